"""The shell around the commands: global options, errors, Dutch wording, lazy import, completion."""

import os
import sys
from datetime import date
from pathlib import Path

import pexpect
import pytest
import typer

from tafel import __version__
from tafel.commands._lijn import opties as _options
from tafel.commands._lijn.nummers import lees_casusnummer, lees_meldingnummer
from tafel.commands._lijn.opties import kies_formaat, lees_datum
from tafel.commands._lijn.teksten import vraag_tekst
from tafel.commands._lijn.terminal import bevestig, vraag
from tafel.errors import TafelError, WrongUse
from tests.conftest import Tafel
from tests.proefcommando import FOUTEN, STUK_PROGRAMMA, commandos, draai_stuk

__all__ = ["commandos"]


def test_version(tafel: Tafel) -> None:
    uit = tafel("--version")
    assert (uit.exit_code, uit.stdout, uit.stderr) == (0, f"tafel {__version__}\n", "")


# Commands


def test_one_command_of_the_same_name_is_the_command_itself(tafel: Tafel) -> None:
    assert "Gebruik: tafel enkel [OPTIES]\n" in tafel("enkel", "--help").stdout
    assert "Gebruik: tafel alleen [OPTIES] COMMANDO ...\n" in tafel("alleen", "--help").stdout
    assert tafel("alleen", "migreer").stdout == "gemigreerd\n"


def test_values_are_converted(tafel: Tafel) -> None:
    uit = tafel(
        *("proef", "doe", "M1", "m2", "--aantal", "9", "--aard", "Overlast"),
        *("--kinderen", "4", "--kinderen", "12", "--naam", "x", "-f", "json", "--uit", "a/b"),
        *("--tafel", "volw", "--datum", "do", "--namen", "--proef"),
    )
    verwacht = (
        ["M1", "m2"],
        9,
        "overlast",
        [4, 12],
        "x",
        "json",
        Path("a/b"),
        "volw",
        "do",
        True,
        True,
    )
    assert (uit.stdout, uit.stderr) == (f"{verwacht!r}\n", "")


def test_what_is_left_out_is_none(tafel: Tafel) -> None:
    verwacht = (None, 3, None, None, None, None, None, None, None, False, False)
    assert tafel("proef", "doe").stdout == f"{verwacht!r}\n"


# Errors


@pytest.mark.parametrize("naam", [n for n, f in FOUTEN.items() if isinstance(f, TafelError)])
def test_an_expected_error_is_its_sentence_and_its_code(tafel: Tafel, naam: str) -> None:
    uit = tafel("proef", "stuk", naam)
    fout = FOUTEN[naam]
    assert isinstance(fout, TafelError)
    assert uit.exit_code == fout.exit_code
    assert uit.stderr == "tafel: Er is iets met M412; draai tafel init.\n"


@pytest.mark.parametrize(
    ("hoe", "code", "stderr"),
    [
        ("exit65", 65, ""),
        ("abort", 130, "\nAfgebroken.\n"),
        ("onderbroken", 130, "\nAfgebroken.\n"),
        ("einde", 130, "\nAfgebroken.\n"),
        ("vol", 73, "tafel: de schijf is vol; maak ruimte en probeer het opnieuw.\n"),
    ],
)
def test_other_ways_to_end(tafel: Tafel, hoe: str, code: int, stderr: str) -> None:
    uit = tafel("proef", "stuk", hoe)
    assert (uit.exit_code, uit.stdout, uit.stderr) == (code, '{"half": true}\n', stderr)


def test_an_unforeseen_exception_reaches_the_test(tafel: Tafel) -> None:
    with pytest.raises(KeyError):
        tafel("proef", "stuk", "onverwacht")


def test_an_unforeseen_exception_shows_class_and_place_only(omgeving: dict[str, str]) -> None:
    code, stdout, stderr = draai_stuk("int(geheim)", omgeving)
    assert (code, stdout) == (1, "")
    assert stderr == (
        "tafel: onverwachte fout ValueError in tafel.stuk:7.\n"
        f"Geef dit door met versie {__version__} en het commando, zonder namen erin.\n"
    )


