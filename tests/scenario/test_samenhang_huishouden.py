"""Whether two persons are one, and two households one family: asked, answered, remembered."""

from pathlib import Path

import pytest

from tests.commands.hulp import sql
from tests.conftest import Tafel
from tests.scenario.hulp import lees_op, nu_nodig, op, platte
from tests.scenario.samenhanghulp import (
    ADRES,
    DOORN,
    GEZIN,
    PINAS,
    SIBLING,
    WEEK_1,
    WEEK_2,
    WEEK_3,
    bekend,
    beoordeel,
    casussen,
    lever,
    samen,
    tel,
    thuis,
)

__all__ = ["bekend", "samen", "thuis"]


def test_one_family_with_two_surnames_had_two_casussen(thuis: Tafel) -> None:
    uitslag, stderr = lever(thuis, WEEK_2, DOORN | ADRES)
    assert tel(uitslag) == (1, 0, 0, 1)
    assert "1 melding (M2) hoort mogelijk bij een bekende casus" in stderr
    assert [b["casus"] for b in lees_op(thuis, WEEK_2, "toedelen", "--alle")] == [None]
    assert beoordeel(thuis, WEEK_2, "M2", "--zelfde", "M1")["casus"] == 1
    dossier = lees_op(thuis, WEEK_2, "casus", "toon", "1", "--namen")
    assert [p["naam"] for p in dossier["huishouden"]] == ["Noor Pinas", "Rick Doorn"]
    assert [m["melding"] for m in dossier["meldingen"]] == ["M1", "M2"]


VRIES = PINAS | ADRES | {"voornaam": "Jan", "tussenvoegsel": "de", "achternaam": "Vries"}
KORT = {
    "initiaal": {"voornaam": "", "voorletters": "J."},
    "twee": {"voornaam": "", "voorletters": "J.P."},
    "geen": {"voornaam": ""},
    "langer": {"voornaam": "Jan Willem"},
    "beide": {"voorletters": "J.W."},
    "anders": {"voornaam": "", "voorletters": "J", "achternaam": "VRIES", "huisnummer": "7 "},
}
WEL_EEN_ANDER = {
    "tweeling": {"voornaam": "Piet"},
    "tweeling kort": {"voornaam": "", "voorletters": "P."},
    "zelfde letter": {"voornaam": "Johan"},
    "dag": {"voornaam": "", "voorletters": "J.", "geboortedatum": "1988-05-03"},
    "jaar": {"voornaam": "", "voorletters": "J.", "geboortedatum": "1988"},
    "adres": {"voornaam": "", "voorletters": "J.", "huisnummer": "8"},
    "instelling": {"voornaam": "", "voorletters": "J.", "woonsituatie": "instelling"},
}


@pytest.mark.parametrize("kort", KORT.values(), ids=KORT)
@pytest.mark.parametrize("omgekeerd", [False, True])
@pytest.mark.parametrize("samen", [False, True])
def test_one_person_written_short_was_silently_two(
    register: Tafel, kort: dict[str, str], *, omgekeerd: bool, samen: bool
) -> None:
    een, ander = VRIES, VRIES | {"kenmerk": "K9", "melder": "school"} | kort
    rijen = [ander, een] if omgekeerd else [een, ander]
    gelezen = (
        [lever(register, WEEK_1, *rijen)] if samen else [lever(register, WEEK_1, r) for r in rijen]
    )
    assert sum(tel(uitslag)[3] for uitslag, _ in gelezen) == 1
    assert "zelfde geboortedatum en adres, naam korter of langer" in gelezen[-1][1]
    op(register, WEEK_1, "toedelen", "--alle")
    gedaan = beoordeel(register, WEEK_1, "M2", "--zelfde", "M1")
    assert (gedaan["reden"], gedaan["te_beoordelen"]) == ("persoon", [])
    dossier = lees_op(register, WEEK_1, "casus", "toon", "1")
    assert len(dossier["huishouden"]) == 1
    assert [m["melding"] for m in dossier["meldingen"]] == ["M1", "M2"]


