"""The list of the coming week of one table: new, to discuss, late, due, with what to do (§8).

What an organisation gets is in `partnerlijst`; all of them together in `weeklijsten`.
"""

from collections.abc import Iterator
from datetime import date

from tafel.datums import dag_maand, weekdag_kort
from tafel.domain.agenda import Agenda, Agendapunt, Puntsoort
from tafel.domain.escalatie import Voorstel
from tafel.domain.rapport import Cijfersoort, Periode, Rapport, Rapportkolom, Rapporttabel
from tafel.register import overleg as overleggen
from tafel.register.store import Register
from tafel.rules.profiel.profiel import COORDINATOREN, Tafel
from tafel.rules.termijnen import te_laat_voor, volgend_overleg
from tafel.services.basis.crisis import VRAAG_ELDERS
from tafel.services.basis.crisisdienst import crisisdienst
from tafel.services.overleg.agenda import lees_agenda, log_agenda
from tafel.services.weeklijst import escalaties as weekescalaties
from tafel.services.weeklijst import tabellen
from tafel.services.weeklijst.stand import NieuweCasus, Weekstand, lees
from tafel.services.weeklijst.tabellen import BETROKKENE, CASUS, NIEUW, WAT, merk
from tafel.services.zitting import Zitting

WEEKLIJST = "weeklijst"
HANDELING = "rapport weeklijst"
"""As it stands in the log."""
VERTROUWELIJK = "exemplaar coördinator; na gebruik vernietigen"
_SOORTEN = {
    Puntsoort.CRISIS: "crisis",
    Puntsoort.PLAN: "plan vaststellen",
    Puntsoort.OPSCHALEN: "op- of afschalen",
    Puntsoort.VOLGEN: "volglijst",
    Puntsoort.STAP: "stap over tijd",
    Puntsoort.VERVOLG: "komt terug",
    Puntsoort.VRAGEN: "nog te vragen",
}
_OP_DATUM = frozenset(
    (
        *(Puntsoort.EVALUATIE, Puntsoort.NAZORG, Puntsoort.TERUGKOPPELING, Puntsoort.VOLGEN),
        *(Puntsoort.STAP, Puntsoort.VERVOLG),
    )
)
"""Kinds of items that come on an agenda because a day has come."""


def weeklijst(z: Zitting, *, tafel: Tafel) -> Rapport:
    """The list of one table, or of the coordinators together; looking is logged."""
    with z.register.momentopname():
        stand = lees(z)
        agenda = agenda_van_de_week(z, tafel=tafel)
        lijst = van_tafel(z.register, stand, tafel, agenda)
    log_agenda(z, agenda)
    z.register.log(z.wie, z.vandaag, HANDELING, tafel.code)
    return lijst


def agenda_van_de_week(z: Zitting, *, tafel: Tafel) -> Agenda:
    """The agenda of the next meeting, the same however often it is made on a day."""
    return lees_agenda(z, tafel=tafel, datum=None, tijdloos=True)


def van_tafel(register: Register, stand: Weekstand, tafel: Tafel, agenda: Agenda) -> Rapport:
    """The list of a table, with the items of its next agenda."""
    lijst = _Tafellijst(stand, tafel)
    return Rapport(
        rapport=WEEKLIJST,
        titel=f"Weeklijst {tafel.naam}",
        periode=Periode(stand.vandaag, stand.tot),
        tabellen=tuple(lijst.tabellen(agenda)),
        onder=(f"profiel {stand.profiel.naam} {stand.profiel.versie}",),
        opmerkingen=(
            *agenda.vervallen,
            *((f"WACHT: {zin}.",) if (zin := agenda.wachtend.zin) else ()),
            lijst.sinds_vorige(register),
            "Nieuw is wat een week geleden nog niet in dezelfde lijst stond.",
            *(
                f"{rij.door} vervangt {rij.wie} t/m {weekdag_kort(rij.laatste)} "
                f"{dag_maand(rij.laatste, stand.vandaag)}."
                for rij in stand.aflopend
            ),
        ),
        vertrouwelijk=VERTROUWELIJK,
    )


