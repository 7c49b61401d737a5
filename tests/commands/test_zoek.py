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


RIJEN = """\
kenmerk;naam;postcode;huisnummer;toevoeging;melder
N1;Vos;1104AA;5;;MaDi
N10;Vosmeer;1104AA;51;;MaDi Zuidoost
N11;Vos;1104AA;52;;
N-1;Devos;1104AA;12;5;
N-12;Bos;1104AA;5;A;
"""


@pytest.mark.parametrize(
    ("gezocht", "volgorde"),
    [
        ("1104AA 5", [1, 5, 4, 3, 2]),  # the house; 5 by itself, newest first; the rest
        ("1104 aa 5", [1, 5, 4, 3, 2]),
        ("1104aa5", [1, 5, 3, 2]),
        ("1104AA 5-A", [5]),
        ("1104AA 51", [2]),
        ("N1", [1, 3, 2]),
        ("n-1", [4, 5]),
        ("vos", [3, 1, 4, 2]),
        ("MaDi", [2, 1]),
        ("madi vos", [1, 3, 2]),  # M3 may be called Madi
    ],
)
def test_what_was_looked_for_itself_comes_before_what_only_holds_it(
    register: Tafel, gezocht: str, volgorde: list[int]
) -> None:
    assert register("melding", "import", "-", input=RIJEN).exit_code == 0
    assert [treffer["nummer"] for treffer in lees(register, "zoek", gezocht)] == [
        f"M{n}" for n in volgorde
    ]


def test_the_house_itself_is_found_however_many_houses_begin_so(register: Tafel) -> None:
    """More than are shown, each of them newer."""
    rijen = [f"V{n};1104AA;{nummer}" for n, nummer in enumerate([5, *range(5000, 5210)])]
    invoer = "\n".join(["achternaam;postcode;huisnummer", *rijen])
    assert register("melding", "import", "-", input=invoer).exit_code == 0
    gevonden = lees(register, "zoek", "1104AA 5")
    assert (len(gevonden), gevonden[0]["nummer"]) == (200, "M1")


ANDERS = {
    "van 't Hooft": ("vant Hooft", "van't Hooft", "van t hooft", "vanthooft", "Hooft, van 't"),
    "vant Hooft": ("van 't Hooft", "van het Hooft"),
    "in 't Veld": ("in't Veld", "int veld", "intveld"),
    "A\u00eft Ouali": ("aitouali", "Ait Ouali", "AITOUALI", "ait-ouali"),
    "El Amrani": ("elamrani", "el-amrani"),
    "IJsselstein": ("Ysselstein", "ysselstein", "\u0132sselstein", "J. Ysselstein"),
    "van Dyk": ("van Dijk", "vandijk", "Dijk, van", "van Dyk"),
    "Yilmaz": ("IJilmaz", "yilmaz"),
}
"""A surname → how people look for it."""


@pytest.mark.parametrize(
    ("naam", "gezocht"), [(naam, tekst) for naam, teksten in ANDERS.items() for tekst in teksten]
)
@pytest.mark.parametrize("kolom", ["naam", "achternaam"])
def test_a_name_in_more_words_or_with_another_y_is_found(
    register: Tafel, naam: str, gezocht: str, kolom: str
) -> None:
    heel = f"Jan {naam}" if kolom == "naam" else naam
    rijen = f"{kolom};kenmerk\n{heel};A\nPiet Hoofd;B\nWim Vos;C\n"
    assert register("melding", "import", "-", input=rijen).exit_code == 0
    assert [treffer["nummer"] for treffer in lees(register, "zoek", gezocht)] == ["M1"]


@pytest.mark.parametrize(
    ("tekst", "code"),
    [("a " * 2000, 2), ("a" * 50_001, 2), ("œ" * 201, 2), ("ab " * 66, 66), ("œ" * 200, 66)],
)
def test_a_text_longer_than_any_name_is_no_search(gevuld: Tafel, tekst: str, code: int) -> None:
    resultaat = gevuld("zoek", tekst.strip() if code == 66 else tekst)
    assert resultaat.exit_code == code
    assert ("hoogstens 200 tekens" in resultaat.stderr) == (code == 2)
