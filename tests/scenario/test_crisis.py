"""A crisis does not wait, and does not go away by itself (domain §4, §8; Werkplan §3, §2.8).

The table Jeugd en Gezin meets on Thursdays; 23 November 2026 is a Monday.
"""

from pathlib import Path
from typing import Any

from tests.commands.hulp import GEZIN, voer_in
from tests.conftest import Tafel
from tests.scenario.hulp import lees_op, nieuwe_casus, nu_nodig, op, platte, weigert

NOOD = GEZIN | {"urgentie": "crisis", "kenmerk": "N-1"}
KOP = "kenmerk;melder;naam;geboren;urgentie;reden"
RIJ = "P-7;politie;Nood, Kim;03-05-2014;{urgentie};alleen thuis"


def bestand(tmp_path: Path, urgentie: str) -> str:
    pad = tmp_path / "week.csv"
    pad.write_text(f"{KOP}\n{RIJ.format(urgentie=urgentie)}\n")
    return str(pad)


def crises(tafel: Tafel, dag: str) -> list[dict[str, Any]]:
    """The crises of the next meeting of Jeugd en Gezin."""
    punten = lees_op(tafel, dag, "agenda", "--tafel", "jeugd")["punten"]
    return [punt for punt in punten if punt["soort"] == "crisis"]


def belregel(tafel: Tafel, dag: str) -> str:
    """What the first item of the next agenda says about phoning."""
    tekst = platte(op(tafel, dag, "agenda", "--tafel", "jeugd").stdout)
    _, _, rest = tekst.partition(" Bel ")
    return rest.partition(" Daarna ")[0].partition(" Vorig ")[0]


def bel(tafel: Tafel, dag: str, veilig: str, *meer: str, casus: int = 1) -> str:
    return op(
        *(tafel, dag, "casus", "crisis", str(casus), "--gebeld", "bjz"),
        *("--uitkomst", "huisbezoek morgen", "--veilig", veilig, *meer),
    ).stderr


# --- it is said at once ---------------------------------------------------------------------------


def test_a_crisis_came_in_with_the_weekly_file_and_nobody_was_told(
    register: Tafel, tmp_path: Path
) -> None:
    op(register, "2026-11-23", "partner", "contact", "bureau-jeugdzorg", "--naam", "P. Vos",
       "--telefoon", "020-0000001")  # fmt: skip
    pad = bestand(tmp_path, "crisis")
    proef = op(register, "2026-11-23", "melding", "import", pad, "--proef", "-f", "json").stderr
    assert "CRISIS: 1 melding zou een crisis zijn" in proef
    assert "M1" not in proef
    gelezen = op(register, "2026-11-23", "--stil", "melding", "import", pad, "-f", "json")
    assert "CRISIS: M1. Deel nu toe: tafel toedelen M1" in gelezen.stderr
    assert "bel nu Bureau Jeugdzorg (020-0000001); bij acuut gevaar 112" in gelezen.stderr
    for geheim in ("Nood", "Kim", "Vos", "alleen thuis"):
        assert geheim not in gelezen.stderr
    assert gelezen.stdout.startswith('{\n  "import": 1,')
    weer = op(register, "2026-11-23", "melding", "import", pad)
    assert "CRISIS" not in weer.stderr
    toon = platte(op(register, "2026-11-23", "melding", "toon", "M1").stdout)
    assert "M1 meldt een crisis en is niet toegedeeld: bel nu Bureau Jeugdzorg" in toon


def test_a_melding_became_a_crisis_in_a_later_file_and_nobody_saw(
    register: Tafel, tmp_path: Path
) -> None:
    op(register, "2026-11-16", "melding", "import", bestand(tmp_path, "spoed"))
    later = op(register, "2026-11-23", "melding", "import", bestand(tmp_path, "crisis"))
    assert "CRISIS: M1. Deel nu toe: tafel toedelen M1" in later.stderr


def test_entered_or_changed_by_hand_it_is_said_too(register: Tafel) -> None:
    gemeld = register("melding", "add", "--urgentie", "crisis")
    assert "CRISIS: M1. Deel nu toe: tafel toedelen M1" in gemeld.stderr
    assert "bel nu Bureau Jeugdzorg" in gemeld.stderr
    voer_in(register, GEZIN)
    anders = register("melding", "wijzig", "M2", "--urgentie", "crisis")
    assert "CRISIS: M2" in anders.stderr


# --- it stays until it was followed up ------------------------------------------------------------