class _Tafellijst:
    """The tables of one list; the coordinators have what is at none of the tables there are."""

    def __init__(self, stand: Weekstand, tafel: Tafel) -> None:
        self._stand, self._tafel = stand, tafel
        self._samen = tafel.code == COORDINATOREN

    def tabellen(self, agenda: Agenda) -> Iterator[Rapporttabel]:
        stand = self._stand
        afspraken = [deel for deel in stand.afspraken if self._hier(deel.casus)]
        yield tabellen.stappen(
            stand,
            [r for r in stand.casussen.values() if r.status == "open" and self._hier(r.id)],
        )
        yield self._nieuw()
        yield self._te_bespreken(agenda)
        yield tabellen.afspraken_te_laat(stand, afspraken)
        yield tabellen.afspraken_deze_week(stand, afspraken)
        yield tabellen.terugkoppeling(stand, [k for k in stand.klokken if self._hier(k.casus)])
        yield tabellen.evaluaties(stand, [e for e in stand.evaluaties if self._hier(e.casus)])
        yield weekescalaties.voorstellen(stand, filter(self._voorstel_hier, stand.voorstellen))
        yield weekescalaties.escalaties(stand, [e for e in stand.escalaties if self._hier(e.casus)])
        yield tabellen.nazorg(stand, [r for r in stand.nazorg if self._van_ons(r.tafel)])
        yield tabellen.volgen(stand, [r for r in stand.volgen if self._van_ons(r.tafel)])
        yield tabellen.opgeschort(stand, [r for r in stand.opgeschort if self._van_ons(r.tafel)])
        if self._samen:
            yield tabellen.vragen(stand, stand.vragen)

    def sinds_vorige(self, register: Register) -> str:
        """As in: Sinds 16-11: 3 nieuw (waarvan 1 crisis), 6 nagekomen, 4 te laat geworden,
        1 escalatie.
        """
        stand = self._stand
        nieuwe = list(self._nieuwe())
        crisis = sum(nieuw.crisis for nieuw in nieuwe)
        delen = [f"{len(nieuwe)} nieuw" + (f" (waarvan {crisis} crisis)" if crisis else "")]
        if not self._samen:
            vanaf, nu = stand.vanaf, stand.vandaag
            laat = te_laat_voor(stand.profiel, vanaf), te_laat_voor(stand.profiel, nu)
            cijfers = overleggen.cijfers(register, self._tafel.code, vanaf, nu, laat)
            escalaties = cijfers["escalaties"]
            delen += [
                f"{cijfers['nagekomen']} nagekomen",
                f"{cijfers['te_laat']} te laat geworden",
                f"{escalaties} {'escalatie' if escalaties == 1 else 'escalaties'}",
            ]
        return f"Sinds {self._dm(stand.vanaf)}: {', '.join(delen)}."

    def _dm(self, dag: date) -> str:
        return dag_maand(dag, self._stand.vandaag)

    def _deel(self, punt: Agendapunt) -> str | None:
        labels = self._stand.profiel.labels
        return f"deel {labels.get(punt.onderdeel, punt.onderdeel)}" if punt.onderdeel else None

    def _reden(self, punt: Agendapunt) -> str:
        """Of a crisis whom to call; who was called, and what they said, is on the agenda."""
        if punt.soort is not Puntsoort.CRISIS:
            return punt.reden
        waar = "bij een kind elders " if punt.vraag == VRAAG_ELDERS else ""
        return f"bel {waar}{crisisdienst(self._stand.profiel)} vóór het overleg"

    def _van_ons(self, tafel: str | None) -> bool:
        return tafel not in self._stand.profiel.tafels if self._samen else tafel == self._tafel.code

    def _hier(self, casus: int | None) -> bool:
        """What is about no casus is for the coordinators."""
        if casus is None:
            return self._samen
        return self._van_ons(self._stand.casussen[casus].tafel)

    def _voorstel_hier(self, voorstel: Voorstel) -> bool:
        return self._samen if voorstel.casus is None else self._van_ons(voorstel.tafel)

    def _nieuwe(self) -> Iterator[NieuweCasus]:
        """The coordinators hear of every table."""
        return (nieuw for nieuw in self._stand.nieuw if self._samen or self._hier(nieuw.casus))

    def _nieuw(self) -> Rapporttabel:
        nieuwe = list(self._nieuwe())
        return Rapporttabel(
            sleutel="week_nieuw",
            titel=f"Nieuw sinds {self._dm(self._stand.vanaf)}",
            kolommen=(
                CASUS,
                BETROKKENE,
                *((Rapportkolom("tafel", "Tafel"),) if self._samen else ()),
                WAT,
                Rapportkolom("op", "Op", Cijfersoort.DATUM),
            ),
            rijen=tuple(
                (
                    nieuw.casus,
                    self._stand.wie(nieuw.casus),
                    *((self._waar(nieuw),) if self._samen else ()),
                    self._wat(nieuw),
                    nieuw.op,
                )
                for nieuw in nieuwe
            ),
            toelichting=tabellen.afhandelen("tafel casus toon", nieuwe),
        )

    def _wat(self, nieuw: NieuweCasus) -> str:
        """As in: crisis, geopend."""
        wat = nieuw.wat
        if wat == "toedeling":
            van = self._stand.profiel.label(nieuw.van) if nieuw.van else ""
            wat = f"komt van {van}" if van else "heeft nu een tafel"
        elif wat == "melding":
            wat = f"melding M{nieuw.melding} erbij"
        return f"crisis, {wat}" if nieuw.crisis else wat

    def _waar(self, nieuw: NieuweCasus) -> str:
        tafel = self._stand.casussen[nieuw.casus].tafel
        return self._stand.profiel.label(tafel) if tafel else "nog geen tafel"

    def _te_bespreken(self, agenda: Agenda) -> Rapporttabel:
        vorige = volgend_overleg(self._stand.profiel, self._tafel.overleg, self._stand.vanaf)
        nieuwe = {nieuw.casus for nieuw in self._stand.nieuw}
        eerder_voorgesteld = {
            voorstel.casus
            for voorstel in self._stand.voorstellen
            if not weekescalaties.voorstel_is_nieuw(self._stand, voorstel, vorige)
        }

        def is_nieuw(punt: Agendapunt) -> bool:
            """Its reason was not on the agenda of a week ago, which was that of `vorige`."""
            if punt.soort in (Puntsoort.CRISIS, Puntsoort.NIEUW, Puntsoort.BESPREKEN):
                return punt.casus in nieuwe
            if punt.soort is Puntsoort.ESCALATIE and punt.escalatie is None:
                return punt.casus not in eerder_voorgesteld
            if punt.sinds is None:
                return False
            if punt.soort in _OP_DATUM:
                return punt.sinds > vorige
            return punt.sinds >= (vorige if punt.te_laat else self._stand.vanaf)

        return Rapporttabel(
            sleutel="week_bespreken",
            titel=f"Te bespreken op {weekdag_kort(agenda.datum)} {self._dm(agenda.datum)}",
            kolommen=(
                CASUS,
                BETROKKENE,
                Rapportkolom("soort", "Soort"),
                Rapportkolom("reden", "Reden"),
                Rapportkolom("vraag", "Vraag"),
                NIEUW,
            ),
            rijen=tuple(
                (
                    _nummer(punt),
                    punt.betrokkene.partition(",")[0],
                    _SOORTEN.get(punt.soort, punt.soort.value),
                    "; ".join(filter(None, (self._deel(punt), self._reden(punt), *punt.ook))),
                    punt.vraag,
                    merk(is_nieuw(punt)),
                )
                for punt in (*agenda.punten, *agenda.niet_geplaatst)
            ),
            toelichting=_tijd(agenda),
        )


def _tijd(agenda: Agenda) -> str:
    """When it is, and how many of the items fit in."""
    wel, niet = len(agenda.punten), len(agenda.niet_geplaatst)
    tijd = f"Van {agenda.begin:%H.%M} tot {agenda.einde:%H.%M}"
    if not niet:
        return f"{tijd}."
    return f"{tijd}: de eerste {wel} {'past' if wel == 1 else 'passen'} in de tijd, {niet} niet."


def _nummer(punt: Agendapunt) -> int | str | None:
    """The number under which an item is known: that of its casus, or as in M412 or E3."""
    if punt.casus is not None:
        return punt.casus
    if punt.melding is not None:
        return f"M{punt.melding}"
    return None if punt.escalatie is None else f"E{punt.escalatie}"
