"""A document of headings, paragraphs, labelled lines and tables, in every format.

Plan, brief and besluitenlijst say what is in them; here is how that is written.
"""

import re
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from tafel.domain.rapport import Beeld, Rapporttabel
from tafel.render.vorm import document
from tafel.render.vorm import tabel as tables
from tafel.render.vorm.diagram import Lijndiagram, Staafdiagram, lijndiagrammen, staafdiagrammen
from tafel.render.vorm.tabel import Kolomkop, Tabel
from tafel.render.vorm.tekst import (
    LEESBREEDTE,
    Blad,
    Gestileerd,
    Span,
    Stijl,
    breedte_van,
    net,
    netjes,
    nieuw_blad,
)

_INSPRING = 2
_LABEL = 22
_MARKEERT = re.compile(r"(?=[-+>])|([0-9]+)(?=[.)](?: |$))")
"""What would begin a list, a quotation or a heading at the start of a line of Markdown."""


class Raster(Struct, frozen=True):
    """A table of texts; the first column names its row."""

    koppen: tuple[str, ...]
    rijen: tuple[tuple[str, ...], ...]
    rechts: tuple[int, ...] = ()
    """The places of the columns of figures."""


class Deel(Struct, frozen=True):
    """A part of a document under its heading; one without any contents is left out."""

    kop: str
    alineas: tuple[str, ...] = ()
    paren: tuple[tuple[str, str], ...] = ()
    """Lines of (label, text); one without a text is left out."""
    punten: tuple[str, ...] = ()
    """A list."""
    raster: Raster | None = None
    niveau: int = 2
    """2 = a part, 3 = a part of the one before it."""
    altijd: bool = False
    """Stays without contents: the heading says it all."""
    figuur: Rapporttabel | None = None
    """What is drawn above its table, in HTML and Word."""
    nieuwe_bladzijde: bool = False

    @property
    def leeg(self) -> bool:
        inhoud = (*self.alineas, *(tekst for _, tekst in self.paren), *self.punten)
        return not any(inhoud) and (self.raster is None or not self.raster.rijen)

    @property
    def staven(self) -> tuple[Staafdiagram, ...]:
        met_staven = self.figuur is not None and self.figuur.beeld in {Beeld.STAVEN, Beeld.DOEL}
        return staafdiagrammen(self.figuur) if met_staven and self.figuur else ()

    @property
    def lijnen(self) -> tuple[Lijndiagram, ...]:
        met_lijnen = self.figuur is not None and self.figuur.beeld is Beeld.LIJN
        return lijndiagrammen(self.figuur) if met_lijnen and self.figuur else ()


class Stuk(Struct, frozen=True):
    """One document. Texts are data: nothing in them is read as markup."""

    titel: str
    onder: tuple[str, ...]
    """What it is about, on the line below the title: ("F.P. '88", "tafel Jeugd en Gezin")."""
    delen: tuple[Deel, ...]
    vertrouwelijk: str
    """Who may have it; stands after VERTROUWELIJK at the foot of every page."""
    stand: str = ""
    """CONCEPT, or nothing."""


def zet(stuk: Stuk, formaat: str, breedte: int) -> str | bytes | Gestileerd:
    """The document in one of the formats tabel, tekst, markdown, csv, html or docx."""
    match formaat:
        case "markdown":
            return als_markdown(stuk)
        case "html":
            return als_html(stuk)
        case "docx":
            return als_docx(stuk)
        case "csv":
            return tables.als_csv(als_rijen(stuk))
        case _:
            return als_tekst(stuk, breedte)


def als_tekst(stuk: Stuk, breedte: int) -> Gestileerd:
    """For a terminal or a pipe; no line wider than `breedte`."""
    stuk = netjes(stuk)
    blad = nieuw_blad(min(breedte, LEESBREEDTE))
    stand = (Span(stuk.stand, Stijl.LET_OP),) if stuk.stand else ()
    blad.uiteinden(Span(""), Span(stuk.titel, Stijl.STERK), *stand)
    blad.alinea(" · ".join(filter(None, stuk.onder)))
    for deel in _delen(stuk):
        if deel.niveau == 2:
            blad.wit()
        kop = deel.kop.upper() if deel.niveau == 2 else deel.kop
        blad.alinea(kop, Stijl.KOP if deel.niveau == 2 else Stijl.STERK)
        _vul_blad(blad, deel)
    blad.wit()
    blad.uiteinden(Span("VERTROUWELIJK  ", Stijl.STERK), Span(stuk.vertrouwelijk))
    return blad.klaar()


def als_rijen(stuk: Stuk) -> Tabel:
    """One row per line: the part that it belongs to, and its text."""
    return Tabel(
        (Kolomkop("deel", "Deel"), Kolomkop("tekst", "Tekst")),
        (
            ("titel", " · ".join(filter(None, (stuk.titel, *stuk.onder, stuk.stand)))),
            *((deel.kop, regel) for deel in _delen(stuk) for regel in _regels(deel)),
            ("vertrouwelijk", stuk.vertrouwelijk),
        ),
    )


