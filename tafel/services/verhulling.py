"""Initials for names in what goes to others, and the warning when a text has a name (domain §8).

Every copy for others takes its texts through a `Verhuller`: the agenda, the besluitenlijst and the
weekly list of a partner, the plan and the letter.
"""

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct, field

from tafel.domain.basis import Leesbaar
from tafel.kolommen import GEEN, SCHEIDING
from tafel.namen import splits_naam
from tafel.register import teksten
from tafel.register.store import Register
from tafel.rules.verhullen import (
    KORTSTE_DEEL,
    Naam,
    Vormen,
    beginwoorden,
    kan_noemen,
    naamwoorden,
    ruime_vormen,
    verhul,
    voornaamwoorden,
    vormen,
    woorddelen,
    zoekwoorden,
)


class _Dragers(Struct):
    """Who bears a surname in which a word stands."""

    achternamen: set[Naam] = field(default_factory=set)
    """Without the first name: that word, or the whole surname when it is the only one."""
    samengesteld: dict[Naam, frozenset[str]] = field(default_factory=dict)
    """Surnames of several words, each with the words that a text must have."""
    voluit: dict[str, set[Naam]] = field(default_factory=dict)
    """By how the first name may begin in a text."""


class Naamregister:
    """Who in the whole register bears a surname that a text has; looked up once for each word."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._dragers: dict[str, _Dragers] = {}
        self._samengesteld: dict[str, list[str]] | None = None
        self._gezocht: set[str] = set()

    def vormen(self, tekst: str, *, alleen_voluit: bool = False) -> Vormen:
        """How anybody may stand in this text."""
        woorden = zoekwoorden(tekst)
        self._zoek(woorden)
        dragers = [self._dragers[woord] for woord in woorden if woord in self._dragers]
        if not dragers:
            return {}
        namen: set[Naam] = set()
        begin = beginwoorden(tekst)
        for deel in dragers:
            namen |= deel.achternamen
            namen.update(naam for naam, alle in deel.samengesteld.items() if alle <= woorden)
            namen.update(*(deel.voluit[woord] for woord in begin if woord in deel.voluit))
        return ruime_vormen(sorted(namen, key=repr), alleen_voluit=alleen_voluit)

    def _zoek(self, woorden: frozenset[str]) -> None:
        nieuw = woorden - self._gezocht
        if not nieuw:
            return
        if self._samengesteld is None:
            self._samengesteld = {}
            for naam in teksten.samengestelde_achternamen(self._register):
                for woord in naamwoorden(naam):
                    self._samengesteld.setdefault(woord, []).append(naam)
            self._neem_op(teksten.eerdere_achternamen(self._register))
        self._gezocht |= nieuw
        achternamen = {naam for woord in nieuw for naam in self._samengesteld.get(woord, ())}
        self._neem_op(teksten.met_achternaam(self._register, sorted(nieuw | achternamen)))

    def _neem_op(self, rijen: Iterable[Leesbaar]) -> None:
        for rij in rijen:
            naam = _persoon(rij)
            heel = Naam(None, naam.tussenvoegsel, naam.achternaam)
            delen = woorddelen(rij["achternaam"])
            for woord in naamwoorden(rij["achternaam"]):
                dragers = self._dragers.setdefault(woord, _Dragers())
                if len(delen) < 2 or woord not in delen:
                    dragers.achternamen.add(heel)
                else:
                    dragers.samengesteld[heel] = delen
                    if len(woord) > KORTSTE_DEEL:
                        dragers.achternamen.add(Naam(achternaam=woord))
                for begin in voornaamwoorden(naam.voornaam or ""):
                    if begin:
                        dragers.voluit.setdefault(begin, set()).add(naam)


class Verhuller(Struct, frozen=True):
    """The names around some casussen, with which their texts are made fit for others."""

    namen: Mapping[int, frozenset[Naam]]
    allen: Naamregister | None = None
    """Everybody else; None: whoever is not of the casus stays as written."""
    _vormen: dict[int, Vormen] = field(default_factory=dict)

    def tekst(self, casus: int | None, tekst: str) -> str:
        """A text about a casus, with initials where it names somebody of it, or of another one."""
        return self._verhul(tekst, self._eigen(casus, tekst), alleen_voluit=False)

    def wie(self, casus: int | None, wie: str) -> str:
        """Who does something: somebody of the casus, or a client in full, gets initials."""
        return self._verhul(wie, self._eigen(casus, wie), alleen_voluit=True)

    def los(self, tekst: str, eigen: Vormen) -> str:
        """A text that is about no casus yet, but about these people."""
        return self._verhul(tekst, eigen, alleen_voluit=False)

    def _eigen(self, casus: int | None, tekst: str) -> Vormen:
        if casus is None or not kan_noemen(tekst, self.namen.get(casus, ())):
            return {}
        return self.vormen(casus)

    def _verhul(self, tekst: str, eigen: Vormen, *, alleen_voluit: bool) -> str:
        ruim = self.allen.vormen(tekst, alleen_voluit=alleen_voluit) if self.allen else {}
        return verhul(tekst, {**ruim, **eigen} if ruim else eigen)

    def vormen(self, casus: int | None) -> Vormen:
        """How the names around a casus may be written."""
        if casus is None or casus not in self.namen:
            return {}
        if casus not in self._vormen:
            self._vormen[casus] = vormen(sorted(self.namen[casus], key=repr))
        return self._vormen[casus]


def verhuller(register: Register, casussen: Iterable[int]) -> Verhuller:
    """For the texts of these casussen: everybody who is or was around them under any name they
    had, children who are named, citizens who reported; and everybody of the register.
    """
    nummers = sorted(set(casussen))
    namen: dict[int, set[Naam]] = {}
    for rij in teksten.personen(register, nummers):
        namen.setdefault(rij["casus"], set()).add(_persoon(rij))
    for rij in teksten.genoemden(register, nummers):
        namen.setdefault(rij["casus"], set()).update(_genoemd(rij))
    for rij in teksten.ontvangen(register, nummers):
        namen.setdefault(rij["casus"], set()).update((_persoon(rij), *_genoemd(rij)))
    for rij in teksten.eerdere(register, nummers):
        namen.setdefault(rij["casus"], set()).update(_eerder(rij["veld"], rij["waarde"]))
    leeg = Naam()
    return Verhuller(
        {casus: frozenset(deel - {leeg}) for casus, deel in namen.items()}, Naamregister(register)
    )


def _eerder(veld: str, waarde: str) -> Iterator[Naam]:
    """The names in what a column once held."""
    if veld == "voornaam":
        yield Naam(voornaam=waarde)
    elif veld == "achternaam":
        yield Naam(achternaam=waarde)
    elif veld == "inwonende_kinderen":
        yield from map(Naam, kindernamen(waarde))
    elif veld == "melder_naam":
        yield from _burger(waarde)


def vormen_van(meldingen: Iterable[Leesbaar]) -> Vormen:
    """The names in these meldingen, for what belongs to no casus yet."""
    return vormen(naam for rij in meldingen for naam in (_persoon(rij), *_genoemd(rij)))


def _persoon(rij: Leesbaar) -> Naam:
    return Naam(rij["voornaam"], rij["tussenvoegsel"], rij["achternaam"])


def _genoemd(melding: Leesbaar) -> Iterator[Naam]:
    """The children that a melding names; its melder too, where that is no organisation."""
    yield from map(Naam, kindernamen(melding["inwonende_kinderen"]))
    if melding["melder_naam"] and not melding["melder_organisatie"]:
        yield from _burger(melding["melder_naam"])


def _burger(naam: str) -> Iterator[Naam]:
    deel = splits_naam(naam)
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
    """Whether what was written through this connection names somebody whom the register knows."""
    geschreven = [(teksten.casus_van(register, deel), deel) for deel in register.geschreven]
    over = [(casus, deel) for casus, deel in geschreven if casus is not None]
    if not over:
        return False
    verhuld = verhuller(register, {casus for casus, _ in over})
    return any(
        (verhuld.wie if deel.wie else verhuld.tekst)(casus, deel.tekst) != deel.tekst
        for casus, deel in over
    )
