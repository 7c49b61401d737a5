"""`tafel casus lijst`: filters, and the list for people and for programs."""

from pathlib import Path

import pytest

from tests.commands.casushulp import doe, nummers, spreek_af, zet
from tests.commands.hulp import BESPREKEN, GEZIN, OVERLAST, deel_toe, lees, voer_in
from tests.conftest import Tafel

# --- lijst ----------------------------------------------------------------------------------------


@pytest.fixture
def drie(register: Tafel, tmp_path: Path) -> Tafel:
    """Casus 1 jeugd-en-gezin, 2 volwassenen, 3 still to be discussed; all in step 3."""
    for velden in (GEZIN, OVERLAST, BESPREKEN):
        voer_in(register, velden)
    doe(register, "toedelen", "--alle")
    zet(tmp_path, "UPDATE casus SET categorie = NULL")
    return register


@pytest.mark.parametrize(
    ("waarde", "opties"),
    [
        ("categorie = 'MPG1'", ("--categorie", "mpg1")),
        ("casemanager = 'Loïs Oud'", ("--casemanager", "lois o")),
        ("casemanager_organisatie = 'altra'", ("--organisatie", "altra")),
        ("opgeschaald_naar = 'MDO+'", ("--opgeschaald",)),
        ("volg_op = '2026-12-01'", ("--volglijst",)),
        ("nazorg_op = '2026-12-01'", ("--nazorg",)),
        ("stap_sinds = '2026-11-06'", ("--stilstaand",)),
    ],
)
def test_a_filter(drie: Tafel, tmp_path: Path, waarde: str, opties: tuple[str, ...]) -> None:
    assert nummers(drie, *opties) == []
    zet(tmp_path, f"UPDATE casus SET {waarde} WHERE id = 2")
    assert nummers(drie, *opties) == [2]
    assert nummers(drie, "--tafel", "jeugd", *opties) == []


def test_unknown_categories_can_be_asked_for(drie: Tafel, tmp_path: Path) -> None:
    zet(tmp_path, "UPDATE casus SET categorie = 'MPG1' WHERE id = 1")
    assert nummers(drie, "--categorie", "onbekend") == [3, 2]


def test_standing_still_begins_the_day_after_the_term(drie: Tafel, tmp_path: Path) -> None:
    """Ten working days in step 3: from Monday 9-11 to today; from Sunday 8-11 to Friday 20-11."""
    zet(
        tmp_path,
        "UPDATE casus SET stap_sinds = '2026-11-09'",
        "UPDATE casus SET stap_sinds = '2026-11-08' WHERE id = 2",
        "UPDATE casus SET stap_sinds = '2026-01-05', stap = 7 WHERE id = 3",
    )
    assert nummers(drie, "--stilstaand") == [2]
    zet(tmp_path, "UPDATE casus SET status = 'gesloten' WHERE id = 2")
    assert nummers(drie, "--stilstaand") == []


def test_late_afspraken_and_whom_they_are_with(drie: Tafel, tmp_path: Path) -> None:
    for casus, organisatie, dag in (
        ("1", "dwi", "20-11-2026"),  # a Friday: 22-11 is a Sunday, late after Monday
        ("2", "dwi", "23-11"),
        ("2", "mee", "+1w"),
    ):
        doe(
            *(drie, "afspraak", "add", casus, "--organisatie", organisatie, "--wat", "x"),
            *("--uiterlijk", dag),
        )
    assert nummers(drie, "--te-laat") == [1]
    assert nummers(drie, "--organisatie", "dwi") == [2, 1]
    doe(drie, "afspraak", "nagekomen", "1/1")
    assert nummers(drie, "--te-laat") == []
    assert nummers(drie, "--organisatie", "dwi") == [2]
    zet(
        tmp_path,
        "INSERT INTO betrokkenheid (persoon, organisatie, tot) VALUES "
        "(1, 'ggd', NULL), (2, 'ggd', '2026-11-22')",
    )
    assert nummers(drie, "--organisatie", "ggd") == [1]


def test_the_list_for_people_and_for_programs(drie: Tafel, tmp_path: Path) -> None:
    spreek_af(drie, "20-11-2026")
    zet(tmp_path, "UPDATE casus SET casemanager = 'L. Oud', categorie = 'MPG1' WHERE id = 1")
    zonder_tafel, *gevonden = lees(drie, "casus", "lijst", "--tafel", "jeugd")
    assert (zonder_tafel["casus"], zonder_tafel["tafel"]) == (3, None)
    assert gevonden == [
        {
            "casus": 1,
            "tafel": "jeugd-en-gezin",
            "stap": 3,
            "categorie": "MPG1",
            "betrokkene": "F.P. '88, kind '14",
            "geopend_op": "2026-11-23",
            "status": "open",
        }
    ]
    kop, _, regel = doe(drie, "casus", "lijst", "--tafel", "jeugd").splitlines()
    assert kop.split() == [
        *("Casus", "Betrokkene", "Tafel", "Stap", "Categorie", "Te", "laat", "Status", "Geopend"),
        "Regie",
    ]
    assert regel.split()[-5:] == ["1", "open", "23-11-2026", "L.", "Oud"]


def test_the_list_keeps_what_counts_on_a_screen_of_80(register: Tafel) -> None:
    """Late afspraken and the state; when it was opened and who manages it only where it fits."""
    voer_in(register, GEZIN)
    deel_toe(register, "M1")
    register("casus", "verhelder", "1", "--multiprobleem", "nee")
    args = ("--organisatie", "dwi", "--wat", "bellen", "--uiterlijk", "2026-11-20")
    assert register("afspraak", "add", "1", *args).exit_code == 0
    kop, _, regel = register("casus", "lijst", "-f", "tabel").stdout.splitlines()
    assert kop.replace("Te laat", "Te-laat").split() == [
        *("Casus", "Betrokkene", "Tafel", "Stap", "Categorie", "Te-laat", "Status")
    ]
    assert "3 informatie" in regel
    assert regel.split()[-3:] == ["Risicogezin", "1", "open"]
    assert len(regel) <= 80
    breed = register("casus", "lijst", "-f", "tabel", env={"COLUMNS": "130"}).stdout
    assert breed.splitlines()[0].split()[-2:] == ["Geopend", "Regie"]
