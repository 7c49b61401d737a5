"""What the reports of a period are made of: its figures, and those it is compared with."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property

from msgspec import Struct

from tafel.domain.rapport import Cijfer, Periode
from tafel.register.rapport import maandcijfers
from tafel.register.rijen.rapport import Maandafsluitingrij
from tafel.rules.perioden import eerder, maand_van, maanden, maandnaam, soort, uitsplitsing
from tafel.services.telling.cijfers import Cijfers
from tafel.services.telling.maandstand import Kaartregel, lees_kaart, lees_stand, stand_nu
from tafel.services.telling.revisie import LATER
from tafel.services.zitting import Zitting


class Vergeleken(Struct, frozen=True):
    """A period beside which others are put."""

    kop: str
    periode: Periode | None
    cijfers: Cijfers | None
    """None when it is not closed."""


class Verslag:
    """Closed months of a register, for every report over one period.

    `vast` is the quarter or year that is broken down; None when the period holds none: then there
    are only totals per month.
    """

    def __init__(self, z: Zitting, periode: Periode, *, intern: bool = False) -> None:
        self.register = z.register
        self.periode, self.intern = periode, intern
        self.vast = uitsplitsing(periode)
        self._dicht = maandcijfers.afgesloten(z.register)
        self._afsluitingen = self._lees_afsluitingen()
        self.stand = lees_stand(
            z.register,
            (afsluiting.stand for afsluiting in self._afsluitingen),
            lambda: stand_nu(z.register, z.profiel, self.peil),
        )
        """As it was on the day of closing, whatever the profile and the register say now."""

    def _lees_afsluitingen(self) -> list[Maandafsluitingrij]:
        """Of what is broken down, the last first; of months before the register begins that of its
        first month.
        """
        van, tot = maandnaam((self.vast or self.periode).van), maandnaam(self.peil)
        if self.begin is not None and tot < self.begin:
            van = tot = self.begin
        return maandcijfers.afsluitingen(self.register, van, tot)

    @cached_property
    def afsluiting(self) -> Maandafsluitingrij | None:
        """The one by which a state is told; None when no month is closed."""
        return next(iter(self._afsluitingen), None)

    @cached_property
    def kaart(self) -> Sequence[Kaartregel]:
        """The sociale kaart of that closing; as it is now when it was not kept."""
        afsluiting = self.afsluiting
        return lees_kaart(self.register, None if afsluiting is None else afsluiting.kaart)

    @cached_property
    def nu(self) -> Cijfers | None:
        """The figures of `vast`."""
        return self._cijfers(self.vast) if self.vast else None

    @cached_property
    def toen(self) -> Cijfers | None:
        """Those of the quarter or year before it."""
        return self.over(eerder(self.vast)) if self.vast else None

    def over(self, periode: Periode | None) -> Cijfers | None:
        """The figures of any month, quarter or year, when it is closed."""
        if periode is None or not all(
            maandnaam(maand.van) in self._dicht for maand in maanden(periode)
        ):
            return None
        return self._cijfers(periode)

    def _cijfers(self, periode: Periode) -> Cijfers:
        bekend = self.begonnen(periode)
        return Cijfers(self.register, periode, bekend=bekend, intern=self.intern)

    def begonnen(self, periode: Periode) -> bool:
        """Whether the register begins before the end of a period."""
        return self.begin is not None and self.begin <= maandnaam(periode.tot)

    @property
    def peil(self) -> date:
        """The day of what is a state: the last of what is broken down."""
        return (self.vast or self.periode).tot

    @property
    def later(self) -> int | None:
        """Of a whole year: how many meldingen came in after their month was closed, rounded."""
        jaar = self.periode.jaar
        revisie = maandcijfers.revisie(self.register, LATER, str(jaar)) if jaar else None
        return revisie and revisie[0 if self.intern else 1]

    @property
    def basisjaar(self) -> int | None:
        """The year that others are compared with: of the profile, else the first whole one."""
        gekozen = self.stand.rapportage.basisjaar
        jaren = {maand[:4] for maand in self._dicht}
        hele = (
            j for j in sorted(jaren) if all(f"{j}-{m:02d}" in self._dicht for m in range(1, 13))
        )
        eerste = next(hele, None)
        return gekozen if gekozen is not None else int(eerste) if eerste else None

    @property
    def gekozen(self) -> Periode:
        """What is compared: a half year, which has totals too; else `vast`, else the last month."""
        heel = self.periode if self.periode.halfjaar else self.vast
        return heel or maand_van(self.periode.tot)

    def vergeleken(self) -> Mapping[str, Vergeleken]:
        """`gekozen` and, by key, what it is compared with; no period twice."""
        nu = self.gekozen
        gevraagd = [("vorig", f"{soort(nu)} eerder", eerder(nu))]
        if not nu.jaar:
            gevraagd.append(("jaar_eerder", "jaar eerder", eerder(nu, jaren=1)))
        if self.basisjaar is not None and self.basisjaar < nu.van.year:
            basis = eerder(nu, jaren=nu.van.year - self.basisjaar)
            if basis is not None and basis not in [periode for _, _, periode in gevraagd]:
                gevraagd.append(("basisjaar", basis.naam, basis))
        return {
            "nu": Vergeleken(nu.naam, nu, self._cijfers(nu)),
            **{
                sleutel: Vergeleken(kop, periode, self.over(periode))
                for sleutel, kop, periode in gevraagd
            },
        }

    def per_maand(self, *populaties: str, leeg: int | None = 0) -> tuple[tuple[Cijfer, ...], ...]:
        """A row per month of the period: how many of each, as printed when it was closed; None of a
        month that is not, because the register begins later. `leeg` is what nothing is shown as.
        """
        return tuple(
            (maand, *(per.get(p, leeg) if maand in self._dicht else None for p in populaties))
            for maand, per in self.totalen().items()
        )

    def totalen(self) -> Mapping[str, Mapping[str, int]]:
        """Per month of the period, per population how many: as printed when it was closed."""
        uit: dict[str, dict[str, int]] = {
            maandnaam(maand.van): {} for maand in maanden(self.periode)
        }
        van, tot = maandnaam(self.periode.van), maandnaam(self.periode.tot)
        for maand, populatie, aantal, getoond in maandcijfers.per_maand(self.register, van, tot):
            uit[maand][populatie] = aantal if self.intern else getoond
        return uit

    @property
    def begin(self) -> str | None:
        """The first month that is closed."""
        return self._dicht[0] if self._dicht else None
