"""Finding and loading a profile by name or by path."""

import errno
import re
import stat
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from tafel.errors import SettingsWrong
from tafel.gegevens import gegevens
from tafel.rules.beslistabel.beslistabel import Bevinding
from tafel.rules.profiel.bouw import ProfielGeweigerd, maak_profiel
from tafel.rules.profiel.procesbouw import tabellen
from tafel.rules.profiel.profiel import Profiel
from tafel.schoon import herhaald

if TYPE_CHECKING:
    from tafel.register.store import Register

GROOTSTE = 1024 * 1024
"""Largest profile, in bytes, that is read: a limit of our own, ten times what one needs."""
_ONLEESBAAR = {
    errno.EACCES: "u mag het niet lezen; vraag de rechten",
    errno.EPERM: "u mag het niet lezen; vraag de rechten",
    errno.EISDIR: "dit is een map; geef het bestand zelf",
    errno.ENOTDIR: "een deel van het pad is geen map; controleer het pad",
    errno.ENAMETOOLONG: "de naam is te lang; controleer het pad",
}
_OP_REGEL = re.compile(r"\(at line ([0-9]+), column [0-9]+\)$")
_TOML = (
    ("Cannot overwrite", "deze naam of tabel staat er twee keer; laat er één staan"),
    ("Cannot declare", "deze naam of tabel staat er twee keer; laat er één staan"),
    ("Duplicate", "deze naam of tabel staat er twee keer; laat er één staan"),
    ("Expected '='", "na een naam hoort een = met een waarde"),
    ("Invalid value", "de waarde klopt niet of ontbreekt; zet een tekst tussen aanhalingstekens"),
    ("Invalid statement", "hier hoort een naam met een =, of een tabel tussen [ ]"),
    ("Expected newline", "na de waarde staat nog iets; begin op een nieuwe regel"),
    ("Expected ']'", "de naam van een tabel wordt niet gesloten met ]"),
    ("Unclosed array", "een lijst wordt niet gesloten met ]"),
    ("Unclosed inline", "een tabel op één regel wordt niet gesloten met }"),
    ("Unterminated string", "een tekst wordt niet gesloten met een aanhalingsteken"),
    ("Expected '\"'", "een tekst wordt niet gesloten met een aanhalingsteken"),
    ("Unescaped", "een \\ in een tekst schrijft u als \\\\"),
    ("Illegal character", "hier staat een teken dat niet mag, of een tekst is niet gesloten"),
    ("Invalid date", "deze datum of tijd bestaat niet"),
)
"""How tomllib begins to say what is wrong, and what a user can do about it."""
_TOML_ANDERS = "dit is niet te lezen; controleer haakjes en aanhalingstekens"


def laad_profiel(naam_of_pad: str) -> Profiel:
    """Load and check a profile: the name of one that comes with the program, or a path.

    Raises SettingsWrong when it does not exist, cannot be read or does not pass the check.
    """
    herkomst, inhoud = lees_profiel(naam_of_pad)
    return maak_profiel(inhoud, herkomst, getoetst=naam_of_pad in profielnamen())


def lees_profiel(naam_of_pad: str) -> tuple[str, Mapping[str, Any]]:
    """The file's name and its contents, with the parts that it takes over from another profile.

    Raises SettingsWrong when it does not exist or cannot be read.
    """
    herkomst, inhoud = _lees(naam_of_pad)
    over = inhoud.pop("neemt_over", None)
    if over is None:
        return herkomst, inhoud
    if (
        not isinstance(over, dict)
        or over.keys() != {"van", "delen"}
        or over["van"] not in profielnamen()
        or not isinstance(over["delen"], list)
        or not all(isinstance(deel, str) for deel in over["delen"])
    ):
        raise ProfielGeweigerd(
            herkomst,
            [
                Bevinding(
                    "neemt_over",
                    "geef «van» (een meegeleverd profiel) en «delen» (een lijst), en niets anders",
                )
            ],
        )
    ander = _lees(over["van"])[1]
    bevindingen = [
        Bevinding("neemt_over", f"profiel {over['van']} heeft geen deel «{deel}»")
        for deel in over["delen"]
        if deel not in ander
    ]
    bevindingen += [
        Bevinding("neemt_over", f"«{deel}» staat ook in dit profiel zelf")
        for deel in over["delen"]
        if deel in inhoud
    ]
    if bevindingen:
        raise ProfielGeweigerd(herkomst, bevindingen)
    return herkomst, inhoud | {deel: ander[deel] for deel in over["delen"]}


def laad_van_register(naam: str | None) -> Profiel | None:
    """The profile that a register calls its own, when it comes with the program."""
    return laad_profiel(naam) if naam in profielnamen() else None


def naamgenoot(naam_of_pad: str) -> str | None:
    """The name of a shipped profile that a file of one's own also bears; None when it does not.

    A register keeps the name: who forgets the file would work with the shipped one unnoticed.
    """
    naam = profielnaam(naam_of_pad)
    return naam if naam in profielnamen() and naam_of_pad != naam else None


