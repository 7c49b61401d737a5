"""A report of figures in every format: text, Markdown, CSV, JSON, HTML, Word and Excel."""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from msgspec.structs import replace

from tafel.domain.rapport import (
    Beeld,
    Rapport,
    Rapporttabel,
)
from tafel.render.rapport.records import als_csv, als_json
from tafel.render.vorm import cijfers, document, grafiek
from tafel.render.vorm import tabel as tables
from tafel.render.vorm.cijfers import Uitleg
from tafel.render.vorm.stuk import veilig
from tafel.render.vorm.tabel import Kolomkop, Tabel
from tafel.render.vorm.tekst import (
    LEESBREEDTE,
    Blad,
    Gestileerd,
    Regel,
    Span,
    Stijl,
    breedte_van,
    breek,
    netjes,
    nieuw_blad,
    platte,
)

_LEESBAAR = 28
"""Cells of a column of long texts; with less they go below their row."""
_INSPRING = "  "


def zet(
    rapport: Rapport,
    formaat: str,
    breedte: int,
    uitleg: Uitleg | None = None,
    *,
    beelden: bool = True,
) -> str | bytes | Gestileerd:
    """The report in one of the formats tabel, tekst, markdown, csv, json, html, docx or xlsx.

    `tabel` is cut to `breedte`, and draws bars and lines unless `beelden` is False (no terminal, or
    one that draws nothing). The same report gives the same bytes. Raises ValueError for another
    format.
    """
    uitleg = uitleg or {}
    match formaat:
        case "tabel":
            return als_tabel(rapport, breedte, uitleg, beelden=beelden)
        case "tekst":
            return als_tekst(rapport, uitleg)
        case "markdown":
            return als_markdown(rapport, uitleg)
        case "csv":
            return als_csv(rapport, uitleg)
        case "json":
            return als_json(rapport, uitleg)
        case "html":
            from tafel.render.rapport.html import als_html

            return als_html(rapport, uitleg)
        case "docx":
            return als_docx(rapport, uitleg)
        case "xlsx":
            from tafel.render.rapport.xlsx import als_xlsx

            return als_xlsx(rapport, uitleg)
    raise ValueError(f"no report in format {formaat}")


# --- text -----------------------------------------------------------------------------------------


def als_tabel(
    rapport: Rapport, breedte: int, uitleg: Uitleg, *, beelden: bool = True
) -> Gestileerd:
    """For a terminal: tables that fit, with a picture where they have one."""
    rapport = netjes(rapport)
    blad = nieuw_blad(breedte)
    _kop(blad, rapport)
    for tabel in rapport.tabellen:
        _begin(blad, tabel, uitleg)
        if beelden and tabel.rijen and tabel.beeld is not None:
            blad.voeg_toe(_met_beeld(tabel, blad.breedte))
        else:
            blad.voeg_toe(_passend(tabel, blad.breedte))
    _slot(blad, rapport)
    return blad.klaar()


def als_tekst(rapport: Rapport, uitleg: Uitleg) -> Gestileerd:
    """For a pipe or a file: aligned columns as wide as the data; nothing cut, nothing drawn."""
    rapport = netjes(rapport)
    blad = nieuw_blad(LEESBREEDTE)
    _kop(blad, rapport)
    for tabel in rapport.tabellen:
        _begin(blad, tabel, uitleg)
        blad.voeg_toe(tables.als_tekst(_tabel(tabel)))
    _slot(blad, rapport)
    return blad.klaar()


def _kop(blad: Blad, rapport: Rapport) -> None:
    smal = nieuw_blad(min(blad.breedte, LEESBREEDTE))
    rechts = (Span(cijfers.INTERN, Stijl.LET_OP),) if rapport.intern else ()
    smal.uiteinden(Span(""), Span(rapport.titel, Stijl.STERK), *rechts)
    smal.alinea(cijfers.onder(rapport))
    for zin in rapport.opmerkingen:
        smal.alinea(zin, Stijl.ZACHT)
    blad.voeg_toe(smal.klaar())


def _begin(blad: Blad, tabel: Rapporttabel, uitleg: Uitleg) -> None:
    smal = nieuw_blad(min(blad.breedte, LEESBREEDTE))
    smal.wit()
    smal.alinea(tabel.titel.upper(), Stijl.KOP)
    for zin in cijfers.alineas(tabel, uitleg):
        smal.alinea(zin, Stijl.ZACHT)
    blad.voeg_toe(smal.klaar())


def _slot(blad: Blad, rapport: Rapport) -> None:
    if rapport.intern:
        blad.wit()
        blad.alinea(cijfers.INTERN, Stijl.LET_OP)
    if rapport.vertrouwelijk is not None:
        blad.wit()
        blad.uiteinden(Span("VERTROUWELIJK  ", Stijl.STERK), Span(rapport.vertrouwelijk))


