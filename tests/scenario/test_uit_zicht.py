"""Nobody leaves sight, and two hours stay two hours: what a coördinator said went wrong."""

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.commands.hulp import BESPREKEN, CRISIS, GEZIN, lees, voer_in
from tests.conftest import Demojaar, Tafel
from tests.scenario.hulp import lees_op, op, platte, weigert

BEGIN, OVERLEG = "2026-02-02", "2026-02-05"
"""Monday: in; Thursday: the table meets."""


def agenda(tafel: Tafel, dag: str, naam: str = "jeugd") -> dict[str, Any]:
    gelezen = lees_op(tafel, dag, "agenda", "--tafel", naam, "--datum", dag)
    assert isinstance(gelezen, dict)
    return gelezen


def geplaatst(tafel: Tafel, dag: str, naam: str = "jeugd") -> dict[int, str]:
    return {p["casus"]: p["soort"] for p in agenda(tafel, dag, naam)["punten"] if p["casus"]}


def donderdagen(van: str, aantal: int) -> list[str]:
    return [(date.fromisoformat(van) + timedelta(weeks=n)).isoformat() for n in range(aantal)]


@pytest.fixture
def uitvoering(register: Tafel) -> Tafel:
    """Casus 1 in step 9, in which there is no term; everybody was told of what was decided."""
    op(register, BEGIN, "melding", "add", *[d for k, w in GEZIN.items() for d in (f"--{k}", w)])
    op(register, BEGIN, "toedelen", "--alle")
    op(register, OVERLEG, "casus", "stap", "1", "9")
    return register


def besluit(tafel: Tafel, dag: str, tekst: str, *opties: str) -> str:
    gedaan = op(tafel, dag, "overleg", "besluit", "1", "--tekst", tekst, *opties)
    op(tafel, dag, "melding", "terugkoppelen", "M1", "--tekst", "gebeld")
    for aan in ("gezin", "partner"):
        op(tafel, dag, "casus", "terugkoppelen", "1", "--aan", aan)
    return platte(gedaan.stderr)


def test_aangehouden_in_february_on_no_agenda_until_november(uitvoering: Tafel) -> None:
    gezegd = besluit(uitvoering, OVERLEG, "aangehouden")
    assert "Volgende keer: do 12-2" in gezegd
    assert geplaatst(uitvoering, "2026-02-12") == {1: "vervolg"}
    keer = lees_op(uitvoering, "2026-02-06", "casus", "toon", "1")["volgende_keer"]
    assert (keer["overleg"], keer["tafel"]) == ("2026-02-12", "jeugd-en-gezin")
    assert "VOLGENDE KEER do 12-2" in platte(
        op(uitvoering, "2026-02-06", "casus", "toon", "1").stdout
    )


def test_a_decision_with_nothing_in_its_place_comes_back_at_the_next_meeting(
    uitvoering: Tafel,
) -> None:
    besluit(uitvoering, OVERLEG, "MaDi kijkt er nog eens naar")
    assert geplaatst(uitvoering, "2026-02-12") == {1: "vervolg"}
    op(
        uitvoering,
        OVERLEG,
        *("afspraak", "add", "1", "--organisatie", "madi", "--wat", "belt", "--uiterlijk"),
        "2026-03-10",
    )
    assert geplaatst(uitvoering, "2026-02-12") == {}
    assert geplaatst(uitvoering, "2026-03-12") == {1: "afspraken"}


def test_after_thirteen_weeks_it_was_called_new_again(uitvoering: Tafel) -> None:
    """Nothing took the place of the decision of 5-2, and nobody told the family: it is up every
    week since. Seven of May is thirteen weeks after it.
    """
    op(uitvoering, OVERLEG, "overleg", "besluit", "1", "--tekst", "MaDi kijkt er nog eens naar")
    for maandag in ("2026-04-27", "2026-05-04", "2026-05-11"):
        lijst = lees_op(uitvoering, maandag, "rapport", "weeklijst", "--tafel", "jeugd")
        [tabel] = [t for t in lijst["tabellen"] if t["sleutel"] == "week_bespreken"]
        [rij] = [dict(zip(tabel["kolommen"], r, strict=True)) for r in tabel["rijen"]]
        assert (rij["casus"], rij["soort"], rij["nieuw"]) == (1, "komt terug", ""), maandag


