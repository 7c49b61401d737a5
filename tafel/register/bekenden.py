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
    CROSS JOIN json_each(b.gegevens, '$.meldingen') j
    WHERE b.soort IN ('losgemaakt', 'splitsing', 'afgesplitst')
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


def rond(register: Register, casussen: Iterable[int]) -> list[sqlite3.Row]:
    """Everybody around these casussen, with the children and the melder that a melding names: of
    the household, of whom a melding is, was or may be of the casus, and as that was last received.

    With `veld` it is what such a column was, or became: `waarde`.
    """
    ontvangen = ", ".join(f"json_extract(m.inhoud, '$.{kolom}')" for kolom in _MET_NAMEN)
    namen = ", ".join(f"'{kolom}'" for kolom in _MET_NAMEN)
    gewijzigd = (
        "FROM rond r CROSS JOIN melding_wijziging w ON w.melding = r.melding "
        "CROSS JOIN melding m ON m.id = r.melding "
        f"WHERE w.veld IN ({namen}) AND (w.veld <> 'melder_naam' OR m.melder_organisatie IS NULL "
        "OR EXISTS (SELECT 1 FROM melding_wijziging v WHERE v.melding = m.id "
        "AND v.veld = 'melder_organisatie' AND v.oud IS NULL))"
    )
    leeg = ", NULL" * len(_MET_NAMEN)
    return register.lees(
        f"{_ROND} SELECT r.casus, {', '.join(_MET_NAMEN)}, NULL AS veld, NULL AS waarde "
        "FROM rond r CROSS JOIN melding m ON m.id = r.melding "
        "CROSS JOIN persoon p ON p.id = m.persoon "
        f"UNION ALL SELECT r.casus, {ontvangen}, NULL, NULL "
        "FROM rond r CROSS JOIN melding m ON m.id = r.melding "
        "UNION ALL SELECT t.casus, p.voornaam, p.tussenvoegsel, p.achternaam, "
        "NULL, NULL, NULL, NULL, NULL FROM thuis t CROSS JOIN persoon p ON p.id = t.persoon "
        f"UNION ALL SELECT r.casus{leeg}, w.veld, w.oud {gewijzigd} AND w.oud IS NOT NULL "
        f"UNION ALL SELECT r.casus{leeg}, w.veld, w.nieuw {gewijzigd} AND w.nieuw IS NOT NULL",
        lijst=json.dumps(list(casussen)),
    )


def met_achternaam(
    register: Register, woorden: Iterable[str], *, eerdere: bool
) -> list[sqlite3.Row]:
    """Everybody whose surname is one of these words, ASCII case aside; with `eerdere` also
    everybody whose surname was another one before.
    """
    anders = (
        "UNION SELECT p.voornaam, p.tussenvoegsel, w.oud FROM melding_wijziging w "
        "CROSS JOIN melding m ON m.id = w.melding CROSS JOIN persoon p ON p.id = m.persoon "
        "WHERE w.veld = 'achternaam' AND w.oud IS NOT NULL"
    )
    return register.lees(
        "SELECT DISTINCT p.voornaam, p.tussenvoegsel, p.achternaam FROM json_each(:lijst) g "
        "CROSS JOIN persoon p ON p.achternaam = g.value COLLATE NOCASE "
        f"{anders if eerdere else ''}",
        lijst=json.dumps(list(woorden)),
    )


def bekende_voornamen(register: Register, woorden: Iterable[str]) -> list[str]:
    """Those of these words that are somebody's first name, ASCII case aside."""
    rijen = register.lees(
        "SELECT g.value FROM json_each(:lijst) g WHERE EXISTS (SELECT 1 FROM persoon p "
        "WHERE p.voornaam = g.value COLLATE NOCASE)",
        lijst=json.dumps(list(woorden)),
    )
    return [rij[0] for rij in rijen]


def zonder_index(register: Register) -> list[sqlite3.Row]:
    """What is found by the words of a text and has no index by them: (veld, waarde).

    First names and surnames that are more than one word of plain letters, resident children, and
    `melder_naam` of who is no organisation; as `eerder` what said who somebody is before it was
    changed, but for surnames.
    """
    nu = {
        "voornaam": "persoon WHERE voornaam GLOB '*[^a-zA-Z]*'",
        "achternaam": "persoon WHERE achternaam GLOB '*[^a-zA-Z]*'",
        "inwonende_kinderen": "melding WHERE inwonende_kinderen <> 'geen'",
        "melder_naam": "melding WHERE melder_naam IS NOT NULL AND melder_organisatie IS NULL",
    }
    # DISTINCT apart, in the order of an index: with more columns it would sort them all.
    delen = (
        f"SELECT 0 AS eerder, '{veld}' AS veld, waarde FROM (SELECT DISTINCT {veld} AS waarde "
        f"FROM {waar})"
        for veld, waar in nu.items()
    )
    return register.lees(
        f"{' UNION ALL '.join(delen)} UNION ALL SELECT DISTINCT 1, w.veld, w.oud "
        "FROM melding_wijziging w WHERE w.veld IN "
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
        "UNION SELECT contact FROM vervanging "
        "UNION SELECT casemanager_contact FROM casus UNION SELECT procesmanager_contact FROM casus "
        "UNION SELECT json_extract(vastgelegd, '$.velden.casemanager_contact') FROM plan "
        "UNION SELECT contact FROM betrokkenheid "
        "UNION SELECT melder_contact FROM melding WHERE melder_organisatie IS NOT NULL"
    )
    return [rij[0] for rij in rijen if rij[0] is not None]
