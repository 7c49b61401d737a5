"""Pictures of figures in a terminal: bars, sparklines and a line over the months.

A figure that is not given has no length.
"""

from collections.abc import Sequence
from typing import Final

from tafel.domain.rapport import Beeld, Cijfer, Cijfersoort, Rapporttabel
from tafel.render.vorm.cijfers import (
    cel,
    doel,
    doelen,
    eerste,
    hoogte,
    is_getal,
    kop,
    rijen,
    te_tekenen,
)
from tafel.render.vorm.tekst import Blad, Regel, Span, Stijl, breedte_van, kort, vul

KORTSTE_STAAF: Final = 12
"""Cells; where there is less room there are no bars."""
LANGSTE_STAAF: Final = 60
TUSSEN: Final = 2

_ACHTSTEN: Final = " ▏▎▍▌▋▊▉█"
_HOOGTEN: Final = "▁▂▃▄▅▆▇█"
_MERK: Final = "│"
_LIJN_HOOG: Final = 6
_LANGSTE_STAP: Final = 5
_KORTSTE_STAP: Final = 2
"""Cells per row of the table, across a picture of a line."""
_SCHAAL: Final = 7
"""Cells for the scale before it."""


def staven(tabel: Rapporttabel, ruimte: int) -> list[str]:
    """A bar per row, at most `ruimte` cells, none where it has nothing to show; [] where there is
    no room, or nothing to draw.
    """
    procent = tabel.beeld is Beeld.DOEL
    kolom = eerste(tabel, Cijfersoort.PROCENT) if procent else eerste(tabel)
    if kolom is None or ruimte < KORTSTE_STAAF:
        return []
    breed = min(ruimte, LANGSTE_STAAF)
    cellen = [te_tekenen(tabel, rij, kolom) for rij in tabel.rijen]
    top = 100 if procent else max((hoogte(cijfer) or 0 for cijfer in cellen), default=0)
    if top <= 0:
        return []
    return [
        _met_merk(_staaf(cijfer, top, breed), doel(tabel, rij), breed)
        for cijfer, rij in zip(cellen, tabel.rijen, strict=True)
    ]


def onder_staven(tabel: Rapporttabel) -> tuple[Regel, ...]:
    """What the mark in the bars means."""
    tekst = doelen(tabel)
    return ((Span(f"{_MERK} = {tekst}", Stijl.ZACHT),),) if tekst else ()


def lijnen(tabel: Rapporttabel, breedte: int) -> tuple[Regel, ...]:
    """A sparkline per column of figures, and below them every column as a line over its rows."""
    reeksen = [
        (kop(kolom), [rij[plaats] for rij in tabel.rijen])
        for plaats, kolom in enumerate(tabel.kolommen)
        if is_getal(kolom)
    ]
    namen = [rij[0] for rij in rijen(tabel)]
    if len(namen) < 2 or not reeksen:
        return ()
    blad = Blad(breedte)
    blad.wit()
    breed = max(breedte_van(label) for label, _ in reeksen)
    for label, waarden in reeksen:
        blad.regel(
            Span(f"{vul(label, breed)}  {sparkline(waarden)}  "),
            Span(_bereik(waarden), Stijl.ZACHT),
        )
    verloop = [(label, waarden) for label, waarden in reeksen if any(map(hoogte, waarden))]
    minst = _SCHAAL + _KORTSTE_STAP * len(namen)
    naast = min((breedte + TUSSEN) // (minst + TUSSEN), len(verloop))
    for begin in range(0, len(verloop), naast) if naast else ():
        ruim = (breedte - TUSSEN * (naast - 1)) // naast
        panelen = [_paneel(*reeks, namen, ruim) for reeks in verloop[begin : begin + naast]]
        blad.wit()
        for regels in zip(*panelen, strict=True):
            blad.regel(Span((" " * TUSSEN).join(vul(regel, ruim) for regel in regels).rstrip()))
    return blad.klaar().regels


def sparkline(waarden: Sequence[Cijfer]) -> str:
    """A character per value, from 0 up to the highest."""
    top = max((hoogte(waarde) or 0 for waarde in waarden), default=0)
    return "".join(_vonk(waarde, top) for waarde in waarden)


def _staaf(waarde: Cijfer, top: float, breed: int) -> str:
    achtsten = round(min(max(hoogte(waarde) or 0, 0) / top, 1) * breed * 8)
    if achtsten == 0 and hoogte(waarde):
        achtsten = 1
    return ("█" * (achtsten // 8) + _ACHTSTEN[achtsten % 8]).rstrip()


def _met_merk(staaf: str, doel: float | None, breed: int) -> str:
    if doel is None:
        return staaf
    plaats = min(int(doel * breed // 100), breed - 1)
    return staaf.ljust(plaats)[:plaats] + _MERK + staaf[plaats + 1 :]


def _vonk(waarde: Cijfer, top: float) -> str:
    hoog = hoogte(waarde)
    if hoog is None:
        return " "
    return _HOOGTEN[_trap(hoog, top, len(_HOOGTEN))]


def _trap(waarde: float, top: float, treden: int) -> int:
    """The step, from 0, on a stair from 0 up to `top`."""
    return round(max(waarde, 0) / top * (treden - 1)) if top > 0 else 0


def _bereik(waarden: Sequence[Cijfer]) -> str:
    bekend = [hoog for waarde in waarden if (hoog := hoogte(waarde)) is not None]
    if not bekend:
        return ""
    if min(bekend) == max(bekend):
        return cel(bekend[0], Cijfersoort.AANTAL)
    return f"{cel(min(bekend), Cijfersoort.AANTAL)} tot {cel(max(bekend), Cijfersoort.AANTAL)}"


def _paneel(label: str, waarden: Sequence[Cijfer], namen: Sequence[str], ruim: int) -> list[str]:
    """One column as a line: its heading, the line above its scale, and the names of the rows."""
    top = max((hoogte(waarde) or 0 for waarde in waarden), default=0)
    as_ = breedte_van(cel(top, Cijfersoort.AANTAL))
    stap = min((ruim - as_ - 2) // len(waarden), _LANGSTE_STAP)
    vlak = [[" "] * (stap * len(waarden)) for _ in range(_LIJN_HOOG)]
    vorige: int | None = None
    for plaats, waarde in enumerate(waarden):
        hoog = hoogte(waarde)
        begin = plaats * stap
        if hoog is None:
            vorige = None
            continue
        rij = _LIJN_HOOG - 1 - _trap(hoog, top, _LIJN_HOOG)
        for x in range(begin, begin + stap):
            vlak[rij][x] = "─"
        if vorige is not None and vorige != rij:
            _sprong(vlak, begin, vorige, rij)
        vorige = rij
    schaal = [cel(top, Cijfersoort.AANTAL), *[""] * (_LIJN_HOOG - 2), "0"]
    return [
        kort(label, ruim),
        *(
            f"{vul(getal, as_, rechts=True)} ┤{''.join(rij)}"
            for getal, rij in zip(schaal, vlak, strict=True)
        ),
        " " * (as_ + 2) + "".join(vul(naam[: 3 if stap > 3 else 1], stap) for naam in namen),
    ]


def _sprong(vlak: list[list[str]], x: int, van: int, naar: int) -> None:
    """The upright from one row to the next, at the begin of the latter."""
    omhoog = naar < van
    vlak[van][x] = "╯" if omhoog else "╮"
    vlak[naar][x] = "╭" if omhoog else "╰"
    for rij in range(min(van, naar) + 1, max(van, naar)):
        vlak[rij][x] = "│"
