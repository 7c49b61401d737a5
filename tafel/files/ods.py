"""From an ODS file to its visible sheets, within limits of our own.

Read from the XML itself: calamine takes a formula that nobody worked out for an empty cell and an
error for 0, loses tabs and line breaks, and does not tell what is merged.
"""

import io
import math
import re
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from msgspec import Struct, field

from tafel.files.cel import ZONDER_WAARDE, is_foutwaarde
from tafel.files.gelezen import BestandGeweigerd
from tafel.files.samengevoegd import MEESTE, Bereik
from tafel.files.werkblad import MEESTE_CELLEN, MEESTE_KOLOMMEN, MEESTE_RIJEN, TE_VEEL
from tafel.waarden import LANGST

MET_WACHTWOORD = (
    "dit .ods-bestand heeft een wachtwoord, en dat is niet te openen; sla het op zonder "
    "wachtwoord, of als .xlsx"
)
_HERHAALD = (
    "op het blad staat een rij meer dan {} keer achter elkaar; verwijder de rijen onderaan waarin "
    "steeds hetzelfde staat"
)
MEEST_HERHAALD = 1000
"""So many times a row that is not empty may repeat: more is a column filled to the bottom."""
_MIMETYPES = (
    b"application/vnd.oasis.opendocument.spreadsheet",
    b"application/vnd.oasis.opendocument.spreadsheet-template",
)
_INHOUD = "content.xml"
_MANIFEST = "META-INF/manifest.xml"
_VERSLEUTELD = (b"encryption-data", b"encrypted-package")
_STUK = 1 << 16
_FOUT = "#WAARDE!"
"""Stands for an error that is shown in another way: `Err:502`."""
_FOUTNUMMER = re.compile(r"(?:err|fout):[0-9]{3}", re.IGNORECASE)
_DUUR = re.compile(r"PT(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,6})(?:[.,]\d*)?S)?")
_RUIMTES = {
    "urn:oasis:names:tc:opendocument:xmlns:office:1.0": "office",
    "urn:oasis:names:tc:opendocument:xmlns:style:1.0": "style",
    "urn:oasis:names:tc:opendocument:xmlns:table:1.0": "table",
    "urn:oasis:names:tc:opendocument:xmlns:text:1.0": "text",
    "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0": "calcext",
}
_NIET_VAN_DE_CEL = {"office:annotation", "table:shapes", "text:tracked-changes"}
"""What stands in or beside a cell and is no part of its text."""


class Odsblad(Struct):
    """A visible sheet."""

    nummer: int
    samengevoegd: list[Bereik] = field(default_factory=list)
    gevuld: list[tuple[int, int, list[object]]] = field(default_factory=list)
    """First row, how many rows are alike, and the cells of each."""

    def rijen(self) -> Iterator[tuple[int, Sequence[object]]]:
        """The rows that are not empty."""
        for eerste, aantal, cellen in self.gevuld:
            for rij in range(eerste, eerste + aantal):
                yield rij, cellen


def is_ods(inhoud: bytes) -> bool:
    """Whether a zip is one, by the kind it names or else by its parts."""
    with zipfile.ZipFile(io.BytesIO(inhoud)) as archief:
        namen = set(archief.namelist())
        if "mimetype" in namen:
            with archief.open("mimetype") as deel:
                return deel.read(100).strip() in _MIMETYPES
        return _INHOUD in namen and "xl/workbook.xml" not in namen


def zichtbare_bladen(inhoud: bytes, naam: str) -> list[Odsblad]:
    """Raises BestandGeweigerd for one with a password or that is too large, and whatever a damaged
    file makes of the parser.
    """
    with zipfile.ZipFile(io.BytesIO(inhoud)) as archief:
        if _is_versleuteld(archief):
            raise BestandGeweigerd(naam, MET_WACHTWOORD)
        with archief.open(_INHOUD) as deel:
            lezer = _Lezer(naam)
            while stuk := deel.read(_STUK):
                lezer.ontleed(stuk)
            lezer.ontleed(b"", einde=True)
    return lezer.bladen


