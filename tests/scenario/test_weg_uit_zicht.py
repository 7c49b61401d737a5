"""Ways out of sight that took more than one step.

Each scenario is named after what a coördinator said went wrong.
"""

from typing import Any

import pytest

from tests.conftest import Tafel
from tests.scenario.hulp import lees_op, nu_nodig, op, platte, weigert
from tests.scenario.samenhanghulp import ADRES, PINAS, WEEK_1, WEEK_2, WEEK_3, casussen, lever
from tests.scenario.test_crisis_opnieuw import ALLEEN, CRISIS, crises, punten, veilig

GEWOON = CRISIS | {"urgentie": "regulier"}
ANDER = PINAS | {"voornaam": "Piet", "achternaam": "Vermeulen", "geboortedatum": "1970-05-05"}
ANDER |= {"postcode": "1103 CD", "huisnummer": "44"}
THUIS = ANDER | {"kenmerk": "ZZ", "voornaam": "Els", "geboortedatum": "1975-01-01"}
SLUIT = ("casus", "sluit", "1", "--reden", "verhuisd", "--evaluatie", "x", "--ja")
BESLUIT = ("overleg", "besluit", "1", "--tekst", "loopt")


def wachtende(tafel: Tafel, dag: str, welke: str = "jeugd") -> list[str]:
    agenda: Any = lees_op(tafel, dag, "agenda", "--tafel", welke)
    return list(agenda["zonder_tafel"]["meldingen"])


# --- waiting for what is said of another ----------------------------------------------------------


@pytest.fixture
def wacht(register: Tafel) -> Tafel:
    """M1 has casus 1; M2 came later under its kenmerk with another name; M3 lives with M2."""
    lever(register, WEEK_1, GEWOON)
    op(register, WEEK_1, "toedelen", "--alle")
    lever(register, WEEK_2, ANDER)
    lever(register, WEEK_2, THUIS)
    op(register, WEEK_2, "toedelen", "--alle")
    assert casussen(register, WEEK_2) == {"M1": 1, "M2": None, "M3": None}
    return register


def test_who_lives_with_somebody_about_whom_is_asked_was_on_no_list(wacht: Tafel) -> None:
    for welke in ("jeugd", "volw", "coordinatoren"):
        assert wachtende(wacht, WEEK_3, welke) == ["M2", "M3"]
    assert "WACHT 2 meldingen te beoordelen" in platte(
        op(wacht, WEEK_3, "agenda", "--tafel", "jeugd").stdout
    )
    vragen = {p["melding"]: p["vraag"] for p in punten(wacht, WEEK_3, "coordinatoren")}
    assert vragen["M3"].startswith("M3 heeft nog geen casus: bij wie hoort M2")
    gezegd = platte(op(wacht, WEEK_3, "toedelen", "M3").stdout)
    assert "hoort M2 bij casus 1? tafel melding beoordeel M2" in gezegd


def test_sent_away_itself_it_kept_the_other_from_a_casus(wacht: Tafel) -> None:
    op(wacht, WEEK_3, "melding", "terugleiden", "M2", "--naar", "MaDi", "--reden", "x")
    assert casussen(wacht, WEEK_3) == {"M1": 1, "M2": None, "M3": 2}
    assert wachtende(wacht, WEEK_3) == []
    assert [p for p in punten(wacht, WEEK_3, "coordinatoren") if p["melding"] == "M2"] == []


# --- closed all the same --------------------------------------------------------------------------


