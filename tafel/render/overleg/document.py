"""The agenda as a document: Markdown, a self-contained HTML page, and a Word file."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tafel import woorden
from tafel.domain.agenda import Agenda, Agendapunt
from tafel.render.overleg import agenda as beeld
from tafel.render.overleg.wie import blokkop, voorzitter
from tafel.render.vorm import document
from tafel.render.vorm.document import alinea
from tafel.render.vorm.tabel import Kolomkop, Tabel
from tafel.render.vorm.tabel import als_markdown as tabel_als_markdown
from tafel.render.vorm.tabel import markdown_veilig as veilig
from tafel.render.vorm.tekst import netjes
from tafel.woorden import Labels

if TYPE_CHECKING:
    from docx.document import Document


def als_markdown(agenda: Agenda, labels: Labels) -> str:
    """Headings, lists and a table of what did not fit; nothing in the data is read as markup."""
    return "\n".join(_markdown(netjes(agenda), labels)) + "\n"


def als_html(agenda: Agenda, labels: Labels) -> str:
    """One page without scripts or anything from a network; prints on A4, items never split."""
    agenda = netjes(agenda)
    return document.als_html(
        "agenda.html.jinja",
        agenda=agenda,
        vertrouwelijk=beeld.VERTROUWELIJK,
        beeld=beeld,
        puntkop=puntkop,
        blokkop=blokkop,
        voorzitter=voorzitter,
        wie=wie,
        labels=labels,
        woorden=woorden,
        kort=_kort(agenda),
        over=[punt for _, punten in beeld.overgebleven(agenda) for punt in punten],
    )


def als_docx(agenda: Agenda, labels: Labels) -> bytes:
    """A Word file on A4: plain headings and paragraphs, with page numbers."""
    agenda = netjes(agenda)
    blad = document.nieuw_docx(
        f"Agenda {agenda.naam} {beeld.kop(agenda)}",
        f"{agenda.naam}  {beeld.kop(agenda)}  {agenda.stand.upper()}",
        beeld.VERTROUWELIJK,
    )
    _vul_docx(blad, agenda, labels)
    return document.bytes_van(blad)


def puntkop(volgnummer: int, punt: Agendapunt) -> str:
    """The heading of an item: "1. 13.00 Crisis, opvolging (10 min)"."""
    begin = f"{woorden.klok_vast(punt.begin)} " if punt.begin else ""
    kop = " ".join(filter(None, (beeld.soort(punt).capitalize(), punt.detail)))
    return f"{volgnummer}. {begin}{kop} ({punt.minuten} min)"


def wie(punt: Agendapunt, agenda: Agenda, labels: Labels) -> str:
    """Beside number and person: category, step, melding, since when."""
    return " · ".join(filter(None, (*beeld.stand(punt, labels), beeld.sinds(punt, agenda))))


def _wacht(agenda: Agenda) -> str:
    """The line about what has no table yet."""
    regel = agenda.wachtend.zin
    return regel and f"WACHT: {regel}"


def _kort(agenda: Agenda) -> list[tuple[str, list[tuple[str, str]]]]:
    """Per block its title, and kinds with their numbers: items of which the number says enough."""
    return [
        (titel, [(woorden.SOORT[s], " ".join(map(beeld.wie, p))) for s, p in beeld.per_soort(deel)])
        for titel, deel in (
            ("Zonder spreektijd (0 min)", beeld.zonder_tijd(agenda)),
            ("Hamerstukken (0 min)", beeld.hamerstukken(agenda)),
        )
        if deel
    ]


def _markdown(agenda: Agenda, labels: Labels) -> Iterator[str]:
    yield f"# {veilig(agenda.naam)}, {beeld.kop(agenda)}"
    yield ""
    delen = (voorzitter(agenda), beeld.gevuld(agenda), beeld.past(agenda))
    yield " · ".join((beeld.stand_van(agenda), *map(veilig, filter(None, delen))))
    for zin in agenda.vervallen:
        yield ""
        yield f"**LET OP** {veilig(zin)}"
    for opmerking in filter(
        None, (beeld.sinds_vorige(agenda), _wacht(agenda), *agenda.opmerkingen)
    ):
        yield ""
        yield veilig(opmerking)
    if agenda.kernpartners:
        yield ""
        yield f"Kern: {veilig(beeld.kern(agenda, labels))}"
    if not agenda.punten:
        yield ""
        yield beeld.leeg(agenda)
    for volgnummer, punt in enumerate(beeld.uitgebreid(agenda), 1):
        if begint := blokkop(volgnummer, agenda, labels):
            yield ""
            yield f"**{veilig(begint)}**"
        yield ""
        yield f"## {veilig(puntkop(volgnummer, punt))}"
        yield ""
        rest = wie(punt, agenda, labels)
        yield f"**{beeld.wie(punt)}** {veilig(punt.betrokkene)}" + (rest and f" · {veilig(rest)}")
        yield ""
        for label, tekst in beeld.alle_bijzonderheden(punt, agenda, labels):
            yield f"- {label}: {veilig(tekst)}"
    for titel, soorten in _kort(agenda):
        yield ""
        yield f"## {titel}"
        yield ""
        for soort, nummers in soorten:
            yield f"- {soort}: {nummers}"
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
            Kolomkop("keer", "Overgebleven"),
        ),
        tuple(
            (
                *(beeld.wie(punt), beeld.soort(punt), punt.betrokkene, punt.sinds, punt.vraag),
                beeld.keer(punt),
            )
            for _, punten in beeld.overgebleven(agenda)
            for punt in punten
        ),
    )


def _vul_docx(blad: "Document", agenda: Agenda, labels: Labels) -> None:
    blad.add_heading(f"{agenda.naam}, {beeld.kop(agenda)}", level=1)
    delen = (
        *(beeld.stand_van(agenda), voorzitter(agenda)),
        *(beeld.gevuld(agenda), beeld.past(agenda)),
    )
    blad.add_paragraph(" · ".join(filter(None, delen)))
    for zin in agenda.vervallen:
        blad.add_paragraph().add_run(f"LET OP {zin}").bold = True
    for opmerking in filter(
        None, (beeld.sinds_vorige(agenda), _wacht(agenda), *agenda.opmerkingen)
    ):
        blad.add_paragraph(opmerking)
    if agenda.kernpartners:
        blad.add_paragraph(f"Kern: {beeld.kern(agenda, labels)}")
    if not agenda.punten:
        blad.add_paragraph(beeld.leeg(agenda))
    for volgnummer, punt in enumerate(beeld.uitgebreid(agenda), 1):
        if begint := blokkop(volgnummer, agenda, labels):
            blad.add_paragraph().add_run(begint).bold = True
        blad.add_heading(puntkop(volgnummer, punt), level=2)
        rest = wie(punt, agenda, labels)
        alineas = [
            alinea(blad, beeld.wie(punt), punt.betrokkene + (rest and f" · {rest}")),
            *(
                alinea(blad, f"{label}:", tekst)
                for label, tekst in beeld.alle_bijzonderheden(punt, agenda, labels)
            ),
        ]
        for deel in alineas[:-1]:
            deel.paragraph_format.keep_with_next = True
    for titel, soorten in _kort(agenda):
        blad.add_heading(titel, level=2)
        for naam, nummers in soorten:
            alinea(blad, f"{naam}:", nummers)
    if agenda.niet_geplaatst:
        blad.add_heading("Niet geplaatst", level=2)
        for soort, punten in beeld.overgebleven(agenda):
            nummers = " ".join(map(beeld.wie, punten))
            alinea(blad, f"{woorden.SOORT[soort]}:", nummers)
