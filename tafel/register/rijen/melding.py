"""Rows of what came in: imports, households, people, meldingen, and what was decided of them."""

from datetime import date

from tafel.register.rijen import Rij


class Importeringrij(Rij, frozen=True):
    """One run of `melding import`: what came in, from what, and how much of it."""

    id: int
    tijd: str
    dag: date
    wie: str
    bestanden: str
    """What the files were called, with initials for names of people."""
    sha256: str
    gelezen: int
    toegevoegd: int
    gewijzigd: int
    al_bekend: int
    afgewezen: int
    ongedaan_op: str | None
    """When it was taken back as a whole: its meldingen are gone, the counts stay."""
    ongedaan_door: str | None
    bekend: str | None
    """JSON: the meldingen that it held and did not change, as runs of numbers `[first, last]`."""
    hoogste: str | None
    """JSON: per table the highest number when it was done: what came after has a higher one."""


class Indelingrij(Rij, frozen=True):
    """What the headers and values of a sender are of ours, known by his headers."""

    koppen: str
    """sha256 of the set of them."""
    tekst: str
    """TOML, as the user gave it."""
    wie: str
    dag: date


class Importspoorrij(Rij, frozen=True):
    """What an import changed of something that was there, as it was: so it can be taken back."""

    id: int
    importering: int
    melding: int | None
    huishouden: int | None
    inhoud: str | None
    """Of a melding: its contents as received before (JSON), its status and its open crisis."""
    status: str | None
    crisis_gemeld: date | None
    kolommen: str | None
    """Of a household: the columns of its address that were unknown before, and became (JSON)."""


class Huishoudenrij(Rij, frozen=True):
    """An address with the people who live there (domain §2)."""

    id: int
    postcode: str | None
    huisnummer: str | None
    toevoeging: str | None
    buurt: str | None
    huisletter: str | None
    nummers: int | None
    """The highest number that a member ever had, once somebody came from or went elsewhere."""
    afgeschermd: str | None = None
    """The first day on which its address was to be kept from everybody who need not have it."""


class Huisadresrij(Rij, frozen=True):
    """Where a household lived before it moved: as far as is known `van` a day, `tot` and with
    another.
    """

    id: int
    huishouden: int
    postcode: str | None
    huisnummer: str | None
    huisletter: str | None
    toevoeging: str | None
    buurt: str | None
    van: date | None
    tot: date
    wie: str
    tijd: str


class Persoonrij(Rij, frozen=True):
    """A person; the same person only when `sleutel` (whole name and birth date) agrees."""

    id: int
    huishouden: int
    rol: str
    sleutel: str | None
    voornaam: str | None
    voorletters: str | None
    tussenvoegsel: str | None
    achternaam: str | None
    geboortedatum: str | None
    bsn: str | None
    plek: int | None
    """The number in the household; None = by order of entry, after the numbers that are fixed."""
    woont: int | None = None
    """The household at the address where he or she lives, when that is not where the others do."""
    jaren: int | None = None
    """The age on `jaren_op`, of whom no melding is about and no birth date is known."""
    jaren_op: str | None = None
    erbij_op: str | None = None
    """Since when somebody lives there who joined; None = who is there by a melding."""
    genoemd: str | None = None
    """ja = is one of the children that a melding names; nee = is said to be none of them."""


class Meldingrij(Rij, frozen=True):
    """A report of care need or nuisance; its columns are those of tafel.kolommen, canonical."""

    id: int
    persoon: int
    casus: int | None
    importering: int | None
    sleutel: str
    inhoud: str
    """The contents as received (JSON), with which a next delivery is compared."""
    status: str
    uitkomst: str | None
    tafel: str | None
    kenmerk: str | None
    ontvangen_op: date
    kanaal: str | None
    melder_organisatie: str | None
    melder_naam: str | None
    melder_contact: str | None
    reden: str | None
    aard: str | None
    urgentie: str | None
    leeftijd: int | None
    woonsituatie: str | None
    inwonende_kinderen: str | None
    zorgen_om_kinderen: str | None
    gezinsbenadering: str | None
    zelf_oplossen: str | None
    risico_samenleving: str | None
    crisis: str | None
    complex: str | None
    besproken_met_betrokkene: str | None
    leefgebieden: str | None
    bijzonderheden: str | None
    regulier_aanbod: str | None
    aanvliegroute: str | None
    jeugdhulp: str | None
    betrokken_organisaties: str | None
    overlast_openbaar: str | None
    opmerkingen: str | None
    teruggeleid_naar: str | None
    groep: str | None
    bevestiging: str | None
    """What the coordinators said of the proposal: ja, or nee (to discuss); None = nothing yet, and
    gesloten: nothing yet, of new facts while its casus is closed.
    """
    crisis_gemeld: date | None
    """Since when it states a crisis that no casus follows yet: a day; later data never take it
    back.
    """
    zelfde_als: int | None
    """The melding that this one turned out to be, delivered under another name or birth date."""


class Beoordelingrij(Rij, frozen=True):
    """A question whether a new melding and a known one belong together, and what was said.

    `reden`: `kenmerk` (the same melding under another name?), `persoon` (the same person?), `adres`
    (the same household?) or `los` (taken out of a household). `oordeel`: None while it is
    open, else `zelfde`, `ander`, `nooit` or `vervallen`.
    """

    id: int
    melding: int
    met: int
    reden: str
    gesteld_op: date
    oordeel: str | None
    dag: date | None
    """When it was settled, and by whom."""
    wie: str | None


class Meldingwijzigingrij(Rij, frozen=True):
    """What a field of a melding was before it changed: nothing is lost."""

    id: int
    melding: int
    tijd: str
    dag: date
    wie: str
    importering: int | None
    veld: str
    oud: str | None
    nieuw: str | None
    ongedaan: int | None
    """The import that was taken back by this change."""


class Toedelingsbesluitrij(Rij, frozen=True):
    """The ledger of toedelingen (domain §14.1): one row per decision, never changed or removed."""

    id: int
    melding: int
    casus: int | None
    tijd: str
    dag: date
    wie: str
    profiel: str
    profielversie: str
    uitkomst: str
    tafel: str | None
    motivering: str | None
    besluit: str
    """The whole decision as JSON: facts, unknowns, rule, rules that fell, questions, source."""
    voorstel: str | None
    """The rules' own proposal as JSON when a coördinator overruled it."""
