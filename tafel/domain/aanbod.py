"""The sociale kaart: products of organisations, and what tables experienced with them (§11)."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from msgspec import Struct, field


class Capaciteit(StrEnum):
    """Whether somebody can come; the order is from good to bad."""

    RUIMTE = "ruimte"
    WACHTLIJST = "wachtlijst"
    GEEN = "geen"


class Oordeel(StrEnum):
    """What a table thinks of one aspect of a product."""

    GOED = "goed"
    MATIG = "matig"
    SLECHT = "slecht"


ASPECTEN = ("toegankelijkheid", "kwaliteit", "prestatie")
"""What tables judge (Visie §3.3.2, §3.4.2)."""

Oordelen = Mapping[str, Mapping[str, int]]
"""Aspect → judgement → how often."""


OP_ID = "id:"
"""How the key of a product begins that has an id at its source."""
GEDEELD = "\t"
"""What comes in a key after an id by which several products go; never in an id itself."""


def zonder_naam(sleutel: str) -> str:
    """A key without what tells products apart that go by one id."""
    return sleutel.partition(GEDEELD)[0]


class Aanbodrij(Struct, frozen=True):
    """One product as a file states it; what is unknown is None or ()."""

    sleutel: str
    """By what the next delivery of the same source finds it again."""
    organisatie: str
    naam: str
    leefgebieden: tuple[str, ...] = ()
    leeftijd_van: int | None = None
    leeftijd_tot: int | None = None
    """The oldest age that is welcome, itself included; None = no limit. Both None = not known."""
    gebied: tuple[str, ...] = ()
    """Names of areas; () = not known."""
    pakket: str | None = None
    """basis or plus (80+20 §3)."""
    kosten: str | None = None
    intake: str | None = None
    wachttijd_weken: int | None = None
    capaciteit: Capaciteit | None = None
    omschrijving: str | None = None

    @property
    def bronid(self) -> str | None:
        """The id that its source gave it."""
        if not self.sleutel.startswith(OP_ID):
            return None
        return zonder_naam(self.sleutel).removeprefix(OP_ID)

    @property
    def leeftijd_bekend(self) -> bool:
        return self.leeftijd_van is not None or self.leeftijd_tot is not None


NIET_BEKEND = "niet bekend"


def leeftijden_tekst(rij: Aanbodrij) -> str:
    """`12–23`, `18+`, `t/m 17`, `alle leeftijden`, `niet bekend`."""
    van, tot = rij.leeftijd_van, rij.leeftijd_tot
    if tot is not None:
        return f"t/m {tot}" if van is None else f"{van}–{tot}"
    if van is None:
        return NIET_BEKEND
    return f"{van}+" if van else "alle leeftijden"


class Product(Struct, frozen=True):
    """A product in the register: `A12`."""

    nummer: int
    gegevens: Aanbodrij
    partner: str | None
    """Code of the partner, when the organisation is one."""
    bron: str
    ververst_op: date
    vervallen_op: date | None
    oordelen: Oordelen = field(default_factory=dict)

    @property
    def beschikbaar(self) -> Capaciteit | None:
        """The capacity as stated, else as the waiting time implies; None = not known."""
        if self.gegevens.capaciteit is not None or self.gegevens.wachttijd_weken is None:
            return self.gegevens.capaciteit
        return Capaciteit.WACHTLIJST if self.gegevens.wachttijd_weken else Capaciteit.RUIMTE

    @property
    def saldo(self) -> int:
        """Judgements of goed less those of slecht."""
        return sum(
            telling.get(Oordeel.GOED, 0) - telling.get(Oordeel.SLECHT, 0)
            for telling in self.oordelen.values()
        )


class Ervaring(Struct, frozen=True):
    """What one table experienced with a product, once."""

    tafel: str
    oordelen: Mapping[str, Oordeel]
    """Aspect → judgement, of the aspects that it judged."""
    tekst: str | None
    dag: date
    wie: str


class ProductDossier(Struct, frozen=True):
    """Everything about one product."""

    product: Product
    ervaringen: tuple[Ervaring, ...]
    """Newest first."""
    afspraken: Mapping[str, int]
    """Status → number of afspraken with this product."""
    nakoming: Mapping[str, int]
    """Status → number of afspraken of its organisation, whatever the product."""


class Passend(Struct, frozen=True):
    """A product that fits what is looked for, and why."""

    product: Product
    waarom: tuple[str, ...]


class Doelaanbod(Struct, frozen=True):
    """What the sociale kaart has for one goal of a plan, best first."""

    casus: int
    doel: int
    leefgebied: str
    producten: tuple[Passend, ...]


class Laaduitslag(Struct, frozen=True):
    """What loading a file did to the sociale kaart."""

    bron: str
    gelezen: int
    toegevoegd: int = 0
    gewijzigd: int = 0
    al_bekend: int = 0
    vervallen: int = 0
    """Were in this source and are no longer."""
    afgewezen: int = 0
    overgeslagen: int = 0
    """Rows that are no product, and not counted as read."""
