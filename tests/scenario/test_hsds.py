"""HSDS in each of its shapes: objects, tables in a zip, pages."""

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Tafel
from tests.scenario.hulp import platte
from tests.scenario.kaarthulp import ORG, dienst, enige, kaart, laad, verwacht

# --- shapes ---------------------------------------------------------------------------------------

GEBIED = [{"id": "a1", "name": "Gein"}]
TERM = {"id": "t1", "code": "wonen", "name": "Wonen", "taxonomy_id": "x"}


GOED = ("Maatje", "Buurtsteun", ["Gein"], ["wonen"], 18, "5 EUR per keer")
KOSTEN = {"id": "c1", "amount": 5, "currency": "eur", "amount_description": "per keer"}
KAAL = {"id": "s1", "name": "Maatje", "description": "x", "status": "active", "minimum_age": 18}
VOL = KAAL | {
    "organization": ORG | {"locations": [{"id": "l1", "name": "Het Punt"}]},
    "service_areas": GEBIED,
    "cost_options": [KOSTEN],
    "schedules": [{"id": "r1", "freq": "WEEKLY", "byday": "TH"}],
    "attributes": [{"id": "k1", "link_entity": "service", "taxonomy_term": TERM}],
}
OP_PLAATS = {
    "id": "p1",
    "service": {naam: deel for naam, deel in VOL.items() if naam != "service_areas"},
    "location": {"id": "l1", "name": "Het Punt", "addresses": []},
    "service_areas": GEBIED,
    "schedules": [],
}
TABELLEN: dict[str, list[dict[str, Any]]] = {
    "organizations": [{"id": "o1", "name": "Buurtsteun"}, {"id": "o2", "name": "Ander"}],
    "services": [KAAL | {"organization_id": "o1"}],
    "service_areas": [{"id": "a1", "service_id": "s1", "name": "Gein"}],
    "cost_options": [KOSTEN | {"service_id": "s1"}],
    "attributes": [
        {"id": "k1", "link_id": "s1", "link_entity": "service", "taxonomy_term_id": "t1"},
        {"id": "k2", "link_id": "s1", "link_entity": "location", "taxonomy_term_id": "t2"},
    ],
    "taxonomy_terms": [TERM, {"id": "t2", "code": "overlast", "name": "Overlast"}],
    "locations": [{"id": "l1", "organization_id": "o1", "name": "Het Punt"}],
}


@pytest.mark.parametrize(
    "inhoud",
    [
        VOL,
        [VOL],
        ORG | {"services": [{k: v for k, v in VOL.items() if k != "organization"}]},
        {"organization": ORG, "services": [{k: v for k, v in VOL.items() if k != "organization"}]},
        OP_PLAATS,
        [OP_PLAATS],
        {"contents": [OP_PLAATS], "total_pages": 1, "page_number": 1},
        {"results": [VOL], "count": 1, "next": None},
        TABELLEN,
        {f"{naam}.csv": rijen for naam, rijen in TABELLEN.items()},
        ORG | {"attributes": [], "services": [VOL]},
    ],
    ids=[
        "service", "services", "organization", "organization beside services",
        "service at location", "services at locations", "page of those", "results",
        "tables", "tabular.json", "organization with attributes",
    ],
)  # fmt: skip
def test_hsds_in_each_of_its_shapes(register: Tafel, inhoud: object) -> None:
    uit = laad(register, inhoud)
    assert uit.exit_code == 0, uit.stderr
    assert verwacht(enige(register)) == GOED


def als_csv(rijen: list[dict[str, Any]], teken: str = ",") -> str:
    kop = list(dict.fromkeys(naam for rij in rijen for naam in rij))
    return "\n".join(
        teken.join(str(cel) for cel in regel)
        for regel in (kop, *([rij.get(naam, "") for naam in kop] for rij in rijen))
    )


def gezipt(delen: dict[str, str | bytes]) -> bytes:
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as archief:
        for naam, deel in delen.items():
            archief.writestr(naam, deel)
    return uit.getvalue()


def tabelbestanden(map_: str = "", teken: str = ",") -> dict[str, str | bytes]:
    return {f"{map_}{naam}.csv": als_csv(rijen, teken) for naam, rijen in TABELLEN.items()}


PAKKET = {"resources": [{"name": "service", "path": "diensten.csv"}]}


@pytest.mark.parametrize(
    "delen",
    [
        tabelbestanden(),
        tabelbestanden("hsds/") | {"hsds/datapackage.json": "{}", "__MACOSX/services.csv": "x"},
        tabelbestanden(teken=";"),
        {naam: b"\xef\xbb\xbf" + str(deel).encode() for naam, deel in tabelbestanden().items()},
        {naam.replace("services", "diensten"): deel for naam, deel in tabelbestanden().items()}
        | {"datapackage.json": json.dumps(PAKKET)},
        {naam: str(deel).replace("\n", "\r\n") for naam, deel in tabelbestanden().items()},
    ],
    ids=["plain", "in a folder", "semicolons", "BOM", "named by the datapackage", "CRLF"],
)
def test_csv_files_in_a_zip(register: Tafel, delen: dict[str, str | bytes]) -> None:
    Path("kaart.zip").write_bytes(gezipt(delen))
    uit = register("aanbod", "laad", "kaart.zip")
    assert uit.exit_code == 0, uit.stderr
    assert verwacht(enige(register)) == GOED


