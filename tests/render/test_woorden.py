"""Words and numbers as a Dutch reader expects them."""

from datetime import date, datetime, time

import pytest

from tafel import woorden
from tafel.domain.agenda import Puntsoort
from tafel.domain.toedeling import Uitkomst
from tafel.kolommen import KOLOMMEN

LABELS = {"jeugd-en-gezin": "Jeugd en Gezin"}


@pytest.mark.parametrize(("hoeveel", "tekst"), [(0, "0"), (999, "999"), (1_234_567, "1.234.567")])
def test_thousands_have_points(hoeveel: int, tekst: str) -> None:
    assert woorden.getal(hoeveel) == tekst


def test_lists_read_as_a_sentence() -> None:
    assert woorden.opsomming([]) == ""
    assert woorden.opsomming(["a"]) == "a"
    assert woorden.opsomming(["a", "b", "c"], "of") == "a, b of c"


def test_times_and_days() -> None:
    assert woorden.klok(time(9, 5)) == "9.05"
    assert woorden.klok_vast(time(9, 5)) == "09.05"
    assert woorden.moment(datetime(2026, 11, 23, 9, 12)) == "ma 23-11 9.12"
    assert woorden.dag_maand(date(2026, 1, 9), date(2026, 11, 26)) == "9-1"
    assert woorden.dag_maand(date(2025, 1, 9), date(2026, 11, 26)) == "9-1-2025"


@pytest.mark.parametrize("uitkomst", [soort for soort in Uitkomst if soort is not Uitkomst.TAFEL])
def test_every_outcome_has_words(uitkomst: Uitkomst) -> None:
    verwacht = "nog te vragen" if uitkomst is Uitkomst.AANVULLEN else uitkomst.value
    assert woorden.uitkomst(uitkomst, None, LABELS) == verwacht


def test_a_table_goes_by_its_label_and_an_unknown_code_by_itself() -> None:
    assert woorden.uitkomst(Uitkomst.TAFEL, "jeugd-en-gezin", LABELS) == "tafel Jeugd en Gezin"
    assert woorden.uitkomst(Uitkomst.TAFEL, "lgo", LABELS) == "tafel lgo"


def test_no_code_of_a_closed_list_shows_its_underscores() -> None:
    codes = [code for kolom in KOLOMMEN for code in kolom.waarden]
    assert codes
    assert not [code for code in codes if "_" in woorden.waarde(code)]


def test_a_fact_that_is_no_column_is_asked_for_by_the_column_it_follows_from() -> None:
    assert woorden.vraag("meervoudig") == "Op welke leefgebieden spelen er problemen?"
    assert woorden.feit("meervoudig") == "problemen op meer leefgebieden"


def test_a_step_is_named_by_the_profile() -> None:
    assert woorden.stap(7, {"stap 7": "uitvoeren"}) == "stap 7 uitvoeren"
    assert woorden.stap(8, {"stap 7": "uitvoeren"}) == "stap 8"


def test_every_kind_of_agenda_item_has_a_word() -> None:
    assert set(woorden.SOORT) == set(Puntsoort)
