"""`tafel agenda` once casussen are in process: every reason, and the copy of one partner."""

import csv
import io
import json

from tests.commands.agendahulp import (
    BEGIN,
    NU,
    OVERLEG,
    TERUG,
    afspraak,
    bespreek,
    casus,
    doe,
    maak_plan,
    op,
    punten,
    tekst,
)
from tests.commands.hulp import CRISIS, GEZIN, OVERLAST, lees, voer_in
from tests.conftest import Tafel

# --- each reason ----------------------------------------------------------------------------------


def test_what_was_discussed_and_has_a_day_to_come_back_waits_for_it(register: Tafel) -> None:
    """Also when it stands too long in its step: the day that was chosen takes its place."""
    casus(register)
    assert punten(register) == []
    [punt] = punten(register, datum=TERUG)
    assert (punt["soort"], punt["minuten"]) == ("stap", 5)
    assert "Ook zij zou terugkomen op 28-1" in tekst(register, "--datum", TERUG)


def test_an_afspraak_that_is_late(register: Tafel) -> None:
    """Due on Friday 20-11: four working days late at the meeting, within the grace of five."""
    casus(register)
    afspraak(register, "2026-11-20")
    afspraak(register, "2026-12-20", "spirit")
    [punt] = punten(register)
    assert punt == {
        "vervanger": None,
        "casus": 1,
        "melding": "M1",
        "soort": "afspraken",
        "vraag": "Wanneer doet MaDi wat is afgesproken, en wie let erop?",
        "reden": "1 afspraak te laat, sinds 20-11",
        "betrokkene": "F.P. '88, kind '14",
        "categorie": None,
        "casemanager": None,
        "minuten": 5,
        "begin": "13:00",
        "genodigden": ["Spirit"],
        "afspraken_open": 2,
        "afspraken_te_laat": 1,
        "gemeld": "gezin, inkomen",
        "onderdeel": None,
        "zonder": [],
    }
    blad = tekst(register)
    assert "Te laat 1/1 MaDi schulden madi, 6 dagen; 1 van 2 open afspraken" in blad
    assert "Vorig 5-11: MaDi belt de school" in blad
    assert "Ook stap 3 (informatie verzamelen) had klaar moeten zijn op 16-11" in blad
    assert "M1" not in blad


def test_an_afspraak_is_late_the_day_after(register: Tafel) -> None:
    casus(register)
    afspraak(register, "2026-11-26")
    assert punten(register) == []
    assert [p["soort"] for p in punten(register, datum="2026-11-27")] == ["afspraken"]


def test_an_afspraak_that_was_not_kept(register: Tafel) -> None:
    """Until the casus is discussed again."""
    casus(register)
    afspraak(register, "2026-11-20")
    niet = ("afspraak", "niet-nagekomen", "1/1", "--oorzaak", "omstandigheden")
    doe(register, *niet, dag="2026-11-18")
    [punt] = punten(register)
    assert (punt["soort"], punt["reden"]) == ("afspraken", "1 afspraak niet nagekomen")
    assert punt["vraag"] == "Wat komt ervoor in de plaats?"
    assert "Daarna tafel overleg besluit 1" in tekst(register)
    bespreek(register, 1, dag="2026-11-19")
    assert punten(register) == []


def test_a_proposal_to_escalate(register: Tafel) -> None:
    casus(register)
    afspraak(register, "2026-11-09")
    [punt] = punten(register)
    assert punt["soort"] == "escalatie"
    assert punt["vraag"] == "Escaleren naar de leidinggevende van MaDi?"
    assert punt["reden"].startswith("voorstel: 1/1 is 17 dagen te laat (grond: ")
    blad = tekst(register)
    assert "ESCALATIE voorstel uitvoering, stap 1" in blad
    assert "Ook 1 afspraak te laat, sinds 9-11" in blad
    assert "Daarna tafel escaleer 1 --spoor uitvoering --tegen madi" in blad


