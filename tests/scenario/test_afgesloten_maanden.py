"""A month is counted once, when it is closed: the same question gives the same answer for ever."""

import csv
import io
import json
import re
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tafel.register import store
from tafel.register.verbinding import verbind
from tests.commands.hulp import zegt_niets
from tests.commands.rapporthulp import Vuller, vul
from tests.conftest import Tafel
from tests.scenario.hulp import lees_op, op, platte, weigert

DAG = "2026-11-23"
VRAGEN = (
    ("--maand", "2026-10"),
    ("--kwartaal", "2026-3"),
    ("--van", "2026-01-01", "--tot", "2026-10-31"),
)
RAPPORTEN = ("kengetallen", "indicatoren", "ggsr", "knelpunten", "aanbod")


@pytest.fixture
def gevuld(register: Tafel, tmp_path: Path) -> Tafel:
    """Casussen of 2026, every one with its melding, of which some are closed."""
    with vul(tmp_path) as bij:
        for nummer in range(60):
            voeg_toe(bij, f"2026-{nummer % 10 + 1:02}-{nummer % 27 + 1:02}", nummer)
    return register


def voeg_toe(bij: Vuller, dag: str, nummer: int) -> None:
    casus = bij.casus(op=dag, tafel=("jeugd-en-gezin", "volwassenen")[nummer % 2])
    kanaal = ("loket", "politie", "okc")[nummer % 3]
    bij.melding(bij.persoon_van(casus), casus, op=dag, kanaal=kanaal)
    if nummer % 4 == 0:
        bij.sluit(casus, f"2026-10-{nummer % 20 + 1:02}")


def alles(tafel: Tafel, dag: str = DAG) -> dict[str, str]:
    """Every report over every period, as printed."""
    return {
        f"{naam} {' '.join(vraag)}": op(tafel, dag, "rapport", naam, *vraag, "-f", "json").stdout
        for naam in RAPPORTEN
        for vraag in VRAGEN
    }


def test_a_monday_with_figures(gevuld: Tafel, tmp_path: Path) -> None:
    """What a coördinator types before the board meets."""
    eerste = op(gevuld, DAG, "rapport", "kengetallen")
    assert "01-01-2026 t/m 31-10-2026" in eerste.stdout
    assert "aantallen van mensen zijn afgerond op 5" in platte(eerste.stdout)
    assert "uitgesplitst is kwartaal 2026-3, het laatste hele kwartaal" in platte(eerste.stdout)
    intern = op(gevuld, DAG, "rapport", "kengetallen", "--maand", "2026-10", "--intern").stdout
    assert "niet voor verspreiding" in intern
    rij = next(regel for regel in intern.splitlines() if regel.startswith("okt 2026"))
    assert rij.split() == ["okt", "2026", "6", "6", "0", "15", "45"]
    with closing(sqlite3.connect(tmp_path / "register.db")) as db:
        gelogd = db.execute("SELECT handeling, onderwerp FROM logregel ORDER BY id").fetchall()
    assert ("rapport kengetallen intern", "2026-10-01 t/m 2026-10-31") in gelogd
    gesloten = [maand for wat, maand in gelogd if wat == "rapport afsluiten"]
    assert gesloten == [f"2026-{maand:02}" for maand in range(1, 11)]


def test_closing_is_done_once_by_whoever_comes_first(gevuld: Tafel, tmp_path: Path) -> None:
    gedaan = op(gevuld, DAG, "rapport", "afsluiten")
    assert gedaan.stderr.startswith("Afgesloten: 2026-01, 2026-02, ")
    assert gedaan.stderr.rstrip().endswith("2026-10.")
    assert op(gevuld, DAG, "rapport", "afsluiten").stderr == "Er is geen maand om af te sluiten.\n"
    assert op(gevuld, "2026-12-13", "rapport", "afsluiten").stderr.startswith("Er is geen maand")
    op(gevuld, "2026-12-14", "rapport", "weeklijst", "--alle", "--uit", str(tmp_path / "lijsten"))
    assert op(gevuld, "2026-12-14", "rapport", "afsluiten").stderr.startswith("Er is geen maand")
    assert lees_op(gevuld, "2026-12-14", "rapport", "kengetallen")["periode"]["tot"] == "2026-11-30"


