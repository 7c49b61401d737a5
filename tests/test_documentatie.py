"""What the README and the handleiding say is what the program does."""

import ast
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

import pexpect
import pytest

from tafel import cli
from tafel.domain.agenda import Puntsoort
from tafel.domain.knelpunt import Knelpuntsoort
from tafel.errors import TafelError
from tafel.files.aanbodkolommen import AANBODKOLOMMEN
from tafel.kolommen import JA_WOORDEN, KOLOMMEN, NEE_WOORDEN, ONBEKEND_WOORDEN, Kolom
from tafel.rules.procesregie import POORTEN
from tafel.services.regels.profielen import laad_profiel
from tests import definities, document
from tests.conftest import ROOT, Demojaar, Resultaat, Tafel
from tests.document import Blok, Hoofdstuk

README = (ROOT / "README.md").read_text(encoding="utf-8")
HANDLEIDING = (ROOT / "docs" / "handleiding.md").read_text(encoding="utf-8")
HOOFDSTUKKEN = document.hoofdstukken(HANDLEIDING)
VERHALEN = document.verhalen(HANDLEIDING)
README_VERHALEN = document.verhalen(README)
PROFIEL = laad_profiel("zuidoost")

VRAAG = re.compile(r"(\d+/\d+  ).*(> )(.*)|(.+)(\)\? )(.*)|(.+\?.*)(:)(?: (.*))?")
"""A line that asks: what it begins with, what ends the question, and the answer."""
Voer = Callable[[str], Resultaat]

# --- every command that is shown -----------------------------------------------------------------


@pytest.fixture
def werkmap(tmp_path: Path) -> Path:
    """A working directory with the shipped data, and texts that a reader would have."""
    shutil.copytree(ROOT / "data", tmp_path / "data")
    (tmp_path / "reden.txt").write_text("Vraagt hulp bij een aanvraag.", encoding="utf-8")
    (tmp_path / "naam.txt").write_text("Niemand", encoding="utf-8")
    (tmp_path / "contact.txt").write_text("T. Vos", encoding="utf-8")
    return tmp_path


@pytest.fixture
def schelp(omgeving: Mapping[str, str]) -> dict[str, str]:
    """The environment of a shell in which `python3` is this Python."""
    return {**omgeving, "TERM": "dumb", "PATH": f"{Path(sys.executable).parent}:{os.defpath}"}


@pytest.fixture
def voer(tafel: Tafel, schelp: Mapping[str, str], werkmap: Path, demojaar: Demojaar) -> Voer:
    """Runs a command line: `tafel` in this process, anything else by a shell that knows `tafel`."""

    def doe(commando: str) -> Resultaat:
        if commando == "tafel demo --bewaar register.db":
            return demojaar("zuidoost", werkmap / "register.db")
        if re.fullmatch(r"tafel [^|<>;&$]*", commando):
            return tafel(*shlex.split(commando)[1:])
        functie = f'tafel() {{ {shlex.quote(sys.executable)} -m tafel "$@"; }}\n'
        klaar = subprocess.run(
            ["bash", "-c", functie + commando],
            cwd=werkmap, env=schelp, stdin=subprocess.DEVNULL,
            capture_output=True, text=True, timeout=60, check=False,
        )  # fmt: skip
        return Resultaat(klaar.returncode, klaar.stdout, klaar.stderr)

    return doe


def speel(
    verhaal: Sequence[Hoofdstuk], voer: Voer, schelp: Mapping[str, str], werkmap: Path
) -> None:
    for blok in chain.from_iterable(hoofdstuk.blokken for hoofdstuk in verhaal):
        if blok.naam and blok.soort == "csv":
            (werkmap / blok.naam).write_text(blok.tekst, encoding="utf-8")
        elif blok.soort == "vooraf":
            for stap in document.stappen(blok):
                assert voer(stap.commando).exit_code in {0, 65}, stap.commando
        elif blok.soort == "console":
            for stap in document.stappen(blok):
                gedaan = voer(stap.commando)
                uitvoer = gedaan.stdout + gedaan.stderr
                assert gedaan.exit_code == stap.exit_code, (stap.commando, gedaan.stderr)
                assert document.ontbreekt(stap.getoond, uitvoer) == [], stap.commando
        elif blok.soort == "terminal":
            voer_gesprek(blok, schelp, werkmap)


