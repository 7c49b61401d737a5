"""Every deed taken back leaves the register as it was, or says why not and what to do instead."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest

from tests.commands.hulp import CRISIS, GEZIN, OVERLAST, deel_toe, sql, voer_in
from tests.commands.test_alle_opdrachten import ALLE
from tests.conftest import Tafel
from tests.scenario.hulp import op, platte, weigert

DAG = "2026-11-26"
NIET_VAN_DE_INHOUD = {"logregel", "daad", "vergeven_nummer", "sqlite_sequence", "sqlite_stat1"}


@pytest.fixture
def werk(register: Tafel) -> Tafel:
    """Casus 1 with a plan in force, casus 2 with a crisis, casus 3 closed with nazorg, casus 4 new;
    an afspraak, a decision, an escalation, a signal; M5 not allocated, M6 with open questions.
    """
    for velden in (GEZIN, CRISIS, OVERLAST, GEZIN | {"achternaam": "Vier", "huisnummer": "4"}):
        deel_toe(register, voer_in(register, velden))
    voer_in(register, GEZIN | {"achternaam": "Vijf", "kenmerk": "V5"})
    deel_toe(register, voer_in(register, GEZIN | {"achternaam": "Zes", "jeugdhulp": "onbekend"}))
    for opdracht in (
        ("plan", "maak", "1", "--analyse", "x"),
        ("plan", "doel", "1", "--leefgebied", "wonen", "--tekst", "x", "--maat", "x"),
        ("plan", "taak", "1d1", "--wat", "x", "--organisatie", "madi", "--uiterlijk", "+2w"),
        ("afspraak", "add", "2", "--organisatie", "madi", "--wat", "x", "--uiterlijk", "+1w"),
        ("afspraak", "add", "2", "--organisatie", "dwi", "--wat", "y", "--uiterlijk", "+1w"),
        ("afspraak", "nagekomen", "2/2"),
        ("overleg", "besluit", "1", "--tekst", "x"),
        ("escaleer", "1", "--spoor", "opstellen", "--tegen", "madi"),
        ("melding", "terugkoppelen", "M3"),
        ("casus", "sluit", "3", "--ja", "--evaluatie", "x", "--reden", "verhuisd"),
        ("knelpunt", "add", "--soort", "aanbod", "--tekst", "x"),
        ("overleg", "begin", "--tafel", "jeugd"),
    ):
        register("--vandaag", DAG, *opdracht, input="")
    return register


DADEN: dict[str, Sequence[str]] = {
    "melding add": ("--achternaam", "Nieuw", "--leeftijd", "30"),
    "melding wijzig": ("M5", "--huisnummer", "9"),
    "melding vul-aan": ("M6", "--jeugdhulp", "geen"),
    "melding terugkoppelen": ("M1",),
    "melding terugleiden": ("M5", "--naar", "loket", "--reden", "x"),
    "toedelen": ("M5",),
    "casus stap": ("1", "4"),
    "casus opschalen": ("1", "--naar", "mpg", "--reden", "x"),
    "casus overdragen": ("1", "--casemanager", "L. Oud", "--organisatie", "altra"),
    "casus inbrengen": ("1", "--in", "mdo-plus", "--op", DAG),
    "casus crisis": (
        "2",
        "--gebeld",
        "bjz",
        "--uitkomst",
        "x",
        "--veilig",
        "nee",
        "--volgende",
        "+1d",
    ),
    "casus verhelder": ("1", "--multiprobleem", "nee"),
    "casus afstemmen": ("1", "--met", "ketenunit", "--uitkomst", "x"),
    "casus heropen": ("3", "--reden", "x"),
    "casus nazorg": ("3", "--gedaan", "x"),
    "casus volg": ("1", "--op", "+3w", "--reden", "x"),
    "casus terugkoppelen": ("1", "--aan", "gezin"),
    "casus instemming": ("1.1", "ja"),
    "casus betrek": ("1.1", "--organisatie", "spirit"),
    "casus zonder": ("1", "wijkpolitie", "--reden", "x"),
    "plan maak": ("4", "--analyse", "x"),
    "plan wijzig": ("1", "--analyse", "anders"),
    "plan doel": ("1", "--leefgebied", "wonen", "--tekst", "y", "--maat", "y"),
    "plan taak": ("1d1", "--wat", "z", "--organisatie", "madi", "--uiterlijk", "+2w"),
    "afspraak add": ("1", "--organisatie", "madi", "--wat", "z", "--uiterlijk", "+2w"),
    "afspraak nagekomen": ("2/1",),
    "afspraak niet-nagekomen": ("2/1", "--oorzaak", "organisatie"),
    "afspraak vervallen": ("2/1", "--reden", "x"),
    "afspraak heropen": ("2/2", "--uiterlijk", "+2w"),
    "afspraak doorschuiven": ("2/1", "--uiterlijk", "+3w"),
    "afspraak corrigeer": ("2/1", "--wat", "anders"),
    "notitie": ("1", "--tekst", "x"),
    "escaleer": ("4", "--spoor", "opstellen", "--tegen", "madi"),
    "escaleer afronden": ("E1", "--resultaat", "opgelost"),
    "agenda zet": ("1", "--op", "+2w"),
    "overleg besluit": ("4", "--tekst", "x"),
    "overleg corrigeer": ("B1", "--tekst", "anders"),
    "persoon afschermen": ("1.1",),
    "huishouden verhuis": ("1", "--op", DAG, "--postcode", "1103 CD", "--huisnummer", "5"),
    "huishouden erbij": ("1", "--rol", "kind", "--leeftijd", "3", "--op", DAG),
    "partner contact": ("madi", "--functie", "hoofd", "--naam", "T. Vos"),
    "vervang": ("tester", "--door", "R. Tuin", "--tot", "+3w"),
    "consultatie add": ("--tafel", "volw"),
    "knelpunt add": ("--soort", "aanbod", "--tekst", "y"),
}
"""Deeds that go back whole, each on the register of `werk`."""
GELOGD = {"melding vul-aan": "melding wijzig"}
"""As what a deed is logged, where that is not its command."""
ANDERS = {
    "init": "makes a register",
    "demo": "has a register of its own",
    "ongedaan": "is what is tried here",
    "melding import": "has its own way back: --terug",
    "melding indeling": "writes a file alone",
    "melding vragen": "writes files alone",
    "melding beoordeel": "joins people: has its own way back, persoon losmaken",
    "persoon samenvoegen": "joins people: has its own way back, persoon losmaken",
    "huishouden splits": "needs two people in a casus: test_splitsen",
    "casus splits": "needs somebody who lives apart: test_splitsen",
    "persoon losmaken": "moves meldingen of several people",
    "casus sluit": "asks what becomes of afspraken: casus heropen",
    "casus afschalen": "as casus opschalen",
    "plan vaststellen": "has gates that are tried elsewhere: as plan maak",
    "plan evalueer": "needs a plan in force: as plan wijzig",
    "escaleer contact": "keeps one row per role",
    "overleg begin": "line by line: weg",
    "overleg sluit": "freezes documents for good",
    "overleg verzet": "has its own way back: --herstel",
    "overleg afmeld": "has its own way back: --toch",
    "partner add": "keeps one row per partner",
    "partner wijzig": "keeps one row per partner",
    "aanbod laad": "a file at once: load the one before",
    "aanbod ervaring": "needs a product: as notitie",
    "knelpunt doorgegeven": "has its own way back: heropen",
    "knelpunt afgehandeld": "has its own way back: heropen",
    "knelpunt heropen": "has its own way back",
    "rapport oordeel": "a later one counts",
    "rapport afsluiten": "for good",
    "rectificeer": "for good",
    "beheer migreer": "a copy is made first",
    "beheer profiel": "set it back",
}
"""Other commands that write, and why they are not above."""


def alles(map_: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of the register but for who looked and what was done last."""
    with closing(sqlite3.connect(map_ / "register.db")) as register:
        namen = register.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        return {
            naam: register.execute(f'SELECT * FROM "{naam}" ORDER BY 1, 2').fetchall()
            for (naam,) in namen
            if naam not in NIET_VAN_DE_INHOUD
        }


