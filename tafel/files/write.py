"""Writing output: files that are there whole or not at all, and CSV that a spreadsheet opens
without harm.
"""

import codecs
import csv
import errno
import io
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tafel.errors import OutputFailed
from tafel.files.afdruk import richt_in
from tafel.files.cel import met_apostrof, zonder_apostrof
from tafel.files.gelezen import GelezenBestand, GeweigerdeRij
from tafel.files.kolomlezer import REDEN_AFWIJZING
from tafel.kolommen import sleutel
from tafel.schoon import schoon
from tafel.waarden import LANGST

_REDENEN = {
    errno.ENOENT: "de map bestaat niet; maak hem eerst aan",
    errno.ENOTDIR: "de map bestaat niet; maak hem eerst aan",
    errno.EEXIST: "er is intussen een bestand met deze naam; kies een andere naam",
    errno.EISDIR: "dit is een map; geef de naam van een bestand",
    errno.ENOSPC: "de schijf is vol; maak ruimte",
    errno.EDQUOT: "uw quotum op deze schijf is op; maak ruimte",
    errno.EROFS: "de schijf is alleen-lezen; kies een andere map",
    errno.EACCES: "u mag hier niet schrijven; kies een andere map",
    errno.EPERM: "u mag hier niet schrijven; kies een andere map",
    errno.ENAMETOOLONG: "de naam is te lang; kies een kortere",
}


_KOLOMBREEDTE = 18


class Csv(str):
    """A CSV text. In a file it gets a byte order mark: without it Excel reads it as cp1252."""

    __slots__ = ()


def schrijf_atomair(pad: Path, inhoud: str | bytes, *, nieuw: bool = False) -> None:
    """Writes `inhoud` (text as UTF-8) to `pad`, mode 0600: wholly, or not at all and then raises
    OutputFailed; with `nieuw` also when something is there already.

    What was at `pad` is replaced in one step; a symlink there is replaced itself, never followed. A
    device or a pipe is written to as it is.
    """
    gegevens = inhoud.encode() if isinstance(inhoud, str) else inhoud
    with vertaalde_fouten(pad):
        if _is_apparaat(pad):
            pad.write_bytes(gegevens)
        else:
            zet = _zet_nieuw if nieuw else Path.replace
            _schrijf_ernaast(
                pad, codecs.BOM_UTF8 + gegevens if isinstance(inhoud, Csv) else gegevens, zet
            )


@contextmanager
def staat_of_valt(
    pad: Path, inhoud: str | bytes, *, nieuw: bool, is_vast: Callable[[], bool]
) -> Iterator[None]:
    """`schrijf_atomair` for as long as the block lasts, and after it when that ends well: when it
    is broken off before `is_vast`, what was at `pad` is back.
    """
    if _is_apparaat(pad):
        schrijf_atomair(pad, inhoud)
        yield
        return
    with vertaalde_fouten(pad):
        oud = _plaats_ernaast(pad)
        was_er = not nieuw and bewaar_ernaast(pad, oud)
    staat = True
    try:
        try:
            schrijf_atomair(pad, inhoud, nieuw=nieuw)
        except OutputFailed:
            staat = False
            raise
        yield
    except BaseException:
        if staat and not is_vast():
            if was_er:
                oud.replace(pad)
            else:
                pad.unlink(missing_ok=True)
        raise
    finally:
        oud.unlink(missing_ok=True)


def toets_schrijfbaar(pad: Path) -> None:
    """Raises OutputFailed when nothing can be written at `pad`; leaves what is there untouched.

    For who must know it before doing what cannot be undone.
    """
    with vertaalde_fouten(pad):
        if not _is_apparaat(pad):
            tijdelijk = _plaats_ernaast(pad)
            try:
                schrijf_nieuw(tijdelijk, b"")
            finally:
                tijdelijk.unlink(missing_ok=True)


@contextmanager
def vertaalde_fouten(pad: Path) -> Iterator[None]:
    """Turns an OSError into OutputFailed, with what to do about it."""
    try:
        yield
    except OSError as fout:
        reden = _REDENEN.get(fout.errno or 0, "kies een andere plaats")
        raise OutputFailed(f"Kan {pad} niet schrijven: {reden}.") from None


def _is_apparaat(pad: Path) -> bool:
    """Whether `pad` is something like /dev/stdout, to be written to and never replaced."""
    return pad.is_char_device() or pad.is_fifo()


def _plaats_ernaast(pad: Path) -> Path:
    """A new name beside `pad`; raises IsADirectoryError when that cannot be a file."""
    if pad.is_dir() and not pad.is_symlink():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    from secrets import token_hex

    return pad.with_name(f".{pad.name[:40]}.{token_hex(8)}.tmp")


def _schrijf_ernaast(pad: Path, gegevens: bytes, zet: Callable[[Path, Path], object]) -> None:
    """Writes a file of its own, and then puts that in its place."""
    tijdelijk = _plaats_ernaast(pad)
    try:
        schrijf_nieuw(tijdelijk, gegevens)
        zet(tijdelijk, pad)
    except BaseException:
        tijdelijk.unlink(missing_ok=True)
        raise
    bewaar_map(pad.parent)


def _zet_nieuw(tijdelijk: Path, pad: Path) -> None:
    """Two who do this at once do not replace each other's file. Raises FileExistsError.

    On a disk without links the name is taken first: a copy would need room for two.
    """
    try:
        pad.hardlink_to(tijdelijk)
    except FileExistsError:
        raise
    except OSError:
        schrijf_nieuw(pad, b"")
        try:
            tijdelijk.replace(pad)
        except BaseException:
            pad.unlink(missing_ok=True)
            raise
    else:
        tijdelijk.unlink()


