"""Which tests come where: the program with a mark at the start of every block of statements."""

import ast
from collections.abc import Iterator, Sequence
from pathlib import Path

MODULE = "spoor_van_toetsen"
_MERKER = """\
import atexit
import pathlib

raak = bytearray({aantal})
ELDERS = pathlib.Path(__file__).with_suffix(".bin")


@atexit.register
def bewaar():
    with ELDERS.open("ab") as bestand:
        bestand.write(raak)
"""


class Blokken:
    """Every block of these modules, numbered; the module itself is one, the first of its own."""

    def __init__(self, wortel: Path, paden: Sequence[str]) -> None:
        self._van: dict[str, list[tuple[int, int, int]]] = {}
        self.aantal = 0
        for pad in paden:
            boom = ast.parse((wortel / pad).read_bytes())
            self._van[pad] = [(1, 1_000_000, self.aantal)]
            for nummer, (blok, _) in enumerate(_blokken(boom), self.aantal + 1):
                self._van[pad].append((blok[0].lineno, blok[-1].end_lineno or 0, nummer))
            self.aantal += len(self._van[pad])

    def van(self, pad: str, regel: int) -> tuple[int, ...]:
        """The block this line is in; every block of the module when it is in none of a function."""
        hele, *blokken = self._van[pad]
        binnen = [blok for blok in blokken if blok[0] <= regel <= blok[1]]
        if binnen:
            return (min(binnen, key=lambda blok: (blok[1] - blok[0], -blok[2]))[2],)
        return tuple(nummer for _, _, nummer in (hele, *blokken))

    def merk(self, boom: Path) -> None:
        """Put the marks into the copy of the program in this folder."""
        for pad, nummers in self._van.items():
            bestand = boom / pad
            module = ast.parse(bestand.read_bytes())
            for (_, _, nummer), (blok, waar) in zip(
                nummers[1:], list(_blokken(module)), strict=True
            ):
                blok.insert(waar, ast.parse(f"_spoor_[{nummer}] = 1").body[0])
            module.body.insert(
                _na_aanhef(module), ast.parse(f"from {MODULE} import raak as _spoor_").body[0]
            )
            bestand.write_text(ast.unparse(ast.fix_missing_locations(module)), encoding="utf-8")
        (boom / f"{MODULE}.py").write_text(_MERKER.format(aantal=self.aantal), encoding="utf-8")


def _blokken(boom: ast.Module) -> Iterator[tuple[list[ast.stmt], int]]:
    """Each block, and how many statements of it come before a mark (its docstring)."""
    for knoop in ast.walk(boom):
        if isinstance(knoop, ast.Module | ast.ClassDef | ast.Lambda | ast.IfExp):
            continue
        for veld in ("body", "orelse", "finalbody"):
            blok = getattr(knoop, veld, None)
            if isinstance(blok, list) and blok:
                yield blok, int(isinstance(knoop, ast.FunctionDef) and _heeft_docstring(knoop))


def _heeft_docstring(knoop: ast.FunctionDef | ast.Module) -> bool:
    return ast.get_docstring(knoop, clean=False) is not None


def _na_aanhef(module: ast.Module) -> int:
    """Behind the docstring and what must come first."""
    waar = int(_heeft_docstring(module))
    eerst = [kop for kop in module.body if getattr(kop, "module", "") == "__future__"]
    return waar + len(eerst)
