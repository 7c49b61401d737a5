"""When a conflict about the plan is proposed anew, and the last day of a step (domain §9).

A casus may stand 10 working days in step 5, and 5 more of grace. A conflict about that which was
settled gives it as long again: settled on Monday 2-11, the fifteenth working day after is Monday
23-11 (3 to 6, 9 to 13, 16 to 20, 23), so it is proposed from Tuesday 24-11.
"""

from typing import Any

import pytest

from tests.commands.hulp import GEZIN, voer_in
from tests.conftest import Tafel
from tests.scenario.hulp import lees_op, op

BEGIN, GEZET, AFGEROND = "2026-09-28", "2026-10-26", "2026-11-02"
PLAN = ("escaleer", "1", "--spoor", "opstellen", "--tegen")


@pytest.fixture
def conflict(register: Tafel) -> Tafel:
    """Casus 1 stands in step 5 since 28-9; on 26-10 MaDi is addressed about it."""
    voer_in(register, GEZIN, ontvangen_op=BEGIN)
    op(register, BEGIN, "toedelen", "M1")
    op(register, BEGIN, "casus", "stap", "1", "5")
    op(register, GEZET, *PLAN, "madi")
    return register


def rond_af(tafel: Tafel, resultaat: str, nummer: str = "E1", dag: str = AFGEROND) -> None:
    op(tafel, dag, "escaleer", "afronden", nummer, "--resultaat", resultaat)


def voorgesteld(tafel: Tafel, dag: str) -> list[tuple[Any, ...]]:
    return [
        (v["stap"], v["organisatie"], v["reden"])
        for v in lees_op(tafel, dag, "escaleer", "voorstel")
        if v["spoor"] == "opstellen"
    ]


@pytest.mark.parametrize("resultaat", ["opgelost", "vervallen"])
def test_settled_and_still_no_plan_it_is_proposed_anew_after_the_term(
    conflict: Tafel, resultaat: str
) -> None:
    """In step 5 since 28-9: 41 working days on 24-11 (3, 22, 16)."""
    rond_af(conflict, resultaat)
    for dag in (AFGEROND, "2026-11-03", "2026-11-23"):
        assert voorgesteld(conflict, dag) == [], dag
    assert voorgesteld(conflict, "2026-11-24") == [
        (1, None, "al 41 werkdagen in stap 5; de termijn is 10")
    ]


def test_what_was_not_settled_climbs_and_is_not_proposed_anew(conflict: Tafel) -> None:
    rond_af(conflict, "niet_opgelost")
    for dag in (AFGEROND, "2026-11-23", "2026-11-24"):
        assert voorgesteld(conflict, dag) == [(2, "MaDi", "E1 (stap 1) is niet opgelost")], dag


def test_settled_with_one_it_still_runs_with_another(conflict: Tafel) -> None:
    """MEE is addressed on 17-11, ten working days: until 1-12."""
    rond_af(conflict, "opgelost")
    op(conflict, "2026-11-17", *PLAN, "mee")
    assert voorgesteld(conflict, "2026-11-24") == []
    assert voorgesteld(conflict, "2026-12-01") == []
    assert voorgesteld(conflict, "2026-12-02") == [
        (2, "MEE", "E2 (stap 1) is verlopen op 01-12-2026")
    ]


def test_a_step_runs_on_its_last_day_and_is_late_the_day_after(conflict: Tafel) -> None:
    """Taken on Monday 26-10, ten working days: Monday 9-11."""
    for dag, te_laat in (("2026-11-09", 0), ("2026-11-10", 1)):
        [stap] = lees_op(conflict, dag, "escaleer", "lijst")
        assert (stap["uiterlijk"], stap["te_laat"]) == ("2026-11-09", te_laat)
        assert len(lees_op(conflict, dag, "escaleer", "lijst", "--te-laat")) == te_laat
        verwacht = [(2, "MaDi", "E1 (stap 1) is verlopen op 09-11-2026")] * te_laat
        assert voorgesteld(conflict, dag) == verwacht


def test_on_its_last_day_it_can_still_be_said_on_whose_behalf(conflict: Tafel) -> None:
    """Nobody has the regie, so the letter asks who experiences the problem: until Monday 9-11."""
    zaak = ("--spoor", "uitvoering", "--tegen", "mee", "--grond", "afspraak_niet_nagekomen")
    op(conflict, GEZET, "escaleer", "1", *zaak)
    for dag, loopt in ((GEZET, True), ("2026-11-09", True), ("2026-11-10", False)):
        brief = op(conflict, dag, "escaleer", "brief", "E2")
        assert "van wie is niet bekend" in brief.stdout
        assert ("tafel escaleer 1 --spoor uitvoering --tegen mee" in brief.stderr) is loopt, dag
