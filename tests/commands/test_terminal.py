"""Asking on a real terminal: which questions, in which order, and what is not stored."""

import re
import sys
from collections.abc import Callable
from pathlib import Path

import pexpect
import pytest

from tests.commands.hulp import BESPREKEN, GEZIN, OVERLAST, deel_toe, inhoud, lees, voer_in
from tests.conftest import Tafel

Terminal = Callable[..., "pexpect.spawn[str]"]
KINDEREN, ZORGEN, JEUGDHULP = "Welke kinderen wonen", "zorgen om", "jeugdhulp of een maatregel"
ESCAPE = re.compile(r"\x1b\[[0-9;]*m")


@pytest.fixture
def terminal(omgeving: dict[str, str], tmp_path: Path) -> Terminal:
    """A command on a pty; no dumb terminal, no NO_COLOR."""

    def start(*args: str, breedte: int = 80) -> "pexpect.spawn[str]":
        env = {k: w for k, w in omgeving.items() if k != "COLUMNS"}
        return pexpect.spawn(
            sys.executable,
            ["-m", "tafel", *args],
            env={**env, "TERM": "xterm-256color"},
            cwd=str(tmp_path),
            dimensions=(24, breedte),
            encoding="utf-8",
            timeout=20,
        )

    return start


def antwoord(kind: "pexpect.spawn[str]", vraag: str, tekst: str) -> None:
    """Wait for the prompt of this question, and answer it."""
    woorden = vraag.replace(" ", r"\s+")
    kind.expect(rf"{woorden}(?:[^?]|'\?')*\?(?:[^?]|'\?')*: $")
    assert "?" not in str(kind.before), "another question came first"
    kind.sendline(tekst)


def einde(kind: "pexpect.spawn[str]") -> tuple[str, int]:
    """What was still printed, without colour, and the exit code."""
    kind.expect(pexpect.EOF)
    kind.close()
    return ESCAPE.sub("", str(kind.before)).replace("\r\n", "\n"), int(kind.exitstatus or 0)


def test_exactly_the_questions_and_fewer_when_an_answer_settles_it(
    register: Tafel, terminal: Terminal
) -> None:
    """Over 25, unable, with risk. Asked: the children, the worries, jeugdhulp (Z05, Z06).
    No children settles it: volwassenen.
    """
    voer_in(register, OVERLAST, inwonende_kinderen="onbekend")
    besluit = deel_toe(register, "M1")
    assert besluit["vragen"] == ["inwonende_kinderen", "zorgen_om_kinderen", "jeugdhulp"]
    kind = terminal("melding", "vul-aan", "M1")
    antwoord(kind, KINDEREN, "geen")
    tekst, code = einde(kind)
    assert code == 0
    assert "tafel VOLWASSENEN" in tekst
    assert "?" not in tekst
    assert deel_toe(register, "M1")["uitkomst"] == "tafel"


def test_a_bad_answer_asks_again_and_enter_leaves_it_unknown(
    register: Tafel, terminal: Terminal
) -> None:
    voer_in(register, OVERLAST, inwonende_kinderen="onbekend")
    deel_toe(register, "M1")
    kind = terminal("melding", "vul-aan", "M1")
    antwoord(kind, KINDEREN, "vijftig jaar")
    kind.expect(r"gescheiden\s+door\s+\|;\s+of\s+geen[^)]*?\n")
    antwoord(kind, KINDEREN, "8 jaar")
    antwoord(kind, ZORGEN, "")
    antwoord(kind, JEUGDHULP, "geen")
    tekst, code = einde(kind)
    assert code == 0
    assert "NOG TE VRAGEN" in tekst
    [melding] = lees(register, "melding", "lijst")
    assert melding["status"] == "aanvullen"
    assert deel_toe(register, "M1")["vragen"] == ["zorgen_om_kinderen"]


