"""Two at once, of whom one is answering a question: what he did not see is not overwritten."""

from pathlib import Path

import pytest

from tests.commands.hulp import GEZIN, OVERLAST, deel_toe, sql, voer_in
from tests.commands.test_terminal import Terminal, einde, terminal
from tests.conftest import Tafel
from tests.scenario.hulp import nieuwe_casus

__all__ = ["terminal"]
ANDER = {"TAFEL_GEBRUIKER": "j.bakker"}
TAAK = ("afspraak", "add", "1", "--wat", "bellen", "--organisatie", "mee", "--uiterlijk", "+2w")
SLUIT = ("casus", "sluit", "1", "--reden", "verhuisd", "--evaluatie", "goed", "--geen-nazorg")


@pytest.fixture
def casus(register: Tafel) -> Tafel:
    """Casus 1 and 2; one afspraak in the first."""
    assert nieuwe_casus(register, GEZIN) == 1
    assert nieuwe_casus(register, GEZIN | {"achternaam": "Anders", "huisnummer": "99"}) == 2
    assert register("melding", "terugkoppelen", "M1").exit_code == 0
    assert register(*TAAK).exit_code == 0
    return register


def test_an_afspraak_that_came_meanwhile_does_not_lapse_unseen(
    casus: Tafel, terminal: Terminal, tafel_proces: Tafel, tmp_path: Path
) -> None:
    kind = terminal(*SLUIT, breedte=100)
    kind.expect(r"sluiten\? \[j/N\]: $")
    assert tafel_proces(*TAAK, env=ANDER).exit_code == 0
    kind.sendline("j")
    tekst, code = einde(kind)
    assert code == 75
    zin = " ".join(tekst.split())
    assert "casus 1 is intussen gewijzigd door j.bakker, om " in zin
    assert (
        ": afspraak 1/2 gemaakt. Van u is niets bewaard (casus gesloten: verhuisd); bekijk eerst"
        in zin
    )
    assert "tafel casus toon 1, en doe het dan opnieuw" in zin
    assert sql(tmp_path, "SELECT status FROM casus WHERE id = 1") == [("open",)]
    assert casus(*SLUIT, "--ja").exit_code == 0


def test_what_somebody_changed_of_another_casus_is_no_hindrance(
    casus: Tafel, terminal: Terminal, tafel_proces: Tafel
) -> None:
    kind = terminal(*SLUIT)
    kind.expect(r"sluiten\?")
    elders = ("overleg", "besluit", "2", "--tekst", "door")
    assert tafel_proces(*elders, env=ANDER).exit_code == 0
    kind.sendline("j")
    assert einde(kind)[1] == 0


def test_what_somebody_changed_before_it_was_seen_is_no_hindrance(
    casus: Tafel, terminal: Terminal, tafel_proces: Tafel
) -> None:
    assert tafel_proces(*TAAK, env=ANDER).exit_code == 0
    kind = terminal(*SLUIT)
    kind.expect(r"sluiten\?")
    kind.sendline("j")
    assert einde(kind)[1] == 0


@pytest.mark.parametrize(
    ("ander", "wat"),
    [
        (("melding", "wijzig", "M1", "--huisnummer", "5"), "huisnummer"),
        (("toedelen", "M1", "--tafel", "volwassenen", "--motivering", "zo besloten"), "toegedeeld"),
    ],
)
def test_answers_about_a_melding_that_somebody_changed(
    register: Tafel,
    terminal: Terminal,
    tafel_proces: Tafel,
    tmp_path: Path,
    ander: tuple[str, ...],
    wat: str,
) -> None:
    voer_in(register, OVERLAST, inwonende_kinderen="onbekend")
    deel_toe(register, "M1")
    kind = terminal("melding", "vul-aan", "M1", breedte=100)
    kind.expect(r"of geen\): $")
    assert tafel_proces(*ander, env=ANDER).exit_code == 0
    kind.sendline("geen")
    tekst, code = einde(kind)
    assert code == 75
    zin = " ".join(tekst.split())
    assert "melding M1 is intussen gewijzigd door j.bakker, om " in zin
    assert f": {wat}. Van u is niets bewaard (inwonende kinderen)" in zin
    gevraagd = "SELECT inwonende_kinderen FROM melding WHERE id = 1"
    assert sql(tmp_path, gevraagd) == [(None,)]


def test_a_run_is_not_in_its_own_way(register: Tafel, terminal: Terminal) -> None:
    """Answer after answer is stored, of one melding after the other."""
    for nummer in ("1", "2"):
        voer_in(register, OVERLAST, inwonende_kinderen="onbekend", achternaam=f"Bos{nummer}")
        deel_toe(register, f"M{nummer}")
    kind = terminal("melding", "vul-aan")
    for _ in "12":
        kind.expect(r"of geen\): $")
        kind.sendline("geen")
    assert einde(kind)[1] == 0


def test_a_note_that_came_meanwhile_is_read_first(
    casus: Tafel, terminal: Terminal, tafel_proces: Tafel
) -> None:
    kind = terminal(*SLUIT, breedte=100)
    kind.expect(r"sluiten\? \[j/N\]: $")
    assert tafel_proces("notitie", "1", "--tekst", "De school belde.", env=ANDER).exit_code == 0
    kind.sendline("j")
    tekst, code = einde(kind)
    assert code == 75
    assert ": notitie. Van u is niets bewaard" in " ".join(tekst.split())


def test_a_note_of_ones_own_is_kept_whatever_came_meanwhile(
    casus: Tafel, terminal: Terminal, tafel_proces: Tafel, tmp_path: Path
) -> None:
    kind = terminal("notitie", breedte=100)
    kind.expect(r"[Cc]asus[^:]*: ?$")
    assert tafel_proces(*TAAK, env=ANDER).exit_code == 0
    kind.sendline("1")
    kind.expect(r": ?$")
    kind.sendline("Moeder belde.")
    assert einde(kind)[1] == 0
    assert sql(tmp_path, "SELECT tekst FROM notitie") == [("Moeder belde.",)]


def test_what_somebody_established_while_questions_were_asked_is_not_overwritten(
    casus: Tafel, terminal: Terminal, tafel_proces: Tafel, tmp_path: Path
) -> None:
    kind = terminal("casus", "verhelder", "1", breedte=100)
    kind.expect(r"niet_mogelijk\): ?$")
    ander = ("casus", "verhelder", "1", "--verificatie", "loos_alarm", "--multiprobleem", "nee")
    assert tafel_proces(*ander, env=ANDER).exit_code == 0
    kind.sendline("ja")
    for antwoord in ("terecht", "ja", *[""] * 9):
        kind.expect(r": ?$")
        kind.sendline(antwoord)
    tekst, code = einde(kind)
    assert code == 75
    assert "casus 1 is intussen gewijzigd door j.bakker, om " in " ".join(tekst.split())
    assert sql(tmp_path, "SELECT verificatie FROM casus WHERE id = 1") == [("loos_alarm",)]
