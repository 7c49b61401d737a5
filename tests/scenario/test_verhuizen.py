"""A household moves: who they were and where they lived is kept, and nobody is joined by it."""

from pathlib import Path

import pytest

from tafel.gegevens import gegevens
from tests.commands.hulp import GEZIN, deel_toe, lees, sql, voer_in
from tests.conftest import Tafel
from tests.scenario.hulp import nieuwe_casus, op, platte, weigert
from tests.scenario.sleutelhulp import RIJ, bekend, lever, schrijf
from tests.scenario.test_regels import ALLEEN

DAG = "2026-11-26"
OUD = {"postcode": "1102 AB", "huisnummer": "12", "toevoeging": "A", "buurt": "Hakfort"}
NIEUW = ("--postcode", "1103cd", "--huisnummer", "5 B", "--buurt", "Reigersbos")


@pytest.fixture
def gezin(register: Tafel) -> Tafel:
    """Casus 1: M1 and M2, two of one family at the old address."""
    assert nieuwe_casus(register, GEZIN | OUD) == 1
    voer_in(register, GEZIN, **OUD, voornaam="Ali", geboortedatum="03-06-1986")
    deel_toe(register, "M2")
    return register


def adres(tafel: Tafel, melding: str) -> list[str]:
    """What `melding toon` says of where somebody lives and lived."""
    regels = tafel("melding", "toon", melding).stdout.splitlines()
    return [platte(regel) for regel in regels if "adres" in regel or " buurt " in regel]


@pytest.mark.parametrize("wie", ["1", "M2", "1.2"])
def test_all_who_live_there_move_and_the_old_address_is_kept(gezin: Tafel, wie: str) -> None:
    gedaan = op(gezin, DAG, "huishouden", "verhuis", wie, "--op", "20-11", *NIEUW)
    naam = "casus 1" if wie == "1" else wie
    assert gedaan.stderr == (
        f"Het huishouden van {naam} is verhuisd per 20-11; het oude adres blijft bewaard.\n"
    )
    for melding in ("M1", "M2"):
        assert adres(gezin, melding) == [
            "adres 1103 CD 5-B",
            "buurt Reigersbos",
            "GEWIJZIGD eerder adres t/m 19-11: 1102 AB 12-A, Hakfort",
        ]
    [eerder] = lees(gezin, "melding", "toon", "M1")["eerdere_adressen"]
    assert eerder == {"adres": "1102 AB 12-A", "buurt": "Hakfort", "tot": "2026-11-19"}


def test_the_timeline_tells_the_day_and_not_the_address(gezin: Tafel) -> None:
    op(gezin, DAG, "huishouden", "verhuis", "1", "--op", "20-11", *NIEUW)
    laatste = lees(gezin, "casus", "toon", "1")["tijdlijn"]
    assert [d["wat"] for d in laatste if d["soort"] == "verhuizing"] == ["verhuisd per 20-11"]


def test_a_day_to_come_counts_from_now_on_and_not_too_far_off(gezin: Tafel) -> None:
    """13 weeks after 26-11-2026 is 25-2-2027."""
    te_ver = weigert(gezin, DAG, 2, "huishouden", "verhuis", "1", "--op", "2027-02-26", *NIEUW)
    assert te_ver == ["tafel: --op: een verhuizing legt u hoogstens 13 weken vooruit vast"]
    gedaan = op(gezin, DAG, "huishouden", "verhuis", "1", "--op", "2027-02-25", *NIEUW)
    assert gedaan.stderr == (
        "Het huishouden van casus 1 is verhuisd per 25-2-2027; het oude adres blijft bewaard.\n"
        "Het nieuwe adres geldt vanaf nu, ook al is die dag nog niet geweest.\n"
    )
    assert adres(gezin, "M1")[0] == "adres 1103 CD 5-B"


