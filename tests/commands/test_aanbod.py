"""The sociale kaart through the real command line. Today is 23 November 2026."""

import json
from pathlib import Path
from typing import Any

import pytest

from tafel.kolommen import LEEFGEBIEDEN
from tafel.register.store import Register
from tafel.services.aanbod.kaart import product_van, productnamen
from tafel.services.regels.profielen import laad_profiel
from tests.commands.hulp import GEZIN, OVERLAST, deel_toe, lees, sql, voer_in
from tests.conftest import ROOT, Resultaat, Tafel
from tests.excel import werkmap
from tests.scenario.hulp import platte

KOP = "id;organisatie;product;leefgebieden;leeftijd;gebied;wachttijd;capaciteit\n"
SCHULD = "1;MaDi;Schuldhulp;inkomen_schulden;18+;Zuidoost;6 weken;wachtlijst\n"
BUDGET = "2;MaDi;Budgetcursus;inkomen en schulden|wonen;18-65;Gein;;ruimte\n"
JEUGD = "3;Spirit;Gezinshulp;gezin_opvoeding;0-17;;3;geen\n"
ELDERS = "4;De Brink;Inloop;inkomen_schulden;;;;\n"
KAART = KOP + SCHULD + BUDGET + JEUGD + ELDERS
"""A1 MaDi waits 6 weeks, A2 MaDi in Gein has room, A3 Spirit is full, A4 is of no partner."""


def laad(tafel: Tafel, tekst: str, *args: str, naam: str = "kaart.csv") -> Resultaat:
    Path(naam).write_text(tekst, encoding="utf-8")
    return tafel("aanbod", "laad", naam, *args)


def tel(tafel: Tafel, tekst: str, *args: str, naam: str = "kaart.csv") -> dict[str, Any]:
    uitslag = json.loads(laad(tafel, tekst, *args, "-f", "json", naam=naam).stdout)
    assert isinstance(uitslag, dict)
    return uitslag


def nummers(tafel: Tafel, *args: str) -> list[str]:
    return [product["product"] for product in lees(tafel, "aanbod", *args)]


@pytest.fixture
def kaart(register: Tafel) -> Tafel:
    """A register with the four products of KAART."""
    assert laad(register, KAART).exit_code == 0
    return register


# --- loading and refreshing -----------------------------------------------------------------------


def test_what_is_loaded_is_counted_and_shown(register: Tafel) -> None:
    assert tel(register, KAART) == {
        "bron": "kaart.csv",
        "gelezen": 4,
        "toegevoegd": 4,
        "gewijzigd": 0,
        "al_bekend": 0,
        "vervallen": 0,
        "afgewezen": 0,
        "overgeslagen": 0,
        "fouten": [],
    }
    [budget] = [p for p in lees(register, "aanbod", "lijst") if p["product"] == "A2"]
    assert budget == {
        "product": "A2",
        "id": "2",
        "naam": "Budgetcursus",
        "organisatie": "MaDi",
        "partner": "madi",
        "leefgebieden": ["inkomen_schulden", "wonen"],
        "leeftijd_van": 18,
        "leeftijd_tot": 65,
        "gebied": ["Gein"],
        "pakket": None,
        "kosten": None,
        "intake": None,
        "wachttijd_weken": None,
        "capaciteit": "ruimte",
        "omschrijving": None,
        "bron": "kaart.csv",
        "ververst_op": "2026-11-23",
        "vervallen_op": None,
        "oordelen": {},
    }


def test_a_next_delivery_adds_changes_keeps_and_lets_lapse(kaart: Tafel) -> None:
    nieuw = KOP + SCHULD.replace("6 weken", "8") + BUDGET + "5;MEE;Maatje;wonen;;;;ruimte\n"
    uitslag = tel(kaart, nieuw, "--toch")
    tellingen = ("gelezen", "toegevoegd", "gewijzigd", "al_bekend", "vervallen", "afgewezen")
    assert [uitslag[naam] for naam in tellingen] == [3, 1, 1, 1, 2, 0]
    assert sorted(nummers(kaart, "lijst")) == ["A1", "A2", "A5"]
    assert sorted(nummers(kaart, "lijst", "--ook-vervallen")) == ["A1", "A2", "A3", "A4", "A5"]
    assert "vervallen" in kaart("aanbod", "toon", "A3").stdout
    nog_eens = tel(kaart, nieuw)
    assert [nog_eens[naam] for naam in tellingen] == [3, 0, 0, 3, 0, 0]


