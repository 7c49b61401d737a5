"""Named SQL about meldingen: with their person and household, and what was decided about them."""

import sqlite3
from collections.abc import Iterable
from datetime import date

from tafel.kolommen import KOLOMMEN, NAAMKOLOMMEN
from tafel.register.rijen.melding import Huisadresrij, Indelingrij
from tafel.register.store import Register, als_lijst, voorwaarden

PERSOONKOLOMMEN = (*NAAMKOLOMMEN, "geboortedatum", "bsn")
HUISHOUDENKOLOMMEN = ("postcode", "huisnummer", "huisletter", "toevoeging", "buurt")
MELDINGKOLOMMEN = (
    *(
        kolom.naam
        for kolom in KOLOMMEN
        if kolom.opgeslagen and kolom.naam not in (*PERSOONKOLOMMEN, *HUISHOUDENKOLOMMEN)
    ),
    "opmerkingen",
)
ALLE_KOLOMMEN = (*MELDINGKOLOMMEN, *PERSOONKOLOMMEN, *HUISHOUDENKOLOMMEN)
"""Every column of a melding as it is stored, wherever it is stored."""

_KIND = ("id", "rol", "voornaam", "geboortedatum", "jaren", "jaren_op", "erbij_op", "genoemd")
THUIS = f"""(SELECT nullif(json_group_array(json_object(
{", ".join(f"'{kolom}', q.{kolom}" for kolom in _KIND)},
'elders', q.woont IS NOT p.woont)), '[]')
FROM persoon q WHERE q.huishouden = p.huishouden AND q.rol = 'kind' AND q.id <> p.id
AND (q.erbij_op IS NULL OR NOT (m.status = 'teruggeleid'
OR EXISTS (SELECT 1 FROM casus c WHERE c.id = m.casus AND c.status = 'gesloten'))
OR q.erbij_op <= (SELECT max(t.dag) FROM toedelingsbesluit t WHERE t.melding = m.id)))"""
"""The children of the household of melding `m` who are persons, as JSON; `elders` when not at the
address of whom it is about. Of a melding that is over those who were there when it was last decided
on (docs/adr/0014).
"""

THUIS_TOEN = f"{THUIS[:-1]} AND (q.erbij_op IS NULL OR q.erbij_op <= :dag))"
"""Those of them who were there on a day."""

MELDING = f"""
SELECT m.id, m.persoon, p.huishouden, m.casus, m.status, m.uitkomst, m.tafel, m.zelfde_als,
m.crisis_gemeld, m.bevestiging, h.id AS woont, h.afgeschermd, {THUIS} AS thuis,
{", ".join(ALLE_KOLOMMEN)}
FROM melding m JOIN persoon p ON p.id = m.persoon
JOIN huishouden h ON h.id = coalesce(p.woont, p.huishouden)
"""
"""A melding with its person and the household where he or she lives (`woont`, most often that of
the casus); no two of the three share a column of these.
"""


def melding(register: Register, nummer: int) -> sqlite3.Row | None:
    return register.lees_een(f"{MELDING} WHERE m.id = :nummer", nummer=nummer)


def eerste_ontvangen(register: Register) -> date | None:
    """The day on which the first melding came in; None when there is none."""
    rij = register.lees_een("SELECT min(ontvangen_op) FROM melding")
    return date.fromisoformat(rij[0]) if rij and rij[0] else None


def ontvangen(register: Register, nummer: int) -> tuple[str, str, str | None]:
    """The contents of a melding as they were last received (JSON), its status, and the crisis that
    it states and that no casus follows yet (a day).
    """
    rij = register.lees_een(
        "SELECT inhoud, status, crisis_gemeld FROM melding WHERE id = :nummer", nummer=nummer
    )
    assert rij is not None
    return rij[0], rij[1], rij[2]


