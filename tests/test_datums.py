"""Dutch dates: what is read, what is refused, and ages."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tafel.datums import (
    MAANDEN,
    WEEKDAGEN,
    datum_dm,
    datum_kort,
    leeftijd_op,
    leeftijden_op,
    lees_datum,
)
from tafel.getypte_datums import lees_datum_optie

DATUMS = st.dates(min_value=date(1000, 1, 1))
VANDAAG = date(2026, 11, 23)  # a Monday


@pytest.mark.parametrize(
    ("tekst", "verwacht"),
    [
        ("2012-04-03", date(2012, 4, 3)),
        ("2012-04-03 00:00:00", date(2012, 4, 3)),
        ("2012-04-03T09:30", date(2012, 4, 3)),
        ("2012/4/3", date(2012, 4, 3)),
        ("03-04-2012", date(2012, 4, 3)),
        ("3/4/2012", date(2012, 4, 3)),
        ("3.4.2012", date(2012, 4, 3)),
        ("12 maart 2008", date(2008, 3, 12)),
        ("12 Mrt. 2008", date(2008, 3, 12)),
        ("12-mrt-2008", date(2008, 3, 12)),
        ("za 3 mei 2008", date(2008, 5, 3)),
        ("zaterdag 3 mei 2008", date(2008, 5, 3)),
        ("1e okt 2008", date(2008, 10, 1)),
        (" 29-02-2012 ", date(2012, 2, 29)),
    ],
)
def test_lees_datum(tekst: str, verwacht: date) -> None:
    assert lees_datum(tekst) == verwacht


@pytest.mark.parametrize(
    ("tekst", "reden"),
    [
        ("31-02-2010", "bestaat niet"),
        ("4/13/2012", "bestaat niet"),
        ("2010-00-10", "bestaat niet"),
        ("31 februari 2010", "bestaat niet"),
        ("29-02-2011", "bestaat niet"),
        ("01-01-68", "twee cijfers"),
        ("1/1/68", "twee cijfers"),
        ("12 maart 08", "twee cijfers"),
        ("12 maart '08", "twee cijfers"),
        ("12-mrt-08", "twee cijfers"),
        ("12 maart", "ontbreekt"),
        ("maart 2008", "ontbreekt"),
        ("2012", "geen datum"),
        ("10", "geen datum"),
        ("za", "geen datum"),
        ("Jan", "geen datum"),
        ("mei", "geen datum"),
        ("12 march 2008", "geen datum"),
        ("12 foo 2008", "geen datum"),
        ("20120403", "geen datum"),
        ("12-03/2008", "geen datum"),
        ("٣-٤-٢٠١٢", "geen datum"),
        ("morgen", "geen datum"),
        ("", "geen datum"),
        ("12 maart 2008 3 april 2009", "geen datum"),
        ("a" * 100_000, "geen datum"),
    ],
)
def test_geen_datum(tekst: str, reden: str) -> None:
    with pytest.raises(ValueError, match=reden):
        lees_datum(tekst)


@given(DATUMS)
def test_elke_vorm_geeft_dezelfde_dag_terug(dag: date) -> None:
    maand = MAANDEN[dag.month - 1]
    for tekst in (
        dag.isoformat(),
        f"{dag.day:02}-{dag.month:02}-{dag.year}",
        f"{dag.day}/{dag.month}/{dag.year}",
        f"{dag.day}.{dag.month}.{dag.year}",
        f"{dag.day} {maand} {dag.year}",
        f"{dag.day} {maand.upper()} {dag.year}",
        f"{WEEKDAGEN[dag.weekday()]} {dag.day} {maand[:3]} {dag.year}".replace("maa ", "mrt "),
    ):
        assert lees_datum(tekst) == dag


@given(st.text(alphabet="0123456789-/. janmrtok'", max_size=14))
def test_een_datum_of_een_nette_weigering(tekst: str) -> None:
    try:
        dag = lees_datum(tekst)
    except ValueError:
        return
    assert f"{dag.year:04}" in tekst


@pytest.mark.parametrize(
    ("tekst", "verwacht"),
    [
        ("2026-11-26", date(2026, 11, 26)),
        ("26-11-2026", date(2026, 11, 26)),
        ("26-11", date(2026, 11, 26)),
        ("1-6", date(2027, 6, 1)),
        ("22-11", date(2027, 11, 22)),
        ("23-11", date(2026, 11, 23)),
        ("23-5", date(2027, 5, 23)),
        ("3/1", date(2027, 1, 3)),
        ("do", date(2026, 11, 26)),
        ("Donderdag", date(2026, 11, 26)),
        ("ma", date(2026, 11, 23)),
        ("zo", date(2026, 11, 29)),
        ("vandaag", date(2026, 11, 23)),
        ("morgen", date(2026, 11, 24)),
        ("overmorgen", date(2026, 11, 25)),
        ("gisteren", date(2026, 11, 22)),
        ("+2w", date(2026, 12, 7)),
        ("+3d", date(2026, 11, 26)),
        ("-3d", date(2026, 11, 20)),
        ("+3m", date(2027, 2, 23)),
        ("26 november 2026", date(2026, 11, 26)),
    ],
)
def test_datum_op_de_opdrachtregel(tekst: str, verwacht: date) -> None:
    assert lees_datum_optie(tekst, VANDAAG) == verwacht


@pytest.mark.parametrize(
    "tekst",
    ["do 26-11-2026", "donderdag 26 november 2026", "Do. 26/11/2026 13:00", "DO, 2026-11-26"],
)
def test_een_datum_met_zijn_weekdag(tekst: str) -> None:
    assert lees_datum(tekst) == date(2026, 11, 26)


@pytest.mark.parametrize("tekst", ["vr 26-11-2026", "dinsdag 26 november 2026", "zo 2026-11-26"])
def test_een_datum_met_de_verkeerde_weekdag(tekst: str) -> None:
    with pytest.raises(ValueError, match=r"deze dag is geen (vrijdag|dinsdag|zondag)") as fout:
        lees_datum(tekst)
    assert "2026" not in str(fout.value)


@pytest.mark.parametrize(
    ("tekst", "terug", "verwacht"),
    [
        ("do 26-11", False, date(2026, 11, 26)),
        ("do 3 december", False, date(2026, 12, 3)),
        ("zo 22-11", False, date(2026, 11, 22)),
        ("zo 22-11", True, date(2026, 11, 22)),
        ("ma 22-11", False, date(2027, 11, 22)),
        ("do 26-11", True, date(2026, 11, 26)),
        ("wo 26-11", True, date(2025, 11, 26)),
    ],
)
def test_een_weekdag_wijst_het_jaar(tekst: str, terug: bool, verwacht: date) -> None:
    """On Monday 23 November 2026: a screen shows `do 3-12`, and that can be typed again."""
    assert lees_datum_optie(tekst, VANDAAG, terug=terug) == verwacht


@pytest.mark.parametrize("tekst", ["za 26-11", "do 3-13", "ma 26-11-2026"])
def test_een_weekdag_die_niet_past(tekst: str) -> None:
    with pytest.raises(ValueError, match="Schrijf een datum als"):
        lees_datum_optie(tekst, VANDAAG)


def test_een_maand_verder_valt_op_de_laatste_dag() -> None:
    assert lees_datum_optie("+1m", date(2026, 1, 31)) == date(2026, 2, 28)


@pytest.mark.parametrize("tekst", ["", "straks", "31-2", "29-2", "+2j", "26-11-26", "+99999d", "d"])
def test_een_onbegrepen_datum_noemt_de_vormen(tekst: str) -> None:
    with pytest.raises(
        ValueError, match=r"\. Schrijf een datum als 2026-11-26, 26-11-2026, 26-11,"
    ):
        lees_datum_optie(tekst, VANDAAG)


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.sampled_from(WEEKDAGEN))
def test_een_weekdag_is_de_eerstvolgende(vandaag: date, naam: str) -> None:
    dag = lees_datum_optie(naam[:2], vandaag)
    assert WEEKDAGEN[dag.weekday()] == naam
    assert timedelta(0) <= dag - vandaag < timedelta(days=7)


def test_schrijven() -> None:
    dag = date(2026, 1, 9)
    assert datum_kort(date(2026, 11, 26)) == "do 26-11-2026"
    assert (datum_kort(dag), datum_dm(dag)) == ("vr 9-1-2026", "9-1")


@pytest.mark.parametrize(
    ("geboren", "dag", "jaren"),
    [
        (date(2008, 2, 29), date(2026, 2, 28), 17),
        (date(2008, 2, 29), date(2026, 3, 1), 18),
        (date(2008, 2, 29), date(2028, 2, 29), 20),
        (date(2008, 11, 23), VANDAAG, 18),
        (date(2008, 11, 24), VANDAAG, 17),
        (VANDAAG, VANDAAG, 0),
    ],
)
def test_leeftijd_op(geboren: date, dag: date, jaren: int) -> None:
    assert leeftijd_op(geboren, dag) == jaren


def test_een_geboortejaar_geeft_twee_leeftijden() -> None:
    assert leeftijden_op(2008, VANDAAG) == (17, 18)
    assert leeftijden_op(2025, VANDAAG) == (0, 1)
    assert leeftijden_op(2026, VANDAAG) == (0, 0)
    with pytest.raises(ValueError, match="toekomst"):
        leeftijden_op(2027, VANDAAG)


@given(st.dates(date(1900, 1, 1), date(2020, 1, 1)), st.dates(date(2020, 1, 1), date(2030, 1, 1)))
def test_de_echte_leeftijd_is_een_van_de_twee(geboren: date, dag: date) -> None:
    assert leeftijd_op(geboren, dag) in leeftijden_op(geboren.year, dag)
