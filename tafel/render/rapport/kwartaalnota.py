"""The note to the board as a document that a coördinator edits before it goes there.

Its parts, tables and sentences are the same whatever the figures are.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final

from msgspec.structs import replace

from tafel.domain.knelpunt import SOORTNAMEN, Knelpuntsoort
from tafel.domain.kwartaalnota import Kwartaalnota, Notaknelpunt
from tafel.domain.rapport import (
    BASIS,
    TEKEN,
    Beeld,
    Cijfer,
    Cijfersoort,
    Definitie,
    Rapport,
    Rapportkolom,
    Rapporttabel,
)
from tafel.render import knelpunt as knelpunten
from tafel.render.vorm import cijfers, stuk
from tafel.render.vorm.stuk import Deel, Raster, Stuk
from tafel.render.vorm.tekst import Gestileerd
from tafel.render.vorm.woorden import Labels, getal

IN_TE_VULLEN: Final = "[in te vullen]"
"""What a coördinator writes; the square brackets make it easy to find."""
_VERTROUWELIJK = "concept; lees het na en vul het aan voordat het naar het bestuur gaat"
_KERN = ("gemeld", "geopend", "gesloten", "voorraad aan het eind")
"""What a board asks first; after it, whether what was agreed is done in time."""
_OP_TIJD = "afspraken niet op tijd klaar"
_ZEKER: Final = 2 * BASIS
"""A difference between printed figures that rounding alone cannot make."""
_ZEKERHEID: Final = (
    f"Ongeveer gelijk is een verschil onder {BASIS}; iets meer of minder kan ook van het afronden "
    f"komen; vanaf {_ZEKER} is het er zeker."
)
_ANDERE: Final = "--uitleg, en zo indicatoren, ggsr, knelpunten, aanbod"


def zet(
    nota: Kwartaalnota,
    formaat: str,
    labels: Labels,
    breedte: int,
    uitleg: Mapping[str, Definitie] | None = None,
) -> str | bytes | Gestileerd:
    """The note in one of the formats tabel, tekst, markdown, html, docx or xlsx: of the last one
    every figure that it is made of.
    """
    if formaat == "xlsx":
        from tafel.render.rapport.xlsx import als_xlsx

        return als_xlsx(als_rapport(nota), uitleg or {})
    regels = formaat in ("tabel", "tekst")
    return stuk.zet(als_stuk(nota, labels, uitleg, regels=regels), formaat, breedte)


def als_rapport(nota: Kwartaalnota) -> Rapport:
    """The five figures, and all tables of all reports."""
    tabellen = (tabel for rapport in nota.rapporten for tabel in rapport.tabellen)
    zinnen = (zin for rapport in nota.rapporten for zin in rapport.opmerkingen)
    return Rapport(
        rapport="nota",
        titel=nota.titel,
        periode=nota.periode,
        tabellen=(_vijf(nota), *tabellen),
        onder=(nota.gemeente,),
        opmerkingen=tuple(dict.fromkeys(zinnen)),
    )


def als_stuk(
    nota: Kwartaalnota,
    labels: Labels,
    uitleg: Mapping[str, Definitie] | None = None,
    *,
    regels: bool = False,
) -> Stuk:
    """Five figures, what changed, flow, verdicts, bottlenecks, white spots, proposals, sources.

    With `regels` every row of a table is a sentence: text alone has no columns to read it by.
    """
    vijf = _vijf(nota)
    return Stuk(
        titel=nota.titel,
        onder=(nota.gemeente, cijfers.periode(nota.periode)),
        delen=(
            replace(_deel(vijf, regels), niveau=2),
            Deel(
                "Samenvatting",
                (f"{IN_TE_VULLEN} wat het bestuur moet weten en besluiten, in vijf zinnen",),
            ),
            *_veranderd(nota),
            Deel("Wat er in- en uitging", altijd=True),
            *(_deel(tabel, regels) for tabel in _stroom(nota.kengetallen)),
            Deel("Wat goed gaat en wat niet", altijd=True),
            *(_deel(tabel, regels) for tabel in _oordelen(nota)),
            *_structureel(nota, labels, regels),
            Deel("Aanbod en witte vlekken", altijd=True),
            _deel(_aanbod(nota.aanbod), regels),
            Deel(
                "Voorstellen",
                ("De cijfers hierboven zeggen waar; wat nodig is zegt de tafel.",),
            ),
            *(Deel(kop, (f"{IN_TE_VULLEN} {vraag}",), niveau=3) for kop, vraag in nota.voorstellen),
            _verantwoording(nota),
            _geteld(nota, uitleg or {}),
        ),
        vertrouwelijk=_VERTROUWELIJK,
        stand="CONCEPT",
    )


# --- the first page -------------------------------------------------------------------------------


def _vijf(nota: Kwartaalnota) -> Rapporttabel:
    """What a board asks first, each beside the period before."""
    totalen = _tabel(nota.kengetallen, "vergelijking")
    _, nu, vorig = totalen.kolommen[:3]
    rijen = [rij[:3] for naam in _KERN for rij in totalen.rijen if rij[0] == naam]
    samen = _samen(nota, Knelpuntsoort.WACHTEN)
    rijen.append((_OP_TIJD, samen["aantal"], samen["vorige_aantal"]))
    return Rapporttabel(
        totalen.sleutel,
        "In vijf cijfers",
        (
            Rapportkolom("wat", "wat"),
            nu,
            vorig,
            Rapportkolom("verschil", "verschil"),
        ),
        tuple((*rij, _verschil(*rij[1:])) for rij in rijen),
        beeld=Beeld.STAVEN,
        toelichting=_leeswijzer(nota),
    )


def _leeswijzer(nota: Kwartaalnota) -> str:
    eerste, *rest = nota.kengetallen.opmerkingen
    return ". ".join(zin[:1].upper() + zin[1:] for zin in (eerste, *rest)) + "."


def _verschil(nu: Cijfer, toen: Cijfer) -> str:
    """How far two printed figures are apart, as far as rounding lets one say."""
    if not isinstance(nu, int) or not isinstance(toen, int):
        return "niet te vergelijken"
    ver, kant = abs(nu - toen), "meer" if nu > toen else "minder"
    if ver < BASIS:
        return "ongeveer gelijk"
    return f"iets {kant}" if ver < _ZEKER else f"ongeveer {getal(ver)} {kant}"


# --- what changed ---------------------------------------------------------------------------------


def _veranderd(nota: Kwartaalnota) -> Iterator[Deel]:
    """A sentence per subject, always the same subjects."""
    totalen = _tabel(nota.kengetallen, "vergelijking")
    eerder = [kolom.label for kolom in totalen.kolommen[2:]]
    yield Deel(
        "Wat er veranderde",
        (_ZEKERHEID,),
        nieuwe_bladzijde=True,
    )
    yield Deel(
        "In het geheel",
        punten=tuple(
            _zin(wat, nu, zip(eerder, toen, strict=True)) for wat, nu, *toen in totalen.rijen
        ),
        niveau=3,
    )
    naar_tafel = _tabel(nota.kengetallen, "naar_tafel")
    yield Deel(
        "Meldingen naar tafel",
        punten=tuple(
            _zin(rij["tafel"], rij["gemeld"], [(eerder[0], rij["eerder"])])
            for rij in map(_benoemd(naar_tafel), naar_tafel.rijen)
        ),
        niveau=3,
    )
    yield Deel(
        "In de samenwerking",
        punten=tuple(
            _zin(SOORTNAMEN[soort], rij["aantal"], [(eerder[0], rij["vorige_aantal"])])
            for soort in SOORTNAMEN
            if soort is not Knelpuntsoort.ANDERS
            for rij in (_samen(nota, soort),)
        ),
        niveau=3,
    )


def _zin(wat: Cijfer, nu: Cijfer, eerder: Iterable[tuple[str, Cijfer]]) -> str:
    """Gemeld: 45, iets minder dan een kwartaal eerder (50)."""
    delen = (
        f"{_verschil(nu, toen)} {'aan' if nu == toen else 'dan'} {_wanneer(kop)} "
        f"({cijfers.cel(toen, Cijfersoort.AANTAL)})"
        if toen is not None
        else f"van {_wanneer(kop)} zijn er geen cijfers"
        for kop, toen in eerder
    )
    naam = str(wat)
    return (
        f"{naam[:1].upper()}{naam[1:]}: {cijfers.cel(nu, Cijfersoort.AANTAL)}, {'; '.join(delen)}."
    )


def _wanneer(kop: str) -> str:
    """kwartaal eerder → een kwartaal eerder; in 2024 stays so."""
    return f"een {kop}" if kop.endswith("eerder") else kop


# --- the tables -----------------------------------------------------------------------------------


def _stroom(kengetallen: Rapport) -> Iterator[Rapporttabel]:
    """The kengetallen that a board asks for first; the others are in the report."""
    yield _tabel(kengetallen, "stroom")
    yield _tabel(kengetallen, "naar_tafel")
    yield _tabel(kengetallen, "uitstroom")
    duur = _tabel(kengetallen, "doorlooptijd")
    over_alle = replace(duur, rijen=tuple(rij for rij in duur.rijen if rij[1] == "alle"))
    yield _met_kolommen(over_alle, *(k.sleutel for k in duur.kolommen if k.sleutel != "tafel"))


def _oordelen(nota: Kwartaalnota) -> Iterator[Rapporttabel]:
    """What is as it should be, what is not, and what cannot be said, with the figures of each; a
    figure that is no more than a sign stays in the report.
    """
    for tabel, naam in (
        (_tabel(nota.indicatoren, "indicatoren"), "indicator"),
        (_tabel(nota.ggsr, "ggsr"), "toets"),
    ):
        in_nota = _met_kolommen(tabel, naam, "stand", "aantal", "van", "procent")
        rijen = (
            (rij[naam], rij["stand"], *_getallen(rij)) for rij in map(_benoemd(tabel), tabel.rijen)
        )
        yield replace(in_nota, rijen=tuple(rijen), beeld=None)


def _getallen(rij: Mapping[str, Cijfer]) -> tuple[Cijfer, Cijfer, Cijfer]:
    """How many of how many people or organisations, and the share of that."""
    if TEKEN in str(rij.get("toelichting")):
        return None, None, None
    wie = "" if rij["van"] is not None else "_organisaties"
    return rij[f"aantal{wie}"], rij[f"van{wie}"], rij["procent"]


def _aanbod(aanbod: Rapport) -> Rapporttabel:
    tabel = _tabel(aanbod, "aanbod_leefgebied")
    ruimte = ("aanbod_van_organisaties", "ruimte_van_organisaties", "wachtlijst_van_organisaties")
    return _met_kolommen(tabel, "leefgebied", "casussen", "wit", *ruimte)


def _structureel(nota: Kwartaalnota, labels: Labels, regels: bool) -> Iterator[Deel]:
    """What the figures of this period show, and what is known and not dealt with yet."""
    yield Deel("Structurele knelpunten", altijd=True)
    gezien = replace(_tabel(nota.knelpunten, "structureel"), titel="Te zien in deze cijfers")
    yield _deel(gezien, regels)
    kolommen = ("Nr", "Knelpunt", "Bij", "Sinds", "Laatst", "Opdrachtgever", "Hefboom", "Stand")
    bekend = Rapporttabel(
        "",
        "Bekend en niet afgehandeld",
        tuple(Rapportkolom(kop, kop) for kop in kolommen),
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


# --- where it comes from --------------------------------------------------------------------------


def _verantwoording(nota: Kwartaalnota) -> Deel:
    periode = nota.periode
    over = (
        f"--kwartaal {periode.kwartaal}"
        if periode.kwartaal
        else f"--van {periode.van} --tot {periode.tot}"
    )
    return Deel(
        "Verantwoording",
        paren=(
            ("Alle cijfers", f"tafel rapport kengetallen {over} {_ANDERE}"),
            ("Bronnen", "Visie §3.4.2; Werkplan §4.4 (doel); STJ (vijf thema's)"),
            ("Profiel", nota.profiel),
        ),
    )


def _geteld(nota: Kwartaalnota, uitleg: Mapping[str, Definitie]) -> Deel:
    """What every table here counts."""
    tabellen = (
        _tabel(nota.kengetallen, "vergelijking"),
        *_stroom(nota.kengetallen),
        *_oordelen(nota),
        *(_tabel(nota.knelpunten, soort) for soort in SOORTNAMEN if soort != Knelpuntsoort.ANDERS),
        _tabel(nota.knelpunten, "structureel"),
        _aanbod(nota.aanbod),
    )
    return Deel(
        "Wat er is geteld",
        paren=tuple(
            (tabel.titel, cijfers.definitie(uitleg[tabel.sleutel]))
            for tabel in tabellen
            if tabel.sleutel in uitleg
        ),
    )


# --- what all of it is made of --------------------------------------------------------------------


def _tabel(rapport: Rapport, sleutel: str) -> Rapporttabel:
    return next(tabel for tabel in rapport.tabellen if tabel.sleutel == sleutel)


def _benoemd(tabel: Rapporttabel) -> Callable[[Sequence[Cijfer]], dict[str, Cijfer]]:
    """Makes a row a mapping by the keys of its columns."""
    sleutels = [kolom.sleutel for kolom in tabel.kolommen]
    return lambda rij: dict(zip(sleutels, rij, strict=True))


def _samen(nota: Kwartaalnota, soort: Knelpuntsoort) -> dict[str, Cijfer]:
    """All of one kind of bottleneck together."""
    tabel = _tabel(nota.knelpunten, soort)
    return _benoemd(tabel)(next(filter(cijfers.is_samen, tabel.rijen)))


def _met_kolommen(tabel: Rapporttabel, *sleutels: str) -> Rapporttabel:
    """Only these columns, in this order."""
    alle = [kolom.sleutel for kolom in tabel.kolommen]
    plaatsen = [alle.index(sleutel) for sleutel in sleutels]
    return replace(
        tabel,
        kolommen=tuple(tabel.kolommen[plaats] for plaats in plaatsen),
        rijen=tuple(tuple(rij[plaats] for plaats in plaatsen) for rij in tabel.rijen),
    )


def _deel(tabel: Rapporttabel, regels: bool) -> Deel:
    """A table of figures under its own heading, with its picture where there are pictures."""
    cellen = cijfers.rijen(tabel)
    koppen = tuple(map(cijfers.kop, tabel.kolommen))
    alineas = (tabel.toelichting, *(() if cellen else (tabel.leeg,)))
    if regels:
        paren = tuple((rij[0], _regel(koppen[1:], rij[1:])) for rij in cellen)
        return Deel(tabel.titel, alineas, paren=paren, niveau=3)
    rechts = tuple(i for i, kolom in enumerate(tabel.kolommen) if cijfers.is_getal(kolom))
    return Deel(tabel.titel, alineas, raster=Raster(koppen, cellen, rechts), figuur=tabel, niveau=3)


def _regel(koppen: Sequence[str], cellen: Sequence[str]) -> str:
    """gemeld: 48, geopend: 10"""
    paren = zip(koppen, cellen, strict=True)
    return ", ".join(f"{kop[:1].lower()}{kop[1:]}: {cel}" for kop, cel in paren if cel)
