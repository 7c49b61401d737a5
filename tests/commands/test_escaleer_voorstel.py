"""What `tafel escaleer voorstel` proposes (domain §9), and how the list of steps reads."""

import json
from pathlib import Path

import pytest

from tafel.gegevens import gegevens
from tests.commands.escaleerhulp import (
    COORDINATOR,
    PROCESMANAGER,
    ZAAK,
    escaleer,
    gezin,
    maak_casus,
    op,
    spreek_af,
    voorstellen,
)
from tests.commands.hulp import OVERLAST, lees
from tests.conftest import Tafel

__all__ = ["gezin"]


def test_an_afspraak_later_than_the_grace_term_is_proposed(gezin: Tafel) -> None:
    spreek_af(gezin, "2026-11-16", "madi")  # 5 working days late
    assert voorstellen(gezin) == []
    assert spreek_af(gezin, "2026-11-13") == "1/2"  # 6 working days late
    [voorstel] = voorstellen(gezin)
    assert voorstel == {
        "casus": 1,
        "tafel": "jeugd-en-gezin",
        "spoor": "uitvoering",
        "stap": 1,
        "organisatie": "DWI",
        "afspraak": "1/2",
        "grond": "afspraak_niet_nagekomen",
        "reden": "1/2 is 10 dagen te laat",
        "wie": "de eigen leidinggevende",
        "overgedragen_door": None,
        "richting": "de leidinggevende van DWI",
        "via": None,
        "uiterlijk": "2026-12-07",
        "bindend": False,
        "opdracht": "tafel escaleer 1 --spoor uitvoering --tegen dwi --afspraak 1/2",
    }
    assert voorstellen(gezin, "--tafel", "volwassenen") == []
    assert len(voorstellen(gezin, "--casus", "1")) == 1


def test_an_afspraak_not_kept_by_the_organisation_is_proposed(gezin: Tafel) -> None:
    spreek_af(gezin, "2026-12-01", "madi")
    spreek_af(gezin, "2026-12-01", "dwi")
    gezin("afspraak", "niet-nagekomen", "1/1", "--oorzaak", "omstandigheden")
    assert voorstellen(gezin) == []
    gezin("afspraak", "niet-nagekomen", "1/2", "--oorzaak", "organisatie")
    assert [v["reden"] for v in voorstellen(gezin)] == ["1/2 is niet nagekomen"]


def test_an_afspraak_that_keeps_moving_is_proposed(gezin: Tafel) -> None:
    spreek_af(gezin, "2026-12-01")
    assert gezin("afspraak", "doorschuiven", "1/1", "--uiterlijk", "2026-12-08").exit_code == 0
    assert voorstellen(gezin) == []
    assert gezin("afspraak", "doorschuiven", "1/1", "--uiterlijk", "2026-12-15").exit_code == 0
    assert [v["reden"] for v in voorstellen(gezin)] == ["1/1 is 2 keer doorgeschoven"]


def test_how_often_an_afspraak_may_move_is_up_to_the_profile(gezin: Tafel, tmp_path: Path) -> None:
    eigen = tmp_path / "eigen.toml"
    bron = (gegevens() / "profielen" / "zuidoost.toml").read_text(encoding="utf-8")
    assert "doorgeschoven_keren = 2\n" in bron
    eigen.write_text(bron.replace("doorgeschoven_keren = 2", "doorgeschoven_keren = 3"), "utf-8")
    spreek_af(gezin, "2026-12-01")
    for keer, dag in enumerate(("2026-12-08", "2026-12-15", "2026-12-22"), 1):
        gezin("afspraak", "doorschuiven", "1/1", "--uiterlijk", dag)
        voorstel = gezin("--profiel", str(eigen), "escaleer", "voorstel", "-f", "json")
        assert bool(json.loads(voorstel.stdout)) == (keer == 3), voorstel.stderr


@pytest.mark.parametrize(("sinds", "voorgesteld"), [("2026-11-02", False), ("2026-10-30", True)])
def test_a_casus_too_long_in_step_five_is_proposed(
    gezin: Tafel, sinds: str, voorgesteld: bool
) -> None:
    op(gezin, sinds, "casus", "stap", "1", "5")  # 15 or 16 working days: term 10, grace 5
    gevonden = voorstellen(gezin)
    assert bool(gevonden) == voorgesteld
    if gevonden:
        [voorstel] = gevonden
        assert (voorstel["spoor"], voorstel["organisatie"]) == ("opstellen", None)
        assert voorstel["grond"] == "geen_plan"
        assert voorstel["reden"] == "al 16 werkdagen in stap 5; de termijn is 10"
        assert voorstel["richting"] == "elkaar, met de betrokken partijen"
        gezin("casus", "betrek", "1.1", "--organisatie", "altra")
        assert [v["organisatie"] for v in voorstellen(gezin)] == ["Altra"]
        gezin("casus", "betrek", "1.1", "--organisatie", "madi")
        assert [v["organisatie"] for v in voorstellen(gezin)] == [None]


