"""What a run was given to store, until it has: whatever breaks the run off, a crisis in it is told.

Files and options are known from the command line, so that it does not matter how far a run came;
answers as soon as they are given.
"""

import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from typer._click import Context

from tafel.commands._lijn.crisis import roep_onbewaard as roep
from tafel.errors import TafelError
from tafel.files.gelezen import Crisisplek
from tafel.signalen import gekregen

_IMPORT = "tafel melding import"
_INVOER = {"tafel melding add", "tafel melding wijzig", "tafel melding vul-aan"}


class Meelezer:
    """Stdin, or what else can be read once: as a whole, and kept."""

    def __init__(self, pad: Path | None) -> None:
        self._pad = pad
        self._inhoud: bytes | None = None

    def read(self, meeste: int, /) -> bytes | None:
        if self._inhoud is None:
            if self._pad is None:
                self._inhoud = sys.stdin.buffer.read(meeste)
            else:
                with self._pad.open("rb") as bestand:
                    self._inhoud = bestand.read(meeste)
        return self._inhoud

    def is_te_lezen(self) -> bool:
        """Whether nobody has to wait for it: after a signal, or for who has it to type still."""
        vraagt = self._pad is None and sys.stdin.isatty()
        return self._inhoud is not None or (gekregen() is None and not vraagt)


_opties: dict[str, Any] = {}
"""The global ones, and --codering."""
_bestanden: dict[str, Path | Meelezer] = {}
_velden: dict[str, str] = {}


def neem_aan(ctx: Context, argumenten: list[str]) -> None:
    """What this command line offers, also when it is wrong and no command starts."""
    if ctx.command_path not in {_IMPORT, *_INVOER}:
        return
    _opties.update(ctx.find_root().params)
    params = ctx.command.make_context(
        ctx.info_name,
        list(argumenten),
        ctx.parent,
        resilient_parsing=True,
        ignore_unknown_options=True,
    ).params
    if ctx.command_path == _IMPORT:
        _opties["codering"] = params.get("codering")
        for naam in klap_mappen_uit(params.get("bestanden") or ()):
            neem_bestand_aan(naam)
        return
    from tafel.kolommen import KOLOM_VAN, SCHEIDING

    neem_velden_aan(
        {
            naam: SCHEIDING.join(waarde) if isinstance(waarde, list) else waarde
            for naam, waarde in params.items()
            if naam in KOLOM_VAN and waarde
        }
    )


def klap_mappen_uit(namen: Iterable[str]) -> list[str]:
    """The files by name, and of a folder those in it that may be lists, if there are any."""
    from tafel.files.postvak import lijsten_in

    uit: list[str] = []
    for naam in namen:
        lijsten = lijsten_in(Path(naam)) if naam != "-" and _is_map(Path(naam)) else []
        uit += map(str, lijsten) if lijsten else [naam]
    return uit


def _is_map(pad: Path) -> bool:
    try:
        return pad.is_dir()
    except OSError:  # a name that is too long
        return False


def neem_bestand_aan(naam: str) -> Path | Meelezer:
    """What the file of this name is read from; `-` is stdin."""
    if naam not in _bestanden:
        pad = None if naam == "-" else Path(naam)
        _bestanden[naam] = Meelezer(pad) if pad is None or _is_stroom(pad) else pad
    return _bestanden[naam]


def _is_stroom(pad: Path) -> bool:
    """Whether it can be read once; what is wrong with a file shows when it is read."""
    try:
        return pad.exists() and not pad.is_file()
    except OSError:
        return False


def bestandsnaam(naam: str) -> str:
    """The name of a file as it may be shown: clean, and without a bsn."""
    from tafel.bsn import zonder_enig_bsn
    from tafel.schoon import schoon

    return zonder_enig_bsn(schoon(naam))


def neem_velden_aan(velden: Mapping[str, str]) -> None:
    """Columns of a melding, as they were typed."""
    _velden.update(velden)


def laat_los() -> None:
    """It is stored, or the command itself told what became of it."""
    _bestanden.clear()
    _velden.clear()


def roep_onbewaard() -> None:
    """Tells of the crises in what was offered and is not stored; once."""
    bestanden, velden = dict(_bestanden), dict(_velden)
    laat_los()
    if not bestanden and not velden:
        return
    from tafel.services.melding.onbewaard import in_bestand, in_velden

    rijen: list[Crisisplek] = []
    for naam, bron in bestanden.items():
        if isinstance(bron, Path) or bron.is_te_lezen():
            heet = "stdin" if naam == "-" else bestandsnaam(naam)
            rijen += in_bestand(bron, heet, _opties.get("codering"))
    getypt = in_velden(velden) if velden else False
    if rijen or getypt is not False:
        roep(rijen, getypt, _wie_bellen())


def _wie_bellen() -> str:
    from tafel.config import lees_settings
    from tafel.services.melding.onbewaard import wie_bellen

    bellen = None
    with suppress(TafelError):
        settings = lees_settings(
            register=_opties.get("register"),
            profiel=_opties.get("profiel"),
            vandaag=_opties.get("vandaag"),
            stil=False,
        )
        bellen = wie_bellen(settings.register, settings.profiel, settings.vandaag)
    return bellen or "de crisisdienst van uw gemeente"
