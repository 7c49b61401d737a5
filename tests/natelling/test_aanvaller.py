"""Nobody works out a small count from what the reports show, however many are laid side by side."""

from collections import Counter, defaultdict
from collections.abc import Iterator

import pytest

from tests.natelling import kengetallen, knelpunten
from tests.natelling.aanvaller import MAANDEN, Aanvaller, Vorm, maanden, som
from tests.natelling.gegevens import DREMPEL, Gegevens
from tests.natelling.programma import Programma, Tabel
from tests.natelling.test_knelpunten import SOORTEN
from tests.natelling.vergelijken import PERIODEN, klein

KWARTALEN = {
    "2025-4": MAANDEN[:2],
    "2026-1": MAANDEN[2:5],
    "2026-2": MAANDEN[5:8],
    "2026-3": MAANDEN[8:11],
    "2026-4": MAANDEN[11:],
}
DOELEN = {**KWARTALEN, "2026": MAANDEN[2:]}
"""The stretches of which he wants to know a count."""
GEVRAAGD = (
    *(deel for deel in PERIODEN if maanden(deel[1], deel[2]) is not None),
    *(
        (("--van", f"{m}-01", "--tot", f"{m}-{d}"), f"{m}-01", f"{m}-{d}")
        for m, d in (("2026-03", 31), ("2026-07", 31), ("2026-09", 30))
    ),
    (("--van", "2026-01-01", "--tot", "2026-06-30"), "2026-01-01", "2026-06-30"),
    (("--van", "2026-01-01", "--tot", "2026-09-30"), "2026-01-01", "2026-09-30"),
    (("--van", "2026-04-01", "--tot", "2026-11-23"), "2026-04-01", "2026-11-23"),
)
DELING = ("tafel", "uitkomst", "kanaal", "melder", "aard", "urgentie", "leeftijd", "buurt")

MENSEN = {"gemeld", "opgepakt", "aantal", "van", "casussen", "doelen", "wit", "wachtend"}
"""Columns that count people."""
VRIJ = {
    *("convenanten ondertekend", "afspraken zijn ondertekend"),
    "partners weten waar zij kunnen melden",
}
"""Rows that count organisations."""


def vragen(programma: Programma, naam: str) -> Iterator[tuple[dict[str, Tabel], list[str]]]:
    """Every report asked for, with the months that it is about."""
    for vraag, van, tot in GEVRAAGD:
        over = maanden(van, tot)
        assert over is not None
        yield programma.rapport(naam, *vraag), over


def stroom_weten(programma: Programma, wie: Aanvaller, kolom: str, totaal: str) -> None:
    for tabellen, _ in vragen(programma, "kengetallen"):
        plek = tabellen["stroom"].kolommen.index(kolom)
        for rij in tabellen["stroom"].rijen:
            if rij[plek] is not None and rij[0] in MAANDEN:
                wie.weet({(totaal, rij[0]): 1}, rij[plek])


def deling_weten(programma: Programma, wie: Aanvaller, sleutel: str, kolom: str) -> None:
    """A table of which the rows add up to the total of every month."""
    rijen: set[str] = set()
    for tabellen, over in vragen(programma, "kengetallen"):
        tabel = tabellen[sleutel]
        plek = tabel.kolommen.index(kolom)
        rijen |= {rij[0] for rij in tabel.rijen}
        for rij in tabel.rijen:
            if rij[plek] is not None:
                wie.weet(som(rij[0], over), rij[plek])
    for tabellen, over in vragen(programma, "kengetallen"):
        for weg in rijen - {rij[0] for rij in tabellen[sleutel].rijen}:
            wie.weet(som(weg, over), 0)
    for maand in MAANDEN:
        wie.weet({**{(rij, maand): 1 for rij in rijen}, ("samen", maand): -1}, 0)


def lekken(wie: Aanvaller, geteld: dict[str, Counter[str]]) -> list[tuple[str, str, int]]:
    """The small counts that he knows for certain: row, stretch, count."""
    gevonden = []
    for rij, per_maand in geteld.items():
        for naam, over in DOELEN.items():
            waar = sum(per_maand[maand] for maand in over)
            if klein(waar) and wie.weet_zeker(som(rij, over), waar):
                gevonden.append((rij, naam, waar))
    return gevonden


@pytest.mark.parametrize("kolom", ["gemeld", "opgepakt"])
@pytest.mark.parametrize("eigenschap", DELING)
def test_a_breakdown_over_all_periods(
    programma: Programma, jaar: Gegevens, eigenschap: str, kolom: str
) -> None:
    sleutel = f"naar_{eigenschap}"
    if kolom == "opgepakt" and eigenschap == "uitkomst":
        sleutel = "naar_categorie"
    wie = Aanvaller()
    stroom_weten(programma, wie, {"gemeld": "gemeld", "opgepakt": "geopend"}[kolom], "samen")
    deling_weten(programma, wie, sleutel, kolom)
    waar: dict[str, Counter[str]] = defaultdict(Counter)
    for feit in kengetallen.tellingen(jaar)[sleutel]:
        if feit.soort == kolom:
            waar[feit.rijen[0]][feit.dag[:7]] += 1
    assert not lekken(wie, waar)


