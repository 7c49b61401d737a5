"""The queries of an agenda read the reasons, not every casus that ever was."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tafel.register import agenda as agendaqueries
from tafel.register import escalatie as escalaties
from tafel.register import overleg as overleggen
from tafel.register.beheer import maak_register
from tafel.register.store import Register
from tests.register.test_plannen import Uitgelegd

AANTAL = 3000
DAG = "2026-11-26"
TAFEL = "volwassenen"


@pytest.fixture(scope="module")
def vol(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """3,000 casussen of three tables, a tenth open, each with a plan, afspraken and a decision."""
    plek = tmp_path_factory.mktemp("overleggen") / "register.db"
    maak_register(plek)
    tafels = ("jeugd-en-gezin", TAFEL, "jong-volwassenen")
    nummers = range(1, AANTAL + 1)
    with Register(plek) as register, register.schrijf():
        register.voeg_alle_toe("huishouden", ("id",), [(n,) for n in nummers])
        register.voeg_alle_toe(
            "persoon", ("id", "huishouden", "rol"), [(n, n, "hoofdpersoon") for n in nummers]
        )
        register.voeg_alle_toe(
            "casus",
            ("id", "huishouden", "tafel", "uitkomst", "stap", "status", "geopend_op", "nazorg_op"),
            [
                (
                    *(n, n, tafels[n % 3], "tafel", 2, "gesloten" if n % 10 else "open", DAG),
                    "2026-11-01" if n % 50 == 1 else None,
                )
                for n in nummers
            ],
        )
        register.voeg_alle_toe(
            "plan",
            ("casus", "versie", "status", "gemaakt_op", "evaluatie_op"),
            [
                (n, 1, "vastgesteld" if n % 2 else "concept", DAG, "2026-11-01" if n % 2 else None)
                for n in nummers
            ],
        )
        register.voeg_alle_toe(
            "afspraak",
            ("casus", "nummer", "wat", "uiterlijk", "status", "keren_doorgeschoven", "gemaakt_op"),
            [
                (n, 1, "x", "2026-11-01", "open" if n % 10 == 0 else "nagekomen", 0, DAG)
                for n in nummers
            ],
        )
        register.voeg_alle_toe(
            "gebeurtenis",
            ("casus", "tijd", "dag", "wie", "soort", "tekst"),
            [(n, DAG, DAG, "x", "categorie", "x") for n in nummers],
        )
        register.voeg_alle_toe(
            "overlegbesluit",
            ("casus", "tafel", "overleg", "tekst", "tijd", "dag", "wie"),
            [(n, tafels[n % 3], DAG, "x", DAG, DAG, "x") for n in nummers],
        )
        register.voeg_alle_toe(
            "betrokkenheid", ("persoon", "organisatie"), [(n, "madi") for n in nummers]
        )
        register.voeg_alle_toe(
            "melding",
            ("persoon", "casus", "sleutel", "inhoud", "status", "ontvangen_op"),
            [(n, n, f"s{n}", "{}", "toegedeeld", DAG) for n in nummers],
        )
    return plek


def _cijfers(register: Register) -> object:
    toen, nu = date(2026, 11, 19), date.fromisoformat(DAG)
    return overleggen.cijfers(register, TAFEL, toen, nu, (toen, nu))


VRAGEN: dict[str, tuple[Callable[[Register], object], str]] = {
    "laatste": (lambda r: overleggen.laatste_besluiten(r, [7, 8]), "overlegbesluit_casus"),
    "casus": (lambda r: overleggen.besluiten_van_casus(r, 7), "overlegbesluit_casus"),
    "overleg": (
        lambda r: overleggen.besluiten_van_overleg(r, TAFEL, DAG),
        "overlegbesluit_overleg",
    ),
    "lijst": (lambda r: overleggen.overleglijst(r, TAFEL, 5), "overlegbesluit_overleg"),
    "escalaties": (lambda r: agendaqueries.open_escalaties(r, TAFEL), "escalatie_open"),
    "structureel": (agendaqueries.structurele_escalaties, "escalatie_open"),
    "concepten": (lambda r: agendaqueries.concepten(r, TAFEL), "plan_geldend"),
    "laat": (lambda r: agendaqueries.late_afspraken(r, TAFEL, DAG), "afspraak_open"),
    "niet": (lambda r: agendaqueries.niet_nagekomen(r, TAFEL, DAG), "casus_stap"),
    "evalueren": (lambda r: agendaqueries.te_evalueren(r, TAFEL, DAG), "plan_evaluatie"),
    "verschoven": (
        lambda r: agendaqueries.verschoven(r, TAFEL, ["categorie"]),
        "gebeurtenis_casus",
    ),
    "nazorg": (lambda r: agendaqueries.nazorg_nodig(r, TAFEL, DAG), "casus_nazorg"),
    "open": (lambda r: overleggen.open_van_tafel(r, TAFEL), "casus_stap"),
    "zonder tafel": (lambda r: overleggen.open_van_tafel(r, None), "casus_stap"),
    "geopend": (_cijfers, "casus_geopend"),
    "nagekomen": (_cijfers, "afspraak_afgedaan"),
    "gemaakt": (
        lambda r: overleggen.gemaakte_afspraken(r, DAG, tafel=TAFEL, casussen=[7]),
        "afspraak_gemaakt",
    ),
    "stokt": (
        lambda r: escalaties.afspraken_die_stokken(
            r, tafel=None, casus=None, uiterlijk_tot=date.fromisoformat(DAG), keren=2
        ),
        "casus_stap",
    ),
    "stilstand": (
        lambda r: escalaties.casussen_in_stap(
            r, tafel=None, casus=None, stap=5, sinds_tot=date.fromisoformat(DAG)
        ),
        "casus_stap",
    ),
    "betrokken": (
        lambda r: overleggen.betrokken_organisaties(r, [7], DAG),
        "betrokkenheid_persoon",
    ),
}


@pytest.mark.parametrize(("vraag", "index"), VRAGEN.values(), ids=VRAGEN)
def test_a_query_uses_its_index(vol: Path, vraag: Callable[[Register], object], index: str) -> None:
    with Uitgelegd(vol) as register:
        vraag(register)
    assert [stap for stap in register.plan if index in stap], register.plan
    heel = [
        stap
        for stap in register.plan
        if stap.startswith("SCAN")
        and not any(woord in stap for woord in ("INDEX", "json_each", "subquery", "CONSTANT"))
    ]
    assert heel == [], register.plan


def test_what_is_found(vol: Path) -> None:
    """Every tenth casus is open; numbers 1, 4, 7 … are of this table, so 10, 40, 70 …"""
    with Register(vol) as register:
        open_ = [rij["casus"] for rij in overleggen.open_van_tafel(register, TAFEL)]
        assert open_ == list(range(10, 3001, 30))
        assert [r["casus"] for r in agendaqueries.late_afspraken(register, TAFEL, DAG)] == open_
        assert [r.casus for r in agendaqueries.concepten(register, TAFEL)] == open_
        assert agendaqueries.te_evalueren(register, TAFEL, DAG) == []
        nazorg = [rij["casus"] for rij in agendaqueries.nazorg_nodig(register, TAFEL, DAG)]
        assert nazorg == [n for n in range(1, 3001) if n % 50 == 1 and n % 3 == 1]
        [meest] = overleggen.overleglijst(register, TAFEL, 5)
        assert (meest["besluiten"], meest["casussen"]) == (1000, 1000)