def _met_beeld(tabel: Rapporttabel, breedte: int) -> Gestileerd:
    """The table with a bar behind every row, or with its lines below it."""
    if tabel.beeld is Beeld.LIJN:
        return _passend(tabel, breedte) + Gestileerd(grafiek.lijnen(tabel, breedte))
    ruimte = breedte - grafiek.KORTSTE_STAAF - grafiek.TUSSEN
    kop, blokken = _blokken(tabel, ruimte)
    links = max(breedte_van(platte(regel)) for regel in itertools.chain(kop, *blokken))
    staven = grafiek.staven(tabel, breedte - links - grafiek.TUSSEN)
    if not staven or _past_niet(_tabel(tabel), ruimte):
        return _passend(tabel, breedte)
    regels: list[Regel] = [*kop]
    for (eerste, *rest), staaf in zip(blokken, staven, strict=True):
        wit = Span(" " * (links + grafiek.TUSSEN - breedte_van(platte(eerste))))
        regels += [(*eerste, wit, Span(staaf)), *rest]
    return Gestileerd((*regels, *grafiek.onder_staven(tabel)))


def _passend(tabel: Rapporttabel, breedte: int) -> Gestileerd:
    """The table within `breedte`: a text that is too long goes on below itself, and a last column
    of long texts below its row; nothing is lost.
    """
    gezet = _tabel(tabel)
    if not gezet.rijen:
        return tables.als_tabel(gezet)
    laatste = max(breedte_van(str(rij[-1])) for rij in gezet.rijen)
    krap = _maten(gezet, breedte)[-1] < _LEESBAAR < laatste
    if gezet.koppen[-1].rechts or not krap or len(gezet.koppen) < 3:
        kop, blokken = _blokken(tabel, breedte)
        return Gestileerd((*kop, *itertools.chain(*blokken)))
    smal = replace(
        tabel, kolommen=tabel.kolommen[:-1], rijen=tuple(rij[:-1] for rij in tabel.rijen)
    )
    kop, blokken = _blokken(smal, breedte)
    regels: list[Regel] = [*kop]
    for blok, rij in zip(blokken, gezet.rijen, strict=True):
        eronder = breek(str(rij[-1]), breedte - len(_INSPRING))
        regels += [*blok, *((Span(_INSPRING + deel, Stijl.ZACHT),) for deel in eronder)]
    return Gestileerd(tuple(regels))


def _blokken(
    tabel: Rapporttabel, breedte: int
) -> tuple[tuple[Regel, ...], list[tuple[Regel, ...]]]:
    """The heading, and per row the lines it takes when its texts are broken to fit; soft where it
    has no figure but 0. Where a word of the first column does not fit, its texts go on over what is
    blank beside it, or have a line of their own.
    """
    gezet = _tabel(tabel)
    maten = _maten(gezet, breedte)
    los = _past_niet(gezet, breedte)
    koppen = [breek(kop.label, maat) for kop, maat in zip(gezet.koppen, maten, strict=True)]
    hoog = max(map(len, koppen))
    kopregels = zip(*([""] * (hoog - len(kop)) + kop for kop in koppen), strict=True)
    gebroken = [
        tuple(zip_longest(*map(breek, ("" if los else eerste, *rest), maten), fillvalue=""))
        for eerste, *rest in (tuple(map(str, rij)) for rij in gezet.rijen)
    ]
    heel = Tabel(
        tuple(replace(kop, label="") for kop in gezet.koppen),
        (*kopregels, *itertools.chain(*gebroken)),
    )
    _, streep, *regels = tables.als_tabel(heel).regels
    boven = tuple((Span(platte(regel), Stijl.KOP),) for regel in regels[:hoog])
    verder = map(platte, regels[hoog:])
    blokken: list[tuple[Regel, ...]] = []
    for rij, delen in zip(tabel.rijen, gebroken, strict=True):
        stijl = Stijl.ZACHT if cijfers.is_nul(tabel, rij) else Stijl.GEWOON
        blok = list(itertools.islice(verder, len(delen)))
        if los:
            blok = _met_naam(cijfers.cel(rij[0], tabel.kolommen[0].soort), blok, breedte)
        blokken.append(tuple((Span(regel, stijl),) for regel in blok))
    return (*boven, streep), blokken


def _met_naam(naam: str, regels: list[str], breedte: int) -> list[str]:
    """`naam` before the first line where that is blank, else above it."""
    eerste, *rest = regels
    lang = breedte_van(naam)
    if eerste[: lang + len(tables.TUSSEN)].isspace():
        return [naam + eerste[lang:], *rest]
    return [*breek(naam, breedte), *regels]


