"""`tafel zoek`, and that every look is noted without a name."""

from pathlib import Path

import pytest

from tests.commands.hulp import GEZIN, OVERLAST, deel_toe, lees, sql, voer_in
from tests.conftest import Tafel


@pytest.fixture
def gevuld(register: Tafel) -> Tafel:
    voer_in(
        register,
        GEZIN,
        achternaam="Peña-Müller",
        postcode="1102CW",
        huisnummer="27",
        melder_organisatie="Rochdale",
        kenmerk="RD-77",
    )
    voer_in(register, OVERLAST, voornaam="Zoë", melder_organisatie="Wijkpolitie")
    voer_in(register, OVERLAST | {"regulier-aanbod": "toereikend", "achternaam": "Regel"})
    assert register("toedelen", "--alle").exit_code == 0
    return register


@pytest.mark.parametrize(
    ("tekst", "gevonden"),
    [
        ("peña", ["1"]),
        ("PENA-muller", ["1"]),
        ("fatima MULLER", ["1"]),
        ("zoe vos", ["2"]),
        ("1102 CW", ["1"]),
        ("1102cw", ["1"]),
        ("1102 cw 27", ["1"]),
        ("rochdale", ["1"]),
        ("rd-77", ["1"]),
        ("M2", ["2"]),
        ("m2", ["2"]),
        ("2", ["2"]),
        ("M3", ["M3"]),
        ("regel", ["M3"]),
    ],
)
def test_finds(gevuld: Tafel, tekst: str, gevonden: list[str]) -> None:
    resultaat = gevuld("zoek", tekst, "-f", "csv")
    assert resultaat.exit_code == 0
    assert [rij.split(";")[0] for rij in resultaat.stdout.splitlines()[1:]] == gevonden


@pytest.mark.parametrize("tekst", ["Hoff, V.", "V. Hoff", "Hoff, V", "hoff"])
def test_an_initial_v_is_no_prefix(register: Tafel, tekst: str) -> None:
    for naam in ("Hoff, V.", "Hof, V. van", "Vos, Vera V."):
        assert register("melding", "add", "--naam", naam).exit_code == 0
    resultaat = register("zoek", tekst, "-f", "csv")
    assert [rij.split(";")[0] for rij in resultaat.stdout.splitlines()[1:]] == ["M1"]


def test_from_stdin_and_without_names(gevuld: Tafel) -> None:
    resultaat = gevuld("zoek", "-", input="müller")
    assert "F.P. '88, kind '14" in resultaat.stdout
    assert "ller" not in resultaat.stdout
    assert "Peña-Müller" in gevuld("zoek", "müller", "--namen").stdout


def test_a_casus_is_found_once_per_person(gevuld: Tafel) -> None:
    voer_in(gevuld, OVERLAST, voornaam="Zoë", kenmerk="nog een")
    gevuld("toedelen", "--alle")
    assert len(gevuld("zoek", "vos", "-f", "csv").stdout.splitlines()) == 2


@pytest.mark.parametrize("tekst", ["bestaat-niet", "M99", "m99", "1102 ZZ"])
def test_nothing_found(gevuld: Tafel, tekst: str) -> None:
    resultaat = gevuld("zoek", tekst)
    assert resultaat.exit_code == 66
    assert tekst not in resultaat.stdout + resultaat.stderr


def test_too_short(gevuld: Tafel) -> None:
    assert gevuld("zoek", "x").exit_code == 2


def test_every_look_is_noted_and_never_with_a_name(gevuld: Tafel, tmp_path: Path) -> None:
    def regels() -> list[tuple[str, str, str, str]]:
        return sql(tmp_path, "SELECT dag, wie, handeling, onderwerp FROM logregel ORDER BY id")

    for argumenten, genoteerd in (
        (["zoek", "müller"], ("zoek", "1 gevonden")),
        (["zoek", "niemand"], ("zoek", "0 gevonden")),
        (["melding", "toon", "M1"], ("melding toon", "M1")),
        (["melding", "lijst"], ("melding lijst", "3 regels")),
        (["casus", "lijst"], ("casus lijst", "2 regels")),
        (["casus", "toon", "1"], ("casus toon", "1")),
        (["agenda", "--tafel", "jeugd"], ("agenda", "jeugd-en-gezin 2026-11-26")),
    ):
        eerst = len(regels())
        gevuld(*argumenten)
        assert regels()[eerst:] == [("2026-11-23", "tester", *genoteerd)]
    alles = str(regels()).casefold()
    assert not {"müller", "fatima", "vos", "niemand", "1988"} & set(alles.replace("'", " ").split())


def test_a_trial_is_a_look_too(gevuld: Tafel, tmp_path: Path) -> None:
    eerst = len(sql(tmp_path, "SELECT 1 FROM logregel"))
    gevuld("toedelen", "--alle", "--opnieuw", "--proef")
    nieuw = sql(tmp_path, "SELECT handeling, onderwerp FROM logregel ORDER BY id")[eerst:]
    assert nieuw == [("toedelen --proef", "3 meldingen")]


def test_a_casus_shows_its_own_status_not_that_of_a_melding(register: Tafel) -> None:
    voer_in(register, GEZIN)
    deel_toe(register, "M1")
    assert [treffer["status"] for treffer in lees(register, "zoek", "Pinas")] == ["open"]


@pytest.mark.parametrize("gezocht", ["v.d. Linde", "vd Linde", "v/d linde", "VD LINDE"])
@pytest.mark.parametrize("voegsel", ["vd", "v.d.", "v/d", "van de", "van den", "van der"])
def test_a_prefix_written_short_finds_whoever_it_may_be(
    register: Tafel, gezocht: str, voegsel: str
) -> None:
    voer_in(register, OVERLAST, tussenvoegsel=voegsel, achternaam="Linde")
    voer_in(register, OVERLAST, tussenvoegsel="van", achternaam="Linde")
    assert [m["nummer"] for m in lees(register, "zoek", gezocht)] == ["M1"]
    assert len(lees(register, "zoek", "Linde")) == 2


BERG = (
    *("Jan vd Linde", "Linde v.d., Jan", "Linde, J. van den", "J. v/d Linde", "Jan v.den Linde"),
    *("Linde, Jan v.d.", "Linde van den J.P.", "Jan v.d.Linde", "Jan van d. Linde"),
)
"""Of one family, each as another office writes it."""
ACHTERNAMEN = ("vd Linde", "Linde v.d.", "Linde, van den", "v.d.Linde", "Vandenlinde", "Linde (vd)")


@pytest.mark.parametrize(
    "gezocht",
    ["v.d. Linde", "vd Linde", "v/d linde", "van den Linde", "Linde, v.d.", "Linde vd",
     "vandenlinde", "Linde, J. v.d.", "jan van den linde", "V.D. LINDE", "v. den Linde",
     "v.d.Linde", "LINDE, J. VAN DEN"],
)  # fmt: skip
def test_one_family_is_found_however_either_side_writes_it(register: Tafel, gezocht: str) -> None:
    rijen = [f"{n};{naam};" for n, naam in enumerate(BERG)]
    rijen += [f"B{n};;{naam}" for n, naam in enumerate(ACHTERNAMEN)]
    rijen += ["C;Jan van Linde;", "D;Jan Lindeman;", "E;;van Lindt"]
    bron = "\n".join(["kenmerk;naam;achternaam", *rijen])
    assert register("melding", "import", "-", input=bron).exit_code == 0
    gevonden = {treffer["nummer"] for treffer in lees(register, "zoek", gezocht)}
    assert gevonden == {f"M{n}" for n in range(1, len(BERG) + len(ACHTERNAMEN) + 1)}
