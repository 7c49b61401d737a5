"""A year at the tables with made-up people: seeded, so the same every time.

Every week meldingen come in and are allocated, every table meets and does what its agenda asks,
and partners keep their afspraken or do not. One casus is not helped until the third step of the
ladder. It is what `tafel demo` shows, and what reports are tried on.
"""

import tomllib
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, time, timedelta
from random import Random
from typing import Any

from tafel.domain.aanbod import ASPECTEN, Oordeel
from tafel.domain.agenda import Agendapunt, Puntsoort
from tafel.domain.basis import Rij
from tafel.domain.escalatie import Spoor
from tafel.domain.plan import Afspraak, Afspraakstatus, Oorzaak
from tafel.errors import GateNotMet
from tafel.gegevens import gegevens
from tafel.kolommen import SCHEIDING
from tafel.register import queries
from tafel.register.store import Register
from tafel.rules.profiel import Profiel, Tafel
from tafel.rules.termijnen import is_feestdag, na_werkdagen
from tafel.services import (
    afspraken,
    besluiten,
    consulteren,
    crisis,
    escaleren,
    gezinscontact,
    notities,
    overdracht,
    partnerbeheer,
    plandoelen,
    planmaken,
    plannen,
    planverloop,
    sluiten,
    terugkoppelen,
    voorstellen,
    werkproces,
)
from tafel.services.aanbod import leg_ervaring_vast, producten
from tafel.services.aanbodladen import laad
from tafel.services.agenderen import maak_agenda
from tafel.services.escalatieverzoek import Verzoek
from tafel.services.melden import voer_in, wijzig_melding
from tafel.services.toedelen import Overruling, deel_toe
from tafel.services.verhelderen import verhelder

WEKEN = 52
ZAAD = 2026
WIE = "demo"
OCHTEND = time(9, 12)
PER_WEEK = 5
"""Most meldingen in one week."""
WEKEN_PER_LEVERING = 17
"""Between two deliveries of the sociale kaart."""
PROCESMANAGER = "S. Bos"
STERWEEK = 34
"""From this week on the first casus that escalates is the one that goes up to the last step."""


@dataclass(frozen=True, slots=True)
class Jaar:
    """What a year came to."""

    meldingen: int
    overleggen: int
    ster: int | None
    """The casus whose escalation went up to the last step."""


def speel_jaar(
    register: Register,
    profiel: Profiel,
    *,
    tot: date,
    voortgang: Callable[[int], None] | None = None,
) -> Jaar:
    """Play the weeks before `tot`; `voortgang` is called with the weeks done since."""
    jaar = _Jaar(register, profiel)
    for week in range(WEKEN):
        maandag = tot - timedelta(weeks=WEKEN - week)
        if week % WEKEN_PER_LEVERING == 0:
            jaar.laad_sociale_kaart(maandag)
        jaar.weken = week
        jaar.week(maandag)
        if voortgang is not None:
            voortgang(1)
    return Jaar(jaar.meldingen, jaar.overleggen, jaar.ster)


