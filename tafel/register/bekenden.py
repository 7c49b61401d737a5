"""The names that the register knows around a casus, for copies that others get."""

import json
import sqlite3
from collections.abc import Iterable, Mapping

from tafel.register.store import Register
from tafel.register.teksten import Geschreven

_CASUS: Mapping[str, str] = {
    "casus": "SELECT id FROM casus WHERE id = :nummer",
    "knelpunt": "SELECT NULL",
    "ervaring": "SELECT NULL",
    "besluitcorrectie": (
        "SELECT b.casus FROM besluitcorrectie c JOIN overlegbesluit b ON b.id = c.besluit "
        "WHERE c.id = :nummer"
    ),
    "afspraakcorrectie": (
        "SELECT a.casus FROM afspraakcorrectie c JOIN afspraak a ON a.id = c.afspraak "
        "WHERE c.id = :nummer"
    ),
    "terugkoppeling": (
        "SELECT coalesce(t.casus, m.casus) FROM terugkoppeling t "
        "LEFT JOIN melding m ON m.id = t.melding WHERE t.id = :nummer"
    ),
    "toedelingsbesluit": (
        "SELECT coalesce(t.casus, m.casus) FROM toedelingsbesluit t "
        "JOIN melding m ON m.id = t.melding WHERE t.id = :nummer"
    ),
}

_ROND = """
WITH gevraagd AS MATERIALIZED (SELECT value AS casus FROM json_each(:lijst)),
thuis AS MATERIALIZED (
    SELECT g.casus, p.id AS persoon FROM gevraagd g CROSS JOIN casus c ON c.id = g.casus
    CROSS JOIN persoon p ON p.huishouden = c.huishouden),
eigen AS MATERIALIZED (
    SELECT g.casus, m.id AS melding FROM gevraagd g CROSS JOIN melding m ON m.casus = g.casus
    UNION SELECT t.casus, m.id FROM thuis t CROSS JOIN melding m ON m.persoon = t.persoon
    UNION SELECT g.casus, j.value FROM gevraagd g CROSS JOIN gebeurtenis b ON b.casus = g.casus
    CROSS JOIN json_each(b.gegevens, '$.meldingen') j WHERE b.soort = 'losgemaakt'
    UNION SELECT g.casus, json_extract(b.gegevens, '$.melding') FROM gevraagd g
    CROSS JOIN gebeurtenis b ON b.casus = g.casus WHERE b.soort = 'zelfde_melding'),
rond AS MATERIALIZED (
    SELECT casus, melding FROM eigen
    UNION SELECT e.casus, b.met FROM eigen e CROSS JOIN beoordeling b ON b.melding = e.melding
    UNION SELECT e.casus, b.melding FROM eigen e CROSS JOIN beoordeling b ON b.met = e.melding)
"""
"""By casus the people who live there (`thuis`), and every melding that is or was of it, or of which
was asked whether it is (`rond`).
"""
_MET_NAMEN = (
    *("voornaam", "tussenvoegsel", "achternaam"),
    *("inwonende_kinderen", "melder_naam", "melder_organisatie"),
)


def casus_van(register: Register, tekst: Geschreven) -> int | None:
    """The casus that a text is about; None when it is about none, or was not kept."""
    if tekst.casus is not None or tekst.nummer is None:
        return tekst.casus
    anders = f"SELECT casus FROM {tekst.tabel} WHERE id = :nummer"
    rij = register.lees_een(_CASUS.get(tekst.tabel, anders), nummer=tekst.nummer)
    return None if rij is None else rij[0]


