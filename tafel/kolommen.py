"""The columns of a melding, described once, and how a text becomes the value of a column.

The import, the options of `melding add` and `melding wijzig`, the questions of `melding vul-aan`
and the columns of the register all follow `KOLOMMEN`. What a reader types is canonical after
`lees_waarde`, or refused with a reason.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, auto
from functools import cache, lru_cache

from tafel.datums import leeftijd_op, leeftijden_op, lees_datum
from tafel.domain import Celwaarde, Leeftijd
from tafel.schoon import schoon

OUDSTE = 120
"""Highest age, in whole years, that is believed."""
KORT = 100
"""Longest text, in characters, that a value of another kind than free text can have."""
LANGST = 32_767
"""Longest text, in characters, of anything at all: the limit of a spreadsheet's cell."""
GEEN = "geen"
SCHEIDING = "|"


class Geweigerd(ValueError):
    """A text that cannot be the value of a column; the Dutch reason names the remedy, never the
    text.
    """

    @property
    def reden(self) -> str:
        return str(self)


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
    """`JJJJ-MM-DD`, or `JJJJ` when only the year is known."""
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
    """`geen`, or per child `[naam ]` and `JJJJ-MM-DD`, `JJJJ`, `4 jaar` or `?`, joined by `|`."""
    POSTCODE = auto()
    """`1102 AB`"""
    HUISNUMMER = auto()
    """Digits, with an addition behind them as it was typed."""
    BSN = auto()


@dataclass(frozen=True, slots=True)
class Kolom:
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
    def is_lijst(self) -> bool:
        return self.soort in {Soort.LIJST, Soort.VRIJE_LIJST, Soort.KINDEREN}


def _lijst(*codes: str) -> dict[str, tuple[str, ...]]:
    return dict.fromkeys(codes, ())


JA_WOORDEN = ("j", "yes", "y", "waar", "true", "1", "x")
NEE_WOORDEN = ("n", "no", "onwaar", "false", "0")
_JA_NEE = {"ja": JA_WOORDEN, "nee": NEE_WOORDEN}
ONBEKEND_WOORDEN = frozenset({"", "onbekend", "?", "-", "nvt", "n.v.t.", "n.v.t"})

LEEFGEBIEDEN = (
    "gezin_opvoeding", "wonen", "werk_dagbesteding", "inkomen_schulden", "gezondheid_lichamelijk",
    "gezondheid_psychisch", "verslaving", "onderwijs", "veiligheid_criminaliteit",
    "sociaal_netwerk_participatie", "overlast",
)  # fmt: skip


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
        waarden=_lijst(
            "loket", "telefoon", "website", "bewonersadviseur", "okc", "participatiecentrum",
            "politie", "ketenunit", "school", "corporatie", "huisarts", "ketennetwerk", "overig",
        ),
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
    Kolom("voornaam", Soort.TEKST, "voornaam", persoonsgegeven=True, vraag="Wat is de voornaam?"),
    Kolom(
        "voorletters", Soort.VOORLETTERS, "voorletters", persoonsgegeven=True,
        vraag="Wat zijn de voorletters?",
    ),
    Kolom(
        "tussenvoegsel", Soort.TEKST, "tussenvoegsel", persoonsgegeven=True,
        vraag="Is er een tussenvoegsel?",
    ),
    Kolom(
        "achternaam", Soort.TEKST, "achternaam", persoonsgegeven=True,
        vraag="Wat is de achternaam?",
    ),
    Kolom(
        "naam", Soort.VOLLEDIGE_NAAM, "naam", persoonsgegeven=True, vraag="Hoe heet de betrokkene?",
        help="de hele naam, zoals 'Vries, J. de' of 'Jan de Vries'",
    ),
    Kolom(
        "geboortedatum", Soort.GEBOORTEDATUM, "geboortedatum", ("geboren",),
        vraag="Wat is de geboortedatum?", help="of alleen het jaar",
    ),
    Kolom(
        "leeftijd", Soort.LEEFTIJD, "leeftijd",
        vraag="Hoe oud is de betrokkene op de dag van ontvangst?",
        help=f"hele jaren, 0-{OUDSTE}, op de dag van ontvangst",
    ),
    Kolom(
        "bsn", Soort.BSN, "burgerservicenummer", ("burgerservicenummer", "sofinummer"),
        persoonsgegeven=True, vraag="Wat is het burgerservicenummer?",
        help="wordt alleen bewaard als het profiel dat toestaat",
    ),
    Kolom("postcode", Soort.POSTCODE, "postcode", vraag="Wat is de postcode?"),
    Kolom("huisnummer", Soort.HUISNUMMER, "huisnummer", vraag="Wat is het huisnummer?"),
    Kolom(
        "toevoeging", Soort.TEKST, "toevoeging",
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
        waarden=_lijst("regulier", "schil", "mss", "drugs"),
        vraag="Langs welke route komt de melding?", help="niet vermeld = regulier",
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
    _ja_nee(
        "overlast_openbaar", "overlast in de openbare ruimte",
        "Is er geregistreerde overlast in de openbare ruimte door een jongere onder de 18?",
    ),
)  # fmt: skip

