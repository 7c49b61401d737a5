"""Reading a Markdown document as what it promises: commands with their output, files, tables."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

WEGGELATEN = "…"
VERVOLG = "<!-- vervolg -->"


@dataclass(frozen=True, slots=True)
class Blok:
    """A fenced block, or the hidden preparation of a chapter (`soort` = vooraf)."""

    soort: str
    naam: str
    """What stands behind the language: the name of a file."""
    regels: tuple[str, ...]
    regelnummer: int

    @property
    def tekst(self) -> str:
        return "\n".join(self.regels) + "\n"


@dataclass(frozen=True, slots=True)
class Stap:
    """A command as shown, with the lines of output shown below it."""

    commando: str
    getoond: tuple[str, ...]
    exit_code: int


@dataclass(frozen=True, slots=True)
class Hoofdstuk:
    titel: str
    blokken: tuple[Blok, ...]
    vervolg: bool
    """Goes on where the chapter before it stopped, in the same register."""


def blokken(tekst: str) -> Iterator[Blok]:
    """Every fenced block and `<!-- vooraf` comment, in order."""
    soort = None
    naam, begin, regels = "", 0, list[str]()
    for nummer, regel in enumerate(tekst.splitlines(), 1):
        if soort is not None:
            if regel == ("-->" if soort == "vooraf" else "```"):
                yield Blok(soort, naam, tuple(regels), begin)
                soort = None
            else:
                regels.append(regel)
        elif regel == "<!-- vooraf" or regel.startswith("```"):
            soort, _, naam = regel.removeprefix("<!-- ").removeprefix("```").partition(" ")
            begin, regels = nummer, []
    if soort is not None:
        raise ValueError(f"line {begin}: the block is never closed")


def hoofdstukken(tekst: str) -> list[Hoofdstuk]:
    """The parts between `##` headings that hold a block."""
    delen = re.split(r"(?m)^## (.+)$", tekst)
    gevonden = zip(delen[1::2], delen[2::2], strict=True)
    return [
        Hoofdstuk(titel, inhoud, VERVOLG in deel)
        for titel, deel in gevonden
        if (inhoud := tuple(blokken(deel)))
    ]


def verhalen(tekst: str) -> list[list[Hoofdstuk]]:
    """The chapters that share a register: each that begins one, with those that go on with it."""
    gevonden: list[list[Hoofdstuk]] = []
    for hoofdstuk in hoofdstukken(tekst):
        if hoofdstuk.vervolg:
            gevonden[-1].append(hoofdstuk)
        else:
            gevonden.append([hoofdstuk])
    return gevonden


def stappen(blok: Blok) -> list[Stap]:
    """The commands of a block; `# exitcode N` below one says what it ends with."""
    gevonden: list[tuple[str, list[str]]] = []
    for regel in blok.regels:
        if regel.startswith("$ "):
            gevonden.append((regel.removeprefix("$ "), []))
        elif gevonden:
            gevonden[-1][1].append(regel)
        else:
            raise ValueError(f"line {blok.regelnummer}: output without a command")
    return [_stap(commando, regels) for commando, regels in gevonden]


def _stap(commando: str, regels: Sequence[str]) -> Stap:
    codes = [int(r.removeprefix("# exitcode ")) for r in regels if r.startswith("# exitcode ")]
    getoond = tuple(r for r in regels if r.strip(f" {WEGGELATEN}") and not r.startswith("# exit"))
    return Stap(commando, getoond, *(codes or [0]))


def ontbreekt(getoond: Sequence[str], uitvoer: str) -> list[str]:
    """The shown lines that are no line of the output; one that ends in `…` may go on there."""
    echt = [regel.rstrip() for regel in uitvoer.splitlines()]
    return [regel for regel in getoond if not any(_past(regel.rstrip(), e) for e in echt)]


def _past(getoond: str, echt: str) -> bool:
    begin = getoond.removesuffix(WEGGELATEN)
    return echt == getoond or (begin != getoond and echt.startswith(begin.rstrip()))


def tabel(tekst: str, kop: str) -> list[list[str]]:
    """The cells of the one table whose header begins with the cells of `kop`."""
    [gevonden] = re.findall(rf"(?m)^\| {re.escape(kop)} \|.*\n\|[-|]+\n((?:\|.*\n)+)", tekst)
    return [[cel.strip() for cel in rij.split("|")[1:-1]] for rij in gevonden.splitlines()]


def codes(tekst: str) -> list[str]:
    """What stands between backticks."""
    return re.findall(r"`([^`]+)`", tekst)


def zonder_blokken(tekst: str) -> str:
    return re.sub(r"(?ms)^```.*?^```$", "", tekst)


def ankers(tekst: str) -> set[str]:
    """Every heading as a link to it is written."""
    koppen = re.findall(r"(?m)^#+ (.+)$", zonder_blokken(tekst))
    return {re.sub(r"[^\w -]", "", kop.lower()).replace(" ", "-") for kop in koppen}


def koppelingen(tekst: str) -> list[str]:
    """The targets of all links within the project."""
    doelen = re.findall(r"\]\(([^)\s]+)\)", zonder_blokken(tekst))
    return [doel for doel in doelen if "://" not in doel]
