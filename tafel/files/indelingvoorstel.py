"""What the headers and values of a sample may be of ours, to be confirmed by who knows."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from difflib import get_close_matches
from pathlib import Path

from msgspec import Struct

from tafel.files.bron import Stroom, lees_bytes
from tafel.files.gelezen import LEEG, BestandGeweigerd
from tafel.files.indeling import OVERSLAAN
from tafel.files.kolomlezer import Kolomlezer
from tafel.files.kop import MEESTE_TITELS, Record, kopplaats, toonbare_kop
from tafel.files.records import ruwe_rijen
from tafel.files.xls import Wachtwoord, zonder_wachtwoord
from tafel.kolommen import Kolom, sleutel
from tafel.koppen import bedoelde_kolommen, kolommen_van, lijkt_op, vind_kolom
from tafel.schoon import schoon

STEEKPROEF = 500
"""So many rows are looked at."""
MEESTE_WAARDEN = 30
"""So many different values below one header are asked for."""
MEESTE_VOORBEELDEN = 3
_LIJKT = 0.6
_ANDER_TEKEN = "…"


class Kolomvoorstel(Struct, frozen=True):
    """A header that is not known: where it is, what it may be, and how what is below it looks."""

    kop: str
    toonbaar: str
    bedoeld: Kolom | None
    cellen: tuple[str, ...]
    """What is below it, each once, the most frequent first."""

    @property
    def voorbeelden(self) -> tuple[str, ...]:
        """The form of some of what is below: nobody is told by it."""
        return tuple(dict.fromkeys(map(vorm, self.cellen)))[:MEESTE_VOORBEELDEN]


class Indelingsvoorstel(Struct, frozen=True):
    """What is asked about a sample."""

    kolommen: tuple[Kolomvoorstel, ...]
    bekend: Mapping[str, Kolom]
    """Headers that are known already."""
    waarden: Mapping[str, tuple[str, ...]]
    """Header that is known → what is below it."""


def vorm(cel: str) -> str:
    """`02-01-1988` is 99-99-9999 and `Vos, K.` Aaa, A.; of a long text the beginning."""
    tekens = (
        "9" if teken.isdigit() else ("A" if teken.isupper() else "a") if teken.isalpha() else teken
        for teken in schoon(cel)[:20]
    )
    return "".join(tekens) + (_ANDER_TEKEN if len(cel) > 20 else "")


def stel_voor(
    bron: Path | Stroom,
    naam: str,
    *,
    vandaag: date,
    codering: str | None,
    wachtwoord: Wachtwoord,
) -> Indelingsvoorstel:
    """Of a file the headers that are not known; raises as `lees_bytes`, and BestandGeweigerd."""
    inhoud = zonder_wachtwoord(lees_bytes(bron, naam), naam, wachtwoord)
    rijen = ruwe_rijen(inhoud, naam, vind_kolom, vandaag, codering, STEEKPROEF)
    if not rijen:
        raise BestandGeweigerd(naam, LEEG)
    plaats = _kopplaats(rijen)
    kop = [schoon(cel).strip() for cel in rijen[plaats][1]]
    bekend, bedoeld = kolommen_van(kop), bedoelde_kolommen(kop)
    onder = [_cellen(rijen[plaats + 1 :], nummer) for nummer in range(len(kop))]
    return Indelingsvoorstel(
        tuple(
            Kolomvoorstel(cel, toonbare_kop(cel, nummer + 1, vind_kolom), bedoeld.get(cel), cellen)
            for nummer, (cel, cellen) in enumerate(zip(kop, onder, strict=True))
            if cel and cel not in bekend
        ),
        bekend,
        {cel: cellen for cel, cellen in zip(kop, onder, strict=True) if cel in bekend},
    )


def _kopplaats(rijen: Sequence[Record]) -> int:
    """The row that names most columns, or may; else the first of the widest."""
    begin = [cellen for _, cellen in rijen[: MEESTE_TITELS + 1]]
    plaats, bekend = kopplaats(begin, lambda cel: vind_kolom(cel) or lijkt_op(cel))
    if bekend > 1:
        return plaats
    breedtes = [sum(map(bool, cellen)) for cellen in begin]
    return breedtes.index(max(breedtes))


def _cellen(rijen: Sequence[Record], plaats: int) -> tuple[str, ...]:
    tel = Counter(
        cel
        for _, cellen in rijen
        if plaats < len(cellen) and (cel := schoon(cellen[plaats]).strip())
    )
    return tuple(cel for cel, _ in tel.most_common())


def onbekende_waarden(kolom: Kolom, cellen: Sequence[str], vandaag: date) -> dict[str, str]:
    """What is below a header of this column, with a closed list, and is none of it → the nearest of
    it, or nothing.
    """
    if not kolom.waarden:
        return {}
    woorden = {
        sleutel(woord): code for code, anders in kolom.waarden.items() for woord in (code, *anders)
    }
    lezer = Kolomlezer(kolom.naam, vandaag)
    gevonden: dict[str, str] = {}
    for cel in cellen[:MEESTE_WAARDEN]:
        if lezer[cel] is None and cel in lezer.geweigerd:
            kans = get_close_matches(sleutel(cel), woorden, n=1, cutoff=_LIJKT)
            gevonden[cel] = woorden[kans[0]] if kans else ""
    return gevonden


def als_toml(kolommen: Mapping[str, str], waarden: Mapping[str, Mapping[str, str]]) -> str:
    """An indeling; what has no answer yet is a comment, to be filled in."""
    regels = [f'# Kop van de afzender = kolom van tafel, of "{OVERSLAAN}".', "[kolommen]"]
    regels += [_regel(kop, doel) for kop, doel in kolommen.items()]
    for kolom, paren in waarden.items():
        if paren:
            regels += [
                "",
                f"[waarden.{kolom}]",
                *(_regel(cel, doel) for cel, doel in paren.items()),
            ]
    return "\n".join(regels) + "\n"


def _regel(links: str, rechts: str) -> str:
    regel = f"{json.dumps(links, ensure_ascii=False)} = {json.dumps(rechts)}"
    return regel if rechts else f"# {regel}"
