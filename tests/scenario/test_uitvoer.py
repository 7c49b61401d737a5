"""What leaves the register: names on request only, workbooks that print, no names of files."""

import io
import json
import re
import sqlite3
import zipfile
from pathlib import Path

import openpyxl
import pytest
from msgspec.structs import replace

from tafel.domain.rapport import Rapport, Rapportkolom
from tafel.render.rapport.xlsx import als_xlsx
from tests.commands.hulp import GEZIN, deel_toe, sql, voer_in
from tests.conftest import Tafel
from tests.render.rapporten import DEFINITIEF, KANAAL, RAPPORT, STROOM, UITLEG
from tests.scenario.hulp import lees_op, op, platte

VANDAAG = "2026-11-26"
GEHEIM = ("Fatima", "Pinas", "Noor", "1988-05-02", "Jolanda", "06-12345678", "Oudenaam")
"""Of the mother, a child, the melder, and what she was called before."""

# --- JSON -----------------------------------------------------------------------------------------


@pytest.fixture
def gezin(register: Tafel) -> Tafel:
    """M1, casus 1: a mother with a child that is named; her surname was entered wrong at first."""
    voer_in(
        register,
        GEZIN | {"achternaam": "Oudenaam", "inwonende-kinderen": "Noor 04-07-2014|4 jaar|?"},
        melder_naam="Jolanda",
        melder_contact="06-12345678",
        melder_organisatie="Altra",
        reden="post blijft liggen",
    )
    assert register("melding", "wijzig", "M1", "--achternaam", "Pinas").exit_code == 0
    deel_toe(register, "M1")
    return register


@pytest.mark.parametrize("opdracht", [("casus", "toon", "1"), ("melding", "toon", "M1")])
@pytest.mark.parametrize("vorm", ["json", "csv", "tekst", "markdown", "tabel"])
def test_no_name_unasked(gezin: Tafel, opdracht: tuple[str, ...], vorm: str) -> None:
    zonder = op(gezin, VANDAAG, *opdracht, "-f", vorm).stdout
    assert [geheim for geheim in GEHEIM if geheim in zonder] == []
    met = op(gezin, VANDAAG, *opdracht, "--namen", "-f", vorm).stdout
    assert "Pinas" in met
    assert "Noor" in met


@pytest.mark.parametrize("vorm", ["csv", "tekst", "markdown", "tabel"])
def test_the_list_of_meldingen_has_initials_and_years(gezin: Tafel, vorm: str) -> None:
    """As JSON it has names: so others read it."""
    zonder, met = (
        op(gezin, VANDAAG, "melding", "lijst", *namen, "-f", vorm).stdout
        for namen in ((), ("--namen",))
    )
    assert [geheim for geheim in GEHEIM if geheim in zonder] == []
    assert "F.P." in zonder
    assert "1988" in zonder
    assert "Fatima Pinas" in met


def test_without_names_the_keys_are_the_same(gezin: Tafel) -> None:
    def sleutels(waarde: object) -> object:
        if isinstance(waarde, dict):
            return {naam: sleutels(deel) for naam, deel in waarde.items()}
        return [sleutels(deel) for deel in waarde] if isinstance(waarde, list) else None

    for opdracht in (("casus", "toon", "1"), ("melding", "toon", "M1")):
        zonder, met = (lees_op(gezin, VANDAAG, *opdracht, *namen) for namen in ((), ("--namen",)))
        assert sleutels(zonder) == sleutels(met)


def test_initials_and_the_year_of_birth_stand_for_who_it_is(gezin: Tafel) -> None:
    casus = lees_op(gezin, VANDAAG, "casus", "toon", "1")
    [moeder] = casus["huishouden"]
    assert (moeder["naam"], moeder["geboortedatum"]) == ("F.P.", "1988")
    assert casus["inwonende_kinderen"] == ["2014", "4 jaar", "?"]
    [moeder] = lees_op(gezin, VANDAAG, "casus", "toon", "1", "--namen")["huishouden"]
    assert (moeder["naam"], moeder["geboortedatum"]) == ("Fatima Pinas", "1988-05-02")


