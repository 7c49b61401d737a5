"""What changed, in sentences: one per subject, always of the same subjects."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from tafel.domain.knelpunt import SOORTNAMEN, Knelpuntsoort
from tafel.domain.kwartaalnota import Kwartaalnota, Vergelijking
from tafel.domain.rapport import BASIS, Cijfer, Cijfersoort, Rapporttabel
from tafel.render.rapport.notacijfers import (
    GELIJK,
    IETS,
    ONVERGELIJKBAAR,
    ZEKER,
    benoemd,
    samen,
    tabel_van,
    verschil,
)
from tafel.render.vorm import cijfers
from tafel.render.vorm.stuk import Deel

_ZEKERHEID: Final = (
    f"Dit gaat over de afgeronde cijfers. Ongeveer gelijk is daarin een verschil onder {BASIS}; "
    f"het echte verschil kan dan tot en met {2 * (BASIS - 1)} zijn. Iets meer of minder kan ook "
    f"van het afronden komen; vanaf {ZEKER} is het er zeker."
)
_MISGING: Final[Mapping[Knelpuntsoort, str]] = {
    Knelpuntsoort.WACHTEN: "afspraken waren niet op tijd klaar",
    Knelpuntsoort.VERWIJZING: "meldingen hoorden bij een ander",
    Knelpuntsoort.LANGS_ELKAAR: "keer had een organisatie een taak bij een doel waaraan ook een "
    "andere werkt",
    Knelpuntsoort.TERUGKOPPELING: "keer kreeg een melder niet op tijd bericht",
    Knelpuntsoort.NAKOMING: "afspraken zijn niet gedaan",
    Knelpuntsoort.AANBOD: "keer was er voor een nieuw doel geen plek",
}
"""What a figure of each kind says."""


def veranderd(nota: Kwartaalnota) -> Iterator[Deel]:
    """A sentence per subject, always the same subjects."""
    totalen = tabel_van(nota.kengetallen, "vergelijking")
    yield Deel(
        "Wat er veranderde",
        (_ZEKERHEID, *(met.ontbreekt for met in nota.vergelijkingen if met.ontbreekt)),
        nieuwe_bladzijde=True,
    )
    yield Deel(
        f"In het geheel, {nota.periode.naam}",
        punten=tuple(
            _zin(
                _met_hoofdletter(rij["wat"]),
                rij["nu"],
                [(met, rij[met.sleutel]) for met in nota.vergelijkingen],
            )
            for rij in map(benoemd(totalen), totalen.rijen)
        ),
        niveau=3,
    )
    ervoor = _van_ervoor(nota)
    naar_tafel = tabel_van(nota.kengetallen, "naar_tafel")
    yield Deel(
        f"Meldingen naar tafel, {nota.uitgesplitst.naam}",
        punten=tuple(
            _zin(_met_hoofdletter(rij["tafel"]), rij["gemeld"], [(ervoor, rij["eerder"])])
            for rij in map(benoemd(naar_tafel), naar_tafel.rijen)
        ),
        niveau=3,
    )
    yield Deel(
        f"In de samenwerking, {nota.uitgesplitst.naam}",
        punten=tuple(
            _zin(SOORTNAMEN[soort], rij["aantal"], [(ervoor, rij["vorige_aantal"])], misging)
            for soort, misging in _MISGING.items()
            for rij in (samen(nota, soort),)
        ),
        niveau=3,
    )


def in_het_kort(vijf: Rapporttabel) -> Iterator[str]:
    """Of the five figures, how sure it is that they changed: always the same sentences."""
    verschillen = {
        f"{rij['wat']}": f"{rij['verschil_vorig']}" for rij in map(benoemd(vijf), vijf.rijen)
    }
    niet = [wat for wat, hoe in verschillen.items() if hoe == ONVERGELIJKBAAR]
    gelijk = [wat for wat, hoe in verschillen.items() if hoe == GELIJK]
    iets: list[str] = []
    zeker: list[str] = []
    for wat, hoe in verschillen.items():
        if hoe not in (ONVERGELIJKBAAR, GELIJK):
            (iets if hoe.startswith(IETS) else zeker).append(f"{wat} ({hoe})")
    if len(niet) < len(verschillen):
        yield f"Zeker anders dan de periode ervoor: {_opsomming(zeker)}."
        yield f"Iets anders, wat ook van het afronden kan komen: {_opsomming(iets)}."
        yield f"Ongeveer gelijk: {_opsomming(gelijk)}."
    if niet:
        yield f"Niet te vergelijken met de periode ervoor: {_opsomming(niet)}."


def _opsomming(wat: Sequence[str]) -> str:
    return ", ".join(wat) or "geen van de vijf"


def _van_ervoor(nota: Kwartaalnota) -> Vergelijking:
    """What breakdowns are compared with: the quarter, or year, before."""
    ervoor = "een jaar eerder" if nota.uitgesplitst.jaar else "een kwartaal eerder"
    return Vergelijking("vorig", ervoor, ervoor, "")


def _zin(
    wat: str,
    nu: Cijfer,
    eerder: Iterable[tuple[Vergelijking, Cijfer]],
    misging: str | None = None,
) -> str:
    """Gemeld: 45, iets minder dan een kwartaal eerder (50). 10 afspraken zijn niet gedaan, …"""
    if nu is None:
        return f"{_met_hoofdletter(wat)}: niet bekend."
    getal_ = cijfers.cel(nu, Cijfersoort.AANTAL)
    delen = (
        f"{verschil(nu, toen)} {f'aan {met.aan}' if nu == toen else f'dan {met.dan}'} "
        f"({cijfers.cel(toen, Cijfersoort.AANTAL)})"
        for met, toen in eerder
        if toen is not None
    )
    begin = f"{wat}: {getal_}" if misging is None else f"{getal_} {misging}"
    vergeleken = "; ".join(delen)
    return f"{begin}, {vergeleken}." if vergeleken else f"{begin}."


def _met_hoofdletter(wat: Cijfer) -> str:
    return f"{wat}"[:1].upper() + f"{wat}"[1:]