def test_a_decision_took_the_crisis_off_the_agenda(register: Tafel) -> None:
    nieuwe_casus(register, NOOD)
    [punt] = crises(register, "2026-11-23")
    assert punt["vraag"] == "Zijn de kinderen nu veilig? Zo niet: opschalen."
    assert belregel(register, "2026-11-23") == "Bureau Jeugdzorg vóór het overleg; nog niet gebeld"
    op(register, "2026-11-26", "overleg", "besluit", "1", "--tekst", "we houden het in de gaten")
    assert [p["casus"] for p in crises(register, "2026-11-27")] == [1]
    assert "crisis: bel nu Bureau Jeugdzorg" in nu_nodig(register, "2026-11-27")[0]
    assert nu_nodig(register, "2026-11-27")[0].endswith("tafel casus crisis 1")


def test_the_crisis_of_september_still_waited_in_november(register: Tafel) -> None:
    """Called the same day, not safe, looked at again, safe: and then the casus does not vanish."""
    nieuwe_casus(register, NOOD)
    weigert(register, "2026-11-23", 2, "casus", "crisis", "1", "--gebeld", "bjz", "--uitkomst",
            "x", "--veilig", "nee")  # fmt: skip
    bel(register, "2026-11-23", "nee", "--volgende", "do")
    assert belregel(register, "2026-11-24") == (
        "Bureau Jeugdzorg vóór het overleg; gebeld 23-11 (tester): "
        "huisbezoek morgen; de kinderen zijn nog niet veilig; weer kijken 26-11"
    )
    assert len(crises(register, "2027-02-01")) == 1
    bel(register, "2026-11-27", "ja")
    assert crises(register, "2026-11-27") == []
    [na] = lees_op(register, "2026-11-27", "agenda", "--tafel", "jeugd")["punten"]
    assert (na["casus"], na["soort"]) == (1, "nieuw")
    op(register, "2026-12-03", "overleg", "besluit", "1", "--tekst", "plan maken")
    later = lees_op(register, "2026-12-08", "agenda", "--tafel", "jeugd", "--datum", "17-12")
    [na] = later["punten"]  # 27-11 + 2 weeks = 11-12
    assert na["casus"] == 1
    assert "na de crisis (de kinderen waren veilig)" in platte(
        op(register, "2026-12-11", "casus", "toon", "1").stdout
    )
    contacten = lees_op(register, "2026-12-08", "casus", "toon", "1")["crisis"]["contacten"]
    assert [(c["op"], c["veilig"], c["volgende"]) for c in contacten] == [
        ("2026-11-23", "nee", "2026-11-26"),
        ("2026-11-27", "ja", "2026-12-11"),
    ]


def test_nobody_knew_yet_whether_they_were_safe_and_it_counted_as_safe(register: Tafel) -> None:
    nieuwe_casus(register, NOOD)
    bel(register, "2026-11-23", "onbekend", "--volgende", "morgen")
    assert len(crises(register, "2026-11-24")) == 1
    assert "nog niet bekend" in nu_nodig(register, "2026-11-24")[0]


def test_a_wrong_record_of_safety_could_not_be_corrected(register: Tafel) -> None:
    nieuwe_casus(register, NOOD)
    bel(register, "2026-11-23", "ja")
    bel(register, "2026-11-24", "nee", "--volgende", "morgen")
    assert len(crises(register, "2026-11-24")) == 1
    assert len(lees_op(register, "2026-11-24", "casus", "toon", "1")["crisis"]["contacten"]) == 2


def test_a_second_crisis_hid_behind_the_first_one_that_was_over(register: Tafel) -> None:
    nieuwe_casus(register, NOOD)
    bel(register, "2026-11-23", "ja")
    assert nieuwe_casus(register, NOOD | {"kenmerk": "N-2"}) == 1
    assert len(crises(register, "2026-11-23")) == 1
    assert belregel(register, "2026-11-23").endswith("nog niet gebeld")


def test_allocating_again_brought_back_a_crisis_that_was_over(register: Tafel) -> None:
    nieuwe_casus(register, NOOD)
    bel(register, "2026-11-23", "ja")
    op(register, "2026-11-24", "toedelen", "--alle", "--opnieuw")
    assert crises(register, "2026-11-24") == []


def test_the_sender_no_longer_wrote_crisis_and_it_was_gone(register: Tafel, tmp_path: Path) -> None:
    op(register, "2026-11-16", "melding", "import", bestand(tmp_path, "crisis"))
    op(register, "2026-11-16", "toedelen", "--alle")
    op(register, "2026-11-23", "melding", "import", bestand(tmp_path, "regulier"))
    op(register, "2026-11-23", "toedelen", "--alle")
    assert "crisis: bel nu Bureau Jeugdzorg" in nu_nodig(register, "2026-11-23")[0]


