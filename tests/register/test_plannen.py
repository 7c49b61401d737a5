"""The queries of lists and agenda use their indexes on a register with thousands of rows."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from sqlite3 import Row
from typing import Any

import pytest

from tafel.register import agenda as agendaqueries
from tafel.register import casus as casusqueries
from tafel.register import melding as meldingqueries
from tafel.register import samenhang
from tafel.register import zoek as zoeken
from tafel.register.beheer import maak_register
from tafel.register.store import Register, Soort, Waarde

AANTAL = 3000
DAG = "2026-11-26"


class Uitgelegd(Register):
    """Keeps SQLite's plan of every query that is asked."""

    plan: tuple[str, ...] = ()

    def _leg_uit(self, sql: str, waarden: Mapping[str, Waarde]) -> None:
        stappen = super().lees(f"EXPLAIN QUERY PLAN {sql}", **waarden)
        self.plan += tuple(stap["detail"] for stap in stappen)

    def lees(self, sql: str, /, **waarden: Waarde) -> list[Row]:
        self._leg_uit(sql, waarden)
        return super().lees(sql, **waarden)

    def rijen(self, soort: type[Soort], sql: str, /, **waarden: Waarde) -> list[Soort]:
        self._leg_uit(sql, waarden)
        return super().rijen(soort, sql, **waarden)

    def lees_een(self, sql: str, /, **waarden: Waarde) -> Row | None:
        rijen = self.lees(sql, **waarden)
        return rijen[0] if rijen else None


