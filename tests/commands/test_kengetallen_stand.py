"""The state of any day follows from what happened since: it is what the register said then."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from tafel.domain.rapport import Periode
from tafel.register import kengetallen as queries
from tafel.register.beheer import maak_register
from tafel.register.store import Register
from tafel.rules.profiel import Profiel
from tafel.services import kengetallen
from tafel.services.demojaar import speel_jaar
from tafel.services.profielen import laad_profiel

TOT = date(2026, 11, 23)
OPEN = "SELECT tafel, categorie, stap, count(*) FROM casus WHERE status = 'open' GROUP BY 1, 2, 3"
Stand = set[tuple[Any, ...]]


@pytest.fixture(scope="module")
def jaar(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[date, Stand]]:
    """A year at the tables, and what the open casussen were at the end of every eighth week."""
    pad = tmp_path_factory.mktemp("jaar") / "register.db"
    maak_register(pad)
    toen: dict[date, Stand] = {}
    weken = 0
    with Register(pad, vluchtig=True) as register:

        def kijk(gedaan: int) -> None:
            nonlocal weken
            weken += gedaan
            if weken % 8 == 0:
                laatste = register.lees_een("SELECT max(dag) FROM logregel")
                assert laatste is not None
                toen[date.fromisoformat(laatste[0])] = {tuple(r) for r in register.lees(OPEN)}

        speel_jaar(register, laad_profiel("zuidoost"), tot=TOT, voortgang=kijk)
    return pad, toen


def test_what_was_open_where_and_in_which_step(jaar: tuple[Path, dict[date, Stand]]) -> None:
    pad, toen = jaar
    assert len(toen) == 6
    with Register(pad) as register:
        for dag, stand in toen.items():
            assert len(stand) > 5
            geteld = {
                (r["tafel"], r["categorie"], r["stap"], r["aantal"])
                for r in queries.voorraad(register, dag)
                if r["wat"] == "open"
            }
            assert geteld == stand, dag
        vandaag = {tuple(r) for r in register.lees(OPEN)}
        assert {
            (r["tafel"], r["categorie"], r["stap"], r["aantal"])
            for r in queries.voorraad(register, TOT)
            if r["wat"] == "open"
        } == vandaag


def test_what_came_less_what_went_is_what_is_there(jaar: tuple[Path, dict[date, Stand]]) -> None:
    """The stock of a month by its flows, against the casussen that were open that day."""
    pad, _ = jaar
    with Register(pad) as register:
        gemaakt = kengetallen.maak(
            register, onverhuld(), Periode(date(2025, 1, 1), TOT), vandaag=TOT
        )
        [stroom] = [t for t in gemaakt.tabellen if t.sleutel == "stroom"]
        voorraad = {rij[0]: rij[-1] for rij in stroom.rijen}
        for maand, dag in (
            *(("2025-12", date(2025, 12, 31)), ("2026-02", date(2026, 2, 28))),
            *(("2026-06", date(2026, 6, 30)), ("2026-11", TOT)),
        ):
            geteld = [r["aantal"] for r in queries.voorraad(register, dag) if r["wat"] == "open"]
            assert voorraad[maand] == sum(geteld), maand
        assert voorraad["2025-10"] == 0


def onverhuld() -> Profiel:
    """The profile without a threshold for small counts."""
    profiel = laad_profiel("zuidoost")
    regels = replace(profiel.proces.rapportage, drempel=1)
    return replace(profiel, proces=replace(profiel.proces, rapportage=regels))
