"""Whatever a report is written as, everything in it has a name of its own: no key of an object, no
table, no column and no figure twice.
"""

import csv
import io
import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Demojaar, Tafel
from tests.scenario.hulp import op

DAG = "2026-11-23"
CIJFERS = [
    *(
        ("rapport", naam, *periode, *meer)
        for naam in ("kengetallen", "indicatoren", "ggsr", "knelpunten", "aanbod")
        for periode in (("--maand", "2026-10"), ("--kwartaal", "2026-3"), ())
        for meer in ((), ("--uitleg",), ("--intern",))
    ),
    ("rapport", "nota", "--kwartaal", "2026-3"),
    ("rapport", "nota", "--bijeenkomst", "september"),
]
LIJSTEN = [
    ("rapport", "weeklijst", "--tafel", "jeugd-en-gezin"),
    ("rapport", "weeklijst", "--tafel", "coordinatoren"),
    ("rapport", "weeklijst", "--organisatie", "madi"),
]


def dubbel(dingen: Iterable[Any]) -> list[Any]:
    return [ding for ding, keer in Counter(dingen).items() if keer > 1]


def eenmalig(paren: list[tuple[str, Any]]) -> dict[str, Any]:
    assert dubbel(sleutel for sleutel, _ in paren) == []
    return dict(paren)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory, demojaar: Demojaar) -> Path:
    pad = tmp_path_factory.mktemp("sleutels") / "demo.db"
    demojaar("zuidoost", pad)
    return pad


@pytest.mark.parametrize("opdracht", CIJFERS + LIJSTEN, ids=" ".join)
def test_json(tafel: Tafel, demo: Path, opdracht: tuple[str, ...]) -> None:
    tekst = op(tafel, DAG, "--register", str(demo), *opdracht, "-f", "json").stdout
    rapport = json.loads(tekst, object_pairs_hook=eenmalig)
    assert dubbel(tabel["sleutel"] for tabel in rapport["tabellen"]) == []
    assert dubbel(deel["sleutel"] for deel in rapport.get("definities", ())) == []
    for tabel in rapport["tabellen"]:
        assert dubbel(tabel["kolommen"]) == [], tabel["sleutel"]
        assert {len(rij) for rij in tabel["rijen"]} <= {len(tabel["kolommen"])}


@pytest.mark.parametrize("opdracht", CIJFERS, ids=" ".join)
def test_csv(tafel: Tafel, demo: Path, opdracht: tuple[str, ...]) -> None:
    tekst = op(tafel, DAG, "--register", str(demo), *opdracht, "-f", "csv").stdout
    kop, *regels = csv.reader(io.StringIO(tekst.removeprefix("\ufeff")), delimiter=";")
    assert dubbel(kop) == []
    cijfers = [dict(zip(kop, regel, strict=True)) for regel in regels]
    genoemd = [c for c in cijfers if c["soort"] not in ("opmerking", "definitie")]
    assert dubbel((c["tabel"], c["rij"], c["kolom"]) for c in genoemd) == []
    assert dubbel((c["tabel"], c["naam"], c["kolom"]) for c in genoemd) == []
    assert dubbel(c["tabel"] for c in cijfers if c["soort"] == "definitie") == []


@pytest.mark.parametrize("opdracht", LIJSTEN, ids=" ".join)
def test_csv_of_a_list(tafel: Tafel, demo: Path, opdracht: tuple[str, ...]) -> None:
    tekst = op(tafel, DAG, "--register", str(demo), *opdracht, "-f", "csv").stdout
    kop, *regels = csv.reader(io.StringIO(tekst.removeprefix("\ufeff")), delimiter=";")
    assert dubbel(kop) == []
    assert {len(regel) for regel in regels} <= {len(kop)}
