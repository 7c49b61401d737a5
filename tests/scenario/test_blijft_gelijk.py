"""A report over closed months is the same, byte for byte, whatever changes afterwards: the records
that were counted, the partners, the sociale kaart, the profile.

What is not of the closing says so: what partners say of a test about policy, with its day and
source, and how many meldingen came later, once a year.
"""

import json
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.conftest import ROOT, Demojaar, Tafel
from tests.scenario.hulp import op

DAG = "2026-11-23"
KWARTAAL = ("--kwartaal", "2026-3")
NAMEN = ("kengetallen", "indicatoren", "ggsr", "knelpunten", "aanbod")
VORMEN = ("csv", "tekst", "html", "docx", "xlsx")
VRAGEN = (
    *(
        ("rapport", naam, *periode, "-f", "json")
        for naam in NAMEN
        for periode in (KWARTAAL, ("--maand", "2026-10"), ("--kwartaal", "2025-3"))
    ),
    ("rapport", "kengetallen", "--van", "2026-01-01", "--tot", "2026-10-31", "-f", "json"),
    *(("rapport", naam, *KWARTAAL, "--intern", "-f", "json") for naam in ("ggsr", "aanbod")),
    ("rapport", "nota", *KWARTAAL, "-f", "json"),
    ("rapport", "nota", "--bijeenkomst", "september", "-f", "xlsx"),
    *(("rapport", "aanbod", *KWARTAAL, "-f", vorm) for vorm in VORMEN),
)
Verander = Callable[[Tafel, Path], tuple[str, ...]]
"""Changes the register; returns what stands before every command from then on."""


def gedrukt(tafel: Tafel, tmp_path: Path, *vooraf: str) -> dict[str, bytes]:
    uit = {}
    for vraag in VRAGEN:
        bestand = () if vraag[-1] in ("json", "csv", "tekst") else ("--uit", "uit")
        gedaan = op(tafel, DAG, *vooraf, *vraag, *bestand)
        inhoud = (tmp_path / "uit").read_bytes() if bestand else gedaan.stdout.encode()
        uit[" ".join(vraag)] = inhoud
    return uit