def personen(register: Register, casussen: Iterable[int]) -> list[sqlite3.Row]:
    """Everybody of the household, and of whom a melding is, was or may be of the casus."""
    return register.lees(
        f"{_ROND} SELECT t.casus, p.voornaam, p.tussenvoegsel, p.achternaam "
        "FROM thuis t CROSS JOIN persoon p ON p.id = t.persoon "
        "UNION SELECT r.casus, p.voornaam, p.tussenvoegsel, p.achternaam "
        "FROM rond r CROSS JOIN melding m ON m.id = r.melding "
        "CROSS JOIN persoon p ON p.id = m.persoon",
        lijst=json.dumps(list(casussen)),
    )


def genoemden(register: Register, casussen: Iterable[int]) -> list[sqlite3.Row]:
    """The meldingen around these casussen that may name children, or their melder."""
    return register.lees(
        f"{_ROND} SELECT r.casus, m.inwonende_kinderen, m.melder_naam, m.melder_organisatie "
        "FROM rond r CROSS JOIN melding m ON m.id = r.melding "
        "WHERE m.inwonende_kinderen IS NOT NULL OR m.melder_naam IS NOT NULL",
        lijst=json.dumps(list(casussen)),
    )


def ontvangen(register: Register, casussen: Iterable[int]) -> list[sqlite3.Row]:
    """The names in the meldingen around these casussen as they were last received."""
    kolommen = ", ".join(f"json_extract(m.inhoud, '$.{kolom}') AS {kolom}" for kolom in _MET_NAMEN)
    return register.lees(
        f"{_ROND} SELECT r.casus, {kolommen} FROM rond r CROSS JOIN melding m ON m.id = r.melding",
        lijst=json.dumps(list(casussen)),
    )


def eerdere(register: Register, casussen: Iterable[int]) -> list[sqlite3.Row]:
    """What names in the meldingen around these casussen were, and became: (casus, veld, waarde)."""
    namen = ", ".join(f"'{kolom}'" for kolom in _MET_NAMEN)
    van = (
        "FROM rond r CROSS JOIN melding_wijziging w ON w.melding = r.melding "
        "CROSS JOIN melding m ON m.id = r.melding"
    )
    keuze = (
        f"WHERE w.veld IN ({namen}) AND (w.veld <> 'melder_naam' OR m.melder_organisatie IS NULL "
        "OR EXISTS (SELECT 1 FROM melding_wijziging v WHERE v.melding = m.id "
        "AND v.veld = 'melder_organisatie' AND v.oud IS NULL))"
    )
    return register.lees(
        f"{_ROND} SELECT r.casus, w.veld, w.oud AS waarde {van} {keuze} AND w.oud IS NOT NULL "
        f"UNION SELECT r.casus, w.veld, w.nieuw {van} {keuze} AND w.nieuw IS NOT NULL",
        lijst=json.dumps(list(casussen)),
    )


def met_achternaam(register: Register, woorden: Iterable[str]) -> list[sqlite3.Row]:
    """Everybody whose surname is one of these words, ASCII case aside."""
    return register.lees(
        "SELECT DISTINCT p.voornaam, p.tussenvoegsel, p.achternaam FROM json_each(:lijst) g "
        "CROSS JOIN persoon p ON p.achternaam = g.value COLLATE NOCASE",
        lijst=json.dumps(list(woorden)),
    )


def samengestelde_achternamen(register: Register) -> list[str]:
    """Surnames that are more than one word of plain letters."""
    rijen = register.lees(
        "SELECT DISTINCT achternaam FROM persoon WHERE achternaam GLOB '*[^a-zA-Z]*'"
    )
    return [rij[0] for rij in rijen]


def eerdere_achternamen(register: Register) -> list[sqlite3.Row]:
    """Everybody whose surname was another one before."""
    return register.lees(
        "SELECT DISTINCT p.voornaam, p.tussenvoegsel, w.oud AS achternaam FROM melding_wijziging w "
        "CROSS JOIN melding m ON m.id = w.melding CROSS JOIN persoon p ON p.id = m.persoon "
        "WHERE w.veld = 'achternaam' AND w.oud IS NOT NULL"
    )


