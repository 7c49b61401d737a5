"""`casus toon` and `casus lijst` through the command line. Today is Monday 23 November 2026."""

import re
from pathlib import Path

import pytest

from tests.commands.casushulp import delen, doe, gezin, spreek_af, toon, zet
from tests.commands.hulp import BESPREKEN, CRISIS, GEZIN, OVERLAST, deel_toe, lees, sql, voer_in
from tests.conftest import Tafel

__all__ = ["gezin"]


# --- toon -----------------------------------------------------------------------------------------


def test_a_new_casus_shows_only_what_there_is(gezin: Tafel) -> None:
    assert delen(gezin) == [
        *(
            "NU NODIG",
            "VOLGENDE KEER",
            "WIE",
            "BETROKKEN",
            "PROCES",
            "AFSTEMMEN",
            "MELDINGEN",
            "KLOKKEN",
        ),
        *("TIJDLIJN", "RECHT"),
    ]
    tekst = toon(gezin)
    assert tekst.startswith("1 F.P. · JEUGD EN GEZIN · stap 3 informatie verzamelen NU NODIG")
    assert "BETROKKEN Wijkpolitie PROCES" in tekst
    assert "bewaartermijn onbekend (eigen instelling)" in tekst


def test_what_must_be_done_comes_with_the_command_that_does_it(gezin: Tafel) -> None:
    """Feedback: decided 9-11, five working days → 16-11, so five late on 23-11."""
    spreek_af(gezin, "20-11-2026")
    tekst = toon(gezin)
    for tekort, opdracht in (
        ("1/1 DWI 3 dagen te laat", "tafel afspraak nagekomen 1/1"),
        ("melder politie wacht sinds 9-11", "tafel melding terugkoppelen M1"),
        ("erkenning en verificatie niet vastgelegd", "tafel casus verhelder 1"),
        ("categorie onbekend: multiprobleem", "tafel casus verhelder 1"),
    ):
        assert f"! {tekort} {opdracht}" in tekst
    assert "melder M1 politie 5 werkdagen te laat" in tekst
    doe(gezin, "afspraak", "nagekomen", "1/1")
    doe(gezin, "melding", "terugkoppelen", "M1", "--tekst", "De tafel gaat aan de slag.")
    oordelen = ("--erkenning", "ja", "--verificatie", "terecht", "--multiprobleem", "ja")
    doe(gezin, "casus", "verhelder", "1", *oordelen)
    tekst = toon(gezin)
    assert "NU NODIG" not in tekst
    assert "melder M1 politie gedaan 23-11" in tekst
    assert "AFSPRAKEN 1 nagekomen" in tekst
    assert "JEUGD EN GEZIN · MPG1 · stap 3" in tekst
    assert "erkenning ja; verificatie terecht; multiprobleem ja" in tekst


def test_a_step_that_lasts_too_long(gezin: Tafel, tmp_path: Path) -> None:
    """Step 3 has ten working days: entered on 9-11 its last day is Monday 23-11, today."""
    assert "stap 3 sinds 9-11, uiterlijk 23-11" in toon(gezin)
    assert "had klaar moeten zijn" not in toon(gezin)
    zet(tmp_path, "UPDATE casus SET stap_sinds = '2026-11-06'")
    assert (
        "! stap 3 informatie verzamelen had klaar moeten zijn op 20-11 tafel casus stap 1 4"
        in toon(gezin)
    )


def test_a_crisis_comes_first(register: Tafel) -> None:
    voer_in(register, CRISIS)
    deel_toe(register, "M1")
    gelezen = toon(register)
    assert "NU NODIG ! crisis: bel nu Bureau Jeugdzorg; bij acuut gevaar 112" in gelezen
    assert "tafel casus crisis 1" in gelezen
    tafel = lees(register, "casus", "toon", "1")["tafel"]
    agenda = doe(register, "agenda", "--tafel", tafel)
    assert "Daarna tafel casus crisis 1" in " ".join(agenda.split())