def _past_niet(tabel: Tabel, breedte: int) -> bool:
    """Whether a word of the first column has no room within its column."""
    return _maten(tabel, breedte)[0] < _langste_woord(str(rij[0]) for rij in tabel.rijen)


def _maten(tabel: Tabel, breedte: int) -> list[int]:
    """Widths of the columns that fit together. What is too wide gives way step by step, the widest
    first: headings go on two lines, then texts between their words, then headings between all
    theirs, then texts within a word.
    """
    maten, *stappen = zip(
        *(
            _stappen(kop, list(map(str, cellen)))
            for kop, cellen in zip(tabel.koppen, zip(*tabel.rijen, strict=True), strict=True)
        ),
        strict=True,
    )
    gekozen = list(maten)
    for minst in stappen:
        while sum(gekozen) + len(tables.TUSSEN) * (len(gekozen) - 1) > breedte:
            soepel = [i for i, maat in enumerate(gekozen) if maat > minst[i]]
            if not soepel:
                break
            gekozen[max(soepel, key=gekozen.__getitem__)] -= 1
    return gekozen


def _stappen(kop: Kolomkop, cellen: Sequence[str]) -> tuple[int, ...]:
    """The width of a column, and the least it has after every step of `_maten`."""
    heel = max(map(breedte_van, cellen))
    woord, kopwoord = (heel if kop.rechts else _langste_woord(cellen)), _langste_woord([kop.label])
    kopbreed = breedte_van(kop.label)
    twee = next(n for n in range(kopwoord, kopbreed + 1) if len(breek(kop.label, n)) <= 2)
    return (
        max(kopbreed, heel),
        max(twee, heel),
        max(twee, woord),
        max(kopwoord, woord),
        max(kopwoord, woord if kop.rechts else min(woord, tables.KORTSTE)),
    )


def _langste_woord(teksten: Iterable[str]) -> int:
    return max((breedte_van(woord) for tekst in teksten for woord in tekst.split()), default=1)


def _tabel(tabel: Rapporttabel) -> Tabel:
    """As people read it."""
    return Tabel(
        tuple(
            Kolomkop(kolom.sleutel, cijfers.kop(kolom), rechts=cijfers.is_getal(kolom))
            for kolom in tabel.kolommen
        ),
        cijfers.rijen(tabel),
        leeg=tabel.leeg,
    )


# --- documents ------------------------------------------------------------------------------------


def als_markdown(rapport: Rapport, uitleg: Uitleg) -> str:
    """Headings, notes and tables; nothing in it is read as markup."""
    return "\n".join(_markdown(netjes(rapport), uitleg)) + "\n"


def _markdown(rapport: Rapport, uitleg: Uitleg) -> Iterator[str]:
    yield f"# {veilig(rapport.titel)}"
    yield ""
    yield veilig(cijfers.onder(rapport))
    if rapport.intern:
        yield from ("", f"**{cijfers.INTERN}**")
    for zin in rapport.opmerkingen:
        yield ""
        yield veilig(zin)
    for tabel in rapport.tabellen:
        yield ""
        yield f"## {veilig(tabel.titel)}"
        for zin in cijfers.alineas(tabel, uitleg):
            yield ""
            yield veilig(zin)
        yield ""
        yield tables.als_markdown(_tabel(tabel)).rstrip("\n")
    if rapport.intern:
        yield from ("", f"**{cijfers.INTERN}**")
    if rapport.vertrouwelijk is not None:
        yield ""
        yield f"**VERTROUWELIJK** {veilig(rapport.vertrouwelijk)}"


def als_docx(rapport: Rapport, uitleg: Uitleg) -> bytes:
    """A Word file on A4, with charts."""
    from tafel.render.vorm import wordgrafiek

    rapport = netjes(rapport)
    blad = document.nieuw_docx(rapport.titel, rapport.titel, rapport.vertrouwelijk)
    blad.add_heading(rapport.titel, level=1)
    blad.add_paragraph(cijfers.onder(rapport))
    for zin in rapport.opmerkingen:
        blad.add_paragraph(zin)
    for tabel in rapport.tabellen:
        blad.add_heading(tabel.titel, level=2)
        for zin in cijfers.alineas(tabel, uitleg):
            blad.add_paragraph(zin).paragraph_format.keep_with_next = True
        wordgrafiek.voeg_toe(blad, tabel)
        gezet = _tabel(tabel)
        if gezet.rijen:
            document.raster(
                blad,
                [kop.label for kop in gezet.koppen],
                [tuple(map(str, rij)) for rij in gezet.rijen],
                rechts=[plaats for plaats, kop in enumerate(gezet.koppen) if kop.rechts],
            )
        else:
            blad.add_paragraph(gezet.leeg)
    return document.bytes_van(blad)
