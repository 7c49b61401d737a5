"""The columns of a file with products, and how their texts are read."""

import math
import re
from collections.abc import Mapping
from functools import lru_cache

from tafel.domain.aanbod import GEDEELD, OP_ID
from tafel.domain.basis import Celwaarde, Geweigerd
from tafel.kolommen import LEEFGEBIEDEN, OUDSTE, Kolom, Soort, in_woorden, sleutel
from tafel.koppen import dichtstbij, kopwoorden, splits_haakjes

GEBIEDEN: Mapping[str, tuple[str, ...]] = {code: (in_woorden(code),) for code in LEEFGEBIEDEN}
"""Leefgebied → other words for it, besides those that people write in a melding."""

AANBODKOLOMMEN: tuple[Kolom, ...] = (
    Kolom("id", Soort.TEKST, "id", ("sleutel", "nummer", "productnummer", "kenmerk")),
    Kolom("organisatie", Soort.TEKST, "organisatie", ("aanbieder", "instelling")),
    Kolom("product", Soort.TEKST, "product", ("naam", "productnaam", "aanbod", "dienst")),
    Kolom(
        "leefgebieden", Soort.LIJST, "leefgebieden", ("leefgebied", "domeinen", "problemen"),
        waarden=GEBIEDEN,
    ),
    Kolom("leeftijd", Soort.TEKST, "leeftijd", ("leeftijden", "doelgroep_leeftijd")),
    Kolom("leeftijd_van", Soort.TEKST, "leeftijd van", ("vanaf", "leeftijd_min")),
    Kolom(
        "leeftijd_tot", Soort.TEKST, "leeftijd tot en met", ("tot", "tot_en_met", "leeftijd_max")
    ),
    Kolom("gebied", Soort.TEKST, "gebied", ("gebieden", "werkgebied", "buurt", "buurten")),
    Kolom(
        "pakket", Soort.KEUZE, "pakket",
        waarden={"basis": ("basispakket",), "plus": ("pluspakket",)},
    ),
    Kolom("kosten", Soort.TEKST, "kosten", ("prijs", "eigen_bijdrage")),
    Kolom("intake", Soort.TEKST, "intake", ("aanmelden", "aanmelding")),
    Kolom(
        "wachttijd", Soort.TEKST, "wachttijd", ("wachttijd_weken", "wachttijd_in_weken", "weken")
    ),
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

MET_REGELS = frozenset(kolom.naam for kolom in AANBODKOLOMMEN if kolom.soort is Soort.REGELS)

_KOPPEN: Mapping[str, Kolom] = {
    sleutel(kop): kolom for kolom in AANBODKOLOMMEN for kop in (kolom.naam, *kolom.synoniemen)
}


def vind_aanbodkolom(kop: str) -> Kolom | None:
    """The column that a header names, in any spelling or by a synonym."""
    if (kolom := _KOPPEN.get(sleutel(kop)) or _KOPPEN.get(_kaal(kop))) is not None:
        return kolom
    voor, tussen = splits_haakjes(kop)
    return None if _kaal(tussen) in _KOPPEN else _KOPPEN.get(_kaal(voor))


def naamsleutel(organisatie: str, product: str) -> str:
    """By what a product without an id of its own is known, however it is spelled."""
    return f"{sleutel(organisatie)}/{sleutel(product)}"


def productsleutel(waarden: Mapping[str, Celwaarde], *, gedeeld_id: bool = False) -> str | None:
    """Its own id, else organisation and name; both where several go by that id. None when the row
    does not say which it is.
    """
    eigen = waarden.get("id")
    if eigen is not None and not gedeeld_id:
        return f"{OP_ID}{eigen}"
    if waarden.get("organisatie") is None or waarden.get("product") is None:
        return None
    naam = naamsleutel(str(waarden["organisatie"]), str(waarden["product"]))
    return naam if eigen is None else f"{OP_ID}{eigen}{GEDEELD}{naam}"


def lijkt_op_aanbod(kop: str) -> Kolom | None:
    """The column that somebody may have meant by a header that `vind_aanbodkolom` does not know."""
    return dichtstbij(kop, _KOPPEN)


def _kaal(kop: str) -> str:
    return "".join(kopwoorden(kop))


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
_JAAR = r" ?(?:jaar|jr\.?|years?|yrs?)?"
_LEEFTIJDEN = re.compile(rf"([0-9]{{1,3}}){_JAAR} ?(?:-|–|t/m|tot en met) ?([0-9]{{1,3}}){_JAAR}")
_VANAF = re.compile(
    rf"(?:vanaf )?([0-9]{{1,3}}){_JAAR} ?(?:\+{_JAAR}|en ouder|e\.o\.|(?:and|&) (?:over|older|up))"
    rf"|vanaf ([0-9]{{1,3}}){_JAAR}"
)
_TOT_EN_MET = re.compile(rf"(?:t/m|tot en met) ([0-9]{{1,3}}){_JAAR}")
_TOT = re.compile(rf"(?:[0-9]{{1,3}}{_JAAR} )?tot [0-9]{{1,3}}{_JAAR}")
_OPEN = "\u00abtot\u00bb laat open of die leeftijd zelf meetelt; schrijf t/m, zoals 12-22 of t/m 22"
_IEDEREEN = frozenset({"alle", "alleleeftijden", "iedereen", "allen"})
_GETAL = re.compile(
    r"(-?[0-9]{1,6})(?:[.,][0-9]{1,6})? ?(?:(jaar|jr\.?|years?|yrs?)|(maand(?:en)?|mnd|months?))?"
)
_GEEN_GRENS = frozenset({"geen", "geengrens", "none", "nolimit", "alle", "any", "all"})
_MAANDEN = 12

Leeftijden = tuple[int | None, int | None]
"""The youngest and the oldest age that are welcome, both included. (0, None) = everybody, (None,
None) = not known.
"""


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


def lees_leeftijden(tekst: str) -> Leeftijden:
    """The ages of one cell: `12-23`, `18+`, `t/m 17`, `alle`; two bounds as `12/23`. A number that
    is nobody's age is what a form had for "no limit".

    Raises Geweigerd: `tot 23` leaves open whether 23 is welcome.
    """
    kaal = tekst.strip().lower()
    if sleutel(kaal) in _IEDEREEN:
        return 0, None
    if _TOT.fullmatch(kaal):
        raise Geweigerd(_OPEN)
    van, _, tot = (deel.strip() for deel in kaal.partition("/"))
    if _GETAL.fullmatch(van) and _GETAL.fullmatch(tot):
        return lees_grenzen(van, tot)
    if (jaren := _GETAL.fullmatch(kaal)) and not jaren[3]:
        if not 0 < (n := int(jaren[1])) <= OUDSTE:
            return lees_grenzen(None, kaal)
        raise Geweigerd(
            f"dit laat open wie er mogen komen; schrijf {n}+ (vanaf {n}), t/m {n} of {n}-{n}"
        )
    if (gevonden := _lees_bereik(kaal)) is None:
        raise Geweigerd("schrijf 12-23 (tot en met), 18+, t/m 17 of alle")
    return _als_bedoeld(*gevonden)


def lees_grenzen(van: str | None, tot: str | None) -> Leeftijden:
    """The ages of a lower and an upper bound, as people and programs fill them in: `18`, `18+`,
    `12 jaar`, `6 maanden`, and what stands for "none": `999`, `-1`, `0` to `0`.

    Raises Geweigerd.
    """
    onder, boven = _lees_grens(van), _lees_grens(tot)
    if isinstance(boven, tuple):
        begin, eind = boven
        boven = eind if begin is None or eind is not None else _GEEN_LIMIET
        onder = begin if onder is None else onder
    if isinstance(onder, tuple):
        begin, eind = onder
        onder, boven = begin, eind if boven is None else boven
    return _als_bedoeld(onder, boven)


_GEEN_LIMIET = OUDSTE + 1


@lru_cache(maxsize=1024)
def _lees_grens(tekst: str | None) -> int | Leeftijden | None:
    """One bound; a pair when it holds both."""
    kaal = (tekst or "").strip().lower()
    if not kaal or sleutel(kaal) in _GEEN_GRENS:
        return None
    if gevonden := _GETAL.fullmatch(kaal):
        return int(gevonden[1]) // (_MAANDEN if gevonden[3] else 1)
    if _TOT.fullmatch(kaal):
        raise Geweigerd(_OPEN)
    if (bereik := _lees_bereik(kaal)) is None:
        raise Geweigerd("dit is geen leeftijd in jaren; schrijf hele jaren, zoals 18")
    return bereik


def _lees_bereik(kaal: str) -> Leeftijden | None:
    if gevonden := _LEEFTIJDEN.fullmatch(kaal):
        return int(gevonden[1]), int(gevonden[2])
    if gevonden := _VANAF.fullmatch(kaal):
        return int(gevonden[1] or gevonden[2]), None
    if gevonden := _TOT_EN_MET.fullmatch(kaal):
        return None, int(gevonden[1])
    return None


def _als_bedoeld(van: int | None, tot: int | None) -> Leeftijden:
    """An upper bound of 0 was left as a form had it: nobody means newborn babies alone. One above
    every age says that there is none; so does a negative number. A lower bound above every age says
    nothing, nor does what stands beside it.
    """
    if tot == 0:
        return (van if van is not None and 0 < van <= OUDSTE else None), None
    onbeperkt = tot is not None and tot > OUDSTE and (van is None or van <= OUDSTE)
    if van is not None and not 0 <= van <= OUDSTE:
        van = None
    if tot is not None and not 0 < tot <= OUDSTE:
        tot = None
    return (0 if van is None and onbeperkt else van), tot
