"""The copy of the agenda for one partner: its own items, and nothing of the others."""

import html
import json
from typing import Any

import pytest

from tests.commands.agendahulp import NU, afspraak, casus, doe, op
from tests.commands.hulp import GEZIN, lees, sql
from tests.commands.test_agenda import VORMEN, als_tekst
from tests.conftest import Tafel


@pytest.fixture
def drukte(register: Tafel) -> Tafel:
    """Casus 1: late afspraken of MaDi and Spirit, much to look out for. Casus 2: only DWI's."""
    casus(
        register,
        GEZIN | {"urgentie": "spoed", "bijzonderheden": "huiselijk_geweld|adres_afgeschermd"},
    )
    afspraak(register, "2026-11-20")
    afspraak(register, "2026-11-19", "spirit")
    doe(register, "casus", "overdragen", "1", "--casemanager", "L. Oud", "--organisatie", "altra")
    doe(register, "notitie", "1", "--tekst", "geheime notitie")
    casus(register, GEZIN, achternaam="Zon", voornaam="Bo", geboortedatum="03-03-1990")
    afspraak(register, "2026-11-20", "dwi", nummer=2)
    return register


@pytest.mark.parametrize("vorm", VORMEN)
def test_a_partner_sees_its_own_and_nothing_else(drukte: Tafel, vorm: str) -> None:
    """Spirit is invited for casus 1 only; kern (MaDi) for both."""
    pakket = als_tekst(
        _bytes(drukte, "agenda", "--tafel", "jeugd", "--voor", "spirit", "-f", vorm), vorm
    )
    assert "Spirit" in pakket or vorm in ("json", "csv")
    assert "F.P. '88" in html.unescape(pakket)
    verboden = (
        *("B.Z.", "kind '14", "MaDi", "madi", "DWI", "L. Oud", "Altra", "Risicogezin"),
        *("geweld", "afgeschermd", "spoed", "geheime", "belt de school", "stap 3", "M1"),
        *("1/1", "2/1", "Pinas", "Z06", "AFSPRAKEN", 'afspraken_open": 2'),
    )
    for geheim in verboden:
        assert geheim not in pakket, geheim
    if vorm != "json":
        assert "1/2" in pakket


def _bytes(tafel: Tafel, *args: str) -> bytes:
    from pathlib import Path

    doel = Path("pakket")
    doe(tafel, *args, "--uit", str(doel))
    return doel.read_bytes()


def test_a_kernpartner_sees_every_case_at_the_same_times(drukte: Tafel) -> None:
    heel = lees(op(drukte, NU), "agenda", "--tafel", "jeugd")
    eigen = lees(op(drukte, NU), "agenda", "--tafel", "jeugd", "--voor", "ma")
    assert list(eigen) == [
        *(k for k in heel if k not in ("vervallen_tafels", "zonder_tafel")),
        "gedeeld",
    ]
    assert [list(punt) for punt in eigen["punten"]] == [
        [*punt, "notities"] for punt in heel["punten"]
    ]
    assert [(p["casus"], p["begin"]) for p in eigen["punten"]] == [
        (p["casus"], p["begin"]) for p in heel["punten"]
    ]
    per_casus = {punt["casus"]: punt for punt in eigen["punten"]}
    assert per_casus[1]["vraag"] == "Wanneer is uw afspraak nagekomen?"
    assert per_casus[1]["afspraken_te_laat"] == 1
    assert per_casus[2]["vraag"] == "Hoe staat het met de afspraken, en wat is er nu nodig?"
    assert per_casus[2]["afspraken_te_laat"] == 0
    assert "MaDi" not in json.dumps(per_casus)


def test_another_partners_escalation_stays_out_of_sight(drukte: Tafel) -> None:
    doe(drukte, "escaleer", "1", "--spoor", "uitvoering", "--tegen", "madi")
    pakket = doe(drukte, "agenda", "--tafel", "jeugd", "--voor", "dwi")
    assert "escal" not in pakket.casefold()
    assert "MaDi" not in pakket


def test_a_copy_that_cannot_be(drukte: Tafel) -> None:
    assert drukte("agenda", "--tafel", "jeugd", "--voor", "nergens").exit_code == 66
    assert drukte("agenda", "--tafel", "jeugd", "--voor", "de").exit_code == 2
    assert drukte("agenda", "--tafel", "jeugd", "--voor", "dwi", "--namen").exit_code == 2
    assert drukte("agenda", "--tafel", "coord", "--voor", "dwi").exit_code == 2


def test_a_partner_without_items(drukte: Tafel) -> None:
    pakket = doe(drukte, "agenda", "--tafel", "jeugd", "--voor", "ymere")
    assert "voor geen enkel punt nodig" in pakket
    assert lees(drukte, "agenda", "--tafel", "jeugd", "--voor", "ymere")["punten"] == []


def test_the_copy_is_logged(drukte: Tafel, tmp_path: Any) -> None:
    doe(drukte, "agenda", "--tafel", "jeugd", "--voor", "dwi")
    [[onderwerp]] = sql(
        tmp_path,
        "SELECT onderwerp FROM logregel WHERE handeling = 'agenda' ORDER BY id DESC LIMIT 1",
    )
    assert onderwerp == "jeugd-en-gezin 2026-11-26 voor dwi"
