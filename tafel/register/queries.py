"""Named SQL: what the services ask of the register. One place to look for a query or an index."""

import json
import sqlite3
from collections.abc import Iterable, Mapping
from itertools import count
from typing import Any

from tafel.kolommen import KOLOMMEN, NAAMKOLOMMEN
from tafel.namen import vouw
from tafel.register.besluitcorrectie import NIET_VERVALLEN
from tafel.register.store import Register

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

MELDING = f"""
SELECT m.id, m.persoon, p.huishouden, m.casus, m.status, m.uitkomst, m.tafel, m.zelfde_als,
m.crisis_gemeld, m.bevestiging,
{", ".join(ALLE_KOLOMMEN)}
FROM melding m JOIN persoon p ON p.id = m.persoon JOIN huishouden h ON h.id = p.huishouden
"""
"""A melding with its person and household; no two of the three share a column of these."""
ALLES_TERUG = "(SELECT min(m.status = 'teruggeleid') FROM melding m WHERE m.casus = c.id)"
"""1 when every melding of casus `c` was sent back, NULL when it has none."""
_SINDS = "(SELECT min(m.ontvangen_op) FROM melding m WHERE m.casus = c.id) AS sinds"
"""Since when a casus waits: the day on which its first melding came in."""


def _lijst(waarden: Iterable[object]) -> str:
    """A list as one parameter, for `IN (SELECT value FROM json_each(:lijst))`."""
    return json.dumps(list(waarden))


def _waar(filters: Mapping[str, object]) -> str:
    """The conditions, of condition → value, that have a value to filter on."""
    return " AND ".join(sql for sql, waarde in filters.items() if waarde is not None) or "true"


def melding(register: Register, nummer: int) -> sqlite3.Row | None:
    return register.lees_een(f"{MELDING} WHERE m.id = :nummer", nummer=nummer)


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
        lijst=_lijst(nummers),
    )


def meldingen_met_status(register: Register, statussen: Iterable[str]) -> list[sqlite3.Row]:
    return register.lees(
        f"{MELDING} WHERE m.status IN (SELECT value FROM json_each(:lijst)) ORDER BY m.id",
        lijst=_lijst(statussen),
    )


def meldingen_van_casus(register: Register, casus: int) -> list[sqlite3.Row]:
    return register.lees(f"{MELDING} WHERE m.casus = :casus ORDER BY m.id", casus=casus)


def meldingen_van_casussen(register: Register, casussen: Iterable[int]) -> list[sqlite3.Row]:
    return register.lees(
        f"{MELDING} WHERE m.casus IN (SELECT value FROM json_each(:lijst)) ORDER BY m.casus, m.id",
        lijst=_lijst(casussen),
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
        f"WHERE {_waar(filters)} ORDER BY m.id DESC LIMIT :grens",
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
        lijst=_lijst(sleutels),
    ):
        gevonden.setdefault(rij[0], []).append((rij[1], rij[2]))
    return gevonden


def personen_bij_sleutels(
    register: Register, sleutels: Iterable[str]
) -> dict[str, tuple[int, int]]:
    """Per person key the (person, household) that is known under it."""
    return {
        rij[0]: (rij[1], rij[2])
        for rij in register.lees(
            "SELECT sleutel, id, huishouden FROM persoon "
            "WHERE sleutel IN (SELECT value FROM json_each(:lijst)) ORDER BY id DESC",
            lijst=_lijst(sleutels),
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
        "JOIN persoon p ON p.huishouden = h.id "
        "WHERE h.postcode IN (SELECT value FROM json_each(:lijst)) "
        "AND NOT EXISTS (SELECT 1 FROM melding m WHERE m.persoon = p.id "
        "AND m.woonsituatie IN (SELECT value FROM json_each(:zonder))) ORDER BY h.id DESC",
        lijst=_lijst(postcodes),
        zonder=_lijst(zonder),
    )


def huishoudens(register: Register, nummers: Iterable[int]) -> list[sqlite3.Row]:
    return register.lees(
        "SELECT * FROM huishouden WHERE id IN (SELECT value FROM json_each(:lijst))",
        lijst=_lijst(nummers),
    )


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
        lijst=_lijst(nummers),
    )