def test_a_reader_that_stops_is_no_news(omgeving: dict[str, str]) -> None:
    lees, schrijf = os.pipe()
    os.close(lees)
    lees_fout, schrijf_fout = os.pipe()
    try:
        code, *_ = draai_stuk("print('x')", omgeving, stdout=schrijf, stderr=schrijf_fout)
    finally:
        os.close(schrijf)
        os.close(schrijf_fout)
    with os.fdopen(lees_fout) as stroom:
        assert (code, stroom.read()) == (73, "")


# Wrong use, in Dutch


@pytest.mark.parametrize(
    ("regel", "zin", "hulp"),
    [
        ("alleem", "onbekend commando 'alleem'. Bedoelde u 'alleen'?", "tafel"),
        ("Jansen", "dit commando bestaat niet.", "tafel"),
        ("proef Jansen", "dit commando bestaat niet.", "tafel proef"),
        ("--regster x", "onbekende optie '--regster'. Bedoelde u '--register'?", "tafel"),
        ("--register", "de optie --register heeft een waarde nodig.", "tafel"),
        ("--stil=x", "de optie --stil neemt geen waarde.", "tafel"),
        ("proef doe --naa x", "onbekende optie '--naa'. Bedoelde u '--naam'?", "tafel proef doe"),
        ("proef doe --nieuws x", "onbekende optie '--nieuws'.", "tafel proef doe"),
        ("proef doe --namm x", "onbekende optie '--namm'. Bedoelde u '--naam'?", "tafel proef doe"),
        ("proef doe --qqqq=Jan", "onbekende optie '--qqqq'.", "tafel proef doe"),
        ("proef doe -q", "onbekende optie '-q'.", "tafel proef doe"),
        (
            "proef doe --stil",
            "de optie --stil hoort voor het commando: tafel --stil ...",
            "tafel proef doe",
        ),
        ("proef doe --aantal", "de optie --aantal heeft een waarde nodig.", "tafel proef doe"),
        ("proef doe --aantal x", "--aantal: 'x' is geen geheel getal.", "tafel proef doe"),
        ("proef doe --aantal 0", "--aantal: 0 is te klein; het minimum is 1.", "tafel proef doe"),
        (
            "proef doe --aantal 10",
            "--aantal: 10 is te groot; het maximum is 9.",
            "tafel proef doe",
        ),
        ("proef doe --aantal ٣", "--aantal: '٣' is geen geheel getal.", "tafel proef doe"),
        ("proef doe --kinderen x", "--kinderen: 'x' is geen geheel getal.", "tafel proef doe"),
        (
            "proef doe --aard overlas",
            (
                "--aard: 'overlas' kan niet. Bedoelde u 'overlast'?"
                " Kies uit: zorg, overlast, zorg_en_overlast."
            ),
            "tafel proef doe",
        ),
        (
            "proef doe -f xml",
            "--formaat: 'xml' kan niet. Kies uit: tabel, tekst, markdown, csv, json.",
            "tafel proef doe",
        ),
        ("proef verplicht", "het argument BESTAND ontbreekt.", "tafel proef verplicht"),
        (
            "proef verplicht x",
            "de optie --soort ontbreekt. Kies uit: kort, lang.",
            "tafel proef verplicht",
        ),
        (
            "proef stuk Jan Jansen",
            "1 argument(en) te veel; zet tekst met spaties tussen aanhalingstekens.",
            "tafel proef stuk",
        ),
    ],
)
def test_wrong_use(tafel: Tafel, regel: str, zin: str, hulp: str) -> None:
    uit = tafel(*regel.split())
    assert (uit.exit_code, uit.stdout) == (2, "")
    assert uit.stderr == f"tafel: {zin}\nHulp: {hulp} --help\n"


def test_what_was_typed_is_not_shown_with_control_characters(tafel: Tafel) -> None:
    uit = tafel("proef", "doe", "--aard", "zor\x1b[2J\u202e")
    assert "--aard: dit kan niet. Bedoelde u" not in uit.stderr
    assert "--aard: dit kan niet." in uit.stderr
    assert uit.stderr.replace("\n", "").isprintable()


@pytest.mark.parametrize("regel", ["", "--stil", "proef"])
def test_without_a_command_the_help_is_shown(tafel: Tafel, regel: str) -> None:
    uit = tafel(*regel.split())
    assert (uit.exit_code, uit.stdout) == (2, "")
    assert uit.stderr.startswith("Gebruik: tafel ")


