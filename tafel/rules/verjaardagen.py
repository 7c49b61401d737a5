"""Birthdays that change something: at which ages, and between which days one falls."""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta
from typing import TypeAlias

from tafel.rules.profiel.profiel import Profiel

MEERDERJARIG = 18
"""By law, whatever a profile says."""

Tussen: TypeAlias = tuple[date, date]
"""The first and the last day on which it may be; known when they are one."""


def tellend(profiel: Profiel, feit: str) -> Mapping[int, tuple[str, ...]]:
    """Per age that counts what changes by itself: the ages of the profile, 18, and those from which
    the rules may decide otherwise, for `leeftijd` or `inwonende_kinderen`.
    """
    indelingen = profiel.toedeling.weging.indelingen
    grenzen = next((i.grenzen for i in indelingen if i.feit.naam == feit), ())
    eigen = {MEERDERJARIG: ("recht wijzigt",), **profiel.verjaardagen}
    return {leeftijd: eigen.get(leeftijd, ()) for leeftijd in sorted({*grenzen, *eigen})}


def geboren_volgens(geboortedatum: str) -> Tussen:
    """Between which days, for a canonical birth date: whole, a year, or a year and a month."""
    jaar, *rest = map(int, geboortedatum.split("-"))
    if len(rest) == 2:
        return date(jaar, *rest), date(jaar, *rest)
    eerste, laatste = (rest[0], rest[0]) if rest else (1, 12)
    return date(jaar, eerste, 1), date(jaar, laatste, monthrange(jaar, laatste)[1])


def geboren_bij(leeftijd: int, dag: date) -> Tussen:
    """Between which days somebody was born who has this age on `dag`."""
    return verjaardag(dag, -leeftijd - 1) + timedelta(days=1), verjaardag(dag, -leeftijd)


def geboren_tussen(
    geboortedatum: str | None, jaren: int | None, ontvangen_op: str | None
) -> Tussen | None:
    """Between which days, by the birth date, or else the age that was stated on the day of receipt;
    None when neither is known.
    """
    if geboortedatum:
        return geboren_volgens(geboortedatum)
    if jaren is None or ontvangen_op is None:
        return None
    return geboren_bij(jaren, date.fromisoformat(ontvangen_op))


def verjaardag(geboren: date, leeftijd: int) -> date:
    """So many years later; of who was born on 29 February it is 1 March."""
    jaar = geboren.year + leeftijd
    try:
        return geboren.replace(year=jaar)
    except ValueError:
        return date(jaar, 3, 1)


def wordt(geboren: Tussen, leeftijd: int, binnen: Tussen) -> Tussen | None:
    """Between which days somebody reaches an age, if one of them is within these."""
    eerste, laatste = (verjaardag(dag, leeftijd) for dag in geboren)
    return (eerste, laatste) if eerste <= binnen[1] and laatste >= binnen[0] else None