@pytest.fixture(scope="module")
def gesloten(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the demo year is, once its months are closed."""
    return tmp_path_factory.mktemp("gesloten") / "demo.db"


@pytest.fixture(scope="module")
def eerst() -> dict[str, bytes]:
    """What was printed first of it."""
    return {}


@pytest.fixture
def demo(tafel: Tafel, demojaar: Demojaar, tmp_path: Path, gesloten: Path) -> Tafel:
    pad = tmp_path / "register.db"
    if not gesloten.exists():
        demojaar("zuidoost", pad)
        op(tafel, DAG, "rapport", "afsluiten")
        shutil.copy2(pad, gesloten)
    shutil.copy2(gesloten, pad)
    return tafel


def sql(tmp_path: Path, *opdrachten: str) -> None:
    with closing(sqlite3.connect(tmp_path / "register.db")) as db, db:
        for (trekker,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'"):
            db.execute(f"DROP TRIGGER {trekker}")
        for opdracht in opdrachten:
            db.execute(opdracht)


def records_weg(_: Tafel, tmp_path: Path) -> tuple[str, ...]:
    """Everything but what was kept at closing, and what the partners said."""
    blijft = ("maandcijfer", "maandafsluiting", "instelling", "ggsroordeel", "logregel")
    with closing(sqlite3.connect(tmp_path / "register.db")) as db:
        tabellen = [
            naam
            for (naam,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            if naam not in blijft and not naam.startswith("sqlite_")
        ]
    sql(tmp_path, "PRAGMA foreign_keys = OFF", *(f'DELETE FROM "{naam}"' for naam in tabellen))
    return ()


def partners(tafel: Tafel, _: Path) -> tuple[str, ...]:
    """Renamed, signed before the period ended, away from a table, and a new one at a table."""
    op(tafel, DAG, "partner", "wijzig", "madi", "--naam", "MaDi Nieuw", "--convenant", "2026-02-01")
    op(tafel, DAG, "partner", "wijzig", "altra", "--kern", "geen")
    op(tafel, DAG, "partner", "add", "nieuwkomer", "--naam", "Nieuwkomer", "--kern", "jeugd")
    return ()


def kaart(tafel: Tafel, tmp_path: Path) -> tuple[str, ...]:
    """Another delivery of the same source."""
    (tmp_path / "aanbod.csv").write_text("organisatie;product;leefgebieden\nX;Y;wonen\n")
    op(tafel, DAG, "aanbod", "laad", "aanbod.csv", "--toch")
    return ()


def ervaring(tafel: Tafel, _: Path) -> tuple[str, ...]:
    """What a table thinks of a product, once more."""
    op(tafel, DAG, "aanbod", "ervaring", "A1", "--tafel", "volwassenen", "--prestatie", "goed")
    return ()


def ander_profiel(_: Tafel, __: Path) -> tuple[str, ...]:
    return ("--profiel", "almere")


def eigen_profiel(_: Tafel, tmp_path: Path) -> tuple[str, ...]:
    """With other names, norms, age groups and neighbourhoods."""
    tekst = (ROOT / "data/profielen/zuidoost.toml").read_text(encoding="utf-8")
    for oud, nieuw in (
        ('titel = "Amsterdam Zuidoost"', 'titel = "Elders"'),
        ('naam = "Volwassenen"', 'naam = "Grote mensen"'),
        ('naam = "uitvoeren"', 'naam = "doen"'),
        ('"Gein", ', ""),
        ("doel_procent = 80", "doel_procent = 10\nbasisjaar = 2025"),
        ("leeftijden = [0, 12, 17, 23, 26, 65]", "leeftijden = [0, 18]"),
        ("knelpunt_vanaf = 5", "knelpunt_vanaf = 1"),
        ("knelpunt_procent = 30", "knelpunt_procent = 1"),
    ):
        assert oud in tekst
        tekst = tekst.replace(oud, nieuw)
    (tmp_path / "eigen.toml").write_text(tekst, encoding="utf-8")
    return ("--profiel", "eigen.toml")


ANDERS: list[Verander] = [records_weg, partners, kaart, ervaring, ander_profiel, eigen_profiel]


@pytest.mark.parametrize("verander", ANDERS, ids=lambda verander: verander.__name__)
def test_it_is_the_same(
    demo: Tafel, tmp_path: Path, eerst: dict[str, bytes], verander: Verander
) -> None:
    if not eerst:
        eerst |= gedrukt(demo, tmp_path)
    nu = gedrukt(demo, tmp_path, *verander(demo, tmp_path))
    assert [vraag for vraag, wat in eerst.items() if nu[vraag] != wat] == []


def test_of_a_month_closed_before_this_was_kept_it_is_as_now(
    demo: Tafel, tmp_path: Path, eerst: dict[str, bytes]
) -> None:
    """The same, as long as nothing changes; of the sociale kaart the report says that it is of
    now.
    """
    if not eerst:
        eerst |= gedrukt(demo, tmp_path)
    sql(tmp_path, "UPDATE maandafsluiting SET stand = NULL, kaart = NULL, zegel = NULL")
    nu = gedrukt(demo, tmp_path)
    van_nu, van_toen = b"ervaringen zijn de stand van nu", b"ervaringen zijn die van dat afsluiten"
    for vraag, wat in eerst.items():
        if vraag.endswith("json"):
            assert nu[vraag].replace(van_nu, van_toen) == wat, vraag
    assert van_nu in nu["rapport aanbod --kwartaal 2026-3 -f json"]
    partners(demo, tmp_path)
    kengetallen = "rapport kengetallen --kwartaal 2026-3 -f json"
    anders = op(demo, DAG, *kengetallen.split()).stdout
    assert "MaDi Nieuw" in anders
    assert "MaDi Nieuw" not in eerst[kengetallen].decode()


def test_what_partners_said_of_policy_is_told_when_it_is_known(demo: Tafel) -> None:
    zegt = ("--zegt", "ja", "--op", "2026-09-01", "--bron", "verslag")
    op(demo, DAG, "rapport", "oordeel", "visie", *zegt)
    gelezen = json.loads(op(demo, DAG, "rapport", "ggsr", *KWARTAAL, "-f", "json").stdout)
    [rij] = [rij for rij in gelezen["tabellen"][0]["rijen"] if rij[1] == "gezamenlijke visie"]
    assert rij[2] == "✓"
    assert "De partners op 01-09-2026: ja (verslag)." in rij[-1]


def test_the_next_month_is_of_what_there_is_then(demo: Tafel, tmp_path: Path) -> None:
    """Changed in between, and both in one report: the rows are those of either."""
    partners(demo, tmp_path)
    kaart(demo, tmp_path)
    later = json.loads(
        op(
            demo, "2027-01-20", "rapport", "kengetallen", "--kwartaal", "2026-4", "-f", "json"
        ).stdout
    )
    [melders] = [deel for deel in later["tabellen"] if deel["sleutel"] == "naar_melder"]
    namen = [rij[0] for rij in melders["rijen"]]
    assert {"MaDi Nieuw", "Nieuwkomer"} < set(namen)
    assert "MaDi" not in namen
    assert namen[-1] == "onbekend"
    aanbod = json.loads(
        op(demo, "2027-01-20", "rapport", "aanbod", "--kwartaal", "2026-4", "-f", "json").stdout
    )
    [producten] = [deel for deel in aanbod["tabellen"] if deel["sleutel"] == "aanbod_over"]
    assert "Y" in [rij[1] for rij in producten["rijen"]]
