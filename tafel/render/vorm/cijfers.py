"""Figures as a reader sees them, in every format that people read."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from tafel.domain.rapport import (
    SAMEN,
    Beeld,
    Cijfer,
    Cijfersoort,
    Definitie,
    Periode,
    Rapport,
    Rapportkolom,
    Rapporttabel,
)
from tafel.render.vorm.tekst import net
from tafel.woorden import getal

Uitleg = Mapping[str, Definitie]
"""Definitions by `Rapporttabel.sleutel`; a table without one goes without."""

GEEN: Final = "-"
"""There is no such figure."""
INTERN: Final = "NIET VOOR VERSPREIDING"
"""Stands above and below exact counts."""

_GETALLEN: Final = frozenset(
    {
        Cijfersoort.AANTAL,
        Cijfersoort.DAGEN,
        Cijfersoort.WEKEN,
        Cijfersoort.PROCENT,
        Cijfersoort.PUNTEN,
    }
)
_RANG: Final = ("1e", "2e", "3e", "4e")
_MAANDEN: Final = (
    *("jan", "feb", "mrt", "apr", "mei", "jun"),
    *("jul", "aug", "sep", "okt", "nov", "dec"),
)
_MAANDNUMMERS: Final = tuple(f"{nummer:02}" for nummer in range(1, 13))


def cel(cijfer: Cijfer, soort: Cijfersoort) -> str:
    """One cell in words: 1.234, 45 %, 26-11-2026 or -; a number that counts nothing: 1234."""
    match cijfer:
        case str():
            return net(cijfer)
        case None:
            return GEEN
        case bool():
            return "ja" if cijfer else "nee"
        case int() if soort is Cijfersoort.TEKST:
            return str(cijfer)
        case date():
            return datum(cijfer)
    return f"{_getal(cijfer)} %" if soort is Cijfersoort.PROCENT else _getal(cijfer)


def rijen(tabel: Rapporttabel) -> tuple[tuple[str, ...], ...]:
    """Every cell in words; months by their name."""
    soorten = [kolom.soort for kolom in tabel.kolommen]
    alle = tuple(tuple(map(cel, rij, soorten)) for rij in tabel.rijen)
    if tabel.beeld is Beeld.LIJN:
        return tuple((maand(eerste), *rest) for eerste, *rest in alle)
    return alle


def maand(tekst: str) -> str:
    """2026-01 → jan 2026; anything else as it is."""
    jaar, _, nummer = tekst.partition("-")
    if len(jaar) == 4 and nummer in _MAANDNUMMERS:
        return f"{_MAANDEN[_MAANDNUMMERS.index(nummer)]} {jaar}"
    return tekst


def doel(tabel: Rapporttabel, rij: Sequence[Cijfer]) -> float | None:
    """The target of one row in percent: its own where there is a column for it."""
    if tabel.beeld is not Beeld.DOEL:
        return None
    for kolom, cijfer in zip(tabel.kolommen, rij, strict=True):
        if kolom.sleutel == "doel" and kolom.soort is Cijfersoort.PROCENT:
            return hoogte(cijfer)
    return tabel.doel


def doelen(tabel: Rapporttabel) -> str:
    """What a mark in the bars means; "" when there is none."""
    alle = {waarde for rij in tabel.rijen if (waarde := doel(tabel, rij)) is not None}
    if len(alle) == 1:
        return f"doel {cel(alle.pop(), Cijfersoort.PROCENT)}"
    return "het doel" if alle else ""


def kop(kolom: Rapportkolom) -> str:
    """The heading of a column, with a capital."""
    return kolom.label[:1].upper() + kolom.label[1:]


def is_getal(kolom: Rapportkolom) -> bool:
    """Whether a column holds figures, which are aligned to the right."""
    return kolom.soort in _GETALLEN


def eerste(tabel: Rapporttabel, *soorten: Cijfersoort) -> int | None:
    """The place of the first column of one of these kinds; of figures when none is given."""
    gezocht = soorten or tuple(_GETALLEN)
    return next((i for i, k in enumerate(tabel.kolommen) if k.soort in gezocht), None)


def hoogte(cijfer: Cijfer) -> float | None:
    """What can be drawn of a cell; None for what is not there or is no figure."""
    if isinstance(cijfer, bool) or not isinstance(cijfer, int | float):
        return None
    return cijfer


def te_tekenen(tabel: Rapporttabel, rij: Sequence[Cijfer], plaats: int) -> Cijfer:
    """What a bar shows of a row; None for a sum of the others, and for a part that was rounded to
    more than its whole where no share is given.
    """
    return None if is_samen(rij) or _boven_geheel(tabel, rij) else rij[plaats]


def deel_van(tabel: Rapporttabel, rij: Sequence[Cijfer]) -> tuple[Cijfer, Cijfer] | None:
    """The part and the whole of a row; None where they are not given or the part is the larger."""
    cellen = _op_sleutel(tabel, rij)
    deel, geheel = cellen.get("aantal"), cellen.get("van")
    return None if None in (deel, geheel) or _boven_geheel(tabel, rij) else (deel, geheel)


def _boven_geheel(tabel: Rapporttabel, rij: Sequence[Cijfer]) -> bool:
    cellen = _op_sleutel(tabel, rij)
    deel, geheel = hoogte(cellen.get("aantal")), hoogte(cellen.get("van"))
    gegeven = deel is not None and geheel is not None and cellen.get("procent") is None
    return gegeven and (deel or 0) > (geheel or 0)


def _op_sleutel(tabel: Rapporttabel, rij: Sequence[Cijfer]) -> Mapping[str, Cijfer]:
    return {kolom.sleutel: cijfer for kolom, cijfer in zip(tabel.kolommen, rij, strict=True)}


def is_samen(rij: Sequence[Cijfer]) -> bool:
    """Whether a row is the sum of the others."""
    return SAMEN in rij


def is_nul(tabel: Rapporttabel, rij: Sequence[Cijfer]) -> bool:
    """Whether a row has figures, and none of them says more than 0."""
    figuren = [cijfer for kolom, cijfer in zip(tabel.kolommen, rij, strict=True) if is_getal(kolom)]
    return bool(figuren) and not any(figuren)


def datum(dag: date) -> str:
    """26-11-2026"""
    return f"{dag:%d-%m-%Y}"


def periode(deel: Periode) -> str:
    """The days, preceded by the quarter when it is one."""
    dagen = f"{datum(deel.van)} t/m {datum(deel.tot)}"
    if deel.kwartaal is None:
        return dagen
    jaar, nummer = deel.kwartaal.split("-")
    return f"{_RANG[int(nummer) - 1]} kwartaal {jaar} ({dagen})"


def onder(rapport: Rapport) -> str:
    """The line below the title: the period, what it is about, whether it was declared final."""
    return " · ".join(filter(None, (periode(rapport.periode), *rapport.onder, stand(rapport))))


def alineas(tabel: Rapporttabel, uitleg: Mapping[str, Definitie]) -> tuple[str, ...]:
    """What stands between the title of a table and its figures."""
    gevonden = uitleg.get(tabel.sleutel)
    return tuple(filter(None, (tabel.toelichting, definitie(gevonden) if gevonden else "")))


def definitie(deel: Definitie) -> str:
    """What is counted, and where that stands."""
    return f"{deel.definitie} Bron: {deel.bron}." if deel.bron else deel.definitie


def definities(rapport: Rapport, uitleg: Mapping[str, Definitie]) -> tuple[Definitie, ...]:
    """The definitions of the tables of this report, in their order, each once."""
    sleutels = dict.fromkeys(tabel.sleutel for tabel in rapport.tabellen)
    return tuple(uitleg[sleutel] for sleutel in sleutels if sleutel in uitleg)


def voorop(tabel: Rapporttabel) -> int:
    """How many columns of text a row begins with: together they name it. At least one; exactly one
    where all columns are text.
    """
    teksten = [kolom.soort is Cijfersoort.TEKST for kolom in tabel.kolommen]
    return 1 if all(teksten) else max(teksten.index(False), 1)


def naam(tabel: Rapporttabel, rij: Sequence[Cijfer]) -> str:
    """What a row is about."""
    delen = zip(tabel.kolommen[: voorop(tabel)], rij, strict=False)
    return " · ".join(cel(cijfer, kolom.soort) for kolom, cijfer in delen)


def stand(rapport: Rapport) -> str:
    """DEFINITIEF with its day, CONCEPT, or nothing."""
    if rapport.concept:
        return "CONCEPT"
    return f"DEFINITIEF {datum(rapport.definitief_op)}" if rapport.definitief_op else ""


def _getal(cijfer: float) -> str:
    if isinstance(cijfer, int) or cijfer.is_integer():
        return getal(int(cijfer))
    return f"{cijfer:,.1f}".translate(str.maketrans(",.", ".,"))