def test_a_product_that_comes_back_keeps_its_number(kaart: Tafel) -> None:
    tel(kaart, KOP + SCHULD, "--toch")
    uitslag = tel(kaart, KOP + SCHULD + BUDGET)
    assert (uitslag["gewijzigd"], uitslag["toegevoegd"]) == (1, 0)
    assert sorted(nummers(kaart, "lijst")) == ["A1", "A2"]


def test_without_an_id_organisation_and_name_are_the_product(register: Tafel) -> None:
    laad(register, "organisatie;product;wachttijd\nMaDi;Schuldhulp;6\n")
    uitslag = tel(register, "organisatie;product;wachttijd\nMADI;schuld-hulp;7\n")
    assert (uitslag["gewijzigd"], uitslag["vervallen"]) == (1, 0)
    assert nummers(register, "lijst") == ["A1"]


def test_two_sources_do_not_let_each_others_products_lapse(kaart: Tafel) -> None:
    uitslag = tel(kaart, KOP + "1;GGD;Vangnet;;;;;ruimte\n", "--bron", "ggd", naam="ggd.csv")
    assert (uitslag["bron"], uitslag["toegevoegd"], uitslag["vervallen"]) == ("ggd", 1, 0)
    assert len(nummers(kaart, "lijst")) == 5


def test_a_new_file_name_for_a_known_sociale_kaart_is_asked_about(kaart: Tafel) -> None:
    uit = laad(kaart, KAART, naam="kaart oktober.csv")
    assert uit.exit_code == 65
    assert "--bron kaart.csv" in uit.stderr
    assert "--bron 'kaart oktober.csv'" in uit.stderr
    assert len(nummers(kaart, "lijst")) == 4
    uitslag = tel(kaart, KAART, "--bron", "kaart.csv", naam="kaart oktober.csv")
    assert uitslag["al_bekend"] == 4


def test_a_trial_stores_nothing(register: Tafel, tmp_path: Path) -> None:
    uit = laad(register, KAART, "--proef")
    assert (uit.exit_code, "niets bewaard" in uit.stderr) == (0, True)
    assert sql(tmp_path, "SELECT count(*) FROM aanbod") == [(0,)]
    assert sql(tmp_path, "SELECT handeling FROM logregel") == [("init",)]


def test_bad_rows_are_refused_with_place_and_reason_and_the_rest_goes_in(register: Tafel) -> None:
    tekst = KOP + (
        "1;MaDi;A;hondenpoep;12 tot 23;;even;misschien\n"
        "2;;B;wonen;;;;\n"
        "3;MaDi;C;wonen;65-18;;;\n"
        "4;MaDi;D;wonen;;;2 maanden;vol\n"
        "4;MaDi;E;wonen;;;;\n"
        "6;MaDi\n"
    )
    uit = laad(register, tekst, "-f", "json")
    uitslag = json.loads(uit.stdout)
    assert uit.exit_code == 65
    assert (uitslag["gelezen"], uitslag["toegevoegd"], uitslag["afgewezen"]) == (6, 1, 5)
    assert {(fout["rij"], fout["kolom"], fout["waarde"]) for fout in uitslag["fouten"]} == {
        (2, "leefgebieden", "hondenpoep"),
        (2, "leeftijd", "12 tot 23"),
        (2, "wachttijd", "even"),
        (2, "capaciteit", "misschien"),
        (3, "organisatie", None),
        (4, "leeftijd", None),
        (6, "id", None),
        (7, None, None),
    }
    [goed] = lees(register, "aanbod", "lijst")
    assert (goed["naam"], goed["wachttijd_weken"], goed["capaciteit"]) == ("D", 9, "geen")


