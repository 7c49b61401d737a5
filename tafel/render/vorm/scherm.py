"""A screen about one thing (melding, casus, rule): parts in order of urgency, and their layout."""

from collections.abc import Iterator

from msgspec import Struct

from tafel.domain.basis import Signaal
from tafel.render.vorm.tabel import Kolomkop, Tabel, als_csv, markdown_veilig
from tafel.render.vorm.tekst import (
    LEESBREEDTE,
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

_KOLOM = 12
_TUSSEN = 2
_MINSTE_CEL = 8


class Blok(Struct, frozen=True):
    """A part of a screen: a heading with lines of running text; shown only when it has lines."""

    kop: str
    regels: tuple[str, ...] = ()


class Signalen(Struct, frozen=True):
    """A part of a screen: what needs doing now."""

    kop: str
    signalen: tuple[Signaal, ...] = ()


class Rooster(Struct, frozen=True):
    """A part of a screen: rows of cells; the first column is headed by `kop`."""

    kop: str
    koppen: tuple[str, ...] = ()
    rijen: tuple[tuple[str, ...], ...] = ()


class Scherm(Struct, frozen=True):
    """Everything about one melding, casus or rule: what it is, and parts in order of urgency."""

    titel: tuple[str, ...]
    """Number first, then what it is in a few words, e.g. ("147", "F.P. '88", "stap 3")."""
    blokken: tuple[Blok | Signalen | Rooster, ...] = ()


def zet(scherm: Scherm, formaat: str, breedte: int) -> "str | Gestileerd":
    """The screen in one of the formats tabel, tekst, markdown or csv."""
    match formaat:
        case "markdown":
            return als_markdown(scherm)
        case "csv":
            return als_csv(als_rijen(scherm))
        case _:
            return als_tekst(scherm, breedte)


def als_tekst(scherm: Scherm, breedte: int) -> Gestileerd:
    """The title, then every part that has something to say; no line wider than `breedte`."""
    scherm = netjes(scherm)
    blad = nieuw_blad(min(breedte, LEESBREEDTE))
    nummer, *rest = scherm.titel
    blad.uiteinden(Span(f"{nummer}  ", Stijl.STERK), Span(" · ".join(filter(None, rest))))
    for blok in scherm.blokken:
        match blok:
            case Signalen() if blok.signalen:
                _signalen(blad, blok)
            case Rooster() if blok.rijen:
                _rooster(blad, blok)
            case Blok() if blok.regels:
                _blok(blad, blok)
    return blad.klaar()


def als_markdown(scherm: Scherm) -> str:
    """Headings with lists; nothing in the data is read as markup."""
    return "".join(f"{regel}\n" for regel in _markdown(netjes(scherm)))


def als_rijen(scherm: Scherm) -> Tabel:
    """One row per line of the screen: the part it belongs to and its text."""
    return Tabel(
        (Kolomkop("deel", "Deel"), Kolomkop("tekst", "Tekst")),
        (("titel", "  ".join(filter(None, scherm.titel))), *_rijen(scherm)),
    )


def _signalen(blad: Blad, blok: Signalen) -> None:
    blad.regel(Span(blok.kop.upper(), Stijl.KOP))
    for signaal in blok.signalen:
        blad.uiteinden(
            Span(" ! ", Stijl.ALARM),
            Span(signaal.tekst),
            *((Span(signaal.opdracht, Stijl.OPDRACHT),) if signaal.opdracht else ()),
        )


def _blok(blad: Blad, blok: Blok) -> None:
    for plaats, regel in enumerate(blok.regels):
        kop = "" if plaats else blok.kop.upper()
        blad.gelabeld(kop, regel, kolom=_KOLOM, label_stijl=Stijl.KOP)


def _rooster(blad: Blad, blok: Rooster) -> None:
    koppen = (blok.kop.upper(), *blok.koppen)
    rijen = [(f" {rij[0]}", *rij[1:]) for rij in blok.rijen]
    maten = _maten(blad.breedte, [koppen, *rijen])
    _rij(blad, koppen, maten, Stijl.KOP)
    for rij in rijen:
        _rij(blad, rij, maten, Stijl.GEWOON)


def _rij(blad: Blad, cellen: tuple[str, ...], maten: list[int], stijl: Stijl) -> None:
    gebroken = [_cel(cel, maat) for cel, maat in zip(cellen, maten, strict=True)]
    for i in range(max(map(len, gebroken))):
        delen = [
            vul(deel[i] if i < len(deel) else "", maat)
            for deel, maat in zip(gebroken, maten, strict=True)
        ]
        blad.regel(Span((" " * _TUSSEN).join(delen).rstrip(), stijl))


def _cel(cel: str, maat: int) -> list[str]:
    """Broken to its column, every line at the depth of the first."""
    inspring = " " * (len(cel) - len(cel.lstrip()))
    return [inspring + deel for deel in breek(cel, maat - len(inspring))]


def _maten(breedte: int, rijen: list[tuple[str, ...]]) -> list[int]:
    """Column widths that fit together; the widest gives way first."""
    maten = [max(map(breedte_van, kolom)) for kolom in zip(*rijen, strict=True)]
    ruimte = breedte - _TUSSEN * (len(maten) - 1)
    while sum(maten) > ruimte and max(maten) > _MINSTE_CEL:
        maten[maten.index(max(maten))] -= 1
    return maten


def _markdown(scherm: Scherm) -> Iterator[str]:
    yield f"# {markdown_veilig('  '.join(filter(None, scherm.titel)))}"
    vorig = None
    for deel, tekst in _rijen(scherm):
        if deel != vorig:
            yield ""
            yield f"## {markdown_veilig(deel)}"
            yield ""
            vorig = deel
        yield f"- {markdown_veilig(tekst)}"


def _rijen(scherm: Scherm) -> Iterator[tuple[str, str]]:
    for blok in scherm.blokken:
        match blok:
            case Signalen():
                for signaal in blok.signalen:
                    yield blok.kop, ": ".join(filter(None, (signaal.tekst, signaal.opdracht)))
            case Rooster():
                for rij in blok.rijen:
                    namen = zip(blok.koppen, rij[1:], strict=True)
                    cellen = (f"{kop}: {cel}" if kop else cel for kop, cel in namen if cel)
                    yield blok.kop, "; ".join((rij[0], *cellen))
            case Blok():
                for regel in blok.regels:
                    yield blok.kop, regel