def test_what_comes_in_later_changes_no_figure(gevuld: Tafel, tmp_path: Path) -> None:
    toen = alles(gevuld)
    with vul(tmp_path) as bij:
        for nummer in range(4):
            voeg_toe(bij, f"2026-0{nummer + 6}-15", nummer)
    assert alles(gevuld, "2026-11-24") == toen


def test_reports_read_no_record_of_a_closed_month(gevuld: Tafel, tmp_path: Path) -> None:
    toen = alles(gevuld)
    with closing(sqlite3.connect(tmp_path / "register.db")) as db, db:
        for (trekker,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'"):
            db.execute(f"DROP TRIGGER {trekker}")
        for tabel in ("toedelingsbesluit", "melding", "casus", "persoon", "huishouden"):
            db.execute(f"DELETE FROM {tabel}")
    assert alles(gevuld) == toen


def test_the_revision_tells_once_a_year_what_came_later(gevuld: Tafel, tmp_path: Path) -> None:
    op(gevuld, DAG, "rapport", "afsluiten")
    with vul(tmp_path) as bij:
        for nummer in range(7):
            bij.melding(bij.persoon(bij.huishouden()), op=f"2026-0{nummer + 1}-15")
    jaar = ("rapport", "kengetallen", "--van", "2026-01-01", "--tot", "2026-12-31")
    gezegd = lees_op(gevuld, "2027-01-20", *jaar, "--intern")["opmerkingen"]
    assert any("kwamen over 2026 nog 7 meldingen binnen, geteld toen" in zin for zin in gezegd)
    [rond] = [z for z in lees_op(gevuld, "2027-01-20", *jaar)["opmerkingen"] if "kwamen over" in z]
    assert re.search(r"nog (5|10) meldingen", rond)


def test_two_who_close_at_once_close_every_month_once(gevuld: Tafel, tmp_path: Path) -> None:
    codes = []
    draden = [
        threading.Thread(
            target=lambda: codes.append(
                gevuld("--vandaag", DAG, "rapport", "kengetallen").exit_code
            )
        )
        for _ in range(3)
    ]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    assert codes == [0, 0, 0]
    with closing(sqlite3.connect(tmp_path / "register.db")) as db:
        [(aantal,)] = db.execute("SELECT count(*) FROM maandafsluiting")
    assert aantal == 10


def test_the_secret_and_exact_counts_stay_inside(gevuld: Tafel, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "register.db")) as db:
        [(geheim,)] = db.execute("SELECT waarde FROM instelling WHERE sleutel = 'geheim'")
    assert len(bytes.fromhex(geheim)) == 32
    uit = "".join(alles(gevuld).values())
    assert geheim not in uit
    stroom = json.loads(alles(gevuld)["kengetallen --maand 2026-10"])["tabellen"][0]["rijen"]
    assert all(cel % 5 == 0 for _, *cellen in stroom for cel in cellen)


def test_what_is_closed_cannot_be_changed(gevuld: Tafel, tmp_path: Path) -> None:
    op(gevuld, DAG, "rapport", "afsluiten")
    with closing(sqlite3.connect(tmp_path / "register.db")) as db:
        for opdracht in (
            "UPDATE maandcijfer SET aantal = 9",
            "DELETE FROM maandcijfer",
            "DELETE FROM maandafsluiting",
        ):
            with pytest.raises(sqlite3.IntegrityError, match="alleen om aan toe te voegen"):
                db.execute(opdracht)


def test_another_profile_closes_nothing(gevuld: Tafel) -> None:
    op(gevuld, DAG, "consultatie", "add", "--tafel", "jeugd")
    ander = ("--profiel", "almere")
    [zin] = weigert(gevuld, DAG, 78, *ander, "rapport", "kengetallen")
    assert "dit register werkt met profiel zuidoost, niet met almere" in zin
    op(gevuld, DAG, "rapport", "afsluiten")
    assert op(gevuld, DAG, *ander, "rapport", "kengetallen").exit_code == 0


