"""Imports go one way: the contracts in pyproject.toml hold, and notice it when they do not."""

import ast
import os
import shutil
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_house_keeps_its_layers() -> None:
    klaar = lint(ROOT)
    assert klaar.returncode == 0, klaar.stdout
    assert "0 broken" in klaar.stdout


@pytest.mark.parametrize(
    ("module", "regel", "contract"),
    [
        ("domain", "import tafel.config", "Imports go one way"),
        ("rules/inbraak", "import rich", "Rules and domain know no terminal"),
        ("rules/inbraak", "import tafel.register", "Imports go one way"),
        ("render/inbraak", "import tafel.register", "Render shows what it is given"),
        ("services/inbraak", "import typer", "Services, register and files know no terminal"),
        ("services/inbraak", "import sqlmodel", "Only the register knows SQL"),
        ("utils", "import os", "Imports go one way"),
        ("services/basis/inbraak", "import tafel.services.plan.plan", "Subjects of services"),
        ("services/utils/inbraak", "import os", "Subjects of services"),
        ("render/vorm/inbraak", "import tafel.render.regels", "The forms know no subject"),
        *(
            (f"{plek}/inbraak", f"import tafel.{plek.replace('/', '.')}.weer_inbraak", "No circle")
            for plek in ("services/plan", "render/casus", "register", "rules", "commands/_lijn")
        ),
    ],
)
def test_a_breach_is_noticed(tmp_path: Path, module: str, regel: str, contract: str) -> None:
    shutil.copytree(ROOT / "tafel", tmp_path / "tafel")
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    plek = tmp_path / "tafel" / f"{module}.py"
    if not plek.parent.exists():
        plek.parent.mkdir()
        (plek.parent / "__init__.py").touch()
    with plek.open("a", encoding="utf-8") as bestand:
        bestand.write(f"\n{regel}\n")
    if "weer_" in regel:  # a circle takes two
        terug = f"import tafel.{module.replace('/', '.')}\n"
        plek.with_name(f"weer_{plek.name}").write_text(terug, encoding="utf-8")
    klaar = lint(tmp_path)
    assert klaar.returncode == 1
    gebroken = [r for r in klaar.stdout.splitlines() if r.endswith(" BROKEN")]
    assert any(r.startswith(contract) for r in gebroken), klaar.stdout


def test_a_class_name_is_used_once() -> None:
    """A table and what the domain calls by that name apart."""
    waar = defaultdict(list)
    for pad in (ROOT / "tafel").rglob("*.py"):
        if pad.name != "tables.py":
            for deel in ast.parse(pad.read_text(encoding="utf-8")).body:
                if isinstance(deel, ast.ClassDef):
                    waar[deel.name].append(str(pad.relative_to(ROOT)))
    assert {naam: plekken for naam, plekken in waar.items() if len(plekken) > 1} == {}


LANGST = 400
KORTST = 20


def test_no_file_is_too_long_or_too_short() -> None:
    """But for the tables of the register, its migrations, and what only opens a folder."""
    lengte = {
        str(pad.relative_to(ROOT)): len(pad.read_text(encoding="utf-8").splitlines())
        for pad in (ROOT / "tafel").rglob("*.py")
        if pad != ROOT / "tafel" / "register" / "tables.py" and "migrations" not in pad.parts
    }
    te_lang = {naam: regels for naam, regels in lengte.items() if regels > LANGST}
    te_kort = {
        naam: regels
        for naam, regels in lengte.items()
        if regels < KORTST and not naam.endswith(("__init__.py", "__main__.py"))
    }
    assert (te_lang, te_kort) == ({}, {})
