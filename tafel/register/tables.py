"""The tables of the register: the schema of record (SQLModel), STRICT, with its keys and indexes.

Migrations make a register and bring an older one to this shape; a test compares the two. Dates and
times are ISO 8601 text, lists are codes joined by `|`, structured values are JSON text. Reading and
writing is named SQL (see `store` and docs/adr/0003).
"""

from sqlalchemy import DDL, Index, event, text
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.types import String
from sqlmodel import Field, SQLModel
from sqlmodel.sql.sqltypes import AutoString


@compiles(String, "sqlite")
@compiles(AutoString, "sqlite")
def _tekst(*_: object, **__: object) -> str:
    """STRICT tables know TEXT, not VARCHAR."""
    return "TEXT"


class Registertabel(SQLModel):
    __table_args__: object = {"sqlite_strict": True}


class Importering(Registertabel, table=True):
    """One run of `melding import`: what came in, from what, and how much of it."""

    __tablename__ = "importering"
    __table_args__ = {"sqlite_strict": True, "sqlite_autoincrement": True}
    id: int | None = Field(default=None, primary_key=True)
    tijd: str
    dag: str
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


class Importspoor(Registertabel, table=True):
    """What an import changed of something that was there, as it was: so it can be taken back."""

    __tablename__ = "importspoor"
    __table_args__ = (
        Index("importspoor_importering", "importering"),
        Index("importspoor_melding", "melding", sqlite_where=text("melding IS NOT NULL")),
        {"sqlite_strict": True},
    )
    id: int | None = Field(default=None, primary_key=True)
    importering: int = Field(foreign_key="importering.id")
    melding: int | None = Field(default=None, foreign_key="melding.id")
    huishouden: int | None = Field(default=None, foreign_key="huishouden.id")
    inhoud: str | None
    """Of a melding: its contents as received before (JSON), its status and its open crisis."""
    status: str | None
    crisis_gemeld: str | None
    kolommen: str | None
    """Of a household: the columns of its address that were unknown before, and became (JSON)."""


class Huishouden(Registertabel, table=True):
    """An address with the people who live there (domain §2)."""

    __tablename__ = "huishouden"
    __table_args__ = (
        Index("huishouden_adres", "postcode", "huisnummer"),
        {"sqlite_strict": True, "sqlite_autoincrement": True},
    )
    id: int | None = Field(default=None, primary_key=True)
    postcode: str | None
    huisnummer: str | None
    toevoeging: str | None
    buurt: str | None
    huisletter: str | None
    nummers: int | None
    """The highest number that a member ever had, once somebody came from or went elsewhere."""


class Persoon(Registertabel, table=True):
    """A person; the same person only when `sleutel` (whole name and birth date) agrees."""

    __tablename__ = "persoon"
    __table_args__ = (
        Index("persoon_sleutel", "sleutel"),
        Index("persoon_huishouden", "huishouden"),
        Index(
            "persoon_achternaam",
            text("achternaam COLLATE NOCASE"),
            *("tussenvoegsel", "voornaam"),
        ),
        Index(
            "persoon_samengesteld",
            *("achternaam", "tussenvoegsel", "voornaam"),
            sqlite_where=text("achternaam GLOB '*[^a-zA-Z]*'"),
        ),
        Index("persoon_voornaam", text("voornaam COLLATE NOCASE")),
        Index(
            "persoon_voornamen",
            "voornaam",
            sqlite_where=text("voornaam GLOB '*[^a-zA-Z]*'"),
        ),
        Index(
            "persoon_geboren",
            "geboortedatum",
            sqlite_where=text("geboortedatum IS NOT NULL"),
        ),
        {"sqlite_strict": True, "sqlite_autoincrement": True},
    )
    id: int | None = Field(default=None, primary_key=True)
    huishouden: int = Field(foreign_key="huishouden.id")
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