def test_of_a_melding_what_the_screen_hides_is_null(gezin: Tafel) -> None:
    melding = lees_op(gezin, VANDAAG, "melding", "toon", "M1")
    waarden = melding["waarden"]
    verborgen = ("voornaam", "achternaam", "geboortedatum", "melder_naam", "melder_contact")
    assert {naam: waarden[naam] for naam in verborgen} == dict.fromkeys(verborgen)
    assert waarden["inwonende_kinderen"] == "2014|4 jaar|?"
    assert (waarden["reden"], waarden["melder_organisatie"]) == ("post blijft liggen", "Altra")
    [anders] = [w for w in melding["wijzigingen"] if w["veld"] == "achternaam"]
    assert (anders["oud"], anders["nieuw"]) == (None, None)
    met = lees_op(gezin, VANDAAG, "melding", "toon", "M1", "--namen")
    [anders] = [w for w in met["wijzigingen"] if w["veld"] == "achternaam"]
    assert (anders["oud"], anders["nieuw"]) == ("Oudenaam", "Pinas")


_TEKST = "Mevrouw Pinas (02-05-1988), Noor en buurman Karel Vos, 1102 AB 12"
_VERHULD = "Mevrouw P. (1988), N. en buurman K.V., [adres]"
_GENOEMD = {
    "voornaam": "Fatima",
    "achternaam": "Pinas",
    "geboortedatum": "02-05-1988",
    "postcode": "1102 AB",
    "huisnummer": "12",
    "inwonende-kinderen": "Noor 2014-07-04",
    "zorgen-om-kinderen": "ja",
    "woonsituatie": "zelfstandig",
    "leefgebieden": "gezin_opvoeding|wonen",
    "regulier-aanbod": "ontoereikend",
    "jeugdhulp": "geen",
    "urgentie": "regulier",
    "reden": "eerder: Pinas",
}


def test_as_json_texts_name_nobody_unless_asked_for(tafel: Tafel) -> None:
    tafel("init")
    opties = [deel for naam, waarde in _GENOEMD.items() for deel in (f"--{naam}", waarde)]
    stappen = (
        ("melding", "add", *opties),
        ("melding", "add", "--naam", "Karel Vos", "--leeftijd", "40", "--reden", _TEKST),
        ("melding", "wijzig", "M1", "--reden", _TEKST),
        ("toedelen", "M1", "--tafel", "jeugd", "--motivering", _TEKST),
        ("notitie", "1", "--tekst", _TEKST),
        ("overleg", "besluit", "1", "--tekst", _TEKST),
        (
            *("afspraak", "add", "1", "--organisatie", "dwi", "--uiterlijk", "30-11"),
            *("--wie", "Fatima Pinas", "--wat", _TEKST),
        ),
        ("afspraak", "corrigeer", "1/1", "--wat", "anders", "--reden", _TEKST),
        ("plan", "maak", "1", "--analyse", _TEKST),
        ("plan", "doel", "1", "--leefgebied", "wonen", "--tekst", _TEKST, "--maat", _TEKST),
    )
    for stap in stappen:
        gedaan = tafel(*stap)
        assert gedaan.exit_code == 0, gedaan.stderr
    for opdracht, keren in ((("melding", "toon", "M1"), 3), (("melding", "toon", "M2"), 1)):
        zonder, met = (tafel(*opdracht, "-f", "json", *n).stdout for n in ((), ("--namen",)))
        assert (zonder.count(_VERHULD), met.count(_TEKST)) == (keren, keren), opdracht
    casus = ("casus", "toon", "1", "-f", "json")
    zonder, met = tafel(*casus).stdout, tafel(*casus, "--namen").stdout
    assert zonder.count(_VERHULD) == met.count(_TEKST) >= 7
    assert met.count("Pinas") > met.count(_TEKST)
    for naam in ("Pinas", "Fatima", "Noor", "Vos", "AB 12", "02-05"):
        assert naam not in zonder


_ONBEKENDE_KOLOMMEN = {
    "Naam moeder": "Aisha Bruin",
    "Geb.datum partner": "03-04-1985",
    "Cliënt": "Aisha B.",
    "Mobiel oom": "06-87654321",
}


