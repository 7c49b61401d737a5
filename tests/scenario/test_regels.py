"""What the rules used to lose: a child in care, a crisis elsewhere, an age nobody could settle."""

import json
from pathlib import Path
from typing import Any

import pytest

from tafel.gegevens import gegevens
from tests.commands.hulp import sql, voer_in
from tests.conftest import Tafel
from tests.scenario.hulp import lees_op, op, platte, weigert

DAG = "2026-11-23"
ELDERS = "bel; gaat het om een kind elders, dan Bureau Jeugdzorg"
ALLEEN = {
    "achternaam": "Stil",
    "geboortedatum": "11-11-1970",
    "woonsituatie": "zelfstandig",
    "inwonende-kinderen": "geen",
    "leefgebieden": "wonen",
    "urgentie": "crisis",
}
"""A stated crisis around a man of 56 without children in the house, with one problem."""
ONDER_MAATREGEL = {
    "achternaam": "Pinas",
    "geboortedatum": "04-07-2016",
    "woonsituatie": "inwonend",
    "leefgebieden": "onderwijs",
    "jeugdhulp": "maatregel",
    "urgentie": "regulier",
}
"""A boy of ten under a court measure, with one stated problem."""
OVERLAST = {
    "achternaam": "Vos",
    "geboortedatum": "11-11-1970",
    "woonsituatie": "zelfstandig",
    "inwonende-kinderen": "geen",
    "leefgebieden": "wonen|verslaving",
    "regulier-aanbod": "ontoereikend",
    "zelf-oplossen": "nee",
    "urgentie": "regulier",
}
"""Unable to solve it, with nothing said about a risk: Z12 with one, Z14 without, else ask."""


def deel_toe(tafel: Tafel, nummer: str, *meer: str) -> Any:
    """The decision about one melding."""
    [besluit] = lees_op(tafel, DAG, "toedelen", nummer, "--uitleg", *meer)
    return besluit


# --- a child in care ------------------------------------------------------------------------------


def test_het_kind_onder_een_maatregel_ging_met_een_probleem_terug_naar_het_loket(
    register: Tafel,
) -> None:
    """Z16 (§5.2, Werkplan §3.2): the coördinator always, so it is discussed."""
    besluit = deel_toe(register, voer_in(register, ONDER_MAATREGEL))
    assert (besluit["regel"], besluit["uitkomst"]) == ("Z16", "bespreken")
    assert besluit["voorkeur"] == "jeugd-en-gezin"
    assert besluit["casus"] == 1
    assert "eigen" in besluit
    scherm = platte(op(register, DAG, "toedelen", "M1", "--uitleg").stdout)
    assert "Eigen keuze bespreken: de bron noemt er geen categorie voor" in scherm


def test_er_werd_naar_zorg_gevraagd_die_de_loketvraag_niet_nodig_heeft(register: Tafel) -> None:
    """Z16 asks nothing that Z03 does not ask: care unknown, one problem, so the loket (§5.2)."""
    velden = {naam: w for naam, w in ONDER_MAATREGEL.items() if naam != "jeugdhulp"}
    besluit = deel_toe(register, voer_in(register, velden))
    assert (besluit["regel"], besluit["vragen"]) == ("Z03", [])


def test_niemand_zag_dat_een_drugssignaal_over_een_jongere_naar_volwassenen_ging(
    register: Tafel,
) -> None:
    """Z15 (§5.2, Visie beslispunt 2): by age; and groepsaanpak is a route (cli.md)."""
    velden = OVERLAST | {"geboortedatum": "01-02-2003", "aanvliegroute": "drugs"}
    besluit = deel_toe(register, voer_in(register, velden))
    assert (besluit["regel"], besluit["tafel"]) == ("Z15", "jong-volwassenen")
    groep = velden | {"achternaam": "Bos", "aanvliegroute": "groepsaanpak"}
    besluit = deel_toe(register, voer_in(register, groep))
    assert (besluit["regel"], besluit["tafel"]) == ("Z08", "jong-volwassenen")


# --- a stated crisis ------------------------------------------------------------------------------


