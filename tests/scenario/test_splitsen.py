"""A family that splits: who lives where, one casus until it is split, and nobody is put back."""

from pathlib import Path
from typing import Any

import pytest

from tests.commands.hulp import GEZIN, deel_toe, lees, sql, voer_in
from tests.conftest import Tafel
from tests.scenario.hulp import lees_op, nieuwe_casus, op, platte, weigert
from tests.scenario.test_verhuizen import DAG, NIEUW, OUD, adres

VADER = GEZIN | OUD | {"voornaam": "Ali", "geboortedatum": "03-06-1986"}


@pytest.fixture
def gezin(register: Tafel) -> Tafel:
    """Casus 1: M1 (1.1, the mother) and M2 (1.2, the father) at the old address."""
    assert nieuwe_casus(register, GEZIN | OUD) == 1
    deel_toe(register, voer_in(register, VADER))
    return register


def apart(tafel: Tafel) -> list[str]:
    """Who of casus 1 lives in another household."""
    leden = lees(tafel, "casus", "toon", "1")["huishouden"]
    return [lid["persoon"] for lid in leden if "ander huishouden" in lid["let_op"]]


@pytest.mark.parametrize("wie", ["1.2", "M2"])
def test_one_goes_and_the_others_stay(gezin: Tafel, wie: str) -> None:
    gedaan = op(gezin, DAG, "huishouden", "splits", wie, "--op", "20-11", *NIEUW)
    assert gedaan.stderr.splitlines() == [
        f"{wie} woont apart per 20-11; het oude adres blijft bewaard, de anderen blijven.",
        "M2 noemt nu de kinderen die daar wonen; klopt dat niet: tafel melding wijzig M2",
        "Deel opnieuw toe: tafel toedelen M2",
        "Het blijft één casus (1); een eigen casus: tafel casus splits 1 1.2",
    ]
    assert adres(gezin, "M1") == ["adres 1102 AB 12-A", "buurt Hakfort"]
    assert adres(gezin, "M2") == [
        "adres 1103 CD 5-B",
        "buurt Reigersbos",
        "GEWIJZIGD eerder adres t/m 19-11: 1102 AB 12-A, Hakfort",
    ]
    assert apart(gezin) == ["1.2"]
    assert ".2 A.P. overig '86 onbekend ander huishouden" in platte(
        gezin("casus", "toon", "1").stdout
    )
    assert [m["casus"] for m in lees(gezin, "melding", "lijst")] == [1, 1]


def test_its_papers_are_about_who_stays(gezin: Tafel) -> None:
    """Fatima '88 is 1.1 and Ali '86 is 1.2; both name the child of 2014, which stays."""

    def over() -> set[str]:
        [punt] = lees(gezin, "agenda", "--tafel", "jeugd")["punten"]
        [rij] = lees(gezin, "casus", "lijst")
        return {
            punt["betrokkene"],
            rij["betrokkene"],
            lees(gezin, "casus", "toon", "1")["betrokkene"],
        }

    assert over() == {"F.P. '88, kind '14"}
    op(gezin, DAG, "huishouden", "splits", "1.1", "--op", "20-11", *NIEUW)
    assert over() == {"A.P. '86, kind '14"}
    lijst = gezin("agenda", "--tafel", "jeugd", "--namen").stdout
    assert ("Ali Pinas" in lijst, "Fatima" in lijst) == (True, False)


def test_a_delivery_with_the_old_address_puts_nobody_back(gezin: Tafel) -> None:
    op(gezin, DAG, "huishouden", "splits", "1.2", "--op", "20-11", *NIEUW)
    voer_in(gezin, VADER, reden="weer gezien")
    assert adres(gezin, "M3")[0] == "adres 1103 CD 5-B"
    assert adres(gezin, "M1") == ["adres 1102 AB 12-A", "buurt Hakfort"]
    assert apart(gezin) == ["1.2"]
    assert "opmerkingen" not in gezin("melding", "toon", "M3", "--namen").stdout.lower()


def test_each_moves_by_himself_from_then_on(gezin: Tafel) -> None:
    op(gezin, DAG, "huishouden", "splits", "1.2", "--op", "20-11", *NIEUW)
    verder = ("--postcode", "1104 EF", "--huisnummer", "9")
    op(gezin, DAG, "huishouden", "verhuis", "1.2", "--op", "25-11", *verder)
    assert adres(gezin, "M2")[0] == "adres 1104 EF 9"
    assert adres(gezin, "M1")[0] == "adres 1102 AB 12-A"
    op(gezin, DAG, "huishouden", "verhuis", "1", "--op", "26-11", "--postcode", "1105 AA")
    assert adres(gezin, "M1")[0] == "adres 1105 AA"
    assert adres(gezin, "M2")[0] == "adres 1104 EF 9"


