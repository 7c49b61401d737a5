"""A partner is kept out of a casus: it is not invited, and no copy that it gets has it.

Thursday 26 November 2026 is the meeting of Jeugd en Gezin; the Wijkpolitie is kern, MaDi too.
"""

from pathlib import Path

import pytest

from tests.commands.hulp import GEZIN, sql
from tests.conftest import Tafel
from tests.scenario.hulp import lees_op, nieuwe_casus, op, platte, weigert

DAG = "2026-11-23"
STIL = {"achternaam": "Stil", "voornaam": "Sem", "geboortedatum": "03-03-1985"}


@pytest.fixture(autouse=True)
def twee(tafel: Tafel) -> None:
    """Casus 1 and 2, both for kern."""
    tafel("init")
    nieuwe_casus(tafel, GEZIN)
    nieuwe_casus(tafel, GEZIN | STIL)


def zonder(tafel: Tafel, *opties: str) -> str:
    return op(tafel, DAG, "casus", "zonder", "1", "wijkpol", *opties).stderr.strip()


def van(tafel: Tafel, partner: str, *opdracht: str) -> set[int]:
    gelezen = lees_op(tafel, DAG, *opdracht, "--tafel", "jeugd", "--voor", partner)
    return {p["casus"] for p in gelezen.get("punten", gelezen.get("casussen", []))}


def test_it_is_off_its_agenda_and_the_sheet_says_so(tafel: Tafel) -> None:
    assert van(tafel, "wijkpol", "agenda") == {1, 2}
    assert zonder(tafel, "--reden", "broer werkt daar") == "Wijkpolitie blijft buiten casus 1."
    assert van(tafel, "wijkpol", "agenda") == {2}
    assert van(tafel, "madi", "agenda") == {1, 2}
    punten = lees_op(tafel, DAG, "agenda", "--tafel", "jeugd")["punten"]
    assert {p["casus"]: p["zonder"] for p in punten} == {1: ["Wijkpolitie"], 2: []}
    for vorm in ("tekst", "markdown", "html"):
        blad = platte(op(tafel, DAG, "agenda", "--tafel", "jeugd", "-f", vorm).stdout)
        assert blad.count("zonder Wijkpolitie") == 1, vorm
    for vorm in ("tekst", "json", "html"):
        args = ("agenda", "--tafel", "jeugd", "--voor", "madi", "-f", vorm)
        assert "zonder Wijkpolitie" not in op(tafel, DAG, *args).stdout, vorm


def test_toch_takes_it_back_and_both_are_kept(tafel: Tafel, tmp_path: Path) -> None:
    zonder(tafel)
    assert zonder(tafel, "--toch") == "Wijkpolitie doet weer mee bij casus 1."
    assert van(tafel, "wijkpol", "agenda") == {1, 2}
    toon = platte(op(tafel, DAG, "casus", "toon", "1").stdout)
    assert "Wijkpolitie buiten deze casus gehouden (tester)" in toon
    assert "Wijkpolitie weer toegelaten tot deze casus (tester)" in toon
    assert "zonder Wijkpolitie" not in toon
    zonder(tafel)
    assert lees_op(tafel, DAG, "casus", "toon", "1")["zonder"] == ["wijkpolitie"]
    assert "zonder Wijkpolitie" in platte(op(tafel, DAG, "casus", "toon", "1").stdout)
    gelogd = sql(tmp_path, "SELECT onderwerp FROM logregel WHERE handeling = 'casus zonder'")
    assert gelogd == [("1 wijkpolitie",)] * 3


def test_of_decisions_it_has_its_own_afspraken_alone(tafel: Tafel) -> None:
    op(tafel, "2026-11-26", "overleg", "besluit", "1", "--tekst", "Zij betaalt in termijnen.")
    afspraak = ("--organisatie", "wijkpol", "--wat", "langsgaan", "--uiterlijk", "3-12")
    op(tafel, "2026-11-26", "afspraak", "add", "1", *afspraak)
    ander = ("--organisatie", "madi", "--wat", "begroting", "--uiterlijk", "3-12")
    op(tafel, "2026-11-26", "afspraak", "add", "1", *ander)
    args = (
        "overleg",
        "besluitenlijst",
        "--tafel",
        "jeugd",
        "--datum",
        "26-11",
        "--voor",
        "wijkpol",
    )
    assert "termijnen" in op(tafel, "2026-11-27", *args).stdout
    zonder(tafel)
    lijst = op(tafel, "2026-11-27", *args).stdout
    assert "termijnen" not in lijst
    assert "begroting" not in lijst
    assert "langsgaan" in lijst
    week = op(tafel, "2026-11-27", "rapport", "weeklijst", "--organisatie", "wijkpol").stdout
    assert "langsgaan" in week


