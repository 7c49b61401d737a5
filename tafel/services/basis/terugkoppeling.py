"""Feedback: the three clocks (melder, family, partners), and what was fed back (domain §14.10)."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cache

from msgspec import Struct

from tafel.domain.basis import Leesbaar
from tafel.domain.melding import ONBESLIST, Klok
from tafel.errors import MeldingNotFound
from tafel.register import melding as meldingqueries
from tafel.register import terugkoppeling as queries
from tafel.register.store import nu
from tafel.rules.profiel.profiel import Profiel
from tafel.rules.termijnen import na_werkdagen, werkdagen_tussen
from tafel.services.basis.tijdlijn import noteer
from tafel.services.zitting import Zitting

MELDER = "melder"
Termijn = Callable[[str, str], tuple[date, int]]
"""For whom, since when → until when, and how many working days late."""


def klokken(z: Zitting, casussen: Iterable[int]) -> dict[int, tuple[Klok, ...]]:
    """The clocks that run or ran, per casus: of each melding's melder, the family, the partners.

    A melder's starts at the first decision on the melding, the others at the first decision of
    the table (or plan vastgesteld) that was not fed back yet. Five queries, however many casussen.
    """
    nummers = sorted(set(casussen))
    opgenomen: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for naar, van, sinds in queries.opgenomen(z.register, nummers):
        opgenomen[naar].append((van, sinds))
    alle = sorted({*nummers, *(van for elk in opgenomen.values() for van, _ in elk)})
    besluiten = queries.besluitdagen(z.register, alle)
    meldingen = queries.meldingen_van_casussen(z.register, nummers)
    eerste = _eerste_besluiten(meldingen)
    gedaan: dict[tuple[int, str], list[str]] = defaultdict(list)
    for rij in queries.over_casussen(z.register, alle):
        gedaan[rij["casus"], rij["aan"]].append(rij["dag"])
    gevonden: dict[int, list[Klok]] = {nummer: [] for nummer in nummers}
    termijn = _termijnen(z.profiel, z.vandaag)
    for klok in _van_meldingen(z, meldingen, besluiten, termijn):
        assert klok.casus is not None
        gevonden[klok.casus].append(klok)
    for nummer in nummers:
        for aan, regel in z.profiel.proces.klokken.items():
            dagen = (eerste if regel.na == "toedeling" else besluiten).get(nummer, [])
            loop: Loop = dagen, gedaan[nummer, aan]
            for van, sinds in opgenomen[nummer] if regel.na != "toedeling" else ():
                loop = _met_opgenomen(loop, (besluiten.get(van, []), gedaan[van, aan]), sinds)
            if aan != MELDER and loop[0]:
                gevonden[nummer].append(_klok(termijn, aan, *loop, casus=nummer))
    return {nummer: tuple(lijst) for nummer, lijst in gevonden.items()}


Loop = tuple[Sequence[str], Sequence[str]]
"""The days of the decisions, and of the feedback about them."""


def _met_opgenomen(eigen: Loop, ander: Loop, sinds: str) -> Loop:
    """The clock of a casus that took up another one on day `sinds`: what was not fed back there
    still has to be, until it is here.
    """
    laatst = max(ander[1], default="")
    onverteld = [dag for dag in ander[0] if dag > laatst]
    if not onverteld or any(dag >= sinds for dag in eigen[1]):
        return eigen
    return sorted({*eigen[0], *onverteld}), [dag for dag in eigen[1] if dag < onverteld[0]]


def klokken_van_meldingen(z: Zitting, meldingen: Iterable[int]) -> dict[int, Klok]:
    """The melder's clock per melding, in a casus or not; none while nothing was decided."""
    rijen = queries.meldingen(z.register, meldingen)
    casussen = {rij["casus"] for rij in rijen if rij["casus"] is not None}
    besluiten = queries.besluitdagen(z.register, casussen)
    return {
        klok.melding: klok
        for klok in _van_meldingen(z, rijen, besluiten, _termijnen(z.profiel, z.vandaag))
        if klok.melding is not None
    }


def _eerste_besluiten(meldingen: Sequence[Leesbaar]) -> dict[int, list[str]]:
    """Per casus the days on which its meldingen were first decided, oldest first."""
    eerste: dict[int, set[str]] = defaultdict(set)
    for rij in meldingen:
        if rij["besloten_op"] is not None:
            eerste[rij["casus"]].add(rij["besloten_op"])
    return {casus: sorted(dagen) for casus, dagen in eerste.items()}