def test_a_refused_row_does_not_make_its_product_lapse(kaart: Tafel) -> None:
    uitslag = tel(kaart, KOP + SCHULD + BUDGET.replace("18-65", "65-18"), "--toch")
    assert (uitslag["vervallen"], uitslag["afgewezen"]) == (2, 1)
    assert sorted(nummers(kaart, "lijst")) == ["A1", "A2"]


def test_while_a_row_does_not_say_which_product_it_is_nothing_lapses(kaart: Tafel) -> None:
    uit = laad(kaart, KOP + SCHULD + ";;Iets;;;;;\n")
    assert uit.exit_code == 65
    assert "3 niet in het bestand, maar niet vervallen" in uit.stderr
    assert len(nummers(kaart, "lijst")) == 4


@pytest.mark.parametrize(
    ("tekst", "code"), [("naam\n", 65), ("voornaam;stad\nx;y\n", 65), ("", 65)]
)
def test_a_file_without_products_changes_nothing(kaart: Tafel, tekst: str, code: int) -> None:
    uit = laad(kaart, tekst)
    assert uit.exit_code == code
    assert len(nummers(kaart, "lijst")) == 4


def test_a_file_that_is_not_there(register: Tafel) -> None:
    uit = register("aanbod", "laad", "niets.csv", "-f", "json")
    assert uit.exit_code == 66
    assert json.loads(uit.stdout)["fouten"][0]["rij"] is None


def test_stdin_needs_the_name_of_its_source(register: Tafel) -> None:
    assert register("aanbod", "laad", "-", input=KAART).exit_code == 2
    assert register("aanbod", "laad", "-", "--bron", "kaart", input=KAART).exit_code == 0
    assert lees(register, "aanbod", "lijst")[0]["bron"] == "kaart"


def test_an_unknown_column_is_named_once_and_not_kept(register: Tafel) -> None:
    uit = laad(register, "organisatie;product;kleur\nMaDi;A;rood\nMaDi;B;blauw\n")
    assert uit.stderr.count("kleur: onbekende kolom") == 1
    assert "2 zonder leefgebied" in uit.stderr


@pytest.mark.parametrize(
    ("kop", "gezegd"),
    [
        ("Leeftyd", "Leeftyd (bedoelt u leeftijd?)"),
        ("Wachtijd", "Wachtijd (bedoelt u wachttijd?)"),
        ("Naam aanbieder", "Naam aanbieder:"),
        ("organizatie", "organizatie:"),
        ("kleur", "kleur:"),
    ],
)
def test_a_column_that_is_dropped_is_named_with_the_one_that_may_be_meant(
    register: Tafel, kop: str, gezegd: str
) -> None:
    uit = laad(register, f"organisatie;product;{kop}\nMaDi;A;12-18\n")
    assert (uit.exit_code, f"let op: {gezegd}" in uit.stderr) == (0, True), uit.stderr


@pytest.mark.parametrize(
    ("koppen", "gevonden"),
    [
        ("Organizatie;Producten", "kolom 1 lijkt op organisatie, kolom 2 lijkt op product"),
        ("Naam aanbod;kleur", "Naam aanbod (bedoelt u product?), kolom 2"),
        ("kleur;vorm", "kolom 1, kolom 2"),
    ],
)
def test_without_a_known_column_it_says_what_was_found(
    register: Tafel, koppen: str, gevonden: str
) -> None:
    uit = laad(register, f"{koppen}\nMaDi;A\n")
    assert (uit.exit_code, f"gevonden: {gevonden}." in uit.stderr) == (65, True), uit.stderr


