"""The agenda of a meeting: what must be discussed, why, and what is asked (domain §8)."""

import json
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from tafel.datums import WEEKDAGEN_KORT
from tafel.domain import Agenda, Agendapunt, Leesbaar, Puntsoort, Uitkomst
from tafel.kolommen import label_van
from tafel.register import queries
from tafel.register.store import Register
from tafel.rules.agenda import einde, met_tijden, past
from tafel.rules.profiel import COORDINATOREN, Profiel, Tafel
from tafel.rules.termijnen import is_feestdag, volgend_overleg, vorig_overleg
from tafel.services.agendapunten import Uitwerking


def maak_agenda(
    register: Register,
    profiel: Profiel,
    *,
    tafel: Tafel,
    wie: str,
    vandaag: date,
    datum: date | None,
    klok: time | None = None,
    namen: bool = False,
    volledig: bool = True,
) -> Agenda:
    """The agenda of `tafel` on `datum`, or at its next meeting; what does not fit is in it too.

    `klok` is the time of day on the sheet; now, unless given. Without `volledig` the items that do
    not fit have a number and a kind, but no details: they may be thousands.
    """
    dag = datum or volgend_overleg(profiel, tafel.overleg, vandaag)
    if tafel.code == COORDINATOREN:
        ruw, wijst = _van_coordinatoren(register, profiel, dag)
    else:
        ruw, wijst = _van_tafel(register, profiel, tafel, dag), {}
    wel, niet = past(ruw, tafel.overleg)
    werk = Uitwerking(register, profiel, tafel, wijst, dag, namen)
    if volledig:
        niet = tuple(punt for punt, _ in werk.uit(niet))
    register.log(wie, vandaag, "agenda", f"{tafel.code} {dag.isoformat()}")
    return Agenda(
        tafel=tafel.code,
        naam=tafel.naam,
        datum=dag,
        begin=tafel.overleg.begin,
        einde=einde(tafel.overleg),
        kernpartners=tuple(profiel.label(code) for code in tafel.kern),
        punten=met_tijden(werk.uit(wel), tafel.overleg),
        niet_geplaatst=niet,
        gemaakt_op=datetime.combine(vandaag, klok or datetime.now().astimezone().time()),
        profiel=f"{profiel.naam} {profiel.versie}",
        opmerkingen=tuple(_opmerkingen(profiel, tafel, dag, vandaag, datum is not None)),
    )


def _van_tafel(register: Register, profiel: Profiel, tafel: Tafel, dag: date) -> list[Agendapunt]:
    uitkomsten = (Uitkomst.CRISIS, Uitkomst.TAFEL, Uitkomst.OPSCHALEN)
    rijen = queries.agendacasussen(
        register, tafel=tafel.code, uitkomsten=uitkomsten, datum=dag.isoformat()
    )
    punten = [_van_casus(profiel, rij) for rij in rijen]
    return punten + _open_vragen(register, profiel, dag, tafel.code)


def _van_coordinatoren(
    register: Register, profiel: Profiel, dag: date
) -> tuple[list[Agendapunt], dict[int, str | None]]:
    """The items, and per casus the table that one of its meldingen points to."""
    te_bespreken = queries.te_bespreken(register, dag.isoformat())
    bespreken = [
        Agendapunt(
            Puntsoort.BESPREKEN,
            _bespreekvraag(profiel, rij),
            casus=rij["id"],
            stap=rij["stap"],
            minuten=profiel.minuten["bespreken"],
            sinds=date.fromisoformat(rij["sinds"]),
        )
        for rij in te_bespreken
    ]
    # What was allocated on the day of the previous meeting may have come after it.
    vorige = vorig_overleg(profiel, profiel.coordinatoren.overleg, dag) - timedelta(days=1)
    nieuw = [
        replace(
            _van_casus(profiel, rij),
            soort=Puntsoort.NIEUW,
            vraag=f"Toegedeeld aan {profiel.label(rij['tafel'])}: bezwaar?",
            minuten=profiel.minuten["kennisname"],
        )
        for rij in queries.nieuw_sinds(register, na=vorige.isoformat(), tot=dag.isoformat())
    ]
    punten = bespreken + nieuw + _open_vragen(register, profiel, dag, None)
    return punten, {rij["id"]: rij["voorkeur"] for rij in te_bespreken}


def _van_casus(profiel: Profiel, rij: Leesbaar) -> Agendapunt:
    crisis = rij["uitkomst"] == Uitkomst.CRISIS
    vraag = {
        Uitkomst.CRISIS: "Zijn de kinderen nu veilig? Zo niet: opschalen.",
        Uitkomst.OPSCHALEN: "Wie draagt over aan de procesmanager, en wie houdt ons op de hoogte?",
    }.get(rij["uitkomst"], "Wie neemt de regie, en wat moet er nu gebeuren?")
    soort = Puntsoort.CRISIS if crisis else Puntsoort.NIEUW
    return Agendapunt(
        soort,
        vraag,
        casus=rij["id"],
        stap=rij["stap"],
        minuten=profiel.minuten[soort],
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


def _open_vragen(
    register: Register, profiel: Profiel, dag: date, tafel: str | None
) -> list[Agendapunt]:
    """Meldingen that need answers: at each table still possible, and at the coordinators'."""
    punten = []
    for rij in queries.vragen_open(register, dag.isoformat()):
        besluit = json.loads(rij["besluit"])
        if tafel is None or any(mogelijk == tafel for _, mogelijk in besluit["mogelijk"]):
            vragen = ", ".join(map(label_van, besluit["vragen"]))
            punten.append(
                Agendapunt(
                    Puntsoort.VRAGEN,
                    f"Wie weet: {vragen}?",
                    melding=rij["id"],
                    minuten=profiel.minuten["vragen"],
                    sinds=date.fromisoformat(rij["ontvangen_op"]),
                )
            )
    return punten


def _opmerkingen(
    profiel: Profiel, tafel: Tafel, dag: date, vandaag: date, gekozen: bool
) -> list[str]:
    opmerkingen = []
    if is_feestdag(profiel, dag):
        opmerkingen.append("Deze dag is een feestdag.")
    if dag.weekday() != tafel.overleg.weekdag:
        opmerkingen.append(f"De vaste overlegdag is {WEEKDAGEN_KORT[tafel.overleg.weekdag]}.")
    vaste_dag = vandaag.toordinal() + (tafel.overleg.weekdag - vandaag.weekday()) % 7
    if not gekozen and dag.toordinal() != vaste_dag:
        opmerkingen.append("Verschoven: de vaste overlegdag valt op een feestdag.")
    return opmerkingen
