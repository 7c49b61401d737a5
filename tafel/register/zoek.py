"""Finding meldingen by name, number, address or organisation, and who is of a casus without one."""

import re
import sqlite3
from collections.abc import Callable, Iterable
from typing import NamedTuple

from tafel.aanschrijving import Aanschrijving
from tafel.huisnummers import met_aanduiding, splits_aanduiding
from tafel.kolommen import NAAMKOLOMMEN
from tafel.namen import vouw
from tafel.register.melding import HUISHOUDENKOLOMMEN, MELDING
from tafel.register.store import Register
from tafel.schoon import schoon
from tafel.sleutels import adressleutel

_WOONDEN = """SELECT {}
FROM (SELECT a.*, t.afgeschermd FROM huisadres a JOIN huishouden t ON t.id = a.huishouden) h
CROSS JOIN persoon p ON p.huishouden = h.huishouden AND p.woont IS NULL
OR p.woont = h.huishouden CROSS JOIN melding m ON m.persoon = p.id"""
"""Meldingen with the addresses from where their household moved, as if it still lived there."""
_PERSOON = f"""SELECT NULL AS id, p.id AS persoon, p.huishouden, c.id AS casus, c.status, c.tafel,
p.jaren AS leeftijd, NULL AS inwonende_kinderen, NULL AS thuis, h.afgeschermd,
{", ".join(f"p.{kolom}" for kolom in (*NAAMKOLOMMEN, "geboortedatum"))},
{", ".join(f"h.{kolom}" for kolom in HUISHOUDENKOLOMMEN)}
FROM persoon p JOIN huishouden h ON h.id = coalesce(p.woont, p.huishouden)
JOIN casus c ON c.id = (SELECT k.id FROM casus k WHERE k.huishouden = p.huishouden
ORDER BY k.status = 'open' DESC, k.id DESC LIMIT 1) LEFT JOIN melding m ON m.persoon = p.id"""
"""Persons in the casus of their household that is open, else the newest, with their meldingen: here
only who has none, whose columns of `m` say nothing.
"""
_WOONDE = f"{_WOONDEN.partition(' CROSS JOIN melding')[0]} LEFT JOIN melding m ON m.persoon = p.id"
_POSTCODE_EN_NUMMER = re.compile("[1-9][0-9]{3}[a-z]{2}[0-9]")
_ADRES = re.compile(r"([1-9][0-9]{3})\s?([a-z]{2})\s?([^\s-].{0,30})")
_KORTST = 5
"""Letters of a name that is looked for within others, whatever stands between its letters."""
_DELEN = ("h.postcode", "h.huisnummer", "h.huisletter", "h.toevoeging")
_OPEN = "iif(h.afgeschermd IS NULL, {}, NULL)"
"""Nobody is found by an address that is shielded."""
_NUMMER = re.compile(r"([0-9]{1,5})[\s-]*([^\s-].{0,20})?")


def _adressleutel(
    postcode: str | None, huisnummer: str | None, letter: str | None, toevoeging: str | None
) -> str | None:
    return adressleutel(
        {
            "postcode": postcode,
            "huisnummer": huisnummer,
            "huisletter": letter,
            "toevoeging": toevoeging,
        }
    )


def _gezochte_sleutel(postcode: str, huis: str) -> str | None:
    aanduiding, kaal = splits_aanduiding(huis)
    if not (nummer := _NUMMER.fullmatch(kaal)):
        return None
    return _adressleutel(postcode, nummer[1], None, met_aanduiding(aanduiding, nummer[2] or ""))


def _zoekvorm(tekst: str) -> str:
    """A text as a search compares it: folded, and IJ is Y."""
    return vouw(tekst).replace("ij", "y")


def _zonder_tekens(tekst: str) -> str:
    """Letters and digits alone, folded: `1102 AB 12-A` and `1102ab12a` are one address."""
    return "".join(filter(str.isalnum, _zoekvorm(tekst)))


class Gevonden(NamedTuple):
    """What a search found: now, and by an address from where a household moved."""

    nu: list[sqlite3.Row]
    eerder: list[sqlite3.Row]


