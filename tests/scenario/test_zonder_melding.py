"""A casus of somebody about whom no melding is (who was split off) is in sight like any other."""

from datetime import date
from pathlib import Path

import pytest

from tests.commands.hulp import GEZIN, lees
from tests.commands.opdrachten import opties, regel, vlag
from tests.conftest import Tafel
from tests.scenario.hulp import nieuwe_casus
from tests.scenario.test_afgeschermd import IN_EEN_BESTAND, LEZEND, VORMEN

NIETS_TE_TONEN = {
    *("escaleer contact", "partner toon", "aanbod toon", "knelpunt toon", "regels toon"),
    *("regels uitleg", "vervang", "melding toon"),
}
"""Of these there is nothing to show here, and nothing that is anybody's."""
NOOR = "N. '15"


@pytest.fixture
def afgesplitst(register: Tafel) -> Tafel:
    """Casus 2 of a child of casus 1, who left and about whom nobody reported."""
    kind = {"inwonende-kinderen": "Noor 2015-03-01"}
    assert nieuwe_casus(register, GEZIN | kind) == 1
    for opdracht in (
        ("huishouden", "splits", "1.k1", "--op", "2026-11-20"),
        ("casus", "splits", "1", "1.2", "--ja"),
    ):
        gedaan = register(*opdracht)
        assert gedaan.exit_code == 0, (opdracht, gedaan.stderr)
    return register


@pytest.fixture
def met_alles(afgesplitst: Tafel) -> Tafel:
    """With all that can hang on it."""
    for opdracht in (
        ("casus", "overdragen", "2", "--tafel", "volw", "--reden", "x"),
        ("notitie", "2", "--tekst", "gebeld"),
        ("overleg", "besluit", "2", "--tekst", "door"),
        ("afspraak", "add", "2", "--wat", "bellen", "--organisatie", "mee", "--uiterlijk", "+1w"),
        (
            *("plan", "maak", "2", "--analyse", "geld", "--casemanager", "L. Oud"),
            *("--organisatie", "mee"),
        ),
        ("escaleer", "2", "--spoor", "opstellen", "--tegen", "madi", "--grond", "geen_plan"),
    ):
        gedaan = afgesplitst(*opdracht)
        assert gedaan.exit_code == 0, (opdracht, gedaan.stderr)
    return afgesplitst


def _probeer(tafel: Tafel, tmp_path: Path, pad: tuple[str, ...], commando: object) -> set[int]:
    woorden = [
        {"1": "2", "1d1": "2d1", "1.1": "2.2"}.get(woord, woord) for woord in regel(commando)
    ]
    codes = set()
    namen = {vlag(optie) for optie in opties(commando)}
    for code in ("volw", "coordinatoren") if "--tafel" in namen else ("",):
        for vorm in VORMEN:
            for ook in ((), ("--namen",)) if "--namen" in namen else ((),):
                uit = ("--uit", str(tmp_path / "uit")) if vorm in IN_EEN_BESTAND else ()
                (tmp_path / "uit").unlink(missing_ok=True)
                bij = ("--tafel", code) if code else ()
                gedaan = tafel(*pad, *woorden, *bij, "--formaat", vorm, *ook, *uit)
                codes.add(gedaan.exit_code)
    return codes


@pytest.mark.parametrize(("pad", "commando"), LEZEND, ids=[" ".join(pad) for pad, _ in LEZEND])
def test_every_reading_command_reads_it(
    met_alles: Tafel, tmp_path: Path, pad: tuple[str, ...], commando: object
) -> None:
    assert 0 in _probeer(met_alles, tmp_path, pad, commando) or " ".join(pad) in NIETS_TE_TONEN


@pytest.mark.parametrize("waar", ["coordinatoren", "volw"])
@pytest.mark.parametrize("vorm", sorted({*VORMEN} - {"xlsx"}))
def test_it_is_an_item_from_the_day_on_which_it_was_opened(
    afgesplitst: Tafel, tmp_path: Path, waar: str, vorm: str
) -> None:
    if waar == "volw":
        naar = ("casus", "overdragen", "2", "--tafel", "volw", "--reden", "x")
        assert afgesplitst(*naar).exit_code == 0
    uit = ("--uit", str(tmp_path / "uit")) if vorm in IN_EEN_BESTAND else ()
    gedaan = afgesplitst("agenda", "--tafel", waar, "--formaat", vorm, *uit)
    assert gedaan.exit_code == 0, gedaan.stderr
    if not uit:
        assert NOOR in gedaan.stdout
    [regel_] = [rij for rij in lees(afgesplitst, "casus", "lijst") if rij["casus"] == 2]
    dag = date.fromisoformat(regel_["geopend_op"])
    tekst = afgesplitst("agenda", "--tafel", waar, "--formaat", "tekst").stdout
    [kop] = [deel for deel in tekst.splitlines() if "sinds" in deel and "M1" not in deel]
    assert f"sinds {dag.day}-{dag.month}" in kop


@pytest.mark.parametrize("waar", ["coordinatoren", "volw"])
def test_it_is_discussed(afgesplitst: Tafel, waar: str) -> None:
    if waar == "volw":
        naar = ("casus", "overdragen", "2", "--tafel", "volw", "--reden", "x")
        assert afgesplitst(*naar).exit_code == 0
    begin = afgesplitst("overleg", "begin", "--tafel", waar, "--datum", "vandaag")
    assert begin.exit_code == 0, begin.stderr
    assert afgesplitst("rapport", "weeklijst", "--tafel", waar).exit_code == 0
    gedaan = afgesplitst("overleg", "besluit", "2", "--tafel", waar, "--tekst", "door")
    assert gedaan.exit_code == 0, gedaan.stderr
    lijst = lees(afgesplitst, "overleg", "besluitenlijst", "--tafel", waar)
    assert [c["betrokkene"] for c in lijst["casussen"] if c["casus"] == 2] == [NOOR]


def test_lists_letters_and_plan_say_whom_it_is_about(met_alles: Tafel) -> None:
    [regel_] = [rij for rij in lees(met_alles, "casus", "lijst") if rij["casus"] == 2]
    assert regel_["betrokkene"] == NOOR
    assert lees(met_alles, "casus", "toon", "2")["betrokkene"] == NOOR
    assert lees(met_alles, "plan", "toon", "2")["betrokkene"] == NOOR
    assert lees(met_alles, "escaleer", "brief", "E1")["betrokkene"] == "N."
    assert NOOR in met_alles("rapport", "weeklijst", "--tafel", "volw").stdout


def test_what_is_late_is_proposed_for_escalation(met_alles: Tafel) -> None:
    voorstellen = met_alles("--vandaag", "2027-02-01", "escaleer", "voorstel")
    assert voorstellen.exit_code == 0, voorstellen.stderr
    assert "2" in voorstellen.stdout


def test_what_is_missing_is_said_with_what_mends_it(afgesplitst: Tafel) -> None:
    gedaan = afgesplitst("casus", "stap", "2", "6")
    assert gedaan.exit_code == 76, gedaan
    assert "tafel casus overdragen 2 --tafel" in gedaan.stderr
