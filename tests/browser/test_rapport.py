"""The report in a real Chromium: silent, self-contained, readable on every width and on paper."""

import io
import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from datetime import date
from typing import Any

import pypdf
import pytest
from msgspec.structs import replace

from tafel.domain.rapport import Beeld, Cijfersoort, Rapport, Rapportkolom, Rapporttabel
from tafel.render.rapport.rapport import zet
from tests.browser.chromium import Bladzijde
from tests.render.rapporten import DEFINITIEF, KANAAL, RAPPORT, UITLEG, vervuild

KWAAD = "</title></svg></style><script>console.error(1)</script><img src=//x.nl/a onerror=alert(1)>"
A4 = (595, 842)
"""Points."""

Open = Callable[[str], Bladzijde]

CONTRAST = """
(() => {
  const kanaal = k => { k /= 255; return k <= .04045 ? k / 12.92 : ((k + .055) / 1.055) ** 2.4; };
  const licht = kleur => {
    const [r, g, b] = kleur.match(/[\\d.]+/g).map(Number).map(kanaal);
    return .2126 * r + .7152 * g + .0722 * b;
  };
  const achter = el => {
    for (let e = el; e; e = e.parentElement) {
      const kleur = getComputedStyle(e).backgroundColor;
      if (!/, 0\\)$/.test(kleur)) return kleur;
    }
    throw new Error('no background');
  };
  const verhouding = (a, b) => {
    const [x, y] = [licht(a), licht(b)].sort((p, q) => q - p);
    return (x + .05) / (y + .05);
  };
  const SOORT = {text: 'tekst', rect: 'vorm', circle: 'vorm', polyline: 'lijn', line: 'lijn'};
  const uit = [];
  for (const el of document.querySelectorAll('body *')) {
    const stijl = getComputedStyle(el), svg = el instanceof SVGElement;
    const eigen = [...el.childNodes].some(k => k.nodeType === 3 && k.data.trim());
    const soort = !svg ? eigen && 'tekst' : SOORT[el.tagName];
    const sier = ['baan', 'raster'].includes(el.getAttribute('class'));
    if (!soort || sier || el.closest('title, desc')) continue;
    const kleur = soort === 'lijn' ? stijl.stroke : svg ? stijl.fill : stijl.color;
    uit.push([soort, verhouding(kleur, achter(el)), el.textContent.trim() || el.outerHTML]);
  }
  return uit;
})()
"""
BUITEN = """
[...document.querySelectorAll('svg text, h1, h2, p, li, summary')]
  .filter(el => getComputedStyle(el).display !== 'none')
  .map(el => [el.getBoundingClientRect(), el.textContent.trim()])
  .filter(([vak]) => vak.left < 0 || vak.right > innerWidth)
  .map(([vak, tekst]) => tekst)
"""
OVERDEKT = """
[...document.querySelectorAll('svg[role=img]')].flatMap(svg => {
  const vakken = [...svg.querySelectorAll('text, .staaf')]
    .filter(el => getComputedStyle(el).display !== 'none')
    .map(el => [el.getBoundingClientRect(), el.textContent || 'staaf']);
  return vakken.flatMap(([a, x], i) => vakken.slice(i + 1)
    .filter(([b]) => a.left < b.right - 1 && b.left < a.right - 1
                     && a.top < b.bottom - 3 && b.top < a.bottom - 3)
    .map(([b, y]) => x + ' / ' + y));
})
"""


def html(rapport: Rapport = DEFINITIEF) -> str:
    gezet = zet(rapport, "html", 80, UITLEG)
    assert isinstance(gezet, str)
    return gezet


def klachten(pagina: Bladzijde) -> list[Any]:
    """What the console and the log of the browser say."""
    return pagina.gebeurd(
        "Log.entryAdded", "Runtime.consoleAPICalled", "Runtime.exceptionThrown",
        "Page.javascriptDialogOpening",
    )  # fmt: skip


