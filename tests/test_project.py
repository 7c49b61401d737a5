"""The project around the code: what is promised about packaging, versions and targets."""

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import tafel
from tafel.gegevens import gegevens

ROOT = Path(__file__).parents[1]
LOCKS = sorted([*ROOT.glob("requirements*.lock"), *ROOT.glob("tests/bench/*.lock")])
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def versies(lock: Path) -> dict[str, str]:
    """Name (lower case) → version."""
    regels = [r for r in lock.read_text(encoding="utf-8").splitlines() if not r.startswith("#")]
    return {naam.lower(): versie for naam, versie in (regel.split("==") for regel in regels)}


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_a_lock_file_holds_exact_versions_and_nothing_of_a_machine(lock: Path) -> None:
    regels = [r for r in lock.read_text(encoding="utf-8").splitlines() if not r.startswith("#")]
    assert regels
    assert [r for r in regels if not re.fullmatch(r"[A-Za-z0-9_.-]+==[0-9][0-9a-z.]*", r)] == []


def test_the_lock_files_agree_with_each_other() -> None:
    draaien = versies(ROOT / "requirements.lock")
    for naam in ("requirements-dev.lock", "requirements-orakel.lock"):
        assert draaien.items() <= versies(ROOT / naam).items()


def test_what_must_not_move_is_pinned_for_a_plain_install_too() -> None:
    vast = dict(eis.split("==") for eis in PYPROJECT["project"]["dependencies"] if "==" in eis)
    assert {"typer", "rich", "sqlmodel", "sqlalchemy"} <= vast.keys()
    assert vast.items() <= versies(ROOT / "requirements.lock").items()


def test_every_dependency_is_in_the_lock() -> None:
    namen = {re.split(r"[<>=\[]", eis)[0].lower() for eis in PYPROJECT["project"]["dependencies"]}
    assert namen <= versies(ROOT / "requirements.lock").keys()


def test_the_data_is_found_from_a_checkout_in_any_folder(tmp_path: Path) -> None:
    assert gegevens() == ROOT / "data"
    klaar = subprocess.run(
        [sys.executable, "-c", "from tafel.gegevens import gegevens; print(gegevens())"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert klaar.stdout.strip() == str(ROOT / "data")


def test_the_data_travels_with_the_wheel(tmp_path: Path) -> None:
    draai = [sys.executable, "-m"]
    subprocess.run(
        [*draai, "build", "--wheel", "--no-isolation", "--outdir", tmp_path, ROOT],
        check=True,
        capture_output=True,
    )
    (wheel,) = tmp_path.glob("*.whl")
    assert wheel.name.startswith(f"tafel-{tafel.__version__}-")
    plek = tmp_path / "geinstalleerd"
    subprocess.run(
        [sys.executable, "-m", "zipfile", "-e", wheel, plek], check=True, capture_output=True
    )
    klaar = subprocess.run(
        [*draai, "tafel", "--version"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(plek)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert klaar.stdout == f"tafel {tafel.__version__}\n"
    data = ROOT / "data"
    verwacht = {p.relative_to(data): p.read_bytes() for p in data.rglob("*") if p.is_file()}
    mee = plek / "tafel" / "data"
    assert {p.relative_to(mee): p.read_bytes() for p in mee.rglob("*") if p.is_file()} == verwacht


def test_every_target_that_the_documents_name_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    documenten = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / ".ci" / "run"]
    genoemd = {
        target
        for document in documenten
        for target in re.findall(
            r"(?:`|^)make ([a-z]+)", document.read_text(encoding="utf-8"), re.M
        )
    }
    assert {"demo", "test", "check", "bench", "orakel"} <= genoemd <= targets


def test_the_ci_script_can_be_run_and_parses() -> None:
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    assert subprocess.run(["bash", "-n", script], check=False).returncode == 0


def test_the_changelog_speaks_of_what_is_not_released_yet() -> None:
    tekst = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    koppen = re.findall(r"^## \[(.+?)\]", tekst, re.M)
    assert koppen[0] == "Nog niet uitgebracht"


def test_every_adr_is_in_the_index() -> None:
    adrs = ROOT / "docs" / "adr"
    index = (adrs / "README.md").read_text(encoding="utf-8")
    assert [p.name for p in adrs.glob("0*.md") if f"({p.name})" not in index] == []