# Questions, formats, numbers


def test_free_text_comes_from_the_option_or_stdin(tafel: Tafel) -> None:
    assert tafel("proef", "vraag-iets", "--naam", "Jan").stdout == "[Jan]\n"
    assert tafel("proef", "vraag-iets", "--naam", "-", input=" Loïs\n").stdout == "[Loïs]\n"
    uit = tafel("proef", "vraag-iets", input="Jan\n")
    assert (uit.exit_code, uit.stdout) == (2, "")
    assert uit.stderr == (
        "tafel: --naam ontbreekt; geef een waarde, of '-' om van stdin te lezen.\n"
    )
    kapot = tafel("proef", "vraag-iets", "--naam", "-", input=b"Lo\xefs\n")
    assert (kapot.exit_code, kapot.stderr) == (
        65,
        "tafel: --naam -: de tekst op stdin is geen UTF-8.\n",
    )


class _Stdin:
    def __init__(self, *regels: str) -> None:
        self.regels = list(regels)

    def readline(self, _: int = -1) -> str:
        return self.regels.pop(0) if self.regels else ""

    def isatty(self) -> bool:
        return True


def test_questions_on_a_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", _Stdin("  Jan \n", "\n", "Ja\n", "x\n", "n\n", "\n"))
    assert vraag_tekst(None, "Naam", "--naam") == "Jan"
    assert vraag("Kanaal") == ""
    assert [bevestig("Doorgaan?") for _ in range(3)] == [True, False, False]
    with pytest.raises(typer.Abort):
        vraag("Naam")
    stdout, stderr = capsys.readouterr()
    assert stdout == ""
    assert stderr == (
        "Naam: Kanaal: Doorgaan? [j/N]: Doorgaan? [j/N]: Antwoord met j of n.\n"
        "Doorgaan? [j/N]: Doorgaan? [j/N]: Naam: "
    )


def test_the_format_follows_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    for terminal, uit, verwacht in [
        (True, None, "tabel"),
        (True, Path("x"), "tekst"),
        (False, None, "tekst"),
    ]:
        monkeypatch.setattr(_options, "stdout_is_terminal", lambda waar=terminal: waar)
        assert kies_formaat(None, uit) == verwacht
        assert kies_formaat("json", uit) == "json"


@pytest.mark.parametrize("tekst", ["M412", "m412", "412", " M412 "])
def test_number_of_a_melding(tekst: str) -> None:
    assert lees_meldingnummer(tekst) == 412


@pytest.mark.parametrize("tekst", ["", "M", "412M", "-1", "M4 12", "٤١٢", "Jansen", "1" * 10])
def test_no_number_of_a_melding(tekst: str) -> None:
    with pytest.raises(WrongUse, match=r"^Een meldingnummer schrijft u als M412\.$"):
        lees_meldingnummer(tekst)


def test_number_of_a_casus() -> None:
    assert lees_casusnummer("147") == 147
    with pytest.raises(WrongUse, match=r"^Een casusnummer schrijft u als 147\.$"):
        lees_casusnummer("M147")


def test_a_date_names_its_option() -> None:
    assert lees_datum("26-11-2026", "--datum", date(2026, 11, 23)) == date(2026, 11, 26)
    with pytest.raises(WrongUse, match=r"^--datum: "):
        lees_datum("31-02-2026", "--datum", date(2026, 11, 23))


def test_ctrl_c_at_a_question(omgeving: dict[str, str]) -> None:
    regel = "from tafel.commands._lijn.terminal import vraag; print(vraag('Naam'))"
    kind = pexpect.spawn(
        sys.executable,
        ["-c", STUK_PROGRAMMA.replace("{regel}", regel)],
        env=omgeving,
        encoding="utf-8",
        timeout=20,
    )
    kind.expect_exact("Naam: ")
    kind.sendintr()
    kind.expect_exact("Afgebroken.")
    kind.expect(pexpect.EOF)
    kind.close()
    assert kind.exitstatus == 130


def test_a_process_of_its_own(tafel_proces: Tafel) -> None:
    uit = tafel_proces("--version")
    assert (uit.exit_code, uit.stdout, uit.stderr) == (0, f"tafel {__version__}\n", "")