def test_door_without_a_date_never_came_back(uitvoering: Tafel) -> None:
    besluit(uitvoering, OVERLEG, "nog geen plan", "--door")
    assert geplaatst(uitvoering, "2026-02-12") == {1: "vervolg"}


def test_door_with_a_date_comes_back_then_and_not_before(uitvoering: Tafel) -> None:
    besluit(uitvoering, OVERLEG, "wacht op de school", "--terug", "2026-03-19")
    for dag in donderdagen("2026-02-12", 5):
        assert geplaatst(uitvoering, dag) == {}, dag
    assert geplaatst(uitvoering, "2026-03-19") == {1: "vervolg"}
    op(uitvoering, "2026-03-20", "agenda", "zet", "1", "--op", "2026-04-01")
    assert geplaatst(uitvoering, "2026-04-02") == {1: "vervolg"}


def test_put_off_until_next_year(uitvoering: Tafel) -> None:
    """13 weeks after 5-2 is 7-5-2026."""
    [regel] = weigert(
        uitvoering,
        OVERLEG,
        2,
        *("overleg", "besluit", "1", "--tekst", "x", "--terug", "2026-05-08"),
    )
    assert "binnen 13 weken" in regel
    assert "7-5-2026" in regel
    besluit(uitvoering, OVERLEG, "x", "--terug", "2026-05-07")
    [regel] = weigert(uitvoering, "2026-02-06", 2, "agenda", "zet", "1", "--op", "2026-05-08")
    assert "7-5-2026" in regel


def test_in_execution_it_comes_back_within_thirteen_weeks(register: Tafel) -> None:
    """Step 7 has a term since it was discussed: the last Thursday within 13 weeks is 7-5.

    Its evaluation and its afspraak are later.
    """
    op(register, BEGIN, "melding", "add", *[d for k, w in GEZIN.items() for d in (f"--{k}", w)])
    op(register, BEGIN, "toedelen", "--alle")
    op(register, OVERLEG, "plan", "maak", "1", "--analyse", "veel schulden")
    wie = ("--casemanager", "L. Oud", "--organisatie", "altra")
    op(register, OVERLEG, "plan", "wijzig", "1", *wie)
    doel = ("--leefgebied", "inkomen_schulden", "--tekst", "geregeld", "--maat", "x")
    op(register, OVERLEG, "plan", "doel", "1", *doel)
    taak = ("--wat", "regeling", "--organisatie", "spirit", "--uiterlijk", "2026-07-01")
    op(register, OVERLEG, "plan", "taak", "1d1", *taak)
    op(register, OVERLEG, "plan", "vaststellen", "1", "--evaluatie-op", "2026-07-01")
    op(register, OVERLEG, "casus", "stap", "1", "7")
    besluit(register, OVERLEG, "uitvoeren")
    for dag in ("2026-02-12", "2026-04-30"):
        assert geplaatst(register, dag) == {}, dag
    assert geplaatst(register, "2026-05-07") == {1: "vervolg"}


def test_a_step_past_its_term_was_nobodys_business(register: Tafel) -> None:
    """Step 3 from Monday 2-2: ten working days end on 16-2, five of grace on 23-2."""
    op(register, BEGIN, "melding", "add", *[d for k, w in GEZIN.items() for d in (f"--{k}", w)])
    op(register, BEGIN, "toedelen", "--alle")
    besluit(register, OVERLEG, "wij vragen rond")
    lijst = lees_op(register, "2026-02-18", "rapport", "weeklijst", "--tafel", "jeugd")
    [eerste, *_] = lijst["tabellen"]
    assert [rij[0] for rij in eerste["rijen"]] == [1]
    assert geplaatst(register, "2026-02-19") == {}
    assert geplaatst(register, "2026-02-26") == {1: "stap"}