@pytest.mark.parametrize("vorm", ["json", "tekst", "tabel", "markdown", "csv"])
def test_remarks_and_texts_of_a_melding_on_request_only(
    register: Tafel, tmp_path: Path, vorm: str
) -> None:
    kolommen = {"naam": "Karel Vos", "kinderen": "Noor 04-07-2014", "reden": "Vos belt 06-12345678"}
    kolommen |= _ONBEKENDE_KOLOMMEN
    bestand = tmp_path / "in.csv"
    bestand.write_text(f"{';'.join(kolommen)}\n{';'.join(kolommen.values())}\n", encoding="utf-8")
    assert register("melding", "import", "in.csv").exit_code == 0
    zonder, met = (
        register("melding", "toon", "M1", "-f", vorm, *namen) for namen in ((), ("--namen",))
    )
    for geheim in (*kolommen.values(), "2014-07-04", "Noor", "06-12345678"):
        assert geheim not in zonder.stdout + zonder.stderr
    assert "V. belt [contact]" in zonder.stdout.replace("\\", "")
    assert "2014" in zonder.stdout
    assert "tafel melding toon M1 --namen" in " ".join((zonder.stdout + zonder.stderr).split())
    for waarde in _ONBEKENDE_KOLOMMEN.values():
        assert waarde in met.stdout


# --- workbooks ------------------------------------------------------------------------------------


@pytest.mark.parametrize("rapport", [RAPPORT, DEFINITIEF, None])
def test_every_sheet_prints_on_its_pages(rapport: Rapport | None, register: Tafel) -> None:
    if rapport is not None:
        boek = openpyxl.load_workbook(io.BytesIO(als_xlsx(rapport, UITLEG)))
    else:
        Path("in.csv").write_text("kenmerk;naam;leeftijd;reden;buurt\nA;Jan Vos;oud;x;y\n")
        assert register("melding", "import", "in.csv", "--afgewezen", "af.xlsx").exit_code == 65
        boek = openpyxl.load_workbook("af.xlsx")
        assert boek.worksheets[0].page_setup.orientation == "landscape"
    for blad in boek.worksheets:
        assert blad.page_setup.paperSize == 9  # A4
        assert blad.page_setup.fitToWidth in {None, 1}  # Excel takes nothing for 1
        assert blad.page_setup.fitToHeight == 0
        assert blad.sheet_properties.pageSetUpPr is not None
        assert blad.sheet_properties.pageSetUpPr.fitToPage
        assert 0.4 <= blad.page_margins.left == blad.page_margins.right <= 0.8
        assert blad.oddFooter is not None
        assert "&P" in str(blad.oddFooter.right.text)
        if blad.title != "Over dit rapport":
            assert blad.print_title_rows == "$1:$1"


def test_a_wide_sheet_lies_on_its_side(register: Tafel) -> None:
    breed = replace(
        STROOM,
        kolommen=tuple(Rapportkolom(f"k{n}", f"Een lange kop van kolom {n}") for n in range(6)),
        rijen=(tuple("x" for _ in range(6)),),
    )
    rapport = replace(RAPPORT, tabellen=(STROOM, breed))
    bladen = openpyxl.load_workbook(io.BytesIO(als_xlsx(rapport, {}))).worksheets
    assert [blad.page_setup.orientation for blad in bladen[1:]] == ["portrait", "landscape"]


@pytest.mark.parametrize(
    "tekst", ["1-2", "3/4", "=1+1", "12-A", "2026-03-02", "00123", "1e5", "+31"]
)
def test_no_cell_of_ours_is_a_date_or_a_formula(tekst: str) -> None:
    tabel = replace(KANAAL, rijen=((tekst, 1, 2),))
    boek = openpyxl.load_workbook(io.BytesIO(als_xlsx(replace(RAPPORT, tabellen=(tabel,)), {})))
    cel = boek.worksheets[1]["A2"]
    assert (cel.value, cel.data_type, cel.number_format) == (tekst, "s", "@")


# --- Word -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "opdracht",
    [
        ("plan", "toon", "1"),
        ("agenda", "--tafel", "jeugd"),
        ("agenda", "--tafel", "jeugd", "--voor", "altra"),
        ("overleg", "besluitenlijst", "--tafel", "jeugd"),
        ("rapport", "nota", "--kwartaal", "2026-3"),
        ("rapport", "knelpunten"),
    ],
    ids=" ".join,
)
def test_every_word_file_is_dutch(gezin: Tafel, opdracht: tuple[str, ...]) -> None:
    assert gezin("plan", "maak", "1", "--analyse", "x").exit_code == 0
    op(gezin, VANDAAG, *opdracht, "-f", "docx", "--uit", "stuk.docx")
    with zipfile.ZipFile("stuk.docx") as bundel:
        delen = "".join(bundel.read(n).decode() for n in bundel.namelist() if n.endswith(".xml"))
    assert 'w:lang w:val="nl-NL"' in delen
    assert 'w:val="en-US"' not in delen


