"""Handing a result to the screen, a pipe or a file, and messages to stderr."""

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

from typer._click.globals import get_current_context

from tafel.commands._lijn.aangeboden import laat_los
from tafel.commands._lijn.opties import Aanroep, kies_formaat
from tafel.commands._lijn.terminal import heeft_gevraagd, stdin_is_terminal
from tafel.commands._lijn.uitgang import (
    BEWAARD,
    is_bewaard,
    is_vergeefs,
    noteer_geleverd,
    ongezien,
    onthoud,
    staak,
    zeg,
)
from tafel.config import Settings
from tafel.errors import TafelError, WrongUse
from tafel.signalen import alles_bewaard, begin_werk

if TYPE_CHECKING:
    from tafel.register.store import Register
    from tafel.render.vorm.lijst import Lijst
    from tafel.render.vorm.tekst import Gestileerd
    from tafel.services.zitting import Zitting

EIGEN_NAAM = (
    "let op: dit profiel heet {naam}, net als een dat met het programma meekomt; geef het een "
    "eigen naam, anders geldt dat andere voor wie --profiel vergeet"
)
_BEWAKING = "tafel.bewaking"
"""Where a run at a terminal keeps what the register held when it first looked."""
VOOR_MENSEN = (None, "tabel", "tekst", "markdown")
"""Forms to which a line may be added."""
NAAST_REGISTER = ("-wal", "-shm", "-journal")
"""How files of SQLite end that belong to a register."""
_ANDER_PROFIEL = "tafel.ander_profiel"
"""Where a run keeps that it looked under another profile than the register's."""


def lever(settings: Settings, tekst: "str | bytes | Gestileerd", uit: Path | None = None) -> None:
    """Print a result, or write it whole to the file `uit` (mode 0600).

    Once something was stored in this run a failure is a warning: a retry would store it twice. One
    that cannot be printed does not stop the run: how it ends is decided there.
    """
    noteer_geleverd()
    if uit is not None:
        _schrijf(settings, tekst, uit)
        return
    try:
        _druk_af(settings, tekst)
        if is_bewaard():
            sys.stdout.flush()
    except OSError as fout:
        staak(fout)


def lever_lijst(bij: Aanroep, lijst: "Lijst[Any]", formaat: str | None, uit: Path | None) -> None:
    """Print a list in the format asked for, or write it to `uit`, as `lever` does."""
    from tafel.render.vorm.lijst import zet

    settings = bij.settings
    lever(settings, zet(lijst, kies_formaat(formaat, uit), settings.breedte), uit)


def _schrijf(settings: Settings, tekst: "str | bytes | Gestileerd", uit: Path) -> None:
    from tafel.files.write import schrijf_atomair

    try:
        weiger_plek(uit, settings.register)
        schrijf_atomair(uit, tekst if isinstance(tekst, str | bytes) else tekst.plat())
    except TafelError as fout:
        if not is_bewaard():
            raise
        zeg(f"{BEWAARD}. {fout}")
    else:
        meld(settings, f"Geschreven: {uit}")


def _druk_af(settings: Settings, tekst: "str | bytes | Gestileerd") -> None:
    if isinstance(tekst, bytes):
        sys.stdout.buffer.write(tekst)
    else:
        from tafel.render.vorm.console import toon

        toon(tekst, breedte=settings.breedte, kleur=settings.kleur, bestand=sys.stdout)


def weiger_plek(uit: Path, register: Path, *gelezen: Path) -> None:
    """Raises WrongUse when writing `uit` would replace the register, what SQLite keeps beside it,
    or a file that is read.
    """
    ernaast = {Path(f"{register.resolve()}{eind}") for eind in NAAST_REGISTER}
    bezet = (register, *gelezen, *ernaast)
    if uit.resolve() in ernaast or any(
        uit.exists() and pad.exists() and uit.samefile(pad) for pad in bezet
    ):
        raise WrongUse(f"{uit} zou worden overschreven; kies een andere naam voor de uitvoer")


