"""When two texts, persons, addresses and deliveries are the same; the keys in the register say so.

Case, surplus spaces, the sign of an apostrophe or hyphen, and \u0133 for ij never count.
"""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from hashlib import blake2b

from tafel.bijschriften import zonder_titels, zonder_toevoegsel
from tafel.domain.basis import Celwaarde, Rij
from tafel.huisnummers import splits_aanduiding
from tafel.kolommen import KOLOM_VAN, NAAMKOLOMMEN, SCHEIDING, Soort, sleutel
from tafel.namen import aaneen, voorletters
from tafel.niemand import is_onbekende, is_van_iemand, naamvorm
from tafel.voegsels import rechtgetrokken, voegselsleutel, voegselvorm, voegselvormen


@lru_cache(maxsize=65536)
def gelijkgetrokken(waarde: Celwaarde) -> str:
    """A text as two are compared."""
    return "" if waarde is None else " ".join(rechtgetrokken(str(waarde).casefold()).split())


# --- persons --------------------------------------------------------------------------------------


@lru_cache(maxsize=65536)
def _voornaam(waarde: Celwaarde) -> str:
    return zonder_titels(f"{gelijkgetrokken(waarde)} ").strip()


@lru_cache(maxsize=4096)
def _tussenvoegsel(waarde: Celwaarde) -> str:
    return voegselvorm(gelijkgetrokken(waarde))


@lru_cache(maxsize=65536)
def _achternaam(waarde: Celwaarde) -> str:
    return aaneen(zonder_toevoegsel(f" {gelijkgetrokken(waarde)}").strip())


@lru_cache(maxsize=65536)
def _voorletters(waarde: Celwaarde) -> str:
    return gelijkgetrokken(voorletters(str(waarde)) or waarde)


@lru_cache(maxsize=4096)
def _voegselsleutel(waarde: Celwaarde) -> str:
    return voegselsleutel(gelijkgetrokken(waarde))


_NAAMVORMEN = (_voornaam, _voorletters, _tussenvoegsel, _achternaam)
_SLEUTELVORMEN = (_voornaam, _voorletters, _voegselsleutel, _achternaam)


def hele_naam(waarden: Rij) -> str:
    """The whole name as two are compared, however it was divided over the columns."""
    return _hele_naam(*map(waarden.get, NAAMKOLOMMEN))


@lru_cache(maxsize=65536)
def _hele_naam(*delen: Celwaarde) -> str:
    """Of the parts in the order of `NAAMKOLOMMEN`; asked several times for each row."""
    return _samengevoegd(_NAAMVORMEN, delen)


def naamsleutel(waarden: Rij) -> str:
    """The whole name as it tells persons apart."""
    return _naamsleutel(*map(waarden.get, NAAMKOLOMMEN))


@lru_cache(maxsize=65536)
def _naamsleutel(*delen: Celwaarde) -> str:
    return _samengevoegd(_SLEUTELVORMEN, delen)


def _samengevoegd(vormen: Sequence[Callable[[Celwaarde], str]], delen: Sequence[Celwaarde]) -> str:
    return " ".join(vorm(deel) for vorm, deel in zip(vormen, delen, strict=True) if deel).strip()


def persoonssleutel(waarden: Rij) -> str | None:
    """Whole name and birth date as one text; None when either is missing: nobody is the same."""
    geboortedatum = waarden.get("geboortedatum")
    if len(str(geboortedatum or "")) != len("2000-01-01") or not familienaam(waarden):
        return None
    return f"{naamsleutel(waarden)}|{geboortedatum}"


def familienaam(waarden: Rij) -> str:
    """The surname as two are compared within one address; empty for who is not known by name."""
    return _familienaam(*map(waarden.get, NAAMKOLOMMEN))


@lru_cache(maxsize=65536)
def _familienaam(*delen: Celwaarde) -> str:
    voornaam, *_, naam = delen
    teken = voornaam is not None and not any(map(str.isalnum, str(voornaam)))
    if teken or (not is_van_iemand(_achternaam(naam)) and is_onbekende(_hele_naam(*delen))):
        return ""
    return naamvorm(None if naam is None else str(naam))


