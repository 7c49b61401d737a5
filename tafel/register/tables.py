"""The tables of the register: the schema of record (SQLModel), STRICT, with its keys and indexes.

Their columns are those of the rows in `rijen`; here each becomes a table. Migrations make a
register and bring an older one to this shape; a test compares the two. Dates and times are ISO 8601
text, lists are codes joined by `|`, structured values are JSON text. Reading and writing is named
SQL (see `store`, docs/adr/0003 and 0009).
"""

from types import UnionType, new_class
from typing import Any, get_args

from msgspec.structs import fields
from sqlalchemy import DDL, Index, event, text
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.types import String
from sqlmodel import Field, SQLModel
from sqlmodel.sql.sqltypes import AutoString

from tafel.register.plaatsen import tekstkolommen
from tafel.register.rijen import Rij
from tafel.register.rijen.aanbod import Ervaringrij, Knelpuntrij, Productrij
from tafel.register.rijen.beheer import (
    Daadrij,
    Instellingrij,
    Logregelrij,
    Rectificatierij,
    Vergevennummerrij,
)
from tafel.register.rijen.casus import (
    Afstemmingrij,
    Casusrij,
    Casuszonderrij,
    Crisiscontactrij,
    Gebeurtenisrij,
    Inbrengrij,
    Instemmingrij,
    Notitierij,
    Oudnummerrij,
    Terugkoppelingrij,
)
from tafel.register.rijen.escalatie import Escalatierij, Rolcontactrij
from tafel.register.rijen.melding import (
    Beoordelingrij,
    Huisadresrij,
    Huishoudenrij,
    Importeringrij,
    Importspoorrij,
    Indelingrij,
    Meldingrij,
    Meldingwijzigingrij,
    Persoonrij,
    Toedelingsbesluitrij,
)
from tafel.register.rijen.overleg import (
    Afmeldingrij,
    Besluitcorrectierij,
    Overlegbesluitrij,
    Overlegregelrij,
    Overlegrij,
    Overlegversierij,
    Overlegverzetrij,
)
from tafel.register.rijen.partner import (
    Betrokkenheidrij,
    Consultatierij,
    Contactpersoonrij,
    Partnerrij,
    Vervangingrij,
)
from tafel.register.rijen.plan import Afspraakcorrectierij, Afspraakrij, Doelrij, Planrij
from tafel.register.rijen.rapport import (
    Ggsroordeelrij,
    Maandafsluitingrij,
    Maandcijferrij,
    Vaststellingrij,
)


@compiles(String, "sqlite")
@compiles(AutoString, "sqlite")
def _tekst(*_: object, **__: object) -> str:
    """STRICT tables know TEXT, not VARCHAR."""
    return "TEXT"


def _tabel(
    naam: str,
    rij: type[Rij],
    *indexen: Index,
    sleutel: tuple[str, ...] = ("id",),
    hergebruik: bool = True,
    rowid: bool = True,
    **verwijst: str,
) -> None:
    """The SQLModel class of a table that holds these rows.

    `sleutel`: the columns of its primary key; `hergebruik`: whether a number of a row that is gone
    may come again; `verwijst`: column → table whose key it holds.
    """
    velden = fields(rij)
    inhoud: dict[str, Any] = {veld.name: Field() for veld in velden}
    inhoud |= {kolom: Field(foreign_key=doel) for kolom, doel in verwijst.items()}
    for kolom in sleutel:
        sleutelt: dict[str, Any] = {"foreign_key": verwijst[kolom]} if kolom in verwijst else {}
        inhoud[kolom] = Field(primary_key=True, **sleutelt)
    opties = {
        "sqlite_strict": True,
        "sqlite_autoincrement": not hergebruik,
        "sqlite_with_rowid": rowid,
    }
    inhoud |= {
        "__module__": __name__,
        "__annotations__": {veld.name: _soort(veld.type) for veld in velden},
        "__tablename__": naam,
        "__table_args__": (*indexen, opties),
    }
    new_class(naam, (SQLModel,), {"table": True}, lambda ruimte: ruimte.update(inhoud))


