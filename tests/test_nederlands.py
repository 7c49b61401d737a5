"""Everything the command line says by itself is Dutch."""

import ast
import re
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import pytest
import typer

from tafel import cli
from tests.conftest import ROOT, Tafel
from tests.proefcommando import COMMANDOS, commandos

__all__ = ["commandos"]

HULP = """\
Gebruik: tafel proef doe [OPTIES] [NR]...

Doet iets.

Argumenten:
  NR  Nummers.

Opties:
  --aantal GETAL                  Hoe vaak. [standaard: 3]
  --aard zorg|overlast|zorg_en_overlast
                                  De aard.
  --kinderen GETAL                Leeftijden.
  --naam TEKST                    Een naam. Komt in de geschiedenis van de
                                  shell te staan; '-' leest van stdin.
  -f, --formaat tabel|tekst|markdown|csv|json
                                  Vorm van de uitvoer. [standaard: tabel op
                                  een scherm, anders tekst]
  --uit BESTAND                   Schrijft naar dit bestand.
  --tafel TAFEL                   De tafel, of het begin ervan (of
                                  TAFEL_TAFEL).
  --datum DATUM                   Bijvoorbeeld 2026-11-26, 26-11, do, +2w of
                                  morgen.
  --namen                         Toont namen in plaats van initialen en
                                  geboortejaar.
  --proef                         Toont wat er zou gebeuren; bewaart niets.
  --help                          Toont deze hulp en stopt.
"""


def test_help_of_a_command(tafel: Tafel) -> None:
    assert tafel("proef", "doe", "--help").stdout == HULP


def test_a_parameter_that_typer_would_treat_in_english_is_refused() -> None:
    def een_dag(dag: Annotated[date, typer.Option(parser=date.fromisoformat)]) -> None: ...
    def een_vlag(namen: bool = False) -> None: ...
    def een_tijd(tijd: datetime) -> None: ...

    for functie, melding in ((een_vlag, "--no-"), (een_tijd, "no Dutch conversion")):
        fout = typer.Typer()
        fout.command("x")(functie)
        with pytest.raises(TypeError, match=melding):
            cli.bouw_commando("x", fout)
    goed = typer.Typer()
    goed.command("x")(een_dag)
    assert cli.bouw_commando("x", goed).name == "x"


def test_help_of_what_is_required(tafel: Tafel) -> None:
    hulp = tafel("proef", "verplicht", "--help").stdout
    assert hulp.startswith("Gebruik: tafel proef verplicht [OPTIES] BESTAND\n")
    assert "\n  BESTAND  Een bestand. [verplicht]\n" in hulp
    assert re.search(r"\n  --soort kort\|lang +De soort\. \[verplicht\]\n", hulp)


ENGELS = re.compile(
    r"\b(usage|options?|arguments|commands?|show|exit|error|missing|invalid|value|required|"
    r"default|try|such|unexpected|abort(ed)?|install|completion|env|range|text|integer|for)\b",
    re.IGNORECASE,
)
EIGEN_WOORDEN = re.compile(r"--(install|show)-completion")


def _alle_hulp(groep: typer.core.TyperGroup) -> Iterator[list[str]]:
    yield ["--help"]
    ctx = groep.make_context("tafel", ["x"], resilient_parsing=True)
    for naam in groep.list_commands(ctx):
        commando = groep.get_command(ctx, naam)
        if isinstance(commando, typer.core.TyperGroup):
            yield from ([naam, *rest] for rest in _alle_hulp(commando))
        else:
            yield [naam, "--help"]


def _hoofdgroep() -> typer.core.TyperGroup:
    hoofd = typer.main.get_command(cli.app)
    assert isinstance(hoofd, typer.core.TyperGroup)
    return hoofd


@pytest.mark.parametrize("echt", [False, True])
def test_no_help_page_holds_english_or_is_too_wide(
    tafel: Tafel, monkeypatch: pytest.MonkeyPatch, echt: bool
) -> None:
    if echt:
        monkeypatch.setattr(cli, "COMMANDOS", COMMANDOS)
    regels = list(_alle_hulp(_hoofdgroep()))
    assert (["melding", "add", "--help"] if echt else ["proef", "vraag-iets", "--help"]) in regels
    for regel in regels:
        uit = tafel(*regel)
        assert (uit.exit_code, uit.stderr) == (0, "")
        assert ENGELS.findall(EIGEN_WOORDEN.sub("", uit.stdout)) == [], regel
        assert max(map(len, uit.stdout.splitlines())) <= 80, regel
        assert re.search(r"^  --?\S+( [^ ]+)?$(?!\n {4})", uit.stdout, re.MULTILINE) is None, (
            f"{regel}: an option without a word of explanation"
        )


# Everything typer can say, from its source. `replaced` is said in Dutch by _nederlands.py and
# _completion.py; `unreachable` needs something this program never does. A text that is in neither
# is new in typer: see to it that nobody meets it, then add it here.

