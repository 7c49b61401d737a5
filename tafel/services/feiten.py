"""The facts of a stored melding as the rules want them (domain §5.1)."""

from datetime import date
from typing import Any

from tafel.domain.basis import Leesbaar
from tafel.kolommen import SCHEIDING
from tafel.waarden import kinderen_leeftijden, leeftijd_bij

OVERGENOMEN = (
    *("crisis", "woonsituatie", "zorgen_om_kinderen", "gezinsbenadering", "regulier_aanbod"),
    *("zelf_oplossen", "risico_samenleving", "jeugdhulp", "complex", "aanvliegroute"),
)
FEITKOLOMMEN = frozenset(OVERGENOMEN) | {
    *("geboortedatum", "leeftijd", "ontvangen_op", "inwonende_kinderen", "leefgebieden"),
    *("bijzonderheden", "urgentie"),
}
"""Columns that a decision depends on: a change of one asks for a new toedeling."""


def feiten_van(rij: Leesbaar, meervoudig_vanaf: int) -> dict[str, Any]:
    """Stated facts of a melding; ages on the day of receipt. Unknown is None."""
    dag = date.fromisoformat(rij["ontvangen_op"])
    geboortedatum, leefgebieden = rij["geboortedatum"], rij["leefgebieden"]
    bijzonderheden = rij["bijzonderheden"]
    feiten: dict[str, Any] = {naam: rij[naam] for naam in OVERGENOMEN}
    feiten["leeftijd"] = leeftijd_bij(geboortedatum, dag) if geboortedatum else rij["leeftijd"]
    feiten["inwonende_kinderen"] = kinderen_leeftijden(rij["inwonende_kinderen"], dag)
    feiten["meervoudig"] = (
        None
        if leefgebieden is None
        else ("ja" if leefgebieden.count(SCHEIDING) + 1 >= meervoudig_vanaf else "nee")
    )
    feiten["complex"] = rij["complex"] or "nee"
    feiten["aanvliegroute"] = rij["aanvliegroute"] or "regulier"
    feiten["bijzonderheden"] = tuple(bijzonderheden.split(SCHEIDING)) if bijzonderheden else ()
    return feiten