def _soort(veld: Any) -> Any:
    """What a column of this type is stored as: a whole number, else text; either may be empty."""
    soorten = get_args(veld) if isinstance(veld, UnionType) else (veld,)
    kaal: Any = int if int in soorten else str
    return kaal | None if type(None) in soorten else kaal


_tabel("importering", Importeringrij, hergebruik=False)
_tabel("indeling", Indelingrij, sleutel=("koppen",))
_tabel(
    "importspoor",
    Importspoorrij,
    Index("importspoor_importering", "importering"),
    Index("importspoor_melding", "melding", sqlite_where=text("melding IS NOT NULL")),
    importering="importering.id",
    melding="melding.id",
    huishouden="huishouden.id",
)
_tabel(
    "huishouden",
    Huishoudenrij,
    Index("huishouden_adres", "postcode", "huisnummer"),
    hergebruik=False,
)
_tabel(
    "huisadres",
    Huisadresrij,
    Index("huisadres_huishouden", "huishouden"),
    huishouden="huishouden.id",
)
_tabel(
    "persoon",
    Persoonrij,
    Index("persoon_sleutel", "sleutel"),
    Index("persoon_huishouden", "huishouden"),
    Index("persoon_kind", "huishouden", sqlite_where=text("rol = 'kind'")),
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
    Index("persoon_woont", "woont", sqlite_where=text("woont IS NOT NULL")),
    hergebruik=False,
    huishouden="huishouden.id",
    woont="huishouden.id",
)
_tabel(
    "casus",
    Casusrij,
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
    hergebruik=False,
    huishouden="huishouden.id",
    vorige="casus.id",
)
_tabel(
    "melding",
    Meldingrij,
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
    hergebruik=False,
    persoon="persoon.id",
    casus="casus.id",
    importering="importering.id",
    zelfde_als="melding.id",
)
_tabel(
    "beoordeling",
    Beoordelingrij,
    Index("beoordeling_melding", "melding"),
    Index("beoordeling_met", "met"),
    Index("beoordeling_open", "melding", sqlite_where=text("oordeel IS NULL")),
    melding="melding.id",
    met="melding.id",
)
_tabel(
    "melding_wijziging",
    Meldingwijzigingrij,
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
    melding="melding.id",
    importering="importering.id",
    ongedaan="importering.id",
)
_tabel(
    "toedelingsbesluit",
    Toedelingsbesluitrij,
    Index("toedelingsbesluit_melding", "melding", "id", "uitkomst", "dag"),
    melding="melding.id",
    casus="casus.id",
)
_tabel(
    "casuszonder",
    Casuszonderrij,
    Index("casuszonder_casus", "casus", "partner", unique=True),
    Index("casuszonder_partner", "partner"),
    casus="casus.id",
)
_tabel(
    "oudnummer",
    Oudnummerrij,
    Index("oudnummer_nummer", "tabel", "casus", "nummer", unique=True),
    casus="casus.id",
)
_tabel("afstemming", Afstemmingrij, Index("afstemming_casus", "casus"), casus="casus.id")
_tabel(
    "gebeurtenis",
    Gebeurtenisrij,
    Index("gebeurtenis_casus", "casus"),
    Index("gebeurtenis_soort", "soort", "dag"),
    casus="casus.id",
)
_tabel(
    "plan",
    Planrij,
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
    casus="casus.id",
)
_tabel(
    "doel",
    Doelrij,
    Index("doel_nummer", "casus", "nummer", unique=True),
    casus="casus.id",
    plan_van="plan.id",
    plan_tot="plan.id",
)
_tabel(
    "afspraak",
    Afspraakrij,
    Index("afspraak_nummer", "casus", "nummer", unique=True),
    Index("afspraak_open", "uiterlijk", sqlite_where=text("status = 'open'")),
    Index("afspraak_organisatie", "organisatie", "status", "uiterlijk"),
    Index("afspraak_gemaakt", "gemaakt_op"),
    Index("afspraak_afgedaan", "afgedaan_op", sqlite_where=text("afgedaan_op IS NOT NULL")),
    casus="casus.id",
    doel="doel.id",
    aanbod="aanbod.id",
)
_tabel(
    "instemming",
    Instemmingrij,
    Index("instemming_casus", "casus"),
    casus="casus.id",
    persoon="persoon.id",
)
_tabel(
    "crisiscontact",
    Crisiscontactrij,
    Index("crisiscontact_casus", "casus"),
    casus="casus.id",
    melding="melding.id",
)
_tabel("inbreng", Inbrengrij, Index("inbreng_casus", "casus"), hergebruik=False, casus="casus.id")
_tabel(
    "betrokkenheid",
    Betrokkenheidrij,
    Index("betrokkenheid_persoon", "persoon"),
    Index("betrokkenheid_organisatie", "organisatie"),
    persoon="persoon.id",
)
_tabel(
    "terugkoppeling",
    Terugkoppelingrij,
    Index("terugkoppeling_casus", "casus", sqlite_where=text("casus IS NOT NULL")),
    Index("terugkoppeling_melding", "melding", sqlite_where=text("melding IS NOT NULL")),
    casus="casus.id",
    melding="melding.id",
)
_tabel(
    "escalatie",
    Escalatierij,
    Index("escalatie_casus", "casus", sqlite_where=text("casus IS NOT NULL")),
    Index("escalatie_open", "tafel", "uiterlijk", sqlite_where=text("status = 'open'")),
    hergebruik=False,
    casus="casus.id",
    afspraak="afspraak.id",
)
_tabel("rolcontact", Rolcontactrij, sleutel=("rol",))
_tabel("ggsroordeel", Ggsroordeelrij, hergebruik=False)
_tabel(
    "overlegbesluit",
    Overlegbesluitrij,
    Index("overlegbesluit_casus", "casus"),
    Index("overlegbesluit_overleg", "tafel", "overleg", "casus"),
    casus="casus.id",
)
_tabel(
    "besluitcorrectie",
    Besluitcorrectierij,
    Index("besluitcorrectie_besluit", "besluit"),
    besluit="overlegbesluit.id",
)
_tabel(
    "overleg",
    Overlegrij,
    Index("overleg_op", "tafel", "op", unique=True),
    hergebruik=False,
)
_tabel(
    "overlegregel",
    Overlegregelrij,
    Index("overlegregel_overleg", "overleg"),
    Index("overlegregel_casus", "casus", sqlite_where=text("casus IS NOT NULL")),
    Index("overlegregel_weg", "weg", sqlite_where=text("weg IS NOT NULL")),
    hergebruik=False,
    overleg="overleg.id",
    casus="casus.id",
)
_tabel(
    "overlegversie",
    Overlegversierij,
    Index("overlegversie_versie", "overleg", "versie", unique=True),
    overleg="overleg.id",
)
_tabel("overlegverzet", Overlegverzetrij, sleutel=("tafel", "van"))
_tabel("afmelding", Afmeldingrij, sleutel=("tafel", "overleg", "partner"))
_tabel(
    "afspraakcorrectie",
    Afspraakcorrectierij,
    Index("afspraakcorrectie_afspraak", "afspraak"),
    afspraak="afspraak.id",
)
_tabel(
    "notitie",
    Notitierij,
    Index("notitie_casus", "casus"),
    Index("notitie_gedeeld", "dag", sqlite_where=text("delen_met IS NOT NULL")),
    casus="casus.id",
)
_tabel("consultatie", Consultatierij, Index("consultatie_dag", "dag"))
_tabel("partner", Partnerrij, sleutel=("code",))
_tabel("contactpersoon", Contactpersoonrij, Index("contactpersoon_partner", "partner"))
_tabel("vervanging", Vervangingrij, hergebruik=False)
_tabel(
    "aanbod", Productrij, Index("aanbod_sleutel", "bron", "sleutel", unique=True), hergebruik=False
)
_tabel("ervaring", Ervaringrij, Index("ervaring_aanbod", "aanbod"), aanbod="aanbod.id")
_tabel(
    "knelpunt",
    Knelpuntrij,
    Index("knelpunt_gezien", "soort", "organisatie", "leefgebied", "buurt"),
    hergebruik=False,
)
_tabel(
    "vaststelling",
    Vaststellingrij,
    Index("vaststelling_kwartaal", "rapport", "kwartaal", unique=True),
)
_tabel("maandafsluiting", Maandafsluitingrij, sleutel=("maand",))
_tabel(
    "maandcijfer",
    Maandcijferrij,
    sleutel=("maand", "populatie", "eigenschap", "rij"),
    rowid=False,
    maand="maandafsluiting.maand",
)
_tabel("daad", Daadrij, sleutel=("wie",))
_tabel("vergeven_nummer", Vergevennummerrij, sleutel=("tabel", "casus"))
_tabel("instelling", Instellingrij, sleutel=("sleutel",))
_tabel(
    "logregel",
    Logregelrij,
    Index("logregel_tijd", "tijd"),
    Index(
        "logregel_afgesloten",
        "onderwerp",
        sqlite_where=text("handeling = 'rapport afsluiten'"),
    ),
)