def leden(sleutel: str, feiten: list[knelpunten.Feit], rij: str, over: list[str]) -> set[str]:
    """Who is in a row of a table over months of one year: what is rare in it goes together."""
    echt = {feit.rij for feit in feiten}
    keer = Counter(feit.rij for feit in feiten if over and feit.dag[:4] == over[0][:4])
    vrij = sleutel in {"verwijzing", "aanbod"}
    zeldzaam = {n for n in echt if keer[n] < DREMPEL and n not in knelpunten.SLOT and not vrij}
    if rij in {"overige partners", "overige buurten"}:
        return zeldzaam
    return echt if rij == "samen" else {rij} - zeldzaam


def knelpunt_weten(
    programma: Programma, wie: Aanvaller, sleutel: str, fout: str, feiten: list[knelpunten.Feit]
) -> None:
    """What a table of bottlenecks tells of its rows, now and in the period before."""
    for (vraag, van, tot), (tabellen, over) in zip(
        GEVRAAGD, vragen(programma, "knelpunten"), strict=True
    ):
        eerder = knelpunten.vorige(vraag, van, tot)
        toen = (maanden(*eerder) or []) if eerder else []
        for rij, aantal, alle, _, vorig, *_ in tabellen[sleutel].rijen:
            nu = leden(sleutel, feiten, rij, over)
            if aantal is not None:
                wie.weet(_vorm({f"{fout} {naam}" for naam in nu}, over), aantal)
            if alle is not None:
                wie.weet(_vorm(nu, over), alle)
            if vorig is not None and toen:
                ervoor = leden(sleutel, feiten, rij, toen)
                wie.weet(_vorm({f"{fout} {naam}" for naam in ervoor}, toen), vorig)
        for soort, naam, _ in tabellen["structureel"].rijen:
            if SOORTEN.get(sleutel) == soort:
                wie.weet_hoogstens(_vorm({f"{fout} {naam}"}, over, -1), -DREMPEL)
    for naam in {feit.rij for feit in feiten}:
        for maand in MAANDEN:
            wie.weet_hoogstens({(f"{fout} {naam}", maand): 1, (naam, maand): -1}, 0)


def per_maand(feiten: list[knelpunten.Feit], fout: str) -> dict[str, Counter[str]]:
    waar: dict[str, Counter[str]] = defaultdict(Counter)
    for feit in feiten:
        waar[feit.rij][feit.dag[:7]] += 1
        if feit.fout:
            waar[f"{fout} {feit.rij}"][feit.dag[:7]] += 1
    return waar


@pytest.mark.parametrize(
    ("sleutel", "naast"), [("verwijzing", "naar_melder"), ("verwijzing_buurt", "naar_buurt")]
)
def test_wrong_referrals_beside_the_kengetallen(
    programma: Programma, jaar: Gegevens, sleutel: str, naast: str
) -> None:
    """The same meldingen in two reports: what one hides the other may not give away."""
    wie = Aanvaller()
    stroom_weten(programma, wie, "gemeld", "samen")
    feiten = knelpunten.tellingen(jaar)[sleutel]
    echt = {feit.rij for feit in feiten}
    for tabellen, over in vragen(programma, "kengetallen"):
        for rij, gemeld, *_ in tabellen[naast].rijen:
            if gemeld is not None:
                wie.weet(_vorm(leden(sleutel, feiten, rij, over), over), gemeld)
    for maand in MAANDEN:
        wie.weet({**_vorm(echt, [maand]), ("samen", maand): -1}, 0)
    knelpunt_weten(programma, wie, sleutel, "fout", feiten)
    assert not lekken(wie, per_maand(feiten, "fout"))


@pytest.mark.parametrize("naar", ["", "_buurt"])
def test_afspraken_that_were_late_beside_those_not_kept(
    programma: Programma, jaar: Gegevens, naar: str
) -> None:
    """The same afspraken in two tables; not kept is late too."""
    wie, tellingen = Aanvaller(), knelpunten.tellingen(jaar)
    laat, niet = tellingen[f"wachten{naar}"], tellingen[f"nakoming{naar}"]
    echt = {feit.rij for feit in laat}
    knelpunt_weten(programma, wie, f"wachten{naar}", "laat", laat)
    knelpunt_weten(programma, wie, f"nakoming{naar}", "niet", niet)
    for naam in echt:
        for maand in MAANDEN:
            wie.weet_hoogstens({(f"niet {naam}", maand): 1, (f"laat {naam}", maand): -1}, 0)
    assert not lekken(wie, per_maand(laat, "laat") | per_maand(niet, "niet"))