KOLOM_VAN: Mapping[str, Kolom] = {kolom.naam: kolom for kolom in KOLOMMEN}
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


_KOPPEN: Mapping[str, Kolom] = {
    sleutel(kop): kolom for kolom in KOLOMMEN for kop in (kolom.naam, *kolom.synoniemen)
}


def vind_kolom(kop: str) -> Kolom | None:
    """The column that a header names, in any spelling or by a synonym."""
    return _KOPPEN.get(sleutel(kop))


_LANG = frozenset(
    {
        Soort.TEKST,
        Soort.REGELS,
        Soort.VOLLEDIGE_NAAM,
        Soort.LIJST,
        Soort.VRIJE_LIJST,
        Soort.KINDEREN,
    }
)


def lees_waarde(kolom: Kolom, tekst: str, *, vandaag: date) -> Celwaarde:
    """The canonical value of `tekst` in `kolom`, None for unknown; raises `Geweigerd`."""
    toets_lengte(tekst)
    tekst = schoon(tekst, regels=kolom.soort is Soort.REGELS).strip()
    if tekst.lower() in ONBEKEND_WOORDEN and not (tekst == "?" and kolom.soort is Soort.KINDEREN):
        return None
    if len(tekst) > KORT and kolom.soort not in _LANG:
        raise Geweigerd(f"de tekst is te lang voor deze kolom (meer dan {KORT} tekens)")
    if kolom.waarden:
        return _UIT_LIJST[kolom.soort](kolom, tekst)
    if kolom.soort in _MET_VANDAAG:
        return _MET_VANDAAG[kolom.soort](tekst, vandaag)
    return _UIT_TEKST.get(kolom.soort, str)(tekst)


def toets_lengte(tekst: str) -> None:
    """Raises `Geweigerd` for a text that no column can hold."""
    if len(tekst) > LANGST:
        raise Geweigerd(f"de tekst is langer dan {LANGST} tekens; kort hem in")


def toonbaar(kolom: Kolom | None, tekst: str, *, lengte: int = 60) -> str | None:
    """What may be shown of a refused text: nothing of a personal or unknown column, no names of
    children.
    """
    if kolom is None or kolom.persoonsgegeven:
        return None
    tekst = schoon(tekst).strip()
    if kolom.soort is Soort.KINDEREN:
        tekst = _WOORD.sub(
            lambda woord: woord[0] if woord[0].lower() in _GEEN_NAMEN else "…", tekst
        )
    return tekst if len(tekst) <= lengte else tekst[: lengte - 1] + "…"


# --- closed lists ---------------------------------------------------------------------------------


@cache
def _codes_van(naam: str) -> Mapping[str, str]:
    return {
        sleutel(woord): code
        for code, woorden in KOLOM_VAN[naam].waarden.items()
        for woord in (code, *woorden)
    }


def _kies(kolom: Kolom, tekst: str, plaats: str = "") -> str:
    codes = _codes_van(kolom.naam)
    gezocht = sleutel(tekst)
    if (code := codes.get(gezocht)) is not None:
        return code
    reden = f"{plaats}staat niet in de lijst; kies uit {', '.join(kolom.waarden)}"
    if kolom.soort is not Soort.JA_NEE and (dichtst := _dichtstbij(gezocht[:KORT], codes)):
        reden += f" (het dichtst erbij: {dichtst})"
    raise Geweigerd(reden)


def _dichtstbij(gezocht: str, codes: Mapping[str, str]) -> str | None:
    from difflib import get_close_matches

    begonnen = {code for woord, code in codes.items() if gezocht and woord.startswith(gezocht)}
    if len(begonnen) > 1:
        return None
    treffers = get_close_matches(gezocht, codes, n=1, cutoff=0.5)
    if not treffers and len(gezocht) > 2:
        treffers = [woord for woord in codes if gezocht in woord or woord in gezocht]
    return codes[treffers[0]] if treffers else None