@pytest.mark.parametrize("ander", WEL_EEN_ANDER.values(), ids=WEL_EEN_ANDER)
def test_twins_and_others_are_not_asked_about(register: Tafel, ander: dict[str, str]) -> None:
    lever(register, WEEK_1, VRIES)
    uitslag, stderr = lever(register, WEEK_1, VRIES | {"kenmerk": "K9"} | ander)
    assert (tel(uitslag), "korter of langer" in stderr) == ((1, 0, 0, 0), False)


@pytest.mark.parametrize("kort", ["v.d.", "vd", "v/d", "van der"])
def test_a_prefix_written_short_needs_no_question(register: Tafel, kort: str) -> None:
    """Jan v.d. Berg is Jan van den Berg already."""
    berg = VRIES | {"tussenvoegsel": "van den", "achternaam": "Berg"}
    lever(register, WEEK_1, berg)
    uitslag, _ = lever(register, WEEK_1, berg | {"kenmerk": "K9", "tussenvoegsel": kort})
    assert tel(uitslag) == (1, 0, 0, 0)
    assert len(lees_op(register, WEEK_1, "zoek", "Berg")) == 2
    op(register, WEEK_1, "toedelen", "--alle")
    assert len(lees_op(register, WEEK_1, "casus", "toon", "1")["huishouden"]) == 1
    # and with an initial the two are one question
    uitslag, _ = lever(
        register,
        WEEK_1,
        berg | {"kenmerk": "K8", "tussenvoegsel": kort, "voornaam": "", "voorletters": "J."},
    )
    assert tel(uitslag) == (1, 0, 0, 1)


@pytest.mark.parametrize("antwoord", ["--ander", "--nooit"])
def test_two_persons_of_one_birthday_stay_two(register: Tafel, antwoord: str) -> None:
    kort = VRIES | {"kenmerk": "K9", "melder": "school"} | KORT["initiaal"]
    lever(register, WEEK_1, VRIES, kort)
    op(register, WEEK_1, "toedelen", "--alle")
    assert any(
        "M2 hoort mogelijk bij iemand anders hier: zelfde geboortedatum en adres" in punt
        for punt in nu_nodig(register, WEEK_1, 1)
    )
    assert "M2 dezelfde persoon als M1 (casus 1)?" in platte(
        op(register, WEEK_1, "melding", "toon", "M2").stdout
    )
    wacht = lees_op(register, WEEK_1, "melding", "lijst", "--status", "te_beoordelen")
    assert [m["melding"] for m in wacht] == ["M2"]
    punten = lees_op(register, WEEK_2, "agenda", "--tafel", "coordinatoren")["punten"]
    assert any("dezelfde persoon?" in punt["vraag"] for punt in punten)
    gedaan = beoordeel(register, WEEK_1, "M2", antwoord)
    assert (gedaan["oordeel"], gedaan["zelfde_huishouden"]) == (antwoord[2:], True)
    assert len(lees_op(register, WEEK_1, "casus", "toon", "1")["huishouden"]) == 2
    # J. is known now: the next melding is his, and nothing is asked again
    assert tel(lever(register, WEEK_2, kort | {"kenmerk": "K10"})[0]) == (1, 0, 0, 0)


def test_a_name_that_was_corrected_is_asked_once(register: Tafel) -> None:
    """The same kenmerk with another name is one question, not two."""
    lever(register, WEEK_1, VRIES | KORT["initiaal"])
    assert tel(lever(register, WEEK_2, VRIES)[0]) == (1, 0, 0, 1)
    gedaan = beoordeel(register, WEEK_2, "M2", "--zelfde", "M1")
    assert (gedaan["reden"], gedaan["te_beoordelen"]) == ("kenmerk", [])


def test_two_families_behind_one_door_became_one_casus(thuis: Tafel) -> None:
    lever(thuis, WEEK_2, DOORN | ADRES)
    op(thuis, WEEK_2, "toedelen", "--alle")
    assert beoordeel(thuis, WEEK_2, "M2", "--ander")["casus"] == 2
    # whoever is called Doorn there from now on belongs with Doorn
    lever(thuis, WEEK_3, DOORN | ADRES | {"kenmerk": "K3", "voornaam": "Eva", "geboortedatum": ""})
    assert [b["casus"] for b in lees_op(thuis, WEEK_3, "toedelen", "--alle")] == [2]


