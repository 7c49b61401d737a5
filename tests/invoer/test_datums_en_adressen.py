"""What feeds and spreadsheets make of a date and a house number, read as what it was."""

import datetime as dt
import json
from datetime import date
from pathlib import Path

import pytest

from tafel.datums import lees_datum
from tafel.domain.basis import Geweigerd
from tafel.getypte_datums import lees_datum_optie
from tafel.kolommen import KOLOM_VAN
from tafel.waarden import lees_waarde
from tests.conftest import Tafel
from tests.excel import werkmap
from tests.invoer.hulp import Importeer, tellers, waarden

VANDAAG = date(2026, 11, 28)


@pytest.mark.parametrize(
    ("moment", "dag"),
    [
        ("2009-11-18T23:00:00Z", "2009-11-19"),
        ("2026-11-17T23:30:00Z", "2026-11-18"),
        ("1990-07-11T22:00:00.000Z", "1990-07-12"),
        ("1990-07-11T21:59:59Z", "1990-07-11"),
        ("2026-03-28T23:00:00Z", "2026-03-29"),
        ("2026-11-18T00:30:00+01:00", "2026-11-18"),
        ("2026-11-18 00:30:00+0200", "2026-11-17"),
        ("2026-11-17T23:30:00+00:00", "2026-11-18"),
        ("2026-11-17T23:30-05", "2026-11-18"),
        ("2009-11-18T23:00:00", "2009-11-18"),
        ("2009-11-18 23:00", "2009-11-18"),
    ],
)
def test_a_moment_with_a_zone_is_the_day_that_it_was_here(moment: str, dag: str) -> None:
    assert lees_datum(moment).isoformat() == dag


@pytest.mark.parametrize(
    "moment", ["2026-11-31T23:00:00Z", "2026-11-17T25:00:00Z", "9999-12-31T23:30:00Z"]
)
def test_a_moment_that_cannot_be_is_refused(moment: str) -> None:
    with pytest.raises(ValueError, match="bestaat niet"):
        lees_datum(moment)


TIJDEN = {
    "12-03-2015 00:00:00": "2015-03-12",
    "12-03-2015 0:00": "2015-03-12",
    "12/3/2015 00:00:00.000": "2015-03-12",
    "12.03.2015, 00:00": "2015-03-12",
    "12-03-2015T00:00:00": "2015-03-12",
    "2015-03-12 00:00:00,000": "2015-03-12",
    "12-mrt-2015 00:00:00": "2015-03-12",
    "12 maart 2015 9:30 uur": "2015-03-12",
    "20150312 00:00": "2015-03-12",
    "00-03-2015 00:00:00": "2015-03",
    "00-00-2015 00:00": "2015",
    "2015-03-11T23:00:00Z": "2015-03-12",
}
"""As Excel and other programs export a date, and what day it is."""


@pytest.mark.parametrize("tekst", TIJDEN)
def test_a_time_of_day_behind_a_birth_date_says_nothing(
    importeer: Importeer, tafel: Tafel, tekst: str
) -> None:
    uit, _ = importeer(f"naam\tgeboren\tkinderen\nVos\t{tekst}\t{tekst}|Noor {tekst}\n")
    assert uit.exit_code == 0, uit.stdout
    gevonden, dag = waarden(tafel), TIJDEN[tekst]
    assert gevonden["geboortedatum"] == dag
    assert gevonden["inwonende_kinderen"] == f"{dag}|Noor {dag}"


def test_nor_behind_several_in_one_cell(importeer: Importeer, tafel: Tafel) -> None:
    importeer("naam;kinderen\nVos;12-03-2015 00:00:00, 13-03-2016 00:00:00 en 4 jaar\n")
    assert waarden(tafel)["inwonende_kinderen"] == "2015-03-12|2016-03-13|4 jaar"


@pytest.mark.parametrize("tekst", ["3/12/2015 12:00:00 AM", "12-03-15 00:00", "10:30"])
def test_what_may_be_another_day_is_refused(importeer: Importeer, tekst: str) -> None:
    uit, uitslag = importeer(f"naam;geboren;kinderen\nVos;{tekst};\nBos;;{tekst}\n")
    assert (uit.exit_code, tellers(uitslag)) == (65, (0, 0, 0, 2))


@pytest.mark.parametrize(
    ("tekst", "terug", "vooruit"),
    [
        ("1-1", "2026-01-01", "2027-01-01"),
        ("31/3", "2026-03-31", "2027-03-31"),
        ("28-11", "2026-11-28", "2026-11-28"),
        ("29-11", "2025-11-29", "2026-11-29"),
        ("29-5", "2026-05-29", "2027-05-29"),
        ("28-5", "2026-05-28", "2027-05-28"),
        ("29-2", "2024-02-29", None),
    ],
)
def test_a_day_without_a_year_looks_the_way_it_is_used(
    tekst: str, terug: str, vooruit: str | None
) -> None:
    assert lees_datum_optie(tekst, VANDAAG, terug=True).isoformat() == terug
    if vooruit is None:
        with pytest.raises(ValueError, match="bestaat niet"):
            lees_datum_optie(tekst, VANDAAG)
    else:
        assert lees_datum_optie(tekst, VANDAAG).isoformat() == vooruit