def _codes_in(kolom: Kolom, tekst: str) -> list[str]:
    delen = re.split(r"[|,]", tekst)
    return [
        _kies(kolom, deel, f"onderdeel {nummer} " if len(delen) > 1 else "")
        for nummer, deel in enumerate(delen, 1)
        if deel.strip()
    ]


def _samen(delen: Iterable[str]) -> str | None:
    """The parts in the order stated, none twice."""
    return SCHEIDING.join(dict.fromkeys(filter(None, delen))) or None


def _codes(kolom: Kolom, tekst: str) -> str | None:
    return _samen(_codes_in(kolom, tekst))


def _zwaarste(kolom: Kolom, tekst: str) -> str | None:
    zwaarte = list(kolom.waarden)
    return max(_codes_in(kolom, tekst), key=zwaarte.index, default=None)


# --- dates and ages -------------------------------------------------------------------------------

_JAAR = re.compile(r"[0-9]{4}")
_JAREN = re.compile(r"([0-9]{1,3})(?: ?(?:jaar|jr\.?|j\.?))?", re.IGNORECASE)


def _lees(tekst: str) -> date:
    try:
        return lees_datum(tekst)
    except ValueError as fout:
        raise Geweigerd(str(fout)) from None


def _datum(tekst: str, vandaag: date) -> str:
    datum = _lees(tekst)
    if datum > vandaag:
        raise Geweigerd("de datum ligt in de toekomst; controleer dag, maand en jaar")
    if leeftijd_op(datum, vandaag) > OUDSTE:
        raise Geweigerd(f"de datum ligt meer dan {OUDSTE} jaar terug; controleer het jaartal")
    return datum.isoformat()


def _geboortedatum(tekst: str, vandaag: date) -> str:
    if _JAAR.fullmatch(tekst):
        jaar, waarde = int(tekst), tekst
        toekomst = jaar > vandaag.year
        leeftijd = vandaag.year - jaar - 1
    else:
        datum = _lees(tekst)
        waarde = datum.isoformat()
        toekomst = datum > vandaag
        leeftijd = leeftijd_op(datum, vandaag)
    if toekomst:
        raise Geweigerd("de geboortedatum ligt in de toekomst; controleer dag, maand en jaar")
    if leeftijd > OUDSTE:
        raise Geweigerd(f"dit geeft een leeftijd boven {OUDSTE} jaar; controleer het jaartal")
    return waarde


def _leeftijd(tekst: str) -> int:
    if not (treffer := _JAREN.fullmatch(tekst)):
        raise Geweigerd(f"dit is geen leeftijd; schrijf hele jaren van 0 tot en met {OUDSTE}")
    if (leeftijd := int(treffer[1])) > OUDSTE:
        raise Geweigerd(f"een leeftijd is hoogstens {OUDSTE} jaar; controleer het getal")
    return leeftijd


# --- children -------------------------------------------------------------------------------------

_KIND = re.compile(
    r"(?:(?P<naam>.*?[^\s:,(])[\s:,]*[\s(:,])??"
    r"(?:(?P<datum>[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{1,4}"
    r"|[0-9]{1,2}[ -][a-z]{3,}\.?[ -][0-9]{2,4})"
    r"|(?P<jaar>[0-9]{4})|(?P<leeftijd>[0-9]{1,2})(?: ?(?:jaar|jr\.?|j\.?))?"
    r"|(?P<jaren>[0-9]{3}) ?(?:jaar|jr\.?|j\.?)|(?P<onbekend>\?|onbekend))\)?",
    re.IGNORECASE,
)
_WOORD = re.compile(r"[^\W\d_]+")
_GEEN_NAMEN = frozenset({"jaar", "jr", "j", GEEN, "ja", "nee", "onbekend"})
MEESTE_KINDEREN = 30
_KINDVORMEN = "schrijf per kind geboortedatum, jaar, '4 jaar' of '?', gescheiden door |; of geen"


def _kinderen(tekst: str, vandaag: date) -> str | None:
    if tekst.lower() in (GEEN, "0"):
        return GEEN
    delen = [deel.strip() for deel in tekst.split(SCHEIDING)]
    if len(delen) > MEESTE_KINDEREN:
        raise Geweigerd(f"meer dan {MEESTE_KINDEREN} kinderen; controleer de lijst")
    kinderen = []
    for nummer, deel in enumerate(delen, 1):
        try:
            if deel:
                kinderen.append(_kind(deel, vandaag))
        except Geweigerd as fout:
            raise Geweigerd(f"kind {nummer}: {fout}" if len(delen) > 1 else str(fout)) from None
    return SCHEIDING.join(kinderen) or None