def test_a_crisis_was_there_until_the_children_were_safe(register: Tafel) -> None:
    voer_in(register, CRISIS)
    deel_toe(register, "M1")
    doe(register, "overleg", "besluit", "1", "--tekst", "veilig bij oma", "--datum", "23-11")
    assert "crisis: bel nu" in toon(register)
    veilig = ("--gebeld", "bjz", "--uitkomst", "veilig bij oma", "--veilig", "ja")
    doe(register, "casus", "crisis", "1", *veilig)
    assert "crisis: bel nu" not in toon(register)
    sluit = ("casus", "sluit", "1", "--reden", "doelen_bereikt", "--evaluatie", "x", "--ja")
    for opdracht in (
        ("melding", "terugkoppelen", "M1", "--tekst", "gebeld"),
        ("casus", "terugkoppelen", "1", "--aan", "gezin"),
        ("casus", "terugkoppelen", "1", "--aan", "partner"),
        sluit,
    ):
        doe(register, *opdracht)
    heropen = ("casus", "heropen", "1", "--reden", "x")
    doe(register, "--vandaag", "2026-11-25", *heropen)
    weer = ("--vandaag", "2026-11-25", "casus", "toon", "1")
    assert "crisis: bel nu" not in doe(register, *weer)  # that it was safe stays known
    assert "de kinderen zijn veilig" in " ".join(doe(register, *weer).split())


def test_a_casus_without_a_melding_left_asks_to_be_closed(gezin: Tafel, tmp_path: Path) -> None:
    """On the day of the toedeling nobody is late, but the melder must know before it closes."""
    op = ("--vandaag", "2026-11-10")
    zet(tmp_path, "UPDATE casus SET stap = 5, stap_sinds = '2026-11-09'")
    assert "er is nog geen plan" in doe(gezin, *op, "casus", "toon", "1")
    doe(gezin, *op, "melding", "terugleiden", "M1", "--naar", "de school")
    tekst = " ".join(doe(gezin, *op, "casus", "toon", "1").split())
    nodig = tekst[tekst.index("NU NODIG") : tekst.index("VOLGENDE KEER")]
    assert nodig == (
        "NU NODIG ! de melder van M1 weet het nog niet tafel melding terugkoppelen M1 "
        "! Sluiten? Teruggeleid, en er is geen andere melding "
        "tafel casus sluit 1 --reden teruggeleid "
    )
    doe(gezin, *op, "melding", "terugkoppelen", "M1", "--tekst", "gebeld")
    tekst = " ".join(doe(gezin, *op, "casus", "toon", "1").split())
    assert "NU NODIG ! Sluiten? Teruggeleid" in tekst


def test_out_of_the_step_of_planning_leads_a_plan(gezin: Tafel, tmp_path: Path) -> None:
    zet(tmp_path, "UPDATE casus SET stap = 5, stap_sinds = '2026-09-01'")
    te_laat = r"stap 5 .* had klaar moeten zijn op \S+ tafel plan {} 1 "
    assert re.search(te_laat.format("maak"), toon(gezin))
    doe(gezin, "plan", "maak", "1", "--analyse", "schulden")
    assert re.search(te_laat.format("vaststellen"), toon(gezin))


def test_who_belongs_to_it_and_what_to_look_out_for(gezin: Tafel, tmp_path: Path) -> None:
    """Two persons of one birth date name each other; a child who is a person is listed once."""
    zet(
        tmp_path,
        "UPDATE melding SET inwonende_kinderen = 'Mo 2014-07-04|Bo 2014-07-04|Noor 2009-01-09|?', "
        "bijzonderheden = 'adres_afgeschermd|tolk'",
        "INSERT INTO persoon (huishouden, rol, voornaam, achternaam, geboortedatum) VALUES "
        "(1, 'kind', 'Mo', 'Pinas', '2014-07-04'), (1, 'kind', 'Bo', 'Pinas', '2014-07-04')",
    )
    doe(gezin, "--vandaag", "2026-11-12", "casus", "instemming", "1.1", "niet_bereikt")
    doe(gezin, "--vandaag", "2026-11-17", "casus", "instemming", "1.1", "ja")
    doe(gezin, "casus", "instemming", "1.3", "via_ouders")
    uit = doe(gezin, "casus", "toon", "1")
    wie = uit[uit.index("WIE") : uit.index("BETROKKEN")].splitlines()[1:]
    assert [" ".join(regel.split()) for regel in wie] == [
        ".1 F.P. '88 ja 17-11 adres afgeschermd; tolk",
        ".2 M.P. kind '14 zelf en ouders tweeling met .3: nooit samenvoegen",
        ".3 B.P. kind '14 via ouders 23-11 tweeling met .2: nooit samenvoegen",
        ".k3 N. kind '09 zelf vragen 18 op 9-1: recht wijzigt, tafel blijft",
        ".k4 kind ? onbekend",
    ]
    assert ".k3 Noor kind 2009-01-09 zelf vragen 18 op 9-1" in toon(gezin, "--namen")
    gelezen = lees(gezin, "casus", "toon", "1", "--namen")
    assert gelezen["inwonende_kinderen"] == ["Noor 2009-01-09", "?"]
    assert [(lid["persoon"], lid["instemming"]) for lid in gelezen["huishouden"]] == [
        *(("1.1", "ja"), ("1.2", None), ("1.3", "via_ouders")),
    ]