def test_both_in_one_file_wait_for_each_other(register: Tafel) -> None:
    uitslag, _ = lever(register, WEEK_1, PINAS | ADRES, DOORN | ADRES)
    assert tel(uitslag) == (2, 0, 0, 1)
    assert [b["casus"] for b in lees_op(register, WEEK_1, "toedelen", "M2", "M1")] == [1, None]
    wacht = lees_op(register, WEEK_1, "melding", "lijst", "--status", "te_beoordelen")
    assert [m["melding"] for m in wacht] == ["M2", "M1"]
    assert beoordeel(register, WEEK_1, "M2", "--zelfde", "M1")["casus"] == 1
    assert casussen(register, WEEK_1) == {"M1": 1, "M2": 1}
    assert [c["casus"] for c in lees_op(register, WEEK_1, "casus", "lijst")] == [1]


def test_another_person_under_the_number_may_live_in_the_same_family(thuis: Tafel) -> None:
    lever(thuis, WEEK_2, DOORN | ADRES | {"kenmerk": "K1", "melder": "politie"})
    op(thuis, WEEK_2, "toedelen", "--alle")
    gedaan = beoordeel(thuis, WEEK_2, "M2", "--ander")
    assert (gedaan["casus"], gedaan["te_beoordelen"]) == (None, [{"melding": "M2", "met": "M1"}])
    assert beoordeel(thuis, WEEK_2, "M2", "--zelfde", "M1")["casus"] == 1
    assert len(lees_op(thuis, WEEK_2, "casus", "toon", "1", "--namen")["huishouden"]) == 2


@pytest.mark.parametrize("antwoord", ["--ander", "--nooit"])
def test_somebody_else_was_put_in_the_same_household_and_nothing_said_so(
    thuis: Tafel, antwoord: str
) -> None:
    """The surname and the address put Sem with Noor already: brother and sister, or not."""
    ander = SIBLING | ADRES | {"kenmerk": "K1"}
    lever(thuis, WEEK_2, ander)
    op(thuis, WEEK_2, "toedelen", "--alle")
    assert beoordeel(thuis, WEEK_2, "M2", antwoord, "--proef")["zelfde_huishouden"] is True
    scherm = platte(op(thuis, WEEK_2, "melding", "beoordeel", "M2", antwoord).stdout)
    assert "wel één huishouden. Hoort de melding daar niet bij: tafel persoon losmaken M2" in scherm
    op(thuis, WEEK_2, "persoon", "losmaken", "M2", "--ja")
    assert casussen(thuis, WEEK_2) == {"M1": 1, "M2": 2}


def test_never_answers_both_questions_at_once(thuis: Tafel) -> None:
    lever(thuis, WEEK_2, DOORN | ADRES | {"kenmerk": "K1", "melder": "politie"})
    op(thuis, WEEK_2, "toedelen", "--alle")
    gedaan = beoordeel(thuis, WEEK_2, "M2", "--nooit")
    assert (gedaan["casus"], gedaan["te_beoordelen"]) == (2, [])


def test_joining_a_household_did_not_say_which_casus(thuis: Tafel) -> None:
    _, stderr = lever(thuis, WEEK_2, SIBLING | ADRES | {"kenmerk": "K3"})
    assert "zelfde adres en achternaam: bij het huishouden van casus 1 gevoegd" in stderr
    assert "bij casus 1" in platte(op(thuis, WEEK_2, "toedelen", "--alle").stdout)
    uitleg = op(thuis, WEEK_2, "toedelen", "M2", "--opnieuw", "--uitleg").stdout
    assert "bij casus" not in uitleg