def test_homeless_asks_no_address_and_asks_the_toedeling_again(gezin: Tafel) -> None:
    gedaan = op(gezin, DAG, "huishouden", "splits", "1.2", "--op", DAG, "--woonsituatie", "dakloos")
    assert "weet u het: tafel melding wijzig M2 --postcode …" in platte(gedaan.stderr)
    assert "Deel opnieuw toe: tafel toedelen M2" in gedaan.stderr
    assert lees(gezin, "melding", "toon", "M2")["waarden"]["woonsituatie"] == "dak_thuisloos"
    op(gezin, DAG, "melding", "wijzig", "M2", "--postcode", "1103 CD", "--huisnummer", "1")
    assert adres(gezin, "M1")[0] == "adres 1102 AB 12-A"


def test_a_shielded_address_of_who_stays_is_not_shown_as_where_the_other_lived(
    gezin: Tafel,
) -> None:
    op(gezin, DAG, "huishouden", "splits", "1.2", "--op", "20-11", *NIEUW)
    op(gezin, DAG, "persoon", "afschermen", "1.1")
    assert adres(gezin, "M2") == ["adres 1103 CD 5-B", "buurt Reigersbos"]
    assert lees(gezin, "melding", "toon", "M2")["eerdere_adressen"] == []
    assert "1102" not in gezin("melding", "toon", "M1").stdout


@pytest.mark.parametrize(
    ("args", "code", "zin"),
    [
        (("1.1", "1.2"), 65, "dan blijft er niemand achter"),
        (("1.3",), 66, "geen persoon 1.3"),
        (("M9",), 66, "M9"),
        (("1",), 2, "M412"),
        (("1.2", "--woonsituatie", "kasteel"), 65, "woonsituatie"),
        (("1.2", "--postcode", "1102AB", "--huisnummer", "12 A"), 65, "wonen daar al"),
        (("1.2", "--huisnummer", "5 A", "--huisletter", "B"), 65, "--huisnummer"),
    ],
)
def test_what_cannot_be_changes_nothing(
    gezin: Tafel, tmp_path: Path, args: tuple[str, ...], code: int, zin: str
) -> None:
    assert zin in platte(
        " ".join(weigert(gezin, DAG, code, "huishouden", "splits", *args, "--op", DAG))
    )
    assert sql(tmp_path, "SELECT count(*) FROM persoon WHERE woont IS NOT NULL") == [(0,)]


@pytest.mark.parametrize("wie", [("1.2", "1.2"), ("1.2", "M2"), ("m2", "M2")])
def test_who_is_named_twice_is_told_once(gezin: Tafel, wie: tuple[str, str]) -> None:
    gezegd = op(gezin, DAG, "huishouden", "splits", *wie, "--op", DAG).stderr
    assert gezegd.splitlines()[0].startswith("1.2 woont apart per 26-11; ")


def test_nobody_goes_before_he_was_born_or_lived_there(gezin: Tafel, tmp_path: Path) -> None:
    """The child of M1 was born on 4-7-2014."""
    [fout] = weigert(gezin, DAG, 65, "huishouden", "splits", "1.k1", "--op", "03-07-2014")
    assert fout == "tafel: --op: .3 was toen nog niet geboren"
    assert sql(tmp_path, "SELECT count(*) FROM persoon") == [(2,)]
    oma = ("--rol", "opvoeder", "--achternaam", "Oud", "--op", "20-11")
    op(gezin, DAG, "huishouden", "erbij", "1", *oma)
    [fout] = weigert(gezin, DAG, 65, "huishouden", "splits", "1.3", "--op", "19-11")
    assert fout == "tafel: --op: .3 woonde er toen nog niet"
    op(gezin, DAG, "huishouden", "splits", "1.k1", "--op", "04-07-2014")


def test_twice_is_a_move(gezin: Tafel) -> None:
    op(gezin, DAG, "huishouden", "splits", "1.2", "--op", "20-11")
    [fout] = weigert(gezin, DAG, 65, "huishouden", "splits", "1.2", "--op", DAG)
    assert "tafel huishouden verhuis" in fout


