"""Which child of a list is which person of the household: each once, and twins are two."""

from datetime import date
from typing import Any

import pytest

from tafel.rules.thuis import ANDER, GENOEMD, lijst_van, thuis, wie_is_wie

DAG = "2026-11-26"


def persoon(nummer: int, **anders: Any) -> dict[str, Any]:
    leeg = dict.fromkeys(("voornaam", "geboortedatum", "jaren", "jaren_op", "erbij_op", "genoemd"))
    return {"id": nummer, "rol": "kind", "elders": 0, **leeg, **anders}


def zelfde(gezegd: str, *personen: dict[str, Any], dag: str = DAG) -> dict[int, int]:
    lijst = [(kind, dag) for kind in gezegd.split("|")]
    return {plaats: p["id"] for plaats, p in wie_is_wie(lijst, personen).items()}


@pytest.mark.parametrize(
    ("gezegd", "anders", "is_een"),
    [
        ("Noor 2019-03-01", {"voornaam": "Noor", "geboortedatum": "2019-03-01"}, True),
        ("2019-03-01", {"voornaam": "Noor", "geboortedatum": "2019-03-01"}, True),
        ("Sem 2019-03-01", {"voornaam": "Noor", "geboortedatum": "2019-03-01"}, False),
        ("Noor 2019-03-02", {"voornaam": "Noor", "geboortedatum": "2019-03-01"}, False),
        ("7 jaar", {"geboortedatum": "2019-03-01"}, False),
        ("7 jaar", {"geboortedatum": "2019-03-01", "erbij_op": DAG}, True),
        ("7 jaar", {"geboortedatum": "2019-03-01", "erbij_op": "2026-11-27"}, False),
        ("7 jaar", {"geboortedatum": "2019-03-01", "genoemd": GENOEMD}, True),
        ("6 jaar", {"geboortedatum": "2019-03-01", "genoemd": GENOEMD}, False),
        ("?", {"genoemd": GENOEMD}, True),
        ("2019", {"genoemd": GENOEMD}, False),
        ("Tim ?", {"voornaam": "Tim", "genoemd": GENOEMD}, True),
        ("?", {"geboortedatum": "2019-03-01", "erbij_op": "2019-03-01"}, False),
        ("2019-03-01", {"geboortedatum": "2019-03-01", "genoemd": ANDER}, False),
        (
            "Sem 2019-03-01",
            {"voornaam": "Sem", "geboortedatum": "2019-03-01", "genoemd": ANDER},
            True,
        ),
        ("7 jaar", {"geboortedatum": "2019-03-01", "rol": "overig", "genoemd": GENOEMD}, False),
        ("2019-03-01", {"geboortedatum": "2019-03-01", "rol": "overig"}, True),
    ],
)
def test_a_child_is_a_person_when_it_must_be(
    gezegd: str, anders: dict[str, Any], is_een: bool
) -> None:
    """7 jaar on 26-11-2026 is born between 27-11-2018 and 26-11-2019. Somebody who is there without
    a day of joining and was never named came by a melding of his own, and is a child by role.
    """
    wie = persoon(1, **anders)
    if not wie["erbij_op"] and wie["genoemd"] is None and wie["rol"] == "kind":
        wie["erbij_op"] = "2026-12-01"
    assert zelfde(gezegd, wie) == ({0: 1} if is_een else {})


def test_a_twin_stays_two() -> None:
    noor = persoon(1, voornaam="Noor", geboortedatum="2019-03-01", genoemd=GENOEMD)
    assert zelfde("Sem 2019-03-01|Noor 2019-03-01", noor) == {1: 1}
    assert zelfde("4 jaar|4 jaar", persoon(1, jaren=4, jaren_op=DAG, genoemd=GENOEMD)) == {0: 1}


def test_the_best_one_first() -> None:
    """Tim of four, and another one of four of whom no name is known."""
    tim = persoon(1, voornaam="Tim", jaren=4, jaren_op=DAG, genoemd=GENOEMD)
    vier = persoon(2, jaren=4, jaren_op=DAG, genoemd=GENOEMD)
    assert zelfde("4 jaar|Tim 4 jaar", tim, vier) == {0: 2, 1: 1}


def melding(lijst: str | None, *personen: dict[str, Any]) -> dict[str, Any]:
    import json

    wie = json.dumps(personen) if personen else None
    return {"inwonende_kinderen": lijst, "thuis": wie, "ontvangen_op": DAG}


BABY = persoon(5, geboortedatum="2027-01-10", erbij_op="2027-01-10")


@pytest.mark.parametrize(
    ("lijst", "leeftijden", "tekst"),
    [
        (None, (0, None), "2027-01-10"),
        ("geen", (0,), "2027-01-10"),
        ("4 jaar|?", (4, None, 0), "4 jaar|?|2027-01-10"),
    ],
)
def test_who_was_born_after_the_day_of_receipt_is_nought(
    lijst: str | None, leeftijden: tuple[int | None, ...], tekst: str
) -> None:
    kinderen = thuis(melding(lijst, BABY)) or ()
    assert tuple(kind.leeftijd(date(2026, 11, 26)) for kind in kinderen) == leeftijden
    assert lijst_van(melding(lijst, BABY)) == tekst


def test_without_persons_it_is_the_list() -> None:
    assert thuis(melding(None)) is None
    assert (thuis(melding("geen")), lijst_van(melding("geen"))) == ((), "geen")
    assert lijst_van(melding("Noor 2019-03-01|?")) == "Noor 2019-03-01|?"


def test_what_is_known_better_of_a_person_counts() -> None:
    """Four on the day of receipt as it stands; the birth date of a person settles a question."""
    tim = persoon(1, voornaam="Tim", geboortedatum="2012-05-05", genoemd=GENOEMD)
    vier = persoon(2, jaren=4, jaren_op="2025-11-26", genoemd=GENOEMD)
    kinderen = thuis(melding("Tim ?|5 jaar", tim, vier)) or ()
    assert [kind.leeftijd(date(2026, 11, 26)) for kind in kinderen] == [14, 5]
    [ander] = thuis(melding("geen", vier)) or ()
    assert ander.leeftijd(date(2026, 11, 26)) == (4, 5)


def test_who_lives_elsewhere_is_not_there_though_the_melding_still_names_him() -> None:
    noor = persoon(1, voornaam="Noor", geboortedatum="2019-03-01", genoemd=GENOEMD, elders=1)
    tim = persoon(2, voornaam="Tim", geboortedatum="2012-05-05")
    assert lijst_van(melding("Noor 2019-03-01|4 jaar", noor, tim)) == "4 jaar|Tim 2012-05-05"
    assert lijst_van(melding("Noor 2019-03-01", noor)) == "geen"
    assert lijst_van(melding(None, noor)) is None