def test_nothing_before_the_first_closed_month_is_ever_counted(
    gevuld: Tafel, tmp_path: Path
) -> None:
    """Printed as a month that there is nothing of, it stays one: else four late meldingen of
    October would show as four differences.
    """
    vraag = ("rapport", "kengetallen", "--kwartaal", "2025-4", "-f", "json")
    toen = op(gevuld, DAG, *vraag).stdout
    with vul(tmp_path) as bij:
        for _ in range(4):
            bij.melding(bij.persoon(bij.huishouden()), op="2025-10-15")
    assert op(gevuld, "2026-11-24", *vraag).stdout == toen
    gelezen = json.loads(toen)
    assert gelezen["tabellen"][0]["rijen"][0] == ["2025-10", None, None, None, None, None]
    [zin] = [zin for zin in gelezen["opmerkingen"] if "begint" in zin]
    assert zin == "het register begint in 2026-01; van de maanden daarvoor is er niets"


@pytest.mark.parametrize("jaar", ["1924", "2016", "2062"])
def test_one_mistyped_year_is_no_begin_of_the_register(
    gevuld: Tafel, tmp_path: Path, jaar: str
) -> None:
    with vul(tmp_path) as bij:
        nummer = bij.melding(bij.persoon(bij.huishouden()), op=f"{jaar}-05-03")
    gedaan = op(gevuld, DAG, "rapport", "afsluiten").stderr
    gezegd = f"let op: M{nummer} (03-05-{jaar}) is meer dan een jaar ouder dan al het andere"
    assert (gezegd in platte(gedaan)) is (jaar < "2026")
    assert "Afgesloten: 2026-01, 2026-02, " in gedaan
    vroeger = lees_op(gevuld, DAG, "rapport", "kengetallen", "--kwartaal", "2016-2")
    assert {cel for rij in vroeger["tabellen"][0]["rijen"] for cel in rij[1:]} == {None}
    assert "let op" not in op(gevuld, DAG, "rapport", "afsluiten").stderr


def test_an_empty_register_says_that_nothing_is_closed(register: Tafel) -> None:
    gelezen = lees_op(register, DAG, "rapport", "kengetallen", "--maand", "2026-10")
    assert "er is nog geen maand afgesloten waarin iets is gemeld" in gelezen["opmerkingen"]
    for tabel in gelezen["tabellen"]:
        assert {cel for rij in tabel["rijen"] for cel in rij[1:]} == {None}


@pytest.mark.parametrize("naam", RAPPORTEN)
def test_of_a_time_before_the_register_no_figure_is_given(gevuld: Tafel, naam: str) -> None:
    """Not even 0, in any table: the same as its months say."""
    gelezen = lees_op(gevuld, DAG, "rapport", naam, "--kwartaal", "2025-3")
    regels = list(
        csv.DictReader(
            io.StringIO(
                op(gevuld, DAG, "rapport", naam, "--kwartaal", "2025-3", "-f", "csv").stdout
            ),
            delimiter=";",
        )
    )
    assert len(gelezen["tabellen"]) > 0
    van_mensen = [
        regel
        for regel in regels
        if regel["soort"] in ("aantal", "procent", "dagen", "weken")
        and not regel["kolom"].endswith("_organisaties")
        and regel["kolom"] != "doel"
        and "convenant" not in " ".join(regel.values())
        and "ondertekend" not in " ".join(regel.values())
    ]
    assert van_mensen
    assert {regel["waarde"] for regel in van_mensen} == {""}


