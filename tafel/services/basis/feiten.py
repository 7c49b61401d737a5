"""The facts of a stored melding as the rules want them (domain §5.1)."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from msgspec.structs import replace

from tafel.domain.basis import Leeftijd, Leesbaar
from tafel.domain.toedeling import Toedeling
from tafel.kolommen import SCHEIDING
from tafel.leeftijden import leeftijd_bij
from tafel.rules.profiel.profiel import Profiel
from tafel.rules.thuis import thuis
from tafel.rules.toedeling import beslis, met_onderdeel

OVERGENOMEN = (
    *("crisis", "woonsituatie", "zorgen_om_kinderen", "gezinsbenadering", "regulier_aanbod"),
    *("zelf_oplossen", "risico_samenleving", "jeugdhulp", "complex", "aanvliegroute"),
)
FEITKOLOMMEN = frozenset(OVERGENOMEN) | {
    *("geboortedatum", "leeftijd", "ontvangen_op", "inwonende_kinderen", "leefgebieden"),
    *("bijzonderheden", "urgentie", "aard", "overlast_openbaar"),
}
"""Columns that a decision depends on: a change of one asks for a new toedeling."""


def beslis_over(profiel: Profiel, rij: Leesbaar) -> Toedeling:
    """What the rules say about a stored melding, with what followed from its columns."""
    feiten = feiten_van(rij, profiel)
    toedeling = replace(beslis(profiel, feiten), gevolgd=gevolgd(rij, profiel))
    return met_onderdeel(profiel, toedeling, rij["buurt"])


def feiten_van(rij: Leesbaar, profiel: Profiel) -> dict[str, Any]:
    """Stated facts of a melding, what follows from its columns, and the children of the household
    who are persons; ages on the day of receipt, of who joined later on the day that he or she did.

    Unknown is None.
    """
    leefgebieden, bijzonderheden = rij["leefgebieden"], rij["bijzonderheden"]
    dag = date.fromisoformat(rij["ontvangen_op"])
    feiten: dict[str, Any] = {naam: rij[naam] for naam in OVERGENOMEN}
    feiten["leeftijd"] = leeftijd_van(rij, dag)
    kinderen = thuis(rij)
    feiten["inwonende_kinderen"] = (
        None if kinderen is None else tuple(kind.leeftijd(dag) for kind in kinderen)
    )
    feiten["meervoudig"] = (
        None
        if leefgebieden is None
        else ("ja" if leefgebieden.count(SCHEIDING) + 1 >= profiel.meervoudig_vanaf else "nee")
    )
    feiten["complex"] = rij["complex"] or "nee"
    feiten["aanvliegroute"] = rij["aanvliegroute"] or "regulier"
    feiten["bijzonderheden"] = tuple(bijzonderheden.split(SCHEIDING)) if bijzonderheden else ()
    for volgfeit in profiel.volgfeiten:
        if feiten.get(volgfeit.feit) is None and volgfeit.volgt_uit(rij):
            feiten[volgfeit.feit] = "ja"
    return feiten


def gevolgd(rij: Leesbaar, profiel: Profiel) -> Mapping[str, str]:
    """Facts that were not stated, each with the column that it followed from, in words."""
    return {
        volgfeit.feit: uit
        for volgfeit in profiel.volgfeiten
        if rij[volgfeit.feit] is None and (uit := volgfeit.volgt_uit(rij))
    }


def leeftijd_van(rij: Leesbaar, dag: date) -> Leeftijd:
    """The age on the day of receipt: by the birth date, which goes before a stated age.

    Of a birth date that is partly known a stated age settles which of the two it is.
    """
    geboortedatum, gesteld = rij["geboortedatum"], rij["leeftijd"]
    if geboortedatum is None:
        return gesteld  # type: ignore[no-any-return]
    mogelijk = leeftijd_bij(geboortedatum, dag)
    return gesteld if isinstance(mogelijk, tuple) and gesteld in mogelijk else mogelijk
