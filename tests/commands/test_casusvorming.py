"""When a casus opens, who joins it, and what several meldingen come to."""

from pathlib import Path
from typing import Any

import pytest

from tests.commands.hulp import (
    BESPREKEN,
    CRISIS,
    GEZIN,
    OVERLAST,
    deel_toe,
    lees,
    sql,
    voer_in,
)
from tests.conftest import Tafel
from tests.scenario.hulp import lees_op, op

ADRES = {"postcode": "1102 AB", "huisnummer": "7", "achternaam": "Doorn"}
VADER = OVERLAST | ADRES | {"inwonende-kinderen": "14 jaar", "zorgen-om-kinderen": "nee"}
"""Z12 → volwassenen: nobody worries about the child."""
ZOON = GEZIN | ADRES | {"voornaam": "Dion", "geboortedatum": "01-02-1987"}
"""Z06 → jeugd-en-gezin, at the same address and of the same name."""


def casus(tafel: Tafel, nummer: int = 1) -> dict[str, Any]:
    gelezen: dict[str, Any] = lees(tafel, "casus", "toon", str(nummer))
    return gelezen


@pytest.mark.parametrize(
    ("velden", "uitkomst", "naar"),
    [
        (CRISIS, "crisis", "jeugd-en-gezin"),
        (GEZIN, "tafel", "jeugd-en-gezin"),
        (GEZIN | {"jeugdhulp": "maatregel"}, "opschalen", "jeugd-en-gezin"),
        (BESPREKEN, "bespreken", None),
    ],
)
def test_opens(register: Tafel, velden: dict[str, str], uitkomst: str, naar: str | None) -> None:
    voer_in(register, velden)
    assert deel_toe(register, "M1")["casus"] == 1
    gelezen = casus(register)
    assert (gelezen["uitkomst"], gelezen["tafel"], gelezen["status"], gelezen["stap"]) == (
        *(uitkomst, naar, "open", 3),
    )


@pytest.mark.parametrize(
    "velden",
    [GEZIN | {"regulier-aanbod": "toereikend"}, {"achternaam": "Vaag", "urgentie": "regulier"}],
    ids=["regulier", "aanvullen"],
)
def test_does_not_open(register: Tafel, velden: dict[str, str]) -> None:
    voer_in(register, velden)
    assert deel_toe(register, "M1")["casus"] is None
    assert lees(register, "casus", "lijst") == []


def test_the_same_person_joins(register: Tafel) -> None:
    voer_in(register, GEZIN)
    voer_in(register, GEZIN, kenmerk="tweede")
    assert [b["casus"] for b in lees(register, "toedelen", "--alle")] == [1, 1]
    assert [m["melding"] for m in casus(register)["meldingen"]] == ["M1", "M2"]
    assert casus(register)["uitkomst"] == "tafel"


def test_one_open_casus_per_household(register: Tafel, tmp_path: Path) -> None:
    voer_in(register, VADER)
    voer_in(register, ZOON)
    register("toedelen", "--alle")
    open_ = "SELECT huishouden, count(*) FROM casus WHERE status = 'open' GROUP BY 1"
    assert sql(tmp_path, open_) == [(1, 1)]


@pytest.mark.parametrize("eerst", [VADER, ZOON])
def test_a_casus_follows_the_adult_with_children(register: Tafel, eerst: dict[str, str]) -> None:
    """Whoever came first; the screen says where the toedeling of the other points."""
    for velden in (eerst, ZOON if eerst is VADER else VADER):
        register("toedelen", voer_in(register, velden))
    gelezen = casus(register)
    assert (gelezen["tafel"], gelezen["uitkomst"], gelezen["voorkeur"]) == (
        *("jeugd-en-gezin", "tafel", None),
    )
    wijst = {lid["persoon"]: lid["let_op"] for lid in gelezen["huishouden"]}
    ander = "1.1" if eerst is VADER else "1.2"
    assert {p for p, let_op in wijst.items() if "toedeling Volwassenen" in let_op} == {ander}
    assert {t["persoon"]: t["tafel"] for t in gelezen["toedelingen"]} == {
        ander: "volwassenen",
        "1.2" if eerst is VADER else "1.1": "jeugd-en-gezin",
    }
    assert [p["met"] for p in gelezen["afstemmen"] if p["nodig"]] == ["volwassenen"]


def test_two_tables_go_to_the_coordinators(register: Tafel) -> None:
    """Neither is that of a family."""
    voer_in(register, VADER)
    deel_toe(register, "M1")
    zoon = {"inwonende-kinderen": "geen", "geboortedatum": "01-02-2005", "voornaam": "Dion"}
    voer_in(register, VADER | zoon)
    assert deel_toe(register, "M2")["tafel"] == "jong-volwassenen"
    gelezen = casus(register)
    assert (gelezen["tafel"], gelezen["uitkomst"], gelezen["voorkeur"]) == (
        *("volwassenen", "bespreken", "jong-volwassenen"),
    )
    [punt, *_] = lees(register, "agenda", "--tafel", "coord", "--datum", "30-11")["punten"]
    assert (punt["soort"], punt["casus"], punt["melding"]) == ("bespreken", 1, "M2")
    assert punt["vraag"] == (
        "Loopt bij Volwassenen; een melding wijst naar Jong Volwassenen. Welke tafel?"
    )
    assert "M2 wijst naar Jong Volwassenen" in register("casus", "toon", "1").stdout


