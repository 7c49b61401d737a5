"""Somebody joins a household; a child that a melding names gets a number, and is counted once.

Worked out by hand from domain §5: with worries about a resident child under 23 it is Z06, and 18 is
the age at which no child is left in the house (Z01).
"""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.commands.hulp import GEZIN, OVERLAST, deel_toe, lees, sql, voer_in
from tests.conftest import Tafel
from tests.scenario.hulp import lees_op, nieuwe_casus, op, platte, weigert

DAG = "2026-11-26"
KINDEREN = "Noor 01-03-2019|Sem 01-03-2019|4 jaar|?"
BABY = ("--rol", "kind", "--voornaam", "Mo", "--geboortedatum", "24-11-2026", "--op", "24-11")
ADRES = {"postcode": "1102 AB", "huisnummer": "12"}


@pytest.fixture
def gezin(register: Tafel) -> Tafel:
    """Casus 1: M1 of a mother, with twins, a child of four and one of unknown age."""
    assert nieuwe_casus(register, GEZIN | ADRES | {"inwonende-kinderen": KINDEREN}) == 1
    return register


def wie(tafel: Tafel, casus: str = "1") -> list[str]:
    """The rows of WIE: who, born, consent, what to look out for."""
    regels = op(tafel, DAG, "casus", "toon", casus).stdout.splitlines()
    begin = next(i for i, regel in enumerate(regels) if regel.startswith("WIE"))
    return [platte(regel) for regel in regels[begin + 1 :] if regel.startswith(" .")]


def feiten(map_: Path, melding: int = 1) -> Any:
    """The children of the last decision, as the ledger keeps them."""
    [(besluit,)] = sql(
        map_,
        f"SELECT besluit FROM toedelingsbesluit WHERE melding = {melding} ORDER BY id DESC LIMIT 1",
    )
    return json.loads(besluit)["feiten"]["inwonende_kinderen"]


# --- a child of a melding gets a number ----------------------------------------------------------


def test_the_screen_says_which_child_is_which(gezin: Tafel) -> None:
    assert wie(gezin) == [
        ".1 F.P. '88 onbekend",
        ".k1 N. kind '19 via ouders tweeling met .k2: nooit samenvoegen",
        ".k2 S. kind '19 via ouders tweeling met .k1: nooit samenvoegen",
        ".k3 kind 4 jr via ouders",
        ".k4 kind ? onbekend",
    ]


def test_a_child_that_is_named_is_shown_once_and_the_others_keep_their_place(gezin: Tafel) -> None:
    gedaan = op(gezin, DAG, "huishouden", "erbij", "1.k3", "--voornaam", "Tim")
    assert gedaan.stderr == "Kind 1.k3 heeft een eigen nummer: 1.2.\n"
    op(gezin, DAG, "huishouden", "erbij", "1.k1")
    assert wie(gezin) == [
        ".1 F.P. '88 onbekend",
        ".2 T. kind 4 jr via ouders",
        ".3 N. kind '19 via ouders tweeling met .k2: nooit samenvoegen",
        ".k2 S. kind '19 via ouders tweeling met .3: nooit samenvoegen",
        ".k4 kind ? onbekend",
    ]
    [fout] = weigert(gezin, DAG, 66, "huishouden", "erbij", "1.k3")
    assert fout == "tafel: er is geen kind 1.k3 zonder eigen nummer; zie: tafel casus toon 1"


@pytest.mark.parametrize(
    ("opdracht", "zin"),
    [
        (("casus", "instemming", "1.k2", "ja"), "Instemming van 1.2: ja."),
        (("casus", "betrek", "1.k2", "--organisatie", "spirit"), "Spirit is betrokken bij 1.2."),
    ],
)
def test_whoever_says_something_of_a_child_gives_it_a_number(
    gezin: Tafel, opdracht: tuple[str, ...], zin: str
) -> None:
    gedaan = op(gezin, DAG, *opdracht)
    assert gedaan.stderr == f"Kind 1.k2 heeft een eigen nummer: 1.2.\n{zin}\n"
    leden = lees_op(gezin, DAG, "casus", "toon", "1")
    assert [lid["persoon"] for lid in leden["huishouden"]] == ["1.1", "1.2"]
    assert [kind["kind"] for kind in leden["kinderen"]] == ["1.k1", "1.k3", "1.k4"]
    op(gezin, DAG, "ongedaan", "--ja")
    assert len(lees_op(gezin, DAG, "casus", "toon", "1")["huishouden"]) == 1