@pytest.mark.parametrize(
    ("kop", "cel", "zin"),
    [
        ("Wachttijd (weken)", "even", "rij 2, Wachttijd (weken) \u00abeven\u00bb: dit is geen"),
        ("Ruimte", "soms", "rij 2, Ruimte \u00absoms\u00bb: staat niet in de lijst"),
        ("Ruimte", "soms", "nodig Ruimte: kies uit ruimte, wachtlijst, geen"),
        ("Vanaf", "jong", "rij 2, Vanaf \u00abjong\u00bb: dit is geen leeftijd"),
        ("DOMEINEN", "x", "rij 2, DOMEINEN \u00abx\u00bb: staat niet"),
        ("Vanaf;Leeftijden", "12;18+", "rij 2, Leeftijden: klopt niet met Vanaf en leeftijd_tot"),
    ],
)
@pytest.mark.parametrize("excel", [False, True])
def test_a_column_is_named_as_the_file_does(
    register: Tafel, kop: str, cel: str, zin: str, *, excel: bool
) -> None:
    rijen = [f"Aanbieder;Dienst;{kop}", f"MaDi;A;{cel}", ";B" + ";" * (1 + kop.count(";"))]
    naam = "kaart.xlsx" if excel else "kaart.csv"
    als_werkmap = werkmap(*([deel or None for deel in rij.split(";")] for rij in rijen))
    Path(naam).write_bytes(als_werkmap if excel else "\n".join(rijen).encode())
    uit = register("aanbod", "laad", naam)
    assert (uit.exit_code, zin in platte(uit.stdout)) == (65, True), uit.stdout
    assert f"{naam}, rij 3, Aanbieder: ontbreekt of is leeg" in platte(uit.stdout)


@pytest.mark.parametrize(
    ("velden", "code", "zin"),
    [
        ({"wait_time": "lang"}, 0, "rij 1, wait_time: geen aantal weken"),
        ({"maximum_age": "oud"}, 0, "rij 1, maximum_age: dit is geen leeftijd"),
        ({"attributes": []}, 0, "rij 1, attributes: geen term"),
        ({"description": "Zo\u00c3\u00ab"}, 0, "rij 1, description: de tekst ziet er verminkt uit"),
        ({"organization": {}}, 65, "rij 1, organization: ontbreekt of is leeg"),
        ({"name": ""}, 65, "rij 1, name: ontbreekt of is leeg"),
        ({"minimum_age": 30, "maximum_age": 20}, 65, "rij 1, maximum_age: van 30 tot en met 20"),
    ],
)
def test_a_field_of_a_feed_is_named_as_the_feed_does(
    register: Tafel, velden: dict[str, Any], code: int, zin: str
) -> None:
    dienst = {"id": "s1", "name": "A", "status": "active", "organization": {"name": "MaDi"}}
    uit = laad(register, json.dumps([dienst | velden]))
    assert (uit.exit_code, zin in platte(uit.stdout + uit.stderr)) == (code, True), uit


def test_an_excel_file_is_read_as_a_csv_is(register: Tafel) -> None:
    rijen = [
        [int(cel) if cel.isdigit() else cel or None for cel in regel.split(";")]
        for regel in KAART.splitlines()
    ]
    Path("kaart.xlsx").write_bytes(werkmap(*rijen))
    assert register("aanbod", "laad", "kaart.xlsx", "--bron", "kaart.csv").exit_code == 0
    assert tel(register, KAART)["al_bekend"] == 4


def test_hsds_gives_the_same_products_with_its_own_terms(register: Tafel) -> None:
    madi = {"id": "o", "name": "MaDi", "description": "-"}
    diensten: list[dict[str, Any]] = [
        {
            "id": "s1", "name": "Schuldhulp", "status": "active", "minimum_age": 18,
            "wait_time": "6 weken", "organization": madi,
            "attributes": [
                {"id": "1", "taxonomy_term": {"id": "1", "name": "Inkomen en schulden"}},
                {"id": "2", "taxonomy_term": {"id": "2", "name": "Basispakket"}},
            ],
        },
        {
            "id": "s2", "name": "Eten", "status": "active", "wait_time": "it varies",
            "organization": madi,
            "attributes": [{"id": "3", "taxonomy_term": {"id": "3", "code": "BD-1800.2000"}}],
        },
        {"id": "s3", "name": "Weg", "status": "defunct", "organization": madi},
    ]  # fmt: skip
    uit = laad(register, json.dumps({"contents": diensten}), naam="kaart.json")
    assert uit.exit_code == 0
    assert "geen leefgebied: «BD-1800.2000»" in uit.stderr
    assert "rij 2, wait_time" in uit.stderr
    een, twee = sorted(lees(register, "aanbod", "lijst"), key=lambda product: product["id"])
    assert (een["leefgebieden"], een["pakket"], een["wachttijd_weken"]) == (
        ["inkomen_schulden"],
        "basis",
        6,
    )
    assert (twee["leefgebieden"], twee["wachttijd_weken"]) == ([], None)
    diensten[0]["status"] = "inactive"
    uitslag = tel(register, json.dumps(diensten), "--toch", naam="kaart.json")
    assert (uitslag["gelezen"], uitslag["al_bekend"], uitslag["vervallen"]) == (1, 1, 1)