def test_another_table_was_chosen_and_nobody_called(register: Tafel) -> None:
    nieuwe_casus(register, NOOD)
    op(register, "2026-11-23", "toedelen", "M1", "--tafel", "volwassenen", "--motivering", "x")
    punten = lees_op(register, "2026-11-23", "agenda", "--tafel", "volwassenen")["punten"]
    assert [(punt["casus"], punt["soort"]) for punt in punten] == [(1, "crisis")]


def test_it_was_closed_or_sent_back_while_nobody_had_called(register: Tafel) -> None:
    nieuwe_casus(register, NOOD)
    op(register, "2026-11-23", "melding", "terugkoppelen", "M1")
    sluit = ("casus", "sluit", "1", "--reden", "loos_alarm", "--evaluatie", "x", "--ja")
    kop, poort = weigert(register, "2026-11-23", 76, *sluit)
    assert "kan nog niet worden gesloten" in kop
    assert poort.strip().startswith("poort crisis: ")
    assert poort.endswith("tafel casus crisis 1")
    terug = ("melding", "terugleiden", "M1", "--naar", "huisarts")
    assert weigert(register, "2026-11-23", 76, *terug)[1].endswith("tafel casus crisis 1")
    bel(register, "2026-11-23", "ja")
    op(register, "2026-11-23", *sluit)


def test_one_not_allocated_yet_was_sent_back(register: Tafel) -> None:
    voer_in(register, NOOD)
    terug = ("melding", "terugleiden", "M1", "--naar", "huisarts")
    assert weigert(register, "2026-11-23", 76, *terug)[1].endswith("tafel toedelen M1")


def test_handed_up_it_was_out_of_sight_for_ever(register: Tafel) -> None:
    """Up: no crisis of this table any more, but a look within 13 weeks; back: followed again."""
    nieuwe_casus(register, NOOD)
    omhoog = ("casus", "opschalen", "1", "--naar", "bureau-jeugdzorg", "--reden", "niet veilig")
    op(register, "2026-11-23", *omhoog)
    assert crises(register, "2026-11-23") == []
    op(register, "2026-11-26", "overleg", "besluit", "1", "--tekst", "BJZ houdt ons op de hoogte")
    volgende = lees_op(register, "2026-11-27", "casus", "toon", "1")["crisis"]["volgende"]
    assert volgende == "2027-02-15"  # 12 weeks after 23-11
    punten = lees_op(register, "2027-02-15", "agenda", "--tafel", "jeugd")["punten"]
    assert [punt["casus"] for punt in punten] == [1]
    op(register, "2026-12-01", "casus", "afschalen", "1", "--naar", "tafel", "--reden", "terug")
    assert len(crises(register, "2026-12-01")) == 1


def test_bureau_jeugdzorg_was_invited_instead_of_phoned(register: Tafel) -> None:
    nieuwe_casus(register, NOOD | {"melder-organisatie": "BJZ"})
    assert "Bureau Jeugdzorg" not in crises(register, "2026-11-23")[0]["genodigden"]
    op(register, "2026-11-23", "afspraak", "add", "1", "--organisatie", "bjz", "--wat", "bezoek",
       "--uiterlijk", "1-12")  # fmt: skip
    assert "Bureau Jeugdzorg" in crises(register, "2026-11-23")[0]["genodigden"]


def test_a_call_of_tomorrow_or_a_look_in_spring_was_taken(register: Tafel) -> None:
    nieuwe_casus(register, NOOD)
    vast = ("casus", "crisis", "1", "--gebeld", "bjz", "--uitkomst", "x", "--veilig", "nee")
    assert weigert(register, "2026-11-23", 2, *vast, "--op", "morgen", "--volgende", "do")
    assert weigert(register, "2026-11-23", 2, *vast, "--volgende", "2027-03-01")
    assert weigert(register, "2026-11-23", 2, *vast, "--volgende", "2026-11-20")


def test_a_casus_without_a_crisis_has_none_to_record(register: Tafel) -> None:
    nieuwe_casus(register, GEZIN)
    vast = ("casus", "crisis", "1", "--gebeld", "bjz", "--uitkomst", "x", "--veilig", "ja")
    assert "heeft geen crisis" in weigert(register, "2026-11-23", 65, *vast)[0]
