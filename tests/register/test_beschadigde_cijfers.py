"""What was kept for reports and is damaged, whichever field: said in Dutch with code 69, or of no
influence; never a trace of Python.
"""

import copy
import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.commands.hulp import zegt_niets
from tests.commands.test_rapport_definitief import BEWAARD
from tests.conftest import Demojaar, Tafel

DAG = "2026-11-23"
KWARTAAL = ("--kwartaal", "2026-3")
NAMEN = ("kengetallen", "indicatoren", "ggsr", "knelpunten", "aanbod")
VRAGEN = (
    *(("rapport", naam, *KWARTAAL) for naam in NAMEN),
    ("rapport", "nota", *KWARTAAL, "-f", "json"),
)
"""The note holds all of the others."""
GESLOTEN = [
    *(("maandcijfer", k) for k in ("maand", "populatie", "eigenschap", "rij")),
    *(("maandcijfer", k) for k in ("aantal", "sleutelsom", "getoond")),
    *(("maandafsluiting", k) for k in ("maand", "profiel", "dag", "tijd", "wie")),
    *(("maandafsluiting", k) for k in ("stand", "kaart", "zegel")),
]
"""Everything that is kept of a closed month."""
GEZEGD = [("ggsroordeel", k) for k in ("toets", "oordeel", "dag", "bron")]
"""What partners said later, which is under no seal."""
ANDERS = ("", "[]", "2026-13-40", "é" * 200)
GETALLEN = (-1, 0, -(1 << 63), (1 << 63) - 1)