def voer_gesprek(blok: Blok, schelp: Mapping[str, str], werkmap: Path) -> None:
    """A command that asks: every line `question?…: answer`, `question? answer` of a meeting and
    `place  clock> line` is expected and answered in turn.
    """
    [stap] = document.stappen(blok)
    kind = pexpect.spawn(
        sys.executable, ["-m", *shlex.split(stap.commando)],
        cwd=str(werkmap), env=dict(schelp), encoding="utf-8", dimensions=(40, 80), timeout=30,
    )  # fmt: skip
    gezien, over = "", []
    for regel in stap.getoond:
        if (dialoog := VRAAG.fullmatch(regel)) is None:
            over.append(regel)
            continue
        plek = next(n for n in (1, 4, 7) if dialoog[n])
        begin, einde, antwoord = dialoog.groups("")[plek - 1 : plek + 2]
        kind.expect_exact(begin.removesuffix(document.WEGGELATEN))
        gezien += kind.before or ""
        kind.expect_exact(einde if einde != ":" else ": ")
        kind.sendline(antwoord)
    kind.expect(pexpect.EOF)
    kind.close()
    assert kind.exitstatus == stap.exit_code, (stap.commando, kind.before)
    assert document.ontbreekt(over, gezien + (kind.before or "")) == [], stap.commando


@pytest.mark.parametrize("verhaal", VERHALEN, ids=lambda verhaal: verhaal[0].titel)
def test_the_chapters_of_the_handleiding_can_be_followed(
    verhaal: list[Hoofdstuk], voer: Voer, schelp: Mapping[str, str], werkmap: Path
) -> None:
    speel(verhaal, voer, schelp, werkmap)


@pytest.mark.parametrize("verhaal", README_VERHALEN, ids=lambda verhaal: verhaal[0].titel)
def test_the_session_in_the_readme_is_real(
    verhaal: list[Hoofdstuk], voer: Voer, schelp: Mapping[str, str], werkmap: Path
) -> None:
    speel(verhaal, voer, schelp, werkmap)


def test_a_wrong_line_or_exit_code_in_a_document_is_noticed() -> None:
    echt = "M1: gewijzigd\nTafel   Jeugd\n"
    assert document.ontbreekt(["M1: gewijzigd", "Tafel…"], echt) == []
    assert document.ontbreekt(["M1: gewij", "Tafel Jeugd", "Jeugd…"], echt) == [
        "M1: gewij",
        "Tafel Jeugd",
        "Jeugd…",
    ]
    blok = Blok("console", "", ("$ tafel zoek", "…", "niets", "# exitcode 66", "$ tafel init"), 1)
    assert document.stappen(blok) == [
        document.Stap("tafel zoek", ("niets",), 66),
        document.Stap("tafel init", (), 0),
    ]


