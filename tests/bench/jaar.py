"""A register that holds a year of meldingen, of any size, the same every time.

The command line makes a small register; SQL repeats its rows over the year, each copy at another
day, and gives every casus its course: a plan, an action, a closing. Some values stay rare at any
size, so that small counts are always there.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from random import Random

from tafel.register.beheer import maak_register
from tests.bench.invoer import meldingen, schrijf
from tests.bench.opstelling import Bench
from tests.bench.proces import PARTNERS, TAFELS, TIJD, WIE

JAAR = 2025
BEGIN, EIND = date(JAAR, 1, 1), date(JAAR, 12, 31)
NA_AFLOOP = date(JAAR + 1, 1, 15)
"""The day on which the year is looked back upon."""
DAGEN = (EIND - BEGIN).days + 1
ONBEKEND = ("kanaal", "melder_organisatie", "aard", "urgentie", "buurt", "leefgebieden")
"""One in so many meldingen does not say one of these."""
ZWIJGT = 20
ZELDZAAM = 60
"""So many meldingen with an organisation, a channel and a neighbourhood that are seldom seen."""
GEKOPIEERD = ("huishouden", "persoon", "casus", "melding", "toedelingsbesluit", "gebeurtenis")
_HAAST = (
    *("journal_mode = OFF", "synchronous = OFF", "temp_store = MEMORY", "threads = 2"),
    *("cache_size = -400000", "mmap_size = 8000000000"),
)
"""A register that fails to be made is thrown away."""
_DUIZENDEN = 1_000
"""House numbers of a copy are so much higher than those of the copy before."""


def maak_sjabloon(bench: Bench, pad: Path, aantal: int) -> None:
    """A register with so many meldingen, read in and toegedeeld by the real command line."""
    bench.ons("init", register=pad).draai()
    rijen, keus = meldingen(aantal, tot=EIND), Random(aantal)
    for plek, rij in enumerate(rijen):
        rij["ontvangen_op"] = (BEGIN + timedelta(days=plek * DAGEN // aantal)).isoformat()
        if keus.randrange(ZWIJGT) == 0:
            rij[keus.choice(ONBEKEND)] = ""
    bestand, vandaag = schrijf(bench.map / "sjabloon.csv", rijen), NA_AFLOOP.isoformat()
    bench.ons("melding", "import", bestand, register=pad, vandaag=vandaag).draai()
    bench.ons("toedelen", "--alle", register=pad, vandaag=vandaag).draai()


def maak_jaar(sjabloon: Path, pad: Path, keer: int) -> int:
    """A new register at `pad` with the meldingen of `sjabloon` so many times; returns how many."""
    maak_register(pad)
    with closing(sqlite3.connect(pad, isolation_level=None)) as register:
        for instelling in _HAAST:
            register.execute(f"PRAGMA {instelling}").fetchall()
        register.execute("ATTACH ? AS sjabloon", (str(sjabloon),))
        indexen = register.execute(
            "SELECT name, sql FROM main.sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
        ).fetchall()
        for naam, _ in indexen:
            register.execute(f"DROP INDEX main.{naam}")
        (per_keer,) = register.execute("SELECT count(*) FROM sjabloon.melding").fetchone()
        register.execute("BEGIN")
        for sql in (*_kopie(register, per_keer, keer), *_verloop(per_keer * keer)):
            register.execute(sql)
        for _, sql in indexen:
            register.execute(sql)
        register.execute("COMMIT")
        register.execute("DETACH sjabloon")
        register.execute("PRAGMA journal_mode = WAL").fetchall()
    return int(per_keer * keer)


# --- the rows of the template, again and again ----------------------------------------------------


def _kopie(register: sqlite3.Connection, per_keer: int, keer: int) -> Iterator[str]:
    """Per table one statement that copies all its rows `keer` times, numbered on."""
    yield "INSERT INTO importering SELECT * FROM sjabloon.importering"
    hoogste = {
        tabel: register.execute(f"SELECT max(id) FROM sjabloon.{tabel}").fetchone()[0]
        for tabel in GEKOPIEERD
    }
    nummer = f"(n.k * {per_keer} + b.melding)"
    ontvangen = _dag_van(nummer, per_keer * keer)
    besloten = _besloten(nummer, per_keer * keer)
    anders = {
        ("huishouden", "huisnummer"): f"CAST(t.huisnummer + {_DUIZENDEN} * n.k AS TEXT)",
        ("persoon", "sleutel"): "t.sleutel || n.k",
        ("melding", "sleutel"): "t.sleutel || n.k",
        ("melding", "kenmerk"): "t.kenmerk || '-' || n.k",
        ("melding", "ontvangen_op"): ontvangen,
        ("melding", "inhoud"): f"replace(t.inhoud, t.ontvangen_op, {ontvangen})",
        ("toedelingsbesluit", "dag"): besloten,
        ("casus", "geopend_op"): besloten,
        ("casus", "stap_sinds"): besloten,
        ("gebeurtenis", "dag"): besloten,
    }
    eerste = "SELECT casus, min(id) AS melding FROM sjabloon.melding GROUP BY casus"
    bij = {
        "melding": "SELECT id, id AS melding FROM sjabloon.melding",
        "toedelingsbesluit": "SELECT id, melding FROM sjabloon.toedelingsbesluit",
        "casus": f"SELECT casus AS id, melding FROM ({eerste})",
        "gebeurtenis": f"SELECT g.id, e.melding FROM sjabloon.gebeurtenis g JOIN ({eerste}) e "
        "ON e.casus = g.casus",
    }
    for tabel in GEKOPIEERD:
        naar = {
            van: doel
            for _, _, doel, van, *_ in register.execute(f"PRAGMA foreign_key_list({tabel})")
            if doel in hoogste
        } | {"id": tabel}
        kolommen = [rij[1] for rij in register.execute(f"PRAGMA table_info({tabel})")]
        waarden = [
            f"n.k * {hoogste[naar[kolom]]} + t.{kolom}"
            if kolom in naar
            else anders.get((tabel, kolom), f"t.{kolom}")
            for kolom in kolommen
        ]
        melding = f"CROSS JOIN ({bij[tabel]}) b ON b.id = t.id" if tabel in bij else ""
        yield (
            "WITH RECURSIVE n (k) AS "
            f"(SELECT 0 UNION ALL SELECT k + 1 FROM n WHERE k < {keer - 1}) "
            f"INSERT INTO main.{tabel} ({', '.join(kolommen)}) SELECT {', '.join(waarden)} "
            f"FROM n CROSS JOIN sjabloon.{tabel} t {melding}"
        )


def _dag_van(nummer: str, aantal: int, later: str = "0") -> str:
    """The day on which the so-manieth melding of the year came in, or so many days later."""
    return f"date({BEGIN.toordinal() + 1721424.5} + ({nummer} - 1) * {DAGEN} / {aantal} + {later})"


def _besloten(nummer: str, aantal: int) -> str:
    """The day of the decision on it: at most a week later."""
    return _dag_van(nummer, aantal, _kies(nummer, 8, 2_654_435_761))


def _kies(nummer: str, uit: int, reeks: int) -> str:
    """0 up to `uit`, by chance as it seems; every `reeks` (a large odd number) another one."""
    return f"({nummer} * {reeks} >> 16) % {uit}"


# --- what became of them --------------------------------------------------------------------------


def _verloop(aantal: int) -> Iterator[str]:
    """The course of every casus, and what else is counted."""

    def later(dag: str, minstens: int, uit: int, reeks: int) -> str:
        return f"date({dag}, '+' || ({minstens} + {_kies('c.id', uit, reeks)}) || ' days')"

    tafels = " ".join(f"WHEN {plek} THEN '{tafel}'" for plek, tafel in enumerate(TAFELS))
    yield (
        f"UPDATE casus AS c SET tafel = CASE {_kies('id', len(TAFELS), 2_246_822_519)} {tafels} "
        f"END, uitkomst = 'tafel' WHERE tafel IS NULL AND {_kies('id', 10, 3_266_489_917)} > 0"
    )
    yield (
        f"UPDATE casus SET categorie = CASE {_kies('id', 4, 668_265_263)} WHEN 0 THEN 'Risicogezin'"
        f" WHEN 1 THEN 'MPG1' WHEN 2 THEN 'MPG2' END, stap = 3 + {_kies('id', 6, 374_761_393)} "
        "WHERE tafel = 'jeugd-en-gezin'"
    )
    yield (
        'INSERT INTO "plan" (casus, versie, status, gemaakt_op, vastgesteld_op) '
        "SELECT id, 1, 'vastgesteld', geopend_op, dag FROM (SELECT c.id, c.geopend_op, "
        f"{later('c.geopend_op', 7, 45, 2_246_822_507)} AS dag FROM casus c "
        f"WHERE {_kies('c.id', 10, 3_266_489_909)} < 6) WHERE dag <= '{NA_AFLOOP}'"
    )
    yield (
        "INSERT INTO afspraak (casus, nummer, organisatie, wat, uiterlijk, eerst_uiterlijk, status,"
        " keren_doorgeschoven, gemaakt_op, afgedaan_op) SELECT id, 1, "
        f"'{PARTNERS[0]}', 'Belt met het gezin.', dag, dag, 'nagekomen', 0, begin, dag FROM ("
        f"SELECT c.id, p.vastgesteld_op AS begin, {later('p.vastgesteld_op', 3, 40, 2_654_435_789)}"
        f" AS dag FROM \"plan\" p JOIN casus c ON c.id = p.casus) WHERE dag <= '{NA_AFLOOP}'"
    )
    redenen = (
        f"CASE {_kies('c.id', 200, 1_597_334_677)} WHEN 0 THEN 'overleden' "
        "WHEN 1 THEN 'loos_alarm' ELSE CASE c.id % 4 WHEN 0 THEN 'losgelaten' "
        "WHEN 1 THEN 'verhuisd' ELSE 'doelen_bereikt' END END"
    )
    yield (
        "CREATE TEMP TABLE dicht AS SELECT *, date(dag, '+14 days') AS weer FROM ("
        f"SELECT c.id, c.stap, {redenen} AS reden, "
        f"{later('c.geopend_op', 40, 160, 2_869_860_233)} AS dag, "
        f"{_kies('c.id', 33, 3_323_815_723)} = 0 AS heropend FROM casus c "
        f"WHERE {_kies('c.id', 10, 1_181_783_497)} < 7) WHERE dag <= '{NA_AFLOOP}'"
    )
    blijft = f"(NOT d.heropend OR d.weer > '{NA_AFLOOP}')"
    yield (
        "UPDATE casus SET status = 'gesloten', stap = 10, gesloten_op = d.dag, "
        "stap_sinds = d.dag, sluitreden = d.reden, evaluatie = 'Het gezin redt het nu zelf.' "
        f"FROM dicht d WHERE d.id = casus.id AND {blijft}"
    )
    yield f"UPDATE casus SET stap = 3 FROM dicht d WHERE d.id = casus.id AND NOT {blijft}"
    yield (
        "INSERT INTO gebeurtenis (casus, tijd, dag, wie, soort, tekst, gegevens) "
        f"SELECT casus, '{TIJD}', dag, '{WIE}', soort, tekst, gegevens FROM ("
        "SELECT id AS casus, geopend_op AS dag, 1 AS volgorde, 'categorie' AS soort, "
        "'categorie: onbekend -> ' || categorie AS tekst, "
        "json_object('oud', NULL, 'nieuw', categorie) AS gegevens "
        "FROM casus WHERE categorie IS NOT NULL "
        "UNION ALL SELECT casus, vastgesteld_op, 2, 'stap', 'stap 5 -> 6', "
        """'{"van": 5, "naar": 6}' FROM "plan" """
        "UNION ALL SELECT id, dag, 3, 'gesloten', 'casus gesloten: ' || reden, "
        "json_object('reden', reden, 'stap', stap, 'nazorg', "
        "CASE id % 3 WHEN 0 THEN date(dag, '+90 days') END) FROM dicht "
        "UNION ALL SELECT id, weer, 4, 'heropend', 'casus heropend', "
        "json_object('gesloten_op', dag, 'sluitreden', reden) FROM dicht d "
        f"WHERE NOT {blijft}) ORDER BY dag, volgorde"
    )
    yield "DROP TABLE temp.dicht"
    yield (
        "INSERT INTO consultatie (tijd, dag, wie, tafel, organisatie) "
        f"SELECT '{TIJD}', ontvangen_op, '{WIE}', '{TAFELS[0]}', '{PARTNERS[1]}' "
        "FROM melding WHERE id % 50 = 0"
    )
    terug = f"casus IS NULL AND uitkomst = 'regulier' AND {_kies('id', 30, 2_971_215_073)} = 0"
    yield (
        "INSERT INTO melding_wijziging (melding, tijd, dag, wie, veld, nieuw) "
        f"SELECT id, '{TIJD}', ontvangen_op, '{WIE}', 'teruggeleid_naar', '{PARTNERS[0]}' "
        f"FROM melding WHERE {terug}"
    )
    yield (
        f"UPDATE melding SET status = 'teruggeleid', teruggeleid_naar = '{PARTNERS[0]}' "
        f"WHERE {terug}"
    )
    zeldzaam = f"id % {max(aantal // ZELDZAAM, 1)} = 0"
    yield (
        f"UPDATE melding SET urgentie = 'crisis', kanaal = CASE id % 2 WHEN 0 THEN 'overig' END, "
        f"melder_organisatie = 'Spirit', leefgebieden = 'overlast|onderwijs' WHERE {zeldzaam}"
    )
    yield f"UPDATE huishouden SET buurt = 'Driemond ' || id % 20 WHERE {zeldzaam}"