def test_a_deed_that_fails_names_nobody(gezin: Tafel, tmp_path: Path) -> None:
    weigert(gezin, DAG, 66, "casus", "betrek", "1.k2", "--organisatie", "bestaat-niet")
    assert sql(tmp_path, "SELECT count(*) FROM persoon") == [(1,)]


def test_what_concerns_the_whole_household_takes_a_child_too(gezin: Tafel, tmp_path: Path) -> None:
    op(gezin, DAG, "persoon", "afschermen", "1.k2")
    op(gezin, DAG, "huishouden", "verhuis", "1.k2", "--op", DAG, "--buurt", "Gein")
    assert sql(tmp_path, "SELECT count(*) FROM persoon") == [(1,)]
    assert sql(tmp_path, "SELECT buurt, afgeschermd FROM huishouden") == [("Gein", DAG)]
    weigert(gezin, DAG, 66, "persoon", "afschermen", "1.k9")
    [fout] = weigert(gezin, DAG, 65, "persoon", "losmaken", "1.k2", "--ja")
    assert "tafel melding wijzig --inwonende-kinderen" in fout


def test_what_is_known_better_must_agree_with_the_melding(gezin: Tafel, tmp_path: Path) -> None:
    """Four on 23-11-2026 is born between 24-11-2021 and 23-11-2022."""
    [fout] = weigert(gezin, DAG, 65, "huishouden", "erbij", "1.k3", "--geboortedatum", "23-11-2021")
    assert "klopt niet met wat de melding van 1.k3 zegt" in fout
    [fout] = weigert(gezin, DAG, 65, "huishouden", "erbij", "1.k1", "--voornaam", "Bo")
    assert "klopt niet" in fout
    assert sql(tmp_path, "SELECT count(*) FROM persoon") == [(1,)]
    op(gezin, DAG, "huishouden", "erbij", "1.k3", "--geboortedatum", "24-11-2021")
    assert wie(gezin)[1] == ".2 N.N. kind '21 via ouders"


@pytest.mark.parametrize(
    ("lijst", "kinderen"),
    [
        ("Noor 01-03-2019|Sem 01-03-2019|5 jaar|?", ["2019", "2019"]),
        ("Noor 01-03-2019|Tim 05-05-2022", ["2019"]),
        ("?|Tim 05-05-2022|Ans 02-02-2024", ["2024"]),
        ("Noor 01-03-2019|Sem 01-03-2019|Tim 05-05-2022|Ans 02-02-2024", ["2019", "2019"]),
        ("Noor 01-03-2019|Sem 01-03-2019|Bo 9 jaar|?", ["2019", "2019", "9 jaar"]),
        ("geen", []),
    ],
)
def test_a_melding_with_another_list_shows_nobody_twice(
    gezin: Tafel, lijst: str, kinderen: list[str]
) -> None:
    """Tim, four on 23-11, is a person, and so is the child of unknown age: Ans, once that is said
    of it. That Tim is five is a correction, as nothing else changed; Bo is another.
    """
    op(gezin, DAG, "huishouden", "erbij", "1.k3", "--voornaam", "Tim")
    op(gezin, DAG, "huishouden", "erbij", "1.k4")
    assert wie(gezin)[2] == ".3 N.N. kind ? onbekend"
    op(gezin, DAG, "melding", "wijzig", "M1", "--inwonende-kinderen", lijst)
    over = lees_op(gezin, DAG, "casus", "toon", "1")["inwonende_kinderen"]
    assert over == kinderen


