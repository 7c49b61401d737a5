"""The refused rows in a file of their own: what comes back is what was sent, and what cannot be in
it is said.
"""

import csv
from pathlib import Path

import openpyxl
import pytest

from tests.commands.hulp import zegt_niets
from tests.conftest import Tafel
from tests.invoer.hulp import aantal_meldingen, waarden

SAMEN = [
    # in the file, what it says
    ('"zei ""nee"" en ging"', 'zei "nee" en ging'),
    ('zei "nee" en ging', 'zei "nee" en ging'),
    ('"zei "nee" en ging"', 'zei "nee" en ging'),
    ('"nee" zei zij', '"nee" zei zij'),
    ('"half"open', '"half"open'),
    ('""nee" zei zij"', '"nee" zei zij'),
    ('"een; twee" drie', '"een; twee" drie'),
    ('"een; twee"', "een; twee"),
    ("'s avonds", "'s avonds"),
    ("-5 en =1", "-5 en =1"),
    ('"regel 1\nregel 2"', "regel 1\nregel 2"),
]


@pytest.mark.parametrize("naam", ["af.csv", "af.xlsx"])
@pytest.mark.parametrize(("cel", "tekst"), SAMEN)
def test_a_refused_row_comes_back_as_it_was_said(
    tafel: Tafel, register: Path, tmp_path: Path, cel: str, tekst: str, naam: str
) -> None:
    """With the age mended, and nothing else, it says the same."""
    (tmp_path / "in.csv").write_text(f"achternaam;reden;leeftijd;buurt\nRust;{cel};oud;Gein\n")
    uit = tafel("melding", "import", "in.csv", "--afgewezen", naam)
    assert (uit.exit_code, aantal_meldingen(register)) == (65, 0)
    if naam.endswith("csv"):
        heel = (tmp_path / naam).read_text("utf-8-sig").replace(";oud;", ";31;")
        (tmp_path / naam).write_text(heel)
    else:
        boek = openpyxl.load_workbook(tmp_path / naam)
        boek["Afgewezen"]["C2"] = "31"
        boek.save(tmp_path / naam)
    assert tafel("melding", "import", naam).exit_code == 0
    gelezen = waarden(tafel)
    assert (gelezen["reden"], gelezen["leeftijd"], gelezen["buurt"]) == (tekst, 31, "Gein")


def test_rows_with_a_wrong_quotation_mark_keep_every_mark(
    tafel: Tafel, register: Path, tmp_path: Path
) -> None:
    (tmp_path / "in.csv").write_text(
        "achternaam;reden;buurt\n"
        'Een;"zei "nee" en ging";Gein\n'
        'Twee;"nee" zei zij;Gein\n'
        'Drie;"een; twee" drie;"Gein"\n'
        'Vier;"a" en "b";Gein\n'
        'Vijf;"zei ""nee"" en "ja"";"Ge""in"\n'
    )
    uit = tafel("melding", "import", "in.csv", "--afgewezen", "af.csv")
    assert (uit.exit_code, aantal_meldingen(register)) == (65, 0)
    with (tmp_path / "af.csv").open(encoding="utf-8-sig", newline="") as bestand:
        rijen = [rij[:3] for rij in csv.reader(bestand, delimiter=";")]
    assert rijen[1:] == [
        ["Een", 'zei "nee" en ging', "Gein"],
        ["Twee", '"nee" zei zij', "Gein"],
        ["Drie", '"een; twee" drie', "Gein"],
        ["Vier", 'a" en "b', "Gein"],
        ["Vijf", 'zei "nee" en "ja"', 'Ge"in'],
    ]
    assert tafel("melding", "import", "af.csv").exit_code == 0
    assert [waarden(tafel, nr)["reden"] for nr in (1, 2)] == ['zei "nee" en ging', '"nee" zei zij']


HEEL = "is in zijn geheel geweigerd en staat dus niet in af.csv; verbeter het bestand zelf"


@pytest.mark.parametrize(
    ("bestanden", "code", "gezegd", "er_is"),
    [
        (("dubbel.csv",), 65, ("af.csv is niet geschreven: geen rij is los", HEEL), False),
        (("dubbel.csv", "goed.csv"), 65, ("niet geschreven: geen rij is los", HEEL), False),
        (("dubbel.csv", "fout.csv"), 65, ("Afgewezen rijen geschreven: af.csv", HEEL), True),
        (("goed.csv",), 0, ("af.csv is niet geschreven: geen rij is afgewezen\n",), False),
        (("fout.csv",), 65, ("Afgewezen rijen geschreven: af.csv",), True),
    ],
)
def test_what_became_of_it_is_said(
    tafel: Tafel,
    register: Path,
    tmp_path: Path,
    bestanden: tuple[str, ...],
    code: int,
    gezegd: tuple[str, ...],
    er_is: bool,
) -> None:
    assert register.exists()
    (tmp_path / "dubbel.csv").write_text("naam;naam\nRust;x\n")
    (tmp_path / "goed.csv").write_text("naam\nRust\n")
    (tmp_path / "fout.csv").write_text("naam;leeftijd\nRust;oud\n")
    uit = tafel("melding", "import", *bestanden, "--afgewezen", "af.csv", "-f", "json")
    assert (uit.exit_code, (tmp_path / "af.csv").exists()) == (code, er_is)
    assert [zin for zin in gezegd if zin not in uit.stderr] == []
    assert (HEEL in uit.stderr) == (HEEL in gezegd)


