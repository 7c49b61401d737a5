"""The kengetallen, counted again (Visie §3.4.2; domain §12)."""

import calendar
from collections import Counter
from datetime import date
from typing import Any

import pytest

from tests.natelling.gegevens import LEEFGEBIEDEN, PROFIEL, Gegevens, laatste_dag, stand_te_zien
from tests.natelling.kengetallen import (
    CATEGORIEEN,
    TAFELS,
    VAST,
    Geteld,
    categorie,
    paren,
    tel,
    tellingen,
)
from tests.natelling.programma import Programma
from tests.natelling.vergelijken import PERIODEN, deel, klein, vergelijk

REDENEN = (
    *("doelen_bereikt", "afgeschaald", "opgeschaald", "teruggeleid", "verhuisd", "overleden"),
    *("loos_alarm", "losgelaten", "anders"),
)
Vraag = tuple[str, ...]
PER_PERIODE = pytest.mark.parametrize(("vraag", "van", "tot"), PERIODEN)


@pytest.fixture(scope="session")
def geteld(jaar: Gegevens) -> dict[str, list[Geteld]]:
    return tellingen(jaar)


@PER_PERIODE
def test_every_breakdown_is_what_the_rows_say(
    programma: Programma, geteld: dict[str, list[Geteld]], vraag: Vraag, van: str, tot: str
) -> None:
    tabellen = programma.rapport("kengetallen", *vraag)
    mis = []
    for sleutel, eigen in geteld.items():
        tabel = tabellen[sleutel]
        waar: dict[tuple[str, ...], list[Any]] = {**tel(eigen, van, tot, tuple(tabel.kolommen[1:]))}
        if sleutel in VAST:
            waar = {
                (rij,): waar.get((rij,), [0] * (len(tabel.kolommen) - 1)) for rij in VAST[sleutel]
            }
        else:
            for rij, *cellen in tabel.rijen:
                # A row may be there for nothing but cells that are not shown.
                if rij in {"andere organisatie", "overige buurten"} or None in cellen:
                    waar.setdefault((rij,), [0, 0])
        try:
            vergelijk(tabel, waar, aantallen=tabel.kolommen[1:])
            if sleutel in VAST:
                assert [rij[0] for rij in tabel.rijen] == list(VAST[sleutel])
        except AssertionError as fout:
            mis.append(str(fout).split("\n", maxsplit=1)[0])
    assert not mis, "\n".join(mis)


@PER_PERIODE
def test_the_rows_of_melder_and_buurt_are_in_the_order_of_what_is_shown(
    programma: Programma, vraag: Vraag, van: str, tot: str
) -> None:
    """Most reported first, then what is hidden or 0 by name; the rest and onbekend last."""
    laatst = ["andere organisatie", "overige buurten", "onbekend"]
    for sleutel in ("naar_melder", "naar_buurt"):
        tabel = programma.rapport("kengetallen", *vraag)[sleutel]
        gegeven = [(rij[0], rij[1]) for rij in tabel.rijen]
        assert gegeven == sorted(
            gegeven,
            key=lambda rij: (
                (1, laatst.index(rij[0]), 0, "")
                if rij[0] in laatst
                else (0, -(rij[1] or 0), 0, rij[0].casefold())
            ),
        ), sleutel


@PER_PERIODE
def test_problems_that_occur_together(
    programma: Programma, jaar: Gegevens, vraag: Vraag, van: str, tot: str
) -> None:
    tabel = programma.rapport("kengetallen", *vraag)["samen"]
    samen, los = paren(jaar, van, tot)
    *gewoon, onbekend = tabel.rijen
    assert onbekend[:2] == ["onbekend", "onbekend"]
    assert onbekend[2] == los["onbekend"] or (onbekend[2] is None and los["onbekend"])
    assert not klein(onbekend[2])
    andere = [rij for rij in gewoon if rij[0] == "andere paren"]
    getoond = [rij for rij in gewoon if rij[0] != "andere paren"]
    for een, ander, aantal, procent in getoond:
        assert samen[een, ander] == aantal, (een, ander)
        assert not klein(aantal)
        assert procent in {None, deel(aantal, los[een])}, (een, ander)
        assert procent is None or not klein(los[een] - aantal), (een, ander, "rest")
    weg = len(+samen) - len(getoond)
    # In a period that cuts a quarter a pair that does not occur may be hidden with the others.
    assert sum(int(rij[1]) for rij in andere) in range(weg, 56 - len(getoond))
    plaats = list(LEEFGEBIEDEN.values()).index
    assert getoond == sorted(getoond, key=lambda rij: (-rij[2], plaats(rij[0]), plaats(rij[1])))