_tabel(
    "rectificatie",
    Rectificatierij,
    hergebruik=False,
    bezig="rectificatie.id",
)

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
        "overlegversie",
    ),
)
"""Tables of which a row is never changed or removed."""

_VAN_MELDING = (
    "NOT EXISTS (SELECT 1 FROM melding m JOIN importering i ON i.id = m.importering "
    "WHERE m.id = OLD.melding AND i.ongedaan_op IS NOT NULL)"
)


def _teruggenomen(tabel: str) -> str:
    """A row that was made by what somebody did last, or by a line of a meeting, and that he took
    back. (Of JSON only json_each: SQLite 3.40 lets no other function of it into a trigger while
    the schema is not trusted.)
    """
    rij = f"'{tabel}/' || OLD.id"
    return (
        "NOT EXISTS (SELECT 1 FROM daad d, json_each(d.gemaakt) g "
        f"WHERE d.ongedaan IS NOT NULL AND g.value = {rij}) "
        "AND NOT EXISTS (SELECT 1 FROM overlegregel r, json_each(r.gemaakt) g "
        f"WHERE r.weg IS NOT NULL AND g.value = {rij})"
    )


_MET_EEN_IMPORT = {
    "toedelingsbesluit": _VAN_MELDING,
    "melding_wijziging": _VAN_MELDING,
    "gebeurtenis": "(NOT EXISTS (SELECT 1 FROM melding m WHERE m.casus = OLD.casus) "
    "OR EXISTS (SELECT 1 FROM melding m LEFT JOIN importering i ON i.id = m.importering "
    "WHERE m.casus = OLD.casus AND i.ongedaan_op IS NULL))",
}
"""When a row of these may not go: unless with the meldingen of an import that was taken back."""
BLIJFT_ALTIJD = frozenset(
    {"logregel", "vaststelling", "maandafsluiting", "maandcijfer", "overlegversie"}
)
"""Tables of which a row stays whatever is taken back."""


def _mag_niet_weg(tabel: str) -> str | None:
    """When a row of a table that only grows may not be removed; None: never."""
    if tabel in BLIJFT_ALTIJD:
        return None
    delen = (_MET_EEN_IMPORT.get(tabel), _teruggenomen(tabel))
    return " AND ".join(filter(None, delen))


def _mag_niet_anders(tabel: str) -> str | None:
    """When a row of a table that only grows may not be changed; None: never. What people typed may
    go out of it, while a rectification is busy, and nothing else may change.
    """
    if not (tekst := tekstkolommen(tabel)):
        return None
    rest = (k.name for k in SQLModel.metadata.tables[tabel].columns if k.name not in tekst)
    gelijk = " AND ".join(f"OLD.{kolom} IS NEW.{kolom}" for kolom in rest)
    return f"NOT (EXISTS (SELECT 1 FROM rectificatie WHERE bezig IS NOT NULL) AND {gelijk})"


def trigger_sql(tabel: str, daad: str) -> str:
    wanneer = _mag_niet_weg(tabel) if daad == "DELETE" else _mag_niet_anders(tabel)
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
