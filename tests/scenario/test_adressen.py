"""One address in every spelling is one household; strangers never share one."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.conftest import Tafel
from tests.scenario.hulp import lees_op
from tests.scenario.sleutelhulp import DAG, RIJ, lever, schrijf

# --- addresses ------------------------------------------------------------------------------------

BEWONERS = ("Jan", "Piet", "Kees", "Koos", "Toon", "Loek", "Bram", "Wim", "Ab", "Daan")


def huishoudens(tafel: Tafel, map_: Path, *adressen: tuple[str, str]) -> list[int]:
    """Per address, as (huisnummer, toevoeging), the household of a Bakker of his own who lives
    there; numbered as they appear.
    """
    rijen = [
        RIJ
        | {"kenmerk": naam, "naam": f"{naam} Bakker", "geboren": f"12-03-{1970 + nummer}"}
        | {"huisnummer": huisnummer, "toevoeging": toevoeging}
        for nummer, (naam, (huisnummer, toevoeging)) in enumerate(
            zip(BEWONERS, adressen, strict=False)
        )
    ]
    assert lever(tafel, map_, *rijen)["toegevoegd"] == len(adressen)
    with closing(sqlite3.connect(map_ / "register.db")) as db:
        gevonden = [rij[0] for rij in db.execute("SELECT huishouden FROM persoon ORDER BY id")]
    return [sorted(set(gevonden)).index(huis) for huis in gevonden]


@pytest.mark.parametrize(
    "adressen",
    [
        [("12", "A"), ("12A", ""), ("12 a", ""), ("12-A", ""), ("12/A", ""), ("12", "-A")],
        [("9-2", ""), ("9", "2"), ("9 2", ""), ("9/2", "")],
        [("9", "hs"), ("9-H", ""), ("9 huis", ""), ("9hs", "")],
        [("37 A", "2"), ("37A-2", ""), ("37", "A2"), ("37 a 2", ""), ("37", "A-2")],
        [("t/o 5", ""), ("tegenover 5", ""), ("T/O  5", ""), ("to 5", ""), ("t.o. 5", "")],
        [("t.o. 5", ""), ("t.o 5", ""), ("t.o.v. 5", ""), ("5 t.o.", ""), ("5", "t.o.")],
        [("tegenover nr. 5", ""), ("t/o nummer 5", ""), ("5", "Tegenover"), ("5 t/o", "")],
        [("bij 5", ""), ("Bij 5", ""), ("5", "bij"), ("by 5", ""), ("5 bij", ""), ("bij5", "")],
        [("t/o 5 A", "2"), ("5 A", "t/o 2"), ("tegenover 5A-2", ""), ("5", "t.o. A 2")],
        [("bij 9", "hs"), ("9 hs", "bij"), ("bij 9 huis", ""), ("9", "bij H")],
    ],
    ids=lambda adressen: adressen[0][0],
)
def test_every_spelling_of_an_address_is_one_household(
    register: Tafel, tmp_path: Path, adressen: list[tuple[str, str]]
) -> None:
    assert huishoudens(register, tmp_path, *adressen) == [0] * len(adressen)


def test_no_strangers_share_a_household_because_a_sign_was_lost(
    register: Tafel, tmp_path: Path
) -> None:
    adressen = [
        *[("37", ""), ("37 A", "2"), ("37 B", "2"), ("37", "2"), ("37", "II")],
        *[("3", "72"), ("37", "1-12"), ("37", "11-2"), ("t/o 37", ""), ("bij 37", "")],
    ]
    assert huishoudens(register, tmp_path, *adressen) == list(range(10))


@pytest.mark.parametrize(
    ("huisnummer", "toevoeging", "waar"),
    [
        ("37 A", "2", "37 A-2"),
        ("37 A", "A", "37-A"),
        ("37 A-2", "2", "37-A-2"),
        ("37", "-2", "37-2"),
        ("37 bis", "A", "37-bis A"),
        ("t/o 5", "", "t/o 5"),
        ("bij 5 B", "", "bij 5-B"),
        ("tegenover 5", "2", "t/o 5-2"),
        ("t.o. 5", "", "t/o 5"),
        ("5", "tegenover", "t/o 5"),
        ("5 B", "by", "bij 5-B"),
    ],
)
def test_house_letter_and_toevoeging_are_both_kept_and_shown(
    register: Tafel, tmp_path: Path, huisnummer: str, toevoeging: str, waar: str
) -> None:
    lever(register, tmp_path, RIJ | {"huisnummer": huisnummer, "toevoeging": toevoeging})
    [gevonden] = lees_op(register, DAG, "zoek", "meijer")
    assert gevonden["waar"] == f"1102 AB {waar}"
    getoond = register("--vandaag", DAG, "melding", "toon", "M1").stdout
    assert [regel.split() for regel in getoond.splitlines() if "1102" in regel] == [
        ["adres", "1102", "AB", *waar.split()]
    ]
    assert "huisnummer" not in getoond


OFFICIEEL = "naam;geboren;postcode;huisnummer;huisletter;huisnummertoevoeging;"


@pytest.mark.parametrize(
    "kop",
    [
        *("aanduidingBijHuisnummer", "Aanduiding bij huisnummer", "aanduiding_bij_huisnummer"),
        *("verblijfplaats.aanduidingBijHuisnummer", "aanduidingBijHuisnummer.omschrijving"),
        *("aanduidingBijHuisnummer.code", "verblijfplaats.aanduidingBijHuisnummer.code"),
    ],
)
def test_the_mark_of_an_official_file_keeps_neighbours_apart(
    register: Tafel, tmp_path: Path, kop: str
) -> None:
    """Of one surname: at 5, beside it, opposite it, and the last two once more."""
    adressen = [
        *("5;;;", "5;;;bij", "5;;;to", "5;A;;tegenover", "5;A;2;by"),
        *("5;;;by", "bij 5;;;bij", "5;;bij;bij", "5;;;t/o", "t.o. 5 A;;;", "bij 5A-2;;;"),
    ]
    rijen = [
        f"Kees{chr(97 + n)} Bakker;12-03-{1970 + n};1102 AB;{adres}"
        for n, adres in enumerate(adressen)
    ]
    pad = tmp_path / "brp.csv"
    pad.write_text("\n".join([OFFICIEEL + kop, *rijen]), encoding="utf-8")
    gedaan = register("melding", "import", str(pad), "-f", "json")
    assert gedaan.exit_code == 0
    assert not gedaan.stderr.count("opmerking")
    with closing(sqlite3.connect(tmp_path / "register.db")) as db:
        huizen = [rij[0] for rij in db.execute("SELECT huishouden FROM persoon ORDER BY id")]
    assert [sorted(set(huizen)).index(h) for h in huizen] == [0, 1, 2, 3, 4, 1, 1, 1, 2, 3, 4]


def test_a_mark_that_is_none_is_refused_with_what_it_may_be(
    register: Tafel, tmp_path: Path
) -> None:
    pad = tmp_path / "brp.csv"
    pad.write_text(f"{OFFICIEEL}aanduiding bij huisnummer\nJan Bos;1980;1102 AB;5;;;achter\n")
    gedaan = register("melding", "import", str(pad), "-f", "json")
    assert gedaan.exit_code == 65
    [fout] = json.loads(gedaan.stdout)["fouten"]
    assert fout["reden"] == "staat niet in de lijst; kies uit bij, t/o"


@pytest.mark.parametrize("hoe", ["t.o. 5", "5 tegenover", "tegenover nr. 5", "T/O 5"])
def test_a_mark_typed_by_hand_is_the_same(register: Tafel, tmp_path: Path, hoe: str) -> None:
    wie = ("melding", "add", "--achternaam", "Bakker", "--postcode", "1102 AB")
    assert register(*wie, "--voornaam", "Ab", "--huisnummer", "5").exit_code == 0
    assert register(*wie, "--voornaam", "Bo", "--huisnummer", hoe).exit_code == 0
    assert register(*wie, "--voornaam", "Cas", "--huisnummer", "99").exit_code == 0
    assert register("melding", "wijzig", "M3", "--huisnummer", hoe).exit_code == 0
    with closing(sqlite3.connect(tmp_path / "register.db")) as db:
        gevonden = db.execute("SELECT huisnummer, huisletter, toevoeging FROM huishouden")
        assert gevonden.fetchall() == [("5", None, None), *[("5", None, "t/o")] * 2]


@pytest.mark.parametrize(
    "gezocht", ["1102 AB t/o 5", "1102ab tegenover 5", "1102 AB t.o. 5", "1102 AB 5 t/o"]
)
def test_an_address_with_a_mark_is_found(register: Tafel, tmp_path: Path, gezocht: str) -> None:
    lever(register, tmp_path, RIJ | {"huisnummer": "5", "toevoeging": "t/o"})
    lever(register, tmp_path, RIJ | {"kenmerk": "B", "naam": "Jan Bos", "huisnummer": "bij 5"})
    gevonden = register("zoek", gezocht, "-f", "csv").stdout.splitlines()[1:]
    assert len(gevonden) == 1
    assert "t/o 5" in gevonden[0]


@pytest.mark.parametrize(
    "nummer", ["06-12345678", "06 1234 5678", "020-6123456", "0612345678", "jan@voorbeeld.nl"]
)
def test_how_to_reach_somebody_is_no_house_number(
    register: Tafel, tmp_path: Path, nummer: str
) -> None:
    pad = schrijf(tmp_path, RIJ | {"huisnummer": nummer})
    gedaan = register("melding", "import", pad)
    assert gedaan.exit_code == 65
    assert nummer not in gedaan.stdout + gedaan.stderr


@pytest.mark.parametrize(
    ("bekend_als", "gesteld", "wordt"),
    [
        (("5", "A"), ("5", "B"), ("5", None, "A")),  # another house: a remark
        (("5", "A"), ("5 A", ""), ("5", None, "A")),
        (("5", ""), ("5", "A"), ("5", None, "A")),  # was not known
        (("5", "bij"), ("5", "t/o"), ("5", None, "bij")),
        (("5", "bij"), ("by 5", ""), ("5", None, "bij")),
    ],
)
def test_an_address_of_somebody_known_is_completed_or_a_remark(
    register: Tafel,
    tmp_path: Path,
    bekend_als: tuple[str, str],
    gesteld: tuple[str, str],
    wordt: tuple[str | None, ...],
) -> None:
    for nummer, (huisnummer, toevoeging) in enumerate((bekend_als, gesteld)):
        lever(
            register,
            tmp_path,
            RIJ | {"kenmerk": str(nummer), "huisnummer": huisnummer, "toevoeging": toevoeging},
        )
    with closing(sqlite3.connect(tmp_path / "register.db")) as db:
        adres = db.execute("SELECT huisnummer, huisletter, toevoeging FROM huishouden").fetchall()
        assert adres == [wordt]
