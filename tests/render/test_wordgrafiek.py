"""Charts in a Word file: the figures of their table, told apart without colour, and no markup."""

import io
from collections.abc import Iterator
from typing import Any

import docx
import pytest
from docx.opc.constants import CONTENT_TYPE
from lxml import etree  # type: ignore[import-untyped]
from msgspec.structs import replace

from tafel.domain.rapport import Cijfersoort, Rapport, Rapportkolom, Rapporttabel
from tafel.render.rapport.rapport import zet
from tests.render.rapporten import INDICATOREN, KANAAL, LEEG, RAPPORT, STROOM, vervuild
from tests.render.voorbeelden import KWAAD

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


def grafieken(*tabellen: Rapporttabel) -> list[Any]:
    """The charts of a Word file in the order in which its paragraphs show them."""
    return list(_grafieken(replace(RAPPORT, tabellen=tabellen)))


def _grafieken(rapport: Rapport, **uitleg: Any) -> Iterator[Any]:
    inhoud = zet(rapport, "docx", 80, uitleg)
    assert isinstance(inhoud, bytes)
    blad = docx.Document(io.BytesIO(inhoud))
    for verwijzing in blad.element.body.iter(f"{C}chart"):
        nummer = next(waarde for naam, waarde in verwijzing.items() if naam.endswith("}id"))
        deel = blad.part.related_parts[nummer]
        assert deel.content_type == CONTENT_TYPE.DML_CHART
        yield etree.fromstring(deel.blob)


def reeksen(grafiek: Any) -> dict[str, dict[str, float]]:
    """Series → name of the row → figure."""

    def punten(reeks: Any, soort: str) -> dict[str, str]:
        return {
            punt.get("idx"): punt.findtext(f"{C}v") for punt in reeks.iterfind(f"{soort}//{C}pt")
        }

    return {
        reeks.findtext(f"{C}tx/{C}v"): {
            punten(reeks, f"{C}cat")[plek]: float(waarde)
            for plek, waarde in punten(reeks, f"{C}val").items()
        }
        for reeks in grafiek.iter(f"{C}ser")
    }


def test_bars_are_the_first_column_of_figures_whatever_they_are() -> None:
    [grafiek] = grafieken(KANAAL)
    assert reeksen(grafiek) == {"Gemeld": {str(rij[0]): rij[1] for rij in KANAAL.rijen}}


def test_the_period_before_stands_beside_it() -> None:
    tabel = replace(
        KANAAL,
        kolommen=(*KANAAL.kolommen, Rapportkolom("eerder", "gemeld eerder", Cijfersoort.AANTAL)),
        rijen=(("loket", 10, 5, 15), ("website", 0, 0, None), ("samen", 10, 5, 20)),
    )
    [grafiek] = grafieken(tabel)
    assert reeksen(grafiek) == {
        "Gemeld": {"loket": 10, "website": 0},
        "Gemeld eerder": {"loket": 15},
    }
    assert grafiek.find(f".//{C}legend") is not None


def test_lines_of_one_size_share_a_chart_and_differ_in_more_than_colour() -> None:
    een, twee = grafieken(STROOM)
    assert list(reeksen(een)) == ["Gemeld", "Geopend", "Gesloten"]
    assert list(reeksen(twee)) == ["Voorraad"]
    assert "mrt 2026" not in reeksen(twee)["Voorraad"]  # not given
    strepen = [streep.get("val") for streep in een.iterfind(".//{*}prstDash")]
    assert len(set(strepen)) == 3


def test_percentages_go_from_0_to_100() -> None:
    [grafiek] = grafieken(INDICATOREN)
    assert grafiek.find(f".//{C}max").get("val") == "100"
    assert len(reeksen(grafiek)["Deel"]) == 3


@pytest.mark.parametrize(
    "tabel",
    [LEEG, replace(KANAAL, beeld=None), replace(KANAAL, rijen=(("loket", 0, 0),))],
)
def test_nothing_to_draw_is_no_chart(tabel: Rapporttabel) -> None:
    assert grafieken(tabel) == []


def test_texts_are_no_markup() -> None:
    rapport, _ = vervuild(KWAAD)
    gezet = list(_grafieken(rapport))
    assert len(gezet) == 2  # bars and lines; there is no percentage to hold against a target
    for grafiek in gezet:
        assert all(isinstance(deel.tag, str) and deel.tag[0] == "{" for deel in grafiek.iter())


def test_a_screen_reader_is_told_of_every_chart() -> None:
    inhoud = zet(RAPPORT, "docx", 80)
    assert isinstance(inhoud, bytes)
    lichaam = docx.Document(io.BytesIO(inhoud)).element.body
    alt = [deel.get("descr") for deel in lichaam.iter("{*}docPr")]
    assert len(alt) == 4
    assert "Meldingen naar kanaal: Gemeld. Een staaf per rij, 9 in totaal." in alt[2]
    nummers = [deel.get("id") for deel in lichaam.iter("{*}docPr")]
    assert len(set(nummers)) == len(nummers)
