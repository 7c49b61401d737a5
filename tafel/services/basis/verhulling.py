"""Initials for names in what goes to others, and the warning when a text has a name (domain §8).

Every copy for others takes its texts through a `Verhuller`: the agenda, the besluitenlijst and the
weekly list of a partner, the plan and the letter. A birth date that the register knows becomes its
year there, and an address, a telephone number or a mail address says no more than that it is one:
but for those of who works here.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from enum import StrEnum
from functools import cache, cached_property

from msgspec import Struct, field, structs

from tafel.domain.basis import Leesbaar
from tafel.kinderen import lees_kinderen
from tafel.kolommen import GEEN, SCHEIDING
from tafel.namen import splits_naam, vouw
from tafel.register import bekenden, teksten
from tafel.register.store import Register
from tafel.rules.herleidbaar import adressen, contacten, datums, heeft_cijfers, zonder
from tafel.rules.naamvormen import (
    KORTSTE_DEEL,
    Naam,
    Vormen,
    beginwoorden,
    helften,
    naamwoorden,
    roepnamen,
    roepwoorden,
    ruime_vormen,
    voornaamwoorden,
    vormen,
    woorddelen,
    zoekwoorden,
)
from tafel.rules.thuis import lijst_van, personen_thuis
from tafel.rules.verhullen import kan_noemen, noemt_verwant, verhul, zonder_verwant
from tafel.voegsels import TUSSENVOEGSELS

_VRIJE_SLEUTELS = frozenset({"opmerkingen", "oud", "nieuw", "was"}).union(
    *teksten.VRIJE_TEKST.values()
)
_DOENERS = frozenset().union(*teksten.HANDELENDE.values())
_ZONDER_INDEX = ("voornaam", "inwonende_kinderen", "melder_naam")


class Genoemdsoort(StrEnum):
    """What of a person stands in a text."""

    NAAM = "naam"
    GEBOORTEDATUM = "geboortedatum"
    ADRES = "adres"
    CONTACT = "contact"


class Gegevens(Struct, frozen=True):
    """What stands in a text, of anybody: birth dates, postcodes, and how he or she is reached."""

    geboren: Set[str] = frozenset()
    postcodes: Set[str] = frozenset()
    bereikbaar: Set[str] = frozenset()


class _Dragers(Struct):
    """Who bears a surname in which a word stands."""

    achternamen: set[Naam] = field(default_factory=set)
    """Without the first name: that word, or the whole surname when it is the only one."""
    samengesteld: dict[Naam, frozenset[str]] = field(default_factory=dict)
    """Surnames of several words, each with the words that a text must have."""
    voluit: dict[str, set[Naam]] = field(default_factory=dict)
    """By how the first name may begin in a text."""


class Naamregister:
    """Who in the whole register a text names; looked up once for each of its words."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._dragers: dict[str, _Dragers] = {}
        self._gezocht: set[str] = set()
        self._geroepen: set[str] = set()
        self._vormen: dict[tuple[str, bool], Vormen] = {}
        self._roepnamen: dict[str, str] = {}
        """How somebody is called: as a text may have it, and as it is written."""
        self._woorden = cache(lambda tekst: (zoekwoorden(tekst), roepwoorden(tekst)))

    def lees(self, teksten: Iterable[str]) -> None:
        """Look up at once whom these texts may name, rather than for each of them apart."""
        gelezen = [self._woorden(tekst) for tekst in teksten]
        self._zoek(frozenset().union(*(woorden for woorden, _ in gelezen)))
        self._zoek_roepnamen(frozenset().union(*(roep for _, roep in gelezen)))

    def vormen(self, tekst: str, *, alleen_voluit: bool = False) -> Vormen:
        """How anybody may stand in this text; of one that comes again it is known."""
        bekend = self._vormen.get((tekst, alleen_voluit))
        if bekend is None:
            bekend = self._vormen[tekst, alleen_voluit] = self._zoek_vormen(tekst, alleen_voluit)
        return bekend

    def _zoek_vormen(self, tekst: str, alleen_voluit: bool) -> Vormen:
        woorden, roep = self._woorden(tekst)
        self._zoek(woorden)
        self._zoek_roepnamen(roep)
        namen: set[Naam] = set()
        begin = beginwoorden(tekst)
        for deel in (self._dragers[woord] for woord in woorden if woord in self._dragers):
            namen |= deel.achternamen
            namen.update(naam for naam, alle in deel.samengesteld.items() if alle <= woorden)
            namen.update(*(deel.voluit[woord] for woord in begin if woord in deel.voluit))
        namen.update(Naam(self._roepnamen[woord]) for woord in roep if woord in self._roepnamen)
        return ruime_vormen(sorted(namen, key=repr), alleen_voluit=alleen_voluit)

    def zonder_gegevens(self, tekst: str) -> str:
        """With the year for a birth date, and no address or telephone number, of anybody."""
        deel = self.gegevens(tekst)
        if deel == Gegevens():
            return tekst
        return zonder(tekst, deel.geboren, deel.postcodes, deel.bereikbaar)

    def gegevens(self, tekst: str) -> Gegevens:
        """The birth dates and the postcodes in a text that are somebody's, and how somebody can be
        reached who is not known to work here.
        """
        if not heeft_cijfers(tekst) and "@" not in tekst:
            return Gegevens()
        bereikbaar = {vondst.waarde for vondst in contacten(tekst)}
        if bereikbaar:
            bereikbaar -= self._van_het_werk
        dagen = {vondst.waarde for vondst in datums(tekst)}
        codes = {vondst.waarde for vondst in adressen(tekst)}
        if not dagen and not codes:
            return Gegevens(bereikbaar=bereikbaar)
        eerdere, kinderen = self._lijsten.eerdere, self._lijsten.kinderen
        van_kinderen = {dag for dag in dagen if dag in kinderen}
        geboren = dagen & {*eerdere.get("geboortedatum", ())} | van_kinderen
        bewoond = codes & {*eerdere.get("postcode", ())}
        return Gegevens(
            geboren | bekenden.geboortedagen(self._register, dagen),
            bewoond | bekenden.bewoonde_postcodes(self._register, codes),
            bereikbaar,
        )

    @cached_property
    def _van_het_werk(self) -> frozenset[str]:
        """How who works here can be reached."""
        bekend = bekenden.contacten_van_het_werk(self._register)
        return frozenset(vondst.waarde for tekst in bekend for vondst in contacten(tekst))

    @cached_property
    def _lijsten(self) -> "_Lijsten":
        return _Lijsten(self._register)

    def _zoek(self, woorden: frozenset[str]) -> None:
        nieuw = woorden - self._gezocht
        if not nieuw:
            return
        lijsten = self._lijsten
        achternamen = {naam for woord in nieuw for naam in lijsten.achternamen.get(woord, ())}
        self._neem_op(
            bekenden.met_achternaam(
                self._register, sorted(nieuw | achternamen), eerdere=not self._gezocht
            )
        )
        self._gezocht |= nieuw
        for burger in (deel for naam in lijsten.burgers(nieuw) for deel in _burger(naam)):
            if burger.achternaam:
                self._neem_op([structs.asdict(burger)])
            self._roep(burger.voornaam)

    def _zoek_roepnamen(self, woorden: frozenset[str]) -> None:
        nieuw = woorden - self._geroepen
        if not nieuw:
            return
        self._geroepen |= nieuw
        for woord in bekenden.bekende_voornamen(self._register, nieuw):
            self._roepnamen.setdefault(woord, woord)
        for woord in nieuw & self._lijsten.roepnamen.keys():
            self._roepnamen[woord] = self._lijsten.roepnamen[woord]

    def _roep(self, voornaam: str | None) -> None:
        for naam in roepnamen(voornaam or ""):
            self._roepnamen.setdefault(vouw(naam), naam)

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
                    if len(woord) > KORTSTE_DEEL or woord in helften(rij["achternaam"]):
                        dragers.achternamen.add(Naam(achternaam=woord))
                for begin in voornaamwoorden(naam.voornaam or ""):
                    if begin:
                        dragers.voluit.setdefault(begin, set()).add(naam)


