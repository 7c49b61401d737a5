"""The bottlenecks, counted again (Visie §3.4.2; domain §12)."""

from typing import Any

import pytest

from tests.conftest import VANDAAG
from tests.natelling.gegevens import RAPPORT, Gegevens
from tests.natelling.knelpunten import (
    SLOT,
    Feit,
    cellen,
    rijen,
    structureel,
    tellingen,
    uitkomst,
    vorige,
)
from tests.natelling.programma import Programma, Tabel
from tests.natelling.vergelijken import PERIODEN, rest_is_niet_klein, vergelijk

UITKOMSTEN = (
    *("op tijd nagekomen", "te laat nagekomen", "doorgeschoven"),
    *("niet gedaan (organisatie)", "geen antwoord"),
)
SOORTEN = {
    "wachten": "wachten",
    "verwijzing": "verkeerd verwezen",
    "langs_elkaar": "langs elkaar heen werken",
    "terugkoppeling": "geen terugkoppeling",
    "nakoming": "afspraken niet nagekomen",
    "aanbod": "ontbrekend aanbod",
}


@pytest.fixture(scope="session")
def feiten(jaar: Gegevens) -> dict[str, list[Feit]]:
    return tellingen(jaar)


@pytest.mark.parametrize(("vraag", "van", "tot"), PERIODEN)
def test_every_bottleneck_is_what_the_rows_say(
    programma: Programma,
    feiten: dict[str, list[Feit]],
    vraag: tuple[str, ...],
    van: str,
    tot: str,
) -> None:
    tabellen = programma.rapport("knelpunten", *vraag)
    assert {*tabellen} == {*feiten, "structureel", "nakoming_uitkomst"}
    eerder = vorige(vraag, van, tot)
    mis = []
    for sleutel, eigen in feiten.items():
        overig = "overige buurten" if sleutel.endswith("_buurt") else "overige partners"
        # Leefgebieden are never put together, nor are partners who report: as in the kengetallen.
        if sleutel in {"aanbod", "verwijzing"}:
            waar = rijen(eigen, van, tot, eerder, overig=None)
        else:
            waar = rijen(eigen, van, tot, eerder, overig=overig)
        try:
            vergelijk(tabellen[sleutel], waar, aantallen=["aantal", "van", "vorige_aantal"])
            rest_is_niet_klein(tabellen[sleutel], "aantal", "van")
        except AssertionError as fout:
            mis.append(str(fout).split("\n", maxsplit=1)[0])
    assert not mis, "\n".join(mis)


@pytest.mark.parametrize(("vraag", "van", "tot"), PERIODEN)
def test_what_came_of_the_afspraken_adds_up(
    programma: Programma, jaar: Gegevens, vraag: tuple[str, ...], van: str, tot: str
) -> None:
    tabel = programma.rapport("knelpunten", *vraag)["nakoming_uitkomst"]

    def tel(begin: str, einde: str) -> dict[str, int]:
        kwam = [
            uitkomst(a) for a in jaar["afspraak"] if begin <= (a["eerst_uiterlijk"] or "") <= einde
        ]
        return {naam: kwam.count(naam) for naam in (*UITKOMSTEN, "niet mogelijk (omstandigheden)")}

    eerder = vorige(vraag, van, tot)
    nu, toen = tel(van, tot), tel(*eerder) if eerder else None
    waar: dict[tuple[str, ...], list[Any]] = {}
    for naam in UITKOMSTEN:
        geheel = sum(nu[n] for n in UITKOMSTEN)
        toen_geheel = sum(toen[n] for n in UITKOMSTEN) if toen else 0
        waar[naam,] = cellen((nu[naam], geheel), (toen[naam], toen_geheel) if toen else None)
    kon_niet = "niet mogelijk (omstandigheden)"
    waar[kon_niet,] = [nu[kon_niet], None, None, toen[kon_niet] if toen else None, None, None]
    waar["samen, wat mogelijk was",] = cellen(
        (geheel, geheel), (toen_geheel, toen_geheel) if toen else None
    )
    assert [tuple(rij[:1]) for rij in tabel.rijen] == list(waar)
    vergelijk(tabel, waar, aantallen=["aantal", "van", "vorige_aantal"])


@pytest.mark.parametrize(("vraag", "van", "tot"), PERIODEN)
def test_what_is_structural_is_seen_in_the_whole_figures(
    programma: Programma,
    feiten: dict[str, list[Feit]],
    vraag: tuple[str, ...],
    van: str,
    tot: str,
) -> None:
    tabel = programma.rapport("knelpunten", *vraag)["structureel"]
    vanaf, procent = RAPPORT["knelpunt_vanaf"], RAPPORT["knelpunt_procent"]
    waar = {
        (label, naam)
        for sleutel, label in SOORTEN.items()
        for naam in structureel(feiten[sleutel], van, tot, vanaf, procent)
    }
    # A row that is not shown whole is not named: when it is would tell its count.
    getoond = {
        (label, rij[0])
        for sleutel, label in SOORTEN.items()
        for rij in programma.rapport("knelpunten", *vraag)[sleutel].rijen
        if rij[1] is not None and rij[2] is not None
    }
    assert {(rij[0], rij[1]) for rij in tabel.rijen} == waar & getoond
    assert len(tabel.rijen) == len(waar & getoond)
    # The demo year has had no report before; one of another period than this year notes nothing.
    assert {rij[2] for rij in tabel.rijen} <= ({VANDAAG} if not vraag else {VANDAAG, None})


@pytest.mark.parametrize(("vraag", "van", "tot"), PERIODEN)
def test_the_order_of_the_rows_tells_nothing_of_what_is_hidden(
    programma: Programma, vraag: tuple[str, ...], van: str, tot: str
) -> None:
    """Most first; what is not shown follows by name; what has no name of its own comes last."""
    for sleutel, tabel in programma.rapport("knelpunten", *vraag).items():
        if sleutel in {"structureel", "nakoming_uitkomst"}:
            continue
        gegeven = [rij[0] for rij in tabel.rijen]
        assert gegeven == sorted(gegeven, key=_volgorde(tabel)), (sleutel, gegeven)


def _volgorde(tabel: Tabel) -> Any:
    cijfers = {
        rij[0]: [
            -1 if rij[tabel.kolommen.index(k)] is None else rij[tabel.kolommen.index(k)]
            for k in ("aantal", "procent")
        ]
        for rij in tabel.rijen
    }

    def plaats(naam: str) -> tuple[Any, ...]:
        if naam in SLOT:
            return (2, SLOT.index(naam))
        return (1, *(-cijfer for cijfer in cijfers[naam]), naam.casefold())

    return plaats
