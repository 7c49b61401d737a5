"""At a keyboard a command asks what it needs; elsewhere it stops and names what to type."""

import ast
import re
from collections.abc import Iterator
from datetime import date
from itertools import chain
from pathlib import Path

import pytest

from tafel import cli
from tafel.getypte_datums import lees_datum_optie
from tests.commands.hulp import CRISIS, GEZIN, deel_toe, lees, voer_in
from tests.commands.opdrachten import argumenten, opdrachten, opties, regel, vlag
from tests.conftest import Tafel

ALLE = {" ".join(pad): commando for pad, commando in opdrachten()}
VERPLICHT = {
    f"{naam} {vlag(param)}": (naam, param)
    for naam, commando in ALLE.items()
    for param in (*argumenten(commando), *opties(commando))
    if param.required
}
SLUITBAAR = ("--evaluatie", "x", "--geen-nazorg")


def zonder(naam: str, param: object) -> list[str]:
    """The line of a command without the parameter that it needs."""
    woorden = regel(ALLE[naam])
    if param in argumenten(ALLE[naam]):
        return woorden[1:]
    plek = woorden.index(vlag(param))
    return woorden[:plek] + woorden[plek + 2 :]


@pytest.fixture
def casus(register: Tafel) -> Tafel:
    """Casus 1 with afspraken 1/1 (DWI) and 1/2 (MaDi), casus 2 with 2/1; all open but 1/2."""
    voer_in(register, GEZIN)
    voer_in(register, CRISIS, ontvangen_op="20-11-2026")
    register("toedelen", "--alle")
    for nummer, partner, wat in (("1", "dwi", "inkomen"), ("1", "madi", "geld"), ("2", "mee", "y")):
        gemaakt = register(
            *("afspraak", "add", nummer, "--organisatie", partner, "--wat", wat),
            *("--uiterlijk", "30-11"),
        )
        assert gemaakt.exit_code == 0, gemaakt.stderr
    assert register("afspraak", "nagekomen", "1/2").exit_code == 0
    return register


@pytest.mark.parametrize("wat", VERPLICHT)
def test_what_a_command_needs_is_asked_at_a_keyboard_only(
    casus: Tafel, aan_toetsen: Tafel, wat: str
) -> None:
    naam, param = VERPLICHT[wat]
    uit = casus(*naam.split(), *zonder(naam, param))
    assert (uit.exit_code, uit.stdout) == (2, "")
    assert "ontbreekt" in uit.stderr
    assert (vlag(param) if vlag(param).startswith("-") else param.metavar) in uit.stderr
    gevraagd = aan_toetsen(*naam.split(), *zonder(naam, param), input="\n")
    assert gevraagd.exit_code == 130
    assert gevraagd.stderr.count("?: ") == 2, gevraagd.stderr
    assert "ontbreekt" not in gevraagd.stderr


@pytest.mark.parametrize("naam", sorted({n for n, _ in VERPLICHT.values()}))
def test_the_number_is_asked_before_the_options(
    aan_toetsen: Tafel, casus: Tafel, naam: str
) -> None:
    """What is asked first is the same whether the options are there or not."""
    commando = ALLE[naam]
    if not argumenten(commando):
        return
    met_opties = regel(commando)[len(argumenten(commando)) :]
    met, niet = (aan_toetsen(*naam.split(), *rest, input="") for rest in (met_opties, ()))
    assert niet == met


def test_a_wrong_answer_does_not_repeat_what_the_question_shows(
    casus: Tafel, aan_toetsen: Tafel
) -> None:
    casus("casus", "terugkoppelen", "1", "--aan", "gezin")
    uit = aan_toetsen("casus", "sluit", input="1\nweg\nverhuist\n")
    assert uit.exit_code == 130
    assert "--reden: 'weg' kan niet.\n" in uit.stderr
    assert "--reden: 'verhuist' kan niet. Bedoelde u 'verhuisd'?\n" in uit.stderr


def test_a_reason_to_close_is_asked_until_it_is_one(casus: Tafel, aan_toetsen: Tafel) -> None:
    casus("casus", "terugkoppelen", "1", "--aan", "gezin")
    casus("melding", "terugkoppelen", "M1", "--tekst", "x")
    uit = aan_toetsen("casus", "sluit", "1", *SLUITBAAR, input="\nweg\nverhuisd\nj\n")
    assert uit.exit_code == 0, uit.stderr
    assert "De reden (doelen_bereikt, afgeschaald," in uit.stderr
    assert "--reden: 'weg' kan niet." in uit.stderr
    assert "Kies uit" not in uit.stderr
    assert "Casus 1 is gesloten" in uit.stderr