def test_een_crisis_om_een_kind_elders_verdween_naar_het_loket(register: Tafel) -> None:
    """Z03 does not take a stated crisis (§5.2); whom to phone stands with every outcome."""
    nummer = voer_in(register, ALLEEN)
    uit = op(register, DAG, "toedelen", nummer, "--uitleg", "-f", "json")
    [besluit] = json.loads(uit.stdout)
    assert besluit["uitkomst"] == "aanvullen"  # regular care is not known any more
    assert besluit["bel"] == ELDERS
    assert ELDERS in platte(uit.stderr)
    assert {a["regel"]: a["voorwaarde"] for a in besluit["afgevallen"]}["Z03"] == (
        "gestelde crisis = nee"
    )
    assert ELDERS in platte(op(register, DAG, "toedelen", nummer).stdout)
    assert ELDERS in platte(op(register, DAG, "melding", "toon", nummer).stdout)


def test_op_de_casus_stond_niet_wie_er_gebeld_moest_worden(register: Tafel) -> None:
    nummer = voer_in(
        register,
        ALLEEN
        | {"regulier-aanbod": "toereikend", "zelf-oplossen": "nee", "risico-samenleving": "ja"},
    )
    besluit = deel_toe(register, nummer)
    assert (besluit["regel"], besluit["bel"], besluit["casus"]) == ("Z12", ELDERS, 1)
    assert ELDERS in platte(op(register, DAG, "casus", "toon", "1").stdout)
    [toedeling] = lees_op(register, DAG, "casus", "toon", "1")["toedelingen"]
    assert toedeling["bel"] == ELDERS


@pytest.mark.parametrize(
    ("profiel", "velden", "regel"),
    [
        ("zuidoost", {"regulier-aanbod": "toereikend", "zelf-oplossen": "ja"}, "Z14"),
        ("stedelijk", {"regulier-aanbod": "toereikend", "zelf-oplossen": "ja"}, "S08"),
        ("werkplan", {}, "W04"),
        ("almere", {}, "A02"),
    ],
)
def test_een_gestelde_crisis_eindigde_als_regulier(
    register: Tafel, profiel: str, velden: dict[str, str], regel: str
) -> None:
    nummer = voer_in(register, ALLEEN | velden)
    uit = register("--profiel", profiel, "toedelen", nummer, "--proef", "-f", "json")
    [besluit] = json.loads(uit.stdout)
    assert besluit["regels"] == [regel]
    wie = "Veilig Thuis" if profiel == "almere" else "Bureau Jeugdzorg"
    assert besluit["bel"] == f"bel; gaat het om een kind elders, dan {wie}"


def test_een_crisis_waar_een_tafel_voor_gekozen_is_verloor_het_telefoonnummer(
    register: Tafel,
) -> None:
    nummer = voer_in(register, {"achternaam": "Nood", "urgentie": "crisis"})
    besluit = deel_toe(register, nummer, "--tafel", "volwassenen", "--motivering", "bekend daar")
    assert (besluit["tafel"], besluit["bel"]) == ("volwassenen", "bel Bureau Jeugdzorg")


# --- what follows from nuisance -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("velden", "uit"),
    [
        ({"aard": "overlast"}, "aard overlast"),
        ({"aard": "zorg_en_overlast"}, "aard zorg en overlast"),
        ({"leefgebieden": "wonen|overlast"}, "leefgebieden overlast"),
        ({"overlast-openbaar": "ja"}, "overlast in de openbare ruimte ja"),
    ],
)
def test_er_werd_naar_risico_gevraagd_terwijl_er_overlast_gemeld_was(
    register: Tafel, velden: dict[str, str], uit: str
) -> None:
    """§5.1: risico_samenleving follows from nuisance, and the explanation says from what."""
    besluit = deel_toe(register, voer_in(register, OVERLAST | velden))
    assert (besluit["regel"], besluit["vragen"]) == ("Z12", [])
    assert besluit["feiten"]["risico_samenleving"] == "ja"
    assert besluit["gevolgd"] == {"risico_samenleving": uit}
    scherm = platte(op(register, DAG, "toedelen", "M1", "--uitleg").stdout)
    assert f"risico voor de samenleving: ja, uit {uit} (eigen instelling)" in scherm


