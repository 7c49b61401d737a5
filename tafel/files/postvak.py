"""A folder in which others leave files: what of it may be read already, and where it goes then.

`in` is where they come, `klaar` and `geweigerd` where they go.
"""

import io
import os
import time
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from tafel.errors import NotFound
from tafel.files.rekenmap import ZIP
from tafel.files.write import schrijf_atomair, vertaalde_fouten
from tafel.files.xls import OLE

SOORTEN = (".csv", ".txt", ".xlsx", ".xlsm", ".ods", ".xls")
"""How the files end that are read of a folder that is given as a whole."""
RUST = 2.0
"""Seconds that nothing of a file may change before it is read (eigen keuze)."""
OPGEGEVEN = 24 * 3600.0
"""Seconds after which what is still not whole is refused (eigen keuze)."""
_ONDERWEG = (".part", ".partial", ".filepart", ".crdownload", ".download", ".tmp", ".opdownload")
"""How a file ends that a program is still fetching."""
_VAN_PROGRAMMA = (".", "~$")
"""How the files begin that programs keep beside those of people."""
_SECTOR = 512
"""Bytes of which an old Office file holds a whole number."""

_NOG_BEZIG = "wordt nog geschreven of opgehaald"
_GEOPEND = "is nog in een ander programma geopend"
_ONVOLLEDIG = "is nog niet helemaal aangekomen"
_GEEN_BESTAND = "is geen gewoon bestand"


class Uitgesteld(Struct, frozen=True):
    """What is left for the next time, and why."""

    pad: Path
    reden: str
    is_onleesbaar: bool = False
    """Whether it is the next time too, unless somebody does something."""


class Postvak(Struct, frozen=True):
    """The three folders."""

    binnen: Path
    klaar: Path
    geweigerd: Path


def lijsten_in(map_: Path) -> list[Path]:
    """The files of a folder that may be lists, by name; not those that programs keep there."""
    return [
        pad
        for pad in _inhoud(map_)
        if pad.suffix.lower() in SOORTEN and not pad.name.startswith(_VAN_PROGRAMMA)
    ]


def open_postvak(map_: Path) -> Postvak:
    """Makes what is missing in the folder, for its owner alone; raises NotFound without it."""
    if not map_.is_dir():
        raise NotFound(f"de map {map_} bestaat niet; maak haar met: mkdir -p {map_ / 'in'}")
    postvak = Postvak(map_ / "in", map_ / "klaar", map_ / "geweigerd")
    for deel in (postvak.binnen, postvak.klaar, postvak.geweigerd):
        with vertaalde_fouten(deel):
            deel.mkdir(mode=0o700, exist_ok=True)
    return postvak


def bekijk(postvak: Postvak) -> tuple[list[Path], list[Uitgesteld]]:
    """What may be read now, by name, and what not yet; it waits to see whether anything changes."""
    eerst = {pad: stand_van(pad) for pad in _inhoud(postvak.binnen)}
    if any(not _is_bijzaak(pad) for pad in eerst):
        time.sleep(RUST)
    klaar, wacht = [], []
    for pad, stand in eerst.items():
        if _is_bijzaak(pad):
            continue
        if (reden := _waarom_niet(pad, stand)) is None:
            klaar.append(pad)
        else:
            wacht.append(Uitgesteld(pad, reden))
    return klaar, wacht


def stand_van(pad: Path) -> tuple[int, int] | None:
    """Size and time of change; None when it is gone."""
    try:
        stand = pad.lstat()
    except OSError:
        return None
    return stand.st_size, stand.st_mtime_ns


def is_onaf(pad: Path, inhoud: bytes) -> str | None:
    """Why a file is taken to be still on its way, judged by what is in it; None after a day."""
    if time.time() - pad.stat().st_mtime > OPGEGEVEN:
        return None
    if not inhoud:
        return _ONVOLLEDIG
    if inhoud.startswith(ZIP):
        try:
            with zipfile.ZipFile(io.BytesIO(inhoud)):
                return None
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
            return _ONVOLLEDIG
    return _ONVOLLEDIG if inhoud.startswith(OLE) and len(inhoud) % _SECTOR else None


def verplaats(pad: Path, naar: Path) -> Path:
    """Moves a file into a folder, by another name where there is one of that name; returns where it
    is then, which is where it was when it cannot be moved.
    """
    doel = vrije_naam(naar, pad.name)
    with suppress(OSError):
        pad.rename(doel)
        return doel
    return pad


def vrije_naam(map_: Path, naam: str) -> Path:
    """This name, or with a number, that nothing in the folder has."""
    stam, soort = Path(naam).stem, Path(naam).suffix
    doel, nummer = map_ / naam, 1
    while os.path.lexists(doel):
        nummer += 1
        doel = map_ / f"{stam}-{nummer}{soort}"
    return doel


def plek_voor_afgewezen(postvak: Postvak, naam: str) -> Path:
    """Where the refused rows of a file go: as CSV of a text, as Excel of any spreadsheet."""
    pad = Path(naam)
    soort = ".csv" if pad.suffix.lower() in {"", ".csv", ".txt"} else ".xlsx"
    return vrije_naam(postvak.geweigerd, f"{pad.stem}-afgewezen{soort}")


def schrijf_reden(geweigerd: Path, reden: str) -> None:
    """Why a file was refused as a whole, beside it."""
    plek = vrije_naam(geweigerd.parent, f"{geweigerd.name}.reden.txt")
    schrijf_atomair(plek, f"{reden}\n", nieuw=True)


def _inhoud(map_: Path) -> Sequence[Path]:
    return sorted(_namen(map_))


def _namen(map_: Path) -> Iterator[Path]:
    with vertaalde_fouten(map_):
        yield from map_.iterdir()


def _is_bijzaak(pad: Path) -> bool:
    return pad.name.startswith(_VAN_PROGRAMMA) or (pad.is_dir() and not pad.is_symlink())


def _waarom_niet(pad: Path, stand: tuple[int, int] | None) -> str | None:
    if pad.is_symlink() or not pad.is_file():
        return _GEEN_BESTAND
    if pad.name.lower().endswith(_ONDERWEG) or stand is None or stand_van(pad) != stand:
        return _NOG_BEZIG
    sloten = (f".~lock.{pad.name}#", f"~${pad.name}")
    return _GEOPEND if any((pad.parent / slot).exists() for slot in sloten) else None