def test_a_trial_keeps_nothing(gezin: Tafel, tmp_path: Path) -> None:
    op(gezin, DAG, "huishouden", "splits", "1.2", "--op", DAG, "--proef")
    assert sql(tmp_path, "SELECT count(*) FROM persoon WHERE woont IS NOT NULL") == [(0,)]


def test_and_together_again_before_the_casus_was_split(gezin: Tafel) -> None:
    op(gezin, DAG, "huishouden", "splits", "1.2", "--op", "20-11", *NIEUW)
    gedaan = op(gezin, DAG, "persoon", "samenvoegen", "M2", "--met", "M1", "--huishouden", "--ja")
    assert "M2: hetzelfde huishouden als M1; casus 1" in gedaan.stdout
    assert apart(gezin) == []
    assert adres(gezin, "M2")[0] == "adres 1102 AB 12-A"
    again = weigert(
        gezin, DAG, 65, "persoon", "samenvoegen", "M2", "--met", "M1", "--huishouden", "--ja"
    )
    assert "wonen al samen" in again[0]


# --- a casus of one's own ------------------------------------------------------------------------

TAAK = ("--organisatie", "madi", "--uiterlijk", "2026-12-07")


@pytest.fixture
def plan(gezin: Tafel) -> Tafel:
    """A plan in force with 1d1 (task 1/1) and 1d2 (tasks 1/2 and 1/3, which was done), loose
    afspraken 1/4 and 1/5 of which the first has an escalation; the father lives apart.
    """
    maak = ("--analyse", "x", "--casemanager", "L. Oud", "--organisatie", "altra")
    for opdracht in (
        ("plan", "maak", "1", *maak),
        ("plan", "doel", "1", "--leefgebied", "gezin_opvoeding", "--tekst", "rust", "--maat", "x"),
        ("plan", "doel", "1", "--leefgebied", "inkomen_schulden", "--tekst", "uit", "--maat", "x"),
        ("plan", "taak", "1d1", "--wat", "a", *TAAK),
        ("plan", "taak", "1d2", "--wat", "b", *TAAK),
        ("plan", "taak", "1d2", "--wat", "c", *TAAK),
        ("plan", "vaststellen", "1"),
        ("afspraak", "add", "1", "--wat", "d", *TAAK),
        ("afspraak", "add", "1", "--wat", "e", *TAAK),
        ("afspraak", "nagekomen", "1/3"),
        ("escaleer", "1", "--spoor", "uitvoering", "--tegen", "madi", "--afspraak", "1/4"),
        ("casus", "zonder", "1", "wijkpolitie"),
        ("casus", "betrek", "1.2", "--organisatie", "spirit"),
        ("notitie", "1", "--tekst", "over moeder"),
        ("melding", "terugkoppelen", "M2"),
        ("huishouden", "splits", "1.2", "--op", "20-11", *NIEUW),
        (
            "melding",
            "wijzig",
            "M2",
            "--inwonende-kinderen",
            "geen",
            "--leefgebieden",
            "wonen|overlast",
        ),
        ("melding", "wijzig", "M2", "--zelf-oplossen", "nee", "--risico-samenleving", "ja"),
        ("toedelen", "M2"),
    ):
        op(gezin, DAG, *opdracht)
    return gezin


def splits(tafel: Tafel, *args: str) -> Any:
    return lees_op(tafel, DAG, "casus", "splits", "1", "1.2", "--ja", *args)


