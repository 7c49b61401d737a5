"""Somebody who was put with others by mistake is taken out again, and stays out."""

import pytest

from tests.conftest import Resultaat, Tafel
from tests.scenario.hulp import lees_op, op, platte, weigert
from tests.scenario.samenhanghulp import (
    ADRES,
    DOORN,
    SIBLING,
    WEEK_2,
    WEEK_3,
    beoordeel,
    casussen,
    lever,
    samen,
    tel,
    thuis,
)

__all__ = ["samen", "thuis"]


@pytest.mark.parametrize("wie", ["M2", "1.2"])
def test_a_stranger_at_the_door_could_not_be_taken_out_again(samen: Tafel, wie: str) -> None:
    op(
        samen,
        WEEK_2,
        "afspraak",
        "add",
        "1",
        "--organisatie",
        "altra",
        "--wat",
        "x",
        "--uiterlijk",
        "+1w",
    )
    los: Resultaat = samen("--vandaag", WEEK_3, "persoon", "losmaken", wie)
    assert los.exit_code == 2
    op(samen, WEEK_3, "persoon", "losmaken", wie, "--proef")
    assert casussen(samen, WEEK_3) == {"M1": 1, "M2": 1}
    gedaan = lees_op(samen, WEEK_3, "persoon", "losmaken", wie, "--ja")
    assert (gedaan["meldingen"], gedaan["uit_casus"]) == (["M2"], 1)
    assert casussen(samen, WEEK_3) == {"M1": 1, "M2": 2}
    oud = lees_op(samen, WEEK_3, "casus", "toon", "1", "--namen")
    assert [p["naam"] for p in oud["huishouden"]] == ["Noor Pinas"]
    assert [a["afspraak"] for a in oud["afspraken"]] == ["1/1"]
    assert any("losgemaakt" in g["wat"] and "M2" in g["wat"] for g in oud["tijdlijn"])


def test_the_next_delivery_put_them_together_again(samen: Tafel) -> None:
    op(samen, WEEK_3, "persoon", "losmaken", "M2", "--ja")
    opnieuw = SIBLING | ADRES | {"kenmerk": "K3"}
    assert tel(lever(samen, WEEK_3, opnieuw)[0]) == (0, 0, 1, 0)
    assert tel(lever(samen, WEEK_3, opnieuw | {"jeugdhulp": "vrijwillig"})[0]) == (0, 1, 0, 0)
    lever(samen, WEEK_3, opnieuw | {"kenmerk": "K6"})
    op(samen, WEEK_3, "toedelen", "--alle")
    assert casussen(samen, WEEK_3) == {"M1": 1, "M2": 2, "M3": 2}
    # somebody of that name without a birth date: which of the two families is it?
    wie = {"kenmerk": "K7", "voornaam": "Ada", "geboortedatum": ""}
    assert tel(lever(samen, WEEK_3, opnieuw | wie)[0]) == (1, 0, 0, 1)


@pytest.mark.parametrize("orde", [("M2", "M3"), ("M3", "M2"), ("M2", "M3", "M4")])
def test_taken_out_one_by_one_one_person_got_two_casussen(
    samen: Tafel, orde: tuple[str, ...]
) -> None:
    """M2, M3 and M4 are of one person; M1 is of another, who stays."""
    for kenmerk in ("K4", "K5"):
        lever(samen, WEEK_2, SIBLING | ADRES | {"kenmerk": kenmerk})
    op(samen, WEEK_2, "toedelen", "--alle")
    assert casussen(samen, WEEK_2) == {"M1": 1, "M2": 1, "M3": 1, "M4": 1}
    eerste, *verder = orde
    op(samen, WEEK_3, "persoon", "losmaken", eerste, "--ja")
    for melding in verder:
        gedaan = platte(op(samen, WEEK_3, "persoon", "losmaken", melding, "--ja").stdout)
        assert "dezelfde persoon, eerder losgemaakt" in gedaan
    verwacht = {"M1": 1, "M2": 1, "M3": 1, "M4": 1} | dict.fromkeys(orde, 2)
    assert casussen(samen, WEEK_3) == verwacht
    leden = lees_op(samen, WEEK_3, "casus", "toon", "1", "--namen")["huishouden"]
    assert [p["naam"] for p in leden] == ["Noor Pinas"] + ["Sem Pinas"] * (len(orde) < 3)


def test_the_last_melding_does_not_leave_its_casus(samen: Tafel) -> None:
    op(samen, WEEK_3, "persoon", "losmaken", "M2", "--ja")
    assert "alleen" in weigert(samen, WEEK_3, 65, "persoon", "losmaken", "M1", "--ja")[0]
    assert weigert(samen, WEEK_3, 66, "persoon", "losmaken", "M9", "--ja")
    assert weigert(samen, WEEK_3, 66, "persoon", "losmaken", "1.5", "--ja")


def test_the_numbers_of_the_others_moved_when_somebody_left(samen: Tafel) -> None:
    """1.3 stays 1.3 when 1.2 is taken out, and 1.2 is nobody's any more."""
    ada = {"kenmerk": "K4", "voornaam": "Ada", "geboortedatum": "1970-07-07"}
    lever(samen, WEEK_2, SIBLING | ADRES | ada)
    op(samen, WEEK_2, "toedelen", "--alle")
    op(samen, WEEK_3, "persoon", "losmaken", "1.2", "--ja")
    lever(samen, WEEK_3, DOORN | ADRES)
    beoordeel(samen, WEEK_3, "M4", "--zelfde", "M1")
    gezin = lees_op(samen, WEEK_3, "casus", "toon", "1", "--namen")["huishouden"]
    assert {p["persoon"]: p["naam"] for p in gezin} == {
        "1.1": "Noor Pinas",
        "1.3": "Ada Pinas",
        "1.4": "Rick Doorn",
    }
    op(samen, WEEK_3, "casus", "instemming", "1.3", "ja")
    gezin = lees_op(samen, WEEK_3, "casus", "toon", "1", "--namen")["huishouden"]
    assert [p["naam"] for p in gezin if p["instemming"] == "ja"] == ["Ada Pinas"]
    assert weigert(samen, WEEK_3, 66, "casus", "instemming", "1.2", "ja")
