"""`tafel regels`: the tables as they are shown, checked and explained."""

import csv
import json
from io import StringIO
from pathlib import Path

import pytest

from tafel.gegevens import gegevens
from tafel.rules.feiten import FEITEN
from tests.conftest import Tafel

REGELS = {
    "almere": ["A01", "A02", "A03"],
    "stedelijk": ["S01", "S09", "S02", "S03", "S04", "S05", "S06", "S07", "S08"],
    "werkplan": ["W01", "W02", "W03", "W04"],
    "zuidoost": [
        *("Z01", "Z02", "Z16", "Z03", "Z04", "Z05", "Z15", "Z06", "Z07", "Z08"),
        *("Z09", "Z10", "Z11", "Z12", "Z13", "Z14"),
    ],
}
"""Rules that allocate, per profile, in the order in which they are tried."""
AANTALLEN = {naam: len(regels) for naam, regels in REGELS.items()}
LADDER = 15 + 11 + 9
"""Who acts, towards whom and through whom; and six categories, in all but almere."""
TOTALEN = {
    "almere": 3 + 4 + 4 + 1,
    "stedelijk": 9 + 6 + LADDER,
    "werkplan": 4 + 6 + LADDER,
    "zuidoost": 16 + 6 + LADDER,
}
ZORGEN = FEITEN["zorgen_om_kinderen"].label
VORMEN = ("tabel", "tekst", "markdown", "csv", "json")
IN_ORDE = [f"{naam} 1.1: in orde ({aantal} regels)" for naam, aantal in TOTALEN.items()]


def kapot(pad: Path, *paren: tuple[str, str]) -> Path:
    inhoud = (gegevens() / "profielen" / "zuidoost.toml").read_text(encoding="utf-8")
    for oud, nieuw in paren:
        assert oud in inhoud
        inhoud = inhoud.replace(oud, nieuw, 1)
    pad.write_text(inhoud, encoding="utf-8")
    return pad


@pytest.mark.parametrize("profiel", AANTALLEN)
@pytest.mark.parametrize("breedte", [80, 120])
@pytest.mark.parametrize("vorm", VORMEN)
def test_the_table_holds_every_rule_once_and_no_line_is_wider_than_the_screen(
    tafel: Tafel, profiel: str, breedte: int, vorm: str
) -> None:
    uit = tafel("--profiel", profiel, "regels", "toon", "-f", vorm, env={"COLUMNS": str(breedte)})
    assert (uit.exit_code, uit.stderr) == (0, "")
    if vorm == "json":
        gevonden = [rij["regel"] for rij in json.loads(uit.stdout)]
    elif vorm == "csv":
        gevonden = [rij["regel"] for rij in csv.DictReader(StringIO(uit.stdout), delimiter=";")]
    elif vorm == "markdown":
        gevonden = [rij.split("|")[1].strip() for rij in uit.stdout.splitlines()[2:]]
    else:
        assert max(map(len, uit.stdout.splitlines())) <= breedte
        gevonden = [
            rij.split()[0] for rij in uit.stdout.splitlines() if rij[:1] == profiel[0].upper()
        ]
    assert gevonden == REGELS[profiel]


def test_on_one_line_and_and_or_do_not_run_together(tafel: Tafel) -> None:
    rijen = json.loads(tafel("regels", "toon", "-f", "json").stdout)
    assert rijen[5] == {
        "regel": "Z05",
        "voorwaarde": (
            "(inwonend kind om wie zorgen zijn = ja of leeftijd < 17) en "
            "(jeugdhulp = vrijwillig of maatregel)"
        ),
        "uitkomst": "opschalen",
        "naar": "de procesmanager",
        "bron": "Visie §3.1.2; Werkplan §1.2, §2.4, §2.5",
        "eigen": False,
        "toelichting": "",
    }
    assert rijen[-1]["voorwaarde"] == "in alle andere gevallen"


def test_a_table_goes_to_a_file(tafel: Tafel, tmp_path: Path) -> None:
    uit = tafel("regels", "toon", "-f", "csv", "--uit", "regels.csv")
    assert (uit.exit_code, uit.stdout) == (0, "")
    assert (tmp_path / "regels.csv").read_text("utf-8-sig").startswith("regel;voorwaarde;")


def test_without_a_name_every_shipped_profile_is_checked(tafel: Tafel) -> None:
    uit = tafel("regels", "toets")
    assert (uit.exit_code, uit.stdout.splitlines(), uit.stderr) == (0, IN_ORDE, "")


@pytest.mark.parametrize("naam", AANTALLEN)
def test_one_profile_is_checked_by_name_or_by_path(tafel: Tafel, naam: str) -> None:
    for wat in (naam, str(gegevens() / "profielen" / f"{naam}.toml")):
        uit = tafel("regels", "toets", wat)
        assert (uit.exit_code, uit.stdout) == (
            0,
            f"{naam} 1.1: in orde ({TOTALEN[naam]} regels)\n",
        )


