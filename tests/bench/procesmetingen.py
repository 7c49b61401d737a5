"""The commands of the work process on a register that was filled with it."""

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

from tests.bench.metingen import Meting, Programma
from tests.bench.opstelling import AGENDA, LEZEN, SCHRIJVEN, Bench
from tests.bench.proces import AFSPRAAK, PARTNERS, TAFELS, Nummers

LAATSTE_OVERLEG = "2026-11-19"


def lezend(bench: Bench, nummers: Nummers) -> Iterator[Meting]:
    """Lists and screens."""
    for woorden in leesopdrachten(nummers):
        doel = AGENDA if woorden[0] == "agenda" else LEZEN
        yield bench.meet(f"vol: {' '.join(woorden)}", bench.ons(*woorden), doel)


def schrijvend(bench: Bench, nummers: Nummers) -> Iterator[Meting]:
    """Changes, each run another one."""
    for naam, programma in schrijfopdrachten(bench, nummers):
        yield bench.meet(f"vol: {naam}", programma, SCHRIJVEN)


def leesopdrachten(nummers: Nummers) -> tuple[tuple[str, ...], ...]:
    """The command lines of lists and screens."""
    vol = str(nummers.vol)
    return (
        ("casus", "toon", vol),
        ("casus", "lijst"),
        ("casus", "lijst", "--te-laat"),
        ("afspraak", "lijst"),
        ("afspraak", "lijst", "--te-laat", "--organisatie", PARTNERS[0]),
        ("escaleer", "lijst"),
        ("escaleer", "voorstel"),
        *(("agenda", "--tafel", tafel) for tafel in TAFELS[:2]),
        ("overleg", "besluitenlijst", "--tafel", TAFELS[0], "--datum", LAATSTE_OVERLEG),
        ("plan", "toon", vol),
        ("plan", "controleer", vol),
        ("partner", "lijst"),
    )


def schrijfopdrachten(bench: Bench, nummers: Nummers) -> Iterator[tuple[str, Programma]]:
    """Changes, by name: what one needs is made ready outside the time."""
    vol, beurten = str(nummers.vol), count()
    afspraak = ("--wat", "Belt met het gezin", "--organisatie", PARTNERS[1], "--uiterlijk", "+2w")
    concepten, te_laat = iter(nummers.concepten), iter(nummers.te_laat)

    def nagekomen() -> tuple[str, ...]:
        return ("nagekomen", bench.ons("afspraak", "add", vol, *afspraak).draai().strip())

    def stap() -> tuple[str, ...]:
        return ("stap", vol, "6" if next(beurten) % 2 == 0 else "7")

    def verhelder() -> tuple[str, ...]:
        oordeel = "nee" if next(beurten) % 2 == 0 else "ja"
        return ("verhelder", vol, "--multiprobleem", oordeel)

    def escaleer() -> tuple[str, ...]:
        casus = str(next(te_laat))
        waarom = ("--tegen", PARTNERS[0], "--afspraak", f"{casus}/{AFSPRAAK}")
        return (casus, "--spoor", "uitvoering", *waarom)

    for naam, groep, argumenten in (
        ("afspraak add", "afspraak", lambda: ("add", vol, *afspraak)),
        ("afspraak nagekomen", "afspraak", nagekomen),
        ("casus stap", "casus", stap),
        ("casus verhelder", "casus", verhelder),
        ("plan taak", "plan", lambda: ("taak", f"{vol}d1", *afspraak)),
        ("plan vaststellen", "plan", lambda: ("vaststellen", str(next(concepten)))),
        ("escaleer", "escaleer", escaleer),
        ("overleg besluit", "overleg", lambda: ("besluit", vol, "--tekst", "MaDi neemt regie.")),
        ("notitie", "notitie", lambda: (vol, "--tekst", "Het gezin is gebeld.")),
    ):
        yield naam, telkens_anders(bench, groep, argumenten)


def telkens_anders(
    bench: Bench, groep: str, argumenten: Callable[[], tuple[str, ...]]
) -> Programma:
    """A command with new arguments before every run, so that it really writes."""
    woorden: list[str | Path] = []

    def andere_argumenten() -> None:
        woorden[:] = [bench.tafel, groep, *argumenten()]

    return Programma(woorden, bench.ons().omgeving, vooraf=andere_argumenten)
