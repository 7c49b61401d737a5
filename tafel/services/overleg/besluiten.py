"""Decisions of tables, as they read now and with what they said before (domain §8)."""

from collections.abc import Iterable
from datetime import date

from tafel.domain.basis import Leesbaar
from tafel.domain.overleg import Besluitcorrectie, Overlegbesluit
from tafel.register import besluitcorrectie as besluitcorrecties
from tafel.register import overleg as overleggen
from tafel.register.store import Register


def laatste(register: Register, casussen: Iterable[int]) -> dict[int, Overlegbesluit]:
    """Per casus the decision that was taken last; casussen without one are absent."""
    rijen = overleggen.laatste_besluiten(register, casussen)
    return {besluit.casus or 0: besluit for besluit in met_correcties(register, rijen)}


def van_casus(register: Register, casus: int) -> tuple[Overlegbesluit, ...]:
    """Every decision about a casus, oldest first."""
    return met_correcties(register, overleggen.besluiten_van_casus(register, casus))


def met_correcties(register: Register, rijen: Iterable[Leesbaar]) -> tuple[Overlegbesluit, ...]:
    """Decisions, in the order given, as they read now and with what they said before."""
    rijen = tuple(rijen)
    per_besluit: dict[int, list[Leesbaar]] = {}
    for correctie in besluitcorrecties.correcties(register, [rij["id"] for rij in rijen]):
        per_besluit.setdefault(correctie["besluit"], []).append(correctie)
    return tuple(_besluit(rij, per_besluit.get(rij["id"], ())) for rij in rijen)


def _besluit(rij: Leesbaar, gecorrigeerd: Iterable[Leesbaar]) -> Overlegbesluit:
    tekst, vervallen, correcties = rij["tekst"], False, []
    for deel in gecorrigeerd:
        op = date.fromisoformat(deel["dag"])
        correcties.append(Besluitcorrectie(op, deel["wie"], tekst, deel["reden"]))
        tekst, vervallen = deel["tekst"] or tekst, deel["vervallen"] == "ja"
    return Overlegbesluit(
        casus=rij["casus"],
        tafel=rij["tafel"],
        overleg=date.fromisoformat(rij["overleg"]),
        tekst=tekst,
        wie=rij["wie"],
        nummer=rij["id"],
        vervallen=vervallen,
        correcties=tuple(correcties),
    )


def is_aangehouden(tekst: str) -> bool:
    """Whether a decision says no more than that it was put off: it comes back soon, to be safe."""
    woorden = tekst.casefold().split()
    return bool(woorden) and (
        woorden == ["door"] or woorden[0].strip(".,;:") in ("aangehouden", "doorgeschoven")
    )


def keren_doorgeschoven(register: Register, besluiten: Iterable[Overlegbesluit]) -> dict[int, int]:
    """Per casus of these, its last decisions, how many times in a row it was put off; those that
    were not are absent.
    """
    nummers = [b.casus for b in besluiten if b.casus is not None and is_aangehouden(b.tekst)]
    keren: dict[int, int] = {}
    klaar: set[int] = set()
    for casus, tekst in overleggen.teksten_van(register, nummers) if nummers else ():
        if not is_aangehouden(tekst):
            klaar.add(casus)
        elif casus not in klaar:
            keren[casus] = keren.get(casus, 0) + 1
    return keren