def test_the_days_of_two_moves_follow_each_other(gezin: Tafel, tmp_path: Path) -> None:
    op(gezin, DAG, "huishouden", "verhuis", "1", "--op", "1-10", *NIEUW)
    verder = ("--postcode", "1104 EF", "--huisnummer", "9")
    fout = weigert(gezin, DAG, 2, "huishouden", "verhuis", "1", "--op", "1-10", *verder)
    assert fout == ["tafel: --op: de vorige verhuizing was op 1-10-2026; kies een dag daarna"]
    op(gezin, DAG, "huishouden", "verhuis", "1", "--op", "2-10", *verder)
    assert sql(tmp_path, "SELECT postcode, van, tot FROM huisadres ORDER BY id") == [
        ("1102 AB", None, "2026-09-30"),
        ("1103 CD", "2026-10-01", "2026-10-01"),
    ]
    assert adres(gezin, "M2") == [
        "adres 1104 EF 9",
        "GEWIJZIGD eerder adres t/m 30-9: 1102 AB 12-A, Hakfort",
        "eerder adres t/m 1-10: 1103 CD 5-B, Reigersbos",
    ]


@pytest.mark.parametrize(
    ("opties", "code", "zin"),
    [
        ((), 2, "waar woont het huishouden nu? Geef --postcode en --huisnummer, of --buurt"),
        (("--postcode", "onbekend"), 2, "waar woont het huishouden nu?"),
        (("--postcode", "12"), 65, "--postcode: "),
        (("--huisnummer", "5 A", "--huisletter", "B"), 65, "--huisnummer: de letter achter"),
    ],
)
def test_an_address_that_cannot_be_changes_nothing(
    gezin: Tafel, tmp_path: Path, opties: tuple[str, ...], code: int, zin: str
) -> None:
    [fout] = weigert(gezin, DAG, code, "huishouden", "verhuis", "1", "--op", DAG, *opties)
    assert zin in fout
    assert sql(tmp_path, "SELECT * FROM huisadres") == []
    assert adres(gezin, "M1")[0] == "adres 1102 AB 12-A"


def test_who_lives_there_already_does_not_move(gezin: Tafel, tmp_path: Path) -> None:
    daar = ("--postcode", "1102 AB", "--huisnummer", "12a")
    gedaan = op(gezin, DAG, "huishouden", "verhuis", "1", "--op", DAG, *daar)
    assert "woont daar al; er is niets gewijzigd" in platte(gedaan.stderr)
    assert sql(tmp_path, "SELECT * FROM huisadres") == []


def test_a_trial_says_it_all_and_keeps_nothing(gezin: Tafel, tmp_path: Path) -> None:
    gedaan = op(gezin, DAG, "huishouden", "verhuis", "1", "--op", DAG, *NIEUW, "--proef")
    assert "verhuisd per 26-11" in gedaan.stderr
    assert gedaan.stderr.endswith("Dit was een proef; er is niets bewaard.\n")
    assert sql(tmp_path, "SELECT * FROM huisadres") == []
    assert adres(gezin, "M1")[0] == "adres 1102 AB 12-A"


def test_at_a_terminal_the_address_is_asked(aan_toetsen: Tafel, gezin: Tafel) -> None:
    gedaan = aan_toetsen(
        "huishouden", "verhuis", "1", input="20-11\n1103cdx\n1103cd\n5\n\nhs\nReigersbos\n"
    )
    assert gedaan.exit_code == 0, gedaan.stderr
    assert "Het huishouden van casus 1 is verhuisd per 20-11" in gedaan.stderr
    assert adres(gezin, "M1")[:2] == ["adres 1103 CD 5-hs", "buurt Reigersbos"]


