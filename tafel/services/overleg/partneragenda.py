"""What one partner may see of an agenda (domain §8): its items, and what is shared with it."""

from collections.abc import Callable, Mapping
from datetime import date

from msgspec.structs import replace

from tafel.domain.agenda import (
    Agenda,
    Agendapunt,
    Gedeeld,
    Partneragenda,
    Partnerpunt,
    Puntsoort,
)
from tafel.domain.casus import Notitie
from tafel.register.notitie import casussen_met_gedeelde
from tafel.rules.profiel.profiel import Partner, Tafel
from tafel.rules.termijnen import vorig_overleg
from tafel.services.basis.betrokkene import betrokkenen
from tafel.services.basis.verhulling import Verhuller
from tafel.services.zitting import Zitting

_VRAAG_AAN_PARTNER = {
    Puntsoort.ESCALATIE: "Hoe loopt de samenwerking, en wat is er nu nodig?",
    Puntsoort.AFSPRAKEN: "Hoe staat het met de afspraken, en wat is er nu nodig?",
}
"""Instead of a question that names who did not do what."""
_VRAAG_TE_LAAT = "Wanneer is uw afspraak nagekomen?"


def voor_partner(
    agenda: Agenda,
    partner: Partner,
    label: Callable[[str], str],
    notities: Mapping[int, tuple[Notitie, ...]],
    erbij: Mapping[int, str],
    verhuld: Verhuller,
) -> Partneragenda:
    """The copy of `agenda`, in which organisations are codes and names initials, for one partner.

    `notities`: per casus those that it may see; `erbij`: as `pas_gedeeld` has it. What is shared of
    a casus for which it is not invited now stands apart, and says no more of it.
    """

    def bron(casus: int | None, wie: str) -> str:
        naam = label(wie)
        return naam if naam != wie else verhuld.tekst(casus, wie)

    def met_bron(casus: int | None) -> tuple[Notitie, ...]:
        return tuple(
            replace(notitie, bron=notitie.bron and bron(casus, notitie.bron))
            for notitie in notities.get(casus or 0, ())
        )

    punten: list[Partnerpunt] = []
    apart = dict(erbij)
    for punt in agenda.punten:
        if partner.code in (*agenda.kern_bij(punt), *punt.genodigden):
            punten.append(replace(_punt(punt, partner, verhuld), notities=met_bron(punt.casus)))
        elif punt.casus is not None and punt.casus in notities:
            apart.setdefault(punt.casus, kort(punt.betrokkene))
    hier = {punt.casus for punt in punten}
    gedeeld = [
        Gedeeld(casus, wie, met_bron(casus)) for casus, wie in apart.items() if casus not in hier
    ]
    return Partneragenda(
        tafel=agenda.tafel,
        naam=agenda.naam,
        partner=partner.naam,
        datum=agenda.datum,
        begin=agenda.begin,
        einde=agenda.einde,
        punten=tuple(punten),
        gemaakt_op=agenda.gemaakt_op,
        gedeeld=tuple(gedeeld),
        voorzitter=agenda.voorzitter,
        vervanger=agenda.vervanger,
    )


def pas_gedeeld(z: Zitting, partner: Partner, tafel: Tafel, dag: date) -> dict[int, str]:
    """Casussen of which something was shared with a partner since the meeting before `dag`, with
    whom each is about: it stands on its copy also when the casus is not on the agenda.
    """
    vanaf = vorig_overleg(z.profiel, tafel.overleg, dag)
    nummers = casussen_met_gedeelde(
        z.register, partner.code, tafel=tafel.code, vanaf=vanaf.isoformat(), tot=dag.isoformat()
    )
    return {casus: kort(wie) for casus, wie in betrokkenen(z.register, nummers).items()}


def _punt(punt: Agendapunt, partner: Partner, verhuld: Verhuller) -> Partnerpunt:
    """What is not named here, a partner does not see; nor what another one did not do."""
    te_laat = tuple(
        replace(afspraak, organisatie=partner.naam)
        for afspraak in punt.te_laat
        if afspraak.organisatie == partner.code
    )
    vraag = _VRAAG_AAN_PARTNER.get(punt.soort, punt.vraag)
    return Partnerpunt(
        casus=punt.casus,
        melding=None if punt.casus is not None else punt.melding,
        betrokkene=kort(punt.betrokkene),
        vraag=_VRAAG_TE_LAAT if te_laat else verhuld.tekst(punt.casus, vraag),
        minuten=punt.minuten,
        begin=punt.begin,
        te_laat=te_laat,
    )


def kort(betrokkene: str) -> str:
    """Initials and birth year, without the children."""
    return betrokkene.partition(",")[0]
