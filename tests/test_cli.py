"""The shell around the commands: global options, errors, Dutch wording, lazy import, completion."""

import ast
import os
import re
import subprocess
import sys
import types
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Literal

import pexpect
import pytest
import typer

from tafel import __version__, cli
from tafel.commands._lijn import opties as _options
from tafel.commands._lijn.nummers import lees_casusnummer, lees_meldingnummer
from tafel.commands._lijn.opties import (
    Aanroep,
    Datum,
    Documentformaat,
    Formaat,
    Namen,
    Proef,
    Uit,
    aanroep,
    kies_formaat,
    lees_datum,
)
from tafel.commands._lijn.opties import Tafel as Tafeloptie
from tafel.commands._lijn.teksten import vraag_tekst
from tafel.commands._lijn.terminal import bevestig, vraag
from tafel.config import Settings, lees_settings
from tafel.errors import (
    Busy,
    GateNotMet,
    InputRefused,
    NotFound,
    NotPermitted,
    OutputFailed,
    RegisterUnusable,
    SettingsWrong,
    TafelError,
    WrongUse,
)
from tests.conftest import ROOT, Tafel

COMMANDOS = cli.COMMANDOS

proef = typer.Typer(help="Commando's voor de tests.")


@proef.command()
def doe(
    ctx: typer.Context,
    nummers: Annotated[list[str] | None, typer.Argument(metavar="NR", help="Nummers.")] = None,
    aantal: Annotated[int, typer.Option(min=1, max=9, help="Hoe vaak.")] = 3,
    aard: Annotated[
        Literal["zorg", "overlast", "zorg_en_overlast"] | None, typer.Option(help="De aard.")
    ] = None,
    kinderen: Annotated[list[int] | None, typer.Option(help="Leeftijden.")] = None,
    naam: Annotated[str | None, typer.Option(help=f"Een naam. {_options.IN_GESCHIEDENIS}")] = None,
    formaat: Formaat = None,
    uit: Uit = None,
    tafel: Tafeloptie = None,
    datum: Datum = None,
    namen: Namen = False,
    toets: Proef = False,
) -> None:
    """Doet iets."""
    waarden = (nummers, aantal, aard, kinderen, naam, formaat, uit, tafel, datum, namen, toets)
    typer.echo(repr(waarden))


@proef.command()
def verplicht(
    bestand: Annotated[Path, typer.Argument(help="Een bestand.")],
    soort: Annotated[Literal["kort", "lang"], typer.Option(help="De soort.")],
    formaat: Documentformaat = None,
) -> None:
    """Heeft alles nodig."""
    typer.echo(f"{bestand.name} {soort} {formaat}")


FOUTEN: dict[str, BaseException] = {
    fout.__name__: fout("Er is iets met M412; draai tafel init.")
    for fout in (
        TafelError,
        WrongUse,
        InputRefused,
        NotFound,
        RegisterUnusable,
        OutputFailed,
        Busy,
        GateNotMet,
        NotPermitted,
        SettingsWrong,
    )
} | {
    "exit65": typer.Exit(65),
    "abort": typer.Abort(),
    "onderbroken": KeyboardInterrupt(),
    "einde": EOFError(),
    "vol": OSError(28, "No space left on device", "/geheim/Jan Jansen"),
    "pijp": BrokenPipeError(32, "Broken pipe"),
    "onverwacht": KeyError("Jan Jansen 12-03-2008"),
}


@proef.command()
def stuk(hoe: Annotated[str, typer.Argument(help="Welke fout.")]) -> None:
    """Gaat stuk."""
    typer.echo('{"half": true}')
    raise FOUTEN[hoe]


@proef.command()
def vraag_iets(
    naam: Annotated[str | None, typer.Option(help="Een naam.")] = None,
) -> None:
    """Vraagt iets."""
    typer.echo(f"[{vraag_tekst(naam, 'Naam', '--naam')}]")


enkel = typer.Typer()


@enkel.command("enkel")
def _enkel(ctx: typer.Context) -> None:
    """Is zelf het commando."""
    gevonden = aanroep(ctx)
    typer.echo(f"{gevonden.settings}\n{gevonden.profiel}")


begin = typer.Typer()


