"""The same rows whatever the data, and the same figure in every form of a report."""

import csv
import io
import json
import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html  # type: ignore[import-untyped]

from tafel.domain.rapport import Cijfersoort, Rapport
from tafel.rules.perioden import kwartaal
from tafel.services.rapport.rapporteren import MAKERS
from tests.aanval.district import VANDAAG, bouw, sluit
from tests.aanval.gezien import kijk
from tests.commands.rapporthulp import Vuller
from tests.conftest import Tafel
from tests.natelling.gegevens import LEEFGEBIEDEN, PROFIEL

GEHEIM = bytes(range(32))
KWARTAAL = kwartaal("2026-1")
GESLOTEN = date(2026, 4, 14)


@pytest.fixture(scope="module")
def leeg(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register with the sociale kaart, and one melding: so that January is its first month."""
    pad = tmp_path_factory.mktemp("vormen") / "leeg.db"
    bouw(pad, zaad=1, per_jaar=0)
    with closing(sqlite3.connect(pad)) as db, db:
        bij = Vuller(db)
        bij.melding(bij.persoon(bij.huishouden()), op="2026-01-02")
    return pad


@pytest.fixture(scope="module")
def verwacht(leeg: Path) -> list[Any]:
    pad = leeg.with_name("verwacht.db")
    shutil.copy(leeg, pad)
    return vormen(pad)


def vormen(pad: Path) -> list[Any]:
    sluit(pad, GEHEIM, GESLOTEN)
    return [vorm(rapport) for rapport in kijk(pad, [KWARTAAL]).rapporten]


def vorm(rapport: Rapport) -> Any:
    """All of it but its figures, verdicts, and the names of what is structural."""
    return (
        *(rapport.titel, rapport.periode, rapport.onder, rapport.opmerkingen),
        [
            (tabel.sleutel, tabel.titel, tabel.kolommen, tabel.toelichting, list(_namen(tabel)))
            for tabel in rapport.tabellen
        ],
    )


def _namen(tabel: Any) -> Iterator[tuple[Any, ...]]:
    """The cells by which a row is known."""
    soorten = [kolom.soort for kolom in tabel.kolommen]
    voorop = next((n for n, s in enumerate(soorten) if s is not Cijfersoort.TEKST), len(soorten))
    for rij in tabel.rijen:
        yield rij[: 1 if tabel.sleutel == "structureel" else voorop]


dagen = st.dates(date(2026, 1, 1), date(2026, 3, 31)).map(date.isoformat)
namen = [partner["naam"] for partner in PROFIEL["partners"].values()]
gevallen = st.lists(
    st.fixed_dictionaries(
        {
            "dag": dagen,
            "melder": st.sampled_from([*namen, "iemand", None]),
            "buurt": st.sampled_from([*PROFIEL["buurten"], "elders", None]),
            "tafel": st.sampled_from([*PROFIEL["tafels"], None]),
            "doener": st.sampled_from([*PROFIEL["partners"], None]),
            "uitkomst": st.sampled_from(["tafel", "regulier", "bespreken", None]),
            "leefgebieden": st.sets(st.sampled_from(sorted(LEEFGEBIEDEN)), max_size=4),
            "geboren": st.sampled_from(["1950-01-01", "1999", "2012-06-30", None]),
            "categorie": st.sampled_from(["Risicogezin", "MPG1", "MPG4", "bespreken", None]),
            "sluit": st.none() | dagen,
        }
    ),
    max_size=25,
)


@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(gevallen)
def test_rows_are_the_same_for_any_data(
    leeg: Path, verwacht: list[Any], lijst: list[dict[str, Any]]
) -> None:
    pad = leeg.with_name("geval.db")
    shutil.copy(leeg, pad)
    with closing(sqlite3.connect(pad)) as db, db:
        bij = Vuller(db, vanaf=100)
        for geval in lijst:
            voeg_toe(bij, **geval)
    assert vormen(pad) == verwacht


def voeg_toe(
    bij: Vuller,
    *,
    dag: str,
    melder: str | None,
    buurt: str | None,
    tafel: str | None,
    doener: str | None,
    uitkomst: str | None,
    leefgebieden: set[str],
    geboren: str | None,
    categorie: str | None,
    sluit: str | None,
) -> None:
    velden: dict[str, Any] = {
        "uitkomst": uitkomst,
        "leefgebieden": "|".join(sorted(leefgebieden)) or None,
    }
    if uitkomst not in {"tafel", "bespreken"}:
        bij.melding(bij.persoon(bij.huishouden(buurt), geboren), op=dag, melder=melder, **velden)
        return
    casus = bij.casus(
        op=dag, tafel=tafel, buurt=buurt, categorie=categorie, casemanager_organisatie=doener
    )
    bij.melding(bij.persoon_van(casus), casus, op=dag, melder=melder, besloten=dag, **velden)
    plan = bij.plan(casus, dag)
    bij.afspraak(casus, dag, dag, organisatie=doener, doel=bij.doel(plan, casus), gemaakt_op=dag)
    if sluit is not None and sluit >= dag:
        bij.sluit(casus, sluit)


@pytest.fixture
def district(tafel: Tafel, tmp_path: Path) -> Tafel:
    """The command line on a district of which all months are closed."""
    bouw(tmp_path / "register.db", zaad=4, per_jaar=150)
    sluit(tmp_path / "register.db", GEHEIM, VANDAAG)
    return tafel


@pytest.mark.parametrize("naam", MAKERS)
def test_a_figure_is_the_same_in_every_form(district: Tafel, tmp_path: Path, naam: str) -> None:
    vraag = ("--vandaag", VANDAAG.isoformat(), "rapport", naam, "--kwartaal", "2026-3")
    tabellen = json.loads(district(*vraag, "-f", "json").stdout)["tabellen"]
    regels = list(csv.DictReader(io.StringIO(district(*vraag, "-f", "csv").stdout), delimiter=";"))
    tellend = {(r["tabel"], r["kolom"]) for r in regels if r["soort"] == "aantal"}
    waar = {
        tabel["sleutel"]: [
            [rij[plek] for plek in plekken(tabel, tellend)] for rij in tabel["rijen"]
        ]
        for tabel in tabellen
        if plekken(tabel, tellend)
    }
    assert waar
    assert [getal(r["waarde"]) for r in regels if r["soort"] == "aantal"] == [
        cel for rijen in waar.values() for rij in rijen for cel in rij
    ]
    for soort, lees in (("xlsx", uit_excel), ("docx", uit_word), ("html", uit_html)):
        uit = tmp_path / f"uit.{soort}"
        assert district(*vraag, "-f", soort, "--uit", str(uit)).exit_code == 0
        bladen = [rijen for rijen in lees(uit) if rijen]
        for tabel in tabellen:
            if tabel["rijen"]:
                blad = bladen.pop(0)
                cellen = [[getal(rij[plek]) for plek in plekken(tabel, tellend)] for rij in blad]
                assert cellen == waar.get(tabel["sleutel"], [[]] * len(blad)), (soort, tabel)


def plekken(tabel: dict[str, Any], tellend: set[tuple[str, str]]) -> list[int]:
    """The columns of counts."""
    return [n for n, kolom in enumerate(tabel["kolommen"]) if (tabel["sleutel"], kolom) in tellend]


def getal(cel: Any) -> int | None:
    if cel is None or isinstance(cel, int):
        return cel
    cijfers = re.sub(r"\D", "", str(cel))
    return int(cijfers) if cijfers else None


def uit_excel(pad: Path) -> list[list[Any]]:
    werkmap = openpyxl.load_workbook(pad)
    return [list(blad.iter_rows(min_row=2, values_only=True)) for blad in werkmap.worksheets[1:]]


def uit_word(pad: Path) -> list[list[Any]]:
    return [
        [[cel.text for cel in rij.cells] for rij in tabel.rows[1:]]
        for tabel in docx.Document(str(pad)).tables
    ]


def uit_html(pad: Path) -> list[list[Any]]:
    boom = html.fromstring(pad.read_bytes())
    return [
        [
            [cel.text_content().strip() for cel in rij.xpath("./th|./td")]
            for rij in tabel.xpath(".//tbody/tr")
        ]
        for tabel in boom.xpath("//table")
    ]


@pytest.mark.parametrize(("een", "ander"), [("plannen", "planversies"), ("behoefte", "doelen")])
def test_the_same_set_has_the_same_key(tmp_path: Path, een: str, ander: str) -> None:
    """Plans of two reports; casussen of one goal each, and those goals. Drawn apart, a small count
    would lie between two figures.
    """
    pad = tmp_path / "register.db"
    bouw(pad, zaad=2, per_jaar=150)
    sluit(pad, GEHEIM, VANDAAG)
    with closing(sqlite3.connect(pad)) as db:
        paren = db.execute(
            "SELECT a.sleutelsom, b.sleutelsom FROM maandcijfer a JOIN maandcijfer b "
            "USING (maand, eigenschap, rij) "
            "WHERE a.populatie = ? AND b.populatie = ? AND a.aantal = b.aantal",
            (een, ander),
        ).fetchall()
    assert len(paren) > 5
    assert all(som == andere for som, andere in paren)
