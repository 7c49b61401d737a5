"""What an item in a meeting is about, also when the agenda has no more of it than a number."""

from collections.abc import Iterator, Sequence
from datetime import date

from msgspec.structs import replace

from tafel.domain.agenda import Agendapunt, Puntsoort
from tafel.domain.crisis import Crisisfase
from tafel.domain.overleg import Vergadering
from tafel.register import casus as casusqueries
from tafel.register import melding as meldingqueries
from tafel.rules.profiel.profiel import COORDINATOREN
from tafel.services.basis import crisis
from tafel.services.basis.betrokkene import betrokkenen
from tafel.services.overleg.punten import Uitwerking
from tafel.services.overleg.redenen import Redenen
from tafel.services.zitting import Zitting


def erbij(z: Zitting, casussen: Sequence[int], dag: date) -> Iterator[Agendapunt]:
    """Items for casussen that were not on the agenda; an open crisis stays one."""
    rijen = {rij.id: rij for rij in casusqueries.casussen(z.register, casussen)}
    for rij in map(rijen.__getitem__, casussen):
        waar = z.profiel.label(rij.tafel) if rij.tafel else "nog geen tafel"
        reden = f"kwam in het overleg ter sprake ({waar})"
        stand = crisis.van_casus(z, rij.id) if rij.crisis == Crisisfase.OPEN else None
        if stand is not None:
            yield replace(crisis.agendapunt(z, stand, dag), ook=(reden,))
            continue
        yield Agendapunt(
            Puntsoort.VERVOLG, "Wat is er, en wat moet er nu gebeuren?", reden, casus=rij.id
        )


def huidig(z: Zitting, vergadering: Vergadering, *, namen: bool) -> Agendapunt | None:
    """The item that is discussed, with all that is known of it; None when all were. Of what the
    agenda told in full it is as it was when the meeting began.
    """
    if vergadering.punt > len(vergadering.punten):
        return None
    punt = vergadering.punten[vergadering.punt - 1]
    if not punt.betrokkene and is_er_nog(z, punt):
        tafel = z.tafel(vergadering.tafel)
        dag = vergadering.agenda.datum
        redenen = Redenen(z, tafel, None if tafel.code == COORDINATOREN else tafel.code, dag)
        [(punt, _)] = Uitwerking(z, tafel, {}, redenen, dag, namen=False).uit([punt])
    if namen and punt.casus is not None:
        over = betrokkenen(z.register, [punt.casus], namen=True)
        punt = replace(punt, betrokkene=over.get(punt.casus, punt.betrokkene))
    return punt


def is_er_nog(z: Zitting, punt: Agendapunt) -> bool:
    """A delivery may have been taken back since the meeting began."""
    if punt.melding is not None and not meldingqueries.meldingen(z.register, [punt.melding]):
        return False
    return punt.casus is None or bool(casusqueries.casussen(z.register, [punt.casus]))
