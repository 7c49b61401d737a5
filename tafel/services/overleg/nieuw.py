"""What is new to the agenda of a table, and what waits: for a table, an answer, a judgement."""

import json
from collections.abc import Container, Iterator, Sequence
from datetime import date, timedelta

from msgspec.structs import replace

from tafel.datums import dag_maand
from tafel.domain.agenda import Agendapunt, Puntsoort, VervallenTafel
from tafel.domain.basis import Leesbaar
from tafel.domain.toedeling import Uitkomst
from tafel.kolommen import label_van
from tafel.register import agenda as agendaqueries
from tafel.register import melding as meldingqueries
from tafel.register import samenhang
from tafel.rules.profiel.profiel import COORDINATOREN, Profiel, Tafel
from tafel.services.basis import crisis
from tafel.services.overleg.escalatiepunt import escalatiepunt
from tafel.services.zitting import Zitting

_REDEN = {
    "kenmerk": "Zelfde kenmerk als M{met}, andere naam of geboortedatum.",
    "persoon": "Zelfde geboortedatum en adres als M{met}: dezelfde persoon?",
    "adres": "Zelfde adres als M{met}, andere naam.",
}
"""Why it is asked whether two belong together."""


def van_tafel(z: Zitting, tafel: Tafel, dag: date, al_gevraagd: Container[int]) -> list[Agendapunt]:
    """What is new at a table, and its crises; `al_gevraagd`: of those another item asks."""
    uitkomsten = [uitkomst for uitkomst in Uitkomst if uitkomst.opent_casus]
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


def van_coordinatoren(
    z: Zitting, dag: date, vanaf: date, vervallen: Sequence[VervallenTafel]
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
        escalatiepunt(z.profiel, rij, dag, dag_maand(rij.uiterlijk, dag))
        for rij in agendaqueries.structurele_escalaties(z.register)
    ]
    bespreken += _zonder_tafel(z, vervallen, {rij["id"] for rij in te_bespreken})
    punten = crisis.agendapunten(z, None, dag, {})
    punten += structureel + bespreken + _te_beoordelen(z, dag) + nieuw
    return punten, {rij["id"]: rij["voorkeur"] for rij in te_bespreken}


def _ter_kennisname(profiel: Profiel, rij: Leesbaar) -> str:
    tafel = profiel.label(rij["tafel"])
    if rij["uitkomst"] == Uitkomst.CRISIS:
        return f"CRISIS, wordt gevolgd bij {tafel}: ter kennisname."
    return f"Toegedeeld aan {tafel}: bezwaar?"


def _zonder_tafel(
    z: Zitting, vervallen: Sequence[VervallenTafel], al: Container[int]
) -> Iterator[Agendapunt]:
    """Casussen at a table that the profile does not have: the coordinators choose another."""
    for deel in vervallen:
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


def wacht_op_ander(
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


def zonder_toedeling(z: Zitting, dag: date, wacht: Sequence[Leesbaar]) -> list[Agendapunt]:
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
