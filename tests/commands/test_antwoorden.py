"""Questions and lists at 80 columns: nothing that may be typed is cut off, an Enter that says
nothing says how to stop, and n is no.
"""

import re
from pathlib import Path

import pytest

from tafel.commands._lijn import terminal
from tafel.files.aanbodkolommen import AANBODKOLOMMEN
from tafel.kolommen import KOLOMMEN, Kolom
from tests.commands.hulp import GEZIN, voer_in
from tests.conftest import Tafel
from tests.invoer.hulp import inhoud
from tests.scenario.hulp import platte


@pytest.fixture(autouse=True)
def _nieuwe_run(monkeypatch: pytest.MonkeyPatch) -> None:
    """No question was left without an answer."""
    monkeypatch.setattr(terminal, "_leeg", [])


STOPPEN = "Stoppen kan met Ctrl-C."
MET_LIJST = [kolom for kolom in KOLOMMEN if kolom.waarden]
ANTWOORDEN = ["j", "ja", "JA", "n", "nee", "N", ""]


# What may be typed


@pytest.mark.parametrize("kolom", MET_LIJST, ids=lambda kolom: kolom.naam)
def test_every_allowed_value_of_a_refused_cell_is_there(
    register: Tafel, tmp_path: Path, kolom: Kolom
) -> None:
    (tmp_path / "in.csv").write_text(f"naam;{kolom.naam}\nVos;zus en zo\n")
    uit = register("melding", "import", "in.csv", "-f", "tekst", env={"COLUMNS": "80"})
    assert (uit.exit_code, max(map(len, uit.stdout.splitlines())) <= 80) == (65, True)
    assert f"{kolom.naam}: kies uit {', '.join(kolom.waarden)}" in platte(uit.stdout)
    assert "…" not in uit.stdout


@pytest.mark.parametrize(
    "kolom", [kolom for kolom in AANBODKOLOMMEN if kolom.waarden], ids=lambda kolom: kolom.naam
)
def test_so_it_is_in_a_sociale_kaart(register: Tafel, tmp_path: Path, kolom: Kolom) -> None:
    (tmp_path / "in.csv").write_text(f"organisatie;product;{kolom.naam}\nMaDi;Hulp;zus en zo\n")
    uit = register("aanbod", "laad", "in.csv", "-f", "tekst", env={"COLUMNS": "80"})
    assert (uit.exit_code, max(map(len, uit.stdout.splitlines())) <= 80) == (65, True)
    assert f"{kolom.naam}: kies uit {', '.join(kolom.waarden)}" in platte(uit.stdout)


@pytest.mark.parametrize("kolom", MET_LIJST, ids=lambda kolom: kolom.naam)
def test_a_wrong_option_is_answered_with_all_of_them(register: Tafel, kolom: Kolom) -> None:
    uit = register("melding", "add", "--achternaam", "Vos", kolom.optie, "zus en zo")
    assert uit.exit_code == 65
    assert f"kies uit {', '.join(kolom.waarden)}" in uit.stderr
    assert "…" not in uit.stderr


def test_so_is_a_question(register: Tafel, aan_toetsen: Tafel) -> None:
    gevraagd = aan_toetsen("melding", "add", input="Vos\n\n\n\n\n\n\n\n\n", env={"COLUMNS": "80"})
    vragen = {kolom.naam: kolom for kolom in MET_LIJST}
    for naam in ("urgentie", "leefgebieden"):
        keuze = f"{vragen[naam].vraag} ({', '.join(vragen[naam].waarden)})"
        assert keuze in platte(gevraagd.stderr)


# The summary of a sociale kaart


@pytest.mark.parametrize("rijen", [1, 3, 60])
def test_what_loading_came_to_is_the_last_line(register: Tafel, tmp_path: Path, rijen: int) -> None:
    """Below refusals, warnings and the allowed values, also where both streams meet."""
    regels = ["organisatie;product;capaciteit;leeftijd;kleur", "MaDi;Goed;ruimte;18+;rood"]
    regels += [f"MaDi;P{n};zus;{n} of zo;x" for n in range(rijen)]
    (tmp_path / "kaart.csv").write_text("\n".join([*regels, "Totaal;;;1;"]))
    uit = register("aanbod", "laad", "kaart.csv", "-f", "tekst", env={"COLUMNS": "80"})
    assert uit.exit_code == 65
    laatste = " ".join(uit.stdout.splitlines()[-2:])
    assert laatste.endswith(
        f"kaart.csv: {rijen + 1} gelezen: 1 nieuw, 0 gewijzigd, 0 al bekend, 0 vervallen, "
        f"{rijen} afgewezen, 1 overgeslagen"
    )
    assert "gelezen" not in "".join(uit.stdout.splitlines()[:-2])
    assert "kies uit ruimte, wachtlijst, geen" in platte(uit.stdout)


