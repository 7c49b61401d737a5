"""What holds for every command: days of this age, the register's own profile, numbers asked for."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tafel import cli
from tafel.commands._lijn.kiezen import LEEST
from tafel.kolommen import KOLOMMEN
from tests.commands.hulp import CRISIS, GEZIN, OVERLAST, deel_toe, inhoud, voer_in
from tests.commands.opdrachten import argumenten, opdrachten, opties, regel, vlag
from tests.conftest import Tafel
from tests.invoer.test_uitvoer import is_schoon

ALLE = {" ".join(pad): commando for pad, commando in opdrachten()}
KOLOMOPTIES = {kolom.optie for kolom in KOLOMMEN}
DATUMS = {
    f"{naam} {vlag(optie)}": (naam, vlag(optie))
    for naam, commando in ALLE.items()
    for optie in opties(commando)
    if optie.metavar == "DATUM" and vlag(optie) not in KOLOMOPTIES
}
DATUMS.pop("casus nazorg --volgende")  # asked of a closed casus only
ERBIJ = {
    "agenda --datum": ("--tafel", "volwassenen"),
    "overleg besluitenlijst --datum": ("--tafel", "volwassenen"),
    "consultatie add --datum": ("--tafel", "volwassenen"),
    "casus afstemmen --op": ("--met", "opp", "--uitkomst", "x"),
    "casus crisis --op": ("--gebeld", "x", "--uitkomst", "x", "--veilig", "ja"),
    "casus crisis --volgende": ("--gebeld", "x", "--uitkomst", "x", "--veilig", "ja"),
    "casus inbrengen --op": ("--in", "mdo-plus"),
    "casus inbrengen --terug": ("--uitkomst", "x"),
    "casus nazorg --volgende": ("--gedaan", "x"),
    "casus stap --tot": ("--opschorten", "x"),
    "casus volg --op": ("--reden", "x"),
    "afspraak add --uiterlijk": ("--organisatie", "madi", "--wat", "x"),
    "afspraak corrigeer --uiterlijk": ("--reden", "x"),
    "escaleer --uiterlijk": ("--spoor", "opstellen", "--tegen", "madi", "--grond", "geen_plan"),
    "overleg besluit --datum": ("--tekst", "x"),
    "overleg besluit --terug": ("--tekst", "x"),
    "plan taak --uiterlijk": ("--wat", "x", "--organisatie", "madi"),
    "plan doel --streefdatum": ("--leefgebied", "wonen", "--tekst", "x"),
    "rapport oordeel --op": ("--bron", "x"),
    "huishouden erbij --op": ("--rol", "kind", "--leeftijd", "3"),
}
"""What else a command wants to know before it looks at the day."""
SCHRIJVEN = {
    "melding add": (),
    "melding import": (),
    "melding wijzig": (),
    "melding vul-aan": (),
    "toedelen": (),
    "casus stap": (),
    "casus crisis": (),
    "casus sluit": (),
    "persoon losmaken": (),
    "huishouden verhuis": ("--buurt", "x"),
    "huishouden splits": ("--buurt", "x"),
    "casus splits": ("--ja",),
    "huishouden erbij": ("--rol", "kind", "--leeftijd", "3"),
    "plan maak": (),
    "plan taak": (),
    "afspraak add": ("--organisatie", "bestaat-niet"),
    "afspraak nagekomen": (),
    "notitie": (),
    "escaleer": (),
    "agenda zet": (),
    "overleg besluit": (),
    "overleg corrigeer": (),
    "partner add": (),
    "partner contact": (),
    "consultatie add": ("--tafel", "volwassenen"),
    "aanbod laad": (),
    "aanbod ervaring": (),
    "knelpunt add": (),
    "knelpunt heropen": (),
    "rapport oordeel": (),
}
LEZEN = ("melding lijst", "casus toon", "escaleer voorstel", "rapport kengetallen", "zoek")


@pytest.fixture
def casus(register: Tafel) -> Tafel:
    """A register with a casus that has a plan with a doel, and casus 2 with a crisis."""
    voer_in(register, GEZIN)
    deel_toe(register, "M1")
    register("plan", "maak", "1", "--analyse", "x")
    register("plan", "doel", "1", "--leefgebied", "wonen", "--tekst", "x", "--maat", "x")
    voer_in(register, CRISIS)
    deel_toe(register, "M2")
    return register


def _woorden(commando: Any) -> list[str]:
    afspraak = {"De afspraken, bijvoorbeeld 147/3.", "De afspraak, bijvoorbeeld 147/3."}
    if any(param.help in afspraak for param in argumenten(commando)):
        return ["1/1"]
    woorden = regel(commando)
    if commando.name == "crisis":
        return ["2"]
    if any(param.metavar == "STAP" for param in argumenten(commando)):
        return woorden[:1]
    return woorden


@pytest.mark.parametrize("optie", DATUMS)
def test_a_day_of_another_age_is_a_typing_error(casus: Tafel, tmp_path: Path, optie: str) -> None:
    naam, vlag_ = DATUMS[optie]
    eerst = inhoud(tmp_path)
    for dag in ("9999-12-31", "0001-01-01", "31-12-2127", "1-1-1925"):
        uit = casus(*naam.split(), *_woorden(ALLE[naam]), *ERBIJ.get(optie, ()), vlag_, dag)
        assert uit.exit_code == 2, (dag, uit)
        assert f"{vlag_}: kies een dag binnen 100 jaar van nu" in uit.stderr, uit.stderr
    assert inhoud(tmp_path) == eerst


@pytest.mark.parametrize("naam", SCHRIJVEN)
def test_whatever_writes_looks_at_the_profile_first(
    casus: Tafel, tmp_path: Path, naam: str
) -> None:
    eerst = inhoud(tmp_path)
    uit = casus("--profiel", "almere", *naam.split(), *regel(ALLE[naam]), *SCHRIJVEN[naam])
    assert (uit.exit_code, uit.stdout) == (78, "")
    assert "dit register werkt met profiel zuidoost, niet met almere" in uit.stderr
    assert inhoud(tmp_path) == eerst


@pytest.mark.parametrize("naam", LEZEN)
def test_whatever_reads_may_look_under_another_profile(casus: Tafel, naam: str) -> None:
    woorden = ["Pinas"] if naam == "zoek" else regel(ALLE[naam])
    uit = casus("--profiel", "almere", *naam.split(), *woorden)
    assert (uit.exit_code, "gezien met profiel almere" in uit.stderr) == (0, True)
    assert casus("--profiel", "almere", "toedelen", "M1", "--proef").exit_code == 0


def test_whatever_shows_something_and_has_nothing_to_try_out_reads() -> None:
    """A new command is in LEEST, or writes; what writes and prints a form of its own says so."""
    toont = {
        naam
        for naam, commando in ALLE.items()
        if "--formaat" in (namen := {vlag(optie) for optie in opties(commando)})
        and "--proef" not in namen
    }
    leest = {naam for naam in ALLE if naam.rpartition(" ")[2] in LEEST}
    assert leest == toont - {"escaleer", "escaleer contact", "vervang"} | {"regels toets"}
    assert {naam.rpartition(" ")[2] for naam in leest} == LEEST


def test_no_command_refuses_to_ask_for_its_number() -> None:
    vragen = {"NR", "E-NR", "B…", "PERSOON", "NR|DOEL", "DOEL|TAAK", "WIE"}
    verplicht = {
        naam
        for naam, commando in ALLE.items()
        for param in argumenten(commando)
        if param.required and (param.metavar or "").strip("[].") in vragen
    }
    assert verplicht == set()


@pytest.mark.parametrize(
    ("regel_", "zin"),
    [
        ("casus toon", "welke casus?"),
        ("casus betrek --organisatie madi", "welke persoon? Geef een nummer als 147.2"),
        ("casus instemming", "welke persoon? Geef een nummer als 147.2"),
        ("afspraak corrigeer", "welke afspraak? Geef een nummer als 147/3"),
        ("afspraak nagekomen", "welke afspraak? Geef een nummer als 147/3"),
        ("escaleer brief", "welke escalatie? Geef een nummer als E12, zie: tafel escaleer lijst"),
        ("knelpunt toon", "welk knelpunt? Geef een nummer als K7"),
        ("aanbod toon", "welk product? Geef een nummer als A12"),
        ("overleg corrigeer", "welk besluit? Geef een nummer als B12"),
        ("persoon losmaken --ja", "welke melding?"),
        ("huishouden verhuis --op 26-11", "welke casus?"),
        ("huishouden splits --op 26-11", "welke melding?"),
        ("casus splits --ja", "welke casus?"),
        ("huishouden erbij --rol kind --op 26-11", "welke casus?"),
        ("casus instemming 1.1", "het argument STAND ontbreekt; kies uit ja, nee"),
    ],
)
def test_unattended_a_number_left_out_is_named(casus: Tafel, regel_: str, zin: str) -> None:
    uit = casus(*regel_.split())
    assert (uit.exit_code, uit.stdout) == (2, "")
    assert zin in uit.stderr


VUIL = "\x1b[31m\u202eboos\u200b\x07"


@pytest.mark.parametrize(
    "woorden",
    [
        ("melding", "import", f"{VUIL}.csv"),
        ("--profiel", f"./{VUIL}.toml", "melding", "lijst"),
        ("--register", f"{VUIL}.db", "melding", "lijst"),
        (f"melding{VUIL}",),
        ("melding", "lijst", f"--{VUIL}"),
        ("agenda", "--tafel", VUIL),
        ("melding", "lijst", "--uit", f"weg/{VUIL}"),
    ],
    ids=lambda woorden: " ".join(map(ascii, woorden)),
)
def test_nothing_unseen_reaches_stderr(casus: Tafel, woorden: tuple[str, ...]) -> None:
    uit = casus(*woorden)
    assert uit.exit_code in {2, 66, 69, 73, 78}
    assert uit.stderr
    assert is_schoon(uit.stderr)


def test_a_profile_may_hold_what_it_likes_and_a_long_message_keeps_its_remedy(
    casus: Tafel, tmp_path: Path
) -> None:
    (tmp_path / "vuil.toml").write_text('"\\u001b[31m\\u202e" = 1\nnaam = "x"\n')
    uit = casus("--profiel", "./vuil.toml", "melding", "lijst")
    assert (uit.exit_code, is_schoon(uit.stderr)) == (78, True)
    lang = casus("--register", "x/" * 400 + "r.db", "melding", "lijst")
    assert lang.exit_code == 69
    [zin] = lang.stderr.splitlines()
    assert len(zin) == 300
    assert zin.startswith("tafel: er is geen register op x/x/")
    assert zin.endswith("maak er een met: tafel init")


@pytest.mark.parametrize(
    ("tekst", "zin"),
    [
        ("[" * 4000 + "]" * 4000, "er staan te veel haakjes in elkaar"),
        ("{a=" * 4000 + "1" + "}" * 4000, "er staan te veel haakjes in elkaar"),
        ("[" * 4000, "er staan te veel haakjes in elkaar"),
        ("9" * 5000, "er staat een getal in dat te lang is"),
        ("[" * 100 + "]" * 100, "«naam» ontbreekt"),
    ],
)
def test_a_profile_that_is_too_deep_is_refused(
    tafel: Tafel, tmp_path: Path, tekst: str, zin: str
) -> None:
    (tmp_path / "diep.toml").write_text(f"a = {tekst}\n")
    for woorden in (
        ("--profiel", "./diep.toml", "melding", "lijst"),
        ("regels", "toets", "./diep.toml"),
    ):
        uit = tafel(*woorden)
        assert uit.exit_code == 78
        assert zin in uit.stderr + uit.stdout


@pytest.mark.parametrize("naar", ["| true", "| head -1", ">/dev/full", ">&-"])
def test_a_verdict_survives_a_reader_that_is_gone(
    omgeving: dict[str, str], tmp_path: Path, naar: str
) -> None:
    (tmp_path / "leeg.toml").write_text("")
    opdracht = f"{sys.executable} -m tafel regels toets ./leeg.toml"
    klaar = subprocess.run(
        ["bash", "-c", f"{{ sleep 0.1; {opdracht}; echo $? >code; }} {naar}; sleep 0.2; wait"],
        env=omgeving,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (tmp_path / "code").read_text() == "78\n"
    assert "Traceback" not in klaar.stderr


def test_of_many_results_only_the_totals_are_shown(register: Tafel, tmp_path: Path) -> None:
    kop = "kenmerk;achternaam;leeftijd;kinderen;problemen;regulier_aanbod\n"
    for aantal, vanaf in ((50, 0), (51, 100)):
        rijen = "".join(f"K{vanaf + n};N{n};40;geen;wonen;toereikend\n" for n in range(aantal))
        assert register("melding", "import", "-", input=kop + rijen).exit_code == 0
        waarheen = ("--uit", "alle.txt") if vanaf else ("-f", "tekst")
        uit = register("toedelen", "--alle", *waarheen)
        assert uit.exit_code == 0
        if not vanaf:
            assert len(re.findall(r"^M\d+ ", uit.stdout, re.MULTILINE)) == 50
    assert len(re.findall(r"^M\d+ ", (tmp_path / "alle.txt").read_text(), re.MULTILINE)) == 51
    kort = register("toedelen", "--alle", "--opnieuw")
    assert re.findall(r"^M\d+ ", kort.stdout, re.MULTILINE) == []
    assert "101" in kort.stdout
    assert "Stuk voor stuk: tafel melding lijst" in kort.stdout


MAP = Path(cli.__file__).parent
OPDRACHT = re.compile(rf"tafel (?:{'|'.join(cli.COMMANDOS)})\b.*", re.DOTALL)
ONTYPBAAR = re.compile(r"[|&<>`$]|(?<! )…|\b(?:NR|NUMMER|DATUM|STAP|ORGANISATIE)\b|^[^ ]*;")


def _teksten(bron: str) -> Iterator[str]:
    """The texts in a source that are no docstring; for what is filled in stands 1."""
    boom = ast.parse(bron)
    binnen = {
        id(deel)
        for knoop in ast.walk(boom)
        for deel in (
            knoop.values
            if isinstance(knoop, ast.JoinedStr)
            else [knoop.value]
            if isinstance(knoop, ast.Expr)
            else []
        )
    }
    for knoop in ast.walk(boom):
        if isinstance(knoop, ast.JoinedStr):
            yield "".join(
                str(deel.value) if isinstance(deel, ast.Constant) else "1" for deel in knoop.values
            )
        elif isinstance(knoop, ast.Constant) and id(knoop) not in binnen:
            yield str(knoop.value)


def test_what_is_suggested_can_be_pasted_into_a_shell() -> None:
    """In bash `--zelfde M1|--ander` runs the first half; `M…` is no number that can be typed."""
    gezien = [
        (pad.name, opdracht[0])
        for map_ in ("commands", "domain", "register", "render", "rules", "services")
        for pad in sorted((MAP / map_).rglob("*.py"))
        for tekst in _teksten(pad.read_text(encoding="utf-8"))
        if (opdracht := OPDRACHT.search(tekst))
    ]
    assert len(gezien) > 150
    assert [fout for fout in gezien if ONTYPBAAR.search(fout[1])] == []


@pytest.mark.parametrize(
    "regel_",
    [
        "melding wijzig M1 --reden …",
        "melding wijzig M1 --achternaam …",
        "melding wijzig M1 --leefgebieden …",
        "melding vul-aan M1 --crisis ...",
        "toedelen M1 --tafel …",
        "plan wijzig 1 --analyse …",
        "plan wijzig 1 --instemming …",
        "plan wijzig 1 --grond …",
        "plan wijzig 1 --evaluatie-op …",
        "plan doel 1d1 --maat …",
        "plan doel 1d1 --streefdatum …",
        "plan taak 1d1 --wat x --organisatie …",
        "plan taak 1d1 --wat x --uiterlijk …",
        "plan evalueer 1 --doel 1d1=…",
        "partner wijzig madi --opdrachtgever …",
        "casus sluit 1 --reden anders --evaluatie …",
        "casus sluit 1 --evaluatie …",
        "casus opschalen 1 --procesmanager …",
        "casus overdragen 1 --tafel …",
        "casus overdragen 1 --casemanager … --organisatie …",
        "escaleer 1 --spoor opstellen --tegen madi --grond geen_plan --stap 2 --motivering …",
    ],
)
def test_dots_that_nobody_filled_in_are_stored_nowhere(
    casus: Tafel, tmp_path: Path, regel_: str
) -> None:
    eerst = inhoud(tmp_path)
    uit = casus(*regel_.split())
    assert uit.exit_code == (66 if regel_.endswith("x --organisatie …") else 2), uit
    assert inhoud(tmp_path) == eerst


def test_vul_aan_without_a_number_needs_a_terminal(register: Tafel) -> None:
    voer_in(register, OVERLAST, inwonende_kinderen="onbekend")
    deel_toe(register, "M1")
    uit = register("melding", "vul-aan")
    assert (uit.exit_code, "welke melding?" in uit.stderr) == (2, True)