@pytest.mark.parametrize("gebeld", [True, False])
def test_handed_up_it_was_closed_while_the_children_were_not_safe(
    register: Tafel, gebeld: bool
) -> None:
    lever(register, WEEK_1, CRISIS)
    op(register, WEEK_1, "toedelen", "--alle")
    wie = ("--procesmanager", "Els Baas", "--contact", "020", "--reden", "x")
    op(register, WEEK_1, "casus", "opschalen", "1", *wie)
    wat = ("--gebeld", "Els Baas", "--uitkomst", "x")
    if gebeld:
        onveilig = ("--veilig", "nee", "--volgende", WEEK_2)
        op(register, WEEK_1, "casus", "crisis", "1", *wat, *onveilig)
    op(register, WEEK_1, "melding", "terugkoppelen", "M1")
    assert "poort crisis" in weigert(register, WEEK_1, 76, *SLUIT)[1]
    op(register, WEEK_2, "casus", "crisis", "1", *wat, "--veilig", "ja")
    op(register, WEEK_2, *SLUIT)


def test_two_decisions_wiped_the_look_at_children_who_were_not_safe(register: Tafel) -> None:
    lever(register, WEEK_1, CRISIS)
    op(register, WEEK_1, "toedelen", "--alle")
    wie = ("--procesmanager", "Els Baas", "--contact", "020", "--reden", "x")
    op(register, WEEK_1, "casus", "opschalen", "1", *wie)
    wat = ("--gebeld", "bjz", "--uitkomst", "x", "--veilig", "nee", "--volgende", "2026-11-06")
    op(register, WEEK_1, "casus", "crisis", "1", *wat)
    for dag in ("2026-11-12", "2026-11-19"):
        op(register, dag, *BESLUIT, "--datum", dag)
    [punt] = punten(register, "2026-11-26")
    assert "bij het laatste contact nog niet veilig" in punt["reden"]
    assert any("na de crisis" in deel for deel in nu_nodig(register, "2026-11-26"))
    veilig(register, "2026-11-26")
    assert all("nog niet veilig" not in p["reden"] for p in punten(register, "2026-12-03"))


def test_it_was_closed_while_a_crisis_about_the_family_lay_waiting(register: Tafel) -> None:
    lever(register, WEEK_1, GEWOON)
    op(register, WEEK_1, "toedelen", "--alle")
    op(register, WEEK_1, "melding", "terugkoppelen", "M1")
    lever(register, WEEK_2, CRISIS | {"kenmerk": "K9"})
    [_, regel, *_] = weigert(register, WEEK_2, 76, *SLUIT)
    assert "M2 meldt een crisis" in regel
    assert "meldt een CRISIS" in platte(op(register, WEEK_2, "casus", "toon", "1").stdout)


def test_changed_by_hand_into_a_crisis_it_is_followed_before_it_is_allocated(
    register: Tafel,
) -> None:
    lever(register, WEEK_1, GEWOON)
    op(register, WEEK_1, "toedelen", "--alle")
    op(register, WEEK_1, "melding", "terugkoppelen", "M1")
    op(register, WEEK_2, "melding", "wijzig", "M1", "--urgentie", "crisis")
    assert crises(register, WEEK_2) == [1]
    assert "bel nu Bureau Jeugdzorg" in nu_nodig(register, WEEK_2)[0]
    assert "poort crisis" in weigert(register, WEEK_2, 76, *SLUIT)[1]
    veilig(register, WEEK_2)
    op(register, WEEK_2, "toedelen", "--alle")  # what was recorded before is not asked again
    assert crises(register, WEEK_2) == []


def test_the_crisis_of_an_adult_was_handed_to_a_procesmanager_of_families(register: Tafel) -> None:
    lever(register, WEEK_1, ALLEEN)
    op(register, WEEK_1, "toedelen", "--alle")
    wie = ("--procesmanager", "Els Baas", "--contact", "020", "--reden", "x")
    [zin, *_] = weigert(register, WEEK_1, 65, "casus", "opschalen", "1", *wie)
    assert "voor gezinnen" in zin
    assert crises(register, WEEK_1, "volwassenen") == [1]


