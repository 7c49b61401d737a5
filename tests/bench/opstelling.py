"""What is compared, and on which register."""

import os
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tests.bench.invoer import meldingen, schrijf
from tests.bench.metingen import Meting, Programma, vergelijk

VANDAAG = "2026-11-23"
LEZEN, AGENDA, SCHRIJVEN = 2, 1.6, 5
"""The targets: at most so many times as long as `sqlite-utils query`."""
QUERY = "select * from casus order by id desc limit 200"
VORIG_JAAR = date(2025, 11, 20)
NIEUW = 50
"""Casussen of the last weeks; all others are a year old."""


@dataclass(frozen=True, slots=True)
class Bench:
    """The programs that are compared, the folder they work in, and how much is measured."""

    tafel: Path
    sqlite_utils: Path
    map: Path
    keren: int
    casussen: int
    """Nobody looked at them since they were toegedeeld."""
    rijen: int
    """Of the files that are read in; and casussen in the register that was worked in for years."""

    @property
    def register(self) -> Path:
        return self.map / "register.db"

    def ons(
        self, *woorden: str | Path, register: Path | None = None, vandaag: str = VANDAAG
    ) -> Programma:
        return Programma([self.tafel, *woorden], self._omgeving(register or self.register, vandaag))

    def ander(self, *woorden: str | Path) -> Programma:
        return Programma([self.sqlite_utils, *woorden], self._omgeving(self.register, VANDAAG))

    def meet(self, naam: str, ons: Programma, doel: float) -> Meting:
        return self.naast(naam, ons, self.query(), doel)

    def naast(self, naam: str, ons: Programma, ander: Programma, doel: float) -> Meting:
        return vergelijk(naam, ons, ander, doel, self.keren)

    def query(self) -> Programma:
        return self.ander("query", self.register, QUERY)

    def _omgeving(self, register: Path, vandaag: str) -> dict[str, str]:
        return {
            "PATH": os.environ["PATH"],
            "HOME": str(self.map),
            "LANG": "C.UTF-8",
            "TAFEL_REGISTER": str(register),
            "TAFEL_VANDAAG": vandaag,
            "TAFEL_GEBRUIKER": "bench",
        }


def bouw_register(bench: Bench, casussen: int) -> None:
    """A new register with so many casussen, made by the real command line."""
    nieuw_register(bench, bench.register)
    oud = max(casussen - NIEUW, 0)
    for rijen, vandaag in (
        (meldingen(oud, tot=VORIG_JAAR, casus=True), VORIG_JAAR.isoformat()),
        (meldingen(casussen - oud, eerste=oud + 1, casus=True), VANDAAG),
    ):
        bestand = schrijf(bench.map / "register.csv", rijen)
        bench.ons("melding", "import", bestand, vandaag=vandaag).draai()
        bench.ons("toedelen", "--alle", vandaag=vandaag).draai()


def nieuw_register(bench: Bench, register: Path) -> None:
    """An empty one in the place of what is there."""
    weg(register)
    bench.ons("init", register=register).draai()


def weg(register: Path) -> None:
    """The register with what SQLite keeps beside it."""
    for achter in ("", "-wal", "-shm"):
        register.with_name(register.name + achter).unlink(missing_ok=True)
