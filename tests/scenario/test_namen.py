"""Names in free text that the register knows: as a coördinator tells it.

Casus 1 is of Fatima Pinas with her child Noor, at Jeugd en Gezin; others live elsewhere.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
from typer.core import TyperArgument, TyperGroup

from tafel import cli
from tests.commands.hulp import CRISIS, GEZIN, voer_in
from tests.commands.test_agenda import VORMEN
from tests.conftest import Tafel
from tests.scenario.hulp import lees_op, nieuwe_casus, op, weigert
from tests.scenario.test_delen import JEUGD, MAANDAG, PINAS, WAARSCHUWING, WOENSDAG, in_vorm

ANDEREN = (
    {"voornaam": "Fatima", "achternaam": "Aït-Ouali", "geboortedatum": "01-02-1980"},
    {
        "voornaam": "Şükran",
        "tussenvoegsel": "d'",
        "achternaam": "Ancona",
        "geboortedatum": "03-04-1991",
    },
    {
        "voornaam": "Zoë",
        "tussenvoegsel": "van der",
        "achternaam": "Groen",
        "geboortedatum": "05-06-1992",
    },
    {"voornaam": "An", "achternaam": "Oud", "geboortedatum": "07-08-1975"},
)
"""People of other casussen."""
STUKKEN = (
    ("agenda", *JEUGD, "--voor", "altra"),
    ("overleg", "besluitenlijst", *JEUGD, "--voor", "altra"),
    ("rapport", "weeklijst", "--organisatie", "altra"),
    ("agenda", *JEUGD),
    ("overleg", "besluitenlijst", *JEUGD),
    ("plan", "toon", "1"),
)


@pytest.fixture
def buurt(register: Tafel, monkeypatch: pytest.MonkeyPatch) -> Tafel:
    """Casus 1, and four others with a casus of their own."""
    with monkeypatch.context() as toen:
        toen.setenv("TAFEL_VANDAAG", WOENSDAG)
        assert nieuwe_casus(register, PINAS) == 1
        for ander in ANDEREN:
            velden = {k: w for k, w in GEZIN.items() if k not in ("voornaam", "achternaam")}
            nieuwe_casus(register, velden | ander)
    return register


def schrijf_overal(tafel: Tafel, tekst: str, wie: str | None = None) -> str:
    """The text in a note, an afspraak, a decision and a plan of casus 1; what stderr said."""
    wie_doet = ("--wie", wie) if wie else ()
    gedaan = [
        op(
            *(tafel, WOENSDAG, "afspraak", "add", "1", "--organisatie", "altra", "--wat", tekst),
            *("--uiterlijk", "2026-11-20", *wie_doet),
        ),
        op(
            *(tafel, MAANDAG, "afspraak", "add", "1", "--organisatie", "altra", "--wat", tekst),
            *("--uiterlijk", "2026-12-20", *wie_doet),
        ),
        op(tafel, MAANDAG, "notitie", "1", "--tekst", tekst, "--delen-met", "altra"),
        op(tafel, MAANDAG, "overleg", "besluit", "1", "--tekst", tekst, "--datum", MAANDAG),
        op(tafel, MAANDAG, "plan", "maak", "1", "--analyse", tekst),
    ]
    assert all(deel.stderr.count(WAARSCHUWING) == 1 for deel in gedaan), tekst
    return "".join(deel.stdout + deel.stderr for deel in gedaan)


def op_papier(tafel: Tafel, *vormen: str, plan: bool = True) -> str:
    """Every copy for others on Monday, in these formats."""
    stukken = [
        in_vorm(tafel, MAANDAG, vorm, *stuk)
        for vorm in vormen
        for stuk in STUKKEN
        if stuk[0] != "plan" or (plan and vorm in ("tekst", "json"))
    ]
    return " ".join(" ".join(stukken).split())


def staat(tekst: str, *namen: str) -> list[str]:
    return [naam for naam in namen if naam.lower() in tekst.lower()]


def test_people_of_other_families_stood_in_altras_papers_with_their_whole_name(
    buurt: Tafel,
) -> None:
    tekst = "ruzie met Fatima Aït-Ouali en met ŞÜKRAN D'ANCONA; mevrouw Ouali sloeg Zoë Groen"
    gezegd = schrijf_overal(buurt, tekst, "Sukran Ancona")
    namen = ("ouali", "ancona", "kran", "groen")
    assert staat(gezegd, *namen) == []
    papier = op_papier(buurt, *VORMEN)
    assert staat(papier, *namen) == []
    assert "ruzie met F.A. en met Ş.A.; mevrouw A. sloeg Z.G." in papier


@pytest.mark.parametrize(
    ("tekst", "zo"),
    [
        ("de buurvrouw, zoë van der groen, kwam", "de buurvrouw, Z.G., kwam"),
        ("Vandergroen en vanderGroen", "G. en G."),
        ("Van der Groen hielp", "G. hielp"),
        ("mail zoe.vandergroen@mail.nl even", "mail Z.G.@mail.nl even"),
        ("Groen, Zoë van der", "Z.G."),
        ("d'Ancona's zus", "A.'s zus"),
    ],
)
def test_another_family_under_every_spelling(buurt: Tafel, tekst: str, zo: str) -> None:
    schrijf_overal(buurt, tekst)
    papier = op_papier(buurt, "tekst", "json")
    assert staat(papier, "groen", "ancona", "zoë", "zoe") == []
    assert zo in papier


def test_words_that_are_names_elsewhere_stay(buurt: Tafel) -> None:
    """A green garden, an old house, and Mrs. Oud of Altra, who is no client."""
    tekst = "De groene tuin wordt groen. Het oude huis is oud."
    gedaan = op(
        *(buurt, MAANDAG, "afspraak", "add", "1", "--organisatie", "altra", "--wat", tekst),
        *("--wie", "L. Oud", "--uiterlijk", "2026-12-20"),
    )
    assert WAARSCHUWING not in gedaan.stderr
    op(buurt, MAANDAG, "overleg", "besluit", "1", "--tekst", tekst, "--datum", MAANDAG)
    for stuk in STUKKEN[1:3]:
        papier = " ".join(in_vorm(buurt, MAANDAG, "json", *stuk).split())
        assert tekst in papier
        assert "L. Oud" in papier


@pytest.mark.parametrize("wie", ["Noortje", "fatima pinas", "mevr. Pinas", "Zoë van der Groen"])
def test_the_client_who_was_to_do_it_stood_there_by_name(buurt: Tafel, wie: str) -> None:
    for dag, uiterlijk in ((WOENSDAG, "2026-11-20"), (MAANDAG, "2026-12-20")):
        gedaan = op(
            *(buurt, dag, "afspraak", "add", "1", "--organisatie", "altra", "--wat", "bellen"),
            *("--wie", wie, "--uiterlijk", uiterlijk),
        )
        assert WAARSCHUWING in gedaan.stderr
    op(buurt, MAANDAG, "overleg", "besluit", "1", "--tekst", "zo doen we", "--datum", MAANDAG)
    papier = op_papier(buurt, *VORMEN, plan=False)
    assert staat(papier, "noor", "fatima", "pinas", "zoë", "groen") == []


def test_the_family_itself_under_every_spelling(register: Tafel) -> None:
    velden = PINAS | {"voornaam": "Jan-Willem", "tussenvoegsel": "van der", "achternaam": "Groen"}
    nieuwe_casus(register, velden)
    schrijf_overal(register, "Vandergroen, vanderGroen, JanWillem, Noortje, jw.vandergroen@x.nl")
    papier = op_papier(register, *VORMEN)
    assert staat(papier, "groen", "willem", "noor") == []
    assert "G., G., J., N., G.@x.nl" in papier


# --- names that somebody used to have -------------------------------------------------------------


def test_a_corrected_name_opened_the_old_texts(buurt: Tafel) -> None:
    """Surname, first name and a child's name were changed; the texts stay as they were."""
    schrijf_overal(buurt, "Fatima Pinas en Noor", "Noor")
    for optie, waarde in (
        ("--achternaam", "Zandbergen"),
        ("--voornaam", "Samira"),
        ("--inwonende-kinderen", "Sven 04-07-2014"),
    ):
        op(buurt, MAANDAG, "melding", "wijzig", "M1", optie, waarde)
    assert staat(op_papier(buurt, *VORMEN), "fatima", "pinas", "noor") == []


def test_who_left_the_household_stood_in_its_old_texts(buurt: Tafel) -> None:
    """Mehmet turned out to live elsewhere."""
    op(
        *(buurt, WOENSDAG, "melding", "add", "--voornaam", "Mehmet", "--achternaam", "Pinas"),
        *("--geboortedatum", "09-09-1985", "--urgentie", "regulier"),
        *("--postcode", "1102 AB", "--huisnummer", "7"),
    )
    op(buurt, MAANDAG, "melding", "wijzig", "M1", "--postcode", "1102 AB", "--huisnummer", "7")
    lijst = lees_op(buurt, MAANDAG, "melding", "lijst")
    nummer = next(deel["melding"] for deel in lijst if "Mehmet" in json.dumps(deel))
    assert nummer
