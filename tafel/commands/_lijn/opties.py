"""Options and questions that several commands share."""

import os
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, TypeAlias

import typer
from msgspec import Struct

from tafel.commands._lijn.terminal import stdout_is_terminal
from tafel.config import Settings
from tafel.errors import WrongUse

if TYPE_CHECKING:
    from tafel.rules.profiel.profiel import Profiel

IN_GESCHIEDENIS = "Komt in de geschiedenis van de shell te staan; '-' leest van stdin."
"""For the help of every option that takes a name or free text."""

Reden = Annotated[
    str | None, typer.Option("--reden", metavar="TEKST", help=f"Waarom. {IN_GESCHIEDENIS}")
]

ANDERE_VORMEN = (".docx", ".html", ".xlsx", ".pdf")
"""Endings of a file that another program opens as something else than text."""
NIET_VOOR_SCHERM = ("docx", "xlsx")

Lijstformaat: TypeAlias = Literal["tabel", "tekst", "markdown", "csv", "json"]
Documentvorm: TypeAlias = Literal["tabel", "tekst", "markdown", "csv", "json", "html", "docx"]

_FORMAAT = typer.Option(
    "-f", "--formaat", help="Vorm van de uitvoer.", show_default="tabel op een scherm, anders tekst"
)

Formaat: TypeAlias = Annotated[Lijstformaat | None, _FORMAAT]
Documentformaat: TypeAlias = Annotated[Documentvorm | None, _FORMAAT]
Uit: TypeAlias = Annotated[
    Path | None, typer.Option("--uit", metavar="BESTAND", help="Schrijft naar dit bestand.")
]
Tafel: TypeAlias = Annotated[
    str | None,
    typer.Option("--tafel", metavar="TAFEL", help="De tafel, of het begin ervan (of TAFEL_TAFEL)."),
]
Datum: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--datum", metavar="DATUM", help="Bijvoorbeeld 2026-11-26, 26-11, do, +2w of morgen."
    ),
]
Aantal: TypeAlias = Annotated[
    int, typer.Option("--aantal", min=1, help="Hoeveel regels hoogstens.")
]
Namen: TypeAlias = Annotated[
    bool, typer.Option("--namen", help="Toont namen in plaats van initialen en geboortejaar.")
]
Aanbod: TypeAlias = Annotated[
    str | None,
    typer.Option("--aanbod", metavar="NR", help="Het product van de sociale kaart: A12."),
]
Codering: TypeAlias = Annotated[
    str | None,
    typer.Option("--codering", metavar="NAAM", help="Bijvoorbeeld cp1252; anders herkend."),
]
Proef: TypeAlias = Annotated[
    bool, typer.Option("--proef", help="Toont wat er zou gebeuren; bewaart niets.")
]


class Aanroep(Struct, frozen=True):
    """What a command finds in `ctx.obj`: the settings, and the profile: loaded and checked."""

    settings: Settings
    geladen: "Profiel | None"
    """None for `init` only, which runs without a profile."""

    @property
    def profiel(self) -> "Profiel":
        if self.geladen is None:
            raise RuntimeError("this command runs without a profile")
        return self.geladen


def aanroep(ctx: typer.Context) -> Aanroep:
    """The settings and the profile of this run."""
    assert isinstance(ctx.obj, Aanroep)
    return ctx.obj


def met_beelden(uit: Path | None) -> bool:
    """Whether bars and lines may be drawn: only on a terminal that can show them."""
    return (
        uit is None
        and stdout_is_terminal()
        and os.environ.get("TERM") != "dumb"
        and sys.stdout.encoding.lower().startswith("utf")
    )


def kies_formaat(formaat: str | None, uit: Path | None = None) -> str:
    """The format asked for, else `tabel` on a terminal and `tekst` in a pipe or a file.

    Raises WrongUse for a file whose name promises another form than text, and for a form that a
    terminal cannot show.
    """
    if formaat in NIET_VOOR_SCHERM and uit is None and stdout_is_terminal():
        raise WrongUse(f"{formaat} is niet om op een scherm te lezen; geef --uit BESTAND.{formaat}")
    if formaat is not None:
        return formaat
    if uit is not None and uit.suffix.lower() in ANDERE_VORMEN:
        raise WrongUse(f"welke vorm moet {uit} hebben? Geef ook -f, anders wordt het platte tekst")
    return "tabel" if uit is None and stdout_is_terminal() else "tekst"


def lees_datum(tekst: str, optie: str, vandaag: date, *, terug: bool = False) -> date:
    """A date as the command line takes it; WrongUse names the option. `terug`: without a year it
    is the last time that it was that day.
    """
    from tafel.getypte_datums import lees_datum_optie

    try:
        return lees_datum_optie(tekst, vandaag, terug=terug)
    except ValueError as fout:
        raise WrongUse(f"{optie}: {fout}") from None


def lees_tijdvak(
    van: str | None, tot: str | None, vandaag: date, *, terug: bool = False
) -> tuple[date | None, date | None]:
    """The days of --van and --tot; a year that was not typed is one that puts them in order.

    Raises WrongUse for a period that ends before it begins.
    """
    from tafel.getypte_datums import passend_bij

    begin = lees_datum(van, "--van", vandaag, terug=terug) if van else None
    einde = lees_datum(tot, "--tot", vandaag, terug=terug) if tot else None
    if not (van and tot and begin and einde and begin > einde):
        return begin, einde
    try:
        return passend_bij(begin, einde, van, tot)
    except ValueError as fout:
        raise WrongUse(str(fout)) from None


def lees_geweest(tekst: str, optie: str, vandaag: date) -> date:
    """A day on which something happened: without a year the last one, when that is at most half a
    year ago; else the next, which the command then refuses as a day that has not been.
    """
    from tafel.getypte_datums import LANG_GELEDEN

    dag = lees_datum(tekst, optie, vandaag)
    if dag <= vandaag:
        return dag
    laatste = lees_datum(tekst, optie, vandaag, terug=True)
    return laatste if vandaag - laatste <= LANG_GELEDEN else dag
