"""Meldingen as they are typed, through the real command line, against the oracle."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Tafel
from tests.orakel.loket import fouten_van_import, fouten_van_toedelen, verschillen, verwacht
from tests.orakel.loketbestanden import FOUT, Bestand, Rij, bestanden
from tests.orakel.orakel import REGELS


@pytest.fixture(scope="module")
def lijst() -> list[Bestand]:
    return bestanden(zaad=2027, rijen=1800, duurst=700)


def rijen(lijst: list[Bestand]) -> list[Rij]:
    return [rij for bron in lijst for rij in bron.rijen.values()]


def test_what_is_typed_is_what_is_decided(
    tafel: Tafel, tmp_path: Path, lijst: list[Bestand]
) -> None:
    def draai(*args: str) -> tuple[int, str]:
        resultaat = tafel(*args)
        return resultaat.exit_code, resultaat.stdout

    assert list(verschillen(draai, lijst, tmp_path, zwaarst=12)) == []


def test_the_meldingen_meet_every_rule_and_every_refusal(lijst: list[Bestand]) -> None:
    goed = [rij for rij in rijen(lijst) if not rij.fout]
    geraakt: Counter[str] = Counter()
    for profiel in REGELS:
        for rij in goed:
            antwoord = verwacht(profiel, rij.feiten)
            geraakt.update([antwoord.uitkomst])
            if len(antwoord.regels) == 1:
                geraakt.update(antwoord.regels)

    assert len(goed) >= 1500
    assert {regel for regels in REGELS.values() for regel in regels} <= geraakt.keys()
    assert min(geraakt.values()) >= 5
    assert set().union(*(rij.fout for rij in rijen(lijst))) == {None, *FOUT}


def test_a_difference_is_noticed() -> None:
    (bron,) = een = bestanden(zaad=1, rijen=40, per_bestand=40, duurst=50)
    rij = next(rij for rij in bron.rijen.values() if not rij.fout)
    antwoord = verwacht("almere", rij.feiten)
    wel: dict[str, Any] = {
        "kenmerk": rij.kenmerk,
        "uitkomst": antwoord.uitkomst,
        "tafel": antwoord.tafel,
        "vragen": list(antwoord.vragen),
        "regels": list(antwoord.regels),
        "regel": antwoord.regels[0] if len(antwoord.regels) == 1 else None,
        "profiel": "almere",
        "casus": None,
    }
    alleen = [Bestand("een.csv", b"", {2: rij})]

    assert list(fouten_van_toedelen("almere", alleen, [wel])) == []
    for naam in wel.keys() - {"kenmerk"}:
        assert len(list(fouten_van_toedelen("almere", alleen, [wel | {naam: "anders"}]))) == 1
    assert list(fouten_van_toedelen("almere", een, [wel])) != []
    leeg = dict.fromkeys(("gelezen", "toegevoegd", "gewijzigd", "al_bekend", "te_beoordelen"), 0)
    assert list(fouten_van_import(alleen, leeg | {"afgewezen": 0, "fouten": []})) != []
