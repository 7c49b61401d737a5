"""Options and questions that several commands share."""

import os
import re
import shutil
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, TypeAlias

import typer
from msgspec import Struct

from tafel.commands._plaatshouders import PLAATSHOUDER
from tafel.commands._uitgang import zeg
from tafel.config import Settings
from tafel.errors import InputRefused, WrongUse

if TYPE_CHECKING:
    from tafel.rules.profiel.profiel import Profiel

IN_GESCHIEDENIS = "Komt in de geschiedenis van de shell te staan; '-' leest van stdin."
"""For the help of every option that takes a name or free text."""

ANDERE_VORMEN = (".docx", ".html", ".xlsx", ".pdf")
"""Endings of a file that another program opens as something else than text."""
NIET_VOOR_SCHERM = ("docx", "xlsx")
MEESTE = 1 << 20
"""Bytes or characters that are read from stdin at once: no text is longer, /dev/zero never ends."""

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


def stdin_is_terminal() -> bool:
    return sys.stdin is not None and sys.stdin.isatty()


def stdout_is_terminal() -> bool:
    return sys.stdout is not None and sys.stdout.isatty()


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
    from tafel.datums import lees_datum_optie

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
    from tafel.datums import passend_bij

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
    from tafel.datums import LANG_GELEDEN

    dag = lees_datum(tekst, optie, vandaag)
    if dag <= vandaag:
        return dag
    laatste = lees_datum(tekst, optie, vandaag, terug=True)
    return laatste if vandaag - laatste <= LANG_GELEDEN else dag


def lees_meldingnummer(tekst: str) -> int:
    """`M412`, `m412` or `412` → 412."""
    return _nummer(r"[Mm]?([0-9]{1,9})", tekst, "Een meldingnummer schrijft u als M412.")


def lees_casusnummer(tekst: str) -> int:
    """`147` → 147."""
    return _nummer(r"([0-9]{1,9})", tekst, "Een casusnummer schrijft u als 147.")


def lees_afspraaknummer(tekst: str) -> tuple[int, int]:
    """`147/3` → (147, 3)."""
    return _deelnummer("/", tekst, "Een afspraak schrijft u als 147/3.")


def lees_doelnummer(tekst: str) -> tuple[int, int]:
    """`147d2`, `147D2` → (147, 2)."""
    return _deelnummer("[dD]", tekst, "Een doel schrijft u als 147d2.")


def lees_persoonnummer(tekst: str) -> tuple[int, int]:
    """`147.2` → (147, 2): the second person of casus 147."""
    return _deelnummer(r"\.", tekst, "Een persoon in een casus schrijft u als 147.2.")


def lees_escalatienummer(tekst: str) -> int:
    """`E12` or `e12` → 12; a bare number may as well be a casus. Raises WrongUse."""
    if (kaal := tekst.strip()).isdecimal():
        raise WrongUse(
            f"Een escalatie schrijft u als E{kaal}; casus {kaal}? zie tafel escaleer lijst"
        )
    return _nummer(r"[Ee]([0-9]{1,9})", tekst, "Een escalatie schrijft u als E12.")


def lees_besluitnummer(tekst: str) -> int:
    """`B12` or `b12` → 12; a bare number may as well be a casus. Raises WrongUse."""
    if (kaal := tekst.strip()).isdecimal():
        raise WrongUse(
            f"Een besluit schrijft u als B{kaal}; een nieuw besluit bij casus {kaal}: "
            f"tafel overleg besluit {kaal}"
        )
    return _nummer(r"[Bb]([0-9]{1,9})", tekst, "Een besluit schrijft u als B12.")


def lees_aanbodnummer(tekst: str) -> int:
    """`A12`, `a12` or `12` → 12."""
    return _nummer(r"[Aa]?([0-9]{1,9})", tekst, "Een product schrijft u als A12.")


def lees_knelpuntnummer(tekst: str) -> int:
    """`K7`, `k7` or `7` → 7."""
    return _nummer(r"[Kk]?([0-9]{1,9})", tekst, "Een knelpunt schrijft u als K7.")


