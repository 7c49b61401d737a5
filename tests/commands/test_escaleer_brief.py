"""The letter that goes with a step of the ladder (domain §9)."""

import io
from pathlib import Path

import docx
import pytest

from tests.commands.escaleerhulp import ZAAK, escaleer, gezin, maak_casus, op, spreek_af
from tests.commands.hulp import GEZIN, lees
from tests.commands.test_escaleer_wie import soorten
from tests.conftest import Tafel

__all__ = ["gezin", "soorten"]


# --- the letter -----------------------------------------------------------------------------------

NIET_IN_DE_BRIEF = (
    *("Pinas", "Fatima", "88", "2014", "kind '14", "schuld", "inkomen en", "opvoeding"),
    *("verslaving", "1102", "Sarphati"),
)


@pytest.fixture
def geweigerd(register: Tafel) -> Tafel:
    """E2: step 2 about an afspraak that was moved and not kept."""
    maak_casus(register, GEZIN, reden="Heeft schulden en een verslaving", postcode="1102AB")
    register("casus", "verhelder", "1", "--multiprobleem", "ja")
    args = ("--organisatie", "dwi", "--wat", "gesprek voeren", "--wie", "B. Smit")
    op(register, "2026-10-01", "afspraak", "add", "1", *args, "--uiterlijk", "2026-10-20")
    register("afspraak", "doorschuiven", "1/1", "--uiterlijk", "2026-11-30")
    register("partner", "wijzig", "dwi", "--sancties", "korting op het budget")
    escaleer(register, "1", "--afspraak", "1/1")
    register(
        *("escaleer", "afronden", "E1", "--resultaat", "niet_opgelost", "--tekst", "geen mensen")
    )
    escaleer(register, "1", "--afspraak", "1/1", "--toelichting", "Er is haast bij.")
    return register


def test_the_letter_says_what_is_asked_and_why(geweigerd: Tafel) -> None:
    uit = geweigerd("escaleer", "brief", "E2").stdout
    tekst = " ".join(uit.split())
    for deel in (
        "Escalatie E2: uitvoering van het plan, stap 2",
        "Casus 1, F.P., MPG1",
        "tafel Jeugd en Gezin",
        "Grond een afspraak is niet nagekomen",
        "Toelichting Er is haast bij.",
        "1/1 gesprek voeren: DWI, B. Smit; afgesproken op 01-10-2026; uiterlijk 30-11-2026",
        "; 1 keer doorgeschoven",
        "stap 1 (23-11-2026): de eigen leidinggevende naar de leidinggevende van DWI",
        "; niet opgelost op 23-11-2026; geen mensen",
        "Kom de afspraak alsnog na",
        "Wie handelt de procesmanager",
        "Overgedragen door de coördinator risicogezinnen",
        "Aan wie de directie en leidinggevenden van DWI",
        "Uiterlijk 07-12-2026",
        "Hefboom aansturing in de lijn",
        "Vooraf afgesproken korting op het budget",
        "Werkplan §2.4, §2.5, §3.4",
        "10 werkdagen, eigen instelling",
        "VERTROUWELIJK",
    ):
        assert deel in tekst, deel
    assert len(uit.splitlines()) <= 50  # one page


def test_the_letter_says_nothing_of_the_family(geweigerd: Tafel, tmp_path: Path) -> None:
    for vorm in ("tekst", "markdown", "html", "csv"):
        uit = geweigerd("escaleer", "brief", "E2", "-f", vorm).stdout
        assert [woord for woord in NIET_IN_DE_BRIEF if woord in uit] == [], vorm
    geweigerd("escaleer", "brief", "E2", "-f", "docx", "--uit", "brief.docx")
    bestand = tmp_path / "brief.docx"
    assert bestand.stat().st_mode & 0o777 == 0o600
    word = docx.Document(io.BytesIO(bestand.read_bytes()))
    alineas = "\n".join(alinea.text for alinea in word.paragraphs)
    assert "Kom de afspraak alsnog na" in alineas
    assert [woord for woord in NIET_IN_DE_BRIEF if woord in alineas] == []
    assert "VERTROUWELIJK" in word.sections[0].footer.paragraphs[0].text


