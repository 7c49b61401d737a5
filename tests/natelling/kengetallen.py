"""Every melding and casus behind the kengetallen: its day, and its row in each table."""

import json
from collections import Counter
from collections.abc import Callable, Iterable
from itertools import combinations
from typing import NamedTuple

from tests.natelling.gegevens import (
    LEEFGEBIEDEN,
    PROFIEL,
    RAPPORT,
    Gegevens,
    Rij,
    leeftijden,
    lijst,
)

TAFELS: dict[str, str] = {naam: tafel["naam"] for naam, tafel in PROFIEL["tafels"].items()}
ONDERDELEN: dict[str, str] = {
    code: deel["naam"] if isinstance(deel, dict) else deel
    for tafel in PROFIEL["tafels"].values()
    for code, deel in tafel.get("onderdelen", {}).items()
}
GEZINSTAFELS = {naam for naam, tafel in PROFIEL["tafels"].items() if tafel.get("gezin")}
KANALEN = (
    *("loket", "telefoon", "website", "bewonersadviseur", "okc", "participatiecentrum", "politie"),
    *("ketenunit", "school", "corporatie", "huisarts", "ketennetwerk"),
    *("vindplaats", "buur", "steunpunt", "overig"),
)
CATEGORIEEN = ("Risicogezin", "MPG1", "MPG2", "MPG3", "MPG4", "bespreken")
GROEPEN = [
    f"{van}–{tot - 1}" if tot else f"{van}+"
    for van, tot in zip(RAPPORT["leeftijden"], [*RAPPORT["leeftijden"][1:], 0], strict=True)
]
VAST: dict[str, tuple[str, ...]] = {
    "naar_tafel": (*TAFELS.values(), "geen tafel", "onbekend"),
    "naar_uitkomst": (
        *("crisis", "tafel", "opschalen", "bespreken", "aanvullen"),
        *("regulier of teruggeleid", "onbekend"),
    ),
    "naar_kanaal": (*KANALEN, "onbekend"),
    "naar_aard": ("zorg", "overlast", "zorg en overlast", "onbekend"),
    "naar_urgentie": ("regulier", "spoed", "crisis", "onbekend"),
    "naar_leeftijd": (*GROEPEN, "onbekend"),
    "naar_leefgebied": (*LEEFGEBIEDEN.values(), "onbekend"),
    "naar_buurt": (*PROFIEL["buurten"], "andere buurt", "onbekend"),
    "naar_aanvliegroute": ("regulier", "schil", "MSS", "drugs", "groepsaanpak", "onbekend"),
    "naar_onderdeel": (*ONDERDELEN.values(), "onbekend"),
    "kwadrant": (
        *("complex, niet zelfredzaam", "complex, zelfredzaam"),
        *("enkelvoudig, niet zelfredzaam", "enkelvoudig, zelfredzaam", "onbekend"),
    ),
    "naar_categorie": (*CATEGORIEEN, "geen gezinscategorie", "onbekend"),
}
"""The rows of the tables that are a closed list, in its order."""


class Geteld(NamedTuple):
    """One melding or casus: the day that counts, and its rows (several for leefgebieden)."""

    soort: str
    dag: str
    rijen: tuple[str, ...]


def tafel_van_melding(jaar: Gegevens, melding: Rij) -> str:
    if melding["teruggeleid_naar"] or melding["uitkomst"] == "regulier":
        return "geen tafel"
    casus = jaar.casussen.get(melding["casus"])
    return TAFELS.get(melding["tafel"] or (casus or {}).get("tafel") or "", "onbekend")


def leeftijdsgroep(jaar: Gegevens, melding: Rij) -> str:
    geboren, op = jaar.personen[melding["persoon"]]["geboortedatum"], melding["ontvangen_op"]
    if geboren:
        if geboren > op[: len(geboren)]:
            return "onbekend"
        kan = {max(0, jaren) for jaren in leeftijden(geboren, op)}
        if melding["leeftijd"] in kan:  # said as well: it decides which of the two
            kan = {melding["leeftijd"]}
    elif melding["leeftijd"] is not None:
        kan = {melding["leeftijd"]}
    else:
        return "onbekend"
    groepen = {sum(jaren >= grens for grens in RAPPORT["leeftijden"]) - 1 for jaren in kan}
    return GROEPEN[groepen.pop()] if len(groepen) == 1 else "onbekend"


def kwadrant(melding: Rij) -> str:
    gebieden, zelf = lijst(melding["leefgebieden"]), melding["zelf_oplossen"]
    gesteld = melding["complex"] == "ja"
    if zelf is None or not (gebieden or gesteld):
        return "onbekend"
    meer = len(gebieden) >= PROFIEL["drempels"]["meervoudig_vanaf"]["waarde"]
    return ("complex, " if gesteld or meer else "enkelvoudig, ") + (
        "zelfredzaam" if zelf == "ja" else "niet zelfredzaam"
    )


def uitkomst(melding: Rij) -> str:
    if melding["teruggeleid_naar"] or melding["uitkomst"] == "regulier":
        return "regulier of teruggeleid"
    return melding["uitkomst"] or "onbekend"


