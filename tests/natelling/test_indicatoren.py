"""The indicators of Jong Amsterdam and MPG, counted again (Werkplan §4.4; domain §12)."""

from collections import Counter
from functools import partial
from typing import Any

import pytest

from tests.natelling.gegevens import (
    KIND_TOT,
    PROFIEL,
    RAPPORT,
    Gegevens,
    Rij,
    kind_leeftijden,
    laatste_dag,
    leeftijden,
    lijst,
    stand_te_zien,
)
from tests.natelling.programma import Programma
from tests.natelling.vergelijken import (
    PERIODEN,
    deel,
    rest_is_niet_klein,
    stand_verraadt_niets,
    vergelijk,
)

MPG = {"MPG1", "MPG2", "MPG3", "MPG4"}


def in_behandeling(jaar: Gegevens, dag: str) -> dict[int, str | None]:
    """Casussen open at the end of a day at a table with families, with their category."""
    gezinstafels = {naam for naam, tafel in PROFIEL["tafels"].items() if tafel.get("gezin")}
    return {
        casus: jaar.laatste(casus, "categorie", dag)
        for casus in jaar.casussen
        if jaar.open_op(casus, dag) and jaar.tafel_op(casus, dag) in gezinstafels
    }


def jeugdigen(jaar: Gegevens, casus: int, dag: str) -> tuple[int, int]:
    """How many are certainly younger than kind_tot, and of how many it is not known."""
    meldingen = [m for m in jaar.meldingen[casus] if m["ontvangen_op"] <= dag]
    mensen: list[set[int] | None] = []
    geboren: Counter[str] = Counter()
    for persoon in jaar["persoon"]:
        if persoon["huishouden"] != jaar.casussen[casus]["huishouden"]:
            continue
        genoemd = {m["leeftijd"] for m in meldingen if m["persoon"] == persoon["id"]} - {None}
        if persoon["geboortedatum"]:
            geboren[persoon["geboortedatum"]] += 1
            mensen.append(leeftijden(persoon["geboortedatum"], dag))
        else:
            mensen.append(genoemd or None)
    kinderen: Counter[str] = Counter()
    for melding in meldingen:
        genoemd_nu = Counter(k for k in lijst(melding["inwonende_kinderen"]) if k != "geen")
        kinderen |= genoemd_nu
    mensen += [kind_leeftijden(kind, dag) for kind in (kinderen - geboren).elements()]
    zeker = sum(m is not None and max(m) < KIND_TOT for m in mensen)
    misschien = sum(m is None or min(m) < KIND_TOT <= max(m) for m in mensen)
    return zeker, misschien


def zorg(jaar: Gegevens, casus: int, dag: str) -> bool:
    return any(
        a["status"] == "nagekomen" and a["afgedaan_op"] <= dag for a in jaar.afspraken[casus]
    )


def organisaties(jaar: Gegevens, casus: int, dag: str) -> set[str]:
    """Who had an afspraak that was made by then and had not lapsed."""
    return {
        a["organisatie"]
        for a in jaar.afspraken[casus]
        if a["organisatie"]
        and a["gemaakt_op"] <= dag
        and not (a["status"] == "vervallen" and a["afgedaan_op"] <= dag)
    }


def volgens_werkwijze(jaar: Gegevens, casus: int, dag: str) -> bool:
    plan = jaar.vastgesteld_plan(casus, dag)
    if plan is None or not jaar.laatste(casus, "casemanager", dag):
        return False
    return (plan["geevalueerd_op"] or "9999") <= dag or plan["evaluatie_op"] >= dag


