"""A sender whose headers and values are his own: told once, remembered, and checked."""

import sqlite3
import sys
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

import pexpect
import pytest

from tests.conftest import Tafel
from tests.invoer.hulp import aantal_meldingen, waarden
from tests.rekenbladen import ods

LIJST = (
    "Ref;Wie het betreft;Waar men woont;Thema's;Intern nr\n"
    "L1;Vos, K.;bij ouders;geldzaken/ruzie;77\n"
    "L2;Bos, A.;straat;geldzaken;78\n"
)
LOKET = """
[kolommen]
"Ref" = "kenmerk"
"Wie het betreft" = "naam"
"Waar men woont" = "woonsituatie"
"Thema's" = "leefgebieden"
"Intern nr" = "overslaan"

[waarden.woonsituatie]
"bij ouders" = "inwonend"
"straat" = "dakloos"

[waarden.leefgebieden]
"geldzaken" = "inkomen_schulden"
"geldzaken/ruzie" = "inkomen_schulden|gezin_opvoeding"
"""


@pytest.fixture
def lijst(register: Path, tmp_path: Path) -> Path:
    (tmp_path / "loket.toml").write_text(LOKET)
    (tmp_path / "lijst.csv").write_text(LIJST)
    return tmp_path / "lijst.csv"


def test_headers_and_values_of_a_sender_are_told_as_ours(
    tafel: Tafel, register: Path, lijst: Path
) -> None:
    assert tafel("melding", "import", "lijst.csv").exit_code == 65
    uit = tafel("melding", "import", "lijst.csv", "--indeling", "loket.toml")
    assert (uit.exit_code, aantal_meldingen(register)) == (0, 2), uit.stdout
    eerste, tweede = waarden(tafel, 1), waarden(tafel, 2)
    assert (eerste["kenmerk"], eerste["achternaam"]) == ("L1", "Vos")
    assert (eerste["woonsituatie"], tweede["woonsituatie"]) == ("inwonend", "dak_thuisloos")
    assert eerste["leefgebieden"] == "inkomen_schulden|gezin_opvoeding"
    assert "opmerkingen" not in eerste


def test_the_next_file_of_the_sender_needs_no_option_whatever_its_kind_and_order(
    tafel: Tafel, register: Path, lijst: Path, tmp_path: Path
) -> None:
    tafel("melding", "import", "lijst.csv", "--indeling", "loket.toml")
    kop = ("Intern nr", "waar men woont", "Ref", "Thema's", "Wie het betreft")
    (tmp_path / "week2.ods").write_bytes(
        ods(("Lijst week 2",), kop, (79, "Bij ouders", "L3", "geldzaken", "Stil, J."))
    )
    uit = tafel("melding", "import", "week2.ods")
    assert uit.exit_code == 0, uit.stdout
    assert "week2.ods: gelezen met de indeling die van deze koppen is onthouden" in uit.stderr
    assert (waarden(tafel, 3)["woonsituatie"], waarden(tafel, 3)["kenmerk"]) == ("inwonend", "L3")


def test_a_trial_remembers_nothing(tafel: Tafel, register: Path, lijst: Path) -> None:
    assert (
        tafel("melding", "import", "lijst.csv", "--indeling", "loket.toml", "--proef").exit_code
        == 0
    )
    assert tafel("melding", "import", "lijst.csv").exit_code == 65
    with closing(sqlite3.connect(register)) as db:
        assert db.execute("SELECT count(*) FROM indeling").fetchone() == (0,)


def test_a_refusal_names_the_senders_own_header_and_the_refused_rows_go_in_once_corrected(
    tafel: Tafel, register: Path, lijst: Path, tmp_path: Path
) -> None:
    lijst.write_text(LIJST.replace("straat", "kasteel"))
    uit = tafel(
        *("melding", "import", "lijst.csv", "--indeling", "loket.toml", "--afgewezen", "af.csv")
    )
    assert uit.exit_code == 65
    assert "lijst.csv, rij 3, Waar men woont «kasteel»" in " ".join(uit.stdout.split())
    tekst = (tmp_path / "af.csv").read_text("utf-8-sig")
    (tmp_path / "af.csv").write_text(tekst.replace("kasteel", "zelfstandig"))
    assert tafel("melding", "import", "af.csv").exit_code == 0
    assert waarden(tafel, 2)["leefgebieden"] == "inkomen_schulden"