def test_the_example_covers_every_leefgebied_with_partners_of_the_profile(register: Tafel) -> None:
    uit = register("aanbod", "laad", str(ROOT / "data/voorbeeld/aanbod.csv"))
    assert (uit.exit_code, uit.stderr) == (0, "")
    producten = lees(register, "aanbod", "lijst")
    assert {gebied for p in producten for gebied in p["leefgebieden"]} == set(LEEFGEBIEDEN)
    assert {p["capaciteit"] for p in producten} == {"ruimte", "wachtlijst", "geen", None}
    assert {p["partner"] for p in producten} <= set(laad_profiel("zuidoost").partners)


# --- finding --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("filters", "verwacht"),
    [
        (("--leefgebied", "inkomen"), {"A1", "A2", "A4"}),
        (("--leeftijd", "17"), {"A3", "A4"}),
        (("--leeftijd", "65"), {"A1", "A2", "A4"}),
        (("--leeftijd", "66"), {"A1", "A4"}),
        (("--gebied", "gein"), {"A1", "A2", "A3", "A4"}),
        (("--gebied", "Reigersbos"), {"A1", "A3", "A4"}),
        (("--organisatie", "spi"), {"A3"}),
        (("--capaciteit", "wachtlijst"), {"A1"}),
        (("--leefgebied", "inkomen", "--leeftijd", "16"), {"A4"}),
    ],
)
def test_the_list_by_each_filter(
    kaart: Tafel, filters: tuple[str, ...], verwacht: set[str]
) -> None:
    assert set(nummers(kaart, "lijst", *filters)) == verwacht


def test_a_search_puts_room_first_then_unknown_then_waiting_then_full(kaart: Tafel) -> None:
    vol = KAART + "5;MEE;Vol;inkomen_schulden;;;;geen\n6;GGD;Kort;inkomen_schulden;;;2;\n"
    assert laad(kaart, vol).exit_code == 0
    zoek = ("zoek", "--leefgebied", "inkomen_schulden", "--leeftijd", "19")
    assert nummers(kaart, *zoek) == ["A2", "A1", "A4", "A6", "A5"]
    eerste = lees(kaart, "aanbod", *zoek)[0]
    assert eerste["waarom"] == ["ruimte", "19 jaar past in 18–65", "inkomen en schulden"]


def test_experience_decides_between_equals(kaart: Tafel) -> None:
    laad(kaart, KOP + "1;MaDi;A;wonen;;;;ruimte\n2;MaDi;B;wonen;;;;ruimte\n", "--toch")
    assert nummers(kaart, "zoek", "--leefgebied", "wonen") == ["A1", "A2"]
    kaart("aanbod", "ervaring", "A2", "--tafel", "jeugd", "--kwaliteit", "goed")
    assert nummers(kaart, "zoek", "--leefgebied", "wonen") == ["A2", "A1"]
    for _ in range(2):
        kaart("aanbod", "ervaring", "A2", "--tafel", "volw", "--prestatie", "slecht")
    assert nummers(kaart, "zoek", "--leefgebied", "wonen") == ["A1", "A2"]


def test_a_search_by_words_of_name_and_organisation(kaart: Tafel) -> None:
    assert nummers(kaart, "zoek", "madi", "BUDGET") == ["A2"]
    assert nummers(kaart, "zoek", "niets") == []