def test_a_family_that_splits_in_the_middle_of_a_plan(plan: Tafel) -> None:
    gedaan = splits(plan, "--mee", "1d2,1/4", "--beide", "1/5")
    assert (gedaan["nieuw"], gedaan["tafel"]) == (2, "volwassenen")
    assert gedaan["mee"] == {"1d2": "2d1", "1/2": "2/1", "1/3": "2/2", "1/4": "2/3"}
    assert gedaan["beide"] == {"1/5": "2/4"}
    oud, nieuw = lees_op(plan, DAG, "casus", "toon", "1"), lees_op(plan, DAG, "casus", "toon", "2")
    assert (oud["tafel"], nieuw["tafel"]) == ("jeugd-en-gezin", "volwassenen")
    assert [m["melding"] for m in oud["meldingen"]] == ["M1"]
    assert [m["melding"] for m in nieuw["meldingen"]] == ["M2"]
    assert [lid["persoon"] for lid in oud["huishouden"]] == ["1.1"]
    assert [lid["persoon"] for lid in nieuw["huishouden"]] == ["2.1"]
    assert [d["doel"] for d in oud["plan"]["doelen"]] == ["1d1"]
    assert [d["doel"] for d in nieuw["plan"]["doelen"]] == ["2d1"]
    assert nieuw["plan"]["status"] == "concept"
    assert sorted(a["afspraak"] for a in oud["afspraken"]) == ["1/1", "1/5"]
    assert sorted(a["afspraak"] for a in nieuw["afspraken"]) == ["2/1", "2/2", "2/3", "2/4"]
    assert [len(c["escalaties"]) for c in (oud, nieuw)] == [0, 1]
    assert (oud["zonder"], nieuw["zonder"]) == (["wijkpolitie"], ["wijkpolitie"])
    assert [b["organisatie"] for b in nieuw["betrokken"]] == ["Spirit"]
    assert (oud["betrokken"], nieuw["notities"], len(oud["notities"])) == ([], [], 1)
    assert (oud["casemanager"], nieuw["casemanager"]) == ("L. Oud", None)
    assert nieuw["stap"] == 3
    assert nieuw["volgende_keer"] is not None
    assert any("afgesplitst in casus 2: .2" in t["wat"] for t in oud["tijdlijn"])
    assert any("afgesplitst van casus 1" in t["wat"] for t in nieuw["tijdlijn"])
    assert [k["gedaan_op"] for k in nieuw["terugkoppelingen"] if k["melding"] == "M2"] == [DAG]
    assert "rust" not in plan("casus", "toon", "2").stdout
    assert "over moeder" not in plan("casus", "toon", "2").stdout


def test_the_plans_of_both_are_consistent(plan: Tafel) -> None:
    splits(plan, "--mee", "1d2")
    for casus in ("1", "2"):
        leemten = {t["code"] for t in lees_op(plan, DAG, "plan", "controleer", casus)}
        assert not leemten & {"doel_zonder_taak", "taak_zonder_organisatie"}, casus
    assert [
        d["doel"] for d in lees_op(plan, DAG, "plan", "toon", "1", "--versie", "1")["doelen"]
    ] == [
        "1d1",
        "1d2",
    ]


def test_what_went_along_is_found_by_its_old_number_and_that_is_not_given_again(
    plan: Tafel,
) -> None:
    splits(plan, "--mee", "1d2,1/5")
    assert "2/1" in op(plan, DAG, "afspraak", "nagekomen", "1/2").stderr
    nieuw = op(plan, DAG, "afspraak", "add", "1", "--wat", "f", *TAAK)
    assert "1/6" in nieuw.stdout + nieuw.stderr
    [fout] = weigert(plan, DAG, 66, "casus", "instemming", "1.2", "ja")
    assert "2.1" in fout


def test_without_choices_all_stays(plan: Tafel) -> None:
    gedaan = splits(plan)
    assert (gedaan["mee"], gedaan["beide"]) == ({}, {})
    assert lees_op(plan, DAG, "casus", "toon", "2")["plan"] is None


def test_notes_and_the_regie_go_along_when_asked(plan: Tafel) -> None:
    splits(plan, "--notitie", DAG, "--regie")
    nieuw = lees_op(plan, DAG, "casus", "toon", "2")
    assert [n["tekst"] for n in nieuw["notities"]] == ["over moeder"]
    assert nieuw["casemanager"] == "L. Oud"


def test_at_a_terminal_each_is_asked(aan_toetsen: Tafel, plan: Tafel) -> None:
    gedaan = aan_toetsen("casus", "splits", "1", "1.2", input="b\nx\nm\nb\n2\nj\n")
    assert gedaan.exit_code == 0, gedaan.stderr
    assert "1d2 gaat mee en is nu 2d1" in platte(gedaan.stdout)
    assert "1/5 blijft, en is er ook als 2/3" in platte(gedaan.stdout)


def test_both_are_on_an_agenda(plan: Tafel) -> None:
    splits(plan, "--mee", "1d2")
    punten = lees_op(plan, DAG, "agenda", "--tafel", "volwassenen", "--datum", "+1w")["punten"]
    assert 2 in [punt["casus"] for punt in punten]


@pytest.mark.parametrize("keuzes", [(), ("--mee", "1d2,1/4", "--beide", "1d1", "--notitie", DAG)])
def test_it_is_taken_back_whole(plan: Tafel, tmp_path: Path, keuzes: tuple[str, ...]) -> None:
    voor = stand(tmp_path)
    splits(plan, *keuzes)
    assert stand(tmp_path) != voor
    op(plan, DAG, "ongedaan", "--ja")
    assert stand(tmp_path) == voor