def besluiten(register: Register, meldingen: Iterable[int]) -> list[sqlite3.Row]:
    return register.lees(
        "SELECT * FROM toedelingsbesluit "
        "WHERE melding IN (SELECT value FROM json_each(:lijst)) ORDER BY id",
        lijst=_lijst(meldingen),
    )


def laatste_besluiten(register: Register, meldingen: Iterable[int]) -> dict[int, sqlite3.Row]:
    """Per melding its latest decision."""
    return {
        rij["melding"]: rij
        for rij in register.lees(
            "SELECT * FROM toedelingsbesluit WHERE id IN (SELECT max(id) FROM toedelingsbesluit "
            "WHERE melding IN (SELECT value FROM json_each(:lijst)) GROUP BY melding)",
            lijst=_lijst(meldingen),
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
            lijst=_lijst(casussen),
        )
        if rij["onderdeel"] is not None
    }


def open_casussen(register: Register, huishoudens: Iterable[int]) -> dict[int, dict[str, Any]]:
    """Per household its open casus."""
    return {
        rij["huishouden"]: dict(rij)
        for rij in register.lees(
            "SELECT c.*, (SELECT count(*) FROM melding m WHERE m.casus = c.id) AS aantal "
            "FROM casus c WHERE c.status = 'open' "
            "AND c.huishouden IN (SELECT value FROM json_each(:lijst))",
            lijst=_lijst(huishoudens),
        )
    }


def casus(register: Register, nummer: int) -> sqlite3.Row | None:
    return register.lees_een("SELECT * FROM casus WHERE id = :nummer", nummer=nummer)


def casussen(register: Register, nummers: Iterable[int]) -> list[sqlite3.Row]:
    return register.lees(
        "SELECT * FROM casus WHERE id IN (SELECT value FROM json_each(:lijst)) ORDER BY id",
        lijst=_lijst(nummers),
    )


def casussen_elders(register: Register, tafels: Iterable[str]) -> list[sqlite3.Row]:
    """Open casussen that stand at a table that is none of these, by table, an open crisis first.

    Steps from table to table through the index: there are few of them, and many casussen.
    """
    return register.lees(
        "WITH RECURSIVE gebruikt (tafel) AS ("
        "SELECT min(tafel) FROM casus INDEXED BY casus_stap WHERE status = 'open' UNION ALL "
        "SELECT (SELECT min(c.tafel) FROM casus c INDEXED BY casus_stap "
        "WHERE c.status = 'open' AND c.tafel > g.tafel) FROM gebruikt g WHERE g.tafel IS NOT NULL) "
        "SELECT c.id, c.tafel, coalesce(c.crisis = 'open', 0) AS crisis "
        "FROM gebruikt g CROSS JOIN casus c INDEXED BY casus_stap "
        "ON c.status = 'open' AND c.tafel = g.tafel "
        "WHERE g.tafel NOT IN (SELECT value FROM json_each(:lijst)) "
        "ORDER BY c.tafel, c.crisis IS NOT 'open', c.id",
        lijst=_lijst(tafels),
    )


def aantal_open(register: Register) -> int:
    """How many casussen are open."""
    rij = register.lees_een("SELECT count(*) FROM casus WHERE status = 'open'")
    return int(rij[0]) if rij else 0


def leden(register: Register, huishouden: int) -> list[dict[str, Any]]:
    """Who lives there, by `nummer`: the 2 of 147.2, which stays when another one leaves."""
    rijen = register.lees(
        "SELECT p.*, h.nummers FROM persoon p JOIN huishouden h ON h.id = p.huishouden "
        "WHERE p.huishouden = :huishouden ORDER BY p.plek IS NULL, p.plek, p.id",
        huishouden=huishouden,
    )
    later = count((rijen[0]["nummers"] or 0) + 1) if rijen else count()
    return [
        {**dict(rij), "nummer": next(later) if rij["plek"] is None else rij["plek"]}
        for rij in rijen
    ]


