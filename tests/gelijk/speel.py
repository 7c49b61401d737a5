"""Every command on one register, and what each came to: `speel.py REGISTER UIT WAT`.

Knows nothing of the program but its command line, so that any version of it can be played. Runs in
the environment of that version; what it prints and writes goes to UIT, a file per command.
"""

import io
import json
import os
import random
import re
import secrets
import shutil
import sqlite3
import sys
import zipfile
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

VANDAAG = "2026-11-23"
LIJSTVORMEN = ("tekst", "csv", "json", "markdown")
KLOK = "tijd"
"""The column of a table that holds the real clock."""
GEMAAKT = re.compile(r" *(CONCEPT(?:</strong>)? \w\w \d+-\d+ )\d+\.\d\d")
"""The other place where the real clock is shown, aligned to the right."""
Regel = tuple[str, ...]


def main(register: Path, uit: Path, wat: str) -> None:
    """Plays `lezen`, or `schrijven` and what it leaves in the register, as JSON lines."""
    from tafel import cli

    os.environ |= {"TAFEL_REGISTER": str(register), "TAFEL_VANDAAG": VANDAAG, "COLUMNS": "80"}
    # The keys of records are drawn; two versions that draw in the same order draw the same.
    gooi = random.Random(12)
    secrets.randbits = gooi.getrandbits  # type: ignore[assignment]
    secrets.token_bytes = lambda nbytes=None: gooi.randbytes(nbytes or 32)
    bestanden = uit / "bestanden"
    with (uit / "uitkomsten.jsonl").open("w", encoding="utf-8") as vel:
        for regel in {"lezen": lezen, "schrijven": schrijven}[wat](register):
            shutil.rmtree(bestanden, ignore_errors=True)
            bestanden.mkdir(parents=True)
            os.chdir(bestanden)
            goed, fout = _stroom(), _stroom()
            with redirect_stdout(goed), redirect_stderr(fout):
                sys.stdin = _stroom()
                code = cli.run(list(regel))
            uitkomst = {
                "regel": " ".join(regel),
                "code": code,
                "uit": _inhoud(goed),
                "fout": _inhoud(fout),
                "bestanden": {
                    str(p.relative_to(bestanden)): _bestand(p)
                    for p in sorted(bestanden.rglob("*"))
                    if p.is_file()
                },
            }
            vel.write(json.dumps(uitkomst, ensure_ascii=False) + "\n")
        if wat == "schrijven":
            vel.write(json.dumps({"regel": "het register", **_register(register)}) + "\n")


def _stroom() -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)


def _inhoud(stroom: io.TextIOWrapper) -> str:
    stroom.flush()
    stroom.seek(0)
    return GEMAAKT.sub(r"\1", stroom.read())


def _bestand(pad: Path) -> str:
    """As text; of a zip its members, of which the core properties hold the clock."""
    if not zipfile.is_zipfile(pad):
        return GEMAAKT.sub(r"\1", pad.read_bytes().decode("utf-8", "replace"))
    with zipfile.ZipFile(pad) as bundel:
        delen = [
            f"== {naam}\n{bundel.read(naam).decode('utf-8', 'replace')}"
            for naam in bundel.namelist()
            if naam != "docProps/core.xml"
        ]
    return GEMAAKT.sub(r"\1", "\n".join(delen))


def _register(pad: Path) -> dict[str, list[str]]:
    """Every row of every table, without the real clock."""
    with sqlite3.connect(pad) as lezer:
        tabellen = [
            str(rij[0])
            for rij in lezer.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
                " ORDER BY name"
            )
        ]
        inhoud = {}
        for tabel in tabellen:
            kolommen = [
                str(rij[1])
                for rij in lezer.execute(f"PRAGMA table_info({tabel})")
                if rij[1] != KLOK
            ]
            inhoud[tabel] = [
                repr(rij)
                for rij in lezer.execute(f"SELECT {', '.join(kolommen)} FROM {tabel} ORDER BY 1, 2")
            ]
    lezer.close()
    return inhoud


def _nummers(register: Path, sql: str) -> list[str]:
    lezer = sqlite3.connect(register)
    gevonden = [str(rij[0]) for rij in lezer.execute(sql)]
    lezer.close()
    return gevonden