class Casus(Registertabel, table=True):
    """The case around one household; at most one open casus per household (Werkplan §2.8)."""

    __tablename__ = "casus"
    __table_args__ = (
        Index("casus_open", "huishouden", unique=True, sqlite_where=text("status = 'open'")),
        Index(
            "casus_agenda",
            "tafel",
            "uitkomst",
            "geopend_op",
            sqlite_where=text("status = 'open' AND besproken_op IS NULL"),
        ),
        Index("casus_huishouden", "huishouden"),
        Index("casus_geopend", "geopend_op"),
        Index("casus_nazorg", "nazorg_op", sqlite_where=text("nazorg_op IS NOT NULL")),
        Index("casus_volg", "volg_op", sqlite_where=text("volg_op IS NOT NULL")),
        Index(
            "casus_opgeschort",
            "opgeschort_tot",
            sqlite_where=text("opgeschort_tot IS NOT NULL"),
        ),
        Index("casus_stap", "tafel", "stap", sqlite_where=text("status = 'open'")),
        Index(
            "casus_crisis",
            "tafel",
            "crisis_sinds",
            sqlite_where=text("status = 'open' AND crisis = 'open'"),
        ),
        Index(
            "casus_crisis_volgende",
            "crisis_volgende",
            sqlite_where=text("crisis_volgende IS NOT NULL"),
        ),
        {"sqlite_strict": True, "sqlite_autoincrement": True},
    )
    id: int | None = Field(default=None, primary_key=True)
    huishouden: int = Field(foreign_key="huishouden.id")
    tafel: str | None
    uitkomst: str
    voorkeur: str | None
    stap: int
    status: str
    geopend_op: str
    besproken_op: str | None
    stap_sinds: str | None
    vorige: int | None = Field(default=None, foreign_key="casus.id")
    """The casus of this household that was closed before."""
    zaaknummer: str | None
    erkenning: str | None
    verificatie: str | None
    verheldering: str | None
    """JSON: nature, how long, tried before, known, size, influence, diagnostics (Werkplan §3.1)."""
    chronisch: str | None
    multiprobleem: str | None
    categorie: str | None
    casemanager: str | None
    """Gezinsmanager of a family, casemanager of an adult."""
    casemanager_organisatie: str | None
    casemanager_contact: str | None
    opgeschaald_naar: str | None
    opgeschaald_op: str | None
    volg_op: str | None
    volgreden: str | None
    gesloten_op: str | None
    sluitreden: str | None
    evaluatie: str | None
    nazorg_op: str | None
    opgeschort_op: str | None
    """Since when the term of its step is suspended; None = it runs."""
    opgeschort_tot: str | None
    opschortreden: str | None
    termijn_vanaf: str | None
    """From this day on a term that was suspended runs again, for `termijn_rest` working days."""
    termijn_rest: int | None
    crisis: str | None
    """open, opgeschaald or veilig; None = there never was one (domain §8)."""
    crisis_sinds: str | None
    crisis_gemeld: str | None
    """The first day on which a call can have been about this crisis."""
    crisis_elders: str | None
    """ja = around somebody without a child in the house: the child, if any, is elsewhere."""
    crisis_na: int | None
    """Number of the last crisiscontact before this crisis began; 0 = none."""
    crisis_volgende: str | None
    """The next look, planned at the last call or when it went up."""
    casemanager_reden: str | None
    """Why somebody of another organisation than the category names."""
    categorie_mogelijk: str | None
    """Categories that remain possible while the procesregie of all of them lies elsewhere."""
    procesmanager: str | None
    procesmanager_contact: str | None
    procesmanager_sinds: str | None
    niet_overgedragen: str | None
    """Why the family is not handed over (domain §6)."""
    niet_overgedragen_op: str | None
    terug_op: str | None
    """The day on which it was said to come back to its table."""