def test_a_trial_keeps_nothing_of_it(plan: Tafel, tmp_path: Path) -> None:
    voor = stand(tmp_path)
    splits(plan, "--mee", "1d2,1/4", "--proef")
    assert stand(tmp_path) == voor


@pytest.mark.parametrize(
    ("args", "code", "zin"),
    [
        (("1", "1.1", "--ja"), 76, "1.1 woont nog bij de anderen"),
        (("1", "1.2"), 2, "geef --ja"),
        (("1", "--ja"), 2, "wie krijgt een eigen casus?"),
        (("1", "1.9", "--ja"), 66, "geen persoon 1.9"),
        (("1", "2.1", "--ja"), 2, "hoort niet bij casus 1"),
        (("1", "1.2", "--ja", "--mee", "1d9"), 66, "doel 1d9"),
        (("1", "1.2", "--ja", "--mee", "1/3"), 65, "1/3 loopt niet meer"),
        (("1", "1.2", "--ja", "--mee", "1d2", "--beide", "1d2"), 2, "niet allebei"),
        (("9", "9.1", "--ja"), 66, "casus 9"),
    ],
)
def test_what_cannot_be_divided(
    plan: Tafel, tmp_path: Path, args: tuple[str, ...], code: int, zin: str
) -> None:
    voor = stand(tmp_path)
    assert zin in platte(" ".join(weigert(plan, DAG, code, "casus", "splits", *args)))
    assert stand(tmp_path) == voor


# --- nobody leaves sight -------------------------------------------------------------------------


def crisis(tafel: Tafel, melding: str) -> None:
    """A crisis that this melding states, about which Bureau Jeugdzorg was called."""
    op(tafel, DAG, "melding", "wijzig", melding, "--crisis", "ja")
    op(tafel, DAG, "toedelen", melding)
    wat = ("--gebeld", "bjz", "--op", DAG, "--uitkomst", "gaat", "--veilig", "nee")
    op(tafel, DAG, "casus", "crisis", "1", *wat, "--volgende", "+2d")


@pytest.mark.parametrize(("melding", "beide"), [("M1", False), ("M2", True)])
def test_a_crisis_stays_followed_in_both_unless_it_is_of_who_stays(
    gezin: Tafel, melding: str, beide: bool
) -> None:
    crisis(gezin, melding)
    op(gezin, DAG, "huishouden", "splits", "1.2", "--op", "20-11", *NIEUW)
    assert splits(gezin)["crisis"] is beide
    assert lees_op(gezin, DAG, "casus", "toon", "1")["crisis"]["stand"] == "open"
    ander = lees_op(gezin, DAG, "casus", "toon", "2")["crisis"]
    if not beide:
        assert ander is None
        return
    assert (ander["stand"], ander["volgende"]) == ("open", "2026-11-28")
    assert [c["uitkomst"] for c in ander["contacten"]] == ["gaat"]


def test_who_was_sent_elsewhere_is_discussed_with_a_casus_of_his_own(register: Tafel) -> None:
    """M2 is regulier, and so in no casus; it is what is known of him, and goes along."""
    nieuwe_casus(register, GEZIN | OUD)
    deel_toe(register, voer_in(register, VADER | {"regulier-aanbod": "toereikend"}))
    op(register, DAG, "huishouden", "splits", "1.2", "--op", "20-11", *NIEUW)
    gedaan = splits(register)
    assert (gedaan["meldingen"], gedaan["tafel"]) == (["M2"], None)
    assert lees_op(register, DAG, "casus", "toon", "2")["uitkomst"] == "bespreken"
    punten = lees_op(register, DAG, "agenda", "--tafel", "coord", "--datum", "+1w")["punten"]
    assert 2 in [punt["casus"] for punt in punten]


def test_who_leaves_with_every_melding_is_refused(gezin: Tafel) -> None:
    op(gezin, DAG, "persoon", "samenvoegen", "M2", "--met", "M1", "--ja")
    deel_toe(gezin, voer_in(gezin, VADER | {"regulier-aanbod": "toereikend", "voornaam": "Bo"}))
    op(gezin, DAG, "huishouden", "splits", "1.1", "--op", "20-11", *NIEUW)
    fout = weigert(gezin, DAG, 76, "casus", "splits", "1", "1.1", "--ja")
    assert "heeft dan geen melding meer" in fout[0]


