"""The agenda of a meeting: what must be discussed, why, and what is asked (domain §8)."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, time

from msgspec.structs import replace

from tafel.datums import WEEKDAGEN_KORT
from tafel.domain.agenda import (
    HAMERSTUKKEN,
    Agenda,
    Agendablok,
    Agendapunt,
    Partneragenda,
    Puntsoort,
    SindsVorige,
    Wachtend,
)
from tafel.domain.basis import Leesbaar
from tafel.domain.overleg import Vasteagenda
from tafel.errors import WrongUse
from tafel.register import agenda as agendaqueries
from tafel.register import melding as meldingqueries
from tafel.register import overleg as overleggen
from tafel.register import verloop, zonder
from tafel.register.store import Register
from tafel.rules.agenda import Beurten, een_per_casus, einde, met_tijden, past
from tafel.rules.profiel.profiel import COORDINATOREN, Profiel, Tafel
from tafel.rules.termijnen import (
    is_feestdag,
    onbekend_jaar,
    overlegdagen,
    te_laat_voor,
    volgend_overleg,
    vorig_overleg,
)
from tafel.services.basis.betrokkene import betrokkenen
from tafel.services.basis.notities import gedeeld_met
from tafel.services.basis.verhulling import verhuller
from tafel.services.overleg.nieuw import (
    van_coordinatoren,
    van_tafel,
    wacht_op_ander,
    zonder_toedeling,
)
from tafel.services.overleg.partneragenda import pas_gedeeld, voor_partner
from tafel.services.overleg.punten import Uitwerking
from tafel.services.overleg.redenen import Redenen
from tafel.services.overleg.versies import vaste_agenda
from tafel.services.partner.partners import zoek_partner
from tafel.services.partner.rolcontacten import coordinator
from tafel.services.regels.vervallen import vervallen_tafels
from tafel.services.zitting import Zitting

_MEESTE_KEREN = 300
"""Of so many items that are left over it is told how often, on a screen."""


def maak_agenda(
    z: Zitting,
    *,
    tafel: Tafel,
    datum: date | None,
    klok: time | None = None,
    namen: bool = False,
    volledig: bool = True,
) -> Agenda:
    """As `lees_agenda`; that somebody looked is logged."""
    agenda = lees_agenda(z, tafel=tafel, datum=datum, klok=klok, namen=namen, volledig=volledig)
    log_agenda(z, agenda)
    return agenda


def log_agenda(z: Zitting, agenda: Agenda) -> None:
    """Note who looked at an agenda."""
    z.register.log(z.wie, z.vandaag, "agenda", f"{agenda.tafel} {agenda.datum.isoformat()}")


def lees_agenda(
    z: Zitting,
    *,
    tafel: Tafel,
    datum: date | None,
    klok: time | None = None,
    namen: bool = False,
    volledig: bool = True,
    tijdloos: bool = False,
) -> Agenda:
    """The agenda of `tafel` on `datum`, or at its next meeting; what does not fit is in it too.

    `klok` is the time of day on the sheet; now, unless given. With `tijdloos` it bears the day
    alone, and is the same however often it is made that day. Without `volledig` the items that do
    not fit have a number and a kind, but no details: they may be thousands.
    """
    with z.register.momentopname():
        vast = _gemaakt(z, tafel, datum, klok, namen=namen, volledig=volledig)
    agenda = met_labels(vast)
    return replace(agenda, gemaakt_op=z.vandaag) if tijdloos else agenda


def lees_gecodeerd(z: Zitting, tafel: Tafel, op: date) -> Vasteagenda:
    """As `lees_agenda`, with the codes of partners and what they are called."""
    with z.register.momentopname():
        return _gemaakt(z, tafel, op, None, namen=False, volledig=False)


def met_labels(vast: Vasteagenda) -> Agenda:
    """The agenda with partners by name plaats of by code."""

    def label(code: str) -> str:
        return vast.labels.get(code, code)

    agenda = vast.agenda
    return replace(
        agenda,
        kernpartners=tuple(map(label, agenda.kernpartners)),
        blokken=tuple(
            replace(blok, kernpartners=tuple(map(label, blok.kernpartners)))
            for blok in agenda.blokken
        ),
        punten=tuple(_met_namen(label, punt) for punt in agenda.punten),
        niet_geplaatst=tuple(_met_namen(label, punt) for punt in agenda.niet_geplaatst),
    )


def _gemaakt(
    z: Zitting,
    tafel: Tafel,
    datum: date | None,
    klok: time | None,
    *,
    namen: bool,
    volledig: bool,
) -> Vasteagenda:
    """The agenda of a meeting, partners by code: as it was once it has begun."""
    tafel = z.tafel(tafel.code)
    dag = datum or volgend_overleg(z.profiel, tafel.overleg, z.vandaag)
    begonnen = verloop.overleg(z.register, tafel.code, dag)
    if begonnen is None:
        return Vasteagenda(
            _agenda(z, tafel, dag, datum is not None, klok, namen=namen, volledig=volledig),
            z.profiel.labels,
        )
    vast = vaste_agenda(z.register, begonnen)
    return replace(vast, agenda=_met_wie(z, vast.agenda)) if namen else vast


def _met_wie(z: Zitting, agenda: Agenda) -> Agenda:
    """With the full names of whom its casussen are about."""
    punten = (*agenda.punten, *agenda.niet_geplaatst)
    over = betrokkenen(
        z.register, (punt.casus for punt in punten if punt.casus is not None), namen=True
    )

    def met(deel: Agendapunt) -> Agendapunt:
        return replace(deel, betrokkene=over.get(deel.casus or 0, deel.betrokkene))

    return replace(
        agenda,
        punten=tuple(map(met, agenda.punten)),
        niet_geplaatst=tuple(map(met, agenda.niet_geplaatst)),
    )


def agenda_voor(
    z: Zitting, *, tafel: Tafel, partner: str, datum: date | None, klok: time | None = None
) -> Partneragenda:
    """The copy of an agenda for one partner: the items for which it is invited, and no more of
    them than it may see (domain §8). `partner` is a code, a name or the start of one.

    Raises NotFound or WrongUse for the partner, WrongUse for a meeting without partners.
    """
    if tafel.code == COORDINATOREN:
        raise WrongUse(f"{tafel.naam} heeft geen partners; kies met --tafel een tafel")
    with z.register.momentopname():
        voor, label = zoek_partner(z.profiel, partner), z.profiel.label
        agenda = _gemaakt(z, tafel, datum, klok, namen=False, volledig=False).agenda
        agenda = _zonder_buiten(z.register, agenda, voor.code)
        erbij = pas_gedeeld(z, voor, tafel, agenda.datum)
        nummers = {punt.casus for punt in agenda.punten if punt.casus is not None} | erbij.keys()
        verhuld = verhuller(z.register, nummers)
        notities = gedeeld_met(z.register, voor.code, nummers, verhuld)
    z.register.log(
        z.wie, z.vandaag, "agenda", f"{tafel.code} {agenda.datum.isoformat()} voor {voor.code}"
    )
    return voor_partner(agenda, voor, label, notities, erbij, verhuld)


def _zonder_buiten(register: Register, agenda: Agenda, partner: str) -> Agenda:
    """Without the casussen that a partner is kept out of now, also when it was not at the time."""
    casussen = zonder.buiten(register, partner)
    meldingen = zonder.meldingen_buiten(register, partner)
    return replace(
        agenda,
        punten=tuple(
            punt
            for punt in agenda.punten
            if punt.casus not in casussen and punt.melding not in meldingen
        ),
    )


def _agenda(
    z: Zitting,
    tafel: Tafel,
    dag: date,
    gekozen: bool,
    klok: time | None,
    *,
    namen: bool,
    volledig: bool,
) -> Agenda:
    """The agenda of a day as the register is now, with the codes of partners plaats of their
    names; `gekozen`: the day was asked for.
    """
    vanaf = vorig_overleg(z.profiel, tafel.overleg, dag)
    gewoon = None if tafel.code == COORDINATOREN else tafel.code
    redenen = Redenen(z, tafel, gewoon, dag)
    wijst: dict[int, str | None] = {}
    vervallen = vervallen_tafels(z.register, z.profiel)
    wacht = overleggen.wachtend(z.register, dag.isoformat())
    if gewoon is None:
        ruw, wijst = van_coordinatoren(z, dag, vanaf, vervallen)
        ruw += zonder_toedeling(z, dag, wacht)
        ruw += wacht_op_ander(z, wacht, {punt.melding for punt in ruw})
    else:
        ruw = van_tafel(z, tafel, dag, redenen.afgeschaald)
    ruw += redenen.alle()
    gezet = {punt.casus for punt in ruw if punt.casus and punt.soort not in HAMERSTUKKEN}
    ruw += redenen.vervolg(gezet)
    beurten = Beurten(overlegdagen(z.profiel, tafel.overleg, dag), dag, redenen.geopend)
    wel, niet = past(
        een_per_casus(ruw), tafel.overleg, beurten, z.profiel.minuten["terugkomend_samen"]
    )
    geteld = len(niet) if volledig else _MEESTE_KEREN
    nummers = {punt.casus for punt in (*wel, *niet[:geteld]) if punt.casus is not None}
    wacht_vanaf = agendaqueries.wacht_vanaf(z.register, nummers, dag)
    wel = tuple(p if p.alleen_nummer else beurten.geplaatst(p, wacht_vanaf) for p in wel)
    overgebleven = (beurten.overgebleven(punt, wacht_vanaf) for punt in niet[:geteld])
    niet = (*overgebleven, *niet[geteld:])
    werk = Uitwerking(z, tafel, wijst, redenen, dag, namen)
    uitgewerkt, niet = _uitgewerkt(werk, wel, niet, volledig)
    if gewoon is None:  # nobody is invited who could leave: priority decides, then children
        uitgewerkt = [(punt, False) for punt, _ in sorted(uitgewerkt, key=lambda p: not p[1])]
    if tafel.onderdeelkern and not volledig:
        uitgewerkt = _met_onderdeel(z.register, uitgewerkt)
    punten = met_tijden(uitgewerkt, tafel.overleg, [*tafel.onderdeelkern])
    voorzitter = coordinator(z, tafel)
    return Agenda(
        tafel=tafel.code,
        naam=tafel.naam,
        datum=dag,
        begin=tafel.overleg.begin,
        einde=einde(tafel.overleg),
        kernpartners=tafel.kern,
        punten=punten,
        niet_geplaatst=niet,
        gemaakt_op=datetime.combine(z.vandaag, klok or datetime.now().astimezone().time()),
        profiel=f"{z.profiel.naam} {z.profiel.versie}",
        opmerkingen=(
            *_opmerkingen(z.profiel, tafel, dag, z.vandaag, gekozen),
            *_vertrokken(z, gewoon, vanaf, dag),
            *_afgemeld(z, tafel, dag, punten),
        ),
        sinds=None if gewoon is None else _sinds(z, gewoon, vanaf, dag),
        vervallen_tafels=vervallen,
        wachtend=_wachtend(wacht),
        blokken=tuple(_blokken(tafel, punten, niet)),
        voorzitter=voorzitter,
        vervanger=z.vervanger(voorzitter, None, dag),
    )


def _blokken(
    tafel: Tafel, punten: Sequence[Agendapunt], niet: Sequence[Agendapunt]
) -> Iterator[Agendablok]:
    """The parts with a kern of their own of which something is up; an open crisis comes before."""
    for code, kern in tafel.onderdeelkern.items():
        eerste = (
            nummer
            for nummer, punt in enumerate(punten, 1)
            if punt.onderdeel == code and punt.minuten and punt.soort is not Puntsoort.CRISIS
        )
        if any(punt.onderdeel == code for punt in (*punten, *niet)):
            yield Agendablok(code, kern, next(eerste, 0))


def _uitgewerkt(
    werk: Uitwerking, wel: Sequence[Agendapunt], niet: tuple[Agendapunt, ...], volledig: bool
) -> tuple[list[tuple[Agendapunt, bool]], tuple[Agendapunt, ...]]:
    """With all that is known; unless `volledig` what does not fit, or takes no minutes, stays a
    number: there may be thousands.
    """
    if volledig:
        uit = werk.uit((*wel, *niet))
        return uit[: len(wel)], tuple(punt for punt, _ in uit[len(wel) :])
    uit = werk.uit([punt for punt in wel if not punt.alleen_nummer])
    return [*uit, *((punt, False) for punt in wel if punt.alleen_nummer)], niet


def _met_onderdeel(
    register: Register, punten: Sequence[tuple[Agendapunt, bool]]
) -> list[tuple[Agendapunt, bool]]:
    """Also what stays a number is of a part of the table: another kern comes for it."""
    kort = {punt.casus for punt, _ in punten if punt.alleen_nummer and punt.casus is not None}
    delen = meldingqueries.onderdelen(register, kort)
    return [
        (replace(punt, onderdeel=delen.get(punt.casus or 0, punt.onderdeel)), kind)
        for punt, kind in punten
    ]


def _wachtend(rijen: Sequence[Leesbaar]) -> Wachtend:
    return Wachtend(
        nieuw=tuple(rij["id"] for rij in rijen if rij["status"] == "nieuw"),
        aanvullen=tuple(rij["id"] for rij in rijen if rij["status"] == "aanvullen"),
        crises=tuple(rij["id"] for rij in rijen if rij["crisis"]),
        te_beoordelen=tuple(rij["id"] for rij in rijen if rij["status"] == "te_beoordelen"),
    )


def _met_namen(label: Callable[[str], str], punt: Agendapunt) -> Agendapunt:
    """Partners by name."""
    if not (punt.genodigden or punt.zonder or punt.te_laat):
        return punt
    return replace(
        punt,
        genodigden=tuple(map(label, punt.genodigden)),
        zonder=tuple(map(label, punt.zonder)),
        te_laat=tuple(
            replace(afspraak, organisatie=afspraak.organisatie and label(afspraak.organisatie))
            for afspraak in punt.te_laat
        ),
    )


def _sinds(z: Zitting, tafel: str, vanaf: date, dag: date) -> SindsVorige:
    laat = te_laat_voor(z.profiel, vanaf), te_laat_voor(z.profiel, dag)
    rij = overleggen.cijfers(z.register, tafel, vanaf, dag, laat)
    return SindsVorige(vanaf, rij["nieuw"], rij["nagekomen"], rij["te_laat"], rij["escalaties"])


def _vertrokken(z: Zitting, tafel: str | None, vanaf: date, dag: date) -> list[str]:
    """What went to another table since the previous meeting, which its own agenda no longer has."""
    if tafel is None:
        return []
    rijen = overleggen.vertrokken(z.register, tafel, vanaf.isoformat(), dag.isoformat())
    weg = ", ".join(f"casus {rij['casus']} ({z.profiel.label(rij['tafel'])})" for rij in rijen)
    return [f"Naar een andere tafel: {weg}."] if weg else []


def _afgemeld(z: Zitting, tafel: Tafel, dag: date, punten: Sequence[Agendapunt]) -> Iterator[str]:
    """Who will not come, who comes plaats, and which items that hurts."""
    for rij in verloop.afmeldingen(z.register, tafel.code, dag):
        nodig = [
            str(nummer)
            for nummer, punt in enumerate(punten, 1)
            if rij.partner in (*punt.genodigden, *punt.antwoordt) and not punt.alleen_nummer
        ]
        plaats = f"in haar plaats {rij.vervanger}" if rij.vervanger else "zonder vervanger"
        bij = f"; nodig bij punt {', '.join(nodig)}" if nodig else ""
        yield f"Afgemeld: {z.profiel.label(rij.partner)}, {plaats}{bij}."


def _opmerkingen(
    profiel: Profiel, tafel: Tafel, dag: date, vandaag: date, gekozen: bool
) -> list[str]:
    opmerkingen = []
    if is_feestdag(profiel, dag):
        opmerkingen.append("Deze dag is een feestdag.")
    if (jaar := onbekend_jaar(profiel, dag)) is not None:
        opmerkingen.append(f"Van {jaar} zijn de losse vrije dagen nog niet bekend.")
    if dag in tafel.overleg.erbij:
        opmerkingen.append("Dit overleg is verzet naar deze dag.")
    elif dag.weekday() != tafel.overleg.weekdag:
        opmerkingen.append(f"De vaste overlegdag is {WEEKDAGEN_KORT[tafel.overleg.weekdag]}.")
    vaste_dag = vandaag.toordinal() + (tafel.overleg.weekdag - vandaag.weekday()) % 7
    verzet = tafel.overleg.weg or dag in tafel.overleg.erbij
    if not gekozen and dag.toordinal() != vaste_dag and not verzet:
        opmerkingen.append("Verschoven: de vaste overlegdag valt op een feestdag.")
    return opmerkingen
