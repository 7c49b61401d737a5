"""What happens between the meetings of the played year: plans, afspraken, calls, small change."""

from tafel.domain.aanbod import ASPECTEN, Oordeel
from tafel.domain.plan import Afspraakstatus
from tafel.errors import GateNotMet
from tafel.register import casus as casusqueries
from tafel.rules.termijnen import na_werkdagen
from tafel.services.aanbod.kaart import leg_ervaring_vast, producten
from tafel.services.afspraak import afspraken
from tafel.services.basis import crisisdienst, notities
from tafel.services.casus import opschorten
from tafel.services.demo.spel import Spel
from tafel.services.partner import beheer as partnerbeheer
from tafel.services.partner import consultaties as consulteren
from tafel.services.partner import rolcontacten
from tafel.services.plan import doelen as plandoelen
from tafel.services.plan import maken as planmaken
from tafel.services.plan import plan as plannen

OPSCHORTWEKEN = (24, 38, 50)
"""From each of these weeks on the term of one casus is suspended."""


def leg_contacten_vast(spel: Spel) -> None:
    """Whom to reach: where a crisis is called in, and in the roles of the ladder."""
    dienst = crisisdienst.dienstcode(spel.profiel)
    if dienst is not None:
        partnerbeheer.voeg_contact_toe(
            spel.z,
            dienst,
            naam="de crisisdienst",
            functie="dag en nacht",
            telefoon=spel.stof["crisis"]["telefoon"],
            mail=None,
        )
    for nummer, rol in enumerate(rolcontacten.rollen(spel.profiel)):
        rolcontacten.leg_vast(
            spel.z,
            rol,
            naam=spel.stof["rollen"][nummer % len(spel.stof["rollen"])],
            telefoon=f"020-00001{nummer:02}",
            mail=None,
        )


def convenant(spel: Spel) -> None:
    partner = spel.kans.choice(list(spel.profiel.partners))
    partnerbeheer.wijzig(spel.z, partner, partnerbeheer.Partnergegevens(convenant_op=spel.dag))


def consultatie(spel: Spel) -> None:
    consulteren.tel_mee(
        spel.z,
        tafel=spel.kans.choice(list(spel.profiel.tafels.values())).code,
        organisatie=spel.kans.choice(list(spel.profiel.partners)),
        leefgebied=spel.kans.choice(list(spel.stof["reden"])),
        dag=spel.dag,
    )


def ervaring(spel: Spel) -> None:
    """A table tells how it went with a product of the sociale kaart."""
    leg_ervaring_vast(
        spel.z,
        spel.kleur.choice(producten(spel.register)).nummer,
        spel.kleur.choice(list(spel.profiel.tafels)),
        {aspect: spel.kleur.choice(list(Oordeel)) for aspect in ASPECTEN},
        None,
    )


def werk_af(spel: Spel) -> None:
    """Partners carry out what is due this week, each as reliably as it is."""
    lopend = afspraken.lijst(spel.z, status=Afspraakstatus.OPEN, tot=spel.dag, grens=1000)
    for afspraak in lopend:
        if afspraak.casus in (spel.ster, spel.overgenomen):
            continue
        if spel.kans.random() < _trouw(afspraak.organisatie):
            spel.wend(afspraak, afspraken.Daad.NAGEKOMEN)


def _trouw(organisatie: str | None) -> float:
    """The chance in a week that an organisation does what is due; its name decides."""
    return 0.45 + sum(map(ord, organisatie or "")) % 50 / 100


def breng_verder(spel: Spel) -> None:
    """Every casus that waits for its coördinator goes on: a plan, feedback, a note."""
    for casus in casusqueries.lopende_casussen(spel.register):
        if casus.opgeschaald_naar or not casus.tafel:
            continue
        if casus.opgeschort_tot is not None:
            continue
        if casus.stap == 4 and any(
            spel.een_keer(f"opgeschort {week}", vanaf=week) for week in OPSCHORTWEKEN
        ):
            schort_op(spel, casus.id)
        elif casus.stap == 4 and spel.kans.random() < 0.8:
            spel.naar(casus.id, 5)
        elif casus.stap == 5 and spel.kans.random() < 0.9:
            maak_plan(spel, casus.id)
        if casus.besproken_op and spel.kans.random() < 0.9:
            spel.koppel_terug(casus.id)
        if spel.kans.random() < 0.05:
            notities.voeg_toe(
                spel.z,
                casus.id,
                tekst="gebeld: er is contact met het gezin",
                bron=None,
                delen_met=(),
            )


def schort_op(spel: Spel, casus: int) -> None:
    """The term of the step stands still for a reason, for three weeks."""
    opschorten.schort_op(
        spel.z,
        casus,
        reden=spel.kans.choice(spel.stof["opgeschort"]),
        tot=spel.over(weken=3),
        proef=False,
    )


def maak_plan(spel: Spel, casus: int) -> None:
    """A plan with the goals and who does what, unless there is one."""
    if plannen.plan_van(spel.z, casus) is not None:
        return
    gebieden = spel.leefgebieden(casus) or ["gezin_opvoeding"]
    tafel = spel.profiel.tafels[spel.casus(casus).tafel or ""]
    partners = (*tafel.kern, *tafel.schil)
    try:
        planmaken.maak(
            spel.z,
            casus,
            {
                "analyse": " ".join(spel.stof["reden"][gebied] for gebied in gebieden),
                "analyse_gezamenlijk": spel.kleur.choice(("ja", "ja", "ja", "nee")),
                "netwerk": spel.kleur.choice((None, spel.stof["netwerk"])),
                "dominant": gebieden[0],
                "instemming": spel.kans.choice(("ingestemd", "mee_opgesteld")),
            },
            planmaken.Regie(
                spel.kans.choice(spel.stof["professionals"]), spel.kans.choice(partners), None
            ),
        )
    except GateNotMet:
        return
    for gebied in gebieden[:3]:
        doel = plandoelen.nieuw_doel(
            spel.z, casus, {"leefgebied": gebied, "tekst": spel.stof["doel"][gebied]}
        )
        plandoelen.nieuwe_taak(
            spel.z,
            casus,
            doel,
            wat=spel.stof["taak"][gebied],
            organisatie=spel.kans.choice(partners),
            persoon=None,
            uiterlijk=na_werkdagen(spel.profiel, spel.dag, spel.kans.choice((10, 15, 25))),
        )
