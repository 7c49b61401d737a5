"""What reading a file yields: accepted rows, refused rows with every reason, and warnings."""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct, field

from tafel.domain.basis import Rij
from tafel.errors import InputRefused, NotFound
from tafel.kolommen import NAAMKOLOMMEN, Kolom
from tafel.koppen import kolommen_van


class Fout(Struct, frozen=True):
    """Why a row, or with `rij` None a whole file, was refused; `waarde` is None where it must not
    be shown.
    """

    bestand: str
    rij: int | None
    kolom: str | None
    waarde: str | None
    reden: str
    kop: str | None = None
    """What the file calls the column, where that is another name."""

    @property
    def waar(self) -> str | None:
        """The column as people are told of it."""
        return self.kop or self.kolom


class Waarschuwing(Struct, frozen=True):
    """Something odd that was accepted; `rij` None when it is about the whole file, `kolom` as the
    file calls it.
    """

    rij: int | None
    kolom: str | None
    tekst: str


class GelezenRij(Struct, frozen=True):
    """An accepted row: its number as the spreadsheet shows it (header = 1), canonical values
    without None.
    """

    rij: int
    waarden: Rij


class GeweigerdeRij(Struct, frozen=True):
    """A refused row with its cells as read, in the order of the header."""

    rij: int
    cellen: tuple[str, ...]
    fouten: tuple[Fout, ...]
    crisis: bool | None = False
    """Whether it states a crisis; None when it may, but cannot be read."""


class Crisisplek(Struct, frozen=True, order=True):
    """A refused row that states a crisis, or may when it is not `zeker`; `bestand`: its file, and
    its sheet where there are more.
    """

    bestand: str
    rij: int
    zeker: bool


class GelezenBestand(Struct, frozen=True):
    """One import file; `aantal_rijen` = accepted + refused, blank rows not counted."""

    bestand: str
    sha256: str
    kop: list[str]
    rijen: list[GelezenRij] = field(default_factory=list)
    geweigerd: list[GeweigerdeRij] = field(default_factory=list)
    waarschuwingen: list[Waarschuwing] = field(default_factory=list)
    overgeslagen: list[int] = field(default_factory=list)
    """Numbers of the rows that are no melding: titles, totals, sources."""
    indeling: str = ""
    """By what the sender's headers and values were told as ours."""
    kenteken: str = ""
    """Of his headers, then."""
    heet: Mapping[str, str] = field(default_factory=dict)
    """Header → what his file says."""

    @property
    def kolommen(self) -> dict[str, Kolom]:
        """Header → column, of the headers that are one."""
        return kolommen_van(self.kop)

    @property
    def koppen(self) -> dict[str, str]:
        """Column → what the file calls it; the parts of a name go by the whole one."""
        koppen = {
            kolom.naam: self.heet.get(kop, kop) for kop, kolom in reversed(self.kolommen.items())
        }
        geheel = dict.fromkeys(NAAMKOLOMMEN, koppen["naam"]) if "naam" in koppen else {}
        return geheel | koppen

    @property
    def aantal_rijen(self) -> int:
        return len(self.rijen) + len(self.geweigerd)

    @property
    def fouten(self) -> list[Fout]:
        return [fout for rij in self.geweigerd for fout in rij.fouten]


MEESTE_RIJNUMMERS = 12


def in_rijen(nummers: Iterable[int]) -> str:
    """`rij 3, 5-9 en 12`: runs of numbers together, of many only the first; of none nothing."""
    reeksen: list[list[int]] = []
    for nummer in sorted(set(nummers)):
        if reeksen and reeksen[-1][-1] == nummer - 1:
            reeksen[-1][1:] = [nummer]
        else:
            reeksen.append([nummer])
    if not reeksen:
        return ""
    delen = ["-".join(map(str, reeks)) for reeks in reeksen[:MEESTE_RIJNUMMERS]]
    rest = sum(reeks[-1] - reeks[0] + 1 for reeks in reeksen[MEESTE_RIJNUMMERS:])
    if rest:
        delen.append(f"nog {rest}")
    return f"rij {', '.join(delen[:-1])} en {delen[-1]}" if len(delen) > 1 else f"rij {delen[0]}"


class BestandOnleesbaar(NotFound):
    """A file that is not there or may not be read; `fout` is what the JSON shows."""

    def __init__(self, bestand: str, reden: str) -> None:
        super().__init__(f"{bestand}: {reden}.")
        self.fout = Fout(bestand, None, None, None, reden)


LEEG = "het bestand is leeg; kies een bestand met een kopregel"


class BestandGeweigerd(InputRefused):
    """A file that is refused whole, for its column `kolom`, which it calls `kop`, or for all of it;
    `fout` is what the JSON shows.
    """

    def __init__(
        self, bestand: str, reden: str, kolom: str | None = None, kop: str | None = None
    ) -> None:
        super().__init__(f"{bestand}: {reden}.")
        self.fout = Fout(bestand, None, kolom, None, reden, kop)
        self.crises: Sequence[Crisisplek] = ()
        """Its rows that state a crisis, or may."""