def test_a_melding_delivered_again_names_nobody_anew(register: Tafel, tmp_path: Path) -> None:
    kop = "kenmerk;melder_organisatie;achternaam;voornaam;geboortedatum;inwonende_kinderen"
    rij = "A1;Altra;Pinas;Fatima;02-05-1988;Noor 01-03-2019|4 jaar"

    def lever(regel: str) -> None:
        (tmp_path / "in.csv").write_text(f"{kop}\n{regel}\n", encoding="utf-8")
        assert register("melding", "import", "in.csv").exit_code == 0

    lever(rij)
    for kind in ("M1.k1", "M1.k2"):
        assert register("huishouden", "erbij", kind).exit_code == 0
    lever(rij)
    lever(rij.replace("4 jaar", "Bo 05-05-2022"))
    assert sql(tmp_path, "SELECT rol FROM persoon ORDER BY id") == [
        *(("hoofdpersoon",), ("kind",), ("kind",)),
    ]
    assert "kinderen '19 '22 " in register("melding", "toon", "M1").stdout
    gedaan = register("melding", "import", "--ongedaan", "1", "--ja")
    assert gedaan.exit_code == 76


def test_a_person_is_shown_with_what_a_list_knows_better(gezin: Tafel) -> None:
    op(gezin, DAG, "huishouden", "erbij", "1.k4")
    lijst = "Noor 01-03-2019|Sem 01-03-2019|4 jaar|Ans 02-02-2010"
    op(gezin, DAG, "melding", "wijzig", "M1", "--inwonende-kinderen", lijst)
    assert wie(gezin)[1] == ".2 A. kind '10 zelf vragen"
    assert len(wie(gezin)) == 5


# --- who joins -----------------------------------------------------------------------------------


def test_a_baby_a_partner_and_a_grandparent_join(gezin: Tafel, tmp_path: Path) -> None:
    assert op(gezin, DAG, "huishouden", "erbij", "1", *BABY).stderr == (
        "1.2 is erbij in het huishouden van casus 1: kind, per 24-11.\n"
    )
    ali = ("--naam", "Ali Vos", "--geboortedatum", "03-06-1986", "--op", "1-11")
    op(gezin, DAG, "huishouden", "erbij", "M1", "--rol", "partner", *ali)
    op(gezin, DAG, "huishouden", "erbij", "1.1", "--rol", "overig", "--leeftijd", "70", "--op", DAG)
    assert wie(gezin)[1:4] == [
        ".2 M. kind '26 via ouders",
        ".3 A.V. partner '86 onbekend",
        ".4 N.N. overig 70 jr onbekend",
    ]
    tijdlijn = lees(gezin, "casus", "toon", "1")["tijdlijn"]
    assert [deel["wat"] for deel in tijdlijn if deel["soort"] == "erbij"] == [
        "1.2 erbij in het huishouden: kind, per 24-11",
        "1.3 erbij in het huishouden: partner, per 1-11",
        "1.4 erbij in het huishouden: overig, per 26-11",
    ]
    gelogd = str(sql(tmp_path, "SELECT * FROM logregel"))
    assert "Mo" not in gelogd
    assert "Vos" not in gelogd


@pytest.mark.parametrize(
    ("opties", "code", "zin"),
    [
        (("--rol", "kind", "--op", DAG), 2, "welk kind? Geef een naam"),
        (("--rol", "overig", "--op", DAG), 2, "wie? Geef een naam"),
        (("--voornaam", "Mo", "--op", DAG), 2, "--rol"),
        (("--rol", "kind", "--voornaam", "Mo"), 2, "--op"),
        (
            ("--rol", "kind", "--voornaam", "Mo", "--op", "+1d"),
            2,
            "--op: leg vast wie erbij is als",
        ),
        (("--rol", "kind", "--geboortedatum", "25-11-2026", "--op", "24-11"), 65, "na de dag van"),
        (("--rol", "kind", "--geboortedatum", "31-02-2026", "--op", DAG), 65, "--geboortedatum: "),
        (("--rol", "buur", "--voornaam", "Mo", "--op", DAG), 2, "buur"),
    ],
)
def test_what_cannot_be_changes_nothing(
    gezin: Tafel, tmp_path: Path, opties: tuple[str, ...], code: int, zin: str
) -> None:
    fout = weigert(gezin, DAG, code, "huishouden", "erbij", "1", *opties)
    assert zin in platte(" ".join(fout))
    assert sql(tmp_path, "SELECT count(*) FROM persoon") == [(1,)]


