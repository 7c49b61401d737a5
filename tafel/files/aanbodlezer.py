"""Reading a sociale kaart from CSV, XLSX or HSDS 3 (JSON or tables): one product per row or
service.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cache, partial
from itertools import chain
from pathlib import Path
from typing import TypeVar

from msgspec import Struct, field

from tafel.bsn import TOEVALLIG, UITGEHAALD, zonder_bsn
from tafel.domain.aanbod import Aanbodrij, Capaciteit
from tafel.domain.basis import Celwaarde, Geweigerd
from tafel.files.aanbodkolommen import (
    AANBODKOLOMMEN,
    MET_REGELS,
    Leeftijden,
    lees_grenzen,
    lees_leeftijden,
    lees_wachttijd,
    lijkt_op_aanbod,
    productsleutel,
    vind_aanbodkolom,
)
from tafel.files.bron import Stroom, decodeer, lees_bytes, waarom_verminkt
from tafel.files.controle import verdeel_leefgebieden
from tafel.files.gelezen import Fout, Waarschuwing
from tafel.files.hsds import diensten_uit, lees_diensten
from tafel.files.hsdstabellen import lees_zip
from tafel.files.hsdsvelden import VELDEN, Dienst
from tafel.files.kolomlezer import OPGESCHOOND, Kolomlezer
from tafel.files.kop import met_bedoelde
from tafel.files.onderaan import in_blokken
from tafel.files.opmaak import zonder_opmaak
from tafel.files.records import lees_records
from tafel.files.rekenmap import ZIP
from tafel.keuzes import codes_van, lijstwoord
from tafel.kolommen import LEEFGEBIEDEN, SCHEIDING
from tafel.koppen import MEEST_VERGELEKEN
from tafel.waarden import toonbaar

T = TypeVar("T")

_VOORBEELDEN = "organisatie, product, leefgebieden, leeftijd, wachttijd, capaciteit"
_PAKKETTEN = {"basispakket": "basis", "pluspakket": "plus"}
_GRENZEN = ("leeftijd_van", "leeftijd_tot")
_BLOK = 1000
_MEESTE_TERMEN = 5
"""So many terms of a service are named in a warning."""


_VOOR_JSON = b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"
"""What may stand before JSON, or be half of its first character."""


class GelezenAanbod(Struct):
    """What a file with products yields."""

    bestand: str
    rijen: list[Aanbodrij] = field(default_factory=list)
    fouten: list[Fout] = field(default_factory=list)
    afgewezen: int = 0
    """Rows with at least one of the `fouten`."""
    afgewezen_sleutels: set[str] = field(default_factory=set)
    naamloos: bool = False
    """Whether some refused row does not say which product it is."""
    waarschuwingen: list[Waarschuwing] = field(default_factory=list)
    koppen: Mapping[str, str] = field(default_factory=dict)
    """Column → what the file calls it."""
    overgeslagen: list[int] = field(default_factory=list)
    """Numbers of the rows that are no product: titles, totals, sources."""

    @property
    def aantal_rijen(self) -> int:
        return len(self.rijen) + self.afgewezen


def lees_aanbod(
    bron: Path | Stroom,
    naam: str,
    *,
    vandaag: date,
    codering: str | None = None,
    bsn_bewaren: bool = False,
) -> GelezenAanbod:
    """Reads the file called `naam`; what is not active in it is left out, and without `bsn_bewaren`
    a bsn in its texts.

    Raises BestandOnleesbaar when it cannot be read, BestandGeweigerd when it is refused whole.
    """
    inhoud = lees_bytes(bron, naam)
    verminkt = cache(partial(waarom_verminkt, inhoud, codering))
    lezer = _Aanbodlezer(naam, vandaag, verminkt, bsn_bewaren=bsn_bewaren)
    geen_dienst: list[object] = []
    if inhoud[:64].lstrip(_VOOR_JSON)[:1] in {b"{", b"["}:
        tekst = decodeer(inhoud, naam, codering or _utf16(inhoud))
        lezer.diensten(lees_diensten(tekst, naam, vandaag, geen_dienst), len(geen_dienst))
        return lezer.gelezen
    if inhoud.startswith(ZIP):
        tabellen = lees_zip(inhoud, naam, codering)
        if tabellen is not None:
            diensten = diensten_uit(tabellen, naam, vandaag, geen_dienst, eerste=2)
            lezer.diensten(diensten, len(geen_dienst))
            return lezer.gelezen
    records = lees_records(
        inhoud,
        naam,
        vind_aanbodkolom,
        _VOORBEELDEN,
        vandaag=vandaag,
        codering=codering,
        lijkt=lijkt_op_aanbod,
    )
    kolommen = [Kolomlezer(kop, vandaag, vind_aanbodkolom) for kop in records.kop]
    plaatsen: dict[str, list[int]] = {}
    for plaats, kolom in enumerate(kolommen):
        if kolom.kolom is not None:
            plaatsen.setdefault(kolom.kolom.naam, []).append(plaats)
    lezer.gelezen.koppen = {
        naam: " / ".join(kolommen[plaats].kop for plaats in bij) for naam, bij in plaatsen.items()
    }
    onbekend = [kolom.kop for kolom in kolommen if kolom.is_opmerking]
    for nummer, kop in enumerate(onbekend):
        bedoeld = lijkt_op_aanbod(kop) if nummer < MEEST_VERGELEKEN else None
        is_er = bedoeld is not None and bedoeld.naam in plaatsen
        genoemd = met_bedoelde(kop, None if is_er else bedoeld)
        tekst = "onbekende kolom; de inhoud wordt niet bewaard"
        lezer.gelezen.waarschuwingen.append(Waarschuwing(None, genoemd, tekst))
    overgeslagen, slot = lezer.gelezen.overgeslagen, list[int]()
    blokken = in_blokken(records.rijen, _BLOK, [kolom.kolom for kolom in kolommen], slot)
    for rij, cellen in chain.from_iterable(blokken):
        if len(cellen) != len(kolommen):
            reden = f"de rij heeft {len(cellen)} cellen en de kopregel {len(kolommen)}; vul aan"
            lezer.weiger(rij, [(None, None, reden)], {})
            continue
        vreemd = [
            (None if i is None else kolommen[i].naam, None, reden)
            for i, reden in records.onleesbaar.get(rij, ())
        ]
        gegeven = {
            naam: zonder_opmaak(
                next((cellen[p] for p in bij if kolommen[p].zegt_iets(cellen[p])), ""),
                regels=naam in MET_REGELS,
            )
            for naam, bij in plaatsen.items()
        }
        lezer.rij(rij, gegeven, vreemd)
    overgeslagen += [*records.titels, *slot]
    lezer.gelezen.waarschuwingen.extend(records.ongelezen(overgeslagen))
    lezer.meld_zonder_leefgebied()
    return lezer.gelezen


def _utf16(inhoud: bytes) -> str | None:
    """Which UTF-16 a JSON text is in, by the half that its first character leaves empty."""
    return {0: "utf-16-be", 1: "utf-16-le"}.get(inhoud[:2].find(0))


_Reden = tuple[str | None, str | None, str]
"""Column, the text as it may be shown, why it is refused."""


class _Termen(dict[str, str]):
    """Terms as they are compared, each worked out once."""

    def __missing__(self, term: str) -> str:
        gevonden = self[term] = lijstwoord(term)
        return gevonden


@cache
def _leefgebied_bij() -> Mapping[str, str]:
    """A taxonomy term, as it is compared → the leefgebied that people call so."""
    (kolom,) = (kolom for kolom in AANBODKOLOMMEN if kolom.naam == "leefgebieden")
    return {woord: verdeel_leefgebieden(code)[0] for woord, code in codes_van(kolom).items()}


class _Aanbodlezer:
    """Turns rows of texts by column into products, and notes what is refused."""

    def __init__(
        self, naam: str, vandaag: date, verminkt: Callable[[], str], *, bsn_bewaren: bool
    ) -> None:
        self.verminkt = verminkt
        """What is said of a mangled text."""
        self.gelezen = GelezenAanbod(naam)
        self.kolommen = {
            k.naam: Kolomlezer(k.naam, vandaag, vind_aanbodkolom, bsn_bewaren=bsn_bewaren)
            for k in AANBODKOLOMMEN
        }
        self.gezien: dict[str, int] = {}
        self.termen = _Termen()

    def rij(
        self,
        rij: int,
        gegeven: Mapping[str, str],
        vreemd: Sequence[_Reden] = (),
        *,
        gedeeld_id: bool = False,
    ) -> None:
        """One row: stored, or refused with every reason."""
        redenen = list(vreemd)
        al = {naam for naam, *_ in redenen}
        waarden: dict[str, Celwaarde] = {}
        for naam, cel in gegeven.items():
            lezer = self.kolommen[naam]
            waarden[naam] = lezer[cel]
            if cel in lezer.verminkt:
                self._waarschuw(rij, naam, self.verminkt())
            if cel in lezer.opgeschoond and cel not in lezer.geweigerd:
                self._waarschuw(rij, naam, OPGESCHOOND)
            if cel in lezer.uitgehaald:
                self._waarschuw(rij, naam, UITGEHAALD)
            elif cel in lezer.toevallig:
                self._waarschuw(rij, naam, TOEVALLIG)
            if cel in lezer.geweigerd and naam not in al:
                redenen.append((naam, toonbaar(lezer.kolom, cel), lezer.geweigerd[cel]))
        wachttijd = self._apart(waarden, "wachttijd", lees_wachttijd, redenen)
        leeftijd = self._apart(waarden, "leeftijd", lees_leeftijden, redenen)
        van, tot = self._leeftijden(leeftijd, self._grenzen(waarden, redenen), redenen)
        for naam in ("organisatie", "product"):
            if waarden.get(naam) is None and naam not in {kolom for kolom, *_ in redenen}:
                redenen.append((naam, None, "ontbreekt of is leeg; een product heeft dit nodig"))
        eigen = productsleutel(waarden, gedeeld_id=gedeeld_id)
        if eigen is not None and eigen in self.gezien:
            reden = f"dit product staat al in rij {self.gezien[eigen]}; geef elk een eigen id"
            redenen.append(("id" if waarden.get("id") else "product", None, reden))
        if redenen or eigen is None:
            self.weiger(rij, redenen, waarden, gedeeld_id=gedeeld_id)
            return
        self.gezien[eigen] = rij
        capaciteit = waarden.get("capaciteit")
        self.gelezen.rijen.append(
            Aanbodrij(
                sleutel=eigen,
                organisatie=str(waarden["organisatie"]),
                naam=str(waarden["product"]),
                leefgebieden=_delen(verdeel_leefgebieden(waarden.get("leefgebieden"))[0], r"\|"),
                leeftijd_van=van,
                leeftijd_tot=tot,
                gebied=_delen(waarden.get("gebied"), r"[|,;]"),
                pakket=_of_geen(waarden.get("pakket")),
                kosten=_of_geen(waarden.get("kosten")),
                intake=_of_geen(waarden.get("intake")),
                wachttijd_weken=wachttijd,
                capaciteit=None if capaciteit is None else Capaciteit(str(capaciteit)),
                omschrijving=_of_geen(waarden.get("omschrijving")),
            )
        )

    def diensten(self, diensten: Sequence[Dienst], geen_dienst: int) -> None:
        """Services of HSDS: what is free text there does not refuse one, it only stays unknown. So
        many entries of the file were `geen_dienst`.
        """
        self.gelezen.koppen = VELDEN
        inactief = 0
        for dienst in diensten:
            if not dienst.actief:
                inactief += 1
                continue
            cellen = dict(dienst.cellen)
            try:
                lees_wachttijd(cellen.get("wachttijd", "0"))
            except Geweigerd:
                del cellen["wachttijd"]
                tekst = "geen aantal weken; de wachttijd blijft onbekend"
                self._waarschuw(dienst.volgnummer, "wachttijd", tekst)
            for kolom in _GRENZEN:
                try:
                    lees_grenzen(cellen.get(kolom), None)
                except Geweigerd as fout:
                    del cellen[kolom]
                    tekst = f"{fout.reden.partition(';')[0]}; deze grens blijft onbekend"
                    self._waarschuw(dienst.volgnummer, kolom, tekst)
            termen = [self.termen[term] for term in dienst.termen]
            gevonden = {gebied for term in termen if (gebied := _leefgebied_bij().get(term))}
            cellen["leefgebieden"] = SCHEIDING.join(g for g in LEEFGEBIEDEN if g in gevonden)
            for term in termen:
                cellen["pakket"] = _PAKKETTEN.get(term, cellen.get("pakket", ""))
            if not gevonden:
                self._waarschuw(dienst.volgnummer, "leefgebieden", _geen_leefgebied(dienst.termen))
            if dienst.gedeeld_id:
                tekst = "nog een andere service heeft dit id; elk is een eigen product"
                self._waarschuw(dienst.volgnummer, "id", tekst)
            self.rij(dienst.volgnummer, cellen, gedeeld_id=dienst.gedeeld_id)
        if geen_dienst:
            wat = "deel is" if geen_dienst == 1 else "delen zijn"
            tekst = f"{geen_dienst} {wat} geen service: zonder id of naam; overgeslagen"
            self._waarschuw(None, None, tekst)
        if inactief:
            tekst = f"{inactief} niet actief in het bestand; overgeslagen"
            self._waarschuw(None, "status", tekst)

    def weiger(
        self,
        rij: int,
        redenen: Sequence[_Reden],
        waarden: Mapping[str, Celwaarde],
        *,
        gedeeld_id: bool = False,
    ) -> None:
        bestand = self.gelezen.bestand
        self.gelezen.fouten += [
            Fout(bestand, rij, kolom, waarde, reden, self.gelezen.koppen.get(kolom or ""))
            for kolom, waarde, reden in redenen
        ]
        self.gelezen.afgewezen += 1
        if (eigen := productsleutel(waarden, gedeeld_id=gedeeld_id)) is None:
            self.gelezen.naamloos = True
        else:
            self.gelezen.afgewezen_sleutels.add(eigen)

    def meld_zonder_leefgebied(self) -> None:
        zonder = sum(not rij.leefgebieden for rij in self.gelezen.rijen)
        if zonder:
            tekst = f"{zonder} zonder leefgebied; die worden bij geen doel voorgesteld"
            self._waarschuw(None, "leefgebieden", tekst)

    def _waarschuw(self, rij: int | None, kolom: str | None, tekst: str) -> None:
        waar = None if kolom is None else self.gelezen.koppen.get(kolom, kolom)
        self.gelezen.waarschuwingen.append(Waarschuwing(rij, waar, tekst))

    @staticmethod
    def _apart(
        waarden: Mapping[str, Celwaarde],
        naam: str,
        lees: Callable[[str], T],
        redenen: list[_Reden],
    ) -> T | None:
        tekst = waarden.get(naam)
        if tekst is None or naam in {kolom for kolom, *_ in redenen}:
            return None
        try:
            return lees(str(tekst))
        except Geweigerd as fout:
            redenen.append((naam, toonbaar(vind_aanbodkolom(naam), str(tekst)), fout.reden))
            return None

    @staticmethod
    def _grenzen(waarden: Mapping[str, Celwaarde], redenen: list[_Reden]) -> Leeftijden:
        """Of the two columns that hold one bound each."""
        if waarden.get("leeftijd_van") is None and waarden.get("leeftijd_tot") is None:
            return None, None
        teksten: list[str | None] = []
        for naam in _GRENZEN:
            tekst = _of_geen(waarden.get(naam))
            try:
                lees_grenzen(tekst, None)
            except Geweigerd as fout:
                redenen.append((naam, toonbaar(vind_aanbodkolom(naam), str(tekst)), fout.reden))
                tekst = None
            teksten.append(tekst)
        return lees_grenzen(*teksten)

    def _leeftijden(
        self,
        samen: Leeftijden | None,
        los: Leeftijden,
        redenen: list[_Reden],
    ) -> Leeftijden:
        van, tot = los if samen is None else samen
        if samen is not None and any(
            een is not None and een != ander for een, ander in zip(los, samen, strict=True)
        ):
            anders = " en ".join(self.gelezen.koppen.get(k, k) for k in _GRENZEN)
            reden = f"klopt niet met {anders}; vul een van beide in"
            redenen.append(("leeftijd", None, reden))
        elif van is not None and tot is not None and van > tot:
            reden = f"van {van} tot en met {tot} is niemand; keer ze om"
            redenen.append(("leeftijd_tot" if samen is None else "leeftijd", None, reden))
        return van, tot


def _geen_leefgebied(termen: Sequence[str]) -> str:
    if not termen:
        return "geen term; dus geen leefgebied, en bij geen doel voorgesteld"
    genoemd = ", ".join(f"«{zonder_bsn(term)[:40]}»" for term in termen[:_MEESTE_TERMEN])
    return f"geen leefgebied: {genoemd}; bij geen doel voorgesteld"


def _delen(waarde: Celwaarde, scheiding: str) -> tuple[str, ...]:
    delen = (deel.strip() for deel in re.split(scheiding, str(waarde or "")))
    return tuple(dict.fromkeys(filter(None, delen)))


def _of_geen(waarde: Celwaarde) -> str | None:
    return None if waarde is None else str(waarde)
