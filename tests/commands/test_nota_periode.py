"""What the note to the board is about, and that all of it is about the same months."""

import json
from datetime import date
from pathlib import Path

import pytest

from tafel.domain.kwartaalnota import Bijeenkomst, Kwartaalnota
from tafel.errors import WrongUse
from tafel.register.store import Register
from tafel.services.rapport.kwartaalnota import gekozen_bijeenkomst, gekozen_kwartaal, maak_nota
from tafel.services.regels.profielen import laad_profiel
from tests.commands.hulp import sql
from tests.commands.rapporthulp import vul
from tests.conftest import Tafel
from tests.zitting import na_afsluiten

JAAR = ("2026-01-01", "2026-12-31")
HALFJAAR = ("2026-01-01", "2026-06-30")
NA_HET_JAAR = date(2027, 1, 20)


def nota(tmp_path: Path, vandaag: date, bijeenkomst: str | None = None) -> Kwartaalnota:
    profiel = laad_profiel("zuidoost")
    voor, periode = None, gekozen_kwartaal(profiel, "2026-3", vandaag)
    if bijeenkomst is not None:
        voor, periode = gekozen_bijeenkomst(profiel, bijeenkomst, vandaag)
    with Register(tmp_path / "register.db") as register:
        return maak_nota(
            na_afsluiten(register=register, geladen=profiel, wie="tester", vandaag=vandaag),
            periode,
            bijeenkomst=voor,
        )


@pytest.mark.parametrize(
    ("vandaag", "kwartaal"),
    [
        (date(2026, 11, 23), "2026-3"),
        (date(2027, 1, 13), "2026-3"),
        (date(2027, 1, 14), "2026-4"),  # December is closed
        (date(2027, 4, 13), "2026-4"),
        (date(2027, 4, 14), "2027-1"),
    ],
)
def test_the_last_quarter_that_is_closed(vandaag: date, kwartaal: str) -> None:
    assert gekozen_kwartaal(laad_profiel("zuidoost"), None, vandaag).kwartaal == kwartaal


@pytest.mark.parametrize(
    ("tekst", "vandaag", "periode"),
    [
        ("april", date(2027, 1, 14), JAAR),
        ("april", date(2027, 4, 1), JAAR),
        ("April", date(2027, 12, 31), JAAR),
        ("april", date(2027, 1, 13), ("2025-01-01", "2025-12-31")),
        ("2027-april", date(2030, 1, 1), JAAR),
        ("september", date(2026, 7, 14), HALFJAAR),
        ("september", date(2026, 9, 1), HALFJAAR),
        ("september", date(2027, 7, 13), HALFJAAR),
        ("september", date(2026, 7, 13), ("2025-01-01", "2025-06-30")),
        ("2026-september", date(2030, 1, 1), HALFJAAR),
    ],
)
def test_what_a_meeting_looks_back_on(tekst: str, vandaag: date, periode: tuple[str, str]) -> None:
    voor, gekozen = gekozen_bijeenkomst(laad_profiel("zuidoost"), tekst, vandaag)
    assert (gekozen.van.isoformat(), gekozen.tot.isoformat()) == periode
    assert voor == ("april" if "pril" in tekst else "september")


@pytest.mark.parametrize("tekst", ["", "mei", "2027", "april 2027", "0000-april", "27-april"])
def test_another_meeting_is_refused(tekst: str) -> None:
    with pytest.raises(WrongUse, match="april of september"):
        gekozen_bijeenkomst(laad_profiel("zuidoost"), tekst, NA_HET_JAAR)