@pytest.mark.parametrize(
    ("paren", "bevindingen"),
    [
        (
            [
                ('kind = { waarde = 18, bron = "Werkplan §3" }', "kind = { waarde = 18 }"),
                ('nr = "Z07"', "nr = 7"),
            ],
            ["drempels.kind: «bron» ontbreekt", "toedeling 9, nr: moet een tekst zijn"],
        ),
        (
            [
                ('"crisis = ja", ', '"crisus = ja", '),
                ('tafel = "jong-volwassenen"', 'tafel = "jongeren"'),
            ],
            [
                "regel Z01: onbekend feit «crisus» in «crisus = ja»; bedoelt u «crisis»?",
                "regel Z15: «tafel»: het profiel heeft geen tafel «jongeren»",
            ],
        ),
        (
            [
                ('als = ["aanvliegroute = drugs"]', 'als = ["leeftijd < 20"]'),
                ('nr = "Z14"\nals = []', 'nr = "Z14"\nals = ["leeftijd > 60"]'),
            ],
            [
                "regel Z11: wordt nooit bereikt: eerdere regels vangen alles af",
                "tabel toedeling: geen regel voor dit geval: ",
            ],
        ),
    ],
    ids=["shape", "meaning", "table"],
)
def test_of_a_bad_profile_everything_is_named(
    tafel: Tafel, tmp_path: Path, paren: list[tuple[str, str]], bevindingen: list[str]
) -> None:
    kapot(tmp_path / "eigen.toml", *paren)
    uit = tafel("regels", "toets", "eigen.toml")
    assert uit.exit_code == 78
    regels = uit.stdout.splitlines()
    assert len(regels) == len(bevindingen)
    for regel, bevinding in zip(regels, bevindingen, strict=True):
        assert regel.startswith(f"eigen.toml, {bevinding}")
    assert uit.stderr == "Verbeter het profiel en toets opnieuw.\n"


def test_a_name_that_does_not_exist_is_no_profile_to_check(tafel: Tafel) -> None:
    uit = tafel("regels", "toets", "almeer")
    assert (uit.exit_code, uit.stdout) == (78, "")
    assert "kies almere, stedelijk, werkplan, zuidoost" in " ".join(uit.stderr.split())


@pytest.mark.parametrize("nummer", ["Z06", "z06"])
def test_a_rule_is_explained_with_its_source(tafel: Tafel, nummer: str) -> None:
    uit = tafel("regels", "uitleg", nummer)
    assert (uit.exit_code, uit.stderr) == (0, "")
    tekst = " ".join(uit.stdout.split())
    for deel in (
        "Z06 tafel Jeugd en Gezin",
        "er is een inwonend kind onder 23 om wie zorgen zijn",
        "Volwassenen, als leeftijd >= 18",
        "Visie §3.2.2",
        "het kind gaat voor",
    ):
        assert deel in tekst
    assert max(map(len, uit.stdout.splitlines())) <= 80


def test_an_explanation_says_in_words_what_a_derived_fact_means(tafel: Tafel) -> None:
    uitleg = json.loads(tafel("regels", "uitleg", "Z06", "-f", "json").stdout)
    assert uitleg["afgeleid"] == [
        [
            "inwonend kind om wie zorgen zijn",
            (
                f"een inwonend kind < 23 en {ZORGEN} = ja, of "
                "leeftijd < 23 en woonsituatie = inwonend en gezinsbenadering = ja"
            ),
            "Visie §3.2.2",
        ]
    ]


def test_every_rule_of_every_profile_can_be_explained(tafel: Tafel) -> None:
    for profiel in AANTALLEN:
        for nummer in REGELS[profiel]:
            uit = tafel("--profiel", profiel, "regels", "uitleg", nummer)
            assert uit.exit_code == 0
            assert uit.stdout.startswith(f"{nummer}  ")


def test_a_derived_fact_with_a_choice_in_it_can_be_explained(tafel: Tafel, tmp_path: Path) -> None:
    kapot(
        tmp_path / "eigen.toml",
        ('"zorgen_om_kinderen = ja"],', '["zorgen_om_kinderen = ja", "crisis = ja"]],'),
    )
    uit = tafel("--profiel", "eigen.toml", "regels", "uitleg", "Z06", "-f", "json")
    assert uit.exit_code == 0
    assert f"{ZORGEN} = ja of crisis = ja" in json.loads(uit.stdout)["afgeleid"][0][1]


@pytest.mark.parametrize(
    ("nummer", "bedoeld"), [("Z66", "bedoelt u Z16?"), ("z9", "bedoelt u Z09?"), ("W01", "Z01")]
)
def test_a_rule_that_does_not_exist_names_the_nearest(
    tafel: Tafel, nummer: str, bedoeld: str
) -> None:
    uit = tafel("regels", "uitleg", nummer)
    assert (uit.exit_code, uit.stdout) == (66, "")
    assert bedoeld in uit.stderr
    assert "tafel regels toon" in " ".join(uit.stderr.split())


def test_the_ladder_is_shown_in_general_words(tafel: Tafel) -> None:
    for vorm in VORMEN:
        uit = tafel("regels", "toon", "escalatie", "-f", vorm).stdout
        assert "{regie}" not in uit, vorm
        assert "{organisatie}" not in uit, vorm
    rijen = tafel("regels", "toon", "escalatie", "-f", "csv").stdout
    assert "de coördinator van de tafel" in rijen
    assert "de leidinggevende van de organisatie" in rijen
    assert "coördinator van de tafel" in tafel("regels", "uitleg", "EW8").stdout
