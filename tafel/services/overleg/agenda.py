"""The agenda of a meeting: what must be discussed, why, and what is asked (domain §8)."""

import json
from collections.abc import Callable, Container, Iterator, Sequence
from datetime import date, datetime, time, timedelta

from msgspec.structs import replace

from tafel.datums import WEEKDAGEN_KORT, dag_maand
from tafel.domain.agenda import (
    HAMERSTUKKEN,
    Agenda,
    Agendapunt,
    Partneragenda,
    Puntsoort,
    SindsVorige,
    Wachtend,
)
from tafel.domain.basis import Leesbaar
from tafel.domain.toedeling import Uitkomst
from tafel.errors import WrongUse
from tafel.kolommen import label_van
from tafel.register import agenda as agendaqueries
from tafel.register import melding as meldingqueries
from tafel.register import overleg as overleggen
from tafel.register import samenhang
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
from tafel.services.basis import crisis
from tafel.services.basis.notities import gedeeld_met
from tafel.services.basis.verhulling import verhuller
from tafel.services.overleg.partneragenda import pas_gedeeld, voor_partner
from tafel.services.overleg.punten import Uitwerking
from tafel.services.overleg.redenen import Redenen, escalatiepunt
from tafel.services.partner.partners import zoek_partner
from tafel.services.regels.vervallen import vervallen_tafels
from tafel.services.zitting import Zitting