def test_a_child_of_eighteen_goes_to_live_by_itself(register: Tafel) -> None:
    """The radar says so; living by itself, 18 years old, Z08: Jong Volwassenen."""
    nieuwe_casus(register, GEZIN | OUD)
    kind = {"voornaam": "Noor", "geboortedatum": "09-01-2009", "woonsituatie": "inwonend"}
    deel_toe(register, voer_in(register, GEZIN | OUD | kind | {"inwonende-kinderen": "geen"}))
    [wordt] = lees_op(register, DAG, "casus", "lijst", "--wordt", "18", "--binnen", "12w")
    assert (wordt["casus"], wordt["op"]) == (1, "2027-01-09")
    later = "2027-01-11"
    gaat = ("huishouden", "splits", "1.2", "--op", "9-1", "--woonsituatie", "zelfstandig", *NIEUW)
    assert "Deel opnieuw toe: tafel toedelen M2" in op(register, later, *gaat).stderr
    op(register, later, "melding", "wijzig", "M2", "--ontvangen-op", later)
    op(register, later, "toedelen", "M2")
    let_op = lees_op(register, later, "casus", "toon", "1")["huishouden"][1]["let_op"]
    assert "toedeling Jong Volwassenen" in let_op
    gedaan = lees_op(register, later, "casus", "splits", "1", "1.2", "--ja")
    assert gedaan["tafel"] == "jong-volwassenen"
    manager = ("--casemanager", "J. Bos", "--organisatie", "streetcornerwork")
    op(register, later, "casus", "overdragen", "2", *manager)
    oud, nieuw = (lees_op(register, later, "casus", "toon", nr) for nr in ("1", "2"))
    assert (oud["tafel"], nieuw["casemanager"]) == ("jeugd-en-gezin", "J. Bos")
    assert (oud["afgesplitst"], nieuw["afgesplitst_van"]) == ([2], 1)
    punten = lees_op(register, later, "agenda", "--tafel", "jong", "--datum", "+1w")["punten"]
    assert 2 in [punt["casus"] for punt in punten]


# --- together again ------------------------------------------------------------------------------


def test_parents_who_come_together_again(plan: Tafel) -> None:
    """Nothing is lost and nothing is double: as it was before they split."""
    voor = lees_op(plan, DAG, "casus", "toon", "1")
    splits(plan, "--mee", "1d2,1/4", "--notitie", DAG)
    op(plan, DAG, "persoon", "samenvoegen", "M2", "--met", "M1", "--huishouden", "--ja")
    na = lees_op(plan, DAG, "casus", "toon", "1")
    for deel in ("plan", "meldingen", "notities", "zonder", "casemanager", "tafel", "stap"):
        assert na[deel] == voor[deel], deel
    assert {a["afspraak"] for a in na["afspraken"]} == {a["afspraak"] for a in voor["afspraken"]}
    assert [e["escalatie"] for e in na["escalaties"]] == [
        e["escalatie"] for e in voor["escalaties"]
    ]
    assert [lid["persoon"] for lid in na["huishouden"]] == ["1.1", "1.2"]
    assert na["concept"] is None
    assert adres(plan, "M2")[0] == "adres 1102 AB 12-A"
    assert lees_op(plan, DAG, "casus", "toon", "2")["status"] == "gesloten"
    assert "1/2" in op(plan, DAG, "afspraak", "nagekomen", "2/1").stderr


