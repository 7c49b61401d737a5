"""Plant each fault, and see whether a test finds it."""

import tomllib
from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from pathlib import Path

from msgspec import Struct

from tests.mutanten.boom import Boom, verdeel
from tests.mutanten.fouten import Fout
from tests.mutanten.kaart import Kaart, Toets, importeurs
from tests.mutanten.spoor import Blokken

EERST, DAARNA = (6.0, 4), (30.0, 25)
"""Seconds of tests, by the processor time of the map, and test files: at first, and for what
survives that.
"""
OPSTARTEN = 60.0
KEER_ZO_LANG = 10.0
"""Seconds on the clock, and how many times as long as in the map, before tests are stopped."""


class Uitslag(StrEnum):
    GEVONDEN = "gevonden"
    TE_LANG = "te lang"
    """Found as well: the tests no longer end."""
    OVERLEEFT = "overleeft"
    GELIJKWAARDIG = "gelijkwaardig"


class Meting(Struct, frozen=True):
    fout: Fout
    uitslag: Uitslag
    gelopen: int = 0
    """Tests that were run at the most."""
    komen_er: int = 0
    """Tests that come by."""
    reden: str = ""


def gelijkwaardigen(bestand: Path) -> dict[tuple[str, str, str, str, str], str]:
    """Faults that change nothing that anybody can see, each with the reason."""
    rijen = tomllib.loads(bestand.read_text(encoding="utf-8")).get("gelijkwaardig", [])
    return {
        (rij["pad"], rij["plaats"], rij["tekst"], rij["oud"], rij["nieuw"]): rij["reden"]
        for rij in rijen
    }


class Meter:
    def __init__(
        self, wortel: Path, blokken: Blokken, kaart: Kaart, bestanden: Sequence[str]
    ) -> None:
        self._wortel = wortel
        self._blokken = blokken
        self._kaart = kaart
        self._bestanden = bestanden

    def meet(
        self,
        fouten: Sequence[Fout],
        bekend: dict[tuple[str, str, str, str, str], str],
        *,
        werkers: int,
        meld: Callable[[Meting], None],
    ) -> list[Meting]:
        metingen = [
            Meting(fout, Uitslag.GELIJKWAARDIG, reden=bekend[fout.naam])
            for fout in fouten
            if fout.naam in bekend
        ]

        def meet(boom: Boom, fout: Fout) -> None:
            metingen.append(meting := self._een(boom, fout))
            meld(meting)

        te_meten = [fout for fout in fouten if fout.naam not in bekend]
        verdeel(self._wortel, te_meten, meet, werkers=werkers)
        return sorted(metingen, key=lambda meting: (meting.fout.pad, meting.fout.begin))

    def _een(self, boom: Boom, fout: Fout) -> Meting:
        onderwerp = Path(fout.pad).stem.removeprefix("__init__") or Path(fout.pad).parent.name
        komen = self._kaart.bij(self._blokken.van(fout.pad, fout.regel), onderwerp)
        gelopen: set[str] = set()
        with boom.met(fout):
            for keuze in self._rondes(fout, komen):
                gelopen.update(toets.naam for toets in keuze)
                uitslag = _loop(boom, keuze)
                if uitslag is not Uitslag.OVERLEEFT:
                    return Meting(fout, uitslag, len(gelopen), len(komen))
        return Meting(fout, Uitslag.OVERLEEFT, len(gelopen), len(komen))

    def _rondes(self, fout: Fout, komen: Sequence[Toets]) -> Iterator[list[Toets]]:
        eerst = _binnen(komen, *EERST)
        if eerst:
            yield eerst
        gehad = {toets.naam for toets in eerst}
        bij = self._kaart.van(importeurs(self._wortel, self._bestanden, fout.pad))
        rest = {toets.naam: toets for toets in (*komen, *bij) if toets.naam not in gehad}
        if daarna := _binnen(list(rest.values()), *DAARNA):
            yield daarna


def _binnen(toetsen: Sequence[Toets], seconden: float, bestanden: int) -> list[Toets]:
    keuze: list[Toets] = []
    waar: set[str] = set()
    for toets in toetsen:
        if toets.tijd <= seconden and len(waar | {toets.bestand}) <= bestanden:
            keuze.append(toets)
            waar.add(toets.bestand)
            seconden -= toets.tijd
    return keuze


def _loop(boom: Boom, keuze: Sequence[Toets]) -> Uitslag:
    lijst = boom.map / "keuze.txt"
    lijst.write_text("\0".join(toets.naam for toets in keuze), encoding="utf-8")
    code, _ = boom.pytest(
        "-x",
        "-p",
        "tests.mutanten.keuze",
        *dict.fromkeys(toets.bestand for toets in keuze),
        omgeving={"MUTANTEN_KEUZE": str(lijst)},
        seconden=OPSTARTEN + KEER_ZO_LANG * sum(toets.tijd for toets in keuze),
    )
    if code is None:
        return Uitslag.TE_LANG
    return Uitslag.OVERLEEFT if code == 0 else Uitslag.GEVONDEN