def test_they_are_found_at_both_addresses_and_the_old_one_is_marked(gezin: Tafel) -> None:
    op(gezin, DAG, "huishouden", "verhuis", "1", "--op", "20-11", *NIEUW)
    for vraag in ("1102 AB 12-A", "1102ab12a", "1102 AB", "Hakfort", "Fatima Hakfort"):
        gevonden = lees(gezin, "zoek", vraag)
        assert {t["waar"] for t in gevonden} == {"eerder adres; nu 1103 CD 5-B Reigersbos"}, vraag
    for vraag in ("1103 CD 5B", "Reigersbos", "Fatima", "1"):
        gevonden = lees(gezin, "zoek", vraag)
        assert {t["waar"] for t in gevonden} == {"1103 CD 5-B Reigersbos"}, vraag
    assert gezin("zoek", "1102 AB 5-B").exit_code == 66
    assert gezin("zoek", "1102 AB 77").exit_code == 66


def test_who_lives_there_now_comes_first(gezin: Tafel) -> None:
    op(gezin, DAG, "huishouden", "verhuis", "1", "--op", "20-11", *NIEUW)
    voer_in(gezin, GEZIN | OUD | {"achternaam": "Nieuw", "geboortedatum": "01-01-1980"})
    gevonden = [(t["nummer"], t["waar"]) for t in lees(gezin, "zoek", "1102 AB 12 A")]
    daar = "eerder adres; nu 1103 CD 5-B Reigersbos"
    assert gevonden == [("M3", "1102 AB 12-A Hakfort"), ("1", daar), ("1", daar)]


# --- a shielded address --------------------------------------------------------------------------


def test_who_is_shielded_stays_so_at_both_addresses(gezin: Tafel, tmp_path: Path) -> None:
    assert gezin("persoon", "afschermen", "1.1").exit_code == 0
    gedaan = op(gezin, DAG, "huishouden", "verhuis", "1", "--op", "20-11", *NIEUW)
    geheim = ("1102", "1103", "Hakfort", "Reigersbos")
    schermen = [
        gedaan.stderr,
        *(gezin("melding", "toon", "M1", "--namen", "-f", v).stdout for v in ("tekst", "json")),
        *(gezin("casus", "toon", "1", "--namen", "-f", v).stdout for v in ("tekst", "json")),
        gezin("zoek", "Fatima", "-f", "json").stdout,
        str(sql(tmp_path, "SELECT * FROM logregel")),
    ]
    for scherm in schermen:
        assert scherm
        assert not any(deel in scherm for deel in geheim), scherm
    for vraag in ("1102 AB 12-A", "Hakfort", "1103 CD 5-B", "Reigersbos"):
        assert gezin("zoek", vraag).exit_code == 66
    gevraagd = gezin("melding", "toon", "M1", "--adres").stdout
    assert "eerder adres t/m 19-11: 1102 AB 12-A, Hakfort" in gevraagd


# --- deliveries ----------------------------------------------------------------------------------

VERHUISD = ("--postcode", "1103 CD", "--huisnummer", "5")


@pytest.fixture
def geleverd(register: Tafel, tmp_path: Path) -> Tafel:
    """LK-1 of somebody at 1102 AB 12-A, who moved."""
    assert lever(register, tmp_path, RIJ)["toegevoegd"] == 1
    op(register, DAG, "huishouden", "verhuis", "M1", "--op", "20-11", *VERHUISD)
    return register


def test_a_delivery_that_does_not_know_it_yet_moves_nobody_back(
    geleverd: Tafel, tmp_path: Path
) -> None:
    """Unchanged, with other contents, and as a new melding of the same person."""
    assert lever(geleverd, tmp_path, RIJ) == bekend()
    anders = RIJ | {"reden": "belt weer"}
    nieuw = RIJ | {"kenmerk": "LK-2"}
    kort = nieuw | {"kenmerk": "LK-3", "toevoeging": ""}
    for rij in (anders, nieuw, kort):
        gedaan = geleverd("melding", "import", schrijf(tmp_path, rij))
        assert gedaan.exit_code == 0
        assert "adres" not in gedaan.stderr + gedaan.stdout, rij
        assert adres(geleverd, "M1") == [
            "adres 1103 CD 5",
            "GEWIJZIGD eerder adres t/m 19-11: 1102 AB 12-A",
        ]
    assert sql(tmp_path, "SELECT count(*) FROM huishouden") == [(1,)]
    assert sql(tmp_path, "SELECT opmerkingen FROM melding WHERE id > 1") == [(None,), (None,)]


