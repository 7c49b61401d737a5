"""What is written in a transaction, as far as it takes to take that back."""

from collections.abc import Iterable, Mapping
from typing import Any

from msgspec import Struct, json


class Schrijfspoor(Struct, frozen=True):
    """A row that was made, or the columns of one as they were before they changed."""

    tabel: str
    rij: int
    oud: Mapping[str, Any] | None
    """None: the row was made."""
    nieuw: Mapping[str, Any] | None


class Runspoor(Struct, frozen=True):
    """What a run did: the deed and its subject as they are logged, and what it wrote."""

    wat: Mapping[str, str]
    spoor: tuple[Schrijfspoor, ...] | None
    """None: too much to take back."""


def om_terug_te_nemen(spoor: Iterable[Schrijfspoor]) -> dict[str, str]:
    """The columns that say what takes these writes back, JSON: the rows that were made, as
    "notitie/12", and [table, row, columns as they were, as they became]; in the order of writing.
    """
    spoor = list(spoor)
    gewijzigd = [[d.tabel, d.rij, d.oud, d.nieuw] for d in spoor if d.oud is not None]
    return {
        "gemaakt": json.encode([f"{d.tabel}/{d.rij}" for d in spoor if d.oud is None]).decode(),
        "gewijzigd": json.encode(gewijzigd).decode(),
    }
