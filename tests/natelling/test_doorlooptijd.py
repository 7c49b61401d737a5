"""The lead times, counted again: melding, toedeling, plan, first action, closing (domain §12)."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

import pytest

from tests.natelling.afgerond import PERIODEN
from tests.natelling.gegevens import RAPPORT, Gegevens, na_werkdagen
from tests.natelling.kengetallen import TAFELS, eerste_melding, tafel_van_melding
from tests.natelling.programma import Programma
from tests.natelling.vergelijken import afgerond, deel, vergelijk

TERMIJNEN = {
    "melding tot toedeling": RAPPORT["toedeling_werkdagen"],
    "toedeling tot plan": RAPPORT["plan_werkdagen"],
    "plan tot eerste actie": RAPPORT["actie_werkdagen"],
    "eerste actie tot sluiten": None,
    "melding tot sluiten": None,
}
Plek = tuple[str, ...]
"""Stretch and table."""


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


def _dag(dag: str | None) -> int:
    return date.fromisoformat(str(dag)).toordinal()


def dagen_van(klaar: list[Weg]) -> list[int]:
    return [max(0, _dag(weg.einde) - _dag(weg.begin)) for weg in klaar]


def op_tijd(klaar: list[Weg], termijn: int) -> int:
    return sum(str(weg.einde) <= na_werkdagen(weg.begin, termijn) for weg in klaar)


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
    alle = list(wegen(jaar))
    klaar: dict[Plek, list[Weg]] = {}
    waar: dict[Plek, list[int | None]] = {}
    for stap, termijn in TERMIJNEN.items():
        eigen = [weg for weg in alle if weg.stap == stap]
        wachtenden = [w for weg in eigen if termijn and (w := wacht(jaar, weg, tot, termijn))]
        geen = ["geen tafel"] if stap == "melding tot toedeling" else []
        for tafel in ("alle", *TAFELS.values(), *geen, "onbekend"):
            klaar[stap, tafel] = [
                weg
                for weg in eigen
                if weg.einde and van <= weg.einde <= tot and tafel in ("alle", weg.tafel)
            ]
            aantal = len(wachtenden) if tafel == "alle" else wachtenden.count(tafel)
            waar[stap, tafel] = [len(klaar[stap, tafel]), aantal if termijn else None]
    vergelijk(programma, vraag, "doorlooptijd", ["aantal", "wachtend"], waar)
    for intern in (True, False):
        opties = (*vraag, "--intern") if intern else vraag
        tabel = programma.rapport("kengetallen", *opties)["doorlooptijd"]
        for plek, wegen_ in klaar.items():
            rij, dagen = tabel.rij(*plek), dagen_van(wegen_)
            for kolom, procent, vanaf in (("mediaan", 50, 15), ("p90", 90, 30)):
                genoeg = rij["aantal"] >= (1 if intern else vanaf)
                assert rij[kolom] == (rang(dagen, procent) if genoeg else None), (plek, kolom)
            termijn = TERMIJNEN[plek[0]]
            if not termijn or rij["aantal"] < (1 if intern else 50):
                assert rij["binnen_termijn"] is None, rij
                continue
            tijdig = op_tijd(wegen_, termijn)
            kan = [tijdig] if intern else [n for n in range(tijdig + 5) if afgerond(n, tijdig)]
            assert rij["binnen_termijn"] in {min(deel(n, rij["aantal"]) or 0, 100) for n in kan}