def huishouden_van(register: Register, persoon: int) -> int:
    rij = register.lees_een("SELECT huishouden FROM persoon WHERE id = :persoon", persoon=persoon)
    assert rij is not None
    return int(rij["huishouden"])


_TE_LAAT = (
    "(SELECT count(*) FROM afspraak a "
    "WHERE a.casus = c.id AND a.status = 'open' AND a.uiterlijk < :laat_voor)"
)
_BETROKKEN = """(c.casemanager_organisatie = :organisatie
OR c.id IN (SELECT a.casus FROM afspraak a WHERE a.organisatie = :organisatie AND a.status = 'open')
OR c.huishouden IN (SELECT p.huishouden FROM betrokkenheid b JOIN persoon p ON p.id = b.persoon
    WHERE b.organisatie = :organisatie AND (b.tot IS NULL OR b.tot > :vandaag)))"""
"""An organisation is involved: it has the regie, something to do, or knows one of the people."""
_STILSTAAND = """CASE WHEN c.termijn_vanaf IS NULL OR c.termijn_rest IS NULL
THEN EXISTS (SELECT 1 FROM json_each(:stilstaand) s
    WHERE s.key = c.stap AND c.stap_sinds <= s.value)
ELSE EXISTS (SELECT 1 FROM json_each(:hervat) s
    WHERE s.key = c.termijn_rest AND c.termijn_vanaf <= s.value) END"""


def casuslijst(
    register: Register,
    *,
    vandaag: str,
    laat_voor: str,
    tafel: str | None,
    status: str | None,
    stap: int | None,
    categorie: str | None,
    casemanager: str | None,
    organisatie: str | None,
    opgeschaald: bool,
    volglijst: bool,
    nazorg: bool,
    te_laat: bool,
    stilstaand: Mapping[int, str] | None,
    hervat: Mapping[int, str] | None,
    opgeschort: bool,
    grens: int,
) -> list[sqlite3.Row]:
    """The newest casussen that meet every filter given, with how many afspraken are late.

    A filter on a table does not hide what has no table yet.

    `laat_voor`: an open afspraak due before this day is late.
    `categorie` "onbekend" is a casus without one; `casemanager` is part of a name; `stilstaand`
    gives per step the last day of entry that is too long ago, `hervat` per number of working days
    left the last day from which a term that was suspended ran on too long ago.
    """
    register.maak_functie("vouw", vouw)
    onbekend = categorie == "onbekend"
    filters = {
        "(c.tafel = :tafel OR c.tafel IS NULL)": tafel,
        "c.status = :status": status,
        "c.stap = :stap": stap,
        "c.categorie = :categorie COLLATE NOCASE": None if onbekend else categorie,
        "c.categorie IS NULL": onbekend or None,
        "instr(vouw(coalesce(c.casemanager, '')), :casemanager) > 0": casemanager,
        _BETROKKEN: organisatie,
        "c.opgeschaald_naar IS NOT NULL": opgeschaald or None,
        "c.volg_op IS NOT NULL": volglijst or None,
        "c.nazorg_op IS NOT NULL": nazorg or None,
        f"{_TE_LAAT} > 0": te_laat or None,
        f"c.status = 'open' AND {_STILSTAAND}": stilstaand,
        "c.opgeschort_tot IS NOT NULL": opgeschort or None,
    }
    return register.lees(
        f"SELECT c.*, {_TE_LAAT} AS te_laat FROM casus c WHERE {_waar(filters)} "
        "ORDER BY c.id DESC LIMIT :grens",
        vandaag=vandaag,
        laat_voor=laat_voor,
        tafel=tafel,
        status=status,
        stap=stap,
        categorie=categorie,
        casemanager=vouw(casemanager) if casemanager is not None else None,
        organisatie=organisatie,
        stilstaand=json.dumps(stilstaand),
        hervat=json.dumps(hervat),
        grens=grens,
    )