def test_the_end_of_an_escalation_is_asked(casus: Tafel, aan_toetsen: Tafel) -> None:
    gezet = casus("escaleer", "1", "--spoor", "uitvoering", "--afspraak", "1/1")
    assert gezet.exit_code == 0, gezet.stderr
    uit = aan_toetsen("escaleer", "afronden", input="E1\nopgelost\n")
    assert uit.exit_code == 0, uit.stderr
    assert "E1 afgerond: opgelost" in uit.stderr


def test_the_step_of_a_given_casus_is_asked(casus: Tafel, aan_toetsen: Tafel) -> None:
    uit = aan_toetsen("casus", "stap", "1", input="4\n")
    assert "Welke stap (bijvoorbeeld 7)?" in uit.stderr
    assert uit.exit_code == 0, uit.stderr


@pytest.mark.parametrize("woord", ["nagekomen", "niet-nagekomen", "vervallen", "doorschuiven"])
def test_the_open_afspraken_are_offered(casus: Tafel, aan_toetsen: Tafel, woord: str) -> None:
    uit = aan_toetsen("afspraak", woord, input="")
    assert uit.exit_code == 130
    assert re.findall(r"^ *(\d/\d)", uit.stderr, re.MULTILINE) == ["1/1", "2/1"]
    assert "Welke afspraak" in uit.stderr
    assert "Welke casus" not in uit.stderr


@pytest.mark.parametrize(
    ("getypt", "gedaan"),
    [
        ("1/1\n", "Nagekomen: 1/1."),
        ("1/1 2/1\n", "Nagekomen: 1/1, 2/1."),
        ("\n1\n1/1\n", "Nagekomen: 1/1."),
        ("x\nPinas\n1/1\n", "Nagekomen: 1/1."),
    ],
)
def test_one_or_more_of_them_are_chosen(
    casus: Tafel, aan_toetsen: Tafel, getypt: str, gedaan: str
) -> None:
    uit = aan_toetsen("afspraak", "nagekomen", input=getypt)
    assert uit.exit_code == 0, uit.stderr
    assert uit.stderr.endswith(f"{gedaan}\n")


def test_what_is_done_is_offered_to_be_opened_again(casus: Tafel, aan_toetsen: Tafel) -> None:
    uit = aan_toetsen("afspraak", "heropen", input="1/2\n")
    assert re.findall(r"^ *(\d/\d)", uit.stderr, re.MULTILINE) == ["1/2"]
    assert "Heropend: 1/2." in uit.stderr


def test_what_was_skipped_is_not_asked_again(register: Tafel, aan_toetsen: Tafel) -> None:
    """Enter to all of it but the name: every question once."""
    uit = aan_toetsen("melding", "add", input="Vos\n" + "\n" * 30)
    assert uit.exit_code == 0, uit.stderr
    vragen = re.findall(r"(?:^|: )([A-Z][^?:]*)\?", uit.stderr.replace("\n", " "))
    assert len(vragen) == len(set(vragen)) > 10, vragen
    assert lees(register, "melding", "lijst")[0]["naam"] == "Vos"


# --- periods --------------------------------------------------------------------------------------

JANUARI = ("--vandaag", "2027-01-20")


@pytest.mark.parametrize(
    ("vandaag", "van", "tot", "periode"),
    [
        ("2027-01-20", "1-1", "31-1", ("2026-01-01", "2026-01-31")),
        ("2027-01-20", "1-12", "31-1", ("2025-12-01", "2026-01-31")),
        ("2027-02-20", "1-12", "31-1", ("2026-12-01", "2027-01-31")),
        ("2026-12-20", "1-12", "31-1", ("2025-12-01", "2026-01-31")),
        ("2027-02-20", "2026-12-01", "31-1", ("2026-12-01", "2027-01-31")),
        ("2026-12-20", "1-1", None, ("2026-01-01", "2026-11-30")),
        ("2027-01-20", None, "31-12", ("2026-01-01", "2026-12-31")),
        ("2027-01-20", "1-12", "2026-06-30", ("2025-12-01", "2026-06-30")),
    ],
)
def test_a_report_looks_back_and_never_ends_before_it_begins(
    register: Tafel, vandaag: str, van: str | None, tot: str | None, periode: tuple[str, str]
) -> None:
    opties_ = [*(("--van", van) if van else ()), *(("--tot", tot) if tot else ())]
    uit = lees(register, "--vandaag", vandaag, "rapport", "kengetallen", *opties_)
    assert (uit["periode"]["van"], uit["periode"]["tot"]) == periode