def misschien_zelfde(een: Rij, ander: Rij) -> bool:
    """Whether two with one birth date may be one person, of whom the first names were written in
    full, short, or not at all: `Jan`, `J.`, `J.P.`, `Jan Piet`. Jan is not Piet, nor Johan.
    """
    geboren = str(een.get("geboortedatum") or "")
    if len(geboren) != len("2000-01-01") or ander.get("geboortedatum") != geboren:
        return False
    families = {_familie(waarden) for waarden in (een, ander)}
    if len(families) > 1 or "" in families or not (familienaam(een) and familienaam(ander)):
        return False
    voluit = [_voornaam(waarden.get("voornaam")).split() for waarden in (een, ander)]
    if all(voluit):
        return _is_begin(*voluit)
    return _is_begin(*([woord[0] for woord in _eerste_namen(w)] for w in (een, ander)))


def _familie(waarden: Rij) -> str:
    voegsel, naam = waarden.get("tussenvoegsel"), waarden.get("achternaam")
    return f"{_voegselsleutel(voegsel)} {_achternaam(naam)}".strip()


def _eerste_namen(waarden: Rij) -> list[str]:
    letters = _voorletters(waarden.get("voorletters")).replace(".", " ").split()
    return letters or re.findall(r"[^\W\d_]+", _voornaam(waarden.get("voornaam")))


def _is_begin(een: Sequence[str], ander: Sequence[str]) -> bool:
    """Whether the shorter one is how the longer one begins."""
    return all(a == b for a, b in zip(een, ander, strict=False))


# --- meldingen ------------------------------------------------------------------------------------

BIJ_HUISNUMMER = ("huisletter", "toevoeging")
_LIJSTEN = frozenset(kolom.naam for kolom in KOLOM_VAN.values() if kolom.is_lijst)
_LETTERLIJK = frozenset(
    kolom.naam
    for kolom in KOLOM_VAN.values()
    if kolom.soort in {Soort.JA_NEE, Soort.KEUZE, Soort.ZWAARSTE, Soort.POSTCODE, Soort.BSN}
    or kolom.is_datum
    or kolom.is_getal
)
"""Columns of which a canonical value is written in one way only."""
_VERGELEKEN = tuple(
    (kolom, kolom in _LETTERLIJK)
    for kolom in sorted({*KOLOM_VAN, "opmerkingen"} - {*NAAMKOLOMMEN, *BIJ_HUISNUMMER})
)


def is_gelijk(kolom: str, een: Celwaarde, ander: Celwaarde) -> bool:
    """Whether it is no change when `ander` comes after `een`."""
    return een == ander or vorm(kolom, een) == vorm(kolom, ander)


@lru_cache(maxsize=65536)
def vorm(kolom: str, waarde: Celwaarde) -> str:
    """The value of a column as two deliveries are compared: a list has no order."""
    tekst = gelijkgetrokken(waarde)
    if kolom in _LIJSTEN:
        return SCHEIDING.join(sorted(map(str.strip, tekst.split(SCHEIDING))))
    if kolom == "opmerkingen":
        return "\n".join(sorted(map(_opmerking, str(waarde or "").splitlines())))
    return tekst.lstrip("- ") if kolom == "toevoeging" else tekst


def _opmerking(regel: str) -> str:
    """A line of remarks; before its colon stands a header, which has many spellings."""
    kop, scheiding, tekst = regel.partition(": ")
    return f"{sleutel(kop)}: {gelijkgetrokken(tekst)}" if scheiding else gelijkgetrokken(regel)


def verschil(vorige: Rij, waarden: Rij) -> Rij:
    """What of `waarden` changes something after `vorige`. How a name is divided does not, nor how
    what follows a house number is. Another house number, or other things behind it, take the place
    of what followed it.
    """
    zelfde = _zelfde_verdeeld(vorige, waarden)
    anders = _anders(vorige, waarden, zelfde)
    verhuisd = "huisnummer" in anders and vorige.get("huisnummer") is not None
    if zelfde.isdisjoint(BIJ_HUISNUMMER) and (
        verhuisd or not anders.keys().isdisjoint(BIJ_HUISNUMMER)
    ):
        weg = (k for k in BIJ_HUISNUMMER if waarden.get(k) is None and vorige.get(k) is not None)
        anders |= dict.fromkeys(weg)
    return anders


