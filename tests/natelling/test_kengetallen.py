"""The kengetallen, counted again (Visie §3.4.2; domain §12)."""

import calendar
from collections import Counter
from datetime import date
from itertools import combinations
from typing import Any

import pytest

from tests.natelling.afgerond import PERIODEN
from tests.natelling.gegevens import LEEFGEBIEDEN, PROFIEL, Gegevens
from tests.natelling.kengetallen import (
    CATEGORIEEN,
    TAFELS,
    VAST,
    Geteld,
    categorie,
    paren,
    tel,
    tellingen,
    uitkomsten_per_melder,
)
from tests.natelling.programma import Programma
from tests.natelling.vergelijken import Waar, deel, vergelijk

REDENEN = (
    *("doelen_bereikt", "afgeschaald", "opgeschaald", "teruggeleid", "verhuisd", "overleden"),
    *("loos_alarm", "losgelaten", "anders"),
)
EERDER = {
    "2026-04-01": ("2026-01-01", "2026-03-31"),
    "2026-07-01": ("2026-04-01", "2026-06-30"),
}
"""The quarter before, where it is closed: the register began in November, so no whole year is."""
OVERLEGGEN = {
    "casussen later aan de orde dan kon": "later",
    "overleggen waarin niet alles paste": "overgelopen",
}
Vraag = tuple[str, ...]
PER_PERIODE = pytest.mark.parametrize(("vraag", "van", "tot"), PERIODEN)


@pytest.fixture(scope="session")
def geteld(jaar: Gegevens) -> dict[str, list[Geteld]]:
    return tellingen(jaar)


def organisaties(jaar: Gegevens) -> list[str]:
    """The rows of who reported."""
    namen = [str(partner["naam"]) for partner in jaar.partners.values()]
    return [*namen, "andere organisatie", "onbekend"]


@PER_PERIODE
def test_every_breakdown_is_what_the_rows_say(
    programma: Programma,
    jaar: Gegevens,
    geteld: dict[str, list[Geteld]],
    vraag: Vraag,
    van: str,
    tot: str,
) -> None:
    for sleutel, eigen in geteld.items():
        rijen = organisaties(jaar) if sleutel == "naar_melder" else VAST[sleutel]
        gemeld, opgepakt = (tel(eigen, van, tot, soort) for soort in ("gemeld", "opgepakt"))
        toen = tel(eigen, *EERDER[van], "gemeld") if van in EERDER else None
        kolommen = programma.rapport("kengetallen", *vraag)[sleutel].kolommen[1:]
        per_kolom: dict[str, list[int | None]] = {
            "gemeld": [gemeld[rij] for rij in rijen],
            "opgepakt": [opgepakt[rij] for rij in rijen],
            "eerder": [None if toen is None else toen[rij] for rij in rijen],
        }
        waar: Waar = {
            (rij,): [per_kolom[kolom][plek] for kolom in kolommen] for plek, rij in enumerate(rijen)
        }
        vergelijk(programma, vraag, sleutel, kolommen, waar)


@PER_PERIODE
def test_what_became_of_the_signals_of_each_melder(
    programma: Programma, jaar: Gegevens, vraag: Vraag, van: str, tot: str
) -> None:
    keer = uitkomsten_per_melder(jaar, van, tot)
    kolommen = programma.rapport("kengetallen", *vraag)["uitkomst_melder"].kolommen[1:]
    namen = {"regulier": "regulier of teruggeleid"}
    waar: Waar = {
        (melder,): [keer[melder, namen.get(kolom, kolom)] for kolom in kolommen]
        for melder in organisaties(jaar)
    }
    assert sum(keer.values()) == sum(cel or 0 for rij in waar.values() for cel in rij)
    vergelijk(programma, vraag, "uitkomst_melder", kolommen, waar)


@PER_PERIODE
def test_problems_that_occur_together(
    programma: Programma, jaar: Gegevens, vraag: Vraag, van: str, tot: str
) -> None:
    samen, los = paren(jaar, van, tot)
    waar: dict[tuple[str, ...], list[int | None]] = {
        paar: [samen[paar]] for paar in combinations(LEEFGEBIEDEN.values(), 2)
    }
    waar["onbekend", "onbekend"] = [los["onbekend"]]
    vergelijk(programma, vraag, "samen", ["aantal"], waar)
    for een, ander, aantal, procent in programma.rapport("kengetallen", *vraag, "--intern")[
        "samen"
    ].rijen[:-1]:
        assert procent == deel(aantal, los[een]), (een, ander)


@PER_PERIODE
def test_inflow_outflow_and_stock_per_month(
    programma: Programma, jaar: Gegevens, vraag: Vraag, van: str, tot: str
) -> None:
    """Of every month that was asked for, also where less is broken down; of those before the
    register began there is nothing to tell.
    """
    tabel = programma.rapport("kengetallen", *vraag)["stroom"]
    events = [wat for eigen in jaar.gebeurtenissen.values() for wat in eigen]
    waar: dict[tuple[str, ...], list[int | None]] = {}
    eerste = min(m["ontvangen_op"][:7] for m in jaar["melding"])
    for maand in (rij[0] for rij in tabel.rijen):
        if maand < eerste:
            waar[maand,] = [None] * 5
            continue
        begin = date.fromisoformat(f"{maand}-01")
        eind = begin.replace(day=calendar.monthrange(begin.year, begin.month)[1]).isoformat()
        waar[maand,] = [
            sum(m["ontvangen_op"][:7] == maand for m in jaar["melding"]),
            *(
                sum(e["soort"] == soort and e["dag"][:7] == maand for e in events)
                for soort in ("geopend", "heropend", "gesloten")
            ),
            sum(jaar.open_op(casus, eind) for casus in jaar.casussen),
        ]
    assert min(waar)[0] <= van[:7]
    assert max(waar)[0] >= tot[:7]
    vergelijk(programma, vraag, "stroom", tabel.kolommen[1:], waar)


