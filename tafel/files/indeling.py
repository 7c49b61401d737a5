"""Another's headers and values told as ours, by a TOML file of the user.

[kolommen]
"Cliëntnr" = "kenmerk"
"Intern" = "overslaan"

[waarden.woonsituatie]
"bij ouders" = "inwonend"
"""

import hashlib
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from msgspec import Struct, field

from tafel.domain.basis import Geweigerd
from tafel.errors import InputRefused
from tafel.files.kop import Record, VindKolom
from tafel.kolommen import KOLOM_VAN, SCHEIDING, Kolom, sleutel
from tafel.koppen import dichtstbij, kan_persoon_zijn, kopwoorden, vind_kolom
from tafel.waarden import lees_waarde

OVERSLAAN = "overslaan"
"""Says of a header that nothing below it is read."""
_DELEN = ("kolommen", "waarden")
_IN_LIJST = re.compile(r"[|,;]")
_PLEK = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)")


class Afzenderindeling(Struct, frozen=True):
    """What a sender's headers and values are of ours."""

    tekst: str
    kolommen: Mapping[str, str] = field(default_factory=dict)
    """Header, as `sleutel` has it → column, or `OVERSLAAN`."""
    waarden: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Column → value, as `sleutel` has it → how we say it."""

    def vind(self, anders: VindKolom) -> VindKolom:
        """The column of a header, by this and else by `anders`."""

        def van(kop: str) -> Kolom | None:
            naam = self.kolommen.get(sleutel(kop))
            return anders(kop) if naam is None else KOLOM_VAN.get(naam)

        return van

    def kop(self, kop: Sequence[str]) -> list[str]:
        """The header with our names; what is skipped has none."""
        return [self._onze(cel) for cel in kop]

    def _onze(self, cel: str) -> str:
        naam = self.kolommen.get(sleutel(cel))
        if naam == OVERSLAAN:
            return ""
        return cel if naam is None else naam

    def rijen(
        self, kop: Sequence[str], anders: VindKolom
    ) -> Callable[[Iterable[Record]], Iterator[Record]]:
        """Makes of rows under this header rows of our values."""
        vind = self.vind(anders)
        per_plaats: dict[int, Callable[[str], str]] = {}
        for plaats, cel in enumerate(kop):
            kolom = vind(cel)
            if self.kolommen.get(sleutel(cel)) == OVERSLAAN:
                per_plaats[plaats] = lambda _: ""
            elif kolom is not None and kolom.naam in self.waarden:
                per_plaats[plaats] = self._vertaler(kolom)

        def vertaald(rijen: Iterable[Record]) -> Iterator[Record]:
            for rij, cellen in rijen:
                if len(cellen) == len(kop):
                    for plaats, vertaal in per_plaats.items():
                        cellen[plaats] = vertaal(cellen[plaats])
                yield rij, cellen

        return vertaald

    def _vertaler(self, kolom: Kolom) -> Callable[[str], str]:
        waarden = self.waarden[kolom.naam]

        def vertaal(cel: str) -> str:
            if (geheel := waarden.get(sleutel(cel))) is not None:
                return geheel
            delen = _IN_LIJST.split(cel) if kolom.is_lijst else []
            if any(sleutel(deel) in waarden for deel in delen):
                return SCHEIDING.join(waarden.get(sleutel(deel), deel.strip()) for deel in delen)
            return cel

        return vertaal


def kenteken(kop: Iterable[str]) -> str:
    """What tells the files of one sender: the set of their headers, in any spelling and order."""
    namen = sorted({sleutel(cel) for cel in kop if cel.strip()})
    return hashlib.sha256("\n".join(namen).encode()).hexdigest()


def lees_indeling(tekst: str, naam: str, vandaag: date) -> Afzenderindeling:
    """The file called `naam`; raises InputRefused that tells every place where it is wrong."""
    try:
        inhoud = tomllib.loads(tekst)
    except tomllib.TOMLDecodeError as fout:
        plek = _PLEK.search(str(fout))
        regel = plek[1] if plek and plek[1] else "het einde"
        raise InputRefused(
            f'{naam}, regel {regel}: dit is geen TOML; schrijf "kop" = "kolom"'
        ) from None
    fouten = [
        f"[{deel}] hoort hier niet; kies {' of '.join(_DELEN)}"
        for deel in inhoud.keys() - set(_DELEN)
    ]
    kolommen = _lees_kolommen(_tabel(inhoud, "kolommen", fouten), fouten)
    waarden = {
        wie: _lees_waarden(wie, paren, vandaag, fouten)
        for wie, paren in _tabel(inhoud, "waarden", fouten).items()
    }
    if not (kolommen or waarden or fouten):
        fouten.append(
            'er staat geen enkele kop of waarde in; schrijf onder [kolommen] "kop" = "kolom"'
        )
    if fouten:
        raise InputRefused("\n  ".join((f"{naam} klopt niet:", *fouten)))
    return Afzenderindeling(tekst, kolommen, waarden)


def _tabel(inhoud: Mapping[str, Any], deel: str, fouten: list[str]) -> Mapping[str, Any]:
    gevonden = inhoud.get(deel, {})
    if isinstance(gevonden, dict):
        return gevonden
    fouten.append(f"{deel} moet een tabel zijn: [{deel}]")
    return {}


def _lees_kolommen(paren: Mapping[str, Any], fouten: list[str]) -> dict[str, str]:
    gevonden: dict[str, str] = {}
    for nummer, (kop, doel) in enumerate(paren.items(), 1):
        waar = f"[kolommen] {_toonbaar(kop, nummer)}"
        kolom = vind_kolom(doel) if isinstance(doel, str) else None
        if doel != OVERSLAAN and (kolom is None or kolom.naam not in KOLOM_VAN):
            fouten.append(f"{waar}: {_geen_kolom(doel)}")
        elif sleutel(kop) in gevonden:
            fouten.append(f"{waar}: deze kop staat er twee keer; verwijder er een")
        elif kolom is not None and kolom.naam in gevonden.values():
            fouten.append(f"{waar}: er is al een kop voor {kolom.naam}; kies er een")
        else:
            gevonden[sleutel(kop)] = OVERSLAAN if kolom is None else kolom.naam
    return gevonden


def _geen_kolom(doel: Any) -> str:
    """What is wrong with what should be a column, and which it may have meant."""
    if not isinstance(doel, str) or not doel.strip():
        return f'vul een kolom in, tussen aanhalingstekens, of "{OVERSLAAN}"'
    namen = {"".join(kopwoorden(naam)): kolom for naam, kolom in KOLOM_VAN.items()}
    bedoeld = dichtstbij(doel, namen)
    vraag = f"; bedoelt u {bedoeld.naam}?" if bedoeld is not None else ""
    return f"dit is geen kolom van een melding{vraag or '; zie tafel melding add --help'}"


def _lees_waarden(wie: str, paren: Any, vandaag: date, fouten: list[str]) -> dict[str, str]:
    kolom = KOLOM_VAN.get(wie)
    if kolom is None:
        fouten.append(f"[waarden.{wie}]: {_geen_kolom(wie)}")
        return {}
    if not isinstance(paren, dict):
        fouten.append(f"waarden.{wie} moet een tabel zijn: [waarden.{wie}]")
        return {}
    gevonden: dict[str, str] = {}
    for nummer, (waarde, doel) in enumerate(paren.items(), 1):
        waar = f"[waarden.{wie}] {_toonbaar(waarde, nummer)}"
        if not isinstance(doel, str):
            fouten.append(f"{waar}: zet de waarde tussen aanhalingstekens")
            continue
        try:
            lees_waarde(kolom, doel, vandaag=vandaag)
        except Geweigerd as fout:
            fouten.append(f"{waar}: {fout.reden}")
        gevonden[sleutel(waarde)] = doel
    return gevonden


def _toonbaar(tekst: str, nummer: int) -> str:
    """A header or value of the file, by its place where it may be a person."""
    if not tekst or len(tekst) > 40 or kan_persoon_zijn(tekst):
        return f"regel {nummer}"
    return f"«{tekst}»"
