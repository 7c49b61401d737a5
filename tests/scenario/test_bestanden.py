"""What comes in and goes out, as the programs around it make and read it.

Each scenario is named after what a user said went wrong.
"""

import json
import re
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.commands.hulp import GEZIN, voer_in
from tests.conftest import Tafel
from tests.scenario.hulp import lees_op, op, platte

VANDAAG = "2026-11-28"
UTF8_MERK = b"\xef\xbb\xbf"


@pytest.fixture
def gevuld(register: Tafel) -> Tafel:
    voer_in(register, GEZIN | {"voornaam": "Zoë", "achternaam": "Müller", "geboortedatum": "1988"})
    op(register, VANDAAG, "toedelen", "--alle")
    op(register, VANDAAG, "overleg", "besluit", "1", "--tekst", "Zij belt.")
    return register


@pytest.mark.parametrize(
    "opdracht",
    [
        ("melding", "lijst", "--namen"),
        ("casus", "lijst"),
        ("afspraak", "lijst"),
        ("partner", "lijst"),
        ("agenda", "--tafel", "jeugd"),
        ("overleg", "besluitenlijst", "--tafel", "jeugd"),
        ("rapport", "kengetallen"),
    ],
    ids=" ".join,
)
def test_excel_shows_mojibake_in_a_csv_of_ours(
    gevuld: Tafel, tmp_path: Path, opdracht: tuple[str, ...]
) -> None:
    uit = tmp_path / "lijst.csv"
    op(gevuld, VANDAAG, *opdracht, "-f", "csv", "--uit", str(uit))
    in_pijp = op(gevuld, VANDAAG, *opdracht, "-f", "csv").stdout
    assert uit.read_bytes().startswith(UTF8_MERK)
    assert not uit.read_bytes().startswith(UTF8_MERK * 2)
    assert not in_pijp.startswith("\ufeff")
    assert uit.read_bytes().decode("utf-8-sig").splitlines() == in_pijp.splitlines()


def test_a_csv_of_ours_is_read_back(gevuld: Tafel, tmp_path: Path) -> None:
    uit = tmp_path / "lijst.csv"
    uit.write_text("kenmerk;naam;geboren\nA;;31-31-2000\n", encoding="utf-8")
    weg = tmp_path / "weg.csv"
    assert gevuld("melding", "import", str(uit), "--afgewezen", str(weg)).exit_code == 65
    assert weg.read_bytes().startswith(UTF8_MERK + b"kenmerk")
    assert gevuld("melding", "import", str(weg)).exit_code == 65


@pytest.mark.parametrize(
    "opdracht",
    [
        ("overleg", "besluitenlijst", "--tafel", "jeugd"),
        ("agenda", "--tafel", "jeugd"),
        ("rapport", "kengetallen"),
    ],
    ids=" ".join,
)
def test_word_underlines_every_dutch_line(
    gevuld: Tafel, tmp_path: Path, opdracht: tuple[str, ...]
) -> None:
    uit = tmp_path / "stuk.docx"
    op(gevuld, VANDAAG, *opdracht, "-f", "docx", "--uit", str(uit))
    with zipfile.ZipFile(uit) as bundel:
        delen = [bundel.read(naam).decode() for naam in bundel.namelist() if "word/" in naam]
    talen = re.findall(r"<w:(?:lang|themeFontLang)\b[^>]*?w:val=\"([^\"]*)\"", "".join(delen))
    assert set(talen) == {"nl-NL"}


def test_the_first_quarter_is_not_next_years(gevuld: Tafel) -> None:
    cijfers = op(gevuld, VANDAAG, "rapport", "kengetallen", "--van", "1-1", "--tot", "31-3").stdout
    assert "1e kwartaal 2026" in platte(cijfers)
    assert lees_op(gevuld, VANDAAG, "melding", "lijst", "--van", "1-1")
    assert lees_op(gevuld, VANDAAG, "melding", "lijst", "--tot", "1-5") == []
    lijst = ("overleg", "besluitenlijst", "--tafel", "jeugd", "--datum", "5-3")
    assert lees_op(gevuld, VANDAAG, *lijst)["datum"] == "2026-03-05"
    besluit = ("overleg", "besluitenlijst", "--tafel", "jeugd", "--datum", "1-12")
    assert lees_op(gevuld, VANDAAG, *besluit)["datum"] == "2025-12-01"


