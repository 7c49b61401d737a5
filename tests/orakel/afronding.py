"""Tables of microdata by the package of the Office for National Statistics, as an oracle.

It shares nothing with the program but the method: the sum of the keys of the records of a cell says
what is drawn for it. Its table of draws is written here from the rule (unbiased, base 5).

    python -m tests.orakel.afronding            compares many tables, made anew
    python -m tests.orakel.afronding --schrijf  renews the table that the test run reads
"""

import argparse
import csv
import io
import sys
from collections.abc import Iterator
from contextlib import redirect_stdout
from functools import cache
from itertools import product
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from tafel.domain.cel import GEEN, Cel
from tafel.rules.afronding import rond

TABEL = Path(__file__).with_name("afronding.csv")
SLEUTELS = 256
"""The draws that the oracle knows: the sum of the keys modulo this."""
BASIS = 5
BUURTEN, SOORTEN = ("Gein", "Holendrecht", "Driemond"), ("zorg", "overlast", "beide", "onbekend")
RECORDS, TABELLEN = 600, 40


class Record(NamedTuple):
    buurt: str
    soort: str
    sleutel: int


class Vakje(NamedTuple):
    """A cell of a table or margin: its count, the sum of its keys, what the oracle prints."""

    buurt: str
    soort: str
    aantal: int
    som: int
    getoond: int


def records(zaad: int) -> list[Record]:
    """Microdata with large and small cells."""
    keus = Random(zaad)
    return [
        Record(
            keus.choices(BUURTEN, (12, 4, 1))[0],
            keus.choices(SOORTEN, (9, 4, 1, 1))[0],
            keus.randrange(SLEUTELS),
        )
        for _ in range(keus.randint(20, RECORDS))
    ]


def cel(gekozen: Iterator[Record]) -> Cel:
    """The program's own: added record by record."""
    return sum((Cel(1, record.sleutel) for record in gekozen), GEEN)


def printen(som: int, aantal: int) -> int:
    """The program's own: what is printed when this was drawn."""
    return rond(aantal, som % SLEUTELS / SLEUTELS)


def vakjes(zaad: int) -> Iterator[Vakje]:
    """By the oracle: both ways, and the margins."""
    import pandas as pd
    from cell_key_perturbation.create_perturbed_table import (
        create_perturbed_table,
    )

    data = pd.DataFrame(records(zaad))
    for namen in (["buurt", "soort"], ["buurt"], ["soort"]):
        with redirect_stdout(io.StringIO()):
            tabel = create_perturbed_table(
                data=data,
                ptable=_trekkingen(),
                geog=[],
                tab_vars=namen,
                record_key="sleutel",
                threshold=0,
            )
        for rij in tabel.to_dict("records"):
            eigen = data
            for naam in namen:
                eigen = eigen[eigen[naam] == rij[naam]]
            yield Vakje(
                rij.get("buurt", ""),
                rij.get("soort", ""),
                int(rij["pre_sdc_count"]),
                int(eigen["sleutel"].sum()),
                int(rij["count"]),
            )


@cache
def _trekkingen() -> Any:
    """Per count and draw what is added, as the oracle wants it."""
    import pandas as pd

    return pd.DataFrame(
        [
            (aantal, sleutel, _verschil(aantal, sleutel))
            for aantal, sleutel in product(range(1, 751), range(SLEUTELS))
        ],
        columns=["pcv", "ckey", "pvalue"],
    )


def _verschil(aantal: int, sleutel: int) -> int:
    """Up as often as it lies nearer to the multiple above."""
    rest = aantal % BASIS
    return BASIS - rest if sleutel * BASIS < rest * SLEUTELS else -rest


def verschillen(zaad: int, van_orakel: Iterator[Vakje]) -> list[tuple[Vakje, int, int]]:
    """Where the program counts or prints otherwise."""
    alle = records(zaad)
    fout = []
    for vakje in van_orakel:
        eigen = cel(
            record
            for record in alle
            if vakje.buurt in {"", record.buurt} and vakje.soort in {"", record.soort}
        )
        getoond = printen(eigen.som, eigen.aantal)
        if (eigen.aantal, eigen.som, getoond) != vakje[2:]:
            fout.append((vakje, eigen.aantal, getoond))
    return fout


def main() -> int:
    opties = argparse.ArgumentParser(prog="make orakel", description=__doc__)
    opties.add_argument("--schrijf", action="store_true", help="renew the table of the test run")
    if opties.parse_args().schrijf:
        with TABEL.open("w", encoding="utf-8", newline="") as bestand:
            schrijver = csv.writer(bestand)
            schrijver.writerow(("zaad", *Vakje._fields))
            schrijver.writerows((zaad, *vakje) for zaad in range(3) for vakje in vakjes(zaad))
        return 0
    fout, geteld = [], 0
    for zaad in range(TABELLEN):
        eigen = list(vakjes(zaad))
        geteld += len(eigen)
        fout += verschillen(zaad, iter(eigen))
    print(f"afronding: {geteld} cellen van {TABELLEN} tabellen, {len(fout)} anders")
    for wat in fout[:10]:
        print(wat)
    return int(bool(fout))


if __name__ == "__main__":
    sys.exit(main())
