"""JSON that other programs read: names and shapes are fixed by the command line's contract.

Every function returns text that ends with a newline. Unknown is null, dates are ISO 8601, times
"HH:MM", enums their value; no text holds control, bidirectional or zero-width characters.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from enum import Enum

from tafel.domain import (
    Agenda,
    Agendapunt,
    Besluit,
    CasusDossier,
    CasusRegel,
    Importuitslag,
    MeldingRegel,
    ToedelingVanMelding,
)
from tafel.files.gelezen import Fout
from tafel.render.tekst import veldnamen
from tafel.render.woorden import melding_nummer
from tafel.schoon import schoon

_MELDING = ("kenmerk", "ontvangen_op", "melder_organisatie", "kanaal", "aard", "urgentie")


def als_json(gegevens: object) -> str:
    """Any nest of dataclasses, mappings and sequences as JSON text."""
    return json.dumps(_waarde(gegevens), ensure_ascii=False, indent=2) + "\n"


def import_uitslag(uitslag: Importuitslag, fouten: Iterable[Fout]) -> str:
    """What an import did, and why rows were refused."""
    return als_json(
        {
            "import": uitslag.importering,
            "gelezen": uitslag.gelezen,
            "toegevoegd": uitslag.toegevoegd,
            "gewijzigd": uitslag.gewijzigd,
            "al_bekend": uitslag.al_bekend,
            "afgewezen": uitslag.afgewezen,
            "te_beoordelen": uitslag.te_beoordelen,
            "fouten": list(fouten),
        }
    )


def melding_lijst(regels: Iterable[MeldingRegel]) -> str:
    return als_json(
        [
            {
                "melding": melding_nummer(regel.melding),
                "kenmerk": regel.kenmerk,
                "ontvangen_op": regel.ontvangen_op,
                "naam": regel.naam,
                "geboortedatum": regel.geboortedatum,
                "melder_organisatie": regel.melder_organisatie,
                "status": regel.status,
                "uitkomst": regel.uitkomst,
                "tafel": regel.tafel,
                "casus": regel.casus,
            }
            for regel in regels
        ]
    )


def toedelingen(uitslagen: Iterable[ToedelingVanMelding], *, uitleg: bool = False) -> str:
    """The decisions; with `uitleg` also the facts, the rules that fell away and the what-if."""
    return als_json(
        [_toedeling(uitslag) | (_uitleg(uitslag) if uitleg else {}) for uitslag in uitslagen]
    )


def _toedeling(uitslag: ToedelingVanMelding) -> dict[str, object]:
    toedeling = uitslag.toedeling
    return {
        "melding": melding_nummer(uitslag.melding),
        "kenmerk": uitslag.kenmerk,
        "uitkomst": toedeling.uitkomst,
        "tafel": toedeling.tafel,
        "onderdeel": toedeling.onderdeel,
        "voorkeur": toedeling.voorkeur,
        "naar": toedeling.naar,
        "regel": toedeling.regel,
        "regels": toedeling.regels,
        "profiel": toedeling.profiel,
        "profielversie": toedeling.profielversie,
        "afstemmen": toedeling.afstemmen,
        "vragen": toedeling.vragen,
        "bron": toedeling.bron,
        "casus": uitslag.casus,
    }


def _uitleg(uitslag: ToedelingVanMelding) -> dict[str, object]:
    return {
        "feiten": uitslag.toedeling.feiten,
        "onbekend": uitslag.toedeling.onbekend,
        "afgevallen": [_kies(a, ("regel", "voorwaarde")) for a in uitslag.toedeling.afgevallen],
        "anders_als": [
            _kies(a, ("feit", "waarde", "uitkomst", "tafel")) for a in uitslag.anders_als
        ],
    }


def agenda(agenda: Agenda) -> str:
    return als_json(
        {
            "tafel": agenda.tafel,
            "datum": agenda.datum,
            "begin": agenda.begin,
            "einde": agenda.einde,
            "kernpartners": agenda.kernpartners,
            "punten": [_punt(punt) for punt in agenda.punten],
            "niet_geplaatst": [_punt(punt) for punt in agenda.niet_geplaatst],
        }
    )


def _punt(punt: Agendapunt) -> dict[str, object]:
    return {
        "casus": punt.casus,
        "melding": None if punt.melding is None else melding_nummer(punt.melding),
        "soort": punt.soort,
        "vraag": punt.vraag,
        "reden": punt.reden,
        "betrokkene": punt.betrokkene,
        "categorie": punt.categorie,
        "casemanager": punt.casemanager,
        "minuten": punt.minuten,
        "begin": punt.begin,
        "genodigden": punt.genodigden,
        "afspraken_open": punt.afspraken_open,
        "afspraken_te_laat": punt.afspraken_te_laat,
    }


def casus_lijst(regels: Iterable[CasusRegel]) -> str:
    return als_json(
        [
            {
                "casus": regel.casus,
                "tafel": regel.tafel,
                "stap": regel.stap,
                "categorie": regel.categorie,
                "betrokkene": regel.betrokkene,
                "geopend_op": regel.geopend_op,
                "status": regel.status,
            }
            for regel in regels
        ]
    )


def casus_toon(dossier: CasusDossier) -> str:
    """One casus: the keys of the contract, [] or null where nothing is known yet."""
    toedelingen = sorted(
        (besluit for melding in dossier.meldingen for besluit in melding.besluiten),
        key=lambda besluit: (besluit.dag, besluit.melding),
    )
    return als_json(
        {
            "casus": dossier.casus,
            "tafel": dossier.tafel,
            "stap": dossier.stap,
            "categorie": None,
            "uitkomst": dossier.uitkomst,
            "voorkeur": dossier.voorkeur,
            "status": dossier.status,
            "geopend_op": dossier.geopend_op,
            "betrokkene": dossier.betrokkene,
            "huishouden": [
                {
                    "persoon": f"{dossier.casus}.{plaats}",
                    "rol": lid.rol,
                    "naam": lid.naam,
                    "geboortedatum": lid.geboortedatum,
                }
                for plaats, lid in enumerate(dossier.leden, 1)
            ],
            "inwonende_kinderen": dossier.kinderen,
            "meldingen": [
                {
                    "melding": melding_nummer(melding.melding),
                    "status": melding.status,
                    **{kolom: melding.waarden.get(kolom) for kolom in _MELDING},
                }
                for melding in dossier.meldingen
            ],
            "toedelingen": [_besluit(besluit) for besluit in toedelingen],
            "plan": None,
            "afspraken": [],
            "escalaties": [],
            "terugkoppelingen": [],
            "notities": [],
            "tijdlijn": [
                {"datum": datum, "wat": wat, "melding": melding_nummer(melding)}
                for datum, wat, melding in _tijdlijn(dossier)
            ],
            "let_op": dossier.let_op,
        }
    )


def _besluit(besluit: Besluit) -> dict[str, object]:
    toedeling = besluit.toedeling
    return {
        "melding": melding_nummer(besluit.melding),
        "datum": besluit.dag,
        "wie": besluit.wie,
        "uitkomst": toedeling.uitkomst,
        "tafel": toedeling.tafel,
        "regel": toedeling.regel,
        "regels": toedeling.regels,
        "profiel": toedeling.profiel,
        "profielversie": toedeling.profielversie,
        "bron": toedeling.bron,
        "motivering": besluit.motivering,
        "voorstel": besluit.voorstel,
    }


def _tijdlijn(dossier: CasusDossier) -> list[tuple[str, str, int]]:
    momenten = []
    for melding in dossier.meldingen:
        momenten.append((str(melding.waarden["ontvangen_op"]), "melding", melding.melding))
        momenten += [
            (besluit.dag.isoformat(), f"toedeling: {besluit.toedeling.uitkomst}", melding.melding)
            for besluit in melding.besluiten
        ]
    return sorted(momenten)


def _kies(bron: object, sleutels: tuple[str, ...]) -> dict[str, object]:
    return {sleutel: getattr(bron, sleutel) for sleutel in sleutels}


def _waarde(waarde: object) -> object:
    if waarde is None or isinstance(waarde, str | int | float | Enum | date | time):
        return _enkel(waarde)
    if namen := veldnamen(waarde):
        return {naam: _waarde(getattr(waarde, naam)) for naam in namen}
    if isinstance(waarde, Mapping):
        return {str(_waarde(sleutel)): _waarde(deel) for sleutel, deel in waarde.items()}
    if isinstance(waarde, set | frozenset):
        return sorted(map(_waarde, waarde), key=str)
    if isinstance(waarde, Iterable):
        return [_waarde(deel) for deel in waarde]
    raise TypeError(f"no JSON form for {type(waarde).__name__}")


def _enkel(waarde: object) -> object:
    match waarde:
        case Enum():
            return waarde.value
        case str():
            return schoon(waarde, regels=True)
        case datetime():
            return waarde.isoformat(timespec="seconds")
        case date():
            return waarde.isoformat()
        case time():
            return f"{waarde:%H:%M}"
    return waarde
