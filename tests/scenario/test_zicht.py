"""Whatever happens to a casus, it comes up again: random histories on a real register.

`make zicht` draws many more of them.
"""

import os
from collections import defaultdict
from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tafel.domain.agenda import Puntsoort
from tafel.domain.basis import Rij
from tafel.errors import TafelError
from tafel.register import casus as casusqueries
from tafel.register import melding as meldingqueries
from tafel.register import overleg as overleggen
from tafel.register.beheer import maak_register
from tafel.register.store import Register
from tafel.rules.profiel.profiel import Tafel
from tafel.rules.termijnen import volgend_overleg
from tafel.services.afspraak import afspraken
from tafel.services.basis import crisis, vervolg
from tafel.services.basis import terugkoppeling as terugkoppelen
from tafel.services.casus import contact as gezinscontact
from tafel.services.casus import opschorten, sluiten
from tafel.services.casus import stappen as werkproces
from tafel.services.melding.bewaren import Binnengekomen, bewaar
from tafel.services.melding.melden import voer_in, wijzig_melding
from tafel.services.overleg import besluiten, nemen
from tafel.services.overleg import correctie as besluitcorrectie
from tafel.services.overleg.agenda import lees_agenda
from tafel.services.plan import maken as planmaken
from tafel.services.regels.profielen import laad_profiel
from tafel.services.regie import regie
from tafel.services.samenhang.beoordelen import Samenhangoordeel, beoordeel
from tafel.services.toedeling.besluiten import Overruling
from tafel.services.toedeling.toedelen import deel_toe, leg_bij_tafel
from tafel.services.zitting import Zitting
from tests.zitting import zitting

VOL = 20
"""Minutes of a meeting here, so that a dozen casussen do not fit."""


def _kort(tafel: Tafel) -> Tafel:
    return replace(tafel, overleg=replace(tafel.overleg, minuten=VOL))


ZUIDOOST = laad_profiel("zuidoost")
PROFIEL = replace(
    ZUIDOOST,
    tafels={code: _kort(tafel) for code, tafel in ZUIDOOST.tafels.items()},
    coordinatoren=_kort(ZUIDOOST.coordinatoren),
)
TAFELS = (*PROFIEL.tafels.values(), PROFIEL.coordinatoren)
HISTORIES = int(os.environ.get("HISTORIES", "12"))
BEGIN = date(2026, 2, 2)
VIER, GRENS = 4, timedelta(weeks=13)

GEZIN: Rij = {
    "geboortedatum": "1988-05-02",
    "woonsituatie": "zelfstandig",
    "inwonende_kinderen": "2014-07-04",
    "zorgen_om_kinderen": "ja",
    "leefgebieden": "gezin_opvoeding|inkomen_schulden",
    "regulier_aanbod": "ontoereikend",
    "jeugdhulp": "geen",
    "urgentie": "regulier",
}
SOORTEN: tuple[Rij, ...] = (
    GEZIN,
    GEZIN | {"urgentie": "crisis"},
    GEZIN | {"jeugdhulp": "maatregel"},
    GEZIN
    | {
        "geboortedatum": "1970-11-11",
        "inwonende_kinderen": "geen",
        "zorgen_om_kinderen": "nee",
        "zelf_oplossen": "nee",
        "risico_samenleving": "nee",
    },
)


