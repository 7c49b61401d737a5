"""Completion in the shells, and what a start imports."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Tafel
from tests.proefcommando import commandos, draai_stuk, vul_aan

__all__ = ["commandos"]


def test_completion(tafel: Tafel) -> None:
    assert vul_aan(tafel, "tafel ") == "proef\nenkel\ninit\nalleen\n"
    assert vul_aan(tafel, "tafel a") == "alleen\n"
    assert vul_aan(tafel, "tafel --version al") == "alleen\n"
    assert vul_aan(tafel, "tafel --help proef s") == "stuk\n"
    assert vul_aan(tafel, "tafel --re") == "--register\n"
    assert vul_aan(tafel, "tafel proef v") == "verplicht\nvraag-iets\n"
    assert vul_aan(tafel, "tafel --stil proef doe --aard zorg") == "zorg\nzorg_en_overlast\n"
    assert vul_aan(tafel, "tafel a", "fish") == "alleen\tHulp bij alleen.\n"
    assert '"alleen":"Hulp bij alleen."' in vul_aan(tafel, "tafel a", "zsh")


def test_completion_answers_known_shells_only(tafel: Tafel) -> None:
    for vraag_ in ("onzin", "source_bash", "complete_tcsh"):
        uit = tafel(env={"_TAFEL_COMPLETE": vraag_})
        assert (uit.exit_code, uit.stdout) == (2, "")
        assert uit.stderr == (
            "tafel: _TAFEL_COMPLETE heeft een onbekende waarde; zie tafel --show-completion.\n"
        )


def test_install_completion(
    tafel: Tafel, omgeving: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shellingham.detect_shell", lambda: ("bash", "/bin/bash"))
    assert "_TAFEL_COMPLETE=complete_bash" in tafel("--show-completion").stdout
    uit = tafel("--install-completion")
    pad = Path(omgeving["HOME"], ".bash_completions", "tafel.sh")
    assert (
        uit.stdout == f"Aanvullen staat aan ({pad}); het werkt in elke shell die u hierna opent.\n"
    )
    assert "_TAFEL_COMPLETE=complete_bash" in pad.read_text(encoding="utf-8")
    monkeypatch.setattr("shellingham.detect_shell", lambda: ("tcsh", "/bin/tcsh"))
    fout = tafel("--show-completion")
    assert (fout.exit_code, fout.stderr) == (
        2,
        "tafel: Deze shell wordt niet herkend; aanvullen werkt in bash, zsh, fish.\n",
    )


ZWAAR = {"sqlmodel", "sqlalchemy", "pydantic", "rich", "tabulate", "dateutil", "platformdirs"}


@pytest.mark.parametrize(
    ("argument", "aanvullen"), [("--help", ""), ("", "tafel "), ("--version", "")]
)
def test_start_imports_no_command_and_nothing_heavy(
    omgeving: dict[str, str], argument: str, aanvullen: str
) -> None:
    if aanvullen:
        omgeving |= {
            "_TAFEL_COMPLETE": "complete_zsh",
            "_TYPER_COMPLETE_ARGS": aanvullen,
        }
    klaar = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "tafel", *argument.split()],
        env=omgeving,
        capture_output=True,
        text=True,
        check=True,
    )
    assert klaar.stdout
    modules = {regel.rpartition("|")[2].strip() for regel in klaar.stderr.splitlines()}
    assert "typer" in modules
    assert {m.partition(".")[0] for m in modules} & ZWAAR == set()
    assert {m for m in modules if m.startswith("tafel.commands.")} <= {
        "tafel.commands._lijn",
        "tafel.commands._lijn.nederlands",
        "tafel.commands._lijn.aangeboden",
        "tafel.commands._lijn.crisis",
        "tafel.commands._lijn.foutobject",
        "tafel.commands._lijn.omzetting",
        "tafel.commands._lijn.aanvulling",
        "tafel.commands._lijn.plaatshouders",
        "tafel.commands._lijn.uitgang",
    }


def test_a_command_is_parsed_without_pydantic(omgeving: dict[str, str]) -> None:
    regel = "print({'pydantic', 'rich', 'platformdirs'} & set(__import__('sys').modules))"
    assert draai_stuk(regel, omgeving) == (0, "set()\n", "")