def test_a_birthday_that_changes_the_table_is_announced(register: Tafel) -> None:
    """Jeugd en Gezin takes who is under 17 (Z09); from 17 on Jong Volwassenen (Z08)."""
    velden = GEZIN | {"geboortedatum": "01-12-2009", "inwonende-kinderen": "geen"}
    voer_in(register, velden)
    assert deel_toe(register, "M1")["tafel"] == "jeugd-en-gezin"
    assert "17 op 1-12: Jong Volwassenen kan, toedeling wordt Jong Volwassenen" in toon(register)


@pytest.mark.parametrize("vorm", ["tabel", "tekst", "markdown", "csv"])
def test_no_name_unless_asked_for(gezin: Tafel, vorm: str) -> None:
    uit = doe(gezin, "casus", "toon", "1", "-f", vorm)
    assert not [naam for naam in ("Fatima", "Pinas", "1988") if naam in uit]
    assert "Fatima Pinas" in doe(gezin, "casus", "toon", "1", "-f", vorm, "--namen")


def test_everybody_involved_is_named_once_and_the_regie_first(gezin: Tafel, tmp_path: Path) -> None:
    doe(gezin, "afspraak", "add", "1", "--organisatie", "dwi", "--wat", "x", "--uiterlijk", "1-12")
    doe(
        *(gezin, "casus", "overdragen", "1", "--casemanager", "L. Oud", "--organisatie", "altra"),
        *("--contact", "020-0000001"),
    )
    zet(
        tmp_path,
        "UPDATE melding SET betrokken_organisaties = 'Altra|De Brink|dwi'",
        "INSERT INTO betrokkenheid (persoon, organisatie, sinds, tot, contact, zorgcoordinatie) "
        "VALUES (1, 'ggd', '2025-03-01', NULL, NULL, 'ja')",
    )
    assert (
        "BETROKKEN Altra L. Oud (regie, 020-0000001), GGD (zorgcoördinatie), DWI, De Brink, "
        "Wijkpolitie PROCES"
    ) in toon(gezin)
    gelezen = lees(gezin, "casus", "toon", "1")
    assert gelezen["organisaties"] == ["GGD", "DWI", "Altra", "De Brink", "Wijkpolitie"]
    assert gelezen["betrokken"][0]["persoon"] == "1.1"


def test_notities_say_whom_they_may_be_shared_with(gezin: Tafel) -> None:
    doe(gezin, "notitie", "1", "--tekst", "incident", "--bron", "politie")
    doe(gezin, "notitie", "1", "--tekst", "bezoek gedaan", "--delen-met", "bureau")
    assert (
        "NOTITIES 23-11: bezoek gedaan (tester; delen met Bureau Jeugdzorg) "
        "23-11 Wijkpolitie: incident (tester; NIET DELEN)"
    ) in toon(gezin)
    assert [notitie["delen_met"] for notitie in lees(gezin, "casus", "toon", "1")["notities"]] == [
        *([], ["Bureau Jeugdzorg"]),
    ]


PLAN = """
INSERT INTO plan (casus, versie, status, gemaakt_op, vastgesteld_op, evaluatie_op, analyse)
VALUES (1, 1, 'vastgesteld', '2026-08-03', '2026-08-10', '{evaluatie}', 'Schulden.')
"""
DOEL = """
INSERT INTO doel (casus, nummer, plan_van, leefgebied, tekst, maat, resultaat)
VALUES (1, {nummer}, 1, '{gebied}', 'Op orde', 'te zien', {resultaat})
"""