def test_an_afspraak_without_a_year_looks_forward(gevuld: Tafel) -> None:
    afspraak = ("--organisatie", "madi", "--wat", "belt", "--uiterlijk", "5-1")
    op(gevuld, VANDAAG, "afspraak", "add", "1", *afspraak)
    [gemaakt] = lees_op(gevuld, VANDAAG, "afspraak", "lijst", "--casus", "1")
    assert gemaakt["uiterlijk"] == "2027-01-05"


ZELFDE = ("12 A", "12a", "12-a", "12/A")


@pytest.fixture
def op_adres(register: Tafel) -> Tafel:
    """M1 to M4 at one address, each as somebody typed it; M5 next door, M6 further on."""
    for nummer, huis in enumerate((*ZELFDE, "12", "14")):
        gegevens = {"kenmerk": f"K{nummer}", "achternaam": "Bakker", "geboortedatum": "1970-03-12"}
        gegevens |= {"voornaam": f"V{nummer}", "postcode": "1102 AB", "huisnummer": huis}
        voer_in(register, gegevens)
    return register


@pytest.mark.parametrize(
    ("gezocht", "gevonden"),
    [
        *(
            (adres, {"M1", "M2", "M3", "M4"})
            for adres in ("1102 AB 12-A", "1102 AB 12A", "1102AB12A", "1102ab 12/a", "1102 ab 12-a")
        ),
        ("1102 AB 12", {"M1", "M2", "M3", "M4", "M5"}),
        ("1102AB12", {"M1", "M2", "M3", "M4", "M5"}),
        ("1102AB 14", {"M6"}),
        ("1102 AB", {"M1", "M2", "M3", "M4", "M5", "M6"}),
    ],
)
def test_the_address_as_tafel_shows_it_finds_nothing(
    op_adres: Tafel, gezocht: str, gevonden: set[str]
) -> None:
    assert {m["nummer"] for m in lees_op(op_adres, VANDAAG, "zoek", gezocht)} == gevonden


@pytest.mark.parametrize(
    ("naam", "verminkt"),
    [
        *(
            (naam, True)
            for naam in (
                "RenÃ©e",
                "MÃ¼ller",
                "ZoÃ«",
                "Ren\ufffde",
                "Ã‰lise",
                "D\u00e2\u20ac\u2122Ancona",
                "Ren\u017de",  # of a Mac: é, è, ï, ä, ß
                "Andr\u017d",
                "Kr\u0160mer",
                "Lo\u2022s",
                "Stra\xa7er",
                "Ren\u201ae",  # of DOS: é, è, ó, ñ, ä
                "Mich\u0160le",
                "L\xa2pez",
                "Mu\xa4oz",
                "J\u201eger",
                "Ren\u00c8e",  # read as of a Mac
                "Fran\xa8ois",
                "SCHR\u0161DER",
            )
        ),
        *(
            (naam, False)
            for naam in (
                *("Renée", "Müller", "Zoë", "Élise", "Łoś", "Ünal", "D\u2019Ancona"),
                *(
                    "\u017di\u017eek",
                    "\u017dELJKO",
                    "Milo\u0161",
                    "\u0160imi\u0107",
                    "Du\u0161an-\u017deljko",
                ),
                *(
                    "RENÉE",
                    "D'Éon",
                    "Mc\u00c9voy",
                    "Sa\u2018id",
                    "Paral\xb7lel",
                    "\u0152uvre",
                    "St-Étienne",
                ),
                *("Bos\u2013Mol", "Muñoz (\u201eJan\u201d)", "Müller \u2122", "Дмитрий"),
            )
        ),
    ],
)
def test_a_mangled_name_goes_in_without_a_word(register: Tafel, naam: str, verminkt: bool) -> None:
    tekst = f"kenmerk;achternaam;geboortedatum\nA;{naam};1988\nB;Smit;1990\n"
    gedaan = register("melding", "import", "-", input=tekst)
    assert gedaan.exit_code == 0
    assert ("verminkt" in gedaan.stdout + gedaan.stderr) is verminkt
    assert naam not in gedaan.stdout + gedaan.stderr