def meldingen(register: Register, nummers: Iterable[int]) -> list[sqlite3.Row]:
    return register.lees(
        f"{MELDING} WHERE m.id IN (SELECT value FROM json_each(:lijst)) ORDER BY m.id",
        lijst=als_lijst(nummers),
    )


def meldingen_met_status(register: Register, statussen: Iterable[str]) -> list[sqlite3.Row]:
    return register.lees(
        f"{MELDING} WHERE m.status IN (SELECT value FROM json_each(:lijst)) ORDER BY m.id",
        lijst=als_lijst(statussen),
    )


def meldingen_van_casus(register: Register, casus: int) -> list[sqlite3.Row]:
    return register.lees(f"{MELDING} WHERE m.casus = :casus ORDER BY m.id", casus=casus)


def meldingen_van_casussen(register: Register, casussen: Iterable[int]) -> list[sqlite3.Row]:
    return register.lees(
        f"{MELDING} WHERE m.casus IN (SELECT value FROM json_each(:lijst)) ORDER BY m.casus, m.id",
        lijst=als_lijst(casussen),
    )


_TE_BEOORDELEN = """EXISTS (SELECT 1 FROM beoordeling b WHERE b.oordeel IS NULL
AND (b.melding = m.id OR b.met = m.id AND m.casus IS NULL
AND m.uitkomst IN ('tafel', 'opschalen', 'bespreken')))"""
"""It must be said whose melding `m` is, or it waits for what is said of another."""


def meldinglijst(
    register: Register,
    *,
    status: str | None,
    tafel: str | None,
    uitkomst: str | None,
    van: str | None,
    tot: str | None,
    grens: int,
) -> list[sqlite3.Row]:
    """The newest meldingen that meet every filter given; None filters nothing.

    Who was decided on but still has to be settled has the status `te_beoordelen`; as a filter that
    finds all who have to be settled. A filter on a table never hides what has no table yet, nor a
    crisis that its casus has there.
    """
    beoordelen = status == "te_beoordelen"
    filters = {
        _TE_BEOORDELEN: beoordelen or None,
        "m.status = :status": None if beoordelen else status,
        "(m.tafel = :tafel OR m.tafel IS NULL AND (m.status IN ('nieuw', 'aanvullen', 'bespreken') "
        "OR EXISTS (SELECT 1 FROM casus c WHERE c.id = m.casus AND c.tafel = :tafel)))": tafel,
        "m.uitkomst = :uitkomst": uitkomst,
        "m.ontvangen_op >= :van": van,
        "m.ontvangen_op <= :tot": tot,
    }
    return register.lees(
        "SELECT m.id, m.kenmerk, m.ontvangen_op, m.melder_organisatie, "
        f"CASE WHEN m.status IN ('toegedeeld', 'bespreken') AND {_TE_BEOORDELEN} "
        "THEN 'te_beoordelen' ELSE m.status END AS status, m.uitkomst, "
        "m.tafel, m.casus, p.voornaam, p.voorletters, p.tussenvoegsel, p.achternaam, "
        "p.geboortedatum FROM melding m JOIN persoon p ON p.id = m.persoon "
        f"WHERE {voorwaarden(filters)} ORDER BY m.id DESC LIMIT :grens",
        status=status,
        tafel=tafel,
        uitkomst=uitkomst,
        van=van,
        tot=tot,
        grens=grens,
    )


def meldingen_bij_sleutels(
    register: Register, sleutels: Iterable[str]
) -> dict[str, list[tuple[int, str]]]:
    """Per identity the meldingen that have it, oldest first: (number, contents as received)."""
    gevonden: dict[str, list[tuple[int, str]]] = {}
    for rij in register.lees(
        "SELECT sleutel, id, inhoud FROM melding "
        "WHERE sleutel IN (SELECT value FROM json_each(:lijst)) ORDER BY id",
        lijst=als_lijst(sleutels),
    ):
        gevonden.setdefault(rij[0], []).append((rij[1], rij[2]))
    return gevonden