def test_the_weekly_script_runs_and_tells_what_asks_attention(
    voer: Voer, werkmap: Path, schelp: Mapping[str, str]
) -> None:
    [blok] = [
        b for h in HOOFDSTUKKEN for b in h.blokken if b.soort == "sh" and b.naam == "maandag.sh"
    ]
    programma = werkmap / "programma"
    programma.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m tafel "$@"\n')
    programma.chmod(0o755)
    thuis = werkmap / "lib"
    uit = thuis / "uit"
    uit.mkdir(parents=True)
    (thuis / "in").mkdir()
    shutil.copy(ROOT / "data/voorbeeld/meldingen.csv", thuis / "in")
    script = werkmap / "maandag.sh"
    tekst = blok.tekst.replace("/opt/tafel/bin/tafel", str(programma))
    script.write_text(tekst.replace("/var/lib/tafel", str(thuis)), encoding="utf-8")
    assert voer(f"tafel --register {thuis}/register.db init").exit_code == 0

    klaar = subprocess.run(
        ["sh", str(script)], env=dict(schelp), cwd="/", capture_output=True, text=True, check=False
    )

    assert (klaar.returncode, klaar.stdout) == (65, "")
    zinnen = re.findall(r"(?m)^Er \w+ \w+ \w+", klaar.stderr)
    assert zinnen == ["Er zijn rijen afgewezen", "Er is een CRISIS"]
    lijsten = thuis / "weeklijsten"
    gemaakt = {p.name: p.stat().st_mode & 0o777 for m in (uit, lijsten) for p in m.iterdir()}
    assert set(gemaakt.values()) == {0o600}
    assert {"afgewezen.csv", "inlezen.txt", "toedelen.txt"} <= set(gemaakt)
    assert {"index.html", "jeugd-en-gezin-agenda.html"} <= set(gemaakt)


@pytest.mark.parametrize(
    ("tekst", "vanaf"), [(HANDLEIDING, 0), (README, -1)], ids=["handleiding", "readme"]
)
def test_the_crontab_is_the_example_that_is_tested(tekst: str, vanaf: int) -> None:
    def gelden(regels: Sequence[str]) -> list[str]:
        return [regel for regel in regels if regel and not regel.startswith("#")]

    [blok] = [b for b in document.blokken(tekst) if b.soort == "crontab"]
    voorbeeld = (ROOT / "docs/cron/crontab.voorbeeld").read_text(encoding="utf-8")
    assert gelden(blok.regels) == gelden(voorbeeld.splitlines())[vanaf:]


def test_the_timer_is_the_example_that_is_tested() -> None:
    [blok] = [b for h in HOOFDSTUKKEN for b in h.blokken if b.soort == "ini"]
    assert blok.tekst == (ROOT / "docs/cron" / blok.naam).read_text(encoding="utf-8")


# --- commands and options against --help ----------------------------------------------------------