def profielnaam(naam_of_pad: str) -> str | None:
    """What a profile calls itself, unchecked; None when it cannot be read."""
    try:
        naam = lees_profiel(naam_of_pad)[1].get("naam")
    except SettingsWrong:
        return None
    return naam if isinstance(naam, str) and naam.strip() else None


class Profieloordeel(Struct, frozen=True):
    """What the check of one profile came to: that it is in order, or everything that is wrong."""

    in_orde: bool
    zinnen: tuple[str, ...]


def toets_profielen(naam_of_pad: str | None, in_gebruik: str) -> tuple[Profieloordeel, ...]:
    """Check one profile, or all that come with the program and the one in use.

    Raises SettingsWrong when the one to check is no profile at all.
    """
    if naam_of_pad is not None:
        return (_toets(naam_of_pad),)
    meegeleverd = profielnamen()
    eigen = () if in_gebruik in meegeleverd else (in_gebruik,)
    return tuple(map(_toets, (*meegeleverd, *eigen)))


def _toets(naam_of_pad: str) -> Profieloordeel:
    try:
        herkomst, inhoud = lees_profiel(naam_of_pad)
        profiel = maak_profiel(inhoud, herkomst)
    except ProfielGeweigerd as fout:
        return Profieloordeel(
            False, tuple(f"{naam_of_pad}, {gevonden}" for gevonden in fout.bevindingen)
        )
    aantal = sum(len(tabel.regels) for tabel in (profiel.toedeling, *tabellen(profiel.proces)))
    return Profieloordeel(True, (f"{profiel.naam} {profiel.versie}: in orde ({aantal} regels)",))


def toets_tegen_register(profiel: Profiel, register: "Register") -> Profieloordeel:
    """Whether every open casus of a register stands at a table of this profile."""
    from tafel.services.regels.vervallen import vervallen_tafels

    zinnen = tuple(deel.zin(profiel.naam) for deel in vervallen_tafels(register, profiel))
    return Profieloordeel(not zinnen, zinnen)


def profielnamen() -> tuple[str, ...]:
    """The profiles that come with the program."""
    return tuple(sorted(pad.stem for pad in (gegevens() / "profielen").glob("*.toml")))


def _lees(naam_of_pad: str) -> tuple[str, dict[str, Any]]:
    pad = gegevens() / "profielen" / f"{naam_of_pad}.toml"
    gegeven = Path(naam_of_pad)
    try:
        geen_bestand = not pad.exists() and gegeven.exists() and not gegeven.is_file()
        if "/" in naam_of_pad or naam_of_pad.endswith(".toml") or geen_bestand:
            pad = gegeven.expanduser()
        tekst = _bytes(pad).decode("utf-8-sig")
        return pad.name, tomllib.loads(tekst)
    except FileNotFoundError:
        pad_gegeven = "/" in naam_of_pad or naam_of_pad.endswith(".toml")
        welk = repr(naam_of_pad) if pad_gegeven else herhaald(naam_of_pad, "")
        zin = f"profiel {welk} bestaat niet" if welk else "dit profiel bestaat niet"
        raise SettingsWrong(f"{zin}; kies {', '.join(profielnamen())} of een pad") from None
    except OSError as fout:
        waarom = _ONLEESBAAR.get(fout.errno or 0, "controleer de naam en de schijf")
        raise SettingsWrong(f"profiel {pad} is niet te lezen: {waarom}") from None
    except UnicodeDecodeError:
        raise SettingsWrong(
            f"profiel {pad} is geen geldige TOML: het is geen UTF-8; bewaar het als UTF-8"
        ) from None
    except tomllib.TOMLDecodeError as fout:
        raise SettingsWrong(
            f"profiel {pad} is geen geldige TOML: {_in_het_nederlands(str(fout), tekst)}"
        ) from None
    except RecursionError:
        raise SettingsWrong(
            f"profiel {pad} is niet te lezen: er staan te veel haakjes in elkaar; haal ze weg"
        ) from None
    except ValueError:
        raise SettingsWrong(
            f"profiel {pad} is niet te lezen: er staat een getal in dat te lang is; verkort het"
        ) from None


def _bytes(pad: Path) -> bytes:
    """The contents; raises SettingsWrong for what is no file, before it is opened, or too large."""
    if pad.is_dir():
        raise IsADirectoryError(errno.EISDIR, "")
    if not stat.S_ISREG(pad.stat().st_mode):
        raise SettingsWrong(
            f"profiel {pad} is niet te lezen: dit is een apparaat of een pijp; geef een bestand"
        )
    with pad.open("rb") as bestand:
        inhoud = bestand.read(GROOTSTE + 1)
    if len(inhoud) > GROOTSTE:
        raise SettingsWrong(
            f"profiel {pad} is niet te lezen: het is groter dan {GROOTSTE >> 20} MB; "
            "geef een TOML-bestand"
        )
    return inhoud


def _in_het_nederlands(fout: str, tekst: str) -> str:
    """Where it is and what is wrong with it, from what tomllib says in English."""
    plek = _OP_REGEL.search(fout)
    regel = plek[1] if plek else f"{len(tekst.splitlines()) or 1}, het einde"
    wat = next((zin for begin, zin in _TOML if fout.startswith(begin)), _TOML_ANDERS)
    return f"regel {regel}: {wat}"