@pytest.mark.parametrize(
    "tekst",
    [
        *("2-mrt", "12-dec", "1-jan", "3-apr", "2026-03-02", "02-03-2026", "2 mei", "1-feb-26"),
        *("2-Mar", "3-Oct", "12 dec.", "mrt-02", "nov-26"),
    ],
)
@pytest.mark.parametrize("kolom", ["huisnummer", "toevoeging"])
def test_a_house_number_that_became_a_date_is_refused(kolom: str, tekst: str) -> None:
    with pytest.raises(Geweigerd):
        lees_waarde(KOLOM_VAN[kolom], tekst, vandaag=VANDAAG)


GEWORDEN = [
    *("02-03-26", "2-3-26", "02/03/26", "2.3.26", "26-03-02", "12/15/26", "2-3-'26", "31-1-99"),
    *("02-03-2026", "2-3-2026 0:00", "2026-03-02 00:00:00", "2026/3/2", "maart-26", "2 mrt '26"),
    *("46083", "46083.0", "46083,00", "40000", "50000"),
]
"""What a spreadsheet makes of `2-3` and `12-A`; 46083 is how it counts 2 March 2026."""


@pytest.mark.parametrize("kolom", ["Huisnr.", "Toevoeging"])
@pytest.mark.parametrize("tekst", GEWORDEN)
def test_in_a_file_it_is_refused_and_told_as_a_date(
    importeer: Importeer, kolom: str, tekst: str
) -> None:
    uit, uitslag = importeer(f"naam\t{kolom}\nVos\t{tekst}\nBos\t12\n")
    assert (uit.exit_code, tellers(uitslag)) == (65, (1, 0, 0, 1))
    [fout] = uitslag["fouten"]
    assert (fout["rij"], "datum" in fout["reden"]) == (2, True)
    assert "typ het opnieuw" in fout["reden"]


@pytest.mark.parametrize("cel", [46083, 46083.0, "02-03-26", dt.date(2026, 3, 2)])
def test_in_excel_too(importeer: Importeer, cel: object) -> None:
    uit, uitslag = importeer(werkmap(["naam", "huisnummer"], ["Vos", cel], ["Bos", 12]))
    assert (uit.exit_code, tellers(uitslag)) == (65, (1, 0, 0, 1))
    assert "datum" in uitslag["fouten"][0]["reden"]


@pytest.mark.parametrize("tekst", ["02-03-26", "46083"])
@pytest.mark.parametrize("opdracht", [("add", "--naam", "Jan Vos"), ("wijzig", "M1")])
def test_by_hand_too(tafel: Tafel, register: Path, opdracht: tuple[str, ...], tekst: str) -> None:
    assert tafel("melding", "add", "--naam", "Jan Bos", "--huisnummer", "7").exit_code == 0
    uit = tafel("melding", *opdracht, "--huisnummer", tekst)
    assert (uit.exit_code, "datum" in uit.stderr) == (65, True)
    assert waarden(tafel)["huisnummer"] == "7"


@pytest.mark.parametrize(
    ("tekst", "nummer", "toevoeging"),
    [
        ("nr. 46083", "46083", None),
        ("Nr 2-3-26", "2", "3-26"),
        ("huisnummer 12", "12", None),
        ("no. 12 hs", "12", "hs"),
        ("39999", "39999", None),
        ("50001", "50001", None),
        ("4608", "4608", None),
        ("45-3-26", "45", "3-26"),
        ("2-3", "2", "3"),
        ("1-2-3", "1", "2-3"),
        ("2-326", "2", "326"),
    ],
)
def test_a_number_stays_one(
    importeer: Importeer, tafel: Tafel, tekst: str, nummer: str, toevoeging: str | None
) -> None:
    _, uitslag = importeer(f"naam;huisnummer\nVos;{tekst}\n")
    assert tellers(uitslag) == (1, 0, 0, 0), uitslag["fouten"]
    gevonden = waarden(tafel)
    assert (gevonden["huisnummer"], gevonden.get("toevoeging")) == (nummer, toevoeging)


@pytest.mark.parametrize(
    ("kolom", "tekst", "waarde"),
    [
        ("huisnummer", "12-2", "12 2"),
        ("huisnummer", "12 A", "12 A"),
        ("huisnummer", "12-hs", "12 hs"),
        ("huisnummer", "2 dek", "2 dek"),
        ("toevoeging", "III", "III"),
        ("toevoeging", "1-2", "1-2"),
        ("toevoeging", "marina", "marina"),
    ],
)
def test_other_additions_stay(kolom: str, tekst: str, waarde: str) -> None:
    assert lees_waarde(KOLOM_VAN[kolom], tekst, vandaag=VANDAAG) == waarde