def lezen(register: Path) -> Iterator[Regel]:
    """Whatever can be looked at, in every format."""
    yield from _hulp()
    casussen = _nummers(register, "SELECT id FROM casus ORDER BY id")
    tafels = sorted(set(_nummers(register, "SELECT DISTINCT tafel FROM casus")))
    partners = _nummers(register, "SELECT DISTINCT organisatie FROM afspraak ORDER BY 1")
    overleggen = _nummers(
        register, "SELECT DISTINCT tafel || ' ' || overleg FROM overlegbesluit ORDER BY 1 DESC"
    )
    for lijst in (
        ("melding", "lijst", "--aantal", "400"),
        ("melding", "imports"),
        ("casus", "lijst", "--aantal", "400"),
        ("casus", "lijst", "--status", "gesloten"),
        ("afspraak", "lijst", "--aantal", "500"),
        ("afspraak", "lijst", "--te-laat"),
        ("escaleer", "lijst"),
        ("escaleer", "lijst", "--status", "alle"),
        ("escaleer", "voorstel"),
        ("escaleer", "contact"),
        ("overleg", "lijst"),
        ("partner", "lijst"),
        ("partner", "netwerken"),
        ("consultatie", "lijst"),
        ("aanbod", "lijst"),
        ("aanbod", "zoek", "schuld"),
        ("knelpunt", "lijst", "--alle"),
        ("zoek", "de"),
        ("regels", "toon"),
    ):
        for vorm in LIJSTVORMEN:
            yield *lijst, "-f", vorm
    yield "regels", "toets"
    yield "regels", "toets", "stedelijk"
    yield "beheer", "profiel"
    yield "beheer", "profiel", "stedelijk", "--proef"
    yield ("demo",)
    for nummer in casussen:
        for vorm in ("tekst", "json"):
            yield "casus", "toon", nummer, "--alles", "-f", vorm
        yield "casus", "toon", nummer, "--namen"
        yield "casus", "categorie", nummer
        yield "plan", "toon", nummer
        yield "plan", "controleer", nummer
    for nummer in casussen[::9]:
        for vorm in ("markdown", "html", "docx", "json"):
            yield "plan", "toon", nummer, "-f", vorm, "--uit", f"plan.{vorm}"
        yield "plan", "aanbod", nummer
    for nummer in _nummers(register, "SELECT id FROM melding ORDER BY id")[::3]:
        yield "melding", "toon", nummer
        yield "melding", "toon", nummer, "--namen", "-f", "json"
        yield "toedelen", nummer, "--opnieuw", "--proef", "--uitleg"
    for nummer in _nummers(register, "SELECT id FROM escalatie ORDER BY id"):
        for vorm in ("tekst", "json", "markdown", "html", "docx"):
            yield "escaleer", "brief", f"E{nummer}", "-f", vorm, "--uit", f"brief.{vorm}"
    for partner in partners:
        yield "partner", "toon", partner
        yield "rapport", "weeklijst", "--organisatie", partner
        yield "afspraak", "lijst", "--organisatie", partner
    for tafel in [*tafels, "coordinatoren"]:
        for vorm in ("tekst", "markdown", "html", "csv", "json", "docx"):
            yield "rapport", "weeklijst", "--tafel", tafel, "-f", vorm, "--uit", f"lijst.{vorm}"
            yield "agenda", "--tafel", tafel, "-f", vorm, "--uit", f"agenda.{vorm}"
        for dag in ("2026-09-15", "2026-10-20", "2026-12-01", "2027-01-12"):
            yield "agenda", "--tafel", tafel, "--datum", dag, "--namen"
        for partner in partners[::3]:
            yield "agenda", "--tafel", tafel, "--voor", partner
    for tafel, datum in (overleg.split() for overleg in overleggen[::5]):
        for vorm in ("tekst", "markdown", "csv", "json", "html", "docx"):
            woorden = ("overleg", "besluitenlijst", "--tafel", tafel, "--datum", datum)
            yield *woorden, "-f", vorm, "--uit", f"besluiten.{vorm}"
    yield "rapport", "weeklijst", "--alle", "--uit", "weeklijsten"
    for naam in ("kengetallen", "indicatoren", "ggsr", "knelpunten", "aanbod"):
        for periode in (("--kwartaal", "2026-3"), ("--maand", "2026-10"), ()):
            for vorm in ("tekst", "markdown", "csv", "json"):
                yield "rapport", naam, *periode, "-f", vorm
            for vorm in ("html", "xlsx"):
                yield "rapport", naam, *periode, "-f", vorm, "--uit", f"rapport.{vorm}"
        yield "rapport", naam, "--uitleg"
        yield "rapport", naam, "--intern", "--kwartaal", "2026-3"
    for nota in (("--kwartaal", "2026-3"), ("--bijeenkomst", "september")):
        for vorm in ("tekst", "markdown", "html", "docx", "xlsx"):
            yield "rapport", "nota", *nota, "-f", vorm, "--uit", f"nota.{vorm}"