def indicatoren(jaar: Gegevens, tot: str) -> dict[tuple[str, ...], list[Any]]:
    dag = laatste_dag(tot)
    categorie = in_behandeling(jaar, dag)
    mpg = [c for c, naam in categorie.items() if naam in MPG]
    beide = [c for c, naam in categorie.items() if naam in MPG or naam == "Risicogezin"]
    plan = partial(jaar.vastgesteld_plan, dag=dag)
    jong = {casus: jeugdigen(jaar, casus, dag) for casus in mpg}
    zeker = sum(aantal for aantal, _ in jong.values())
    misschien = sum(aantal for _, aantal in jong.values())
    overlast = [c for c in mpg if _overlast(jaar.meldingen[c], dag)]
    met_convenant = sum((p["convenant_op"] or "9999") <= dag for p in jaar.partners.values())
    doel = RAPPORT["doel_procent"]

    def rij(aantal: int, geheel: int, met_doel: bool = False) -> list[Any]:
        return [aantal, geheel, deel(aantal, geheel), doel if met_doel else None, None]

    return {
        ("jeugdigen in een multiprobleemsituatie die hulp krijgen",): rij(
            sum(aantal for c, (aantal, _) in jong.items() if plan(c)), zeker
        ),
        ("leeftijd onbekend, in een multiprobleemsituatie",): rij(misschien, zeker + misschien),
        ("MPG's met één gezamenlijk plan",): rij(
            sum((plan(c) or {}).get("analyse_gezamenlijk") == "ja" for c in mpg), len(mpg)
        ),
        ("MPG's met één verantwoordelijke gezinsmanager",): rij(
            sum(bool(jaar.laatste(c, "casemanager", dag)) for c in mpg), len(mpg)
        ),
        ("MPG's die gebruikmaken van zorg",): rij(sum(zorg(jaar, c, dag) for c in mpg), len(mpg)),
        ("MPG's die overlast geven",): rij(len(overlast), len(mpg)),
        ("overlastgevende MPG's met een combinatie van zorg",): rij(
            sum(len(organisaties(jaar, c, dag)) > 1 for c in overlast), len(overlast)
        ),
        ("risicogezinnen en MPG's die volgens de werkwijze worden geholpen",): rij(
            sum(volgens_werkwijze(jaar, c, dag) for c in beide), len(beide), met_doel=True
        ),
        ("convenanten ondertekend",): rij(met_convenant, len(jaar.partners)),
        ("in behandeling: risicogezin",): rij(len(beide) - len(mpg), len(categorie)),
        ("in behandeling: MPG",): rij(len(mpg), len(categorie)),
        ("in behandeling: te bespreken of anders",): rij(
            sum(bool(n) and c not in beide for c, n in categorie.items()), len(categorie)
        ),
        ("in behandeling: categorie onbekend",): rij(
            sum(not n for n in categorie.values()), len(categorie)
        ),
    }


def _overlast(meldingen: list[Rij], dag: str) -> bool:
    return any(m["overlast_openbaar"] == "ja" and m["ontvangen_op"] <= dag for m in meldingen)


@pytest.mark.parametrize(("vraag", "van", "tot"), PERIODEN)
def test_a_state_is_told_of_the_end_of_a_month_or_of_today(
    programma: Programma, vraag: tuple[str, ...], van: str, tot: str
) -> None:
    if not stand_te_zien(laatste_dag(tot)):
        for rij in programma.rapport("indicatoren", *vraag)["indicatoren"].rijen:
            assert rij[0] == "convenanten ondertekend" or rij[1] is rij[2] is None, rij


@pytest.mark.parametrize(("vraag", "van", "tot"), PERIODEN)
def test_every_indicator_is_what_the_rows_say(
    programma: Programma, jaar: Gegevens, vraag: tuple[str, ...], van: str, tot: str
) -> None:
    tabel = programma.rapport("indicatoren", *vraag)["indicatoren"]
    waar = indicatoren(jaar, tot)
    assert [tuple(rij[:1]) for rij in tabel.rijen] == list(waar)
    vergelijk(
        tabel,
        waar,
        aantallen=["aantal", "van"],
        zonder=["stand"],
        onbeschermd=["convenanten ondertekend"],
    )
    rest_is_niet_klein(tabel, "aantal", "van", onbeschermd=["convenanten ondertekend"])
    for rij in tabel.rijen:
        gegeven = tabel.rij(rij[0])
        if gegeven["doel"] is None:
            assert gegeven["stand"] is None
        else:
            aantal, geheel, *_ = waar[rij[0],]
            stand_verraadt_niets(
                gegeven["aantal"],
                gegeven["van"],
                (aantal, geheel),
                gegeven["doel"],
                gegeven["stand"],
            )
