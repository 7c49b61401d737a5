"""One option per column of a melding, made from `tafel.kolommen`, where it is described once."""

from collections.abc import Callable, Iterable
from typing import Any

import typer

from tafel.commands._lijn.opties import IN_GESCHIEDENIS
from tafel.commands._lijn.teksten import geen_plaatshouder, hoogstens_een_van_stdin, lees_stdin
from tafel.commands._lijn.velden import Veldoptie, met_veldopties
from tafel.huisnummers import ADRES
from tafel.kolommen import KOLOM_VAN, KOLOMMEN, NAAMKOLOMMEN, Kolom, Soort

ADRESVRAGEN = (*ADRES, "buurt")
"""The columns of an address, in the order in which they are asked."""

PERSOONSVRAGEN = ("naam", *NAAMKOLOMMEN, "geboortedatum", "leeftijd")
"""The columns that say who somebody is and how old."""


def met_kolomopties(functie: Callable[..., None]) -> Callable[..., None]:
    """Replace the parameter `velden` of a command by an option for every column.

    The command gets them as one dict: column name → text as typed (lists joined by `|`).
    """
    return _met(functie, KOLOMMEN)


def met_adresopties(functie: Callable[..., None]) -> Callable[..., None]:
    """As `met_kolomopties`, of the columns of an address alone."""
    return _met(functie, [KOLOM_VAN[naam] for naam in ADRESVRAGEN])


def met_persoonsopties(functie: Callable[..., None]) -> Callable[..., None]:
    """As `met_kolomopties`, of the columns that say who somebody is."""
    return _met(functie, [KOLOM_VAN[naam] for naam in PERSOONSVRAGEN])


def _met(functie: Callable[..., None], kolommen: Iterable[Kolom]) -> Callable[..., None]:
    return met_veldopties(functie, "velden", {kolom.naam: _optie(kolom) for kolom in kolommen})


def van_stdin(velden: dict[str, str]) -> dict[str, str]:
    """The one option whose value is `-` is read from stdin: it stays out of the shell's history."""
    hoogstens_een_van_stdin(*velden.values())
    opties = {naam: KOLOM_VAN[naam].optie for naam in velden}
    return {
        naam: lees_stdin(optie) if velden[naam] == "-" else geen_plaatshouder(velden[naam], optie)
        for naam, optie in opties.items()
    }


def _optie(kolom: Kolom) -> Veldoptie:
    soort: Any = list[str] | None if kolom.is_lijst else str | None
    return soort, typer.Option(kolom.optie, metavar=_metavar(kolom), help=_help(kolom))


def _metavar(kolom: Kolom) -> str:
    if kolom.is_getal:
        return "GETAL"
    if kolom.is_datum:
        return "DATUM"
    return "JA|NEE" if kolom.soort is Soort.JA_NEE else "TEKST"


def _help(kolom: Kolom) -> str:
    delen = [kolom.help or kolom.label]
    if kolom.waarden and kolom.soort is not Soort.JA_NEE:
        delen.append(", ".join(kolom.waarden))
    if kolom.is_lijst:
        delen.append("mag vaker")
    tekst = "; ".join(delen)
    einde = f" {IN_GESCHIEDENIS}" if kolom.persoonsgegeven else ""
    return f"{tekst[:1].upper()}{tekst[1:]}.{einde}"
