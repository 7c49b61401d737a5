"""A command with an option for every field of something that is described once, elsewhere."""

import inspect
from collections.abc import Callable, Mapping
from typing import Annotated, Any

from typer.models import OptionInfo

from tafel.kolommen import SCHEIDING

Veldoptie = tuple[Any, OptionInfo]
"""The type of an option's value, and the option itself."""


def met_veldopties(
    functie: Callable[..., None], parameter: str, opties: Mapping[str, Veldoptie]
) -> Callable[..., None]:
    """Replace `parameter` of a command by these options, by name of the field.

    The command gets them as one dict: field → text as typed (several joined by `|`).
    """
    vast = [p for p in inspect.signature(functie).parameters.values() if p.name != parameter]
    parameters = [
        *vast,
        *(
            inspect.Parameter(
                naam,
                inspect.Parameter.KEYWORD_ONLY,
                default=None,
                annotation=Annotated[soort, optie],
            )
            for naam, (soort, optie) in opties.items()
        ),
    ]

    def commando(**waarden: Any) -> None:
        velden = {
            naam: SCHEIDING.join(waarde) if isinstance(waarde, list) else waarde
            for naam in opties
            if (waarde := waarden.pop(naam)) is not None
        }
        functie(**waarden, **{parameter: velden})

    commando.__name__ = functie.__name__
    commando.__doc__ = functie.__doc__
    commando.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    commando.__annotations__ = {p.name: p.annotation for p in parameters}
    return commando
