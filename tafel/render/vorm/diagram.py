"""Charts as numbers: where everything in a picture stands, in percent of its width and in pixels.

Widths are percentages, so that one picture fits a telephone, a screen and paper with letters of one
size, and no text has to be measured. Every row is drawn, whatever its figure; one that is not given
has no length and interrupts a line.
"""

import itertools
import math
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from msgspec import Struct

from tafel.domain.rapport import Beeld, Cijfer, Cijfersoort, Rapporttabel
from tafel.render.vorm.cijfers import (
    GEEN,
    cel,
    deel_van,
    doel,
    doelen,
    eerste,
    hoogte,
    is_getal,
    is_samen,
    kop,
    naam,
    rijen,
    te_tekenen,
)
from tafel.render.vorm.tekst import breek, kort

MEESTE_HOOG: Final = 720
"""Pixels of bars that stay on one page together, with their heading."""
REGEL: Final = 17
"""Pixels of a line of text."""

_NAAST: Final = 17
"""Characters of a name that fit beside its bar on a narrow screen; longer ones go above it."""
_NAAM: Final = 40
"""Characters of a line that fit above it."""
_EINDNAAM: Final = 12
_RIJ: Final = 26
"""Pixels for a bar and what keeps it from the next."""
_LIJN_HOOG: Final = 220
_SAMEN: Final = 3
"""Lines share one picture while the highest is at most so many times the lowest."""
_MEESTE_NAMEN: Final = 12
_TREDEN: Final = 4
_KLEUREN: Final = 5
"""As many as the style sheet has."""


class Staaf(Struct, frozen=True):
    naam: tuple[str, ...]
    """Its lines."""
    waarde: str
    """As it stands at the end of the bar."""
    lengte: str | None
    """Percent of the longest; None where nothing may be drawn."""
    doel: str | None
    """Percent."""
    boven: int
    """Pixels."""


class Staafdiagram(Struct, frozen=True):
    naam: str
    omschrijving: str
    staven: tuple[Staaf, ...]
    gestapeld: bool
    """Names stand above the bars."""
    procent: bool
    """The scale is 0 to 100 %, and shown."""
    hoogte: int
    onder: str
    """What a reader must know of the picture."""


class Lijn(Struct, frozen=True):
    label: str
    label_boven: str
    """Percent of the height."""
    stukken: tuple[str, ...]
    """Points of every uninterrupted part, both axes 0 to 100."""
    punten: tuple[tuple[str, str], ...]
    kleur: int


class Reeks(Struct, frozen=True):
    """A column of figures."""

    label: str
    waarden: tuple[Cijfer, ...]
    nummer: int

    @property
    def hoogste(self) -> float:
        return _hoogste(self.waarden)

    @property
    def laatste(self) -> float:
        """The last one that is shown, 0 when none is."""
        bekend = (hoogte(waarde) for waarde in reversed(self.waarden))
        return next((hoog for hoog in bekend if hoog is not None), 0)


class Lijndiagram(Struct, frozen=True):
    naam: str
    omschrijving: str
    lijnen: tuple[Lijn, ...]
    raster: tuple[tuple[str, str], ...]
    """Height and figure of every line of the scale."""
    namen: tuple[tuple[str, str], ...]
    hoogte: int


# --- bars -----------------------------------------------------------------------------------------


def staafdiagrammen(tabel: Rapporttabel) -> tuple[Staafdiagram, ...]:
    """A bar for every row but the sum of the others, in as many pictures of one scale as it takes
    for each to fit a page; () when there is nothing to draw.
    """
    procent = tabel.beeld is Beeld.DOEL
    plaats = eerste(tabel, Cijfersoort.PROCENT) if procent else eerste(tabel)
    rijen_ = [rij for rij in tabel.rijen if not is_samen(rij)]
    hoogste = 0 if plaats is None else _hoogste(te_tekenen(tabel, rij, plaats) for rij in rijen_)
    if plaats is None or hoogste <= 0:
        return ()
    gestapeld = procent or max(len(naam(tabel, rij)) for rij in rijen_) > _NAAST
    delen = list(_verdeeld(tabel, rijen_, gestapeld=gestapeld))
    langste = next(rij for rij in rijen_ if hoogte(te_tekenen(tabel, rij, plaats)) == hoogste)
    kolom = tabel.kolommen[plaats]
    over = (
        f"Een staaf per rij, {len(rijen_)} in totaal. De langste is "
        f"{naam(tabel, langste)}: {cel(hoogste, kolom.soort)}."
    )
    streep = doelen(tabel)

    def diagram(deel_: Sequence[tuple[Cijfer, ...]], deel: str) -> Staafdiagram:
        bodems = list(itertools.accumulate(_hoog(tabel, rij, gestapeld) for rij in deel_))
        return Staafdiagram(
            naam=f"{tabel.titel}: {kop(kolom)}{deel and f', {deel}'}",
            omschrijving=over,
            staven=tuple(
                Staaf(
                    _naamregels(tabel, rij) if gestapeld else (naam(tabel, rij),),
                    _bij_staaf(tabel, rij, plaats),
                    _lengte(hoogte(te_tekenen(tabel, rij, plaats)), 100 if procent else hoogste),
                    _lengte(doel(tabel, rij), 100),
                    boven,
                )
                for rij, boven in zip(deel_, (0, *bodems), strict=False)
            ),
            gestapeld=gestapeld,
            procent=procent,
            hoogte=bodems[-1],
            onder=" ".join(
                filter(None, (deel and f"Figuur, {deel}.", streep and f"Streep: {streep}."))
            ),
        )

    return tuple(
        diagram(eigen, f"deel {nummer} van {len(delen)}" if len(delen) > 1 else "")
        for nummer, eigen in enumerate(delen, 1)
    )


