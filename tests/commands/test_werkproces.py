"""The work process of a casus: steps and gates, the category, up, down and over, closing, after."""

import json
from pathlib import Path

import pytest

from tests.commands.hulp import GEZIN, OVERLAST, deel_toe, lees, sql, voer_in
from tests.commands.test_terminal import Terminal, antwoord, einde, terminal
from tests.commands.werkproceshulp import (
    gaat,
    gebeurtenissen,
    gezin,
    maak_plan,
    notities,
    rij,
    volwassene,
)
from tests.conftest import ROOT, Tafel

__all__ = ["gezin", "terminal", "volwassene"]


# --- opening --------------------------------------------------------------------------------------


def test_a_new_casus_stands_in_step_3_since_today(gezin: Tafel, tmp_path: Path) -> None:
    assert rij(tmp_path, "stap, stap_sinds, vorige") == (3, "2026-11-23", None)
    gegevens = {"tafel": "jeugd-en-gezin", "uitkomst": "tafel", "vorige": None}
    assert gebeurtenissen(tmp_path, "geopend") == [("casus geopend: Jeugd en Gezin", gegevens)]


def test_another_table_is_an_event_and_the_same_one_is_not(gezin: Tafel, tmp_path: Path) -> None:
    voer_in(gezin, GEZIN, kenmerk="tweede")
    deel_toe(gezin, "M2")
    assert gebeurtenissen(tmp_path, "toedeling") == []
    gaat(gezin, "melding", "wijzig", "M2", "--urgentie", "crisis")
    deel_toe(gezin, "M2")
    [(tekst, gegevens)] = gebeurtenissen(tmp_path, "toedeling")
    assert tekst == "toedeling: Jeugd en Gezin -> Jeugd en Gezin, crisis"
    assert gegevens == {
        "oud": {"tafel": "jeugd-en-gezin", "uitkomst": "tafel"},
        "nieuw": {"tafel": "jeugd-en-gezin", "uitkomst": "crisis"},
    }


# --- steps and gates ------------------------------------------------------------------------------


def test_forward_prints_the_term_in_working_days(gezin: Tafel, tmp_path: Path) -> None:
    """10 working days after Monday 23 November: Monday 7 December."""
    uit = gaat(gezin, "casus", "stap", "1", "5", "--reden", "alles is bekend")
    assert uit.stderr == "Casus 1 staat in stap 5 plannen en besluiten, uiterlijk ma 7-12.\n"
    assert rij(tmp_path, "stap, stap_sinds") == (5, "2026-11-23")
    assert gebeurtenissen(tmp_path, "stap") == [
        ("stap 3 -> 5 plannen en besluiten", {"van": 3, "naar": 5})
    ]
    assert notities(tmp_path) == ["naar stap 5: alles is bekend"]


def test_a_term_skips_holidays(gezin: Tafel) -> None:
    """Step 6 has 5 working days: 24, 28, 29, 30 and 31 December; Christmas is none."""
    uit = gaat(gezin, "--vandaag", "2026-12-23", "casus", "stap", "1", "6")
    assert "uiterlijk do 31-12." in uit.stderr


def test_a_gate_is_refused_by_name_with_its_cure(gezin: Tafel, tmp_path: Path) -> None:
    uit = gezin("casus", "stap", "1", "7")
    assert uit.exit_code == 76
    assert uit.stderr == (
        "tafel: casus 1 kan nog niet naar stap 7\n"
        "  poort plan vastgesteld: het plan is niet vastgesteld: tafel plan maak 1\n"
    )
    assert rij(tmp_path, "stap") == (3,)
    maak_plan(gezin)
    uit = gaat(gezin, "casus", "stap", "1", "7")
    assert uit.stderr == "Casus 1 staat in stap 7 uitvoeren.\n"