@pytest.mark.parametrize(
    ("tekst", "kinderen", "geboren"),
    [
        ("12-5-2019 0:00:00", "2019-05-12", "2019-05-12"),
        ("12-05-1990 00:00", "1990-05-12", "1990-05-12"),
        ("12mei1990", "1990-05-12", "1990-05-12"),
        ("1e januari 2015", "2015-01-01", "2015-01-01"),
        ("di 12 mei 2015", "2015-05-12", "2015-05-12"),
        ("za 12 mei 2015", None, None),
        ("dinsdag 12-05-2015", "2015-05-12", "2015-05-12"),
        ("12\u201105\u20112019", "2019-05-12", "2019-05-12"),
        ("12\u20135\u20132019", "2019-05-12", "2019-05-12"),
        ("\uff11\uff12-05-2019", "2019-05-12", "2019-05-12"),
        ("00 mei 1990", "1990-05", "1990-05"),
        ("00-mei-1990", "1990-05", "1990-05"),
        ("199005", "1990-05", "1990-05"),
        ("201512", "2015-12", "2015-12"),
        ("1990 mei", "1990-05", "1990-05"),
        ("mei1990", "1990-05", "1990-05"),
        ("geb. 12-05-2015", "2015-05-12", None),
        ("Noor geb. 12-05-2015", "Noor 2015-05-12", None),
        ("Noor (geboren op 12 mei 2015)", "Noor 2015-05-12", None),
        ("Noor 12-5-2019 0:00:00, Piet 4", "Noor 2019-05-12|Piet 4 jaar", None),
        ("Jan 2015", "Jan 2015", "2015-01"),
        ("Jan 12", "Jan 12 jaar", None),
        ("Mei 12 jaar", "Mei 12 jaar", None),
        ("mei 12", None, None),
        ("mrt 15", None, None),
        ("Noor mei 12", None, None),
        ("mei '12", None, None),
        ("mei 90", None, None),
        ("jaren 90", None, None),
        ("12 mei 12", None, None),
        ("ca. 2015", None, None),
        ("\u00b1 8", None, None),
        ("200512", None, None),
        ("00 mei 1990 a", None, None),
        ("voorjaar 1990", None, None),
        ("Noor begin 2019", None, None),
        ("eind 2019", None, None),
        ("M\u00e4r 1990", None, None),
        ("dez. 2019", None, None),
        ("? mei 1990", None, None),
        ("12031990", "1990-03-12", "1990-03-12"),
        ("20122001", "2001-12-20", "2001-12-20"),
        ("00031990", "1990-03", "1990-03"),
        ("31021990", None, None),
    ],
)
def test_a_child_is_told_in_whatever_form_a_birth_date_has(
    tafel: Tafel, register: Path, tekst: str, kinderen: str | None, geboren: str | None
) -> None:
    invoer = f'naam;kinderen;geboren\nJan Vos;"{tekst}";\nPiet Bos;;"{tekst}"\n'
    uit = tafel("melding", "import", "-", input=invoer)
    assert uit.exit_code == (65 if kinderen is None or geboren is None else 0)
    lijst = tafel("melding", "lijst", "--namen", "-f", "json").stdout
    gelezen: dict[str, object] = {}
    for melding in json.loads(lijst):
        toon = tafel("melding", "toon", melding["melding"], "--namen", "-f", "json")
        gelezen |= json.loads(toon.stdout)["waarden"]
    assert gelezen.get("inwonende_kinderen") == kinderen
    assert gelezen.get("geboortedatum") == geboren


@pytest.mark.parametrize("nummer", ["12\u20113", "12\u20133", "\uff11\uff12-3", "12 \u2212 3"])
def test_odd_hyphens_and_digits_in_a_house_number(
    tafel: Tafel, register: Path, nummer: str
) -> None:
    kop = "kenmerk;naam;geboren;postcode;huisnummer\n"
    invoer = f"{kop}1;Jan Vos;1-1-1970;1102 AB;{nummer}\n2;Wim Vos;1-1-1990;1102 AB;12-3\n"
    gezegd = tafel("melding", "import", "-", input=invoer)
    assert "zelfde adres en achternaam" in gezegd.stdout + gezegd.stderr


@pytest.mark.parametrize("nummer", ["37 A;B;", "37A;c;", "37 A-2;B;", "37 A;B;C", "37-A;B;"])
def test_two_letters_that_contradict_each_other_are_refused(
    tafel: Tafel, register: Path, nummer: str
) -> None:
    kop = "naam;geboren;postcode;huisnummer;huisletter;toevoeging\n"
    uit = tafel("melding", "import", "-", input=f"{kop}Jan Vos;1970;1102 AB;{nummer}\n")
    assert uit.exit_code == 65
    assert "een andere dan in kolom huisletter" in " ".join(uit.stdout.split())


@pytest.mark.parametrize("nummer", ["37 A;a;", "37 hs;B;", "37-2;B;", "37 A;;2", "37 A-2;A;"])
def test_what_stands_behind_a_number_and_in_its_own_column_may_agree(
    tafel: Tafel, register: Path, nummer: str
) -> None:
    kop = "naam;geboren;postcode;huisnummer;huisletter;toevoeging\n"
    uit = tafel("melding", "import", "-", input=f"{kop}Jan Vos;1970;1102 AB;{nummer}\n")
    assert uit.exit_code == 0