def test_a_trial_keeps_nothing(gezin: Tafel, tmp_path: Path) -> None:
    gedaan = op(gezin, DAG, "huishouden", "erbij", "1", *BABY, "--proef")
    assert gedaan.stderr.endswith("Dit was een proef; er is niets bewaard.\n")
    assert sql(tmp_path, "SELECT count(*) FROM persoon") == [(1,)]


# --- who is known already ------------------------------------------------------------------------

SEM = ("--rol", "kind", "--voornaam", "Sem", "--geboortedatum", "01-03-2019", "--op", "1-11")


def test_who_may_be_a_child_of_the_list_is_not_counted_twice_unseen(gezin: Tafel) -> None:
    """Who bears another name is another child, though born on the same day: Bo is Sem's triplet."""
    [fout] = weigert(gezin, DAG, 2, "huishouden", "erbij", "1", *SEM)
    assert fout == (
        "tafel: deze persoon is misschien al bekend. Is het 1.k2: tafel huishouden erbij 1.k2; "
        "anders --ander."
    )
    op(gezin, DAG, "huishouden", "erbij", "1", *SEM[:3], "Bo", *SEM[4:])
    assert [regel.split()[0] for regel in wie(gezin)] == [".1", ".2", ".k1", ".k2", ".k3", ".k4"]


def test_who_is_said_to_be_another_stays_another(gezin: Tafel) -> None:
    vier = ("--rol", "kind", "--leeftijd", "4", "--op", "24-11")
    assert "1.k3" in weigert(gezin, DAG, 2, "huishouden", "erbij", "1", *vier)[0]
    op(gezin, DAG, "huishouden", "erbij", "1", *vier, "--ander")
    assert [regel.split()[0] for regel in wie(gezin)] == [".1", ".2", ".k1", ".k2", ".k3", ".k4"]


def test_who_lives_there_already_is_told(gezin: Tafel) -> None:
    op(gezin, DAG, "huishouden", "erbij", "1.k2")
    [fout] = weigert(gezin, DAG, 2, "huishouden", "erbij", "1", *SEM)
    assert "Is het 1.2, dan woont die er al; anders --ander." in fout


ALI = {"achternaam": "Vos", "voornaam": "Ali", "geboortedatum": "03-06-1986"}
ALI_ERBIJ = ("--rol", "partner", *(f"--{k}={w}" for k, w in ALI.items()), "--op", "1-11")


def test_who_is_known_elsewhere_comes_along_by_a_decision(gezin: Tafel, tmp_path: Path) -> None:
    voer_in(gezin, OVERLAST | ALI)
    [fout] = weigert(gezin, DAG, 2, "huishouden", "erbij", "1", *ALI_ERBIJ)
    assert "Is het M2: --zelfde M2; anders --ander." in fout
    op(gezin, DAG, "huishouden", "erbij", "1", *ALI_ERBIJ, "--zelfde", "M2")
    assert sql(tmp_path, "SELECT DISTINCT huishouden FROM persoon") == [(1,)]
    assert wie(gezin)[1] == ".2 A.V. partner '86 onbekend"


@pytest.mark.parametrize("wie", ["M2", "m2"])
def test_who_is_known_elsewhere_is_enough(gezin: Tafel, tmp_path: Path, wie: str) -> None:
    voer_in(gezin, OVERLAST | ALI)
    bij = ("huishouden", "erbij", "1", "--rol", "partner", "--op", "1-11", "--zelfde")
    op(gezin, DAG, *bij, wie)
    assert sql(tmp_path, "SELECT DISTINCT huishouden FROM persoon") == [(1,)]
    [fout] = weigert(gezin, DAG, 2, *bij, wie)
    assert fout == "tafel: --zelfde: M2 woont er al"