def _hulptekst(woorden: list[str]) -> str:
    klaar = subprocess.run(
        [sys.executable, "-m", "tafel", *woorden, "--help"],
        env={"PATH": os.defpath, "PYTHONPATH": str(ROOT), "COLUMNS": "200", "LANG": "C.UTF-8"},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return klaar.stdout


def _sectie(tekst: str, titel: str) -> str:
    return (tekst + "\n\n").partition(f"\n{titel}:\n")[2].partition("\n\n")[0]


@cache
def hulp() -> dict[str, set[str]]:
    """Every command that `--help` shows ("" = tafel itself) → its long options, without --help."""
    gevonden: dict[str, set[str]] = {}
    wachtend: list[list[str]] = [[]]
    while wachtend:
        woorden = wachtend.pop()
        tekst = _hulptekst(woorden)
        opties = re.findall(r"(?m)^  (?:-\w, )?(--[a-z-]+)", _sectie(tekst, "Opties"))
        onder = re.findall(r"(?m)^  ([a-z][a-z-]*) ", _sectie(tekst, "Commando's"))
        wachtend += [[*woorden, naam] for naam in onder]
        eigen = set(opties) - {"--help"}
        if eigen or not onder:  # a group with options of its own is a command too
            gevonden[" ".join(woorden)] = eigen
    return gevonden


KOLOMOPTIES = {kolom.optie for kolom in KOLOMMEN}


def test_help_is_read_right() -> None:
    assert set(cli.COMMANDOS) == {pad.split()[0] for pad in hulp() if pad}
    assert "--vandaag" in hulp()[""]
    assert hulp()["melding wijzig"] == KOLOMOPTIES
    assert "--formaat" in hulp()["agenda"]


def test_the_table_of_commands_is_that_of_help() -> None:
    tabel = {
        commando.strip("`").removeprefix("tafel").strip(): (
            set(document.codes(opties))
            | (KOLOMOPTIES if opties.startswith("alle kolommen") else set())
        )
        for commando, _, opties in document.tabel(HANDLEIDING, "Commando")
    }
    assert tabel == hulp()


@pytest.mark.parametrize("tekst", [HANDLEIDING, README], ids=["handleiding", "readme"])
def test_no_option_or_command_is_named_that_does_not_exist(tekst: str) -> None:
    bestaand = set[str]().union(*hulp().values()) | {"--help"}
    regels = [r for r in tekst.splitlines() if "python" not in r and "pip" not in r]
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", "\n".join(regels))) <= bestaand

    woorden = {w for pad in hulp() for w in [pad, pad.split(" ")[0]]}
    groepen = {pad.split()[0] for pad in hulp() if " " in pad}
    genoemd = [code.partition(" --")[0] for code in document.codes(document.zonder_blokken(tekst))]
    for code in genoemd:
        if gevonden := re.fullmatch(r"tafel ([a-z-]+)(?: ([a-z-]+)\b)?.*", code):
            eerste, tweede = gevonden.groups()
            assert eerste in woorden, code
            if eerste in groepen and tweede:
                assert f"{eerste} {tweede}" in woorden, code


@pytest.mark.parametrize("pad", sorted(hulp().keys() - {""}))
def test_every_command_is_shown_in_use(pad: str) -> None:
    getoond = [
        stap.commando
        for hoofdstuk in HOOFDSTUKKEN
        for blok in hoofdstuk.blokken
        if blok.soort in {"console", "terminal"}
        for stap in document.stappen(blok)
    ]
    assert any(re.search(rf"\btafel (--\S+( [^-\s]\S*)? )*{pad}\b", c) for c in getoond)


# --- tables against the code ----------------------------------------------------------------------


def test_the_table_of_columns_is_that_of_the_program() -> None:
    rijen = document.tabel(HANDLEIDING, "Kolom")
    assert [(naam, optie) for naam, _, optie, _ in rijen] == [
        (f"`{kolom.naam}`", f"`{kolom.optie}`") for kolom in KOLOMMEN
    ]
    for kolom, (_, synoniemen, _, waarden) in zip(KOLOMMEN, rijen, strict=True):
        assert document.codes(synoniemen) == list(kolom.synoniemen), kolom.naam
        if kolom.waarden:
            assert _waarden(waarden) == _verwacht(kolom), kolom.naam


def _waarden(cel: str) -> list[str]:
    return ["ja", "nee"] if cel == "ja of nee" else document.codes(cel)


def _verwacht(kolom: Kolom) -> list[str]:
    if tuple(kolom.waarden) == ("ja", "nee"):
        return ["ja", "nee"]
    return [woord for code, ook in kolom.waarden.items() for woord in (code, *ook)]


@pytest.mark.parametrize(
    ("kop", "woorden"),
    [
        ("Ja", {"ja", *JA_WOORDEN}),
        ("Nee", {"nee", *NEE_WOORDEN}),
        ("Onbekend", ONBEKEND_WOORDEN - {""}),
    ],
)
def test_the_words_for_yes_no_and_unknown_are_those_of_the_program(
    kop: str, woorden: set[str]
) -> None:
    [regel] = re.findall(rf"(?m)^- \*\*{kop}\*\* is (.+)$", HANDLEIDING)
    assert set(document.codes(regel)) == woorden


def test_the_table_of_steps_is_that_of_the_profile() -> None:
    assert [
        (int(nr), naam, int(dagen) if dagen else None, tuple(document.codes(poort)))
        for nr, naam, dagen, poort in document.tabel(HANDLEIDING, "Stap | Naam")
    ] == [(s.nr, s.naam, s.werkdagen, s.poorten) for s in PROFIEL.proces.stappen.values()]
    [zin] = re.findall(r"(?m)^Vaststellen van een plan vraagt .+$", HANDLEIDING)
    vaststellen, sluiten = (tuple(document.codes(deel)) for deel in zin.split("; "))
    assert (vaststellen, sluiten) == (PROFIEL.proces.vaststellen, PROFIEL.proces.sluiten)


def test_the_table_of_gates_is_that_of_the_program() -> None:
    poorten = {
        c.strip("`"): wat for c, wat in document.tabel(HANDLEIDING, "Poort | Wat moet er zijn?")
    }
    assert poorten == dict(POORTEN)


def test_the_table_of_agenda_items_is_that_of_the_program() -> None:
    rijen = document.tabel(HANDLEIDING, "Soort | Wanneer?")
    assert [(soort.strip("`"), int(minuten)) for soort, _, minuten in rijen] == [
        (soort.value, PROFIEL.minuten[soort]) for soort in Puntsoort
    ]


def test_the_table_of_columns_of_supply_is_that_of_the_program() -> None:
    rijen = document.tabel(HANDLEIDING, "Kolom van het aanbod")
    assert [(naam, document.codes(ook)) for naam, ook, _ in rijen] == [
        (f"`{kolom.naam}`", list(kolom.synoniemen)) for kolom in AANBODKOLOMMEN
    ]
    for kolom, (_, _, waarden) in zip(AANBODKOLOMMEN, rijen, strict=True):
        if kolom.waarden and kolom.naam != "leefgebieden":
            assert document.codes(waarden) == _verwacht(kolom), kolom.naam


def test_the_kinds_of_knelpunt_are_those_of_the_program() -> None:
    rijen = document.tabel(HANDLEIDING, "Soort knelpunt")
    assert [soort.strip("`") for soort, *_ in rijen] == [soort.value for soort in Knelpuntsoort]


def test_the_reasons_to_close_are_those_of_the_program() -> None:
    [keuze] = re.findall(r"De reden\. Kies uit: ([^.]+)\.", _als_een_regel("casus sluit"))
    genoemd = [reden.strip("`") for reden, _ in document.tabel(HANDLEIDING, "Reden | Wanneer?")]
    assert genoemd == keuze.split(", ")


@pytest.mark.parametrize(
    ("woord", "commando", "patroon"),
    [
        ("spoor", "escaleer", r"--spoor (\S+)"),
        ("grond", "escaleer", r"De reden: ([^.]+)\."),
        ("resultaat", "escaleer afronden", r"--resultaat (\S+)"),
        ("opdrachtgever", "partner add", r"--opdrachtgever (\S+)"),
        ("hefboom", "partner add", r"--hefboom (\S+)"),
        ("kring", "partner add", r"--kring (\S+)"),
    ],
)
def test_the_words_of_escalation_are_those_of_the_program(
    woord: str, commando: str, patroon: str
) -> None:
    [keuze] = re.findall(patroon, _als_een_regel(commando))
    [cel] = [
        wat
        for naam, wat in document.tabel(HANDLEIDING, "Woord | Wat kan er staan?")
        if naam == woord
    ]
    codes = [code for code in document.codes(cel) if code not in {"tafel", "verlopen"}]
    assert codes == re.split(r"[|]|, ", keuze)


def _als_een_regel(commando: str) -> str:
    return " ".join(_hulptekst(commando.split()).split())


def test_the_table_of_json_keys_is_that_of_the_program(tafel: Tafel, voer: Voer) -> None:
    [verhaal] = [v for v in VERHALEN if v[0].titel == "Een casus verder brengen"]
    for stap in document.stappen(verhaal[0].blokken[0]):
        assert voer(stap.commando).exit_code == 0
    for opdracht in (
        "plan maak 1 --analyse a --casemanager b --organisatie madi",
        "plan doel 1 --leefgebied wonen --tekst c",
        "plan taak 1d1 --organisatie madi --wat d --uiterlijk morgen",
        "plan vaststellen 1",
        "plan maak 1",
        "escaleer 1 --spoor uitvoering --tegen madi",
        "overleg besluit 1 --tekst e",
        "consultatie add --tafel jeugd",
        "aanbod laad data/voorbeeld/aanbod.csv",
        "knelpunt add --soort anders --tekst f",
    ):
        assert tafel(*opdracht.split()).exit_code == 0, opdracht
    erbij = {
        "melding import": ["week.csv"],
        "melding import --map": ["."],
        "casus toon": ["1"],
        "casus categorie": ["1"],
        "plan toon": ["1"],
        "plan controleer": ["1"],
        "escaleer": ["1", "--spoor", "opstellen", "--tegen", "ggd", "--proef"],
        "escaleer brief": ["E1"],
        "partner toon": ["madi"],
        "agenda": ["--tafel", "jeugd"],
        "overleg besluitenlijst": ["--tafel", "jeugd"],
        "aanbod laad": ["data/voorbeeld/aanbod.csv"],
        "aanbod toon": ["A1"],
        "plan aanbod": ["1"],
        "knelpunt toon": ["K1"],
    }
    for cel, sleutels in document.tabel(HANDLEIDING, "Commando met `-f json`"):
        [commando] = document.codes(cel)
        inhoud = json.loads(tafel(*commando.split(), *erbij.get(commando, []), "-f", "json").stdout)
        gevonden = inhoud[0] if isinstance(inhoud, list) else inhoud
        genoemd = set(document.codes(sleutels.partition("; zo ")[0]))
        verwezen = {"escaleer", "aanbod lijst", "knelpunt lijst"}
        assert genoemd - verwezen <= gevonden.keys(), commando


def test_the_table_of_profile_keys_is_that_of_the_program() -> None:
    inhoud = tomllib.loads((ROOT / "data/profielen/zuidoost.toml").read_text(encoding="utf-8"))
    rijen = document.tabel(HANDLEIDING, "Deel | Waarover")
    assert {code for deel, *_ in rijen for code in document.codes(deel)} == {
        naam for naam, waarde in inhoud.items() if not isinstance(waarde, str)
    }
    vorm = (ROOT / "tafel/rules/profiel/vorm.py").read_text(encoding="utf-8")
    for _, _, sleutels in rijen:
        assert [s for s in document.codes(sleutels) if f'"{s}"' not in vorm] == []


def _alle_fouten(soort: type[TafelError]) -> set[int]:
    return {soort.exit_code}.union(*(_alle_fouten(onder) for onder in soort.__subclasses__()))


def test_the_exit_codes_are_those_of_the_program() -> None:
    genoemd = [int(code) for code, *_ in document.tabel(HANDLEIDING, "Code")]
    assert genoemd == sorted(_alle_fouten(TafelError) | {0, 129, 130, 143})


@cache
def teksten() -> str:
    """Every literal text of the program; the parts of an f-string each by itself."""
    bronnen = (ROOT / "tafel").rglob("*.py")
    bomen = [ast.parse(pad.read_text(encoding="utf-8")) for pad in bronnen]
    knopen = [knoop for boom in bomen for knoop in ast.walk(boom)]
    return "\0".join(
        k.value for k in knopen if isinstance(k, ast.Constant) and isinstance(k.value, str)
    )


@pytest.mark.parametrize("zin", [rij[0] for rij in document.tabel(HANDLEIDING, "U ziet")])
def test_an_explained_message_is_one_of_the_program(zin: str) -> None:
    [tekst] = document.codes(zin)
    assert tekst in teksten()


def test_the_environment_variables_are_those_of_the_program() -> None:
    gelezen = set(re.findall(r'environ\S*?["\'(]+(TAFEL_\w+)|_omgeving\("(TAFEL_\w+)"', _config()))
    namen = {naam for paar in gelezen for naam in paar if naam}
    tabel = [naam for rij in document.tabel(HANDLEIDING, "Variabele") for naam in rij[:1]]
    assert {naam for cel in tabel for naam in document.codes(cel) if naam[:6] == "TAFEL_"} == namen
    assert set(re.findall(r"TAFEL_[A-Z]+", HANDLEIDING + README)) <= namen


def _config() -> str:
    return (ROOT / "tafel" / "config.py").read_text(encoding="utf-8")


# --- the definitions of the figures --------------------------------------------------------------


@pytest.fixture(scope="session")
def rapporten(tmp_path_factory: pytest.TempPathFactory, demojaar: Demojaar) -> dict[str, Any]:
    """Every report of figures of the demo year as JSON, explained."""
    pad = tmp_path_factory.mktemp("demo") / "register.db"
    demojaar("zuidoost", pad)
    return definities.rapporten(pad)


def test_every_report_of_figures_is_looked_at() -> None:
    onder = {pad.removeprefix("rapport ") for pad in hulp() if pad.startswith("rapport ")}
    andere = {"weeklijst", "nota", "oordeel", "afsluiten", "opruimen"}
    assert onder - andere == set(definities.RAPPORTEN)


def test_every_table_of_figures_is_explained_and_every_definition_has_a_table(
    rapporten: Mapping[str, Any],
) -> None:
    inhoud = tomllib.loads((ROOT / "data/definities.toml").read_text(encoding="utf-8"))
    for deel in inhoud.values():
        assert list(deel) == ["titel", "definitie", "bron"]
        assert all(tekst.strip() for tekst in deel.values())
    tabellen = [tabel for rapport in rapporten.values() for tabel in rapport["tabellen"]]
    assert [tabel["sleutel"] for tabel in tabellen] == list(inhoud)
    for tabel in tabellen:
        assert tabel["titel"].startswith(inhoud[tabel["sleutel"]]["titel"])
    getoond = [definitie for rapport in rapporten.values() for definitie in rapport["definities"]]
    assert getoond == [{"sleutel": sleutel, **deel} for sleutel, deel in inhoud.items()]


def test_the_definitions_to_read_are_those_of_the_program(rapporten: Mapping[str, Any]) -> None:
    _, _, deel = definities.DOCUMENT.read_text(encoding="utf-8").partition(definities.GRENS)
    assert deel == definities.deel(rapporten), "renew it with: python -m tests.definities"


# --- the README and every link -------------------------------------------------------------------


@pytest.mark.parametrize(
    "pad", ["README.md", "docs/handleiding.md", "docs/definities.md", "CONTRIBUTING.md"]
)
def test_every_link_leads_somewhere(pad: str) -> None:
    bron = ROOT / pad
    tekst = bron.read_text(encoding="utf-8")
    for doel in document.koppelingen(tekst):
        bestand, _, anker = doel.partition("#")
        naar = bron.parent / bestand if bestand else bron
        assert naar.exists(), doel
        if anker:
            assert anker in document.ankers(naar.read_text(encoding="utf-8")), doel


def test_every_make_target_in_the_readme_exists() -> None:
    doelen = set(re.findall(r"(?m)^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8")))
    genoemd = set(re.findall(r"(?m)(?:^|`)make ([a-z]+)\b", README))
    assert {"demo", "test"} <= genoemd <= doelen


def test_every_path_in_the_readme_exists() -> None:
    [boom] = [blok for blok in document.blokken(README) if blok.soort == "text"]
    paden = [regel.split()[0] for regel in boom.regels]
    assert len(paden) > 8
    assert [pad for pad in paden if not (ROOT / pad).exists()] == []


def test_the_rule_in_the_readme_is_a_rule_of_the_profile() -> None:
    [blok] = [blok for blok in document.blokken(README) if blok.soort == "toml"]
    profiel = (ROOT / "data/profielen/zuidoost.toml").read_text(encoding="utf-8")
    assert blok.tekst in profiel