def test_two_casussen_with_a_plan_become_one(plan: Tafel, tmp_path: Path) -> None:
    """The living goals of the one come into the next version of the plan of the other."""
    ander = {"voornaam": "Bea", "geboortedatum": "01-01-1990", "postcode": "1104 EF"}
    assert nieuwe_casus(plan, GEZIN | ander | {"huisnummer": "1"}) == 2
    for opdracht in (
        ("plan", "maak", "2", "--analyse", "y", "--casemanager", "T. Vos", "--organisatie", "mee"),
        ("plan", "doel", "2", "--leefgebied", "wonen", "--tekst", "huis", "--maat", "x"),
        ("plan", "taak", "2d1", "--wat", "z", *TAAK),
        ("plan", "vaststellen", "2"),
        ("afspraak", "add", "2", "--wat", "q", *TAAK),
        ("escaleer", "2", "--spoor", "uitvoering", "--tegen", "madi", "--afspraak", "2/2"),
        ("casus", "zonder", "2", "spirit"),
        ("notitie", "2", "--tekst", "over Bea"),
        ("overleg", "besluit", "2", "--tekst", "x"),
        ("casus", "instemming", "2.1", "ja"),
    ):
        op(plan, DAG, *opdracht)
    voor = stand(tmp_path)
    samen = ("persoon", "samenvoegen", "M3", "--met", "M1", "--huishouden", "--ja")
    op(plan, DAG, *samen)
    na = lees_op(plan, DAG, "casus", "toon", "1")
    assert [d["doel"] for d in na["plan"]["doelen"]] == ["1d1", "1d2"]
    assert (na["concept"]["versie"], na["concept"]["status"]) == (2, "concept")
    assert [d["doel"] for d in na["concept"]["doelen"]] == ["1d1", "1d2", "1d3"]
    assert {"1/6", "1/7"} <= {a["afspraak"] for a in na["afspraken"]}
    assert [e["afspraak"] for e in na["escalaties"]] == ["1/4", "1/7"]
    assert sorted(na["zonder"]) == ["spirit", "wijkpolitie"]
    assert {n["tekst"] for n in na["notities"]} == {"over moeder", "over B."}
    assert [lid["instemming"] for lid in na["huishouden"]][2] == "ja"
    assert "gezin" in {k["aan"] for k in na["terugkoppelingen"] if k["gedaan_op"] is None}
    oud = lees_op(plan, DAG, "plan", "toon", "2", "--versie", "1")
    assert [d["tekst"] for d in oud["doelen"]] == ["huis"]
    op(plan, DAG, "plan", "controleer", "1")
    op(plan, DAG, "ongedaan", "--ja")
    assert stand(tmp_path) == voor
    op(plan, DAG, *samen)
    assert "1/6" in op(plan, DAG, "afspraak", "nagekomen", "2/1").stderr


def test_a_plan_goes_along_whole_where_the_other_has_none(plan: Tafel) -> None:
    ander = {"voornaam": "Bea", "geboortedatum": "01-01-1990", "postcode": "1104 EF"}
    assert nieuwe_casus(plan, GEZIN | ander | {"huisnummer": "1"}) == 2
    op(plan, DAG, "persoon", "samenvoegen", "M1", "--met", "M3", "--huishouden", "--ja")
    na = lees_op(plan, DAG, "casus", "toon", "2")
    assert (na["plan"]["status"], na["casemanager"]) == ("vastgesteld", "L. Oud")
    assert [d["doel"] for d in na["plan"]["doelen"]] == ["2d1", "2d2"]
    assert sorted(t["afspraak"] for t in na["plan"]["taken"]) == ["2/1", "2/2", "2/3"]
    op(plan, DAG, "plan", "toon", "2")
    assert lees_op(plan, DAG, "casus", "toon", "1")["plan"] is None


def test_a_split_and_a_move_apart_are_taken_back(gezin: Tafel, tmp_path: Path) -> None:
    voor = stand(tmp_path)
    op(gezin, DAG, "huishouden", "splits", "1.2", "--op", "20-11", *NIEUW)
    op(gezin, DAG, "ongedaan", "--ja")
    assert stand(tmp_path) == voor


def test_what_was_built_on_a_split_holds_it(plan: Tafel) -> None:
    splits(plan, "--mee", "1d2")
    op(plan, DAG, "ongedaan", "--ja")
    splits(plan, "--mee", "1d2")
    ander = plan("--vandaag", DAG, "casus", "stap", "3", "4", env={"TAFEL_GEBRUIKER": "b"})
    assert ander.exit_code == 0, ander.stderr
    regels = weigert(plan, DAG, 76, "ongedaan", "--ja")
    assert "is daarna voortgebouwd" in regels[0]
    assert "tafel persoon samenvoegen" in platte(" ".join(regels))


def stand(tmp_path: Path) -> list[Any]:
    """Everything but the log and what tells of a run."""
    tabellen = (
        *("persoon", "huishouden", "huisadres", "casus", "melding", "plan", "doel", "afspraak"),
        *("escalatie", "notitie", "gebeurtenis", "casuszonder", "toedelingsbesluit", "oudnummer"),
    )
    return [sql(tmp_path, f'SELECT * FROM "{tabel}" ORDER BY id') for tabel in tabellen]