_REDEN = {
    "kenmerk": "Zelfde kenmerk als M{met}, andere naam of geboortedatum.",
    "persoon": "Zelfde geboortedatum en adres als M{met}: dezelfde persoon?",
    "adres": "Zelfde adres als M{met}, andere naam.",
}
"""Why it is asked whether two belong together."""
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
        agenda = _agenda(z, tafel=tafel, datum=datum, klok=klok, namen=namen, volledig=volledig)
        label = z.profiel.label
    return replace(
        agenda,
        gemaakt_op=z.vandaag if tijdloos else agenda.gemaakt_op,
        kernpartners=tuple(map(label, agenda.kernpartners)),
        punten=tuple(_met_namen(label, punt) for punt in agenda.punten),
        niet_geplaatst=tuple(_met_namen(label, punt) for punt in agenda.niet_geplaatst),
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
        agenda = _agenda(z, tafel=tafel, datum=datum, klok=klok, namen=False, volledig=False)
        erbij = pas_gedeeld(z, voor, tafel, agenda.datum)
        nummers = {punt.casus for punt in agenda.punten if punt.casus is not None} | erbij.keys()
        verhuld = verhuller(z.register, nummers)
        notities = gedeeld_met(z.register, voor.code, nummers, verhuld)
    z.register.log(
        z.wie, z.vandaag, "agenda", f"{tafel.code} {agenda.datum.isoformat()} voor {voor.code}"
    )
    return voor_partner(agenda, voor, label, notities, erbij, verhuld)


def _agenda(
    z: Zitting, *, tafel: Tafel, datum: date | None, klok: time | None, namen: bool, volledig: bool
) -> Agenda:
    """As `maak_agenda`, with the codes of partners instead of their names."""
    tafel = z.profiel.tafels.get(tafel.code, tafel)
    dag = datum or volgend_overleg(z.profiel, tafel.overleg, z.vandaag)
    vanaf = vorig_overleg(z.profiel, tafel.overleg, dag)
    gewoon = None if tafel.code == COORDINATOREN else tafel.code
    redenen = Redenen(z, tafel, gewoon, dag)
    wijst: dict[int, str | None] = {}
    wacht = overleggen.wachtend(z.register, dag.isoformat())
    if gewoon is None:
        ruw, wijst = _van_coordinatoren(z, dag, vanaf)
        ruw += _zonder_toedeling(z, dag, wacht)
        ruw += _wacht_op_ander(z, wacht, {punt.melding for punt in ruw})
    else:
        ruw = _van_tafel(z, tafel, dag, redenen.afgeschaald)
    ruw += redenen.alle()
    gezet = {punt.casus for punt in ruw if punt.casus and punt.soort not in HAMERSTUKKEN}
    ruw += redenen.vervolg(gezet)
    beurten = Beurten(overlegdagen(z.profiel, tafel.overleg, dag), dag)
    wel, niet = past(
        een_per_casus(ruw), tafel.overleg, beurten, z.profiel.minuten["terugkomend_samen"]
    )
    niet = tuple(
        beurten.overgebleven(punt) if volledig or plek < _MEESTE_KEREN else punt
        for plek, punt in enumerate(niet)
    )
    werk = Uitwerking(z, tafel, wijst, redenen, dag, namen)
    if volledig:
        niet = tuple(punt for punt, _ in werk.uit(niet))
    return Agenda(
        tafel=tafel.code,
        naam=tafel.naam,
        datum=dag,
        begin=tafel.overleg.begin,
        einde=einde(tafel.overleg),
        kernpartners=tafel.kern,
        punten=met_tijden(_uitgewerkt(werk, wel, volledig), tafel.overleg),
        niet_geplaatst=niet,
        gemaakt_op=datetime.combine(z.vandaag, klok or datetime.now().astimezone().time()),
        profiel=f"{z.profiel.naam} {z.profiel.versie}",
        opmerkingen=(
            *_opmerkingen(z.profiel, tafel, dag, z.vandaag, datum is not None),
            *_vertrokken(z, gewoon, vanaf, dag),
        ),
        sinds=None if gewoon is None else _sinds(z, gewoon, vanaf, dag),
        vervallen_tafels=vervallen_tafels(z.register, z.profiel),
        wachtend=_wachtend(wacht),
    )


def _uitgewerkt(
    werk: Uitwerking, punten: Sequence[Agendapunt], volledig: bool
) -> list[tuple[Agendapunt, bool]]:
    """With all that is known; unless `volledig` what takes no minutes stays a number: there may be
    thousands.
    """
    if volledig:
        return werk.uit(punten)
    return [
        *werk.uit([punt for punt in punten if not punt.alleen_nummer]),
        *((punt, False) for punt in punten if punt.alleen_nummer),
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
    if not punt.genodigden and not punt.te_laat:
        return punt
    return replace(
        punt,
        genodigden=tuple(map(label, punt.genodigden)),
        te_laat=tuple(
            replace(afspraak, organisatie=afspraak.organisatie and label(afspraak.organisatie))
            for afspraak in punt.te_laat
        ),
    )


def _sinds(z: Zitting, tafel: str, vanaf: date, dag: date) -> SindsVorige:
    laat = te_laat_voor(z.profiel, vanaf), te_laat_voor(z.profiel, dag)
    rij = overleggen.cijfers(z.register, tafel, vanaf, dag, laat)
    return SindsVorige(vanaf, rij["nieuw"], rij["nagekomen"], rij["te_laat"], rij["escalaties"])


def _van_tafel(
    z: Zitting, tafel: Tafel, dag: date, al_gevraagd: Container[int]
) -> list[Agendapunt]:
    """What is new at a table, and its crises; `al_gevraagd`: of those another item asks."""
    uitkomsten = (Uitkomst.CRISIS, Uitkomst.TAFEL, Uitkomst.OPSCHALEN)
    rijen = agendaqueries.agendacasussen(
        z.register, tafel=tafel.code, uitkomsten=uitkomsten, datum=dag.isoformat()
    )
    heropend = {r["casus"]: r["dag"] for r in agendaqueries.heropend(z.register, tafel.code)}
    punten = crisis.agendapunten(z, tafel.code, dag, heropend)
    return punten + [
        _van_casus(z.profiel, rij, _heropend(heropend.get(rij["id"]), dag))
        for rij in rijen
        if rij["id"] not in al_gevraagd
        and (rij["terug_op"] is None or rij["terug_op"] <= dag.isoformat())
    ]


def _heropend(op: str | None, dag: date) -> str:
    return f"Heropend op {dag_maand(date.fromisoformat(op), dag)}" if op else ""


def _van_coordinatoren(
    z: Zitting, dag: date, vanaf: date
) -> tuple[list[Agendapunt], dict[int, str | None]]:
    """The items, and per casus the table that one of its meldingen points to."""
    te_bespreken = agendaqueries.te_bespreken(z.register, dag.isoformat(), COORDINATOREN)
    bespreken = [
        Agendapunt(
            Puntsoort.BESPREKEN,
            _bespreekvraag(z.profiel, rij),
            "nog geen tafel gekozen",
            casus=rij["id"],
            minuten=z.profiel.minuten["bespreken"],
            sinds=date.fromisoformat(rij["sinds"]),
        )
        for rij in te_bespreken
    ]
    # What was allocated on the day of the previous meeting may have come after it.
    na = vanaf - timedelta(days=1)
    nieuw = [
        replace(
            _van_casus(z.profiel, rij),
            soort=Puntsoort.NIEUW,
            vraag=_ter_kennisname(z.profiel, rij),
            minuten=z.profiel.minuten["kennisname"],
            opdracht="",
        )
        for rij in agendaqueries.nieuw_sinds(z.register, na=na.isoformat(), tot=dag.isoformat())
    ]
    bespreken += [
        Agendapunt(
            Puntsoort.BESPREKEN,
            f"Toegedeeld aan {z.profiel.label(rij['tafel'])}, niet bevestigd: welke tafel?",
            "het voorstel is niet bevestigd",
            casus=rij["casus"],
            minuten=z.profiel.minuten["bespreken"],
            sinds=date.fromisoformat(rij["ontvangen_op"]),
            opdracht=f"tafel toedelen M{rij['id']} --tafel …",
        )
        for rij in agendaqueries.niet_bevestigd(z.register)
    ]
    bespreken += _bij_gesloten(z)
    structureel = [
        escalatiepunt(z.profiel, rij, dag, dag_maand(date.fromisoformat(rij["uiterlijk"]), dag))
        for rij in agendaqueries.structurele_escalaties(z.register)
    ]
    bespreken += _zonder_tafel(z, {rij["id"] for rij in te_bespreken})
    punten = crisis.agendapunten(z, None, dag, {})
    punten += structureel + bespreken + _te_beoordelen(z, dag) + nieuw
    return punten, {rij["id"]: rij["voorkeur"] for rij in te_bespreken}


def _ter_kennisname(profiel: Profiel, rij: Leesbaar) -> str:
    tafel = profiel.label(rij["tafel"])
    if rij["uitkomst"] == Uitkomst.CRISIS:
        return f"CRISIS, wordt gevolgd bij {tafel}: ter kennisname."
    return f"Toegedeeld aan {tafel}: bezwaar?"


def _zonder_tafel(z: Zitting, al: Container[int]) -> Iterator[Agendapunt]:
    """Casussen at a table that the profile does not have: the coordinators choose another."""
    for deel in vervallen_tafels(z.register, z.profiel):
        for casus in deel.casussen:
            if casus not in al:
                yield Agendapunt(
                    Puntsoort.BESPREKEN,
                    f"Welke tafel? Tafel {deel.tafel} is er niet meer.",
                    f"staat bij tafel {deel.tafel}, die profiel {z.profiel.naam} niet kent",
                    casus=casus,
                    minuten=z.profiel.minuten["bespreken"],
                    opdracht=f"tafel casus overdragen {casus} --tafel …",
                )


def _bij_gesloten(z: Zitting) -> Iterator[Agendapunt]:
    """New facts in a melding of a closed casus: the coordinators open it again, or leave it."""
    for rij in agendaqueries.nieuwe_feiten(z.register):
        casus, nummer = rij["casus"], f"M{rij['id']}"
        yield Agendapunt(
            Puntsoort.BESPREKEN,
            f"{nummer} heeft nieuwe feiten en casus {casus} is gesloten: heropenen? "
            "Zo niet: tafel toedelen --bevestig",
            "nieuwe feiten bij een gesloten casus",
            casus=casus,
            melding=rij["id"],
            minuten=z.profiel.minuten["kennisname"],
            sinds=date.fromisoformat(rij["dag"]),
            opdracht=f"tafel casus heropen {casus}",
        )


def _te_beoordelen(z: Zitting, dag: date) -> list[Agendapunt]:
    """Allocated meldingen of which it must be said whose they are: without it they get no casus."""
    punten: dict[int, Agendapunt] = {}
    for rij in samenhang.te_beoordelen(z.register):
        nummer, gesteld = rij["melding"], date.fromisoformat(rij["gesteld_op"])
        if rij["uitkomst"] is None or nummer in punten or gesteld > dag:
            continue
        bij = f"casus {rij['casus']}" if rij["casus"] is not None else f"M{rij['met']}"
        punten[nummer] = Agendapunt(
            Puntsoort.BESPREKEN,
            f"Hoort M{nummer} bij {bij}? {_REDEN[rij['reden']].format(met=rij['met'])}",
            "te beoordelen",
            melding=nummer,
            minuten=z.profiel.minuten["kennisname"],
            sinds=gesteld,
            opdracht=f"tafel melding beoordeel M{nummer}",
        )
    return list(punten.values())


def _wacht_op_ander(
    z: Zitting, wacht: Sequence[Leesbaar], al: Container[int | None]
) -> Iterator[Agendapunt]:
    """Meldingen about which nothing is asked themselves, but about others of their household."""
    over = [r["id"] for r in wacht if r["status"] == "te_beoordelen" and r["id"] not in al]
    rijen = meldingqueries.meldingen(z.register, over)
    paren = (
        samenhang.huishoudparen(z.register, {rij["huishouden"] for rij in rijen}) if rijen else []
    )
    for rij in rijen:
        thuis = [melding for *huizen, melding in paren if rij["huishouden"] in huizen]
        gevraagd = min(thuis, default=rij["id"])
        yield Agendapunt(
            Puntsoort.BESPREKEN,
            f"M{rij['id']} heeft nog geen casus: bij wie hoort M{gevraagd}, van hetzelfde adres?",
            "wacht op een antwoord over een ander",
            melding=rij["id"],
            minuten=z.profiel.minuten["kennisname"],
            sinds=date.fromisoformat(rij["ontvangen_op"]),
            opdracht=f"tafel melding beoordeel M{gevraagd}",
        )


def _van_casus(profiel: Profiel, rij: Leesbaar, heropend: str = "") -> Agendapunt:
    vraag = "Wie neemt de regie, en wat moet er nu gebeuren?"
    if rij["uitkomst"] == Uitkomst.OPSCHALEN:
        vraag = "Wie draagt over aan de procesmanager, en wie houdt ons op de hoogte?"
    if heropend:
        vraag = f"{heropend}: wat moet er nu gebeuren?"
    return Agendapunt(
        Puntsoort.NIEUW,
        vraag,
        "nieuw, nog niet besproken",
        casus=rij["id"],
        minuten=profiel.minuten[Puntsoort.NIEUW],
        sinds=date.fromisoformat(rij["sinds"]),
    )


def _bespreekvraag(profiel: Profiel, rij: Leesbaar) -> str:
    voorkeur = profiel.label(rij["voorkeur"]) if rij["voorkeur"] else None
    if rij["tafel"]:
        nu = profiel.label(rij["tafel"])
        if rij["voorkeur"] in (None, rij["tafel"]):
            return f"Loopt bij {nu}; een nieuwe melding vraagt overleg. Blijft het daar?"
        return f"Loopt bij {nu}; een melding wijst naar {voorkeur}. Welke tafel?"
    return f"Welke tafel? Voorkeur: {voorkeur}." if voorkeur else "Welke tafel?"


def _zonder_toedeling(z: Zitting, dag: date, wacht: Sequence[Leesbaar]) -> list[Agendapunt]:
    """Meldingen that were never allocated or need answers, which only the coordinators discuss: a
    stated crisis is one here too, the others are hamerstukken.
    """
    besluiten = {
        r["id"]: r["besluit"] for r in agendaqueries.vragen_open(z.register, dag.isoformat())
    }
    wacht = [rij for rij in wacht if rij["status"] != "te_beoordelen"]
    nummers = [rij["id"] for rij in wacht]
    casussen = {m["id"]: m["casus"] for m in meldingqueries.meldingen(z.register, nummers)}
    punten = []
    for rij in wacht:
        nummer, crisis = rij["id"], bool(rij["crisis"])
        vraag, reden, opdracht = "deel toe", "is nog niet toegedeeld", "toedelen"
        if besluit := besluiten.get(nummer):
            vragen = ", ".join(map(label_van, json.loads(besluit)["vragen"]))
            vraag, reden, opdracht = (
                f"wie weet: {vragen}?",
                f"nog te vragen: {vragen}",
                "melding vul-aan",
            )
        punten.append(
            Agendapunt(
                Puntsoort.CRISIS if crisis else Puntsoort.VRAGEN,
                f"Is er gebeld? En {vraag}" if crisis else vraag[0].upper() + vraag[1:],
                f"M{nummer} {reden}",
                casus=casussen[nummer],
                melding=nummer,
                minuten=z.profiel.minuten["crisis" if crisis else "vragen"],
                sinds=date.fromisoformat(rij["ontvangen_op"]),
                opdracht=f"tafel {opdracht} M{nummer}",
            )
        )
    return punten


def _vertrokken(z: Zitting, tafel: str | None, vanaf: date, dag: date) -> list[str]:
    """What went to another table since the previous meeting, which its own agenda no longer has."""
    if tafel is None:
        return []
    rijen = overleggen.vertrokken(z.register, tafel, vanaf.isoformat(), dag.isoformat())
    weg = ", ".join(f"casus {rij['casus']} ({z.profiel.label(rij['tafel'])})" for rij in rijen)
    return [f"Naar een andere tafel: {weg}."] if weg else []


def _opmerkingen(
    profiel: Profiel, tafel: Tafel, dag: date, vandaag: date, gekozen: bool
) -> list[str]:
    opmerkingen = []
    if is_feestdag(profiel, dag):
        opmerkingen.append("Deze dag is een feestdag.")
    if (jaar := onbekend_jaar(profiel, dag)) is not None:
        opmerkingen.append(f"Van {jaar} zijn de losse vrije dagen nog niet bekend.")
    if dag.weekday() != tafel.overleg.weekdag:
        opmerkingen.append(f"De vaste overlegdag is {WEEKDAGEN_KORT[tafel.overleg.weekdag]}.")
    vaste_dag = vandaag.toordinal() + (tafel.overleg.weekdag - vandaag.weekday()) % 7
    if not gekozen and dag.toordinal() != vaste_dag:
        opmerkingen.append("Verschoven: de vaste overlegdag valt op een feestdag.")
    return opmerkingen