def test_a_running_escalation(register: Tafel) -> None:
    """Started on Monday 23-11: ten working days are Monday 7-12."""
    casus(register)
    afspraak(register, "2026-11-09")
    doe(register, "escaleer", "1", "--spoor", "uitvoering", "--tegen", "madi")
    [punt] = punten(register)
    assert (punt["soort"], punt["minuten"]) == ("escalatie", 15)
    assert punt["vraag"] == "Levert MaDi voor 7-12? Anders stap 2."
    assert punt["reden"] == (
        "E1: de eigen leidinggevende naar de leidinggevende van MaDi, tot 7-12"
    )
    blad = tekst(register)
    assert "ESCALATIE uitvoering, stap 1" in blad
    assert "1 escalatie" in blad
    assert "Daarna tafel escaleer afronden E1" in blad
    [later, *_] = punten(register, datum="2026-12-10")
    assert later["vraag"] == "De termijn is om. Is het opgelost met MaDi? Anders stap 2."


def test_the_last_step_is_flagged(register: Tafel) -> None:
    casus(register)
    escaleer = ("escaleer", "1", "--spoor", "opstellen", "--tegen", "madi")
    doe(register, *escaleer, "--stap", "3", "--motivering", "gevaar")
    [punt] = punten(register)
    assert punt["vraag"].endswith("Dit is de laatste stap.")
    assert punt["reden"].endswith("; de uitkomst bindt alle partijen")
    assert "ESCALATIE opstellen, stap 3, laatste middel" in tekst(register)


def test_a_plan_that_is_ready(register: Tafel) -> None:
    casus(register)
    maak_plan(register)
    [punt] = punten(register)
    assert (punt["soort"], punt["vraag"]) == ("plan", "Stelt de tafel plan v1 vast?")
    assert punt["reden"] == "plan v1, concept sinds 6-11, is klaar om vast te stellen"
    assert punt["casemanager"] == "L. Oud (Altra)"
    assert punt["genodigden"] == ["Altra", "Spirit"]
    assert "Daarna tafel plan vaststellen 1" in tekst(register)


def test_a_plan_that_is_not_ready_once_its_step_is_over_time(register: Tafel) -> None:
    """Step 3 began on Monday 2-11; ten working days later is 16-11."""
    casus(register)
    maak_plan(register, compleet=False)
    assert punten(register, datum="2026-11-16") == []
    [punt] = punten(register)
    assert (punt["soort"], punt["vraag"]) == ("plan", "Wat is er nodig om plan v1 af te maken?")
    assert "het plan heeft geen doel" in punt["reden"]
    assert "had klaar moeten zijn op 16-11" in punt["reden"]


def test_an_evaluation_that_is_due(register: Tafel) -> None:
    casus(register)
    maak_plan(register)
    doe(register, "plan", "vaststellen", "1", "--evaluatie-op", "2026-11-26", dag="2026-11-06")
    for aan in ("gezin", "partner"):
        doe(register, "casus", "terugkoppelen", "1", "--aan", aan, dag="2026-11-06")
    assert punten(register, datum="2026-11-25") == []
    [punt] = punten(register)
    assert (punt["soort"], punt["minuten"]) == ("evaluatie", 10)
    assert punt["vraag"] == "Werkt plan v1? Per doel: bereikt, deels of niet."
    evalueer = ("plan", "evalueer", "1", "--doel", "1d1=bereikt", "--tekst", "x")
    doe(register, *evalueer, "--gezin-zegt", "x", "--geen-volgende")
    assert punten(register) == []


def test_up_and_down(register: Tafel) -> None:
    """On the agenda until it is discussed; what was decided at a meeting is known there."""
    casus(register)
    doe(register, "casus", "opschalen", "1", "--naar", "MDO+", "--reden", "x", dag="2026-11-19")
    [punt] = punten(register)
    assert (punt["soort"], punt["reden"]) == ("opschalen", "opgeschaald op 19-11 naar MDO+")
    bespreek(register, 1, dag="2026-11-19")
    assert punten(register) == []
    doe(register, "casus", "afschalen", "1", "--naar", "Altra", "--reden", "x", dag="2026-11-20")
    [punt] = punten(register)
    assert (punt["soort"], punt["reden"]) == ("opschalen", "afgeschaald op 20-11")