# --- names of files -------------------------------------------------------------------------------


def lees_in(tafel: Tafel, bestand: str) -> str:
    """The name under which an import of one family stays."""
    Path(bestand).write_text(
        "kenmerk;voornaam;tussenvoegsel;achternaam;geboortedatum;inwonende_kinderen;melder_naam\n"
        "A;Fatima;de;Jansen;02-05-1988;Noor 2014;Piet Bakkering\nB;Zoë;;Çelik;1990;geen;\n",
        encoding="utf-8",
    )
    uit = tafel("melding", "import", bestand)
    assert uit.exit_code == 0, uit.stdout
    [(naam,)] = sql(Path(), "SELECT bestanden FROM importering")
    assert isinstance(naam, str)
    return naam


@pytest.mark.parametrize(
    ("bestand", "naam"),
    [
        ("meldingen Jansen.csv", "meldingen #.csv"),
        ("meldingen_jansen_2.csv", "meldingen_#_2.csv"),
        ("Fatima de Jansen.csv", "#.csv"),
        ("meldingenJansen.csv", "meldingen#.csv"),
        ("fatimajansen.csv", "#.csv"),
        ("meldingen.Jansen", "meldingen.#"),
        ("ÇELIK week 12.csv", "# week 12.csv"),
        ("intake Noor 2026-11.csv", "intake # 2026-11.csv"),
        ("van Bakkering.csv", "van #.csv"),
        ("Okonkwo, Jan-Willem loket.csv", "# loket.csv"),  # nobody whom the register knows
        ("loket D'Ancona (jan).csv", "loket #).csv"),
        ("meldingen week 48.csv", "meldingen week 48.csv"),
        ("week 48 2026 v2.csv", "week 48 2026 v2.csv"),
        ("loket-2026-11-26.csv", "loket-2026-11-26.csv"),
        ("weekmeldingen 26.11.2026.csv", "weekmeldingen 26.11.2026.csv"),
        ("MaDi, wijkpolitie 20261126.csv", "MaDi, wijkpolitie 20261126.csv"),
        ("jaar 2026.csv", "jaar 2026.csv"),
        ("volledige zorgaanbod-feed.csv", "volledige zorgaanbod-feed.csv"),
        ("Wachtlijst wijkteams 2026-11.csv", "Wachtlijst wijkteams 2026-11.csv"),
        ("aanmeldingen van Wijk.csv", "aanmeldingen van #.csv"),  # a word, and a surname
        ("Vol.csv", "#.csv"),
        ("volledig Okonkwo.csv", "volledig #.csv"),
        ("Kwartaal 2026-3.csv", "Kwartaal 2026-3.csv"),
        ("loket 14-03-2015.csv", "loket #.csv"),  # a child was born, nothing was delivered
        ("loket 20241121.csv", "loket #.csv"),  # two years ago
        ("loket 31-11-2026.csv", "loket #.csv"),  # no day
        ("jaar 1988.csv", "jaar #.csv"),
        ("loket 111222333.csv", "loket #.csv"),
        ("loket 06 12 34 56 78.csv", "loket #.csv"),
        ("loket ١١١٢٢٢٣٣٣.csv", "loket #.csv"),
    ],
)
def test_a_name_in_the_name_of_a_file_is_not_kept(
    register: Tafel, tmp_path: Path, bestand: str, naam: str
) -> None:
    bewaard = lees_in(register, bestand)
    assert re.sub(r"(?<=#)-[0-9a-f]{4}", "", bewaard) == naam
    assert bewaard.removesuffix(".csv") in register("melding", "imports").stdout
    regels = sqlite3.connect(tmp_path / "register.db").iterdump()
    alles = "\n".join(regel for regel in regels if 'INSERT INTO "importering"' in regel)
    assert alles
    for geheim in (
        "jansen",
        "fatima",
        "noor",
        "bakkering",
        "çelik",
        "celik",
        "okonkwo",
        "jan-",
        "ancona",
    ):
        assert geheim not in alles.lower()