class Melding(Registertabel, table=True):
    """A report of care need or nuisance; its columns are those of tafel.kolommen, canonical."""

    __tablename__ = "melding"
    __table_args__ = (
        Index("melding_sleutel", "sleutel"),
        Index("melding_persoon", "persoon"),
        Index(
            "melding_kenmerk",
            text("kenmerk COLLATE NOCASE"),
            sqlite_where=text("kenmerk IS NOT NULL"),
        ),
        Index("melding_ander_teken", "id", sqlite_where=text("kenmerk GLOB '*[^ -_a-~]*'")),
        Index("melding_casus", "casus", sqlite_where=text("casus IS NOT NULL")),
        Index("melding_status", "status", "ontvangen_op"),
        Index(
            "melding_kinderen",
            "inwonende_kinderen",
            sqlite_where=text("inwonende_kinderen <> 'geen'"),
        ),
        Index(
            "melding_burger",
            *("melder_naam", "melder_organisatie"),
            sqlite_where=text("melder_naam IS NOT NULL AND melder_organisatie IS NULL"),
        ),
        Index("melding_bespreken", "bevestiging", sqlite_where=text("bevestiging = 'nee'")),
        Index("melding_bij_gesloten", "casus", sqlite_where=text("bevestiging = 'gesloten'")),
        Index("melding_ontvangen", "ontvangen_op"),
        {"sqlite_strict": True, "sqlite_autoincrement": True},
    )
    id: int | None = Field(default=None, primary_key=True)
    persoon: int = Field(foreign_key="persoon.id")
    casus: int | None = Field(default=None, foreign_key="casus.id")
    importering: int | None = Field(default=None, foreign_key="importering.id")
    sleutel: str
    inhoud: str
    """The contents as received (JSON), with which a next delivery is compared."""
    status: str
    uitkomst: str | None
    tafel: str | None
    kenmerk: str | None
    ontvangen_op: str
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
    crisis_gemeld: str | None
    """Since when it states a crisis that no casus follows yet: a day; later data never take it
    back.
    """
    zelfde_als: int | None = Field(default=None, foreign_key="melding.id")
    """The melding that this one turned out to be, delivered under another name or birth date."""


class Beoordeling(Registertabel, table=True):
    """A question whether a new melding and a known one belong together, and what was said.

    `reden`: `kenmerk` (the same melding under another name?), `persoon` (the same person?), `adres`
    (the same household?) or `los` (taken out of a household). `oordeel`: None while it is
    open, else `zelfde`, `ander`, `nooit` or `vervallen`.
    """

    __tablename__ = "beoordeling"
    __table_args__ = (
        Index("beoordeling_melding", "melding"),
        Index("beoordeling_met", "met"),
        Index("beoordeling_open", "melding", sqlite_where=text("oordeel IS NULL")),
        {"sqlite_strict": True},
    )
    id: int | None = Field(default=None, primary_key=True)
    melding: int = Field(foreign_key="melding.id")
    met: int = Field(foreign_key="melding.id")
    reden: str
    gesteld_op: str
    oordeel: str | None
    dag: str | None
    """When it was settled, and by whom."""
    wie: str | None


class MeldingWijziging(Registertabel, table=True):
    """What a field of a melding was before it changed: nothing is lost."""

    __tablename__ = "melding_wijziging"
    __table_args__ = (
        Index("melding_wijziging_melding", "melding"),
        Index("melding_wijziging_achternaam", "melding", sqlite_where=text("veld = 'achternaam'")),
        Index(
            "melding_wijziging_gegevens",
            *("veld", "oud", "melding"),
            sqlite_where=text(
                "veld IN ('voornaam', 'geboortedatum', 'postcode', 'inwonende_kinderen', "
                "'melder_naam') AND oud IS NOT NULL"
            ),
        ),
        {"sqlite_strict": True},
    )
    id: int | None = Field(default=None, primary_key=True)
    melding: int = Field(foreign_key="melding.id")
    tijd: str
    dag: str
    wie: str
    importering: int | None = Field(default=None, foreign_key="importering.id")
    veld: str
    oud: str | None
    nieuw: str | None
    ongedaan: int | None = Field(default=None, foreign_key="importering.id")
    """The import that was taken back by this change."""


class Toedelingsbesluit(Registertabel, table=True):
    """The ledger of toedelingen (domain §14.1): one row per decision, never changed or removed."""

    __tablename__ = "toedelingsbesluit"
    __table_args__ = (
        Index("toedelingsbesluit_melding", "melding", "id", "uitkomst", "dag"),
        {"sqlite_strict": True},
    )
    id: int | None = Field(default=None, primary_key=True)
    melding: int = Field(foreign_key="melding.id")
    casus: int | None = Field(default=None, foreign_key="casus.id")
    tijd: str
    dag: str
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