def _verdeeld(
    tabel: Rapporttabel, rijen_: Sequence[tuple[Cijfer, ...]], *, gestapeld: bool
) -> Iterator[list[tuple[Cijfer, ...]]]:
    """The rows in their order: as few parts as fit, of about one height."""
    hoogten = [_hoog(tabel, rij, gestapeld) for rij in rijen_]
    delen = math.ceil(sum(hoogten) / MEESTE_HOOG)
    grens = min(sum(hoogten) / delen + max(hoogten), MEESTE_HOOG)
    samen: list[tuple[Cijfer, ...]] = []
    hoog = 0
    for rij, eigen in zip(rijen_, hoogten, strict=True):
        if samen and hoog + eigen > grens:
            yield samen
            samen, hoog = [], 0
        samen.append(rij)
        hoog += eigen
    yield samen


def _hoog(tabel: Rapporttabel, rij: Sequence[Cijfer], gestapeld: bool) -> int:
    """Pixels for one row."""
    return _RIJ + REGEL * len(_naamregels(tabel, rij)) if gestapeld else _RIJ


def _naamregels(tabel: Rapporttabel, rij: Sequence[Cijfer]) -> tuple[str, ...]:
    """The name of a row above its bar, on one line or two."""
    eerst, *rest = breek(naam(tabel, rij), _NAAM)
    return (eerst, kort(" ".join(rest), _NAAM)) if rest else (eerst,)


def _hoogste(cellen: Iterable[Cijfer]) -> float:
    return max((hoog for cel_ in cellen if (hoog := hoogte(cel_)) is not None), default=0)


def _lengte(waarde: float | None, top: float) -> str | None:
    return None if waarde is None else _maat(_deel(waarde, top))


def _bij_staaf(tabel: Rapporttabel, rij: Sequence[Cijfer], plaats: int) -> str:
    """The figure, and whether it is as it should be."""
    if te_tekenen(tabel, rij, plaats) is None:
        return _onder_de_streep(tabel, rij)
    stand = eerste(tabel, Cijfersoort.STAND)
    delen = [(rij[plaats], tabel.kolommen[plaats].soort)]
    if tabel.beeld is Beeld.DOEL and stand is not None:
        delen.append((rij[stand], Cijfersoort.STAND))
    return " ".join(cel(cijfer, soort) for cijfer, soort in delen if cijfer is not None) or GEEN


def _onder_de_streep(tabel: Rapporttabel, rij: Sequence[Cijfer]) -> str:
    """The two figures that a percentage would divide, if the second were not too few for it."""
    paar = deel_van(tabel, rij)
    return " van ".join(cel(cijfer, Cijfersoort.AANTAL) for cijfer in paar) if paar else GEEN


# --- lines ----------------------------------------------------------------------------------------


def lijndiagrammen(tabel: Rapporttabel) -> tuple[Lijndiagram, ...]:
    """The columns of figures as lines over the rows: those of one size in one picture."""
    namen = [rij[0] for rij in rijen(tabel)]
    return tuple(_lijndiagram(tabel, groep, namen) for groep in groepen(tabel))


def groepen(tabel: Rapporttabel) -> list[list[Reeks]]:
    """The lines that every picture holds; those of nothing but 0 are in none."""
    kolommen = [
        (kop(kolom), tuple(rij[plaats] for rij in tabel.rijen))
        for plaats, kolom in enumerate(tabel.kolommen)
        if is_getal(kolom)
    ]
    bekend = [(label, cellen) for label, cellen in kolommen if _hoogste(cellen) > 0]
    reeksen = [Reeks(*deel, nummer) for nummer, deel in enumerate(bekend)]
    return _gegroepeerd(reeksen) if len(tabel.rijen) > 1 and reeksen else []


