"""The rows of a file that are no data: totals, sources and notes below it, labels in it."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from tafel.domain.basis import Rij
from tafel.files.cel import ZONDER_WAARDE
from tafel.files.kop import Record
from tafel.kolommen import NAAMKOLOMMEN, Kolom, Soort
from tafel.koppen import kan_persoon_zijn

BIJSCHRIFT = (
    "de rij zegt niet over wie zij gaat; verwijder haar als het een bijschrift is, en vul anders "
    "een naam, geboortedatum of adres in"
)
_MAGER = frozenset(
    {
        "kenmerk", "ontvangen_op", "melder_organisatie", "melder_naam", "melder_contact", "buurt",
        "groep", "opmerkingen", *NAAMKOLOMMEN,
    }
)  # fmt: skip
"""Columns that together say nothing of anybody, unless a name is among them."""
_LABEL = re.compile(r":|[^\W\d_]{2,}\W+[^\W\d_]{2,}")
_MINSTE_KOLOMMEN = 3
"""In a narrower file no row is told from a total."""

_TOTAAL = frozenset(
    {
        "totaal", "subtotaal", "eindtotaal", "totalen", "total", "totals", "aantal", "aantallen",
        "gemiddelde", "gemiddeld", "gem", "mediaan",
    }
)  # fmt: skip
_OPTELLING = frozenset({"som", "sum", "saldo"})
"""Totals in the first column alone: further on they are somebody's name."""
_WAARVAN = frozenset(
    {
        "aanbieders", "aanbod", "aanmeldingen", "aantal", "aangemeld", "alle", "betrokkenen",
        "bewoners", "casussen", "clienten", "cli\u00ebnten", "crises", "crisis", "de", "deze",
        "diensten", "dit", "dossiers", "generaal", "gezinnen", "groep", "het", "huishoudens", "in",
        "inwoners", "jaar", "jeugdigen", "jongeren", "kinderen", "klanten", "klas", "kwartaal",
        "leerlingen", "leeftijd", "leeftijden", "maand", "melding", "meldingen", "organisaties",
        "overzicht", "per", "periode", "personen", "producten", "records", "school", "signalen",
        "nieuw", "nieuwe", "regels", "rijen", "totaal", "unieke", "van", "wachttijd", "week",
        "weken", "zaken", "januari", "februari", "maart", "april", "mei", "juni", "juli",
        "augustus", "september", "oktober", "november", "december",
    }
)  # fmt: skip
"""What totals are of; any other word may be somebody's name."""
_GEEN_NAAM = frozenset(
    {"totaal", "subtotaal", "eindtotaal", "totalen", "aantal", "aantallen", "gemiddelde"}
)
"""Totals that nobody is called."""
_GETAL = re.compile(
    r"(?:(?:\u20ac|EUR) ?)?-?[0-9][0-9.,]*(?:-| ?%)?(?: ?(?:\u20ac|EUR|euro|uur|jaar|dagen|weken))?"
    r"|(?:1899-12|190[01]-[0-9]{2})-[0-9]{2}(?: [0-9:]+)?|[0-9]{2}:[0-9]{2}:[0-9]{2}|"
    + re.escape(ZONDER_WAARDE),
    re.IGNORECASE,
)
"""A number, or what a spreadsheet shows of one below dates."""
_GEMAAKT = (
    "(?:(?:aan|op)?gemaakt|(?:af|uit)gedraaid|afgedrukt|bijgewerkt|gegenereerd|geprint|gevuld"
    "|aangevuld|ge\u00ebxporteerd|opgesteld|samengesteld)"
)
_BRON = re.compile(
    r"\W*(?:(?:bron(?:nen)?|export|laatst bijgewerkt|legenda|toelichting|disclaimer|contact|"
    rf"vragen|opmerking|let op|stand|auteur|opsteller|{_GEMAAKT})\b[^:]{{0,40}}:"
    r"|(?:afdruk|export|peil|print|rapport(?:age)?)datum\b"
    r"|(?:stand|situatie|versie|datum) (?:per |op |van )?\d"
    rf"|{_GEMAAKT} (?:op|door|uit|met)\b|vragen ?\?|verplichte? veld"
    r"|(?<=\*)\W*(?:(?:is|zijn|betekent) )?verplicht\b|(?:velden|kolommen) met (?:een )?\*"
    r"|(?:\(c\)|\u00a9|copyright\b)|(?:strikt |zeer )?vertrouwelijk\W*$"
    r"|pagina \d+(?: (?:van|/) ?\d+)?\W*$|einde\b(?: van)?(?: (?:het|de|dit|deze))?"
    r" ?(?:rapport|overzicht|bestand|lijst|export)\W*$).*",
    re.IGNORECASE | re.DOTALL,
)
_BRONNEN = re.compile(
    r"(?:bronnen|bronsysteem|bronbestand|systeem|export|exportbestand|laatst bijgewerkt|legenda"
    r"|toelichting|disclaimer|opmerking(?:en)?|let op|auteur|opsteller|versie"
    rf"|{_GEMAAKT}(?: (?:op|door|uit|met))?)\W*",
    re.IGNORECASE,
)
"""Says what the one other cell of its row is."""
_BRON_OF_NAAM = re.compile(r"(?:bron|stand|contact|vragen)\W*", re.IGNORECASE)
"""As `_BRONNEN`, and somebody may be called so."""
_MET_CIJFER = frozenset(
    {Soort.DATUM, Soort.GEBOORTEDATUM, Soort.LEEFTIJD, Soort.POSTCODE, Soort.HUISNUMMER}
)
_NAMEN = frozenset({"naam", *NAAMKOLOMMEN})
_SYSTEMEN = frozenset(
    {
        "magister", "somtoday", "parnassys", "esis", "excel", "suwinet", "gir", "verwijsindex",
        "kcc", "brp", "zaaksysteem", "intern", "politie", "gemeente", "okc",
    }
)  # fmt: skip
"""Where lists come from; any other word below a name may be one."""


