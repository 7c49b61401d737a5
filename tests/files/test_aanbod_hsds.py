"""HSDS 3 JSON in its official nestings; every example is made up after the schemas."""

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tafel.files.gelezen import BestandGeweigerd
from tafel.files.hsds import lees_diensten
from tafel.files.hsdsvelden import Dienst

VANDAAG = date(2026, 11, 26)
MADI: dict[str, Any] = {"id": "org-1", "name": "MaDi", "description": "Maatschappelijk werk"}
TERM = {"id": "t-1", "code": "inkomen_schulden", "name": "Schulden", "description": "Geld"}
CURSUS: dict[str, Any] = {
    "id": "svc-1",
    "name": "Budgetcursus",
    "status": "active",
    "description": "<p>Leren <b>rondkomen</b> &amp; sparen</p>",
    "minimum_age": 17.5,
    "maximum_age": 65,
    "application_process": "Bel het loket",
    "wait_time": "3 weken",
    "service_areas": [{"id": "a-1", "name": "Gein"}, {"id": "a-2", "description": "Reigersbos"}],
    "cost_options": [
        {"id": "c-1", "amount": 12.5, "currency": "EUR", "amount_description": "per maand"},
        {"id": "c-2", "option": "gratis met stadspas"},
    ],
    "attributes": [{"id": "l-1", "link_entity": "service", "taxonomy_term": TERM}],
}
INLOOP: dict[str, Any] = {"id": "svc-2", "name": "Inloop", "status": "inactive"}


def lees(inhoud: object) -> tuple[Dienst, ...]:
    return lees_diensten(json.dumps(inhoud), "kaart.json", VANDAAG)


def namen(diensten: Iterable[Dienst]) -> list[tuple[str, str | None]]:
    return [(dienst.cellen["product"], dienst.cellen.get("organisatie")) for dienst in diensten]


@pytest.mark.parametrize(
    "inhoud",
    [
        MADI | {"services": [CURSUS, INLOOP]},
        [MADI | {"services": [CURSUS, INLOOP]}],
        [CURSUS | {"organization": MADI}, INLOOP | {"organization": MADI}],
        {
            "total_items": 2, "total_pages": 1, "page_number": 1, "size": 2,
            "first_page": True, "last_page": True, "empty": False,
            "contents": [CURSUS | {"organization": MADI}, INLOOP | {"organization": MADI}],
        },
        {"contents": [MADI | {"services": [CURSUS, INLOOP]}]},
        {
            "organizations": [MADI],
            "services": [s | {"organization_id": "org-1"} for s in (CURSUS, INLOOP)],
        },
        [
            {"id": "sl-1", "service": CURSUS | {"organization": MADI}, "location": {"id": "l"}},
            {"id": "sl-2", "service": INLOOP | {"organization": MADI}},
            {"id": "sl-3", "service": CURSUS | {"organization": MADI}},
        ],
    ],
    ids=[
        "organization with services", "list of organizations", "list of services",
        "page of services", "page of organizations", "lists that refer by id",
        "services at locations, one of them twice",
    ],
)  # fmt: skip
def test_every_nesting_gives_the_same_services(inhoud: object) -> None:
    diensten = lees(inhoud)
    assert namen(diensten) == [("Budgetcursus", "MaDi"), ("Inloop", "MaDi")]
    assert [dienst.actief for dienst in diensten] == [True, False]
    assert [dienst.volgnummer for dienst in diensten] == [1, 2]


def test_one_service_by_itself() -> None:
    assert namen(lees(CURSUS | {"organization": MADI})) == [("Budgetcursus", "MaDi")]
    assert namen(lees([CURSUS])) == [("Budgetcursus", None)]


def test_the_fields_of_a_service_become_columns() -> None:
    [dienst] = lees(CURSUS | {"organization": MADI})
    assert dienst.cellen == {
        "id": "svc-1",
        "organisatie": "MaDi",
        "product": "Budgetcursus",
        "leeftijd_van": "17",
        "leeftijd_tot": "65",
        "gebied": "Gein|Reigersbos",
        "kosten": "12.5 EUR per maand; gratis met stadspas",
        "intake": "Bel het loket",
        "wachttijd": "3 weken",
        "omschrijving": "Leren rondkomen & sparen",
    }
    assert dienst.termen == ("inkomen_schulden", "Schulden")