def als_markdown(stuk: Stuk) -> str:
    """Headings, paragraphs, lists and tables."""
    return "\n".join(_markdown(netjes(stuk))) + "\n"


def als_html(stuk: Stuk) -> str:
    """One page that stands on its own and prints on A4."""
    stuk = netjes(stuk)
    return document.als_html(
        "stuk.html.jinja", stuk=stuk, delen=_delen(stuk), vertrouwelijk=stuk.vertrouwelijk
    )


def als_docx(stuk: Stuk) -> bytes:
    """A Word file on A4 with page numbers."""
    from tafel.render.vorm import wordgrafiek

    stuk = netjes(stuk)
    boven = "  ".join(filter(None, (stuk.titel, stuk.stand)))
    blad = document.nieuw_docx(stuk.titel, boven, stuk.vertrouwelijk)
    blad.add_heading(stuk.titel, level=1)
    blad.add_paragraph(_onder(stuk))
    for deel in _delen(stuk):
        kop = blad.add_heading(deel.kop, level=deel.niveau)
        kop.paragraph_format.page_break_before = deel.nieuwe_bladzijde or None
        for tekst in deel.alineas:
            blad.add_paragraph(tekst)
        for label, tekst in deel.paren:
            document.alinea(blad, f"{label}:", tekst)
        for punt in deel.punten:
            blad.add_paragraph(punt, style="List Bullet")
        if deel.figuur is not None:
            wordgrafiek.voeg_toe(blad, deel.figuur)
        if deel.raster is not None and deel.raster.rijen:
            document.raster(blad, deel.raster.koppen, deel.raster.rijen, rechts=deel.raster.rechts)
    return document.bytes_van(blad)


def alineas(tekst: str | None) -> tuple[str, ...]:
    """A text of several lines as paragraphs; () when there is none."""
    return tuple(filter(None, map(net, (tekst or "").splitlines())))


def veilig(tekst: str) -> str:
    """A line of its own in which no character is Markdown or HTML, the first one included."""
    veilige = tables.markdown_veilig(tekst)
    if begin := _MARKEERT.match(veilige):
        return f"{begin[0]}\\{veilige[begin.end() :]}"
    return veilige


def _vul_blad(blad: Blad, deel: Deel) -> None:
    for tekst in deel.alineas:
        blad.alinea(tekst, inspring=_INSPRING)
    for label, tekst in deel.paren:
        blad.gelabeld(label, tekst, kolom=_LABEL, inspring=_INSPRING)
    for punt in deel.punten:
        blad.gelabeld("-", punt, kolom=3, inspring=_INSPRING)
    if deel.raster is not None:
        kolom = 2 + max((breedte_van(rij[0]) for rij in deel.raster.rijen), default=0)
        for eerste, *rest in deel.raster.rijen:
            blad.gelabeld(eerste, " · ".join(filter(None, rest)), kolom=kolom, inspring=_INSPRING)


def _regels(deel: Deel) -> Iterator[str]:
    yield from deel.alineas
    yield from (f"{label}: {tekst}" for label, tekst in deel.paren)
    yield from deel.punten
    if deel.raster is not None:
        for rij in deel.raster.rijen:
            cellen = zip(deel.raster.koppen[1:], rij[1:], strict=True)
            yield "; ".join((rij[0], *(f"{kop}: {cel}" for kop, cel in cellen if cel)))


def _onder(stuk: Stuk) -> str:
    return " · ".join(filter(None, (*stuk.onder, stuk.stand)))


def _delen(stuk: Stuk) -> list[Deel]:
    """The parts that say something, without the labels that have no text."""
    return [
        replace(
            deel,
            alineas=tuple(filter(None, deel.alineas)),
            paren=tuple((label, tekst) for label, tekst in deel.paren if tekst),
            punten=tuple(filter(None, deel.punten)),
        )
        for deel in stuk.delen
        if deel.altijd or not deel.leeg
    ]


def _markdown(stuk: Stuk) -> Iterator[str]:
    yield f"# {veilig(stuk.titel)}"
    yield ""
    yield veilig(_onder(stuk))
    for deel in _delen(stuk):
        yield ""
        yield f"{'#' * deel.niveau} {veilig(deel.kop)}"
        for tekst in deel.alineas:
            yield ""
            yield veilig(tekst)
        regels = [f"- {veilig(label)}: {veilig(tekst)}" for label, tekst in deel.paren]
        regels += [f"- {veilig(punt)}" for punt in deel.punten]
        if regels:
            yield ""
            yield from regels
        if deel.raster is not None and deel.raster.rijen:
            yield ""
            yield tables.als_markdown(_tabel(deel.raster)).rstrip("\n")
    yield ""
    yield f"**VERTROUWELIJK** {veilig(stuk.vertrouwelijk)}"


def _tabel(raster: Raster) -> Tabel:
    return Tabel(
        tuple(
            Kolomkop(kop, kop, rechts=plaats in raster.rechts)
            for plaats, kop in enumerate(raster.koppen)
        ),
        raster.rijen,
    )
