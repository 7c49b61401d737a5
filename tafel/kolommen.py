"""The columns of a melding, described once.

The import, the options of `melding add` and `melding wijzig`, the questions of `melding vul-aan`
and the columns of the register all follow `KOLOMMEN`. How a text becomes the value of a column:
`tafel.waarden`.
"""

import unicodedata
from collections.abc import Mapping
from enum import Enum, auto

from msgspec import Struct, field

from tafel import gangbaar
from tafel.schoon import schoon

KORT = 100
"""Longest text, in characters, that a value of another kind than free text can have."""

OUDSTE = 120
"""Highest age, in whole years, that is believed."""
GEEN = "geen"
SCHEIDING = "|"


class Soort(Enum):
    """How the text of a column is read and what its canonical value looks like."""

    TEKST = auto()
    REGELS = auto()
    """Text of several lines."""
    VOORLETTERS = auto()
    """`J.P.`"""
    VOLLEDIGE_NAAM = auto()
    """A whole name; split into the four columns of a name, never stored itself."""
    DATUM = auto()
    """`JJJJ-MM-DD`, not in the future and no more than `OUDSTE` years back."""
    GEBOORTEDATUM = auto()
    """`JJJJ-MM-DD`, or `JJJJ-MM` or `JJJJ` when no more is known."""
    LEEFTIJD = auto()
    """int, whole years 0–120."""
    JA_NEE = auto()
    KEUZE = auto()
    """One code of `waarden`."""
    ZWAARSTE = auto()
    """One code of `waarden`, which are ordered from light to heavy; of several the heaviest counts.
    """
    LIJST = auto()
    """Codes of `waarden` joined by `|`, in the order stated, none twice."""
    VRIJE_LIJST = auto()
    """Texts joined by `|`."""
    KINDEREN = auto()
    """`geen`, or per child `[naam ]` and `JJJJ-MM-DD`, `JJJJ-MM`, `JJJJ`, `4 jaar` or `?`, joined
    by `|`."""
    POSTCODE = auto()
    """`1102 AB`"""
    HUISNUMMER = auto()
    """Digits, with an addition behind them as it was typed."""
    TOEVOEGING = auto()
    """What stands behind a house number, as typed."""
    HUISLETTER = auto()
    """One letter, as typed."""
    BSN = auto()


