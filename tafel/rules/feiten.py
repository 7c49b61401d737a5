"""The facts that decision tables may ask about, and how a stated value becomes a set of classes.

Source of facts and values: domain §5.1 (Visie §3.2.2, Werkplan §3). A table divides each fact into
classes: one per value, and for ages one per interval between the thresholds that occur in it. What
is known of a fact is a bitmask of the classes that are still possible; unknown is all of them.
"""

from bisect import bisect_right
from collections.abc import Mapping
from enum import Enum

from msgspec import Struct

from tafel.domain.basis import Leeftijd
from tafel.kolommen import KOLOM_VAN

NIET_GESTELD = "niet_gesteld"


class Feitsoort(Enum):
    KEUZE = "keuze"
    LEEFTIJD = "leeftijd"
    KINDEREN = "kinderen"


class Feit(Struct, frozen=True):
    """One fact: its code, its Dutch label and, for a choice, its values."""

    naam: str
    label: str
    soort: Feitsoort = Feitsoort.KEUZE
    waarden: tuple[str, ...] = ("ja", "nee")
    verstek: str | None = None
    """The value that counts when nothing is stated; None = not stated is unknown."""


class Indeling(Struct, frozen=True):
    """A fact with the classes in which one table divides it."""

    feit: Feit
    grenzen: tuple[int, ...] = ()
    """Thresholds in years, ascending: class k holds the ages from grens k-1 up to grens k."""

    @property
    def breedte(self) -> int:
        match self.feit.soort:
            case Feitsoort.KEUZE:
                return len(self.feit.waarden)
            case Feitsoort.LEEFTIJD:
                return len(self.grenzen) + 1
            case Feitsoort.KINDEREN:
                return len(self.grenzen) + 2

    @property
    def alles(self) -> int:
        return (1 << self.breedte) - 1

    def masker(self, waarde: object) -> int:
        """The classes that `waarde` leaves possible.

        Shapes: a choice is a str or None; an age is an int, a pair of possible ages or None; the
        children are a tuple of ages or None. Raises ValueError for anything else.
        """
        match self.feit.soort:
            case Feitsoort.KEUZE:
                return self._keuze(waarde)
            case Feitsoort.LEEFTIJD:
                return self._leeftijd(waarde)
            case Feitsoort.KINDEREN:
                return self._kinderen(waarde)

    def tekst(self, klasse: int) -> str:
        """The Dutch words for one class."""
        if self.feit.soort is Feitsoort.KEUZE:
            return self.feit.waarden[klasse]
        if self.feit.soort is Feitsoort.KINDEREN and klasse == self.breedte - 1:
            return "geen"
        if not self.grenzen:
            return "elke leeftijd"
        if klasse == 0:
            return f"onder {self.grenzen[0]}"
        if klasse == len(self.grenzen):
            return f"{self.grenzen[-1]} of ouder"
        laag, hoog = self.grenzen[klasse - 1], self.grenzen[klasse] - 1
        return str(laag) if laag == hoog else f"{laag} tot en met {hoog}"

    def _keuze(self, waarde: object) -> int:
        if waarde is None:
            waarde = self.feit.verstek
        if waarde is None:
            return self.alles
        try:
            return 1 << self.feit.waarden.index(str(waarde))
        except ValueError:
            toegestaan = ", ".join(self.feit.waarden)
            raise ValueError(f"{self.feit.naam}: toegestaan zijn {toegestaan}") from None

    def _leeftijd(self, waarde: object) -> int:
        if waarde is None:
            return (1 << len(self.grenzen) + 1) - 1
        masker = 0
        for mogelijk in waarde if isinstance(waarde, tuple) else (waarde,):
            if not isinstance(mogelijk, int):
                raise ValueError(f"{self.feit.naam}: een leeftijd is een geheel getal")
            masker |= 1 << bisect_right(self.grenzen, mogelijk)
        return masker

    def _kinderen(self, waarde: object) -> int:
        """Only the youngest child matters: conditions ask whether a child under a limit exists."""
        if waarde is None:
            return self.alles
        if not isinstance(waarde, tuple):
            raise ValueError(f"{self.feit.naam}: een lijst van leeftijden")
        jongste = 1 << len(self.grenzen) + 1
        if not waarde:
            return jongste
        try:
            return 1 << bisect_right(self.grenzen, min(waarde))
        except TypeError:  # not every age is known
            pass
        for kind in waarde:
            jongste = _laagste(jongste, self._leeftijd(kind))
        return jongste


def _laagste(links: int, rechts: int) -> int:
    """Bitmask of the possible minima of one class out of `links` and one out of `rechts`."""
    samen = links | rechts
    grens = min(links.bit_length(), rechts.bit_length())
    return samen & (1 << grens) - 1


def keuze(naam: str, label: str, *, verstek: str | None = None) -> Feit:
    """A fact that is ja or nee."""
    return Feit(naam, label, verstek=verstek)


def _uit_kolom(naam: str, *ook: str, verstek: str | None = None) -> Feit:
    """A choice that a column of a melding states; `ook` are values that no column can have."""
    kolom = KOLOM_VAN[naam]
    return Feit(naam, kolom.label, waarden=(*kolom.waarden, *ook), verstek=verstek)


FEITEN: Mapping[str, Feit] = {
    feit.naam: feit
    for feit in (
        _uit_kolom("crisis"),
        Feit("leeftijd", KOLOM_VAN["leeftijd"].label, Feitsoort.LEEFTIJD, ()),
        _uit_kolom("woonsituatie"),
        Feit("inwonende_kinderen", KOLOM_VAN["inwonende_kinderen"].label, Feitsoort.KINDEREN, ()),
        _uit_kolom("zorgen_om_kinderen"),
        _uit_kolom("gezinsbenadering", NIET_GESTELD, verstek=NIET_GESTELD),
        keuze("meervoudig", "meervoudig"),
        _uit_kolom("complex", verstek="nee"),
        _uit_kolom("regulier_aanbod"),
        _uit_kolom("zelf_oplossen"),
        _uit_kolom("risico_samenleving"),
        _uit_kolom("aanvliegroute", verstek="regulier"),
        _uit_kolom("jeugdhulp"),
    )
}


def leeftijd_tekst(leeftijd: Leeftijd) -> str:
    """An age in Dutch words: "34", "16 of 17" or "onbekend"."""
    if leeftijd is None:
        return "onbekend"
    if isinstance(leeftijd, int):
        return str(leeftijd)
    return " of ".join(str(jaar) for jaar in dict.fromkeys(leeftijd))
