"""The agenda as a document: Markdown, a self-contained HTML page, and a Word file."""

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tafel.domain import Agenda, Agendapunt
from tafel.render import agenda as beeld
from tafel.render import woorden
from tafel.render.tables import Kolomkop, Tabel
from tafel.render.tables import als_markdown as tabel_als_markdown
from tafel.render.tables import markdown_veilig as veilig
from tafel.render.tekst import netjes
from tafel.render.woorden import Labels

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph


def als_markdown(agenda: Agenda, labels: Labels) -> str:
    """Headings, lists and a table of what did not fit; nothing in the data is read as markup."""
    return "\n".join(_markdown(netjes(agenda), labels)) + "\n"


def als_html(agenda: Agenda, labels: Labels) -> str:
    """One page without scripts or anything from a network; prints on A4, items never split."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    omgeving = Environment(
        loader=PackageLoader("tafel.render"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    omgeving.filters["css"] = css_tekst
    agenda = netjes(agenda)
    return omgeving.get_template("agenda.html.jinja").render(
        agenda=agenda,
        beeld=beeld,
        puntkop=puntkop,
        wie=wie,
        labels=labels,
        woorden=woorden,
        over=[punt for _, punten in beeld.overgebleven(agenda) for punt in punten],
    )


def als_docx(agenda: Agenda, labels: Labels) -> bytes:
    """A Word file on A4: plain headings and paragraphs, with page numbers."""
    import docx
    from docx.shared import Mm

    agenda = netjes(agenda)
    document = docx.Document()
    blad = document.sections[0]
    blad.page_width, blad.page_height = Mm(210), Mm(297)
    blad.left_margin = blad.right_margin = blad.top_margin = blad.bottom_margin = Mm(20)
    eigenschappen = document.core_properties
    eigenschappen.title = f"Agenda {agenda.naam} {beeld.kop(agenda)}"
    eigenschappen.author, eigenschappen.comments, eigenschappen.language = "tafel", "", "nl-NL"
    blad.header.paragraphs[0].text = f"{agenda.naam}  {beeld.kop(agenda)}  CONCEPT"
    voet = blad.footer.paragraphs[0]
    voet.add_run("VERTROUWELIJK").bold = True
    voet.add_run(f"  {beeld.VERTROUWELIJK}   blz. ")
    _paginanummer(voet)
    _vul_document(document, agenda, labels)
    uit = io.BytesIO()
    document.save(uit)
    return uit.getvalue()


def css_tekst(tekst: str) -> str:
    """The inside of a CSS string in which no character can end that string or the style sheet."""
    return "".join(
        teken if teken.isascii() and teken.isalnum() else f"\\{ord(teken):x} " for teken in tekst
    )


def puntkop(volgnummer: int, punt: Agendapunt) -> str:
    """The heading of an item: "1. 13.00 Crisis, opvolging (10 min)"."""
    begin = f"{woorden.klok_vast(punt.begin)} " if punt.begin else ""
    return f"{volgnummer}. {begin}{beeld.soort(punt).capitalize()} ({punt.minuten} min)"


def wie(punt: Agendapunt, agenda: Agenda) -> str:
    """Beside number and person: category, step, melding, since when."""
    return " · ".join(filter(None, (*beeld.stand(punt), beeld.sinds(punt, agenda))))


def _markdown(agenda: Agenda, labels: Labels) -> Iterator[str]:
    yield f"# {veilig(agenda.naam)}, {beeld.kop(agenda)}"
    yield ""
    yield f"CONCEPT {woorden.moment(agenda.gemaakt_op)} · {veilig(beeld.gevuld(agenda))} · " + (
        beeld.past(agenda)
    )
    for opmerking in agenda.opmerkingen:
        yield ""
        yield veilig(opmerking)
    if agenda.kernpartners:
        yield ""
        yield f"Kern: {veilig(beeld.kern(agenda, labels))}"
    if not agenda.punten:
        yield ""
        yield beeld.leeg(agenda)
    for volgnummer, punt in enumerate(agenda.punten, 1):
        yield ""
        yield f"## {puntkop(volgnummer, punt)}"
        yield ""
        rest = wie(punt, agenda)
        yield f"**{beeld.wie(punt)}** {veilig(punt.betrokkene)}" + (rest and f" · {veilig(rest)}")
        yield ""
        for label, tekst in beeld.alle_bijzonderheden(punt, agenda, labels):
            yield f"- {label}: {veilig(tekst)}"
    if agenda.niet_geplaatst:
        yield ""
        yield "## Niet geplaatst"
        yield ""
        yield tabel_als_markdown(_over(agenda)).rstrip("\n")
    yield ""
    yield f"**VERTROUWELIJK** {beeld.VERTROUWELIJK}"


def _over(agenda: Agenda) -> Tabel:
    """What did not fit: every item of it."""
    return Tabel(
        (
            Kolomkop("nummer", "Nummer"),
            Kolomkop("soort", "Soort"),
            Kolomkop("betrokkene", "Betrokkene"),
            Kolomkop("sinds", "Sinds"),
            Kolomkop("vraag", "Vraag"),
        ),
        tuple(
            (beeld.wie(punt), beeld.soort(punt), punt.betrokkene, punt.sinds, punt.vraag)
            for _, punten in beeld.overgebleven(agenda)
            for punt in punten
        ),
    )


def _vul_document(document: "Document", agenda: Agenda, labels: Labels) -> None:
    document.add_heading(f"{agenda.naam}, {beeld.kop(agenda)}", level=1)
    concept = f"CONCEPT {woorden.moment(agenda.gemaakt_op)}"
    document.add_paragraph(f"{concept} · {beeld.gevuld(agenda)} · {beeld.past(agenda)}")
    for opmerking in agenda.opmerkingen:
        document.add_paragraph(opmerking)
    if agenda.kernpartners:
        document.add_paragraph(f"Kern: {beeld.kern(agenda, labels)}")
    if not agenda.punten:
        document.add_paragraph(beeld.leeg(agenda))
    for volgnummer, punt in enumerate(agenda.punten, 1):
        document.add_heading(puntkop(volgnummer, punt), level=2)
        rest = wie(punt, agenda)
        alineas = [
            _alinea(document, beeld.wie(punt), punt.betrokkene + (rest and f" · {rest}")),
            *(
                _alinea(document, f"{label}:", tekst)
                for label, tekst in beeld.alle_bijzonderheden(punt, agenda, labels)
            ),
        ]
        for alinea in alineas[:-1]:
            alinea.paragraph_format.keep_with_next = True
    if agenda.niet_geplaatst:
        document.add_heading("Niet geplaatst", level=2)
        for soort, punten in beeld.overgebleven(agenda):
            nummers = " ".join(map(beeld.wie, punten))
            _alinea(document, f"{woorden.SOORT[soort]}:", nummers)


def _alinea(document: "Document", kop: str, tekst: str) -> "Paragraph":
    from docx.shared import Pt

    alinea = document.add_paragraph()
    alinea.add_run(kop).bold = True
    alinea.add_run(f" {tekst}")
    alinea.paragraph_format.space_after = Pt(2)
    alinea.paragraph_format.keep_together = True
    return alinea


def _paginanummer(alinea: "Paragraph") -> None:
    """A field that Word fills with the number of the page."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    veld = OxmlElement("w:fldSimple")
    veld.set(qn("w:instr"), "PAGE")
    alinea._p.append(veld)  # noqa: SLF001 - python-docx has no call for fields
