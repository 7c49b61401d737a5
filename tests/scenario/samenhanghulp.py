"""Deliveries of families that may belong together, for the scenarios about that."""

import csv
import io
import json
from typing import Any

import pytest

from tests.conftest import Tafel
from tests.scenario.hulp import lees_op, op, platte

WEEK_1, WEEK_2, WEEK_3 = "2026-11-02", "2026-11-09", "2026-11-16"
GEZIN = {
    "melder": "politie",
    "woonsituatie": "zelfstandig",
    "inwonende_kinderen": "2014-07-04",
    "zorgen_om_kinderen": "ja",
    "leefgebieden": "gezin_opvoeding|wonen",
    "regulier_aanbod": "ontoereikend",
    "jeugdhulp": "geen",
    "urgentie": "regulier",
}
"""Z06: tafel jeugd-en-gezin."""
ADRES = {"postcode": "1102 AB", "huisnummer": "7"}
PINAS = GEZIN | {"kenmerk": "K1", "voornaam": "Noor", "achternaam": "Pinas"}
PINAS |= {"geboortedatum": "1988-05-02"}
SIBLING = PINAS | {"voornaam": "Sem", "geboortedatum": "1990-03-01"}
DOORN = GEZIN | {"kenmerk": "K2", "voornaam": "Rick", "achternaam": "Doorn"}
DOORN |= {"geboortedatum": "1986-01-01", "melder": "school"}


def lever(tafel: Tafel, dag: str, *rijen: dict[str, str]) -> tuple[Any, str]:
    """Import these rows as one file: (JSON, stderr)."""
    kolommen = list(dict.fromkeys(kolom for rij in rijen for kolom in rij))
    tekst = io.StringIO()
    schrijver = csv.DictWriter(tekst, kolommen, delimiter=";")
    schrijver.writeheader()
    schrijver.writerows(rijen)
    gedaan = tafel("--vandaag", dag, "melding", "import", "-", "-f", "json", input=tekst.getvalue())
    assert gedaan.exit_code == 0, gedaan.stderr
    return json.loads(gedaan.stdout), platte(gedaan.stderr)


def tel(uitslag: Any) -> tuple[int, ...]:
    """toegevoegd, gewijzigd, al_bekend, te_beoordelen."""
    return tuple(
        uitslag[naam] for naam in ("toegevoegd", "gewijzigd", "al_bekend", "te_beoordelen")
    )


def casussen(tafel: Tafel, dag: str) -> dict[str, int | None]:
    """Per melding its casus."""
    return {m["melding"]: m["casus"] for m in lees_op(tafel, dag, "melding", "lijst")}


def beoordeel(tafel: Tafel, dag: str, *args: str) -> Any:
    return lees_op(tafel, dag, "melding", "beoordeel", *args)


@pytest.fixture
def bekend(register: Tafel) -> Tafel:
    """A register that knows Noor Pinas, with casus 1."""
    lever(register, WEEK_1, PINAS)
    assert [b["casus"] for b in lees_op(register, WEEK_1, "toedelen", "--alle")] == [1]
    return register


# --- one address ----------------------------------------------------------------------------------


@pytest.fixture
def thuis(register: Tafel) -> Tafel:
    """A register that knows the Pinas family at 1102 AB 7, with casus 1."""
    lever(register, WEEK_1, PINAS | ADRES)
    op(register, WEEK_1, "toedelen", "--alle")
    return register


# --- taken apart ----------------------------------------------------------------------------------


@pytest.fixture
def samen(thuis: Tafel) -> Tafel:
    """Sem Pinas, no relation, joined the casus of Noor Pinas: same door, same surname."""
    lever(thuis, WEEK_2, SIBLING | ADRES | {"kenmerk": "K3"})
    op(thuis, WEEK_2, "toedelen", "--alle")
    assert casussen(thuis, WEEK_2) == {"M1": 1, "M2": 1}
    return thuis