def test_systems_that_disagree_do_not_move_them_to_and_fro(geleverd: Tafel, tmp_path: Path) -> None:
    daar = RIJ | {"postcode": "1103 CD", "huisnummer": "5", "toevoeging": ""}
    for rij in (daar, RIJ, daar, RIJ):
        lever(geleverd, tmp_path, rij)
        assert adres(geleverd, "M1")[0] == "adres 1103 CD 5"


def test_a_buurt_alone_does_not_make_another_house_known(register: Tafel, tmp_path: Path) -> None:
    """Of where they lived only the buurt was known; what is delivered now is a house there."""
    alleen = RIJ | {"postcode": "", "huisnummer": "", "toevoeging": ""}
    lever(register, tmp_path, alleen)
    assert register("melding", "wijzig", "M1", "--buurt", "Hakfort").exit_code == 0
    op(register, DAG, "huishouden", "verhuis", "M1", "--op", "20-11", *VERHUISD)
    gedaan = register(
        *("melding", "add", "--naam", RIJ["naam"], "--geboortedatum", RIJ["geboren"]),
        *("--postcode", "1104 EF", "--huisnummer", "9", "--buurt", "Hakfort"),
    )
    assert "ander adres dan van deze persoon bekend is" in platte(gedaan.stderr)


def test_an_address_that_is_really_another_is_still_told(geleverd: Tafel, tmp_path: Path) -> None:
    vreemd = RIJ | {"kenmerk": "LK-2", "postcode": "1104 EF"}
    gedaan = geleverd("melding", "import", schrijf(tmp_path, vreemd))
    assert "ander adres dan van deze persoon bekend is" in platte(gedaan.stdout + gedaan.stderr)


def test_to_an_address_unknown_does_not_fall_back_to_the_old_one(
    register: Tafel, tmp_path: Path
) -> None:
    lever(register, tmp_path, RIJ)
    op(register, DAG, "huishouden", "verhuis", "M1", "--op", "20-11", "--buurt", "Elders")
    lever(register, tmp_path, RIJ | {"kenmerk": "LK-2"})
    assert sql(tmp_path, "SELECT postcode, huisnummer, buurt FROM huishouden") == [
        (None, None, "Elders")
    ]


def test_who_comes_to_live_there_is_no_family_by_that(geleverd: Tafel, tmp_path: Path) -> None:
    """A stranger is not asked about; one of the same surname may belong with who moved."""
    vreemd = RIJ | {"kenmerk": "V", "naam": "Jan Vos", "geboren": "01-01-1980"}
    zelfde = RIJ | {"kenmerk": "Z", "naam": "Noor d'Orme-Meijer", "geboren": "01-01-1990"}
    lever(geleverd, tmp_path, vreemd)
    assert sql(tmp_path, "SELECT * FROM beoordeling") == []
    gedaan = geleverd("melding", "import", schrijf(tmp_path, zelfde))
    assert "een huishouden van die naam is van dit adres verhuisd: te beoordelen" in platte(
        gedaan.stdout + gedaan.stderr
    )
    gevraagd = sql(tmp_path, "SELECT melding, met FROM beoordeling WHERE reden = 'adres'")
    assert sorted(gevraagd) == [(3, 1), (3, 2)]
    assert sql(tmp_path, "SELECT count(DISTINCT huishouden) FROM persoon") == [(3,)]


# --- who lives at the new address ----------------------------------------------------------------