@pytest.mark.parametrize(
    ("delen", "reden"),
    [
        ({"services.csv": "id,name\ns1,a,b\n"}, "rij 2 heeft 3 cellen en de kopregel 2"),
        ({"services.csv": 'id,name\ns1,"a\n'}, "aanhalingsteken"),
        ({"services.csv": ""}, "geen enkele service"),
        ({"services.csv": "id,name\n"}, "geen enkele service"),
        ({"locations.csv": "id,name\nl1,x\n"}, "niet te lezen"),
    ],
)
def test_a_zip_that_cannot_be_read_says_why(
    register: Tafel, delen: dict[str, str | bytes], reden: str
) -> None:
    Path("kaart.zip").write_bytes(gezipt(delen))
    uit = register("aanbod", "laad", "kaart.zip")
    assert (uit.exit_code, reden in platte(uit.stderr)) == (65, True), uit.stderr
    assert kaart(register) == []


# --- one id, two services -------------------------------------------------------------------------


def test_two_services_with_one_id_are_both_kept(register: Tafel) -> None:
    een, ander = dienst(1, name="Yoga"), dienst(1, name="Inloop")
    uit = laad(register, [een, ander, dienst(2)])
    assert uit.exit_code == 0
    assert "let op: rij 1-2, id: nog een andere service heeft dit id" in platte(uit.stderr)
    gevonden = {(p["id"], p["naam"]): p["product"] for p in kaart(register)}
    assert set(gevonden) == {("s1", "Yoga"), ("s1", "Inloop"), ("s2", "Hulp 2")}
    assert laad(register, [ander, dienst(2), een]).exit_code == 0
    assert gevonden == {(p["id"], p["naam"]): p["product"] for p in kaart(register)}


@pytest.mark.parametrize(
    ("tweede", "producten", "code"),
    [
        ({}, 1, 0),  # word for word the same
        ({"description": "uitleg"}, 1, 0),  # the same, told at more length
        ({"name": "Anders"}, 2, 0),
        ({"organization": {"id": "o2", "name": "Een ander"}}, 2, 0),
        ({"status": "inactive", "name": "Oud"}, 1, 0),
        ({"minimum_age": 12}, 1, 65),  # one name, and which ages hold?
    ],
)
def test_no_service_is_lost_without_a_word(
    register: Tafel, tweede: dict[str, Any], producten: int, code: int
) -> None:
    uit = laad(register, [dienst(1, minimum_age=18), dienst(1, minimum_age=18) | tweede])
    assert (uit.exit_code, len(kaart(register))) == (code, producten), uit.stderr
    if code:
        assert "staat al in rij 1" in platte(uit.stdout)


def test_in_csv_a_second_product_with_an_id_is_refused_aloud(register: Tafel) -> None:
    Path("kaart.csv").write_text("id;organisatie;product\n1;A;x\n1;B;y\n")
    uit = register("aanbod", "laad", "kaart.csv")
    assert (uit.exit_code, "geef elk een eigen id" in platte(uit.stdout)) == (65, True)


EEN, TWEE, DRIE = (dienst(1, name=naam) for naam in ("Yoga", "Inloop", "Kookclub"))


def nummers(tafel: Tafel) -> dict[str, str]:
    return {p["naam"]: p["product"] for p in kaart(tafel) if p["id"] == "s1"}


@pytest.mark.parametrize(
    ("leveringen", "verwacht"),
    [
        ([[EEN, TWEE], [TWEE]], {"Inloop": "A2"}),
        ([[EEN, TWEE], [EEN]], {"Yoga": "A1"}),
        ([[EEN], [EEN, TWEE]], {"Yoga": "A1", "Inloop": "A3"}),
        ([[EEN], [TWEE, EEN]], {"Yoga": "A1", "Inloop": "A3"}),
        ([[EEN, TWEE], [TWEE], [EEN, TWEE]], {"Yoga": "A1", "Inloop": "A2"}),
        ([[EEN, TWEE], [EEN], [TWEE]], {"Inloop": "A2"}),
        ([[EEN, TWEE], [EEN], [DRIE]], {"Kookclub": "A1"}),  # one of one id: it has another name
        ([[EEN, TWEE], [EEN], [DRIE], [DRIE, EEN]], {"Kookclub": "A1", "Yoga": "A4"}),
        ([[EEN], [TWEE]], {"Inloop": "A1"}),
        ([[EEN, TWEE], [DRIE]], {"Kookclub": "A4"}),  # which of the two it would be, nobody can say
        ([[EEN, TWEE], [DRIE, TWEE]], {"Kookclub": "A4", "Inloop": "A2"}),
        ([[EEN, TWEE, DRIE], [DRIE, EEN]], {"Yoga": "A1", "Kookclub": "A3"}),
        ([[EEN, TWEE], [], [TWEE, EEN]], {"Yoga": "A1", "Inloop": "A2"}),
        ([[EEN], [TWEE, EEN | {"organization": None}]], {"Yoga": "A1", "Inloop": "A3"}),
    ],
)
def test_who_shares_an_id_keeps_its_number(
    register: Tafel, leveringen: list[list[dict[str, Any]]], verwacht: dict[str, str]
) -> None:
    for levering in leveringen:
        assert laad(register, [*levering, dienst(2)], "--toch").exit_code in {0, 65}
    assert nummers(register) == verwacht


def test_what_hangs_on_a_product_stays_with_it(register: Tafel) -> None:
    laad(register, [EEN, TWEE, dienst(2)])
    register("aanbod", "ervaring", "A2", "--tafel", "jong_volwassenen", "--kwaliteit", "goed")
    uit = laad(register, [TWEE, dienst(2)], "--toch")
    assert "2 al bekend" in platte(uit.stdout) + platte(uit.stderr), uit.stdout + uit.stderr
    assert "goed" in register("aanbod", "toon", "A2").stdout