def schrijf_nieuw(pad: Path, gegevens: bytes) -> None:
    """A new file, mode 0600, on the disk when this returns; raises OSError."""
    vlaggen = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
    with os.fdopen(os.open(pad, vlaggen, 0o600), "wb") as bestand:
        os.fchmod(bestand.fileno(), 0o600)
        bestand.write(gegevens)
        bestand.flush()
        os.fsync(bestand.fileno())


def bewaar_ernaast(bron: Path, pad: Path) -> bool:
    """Keep the file at `bron` under a second name, to be put back; False when there is none.

    A link takes no room. Where there can be none (another owner, a disk without them) it is a copy,
    mode 0600. Raises OSError for what cannot be kept, and so may not be replaced.
    """
    if not os.path.lexists(bron):
        return False
    if bron.is_dir() and not bron.is_symlink():
        with vertaalde_fouten(bron):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    try:
        pad.hardlink_to(bron)
    except OSError:
        if bron.is_symlink():
            pad.symlink_to(bron.readlink())
        elif bron.is_file():
            schrijf_nieuw(pad, bron.read_bytes())
        else:
            raise
    return True


def bewaar_map(map_: Path) -> None:
    """Makes the new name survive a power cut."""
    nummer = os.open(map_, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
    try:
        os.fsync(nummer)
    finally:
        os.close(nummer)


def csv_tekst(kop: Sequence[str], rijen: Iterable[Sequence[object]]) -> Csv:
    """CSV with `;` and CRLF; None is an empty cell, texts are cleaned and guarded against being
    read as a formula.
    """
    uit = io.StringIO()
    schrijver = csv.writer(uit, delimiter=";", lineterminator="\r\n")
    schrijver.writerow(map(_cel, kop))
    schrijver.writerows(map(_cel, rij) for rij in rijen)
    return Csv(uit.getvalue())


def _cel(waarde: object) -> object:
    return met_apostrof(schoon(waarde, regels=True)) if isinstance(waarde, str) else waarde


def afgewezen_rijen(pad: Path, gelezen: Sequence[GelezenBestand]) -> str | bytes:
    """What goes into the file at `pad`: the refused rows as they were, with the reason in a last
    column, to be corrected and imported again: as Excel when its name says so, else as CSV.

    Files with different headers are put under one: the same column once. A row with too many cells
    keeps them, so that it is refused again until it is corrected.
    """
    kop: dict[_Plek, str] = {}
    for bestand in gelezen:
        for plek, cel in zip(_plekken(bestand), bestand.kop, strict=True):
            kop.setdefault(plek, cel)
    kop.pop((sleutel(REDEN_AFWIJZING), 0), None)
    rijen = [
        _afgewezen_rij(rij, plekken, kop)
        for bestand in gelezen
        if bestand.geweigerd and (plekken := _plekken(bestand))
        for rij in bestand.geweigerd
    ]
    kopregel = [*kop.values(), REDEN_AFWIJZING]
    excel = pad.suffix.lower() == ".xlsx"
    return _werkmap(kopregel, rijen) if excel else csv_tekst(kopregel, rijen)


def _werkmap(kop: Sequence[str], rijen: Iterable[Sequence[str]]) -> bytes:
    """A workbook of texts alone: nothing in it turns into a date, a number or a formula, also not
    when it is typed over.
    """
    from xlsxwriter import Workbook

    uit = io.BytesIO()
    boek = Workbook(uit, {"in_memory": True})
    tekst = boek.add_format({"num_format": "@"})
    blad = boek.add_worksheet("Afgewezen")
    blad.set_column(0, max(len(kop), 1) - 1, _KOLOMBREEDTE, tekst)
    blad.set_column(len(kop) - 1, len(kop) - 1, 3 * _KOLOMBREEDTE, tekst)
    blad.freeze_panes(1, 0)
    richt_in(blad, breedte=_KOLOMBREEDTE * (len(kop) + 2), kop=True)
    vet = boek.add_format({"bold": True, "num_format": "@"})
    for plaats, cel in enumerate(kop):
        blad.write_string(0, plaats, schoon(cel), vet)
    for nummer, rij in enumerate(rijen, 1):
        for plaats, cel in enumerate(rij):
            blad.write_string(nummer, plaats, schoon(cel, regels=True)[:LANGST], tekst)
    boek.close()
    return uit.getvalue()


_Plek = tuple[str, int]
"""A column, and whether it is the first of a file, the second, …"""


def _plekken(bestand: GelezenBestand) -> list[_Plek]:
    """What makes the columns of two files the same; nameless ones go by their place."""
    kolommen, al = bestand.kolommen, Counter[str]()
    plekken = []
    for plaats, cel in enumerate(bestand.kop):
        kolom = kolommen.get(cel)
        naam = kolom.naam if kolom else sleutel(cel) or str(plaats)
        plekken.append((naam, al[naam]))
        al[naam] += 1
    return plekken


def _afgewezen_rij(rij: GeweigerdeRij, van: Sequence[_Plek], naar: Iterable[_Plek]) -> list[str]:
    gelezen = [zonder_apostrof(cel) for cel in rij.cellen]
    cellen = dict(zip(van, gelezen, strict=False))
    redenen = [f"{fout.waar}: {fout.reden}" if fout.waar else fout.reden for fout in rij.fouten]
    return [*(cellen.get(plek, "") for plek in naar), *gelezen[len(van) :], "; ".join(redenen)]