def test_zonder_overlast_blijft_het_risico_een_vraag_en_een_gestelde_waarde_gaat_voor(
    register: Tafel,
) -> None:
    besluit = deel_toe(register, voer_in(register, OVERLAST | {"aard": "zorg"}))
    assert (besluit["uitkomst"], besluit["vragen"]) == ("aanvullen", ["risico_samenleving"])
    besluit = deel_toe(
        register,
        voer_in(
            register,
            OVERLAST | {"achternaam": "Bos", "aard": "overlast", "risico-samenleving": "nee"},
        ),
    )
    assert (besluit["regel"], besluit["gevolgd"]) == ("Z14", {})


@pytest.mark.parametrize("kolom", ["aard", "overlast-openbaar"])
def test_later_bleek_het_overlast_en_de_toedeling_bleef_staan(register: Tafel, kolom: str) -> None:
    """A change of those columns asks a new toedeling (§5.1)."""
    nummer = voer_in(register, OVERLAST)
    deel_toe(register, nummer)
    waarde = "overlast" if kolom == "aard" else "ja"
    uit = op(register, DAG, "melding", "wijzig", nummer, f"--{kolom}", waarde)
    assert f"tafel toedelen {nummer}" in uit.stderr
    [regel] = lees_op(register, DAG, "melding", "lijst")
    assert regel["status"] == "nieuw"
    [besluit] = lees_op(register, DAG, "toedelen", "--alle")
    assert besluit["regel"] == "Z12"


# --- Almere ---------------------------------------------------------------------------------------


def test_niemand_in_almere_wist_welk_wijkteam_het_was(register: Tafel, tmp_path: Path) -> None:
    """§5.5: 16 teams by buurt, filled in by the municipality; unknown is null, never a question."""
    inhoud = (gegevens() / "profielen" / "almere.toml").read_text(encoding="utf-8")
    assert inhoud.count('naam = "Wijkteam ') == 16
    (tmp_path / "hier.toml").write_text(
        inhoud.replace(
            'wijkteam-3 = { naam = "Wijkteam 3", buurten = [] }',
            'wijkteam-3 = { naam = "Wijkteam 3", buurten = ["Waterwijk", "BU00340301"] }',
        ),
        encoding="utf-8",
    )
    enkel = ALLEEN | {"urgentie": "regulier"}
    for buurt, team in (("waterwijk", "wijkteam-3"), ("Elders", None), ("onbekend", None)):
        nummer = voer_in(register, enkel | {"achternaam": f"Vos {buurt}", "buurt": buurt})
        uit = register("--profiel", "hier.toml", "toedelen", nummer, "--proef", "-f", "json")
        [besluit] = json.loads(uit.stdout)
        assert (besluit["tafel"], besluit["onderdeel"]) == ("wijkteam", team)
        assert besluit["vragen"] == []
    uit = register("--profiel", "hier.toml", "toedelen", "M1", "--proef")
    assert "(Wijkteam 3)" in platte(uit.stdout)


def test_een_buurt_bij_twee_teams_is_een_fout_in_het_profiel(tafel: Tafel, tmp_path: Path) -> None:
    inhoud = (gegevens() / "profielen" / "almere.toml").read_text(encoding="utf-8")
    (tmp_path / "hier.toml").write_text(
        inhoud.replace("buurten = []", 'buurten = ["Waterwijk"]', 2), encoding="utf-8"
    )
    uit = tafel("regels", "toets", "hier.toml")
    assert uit.exit_code == 78
    assert "buurt «Waterwijk» hoort ook bij wijkteam-1" in uit.stdout


# --- profiles that lose a crisis ------------------------------------------------------------------


def eigen(pad: Path, *paren: tuple[str, str]) -> None:
    inhoud = (gegevens() / "profielen" / "zuidoost.toml").read_text(encoding="utf-8")
    for oud, nieuw in paren:
        assert oud in inhoud
        inhoud = inhoud.replace(oud, nieuw)
    pad.write_text(inhoud, encoding="utf-8")


