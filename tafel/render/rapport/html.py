"""A report as one page that stands on its own: charts a reader takes in at a glance, and the tables
behind them.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from tafel.domain.rapport import Beeld, Cijfersoort, Rapport, Rapportkolom, Rapporttabel
from tafel.render.vorm import cijfers, document
from tafel.render.vorm.diagram import Lijndiagram, Staafdiagram, lijndiagrammen, staafdiagrammen
from tafel.render.vorm.tekst import netjes

if TYPE_CHECKING:
    from tafel.render.vorm.cijfers import Uitleg

_INHOUD_VANAF = 4
"""Tables; with fewer a reader sees them all without a list of contents."""
_LANG = 40
"""Characters of a text that needs a column of some width."""
_KORT = 14
"""Characters of a text that stays on one line."""
_SMAL = 44
"""Characters beside each other that fit the screen of a telephone."""
_NUL = ' class="nul"'
_CEL = "\x1f"
"""Between cells, which are clean and have no such character."""
_MINST = {"lang": 26, "tekst": 10}
"""Characters that a column of texts is wide at least, by its class."""


class Paneel(Struct, frozen=True):
    """One table as it is shown."""

    nummer: int
    titel: str
    alineas: tuple[str, ...]
    staven: tuple[Staafdiagram, ...]
    lijnen: tuple[Lijndiagram, ...]
    koppen: tuple[tuple[str, str], ...]
    """Heading, and the class of its column in the style sheet."""
    rijen: str
    """As HTML; those that have no figure but 0 look grey."""
    leeg: str
    schuift: bool
    """Whether the table is wider than a telephone."""


def als_html(rapport: Rapport, uitleg: "Uitleg") -> str:
    """One page without scripts or anything from a network, for a screen and for A4."""
    rapport = netjes(rapport)
    panelen = [
        _paneel(nummer, tabel, cijfers.alineas(tabel, uitleg))
        for nummer, tabel in enumerate(rapport.tabellen, 1)
    ]
    return document.als_html(
        "rapport.html.jinja",
        rapport=rapport,
        onder=cijfers.onder(rapport),
        opmerkingen=rapport.opmerkingen,
        panelen=panelen,
        inhoud=len(panelen) >= _INHOUD_VANAF,
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
        staafdiagrammen(tabel) if staven else (),
        lijndiagrammen(tabel) if tabel.beeld is Beeld.LIJN else (),
        tuple(zip(koppen, klassen, strict=True)),
        _rijen(klassen, rijen, [cijfers.is_nul(tabel, rij) for rij in tabel.rijen]),
        tabel.leeg,
        sum(map(_breed, klassen, zip(koppen, *rijen, strict=True))) > _SMAL,
    )


def _rijen(klassen: Sequence[str], rijen: Sequence[Sequence[str]], nullen: Sequence[bool]) -> str:
    """The rows of a table, escaped at once: a list of the week has tens of thousands of cells."""
    from markupsafe import escape

    eerste, *rest = klassen
    vorm = f'<th scope="row" class="{eerste}">%s</th>'
    vorm += "".join(f'<td class="{klasse}">%s</td>' if klasse else "<td>%s</td>" for klasse in rest)
    regels = str(escape("\n".join(map(_CEL.join, rijen)))).split("\n") if rijen else []
    return "".join(
        f"<tr{_NUL if nul else ''}>{vorm % tuple(regel.split(_CEL))}</tr>\n"
        for regel, nul in zip(regels, nullen, strict=True)
    )


def _breed(klasse: str, cellen: tuple[str, ...]) -> int:
    """Characters that a column takes at least, with what keeps it from the next."""
    langste = max(map(len, cellen), default=0)
    return 2 + min(langste, _MINST.get(klasse, langste))


def _klasse(kolom: Rapportkolom, cellen: list[str]) -> str:
    """How wide a column is: a figure, a date and a short text stay on one line."""
    if cijfers.is_getal(kolom):
        return "getal"
    langste = max(map(len, cellen), default=0)
    if kolom.soort is Cijfersoort.DATUM or langste <= _KORT:
        return "kort"
    return "lang" if langste > _LANG else "tekst"
