"""Initials for names in what goes to others, and the warning when a text has a name (domain §8).

Every copy for others takes its texts through a `Verhuller`: the agenda, the besluitenlijst and the
weekly list of a partner, the plan and the letter.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from tafel.domain.basis import Leesbaar
from tafel.kolommen import GEEN, SCHEIDING
from tafel.namen import splits_naam
from tafel.register import teksten
from tafel.register.store import Register
from tafel.rules.verhullen import Naam, Vormen, kan_noemen, noemt, verhul, vormen


@dataclass(frozen=True, slots=True)
class Verhuller:
    """The names around some casussen, with which their texts are made fit for others."""

    namen: Mapping[int, frozenset[Naam]]
    _vormen: dict[int, Vormen] = field(default_factory=dict, init=False, repr=False, compare=False)

    def tekst(self, casus: int | None, tekst: str) -> str:
        """A text about a casus, with initials where it names somebody of it."""
        if casus is None or not kan_noemen(tekst, self.namen.get(casus, ())):
            return tekst
        return verhul(tekst, self.vormen(casus))

    def vormen(self, casus: int | None) -> Vormen:
        """How the names around a casus may be written."""
        if casus is None or casus not in self.namen:
            return {}
        if casus not in self._vormen:
            self._vormen[casus] = vormen(sorted(self.namen[casus], key=repr))
        return self._vormen[casus]


def verhuller(register: Register, casussen: Iterable[int]) -> Verhuller:
    """For the texts of these casussen: household, children who are named, citizens who reported."""
    nummers = sorted(set(casussen))
    namen: dict[int, set[Naam]] = {}
    for rij in teksten.personen(register, nummers):
        namen.setdefault(rij["casus"], set()).add(_persoon(rij))
    for rij in teksten.genoemden(register, nummers):
        namen.setdefault(rij["casus"], set()).update(_genoemd(rij))
    return Verhuller({casus: frozenset(deel) for casus, deel in namen.items()})


def vormen_van(meldingen: Iterable[Leesbaar]) -> Vormen:
    """The names in these meldingen, for what belongs to no casus yet."""
    return vormen(naam for rij in meldingen for naam in (_persoon(rij), *_genoemd(rij)))


def _persoon(rij: Leesbaar) -> Naam:
    return Naam(rij["voornaam"], rij["tussenvoegsel"], rij["achternaam"])


def _genoemd(melding: Leesbaar) -> Iterator[Naam]:
    """The children that a melding names; its melder too, where that is no organisation."""
    yield from map(Naam, kindernamen(melding["inwonende_kinderen"]))
    if melding["melder_naam"] and not melding["melder_organisatie"]:
        deel = splits_naam(melding["melder_naam"])
        yield Naam(deel.get("voornaam"), deel.get("tussenvoegsel"), deel.get("achternaam"))


def kindernamen(canoniek: str | None) -> Iterator[str]:
    """The names in a list of resident children: "Noor 2019-03-01|Bo 4 jaar|?" has two."""
    if canoniek is None or canoniek == GEEN:
        return
    for kind in canoniek.split(SCHEIDING):
        delen = kind.split(" ")
        naam = " ".join(delen[: -2 if delen[-1] == "jaar" else -1])
        if naam:
            yield naam


def noemt_een_naam(register: Register) -> bool:
    """Whether what was written through this connection names somebody of the casus it is about."""
    per_casus: dict[int, list[str]] = {}
    for deel in register.geschreven:
        casus = teksten.casus_van(register, deel)
        if casus is not None:
            per_casus.setdefault(casus, []).append(deel.tekst)
    namen = verhuller(register, per_casus)
    return any(
        noemt(tekst, namen.vormen(casus)) for casus, alle in per_casus.items() for tekst in alle
    )