def test_nothing_is_proposed_while_a_step_runs_and_then_the_next(gezin: Tafel) -> None:
    spreek_af(gezin, "2026-11-13")
    escaleer(gezin, "1", "--afspraak", "1/1")
    assert voorstellen(gezin) == []
    [verlopen] = json.loads(op(gezin, "2026-12-08", "escaleer", "voorstel", "-f", "json").stdout)
    assert (verlopen["stap"], verlopen["reden"]) == (2, "E1 (stap 1) is verlopen op 07-12-2026")
    assert (verlopen["wie"], verlopen["overgedragen_door"]) == (PROCESMANAGER, COORDINATOR)
    gezin("escaleer", "afronden", "E1", "--resultaat", "niet_opgelost")
    [niet_opgelost] = voorstellen(gezin)
    assert (niet_opgelost["stap"], niet_opgelost["reden"]) == (2, "E1 (stap 1) is niet opgelost")


def test_what_was_settled_is_proposed_again_only_when_it_stays_undone(gezin: Tafel) -> None:
    spreek_af(gezin, "2026-11-13")
    escaleer(gezin, "1", "--afspraak", "1/1")
    gezin("escaleer", "afronden", "E1", "--resultaat", "opgelost")
    assert voorstellen(gezin) == []
    maandag = ("--vandaag", "2026-11-30", "escaleer", "voorstel", "-f", "json")
    assert json.loads(gezin(*maandag).stdout) == []  # settled 5 working days ago
    [weer] = json.loads(op(gezin, "2026-12-01", "escaleer", "voorstel", "-f", "json").stdout)
    assert weer["stap"] == 1


def test_a_casus_alone_carries_out_its_only_proposal(gezin: Tafel) -> None:
    kaal = gezin("escaleer", "1")
    assert (kaal.exit_code, "--spoor en --tegen" in kaal.stderr) == (2, True)
    spreek_af(gezin, "2026-11-13")
    uit = gezin("escaleer", "1")
    assert uit.exit_code == 0
    assert "Voorstel: 1/1 is 10 dagen te laat." in uit.stderr
    assert "E1  casus 1 · F.P. · DWI · uitvoering, stap 1" in uit.stdout
    for organisatie in ("madi", "mee"):
        spreek_af(gezin, "2026-11-13", organisatie)
    keuze = gezin("escaleer", "1")
    assert keuze.exit_code == 2
    assert "\n  tafel escaleer 1 --spoor uitvoering --tegen madi --afspraak 1/2" in keuze.stderr


def test_the_proposals_read_as_a_list_with_their_commands(gezin: Tafel) -> None:
    assert "niets te escaleren" in gezin("escaleer", "voorstel").stdout
    spreek_af(gezin, "2026-11-13")
    uit = gezin("escaleer", "voorstel").stdout
    assert "1 is 10 dagen te laat; de eigen leidinggevende naar" in uit
    assert "tafel escaleer 1 --spoor uitvoering --tegen dwi --afspraak 1/1" in uit
    assert gezin("escaleer", "voorstel", "-f", "csv").stdout.startswith("casus;spoor;stap;")


# --- the list -------------------------------------------------------------------------------------


def test_the_list_by_table_status_and_term(gezin: Tafel) -> None:
    escaleer(gezin, *ZAAK)
    maak_casus(gezin, OVERLAST)
    escaleer(gezin, "2", "--spoor", "opstellen", "--tegen", "madi", "--uiterlijk", "+1w")

    def nummers(*args: str) -> list[str]:
        return [e["escalatie"] for e in lees(gezin, "escaleer", "lijst", *args)]

    assert nummers() == ["E2", "E1"]
    assert nummers("--tafel", "volw") == ["E2"]
    assert nummers("--te-laat") == []
    [laat] = json.loads(
        op(gezin, "2026-12-02", "escaleer", "lijst", "--te-laat", "-f", "json").stdout
    )
    assert (laat["escalatie"], laat["te_laat"]) == ("E2", 2)
    gezin("escaleer", "afronden", "E1", "--resultaat", "opgelost")
    assert nummers() == ["E2"]
    assert nummers("--status", "afgerond") == ["E1"]
    assert gezin("escaleer", "lijst").stdout.splitlines()[1].split()[:5] == [
        "E2", "2", "MaDi", "opstellen", "1"
    ]  # fmt: skip


def test_the_list_fits_a_screen_of_80(gezin: Tafel) -> None:
    escaleer(gezin, "1", "--spoor", "uitvoering", "--tegen", "reclassering")
    regels = op(gezin, "2026-12-09", "escaleer", "lijst", "-f", "tabel").stdout.splitlines()
    assert regels[0].split() == ["Nr", "Casus", "Tegen", "Stap", "Wie", "Uiterlijk", "Stand"]
    assert max(map(len, regels)) <= 80
    assert regels[2].startswith("E1")
    assert regels[2].endswith("uitvoering 1  de eigen le…  07-12-2026  2 dagen te laat")
    gezin("escaleer", "afronden", "E1", "--resultaat", "niet_opgelost")
    afgerond = gezin("escaleer", "lijst", "--status", "alle", "-f", "tabel").stdout
    assert afgerond.rstrip().endswith("niet opgelost")


def test_the_list_as_csv_has_the_keys_of_the_json(gezin: Tafel) -> None:
    leeg = gezin("escaleer", "lijst", "-f", "csv").stdout
    escaleer(gezin, *ZAAK)
    [regel] = lees(gezin, "escaleer", "lijst")
    assert leeg == ";".join(regel) + "\n"
    assert gezin("escaleer", "lijst", "-f", "csv").stdout.startswith(leeg)
