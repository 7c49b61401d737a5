"""Two at once: what is changed on an answer to what somebody saw, is as he saw it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tafel.errors import Busy
from tafel.kolommen import label_van
from tafel.register import intussen as queries
from tafel.register.intussen import Intussenrij
from tafel.register.store import Register


class Bewaking:
    """Around the write transactions of one run."""

    def __init__(self, register: Register, gevraagd: Callable[[], bool]) -> None:
        """`register` is as the run first sees it; `gevraagd`: whether a question was answered."""
        self._gezien = queries.stand(register)
        self._gevraagd = gevraagd

    @contextmanager
    def om(self, register: Register) -> Iterator[None]:
        """Raises Busy when this transaction changes what somebody else changed since it was seen;
        what it changed itself is seen.
        """
        gezien, begin = self._gezien, queries.stand(register)
        yield
        self._gezien = queries.stand(register)
        if gezien == begin or not self._gevraagd():
            return
        eigen = {
            (wijziging.soort, wijziging.nummer): wijziging
            for wijziging in queries.wijzigingen(register, begin)
            if wijziging.wat != queries.NOTITIE  # it stands beside whatever else was said
        }
        for ander in queries.wijzigingen(register, gezien, begin):
            if (mijn := eigen.get((ander.soort, ander.nummer))) is not None:
                raise Busy(_zin(mijn, ander))


def _zin(mijn: Intussenrij, ander: Intussenrij) -> str:
    nummer = f"M{mijn.nummer}" if mijn.soort == "melding" else str(mijn.nummer)
    return (
        f"{mijn.soort} {nummer} is intussen gewijzigd door {ander.wie}, om {ander.tijd[11:16]}: "
        f"{label_van(ander.wat)}. Van u is niets bewaard ({label_van(mijn.wat)}); bekijk eerst "
        f"tafel {mijn.soort} toon {nummer}, en doe het dan opnieuw"
    )
