"""JSON that other programs read: names and shapes are fixed by the command line's contract.

Every function returns text that ends with a newline. Unknown is null, dates are ISO 8601, times
"HH:MM", enums their value; no text holds control, bidirectional or zero-width characters.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from enum import Enum
from typing import Any

from tafel.domain.agenda import Agenda, Agendapunt
from tafel.domain.escalatie import Escalatie, Voorstel
from tafel.domain.melding import (
    Importuitslag,
    Kolomwijziging,
    NietTeruggezet,
    Teruggedraaid,
)
from tafel.domain.overleg import Overlegbesluit
from tafel.domain.plan import Afspraak
from tafel.domain.toedeling import Toedeling, ToedelingVanMelding
from tafel.files.gelezen import Fout
from tafel.render.vorm.afgeschermd import is_verborgen
from tafel.render.vorm.tekst import veldnamen
from tafel.schoon import schoon
from tafel.woorden import Labels, afspraaknummer, label, melding_nummer


def als_json(gegevens: object) -> str:
    """Any nest of records, mappings and sequences as JSON text."""
    return json.dumps(boom(gegevens), ensure_ascii=False, indent=2) + "\n"


def import_uitslag(uitslag: Importuitslag, fouten: Iterable[Fout], *erbij: Any) -> str:
    """As `import_object`."""
    return als_json(import_object(uitslag, fouten, *erbij))


def import_object(
    uitslag: Importuitslag,
    fouten: Iterable[Fout],
    wijzigingen: Iterable[Kolomwijziging] = (),
    niet_teruggezet: Iterable[NietTeruggezet] = (),
    per_bestand: Iterable[tuple[str, Importuitslag, int | None]] = (),
) -> dict[str, object]:
    """What an import did, why rows were refused, what it changed and what it did not put back; of
    each file also which import read it before.
    """
    return {
        "import": uitslag.importering,
        **_tellingen(uitslag),
        "fouten": fouten_lijst(fouten),
        "wijzigingen": [_wijziging(wijziging) for wijziging in wijzigingen],
        "niet_teruggezet": [
            {
                "melding": melding_nummer(keer.melding),
                "kolom": keer.kolom,
                "sinds": keer.sinds,
                "import": keer.importering,
            }
            for keer in niet_teruggezet
        ],
        "bestanden": [
            {"bestand": bestand, **_tellingen(van_bestand), "eerder": eerder}
            for bestand, van_bestand, eerder in per_bestand
        ],
    }


def _tellingen(uitslag: Importuitslag) -> dict[str, object]:
    return {
        "gelezen": uitslag.gelezen,
        "toegevoegd": uitslag.toegevoegd,
        "gewijzigd": uitslag.gewijzigd,
        "al_bekend": uitslag.al_bekend,
        "afgewezen": uitslag.afgewezen,
        "overgeslagen": uitslag.overgeslagen,
        "te_beoordelen": uitslag.te_beoordelen,
    }


def fouten_lijst(fouten: Iterable[Fout]) -> list[dict[str, object]]:
    """Refusals by the keys of the contract: a column by our name for it."""
    return [kies(fout, ("bestand", "rij", "kolom", "waarde", "reden")) for fout in fouten]


def import_ongedaan(gedaan: Teruggedraaid, *, proef: bool) -> str:
    """What taking an import back did, or with `proef` would do."""
    return als_json(
        {
            "import": gedaan.importering,
            "proef": proef,
            "verwijderd": [melding_nummer(nummer) for nummer in gedaan.verwijderd],
            "hersteld": [melding_nummer(nummer) for nummer in gedaan.hersteld],
            "casussen": list(gedaan.casussen),
            "uit_casussen": list(gedaan.uit_casussen),
            "crises": [melding_nummer(nummer) for nummer in gedaan.crises],
            "crisiscasussen": list(gedaan.crisiscasussen),
        }
    )


def _wijziging(wijziging: Kolomwijziging) -> dict[str, object]:
    """A column that changed; of one that tells who it is about only that it did."""
    verborgen = is_verborgen(wijziging.kolom)
    return {
        "melding": melding_nummer(wijziging.melding),
        "kolom": wijziging.kolom,
        "was": None if verborgen else wijziging.was,
        "wordt": None if verborgen else wijziging.wordt,
        "verborgen": verborgen,
    }


def toedelingen(uitslagen: Iterable[ToedelingVanMelding], *, uitleg: bool = False) -> str:
    """The decisions; with `uitleg` also the facts, the rules that fell away and the what-if."""
    return als_json(
        [
            toedeling(uitslag)
            | (_uitleg(uitslag) if uitleg else {})
            | (_eerder(uitslag.eerder_besluit) if uitslag.eerder_besluit else {})
            for uitslag in uitslagen
        ]
    )


def _eerder(toedeling: Toedeling) -> dict[str, object]:
    """Of what a replay moves: the decision that stands in the ledger."""
    return {
        "eerder": kies(
            toedeling, ("uitkomst", "tafel", "regel", "regels", "profiel", "profielversie")
        )
    }


def toedeling(uitslag: ToedelingVanMelding) -> dict[str, object]:
    """A decision by the keys of the contract."""
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
        "bel": toedeling.bel,
    }


def _uitleg(uitslag: ToedelingVanMelding) -> dict[str, object]:
    return {
        "feiten": uitslag.toedeling.feiten,
        "onbekend": uitslag.toedeling.onbekend,
        "afgevallen": [kies(a, ("regel", "voorwaarde")) for a in uitslag.toedeling.afgevallen],
        "anders_als": [
            kies(a, ("feit", "waarde", "uitkomst", "tafel")) for a in uitslag.anders_als
        ],
        "gevolgd": uitslag.toedeling.gevolgd,
        "eigen": uitslag.toedeling.eigen,
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
            "vervallen_tafels": [
                {"tafel": deel.tafel, "casussen": deel.casussen} for deel in agenda.vervallen_tafels
            ],
            "zonder_tafel": {
                "meldingen": [melding_nummer(nummer) for nummer in agenda.wachtend.meldingen],
                "crisis": len(agenda.wachtend.crises),
            },
            **kies(agenda, ("voorzitter", "vervanger")),
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
        "gemeld": punt.gemeld or None,
        "onderdeel": punt.onderdeel,
        "zonder": punt.zonder,
        "vervanger": punt.vervanger,
    }


def kies(bron: object, sleutels: tuple[str, ...]) -> dict[str, object]:
    """These fields of a value, by name."""
    return {sleutel: getattr(bron, sleutel) for sleutel in sleutels}


def alles(bron: object) -> dict[str, object]:
    """Every field of a value, by name."""
    return kies(bron, veldnamen(bron))


def boom(waarde: object) -> object:
    """Any nest of records, mappings and sequences as JSON has it."""
    if waarde is None or isinstance(waarde, str | int | float | Enum | date | time):
        return _enkel(waarde)
    if namen := veldnamen(waarde):
        return {naam: boom(getattr(waarde, naam)) for naam in namen}
    if isinstance(waarde, Mapping):
        return {str(boom(sleutel)): boom(deel) for sleutel, deel in waarde.items()}
    if isinstance(waarde, set | frozenset):
        return sorted(map(boom, waarde), key=str)
    if isinstance(waarde, Iterable):
        return [boom(deel) for deel in waarde]
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


# --- shapes that several commands print -----------------------------------------------------------


def afspraak(deel: Afspraak, labels: Labels) -> dict[str, object]:
    """An afspraak by the keys of the contract; `te_laat` is true or false."""
    return {
        "afspraak": afspraaknummer(deel),
        "casus": deel.casus,
        "organisatie": naam(deel.organisatie, labels),
        **kies(deel, ("wie", "wat", "uiterlijk", "status")),
        "te_laat": deel.te_laat > 0,
        "keren_doorgeschoven": deel.keren_doorgeschoven,
    }


def afspraakcorrecties(deel: Afspraak, labels: Labels) -> list[dict[str, object]]:
    """What an afspraak said before it was corrected, oldest first."""
    return [
        {
            **kies(c, ("op", "wie", "veld")),
            "was": naam(c.oud, labels) if c.veld == "organisatie" else c.oud,
            "reden": c.reden,
        }
        for c in deel.correcties
    ]


def besluitcorrecties(deel: Overlegbesluit) -> list[dict[str, object]]:
    """What a decision said before it was corrected or lapsed, oldest first."""
    return [
        {"op": c.op, "wie": c.wie or None, "was": c.was or None, "reden": c.reden}
        for c in deel.correcties
    ]


def zet(deel: Escalatie) -> dict[str, object]:
    """A step of the ladder by the keys of the contract."""
    return {
        "escalatie": f"E{deel.nummer}",
        **kies(deel, ("casus", "spoor", "stap", "wie", "overgedragen_door")),
        **kies(deel, ("richting", "via", "uiterlijk", "bindend")),
    }


def escalatie(deel: Escalatie, labels: Labels) -> dict[str, object]:
    """An escalation: its step, and how it ended."""
    return {
        **zet(deel),
        "tafel": deel.tafel,
        "organisatie": naam(deel.organisatie, labels),
        "afspraak": None if deel.afspraak is None else f"{deel.casus}/{deel.afspraak}",
        **kies(deel, ("grond", "gestart_op", "status", "resultaat", "afgerond_op")),
    }


def voorstel(deel: Voorstel, labels: Labels) -> dict[str, object]:
    """A step that is proposed, with its ground and the command that takes it."""
    return {
        **kies(deel, ("casus", "tafel", "spoor", "stap")),
        "organisatie": naam(deel.organisatie, labels),
        "afspraak": None if deel.afspraak is None else f"{deel.casus}/{deel.afspraak}",
        **kies(deel, ("grond", "reden", "wie", "overgedragen_door")),
        **kies(deel, ("richting", "via", "uiterlijk", "bindend")),
        "opdracht": deel.opdracht,
    }


def naam(code: str | None, labels: Labels) -> str | None:
    """An organisation goes by its name."""
    return None if code is None else label(code, labels)
