"""What is really so, as it was kept when the months were closed: only to judge an attack by."""

import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path

from tests.aanval.kennis import IETS, Som, Stuk, kwartaal_van, maanden_van


class Waarheid:
    def __init__(self, register: Path) -> None:
        self._aantal = Counter[tuple[str, str, str, str]]()
        with closing(sqlite3.connect(f"file:{register}?mode=ro", uri=True)) as db:
            for *wat, maand, aantal in db.execute(
                "SELECT populatie, eigenschap, rij, maand, aantal FROM maandcijfer"
            ):
                for wanneer in (maand, kwartaal_van(maand)):
                    self._aantal[*wat, wanneer] += aantal

    def van(self, som: Som) -> int:
        return sum(factor * self._van(stuk) for stuk, factor in som.items())

    def _van(self, stuk: Stuk) -> int:
        if stuk.populatie != IETS:
            return self._aantal[stuk]
        van, tot = stuk.wanneer.split()
        maanden = maanden_van(van, tot)
        waar = (stuk.eigenschap, "organisatie", stuk.rij)
        return int(any(self._aantal[*waar, maand] for maand in maanden))
