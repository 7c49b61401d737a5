"""Rows that cannot be taken: refused with place, reason and remedy; every other row goes in."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Tafel
from tests.invoer.hulp import Importeer, inhoud, tellers

KOP = (
    "kenmerk;achternaam;geboortedatum;leeftijd;inwonende_kinderen;leefgebieden;kanaal;"
    "ontvangen_op;melder_contact;bsn;reden"
)
GOED = "G;Bakker;1990-03-04;;;wonen;loket;01-11-2026;;;goed"
GEHEIM = "Geheimzinnig"


def rij(**waarden: str) -> str:
    return ";".join(waarden.get(kolom, "") for kolom in KOP.split(";"))


@pytest.mark.parametrize(
    ("kolom", "waarde", "reden", "getoond"),
    [
        ("geboortedatum", "15-00-1990", "de maand is onbekend; schrijf dan alleen het jaar", True),
        ("geboortedatum", "1990-00-15", "de maand is onbekend; schrijf dan alleen het jaar", True),
        ("geboortedatum", "19900015", "de maand is onbekend; schrijf dan alleen het jaar", True),
        ("geboortedatum", "15-13-1990", "bestaat niet; controleer dag, maand en jaar", True),
        ("geboortedatum", "31-02-2010", "bestaat niet; controleer dag, maand en jaar", True),
        ("geboortedatum", "12-3-08", "het jaartal heeft twee cijfers; schrijf het met vier", True),
        ("geboortedatum", "24-11-2026", "ligt in de toekomst; controleer", True),
        ("geboortedatum", "1-1-1846", "boven 120 jaar; controleer het jaartal", True),
        ("geboortedatum", "12 maart", "het jaar ontbreekt; schrijf het erbij", True),
        ("geboortedatum", "2026-11-02", "na de dag van ontvangst; controleer beide", True),
        ("ontvangen_op", "2027-01-01", "ligt in de toekomst; controleer", True),
        ("ontvangen_op", "0202-11-03", "meer dan 120 jaar terug; controleer het jaartal", True),
        ("leeftijd", "ja", "geen leeftijd; schrijf hele jaren van 0 tot en met 120", True),
        ("leeftijd", "180", "hoogstens 120 jaar; controleer het getal", True),
        ("inwonende_kinderen", "2019|4|?|31-02-2019", "kind 4: deze datum bestaat niet", True),
        ("leefgebieden", "wonen|wooonen", "onderdeel 2 staat niet in de lijst; kies uit", True),
        ("kanaal", "telefon", "kies uit loket, telefoon, website, bewonersadviseur", True),
        ("reden", "x" * 1_000_000, "langer dan 32767 tekens; kort hem in", False),
        ("melder_contact", f"{GEHEIM}\0", "NUL-teken; typ de waarde opnieuw", False),
        ("achternaam", GEHEIM * 9999, "langer dan 32767 tekens; kort hem in", False),
    ],
)
def test_a_refused_cell_names_its_place_and_remedy_and_the_rest_goes_in(
    importeer: Importeer, kolom: str, waarde: str, reden: str, getoond: bool
) -> None:
    fout_rij = rij(**{"kenmerk": "F", "ontvangen_op": "01-11-2026", kolom: waarde})
    uit, uitslag = importeer(f"{KOP}\n{GOED}\n{fout_rij}\n")
    [fout] = uitslag["fouten"]
    assert (uit.exit_code, tellers(uitslag)) == (65, (1, 0, 0, 1))
    assert (fout["bestand"], fout["rij"], fout["kolom"]) == ("in.csv", 3, kolom)
    assert fout["waarde"] == (waarde if getoond else None)
    assert reden in fout["reden"]
    assert GEHEIM not in uit.stdout + uit.stderr


FOUTEN = ("#REF!", "#VERW!", "#WAARDE!", "#DIV/0!", "#DEEL/0!", "#NAAM?", "#N/A", "#N/B")


@pytest.mark.parametrize("kolom", ["geboortedatum", "reden", "kenmerk", "achternaam", "Hobby"])
def test_an_error_of_a_spreadsheet_is_no_value(importeer: Importeer, kolom: str) -> None:
    rijen = "".join(f"40;{fout}\n" for fout in FOUTEN)
    uit, uitslag = importeer(f"leeftijd;{kolom}\n{rijen}41;#14\n")
    gezegd = [f["kolom"] for f in uitslag["fouten"] if "een Excel-fout; verbeter" in f["reden"]]
    assert (uit.exit_code, gezegd) == (65, [kolom] * len(FOUTEN))


@pytest.mark.parametrize("rest", ["", ";;;", ";" * 40])
def test_a_ragged_row(importeer: Importeer, rest: str) -> None:
    uit, uitslag = importeer(f"{KOP}\n{GEHEIM}{rest}\n{GOED}\n")
    [fout] = uitslag["fouten"]
    assert (uit.exit_code, tellers(uitslag), fout["rij"]) == (65, (1, 0, 0, 1), 2)
    assert "cellen en de kopregel 11; vul aan" in fout["reden"]
    assert GEHEIM not in uit.stdout + uit.stderr


def _waarden(tafel: Tafel, nummer: int = 1) -> dict[str, Any]:
    waarden: dict[str, Any] = json.loads(
        tafel("melding", "toon", f"M{nummer}", "--namen", "-f", "json").stdout
    )["waarden"]
    return waarden


@pytest.mark.parametrize(
    ("kolom", "waarde", "bewaard"),
    [
        ("geboortedatum", "2012-04-03", "2012-04-03"),
        ("geboortedatum", "3/4/2012", "2012-04-03"),
        ("geboortedatum", "3 april 2012", "2012-04-03"),
        ("geboortedatum", "2012", "2012"),
        ("inwonende_kinderen", "2019|4|?|Noor 01-03-2019", "2019|4 jaar|?|Noor 2019-03-01"),
        ("inwonende_kinderen", "0", "geen"),
        ("reden", "=1+1", "=1+1"),
        ("reden", "'=1+1", "=1+1"),
        ("achternaam", "@x", "@x"),
        ("achternaam", "[bold]", "[bold]"),
    ],
)
def test_what_is_odd_but_clear_is_taken_for_what_it_means(
    importeer: Importeer, tafel: Tafel, kolom: str, waarde: str, bewaard: str
) -> None:
    uit, _ = importeer(f"{KOP}\n{rij(**{'kenmerk': 'A', kolom: waarde})}\n")
    assert uit.exit_code == 0
    assert _waarden(tafel)[kolom] == bewaard


# One melding at a time refuses as an import does


ADD = [
    ("--geboortedatum", "31-02-2010", "--geboortedatum: deze datum bestaat niet; controleer"),
    ("--geboortedatum", "12-3-08", "--geboortedatum: het jaartal heeft twee cijfers; schrijf"),
    ("--leeftijd", "ja", "--leeftijd: dit is geen leeftijd; schrijf"),
    ("--kanaal", "telefon", "(het dichtst erbij: telefoon)"),
    ("--inwonende-kinderen", "2019|x", "--inwonende-kinderen: kind 2: schrijf per kind"),
    ("--reden", "x" * 40_000, "--reden: de tekst is langer dan 32767 tekens; kort hem in"),
]


@pytest.mark.parametrize(("optie", "waarde", "zin"), ADD)
def test_an_option_is_refused_as_a_cell_is(
    importeer: Importeer, tafel: Tafel, register: Path, optie: str, waarde: str, zin: str
) -> None:
    importeer("kenmerk;achternaam\nA;Bakker\n")
    eerst = inhoud(register)
    for commando in (["add"], ["wijzig", "M1"], ["vul-aan", "M1"]):
        uit = tafel("melding", *commando, "--achternaam", GEHEIM, optie, waarde)
        assert (uit.exit_code, uit.stdout) == (65, "")
        assert zin in uit.stderr
        assert GEHEIM not in uit.stderr
    assert inhoud(register) == eerst


@pytest.mark.parametrize("waarde", ["2-mrt", "12 dec", "2026-03-02", "02-03-2026", "nov-26"])
@pytest.mark.parametrize("kolom", ["huisnummer", "toevoeging"])
def test_only_of_a_file_excel_made_a_date(
    importeer: Importeer, tafel: Tafel, kolom: str, waarde: str
) -> None:
    _, uitslag = importeer(f"kenmerk;buurt;leeftijd;{kolom}\nA;;40;{waarde}\nB;;41;1\n")
    [fout] = uitslag["fouten"]
    assert fout["reden"].startswith("Excel heeft hier een datum van gemaakt")
    for commando in (["add"], ["wijzig", "M1"]):
        uit = tafel("melding", *commando, f"--{kolom}", waarde)
        assert (uit.exit_code, "Excel" in uit.stderr, "cel" in uit.stderr) == (65, False, False)
        assert f"--{kolom}: dit is een datum; schrijf het nummer" in uit.stderr


@pytest.mark.parametrize(
    ("stdin", "zin"),
    [
        (b"", "tafel: --reden -: op stdin stond niets"),
        (b" \n", "tafel: --reden -: op stdin stond niets"),
        (b"Lo\xefs", "tafel: --reden -: de tekst op stdin is geen UTF-8"),
    ],
)
def test_a_broken_pipe_never_erases_a_text(
    importeer: Importeer, tafel: Tafel, register: Path, stdin: bytes, zin: str
) -> None:
    importeer("kenmerk;reden\nA;blijft\n")
    eerst = inhoud(register)
    for commando in (["add"], ["wijzig", "M1"]):
        uit = tafel("melding", *commando, "--reden", "-", input=stdin)
        assert (uit.exit_code, uit.stdout) == (65, "")
        assert uit.stderr.startswith(zin)
    assert inhoud(register) == eerst


def test_characters_taken_out_of_an_option_are_mentioned(tafel: Tafel, register: Path) -> None:
    uit = tafel("melding", "add", "--achternaam", "\u202eJan\x1b[2J", "--reden", "een\ntwee")
    assert (uit.exit_code, uit.stdout) == (0, "M1\n")
    assert "let op: --achternaam: onzichtbare tekens of stuurtekens zijn verwijderd" in uit.stderr
    assert "--reden" not in uit.stderr
    assert _waarden(tafel)["achternaam"] == "Jan"
    assert _waarden(tafel)["reden"] == "een\ntwee"


MELDERS = (
    ("J. Jansen", ""),
    ("mevr. de Wit", "telefoon"),
    ("Truus Koopmans", "overig"),
    ("buurvrouw", "loket"),
    ("Leger van Velen", "website"),
    ("Rochdale", ""),
    ("ROCHDALE", "telefoon"),
    ("OKC Gein", "telefoon"),
    ("Loket", "loket"),
    ("Basisschool Zon", ""),
    ("Zomaar Iets", "school"),
    ("Truus Koopmans", "buur"),
    ("", "telefoon"),
)
"""Melder and channel; of the first five nothing says that it is an organisation."""
BURGER = "geen organisatie die het profiel kent; is dit een burger?"


def test_a_citizen_among_the_organisations_is_asked_about_once(importeer: Importeer) -> None:
    rijen = [f"{melder};;{via};Naam{nr};40" for nr, (melder, via) in enumerate(MELDERS)]
    rijen.append("Zomaar Iets;Piet Bakker;;Naam99;40")
    uit, uitslag = importeer("\n".join(("melder;melder_naam;kanaal;achternaam;leeftijd", *rijen)))
    assert (uit.exit_code, tellers(uitslag)) == (0, (14, 0, 0, 0))
    [zin] = [regel for regel in uit.stderr.splitlines() if BURGER in regel]
    assert ", rij 2-6, melder: " in zin
    assert "Jansen" not in uit.stderr


@pytest.mark.parametrize(
    ("opties", "vraagt"),
    [
        (("--melder-organisatie", "J. Jansen"), True),
        (("--melder-organisatie", "J. Jansen", "--melder-naam", "P. Bakker"), False),
        (("--melder-organisatie", "J. Jansen", "--kanaal", "buur"), False),
        (("--melder-organisatie", "Rochdale"), False),
        (("--melder-naam", "J. Jansen"), False),
        (("--leeftijd", "41"), False),
    ],
)
def test_a_citizen_as_organisation_is_asked_about_on_every_way_in(
    tafel: Tafel, register: Path, opties: tuple[str, ...], vraagt: bool
) -> None:
    gedaan = tafel("melding", "add", "--achternaam", "Vos", *opties)
    assert (gedaan.exit_code, BURGER in gedaan.stderr) == (0, vraagt)
    tafel("melding", "add", "--achternaam", "Blok", "--kenmerk", "B")
    gedaan = tafel("melding", "wijzig", "M2", *opties)
    assert (gedaan.exit_code, BURGER in gedaan.stderr) == (0, vraagt)
    assert BURGER not in tafel("melding", "wijzig", "M2", "--buurt", "Gein").stderr
