"""The map: which tests come by which block.

Kept per test file, until the program or that file changes.
"""

import ast
import hashlib
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import msgspec

from tests.mutanten.boom import Boom, verdeel
from tests.mutanten.spoor import Blokken

PER_KEER = 6
"""Test files in one run of pytest."""


class Toets(msgspec.Struct, frozen=True):
    """A test, and the bytes (packed) of which each says whether it came at that mark."""

    naam: str
    tijd: float
    geslaagd: bool
    raak: bytes

    @property
    def bestand(self) -> str:
        return self.naam.partition("::")[0]


class Kaart:
    def __init__(self, toetsen: Iterable[Toets]) -> None:
        """Without the tests that fail on the program as it is."""
        self.toetsen = [toets for toets in toetsen if toets.geslaagd]
        self._raak = [zlib.decompress(toets.raak) for toets in self.toetsen]
        self._hoeveel = [sum(raak) for raak in self._raak]

    def bij(self, blokken: Sequence[int], onderwerp: str) -> list[Toets]:
        """The tests that come by one of these: near ones first, then those that do little."""
        wie = [n for n, raak in enumerate(self._raak) if any(raak[blok] for blok in blokken)]
        wie.sort(key=lambda n: (onderwerp not in self.toetsen[n].bestand, self._hoeveel[n]))
        return [self.toetsen[n] for n in wie]

    def van(self, bestanden: set[str]) -> list[Toets]:
        return [toets for toets in self.toetsen if toets.bestand in bestanden]


def maak_kaart(
    wortel: Path,
    blokken: Blokken,
    bestanden: Sequence[str],
    *,
    werkers: int,
    meld: Callable[[str], None],
) -> Kaart:
    bewaard = wortel / ".mutanten"
    bewaard.mkdir(exist_ok=True)
    basis = _stempel(wortel)
    paden = {
        naam: bewaard / f"{hashlib.sha256(basis + _eigen(wortel, naam)).hexdigest()}.jsonl"
        for naam in bestanden
    }
    nieuw = [naam for naam, pad in paden.items() if not pad.exists()]
    if nieuw:
        meld(f"kaart: {len(nieuw)} toetsbestanden")
        _neem_op(wortel, blokken, {naam: paden[naam] for naam in nieuw}, werkers)
    regels = (regel for pad in paden.values() for regel in pad.read_bytes().splitlines())
    return Kaart(msgspec.json.decode(regel, type=Toets) for regel in regels)


def _stempel(wortel: Path) -> bytes:
    """The program, its data, and what tests share."""
    alles = hashlib.sha256()
    bronnen = [
        pad
        for map_ in ("tafel", "data", "tests")
        for pad in (wortel / map_).rglob("*")
        if pad.is_file() and pad.suffix != ".pyc"
        if map_ != "tests" or not pad.name.startswith(("test_", "conftest"))
        if pad.parent != Path(__file__).parent
    ]
    for pad in sorted(bronnen):
        alles.update(f"{pad.relative_to(wortel)}\0".encode() + pad.read_bytes())
    return alles.digest()


def _eigen(wortel: Path, naam: str) -> bytes:
    """A test file with the fixtures that it finds."""
    mappen = [wortel / map_ for map_ in Path(naam).parents]
    fixtures = [pad for map_ in mappen if (pad := map_ / "conftest.py").exists()]
    return b"".join(pad.read_bytes() for pad in (wortel / naam, *fixtures))


def _neem_op(wortel: Path, blokken: Blokken, paden: dict[str, Path], werkers: int) -> None:
    namen = list(paden)
    hopen = [
        namen[waar :: -(-len(namen) // PER_KEER)] for waar in range(-(-len(namen) // PER_KEER))
    ]

    def neem_op(boom: Boom, hoop: list[str]) -> None:
        _hoop(boom, hoop, paden)

    verdeel(wortel, hopen, neem_op, werkers=werkers, vooraf=lambda boom: blokken.merk(boom.map))


def _hoop(boom: Boom, hoop: Sequence[str], paden: dict[str, Path]) -> None:
    uit = boom.map / "opname.jsonl"
    uit.unlink(missing_ok=True)
    code, tekst = boom.pytest(
        "-p", "tests.mutanten.opname", *hoop, omgeving={"MUTANTEN_OPNAME": str(uit)}
    )
    if code not in {0, 1}:
        raise RuntimeError(f"pytest stopt met {code}:\n{tekst[-2000:]}")
    per_bestand: dict[str, list[bytes]] = defaultdict(list)
    for regel in uit.read_bytes().splitlines() if uit.exists() else ():
        per_bestand[msgspec.json.decode(regel, type=Toets).bestand].append(regel)
    for naam in hoop:
        paden[naam].write_bytes(b"\n".join(per_bestand[naam]))


def importeurs(wortel: Path, bestanden: Sequence[str], pad: str) -> set[str]:
    """The test files that import this module."""
    module = pad.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
    return {naam for naam in bestanden if module in _imports((wortel / naam).read_bytes())}


def _imports(bron: bytes) -> set[str]:
    namen: set[str] = set()
    for knoop in ast.walk(ast.parse(bron)):
        if isinstance(knoop, ast.Import):
            namen.update(deel.name for deel in knoop.names)
        elif isinstance(knoop, ast.ImportFrom) and knoop.module:
            namen.add(knoop.module)
            namen.update(f"{knoop.module}.{deel.name}" for deel in knoop.names)
    return namen
