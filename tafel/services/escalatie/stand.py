"""Where a matter stands on the escalation ladder, and what the ladder needs to know of it (§9)."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import date

from msgspec import Struct

from tafel.domain.basis import Leesbaar
from tafel.domain.escalatie import Escalatie, Spoor
from tafel.kolommen import SCHEIDING
from tafel.register.escalatie import Escalatiestand
from tafel.register.rijen.casus import Casusrij
from tafel.rules.escalatie import Zet, zet
from tafel.rules.procesregie import HEFBOMEN
from tafel.rules.profiel.profiel import Partner, Profiel, Tafel
from tafel.rules.termijnen import na_werkdagen
from tafel.services.basis import categorie as categoriseren

VERVALLEN = "vervallen"
"""The result of a step that does not count as taken."""
GOED = ("opgelost", "besluit")
"""Results after which a new conflict starts at the bottom of the ladder again."""
UIT = (*GOED, VERVALLEN)
"""Results of the latest step that end a matter: no further step is proposed because of it."""
GEDAAN = ("nagekomen", "vervallen")
"""States of an afspraak about which there is nothing left to escalate."""


class Plaats(Struct, frozen=True):
    """Where a matter stands on the ladder."""

    volgende: int | None
    """The step to take; None when the last one was taken."""
    laatste: Escalatie | None = None
    """The last step that counts."""
    loopt: bool = False
    """It is still within its term."""


class Achtergrond(Struct, frozen=True):
    """What the ladder needs to know of a matter."""

    tafel: Tafel
    categorieen: tuple[str, ...] = ()
    """Those still possible, lightest first; none for a table without them."""
    bespreken: bool = False
    """Perhaps no category fits, and the table must discuss it."""
    overlast: str | None = None
    """Whether nuisance plays a large part."""
    eigen: Partner | None = None
    """The organisation whose worker experiences the problem; None when that is not known."""


def plaats(eerder: Iterable[Escalatie], profiel: Profiel, vandaag: date) -> Plaats:
    """Where a matter stands, given its steps so far, oldest first; a lapsed one does not count."""
    tellend = [stap for stap in eerder if stap.resultaat != VERVALLEN]
    if not tellend:
        return Plaats(1)
    laatste = tellend[-1]
    if laatste.resultaat in GOED:
        return Plaats(1, laatste)
    volgende = laatste.stap + 1 if laatste.stap < profiel.proces.ladder.stappen else None
    loopt = laatste.status == "open" and laatste.uiterlijk >= vandaag
    return Plaats(volgende, laatste, loopt)


def achtergrond(profiel: Profiel, casus: Casusrij, meldingen: Sequence[Leesbaar]) -> Achtergrond:
    """What the ladder needs to know of a casus.

    Nuisance: as registered; else ja when a melding is about nuisance alone (own default). The
    problem is experienced where the gezinsmanager or casemanager works, unless it is said.
    """
    overlast = categoriseren.overlast(meldingen)
    if overlast is None and any(melding["aard"] == "overlast" for melding in meldingen):
        overlast = "ja"
    return Achtergrond(
        tafel_van(profiel, casus.tafel or casus.voorkeur),
        categoriseren.mogelijk(profiel, casus, meldingen),
        categoriseren.te_bespreken(profiel, casus, meldingen),
        overlast,
        profiel.partners.get(casus.casemanager_organisatie or ""),
    )


def zet_voor(
    profiel: Profiel, achter: Achtergrond, partner: Partner, spoor: Spoor, stap: int, vandaag: date
) -> Zet:
    """The step worked out: who, towards whom, through whom, by when."""
    return zet(
        profiel,
        achter.tafel,
        partner,
        spoor=spoor,
        stap=stap,
        categorieen=achter.categorieen,
        bespreken=achter.bespreken,
        overlast=achter.overlast,
        eigen=achter.eigen,
        vandaag=vandaag,
    )


Zetter = Callable[[Achtergrond, Partner, Spoor, int], Zet]


def zetter(profiel: Profiel, vandaag: date) -> Zetter:
    """`zet_voor` for many casussen: what is the same step is worked out once."""
    gezet: dict[Hashable, Zet] = {}

    def zet_(achter: Achtergrond, partner: Partner, spoor: Spoor, stap: int) -> Zet:
        eigen = None if achter.eigen is None else achter.eigen.code
        feiten = (tuple(achter.categorieen), achter.bespreken, achter.overlast, eigen)
        sleutel = (achter.tafel.code, *feiten, partner.code, spoor, stap)
        if sleutel not in gezet:
            gezet[sleutel] = zet_voor(profiel, achter, partner, spoor, stap, vandaag)
        return gezet[sleutel]

    return zet_


def tafel_van(profiel: Profiel, code: str | None) -> Tafel:
    """The table; without one the coordinators together."""
    return profiel.tafels.get(code or "", profiel.coordinatoren)


def hefboom_tekst(partner: Partner) -> str | None:
    return None if partner.hefboom is None else f"{HEFBOMEN[partner.hefboom]} (80+20 tabel 2.2)"


def termijn_tekst(profiel: Profiel, escalatie: Escalatie) -> str:
    """What its last day rests on."""
    werkdagen = profiel.proces.ladder.werkdagen
    if escalatie.uiterlijk != na_werkdagen(profiel, escalatie.gestart_op, werkdagen):
        return "in overleg bepaald"
    return f"{werkdagen} werkdagen, eigen instelling"


def opdracht_voor(escalatie: Escalatie, *, opnieuw: bool = False) -> str:
    """The command for the next step in the same matter, or for this one once more."""
    delen = ["tafel escaleer"]
    if escalatie.casus is not None:
        delen.append(str(escalatie.casus))
    delen.append(f"--spoor {escalatie.spoor} --tegen {escalatie.organisatie}")
    if escalatie.afspraak is not None:
        delen.append(f"--afspraak {escalatie.casus}/{escalatie.afspraak}")
    if escalatie.casus is None and escalatie.tafel is not None:
        delen.append(f"--tafel {escalatie.tafel}")
    if opnieuw:
        delen.append(f"--stap {escalatie.stap}")
    return " ".join(delen)


def uit_rij(rij: Escalatiestand) -> Escalatie:
    """An escalation from a row of `tafel.register.escalatie`."""
    return Escalatie(
        nummer=rij.id,
        casus=rij.casus,
        tafel=rij.tafel,
        spoor=rij.spoor,
        stap=rij.stap,
        organisatie=rij.organisatie,
        wie=rij.wie,
        richting=rij.richting,
        via=rij.via,
        gestart_op=rij.gestart_op,
        uiterlijk=rij.uiterlijk,
        bindend=rij.bindend == "ja",
        status=rij.status,
        overgedragen_door=rij.overgedragen_door,
        namens=rij.namens,
        afspraak=rij.afspraaknummer,
        grond=rij.grond,
        toelichting=rij.toelichting,
        motivering=rij.motivering,
        opmerking=rij.opmerking,
        resultaat=rij.resultaat,
        resultaat_tekst=rij.resultaat_tekst,
        afgerond_op=rij.afgerond_op,
        regels=tuple(rij.regels.split(SCHEIDING)),
        bron=rij.bron,
    )