def verzoeken(pagina: Bladzijde) -> list[str]:
    return [deel["request"]["url"] for deel in pagina.gebeurd("Network.requestWillBeSent")]


def op_papier(pagina: Bladzijde) -> list[str]:
    """The text of every page, each of which is A4; ligatures as the letters they are."""
    bladen = pypdf.PdfReader(io.BytesIO(pagina.pdf())).pages
    assert {(round(b.mediabox.width), round(b.mediabox.height)) for b in bladen} == {A4}
    return [unicodedata.normalize("NFKC", blad.extract_text()) for blad in bladen]


def lange(rijen: int, beeld: Beeld | None) -> Rapporttabel:
    """A table in which no text occurs twice: row 7 is r07 with the figures 1007 and 2007."""
    return Rapporttabel(
        "lang",
        "Een lange tabel",
        (
            Rapportkolom("rij", "Rijkop"),
            Rapportkolom("een", "Eenkop", Cijfersoort.AANTAL),
            Rapportkolom("twee", "Tweekop", Cijfersoort.AANTAL),
        ),
        tuple((f"r{i:02}", 1000 + i, 2000 + i) for i in range(1, rijen + 1)),
        beeld=beeld,
    )


def test_nothing_is_said_and_nothing_leaves_the_page(open_pagina: Open) -> None:
    pagina = open_pagina(html())
    for kleuren in ("light", "dark"):
        pagina.medium(kleuren)
        pagina.foto()
    assert pagina.waarde("document.querySelectorAll('svg[role=img]').length") == 4
    assert klachten(pagina) == []
    assert verzoeken(pagina) == [pagina.adres]


def test_texts_are_shown_and_never_run(open_pagina: Open) -> None:
    rapport, uitleg = vervuild(KWAAD)
    gezet = zet(rapport, "html", 80, uitleg)
    assert isinstance(gezet, str)
    pagina = open_pagina(gezet)
    assert klachten(pagina) == []
    assert verzoeken(pagina) == [pagina.adres]
    assert pagina.waarde("document.querySelectorAll('script, img').length") == 0
    assert pagina.waarde("document.querySelector('h1').textContent") == KWAAD


def test_the_page_would_not_even_run_what_slipped_through(open_pagina: Open) -> None:
    ingebroken = html().replace("<main>", "<main><script>document.title = 'weg'</script>")
    pagina = open_pagina(ingebroken)
    assert pagina.waarde("document.title").startswith("Kengetallen")
    assert len(klachten(pagina)) == 1


@pytest.mark.parametrize("breedte", [320, 390, 768, 1280])
def test_it_fits_every_window(open_pagina: Open, breedte: int) -> None:
    namen = ("William Schrikker", "woningcorporaties", "GGZ")
    naast = replace(KANAAL, rijen=tuple((naam, 1234, 1) for naam in namen))
    pagina = open_pagina(html(replace(DEFINITIEF, tabellen=(*DEFINITIEF.tabellen, naast))))
    assert pagina.waarde("document.querySelectorAll('text[text-anchor=end]').length") > len(namen)
    pagina.breed(breedte)
    assert pagina.waarde("document.scrollingElement.scrollWidth") <= breedte
    assert pagina.waarde(BUITEN) == []
    if breedte >= 390:
        assert pagina.waarde(OVERDEKT) == []


def test_a_wide_table_scrolls_in_a_box_that_the_keyboard_reaches(open_pagina: Open) -> None:
    pagina = open_pagina(html())
    pagina.breed(390)
    vakken = pagina.waarde(
        "[...document.querySelectorAll('table')].map(t => t.parentElement).map(v =>"
        " [v.scrollWidth > v.clientWidth, v.tabIndex, v.getAttribute('role'), v.ariaLabel])"
    )
    assert any(breed for breed, *_ in vakken)
    assert {tuple(rest) for _, *rest in vakken} == {
        (0, "region", f"Tabel {tabel.titel}") for tabel in DEFINITIEF.tabellen if tabel.rijen
    }


