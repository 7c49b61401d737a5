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


class Tabel(SQLModel):
    __table_args__: object = {"sqlite_strict": True}


class Importering(Tabel, table=True):
    """One run of `melding import`: what came in, from what, and how much of it."""

    __tablename__ = "importering"
    __table_args__ = {"sqlite_strict": True, "sqlite_autoincrement": True}
    id: int | None = Field(default=None, primary_key=True)
    tijd: str
    dag: str
    wie: str
    bestanden: str
    sha256: str
    gelezen: int
    toegevoegd: int
    gewijzigd: int
    al_bekend: int
    afgewezen: int


class Huishouden(Tabel, table=True):
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


class Persoon(Tabel, table=True):
    """A person; the same person only when `sleutel` (whole name and birth date) agrees."""

    __tablename__ = "persoon"
    __table_args__ = (
        Index("persoon_sleutel", "sleutel"),
        Index("persoon_huishouden", "huishouden"),
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


class Casus(Tabel, table=True):
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


class Melding(Tabel, table=True):
    """A report of care need or nuisance; its columns are those of tafel.kolommen, canonical."""

    __tablename__ = "melding"
    __table_args__ = (
        Index("melding_sleutel", "sleutel"),
        Index("melding_persoon", "persoon"),
        Index("melding_casus", "casus", sqlite_where=text("casus IS NOT NULL")),
        Index("melding_status", "status", "ontvangen_op"),
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


class MeldingWijziging(Tabel, table=True):
    """What a field of a melding was before it changed: nothing is lost."""

    __tablename__ = "melding_wijziging"
    __table_args__ = (Index("melding_wijziging_melding", "melding"), {"sqlite_strict": True})
    id: int | None = Field(default=None, primary_key=True)
    melding: int = Field(foreign_key="melding.id")
    tijd: str
    dag: str
    wie: str
    importering: int | None = Field(default=None, foreign_key="importering.id")
    veld: str
    oud: str | None
    nieuw: str | None


class Toedelingsbesluit(Tabel, table=True):
    """The ledger of toedelingen (domain §14.1): one row per decision, never changed or removed."""

    __tablename__ = "toedelingsbesluit"
    __table_args__ = (
        Index("toedelingsbesluit_melding", "melding", "id"),
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


class Logregel(Tabel, table=True):
    """Who looked at or changed which personal data, when and through which command (domain §13)."""

    __tablename__ = "logregel"
    __table_args__ = (Index("logregel_tijd", "tijd"), {"sqlite_strict": True})
    id: int | None = Field(default=None, primary_key=True)
    tijd: str
    dag: str
    wie: str
    handeling: str
    onderwerp: str


ALLEEN_TOEVOEGEN = ("toedelingsbesluit", "melding_wijziging", "logregel")
"""Tables of which a row is never changed or removed."""


def trigger_sql(tabel: str, daad: str) -> str:
    return (
        f"CREATE TRIGGER {tabel}_geen_{daad.lower()} BEFORE {daad} ON {tabel} "
        f"BEGIN SELECT RAISE(ABORT, '{tabel} is alleen om aan toe te voegen'); END"
    )


for _naam in ALLEEN_TOEVOEGEN:
    for _daad in ("UPDATE", "DELETE"):
        event.listen(
            SQLModel.metadata.tables[_naam],
            "after_create",
            DDL(trigger_sql(_naam, _daad)),  # type: ignore[no-untyped-call]
        )