def test_a_full_disk_says_that_what_was_closed_stays_closed(
    gevuld: Tafel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Months are closed one by one: those that fitted stay closed, and the next run goes on."""

    def krap(pad: Path, **hoe: Any) -> sqlite3.Connection:
        verbinding = verbind(pad, **hoe)
        [vol] = verbinding.execute("PRAGMA page_count").fetchone()
        verbinding.execute(f"PRAGMA max_page_count = {vol + 1}")
        return verbinding

    with monkeypatch.context() as tijdelijk:
        tijdelijk.setattr(store, "verbind", krap)
        gedaan = gevuld("--vandaag", DAG, "rapport", "kengetallen")
    assert (gedaan.exit_code, gedaan.stdout) == (73, "")
    assert "is vol; maak ruimte, wat daarvoor is bewaard, blijft" in gedaan.stderr
    with closing(sqlite3.connect(tmp_path / "register.db")) as db:
        [(gesloten,)] = db.execute("SELECT count(*) FROM maandafsluiting")
    assert 0 < gesloten < 10
    op(gevuld, DAG, "rapport", "kengetallen")


def test_a_report_that_cannot_be_shown_failed_though_it_closed_months(
    gevuld: Tafel, omgeving: dict[str, str], tmp_path: Path
) -> None:
    """Closing does no harm to repeat: whoever asks again gets the report."""
    with Path("/dev/full").open("wb", buffering=0) as vol:
        klaar = subprocess.run(
            [sys.executable, "-m", "tafel", "rapport", "kengetallen"],
            cwd=tmp_path,
            env=omgeving,
            stdout=vol,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert klaar.returncode == 73
    assert "het is bewaard" not in klaar.stderr
    assert op(gevuld, DAG, "rapport", "afsluiten").stderr.startswith("Er is geen maand")


@pytest.mark.parametrize("vorm", ["tekst", "csv", "json"])
def test_exact_counts_are_not_kept_in_a_file(
    gevuld: Tafel, omgeving: dict[str, str], tmp_path: Path, vorm: str
) -> None:
    """On a screen, or through a pipe to what pages it on the screen; not with > or --uit."""
    opdracht = ("rapport", "kengetallen", "--intern", "-f", vorm)
    with (tmp_path / "uit").open("w") as uit:
        klaar = subprocess.run(
            [sys.executable, "-m", "tafel", *opdracht],
            cwd=tmp_path,
            env=omgeving,
            stdout=uit,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert klaar.returncode == 2
    assert "--intern is voor het scherm; de uitvoer gaat nu naar een bestand" in klaar.stderr
    assert zegt_niets((tmp_path / "uit").read_text(), 2)
    assert gevuld(*opdracht, "--uit", "elders").exit_code == 2


@pytest.mark.parametrize("vorm", ["tekst", "tabel"])
def test_exact_counts_can_be_paged(gevuld: Tafel, tafel_proces: Tafel, vorm: str) -> None:
    uit = op(tafel_proces, DAG, "rapport", "kengetallen", "--intern", "-f", vorm)
    assert "niet voor verspreiding" in uit.stdout
    assert "Let op: dit zijn exacte aantallen, niet voor verspreiding." in uit.stderr


@pytest.mark.parametrize("naam", ["kengetallen", "indicatoren", "ggsr", "knelpunten", "aanbod"])
@pytest.mark.parametrize("vorm", ["csv", "json", "markdown"])
def test_exact_counts_are_for_no_program(
    gevuld: Tafel, tafel_proces: Tafel, tmp_path: Path, naam: str, vorm: str
) -> None:
    uit = tafel_proces("rapport", naam, "--intern", "-f", vorm)
    assert (uit.exit_code, zegt_niets(uit.stdout, 2)) == (2, True)
    assert f"gaat nu als {vorm} naar een ander programma" in platte(uit.stderr)
    with closing(sqlite3.connect(tmp_path / "register.db")) as db:
        [gelogd] = db.execute("SELECT count(*) FROM logregel WHERE handeling LIKE '%intern'")
    assert gelogd == (0,)
    assert tafel_proces("rapport", naam, "-f", vorm).exit_code == 0


def test_the_half_year_is_counted_as_one(gevuld: Tafel) -> None:
    """Its totals are drawn apart: 36 meldingen of January up to June, in six months of 6."""
    halfjaar = ("rapport", "kengetallen", "--van", "2026-01-01", "--tot", "2026-06-30")
    gelezen = lees_op(gevuld, DAG, *halfjaar, "--intern")
    [tabel] = [t for t in gelezen["tabellen"] if t["sleutel"] == "vergelijking"]
    assert tabel["titel"] == "Vergeleken: eerste halfjaar van 2026"
    assert tabel["rijen"][0] == ["gemeld", 36, None, None]
    [naar_tafel] = [t for t in gelezen["tabellen"] if t["sleutel"] == "naar_tafel"]
    assert sum(rij[1] for rij in naar_tafel["rijen"]) == 18  # of the second quarter
    [rond] = [
        t for t in lees_op(gevuld, DAG, *halfjaar)["tabellen"] if t["sleutel"] == "vergelijking"
    ]
    assert rond["rijen"][0][1] in (35, 40)