def test_what_stood_there_is_not_taken_for_what_was_refused_now(
    tafel: Tafel, register: Path, tmp_path: Path
) -> None:
    assert register.exists()
    (tmp_path / "goed.csv").write_text("naam\nRust\n")
    (tmp_path / "af.csv").write_text("van vorige week")
    uit = tafel("melding", "import", "goed.csv", "--afgewezen", "af.csv", "--overschrijf")
    assert "af.csv is niet geschreven: geen rij is afgewezen; wat er stond, staat er" in uit.stderr
    assert (tmp_path / "af.csv").read_text() == "van vorige week"


@pytest.mark.parametrize(
    "regel",
    [
        "melding lijst --uit -",
        "melding lijst -f json --uit=-",
        "melding import goed.csv --uit -",
        "melding import goed.csv --afgewezen -",
        "casus lijst --uit -",
        "agenda --tafel jeugd --uit -",
        "rapport kengetallen -f csv --uit -",
        "rapport weeklijst --alle --uit -",
        "aanbod lijst --uit -",
        "demo --bewaar -",
    ],
)
def test_a_dash_is_no_file_to_write(
    tafel: Tafel, register: Path, tmp_path: Path, regel: str
) -> None:
    (tmp_path / "goed.csv").write_text("naam\nRust\n")
    uit = tafel(*regel.split())
    assert (uit.exit_code, zegt_niets(uit.stdout, 2), aantal_meldingen(register)) == (2, True, 0)
    assert "laat de optie weg voor het scherm of een pijp, of noem een bestand" in uit.stderr
    assert not (tmp_path / "-").exists()


@pytest.mark.parametrize("codering", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp500"])
@pytest.mark.parametrize("tekst", ["naam;leeftijd\nRust;31\n", "naam;leeftijd\nRené;31\n"])
@pytest.mark.parametrize("daad", [("melding", "import"), ("aanbod", "laad")])
def test_an_encoding_that_a_file_has_not_is_named(
    tafel: Tafel, register: Path, tmp_path: Path, codering: str, tekst: str, daad: tuple[str, ...]
) -> None:
    assert register.exists()
    (tmp_path / "in.csv").write_text(tekst)
    uit = tafel(*daad, "in.csv", "--codering", codering)
    assert uit.exit_code == 65
    gezegd = " ".join((uit.stdout + uit.stderr).split())
    anders = f"in.csv: dit bestand is geen {codering}; laat --codering weg, of geef de goede"
    assert anders in gezegd.replace("utf_16", "utf-16")


@pytest.mark.parametrize("codering", ["utf-16-le", "utf-16-be", "cp500", "cp1252", "utf-8"])
def test_one_that_it_has_is_read(
    tafel: Tafel, register: Path, tmp_path: Path, codering: str
) -> None:
    (tmp_path / "in.csv").write_bytes("naam;leeftijd\nRené;31\n".encode(codering))
    assert tafel("melding", "import", "in.csv", "--codering", codering).exit_code == 0
    assert (aantal_meldingen(register), waarden(tafel)["achternaam"]) == (1, "René")


@pytest.mark.parametrize(
    "codering",
    ["undefined", "\udcff", "a\u00ef", "idna", "punycode", "unicode_escape", "raw_unicode_escape",
     "rot13", "hex", "zlib"],
)  # fmt: skip
def test_what_is_no_encoding_of_a_text_is_wrong_use(
    tafel: Tafel, register: Path, tmp_path: Path, codering: str
) -> None:
    (tmp_path / "in.csv").write_text("naam;leeftijd\nJan;31\n")
    uit = tafel("melding", "import", "in.csv", "--codering", codering)
    assert (uit.exit_code, uit.stdout) == (2, "")
    assert "Deze codering bestaat niet" in uit.stderr


@pytest.mark.parametrize("codering", ["utf-8-sig", "utf_8_sig", "UTF-8"])
def test_utf_8_may_be_asked_for_with_and_without_its_mark(
    tafel: Tafel, register: Path, tmp_path: Path, codering: str
) -> None:
    (tmp_path / "in.csv").write_bytes("naam;leeftijd\nRen\u00e9;31\n".encode())
    assert tafel("melding", "import", "in.csv", "--codering", codering).exit_code == 0