@pytest.mark.parametrize("daad", DADEN)
def test_a_deed_goes_back_whole(werk: Tafel, tmp_path: Path, daad: str) -> None:
    voor = alles(tmp_path)
    op(werk, DAG, *daad.split(), *DADEN[daad])
    assert alles(tmp_path) != voor, "nothing was done"
    gezegd = op(werk, DAG, "ongedaan", "--ja").stderr
    assert f"Teruggenomen: «{GELOGD.get(daad, daad)} " in gezegd.replace("»", " ")
    assert alles(tmp_path) == voor
    [fout] = weigert(werk, DAG, 66, "ongedaan", "--ja")
    assert fout == "tafel: alleen uw laatste wijziging kan terug, één keer; er is er nu geen"


def test_every_command_that_writes_is_here() -> None:
    from tafel.commands._lijn.kiezen import LEEST

    schrijvend = {naam for naam in ALLE if naam.rpartition(" ")[2] not in LEEST}
    assert DADEN.keys() | ANDERS.keys() == schrijvend
    assert not DADEN.keys() & ANDERS.keys()


def test_it_says_what_it_takes_back_and_asks(aan_toetsen: Tafel, werk: Tafel) -> None:
    op(werk, DAG, "notitie", "1", "--tekst", "geheim")
    nee = aan_toetsen("ongedaan", input="n\n")
    assert "«notitie 1»." in nee.stderr
    assert "Bewaart een telefoontje of opmerking bij een casus" in platte(nee.stderr)
    assert "geheim" not in nee.stderr
    assert "Teruggenomen" not in nee.stderr
    assert "Teruggenomen: «notitie 1»." in aan_toetsen("ongedaan", input="j\n").stderr