@pytest.mark.parametrize(
    ("paren", "plaatsen", "reden"),
    [
        (
            [(', "crisis_gesteld = nee"]', "]")],
            ["regel Z03", "regel Z04", "regel Z13"],
            "een gestelde crisis kan hier als regulier eindigen; bijvoorbeeld: crisis ja, ",
        ),
        (
            [
                (
                    'als = ["crisis = ja", "kind_uitgesloten = nee"]',
                    'als = ["crisis = ja", "kind_uitgesloten = nee", "jeugdhulp != geen"]',
                )
            ],
            [f"regel Z{nr}" for nr in ("02", "15", "06", "07", "08", "09", "10", "11", "12", "14")],
            "eindigen zonder dat een kind onder 18 is uitgesloten; bijvoorbeeld: crisis ja, ",
        ),
        (
            [
                (
                    'uitkomst = "crisis"\nnaar = "Bureau Jeugdzorg"\nvolgt_op = "jeugd-en-gezin"',
                    'uitkomst = "bespreken"\nvoorkeur = "jeugd-en-gezin"',
                )
            ],
            ["regel Z01"],
            "een gestelde crisis kan hier als bespreken eindigen zonder dat een kind onder 18 is",
        ),
        (
            [('"kind_uitgesloten = nee"]', '["leeftijd < kind", "inwonende_kinderen < kind"]]')],
            ["regel Z01"],
            "opgehouden door wat onbekend is; bijvoorbeeld: crisis ja, verder niets gesteld",
        ),
        (
            [
                (
                    'naar = "Bureau Jeugdzorg"\nvolgt_op = "jeugd-en-gezin"\nwaarom = "er zijn',
                    'volgt_op = "jeugd-en-gezin"\nwaarom = "er zijn',
                )
            ],
            ["regel Z01"],
            "«naar» ontbreekt: wie wordt er bij een crisis gebeld?",
        ),
        (
            [(f'[crisis]\nelders = "{ELDERS}"\nbron = "Werkplan n. 9; eigen instelling"\n', "")],
            ["crisis"],
            "«elders» ontbreekt: een gestelde crisis kan in regel Z02 eindigen",
        ),
    ],
    ids=["regulier", "no crisis", "bespreken", "held up", "nobody to phone", "no notice"],
)
def test_een_gemeente_maakte_een_profiel_dat_een_crisis_kwijtraakt(
    tafel: Tafel,
    tmp_path: Path,
    paren: list[tuple[str, str]],
    plaatsen: list[str],
    reden: str,
) -> None:
    eigen(tmp_path / "eigen.toml", *paren)
    uit = tafel("regels", "toets", "eigen.toml")
    assert uit.exit_code == 78
    regels = uit.stdout.splitlines()
    assert [regel.split(": ")[0] for regel in regels] == [f"eigen.toml, {p}" for p in plaatsen]
    assert all(reden in regel for regel in regels)
    [fout] = weigert(tafel, DAG, 78, "--profiel", "eigen.toml", "melding", "lijst")
    assert reden in fout


def test_een_crisis_die_op_leeftijd_zestien_ophoudt_wordt_geweigerd(
    tafel: Tafel, tmp_path: Path
) -> None:
    """A child is under 18, whatever threshold a profile chooses (§5.2, Z01)."""
    eigen(tmp_path / "eigen.toml", ("kind = { waarde = 18,", "kind = { waarde = 16,"))
    uit = tafel("regels", "toets", "eigen.toml")
    assert uit.exit_code == 78
    assert "zonder dat een kind onder 18 is uitgesloten" in uit.stdout


def test_de_toets_verwees_naar_zichzelf(tafel: Tafel, tmp_path: Path) -> None:
    """Without argument: the four and the one in force, and every finding of it."""
    eigen(
        tmp_path / "eigen.toml",
        ('kern = ["dwi", ', 'kern = ["dwie", '),
        (', "crisis_gesteld = nee"]', "]"),
    )
    uit = tafel("regels", "toets", env={"TAFEL_PROFIEL": "eigen.toml"})
    assert uit.exit_code == 78
    regels = uit.stdout.splitlines()
    assert [regel.split(" ")[0] for regel in regels[:4]] == [
        *("almere", "stedelijk", "werkplan", "zuidoost")
    ]
    assert all("1.1: in orde" in regel for regel in regels[:4])
    assert [regel.split(": ")[0] for regel in regels[4:]] == [
        *(f"eigen.toml, tafels.{t}" for t in ("jeugd-en-gezin", "volwassenen", "jong-volwassenen")),
        *(f"eigen.toml, regel {nr}" for nr in ("Z03", "Z04", "Z13")),
    ]
    assert "noemt ze alle" not in uit.stdout


