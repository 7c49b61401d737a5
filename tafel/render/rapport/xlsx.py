"""A report as a workbook to calculate on: a sheet per table, and one about the report itself."""

import io
import re
from collections.abc import Iterable
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Final

from tafel.domain.rapport import Cijfer, Cijfersoort, Rapport, Rapporttabel
from tafel.files.afdruk import richt_in
from tafel.render.vorm import cijfers
from tafel.render.vorm.tekst import breedte_van, netjes

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from tafel.render.vorm.cijfers import Uitleg

_OVER: Final = "Over dit rapport"
_NAAM_LANG: Final = 31
_VERBODEN: Final = re.compile(r"[\[\]:*?/\\]")
_GERESERVEERD: Final = "history"
_SMALST: Final = 8
_BREEDST: Final = 60
"""Characters of a column."""
_KOP_LANG: Final = 200
"""Characters; a heading of a page holds 255 with its codes."""
_TEKST: Final = "@"
"""The form of a cell that is text: what is typed over it stays text too, 1-2 and =1+1 as well."""
_TEKST_LANG: Final = 32_767
"""Characters that a cell holds at most."""

_VORMEN: Final = {
    Cijfersoort.AANTAL: "#,##0",
    Cijfersoort.DAGEN: "#,##0",
    Cijfersoort.WEKEN: "#,##0",
    Cijfersoort.PROCENT: "0%",
    Cijfersoort.PUNTEN: "#,##0",
    Cijfersoort.DATUM: "dd-mm-yyyy",
}


