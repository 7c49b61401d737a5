"""The work process of a casus: steps and gates, the category, up, down and over, closing, after."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pexpect
import pytest

from tests.commands.hulp import GEZIN, OVERLAST, deel_toe, lees, sql, voer_in
from tests.commands.test_terminal import Terminal, antwoord, einde, terminal
from tests.conftest import ROOT, Resultaat, Tafel

__all__ = ["terminal"]

VIER = "gezin_opvoeding|inkomen_schulden|wonen|gezondheid_psychisch|verslaving"
"""Five leefgebieden on four of the seven groups: verslaving is health too (domain §2)."""

GEEN_TERUGKOPPELING = (
    "poort terugkoppeling: de melder van M1 heeft geen terugkoppeling gehad: "
    "tafel melding terugkoppelen"
)


@pytest.fixture
def gezin(register: Tafel) -> Tafel:
    """Casus 1: a family at Jeugd en Gezin (Z06), without youth care."""
    voer_in(register, GEZIN)
    assert deel_toe(register, "M1")["casus"] == 1
    return register


@pytest.fixture
def volwassene(register: Tafel) -> Tafel:
    """Casus 1: an adult at Volwassenen (Z12)."""
    voer_in(register, OVERLAST)
    assert deel_toe(register, "M1")["casus"] == 1
    return register


def gaat(tafel: Tafel, *args: str, **anders: Any) -> Resultaat:
    """A command that must go well."""
    resultaat = tafel(*args, **anders)
    assert resultaat.exit_code == 0, resultaat.stderr
    return resultaat


def rij(tmp_path: Path, kolommen: str, nummer: int = 1) -> Any:
    [gevonden] = sql(tmp_path, f"SELECT {kolommen} FROM casus WHERE id = {nummer}")
    return gevonden


def gebeurtenissen(tmp_path: Path, soort: str) -> list[tuple[str, Any]]:
    """(text, data) of the events of this kind, oldest first."""
    vraag = f"SELECT tekst, gegevens FROM gebeurtenis WHERE soort = '{soort}' ORDER BY id"
    return [(tekst, json.loads(gegevens)) for tekst, gegevens in sql(tmp_path, vraag)]


def notities(tmp_path: Path) -> list[str]:
    gevonden = sql(tmp_path, "SELECT tekst, delen_met FROM notitie ORDER BY id")
    assert all(delen_met is None for _, delen_met in gevonden), "shared unasked"
    return [tekst for tekst, _ in gevonden]


def maak_plan(tafel: Tafel) -> None:
    """A plan that meets every gate, vastgesteld today."""
    gaat(
        *(tafel, "plan", "maak", "1", "--analyse", "schulden en zorgen"),
        *("--casemanager", "L. Oud", "--organisatie", "altra"),
    )
    doel = ("--leefgebied", "gezin_opvoeding", "--tekst", "rust thuis")
    gaat(tafel, "plan", "doel", "1", *doel)
    taak = ("--wat", "huisbezoek", "--organisatie", "altra", "--uiterlijk", "1-12")
    gaat(tafel, "plan", "taak", "1d1", *taak)
    gaat(tafel, "plan", "vaststellen", "1")


def sluit(tafel: Tafel, reden: str = "doelen_bereikt", *opties: str) -> Resultaat:
    """Close casus 1, the melder told and with an evaluation."""
    gaat(tafel, "melding", "terugkoppelen", "M1", "--tekst", "verteld")
    slot = ("--evaluatie", "het gaat goed")
    return gaat(tafel, "casus", "sluit", "1", "--reden", reden, *slot, *opties)


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


# --- the start, and the category ------------------------------------------------------------------


def test_the_category_follows_the_judgement(gezin: Tafel, tmp_path: Path) -> None:
    """Werkplan §2.2: multi-problem and no youth care is MPG1."""
    gelezen = lees(gezin, "casus", "categorie", "1")
    assert (gelezen["categorie"], gelezen["vragen"]) == (None, ["multiprobleem"])
    uit = gaat(gezin, "casus", "verhelder", "1", "--multiprobleem", "ja")
    assert "categorie MPG1" in uit.stdout
    assert "Werkplan §2.2" in uit.stdout
    assert rij(tmp_path, "categorie, multiprobleem") == ("MPG1", "ja")
    gelezen = lees(gezin, "casus", "categorie", "1")
    assert (gelezen["categorie"], gelezen["regel"], gelezen["procesregie"]) == (
        *("MPG1", "C03", "coördinator risicogezinnen"),
    )
    assert gelezen["feiten"] == {
        "multiprobleem": "ja",
        "jeugdhulp": "geen",
        "overlast_openbaar": None,
    }
    assert [g["wat"] for g in gelezen["geschiedenis"]] == ["categorie: onbekend -> MPG1"]


def test_the_same_judgement_again_writes_nothing(gezin: Tafel, tmp_path: Path) -> None:
    gaat(gezin, "casus", "verhelder", "1", "--multiprobleem", "ja")
    uit = gaat(gezin, "casus", "verhelder", "1", "--multiprobleem", "ja")
    assert (uit.stdout, uit.stderr) == ("", "Casus 1: er is niets anders.\n")
    assert len(gebeurtenissen(tmp_path, "verhelderd")) == 1
    assert len(gebeurtenissen(tmp_path, "categorie")) == 1


def test_a_judgement_can_be_taken_back(gezin: Tafel, tmp_path: Path) -> None:
    gaat(gezin, "casus", "verhelder", "1", "--multiprobleem", "ja")
    gaat(gezin, "casus", "verhelder", "1", "--multiprobleem", "onbekend")
    assert rij(tmp_path, "multiprobleem, categorie") == (None, None)
    assert [tekst for tekst, _ in gebeurtenissen(tmp_path, "categorie")] == [
        *("categorie: onbekend -> MPG1", "categorie: MPG1 -> onbekend"),
    ]


def test_the_category_follows_a_changed_melding(gezin: Tafel, tmp_path: Path) -> None:
    """MPG1 → maatregel without registered nuisance: MPG3; with it: MPG4; voluntary: MPG2."""
    gaat(gezin, "casus", "verhelder", "1", "--multiprobleem", "ja")
    gaat(gezin, "melding", "wijzig", "M1", "--jeugdhulp", "maatregel", "--overlast-openbaar", "nee")
    assert rij(tmp_path, "categorie") == ("MPG3",)
    gaat(gezin, "melding", "wijzig", "M1", "--overlast-openbaar", "ja")
    assert rij(tmp_path, "categorie") == ("MPG4",)
    gaat(gezin, "melding", "vul-aan", "M1", "--jeugdhulp", "vrijwillig")
    assert rij(tmp_path, "categorie") == ("MPG2",)
    assert [gegevens["nieuw"] for _, gegevens in gebeurtenissen(tmp_path, "categorie")] == [
        *("MPG1", "MPG3", "MPG4", "MPG2"),
    ]


def test_the_category_follows_an_import(register: Tafel, tmp_path: Path) -> None:
    kop = ";".join(["kenmerk", "melder", *GEZIN]).replace("-", "_")

    def importeer(jeugdhulp: str) -> None:
        cellen = ["K1", "school", *(GEZIN | {"jeugdhulp": jeugdhulp}).values()]
        (tmp_path / "in.csv").write_text(f"{kop}\n{';'.join(cellen)}\n", encoding="utf-8")
        gaat(register, "melding", "import", "in.csv")

    importeer("geen")
    deel_toe(register, "M1")
    gaat(register, "casus", "verhelder", "1", "--multiprobleem", "nee")
    assert rij(tmp_path, "categorie") == ("Risicogezin",)
    importeer("geen")
    assert len(gebeurtenissen(tmp_path, "categorie")) == 1
    importeer("vrijwillig")
    assert rij(tmp_path, "categorie") == ("bespreken",)


def test_the_ggsr_test_shows_its_arithmetic(gezin: Tafel) -> None:
    """STJ: lasting problems on 4 of 7, and unable to solve them. It suggests, no more."""
    gaat(gezin, "melding", "wijzig", "M1", "--leefgebieden", VIER, "--zelf-oplossen", "nee")
    ggsr = lees(gezin, "casus", "categorie", "1")["ggsr"]
    assert (ggsr["groepen"], ggsr["vanaf"], ggsr["totaal"]) == (
        *(["gezin", "wonen", "inkomen", "gezondheid"], 4, 7),
    )
    assert (ggsr["chronisch"], ggsr["multiprobleem"]) == (False, None)
    tekst = gaat(gezin, "casus", "categorie", "1").stdout
    assert "problemen op 4 van 7 gebieden: gezin, wonen, inkomen en gezondheid" in tekst
    assert "blijvend: niet vastgesteld, alleen gemeld" in tekst
    assert "tafel casus verhelder 1 --multiprobleem ja" in tekst

    uit = gaat(gezin, "casus", "verhelder", "1", "--chronisch", VIER, "--multiprobleem", "nee")
    assert "voorstel multiprobleem: ja" in uit.stdout
    assert "oordeel van de coördinator: nee, anders dan het voorstel" in uit.stdout
    assert "categorie Risicogezin" in uit.stdout

    gaat(gezin, "casus", "verhelder", "1", "--chronisch", "wonen", "--chronisch", "overlast")
    ggsr = lees(gezin, "casus", "categorie", "1")["ggsr"]
    assert (ggsr["groepen"], ggsr["multiprobleem"]) == (["wonen", "veiligheid"], "nee")
    gaat(gezin, "casus", "verhelder", "1", "--chronisch", "geen")
    assert lees(gezin, "casus", "categorie", "1")["ggsr"]["groepen"] == []
    gaat(gezin, "casus", "verhelder", "1", "--chronisch", "onbekend")
    assert lees(gezin, "casus", "categorie", "1")["ggsr"]["chronisch"] is False
    assert gezin("casus", "verhelder", "1", "--chronisch", "poes").exit_code == 65


def test_who_supplies_the_manager_is_a_proposal(gezin: Tafel) -> None:
    gaat(gezin, "casus", "verhelder", "1", "--multiprobleem", "ja")
    tekst = " ".join(gaat(gezin, "casus", "categorie", "1").stdout.split())
    assert "de instelling van het dominante probleem (voorstel; de bronnen verschillen)" in tekst
    markdown = gaat(gezin, "casus", "categorie", "1", "-f", "markdown").stdout
    assert markdown.startswith("# 1")
    assert "MPG1" in markdown
    assert "deel;tekst" in gaat(gezin, "casus", "categorie", "1", "-f", "csv").stdout


def test_a_table_without_categories_says_so(volwassene: Tafel, tmp_path: Path) -> None:
    gaat(volwassene, "casus", "verhelder", "1", "--multiprobleem", "ja")
    assert rij(tmp_path, "categorie") == (None,)
    assert "kent geen gezinscategorieën" in gaat(volwassene, "casus", "categorie", "1").stdout
    gelezen = lees(volwassene, "casus", "categorie", "1")
    assert (gelezen["categorie"], gelezen["ggsr"], gelezen["vragen"]) == (None, None, None)


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


# --- closing and after ----------------------------------------------------------------------------


def test_closing_needs_evaluation_and_feedback(gezin: Tafel, tmp_path: Path) -> None:
    """The melder is unknown here, and still counts."""
    uit = gezin("casus", "sluit", "1", "--reden", "doelen_bereikt")
    assert uit.exit_code == 76
    assert uit.stderr.splitlines() == [
        "tafel: casus 1 kan nog niet worden gesloten",
        "  poort evaluatie: er is niet geëvalueerd: tafel casus sluit 1 --evaluatie …",
        f"  {GEEN_TERUGKOPPELING} M1",
    ]
    assert rij(tmp_path, "status") == ("open",)
    uit = sluit(gezin)
    assert uit.stderr == "Casus 1 is gesloten; nazorg op di 23-2-2027.\n"
    kolommen = "status, stap, gesloten_op, sluitreden, evaluatie, nazorg_op"
    assert rij(tmp_path, kolommen) == (
        *("gesloten", 10, "2026-11-23", "doelen_bereikt", "het gaat goed", "2027-02-23"),
    )
    [(tekst, gegevens)] = gebeurtenissen(tmp_path, "gesloten")
    assert tekst == "casus gesloten: doelen bereikt"
    assert (gegevens["reden"], gegevens["stap"], gegevens["nazorg"]) == (
        *("doelen_bereikt", 3, "2027-02-23"),
    )
    assert gezin("casus", "stap", "1", "4").exit_code == 76


def test_a_plan_is_evaluated_before_closing(gezin: Tafel) -> None:
    maak_plan(gezin)
    gaat(gezin, "melding", "terugkoppelen", "M1", "--tekst", "verteld")
    uit = gezin("casus", "sluit", "1", "--reden", "doelen_bereikt")
    assert uit.exit_code == 76
    assert uit.stderr.splitlines()[1:] == [
        "  poort evaluatie: het plan is niet geëvalueerd: tafel plan evalueer 1"
    ]
    gaat(gezin, "plan", "evalueer", "1", "--doel", "1d1=bereikt", "--tekst", "goed gegaan")
    gaat(gezin, "casus", "sluit", "1", "--reden", "doelen_bereikt", "--ja")


def test_every_melder_counts(gezin: Tafel) -> None:
    """Also of a melding that changed since and waits for a decision; told once is told."""
    voer_in(gezin, GEZIN, kenmerk="tweede", melder_organisatie="school")
    deel_toe(gezin, "M2")
    gaat(gezin, "melding", "terugkoppelen", "M2", "--tekst", "verteld")
    for melding in ("M1", "M2"):
        gaat(gezin, "melding", "wijzig", melding, "--complex", "ja")
    slot = ("casus", "sluit", "1", "--reden", "anders", "--evaluatie", "klaar")
    uit = gezin(*slot)
    assert uit.stderr.splitlines()[1:] == [f"  {GEEN_TERUGKOPPELING} M1"]
    gaat(gezin, "melding", "terugkoppelen", "M1", "--tekst", "verteld")
    gaat(gezin, *slot)


@pytest.mark.parametrize("reden", ["loos_alarm", "teruggeleid", "overleden", "verhuisd"])
def test_no_after_care_where_there_is_nobody(gezin: Tafel, tmp_path: Path, reden: str) -> None:
    assert "geen nazorg gepland" in sluit(gezin, reden).stderr
    assert rij(tmp_path, "nazorg_op, sluitreden") == (None, reden)


def test_after_care_as_asked(gezin: Tafel, tmp_path: Path) -> None:
    slot = ("casus", "sluit", "1", "--reden", "verhuisd", "--evaluatie", "weg")
    gaat(gezin, "melding", "terugkoppelen", "M1", "--tekst", "verteld")
    assert gezin(*slot, "--nazorg", "gisteren").exit_code == 2
    assert gezin(*slot, "--nazorg", "+2w", "--geen-nazorg").exit_code == 2
    assert rij(tmp_path, "status") == ("open",)
    gaat(gezin, *slot, "--nazorg", "+2w")
    assert rij(tmp_path, "nazorg_op") == ("2026-12-07",)


def test_what_is_open_lapses_and_is_named(gezin: Tafel, tmp_path: Path) -> None:
    for wat in ("bellen", "bezoek"):
        taak = ("--organisatie", "dwi", "--wat", wat, "--uiterlijk", "1-12")
        gaat(gezin, "afspraak", "add", "1", *taak)
    gaat(gezin, "afspraak", "nagekomen", "1/1")
    gaat(gezin, "escaleer", "1", "--spoor", "uitvoering", "--tegen", "dwi")
    slot = ("casus", "sluit", "1", "--reden", "doelen_bereikt", "--evaluatie", "x")
    gaat(gezin, "melding", "terugkoppelen", "M1", "--tekst", "verteld")
    geweigerd = gezin(*slot)
    assert (geweigerd.exit_code, rij(tmp_path, "status")) == (2, ("open",))
    assert geweigerd.stderr == (
        "tafel: Afspraak 1/2, escalatie E1 vervalt met het sluiten; bevestig dat met --ja, of rond "
        "het eerst af: tafel afspraak lijst --casus 1\n"
    )
    uit = gaat(gezin, *slot, "--ja")
    assert "Afspraak 1/2, escalatie E1 vervalt met het sluiten." in uit.stderr
    assert sql(tmp_path, "SELECT nummer, status FROM afspraak ORDER BY nummer") == [
        *((1, "nagekomen"), (2, "vervallen")),
    ]
    assert sql(tmp_path, "SELECT status, resultaat, afgerond_op FROM escalatie") == [
        ("afgerond", "vervallen", "2026-11-23")
    ]


def test_letting_go_is_a_reason_of_its_own(gezin: Tafel, tmp_path: Path) -> None:
    gaat(gezin, "melding", "terugkoppelen", "M1", "--tekst", "verteld")
    slot = ("casus", "sluit", "1", "--reden", "losgelaten", "--evaluatie", "geen contact")
    assert gezin(*slot).exit_code == 2
    assert gezin(*slot, "--toelichting", " ").exit_code == 2
    gaat(gezin, *slot, "--toelichting", "zes keer aangebeld")
    assert rij(tmp_path, "sluitreden, nazorg_op") == ("losgelaten", "2027-02-23")
    assert notities(tmp_path) == ["gesloten (losgelaten): zes keer aangebeld"]


def test_the_waakvlam(gezin: Tafel, tmp_path: Path) -> None:
    """3 months after 27 November is a Saturday: the Monday after."""
    assert gezin("casus", "nazorg", "1", "--klaar").exit_code == 76
    sluit(gezin)
    assert gezin("casus", "nazorg", "1").exit_code == 2
    assert gezin("casus", "nazorg", "1", "--klaar", "--volgende", "+1w").exit_code == 2
    gedaan = ("casus", "nazorg", "1", "--gedaan", "gaat prima")
    uit = gaat(gezin, "--vandaag", "2026-11-27", *gedaan)
    assert uit.stderr == "Nazorg van casus 1: volgend contact ma 1-3-2027.\n"
    gaat(gezin, "casus", "nazorg", "1", "--volgende", "2027-01-04")
    assert rij(tmp_path, "nazorg_op, status") == ("2027-01-04", "gesloten")
    gaat(gezin, *gedaan, "--klaar")
    assert rij(tmp_path, "nazorg_op") == (None,)
    assert gebeurtenissen(tmp_path, "nazorg") == [
        (
            "nazorg gedaan, volgende ma 1-3-2027",
            {"gepland": "2027-02-23", "gedaan": True, "volgende": "2027-03-01"},
        ),
        (
            "nazorg: volgende ma 4-1-2027",
            {"gepland": "2027-03-01", "gedaan": False, "volgende": "2027-01-04"},
        ),
        (
            "nazorg gedaan, klaar",
            {"gepland": "2027-01-04", "gedaan": True, "volgende": None},
        ),
    ]
    assert notities(tmp_path) == ["nazorg: gaat prima", "nazorg: gaat prima"]


def test_reopening(gezin: Tafel, tmp_path: Path) -> None:
    assert gezin("casus", "heropen", "1", "--reden", "x").exit_code == 65
    sluit(gezin)
    assert gezin("casus", "heropen", "1").exit_code == 2
    uit = gaat(gezin, "--vandaag", "2027-01-05", "casus", "heropen", "1", "--reden", "weer mis")
    assert uit.stderr == "Casus 1 is weer open, in stap 3, en komt op de agenda.\n"
    kolommen = "status, stap, stap_sinds, gesloten_op, sluitreden, evaluatie, nazorg_op"
    assert rij(tmp_path, kolommen) == ("open", 3, "2027-01-05", None, None, None, None)
    assert gebeurtenissen(tmp_path, "heropend") == [
        ("casus heropend", {"gesloten_op": "2026-11-23", "sluitreden": "doelen_bereikt"})
    ]
    assert notities(tmp_path) == [
        "evaluatie bij het sluiten op ma 23-11-2026: het gaat goed",
        "heropend: weer mis",
    ]
    assert gezin("casus", "sluit", "1", "--reden", "doelen_bereikt").exit_code == 76


def test_a_reopened_casus_follows_what_changed_meanwhile(gezin: Tafel, tmp_path: Path) -> None:
    gaat(gezin, "casus", "verhelder", "1", "--multiprobleem", "ja")
    sluit(gezin)
    gaat(gezin, "melding", "wijzig", "M1", "--jeugdhulp", "vrijwillig")
    assert rij(tmp_path, "categorie") == ("MPG1",)
    resultaat = gaat(gezin, "toedelen", "M1")
    zien = "casus 1 is gesloten; de coördinatoren zien dit op hun agenda"
    assert zien in " ".join(resultaat.stdout.split())
    assert sql(tmp_path, "SELECT id, status FROM casus") == [(1, "gesloten")]
    gaat(gezin, "casus", "heropen", "1", "--reden", "weer mis")
    assert rij(tmp_path, "categorie, uitkomst") == ("MPG2", "opschalen")


def test_deciding_all_again_opens_nothing_that_was_closed(gezin: Tafel, tmp_path: Path) -> None:
    sluit(gezin)
    gaat(gezin, "toedelen", "--alle", "--opnieuw")
    assert sql(tmp_path, "SELECT id, status FROM casus") == [(1, "gesloten")]


def test_a_closed_casus_comes_back_and_finds_its_old_manager(gezin: Tafel, tmp_path: Path) -> None:
    gaat(gezin, "casus", "overdragen", "1", "--casemanager", "L. Oud", "--organisatie", "altra")
    sluit(gezin)
    voer_in(gezin, GEZIN, kenmerk="terug")
    uit = gaat(gezin, "toedelen", "M2", "-f", "json")
    assert uit.stderr == (
        "let op: M2: dit huishouden had casus 1, gesloten op 23-11-2026, "
        "met een gezinsmanager van Altra\n"
    )
    assert json.loads(uit.stdout)[0]["casus"] == 2
    assert rij(tmp_path, "vorige, stap", 2) == (1, 3)
    dossier = " ".join(gaat(gezin, "casus", "toon", "2").stdout.split())
    assert "casus 1, gesloten 23-11" in dossier
    assert "Altra L. Oud" in dossier
    uit = gezin("casus", "heropen", "1", "--reden", "toch")
    assert uit.exit_code == 65
    assert "open casus: 2" in uit.stderr


def test_a_melding_sent_back_no_longer_counts(gezin: Tafel, tmp_path: Path) -> None:
    """M2 is a crisis; followed up and sent back, the next decision leaves the casus to M1."""
    voer_in(gezin, GEZIN, kenmerk="tweede", urgentie="crisis")
    deel_toe(gezin, "M2")
    assert rij(tmp_path, "uitkomst") == ("crisis",)
    assert gezin("melding", "terugleiden", "M2", "--naar", "huisarts").exit_code == 76
    gebeld = ("--gebeld", "bjz", "--uitkomst", "loos alarm", "--veilig", "ja")
    gaat(gezin, "casus", "crisis", "1", *gebeld)
    gaat(gezin, "melding", "terugleiden", "M2", "--naar", "huisarts")
    deel_toe(gezin, "M1", "--opnieuw")
    assert rij(tmp_path, "uitkomst") == ("tafel",)


def test_the_volglijst(gezin: Tafel, tmp_path: Path) -> None:
    """4 weeks on (own default): Monday 21 December."""
    assert gezin("casus", "volg", "1", "--stop").exit_code == 65
    uit = gaat(gezin, "casus", "volg", "1", "--reden", "doet niet open")
    assert uit.stderr == "Casus 1 staat op de volglijst; volgend contact ma 21-12.\n"
    gaat(gezin, "casus", "volg", "1", "--op", "2026-12-01")
    assert rij(tmp_path, "volg_op, volgreden") == ("2026-12-01", "doet niet open")
    assert [r["casus"] for r in lees(gezin, "casus", "lijst", "--volglijst")] == [1]
    assert gezin("casus", "volg", "1", "--op", "gisteren").exit_code == 2
    gaat(gezin, "casus", "volg", "1", "--stop")
    assert rij(tmp_path, "volg_op, volgreden") == (None, None)
    assert "doet niet open" not in str(sql(tmp_path, "SELECT * FROM gebeurtenis"))


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


def _sluit(start: Callable[..., "pexpect.spawn[str]"], reden: str) -> "pexpect.spawn[str]":
    slot = ("--evaluatie", "klaar", "--toelichting", "geprobeerd")
    return start("casus", "sluit", "1", "--reden", reden, *slot)


def test_closing_is_confirmed_and_letting_go_twice(
    gezin: Tafel, terminal: Terminal, tmp_path: Path
) -> None:
    gaat(gezin, "melding", "terugkoppelen", "M1", "--tekst", "verteld")
    kind = _sluit(terminal, "losgelaten")
    antwoord(kind, "alles geprobeerd", "n")
    assert einde(kind)[1] == 0
    kind = _sluit(terminal, "losgelaten")
    antwoord(kind, "alles geprobeerd", "j")
    antwoord(kind, "Casus 1 sluiten", "")
    assert einde(kind)[1] == 0
    assert rij(tmp_path, "status") == ("open",)
    kind = _sluit(terminal, "doelen_bereikt")
    antwoord(kind, "Casus 1 sluiten", "ja")
    assert einde(kind)[1] == 0
    assert rij(tmp_path, "status") == ("gesloten",)


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


def test_closing_as_reached_names_what_was_not(gezin: Tafel) -> None:
    maak_plan(gezin)
    gaat(gezin, "melding", "terugkoppelen", "M1")
    gaat(gezin, "plan", "evalueer", "1", "--doel", "1d1=deels")
    slot = ("casus", "sluit", "1", "--ja", "--reden")
    uit = gaat(gezin, *slot, "doelen_bereikt")
    assert "let op: niet bereikt: doel 1d1; plan versie 2 is nog een concept\n" in uit.stderr
    gaat(gezin, "casus", "heropen", "1", "--reden", "toch niet")
    uit = gaat(gezin, *slot, "verhuisd", "--evaluatie", "weg")
    assert "let op" not in uit.stderr


def test_closing_as_reached_says_nothing_when_all_was(gezin: Tafel) -> None:
    maak_plan(gezin)
    gaat(gezin, "melding", "terugkoppelen", "M1")
    gaat(gezin, "plan", "evalueer", "1", "--doel", "1d1=bereikt")
    assert (
        "let op"
        not in gaat(gezin, "casus", "sluit", "1", "--reden", "doelen_bereikt", "--ja").stderr
    )


def test_the_history_of_a_category_has_dates_as_elsewhere(gezin: Tafel) -> None:
    gaat(gezin, "casus", "verhelder", "1", "--multiprobleem", "nee")
    verloop = gaat(gezin, "casus", "categorie", "1").stdout.partition("VERLOOP")[2]
    assert "23-11 " in verloop
    assert "2026" not in verloop
    later = gaat(gezin, "--vandaag", "2027-01-04", "casus", "categorie", "1").stdout
    assert "23-11-2026" in later.partition("VERLOOP")[2]