class _Jaar:
    def __init__(self, register: Register, profiel: Profiel) -> None:
        self.register, self.profiel = register, profiel
        self.kans = Random(ZAAD)  # noqa: S311 - made-up data, the same every time
        self.stof: Mapping[str, Any] = tomllib.loads(
            (gegevens() / "voorbeeld" / "jaar.toml").read_text(encoding="utf-8")
        )
        self.kleur = Random(ZAAD)  # noqa: S311 - beside the other, which decides what happens
        self.meldingen = self.overleggen = self.weken = 0
        self.ster: int | None = None
        self.dag = date.min

    @property
    def _nu(self) -> dict[str, Any]:
        return {"wie": WIE, "vandaag": self.dag}

    def laad_sociale_kaart(self, dag: date) -> None:
        kaart = gegevens() / "voorbeeld" / "aanbod.csv"
        laad(self.register, self.profiel, kaart, kaart.name, wie=WIE, vandaag=dag)

    # --- a week ---------------------------------------------------------------------------------

    def week(self, maandag: date) -> None:
        self.dag = maandag
        if self.kans.random() < 0.1:
            self._convenant()
        for _ in range(self.kans.randrange(PER_WEEK + 1)):
            self._meld()
        deel_toe(self.register, self.profiel, wie=WIE, dag=maandag, nummers=None)
        self._bel_over_crises()
        if self.kans.random() < 0.4:
            self._consultatie()
        if self.kleur.random() < 0.3:
            self._ervaring()
        tafels = (*self.profiel.tafels.values(), self.profiel.coordinatoren)
        for tafel in sorted(tafels, key=lambda t: t.overleg.weekdag):
            self.dag = maandag + timedelta(days=tafel.overleg.weekdag)
            if not is_feestdag(self.profiel, self.dag):
                self._vergader(tafel)
        self.dag = maandag + timedelta(days=4)
        self._werk_af()
        self._breng_verder()

    def _meld(self) -> None:
        """A melding; now and then about a household that is known already."""
        self.meldingen += 1
        waarden = self._iemand()
        ingevoerd = voer_in(self.register, self.profiel, waarden, **self._nu)
        if self.kans.random() < 0.15:
            deel_toe(
                self.register, self.profiel, wie=WIE, dag=self.dag, nummers=[ingevoerd.melding]
            )
            self.meldingen += 1
            voer_in(
                self.register,
                self.profiel,
                waarden
                | {
                    "melder_organisatie": "Wijkpolitie",
                    "kanaal": "politie",
                    "reden": self.stof["nog_een_melding"],
                },
                **self._nu,
            )

    def _bel_over_crises(self) -> None:
        """The same day, and the children are safe; the table sees the casus as a new one."""
        for tafel in self.profiel.tafels:
            for casus in crisis.openstaand(self.register, self.profiel, tafel, self.dag):
                crisis.leg_vast(
                    self.register,
                    self.profiel,
                    casus,
                    gebeld=crisis.crisisdienst(self.profiel),
                    op=self.dag,
                    uitkomst="huisbezoek gedaan, de kinderen zijn bij familie",
                    veilig="ja",
                    volgende=self.dag + timedelta(days=3),
                    **self._nu,
                )

    def _iemand(self) -> Rij:
        kies = self.kans.choice
        leefgebieden = self.kans.sample(list(self.stof["reden"]), self.kans.randint(1, 5))
        leeftijd = kies((*range(17, 26), *range(26, 60), *range(26, 60)))
        kinderen = [
            f"{self.dag.year - jaar}-{kies(range(1, 13)):02}-15"
            for jaar in self.kans.sample(range(1, 20), self.kans.randrange(4))
            if leeftijd > 25
        ]
        ja_nee = ("ja", "nee")
        nummer = self.meldingen
        rij: Rij = {
            "ontvangen_op": self.dag.isoformat(),
            "kanaal": kies(self.stof["kanalen"]),
            "melder_organisatie": kies([p.naam for p in self.profiel.partners.values()]),
            "reden": " ".join(self.stof["reden"][gebied] for gebied in leefgebieden[:2]),
            "aard": "zorg_en_overlast" if "overlast" in leefgebieden else "zorg",
            "urgentie": kies(("regulier",) * 14 + ("spoed",) * 2 + ("crisis",)),
            "voornaam": kies(self.stof["voornamen"]),
            "achternaam": kies(self.stof["achternamen"]),
            "geboortedatum": f"{self.dag.year - leeftijd}-{kies(range(1, 13)):02}-20",
            "postcode": f"110{nummer % 9 + 1} {kies('ABCDE')}{kies('ABCDEFGHKL')}",
            "huisnummer": str(nummer + 1),
            "buurt": kies(self.stof["buurten"]),
            "woonsituatie": "inwonend" if leeftijd < 20 else "zelfstandig",
            "inwonende_kinderen": SCHEIDING.join(kinderen) or "geen",
            "zorgen_om_kinderen": kies(("ja", "ja", "nee")) if kinderen else "nee",
            "zelf_oplossen": kies(("nee", "nee", "nee", "ja")),
            "risico_samenleving": "ja" if "overlast" in leefgebieden else kies(ja_nee),
            "leefgebieden": SCHEIDING.join(leefgebieden),
            "regulier_aanbod": kies(("ontoereikend",) * 6 + ("toereikend",)),
            "jeugdhulp": kies(("geen",) * 5 + ("vrijwillig", "maatregel")),
            "overlast_openbaar": "ja" if "overlast" in leefgebieden else "nee",
            "besproken_met_betrokkene": kies(ja_nee),
        }
        if self.kans.random() < 0.25:
            for vergeten in ("jeugdhulp", "zelf_oplossen", "zorgen_om_kinderen"):
                del rij[vergeten]
        return rij

    def _convenant(self) -> None:
        partner = self.kans.choice(list(self.profiel.partners))
        partnerbeheer.wijzig(
            self.register,
            self.profiel,
            partner,
            partnerbeheer.Partnergegevens(convenant_op=self.dag),
            **self._nu,
        )

    def _consultatie(self) -> None:
        consulteren.tel_mee(
            self.register,
            self.profiel,
            tafel=self.kans.choice(list(self.profiel.tafels.values())).code,
            organisatie=self.kans.choice(list(self.profiel.partners)),
            leefgebied=self.kans.choice(list(self.stof["reden"])),
            dag=self.dag,
            **self._nu,
        )

    def _ervaring(self) -> None:
        """A table tells how it went with a product of the sociale kaart."""
        leg_ervaring_vast(
            self.register,
            self.kleur.choice(producten(self.register)).nummer,
            self.kleur.choice(list(self.profiel.tafels)),
            {aspect: self.kleur.choice(list(Oordeel)) for aspect in ASPECTEN},
            None,
            **self._nu,
        )

    # --- a meeting ------------------------------------------------------------------------------

    def _vergader(self, tafel: Tafel) -> None:
        agenda = maak_agenda(
            self.register,
            self.profiel,
            tafel=tafel,
            wie=WIE,
            vandaag=self.dag,
            datum=self.dag,
            klok=OCHTEND,
            volledig=False,
        )
        self.overleggen += bool(agenda.punten)
        for punt in agenda.punten:
            if besluit := self._behandel(punt):
                self._besluit(punt, tafel, besluit)

    def _behandel(self, punt: Agendapunt) -> str | None:
        """Do what the item asks; returns the decision, None where there is none to note."""
        match punt.soort:
            case Puntsoort.CRISIS | Puntsoort.NIEUW if punt.casus:
                return self._neem_op(punt.casus)
            case Puntsoort.BESPREKEN:
                return self._wijs_toe(punt)
            case Puntsoort.VRAGEN:
                return self._vraag_na(punt)
            case Puntsoort.ESCALATIE if punt.casus:
                return self._escaleer(punt.casus)
            case Puntsoort.PLAN if punt.casus:
                return self._stel_vast(punt.casus)
            case Puntsoort.AFSPRAKEN if punt.casus:
                return self._spreek_aan(punt.casus)
            case Puntsoort.EVALUATIE if punt.casus:
                return self._evalueer(punt.casus)
            case Puntsoort.OPSCHALEN if punt.casus:
                return self._schaal_op(punt.casus)
            case Puntsoort.NAZORG if punt.casus:
                return self._nazorg(punt.casus)
            case Puntsoort.TERUGKOPPELING if punt.casus:
                self._koppel_terug(punt.casus)
            case Puntsoort.VOLGEN if punt.casus:
                self._volg(punt.casus)
        return None

    def _besluit(self, punt: Agendapunt, tafel: Tafel, tekst: str) -> None:
        casus = punt.casus and queries.casus(self.register, punt.casus)
        if not casus or tafel.code not in self.profiel.tafels:
            return
        if casus["status"] == "open" or casus["nazorg_op"]:
            besluiten.neem(
                self.register,
                self.profiel,
                casus["id"],
                tekst=tekst,
                tafel=tafel,
                datum=self.dag,
                **self._nu,
            )

    def _neem_op(self, casus: int) -> str:
        erkend = self.kans.choice(("ja", "ja", "ja", "nee", "bezwaar"))
        verhelder(
            self.register,
            self.profiel,
            casus,
            oordelen={
                "erkenning": erkend,
                "verificatie": "terecht",
                "multiprobleem": self.kans.choice(("ja", "ja", "nee")),
            },
            zaaknummer=None,
            chronisch=SCHEIDING.join(self._leefgebieden(casus)) or None,
            problemen={"duur": "langer dan een jaar", "eerder_geprobeerd": "ja, zonder resultaat"},
            **self._nu,
        )
        if self.kans.random() < 0.8:
            self._koppel_terug(casus)
        if self.kans.random() < 0.2:
            self._volg(casus)
        self._naar(casus, 4)
        return "informatie opvragen bij wie betrokken is; volgend overleg een plan"

    def _wijs_toe(self, punt: Agendapunt) -> str | None:
        if punt.melding is None:
            return None
        casus = punt.casus and queries.casus(self.register, punt.casus)
        tafels = list(self.profiel.tafels)
        keuze = (casus and (casus["voorkeur"] or casus["tafel"])) or tafels[0]
        deel_toe(
            self.register,
            self.profiel,
            wie=WIE,
            dag=self.dag,
            nummers=[punt.melding],
            overruling=Overruling(keuze, "besloten in het coördinatorenoverleg"),
        )
        return None

    def _vraag_na(self, punt: Agendapunt) -> str | None:
        if punt.melding is not None and self.kans.random() < 0.7:
            antwoorden: Rij = {
                "jeugdhulp": "geen",
                "zelf_oplossen": "nee",
                "zorgen_om_kinderen": "ja",
                "urgentie": "regulier",
            }
            wijzig_melding(self.register, self.profiel, punt.melding, antwoorden, **self._nu)
            deel_toe(self.register, self.profiel, wie=WIE, dag=self.dag, nummers=[punt.melding])
        return None

    def _stel_vast(self, casus: int) -> str:
        try:
            planverloop.stel_vast(self.register, self.profiel, casus, None, proef=False, **self._nu)
        except GateNotMet:
            return "het plan is nog niet af; de gezinsmanager maakt het compleet"
        self._naar(casus, 7)
        for aan in ("gezin", "partner"):
            if self.kans.random() < 0.75:
                gezinscontact.koppel_terug(self.register, casus, aan=aan, tekst=None, **self._nu)
        return "plan vastgesteld; uitvoeren"

    def _spreek_aan(self, casus: int) -> str:
        """Late afspraken: moved, given up, or found not to have been carried out."""
        for afspraak in self._open(casus):
            if not afspraak.te_laat:
                continue
            worp = self.kans.random()
            if worp < 0.5:
                later = na_werkdagen(self.profiel, self.dag, 10)
                self._wend(afspraak, afspraken.Daad.DOORSCHUIVEN, uiterlijk=later)
            elif worp < 0.8:
                self._wend(afspraak, afspraken.Daad.NIET_NAGEKOMEN, oorzaak=Oorzaak.ORGANISATIE)
            elif worp < 0.9:
                oorzaak = Oorzaak.OMSTANDIGHEDEN
                self._wend(afspraak, afspraken.Daad.NIET_NAGEKOMEN, oorzaak=oorzaak)
            else:
                self._wend(afspraak, afspraken.Daad.VERVALLEN)
        return "organisatie aangesproken op de afspraak"

    def _escaleer(self, casus: int) -> str:
        """A plan that is ready after all; else end what was settled, and take the next step."""
        concept = plannen.concept_van(self.register, self.profiel, casus, self.dag)
        if concept and not plannen.vaststeltekorten(self.register, self.profiel, casus, self.dag):
            return self._stel_vast(casus)
        for lopend in escaleren.open_van(self.register, [casus]).get(casus, []):
            self._rond_af(lopend.nummer, casus, lopend.stap, lopend.uiterlijk)
        voorstel = next(
            (
                v
                for v in voorstellen.voorstellen(
                    self.register, self.profiel, vandaag=self.dag, casus=casus
                )
                if v.organisatie is not None
            ),
            None,
        )
        if voorstel is None:
            return "escalatie besproken"
        if self.ster is None and self.weken >= STERWEEK and voorstel.spoor is Spoor.UITVOERING:
            self.ster = casus
        with suppress(GateNotMet):
            escaleren.escaleer(
                self.register,
                self.profiel,
                Verzoek(voorstel.spoor, voorstel.organisatie, afspraak=voorstel.afspraak),
                casus=casus,
                **self._nu,
            )
        return f"escaleren, stap {voorstel.stap}"

    def _rond_af(self, nummer: int, casus: int, stap: int, uiterlijk: date) -> None:
        laatste = stap == self.profiel.proces.ladder.stappen
        if casus == self.ster and self.dag < uiterlijk:
            return
        if casus == self.ster:
            resultaat = "besluit" if laatste else "niet_opgelost"
        elif stap > 1 or self.kans.random() < 0.6:
            resultaat = "opgelost"
        elif self.dag >= uiterlijk:
            resultaat = "niet_opgelost"
        else:
            return
        escaleren.rond_af(
            self.register, self.profiel, nummer, resultaat=resultaat, tekst=None, **self._nu
        )
        if resultaat in {"opgelost", "besluit"}:
            for afspraak in self._open(casus):
                if afspraak.te_laat:
                    self._wend(afspraak, afspraken.Daad.NAGEKOMEN)

    def _evalueer(self, casus: int) -> str:
        plan = plannen.plan_van(self.register, self.profiel, casus, self.dag)
        assert plan is not None
        uitslagen = ("bereikt", "bereikt", "bereikt", "deels", "niet")
        resultaten = {doel.nummer: self.kans.choice(uitslagen) for doel in plan.doelen}
        planverloop.evalueer(
            self.register,
            self.profiel,
            casus,
            resultaten,
            tekst="besproken met het gezin",
            gezin_zegt=None,
            volgende=None,
            **self._nu,
        )
        if set(resultaten.values()) <= {"bereikt"}:
            return self._sluit(casus, "doelen_bereikt")
        if plan.versie > 1 and self.kans.random() < 0.4:
            return self._sluit(casus, self.kans.choice(("afgeschaald", "losgelaten", "verhuisd")))
        return "geëvalueerd; het plan wordt aangepast"

    def _sluit(self, casus: int, reden: str) -> str:
        self._koppel_terug(casus)
        sluiten.sluit(
            self.register,
            self.profiel,
            casus,
            reden=reden,
            toelichting="besloten na de evaluatie",
            evaluatie="besproken met het gezin",
            **self._nu,
        )
        return f"casus gesloten: {reden.replace('_', ' ')}"

    def _schaal_op(self, casus: int) -> str:
        stand = overdracht.van_casus(self.register, self.profiel, self._rij(casus))
        if stand is not None and stand.over_te_dragen:
            overdracht.draag_over(
                self.register,
                self.profiel,
                casus,
                procesmanager=PROCESMANAGER,
                contact="020-0000002",
                naar=None,
                reden=None,
                **self._nu,
            )
            return "overgedragen aan de procesmanager; de coördinator blijft op de hoogte"
        if stand is not None and stand.in_te_brengen:
            overdracht.breng_in(
                self.register, self.profiel, casus, overleg=None, op=self.dag, **self._nu
            )
            return "ingebracht; de coördinator hoort wat eruit komt"
        if stand is not None and stand.inbreng and stand.inbreng[-1].terug_op is None:
            overdracht.komt_terug(
                self.register,
                casus,
                op=self.dag,
                uitkomst="er is één plan; de gezinsvoogd voert het uit",
                **self._nu,
            )
            return "er is één plan; de coördinator blijft op de hoogte"
        werkproces.schaal_op(
            self.register,
            self.profiel,
            casus,
            naar="de procesmanager",
            reden="geïndiceerde jeugdhulp of een maatregel",
            **self._nu,
        )
        return "opgeschaald; de coördinator houdt de informatiepositie"

    def _nazorg(self, casus: int) -> str:
        klaar = self.kans.random() < 0.6
        sluiten.doe_nazorg(
            self.register,
            self.profiel,
            casus,
            gedaan="het gaat goed",
            volgende=None,
            klaar=klaar,
            **self._nu,
        )
        return "nazorg afgerond" if klaar else "nazorg: over drie maanden weer"

    def _volg(self, casus: int) -> None:
        stop = self.kans.random() < 0.4 and self._rij(casus)["volg_op"] is not None
        sluiten.volg(
            self.register,
            self.profiel,
            casus,
            reden=None if stop else "mijdt zorg",
            op=None,
            stop=stop,
            **self._nu,
        )

    def _koppel_terug(self, casus: int) -> None:
        klokken = terugkoppelen.klokken(self.register, self.profiel, [casus], self.dag)
        lopend = [klok for klok in klokken[casus] if klok.gedaan_op is None]
        melders = [klok.melding for klok in lopend if klok.melding is not None]
        if melders:
            terugkoppelen.koppel_terug(self.register, melders, tekst=None, **self._nu)
        for klok in lopend:
            if klok.melding is None and self._rij(casus)["status"] == "open":
                gezinscontact.koppel_terug(
                    self.register, casus, aan=klok.aan, tekst=None, **self._nu
                )

    # --- between meetings -----------------------------------------------------------------------

    def _werk_af(self) -> None:
        """Partners carry out what is due this week, each as reliably as it is."""
        vrijdag = self.dag
        lopend = afspraken.lijst(
            self.register,
            self.profiel,
            status=Afspraakstatus.OPEN,
            tot=vrijdag,
            grens=1000,
            **self._nu,
        )
        for afspraak in lopend:
            if afspraak.casus != self.ster and self.kans.random() < self._trouw(
                afspraak.organisatie
            ):
                self._wend(afspraak, afspraken.Daad.NAGEKOMEN)

    @staticmethod
    def _trouw(organisatie: str | None) -> float:
        """The chance in a week that an organisation does what is due; its name decides."""
        return 0.35 + sum(map(ord, organisatie or "")) % 50 / 100

    def _breng_verder(self) -> None:
        """Every casus that waits for its coördinator goes on: a plan, a note, the next step."""
        for casus in queries.lopende_casussen(self.register):
            if casus["opgeschaald_naar"] or not casus["tafel"]:
                continue
            if casus["stap"] == 4 and self.kans.random() < 0.8:
                self._naar(casus["id"], 5)
            elif casus["stap"] == 5 and self.kans.random() < 0.7:
                self._maak_plan(casus["id"])
            if self.kans.random() < 0.05:
                notities.voeg_toe(
                    self.register,
                    self.profiel,
                    casus["id"],
                    tekst="gebeld: er is contact met het gezin",
                    bron=None,
                    delen_met=(),
                    **self._nu,
                )

    def _maak_plan(self, casus: int) -> None:
        if plannen.plan_van(self.register, self.profiel, casus, self.dag) is not None:
            return
        gebieden = self._leefgebieden(casus) or ["gezin_opvoeding"]
        tafel = self.profiel.tafels[self._rij(casus)["tafel"]]
        partners = (*tafel.kern, *tafel.schil)
        planmaken.maak(
            self.register,
            self.profiel,
            casus,
            {
                "analyse": " ".join(self.stof["reden"][gebied] for gebied in gebieden),
                "analyse_gezamenlijk": self.kleur.choice(("ja", "ja", "ja", "nee")),
                "netwerk": self.kleur.choice((None, self.stof["netwerk"])),
                "dominant": gebieden[0],
                "instemming": self.kans.choice(("ingestemd", "mee_opgesteld")),
            },
            planmaken.Regie(
                self.kans.choice(self.stof["professionals"]), self.kans.choice(partners), None
            ),
            **self._nu,
        )
        for gebied in gebieden[:3]:
            doel = plandoelen.nieuw_doel(
                self.register,
                casus,
                {"leefgebied": gebied, "tekst": self.stof["doel"][gebied]},
                **self._nu,
            )
            plandoelen.nieuwe_taak(
                self.register,
                self.profiel,
                casus,
                doel,
                wat=self.stof["taak"][gebied],
                organisatie=self.kans.choice(partners),
                persoon=None,
                uiterlijk=na_werkdagen(self.profiel, self.dag, self.kans.choice((10, 15, 25))),
                **self._nu,
            )

    # --- small change ---------------------------------------------------------------------------

    def _rij(self, casus: int) -> Any:
        return queries.casus(self.register, casus)

    def _leefgebieden(self, casus: int) -> list[str]:
        rijen = queries.meldingen_van_casus(self.register, casus)
        delen = [d for r in rijen for d in (r["leefgebieden"] or "").split(SCHEIDING) if d]
        return list(dict.fromkeys(delen))

    def _open(self, casus: int) -> Sequence[Afspraak]:
        alle = afspraken.van_casus(self.register, self.profiel, casus, self.dag)
        return [afspraak for afspraak in alle if afspraak.status == "open"]

    def _wend(
        self,
        afspraak: Afspraak,
        daad: afspraken.Daad,
        *,
        oorzaak: Oorzaak | None = None,
        uiterlijk: date | None = None,
    ) -> None:
        afspraken.wend(
            self.register,
            self.profiel,
            [(afspraak.casus, afspraak.nummer)],
            afspraken.Wending(daad, oorzaak, uiterlijk),
            **self._nu,
        )

    def _naar(self, casus: int, stap: int) -> None:
        if self._rij(casus)["stap"] < stap:
            with suppress(GateNotMet):
                werkproces.zet_stap(
                    self.register, self.profiel, casus, stap, reden=None, proef=False, **self._nu
                )