@pytest.mark.parametrize(
    ("van", "tot", "gevonden"),
    [
        ("1-12", "31-1", ["A"]),
        ("1-12", "15-1", ["B", "C"]),
        ("1-1", "31-1", ["A"]),
        ("1-1", None, ["C"]),
        ("2026-12-01", "31-1", ["B", "C"]),
    ],
)
def test_the_lists_that_look_back(
    register: Tafel, van: str, tot: str | None, gevonden: list[str]
) -> None:
    for kenmerk, dag in (("A", "2026-01-15"), ("B", "2026-12-15"), ("C", "2027-01-10")):
        uit = register(*JANUARI, "melding", "add", "--kenmerk", kenmerk, "--ontvangen-op", dag)
        assert uit.exit_code == 0, uit.stderr
        register(*JANUARI, "consultatie", "add", "--tafel", "volwassenen", "--datum", dag)
    periode = ["--van", van, *(("--tot", tot) if tot else ())]
    meldingen = lees(register, *JANUARI, "melding", "lijst", *periode)
    assert sorted(rij["kenmerk"] for rij in meldingen) == gevonden
    consultaties = lees(register, *JANUARI, "consultatie", "lijst", *periode)
    assert sum(rij["aantal"] for rij in consultaties) == len(gevonden)


@pytest.mark.parametrize("opdracht", ["rapport kengetallen", "melding lijst", "afspraak lijst"])
def test_a_period_that_is_typed_the_wrong_way_round(register: Tafel, opdracht: str) -> None:
    uit = register(*opdracht.split(), "--van", "2026-11-20", "--tot", "2026-11-01")
    assert (uit.exit_code, uit.stdout) == (2, "")
    assert "--van ligt na --tot" in uit.stderr


def test_afspraken_look_forward(register: Tafel) -> None:
    voer_in(register, GEZIN)
    deel_toe(register, "M1")
    for dag in ("2026-12-15", "2027-01-15", "2027-12-15"):
        uit = register(
            *("afspraak", "add", "1", "--organisatie", "dwi", "--wat", "x", "--uiterlijk", dag)
        )
        assert uit.exit_code == 0, uit.stderr
    for vandaag in ("2026-11-23", "2026-12-20", "2027-01-20"):
        rijen = lees(
            register, "--vandaag", vandaag, "afspraak", "lijst", "--van", "1-12", "--tot", "31-1"
        )
        assert [rij["uiterlijk"] for rij in rijen] == ["2026-12-15", "2027-01-15"], vandaag


@pytest.mark.parametrize(
    ("tekst", "vooruit", "terug"),
    [
        ("wo", date(2027, 1, 20), date(2027, 1, 20)),
        ("do", date(2027, 1, 21), date(2027, 1, 14)),
        ("dinsdag", date(2027, 1, 26), date(2027, 1, 19)),
        ("21-1", date(2027, 1, 21), date(2026, 1, 21)),
        ("29-2", date(2028, 2, 29), date(2024, 2, 29)),
    ],
)
def test_a_day_without_a_year_looks_one_way(tekst: str, vooruit: date, terug: date) -> None:
    vandaag = date(2027, 1, 20)
    assert lees_datum_optie(tekst, vandaag) == vooruit
    assert lees_datum_optie(tekst, vandaag, terug=True) == terug


# --- what is to change, and which file ------------------------------------------------------------

WIJZIG = {
    "melding wijzig M1": ("", "buu", "", "Gein", "--leeftijd", "M1: gewijzigd: buurt"),
    "plan wijzig 1": ("van alles", "tijdsplan", "", "na de zomer", "--analyse", "tijdsplan"),
    "partner wijzig mee": ("x", "opdracht", "wij", "stad", "--opdrachtgever", "mee gewijzigd"),
    "plan doel 1d1": ("vervalt", "maat", "", "elke dag", "--maat", "Doel 1d1 gewijzigd."),
    "plan taak 1/3": ("doel", "wie", "", "de buurman", "--uiterlijk", "Taak 1/3 gewijzigd."),
}
"""Typed in order: what is no field, the start of one, what is no value of it, and a value; then
what is named as an example, and what is said in the end.
"""


@pytest.fixture
def met_plan(casus: Tafel) -> Tafel:
    """Casus 1 with a goal 1d1 and its task 1/3."""
    for stap in (
        ("plan", "maak", "1", "--analyse", "x"),
        ("plan", "doel", "1", "--leefgebied", "wonen", "--tekst", "y"),
        ("plan", "taak", "1d1", "--wat", "z", "--organisatie", "dwi"),
    ):
        assert casus(*stap).exit_code == 0
    return casus