def _is_versleuteld(archief: zipfile.ZipFile) -> bool:
    if "encrypted-package" in archief.namelist():
        return True
    if _MANIFEST not in archief.namelist():
        return False
    with archief.open(_MANIFEST) as deel:
        manifest = deel.read(1 << 20)
    return any(woord in manifest for woord in _VERSLEUTELD)


class _Lezer:
    """Follows the elements of content.xml; of a long text only the beginning is kept."""

    def __init__(self, naam: str) -> None:
        from xml.parsers.expat import ParserCreate

        self.naam = naam
        self.bladen: list[Odsblad] = []
        self._parser = ParserCreate(namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._begin
        self._parser.EndElementHandler = self._einde
        self._parser.CharacterDataHandler = self._tekens
        self._parser.EntityDeclHandler = self._geen_entiteit
        self._nummer = 0
        self._cellen = 0
        self._verborgen: set[str] = set()
        self._stijl = ""
        self._blad: Odsblad | None = None
        self._diepte = 0
        """Tables in tables."""
        self._naast = 0
        """Elements deep in something that is no text of the cell."""
        self._rij = 0
        """The rows above."""
        self._rijen = 1
        self._waarden: list[object] = []
        self._leeg = 0
        """Empty cells since the last one with something in it."""
        self._cel: dict[str, str] | None = None
        self._alineas: list[str] = []
        self._tekst: list[str] = []
        self._lengte = 0
        self._in_alinea = 0

    def ontleed(self, stuk: bytes, *, einde: bool = False) -> None:
        self._parser.Parse(stuk, einde)

    def _geen_entiteit(self, *_: object) -> None:
        raise ValueError("entity")

    def _begin(self, element: str, kenmerken: dict[str, str]) -> None:
        wat = _kort(element)
        if self._naast or wat in _NIET_VAN_DE_CEL:
            self._naast += 1
            return
        match wat:
            case "style:style":
                self._stijl = _van(kenmerken, "style:name")
            case "style:table-properties":
                if _van(kenmerken, "table:display") == "false":
                    self._verborgen.add(self._stijl)
            case "table:table":
                self._begin_blad(_van(kenmerken, "table:style-name"))
            case "table:table-row":
                self._rijen = _aantal(kenmerken, "table:number-rows-repeated")
                self._waarden, self._leeg = [], 0
            case "table:table-cell" | "table:covered-table-cell":
                self._cel = {_kort(naam): waarde for naam, waarde in kenmerken.items()}
                self._alineas, self._tekst, self._lengte = [], [], 0
            case "text:p" | "text:h":
                self._in_alinea += 1
            case "text:s":
                self._tekens(" " * min(_aantal(kenmerken, "text:c"), LANGST))
            case "text:tab":
                self._tekens("\t")
            case "text:line-break":
                self._tekens("\n")

    def _einde(self, element: str) -> None:
        if self._naast:
            self._naast -= 1
            return
        match _kort(element):
            case "table:table":
                self._diepte -= 1
                if not self._diepte:
                    self._blad = None
            case "table:table-row":
                self._einde_rij()
            case "table:table-cell" | "table:covered-table-cell":
                self._einde_cel()
            case "text:p" | "text:h":
                self._in_alinea -= 1
                self._alineas.append("".join(self._tekst))
                self._tekst = []

    def _tekens(self, tekst: str) -> None:
        if self._in_alinea and not self._naast and self._lengte <= LANGST:
            self._tekst.append(tekst[: LANGST + 1])
            self._lengte += len(tekst)

    def _begin_blad(self, stijl: str) -> None:
        self._diepte += 1
        if self._diepte > 1:
            return
        self._nummer += 1
        self._rij = 0
        self._blad = Odsblad(self._nummer)
        if stijl not in self._verborgen:
            self.bladen.append(self._blad)

    def _einde_cel(self) -> None:
        if self._cel is None or self._blad is None or self._diepte > 1:
            return
        cel, self._cel = self._cel, None
        aantal = int(cel.get("table:number-columns-repeated", "1"))
        waarde = _waarde(cel, "\n".join(self._alineas))
        self._noteer_samenvoeging(cel, len(self._waarden) + self._leeg)
        if waarde is None or waarde == "":
            self._leeg += aantal
            return
        if len(self._waarden) + self._leeg + aantal > MEESTE_KOLOMMEN:
            raise BestandGeweigerd(self.naam, TE_VEEL)
        self._waarden += [None] * self._leeg + [waarde] * aantal
        self._leeg = 0

    def _noteer_samenvoeging(self, cel: dict[str, str], plaats: int) -> None:
        breed = int(cel.get("table:number-columns-spanned", "1"))
        hoog = int(cel.get("table:number-rows-spanned", "1"))
        if self._blad is None or (breed <= 1 and hoog <= 1):
            return
        if len(self._blad.samengevoegd) < MEESTE:
            eerste = self._rij + 1
            bereik = Bereik(plaats, eerste, plaats + breed - 1, eerste + hoog - 1)
            self._blad.samengevoegd.append(bereik)

    def _einde_rij(self) -> None:
        if self._blad is None or self._diepte > 1:
            return
        if self._waarden:
            if self._rijen > MEEST_HERHAALD:
                raise BestandGeweigerd(self.naam, _HERHAALD.format(MEEST_HERHAALD))
            self._cellen += len(self._waarden) * self._rijen
            if self._rij + self._rijen > MEESTE_RIJEN or self._cellen > MEESTE_CELLEN:
                raise BestandGeweigerd(self.naam, TE_VEEL)
            self._blad.gevuld.append((self._rij + 1, self._rijen, self._waarden))
        self._rij += self._rijen
        self._waarden, self._leeg = [], 0


@lru_cache(maxsize=1024)
def _kort(element: str) -> str:
    """`table:table-cell`: as the standard writes it, whatever the file calls the namespace."""
    ruimte, _, naam = element.rpartition(" ")
    return f"{_RUIMTES.get(ruimte, '')}:{naam}"


def _van(kenmerken: dict[str, str], gezocht: str) -> str:
    return next((w for naam, w in kenmerken.items() if _kort(naam) == gezocht), "")


def _aantal(kenmerken: dict[str, str], gezocht: str) -> int:
    return int(_van(kenmerken, gezocht) or 1)


def _waarde(cel: dict[str, str], tekst: str) -> object:
    """What a cell holds, as Python has it; an error as a spreadsheet shows it."""
    soort = cel.get("office:value-type", "")
    formule = "table:formula" in cel
    if cel.get("calcext:value-type") == "error" or (formule and _is_fout(tekst)):
        return tekst if is_foutwaarde(tekst) else _FOUT
    match soort:
        case "float" | "currency" | "percentage":
            return _getal(cel["office:value"]) if "office:value" in cel else tekst
        case "date":
            return _datum(cel.get("office:date-value", tekst))
        case "time":
            return _tijd(cel.get("office:time-value", tekst))
        case "boolean":
            return cel.get("office:boolean-value", tekst) == "true"
    if not soort and not tekst:
        return ZONDER_WAARDE if formule else None
    return tekst or cel.get("office:string-value", "")


def _is_fout(tekst: str) -> bool:
    return is_foutwaarde(tekst) or _FOUTNUMMER.fullmatch(tekst) is not None


def _getal(tekst: str) -> object:
    getal = float(tekst)
    return getal if math.isfinite(getal) else _FOUT


def _datum(tekst: str) -> object:
    """A date, with its time when it has one that is not midnight; else the text."""
    try:
        moment = datetime.fromisoformat(tekst)
    except ValueError:
        return tekst
    is_dag = moment.time() == time()
    return date(moment.year, moment.month, moment.day) if is_dag else moment.replace(tzinfo=None)


def _tijd(tekst: str) -> object:
    if (treffer := _DUUR.fullmatch(tekst)) is None:
        return tekst
    uren, minuten, seconden = (int(deel or 0) for deel in treffer.groups())
    return timedelta(hours=uren, minutes=minuten, seconds=seconden)