def test_what_is_known_is_offered_and_only_a_yes_takes_it_over(
    register: Tafel, terminal: Terminal
) -> None:
    """The same person, with an earlier melding that says so; first refused, then taken over."""
    voer_in(register, OVERLAST, ontvangen_op="03-10-2026")
    voer_in(register, OVERLAST, kenmerk="later", inwonende_kinderen="onbekend")
    deel_toe(register, "M2")
    aanbod = r"Bekend uit M1, 3-10: inwonende kinderen: geen\. Overnemen\? \[j/N\]: $"
    kind = terminal("melding", "vul-aan", "M2")
    kind.expect(aanbod)
    kind.sendline("n")
    antwoord(kind, KINDEREN, "")
    antwoord(kind, ZORGEN, "")
    antwoord(kind, JEUGDHULP, "")
    assert einde(kind)[1] == 0
    assert lees(register, "melding", "lijst")[0]["status"] == "aanvullen"
    kind = terminal("melding", "vul-aan", "M2")
    kind.expect(aanbod)
    kind.sendline("j")
    tekst, code = einde(kind)
    assert code == 0
    assert "Overgenomen uit M1: inwonende kinderen geen" in tekst
    assert "tafel VOLWASSENEN" in tekst


def test_ctrl_c_stores_nothing(register: Tafel, terminal: Terminal, tmp_path: Path) -> None:
    voer_in(register, OVERLAST, inwonende_kinderen="onbekend")
    deel_toe(register, "M1")
    eerst = inhoud(tmp_path)
    kind = terminal("melding", "vul-aan", "M1")
    antwoord(kind, KINDEREN, "8 jaar")
    kind.expect(ZORGEN)
    kind.sendintr()
    tekst, code = einde(kind)
    assert code == 130
    assert "Afgebroken." in tekst
    assert inhoud(tmp_path) == eerst


def test_without_terminal_or_answers(register: Tafel, tmp_path: Path) -> None:
    voer_in(register, OVERLAST, inwonende_kinderen="onbekend")
    deel_toe(register, "M1")
    eerst = inhoud(tmp_path)
    resultaat = register("melding", "vul-aan", "M1")
    assert resultaat.exit_code == 2
    for optie in ("--inwonende-kinderen", "--zorgen-om-kinderen", "--jeugdhulp"):
        assert optie in resultaat.stderr
    assert inhoud(tmp_path) == eerst
    assert register("melding", "vul-aan", "M1", input="8 jaar\n").exit_code == 2
    assert inhoud(tmp_path) == eerst
    gevraagd = register("melding", "vul-aan", "M1", input="8 jaar\nja\ngeen\n")
    assert (gevraagd.exit_code, "JEUGD EN GEZIN" in gevraagd.stdout) == (0, True)


def test_overruling_asks_why(register: Tafel, terminal: Terminal) -> None:
    voer_in(register, BESPREKEN)
    deel_toe(register, "M1")
    kind = terminal("toedelen", "M1", "--tafel", "jeugd")
    kind.expect("Waarom deze tafel")
    kind.sendline("zorgt voor een neefje")
    tekst, code = einde(kind)
    assert code == 0
    assert "tafel Jeugd en Gezin" in tekst
    assert lees(register, "casus", "toon", "1")["toedelingen"][-1]["motivering"] == (
        "zorgt voor een neefje"
    )
    leeg = terminal("toedelen", "M1", "--tafel", "volwassenen")
    leeg.expect("Waarom deze tafel")
    leeg.sendline("")
    assert einde(leeg)[1] == 2


def test_confirming_asks_nothing(register: Tafel, terminal: Terminal) -> None:
    voer_in(register, GEZIN)
    tekst, code = einde(terminal("toedelen", "M1", "--tafel", "jeugd"))
    assert (code, "Waarom" in tekst) == (0, False)


@pytest.mark.parametrize("breedte", [80, 120])
def test_the_agenda_in_colour(register: Tafel, terminal: Terminal, breedte: int) -> None:
    voer_in(register, GEZIN, urgentie="crisis")
    deel_toe(register, "M1")
    kind = terminal("agenda", "--tafel", "jeugd", breedte=breedte)
    kind.expect(pexpect.EOF)
    rauw = str(kind.before)
    assert "\x1b[" in rauw
    regels = ESCAPE.sub("", rauw).replace("\r", "").splitlines()
    assert max(map(len, regels)) == breedte
    assert "CRISIS, OPVOLGING" in "".join(regels)


