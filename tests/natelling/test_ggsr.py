"""The GGSR test on five themes, counted again (STJ; domain §12)."""

from collections import Counter

import pytest

from tests.natelling.afgerond import PERIODEN, vergelijk
from tests.natelling.gegevens import RAPPORT, Gegevens, lijst, na_werkdagen
from tests.natelling.programma import Programma

GEEN_NAZORG = {"loos_alarm", "teruggeleid", "overleden", "verhuisd"}
ORGANISATIES = ("partners weten waar zij kunnen melden", "afspraken zijn ondertekend")
"""Tests that count organisations."""
BELEID = (
    "één omschrijving van de doelgroep",
    "partners weten waar zij kunnen melden",
    "gezamenlijke visie",
    "gezamenlijke doelen",
    "alle relevante partijen doen mee",
    "zorg kan doorgaan (waakvlam)",
)
"""What STJ asks of policy: not measurable, whatever the figures beside it."""
ALLE = ("het gezin wordt niet losgelaten",)
"""Tests of which the norm is: all of them."""


def alle_partijen(jaar: Gegevens, dag: str) -> tuple[int, int]:
    """Open casussen with a plan: in how many somebody acts on each stated leefgebied, of all."""
    goed = van = 0
    for casus in jaar.casussen:
        gemeld = {
            gebied
            for melding in jaar.meldingen[casus]
            if melding["ontvangen_op"] <= dag
            for gebied in lijst(melding["leefgebieden"])
        }
        if not jaar.open_op(casus, dag) or not jaar.vastgesteld_plan(casus, dag) or not gemeld:
            continue
        gebied_van = {doel["id"]: doel["leefgebied"] for doel in jaar.doelen[casus]}
        gedaan = {
            gebied_van[a["doel"]]
            for a in jaar.afspraken[casus]
            if a["doel"]
            and a["organisatie"]
            and a["gemaakt_op"] <= dag
            and not (a["status"] == "vervallen" and a["afgedaan_op"] <= dag)
        }
        van += 1
        goed += gemeld <= gedaan
    return goed, van


def zonder_wachttijd(jaar: Gegevens, van: str, dag: str) -> tuple[int, int]:
    """Casussen whose term for a plan ended in the period, and who had one by then."""
    goed = alle = 0
    for nummer, casus in jaar.casussen.items():
        termijn = na_werkdagen(casus["geopend_op"], RAPPORT["plan_werkdagen"])
        if not van <= termijn <= dag:
            continue
        eerste = min(
            (p["vastgesteld_op"] for p in jaar.plannen.get(nummer, ()) if p["vastgesteld_op"]),
            default="9999",
        )
        if eerste <= termijn:
            goed += 1
        elif any(
            wat["soort"] in {"gesloten", "opgeschaald"} and wat["dag"] <= termijn
            for wat in jaar.gebeurtenissen[nummer]
        ):
            continue
        alle += 1
    return goed, alle


def toetsen(jaar: Gegevens, van: str, tot: str) -> dict[str, tuple[int, int]]:
    besluiten = Counter(
        (b["profiel"], b["profielversie"])
        for b in jaar["toedelingsbesluit"]
        if van <= b["dag"] <= tot
    )
    tafelpartners = {code: p for code, p in jaar.partners.items() if p["tafels"]}
    melders = {jaar.melder(m) for m in jaar["melding"] if van <= m["ontvangen_op"] <= tot}
    vragers = {c["organisatie"] for c in jaar["consultatie"] if van <= c["dag"] <= tot}
    plannen = [p for p in jaar["plan"] if van <= (p["vastgesteld_op"] or "") <= tot]
    sluitingen = [
        wat
        for events in jaar.gebeurtenissen.values()
        for wat in events
        if wat["soort"] == "gesloten" and van <= wat["dag"] <= tot
    ]
    met_zin = [wat for wat in sluitingen if wat["reden"] not in GEEN_NAZORG]
    return {
        "één omschrijving van de doelgroep": (
            max(besluiten.values(), default=0),
            besluiten.total(),
        ),
        "partners weten waar zij kunnen melden": (
            sum(c in vragers or p["naam"] in melders for c, p in tafelpartners.items()),
            len(tafelpartners),
        ),
        "het sociale netwerk doet mee": (sum(bool(p["netwerk"]) for p in plannen), len(plannen)),
        "het gezin stemt in": (
            sum(p["instemming"] in {"ingestemd", "mee_opgesteld"} for p in plannen),
            len(plannen),
        ),
        "gezamenlijke doelen": (
            sum(p["analyse_gezamenlijk"] == "ja" for p in plannen),
            len(plannen),
        ),
        "het gezin wordt niet losgelaten": (
            sum(wat["reden"] != "losgelaten" for wat in sluitingen),
            len(sluitingen),
        ),
        "alle relevante partijen doen mee": alle_partijen(jaar, tot),
        "afspraken zijn ondertekend": (
            sum((p["convenant_op"] or "9999") <= tot for p in tafelpartners.values()),
            len(tafelpartners),
        ),
        "geen wachttijd": zonder_wachttijd(jaar, van, tot),
        "zorg kan doorgaan (waakvlam)": (sum(bool(w["nazorg"]) for w in met_zin), len(met_zin)),
    }


@pytest.mark.parametrize(("vraag", "van", "tot"), PERIODEN)
def test_every_test_of_the_five_themes_is_what_the_rows_say(
    programma: Programma, jaar: Gegevens, vraag: tuple[str, ...], van: str, tot: str
) -> None:
    waar = toetsen(jaar, van, tot)
    rijen = programma.rapport("ggsr", *vraag)["ggsr"].rijen
    assert len(rijen) == len(waar) + 1  # a vision is not counted
    thema = {rij[1]: rij[0] for rij in rijen}
    maten = {(thema[toets], toets): maat for toets, maat in waar.items()}
    vergelijk(
        programma,
        "ggsr",
        vraag,
        {rij: maat for rij, maat in maten.items() if rij[1] not in ORGANISATIES},
        {rij: maat for rij, maat in maten.items() if rij[1] in ORGANISATIES},
        {
            rij: 100 if rij[1] in ALLE else RAPPORT["doel_procent"]
            for rij in maten
            if rij[1] not in BELEID
        },
    )
    assert {rij[2] for rij in rijen if rij[1] in BELEID} == {"niet meetbaar"}
