"""Files that cannot be taken: refused whole, in Dutch, with the object that a program counts on."""

import json
from pathlib import Path

import pytest

from tests.conftest import Tafel
from tests.invoer.hulp import Importeer, inhoud, ontleed, tellers

GOED = "kenmerk;achternaam;geboortedatum\nA1;Bakker;1990-03-04\nA2;Smit;2001-05-06\n"


@pytest.mark.parametrize(
    ("bestand", "reden"),
    [
        (b"", "het bestand is leeg; kies een bestand met een kopregel"),
        (b"\x89PNG\r\n\x1a\n" + bytes(99), "dit is een plaatje en geen lijst; vraag de"),
        (b"PK\x03\x04" + bytes(99), "sla het blad op als CSV"),
        (b"Bakker;1990-03-04\nSmit;2001-05-06\n", "geen enkele bekende kolom; zet bovenaan"),
        (b"kenmerk;naam;nummer\n1;2;3\n", "twee keer in de kopregel (kenmerk, nummer)"),
        (b'naam;reden\nA;"open\nB;goed\n', "in rij 2 begint een aanhalingsteken"),
        (b"kenmerk;" + b"x" * 1_000_000 + b"\nA;B\n", "langer dan 200 tekens; controleer de kop"),
        ("kenmerk;naam\nA;B\n".encode("utf-16-le"), "--codering utf-16-le"),
    ],
)
def test_a_file_refused_whole_stores_nothing_and_says_so_twice(
    importeer: Importeer, tafel: Tafel, register: Path, bestand: bytes, reden: str
) -> None:
    eerst = inhoud(register)
    uit, uitslag = importeer(bestand)
    [fout] = uitslag["fouten"]
    assert uit.exit_code == 65
    assert (fout["bestand"], fout["rij"], fout["waarde"]) == ("in.csv", None, None)
    assert reden in fout["reden"]
    assert (uitslag["import"], uitslag["gelezen"]) == (None, 0)
    tekst = tafel("melding", "import", "in.csv", "-f", "tekst")
    assert tekst.exit_code == 65
    assert "in.csv" in tekst.stdout
    assert len(tekst.stdout) < 500
    assert inhoud(register) == eerst


@pytest.mark.parametrize(
    ("naam", "reden"),
    [
        ("weg.csv", "het bestand bestaat niet; controleer de naam en de map"),
        ("map", "dit is een map; noem de bestanden erin, bijvoorbeeld map/*.csv"),
        ("in.csv/x.csv", "het bestand is niet te lezen; controleer de schijf of maak een kopie"),
        ("/proc/self/mem", "het bestand is niet te lezen; controleer de schijf of maak een kopie"),
    ],
)
def test_a_file_that_is_not_there_stops_the_import_before_anything_is_stored(
    tafel: Tafel, register: Path, tmp_path: Path, naam: str, reden: str
) -> None:
    (tmp_path / "in.csv").write_text(GOED)
    (tmp_path / "map").mkdir()
    eerst = inhoud(register)
    uit = tafel("melding", "import", "in.csv", naam, "-f", "json")
    [fout] = ontleed(uit)["fouten"]
    assert fout == {"bestand": naam, "rij": None, "kolom": None, "waarde": None, "reden": reden}
    assert (uit.exit_code, uit.stderr) == (66, f"tafel: {naam}: {reden}.\n")
    assert inhoud(register) == eerst