def test_a_missing_number_or_table_is_asked(register: Tafel, terminal: Terminal) -> None:
    voer_in(register, GEZIN)
    kind = terminal("toedelen")
    kind.expect("Welke melding")
    kind.sendline("m1")
    assert "Jeugd en Gezin" in einde(kind)[0]
    kind = terminal("agenda")
    kind.expect("Welke tafel")
    kind.sendline("jeugd")
    assert "F.P. '88" in einde(kind)[0]


def test_adding_asks_what_is_missing(register: Tafel, terminal: Terminal) -> None:
    """Given on the command line is not asked; the number alone is on stdout."""
    kind = terminal("melding", "add", "--achternaam", "Vos", "--urgentie", "regulier")
    for vraag, tekst in (
        ("geboortedatum", "11-11-1970"),
        ("Welke organisatie meldt", "Wijkpolitie"),
        ("aan de hand", ""),
        ("leefgebieden", "wonen|overlast"),
        (KINDEREN, "geen"),
        ("regulier", "toereikend"),
    ):
        antwoord(kind, vraag, tekst)
    uitvoer, code = einde(kind)
    assert code == 0
    assert "\nM1\n" in uitvoer
    assert deel_toe(register, "M1")["regel"] == "Z04"


def test_the_other_overleggen_lost_their_names_on_a_narrow_screen(
    register: Tafel, terminal: Terminal
) -> None:
    uit, code = einde(terminal("partner", "netwerken"))
    assert code == 0
    assert "…" not in uit
    assert max(map(len, uit.splitlines())) <= 80
    plat = " ".join(uit.split())
    assert (
        "Ketenunit ketenunit regie Openbaar Ministerie voor wie jeugdcriminaliteit en "
        "veelplegers; gaat over in het Veiligheidshuis contact onbekend" in plat
    )
    assert "voor wie risicojongeren, 12-23 jaar" in plat
    assert "in een eigen profiel onder [netwerken]" in plat
    assert plat.endswith("tafel regels toets ./EIGEN.toml")


@pytest.mark.parametrize(
    ("opdracht", "vragen", "slot"),
    [
        (("casus", "betrek", "--organisatie", "madi"), ("Welke casus", "Welke persoon"), "1.1"),
        (("casus", "instemming"), ("Welke casus", "Welke persoon", "Stemt deze persoon in"), "1.1"),
        (("casus", "stap"), ("Welke casus", "Welke stap"), ""),
        (("afspraak", "nagekomen"), ("Welke afspraak",), "1/1"),
        (("escaleer", "brief"), ("Welke escalatie",), "E1"),
        (("knelpunt", "toon"), ("Welk knelpunt",), "K1"),
        (("aanbod", "toon"), ("Welk product",), "A1"),
        (("overleg", "corrigeer", "--vervallen", "--reden", "x"), ("Welk besluit",), "B1"),
    ],
    ids=lambda deel: " ".join(deel) if isinstance(deel, tuple) else deel,
)
def test_a_number_of_any_kind_is_asked(
    register: Tafel,
    terminal: Terminal,
    opdracht: tuple[str, ...],
    vragen: tuple[str, ...],
    slot: str,
) -> None:
    voer_in(register, GEZIN)
    deel_toe(register, "M1")
    antwoorden = {
        "Welke casus": "Pinas",
        "Welke persoon": "1",
        "Stemt deze persoon in": "ja",
        "Welke stap": "2",
        "Welke afspraak": "1/1",
        "Welke escalatie": "E1",
        "Welk knelpunt": "K1",
        "Welk product": "A1",
        "Welk besluit": "B1",
    }
    kind = terminal(*opdracht)
    for vraag in vragen:
        antwoord(kind, vraag, antwoorden[vraag])
    tekst, code = einde(kind)
    assert code in {0, 66, 76}, tekst
    assert slot in tekst


@pytest.mark.parametrize("breedte", [40, 60, 80])
def test_a_question_breaks_between_words(register: Tafel, terminal: Terminal, breedte: int) -> None:
    voer_in(register, OVERLAST, inwonende_kinderen="onbekend")
    deel_toe(register, "M1")
    kind = terminal("melding", "vul-aan", "M1", breedte=breedte)
    kind.expect(r"of\s+geen\): $")
    regels = str(kind.before).replace("\r", "").splitlines()
    assert max(map(len, regels)) <= breedte
    assert {"kinderen", "geboortedatum,", "geboortejaar,", "gescheiden"} <= set(
        " ".join(regels).replace("(", " ").split()
    )
    kind.sendintr()
    assert einde(kind)[1] == 130


