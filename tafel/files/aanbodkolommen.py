"""The columns of a file with products, and how their texts are read."""

import math
import re
from collections.abc import Mapping

from tafel.kolommen import LEEFGEBIEDEN, Kolom, Soort, in_woorden, sleutel
from tafel.waarden import Geweigerd

GEBIEDEN: Mapping[str, tuple[str, ...]] = {code: (in_woorden(code),) for code in LEEFGEBIEDEN}
"""Leefgebied → other words for it. A taxonomy term is a leefgebied when it is one of these."""

AANBODKOLOMMEN: tuple[Kolom, ...] = (
    Kolom("id", Soort.TEKST, "id", ("sleutel", "nummer", "productnummer", "kenmerk")),
    Kolom("organisatie", Soort.TEKST, "organisatie", ("aanbieder", "instelling")),
    Kolom("product", Soort.TEKST, "product", ("naam", "productnaam", "aanbod", "dienst")),
    Kolom(
        "leefgebieden", Soort.LIJST, "leefgebieden", ("leefgebied", "domeinen", "problemen"),
        waarden=GEBIEDEN,
    ),
    Kolom("leeftijd", Soort.TEKST, "leeftijd", ("leeftijden", "doelgroep_leeftijd")),
    Kolom("leeftijd_van", Soort.LEEFTIJD, "leeftijd van", ("vanaf", "leeftijd_min")),
    Kolom(
        "leeftijd_tot", Soort.LEEFTIJD, "leeftijd tot en met", ("tot", "tot_en_met", "leeftijd_max")
    ),
    Kolom("gebied", Soort.TEKST, "gebied", ("gebieden", "werkgebied", "buurt", "buurten")),
    Kolom(
        "pakket", Soort.KEUZE, "pakket",
        waarden={"basis": ("basispakket",), "plus": ("pluspakket",)},
    ),
    Kolom("kosten", Soort.TEKST, "kosten", ("prijs", "eigen_bijdrage")),
    Kolom("intake", Soort.TEKST, "intake", ("aanmelden", "aanmelding")),
    Kolom("wachttijd", Soort.TEKST, "wachttijd", ("wachttijd_weken", "weken")),
    Kolom(
        "capaciteit", Soort.KEUZE, "capaciteit", ("ruimte", "beschikbaarheid", "plaatsen"),
        waarden={
            "ruimte": ("ja", "vrij", "beschikbaar", "open", "plek", "plaats"),
            "wachtlijst": ("wacht", "wachten", "wachttijd"),
            "geen": ("nee", "vol", "gesloten", "opnamestop", "clientenstop", "geen_ruimte"),
        },
    ),
    Kolom("omschrijving", Soort.REGELS, "omschrijving", ("beschrijving", "toelichting")),
)  # fmt: skip
"""The columns of a file with products; how headers are matched is that of a file of meldingen."""

_KOPPEN: Mapping[str, Kolom] = {
    sleutel(kop): kolom for kolom in AANBODKOLOMMEN for kop in (kolom.naam, *kolom.synoniemen)
}


def vind_aanbodkolom(kop: str) -> Kolom | None:
    """The column that a header names, in any spelling or by a synonym."""
    return _KOPPEN.get(sleutel(kop))


# --- waiting time and ages ------------------------------------------------------------------------

_WACHTTIJD = re.compile(
    r"(?:ca\.?|circa|ongeveer|max\.?|maximaal|tot)? ?"
    r"(?:[0-9]{1,3}(?: ?(?:-|–|tot|à|a|tot en met|t/m) ?))?([0-9]{1,3}) ?([a-zé]*)\.?",
    re.IGNORECASE,
)
_DAGEN_PER = {
    "": 7, "w": 7, "wk": 7, "week": 7, "weken": 7, "dag": 1, "dagen": 1, "d": 1,
    "maand": 365.25 / 12, "maanden": 365.25 / 12, "mnd": 365.25 / 12, "jaar": 365.25,
}  # fmt: skip
_DIRECT = frozenset({"geen", "direct", "meteen", "geenwachttijd", "geenwachtlijst"})
_LEEFTIJDEN = re.compile(
    r"([0-9]{1,3}) ?(?:jaar)? ?(?:-|–|t/m|tot en met) ?([0-9]{1,3}) ?(?:jaar)?"
)
_VANAF = re.compile(
    r"(?:vanaf )?([0-9]{1,3}) ?(?:jaar)? ?(?:\+|en ouder|e\.o\.)|vanaf ([0-9]{1,3})(?: jaar)?"
)
_TOT_EN_MET = re.compile(r"(?:t/m|tot en met) ([0-9]{1,3})(?: jaar)?")
_IEDEREEN = frozenset({"alle", "alleleeftijden", "iedereen", "allen"})


def lees_wachttijd(tekst: str) -> int:
    """Whole weeks, rounded up: `6`, `6 weken`, `2 maanden`, `10 dagen`, of `4-6 weken` the longest.

    Raises Geweigerd.
    """
    if sleutel(tekst) in _DIRECT:
        return 0
    gevonden = _WACHTTIJD.fullmatch(tekst.strip())
    dagen = None if gevonden is None else _DAGEN_PER.get(gevonden[2].lower())
    if gevonden is None or dagen is None:
        raise Geweigerd("dit is geen wachttijd; schrijf weken, zoals 6 of 6 weken, of 2 maanden")
    return math.ceil(int(gevonden[1]) * dagen / 7)


def lees_leeftijden(tekst: str) -> tuple[int | None, int | None]:
    """The youngest and the oldest age that are welcome: `12-23`, `18+`, `t/m 17`, `alle`.

    Raises Geweigerd: `tot 23` leaves open whether 23 is welcome.
    """
    kaal = tekst.strip().lower()
    if sleutel(kaal) in _IEDEREEN:
        return None, None
    if gevonden := _LEEFTIJDEN.fullmatch(kaal):
        van: int | None = int(gevonden[1])
        tot: int | None = int(gevonden[2])
    elif gevonden := _VANAF.fullmatch(kaal):
        van, tot = int(gevonden[1] or gevonden[2]), None
    elif gevonden := _TOT_EN_MET.fullmatch(kaal):
        van, tot = None, int(gevonden[1])
    else:
        raise Geweigerd("schrijf 12-23 (tot en met), 18+, t/m 17 of alle")
    return van, tot
