"""Where typed text stands in the register: every column of text that there is, or why it holds none
(docs/adr/0015). What `tafel rectificeer` looks through, and all that it may change.
"""

from collections.abc import Mapping

from msgspec import Struct

_CASUS = "casus IN (SELECT value FROM json_each(:casussen))"
_MELDING = "melding IN (SELECT value FROM json_each(:meldingen))"
_BEIDE = f"({_CASUS} OR {_MELDING})"
_PERSOON = (
    "persoon IN (SELECT p.id FROM persoon p JOIN casus c ON c.huishouden = p.huishouden "
    "WHERE c.id IN (SELECT value FROM json_each(:casussen)) UNION SELECT m.persoon FROM melding m "
    "WHERE m.id IN (SELECT value FROM json_each(:meldingen)))"
)
_VAN_AFSPRAAK = f"afspraak IN (SELECT id FROM afspraak WHERE {_CASUS})"
_VAN_BESLUIT = f"besluit IN (SELECT id FROM overlegbesluit WHERE {_CASUS})"
_LOS = (
    "(casus IS NULL AND verwijzing IN (SELECT 'M' || value FROM json_each(:meldingen) "
    f"UNION SELECT 'E' || id FROM escalatie WHERE {_CASUS}))"
)
OVERAL = "TRUE"
NERGENS = "FALSE"


class Tekstplaats(Struct, frozen=True):
    """A table in which people type."""

    woord: str
    """What a row of it is called."""
    kolommen: tuple[str, ...]
    """Of plain text."""
    waar: str
    """SQL: which rows are of these `:casussen` and `:meldingen`."""
    dag: str
    """Column, or SQL, of the day on which it was written."""
    json: tuple[str, ...] = ()
    """Columns of JSON in which text stands: of the row itself."""
    inhoud: tuple[str, ...] = ()
    """Columns of JSON with a melding as it was received."""
    papier: tuple[str, ...] = ()
    """Columns of JSON of a frozen paper, about several casussen."""
    spoor: tuple[str, ...] = ()
    """Columns of what takes rows back: [[table, row, as it was, as it became], …]."""
    sleutel: str = "id"

    @property
    def alle(self) -> tuple[str, ...]:
        """Every column that is looked through, and so may be changed."""
        return (*self.kolommen, *self.json, *self.inhoud, *self.papier, *self.spoor)


