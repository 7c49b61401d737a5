"""A meeting of the played year: a table does what its agenda asks, and notes its decisions."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date, time, timedelta

from msgspec import Struct

from tafel.domain.agenda import Agendapunt, Puntsoort
from tafel.domain.basis import CATEGORIE_BESPREKEN
from tafel.domain.crisis import Crisisfase
from tafel.domain.plan import Oorzaak
from tafel.domain.toedeling import Uitkomst
from tafel.errors import GateNotMet
from tafel.kolommen import SCHEIDING
from tafel.register import casus as casusqueries
from tafel.register import melding as meldingqueries
from tafel.register.rijen.casus import Casusrij
from tafel.rules.profiel.profiel import COORDINATOREN, Tafel
from tafel.rules.termijnen import na_werkdagen
from tafel.services.afspraak import afspraken
from tafel.services.casus import afstemmen, opschorten, sluiten
from tafel.services.casus import contact as gezinscontact
from tafel.services.casus import stappen as werkproces
from tafel.services.casus.bevestigen import bevestig
from tafel.services.casus.verhelderen import verhelder
from tafel.services.demo import meldingen as demomeldingen
from tafel.services.demo import werk as demowerk
from tafel.services.demo.escalatie import escaleer, plan_is_klaar, te_laat
from tafel.services.demo.spel import Spel
from tafel.services.overleg import correctie as besluitcorrectie
from tafel.services.overleg import nemen
from tafel.services.overleg.agenda import maak_agenda
from tafel.services.plan import plan as plannen
from tafel.services.plan import verloop as planverloop
from tafel.services.regie import overdracht
from tafel.services.toedeling.besluiten import Overruling
from tafel.services.toedeling.toedelen import deel_toe

OCHTEND = time(9, 12)
AANGEHOUDEN = "aangehouden; niet iedereen kon erbij zijn"
AANHOUDWEEK, LAATSTE_AANHOUDWEEK = 42, 51
"""From these weeks on one is put off to the next meeting: a family in autumn, any last week."""
LANG = timedelta(days=10)
"""Whoever waits longer for an answer is called until somebody picks up the phone."""
CORRECTIEWEEK = 30
NIET_OVERWEEK = 10
BERICHT_WEKEN = 12
"""After so many weeks a table hears again from whoever has the procesregie."""
LOOPT_WEKEN = 10
"""When all goes as planned it comes back after so many weeks."""


class Demobesluit(Struct, frozen=True):
    """What a table decides about an item, and when it comes back."""

    tekst: str
    terug: date | None = None


def vergader(spel: Spel, tafel: Tafel) -> None:
    """Everything on the agenda of that day; the coordinators confirm the week's proposals last."""
    agenda = maak_agenda(spel.z, tafel=tafel, datum=spel.dag, klok=OCHTEND, volledig=False)
    spel.overleggen += bool(agenda.punten)
    if tafel.code == COORDINATOREN:
        for punt in agenda.punten:
            _coordineer(spel, punt)
        _kies_voor_lopende(spel)
        demomeldingen.beoordeel(spel)
        bevestig(spel.z, behalve=(), proef=False)
        return
    for punt in agenda.punten:
        if punt.casus is not None and (besluit := _behandel(spel, punt, punt.casus)):
            _neem(spel, punt.casus, tafel, besluit)


# --- the coordinators -----------------------------------------------------------------------------


def _coordineer(spel: Spel, punt: Agendapunt) -> None:
    if punt.melding is None:
        return
    if punt.soort in (Puntsoort.VRAGEN, Puntsoort.CRISIS):
        lang = punt.sinds is not None and spel.dag - punt.sinds > LANG
        demomeldingen.vraag_na(spel, punt.melding, kans=1 if lang else 0.8)
    elif punt.soort is Puntsoort.BESPREKEN and punt.casus:
        _kies_tafel(spel, spel.casus(punt.casus))


def _kies_voor_lopende(spel: Spel) -> None:
    """A later melding of a casus that has its table waits for the coordinators as well."""
    for casus in casusqueries.lopende_casussen(spel.register):
        if casus.tafel and casus.uitkomst != Uitkomst.BESPREKEN:
            _kies_tafel(spel, casus)


def _kies_tafel(spel: Spel, casus: Casusrij) -> None:
    wachten = [
        rij["id"]
        for rij in meldingqueries.meldingen_van_casus(spel.register, casus.id)
        if rij["status"] == Uitkomst.BESPREKEN
    ]
    if wachten:
        keuze = casus.voorkeur or casus.tafel or next(iter(spel.profiel.tafels))
        deel_toe(
            spel.z,
            nummers=wachten,
            overruling=Overruling(keuze, "besloten in het coördinatorenoverleg"),
        )


