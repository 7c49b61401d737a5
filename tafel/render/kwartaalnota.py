"""The quarterly note as a document that a coördinator edits before it goes to the board."""

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec.structs import replace

from tafel.domain.knelpunt import SOORTNAMEN
from tafel.domain.kwartaalnota import Kwartaalnota, Notaknelpunt
from tafel.domain.rapport import (
    ONBEKEND,
    ONDERDRUKT,
    TEKEN,
    Cijfer,
    Kolom,
    Rapport,
    Rapporttabel,
)
from tafel.render import cijfers, knelpunten, stuk
from tafel.render.stuk import Deel, Raster, Stuk
from tafel.render.tekst import Gestileerd
from tafel.render.woorden import Labels, aantal

IN_TE_VULLEN: Final = "[in te vullen]"
"""What a coördinator writes; the square brackets make it easy to find."""
_VERTROUWELIJK = "concept; lees het na en vul het aan voordat het naar het bestuur gaat"
_GOED, _FOUT = "✓", "✗"
_GROEPEN: Final = {_GOED: "Goed", _FOUT: "Niet goed", "niet meetbaar": "Niet te meten"}
_ZONDER_NORM: Final = "Zonder norm"
_TE_KLEIN = "Te klein om te tonen"
_STAND = ("stroom", "naar_tafel", "uitstroom")
"""The kengetallen that a board asks for first; the others are in the report."""
_VOORSTELLEN = (
    ("Aanbod versterken", "welk aanbod, voor wie, waarom nu, wat het kost en wie het levert"),
    ("Inkoopadvies", "wat bij de volgende inkoop of subsidie anders moet, en bij wie"),
    ("Doorgeven", "welk knelpunt naar wie gaat, met welke vraag, en wanneer er antwoord moet zijn"),
)


def zet(nota: Kwartaalnota, formaat: str, labels: Labels, breedte: int) -> str | bytes | Gestileerd:
    """The note in one of the formats tabel, tekst, markdown, html or docx."""
    regels = formaat in ("tabel", "tekst")
    return stuk.zet(als_stuk(nota, labels, regels=regels), formaat, breedte)


def als_stuk(nota: Kwartaalnota, labels: Labels, *, regels: bool = False) -> Stuk:
    """Flow, what goes well and what does not, bottlenecks, white spots, proposals, sources.

    With `regels` every row of a table is a sentence: text alone has no columns to read it by.
    """
    definitief = sum(rapport.definitief_op is not None for rapport in nota.rapporten)
    voorlopig = len(nota.rapporten) - definitief
    return Stuk(
        titel=f"Kwartaalnota {nota.periode.kwartaal}",
        onder=(
            nota.gemeente,
            cijfers.periode(nota.periode),
            "cijfers definitief" if not voorlopig else "cijfers voorlopig",
        ),
        delen=(
            Deel(
                "Samenvatting",
                (f"{IN_TE_VULLEN} wat het bestuur moet weten en besluiten, in vijf zinnen",),
            ),
            Deel("Wat er in- en uitging", altijd=True),
            *_met_legenda(_stroom(nota.kengetallen, regels), "" if regels else _legenda(nota)),
            *_oordelen(nota),
            *_structureel(nota, labels, regels),
            *_wit(nota.aanbod, regels),
            Deel(
                "Voorstellen",
                ("De cijfers hierboven zeggen waar; wat nodig is zegt de tafel.",),
            ),
            *(Deel(kop, (f"{IN_TE_VULLEN} {vraag}",), niveau=3) for kop, vraag in _VOORSTELLEN),
            _verantwoording(nota, regels),
        ),
        vertrouwelijk=_VERTROUWELIJK,
        stand="CONCEPT",
    )


def _stroom(kengetallen: Rapport, regels: bool) -> Iterator[Deel]:
    for tabel in kengetallen.tabellen:
        if tabel.sleutel in _STAND:
            yield _deel(tabel, regels)
        elif tabel.sleutel == "doorlooptijd":
            yield _deel(_over_alle(tabel), regels)


def _over_alle(tabel: Rapporttabel) -> Rapporttabel:
    """Without the column that divides by table, and only the rows over all of them."""
    return replace(
        tabel,
        kolommen=tabel.kolommen[:1] + tabel.kolommen[2:],
        rijen=tuple(rij[:1] + rij[2:] for rij in tabel.rijen if rij[1] == "alle"),
    )


def _oordelen(nota: Kwartaalnota) -> Iterator[Deel]:
    """What is good, what is not, and what cannot be said: each with its figures."""
    regels = [_oordeel(rij[-1], rij[0], rij[1:4]) for rij in _rijen(nota.indicatoren)]
    regels += [
        _oordeel(rij[2], rij[1], (None,) * 3 if TEKEN in str(rij[6]) else rij[3:6])
        for rij in _rijen(nota.ggsr)
    ]
    yield Deel("Wat goed gaat en wat niet", altijd=True)
    for kop in (*_GROEPEN.values(), _TE_KLEIN, _ZONDER_NORM):
        punten = tuple(zin for groep, zin in regels if groep == kop)
        yield Deel(kop, punten=punten, niveau=3)


def _rijen(rapport: Rapport) -> Iterator[tuple[Cijfer, ...]]:
    for tabel in rapport.tabellen:
        yield from tabel.rijen


