"""The faults that can be planted in a module, each one small change of its text."""

import ast
import random
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct

GRENZEN: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
_ONTKENNEND = (ast.Eq, ast.NotEq, ast.Is, ast.IsNot, ast.In, ast.NotIn)
VASTLEGGERS = frozenset({"noteer", "log"})
"""Functions that keep what happened, under a name that is written as text."""
_ZEGT_NIETS = frozenset({"annotation", "returns"})
"""Parts that nothing depends on when the program runs; what a class is (frozen) neither."""


class Fout(Struct, frozen=True):
    """One change: the bytes from `begin` to `eind` become `nieuw`."""

    pad: str
    regel: int
    plaats: str
    """The function it is in, with its class; empty at the level of the module."""
    soort: str
    tekst: str
    """The line it is on, as it was."""
    oud: str
    nieuw: str
    begin: int
    eind: int

    @property
    def naam(self) -> tuple[str, str, str, str, str]:
        """What stays the same when lines above it come or go."""
        return self.pad, self.plaats, self.tekst, self.oud, self.nieuw

    def plant(self, bron: bytes) -> bytes:
        return bron[: self.begin] + self.nieuw.encode() + bron[self.eind :]


def trek(wortel: Path, paden: Sequence[str], aantal: int, zaad: int) -> list[Fout]:
    """As many faults as asked, drawn from all that these modules can have."""
    alle = list(alle_fouten(wortel, paden))
    return sorted(
        random.Random(zaad).sample(alle, min(aantal, len(alle))), key=lambda f: (f.pad, f.begin)
    )


def alle_fouten(wortel: Path, paden: Sequence[str]) -> Iterator[Fout]:
    bronnen = {pad: (wortel / pad).read_bytes() for pad in paden}
    bomen = {pad: ast.parse(bron) for pad, bron in bronnen.items()}
    namen = _namen(bomen.values())
    for pad, boom in bomen.items():
        yield from _Module(pad, bronnen[pad], namen).fouten(boom)


def _namen(bomen: Iterable[ast.Module]) -> dict[tuple[str, int], list[str]]:
    """Per place in a call that keeps what happened: the texts that stand there somewhere."""
    namen: dict[tuple[str, int], set[str]] = defaultdict(set)
    for boom in bomen:
        for knoop in ast.walk(boom):
            for waar, tekst in _vastgelegd(knoop):
                namen[waar].add(str(tekst.value))
    return {waar: sorted(teksten) for waar, teksten in namen.items()}


def _vastgelegd(knoop: ast.AST) -> Iterator[tuple[tuple[str, int], ast.Constant]]:
    if isinstance(knoop, ast.Call):
        functie = knoop.func
        naam = functie.attr if isinstance(functie, ast.Attribute) else getattr(functie, "id", "")
        if naam in VASTLEGGERS:
            for nummer, deel in enumerate(knoop.args):
                if isinstance(deel, ast.Constant) and isinstance(deel.value, str):
                    yield (naam, nummer), deel


