"""Birth dates and addresses in free text: only what the register knows gives way."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tafel.datums import MAANDEN
from tafel.rules.herleidbaar import contacten, heeft_cijfers, zonder

GEBOREN = {"2015-03-14", "1988-05-02", "1968-12-31"}
POSTCODES = {"1102 AB", "1105 XZ"}

DATUMS = {
    "geboren 14-3-2015": "geboren 2015",
    "geb. 14-03-2015.": "geb. 2015.",
    "14/3/2015, 14.03.2015 en 14 - 3 - 2015": "2015, 2015 en 2015",
    "14 3 2015": "2015",
    "2015-03-14 en 2015/3/14": "2015 en 2015",
    "(14-3-15)": "(2015)",
    "14-3-'15 of 31-12-68": "2015 of 1968",
    "14 maart 2015": "2015",
    "14 Maart '15": "2015",
    "14 mrt. 2015, 14-mrt-2015": "2015, 2015",
    "de 14e maart 2015, 14de maart, 2015": "de 2015, 2015",
    "2 mei 1988": "1988",
    "2\nmei\n1988": "1988",
    "14032015 en 20150314": "2015 en 2015",
    "14-3-2015 om 10.30": "2015 om 10.30",
}
"""What stands there → what others read."""
GEEN_DATUM = (
    "afspraak op 15-3-2015, niet op 13 maart 2015",
    "op 14 maart komt Altra; in maart 2015 ook",
    "114-3-2015, 14-3-20151, 14-3-2015a",
    "99-99-2015, 30 februari 2015, 14 maandag 2015",
    "van 14 tot 3 in 2015",
    "0203-14032015x",
)
ADRESSEN = {
    "1102 AB": "[adres]",
    "woont op 1102AB 12.": "woont op [adres].",
    "1102ab-12a, nu bij moeder": "[adres], nu bij moeder",
    "1102AB12": "[adres]",
    "1102 AB, nr. 12 hs": "[adres]",
    "1105 xz huisnummer 3-2 is leeg": "[adres] is leeg",
    "Dolingadreef 12, 1102 AB Amsterdam": "[adres] Amsterdam",
    "woont op Laan van de Vrede 12-3 (1102 AB)": "woont op [adres])",
    "hij woont dolingadreef 7, 1102ab": "hij woont [adres]",
    "1102 AB 3 en 1105 XZ 4": "[adres] en [adres]",
}
GEEN_ADRES = (
    "1103 AB 12",
    "in 1102 abrikozen",
    "21102 AB",
    "nummer 12, huis 1102",
    "Dolingadreef 12",
)


@pytest.mark.parametrize("tekst", DATUMS)
def test_a_birth_date_becomes_its_year(tekst: str) -> None:
    assert zonder(tekst, GEBOREN, ()) == DATUMS[tekst]
    assert heeft_cijfers(tekst)


@pytest.mark.parametrize("tekst", GEEN_DATUM)
def test_another_day_stays(tekst: str) -> None:
    assert zonder(tekst, GEBOREN, POSTCODES) == tekst


@pytest.mark.parametrize("tekst", ADRESSEN)
def test_an_address_says_no_more_than_that_it_is_one(tekst: str) -> None:
    assert zonder(tekst, (), POSTCODES) == ADRESSEN[tekst]
    assert heeft_cijfers(tekst)


def test_a_birth_date_before_an_address() -> None:
    tekst = "14-3-2015, 1102 AB 12, en 2-5-1988 1105 XZ"
    assert zonder(tekst, GEBOREN, POSTCODES) == "2015, [adres], en 1988 [adres]"


CONTACTEN = {
    "bel 06-12345678.": ["0612345678"],
    "06 12 34 56 78 of 0687654321": ["0612345678", "0687654321"],
    "(06 - 12345678)": ["0612345678"],
    "+31 6 12345678, +31(0)6-12345678": ["0612345678", "0612345678"],
    "0031 20 123 45 67": ["0201234567"],
    "(020) 123.45.67/0297-123456": ["0201234567", "0297123456"],
    "+32 475 12 34 56": ["32475123456"],
    "Jan.Vos@Post.nl, jan@x.co.uk": ["jan.vos@post.nl", "jan@x.co.uk"],
}
GEEN_CONTACT = (
    "112, 0800-2000, 0900 1234567, 088-1234567",
    "geboren 02-05-1988, 12 uur; 06-03-2019 12 uur; 2026-11-26 10.30",
    "zaak 0612345678901, bsn 123456782, 1102 AB 12, M12, 147/3",
    "jan@huis, @altra",
)


@pytest.mark.parametrize("tekst", CONTACTEN)
def test_how_somebody_is_reached(tekst: str) -> None:
    gevonden = list(contacten(tekst))
    assert [v.waarde for v in gevonden] == CONTACTEN[tekst]
    over = zonder(tekst, (), (), CONTACTEN[tekst])
    assert over.count("[contact]") == len(gevonden)
    assert "1234" not in over.replace(" ", "")
    assert "@" not in over


@pytest.mark.parametrize("tekst", GEEN_CONTACT)
def test_another_number_is_of_nobody(tekst: str) -> None:
    assert list(contacten(tekst)) == []


@pytest.mark.parametrize("tekst", GEEN_ADRES)
def test_what_is_no_known_address_stays(tekst: str) -> None:
    assert zonder(tekst, GEBOREN, POSTCODES) == tekst


VORMEN = (
    lambda d: d.isoformat(),
    lambda d: f"{d.day}-{d.month}-{d.year}",
    lambda d: f"{d.day:02}/{d.month:02}/{d.year}",
    lambda d: f"{d.day}.{d.month}.{d.year % 100:02}",
    lambda d: f"{d.day} {MAANDEN[d.month - 1]} {d.year}",
    lambda d: f"{d.day}e {MAANDEN[d.month - 1].upper()} '{d.year % 100:02}",
    lambda d: f"{d.day:02}{d.month:02}{d.year}",
)


@given(
    dag=st.dates(date(1920, 1, 1), date(2026, 11, 23)),
    vorm=st.sampled_from(VORMEN),
    ander=st.dates(date(1920, 1, 1), date(2026, 11, 23)),
)
def test_every_day_in_every_spelling(dag: date, vorm: object, ander: date) -> None:
    assert callable(vorm)
    tekst = f"zij is van {vorm(dag)}, zegt men"
    assert heeft_cijfers(tekst)
    assert zonder(tekst, {dag.isoformat()}, ()) == f"zij is van {dag.year}, zegt men"
    if (ander.day, ander.month) != (dag.day, dag.month):
        assert zonder(tekst, {ander.isoformat()}, ()) == tekst
