"""Why a casus is on an agenda: every reason that the register knows, but the first one (§8).

That a casus is new, or a crisis, is in `agenderen`; here is what follows once it is in process.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from functools import cache, cached_property
from operator import itemgetter

from msgspec.structs import replace

from tafel.datums import dag_maand
from tafel.domain.agenda import Agendapunt, Puntsoort
from tafel.domain.basis import Leesbaar
from tafel.domain.casus import LAATSTE_STAP
from tafel.domain.escalatie import Voorstel
from tafel.domain.melding import Klok
from tafel.register import agenda as agendaqueries
from tafel.register import overleg as overleggen
from tafel.register.agenda import Conceptplan
from tafel.register.rijen.casus import Casusrij
from tafel.rules.profiel.profiel import Tafel
from tafel.rules.termijnen import eerste_werkdag, te_laat_voor, vorig_overleg
from tafel.rules.vervolg import Loop, Moment, Vanwege, komt_terug, stap_komt_op
from tafel.rules.werkproces import stap_uiterlijk
from tafel.services.basis.terugkoppeling import klokken
from tafel.services.basis.vervolg import lopen_van, waarom_terug
from tafel.services.escalatie.voorstellen import over_casussen, structureel
from tafel.services.overleg.escalatiepunt import escalatiepunt, trede
from tafel.services.plan.leemten import vaststeltekorten_van
from tafel.services.regie import overdracht
from tafel.services.zitting import Zitting
from tafel.woorden import opsomming

_AFGESCHAALD = "afgeschaald"
_VERSCHUIVINGEN = ("categorie", "opgeschaald", _AFGESCHAALD)
"""Events that may call for another level of support."""


class Redenen:
    """The reasons of one table's casussen on one day; `tafel` None: casussen without a table."""

    def __init__(self, z: Zitting, overleg: Tafel, tafel: str | None, dag: date) -> None:
        self._z, self._overleg, self._tafel, self._dag = (
            replace(z, vandaag=dag),
            overleg,
            tafel,
            dag,
        )
        self._uiterlijk = cache(self._stap_uiterlijk)

    @cached_property
    def _open(self) -> list[Leesbaar]:
        return [*overleggen.open_van_tafel(self._z.register, self._tafel)]

    @cached_property
    def _klokken(self) -> Mapping[int, Sequence[Klok]]:
        return klokken(self._z, [rij["casus"] for rij in self._open])

    @cached_property
    def _verschuivingen(self) -> list[Leesbaar]:
        return [*agendaqueries.verschoven(self._z.register, self._tafel, _VERSCHUIVINGEN)]

    @cached_property
    def geopend(self) -> dict[int, str]:
        """Per open casus the day on which it was opened."""
        return {rij["casus"]: rij["geopend_op"] for rij in self._open}

    @cached_property
    def afgeschaald(self) -> set[int]:
        """Casussen that came back from another level."""
        return {rij["casus"] for rij in self._verschuivingen if rij["soort"] == _AFGESCHAALD}

    def alle(self) -> Iterator[Agendapunt]:
        """An item per reason, within a kind the most pressing first; a casus may have several."""
        yield from self._escalaties()
        yield from self._voorstellen()
        yield from self._plannen()
        yield from self._afspraken()
        yield from self._evaluaties()
        yield from self._verschoven()
        yield from overdracht.agendapunten(
            self._z,
            self._overleg,
            self._tafel,
            self._dag,
        )
        yield from self._teruggeleid()
        yield from self._nazorg()
        yield from self._terugkoppeling()
        yield from self._volgen()
        yield from self._opgeschort()

    def vervolg(self, al_gezet: Collection[int]) -> Iterator[Agendapunt]:
        """Casussen whose step is past its term, and those that come back because nothing else is
        still to come (`al_gezet`: those that have an item already); the oldest first.
        """
        gevonden = []
        rijen = [
            rij
            for rij in self._open
            if rij["besproken_op"] or rij["terug_op"] or rij["casus"] not in al_gezet
        ]
        for nummer, loop in lopen_van(self._z.register, rijen, self._klokken).items():
            if loop.geopend_op > self._dag:
                continue
            op = stap_komt_op(self._z.profiel, self._overleg.overleg, loop, self._dag)
            if op is not None:
                gevonden.append(self._verlopen_stap(nummer, loop, op))
            moment = komt_terug(self._z.profiel, self._overleg.overleg, loop, self._dag)
            if moment is None:
                continue
            heeft = op is not None or nummer in al_gezet
            if not heeft or moment.vanwege is Vanwege.TERUG:
                gevonden.append(self._terug(nummer, loop, moment))
        yield from sorted(gevonden, key=lambda punt: (punt.sinds or self._dag, punt.casus or 0))

    def _verlopen_stap(self, casus: int, loop: Loop, op: date) -> Agendapunt:
        return self._punt(
            Puntsoort.STAP,
            "Wat houdt het op, en wie doet wat om verder te komen?",
            self.over_tijd(loop) or "",
            casus,
            op,
            f"tafel casus stap {casus} {min(loop.stap + 1, LAATSTE_STAP)}",
        )

    def _terug(self, casus: int, loop: Loop, moment: Moment) -> Agendapunt:
        vorige = vorig_overleg(self._z.profiel, self._overleg.overleg, self._dag)
        punt = self._punt(
            Puntsoort.VERVOLG,
            "Hoe gaat het, wat moet er gebeuren, en wanneer komt zij terug?",
            waarom_terug(self._z.profiel, loop, moment, self._dag),
            casus,
            moment.op,
            f"tafel overleg besluit {casus}",
        )
        gezet = moment.vanwege is Vanwege.TERUG and moment.op > vorige
        return replace(punt, vandaag_gezet=gezet)

    def over_tijd(self, casus: Loop | Casusrij | Conceptplan) -> str | None:
        """That a casus stands longer in its step than its term, in words."""
        stap = casus.stap
        uiterlijk = self._uiterlijk(stap, casus.stap_sinds, casus.termijn_vanaf, casus.termijn_rest)
        if uiterlijk is None or uiterlijk >= self._dag:
            return None
        naam = self._z.profiel.proces.stappen[stap].naam
        return f"stap {stap} ({naam}) had klaar moeten zijn op {self._dm(uiterlijk)}"

    def _punt(
        self, soort: Puntsoort, vraag: str, reden: str, casus: int, sinds: date, opdracht: str = ""
    ) -> Agendapunt:
        return Agendapunt(
            soort,
            vraag,
            reden,
            casus=casus,
            minuten=self._z.profiel.minuten[soort],
            sinds=sinds,
            opdracht=opdracht,
        )

    def _dm(self, dag: date | str) -> str:
        """9-11; with its year when that is not the year of the meeting."""
        return dag_maand(date.fromisoformat(dag) if isinstance(dag, str) else dag, self._dag)

    def _stap_uiterlijk(
        self, stap: int, sinds: date | None, vanaf: date | None, rest: int | None
    ) -> date | None:
        if sinds is None:
            return None
        return stap_uiterlijk(self._z.profiel, stap, sinds, vanaf, rest)

    def _escalaties(self) -> Iterator[Agendapunt]:
        for rij in agendaqueries.open_escalaties(self._z.register, self._tafel):
            yield escalatiepunt(self._z.profiel, rij, self._dag, self._dm(rij.uiterlijk))

    def _voorstellen(self) -> Iterator[Agendapunt]:
        if self._tafel is None:
            yield from self._structureel()
        if self._tafel is None and not self._open:
            return  # asked without a table, all of them would be worked out
        for voorstel in over_casussen(self._z, tafel=self._tafel):
            if voorstel.tafel == self._tafel:
                yield self._voorstel(voorstel)

    def _structureel(self) -> Iterator[Agendapunt]:
        """Steps towards an organisation of which none is open: those are items themselves."""
        lopend = {
            (rij.organisatie, rij.tafel)
            for rij in agendaqueries.structurele_escalaties(self._z.register)
        }
        for voorstel in structureel(self._z):
            if (voorstel.organisatie, voorstel.tafel) not in lopend:
                yield self._voorstel(voorstel)

    def _voorstel(self, voorstel: Voorstel) -> Agendapunt:
        grond = voorstel.grond.replace("_", " ")
        return Agendapunt(
            Puntsoort.ESCALATIE,
            f"Escaleren naar {voorstel.richting}?",
            f"voorstel: {voorstel.reden} (grond: {grond})",
            betrokkene=""
            if voorstel.casus is not None
            else self._z.profiel.label(voorstel.organisatie or ""),
            casus=voorstel.casus,
            minuten=self._z.profiel.minuten["voorstel"],
            sinds=voorstel.sinds,
            detail=f"voorstel {voorstel.spoor}, {trede(self._z.profiel, voorstel.stap)}",
            opdracht=voorstel.opdracht,
        )

    def _plannen(self) -> Iterator[Agendapunt]:
        rijen = agendaqueries.concepten(self._z.register, self._tafel)
        per_casus = vaststeltekorten_van(
            self._z,
            [rij.casus for rij in rijen],
        )
        for rij in rijen:
            casus, plan = rij.casus, f"plan v{rij.versie}"
            tekorten = per_casus[casus]
            sinds = rij.gemaakt_op
            if not tekorten:
                yield self._punt(
                    Puntsoort.PLAN,
                    f"Stelt de tafel {plan} vast?",
                    f"{plan}, concept sinds {self._dm(sinds)}, is klaar om vast te stellen",
                    casus,
                    sinds,
                    f"tafel plan vaststellen {casus}",
                )
            elif laat := self.over_tijd(rij):
                ontbreekt = ", ".join(
                    tekort.tekst.removeprefix(f"poort {tekort.code}: ") for tekort in tekorten
                )
                yield self._punt(
                    Puntsoort.PLAN,
                    f"Wat is er nodig om {plan} af te maken?",
                    f"{plan} is nog een concept ({ontbreekt}); {laat}",
                    casus,
                    sinds,
                    f"tafel plan controleer {casus}",
                )

    def _afspraken(self) -> Iterator[Agendapunt]:
        grens = te_laat_voor(self._z.profiel, self._dag).isoformat()
        vorige = vorig_overleg(self._z.profiel, self._overleg.overleg, self._dag).isoformat()
        for rij in agendaqueries.late_afspraken(self._z.register, self._tafel, grens):
            sinds = eerste_werkdag(self._z.profiel, date.fromisoformat(rij["oudste"]))
            yield self._afspraakpunt(
                {**dict(rij), "oudste": sinds.isoformat()},
                f"te laat, sinds {self._dm(sinds)}",
                f"tafel afspraak lijst --casus {rij['casus']}",
            )
        for rij in agendaqueries.niet_nagekomen(self._z.register, self._tafel, vorige):
            opdracht = f"tafel overleg besluit {rij['casus']}"
            vraag = "Wat komt ervoor in de plaats?" if rij["overmacht"] else ""
            yield self._afspraakpunt(rij, "niet nagekomen", opdracht, vraag)

    def _afspraakpunt(self, rij: Leesbaar, hoe: str, opdracht: str, vraag: str = "") -> Agendapunt:
        organisaties = (rij["organisaties"] or "").split(",")
        wie = self._z.profiel.label(organisaties[0]) if len(organisaties) == 1 else ""
        aantal = "1 afspraak" if rij["aantal"] == 1 else f"{rij['aantal']} afspraken"
        return self._punt(
            Puntsoort.AFSPRAKEN,
            vraag
            or f"Wanneer doet {wie or 'wie het beloofde'} wat is afgesproken, en wie let erop?",
            f"{aantal} {hoe}",
            rij["casus"],
            date.fromisoformat(rij["oudste"]),
            opdracht,
        )

    def _evaluaties(self) -> Iterator[Agendapunt]:
        for rij in agendaqueries.te_evalueren(self._z.register, self._tafel, self._dag.isoformat()):
            op = date.fromisoformat(rij["evaluatie_op"])
            yield self._punt(
                Puntsoort.EVALUATIE,
                f"Werkt plan v{rij['versie']}? Per doel: bereikt, deels of niet.",
                f"evaluatie van plan v{rij['versie']} stond voor {self._dm(op)}",
                rij["casus"],
                op,
                f"tafel plan evalueer {rij['casus']}",
            )

    def _verschoven(self) -> Iterator[Agendapunt]:
        for rij in self._verschuivingen:
            op, casus = date.fromisoformat(rij["dag"]), rij["casus"]
            if rij["soort"] == "categorie":
                continue  # what a category asks: `services.overdracht`
            if rij["besproken_op"] is None or rij["dag"] > rij["besproken_op"]:
                op_of_af = rij["soort"]
                naar = rij["opgeschaald_naar"]
                yield self._punt(
                    Puntsoort.OPSCHALEN,
                    "Wie houdt de tafel op de hoogte?"
                    if op_of_af == "opgeschaald"
                    else "Wie neemt de regie over, en wat moet er nu gebeuren?",
                    f"{op_of_af} op {self._dm(op)}"
                    + (f" naar {self._z.profiel.label(naar)}" if naar else ""),
                    casus,
                    op,
                )

    def _teruggeleid(self) -> Iterator[Agendapunt]:
        for rij in agendaqueries.zonder_melding(self._z.register, self._tafel):
            op = date.fromisoformat(rij["sinds"])
            yield self._punt(
                Puntsoort.OPSCHALEN,
                "Sluiten?",
                f"teruggeleid op {self._dm(op)}, en er is geen andere melding",
                rij["casus"],
                op,
                f"tafel casus sluit {rij['casus']} --reden teruggeleid",
            )

    def _nazorg(self) -> Iterator[Agendapunt]:
        for rij in agendaqueries.nazorg_nodig(self._z.register, self._tafel, self._dag.isoformat()):
            op = date.fromisoformat(rij["nazorg_op"])
            yield self._punt(
                Puntsoort.NAZORG,
                "Hoe gaat het nu? Waakvlam verlengen, stoppen of de casus heropenen.",
                f"nazorg, te bekijken op {self._dm(op)}",
                rij["casus"],
                op,
                f"tafel casus nazorg {rij['casus']}",
            )

    def _terugkoppeling(self) -> Iterator[Agendapunt]:
        te_doen = [
            (min(klok.uiterlijk for klok in open_), casus, open_)
            for casus, alle in self._klokken.items()
            if (open_ := [k for k in alle if k.gedaan_op is None and k.uiterlijk <= self._dag])
        ]
        for uiterlijk, casus, open_ in sorted(te_doen, key=lambda deel: deel[:2]):
            yield self._punt(
                Puntsoort.TERUGKOPPELING,
                f"Wie koppelt terug aan {opsomming([_aan(klok) for klok in open_])}?",
                f"terugkoppeling aan {opsomming([_aan(klok) for klok in open_])} "
                f"uiterlijk {self._dm(uiterlijk)}",
                casus,
                uiterlijk,
                _terugkoppelopdracht(casus, open_),
            )

    def _opgeschort(self) -> Iterator[Agendapunt]:
        """The term of a step was suspended until this meeting or before, and it was not discussed
        since; the longest first.
        """
        for rij in self._gekomen("opgeschort_tot"):
            if rij["besproken_op"] is not None and rij["besproken_op"] >= rij["opgeschort_tot"]:
                continue
            op, stap = date.fromisoformat(rij["opgeschort_tot"]), rij["stap"]
            yield self._punt(
                Puntsoort.VOLGEN,
                f"Kan stap {stap} verder, of is er nog iets dat haar ophoudt?",
                f"opschorting van stap {stap} liep tot {self._dm(op)}: {rij['opschortreden']}",
                rij["casus"],
                op,
                f"tafel casus stap {rij['casus']} --hervatten",
            )

    def _gekomen(self, kolom: str) -> list[Leesbaar]:
        """The open casussen of which this day has come, the longest first."""
        dag = self._dag.isoformat()
        gekomen = [rij for rij in self._open if rij[kolom] is not None and rij[kolom] <= dag]
        return sorted(gekomen, key=itemgetter(kolom))

    def _volgen(self) -> Iterator[Agendapunt]:
        for rij in self._gekomen("volg_op"):
            op = date.fromisoformat(rij["volg_op"])
            yield self._punt(
                Puntsoort.VOLGEN,
                "Hoe gaat het, en wanneer kijken we weer?",
                f"volglijst, te bekijken op {self._dm(op)}"
                + (f": {rij['volgreden']}" if rij["volgreden"] else ""),
                rij["casus"],
                op,
                f"tafel casus volg {rij['casus']}",
            )


def _aan(klok: Klok) -> str:
    return f"melder (M{klok.melding})" if klok.melding is not None else klok.aan


def _terugkoppelopdracht(casus: int, open_: Sequence[Klok]) -> str:
    meldingen = [f"M{klok.melding}" for klok in open_ if klok.melding is not None]
    if meldingen:
        return f"tafel melding terugkoppelen {' '.join(meldingen)}"
    return f"tafel casus terugkoppelen {casus} --aan {open_[0].aan}"
