"""What a casus waits for now, each with the command that cures it."""

from collections.abc import Container, Iterator
from datetime import date

from tafel import woorden
from tafel.domain.basis import CATEGORIE_BESPREKEN, Signaal
from tafel.domain.casus import LAATSTE_STAP, PLANSTAP, CasusDossier
from tafel.domain.crisis import Crisisfase, Crisisstand, crisiscontact
from tafel.domain.melding import MeldingDossier
from tafel.domain.overdracht import OVERLEGGEN, Overdrachtstand
from tafel.domain.plan import Afspraak, Planstatus
from tafel.domain.toedeling import Uitkomst
from tafel.services.melding.nodig import bij_klok, bij_melding, meldt_crisis
from tafel.woorden import REDENEN, Labels, melding_nummer

ZONDER_PLAN_NIET_VERDER = (PLANSTAP, PLANSTAP + 1)
"""Steps before the one in which a plan is carried out (Visie §3.3.2)."""
"""A family that the table of categories does not name (Werkplan §2.2)."""


def bij_casus(dossier: CasusDossier, labels: Labels, vandaag: date) -> Iterator[Signaal]:
    """Everything about a casus that asks for action, the most urgent first."""
    loopt = dossier.status == "open"
    if loopt and dossier.crisis is not None:
        yield from _crisis(dossier.crisis, labels, vandaag)
    gemeld = [m for m in dossier.meldingen if loopt and meldt_crisis(m)]
    for melding in gemeld:
        yield from bij_melding(melding)
    if loopt and dossier.overdracht is not None:
        yield from _overdracht(dossier, dossier.overdracht, vandaag)
    yield from _twee_tafels(dossier, labels)
    yield from _kandidaten(dossier)
    yield from _afspraken(dossier, labels)
    yield from _escalaties(dossier, labels, vandaag)
    for klok in dossier.klokken:
        yield from bij_klok(klok, labels, vandaag)
    if loopt:
        terug = _alles_terug(dossier)
        yield from _sluiten(dossier) if terug else _stap(dossier, labels, vandaag)
        yield from _opschorting(dossier, vandaag)
        yield from _volglijst(dossier, vandaag)
        if not terug:
            yield from _plan(dossier, vandaag)
            yield from _grondslag(dossier)
    if dossier.nazorg_op is not None and dossier.nazorg_op <= vandaag:
        dag = woorden.dag_maand(dossier.nazorg_op, vandaag)
        yield Signaal(f"nazorg: contact was afgesproken op {dag}", _van("nazorg", dossier))
    yield from _meldingen(dossier, gemeld)
    for punt in dossier.afstemmen:
        if loopt and punt.nodig and not punt.eigen_tafel and not _alles_terug(dossier):
            yield Signaal(
                f"afstemmen met {woorden.label(punt.met, labels)}",
                f"{_van('afstemmen', dossier)} --met {punt.met}",
            )


def _meldingen(dossier: CasusDossier, gezegd: Container[MeldingDossier]) -> Iterator[Signaal]:
    """What its meldingen wait for, but for crises and what was `gezegd`."""
    for melding in dossier.meldingen:
        if melding.bij_gesloten:
            nummer = melding_nummer(melding.melding)
            yield Signaal(f"{nummer}: nieuwe feiten na het sluiten", _van("heropen", dossier))
        elif dossier.status == "open" and not _is_crisis(melding) and melding not in gezegd:
            yield from bij_melding(melding)


def _overdracht(dossier: CasusDossier, stand: Overdrachtstand, vandaag: date) -> Iterator[Signaal]:
    """What the category asks: a named procesmanager, brought in, and back (domain §6)."""
    categorie = " of ".join(stand.categorieen)
    if stand.over_te_dragen:
        gezegd = f"categorie {categorie}" if categorie else "toegedeeld als opschalen"
        yield Signaal(
            f"{gezegd}: nog niet overgedragen aan een procesmanager",
            _van("opschalen", dossier),
        )
    elif stand.in_te_brengen:
        waar = " of ".join(OVERLEGGEN[code] for code in stand.inbrengen_in)
        yield Signaal(f"nog niet ingebracht in het {waar}", _van("inbrengen", dossier))
    elif stand.inbreng and stand.inbreng[-1].op is not None and stand.inbreng[-1].terug_op is None:
        laatste = stand.inbreng[-1]
        op = woorden.dag_maand(stand.inbreng[-1].op, vandaag)
        yield Signaal(
            f"{OVERLEGGEN[laatste.overleg]} sinds {op}: nog niets terug",
            f"{_van('inbrengen', dossier)} --terug vandaag",
        )
    if dossier.casemanager_hoort_bij and dossier.casemanager_reden is None:
        yield Signaal(
            f"gezinsmanager niet van {dossier.casemanager_hoort_bij}: waarom?",
            f"{_van('overdragen', dossier)}",
        )


def _is_crisis(melding: MeldingDossier) -> bool:
    besluiten = melding.besluiten
    return bool(besluiten) and besluiten[-1].toedeling.uitkomst is Uitkomst.CRISIS