def test_what_was_built_on_stays(werk: Tafel, tmp_path: Path) -> None:
    """A step, and then a colleague's decision about that casus."""
    op(werk, DAG, "casus", "stap", "1", "4")
    ander = werk(
        "--vandaag", DAG, "agenda", "zet", "1", "--op", "+1w", env={"TAFEL_GEBRUIKER": "b"}
    )
    assert ander.exit_code == 0
    voor = alles(tmp_path)
    regels = weigert(werk, DAG, 76, "ongedaan", "--ja")
    assert "op «casus stap 1» is daarna voortgebouwd" in regels[0]
    assert alles(tmp_path) == voor
    mijn = werk("--vandaag", DAG, "ongedaan", "--ja", env={"TAFEL_GEBRUIKER": "b"})
    assert "«agenda zet 1»" in mijn.stderr
    op(werk, DAG, "ongedaan", "--ja")


def test_an_import_says_how_it_goes_back(werk: Tafel, tmp_path: Path) -> None:
    bestand = tmp_path / "week.csv"
    rijen = "".join(f"K{n};Naam{n};19{n + 10}\n" for n in range(30))
    bestand.write_text("kenmerk;achternaam;leeftijd\n" + rijen.replace(";19", ";"))
    assert werk("melding", "import", str(bestand)).exit_code == 0
    regels = weigert(werk, DAG, 76, "ongedaan", "--ja")
    assert "kan niet in één keer terug" in platte(" ".join(regels))
    assert "tafel melding import --ongedaan" in " ".join(regels)


def test_what_was_taken_back_leaves_no_text(werk: Tafel, tmp_path: Path) -> None:
    op(werk, DAG, "notitie", "1", "--tekst", "Zeldzaamwoord bij het verkeerde gezin")
    op(werk, DAG, "ongedaan", "--ja")
    assert b"Zeldzaamwoord" not in (tmp_path / "register.db").read_bytes()
    assert sql(tmp_path, "SELECT gemaakt, gewijzigd FROM daad WHERE wie = 'tester'") == [
        (None, None)
    ]
