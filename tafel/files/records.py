"""From the bytes of a CSV file or a spreadsheet to its header and rows of texts."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from itertools import chain, islice

from msgspec import Struct, field

from tafel.bsn import zonder_geldig
from tafel.files.bron import decodeer
from tafel.files.csvrijen import Csvtekst, Onleesbaar, eerste_rijen
from tafel.files.dubbel import controleer_dubbele
from tafel.files.gelezen import LEEG, BestandGeweigerd, Waarschuwing
from tafel.files.indeling import Afzenderindeling, kenteken
from tafel.files.kop import (
    Record,
    VindKolom,
    controleer_kop,
    kopplaats,
    zonder_bsn_erin,
    zonder_persoon,
)
from tafel.files.rekenmap import is_rekenmap, lees_blad
from tafel.koppen import lijkt_op
from tafel.schoon import bevat_verboden, schoon

_OVERGESLAGEN = "overgeslagen: een titel, een totaal of een bron"
_ZELFDE = "zeggen hetzelfde; gelezen als \u00e9\u00e9n kolom"
_KOP_OPGESCHOOND = "onzichtbare tekens of stuurtekens zijn verwijderd uit de kop"
_ANDER_BLAD = "blad {} is niet gelezen: er staat niets op dat hier hoort"


class Records(Struct, frozen=True):
    """A file as rows of texts."""

    kop: list[str]
    """Without what may be a person: such a header is called by its place."""
    rijen: Iterator[Record]
    """The rows under the header that are not blank."""
    onleesbaar: Mapping[int, Sequence[Onleesbaar]] = field(default_factory=dict)
    """By row what of it cannot be read; of a CSV file known of the rows that were read."""
    titels: Sequence[int] = ()
    """The rows above the header that are not blank."""
    bladen: Sequence[int] = ()
    """The other sheets with something on them, which no header makes meldingen; the first is 1."""
    bsn_koppen: Sequence[int] = ()
    """Places of headers that held a bsn."""
    zelfde: Sequence[str] = ()
    """Headers of one column, joined."""
    opgeschoond: Sequence[str] = ()
    """Headers from which characters were taken out."""
    heet: Mapping[str, str] = field(default_factory=dict)
    """Header → what the file says, where an indeling gave it another name."""
    kenteken: str = ""
    """Of the headers as the file has them; empty without an indeling."""

    def ongelezen(self, overgeslagen: Iterable[int]) -> Iterator[Waarschuwing]:
        """What is said of the rows, sheets and columns that were not read by themselves."""
        for koppen in self.zelfde:
            yield Waarschuwing(None, koppen, _ZELFDE)
        for kop in self.opgeschoond:
            yield Waarschuwing(None, kop, _KOP_OPGESCHOOND)
        for rij in overgeslagen:
            yield Waarschuwing(rij, None, _OVERGESLAGEN)
        for blad in self.bladen:
            yield Waarschuwing(None, None, _ANDER_BLAD.format(blad))


def lees_records(
    inhoud: bytes,
    naam: str,
    vind: VindKolom,
    voorbeelden: str,
    *,
    vandaag: date,
    codering: str | None = None,
    vervalt: Callable[[str], bool] = lambda _: False,
    lijkt: VindKolom = lijkt_op,
    indeling: Afzenderindeling | None = None,
) -> Records:
    """The header and the rows of a CSV file or a spreadsheet called `naam`.

    `voorbeelden` names columns that it may have, `vervalt` says which headers say that nothing of
    theirs is kept, `lijkt` what an unknown one may mean, `indeling` what of ours the sender means.
    Raises BestandGeweigerd for a file that
    is refused whole. Rows of a CSV file are read on the way, and raise it too.
    """
    indeling = indeling or Afzenderindeling("")
    eigen, vind = vind, indeling.vind(vind) if indeling.tekst else vind
    bladen: Sequence[int] = ()
    if is_rekenmap(inhoud):
        blad = lees_blad(inhoud, naam, vind, vandaag)
        rijen: Iterator[Record] = iter(blad.rijen)
        opnieuw: Callable[[], Iterator[Record]] = partial(iter, blad.rijen)
        onleesbaar: Mapping[int, Sequence[Onleesbaar]] = blad.onleesbaar
        bladen = blad.andere
    else:
        csvtekst = Csvtekst(decodeer(inhoud, naam, codering), naam, vind)
        kapot: dict[int, list[Onleesbaar]] = {}
        rijen, onleesbaar, opnieuw = csvtekst.rijen(kapot), kapot, csvtekst.rijen
    begin, kapotte = eerste_rijen(rijen)
    if not begin:
        raise kapotte or BestandGeweigerd(naam, LEEG)
    plaats, _ = kopplaats([cellen for _, cellen in begin], vind)
    nummer, cellen = begin[plaats]
    for _, reden in onleesbaar.get(nummer, ()):
        raise BestandGeweigerd(naam, f"in rij {nummer}: {reden}")
    geleverd = [schoon(cel).strip() for cel in cellen]
    onder: Callable[[Iterable[Record]], Iterable[Record]] = iter
    if indeling.tekst:
        onder = indeling.rijen(geleverd, eigen)
        cellen = indeling.kop(cellen)
    gelezen = indeling.kop(geleverd)
    kop = [zonder_bsn_erin(cel, vind) for cel in gelezen]
    controleer_kop(kop, naam, vind, voorbeelden, lijkt)
    zelfde = controleer_dubbele(
        kop, naam, vind, vervalt, lambda: iter(onder(islice(opnieuw(), plaats + 1, None))), vandaag
    )
    if kapotte is not None:
        raise kapotte
    titels = [rij for rij, _ in begin[:plaats]]
    kop = [zonder_persoon(cel, n, vind, vervalt) for n, cel in enumerate(kop, 1)]
    met_bsn = [n for n, cel in enumerate(gelezen) if zonder_geldig(cel) != cel]
    return Records(
        kop,
        iter(onder(chain(begin[plaats + 1 :], rijen))),
        onleesbaar,
        titels,
        bladen,
        met_bsn,
        zelfde,
        [heet for heet, cel in zip(kop, cellen, strict=True) if bevat_verboden(cel)],
        {onze: hun for onze, hun in zip(kop, geleverd, strict=True) if onze and onze != hun}
        if indeling.tekst
        else {},
        kenteken(geleverd) if indeling.tekst else "",
    )


def ruwe_rijen(
    inhoud: bytes,
    naam: str,
    vind: VindKolom,
    vandaag: date,
    codering: str | None,
    aantal: int,
) -> list[Record]:
    """So many of the first rows of a file, whatever its header is."""
    if is_rekenmap(inhoud):
        return lees_blad(inhoud, naam, vind, vandaag).rijen[:aantal]
    tekst = Csvtekst(decodeer(inhoud, naam, codering), naam, vind)
    return list(islice(tekst.rijen(), aantal))
