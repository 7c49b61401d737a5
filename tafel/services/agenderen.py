"""The agenda of a meeting: what must be discussed, why, and what is asked (domain §8)."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from tafel.domain import Agenda, Agendapunt, Leesbaar, Puntsoort, Toedeling, Uitkomst
from tafel.kolommen import SCHEIDING
from tafel.register import queries
from tafel.register.store import Register
from tafel.rules.agenda import einde, genodigden, plaats
from tafel.rules.feiten import FEITEN
from tafel.rules.profiel import COORDINATOREN, WEEKDAGEN, Profiel, Tafel
from tafel.rules.termijnen import is_feestdag, volgend_overleg, vorig_overleg
from tafel.services.betrokkene import betrokkene, verjaart_binnen
from tafel.services.grootboek import uit_json

BINNENKORT = 28
"""Days within which a birthday that matters is announced (own default)."""
GEEN_BESLUIT = "nog niet eerder besproken"


def maak_agenda(
    register: Register,
    profiel: Profiel,
    *,
    tafel: Tafel,
    wie: str,
    vandaag: date,
    datum: date | None,
    namen: bool = False,
    volledig: bool = True,
) -> Agenda:
    """The agenda of `tafel` on `datum`, or at its next meeting; what does not fit is in it too.

    Without `volledig` the items that do not fit have a number and a kind, but no details: they may
    be thousands.
    """
    dag = datum or volgend_overleg(profiel, tafel.overleg, vandaag)
    if tafel.code == COORDINATOREN:
        ruw = _van_coordinatoren(register, profiel, dag)
    else:
        ruw = _van_tafel(register, profiel, tafel, dag)
    geplaatst, niet = plaats(ruw, tafel.overleg, dag)
    if volledig:
        niet = _werk_uit(register, profiel, tafel, niet, dag, namen)
    register.log(wie, vandaag, "agenda", f"{tafel.code} {dag.isoformat()}")
    return Agenda(
        tafel=tafel.code,
        naam=tafel.naam,
        datum=dag,
        begin=tafel.overleg.begin,
        einde=einde(tafel.overleg, dag),
        kernpartners=tuple(profiel.label(code) for code in tafel.kern),
        punten=_werk_uit(register, profiel, tafel, geplaatst, dag, namen),
        niet_geplaatst=niet,
        gemaakt_op=datetime.now().astimezone(),
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


def _van_coordinatoren(register: Register, profiel: Profiel, dag: date) -> list[Agendapunt]:
    bespreken = [
        Agendapunt(
            Puntsoort.BESPREKEN,
            _bespreekvraag(profiel, rij),
            "",
            "",
            casus=rij["id"],
            stap=rij["stap"],
            minuten=profiel.minuten["bespreken"],
            sinds=date.fromisoformat(rij["geopend_op"]),
        )
        for rij in queries.te_bespreken(register, dag.isoformat())
    ]
    vorige = vorig_overleg(profiel, profiel.coordinatoren.overleg, dag)
    nieuw = [
        replace(
            _van_casus(profiel, rij),
            soort=Puntsoort.NIEUW,
            vraag=f"Toegedeeld aan {profiel.label(rij['tafel'])}: bezwaar?",
            minuten=profiel.minuten["kennisname"],
        )
        for rij in queries.nieuw_sinds(register, na=vorige.isoformat(), tot=dag.isoformat())
    ]
    return bespreken + nieuw + _open_vragen(register, profiel, dag, None)


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
        "",
        "",
        casus=rij["id"],
        stap=rij["stap"],
        minuten=profiel.minuten[soort],
        sinds=date.fromisoformat(rij["geopend_op"]),
    )


def _bespreekvraag(profiel: Profiel, rij: Leesbaar) -> str:
    voorkeur = profiel.label(rij["voorkeur"]) if rij["voorkeur"] else None
    if rij["tafel"]:
        nu = profiel.label(rij["tafel"])
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
            vragen = ", ".join(FEITEN[naam].label for naam in besluit["vragen"])
            punten.append(
                Agendapunt(
                    Puntsoort.VRAGEN,
                    f"Wie weet: {vragen}?",
                    "",
                    "",
                    melding=rij["id"],
                    minuten=profiel.minuten["vragen"],
                    sinds=date.fromisoformat(rij["ontvangen_op"]),
                )
            )
    return punten


# --- details of what is shown


def _werk_uit(
    register: Register,
    profiel: Profiel,
    tafel: Tafel,
    punten: Sequence[Agendapunt],
    dag: date,
    namen: bool,
) -> tuple[Agendapunt, ...]:
    """Fill in who it is about, why, whom to invite and what to look out for."""
    meldingen: dict[int | None, list[Leesbaar]] = {}
    los: dict[int | None, list[Leesbaar]] = {}
    nummers = {punt.casus for punt in punten if punt.casus is not None}
    for rij in queries.meldingen_van_casussen(register, nummers):
        meldingen.setdefault(rij["casus"], []).append(rij)
    for rij in queries.meldingen(register, [p.melding for p in punten if p.melding is not None]):
        los[rij["id"]] = [rij]
    alle = [rij["id"] for rijen in (*meldingen.values(), *los.values()) for rij in rijen]
    besluiten = {
        nummer: uit_json(rij["besluit"])
        for nummer, rij in queries.laatste_besluiten(register, alle).items()
    }
    return tuple(
        _punt(
            profiel,
            tafel,
            punt,
            los[punt.melding] if punt.casus is None else meldingen[punt.casus],
            besluiten,
            dag,
            namen,
        )
        for punt in punten
    )


def _punt(
    profiel: Profiel,
    tafel: Tafel,
    punt: Agendapunt,
    rijen: Sequence[Leesbaar],
    besluiten: Mapping[int, Toedeling],
    dag: date,
    namen: bool,
) -> Agendapunt:
    laatste = rijen[-1]
    toedeling = besluiten[laatste["id"]]
    betrokken = list(_codes(rijen, "betrokken_organisaties"))
    melders = [rij["melder_organisatie"] for rij in rijen if rij["melder_organisatie"]]
    gebieden = _codes(rijen, "leefgebieden")
    nodig = genodigden(profiel, tafel, [*betrokken, *melders], gebieden)
    return replace(
        punt,
        reden=toedeling.waarom,
        betrokkene=betrokkene(laatste, namen=namen),
        melding=laatste["id"],
        genodigden=tuple(profiel.label(code) for code in nodig),
        afstemmen=tuple(profiel.label(code) for code in toedeling.afstemmen),
        let_op=tuple(let_op(rijen, dag)),
        gezin_weet=_gezin_weet(rijen),
        regel=toedeling.regel or "/".join(toedeling.regels),
        bron=toedeling.bron,
    )


def _codes(rijen: Iterable[Leesbaar], kolom: str) -> tuple[str, ...]:
    delen = (deel for rij in rijen if rij[kolom] for deel in rij[kolom].split(SCHEIDING))
    return tuple(dict.fromkeys(delen))


def _gezin_weet(rijen: Sequence[Leesbaar]) -> str | None:
    for rij in reversed(rijen):
        if rij["besproken_met_betrokkene"] is not None:
            weet = rij["besproken_met_betrokkene"] == "ja"
            return "weet van de melding" if weet else "weet nog niet van de melding"
    return None


def let_op(rijen: Sequence[Leesbaar], dag: date) -> list[str]:
    """What to look out for: shielded address, interpreter, and birthdays that change something."""
    bijzonder = _codes(rijen, "bijzonderheden")
    regels = [tekst for code, tekst in _BIJZONDER.items() if code in bijzonder]
    if any(rij["urgentie"] == "spoed" for rij in rijen):
        regels.insert(0, "spoed")
    if verjaart := verjaart_binnen(rijen[-1]["geboortedatum"], dag, BINNENKORT):
        leeftijd, verjaardag = verjaart
        if leeftijd in (17, 18, 23, 26):
            regels.append(f"wordt {leeftijd} op {verjaardag.day}-{verjaardag.month}")
    return regels


_BIJZONDER = {
    "adres_afgeschermd": "adres afgeschermd",
    "tolk": "tolk nodig",
    "huiselijk_geweld": "huiselijk geweld",
    "criminaliteit": "criminaliteit",
    "drugs": "drugs",
    "dementie": "dementie",
    "groepsgedrag": "groepsgedrag",
    "schoolverzuim": "schoolverzuim",
}


def _opmerkingen(
    profiel: Profiel, tafel: Tafel, dag: date, vandaag: date, gekozen: bool
) -> list[str]:
    opmerkingen = []
    if is_feestdag(profiel, dag):
        opmerkingen.append("Deze dag is een feestdag.")
    if dag.weekday() != tafel.overleg.weekdag:
        opmerkingen.append(f"De vaste overlegdag is {WEEKDAGEN[tafel.overleg.weekdag]}.")
    vaste_dag = vandaag.toordinal() + (tafel.overleg.weekdag - vandaag.weekday()) % 7
    if not gekozen and dag.toordinal() != vaste_dag:
        opmerkingen.append("Verschoven: de vaste overlegdag valt op een feestdag.")
    return opmerkingen