def test_24_meldingen_had_no_table_and_no_list_said_so(register: Tafel) -> None:
    for nummer in range(22):
        voer_in(register, GEZIN, kenmerk=f"K{nummer}", achternaam=f"Naam{nummer}", huisnummer="1")
    voer_in(register, CRISIS)
    voer_in(register, GEZIN, jeugdhulp="onbekend", achternaam="Vraag")
    assert register("toedelen", "M24").exit_code == 0
    for naam in ("jeugd", "volw", "jong", "coord"):
        gemaakt = lees(register, "agenda", "--tafel", naam)
        assert gemaakt["zonder_tafel"] == {
            "meldingen": [f"M{n}" for n in range(1, 25)],
            "crisis": 1,
        }
        blad = platte(register("agenda", "--tafel", naam).stdout)
        assert "WACHT 23 meldingen niet toegedeeld; 1 wacht op antwoord; waarvan 1 CRISIS" in blad
        week = register("rapport", "weeklijst", "--tafel", naam).stdout
        assert "WACHT: 23 meldingen niet toegedeeld" in platte(week)
    assert lees(register, "agenda", "--tafel", "jeugd")["punten"] == []
    eigen = lees(register, "agenda", "--tafel", "coord")["punten"]
    assert (eigen[0]["soort"], eigen[0]["melding"]) == ("crisis", "M23")
    assert {p["melding"] for p in eigen} == {f"M{n}" for n in range(1, 25)}
    assert "HAMERSTUKKEN (0 min) 23 punten" in platte(register("agenda", "--tafel", "coord").stdout)
    kopie = register("agenda", "--tafel", "jeugd", "--voor", "madi", "-f", "json")
    assert "zonder_tafel" not in json.loads(kopie.stdout)


def test_a_filter_on_my_table_hid_what_had_no_table(register: Tafel) -> None:
    voer_in(register, CRISIS)
    bespreken = voer_in(register, BESPREKEN)
    assert register("toedelen", bespreken).exit_code == 0
    eigen = {"TAFEL_TAFEL": "jeugd"}
    lijst = register("melding", "lijst", "-f", "json", env=eigen)
    assert [m["melding"] for m in json.loads(lijst.stdout)] == ["M2", "M1"]
    assert "2 die nog geen tafel hebben" in lijst.stderr
    casussen = register("casus", "lijst", "-f", "json", env=eigen)
    assert [c["casus"] for c in json.loads(casussen.stdout)] == [1]
    assert "1 die nog geen tafel heeft" in casussen.stderr
    assert register("toedelen", "M1").exit_code == 0
    lijst = register("melding", "lijst", "--tafel", "jeugd", "-f", "json")
    assert "M1" in [m["melding"] for m in json.loads(lijst.stdout)]


def test_every_week_the_same_forty_proposals_one_by_one(register: Tafel, tmp_path: Path) -> None:
    for naam in ("Een", "Twee", "Drie"):
        voer_in(register, GEZIN, achternaam=naam)
    assert register("toedelen", "--alle").exit_code == 0
    assert len(lees(register, "agenda", "--tafel", "coord")["punten"]) == 3
    proef = lees(register, "toedelen", "--bevestig", "--behalve", "m2", "--proef")
    assert [r["bevestigd"] for r in proef] == ["ja", "nee", "ja"]
    assert len(lees(register, "agenda", "--tafel", "coord")["punten"]) == 3
    gedaan = register("toedelen", "--bevestig", "--behalve", "M2")
    assert gedaan.exit_code == 0
    assert "Bevestigd: 2. Te bespreken: 1" in platte(gedaan.stderr)
    for dag in ("2026-11-23", "2026-12-14"):
        [punt] = agenda(register, dag, "coord")["punten"]
        assert (punt["soort"], punt["melding"]) == ("bespreken", "M2")
    assert "M2: voorstel blijft te bespreken" in platte(register("casus", "toon", "2").stdout)
    assert len(geplaatst(register, "2026-11-26")) == 3
    anders = ("toedelen", "M2", "--tafel", "volw", "--motivering", "x")
    assert register(*anders).exit_code == 0
    assert agenda(register, "2026-12-14", "coord")["punten"] == []
    assert register("toedelen", "--bevestig", "--behalve", "M99").exit_code == 66
    geen = register("toedelen", "--bevestig", "--behalve", "M1")
    assert geen.exit_code == 0
    assert "let op: M1 is geen voorstel van deze week" in platte(geen.stderr)