def test_the_plan_with_its_gaps_and_its_evaluation(gezin: Tafel, tmp_path: Path) -> None:
    zet(
        tmp_path,
        PLAN.format(evaluatie="2026-11-23"),
        DOEL.format(nummer=1, gebied="gezin_opvoeding", resultaat="'bereikt'"),
        DOEL.format(nummer=2, gebied="inkomen_schulden", resultaat="NULL"),
    )
    tekst = toon(gezin)
    assert "PLAN v1 vastgesteld 10-8, evaluatie 23-11; doelen: 1 bereikt, 1 open" in tekst
    assert "! plan v1 was te evalueren op 23-11 tafel plan evalueer 1" in tekst
    assert "1d2" in tekst[: tekst.index("WIE")]
    plan = lees(gezin, "casus", "toon", "1")["plan"]
    assert (plan["versie"], plan["status"], plan["taken"]) == (1, "vastgesteld", [])
    assert [(doel["doel"], doel["resultaat"]) for doel in plan["doelen"]] == [
        *(("1d1", "bereikt"), ("1d2", None)),
    ]


def test_no_plan_in_the_step_of_planning(gezin: Tafel, tmp_path: Path) -> None:
    zet(tmp_path, "UPDATE casus SET stap = 5, stap_sinds = '2026-11-20'")
    assert "! er is nog geen plan tafel plan maak 1" in toon(gezin)


def test_an_escalation_past_its_term_and_a_proposal(gezin: Tafel, tmp_path: Path) -> None:
    """An afspraak that is late beyond the grace of five working days is proposed for escalation."""
    spreek_af(gezin, "2-11-2026")
    zet(
        tmp_path,
        "INSERT INTO escalatie (casus, tafel, spoor, stap, organisatie, wie, richting, regels, "
        "bron, gestart_op, uiterlijk, bindend, status, door) VALUES (1, 'jeugd-en-gezin', "
        "'uitvoering', 1, 'madi', 'de eigen leidinggevende', 'de leidinggevende van MaDi', '', "
        "'', '2026-11-02', '2026-11-16', 'nee', 'open', 'rt')",
    )
    tekst = toon(gezin)
    assert "! E1 MaDi, stap 1: de termijn liep tot 16-11 tafel escaleer afronden E1" in tekst
    assert "! 1/1 DWI 21 dagen te laat tafel escaleer 1" in tekst
    gelezen = lees(gezin, "casus", "toon", "1")
    assert [(e["escalatie"], e["status"]) for e in gelezen["escalaties"]] == [("E1", "open")]
    assert {v["organisatie"] for v in gelezen["voorstellen"]} >= {"DWI"}


def test_the_afspraken_are_those_of_the_list(gezin: Tafel) -> None:
    for dag in ("20-11-2026", "1-12"):
        doe(
            *(gezin, "afspraak", "add", "1", "--organisatie", "dwi", "--wat", "inkomen regelen"),
            *("--uiterlijk", dag),
        )
    doe(gezin, "afspraak", "doorschuiven", "1/2", "--uiterlijk", "2026-12-03")
    tekst = toon(gezin)
    assert (
        "AFSPRAKEN 2 open, 1 te laat 1/1 DWI: inkomen regelen, 3 dagen te laat "
        "1/2 DWI: inkomen regelen, uiterlijk 3-12, 1x doorgeschoven"
    ) in tekst
    gelezen = lees(gezin, "casus", "toon", "1")["afspraken"]
    in_lijst = lees(gezin, "afspraak", "lijst", "--casus", "1")
    assert gelezen == [deel | {"correcties": []} for deel in in_lijst]


