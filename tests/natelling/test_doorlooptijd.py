"""The lead times, counted again: melding, toedeling, plan, first action, closing (domain §12)."""

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

import pytest

from tests.natelling.gegevens import DREMPEL, RAPPORT, Gegevens, laatste_dag, na_werkdagen
from tests.natelling.kengetallen import TAFELS, eerste_melding, tafel_van_melding
from tests.natelling.programma import Programma
from tests.natelling.vergelijken import PERIODEN, deel, klein, vergelijk

TERMIJNEN = {
    "melding tot toedeling": RAPPORT["toedeling_werkdagen"],
    "toedeling tot plan": RAPPORT["plan_werkdagen"],
    "plan tot eerste actie": RAPPORT["actie_werkdagen"],
    "eerste actie tot sluiten": None,
    "melding tot sluiten": None,
}


class Weg(NamedTuple):
    """One melding or casus on one stretch: days ISO, `einde` None = not yet."""

    stap: str
    tafel: str
    begin: str
    einde: str | None
    wie: int | None = None
    """The casus, where waiting is for those that are open."""


def wegen(jaar: Gegevens) -> Iterator[Weg]:
    besluiten = jaar.per("toedelingsbesluit", "melding")
    for melding in jaar["melding"]:
        besluit = [b for b in besluiten[melding["id"]] if b["uitkomst"] != "aanvullen"]
        einde = min(besluit, key=lambda b: int(b["id"]))["dag"] if besluit else None
        if einde or not melding["teruggeleid_naar"]:
            tafel = tafel_van_melding(jaar, melding)
            yield Weg("melding tot toedeling", tafel, melding["ontvangen_op"], einde)
    for nummer, casus in jaar.casussen.items():
        tafel = TAFELS.get(casus["tafel"], "onbekend")
        plan = min(
            (p["vastgesteld_op"] for p in jaar.plannen.get(nummer, ()) if p["vastgesteld_op"]),
            default=None,
        )
        actie = min(
            (
                a["afgedaan_op"]
                for a in jaar.afspraken[nummer]
                if plan and a["status"] == "nagekomen" and a["afgedaan_op"] >= plan
            ),
            default=None,
        )
        yield Weg("toedeling tot plan", tafel, casus["geopend_op"], plan, nummer)
        if plan:
            yield Weg("plan tot eerste actie", tafel, plan, actie, nummer)
        eerste = eerste_melding(jaar, nummer)
        gemeld = eerste["ontvangen_op"] if eerste else casus["geopend_op"]
        for wat in jaar.gebeurtenissen[nummer]:
            if wat["soort"] == "gesloten":
                yield Weg("melding tot sluiten", tafel, gemeld, wat["dag"])
                if actie and actie <= wat["dag"]:
                    yield Weg("eerste actie tot sluiten", tafel, actie, wat["dag"])


def rang(dagen: list[int], procent: int) -> int | None:
    """The smallest value with at least that percentage of them at or below it."""
    gesorteerd = sorted(dagen)
    return gesorteerd[-(-procent * len(dagen) // 100) - 1] if dagen else None


def cijfers(klaar: list[Weg], wachtend: int, termijn: int | None) -> list[Any]:
    dagen = [max(0, _dag(w.einde) - _dag(w.begin)) for w in klaar]
    binnen = None
    if termijn and klaar:
        tijdig = sum(str(w.einde) <= na_werkdagen(w.begin, termijn) for w in klaar)
        binnen = deel(tijdig, len(klaar))
    return [len(klaar), rang(dagen, 50), rang(dagen, 90), binnen, wachtend if termijn else None]


def _dag(dag: str | None) -> int:
    return date.fromisoformat(str(dag)).toordinal()


def wacht(jaar: Gegevens, weg: Weg, dag: str, termijn: int) -> str | None:
    """At which table somebody waits too long at the end of a day; None = nobody does."""
    if (
        weg.begin > dag
        or (weg.einde and weg.einde <= dag)
        or na_werkdagen(weg.begin, termijn) >= dag
    ):
        return None
    if weg.wie is None:
        return weg.tafel
    if not jaar.open_op(weg.wie, dag):
        return None
    return TAFELS.get(jaar.tafel_op(weg.wie, dag) or "", "onbekend")


@pytest.mark.parametrize(("vraag", "van", "tot"), PERIODEN)
def test_every_lead_time_is_what_the_rows_say(
    programma: Programma, jaar: Gegevens, vraag: tuple[str, ...], van: str, tot: str
) -> None:
    tabel, dag = programma.rapport("kengetallen", *vraag)["doorlooptijd"], laatste_dag(tot)
    alle = list(wegen(jaar))
    waar: dict[tuple[str, ...], list[Any]] = {}
    for stap, termijn in TERMIJNEN.items():
        eigen = [weg for weg in alle if weg.stap == stap]
        klaar = [weg for weg in eigen if weg.einde and van <= weg.einde <= dag]
        wachtenden = [w for weg in eigen if termijn and (w := wacht(jaar, weg, dag, termijn))]
        waar[stap, "alle"] = cijfers(klaar, len(wachtenden), termijn)
        geen = ["geen tafel"] if stap == "melding tot toedeling" else []
        for tafel in (*TAFELS.values(), *geen, "onbekend"):
            hier = [weg for weg in klaar if weg.tafel == tafel]
            waar[stap, tafel] = cijfers(hier, wachtenden.count(tafel), termijn)
    assert [tuple(rij[:2]) for rij in tabel.rijen] == list(waar)
    vergelijk(tabel, waar, aantallen=["aantal", "wachtend"])
    for stap, tafel, *_ in tabel.rijen:
        rij = tabel.rij(stap, tafel)
        if rij["aantal"] is None or 0 < rij["aantal"] < DREMPEL:
            assert rij["mediaan"] is rij["p90"] is rij["binnen_termijn"] is None, rij
        elif rij["binnen_termijn"] is not None:
            kan = [
                k
                for k in range(rij["aantal"] + 1)
                if deel(k, rij["aantal"]) == rij["binnen_termijn"]
            ]
            assert len(kan) > 1 or not any(klein(k) or klein(rij["aantal"] - k) for k in kan), rij