def test_at_a_keyboard_the_partner_is_asked(aan_toetsen: Tafel, tafel: Tafel) -> None:
    """Until it is one; elsewhere it must be given."""
    gevraagd = aan_toetsen("--vandaag", DAG, "casus", "zonder", "1", input="nergens\nwijkpol\n")
    assert gevraagd.exit_code == 0
    assert "deze partner is niet bekend" in gevraagd.stderr
    assert "Wijkpolitie blijft buiten casus 1." in gevraagd.stderr
    assert van(tafel, "wijkpol", "agenda") == {2}
    [fout] = weigert(tafel, DAG, 2, "casus", "zonder", "1")
    assert fout == "tafel: welke partner? Geef haar naam of het begin ervan"


def test_what_was_shared_before_is_shared_no_more(tafel: Tafel) -> None:
    op(tafel, DAG, "notitie", "1", "--tekst", "ruzie met de buren", "--delen-met", "wijkpol")
    args = ("agenda", "--tafel", "jeugd", "--voor", "wijkpol")
    assert "ruzie" in op(tafel, DAG, *args).stdout
    zonder(tafel)
    assert "ruzie" not in op(tafel, DAG, *args).stdout


def test_an_escalation_against_it_is_off_its_weekly_list(tafel: Tafel) -> None:
    op(tafel, DAG, "escaleer", "1", "--spoor", "uitvoering", "--tegen", "wijkpol")
    args = ("rapport", "weeklijst", "--organisatie", "wijkpol")
    assert "E1" in op(tafel, DAG, *args).stdout
    zonder(tafel)
    assert "E1" not in op(tafel, DAG, *args).stdout


def test_a_meeting_that_has_begun_is_no_way_around_it(tafel: Tafel, tmp_path: Path) -> None:
    op(tafel, "2026-11-26", "overleg", "begin", "--tafel", "jeugd")
    zonder(tafel)
    assert van(tafel, "wijkpol", "agenda", "--datum", "26-11") == {2}


def test_a_question_about_its_melding_is_left_out_too(tafel: Tafel) -> None:
    """Of a casus of which only a question is up the sheet has the melding, and no casus."""
    zonder(tafel)
    gelezen = op(tafel, DAG, "agenda", "--tafel", "jeugd", "--voor", "wijkpol").stdout
    assert "F.P." not in gelezen
    assert "S.S." in gelezen


def test_a_schilpartner_is_not_invited_either(tafel: Tafel) -> None:
    afspraak = ("--organisatie", "altra", "--wat", "huisbezoek", "--uiterlijk", "3-12")
    op(tafel, DAG, "afspraak", "add", "1", *afspraak)
    assert van(tafel, "altra", "agenda") == {1}
    op(tafel, DAG, "casus", "zonder", "1", "altra")
    assert van(tafel, "altra", "agenda") == set()
    [een] = [
        p for p in lees_op(tafel, DAG, "agenda", "--tafel", "jeugd")["punten"] if p["casus"] == 1
    ]
    assert (een["genodigden"], een["zonder"]) == ([], ["Altra"])


def test_what_cannot_be(tafel: Tafel) -> None:
    [fout] = weigert(tafel, DAG, 65, "casus", "zonder", "1", "wijkpol", "--toch")
    assert fout == "tafel: Wijkpolitie is niet buiten casus 1 gehouden"
    zonder(tafel)
    [fout] = weigert(tafel, DAG, 65, "casus", "zonder", "1", "wijkpol")
    assert fout == "tafel: Wijkpolitie is al buiten casus 1 gehouden"
    weigert(tafel, DAG, 66, "casus", "zonder", "1", "bestaatniet")
    weigert(tafel, DAG, 66, "casus", "zonder", "9", "wijkpol")
    weigert(tafel, DAG, 2, "casus", "zonder", "1")
    weigert(tafel, DAG, 2, "casus", "zonder", "1", "wijkpol", "--toch", "--reden", "x")
    op(tafel, DAG, "casus", "overdragen", "1", "--casemanager", "L. Oud", "--organisatie", "madi")
    fout = weigert(tafel, DAG, 76, "casus", "zonder", "1", "madi")[0]
    assert "heeft de regie van casus 1" in fout
    assert van(tafel, "madi", "agenda") == {1, 2}