def personen_bij_sleutels(
    register: Register, sleutels: Iterable[str]
) -> dict[str, tuple[int, int]]:
    """Per person key the (person, household where it lives) that is known under it."""
    return {
        rij[0]: (rij[1], rij[2])
        for rij in register.lees(
            "SELECT sleutel, id, coalesce(woont, huishouden) FROM persoon "
            "WHERE sleutel IN (SELECT value FROM json_each(:lijst)) ORDER BY id DESC",
            lijst=als_lijst(sleutels),
        )
    }


def bewoners(
    register: Register, postcodes: Iterable[str], zonder: Iterable[str]
) -> list[sqlite3.Row]:
    """Who lives where, within these postcodes; not who once lived as in `zonder`."""
    adres = ", ".join(f"h.{kolom}" for kolom in HUISHOUDENKOLOMMEN)
    naam = ", ".join(f"p.{kolom}" for kolom in NAAMKOLOMMEN)
    return register.lees(
        f"SELECT h.id, {adres}, {naam}, p.id AS persoon, p.geboortedatum FROM huishouden h "
        "JOIN persoon p ON p.huishouden = h.id AND p.woont IS NULL OR p.woont = h.id "
        "WHERE h.postcode IN (SELECT value FROM json_each(:lijst)) "
        "AND NOT EXISTS (SELECT 1 FROM melding m WHERE m.persoon = p.id "
        "AND m.woonsituatie IN (SELECT value FROM json_each(:zonder))) ORDER BY h.id DESC",
        lijst=als_lijst(postcodes),
        zonder=als_lijst(zonder),
    )


def vertrokken(register: Register, postcodes: Iterable[str]) -> list[sqlite3.Row]:
    """Who lives elsewhere since their household moved from within these postcodes."""
    adres = ", ".join(f"a.{kolom}" for kolom in HUISHOUDENKOLOMMEN)
    naam = ", ".join(f"p.{kolom}" for kolom in NAAMKOLOMMEN)
    return register.lees(
        f"SELECT a.huishouden AS id, {adres}, {naam} FROM huisadres a "
        "JOIN persoon p ON p.huishouden = a.huishouden AND p.woont IS NULL "
        "OR p.woont = a.huishouden "
        "WHERE a.postcode IN (SELECT value FROM json_each(:lijst)) ORDER BY a.huishouden DESC",
        lijst=als_lijst(postcodes),
    )


def huishoudens(register: Register, nummers: Iterable[int]) -> list[sqlite3.Row]:
    return register.lees(
        "SELECT * FROM huishouden WHERE id IN (SELECT value FROM json_each(:lijst))",
        lijst=als_lijst(nummers),
    )


def huisadressen(register: Register, huishoudens: Iterable[int]) -> dict[int, list[Huisadresrij]]:
    """Per household that moved where it lived before, the first address first."""
    gevonden: dict[int, list[Huisadresrij]] = {}
    for rij in register.rijen(
        Huisadresrij,
        "SELECT * FROM huisadres WHERE huishouden IN (SELECT value FROM json_each(:lijst)) "
        "ORDER BY tot, id",
        lijst=als_lijst(huishoudens),
    ):
        gevonden.setdefault(rij.huishouden, []).append(rij)
    return gevonden


def nog_afgeschermd(register: Register, huishoudens: Iterable[int]) -> set[int]:
    """The rows of where these households lived that say where a shielded one still lives."""
    rijen = register.lees(
        "SELECT a.id FROM huisadres a JOIN huishouden h ON h.postcode = a.postcode "
        "AND h.huisnummer IS a.huisnummer AND h.huisletter IS a.huisletter "
        "AND h.toevoeging IS a.toevoeging WHERE h.afgeschermd IS NOT NULL "
        "AND a.huishouden IN (SELECT value FROM json_each(:lijst))",
        lijst=als_lijst(huishoudens),
    )
    return {rij["id"] for rij in rijen}