def in_blokken(
    rijen: Iterator[Record],
    grootte: int,
    kolommen: Sequence[Kolom | None],
    slot: list[int],
) -> Iterator[list[Record]]:
    """The rows in blocks of about `grootte`, without totals and sources below the last one with
    more than a label, whatever else stands there: the numbers of those are put in `slot`.
    """
    onder: list[Record] = []
    is_breed = len(kolommen) >= _MINSTE_KOLOMMEN
    while blok := list(islice(rijen, grootte)):
        einde = len(blok)
        while is_breed and einde and _is_kaal(blok[einde - 1][1], kolommen):
            einde -= 1
        if einde:
            blok, einde, onder = [*onder, *blok], len(onder) + einde, []
        if not onder:
            while einde < len(blok) and not _is_slot(blok[einde][1], kolommen):
                einde += 1
        onder += blok[einde:]
        if einde:
            yield blok[:einde]
    slot += [rij for rij, cellen in onder if _is_slot(cellen, kolommen)]
    if rest := [record for record in onder if not _is_slot(record[1], kolommen)]:
        yield rest


def _is_kaal(cellen: Sequence[str], kolommen: Sequence[Kolom | None]) -> bool:
    """Whether a row holds no more than a label, and numbers."""
    return sum(map(heeft_letter, cellen)) < 2 or _is_slot(cellen, kolommen)


def heeft_letter(tekst: str) -> bool:
    return any(map(str.isalpha, tekst))


def _is_slot(cellen: Sequence[str], kolommen: Sequence[Kolom | None]) -> bool:
    """Whether a row is a total or a source; its label may stand behind numbers."""
    gevuld = {plaats: cel for plaats, cel in enumerate(map(str.strip, cellen)) if cel}
    plaats = next((p for p, cel in gevuld.items() if heeft_letter(cel)), None)
    if plaats is None:
        return False
    label = gevuld.pop(plaats)
    van = [*kolommen, *[None] * (len(cellen) - len(kolommen))]
    tekst = [p for p, cel in gevuld.items() if not _GETAL.fullmatch(cel)]
    if _is_totaal(label, vooraan=plaats == 0) and (
        not tekst or (len(tekst) == 1 and _hoort_bij_totaal(label, gevuld[tekst[0]], van[tekst[0]]))
    ):
        return True
    if len(gevuld) != 1:
        return not gevuld and _BRON.fullmatch(label) is not None
    ((ernaast, cel),) = gevuld.items()
    return _is_bron(label, van[plaats], cel, van[ernaast])


def _is_totaal(tekst: str, *, vooraan: bool) -> bool:
    woord, *rest = re.findall(r"\w+", tekst.casefold()) or [""]
    if woord in _GEEN_NAAM and any(map(str.isdigit, rest)):
        return True
    soorten = _TOTAAL | _OPTELLING if vooraan else _TOTAAL
    return woord in soorten and all(deel in _WAARVAN or deel.isdigit() for deel in rest)


def _hoort_bij_totaal(label: str, cel: str, kolom: Kolom | None) -> bool:
    """Whether a text beside a total says of what it is, and no fact of anybody."""
    woord, *_ = re.findall(r"\w+", label.casefold())
    if woord not in _GEEN_NAAM or "crisis" in cel.casefold():
        return False
    if kolom is None:
        return not kan_persoon_zijn(cel)
    return kolom.naam == "kanaal" or (kolom.soort is Soort.TEKST and not kolom.persoonsgegeven)


def _is_bron(label: str, onder: Kolom | None, cel: str, kolom: Kolom | None) -> bool:
    """Whether a label and the one other cell of its row say where the list comes from; `onder` and
    `kolom`: the columns in which they stand.
    """
    if "crisis" in cel.casefold():
        return False
    if _BRON.fullmatch(label) or _BRONNEN.fullmatch(label):
        return True
    if not _BRON_OF_NAAM.fullmatch(label) or kan_persoon_zijn(cel):
        return False
    if onder is None or onder.naam not in _NAMEN:
        in_naam = kolom is not None and kolom.naam in _NAMEN
        return not in_naam or cel.casefold() in _SYSTEMEN
    return kolom is not None and kolom.soort in _MET_CIJFER and not any(map(str.isdigit, cel))


def is_bijschrift(melding: Rij, cellen: Sequence[str]) -> bool:
    """Whether a row says nothing of anybody: a label alone, or a number where the name belongs."""
    if not melding.keys() <= _MAGER:
        return False
    naam = " ".join(str(melding[kolom]) for kolom in NAAMKOLOMMEN if kolom in melding)
    if heeft_letter(naam) and ":" not in naam:
        return False
    teksten = list(filter(heeft_letter, cellen))
    return bool(naam) or (len(teksten) == 1 and _LABEL.search(teksten[0]) is not None)
