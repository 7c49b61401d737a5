"""What an item in a meeting is about is on the screen, also of what the agenda had by number."""

import csv
import io
from pathlib import Path

import pytest

from tests.commands.hulp import GEZIN, OVERLAST
from tests.conftest import Tafel
from tests.scenario.hulp import lees_op, nieuwe_casus, op, platte

DAG = "2026-11-26"
"""A Thursday, on which Jeugd en Gezin meets."""
BEGIN = ("overleg", "begin", "--tafel", "jeugd")


def getoond(tafel: Tafel, dag: str, *regels: str, code: int = 0) -> list[str]:
    """What each item showed, on one line, in the order in which they came up."""
    gezegd = tafel("--vandaag", dag, *BEGIN, input="".join(f"{regel}\n" for regel in regels))
    assert gezegd.exit_code == code, gezegd.stderr
    return [platte(deel) for deel in gezegd.stdout.split("-" * 80)[1:]]


def test_a_crisis_of_another_table_that_is_taken_in(register: Tafel) -> None:
    """It is one there too: whom to phone, what to look out for, and what is late."""
    bijzonder = {"urgentie": "crisis", "bijzonderheden": "tolk|adres_afgeschermd"}
    assert nieuwe_casus(register, GEZIN | bijzonder) == 1
    naar = ("--tafel", "volw", "--motivering", "moeder is bekend")
    op(register, "2026-11-23", "toedelen", "M1", *naar)
    doe = ("--organisatie", "altra", "--wat", "huisbezoek", "--uiterlijk", "24-11")
    op(register, "2026-11-23", "afspraak", "add", "1", *doe)
    *_, punt = getoond(register, DAG, "casus 1")
    assert "CRISIS" in punt
    assert "F.P. '88, kind '14" in punt
    for wat in (
        "Gemeld gezin, inkomen",
        "Bel Bureau Jeugdzorg vóór het overleg; nog niet gebeld",
        "Let op adres afgeschermd; tolk nodig",
        "Te laat 1/1 Altra huisbezoek, 2 dagen",
        "Ook kwam in het overleg ter sprake (Volwassenen)",
        "Daarna tafel casus crisis 1",
    ):
        assert wat in punt, (wat, punt)
    *_, punt = getoond(register, DAG, "b Gebeld", "casus 1")
    assert "Bel Bureau Jeugdzorg" in punt, "also after an interruption"


def test_a_quiet_casus_that_is_taken_in(register: Tafel) -> None:
    assert nieuwe_casus(register, OVERLAST | {"bijzonderheden": "tolk"}) == 1
    *_, punt = getoond(register, DAG, "casus 1")
    assert "KOMT TERUG" in punt
    assert "Gemeld wonen, overlast" in punt
    assert "Let op tolk nodig" in punt
    assert "Reden kwam in het overleg ter sprake (Volwassenen)" in punt
    assert "Bel" not in punt


@pytest.mark.parametrize(
    ("opties", "wie"), [((), "F.P. '88, kind '14"), (("--namen",), "Fatima Pinas")]
)
def test_a_hamerstuk_says_what_it_is_about(
    register: Tafel, opties: tuple[str, ...], wie: str
) -> None:
    """Feedback is due on Monday 30-11, and the casus itself comes back later; names when asked."""
    nieuwe_casus(register, GEZIN | {"bijzonderheden": "tolk"})
    terug = ("--tekst", "Altra gaat langs", "--terug", "17-12")
    op(register, DAG, "overleg", "besluit", "1", *terug)
    dag = "2026-12-03"
    [punt] = lees_op(register, dag, "agenda", "--tafel", "jeugd")["punten"]
    assert punt["soort"] == "terugkoppeling"
    gezegd = register("--vandaag", dag, *BEGIN, *opties, input="")
    punt = platte(gezegd.stdout.split("-" * 80)[1])
    for wat in (wie, "Gemeld", "Let op tolk nodig", "Vorig 26-11: Altra gaat langs"):
        assert wat in punt, (wat, punt)


def rijen(aantal: int) -> str:
    """A delivery with as many families, each at an address of its own."""
    blad = io.StringIO()
    namen = [naam.replace("-", "_") for naam in GEZIN]
    schrijf = csv.DictWriter(blad, [*namen, "kenmerk", "ontvangen_op", "postcode", "huisnummer"])
    schrijf.writeheader()
    for nummer in range(1, aantal + 1):
        eigen = {"achternaam": f"Gezin{nummer:02}", "kenmerk": f"K{nummer}"}
        adres = {"postcode": "1102 AB", "huisnummer": str(nummer), "ontvangen_op": "23-11-2026"}
        velden = {naam.replace("-", "_"): waarde for naam, waarde in GEZIN.items()}
        schrijf.writerow(velden | eigen | adres)
    return blad.getvalue()


def test_what_did_not_fit_and_what_was_taken_back_since(register: Tafel, tmp_path: Path) -> None:
    """Items 19 and 20 have no room on the agenda. Of what was taken back while the meeting goes on
    no more is shown than its number.
    """
    for deel, aantal in (("eerst", 19), ("later", 20)):
        (tmp_path / f"{deel}.csv").write_text(rijen(aantal), encoding="utf-8")
        op(register, "2026-11-23", "melding", "import", str(tmp_path / f"{deel}.csv"))
        op(register, "2026-11-23", "toedelen", "--alle")
    _, punt = getoond(register, DAG, "19")[-2:]
    assert "Gemeld gezin, inkomen" in punt
    op(register, DAG, "melding", "import", "--ongedaan", "2", "--ja")
    *_, punt = getoond(register, DAG, "20")
    assert "20 10 min NIEUW" in punt
    assert "Gemeld" not in punt