def _gegroepeerd(reeksen: list[Reeks]) -> list[list[Reeks]]:
    """Lines of one size together: parted, if need be, where their heights lie farthest apart."""
    hoogten = sorted(reeks.hoogste for reeks in reeksen)
    if hoogten[-1] <= _SAMEN * hoogten[0]:
        return [reeksen]
    _, grens = max((hoger / lager, lager) for lager, hoger in itertools.pairwise(hoogten))
    klein = [reeks for reeks in reeksen if reeks.hoogste <= grens]
    groot = [reeks for reeks in reeksen if reeks.hoogste > grens]
    return [klein, groot] if klein[0].nummer < groot[0].nummer else [groot, klein]


def _lijndiagram(
    tabel: Rapporttabel, reeksen: Sequence[Reeks], namen: Sequence[str]
) -> Lijndiagram:
    stap = _tred(max(reeks.hoogste for reeks in reeksen))
    treden = math.ceil(max(reeks.hoogste for reeks in reeksen) / stap)
    top = stap * treden
    einden = _uiteen([100 - _deel(reeks.laatste, top) for reeks in reeksen])
    om_de = math.ceil(len(namen) / _MEESTE_NAMEN)
    return Lijndiagram(
        naam=f"{tabel.titel}: {', '.join(reeks.label for reeks in reeksen)}",
        omschrijving=" ".join(
            (f"Van {namen[0]} t/m {namen[-1]}.", *(_verloop(reeks, namen) for reeks in reeksen))
        ),
        lijnen=tuple(
            _lijn(reeks, top, boven) for reeks, boven in zip(reeksen, einden, strict=True)
        ),
        raster=tuple(
            (_maat(100 - 100 * tree / treden), cel(tree * stap, Cijfersoort.AANTAL))
            for tree in range(treden + 1)
        ),
        namen=tuple(
            (_langs(plaats, len(namen)), naam[:3])
            for plaats, naam in enumerate(namen)
            if plaats % om_de == 0
        ),
        hoogte=_LIJN_HOOG,
    )


def _lijn(reeks: Reeks, top: float, boven: float) -> Lijn:
    plekken = [_langs(plaats, len(reeks.waarden)) for plaats in range(len(reeks.waarden))]
    stukken: list[list[tuple[str, str]]] = [[]]
    for plek, hoog in zip(plekken, map(hoogte, reeks.waarden), strict=True):
        if hoog is None:
            stukken.append([])
        else:
            stukken[-1].append((plek, _maat(100 - _deel(hoog, top))))
    laatste = reeks.waarden[-1]
    waarde = "" if hoogte(laatste) is None else cel(laatste, Cijfersoort.AANTAL)
    return Lijn(
        f"{kort(reeks.label, _EINDNAAM)} {waarde}".rstrip(),
        _maat(boven),
        tuple(" ".join(f"{x},{y}" for x, y in stuk) for stuk in stukken if len(stuk) > 1),
        tuple(punt for stuk in stukken for punt in stuk),
        reeks.nummer % _KLEUREN + 1,
    )


def _verloop(reeks: Reeks, namen: Sequence[str]) -> str:
    """The highest point in words."""
    hoogten = list(map(hoogte, reeks.waarden))
    top = cel(reeks.hoogste, Cijfersoort.AANTAL)
    return f"{reeks.label}: hoogste {top} in {namen[hoogten.index(reeks.hoogste)]}."


def _uiteen(plekken: Sequence[float]) -> list[float]:
    """The same places, moved as little as keeps names from covering each other."""
    ruim = 100 * REGEL / _LIJN_HOOG
    volgorde = sorted(range(len(plekken)), key=plekken.__getitem__)
    uit = list(plekken)
    for vorige, nummer in itertools.pairwise(volgorde):
        uit[nummer] = max(uit[nummer], uit[vorige] + ruim)
    grens = 100.0
    for nummer in reversed(volgorde):
        uit[nummer] = min(uit[nummer], grens)
        grens = uit[nummer] - ruim
    return uit


def _tred(top: float) -> int:
    """The distance between lines of a scale up to `top`: 1, 2 or 5 times a power of ten."""
    macht = 1
    while True:
        for keer in (1, 2, 5):
            if keer * macht * _TREDEN >= top:
                return keer * macht
        macht *= 10


def _langs(plaats: int, aantal: int) -> str:
    """In the middle of its part of the axis, so that no name sticks out."""
    return _maat(100 * (plaats + 0.5) / aantal)


def _deel(waarde: float, top: float) -> float:
    return min(max(waarde / top, 0), 1) * 100


def _maat(getal: float) -> str:
    return f"{getal:.2f}".rstrip("0").rstrip(".")
