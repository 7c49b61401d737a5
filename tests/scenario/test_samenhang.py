"""What belongs together is said: persons, households and casussen that may be one.

Each scenario is named after what a coördinator said went wrong.
"""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from tests.commands.hulp import sql
from tests.conftest import Resultaat, Tafel
from tests.scenario.hulp import lees_op, nu_nodig, op, platte, weigert

WEEK_1, WEEK_2, WEEK_3 = "2026-11-02", "2026-11-09", "2026-11-16"
GEZIN = {
    "melder": "politie",
    "woonsituatie": "zelfstandig",
    "inwonende_kinderen": "2014-07-04",
    "zorgen_om_kinderen": "ja",
    "leefgebieden": "gezin_opvoeding|wonen",
    "regulier_aanbod": "ontoereikend",
    "jeugdhulp": "geen",
    "urgentie": "regulier",
}
"""Z06: tafel jeugd-en-gezin."""
ADRES = {"postcode": "1102 AB", "huisnummer": "7"}
PINAS = GEZIN | {"kenmerk": "K1", "voornaam": "Noor", "achternaam": "Pinas"}
PINAS |= {"geboortedatum": "1988-05-02"}
SIBLING = PINAS | {"voornaam": "Sem", "geboortedatum": "1990-03-01"}
DOORN = GEZIN | {"kenmerk": "K2", "voornaam": "Rick", "achternaam": "Doorn"}
DOORN |= {"geboortedatum": "1986-01-01", "melder": "school"}


def lever(tafel: Tafel, dag: str, *rijen: dict[str, str]) -> tuple[Any, str]:
    """Import these rows as one file: (JSON, stderr)."""
    kolommen = list(dict.fromkeys(kolom for rij in rijen for kolom in rij))
    tekst = io.StringIO()
    schrijver = csv.DictWriter(tekst, kolommen, delimiter=";")
    schrijver.writeheader()
    schrijver.writerows(rijen)
    gedaan = tafel("--vandaag", dag, "melding", "import", "-", "-f", "json", input=tekst.getvalue())
    assert gedaan.exit_code == 0, gedaan.stderr
    return json.loads(gedaan.stdout), platte(gedaan.stderr)


def tel(uitslag: Any) -> tuple[int, ...]:
    """toegevoegd, gewijzigd, al_bekend, te_beoordelen."""
    return tuple(
        uitslag[naam] for naam in ("toegevoegd", "gewijzigd", "al_bekend", "te_beoordelen")
    )


def casussen(tafel: Tafel, dag: str) -> dict[str, int | None]:
    """Per melding its casus."""
    return {m["melding"]: m["casus"] for m in lees_op(tafel, dag, "melding", "lijst")}


def beoordeel(tafel: Tafel, dag: str, *args: str) -> Any:
    return lees_op(tafel, dag, "melding", "beoordeel", *args)


@pytest.fixture
def bekend(register: Tafel) -> Tafel:
    """A register that knows Noor Pinas, with casus 1."""
    lever(register, WEEK_1, PINAS)
    assert [b["casus"] for b in lees_op(register, WEEK_1, "toedelen", "--alle")] == [1]
    return register


# --- the same kenmerk, later ----------------------------------------------------------------------


def test_the_second_file_had_another_child_under_the_same_number_and_the_first_was_overwritten(
    bekend: Tafel,
) -> None:
    uitslag, stderr = lever(bekend, WEEK_2, SIBLING)
    assert tel(uitslag) == (1, 0, 0, 1)
    assert "Sem" not in stderr
    assert "Pinas" not in stderr
    assert "1 melding (M2) te beoordelen" in stderr
    [besluit] = lees_op(bekend, WEEK_2, "toedelen", "--alle")
    assert (besluit["uitkomst"], besluit["tafel"]) == ("tafel", "jeugd-en-gezin")
    assert besluit["casus"] is None
    assert [c["casus"] for c in lees_op(bekend, WEEK_2, "casus", "lijst")] == [1]
    eerste = lees_op(bekend, WEEK_2, "melding", "toon", "M1", "--namen")
    assert (eerste["waarden"]["voornaam"], eerste["wijzigingen"]) == ("Noor", [])
    # again, in either order and alone: nothing happens, nothing is asked twice
    assert tel(lever(bekend, WEEK_2, SIBLING)[0]) == (0, 0, 1, 0)
    assert tel(lever(bekend, WEEK_2, PINAS)[0]) == (0, 0, 1, 0)
    assert tel(lever(bekend, WEEK_2, SIBLING, PINAS)[0]) == (0, 0, 2, 0)


