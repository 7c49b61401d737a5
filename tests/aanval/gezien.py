"""Everything that the reports of a year print, each figure with the sets that it counts.

The reports themselves run; what they ask of the figures of closed months is written down. Nothing
is said here of any report, so a new one is attacked like the others.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tafel.domain.cel import Cel
from tafel.domain.rapport import Periode, Rapport
from tafel.register.store import Register
from tafel.rules.perioden import maandnaam
from tafel.services.rapport.rapporteren import MAKERS
from tafel.services.regels.profielen import laad_profiel
from tafel.services.telling.cijfers import Cijfers
from tafel.services.telling.teller import ALLE
from tafel.services.telling.verslag import Verslag
from tests.zitting import zitting


class Plek(NamedTuple):
    """A row of a property of a population, over months; of a state only the last of them."""

    van: str
    tot: str
    populatie: str
    eigenschap: str
    rij: str


Vorm = tuple[Plek, ...]
"""What is added up in one figure."""


class Spoor(Cel, frozen=True):
    """A count that remembers what it was made of."""

    vorm: Vorm = ()

    def __add__(self, ander: Cel) -> "Spoor":
        som = Cel(self.aantal, self.som) + Cel(ander.aantal, ander.som)
        return Spoor(som.aantal, som.som, self.vorm + getattr(ander, "vorm", ()))

    __radd__ = __add__


class Tijd(NamedTuple):
    """Half, or nine tenths, of a set took at most so many days, and not fewer."""

    vorm: Vorm
    procent: int
    dagen: int


@dataclass
class Gezien:
    """What was printed; the same sets are never printed in two ways."""

    cellen: dict[Vorm, int] = field(default_factory=dict)
    tijden: set[Tijd] = field(default_factory=set)
    standen: set[str] = field(default_factory=set)
    """Populations that are states."""
    organisaties: dict[tuple[str, str, str, str], int] = field(default_factory=dict)
    """Of how many rows of a property there is something in a period: these are exact."""
    rapporten: list[Rapport] = field(default_factory=list)
    _sommen: dict[tuple[int, int], int] = field(default_factory=dict)

    def hoor(self, cel: Cel, getal: int) -> None:
        assert isinstance(cel, Spoor) or not cel.aantal, "a figure of unknown sets"
        assert self._sommen.setdefault((cel.aantal, cel.som), getal) == getal
        vorm = getattr(cel, "vorm", ())
        if vorm:
            assert self.cellen.setdefault(tuple(sorted(vorm)), getal) == getal, vorm


@contextmanager
def luister(gezien: Gezien) -> Iterator[None]:
    """Write down what reports ask for as long as this lasts."""
    gewoon = {naam: getattr(Cijfers, naam) for naam in ("cel", "stand", "rijen", "getal")}
    totalen = Verslag.totalen

    def spoor(cijfers: Cijfers, cel: Cel, waar: tuple[str, str, str], *, stand: bool) -> Spoor:
        van, tot = maandnaam(cijfers.periode.van), maandnaam(cijfers.periode.tot)
        if stand:
            gezien.standen.add(waar[0])
        return Spoor(cel.aantal, cel.som, (Plek(tot if stand else van, tot, *waar),))

    def cel(self: Cijfers, populatie: str, eigenschap: str = ALLE, rij: str = ALLE) -> Cel:
        waar = (populatie, eigenschap, rij)
        return spoor(self, gewoon["cel"](self, *waar), waar, stand=False)

    def stand(self: Cijfers, populatie: str, eigenschap: str = ALLE, rij: str = ALLE) -> Cel:
        waar = (populatie, eigenschap, rij)
        return spoor(self, gewoon["stand"](self, *waar), waar, stand=True)

    def rijen(self: Cijfers, populatie: str, eigenschap: str) -> dict[str, Cel]:
        return {
            rij: spoor(self, een, (populatie, eigenschap, rij), stand=False)
            for rij, een in gewoon["rijen"](self, populatie, eigenschap).items()
        }

    def getal(self: Cijfers, een: Cel) -> int | None:
        uit: int | None = gewoon["getal"](self, een)
        if uit is not None:
            gezien.hoor(een, uit)
        return uit

    def afgeleid(naam: str) -> Any:
        """What follows from figures; they are as good as printed when it is given."""
        zo = getattr(Cijfers, naam)

        def uit(self: Cijfers, *args: Any) -> Any:
            with pytest.MonkeyPatch.context() as even:
                even.setattr(Cijfers, "getal", gewoon["getal"])
                gegeven = zo(self, *args)
            if naam == "deel" and gegeven is not None:
                for een in args:
                    getal(self, een)
            if naam == "tijden":
                for procent, dagen in zip((50, 90), gegeven, strict=True):
                    if dagen is not None:
                        gezien.tijden.add(Tijd(args[2].vorm, procent, dagen))
            return gegeven

        return uit

    def per_maand(self: Verslag) -> Any:
        return {
            maand: _Totalen(maand, getallen, gezien) for maand, getallen in totalen(self).items()
        }

    with pytest.MonkeyPatch.context() as even:
        for naam, nieuw in (
            *(("cel", cel), ("stand", stand), ("rijen", rijen), ("getal", getal)),
            *((naam, afgeleid(naam)) for naam in ("deel", "oordeel", "tijden")),
        ):
            even.setattr(Cijfers, naam, nieuw)
        even.setattr(Verslag, "totalen", per_maand)
        yield


class _Totalen(dict[str, int]):
    """Totals of a month that are printed when they are asked for."""

    def __init__(self, maand: str, getallen: Mapping[str, int], gezien: Gezien) -> None:
        super().__init__(getallen)
        self._maand, self._gezien = maand, gezien

    def get(self, populatie: str, anders: Any = None) -> Any:
        getal = super().get(populatie, anders)
        if getal is not None:
            vorm = (Plek(self._maand, self._maand, populatie, ALLE, ALLE),)
            assert self._gezien.cellen.setdefault(vorm, getal) == getal, vorm
        return getal


def kijk(register: Path, perioden: Iterable[Periode], makers: Iterable[str] = MAKERS) -> Gezien:
    """All reports over these periods."""
    gezien, profiel = Gezien(), laad_profiel("zuidoost")
    with Register(register) as open_, luister(gezien):
        for periode in perioden:
            verslag = Verslag(zitting(register=open_, geladen=profiel), periode)
            for naam in makers:
                rapport = import_module(MAKERS[naam]).maak(verslag)
                gezien.rapporten.append(rapport)
                _organisaties(gezien, verslag, rapport)
    return gezien


def _organisaties(gezien: Gezien, verslag: Verslag, rapport: Rapport) -> None:
    """How many partners were heard of (GGSR test)."""
    if rapport.rapport != "ggsr" or verslag.vast is None:
        return
    [tabel] = rapport.tabellen
    kolommen = [kolom.sleutel for kolom in tabel.kolommen]
    for rij in tabel.rijen:
        cellen = dict(zip(kolommen, rij, strict=True))
        if cellen["toets"] == "partners weten waar zij kunnen melden":
            plek = (maandnaam(verslag.vast.van), maandnaam(verslag.vast.tot))
            aantal = cellen["aantal_organisaties"]
            assert isinstance(aantal, int)
            gezien.organisaties[*plek, "contact", "organisatie"] = aantal
