"""A report over a period: as it is now, or as it was declared final with what changed since.

Reports are made by modules of their own, each with `maak(register, profiel, periode, vandaag=…)`.
"""

from collections.abc import Iterator, Mapping
from contextlib import nullcontext
from datetime import date
from importlib import import_module

from msgspec.structs import replace

from tafel.domain.rapport import (
    ONDERDRUKT,
    Cijfer,
    Kolom,
    Periode,
    Rapport,
    Rapporttabel,
    Soort,
)
from tafel.errors import WrongUse
from tafel.register.store import Register, nu
from tafel.register.vaststellingen import vastgesteld
from tafel.rules.profiel import Profiel
from tafel.services.rapportbestand import als_json, uit_json

MAKERS: Mapping[str, str] = {
    "kengetallen": "tafel.services.kengetallen",
    "indicatoren": "tafel.services.indicatoren",
    "ggsr": "tafel.services.ggsr",
    "knelpunten": "tafel.services.knelpunten",
    "aanbod": "tafel.services.aanbodrapport",
}
"""Every report that may leave the register, with the module that makes it."""
_SCHRIJVEND = frozenset({"knelpunten"})
"""Those that keep what they see while they are made, and so cannot be read in a momentopname."""


def rapporteer(
    register: Register,
    profiel: Profiel,
    naam: str,
    periode: Periode,
    *,
    wie: str,
    vandaag: date,
) -> Rapport:
    """The report `naam`; of a quarter that was declared final its figures of then."""
    vers = _vers(register, profiel, naam, periode, vandaag)
    register.log(wie, vandaag, f"rapport {naam}", f"{periode.van} t/m {periode.tot}")
    eerder = _eerder(register, naam, periode)
    return vers if eerder is None else replace(eerder, correcties=correcties(eerder, vers))


def stel_vast(
    register: Register,
    profiel: Profiel,
    naam: str,
    periode: Periode,
    *,
    wie: str,
    vandaag: date,
) -> bool:
    """Declare the figures of a quarter final, for good; False when they were already.

    Raises WrongUse for what is not a whole quarter, or is not over yet.
    """
    toets_definitief(periode, vandaag)
    assert periode.kwartaal is not None
    with register.schrijf():
        if vastgesteld(register, naam, periode.kwartaal) is not None:
            return False
        rapport = _vers(register, profiel, naam, periode, vandaag)
        register.voeg_toe(
            "vaststelling",
            {
                "rapport": naam,
                "kwartaal": periode.kwartaal,
                "profiel": f"{profiel.naam} {profiel.versie}",
                "cijfers": als_json(replace(rapport, definitief_op=vandaag)),
                "tijd": nu(),
                "dag": vandaag.isoformat(),
                "wie": wie,
            },
        )
        register.log(wie, vandaag, f"rapport {naam} definitief", periode.kwartaal)
    return True


def toets_definitief(periode: Periode, vandaag: date) -> None:
    """Raises WrongUse for what cannot be final: no whole quarter, or one that is not over yet."""
    if periode.kwartaal is None:
        raise WrongUse("alleen een heel kwartaal wordt definitief: --kwartaal 2026-3 --definitief")
    if periode.tot >= vandaag:
        raise WrongUse(
            f"kwartaal {periode.kwartaal} loopt tot en met {periode.tot:%d-%m-%Y}; "
            "het kan daarna definitief worden"
        )


def _vers(
    register: Register, profiel: Profiel, naam: str, periode: Periode, vandaag: date
) -> Rapport:
    maker = import_module(MAKERS[naam])
    with nullcontext() if naam in _SCHRIJVEND else register.momentopname():
        rapport: Rapport = maker.maak(register, profiel, periode, vandaag=vandaag)
    return rapport


def _eerder(register: Register, naam: str, periode: Periode) -> Rapport | None:
    if periode.kwartaal is None:
        return None
    rij = vastgesteld(register, naam, periode.kwartaal)
    return None if rij is None else uit_json(rij["cijfers"])


def correcties(toen: Rapport, nu_: Rapport) -> Rapporttabel:
    """What is counted otherwise by now, as far as both figures may be shown."""
    return Rapporttabel(
        sleutel="correcties",
        titel="Later gecorrigeerd",
        kolommen=(
            Kolom("tabel", "Tabel"),
            Kolom("rij", "Rij"),
            Kolom("kolom", "Kolom"),
            Kolom("definitief", "Definitief", Soort.AANTAL),
            Kolom("nu", "Nu", Soort.AANTAL),
        ),
        rijen=tuple(_verschillen(toen, nu_)),
        leeg="Sindsdien is niets gewijzigd.",
        toelichting="Wat toen of nu niet wordt getoond, staat er niet bij.",
    )


def _verschillen(toen: Rapport, nu_: Rapport) -> Iterator[tuple[Cijfer, ...]]:
    """What was hidden when the figures became final stays hidden: beside what was shown then, it
    would tell what it was hidden for. So does a row that was not there: it may have been hidden.
    """
    nieuw = {tabel.sleutel: tabel for tabel in nu_.tabellen}
    for tabel in toen.tabellen:
        if tabel.sleutel not in nieuw:
            continue
        oude, nieuwe = _cellen(tabel), _cellen(nieuw[tabel.sleutel])
        for plek, oud in oude.items():
            anders = nieuwe.get(plek, oud)
            if ONDERDRUKT not in (oud, anders) and anders != oud:
                yield tabel.titel, *plek, oud, anders


def _cellen(tabel: Rapporttabel) -> dict[tuple[str, str], Cijfer]:
    """Per row, named by its texts, and heading of a column: the figure."""
    namen = [i for i, kolom in enumerate(tabel.kolommen) if kolom.soort is Soort.TEKST]
    return {
        (" · ".join(str(rij[i]) for i in namen), kolom.label): cel
        for rij in tabel.rijen
        for kolom, cel in zip(tabel.kolommen, rij, strict=True)
        if kolom.soort is not Soort.TEKST
    }