def test_back_undiscussed_asks_about_that(register: Tafel) -> None:
    nieuw(register)
    doe(register, "casus", "opschalen", "1", "--naar", "bjz", "--reden", "x", dag="2026-11-19")
    doe(register, "casus", "afschalen", "1", "--naar", "Altra", "--reden", "x", dag="2026-11-20")
    [punt] = punten(register)
    assert (punt["soort"], punt["reden"]) == ("opschalen", "afgeschaald op 20-11")
    assert punt["vraag"] == "Wie neemt de regie over, en wat moet er nu gebeuren?"


def test_what_was_opened_again_says_so(register: Tafel) -> None:
    """And no more than that: that it went down is of before it was closed."""
    casus(register)
    doe(register, "casus", "afschalen", "1", "--naar", "Altra", "--reden", "x", dag="2026-11-09")
    sluit = ("casus", "sluit", "1", "--reden", "doelen_bereikt", "--evaluatie", "x", "--ja")
    doe(register, *sluit, dag="2026-11-10")
    doe(register, "casus", "heropen", "1", "--reden", "x", dag="2026-11-18")
    [punt] = punten(register)
    assert (punt["soort"], punt["casus"]) == ("nieuw", 1)
    assert punt["vraag"] == "Heropend op 18-11: wat moet er nu gebeuren?"
    assert "afgeschaald" not in tekst(register)


def test_questions_stand_by_their_casus(register: Tafel) -> None:
    """A melding of the same household that is not decided yet is no item beside its casus."""
    nieuw(register)
    tweede = voer_in(op(register, BEGIN), GEZIN, kenmerk="tweede")
    doe(register, "toedelen", tweede, dag=BEGIN)
    onbekend = ("--zorgen-om-kinderen", "onbekend", "--jeugdhulp", "onbekend")
    doe(register, "melding", "wijzig", tweede, *onbekend, dag=BEGIN)
    [besluit] = json.loads(doe(register, "toedelen", tweede, "-f", "json", dag=BEGIN))
    assert (besluit["uitkomst"], besluit["casus"]) == ("aanvullen", 1)
    assert [(p["soort"], p["casus"]) for p in punten(register)] == [("nieuw", 1)]
    assert "WACHT 1 melding wacht op antwoord" in tekst(register)


def test_the_regie_and_who_is_escalated_against_are_invited(register: Tafel) -> None:
    casus(register)
    doe(register, "casus", "overdragen", "1", "--casemanager", "L. Oud", "--organisatie", "altra")
    doe(register, "escaleer", "1", "--spoor", "opstellen", "--tegen", "rochdale")
    [punt] = punten(register)
    assert punt["genodigden"] == ["Altra", "Rochdale"]
    afspraak(register, "2026-11-20", "spirit")
    doe(register, "afspraak", "niet-nagekomen", "1/1", "--oorzaak", "organisatie", dag="2026-11-18")
    [punt] = punten(register)
    assert punt["genodigden"] == ["Altra", "Spirit", "Rochdale"]
    for partner in ("altra", "rochdale", "spirit"):
        eigen = lees(op(register, NU), "agenda", "--tafel", "jeugd", "--voor", partner)
        assert [deel["casus"] for deel in eigen["punten"]] == [1]


def test_a_category_of_another_level(register: Tafel) -> None:
    """Multi-problem with voluntary youth care is MPG2: the procesmanager's (Werkplan §2.5)."""
    casus(register, GEZIN | {"jeugdhulp": "vrijwillig"})
    [punt] = punten(register)
    assert punt["vraag"].startswith("Is dit een multiprobleemgezin?")
    doe(register, "casus", "verhelder", "1", "--multiprobleem", "ja", dag="2026-11-18")
    [punt] = punten(register)
    assert (punt["soort"], punt["categorie"]) == ("opschalen", "MPG2")
    assert punt["vraag"] == "Opschalen naar de procesmanager?"
    doe(register, "casus", "opschalen", "1", "--naar", "MDO+", "--reden", "x", dag="2026-11-19")
    bespreek(register, 1, dag="2026-11-19")
    [punt] = punten(register)  # to whom? Until that is a name, it stays
    assert punt["vraag"] == "Opschalen naar de procesmanager?"
    bos = ("--procesmanager", "S. Bos", "--contact", "020-0000002")
    doe(register, "casus", "opschalen", "1", *bos, dag="2026-11-19")
    doe(register, "casus", "inbrengen", "1", dag="2026-11-19")
    assert punten(register) == []