def _van_meldingen(
    z: Zitting,
    meldingen: Sequence[Leesbaar],
    besluiten: Mapping[int, Sequence[str]],
    termijn: Termijn,
) -> list[Klok]:
    regel = z.profiel.proces.klokken.get(MELDER)
    if regel is None:
        return []
    gedaan: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for eerder in queries.aan_melders(z.register, [rij["id"] for rij in meldingen]):
        gedaan[eerder["melding"]].append((eerder["dag"], eerder["tijd"]))
    lopend = []
    for rij in meldingen:
        eerste, tijd = rij["besloten_op"], rij["besloten_tijd"]
        if regel.na == "besluit":
            eerste, tijd = next(iter(besluiten.get(rij["casus"], ())), None), ""
        if eerste is not None:
            klok = _klok(
                termijn,
                MELDER,
                [eerste],
                # On the day itself only what was told after it was decided.
                [dag for dag, om in gedaan[rij["id"]] if (dag, om) >= (eerste, tijd)],
                casus=rij["casus"],
                melding=rij["id"],
                naar=rij["melder_organisatie"],
            )
            lopend.append(klok)
    return lopend


def _termijnen(profiel: Profiel, vandaag: date) -> Termijn:
    """Works out each term once: many casussen share a day."""

    @cache
    def termijn(aan: str, sinds: str) -> tuple[date, int]:
        werkdagen = profiel.proces.klokken[aan].werkdagen
        uiterlijk = na_werkdagen(profiel, date.fromisoformat(sinds), werkdagen)
        return uiterlijk, werkdagen_tussen(profiel, uiterlijk, vandaag)

    return termijn


def _klok(
    termijn: Termijn,
    aan: str,
    besluiten: Sequence[str],
    gedaan: Sequence[str],
    *,
    casus: int | None,
    melding: int | None = None,
    naar: str | None = None,
) -> Klok:
    """From the first of these decisions that was not fed back; stopped when there is none.

    Both are days, oldest first. Feedback tells of every decision up to its day.
    """
    laatst = gedaan[-1] if gedaan else ""
    onverteld = [dag for dag in besluiten if dag > laatst]
    sinds = onverteld[0] if onverteld else besluiten[-1]
    gestopt = None if onverteld else laatst
    uiterlijk, te_laat = termijn(aan, sinds)
    return Klok(
        aan=aan,
        casus=casus,
        melding=melding,
        sinds=date.fromisoformat(sinds),
        uiterlijk=uiterlijk,
        gedaan_op=None if gestopt is None else date.fromisoformat(gestopt),
        te_laat=0 if gestopt else te_laat,
        naar=naar,
    )


def leg_vast(
    z: Zitting, *, aan: str, casus: int | None, melding: int | None, tekst: str | None
) -> None:
    """Keep that feedback was given, inside the caller's write transaction."""
    z.register.voeg_toe(
        "terugkoppeling",
        {
            "aan": aan,
            "casus": casus,
            "melding": melding,
            "tijd": nu(),
            "dag": z.vandaag.isoformat(),
            "wie": z.wie,
            "tekst": tekst,
        },
    )
    if casus is not None:
        over = "" if melding is None else f" (M{melding})"
        noteer(
            z,
            casus,
            "terugkoppeling",
            f"teruggekoppeld aan {aan}{over}",
            gegevens={"aan": aan, "melding": melding},
        )


class Teruggekoppeld(Struct, frozen=True):
    """One melding on which its melder was told; `onbeslist`: before there was a decision."""

    melding: int
    casus: int | None
    onbeslist: bool


def koppel_terug(
    z: Zitting, nummers: Iterable[int], *, tekst: str | None
) -> tuple[Teruggekoppeld, ...]:
    """Feedback to the melders of these meldingen: all, or none. Raises MeldingNotFound."""
    gevraagd = list(dict.fromkeys(nummers))
    with z.register.schrijf():
        rijen = {rij["id"]: rij for rij in meldingqueries.meldingen(z.register, gevraagd)}
        for nummer in gevraagd:
            if nummer not in rijen:
                raise MeldingNotFound(nummer)
            leg_vast(z, aan=MELDER, casus=rijen[nummer]["casus"], melding=nummer, tekst=tekst)
            z.register.log(z.wie, z.vandaag, "melding terugkoppelen", f"M{nummer}")
    return tuple(
        Teruggekoppeld(nummer, rijen[nummer]["casus"], rijen[nummer]["status"] in ONBESLIST)
        for nummer in gevraagd
    )