def test_the_family_and_the_partners_have_clocks_too(gezin: Tafel) -> None:
    """Decided on Thursday 12-11, five working days → 19-11, so two late on Monday 23-11."""
    doe(gezin, "--vandaag", "2026-11-12", "overleg", "besluit", "1", "--tekst", "MaDi start")
    tekst = toon(gezin)
    assert "! gezin wacht sinds 12-11 tafel casus terugkoppelen 1 --aan gezin" in tekst
    assert "! partners wachten sinds 12-11 tafel casus terugkoppelen 1 --aan partner" in tekst
    assert "gezin 2 werkdagen te laat; partners 2 werkdagen te laat" in tekst
    doe(gezin, "casus", "terugkoppelen", "1", "--aan", "gezin")
    assert "gezin gedaan 23-11; partners 2 werkdagen te laat" in toon(gezin)
    klokken = lees(gezin, "casus", "toon", "1")["terugkoppelingen"]
    assert [(klok["aan"], klok["gedaan_op"], klok["te_laat"]) for klok in klokken] == [
        *(("melder", None, 5), ("gezin", "2026-11-23", 0), ("partner", None, 2)),
    ]


def test_a_casus_that_comes_back_finds_its_old_gezinsmanager(gezin: Tafel, tmp_path: Path) -> None:
    zet(
        tmp_path,
        "UPDATE casus SET status = 'gesloten', gesloten_op = '2026-11-20', "
        "sluitreden = 'losgelaten', casemanager = 'T. Vos', casemanager_organisatie = 'spirit'",
    )
    assert "F.P. · JEUGD EN GEZIN · gesloten" in toon(gezin)
    assert "gesloten 20-11: losgelaten" in toon(gezin)
    voer_in(gezin, GEZIN, kenmerk="terug", reden="opnieuw")
    assert deel_toe(gezin, "M2")["casus"] == 2
    uit = " ".join(doe(gezin, "casus", "toon", "2").split())
    assert (
        "EERDER casus 1, gesloten 20-11: losgelaten; gezinsmanager was Spirit T. Vos TIJDLIJN"
    ) in uit
    assert lees(gezin, "casus", "toon", "2")["vorige"] == 1


def test_opgeschaald_followed_and_after_care(gezin: Tafel, tmp_path: Path) -> None:
    zet(
        tmp_path,
        "UPDATE casus SET opgeschaald_naar = 'bureau-jeugdzorg', opgeschaald_op = '2026-11-12', "
        "volg_op = '2026-11-23', volgreden = 'zorgmijder', nazorg_op = '2026-11-24', "
        "zaaknummer = 'Z-26-00311'",
    )
    tekst = toon(gezin)
    assert "opgeschaald naar Bureau Jeugdzorg op 12-11" in tekst
    assert "! volglijst: hoe gaat het? Te bekijken op 23-11 tafel casus volg 1" in tekst
    assert "nazorg: contact op 24-11" in tekst
    assert "! nazorg" not in tekst
    assert "zaaknr Z-26-00311" in tekst
    later = doe(gezin, "--vandaag", "2026-11-24", "casus", "toon", "1")
    assert "! nazorg: contact was afgesproken op 24-11" in " ".join(later.split())


def test_the_story_by_date(gezin: Tafel) -> None:
    """Meldingen, toedelingen, events and decisions in one line of time."""
    doe(gezin, "afspraak", "add", "1", "--organisatie", "dwi", "--wat", "x", "--uiterlijk", "1-12")
    for dag, tekst in (("2026-11-12", "MaDi start"), ("2026-11-19", "BJZ op bezoek")):
        doe(gezin, "--vandaag", dag, "overleg", "besluit", "1", "--tekst", tekst)
    tijdlijn = lees(gezin, "casus", "toon", "1")["tijdlijn"]
    assert [deel["datum"] for deel in tijdlijn] == sorted(deel["datum"] for deel in tijdlijn)
    soorten = [deel["soort"] for deel in tijdlijn]
    assert {"melding", "geopend", "afspraak"} <= set(soorten)
    assert (soorten.count("toedeling"), soorten.count("besluit")) == (1, 2)
    melding = next(deel for deel in tijdlijn if deel["soort"] == "melding")
    assert (melding["datum"], melding["melding"]) == ("2026-11-09", "M1")
    tekst = toon(gezin)
    assert "OVERLEG 19-11 Jeugd en Gezin: B2 BJZ op bezoek" in tekst
    assert "12-11 Jeugd en Gezin" not in tekst
    assert tekst.index("19-11 besluit: BJZ") < tekst.index("12-11 besluit: MaDi start")