@pytest.mark.parametrize(
    "wie", ["niemand van Bureau Jeugdzorg bereikt", "Bureau Jeugdzorg nam niet op"]
)
def test_nobody_answered_and_that_counted_as_called(register: Tafel, wie: str) -> None:
    lever(register, WEEK_1, CRISIS)
    op(register, WEEK_1, "toedelen", "--alle")
    wat = ("--gebeld", wie, "--uitkomst", "geen gehoor", "--veilig", "ja")
    op(register, WEEK_1, "casus", "crisis", "1", *wat)
    assert crises(register, WEEK_1) == [1]


# --- another table, another household -------------------------------------------------------------


def test_a_crisis_moved_a_casus_and_its_table_was_not_told(register: Tafel) -> None:
    lever(register, WEEK_1, ALLEEN | {"urgentie": "regulier"})
    op(register, WEEK_1, "toedelen", "--alle")
    kind = {"kenmerk": "K9", "inwonende_kinderen": "2019-01-01", "ontvangen_op": WEEK_2}
    lever(register, WEEK_2, ALLEEN | {"urgentie": "crisis"} | kind)
    gezegd = platte(op(register, WEEK_2, "toedelen", "--alle").stdout)
    assert "casus 1 gaat van Volwassenen naar Jeugd en Gezin" in gezegd
    blad = platte(op(register, WEEK_2, "agenda", "--tafel", "volwassenen").stdout)
    assert "Naar een andere tafel: casus 1 (Jeugd en Gezin)." in blad
    verhaal = [d["wat"] for d in lees_op(register, WEEK_2, "casus", "toon", "1")["tijdlijn"]]
    assert any("Volwassenen -> Jeugd en Gezin" in wat for wat in verhaal)
    blad = platte(op(register, "2026-11-24", "agenda", "--tafel", "volwassenen").stdout)
    assert "andere tafel" not in blad  # told once


def test_a_household_took_up_a_casus_and_its_crisis_stayed_with_the_wrong_people(
    register: Tafel,
) -> None:
    """Casus 1 of an adult; at that address casus 2 of another, in crisis."""
    lever(register, WEEK_1, ALLEEN | {"urgentie": "regulier"})
    op(register, WEEK_1, "toedelen", "--alle")
    nood = CRISIS | {"kenmerk": "K8", "achternaam": "Bos", "geboortedatum": "1990-01-01"}
    lever(register, WEEK_2, nood)
    op(register, WEEK_2, "toedelen", "--alle")
    assert casussen(register, WEEK_2) == {"M1": 1, "M2": 2}
    for opties in (("--proef",), ()):
        daad = ("melding", "beoordeel", "M2", "--zelfde", "M1", *opties)
        gezegd = platte(op(register, WEEK_2, *daad).stdout)
        assert "Casus 2 is opgenomen in casus 1 en gesloten." in gezegd
        assert "Casus 1 gaat van Volwassenen naar Jeugd en Gezin." in gezegd
    assert crises(register, WEEK_2) == [1]
    assert "CRISIS" not in op(register, WEEK_2, "casus", "toon", "2").stdout
    op(register, WEEK_3, "persoon", "losmaken", "M2", "--ja")
    assert crises(register, WEEK_3) == [3]
    assert not any("crisis" in deel for deel in nu_nodig(register, WEEK_3, 1))