class Kolom(Struct, frozen=True, eq=False):
    """One fact of a melding: its name everywhere, how it is read, and how it is asked for."""

    naam: str
    soort: Soort
    label: str
    synoniemen: tuple[str, ...] = ()
    waarden: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Closed list: code → other words for it."""
    persoonsgegeven: bool = False
    """A refused value is never shown back."""
    vraag: str = ""
    help: str = ""

    @property
    def optie(self) -> str:
        return "--" + self.naam.replace("_", "-")

    @property
    def opgeslagen(self) -> bool:
        """Whether the register has a column for it."""
        return self.soort is not Soort.VOLLEDIGE_NAAM

    @property
    def is_getal(self) -> bool:
        return self.soort is Soort.LEEFTIJD

    @property
    def is_datum(self) -> bool:
        return self.soort in {Soort.DATUM, Soort.GEBOORTEDATUM}

    @property
    def is_keuze(self) -> bool:
        """Whether people choose its values from a list, of the contract or of their own."""
        return bool(self.waarden) or self.naam in _UIT_LIJST

    @property
    def is_lijst(self) -> bool:
        return self.soort in {Soort.LIJST, Soort.VRIJE_LIJST, Soort.KINDEREN}


def _lijst(*codes: str) -> dict[str, tuple[str, ...]]:
    return dict.fromkeys(codes, ())


JA_WOORDEN = ("j", "yes", "y", "waar", "true", "1", "x")
NEE_WOORDEN = ("n", "no", "onwaar", "false", "0")
_JA_NEE = {"ja": JA_WOORDEN, "nee": NEE_WOORDEN}
ONBEKEND_WOORDEN = frozenset({"", "onbekend", "?", "-", "nvt", "n.v.t.", "n.v.t"})
ONBEKEND = ONBEKEND_WOORDEN | gangbaar.ONBEKEND
"""What means unknown in any column, the words that people write included."""

LEEFGEBIEDEN = (
    "gezin_opvoeding", "wonen", "werk_dagbesteding", "inkomen_schulden", "gezondheid_lichamelijk",
    "gezondheid_psychisch", "verslaving", "onderwijs", "veiligheid_criminaliteit",
    "sociaal_netwerk_participatie", "overlast",
)  # fmt: skip


GEREGISTREERDE_OVERLAST = "geregistreerd, en door kinderen onder de 18"
"""What `overlast_openbaar` means (Werkplan n. 7): said wherever it is asked or imported."""


def _ja_nee(naam: str, label: str, vraag: str) -> Kolom:
    return Kolom(naam, Soort.JA_NEE, label, waarden=_JA_NEE, vraag=vraag)


KOLOMMEN: tuple[Kolom, ...] = (
    Kolom(
        "kenmerk", Soort.TEKST, "kenmerk", ("extern_kenmerk", "nummer"),
        vraag="Onder welk kenmerk staat de melding bij de melder?",
        help="het nummer dat de melder zelf gebruikt",
    ),
    Kolom(
        "ontvangen_op", Soort.DATUM, "ontvangen op", ("datum", "ontvangstdatum"),
        vraag="Wanneer is de melding ontvangen?", help="leeg = vandaag",
    ),
    Kolom(
        "kanaal", Soort.KEUZE, "kanaal",
        waarden={
            **_lijst(
                "loket", "telefoon", "website", "bewonersadviseur", "okc", "participatiecentrum",
                "politie", "ketenunit", "school", "corporatie", "huisarts", "ketennetwerk",
            ),
            "vindplaats": ("kerk", "sport", "buurthuis"),
            **_lijst("buur", "steunpunt", "overig"),
        },
        help="vindplaats = kerk, sport, buurthuis",
        vraag="Via welk kanaal kwam de melding binnen?",
    ),
    Kolom(
        "melder_organisatie", Soort.TEKST, "organisatie van de melder", ("melder", "organisatie"),
        vraag="Welke organisatie meldt?",
    ),
    Kolom(
        "melder_naam", Soort.TEKST, "naam van de melder", persoonsgegeven=True,
        vraag="Wie is de melder?",
    ),
    Kolom(
        "melder_contact", Soort.TEKST, "contact van de melder", persoonsgegeven=True,
        vraag="Hoe is de melder te bereiken?", help="telefoon of e-mail, voor de terugkoppeling",
    ),
    Kolom(
        "reden", Soort.REGELS, "reden", ("omschrijving", "toelichting"), persoonsgegeven=True,
        vraag="Wat is er aan de hand?",
    ),
    Kolom(
        "aard", Soort.KEUZE, "aard", waarden=_lijst("zorg", "overlast", "zorg_en_overlast"),
        vraag="Gaat het om zorg, om overlast of om beide?",
    ),
    Kolom(
        "urgentie", Soort.KEUZE, "urgentie", waarden=_lijst("regulier", "spoed", "crisis"),
        vraag="Hoe dringend is de melding?",
        help="crisis = directe zorgen om de veiligheid van een kind; dit is geen noodlijn",
    ),
    Kolom(
        "voornaam", Soort.TEKST, "voornaam", ("voornamen", "naam.voornamen"),
        persoonsgegeven=True, vraag="Wat is de voornaam?",
    ),
    Kolom(
        "voorletters", Soort.VOORLETTERS, "voorletters", ("initialen", "naam.voorletters"),
        persoonsgegeven=True, vraag="Wat zijn de voorletters?",
    ),
    Kolom(
        "tussenvoegsel", Soort.TEKST, "tussenvoegsel",
        (
            "tussenvoegsels", "voorvoegsel", "voorvoegsels", "voorvoegselgeslachtsnaam",
            "naam.voorvoegsel",
        ),
        persoonsgegeven=True, vraag="Is er een tussenvoegsel?",
    ),
    Kolom(
        "achternaam", Soort.TEKST, "achternaam", ("geslachtsnaam", "naam.geslachtsnaam"),
        persoonsgegeven=True, vraag="Wat is de achternaam?",
    ),
    Kolom(
        "naam", Soort.VOLLEDIGE_NAAM, "naam", persoonsgegeven=True, vraag="Hoe heet de betrokkene?",
        help="de hele naam, zoals 'Vries, J. de' of 'Jan de Vries'",
    ),
    Kolom(
        "geboortedatum", Soort.GEBOORTEDATUM, "geboortedatum", ("geboren", "geboorte.datum"),
        vraag="Wat is de geboortedatum?", help="of alleen het jaar, of maand en jaar",
    ),
    Kolom(
        "leeftijd", Soort.LEEFTIJD, "leeftijd",
        vraag="Hoe oud is de betrokkene op de dag van ontvangst?",
        help=f"hele jaren, 0-{OUDSTE}, op de dag van ontvangst",
    ),
    Kolom(
        "bsn", Soort.BSN, "burgerservicenummer",
        ("burgerservicenummer", "bsnnr", "bsnnummer", "sofi", "sofinr", "sofinummer"),
        persoonsgegeven=True, vraag="Wat is het burgerservicenummer?",
        help="wordt alleen bewaard als het profiel dat toestaat",
    ),
    Kolom(
        "postcode", Soort.POSTCODE, "postcode", ("verblijfplaats.postcode",),
        vraag="Wat is de postcode?",
    ),
    Kolom(
        "huisnummer", Soort.HUISNUMMER, "huisnummer", ("verblijfplaats.huisnummer",),
        vraag="Wat is het huisnummer?",
    ),
    Kolom(
        "huisletter", Soort.HUISLETTER, "huisletter", ("verblijfplaats.huisletter",),
        vraag="Is er een huisletter?", help="\u00e9\u00e9n letter, naast huisnummer en toevoeging",
    ),
    Kolom(
        "toevoeging", Soort.TOEVOEGING, "toevoeging",
        (
            "huisnummertoevoeging", "toevoeginghuisnummer",
            "verblijfplaats.huisnummertoevoeging",
        ),
        vraag="Is er een toevoeging bij het huisnummer?",
    ),
    Kolom("buurt", Soort.TEKST, "buurt", vraag="In welke buurt woont de betrokkene?"),
    Kolom(
        "woonsituatie", Soort.KEUZE, "woonsituatie",
        waarden={
            "inwonend": ("thuiswonend",),
            "zelfstandig": (),
            "dak_thuisloos": ("dakloos", "thuisloos", "zwervend"),
            "instelling": (),
        },
        vraag="Hoe woont de betrokkene?",
        help="inwonend = bij ouders of familie",
    ),
    Kolom(
        "inwonende_kinderen", Soort.KINDEREN, "inwonende kinderen", ("kinderen",),
        vraag="Welke kinderen wonen er in het huishouden, en hoe oud zijn zij?",
        help="per kind geboortedatum, geboortejaar, '4 jaar' of '?', gescheiden door |; of geen",
    ),
    _ja_nee(
        "zorgen_om_kinderen", "zorgen om kinderen", "Zijn er zorgen om de inwonende kinderen?"
    ),
    _ja_nee("gezinsbenadering", "gezinsbenadering", "Is een gezinsbenadering zinvol?"),
    _ja_nee(
        "zelf_oplossen", "zelf oplossen",
        "Kan de betrokkene het zelf oplossen of de hulp zelf co\u00f6rdineren?",
    ),
    _ja_nee(
        "risico_samenleving", "risico voor de samenleving",
        "Is er een verhoogd risico voor de samenleving, overlast daaronder begrepen?",
    ),
    _ja_nee(
        "crisis", "crisis", "Zijn er grote, directe zorgen om de veiligheid van een kind?"
    ),
    _ja_nee("complex", "complex", "Is de vraag complex, ook al is zij enkelvoudig?"),
    _ja_nee(
        "besproken_met_betrokkene", "besproken met betrokkene",
        "Is de melding met de betrokkene of de ouders besproken?",
    ),
    Kolom(
        "leefgebieden", Soort.LIJST, "leefgebieden", ("problemen", "domeinen"),
        waarden=_lijst(*LEEFGEBIEDEN), vraag="Op welke leefgebieden spelen er problemen?",
        help="gescheiden door | of ,",
    ),
    Kolom(
        "bijzonderheden", Soort.LIJST, "bijzonderheden",
        waarden=_lijst(
            "dementie", "huiselijk_geweld", "criminaliteit", "drugs", "groepsgedrag",
            "schoolverzuim", "adres_afgeschermd", "tolk",
        ),
        vraag="Zijn er bijzonderheden?", help="gescheiden door | of ,",
    ),
    Kolom(
        "regulier_aanbod", Soort.KEUZE, "regulier aanbod",
        waarden=_lijst("toereikend", "ontoereikend"),
        vraag="Is het reguliere aanbod toereikend?",
        help="nog niet geprobeerd = toereikend; stagneert of ontbreekt = ontoereikend",
    ),
    Kolom(
        "aanvliegroute", Soort.KEUZE, "aanvliegroute",
        waarden=_lijst("regulier", "schil", "mss", "drugs", "groepsaanpak"),
        vraag="Langs welke route komt de melding?", help="niet vermeld = regulier",
    ),
    Kolom(
        "groep", Soort.TEKST, "groep",
        vraag="Om welke groep gaat het?", help="het label van de groep, bij groepsaanpak",
    ),
    Kolom(
        "jeugdhulp", Soort.ZWAARSTE, "jeugdhulp", waarden=_lijst("geen", "vrijwillig", "maatregel"),
        vraag="Is er ge\u00efndiceerde jeugdhulp of een maatregel?",
        help="bij meer kinderen de zwaarste",
    ),
    Kolom(
        "betrokken_organisaties", Soort.VRIJE_LIJST, "betrokken organisaties",
        vraag="Welke organisaties zijn al betrokken?", help="gescheiden door |",
    ),
    Kolom(
        "overlast_openbaar", Soort.JA_NEE, "overlast in de openbare ruimte", waarden=_JA_NEE,
        vraag="Is er geregistreerde overlast in de openbare ruimte door kinderen onder de 18?",
        help=GEREGISTREERDE_OVERLAST,
    ),
)  # fmt: skip


NAAMKOLOMMEN = ("voornaam", "voorletters", "tussenvoegsel", "achternaam")
HERKENT_PERSOON = frozenset(
    {
        "voornaam", "voorletters", "achternaam", "naam", "geboortedatum", "leeftijd", "postcode",
        "huisnummer",
    }
)  # fmt: skip
"""Columns of which a delivery has at least one: without, nobody can tell whom it is about."""
_UIT_LIJST = frozenset(
    {"melder_organisatie", "melder_naam", "melder_contact", "buurt", "groep"}
)  # fmt: skip
"""Columns of text that offices choose from a list of their own."""
KOLOM_VAN: Mapping[str, Kolom] = {kolom.naam: kolom for kolom in KOLOMMEN}
KOLOM_BIJ_FEIT = {"meervoudig": "leefgebieden"}
"""Facts that a column of another name states."""
_GEEN_KOLOM = {
    "meervoudig": "problemen op meer leefgebieden",
    "zorgkind": "kind om wie zorgen zijn",
}
"""Facts that follow from columns, in words."""


def label_van(feit: str) -> str:
    """A fact or a column in words, as it reads inside a sentence."""
    if feit in KOLOM_VAN:
        return KOLOM_VAN[feit].label
    return _GEEN_KOLOM.get(feit, feit.replace("_", " "))


def sleutel(tekst: str) -> str:
    """`tekst` as headers and lists compare it: without case, accents, spaces, `_` and `-`."""
    ontleed = unicodedata.normalize("NFKD", schoon(tekst)).casefold()
    return "".join(c for c in ontleed if c not in " _-" and not unicodedata.combining(c))


_IN_WOORDEN: Mapping[str, str] = {
    "dak_thuisloos": "dak- of thuisloos",
    "gezin_opvoeding": "gezin en opvoeding",
    "werk_dagbesteding": "werk en dagbesteding",
    "inkomen_schulden": "inkomen en schulden",
    "gezondheid_lichamelijk": "lichamelijke gezondheid",
    "gezondheid_psychisch": "psychische gezondheid",
    "veiligheid_criminaliteit": "veiligheid en criminaliteit",
    "sociaal_netwerk_participatie": "sociaal netwerk en participatie",
    "mss": "MSS",
    "niet_gesteld": "niet gesteld",
}


def in_woorden(code: str) -> str:
    """A value of a closed list as it reads in a sentence: "inkomen en schulden"."""
    return _IN_WOORDEN.get(code, code.replace("_", " "))
