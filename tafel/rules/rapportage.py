"""What a profile says about reports: rows, targets, age groups, terms, and what is structural
(domain §12, §14.9).

`tafel.rules.profiel.procesbouw` makes them from the section `[rapport]`.
"""

from msgspec import Struct


class Rapportage(Struct, frozen=True):
    """How reports are made in one profile."""

    doel_procent: int
    """Share that indicators aim for (Werkplan §4.4)."""
    leeftijden: tuple[int, ...]
    """Where an age group begins, ascending; the first is 0."""
    toedeling_werkdagen: int
    """Term from melding to toedeling."""
    plan_werkdagen: int
    """Term from toedeling to a plan that is vastgesteld."""
    actie_werkdagen: int
    """Term from that plan to the first afspraak that was kept."""
    knelpunt_vanaf: int
    """A bottleneck is one from so many cases on."""
    knelpunt_procent: int
    """And from this share of them on."""
    bron: str
    buurten: tuple[str, ...] = ()
    """The rows by neighbourhood: every one of the area; the others count together."""
    afsluiten_dagen: int = 14
    """So many days after its end a month is closed."""
    basisjaar: int | None = None
    """The year that every other is compared with; None = the first whole year of the register."""

    @property
    def leeftijdsgroepen(self) -> tuple[str, ...]:
        """Their names: ("0–11", "12–16", …, "65+")."""
        einden = (*(begin - 1 for begin in self.leeftijden[1:]), None)
        return tuple(
            f"{begin}+" if einde is None else str(begin) if begin == einde else f"{begin}–{einde}"
            for begin, einde in zip(self.leeftijden, einden, strict=True)
        )

    def leeftijdsgroep(self, leeftijd: int) -> str:
        """The group that an age in whole years belongs to."""
        plek = max(i for i, begin in enumerate(self.leeftijden) if begin <= leeftijd)
        return self.leeftijdsgroepen[plek]


def beoordeel(rapportage: Rapportage, aantal: int, van: int) -> bool:
    """Structural: often enough, and a large enough share, unrounded.

    `aantal` is the part of `van` that went wrong.
    """
    return aantal >= rapportage.knelpunt_vanaf and aantal * 100 >= rapportage.knelpunt_procent * van