@pytest.mark.parametrize(
    ("hier", "daar", "gebeld"),
    [
        (None, True, True),
        (None, False, False),
        (True, True, True),
        (True, False, False),
        (False, True, False),
    ],
)
def test_two_casussen_became_one_and_who_was_called_stayed_behind(
    register: Tafel, hier: bool | None, daar: bool, gebeld: bool
) -> None:
    """`hier`, `daar`: whether was called about the crisis of casus 1 (None: it has none) and of
    casus 2, which goes into it. Both must be, or the duty to call stays.
    """
    lever(register, WEEK_1, GEWOON if hier is None else CRISIS)
    nood = CRISIS | {"kenmerk": "K8", "achternaam": "Bos", "geboortedatum": "1990-01-01"}
    op(register, WEEK_1, "toedelen", "--alle")
    lever(register, WEEK_2, nood)
    op(register, WEEK_2, "toedelen", "--alle")
    for casus, bel in (("1", hier), ("2", daar)):
        if bel:
            wie = ("--gebeld", "Bureau Jeugdzorg", "--uitkomst", f"bezoek {casus}", "--op", WEEK_2)
            wat = ("--veilig", "nee", "--volgende", WEEK_3)
            op(register, WEEK_2, "casus", "crisis", casus, *wie, *wat)
    op(register, WEEK_2, "melding", "beoordeel", "M2", "--zelfde", "M1")
    assert crises(register, WEEK_2) == [1]
    [crisis] = [zin for zin in nu_nodig(register, WEEK_2) if zin.startswith("crisis: ")]
    blad = platte(op(register, WEEK_2, "agenda", "--tafel", "jeugd").stdout)
    if gebeld:
        assert "bezoek 2" in crisis
        assert "Bureau Jeugdzorg gebeld" in crisis
        assert "bezoek 2; de kinderen zijn nog niet veilig" in blad
    else:
        assert "bel nu Bureau Jeugdzorg" in crisis
        assert "nog niet gebeld" in blad
    assert ("bezoek 2" in op(register, WEEK_2, "casus", "toon", "2").stdout) == daar


def test_a_later_spelling_took_the_name_away_by_which_everybody_knew_them(
    register: Tafel,
) -> None:
    lever(register, WEEK_1, GEWOON)
    op(register, WEEK_1, "toedelen", "--alle")
    minder = {"achternaam": "Pnias", "leefgebieden": "wonen", "reden": "weer ruzie"}
    lever(register, WEEK_2, GEWOON | minder)
    for opties in (("--proef",), ()):
        daad = ("melding", "beoordeel", "M2", "--zelfde", "M1", *opties)
        gezegd = platte(op(register, WEEK_2, *daad).stdout)
        assert "M1 leefgebieden: gezin_opvoeding|wonen -> wonen" in gezegd.replace(
            "gezin en opvoeding, wonen", "gezin_opvoeding|wonen"
        )
        assert "klopt iets niet: tafel melding wijzig M1" in gezegd
    for naam in ("Pinas", "Pnias", "Noor Pinas"):
        assert "1102 AB 7" in op(register, WEEK_2, "zoek", naam).stdout


def test_a_new_signal_about_a_running_family_went_to_the_loket_and_was_gone(
    register: Tafel,
) -> None:
    lever(register, WEEK_1, GEWOON)
    op(register, WEEK_1, "toedelen", "--alle")
    enkel = {"kenmerk": "K9", "leefgebieden": "wonen", "ontvangen_op": WEEK_2}
    lever(register, WEEK_2, GEWOON | enkel)
    [besluit] = lees_op(register, WEEK_2, "toedelen", "--alle")
    assert (besluit["uitkomst"], besluit["casus"]) == ("regulier", None)
    [zin] = [deel for deel in nu_nodig(register, WEEK_2) if "M2" in deel]
    assert "zelfde huishouden, ging regulier verder" in zin
    blad = platte(op(register, WEEK_2, "agenda", "--tafel", "jeugd").stdout)
    assert "M2 hoort mogelijk bij deze casus" in blad
    op(register, "2026-11-12", *BESLUIT, "--datum", "2026-11-12")
    assert not any("M2" in deel for deel in nu_nodig(register, "2026-11-12"))


# --- what runs on ---------------------------------------------------------------------------------


def test_a_changed_fact_hid_a_melder_who_waited(register: Tafel) -> None:
    lever(register, WEEK_1, GEWOON)
    op(register, WEEK_1, "toedelen", "--alle")
    dag = "2026-11-23"
    laat = [deel for deel in nu_nodig(register, dag) if "melder" in deel]
    assert len(laat) == 1
    op(register, dag, "melding", "wijzig", "M1", "--jeugdhulp", "vrijwillig")
    assert [deel for deel in nu_nodig(register, dag) if "melder" in deel] == laat


