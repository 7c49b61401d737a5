"""Drawing up the plan: a concept, its parts, and who directs it (domain §7)."""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict

from tafel.domain.plan import Planstatus
from tafel.errors import GateNotMet, WrongUse
from tafel.register import plan as queries
from tafel.register.rijen.casus import Casusrij
from tafel.register.rijen.plan import Planrij
from tafel.register.store import Register
from tafel.services.basis import planversie
from tafel.services.basis.tijdlijn import open_casus
from tafel.services.partner.partners import zoek_partner
from tafel.services.plan.plan import geen_plan
from tafel.services.regie.regie import zet_casemanager
from tafel.services.zitting import Zitting

OPGELEGD = "opgelegd"

Velden = Mapping[str, str | None]
"""Columns of the plan, and `evaluatie_op`; None makes a part empty."""


class Regie(Struct, frozen=True):
    """Who directs the plan, as typed; None leaves it as it is."""

    casemanager: str | None = None
    organisatie: str | None = None
    contact: str | None = None


def voor_maken(register: Register, casus: int) -> Casusrij:
    """The open casus, without a concept. Raises CasusNotFound, GateNotMet."""
    rij = open_casus(register, casus)
    if concept := conceptrij(register, casus):
        raise GateNotMet(
            f"casus {casus} heeft al een concept (versie {concept.versie})",
            [("wijzig het met", f"tafel plan wijzig {casus}")],
        )
    return rij


def maak(z: Zitting, casus: int, velden: Velden, regie: Regie) -> int:
    """Begin a concept, with what the plan in force says; returns its version.

    Raises CasusNotFound, GateNotMet when there is a concept already.
    """
    with z.register.schrijf():
        rij = voor_maken(z.register, casus)
        versie = nieuwe_versie(z, casus, velden)
        _zet_regie(z, rij, regie)
        z.register.log(z.wie, z.vandaag, "plan maak", f"{casus} versie {versie}")
    return versie


def wijzig(z: Zitting, casus: int, velden: Velden, regie: Regie) -> tuple[str, ...]:
    """Change parts of the concept; returns the columns that changed.

    Raises CasusNotFound, NotFound without a plan, GateNotMet when it is vastgesteld.
    """
    with z.register.schrijf():
        rij = open_casus(z.register, casus)
        concept = concept_van_casus(z.register, casus)
        huidig = {naam: waarde and str(waarde) for naam, waarde in asdict(concept).items()}
        passend = _passend(huidig, velden)
        anders = {naam: waarde for naam, waarde in passend.items() if waarde != huidig[naam]}
        if anders:
            z.register.werk_bij("plan", concept.id, anders)
        gewijzigd = (*anders, *_zet_regie(z, rij, regie))
        z.register.log(z.wie, z.vandaag, "plan wijzig", f"{casus} versie {concept.versie}")
    return gewijzigd


def conceptrij(register: Register, casus: int) -> Planrij | None:
    rijen = queries.plannen(register, casus)
    return next((rij for rij in rijen if rij.status == Planstatus.CONCEPT), None)


def concept_van_casus(register: Register, casus: int) -> Planrij:
    """The row of the concept. Raises NotFound without a plan, GateNotMet when it is in force."""
    concept = conceptrij(register, casus)
    if concept is not None:
        return concept
    rijen = queries.plannen(register, casus)
    if not rijen:
        raise geen_plan(casus)
    raise GateNotMet(
        f"het plan van casus {casus} (versie {rijen[-1].versie}) is vastgesteld en wijzigt "
        "niet meer",
        [("maak een volgende versie met", f"tafel plan maak {casus}")],
    )


def nieuwe_versie(z: Zitting, casus: int, velden: Velden) -> int:
    """A concept with the parts of the version before it, and the goals that are alive."""
    begin = planversie.begin(z.register, casus)
    return planversie.leg_aan(z, casus, {**begin, **_passend(begin, velden)})


def _passend(huidig: Mapping[str, Any], velden: Velden) -> dict[str, str | None]:
    """The parts to set: an imposed plan has a ground, any other has none (Werkplan §3.1)."""
    nieuw = dict(velden)
    instemming = nieuw.get("instemming", huidig["instemming"])
    if instemming == OPGELEGD:
        if not nieuw.get("grond", huidig["grond"]):
            raise WrongUse("--instemming opgelegd vraagt de grond: geef ook --grond")
    elif nieuw.get("grond"):
        raise WrongUse("--grond hoort bij --instemming opgelegd")
    elif "instemming" in nieuw:
        nieuw["grond"] = None
    return nieuw


def _zet_regie(z: Zitting, casus: Casusrij, regie: Regie) -> tuple[str, ...]:
    """Name who directs the plan; returns the columns that changed.

    Raises WrongUse when person or organisation is not known.
    """
    if regie == Regie():
        return ()
    naam = regie.casemanager or casus.casemanager
    code = zoek_partner(z.profiel, regie.organisatie).code if regie.organisatie else None
    code = code or casus.casemanager_organisatie
    if naam is None:
        raise WrongUse("wie is het? Geef --casemanager, met --organisatie")
    if code is None:
        raise WrongUse("van welke organisatie is die? Geef --organisatie")
    return zet_casemanager(z, casus, naam=naam, organisatie=code, contact=regie.contact)


def partnercode(z: Zitting, tekst: str | None) -> str | None:
    """Code of a partner as typed. Raises NotFound, WrongUse."""
    return zoek_partner(z.profiel, tekst).code if tekst else None