@pytest.mark.parametrize(
    ("bijeenkomst", "titel", "over"),
    [
        (None, "Kwartaalnota 2026-3", "2026-3"),
        ("april", "Jaarnota 2026", "2026-01-01 t/m 2026-12-31"),
        ("2026-september", "Halfjaarnota 2026", "2026-01-01 t/m 2026-06-30"),
    ],
)
def test_every_report_in_it_is_about_the_same_closed_months(
    register: Tafel, tmp_path: Path, bijeenkomst: str | None, titel: str, over: str
) -> None:
    with vul(tmp_path) as v:
        for maand in range(1, 13):
            v.casus(op=f"2026-{maand:02}-03")
    gemaakt = nota(tmp_path, NA_HET_JAAR, bijeenkomst)
    assert gemaakt.titel == titel
    assert [rapport.rapport for rapport in gemaakt.rapporten] == [
        *("kengetallen", "indicatoren", "ggsr", "knelpunten", "aanbod")
    ]
    assert {rapport.periode for rapport in gemaakt.rapporten} == {gemaakt.periode}
    [laatste] = sql(tmp_path, "SELECT handeling, onderwerp FROM logregel ORDER BY id DESC LIMIT 1")
    assert laatste == ("rapport nota", over)


def test_each_meeting_has_its_own_questions(register: Tafel, tmp_path: Path) -> None:
    koppen = {
        voor: [kop for kop, _ in nota(tmp_path, NA_HET_JAAR, voor).voorstellen]
        for voor in (None, *Bijeenkomst)
    }
    assert koppen[Bijeenkomst.APRIL] == ["Te verwachten", "Basispakket", "Resultaten", "Tempo"]
    assert koppen[Bijeenkomst.SEPTEMBER] == ["Hoe het ervoor staat", "Aanpassingen"]
    assert koppen[None] == ["Aanbod versterken", "Inkoopadvies", "Doorgeven"]


def test_months_that_are_not_closed_are_refused(register: Tafel, tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match="2026-12 wordt afgesloten op 14-01-2027"):
        nota(tmp_path, date(2026, 11, 23), "2027-april")


def test_it_is_of_closed_months_also_where_a_report_was_declared_final(
    register: Tafel, tmp_path: Path
) -> None:
    toen = {
        "rapport": "ggsr",
        "titel": "Toen",
        "periode": {"van": {"dag": "2026-07-01"}, "tot": {"dag": "2026-09-30"}},
        **dict.fromkeys(("tabellen", "onder", "opmerkingen"), ()),
        "definitief_op": {"dag": "2026-10-20"},
    }
    with vul(tmp_path) as v:
        v.rij(
            "vaststelling",
            rapport="ggsr",
            kwartaal="2026-3",
            dag="2026-10-20",
            tijd="2026-10-20T09:00:00+00:00",
            wie="tester",
            profiel="zuidoost 1.0",
            cijfers=json.dumps(toen),
        )
    assert nota(tmp_path, NA_HET_JAAR).ggsr.definitief_op is None


def tekst(tafel: Tafel, *args: str, vandaag: str = "2028-01-20") -> str:
    gedaan = tafel("--vandaag", vandaag, "rapport", "nota", *args, "-f", "markdown")
    assert gedaan.exit_code == 0, gedaan.stderr
    return gedaan.stdout


def rijen(van: str, kop: str) -> list[list[str]]:
    deel = van.split(f"## {kop}\n")[1].split("\n#", maxsplit=1)[0]
    regels = [regel for regel in deel.splitlines() if regel.startswith("|")]
    return [[cel.strip() for cel in regel.split("|")[1:-1]] for regel in regels]


@pytest.fixture
def jaren(register: Tafel, tmp_path: Path) -> Tafel:
    """Ten meldingen in every month of 2026 but forty in November, and twenty in those of 2027:
    multiples of five, which are printed as they are.
    """
    with vul(tmp_path) as v:
        for jaar, aantal in ((2026, 10), (2027, 20)):
            for maand in range(1, 13):
                for _ in range(40 if (jaar, maand) == (2026, 11) else aantal):
                    v.melding(v.persoon(v.huishouden()), op=f"{jaar}-{maand:02}-03")
    return register


