"""How the figures of a note are looked up and put beside each other."""

from collections.abc import Callable, Sequence
from typing import Final

from tafel.domain.knelpunt import Knelpuntsoort
from tafel.domain.kwartaalnota import Kwartaalnota
from tafel.domain.rapport import BASIS, Cijfer, Rapport, Rapporttabel
from tafel.render.vorm import cijfers
from tafel.woorden import getal

ZEKER: Final = 2 * BASIS
"""A difference between printed figures that rounding alone cannot make."""

ONVERGELIJKBAAR, GELIJK, IETS = "niet te vergelijken", "ongeveer gelijk", "iets"


def tabel_van(rapport: Rapport, sleutel: str) -> Rapporttabel:
    return next(tabel for tabel in rapport.tabellen if tabel.sleutel == sleutel)


def benoemd(tabel: Rapporttabel) -> Callable[[Sequence[Cijfer]], dict[str, Cijfer]]:
    """Makes a row a mapping by the keys of its columns."""
    sleutels = [kolom.sleutel for kolom in tabel.kolommen]
    return lambda rij: dict(zip(sleutels, rij, strict=True))


def samen(nota: Kwartaalnota, soort: Knelpuntsoort) -> dict[str, Cijfer]:
    """All of one kind of bottleneck together."""
    tabel = tabel_van(nota.knelpunten, soort)
    return benoemd(tabel)(next(filter(cijfers.is_samen, tabel.rijen)))


def verschil(nu: Cijfer, toen: Cijfer) -> str:
    """How far two printed figures are apart, as far as rounding lets one say."""
    if not isinstance(nu, int) or not isinstance(toen, int):
        return ONVERGELIJKBAAR
    ver, kant = abs(nu - toen), "meer" if nu > toen else "minder"
    if ver < BASIS:
        return GELIJK
    return f"{IETS} {kant}" if ver < ZEKER else f"ongeveer {getal(ver)} {kant}"


def in_deel(nota: Kwartaalnota) -> str:
    """Of which quarter a breakdown is, where it is not of all of the period; else ""."""
    return "" if nota.uitgesplitst == nota.periode else f", {nota.uitgesplitst.naam}"