def agendacasussen(
    register: Register, *, tafel: str, uitkomsten: Iterable[str], datum: str
) -> list[sqlite3.Row]:
    """Open cases of a table that were not discussed yet: most urgent and oldest first.

    Not an open crisis, which stays until it is followed up (`register.crisis`); not what went up
    already, nor what has no melding left but those that were sent back.
    """
    return register.lees(
        f"SELECT c.id, c.uitkomst, c.stap, c.terug_op, {_SINDS}, "
        "EXISTS (SELECT 1 FROM melding m WHERE m.casus = c.id AND m.urgentie = 'spoed') AS spoed "
        "FROM casus c WHERE c.tafel = :tafel AND c.status = 'open' AND c.besproken_op IS NULL "
        "AND c.uitkomst IN (SELECT value FROM json_each(:lijst)) AND c.geopend_op <= :datum "
        "AND c.opgeschaald_naar IS NULL AND c.crisis IS NOT 'open' "
        f"AND {ALLES_TERUG} IS NOT 1 "
        "ORDER BY spoed DESC, sinds, c.id",
        tafel=tafel,
        lijst=_lijst(uitkomsten),
        datum=datum,
    )


def te_bespreken(register: Register, datum: str, door: str) -> list[sqlite3.Row]:
    """Open cases for the coordinators: no table yet, or two meldingen that point to two tables.

    Of the latter those about which `door`, the coordinators, decided nothing since: what the table
    itself decides is no answer. The former until they have a table. (The `+` keeps the index on
    the day, which finds nearly everything, out of it.)
    """
    velden = f"SELECT c.id, c.uitkomst, c.stap, c.tafel, c.voorkeur, {_SINDS} FROM casus c "
    waar = "WHERE c.uitkomst = 'bespreken' AND c.status = 'open' AND +c.geopend_op <= :datum "
    waar += f"AND {ALLES_TERUG} IS NOT 1 "
    onbeantwoord = (
        "NOT EXISTS (SELECT 1 FROM overlegbesluit b JOIN melding m ON m.casus = c.id "
        "JOIN toedelingsbesluit t ON t.melding = m.id "
        f"WHERE b.casus = c.id AND b.tafel = :door AND {NIET_VERVALLEN} "
        "GROUP BY b.id HAVING b.overleg > max(t.dag) "
        "OR b.overleg = max(t.dag) AND b.tijd > max(t.tijd))"
    )
    return register.lees(
        f"{velden}{waar}AND (c.tafel IS NULL OR {onbeantwoord}) ORDER BY sinds, c.id",
        datum=datum,
        door=door,
    )


def nieuw_sinds(register: Register, *, na: str, tot: str) -> list[sqlite3.Row]:
    """Open cases with a table that were opened after one day and up to another."""
    return register.lees(
        f"SELECT c.id, c.uitkomst, c.stap, c.tafel, {_SINDS} FROM casus c "
        "WHERE c.status = 'open' AND c.tafel IS NOT NULL AND c.uitkomst <> 'bespreken' "
        f"AND c.geopend_op > :na AND c.geopend_op <= :tot AND {ALLES_TERUG} IS NOT 1 "
        "AND EXISTS (SELECT 1 FROM melding m WHERE m.casus = c.id AND m.bevestiging IS NULL) "
        "ORDER BY sinds, c.id",
        na=na,
        tot=tot,
    )


def voorstellen_sinds(register: Register, *, na: str, tot: str) -> list[sqlite3.Row]:
    """Meldingen with a proposal that the coordinators have not answered: decided in these days, or
    waiting for them however long; no crises, and nothing that a coördinator chose.
    """
    return register.lees(
        "SELECT m.id, m.status, m.casus, m.uitkomst, m.tafel, c.tafel AS casustafel, t.dag "
        "FROM casus c INDEXED BY casus_stap JOIN melding m ON m.casus = c.id "
        "JOIN toedelingsbesluit t ON t.id = (SELECT max(u.id) FROM toedelingsbesluit u "
        "WHERE u.melding = m.id) WHERE c.status = 'open' AND m.bevestiging IS NULL "
        "AND t.voorstel IS NULL AND m.uitkomst IN ('tafel', 'opschalen') "
        "AND (m.status = 'toegedeeld' AND t.dag > :na AND t.dag <= :tot "
        "OR m.status = 'bespreken') ORDER BY m.id",
        na=na,
        tot=tot,
    )


