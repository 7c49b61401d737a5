"""Who stands in for whom on a day, of the terms that were recorded."""

from collections.abc import Sequence
from datetime import date

from tafel.domain.vervanging import Vervanger
from tafel.register.rijen.partner import Vervangingrij

ALLE = "SELECT * FROM vervanging ORDER BY van, id"


class Vervangingen:
    """Every term, the first one first."""

    def __init__(self, alle: Sequence[Vervangingrij]) -> None:
        self.alle = alle

    def van(self, wie: str, organisatie: str | None) -> list[Vervangingrij]:
        """Every term of somebody; `organisatie` is None for a coördinator."""
        return [rij for rij in self.alle if rij.organisatie == organisatie and zelfde(rij.wie, wie)]

    def vervanger(self, wie: str | None, organisatie: str | None, dag: date) -> Vervanger | None:
        """Who is to be reached on a day in the place of somebody; None when it is he himself."""
        rijen = self.van(wie, organisatie) if wie and self.alle else ()
        return next(
            (Vervanger(rij.door, rij.contact, rij.laatste) for rij in rijen if rij.geldt(dag)), None
        )

    def door(self, wie: str, dag: date) -> list[Vervangingrij]:
        """The terms in which somebody stands in on a day."""
        return [rij for rij in self.alle if rij.geldt(dag) and zelfde(rij.door, wie)]

    def afwezig(self, deel: str, dag: date) -> list[tuple[str, str]]:
        """For whom of which organisation somebody with this part in his name stands in on a day."""
        from tafel.namen import vouw

        return [
            (rij.wie, rij.organisatie)
            for rij in self.alle
            if rij.organisatie and rij.geldt(dag) and vouw(deel) in vouw(rij.door)
        ]


def zelfde(naam: str, andere: str) -> bool:
    """Whether two names are one, however they were typed."""
    from tafel.namen import vouw

    return vouw(naam).split() == vouw(andere).split()