@pytest.mark.parametrize("breedte", [40, 60, 80])
def test_a_message_breaks_between_words_and_keeps_its_command_whole(
    register: Tafel, terminal: Terminal, breedte: int
) -> None:
    """On a terminal only: in a pipe a message is one line."""
    opdracht = ("melding", "beoordeel", "M1", "--zelfde", "M2", "--ander")
    voer_in(register, GEZIN)
    plat = register(*opdracht).stderr
    assert plat.splitlines() == [plat.rstrip()]
    tekst, code = einde(terminal(*opdracht, breedte=breedte))
    assert code == 2
    regels = tekst.splitlines()
    assert max(map(len, regels)) <= breedte
    assert " ".join(regels) == plat.rstrip()
    assert regels[-1].endswith("tafel melding toon M1")


def test_a_suggestion_is_pasted_as_it_stands(register: Tafel, terminal: Terminal) -> None:
    """`tafel toedelen M1 --tafel … --motivering …`: what the dots stand for is asked."""
    voer_in(register, BESPREKEN)
    deel_toe(register, "M1")
    kind = terminal("toedelen", "M1", "--tafel", "…", "--motivering", "…")
    kind.expect("--tafel: $")
    kind.sendline("volwassenen")
    kind.expect("--motivering: $")
    kind.sendline("besluit van de coördinatoren")
    tekst, code = einde(kind)
    assert (code, "tafel Volwassenen" in tekst) == (0, True)
    weg = register("toedelen", "M1", "--tafel", "…")
    assert (weg.exit_code, weg.stdout) == (2, "")


@pytest.mark.parametrize(
    ("regel", "vragen"),
    [
        ("plan wijzig 1 --analyse …", {"--analyse": "schulden"}),
        ("plan wijzig 1 --instemming …", {"--instemming": "ingestemd"}),
        ("plan doel 1d1 --maat …", {"--maat": "huur betaald"}),
        ("plan doel 1d1 --streefdatum …", {"--streefdatum": "+8w"}),
        ("partner wijzig madi --opdrachtgever …", {"--opdrachtgever": "stad"}),
        ("melding wijzig M1 --reden …", {"--reden": "zij belt"}),
        (
            "casus overdragen 1 --casemanager … --organisatie …",
            {"--casemanager": "Karin Smit", "--organisatie": "madi"},
        ),
    ],
)
def test_so_is_any_other_suggestion(
    register: Tafel, terminal: Terminal, regel: str, vragen: dict[str, str]
) -> None:
    voer_in(register, GEZIN)
    deel_toe(register, "M1")
    register("plan", "maak", "1", "--analyse", "x")
    register("plan", "doel", "1", "--leefgebied", "wonen", "--tekst", "x")
    kind = terminal(*regel.split())
    for optie, tekst in vragen.items():
        kind.expect(f"{optie}: $")
        kind.sendline(tekst)
    tekst, code = einde(kind)
    assert code == 0, tekst


@pytest.mark.parametrize(
    ("regel", "vraag", "daarna"),
    [
        ("plan evalueer 1 --doel 1d1=…", "--doel 1d1=", "nog geen plan"),
        ("casus sluit 1 --evaluatie …", "--evaluatie", "losgelaten, anders"),
        (
            "escaleer 1 --spoor opstellen --tegen madi --grond geen_plan --stap 2 --motivering …",
            "--motivering",
            "Brief: tafel escaleer brief E1",
        ),
    ],
)
def test_and_the_command_goes_on_with_the_answer(
    register: Tafel, terminal: Terminal, regel: str, vraag: str, daarna: str
) -> None:
    voer_in(register, GEZIN)
    deel_toe(register, "M1")
    kind = terminal(*regel.split())
    kind.expect(f"{vraag}: $")
    kind.sendline("bereikt")
    kind.expect(daarna)
    kind.close(force=True)


def test_dots_within_a_text_are_its_own(register: Tafel, terminal: Terminal) -> None:
    voer_in(register, GEZIN)
    deel_toe(register, "M1")
    kind = terminal("notitie", "1", "--tekst", "hij zei… niets")
    _, code = einde(kind)
    assert code == 0