LIJST = Rapporttabel(
    "week",
    "Te bespreken",
    (
        Rapportkolom("casus", "Casus"),
        Rapportkolom("betrokkene", "Betrokkene"),
        Rapportkolom("soort", "Soort"),
        Rapportkolom("reden", "Reden"),
        Rapportkolom("vraag", "Vraag"),
        Rapportkolom("op", "Uiterlijk", Cijfersoort.DATUM),
        Rapportkolom("te_laat", "Te laat", Cijfersoort.DAGEN),
        Rapportkolom("nieuw", "Nieuw"),
    ),
    tuple(
        (
            str(nummer),
            "M.Ö. 76",
            "plan vaststellen",
            "er is een inwonend kind onder 23 om wie zorgen zijn, en de termijn is voorbij",
            "wie neemt de regie, en wat moet er nu gebeuren?",
            date(2026, 11, 16),
            7,
            "nieuw",
        )
        for nummer in range(60, 63)
    ),
)
REGELS = """
[...document.querySelectorAll('tbody tr:first-child > *')].map(cel => {
  const tekst = document.createRange();
  tekst.selectNodeContents(cel);
  return [cel.textContent, tekst.getClientRects().length, cel.getBoundingClientRect().width];
})
"""


def test_a_list_fits_a_screen_with_columns_as_wide_as_what_is_in_them(open_pagina: Open) -> None:
    pagina = open_pagina(html(replace(RAPPORT, tabellen=(LIJST,), vertrouwelijk="de tafel")))
    for breedte in (1280, 390):
        pagina.breed(breedte)
        cellen = {tekst: (regels, breed) for tekst, regels, breed in pagina.waarde(REGELS)}
        assert [cellen[tekst][0] for tekst in ("60", "M.Ö. 76", "16-11-2026", "7", "nieuw")] == [
            1
        ] * 5
        assert cellen["60"][1] < 80
        vak = pagina.waarde("(v => v.scrollWidth > v.clientWidth)(document.querySelector('.vak'))")
        zichtbaar = pagina.waarde("document.querySelector('.schuif').checkVisibility()")
        assert (vak, zichtbaar) == ((False, False) if breedte == 1280 else (True, True))
    [*bladen] = op_papier(pagina)
    assert "Schuif" not in "".join(bladen)
    assert "".join(bladen).count("16-11-2026") == len(LIJST.rijen)
    assert "nieuw" in bladen[0]


def test_a_table_that_fits_does_not_ask_to_be_moved(open_pagina: Open) -> None:
    smal = replace(LIJST, kolommen=LIJST.kolommen[:2], rijen=(("60", "M.Ö. 76"),))
    pagina = open_pagina(html(replace(RAPPORT, tabellen=(smal,))))
    pagina.breed(390)
    assert pagina.waarde("document.querySelector('.schuif')") is None


def test_rows_of_nothing_but_zero_stay_in_their_place_and_are_soft(open_pagina: Open) -> None:
    stil = tuple((f"stil {i}", 0, 0) for i in range(1, 9))
    tabel = replace(KANAAL, rijen=(("loket", 9, 7), *stil, ("onbekend", 0, 5)))
    pagina = open_pagina(html(replace(RAPPORT, tabellen=(tabel,))))
    rijen = pagina.waarde(
        "[...document.querySelectorAll('tbody tr')].map(rij => "
        "[[...rij.children].map(cel => cel.textContent), getComputedStyle(rij).color])"
    )
    assert [cellen for cellen, _ in rijen] == [[naam, str(a), str(b)] for naam, a, b in tabel.rijen]
    kleuren = [kleur for _, kleur in rijen]
    assert kleuren[0] == kleuren[-1] != kleuren[1]
    assert set(kleuren[1:-1]) == {kleuren[1]}