def test_what_is_to_change_is_asked_at_a_keyboard_only(met_plan: Tafel, aan_toetsen: Tafel) -> None:
    for opdracht, (geen, veld, fout, waarde, voorbeeld, einde) in WIJZIG.items():
        uit = met_plan(*opdracht.split())
        assert (uit.exit_code, uit.stdout) == (2, ""), opdracht
        assert f"wat moet er anders? Geef een optie, bijvoorbeeld {voorbeeld}" in uit.stderr
        ja = aan_toetsen(*opdracht.split(), input=f"{geen}\n{veld}\n{fout}\n{waarde}\n")
        assert ja.exit_code == 0, ja.stderr
        assert "Wat er anders moet: kies uit " in ja.stderr
        assert einde in ja.stdout + ja.stderr
        assert aan_toetsen(*opdracht.split(), input=f"{veld}\n").exit_code == 130
    assert lees(met_plan, "melding", "toon", "M1")["waarden"]["buurt"] == "Gein"
    assert lees(met_plan, "plan", "toon", "1")["tijdsplan"] == "na de zomer"
    assert lees(met_plan, "partner", "toon", "mee")["opdrachtgever"] == "stad"


def test_nothing_is_wiped_by_an_enter(met_plan: Tafel, aan_toetsen: Tafel) -> None:
    uit = aan_toetsen("melding", "wijzig", "M1", input="reden\n\n\n")
    assert uit.exit_code == 130
    assert uit.stderr.count("?: ") == 4


def test_which_file_is_asked_at_a_keyboard_only(
    register: Tafel, aan_toetsen: Tafel, tmp_path: Path
) -> None:
    (tmp_path / "week 47.csv").write_text("kenmerk;achternaam;leeftijd\nA;Vos;40\n")
    uit = register("melding", "import")
    assert (uit.exit_code, uit.stdout) == (2, "")
    assert "BESTAND... ontbreekt; geef een bestand, of - voor stdin" in uit.stderr
    gevraagd = aan_toetsen("melding", "import", input="\nweek 47.csv\n")
    assert gevraagd.exit_code == 0, gevraagd.stderr
    assert gevraagd.stderr.count("Welk bestand (CSV, .xlsx, .ods of .xls)?: ") == 2
    assert "1 toegevoegd" in gevraagd.stdout
    assert aan_toetsen("melding", "import", input="").exit_code == 130
    assert aan_toetsen("melding", "import", input="er niet.csv\n").exit_code == 66


def _teksten(boom: ast.AST) -> Iterator[str]:
    """The texts of a module, with a 1 for what is filled in."""
    delen: set[int] = set()
    for knoop in ast.walk(boom):  # an f-string comes before its parts
        if isinstance(knoop, ast.JoinedStr):
            delen.update(map(id, knoop.values))
            yield "".join(
                str(deel.value) if isinstance(deel, ast.Constant) else "1" for deel in knoop.values
            )
        elif isinstance(knoop, ast.Constant) and id(knoop) not in delen:
            yield str(knoop.value)


def _aanraders() -> set[str]:
    """Every command with dots in it that the program prints."""
    bron = Path(cli.__file__).parent
    teksten = chain.from_iterable(
        _teksten(ast.parse(pad.read_text(encoding="utf-8"))) for pad in bron.rglob("*.py")
    )
    return {
        treffer[1].strip()
        for tekst in teksten
        for treffer in re.finditer(r"tafel ((?:[a-z]+[ -])+[^;,.:`«»\n]*…[^;,.:`«»\n]*)", tekst)
    }


AANRADERS = _aanraders()


def test_the_commands_with_dots_are_found() -> None:
    assert {"toedelen M1 --tafel …", "casus sluit 1 --evaluatie …"} <= AANRADERS


@pytest.mark.parametrize("aanrader", sorted(AANRADERS))
def test_the_dots_of_a_printed_command_are_asked_when_it_is_typed(
    casus: Tafel, aan_toetsen: Tafel, aanrader: str
) -> None:
    woorden = aanrader.split()
    pad = next(naam for n in (3, 2, 1) if (naam := " ".join(woorden[:n])) in ALLE)
    bekend = {vorm for param in opties(ALLE[pad]) for vorm in param.opts}
    assert {woord for woord in woorden if woord.startswith("--")} <= bekend
    gevraagd = aan_toetsen(*woorden, input="")
    assert (gevraagd.exit_code, ": \n" in gevraagd.stderr) == (130, True), gevraagd.stderr
    elders = casus(*woorden)
    assert (elders.exit_code, elders.stdout) == (2, ""), elders.stderr
