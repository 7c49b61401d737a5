"""What stands under an item of an agenda: about whom, why, whom to invite, what to look out for."""

import json
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from tafel.datums import dag_maand
from tafel.domain.agenda import Agendapunt, Puntsoort
from tafel.domain.basis import Leesbaar
from tafel.domain.overleg import Overlegbesluit
from tafel.domain.plan import Afspraak, Afspraakstatus
from tafel.domain.toedeling import Toedeling, Uitkomst
from tafel.register import casus as casusqueries
from tafel.register import melding as meldingqueries
from tafel.register import overleg as overleggen
from tafel.register import verloop
from tafel.register import zonder as zonderqueries
from tafel.register.rijen.casus import Casusrij
from tafel.rules.agenda import genodigden
from tafel.rules.profiel.profiel import Profiel, Tafel
from tafel.services.afspraak.afspraken import van_casussen
from tafel.services.basis.betrokkene import betrokkene, betrokkenen
from tafel.services.basis.crisisdienst import dienstcode
from tafel.services.basis.gemeld import gemeld
from tafel.services.basis.samenhang import kandidaten
from tafel.services.basis.verhulling import Verhuller, verhuller, vormen_van
from tafel.services.overleg.besluiten import keren_doorgeschoven, laatste
from tafel.services.overleg.letop import codes, let_op, met_kind
from tafel.services.overleg.redenen import Redenen
from tafel.services.toedeling.grootboek import uit_json
from tafel.services.zitting import Zitting

DOOR_TOEDELING = frozenset(
    (Puntsoort.CRISIS, Puntsoort.NIEUW, Puntsoort.BESPREKEN, Puntsoort.VRAGEN)
)
"""Kinds of items whose reason is the toedeling of their melding."""


class _Casuskennis(Struct, frozen=True):
    """What the register knows of some casussen, each by number."""

    casussen: Mapping[int, Casusrij]
    afspraken: Mapping[int, Sequence[Afspraak]]
    besluiten: Mapping[int, Overlegbesluit]
    doorgeschoven: Mapping[int, int]
    """How many times in a row a casus was put off."""
    betrokken: Mapping[int, Sequence[str]]
    geescaleerd: Mapping[int, Sequence[str]]
    zonder: Mapping[int, Sequence[str]]
    """Codes of the partners that are kept out."""
    kandidaten: Mapping[int, Sequence[tuple[int, str]]]
    """Meldingen that may belong to a casus and do not yet."""

    def aangesproken(self, casus: int) -> tuple[str, ...]:
        """Codes of who must be there: the regie, what is open or was not kept, an escalation."""
        rij = self.casussen[casus]
        regie, besproken = rij.casemanager_organisatie, rij.besproken_op
        return (
            *((regie,) if regie else ()),
            *(
                afspraak.organisatie
                for afspraak in self.afspraken.get(casus, ())
                if afspraak.organisatie is not None and _te_bespreken(afspraak, besproken)
            ),
            *self.geescaleerd.get(casus, ()),
        )


def _te_bespreken(afspraak: Afspraak, besproken: date | None) -> bool:
    """Open, or not kept since its casus was discussed."""
    if afspraak.status is Afspraakstatus.OPEN:
        return True
    return (
        afspraak.status is Afspraakstatus.NIET_NAGEKOMEN
        and afspraak.afgedaan_op is not None
        and (besproken is None or afspraak.afgedaan_op > besproken)
    )