def test_without_a_register_the_object_is_printed_too(tafel: Tafel, tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text(GOED)
    uit = tafel("melding", "import", "in.csv", "-f", "json")
    assert (uit.exit_code, ontleed(uit)["gelezen"]) == (69, 0)
    assert "tafel init" in uit.stderr


def test_a_bad_file_among_good_ones_stops_only_itself(
    tafel: Tafel, register: Path, tmp_path: Path
) -> None:
    (tmp_path / "a.csv").write_text(GOED)
    (tmp_path / "leeg.csv").write_bytes(b"")
    (tmp_path / "b.csv").write_text("achternaam\tkenmerk\nJansen\tB1\n")
    uit = tafel("melding", "import", "a.csv", "leeg.csv", "b.csv", "-f", "json")
    uitslag = ontleed(uit)
    assert (uit.exit_code, tellers(uitslag)) == (65, (3, 0, 0, 0))
    assert [fout["bestand"] for fout in uitslag["fouten"]] == ["leeg.csv"]


@pytest.mark.parametrize("codering", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_stdin_in_any_encoding(tafel: Tafel, register: Path, codering: str) -> None:
    tekst = "nummer,Voor-naam,ACHTERNAAM\nA1,Loïs,Ünal\n"
    uit = tafel("melding", "import", "-", "-f", "json", input=tekst.encode(codering))
    assert (uit.exit_code, tellers(ontleed(uit))) == (0, (1, 0, 0, 0))
    gelezen = json.loads(tafel("melding", "lijst", "--namen", "-f", "json").stdout)
    assert gelezen[0]["naam"] == "Loïs Ünal"


@pytest.mark.parametrize("vreemd", ["Ágnes", "Łukasz Í", "Ýr", "Đặng", "Aïsha Í"])
def test_a_byte_that_cp1252_has_not_costs_no_other_row_when_encodings_are_mixed(
    importeer: Importeer, tafel: Tafel, vreemd: str
) -> None:
    """UTF-8 of each has 81, 8D, 8F, 90 or 9D, and the second row is cp1252."""
    rijen = [f"A1;{vreemd}\n".encode(), "A2;Renée\n".encode("cp1252"), b"A3;Jan\n"]
    uit, uitslag = importeer(b"kenmerk;achternaam\n" + b"".join(rijen))
    assert (uit.exit_code, tellers(uitslag)) == (0, (3, 0, 0, 0))
    [regel] = [regel for regel in uit.stderr.splitlines() if "verminkt" in regel]
    assert "rij 2, achternaam: " in regel
    assert "twee coderingen door elkaar; vraag een nieuw bestand" in regel
    lijst = json.loads(tafel("melding", "lijst", "--namen", "-f", "json").stdout)
    assert {"Renée", "Jan"} < {melding["naam"] for melding in lijst}


@pytest.mark.parametrize("inhoud_", [b"A;J\x81rgen\n", b"A;\x81\x8d\nB;Ren\xe9e\n"])
def test_where_nothing_is_utf_8_it_is_refused_as_before(
    importeer: Importeer, inhoud_: bytes
) -> None:
    uit, uitslag = importeer(b"kenmerk;achternaam\n" + inhoud_)
    assert (uit.exit_code, uitslag["import"]) == (65, None)
    assert "--codering" in uitslag["fouten"][0]["reden"]


def test_the_name_of_a_file_is_shown_harmless(tafel: Tafel, register: Path, tmp_path: Path) -> None:
    naam = "\x1b[31m\u202e[bold]rood.csv"
    (tmp_path / naam).write_text("kenmerk;leeftijd\nA;ja\n")
    for formaat in ("json", "tekst", "csv", "markdown"):
        uit = tafel("melding", "import", naam, "-f", formaat)
        assert uit.exit_code == 65
        assert "rood.csv" in uit.stdout
        assert not {"\x1b", "\u202e"} & set(uit.stdout + uit.stderr)
    assert "\x1b" not in tafel("melding", "imports").stdout


# Where the output goes


@pytest.mark.parametrize("optie", ["--uit", "--afgewezen"])
@pytest.mark.parametrize("plek", ["weg/uit.csv", "map", "in.csv/uit.csv"])
def test_output_that_cannot_be_written_stops_the_import_before_anything_is_stored(
    tafel: Tafel, register: Path, tmp_path: Path, optie: str, plek: str
) -> None:
    (tmp_path / "in.csv").write_text(GOED + "A3;;2001-13-45\n")
    (tmp_path / "map").mkdir()
    eerst = inhoud(register)
    uit = tafel("melding", "import", "in.csv", optie, plek)
    assert (uit.exit_code, uit.stdout) == (73, "")
    assert uit.stderr.startswith(f"tafel: Kan {plek} niet schrijven: ")
    assert inhoud(register) == eerst
    assert sorted(pad.name for pad in tmp_path.iterdir() if "tmp" in pad.name) == []


@pytest.mark.parametrize("optie", ["--uit", "--afgewezen"])
@pytest.mark.parametrize("plek", ["in.csv", "koppeling.csv", "register.db"])
def test_output_never_replaces_the_register_or_what_is_read(
    tafel: Tafel, register: Path, tmp_path: Path, optie: str, plek: str
) -> None:
    tekst = GOED + "A3;;2001-13-45\n"
    (tmp_path / "in.csv").write_text(tekst)
    (tmp_path / "koppeling.csv").symlink_to("in.csv")
    uit = tafel("melding", "import", "in.csv", "--proef", optie, plek)
    assert (uit.exit_code, uit.stdout) == (2, "")
    assert "kies een andere naam" in uit.stderr
    assert (tmp_path / "in.csv").read_text() == tekst
    assert tafel("melding", "lijst", "--uit", "register.db").exit_code == 2
    assert tafel("melding", "lijst").exit_code == 0


def test_a_list_in_a_file_replaces_what_was_there_whole_and_private(
    tafel: Tafel, importeer: Importeer, tmp_path: Path
) -> None:
    importeer(GOED)
    pad = tmp_path / "lijst.json"
    pad.write_text("x" * 9999)
    pad.chmod(0o644)
    uit = tafel("melding", "lijst", "-f", "json", "--uit", "lijst.json")
    assert (uit.exit_code, uit.stdout) == (0, "")
    assert len(json.loads(pad.read_text())) == 2
    assert pad.stat().st_mode & 0o777 == 0o600
    assert tafel("melding", "lijst", "--uit", "weg/lijst.json").exit_code == 73
