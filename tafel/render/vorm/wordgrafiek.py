"""Charts in a Word file: drawn by the program that opens it, so that they are sharp on paper and
can be restyled. Nothing in them refers to a workbook.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from tafel.domain.rapport import Beeld, Cijfersoort, Rapporttabel
from tafel.render.vorm import cijfers, document
from tafel.render.vorm.diagram import Reeks, groepen, lijndiagrammen, staafdiagrammen

if TYPE_CHECKING:
    from docx.document import Document

_EERDER: Final = frozenset({"vorig", "eerder", "vorige_aantal"})
"""Columns of the period before, which stand beside the first one."""
_BREED: Final = 17.0
"""Centimetres between the margins of a page."""
_HOOGST: Final = 22.0
_LIJN_HOOG: Final = 6.5
_STAAF: Final = 0.28
_RIJ: Final = 0.28
"""Between one row of bars and the next."""
_RAND: Final = 1.6
_KLEUREN: Final = ("1F5F9E", "A1480B", "1D6B45", "77398F", "9A1F4F")
_KLEUR_EERDER: Final = "A9B4C0"
_STREPEN: Final = ("solid", "dash", "sysDot", "lgDashDot", "lgDash")
"""Lines are told apart without colour too."""


class Grafiek(Struct, frozen=True):
    """One chart, as the template writes it."""

    lijnen: bool
    procent: bool
    namen: tuple[str, ...]
    reeksen: tuple[Reeks, ...]
    kleuren: tuple[str, ...]
    hoog: float
    naam: str
    omschrijving: str
    """What a screen reader says."""
    onder: str


def voeg_toe(blad: "Document", tabel: Rapporttabel) -> None:
    """What the table shows at a glance, below what is there; nothing when it has no picture."""
    for grafiek in _grafieken(tabel):
        _zet(blad, grafiek)


def _grafieken(tabel: Rapporttabel) -> Iterator[Grafiek]:
    if tabel.beeld is Beeld.LIJN:
        namen = tuple(rij[0] for rij in cijfers.rijen(tabel))
        for diagram, groep in zip(lijndiagrammen(tabel), groepen(tabel), strict=True):
            yield Grafiek(
                lijnen=True,
                procent=False,
                namen=namen,
                reeksen=tuple(groep),
                kleuren=tuple(_KLEUREN[reeks.nummer % len(_KLEUREN)] for reeks in groep),
                hoog=_LIJN_HOOG,
                naam=diagram.naam,
                omschrijving=diagram.omschrijving,
                onder="",
            )
    elif tabel.beeld is not None and (staven := staafdiagrammen(tabel)):
        procent = tabel.beeld is Beeld.DOEL
        rijen = [rij for rij in tabel.rijen if not cijfers.is_samen(rij)]
        reeksen = _kolommen(tabel, procent=procent)
        streep = cijfers.doelen(tabel)
        yield Grafiek(
            lijnen=False,
            procent=procent,
            namen=tuple(cijfers.naam(tabel, rij) for rij in rijen),
            reeksen=reeksen,
            kleuren=(_KLEUREN[0], _KLEUR_EERDER),
            hoog=min(_RAND + len(rijen) * (_RIJ + _STAAF * len(reeksen)), _HOOGST),
            naam=f"{tabel.titel}: {reeksen[0].label}",
            omschrijving=staven[0].omschrijving,
            onder=streep and f"{streep[:1].upper()}{streep[1:]}.",
        )


def _kolommen(tabel: Rapporttabel, *, procent: bool) -> tuple[Reeks, ...]:
    """The column that is drawn, and that of the period before."""
    eerste = cijfers.eerste(tabel, Cijfersoort.PROCENT) if procent else cijfers.eerste(tabel)
    eerder = (
        plaats
        for plaats, kolom in enumerate(tabel.kolommen)
        if not procent and kolom.sleutel in _EERDER
    )
    rijen = [rij for rij in tabel.rijen if not cijfers.is_samen(rij)]
    return tuple(
        Reeks(
            cijfers.kop(tabel.kolommen[plaats]),
            tuple(
                cijfers.te_tekenen(tabel, rij, plaats) if plaats == eerste else rij[plaats]
                for rij in rijen
            ),
            nummer,
        )
        for nummer, plaats in enumerate((eerste, *eerder))
        if plaats is not None
    )


def _zet(blad: "Document", grafiek: Grafiek) -> None:
    """The chart as a part of its own, and a picture of it in a paragraph that stays with what
    follows.
    """
    from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from docx.opc.part import Part
    from docx.oxml import parse_xml
    from docx.shared import Cm

    pakket = blad.part.package
    xml = document.ingevuld("grafiek.xml.jinja", grafiek=grafiek, strepen=_STREPEN, punten=_punten)
    naam = pakket.next_partname("/word/charts/chart%d.xml")
    deel = Part(naam, CONTENT_TYPE.DML_CHART, xml.encode(), pakket)
    alinea = blad.add_paragraph()
    alinea.paragraph_format.keep_with_next = True
    alinea.add_run()._r.append(  # noqa: SLF001 - python-docx has no call for charts
        parse_xml(
            document.ingevuld(
                "tekening.xml.jinja",
                grafiek=grafiek,
                nummer=blad.part.next_id,
                deel=blad.part.relate_to(deel, RELATIONSHIP_TYPE.CHART),
                breed=Cm(_BREED),
                hoog=Cm(grafiek.hoog),
            )
        )
    )
    if grafiek.onder:
        blad.add_paragraph(grafiek.onder).paragraph_format.keep_with_next = True


def _punten(reeks: Reeks) -> Sequence[tuple[int, float]]:
    """What there is to draw, by its place."""
    hoogten = enumerate(map(cijfers.hoogte, reeks.waarden))
    return [(plaats, hoog) for plaats, hoog in hoogten if hoog is not None]
