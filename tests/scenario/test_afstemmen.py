"""Nobody had phoned the Ketenunit, and nobody could see it."""

from pathlib import Path

import pytest

from tests.commands.hulp import OVERLAST, voer_in
from tests.conftest import ROOT, Tafel
from tests.scenario.hulp import lees_op, op, weigert


@pytest.fixture(autouse=True)
def register(tafel: Tafel) -> None:
    tafel("init")


def punten(tafel: Tafel, dag: str) -> list[tuple[str, str | None, bool, str | None]]:
    """Whom with, who runs it, whether it is still to be done, and when it was."""
    return [
        (p["met"], p["regie"], p["nodig"], p["op"])
        for p in lees_op(tafel, dag, "casus", "toon", "1")["afstemmen"]
    ]


def test_nobody_had_phoned_the_ketenunit_and_nobody_could_see_it(tafel: Tafel) -> None:
    voer_in(tafel, OVERLAST, bijzonderheden="criminaliteit|huiselijk_geweld")
    op(tafel, "2026-11-23", "toedelen", "M1")
    assert punten(tafel, "2026-11-23") == [
        ("ketenunit", "Openbaar Ministerie", True, None),
        ("netwerk-huiselijk-geweld", "Blijfgroep Amsterdam", True, None),
    ]
    scherm = " ".join(op(tafel, "2026-11-23", "casus", "toon", "1").stdout.split())
    assert "Ketenunit (regie Openbaar Ministerie): nog niet afgestemd" in scherm
    assert "afstemmen met Ketenunit tafel casus afstemmen 1 --met ketenunit" in scherm

    op(
        *(tafel, "2026-11-25", "casus", "afstemmen", "1", "--met", "keten", "--op", "24-11-2026"),
        *("--uitkomst", "zaak loopt, zitting 12 januari"),
    )
    assert punten(tafel, "2026-11-25") == [
        ("netwerk-huiselijk-geweld", "Blijfgroep Amsterdam", True, None),
        ("ketenunit", "Openbaar Ministerie", False, "2026-11-24"),
    ]
    scherm = " ".join(op(tafel, "2026-11-25", "casus", "toon", "1").stdout.split())
    assert "afgestemd 24-11 (tester): zaak loopt, zitting 12 januari" in scherm
    assert "afstemmen met Ketenunit tafel" not in scherm
    assert "afstemmen met Netwerk Huiselijk Geweld tafel casus afstemmen 1 --met" in scherm
    tijdlijn = lees_op(tafel, "2026-11-25", "casus", "toon", "1")["tijdlijn"]
    assert tijdlijn[-1]["wat"] == "afgestemd met Ketenunit op di 24-11-2026"


def test_a_later_melding_asks_for_it_again(tafel: Tafel) -> None:
    wie = OVERLAST | {"bijzonderheden": "criminaliteit"}
    voer_in(tafel, wie, kenmerk="A")
    op(tafel, "2026-11-23", "toedelen", "M1")
    op(tafel, "2026-11-24", "casus", "afstemmen", "1", "--met", "ketenunit")
    op(tafel, "2026-11-26", "toedelen", "M1", "--opnieuw")
    assert punten(tafel, "2026-11-26") == [
        ("ketenunit", "Openbaar Ministerie", False, "2026-11-24")
    ]
    voer_in(tafel, wie, kenmerk="B")
    op(tafel, "2026-11-30", "toedelen", "M2")
    assert punten(tafel, "2026-11-30") == [("ketenunit", "Openbaar Ministerie", True, "2026-11-24")]
    scherm = " ".join(op(tafel, "2026-11-30", "casus", "toon", "1").stdout.split())
    assert "sindsdien opnieuw gevraagd" in scherm