def niet_bevestigd(register: Register) -> list[sqlite3.Row]:
    """Meldingen of open casussen whose proposal the coordinators kept to discuss."""
    return register.lees(
        "SELECT m.id, m.casus, m.ontvangen_op, c.tafel FROM melding m INDEXED BY melding_bespreken "
        "JOIN casus c ON c.id = m.casus WHERE m.bevestiging = 'nee' AND c.status = 'open' "
        "AND c.tafel IS NOT NULL ORDER BY m.ontvangen_op, m.id"
    )


def meldingen_bij_gesloten(register: Register, casus: int) -> list[int]:
    """Meldingen of a closed casus with new facts, which wait for the coordinators."""
    rijen = register.lees(
        "SELECT id FROM melding INDEXED BY melding_bij_gesloten "
        "WHERE bevestiging = 'gesloten' AND casus = :casus ORDER BY id",
        casus=casus,
    )
    return [rij[0] for rij in rijen]


def nieuwe_feiten(register: Register) -> list[sqlite3.Row]:
    """As `meldingen_bij_gesloten`, of every casus, with what they were allocated as."""
    return register.lees(
        "SELECT m.id, m.status, m.casus, m.uitkomst, m.tafel, c.tafel AS casustafel, "
        "t.dag FROM melding m INDEXED BY melding_bij_gesloten "
        "JOIN casus c ON c.id = m.casus JOIN toedelingsbesluit t ON t.id = "
        "(SELECT max(u.id) FROM toedelingsbesluit u WHERE u.melding = m.id) "
        "WHERE m.bevestiging = 'gesloten' AND c.status = 'gesloten' ORDER BY t.dag, m.id"
    )


def vragen_open(register: Register, datum: str) -> list[sqlite3.Row]:
    """Meldingen whose facts do not decide yet, with their latest decision; oldest first."""
    return register.lees(
        "SELECT m.id, m.ontvangen_op, (SELECT t.besluit FROM toedelingsbesluit t "
        "WHERE t.melding = m.id ORDER BY t.id DESC LIMIT 1) AS besluit "
        "FROM melding m WHERE m.status = 'aanvullen' AND m.ontvangen_op <= :datum "
        "ORDER BY m.ontvangen_op, m.id",
        datum=datum,
    )


def importen(register: Register, grens: int) -> list[sqlite3.Row]:
    return register.lees("SELECT * FROM importering ORDER BY id DESC LIMIT :grens", grens=grens)


def gebeurtenissen(register: Register, casus: int) -> list[sqlite3.Row]:
    """What happened to a casus, oldest first."""
    return register.lees(
        "SELECT dag, wie, soort, tekst, gegevens FROM gebeurtenis WHERE casus = :casus ORDER BY id",
        casus=casus,
    )


def laatste_gebeurtenis(register: Register, casus: int, soort: str) -> sqlite3.Row | None:
    """The last thing of this kind that happened to a casus: dag, gegevens."""
    return register.lees_een(
        "SELECT dag, gegevens FROM gebeurtenis WHERE casus = :casus AND soort = :soort "
        "ORDER BY id DESC LIMIT 1",
        casus=casus,
        soort=soort,
    )


def instemmingen(register: Register, casus: int) -> dict[int, sqlite3.Row]:
    """Per person the latest answer about the help that is proposed."""
    return {
        rij["persoon"]: rij
        for rij in register.lees(
            "SELECT persoon, stand, dag FROM instemming WHERE casus = :casus ORDER BY id",
            casus=casus,
        )
    }


def lopende_casussen(register: Register) -> list[sqlite3.Row]:
    """Every open casus, oldest first."""
    return register.lees("SELECT * FROM casus WHERE status = 'open' ORDER BY id")