class Afstemming(Registertabel, table=True):
    """Somebody of another overleg was spoken to about a casus (Visie §3.2.2)."""

    __tablename__ = "afstemming"
    __table_args__ = (Index("afstemming_casus", "casus"), {"sqlite_strict": True})
    id: int | None = Field(default=None, primary_key=True)
    casus: int = Field(foreign_key="casus.id")
    met: str
    op: str
    uitkomst: str | None
    tijd: str
    dag: str
    wie: str


class Gebeurtenis(Registertabel, table=True):
    """What happened to a casus, for good: steps, categories, decisions, changes of manager."""

    __tablename__ = "gebeurtenis"
    __table_args__ = (
        Index("gebeurtenis_casus", "casus"),
        Index("gebeurtenis_soort", "soort", "dag"),
        {"sqlite_strict": True},
    )
    id: int | None = Field(default=None, primary_key=True)
    casus: int = Field(foreign_key="casus.id")
    tijd: str
    dag: str
    wie: str
    soort: str
    tekst: str
    gegevens: str | None
    """JSON: what a report needs to know of it, in codes."""


class Plan(Registertabel, table=True):
    """One version of the plan van aanpak (domain §7); `vastgelegd` keeps it as it was decided."""

    __tablename__ = "plan"
    __table_args__ = (
        Index("plan_versie", "casus", "versie", unique=True),
        Index(
            "plan_geldend",
            "casus",
            "status",
            unique=True,
            sqlite_where=text("status IN ('concept', 'vastgesteld')"),
        ),
        Index(
            "plan_evaluatie",
            "evaluatie_op",
            sqlite_where=text("status = 'vastgesteld' AND geevalueerd_op IS NULL"),
        ),
        {"sqlite_strict": True},
    )
    id: int | None = Field(default=None, primary_key=True)
    casus: int = Field(foreign_key="casus.id")
    versie: int
    status: str
    gemaakt_op: str
    vastgesteld_op: str | None
    evaluatie_op: str | None
    geevalueerd_op: str | None
    analyse: str | None
    analyse_van: str | None
    analyse_op: str | None
    analyse_gezamenlijk: str | None
    dominant: str | None
    tijdsplan: str | None
    netwerk: str | None
    instemming: str | None
    grond: str | None
    verwijscriteria: str | None
    methodiek: str | None
    bewezen: str | None
    ondersteuning: str | None
    steunsysteem: str | None
    evaluatie: str | None
    gezin_zegt: str | None
    vastgelegd: str | None
    """The whole plan as JSON, frozen when it was vastgesteld and again when it was evaluated."""


class Doel(Registertabel, table=True):
    """A goal on one leefgebied; it lives on in a next version until it is reached or dropped."""

    __tablename__ = "doel"
    __table_args__ = (
        Index("doel_nummer", "casus", "nummer", unique=True),
        {"sqlite_strict": True},
    )
    id: int | None = Field(default=None, primary_key=True)
    casus: int = Field(foreign_key="casus.id")
    nummer: int
    plan_van: int = Field(foreign_key="plan.id")
    plan_tot: int | None = Field(default=None, foreign_key="plan.id")
    """The last version that it belongs to; None while it lives."""
    leefgebied: str
    tekst: str
    maat: str | None
    streefdatum: str | None
    resultaat: str | None
    toelichting: str | None


