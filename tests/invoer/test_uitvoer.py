"""Hostile text that came in comes out harmless: every screen, every format, every terminal."""

import csv
import io
import json
import os
import re
import subprocess
import sys
import unicodedata
from collections.abc import Mapping
from pathlib import Path

import pexpect
import pytest

from tests.conftest import Resultaat, Tafel

REGEL = re.compile("[\n\r]")
KLEUR = re.compile(r"\x1b\[[0-9;]*m")
ROOD = "\x1b[31m"
"""A colour that none of our own screens begins a name with."""
RIJEN = (
    "kenmerk;melder;voornaam;achternaam;geboortedatum;reden;leefgebieden;inwonende_kinderen;"
    "urgentie;zorgen_om_kinderen;betrokken_organisaties;eigen kolom\n"
    f"[bold]K1[/x];[/x]=1;[bold]{ROOD}Jan;[/x]\u202eseirV\u200b;1988-01-02;=1+1;wonen|overlast;"
    f"[b]Noor[/b] 2019-03-01|?;crisis;ja;[red]Altra[/red];\x9b31mrood\x07\n"
    "=K2;@melder;=1+1;@sum(A1);2001;'=2;wonen|overlast;geen;;;|;=cmd\n"
    "<b>K3;<i>;<script>alert(1)</script>;Q|uote'\";;-1;wonen;2019;regulier;ja;[link=x]y;x\n"
)
SCHERMEN = {
    "lijst": ("melding", "lijst", "--namen"),
    "toon": ("melding", "toon", "M1", "--namen"),
    "casus lijst": ("casus", "lijst"),
    "casus": ("casus", "toon", "1", "--namen"),
    "agenda": ("agenda", "--tafel", "jeugd", "--namen"),
    "toedelen": ("toedelen", "M1", "--opnieuw", "--proef", "--uitleg"),
    "zoek": ("zoek", "seirv", "--namen"),
}
FORMATEN = ("tabel", "tekst", "markdown", "csv", "json")


def is_schoon(tekst: str) -> bool:
    """Whether there is no control, bidirectional or zero-width character but the line ends."""
    return all(unicodedata.category(teken) not in {"Cc", "Cf"} for teken in REGEL.sub("", tekst))


@pytest.fixture
def vijandig(tafel: Tafel, register: Path) -> Tafel:
    """The program on a register with hostile meldingen that were allocated."""
    uit = tafel("melding", "import", "-", input=RIJEN)
    assert uit.exit_code == 0
    assert "rij 2, voornaam: onzichtbare tekens of stuurtekens zijn verwijderd" in uit.stderr
    assert tafel("toedelen", "--alle").exit_code == 0
    return tafel


@pytest.mark.parametrize("scherm", SCHERMEN)
def test_no_format_holds_a_control_character(vijandig: Tafel, scherm: str) -> None:
    for formaat in (*FORMATEN, *(("html",) if scherm == "agenda" else ())):
        uit = vijandig(*SCHERMEN[scherm], "-f", formaat)
        assert uit.exit_code == 0
        assert uit.stdout
        assert is_schoon(uit.stdout), formaat
        if formaat == "html":
            assert "<script" not in uit.stdout
        if formaat == "csv":
            cellen = [c for r in csv.reader(io.StringIO(uit.stdout), delimiter=";") for c in r]
            assert not [cel for cel in cellen if cel.startswith(tuple("=+-@"))]
        if formaat == "json":
            json.loads(uit.stdout)


def test_names_are_shown_to_the_letter(vijandig: Tafel) -> None:
    gelezen = json.loads(vijandig("melding", "lijst", "--namen", "-f", "json").stdout)
    namen = [m["naam"] for m in gelezen]
    assert namen == ["<script>alert(1)</script> Q|uote'\"", "=1+1 @sum(A1)", "[bold]Jan [/x]seirV"]
    assert namen[2] in vijandig("melding", "lijst", "--namen", "-f", "tabel").stdout
    assert namen[2] in vijandig("agenda", "--tafel", "jeugd", "--namen", "-f", "html").stdout
    markdown = vijandig("melding", "lijst", "--namen", "-f", "markdown").stdout
    assert r"\[bold\]Jan" in markdown
    assert "<script" not in markdown
    assert markdown.count("\n") == 5


def test_no_name_of_anybody_unless_asked_for(vijandig: Tafel) -> None:
    for scherm, opdracht in SCHERMEN.items():
        for formaat in ("tekst", "markdown", "csv"):
            uit = vijandig(*(deel for deel in opdracht if deel != "--namen"), "-f", formaat)
            assert "seirV" not in uit.stdout, scherm
            assert "Noor" not in uit.stdout, scherm