def wijziging(bekend: Rij, nieuw: Rij) -> Rij:
    """What of `nieuw`, which takes the place of single columns of `bekend`, changes something."""
    return _anders(bekend, nieuw, _zelfde_verdeeld(bekend, bekend | nieuw))


def _zelfde_verdeeld(een: Rij, ander: Rij) -> set[str]:
    """The columns over which two contents divide the same, in whatever way."""
    return {
        kolom for kolommen, is_zelfde in _VERDEELD if is_zelfde(een, ander) for kolom in kolommen
    }


def _zelfde_naam(een: Rij, ander: Rij) -> bool:
    """Whether one may be the other written short: v.d. may be van den, van der is another."""
    if hele_naam(een) == hele_naam(ander):
        return True
    voegsels = (voegselvormen(gelijkgetrokken(w.get("tussenvoegsel"))) for w in (een, ander))
    return naamsleutel(een) == naamsleutel(ander) and not set.isdisjoint(*map(set, voegsels))


def _zelfde_toevoeging(een: Rij, ander: Rij) -> bool:
    return bij_huisnummer(een) == bij_huisnummer(ander)


def _anders(vorige: Rij, waarden: Rij, zelfde: set[str]) -> Rij:
    return {
        kolom: waarde
        for kolom, waarde in waarden.items()
        if kolom not in zelfde and not is_gelijk(kolom, vorige.get(kolom), waarde)
    }


def inhoudsvorm(waarden: Rij) -> str:
    """The contents of a melding as two deliveries are compared."""
    delen = [
        f"{kolom}={waarde if letterlijk else vorm(kolom, waarde)}"
        for kolom, letterlijk in _VERGELEKEN
        if (waarde := waarden.get(kolom)) is not None
    ]
    return "\0".join([hele_naam(waarden), bij_huisnummer(waarden), *delen])


def meldingssleutel(waarden: Rij) -> str:
    """Which melding these contents are, as a digest: by melder, kenmerk and person, or without
    kenmerk by all of it.
    """
    if waarden.get("kenmerk") is None:
        return _digest(inhoudsvorm(waarden), b"inhoud")
    delen = (
        gelijkgetrokken(waarden.get("melder_organisatie")),
        gelijkgetrokken(waarden["kenmerk"]),
        naamsleutel(waarden),
        str(waarden.get("geboortedatum") or ""),
    )
    return _digest("\0".join(delen), b"kenmerk")


def _digest(tekst: str, soort: bytes) -> str:
    return blake2b(tekst.encode(), digest_size=16, person=soort).hexdigest()


# --- addresses ------------------------------------------------------------------------------------

_DEEL = re.compile(r"[0-9]+|[^\W\d_]+|[^\w\s/.,-]+")
_GELIJKE_TOEVOEGING = {"h": "hs", "huis": "hs"}


def adressleutel(waarden: Rij) -> str | None:
    """An address as two are compared; None without postcode or house number (0 is none)."""
    postcode, huisnummer = waarden.get("postcode"), waarden.get("huisnummer")
    if not postcode or not str(huisnummer or "").strip("0 "):
        return None
    delen = (gelijkgetrokken(postcode), gelijkgetrokken(huisnummer), bij_huisnummer(waarden))
    return "|".join(delen)


def bij_huisnummer(waarden: Rij) -> str:
    """What follows a house number, as two are compared: `a`, `2`, `a-2`.

    Letter A is addition A, and A2 is A-2; but 1-12 is not 11-2, and II is not 2. Bij and t/o come
    first.
    """
    letter, toevoeging = (waarden.get(kolom) for kolom in BIJ_HUISNUMMER)
    if letter is None and toevoeging is None:
        return ""
    return _toevoeging(letter, toevoeging)


@lru_cache(maxsize=65536)
def _toevoeging(letter: Celwaarde, toevoeging: Celwaarde) -> str:
    aanduiding, rest = splits_aanduiding(gelijkgetrokken(toevoeging).lstrip("- "))
    samen = "-".join(_DEEL.findall(f"{gelijkgetrokken(letter)} {rest}"))
    return "-".join(filter(None, (aanduiding, _GELIJKE_TOEVOEGING.get(samen, samen))))


_VERDEELD = ((NAAMKOLOMMEN, _zelfde_naam), (BIJ_HUISNUMMER, _zelfde_toevoeging))
"""Columns that together say one thing, and how two of those are compared."""