@PER_PERIODE
def test_the_stock_on_the_last_day(
    programma: Programma, jaar: Gegevens, vraag: Vraag, van: str, tot: str
) -> None:
    open_dan = [casus for casus in jaar.casussen if jaar.open_op(casus, tot)]
    tafels = {casus: jaar.tafel_op(casus, tot) for casus in open_dan}
    stappen = {stap["nr"]: f"{stap['nr']} {stap['naam']}" for stap in PROFIEL["stap"]}
    staat: dict[str, tuple[list[str], Counter[str]]] = {
        "voorraad_tafel": (
            [*TAFELS.values(), "onbekend"],
            Counter(TAFELS.get(tafel or "", "onbekend") for tafel in tafels.values()),
        ),
        "voorraad_categorie": (
            [*CATEGORIEEN, "geen gezinscategorie", "onbekend"],
            Counter(
                categorie(tafels[casus], jaar.laatste(casus, "categorie", tot))
                for casus in open_dan
            ),
        ),
        "voorraad_stap": (
            [*stappen.values(), "onbekend"],
            Counter(stappen[jaar.stap_op(casus, tot)] for casus in open_dan),
        ),
        "voorraad_manager": (
            ["zonder manager", *organisaties(jaar)],
            Counter(_manager(jaar, casus, tot) for casus in open_dan),
        ),
    }
    for sleutel, (rijen, keer) in staat.items():
        assert sum(keer.values()) == len(open_dan)
        vergelijk(programma, vraag, sleutel, ["aantal"], {(rij,): [keer[rij]] for rij in rijen})


def _manager(jaar: Gegevens, casus: int, dag: str) -> str:
    code = jaar.laatste(casus, "casemanager", dag)
    return jaar.organisatie(code) if code else "zonder manager"


def _keren(jaar: Gegevens, van: str, tot: str) -> dict[str, int]:
    """What is counted once in a period, and the stock at its end."""
    events = [
        wat for eigen in jaar.gebeurtenissen.values() for wat in eigen if van <= wat["dag"] <= tot
    ]
    soorten = Counter(wat["soort"] for wat in events)
    plannen = [plan for plan in jaar["plan"] if van <= (plan["vastgesteld_op"] or "") <= tot]
    return {
        "gemeld": sum(van <= m["ontvangen_op"] <= tot for m in jaar["melding"]),
        **{soort: soorten[soort] for soort in ("geopend", "heropend", "gesloten")},
        "voorraad aan het eind": sum(jaar.open_op(casus, tot) for casus in jaar.casussen),
        "consultaties": sum(van <= c["dag"] <= tot for c in jaar["consultatie"]),
        "meldingen teruggeleid": sum(
            w["veld"] == "teruggeleid_naar" and bool(w["nieuw"]) and van <= w["dag"] <= tot
            for w in jaar["melding_wijziging"]
        ),
        "casussen op de volglijst gezet": sum(
            wat["soort"] == "volglijst" and not wat["eerder"] and bool(wat["op"]) for wat in events
        ),
        "plannen vastgesteld": len(plannen),
        "plannen met een bewezen methodiek": sum(plan["bewezen"] == "ja" for plan in plannen),
    }


@PER_PERIODE
def test_the_totals_beside_those_of_the_period_before(
    programma: Programma, jaar: Gegevens, vraag: Vraag, van: str, tot: str
) -> None:
    nu = _keren(jaar, van, tot)
    toen: dict[str, Any] = _keren(jaar, *EERDER[van]) if van in EERDER else dict.fromkeys(nu)
    waar: Waar = {(naam,): [aantal, toen[naam]] for naam, aantal in nu.items()}
    for intern in ((), ("--intern",)):
        tabel = programma.rapport("kengetallen", *vraag, *intern)["vergelijking"]
        # Meetings are counted again in test_overleggen.
        overleg = programma.rapport("kengetallen", *vraag, *intern)["overleggen"].rij("alle")
        for naam, kolom in OVERLEGGEN.items():
            assert tabel.rij(naam)["nu"] == overleg[kolom]
    vergelijk(programma, vraag, "vergelijking", ["nu", "vorig"], waar, zonder=OVERLEGGEN)


@PER_PERIODE
def test_closed_casussen_by_reason(
    programma: Programma, jaar: Gegevens, vraag: Vraag, van: str, tot: str
) -> None:
    keer = Counter(
        wat["reden"] or "onbekend"
        for eigen in jaar.gebeurtenissen.values()
        for wat in eigen
        if wat["soort"] == "gesloten" and van <= wat["dag"] <= tot
    )
    waar: Waar = {(r.replace("_", " "),): [keer[r]] for r in (*REDENEN, "onbekend")}
    vergelijk(programma, vraag, "uitstroom", ["aantal"], waar)