def test_a_trial_says_what_is_missing_and_does_nothing(gezin: Tafel, tmp_path: Path) -> None:
    uit = gezin("casus", "stap", "1", "8", "--proef")
    assert (uit.exit_code, uit.stderr) == (76, "Dit was een proef; er is niets bewaard.\n")
    assert uit.stdout.splitlines() == [
        "poort plan vastgesteld: het plan is niet vastgesteld: tafel plan maak 1"
    ]
    uit = gaat(gezin, "casus", "stap", "1", "4", "--proef")
    assert uit.stdout == "Casus 1 kan naar stap 4 ondersteuningsbehoefte vaststellen.\n"
    assert rij(tmp_path, "stap") == (3,)
    assert gebeurtenissen(tmp_path, "stap") == []


def test_every_gate_that_is_passed_counts(register: Tafel) -> None:
    """Step 5 needs a known toedeling (domain §4); 7 a plan. From 3 to 7 both are missing."""
    voer_in(register, OVERLAST, risico_samenleving="nee")
    deel_toe(register, "M1")
    uit = register("casus", "stap", "1", "7")
    assert uit.exit_code == 76
    assert uit.stderr.splitlines()[1:] == [
        "  poort toedeling: de toedeling is nog niet bekend: tafel toedelen M1 --tafel …",
        "  poort plan vastgesteld: het plan is niet vastgesteld: tafel plan maak 1",
    ]
    deel_toe(register, "M1", "--tafel", "volw", "--motivering", "zo besloten")
    gaat(register, "casus", "stap", "1", "5")


def test_back_is_free_and_the_end_too_but_not_the_way_around(gezin: Tafel) -> None:
    gaat(gezin, "casus", "stap", "1", "5")
    gaat(gezin, "casus", "stap", "1", "4")
    gaat(gezin, "casus", "stap", "1", "9")
    gaat(gezin, "casus", "stap", "1", "10")
    uit = gezin("casus", "stap", "1", "7")
    assert uit.exit_code == 76
    assert "poort plan vastgesteld" in uit.stderr
    gaat(gezin, "casus", "stap", "1", "3")


def test_the_profile_says_which_gates_a_step_has(gezin: Tafel, tmp_path: Path) -> None:
    """The gates of a plan before step 4 too: they are met one by one."""
    tekst = (ROOT / "data" / "profielen" / "zuidoost.toml").read_text(encoding="utf-8")
    oud = 'naam = "ondersteuningsbehoefte vaststellen"'
    assert tekst.count(oud) == 1
    poorten = ("analyse", "doel", "taak", "casemanager")
    eigen = tmp_path / "eigen.toml"
    nieuw = f"{oud}\npoort = {json.dumps(poorten)}"
    eigen.write_text(tekst.replace(oud, nieuw), encoding="utf-8")

    def ontbreekt() -> list[str]:
        uit = gezin("--profiel", str(eigen), "casus", "stap", "1", "4", "--proef")
        open_ = uit.stdout == "Casus 1 kan naar stap 4 ondersteuningsbehoefte vaststellen.\n"
        assert uit.exit_code == (0 if open_ else 76)
        return uit.stdout.splitlines()

    manager = "poort casemanager: er is geen gezinsmanager: tafel casus overdragen 1"
    assert ontbreekt() == [
        *(f"poort {poort}: er is nog geen plan: tafel plan maak 1" for poort in poorten[:3]),
        manager,
    ]
    gaat(gezin, "plan", "maak", "1", "--analyse", "schulden")
    gaat(gezin, "plan", "doel", "1", "--leefgebied", "wonen", "--tekst", "een huis")
    assert ontbreekt() == [
        "poort taak: het plan heeft geen taak met organisatie en datum: tafel plan taak 1d1",
        manager,
    ]
    taak = ("--wat", "bellen", "--organisatie", "dwi", "--uiterlijk", "1-12")
    gaat(gezin, "plan", "taak", "1d1", *taak)
    assert ontbreekt() == [manager]
    gaat(gezin, "casus", "overdragen", "1", "--casemanager", "L. Oud", "--organisatie", "altra")
    assert ontbreekt() == ["Casus 1 kan naar stap 4 ondersteuningsbehoefte vaststellen."]


