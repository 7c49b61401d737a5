"""The last day of a term is in time, the day after is not: a step, and what the agenda says of it.

Step 5 has ten working days (domain §4): entered on Monday 2-11 it must be done by Monday 16-11
(3 to 6, 9 to 13, 16).
"""

import pytest

from tests.commands.hulp import GEZIN, voer_in
from tests.conftest import Tafel
from tests.scenario.hulp import lees_op, nu_nodig, op

BEGIN, LAATSTE, ERNA = "2026-11-02", "2026-11-16", "2026-11-17"


@pytest.fixture
def plannend(register: Tafel) -> Tafel:
    """Casus 1 in step 5 since 2-11, with a plan in which nearly everything is still to be said; its
    table looks at it again in January.
    """
    voer_in(register, GEZIN, ontvangen_op=BEGIN)
    op(register, BEGIN, "toedelen", "M1")
    op(register, BEGIN, "casus", "stap", "1", "5")
    op(register, BEGIN, "plan", "maak", "1", "--analyse", "veel schulden")
    op(register, "2026-11-05", "overleg", "besluit", "1", "--tekst", "x", "--terug", "2027-01-28")
    return register


@pytest.mark.parametrize(("dag", "te_lang"), [(LAATSTE, False), (ERNA, True)])
def test_a_step_is_over_time_the_day_after_its_last(
    plannend: Tafel, dag: str, *, te_lang: bool
) -> None:
    dossier = lees_op(plannend, dag, "casus", "toon", "1")
    assert dossier["stap_uiterlijk"] == LAATSTE
    stilstaand = lees_op(plannend, dag, "casus", "lijst", "--stilstaand")
    assert [c["casus"] for c in stilstaand] == [1] * te_lang
    assert any("16-11" in zin and "stap 5" in zin for zin in nu_nodig(plannend, dag)) is te_lang


@pytest.mark.parametrize(("dag", "te_lang"), [(LAATSTE, False), (ERNA, True)])
def test_an_unfinished_plan_is_an_item_once_its_step_is_over_time(
    plannend: Tafel, dag: str, *, te_lang: bool
) -> None:
    agenda = lees_op(plannend, dag, "agenda", "--tafel", "jeugd", "--datum", dag)
    punten = [p for p in agenda["punten"] if p["casus"] == 1 and p["soort"] == "plan"]
    assert bool(punten) is te_lang
    if te_lang:
        assert punten[0]["reden"].endswith("had klaar moeten zijn op 16-11")


@pytest.mark.parametrize(("dag", "voorbij"), [("2026-11-29", False), ("2026-11-30", True)])
def test_a_suspension_is_over_on_the_day_until_which_it_lasts(
    plannend: Tafel, dag: str, *, voorbij: bool
) -> None:
    """As it is said then: "opgeschort tot ma 30-11"; from that day on the term runs again."""
    op(plannend, "2026-11-09", "casus", "stap", "1", "--opschorten", "wacht", "--tot", "2026-11-30")
    agenda = lees_op(plannend, dag, "agenda", "--tafel", "jeugd", "--datum", dag)
    redenen = [p["reden"] for p in agenda["punten"] if p["casus"] == 1]
    assert ("opschorting van stap 5 liep tot 30-11: wacht" in redenen) is voorbij, redenen
