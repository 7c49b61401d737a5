"""What asks for attention in one week at every table, read once for all its lists (domain §8)."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from tafel.domain.basis import Leesbaar
from tafel.domain.escalatie import Escalatie, Voorstel
from tafel.domain.melding import Klok
from tafel.domain.plan import Afspraak
from tafel.domain.rapport import Periode
from tafel.domain.toedeling import Uitkomst
from tafel.domain.vervanging import Vervanger
from tafel.kolommen import label_van
from tafel.register import afspraak as afspraakqueries
from tafel.register import agenda as agendaqueries
from tafel.register import casus as casusqueries
from tafel.register import escalatie as escalatiequeries
from tafel.register import melding as meldingqueries
from tafel.register import weeklijst as weekqueries
from tafel.register.rapport import maandcijfers
from tafel.register.rijen.casus import Casusrij
from tafel.register.rijen.partner import Vervangingrij
from tafel.register.store import Register
from tafel.rules.perioden import maand
from tafel.rules.profiel.profiel import Profiel
from tafel.services.afspraak import afspraken
from tafel.services.basis.betrokkene import betrokkene, hoofdpersonen
from tafel.services.basis.terugkoppeling import klokken, klokken_van_meldingen
from tafel.services.escalatie import stand as escalatiestand
from tafel.services.escalatie.voorstellen import voorstellen
from tafel.services.telling.cijfers import Cijfers
from tafel.services.zitting import Zitting

WEEK = timedelta(days=7)
_ALLE = -1
"""No limit to the number of rows."""


class NieuweCasus(Struct, frozen=True):
    """A casus that a table did not have a week ago, or of which it did not know this."""

    casus: int
    op: date
    wat: str
    """geopend, heropend, toedeling (it came from another table) or melding."""
    van: str | None = None
    """The table that it came from."""
    melding: int | None = None
    crisis: bool = False
    """Somebody has to look at once."""


class Evaluatie(Struct, frozen=True):
    """A plan whose evaluation is due."""

    casus: int
    versie: int
    op: date
    vastgesteld_op: date | None


class Vragen(Struct, frozen=True):
    """A melding whose facts do not decide yet."""

    melding: int
    ontvangen_op: date
    vragen: tuple[str, ...]
    """In words."""


class Weekstand(Struct, frozen=True):
    """Everything that the lists of one day are made of.

    A week ago is `vanaf`: what was noted on that day may have come after its list. What is due is
    due up to and including `tot`.
    """

    profiel: Profiel
    vandaag: date
    casussen: Mapping[int, Casusrij]
    """The open ones, and those of which something else is on a list."""
    vervangers: Mapping[int, Vervanger]
    """By casus, who stands in today for whoever directs it."""
    aflopend: tuple[Vervangingrij, ...]
    """Terms of absence that hold today and end this week."""
    betrokkenen: Mapping[int, str]
    """Initials and birth year by casus."""
    meldingen: Mapping[int, Leesbaar]
    """Those that are on a list, by number."""
    nieuw: tuple[NieuweCasus, ...]
    afspraken: tuple[Afspraak, ...]
    """Every open one, the first due first."""
    verzet: frozenset[tuple[int, int]]
    """Afspraken (casus, number) that were moved in the last week."""
    heropend: frozenset[tuple[int, int]]
    """And those that were opened again."""
    klokken: tuple[Klok, ...]
    """Feedback that is due, of meldingen without a casus too; the longest first."""
    evaluaties: tuple[Evaluatie, ...]
    voorstellen: tuple[Voorstel, ...]
    escalaties: tuple[Escalatie, ...]
    """Those that run, the soonest term first."""
    nazorg: tuple[Casusrij, ...]
    volgen: tuple[Casusrij, ...]
    opgeschort: tuple[Casusrij, ...]
    """Casussen of which the term of the step is suspended."""
    vragen: tuple[Vragen, ...]
    jaar: Cijfers | None
    """Exact, from January up to the last month that is closed; None when none is."""

    @property
    def vanaf(self) -> date:
        return self.vandaag - WEEK

    @property
    def tot(self) -> date:
        return laatste_dag(self.vandaag)

    def wie(self, casus: int | None, melding: int | None = None) -> str:
        """Initials and birth year of whom it is about; of the melding where it is about that."""
        if melding is not None and melding in self.meldingen:
            return kort(self.meldingen[melding])
        return "" if casus is None else self.betrokkenen.get(casus, "")


def laatste_dag(vandaag: date) -> date:
    """The last day of the coming week."""
    return vandaag + WEEK - timedelta(days=1)


def kort(melding: Leesbaar) -> str:
    """Initials and birth year, without the children."""
    return betrokkene(melding).partition(",")[0]


def lees(z: Zitting) -> Weekstand:
    """Everything at once: as many queries for one list as for all of them. In a momentopname."""
    vanaf, nu, tot = z.vandaag - WEEK, z.vandaag, laatste_dag(z.vandaag)
    casussen = {rij.id: rij for rij in casusqueries.lopende_casussen(z.register)}
    gebeurd = weekqueries.gebeurd(
        z.register, vanaf=vanaf, tot=nu, soorten=("heropend", "toedeling", "afspraak")
    )
    nazorg = tuple(weekqueries.nazorg(z.register, tot))
    evaluaties = tuple(
        Evaluatie(
            rij["casus"], rij["versie"], _dag(rij["evaluatie_op"]), _dag(rij["vastgesteld_op"])
        )
        for rij in weekqueries.te_evalueren(z.register, tot)
    )
    open_ = tuple(
        afspraken.op_dag(z.profiel, afspraak, z.vandaag)
        for afspraak in afspraakqueries.afspraken(
            z.register,
            organisatie=None, tafel=None, casus=None, status="open",
            voor=None, van=None, tot=None, grens=_ALLE,
        )
    )  # fmt: skip
    escalaties = tuple(
        map(
            escalatiestand.uit_rij,
            escalatiequeries.lijst(z.register, tafel=None, status="open", uiterlijk_voor=None),
        )
    )
    lopend = _klokken(z, casussen)
    vragen = tuple(_vragen(z))
    anders = {rij.id for rij in nazorg} | {afspraak.casus for afspraak in open_}
    anders |= {escalatie.casus for escalatie in escalaties if escalatie.casus is not None}
    erbij = casusqueries.casussen(z.register, anders - casussen.keys())
    casussen |= {rij.id: rij for rij in erbij}
    los = {klok.melding for klok in lopend if klok.melding is not None}
    los |= {vraag.melding for vraag in vragen}
    return Weekstand(
        profiel=z.profiel,
        vandaag=z.vandaag,
        casussen=casussen,
        vervangers={
            nummer: vervanger
            for nummer, rij in casussen.items()
            if (vervanger := z.vervanger(rij.casemanager, rij.casemanager_organisatie)) is not None
        },
        aflopend=tuple(
            rij for rij in z.register.vervangingen.alle if rij.geldt(nu) and rij.laatste <= tot
        ),
        betrokkenen={
            casus: kort(wie) for casus, wie in hoofdpersonen(z.register, casussen).items()
        },
        meldingen={rij["id"]: rij for rij in meldingqueries.meldingen(z.register, sorted(los))},
        nieuw=tuple(_nieuw(z.register, casussen, gebeurd, vanaf, nu)),
        afspraken=open_,
        verzet=frozenset(_weer_open(gebeurd, ("open",))),
        heropend=frozenset(_weer_open(gebeurd, ("nagekomen", "niet_nagekomen", "vervallen"))),
        klokken=lopend,
        evaluaties=evaluaties,
        voorstellen=voorstellen(z),
        escalaties=escalaties,
        nazorg=nazorg,
        volgen=tuple(weekqueries.te_volgen(z.register, tot)),
        opgeschort=tuple(weekqueries.opgeschort(z.register)),
        vragen=vragen,
        jaar=_jaar(z.register),
    )


def _jaar(register: Register) -> Cijfers | None:
    dicht = maandcijfers.afgesloten(register)
    if not dicht:
        return None
    laatste = maand(dicht[-1])
    return Cijfers(register, Periode(laatste.van.replace(month=1), laatste.tot), intern=True)


def _nieuw(
    register: Register,
    casussen: Mapping[int, Casusrij],
    gebeurd: Iterable[Leesbaar],
    vanaf: date,
    tot: date,
) -> list[NieuweCasus]:
    """One line per casus, a crisis first: that it was opened says more than that it moved or got a
    melding.
    """
    per_casus: dict[int, NieuweCasus] = {
        nummer: NieuweCasus(nummer, rij.geopend_op, "geopend")
        for nummer, rij in casussen.items()
        if rij.status == "open" and vanaf <= rij.geopend_op <= tot
    }
    for rij in gebeurd:
        if rij["soort"] == "heropend":
            per_casus.setdefault(
                rij["casus"], NieuweCasus(rij["casus"], _dag(rij["dag"]), "heropend")
            )
    for rij in gebeurd:
        if rij["soort"] == "toedeling" and (van := _ander(rij["gegevens"])) is not None:
            verhuisd = NieuweCasus(rij["casus"], _dag(rij["dag"]), "toedeling", van=van[0])
            per_casus.setdefault(rij["casus"], verhuisd)
    crisis = {nummer for nummer in per_casus if casussen[nummer].uitkomst == Uitkomst.CRISIS}
    for rij in weekqueries.meldingen_erbij(register, vanaf=vanaf, tot=tot):
        erbij = NieuweCasus(rij["casus"], _dag(rij["dag"]), "melding", melding=rij["id"])
        per_casus.setdefault(rij["casus"], erbij)
        if rij["uitkomst"] == Uitkomst.CRISIS:
            crisis.add(rij["casus"])
    nieuw = (replace(deel, crisis=deel.casus in crisis) for deel in per_casus.values())
    return sorted(nieuw, key=lambda deel: (not deel.crisis, deel.op, deel.casus))


def _ander(gegevens: str | None) -> tuple[str | None] | None:
    """The table that a casus came from, when the allocation gave it another one."""
    if gegevens is None:
        return None
    deel = json.loads(gegevens)
    oud, nieuw = (deel[sleutel]["tafel"] for sleutel in ("oud", "nieuw"))
    return None if oud == nieuw else (oud,)


def _weer_open(gebeurd: Iterable[Leesbaar], van: Collection[str]) -> Iterator[tuple[int, int]]:
    """Afspraken that came from one of these states to open; from open to open is moved."""
    for rij in gebeurd:
        if rij["soort"] == "afspraak" and rij["gegevens"] is not None:
            deel = json.loads(rij["gegevens"])
            if deel["naar"] == "open" and deel["van"] in van:
                yield rij["casus"], deel["afspraak"]


def _klokken(z: Zitting, casussen: Iterable[int]) -> tuple[Klok, ...]:
    alle = [klok for lijst in klokken(z, casussen).values() for klok in lijst]
    los = weekqueries.losse_meldingen(z.register)
    alle += klokken_van_meldingen(z, los).values()
    grens = laatste_dag(z.vandaag)
    open_ = [klok for klok in alle if klok.gedaan_op is None and klok.uiterlijk <= grens]
    open_.sort(key=lambda klok: (klok.uiterlijk, klok.casus or 0, klok.melding or 0, klok.aan))
    return tuple(open_)


def _vragen(z: Zitting) -> Iterator[Vragen]:
    for rij in agendaqueries.vragen_open(z.register, z.vandaag.isoformat()):
        besluit = json.loads(rij["besluit"])
        yield Vragen(
            rij["id"],
            _dag(rij["ontvangen_op"]),
            tuple(map(label_van, besluit["vragen"])),
        )


def _dag(tekst: str) -> date:
    return date.fromisoformat(tekst)