DUBBEL = "Ren\u00c3\u00a9e"
"""Renée in UTF-8, read as cp1252 and written again."""


@pytest.mark.parametrize(
    ("bytes_", "codering", "raad"),
    [
        ("Renée".encode(), "cp1252", "lees het in met --codering utf-8"),
        ("Renée".encode(), "latin-1", "lees het in met --codering utf-8"),
        (DUBBEL.encode(), None, "vraag een nieuw bestand"),
        (DUBBEL.encode(), "utf-8", "vraag een nieuw bestand"),
        (DUBBEL.encode("cp1252"), "cp1252", "lees het in met --codering utf-8"),
        ("Renée Köhler".encode("mac-roman"), None, "lees het in met --codering mac-roman"),
        ("Andr\xe9 Lo\xefs".encode("mac-roman"), None, "lees het in met --codering mac-roman"),
        ("Renée Mol".encode("cp850"), None, "lees het in met --codering cp850"),
        ("Loïs".encode("cp850"), None, "lees het in met --codering cp850"),
        ("Renée".encode(), "mac-roman", "lees het in met --codering utf-8"),
        ("Renée".encode("cp1252"), "mac-roman", "lees het in met --codering cp1252"),
        ("Ren\u017de".encode(), None, "vraag een nieuw bestand"),
        ("Ren\ufffde".encode(), None, "vraag een nieuw bestand"),
        ("Renée".encode() + b";\xeb", None, "vraag een nieuw bestand"),  # a mixture
    ],
)
def test_another_encoding_is_only_named_where_it_helps(
    register: Tafel, tmp_path: Path, bytes_: bytes, codering: str | None, raad: str
) -> None:
    kop = b"kenmerk;achternaam;buurt\nA;" if b";" in bytes_ else b"kenmerk;achternaam\nA;"
    (tmp_path / "in.csv").write_bytes(kop + bytes_ + b"\n")
    opties = ("--codering", codering) if codering else ()
    fout = platte(register("melding", "import", "in.csv", "--proef", *opties).stderr)
    assert raad in fout
    assert ("--codering" in fout) is ("--codering" in raad)
    if "--codering" in raad:
        goed = register("melding", "import", "in.csv", "--codering", raad.rsplit(maxsplit=1)[-1])
        assert (goed.exit_code, "verminkt" in goed.stderr) == (0, False)


def test_no_encoding_helps_a_workbook_or_a_feed(register: Tafel, tmp_path: Path) -> None:
    boek = Workbook()
    boek.worksheets[0].append(["kenmerk", "achternaam"])
    boek.worksheets[0].append(["A", DUBBEL])
    boek.save(tmp_path / "in.xlsx")
    dienst = {"id": "d", "name": DUBBEL, "status": "active", "organization": {"name": "Madi"}}
    (tmp_path / "in.json").write_text(json.dumps([dienst]))
    for opdracht in (("melding", "import", "in.xlsx"), ("aanbod", "laad", "in.json")):
        fout = platte(register(*opdracht).stderr)
        assert ("vraag een nieuw bestand" in fout, "--codering" in fout) == (True, False)


@pytest.mark.parametrize(
    ("geschreven", "naam"),
    [
        ("Smit_x000D_", "Smit"),
        ("van_x0009_Dam", "van Dam"),
        ("Smit_x0007_", "Smit"),
        ("Smit_x005F_x000D_", "Smit_x000D_"),
        ("M_x00FC_ller", "Müller"),
        ("a_x_b", "a_x_b"),
    ],
)
def test_excel_spells_out_a_line_end_in_a_name(
    register: Tafel, tmp_path: Path, geschreven: str, naam: str
) -> None:
    boek = Workbook()
    blad = boek.worksheets[0]
    blad.append(["kenmerk", "achternaam", "leefgebieden"])
    blad.append(["A", geschreven, "wonen_x000D_ |overlast"])
    boek.save(tmp_path / "in.xlsx")
    assert register("melding", "import", str(tmp_path / "in.xlsx")).exit_code == 0
    [melding] = json.loads(register("melding", "lijst", "--namen", "-f", "json").stdout)
    assert melding["naam"] == naam