class Afspraak(Registertabel, table=True):
    """Who does what by when (domain §8); a task of the plan when it serves a goal."""

    __tablename__ = "afspraak"
    __table_args__ = (
        Index("afspraak_nummer", "casus", "nummer", unique=True),
        Index("afspraak_open", "uiterlijk", sqlite_where=text("status = 'open'")),
        Index("afspraak_organisatie", "organisatie", "status", "uiterlijk"),
        Index("afspraak_gemaakt", "gemaakt_op"),
        Index("afspraak_afgedaan", "afgedaan_op", sqlite_where=text("afgedaan_op IS NOT NULL")),
        {"sqlite_strict": True},
    )
    id: int | None = Field(default=None, primary_key=True)
    casus: int = Field(foreign_key="casus.id")
    nummer: int
    doel: int | None = Field(default=None, foreign_key="doel.id")
    organisatie: str | None
    wie: str | None
    wat: str
    uiterlijk: str | None
    eerst_uiterlijk: str | None
    """The date first agreed, before it was moved."""
    status: str
    oorzaak: str | None
    toelichting: str | None
    keren_doorgeschoven: int
    gemaakt_op: str
    afgedaan_op: str | None
    aanbod: int | None = Field(default=None, foreign_key="aanbod.id")
    """The product of the sociale kaart with which it is done."""


class Instemming(Registertabel, table=True):
    """Whether somebody agrees with the plan; the latest counts."""

    __tablename__ = "instemming"
    __table_args__ = (Index("instemming_casus", "casus"), {"sqlite_strict": True})
    id: int | None = Field(default=None, primary_key=True)
    casus: int = Field(foreign_key="casus.id")
    persoon: int = Field(foreign_key="persoon.id")
    stand: str
    tijd: str
    dag: str
    wie: str


class Crisiscontact(Registertabel, table=True):
    """Who was called about a crisis, what they do, whether the children are safe (domain §8)."""

    __tablename__ = "crisiscontact"
    __table_args__ = (Index("crisiscontact_casus", "casus"), {"sqlite_strict": True})
    id: int | None = Field(default=None, primary_key=True)
    casus: int = Field(foreign_key="casus.id")
    melding: int | None = Field(default=None, foreign_key="melding.id")
    gebeld: str
    """Code of a partner, else as it was written."""
    op: str
    uitkomst: str
    veilig: str | None
    volgende: str | None
    tijd: str
    dag: str
    wie: str


class Inbreng(Registertabel, table=True):
    """A family brought into the MDO+ or the analyseteam, or not, with the reason (domain §6)."""

    __tablename__ = "inbreng"
    __table_args__ = (
        Index("inbreng_casus", "casus"),
        {"sqlite_strict": True, "sqlite_autoincrement": True},
    )
    id: int | None = Field(default=None, primary_key=True)
    casus: int = Field(foreign_key="casus.id")
    overleg: str
    op: str | None
    terug_op: str | None
    uitkomst: str | None
    niet: str | None
    """Why it is not brought in."""
    dag: str
    wie: str


class Betrokkenheid(Registertabel, table=True):
    """That an organisation is involved with a person: no contents (domain §10)."""

    __tablename__ = "betrokkenheid"
    __table_args__ = (
        Index("betrokkenheid_persoon", "persoon"),
        Index("betrokkenheid_organisatie", "organisatie"),
        {"sqlite_strict": True},
    )
    id: int | None = Field(default=None, primary_key=True)
    persoon: int = Field(foreign_key="persoon.id")
    organisatie: str
    sinds: str | None
    tot: str | None
    contact: str | None
    zorgcoordinatie: str | None


class Terugkoppeling(Registertabel, table=True):
    """Feedback that was given, to the melder, the family or the partners (domain §14.10)."""

    __tablename__ = "terugkoppeling"
    __table_args__ = (
        Index("terugkoppeling_casus", "casus", sqlite_where=text("casus IS NOT NULL")),
        Index("terugkoppeling_melding", "melding", sqlite_where=text("melding IS NOT NULL")),
        {"sqlite_strict": True},
    )
    id: int | None = Field(default=None, primary_key=True)
    aan: str
    casus: int | None = Field(default=None, foreign_key="casus.id")
    melding: int | None = Field(default=None, foreign_key="melding.id")
    tijd: str
    dag: str
    wie: str
    tekst: str | None