def test_reopened_the_afspraken_did_not_come_back(register: Tafel) -> None:
    lever(register, WEEK_1, GEWOON | ADRES)
    op(register, WEEK_1, "toedelen", "--alle")
    wat = ("--organisatie", "madi", "--wat", "belt", "--uiterlijk", "2026-11-20")
    op(register, WEEK_1, "afspraak", "add", "1", *wat)
    op(register, WEEK_1, "afspraak", "add", "1", *wat)
    op(register, WEEK_1, "afspraak", "nagekomen", "1/1")
    op(register, WEEK_1, "melding", "terugkoppelen", "M1")
    op(register, WEEK_1, *SLUIT)
    op(register, WEEK_2, "casus", "heropen", "1", "--reden", "x")
    standen = [a["status"] for a in lees_op(register, WEEK_2, "casus", "toon", "1")["afspraken"]]
    assert sorted(standen) == ["nagekomen", "open"]


def test_a_neighbour_was_kept_as_an_organisation(register: Tafel) -> None:
    buur = GEWOON | {"melder": "Truus Koopmans", "kanaal": "buur"}
    _, gezegd = lever(register, WEEK_1, buur)
    assert "bewaard als naam van de melder" in gezegd
    op(register, WEEK_1, "toedelen", "--alle")
    tekst = ("--tekst", "Truus Koopmans belde weer", "--delen-met", "altra", "--bron", "altra")
    assert "naam" in op(register, WEEK_1, "notitie", "1", *tekst).stderr
    blad = op(register, WEEK_1, "agenda", "--tafel", "jeugd", "--voor", "altra").stdout
    assert "Koopmans" not in blad
    assert "T.K. belde weer" in blad


@pytest.mark.parametrize(
    ("daad", "kolom"),
    [
        (("overleg", "besluit", "1", "--tekst", "x", "--datum", "31-12"), "besluiten"),
        (("casus", "betrek", "1.1", "--organisatie", "altra", "--sinds", "31-12"), "betrokken"),
    ],
)
def test_the_day_before_new_year_became_next_december(
    register: Tafel, daad: tuple[str, ...], kolom: str
) -> None:
    lever(register, "2026-12-01", GEWOON | {"ontvangen_op": "2026-12-01"})
    op(register, "2026-12-01", "toedelen", "--alle")
    op(register, "2027-01-02", *daad)
    [deel] = lees_op(register, "2027-01-02", "casus", "toon", "1")[kolom]
    assert "2026-12-31" in deel.values()


# --- a category that no rule names ----------------------------------------------------------------


def test_what_the_table_decided_about_the_category_was_asked_for_ever(register: Tafel) -> None:
    """A risicogezin with a measure: the source does not name it. Youth care that stops and comes
    back asks anew; a decision that lapses does not count.
    """
    lever(register, WEEK_1, GEWOON)
    op(register, WEEK_1, "toedelen", "--alle")
    op(register, WEEK_1, "casus", "verhelder", "1", "--multiprobleem", "nee")
    op(register, WEEK_1, "melding", "wijzig", "M1", "--jeugdhulp", "vrijwillig")

    def gevraagd(dag: str) -> bool:
        return any("categorie bespreken" in zin for zin in nu_nodig(register, dag))

    assert gevraagd(WEEK_1)
    op(register, WEEK_2, *BESLUIT, "--datum", WEEK_2)
    assert not gevraagd(WEEK_2)
    op(register, WEEK_2, "overleg", "corrigeer", "B1", "--vervallen", "--reden", "x")
    assert gevraagd(WEEK_2)
    op(register, WEEK_2, *BESLUIT, "--datum", WEEK_2)
    assert not gevraagd(WEEK_3)
    op(register, WEEK_3, "melding", "wijzig", "M1", "--jeugdhulp", "geen")
    op(register, WEEK_3, "melding", "wijzig", "M1", "--jeugdhulp", "maatregel")
    assert gevraagd(WEEK_3)
