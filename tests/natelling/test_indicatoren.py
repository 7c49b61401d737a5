"""The indicators of Jong Amsterdam and MPG, counted again (Werkplan §4.4; domain §12)."""

from calendar import monthrange
from collections import Counter
from functools import partial

import pytest

from tests.natelling.afgerond import PERIODEN, vergelijk
from tests.natelling.gegevens import (
    KIND_TOT,
    PROFIEL,
    RAPPORT,
    Gegevens,
    Rij,
    kind_leeftijden,
    leeftijden,
    lijst,
)
from tests.natelling.programma import Programma

WERKWIJZE = "risicogezinnen en MPG's die volgens de werkwijze worden geholpen"
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


def indicatoren(jaar: Gegevens, dag: str) -> dict[str, tuple[int, int]]:
    categorie = in_behandeling(jaar, dag)
    mpg = [c for c, naam in categorie.items() if naam in MPG]
    beide = [c for c, naam in categorie.items() if naam in MPG or naam == "Risicogezin"]
    plan = partial(jaar.vastgesteld_plan, dag=dag)
    jong = {casus: jeugdigen(jaar, casus, dag) for casus in mpg}
    zeker = sum(aantal for aantal, _ in jong.values())
    misschien = sum(aantal for _, aantal in jong.values())
    overlast = [c for c in mpg if _overlast(jaar.meldingen[c], dag)]
    return {
        "jeugdigen in een multiprobleemsituatie die hulp krijgen": (
            sum(aantal for c, (aantal, _) in jong.items() if plan(c)),
            zeker,
        ),
        "leeftijd onbekend, in een multiprobleemsituatie": (misschien, zeker + misschien),
        "MPG's met één gezamenlijk plan": (
            sum((plan(c) or {}).get("analyse_gezamenlijk") == "ja" for c in mpg),
            len(mpg),
        ),
        "MPG's met één verantwoordelijke gezinsmanager": (
            sum(bool(jaar.laatste(c, "casemanager", dag)) for c in mpg),
            len(mpg),
        ),
        "MPG's die gebruikmaken van zorg": (sum(zorg(jaar, c, dag) for c in mpg), len(mpg)),
        "MPG's die overlast geven": (len(overlast), len(mpg)),
        "overlastgevende MPG's met een combinatie van zorg": (
            sum(len(organisaties(jaar, c, dag)) > 1 for c in overlast),
            len(overlast),
        ),
        WERKWIJZE: (sum(volgens_werkwijze(jaar, c, dag) for c in beide), len(beide)),
        "in behandeling: risicogezin": (len(beide) - len(mpg), len(categorie)),
        "in behandeling: MPG": (len(mpg), len(categorie)),
        "in behandeling: te bespreken of anders": (
            sum(bool(n) and c not in beide for c, n in categorie.items()),
            len(categorie),
        ),
        "in behandeling: categorie onbekend": (
            sum(not n for n in categorie.values()),
            len(categorie),
        ),
    }


def _overlast(meldingen: list[Rij], dag: str) -> bool:
    return any(m["overlast_openbaar"] == "ja" and m["ontvangen_op"] <= dag for m in meldingen)


@pytest.mark.parametrize(("vraag", "van", "tot"), PERIODEN)
def test_every_indicator_is_what_the_rows_say(
    programma: Programma, jaar: Gegevens, vraag: tuple[str, ...], van: str, tot: str
) -> None:
    getekend = sum((p["convenant_op"] or "9999") <= tot for p in jaar.partners.values())
    vergelijk(
        programma,
        "indicatoren",
        vraag,
        {(naam,): maat for naam, maat in indicatoren(jaar, tot).items()},
        {("convenanten ondertekend",): (getekend, len(jaar.partners))},
        {(WERKWIJZE,): RAPPORT["doel_procent"]},
    )
    for rij in programma.rapport("indicatoren", *vraag)["indicatoren"].rijen:
        assert (rij[-2] is None) == (rij[-1] is None) == (rij[0] != WERKWIJZE)


def test_families_in_treatment_per_month(programma: Programma, jaar: Gegevens) -> None:
    for rij in programma.rapport("indicatoren", "--intern")["in_behandeling"].rijen:
        dag = f"{rij[0]}-{monthrange(*map(int, rij[0].split('-')))[1]}"
        assert rij[1] == len(in_behandeling(jaar, dag))