@pytest.mark.parametrize(
    ("stand", "koppen", "code"),
    [
        ("hidden", ["Kanaal", "Urgentie", "Woonsituatie"], 0),
        ("veryHidden", ["Kanaal", "Urgentie", "Woonsituatie"], 0),
        ("visible", ["Keuze 1", "Keuze 2"], 0),
        ("visible", ["Kanaal", "Urgentie", "Woonsituatie"], 65),
    ],
)
@pytest.mark.parametrize("eerst", [True, False])
def test_a_sheet_with_lists_refuses_the_file(
    register: Tafel, tmp_path: Path, stand: str, koppen: list[str], code: int, eerst: bool
) -> None:
    boek = Workbook()
    meldingen = boek.worksheets[0]
    meldingen.append(["kenmerk", "achternaam"])
    meldingen.append(["A", "Smit"])
    lijsten = boek.create_sheet("lijsten", 0 if eerst else None)
    lijsten.append(koppen)
    lijsten.append(["politie"])
    lijsten.sheet_state = stand
    boek.save(tmp_path / "in.xlsx")
    assert register("melding", "import", str(tmp_path / "in.xlsx")).exit_code == code


def kaart(aantal: int, **velden: object) -> str:
    """A page of the API with so many services."""
    dienst = {"status": "active", "organization": {"id": "o", "name": "Madi"}}
    diensten = [dienst | {"id": f"d{n}", "name": f"Hulp {n}"} for n in range(aantal)]
    return json.dumps({"contents": diensten, **velden})


@pytest.mark.parametrize(
    ("velden", "reden"),
    [
        ({"total_pages": 3, "page_number": 1}, "bladzijde 1 van 3"),
        ({"total_pages": 2}, "bladzijde ? van 2"),
        ({"last_page": False}, "één bladzijde van meer"),
        ({"first_page": False, "last_page": True}, "één bladzijde van meer"),
        ({"next": "https://voorbeeld.invalid/?page=2"}, "één bladzijde van meer"),
        ({"total_items": 6}, "noemt 6 producten en bevat er 2"),
        ({"count": 3}, "noemt 3 producten en bevat er 2"),
        ({"page_number": 2, "has_more": True}, "één bladzijde van meer"),
        ({"page_number": "2"}, "één bladzijde van meer"),
        ({"page": 2}, "één bladzijde van meer"),
        ({"number": 1}, "één bladzijde van meer"),
        ({"next_page": 2}, "één bladzijde van meer"),
        ({"has_more": True}, "één bladzijde van meer"),
        ({"hasMore": "true"}, "één bladzijde van meer"),
        ({"hasNext": True}, "één bladzijde van meer"),
        ({"total": 40}, "noemt 40 producten en bevat er 2"),
        ({"meta": {"total": 40}}, "noemt 40 producten en bevat er 2"),
        ({"page": {"number": 0, "totalPages": 3}}, "bladzijde ? van 3"),
        ({"pagination": {"next_page": 2}}, "één bladzijde van meer"),
    ],
)
def test_one_page_lets_the_rest_of_the_sociale_kaart_lapse(
    register: Tafel, tmp_path: Path, velden: dict[str, object], reden: str
) -> None:
    bestand = tmp_path / "kaart.json"
    laad = ("aanbod", "laad", str(bestand), "--bron", "kaart")
    bestand.write_text(kaart(6, total_pages=1, page_number=1, last_page=True, total_items=6))
    assert register(*laad).exit_code == 0
    bestand.write_text(kaart(2, **velden))
    geweigerd = register(*laad)
    assert geweigerd.exit_code == 65
    assert reden in platte(geweigerd.stdout + geweigerd.stderr)
    assert len(json.loads(register("aanbod", "lijst", "-f", "json").stdout)) == 6
