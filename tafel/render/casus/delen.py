"""The parts of a casus on a screen, in lines: who is involved, what was agreed, the clocks."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from tafel import woorden
from tafel.datums import jaar_kort
from tafel.domain.casus import Afstempunt, CasusDossier, Gebeurtenis, Lid
from tafel.domain.crisis import Crisisfase, crisiscontact
from tafel.domain.escalatie import Escalatie, handelt
from tafel.domain.melding import Klok, MeldingDossier
from tafel.domain.overdracht import OVERLEGGEN, Overdrachtstand
from tafel.domain.plan import Afspraak, Afspraakstatus, Oorzaak, Plan, Planstatus
from tafel.domain.toedeling import Besluit, Uitkomst
from tafel.render.overleg import correctie as correcties
from tafel.woorden import Labels, afspraaknummer, dagen, melding_nummer

MELDINGEN_OP_SCHERM = 5
AFSPRAKEN_OP_SCHERM = 8
NOTITIES_OP_SCHERM = 5
TIJDLIJN_OP_SCHERM = 8
"""So many lines of a part; what is left out is counted."""

_AAN = {"melder": "melder", "gezin": "gezin", "partner": "partners"}
_RESULTAAT = {"bereikt": "bereikt", "deels": "deels bereikt", "niet": "niet bereikt"}


def lid(nummer: str, wie: Lid, vandaag: date, *, namen: bool) -> tuple[str, str, str, str]:
    """A row: who, born, consent, what to look out for; names and whole dates on request only."""
    naam = wie.naam if namen and wie.naam else wie.initialen
    rol = "" if wie.rol == "hoofdpersoon" and nummer == ".1" else wie.rol
    geboren = wie.geboortedatum or ""
    if not geboren and isinstance(wie.leeftijd, int):
        geboren = f"{wie.leeftijd} jr"
    elif not namen and geboren:
        geboren = jaar_kort(geboren)
    dag = f" {woorden.dag_maand(wie.instemming_op, vandaag)}" if wie.instemming_op else ""
    instemming = f"{woorden.waarde(wie.instemming or wie.instemmen or 'onbekend')}{dag}"
    wie_dan = " ".join(filter(None, (nummer, naam, rol)))
    return wie_dan, geboren or "?", instemming, "; ".join(map(woorden.waarde, wie.let_op))


def betrokken(dossier: CasusDossier, labels: Labels, vandaag: date) -> str:
    """The one who has the regie first, then every organisation once."""
    delen = []
    regie = dossier.casemanager_organisatie
    if dossier.casemanager or regie:
        wie = " ".join(
            filter(None, (woorden.label(regie, labels) if regie else "", dossier.casemanager))
        )
        contact = f", {dossier.casemanager_contact}" if dossier.casemanager_contact else ""
        delen.append(woorden.met_vervanger(f"{wie} (regie{contact})", dossier.vervanger, vandaag))
    zorg = {b.organisatie for b in dossier.betrokken if b.zorgcoordinatie}
    delen += [
        woorden.label(code, labels) + (" (zorgcoördinatie)" if code in zorg else "")
        for code in dossier.organisaties
        if code != regie
    ]
    delen += [f"zonder {woorden.label(code, labels)}" for code in dossier.zonder]
    return ", ".join(delen)


def namens(dossier: CasusDossier) -> Iterator[str]:
    """Why the user may look: "u kijkt als vervanger van M. Kok"."""
    if dossier.namens:
        yield f"u kijkt als vervanger van {woorden.opsomming(dossier.namens)}"


def opgeschort(dossier: CasusDossier, vandaag: date) -> Iterator[str]:
    """That the clock of its step stands still: "stap 4 opgeschort tot 11-1"."""
    if dossier.opgeschort_tot and dossier.opgeschort_tot > vandaag:
        tot = woorden.dag_maand(dossier.opgeschort_tot, vandaag)
        yield f"stap {dossier.stap} opgeschort tot {tot}"


def afstemmen(punten: Iterable[Afstempunt], labels: Labels, vandaag: date) -> list[str]:
    """Per other overleg who runs it and how to reach them, and when it was attuned with."""
    regels = []
    for punt in punten:
        wie = [f"regie {punt.regie}"] if punt.regie else []
        wie += [punt.contact] if punt.contact else []
        kop = woorden.label(punt.met, labels) + (f" ({'; '.join(wie)})" if wie else "")
        stand = "nog niet afgestemd"
        if punt.op is not None:
            stand = f"afgestemd {woorden.dag_maand(punt.op, vandaag)} ({punt.wie})"
            stand += f": {punt.uitkomst}" if punt.uitkomst else ""
            stand += "; sindsdien opnieuw gevraagd" if punt.nodig else ""
        regels.append(f"{kop}: {stand}")
    return regels


def proces(dossier: CasusDossier, labels: Labels, vandaag: date) -> list[str]:
    """Where the casus stands: since when, until when, and what was established about it."""

    def dag(wanneer: date) -> str:
        return woorden.dag_maand(wanneer, vandaag)

    stand = [f"geopend {dag(dossier.geopend_op)}"]
    if dossier.stap_sinds and dossier.status == "open":
        tot = f", uiterlijk {dag(dossier.stap_uiterlijk)}" if dossier.stap_uiterlijk else ""
        stand.append(f"stap {dossier.stap} sinds {dag(dossier.stap_sinds)}{tot}")
    if dossier.voorkeur:
        stand.append(f"voorkeur {woorden.label(dossier.voorkeur, labels)}")
    stand += [
        f"{naam} {woorden.waarde(waarde)}"
        for naam, waarde in (
            ("erkenning", dossier.erkenning),
            ("verificatie", dossier.verificatie),
            ("multiprobleem", dossier.multiprobleem),
        )
        if waarde
    ]
    regels = ["; ".join(stand)]
    if dossier.opgeschort_tot:
        op = f"op {dag(dossier.opgeschort_op)} " if dossier.opgeschort_op else ""
        was = "" if dossier.opgeschort_tot > vandaag else "was "
        regels.append(
            f"termijn van stap {dossier.stap} {was}{op}opgeschort "
            f"tot {dag(dossier.opgeschort_tot)} omdat: {dossier.opschortreden}"
        )
    if dossier.opgeschaald_naar:
        op = f" op {dag(dossier.opgeschaald_op)}" if dossier.opgeschaald_op else ""
        naar = woorden.label(dossier.opgeschaald_naar, labels)
        regels.append(f"opgeschaald naar {naar}{op}; de coördinator houdt de informatiepositie")
    if dossier.overdracht is not None:
        regels += _overdracht(dossier.overdracht, vandaag)
    if dossier.casemanager_reden:
        regels.append(f"gezinsmanager van een andere organisatie: {dossier.casemanager_reden}")
    if dossier.volg_op:
        waarom = f": {dossier.volgreden}" if dossier.volgreden else ""
        regels.append(f"volglijst, te bekijken op {dag(dossier.volg_op)}{waarom}")
    if dossier.gesloten_op:
        waarom = f": {woorden.waarde(dossier.sluitreden)}" if dossier.sluitreden else ""
        regels.append(f"gesloten {dag(dossier.gesloten_op)}{waarom}")
    if dossier.nazorg_op:
        regels.append(f"nazorg: contact op {dag(dossier.nazorg_op)}")
    return regels


def _overdracht(stand: Overdrachtstand, vandaag: date) -> list[str]:
    """Who is procesmanager since when; brought in, and back; or why not."""

    def dag(wanneer: date | None) -> str:
        return woorden.dag_maand(wanneer, vandaag) if wanneer else "?"

    regels = []
    if stand.procesmanager:
        contact = f", {stand.contact}" if stand.contact else ""
        regels.append(f"procesmanager {stand.procesmanager}{contact}, sinds {dag(stand.sinds)}")
    if stand.niet:
        regels.append(f"niet overgedragen ({dag(stand.niet_op)}), omdat: {stand.niet}")
    for deel in stand.inbreng:
        waar = OVERLEGGEN[deel.overleg]
        if deel.niet:
            regels.append(f"niet ingebracht in het {waar}, omdat: {deel.niet}")
            continue
        terug = f"; terug {dag(deel.terug_op)}: {deel.uitkomst}" if deel.terug_op else ""
        regels.append(f"ingebracht in het {waar} op {dag(deel.op)}{terug}")
    return regels


def crisis(dossier: CasusDossier, labels: Labels, vandaag: date) -> list[str]:
    """Every call about a crisis, the last one first: an earlier record stays readable."""
    stand = dossier.crisis
    if stand is None:
        return []
    waar = {
        Crisisfase.OPEN: "open",
        Crisisfase.OPGESCHAALD: "opgeschaald",
        Crisisfase.VEILIG: "afgesloten",
    }
    sinds = woorden.dag_maand(stand.sinds, vandaag)
    kop = f"{waar[stand.stand]}, sinds {sinds}"
    if stand.laatste is None:
        kop += "; nog niet gebeld"
    return [
        kop,
        *(crisiscontact(deel, labels, vandaag) for deel in reversed(stand.contacten)),
    ]


def meldingen(
    alle: Sequence[MeldingDossier], labels: Labels, vandaag: date, *, alles: bool = False
) -> list[str]:
    """The newest first, each with what is the matter."""
    getoond = alle if alles else alle[-MELDINGEN_OP_SCHERM:]
    regels: list[str] = []
    for melding in reversed(getoond):
        regels.append(_melding(melding, labels, vandaag))
        regels += [f"gemeld: {melding.gemeld}"] if melding.gemeld else []
    return [*regels, *_rest(len(alle) - len(getoond))]


def _melding(dossier: MeldingDossier, labels: Labels, vandaag: date) -> str:
    """One melding of a casus: when, from whom, and its latest decision."""
    ontvangen = dossier.waarden.get("ontvangen_op")
    dag = woorden.dag_maand(date.fromisoformat(str(ontvangen)), vandaag) if ontvangen else ""
    van = str(dossier.waarden.get("melder_organisatie") or "")
    wat = besluit(dossier.besluiten[-1], labels, vandaag) if dossier.besluiten else dossier.status
    if dossier.status == "teruggeleid":
        wat = f"teruggeleid ({wat})"
    return f"{' '.join(filter(None, (melding_nummer(dossier.melding), dag, van)))}: {wat}"


def besluit(genomen: Besluit, labels: Labels, vandaag: date) -> str:
    """One toedeling with its reason and source, or what a coördinator chose instead."""
    toedeling = genomen.toedeling
    plek = woorden.uitkomst(toedeling.uitkomst, toedeling.tafel, labels, toedeling.onderdeel)
    dag = woorden.dag_maand(genomen.dag, vandaag)
    regels = " of ".join(toedeling.regels)
    regel = f", regel {regels}" if regels and toedeling.uitkomst is not Uitkomst.AANVULLEN else ""
    if genomen.voorstel is not None:
        return f"{dag} {plek}, {_keuze(genomen, regel, labels)}"
    if toedeling.uitkomst is Uitkomst.AANVULLEN:
        return f"{dag} {plek}: {', '.join(map(woorden.feit, toedeling.vragen))}"
    waarom = f": {toedeling.waarom}" if toedeling.waarom else ""
    bron = f" ({toedeling.bron})" if toedeling.bron else ""
    bel = f"; gestelde crisis: {toedeling.bel}" if toedeling.bel else ""
    return f"{dag} {plek}{regel}{waarom}{bron}{bel}"


def _keuze(genomen: Besluit, regel: str, labels: Labels) -> str:
    """What a coördinator chose, beside what the rules proposed."""
    motivering = f": {genomen.motivering}" if genomen.motivering else ""
    if genomen.voorstel == (genomen.toedeling.uitkomst, genomen.toedeling.tafel):
        return f"bevestigd door {genomen.wie}{regel}{motivering}"
    assert genomen.voorstel is not None
    voorstel = woorden.uitkomst(*genomen.voorstel, labels)
    return f"overruled door {genomen.wie}{motivering} (voorstel: {voorstel}{regel})"


def plan(dossier: CasusDossier, vandaag: date) -> list[str]:
    return [_plan(deel, vandaag) for deel in (dossier.plan, dossier.concept) if deel is not None]


def _plan(deel: Plan, vandaag: date) -> str:
    if deel.status is Planstatus.CONCEPT or deel.vastgesteld_op is None:
        stand = f"concept sinds {woorden.dag_maand(deel.gemaakt_op, vandaag)}"
    else:
        stand = f"vastgesteld {woorden.dag_maand(deel.vastgesteld_op, vandaag)}"
    if deel.evaluatie_op:
        stand += f", evaluatie {woorden.dag_maand(deel.evaluatie_op, vandaag)}"
    telling = Counter(
        _RESULTAAT.get(doel.resultaat, doel.resultaat) if doel.resultaat else "open"
        for doel in deel.doelen
    )
    volgorde = (*_RESULTAAT.values(), "open")
    doelen = ", ".join(f"{telling[naam]} {naam}" for naam in volgorde if telling[naam])
    return f"v{deel.versie} {stand}; doelen: {doelen or 'nog geen'}"


def afspraken(
    alle: Sequence[Afspraak], labels: Labels, vandaag: date, *, alles: bool = False
) -> list[str]:
    """How many of each state, and those that are open: the latest first."""
    if not alle:
        return []
    lopend = [a for a in alle if a.status is Afspraakstatus.OPEN]
    telling = Counter(map(_stand, alle))
    laat = sum(bool(a.te_laat) for a in alle)
    delen = [f"{len(lopend)} open"] if lopend else []
    delen += [f"{laat} te laat"] if laat else []
    delen += [f"{telling[stand]} {stand}" for stand in _STANDEN if telling[stand]]
    lopend.sort(key=lambda a: (-a.te_laat, a.uiterlijk or date.max, a.nummer))
    regels = [", ".join(delen), *(_afspraak(a, labels, vandaag) for a in lopend)]
    return _hoogstens(regels, None if alles else AFSPRAKEN_OP_SCHERM + 1)


_STANDEN = ("nagekomen", "niet nagekomen", "niet mogelijk", "vervallen")


def _stand(afspraak: Afspraak) -> str:
    if afspraak.oorzaak is Oorzaak.OMSTANDIGHEDEN:
        return "niet mogelijk"
    return afspraak.status.value.replace("_", " ")


def _afspraak(afspraak: Afspraak, labels: Labels, vandaag: date) -> str:
    organisatie = woorden.label(afspraak.organisatie, labels) if afspraak.organisatie else ""
    wie = " ".join(filter(None, (organisatie, afspraak.wie))) or "nog niemand"
    delen = [f"{afspraaknummer(afspraak)} {wie}: {afspraak.wat}"]
    if afspraak.te_laat:
        delen.append(f"{dagen(afspraak.te_laat)} te laat")
    elif afspraak.uiterlijk:
        delen.append(f"uiterlijk {woorden.dag_maand(afspraak.uiterlijk, vandaag)}")
    if afspraak.keren_doorgeschoven:
        delen.append(f"{afspraak.keren_doorgeschoven}x doorgeschoven")
    correctie = correcties.afspraak(afspraak, labels, vandaag)
    return ", ".join(delen) + (f" ({correctie})" if correctie else "")


def escalatie(stap: Escalatie, labels: Labels, vandaag: date) -> str:
    tegen = woorden.label(stap.organisatie, labels)
    kop = f"E{stap.nummer} {tegen}, {stap.spoor.value}, stap {stap.stap}"
    if stap.status != "open":
        op = f" {woorden.dag_maand(stap.afgerond_op, vandaag)}" if stap.afgerond_op else ""
        return f"{kop}: {woorden.waarde(stap.resultaat or 'afgerond')}{op}"
    via = f" via {stap.via}" if stap.via else ""
    dag = woorden.dag_maand(stap.uiterlijk, vandaag)
    aanname = f" ({stap.opmerking})" if stap.opmerking else ""
    wie = handelt(stap.wie, stap.overgedragen_door)
    return f"{kop}: {wie} naar {stap.richting}{via}, uiterlijk {dag}{aanname}"


def klok(loopt: Klok, labels: Labels, vandaag: date) -> str:
    """One feedback clock: whom, and done, late or due."""
    wie = _AAN.get(loopt.aan, loopt.aan)
    if loopt.melding is not None:
        wie += f" {melding_nummer(loopt.melding)}"
    if loopt.naar:
        wie += f" {woorden.label(loopt.naar, labels)}"
    if loopt.gedaan_op is not None:
        return f"{wie} gedaan {woorden.dag_maand(loopt.gedaan_op, vandaag)}"
    if loopt.te_laat:
        return f"{wie} {woorden.aantal(loopt.te_laat, 'werkdag', 'werkdagen')} te laat"
    return f"{wie} uiterlijk {woorden.dag_maand(loopt.uiterlijk, vandaag)}"


def vorig_overleg(dossier: CasusDossier, labels: Labels, vandaag: date) -> list[str]:
    """What was decided in the latest meeting that spoke about the casus."""
    laatste = max((besluit.overleg for besluit in dossier.besluiten), default=None)
    return [
        f"{woorden.dag_maand(besluit.overleg, vandaag)} "
        f"{woorden.label(besluit.tafel, labels)}: {correcties.besluit(besluit, vandaag)}"
        for besluit in dossier.besluiten
        if besluit.overleg == laatste
    ]


def notities(
    dossier: CasusDossier, labels: Labels, vandaag: date, *, alles: bool = False
) -> list[str]:
    """The newest first, each with whom it may be shared with; nobody unless it says so."""
    regels = []
    for notitie in reversed(dossier.notities):
        bron = f" {woorden.label(notitie.bron, labels)}" if notitie.bron else ""
        met = ", ".join(woorden.label(code, labels) for code in notitie.delen_met)
        delen = f"delen met {met}" if met else "NIET DELEN"
        dag = woorden.dag_maand(notitie.dag, vandaag)
        regels.append(f"{dag}{bron}: {notitie.tekst} ({notitie.wie}; {delen})")
    return _hoogstens(regels, None if alles else NOTITIES_OP_SCHERM)


def eerder(dossier: CasusDossier, labels: Labels, vandaag: date) -> str:
    """From which casus it was split, and the one of this household before, with its regie."""
    delen = []
    if dossier.afgesplitst_van is not None:
        delen.append(f"afgesplitst van casus {dossier.afgesplitst_van}")
    delen += [f"casus {nummer} is hiervan afgesplitst" for nummer in dossier.afgesplitst]
    if (vorige := dossier.vorige) is not None:
        delen.append(f"casus {vorige.casus}")
        if vorige.gesloten_op:
            delen[-1] += f", gesloten {woorden.dag_maand(vorige.gesloten_op, vandaag)}"
        if vorige.reden:
            delen[-1] += f": {woorden.waarde(vorige.reden)}"
        organisatie = woorden.label(vorige.organisatie, labels) if vorige.organisatie else ""
        if wie := " ".join(filter(None, (organisatie, vorige.casemanager))):
            delen.append(f"{dossier.regierol} was {wie}")
    return "; ".join(delen)


def tijdlijn(gebeurd: Sequence[Gebeurtenis], vandaag: date, *, alles: bool = False) -> list[str]:
    """The newest first."""
    return _hoogstens(
        [_gebeurtenis(deel, vandaag) for deel in reversed(gebeurd)],
        None if alles else TIJDLIJN_OP_SCHERM,
    )


def _gebeurtenis(deel: Gebeurtenis, vandaag: date) -> str:
    nummer = f" {melding_nummer(deel.melding)}" if deel.melding is not None else ""
    wie = f" ({deel.wie})" if deel.wie else ""
    return f"{woorden.dag_maand(deel.dag, vandaag)}{nummer} {deel.tekst}{wie}"


def _hoogstens(regels: Iterable[str], grens: int | None) -> list[str]:
    alle = list(regels)
    return alle if grens is None else [*alle[:grens], *_rest(len(alle) - grens)]


def _rest(over: int) -> list[str]:
    """That there is more, and how to see it."""
    return [f"… en nog {over} (alles: --alles)"] if over > 0 else []