def test_a_category_of_this_level_is_no_reason(register: Tafel) -> None:
    casus(register)
    doe(register, "casus", "verhelder", "1", "--multiprobleem", "ja", dag="2026-11-18")
    assert lees(register, "casus", "lijst")[0]["categorie"] == "MPG1"
    assert punten(register) == []


def test_nazorg_of_a_closed_casus(register: Tafel) -> None:
    casus(register)
    sluit = ("casus", "sluit", "1", "--reden", "doelen_bereikt", "--evaluatie", "goed", "--ja")
    doe(register, *sluit, "--nazorg", "2026-11-26", dag="2026-11-10")
    assert punten(register, datum="2026-11-25") == []
    [punt] = punten(register)
    assert (punt["soort"], punt["reden"]) == ("nazorg", "nazorg, te bekijken op 26-11")
    assert "Ook de casus is gesloten" in tekst(register)
    doe(register, "overleg", "besluit", "1", "--tekst", "over drie maanden weer")
    assert "Vorig 19-11: over drie maanden weer" in tekst(register)


def test_feedback_that_is_due(register: Tafel) -> None:
    """Allocated on 2-11: the melder by 9-11; decided on 5-11: family and partners by 12-11."""
    melding = voer_in(op(register, BEGIN), GEZIN)
    doe(register, "toedelen", melding, dag=BEGIN)
    doe(register, "overleg", "besluit", "1", "--tekst", "x", "--terug", TERUG, dag=OVERLEG)
    assert punten(register, datum="2026-11-08") == []
    [punt] = punten(register, datum="2026-11-09")
    assert (punt["soort"], punt["minuten"]) == ("terugkoppeling", 0)
    assert punt["vraag"] == "Wie koppelt terug aan melder (M1)?"
    doe(register, "melding", "terugkoppelen", "M1", "--tekst", "gebeld")
    [punt] = punten(register)
    assert punt["vraag"] == "Wie koppelt terug aan gezin en partner?"
    assert punt["reden"] == "terugkoppeling aan gezin en partner uiterlijk 12-11"
    assert "HAMERSTUKKEN (0 min) 1 punt terugkoppeling 1 zie: tafel rapport weeklijst" in tekst(
        register
    )


def test_who_is_followed(register: Tafel) -> None:
    casus(register)
    doe(register, "casus", "volg", "1", "--reden", "zorgmijder", "--op", "2026-11-26")
    assert punten(register, datum="2026-11-25") == []
    [punt] = punten(register)
    assert (punt["soort"], punt["reden"]) == (
        "volgen",
        "volglijst, te bekijken op 26-11: zorgmijder",
    )


def test_a_structural_escalation_goes_to_the_coordinators(register: Tafel) -> None:
    doe(
        register,
        "escaleer",
        "--spoor",
        "structureel",
        "--tegen",
        "madi",
        "--tafel",
        "jeugd",
        *("--toelichting", "x"),
    )
    assert punten(register) == []
    [punt] = punten(register, "coord", "2026-11-30")
    assert (punt["casus"], punt["melding"], punt["soort"]) == (None, None, "escalatie")
    assert (punt["betrokkene"], punt["genodigden"]) == ("MaDi", [])
    assert "E1 MaDi" in tekst(register, naam="coord")


def test_a_casus_without_a_table_keeps_its_reasons_with_the_coordinators(register: Tafel) -> None:
    """And stays to be discussed while no table was chosen."""
    casus(register, OVERLAST | {"risico-samenleving": "nee"})
    afspraak(register, "2026-11-20")
    [punt] = punten(register, "coord", "2026-11-30")
    assert (punt["soort"], punt["afspraken_te_laat"]) == ("escalatie", 1)
    doe(register, "afspraak", "nagekomen", "1/1")
    [punt] = punten(register, "coord", "2026-11-30")
    assert (punt["soort"], punt["vraag"]) == ("bespreken", "Welke tafel? Voorkeur: Volwassenen.")


