"""Nobody works out a small count, or anybody, from all reports of a year: the short form of
`make aanval`, on one district, one secret and some of its small cells.
"""

import shutil
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path
from random import Random

import pytest

from tafel.register.store import Register
from tafel.rules.perioden import kwartaal, maanden
from tafel.services.rapport.rapporteren import MAKERS
from tafel.services.regels.profielen import laad_profiel
from tests.aanval.aanvaller import Aanvaller
from tests.aanval.district import VANDAAG, bouw, sluit
from tests.aanval.gezien import kijk
from tests.aanval.kennis import Kennis, Stuk
from tests.aanval.meting import JAAR, PERIODEN, meet
from tests.aanval.waarheid import Waarheid
from tests.commands.rapporthulp import Vuller
from tests.zitting import na_afsluiten

GEHEIM = bytes(range(32))


@pytest.fixture(scope="module")
def district(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A district of some 400 meldingen a year; no month is closed."""
    pad = tmp_path_factory.mktemp("aanval") / "district.db"
    bouw(pad, zaad=3, per_jaar=400)
    return pad


@pytest.fixture(scope="module")
def gesloten(district: Path) -> Path:
    pad = district.with_name("gesloten.db")
    shutil.copy(district, pad)
    sluit(pad, GEHEIM, VANDAAG)
    return pad


@pytest.fixture(scope="module")
def kennis(gesloten: Path) -> Kennis:
    return Kennis(kijk(gesloten, PERIODEN))


def test_nobody_works_out_what_was_rounded_away(gesloten: Path) -> None:
    meting = meet(gesloten, steekproef=40, groepen=False)
    assert meting.klein == 40
    assert not meting.te_veel, meting


def test_what_the_attacker_knows_is_true_and_much(gesloten: Path, kennis: Kennis) -> None:
    """Else an attack that finds nothing says nothing; what is not so raises in `Aanvaller`."""
    assert len(kennis.gedrukt) > 5_000
    assert len(kennis.weten) > 2_000
    populaties = {stuk.populatie for som, _ in kennis.gedrukt for stuk in som}
    gebruikt = {stuk.populatie for som, _, _ in kennis.weten for stuk in som}
    assert populaties - gebruikt <= {"kaart", "teruggeleid", "volglijst", "leeftijd onbekend"}
    Aanvaller(kennis, Waarheid(gesloten), gelijken=True)


def test_the_attacker_finds_what_can_be_found(gesloten: Path) -> None:
    """Of exact figures he finds every small count: rounding is what stops him."""
    gezien, waarheid = kijk(gesloten, PERIODEN[-1:]), Waarheid(gesloten)
    kennis = Kennis(gezien)
    klein = [som for som, _ in kennis.gedrukt if waarheid.van(som) in (1, 2)][:20]
    kennis.weten += [(som, waarheid.van(som), waarheid.van(som)) for som in klein[:10]]
    grenzen = Aanvaller(kennis, waarheid).grenzen(klein)
    assert all(grens.vast for grens in grenzen[:10])


def test_the_same_set_is_the_same_figure_in_all_reports(kennis: Kennis) -> None:
    """That one cell or one set is printed in two ways raises in `Gezien`; here in what is shown."""
    per_cel: dict[tuple[object, ...], set[object]] = {}
    for rapport in kennis.gezien.rapporten:
        for tabel in rapport.tabellen:
            if tabel.kolommen[0].sleutel != "maand":
                continue
            for rij in tabel.rijen:
                for kolom, cel in zip(tabel.kolommen[1:], rij[1:], strict=True):
                    plek = (tabel.sleutel, rij[0], kolom.sleutel)
                    per_cel.setdefault(plek, set()).add(cel)
    assert per_cel
    assert all(len(getallen) == 1 for getallen in per_cel.values())


def test_late_records_change_no_cell(district: Path, tmp_path: Path) -> None:
    """Between two days some come in, of months that were closed; then December is closed."""
    pad, keus = tmp_path / "laat.db", Random(5)
    shutil.copy(district, pad)
    sluit(pad, GEHEIM, date(2026, 12, 20))
    tot_november = [*maanden(JAAR)][:11] + [kwartaal(f"2026-{nummer}") for nummer in range(1, 4)]
    toen = kijk(pad, tot_november)
    zonder = tmp_path / "zonder.db"
    shutil.copy(pad, zonder)
    with closing(sqlite3.connect(pad)) as db, db:
        bij = Vuller(db, vanaf=100_000)
        for _ in range(keus.randint(1, 5)):
            dag = f"2026-0{keus.randint(1, 9)}-{keus.randint(10, 27)}"
            persoon = bij.persoon(bij.huishouden("Driemond"))
            bij.melding(persoon, op=dag, besloten=dag, uitkomst="regulier")
    assert kijk(pad, tot_november).rapporten == toen.rapporten
    for een in (pad, zonder):
        with Register(een) as register:
            na_afsluiten(
                register=register, geladen=laad_profiel("zuidoost"), wie="x", vandaag=VANDAAG
            )
    met, niet = (kijk(een, PERIODEN) for een in (pad, zonder))
    assert kijk(pad, tot_november).rapporten == toen.rapporten
    assert met.cellen == niet.cellen
    assert [r.tabellen for r in met.rapporten] == [r.tabellen for r in niet.rapporten]
    anders = {
        zin
        for een, ander in zip(met.rapporten, niet.rapporten, strict=True)
        for zin in {*een.opmerkingen} ^ {*ander.opmerkingen}
    }
    assert all("kwamen over 2026" in zin for zin in anders)


def test_every_report_is_attacked(kennis: Kennis) -> None:
    assert {rapport.rapport for rapport in kennis.gezien.rapporten} == set(MAKERS)
    assert Stuk("gemeld", "", "", "2026-03") in {s for som, _ in kennis.gedrukt for s in som}