class Escalatie(Registertabel, table=True):
    """One step up the line (domain §9); without a casus it is about an organisation."""

    __tablename__ = "escalatie"
    __table_args__ = (
        Index("escalatie_casus", "casus", sqlite_where=text("casus IS NOT NULL")),
        Index("escalatie_open", "tafel", "uiterlijk", sqlite_where=text("status = 'open'")),
        {"sqlite_strict": True, "sqlite_autoincrement": True},
    )
    id: int | None = Field(default=None, primary_key=True)
    casus: int | None = Field(default=None, foreign_key="casus.id")
    tafel: str | None
    spoor: str
    stap: int
    organisatie: str
    afspraak: int | None = Field(default=None, foreign_key="afspraak.id")
    grond: str | None
    toelichting: str | None
    motivering: str | None
    opmerking: str | None
    wie: str
    richting: str
    via: str | None
    regels: str
    bron: str
    gestart_op: str
    uiterlijk: str
    bindend: str
    status: str
    resultaat: str | None
    resultaat_tekst: str | None
    afgerond_op: str | None
    door: str
    overgedragen_door: str | None
    """Who handed it over to who acts; None also for steps from before this was kept."""
    namens: str | None
    """Code of the organisation whose worker experiences the problem."""


class Rolcontact(Registertabel, table=True):
    """Whom to reach in a role of the escalation ladder: a coördinator, a bestuurder (domain §9)."""

    __tablename__ = "rolcontact"
    __table_args__ = {"sqlite_strict": True}
    rol: str = Field(primary_key=True)
    """As the profile names it, in a code: `portefeuillehouder-jeugdzorg-van-de-stadsregio`."""
    naam: str
    telefoon: str | None
    mail: str | None
    sinds: str


class Ggsroordeel(Registertabel, table=True):
    """What the partners say of a GGSR test about policy, which no file can show (domain §12)."""

    __tablename__ = "ggsroordeel"
    __table_args__ = {"sqlite_strict": True, "sqlite_autoincrement": True}
    id: int | None = Field(default=None, primary_key=True)
    toets: str
    oordeel: str
    """ja or nee."""
    dag: str
    bron: str
    wie: str


class Overlegbesluit(Registertabel, table=True):
    """What a table decided, per casus (domain §8)."""

    __tablename__ = "overlegbesluit"
    __table_args__ = (
        Index("overlegbesluit_casus", "casus"),
        Index("overlegbesluit_overleg", "tafel", "overleg", "casus"),
        {"sqlite_strict": True},
    )
    id: int | None = Field(default=None, primary_key=True)
    casus: int = Field(foreign_key="casus.id")
    tafel: str
    overleg: str
    tekst: str
    tijd: str
    dag: str
    wie: str


class Besluitcorrectie(Registertabel, table=True):
    """A decision as it should have been noted, or that it lapsed; the decision itself stays."""

    __tablename__ = "besluitcorrectie"
    __table_args__ = (Index("besluitcorrectie_besluit", "besluit"), {"sqlite_strict": True})
    id: int | None = Field(default=None, primary_key=True)
    besluit: int = Field(foreign_key="overlegbesluit.id")
    tekst: str | None
    """The text from now on; None when it lapsed."""
    vervallen: str | None
    reden: str | None
    tijd: str
    dag: str
    wie: str


class Afspraakcorrectie(Registertabel, table=True):
    """What a column of an afspraak was before it was corrected."""

    __tablename__ = "afspraakcorrectie"
    __table_args__ = (Index("afspraakcorrectie_afspraak", "afspraak"), {"sqlite_strict": True})
    id: int | None = Field(default=None, primary_key=True)
    afspraak: int = Field(foreign_key="afspraak.id")
    veld: str
    oud: str | None
    nieuw: str | None
    reden: str | None
    tijd: str
    dag: str
    wie: str


class Notitie(Registertabel, table=True):
    """A phone call or remark with its source; shared with nobody unless it says so."""

    __tablename__ = "notitie"
    __table_args__ = (
        Index("notitie_casus", "casus"),
        Index("notitie_gedeeld", "dag", sqlite_where=text("delen_met IS NOT NULL")),
        {"sqlite_strict": True},
    )
    id: int | None = Field(default=None, primary_key=True)
    casus: int = Field(foreign_key="casus.id")
    tijd: str
    dag: str
    wie: str
    bron: str | None
    tekst: str
    delen_met: str | None


