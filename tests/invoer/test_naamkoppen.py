"""A file that holds names is not taken in without them: their header is known, or asked about."""

from pathlib import Path

import pytest

from tests.conftest import Tafel
from tests.invoer.hulp import Importeer, tellers, waarden


@pytest.mark.parametrize(
    "kop",
    [
        "Naam jeugdige", "Naam kind", "Naam cliënt/jeugdige", "Naam van de jongere",
        "Jeugdige naam", "Naam betrokkene / cliënt", "Naam / voornaam", "Naam leerling *",
    ],
)  # fmt: skip
def test_a_header_for_the_name(
    importeer: Importeer, tafel: Tafel, register: object, kop: str
) -> None:
    uit, uitslag = importeer(f"Melddatum;{kop};Postcode\n1-11-2026;Vries, Jan de;1102AB\n")
    assert (uit.exit_code, tellers(uitslag)) == (0, (1, 0, 0, 0))
    gevonden = waarden(tafel)
    assert [gevonden[k] for k in ("voornaam", "tussenvoegsel", "achternaam")] == [
        "Jan", "de", "Vries",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "kop",
    ["Geb.dat. kind", "Geboortedatum jeugdige", "Geb.datum van het kind", "Kind geboortedatum"],
)
def test_the_birth_date_of_that_child(
    importeer: Importeer, tafel: Tafel, register: object, kop: str
) -> None:
    kop = f"Melddatum;Naam kind;{kop};Naam moeder"
    importeer(f"{kop}\n1-11-2026;Vries, Jan de;1-2-2015;Vries, An de\n")
    gevonden = waarden(tafel)
    assert (gevonden["voornaam"], gevonden["geboortedatum"]) == ("Jan", "2015-02-01")
    assert gevonden["opmerkingen"] == "Naam moeder: Vries, An de"


def test_beside_another_name_it_is_of_somebody_else(
    importeer: Importeer, tafel: Tafel, register: object
) -> None:
    importeer("Naam;Naam kind;Geb.dat. kind\nVries, An de;Vries, Jan de;1-2-2015\n")
    gevonden = waarden(tafel)
    assert (gevonden["voornaam"], gevonden.get("geboortedatum")) == ("An", None)


VRAAG = "geen kolom met de naam herkend"
ONZEKER = [
    "Naam gezin;Postcode",
    "Naam ouder;Postcode",
    "Naam kind;Leeftijd",
    "Naam kind 1;Naam kind 2;Postcode",
    "Naam verzekerde (zie pas);Postcode",
    "Namen;Postcode",
]


@pytest.mark.parametrize("koppen", ONZEKER)
def test_it_does_not_go_in_without_a_name_unasked(
    importeer: Importeer, register: object, koppen: str
) -> None:
    rij = ";".join(
        {"Postcode": "1102AB", "Leeftijd": "40"}.get(k, "Bos") for k in koppen.split(";")
    )
    uit, uitslag = importeer(f"Melddatum;{koppen}\n1-11-2026;{rij}\n")
    assert (uit.exit_code, uitslag["import"]) == (65, None)
    assert VRAAG in uitslag["fouten"][0]["reden"]
    uit, uitslag = importeer(f"Melddatum;{koppen}\n1-11-2026;{rij}\n", "--toch")
    assert (uit.exit_code, tellers(uitslag)) == (0, (1, 0, 0, 0))


@pytest.mark.parametrize("koppen", ["Foto;Postcode", "Naam melder;Postcode", "Bijnaam;Leeftijd"])
def test_a_file_that_claims_no_name_goes_in(
    importeer: Importeer, register: object, koppen: str
) -> None:
    cel = "1102AB" if "Postcode" in koppen else "40"
    uit, _ = importeer(f"Melddatum;{koppen}\n1-11-2026;x;{cel}\n")
    assert uit.exit_code == 0


@pytest.mark.parametrize(
    ("kop", "cel", "naam", "waarde"),
    [
        ("Geboortedatum leerling", "12-3-2012", "geboortedatum", "2012-03-12"),
        ("Geboortedag jongere", "12-3-2012", "geboortedatum", "2012-03-12"),
        ("Geboorte", "2012", "geboortedatum", "2012"),
        ("Geboortedag", "12-3-2012", "geboortedatum", "2012-03-12"),
        ("Meldatum", "1-2-2026", "ontvangen_op", "2026-02-01"),
        ("Huisvesting", "thuis", "woonsituatie", "inwonend"),
        ("Hulpverleners", "Cordaan|MEE", "betrokken_organisaties", "Cordaan|MEE"),
        ("Buurt/wijk", "Holendrecht", "buurt", "Holendrecht"),
    ],
)
@pytest.mark.parametrize("wie", ["Naam", "Naam leerling"])
def test_headers_of_a_school(
    importeer: Importeer, tafel: Tafel, wie: str, kop: str, cel: str, naam: str, waarde: str
) -> None:
    uit, _ = importeer(f"kenmerk;{wie};{kop}\n1;Jan Vos;{cel}\n")
    assert uit.exit_code == 0
    assert (waarden(tafel)["achternaam"], waarden(tafel)[naam]) == ("Vos", waarde)


@pytest.mark.parametrize(
    "kop", ["Geboortedatum kind", "Geboortedatum ouder", "Geboortedatum vader"]
)
def test_of_somebody_else_beside_a_name_it_is_a_remark(
    importeer: Importeer, tafel: Tafel, kop: str
) -> None:
    importeer(f"Naam;{kop}\nJan Vos;12-3-2012\n")
    assert "geboortedatum" not in waarden(tafel)


def test_an_own_birth_date_goes_before_that_of_a_leerling(
    importeer: Importeer, tafel: Tafel
) -> None:
    importeer("Naam;Geboren;Geboortedatum leerling\nJan Vos;1980;12-3-2012\n")
    assert waarden(tafel)["geboortedatum"] == "1980"


@pytest.mark.parametrize(
    ("kop", "gezegd"),
    [
        ("Melder;Wie;Postadres", "niet begrepen: Wie, Postadres"),
        ("Melder;Verjaardag", "Verjaardag (bedoelt u geboortedatum?)"),
        ("Melder;Persoonsgegevens", "niet begrepen: Persoonsgegevens; hernoem"),
        ("Wie\tWat", "gevonden: Wie, Wat"),
        ("Afdeling,Wanneer", "gevonden: Afdeling, Wanneer"),
        ("Melder;Jansen;Piet", "niet begrepen: kolom 2, kolom 3"),
        ("Jansen\tPiet", "gevonden: kolom 1, kolom 2"),
    ],
)
def test_a_refused_file_shows_its_headers_and_no_name(
    tafel: Tafel, register: Path, kop: str, gezegd: str
) -> None:
    uit = tafel("melding", "import", "-", input=f"{kop}\nx\n")
    assert uit.exit_code == 65
    assert gezegd in " ".join(uit.stdout.split())
