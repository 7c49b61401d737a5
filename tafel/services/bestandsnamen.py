"""Names of files as the register keeps them: enough to know one again, and no name of a person."""

import re
from collections.abc import Iterable
from itertools import chain
from pathlib import Path

from tafel.namen import vouw
from tafel.register import teksten
from tafel.register.store import Register
from tafel.rules.gewone_woorden import GEWONE_WOORDEN

_WOORD = re.compile(r"[^\W\d_]+")
_KAMEEL = re.compile("(?<=[a-zß-öø-ÿ])(?=[A-ZÀ-ÖØ-Þ])")
"""Where a second word begins in one: meldingenJansen."""
_GEWOON = frozenset(
    {"aanbod", "casus", "casussen", "export", "import", "kaart", "levering", "lijst", "maand"}
    | {
        "melding",
        "meldingen",
        "stdin",
        "week",
        "jaar",
        "geen",
        "januari",
        "februari",
        "maart",
        "april",
        "mei",
    }
    | {"juni", "juli", "augustus", "september", "oktober", "november", "december"}
)
"""Words of which files are made; not looked up."""
_CIJFERS = re.compile(r"\d(?:[ ._-]?\d){5,}")
_DAG = re.compile(r"20[2-9]\d[ ._-]?\d\d(?:[ ._-]?\d\d)?|\d\d?[ ._-]?\d\d?[ ._-]?20[2-9]\d")
"""The day of a delivery. Longer numbers are a bsn, a telephone or somebody's birth date."""
_DEEL = 5
"""From so many letters a name counts inside a longer word."""


def bewaarbaar(register: Register, naam: str) -> str:
    """The name of a file, without its folder, with an initial for each word that the register
    knows as a name: "meldingen Jansen 2.xlsx" is "meldingen J. 2.xlsx".
    """
    pad = Path(naam)
    pad = pad.with_name(_CIJFERS.sub(_dag_of_niets, pad.stem) + pad.suffix)
    woorden = {vouw(woord) for woord in _stukken(pad.stem)} - _GEWOON
    if not woorden:
        return pad.name
    namen = _namen(teksten.met_een_van(register, woorden))
    delen = [
        f"{stuk[0].upper()}." if vouw(stuk) not in _GEWOON and _noemt(vouw(stuk), namen) else stuk
        for stuk in _in_stukken(pad.stem)
    ]
    stam = "".join(delen)
    return (stam.removesuffix(".") if pad.suffix else stam) + pad.suffix


def _dag_of_niets(cijfers: re.Match[str]) -> str:
    return cijfers[0] if _DAG.fullmatch(cijfers[0]) else "#"


def _in_stukken(tekst: str) -> list[str]:
    """Words and what stands between them, in order."""
    delen = re.split(r"([^\W\d_]+)", tekst)
    return list(chain.from_iterable(_KAMEEL.split(deel) for deel in delen))


def _stukken(tekst: str) -> list[str]:
    return [stuk for stuk in _in_stukken(tekst) if _WOORD.fullmatch(stuk)]


def _namen(gevonden: Iterable[str]) -> frozenset[str]:
    return frozenset(
        vouw(woord)
        for tekst in gevonden
        for woord in (*_WOORD.findall(tekst), *_stukken(tekst))
        if len(woord) > 1
    )


def _noemt(woord: str, namen: frozenset[str]) -> bool:
    if len(woord) < 2:
        return False
    return woord in namen or any(
        len(naam) >= _DEEL and naam in woord and naam not in GEWONE_WOORDEN for naam in namen
    )