class Consultatie(Registertabel, table=True):
    """Advice asked without making a melding: counted, without personal data (Visie §4.2)."""

    __tablename__ = "consultatie"
    __table_args__ = (Index("consultatie_dag", "dag"), {"sqlite_strict": True})
    id: int | None = Field(default=None, primary_key=True)
    tijd: str
    dag: str
    wie: str
    tafel: str
    organisatie: str | None
    leefgebied: str | None


class Partner(Registertabel, table=True):
    """An organisation as this register knows it, over what the profile says of it."""

    __tablename__ = "partner"
    __table_args__ = {"sqlite_strict": True}
    code: str = Field(primary_key=True)
    naam: str | None
    opdrachtgever: str | None
    hefboom: str | None
    kring: str | None
    sancties: str | None
    convenant_op: str | None
    kern: str | None
    """Codes of the tables where it is kernpartner; None = as the profile says."""
    schil: str | None


class Contactpersoon(Registertabel, table=True):
    """Whom to call at an organisation."""

    __tablename__ = "contactpersoon"
    __table_args__ = (Index("contactpersoon_partner", "partner"), {"sqlite_strict": True})
    id: int | None = Field(default=None, primary_key=True)
    partner: str
    naam: str
    functie: str | None
    telefoon: str | None
    mail: str | None
    tot: str | None


class Aanbod(Registertabel, table=True):
    """A product of an organisation: one line of the sociale kaart (domain §11)."""

    __tablename__ = "aanbod"
    __table_args__ = (
        Index("aanbod_sleutel", "bron", "sleutel", unique=True),
        {"sqlite_strict": True, "sqlite_autoincrement": True},
    )
    id: int | None = Field(default=None, primary_key=True)
    sleutel: str
    """By what the next delivery of the same file finds it again."""
    organisatie: str
    partner: str | None
    """Code of the partner, when the organisation is one."""
    naam: str
    leefgebieden: str | None
    leeftijd_van: int | None
    leeftijd_tot: int | None
    gebied: str | None
    """Names of neighbourhoods joined by `|`; None = not known, or everywhere."""
    pakket: str | None
    kosten: str | None
    intake: str | None
    wachttijd_weken: int | None
    capaciteit: str | None
    omschrijving: str | None
    bron: str
    """Name of the file that it came from."""
    ververst_op: str
    vervallen_op: str | None
    """The day on which a delivery no longer held it."""


class Ervaring(Registertabel, table=True):
    """What a table experienced with a product (Visie §3.3.2, §3.4.2)."""

    __tablename__ = "ervaring"
    __table_args__ = (Index("ervaring_aanbod", "aanbod"), {"sqlite_strict": True})
    id: int | None = Field(default=None, primary_key=True)
    aanbod: int = Field(foreign_key="aanbod.id")
    tafel: str
    toegankelijkheid: str | None
    kwaliteit: str | None
    prestatie: str | None
    tekst: str | None
    tijd: str
    dag: str
    wie: str


class Knelpunt(Registertabel, table=True):
    """A structural bottleneck (Visie §3.4.2): noted by hand, or seen in the figures."""

    __tablename__ = "knelpunt"
    __table_args__ = (
        Index("knelpunt_gezien", "soort", "organisatie", "leefgebied", "buurt"),
        {"sqlite_strict": True, "sqlite_autoincrement": True},
    )
    id: int | None = Field(default=None, primary_key=True)
    soort: str
    herkomst: str
    """hand, or gezien: found by the program."""
    tafel: str | None
    organisatie: str | None
    leefgebied: str | None
    buurt: str | None
    tekst: str | None
    aantal: int | None
    """How often, when it was last seen."""
    eerst_gezien: str
    laatst_gezien: str
    status: str
    afgehandeld_op: str | None
    wie: str


class Vaststelling(Registertabel, table=True):
    """The figures of a quarter as they were declared final (domain §12)."""

    __tablename__ = "vaststelling"
    __table_args__ = (
        Index("vaststelling_kwartaal", "rapport", "kwartaal", unique=True),
        {"sqlite_strict": True},
    )
    id: int | None = Field(default=None, primary_key=True)
    rapport: str
    kwartaal: str
    profiel: str
    cijfers: str
    """JSON: the report as it was printed, small counts suppressed."""
    tijd: str
    dag: str
    wie: str