@pytest.mark.parametrize(
    ("melding", "gekozen", "opties"),
    [
        ("M2", "jeugd-en-gezin", []),
        ("M1", "volwassenen", []),
        ("M2", "volwassenen", ["--motivering", "de buurt gaat voor"]),
        ("M1", "jong-volwassenen", ["--motivering", "x"]),
    ],
)
def test_what_the_coordinators_choose_settles_it(
    register: Tafel, melding: str, gekozen: str, opties: list[str]
) -> None:
    voer_in(register, VADER)
    voer_in(register, ZOON)
    register("toedelen", "--alle")
    deel_toe(register, melding, "--tafel", gekozen, *opties)
    gelezen = casus(register)
    assert (gelezen["tafel"], gelezen["uitkomst"], gelezen["voorkeur"]) == (gekozen, "tafel", None)
    assert [p["casus"] for p in lees(register, "agenda", "--tafel", gekozen)["punten"]] == [1]
    bespreken = lees(register, "agenda", "--tafel", "coord", "--datum", "30-11")["punten"]
    assert [p["soort"] for p in bespreken] == ["nieuw"]


def test_to_be_discussed_always_reaches_the_coordinators(register: Tafel) -> None:
    """A second melding that no rule allocates is not lost in a casus that has a table."""
    voer_in(register, OVERLAST)
    deel_toe(register, "M1")
    voer_in(register, OVERLAST, kenmerk="tweede", risico_samenleving="nee")
    assert deel_toe(register, "M2")["uitkomst"] == "bespreken"
    gelezen = casus(register)
    assert (gelezen["tafel"], gelezen["uitkomst"]) == ("volwassenen", "bespreken")
    [punt, *_] = lees(register, "agenda", "--tafel", "coord", "--datum", "30-11")["punten"]
    assert "Blijft het daar?" in punt["vraag"]


def test_what_its_table_decides_does_not_answer_the_coordinators(register: Tafel) -> None:
    def gevraagd(dag: str) -> list[str]:
        punten = lees_op(register, dag, "agenda", "--tafel", "coord")["punten"]
        return [p["vraag"] for p in punten if p["soort"] == "bespreken" and p["casus"] == 1]

    maandag, dinsdag, later = "2026-11-30", "2026-12-01", "2026-12-07"
    voer_in(register, OVERLAST)
    deel_toe(register, "M1")
    voer_in(register, OVERLAST, kenmerk="tweede", risico_samenleving="nee")
    deel_toe(register, "M2")
    besluit = ("overleg", "besluit", "1", "--tekst")
    op(register, maandag, *besluit, "MaDi belt.", "--datum", maandag)
    assert ["Blijft het daar?" in vraag for vraag in gevraagd(maandag)] == [True]
    op(register, maandag, *besluit, "Het blijft daar.", "--tafel", "coord", "--datum", maandag)
    assert gevraagd(later) == []
    voer_in(register, OVERLAST, kenmerk="derde", risico_samenleving="nee")
    op(register, dinsdag, "toedelen", "M3")
    op(register, dinsdag, *besluit, "MaDi belt weer.", "--datum", dinsdag)
    assert ["Blijft het daar?" in vraag for vraag in gevraagd(later)] == [True]
    keuze = ("--tafel", "volwassenen", "--motivering", "hetzelfde gezin")
    op(register, later, "toedelen", "M3", *keuze)
    assert gevraagd(later) == []


def test_crisis_goes_first_and_ends_when_the_fact_changes(register: Tafel) -> None:
    voer_in(register, OVERLAST)
    voer_in(register, OVERLAST, kenmerk="2", urgentie="crisis", inwonende_kinderen="6 jaar")
    register("toedelen", "--alle")
    assert (casus(register)["uitkomst"], casus(register)["tafel"]) == ("crisis", "jeugd-en-gezin")
    assert lees(register, "agenda", "--tafel", "jeugd")["punten"][0]["melding"] == "M2"
    register("melding", "wijzig", "M2", "--urgentie", "regulier", "--zorgen-om-kinderen", "nee")
    deel_toe(register, "M2")
    assert (casus(register)["uitkomst"], casus(register)["tafel"]) == ("tafel", "volwassenen")


