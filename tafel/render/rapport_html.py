"""A report as one page that stands on its own: charts a reader takes in at a glance, and the tables
behind them.
"""

from typing import TYPE_CHECKING

from msgspec import Struct

from tafel.domain.rapport import Beeld, Kolom, Rapport, Rapporttabel, Soort
from tafel.render import cijfers, document
from tafel.render.diagram import Lijndiagram, Staafdiagram, lijndiagrammen, staafdiagram
from tafel.render.tekst import netjes

if TYPE_CHECKING:
    from tafel.render.rapport import Uitleg

_INHOUD_VANAF = 4
"""Tables; with fewer a reader sees them all without a list of contents."""
_LANG = 40
"""Characters of a text that needs a column of some width."""
_KORT = 14
"""Characters of a text that stays on one line."""
_SMAL = 44
"""Characters beside each other that fit the screen of a telephone."""
_MINST = {"lang": 26, "tekst": 10}
"""Characters that a column of texts is wide at least, by its class."""
_VOUW_VANAF = 8
"""Rows without a figure that is shown; so many of one kind are one row."""


class Paneel(Struct, frozen=True):
    """One table as it is shown."""

    nummer: int
    titel: str
    alineas: tuple[str, ...]
    staven: Staafdiagram | None
    lijnen: tuple[Lijndiagram, ...]
    koppen: tuple[tuple[str, str], ...]
    """Heading, and the class of its column in the style sheet."""
    rijen: tuple[tuple[str, ...], ...]
    leeg: str
    schuift: bool
    """Whether the table is wider than a telephone."""


def als_html(rapport: Rapport, uitleg: "Uitleg") -> str:
    """One page without scripts or anything from a network, for a screen and for A4."""
    rapport = netjes(rapport)
    panelen = [
        _paneel(nummer, tabel, cijfers.alineas(tabel, uitleg))
        for nummer, tabel in enumerate(cijfers.alle_tabellen(rapport), 1)
    ]
    return document.als_html(
        "rapport.html.jinja",
        rapport=rapport,
        onder=cijfers.onder(rapport),
        opmerkingen=cijfers.opmerkingen(rapport),
        panelen=panelen,
        inhoud=len(panelen) >= _INHOUD_VANAF,
        verborgen=cijfers.VERBORGEN,
        vertrouwelijk=rapport.vertrouwelijk,
    )


def _paneel(nummer: int, tabel: Rapporttabel, alineas: tuple[str, ...]) -> Paneel:
    staven = tabel.beeld in {Beeld.STAVEN, Beeld.DOEL}
    rijen = cijfers.rijen(tabel)
    klassen = [
        _klasse(kolom, [rij[plaats] for rij in rijen])
        for plaats, kolom in enumerate(tabel.kolommen)
    ]
    koppen = tuple(map(cijfers.kop, tabel.kolommen))
    return Paneel(
        nummer,
        tabel.titel,
        alineas,
        staafdiagram(tabel) if staven else None,
        lijndiagrammen(tabel) if tabel.beeld is Beeld.LIJN else (),
        tuple(zip(koppen, klassen, strict=True)),
        _gevouwen(tabel, rijen),
        tabel.leeg,
        sum(map(_breed, klassen, zip(koppen, *rijen, strict=True))) > _SMAL,
    )


def _gevouwen(
    tabel: Rapporttabel, rijen: tuple[tuple[str, ...], ...]
) -> tuple[tuple[str, ...], ...]:
    """Where many rows show nothing but the same signs and zeros, one row with all their names: it
    says the same on less paper.
    """
    if cijfers.voorop(tabel) != 1 or not all(map(cijfers.is_getal, tabel.kolommen[1:])):
        return rijen
    namen: dict[tuple[str, ...], list[str]] = {}
    for rij in rijen:
        namen.setdefault(rij[1:], []).append(rij[0])
    uit: list[tuple[str, ...]] = []
    for rij in rijen:
        samen = namen[rij[1:]]
        stil = cijfers.VERBORGEN in rij[1:] and set(rij[1:]) <= {cijfers.VERBORGEN, "0"}
        if not stil or len(samen) < _VOUW_VANAF:
            uit.append(rij)
        elif rij[0] == samen[0]:
            uit.append((f"{len(samen)} rijen, elk: {', '.join(samen)}", *rij[1:]))
    return tuple(uit)


def _breed(klasse: str, cellen: tuple[str, ...]) -> int:
    """Characters that a column takes at least, with what keeps it from the next."""
    langste = max(map(len, cellen), default=0)
    return 2 + min(langste, _MINST.get(klasse, langste))


def _klasse(kolom: Kolom, cellen: list[str]) -> str:
    """How wide a column is: a figure, a date and a short text stay on one line."""
    if cijfers.is_getal(kolom):
        return "getal"
    langste = max(map(len, cellen), default=0)
    if kolom.soort is Soort.DATUM or langste <= _KORT:
        return "kort"
    return "lang" if langste > _LANG else "tekst"