FOUTEN = [
    (
        '[kolommen]\n"Ref" = "kenmerken"',
        "[kolommen] «Ref»: dit is geen kolom van een melding; bedoelt u kenmerk?",
    ),
    (
        '[kolommen]\n"Ref" = ""',
        '[kolommen] «Ref»: vul een kolom in, tussen aanhalingstekens, of "overslaan"',
    ),
    (
        '[kolommen]\n"A" = "kenmerk"\n"B" = "kenmerk"',
        "[kolommen] «B»: er is al een kop voor kenmerk",
    ),
    (
        '[kolommen]\n"A b" = "kenmerk"\n"a-b" = "naam"',
        "[kolommen] «a-b»: deze kop staat er twee keer",
    ),
    ('[waarden.woonsituatie]\n"x" = "kasteel"', "[waarden.woonsituatie] «x»:"),
    ('[waarden.woning]\n"x" = "y"', "[waarden.woning]: dit is geen kolom van een melding"),
    ("[waarden]\nwoonsituatie = 3", "waarden.woonsituatie moet een tabel zijn"),
    ('[kolom]\n"A" = "naam"', "[kolom] hoort hier niet; kies kolommen of waarden"),
    ("kolommen = 3", "kolommen moet een tabel zijn"),
    ('[kolommen\n"A"', "loket.toml, regel 1: dit is geen TOML"),
    ("[kolommen]", "er staat geen enkele kop of waarde in"),
    ('[kolommen]\n"Jan de Vries" = "naamm"', "[kolommen] regel 1: dit is geen kolom"),
]


@pytest.mark.parametrize(("tekst", "zegt"), FOUTEN)
def test_what_is_wrong_in_an_indeling_is_told_with_its_place(
    tafel: Tafel, register: Path, lijst: Path, tmp_path: Path, tekst: str, zegt: str
) -> None:
    (tmp_path / "loket.toml").write_text(tekst)
    uit = tafel("melding", "import", "lijst.csv", "--indeling", "loket.toml")
    assert (uit.exit_code, aantal_meldingen(register)) == (65, 0)
    assert zegt in uit.stderr
    assert "Vries" not in uit.stderr


def test_an_indeling_that_is_not_there_is_told(tafel: Tafel, register: Path, lijst: Path) -> None:
    uit = tafel("melding", "import", "lijst.csv", "--indeling", "weg.toml")
    assert (uit.exit_code, "weg.toml: het bestand bestaat niet" in uit.stderr) == (66, True)


def test_a_proposal_shows_no_person_and_what_it_knows(
    tafel: Tafel, register: Path, tmp_path: Path
) -> None:
    (tmp_path / "lijst.csv").write_text(
        "Kenmerk;Woonsituati;Achternam;Kanaal;Bijzonder\n"
        "L1;bij ouders;Vos;scool;x\nL2;zelfstandg;Bos;loket;y\n"
    )
    uit = tafel("melding", "indeling", "lijst.csv")
    assert uit.exit_code == 0
    assert (
        uit.stdout.splitlines()
        == [
            '# Kop van de afzender = kolom van tafel, of "overslaan".',
            "[kolommen]",
            '"Woonsituati" = "woonsituatie"',
            '"Achternam" = "achternaam"',
            '"Bijzonder" = "bijzonderheden"',
            "",
            "[waarden.kanaal]",
            '"scool" = "school"',
            "",
            "[waarden.woonsituatie]",
            '# "bij ouders" = ""',
            '"zelfstandg" = "zelfstandig"',
            "",
            "[waarden.bijzonderheden]",
            '# "x" = ""',
            '# "y" = ""',
        ]
        or "Vos" not in uit.stdout
    )
    assert "Vos" not in uit.stdout + uit.stderr
    assert "Dit is een voorstel: controleer elke regel" in uit.stderr


def test_on_a_terminal_every_header_and_value_is_confirmed(
    tafel: Tafel, register: Path, lijst: Path, omgeving: Mapping[str, str], tmp_path: Path
) -> None:
    antwoorden = ["kenmerk", "naam", "kasteel", "woonsituatie", "overslaan", "overslaan"]
    antwoorden += ["inwonend"]
    with pexpect.spawn(
        sys.executable,
        ["-m", "tafel", "melding", "indeling", "lijst.csv", "--uit", "nieuw.toml"],
        env={**omgeving, "NO_COLOR": "1"},
        cwd=str(tmp_path),
        encoding="utf-8",
        timeout=30,
    ) as kind:
        gezegd = ""
        for antwoord in antwoorden:
            kind.expect(r"\]: ")
            gezegd += kind.before or ""
            kind.sendline(antwoord)
        kind.expect(pexpect.EOF)
        kind.close()
    assert kind.exitstatus == 0
    assert "Vos" not in gezegd
    assert "zoals Aaa, A." in " ".join(gezegd.split())
    uit = tafel("melding", "import", "lijst.csv", "--indeling", "nieuw.toml")
    assert uit.exit_code == 0, uit.stdout
    assert (waarden(tafel, 1)["woonsituatie"], waarden(tafel, 1).get("leefgebieden")) == (
        "inwonend",
        None,
    )