def test_what_is_no_step(gezin: Tafel) -> None:
    assert gezin("casus", "stap", "1", "3").exit_code == 65
    assert gezin("casus", "stap", "1", "11").exit_code == 2
    assert gezin("casus", "stap", "9", "4").exit_code == 66


@pytest.mark.parametrize(
    ("opties", "advies"),
    [
        (("--erkenning", "niet_mogelijk"), "meldcode kindermishandeling"),
        (("--erkenning", "bezwaar"), "Veilig Thuis"),
        (("--erkenning", "bezwaar"), "de politie (Werkplan §3.1)"),
        (("--verificatie", "loos_alarm"), "tafel casus sluit 1 --reden loos_alarm"),
        (("--verificatie", "loos_alarm"), "tafel melding terugleiden M1"),
    ],
)
def test_advice_before_acting(gezin: Tafel, opties: tuple[str, ...], advies: str) -> None:
    assert advies in gaat(gezin, "casus", "verhelder", "1", *opties).stderr
    assert "meldcode" not in gaat(gezin, "casus", "verhelder", "1", "--erkenning", "ja").stderr


def test_the_problem_is_pieced_together(gezin: Tafel, tmp_path: Path) -> None:
    gaat(gezin, "casus", "verhelder", "1", "--aard", "ruzie\x1b[31m", "--duur", "jaren")
    uit = gaat(
        *(gezin, "casus", "verhelder", "1", "--eerder-geprobeerd", "-", "--duur", ""),
        *("--zaaknummer", "Z-26-1"),
        input="van alles\n",
    )
    assert "zaaknummer, duur, eerder geprobeerd" in uit.stderr
    [verheldering, zaaknummer] = rij(tmp_path, "verheldering, zaaknummer")
    assert json.loads(verheldering) == {"aard": "ruzie", "eerder_geprobeerd": "van alles"}
    assert zaaknummer == "Z-26-1"
    assert "ruzie" not in str(sql(tmp_path, "SELECT * FROM gebeurtenis"))
    assert gezin("casus", "verhelder", "1").exit_code == 2
    assert gezin("casus", "verhelder", "1", "--aard", "-", "--duur", "-").exit_code == 2


# --- up, down, over -------------------------------------------------------------------------------


def test_up_stays_in_sight_and_down_clears_it(gezin: Tafel, tmp_path: Path) -> None:
    weg = ("--reden", "te zwaar voor ons")
    uit = gaat(gezin, "casus", "opschalen", "1", "--naar", "BJZ", *weg)
    assert uit.stderr.startswith("Casus 1 is opgeschaald naar Bureau Jeugdzorg;")
    kolommen = "status, stap, opgeschaald_naar, opgeschaald_op"
    assert rij(tmp_path, kolommen) == ("open", 9, "bureau-jeugdzorg", "2026-11-23")
    assert gebeurtenissen(tmp_path, "opgeschaald") == [
        ("opgeschaald naar Bureau Jeugdzorg", {"naar": "bureau-jeugdzorg"})
    ]
    uit = gaat(
        *(gezin, "casus", "afschalen", "1", "--naar", "Jeugd en Gezin", "--reden", "het kan weer")
    )
    assert "tafel casus stap 1" in uit.stderr
    assert rij(tmp_path, kolommen) == ("open", 9, None, None)
    assert gebeurtenissen(tmp_path, "afgeschaald") == [
        (
            "afgeschaald naar Jeugd en Gezin",
            {"naar": "jeugd-en-gezin", "van": "bureau-jeugdzorg"},
        )
    ]
    assert notities(tmp_path) == [
        "opgeschaald naar Bureau Jeugdzorg: te zwaar voor ons",
        "afgeschaald naar Jeugd en Gezin: het kan weer",
    ]