@pytest.fixture(scope="module")
def vol(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """3,000 meldingen and casussen: a tenth of both still open."""
    plek = tmp_path_factory.mktemp("vol") / "register.db"
    maak_register(plek)
    tafels = ("jeugd-en-gezin", "volwassenen", "jong-volwassenen")
    with Register(plek) as register, register.schrijf():
        register.voeg_alle_toe(
            "huishouden",
            ("id", "postcode", "huisnummer"),
            [(n, f"11{n % 90 + 10} AB", str(n)) for n in range(1, AANTAL + 1)],
        )
        register.voeg_alle_toe(
            "persoon",
            ("id", "huishouden", "rol", "sleutel"),
            [(n, n, "hoofdpersoon", f"p{n}") for n in range(1, AANTAL + 1)],
        )
        register.voeg_alle_toe(
            "casus",
            ("id", "huishouden", "tafel", "uitkomst", "stap", "status", "geopend_op"),
            [
                (n, n, tafels[n % 3], "tafel", 2, "gesloten" if n % 10 else "open", "2026-11-01")
                for n in range(1, AANTAL + 1)
            ],
        )
        register.voeg_alle_toe(
            "melding",
            ("id", "persoon", "casus", "sleutel", "inhoud", "status", "ontvangen_op", "kenmerk"),
            [
                (n, n, n, f"s{n}", "{}", "toegedeeld" if n % 10 else "nieuw", "2026-11-01", f"K{n}")
                for n in range(1, AANTAL + 1)
            ],
        )
    return plek


VRAGEN: dict[str, tuple[Callable[[Register], object], str]] = {
    "melding": (lambda r: meldingqueries.meldingen(r, [1, 2]), "m USING INTEGER PRIMARY KEY"),
    "status": (lambda r: meldingqueries.meldingen_met_status(r, ["nieuw"]), "melding_status"),
    "casus": (lambda r: meldingqueries.meldingen_van_casus(r, 7), "melding_casus"),
    "casussen": (lambda r: meldingqueries.meldingen_van_casussen(r, [7, 8]), "melding_casus"),
    "sleutels": (lambda r: meldingqueries.meldingen_bij_sleutels(r, ["s1"]), "melding_sleutel"),
    "personen": (lambda r: meldingqueries.personen_bij_sleutels(r, ["p1"]), "persoon_sleutel"),
    "bewoners": (
        lambda r: meldingqueries.bewoners(r, ["1112 AB"], ["instelling"]),
        "huishouden_adres",
    ),
    "leden": (lambda r: casusqueries.leden(r, 7), "persoon_huishouden"),
    "wijzigingen": (lambda r: meldingqueries.wijzigingen(r, 7), "melding_wijziging_melding"),
    "besluiten": (lambda r: meldingqueries.besluiten(r, [7]), "toedelingsbesluit_melding"),
    "laatste": (lambda r: meldingqueries.laatste_besluiten(r, [7]), "toedelingsbesluit_melding"),
    "open": (lambda r: casusqueries.open_casussen(r, [7, 10]), "casus_open"),
    "agenda": (
        lambda r: agendaqueries.agendacasussen(
            r, tafel="volwassenen", uitkomsten=["tafel"], datum=DAG
        ),
        "casus_agenda",
    ),
    "wacht": (
        lambda r: agendaqueries.wacht_vanaf(r, [7, 8], date.fromisoformat(DAG)),
        "gebeurtenis_casus",
    ),
    "bespreken": (lambda r: agendaqueries.te_bespreken(r, DAG, "coord"), "casus_open"),
    "nieuw": (
        lambda r: agendaqueries.nieuw_sinds(r, na="2026-10-01", tot=DAG),
        "c USING INDEX casus_geopend",
    ),
    "vragen": (lambda r: agendaqueries.vragen_open(r, DAG), "melding_status"),
    "kenmerk": (lambda r: samenhang.met_kenmerk(r, ["k7"]), "melding_kenmerk"),
    "te beoordelen": (samenhang.te_beoordelen, "beoordeling_open"),
    "vragen over": (lambda r: samenhang.vragen_over(r, 7), "beoordeling_"),
    "huishoudparen": (lambda r: samenhang.huishoudparen(r, [7]), "beoordeling_open"),
    "kandidaten": (lambda r: samenhang.kandidaten(r, [7, 10]), "persoon_huishouden"),
    "bekende casus": (lambda r: samenhang.bij_bekende_casus(r, [7, 10]), "casus_open"),
    "zonder casus": (lambda r: samenhang.zonder_casus(r, [7]), "melding_persoon"),
    "eerste meldingen": (lambda r: samenhang.eerste_meldingen(r, [7]), "melding_persoon"),
}


@pytest.mark.parametrize(("vraag", "index"), VRAGEN.values(), ids=VRAGEN)
def test_a_query_uses_its_index(vol: Path, vraag: Callable[[Register], object], index: str) -> None:
    with Uitgelegd(vol) as register:
        vraag(register)
    assert [stap for stap in register.plan if index in stap], register.plan
    heel = [
        stap
        for stap in register.plan
        if stap.startswith("SCAN") and "INDEX" not in stap and "json_each" not in stap
    ]
    assert heel == [], register.plan


@pytest.mark.parametrize("soort", ["meldingen", "casussen"])
def test_a_list_without_filters_reads_from_the_newest_and_sorts_nothing(
    vol: Path, soort: str
) -> None:
    with Uitgelegd(vol) as register:
        if soort == "meldingen":
            geen = dict.fromkeys(("status", "tafel", "uitkomst", "van", "tot"))
            meldingen = meldingqueries.meldinglijst(register, grens=5, **geen)
            nummers = [rij["id"] for rij in meldingen]
        else:
            alles: dict[str, Any] = {
                **dict.fromkeys(("tafel", "status", "stap", "categorie", "casemanager")),
                **dict.fromkeys(("organisatie", "stilstaand", "hervat", "nummers")),
                **dict.fromkeys(
                    ("opgeschaald", "volglijst", "nazorg", "te_laat", "opgeschort"), False
                ),
            }
            dag = date.fromisoformat(DAG)
            casussen = casusqueries.casuslijst(
                register, vandaag=dag, laat_voor=dag, afwezig=(), grens=5, **alles
            )
            nummers = [rij.id for rij in casussen]
    assert nummers == [3000, 2999, 2998, 2997, 2996]
    assert not any("TEMP B-TREE" in stap for stap in register.plan)


def test_a_filtered_list_finds_what_meets_every_filter(vol: Path) -> None:
    with Uitgelegd(vol) as register:
        rijen = meldingqueries.meldinglijst(
            register, status="nieuw", tafel=None, uitkomst=None, van=None, tot=DAG, grens=3
        )
    assert [rij["id"] for rij in rijen] == [3000, 2990, 2980]


def test_searching_ignores_case_accents_and_the_space_of_a_postcode(pad: Path) -> None:
    with Register(pad) as register, register.schrijf():
        thuis = register.voeg_toe("huishouden", {"postcode": "1102 AB", "huisnummer": "7"})
        wie = {"huishouden": thuis, "rol": "hoofdpersoon", "achternaam": "Çelik-Müller"}
        persoon = register.voeg_toe("persoon", wie)
        register.voeg_toe(
            "melding",
            {
                "persoon": persoon,
                "sleutel": "s",
                "inhoud": "{}",
                "status": "nieuw",
                "ontvangen_op": "2026-11-01",
                "kenmerk": "ZO-12",
            },
        )
        gevonden = {
            tekst: len(zoeken.zoek(register, tekst, 10).nu)
            for tekst in (
                *("celik", "MÜLLER 1102ab", "zo-12 çel", "1102 AB 7"),
                *("jansen", "celik 9999", "%", "_", "'", "", " ", "\u200b"),
            )
        }
    assert gevonden == {
        **dict.fromkeys(("celik", "MÜLLER 1102ab", "zo-12 çel", "1102 AB 7"), 1),
        **dict.fromkeys(("jansen", "celik 9999", "%", "_", "'", "", " ", "\u200b"), 0),
    }
