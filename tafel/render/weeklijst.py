"""The weekly lists as pages, and the page that says which there are and what is in each."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from html.parser import HTMLParser

from msgspec import Struct

from tafel import woorden
from tafel.datums import datum_kort
from tafel.domain.agenda import Agenda, Lijsten, Puntsoort
from tafel.domain.rapport import Rapport
from tafel.render.overleg import agenda as agendabeeld
from tafel.render.overleg import document as agenda_document
from tafel.render.rapport import html as rapport_html
from tafel.render.vorm import document
from tafel.render.vorm.tekst import netjes

VERTROUWELIJK = "exemplaar coördinator"
_MERK = "weeklijsten"
_LIJST = re.compile(r"(organisatie-[a-z0-9-]+|[a-z0-9-]+-(agenda|weeklijst))\.html")


class _Regel(Struct, frozen=True):
    titel: str
    links: tuple[tuple[str, str, str], ...]
    """File, what it is, and what is in it."""
    samenvatting: str
    crisis: int
    """How many items of the agenda are one."""
    oud: bool


def index_als_html(lijsten: Sequence[Lijsten], vandaag: date) -> str:
    """One page without scripts or anything from a network; the same for the same lists."""
    regels = [(deel.organisatie, netjes(_regel(deel))) for deel in lijsten]
    return document.als_html(
        "weekindex.html.jinja",
        dag=datum_kort(vandaag),
        merk=_MERK,
        tafels=[regel for organisatie, regel in regels if not organisatie],
        organisaties=[regel for organisatie, regel in regels if organisatie],
        mislukt=any(regel.oud for _, regel in regels),
        vertrouwelijk=VERTROUWELIJK,
    )


def lijst_als_html(stuk: Agenda | Rapport, labels: Mapping[str, str]) -> str:
    """One list; `labels` are the names of organisations by code."""
    if isinstance(stuk, Agenda):
        return agenda_document.als_html(stuk, labels)
    return rapport_html.als_html(stuk, {})


def genoemde_lijsten(pagina: str) -> frozenset[str] | None:
    """The files that a page of `index_als_html` names; None: it is no page of ours."""
    lezer = _Indexlezer()
    lezer.feed(pagina)
    return frozenset(lezer.namen) if lezer.van_ons else None


class _Indexlezer(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.van_ons = False
        self.namen: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        waarden = dict(attrs)
        if tag == "main" and waarden.get("data-tafel") == _MERK:
            self.van_ons = True
        naam = waarden.get("href") or ""
        if tag == "a" and "data-lijst" in waarden and _LIJST.fullmatch(naam):
            self.namen.append(naam)


def _regel(deel: Lijsten) -> _Regel:
    if not deel.inhoud:
        oud = tuple((naam, _soort(naam), "") for naam in deel.bestanden)
        return _Regel(deel.titel, oud, "", 0, oud=True)
    return _Regel(
        deel.titel,
        tuple(
            (naam, _soort(naam), _inhoud(stuk))
            for naam, stuk in zip(deel.bestanden, deel.inhoud, strict=True)
        ),
        next((stuk.opmerkingen[0] for stuk in deel.inhoud if isinstance(stuk, Rapport)), ""),
        sum(_crisis(stuk) for stuk in deel.inhoud if isinstance(stuk, Agenda)),
        oud=False,
    )


def _crisis(agenda: Agenda) -> int:
    punten = (*agenda.punten, *agenda.niet_geplaatst)
    return sum(punt.soort is Puntsoort.CRISIS for punt in punten)


def _soort(naam: str) -> str:
    return "Agenda" if naam.endswith("-agenda.html") else "Weeklijst"


def _inhoud(stuk: Agenda | Rapport) -> str:
    """As in: do 26-11-2026 13.00-15.00, 7 punten; or per table how many lines."""
    if isinstance(stuk, Agenda):
        return f"{agendabeeld.kop(stuk)}, {agendabeeld.past(stuk)}"
    tellingen = (
        f"{tabel.titel}: {woorden.getal(len(tabel.rijen))}"
        for tabel in stuk.tabellen
        if tabel.rijen
    )
    return " · ".join(tellingen) or "niets"