def test_undecided_is_seen_everywhere(bekend: Tafel) -> None:
    lever(bekend, WEEK_2, SIBLING)
    op(bekend, WEEK_2, "toedelen", "--alle")
    regels = lees_op(bekend, WEEK_2, "melding", "lijst", "--status", "te_beoordelen")
    assert [(m["melding"], m["status"], m["casus"]) for m in regels] == [
        ("M2", "te_beoordelen", None)
    ]
    scherm = platte(op(bekend, WEEK_2, "melding", "toon", "M2").stdout)
    assert "M2 dezelfde als M1 (casus 1)?" in scherm
    assert "tafel melding beoordeel M2" in scherm
    assert any("M2 hoort mogelijk bij deze casus" in r for r in nu_nodig(bekend, WEEK_2))
    agenda = ("agenda", "--tafel", "coordinatoren", "--datum", WEEK_2)
    punten = lees_op(bekend, WEEK_2, *agenda)["punten"]
    assert [p["vraag"] for p in punten if p["melding"] == "M2"] == [
        "Hoort M2 bij casus 1? Zelfde kenmerk als M1, andere naam of geboortedatum."
    ]
    tafel = platte(op(bekend, WEEK_2, "agenda", "--tafel", "jeugd").stdout)
    assert "M2 hoort mogelijk bij deze casus" in tafel


def test_whose_it_is_is_asked_at_a_keyboard(bekend: Tafel, aan_toetsen: Tafel) -> None:
    """What is pasted holds no answer, so nothing is settled before somebody gives one."""
    lever(bekend, WEEK_2, SIBLING)
    opdracht = ("--vandaag", WEEK_2, "melding", "beoordeel", "M2", "--proef")
    los = bekend(*opdracht, input="")
    assert (los.exit_code, los.stdout) == (2, "")
    assert "zeg wat het is: --zelfde M…, --ander of --nooit" in los.stderr
    for antwoorden, oordeel in (
        ("\nja\nzelfde m7\nZelfde  M1\n", "zelfde"),
        ("ander\n", "ander"),
        ("Nooit\n", "nooit"),
    ):
        uit = aan_toetsen(*opdracht, "-f", "json", input=antwoorden)
        assert uit.exit_code == 0, uit.stderr
        assert json.loads(uit.stdout)["oordeel"] == oordeel
        assert "M2 dezelfde als M1 (casus 1)? zelfde kenmerk" in uit.stderr
        assert "zelfde M1, ander of nooit" in platte(uit.stderr)
        assert uit.stderr.count("Dit is geen van de antwoorden.") == antwoorden.count("\n") - 1
    assert aan_toetsen(*opdracht, input="").exit_code == 130
    assert casussen(bekend, WEEK_2)["M2"] is None
    klaar = aan_toetsen("melding", "beoordeel", "M1", input="ander\n")
    assert (klaar.exit_code, "over M1 is geen vraag open" in klaar.stderr) == (65, True)


def test_the_question_whose_it_is_was_a_number_without_time(bekend: Tafel) -> None:
    """It takes the minute of an announcement, and so it is on the sheet with its command."""
    lever(bekend, WEEK_2, SIBLING)
    op(bekend, WEEK_2, "toedelen", "--alle")
    agenda = ("agenda", "--tafel", "coordinatoren", "--datum", WEEK_2)
    [punt] = [p for p in lees_op(bekend, WEEK_2, *agenda)["punten"] if p["melding"] == "M2"]
    assert punt["minuten"] == 1
    blad = platte(op(bekend, WEEK_2, *agenda).stdout)
    assert "Hoort M2 bij casus 1?" in blad
    assert "tafel melding beoordeel M2" in blad


def test_a_melding_that_may_belong_for_two_reasons_was_named_twice(
    bekend: Tafel, tmp_path: Path
) -> None:
    lever(bekend, WEEK_1, PINAS | ADRES)
    lever(bekend, WEEK_2, DOORN | ADRES | {"kenmerk": "K1", "melder": "politie"})
    op(bekend, WEEK_2, "toedelen", "--alle")
    redenen = sql(tmp_path, "SELECT reden FROM beoordeling WHERE melding = 2 ORDER BY reden")
    assert [reden for (reden,) in redenen] == ["adres", "kenmerk"]
    tafel = platte(op(bekend, WEEK_2, "agenda", "--tafel", "jeugd").stdout)
    assert "M2 hoort mogelijk bij deze casus" in tafel
    assert tafel.count("M2") == 1
    assert sum("M2 hoort mogelijk" in zin for zin in nu_nodig(bekend, WEEK_2)) == 1