def test_in_colour_on_a_terminal(vijandig: Tafel, omgeving: Mapping[str, str]) -> None:
    for scherm in ("lijst", "toon", "agenda", "toedelen"):
        opdracht = [sys.executable, "-m", "tafel", *SCHERMEN[scherm]]
        uit = pexpect.run(
            " ".join(opdracht), env={**omgeving, "TERM": "xterm-256color"}, encoding="utf-8"
        )
        assert isinstance(uit, str)
        assert "\x1b[1" in uit
        assert ROOD not in uit
        assert is_schoon(KLEUR.sub("", uit))


@pytest.mark.parametrize(
    "anders",
    [
        {"LANG": "C", "LC_ALL": "C", "PYTHONIOENCODING": "ascii"},
        {"COLUMNS": "20"},
        {"COLUMNS": "0"},
        {"COLUMNS": "veel"},
        {"TERM": "dumb", "NO_COLOR": "1"},
    ],
    ids=str,
)
def test_any_terminal_will_do(
    vijandig: Tafel, tafel_proces: Tafel, anders: Mapping[str, str]
) -> None:
    for scherm in ("lijst", "agenda"):
        uit = tafel_proces(*SCHERMEN[scherm], "-f", "tabel", env=anders)
        assert (uit.exit_code, uit.stderr) == (0, "")
        assert "[bold]J" in uit.stdout
        assert is_schoon(uit.stdout)


def test_a_reader_that_stops_is_no_error_message(
    vijandig: Tafel, omgeving: Mapping[str, str]
) -> None:
    alle = "kenmerk\n" + "\n".join(map(str, range(5000)))
    assert vijandig("melding", "import", "-", "--toch", input=alle).exit_code == 0
    opdracht = [sys.executable, "-m", "tafel", "melding", "lijst", "--aantal", "5000"]
    with subprocess.Popen(
        opdracht, env=omgeving, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as proces:
        assert proces.stdout
        assert proces.stderr
        assert proces.stdout.readline().startswith("Melding")
        proces.stdout.close()
        assert proces.stderr.read() == ""
    assert proces.returncode == os.EX_CANTCREAT


def _eerste_regel(uit: Resultaat) -> str:
    return uit.stderr.partition("\n")[0]


@pytest.mark.parametrize(
    ("regel", "code", "zin"),
    [
        ("melding", 2, "Gebruik: tafel melding"),
        ("melding import", 2, "het argument BESTAND... ontbreekt"),
        ("melding import - -", 2, "stdin (-) kan maar één keer"),
        ("melding import in.csv --codering klingon", 2, "Kies bijvoorbeeld utf-8, cp1252"),
        ("melding add", 2, "geef minstens een optie, zie --help"),
        ("melding wijzig M1", 2, "Geef een optie, bijvoorbeeld --leeftijd"),
        ("melding wijzig M1 --reden - --naam -", 2, "hoogstens één optie kan van stdin"),
        ("melding toon", 2, "of zoek er een met: tafel zoek"),
        ("melding toon M", 2, "schrijft u als M412"),
        ("melding toon M9999999999", 2, "schrijft u als M412"),
        ("melding toon M999", 66, "melding M999 bestaat niet; zoek met: tafel melding lijst"),
        ("melding wijzig M999 --leeftijd 3", 66, "zoek met: tafel melding lijst"),
        ("melding vul-aan M999 --leeftijd 3", 66, "zoek met: tafel melding lijst"),
        ("melding lijst --status klaar", 2, "Kies uit: nieuw, aanvullen, bespreken, toegedeeld"),
        ("melding lijst --aantal 0", 2, "het minimum is 1"),
        ("melding lijst --van 31-02-2010", 2, "--van: deze datum bestaat niet. Schrijf een"),
        ("melding lijst --tafel volwasenen", 2, "kies jeugd-en-gezin, volwassenen, jong-volw"),
        ("agenda --tafel volwasenen", 2, "bedoelt u volwassenen?"),
        ("agenda --tafel jeugd --datum gister", 2, "--datum: dit is geen datum. Schrijf"),
        ("toedelen M1 --tafel lgo", 2, "heeft geen tafel met deze naam; kies jeugd-en-gezin"),
        ("toedelen M1 M999", 66, "melding M999 bestaat niet"),
        ("casus toon 999", 66, "casus 999 bestaat niet; zoek met: tafel casus lijst"),
        ("zoek x", 2, "minstens twee tekens"),
        ("zoek ²", 2, "minstens twee tekens"),
    ],
)
def test_wrong_use_names_the_remedy(
    vijandig: Tafel, tmp_path: Path, regel: str, code: int, zin: str
) -> None:
    (tmp_path / "in.csv").write_text("kenmerk\n1\n")
    uit = vijandig(*regel.split())
    assert uit.exit_code == code
    assert zin in _eerste_regel(uit)
    assert uit.stdout == ""


@pytest.mark.parametrize("tekst", ["M²", "99999999999999999999", "M99999999999999999999", "%_'\""])
def test_whatever_is_searched_for_is_only_text(vijandig: Tafel, tekst: str) -> None:
    uit = vijandig("zoek", tekst)
    assert uit.exit_code == 66
    assert "Niets gevonden" in uit.stdout
