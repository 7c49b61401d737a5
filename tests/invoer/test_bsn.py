"""A bsn is not stored, shown or written unless the profile allows it; a number that only looks like
one stays.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from tafel.bsn import zonder_bsn
from tests.conftest import ROOT, Tafel
from tests.excel import werkmap
from tests.invoer.hulp import Importeer, inhoud, tellers

BSN = "123456782"
"""1*9 + 2*8 + 3*7 + 4*6 + 5*5 + 6*4 + 7*3 + 8*2 - 2 = 154 = 14 * 11."""
WEG = "het bsn wordt niet bewaard: het profiel staat dat niet toe"
KANS = "negen cijfers die een bsn kunnen zijn"


def is_weg(register: Path, bsn: str = BSN) -> bool:
    """Whether the whole register, with its log, does not hold the number."""
    kaal = repr(inhoud(register)).replace(".", "").replace(" ", "")
    return bsn not in kaal and bsn.encode() not in register.read_bytes()


@pytest.fixture
def bewaart(tmp_path: Path) -> str:
    """A profile that keeps it."""
    tekst = (ROOT / "data/profielen/zuidoost.toml").read_text(encoding="utf-8")
    assert tekst.count("bsn_bewaren = false") == 1
    eigen = tekst.replace("bsn_bewaren = false", "bsn_bewaren = true")
    (tmp_path / "eigen.toml").write_text(eigen.replace('"zuidoost"', '"eigen"', 1))
    return str(tmp_path / "eigen.toml")


@pytest.mark.parametrize(
    "kop",
    ["BSN", "BSN-nr", "bsn/sofi", "BSN kind", "Burgerservicenummer", "Burger Service Nummer",
     "sofinummer", "B.S.N.", "BSN moeder (9 cijfers)", "kind_bsn", "SoFi-nr.", "BSN cliënt",
     "bsnkind1", "bsn2ekind", "BSNmoeder", "bns", "bugerservicenummer", "burgerservicenumer",
     "Burgerserivcenummer kind", "SSN", "Citizen service number", "\u0392S\u039d", "\u0412\u0405N",
     "s\u043efinummer", "\uff22\uff33\uff2e-kind"],
)  # fmt: skip
def test_under_any_header_that_says_so(
    importeer: Importeer, tafel: Tafel, register: Path, tmp_path: Path, kop: str
) -> None:
    uit, uitslag = importeer(
        f"naam;leeftijd;{kop}\nJan Vos;36;{BSN}\nPiet Bos;oud;{BSN}\n", "--afgewezen", "af.csv"
    )
    assert tellers(uitslag) == (1, 0, 0, 1)
    assert uit.stderr.count(WEG) == 1
    assert BSN not in uit.stdout + uit.stderr + (tmp_path / "af.csv").read_text()
    assert is_weg(register)


@pytest.mark.parametrize(
    ("koppen", "cellen", "waar"),
    [
        ("BSN-nr", BSN, "BSN-nr: {}"),
        ("BSN kind", "", "BSN kind: {}"),
        ("Toelichting", f"zie bsn {BSN}", "Toelichting: {}; uit rij 2"),
        ("Sofi;Toelichting", f";bsn {BSN}", "Sofi, Toelichting: {}; ook uit rij 2"),
        ("Huisnr.", BSN, "Huisnr.: {}; uit rij 2"),
        ("Hobby;Wijk", f"bsn {BSN};{BSN}", "Hobby, Wijk: {}; uit rij 2"),
        (f"Leeftijd (bsn {BSN})", "36", "Leeftijd: {}"),
        (f"Foto {BSN}", "x", "kolom 2: {}"),
    ],
)
def test_the_warning_calls_the_columns_as_the_file_does(
    importeer: Importeer, koppen: str, cellen: str, waar: str
) -> None:
    uit, uitslag = importeer(f"Naam;{koppen}\nJan Vos;{cellen}\n")
    assert tellers(uitslag) == (1, 0, 0, 0)
    assert f"let op: in.csv, {waar.format(WEG)}" in uit.stderr.splitlines()
    assert BSN not in uit.stderr


@pytest.mark.parametrize(
    "tekst",
    [
        "bsn 123456782", "sofi: 1234.56.782", "BSN-nr. 123.456.782 van moeder",
        "zoon (burgerservicenummer 123 456 782)", "123456782 = bsn",
        "BSN is 123456782, tel 020-1234567", "Sofinummer 123-456-782",
        "b.s.n.:123456782", "bsn van de moeder, gezien op kaart: 123456782",
        "bsn 1234\u200b56782", "BSN: 123\u202f456\u202f782", "bsn 123\u2009456\u2009782",
        "bsn 123\u3000456\u3000782", "bsn 1234\t56782", "BSN: 0123456782", "bsn 0123.456.782",
        "0123456782 (bsn)", "\uff42\uff53\uff4e 123456782", "bsnkind1: 123456782",
        "persoonsnummer 123456782", "SSN 123456782", "\u0392SN 123456782",
    ],
)  # fmt: skip
@pytest.mark.parametrize("kolom", ["reden", "kenmerk", "melder_contact", "Opmerkingen", "buurt"])
def test_in_a_text_beside_such_a_word(
    importeer: Importeer, register: Path, tmp_path: Path, tekst: str, kolom: str
) -> None:
    uit, uitslag = importeer(
        f"naam;leeftijd;{kolom}\nJan Vos;36;{tekst}\nPiet Bos;oud;{tekst}\n",
        "--afgewezen",
        "af.csv",
    )
    assert tellers(uitslag) == (1, 0, 0, 1)
    assert uit.stderr.count(WEG) == 1
    kaal = "".join(c for c in (tmp_path / "af.csv").read_text() if c.isalnum())
    assert BSN not in kaal
    assert is_weg(register)


VORMEN = {
    "bsn 123456782.0": "bsn [verwijderd]",
    "bsn 123456782,00 en tel 020-1234567": "bsn [verwijderd] en tel 020-1234567",
    "bsn １２３４５６７８２": "bsn [verwijderd]",
    "BSN: ١٢٣٤٥٦٧٨٢ van moeder": "BSN: [verwijderd] van moeder",
    "bsn 1 2 3 4 5 6 7 8 2": "bsn [verwijderd]",
    "bsn 1.2.3.4.5.6.7.8.2": "bsn [verwijderd]",
    "bsn 12.34.56.78.2": "bsn [verwijderd]",
    "bsn 123 . 456 . 782": "bsn [verwijderd]",
    "bsn 123–456–782": "bsn [verwijderd]",
    "bsn 10000021.0": "bsn [verwijderd]",  # the nought before it was lost: 8*1 + 2*2 - 1 = 11
    "bsn 123456782 2 kinderen": "bsn [verwijderd] 2 kinderen",
    "bsn 123456789 2 kinderen": "bsn [verwijderd] 2 kinderen",  # mistyped, and meant as one
}
"""What stands there → what stays."""


@pytest.mark.parametrize("tekst", VORMEN)
def test_in_every_guise(importeer: Importeer, tafel: Tafel, tekst: str) -> None:
    uit, _ = importeer(f"naam;reden\nJan Vos;zie {tekst}\n")
    assert uit.stderr.count(WEG) == 1
    uit = tafel("melding", "toon", "M1", "--namen", "-f", "json")
    assert json.loads(uit.stdout)["waarden"]["reden"] == f"zie {VORMEN[tekst]}"


@pytest.mark.parametrize(
    ("tekst", "gelezen"),
    [
        (f"BSN: zie map. Tel 612345678, zaak {BSN}", f"BSN: zie map. Tel 612345678, zaak {BSN}"),
        (f"bsn volgt; dossiernr. {BSN}", f"bsn volgt; dossiernr. {BSN}"),
        (f"BSN? kenmerk 2026/{BSN}", f"BSN? kenmerk 2026/{BSN}"),
        (f"Tel 612345678, BSN {BSN}", "Tel 612345678, BSN [verwijderd]"),
        (f"tel {BSN} bsn 111222333", "tel [verwijderd] bsn [verwijderd]"),
        (f"tel 020-1234567, {BSN} = bsn", "tel 020-1234567, [verwijderd] = bsn"),
        (f"bsn: zie dossier. {BSN}", "bsn: zie dossier. [verwijderd]"),
        (f"BSN van cliënt is {BSN}", "BSN van cliënt is [verwijderd]"),
        (f"{BSN} staat op de kaart, als bsn", "[verwijderd] staat op de kaart, als bsn"),
    ],
)  # fmt: skip
def test_the_nearest_word_says_what_a_number_is(tekst: str, gelezen: str) -> None:
    assert zonder_bsn(tekst) == gelezen


def test_the_rest_of_the_text_stays(importeer: Importeer, tafel: Tafel) -> None:
    importeer("naam;reden\nJan Vos;belt elke dag, bsn 123456782, tel 020-1234567\n")
    uit = tafel("melding", "toon", "M1", "--namen", "-f", "json")
    reden = json.loads(uit.stdout)["waarden"]["reden"]
    assert reden == "belt elke dag, bsn [verwijderd], tel 020-1234567"


@pytest.mark.parametrize(
    "kolom",
    ["huisnummer", "toevoeging", "achternaam", "voorletters", "melder_naam"],
)
@pytest.mark.parametrize("cel", [BSN, "1234.56.782", f"{BSN}.0", "１２３４５６７８２"])
def test_in_a_column_where_no_such_number_belongs(
    importeer: Importeer, register: Path, kolom: str, cel: str
) -> None:
    uit, uitslag = importeer(f"kenmerk;voornaam;{kolom}\nA;Jan;{cel}\n")
    assert (uit.exit_code, tellers(uitslag)) == (0, (1, 0, 0, 0))
    assert uit.stderr.count(WEG) == 1
    assert cel not in uit.stdout + uit.stderr
    assert is_weg(register)


def test_a_number_that_is_none_is_refused_without_being_shown(
    importeer: Importeer, tmp_path: Path
) -> None:
    uit, uitslag = importeer("naam;huisnummer\nJan Vos;123456789\n")
    assert (uit.exit_code, tellers(uitslag)) == (65, (0, 0, 0, 1))
    assert "123456789" not in uit.stdout + uit.stderr


def test_in_excel_too(importeer: Importeer, register: Path) -> None:
    bestand = werkmap(["naam", "BSN kind", "huisnummer"], ["Jan Vos", int(BSN), int(BSN)])
    uit, uitslag = importeer(bestand)
    assert (tellers(uitslag), uit.stderr.count(WEG)) == ((1, 0, 0, 0), 1)
    assert is_weg(register)


@pytest.mark.parametrize(("kop", "cijfers"), [("huisnummer", BSN), ("bsn", "123456789")])
def test_a_ragged_row_is_written_back_without(
    importeer: Importeer, tmp_path: Path, kop: str, cijfers: str
) -> None:
    importeer(f"naam;{kop}\nJan Vos;{cijfers};x;y\n", "--afgewezen", "af.csv")
    assert cijfers not in (tmp_path / "af.csv").read_text()


# A number that only looks like one


@pytest.mark.parametrize("kolom", ["kenmerk", "melder_contact", "reden", "Opmerkingen"])
def test_nine_digits_that_pass_by_chance_stay_with_a_warning(
    importeer: Importeer, tafel: Tafel, kolom: str
) -> None:
    uit, _ = importeer(f"naam;{kolom}\nJan Vos;{BSN}\nPiet Bos;{BSN}\n")
    assert uit.exit_code == 0
    assert WEG not in uit.stderr
    assert uit.stderr.count(KANS) == 1
    assert "rij 2-3" in uit.stderr
    assert BSN in tafel("melding", "toon", "M1", "--namen", "-f", "json").stdout


@pytest.mark.parametrize(
    "tekst",
    ["123456789", "020-1234567", "06 12345678", "2026123456782", "bsn onbekend, geb. 12-03-1990",
     "bsn onbekend, tel 06-12345678", "geboren 19900312, bsn volgt", "Sofia 123456789",
     "filosofie 101", "bsn: zie dossier", "bsn onbekend, tel +31 612345678",
     "bsn onbekend, geb. 12-03-1990 5 kinderen", "BSN: zie dossier. Tel 612345678",
     "bsn volgt, mobiel: 612345678", "BSN heeft hij niet, te bereiken op 612345678",
     "Tel 612345678, BSN volgt"],
)  # fmt: skip
def test_other_numbers_stay_without_a_word(importeer: Importeer, tafel: Tafel, tekst: str) -> None:
    uit, _ = importeer(f"naam;reden\nJan Vos;{tekst}\n")
    assert uit.stderr.count("let op") == 0
    uit = tafel("melding", "toon", "M1", "--namen", "-f", "json")
    assert json.loads(uit.stdout)["waarden"]["reden"] == tekst


# By hand


@pytest.mark.parametrize(
    "commando", [("add", "--naam", "Jan Vos"), ("wijzig", "M1"), ("vul-aan", "M1")]
)
@pytest.mark.parametrize(
    ("optie", "tekst"),
    [
        ("--bsn", BSN),
        ("--reden", f"belt, bsn {BSN}"),
        ("--kenmerk", f"BSN: {BSN}"),
        ("--huisnummer", BSN),
        ("--melder-contact", "sofi 1234.56.782"),
        ("--achternaam", f"Vos {BSN}"),
    ],
)  # fmt: skip
def test_no_option_stores_it(
    tafel: Tafel, register: Path, commando: tuple[str, ...], optie: str, tekst: str
) -> None:
    assert tafel("melding", "add", "--naam", "Ida Bol").exit_code == 0
    uit = tafel("melding", *commando, optie, tekst)
    assert uit.exit_code == 0
    assert uit.stderr.count(WEG) == 1
    assert BSN not in uit.stdout + uit.stderr
    assert is_weg(register)


FOUTE = ["123456789", "12345", "zie dossier", "111222334", "#N/A"]


@pytest.mark.parametrize("bsn", FOUTE)
def test_a_wrong_one_that_is_dropped_anyway_refuses_nothing(
    importeer: Importeer, tafel: Tafel, register: Path, bsn: str
) -> None:
    for kop in ("bsn", "BSN kind"):
        uit, uitslag = importeer(f"kenmerk;naam;{kop}\n{kop};Jan Vos;{bsn}\n")
        assert (uit.exit_code, tellers(uitslag)) == (0, (1, 0, 0, 0))
        assert uit.stderr.count(WEG) == 1
    for bevel in (("add", "--naam", "Ida Bol"), ("wijzig", "M1"), ("vul-aan", "M1")):
        gedaan = tafel("melding", *bevel, "--bsn", bsn)
        assert (gedaan.exit_code, gedaan.stderr.count(WEG)) == (0, 1)
    assert is_weg(register, bsn)


def test_an_excel_error_in_it_refuses_nothing_either(importeer: Importeer) -> None:
    bestand = werkmap(["naam", "bsn", "sofi kind"], ["Jan Vos", "#N/A", "#REF!"])
    assert tellers(importeer(bestand)[1]) == (1, 0, 0, 0)


@pytest.mark.parametrize(
    "koppen",
    [
        "BSN-nr;sofinummer",
        "bsn;Burgerservicenummer",
        "BSN;BSN",
        "BSN kind;bsn kind",
        "bsn;sofi/bsn",
    ],
)
def test_two_columns_of_it_are_both_dropped_with_one_warning(
    importeer: Importeer, register: Path, koppen: str
) -> None:
    uit, uitslag = importeer(f"naam;{koppen}\nJan Vos;{BSN};111222333\n")
    assert (uit.exit_code, tellers(uitslag)) == (0, (1, 0, 0, 0))
    assert uit.stderr.count("let op") == 1
    assert uit.stderr.count(WEG) == 1
    assert is_weg(register)
    assert is_weg(register, "111222333")


def test_an_empty_value_still_wipes(tafel: Tafel, register: Path) -> None:
    tafel("melding", "add", "--naam", "Ida Bol")
    assert tafel("melding", "wijzig", "M1", "--bsn", "").exit_code == 0


def test_no_text_about_a_casus_stores_it(tafel: Tafel, register: Path) -> None:
    tafel("melding", "add", "--naam", "Ida Bol", "--urgentie", "crisis")
    assert tafel("toedelen", "--alle").exit_code == 0
    tekst = f"moeder (bsn {BSN}) belde"
    for opdracht in (
        ("notitie", "1", "--tekst", tekst),
        ("overleg", "besluit", "1", "--tekst", tekst),
        ("melding", "terugkoppelen", "M1", "--tekst", tekst),
        ("toedelen", "M1", "--tafel", "volwassenen", "--motivering", tekst),
        ("afspraak", "add", "1", "--organisatie", "madi", "--wat", tekst, "--uiterlijk", "morgen"),
        ("knelpunt", "add", "--soort", "anders", "--tekst", tekst),
        ("casus", "stap", "1", "2", "--reden", tekst),
    ):
        uit = tafel(*opdracht)
        assert uit.stderr.count(WEG) == 1, (opdracht, uit.stderr)
        assert BSN not in uit.stdout + uit.stderr
    uit = tafel("notitie", "1", "--tekst", "-", input=tekst)
    assert uit.stderr.count(WEG) == 1
    assert is_weg(register)


# A profile that allows it


def test_a_profile_that_keeps_it_keeps_it_everywhere(
    tafel: Tafel, tmp_path: Path, bewaart: str
) -> None:
    def onder(*args: str) -> Any:
        return tafel("--profiel", bewaart, *args)

    onder("init")
    (tmp_path / "in.csv").write_text(
        f"naam;bsn;BSN kind;reden\nJan Vos;{BSN};111222333;bsn {BSN}\n"
    )
    uit = onder("melding", "import", "in.csv")
    assert (uit.exit_code, WEG in uit.stderr, KANS in uit.stderr) == (0, False, False)
    waarden = json.loads(onder("melding", "toon", "M1", "--namen", "-f", "json").stdout)["waarden"]
    assert (waarden["bsn"], waarden["reden"]) == (BSN, f"bsn {BSN}")
    assert waarden["opmerkingen"] == "BSN kind: 111222333"
    (tmp_path / "twee.csv").write_text(f"naam;bsn;sofinummer\nJan Vos;{BSN};{BSN}\n")
    assert onder("melding", "import", "twee.csv").exit_code == 0
    (tmp_path / "twee.csv").write_text(f"naam;bsn;sofinummer\nJan Vos;{BSN};111222333\n")
    assert onder("melding", "import", "twee.csv").exit_code == 65
    (tmp_path / "fout.csv").write_text("naam;bsn\nJan Vos;123456789\n")
    assert onder("melding", "import", "fout.csv").exit_code == 65
    uit = onder("melding", "wijzig", "M1", "--bsn", "123456789")
    assert (uit.exit_code, "elfproef" in uit.stderr) == (65, True)
    onder("melding", "wijzig", "M1", "--bsn", "111222333")
    waarden = json.loads(onder("melding", "toon", "M1", "--namen", "-f", "json").stdout)["waarden"]
    assert waarden["bsn"] == "111222333"