def test_the_same_melding_changes_the_first_and_keeps_what_was(bekend: Tafel) -> None:
    op(bekend, WEEK_1, "melding", "wijzig", "M1", "--aard", "zorg")
    lever(bekend, WEEK_2, PINAS | {"geboortedatum": "1988-05-20", "jeugdhulp": "maatregel"})
    op(bekend, WEEK_2, "toedelen", "--alle")
    gedaan = beoordeel(bekend, WEEK_2, "M2", "--zelfde", "M1")
    assert (gedaan["casus"], [b["melding"] for b in gedaan["toedelingen"]]) == (1, ["M1"])
    eerste = lees_op(bekend, WEEK_2, "melding", "toon", "M1", "--namen")
    waarden = eerste["waarden"]
    assert (waarden["geboortedatum"], waarden["jeugdhulp"], waarden["aard"]) == (
        *("1988-05-20", "maatregel", "zorg"),
    )
    assert waarden["ontvangen_op"] == WEEK_1
    oud = {w["veld"]: w["oud"] for w in eerste["wijzigingen"]}
    assert (oud["geboortedatum"], oud["jeugdhulp"]) == ("1988-05-02", "geen")
    dossier = lees_op(bekend, WEEK_2, "casus", "toon", "1", "--namen")
    assert [m["melding"] for m in dossier["meldingen"]] == ["M1"]
    assert [p["geboortedatum"] for p in dossier["huishouden"]] == ["1988-05-20"]
    assert dossier["uitkomst"] == "opschalen"
    tweede = lees_op(bekend, WEEK_2, "melding", "toon", "M2", "--namen")
    assert (tweede["status"], tweede["zelfde_als"]) == ("samengevoegd", 1)
    assert lees_op(bekend, WEEK_2, "melding", "lijst", "--status", "te_beoordelen") == []
    weigert(bekend, WEEK_2, 65, "melding", "wijzig", "M2", "--aard", "zorg")


def test_what_comes_in_later_under_either_spelling_reaches_the_one_melding(bekend: Tafel) -> None:
    anders = PINAS | {"geboortedatum": "1988-05-20"}
    lever(bekend, WEEK_2, anders)
    beoordeel(bekend, WEEK_2, "M2", "--zelfde", "M1")
    assert tel(lever(bekend, WEEK_3, anders)[0]) == (0, 0, 1, 0)
    assert tel(lever(bekend, WEEK_3, PINAS)[0]) == (0, 0, 1, 0)
    assert tel(lever(bekend, WEEK_3, anders | {"jeugdhulp": "maatregel"})[0]) == (0, 1, 0, 0)
    eerste = lees_op(bekend, WEEK_3, "melding", "toon", "M1", "--namen")["waarden"]
    assert (eerste["jeugdhulp"], eerste["geboortedatum"]) == ("maatregel", "1988-05-20")


@pytest.mark.parametrize("antwoord", ["--ander", "--nooit"])
def test_somebody_else_gets_a_casus_of_his_own(bekend: Tafel, antwoord: str) -> None:
    lever(bekend, WEEK_2, SIBLING)
    op(bekend, WEEK_2, "toedelen", "--alle")
    assert beoordeel(bekend, WEEK_2, "M2", antwoord)["casus"] == 2
    assert casussen(bekend, WEEK_2) == {"M1": 1, "M2": 2}
    assert tel(lever(bekend, WEEK_3, SIBLING)[0]) == (0, 0, 1, 0)
    assert (
        "is geen vraag open"
        in weigert(bekend, WEEK_3, 65, "melding", "beoordeel", "M2", antwoord)[0]
    )


def test_never_is_remembered_for_these_two(bekend: Tafel) -> None:
    """Sem is known now; under the number of Noor he comes in once more with a new melding."""
    lever(bekend, WEEK_2, SIBLING)
    beoordeel(bekend, WEEK_2, "M2", "--nooit")
    ander = SIBLING | {"kenmerk": "K9", "achternaam": "Pinas", "reden": "iets anders"}
    lever(bekend, WEEK_2, PINAS | {"kenmerk": "K9"})
    uitslag, _ = lever(bekend, WEEK_3, ander)
    assert tel(uitslag) == (1, 0, 0, 0)


def test_before_it_is_allocated_it_can_be_settled_too(bekend: Tafel) -> None:
    lever(bekend, WEEK_2, SIBLING)
    assert beoordeel(bekend, WEEK_2, "M2", "--ander")["toedelingen"] == []
    assert [b["casus"] for b in lees_op(bekend, WEEK_2, "toedelen", "--alle")] == [2]