PLAATSEN: Mapping[str, Tekstplaats] = {
    "melding": Tekstplaats(
        "melding",
        (
            *("kenmerk", "melder_organisatie", "melder_naam", "melder_contact", "reden"),
            *("betrokken_organisaties", "opmerkingen", "groep", "teruggeleid_naar"),
        ),
        "id IN (SELECT value FROM json_each(:meldingen))",
        "ontvangen_op",
        inhoud=("inhoud",),
    ),
    "melding_wijziging": Tekstplaats("geschiedenis van melding", ("oud", "nieuw"), _MELDING, "dag"),
    "importspoor": Tekstplaats(
        "geschiedenis van import",
        (),
        _MELDING,
        "(SELECT i.dag FROM importering i WHERE i.id = importering)",
        inhoud=("inhoud",),
    ),
    "importering": Tekstplaats("import (bestandsnaam)", ("bestanden",), NERGENS, "dag"),
    "toedelingsbesluit": Tekstplaats("toedelingsbesluit", ("motivering",), _BEIDE, "dag"),
    "casus": Tekstplaats(
        "casus",
        (
            *("zaaknummer", "casemanager", "casemanager_contact", "casemanager_reden"),
            *("opgeschaald_naar", "volgreden", "evaluatie", "opschortreden"),
            *("procesmanager", "procesmanager_contact", "niet_overgedragen"),
        ),
        "id IN (SELECT value FROM json_each(:casussen))",
        "geopend_op",
        json=("verheldering",),
    ),
    "casuszonder": Tekstplaats("partner buiten de casus", ("reden",), _CASUS, "dag"),
    "afstemming": Tekstplaats("afstemming", ("met", "uitkomst"), _CASUS, "dag"),
    "notitie": Tekstplaats("notitie", ("tekst", "bron"), _CASUS, "dag"),
    "crisiscontact": Tekstplaats("crisiscontact", ("gebeld", "uitkomst"), _BEIDE, "dag"),
    "inbreng": Tekstplaats("inbreng", ("uitkomst", "niet"), _CASUS, "dag"),
    "terugkoppeling": Tekstplaats("terugkoppeling", ("tekst",), _BEIDE, "dag"),
    "betrokkenheid": Tekstplaats("betrokkenheid", ("contact",), _PERSOON, "sinds"),
    "plan": Tekstplaats(
        "plan",
        (
            *("analyse", "analyse_van", "tijdsplan", "netwerk", "grond", "verwijscriteria"),
            *("methodiek", "ondersteuning", "steunsysteem", "evaluatie", "gezin_zegt"),
        ),
        _CASUS,
        "gemaakt_op",
        json=("vastgelegd",),
    ),
    "doel": Tekstplaats(
        "doel",
        ("tekst", "maat", "toelichting"),
        _CASUS,
        "(SELECT p.gemaakt_op FROM plan p WHERE p.id = plan_van)",
    ),
    "afspraak": Tekstplaats("afspraak", ("wie", "wat", "toelichting"), _CASUS, "gemaakt_op"),
    "afspraakcorrectie": Tekstplaats(
        "correctie van afspraak", ("oud", "nieuw", "reden"), _VAN_AFSPRAAK, "dag"
    ),
    "escalatie": Tekstplaats(
        "escalatie", ("toelichting", "motivering", "resultaat_tekst"), _CASUS, "gestart_op"
    ),
    "overlegbesluit": Tekstplaats("besluit", ("tekst",), _CASUS, "overleg"),
    "besluitcorrectie": Tekstplaats(
        "correctie van besluit", ("tekst", "reden"), _VAN_BESLUIT, "dag"
    ),
    "overleg": Tekstplaats("vaste agenda", (), OVERAL, "op", papier=("agenda",)),
    "overlegregel": Tekstplaats(
        "regel van het overleg",
        ("tekst",),
        f"({_CASUS} OR {_LOS})",
        "(SELECT o.op FROM overleg o WHERE o.id = overleg)",
        spoor=("gewijzigd",),
    ),
    "overlegversie": Tekstplaats(
        "vaste besluitenlijst",
        (),
        OVERAL,
        "(SELECT o.op FROM overleg o WHERE o.id = overleg)",
        papier=("lijst",),
    ),
    "overlegverzet": Tekstplaats("verzet overleg", ("reden",), NERGENS, "dag", sleutel="rowid"),
    "afmelding": Tekstplaats("afmelding", ("vervanger",), NERGENS, "overleg", sleutel="rowid"),
    "ervaring": Tekstplaats("ervaring", ("tekst",), NERGENS, "dag"),
    "ggsroordeel": Tekstplaats("oordeel over het beleid", ("bron",), NERGENS, "dag"),
    "knelpunt": Tekstplaats("knelpunt", ("tekst",), NERGENS, "eerst_gezien"),
    "vaststelling": Tekstplaats("vastgestelde cijfers", (), NERGENS, "dag", json=("cijfers",)),
    "daad": Tekstplaats(
        "wat ongedaan kan", (), OVERAL, "substr(tijd, 1, 10)", spoor=("gewijzigd",), sleutel="rowid"
    ),
    "rectificatie": Tekstplaats("reden van een rectificatie", ("reden",), _BEIDE, "dag"),
}
"""Per table what is looked through."""

_CODE = "een code, of een woord dat het programma kiest"
_MOMENT = "een dag of een moment"
_GEBRUIKER = "wie het programma gebruikte"
_SLEUTEL = "een sleutel die uit gegevens volgt"
_GEGEVEN = "een gegeven van een persoon of een huishouden: tafel melding wijzig"
ADRESBOEK = "het adresboek van wie hier werkt: tafel partner contact, tafel vervang"
KAART = "de sociale kaart: laad een verbeterd bestand"
_PROFIEL = "komt uit het profiel"
_CIJFERS = "cijfers"


def _alle(reden: str, kolommen: str) -> dict[str, str]:
    return dict.fromkeys(kolommen.split(), reden)