class _Lijsten:
    """What has no index by the words of a text, read once."""

    def __init__(self, register: Register) -> None:
        nu: dict[str, list[str]] = {}
        self.eerdere: dict[str, list[str]] = {}
        """What a column held before, by column."""
        for rij in bekenden.zonder_index(register):
            deze = self.eerdere if rij["eerder"] else nu
            deze.setdefault(rij["veld"], []).append(rij["waarde"])
        alle = {veld: [*nu.get(veld, ()), *self.eerdere.get(veld, ())] for veld in _ZONDER_INDEX}
        self.kinderen = SCHEIDING.join(alle["inwonende_kinderen"])
        """All resident children, as they stand in a melding."""
        self.roepnamen = _per_woord(self.kinderen.replace(SCHEIDING, " "))
        """As a text may have it, and as it is written."""
        self.roepnamen.update(
            (vouw(deel), deel) for naam in alle["voornaam"] for deel in roepnamen(naam)
        )
        self.achternamen: dict[str, list[str]] = {}
        for naam in nu.get("achternaam", ()):
            for woord in naamwoorden(naam):
                self.achternamen.setdefault(woord, []).append(naam)
        self._burgers = alle["melder_naam"]
        self._van_burgers = _per_woord("\n".join(self._burgers))

    def burgers(self, woorden: Iterable[str]) -> list[str]:
        """The citizens who made a melding, in whose name one of these words stands."""
        delen = [self._van_burgers[woord] for woord in woorden if woord in self._van_burgers]
        return sorted({naam for deel in delen for naam in self._burgers_met[deel]})

    @cached_property
    def _burgers_met(self) -> dict[str, list[str]]:
        met: dict[str, list[str]] = {}
        for naam in self._burgers:
            for deel in naam.lower().split():
                met.setdefault(deel, []).append(naam)
        return met