def test_looking_is_logged_and_an_unknown_number_is_not_found(gezin: Tafel, tmp_path: Path) -> None:
    toon(gezin)
    assert ("casus toon", "1") in sql(tmp_path, "SELECT handeling, onderwerp FROM logregel")
    geweigerd = gezin("casus", "toon", "9")
    assert geweigerd.exit_code == 66
    assert "tafel casus lijst" in geweigerd.stderr


def test_no_line_of_a_full_casus_is_wider_than_the_screen(gezin: Tafel) -> None:
    doe(gezin, "notitie", "1", "--tekst", "woord " * 60)
    for breedte in (80, 120):
        uit = gezin("casus", "toon", "1", env={"COLUMNS": str(breedte)}).stdout
        assert max(map(len, uit.splitlines())) <= breedte


# --- a melding ------------------------------------------------------------------------------------


def test_a_melding_shows_whether_its_melder_was_told(gezin: Tafel) -> None:
    tekst = " ".join(doe(gezin, "melding", "toon", "M1").split())
    assert "! melder politie wacht sinds 9-11 tafel melding terugkoppelen M1" in tekst
    assert "KLOK melder M1 politie 5 werkdagen te laat" in tekst
    doe(gezin, "melding", "terugkoppelen", "M1")
    tekst = " ".join(doe(gezin, "melding", "toon", "M1").split())
    assert "NU NODIG" not in tekst
    assert "KLOK melder M1 politie gedaan 23-11" in tekst


def test_a_melding_that_was_sent_back(register: Tafel) -> None:
    voer_in(register, OVERLAST)
    doe(register, "melding", "terugleiden", "M1", "--naar", "madi")
    tekst = " ".join(doe(register, "melding", "toon", "M1").split())
    assert "teruggeleid NU NODIG" not in tekst
    assert "nog niet toegedeeld" not in tekst
    assert "23-11 teruggeleid naar MaDi (tester)" in tekst


MET_CASUS = (
    ("casus", "crisis"),
    ("casus", "opschalen"),
    ("casus", "inbrengen"),
    ("afspraak", "add"),
    ("escaleer",),
    ("overleg", "besluit"),
    ("agenda", "zet"),
    ("notitie",),
)
"""Commands that may change something: nobody changes a casus for a melding by accident."""
KIJKT = (
    ("casus", "toon"),
    ("casus", "categorie"),
    ("plan", "toon"),
    ("plan", "controleer"),
    ("afspraak", "lijst", "--casus"),
    ("escaleer", "voorstel", "--casus"),
)


@pytest.mark.parametrize("commando", KIJKT, ids=" ".join)
def test_what_only_looks_finds_the_casus_of_a_melding(
    register: Tafel, commando: tuple[str, ...]
) -> None:
    voer_in(register, BESPREKEN | {"achternaam": "Eerder"})
    nummer = voer_in(register, GEZIN)
    geen = register(*commando, nummer)
    assert (geen.exit_code, f"{nummer} heeft nog geen casus" in geen.stderr) == (66, True)
    assert register("toedelen", nummer).exit_code == 0
    gevonden = register(*commando, nummer.lower())
    zelf = register(*commando, "1")
    assert (gevonden.exit_code, gevonden.stdout) == (zelf.exit_code, zelf.stdout)
    assert gevonden.stderr == f"{nummer} hoort bij casus 1.\n{zelf.stderr}"
    assert register(*commando, "M77").exit_code == 66


@pytest.mark.parametrize("commando", MET_CASUS, ids=" ".join)
def test_the_number_of_a_melding_says_which_casus_it_is(
    register: Tafel, commando: tuple[str, ...]
) -> None:
    voer_in(register, BESPREKEN | {"achternaam": "Eerder"})
    nummer = voer_in(register, GEZIN)
    geen = register(*commando, nummer)
    assert geen.exit_code == 66
    assert f"{nummer} heeft nog geen casus; deel toe met tafel toedelen {nummer}," in geen.stderr
    assert register("toedelen", nummer).exit_code == 0
    fout = register(*commando, nummer.lower())
    assert fout.exit_code == 2
    opdracht = " ".join(("tafel", *commando, "1"))
    assert f"{nummer} hoort bij casus 1: {opdracht}\n" in fout.stderr
    assert register(*commando, "M77").exit_code == 66