_OVERAL = (
    _alle(_MOMENT, "tijd dag op ongedaan_op afgedaan_op gemaakt_op uiterlijk eerst_uiterlijk sinds")
    | _alle(_MOMENT, "tot van begonnen gesloten afgehandeld_op terug_op convenant_op gestart_op")
    | _alle(_MOMENT, "eerst_gezien laatst_gezien weg afgerond_op streefdatum overleg volgende")
    | _alle(_GEBRUIKER, "wie ongedaan_door")
    | _alle(_CODE, "status soort tafel organisatie partner leefgebied oordeel stand veld")
)
"""What these hold, in any table where they are not looked through."""
GEEN_TEKST: Mapping[str, Mapping[str, str]] = {
    "aanbod": _alle(
        KAART,
        "sleutel organisatie partner naam leefgebieden gebied pakket kosten intake capaciteit "
        "omschrijving bron ververst_op vervallen_op",
    ),
    "afspraak": _alle(_CODE, "oorzaak"),
    "besluitcorrectie": _alle(_CODE, "vervallen"),
    "beoordeling": _alle(_CODE, "reden") | _alle(_MOMENT, "gesteld_op"),
    "betrokkenheid": _alle(_CODE, "zorgcoordinatie"),
    "casus": _alle(
        _CODE,
        "uitkomst voorkeur erkenning verificatie chronisch multiprobleem categorie "
        "casemanager_organisatie sluitreden crisis crisis_elders categorie_mogelijk",
    )
    | _alle(
        _MOMENT,
        "geopend_op besproken_op stap_sinds opgeschaald_op volg_op gesloten_op nazorg_op "
        "opgeschort_op opgeschort_tot termijn_vanaf crisis_sinds crisis_gemeld crisis_volgende "
        "procesmanager_sinds niet_overgedragen_op",
    ),
    "contactpersoon": _alle(ADRESBOEK, "naam functie telefoon mail"),
    "crisiscontact": _alle(_CODE, "veilig"),
    "daad": _alle(_CODE, "handeling onderwerp gemaakt ongedaan"),
    "doel": _alle(_CODE, "resultaat"),
    "ervaring": _alle(_CODE, "toegankelijkheid kwaliteit prestatie"),
    "escalatie": _alle(_CODE, "spoor grond regels bindend namens resultaat door")
    | _alle(_PROFIEL, "opmerking wie richting via bron overgedragen_door"),
    "gebeurtenis": _alle(_CODE, "tekst gegevens"),
    "ggsroordeel": _alle(_CODE, "toets"),
    "indeling": _alle(_CODE, "koppen tekst"),
    "huisadres": _alle(_GEGEVEN, "postcode huisnummer huisletter toevoeging buurt"),
    "huishouden": _alle(_GEGEVEN, "postcode huisnummer toevoeging buurt huisletter afgeschermd"),
    "importering": _alle(_CODE, "sha256 bekend hoogste"),
    "importspoor": _alle(_GEGEVEN, "kolommen") | _alle(_MOMENT, "crisis_gemeld"),
    "instelling": _alle(_CODE, "sleutel waarde"),
    "knelpunt": _alle(_CODE, "herkomst buurt"),
    "logregel": _alle(_CODE, "handeling onderwerp namens"),
    "maandafsluiting": _alle(_CIJFERS, "maand profiel stand kaart zegel"),
    "maandcijfer": _alle(_CIJFERS, "maand populatie eigenschap rij"),
    "melding": _alle(
        _CODE,
        "uitkomst kanaal aard urgentie woonsituatie zorgen_om_kinderen gezinsbenadering "
        "zelf_oplossen risico_samenleving crisis complex besproken_met_betrokkene leefgebieden "
        "bijzonderheden regulier_aanbod aanvliegroute jeugdhulp overlast_openbaar bevestiging",
    )
    | _alle(_MOMENT, "ontvangen_op crisis_gemeld")
    | _alle(_SLEUTEL, "sleutel")
    | _alle(_GEGEVEN, "inwonende_kinderen"),
    "notitie": _alle(_CODE, "delen_met"),
    "oudnummer": _alle(_CODE, "tabel"),
    "overlegregel": _alle(_CODE, "verwijzing gemaakt"),
    "overlegversie": _alle(_CODE, "wijziging"),
    "overlegverzet": _alle(_MOMENT, "naar"),
    "partner": _alle(ADRESBOEK, "code naam opdrachtgever hefboom kring sancties kern schil"),
    "persoon": _alle(_GEGEVEN, "voornaam voorletters tussenvoegsel achternaam geboortedatum bsn")
    | _alle(_CODE, "rol genoemd")
    | _alle(_MOMENT, "jaren_op erbij_op")
    | _alle(_SLEUTEL, "sleutel"),
    "plan": _alle(_CODE, "analyse_gezamenlijk dominant instemming bewezen")
    | _alle(_MOMENT, "vastgesteld_op evaluatie_op geevalueerd_op analyse_op"),
    "rectificatie": _alle(_CODE, "plaatsen") | _alle(_MOMENT, "schoon"),
    "rolcontact": _alle(ADRESBOEK, "rol naam telefoon mail"),
    "terugkoppeling": _alle(_CODE, "aan"),
    "toedelingsbesluit": _alle(_CODE, "uitkomst profiel profielversie besluit voorstel"),
    "vaststelling": _alle(_CODE, "rapport kwartaal profiel"),
    "vergeven_nummer": _alle(_CODE, "tabel"),
    "vervanging": _alle(ADRESBOEK, "wie door contact ingetrokken door_wie"),
}


def waarom_geen_tekst(tabel: str, kolom: str) -> str | None:
    """Why a column holds no typed text; None where it is looked through, or not known."""
    if kolom in tekstkolommen(tabel):
        return None
    return GEEN_TEKST.get(tabel, {}).get(kolom) or _OVERAL.get(kolom)


def tekstkolommen(tabel: str) -> tuple[str, ...]:
    """The columns of a table that are looked through, and so may be changed."""
    return PLAATSEN[tabel].alle if tabel in PLAATSEN else ()