def _per_woord(tekst: str) -> dict[str, str]:
    """The words of names: folded, as a text may have them, and as they stand, in lower case."""
    gevonden: dict[str, str] = {}
    for deel in set(tekst.lower().split()) - TUSSENVOEGSELS - {"jaar", GEEN}:
        if deel[0].isdigit():
            continue
        if deel.isascii() and deel.isalpha():
            gevonden[deel] = deel
        else:
            gevonden.update((vouw(woord), deel) for woord in roepnamen(deel))
    return gevonden


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
        """Who does something: somebody of the casus, or a client in full, gets initials.

        No professional is somebody's relative: then as any text.
        """
        return self._verhul(wie, self._eigen(casus, wie), alleen_voluit=not noemt_verwant(wie))

    def los(self, tekst: str, eigen: Vormen) -> str:
        """A text that is about no casus yet, but about these people."""
        return self._verhul(tekst, eigen, alleen_voluit=False)

    def _eigen(self, casus: int | None, tekst: str) -> Vormen:
        if casus is None or not kan_noemen(tekst, self.namen.get(casus, ())):
            return {}
        return self.vormen(casus)

    def _verhul(self, tekst: str, eigen: Vormen, *, alleen_voluit: bool) -> str:
        if self.allen is None:
            return verhul(tekst, eigen)
        tekst = self.allen.zonder_gegevens(tekst)
        ruim = self.allen.vormen(tekst, alleen_voluit=alleen_voluit)
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
    for rij in bekenden.rond(register, nummers) if nummers else ():
        eerder = () if rij["veld"] is None else _eerder(rij["veld"], rij["waarde"])
        namen.setdefault(rij["casus"], set()).update((_persoon(rij), *_genoemd(rij), *eerder))
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


def per_sleutel(register: Register, casus: int | None) -> Callable[[str, str], str]:
    """What stands under a key about this casus: with initials where that is text as somebody wrote
    it, or what we say with it.
    """
    verhuld = verhuller(register, [] if casus is None else [casus])
    doe = dict.fromkeys(_VRIJE_SLEUTELS, verhuld.tekst) | dict.fromkeys(_DOENERS, verhuld.wie)
    return lambda sleutel, tekst: doe[sleutel](casus, tekst) if sleutel in doe else tekst


def vormen_van(meldingen: Iterable[Leesbaar]) -> Vormen:
    """The names in these meldingen, for what belongs to no casus yet."""
    return vormen(
        naam
        for rij in meldingen
        for naam in (_persoon(rij), *_genoemd(rij), *map(Naam, _kindernamen(rij)))
    )


def _kindernamen(melding: Leesbaar) -> Iterator[str]:
    """Of who lives there, and of who moved out."""
    yield from kindernamen(lijst_van(melding))
    for kind in personen_thuis(melding):
        if kind["voornaam"]:
            yield kind["voornaam"]


def _persoon(rij: Leesbaar) -> Naam:
    return Naam(rij["voornaam"], rij["tussenvoegsel"], rij["achternaam"])


def _genoemd(melding: Leesbaar) -> Iterator[Naam]:
    """The children that a melding names; its melder too, where that is no organisation."""
    yield from map(Naam, kindernamen(melding["inwonende_kinderen"]))
    if melding["melder_naam"] and not melding["melder_organisatie"]:
        yield from _burger(melding["melder_naam"])


def _burger(naam: str) -> Iterator[Naam]:
    deel = splits_naam(zonder_verwant(naam))
    yield Naam(deel.get("voornaam"), deel.get("tussenvoegsel"), deel.get("achternaam"))


def kindernamen(canoniek: str | None) -> Iterator[str]:
    """The names in a list of resident children: "Noor 2019-03-01|Bo 4 jaar|?" has two."""
    yield from (kind.naam for kind in lees_kinderen(canoniek) if kind.naam)


def genoemd(register: Register) -> frozenset[Genoemdsoort]:
    """What of anybody in the register stands in what was written through this connection."""
    geschreven = [(bekenden.casus_van(register, deel), deel) for deel in register.geschreven]
    verhuld = verhuller(register, {casus for casus, _ in geschreven if casus is not None})
    allen = verhuld.allen
    assert allen is not None
    soorten: set[Genoemdsoort] = set()
    for casus, deel in geschreven:
        gegevens = allen.gegevens(deel.tekst)
        soorten |= {Genoemdsoort.GEBOORTEDATUM} if gegevens.geboren else set()
        soorten |= {Genoemdsoort.ADRES} if gegevens.postcodes else set()
        soorten |= {Genoemdsoort.CONTACT} if gegevens.bereikbaar else set()
        tekst = allen.zonder_gegevens(deel.tekst)
        if (verhuld.wie if deel.wie else verhuld.tekst)(casus, tekst) != tekst:
            soorten.add(Genoemdsoort.NAAM)
    return frozenset(soorten)
