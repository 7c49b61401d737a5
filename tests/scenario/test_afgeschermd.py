"""A shielded address is in no output: every reading command is tried in every form."""

import re
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile, is_zipfile

import pytest

from tests.commands.hulp import GEZIN, lees, sql, voer_in
from tests.commands.opdrachten import opdrachten, opties, regel, vlag
from tests.conftest import Tafel
from tests.scenario.hulp import nieuwe_casus, platte

ADRES = {"postcode": "1102 ZQ", "huisnummer": "4711", "toevoeging": "KX", "buurt": "Stille Hoek"}
NAAR = (
    *("--postcode", "1102 ZQ", "--huisnummer", "4711", "--toevoeging", "KY"),
    *("--buurt", "Stille Hoek"),
)
VERRAAD = re.compile(r"1102\s?ZQ|4711|Stille Hoek", re.IGNORECASE)
VORMEN = ("tabel", "tekst", "markdown", "csv", "json", "html", "docx", "xlsx")
IN_EEN_BESTAND = {"html", "docx", "xlsx"}
ZONDER_HUISHOUDEN = {
    *("escaleer contact", "partner toon", "aanbod toon", "knelpunt toon", "regels toon"),
    *("regels uitleg", "vervang"),
}
"""Of these there is nothing to show here, and nothing that is anybody's."""
SCHRIJFT = {
    *("init", "demo", "ongedaan", "toedelen", "notitie", "beheer migreer", "regels vergelijk"),
    *("overleg begin", "overleg sluit"),
}


def _leest(pad: tuple[str, ...], commando: object) -> bool:
    """A command that shows something: it takes a format."""
    namen = {vlag(optie) for optie in opties(commando)}
    return "--formaat" in namen and " ".join(pad) not in SCHRIJFT and "--proef" not in namen


LEZEND = [(pad, commando) for pad, commando in opdrachten() if _leest(pad, commando)]


@pytest.fixture
def gezin(register: Tafel) -> Tafel:
    """Casus 1 with all that can hang on it, and a second melding of the household that moved."""
    gezegd = {"bijzonderheden": "adres_afgeschermd", "reden": "zit op 1102ZQ 4711 bij haar zus"}
    assert nieuwe_casus(register, GEZIN | ADRES | gezegd) == 1
    voer_in(register, GEZIN, **ADRES, voornaam="Ali", geboortedatum="03-06-1986")
    for opdracht in (
        ("melding", "beoordeel", "M2", "--zelfde", "M1"),
        ("melding", "wijzig", "M2", "--huisnummer", "4711", "--toevoeging", "KX"),
        ("melding", "wijzig", "M1", "--buurt", "Stille Hoek"),
        ("notitie", "1", "--tekst", "gebeld"),
        ("overleg", "besluit", "1", "--tekst", "door"),
        ("afspraak", "add", "1", "--wat", "bellen", "--organisatie", "mee", "--uiterlijk", "+1w"),
        (
            "plan",
            "maak",
            "1",
            "--analyse",
            "geld",
            "--casemanager",
            "L. Oud",
            "--organisatie",
            "mee",
        ),
        ("escaleer", "1", "--spoor", "opstellen", "--tegen", "madi", "--grond", "geen_plan"),
        ("huishouden", "verhuis", "1", "--op", "vandaag", *NAAR),
    ):
        assert register(*opdracht).exit_code == 0, opdracht
    return register


def _vormen(commando: object) -> Iterator[tuple[str, ...]]:
    namen = {vlag(optie) for optie in opties(commando)}
    for vorm in VORMEN:
        yield ("--formaat", vorm)
        if "--namen" in namen:
            yield ("--formaat", vorm, "--namen")


def _inhoud(bestand: Path) -> str:
    """All text of a file; of DOCX and XLSX what is in the archive."""
    if not bestand.exists():
        return ""
    if not is_zipfile(bestand):
        return bestand.read_text(encoding="utf-8")
    with ZipFile(bestand) as archief:
        return "\n".join(archief.read(naam).decode(errors="replace") for naam in archief.namelist())


def test_there_is_much_to_try() -> None:
    assert len(LEZEND) > 30


@pytest.mark.parametrize(("pad", "commando"), LEZEND, ids=[" ".join(pad) for pad, _ in LEZEND])
def test_no_output_gives_it_away(
    gezin: Tafel, tmp_path: Path, pad: tuple[str, ...], commando: object
) -> None:
    namen = {vlag(optie) for optie in opties(commando)}
    tafel = ("--tafel", "jeugd") if "--tafel" in namen else ()
    codes = set()
    for vorm in _vormen(commando):
        uit = tmp_path / "uit"
        uit.unlink(missing_ok=True)
        naar = ("--uit", str(uit)) if vorm[1] in IN_EEN_BESTAND else ()
        gedaan = gezin(*pad, *regel(commando), *tafel, *vorm, *naar)
        codes.add(gedaan.exit_code)
        for tekst in (gedaan.stdout, gedaan.stderr, _inhoud(uit)):
            assert not VERRAAD.search(tekst), (vorm, tekst)
    assert 0 in codes or " ".join(pad) in ZONDER_HUISHOUDEN


@pytest.mark.parametrize("vraag", ["1102 ZQ 4711-KX", "1102zq4711kx", "1102 ZQ", "Stille Hoek"])
def test_nobody_is_found_by_it(gezin: Tafel, vraag: str) -> None:
    assert gezin("zoek", vraag).exit_code == 66
    [regel_] = lees(gezin, "zoek", "Fatima")
    assert regel_["waar"] == "adres afgeschermd"


