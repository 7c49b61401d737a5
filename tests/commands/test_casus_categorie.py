"""The category of a casus follows what is known of it (domain §4)."""

from pathlib import Path

from tests.commands.hulp import GEZIN, deel_toe, lees
from tests.commands.werkproceshulp import VIER, gaat, gebeurtenissen, gezin, rij, volwassene
from tests.conftest import Tafel

__all__ = ["gezin", "volwassene"]


# --- the start, and the category ------------------------------------------------------------------


def test_the_category_follows_the_judgement(gezin: Tafel, tmp_path: Path) -> None:
    """Werkplan §2.2: multi-problem and no youth care is MPG1."""
    gelezen = lees(gezin, "casus", "categorie", "1")
    assert (gelezen["categorie"], gelezen["vragen"]) == (None, ["multiprobleem"])
    uit = gaat(gezin, "casus", "verhelder", "1", "--multiprobleem", "ja")
    assert "categorie MPG1" in uit.stdout
    assert "Werkplan §2.2" in uit.stdout
    assert rij(tmp_path, "categorie, multiprobleem") == ("MPG1", "ja")
    gelezen = lees(gezin, "casus", "categorie", "1")
    assert (gelezen["categorie"], gelezen["regel"], gelezen["procesregie"]) == (
        *("MPG1", "C03", "coördinator risicogezinnen"),
    )
    assert gelezen["feiten"] == {
        "multiprobleem": "ja",
        "jeugdhulp": "geen",
        "overlast_openbaar": None,
    }
    assert [g["wat"] for g in gelezen["geschiedenis"]] == ["categorie: onbekend -> MPG1"]


def test_the_same_judgement_again_writes_nothing(gezin: Tafel, tmp_path: Path) -> None:
    gaat(gezin, "casus", "verhelder", "1", "--multiprobleem", "ja")
    uit = gaat(gezin, "casus", "verhelder", "1", "--multiprobleem", "ja")
    assert (uit.stdout, uit.stderr) == ("", "Casus 1: er is niets anders.\n")
    assert len(gebeurtenissen(tmp_path, "verhelderd")) == 1
    assert len(gebeurtenissen(tmp_path, "categorie")) == 1


def test_a_judgement_can_be_taken_back(gezin: Tafel, tmp_path: Path) -> None:
    gaat(gezin, "casus", "verhelder", "1", "--multiprobleem", "ja")
    gaat(gezin, "casus", "verhelder", "1", "--multiprobleem", "onbekend")
    assert rij(tmp_path, "multiprobleem, categorie") == (None, None)
    assert [tekst for tekst, _ in gebeurtenissen(tmp_path, "categorie")] == [
        *("categorie: onbekend -> MPG1", "categorie: MPG1 -> onbekend"),
    ]


def test_the_category_follows_a_changed_melding(gezin: Tafel, tmp_path: Path) -> None:
    """MPG1 → maatregel without registered nuisance: MPG3; with it: MPG4; voluntary: MPG2."""
    gaat(gezin, "casus", "verhelder", "1", "--multiprobleem", "ja")
    gaat(gezin, "melding", "wijzig", "M1", "--jeugdhulp", "maatregel", "--overlast-openbaar", "nee")
    assert rij(tmp_path, "categorie") == ("MPG3",)
    gaat(gezin, "melding", "wijzig", "M1", "--overlast-openbaar", "ja")
    assert rij(tmp_path, "categorie") == ("MPG4",)
    gaat(gezin, "melding", "vul-aan", "M1", "--jeugdhulp", "vrijwillig")
    assert rij(tmp_path, "categorie") == ("MPG2",)
    assert [gegevens["nieuw"] for _, gegevens in gebeurtenissen(tmp_path, "categorie")] == [
        *("MPG1", "MPG3", "MPG4", "MPG2"),
    ]


def test_the_category_follows_an_import(register: Tafel, tmp_path: Path) -> None:
    kop = ";".join(["kenmerk", "melder", *GEZIN]).replace("-", "_")

    def importeer(jeugdhulp: str) -> None:
        cellen = ["K1", "school", *(GEZIN | {"jeugdhulp": jeugdhulp}).values()]
        (tmp_path / "in.csv").write_text(f"{kop}\n{';'.join(cellen)}\n", encoding="utf-8")
        gaat(register, "melding", "import", "in.csv")

    importeer("geen")
    deel_toe(register, "M1")
    gaat(register, "casus", "verhelder", "1", "--multiprobleem", "nee")
    assert rij(tmp_path, "categorie") == ("Risicogezin",)
    importeer("geen")
    assert len(gebeurtenissen(tmp_path, "categorie")) == 1
    importeer("vrijwillig")
    assert rij(tmp_path, "categorie") == ("bespreken",)


