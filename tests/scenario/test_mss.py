"""Somebody of the MSS stood among the adults, and nobody could see who."""

import pytest

from tests.commands.hulp import OVERLAST, voer_in
from tests.conftest import Tafel
from tests.scenario.hulp import lees_op, op, platte


@pytest.fixture(autouse=True)
def casussen(tafel: Tafel) -> None:
    """Casus 1 by Z07 (part MSS), casus 2 by Z12: the same table."""
    tafel("init")
    voer_in(tafel, OVERLAST, aanvliegroute="mss")
    voer_in(tafel, OVERLAST | {"achternaam": "Stil"})
    op(tafel, "2026-11-23", "toedelen", "--alle")


def test_the_part_of_the_table_is_on_every_screen(tafel: Tafel) -> None:
    toedelen = op(tafel, "2026-11-23", "toedelen", "M1", "--proef").stdout
    assert "MSS" in toedelen
    een, twee = (op(tafel, "2026-11-23", "casus", "toon", nr).stdout for nr in "12")
    assert "VOLWASSENEN, DEEL MSS" in een
    assert "MSS" not in twee
    assert [lees_op(tafel, "2026-11-23", "casus", "toon", nr)["onderdeel"] for nr in "12"] == [
        *("mss", None),
    ]
    lijst = op(tafel, "2026-11-23", "casus", "lijst").stdout.splitlines()
    assert sum("deel MSS" in regel for regel in lijst) == 1
    agenda = op(tafel, "2026-11-23", "agenda", "--tafel", "volw").stdout
    assert agenda.count("deel MSS") == 1


def test_another_table_takes_the_part_away(tafel: Tafel) -> None:
    anders = ("--tafel", "jong", "--motivering", "kent de jongerenwerker")
    op(tafel, "2026-11-24", "toedelen", "M1", *anders)
    assert "MSS" not in op(tafel, "2026-11-24", "casus", "toon", "1").stdout.split("MELDINGEN")[0]


def test_the_weekly_list_names_the_part_too(tafel: Tafel) -> None:
    lijst = op(tafel, "2026-11-23", "rapport", "weeklijst", "--tafel", "volw").stdout
    assert lijst.count("deel MSS") == 1


def test_a_part_with_its_own_kern_is_a_block_at_the_end(tafel: Tafel) -> None:
    """Casus 3 is of the table, so it comes before casus 1 (MSS); nobody of the kern of the table is
    there for MSS but GGD, MaDi and MEE, and Steunpunt GGZ is.
    """
    voer_in(tafel, OVERLAST | {"achternaam": "Ver", "geboortedatum": "01-02-1960"})
    op(tafel, "2026-11-23", "toedelen", "--alle")
    punten = lees_op(tafel, "2026-11-23", "agenda", "--tafel", "volw")["punten"]
    assert [(p["casus"], p["onderdeel"]) for p in punten] == [(2, None), (3, None), (1, "mss")]
    for vorm in ("tekst", "markdown", "html"):
        blad = op(tafel, "2026-11-23", "agenda", "--tafel", "volw", "-f", vorm).stdout
        kop = "MSS vanaf 09.50. Kern: GGD, MaDi, MEE, Steunpunt GGZ"
        assert platte(blad).count(kop) == 1, vorm
    begin = ("overleg", "begin", "--tafel", "volw")
    gezegd = tafel("--vandaag", "2026-11-24", *begin, input="2\n3\n").stdout
    _, eerste, tweede, derde = gezegd.split("-" * 80)
    assert [kop in platte(punt) for punt in (eerste, tweede, derde)] == [False, False, True]


@pytest.mark.parametrize(
    ("partner", "nummers"),
    [("dwi", [2]), ("wijkpol", [2]), ("madi", [2, 1]), ("steunpunt-ggz", [1]), ("ymere", [])],
)
def test_who_is_there_for_which_block(tafel: Tafel, partner: str, nummers: list[int]) -> None:
    args = ("--tafel", "volw", "--voor", partner)
    agenda = lees_op(tafel, "2026-11-23", "agenda", *args)
    assert [p["casus"] for p in agenda["punten"]] == nummers
    for casus in ("1", "2"):
        op(tafel, "2026-11-24", "overleg", "besluit", casus, "--tekst", f"besluit {casus}")
    lijst = op(tafel, "2026-11-25", "overleg", "besluitenlijst", "--datum", "24-11", *args).stdout
    assert sorted(nr for nr in (1, 2) if f"besluit {nr}" in lijst) == sorted(nummers)


@pytest.mark.parametrize("begonnen", [False, True])
@pytest.mark.parametrize(
    ("partner", "nummers"),
    [("dwi", [2]), ("wijkpol", [2]), ("madi", [1, 2]), ("steunpunt-ggz", [1]), ("ymere", [])],
)
def test_a_hamerstuk_is_of_its_block_too(
    tafel: Tafel, partner: str, nummers: list[int], *, begonnen: bool
) -> None:
    """Feedback is due on Monday 30-11, and both casussen come back later; also once it began."""
    for casus in ("1", "2"):
        terug = ("--tekst", "bellen", "--terug", "15-12")
        op(tafel, "2026-11-24", "overleg", "besluit", casus, *terug)
    dag = "2026-12-01"
    if begonnen:
        tafel("--vandaag", dag, "overleg", "begin", "--tafel", "volw", input="")
        tafel("--vandaag", dag, "overleg", "sluit", "--tafel", "volw")
    heel = lees_op(tafel, dag, "agenda", "--tafel", "volw", "--datum", dag)["punten"]
    assert {p["soort"] for p in heel} == {"terugkoppeling"}
    agenda = ("agenda", "--tafel", "volw", "--datum", dag, "--voor", partner)
    assert sorted(p["casus"] for p in lees_op(tafel, dag, *agenda)["punten"]) == nummers


def test_another_kernpartner_comes_for_a_part_when_it_has_something_to_do(tafel: Tafel) -> None:
    doe = ("--organisatie", "dwi", "--wat", "uitkering", "--uiterlijk", "3-12")
    op(tafel, "2026-11-23", "afspraak", "add", "1", *doe)
    punten = lees_op(tafel, "2026-11-23", "agenda", "--tafel", "volw")["punten"]
    assert {p["casus"]: "DWI" in p["genodigden"] for p in punten} == {1: True, 2: False}
    blad = platte(op(tafel, "2026-11-23", "agenda", "--tafel", "volw").stdout)
    assert "Erbij kern MSS + DWI" in blad