@pytest.mark.parametrize("kleuren", ["light", "dark"])
def test_texts_and_shapes_stand_out_in_light_and_dark(open_pagina: Open, kleuren: str) -> None:
    pagina = open_pagina(html())
    pagina.medium(kleuren)
    gemeten = pagina.waarde(CONTRAST)
    assert Counter(soort for soort, *_ in gemeten).keys() == {"tekst", "vorm", "lijn"}
    assert [deel for deel in gemeten if deel[1] < (4.5 if deel[0] == "tekst" else 3)] == []
    achtergrond = pagina.waarde("getComputedStyle(document.body).backgroundColor")
    licht = sum(map(int, re.findall(r"\d+", achtergrond))) / 3
    assert licht > 200 if kleuren == "light" else licht < 50


def test_colour_is_not_what_tells_lines_apart(open_pagina: Open) -> None:
    pagina = open_pagina(html())
    strepen = pagina.waarde(
        "[...new Set([...document.querySelectorAll('polyline')]"
        ".map(l => l.getAttribute('class') + getComputedStyle(l).strokeDasharray))]"
    )
    assert len({re.sub(r"^lijn reeks-\d", "", streep) for streep in strepen}) == len(strepen) == 4


def test_a_table_folds_and_unfolds(open_pagina: Open) -> None:
    pagina = open_pagina(html())
    zichtbaar = "document.querySelector('details table').checkVisibility()"
    assert pagina.waarde(zichtbaar) is True
    pagina.waarde("document.querySelector('summary').click()")
    assert pagina.waarde(zichtbaar) is False
    pagina.waarde("document.querySelector('summary').click()")
    assert pagina.waarde(zichtbaar) is True


def test_assistive_technology_is_told_everything(open_pagina: Open) -> None:
    pagina = open_pagina(html())
    knopen = [
        (knoop["role"]["value"], knoop.get("name", {}).get("value", ""), knoop)
        for knoop in pagina.boom()
    ]
    koppen = [
        next(e["value"]["value"] for e in knoop["properties"] if e["name"] == "level")
        for rol, _, knoop in knopen
        if rol == "heading"
    ]
    assert koppen == [1] + [2] * 6
    beelden = [
        (naam, knoop.get("description", {}).get("value", ""))
        for rol, naam, knoop in knopen
        if rol in {"image", "img"}
    ]
    assert len(beelden) == 4
    assert any("Meldingen naar kanaal: Gemeld" in naam for naam, _ in beelden)
    assert all("hoogste" in naam or "langste" in naam for naam, _ in beelden)
    assert {rol for rol, *_ in knopen} >= {"banner", "main", "navigation", "table", "columnheader"}
    assert all(naam for rol, naam, _ in knopen if rol in {"region", "link", "navigation"})
    assert pagina.waarde("document.documentElement.lang") == "nl"
    assert pagina.waarde("new Set([...document.querySelectorAll('[id]')].map(e => e.id)).size") == (
        pagina.waarde("document.querySelectorAll('[id]').length")
    )


def test_the_contents_lead_to_every_table(open_pagina: Open) -> None:
    pagina = open_pagina(html())
    doelen = pagina.waarde(
        "[...document.querySelectorAll('nav a')]"
        ".map(a => document.querySelector(a.hash).querySelector('h2').textContent)"
    )
    assert doelen == [tabel.titel for tabel in DEFINITIEF.tabellen]
    kort = open_pagina(html(replace(RAPPORT, tabellen=RAPPORT.tabellen[:3])))
    assert kort.waarde("document.querySelector('nav')") is None


def test_every_row_of_the_table_is_in_the_picture(open_pagina: Open) -> None:
    pagina = open_pagina(html())
    rijen = pagina.waarde(
        "[...document.querySelectorAll('#tabel-2 svg svg')]"
        ".map(rij => [rij.textContent.trim(), rij.querySelectorAll('.staaf').length])"
    )
    assert rijen == [[f"{rij[1]:,}".replace(",", "."), 1] for rij in KANAAL.rijen]