def test_the_ggsr_test_shows_its_arithmetic(gezin: Tafel) -> None:
    """STJ: lasting problems on 4 of 7, and unable to solve them. It suggests, no more."""
    gaat(gezin, "melding", "wijzig", "M1", "--leefgebieden", VIER, "--zelf-oplossen", "nee")
    ggsr = lees(gezin, "casus", "categorie", "1")["ggsr"]
    assert (ggsr["groepen"], ggsr["vanaf"], ggsr["totaal"]) == (
        *(["gezin", "wonen", "inkomen", "gezondheid"], 4, 7),
    )
    assert (ggsr["chronisch"], ggsr["multiprobleem"]) == (False, None)
    tekst = gaat(gezin, "casus", "categorie", "1").stdout
    assert "problemen op 4 van 7 gebieden: gezin, wonen, inkomen en gezondheid" in tekst
    assert "blijvend: niet vastgesteld, alleen gemeld" in tekst
    assert "tafel casus verhelder 1 --multiprobleem ja" in tekst

    uit = gaat(gezin, "casus", "verhelder", "1", "--chronisch", VIER, "--multiprobleem", "nee")
    assert "voorstel multiprobleem: ja" in uit.stdout
    assert "oordeel van de coördinator: nee, anders dan het voorstel" in uit.stdout
    assert "categorie Risicogezin" in uit.stdout

    gaat(gezin, "casus", "verhelder", "1", "--chronisch", "wonen", "--chronisch", "overlast")
    ggsr = lees(gezin, "casus", "categorie", "1")["ggsr"]
    assert (ggsr["groepen"], ggsr["multiprobleem"]) == (["wonen", "veiligheid"], "nee")
    gaat(gezin, "casus", "verhelder", "1", "--chronisch", "geen")
    assert lees(gezin, "casus", "categorie", "1")["ggsr"]["groepen"] == []
    gaat(gezin, "casus", "verhelder", "1", "--chronisch", "onbekend")
    assert lees(gezin, "casus", "categorie", "1")["ggsr"]["chronisch"] is False
    assert gezin("casus", "verhelder", "1", "--chronisch", "poes").exit_code == 65


def test_who_supplies_the_manager_is_a_proposal(gezin: Tafel) -> None:
    gaat(gezin, "casus", "verhelder", "1", "--multiprobleem", "ja")
    tekst = " ".join(gaat(gezin, "casus", "categorie", "1").stdout.split())
    assert "de instelling van het dominante probleem (voorstel; de bronnen verschillen)" in tekst
    markdown = gaat(gezin, "casus", "categorie", "1", "-f", "markdown").stdout
    assert markdown.startswith("# 1")
    assert "MPG1" in markdown
    assert "deel;tekst" in gaat(gezin, "casus", "categorie", "1", "-f", "csv").stdout


def test_a_table_without_categories_says_so(volwassene: Tafel, tmp_path: Path) -> None:
    gaat(volwassene, "casus", "verhelder", "1", "--multiprobleem", "ja")
    assert rij(tmp_path, "categorie") == (None,)
    assert "kent geen gezinscategorieën" in gaat(volwassene, "casus", "categorie", "1").stdout
    gelezen = lees(volwassene, "casus", "categorie", "1")
    assert (gelezen["categorie"], gelezen["ggsr"], gelezen["vragen"]) == (None, None, None)


def test_the_history_of_a_category_has_dates_as_elsewhere(gezin: Tafel) -> None:
    gaat(gezin, "casus", "verhelder", "1", "--multiprobleem", "nee")
    verloop = gaat(gezin, "casus", "categorie", "1").stdout.partition("VERLOOP")[2]
    assert "23-11 " in verloop
    assert "2026" not in verloop
    later = gaat(gezin, "--vandaag", "2027-01-04", "casus", "categorie", "1").stdout
    assert "23-11-2026" in later.partition("VERLOOP")[2]
