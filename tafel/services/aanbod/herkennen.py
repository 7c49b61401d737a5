"""Which product of the register a row of the next delivery is."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from tafel.domain.aanbod import Aanbodrij, zonder_naam
from tafel.domain.basis import Leesbaar
from tafel.files.aanbodkolommen import naamsleutel

T = TypeVar("T")


def herken(rijen: Sequence[Aanbodrij], bekend: Sequence[Leesbaar]) -> dict[str, Leesbaar]:
    """Key of a row → the product that it is, of all that a source ever had.

    An id that one product has, and had, is enough, whatever it is called now. Of several that go
    by one id each is found by organisation and name; else it is the same only when the source now
    has one with that id, and the register one that did not lapse.
    """
    oude = _per(lambda rij: zonder_naam(str(rij["sleutel"])), bekend)
    gevonden: dict[str, Leesbaar] = {}
    for eigen, nieuwe in _per(lambda rij: zonder_naam(rij.sleutel), rijen).items():
        zelfde = oude.get(eigen, [])
        alleen = nieuwe[0].sleutel == eigen
        if alleen and len(zelfde) == 1:
            gevonden[eigen] = zelfde[0]
            continue
        op_naam = {_naam(rij): rij for rij in sorted(zelfde, key=_voorrang, reverse=True)}
        for rij in nieuwe:
            if (oud := op_naam.get(naamsleutel(rij.organisatie, rij.naam))) is not None:
                gevonden[rij.sleutel] = oud
        nu = [rij for rij in zelfde if rij["vervallen_op"] is None]
        if alleen and len(nu) == 1:
            gevonden.setdefault(eigen, nu[0])
    return gevonden


def _per(sleutel: Callable[[T], str], delen: Iterable[T]) -> dict[str, list[T]]:
    groepen: dict[str, list[T]] = defaultdict(list)
    for deel in delen:
        groepen[sleutel(deel)].append(deel)
    return groepen


def _naam(rij: Leesbaar) -> str:
    return naamsleutel(str(rij["organisatie"]), str(rij["naam"]))


def _voorrang(rij: Leesbaar) -> tuple[bool, int]:
    """What did not lapse comes before what did, then the oldest number."""
    return rij["vervallen_op"] is not None, int(str(rij["id"]))