# An Enter that says nothing

GEVRAAGD = {
    "which file": ("melding", "import"),
    "which casus": ("casus", "toon"),
    "which melding": ("melding", "toon"),
    "an option": ("afspraak", "add", "1", "--organisatie", "madi", "--wat", "x"),
    "a choice": ("casus", "instemming", "1.1"),
}


@pytest.mark.parametrize("opdracht", GEVRAAGD.values(), ids=GEVRAAGD)
def test_the_second_one_is_told_how_to_stop(
    register: Tafel, aan_toetsen: Tafel, opdracht: tuple[str, ...]
) -> None:
    voer_in(register, GEZIN)
    assert register("toedelen", "--alle").exit_code == 0
    een = aan_toetsen(*opdracht, input="\n")
    assert (een.exit_code, STOPPEN in een.stderr) == (130, False), een.stderr
    terminal._leeg.clear()
    twee = aan_toetsen(*opdracht, input="\n\n")
    assert (twee.exit_code, twee.stderr.count(STOPPEN)) == (130, 1), twee.stderr


def test_an_answer_in_between_starts_anew(register: Tafel, aan_toetsen: Tafel) -> None:
    uit = aan_toetsen("melding", "import", "--ongedaan", "1", input="\nx\n\n")
    assert STOPPEN not in uit.stderr
    gevraagd = aan_toetsen("melding", "add", input="\n\n\n\n\n\n\n\n\n\n\n\n\n")
    assert STOPPEN not in gevraagd.stderr, "each was another question"


# Yes and no

SLUIT = ("casus", "sluit", "1", "--reden", "loos_alarm", "--evaluatie", "x", "--geen-nazorg")
BEVESTIGD = {
    "an import taken back": (("melding", "import", "--ongedaan", "1"), "ongedaan maken?", 0),
    "a file without a person": (("melding", "import", "niemand.csv"), "Toch inlezen?", 65),
    "a source that lapses": (("aanbod", "laad", "kaart.csv"), "Goed?", 65),
    "another profile": (("beheer", "profiel", "werkplan"), "met profiel werkplan?", 0),
    "somebody taken out": (("persoon", "losmaken", "M2"), "Goed?", 0),
    "a casus closed": (SLUIT, "Casus 1 sluiten?", 0),
}
"""A command that asks → its question, and the code when the answer is no."""


VOLK = (("Noor", "01-02-1980"), ("Sem", "03-04-1982"))
ADRES = {"postcode": "1102 AB", "huisnummer": "7"}


@pytest.fixture
def gevuld(register: Tafel, tmp_path: Path) -> Tafel:
    """One casus of an import with two people, a sociale kaart, and files that raise a question."""
    rijen = [GEZIN | ADRES | {"voornaam": naam, "geboortedatum": dag} for naam, dag in VOLK]
    bron = "\n".join([";".join(rijen[0]), *(";".join(rij.values()) for rij in rijen)])
    assert register("melding", "import", "-", input=bron).exit_code == 0
    register("toedelen", "--alle")
    (tmp_path / "niemand.csv").write_text("foto;reden\nx;y\n")
    kaart = "organisatie;product\n" + "".join(f"MaDi;P{n}\n" for n in range(20))
    (tmp_path / "kaart.csv").write_text(kaart)
    assert register("aanbod", "laad", "kaart.csv").exit_code == 0
    (tmp_path / "kaart.csv").write_text("\n".join(kaart.splitlines()[:10]))
    return register


@pytest.mark.parametrize("antwoord", ANTWOORDEN)
@pytest.mark.parametrize("wat", BEVESTIGD)
def test_only_yes_is_yes(
    gevuld: Tafel, aan_toetsen: Tafel, tmp_path: Path, wat: str, antwoord: str
) -> None:
    opdracht, vraag, code = BEVESTIGD[wat]
    if opdracht is SLUIT:
        assert gevuld("melding", "terugkoppelen", "M1", "M2").exit_code == 0
    voor = inhoud(tmp_path / "register.db")
    uit = aan_toetsen(*opdracht, input=f"{antwoord}\n")
    assert vraag in platte(uit.stderr), uit.stderr
    is_ja = antwoord.lower() in ("j", "ja")
    assert uit.exit_code == (0 if is_ja else code), uit.stderr
    assert (inhoud(tmp_path / "register.db") != voor) is is_ja


def test_something_else_is_asked_again(gevuld: Tafel, aan_toetsen: Tafel, tmp_path: Path) -> None:
    uit = aan_toetsen("melding", "import", "--ongedaan", "1", input="misschien\nnou\nn\n")
    assert uit.stderr.count("Antwoord met j of n.") == 2
    assert len(re.findall(r"\[j/N\]", uit.stderr)) == 3
    assert uit.stderr.splitlines()[-1].endswith("Er is niets gewijzigd.")