def test_a_single_request_attunes_with_the_table_of_the_household(register: Tafel) -> None:
    """Werkplan §2.8; Z03 otherwise sends it to the loket without a word."""
    voer_in(register, GEZIN, leefgebieden="wonen", kenmerk="eerst")
    voer_in(register, GEZIN)
    enkel, gezin = lees(register, "toedelen", "--alle")
    assert (gezin["uitkomst"], gezin["casus"]) == ("tafel", 1)
    assert (enkel["uitkomst"], enkel["regel"], enkel["casus"]) == ("regulier", "Z03", None)
    assert enkel["afstemmen"] == ["jeugd-en-gezin"]
    voer_in(register, GEZIN, leefgebieden="onderwijs", kenmerk="later")
    assert deel_toe(register, "M3")["afstemmen"] == ["jeugd-en-gezin"]
    assert len(casus(register)["meldingen"]) == 1


def test_a_changed_fact_moves_the_casus(register: Tafel) -> None:
    voer_in(register, GEZIN)
    deel_toe(register, "M1")
    register("melding", "wijzig", "M1", "--zorgen-om-kinderen", "nee", "--zelf-oplossen", "nee")
    assert lees(register, "melding", "lijst")[0]["status"] == "nieuw"
    register("melding", "wijzig", "M1", "--risico-samenleving", "ja")
    [besluit] = lees(register, "toedelen", "--alle")
    assert (besluit["regel"], besluit["tafel"], besluit["casus"]) == ("Z12", "volwassenen", 1)
    gelezen = casus(register)
    assert (gelezen["tafel"], gelezen["status"]) == ("volwassenen", "open")
    assert [b["tafel"] for b in gelezen["toedelingen"]] == ["jeugd-en-gezin", "volwassenen"]


def test_what_becomes_regular_leaves_the_casus_open_and_says_so(register: Tafel) -> None:
    voer_in(register, GEZIN)
    deel_toe(register, "M1")
    register("melding", "wijzig", "M1", "--regulier-aanbod", "toereikend")
    resultaat = register("toedelen", "M1")
    assert "casus 1 blijft open" in resultaat.stdout
    assert casus(register)["status"] == "open"
    assert deel_toe(register, "M1")["uitkomst"] == "regulier"


def test_completing_opens_the_casus(register: Tafel) -> None:
    voer_in(register, GEZIN, jeugdhulp="onbekend")
    assert deel_toe(register, "M1")["casus"] is None
    tekst = register("melding", "vul-aan", "M1", "--jeugdhulp", "geen").stdout
    assert "tafel JEUGD EN GEZIN" in tekst
    assert casus(register)["tafel"] == "jeugd-en-gezin"


def test_keys_of_a_casus(register: Tafel) -> None:
    voer_in(register, GEZIN, inwonende_kinderen="Noor 04-07-2014|4 jaar|4 jaar|?")
    deel_toe(register, "M1")
    gelezen = casus(register)
    nodig = {
        *("casus", "tafel", "stap", "categorie", "huishouden", "meldingen", "toedelingen"),
        *("plan", "afspraken", "escalaties", "terugkoppelingen", "notities", "tijdlijn"),
    }
    assert nodig <= gelezen.keys()
    assert gelezen["inwonende_kinderen"] == ["2014", "4 jaar", "4 jaar", "?"]
    [regel] = lees(register, "casus", "lijst")
    assert list(regel) == [
        *("casus", "tafel", "stap", "categorie", "betrokkene", "geopend_op", "status"),
    ]
    tekst = register("casus", "toon", "1").stdout
    wie = tekst[: tekst.index("PROCES")].splitlines()
    assert [regel.split() for regel in wie if "kind " in regel] == [
        [".k1", "N.", "kind", "'14", "zelf", "en", "ouders"],
        *([f".k{plaats}", "kind", "4", "jr", "via", "ouders"] for plaats in (2, 3)),
        [".k4", "kind", "?", "onbekend"],
    ]
    assert "Noor" not in tekst
    assert "Pinas" not in tekst
    assert "Fatima Pinas" in register("casus", "toon", "1", "--namen").stdout


def test_filters_of_the_list(register: Tafel) -> None:
    voer_in(register, GEZIN)
    voer_in(register, OVERLAST)
    voer_in(register, BESPREKEN)
    register("toedelen", "--alle")

    def nummers(*opties: str, **env: str) -> list[int]:
        resultaat = register("casus", "lijst", *opties, "-f", "csv", env=env)
        assert resultaat.exit_code == 0, resultaat.stderr
        return [int(rij.split(";")[0]) for rij in resultaat.stdout.splitlines()[1:]]

    assert nummers() == [3, 2, 1]
    assert nummers("--tafel", "jeugd") == [3, 1]  # casus 3 has no table yet: never hidden
    assert nummers(TAFEL_TAFEL="volw") == [3, 2]
    assert nummers(TAFEL_TAFEL="coordinatoren") == [3, 2, 1]
    assert nummers("--status", "gesloten") == []
    assert nummers("--stap", "3", "--aantal", "2") == [3, 2]
    assert register("casus", "toon", "9").exit_code == 66
    assert register("casus", "lijst", env={"TAFEL_TAFEL": "zzz"}).exit_code == 78