def _crisis(crisis: Crisisstand, labels: Labels, vandaag: date) -> Iterator[Signaal]:
    """Whom to call, until the children are safe; and the next look when its day has come."""
    opdracht = f"tafel casus crisis {crisis.casus}"
    if crisis.stand is Crisisfase.OPEN:
        if crisis.laatste is None:
            nog = "nog niet gebeld: " if crisis.omhoog else ""
            wie = f"; bij een kind elders {crisis.bellen}" if crisis.elders else f" {crisis.bellen}"
            yield Signaal(f"crisis: {nog}bel nu{wie}; bij acuut gevaar 112", opdracht)
        else:
            yield Signaal(f"crisis: {crisiscontact(crisis.laatste, labels, vandaag)}", opdracht)
    elif crisis.volgende is not None and crisis.volgende <= vandaag and not crisis.gezien:
        dag = woorden.dag_maand(crisis.volgende, vandaag)
        hoe = (
            "opgeschaald" if crisis.stand is Crisisfase.OPGESCHAALD else "de kinderen waren veilig"
        )
        yield Signaal(
            f"na de crisis ({hoe}): te bekijken op {dag}", f"tafel overleg besluit {crisis.casus}"
        )


def _alles_terug(dossier: CasusDossier) -> bool:
    return bool(dossier.meldingen) and all(m.status == "teruggeleid" for m in dossier.meldingen)


def _sluiten(dossier: CasusDossier) -> Iterator[Signaal]:
    """Nothing is left to do for a casus without a melding, but to tell who sent one."""
    for klok in dossier.klokken:
        if klok.melding is not None and klok.gedaan_op is None and not klok.te_laat:
            nummer = melding_nummer(klok.melding)
            yield Signaal(
                f"de melder van {nummer} weet het nog niet", f"tafel melding terugkoppelen {nummer}"
            )
    yield Signaal(
        "Sluiten? Teruggeleid, en er is geen andere melding",
        f"{_van('sluit', dossier)} --reden teruggeleid",
    )


def _van(daad: str, dossier: CasusDossier) -> str:
    return f"tafel casus {daad} {dossier.casus}"


def _twee_tafels(dossier: CasusDossier, labels: Labels) -> Iterator[Signaal]:
    """The meldingen of the casus point to more than one table."""
    if dossier.uitkomst is not Uitkomst.BESPREKEN or not (dossier.tafel and dossier.meldingen):
        return
    wijst = dossier.voorkeur
    melding = next(
        (
            m.melding
            for m in reversed(dossier.meldingen)
            if m.besluiten
            for t in (m.besluiten[-1].toedeling,)
            if wijst in (t.tafel, t.voorkeur, t.volgt_op)
        ),
        dossier.meldingen[-1].melding,
    )
    naar = f" wijst naar {woorden.label(wijst, labels)}" if wijst else " vraagt overleg"
    nummer = melding_nummer(melding)
    yield Signaal(f"{nummer}{naar}: de coördinatoren kiezen", f"tafel toedelen {nummer} --tafel …")


def _kandidaten(dossier: CasusDossier) -> Iterator[Signaal]:
    """Meldingen that may belong to this casus and do not yet, or to somebody in it."""
    redenen: dict[int, list[str]] = {}
    for melding, reden in dossier.kandidaten:
        redenen.setdefault(melding, []).append(REDENEN[reden])
    for melding, waarom in redenen.items():
        nummer = melding_nummer(melding)
        bij = "iemand anders hier" if waarom == [REDENEN["persoon"]] else "deze casus"
        yield Signaal(
            f"{nummer} hoort mogelijk bij {bij}: {'; '.join(waarom)}",
            f"tafel melding toon {nummer}",
        )


def _afspraken(dossier: CasusDossier, labels: Labels) -> Iterator[Signaal]:
    """Afspraken that are late: escalate where that is proposed, else say what became of them."""
    voorgesteld = {v.afspraak: v.opdracht for v in dossier.voorstellen if v.afspraak is not None}
    for afspraak in dossier.afspraken:
        if afspraak.te_laat:
            nummer = woorden.afspraaknummer(afspraak)
            yield Signaal(
                f"{nummer} {_wie(afspraak, labels)} {woorden.dagen(afspraak.te_laat)} te laat",
                voorgesteld.get(afspraak.nummer, f"tafel afspraak nagekomen {nummer}"),
            )


def _escalaties(dossier: CasusDossier, labels: Labels, vandaag: date) -> Iterator[Signaal]:
    """Steps whose term passed, and proposals in a matter that no line speaks of yet."""
    verlopen = [e for e in dossier.escalaties if e.status == "open" and e.uiterlijk < vandaag]
    for escalatie in verlopen:
        tegen = woorden.label(escalatie.organisatie, labels)
        dag = woorden.dag_maand(escalatie.uiterlijk, vandaag)
        yield Signaal(
            f"E{escalatie.nummer} {tegen}, stap {escalatie.stap}: de termijn liep tot {dag}",
            f"tafel escaleer afronden E{escalatie.nummer}",
        )
    gezegd = {(e.spoor, e.organisatie) for e in verlopen}
    laat = {afspraak.nummer for afspraak in dossier.afspraken if afspraak.te_laat}
    for voorstel in dossier.voorstellen:
        if voorstel.afspraak not in laat and (voorstel.spoor, voorstel.organisatie) not in gezegd:
            yield Signaal(f"escaleren: {voorstel.reden}", voorstel.opdracht)