class Maandafsluiting(Registertabel, table=True):
    """A month of which the figures are counted, for good (domain §12)."""

    __tablename__ = "maandafsluiting"
    __table_args__ = {"sqlite_strict": True}
    maand: str = Field(primary_key=True)
    profiel: str
    dag: str
    tijd: str
    wie: str


class Maandcijfer(Registertabel, table=True):
    """How many records a population has in one row of one property, in one closed month.

    `sleutelsom`: the sum of the keys of those records, of 64 bits; `getoond`: the count as it is
    printed. What is 0 is not kept.
    """

    __tablename__ = "maandcijfer"
    __table_args__ = {"sqlite_strict": True, "sqlite_with_rowid": False}
    maand: str = Field(primary_key=True, foreign_key="maandafsluiting.maand")
    populatie: str = Field(primary_key=True)
    eigenschap: str = Field(primary_key=True)
    rij: str = Field(primary_key=True)
    aantal: int
    sleutelsom: int
    getoond: int


class Instelling(Registertabel, table=True):
    """What holds for this register whoever uses it: `profiel` is the name of its profile, `geheim`
    what the rounding of counts draws from.
    """

    __tablename__ = "instelling"
    __table_args__ = {"sqlite_strict": True}
    sleutel: str = Field(primary_key=True)
    waarde: str


class Logregel(Registertabel, table=True):
    """Who looked at or changed which personal data, when and through which command (domain §13)."""

    __tablename__ = "logregel"
    __table_args__ = (Index("logregel_tijd", "tijd"), {"sqlite_strict": True})
    id: int | None = Field(default=None, primary_key=True)
    tijd: str
    dag: str
    wie: str
    handeling: str
    onderwerp: str


ALLEEN_TOEVOEGEN = (
    *("toedelingsbesluit", "melding_wijziging", "logregel"),
    *("gebeurtenis", "instemming", "terugkoppeling", "overlegbesluit", "notitie", "consultatie"),
    *(
        "ervaring",
        "vaststelling",
        "maandafsluiting",
        "maandcijfer",
        "besluitcorrectie",
        "afspraakcorrectie",
        "crisiscontact",
        "afstemming",
    ),
)
"""Tables of which a row is never changed or removed."""

_VAN_MELDING = (
    "NOT EXISTS (SELECT 1 FROM melding m JOIN importering i ON i.id = m.importering "
    "WHERE m.id = OLD.melding AND i.ongedaan_op IS NOT NULL)"
)
BEHALVE_TERUGGEDRAAID = {
    "toedelingsbesluit": _VAN_MELDING,
    "melding_wijziging": _VAN_MELDING,
    "gebeurtenis": "NOT EXISTS (SELECT 1 FROM melding m WHERE m.casus = OLD.casus) "
    "OR EXISTS (SELECT 1 FROM melding m LEFT JOIN importering i ON i.id = m.importering "
    "WHERE m.casus = OLD.casus AND i.ongedaan_op IS NULL)",
}
"""When a row of these may not go: unless with the meldingen of an import that was taken back."""


def trigger_sql(tabel: str, daad: str) -> str:
    wanneer = BEHALVE_TERUGGEDRAAID.get(tabel) if daad == "DELETE" else None
    return (
        f"CREATE TRIGGER {tabel}_geen_{daad.lower()} BEFORE {daad} ON {tabel} "
        f"{f'WHEN {wanneer} ' if wanneer else ''}"
        f"BEGIN SELECT RAISE(ABORT, '{tabel} is alleen om aan toe te voegen'); END"
    )


for _naam in ALLEEN_TOEVOEGEN:
    for _daad in ("UPDATE", "DELETE"):
        event.listen(
            SQLModel.metadata.tables[_naam],
            "after_create",
            DDL(trigger_sql(_naam, _daad)),  # type: ignore[no-untyped-call]
        )