REPLACED = {
    "Show this message and exit.",
    "Got unexpected extra argument(s) ({})",
    "Option {} does not take a value.",
    "Option {} requires {}",
    "No such option: {}",
    "(Possible options: {})",
    "Missing {}{}.",
    "Missing {}{}. {}",
    "Invalid value: {}",
    "Invalid value for {}: {}",
    "Error: {}",
    "Try '{} {}' for help.\n",
    "Choose from:\n\t{}",
    "Missing command.",
    "No such command {name!r}.",
    "default: {default}",
    "env var: {var}",
    " (env var: '{}')",
    "{} is not one of {}.",
    'Completion instruction "{}" not supported.',
    "Completion will take effect once you restart the terminal",
    "Invalid completion instruction.",
    "Shell {} not supported.",
    "Shell {} is not supported.",
    "{} completion installed in {}",
}
UNREACHABLE = {
    # conversion by pydantic, of dates, of files and paths: _converteer_zelf takes its place
    "None is not a valid string",
    "value is not a valid tuple",
    "{} does not match the formats {}.",
    "{} values are required, but {} given.",
    "Value must be an iterable.",
    "Argument {} takes {} values.",
    "Value {} is not a valid {}.",
    "Expected one list item type, got: {}",
    "{} {} does not exist.",
    "{} {} is a directory.",
    "{} {} is a file.",
    "{} {} is not readable.",
    "{} {} is not writable.",
    "Could not open file {}: {}",
    (
        "Appending to an existing file is not supported, because that would involve an expensive"
        " `copy`-operation to a temporary file. Open the file in normal `w`-mode and copy"
        " explicitly if that's what you're after."
    ),
    "Use the `overwrite`-parameter instead.",
    "Atomic writes only make sense with `w`-mode.",
    # prompts of typer: test_typer_asks_nothing
    "Error: The two entered values do not match.",
    "Error: The value you entered was invalid.",
    "Error: invalid input",
    # mistakes of a programmer
    "Boolean option {} cannot use the same flag for true/false.",
    "Invalid start character for option ({})",
    "unknown action '{}'",
    # typer's own completion options (add_completion=False), `source_bash`, and PowerShell
    "Install completion for the current shell.",
    "Install completion for the specified shell.",
    "Show completion for the current shell, to copy it or customize the installation.",
    "Show completion for the specified shell, to copy it or customize the installation.",
    "Couldn't detect Bash version, shell completion is not supported.",
    "Shell completion is not supported for Bash versions older than 4.4.",
    "Couldn't decode the path automatically",
    "Couldn't get PowerShell user profile",
}
SPREKERS = {
    *("_", "echo", "secho", "fail", "BadParameter", "UsageError", "NoSuchOption", "ValueError"),
    *("BadOptionUsage", "BadArgumentUsage", "MissingParameter", "ClickException", "FileError"),
}
ZEGGERS = {"format_message", "get_missing_message", "show", "get_error_hint", "__init__"}


def _tekst(knoop: ast.AST) -> str:
    if isinstance(knoop, ast.Constant) and isinstance(knoop.value, str):
        return knoop.value
    if isinstance(knoop, ast.JoinedStr):
        return "".join(_tekst(deel) or "{}" for deel in knoop.values)
    return ""


def _gezegd(boom: ast.AST) -> Iterator[str]:
    for knoop in ast.walk(boom):
        if isinstance(knoop, ast.Call):
            naam = getattr(knoop.func, "attr", getattr(knoop.func, "id", ""))
            if naam in SPREKERS:
                yield from map(_tekst, knoop.args)
            yield from (_tekst(k.value) for k in knoop.keywords if k.arg in {"help", "hint"})
        if isinstance(knoop, ast.FunctionDef) and knoop.name in ZEGGERS:
            yield from (_tekst(k) for k in ast.walk(knoop) if isinstance(k, ast.JoinedStr))


def test_everything_typer_can_say_is_accounted_for() -> None:
    map_ = Path(typer.__file__).parent
    zonder = {"rich_utils.py", "testing.py", "cli.py", "main.py", "params.py", "_winconsole.py"}
    teksten = {
        tekst
        for bestand in map_.rglob("*.py")
        if bestand.name not in zonder or bestand.parent.name not in {"typer", "_click"}
        for tekst in _gezegd(ast.parse(bestand.read_text(encoding="utf-8")))
        if re.search(r"[a-z]{2,} |[a-z]{3,}[.:]", tekst)
    }
    assert sorted(teksten - REPLACED - UNREACHABLE) == []
    assert sorted((REPLACED | UNREACHABLE) - teksten) == []


def test_typer_asks_nothing() -> None:
    vragen = re.compile(r"typer\.(prompt|confirm|progressbar)\b|\bprompt=|confirmation_prompt")
    for bestand in (ROOT / "tafel").rglob("*.py"):
        assert vragen.search(bestand.read_text(encoding="utf-8")) is None, bestand