def _oordeel(stand: Cijfer, wat: Cijfer, getallen: Sequence[Cijfer]) -> tuple[str, str]:
    """Under which heading it stands, and as what: MPG's met één gezamenlijk plan: 26 van 31 (84 %).

    A judgement is told even where its figures are not.
    """
    hoeveel, van, deel = getallen
    if stand is ONDERDRUKT or ONDERDRUKT in (hoeveel, van):
        if stand in (_GOED, _FOUT):
            return _GROEPEN[str(stand)], f"{wat}: cijfers niet getoond"
        return _TE_KLEIN, str(wat)
    groep = _ZONDER_NORM if stand is None else _GROEPEN[str(stand)]
    if hoeveel is None:
        return groep, str(wat)
    achter = f" ({deel} %)" if isinstance(deel, int | float) else ""
    return groep, f"{wat}: {hoeveel} van {van}{achter}"


def _structureel(nota: Kwartaalnota, labels: Labels, regels: bool) -> Iterator[Deel]:
    """What the figures of this quarter show, and what is known and not dealt with yet."""
    yield Deel("Structurele knelpunten", altijd=True)
    for tabel in nota.knelpunten.tabellen:
        if tabel.sleutel == "structureel":
            yield _deel(replace(tabel, titel="Te zien in de cijfers van dit kwartaal"), regels)
    kolommen = ("Nr", "Knelpunt", "Bij", "Sinds", "Laatst", "Opdrachtgever", "Hefboom", "Stand")
    bekend = Rapporttabel(
        "",
        "Bekend en niet afgehandeld",
        tuple(Kolom(kop, kop) for kop in kolommen),
        tuple(_bekend(regel, labels) for regel in nota.structureel),
    )
    yield _deel(bekend, regels)
    verteld = tuple(
        f"{knelpunten.nummer(regel.knelpunt.nummer)}: {' '.join(regel.knelpunt.tekst.splitlines())}"
        for regel in nota.structureel
        if regel.knelpunt.tekst
    )
    yield Deel("Wat de tafels erover zeggen", punten=verteld, niveau=3)


def _bekend(regel: Notaknelpunt, labels: Labels) -> tuple[Cijfer, ...]:
    knelpunt = regel.knelpunt
    return (
        knelpunten.nummer(knelpunt.nummer),
        SOORTNAMEN[knelpunt.soort],
        knelpunten.plek(knelpunt, labels),
        knelpunt.eerst_gezien,
        knelpunt.laatst_gezien,
        regel.opdrachtgever,
        regel.hefboom,
        str(knelpunt.status),
    )


def _wit(aanbod: Rapport, regels: bool) -> Iterator[Deel]:
    yield Deel("Witte vlekken in het aanbod", altijd=True)
    for tabel in aanbod.tabellen:
        if tabel.sleutel == "aanbod_wit":
            yield _deel(tabel, regels)


def _verantwoording(nota: Kwartaalnota, regels: bool) -> Deel:
    onderdrukt = sum(tabel.onderdrukt for r in nota.rapporten for tabel in r.tabellen)
    alle = f"tafel rapport kengetallen --kwartaal {nota.periode.kwartaal}"
    kleine = aantal(onderdrukt, "cijfer", "cijfers") + ("" if regels else f" ({cijfers.VERBORGEN})")
    _, _, waarom = _legenda(nota).partition(": ")
    return Deel(
        "Verantwoording",
        paren=(
            (
                "Niet getoond",
                f"{kleine}: {waarom}" if waarom else kleine,
            ),
            ("Alle cijfers", f"{alle} --uitleg, en zo indicatoren, ggsr, knelpunten, aanbod"),
            ("Bronnen", "Visie §3.4.2; Werkplan §4.4 (doel); STJ (vijf thema's)"),
            ("Profiel", nota.profiel),
        ),
    )


def _legenda(nota: Kwartaalnota) -> str:
    """What the sign in the tables means; "" where no figure is hidden."""
    return next(filter(None, map(cijfers.legenda, nota.rapporten)), "")


def _met_legenda(delen: Iterator[Deel], legenda: str) -> Iterator[Deel]:
    """The same parts, with `legenda` under the heading of the first."""
    for nummer, deel in enumerate(delen):
        yield deel if nummer else replace(deel, alineas=(legenda, *deel.alineas))


def _deel(tabel: Rapporttabel, regels: bool) -> Deel:
    """A table of figures under its own heading; rows of nothing but 0 are left out."""
    rijen = tuple(
        rij for rij in tabel.rijen if rij[0] == ONBEKEND or any(cel != 0 for cel in rij[1:])
    )
    cellen = cijfers.rijen(replace(tabel, rijen=rijen))
    koppen = tuple(map(cijfers.kop, tabel.kolommen))
    leeg = () if rijen else (tabel.leeg,)
    if not regels:
        rechts = tuple(i for i, kolom in enumerate(tabel.kolommen) if cijfers.is_getal(kolom))
        return Deel(tabel.titel, leeg, raster=Raster(koppen, cellen, rechts), niveau=3)
    paren = tuple((rij[0], _regel(koppen[1:], rij[1:])) for rij in cellen)
    return Deel(tabel.titel, leeg, paren=paren, niveau=3)


def _regel(koppen: Sequence[str], cellen: Sequence[str]) -> str:
    """gemeld 48, geopend 10 (1 niet getoond)."""
    paren = [paar for paar in zip(koppen, cellen, strict=True) if paar[1] != cijfers.GEEN]
    getoond = [f"{kop.lower()} {cel}" for kop, cel in paren if cel != cijfers.VERBORGEN]
    weg = len(paren) - len(getoond)
    if not getoond:
        return "niet getoond" if weg else ""
    return ", ".join(getoond) + (f" ({weg} niet getoond)" if weg else "")
