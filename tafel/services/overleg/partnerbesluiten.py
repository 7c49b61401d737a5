"""The copy of a besluitenlijst for one partner: the cases it was invited for, and no more (§8)."""

from collections.abc import Iterable
from datetime import date

from msgspec.structs import replace

from tafel.domain.agenda import Agenda
from tafel.domain.basis import Leesbaar
from tafel.domain.overleg import Besluitcorrectie, Besluitenlijst, Casusbesluiten
from tafel.domain.plan import Afspraak
from tafel.errors import WrongUse
from tafel.kolommen import SCHEIDING
from tafel.register import afspraak as afspraken
from tafel.register import casus as casusqueries
from tafel.register import melding as meldingqueries
from tafel.register import overleg as overleggen
from tafel.register import verloop
from tafel.register.zonder import buiten
from tafel.rules.agenda import genodigden
from tafel.rules.profiel.profiel import COORDINATOREN, Partner, Tafel
from tafel.services.basis.verhulling import Verhuller, verhuller
from tafel.services.overleg.besluitenlijst import laatste_dag, lees_besluitenlijst
from tafel.services.overleg.partneragenda import kort
from tafel.services.overleg.versies import vaste_agenda, vaste_lijst
from tafel.services.partner.partners import zoek_partner
from tafel.services.zitting import Zitting


def besluitenlijst_voor(
    z: Zitting, *, tafel: Tafel, partner: str, datum: date | None
) -> Besluitenlijst:
    """The decisions about the cases for which a partner was invited, and its own afspraken; of a
    casus that it is kept out of now those alone.

    Names in them are initials; what a decision or afspraak said before it was corrected is not on
    it, nor what others are to do. `partner` is a code, a name or the start of one; looking is
    logged. Raises NotFound or WrongUse for the partner, WrongUse for a meeting without partners.
    """
    if tafel.code == COORDINATOREN:
        raise WrongUse(f"{tafel.naam} heeft geen partners; kies met --tafel een tafel")
    with z.register.momentopname():
        voor = zoek_partner(z.profiel, partner)
        tafel = z.tafel(tafel.code)
        dag = datum or laatste_dag(z, tafel)
        begonnen = verloop.overleg(z.register, tafel.code, dag)
        vast = vaste_agenda(z.register, begonnen) if begonnen else None
        heel = vaste_lijst(z.register, tafel.code, dag)
        naam = voor.code if heel is None or vast is None else vast.labels.get(voor.code, voor.code)
        heel = heel or lees_besluitenlijst(z, tafel=tafel, datum=dag)
        nummers = [deel.casus for deel in heel.casussen]
        bij = _uitgenodigd(z, tafel, voor, nummers, dag, vast.agenda if vast else None)
        bij -= buiten(z.register, voor.code)
        verhuld = verhuller(z.register, nummers)
        casussen = tuple(
            _voor(deel, naam, verhuld, uitgenodigd=deel.casus in bij) for deel in heel.casussen
        )
    z.register.log(
        z.wie,
        z.vandaag,
        "overleg besluitenlijst",
        f"{tafel.code} {heel.datum.isoformat()} voor {voor.code}",
    )
    return replace(
        heel,
        partner=voor.naam,
        afwezig=(),
        los=(),
        wijzigingen=(),
        casussen=tuple(deel for deel in casussen if deel.besluiten or deel.afspraken),
    )


def _voor(
    deel: Casusbesluiten, partner: str, verhuld: Verhuller, *, uitgenodigd: bool
) -> Casusbesluiten:
    """Its decisions when it was invited, and its own afspraken; `partner`: as the list calls it."""
    return replace(
        deel,
        betrokkene=kort(deel.betrokkene),
        doorgeschoven=(),
        besluiten=tuple(
            replace(
                besluit,
                wie="",
                tekst="" if besluit.vervallen else verhuld.tekst(deel.casus, besluit.tekst),
                correcties=tuple(
                    Besluitcorrectie(c.op, "", "", None) for c in besluit.correcties[-1:]
                ),
            )
            for besluit in (deel.besluiten if uitgenodigd else ())
        ),
        afspraken=tuple(
            _eigen(afspraak, verhuld)
            for afspraak in deel.afspraken
            if afspraak.organisatie == partner
        ),
    )


def _eigen(afspraak: Afspraak, verhuld: Verhuller) -> Afspraak:
    return replace(
        afspraak,
        wat=verhuld.tekst(afspraak.casus, afspraak.wat),
        wie=afspraak.wie and verhuld.wie(afspraak.casus, afspraak.wie),
        toelichting=None,
        correcties=tuple(
            replace(c, wie="", oud=None, nieuw=None, reden=None) for c in afspraak.correcties[-1:]
        ),
    )


def _uitgenodigd(
    z: Zitting,
    tafel: Tafel,
    partner: Partner,
    casussen: Iterable[int],
    dag: date,
    agenda: Agenda | None,
) -> set[int]:
    """For which of these casussen a partner is invited at a meeting of `dag`.

    Of a meeting with an `agenda` that was kept: as it was then. Else a kernpartner, of the table or
    of their part, for all of them; another by involvement, leefgebieden, regie, and by what was
    agreed with it or put to it up to that day.
    """
    alle, al = set(casussen), set[int]()
    nummers = alle
    if agenda is not None:
        tafel = replace(tafel, kern=agenda.kernpartners)
        punten = [p for p in agenda.punten if p.casus in alle and not p.alleen_nummer]
        nummers = alle - {p.casus for p in punten if p.casus}
        for punt in punten:
            if punt.casus and partner.code in (*agenda.kern_bij(punt), *punt.genodigden):
                al.add(punt.casus)
    delen = meldingqueries.onderdelen(z.register, nummers) if tafel.onderdeelkern else {}
    al |= {nummer for nummer in nummers if partner.code in tafel.kern_bij(delen.get(nummer))}
    nummers = nummers - al
    if not nummers:
        return al
    op = dag.isoformat()
    betrokken: dict[int, list[str]] = {nummer: [] for nummer in nummers}
    altijd: dict[int, list[str]] = {nummer: [] for nummer in nummers}
    gebieden: dict[int, list[str]] = {nummer: [] for nummer in nummers}
    for rij in overleggen.betrokken_organisaties(z.register, nummers, op):
        betrokken[rij["casus"]].append(rij["organisatie"])
    for rij in meldingqueries.meldingen_van_casussen(z.register, nummers):
        if rij["ontvangen_op"] <= op:
            betrokken[rij["casus"]] += _organisaties(rij)
            gebieden[rij["casus"]] += (rij["leefgebieden"] or "").split(SCHEIDING)
    for casus in casusqueries.casussen(z.register, nummers):
        altijd[casus.id].append(casus.casemanager_organisatie or "")
    for afspraak in afspraken.van_casussen(z.register, nummers):
        if afspraak.gemaakt_op <= dag and (afspraak.afgedaan_op or dag) >= dag:
            altijd[afspraak.casus].append(afspraak.organisatie or "")
    for rij in overleggen.geescaleerd(z.register, nummers):
        altijd[rij["casus"]].append(rij["organisatie"])
    return al | {
        nummer
        for nummer in nummers
        if partner.code
        in genodigden(
            *(z.profiel, tafel, delen.get(nummer), betrokken[nummer], gebieden[nummer]),
            filter(None, altijd[nummer]),
        )
    }


def _organisaties(melding: Leesbaar) -> list[str]:
    genoemd = (melding["betrokken_organisaties"] or "").split(SCHEIDING)
    return [naam for naam in (*genoemd, melding["melder_organisatie"]) if naam]