# --- what version 1.1 moves -----------------------------------------------------------------------


def test_niemand_kon_zien_wat_de_nieuwe_regels_verschuiven(register: Tafel, tmp_path: Path) -> None:
    """A register made under 1.0: its ledger keeps that, and a trial replay says what moves."""
    inhoud = (gegevens() / "profielen" / "zuidoost.toml").read_text(encoding="utf-8")
    voor, z16 = inhoud.split('[[toedeling]]\nnr = "Z16"')
    zonder = voor + z16[z16.index("[[toedeling]]") :]
    (tmp_path / "oud.toml").write_text(
        zonder.replace('versie = "1.1"', 'versie = "1.0"'), encoding="utf-8"
    )
    voer_in(register, ONDER_MAATREGEL)
    voer_in(register, ALLEEN | {"urgentie": "regulier"})
    oud = register("--profiel", "oud.toml", "toedelen", "--alle", "-f", "json")
    assert [(b["regel"], b["profielversie"]) for b in json.loads(oud.stdout)] == [
        ("Z03", "1.0"),
        ("Z03", "1.0"),
    ]
    proef = ("toedelen", "--alle", "--opnieuw", "--proef")
    scherm = platte(op(register, DAG, *proef).stdout)
    assert "1 van de 2 meldingen komt ergens anders uit" in scherm
    assert "onder zuidoost 1.1 (was zuidoost 1.0)" in scherm
    assert "regulier bespreken Z03 Z16" in scherm
    bewogen = [besluit for besluit in lees_op(register, DAG, *proef) if "eerder" in besluit]
    assert [b["melding"] for b in bewogen] == ["M1"]
    assert bewogen[0]["regel"] == "Z16"
    assert bewogen[0]["eerder"] == {
        "uitkomst": "regulier",
        "tafel": None,
        "regel": "Z03",
        "regels": ["Z03"],
        "profiel": "zuidoost",
        "profielversie": "1.0",
    }
    op(register, DAG, "toedelen", "--alle", "--opnieuw")
    assert sql(
        tmp_path,
        "SELECT profielversie, json_extract(besluit, '$.regel') FROM toedelingsbesluit "
        "WHERE melding = 1 ORDER BY id",
    ) == [("1.0", "Z03"), ("1.1", "Z16")]


# --- ages -----------------------------------------------------------------------------------------

JONGERE = {
    "achternaam": "Kort",
    "woonsituatie": "zelfstandig",
    "inwonende-kinderen": "geen",
    "leefgebieden": "wonen|verslaving",
    "regulier-aanbod": "ontoereikend",
    "jeugdhulp": "geen",
    "urgentie": "regulier",
}
"""Living alone: Z09 under 17, Z08 from 17."""


def test_naar_de_leeftijd_werd_voor_altijd_gevraagd(register: Tafel) -> None:
    """Only the birth year, 16 or 17: one question, the age, and its answer settles it (§5.3)."""
    nummer = voer_in(register, JONGERE | {"geboortedatum": "2009"})
    assert deel_toe(register, nummer)["vragen"] == ["leeftijd"]
    uit = register("--vandaag", DAG, "melding", "vul-aan", nummer, input="16\n")
    assert uit.exit_code == 0, uit.stderr
    assert "Hoe oud is de betrokkene" in uit.stderr
    besluit = deel_toe(register, nummer)
    assert (besluit["regel"], besluit["feiten"]["leeftijd"]) == ("Z09", 16)


@pytest.mark.parametrize("commando", ["wijzig", "vul-aan"])
@pytest.mark.parametrize(
    ("geboren", "zin"),
    [
        ("2009", "--leeftijd: 16 of 17 past bij geboortejaar 2009"),
        ("2009-03-04", "--leeftijd: past niet bij de geboortedatum"),
    ],
)
def test_een_leeftijd_die_niet_kan_nam_het_goede_antwoord_weg(
    register: Tafel, commando: str, geboren: str, zin: str
) -> None:
    """Received on DAG: who was born in 2009 is 16 or 17, and on 4 March of it 17."""
    nummer = voer_in(register, JONGERE | {"geboortedatum": geboren, "leeftijd": "17"})
    op(register, DAG, "toedelen", nummer)
    voor = op(register, DAG, "melding", "toon", nummer).stdout
    [fout] = weigert(register, DAG, 65, "melding", commando, nummer, "--leeftijd", "40")
    assert zin in fout
    assert op(register, DAG, "melding", "toon", nummer).stdout == voor
    op(register, DAG, "melding", commando, nummer, "--leeftijd", "17")


