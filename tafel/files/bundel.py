"""A set of files in one folder that is replaced as a whole, or stays as it was."""

import re
import secrets
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from tafel.files.write import bewaar_ernaast, bewaar_map, schrijf_nieuw, vertaalde_fouten

_RESTANT = re.compile(r"\.([a-z0-9-]+\.html)\.[0-9a-f]{16}\.(nieuw|oud)")
"""What a run that was cut short leaves behind."""


def vervang(map_: Path, bestanden: Mapping[str, str], weg: Collection[str] = ()) -> None:
    """Writes these files (name → text) into the folder, mode 0600, and removes those in `weg`.

    All of it, or nothing and then raises OutputFailed: before the first file is replaced every new
    text is on the disk under another name, and what is there has been kept to be put back. A run
    that is killed leaves every file whole, and the last one of `bestanden` is replaced last. Hold
    the folder (`tafel.files.slot`) meanwhile.
    """
    merk = secrets.token_hex(8)
    nieuw = {naam: map_ / f".{naam}.{merk}.nieuw" for naam in bestanden}
    oud = {naam: map_ / f".{naam}.{merk}.oud" for naam in (*bestanden, *weg)}
    try:
        with vertaalde_fouten(map_):
            _ruim_op(map_)
            for naam, tekst in bestanden.items():
                schrijf_nieuw(nieuw[naam], tekst.encode())
            bewaard = {naam for naam, pad in oud.items() if bewaar_ernaast(map_ / naam, pad)}
            _vervang(map_, nieuw, weg, {naam: oud[naam] for naam in bewaard})
            bewaar_map(map_)
    finally:
        for pad in (*nieuw.values(), *oud.values()):
            with suppress(OSError):
                pad.unlink(missing_ok=True)


def afgebroken(map_: Path, naam: str) -> Iterator[str]:
    """The texts that a run which was killed had ready for this file, if it left any.

    Once the text for the last file is there, some of the others may have been replaced.
    """
    for pad in map_.iterdir():
        restant = _RESTANT.fullmatch(pad.name)
        if restant and restant.groups() == (naam, "nieuw"):
            with vertaalde_fouten(pad):
                yield pad.read_text(encoding="utf-8", errors="replace")


def _ruim_op(map_: Path) -> None:
    for pad in map_.iterdir():
        if _RESTANT.fullmatch(pad.name):
            pad.unlink(missing_ok=True)


def _vervang(
    map_: Path, nieuw: Mapping[str, Path], weg: Collection[str], bewaard: Mapping[str, Path]
) -> None:
    begonnen: list[str] = []
    *eerst, laatst = nieuw
    try:
        for naam in (*eerst, *weg, laatst):
            begonnen.append(naam)
            if naam in nieuw:
                nieuw[naam].replace(map_ / naam)
            else:
                (map_ / naam).unlink(missing_ok=True)
    except BaseException:
        for naam in begonnen:
            with suppress(OSError):
                if naam in bewaard:
                    bewaard[naam].replace(map_ / naam)
                else:
                    (map_ / naam).unlink(missing_ok=True)
        raise