def test_who_must_go_there_asks_for_it_and_that_is_logged(gezin: Tafel, tmp_path: Path) -> None:
    toon = gezin("melding", "toon", "M1")
    assert "afgeschermd; voor wie er heen moet: tafel melding toon M1 --adres" in (
        " ".join(toon.stdout.split())
    )
    assert "1102 ZQ 4711-KX" in gezin("melding", "toon", "M1", "--adres").stdout
    gelogd = "SELECT onderwerp FROM logregel WHERE handeling = 'melding toon --adres'"
    assert sql(tmp_path, gelogd) == [("M1",)]


def test_by_hand_and_no_longer(register: Tafel) -> None:
    """Of a person of a casus, and of who lives there too; what a melding still says holds."""
    assert nieuwe_casus(register, GEZIN | ADRES) == 1
    voer_in(register, GEZIN, **ADRES, voornaam="Ali", geboortedatum="03-06-1986")
    assert "1102 ZQ 4711-KX" in register("melding", "toon", "M2").stdout
    gedaan = register("persoon", "afschermen", "1.1")
    assert gedaan.stderr == "Het adres van 1.1 en van wie daar ook woont is afgeschermd.\n"
    assert not VERRAAD.search(register("melding", "toon", "M2", "--namen").stdout)
    agenda = register("agenda", "--tafel", "jeugd")
    assert "adres afgeschermd" in agenda.stdout
    assert "was al afgeschermd" in register("persoon", "afschermen", "M2").stderr
    zonder_ja = register("persoon", "afschermen", "1.1", "--ophef")
    assert (zonder_ja.exit_code, "geef --ja" in zonder_ja.stderr) == (2, True)
    assert register("persoon", "afschermen", "1.1", "--ophef", "--ja").exit_code == 0
    assert "1102 ZQ 4711-KX" in register("melding", "toon", "M2").stdout


def test_it_stays_while_a_melding_says_so(gezin: Tafel) -> None:
    gedaan = gezin("persoon", "afschermen", "M2", "--ophef", "--ja")
    assert gedaan.exit_code == 76
    assert "tafel melding wijzig M1 --bijzonderheden …" in gedaan.stderr
    assert gezin("melding", "wijzig", "M1", "--bijzonderheden", "").exit_code == 0
    assert not VERRAAD.search(gezin("melding", "toon", "M1").stdout)
    assert gezin("persoon", "afschermen", "M2", "--ophef", "--ja").exit_code == 0
    assert VERRAAD.search(gezin("melding", "toon", "M1").stdout)


def test_who_is_taken_out_keeps_it(gezin: Tafel) -> None:
    assert gezin("persoon", "losmaken", "M2", "--ja").exit_code == 0
    assert not VERRAAD.search(gezin("melding", "toon", "M2").stdout)


def test_a_melding_that_says_it_later_shields_all(register: Tafel) -> None:
    assert nieuwe_casus(register, GEZIN | ADRES) == 1
    voer_in(register, GEZIN, **ADRES, voornaam="Ali", geboortedatum="03-06-1986")
    later = ("melding", "wijzig", "M2", "--bijzonderheden", "tolk|adres_afgeschermd")
    assert register(*later).exit_code == 0
    assert not VERRAAD.search(register("melding", "toon", "M1").stdout)


def test_who_reports_at_a_shielded_address_joins_nobody_and_hears_nothing(
    register: Tafel, tmp_path: Path
) -> None:
    """Of one surname and of another, typed and in a file."""
    daar = {"postcode": "1111 ZZ", "huisnummer": "1"}
    assert nieuwe_casus(register, GEZIN | daar) == 1
    assert register("persoon", "afschermen", "1.1", "--ja").exit_code == 0
    namen = [("Pinas", "Omar"), ("Bos", "Jan")]
    for achternaam, voornaam in namen:
        wie = daar | {"achternaam": achternaam, "voornaam": voornaam, "geboortedatum": "1981-03-03"}
        opties = [deel for naam, waarde in wie.items() for deel in (f"--{naam}", waarde)]
        gezegd = register("melding", "add", *opties)
        assert gezegd.exit_code == 0
        assert "bij wie dit hoort, weet de coördinator: te beoordelen" in platte(gezegd.stderr)
        for woord in ("adres", "casus 1", "huishouden", "1111"):
            assert woord not in gezegd.stderr.replace("tafel ", ""), woord
    thuis = sql(tmp_path, "SELECT DISTINCT huishouden FROM persoon")
    assert len(thuis) == 3
    bestand = tmp_path / "erbij.csv"
    bestand.write_text(
        "achternaam;voornaam;geboortedatum;postcode;huisnummer\nPinas;Ali;1979-01-01;1111 ZZ;1\n",
        encoding="utf-8",
    )
    gezegd = register("melding", "import", str(bestand))
    assert "casus 1" not in gezegd.stderr
    assert len(sql(tmp_path, "SELECT DISTINCT huishouden FROM persoon")) == 4


def test_the_casus_says_at_whom_it_is_shielded(register: Tafel) -> None:
    assert nieuwe_casus(register, GEZIN) == 1
    assert register("persoon", "afschermen", "1.1", "--ja").exit_code == 0
    assert "adres afgeschermd" in platte(register("casus", "toon", "1").stdout)
    [lid] = lees(register, "casus", "toon", "1")["huishouden"]
    assert lid["let_op"] == ["adres_afgeschermd"]
