"""Escalations: a step worked out, the lists of them and of proposals, and the letter."""

from collections.abc import Iterator, Sequence
from datetime import date

from tafel.domain.basis import Signaal
from tafel.domain.escalatie import (
    Escalatiebrief,
    Escalatiestap,
    Rol,
    Spoor,
)
from tafel.render.vorm import json as porcelain
from tafel.render.vorm.json import alles, als_json
from tafel.render.vorm.lijst import Lijst, Veld
from tafel.render.vorm.scherm import Blok, Scherm, Signalen
from tafel.woorden import met_vervanger

SPOOR = {
    Spoor.OPSTELLEN: "opstellen van het plan",
    Spoor.UITVOERING: "uitvoering van het plan",
    Spoor.STRUCTUREEL: "structureel probleem",
}
GROND = {
    "afspraak_niet_nagekomen": "een afspraak is niet nagekomen",
    "aanbod_ontbreekt": "het aanbod ontbreekt",
    "aanbod_te_laat": "het aanbod komt te laat",
    "aanbod_slecht": "het aanbod is niet goed",
    "geen_regie": "de gezinsmanager of casemanager kan de regie niet voeren",
    "geen_plan": "er komt geen gezamenlijk plan",
    "anders": "anders",
}
_ZELDEN = "deze stap is zelden nodig; los het zo dicht mogelijk bij de werkvloer op"
BINDEND = "wordt men het niet eens, dan volgt een besluit dat alle partijen bindt"
VAN_WIE = "van wie is niet bekend"
"""Whose manager acts."""


def nummer(escalatie: int) -> str:
    return f"E{escalatie}"


def stap_scherm(stap: Escalatiestap) -> Scherm:
    """One step: who acts, towards whom, through whom, by when, with what, and why."""
    e = stap.escalatie
    kop = "PROEF" if stap.proef else nummer(e.nummer)
    over = f"casus {e.casus}" if e.casus is not None else SPOOR[e.spoor]
    return Scherm(
        (kop, over, stap.betrokkene or "", stap.naam, f"{e.spoor}, stap {e.stap}"),
        (
            Signalen("Let op", tuple(_let_op(stap))),
            Blok("Wie", (e.wie,)),
            Blok("Overdracht", (f"door {e.overgedragen_door}",) if e.overgedragen_door else ()),
            Blok("Naar", (e.richting,)),
            Blok("Via", (e.via or "rechtstreeks",)),
            Blok("Uiterlijk", (f"{dagvorm(e.uiterlijk)} ({stap.termijn})",)),
            Blok("Uitkomst", (BINDEND,) if e.bindend else ()),
            Blok("Grond", (GROND.get(e.grond or "", ""),) if e.grond else ()),
            Blok("Hefboom", (stap.hefboom or "niet vastgelegd",)),
            Blok("Sancties", (stap.sancties,) if stap.sancties else ()),
            Blok("Motivering", (e.motivering,) if e.motivering else ()),
            Blok("Want", stap.waarom),
            Blok("Bron", (e.bron,)),
        ),
    )


def stap_json(stap: Escalatiestap) -> str:
    """The keys of the contract."""
    sleutels = porcelain.zet(stap.escalatie)
    return als_json(sleutels | {"escalatie": None} if stap.proef else sleutels)


def _let_op(stap: Escalatiestap) -> Iterator[Signaal]:
    if stap.zelden:
        yield Signaal(_ZELDEN)
    if stap.meteen_melden:
        yield Signaal(f"meld dit direct aan {stap.meteen_melden}")
    if stap.van_wie is not None:
        yield Signaal(VAN_WIE, stap.van_wie)
    if stap.escalatie.opmerking:
        yield Signaal(stap.escalatie.opmerking)
    if stap.verlopen is not None:
        yield Signaal(f"{nummer(stap.verlopen)} was verlopen en is gesloten")


def onbereikbaar(gegevens: Escalatiebrief) -> Iterator[str]:
    """Of whom it is not known how to reach them, each with the command that records it."""
    for deel in (gegevens.afzender, gegevens.geadresseerde, gegevens.tussen):
        if deel is not None and deel.opdracht and not deel.contact:
            yield f"Niet bekend is hoe men {deel.wie} bereikt; leg vast: {deel.opdracht}"


def rollen(regels: Sequence[Rol], vandaag: date) -> Lijst[Rol]:
    """Whom to reach in each role of the ladder; one row per role."""
    return Lijst(
        regels,
        (
            Veld("code", "Rol"),
            Veld("naam", "Naam", cel=lambda rol: _wie(rol, vandaag)),
            Veld("telefoon", "Telefoon"),
            Veld("mail", "Mail", inkorten=True),
            Veld("sinds", "Sinds", bijzaak=True),
        ),
        "De ladder noemt geen rollen.",
        alles,
    )


def _wie(rol: Rol, vandaag: date) -> str:
    return met_vervanger(rol.naam or "nog niet bekend", rol.vervanger, vandaag)


def via_wie(via: str | None) -> str:
    return f", via {via}" if via else ""


def dagvorm(dag: date) -> str:
    return f"{dag:%d-%m-%Y}"