# --- a table --------------------------------------------------------------------------------------


def _neem(spel: Spel, casus: int, tafel: Tafel, besluit: Demobesluit) -> None:
    rij = spel.casus(casus)
    if rij.status != "open" and not rij.nazorg_op:
        return
    genomen = nemen.neem(
        spel.z,
        casus,
        tekst=besluit.tekst,
        tafel=tafel,
        datum=spel.dag,
        terug=besluit.terug if rij.status == "open" else None,
    )
    if spel.een_keer("correctie", vanaf=CORRECTIEWEEK):
        besluitcorrectie.corrigeer(
            spel.z,
            genomen.nummer,
            tekst=f"{besluit.tekst} (de regie blijft waar zij is)",
            reden="bij het uitwerken was dit weggevallen",
        )


def _behandel(spel: Spel, punt: Agendapunt, casus: int) -> Demobesluit | None:
    """Do what the item asks; None where there is nothing to decide."""
    doen: dict[Puntsoort, Callable[[Spel, Agendapunt, int], Demobesluit | None]] = {
        Puntsoort.CRISIS: _neem_op,
        Puntsoort.NIEUW: _nieuw,
        Puntsoort.ESCALATIE: _escaleer,
        Puntsoort.PLAN: _stel_vast,
        Puntsoort.AFSPRAKEN: _spreek_aan,
        Puntsoort.EVALUATIE: _evalueer,
        Puntsoort.OPSCHALEN: _schaal_op,
        Puntsoort.NAZORG: _nazorg,
        Puntsoort.VOLGEN: _volg_verder,
        Puntsoort.STAP: _ga_verder,
        Puntsoort.VERVOLG: _ga_verder,
        Puntsoort.TERUGKOPPELING: _koppel_terug,
    }
    doe = doen.get(punt.soort)
    return doe(spel, punt, casus) if doe else None


def _koppel_terug(spel: Spel, punt: Agendapunt, casus: int) -> None:
    del punt
    spel.koppel_terug(casus)


def _nieuw(spel: Spel, punt: Agendapunt, casus: int) -> Demobesluit | None:
    rij = spel.casus(casus)
    if rij.uitkomst == Uitkomst.OPSCHALEN:
        _stem_af(spel, punt, casus)
        return _schaal_op(spel, punt, casus)
    gezin = spel.profiel.tafels[rij.tafel or ""].gezin or not spel.met_gezinstafel
    vers = rij.besproken_op is None and rij.crisis is None
    if vers and (
        (gezin and spel.een_keer("aangehouden", vanaf=AANHOUDWEEK))
        or spel.een_keer("nog een aangehouden", vanaf=LAATSTE_AANHOUDWEEK)
    ):
        return Demobesluit(AANGEHOUDEN)
    return _neem_op(spel, punt, casus)


def _neem_op(spel: Spel, punt: Agendapunt, casus: int) -> Demobesluit:
    """A casus is taken up: what is known is put right, who must know is told."""
    rij = spel.casus(casus)
    if rij.stap > 3:
        return Demobesluit("besproken; het plan blijft gelden, de nieuwe melding hoort erbij")
    multiprobleem = "nee" if rij.niet_overgedragen else spel.kans.choice(("ja", "ja", "nee"))
    verhelder(
        spel.z,
        casus,
        oordelen={
            "erkenning": spel.kans.choice(("ja", "ja", "ja", "nee", "bezwaar")),
            "verificatie": "terecht",
            "multiprobleem": multiprobleem,
        },
        zaaknummer=None,
        chronisch=SCHEIDING.join(spel.leefgebieden(casus)) or None,
        problemen={"duur": "langer dan een jaar", "eerder_geprobeerd": "ja, zonder resultaat"},
    )
    _stem_af(spel, punt, casus)
    if spel.kans.random() < 0.9:
        spel.koppel_terug(casus)
    if spel.kans.random() < 0.2:
        _volg(spel, casus, stop=False)
    spel.naar(casus, 4)
    return Demobesluit("informatie opvragen bij wie betrokken is; daarna een plan")


def _stem_af(spel: Spel, punt: Agendapunt, casus: int) -> None:
    for met in punt.afstemmen:
        if spel.kans.random() < 0.85:
            afstemmen.stem_af(spel.z, casus, met=met, op=spel.dag, uitkomst="bekend; zij doen mee")