def als_xlsx(rapport: Rapport, uitleg: "Uitleg") -> bytes:
    """The workbook. Figures are numbers, a percentage a fraction shown as one; a figure that is not
    given is an empty cell.

    Held in memory: no temporary file with what is in it. No text is a formula or a link.
    """
    from xlsxwriter import Workbook

    rapport = netjes(rapport)
    uit = io.BytesIO()
    boek = Workbook(
        uit,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    boek.set_properties(
        {
            "title": rapport.titel,
            "author": "tafel",
            "created": datetime.combine(rapport.periode.tot, time()),
        }
    )
    tabellen = rapport.tabellen
    namen = _bladnamen(tabellen)
    bladen = _Boek(boek, f"{rapport.titel}, {cijfers.periode(rapport.periode)}", rapport)
    bladen.over(rapport, uitleg, namen)
    for tabel, naam in zip(tabellen, namen, strict=True):
        bladen.tabel(tabel, naam)
    boek.close()
    return uit.getvalue()


class _Boek:
    """A workbook with its formats, and what stands above every printed page."""

    def __init__(self, boek: "Workbook", paginakop: str, rapport: Rapport) -> None:
        self._boek = boek
        self._paginakop = paginakop[:_KOP_LANG].replace("&", "&&")
        self._merk = " · ".join(_merken(rapport))
        self._voet = _afgerond(rapport)
        boven = {"valign": "top"}
        tekst = {"num_format": _TEKST, **boven}
        self._kop = boek.add_format({"bold": True, "bottom": 1, "text_wrap": True, **tekst})
        self._titel = boek.add_format({"bold": True, "font_size": 14, "num_format": _TEKST})
        self._label = boek.add_format({"bold": True, **tekst})
        self._tekst = boek.add_format({"text_wrap": True, **tekst})
        self._vorm = {
            soort: boek.add_format({"num_format": vorm, **boven}) for soort, vorm in _VORMEN.items()
        }

    def over(self, rapport: Rapport, uitleg: "Uitleg", namen: Iterable[str]) -> None:
        """The first sheet: what this is, what a reader must know, and what every sheet counts."""
        blad = self._boek.add_worksheet(_OVER)
        blad.set_column(0, 0, 28)
        blad.set_column(1, 1, 90)
        blad.write_string(0, 0, rapport.titel, self._titel)
        regels = [
            ("Periode", cijfers.periode(rapport.periode)),
            ("Over", " · ".join(rapport.onder)),
            ("Stand", cijfers.stand(rapport)),
            *(("Let op", zin) for zin in rapport.opmerkingen),
            ("Vertrouwelijk", rapport.vertrouwelijk or ""),
            *self._bladen(rapport, uitleg, namen),
        ]
        gezegd = [paar for paar in regels if paar[1]]
        for nummer, (label, tekst) in enumerate(gezegd, 2):
            blad.write_string(nummer, 0, label[:_TEKST_LANG], self._label)
            blad.write_string(nummer, 1, tekst[:_TEKST_LANG], self._tekst)
        self._druk_af(blad, len(gezegd) + 1, 1, breedte=0, kop=False)

    @staticmethod
    def _bladen(
        rapport: Rapport, uitleg: "Uitleg", namen: Iterable[str]
    ) -> Iterable[tuple[str, str]]:
        for tabel, naam in zip(rapport.tabellen, namen, strict=True):
            titel = () if naam == tabel.titel else (f"{tabel.titel}.",)
            yield naam, " ".join((*titel, *cijfers.alineas(tabel, uitleg)))

    def tabel(self, tabel: Rapporttabel, naam: str) -> None:
        """A sheet with a heading that stays in sight, and filters on it."""
        blad = self._boek.add_worksheet(naam)
        totaal = 0
        gelezen = cijfers.rijen(tabel)
        for plaats, kolom in enumerate(tabel.kolommen):
            cellen = [rij[plaats] for rij in gelezen]
            breed = max(map(breedte_van, (cijfers.kop(kolom), *cellen))) + 3
            breed = min(max(breed, _SMALST), _BREEDST)
            totaal += breed
            blad.set_column(plaats, plaats, breed)
            blad.write_string(0, plaats, cijfers.kop(kolom)[:_TEKST_LANG], self._kop)
            for nummer, (rij, tekst) in enumerate(zip(tabel.rijen, cellen, strict=True), 1):
                self._cel(blad, nummer, plaats, rij[plaats], kolom.soort, tekst)
        blad.freeze_panes(1, 1)
        if tabel.rijen:
            blad.autofilter(0, 0, len(tabel.rijen), len(tabel.kolommen) - 1)
        else:
            blad.write_string(1, 0, tabel.leeg[:_TEKST_LANG], self._tekst)
        onderste, rechts = max(len(tabel.rijen), 1), len(tabel.kolommen) - 1
        self._druk_af(blad, onderste, rechts, breedte=totaal, kop=True)

    def _druk_af(self, blad: "Worksheet", rij: int, kolom: int, *, breedte: int, kop: bool) -> None:
        """All up to this cell, on each page what it is of."""
        blad.print_area(0, 0, rij, kolom)
        richt_in(blad, breedte=breedte, kop=kop, onder=self._voet)
        blad.set_header(f"&L{self._paginakop}{self._merk and f'&R{self._merk}'}")

    def _cel(
        self,
        blad: "Worksheet",
        rij: int,
        kolom: int,
        cijfer: Cijfer,
        soort: Cijfersoort,
        tekst: str,
    ) -> None:
        match cijfer:
            case None:
                return
            case bool() | str():
                blad.write_string(rij, kolom, tekst[:_TEKST_LANG], self._tekst)
            case int() | float():
                getal = cijfer / 100 if soort is Cijfersoort.PROCENT else cijfer
                blad.write_number(rij, kolom, getal, self._vorm.get(soort))
            case date():
                blad.write_datetime(rij, kolom, cijfer, self._vorm[Cijfersoort.DATUM])


def _merken(rapport: Rapport) -> Iterable[str]:
    """What stands above every page of what is not for everybody."""
    if rapport.concept:
        yield cijfers.stand(rapport)
    if rapport.concept or rapport.vertrouwelijk is not None:
        yield "VERTROUWELIJK"


def _afgerond(rapport: Rapport) -> str:
    """What a reader of one page must know of its figures."""
    if rapport.vertrouwelijk is not None or rapport.afronding == 1:
        return ""
    return (
        f"Aantallen van mensen zijn afgerond op {rapport.afronding}; "
        f"een 0 kan 1 tot en met {rapport.afronding - 1} zijn"
    )


def _bladnamen(tabellen: Iterable[Rapporttabel]) -> list[str]:
    """Names that a workbook takes: short, legal, and each its own whatever the case. A title that
    is too long gives way to the key of its table.
    """
    namen: list[str] = []
    bezet = {_OVER.lower(), _GERESERVEERD, ""}
    for tabel in tabellen:
        past = len(tabel.titel) <= _NAAM_LANG
        gekozen = tabel.titel if past else tabel.sleutel.replace("_", " ").capitalize()
        heel = " ".join(_VERBODEN.sub(" ", gekozen).split())
        naam = kandidaat = _ingekort(heel, _NAAM_LANG)
        nummer = 1
        while kandidaat.lower() in bezet:
            nummer += 1
            achter = f" {nummer}"
            kandidaat = (_ingekort(naam, _NAAM_LANG - len(achter)) + achter).strip()
        bezet.add(kandidaat.lower())
        namen.append(kandidaat)
    return namen


def _ingekort(naam: str, lengte: int) -> str:
    """At most `lengte` UTF-16 units, without blanks or apostrophes at either end."""
    while len(naam.encode("utf-16-le")) > 2 * lengte:
        naam = naam[:-1]
    return naam.strip(" '")