def meld(settings: Settings, zin: str, *, heel: bool = False) -> None:
    """A message for people, on stderr; silent with --stil, and once nobody gets the result."""
    if not settings.stil and not is_vergeefs():
        zeg(zin, heel=heel)


def voortgang(
    settings: Settings, tekst: str
) -> "AbstractContextManager[Callable[[int], None] | None]":
    """Shows on stderr how far long work is; nothing with --stil."""
    from tafel.render.vorm.console import voortgang

    return nullcontext(None) if settings.stil else voortgang(tekst, sys.stderr)


IN_TEKST = {
    "naam": (
        "let op: deze tekst noemt een naam die het register kent; "
        "in exemplaren voor anderen staan initialen"
    ),
    "geboortedatum": (
        "let op: deze tekst noemt een geboortedatum die het register kent; "
        "in exemplaren voor anderen staat het jaar"
    ),
    "adres": (
        "let op: deze tekst noemt een adres dat het register kent; "
        "in exemplaren voor anderen staat [adres]"
    ),
    "contact": (
        "let op: deze tekst noemt een telefoonnummer of mailadres dat van geen bekende "
        "contactpersoon is; in exemplaren voor anderen staat [contact]"
    ),
}
"""What is said when a free text has something of somebody in it."""


@contextmanager
def open_zitting(bij: Aanroep) -> "Iterator[Zitting]":
    """This run on the user's register, to be written to under the profile of this run only."""
    from tafel.services.zitting import zitting

    settings = bij.settings
    with open_register(settings) as register:
        yield zitting(register, bij.profiel, settings.gebruiker, settings.vandaag)


@contextmanager
def open_register(settings: Settings) -> "Iterator[Register]":
    """As `open_zitting`, for what runs without a profile.

    Says at the end when a free text that was written names somebody whom the register knows.
    """
    from tafel.register.instellingen import Werkprofiel
    from tafel.register.schoonmaak import maak_schoon
    from tafel.register.store import Register

    werk = None
    if settings.profielnaam is not None:
        werk = Werkprofiel(settings.profielnaam, settings.profiel)
    begin_werk()
    with Register(settings.register, werk=werk) as register:
        onthoud(register)
        maak_schoon(register, vanzelf=True)
        if stdin_is_terminal():
            _bewaak(register)
        if (eigen := register.ander_profiel) is not None:
            get_current_context().find_root().meta[_ANDER_PROFIEL] = eigen
        try:
            yield register
        finally:
            if register.vastgelegd:
                laat_los()
        if register.vastgelegd:
            alles_bewaard()
        meld_genoemd(settings, register)


def _bewaak(register: "Register") -> None:
    """What this run changes on an answer, nobody else may have changed since it first looked."""
    from tafel.services.basis.intussen import Bewaking

    meta = get_current_context().find_root().meta
    if _BEWAKING not in meta:
        meta[_BEWAKING] = Bewaking(register, lambda: heeft_gevraagd(meta))
    register.bewaakt = lambda: meta[_BEWAKING].om(register)


def meld_genoemd(settings: Settings, register: "Register") -> None:
    """What of anybody whom the register knows stands in the free text that was written; once."""
    if not register.geschreven:
        return
    from tafel.services.basis.verhulling import genoemd

    for soort in sorted(genoemd(register), key=list(IN_TEKST).index):
        meld(settings, IN_TEKST[soort])
    register.geschreven.clear()


def meld_tot_slot(settings: Settings, params: Mapping[str, Any]) -> None:
    """That a command looked at a register under another profile than its own; and on stdout, where
    people read it, that messages could not be written.
    """
    eigen = get_current_context().find_root().meta.pop(_ANDER_PROFIEL, None)
    if eigen is not None:
        meld(
            settings,
            f"let op: gezien met profiel {settings.profielnaam}, terwijl dit register met {eigen} "
            "werkt; laat --profiel en TAFEL_PROFIEL weg voor dat van het register",
        )
    if params.get("formaat") in VOOR_MENSEN and (zin := ongezien()) is not None:
        lever(settings, zin)