def test_a_child_that_only_a_melding_names_goes_along_and_lives_there_no_more(
    gezin: Tafel, tmp_path: Path
) -> None:
    """Z06 rests on the child; when it lives with its father the melding about its mother waits."""
    op(gezin, DAG, "huishouden", "splits", "1.2", "1.k1", "--op", "20-11", *NIEUW)
    leden = lees(gezin, "casus", "toon", "1")["huishouden"]
    assert [lid["persoon"] for lid in leden] == ["1.1", "1.2", "1.3"]
    assert apart(gezin) == ["1.2", "1.3"]
    kinderen = {
        melding: deel_toe(gezin, melding, "--opnieuw", "--proef", "--uitleg")["feiten"]
        for melding in ("M1", "M2")
    }
    assert kinderen["M1"]["inwonende_kinderen"] == []
    assert kinderen["M2"]["inwonende_kinderen"] == [12]
    assert sql(tmp_path, "SELECT status FROM melding") == [("nieuw",), ("toegedeeld",)]
    assert op(gezin, DAG, "ongedaan", "--ja").exit_code == 0
    assert sql(tmp_path, "SELECT status FROM melding") == [("toegedeeld",), ("toegedeeld",)]
    assert [lid["persoon"] for lid in lees(gezin, "casus", "toon", "1")["huishouden"]] == [
        *("1.1", "1.2"),
    ]


def test_a_child_with_a_casus_of_its_own_is_in_the_other_no_more(
    register: Tafel, tmp_path: Path
) -> None:
    """Named in the melding of its mother before it left: not among her children, in no list, and
    not made a second time.
    """
    assert nieuwe_casus(register, GEZIN | {"inwonende-kinderen": "Noor 2014-07-04|4 jaar"}) == 1
    op(register, DAG, "casus", "instemming", "1.k1", "ja")
    op(register, DAG, "huishouden", "splits", "1.2", "--op", "20-11", *NIEUW)
    op(register, DAG, "casus", "splits", "1", "1.2", "--ja")
    assert deel_toe(register, "M1", "--opnieuw", "--proef", "--uitleg")["feiten"][
        "inwonende_kinderen"
    ] == [4]
    een, twee = (lees(register, "casus", "toon", nummer) for nummer in "12")
    assert [lid["persoon"] for lid in een["huishouden"]] == ["1.1"]
    assert een["inwonende_kinderen"] == ["4 jaar"]
    assert [(lid["persoon"], lid["instemming"]) for lid in twee["huishouden"]] == [("2.1", "ja")]


def test_a_task_goes_once_along_with_its_goal(gezin: Tafel) -> None:
    op(gezin, DAG, "plan", "maak", "1", "--analyse", "geld")
    op(gezin, DAG, "plan", "doel", "1", "--tekst", "rust", "--leefgebied", "wonen")
    op(
        gezin,
        DAG,
        "plan",
        "taak",
        "1d1",
        "--wat",
        "belt",
        "--organisatie",
        "mee",
        "--uiterlijk",
        "+2w",
    )
    op(gezin, DAG, "huishouden", "splits", "1.2", "--op", "20-11", *NIEUW)
    for hoe in ("--mee", "--beide"):
        op(gezin, DAG, "casus", "splits", "1", "1.2", hoe, "1d1,1/1", "--ja")
        nieuw = max(regel["casus"] for regel in lees(gezin, "casus", "lijst"))
        toont = lees(gezin, "casus", "toon", str(nieuw))
        assert len(toont["afspraken"]) == 1, hoe
        assert not [leemte for leemte in toont["leemten"] if "geen taak" in str(leemte)], hoe
        op(gezin, DAG, "ongedaan", "--ja")


def test_a_number_of_a_casus_that_was_taken_up_is_still_the_same_person(gezin: Tafel) -> None:
    ander = {"achternaam": "Vos", "voornaam": "Kees", "postcode": "1103 CC", "huisnummer": "9"}
    assert nieuwe_casus(gezin, GEZIN | ander) == 2
    op(gezin, DAG, "persoon", "samenvoegen", "M3", "--met", "M1", "--huishouden", "--ja")
    gezegd = op(gezin, DAG, "persoon", "losmaken", "2.1", "--proef").stdout
    assert "M3" in gezegd
    weigert(gezin, DAG, 66, "persoon", "losmaken", "2.2", "--proef")
    assert [lid["persoon"] for lid in lees(gezin, "casus", "toon", "2")["huishouden"]] == ["2.1"]
    assert "1103 CC 9" in gezin("melding", "toon", "M3").stdout
