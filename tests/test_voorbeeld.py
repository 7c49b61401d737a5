"""The example meldingen through the real command line, against outcomes worked out by hand.

`voorbeeld/verwacht.csv` holds a line per accepted row of `data/voorbeeld/meldingen.csv`, in order:
the outcome, table, rules and questions under each profile, reasoned per row from the decision
tables of the sources (column `overweging`), not printed by any program. `voorbeeld/geweigerd.csv`
holds the rows that must be refused. Lists in a cell are separated by spaces, attunement by a comma.
"""

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT, Tafel

MELDINGEN = ROOT / "data" / "voorbeeld" / "meldingen.csv"
VOORBEELD = Path(__file__).parent / "voorbeeld"
EX_DATAERR = 65

REGELS = {
    "zuidoost": {f"Z{nr:02}" for nr in range(1, 17)},
    "stedelijk": {f"S{nr:02}" for nr in range(1, 10)},
    "werkplan": {f"W{nr:02}" for nr in range(1, 5)},
    "almere": {f"A{nr:02}" for nr in range(1, 4)},
}
UITKOMSTEN = {"crisis", "tafel", "opschalen", "regulier", "bespreken", "aanvullen"}
NAMEN = {
    "jeugd-en-gezin": "Jeugd en Gezin",
    "volwassenen": "Volwassenen",
    "jong-volwassenen": "Jong Volwassenen",
    "bureau-jeugdzorg": "Bureau Jeugdzorg",
    "ketenunit": "Ketenunit",
    "veldtafel-zwerfjongeren": "Veldtafel Zwerfjongeren",
    "jeugdnetwerk-12-plus": "Jeugdnetwerk 12+",
    "zorgketen-dementie": "Zorgketen Dementie",
    "netwerk-huiselijk-geweld": "Netwerk Huiselijk Geweld",
    "zorgbreedteoverleg": "Zorgbreedteoverleg (ZBO/ZAT)",
}


def lees(naam: str) -> list[dict[str, str]]:
    with (VOORBEELD / naam).open(encoding="utf-8", newline="") as bestand:
        return list(csv.DictReader(bestand, delimiter=";"))


VERWACHT = lees("verwacht.csv")
GEWEIGERD = lees("geweigerd.csv")


@pytest.fixture
def ingelezen(tafel: Tafel) -> Any:
    """The import of the example into a new register: its exit code and JSON."""
    assert tafel("init").exit_code == 0
    resultaat = tafel("melding", "import", str(MELDINGEN), "-f", "json")
    return resultaat.exit_code, json.loads(resultaat.stdout)


def toedelingen(tafel: Tafel, profiel: str) -> list[dict[str, Any]]:
    """What a profile makes of every melding, in the order of the file."""
    resultaat = tafel("--profiel", profiel, "toedelen", "--alle", "--proef", "-f", "json")
    assert resultaat.exit_code == 0, resultaat.stderr
    lijst: list[dict[str, Any]] = json.loads(resultaat.stdout)
    return sorted(lijst, key=lambda toedeling: int(toedeling["melding"].removeprefix("M")))


def test_import_weigert_precies_de_foute_rijen(ingelezen: tuple[int, dict[str, Any]]) -> None:
    exit_code, uitslag = ingelezen
    assert [(fout["rij"], fout["kolom"] or "") for fout in uitslag["fouten"]] == [
        (int(rij["rij"]), rij["kolom"]) for rij in GEWEIGERD
    ]
    assert exit_code == EX_DATAERR
    assert uitslag["afgewezen"] == len(GEWEIGERD)
    assert uitslag["toegevoegd"] == len(VERWACHT)
    assert uitslag["gelezen"] == len(GEWEIGERD) + len(VERWACHT)
    assert uitslag["gewijzigd"] == uitslag["al_bekend"] == 0


def test_nog_eens_inlezen_voegt_niets_toe(ingelezen: object, tafel: Tafel) -> None:
    resultaat = tafel("melding", "import", str(MELDINGEN), "-f", "json")
    uitslag = json.loads(resultaat.stdout)
    assert resultaat.exit_code == EX_DATAERR
    assert (uitslag["toegevoegd"], uitslag["gewijzigd"]) == (0, 0)
    assert uitslag["al_bekend"] == len(VERWACHT)


def test_bsn_wordt_niet_bewaard(ingelezen: object, tafel: Tafel, tmp_path: Path) -> None:
    assert ingelezen
    bsn = b"111222333"
    assert bsn in MELDINGEN.read_bytes()
    assert not any(
        bsn in bestand.read_bytes() for bestand in tmp_path.rglob("*") if bestand.is_file()
    )
    assert bsn.decode() not in tafel("melding", "lijst", "-f", "json").stdout


@pytest.mark.parametrize("profiel", REGELS)
def test_toedeling_is_wat_er_met_de_hand_uit_kwam(
    ingelezen: object, tafel: Tafel, profiel: str
) -> None:
    lijst = toedelingen(tafel, profiel)
    assert [toedeling["kenmerk"] or "" for toedeling in lijst] == [
        rij["kenmerk"] for rij in VERWACHT
    ]
    for toedeling, rij in zip(lijst, VERWACHT, strict=True):
        regels = rij[f"{profiel}_regels"].split()
        assert {
            "rij": rij["rij"],
            "uitkomst": toedeling["uitkomst"],
            "tafel": toedeling["tafel"] or "",
            "regel": toedeling["regel"],
            "regels": toedeling["regels"] or [toedeling["regel"]],
            "vragen": toedeling["vragen"],
        } == {
            "rij": rij["rij"],
            "uitkomst": rij[f"{profiel}_uitkomst"],
            "tafel": rij[f"{profiel}_tafel"],
            "regel": regels[0] if len(regels) == 1 else None,
            "regels": regels,
            "vragen": rij[f"{profiel}_vragen"].split(),
        }


def test_zuidoost_onderdeel_voorkeur_en_afstemming(ingelezen: object, tafel: Tafel) -> None:
    for toedeling, rij in zip(toedelingen(tafel, "zuidoost"), VERWACHT, strict=True):
        afstemmen = {NAMEN.get(code, code) for code in toedeling["afstemmen"]}
        assert {
            "rij": rij["rij"],
            "onderdeel": toedeling["onderdeel"] or "",
            "voorkeur": toedeling["voorkeur"] or "",
            "afstemmen": afstemmen,
        } == {
            "rij": rij["rij"],
            "onderdeel": rij["zuidoost_onderdeel"],
            "voorkeur": rij["zuidoost_voorkeur"],
            "afstemmen": set(filter(None, rij["zuidoost_afstemmen"].split(", "))),
        }


def test_voorbeeld_raakt_elke_regel_uitkomst_en_afstemming() -> None:
    assert len(VERWACHT) >= 60
    for profiel, regels in REGELS.items():
        zeker = {
            rij[f"{profiel}_regels"]
            for rij in VERWACHT
            if rij[f"{profiel}_uitkomst"] != "aanvullen"
        }
        assert regels <= zeker, profiel
    assert {rij["zuidoost_uitkomst"] for rij in VERWACHT} == UITKOMSTEN
    afstemmen = {naam for rij in VERWACHT for naam in rij["zuidoost_afstemmen"].split(", ") if naam}
    assert afstemmen == set(NAMEN.values())
    assert {len(rij["zuidoost_vragen"].split()) for rij in VERWACHT} >= {0, 1, 2, 3}