@pytest.mark.parametrize(
    ("wie", "code", "zin"),
    [
        ("M9", 66, "M9"),
        ("2.9", 66, "geen persoon 2.9"),
        ("9.1", 66, "9"),
        ("2", 2, "--zelfde: geef een melding (M31) of een persoon (88.2)"),
        ("1.1", 2, "--zelfde: 1.1 woont er al"),
        ("2.k1", 65, "--zelfde: 2.k1 heeft nog geen eigen nummer"),
        ("2.1", 76, "tafel persoon samenvoegen 2.1 --met M1 --huishouden"),
        ("M2", 76, "tafel persoon samenvoegen M2 --met M1 --huishouden"),
    ],
)
def test_who_is_not_elsewhere_does_not_join(
    gezin: Tafel, tmp_path: Path, wie: str, code: int, zin: str
) -> None:
    assert nieuwe_casus(gezin, OVERLAST | ALI | {"inwonende-kinderen": "30 jaar"}) == 2
    opties = ("--rol", "partner", "--op", "1-11", "--zelfde", wie)
    assert zin in platte(" ".join(weigert(gezin, DAG, code, "huishouden", "erbij", "1", *opties)))
    assert sql(tmp_path, "SELECT count(*) FROM persoon WHERE huishouden = 1") == [(1,)]


def test_who_was_not_born_then_did_not_join(gezin: Tafel) -> None:
    voer_in(gezin, OVERLAST | ALI)
    opties = ("--rol", "kind", "--op", "02-06-1986", "--zelfde", "M2")
    [fout] = weigert(gezin, DAG, 65, "huishouden", "erbij", "1", *opties)
    assert fout == "tafel: --op: M2 was toen nog niet geboren"


@pytest.mark.parametrize(
    "wie", [("1.k1",), ("1.k3",), ("1", "--rol", "kind", "--leeftijd", "1", "--op", DAG)]
)
def test_one_word_is_no_first_name_of_a_child(
    gezin: Tafel, tmp_path: Path, wie: tuple[str, ...]
) -> None:
    """Otherwise Noor would be called Noor Sem."""
    [fout] = weigert(gezin, DAG, 65, "huishouden", "erbij", *wie, "--naam", "Sem")
    assert "is het de voornaam: --voornaam, anders: --achternaam" in fout
    assert "Sem" not in fout
    assert sql(tmp_path, "SELECT count(*) FROM persoon") == [(1,)]
    op(gezin, DAG, "huishouden", "erbij", *wie, "--naam", "de Wit")


def test_who_is_another_is_somebody_of_his_own(gezin: Tafel, tmp_path: Path) -> None:
    voer_in(gezin, OVERLAST | ALI)
    op(gezin, DAG, "huishouden", "erbij", "1", *ALI_ERBIJ, "--ander")
    assert sql(tmp_path, "SELECT count(*) FROM persoon") == [(3,)]
    assert sql(tmp_path, "SELECT persoon FROM melding WHERE id = 2") == [(2,)]


def test_who_has_a_casus_elsewhere_does_not_leave_it(gezin: Tafel, tmp_path: Path) -> None:
    assert nieuwe_casus(gezin, OVERLAST | ALI) == 2
    regels = weigert(gezin, DAG, 76, "huishouden", "erbij", "1", *ALI_ERBIJ, "--zelfde", "M2")
    assert "tafel persoon samenvoegen M2 --met M1 --huishouden" in " ".join(regels)
    assert sql(tmp_path, "SELECT count(*) FROM persoon") == [(2,)]


def test_at_a_terminal_it_is_all_asked(aan_toetsen: Tafel, gezin: Tafel) -> None:
    gedaan = aan_toetsen(
        "huishouden", "erbij", "1", input="kind\nSem Pinas\n01-03-2019\n20-11\nj\n"
    )
    assert gedaan.exit_code == 0, gedaan.stderr
    assert "Kind 1.k2 heeft een eigen nummer: 1.2" in gedaan.stderr