@pytest.mark.parametrize("breedte", ["80", "120"])
def test_the_list_fits_the_screen(kaart: Tafel, breedte: str) -> None:
    kaart("aanbod", "laad", str(ROOT / "data/voorbeeld/aanbod.csv"))
    for woord in ("lijst", "zoek"):
        uit = kaart("aanbod", woord, "-f", "tabel", env={"COLUMNS": breedte})
        assert max(map(len, uit.stdout.splitlines())) <= int(breedte)


def test_csv_has_a_column_for_everything(kaart: Tafel) -> None:
    kop, *rijen = kaart("aanbod", "lijst", "-f", "csv").stdout.splitlines()
    assert kop.split(";")[:4] == ["product", "id", "naam", "organisatie"]
    assert len(rijen) == 4
    assert "inkomen_schulden|wonen" in rijen[1]


# --- experience -----------------------------------------------------------------------------------


def test_looking_up_one_product_takes_no_longer_among_many(kaart: Tafel, tmp_path: Path) -> None:
    def werk() -> int:
        """How much SQLite does for it, in tens of its instructions."""
        stappen: list[None] = []
        with Register(tmp_path / "register.db") as register:
            register._verbinding.set_progress_handler(lambda: stappen.append(None), 10)
            assert product_van(register, 2).gegevens.naam == "Budgetcursus"
        return len(stappen)

    for nummer in ("A1", "A3"):
        kaart("aanbod", "ervaring", nummer, "--tafel", "jeugd", "--kwaliteit", "goed")
    voor = werk()
    meer = "".join(f"{n};MaDi;Product {n};wonen;;;;\n" for n in range(5, 205))
    assert laad(kaart, KAART + meer).exit_code == 0
    assert werk() <= voor + 2


def test_the_names_of_products_are_one_question(kaart: Tafel, tmp_path: Path) -> None:
    gesteld: list[str] = []
    with Register(tmp_path / "register.db") as register:
        register._verbinding.set_trace_callback(gesteld.append)
        namen = productnamen(register, (1, None, 4, 99, 1))
    assert namen == {1: "Schuldhulp", 4: "Inloop"}
    assert len(gesteld) == 1


def test_experiences_add_up_and_name_their_table(kaart: Tafel) -> None:
    opdracht = ("aanbod", "ervaring", "a1", "--tafel", "jeugd")
    assert kaart(*opdracht, "--kwaliteit", "goed", "--prestatie", "matig").exit_code == 0
    assert kaart(*opdracht, "--kwaliteit", "slecht", "--tekst", "-", input="Traag").exit_code == 0
    gevonden = lees(kaart, "aanbod", "toon", "A1")
    assert gevonden["oordelen"] == {
        "kwaliteit": {"goed": 1, "slecht": 1},
        "prestatie": {"matig": 1},
    }
    nieuwste, oudste = gevonden["ervaringen"]
    assert (nieuwste["tafel"], nieuwste["tekst"]) == ("jeugd-en-gezin", "Traag")
    assert oudste["oordelen"] == {"kwaliteit": "goed", "prestatie": "matig"}
    scherm = kaart("aanbod", "toon", "A1").stdout
    assert "Jeugd en Gezin" in scherm
    assert "1+ 1± 1–" in kaart("aanbod", "lijst").stdout


def test_an_experience_says_how_it_was_and_of_what(kaart: Tafel, tmp_path: Path) -> None:
    assert kaart("aanbod", "ervaring", "A1", "--tafel", "jeugd").exit_code == 2
    assert kaart("aanbod", "ervaring", "A9", "--tafel", "j", "--kwaliteit", "goed").exit_code != 0
    weg = kaart("aanbod", "ervaring", "A9", "--tafel", "jeugd", "--kwaliteit", "goed")
    assert (weg.exit_code, "tafel aanbod zoek" in weg.stderr) == (66, True)
    assert sql(tmp_path, "SELECT count(*) FROM ervaring") == [(0,)]


# --- in a plan ------------------------------------------------------------------------------------