@begin.command()
def init(ctx: typer.Context) -> None:
    """Heeft geen profiel."""
    typer.echo(f"{ctx.obj.geladen}")


alleen = typer.Typer(help="Een groep van een.")


@alleen.command()
def migreer() -> None:
    """Is het enige commando van een groep."""
    typer.echo("gemigreerd")


class _Nagemaakt:
    """Instead of a profile."""

    def __init__(self, naam: str) -> None:
        self.naam = naam

    def __str__(self) -> str:
        return f"profiel {self.naam}"


@pytest.fixture(autouse=True)
def commandos(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Our own commands instead of the real ones; the list is of the profiles that were loaded."""
    geladen: list[str] = []
    apps = {"proef": proef, "enkel": enkel, "init": begin, "alleen": alleen}
    for naam, app in apps.items():
        module = types.ModuleType(f"proefcommando_{naam}")
        module.__dict__["app"] = app
        monkeypatch.setitem(sys.modules, module.__name__, module)
    monkeypatch.setattr(
        cli, "COMMANDOS", {naam: (f"proefcommando_{naam}", f"Hulp bij {naam}.") for naam in apps}
    )

    def laad_profiel(naam: str) -> _Nagemaakt:
        if naam == "kapot":
            raise SettingsWrong("profiel kapot: regel Z01 noemt een onbekend feit.")
        geladen.append(naam)
        return _Nagemaakt(naam)

    monkeypatch.setattr("tafel.services.regels.profielen.laad_profiel", laad_profiel)
    return geladen


# Global options and settings


def test_settings_from_the_options(tafel: Tafel, tmp_path: Path) -> None:
    uit = tafel(
        "--register", "a.db", "--profiel", "almere", "--vandaag", "1-2-2026", "--stil", "enkel"
    )
    verwacht = Settings(
        register=Path("a.db"),
        profiel="almere",
        profiel_gekozen=True,
        profielnaam="almere",
        vandaag=date(2026, 2, 1),
        stil=True,
        gebruiker="tester",
        tafel=None,
        breedte=80,
        kleur=False,
    )
    assert (uit.exit_code, uit.stdout) == (0, f"{verwacht}\nprofiel almere\n")


def test_settings_from_the_environment(tafel: Tafel) -> None:
    uit = tafel(
        "enkel",
        env={
            "TAFEL_REGISTER": "/r/b.db",
            "TAFEL_PROFIEL": "stedelijk",
            "TAFEL_VANDAAG": "2026-03-04",
            "TAFEL_GEBRUIKER": "rtuin",
            "TAFEL_TAFEL": "volwassenen",
            "COLUMNS": "120",
        },
    )
    verwacht = Settings(
        register=Path("/r/b.db"),
        profiel="stedelijk",
        profiel_gekozen=True,
        profielnaam="stedelijk",
        vandaag=date(2026, 3, 4),
        stil=False,
        gebruiker="rtuin",
        tafel="volwassenen",
        breedte=120,
        kleur=False,
    )
    assert (uit.exit_code, uit.stdout) == (0, f"{verwacht}\nprofiel stedelijk\n")


def test_defaults_of_the_platform(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for naam in [n for n in os.environ if n.startswith("TAFEL_")]:
        monkeypatch.delenv(naam)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("LOGNAME", "inlognaam")
    settings = lees_settings(register=None, profiel=None, vandaag=None, stil=False)
    assert settings.register == tmp_path / "tafel" / "register.db"
    assert (settings.profiel, settings.gebruiker, settings.tafel) == (
        "zuidoost",
        "inlognaam",
        None,
    )


def test_a_date_that_is_none_is_wrong_use_or_a_wrong_setting(tafel: Tafel) -> None:
    optie, omgeving = tafel("--vandaag", "foo", "enkel"), tafel("enkel", env={"TAFEL_VANDAAG": "x"})
    assert (optie.exit_code, omgeving.exit_code) == (2, 78)
    assert optie.stderr.startswith("tafel: --vandaag: ")
    assert omgeving.stderr.startswith("tafel: TAFEL_VANDAAG: ")


def test_an_invisible_character_in_a_setting_is_refused(tafel: Tafel) -> None:
    uit = tafel("enkel", env={"TAFEL_GEBRUIKER": "jan\x1b[2J"})
    assert uit.exit_code == 78
    assert uit.stderr == (
        "tafel: TAFEL_GEBRUIKER bevat onzichtbare tekens; zet de waarde opnieuw.\n"
    )


def test_no_login_name_at_all_names_the_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TAFEL_GEBRUIKER", raising=False)

    def geen() -> str:
        raise KeyError("uid")

    monkeypatch.setattr("getpass.getuser", geen)
    with pytest.raises(SettingsWrong, match="TAFEL_GEBRUIKER"):
        lees_settings(register="r.db", profiel=None, vandaag="2026-01-01", stil=False)


def test_every_command_but_init_loads_the_profile_first(tafel: Tafel, commandos: list[str]) -> None:
    assert tafel("--profiel", "kapot", "init").exit_code == 0
    assert tafel("--profiel", "kapot", "proef", "doe", "--help").exit_code == 0
    assert commandos == []
    uit = tafel("--profiel", "kapot", "proef", "doe")
    assert (uit.exit_code, uit.stdout) == (78, "")
    assert uit.stderr == "tafel: profiel kapot: regel Z01 noemt een onbekend feit.\n"
    tafel("proef", "doe")
    tafel("enkel")
    assert commandos == ["zuidoost", "zuidoost"]


def test_init_has_no_profile_to_hand_out(tafel: Tafel) -> None:
    assert tafel("init").stdout == "None\n"
    kaal = Aanroep(lees_settings(register="r", profiel=None, vandaag="2026-1-1", stil=False), None)
    with pytest.raises(RuntimeError):
        _ = kaal.profiel


def test_version(tafel: Tafel) -> None:
    uit = tafel("--version")
    assert (uit.exit_code, uit.stdout, uit.stderr) == (0, f"tafel {__version__}\n", "")


# Commands


def test_one_command_of_the_same_name_is_the_command_itself(tafel: Tafel) -> None:
    assert "Gebruik: tafel enkel [OPTIES]\n" in tafel("enkel", "--help").stdout
    assert "Gebruik: tafel alleen [OPTIES] COMMANDO ...\n" in tafel("alleen", "--help").stdout
    assert tafel("alleen", "migreer").stdout == "gemigreerd\n"


def test_values_are_converted(tafel: Tafel) -> None:
    uit = tafel(
        *("proef", "doe", "M1", "m2", "--aantal", "9", "--aard", "Overlast"),
        *("--kinderen", "4", "--kinderen", "12", "--naam", "x", "-f", "json", "--uit", "a/b"),
        *("--tafel", "volw", "--datum", "do", "--namen", "--proef"),
    )
    verwacht = (
        ["M1", "m2"],
        9,
        "overlast",
        [4, 12],
        "x",
        "json",
        Path("a/b"),
        "volw",
        "do",
        True,
        True,
    )
    assert (uit.stdout, uit.stderr) == (f"{verwacht!r}\n", "")


def test_what_is_left_out_is_none(tafel: Tafel) -> None:
    verwacht = (None, 3, None, None, None, None, None, None, None, False, False)
    assert tafel("proef", "doe").stdout == f"{verwacht!r}\n"


# Errors


@pytest.mark.parametrize("naam", [n for n, f in FOUTEN.items() if isinstance(f, TafelError)])
def test_an_expected_error_is_its_sentence_and_its_code(tafel: Tafel, naam: str) -> None:
    uit = tafel("proef", "stuk", naam)
    fout = FOUTEN[naam]
    assert isinstance(fout, TafelError)
    assert uit.exit_code == fout.exit_code
    assert uit.stderr == "tafel: Er is iets met M412; draai tafel init.\n"


@pytest.mark.parametrize(
    ("hoe", "code", "stderr"),
    [
        ("exit65", 65, ""),
        ("abort", 130, "\nAfgebroken.\n"),
        ("onderbroken", 130, "\nAfgebroken.\n"),
        ("einde", 130, "\nAfgebroken.\n"),
        ("vol", 73, "tafel: de schijf is vol; maak ruimte en probeer het opnieuw.\n"),
    ],
)
def test_other_ways_to_end(tafel: Tafel, hoe: str, code: int, stderr: str) -> None:
    uit = tafel("proef", "stuk", hoe)
    assert (uit.exit_code, uit.stdout, uit.stderr) == (code, '{"half": true}\n', stderr)


def test_an_unforeseen_exception_reaches_the_test(tafel: Tafel) -> None:
    with pytest.raises(KeyError):
        tafel("proef", "stuk", "onverwacht")


STUK_PROGRAMMA = """
import sys, types, typer
from tafel import cli
bron = '''
import typer
app = typer.Typer()
@app.command()
def init() -> None:
    geheim = "Jan Jansen"
    {regel}
'''
module = types.ModuleType("tafel.stuk")
exec(bron, module.__dict__)
sys.modules["tafel.stuk"] = module
cli.COMMANDOS["init"] = ("tafel.stuk", "Gaat stuk.")
sys.argv = ["tafel", "init"]
cli.main()
"""


def _draai_stuk(regel: str, omgeving: Mapping[str, str], **rest: int) -> tuple[int, str, str]:
    klaar = subprocess.run(
        [sys.executable, "-c", STUK_PROGRAMMA.replace("{regel}", regel)],
        env=omgeving,
        capture_output=not rest,
        text=True,
        check=False,
        **rest,  # type: ignore[call-overload]
    )
    return klaar.returncode, klaar.stdout, klaar.stderr


def test_an_unforeseen_exception_shows_class_and_place_only(omgeving: dict[str, str]) -> None:
    code, stdout, stderr = _draai_stuk("int(geheim)", omgeving)
    assert (code, stdout) == (1, "")
    assert stderr == (
        "tafel: onverwachte fout ValueError in tafel.stuk:7.\n"
        f"Geef dit door met versie {__version__} en het commando, zonder namen erin.\n"
    )


def test_a_reader_that_stops_is_no_news(omgeving: dict[str, str]) -> None:
    lees, schrijf = os.pipe()
    os.close(lees)
    lees_fout, schrijf_fout = os.pipe()
    try:
        code, *_ = _draai_stuk("print('x')", omgeving, stdout=schrijf, stderr=schrijf_fout)
    finally:
        os.close(schrijf)
        os.close(schrijf_fout)
    with os.fdopen(lees_fout) as stroom:
        assert (code, stroom.read()) == (73, "")


# Wrong use, in Dutch


@pytest.mark.parametrize(
    ("regel", "zin", "hulp"),
    [
        ("alleem", "onbekend commando 'alleem'. Bedoelde u 'alleen'?", "tafel"),
        ("Jansen", "dit commando bestaat niet.", "tafel"),
        ("proef Jansen", "dit commando bestaat niet.", "tafel proef"),
        ("--regster x", "onbekende optie '--regster'. Bedoelde u '--register'?", "tafel"),
        ("--register", "de optie --register heeft een waarde nodig.", "tafel"),
        ("--stil=x", "de optie --stil neemt geen waarde.", "tafel"),
        ("proef doe --namm x", "onbekende optie '--namm'. Bedoelde u '--naam'?", "tafel proef doe"),
        ("proef doe --qqqq=Jan", "onbekende optie '--qqqq'.", "tafel proef doe"),
        ("proef doe -q", "onbekende optie '-q'.", "tafel proef doe"),
        (
            "proef doe --stil",
            "de optie --stil hoort voor het commando: tafel --stil ...",
            "tafel proef doe",
        ),
        ("proef doe --aantal", "de optie --aantal heeft een waarde nodig.", "tafel proef doe"),
        ("proef doe --aantal x", "--aantal: 'x' is geen geheel getal.", "tafel proef doe"),
        ("proef doe --aantal 0", "--aantal: 0 is te klein; het minimum is 1.", "tafel proef doe"),
        (
            "proef doe --aantal 10",
            "--aantal: 10 is te groot; het maximum is 9.",
            "tafel proef doe",
        ),
        ("proef doe --aantal ٣", "--aantal: '٣' is geen geheel getal.", "tafel proef doe"),
        ("proef doe --kinderen x", "--kinderen: 'x' is geen geheel getal.", "tafel proef doe"),
        (
            "proef doe --aard overlas",
            (
                "--aard: 'overlas' kan niet. Bedoelde u 'overlast'?"
                " Kies uit: zorg, overlast, zorg_en_overlast."
            ),
            "tafel proef doe",
        ),
        (
            "proef doe -f xml",
            "--formaat: 'xml' kan niet. Kies uit: tabel, tekst, markdown, csv, json.",
            "tafel proef doe",
        ),
        ("proef verplicht", "het argument BESTAND ontbreekt.", "tafel proef verplicht"),
        (
            "proef verplicht x",
            "de optie --soort ontbreekt. Kies uit: kort, lang.",
            "tafel proef verplicht",
        ),
        (
            "proef stuk Jan Jansen",
            "1 argument(en) te veel; zet tekst met spaties tussen aanhalingstekens.",
            "tafel proef stuk",
        ),
    ],
)
def test_wrong_use(tafel: Tafel, regel: str, zin: str, hulp: str) -> None:
    uit = tafel(*regel.split())
    assert (uit.exit_code, uit.stdout) == (2, "")
    assert uit.stderr == f"tafel: {zin}\nHulp: {hulp} --help\n"


def test_what_was_typed_is_not_shown_with_control_characters(tafel: Tafel) -> None:
    uit = tafel("proef", "doe", "--aard", "zor\x1b[2J\u202e")
    assert "--aard: dit kan niet. Bedoelde u" not in uit.stderr
    assert "--aard: dit kan niet." in uit.stderr
    assert uit.stderr.replace("\n", "").isprintable()


@pytest.mark.parametrize("regel", ["", "--stil", "proef"])
def test_without_a_command_the_help_is_shown(tafel: Tafel, regel: str) -> None:
    uit = tafel(*regel.split())
    assert (uit.exit_code, uit.stdout) == (2, "")
    assert uit.stderr.startswith("Gebruik: tafel ")


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


# Questions, formats, numbers


def test_free_text_comes_from_the_option_or_stdin(tafel: Tafel) -> None:
    assert tafel("proef", "vraag-iets", "--naam", "Jan").stdout == "[Jan]\n"
    assert tafel("proef", "vraag-iets", "--naam", "-", input=" Loïs\n").stdout == "[Loïs]\n"
    uit = tafel("proef", "vraag-iets", input="Jan\n")
    assert (uit.exit_code, uit.stdout) == (2, "")
    assert uit.stderr == (
        "tafel: --naam ontbreekt; geef een waarde, of '-' om van stdin te lezen.\n"
    )
    kapot = tafel("proef", "vraag-iets", "--naam", "-", input=b"Lo\xefs\n")
    assert (kapot.exit_code, kapot.stderr) == (
        65,
        "tafel: --naam -: de tekst op stdin is geen UTF-8.\n",
    )


class _Stdin:
    def __init__(self, *regels: str) -> None:
        self.regels = list(regels)

    def readline(self, _: int = -1) -> str:
        return self.regels.pop(0) if self.regels else ""

    def isatty(self) -> bool:
        return True


def test_questions_on_a_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", _Stdin("  Jan \n", "\n", "Ja\n", "x\n", "n\n", "\n"))
    assert vraag_tekst(None, "Naam", "--naam") == "Jan"
    assert vraag("Kanaal") == ""
    assert [bevestig("Doorgaan?") for _ in range(3)] == [True, False, False]
    with pytest.raises(typer.Abort):
        vraag("Naam")
    stdout, stderr = capsys.readouterr()
    assert stdout == ""
    assert stderr == (
        "Naam: Kanaal: Doorgaan? [j/N]: Doorgaan? [j/N]: Antwoord met j of n.\n"
        "Doorgaan? [j/N]: Doorgaan? [j/N]: Naam: "
    )


def test_the_format_follows_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    for terminal, uit, verwacht in [
        (True, None, "tabel"),
        (True, Path("x"), "tekst"),
        (False, None, "tekst"),
    ]:
        monkeypatch.setattr(_options, "stdout_is_terminal", lambda waar=terminal: waar)
        assert kies_formaat(None, uit) == verwacht
        assert kies_formaat("json", uit) == "json"


@pytest.mark.parametrize("tekst", ["M412", "m412", "412", " M412 "])
def test_number_of_a_melding(tekst: str) -> None:
    assert lees_meldingnummer(tekst) == 412


@pytest.mark.parametrize("tekst", ["", "M", "412M", "-1", "M4 12", "٤١٢", "Jansen", "1" * 10])
def test_no_number_of_a_melding(tekst: str) -> None:
    with pytest.raises(WrongUse, match=r"^Een meldingnummer schrijft u als M412\.$"):
        lees_meldingnummer(tekst)


def test_number_of_a_casus() -> None:
    assert lees_casusnummer("147") == 147
    with pytest.raises(WrongUse, match=r"^Een casusnummer schrijft u als 147\.$"):
        lees_casusnummer("M147")


def test_a_date_names_its_option() -> None:
    assert lees_datum("26-11-2026", "--datum", date(2026, 11, 23)) == date(2026, 11, 26)
    with pytest.raises(WrongUse, match=r"^--datum: "):
        lees_datum("31-02-2026", "--datum", date(2026, 11, 23))


# Completion and start-up


def _vul_aan(tafel: Tafel, woorden: str, shell: str = "bash") -> str:
    uit = tafel(
        env={
            "_TAFEL_COMPLETE": f"complete_{shell}",
            "COMP_WORDS": woorden,
            "COMP_CWORD": str(len(woorden.split(" ")) - 1),
            "_TYPER_COMPLETE_ARGS": woorden,
            "_TYPER_COMPLETE_FISH_ACTION": "get-args",
        }
    )
    assert (uit.exit_code, uit.stderr) == (0, "")
    return uit.stdout


def test_completion(tafel: Tafel) -> None:
    assert _vul_aan(tafel, "tafel ") == "proef\nenkel\ninit\nalleen\n"
    assert _vul_aan(tafel, "tafel a") == "alleen\n"
    assert _vul_aan(tafel, "tafel --version al") == "alleen\n"
    assert _vul_aan(tafel, "tafel --help proef s") == "stuk\n"
    assert _vul_aan(tafel, "tafel --re") == "--register\n"
    assert _vul_aan(tafel, "tafel proef v") == "verplicht\nvraag-iets\n"
    assert _vul_aan(tafel, "tafel --stil proef doe --aard zorg") == "zorg\nzorg_en_overlast\n"
    assert _vul_aan(tafel, "tafel a", "fish") == "alleen\tHulp bij alleen.\n"
    assert '"alleen":"Hulp bij alleen."' in _vul_aan(tafel, "tafel a", "zsh")


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
        "tafel.commands._lijn.omzetting",
        "tafel.commands._lijn.aanvulling",
        "tafel.commands._lijn.plaatshouders",
        "tafel.commands._lijn.uitgang",
    }


def test_a_command_is_parsed_without_pydantic(omgeving: dict[str, str]) -> None:
    regel = "print({'pydantic', 'rich', 'platformdirs'} & set(__import__('sys').modules))"
    assert _draai_stuk(regel, omgeving) == (0, "set()\n", "")


def test_ctrl_c_at_a_question(omgeving: dict[str, str]) -> None:
    regel = "from tafel.commands._lijn.terminal import vraag; print(vraag('Naam'))"
    kind = pexpect.spawn(
        sys.executable,
        ["-c", STUK_PROGRAMMA.replace("{regel}", regel)],
        env=omgeving,
        encoding="utf-8",
        timeout=20,
    )
    kind.expect_exact("Naam: ")
    kind.sendintr()
    kind.expect_exact("Afgebroken.")
    kind.expect(pexpect.EOF)
    kind.close()
    assert kind.exitstatus == 130


def test_a_process_of_its_own(tafel_proces: Tafel) -> None:
    uit = tafel_proces("--version")
    assert (uit.exit_code, uit.stdout, uit.stderr) == (0, f"tafel {__version__}\n", "")


@pytest.mark.parametrize("dag", ["9999-12-31", "01-01-1800"])
def test_a_day_in_another_age_is_refused(tafel: Tafel, dag: str) -> None:
    resultaat = tafel("--vandaag", dag, "enkel")
    assert resultaat.exit_code == 2
    assert "--vandaag: kies een dag binnen 100 jaar van nu" in resultaat.stderr