@pytest.mark.parametrize("naam", [".", "N.N.", "NN", "n.n", "onbekend", ""])
def test_nn_joined_everybody_without_a_name(register: Tafel, tmp_path: Path, naam: str) -> None:
    """Not the person, not the household; at an address that is known it is asked."""
    een = GEZIN | {"kenmerk": "K1", "achternaam": naam, "geboortedatum": "1990-01-01"}
    lever(register, WEEK_1, een | ADRES, een | {"kenmerk": "K2", "huisnummer": "0"} | {})
    lever(register, WEEK_2, een | ADRES | {"kenmerk": "K3"})
    wie = sql(tmp_path, "SELECT count(DISTINCT persoon) FROM melding")
    huizen = sql(tmp_path, "SELECT count(DISTINCT huishouden) FROM persoon")
    assert (wie, huizen) == ([(3,)], [(3,)])
    vraag = lees_op(register, WEEK_2, "melding", "lijst", "--status", "te_beoordelen")
    assert [m["melding"] for m in vraag] == ["M3"]


def test_house_number_0_is_nobodys_address(register: Tafel) -> None:
    nul = {"postcode": "1102 AB", "huisnummer": "0"}
    assert tel(lever(register, WEEK_1, PINAS | nul, SIBLING | nul, DOORN | nul)[0]) == (3, 0, 0, 0)
    assert len({b["casus"] for b in lees_op(register, WEEK_1, "toedelen", "--alle")}) == 3


def test_an_institution_is_no_family(register: Tafel) -> None:
    daar = ADRES | {"woonsituatie": "instelling"}
    assert tel(lever(register, WEEK_1, PINAS | daar, DOORN | daar)[0]) == (2, 0, 0, 0)


# --- what is known --------------------------------------------------------------------------------


def test_the_loket_was_not_told_that_the_family_was_known(thuis: Tafel) -> None:
    """In numbers alone at import; with number and facts for who allocates."""
    nieuw = PINAS | ADRES | {"kenmerk": "K5", "melder": "school", "jeugdhulp": ""}
    uitslag, stderr = lever(thuis, WEEK_2, nieuw)
    assert tel(uitslag) == (1, 0, 0, 0)
    assert "1 melding (M2) hoort mogelijk bij een bekende casus" in stderr
    assert "casus 1" not in stderr
    op(thuis, WEEK_2, "toedelen", "--alle")
    scherm = platte(op(thuis, WEEK_2, "melding", "toon", "M2").stdout)
    assert "M2 hoort mogelijk bij casus 1: zelfde huishouden" in scherm
    assert "jeugdhulp: geen (bekend uit M1, 2-11)" in scherm
    assert any("M2 hoort mogelijk bij deze casus" in regel for regel in nu_nodig(thuis, WEEK_2))


def test_a_known_answer_is_never_filled_in_silently(thuis: Tafel) -> None:
    lever(thuis, WEEK_2, PINAS | ADRES | {"kenmerk": "K5", "melder": "school", "jeugdhulp": ""})
    op(thuis, WEEK_2, "toedelen", "--alle")
    leeg = thuis("--vandaag", WEEK_2, "melding", "vul-aan", "M2", input="\n")
    assert "Bekend uit M1, 2-11: jeugdhulp: geen (overnemen: --overnemen)" in leeg.stderr
    assert casussen(thuis, WEEK_2)["M2"] is None
    gedaan = op(thuis, WEEK_2, "melding", "vul-aan", "M2", "--overnemen")
    assert "Overgenomen uit M1: jeugdhulp geen" in gedaan.stderr
    assert casussen(thuis, WEEK_2)["M2"] == 1
    waarden = lees_op(thuis, WEEK_2, "melding", "toon", "M2", "--namen")["waarden"]
    assert (waarden["jeugdhulp"], waarden["opmerkingen"]) == (
        *("geen", "jeugdhulp: overgenomen uit M1"),
    )


def test_another_family_answers_nothing_before_it_is_said_to_be_one(thuis: Tafel) -> None:
    lever(thuis, WEEK_2, DOORN | ADRES | {"jeugdhulp": ""})
    op(thuis, WEEK_2, "toedelen", "--alle")
    assert lees_op(thuis, WEEK_2, "melding", "toon", "M2", "--namen")["bekend"] == []
    beoordeel(thuis, WEEK_2, "M2", "--zelfde", "M1")
    [feit] = lees_op(thuis, WEEK_2, "melding", "toon", "M2", "--namen")["bekend"]
    assert (feit["kolom"], feit["waarde"], feit["melding"]) == ("jeugdhulp", "geen", 1)