def test_a_crisis_waited_for_an_answer_about_a_name(bekend: Tafel) -> None:
    lever(bekend, WEEK_2, SIBLING | {"urgentie": "crisis"})
    [besluit] = lees_op(bekend, WEEK_2, "toedelen", "--alle")
    assert (besluit["uitkomst"], besluit["casus"]) == ("crisis", 2)
    gedaan = beoordeel(bekend, WEEK_2, "M2", "--zelfde", "M1")
    assert gedaan["casus"] == 1
    dossier = lees_op(bekend, WEEK_2, "casus", "toon", "1", "--namen")
    assert (dossier["uitkomst"], dossier["status"]) == ("crisis", "open")
    dicht = lees_op(bekend, WEEK_2, "casus", "toon", "2", "--namen")
    assert dicht["status"] == "gesloten"
    assert any("opgenomen" in g["wat"] for g in dicht["tijdlijn"])
    lijst = {
        c["casus"]: c for c in lees_op(bekend, WEEK_2, "casus", "lijst", "--status", "gesloten")
    }
    assert lijst[2]["betrokkene"].startswith("S.")


def test_two_casussen_are_not_thrown_together_over_a_plan(bekend: Tafel) -> None:
    lever(bekend, WEEK_2, SIBLING | {"urgentie": "crisis"})
    op(bekend, WEEK_2, "toedelen", "--alle")
    op(
        bekend,
        WEEK_2,
        "afspraak",
        "add",
        "2",
        "--organisatie",
        "altra",
        "--wat",
        "x",
        "--uiterlijk",
        "+1w",
    )
    fout = weigert(bekend, WEEK_2, 76, "melding", "beoordeel", "M2", "--zelfde", "M1")
    assert "casus 2 heeft een plan, of een afspraak" in platte(" ".join(fout))
    assert casussen(bekend, WEEK_2) == {"M1": 1, "M2": 2}
    assert lees_op(bekend, WEEK_2, "melding", "lijst", "--status", "te_beoordelen") != []


def test_an_incident_of_three_persons_stays_three(register: Tafel) -> None:
    """And the sheet that names one more of them next week asks nothing about the others."""
    drie = [PINAS, SIBLING, PINAS | {"achternaam": "Vos", "geboortedatum": "2001-01-01"}]
    assert tel(lever(register, WEEK_1, *drie)[0]) == (3, 0, 0, 0)
    assert len({b["casus"] for b in lees_op(register, WEEK_1, "toedelen", "--alle")}) == 3
    assert tel(lever(register, WEEK_2, *drie[::-1])[0]) == (0, 0, 3, 0)
    vierde = PINAS | {"achternaam": "Stil", "geboortedatum": "1999-09-09"}
    assert tel(lever(register, WEEK_2, *drie, vierde)[0]) == (1, 0, 3, 0)
    gewijzigd = [drie[1] | {"jeugdhulp": "vrijwillig"}, drie[0], drie[2]]
    assert tel(lever(register, WEEK_3, *gewijzigd)[0]) == (0, 1, 2, 0)


def test_what_was_corrected_here_first_is_no_question(bekend: Tafel) -> None:
    op(bekend, WEEK_1, "melding", "wijzig", "M1", "--geboortedatum", "20-05-1988")
    beter = PINAS | {"geboortedatum": "1988-05-20"}
    assert tel(lever(bekend, WEEK_2, beter)[0]) == (0, 0, 1, 0)
    assert casussen(bekend, WEEK_2) == {"M1": 1}


# --- one address ----------------------------------------------------------------------------------


@pytest.fixture
def thuis(register: Tafel) -> Tafel:
    """A register that knows the Pinas family at 1102 AB 7, with casus 1."""
    lever(register, WEEK_1, PINAS | ADRES)
    op(register, WEEK_1, "toedelen", "--alle")
    return register


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


# --- taken apart ----------------------------------------------------------------------------------


@pytest.fixture
def samen(thuis: Tafel) -> Tafel:
    """Sem Pinas, no relation, joined the casus of Noor Pinas: same door, same surname."""
    lever(thuis, WEEK_2, SIBLING | ADRES | {"kenmerk": "K3"})
    op(thuis, WEEK_2, "toedelen", "--alle")
    assert casussen(thuis, WEEK_2) == {"M1": 1, "M2": 1}
    return thuis


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


def test_every_answer_is_logged_without_a_name(samen: Tafel, tmp_path: Path) -> None:
    op(samen, WEEK_3, "persoon", "losmaken", "M2", "--ja")
    lever(samen, WEEK_3, DOORN | {"kenmerk": "K1", "melder": "politie"})
    op(samen, WEEK_3, "melding", "beoordeel", "M3", "--ander")
    log = sql(tmp_path, "SELECT handeling, onderwerp FROM logregel")
    assert ("persoon losmaken", "M2") in log
    assert ("melding beoordeel", "M3 ander") in log


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