# --- together -------------------------------------------------------------------------------------


def test_the_highest_reason_gives_the_item_the_others_stand_by(register: Tafel) -> None:
    casus(register)
    maak_plan(register)
    afspraak(register, "2026-11-20")
    doe(register, "casus", "volg", "1", "--op", "2026-11-25")
    [punt] = punten(register)
    assert punt["soort"] == "plan"
    assert (
        "Ook 1 afspraak te laat, sinds 20-11; volglijst, te bekijken op 25-11; stap 3 "
        "(informatie verzamelen) had klaar moeten zijn op 16-11"
    ) in tekst(register)
    [rij] = csv.DictReader(
        io.StringIO(doe(register, "agenda", "--tafel", "jeugd", "-f", "csv")), delimiter=";"
    )
    assert rij["te_laat"] == "1/2"
    assert rij["ook"].count("|") == 2


def test_crisis_comes_first_and_then_the_children(register: Tafel) -> None:
    """So that their organisations can leave; then priority: an escalatie, and casus 1."""
    for nummer, kinderen in enumerate(("19 jaar", "19 jaar", "12 jaar"), 1):
        casus(register, GEZIN, achternaam=f"Naam{nummer}", inwonende_kinderen=kinderen)
        afspraak(register, "2026-11-20", nummer=nummer)
    voer_in(register, CRISIS)
    doe(register, "toedelen", "--alle")
    doe(register, "escaleer", "2", "--spoor", "opstellen", "--tegen", "spirit")
    assert [(punt["soort"], punt["casus"]) for punt in punten(register)] == [
        ("crisis", 4),
        ("afspraken", 3),
        ("escalatie", 2),
        ("afspraken", 1),
    ]


def test_since_the_previous_meeting(register: Tafel) -> None:
    casus(register)
    afspraak(register, "2026-11-20")
    afspraak(register, "2026-11-21")
    afspraak(register, "2026-11-17", "spirit")
    doe(register, "afspraak", "nagekomen", "1/2", dag="2026-11-20")
    voer_in(
        register,
        OVERLAST
        | {"inwonende-kinderen": "2019", "zorgen-om-kinderen": "ja"}
        | {"jeugdhulp": "geen"},
    )
    doe(register, "toedelen", "--alle")
    assert "Sinds 19-11: 1 nieuw, 1 afspraak nagekomen, 1 te laat" in tekst(register)
    pagina = doe(register, "agenda", "--tafel", "jeugd", "-f", "html")
    assert "Sinds 19-11: 1 nieuw" in pagina


def test_a_partner_that_is_involved_is_invited(register: Tafel) -> None:
    casus(register)
    afspraak(register, "2026-11-20", "dwi")
    [punt] = punten(register)
    assert punt["genodigden"] == []
    doe(register, "casus", "betrek", "1.1", "--organisatie", "spirit")
    [punt] = punten(register)
    assert punt["genodigden"] == ["Spirit"]
    doe(register, "casus", "betrek", "1.1", "--organisatie", "spirit", "--tot", "2026-11-25")
    [punt] = punten(register)
    assert punt["genodigden"] == []


def test_whether_the_family_knows_follows_the_erkenning(register: Tafel) -> None:
    casus(register, GEZIN | {"besproken-met-betrokkene": "nee"})
    afspraak(register, "2026-11-20")
    assert "Gezin weet nog niet van de melding" in tekst(register)
    doe(register, "casus", "verhelder", "1", "--erkenning", "bezwaar")
    assert "Gezin weet van de melding en heeft bezwaar" in tekst(register)


# --- one partner ----------------------------------------------------------------------------------


def test_every_command_on_the_sheet_exists(register: Tafel) -> None:
    """What stands after Daarna can be typed: the program knows it, and its options."""
    casus(register)
    maak_plan(register)
    afspraak(register, "2026-11-20")
    redenen = (
        ("casus", "volg", "1", "--op", "2026-11-25"),
        ("plan", "vaststellen", "1", "--evaluatie-op", "2026-11-25"),
        ("afspraak", "nagekomen", "1/2"),
    )
    gezien = set()
    for stap in ((), *redenen):
        if stap:
            doe(register, *stap)
        for opdracht in _opdrachten(register):
            gezien.add(" ".join(opdracht[:2]))
            assert register(*opdracht[:2], "--help").exit_code == 0, opdracht
    assert gezien == {"plan vaststellen", "afspraak lijst", "plan evalueer"}


