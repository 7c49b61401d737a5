"""One option per column of a melding, made from `tafel.kolommen`, where it is described once."""

import inspect
from collections.abc import Callable
from typing import Annotated, Any

import typer

from tafel.commands._options import IN_GESCHIEDENIS
from tafel.kolommen import KOLOMMEN, Kolom, Soort


def met_kolomopties(functie: Callable[..., None]) -> Callable[..., None]:
    """Replace the parameter `velden` of a command by an option for every column.

    The command gets them as one dict: column name → text as typed (lists joined by `|`).
    """
    vast = [p for p in inspect.signature(functie).parameters.values() if p.name != "velden"]
    opties = [_parameter(kolom) for kolom in KOLOMMEN]

    def commando(**waarden: Any) -> None:
        velden = {
            kolom.naam: "|".join(gegeven) if isinstance(gegeven, list) else gegeven
            for kolom in KOLOMMEN
            if (gegeven := waarden.pop(kolom.naam)) is not None
        }
        functie(**waarden, velden=velden)

    commando.__name__ = functie.__name__
    commando.__doc__ = functie.__doc__
    parameters = [*vast, *opties]
    commando.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    commando.__annotations__ = {p.name: p.annotation for p in parameters}
    return commando


def _parameter(kolom: Kolom) -> inspect.Parameter:
    soort: Any = list[str] | None if kolom.is_lijst else str | None
    optie = typer.Option(kolom.optie, metavar=_metavar(kolom), help=_help(kolom))
    return inspect.Parameter(
        kolom.naam,
        inspect.Parameter.KEYWORD_ONLY,
        default=None,
        annotation=Annotated[soort, optie],
    )


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
