"""The counted consultaties as a table."""

from collections.abc import Iterable

from tafel.render.vorm import woorden
from tafel.render.vorm.tabel import Kolomkop, Tabel
from tafel.render.vorm.woorden import Labels

_KOPPEN = (
    Kolomkop("tafel", "Tafel", inkorten=True),
    Kolomkop("organisatie", "Organisatie", inkorten=True),
    Kolomkop("leefgebied", "Leefgebied", inkorten=True),
    Kolomkop("aantal", "Aantal", rechts=True),
)
_NIET_GENOEMD = "niet genoemd"

Aantallen = Iterable[tuple[str, str | None, str | None, int]]
"""Table, organisation, leefgebied and how many; codes, None = not stated."""


def consultaties(aantallen: Aantallen, labels: Labels) -> Tabel:
    """For people: labels, and what was not stated said so."""
    return _tabel(
        (
            woorden.label(tafel, labels),
            woorden.label(organisatie, labels) if organisatie else _NIET_GENOEMD,
            woorden.waarde(leefgebied) if leefgebied else _NIET_GENOEMD,
            aantal,
        )
        for tafel, organisatie, leefgebied, aantal in aantallen
    )


def consultaties_rijen(aantallen: Aantallen) -> Tabel:
    """For programs: codes."""
    return _tabel(aantallen)


def _tabel(rijen: Aantallen) -> Tabel:
    return Tabel(_KOPPEN, tuple(rijen), leeg="Geen adviesvragen geteld.")