def test_the_half_year_is_beside_the_half_years_before(jaren: Tafel) -> None:
    nota = tekst(jaren, "--bijeenkomst", "2027-september")
    kop, _, gemeld, *_, te_laat = rijen(nota, "In vijf cijfers")
    assert kop == [
        *("Wat", "Eerste halfjaar van 2027", "Halfjaar eerder", "Verschil"),
        *("Jaar eerder", "Verschil met een jaar eerder"),
    ]
    # 6 x 20; July up to December 2026: 5 x 10 + 40; January up to June 2026: 6 x 10
    assert gemeld == ["gemeld", "120", "90", "ongeveer 30 meer", "60", "ongeveer 60 meer"]
    assert te_laat[0] == "afspraken niet op tijd klaar, kwartaal 2027-2"
    assert (
        "- Gemeld: 120, ongeveer 30 meer dan een halfjaar eerder (90); ongeveer 60 meer dan een "
        "jaar eerder (60)."
    ) in nota
    assert "### Meldingen naar tafel, kwartaal 2027-2\n" in nota
    assert "- Onbekend: 60, ongeveer gelijk aan een kwartaal eerder (60)." in nota
    assert "### Naar tafel, kwartaal 2027-2\n" in nota
    assert "### Instroom, uitstroom en voorraad per maand\n" in nota


def test_the_year_is_beside_the_year_before(jaren: Tafel) -> None:
    nota = tekst(jaren, "--bijeenkomst", "2028-april")
    kop, _, gemeld, *_ = rijen(nota, "In vijf cijfers")
    assert kop == ["Wat", "2027", "Jaar eerder", "Verschil"]
    assert gemeld == ["gemeld", "240", "150", "ongeveer 90 meer"]
    assert "- Gemeld: 240, ongeveer 90 meer dan een jaar eerder (150)." in nota
    assert "### Naar tafel\n" in nota


def test_the_base_year_is_named_once_and_by_its_quarter(jaren: Tafel) -> None:
    nota = tekst(jaren, "--kwartaal", "2027-4")
    assert (  # the year before is the base year
        "- Gemeld: 60, ongeveer gelijk aan een kwartaal eerder (60); ongeveer gelijk aan een jaar "
        "eerder (60)."
    ) in nota
    later = tekst(jaren, "--kwartaal", "2028-4", vandaag="2029-01-20")
    assert (
        "- Gemeld: 0, ongeveer gelijk aan een kwartaal eerder (0); ongeveer 60 minder dan een jaar "
        "eerder (60); ongeveer 60 minder dan in hetzelfde kwartaal van 2026 (60)."
    ) in later
    assert (
        "- Heropend: 0, ongeveer gelijk aan een kwartaal eerder (0); ongeveer gelijk aan een jaar "
        "eerder (0); ongeveer gelijk aan hetzelfde kwartaal van 2026 (0)."
    ) in later


def test_what_there_is_no_whole_of_is_said_so_once(register: Tafel, tmp_path: Path) -> None:
    with vul(tmp_path) as v:
        v.melding(v.persoon(v.huishouden()), op="2026-02-03")
    nota = tekst(register, "--kwartaal", "2026-2")
    assert nota.count("Van een kwartaal eerder is er geen heel kwartaal.") == 1
    assert nota.count("Van een jaar eerder zijn er geen cijfers.") == 1
    assert "- Gemeld: 0.\n" in nota
    assert tekst(register, "--bijeenkomst", "2028-april").count("is er geen heel jaar.") == 1


def test_of_a_quarter_before_the_register_nothing_is_known(jaren: Tafel) -> None:
    nota = tekst(jaren, "--kwartaal", "2025-3")
    _, _, *vijf = rijen(nota, "In vijf cijfers")
    assert [rij[1:] for rij in vijf] == [["-", "-", "niet te vergelijken"]] * 5
    assert "- Gemeld: niet bekend.\n" in nota
    assert "- Wachten: niet bekend.\n" in nota
    assert rijen(nota, "Te zien in deze cijfers")[2:] == [
        [soort, "-"]
        for soort in (
            *("wachten", "verkeerd verwezen", "langs elkaar heen werken", "geen terugkoppeling"),
            *("afspraken niet nagekomen", "aanbod ontbreekt"),
        )
    ]


def test_words_are_about_rounded_figures(jaren: Tafel) -> None:
    """Equal in print are 56 and 64 too."""
    assert (
        "Dit gaat over de afgeronde cijfers. Ongeveer gelijk is daarin een verschil onder 5; het "
        "echte verschil kan dan tot en met 8 zijn. Iets meer of minder kan ook van het afronden "
        "komen; vanaf 10 is het er zeker."
    ) in tekst(jaren, "--kwartaal", "2027-4")
