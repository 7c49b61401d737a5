"""The work process of a casus: its step, up and down, and handing it over (domain §4)."""

from contextlib import nullcontext
from datetime import date

from msgspec import Struct

from tafel.domain.basis import Tekort
from tafel.domain.casus import EerdereCasus
from tafel.domain.toedeling import Uitkomst
from tafel.errors import InputRefused, WrongUse
from tafel.register.rijen.casus import Casusrij
from tafel.register.store import Register
from tafel.rules.profiel.profiel import Profiel
from tafel.rules.werkproces import poorten_naar, stap_uiterlijk
from tafel.services.basis import crisis
from tafel.services.basis.tijdlijn import casus_van, licht_toe, noteer, open_casus
from tafel.services.partner.partners import zoek_partner
from tafel.services.plan.poorten import eis, tekorten
from tafel.services.regie.regie import (
    AFRONDEN,
    bekende_partner,
    breng_omhoog,
    verzet,
    zet_casemanager,
)
from tafel.services.toedeling.besluiten import Overruling
from tafel.services.toedeling.casusvorming import manager
from tafel.services.toedeling.toedelen import leg_bij_tafel
from tafel.services.zitting import Zitting

# --- steps ----------------------------------------------------------------------------------------


class Stapzetting(Struct, frozen=True):
    """A casus that went, or with `proef` would go, to another step."""

    uiterlijk: date | None
    """Until when it may stand there; None = no term."""
    tekorten: tuple[Tekort, ...] = ()


def zet_stap(z: Zitting, nummer: int, naar: int, *, reden: str | None, proef: bool) -> Stapzetting:
    """Bring a casus to another step; with `proef` only say what is missing.

    Forward every gate that is passed must hold, back is free; so are steps 9 and 10, from which
    the way back has all gates. Raises CasusNotFound; GateNotMet with what is missing.
    """
    with nullcontext() if proef else z.register.schrijf():
        casus = open_casus(z.register, nummer)
        van: int = casus.stap
        if van == naar:
            raise InputRefused(f"casus {nummer} staat al in stap {naar}")
        begin = 0 if van >= AFRONDEN else van
        poorten = () if naar >= AFRONDEN else poorten_naar(z.profiel, begin, naar)
        ontbrekend = tekorten(z, casus, poorten)
        z.register.log(
            z.wie, z.vandaag, "casus stap --proef" if proef else "casus stap", str(nummer)
        )
        gezet = Stapzetting(stap_uiterlijk(z.profiel, naar, z.vandaag), ontbrekend)
        if proef:
            return gezet
        eis(f"casus {nummer} kan nog niet naar stap {naar}", ontbrekend)
        verzet(z, casus, naar)
        licht_toe(z, nummer, f"naar stap {naar}", reden)
    return gezet


# --- up, down and over ----------------------------------------------------------------------------


def schaal_op(z: Zitting, nummer: int, *, naar: str, reden: str) -> str:
    """To a more specialised level; the casus stays open, so that its coördinator keeps seeing it.

    `naar` is a partner, a network, or any level in words; returns it as it reads. Raises
    GateNotMet for a closed casus.
    """
    with z.register.schrijf():
        casus = open_casus(z.register, nummer)
        label = breng_omhoog(z, casus, naar=naar, reden=reden)
        z.register.log(z.wie, z.vandaag, "casus opschalen", str(nummer))
    return label


def schaal_af(z: Zitting, nummer: int, *, naar: str, reden: str) -> tuple[str, bool]:
    """Back from where it was opgeschaald to, else to regular care.

    Returns (where to, as it reads; whether it had been opgeschaald). Raises GateNotMet for a
    closed casus.
    """
    with z.register.schrijf():
        casus = open_casus(z.register, nummer)
        code = bekende_partner(z.profiel, naar)
        terug = casus.opgeschaald_naar is not None
        z.register.werk_bij(
            "casus",
            nummer,
            {
                **dict.fromkeys(("opgeschaald_naar", "opgeschaald_op")),
                **dict.fromkeys(("procesmanager", "procesmanager_contact", "procesmanager_sinds")),
                **crisis.kwam_terug(casus),
            },
        )
        label = z.profiel.label(code) if code else naar
        noteer(
            z,
            nummer,
            "afgeschaald",
            f"afgeschaald naar {label}" if code else "afgeschaald",
            gegevens={"naar": code, "van": _code(z.profiel, casus.opgeschaald_naar)},
        )
        verzet(z, casus, AFRONDEN)
        licht_toe(z, nummer, f"afgeschaald naar {label}", reden)
        z.register.log(z.wie, z.vandaag, "casus afschalen", str(nummer))
    return label, terug


def _code(profiel: Profiel, naar: str | None) -> str | None:
    """What may stand in an event: a code, never somebody's words."""
    return bekende_partner(profiel, naar) if naar else None


class Overdracht(Struct, frozen=True):
    """What a casus was handed over to."""

    manager: str | None
    """"gezinsmanager" or "casemanager" when there is a new one."""
    organisatie: str | None
    """Label of the new one's organisation."""
    tafel: str | None
    """Label of the new table."""


def draag_over(
    z: Zitting,
    nummer: int,
    *,
    casemanager: str | None = None,
    organisatie: str | None = None,
    contact: str | None = None,
    tafel: str | None = None,
    reden: str | None = None,
) -> Overdracht:
    """Another gezinsmanager or casemanager, another table (a code), or both.

    Moving to a table is a choice against the rules and goes in the ledger with its `reden`. Raises
    GateNotMet for a closed casus, NotFound or WrongUse for a partner that is not known.
    """
    with z.register.schrijf():
        casus = open_casus(z.register, nummer)
        if tafel is not None:
            if casus.tafel == tafel and casus.uitkomst == Uitkomst.TAFEL:
                raise InputRefused(f"casus {nummer} ligt al bij {z.profiel.label(tafel)}")
            leg_bij_tafel(z, nummer, Overruling(tafel, reden))
            casus = open_casus(z.register, nummer)
        code = None
        if casemanager is not None:
            code = _organisatie(z.profiel, casus, organisatie)
            zet_casemanager(
                z,
                casus,
                naam=casemanager,
                organisatie=code,
                contact=contact,
                reden=reden if tafel is None else None,
            )
        z.register.log(z.wie, z.vandaag, "casus overdragen", str(nummer))
    return Overdracht(
        manager=manager(z.profiel, casus) if casemanager is not None else None,
        organisatie=z.profiel.label(code) if code else None,
        tafel=z.profiel.label(tafel) if tafel else None,
    )


def _organisatie(profiel: Profiel, casus: Casusrij, tekst: str | None) -> str:
    """The partner that was typed, else the one that holds the regie already."""
    if tekst is not None:
        return zoek_partner(profiel, tekst).code
    if casus.casemanager_organisatie is None:
        raise WrongUse("van welke organisatie? Geef --organisatie")
    return casus.casemanager_organisatie


# --- who and what came before ---------------------------------------------------------------------


def vorige_van(register: Register, casus: Casusrij) -> EerdereCasus | None:
    """The casus of this household that was closed before this one opened."""
    if casus.vorige is None:
        return None
    eerder = casus_van(register, casus.vorige)
    return EerdereCasus(
        casus=eerder.id,
        gesloten_op=eerder.gesloten_op,
        reden=eerder.sluitreden,
        casemanager=eerder.casemanager,
        organisatie=eerder.casemanager_organisatie,
    )