def _deelnummer(teken: str, tekst: str, remedie: str) -> tuple[int, int]:
    gevonden = re.fullmatch(rf"([0-9]{{1,9}}){teken}([0-9]{{1,6}})", tekst.strip())
    if gevonden is None:
        raise WrongUse(remedie)
    return int(gevonden[1]), int(gevonden[2])


def _nummer(patroon: str, tekst: str, remedie: str) -> int:
    gevonden = re.fullmatch(patroon, tekst.strip())
    if gevonden is None:
        raise WrongUse(remedie)
    return int(gevonden[1])


def vraag(label: str) -> str:
    """Asks one line on the terminal, through stderr; a long question breaks between words."""
    zeg(f"{_passend(label)}: ", einde="")
    try:
        regel = sys.stdin.readline(MEESTE)
    except (OSError, TypeError):
        raise InputRefused("stdin is niet te lezen; geef de antwoorden als optie") from None
    except UnicodeDecodeError:
        raise InputRefused("de tekst op stdin is geen UTF-8") from None
    if not regel:
        raise typer.Abort
    if len(regel) == MEESTE:
        raise InputRefused("een antwoord op stdin is te lang; kort het in")
    return regel.strip()


def _passend(label: str) -> str:
    breedte = shutil.get_terminal_size().columns
    if len(label) + 2 <= breedte:
        return label
    from textwrap import wrap

    return "\n".join(wrap(label, breedte - 2, break_long_words=False, break_on_hyphens=False))


def bevestig(zin: str) -> bool:
    """Asks yes or no; only an answer of yes is yes."""
    while (antwoord := vraag(f"{zin} [j/N]").lower()) not in {"j", "ja", "n", "nee", ""}:
        zeg("Antwoord met j of n.")
    return antwoord in {"j", "ja"}


def lees_stdin(optie: str) -> str:
    """All of stdin, for an option whose value is `-`.

    Raises InputRefused when it is empty, too long or not UTF-8, or cannot be read: half a text must
    not replace a whole one.
    """
    try:
        inhoud = sys.stdin.buffer.read(MEESTE)
        tekst = (inhoud or b"").decode("utf-8").strip()
    except UnicodeDecodeError:
        raise InputRefused(f"{optie} -: de tekst op stdin is geen UTF-8.") from None
    except OSError:
        inhoud = None
    if inhoud is None:
        raise InputRefused(f"{optie} -: stdin is niet te lezen; geef de tekst, of {optie} zelf.")
    if len(inhoud) == MEESTE:
        raise InputRefused(f"{optie} -: de tekst op stdin is te lang; kort hem in.")
    if not tekst:
        raise InputRefused(f"{optie} -: op stdin stond niets; geef de tekst, of {optie} zelf.")
    return tekst


def geen_plaatshouder(tekst: str, optie: str) -> str:
    """The text itself. Raises WrongUse for the dots of a command that was pasted as suggested."""
    if PLAATSHOUDER.fullmatch(tekst.strip()):
        raise WrongUse(f"{optie}: op de plaats van … hoort uw eigen tekst")
    return tekst


def vraag_tekst(waarde: str | None, label: str, optie: str, *, lang: bool = False) -> str:
    """A name or free text: the value of `optie`; stdin when that is `-`; else asked.

    With `lang` an empty answer opens the user's editor. Raises WrongUse, naming the option, where
    there is no terminal; InputRefused when stdin is empty or not UTF-8.
    """
    if waarde == "-":
        return lees_stdin(optie)
    if waarde is not None:
        return geen_plaatshouder(waarde, optie)
    if not stdin_is_terminal():
        raise WrongUse(f"{optie} ontbreekt; geef een waarde, of '-' om van stdin te lezen.")
    if not lang:
        return vraag(label)
    if antwoord := vraag(f"{label} (alleen Enter opent uw editor)"):
        return antwoord
    from tafel.commands._lijn.editor import schrijf_in_editor

    return schrijf_in_editor(optie)
