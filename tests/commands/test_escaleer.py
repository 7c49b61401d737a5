"""Escalation through the command line (domain §9). Today is Monday 23 November 2026."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tafel.domain.escalatie import Escalatie, Spoor
from tafel.services.escalatie.stand import plaats
from tafel.services.regels.profielen import laad_profiel
from tests.commands.escaleerhulp import (
    COORDINATOR,
    PROCESMANAGER,
    SLEUTELS,
    ZAAK,
    escaleer,
    gezin,
    maak_casus,
    op,
    spreek_af,
    voorstellen,
)
from tests.commands.hulp import OVERLAST, lees, sql
from tests.commands.test_terminal import Terminal, antwoord, einde, terminal
from tests.conftest import Tafel

__all__ = ["gezin", "terminal"]


# --- one step -------------------------------------------------------------------------------------


def test_json_has_exactly_the_keys_of_the_contract(gezin: Tafel) -> None:
    gezet = escaleer(gezin, "1", "--spoor", "uitvoering", "--tegen", "DWI")
    assert list(gezet) == SLEUTELS
    assert gezet == {
        "escalatie": "E1",
        "casus": 1,
        "spoor": "uitvoering",
        "stap": 1,
        "wie": "de eigen leidinggevende",
        "overgedragen_door": None,
        "richting": "de leidinggevende van DWI",
        "via": None,
        "uiterlijk": "2026-12-07",
        "bindend": False,
    }


def test_a_trial_is_named_as_every_other(gezin: Tafel) -> None:
    uit = gezin("escaleer", *ZAAK, "--namens", "altra", "--proef")
    assert uit.stderr == "Dit was een proef; er is niets bewaard.\n"


def test_a_trial_has_no_number_and_keeps_nothing(gezin: Tafel, tmp_path: Path) -> None:
    gezet = escaleer(gezin, "1", "--spoor", "uitvoering", "--tegen", "dwi", "--proef")
    assert gezet["escalatie"] is None
    assert sql(tmp_path, "SELECT count(*) FROM escalatie") == [(0,)]
    log = sql(tmp_path, "SELECT handeling, onderwerp FROM logregel")
    assert ("escaleer proef", "1") in log
    assert ("escaleer", "E1") not in log


def test_on_a_terminal_the_casus_is_asked_for(gezin: Tafel, terminal: Terminal) -> None:
    kind = terminal("escaleer", "--spoor", "uitvoering", "--tegen", "dwi")
    antwoord(kind, "Welke casus", "Pinas")
    antwoord(kind, "Wiens medewerker", "")
    tekst, code = einde(kind)
    assert code == 0
    assert "E1  casus 1 · F.P. · DWI" in tekst
    assert lees(gezin, "escaleer", "lijst")[0]["casus"] == 1


def test_on_a_terminal_what_is_missing_is_asked(gezin: Tafel, terminal: Terminal) -> None:
    """Without a proposal: the track, by its start, and the organisation."""
    kind = terminal("escaleer", "1")
    kind.expect("Er is geen voorstel")
    kind.expect("Op welk spoor .*: $")
    kind.sendline("x")  # no track; asked again
    antwoord(kind, "Op welk spoor", "uitv")
    antwoord(kind, "Tegen welke organisatie", "madi")
    antwoord(kind, "Wiens medewerker", "altra")
    tekst, code = einde(kind)
    assert (code, "MaDi" in tekst, "uitvoering, stap 1" in tekst) == (0, True, True)
    assert "de eigen leidinggevende van Altra" in tekst
    kind = terminal("escaleer", "--spoor", "structureel")
    antwoord(kind, "Tegen welke organisatie", "madi")
    antwoord(kind, "Wat is het probleem", "te weinig plek")
    tekst, code = einde(kind)
    assert (code, "structureel, stap 1" in tekst) == (0, True)


def test_on_a_terminal_there_is_a_choice_of_proposals(gezin: Tafel, terminal: Terminal) -> None:
    for organisatie in ("madi", "mee"):
        spreek_af(gezin, "2026-11-13", organisatie)
    kind = terminal("escaleer", "1")
    kind.expect("--tegen madi --afspraak 1/1")
    kind.expect("--tegen mee --afspraak 1/2")
    antwoord(kind, "Op welk spoor", "opstellen")
    antwoord(kind, "Tegen welke organisatie", "mee")
    assert "opstellen, stap 1" in einde(kind)[0]


def test_the_choice_takes_over_the_afspraak_and_the_ground(
    gezin: Tafel, terminal: Terminal
) -> None:
    for organisatie in ("madi", "mee"):
        spreek_af(gezin, "2026-11-13", organisatie)
    kind = terminal("escaleer", "1")
    kind.expect("--afspraak 1/1\r\n +tafel escaleer")  # one on a line
    antwoord(kind, "Op welk spoor", "uitvoering")
    antwoord(kind, "Tegen welke organisatie", "MEE")
    antwoord(kind, "Wiens medewerker", "")
    assert einde(kind)[1] == 0
    [regel] = lees(gezin, "escaleer", "lijst")
    assert (regel["afspraak"], regel["grond"]) == ("1/2", "afspraak_niet_nagekomen")


def test_the_screen_says_all_that_is_needed(gezin: Tafel) -> None:
    gezin("partner", "wijzig", "dwi", "--sancties", "korting op het budget")
    uit = gezin("escaleer", *ZAAK, "--namens", "altra")
    assert uit.stdout.startswith("E1  casus 1 · F.P. · DWI · uitvoering, stap 1\n")
    assert "meld dit direct aan de coördinator risicogezinnen" in uit.stdout
    assert "aansturing in de lijn (eigen uitvoering) (80+20 tabel 2.2)" in uit.stdout
    assert "korting op het budget" in uit.stdout
    assert "07-12-2026 (10 werkdagen, eigen instelling)" in uit.stdout
    assert "Werkplan §3.4" in uit.stdout
    assert "zelden" not in uit.stdout
    assert uit.stderr == "Brief: tafel escaleer brief E1\n"
    args = ("1", "--spoor", "uitvoering", "--tegen", "madi", "--stap", "3", "--motivering", "x")
    drie = gezin("escaleer", *args).stdout
    assert "deze stap is zelden nodig; los het zo dicht mogelijk bij de werkvloer op" in drie
    assert "overlast is niet bekend; gerekend is met nee (eigen instelling)" in drie


def test_an_adult_table_says_that_the_ladder_is_an_own_choice(register: Tafel) -> None:
    casus = str(maak_casus(register, OVERLAST))
    uit = register("escaleer", casus, "--spoor", "opstellen", "--tegen", "madi")
    assert "deze tafel volgt de ladder van het gezinsoverleg" in uit.stdout


def test_an_own_term_replaces_that_of_the_ladder(gezin: Tafel) -> None:
    args = ("1", "--spoor", "opstellen", "--tegen", "dwi")
    laat = gezin("escaleer", *args, "--uiterlijk", "2026-11-22")
    assert (laat.exit_code, laat.stderr) == (2, "tafel: --uiterlijk: die dag is al voorbij\n")
    assert "27-11-2026 (in overleg bepaald)" in gezin("escaleer", *args, "--uiterlijk", "vr").stdout


def test_it_is_an_event_of_the_casus_and_in_the_log(gezin: Tafel, tmp_path: Path) -> None:
    escaleer(gezin, "1", "--spoor", "uitvoering", "--tegen", "dwi", "--toelichting", "Geheim")
    gezin("escaleer", "afronden", "E1", "--resultaat", "opgelost", "--tekst", "Geheim")
    gebeurd = sql(
        tmp_path, "SELECT soort, tekst, gegevens FROM gebeurtenis WHERE soort LIKE 'escalatie%'"
    )
    assert [rij[:2] for rij in gebeurd] == [
        ("escalatie", "escalatie E1: uitvoering, stap 1, DWI"),
        ("escalatie_afgerond", "escalatie E1 (stap 1): opgelost"),
    ]
    assert json.loads(gebeurd[1][2])["resultaat"] == "opgelost"
    assert "Geheim" not in str(gebeurd)
    log = sql(tmp_path, "SELECT handeling, onderwerp FROM logregel")
    assert ("escaleer", "E1") in log
    assert ("escaleer afronden", "E1") in log


def test_a_step_that_still_runs_comes_first(gezin: Tafel) -> None:
    escaleer(gezin, *ZAAK)
    geweigerd = gezin("--vandaag", "2026-12-07", "escaleer", *ZAAK)
    assert geweigerd.exit_code == 76
    assert "E1 (stap 1) loopt nog tot en met 07-12-2026" in geweigerd.stderr
    assert "tafel escaleer afronden E1" in geweigerd.stderr
    assert escaleer(gezin, "1", "--spoor", "opstellen", "--tegen", "dwi")["stap"] == 1
    assert escaleer(gezin, "1", "--spoor", "uitvoering", "--tegen", "madi")["stap"] == 1


def test_a_step_whose_term_passed_is_closed_by_the_next(gezin: Tafel) -> None:
    escaleer(gezin, *ZAAK)
    uit = op(gezin, "2026-12-08", "escaleer", *ZAAK)
    assert "stap 2" in uit.stdout
    assert "E1 was verlopen en is gesloten" in uit.stdout
    alle = lees(gezin, "escaleer", "lijst", "--status", "alle")
    assert [(e["escalatie"], e["status"], e["resultaat"]) for e in alle] == [
        ("E1", "afgerond", "verlopen"),
        ("E2", "open", None),
    ]


def test_the_result_decides_which_step_is_next(gezin: Tafel) -> None:
    for resultaat, volgende in (
        ("niet_opgelost", 2),
        ("vervallen", 2),  # step 2 does not count as taken
        ("niet_opgelost", 3),
        ("besluit", 1),
        ("opgelost", 1),
    ):
        nummer = escaleer(gezin, *ZAAK)["escalatie"]
        klaar = gezin("escaleer", "afronden", nummer, "--resultaat", resultaat)
        assert klaar.exit_code == 0, klaar.stderr
        gewezen = "Volgende stap: tafel escaleer 1 --spoor uitvoering --tegen dwi"
        assert (gewezen in klaar.stderr) == (resultaat == "niet_opgelost")
        assert escaleer(gezin, *ZAAK, "--proef")["stap"] == volgende


@given(st.lists(st.sampled_from(("opgelost", "niet_opgelost", "vervallen", "verlopen", "besluit"))))
def test_a_step_is_never_skipped(resultaten: list[str]) -> None:
    profiel = laad_profiel("zuidoost")
    dag = date(2026, 11, 23)
    gezet: list[Escalatie] = []
    for nummer, resultaat in enumerate(resultaten, 1):
        volgende = plaats(gezet, profiel, dag).volgende
        tellend = [e for e in gezet if e.resultaat != "vervallen"]
        if volgende is None:
            assert tellend[-1].stap == 3
            assert tellend[-1].resultaat in {"niet_opgelost", "verlopen"}
            return
        assert volgende == 1 or volgende == tellend[-1].stap + 1
        gezet.append(
            Escalatie(
                nummer=nummer, casus=1, tafel=None, spoor=Spoor.UITVOERING, stap=volgende,
                organisatie="dwi", wie="", richting="", via=None, gestart_op=dag, uiterlijk=dag,
                bindend=False, status="afgerond", resultaat=resultaat,
            )
        )  # fmt: skip


def test_a_skipped_step_wants_a_motivation(gezin: Tafel) -> None:
    geweigerd = gezin("escaleer", *ZAAK, "--stap", "2")
    assert geweigerd.exit_code == 76
    assert "stap 1 is aan de beurt" in geweigerd.stderr
    assert f"tafel escaleer {' '.join(ZAAK)} --stap 2 --motivering …" in geweigerd.stderr
    leeg = gezin("escaleer", *ZAAK, "--stap", "2", "--motivering", " ")
    assert leeg.exit_code == 76
    gezet = escaleer(gezin, *ZAAK, "--stap", "2", "--motivering", "directie weigert")
    assert (gezet["escalatie"], gezet["stap"]) == ("E1", 2)
    assert gezin("escaleer", *ZAAK, "--stap", "4").exit_code == 76  # E1 runs
    assert gezin(
        "escaleer", "1", "--spoor", "opstellen", "--tegen", "dwi", "--stap", "4"
    ).stderr == ("tafel: --stap: de ladder heeft 3 stappen\n")


def test_a_step_back_wants_a_motivation_too(gezin: Tafel) -> None:
    assert escaleer(gezin, *ZAAK)["stap"] == 1
    assert gezin("escaleer", "afronden", "E1", "--resultaat", "niet_opgelost").exit_code == 0
    terug = gezin("escaleer", *ZAAK, "--stap", "1")
    assert terug.exit_code == 76
    assert "stap 2 is aan de beurt; een stap terug vraagt een motivering" in terug.stderr
    opnieuw = escaleer(gezin, *ZAAK, "--stap", "1", "--motivering", "nieuwe directie")
    assert opnieuw["stap"] == 1


@pytest.mark.parametrize(
    ("uiterlijk", "grond"), [("2026-12-01", None), ("2026-11-20", "afspraak_niet_nagekomen")]
)
def test_an_afspraak_that_is_not_due_is_no_ground(
    gezin: Tafel, uiterlijk: str, grond: str | None
) -> None:
    nummer = spreek_af(gezin, uiterlijk)
    escaleer(gezin, "1", "--afspraak", nummer)
    [regel] = lees(gezin, "escaleer", "lijst")
    assert (regel["afspraak"], regel["grond"]) == (nummer, grond)


def test_the_ladder_ends(gezin: Tafel) -> None:
    escaleer(gezin, *ZAAK, "--stap", "3", "--motivering", "spoed")
    gezin("escaleer", "afronden", "E1", "--resultaat", "niet_opgelost")
    op_is_op = gezin("escaleer", *ZAAK)
    assert op_is_op.exit_code == 76
    assert "stap 3 is al gezet en is de laatste van de ladder" in op_is_op.stderr
    assert escaleer(gezin, *ZAAK, "--stap", "3")["escalatie"] == "E2"


def test_the_last_step_is_proposed_again_until_it_ends_in_a_decision(gezin: Tafel) -> None:
    spreek_af(gezin, "2026-11-13")
    for nummer in ("E1", "E2"):
        escaleer(gezin, "1")
        klaar = gezin("escaleer", "afronden", nummer, "--resultaat", "niet_opgelost")
        assert "laatste stap" not in klaar.stderr
    opdracht = "escaleer 1 --spoor uitvoering --tegen dwi --afspraak 1/1 --stap 3"
    for nummer in ("E3", "E4"):
        assert escaleer(gezin, "1")["escalatie"] == nummer
        assert voorstellen(gezin) == []
        klaar = gezin("escaleer", "afronden", nummer, "--resultaat", "niet_opgelost")
        assert klaar.stderr.splitlines()[1] == (
            "let op: de laatste stap moet eindigen in een plan of een besluit dat bindt; "
            f"opnieuw voorleggen: tafel {opdracht}"
        )
        [voorstel] = voorstellen(gezin)
        assert (voorstel["stap"], voorstel["bindend"]) == (3, True)
        assert voorstel["reden"] == f"{nummer} (stap 3) is niet opgelost; stap 3 opnieuw voorleggen"
        assert voorstel["opdracht"] == f"tafel {opdracht}"
    [punt] = lees(gezin, "agenda", "--tafel", "jeugd")["punten"]
    assert (punt["soort"], "stap 3 opnieuw voorleggen" in punt["reden"]) == ("escalatie", True)
    assert f"tafel {opdracht}" in " ".join(gezin("casus", "toon", "1").stdout.split())
    assert escaleer(gezin, *opdracht.split()[1:])["escalatie"] == "E5"
    assert gezin("escaleer", "afronden", "E5", "--resultaat", "besluit").exit_code == 0
    assert voorstellen(gezin) == []


def test_the_last_step_is_not_put_again_once_the_afspraak_is_kept(gezin: Tafel) -> None:
    spreek_af(gezin, "2026-11-13")
    escaleer(gezin, "1", "--afspraak", "1/1", "--stap", "3", "--motivering", "spoed")
    gezin("escaleer", "afronden", "E1", "--resultaat", "niet_opgelost")
    assert [v["stap"] for v in voorstellen(gezin)] == [3]
    assert gezin("afspraak", "nagekomen", "1/1").exit_code == 0
    assert voorstellen(gezin) == []


def test_a_structural_last_step_is_put_again_with_a_command_that_works(register: Tafel) -> None:
    zaak = ("--spoor", "structureel", "--tegen", "altra", "--toelichting", "wachtlijst")
    escaleer(register, *zaak, "--stap", "3", "--motivering", "spoed")
    register("escaleer", "afronden", "E1", "--resultaat", "niet_opgelost")
    [voorstel] = voorstellen(register)
    assert voorstel["opdracht"].endswith("--tafel jeugd-en-gezin --stap 3")
    assert escaleer(register, *voorstel["opdracht"].split()[2:], *zaak[-2:])["escalatie"] == "E2"


def test_a_step_that_is_withdrawn_ends_the_matter(gezin: Tafel) -> None:
    """Until something new comes up: another afspraak that is not kept, after it."""
    for nummer in ("E1", "E2"):
        escaleer(gezin, *ZAAK)
        uitkomst = "niet_opgelost" if nummer == "E1" else "vervallen"
        gezin("escaleer", "afronden", nummer, "--resultaat", uitkomst)
    assert voorstellen(gezin) == []
    spreek_af(gezin, "2026-12-01")
    niet = ("afspraak", "niet-nagekomen", "1/1", "--oorzaak", "organisatie")
    op(gezin, "2026-12-02", *niet)
    [nieuw] = json.loads(op(gezin, "2026-12-02", "escaleer", "voorstel", "-f", "json").stdout)
    assert (nieuw["reden"], nieuw["stap"]) == ("1/1 is niet nagekomen", 2)


def test_a_structural_step_that_is_withdrawn_ends_the_matter(register: Tafel) -> None:
    zaak = ("--spoor", "structureel", "--tegen", "altra", "--toelichting", "wachtlijst")
    for nummer, uitkomst in (("E1", "niet_opgelost"), ("E2", "vervallen")):
        escaleer(register, *zaak)
        assert len(voorstellen(register)) == 0
        register("escaleer", "afronden", nummer, "--resultaat", uitkomst)
        assert len(voorstellen(register)) == (1 if nummer == "E1" else 0)


def test_the_next_step_has_the_ground_and_the_afspraak_of_the_one_before(gezin: Tafel) -> None:
    spreek_af(gezin, "2026-12-01")
    spreek_af(gezin, "2026-11-13")

    def laatste() -> tuple[str | None, str | None]:
        regel = lees(gezin, "escaleer", "lijst")[-1]
        return regel["afspraak"], regel["grond"]

    escaleer(gezin, *ZAAK, "--afspraak", "1/1", "--grond", "aanbod_slecht")
    gezin("escaleer", "afronden", "E1", "--resultaat", "niet_opgelost")
    escaleer(gezin, *ZAAK)
    assert laatste() == ("1/1", "aanbod_slecht")
    gezin("escaleer", "afronden", "E2", "--resultaat", "niet_opgelost")
    escaleer(gezin, *ZAAK, "--afspraak", "1/2")  # another afspraak has its own ground
    assert laatste() == ("1/2", "afspraak_niet_nagekomen")
    gezin("escaleer", "afronden", "E3", "--resultaat", "opgelost")
    escaleer(gezin, *ZAAK)  # a new matter
    assert laatste() == (None, None)


def test_an_escalation_is_not_taken_for_a_casus(gezin: Tafel) -> None:
    escaleer(gezin, *ZAAK)
    for opdracht in (("brief", "1"), ("afronden", "1", "--resultaat", "opgelost")):
        fout = gezin("escaleer", *opdracht)
        assert (fout.exit_code, fout.stderr) == (
            2,
            "tafel: Een escalatie schrijft u als E1; casus 1? zie tafel escaleer lijst\n",
        )
    assert gezin("escaleer", "brief", "e1").exit_code == 0


def test_an_afspraak_not_kept_points_at_the_step_that_runs(gezin: Tafel) -> None:
    for organisatie in ("dwi", "dwi", "madi"):
        spreek_af(gezin, "2026-12-01", organisatie)
    escaleer(gezin, *ZAAK)
    niet = ("afspraak", "niet-nagekomen", "--oorzaak", "organisatie")
    uit = op(gezin, "2026-12-07", *niet, "1/1", "1/3").stderr
    assert "tafel escaleer afronden E1" in uit
    assert "--tegen dwi" not in uit
    assert "tafel escaleer 1 --spoor uitvoering --tegen madi --afspraak 1/3" in uit
    verlopen = op(gezin, "2026-12-08", *niet, "1/2").stderr
    assert "tafel escaleer 1 --spoor uitvoering --tegen dwi --afspraak 1/2" in verlopen


def test_a_decision_only_where_it_can_bind_and_only_once(gezin: Tafel) -> None:
    escaleer(gezin, *ZAAK)
    kan_niet = gezin("escaleer", "afronden", "e1", "--resultaat", "besluit")
    assert kan_niet.exit_code == 76
    assert "een besluit dat allen bindt kan daar niet" in kan_niet.stderr
    assert gezin("escaleer", "afronden", "E1", "--resultaat", "opgelost").exit_code == 0
    weer = gezin("escaleer", "afronden", "E1", "--resultaat", "opgelost")
    assert (weer.exit_code, weer.stderr) == (76, "tafel: E1 is al afgerond (opgelost)\n")
    assert gezin("escaleer", "afronden", "E9", "--resultaat", "opgelost").exit_code == 66


def test_an_unknown_opdrachtgever_holds_up_only_where_it_matters(gezin: Tafel) -> None:
    gezin("partner", "add", "de-brink", "--naam", "De Brink")
    zaak = ("1", "--spoor", "uitvoering", "--tegen", "de-brink")
    assert escaleer(gezin, *zaak, "--proef")["stap"] == 1
    geweigerd = gezin("escaleer", *zaak, "--stap", "2", "--motivering", "x")
    assert geweigerd.exit_code == 76
    assert "tafel partner wijzig de-brink --opdrachtgever …" in geweigerd.stderr
    gezin("partner", "wijzig", "de-brink", "--opdrachtgever", "geen")
    gezet = escaleer(gezin, *zaak, "--stap", "2", "--motivering", "x")
    assert (gezet["wie"], gezet["overgedragen_door"]) == (PROCESMANAGER, COORDINATOR)


def test_what_does_not_exist_or_is_closed(gezin: Tafel, tmp_path: Path) -> None:
    assert gezin("escaleer", "9", *ZAAK[1:]).exit_code == 66
    assert gezin("escaleer", "1", "--spoor", "uitvoering", "--tegen", "xyz").exit_code == 66
    assert gezin("escaleer", *ZAAK, "--afspraak", "1/9").exit_code == 66
    assert gezin("escaleer", "1", "--afspraak", "2/1").exit_code == 2
    assert gezin("escaleer", "brief", "E1").exit_code == 66
    assert gezin("escaleer", "1", "--spoor", "uitvoering").exit_code == 2
    assert gezin("escaleer", "1", "--tegen", "dwi").exit_code == 2
    assert sql(tmp_path, "SELECT count(*) FROM escalatie") == [(0,)]


def test_characters_that_harm_are_taken_out(gezin: Tafel, tmp_path: Path) -> None:
    uit = gezin("escaleer", *ZAAK, "--toelichting", "rood\x1b[31m\u202e")
    assert "let op: --toelichting" in uit.stderr
    assert sql(tmp_path, "SELECT toelichting FROM escalatie") == [("rood",)]


# --- structural -----------------------------------------------------------------------------------


def test_a_structural_problem_needs_no_casus(register: Tafel) -> None:
    zaak = ("--spoor", "structureel", "--tegen", "madi", "--toelichting", "te weinig plek")
    gezet = escaleer(register, *zaak)
    assert gezet["casus"] is None
    assert gezet["wie"] == "de coördinator"  # partner of three tables: the coordinators together
    anders = escaleer(register, *zaak, "--tafel", "jeugd")
    assert anders["wie"] == COORDINATOR
    register("escaleer", "afronden", "E2", "--resultaat", "niet_opgelost")
    twee = escaleer(register, *zaak, "--tafel", "jeugd")
    assert (twee["stap"], twee["richting"]) == (2, "de directie en leidinggevenden van MaDi")
    altra = escaleer(
        register, "--spoor", "structureel", "--tegen", "altra", "--toelichting", "wachtlijst"
    )
    assert altra["wie"] == COORDINATOR  # partner of this table only


def test_a_structural_problem_is_explained_and_has_no_number(gezin: Tafel) -> None:
    kaal = gezin("escaleer", "--spoor", "structureel", "--tegen", "madi")
    assert (kaal.exit_code, "--toelichting" in kaal.stderr) == (2, True)
    met = gezin("escaleer", "1", "--spoor", "structureel", "--tegen", "madi")
    assert (met.exit_code, "laat het nummer weg" in met.stderr) == (2, True)


def test_a_structural_problem_whose_term_passed_is_proposed(register: Tafel) -> None:
    """Until it is settled: from the list of proposals, and once it is closed from the agenda."""
    zaak = ("--spoor", "structureel", "--tegen", "altra", "--toelichting", "wachtlijst")
    escaleer(register, *zaak)  # tafel jeugd-en-gezin, until Monday 7 December
    assert voorstellen(register) == []
    later = ("escaleer", "voorstel", "-f", "json")
    [voorstel] = json.loads(op(register, "2026-12-08", *later).stdout)
    assert (voorstel["casus"], voorstel["tafel"]) == (None, "jeugd-en-gezin")
    assert (voorstel["spoor"], voorstel["stap"], voorstel["organisatie"]) == (
        "structureel", 2, "Altra"
    )  # fmt: skip
    assert voorstel["reden"] == "E1 (stap 1) is verlopen op 07-12-2026"
    assert voorstel["wie"] == COORDINATOR
    opdracht = "tafel escaleer --spoor structureel --tegen altra --tafel jeugd-en-gezin"
    assert voorstel["opdracht"] == opdracht
    scherm = op(register, "2026-12-08", "escaleer", "voorstel").stdout
    assert "STRUCTUREEL, STAP 2: ALTRA" in scherm
    assert "NONE" not in scherm.upper()
    assert json.loads(op(register, "2026-12-08", *later, "--tafel", "volw").stdout) == []

    def agendapunten() -> list[tuple[str, str]]:
        agenda = lees(register, "agenda", "--tafel", "coordinatoren", "--datum", "2026-12-14")
        return [(punt["betrokkene"], punt["vraag"]) for punt in agenda["punten"]]

    [(wie, vraag)] = agendapunten()  # it runs still: one item, that asks what became of it
    assert (wie, vraag.startswith("De termijn is om.")) == ("Altra", True)
    weg = op(
        register, "2026-12-08", *("escaleer", "afronden", "E1"), "--resultaat", "niet_opgelost"
    )
    assert f"Volgende stap: {opdracht}" in weg.stderr
    [(wie, vraag)] = agendapunten()
    assert (wie, vraag) == (
        "Altra",
        "Escaleren naar de directie en leidinggevenden van Altra?",
    )
    op(register, "2026-12-08", "escaleer", *zaak)
    assert json.loads(op(register, "2026-12-08", *later).stdout) == []


# --- what is assumed, and where it comes from -----------------------------------------------------


def test_a_category_that_is_not_established_is_said(gezin: Tafel) -> None:
    """Multiproblem unknown, voluntary youth care: MPG2, unless it must be discussed."""
    gezin("melding", "vul-aan", "M1", "--jeugdhulp", "vrijwillig")
    gezin("toedelen", "M1", "--tafel", "jeugd", "--motivering", "proef")
    assert lees(gezin, "casus", "toon", "1")["categorie"] is None
    proef = ("escaleer", "1", "--spoor", "uitvoering", "--tegen", "madi", "--proef")
    aanname = "de categorie is niet zeker; gerekend is met MPG2"
    assert aanname in gezin(*proef).stdout
    gezin("casus", "verhelder", "1", "--multiprobleem", "ja")
    assert lees(gezin, "casus", "toon", "1")["categorie"] == "MPG2"
    assert aanname not in gezin(*proef).stdout


def test_each_source_is_named_once_and_an_own_choice_only_where_it_is_one(gezin: Tafel) -> None:
    def bron(*args: str) -> str:
        uit = gezin("escaleer", *args, "--proef")
        assert uit.exit_code == 0, uit.stderr
        return " ".join(uit.stdout.split("BRON", 1)[1].split())

    twee = ("1", "--spoor", "uitvoering", "--tegen", "madi", "--stap", "2", "--motivering", "x")
    assert bron(*twee) == "Werkplan §2.4, §3.4"
    assert bron("1", "--spoor", "uitvoering", "--tegen", "madi") == "Werkplan §3.4"
    structureel = ("--spoor", "structureel", "--tegen", "madi", "--toelichting", "wachtlijst")
    assert bron(*structureel) == "Werkplan §3.4; eigen instelling"
    volwassene = str(maak_casus(gezin, OVERLAST))
    assert bron(volwassene, *twee[1:]) == "Werkplan §3.4; eigen instelling"


# --- a command and a group at once ----------------------------------------------------------------


def test_the_help_shows_both(register: Tafel) -> None:
    uit = register("escaleer", "--help").stdout
    assert uit.startswith("Gebruik: tafel escaleer [OPTIES] [NR] | COMMANDO ...\n")
    assert "--spoor opstellen|uitvoering|structureel" in uit
    assert "  brief     Maakt de brief" in uit
    assert uit.count("Opties:") == 1
    assert (
        "Gebruik: tafel escaleer lijst [OPTIES]" in register("escaleer", "lijst", "--help").stdout
    )


def test_a_typing_error_is_one_of_the_command_that_was_meant(register: Tafel) -> None:
    fout = register("escaleer", "lijstt")
    assert (fout.exit_code, "Bedoelde u 'lijst'?" in fout.stderr) == (2, True)
    optie = register("escaleer", "1", "--spor", "uitvoering")
    assert optie.exit_code == 2
    assert "Bedoelde u '--spoor'?" in optie.stderr
    assert optie.stderr.endswith("Hulp: tafel escaleer --help\n")
    assert "welke casus?" in register("escaleer").stderr


def test_completion_offers_the_commands_and_the_options(register: Tafel) -> None:
    def aanvulling(regel: str, woord: int) -> str:
        return register(
            env={"_TAFEL_COMPLETE": "complete_bash", "COMP_WORDS": regel, "COMP_CWORD": str(woord)}
        ).stdout

    assert "voorstel" in aanvulling("tafel escaleer ", 2)
    assert "--tegen" in aanvulling("tafel escaleer 1 --te", 3)
