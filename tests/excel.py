"""Excel files for tests, as somebody else's program writes them."""

import io
from collections.abc import Callable, Sequence

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet


def werkmap(*rijen: Sequence[object], vul: Callable[[Workbook], None] | None = None) -> bytes:
    """A file with these rows on its first sheet; `vul` may add to it."""
    boek = Workbook()
    for rij in rijen:
        eerste_blad(boek).append(list(rij))
    if vul is not None:
        vul(boek)
    uit = io.BytesIO()
    boek.save(uit)
    return uit.getvalue()


def eerste_blad(boek: Workbook) -> Worksheet:
    blad = boek.active
    assert isinstance(blad, Worksheet)
    return blad