def _kind(deel: str, vandaag: date) -> str:
    treffer = _KIND.fullmatch(deel) if len(deel) <= KORT else None
    naam = (treffer["naam"] or "") if treffer else ""
    if treffer is None or any(teken.isdigit() for teken in naam):
        raise Geweigerd(_KINDVORMEN)
    if treffer["onbekend"]:
        waarde = "?"
    elif leeftijd := treffer["leeftijd"] or treffer["jaren"]:
        waarde = f"{_leeftijd(leeftijd)} jaar"
    else:
        waarde = _geboortedatum(treffer["datum"] or treffer["jaar"], vandaag)
    return f"{naam} {waarde}" if naam else waarde


@lru_cache(maxsize=65536)
def kinderen_leeftijden(canoniek: str | None, dag: date) -> tuple[Leeftijd, ...] | None:
    """Ages on `dag` of the children in a canonical `inwonende_kinderen`; None = the list is
    unknown.

    An age that was stated counts as it stands (it is the age on the day of receipt); a birth year
    gives a pair, `?` None.
    """
    if canoniek is None:
        return None
    if canoniek == GEEN:
        return ()
    return tuple(_leeftijd_van_kind(kind, dag) for kind in canoniek.split(SCHEIDING))


def _leeftijd_van_kind(kind: str, dag: date) -> Leeftijd:
    *_, laatste = kind.split(" ")
    if laatste == "?":
        return None
    if laatste == "jaar":
        return int(kind.split(" ")[-2])
    return leeftijd_bij(laatste, dag)


def leeftijd_bij(geboortedatum: str, dag: date) -> Leeftijd:
    """Age on `dag` for a canonical birth date, or the two possible ages for a year; ValueError when
    not born yet.
    """
    if len(geboortedatum) == 4:
        jongste, oudste = leeftijden_op(int(geboortedatum), dag)
        return oudste if jongste == oudste else (jongste, oudste)
    leeftijd = leeftijd_op(date.fromisoformat(geboortedatum), dag)
    if leeftijd < 0:
        raise ValueError("de geboortedatum ligt in de toekomst")
    return leeftijd


# --- address, number, name ------------------------------------------------------------------------

_POSTCODE = re.compile(r"([1-9][0-9]{3})([A-Z]{2})")
_HUISNUMMER = re.compile(
    r"([0-9]{1,5})(?![0-9])\s*[-/ ]?\s*([A-Za-z0-9](?:[A-Za-z0-9 /-]{0,8}[A-Za-z0-9])?)?"
)
_BSN = re.compile(r"[0-9]{9}")
_VOORLETTER = re.compile(r"[^\W\d_][a-z]{1,2}\.|[^\W\d_]")
_VOORLETTERS = re.compile(
    r"(?:(?:[A-ZÀ-ÖØ-Þ][a-z]{0,2}\.[ -]?)+|[A-ZÀ-ÖØ-Þ](?: ?[A-ZÀ-ÖØ-Þ]){0,3})"
)


def _postcode(tekst: str) -> str:
    kaal = "".join(tekst.split()).upper()
    if not (treffer := _POSTCODE.fullmatch(kaal)) or treffer[2] in ("SA", "SD", "SS"):
        raise Geweigerd("dit is geen postcode; schrijf die als 1102 AB")
    return f"{treffer[1]} {treffer[2]}"


def _huisnummer(tekst: str) -> str:
    if not (treffer := _HUISNUMMER.fullmatch(tekst)):
        raise Geweigerd("dit is geen huisnummer; schrijf een getal, en de rest in kolom toevoeging")
    nummer, toevoeging = str(int(treffer[1])), treffer[2]
    return f"{nummer} {toevoeging}" if toevoeging else nummer


def _bsn(tekst: str) -> str:
    if not _BSN.fullmatch(tekst):
        raise Geweigerd(
            "een bsn heeft negen cijfers, ook de nul vooraan; verbeter het of laat het leeg"
        )
    from stdnum.nl import bsn

    if not bsn.is_valid(tekst):
        raise Geweigerd("dit bsn voldoet niet aan de elfproef; verbeter het of laat het leeg")
    return tekst


def voorletters(tekst: str) -> str | None:
    """`J.P.` for `J.P.`, `J. P.`, `JP` or `J P`; None when `tekst` is something else, such as a
    first name.
    """
    if not _VOORLETTERS.fullmatch(tekst):
        return None
    return "".join(letter.rstrip(".") + "." for letter in _VOORLETTER.findall(tekst))


