"""Cells and margins of made-up tables as the oracle printed them (`make orakel` makes others)."""

import csv
from collections import defaultdict

from tests.orakel.afronding import TABEL, Vakje, verschillen


def test_every_cell_is_what_the_oracle_says() -> None:
    per_zaad: dict[int, list[Vakje]] = defaultdict(list)
    with TABEL.open(encoding="utf-8", newline="") as bestand:
        for rij in csv.DictReader(bestand):
            zaad, buurt, soort, *getallen = rij.values()
            per_zaad[int(zaad)].append(Vakje(buurt, soort, *map(int, getallen)))
    for zaad, vakjes in per_zaad.items():
        assert not verschillen(zaad, iter(vakjes))
    alle = [vakje for vakjes in per_zaad.values() for vakje in vakjes]
    assert len(alle) > 50
    # Up and down, of small and of large.
    gezien = {(v.getoond > v.aantal, v.aantal > 20) for v in alle if v.aantal % 5}
    assert len(gezien) == 4