def test_a_level_in_words_stays_out_of_the_event(gezin: Tafel, tmp_path: Path) -> None:
    uit = gaat(gezin, "casus", "opschalen", "1", "--naar", "MDO+ van Jansen", "--reden", "zwaar")
    assert "MDO+ van Jansen" in uit.stderr
    assert rij(tmp_path, "opgeschaald_naar") == ("MDO+ van Jansen",)
    assert gebeurtenissen(tmp_path, "opgeschaald") == [("opgeschaald", {"naar": None})]
    assert gezin("casus", "opschalen", "1", "--naar", "x").exit_code == 2


def test_down_to_regular_care(volwassene: Tafel, tmp_path: Path) -> None:
    uit = gaat(volwassene, "casus", "afschalen", "1", "--naar", "MaDi", "--reden", "genoeg zo")
    assert "tafel casus sluit 1 --reden afgeschaald" in uit.stderr
    assert rij(tmp_path, "stap, status") == (9, "open")


def test_another_manager(gezin: Tafel, tmp_path: Path) -> None:
    nieuw = ("--casemanager", "L. Oud", "--organisatie", "alt", "--contact", "020-1")
    uit = gaat(gezin, "casus", "overdragen", "1", *nieuw)
    assert uit.stderr == "Casus 1 heeft een gezinsmanager van Altra.\n"
    gaat(gezin, "casus", "overdragen", "1", "--casemanager", "L. Oud")
    assert rij(tmp_path, "casemanager_contact") == ("020-1",)
    gaat(gezin, "casus", "overdragen", "1", "--casemanager", "-", input="J. Bos\n")
    kolommen = "casemanager, casemanager_organisatie, casemanager_contact"
    assert rij(tmp_path, kolommen) == ("J. Bos", "altra", None)
    gaat(gezin, "casus", "overdragen", "1", "--casemanager", "K. Ster", "--organisatie", "MEE")
    assert gebeurtenissen(tmp_path, "casemanager") == [
        ("gezinsmanager: Altra", {"oud": None, "nieuw": "altra"}),
        ("gezinsmanager: Altra -> Altra", {"oud": "altra", "nieuw": "altra"}),
        ("gezinsmanager: Altra -> MEE", {"oud": "altra", "nieuw": "mee"}),
    ]


def test_a_manager_has_a_name_and_an_organisation(volwassene: Tafel) -> None:
    assert volwassene("casus", "overdragen", "1").exit_code == 2
    assert volwassene("casus", "overdragen", "1", "--organisatie", "mee").exit_code == 2
    assert volwassene("casus", "overdragen", "1", "--casemanager", "K. Ster").exit_code == 2
    uit = volwassene("casus", "overdragen", "1", "--casemanager", "K. Ster", "--organisatie", "zz")
    assert uit.exit_code == 66
    assert "Ster" not in uit.stderr
    uit = gaat(volwassene, "casus", "overdragen", "1", "--casemanager", "K", "--organisatie", "MEE")
    assert "een casemanager van MEE" in uit.stderr


def test_another_table_is_a_choice_in_the_ledger(gezin: Tafel, tmp_path: Path) -> None:
    """It stands, also when another melding about the same household comes in later."""
    gaat(gezin, "casus", "verhelder", "1", "--multiprobleem", "ja")
    assert gezin("casus", "overdragen", "1", "--tafel", "volw").exit_code == 2
    weg = ("--tafel", "volw", "--reden", "de kinderen zijn uit huis")
    gaat(gezin, "casus", "overdragen", "1", *weg)
    kolommen = "tafel, uitkomst, besproken_op, categorie"
    assert rij(tmp_path, kolommen) == ("volwassenen", "tafel", None, None)
    [*_, besluit] = sql(tmp_path, "SELECT tafel, motivering, voorstel FROM toedelingsbesluit")
    assert besluit == (
        *("volwassenen", "de kinderen zijn uit huis"),
        json.dumps(["tafel", "jeugd-en-gezin"]),
    )
    voer_in(gezin, GEZIN | {"inwonende-kinderen": "geen"}, kenmerk="later", zelf_oplossen="nee")
    gaat(gezin, "melding", "wijzig", "M2", "--risico-samenleving", "ja")
    assert deel_toe(gezin, "M2")["tafel"] == "volwassenen"
    assert rij(tmp_path, "tafel, uitkomst") == ("volwassenen", "tafel")
    assert gezin("casus", "overdragen", "1", *weg).exit_code == 65