def _stap(dossier: CasusDossier, labels: Labels, vandaag: date) -> Iterator[Signaal]:
    """The step past its term."""
    if dossier.stap_uiterlijk is not None and dossier.stap_uiterlijk < vandaag:
        dag = woorden.dag_maand(dossier.stap_uiterlijk, vandaag)
        yield Signaal(
            f"{woorden.stap(dossier.stap, labels)} had klaar moeten zijn op {dag}",
            _verder(dossier),
        )


def _opschorting(dossier: CasusDossier, vandaag: date) -> Iterator[Signaal]:
    """That the day has come until which the term was suspended."""
    if dossier.opgeschort_tot is not None and dossier.opgeschort_tot <= vandaag:
        dag = woorden.dag_maand(dossier.opgeschort_tot, vandaag)
        yield Signaal(
            f"opschorting van stap {dossier.stap} liep tot {dag}: kan het verder?",
            f"{_van('stap', dossier)} --hervatten",
        )


def _verder(dossier: CasusDossier) -> str:
    """The command that brings a casus out of its step; its plan comes first where that is due."""
    if dossier.stap >= LAATSTE_STAP:
        return _van("sluit", dossier)
    if dossier.stap in ZONDER_PLAN_NIET_VERDER:
        if dossier.plan is None:
            return f"tafel plan maak {dossier.casus}"
        if dossier.plan.status is Planstatus.CONCEPT:
            return f"tafel plan vaststellen {dossier.casus}"
    return f"{_van('stap', dossier)} {dossier.stap + 1}"


def _volglijst(dossier: CasusDossier, vandaag: date) -> Iterator[Signaal]:
    """That somebody is followed, and the day has come."""
    if dossier.volg_op is not None and dossier.volg_op <= vandaag:
        dag = woorden.dag_maand(dossier.volg_op, vandaag)
        yield Signaal(f"volglijst: hoe gaat het? Te bekijken op {dag}", _van("volg", dossier))


def _plan(dossier: CasusDossier, vandaag: date) -> Iterator[Signaal]:
    plan = dossier.plan
    if plan is None:
        elders = dossier.overdracht is not None and dossier.overdracht.procesmanager
        if dossier.stap >= PLANSTAP and not elders:
            yield Signaal("er is nog geen plan", f"tafel plan maak {dossier.casus}")
        return
    if (
        plan.status is Planstatus.VASTGESTELD
        and plan.geevalueerd_op is None
        and plan.evaluatie_op is not None
        and plan.evaluatie_op <= vandaag
    ):
        dag = woorden.dag_maand(plan.evaluatie_op, vandaag)
        yield Signaal(
            f"plan v{plan.versie} was te evalueren op {dag}", f"tafel plan evalueer {dossier.casus}"
        )
    for leemte in dossier.leemten:
        yield Signaal(leemte.tekst, leemte.opdracht)


def _grondslag(dossier: CasusDossier) -> Iterator[Signaal]:
    """What should be known before acting on a melding (Werkplan §3.1), and the category (§2.2)."""
    open_ = [
        naam
        for naam, waarde in (
            ("erkenning", dossier.erkenning),
            ("verificatie", dossier.verificatie),
        )
        if waarde is None
    ]
    if open_:
        yield Signaal(f"{woorden.opsomming(open_)} niet vastgelegd", _van("verhelder", dossier))
    uitleg = dossier.categorieuitleg
    te_bespreken = dossier.categorie == CATEGORIE_BESPREKEN and not _is_besproken(dossier)
    if te_bespreken and uitleg is not None:
        yield Signaal(
            f"categorie bespreken: {uitleg.waarom}", f"tafel overleg besluit {dossier.casus}"
        )
    if uitleg is None or dossier.categorie is not None:
        return
    vragen = ", ".join(map(woorden.feit, uitleg.vragen))
    toets = uitleg.ggsr.multiprobleem
    ggsr = f"; de GGSR-toets wijst op {toets}" if toets and "multiprobleem" in vragen else ""
    opdracht = _van("verhelder", dossier)
    if "multiprobleem" not in uitleg.vragen and dossier.meldingen:
        nummer = melding_nummer(dossier.meldingen[-1].melding)
        opdracht = f"tafel melding wijzig {nummer}"
    yield Signaal(f"categorie onbekend: {vragen}{ggsr}", opdracht)


def _is_besproken(dossier: CasusDossier) -> bool:
    """Whether a table decided about it since its category became what it is."""
    sinds = max((g.dag for g in dossier.tijdlijn if g.soort == "categorie"), default=date.min)
    return any(b.overleg >= sinds and not b.vervallen for b in dossier.besluiten)


def _wie(afspraak: Afspraak, labels: Labels) -> str:
    return woorden.label(afspraak.organisatie, labels) if afspraak.organisatie else "nog niemand"
