"""A decision table, printed as a table: nr, conditions, outcome, source."""

from collections.abc import Sequence

from tafel.domain.basis import EIGEN
from tafel.domain.toedeling import Regelrij, Regeluitleg
from tafel.render.vorm.lijst import Lijst, Veld
from tafel.render.vorm.scherm import Blok, Rooster, Scherm
from tafel.render.vorm.tekst import (
    Blad,
    Gestileerd,
    Span,
    Stijl,
    breedte_van,
    breek,
    netjes,
    nieuw_blad,
    vul,
)

_TUSSEN = 2
_GEEN = "Dit profiel heeft hierover geen regels."
_AANDEEL = (0.5, 0.28, 0.22)
"""How conditions, outcome and source share the width that the rule numbers leave."""


def als_tekst(rijen: Sequence[Regelrij], breedte: int) -> Gestileerd:
    """Every cell broken inside its own column; one condition per line."""
    rijen = netjes(tuple(rijen))
    blad = nieuw_blad(breedte)
    if not rijen:
        blad.alinea(_GEEN, Stijl.ZACHT)
        return blad.klaar()
    nummer = max(len("Regel"), *(breedte_van(rij.regel) for rij in rijen))
    over = blad.breedte - nummer - 3 * _TUSSEN
    midden = int(over * _AANDEEL[1])
    bron = int(over * _AANDEEL[2])
    maten = (nummer, over - midden - bron, midden, bron)
    _rij(blad, maten, [["Regel"], ["Voorwaarden"], ["Uitkomst"], ["Bron"]], Stijl.KOP)
    _rij(blad, maten, [["-" * maat] for maat in maten], Stijl.ZACHT)
    for plaats, rij in enumerate(rijen):
        if plaats:
            blad.wit()
        if rij.tabel and rij.tabel != rijen[plaats - 1].tabel:
            blad.regel(Span(rij.tabel.upper(), Stijl.KOP))
        bronnen = breek(rij.bron, bron) if rij.bron else []
        _rij(
            blad,
            maten,
            [
                [rij.regel],
                _voorwaarden(rij, maten[1]),
                breek(_uitkomst(rij), midden),
                bronnen,
            ],
            Stijl.GEWOON,
        )
        if eigen := _eigen(rij):
            blad.gelabeld("", eigen, kolom=nummer + _TUSSEN, stijl=Stijl.LET_OP)
    return blad.klaar()


def lijst(rijen: Sequence[Regelrij]) -> Lijst[Regelrij]:
    """One row per rule, for the other formats; with its table where the subject has several."""
    tabel = (Veld("tabel", "Tabel"),) if any(rij.tabel for rij in rijen) else ()
    return Lijst(
        rijen,
        (
            Veld("regel", "Regel"),
            *tabel,
            Veld("voorwaarde", "Voorwaarden", cel=lambda rij: _zin(rij.voorwaarde)),
            Veld("uitkomst", "Uitkomst"),
            Veld("naar", "Naar"),
            Veld("bron", "Bron"),
            Veld("eigen", "Eigen instelling", cel=lambda r: r.eigen or bool(r.toelichting)),
            Veld("toelichting", "Toelichting"),
        ),
        _GEEN,
    )


def _zin(voorwaarden: Sequence[str]) -> str:
    """All conditions on one line; brackets where `en` and `of` would run together."""
    if len(voorwaarden) > 1:
        voorwaarden = [f"({deel})" if " of " in deel else deel for deel in voorwaarden]
    return " en ".join(voorwaarden)


def _voorwaarden(rij: Regelrij, breedte: int) -> list[str]:
    regels: list[str] = []
    for plaats, voorwaarde in enumerate(rij.voorwaarde):
        delen = breek(f"en {voorwaarde}" if plaats else voorwaarde, breedte - 2)
        regels += [delen[0], *(f"  {deel}" for deel in delen[1:])]
    return regels


def _eigen(rij: Regelrij) -> str:
    """What is an own choice about the rule, unless its source says so already."""
    if rij.toelichting:
        return f"{EIGEN}: {rij.toelichting}"
    return EIGEN if rij.eigen and EIGEN not in rij.bron else ""


def _uitkomst(rij: Regelrij) -> str:
    return f"{rij.uitkomst}: {rij.naar}" if rij.naar else rij.uitkomst


def _rij(blad: Blad, maten: Sequence[int], cellen: Sequence[Sequence[str]], stijl: Stijl) -> None:
    for i in range(max(map(len, cellen))):
        delen = [
            vul(cel[i] if i < len(cel) else "", maat)
            for cel, maat in zip(cellen, maten, strict=True)
        ]
        nummer, rest = delen[0], (" " * _TUSSEN).join(["", *delen[1:]]).rstrip()
        blad.regel(Span(nummer, Stijl.STERK if stijl is Stijl.GEWOON else stijl), Span(rest, stijl))


def scherm(uitleg: Regeluitleg) -> Scherm:
    """One rule on a screen of its own."""
    rij = uitleg.regel
    eigen = (rij.toelichting or EIGEN,) if rij.eigen else ()
    return Scherm(
        titel=(rij.regel, rij.uitkomst, f"profiel {uitleg.profiel}"),
        blokken=(
            Blok("ALS", rij.voorwaarde),
            Blok("DAN", tuple(filter(None, (rij.uitkomst, rij.naar)))),
            Blok("WANT", (uitleg.waarom,)),
            Blok("AFSTEMMEN", uitleg.afstemmen),
            Blok("BRON", (rij.bron,)),
            Blok("EIGEN INSTELLING", eigen),
            Rooster("AFGELEID", ("betekent", "bron"), uitleg.afgeleid),
        ),
    )
