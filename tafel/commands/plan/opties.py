"""The parts of a plan as options: described once, for `plan maak` and `plan wijzig`."""

from collections.abc import Callable
from typing import Any

import typer
from msgspec import Struct

from tafel.commands._lijn.kiezen import kies_code
from tafel.commands._lijn.opties import IN_GESCHIEDENIS, Aanroep, lees_datum, lees_geweest
from tafel.commands._lijn.teksten import hoogstens_een_van_stdin, lees_stdin, schone_tekst
from tafel.commands._lijn.velden import Veldoptie, met_veldopties
from tafel.errors import WrongUse
from tafel.kolommen import LEEFGEBIEDEN, SCHEIDING

_JA_NEE = ("ja", "nee")


class Planoptie(Struct, frozen=True):
    """One option: its column, its help, and what it takes."""

    naam: str
    help: str
    metavar: str = "TEKST"
    keuzes: tuple[str, ...] = ()
    optie: str = ""
    """When it is not called as its column."""
    vaker: bool = False

    @property
    def vlag(self) -> str:
        return self.optie or f"--{self.naam.replace('_', '-')}"


PLANOPTIES = (
    Planoptie("analyse", "Wat er speelt, en wat wel goed gaat."),
    Planoptie("analyse_van", "Van wie de analyse is."),
    Planoptie("analyse_op", "Wanneer zij is gemaakt.", "DATUM"),
    Planoptie("analyse_gezamenlijk", "Gezamenlijk gemaakt?", keuzes=_JA_NEE, optie="--gezamenlijk"),
    Planoptie("dominant", "Het dominante leefgebied.", "LEEFGEBIED", LEEFGEBIEDEN),
    Planoptie("tijdsplan", "Wat wanneer gebeurt."),
    Planoptie("netwerk", "Hoe het sociaal netwerk meedoet."),
    Planoptie(
        "instemming",
        "Van ouders, kind of cliënt.",
        keuzes=("mee_opgesteld", "ingestemd", "opgelegd"),
    ),
    Planoptie(
        "grond",
        "Waarop een opgelegd plan rust.",
        keuzes=(
            *("civiele_maatregel", "strafrechtelijke_maatregel"),
            *("woningcorporatie", "bijstand"),
        ),
    ),
    Planoptie("verwijscriteria", "Waarom naar deze hulp is verwezen."),
    Planoptie("methodiek", "Volgens welke methodiek wordt gewerkt."),
    Planoptie("bewezen", "Is die methodiek bewezen effectief?", keuzes=_JA_NEE),
    Planoptie(
        "ondersteuning",
        "Wat ingezet is; mag vaker.",
        keuzes=("familiegroepplan", "eigen_kracht_conferentie", "clientondersteuner"),
        vaker=True,
    ),
    Planoptie("steunsysteem", "Het steunsysteem van een MSS-trajectplan."),
    Planoptie("evaluatie_op", "Wanneer het plan wordt geëvalueerd.", "DATUM"),
    Planoptie("casemanager", "De gezinsmanager of casemanager.", "NAAM"),
    Planoptie("organisatie", "De partner waar die werkt.", "PARTNER"),
    Planoptie("contact", "Hoe die te bereiken is."),
)
_VAN = {optie.naam: optie for optie in PLANOPTIES}


def met_planopties(functie: Callable[..., None]) -> Callable[..., None]:
    """Replace the parameter `gegeven` of a command by an option for every part of a plan.

    The command gets them as one dict: column → text as typed (several joined by `|`).
    """
    return met_veldopties(functie, "gegeven", {o.naam: _veldoptie(o) for o in PLANOPTIES})


def lees_opties(bij: Aanroep, gegeven: dict[str, str]) -> dict[str, str | None]:
    """Texts as typed → values; an empty text makes a part empty, one text may come from stdin.

    Raises WrongUse that names the option, InputRefused when stdin is empty.
    """
    hoogstens_een_van_stdin(*gegeven.values())
    return {naam: lees_optie(bij, naam, tekst) for naam, tekst in gegeven.items()}


def lees_optie(bij: Aanroep, naam: str, tekst: str) -> str | None:
    """One part of the plan as it is stored; None for an empty text."""
    optie = _VAN[naam]
    if not tekst.strip():
        return None
    if optie.keuzes:
        delen = tekst.split(SCHEIDING) if optie.vaker else [tekst]
        return SCHEIDING.join(dict.fromkeys(kies_code(d, optie.vlag, optie.keuzes) for d in delen))
    if optie.metavar == "DATUM":
        vandaag = bij.settings.vandaag
        lees = lees_geweest if naam == "analyse_op" else lees_datum
        dag = lees(tekst, optie.vlag, vandaag)
        if naam == "evaluatie_op" and dag <= vandaag:
            raise WrongUse(f"{optie.vlag}: kies een dag die nog komt")
        if naam == "analyse_op" and dag > vandaag:
            raise WrongUse(f"{optie.vlag}: deze dag moet nog komen")
        return dag.isoformat()
    if tekst == "-":
        tekst = lees_stdin(optie.vlag)
    return schone_tekst(bij.settings, tekst, optie.vlag) or None


def _veldoptie(optie: Planoptie) -> Veldoptie:
    soort: Any = list[str] | None if optie.vaker else str | None
    vrij = not optie.keuzes and optie.metavar in {"TEKST", "NAAM"}
    kort = "|".join(optie.keuzes) if len(optie.keuzes) < 3 else "KEUZE"
    metavar = optie.metavar if optie.metavar != "TEKST" or not optie.keuzes else kort
    uit = f" Kies uit: {', '.join(optie.keuzes)}." if kort == "KEUZE" and optie.keuzes else ""
    tekst = f"{optie.help}{uit}{f' {IN_GESCHIEDENIS}' if vrij else ''}"
    return soort, typer.Option(optie.vlag, metavar=metavar, help=tekst)