class Verloop:
    """One register through the weeks, with who was last absent and how often in a row."""

    def __init__(self, register: Register) -> None:
        self.register, self.dag = register, BEGIN
        self.meldingen = 0
        self.afwezig: dict[tuple[int, str], int] = defaultdict(int)

    @property
    def z(self) -> Zitting:
        return zitting(self.register, PROFIEL, vandaag=self.dag)

    def melding(self, _: int, soort: int) -> None:
        self.meldingen += 1
        eigen: Rij = {
            "achternaam": f"Naam{self.meldingen}",
            "postcode": "1102 AB",
            "huisnummer": str(self.meldingen),
            "kenmerk": f"m{self.meldingen}",
            "ontvangen_op": self.dag.isoformat(),
        }
        nieuw = voer_in(self.z, SOORTEN[soort % 4] | eigen)
        deel_toe(
            self.z,
            nummers=[nieuw.melding],
        )

    def melding_erbij(self, casus: int, soort: int) -> None:
        [eerste, *_] = meldingqueries.meldingen_van_casus(self.register, casus)
        eigen: Rij = {
            "achternaam": eerste["achternaam"],
            "postcode": "1102 AB",
            "huisnummer": eerste["huisnummer"],
            "kenmerk": f"{self.dag} {soort}",
        }
        nieuw = voer_in(self.z, SOORTEN[soort % 3] | eigen)
        deel_toe(
            self.z,
            nummers=[nieuw.melding],
        )

    def lever(self, casus: int, soort: int) -> None:
        """What is known of a casus comes in again: with another reason, or no crisis (any more)."""
        for rij in meldingqueries.meldingen_van_casus(self.register, casus)[:1]:
            waarden: Rij = {k: rij[k] for k in meldingqueries.ALLE_KOLOMMEN if rij[k] is not None}
            waarden["reden"] = f"{self.dag}"
            if soort % 2:
                waarden["ontvangen_op"] = f"{self.dag}"
            self._lever(waarden, ("crisis", "regulier")[soort // 2 % 2], soort)

    def lever_nieuw(self, _: int, soort: int) -> None:
        """A crisis that may be no crisis any more before anybody looks."""
        self.meldingen += 1
        eigen: Rij = {
            "achternaam": f"Naam{self.meldingen}",
            "postcode": "1102 AB",
            "huisnummer": str(self.meldingen),
            "kenmerk": f"n{self.meldingen}",
        }
        self._lever(SOORTEN[soort % 4] | eigen, "crisis", soort)
        if soort % 3 == 0:
            self._lever(SOORTEN[soort % 4] | eigen, "regulier", soort)

    def _lever(self, waarden: Rij, urgentie: str, soort: int) -> None:
        waarden = {
            **waarden,
            "urgentie": urgentie,
            "crisis": "ja" if urgentie == "crisis" else "nee",
        }
        with self.register.schrijf():
            rij = Binnengekomen(waarden)
            bewaar(
                self.z,
                [rij],
                importering=None,
            )
        if soort % 5:
            deel_toe(
                self.z,
                nummers=None,
            )

    def wijzig(self, casus: int, soort: int) -> None:
        for rij in meldingqueries.meldingen_van_casus(self.register, casus)[:1]:
            anders: Rij = {"urgentie": "regulier", "crisis": "nee"}
            if soort % 2:
                anders = {"urgentie": "crisis"}
            wijzig_melding(self.z, rij["id"], anders)
            if soort % 3:
                deel_toe(
                    self.z,
                    nummers=None,
                )

    def zelfde(self, casus: int, soort: int) -> None:
        """Another name under a known kenmerk, which turns out to be the same."""
        for rij in meldingqueries.meldingen_van_casus(self.register, casus)[:1]:
            if rij["kenmerk"] is None:
                return
            eigen: Rij = {"kenmerk": rij["kenmerk"], "achternaam": f"Ander{self.dag}"}
            self._lever(SOORTEN[soort % 4] | eigen, ("crisis", "regulier")[soort % 2], soort)
            nieuw = meldingqueries.meldinglijst(
                self.register, status=None, tafel=None, uitkomst=None, van=None, tot=None, grens=1
            )[0]["id"]
            beoordeel(
                self.z,
                nieuw,
                Samenhangoordeel.ZELFDE,
                zelfde=rij["id"],
            )
            deel_toe(
                self.z,
                nummers=None,
            )

    def tafel(self, casus: int, plek: int) -> None:
        naar = list(PROFIEL.tafels)[plek % 3]
        with self.register.schrijf():
            leg_bij_tafel(
                self.z,
                casus,
                Overruling(naar, "x"),
            )

    def besluit(self, casus: int, hoe: int) -> None:
        terug = self.dag + timedelta(days=hoe) if hoe % 3 == 0 else None
        tekst = ("loopt", "aangehouden")[hoe % 2]
        door = hoe % 5 == 0 and terug is None
        nemen.neem(self.z, casus, tekst=tekst, tafel=None, datum=self.dag, terug=terug, door=door)

    def zet(self, casus: int, dagen: int) -> None:
        op = self.dag + timedelta(days=dagen * 2)
        nemen.zet_op_agenda(self.z, casus, op=op)

    def stap(self, casus: int, stap: int) -> None:
        rij = casusqueries.casus(self.register, casus)
        with self.register.schrijf():
            if rij is not None and rij.status == "open":
                regie.verzet(self.z, rij, 3 + stap % 8)

    def plan(self, casus: int, _: int) -> None:
        regie = planmaken.Regie("L. Oud", "altra", None)
        planmaken.maak(
            self.z,
            casus,
            {"analyse": "x"},
            regie,
        )

    def afspraak(self, casus: int, dagen: int) -> None:
        afspraken.spreek_af(
            self.z,
            casus,
            organisatie="madi",
            persoon=None,
            wat="belt",
            doel=None,
            uiterlijk=self.dag + timedelta(days=1 + dagen * 3),
        )

    def kom_na(self, casus: int, hoe: int) -> None:
        daad = (afspraken.Daad.NAGEKOMEN, afspraken.Daad.VERVALLEN)[hoe % 2]
        for afspraak in afspraken.van_casus(self.z, casus):
            if afspraak.status == "open":
                sleutel = [(casus, afspraak.nummer)]
                afspraken.wend(
                    self.z,
                    sleutel,
                    afspraken.Wending(daad, None, None),
                )

    def koppel_terug(self, casus: int, _: int) -> None:
        rijen = meldingqueries.meldingen_van_casus(self.register, casus)
        nummers = [rij["id"] for rij in rijen]
        terugkoppelen.koppel_terug(self.z, nummers, tekst=None)
        for aan in ("gezin", "partner"):
            gezinscontact.koppel_terug(self.z, casus, aan=aan, tekst=None)

    def volg(self, casus: int, dagen: int) -> None:
        op = self.dag + timedelta(days=1 + dagen * 5)
        sluiten.volg(
            self.z,
            casus,
            reden=None,
            op=op,
            stop=False,
        )

    def schaal(self, casus: int, hoe: int) -> None:
        doe = werkproces.schaal_op if hoe % 2 else werkproces.schaal_af
        doe(self.z, casus, naar="madi", reden="x")

    def sluit(self, casus: int, _: int) -> None:
        self.koppel_terug(casus, 0)
        sluiten.sluit(
            self.z,
            casus,
            reden="verhuisd",
            evaluatie="x",
        )

    def heropen(self, casus: int, _: int) -> None:
        sluiten.heropen(self.z, casus, reden="x")

    def bel(self, casus: int, hoe: int) -> None:
        crisis.leg_vast(
            self.z,
            casus,
            gebeld="bureau-jeugdzorg",
            op=self.dag,
            uitkomst="x",
            veilig=("ja", "nee", None)[hoe % 3],
            volgende=self.dag + timedelta(days=1 + hoe * 4),
        )

    def schort_op(self, casus: int, dagen: int) -> None:
        tot = self.dag + timedelta(days=1 + dagen * 4)
        opschorten.schort_op(
            self.z,
            casus,
            reden="x",
            tot=tot,
            proef=False,
        )

    def laat_vervallen(self, casus: int, _: int) -> None:
        for besluit in besluiten.van_casus(self.register, casus)[-1:]:
            assert besluit.nummer is not None
            besluitcorrectie.corrigeer(self.z, besluit.nummer, tekst=None, reden="x")

    def wacht(self, _: int, dagen: int) -> None:
        """Let time pass; every table meets, and nobody does what its agenda asks."""
        for _dag in range(1 + dagen * 2):
            self.dag += timedelta(days=1)
            for tafel in TAFELS:
                if volgend_overleg(PROFIEL, tafel.overleg, self.dag) == self.dag:
                    self._vergader(tafel)

    def _vergader(self, tafel: Tafel) -> None:
        agenda = lees_agenda(self.z, tafel=tafel, datum=self.dag, volledig=False, tijdloos=True)
        assert sum(punt.minuten for punt in agenda.punten) <= tafel.overleg.minuten
        er = {punt.casus for punt in agenda.punten}
        crises = {punt.casus for punt in agenda.punten if punt.soort is Puntsoort.CRISIS}
        for rij in casusqueries.lopende_casussen(self.register):
            if rij.crisis == "open" and rij.tafel == tafel.code:
                assert rij.id in crises, (rij.id, self.dag)
            thuis = rij.tafel or PROFIEL.coordinatoren.code
            sleutel = rij.id, thuis
            if thuis != tafel.code:
                continue
            keer = vervolg.volgende_keer(self.z, rij.id)
            is_er_door = keer is not None and keer.op <= self.dag
            self.afwezig[sleutel] = (
                0 if rij.id in er or not is_er_door else (self.afwezig[sleutel] + 1)
            )
            assert self.afwezig[sleutel] < VIER, (sleutel, self.dag, keer)

    def toets(self) -> None:
        """Every open casus has a next moment, and not too far away."""
        for rij in casusqueries.lopende_casussen(self.register):
            keer = vervolg.volgende_keer(self.z, rij.id)
            assert keer is not None, rij.id
            laatst = rij.besproken_op or rij.geopend_op
            assert keer.op <= max(laatst + GRENS, self.dag + timedelta(days=7)), (rij.id, keer)
        self._toets_crises()

    def _toets_crises(self) -> None:
        """Who ever stated a crisis is followed until a call with the children safe was recorded:
        it waits for a casus, or a casus has it.
        """
        with self.register.momentopname():
            rijen = self.register.lees(
                "SELECT m.id, m.casus, m.status, m.crisis_gemeld, c.status AS loopt, c.crisis "
                "FROM melding m LEFT JOIN casus c ON c.id = m.casus "
                "WHERE m.zelfde_als IS NULL AND (m.crisis = 'ja' OR m.crisis_gemeld IS NOT NULL)"
            )
        wacht = {
            rij["id"]
            for rij in overleggen.wachtend(self.register, self.dag.isoformat())
            if rij["crisis"]
        }
        for rij in rijen:
            gevolgd = rij["crisis"] is not None
            assert rij["id"] in wacht or gevolgd, dict(rij)
            if rij["crisis_gemeld"] is not None:
                assert rij["id"] in wacht, dict(rij)
            if rij["crisis"] == "open":
                assert rij["loopt"] == "open", dict(rij)


DADEN: tuple[Callable[[Verloop, int, int], None], ...] = (
    Verloop.melding,
    *(Verloop.besluit,) * 3,
    *(Verloop.wacht,) * 3,
    Verloop.koppel_terug,
    Verloop.melding_erbij,
    *(Verloop.tafel, Verloop.zet, Verloop.stap, Verloop.plan, Verloop.afspraak),
    *(Verloop.kom_na, Verloop.volg, Verloop.schaal, Verloop.sluit, Verloop.heropen),
    *(Verloop.bel, Verloop.schort_op, Verloop.laat_vervallen),
    *(Verloop.lever, Verloop.lever, Verloop.lever_nieuw, Verloop.wijzig, Verloop.zelfde),
)


@settings(
    max_examples=HISTORIES,
    deadline=None,
    phases=[Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(
    eerst=st.lists(st.integers(0, 3), min_size=1, max_size=14),
    daden=st.lists(
        st.tuples(st.sampled_from(range(len(DADEN))), st.integers(1, 14), st.integers(0, 20)),
        min_size=5,
        max_size=30,
    ),
)
def test_every_open_casus_has_a_next_moment_and_comes_up_one_meeting_in_four(
    eerst: list[int], daden: list[tuple[int, int, int]]
) -> None:
    with TemporaryDirectory(prefix="tafel-zicht-") as map_:
        pad = Path(map_) / "register.db"
        maak_register(pad)
        with Register(pad, vluchtig=True) as register:
            verloop = Verloop(register)
            for soort in eerst:
                verloop.melding(0, soort)
            for welke, casus, getal in daden:
                with suppress(TafelError):
                    DADEN[welke](verloop, 1 + (casus - 1) % verloop.meldingen, getal)
                verloop.toets()
            for _ in range(3):
                verloop.wacht(0, 20)
                verloop.toets()
