"""A list, described once: its columns for people, its record for programs."""

from collections.abc import Callable, Mapping, Sequence
from operator import attrgetter
from typing import Any, Generic, TypeVar

from msgspec import Struct

from tafel.kolommen import SCHEIDING
from tafel.render.vorm import tabel
from tafel.render.vorm.json import als_json
from tafel.render.vorm.tabel import Cel, Kolomkop, Tabel
from tafel.render.vorm.tekst import Gestileerd

T = TypeVar("T")


class Veld(Kolomkop, frozen=True):
    """A column of a list, and what a row has there: `cel` of it, or its field of this name."""

    cel: Callable[[Any], Cel] | None = None

    def van(self) -> Callable[[Any], Cel]:
        """What a row has here."""
        return self.cel or attrgetter(self.naam)


class Lijst(Struct, Generic[T], frozen=True):
    """Rows under columns; programs get the `record` of each, or without it the columns too."""

    rijen: Sequence[T]
    kolommen: tuple[Veld, ...]
    leeg: str = "Niets gevonden."
    record: Callable[[T], Mapping[str, object]] | None = None
    sleutels: tuple[str, ...] = ()
    """The keys of a record that are the columns of CSV, in order; without them those of people."""
    csv: Callable[[T], Mapping[str, object]] | None = None
    """The record as CSV has it, where a cell cannot hold what JSON does."""

    def als_tabel(self) -> Tabel:
        """For people."""
        cellen = [kolom.van() for kolom in self.kolommen]
        return Tabel(
            self.kolommen,
            tuple(tuple(cel(rij) for cel in cellen) for rij in self.rijen),
            leeg=self.leeg,
        )


def zet(lijst: Lijst[Any], formaat: str, breedte: int | None = None) -> str | Gestileerd:
    """The list in one of the formats of the command line, as `tabel.zet` does."""
    if lijst.record is not None and formaat == "json":
        return als_json(map(lijst.record, lijst.rijen))
    if lijst.record is not None and lijst.sleutels and formaat == "csv":
        koppen = tuple(Kolomkop(sleutel, sleutel) for sleutel in lijst.sleutels)
        records = map(lijst.csv or lijst.record, lijst.rijen)
        return tabel.als_csv(
            Tabel(koppen, tuple(tuple(_cel(r[s]) for s in lijst.sleutels) for r in records))
        )
    return tabel.zet(lijst.als_tabel(), formaat, breedte)


def _cel(waarde: object) -> Any:
    """Several values in one cell as in a melding."""
    return SCHEIDING.join(map(str, waarde)) if isinstance(waarde, tuple | list) else waarde
