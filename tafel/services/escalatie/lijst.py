"""Escalaties, read: of a casus, of a table, and those that run."""

from collections.abc import Iterable

from tafel.domain.escalatie import Escalatie, Spoor
from tafel.domain.plan import Afspraak
from tafel.errors import NotFound
from tafel.register import escalatie as escalaties
from tafel.register.store import Register
from tafel.services.escalatie.stand import uit_rij
from tafel.services.zitting import Zitting


class EscalatieNotFound(NotFound):
    """No escalation has this number."""

    def __init__(self, nummer: int) -> None:
        super().__init__(f"escalatie E{nummer} bestaat niet; zie: tafel escaleer lijst")


def van_casus(register: Register, casus: int) -> tuple[Escalatie, ...]:
    """Every escalation of a casus, oldest first."""
    return tuple(map(uit_rij, escalaties.van_casus(register, casus)))


def open_van(register: Register, casussen: Iterable[int]) -> dict[int, list[Escalatie]]:
    """The running escalations by casus, oldest first; a casus without any is absent."""
    per_casus: dict[int, list[Escalatie]] = {}
    for rij in escalaties.open_van(register, casussen):
        assert rij.casus is not None
        per_casus.setdefault(rij.casus, []).append(uit_rij(rij))
    return per_casus


def lijst(
    z: Zitting, *, tafel: str | None = None, status: str | None = None, te_laat: bool = False
) -> tuple[Escalatie, ...]:
    """Escalations that meet every filter, the soonest term first."""
    rijen = escalaties.lijst(
        z.register,
        tafel=tafel,
        status="open" if te_laat else status,
        uiterlijk_voor=z.vandaag if te_laat else None,
    )
    z.register.log(z.wie, z.vandaag, "escaleer lijst", f"{len(rijen)} regels")
    return tuple(map(uit_rij, rijen))


def lopende(z: Zitting, afspraken: Iterable[Afspraak]) -> dict[tuple[int, int], Escalatie]:
    """By casus and number of the afspraak: the step that still runs within its term against its
    organisation, before which no other may be taken; an afspraak without one is absent.
    """
    gevraagd = list(afspraken)
    lopend: dict[tuple[int | None, str | None], Escalatie] = {
        (stap.casus, stap.organisatie): stap
        for stappen in open_van(z.register, {afspraak.casus for afspraak in gevraagd}).values()
        for stap in stappen
        if stap.spoor is Spoor.UITVOERING and stap.uiterlijk >= z.vandaag
    }
    return {
        (afspraak.casus, afspraak.nummer): lopend[afspraak.casus, afspraak.organisatie]
        for afspraak in gevraagd
        if (afspraak.casus, afspraak.organisatie) in lopend
    }