def wijzigingen(register: Register, nummer: int) -> list[sqlite3.Row]:
    return register.lees(
        "SELECT veld, oud, nieuw, dag, wie, importering, ongedaan FROM melding_wijziging "
        "WHERE melding = :nummer ORDER BY id",
        nummer=nummer,
    )


def vervangen_waarden(register: Register, nummers: Iterable[int]) -> list[sqlite3.Row]:
    """What columns of these meldingen were, oldest first; not what an import did and undid."""
    return register.lees(
        "SELECT w.melding, w.veld, w.oud, w.dag, w.importering FROM melding_wijziging w "
        "LEFT JOIN importering i ON i.id = w.importering "
        "WHERE w.melding IN (SELECT value FROM json_each(:lijst)) AND w.oud IS NOT NULL "
        "AND w.ongedaan IS NULL AND i.ongedaan_op IS NULL ORDER BY w.id",
        lijst=als_lijst(nummers),
    )


def besluiten(register: Register, meldingen: Iterable[int]) -> list[sqlite3.Row]:
    return register.lees(
        "SELECT * FROM toedelingsbesluit "
        "WHERE melding IN (SELECT value FROM json_each(:lijst)) ORDER BY id",
        lijst=als_lijst(meldingen),
    )


def laatste_besluiten(register: Register, meldingen: Iterable[int]) -> dict[int, sqlite3.Row]:
    """Per melding its latest decision."""
    return {
        rij["melding"]: rij
        for rij in register.lees(
            "SELECT * FROM toedelingsbesluit WHERE id IN (SELECT max(id) FROM toedelingsbesluit "
            "WHERE melding IN (SELECT value FROM json_each(:lijst)) GROUP BY melding)",
            lijst=als_lijst(meldingen),
        )
    }


def onderdelen(register: Register, casussen: Iterable[int]) -> dict[int, str]:
    """Per casus the part of its table, where the latest decision on a melding of it names one."""
    return {
        rij["casus"]: rij["onderdeel"]
        for rij in register.lees(
            "SELECT c.id AS casus, json_extract(t.besluit, '$.onderdeel') AS onderdeel "
            "FROM casus c JOIN melding m ON m.casus = c.id JOIN toedelingsbesluit t ON t.id = "
            "(SELECT max(l.id) FROM toedelingsbesluit l WHERE l.melding = m.id) "
            "WHERE c.id IN (SELECT value FROM json_each(:lijst)) AND t.tafel = c.tafel "
            "AND m.status <> 'teruggeleid' ORDER BY t.id",
            lijst=als_lijst(casussen),
        )
        if rij["onderdeel"] is not None
    }


def import_met(register: Register, sha256: str) -> sqlite3.Row | None:
    """The last import that read a file with these contents and was not taken back."""
    return register.lees_een(
        "SELECT * FROM importering WHERE ongedaan_op IS NULL "
        "AND instr(',' || sha256 || ',', ',' || :sha256 || ',') ORDER BY id DESC LIMIT 1",
        sha256=sha256,
    )


def importen(register: Register, grens: int) -> list[sqlite3.Row]:
    return register.lees("SELECT * FROM importering ORDER BY id DESC LIMIT :grens", grens=grens)


def indelingen(register: Register) -> list[Indelingrij]:
    """What the headers and values of senders are of ours, as far as it is remembered."""
    return register.rijen(Indelingrij, "SELECT * FROM indeling")


def onthoud_indeling(register: Register, rij: Indelingrij) -> None:
    """In the place of what was remembered for these headers."""
    register.verwijder("DELETE FROM indeling WHERE koppen = :koppen", koppen=rij.koppen)
    register.voeg_toe(
        "indeling",
        {"koppen": rij.koppen, "tekst": rij.tekst, "wie": rij.wie, "dag": rij.dag.isoformat()},
    )