@pytest.fixture
def casus(kaart: Tafel) -> Tafel:
    """Casus 1: mother 38, child 12, in Gein; goals 1d1 inkomen_schulden, 1d2 gezin_opvoeding."""
    voer_in(kaart, GEZIN, buurt="Gein")
    assert deel_toe(kaart, "M1")["casus"] == 1
    for opdracht in (
        ("maak", "1", "--analyse", "x", "--casemanager", "y", "--organisatie", "madi"),
        ("doel", "1", "--leefgebied", "inkomen_schulden", "--tekst", "a"),
        ("doel", "1", "--leefgebied", "gezin_opvoeding", "--tekst", "b"),
    ):
        uit = kaart("plan", *opdracht)
        assert uit.exit_code == 0, uit.stderr
    return kaart


def test_per_goal_what_fits_with_why_and_the_command(casus: Tafel) -> None:
    schuld, gezin = lees(casus, "plan", "aanbod", "1")
    assert (schuld["doel"], [p["product"] for p in schuld["producten"]]) == (
        "1d1",
        ["A2", "A1", "A4"],
    )
    assert schuld["producten"][0]["waarom"] == [
        "ruimte",
        "38 jaar past in 18–65",
        "voor Gein",
        "inkomen en schulden",
    ]
    assert schuld["producten"][2]["opdracht"] == "tafel plan taak 1d1 --aanbod A4"
    assert [p["waarom"][1] for p in gezin["producten"]] == ["12 jaar past in 0–17"]
    assert [doel["doel"] for doel in lees(casus, "plan", "aanbod", "1d2")] == ["1d2"]
    assert casus("plan", "aanbod", "1d9").exit_code == 66
    elders = lees(casus, "plan", "aanbod", "1d1", "--gebied", "Holendrecht")
    assert [p["product"] for p in elders[0]["producten"]] == ["A1", "A4"]


def test_an_unknown_age_excludes_nothing(kaart: Tafel) -> None:
    onbekend = {k: w for k, w in OVERLAST.items() if k != "geboortedatum"}
    voer_in(kaart, onbekend)
    deel_toe(kaart, "M1", "--tafel", "volwassenen", "--motivering", "x")
    assert kaart("plan", "maak", "1", "--analyse", "x").exit_code == 0
    kaart("plan", "doel", "1", "--leefgebied", "gezin_opvoeding", "--tekst", "b")
    [doel] = lees(kaart, "plan", "aanbod", "1")
    assert [p["waarom"][1] for p in doel["producten"]] == ["leeftijd onbekend; 0–17"]


def test_the_screen_of_a_plan_shows_what_to_type(casus: Tafel) -> None:
    uit = casus("plan", "aanbod", "1", "-f", "tabel", env={"COLUMNS": "80"})
    regels = uit.stdout.splitlines()
    assert max(map(len, regels)) <= 80
    assert regels[0] == "1d1  inkomen en schulden"
    opdracht = "tafel plan taak 1d1 --aanbod A2"
    assert regels[1] == f" A2   {'Budgetcursus (MaDi)':<{80 - 6 - len(opdracht)}}{opdracht}"
    assert regels[2].strip() == "ruimte; 38 jaar past in 18–65; voor Gein"


def test_a_task_with_a_product_gets_its_partner(casus: Tafel, tmp_path: Path) -> None:
    taak = casus("plan", "taak", "1d1", "--aanbod", "A2", "--wat", "cursus", "--uiterlijk", "+2w")
    assert taak.stdout.strip() == "1/1"
    assert sql(tmp_path, "SELECT organisatie, aanbod FROM afspraak") == [("madi", 2)]
    assert "cursus (A2 Budgetcursus)" in " ".join(casus("plan", "toon", "1").stdout.split())
    [taken] = [
        doel["taken"] for doel in lees(casus, "plan", "toon", "1")["doelen"] if doel["taken"]
    ]
    assert taken[0]["aanbod"] == "A2"
    assert casus("plan", "taak", "1/1", "--aanbod", "A1").exit_code == 0
    assert sql(tmp_path, "SELECT organisatie, aanbod FROM afspraak") == [("madi", 1)]
    assert casus("plan", "vaststellen", "1").exit_code == 0
    casus("afspraak", "nagekomen", "1/1")
    gevonden = lees(casus, "aanbod", "toon", "A1")
    assert (gevonden["afspraken"], gevonden["nakoming"]) == ({"nagekomen": 1}, {"nagekomen": 1})
    assert lees(casus, "aanbod", "toon", "A2")["afspraken"] == {}
    assert lees(casus, "aanbod", "toon", "A2")["nakoming"] == {"nagekomen": 1}