def test_the_letter_as_json_has_the_shapes_of_the_lists(geweigerd: Tafel) -> None:
    brief = lees(geweigerd, "escaleer", "brief", "E2")
    assert (brief["escalatie"], brief["casus"], brief["stap"]) == ("E2", 1, 2)
    [afspraak] = brief["afspraken"]
    assert (afspraak["afspraak"], brief["afspraak"]) == ("1/1", "1/1")
    assert afspraak["organisatie"] == brief["organisatie"]
    assert [eerder["escalatie"] for eerder in brief["eerder"]] == ["E1"]
    assert brief["betrokkene"] == "F.P."
    assert brief["regie"] == "coördinator risicogezinnen"
    geordend = lees(geweigerd, "escaleer", "lijst", "--status", "alle")[-1]
    assert {sleutel: brief[sleutel] for sleutel in geordend if sleutel != "te_laat"} == {
        sleutel: waarde for sleutel, waarde in geordend.items() if sleutel != "te_laat"
    }


def test_the_help_says_what_the_letter_holds_of_the_family(register: Tafel) -> None:
    uit = " ".join(register("escaleer", "brief", "--help").stdout.split())
    assert "met alleen initialen en categorie" in uit


def test_the_letter_holds_the_name_only_on_request(geweigerd: Tafel) -> None:
    assert "Fatima Pinas" in geweigerd("escaleer", "brief", "E2", "--namen").stdout


def test_the_letter_of_step_three_says_that_it_may_bind(geweigerd: Tafel) -> None:
    geweigerd("escaleer", "afronden", "E2", "--resultaat", "niet_opgelost")
    escaleer(geweigerd, "1", "--afspraak", "1/1")
    tekst = " ".join(geweigerd("escaleer", "brief", "E3").stdout.split())
    assert "stap 3" in tekst
    assert "een besluit dat alle partijen bindt" in tekst
    assert tekst.index("stap 1 (") < tekst.index("stap 2 (")


def test_the_letter_of_a_finished_step_says_so_at_the_top(geweigerd: Tafel) -> None:
    open_ = geweigerd("escaleer", "brief", "E2").stdout
    assert "afgerond op" not in open_
    top = geweigerd("escaleer", "brief", "E1").stdout.split("WAAROVER")[0]
    assert "afgerond op 23-11-2026: niet opgelost" in " ".join(top.split())


def test_the_letter_counts_one_day(gezin: Tafel) -> None:
    """Due Sunday 22-11, there was until Monday 23-11: on Tuesday one day late."""
    spreek_af(gezin, "2026-11-22")
    escaleer(gezin, "1", "--afspraak", "1/1")
    brief = gezin("--vandaag", "2026-11-24", "escaleer", "brief", "E1")
    assert "; 1 dag te laat" in " ".join(brief.stdout.split())


@pytest.mark.parametrize(
    ("soort", "regie"),
    [
        ("Risicogezin", "coördinator risicogezinnen"),
        ("MPG3", "procesmanager"),
        ("MPG4", "procesmanager (OMPG)"),
        ("volwassene", "coördinator Meldpunt Zorg & Overlast"),
    ],
)
def test_the_letter_names_the_procesregie_of_the_category(
    register: Tafel, soorten: dict[str, int], soort: str, regie: str
) -> None:
    escaleer(register, str(soorten[soort]), "--spoor", "uitvoering", "--tegen", "madi")
    assert lees(register, "escaleer", "brief", "E1")["regie"] == regie


def test_the_letter_without_a_casus(register: Tafel) -> None:
    escaleer(register, "--spoor", "structureel", "--tegen", "madi", "--toelichting", "wachtlijst")
    uit = register("escaleer", "brief", "E1").stdout
    assert "structureel probleem, stap 1" in uit
    assert "wachtlijst" in uit
    assert "Casus" not in uit


def test_the_letter_names_all_that_was_left_undone(gezin: Tafel) -> None:
    spreek_af(gezin, "2026-11-13")
    spreek_af(gezin, "2026-12-13")
    spreek_af(gezin, "2026-11-13", "madi")
    escaleer(gezin, *ZAAK)
    uit = gezin("escaleer", "brief", "E1").stdout
    assert "1/1 " in uit
    assert "1/2 " not in uit  # not due yet
    assert "1/3 " not in uit  # of another
    assert "dit is de eerste stap" in uit
    escaleer(gezin, "1", "--spoor", "uitvoering", "--tegen", "altra")
    assert "geen afspraak die te laat" in gezin("escaleer", "brief", "E2").stdout