def _escaleer(spel: Spel, punt: Agendapunt, casus: int) -> Demobesluit:
    del punt
    if plan_is_klaar(spel, casus):
        return _vastgesteld(spel, casus)
    return Demobesluit(escaleer(spel, casus))


def _stel_vast(spel: Spel, punt: Agendapunt, casus: int) -> Demobesluit:
    del punt
    try:
        return _vastgesteld(spel, casus)
    except GateNotMet:
        return Demobesluit(
            "het plan is nog niet af; de gezinsmanager maakt het compleet", spel.over(weken=2)
        )


def _vastgesteld(spel: Spel, casus: int) -> Demobesluit:
    planverloop.stel_vast(spel.z, casus, None, proef=False)
    spel.naar(casus, 7)
    for lid in casusqueries.leden(spel.register, spel.casus(casus).huishouden):
        gezinscontact.stem_in(spel.z, casus, lid["nummer"], "ja")
    for aan in ("gezin", "partner"):
        if spel.kans.random() < 0.9:
            gezinscontact.koppel_terug(spel.z, casus, aan=aan, tekst=None)
    return Demobesluit("plan vastgesteld; uitvoeren")


def _spreek_aan(spel: Spel, punt: Agendapunt, casus: int) -> Demobesluit:
    """Late afspraken: moved, given up, or found not to have been carried out."""
    del punt
    for afspraak in te_laat(spel, casus):
        worp = spel.kans.random()
        if worp < 0.5:
            later = na_werkdagen(spel.profiel, spel.dag, 10)
            spel.wend(afspraak, afspraken.Daad.DOORSCHUIVEN, uiterlijk=later)
        elif worp < 0.8:
            spel.wend(afspraak, afspraken.Daad.NIET_NAGEKOMEN, oorzaak=Oorzaak.ORGANISATIE)
        elif worp < 0.9:
            oorzaak = Oorzaak.OMSTANDIGHEDEN
            spel.wend(afspraak, afspraken.Daad.NIET_NAGEKOMEN, oorzaak=oorzaak)
        else:
            spel.wend(afspraak, afspraken.Daad.VERVALLEN)
    return Demobesluit("organisatie aangesproken op de afspraak")


def _evalueer(spel: Spel, punt: Agendapunt, casus: int) -> Demobesluit:
    del punt
    plan = plannen.plan_van(spel.z, casus)
    assert plan is not None
    uitslagen = ("bereikt", "bereikt", "bereikt", "deels", "niet")
    resultaten = {doel.nummer: spel.kans.choice(uitslagen) for doel in plan.doelen}
    planverloop.evalueer(
        spel.z,
        casus,
        resultaten,
        tekst="besproken met het gezin",
        gezin_zegt="het gaat beter" if spel.kans.random() < 0.7 else None,
        volgende=None,
    )
    if set(resultaten.values()) <= {"bereikt"}:
        return _sluit(spel, casus, "doelen_bereikt")
    if plan.versie > 1 and spel.kans.random() < 0.4:
        reden = spel.kans.choice(("afgeschaald", "losgelaten", "verhuisd"))
        return _sluit(spel, casus, reden)
    return Demobesluit("geëvalueerd; het plan wordt aangepast")


def _sluit(spel: Spel, casus: int, reden: str) -> Demobesluit:
    if casus == spel.ster:
        return Demobesluit("de escalatie gaat voor; de casus blijft open")
    spel.koppel_terug(casus)
    try:
        sluiten.sluit(
            spel.z,
            casus,
            reden=reden,
            toelichting="besloten na de evaluatie",
            evaluatie="besproken met het gezin",
        )
    except GateNotMet:
        return Demobesluit("sluiten kan nog niet; de coördinator zoekt uit wat er ontbreekt")
    return Demobesluit(f"casus gesloten: {reden.replace('_', ' ')}")