def categorie(casus_tafel: str | None, naam: str | None) -> str:
    if casus_tafel and casus_tafel not in GEZINSTAFELS:
        return "geen gezinscategorie"
    return naam or "onbekend" if casus_tafel else "onbekend"


def eerste_melding(jaar: Gegevens, casus: int) -> Rij | None:
    return min(jaar.meldingen.get(casus, ()), key=lambda m: int(m["id"]), default=None)


def per_melding(jaar: Gegevens, wat: Callable[[Rij], Iterable[str]]) -> list[Geteld]:
    """Gemeld by a property of the melding, opgepakt by that of the first one of the casus."""
    geteld = [Geteld("gemeld", m["ontvangen_op"], tuple(wat(m))) for m in jaar["melding"]]
    for casus in jaar["casus"]:
        eerste = eerste_melding(jaar, casus["id"])
        rijen = tuple(wat(eerste)) if eerste else ("onbekend",)
        geteld.append(Geteld("opgepakt", casus["geopend_op"], rijen))
    return geteld


def buurt(jaar: Gegevens, melding: Rij) -> str:
    """Its row: those of the profile, and one for all others."""
    naam = jaar.buurten[jaar.personen[melding["persoon"]]["huishouden"]]
    return naam if naam in VAST["naar_buurt"] else "andere buurt"


def tellingen(jaar: Gegevens) -> dict[str, list[Geteld]]:
    """Per table everything that is counted in it."""

    def veld(naam: str) -> Callable[[Rij], list[str]]:
        return lambda melding: [(melding[naam] or "onbekend").replace("_", " ")]

    def route(melding: Rij) -> list[str]:
        return [{"mss": "MSS"}.get(naam, naam) for naam in veld("aanvliegroute")(melding)]

    def gemeld(wat: Callable[[Rij], str]) -> list[Geteld]:
        return [Geteld("gemeld", m["ontvangen_op"], (wat(m),)) for m in jaar["melding"]]

    naar_tafel = gemeld(lambda m: tafel_van_melding(jaar, m)) + [
        Geteld("opgepakt", c["geopend_op"], (TAFELS.get(c["tafel"], "onbekend"),))
        for c in jaar["casus"]
    ]
    return {
        "naar_tafel": naar_tafel,
        "naar_uitkomst": gemeld(uitkomst),
        "naar_kanaal": per_melding(jaar, veld("kanaal")),
        "naar_melder": per_melding(jaar, lambda m: [jaar.melder(m)]),
        "naar_aard": per_melding(jaar, veld("aard")),
        "naar_urgentie": per_melding(jaar, veld("urgentie")),
        "naar_leeftijd": per_melding(jaar, lambda m: [leeftijdsgroep(jaar, m)]),
        "naar_buurt": per_melding(jaar, lambda m: [buurt(jaar, m)]),
        "naar_aanvliegroute": per_melding(jaar, route),
        "naar_onderdeel": onderdelen(jaar),
        "naar_leefgebied": per_melding(jaar, _gebieden),
        "kwadrant": gemeld(kwadrant),
        "naar_categorie": [
            Geteld("opgepakt", c["geopend_op"], (categorie(c["tafel"], c["categorie"]),))
            for c in jaar["casus"]
        ],
    }


def _gebieden(melding: Rij) -> list[str]:
    return [LEEFGEBIEDEN[code] for code in lijst(melding["leefgebieden"])] or ["onbekend"]


def paren(jaar: Gegevens, van: str, tot: str) -> tuple[Counter[tuple[str, str]], Counter[str]]:
    """How often two leefgebieden are stated together, and each by itself."""
    samen, los = Counter[tuple[str, str]](), Counter[str]()
    for melding in jaar["melding"]:
        if van <= melding["ontvangen_op"] <= tot:
            gebieden = [code for code in LEEFGEBIEDEN if code in lijst(melding["leefgebieden"])]
            namen = [LEEFGEBIEDEN[code] for code in gebieden]
            samen.update(combinations(namen, 2))
            los.update(namen or ["onbekend"])
    return samen, los


def onderdelen(jaar: Gegevens) -> list[Geteld]:
    """The part of its table that the decision on the first melding of a casus named."""
    besluiten = jaar.per("toedelingsbesluit", "melding")
    geteld = []
    for casus in jaar["casus"]:
        eerste = eerste_melding(jaar, casus["id"])
        eigen = (
            [b for b in besluiten[eerste["id"]] if b["tafel"] == casus["tafel"]] if eerste else []
        )
        code = json.loads(eigen[-1]["besluit"]).get("onderdeel") if eigen else None
        rij = ONDERDELEN.get(code or "", "onbekend")
        geteld.append(Geteld("opgepakt", casus["geopend_op"], (rij,)))
    return geteld


def uitkomsten_per_melder(jaar: Gegevens, van: str, tot: str) -> Counter[tuple[str, str]]:
    """What became of the meldingen of each melder."""
    return Counter(
        (jaar.melder(m), uitkomst(m)) for m in jaar["melding"] if van <= m["ontvangen_op"] <= tot
    )


def tel(geteld: list[Geteld], van: str, tot: str, soort: str) -> Counter[str]:
    """Per row how many of a kind in the period."""
    return Counter(
        rij for g in geteld if g.soort == soort and van <= g.dag <= tot for rij in g.rijen
    )