@pytest.mark.parametrize(
    ("anders", "capaciteit"),
    [
        ({}, None),
        ({"status": "temporarily closed"}, "geen"),
        ({"capacities": [{"id": "1", "available": 0}, {"id": "2", "available": 3}]}, "ruimte"),
        ({"capacities": [{"id": "1", "available": 0}]}, "geen"),
        ({"capacities": [{"id": "1", "description": "?"}]}, None),
    ],
)
def test_capacity_follows_from_status_and_capacities(
    anders: dict[str, Any], capaciteit: str | None
) -> None:
    [dienst] = lees(CURSUS | anders)
    assert dienst.cellen.get("capaciteit") == capaciteit
    assert dienst.actief


@pytest.mark.parametrize("getal", ["1" + "0" * 400, "1e999", "Infinity", "NaN"])
def test_an_age_beyond_all_bounds_is_no_limit(getal: str) -> None:
    tekst = json.dumps([CURSUS]).replace("17.5", getal)
    [dienst] = lees_diensten(tekst, "kaart.json", VANDAAG)
    assert "leeftijd_van" not in dienst.cellen


@pytest.mark.parametrize(
    ("tekst", "gelezen"),
    [
        ("inkomen <1000 euro en vermogen >500", "inkomen <1000 euro en vermogen >500"),
        ("voor <18 en >65", "voor <18 en >65"),
        ("<b>12</b> < 18<br/>jaar", "12 < 18\njaar"),
        ("bel <naam> of mail <jan@madi.nl>", "bel <naam> of mail <jan@madi.nl>"),
        ('<P class="x">hier <a href=https://a.nl/?b=1 target=\'_blank\'>klikken</a></P>',
         "hier klikken"),
        ("<!-- niet tonen -->tekst", "tekst"),
        ("x <a en b> y", "x <a en b> y"),
    ],
)  # fmt: skip
def test_only_markup_is_left_out_of_a_text(tekst: str, gelezen: str) -> None:
    [dienst] = lees([CURSUS | {"description": tekst}])
    assert dienst.cellen["omschrijving"] == gelezen


def test_a_service_s_number_is_its_place_in_the_file() -> None:
    diensten = lees([CURSUS, CURSUS, INLOOP])
    assert [dienst.volgnummer for dienst in diensten] == [1, 3]


@pytest.mark.parametrize(
    ("tekst", "reden"),
    [
        ("{", "geen geldige JSON"),
        ("[" * 100_000, "geen geldige JSON"),
        ("[]", "geen enkele service"),
        ('{"contents": []}', "geen enkele service"),
        ('{"id": "org-1", "name": "MaDi"}', "geen enkele service"),
        ('[1, "a", null, {"services": [3]}]', "geen enkele service"),
    ],
)
def test_what_holds_no_service_is_refused_whole(tekst: str, reden: str) -> None:
    with pytest.raises(BestandGeweigerd) as fout:
        lees_diensten(tekst, "kaart.json", VANDAAG)
    assert reden in fout.value.fout.reden


def test_fields_of_the_wrong_kind_do_not_break_a_reading() -> None:
    raar = CURSUS | {
        "organization": "MaDi", "service_areas": "Gein", "attributes": {"taxonomy_term": [TERM]},
        "minimum_age": "achttien", "maximum_age": True, "cost_options": [1], "description": {},
    }  # fmt: skip
    [dienst] = lees([raar])
    assert dienst.cellen == {
        "id": "svc-1",
        "product": "Budgetcursus",
        "leeftijd_van": "achttien",
        "intake": "Bel het loket",
        "wachttijd": "3 weken",
    }
    assert dienst.termen == ("inkomen_schulden", "Schulden")


_VELDEN = st.sampled_from(
    [
        "contents",
        "organizations",
        "organization",
        "services",
        "service",
        "status",
        "name",
        "id",
        "organization_id",
        "attributes",
        "taxonomy_term",
        "service_areas",
        "minimum_age",
        "cost_options",
        "capacities",
        "available",
        "description",
    ]
)
_WAARDEN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda deel: st.lists(deel, max_size=3) | st.dictionaries(_VELDEN, deel, max_size=4),
    max_leaves=12,
)


@given(_WAARDEN)
def test_any_json_is_read_or_refused(inhoud: object) -> None:
    try:
        diensten = lees(inhoud)
    except BestandGeweigerd:
        return
    nummers = [dienst.volgnummer for dienst in diensten]
    assert nummers == sorted(set(nummers))
    assert all(isinstance(tekst, str) for d in diensten for tekst in d.cellen.values())