def test_a_product_of_no_partner_asks_for_the_organisation(casus: Tafel, tmp_path: Path) -> None:
    opties = ("--wat", "x", "--uiterlijk", "+2w")
    assert casus("afspraak", "add", "1", "--aanbod", "A4", *opties).exit_code == 2
    ander = casus("afspraak", "add", "1", "--aanbod", "A4", "--organisatie", "mee", *opties)
    assert ander.exit_code == 0
    assert casus("afspraak", "add", "1", "--aanbod", "A2", *opties).exit_code == 0
    rijen = sql(tmp_path, "SELECT organisatie, aanbod FROM afspraak ORDER BY nummer")
    assert rijen == [("mee", 4), ("madi", 2)]


def test_a_product_that_lapsed_or_is_of_another_is_refused(casus: Tafel, tmp_path: Path) -> None:
    ander = casus("plan", "taak", "1d1", "--aanbod", "A2", "--organisatie", "mee", "--wat", "x")
    assert (ander.exit_code, "A2 is van MaDi" in ander.stderr) == (2, True)
    laad(casus, KOP + SCHULD, "--toch")
    weg = casus("plan", "taak", "1d1", "--aanbod", "A2", "--wat", "x")
    assert (weg.exit_code, "vervallen" in weg.stderr) == (76, True)
    assert casus("plan", "taak", "1d1", "--aanbod", "A99", "--wat", "x").exit_code == 66
    assert sql(tmp_path, "SELECT count(*) FROM afspraak") == [(0,)]


def leemten(tafel: Tafel) -> list[str]:
    gevonden = lees(tafel, "plan", "controleer", "1")
    return [t["opdracht"] for t in gevonden if t["code"] == "doel_zonder_aanbod"]


def test_a_goal_without_any_supply_is_advice_and_no_gate(casus: Tafel) -> None:
    assert leemten(casus) == []
    laad(casus, KOP + SCHULD, "--toch")
    assert leemten(casus) == ["tafel knelpunt add --soort aanbod --leefgebied gezin_opvoeding"]
    casus("plan", "taak", "1d1", "--aanbod", "A1", "--wat", "x", "--uiterlijk", "+2w")
    assert casus("plan", "vaststellen", "1").exit_code == 0


def test_without_a_sociale_kaart_nothing_is_said_to_be_missing(register: Tafel) -> None:
    voer_in(register, GEZIN)
    deel_toe(register, "M1")
    register("plan", "maak", "1", "--analyse", "x")
    register("plan", "doel", "1", "--leefgebied", "wonen", "--tekst", "a")
    assert leemten(register) == []
    [doel] = lees(register, "plan", "aanbod", "1")
    assert doel["producten"] == []


def test_looking_for_supply_in_a_plan_is_logged_and_the_kaart_itself_is_not(
    casus: Tafel, tmp_path: Path
) -> None:
    voor = sql(tmp_path, "SELECT count(*) FROM logregel")
    casus("aanbod", "lijst")
    casus("aanbod", "toon", "A1")
    assert sql(tmp_path, "SELECT count(*) FROM logregel") == voor
    casus("plan", "aanbod", "1")
    assert sql(tmp_path, "SELECT handeling, onderwerp FROM logregel ORDER BY id DESC LIMIT 1") == [
        ("plan aanbod", "1")
    ]


def test_nothing_is_loaded_when_the_outcome_cannot_be_written(
    register: Tafel, tmp_path: Path
) -> None:
    uit = laad(register, KAART, "--uit", "geen/map.json", "-f", "json")
    assert uit.exit_code == 73
    assert sql(tmp_path, "SELECT count(*) FROM aanbod") == [(0,)]