def test_one_that_had_no_proposal_held_up_the_confirmation_of_all(register: Tafel) -> None:
    voer_in(register, GEZIN)
    voer_in(register, BESPREKEN)
    assert register("toedelen", "--alle").exit_code == 0
    gedaan = register("toedelen", "--bevestig", "--behalve", "M2")
    assert gedaan.exit_code == 0, gedaan.stderr
    assert "Bevestigd: 1." in gedaan.stderr
    assert "let op: M2 is geen voorstel van deze week" in platte(gedaan.stderr)
    assert [p["casus"] for p in agenda(register, "2026-11-23", "coord")["punten"]] == [2]


def test_a_proposal_that_waits_is_confirmed_with_the_rest(register: Tafel, tmp_path: Path) -> None:
    from tests.conftest import ROOT

    tekst = (ROOT / "data/profielen/zuidoost.toml").read_text(encoding="utf-8")
    eigen = tmp_path / "zuidoost.toml"
    eigen.write_text(
        tekst.replace('voorstel_geldt = "meteen"', 'voorstel_geldt = "na_bevestiging"')
    )
    met = ("--profiel", str(eigen))
    for naam in ("Een", "Twee"):
        voer_in(register, GEZIN, achternaam=naam)
    assert register(*met, "toedelen", "--alle").exit_code == 0
    assert [c["tafel"] for c in lees(register, "casus", "lijst")] == [None, None]
    assert register(*met, "toedelen", "--bevestig", "--behalve", "2").exit_code == 0
    assert [c["tafel"] for c in lees(register, "casus", "lijst")] == [None, "jeugd-en-gezin"]


@pytest.fixture(scope="module")
def jaar(tmp_path_factory: pytest.TempPathFactory, demojaar: Demojaar) -> Path:
    """The register of the demo year, in which nothing is moved from 23-11-2026 on."""
    pad = tmp_path_factory.mktemp("demo") / "jaar.db"
    demojaar("zuidoost", pad)
    return pad


def test_a_month_of_holidays_and_the_agenda_needed_eight_hours(tafel: Tafel, jaar: Path) -> None:
    """Every crisis at every meeting, every casus at least at one in four, within two hours."""
    per_overleg = []
    for dag in donderdagen("2026-11-26", 10):
        args = ("--register", str(jaar), "--vandaag", dag, "agenda", "--tafel", "jeugd")
        gemaakt = json.loads(tafel(*args, "--datum", dag, "-f", "json").stdout)
        assert sum(p["minuten"] for p in gemaakt["punten"]) <= 120, dag
        terug = [p for p in gemaakt["punten"] if p["soort"] in ("stap", "vervolg")]
        assert sum(p["minuten"] for p in terug) <= 20, dag
        assert not [p for p in gemaakt["niet_geplaatst"] if p["soort"] == "crisis"], dag
        assert all(p["minuten"] for p in gemaakt["punten"] if p["soort"] == "crisis"), dag
        per_overleg.append(
            tuple(
                {p["casus"] for p in gemaakt[deel] if p["casus"]}
                for deel in ("punten", "niet_geplaatst")
            )
        )
    assert sum(map(len, per_overleg[4])) > 20
    for begin in range(len(per_overleg) - 3):
        vier = per_overleg[begin : begin + 4]
        steeds_over = set.intersection(*(over for _, over in vier))
        assert not steeds_over, (begin, steeds_over)


def test_left_over_is_said_with_how_often(tafel: Tafel, jaar: Path) -> None:
    args = ("--register", str(jaar), "--vandaag", "2026-12-24", "agenda", "--tafel", "jeugd")
    blad = platte(tafel(*args).stdout)
    assert "NIET GEPLAATST" in blad
    assert "keer: volgende keer eerst)" in blad
