"""The state of any day follows from what happened since: it is what the register said then."""

from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tafel.register.beheer import maak_register
from tafel.register.rapport import kengetallen as queries
from tafel.register.rapport.maandcijfers import maak_sleutelfunctie
from tafel.register.store import Register
from tafel.rules.perioden import maand_van
from tafel.services.demo.jaar import speel_jaar
from tafel.services.rapport.rapporteren import rapporteer
from tafel.services.regels.profielen import laad_profiel
from tests.zitting import na_afsluiten, zitting

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

        speel_jaar(zitting(register, laad_profiel("zuidoost"), vandaag=TOT), voortgang=kijk)
    return pad, toen


def test_what_was_open_where_and_in_which_step(jaar: tuple[Path, dict[date, Stand]]) -> None:
    pad, toen = jaar
    assert len(toen) == 6
    with Register(pad) as register:
        for dag, stand in toen.items():
            assert len(stand) > 5
            assert open_op(register, dag) == stand, dag
        assert open_op(register, TOT) == {tuple(r) for r in register.lees(OPEN)}


def open_op(register: Register, dag: date) -> Stand:
    maak_sleutelfunctie(register, lambda _, nummer: nummer)
    geteld: Counter[tuple[Any, ...]] = Counter()
    for rij in queries.voorraad(register, dag):
        if rij["wat"] == "open":
            geteld[rij["tafel"], rij["categorie"], rij["stap"]] += rij["aantal"]
    return {(*waar, aantal) for waar, aantal in geteld.items()}


def test_what_came_less_what_went_is_what_is_there(jaar: tuple[Path, dict[date, Stand]]) -> None:
    """The stock of a month by its flows, against the casussen that were open that day."""
    pad, _ = jaar
    with Register(pad) as register:
        totalen = [
            rapporteer(
                na_afsluiten(
                    register=register, geladen=laad_profiel("zuidoost"), wie="tester", vandaag=TOT
                ),
                "kengetallen",
                (date(jaar_, 1, 1), date(jaar_, maand, 31)),
                intern=True,
            ).tabellen[0]
            for jaar_, maand in ((2025, 12), (2026, 10))
        ]
        alle: list[tuple[Any, ...]] = [rij for tabel in totalen for rij in tabel.rijen]
        ervoor, rijen = alle[:10], alle[10:]
        assert ervoor == [(f"2025-{maand:02}", *(None,) * 5) for maand in range(1, 11)]
        stand = 0
        for maand_, _, geopend, heropend, gesloten, voorraad in rijen:
            stand += geopend + heropend - gesloten
            assert voorraad == stand, maand_
            dag = maand_van(date.fromisoformat(f"{maand_}-01")).tot
            assert voorraad == sum(rij[-1] for rij in open_op(register, dag)), maand_
        assert stand > 50