def test_where_others_live_it_is_asked_and_nobody_is_joined(gezin: Tafel, tmp_path: Path) -> None:
    andere = GEZIN | {"achternaam": "Vos", "geboortedatum": "01-01-1980"}
    andere |= {"postcode": "1103 CD", "huisnummer": "5", "toevoeging": "b"}
    assert nieuwe_casus(gezin, andere) == 2
    gedaan = op(gezin, DAG, "huishouden", "verhuis", "1", "--op", "20-11", *NIEUW)
    assert (
        "Nog te zeggen. M1 hetzelfde huishouden als M3 (casus 2)? zelfde adres, andere naam: "
        "tafel melding beoordeel M1"
    ) in gedaan.stderr
    assert sql(tmp_path, "SELECT count(DISTINCT huishouden) FROM persoon") == [(2,)]
    assert gezin("melding", "beoordeel", "M1", "--zelfde", "M3").exit_code == 0
    assert sql(tmp_path, "SELECT count(DISTINCT huishouden) FROM persoon") == [(1,)]
    woonde = sql(tmp_path, "SELECT a.postcode FROM huisadres a JOIN persoon p USING (huishouden)")
    assert woonde == [("1102 AB",)] * 3


def test_who_was_never_to_be_asked_about_is_not(gezin: Tafel, tmp_path: Path) -> None:
    andere = GEZIN | {"achternaam": "Vos", "geboortedatum": "01-01-1980"} | OUD
    voer_in(gezin, andere)
    assert gezin("melding", "beoordeel", "M3", "--nooit").exit_code == 0
    assert deel_toe(gezin, "M3")["casus"] == 2
    op(gezin, DAG, "huishouden", "verhuis", "2", "--op", "20-11", *NIEUW)
    gedaan = op(gezin, DAG, "huishouden", "verhuis", "1", "--op", "20-11", *NIEUW)
    assert "Nog te zeggen" not in gedaan.stderr


def test_who_is_taken_out_lived_there_too(gezin: Tafel) -> None:
    op(gezin, DAG, "huishouden", "verhuis", "1", "--op", "20-11", *NIEUW)
    assert gezin("persoon", "losmaken", "M2", "--ja").exit_code == 0
    assert adres(gezin, "M2")[-1] == "GEWIJZIGD eerder adres t/m 19-11: 1102 AB 12-A, Hakfort"


# --- the part of a table -------------------------------------------------------------------------


def test_another_part_of_the_table_is_told_with_the_command(tafel: Tafel, tmp_path: Path) -> None:
    inhoud = (gegevens() / "profielen" / "almere.toml").read_text(encoding="utf-8")
    for nummer, buurt in ((3, "Waterwijk"), (4, "Stedenwijk")):
        leeg = f'"Wijkteam {nummer}", buurten = []'
        assert leeg in inhoud
        inhoud = inhoud.replace(leeg, leeg.replace("[]", f'["{buurt}"]'))
    (tmp_path / "hier.toml").write_text(inhoud, encoding="utf-8")

    def hier(*args: str) -> str:
        gedaan = tafel("--profiel", "hier.toml", "--vandaag", DAG, *args)
        assert gedaan.exit_code == 0, gedaan.stderr
        return gedaan.stdout + gedaan.stderr

    hier("init")
    velden = ALLEEN | {"urgentie": "regulier", "buurt": "Waterwijk"}
    opties = (f"--{naam}={waarde}" for naam, waarde in velden.items())
    hier("melding", "add", *opties)
    assert "Wijkteam 3" in hier("toedelen", "M1")
    verhuis = ("huishouden", "verhuis", "1", "--op", DAG, "--buurt")
    anders = "Onderdeel van M1: Wijkteam 3 wordt Wijkteam 4; tafel toedelen M1 --opnieuw"
    assert anders in hier(*verhuis, "Stedenwijk", "--proef")
    assert anders in hier(*verhuis, "Stedenwijk")
    assert "Wijkteam 4" in hier("toedelen", "M1", "--opnieuw")
    assert "Wijkteam 4 wordt geen;" in hier(*verhuis[:4], "+1d", "--buurt", "Elders")