# --- what the rules make of it -------------------------------------------------------------------


def zonder_kind(tafel: Tafel, **anders: str) -> dict[str, Any]:
    velden = OVERLAST | ADRES | {"zorgen-om-kinderen": "ja", "jeugdhulp": "geen"} | anders
    return deel_toe(tafel, voer_in(tafel, velden))


def test_a_baby_after_the_day_of_receipt_is_a_new_fact(register: Tafel, tmp_path: Path) -> None:
    """Karel Vos is at the table Volwassenen by Z12; with a child there are worries: Z06."""
    assert zonder_kind(register)["regel"] == "Z12"
    assert feiten(tmp_path) == []
    gedaan = op(register, DAG, "huishouden", "erbij", "1", *BABY)
    assert gedaan.stderr.splitlines()[1] == (
        "Nieuwe feiten. M1 was tafel Volwassenen, volgens de regels nu tafel Jeugd en Gezin: tafel "
        "toedelen M1"
    )
    casus = lees_op(register, DAG, "casus", "toon", "1")
    assert (casus["tafel"], casus["meldingen"][0]["status"]) == ("volwassenen", "nieuw")
    assert feiten(tmp_path) == []
    [besluit] = lees_op(register, DAG, "toedelen", "M1")
    assert (besluit["regel"], besluit["casus"]) == ("Z06", 1)
    assert feiten(tmp_path) == [0]
    assert lees_op(register, DAG, "casus", "toon", "1")["tafel"] == "jeugd-en-gezin"


def test_who_changes_nothing_leaves_it_as_it_was(gezin: Tafel) -> None:
    assert "Nieuwe feiten" not in op(gezin, DAG, "huishouden", "erbij", "1", *BABY).stderr
    assert lees(gezin, "casus", "toon", "1")["meldingen"][0]["status"] == "toegedeeld"


def test_a_child_is_counted_once_for_every_melding(register: Tafel, tmp_path: Path) -> None:
    """M1 names both children, M2 of the father none, M3 of an aunt does not know."""
    lijst = "Noor 01-03-2019|16 jaar"
    voer_in(register, GEZIN | ADRES | {"inwonende-kinderen": lijst})
    vader = {"voornaam": "Ali", "geboortedatum": "03-06-1986", "inwonende-kinderen": "geen"}
    voer_in(register, GEZIN | ADRES | vader)
    tante = GEZIN | ADRES | {"voornaam": "Ans", "geboortedatum": "04-04-1980"}
    del tante["inwonende-kinderen"]
    voer_in(register, tante)
    alle = ("M1", "M2", "M3")
    op(register, DAG, "toedelen", *alle)
    op(register, DAG, "huishouden", "erbij", "1.k1")
    op(register, DAG, "huishouden", "erbij", "1.k2", "--voornaam", "Tim")
    op(register, DAG, "toedelen", *alle, "--opnieuw")
    assert feiten(tmp_path, 1) == [7, 16]
    assert feiten(tmp_path, 2) == [7, 16]
    assert feiten(tmp_path, 3) == [7, 16, None]


def test_a_melding_that_came_later_has_who_was_there(register: Tafel, tmp_path: Path) -> None:
    """On 26-11 the baby is two days old; a list that names it counts it once."""
    zonder_kind(register)
    op(register, DAG, "huishouden", "erbij", "1", *BABY)
    later = OVERLAST | ADRES | {"kenmerk": "L", "inwonende-kinderen": "0 jaar"}
    opties = [deel for naam, waarde in later.items() for deel in (f"--{naam}", waarde)]
    op(register, DAG, "melding", "add", *opties)
    op(register, DAG, "toedelen", "M2")
    assert feiten(tmp_path, 2) == [0]


