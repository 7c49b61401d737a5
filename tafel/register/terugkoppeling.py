"""Named SQL about feedback: which decisions start a clock, and what was fed back to whom."""

import json
import sqlite3
from collections.abc import Iterable

from tafel.register.besluitcorrectie import NIET_VERVALLEN
from tafel.register.store import Register

_MELDING = """
SELECT m.id, m.casus, m.status, m.melder_organisatie,
coalesce(
    (SELECT min(t.dag) FROM toedelingsbesluit t
     WHERE t.melding = m.id AND t.uitkomst <> 'aanvullen'),
    (SELECT min(w.dag) FROM melding_wijziging w
     WHERE w.melding = m.id AND w.veld = 'teruggeleid_naar')
) AS besloten_op,
coalesce(
    (SELECT min(t.tijd) FROM toedelingsbesluit t
     WHERE t.melding = m.id AND t.uitkomst <> 'aanvullen'),
    (SELECT min(w.tijd) FROM melding_wijziging w
     WHERE w.melding = m.id AND w.veld = 'teruggeleid_naar')
) AS besloten_tijd
FROM melding m WHERE m.status <> 'samengevoegd'
"""
"""A melding with the day and the time when it was first decided, or sent back undecided; new facts
do not stop its clock.
"""


def meldingen(register: Register, nummers: Iterable[int]) -> list[sqlite3.Row]:
    """These meldingen, with their first decision; without one None."""
    return register.lees(
        f"{_MELDING} AND m.id IN (SELECT value FROM json_each(:lijst)) ORDER BY m.id",
        lijst=json.dumps(list(nummers)),
    )


def meldingen_van_casussen(register: Register, casussen: Iterable[int]) -> list[sqlite3.Row]:
    """The meldingen of these casussen, with their first decision; without one None."""
    return register.lees(
        f"{_MELDING} AND m.casus IN (SELECT value FROM json_each(:lijst)) ORDER BY m.casus, m.id",
        lijst=json.dumps(list(casussen)),
    )


def opgenomen(register: Register, casussen: Iterable[int]) -> list[tuple[int, int, str]]:
    """The casussen that these took up: (which, the one taken up, the day)."""
    rijen = register.lees(
        "SELECT casus, json_extract(gegevens, '$.van') AS van, dag FROM gebeurtenis "
        "INDEXED BY gebeurtenis_casus "
        "WHERE casus IN (SELECT value FROM json_each(:lijst)) AND soort = 'samengevoegd' "
        "ORDER BY id",
        lijst=json.dumps(list(casussen)),
    )
    return [(rij["casus"], rij["van"], rij["dag"]) for rij in rijen]


def besluitdagen(register: Register, casussen: Iterable[int]) -> dict[int, list[str]]:
    """Per casus the days of its overlegbesluiten and vastgestelde plannen, oldest first."""
    dagen: dict[int, list[str]] = {}
    for rij in register.lees(
        "SELECT casus, overleg AS dag FROM overlegbesluit b "
        f"WHERE casus IN (SELECT value FROM json_each(:lijst)) AND {NIET_VERVALLEN} UNION "
        "SELECT casus, vastgesteld_op FROM plan "
        "WHERE casus IN (SELECT value FROM json_each(:lijst)) AND vastgesteld_op IS NOT NULL "
        "ORDER BY dag",
        lijst=json.dumps(list(casussen)),
    ):
        dagen.setdefault(rij["casus"], []).append(rij["dag"])
    return dagen


def aan_melders(register: Register, meldingen: Iterable[int]) -> list[sqlite3.Row]:
    """Feedback on these meldingen, oldest first."""
    return register.lees(
        "SELECT melding, dag, tijd FROM terugkoppeling WHERE aan = 'melder' "
        "AND melding IN (SELECT value FROM json_each(:lijst)) ORDER BY dag, id",
        lijst=json.dumps(list(meldingen)),
    )


def over_casussen(register: Register, casussen: Iterable[int]) -> list[sqlite3.Row]:
    """Feedback about these casussen to others than the melder, oldest first."""
    return register.lees(
        "SELECT casus, aan, dag FROM terugkoppeling WHERE aan <> 'melder' "
        "AND casus IN (SELECT value FROM json_each(:lijst)) ORDER BY dag, id",
        lijst=json.dumps(list(casussen)),
    )


def teruggeleid_naar(register: Register, nummer: int) -> str | None:
    """Where a melding was sent back to, the last time that it was."""
    rij = register.lees_een(
        "SELECT teruggeleid_naar FROM melding WHERE id = :nummer", nummer=nummer
    )
    return None if rij is None else rij[0]


def andere_meldingen(register: Register, casus: int, nummer: int) -> int:
    """How many other meldingen of a casus were not sent back."""
    rij = register.lees_een(
        "SELECT count(*) FROM melding WHERE casus = :casus AND id <> :nummer "
        "AND status <> 'teruggeleid'",
        casus=casus,
        nummer=nummer,
    )
    assert rij is not None
    return int(rij[0])