TUSSENVOEGSELS = frozenset(
    [
        "aan", "af", "al", "auf", "aus", "bij", "bin", "boven", "d'", "d\u2019", "da", "dalla",
        "de", "del", "dela", "della", "der", "den", "des", "di", "dos", "du", "el", "het", "ibn",
        "in", "la", "le", "les", "onder", "op", "over", "'s", "\u2019s", "'t", "\u2019t", "te",
        "ten", "ter", "tho", "thoe", "tot", "uijt", "uit", "uyt", "ul", "van", "vande", "vanden",
        "vander", "v.", "v.d.", "v/d", "vd", "von", "vom", "zu", "zum", "zur",
    ]
)  # fmt: skip
"""Words of a surname prefix, lower case (after landelijke tabel 36, voorvoegsels, without those
that are first names too).
"""

_AANHEF = re.compile(r"(?:dhr\.?|mevr\.?|mw\.?|mevrouw|meneer|de heer) +", re.IGNORECASE)


def splits_naam(tekst: str) -> dict[str, str]:
    """A whole name in its columns: `Vries, J. de`, `de Vries, Jan`, `Jan de Vries`, `J.P. van der
    Berg`.

    The prefix is lower case. A name of one word is a surname.
    """
    tekst = _AANHEF.sub("", tekst.strip(), count=1)
    if "," in tekst:
        achter, voor, voegsel = _omgekeerde_naam(*tekst.split(",", 1))
    else:
        woorden = tekst.split()
        grens = _begin_van_achternaam(woorden)
        voor, achter, voegsel = woorden[:grens], woorden[grens:], []
    if not voegsel:
        aantal = _aantal_voegsels(achter[:-1])
        voegsel, achter = achter[:aantal], achter[aantal:]
    voornaam = " ".join(voor)
    is_voornaam = tekst.isupper() and len(voornaam) > 1 and "." not in voornaam
    letters = None if is_voornaam else voorletters(voornaam)
    namen = {
        "voornaam": "" if letters else voornaam,
        "voorletters": letters,
        "tussenvoegsel": " ".join(voegsel).lower(),
        "achternaam": " ".join(achter),
    }
    return {kolom: waarde for kolom, waarde in namen.items() if waarde}


def _omgekeerde_naam(achter: str, rest: str) -> tuple[list[str], list[str], list[str]]:
    """Words of surname, first names and prefix of `Vries, J. de`, `Vries, de J.` or `Berg, van der,
    Jan`.
    """
    voor = rest.replace(",", " ").split()
    if begin := _aantal_voegsels(voor):
        return achter.split(), voor[begin:], voor[:begin]
    grens = len(voor) - _aantal_voegsels(voor[::-1])
    return achter.split(), voor[:grens], voor[grens:]


def _aantal_voegsels(woorden: Sequence[str]) -> int:
    """How many words at the start belong to a surname prefix."""
    aantal = 0
    while aantal < len(woorden) and woorden[aantal].lower() in TUSSENVOEGSELS:
        aantal += 1
    return aantal


def _begin_van_achternaam(woorden: Sequence[str]) -> int:
    for plaats, woord in enumerate(woorden[:-1]):
        if woord.lower().rpartition("-")[2] in TUSSENVOEGSELS:
            return plaats
    return max(len(woorden) - 1, 0)


_UIT_LIJST: Mapping[Soort, Callable[[Kolom, str], str | None]] = {
    Soort.JA_NEE: _kies,
    Soort.KEUZE: _kies,
    Soort.ZWAARSTE: _zwaarste,
    Soort.LIJST: _codes,
}
_MET_VANDAAG: Mapping[Soort, Callable[[str, date], str | None]] = {
    Soort.DATUM: _datum,
    Soort.GEBOORTEDATUM: _geboortedatum,
    Soort.KINDEREN: _kinderen,
}
_UIT_TEKST: Mapping[Soort, Callable[[str], Celwaarde]] = {
    Soort.VOORLETTERS: lambda tekst: voorletters(tekst) or tekst,
    Soort.VRIJE_LIJST: lambda tekst: _samen(map(str.strip, tekst.split(SCHEIDING))),
    Soort.LEEFTIJD: _leeftijd,
    Soort.POSTCODE: _postcode,
    Soort.HUISNUMMER: _huisnummer,
    Soort.BSN: _bsn,
}