def _schaal_op(spel: Spel, punt: Agendapunt, casus: int) -> Demobesluit:
    """To a named procesmanager, into the overleg of its category, and back; or not, with why."""
    stand = overdracht.van_casus(spel.z, spel.casus(casus))
    if stand is not None and stand.niet is not None:
        return _neem_op(spel, punt, casus)
    if stand is not None and stand.over_te_dragen:
        if _blijft_hier(spel, casus):
            overdracht.draag_niet_over(spel.z, casus, omdat=spel.stof["niet_over"])
            return Demobesluit("niet overgedragen; de regie blijft bij de gezinsmanager")
        wie = spel.kans.choice(spel.stof["procesmanagers"])
        overdracht.draag_over(
            spel.z, casus, procesmanager=wie["naam"], contact=wie["contact"], naar=None, reden=None
        )
        stand = overdracht.van_casus(spel.z, spel.casus(casus))
        if stand is None or not stand.in_te_brengen:
            return Demobesluit(
                "overgedragen aan de procesmanager; de coördinator blijft op de hoogte",
                spel.over(weken=BERICHT_WEKEN),
            )
    if stand is not None and stand.in_te_brengen:
        overdracht.breng_in(spel.z, casus, overleg=None, op=spel.dag)
        return Demobesluit(
            "de procesmanager brengt het gezin in; de coördinator hoort wat eruit komt",
            spel.over(weken=2),
        )
    if stand is not None and stand.inbreng and stand.inbreng[-1].terug_op is None:
        overdracht.komt_terug(spel.z, casus, op=spel.dag, uitkomst=spel.stof["terug_uit_overleg"])
        return Demobesluit(
            "er is één plan; de coördinator blijft op de hoogte", spel.over(weken=BERICHT_WEKEN)
        )
    if stand is None and spel.casus(casus).opgeschaald_naar is None:
        werkproces.schaal_op(
            spel.z, casus, naar="de procesmanager", reden="geïndiceerde jeugdhulp of een maatregel"
        )
    return Demobesluit(
        "de procesmanager heeft de regie; de coördinator blijft op de hoogte",
        spel.over(weken=BERICHT_WEKEN),
    )


def _blijft_hier(spel: Spel, casus: int) -> bool:
    """Whether this is the family that was sent up and is judged no multiprobleemgezin: one is."""
    rij = spel.casus(casus)
    onzeker = rij.categorie is None or rij.categorie == CATEGORIE_BESPREKEN
    if rij.uitkomst != Uitkomst.OPSCHALEN or not onzeker:
        return False
    if not spel.een_keer("niet overgedragen", vanaf=NIET_OVERWEEK):
        return False
    oordelen = {"erkenning": "ja", "verificatie": "terecht", "multiprobleem": "nee"}
    verhelder(spel.z, casus, oordelen=oordelen, zaaknummer=None, chronisch=None, problemen={})
    stand = overdracht.van_casus(spel.z, spel.casus(casus))
    return stand is not None and stand.over_te_dragen


def _ga_verder(spel: Spel, punt: Agendapunt, casus: int) -> Demobesluit:
    """A step past its term, or a casus that comes back: what holds it up, and who does what."""
    rij = spel.casus(casus)
    if rij.opgeschaald_naar:
        return _schaal_op(spel, punt, casus)
    if rij.stap == 3:
        return _neem_op(spel, punt, casus)
    if rij.stap == 4:
        spel.naar(casus, 5)
    if rij.stap in (4, 5) and spel.casus(casus).stap == 5:
        demowerk.maak_plan(spel, casus)
        if plan_is_klaar(spel, casus):
            return _vastgesteld(spel, casus)
    if rij.stap in (4, 5) and rij.opgeschort_tot is None:
        demowerk.schort_op(spel, casus)
        return Demobesluit("wij wachten; de termijn is opgeschort", spel.over(weken=3))
    return Demobesluit(
        "het loopt; wij kijken verder bij de evaluatie", spel.over(weken=LOOPT_WEKEN)
    )


def _nazorg(spel: Spel, punt: Agendapunt, casus: int) -> Demobesluit:
    del punt
    klaar = spel.kans.random() < 0.6
    sluiten.doe_nazorg(spel.z, casus, gedaan="het gaat goed", volgende=None, klaar=klaar)
    return Demobesluit("nazorg afgerond" if klaar else "nazorg: over drie maanden weer")


def _volg_verder(spel: Spel, punt: Agendapunt, casus: int) -> Demobesluit:
    """A check of who is followed, after a crisis, or of a term that was suspended."""
    rij = spel.casus(casus)
    if rij.volg_op is not None and rij.volg_op <= spel.dag:
        _volg(spel, casus, stop=spel.kans.random() < 0.4)
    if rij.opgeschort_tot is not None and rij.opgeschort_tot <= spel.dag:
        opschorten.hervat(spel.z, casus, reden=None, proef=False)
        return _ga_verder(spel, punt, casus)
    if rij.besproken_op is None:
        return _neem_op(spel, punt, casus)
    if rij.crisis not in (None, Crisisfase.OPEN):
        return Demobesluit("de kinderen zijn veilig; verder met het plan")
    return Demobesluit("er is contact; wij blijven volgen")


def _volg(spel: Spel, casus: int, *, stop: bool) -> None:
    with suppress(GateNotMet):
        sluiten.volg(spel.z, casus, reden=None if stop else "mijdt zorg", op=None, stop=stop)
