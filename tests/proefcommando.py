"""Commands made for the tests of the shell around the commands."""

import subprocess
import sys
import types
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal

import pytest
import typer

from tafel import cli
from tafel.commands._lijn import opties as _options
from tafel.commands._lijn.opties import Datum, Documentformaat, Formaat, Namen, Proef, Uit, aanroep
from tafel.commands._lijn.opties import Tafel as Tafeloptie
from tafel.commands._lijn.teksten import vraag_tekst
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
from tests.conftest import Tafel

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


# Completion and start-up


def vul_aan(tafel: Tafel, woorden: str, shell: str = "bash") -> str:
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


def draai_stuk(regel: str, omgeving: Mapping[str, str], **rest: int) -> tuple[int, str, str]:
    klaar = subprocess.run(
        [sys.executable, "-c", STUK_PROGRAMMA.replace("{regel}", regel)],
        env=omgeving,
        capture_output=not rest,
        text=True,
        check=False,
        **rest,  # type: ignore[call-overload]
    )
    return klaar.returncode, klaar.stdout, klaar.stderr