def test_a_melding_that_is_over_keeps_the_children_that_it_had(
    register: Tafel, tmp_path: Path
) -> None:
    """The replay says of a closed casus what was true then; opened again, all count."""
    zonder_kind(register)
    sluit = ("--ja", "--evaluatie", "x", "--reden", "verhuisd")
    op(register, "2026-11-23", "melding", "terugkoppelen", "M1")
    op(register, "2026-11-23", "casus", "sluit", "1", *sluit)
    op(register, DAG, "huishouden", "erbij", "1", *BABY)
    op(register, DAG, "toedelen", "M1", "--opnieuw", "--proef")
    [proef] = lees_op(register, DAG, "toedelen", "M1", "--opnieuw", "--proef")
    assert proef["regel"] == "Z12"
    op(register, DAG, "casus", "heropen", "1", "--reden", "x")
    [proef] = lees_op(register, DAG, "toedelen", "M1", "--opnieuw", "--proef")
    assert proef["regel"] == "Z06"


def test_who_is_taken_out_counts_no_more(register: Tafel) -> None:
    zonder_kind(register)
    op(register, DAG, "huishouden", "erbij", "1", *BABY)
    op(register, DAG, "toedelen", "M1")
    gedaan = op(register, DAG, "persoon", "losmaken", "1.2", "--ja")
    assert "1.2 losgemaakt uit het huishouden van casus 1" in gedaan.stdout
    assert "M1 was tafel Jeugd en Gezin, volgens de regels nu tafel Volwassenen" in platte(
        gedaan.stdout
    )
    assert [regel.split()[0] for regel in wie(register)] == [".1"]


def test_two_households_that_are_one_keep_their_children(gezin: Tafel, tmp_path: Path) -> None:
    op(gezin, DAG, "huishouden", "erbij", "1.k1")
    voer_in(gezin, OVERLAST | ALI)
    op(gezin, DAG, "persoon", "samenvoegen", "M1", "--met", "M2", "--huishouden", "--ja")
    assert ("kind",) in sql(tmp_path, "SELECT rol FROM persoon")
    assert lees_op(gezin, DAG, "casus", "toon", "1")["inwonende_kinderen"] == [
        "2019",
        "4 jaar",
        "?",
    ]


# --- the screens around it -----------------------------------------------------------------------


def test_agenda_and_radar_follow(gezin: Tafel) -> None:
    """Somebody who moved in is 18 on 9-1-2027, within eight weeks of 26-11."""
    kind = ("--rol", "kind", "--voornaam", "Bo", "--geboortedatum", "09-01-2009", "--op", "20-11")
    op(gezin, DAG, "huishouden", "erbij", "1", *kind)
    [punt] = lees_op(gezin, DAG, "agenda", "--tafel", "jeugd")["punten"]
    assert punt["betrokkene"] == "F.P. '88, kinderen '19 '19 4 jr ? '09"
    [jarig] = lees_op(gezin, DAG, "casus", "lijst", "--wordt", "18", "--binnen", "8w")
    assert jarig["casus"] == 1
    assert wie(gezin)[1] == ".2 B. kind '09 zelf vragen 18 op 9-1: recht wijzigt, tafel blijft"


@pytest.mark.parametrize(
    ("geboren", "instemming"),
    [
        ("26-11-2008", "onbekend"),
        ("27-11-2008", "zelf vragen"),
        ("26-11-2010", "zelf vragen"),
        ("27-11-2010", "zelf en ouders"),
        ("26-11-2014", "zelf en ouders"),
        ("27-11-2014", "via ouders"),
        ("2014", "onbekend"),
        ("2015", "via ouders"),
    ],
)
def test_who_is_asked_for_consent_is_told_by_age(
    register: Tafel, geboren: str, instemming: str
) -> None:
    """On 26-11-2026: under 12, from 12, from 16, from 18. Of a year alone when it cannot differ."""
    nieuwe_casus(register, GEZIN | {"inwonende-kinderen": geboren})
    jaar = f"'{geboren[-2:]}"
    assert f"{wie(register)[1]} ".startswith(f".k1 kind {jaar} {instemming} ")
    op(register, DAG, "casus", "instemming", "1.k1", "niet_bereikt")
    assert wie(register)[1].startswith(f".2 N.N. kind {jaar} niet bereikt 26-11")