# --- family and partners --------------------------------------------------------------------------


def test_agreeing_is_kept_per_person(gezin: Tafel, tmp_path: Path) -> None:
    for stand in ("niet_bereikt", "ja"):
        gaat(gezin, "casus", "instemming", "1.1", stand)
    assert sql(tmp_path, "SELECT casus, persoon, stand FROM instemming") == [
        *((1, 1, "niet_bereikt"), (1, 1, "ja")),
    ]
    assert gezin("casus", "instemming", "1.2", "ja").exit_code == 66
    assert gezin("casus", "instemming", "1", "ja").exit_code == 2
    assert gezin("casus", "instemming", "1.1", "misschien").exit_code == 2


def test_involvement_says_that_and_not_what(gezin: Tafel, tmp_path: Path) -> None:
    wie = ("casus", "betrek", "1.1", "--organisatie", "madi")
    gaat(gezin, *wie, "--sinds", "2026-01-05", "--zorgcoordinatie")
    vraag = "SELECT persoon, organisatie, sinds, tot, zorgcoordinatie FROM betrokkenheid"
    assert sql(tmp_path, vraag) == [(1, "madi", "2026-01-05", None, "ja")]
    uit = gaat(gezin, *wie, "--tot", "vandaag")
    assert uit.stderr == "MaDi is niet meer betrokken bij 1.1.\n"
    assert gezin("casus", "betrek", "1.1", "--organisatie", "zzz").exit_code == 66


@pytest.mark.parametrize(("aan", "wie"), [("gezin", "het gezin"), ("partner", "de partners")])
def test_feedback_to_family_and_partners(gezin: Tafel, tmp_path: Path, aan: str, wie: str) -> None:
    uit = gaat(gezin, "casus", "terugkoppelen", "1", "--aan", aan, "--tekst", "zo staat het")
    assert uit.stderr == f"Teruggekoppeld aan {wie} van casus 1.\n"
    assert sql(tmp_path, "SELECT aan, casus, melding, tekst FROM terugkoppeling") == [
        (aan, 1, None, "zo staat het")
    ]


# --- the list, and the log ------------------------------------------------------------------------


def test_filters_of_the_work_process(register: Tafel) -> None:
    for velden in (GEZIN, OVERLAST):
        voer_in(register, velden)
    gaat(register, "toedelen", "--alle")
    gaat(register, "casus", "verhelder", "1", "--multiprobleem", "ja")
    gaat(register, "casus", "overdragen", "2", "--casemanager", "K. Ster", "--organisatie", "mee")
    gaat(register, "casus", "opschalen", "1", "--naar", "MDO+", "--reden", "zwaar")
    taak = ("--organisatie", "dwi", "--wat", "bellen", "--uiterlijk", "24-11")
    gaat(register, "afspraak", "add", "2", *taak)

    def nummers(*opties: str, vandaag: str = "2026-11-23") -> list[int]:
        gevonden = lees(register, "--vandaag", vandaag, "casus", "lijst", *opties)
        return [regel["casus"] for regel in gevonden]

    assert nummers("--categorie", "mpg1") == [1]
    assert register("casus", "lijst", "--categorie", "MPG9").exit_code == 2
    assert nummers("--casemanager", "ster") == [2]
    assert nummers("--casemanager", "Oud") == []
    assert nummers("--organisatie", "MEE") == [2]
    assert nummers("--opgeschaald") == [1]
    assert nummers("--te-laat") == []
    assert nummers("--te-laat", vandaag="2026-11-25") == [2]
    assert nummers("--nazorg") == []
    # Step 3 has 10 working days: up to and including 7 December; step 9 has no term.
    assert nummers("--stilstaand", vandaag="2026-12-07") == []
    assert nummers("--stilstaand", vandaag="2026-12-08") == [2]
    assert register("casus", "lijst", "--organisatie", "zzz").exit_code == 66