def _hulp() -> Iterator[Regel]:
    from importlib import import_module

    from tafel.cli import COMMANDOS, bouw_commando

    yield ("--help",)
    for naam, (module, _) in COMMANDOS.items():
        gestapeld: list[tuple[Regel, Any]] = [
            ((naam,), bouw_commando(naam, import_module(module).app))
        ]
        while gestapeld:
            pad, commando = gestapeld.pop()
            yield *pad, "--help"
            onder = getattr(commando, "commands", {})
            gestapeld += [((*pad, wat), deel) for wat, deel in onder.items()]


def schrijven(register: Path) -> Iterator[Regel]:
    """A deed of every kind on every third open casus; many are refused, which must stay so too."""
    casussen = _nummers(register, "SELECT id FROM casus WHERE status <> 'gesloten' ORDER BY id")
    for nummer in casussen[::3]:
        yield "notitie", nummer, "--tekst", "gebeld", "--bron", "Altra"
        yield "casus", "stap", nummer, "--proef"
        yield "casus", "stap", nummer
        yield "casus", "verhelder", nummer, "--erkenning", "ja", "--multiprobleem", "ja"
        yield "casus", "afstemmen", nummer, "--met", "opp", "--uitkomst", "akkoord"
        yield "casus", "volg", nummer, "--reden", "even zien"
        yield "casus", "terugkoppelen", nummer, "--aan", "gezin", "--tekst", "verteld"
        yield (
            "afspraak",
            "add",
            nummer,
            "--organisatie",
            "madi",
            "--wat",
            "belt",
            "--uiterlijk",
            "1-12",
        )
        yield "overleg", "besluit", nummer, "--tekst", "we gaan door"
        yield "plan", "maak", nummer, "--analyse", "schulden en school"
        yield "plan", "doel", nummer, "--leefgebied", "wonen", "--tekst", "een huis"
        yield "plan", "vaststellen", nummer, "--proef"
        yield "escaleer", nummer, "--spoor", "opstellen", "--tegen", "madi", "--grond", "geen_plan"
        yield "casus", "opschalen", nummer, "--reden", "stokt"
        yield "casus", "overdragen", nummer, "--casemanager", "A. Beer", "--organisatie", "madi"
        yield "agenda", "zet", nummer, "--op", "1-12"
        yield "casus", "crisis", nummer, "--gebeld", "bjz", "--uitkomst", "komt", "--veilig", "ja"
    for nummer in _nummers(register, "SELECT id FROM afspraak WHERE status = 'open'")[::4]:
        yield "afspraak", "nagekomen", nummer
    for nummer in casussen[1::5]:
        yield "casus", "sluit", nummer, "--reden", "afgerond", "--geen-nazorg", "--ja"
        yield "casus", "heropen", nummer, "--reden", "toch niet"
    yield "melding", "add", "--kenmerk", "gelijk-1", "--leeftijd", "40", "--aard", "schulden"
    yield "toedelen", "--alle"
    yield "partner", "contact", "madi", "--naam", "B. Das", "--telefoon", "020 123 45 67"
    yield "consultatie", "add", "--tafel", "volwassenen", "--organisatie", "madi"
    yield "knelpunt", "add", "--soort", "wachttijd", "--organisatie", "madi", "--tekst", "lang"
    yield "rapport", "afsluiten"
    yield "rapport", "weeklijst", "--alle", "--uit", "weeklijsten"


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve(), sys.argv[3])