def _opdrachten(tafel: Tafel) -> list[list[str]]:
    regels = doe(tafel, "agenda", "--tafel", "jeugd", "-f", "markdown").splitlines()
    begin = "- Daarna: tafel "
    return [regel.removeprefix(begin).split() for regel in regels if regel.startswith(begin)]


# --- a casus that is elsewhere --------------------------------------------------------------------


def nieuw(tafel: Tafel, velden: dict[str, str] = GEZIN) -> None:
    """Casus 1, of 2-11 and never discussed."""
    voer_in(op(tafel, BEGIN), velden)
    doe(tafel, "toedelen", "M1", dag=BEGIN)


def naar_school(tafel: Tafel, dag: str = NU) -> None:
    doe(tafel, "melding", "terugleiden", "M1", "--naar", "de school", dag=dag)


def test_a_casus_without_a_melding_left_is_to_be_closed(register: Tafel) -> None:
    nieuw(register)
    naar_school(register)
    [punt] = punten(register)
    assert (punt["soort"], punt["vraag"]) == ("opschalen", "Sluiten?")
    assert "tafel casus sluit 1 --reden teruggeleid" in tekst(register)
    assert punt["reden"] == "teruggeleid op 23-11, en er is geen andere melding"
    assert punten(register, "coord", "2026-11-02") == []
    doe(register, "toedelen", "M1")
    assert [punt["soort"] for punt in punten(register)] == ["nieuw"]


def test_it_asks_so_too_without_a_table_or_once_discussed(register: Tafel) -> None:
    nieuw(register, OVERLAST | {"risico-samenleving": "nee"})
    naar_school(register)
    [punt] = punten(register, "coord", "2026-11-30")
    assert (punt["soort"], punt["vraag"]) == ("opschalen", "Sluiten?")
    doe(register, "overleg", "besluit", "1", "--tekst", "blijft", "--datum", NU)
    soorten = [punt["soort"] for punt in punten(register, "coord", "2026-11-30")]
    assert "opschalen" not in soorten
    assert "bespreken" not in soorten


def test_one_of_two_meldingen_sent_back_changes_nothing(register: Tafel) -> None:
    nieuw(register)
    tweede = voer_in(op(register, BEGIN), GEZIN, kenmerk="tweede")
    doe(register, "toedelen", tweede, dag=BEGIN)
    naar_school(register)
    assert [(p["soort"], p["casus"]) for p in punten(register)] == [("nieuw", 1)]


def test_what_went_up_undiscussed_is_not_new(register: Tafel) -> None:
    nieuw(register)
    doe(register, "casus", "opschalen", "1", "--naar", "bjz", "--reden", "te zwaar")
    doe(register, "casus", "verhelder", "1", "--multiprobleem", "nee")
    [punt] = punten(register)
    assert (punt["soort"], punt["vraag"]) == ("opschalen", "Wie houdt de tafel op de hoogte?")
    assert punt["reden"].startswith("opgeschaald op 23-11 naar ")


def test_a_crisis_that_went_up_is_followed_there(register: Tafel) -> None:
    nieuw(register, CRISIS)
    tafel = lees(register, "casus", "toon", "1")["tafel"]
    assert [punt["soort"] for punt in punten(register, tafel)] == ["crisis"]
    doe(register, "casus", "opschalen", "1", "--naar", "bjz", "--reden", "te zwaar")
    assert [punt["soort"] for punt in punten(register, tafel)] == ["opschalen"]


def test_the_previous_decision_has_its_year_in_another(register: Tafel) -> None:
    casus(register)
    afspraak(register, "2026-12-01")
    assert "Vorig 5-11: MaDi belt" in tekst(register, "--datum", "2026-12-03")
    assert "Vorig 5-11-2026: MaDi belt" in tekst(register, "--datum", "2027-01-07")