def test_the_groepsaanpak_is_attuned_with(tafel: Tafel) -> None:
    voer_in(tafel, OVERLAST, aanvliegroute="groepsaanpak", groep="Reigersbos 2")
    op(tafel, "2026-11-23", "toedelen", "M1")
    assert [met for met, *_ in punten(tafel, "2026-11-23")] == ["groepsaanpak"]


@pytest.mark.parametrize(
    ("opties", "code"),
    [
        (("--met", "onbekend overleg"), 66),
        (("--met", "buurtnetwerk"), 2),
        (("--met", "ketenunit", "--op", "24-12-2026"), 2),
        ((), 2),
    ],
)
def test_what_cannot_be_recorded_is_refused(
    tafel: Tafel, opties: tuple[str, ...], code: int
) -> None:
    voer_in(tafel, OVERLAST)
    op(tafel, "2026-11-23", "toedelen", "M1")
    weigert(tafel, "2026-11-23", code, "casus", "afstemmen", "1", *opties)


def test_every_network_of_the_source_is_there_with_its_regie(tafel: Tafel) -> None:
    """The table of Visie §3.1.1, without the tables themselves and what is lifted into them."""
    gezien = {
        n["code"]: (n["regie"], n["leeftijd"])
        for n in lees_op(tafel, "2026-11-23", "partner", "netwerken")
        if n["code"] != "bureau-jeugdzorg"
    }
    stadsdeel = "stadsdeel, afdeling Zorg en Welzijn"
    assert gezien == {
        "jeugdnetwerk-12-plus": (stadsdeel, "12-23"),
        "groepsaanpak": (stadsdeel, None),
        "loket-midoffice": ("stadsdeel, Loket Zorg en Samenleven", None),
        "ketenunit": ("Openbaar Ministerie", None),
        "okc-casuistiek": ("OKC-organisatie", "0-4"),
        "buurtnetwerk-gein": ("Swazoom", "0-12"),
        "buurtnetwerk-venserpolder": ("Swazoom", "0-12"),
        "zorgbreedteoverleg": ("scholen voor primair en voortgezet onderwijs", None),
        "veldtafel-zwerfjongeren": ("GGD", "18-23"),
        "veldtafel-volwassenen": ("GGD", "24+"),
        "zorgketen-dementie": ("AMC", None),
        "netwerk-huiselijk-geweld": ("Blijfgroep Amsterdam", None),
    }


def test_a_municipality_fills_in_the_contact_and_may_keep_the_old_form(tafel: Tafel) -> None:
    tekst = (ROOT / "data/profielen/zuidoost.toml").read_text(encoding="utf-8")
    regel = next(
        r for r in tekst.splitlines() if r.startswith('ketenunit = { naam = "Ketenunit", r')
    )
    nieuw = regel.replace('regie = "', 'contact = "020-0000009", regie = "')
    eigen = Path("eigen.toml")
    eigen.write_text(tekst.replace(regel, nieuw))
    voer_in(tafel, OVERLAST, bijzonderheden="criminaliteit")
    profiel = ("--profiel", "./eigen.toml")
    op(tafel, "2026-11-23", *profiel, "toedelen", "M1")
    scherm = " ".join(op(tafel, "2026-11-23", *profiel, "casus", "toon", "1").stdout.split())
    assert "Ketenunit (regie Openbaar Ministerie; 020-0000009): nog niet afgestemd" in scherm
    eigen.write_text(tekst.replace(regel, 'ketenunit = "Ketenunit"'))
    alle = lees_op(tafel, "2026-11-23", *profiel, "partner", "netwerken")
    [keten] = [n for n in alle if n["code"] == "ketenunit"]
    assert (keten["naam"], keten["regie"], keten["contact"]) == ("Ketenunit", None, None)
    eigen.write_text(tekst.replace(regel, nieuw.replace("regie =", 'leeftijd = "jong", regie =')))
    fout = weigert(tafel, "2026-11-23", 78, *profiel, "regels", "toon")
    assert "netwerken.ketenunit.leeftijd" in fout[0]