@pytest.mark.parametrize("beeld", [Beeld.STAVEN, Beeld.LIJN, None])
def test_paper_cuts_no_chart_and_no_row(open_pagina: Open, beeld: Beeld | None) -> None:
    tabellen = [
        replace(lange(20, beeld), titel="Vooraf"),
        replace(lange(90, beeld), titel="Daarna"),
    ]
    bladen = op_papier(open_pagina(html(replace(RAPPORT, tabellen=tuple(tabellen)))))
    assert len(bladen) > 2
    for nummer in range(1, 91):
        rij = re.compile(rf"\br{nummer:02}\s+1\.{nummer:03}\s+2\.{nummer:03}\b")
        assert sum(len(rij.findall(blad)) for blad in bladen) == (2 if nummer <= 20 else 1)
    for blad in bladen:
        assert bool(re.search(r"\br\d\d\s+1\.\d{3}\s+2\.", blad)) is ("Tweekop" in blad)
        assert not blad.rstrip().endswith(("Vooraf", "Daarna"))


def test_paper_cuts_no_row_of_several_lines(open_pagina: Open) -> None:
    """Every row begins and ends on one page, wherever it falls."""
    tabel = Rapporttabel(
        "lang",
        "Lange teksten",
        (Rapportkolom("rij", "Rij"), Rapportkolom("tekst", "Tekst")),
        tuple((f"{i}", f"begin{i:02} {'lange tekst ' * 30} einde{i:02}") for i in range(1, 41)),
    )
    bladen = op_papier(open_pagina(html(replace(RAPPORT, tabellen=(tabel,)))))
    for nummer in range(1, 41):
        [blad] = [blad for blad in bladen if f"begin{nummer:02}" in blad]
        assert f"einde{nummer:02}" in blad


@pytest.mark.parametrize("erbij", ["", "met een naam die ver over het einde van een regel gaat"])
def test_paper_keeps_a_chart_with_its_heading(open_pagina: Open, erbij: str) -> None:
    """The same chart after ever more text: whole every time, on the page of its heading."""
    staven = replace(
        lange(20, Beeld.STAVEN),
        titel="Staven",
        toelichting="Wat hier is geteld.",
        rijen=tuple((f"naam{i:02} {erbij}", i, 0) for i in range(20, 0, -1)),
    )
    for vooraf in range(10, 45, 5):
        eerst = replace(lange(vooraf, None), titel="Vooraf")
        bladen = op_papier(open_pagina(html(replace(RAPPORT, tabellen=(eerst, staven)))))
        [blad] = [blad for blad in bladen if "Wat hier is geteld." in blad]
        _, kop, figuur = blad.partition("Staven")
        assert kop, vooraf
        # two lines of 17 and a bar of 26 pixels are 60: 20 such rows are 2 parts, of 600 and a row
        getekend = 11 if erbij else 20
        assert all(f"naam{i:02}" in figuur for i in range(20, 20 - getekend, -1)), vooraf
        assert ("Figuur, deel 1 van 2." in figuur) is bool(erbij)
        if erbij:
            [tweede] = [blad for blad in bladen if "Figuur, deel 2 van 2." in blad]
            assert all(f"naam{i:02}" in tweede for i in range(9, 0, -1)), vooraf


def test_paper_is_light_and_numbered_whatever_the_screen(open_pagina: Open) -> None:
    pagina = open_pagina(html(replace(DEFINITIEF, vertrouwelijk="de voorzitter")))
    pagina.medium("dark", "print")
    assert pagina.waarde("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    bladen = op_papier(pagina)
    for nummer, blad in enumerate(bladen, 1):
        assert f"blz. {nummer}/{len(bladen)}" in blad
        assert "VERTROUWELIJK" in blad


def test_what_may_leave_is_not_called_confidential(open_pagina: Open) -> None:
    assert not any("VERTROUWELIJK" in blad for blad in op_papier(open_pagina(html())))
