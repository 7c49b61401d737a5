"""Casussen as the register knows them: list and dossier."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from msgspec.structs import replace

from tafel.domain.basis import Leesbaar
from tafel.domain.casus import CasusDossier, CasusRegel, Gebeurtenis, Lid, Verjaardag
from tafel.domain.melding import MeldingDossier
from tafel.domain.overleg import Overlegbesluit
from tafel.domain.partner import Betrokkenheid
from tafel.domain.plan import Afspraak, Planstatus
from tafel.domain.toedeling import Besluit, Uitkomst
from tafel.errors import CasusNotFound
from tafel.kolommen import SCHEIDING
from tafel.register import casus as casusqueries
from tafel.register import melding as meldingqueries
from tafel.register import samenhang
from tafel.register.rijen.casus import Casusrij, Gebeurtenisrij
from tafel.register.rijen.partner import Vervangingrij
from tafel.register.vervanging import zelfde
from tafel.register.zonder import zonder
from tafel.rules.profiel.profiel import Profiel
from tafel.rules.termijnen import na_werkdagen, te_laat_voor
from tafel.rules.werkproces import stap_uiterlijk
from tafel.services.afspraak.afspraken import van_casus as afspraken_van
from tafel.services.afspraak.correctie import gecorrigeerd
from tafel.services.basis.betrokkene import betrokkene, betrokkenen, hoofdpersonen, initialen
from tafel.services.basis.categorie import leg_uit
from tafel.services.basis.crisis import van_casus as crisis_van
from tafel.services.basis.gemeld import gemeld
from tafel.services.basis.gezin import gezinsleden
from tafel.services.basis.notities import van_casus as notities_van
from tafel.services.basis.samenhang import kandidaten
from tafel.services.basis.terugkoppeling import klokken
from tafel.services.basis.verhulling import verhuller
from tafel.services.basis.vervolg import volgende_keer
from tafel.services.casus.afstemmen import TERUG, afstempunten
from tafel.services.casus.contact import betrokken as betrokkenen_van
from tafel.services.casus.nodig import bij_casus
from tafel.services.casus.opschorten import termijn_van
from tafel.services.casus.stappen import vorige_van
from tafel.services.escalatie.lijst import van_casus as escalaties_van
from tafel.services.escalatie.voorstellen import voorstellen
from tafel.services.melding.dossier import dossier_van
from tafel.services.overleg.besluiten import van_casus as besluiten_van
from tafel.services.overleg.letop import let_op
from tafel.services.partner.rolcontacten import bekend, coordinator
from tafel.services.plan.leemten import ADVIES, leemten
from tafel.services.plan.plan import concept_van, plan_van
from tafel.services.regie import overdracht
from tafel.services.toedeling.casusvorming import manager
from tafel.services.zitting import Zitting

ELDERS = ("besluit", "toedeling")
"""Kinds of event of which the decision itself is in the story already."""


def lijst(
    z: Zitting,
    *,
    tafel: str | None = None,
    status: str | None = None,
    stap: int | None = None,
    categorie: str | None = None,
    casemanager: str | None = None,
    organisatie: str | None = None,
    opgeschaald: bool = False,
    volglijst: bool = False,
    nazorg: bool = False,
    te_laat: bool = False,
    stilstaand: bool = False,
    opgeschort: bool = False,
    jarig: Mapping[int, tuple[Verjaardag, ...]] | None = None,
    grens: int,
) -> tuple[CasusRegel, ...]:
    """The newest casussen that meet every filter, newest first.

    `jarig`: only these, and of each a line per birthday, the first birthday first.

    `casemanager`: part of the name of who directs it, or of who stands in for him today.
    `organisatie`: code of a partner with the regie, an open afspraak or one of the household.
    `stilstaand`: longer in its step than the term of the profile.
    """
    rijen = casusqueries.casuslijst(
        z.register,
        vandaag=z.vandaag,
        laat_voor=te_laat_voor(z.profiel, z.vandaag),
        tafel=tafel,
        status=status,
        stap=stap,
        categorie=categorie,
        casemanager=casemanager,
        afwezig=z.register.vervangingen.afwezig(casemanager, z.vandaag) if casemanager else (),
        organisatie=organisatie,
        opgeschaald=opgeschaald,
        volglijst=volglijst,
        nazorg=nazorg,
        te_laat=te_laat,
        stilstaand=_te_lang_geleden(z.profiel, z.vandaag) if stilstaand else None,
        hervat=_te_lang_hervat(z.profiel, z.vandaag) if stilstaand else None,
        opgeschort=opgeschort,
        nummers=jarig,
        grens=grens if jarig is None else -1,
    )
    wie_per_casus = betrokkenen(z.register, [rij.id for rij in rijen])
    gedeeld = [rij.id for rij in rijen if _kent_onderdelen(z.profiel, rij.tafel)]
    onderdelen = meldingqueries.onderdelen(z.register, gedeeld)
    z.register.log(z.wie, z.vandaag, "casus lijst", f"{len(rijen)} regels")
    regels = tuple(
        CasusRegel(
            casus=rij.id,
            tafel=rij.tafel,
            stap=rij.stap,
            categorie=rij.categorie,
            betrokkene=wie_per_casus.get(rij.id, ""),
            geopend_op=rij.geopend_op,
            status=rij.status,
            casemanager=rij.casemanager,
            vervanger=z.vervanger(rij.casemanager, rij.casemanager_organisatie),
            te_laat=rij.te_laat,
            opgeschort_tot=rij.opgeschort_tot,
            onderdeel=onderdelen.get(rij.id),
        )
        for rij in rijen
    )
    if jarig is None:
        return regels
    dagen = sorted(
        ((dag, regel) for regel in regels for dag in jarig[regel.casus]),
        key=lambda paar: (not paar[0].zeker, paar[0].van, -paar[1].casus),
    )
    return tuple(replace(regel, verjaardag=dag) for dag, regel in dagen[:grens])


def _namens(z: Zitting, casus: Casusrij) -> tuple[str, ...]:
    """For whom the user stands in today: whoever directs this casus, or the coördinator of its
    table; a coördinator of whom no table is recorded may be that of any.
    """
    termen = z.register.vervangingen.door(z.wie, z.vandaag)
    if not termen:
        return ()
    hier = coordinator(z, z.tafel(casus.tafel)) or ""
    alle = [rol.naam or "" for rol in bekend(z.register).values()]

    def gaat_aan(term: Vervangingrij) -> bool:
        if term.organisatie is None:
            return zelfde(term.wie, hier) or not any(zelfde(term.wie, naam) for naam in alle)
        van_regie = term.organisatie == casus.casemanager_organisatie
        return van_regie and zelfde(term.wie, casus.casemanager or "")

    return tuple(term.wie for term in termen if gaat_aan(term))


def _kent_onderdelen(profiel: Profiel, tafel: str | None) -> bool:
    gevonden = profiel.tafels.get(tafel or "")
    return gevonden is not None and bool(gevonden.onderdelen)


def _te_lang_geleden(profiel: Profiel, vandaag: date) -> dict[int, str]:
    """Per step with a term: who entered it on this day or earlier stands in it too long."""
    dagen = {}
    for nr, stap in profiel.proces.stappen.items():
        if stap.werkdagen is None:
            continue
        dag = vandaag
        while (uiterlijk := stap_uiterlijk(profiel, nr, dag)) is None or uiterlijk >= vandaag:
            dag -= timedelta(days=1)
        dagen[nr] = dag.isoformat()
    return dagen


def _te_lang_hervat(profiel: Profiel, vandaag: date) -> dict[int, str]:
    """Per number of working days that a suspended term had left: which ran on from this day or
    earlier has passed.
    """
    langste = max((stap.werkdagen or 0) for stap in profiel.proces.stappen.values())
    dagen = {}
    dag = vandaag
    for rest in range(langste + 1):
        while na_werkdagen(profiel, dag, rest) >= vandaag:
            dag -= timedelta(days=1)
        dagen[rest] = dag.isoformat()
    return dagen


def toon(z: Zitting, nummer: int) -> CasusDossier:
    """Everything about one casus; looking is logged. Raises CasusNotFound."""
    casus = casusqueries.casus(z.register, nummer)
    if casus is None:
        raise CasusNotFound(nummer)
    rijen = [dict(rij) for rij in meldingqueries.meldingen_van_casus(z.register, nummer)]
    personen = casusqueries.leden_van_casus(z.register, casus)
    wie = hoofdpersonen(z.register, [nummer])[nummer]
    leden, kinderen = gezinsleden(
        z.profiel, personen, rijen, casusqueries.instemmingen(z.register, nummer), z.vandaag
    )
    verhuld = verhuller(z.register, [nummer])
    meldingen = tuple(
        replace(melding, gemeld=verhuld.tekst(nummer, gemeld(rij)))
        for melding, rij in zip(dossier_van(z.register, rijen), rijen, strict=True)
    )
    leden = tuple(_met_toedeling(z.profiel, lid, casus, meldingen) for lid in leden)
    afgesplitst_van, afgesplitst = _andere_casussen(z, nummer)
    afspraken = gecorrigeerd(z.register, afspraken_van(z, nummer))
    besluiten = besluiten_van(z.register, nummer)
    betrokken = betrokkenen_van(z, nummer)
    plan = plan_van(z, nummer)
    in_kracht = plan is not None and plan.status is Planstatus.VASTGESTELD
    open_casus = casus.status == "open"
    sinds = casus.stap_sinds
    dossier = CasusDossier(
        casus=nummer,
        tafel=casus.tafel,
        uitkomst=Uitkomst(casus.uitkomst),
        voorkeur=casus.voorkeur,
        stap=casus.stap,
        status=casus.status,
        geopend_op=casus.geopend_op,
        betrokkene=betrokkene(wie),
        initialen=initialen(wie),
        leden=leden,
        kinderen=kinderen,
        meldingen=meldingen,
        let_op=tuple(let_op(z.profiel, rijen, z.vandaag)),
        kandidaten=(
            *kandidaten(z.register, [nummer]).get(nummer, ()),
            *((m, "persoon") for m in samenhang.misschien_dezelfde(z.register, nummer)),
        ),
        stap_sinds=sinds,
        stap_uiterlijk=termijn_van(z.profiel, casus) if open_casus else None,
        opgeschort_op=casus.opgeschort_op,
        opgeschort_tot=casus.opgeschort_tot,
        opschortreden=casus.opschortreden,
        zaaknummer=casus.zaaknummer,
        categorie=casus.categorie,
        categorieuitleg=leg_uit(z.profiel, casus, rijen),
        erkenning=casus.erkenning,
        verificatie=casus.verificatie,
        multiprobleem=casus.multiprobleem,
        regierol=manager(z.profiel, casus),
        casemanager=casus.casemanager,
        casemanager_organisatie=casus.casemanager_organisatie,
        casemanager_contact=casus.casemanager_contact,
        vervanger=z.vervanger(casus.casemanager, casus.casemanager_organisatie),
        namens=_namens(z, casus),
        crisis=crisis_van(z, nummer),
        overdracht=overdracht.van_casus(z, casus),
        casemanager_reden=casus.casemanager_reden,
        casemanager_hoort_bij=(
            overdracht.verwacht(z, casus, casus.casemanager_organisatie)
            if casus.casemanager_organisatie
            else ""
        ),
        opgeschaald_naar=casus.opgeschaald_naar,
        opgeschaald_op=casus.opgeschaald_op,
        volg_op=casus.volg_op,
        volgreden=casus.volgreden,
        gesloten_op=casus.gesloten_op,
        sluitreden=casus.sluitreden,
        nazorg_op=casus.nazorg_op,
        volgende_keer=volgende_keer(z, nummer),
        vorige=vorige_van(z.register, casus),
        afgesplitst_van=afgesplitst_van,
        afgesplitst=afgesplitst,
        plan=plan,
        concept=concept_van(z, nummer) if in_kracht else None,
        leemten=tuple(
            leemte
            for leemte in (leemten(z, nummer) if open_casus else ())
            if leemte.code not in ADVIES
        ),
        afspraken=afspraken,
        escalaties=escalaties_van(z.register, nummer),
        voorstellen=voorstellen(z, casus=nummer),
        klokken=klokken(z, [nummer]).get(nummer, ()),
        notities=notities_van(z.register, nummer),
        besluiten=besluiten,
        betrokken=betrokken,
        zonder=tuple(rij.partner for rij in zonder(z.register, [nummer])),
        organisaties=_organisaties(z.profiel, betrokken, afspraken, rijen),
        onderdeel=meldingqueries.onderdelen(z.register, [nummer]).get(nummer),
        afstemmen=(afstempunten(z, nummer, casus.tafel, meldingen) if open_casus else ()),
        tijdlijn=tuple(_tijdlijn(z, nummer, meldingen, besluiten)),
        namen=z.profiel.labels,
    )
    z.register.log(z.wie, z.vandaag, "casus toon", str(nummer))
    return replace(dossier, nodig=tuple(bij_casus(dossier, z.profiel.labels, z.vandaag)))


def _met_toedeling(
    profiel: Profiel, lid: Lid, casus: Casusrij, meldingen: Sequence[MeldingDossier]
) -> Lid:
    """Says where the last toedeling of somebody points, when the casus is at another table."""
    tafels = [
        melding.besluiten[-1].toedeling.tafel
        for melding in meldingen
        if melding.melding in lid.meldingen and melding.status != TERUG and melding.besluiten
    ]
    if casus.status != "open" or casus.tafel is None or not tafels:
        return lid
    if tafels[-1] in (None, casus.tafel):
        return lid
    return replace(lid, let_op=(*lid.let_op, f"toedeling {profiel.label(str(tafels[-1]))}"))


def _andere_casussen(z: Zitting, casus: int) -> tuple[int | None, tuple[int, ...]]:
    """The casus that this one was split from, and those that were split from it."""
    van, naar = (
        [
            int(json.loads(rij.gegevens or "{}")[sleutel])
            for rij in casusqueries.gebeurtenissen_van_soort(z.register, casus, soort)
        ]
        for soort, sleutel in (("afgesplitst", "van"), ("splitsing", "naar"))
    )
    return next(iter(van), None), tuple(naar)


def _organisaties(
    profiel: Profiel,
    betrokken: Iterable[Betrokkenheid],
    afspraken: Iterable[Afspraak],
    meldingen: Sequence[Leesbaar],
) -> tuple[str, ...]:
    """Who is involved, each once: a code where the profile knows the name that was stated."""
    genoemd: list[str] = [deel.organisatie for deel in betrokken]
    genoemd += [afspraak.organisatie for afspraak in afspraken if afspraak.organisatie]
    for rij in meldingen:
        genoemd += (rij["betrokken_organisaties"] or "").split(SCHEIDING)
    genoemd += [rij["melder_organisatie"] or "" for rij in meldingen]
    bekend = {naam.casefold(): p.code for p in profiel.partners.values() for naam in p.namen}
    return tuple(dict.fromkeys(bekend.get(deel.casefold(), deel) for deel in genoemd if deel))


def _tijdlijn(
    z: Zitting, casus: int, meldingen: Iterable[MeldingDossier], besluiten: Iterable[Overlegbesluit]
) -> list[Gebeurtenis]:
    """Meldingen, toedelingen, events and decisions of the tables as one story, by day."""
    alles = [deel for melding in meldingen for deel in _van_melding(z.profiel, melding)]
    alles += [
        Gebeurtenis(rij.dag, rij.wie, rij.soort, rij.tekst)
        for rij in casusqueries.gebeurtenissen(z.register, casus)
        if rij.soort not in ELDERS or _verhuisd(rij)
    ]
    alles += [
        Gebeurtenis(
            b.overleg,
            b.wie,
            "besluit",
            f"besluit{' (vervallen)' if b.vervallen else ''}: {b.tekst}",
        )
        for b in besluiten
    ]
    return sorted(alles, key=lambda gebeurtenis: gebeurtenis.dag)


def _verhuisd(gebeurtenis: Gebeurtenisrij) -> bool:
    """Whether it tells that the casus went to another table."""
    if gebeurtenis.soort != "toedeling" or gebeurtenis.gegevens is None:
        return False
    deel = json.loads(gebeurtenis.gegevens)
    return bool(deel["oud"]["tafel"] and deel["oud"]["tafel"] != deel["nieuw"]["tafel"])


def _van_melding(profiel: Profiel, melding: MeldingDossier) -> Iterator[Gebeurtenis]:
    ontvangen = date.fromisoformat(str(melding.waarden["ontvangen_op"]))
    van = str(melding.waarden.get("melder_organisatie") or "")
    yield Gebeurtenis(ontvangen, van, "melding", "melding", melding.melding)
    for besluit in melding.besluiten:
        tekst = _toedeling(profiel, besluit)
        yield Gebeurtenis(besluit.dag, besluit.wie, "toedeling", tekst, melding.melding)


def _toedeling(profiel: Profiel, besluit: Besluit) -> str:
    toedeling = besluit.toedeling
    tafel = f" {profiel.label(toedeling.tafel)}" if toedeling.tafel else ""
    return f"toedeling: {toedeling.uitkomst}{tafel}"