@pytest.mark.parametrize(
    "sleutel",
    [
        *("langs_elkaar", "langs_elkaar_buurt", "terugkoppeling", "terugkoppeling_buurt"),
        *("aanbod", "aanbod_buurt"),
    ],
)
def test_another_bottleneck_over_all_periods(
    programma: Programma, jaar: Gegevens, sleutel: str
) -> None:
    wie, feiten = Aanvaller(), knelpunten.tellingen(jaar)[sleutel]
    knelpunt_weten(programma, wie, sleutel, "fout", feiten)
    assert not lekken(wie, per_maand(feiten, "fout"))


def test_the_stock_over_all_months(programma: Programma, jaar: Gegevens) -> None:
    """Stock is stock of the month before plus in minus out, and closings have a reason."""
    wie = Aanvaller()
    waar: dict[str, Counter[str]] = defaultdict(Counter)
    for kolom in ("geopend", "heropend", "gesloten", "voorraad"):
        stroom_weten(programma, wie, kolom, kolom)
    for nummer, maand in enumerate(MAANDEN):
        balans: Vorm = {("voorraad", maand): 1, ("gesloten", maand): 1}
        balans |= {("geopend", maand): -1, ("heropend", maand): -1}
        if nummer:
            balans["voorraad", MAANDEN[nummer - 1]] = -1
        wie.weet(balans, 0)
    redenen: set[str] = set()
    for tabellen, over in vragen(programma, "kengetallen"):
        for reden, aantal in tabellen["uitstroom"].rijen:
            redenen.add(reden)
            if aantal is not None:
                wie.weet(som(reden, over), aantal)
        # Every closing is in the lead time from melding to closing.
        totaal = tabellen["doorlooptijd"].rij("melding tot sluiten", "alle")["aantal"]
        if totaal is not None:
            wie.weet(som("gesloten", over), totaal)
    for tabellen, over in vragen(programma, "ggsr"):
        if (sluitingen := tabellen["ggsr"].rij("aanpak", "het gezin wordt niet losgelaten"))["van"]:
            wie.weet(som("gesloten", over), sluitingen["van"])
        if sluitingen["aantal"] is not None:
            wie.weet({**som("gesloten", over), **som("losgelaten", over, -1)}, sluitingen["aantal"])
    for maand in MAANDEN:
        wie.weet({**_vorm(redenen, [maand]), ("gesloten", maand): -1}, 0)
    for eigen in jaar.gebeurtenissen.values():
        for wat in eigen:
            if wat["soort"] in {"geopend", "heropend", "gesloten"}:
                waar[wat["soort"]][wat["dag"][:7]] += 1
            if wat["soort"] == "gesloten":
                waar[wat["reden"].replace("_", " ")][wat["dag"][:7]] += 1
    assert not lekken(wie, waar)
    for maand in MAANDEN:
        for soort in ("geopend", "heropend", "gesloten"):
            keer = waar[soort][maand]
            assert not (klein(keer) and wie.weet_zeker({(soort, maand): 1}, keer)), maand


@pytest.mark.parametrize("naam", ["kengetallen", "indicatoren", "ggsr", "aanbod", "knelpunten"])
def test_one_day_more_tells_nothing_of_that_day(programma: Programma, naam: str) -> None:
    """What is shown for two periods that differ by a day does not differ by a small count."""
    vorig: dict[tuple[str, ...], int] = {}
    stappen = []
    for dag in range(9, 15 if naam in {"kengetallen", "knelpunten"} else 20):
        tabellen = programma.rapport(naam, "--van", "2026-01-01", "--tot", f"2026-03-{dag:02}")
        for sleutel, tabel in tabellen.items():
            for rij in tabel.rijen:
                for kolom, cel in zip(tabel.kolommen, rij, strict=True):
                    plek = (sleutel, *(c for c in rij[:2] if isinstance(c, str)), kolom)
                    if kolom not in MENSEN or rij[0] in VRIJ or rij[1] in VRIJ:
                        continue
                    if isinstance(cel, int):
                        if klein(abs(cel - vorig.get(plek, cel))):
                            stappen.append((f"2026-03-{dag:02}", plek, vorig[plek], cel))
                        vorig[plek] = cel
                    else:
                        vorig.pop(plek, None)
    assert not stappen, stappen


def _vorm(rijen: set[str], over: list[str] | tuple[str, ...], factor: int = 1) -> Vorm:
    return {(rij, maand): factor for rij in rijen for maand in over}