def test_bij_invoer_en_import_blijft_het_een_waarschuwing(register: Tafel) -> None:
    uit = op(
        register, DAG, "melding", "add", "--achternaam", "Vos", "--geboortedatum", "2009",
        "--leeftijd", "40",
    )  # fmt: skip
    assert "leeftijd: klopt niet met de geboortedatum" in uit.stderr


@pytest.mark.parametrize(
    ("geboren", "dag", "leeftijd"),
    [
        ("00-11-2009", "2026-11-23", [16, 17]),
        ("00-11-2009", "2026-10-31", 16),
        ("00-10-2009", "2026-11-01", 17),
        ("2009-11", "2026-11-01", [16, 17]),
        ("2009-12-00", "2026-11-23", 16),
        ("03-2009", "2026-11-23", 17),
        ("mei 1983", "2026-11-23", 43),
        ("19830500", "2026-11-23", 43),
        ("00-00-1990", "2026-11-23", [35, 36]),
        ("1990-00-00", "2026-11-23", [35, 36]),
        ("19900000", "2026-11-23", [35, 36]),
        ("29-02-2008", "2026-02-28", 17),
        ("29-02-2008", "2026-03-01", 18),
    ],
)
def test_een_geboortedatum_uit_de_brp_werd_geweigerd(
    register: Tafel, geboren: str, dag: str, leeftijd: int | list[int]
) -> None:
    """Day unknown: an age except in the birth month; day and month unknown: two ages."""
    nummer = voer_in(register, JONGERE | {"geboortedatum": geboren, "ontvangen-op": dag})
    assert deel_toe(register, nummer)["feiten"]["leeftijd"] == leeftijd


def test_in_de_geboortemaand_beslist_de_gestelde_leeftijd(register: Tafel) -> None:
    nummer = voer_in(register, JONGERE | {"geboortedatum": "11-2009", "leeftijd": "17"})
    besluit = deel_toe(register, nummer)
    assert (besluit["regel"], besluit["feiten"]["leeftijd"]) == ("Z08", 17)


def test_met_een_half_bekende_geboortedatum_werkt_de_rest_ook(
    register: Tafel, tmp_path: Path
) -> None:
    """Import, list, melding, casus, agenda and figures; nobody is the same by a month alone."""
    bestand = tmp_path / "brp.csv"
    bestand.write_text(
        "kenmerk;datum;melder;naam;geboren;leefgebieden;woonsituatie;kinderen;aanbod\n"
        "B1;19-11-2026;Loket;A. Een;00-03-1990;;;;\n"
        "B2;19-11-2026;Loket;A. Een;00-03-1990;;;;\n"
        "B3;19-11-2026;Loket;B. Twee;00-00-0000;;;;\n",
        encoding="utf-8",
    )
    uit = op(register, DAG, "melding", "import", str(bestand), "-f", "json")
    assert json.loads(uit.stdout)["afgewezen"] == 0
    regels = lees_op(register, DAG, "melding", "lijst", "--namen")
    assert [regel["geboortedatum"] for regel in regels] == [None, "1990-03", "1990-03"]
    velden = JONGERE | {"geboortedatum": "03-2003", "inwonende-kinderen": "Noor 00-05-2024"}
    besluit = deel_toe(register, voer_in(register, velden | {"zorgen-om-kinderen": "nee"}))
    assert besluit["feiten"]["inwonende_kinderen"] == [2]
    assert besluit["tafel"] == "jong-volwassenen"
    scherm = op(register, DAG, "casus", "toon", "1").stdout
    assert "03" in scherm
    assert "24" in scherm
    assert op(register, DAG, "casus", "toon", "1", "--namen").exit_code == 0
    op(register, DAG, "agenda", "--tafel", "jong")
    op(register, "2027-02-10", "rapport", "kengetallen")