class _Module:
    def __init__(self, pad: str, bron: bytes, namen: dict[tuple[str, int], list[str]]) -> None:
        self._pad = pad
        self._bron = bron
        self._namen = namen
        self._regels = bron.splitlines(keepends=True)
        self._begin = [0]
        for regel in self._regels:
            self._begin.append(self._begin[-1] + len(regel))

    def fouten(self, boom: ast.Module) -> Iterator[Fout]:
        yield from self._onder(boom, "")

    def _onder(self, knoop: ast.AST, plaats: str) -> Iterator[Fout]:
        if isinstance(knoop, ast.JoinedStr | ast.Assert | ast.Import | ast.ImportFrom):
            return  # Python 3.11 does not know where the parts of an f-string stand
        if isinstance(knoop, ast.FunctionDef | ast.ClassDef | ast.AsyncFunctionDef):
            plaats = f"{plaats}.{knoop.name}".lstrip(".")
        for soort, stuk, nieuw in self._hier(knoop):
            yield self._fout(soort, stuk, nieuw, plaats)
        for veld, waarde in ast.iter_fields(knoop):
            if veld not in _ZEGT_NIETS and not (
                veld == "keywords" and isinstance(knoop, ast.ClassDef)
            ):
                for kind in waarde if isinstance(waarde, list) else [waarde]:
                    if isinstance(kind, ast.AST):
                        yield from self._onder(kind, plaats)

    def _hier(self, knoop: ast.AST) -> Iterator[tuple[str, ast.expr | ast.stmt, str]]:
        match knoop:
            case ast.Compare(left=links, ops=tekens, comparators=rechts):
                for nummer, teken in enumerate(tekens):
                    andere = GRENZEN[type(teken)]()
                    nieuw = ast.Compare(
                        links, [*tekens[:nummer], andere, *tekens[nummer + 1 :]], rechts
                    )
                    yield "vergelijking", knoop, f"({ast.unparse(nieuw)})"
            case ast.BoolOp(op=teken, values=delen):
                ander = ast.Or() if isinstance(teken, ast.And) else ast.And()
                yield "en/of", knoop, f"({ast.unparse(ast.BoolOp(ander, delen))})"
            case ast.UnaryOp(op=ast.Not(), operand=deel):
                yield "niet", knoop, f"({ast.unparse(deel)})"
            case ast.Constant(value=bool() as waarde):
                yield "ja/nee", knoop, str(not waarde)
            case ast.Constant(value=int() as getal):
                hoger = getal == 0 or zlib.crc32(f"{self._pad}{knoop.lineno}".encode()) % 2
                yield "getal", knoop, str(getal + 1 if hoger else getal - 1)
            case ast.Expr(value=ast.Call()) | ast.AugAssign() | ast.Raise() | ast.Delete():
                yield "weggelaten", knoop, "pass"
            case ast.Continue() | ast.Break():
                yield "weggelaten", knoop, "pass"
            case ast.Assign(targets=[ast.Subscript() | ast.Attribute()]):
                yield "weggelaten", knoop, "pass"
            case ast.Return(value=ast.expr() as waarde) if not _is_niets(waarde):
                yield "niets terug", knoop, "return None"
            case ast.If(test=voorwaarde) | ast.IfExp(test=voorwaarde) if not _keert(voorwaarde):
                yield "takken om", voorwaarde, f"(not ({ast.unparse(voorwaarde)}))"
            case _:
                pass
        for waar, tekst in _vastgelegd(knoop):
            namen = [naam for naam in self._namen[waar] if naam != tekst.value]
            if namen:
                keus = zlib.crc32(str(tekst.value).encode()) % len(namen)
                yield "andere naam", tekst, repr(namen[keus])

    def _fout(self, soort: str, stuk: ast.expr | ast.stmt, nieuw: str, plaats: str) -> Fout:
        assert stuk.end_lineno is not None
        assert stuk.end_col_offset is not None
        begin = self._begin[stuk.lineno - 1] + stuk.col_offset
        eind = self._begin[stuk.end_lineno - 1] + stuk.end_col_offset
        return Fout(
            pad=self._pad,
            regel=stuk.lineno,
            plaats=plaats,
            soort=soort,
            tekst=self._regels[stuk.lineno - 1].decode().strip(),
            oud=" ".join(self._bron[begin:eind].decode().split()),
            nieuw=nieuw,
            begin=begin,
            eind=eind,
        )


def _is_niets(waarde: ast.expr) -> bool:
    return isinstance(waarde, ast.Constant) and waarde.value is None


def _keert(voorwaarde: ast.expr) -> bool:
    """Whether another fault on this condition turns it round already."""
    match voorwaarde:
        case ast.UnaryOp(op=ast.Not()):
            return True
        case ast.Compare(ops=[teken]):
            return isinstance(teken, _ONTKENNEND)
        case _:
            return False