class Uitwerking:
    """Fills in who an item is about, why, whom to invite and what to look out for.

    `genodigden` are codes, and so are the organisations of the afspraken in `te_laat`.
    """

    def __init__(
        self,
        z: Zitting,
        tafel: Tafel,
        wijst: Mapping[int, str | None],
        redenen: Redenen,
        dag: date,
        namen: bool,
    ) -> None:
        self._z, self._tafel = replace(z, vandaag=dag), tafel
        self._wijst, self._redenen, self._dag, self._namen = wijst, redenen, dag, namen

    def uit(self, punten: Sequence[Agendapunt]) -> list[tuple[Agendapunt, bool]]:
        """The items with everything that is known, and whether a child is concerned."""
        if not punten:
            return []
        meldingen: dict[int | None, list[Leesbaar]] = {}
        nummers = {punt.casus for punt in punten if punt.casus is not None}
        for rij in meldingqueries.meldingen_van_casussen(self._z.register, nummers):
            meldingen.setdefault(rij["casus"], []).append(rij)
        losse = [punt.melding for punt in punten if punt.melding is not None]
        los: dict[int, list[Leesbaar]] = {
            rij["id"]: [rij] for rij in meldingqueries.meldingen(self._z.register, losse)
        }
        alle = [rij["id"] for rijen in (*meldingen.values(), *los.values()) for rij in rijen]
        besluiten = {
            nummer: self._besluit(rij)
            for nummer, rij in meldingqueries.laatste_besluiten(self._z.register, alle).items()
        }
        stand = self._stand(nummers)
        wie = betrokkenen(self._z.register, nummers, namen=self._namen)
        verhuld = None if self._namen else verhuller(self._z.register, nummers)
        uitgewerkt: list[tuple[Agendapunt, bool]] = []
        bij: list[Sequence[Leesbaar]] = []
        for punt in punten:
            rijen = meldingen.get(punt.casus, []) if punt.melding is None else los[punt.melding]
            betrokken = stand.betrokken.get(punt.casus or 0, ())
            over, kind = self._over_wie(punt, rijen, besluiten, betrokken, stand)
            if punt.casus is not None:
                over = replace(over, betrokkene=wie.get(punt.casus, ""))
            uitgewerkt.append((self._in_proces(over, stand), kind))
            bij.append(rijen)
        if verhuld is None:
            return uitgewerkt
        if verhuld.allen is not None:
            verhuld.allen.lees(tekst for punt, _ in uitgewerkt for tekst in _geschreven(punt))
        return [
            (_zonder_namen(punt, verhuld, rijen), kind)
            for (punt, kind), rijen in zip(uitgewerkt, bij, strict=True)
        ]

    def _stand(self, nummers: Collection[int]) -> _Casuskennis:
        betrokken: dict[int, list[str]] = {}
        for rij in overleggen.betrokken_organisaties(
            self._z.register, nummers, self._dag.isoformat()
        ):
            betrokken.setdefault(rij["casus"], []).append(rij["organisatie"])
        geescaleerd: dict[int, list[str]] = {}
        for rij in overleggen.geescaleerd(self._z.register, nummers):
            geescaleerd.setdefault(rij["casus"], []).append(rij["organisatie"])
        zonder: dict[int, list[str]] = {}
        for buiten in zonderqueries.zonder(self._z.register, nummers):
            zonder.setdefault(buiten.casus, []).append(buiten.partner)
        besluiten = laatste(self._z.register, nummers)
        return _Casuskennis(
            casussen={rij.id: rij for rij in casusqueries.casussen(self._z.register, nummers)},
            afspraken=van_casussen(self._z, nummers),
            besluiten=besluiten,
            doorgeschoven=Counter(keren_doorgeschoven(self._z.register, besluiten.values()))
            + Counter(verloop.keren_door(self._z.register, nummers)),
            betrokken=betrokken,
            geescaleerd=geescaleerd,
            zonder=zonder,
            kandidaten=kandidaten(self._z.register, nummers),
        )

    def _in_proces(self, punt: Agendapunt, stand: _Casuskennis) -> Agendapunt:
        """With step, category, manager, the previous decision and the afspraken of its casus."""
        if punt.casus is None:
            return punt
        casus = stand.casussen[punt.casus]
        open_ = [
            afspraak
            for afspraak in stand.afspraken.get(punt.casus, ())
            if afspraak.status is Afspraakstatus.OPEN
        ]
        te_laat = tuple(afspraak for afspraak in open_ if afspraak.te_laat)
        ook = list(punt.ook)
        if casus.status == "open" and (over_tijd := self._redenen.over_tijd(casus)):
            gezegd = any(over_tijd in reden for reden in (punt.reden, *ook))
            ook += [] if gezegd else [over_tijd]
        tot = casus.opgeschort_tot
        if casus.status == "open" and tot is not None and tot > self._dag:
            ook.append(f"termijn van stap {casus.stap} opgeschort tot {dag_maand(tot, self._dag)}")
        if mogelijk := dict(stand.kandidaten.get(punt.casus, ())):  # several reasons, one melding
            hoort = "hoort" if len(mogelijk) == 1 else "horen"
            wie = " ".join(
                f"M{melding}{' (CRISIS)' if reden == 'crisis' else ''}"
                for melding, reden in mogelijk.items()
            )
            ook.append(f"{wie} {hoort} mogelijk bij deze casus")
        if casus.status != "open":
            ook.append("de casus is gesloten")
        regie = _procesmanager(casus)
        zonder = tuple(stand.zonder.get(punt.casus, ()))
        bij = [code for code in punt.genodigden if code not in zonder]
        return replace(
            punt,
            procesmanager=regie,
            genodigden=(*bij, *((_genodigde(casus),) if regie else ())),
            zonder=zonder,
            stap=casus.stap,
            categorie=casus.categorie,
            casemanager=_casemanager(self._z.profiel, casus),
            vervanger=self._z.vervanger(
                casus.casemanager, casus.casemanager_organisatie, self._dag
            ),
            gezin_weet=_ERKENNING.get(casus.erkenning or "", punt.gezin_weet),
            vorig_besluit=self._vorig(
                stand.besluiten.get(punt.casus), stand.doorgeschoven.get(punt.casus, 0)
            ),
            antwoordt=tuple(c for c in stand.aangesproken(punt.casus) if c not in zonder),
            afspraken_open=len(open_),
            afspraken_te_laat=len(te_laat),
            te_laat=te_laat,
            ook=tuple(ook),
        )

    def _vorig(self, besluit: Overlegbesluit | None, keren: int) -> str | None:
        """As in 12-11: Zij betaalt de huur in termijnen."""
        vaker = f"{keren}x doorgeschoven" if keren else ""
        if besluit is None:
            return vaker or None
        return f"{dag_maand(besluit.overleg, self._dag)}: {besluit.tekst}{vaker and f' ({vaker})'}"

    def _besluit(self, rij: Leesbaar) -> Toedeling:
        """A decision as the table should read it: why, or what is still possible."""
        toedeling = uit_json(rij["besluit"])
        if toedeling.uitkomst is Uitkomst.AANVULLEN:
            mogelijk = dict.fromkeys(self._in_woorden(*plek) for plek in toedeling.mogelijk)
            return replace(
                toedeling, waarom=f"kan nog worden: {', '.join(mogelijk)}", bron="", regels=()
            )
        voorstel = json.loads(rij["voorstel"]) if rij["voorstel"] else None
        if voorstel in (None, [toedeling.uitkomst, toedeling.tafel]):
            return toedeling
        waarom = f"keuze van de coördinator; het voorstel was {self._in_woorden(*voorstel)}"
        return replace(toedeling, waarom=waarom, bron="")

    def _in_woorden(self, uitkomst: str, tafel: str | None) -> str:
        return f"tafel {self._z.profiel.label(tafel)}" if tafel else str(uitkomst)

    def _over_wie(
        self,
        punt: Agendapunt,
        rijen: Sequence[Leesbaar],
        besluiten: Mapping[int, Toedeling],
        betrokken: Sequence[str],
        stand: _Casuskennis,
    ) -> tuple[Agendapunt, bool]:
        """With what the meldingen say, and whether a child is concerned."""
        altijd = () if punt.casus is None else stand.aangesproken(punt.casus)
        if not rijen:  # about an organisation, or its meldingen moved on to a later casus
            nodig = genodigden(self._z.profiel, self._tafel, None, betrokken, (), altijd)
            return replace(punt, genodigden=nodig), False
        melding = self._aanleiding(punt, rijen, besluiten)
        toedeling = besluiten.get(melding["id"])
        if toedeling is None:  # nobody decided on it yet
            over = replace(
                punt,
                betrokkene=betrokkene(melding, namen=self._namen),
                let_op=tuple(let_op(self._z.profiel, rijen, self._dag)),
                gezin_weet=_gezin_weet(rijen),
            )
            return over, any(met_kind(self._z.profiel, rij, self._dag) for rij in rijen)
        organisaties = [*codes(rijen, "betrokken_organisaties"), *betrokken]
        organisaties += [rij["melder_organisatie"] for rij in rijen if rij["melder_organisatie"]]
        gebieden = codes(rijen, "leefgebieden")
        onderdeel = toedeling.onderdeel if toedeling.tafel == self._tafel.code else None
        nodig = genodigden(self._z.profiel, self._tafel, onderdeel, organisaties, gebieden, altijd)
        if punt.soort is Puntsoort.CRISIS:  # phoned before the meeting, not invited (§2.8)
            gebeld = dienstcode(self._z.profiel)
            nodig = tuple(code for code in nodig if code != gebeld or code in altijd)
        uitgewerkt = replace(
            punt,
            betrokkene=betrokkene(melding, namen=self._namen),
            gemeld=gemeld(melding, rijen),
            melding=melding["id"],
            genodigden=nodig,
            afstemmen=tuple(self._z.profiel.label(code) for code in toedeling.afstemmen),
            onderdeel=onderdeel,
            let_op=tuple(let_op(self._z.profiel, rijen, self._dag)),
            gezin_weet=_gezin_weet(rijen),
        )
        if punt.soort in DOOR_TOEDELING:
            uitgewerkt = replace(
                uitgewerkt,
                reden=toedeling.waarom,
                sinds=date.fromisoformat(min(rij["ontvangen_op"] for rij in rijen)),
                regel=toedeling.regel or "/".join(toedeling.regels) or None,
                bron=toedeling.bron or None,
            )
        return uitgewerkt, any(met_kind(self._z.profiel, rij, self._dag) for rij in rijen)

    def _aanleiding(
        self, punt: Agendapunt, rijen: Sequence[Leesbaar], besluiten: Mapping[int, Toedeling]
    ) -> Leesbaar:
        """The newest melding for which the casus is on this agenda."""
        wijst = self._wijst.get(punt.casus or 0, self._tafel.code)

        def geldt(toedeling: Toedeling | None) -> bool:
            if toedeling is None:
                return False
            if punt.soort is Puntsoort.CRISIS:
                return toedeling.uitkomst is Uitkomst.CRISIS
            return wijst in (toedeling.tafel, toedeling.voorkeur, toedeling.volgt_op)

        return next((r for r in reversed(rijen) if geldt(besluiten.get(r["id"]))), rijen[-1])