def zoek(register: Register, tekst: str, grens: int) -> Gevonden:
    """Meldingen, and after them persons without any, by name (also one that was changed since),
    kenmerk, organisation or address: every word must occur somewhere.

    Case and accents do not count, nor the space in a postcode. A postcode with a house number
    finds the address however its addition is written; a name finds whom one may address so, and a
    surname that is found nowhere finds whom it is half of, or who writes it in more words.

    The address itself comes first, then who has every word whole; of the same rank the newest.
    """
    register.maak_functie("zoekvorm", _zoekvorm)
    woorden = [woord for deel in schoon(tekst).split() if (woord := _zoekvorm(deel).strip(","))]
    eerder = (
        "(SELECT group_concat(w.oud, ' ') FROM melding_wijziging w WHERE w.melding = m.id "
        "AND w.veld IN ('voornaam', 'achternaam'))"
    )
    velden = (
        *("p.voornaam", "p.voorletters", "p.tussenvoegsel", "p.achternaam"),
        *(_OPEN.format(deel) for deel in (*_DELEN, "replace(h.postcode, ' ', '')", "h.buurt")),
        *("m.kenmerk", "m.melder_organisatie", "m.betrokken_organisaties"),
        eerder,
    )
    alles = "zoekvorm(" + " || ' ' || ".join(f"coalesce({veld}, '')" for veld in velden) + ")"
    waar = " AND ".join(f"instr({alles}, :w{i}) > 0" for i in range(len(woorden))) or "false"
    heel_woord = f"instr(' ' || {alles} || ' ', ' ' || :w{{}} || ' ') > 0"
    rang = " AND ".join(heel_woord.format(i) for i in range(len(woorden))) or "false"
    adres = _zonder_tekens("".join(woorden))
    register.maak_functie("zonder_tekens", _zonder_tekens)
    postcode = sleutel = None
    delen = [_OPEN.format(deel) for deel in _DELEN]
    if _POSTCODE_EN_NUMMER.match(adres):
        heel = " || ".join(f"coalesce({deel}, '')" for deel in delen)
        waar = f"({waar}) OR instr(zonder_tekens({heel}), :adres) = 1"
    if gezocht := _ADRES.fullmatch(vouw(schoon(tekst)).strip()):
        register.maak_functie("adressleutel", _adressleutel, 4)
        zelf = f"{delen[0]} = :postcode AND adressleutel({', '.join(delen)}) = :sleutel"
        waar = f"({waar}) OR {zelf}"
        rang = f"2 * coalesce({zelf}, 0) + ({rang})"
        postcode = f"{gezocht[1]} {gezocht[2].upper()}"
        sleutel = _gezochte_sleutel(postcode, gezocht[3])
    schone = schoon(tekst)
    aanschrijving = Aanschrijving(schone.lower() if schone.isupper() else schone)
    kernen = {f"k{i}": f"%{kern}%" for i, kern in enumerate(aanschrijving.kernen)}
    aangeschreven = _heet(register, "zo_aangeschreven", aanschrijving.past, kernen)
    if aanschrijving.voor:
        waar = f"({waar}) OR {aangeschreven}"
    elif kernen:
        waar = f"({waar}) OR {_heet(register, 'zo_geheten', aanschrijving.past_geheel, kernen)}"

    gegeven = {
        "adres": adres,
        "postcode": postcode,
        "sleutel": sleutel,
        "grens": grens,
        **{f"w{i}": woord for i, woord in enumerate(woorden)},
        **kernen,
    }

    def vind(melding: str, persoon: str | None = None) -> list[sqlite3.Row]:
        rang_ = f"ORDER BY {rang} DESC,"
        rijen = register.lees(
            f"{MELDING} WHERE {melding} {rang_} m.id DESC LIMIT :grens", **gegeven
        )
        return rijen + register.lees(
            f"{_PERSOON} WHERE m.id IS NULL AND ({persoon or melding}) "
            f"{rang_} c.id DESC, p.id LIMIT :grens",
            **gegeven,
        )

    namen = " || ".join(f"coalesce(p.{kolom}, '')" for kolom in NAAMKOLOMMEN)
    aaneen = f"instr(zonder_tekens({namen}), :adres) > 0" if len(adres) >= _KORTST else "false"
    gevonden = vind(waar)
    van_eerder = vind(
        f"m.id IN ({_WOONDEN.format('m.id')} WHERE {waar}) AND ({waar}) IS NOT TRUE",
        f"p.id IN ({_WOONDE.format('p.id')} WHERE m.id IS NULL AND ({waar})) "
        f"AND ({waar}) IS NOT TRUE",
    )
    if not (gevonden or van_eerder):
        gevonden = vind(aangeschreven) or vind(aaneen)
    return Gevonden(gevonden, van_eerder)


def _heet(
    register: Register, functie: str, past: Callable[..., bool], kernen: Iterable[str]
) -> str:
    """The condition that a name passes `past`, asked of names that look like it alone."""
    register.maak_functie(functie, past, len(NAAMKOLOMMEN))
    naam = "coalesce(p.tussenvoegsel, '') || p.achternaam"
    kaal = f"replace(replace(replace(lower({naam}), '''', ''), ' ', ''), 'ij', 'y')"
    mogelijk = " OR ".join(
        [f"{naam} GLOB '*[^ -_a-~]*'", *(f"{kaal} LIKE :{kern}" for kern in kernen)]
    )
    return f"(({mogelijk}) AND {functie}({', '.join(f'p.{kolom}' for kolom in NAAMKOLOMMEN)}))"


def van_casus(register: Register, casus: int) -> list[sqlite3.Row]:
    """Who belongs to a casus without a melding of their own."""
    return register.lees(
        f"{_PERSOON} WHERE m.id IS NULL AND c.id = :casus ORDER BY p.id", casus=casus
    )