def bekende_voornamen(register: Register, woorden: Iterable[str]) -> list[str]:
    """Those of these words that are somebody's first name, ASCII case aside."""
    rijen = register.lees(
        "SELECT g.value FROM json_each(:lijst) g WHERE EXISTS (SELECT 1 FROM persoon p "
        "WHERE p.voornaam = g.value COLLATE NOCASE)",
        lijst=json.dumps(list(woorden)),
    )
    return [rij[0] for rij in rijen]


def samengestelde_voornamen(register: Register) -> list[str]:
    """First names that are more than one word of plain letters."""
    rijen = register.lees("SELECT DISTINCT voornaam FROM persoon WHERE voornaam GLOB '*[^a-zA-Z]*'")
    return [rij[0] for rij in rijen]


def alle_kinderen(register: Register) -> str:
    """The resident children that any melding names, by name or birth date, as one list."""
    rij = register.lees_een(
        "SELECT group_concat(inwonende_kinderen, '|') FROM (SELECT DISTINCT inwonende_kinderen "
        "FROM melding WHERE inwonende_kinderen <> 'geen')"
    )
    return (rij and rij[0]) or ""


def alle_burgers(register: Register) -> str:
    """Who made a melding, and is no organisation: one a line."""
    rij = register.lees_een(
        "SELECT group_concat(melder_naam, char(10)) FROM (SELECT DISTINCT melder_naam FROM melding "
        "WHERE melder_naam IS NOT NULL AND melder_organisatie IS NULL)"
    )
    return (rij and rij[0]) or ""


def eerdere_gegevens(register: Register) -> list[sqlite3.Row]:
    """What said who somebody is before it was changed, but for surnames: (veld, waarde)."""
    return register.lees(
        "SELECT DISTINCT w.veld, w.oud AS waarde FROM melding_wijziging w WHERE w.veld IN "
        "('voornaam', 'geboortedatum', 'postcode', 'inwonende_kinderen', 'melder_naam') "
        "AND w.oud IS NOT NULL AND (w.veld <> 'melder_naam' OR EXISTS (SELECT 1 FROM melding m "
        "WHERE m.id = w.melding AND m.melder_organisatie IS NULL))"
    )


def geboortedagen(register: Register, dagen: Iterable[str]) -> set[str]:
    """Those of these days on which somebody was born."""
    rijen = register.lees(
        "SELECT g.value FROM json_each(:lijst) g WHERE EXISTS (SELECT 1 FROM persoon p "
        "WHERE p.geboortedatum = g.value)",
        lijst=json.dumps(list(dagen)),
    )
    return {rij[0] for rij in rijen}


def bewoonde_postcodes(register: Register, postcodes: Iterable[str]) -> set[str]:
    """Those of these postcodes at which somebody lives."""
    rijen = register.lees(
        "SELECT g.value FROM json_each(:lijst) g WHERE EXISTS (SELECT 1 FROM huishouden h "
        "WHERE h.postcode = g.value)",
        lijst=json.dumps(list(postcodes)),
    )
    return {rij[0] for rij in rijen}


def contacten_van_het_werk(register: Register) -> list[str]:
    """How professionals are reached, as it was typed: of partners and roles, of who is around a
    family, and of who reported it for an organisation.
    """
    rijen = register.lees(
        "SELECT telefoon FROM contactpersoon UNION SELECT mail FROM contactpersoon "
        "UNION SELECT telefoon FROM rolcontact UNION SELECT mail FROM rolcontact "
        "UNION SELECT casemanager_contact FROM casus UNION SELECT procesmanager_contact FROM casus "
        "UNION SELECT json_extract(vastgelegd, '$.velden.casemanager_contact') FROM plan "
        "UNION SELECT contact FROM betrokkenheid "
        "UNION SELECT melder_contact FROM melding WHERE melder_organisatie IS NOT NULL"
    )
    return [rij[0] for rij in rijen if rij[0] is not None]