def test_looks_and_changes_are_logged_without_a_name(gezin: Tafel, tmp_path: Path) -> None:
    gaat(gezin, "casus", "categorie", "1")
    gaat(gezin, "casus", "stap", "1", "4", "--proef")
    gaat(gezin, "casus", "overdragen", "1", "--casemanager", "L. Oud", "--organisatie", "altra")
    gaat(gezin, "casus", "volg", "1", "--reden", "geheim")
    log = sql(tmp_path, "SELECT handeling, onderwerp FROM logregel ORDER BY id")
    assert log[-4:] == [
        ("casus categorie", "1"),
        ("casus stap --proef", "1"),
        ("casus overdragen", "1"),
        ("casus volg", "1"),
    ]
    alles = str(sql(tmp_path, "SELECT * FROM gebeurtenis")) + str(log)
    assert "Oud" not in alles
    assert "geheim" not in alles


# --- on a terminal --------------------------------------------------------------------------------


def test_questions_one_by_one(gezin: Tafel, terminal: Terminal, tmp_path: Path) -> None:
    kind = terminal("casus", "verhelder", "1")
    for vraag, tekst in (
        ("besproken met", "bez"),
        ("signaal terecht", ""),
        ("multiprobleemgezin", "wat"),
        ("multiprobleemgezin", "j"),
        ("blijvende problemen", "wonen|overlast"),
        ("zaaknummer", "Z1"),
        ("aan de hand", ""),
        ("Hoe lang", "jaren"),
        ("eerder geprobeerd", ""),
        ("bekend", ""),
        ("Hoe groot", ""),
        ("invloed", ""),
        ("diagnostiek", "nee"),
    ):
        antwoord(kind, vraag, tekst)
    tekst, code = einde(kind)
    assert code == 0
    assert "Veilig Thuis" in tekst
    assert "categorie MPG1" in tekst
    assert rij(tmp_path, "erkenning, verificatie, multiprobleem, chronisch, zaaknummer") == (
        *("bezwaar", None, "ja", "wonen|overlast", "Z1"),
    )


@pytest.mark.parametrize(
    ("opdracht", "code"), [(("nazorg", "1"), 76), (("heropen", "1"), 65), (("heropen", "9"), 66)]
)
def test_what_will_be_refused_is_not_asked_first(
    gezin: Tafel, terminal: Terminal, opdracht: tuple[str, str], code: int
) -> None:
    uit, gekregen = einde(terminal("casus", *opdracht))
    assert (gekregen, "?" in uit) == (code, False), uit


def test_handing_over_asks_for_the_organisation(
    gezin: Tafel, terminal: Terminal, tmp_path: Path
) -> None:
    kind = terminal("casus", "overdragen", "1")
    antwoord(kind, "Wie neemt het over", "L. Oud")
    antwoord(kind, "Van welke organisatie", "nergens")
    kind.expect("is niet bekend")
    kind.expect("Van welke organisatie")
    kind.sendline("altra")
    assert einde(kind)[1] == 0
    assert rij(tmp_path, "casemanager, casemanager_organisatie") == ("L. Oud", "altra")
    kind = terminal("casus", "overdragen", "1")
    antwoord(kind, "Wie neemt het over", "J. Bos")
    assert einde(kind)[1] == 0
    assert rij(tmp_path, "casemanager, casemanager_organisatie") == ("J. Bos", "altra")