def test_the_same_file_is_known_again_by_its_hash(register: Tafel) -> None:
    lees_in(register, "Jansen.csv")
    [(sha,)] = sql(Path(), "SELECT sha256 FROM importering")
    assert len(sha) == 64


def test_a_source_of_supply_is_called_without_names(register: Tafel) -> None:
    lees_in(register, "week.csv")
    Path("kaart van Jansen.csv").write_text("organisatie;product\nA;b\n")
    assert register("aanbod", "laad", "kaart van Jansen.csv").exit_code == 0
    assert register("aanbod", "laad", "kaart van Jansen.csv").exit_code == 0
    [product] = json.loads(register("aanbod", "lijst", "-f", "json").stdout)
    assert re.fullmatch(r"kaart van #-[0-9a-f]{4}\.csv", product["bron"])


@pytest.mark.parametrize(
    ("naam", "args", "gezegd"),
    [
        ("vol.csv", (), True),
        ("kaart Jansen.csv", (), True),
        ("volledig.csv", (), False),
        ("vol.csv", ("--bron", "stad"), False),
    ],
)
def test_whoever_does_not_know_a_source_again_is_told(
    register: Tafel, naam: str, args: tuple[str, ...], gezegd: bool
) -> None:
    """Once: the next delivery of it is known."""
    Path(naam).write_text("organisatie;product;leefgebieden\nA;b;wonen\n")
    for verwacht in (gezegd, False):
        uit = register("aanbod", "laad", naam, *args)
        zin = "in de bestandsnaam kan van iemand zijn: deze bron heet nu '"
        assert (uit.exit_code, zin in platte(uit.stderr)) == (0, verwacht)
        assert "Jansen" not in uit.stderr


def test_each_file_of_supply_is_a_source_of_its_own(register: Tafel) -> None:
    namen = ["levvel.csv", "qpido.csv", "kaart Altra jeugd.csv", "kaart Cordaan.csv", "Altra2.csv"]
    for naam in [*namen, *map(str.upper, namen)]:  # in capitals it is the next delivery
        Path(naam).write_text(f"organisatie;product\n{naam.lower()};b\n")
        assert register("aanbod", "laad", naam).exit_code == 0, naam
    producten = json.loads(register("aanbod", "lijst", "-f", "json").stdout)
    assert len({product["bron"] for product in producten}) == len(producten) == len(namen)


def test_the_digits_behind_a_name_do_not_tell_a_number(register: Tafel) -> None:
    for naam in ("Jansen 111222333.csv", "Jansen 123456782.csv", "jansen 12-03-1980.csv"):
        Path(naam).write_text(f"organisatie;product\n{naam};b\n")
        register("aanbod", "laad", naam, "--toch")
    producten = json.loads(register("aanbod", "lijst", "--ook-vervallen", "-f", "json").stdout)
    gevonden = {product["bron"] for product in producten}
    assert len(producten) == 3
    assert len(gevonden) == 1


@pytest.mark.parametrize("eind", ["", "-wal", "-shm", "-journal"])
@pytest.mark.parametrize(
    "opdracht",
    [
        ("melding", "lijst", "--uit"),
        ("melding", "import", "week.csv", "--afgewezen"),
        ("melding", "import", "week.csv", "--uit"),
        ("aanbod", "laad", "week.csv", "--uit"),
    ],
)
def test_the_files_of_the_register_are_no_place_for_output(
    register: Tafel, tmp_path: Path, opdracht: tuple[str, ...], eind: str
) -> None:
    """Also when they are not there yet, and through a link."""
    lees_in(register, "week.csv")
    pad = next(tmp_path.glob("*.db"))
    er = set(tmp_path.glob("*.db*"))
    Path("koppeling").symlink_to(tmp_path)
    for uit in (f"{pad}{eind}", f"koppeling/{pad.name}{eind}"):
        resultaat = register(*opdracht, uit)
        assert (resultaat.exit_code, "zou worden overschreven" in resultaat.stderr) == (2, True)
    assert er == set(tmp_path.glob("*.db*"))
    assert register("melding", "lijst").exit_code == 0
    assert register(*opdracht, f"{pad}-anders.csv").exit_code in {0, 65}