@PER_PERIODE
def test_inflow_outflow_and_stock_per_month(
    programma: Programma, jaar: Gegevens, vraag: Vraag, van: str, tot: str
) -> None:
    tabel = programma.rapport("kengetallen", *vraag)["stroom"]
    events = [wat for eigen in jaar.gebeurtenissen.values() for wat in eigen]
    waar: dict[tuple[str, ...], list[Any]] = {}
    maand = date.fromisoformat(van).replace(day=1)
    while maand.isoformat() <= laatste_dag(tot):
        einde = maand.replace(day=calendar.monthrange(maand.year, maand.month)[1])
        begin = max(van, maand.isoformat())
        slot = min(laatste_dag(tot), einde.isoformat())
        waar[f"{maand:%Y-%m}",] = [
            sum(begin <= m["ontvangen_op"] <= slot for m in jaar["melding"]),
            *(
                sum(e["soort"] == soort and begin <= e["dag"] <= slot for e in events)
                for soort in ("geopend", "heropend", "gesloten")
            ),
            sum(jaar.open_op(casus, slot) for casus in jaar.casussen),
        ]
        maand = maand.replace(year=maand.year + maand.month // 12, month=maand.month % 12 + 1)
    assert [tuple(rij[:1]) for rij in tabel.rijen] == list(waar)
    vergelijk(tabel, waar, aantallen=tabel.kolommen[1:])


@PER_PERIODE
def test_the_stock_on_the_last_day(
    programma: Programma, jaar: Gegevens, vraag: Vraag, van: str, tot: str
) -> None:
    tabellen, dag = programma.rapport("kengetallen", *vraag), laatste_dag(tot)
    open_dan = [casus for casus in jaar.casussen if jaar.open_op(casus, dag)]
    tafels = {casus: jaar.tafel_op(casus, dag) for casus in open_dan}
    stappen = {stap["nr"]: f"{stap['nr']} {stap['naam']}" for stap in PROFIEL["stap"]}
    staat = {
        "voorraad_tafel": (
            [*TAFELS.values(), "onbekend"],
            Counter(TAFELS.get(tafel or "", "onbekend") for tafel in tafels.values()),
        ),
        "voorraad_categorie": (
            [*CATEGORIEEN, "geen gezinscategorie", "onbekend"],
            Counter(
                categorie(tafels[casus], jaar.laatste(casus, "categorie", dag))
                for casus in open_dan
            ),
        ),
        "voorraad_stap": (
            [*stappen.values(), "onbekend"],
            Counter(stappen[jaar.stap_op(casus, dag)] for casus in open_dan),
        ),
    }
    for sleutel, (rijen, keer) in staat.items():
        tabel = tabellen[sleutel]
        assert [rij[0] for rij in tabel.rijen] == rijen
        vergelijk(tabel, {(rij,): [keer[rij]] for rij in rijen}, aantallen=["aantal"])
        if not stand_te_zien(dag):
            assert all(rij[1] is None for rij in tabel.rijen), "alleen op het eind van een maand"


@PER_PERIODE
def test_closed_casussen_by_reason_and_what_else_is_counted(
    programma: Programma, jaar: Gegevens, vraag: Vraag, van: str, tot: str
) -> None:
    tabellen = programma.rapport("kengetallen", *vraag)
    events = [
        wat for eigen in jaar.gebeurtenissen.values() for wat in eigen if van <= wat["dag"] <= tot
    ]
    gesloten = [wat for wat in events if wat["soort"] == "gesloten"]
    keer = Counter(wat["reden"] or "onbekend" for wat in gesloten)
    redenen: dict[tuple[str, ...], list[Any]] = {
        (r.replace("_", " "),): [keer[r]] for r in (*REDENEN, "onbekend")
    }
    assert [tuple(rij[:1]) for rij in tabellen["uitstroom"].rijen] == list(redenen)
    vergelijk(tabellen["uitstroom"], redenen, aantallen=["aantal"])
    overig: dict[tuple[str, ...], list[Any]] = {
        ("consultaties",): [sum(van <= c["dag"] <= tot for c in jaar["consultatie"])],
        ("meldingen teruggeleid",): [
            sum(
                w["veld"] == "teruggeleid_naar" and bool(w["nieuw"]) and van <= w["dag"] <= tot
                for w in jaar["melding_wijziging"]
            )
        ],
        ("nazorg afgesproken bij het sluiten",): [sum(bool(wat["nazorg"]) for wat in gesloten)],
        ("casussen op de volglijst gezet",): [
            sum(
                wat["soort"] == "volglijst" and not wat["eerder"] and bool(wat["op"])
                for wat in events
            )
        ],
    }
    assert [tuple(rij[:1]) for rij in tabellen["overig"].rijen] == list(overig)
    vergelijk(tabellen["overig"], overig, aantallen=["aantal"])