def _geschreven(punt: Agendapunt) -> Iterator[str]:
    """What people wrote that stands with an item."""
    te_laat = (tekst for afspraak in punt.te_laat for tekst in (afspraak.wat, afspraak.wie))
    yield from filter(
        None, (punt.reden, *punt.ook, punt.bel, punt.gemeld, punt.vorig_besluit, *te_laat)
    )


def _zonder_namen(
    punt: Agendapunt, verhuld: Verhuller, meldingen: Sequence[Leesbaar]
) -> Agendapunt:
    """With initials for the names in what people wrote: names only on request (domain §8)."""
    if punt.casus is None:
        return replace(punt, gemeld=verhuld.los(punt.gemeld, vormen_van(meldingen)))
    return replace(
        punt,
        reden=verhuld.tekst(punt.casus, punt.reden),
        ook=tuple(verhuld.tekst(punt.casus, ook) for ook in punt.ook),
        bel=punt.bel and verhuld.tekst(punt.casus, punt.bel),
        gemeld=verhuld.tekst(punt.casus, punt.gemeld),
        vorig_besluit=punt.vorig_besluit and verhuld.tekst(punt.casus, punt.vorig_besluit),
        te_laat=tuple(
            replace(
                afspraak,
                wat=verhuld.tekst(punt.casus, afspraak.wat),
                wie=afspraak.wie and verhuld.wie(punt.casus, afspraak.wie),
            )
            for afspraak in punt.te_laat
        ),
    )


def _casemanager(profiel: Profiel, casus: Casusrij) -> str | None:
    """As in L. Oud (Altra)."""
    wie, bij = casus.casemanager, casus.casemanager_organisatie
    label = profiel.label(bij) if bij else None
    return f"{wie} ({label})" if wie and label else wie or label


def _procesmanager(casus: Casusrij) -> str | None:
    """As in "S. Bos, 020-0000002": who a family was handed over to (domain §6)."""
    delen = (casus.procesmanager, casus.procesmanager_contact)
    return ", ".join(filter(None, delen)) if casus.procesmanager else None


def _genodigde(casus: Casusrij) -> str:
    return f"{casus.procesmanager} (procesmanager)"


def _gezin_weet(rijen: Sequence[Leesbaar]) -> str | None:
    for rij in reversed(rijen):
        if rij["besproken_met_betrokkene"] is not None:
            weet = rij["besproken_met_betrokkene"] == "ja"
            return "weet van de melding" if weet else "weet nog niet van de melding"
    return None


_ERKENNING = {
    "ja": "weet van de melding",
    "nee": "weet nog niet van de melding",
    "bezwaar": "weet van de melding en heeft bezwaar",
    "niet_mogelijk": "de melding kon niet worden besproken",
}
