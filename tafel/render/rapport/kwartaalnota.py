"""The note to the board as a document that a coördinator edits before it goes there.

Its parts, tables and sentences are the same whatever the figures are.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from msgspec.structs import replace

from tafel.domain.knelpunt import SOORTNAMEN, Herkomst, Knelpuntsoort
from tafel.domain.kwartaalnota import Kwartaalnota, Notaknelpunt
from tafel.domain.rapport import (
    Beeld,
    Cijfer,
    Definitie,
    Rapport,
    Rapportkolom,
    Rapporttabel,
)
from tafel.render import knelpunt as knelpunten
from tafel.render.rapport.notacijfers import benoemd, in_deel, samen, tabel_van, verschil
from tafel.render.rapport.notazinnen import in_het_kort, veranderd
from tafel.render.vorm import cijfers, stuk
from tafel.render.vorm.stuk import Deel, Raster, Stuk
from tafel.render.vorm.tekst import Gestileerd
from tafel.woorden import Labels

IN_TE_VULLEN: Final = "[in te vullen]"
"""What a coördinator writes; the square brackets make it easy to find."""
_VERTROUWELIJK = "concept; lees het na en vul het aan voordat het naar het bestuur gaat"
VIJF: Final = "vijf"
"""The key of the table on the first page, where its definition stands."""
_KERN = ("gemeld", "geopend", "gesloten", "voorraad aan het eind")
"""What a board asks first; after it, whether what was agreed is done in time."""
_OP_TIJD = "afspraken niet op tijd klaar"
_ANDERE: Final = "--uitleg, en zo indicatoren, ggsr, knelpunten, aanbod"


def zet(
    nota: Kwartaalnota,
    formaat: str,
    labels: Labels,
    breedte: int,
    uitleg: Mapping[str, Definitie] | None = None,
) -> str | bytes | Gestileerd:
    """The note in one of the formats tabel, tekst, markdown, html or docx."""
    regels = formaat in ("tabel", "tekst")
    return stuk.zet(als_stuk(nota, labels, uitleg, regels=regels), formaat, breedte)


def als_rapport(nota: Kwartaalnota) -> Rapport:
    """Every figure that it is made of: the five, and all tables of all reports."""
    tabellen = (tabel for rapport in nota.rapporten for tabel in rapport.tabellen)
    zinnen = (zin for rapport in nota.rapporten for zin in rapport.opmerkingen)
    return Rapport(
        rapport="nota",
        titel=nota.titel,
        periode=nota.periode,
        tabellen=(_vijf(nota), *tabellen),
        onder=(nota.gemeente,),
        opmerkingen=tuple(dict.fromkeys(zinnen)),
        concept=True,
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
                (
                    *in_het_kort(vijf),
                    f"{IN_TE_VULLEN} wat het bestuur moet weten en besluiten, in vijf zinnen",
                ),
            ),
            *veranderd(nota),
            Deel("Wat er in- en uitging", altijd=True),
            *(_deel(_genoemd(nota, tabel), regels) for tabel in _stroom(nota.kengetallen)),
            Deel(
                "Wat goed gaat en wat niet",
                ("Wat partners zeggen: zoals nu over die dag is vastgelegd.",),
            ),
            *(_deel(_genoemd(nota, tabel), regels) for tabel in _oordelen(nota)),
            *_structureel(nota, labels, regels),
            Deel("Aanbod en witte vlekken", altijd=True),
            _deel(_genoemd(nota, _aanbod(nota)), regels),
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
    """What a board asks first, beside the period before and, where there is one, a year before."""
    totalen = tabel_van(nota.kengetallen, "vergelijking")
    kolommen = {kolom.sleutel: kolom for kolom in totalen.kolommen}
    wachten = samen(nota, Knelpuntsoort.WACHTEN)
    op_tijd: dict[str, Cijfer] = {
        "wat": f"{_OP_TIJD}{in_deel(nota)}",
        "nu": wachten["aantal"],
        "vorig": wachten["vorige_aantal"],
        "jaar_eerder": nota.niet_op_tijd_jaar_eerder,
    }
    totaal = {rij["wat"]: rij for rij in map(benoemd(totalen), totalen.rijen)}
    regels = [*(totaal[naam] for naam in _KERN), op_tijd]
    met_jaar = any(
        met.sleutel == "jaar_eerder" and not met.ontbreekt for met in nota.vergelijkingen
    )
    naast = ("vorig", "jaar_eerder") if met_jaar else ("vorig",)
    erbij = ("verschil", "verschil met een jaar eerder")
    return Rapporttabel(
        VIJF,
        "In vijf cijfers",
        (
            kolommen["wat"],
            kolommen["nu"],
            *(
                kolom
                for sleutel, verschil in zip(naast, erbij, strict=False)
                for kolom in (kolommen[sleutel], Rapportkolom(f"verschil_{sleutel}", verschil))
            ),
        ),
        tuple(
            (
                rij["wat"],
                rij["nu"],
                *(
                    cel
                    for sleutel in naast
                    for cel in (rij[sleutel], verschil(rij["nu"], rij[sleutel]))
                ),
            )
            for rij in regels
        ),
        beeld=Beeld.STAVEN,
        toelichting=" ".join(filter(None, (_leeswijzer(nota), _ervoor(nota)))),
    )


def _ervoor(nota: Kwartaalnota) -> str:
    """What stands beside a figure of a quarter in the table of a half year."""
    if not in_deel(nota):
        return ""
    return f"Wat van {nota.uitgesplitst.naam} is, staat naast het kwartaal ervoor."


def _leeswijzer(nota: Kwartaalnota) -> str:
    return _zinnen(nota.kengetallen.opmerkingen)


def _zinnen(opmerkingen: Iterable[str]) -> str:
    return " ".join(f"{zin[:1].upper()}{zin[1:]}." for zin in opmerkingen)


def _genoemd(nota: Kwartaalnota, tabel: Rapporttabel) -> Rapporttabel:
    """With the quarter that it is of in its title, unless it tells of every month."""
    per_maand = tabel.kolommen[0].sleutel == "maand"
    return tabel if per_maand else replace(tabel, titel=f"{tabel.titel}{in_deel(nota)}")


# --- the tables -----------------------------------------------------------------------------------


def _stroom(kengetallen: Rapport) -> Iterator[Rapporttabel]:
    """The kengetallen that a board asks for first; the others are in the report."""
    yield tabel_van(kengetallen, "stroom")
    yield tabel_van(kengetallen, "naar_tafel")
    yield tabel_van(kengetallen, "uitstroom")
    duur = tabel_van(kengetallen, "doorlooptijd")
    over_alle = replace(duur, rijen=tuple(rij for rij in duur.rijen if rij[1] == "alle"))
    yield _met_kolommen(over_alle, *(k.sleutel for k in duur.kolommen if k.sleutel != "tafel"))


def _oordelen(nota: Kwartaalnota) -> Iterator[Rapporttabel]:
    """What is as it should be, what is not, and what cannot be said, with the figures of each."""
    for tabel, naam in (
        (tabel_van(nota.indicatoren, "indicatoren"), "indicator"),
        (tabel_van(nota.ggsr, "ggsr"), "toets"),
    ):
        in_nota = _met_kolommen(tabel, naam, "stand", "aantal", "van", "procent")
        rijen = (
            (rij[naam], rij["stand"], *_getallen(rij)) for rij in map(benoemd(tabel), tabel.rijen)
        )
        yield replace(in_nota, rijen=tuple(rijen), beeld=None)


def _getallen(rij: Mapping[str, Cijfer]) -> tuple[Cijfer, Cijfer, Cijfer]:
    """How many of how many people or organisations, and the share of that."""
    wie = "" if rij["van"] is not None else "_organisaties"
    return rij[f"aantal{wie}"], rij[f"van{wie}"], rij["procent"]


def _aanbod(nota: Kwartaalnota) -> Rapporttabel:
    tabel = tabel_van(nota.aanbod, "aanbod_leefgebied")
    ruimte = ("aanbod_van_organisaties", "ruimte_van_organisaties", "wachtlijst_van_organisaties")
    eigen = [zin for zin in nota.aanbod.opmerkingen if zin not in nota.kengetallen.opmerkingen]
    return replace(
        _met_kolommen(tabel, "leefgebied", "casussen", "wit", *ruimte), toelichting=_zinnen(eigen)
    )


def _structureel(nota: Kwartaalnota, labels: Labels, regels: bool) -> Iterator[Deel]:
    """What the figures of this period show, and what is known and not dealt with yet."""
    yield Deel("Structurele knelpunten", altijd=True)
    gezien = replace(tabel_van(nota.knelpunten, "structureel"), titel="Te zien in deze cijfers")
    yield _deel(_genoemd(nota, gezien), regels)
    kolommen = ("Nr", "Knelpunt", "Bij", "Sinds", "Laatst", "Opdrachtgever", "Hefboom", "Stand")
    bekend = Rapporttabel(
        "",
        "Door mensen genoteerd of doorgegeven, en niet afgehandeld",
        tuple(Rapportkolom(kop, kop) for kop in kolommen),
        tuple(_bekend(regel, labels) for regel in nota.structureel),
        leeg="Niemand noteerde er een of gaf er een door.",
        toelichting=(
            f"Stand van nu ({cijfers.datum(nota.vandaag)}), van wat tot en met "
            f"{cijfers.datum(nota.knelpunten_tot)} bekend was. Wat het programma zelf zag, rust op "
            "exacte aantallen en staat hier pas als iemand het doorgeeft; een coördinator ziet "
            "alles met tafel knelpunt lijst (niet voor publicatie)."
        ),
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
    genoteerd = knelpunt.herkomst is Herkomst.HAND
    return (
        knelpunten.nummer(knelpunt.nummer),
        SOORTNAMEN[knelpunt.soort],
        knelpunten.plek(knelpunt, labels),
        knelpunt.eerst_gezien if genoteerd else None,
        knelpunt.laatst_gezien if genoteerd else None,
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
        tabel_van(nota.kengetallen, "vergelijking"),
        *_stroom(nota.kengetallen),
        *_oordelen(nota),
        *(
            tabel_van(nota.knelpunten, soort)
            for soort in SOORTNAMEN
            if soort != Knelpuntsoort.ANDERS
        ),
        tabel_van(nota.knelpunten, "structureel"),
        _aanbod(nota),
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