def zet(pad: Path, opdracht: str, *waarden: object) -> int:
    """By hand, past everything that holds it back; returns how many rows."""
    with closing(sqlite3.connect(pad)) as db, db:
        db.execute("PRAGMA ignore_check_constraints = ON")
        for (trekker,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'"):
            db.execute(f"DROP TRIGGER {trekker}")
        return db.execute(opdracht, waarden).rowcount


def heel_of_69(tafel: Tafel, vragen: Sequence[Sequence[str]], wat: object) -> set[int]:
    codes = set()
    for vraag in vragen:
        gedaan = tafel("--vandaag", DAG, *vraag)
        codes.add(gedaan.exit_code)
        assert gedaan.exit_code in (0, 69), (wat, vraag, gedaan)
        assert "Traceback" not in gedaan.stderr
        if gedaan.exit_code == 69:
            assert zegt_niets(gedaan.stdout, 69)
            [zin] = gedaan.stderr.splitlines()
            assert zin.startswith("tafel: het register "), (wat, zin)
    return codes


@pytest.fixture(scope="module")
def gesloten(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("heel") / "demo.db"


@pytest.fixture
def demo(tafel: Tafel, demojaar: Demojaar, tmp_path: Path, gesloten: Path) -> Path:
    pad = tmp_path / "register.db"
    if not gesloten.exists():
        demojaar("zuidoost", pad)
        zegt = ("--zegt", "ja", "--op", "2026-09-01", "--bron", "verslag")
        for opdracht in (("afsluiten",), ("oordeel", "visie", *zegt)):
            assert tafel("--vandaag", DAG, "rapport", *opdracht).exit_code == 0
        gesloten.write_bytes(pad.read_bytes())
    pad.write_bytes(gesloten.read_bytes())
    return pad


def is_beschadigd(tafel: Tafel, vraag: Sequence[str]) -> None:
    """Says which month, and what to do; and no report tells anything."""
    gedaan = tafel("--vandaag", DAG, *vraag)
    assert (gedaan.exit_code, zegt_niets(gedaan.stdout, 69)) == (69, True), gedaan
    [zin] = gedaan.stderr.splitlines()
    assert zin.startswith("tafel: het register ")
    assert zin.endswith(" is beschadigd in de cijfers van 2026-09; zet een reservekopie terug")


@pytest.mark.parametrize(("tabel", "kolom"), GESLOTEN)
def test_a_field_of_a_closed_month(
    tafel: Tafel, demo: Path, gesloten: Path, tabel: str, kolom: str
) -> None:
    for waarde in GETALLEN if kolom in ("aantal", "sleutelsom", "getoond") else ANDERS:
        demo.write_bytes(gesloten.read_bytes())
        zet(
            demo,
            f"UPDATE OR REPLACE {tabel} SET {kolom} = ? WHERE maand = '2026-09'",
            waarde,
        )
        is_beschadigd(tafel, VRAGEN[-1])


_NAAR_KANAAL = "maand = '2026-09' AND populatie = 'gemeld' AND eigenschap = 'kanaal'"
HANDWERK = (
    "UPDATE maandcijfer SET getoond = getoond + 5 WHERE maand = '2026-09' AND rij = ''",
    f"UPDATE maandcijfer SET rij = 'elders' WHERE {_NAAR_KANAAL} AND rij = 'school'",
    f"DELETE FROM maandcijfer WHERE {_NAAR_KANAAL} AND rij = 'school'",
    "DELETE FROM maandcijfer WHERE maand = '2026-09'",
    "INSERT INTO maandcijfer VALUES ('2026-09', 'gemeld', 'kanaal', 'elders', 7, 1, 5)",
    "UPDATE maandafsluiting SET dag = '2026-10-16' WHERE maand = '2026-09'",
    "UPDATE maandafsluiting SET zegel = NULL WHERE maand = '2026-09'",
    "DELETE FROM maandafsluiting WHERE maand = '2026-09'",
)


@pytest.mark.parametrize("opdracht", HANDWERK)
def test_a_closed_month_that_was_changed_by_hand(tafel: Tafel, demo: Path, opdracht: str) -> None:
    assert zet(demo, opdracht) > 0
    for vraag in VRAGEN:
        is_beschadigd(tafel, vraag)


@pytest.mark.parametrize("maand", ["2025-11", "2026-09", "2026-10"], ids=["first", "mid", "last"])
def test_a_month_that_is_wholly_gone_is_not_counted_again(
    tafel: Tafel, demo: Path, maand: str
) -> None:
    for tabel in ("maandcijfer", "maandafsluiting"):
        assert zet(demo, f"DELETE FROM {tabel} WHERE maand = ?", maand) > 0
    gedaan = tafel("--vandaag", DAG, "rapport", "afsluiten")
    assert gedaan.exit_code == 69
    assert f"beschadigd in de cijfers van {maand}; zet een reservekopie terug" in gedaan.stderr


def test_other_months_can_still_be_told(tafel: Tafel, demo: Path) -> None:
    """So that what is whole is not lost until a copy is found."""
    zet(demo, "DELETE FROM maandcijfer WHERE maand = '2026-09'")
    for periode in (("--maand", "2026-08"), ("--kwartaal", "2026-2")):
        assert tafel("--vandaag", DAG, "rapport", "kengetallen", *periode).exit_code == 0


def test_of_a_month_closed_before_there_were_seals_nothing_is_said(
    tafel: Tafel, demo: Path
) -> None:
    zet(demo, "UPDATE maandafsluiting SET stand = NULL, kaart = NULL, zegel = NULL")
    for vraag in VRAGEN:
        assert tafel("--vandaag", DAG, *vraag).exit_code == 0
    for kolom in ("maand", "dag", "tijd", "wie"):
        zet(demo, f"UPDATE maandafsluiting SET {kolom} = 'x' WHERE maand = '2026-09'")
        heel_of_69(tafel, VRAGEN, kolom)


@pytest.mark.parametrize(("tabel", "kolom"), GEZEGD)
def test_a_field_of_what_partners_said(tafel: Tafel, demo: Path, tabel: str, kolom: str) -> None:
    for waarde in ANDERS:
        zet(demo, f"UPDATE {tabel} SET {kolom} = ?", waarde)
        heel_of_69(tafel, VRAGEN[2:3], waarde)


@pytest.mark.parametrize("waarde", ["", "00", "zz", "é" * 200, "ab" * 65])
def test_the_secret_may_not_be_another(tafel: Tafel, demo: Path, waarde: str) -> None:
    zet(demo, "UPDATE instelling SET waarde = ? WHERE sleutel = 'geheim'", waarde)
    assert heel_of_69(tafel, VRAGEN, waarde) == {69}


def test_the_secret_may_not_be_gone(tafel: Tafel, demo: Path) -> None:
    zet(demo, "DELETE FROM instelling WHERE sleutel = 'geheim'")
    assert heel_of_69(tafel, VRAGEN, "weg") == {69}


@pytest.mark.parametrize("vorm", ["tekst", "tabel", "json", "csv", "html", "docx", "xlsx"])
def test_a_report_that_was_declared_final(tafel: Tafel, pad: Path, vorm: str) -> None:
    zet(
        pad,
        "INSERT INTO vaststelling (rapport, kwartaal, profiel, cijfers, tijd, dag, wie) VALUES "
        "('kengetallen', '2026-3', 'zuidoost 1.1', '', '2026-10-05', '2026-10-05', 'tester')",
    )
    uit = ("--uit", "uit") if vorm in ("html", "docx", "xlsx") else ()
    vraag = ("rapport", "kengetallen", *KWARTAAL, "-f", vorm, *uit)
    codes = set()
    for wat, inhoud in beschadigd(BEWAARD):
        zet(pad, "UPDATE vaststelling SET cijfers = ?", json.dumps(inhoud))
        codes |= heel_of_69(tafel, [vraag], wat)
    assert codes == {0, 69}
    for tekst in ("", "{", "[]", "1", "null"):
        zet(pad, "UPDATE vaststelling SET cijfers = ?", tekst)
        assert heel_of_69(tafel, [vraag], tekst) == {69}


IN_PLAATS: Sequence[Any] = (None, -1, "x", [], {"weg": 1}, {"dag": "2026-13-40"}, "weg")


def beschadigd(inhoud: Any) -> Iterator[tuple[object, Any]]:
    """Once without each part, at any depth, and with each other kind of thing in its place."""
    for plek in plekken(inhoud):
        for anders in IN_PLAATS:
            kopie = copy.deepcopy(inhoud)
            *ervoor, laatste = plek
            deel = kopie
            for stap in ervoor:
                deel = deel[stap]
            if anders == "weg":
                del deel[laatste]
            else:
                deel[laatste] = anders
            yield (plek, anders), kopie


def plekken(inhoud: Any, ervoor: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every place in it; of many alike the first."""
    delen: Sequence[tuple[Any, Any]] = ()
    if isinstance(inhoud, dict):
        delen = list(inhoud.items())
        if len({type(deel) for _, deel in delen}) == 1:
            delen = delen[:2]
    elif isinstance(inhoud, list):
        delen = list(enumerate(inhoud))[:1]
    for sleutel, deel in delen:
        yield (*ervoor, sleutel)
        yield from plekken(deel, (*ervoor, sleutel))
