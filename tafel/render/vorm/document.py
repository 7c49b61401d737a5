"""What every document shares: one look in HTML, and a Word file on A4 without machine traces.

A document of headings, paragraphs and tables is best made as a `tafel.render.vorm.stuk.Stuk`.
"""

import io
from collections.abc import Collection, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Row
    from docx.text.paragraph import Paragraph
    from jinja2 import Environment

TAAL = "nl-NL"
"""Of every text in a Word file: without it Word underlines each Dutch line."""
_BREEDST = 30
"""Characters that a column of a table asks for at most; longer texts go on the next line."""
_KOLOMRAND = 4
_BLADBREED = 90
"""Characters between the margins."""


def als_html(sjabloon: str, **waarden: Any) -> str:
    """One page from a template in `templates/`, without scripts or anything from a network.

    A template extends `document.html.jinja`, which prints on A4.
    """
    return ingevuld(sjabloon, **waarden)


def ingevuld(sjabloon: str, **waarden: Any) -> str:
    """A template with values, in which everything is escaped."""
    return _sjablonen().get_template(sjabloon).render(**waarden)


@cache
def _sjablonen() -> "Environment":
    """Read and compiled once, however many documents are made."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    omgeving = Environment(
        loader=PackageLoader("tafel.render"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    omgeving.filters["css"] = css_tekst
    return omgeving


def css_tekst(tekst: str) -> str:
    """The inside of a CSS string in which no character can end that string or the style sheet."""
    return "".join(
        teken if teken.isascii() and teken.isalnum() else f"\\{ord(teken):x} " for teken in tekst
    )


def nieuw_docx(titel: str, kop: str, vertrouwelijk: str | None) -> "Document":
    """An empty Word file on A4: `kop` above every page, below it who may have it (None: anybody)
    and its number.
    """
    import docx
    from docx.oxml.ns import qn
    from docx.shared import Mm

    document = docx.Document()
    for nummer, verwijzing in list(document.part.rels.items()):
        if verwijzing.reltype.endswith("/stylesWithEffects"):  # the styles again, for Word 2010
            del document.part.rels[nummer]
    for deel in (document.styles.element, document.settings.element):
        for taal in deel.iter(qn("w:lang"), qn("w:themeFontLang")):
            taal.set(qn("w:val"), TAAL)
    blad = document.sections[0]
    blad.page_width, blad.page_height = Mm(210), Mm(297)
    blad.left_margin = blad.right_margin = blad.top_margin = blad.bottom_margin = Mm(20)
    eigenschappen = document.core_properties
    eigenschappen.title = titel
    eigenschappen.author, eigenschappen.comments, eigenschappen.language = "tafel", "", TAAL
    blad.header.paragraphs[0].text = kop
    voet = blad.footer.paragraphs[0]
    if vertrouwelijk is not None:
        voet.add_run("VERTROUWELIJK").bold = True
        voet.add_run(f"  {vertrouwelijk}   ")
    voet.add_run("blz. ")
    _paginanummer(voet)
    return document


def alinea(document: "Document", kop: str, tekst: str) -> "Paragraph":
    """A paragraph that begins with a bold label and stays in one piece."""
    from docx.shared import Pt

    nieuw = document.add_paragraph()
    nieuw.add_run(kop).bold = True
    nieuw.add_run(f" {tekst}")
    nieuw.paragraph_format.space_after = Pt(2)
    nieuw.paragraph_format.keep_together = True
    return nieuw


def raster(
    document: "Document",
    koppen: Sequence[str],
    rijen: Sequence[Sequence[str]],
    rechts: Collection[int] = (),
) -> None:
    """A table whose heading returns on every page and whose rows are never split, with columns as
    wide as their texts ask for; `rechts` = the places of those that are aligned to the right.
    """
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    tabel = document.add_table(rows=0, cols=len(koppen), style="Table Grid")
    maten = _maten(list(zip(koppen, *rijen, strict=True)))
    heel = sum(kolom.width or 0 for kolom in tabel.columns)
    for kolom, maat in zip(tabel.columns, maten, strict=True):
        kolom.width = int(heel * maat / sum(maten))
    for nummer, cellen in enumerate((koppen, *rijen)):
        rij = tabel.add_row()
        for plaats, (cel, tekst) in enumerate(zip(rij.cells, cellen, strict=True)):
            cel.paragraphs[0].add_run(tekst).bold = nummer == 0
            if plaats in rechts:
                cel.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
        _eigenschap(rij, "w:cantSplit")
        if nummer == 0:
            _eigenschap(rij, "w:tblHeader")


def _maten(kolommen: Sequence[Sequence[str]]) -> list[float]:
    """How wide columns are in characters: first room for every word, then for what is longest."""
    minst = [
        max((len(woord) for cel in cellen for woord in cel.split()), default=0) + _KOLOMRAND
        for cellen in kolommen
    ]
    meer = [
        max(min(max(map(len, cellen)), _BREEDST) + _KOLOMRAND - woord, 0)
        for cellen, woord in zip(kolommen, minst, strict=True)
    ]
    deel = min(max(_BLADBREED - sum(minst), 0) / max(sum(meer), 1), 1)
    return [woord + deel * rest for woord, rest in zip(minst, meer, strict=True)]


def bytes_van(document: "Document") -> bytes:
    """The Word file as it goes to a pipe or a file; the same document is the same bytes."""
    gemaakt, uit = io.BytesIO(), io.BytesIO()
    document.save(gemaakt)
    with ZipFile(gemaakt) as bron, ZipFile(uit, "w", ZIP_DEFLATED) as doel:
        for deel in bron.infolist():
            doel.writestr(ZipInfo(deel.filename), bron.read(deel), ZIP_DEFLATED)
    return uit.getvalue()


def _eigenschap(rij: "_Row", naam: str) -> None:
    from docx.oxml import OxmlElement

    rij._tr.get_or_add_trPr().append(OxmlElement(naam))  # noqa: SLF001


def _paginanummer(alinea: "Paragraph") -> None:
    """A field that Word fills with the number of the page."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    veld = OxmlElement("w:fldSimple")
    veld.set(qn("w:instr"), "PAGE")
    alinea._p.append(veld)  # noqa: SLF001 - python-docx has no call for fields
