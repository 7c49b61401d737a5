"""Whom the papers of a casus are about, and which children stand with him or her."""

from typing import Any

from tafel.rules.hoofdpersoon import hoofdpersoon

DAG = "2026-11-26"


def lid(nummer: int, rol: str = "hoofdpersoon", **anders: Any) -> dict[str, Any]:
    leeg = dict.fromkeys(
        ("voornaam", "geboortedatum", "jaren", "jaren_op", "erbij_op", "genoemd", "woont")
    )
    return {"id": nummer * 10, "nummer": nummer, "rol": rol, **leeg, **anders}


def melding(over: int, kinderen: str | None = None, **anders: Any) -> dict[str, Any]:
    leeg = {"thuis": None, "leeftijd": None, "ontvangen_op": DAG}
    return {"persoon": over * 10, "inwonende_kinderen": kinderen, **leeg, **anders}


def wie(leden: list[dict[str, Any]], *meldingen: dict[str, Any]) -> tuple[int, str]:
    gevonden = hoofdpersoon(leden, meldingen)
    assert gevonden is not None
    return gevonden["nummer"], gevonden["inwonende_kinderen"]


def test_a_second_melding_changes_nothing() -> None:
    een, ander = melding(1, "2009-01-01|2014-02-02"), melding(2, "2014-02-02")
    leden = [lid(1), lid(2, "partner")]
    assert wie(leden, een, ander) == (1, "2009-01-01|2014-02-02")
    assert wie(leden, een, melding(2, "2014-02-02|2014-02-02")) == (
        1,
        "2009-01-01|2014-02-02|2014-02-02",
    )


def test_who_left_leads_no_longer_and_the_children_stay() -> None:
    leden = [lid(1, woont=7), lid(2)]
    assert wie(leden, melding(1, "2009-01-01"), melding(2, "geen")) == (2, "2009-01-01")


def test_a_child_that_left_is_named_no_longer() -> None:
    weg = lid(2, "kind", voornaam="Noor", geboortedatum="2015-03-01", genoemd="ja", woont=7)
    assert wie([lid(1), weg], melding(1, "Noor 2015-03-01|4 jaar")) == (1, "4 jaar")


def test_resident_children_go_first_then_a_melding_then_the_number() -> None:
    leden = [lid(1), lid(2), lid(3)]
    assert wie(leden, melding(1, "geen"), melding(2, "2014-02-02")) == (2, "2014-02-02")
    assert wie(leden, melding(2), melding(3)) == (2, "geen")
    assert wie(leden) == (1, "geen")


def test_a_child_of_the_household_never_goes_before_its_parent() -> None:
    zus = lid(3, "kind", geboortedatum="2018-01-01", erbij_op=DAG)
    leden = [lid(1), lid(2, "kind"), zus]
    assert wie(leden, melding(2), melding(1, "geen")) == (1, "?|2018-01-01")
    assert wie([lid(1), zus]) == (1, "2018-01-01")


def test_who_is_a_person_and_named_counts_once() -> None:
    kind = lid(2, "kind", voornaam="Noor", geboortedatum="2015-03-01", erbij_op="2015-03-01")
    assert wie([lid(1), kind], melding(1, "2015-03-01")) == (1, "Noor 2015-03-01")


def test_the_age_is_as_it_was_last_stated() -> None:
    gevonden = hoofdpersoon([lid(1, jaren=40)], [melding(1, leeftijd=41)])
    assert gevonden is not None
    assert gevonden["leeftijd"] == 41
    gevonden = hoofdpersoon([lid(1, jaren=40)], [])
    assert gevonden is not None
    assert gevonden["leeftijd"] == 40
    assert hoofdpersoon([], []) is None
