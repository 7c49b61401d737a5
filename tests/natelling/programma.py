"""What the program prints, to be compared with what was counted by hand."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass
class Tabel:
    """One table of a report in JSON."""

    titel: str
    kolommen: list[str]
    rijen: list[list[Any]]

    def rij(self, *begin: str) -> dict[str, Any]:
        """The row that begins with these cells, by column."""
        gevonden = [r for r in self.rijen if r[: len(begin)] == list(begin)]
        assert len(gevonden) == 1, (self.titel, begin, gevonden)
        return dict(zip(self.kolommen, gevonden[0], strict=True))


@dataclass
class Programma:
    """The command line, and a cache of the reports that it gave."""

    draai: Callable[..., str]
    register: Path
    _gegeven: dict[tuple[str, ...], dict[str, Tabel]] = field(default_factory=dict)

    def rapport(self, naam: str, *opties: str) -> dict[str, Tabel]:
        """The tables of a report by their key."""
        vraag = (naam, *opties)
        if vraag not in self._gegeven:
            inhoud = json.loads(self.draai("rapport", *vraag, "-f", "json"))
            assert inhoud["rapport"] == naam
            self._gegeven[vraag] = {
                t["sleutel"]: Tabel(t["titel"], t["kolommen"], t["rijen"])
                for t in inhoud["tabellen"]
            }
        return self._gegeven[vraag]
