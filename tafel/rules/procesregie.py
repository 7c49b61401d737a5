"""How a municipality runs a casus: steps, gates, terms, feedback, category, escalation (§4–§9).

Values only; `tafel.rules.profiel.procesbouw` makes and checks them from a profile.
"""

from collections.abc import Mapping

from msgspec import Struct

from tafel.rules.beslistabel.beslistabel import Beslistabel
from tafel.rules.rapportage import Rapportage

POORTEN: Mapping[str, str] = {
    "toedeling": "de toedeling is bekend",
    "plan_vastgesteld": "het plan is vastgesteld",
    "analyse": "het plan heeft een analyse",
    "doel": "het plan heeft minstens één doel",
    "taak": "het plan heeft minstens één taak met organisatie en datum",
    "casemanager": "er is een gezinsmanager of casemanager",
    "evaluatie": "er is geëvalueerd",
    "terugkoppeling": "elke melder heeft terugkoppeling gehad",
    "crisis": "van een crisis is vastgelegd dat er is gebeld en dat de kinderen veilig zijn",
}
"""What a gate may ask (domain §4): code → what must hold. Which gate stands where is data."""

ALTIJD_BIJ_SLUITEN = ("crisis",)
"""What no profile can leave out: a crisis does not end by closing (domain §8)."""

HEFBOMEN: Mapping[str, str] = {
    "lijn": "aansturing in de lijn (eigen uitvoering)",
    "subsidie": "subsidievoorwaarden of contract",
    "convenant": "convenant, lobby of aanspreken in het openbaar",
}
"""The lever on an organisation, by how it is paid (80+20 table 2.2)."""

OPDRACHTGEVERS = ("stadsdeel", "stadsregio", "stad", "geen")
KRINGEN = ("zorg", "overig", "rechtspraak")
"""Care partners, others (police and prosecution included), and the courts (Werkplan §3.4)."""


class Werkstap(Struct, frozen=True):
    """One of the ten steps (Visie §3.3.2): who is responsible, for how long, and its gates."""

    nr: int
    naam: str
    rol: str
    werkdagen: int | None
    """Term in working days; None = no term."""
    poorten: tuple[str, ...]
    """What must hold to enter it; codes of `POORTEN`."""
    bron: str
    weken_na_overleg: int | None = None
    """Term in weeks since the casus was last discussed, for a step that may last."""


class Klokregel(Struct, frozen=True):
    """A feedback clock: which decision starts it, and the term in working days."""

    na: str
    """toedeling (of the melding) or besluit (of the table, or a plan vastgesteld)."""
    werkdagen: int


class Ggsrtoets(Struct, frozen=True):
    """The test for a multi-problem family (STJ): groups over the leefgebieden, and how many."""

    vanaf: int
    groepen: Mapping[str, tuple[str, ...]]
    bron: str


class Ladder(Struct, frozen=True):
    """The escalation ladder: who acts, towards whom, through whom; each a decision table."""

    stappen: int
    werkdagen: int
    """Term per step."""
    wie: Beslistabel
    richting: Beslistabel
    via: Beslistabel


class Termijnen(Struct, frozen=True):
    """Terms that are not those of a step."""

    evaluatie_maanden: int
    nazorg_maanden: int
    volgen_weken: int
    respijt_werkdagen: int
    """How late an afspraak or step may be before escalation is proposed."""
    doorgeschoven_keren: int
    """An afspraak moved so many times calls for escalation too."""
    uit_zicht_weken: int
    """An open casus comes back within so many weeks after it was last discussed."""
    stap_respijt_werkdagen: int
    """How long a step past its term is on the weekly list alone."""
    opschorten_weken: int = 13
    """So long at most the term of a step is suspended before somebody looks again."""


class Procesregie(Struct, frozen=True):
    """Everything about running a casus in one profile."""

    stappen: Mapping[int, Werkstap]
    vaststellen: tuple[str, ...]
    """Gates before a plan is vastgesteld."""
    sluiten: tuple[str, ...]
    """Gates before a casus is closed."""
    termijnen: Termijnen
    klokken: Mapping[str, Klokregel]
    ggsr: Ggsrtoets
    categorie: Beslistabel | None
    """None: this profile knows no family categories."""
    ladder: Ladder
    rapportage: Rapportage
