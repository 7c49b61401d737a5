"""The counted consultaties as a list."""

from collections.abc import Sequence

from tafel import woorden
from tafel.render.vorm.lijst import Lijst, Veld
from tafel.woorden import Labels

_NIET_GENOEMD = "niet genoemd"
_SLEUTELS = ("tafel", "organisatie", "leefgebied", "aantal")

Aantal = tuple[str, str | None, str | None, int]
"""Table, organisation, leefgebied and how many; codes, None = not stated."""


def consultaties(aantallen: Sequence[Aantal], labels: Labels) -> Lijst[Aantal]:
    """For people labels, and what was not stated said so."""
    return Lijst(
        aantallen,
        (
            Veld("tafel", "Tafel", inkorten=True, cel=lambda rij: woorden.label(rij[0], labels)),
            Veld(
                "organisatie",
                "Organisatie",
                inkorten=True,
                cel=lambda rij: woorden.label(rij[1], labels) if rij[1] else _NIET_GENOEMD,
            ),
            Veld(
                "leefgebied",
                "Leefgebied",
                inkorten=True,
                cel=lambda rij: woorden.waarde(rij[2]) if rij[2] else _NIET_GENOEMD,
            ),
            Veld("aantal", "Aantal", rechts=True, cel=lambda rij: rij[3]),
        ),
        "Geen adviesvragen geteld.",
        lambda rij: dict(zip(_SLEUTELS, rij, strict=True)),
        _SLEUTELS,
    )
