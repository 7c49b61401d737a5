"""Reading an import file of meldingen: one row per melding, every refused cell with its reason.

Columns are read per block of rows and each distinct cell once, so that a file in which values
repeat is read fast.
"""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache, partial
from pathlib import Path

from tafel.bsn import (
    TOEVALLIG,
    UITGEHAALD,
    staan_er_misschien,
    zonder_geldig,
    zonder_negental,
)
from tafel.domain.basis import Celwaarde, Rij
from tafel.files.bron import Stroom, lees_bytes, waarom_verminkt
from tafel.files.cel import AFGEROND
from tafel.files.controle import vul_af
from tafel.files.crisisrijen import ONBESLIST, Crisiszoeker, crisisrijen
from tafel.files.csvrijen import Onleesbaar
from tafel.files.dubbel import SAMEN
from tafel.files.gelezen import (
    BestandGeweigerd,
    Fout,
    GelezenBestand,
    GelezenRij,
    GeweigerdeRij,
    Waarschuwing,
    in_rijen,
)
from tafel.files.indeling import Afzenderindeling, kenteken
from tafel.files.kolomlezer import OPGESCHOOND, Kolomlezer, is_bsn_kop
from tafel.files.kop import MEESTE_TITELS, Record, gelezen_koppen, met_bedoelde
from tafel.files.onderaan import BIJSCHRIFT, in_blokken, is_bijschrift
from tafel.files.records import Records, lees_records, ruwe_rijen
from tafel.files.xls import Wachtwoord, zonder_wachtwoord
from tafel.kolommen import HERKENT_PERSOON, NAAMKOLOMMEN
from tafel.koppen import MELDINGNUMMER, bedoelde_kolommen, kolommen_van, noemt_naam, vind_kolom
from tafel.schoon import schoon
from tafel.waarden import kort_in, toonbaar

_BLOK = 1000
_VOORBEELDEN = "kenmerk, ontvangen_op, achternaam, geboortedatum"


def lees_meldingen(
    bron: Path | Stroom,
    naam: str,
    *,
    vandaag: date,
    codering: str | None = None,
    bsn_bewaren: bool = False,
    toch: Callable[[str], bool] = lambda _: False,
    wachtwoord: Wachtwoord = lambda _: None,
    indeling: Afzenderindeling | None = None,
    onthouden: Mapping[str, Afzenderindeling] | None = None,
    voortgang: Callable[[int], None] | None = None,
) -> GelezenBestand:
    """Reads the file called `naam`; `voortgang` is called with the number of rows read since.

    Raises BestandOnleesbaar when it cannot be read, BestandGeweigerd when it is refused whole, with
    its rows that state a crisis. An `ontvangen_op` that is not stated stays absent. Without
    `bsn_bewaren` a bsn is checked and dropped. A file that does not say whom it is about goes in
    when `toch`, told so, answers True. `indeling`: what the sender's headers and values are of
    ours; else the one of `onthouden`, by the `kenteken` of its headers. The columns:
    `tafel.kolommen`.
    """
    geleverd = lees_bytes(bron, naam)
    inhoud = zonder_wachtwoord(geleverd, naam, wachtwoord)
    try:
        indeling = indeling or _onthouden(inhoud, naam, vandaag, codering, onthouden or {})
        gevonden = lees_records(
            inhoud,
            naam,
            vind_kolom,
            _VOORBEELDEN,
            vandaag=vandaag,
            codering=codering,
            vervalt=lambda kop: not bsn_bewaren and is_bsn_kop(kop, vind_kolom(kop)),
            indeling=indeling,
        )
        _toets_personen(gevonden.kop, naam, toch)
        gelezen = GelezenBestand(
            naam,
            hashlib.sha256(geleverd).hexdigest(),
            gevonden.kop,
            indeling="" if indeling is None else indeling.tekst,
            kenteken=gevonden.kenteken,
            heet=gevonden.heet,
        )
        return _lees(inhoud, gelezen, gevonden, vandaag, codering, bsn_bewaren, voortgang)
    except BestandGeweigerd as fout:
        fout.crises = crisisrijen(inhoud, naam, vandaag, codering)
        raise


def _onthouden(
    inhoud: bytes,
    naam: str,
    vandaag: date,
    codering: str | None,
    onthouden: Mapping[str, Afzenderindeling],
) -> Afzenderindeling | None:
    """The one for the headers of this file."""
    if not onthouden:
        return None
    rijen = ruwe_rijen(inhoud, naam, vind_kolom, vandaag, codering, MEESTE_TITELS + 1)
    gekend = (onthouden.get(kenteken(map(schoon, cellen))) for _, cellen in rijen)
    return next(filter(None, gekend), None)


def _lees(
    inhoud: bytes,
    gelezen: GelezenBestand,
    gevonden: Records,
    vandaag: date,
    codering: str | None,
    bsn_bewaren: bool,
    voortgang: Callable[[int], None] | None,
) -> GelezenBestand:
    verminkt = cache(partial(waarom_verminkt, inhoud, codering))
    lezer = _Bloklezer(gelezen, vandaag, bsn_bewaren, gevonden.onleesbaar, verminkt)
    lezer.bsn_koppen = () if bsn_bewaren else gevonden.bsn_koppen
    slot: list[int] = []
    kolommen = [*map(gelezen.kolommen.get, gevonden.kop)]
    for blok in in_blokken(gevonden.rijen, _BLOK, kolommen, slot):
        lezer.lees(blok)
        if voortgang is not None:
            voortgang(len(blok))
    gelezen.overgeslagen.extend([*gevonden.titels, *slot])
    gelezen.waarschuwingen.extend(gevonden.ongelezen(gelezen.overgeslagen))
    lezer.sluit_af()
    return gelezen


def _toets_personen(kop: Sequence[str], naam: str, toch: Callable[[str], bool]) -> None:
    """Refuses a file without a column that tells whom a melding is about, or of which a header that
    is not known says that it holds the name, unless `toch`.
    """
    bekend = kolommen_van(kop)
    kolommen = {kolom.naam for kolom in bekend.values()}
    if MELDINGNUMMER.naam in kolommen:
        return
    if HERKENT_PERSOON.isdisjoint(kolommen):
        reden = "geen kolom met naam, geboortedatum, leeftijd of adres herkend"
    elif kolommen.isdisjoint({"naam", *NAAMKOLOMMEN}) and any(
        noemt_naam(cel) for cel in kop if cel not in bekend
    ):
        reden = "geen kolom met de naam herkend, en een kop begint met Naam"
    else:
        return
    reden = f"{reden}; {gelezen_koppen(kop, bekend.get)}"
    if not toch(f"{naam}: {reden}"):
        raise BestandGeweigerd(naam, f"{reden}; hernoem de kolommen, of geef --toch")


# --- rows -----------------------------------------------------------------------------------------


class _Bloklezer:
    """Turns blocks of records into the accepted and refused rows of one file."""

    def __init__(
        self,
        gelezen: GelezenBestand,
        vandaag: date,
        bsn_bewaren: bool,
        onleesbaar: Mapping[int, Sequence[Onleesbaar]],
        verminkt: Callable[[], str],
    ) -> None:
        self.gelezen = gelezen
        self.verminkt = verminkt
        """What is said of a mangled text."""
        self.onleesbaar = onleesbaar
        self.vandaag = vandaag
        self.bsn_bewaren = bsn_bewaren
        vind = gelezen.kolommen.get
        self.kolommen = [Kolomlezer(k, vandaag, vind, bsn_bewaren=bsn_bewaren) for k in gelezen.kop]
        self.koppen = gelezen.koppen
        self.stelt_crisis = Crisiszoeker(self.kolommen, vandaag)
        self.uitgehaald: dict[int, None] = {}
        """Rows that held a bsn outside a column of its own."""
        self.bsn_koppen: Sequence[int] = ()
        """Places of headers that held one."""
        self.tellers = {i: 0 for i, kolom in enumerate(self.kolommen) if not kolom.kop}
        """Place of a column without a header, in which only running numbers were read → the last.
        """
        bedoeld = bedoelde_kolommen(gelezen.kop)
        for plaats, kolom in enumerate(self.kolommen, 1):
            kolom.heet = gelezen.heet.get(kolom.kop, kolom.kop)
            if not kolom.kop:
                kolom.naam = f"kolom {plaats}"
            if kolom.is_opmerking:
                tekst = "onbekende kolom; de inhoud is als opmerking bewaard"
                self._waarschuw(None, met_bedoelde(kolom.kop, bedoeld.get(kolom.kop)), tekst)

    def lees(self, blok: Sequence[Record]) -> None:
        """Reads one block column by column, then puts its rows together."""
        fouten: defaultdict[int, list[Fout]] = defaultdict(list)
        passend = [record for record in blok if len(record[1]) == len(self.kolommen)]
        nummers = [rij for rij, _ in passend]
        for rij in self.onleesbaar.keys() & set(nummers) if self.onleesbaar else ():
            for plaats, reden in self.onleesbaar[rij]:
                if plaats is not None and self.kolommen[plaats].genegeerd:
                    continue
                kolom = None if plaats is None else self.kolommen[plaats]
                fouten[rij].append(self._fout(rij, kolom, None, reden))
        namen: list[str] = []
        waarden: list[list[Celwaarde]] = []
        opmerkingen: dict[int, list[str]] = {}
        transponeerd = zip(*(cellen for _, cellen in passend), strict=True)
        per_kolom = list(map(list, self._zonder_tellers(transponeerd)))
        gelezen_per_kolom = [
            list(map(kolom.__getitem__, cellen))
            for kolom, cellen in zip(self.kolommen, per_kolom, strict=False)
        ]
        self._haal_bekende_bsns_weg(passend, per_kolom, gelezen_per_kolom)
        for kolom, cellen, gelezen in zip(
            self.kolommen, per_kolom, gelezen_per_kolom, strict=False
        ):
            self._meld(kolom, cellen, nummers, fouten)
            if kolom.is_opmerking:
                for rij, waarde in zip(nummers, gelezen, strict=True):
                    if waarde is not None:
                        opmerkingen.setdefault(rij, []).append(f"{kolom.kop}: {waarde}")
            elif kolom.kolom is not None and not kolom.is_weg:
                _neem_op(namen, waarden, kolom.kolom.naam, gelezen)
        per_rij = iter(zip(*waarden, strict=True))
        for rij, rijcellen in blok:
            if len(rijcellen) != len(self.kolommen):
                self._weiger(rij, rijcellen, [self._ongelijk(rij, len(rijcellen))])
                continue
            melding: Rij = {
                naam: waarde
                for naam, waarde in zip(namen, next(per_rij), strict=True)
                if waarde is not None
            }
            if rij in opmerkingen:
                melding["opmerkingen"] = "\n".join(opmerkingen[rij])
            self._voeg_toe(rij, rijcellen, melding, fouten.get(rij, []))

    def _haal_bekende_bsns_weg(
        self,
        passend: Sequence[Record],
        per_kolom: Sequence[list[str]],
        gelezen: Sequence[list[Celwaarde]],
    ) -> None:
        """What a row calls a bsn in one cell, is one in its others: out of all three it goes."""
        noemend = [p for p, kolom in enumerate(self.kolommen) if kolom.is_weg or kolom.uitgehaald]
        eigen = [p for p in noemend if self.kolommen[p].is_weg]
        for n, (rij, cellen) in enumerate(passend) if noemend else ():
            bekend = frozenset(
                bsn for p in noemend if cellen[p] for bsn in self.kolommen[p].bsns(cellen[p])
            )
            if not bekend or not staan_er_misschien(bekend, cellen, zonder=eigen):
                continue
            for p, kolom in enumerate(self.kolommen):
                if (zonder := kolom.zonder_bekende(cellen[p], bekend)) != cellen[p]:
                    cellen[p] = per_kolom[p][n] = zonder
                    gelezen[p][n] = kolom[zonder]
                    self.uitgehaald[rij] = None

    def _zonder_tellers(self, per_kolom: Iterator[tuple[str, ...]]) -> Iterator[Sequence[str]]:
        for plaats, cellen in enumerate(per_kolom):
            is_teller = plaats in self.tellers and self._is_teller(plaats, cellen)
            yield [""] * len(cellen) if is_teller else cellen

    def _is_teller(self, plaats: int, cellen: Sequence[str]) -> bool:
        """Whether nothing but running numbers goes on in a column without a header."""
        laatste = self.tellers[plaats]
        if not any(cellen):
            return True
        verder = [str(getal) for getal in range(laatste + 1, laatste + 1 + len(cellen))]
        if [cel.strip().rstrip(".") for cel in cellen] != verder:
            del self.tellers[plaats]
            return False
        self.tellers[plaats] += len(cellen)
        if not laatste:
            tekst = "volgnummers zonder kop; de kolom is weggelaten"
            self._waarschuw(None, self.kolommen[plaats].naam, tekst)
        return True

    def _meld(
        self,
        kolom: Kolomlezer,
        cellen: Sequence[str],
        nummers: Sequence[int],
        fouten: defaultdict[int, list[Fout]],
    ) -> None:
        """Notes which rows have a refused or a cleaned cell in this column."""
        if not kolom.is_opvallend:
            return
        for rij, cel in zip(nummers, cellen, strict=True):
            if (reden := kolom.geweigerd.get(cel)) is not None:
                if any(fout.kolom == kolom.naam for fout in fouten.get(rij, ())):
                    continue
                waarde = toonbaar(kolom.kolom, cel)
                fouten[rij].append(self._fout(rij, kolom, waarde, reden))
            elif cel in kolom.opgeschoond:
                self._waarschuw(rij, kolom.waar, OPGESCHOOND)
            if cel in kolom.verminkt and cel not in kolom.geweigerd:
                self._waarschuw(rij, kolom.waar, self.verminkt())
            if cel in kolom.afgerond:
                self._waarschuw(rij, kolom.waar, AFGEROND)
            if cel in kolom.uitgehaald:
                self.uitgehaald[rij] = None
            elif cel in kolom.toevallig:
                self._waarschuw(rij, kolom.waar, TOEVALLIG)

    def _voeg_toe(self, rij: int, cellen: Sequence[str], melding: Rij, fouten: list[Fout]) -> None:
        fouten += [
            self._fout(rij, self.kolommen[plaats], None, ONBESLIST)
            for plaats in self.stelt_crisis.te_beslissen(cellen)
        ]
        for bevinding in vul_af(melding, self.vandaag):
            if bevinding.fout:
                kolom, cel = self._gevuld(bevinding.kolom, cellen)
                fouten.append(self._fout(rij, kolom, toonbaar(kolom.kolom, cel), bevinding.tekst))
            elif not fouten and MELDINGNUMMER.naam not in melding:
                waar = self.koppen.get(bevinding.kolom, bevinding.kolom)
                self._waarschuw(rij, waar, bevinding.tekst)
        if fouten:
            self._weiger(rij, cellen, fouten)
        elif is_bijschrift(melding, cellen):
            self._weiger(rij, cellen, [self._fout(rij, None, None, BIJSCHRIFT)])
        else:
            self.gelezen.rijen.append(GelezenRij(rij, melding))

    def _gevuld(self, naam: str, cellen: Sequence[str]) -> tuple[Kolomlezer, str]:
        """Of the columns of this name the one that is filled in a row, and what stands there."""
        paren = zip(self.kolommen, cellen, strict=True)
        return next((k, cel) for k, cel in paren if k.naam == naam and k.zegt_iets(cel))

    def _weiger(self, rij: int, cellen: Sequence[str], fouten: Sequence[Fout]) -> None:
        bewaard = tuple(cellen)
        if not self.bsn_bewaren:
            bewaard = tuple(self._zonder_bsn(cellen))
        crisis = self.stelt_crisis(cellen)
        self.gelezen.geweigerd.append(GeweigerdeRij(rij, bewaard, tuple(fouten), crisis))

    def _zonder_bsn(self, cellen: Sequence[str]) -> Iterator[str]:
        """The cells of a refused row; of one of another length nobody knows what is what."""
        passend = len(cellen) == len(self.kolommen)
        los = zonder_negental if any(k.is_weg for k in self.kolommen) else zonder_geldig
        for plaats, cel in enumerate(map(kort_in, cellen)):
            kaal = schoon(cel, regels=True)
            zonder = self.kolommen[plaats].laat_bsn_weg(kaal) if passend else los(kaal)
            yield cel if zonder == kaal else zonder

    def sluit_af(self) -> None:
        """What can be said when every row was read."""
        eigen = {n for n, kolom in enumerate(self.kolommen) if kolom.is_weg}.union(self.bsn_koppen)
        rijen = f"; {'ook ' if eigen else ''}uit {in_rijen(self.uitgehaald)}"
        tekst = f"{UITGEHAALD}{rijen if self.uitgehaald else ''}"
        for plaats, kolom in enumerate(self.kolommen):
            if plaats in eigen or kolom.uitgehaald:
                self._waarschuw(None, kolom.waar, tekst)

    def _ongelijk(self, rij: int, aantal: int) -> Fout:
        reden = (
            f"de rij heeft {aantal} cellen en de kopregel {len(self.kolommen)}; "
            "vul aan, of zet een tekst met een scheidingsteken tussen aanhalingstekens"
        )
        return self._fout(rij, None, None, reden)

    def _fout(self, rij: int, kolom: Kolomlezer | None, waarde: str | None, reden: str) -> Fout:
        naam, kop = (None, None) if kolom is None else (kolom.naam, kolom.heet)
        return Fout(self.gelezen.bestand, rij, naam, waarde, reden, kop)

    def _waarschuw(self, rij: int | None, kolom: str | None, tekst: str) -> None:
        self.gelezen.waarschuwingen.append(Waarschuwing(rij, kolom, tekst))


def _neem_op(
    namen: list[str], waarden: list[list[Celwaarde]], naam: str, gelezen: list[Celwaarde]
) -> None:
    """The values of a column; of one that the file has twice what either says, and of those of
    `SAMEN` both, in one text.
    """
    if naam not in namen:
        namen.append(naam)
        waarden.append(gelezen)
        return
    plaats = namen.index(naam)
    paren = zip(waarden[plaats], gelezen, strict=True)
    if naam in SAMEN:
        waarden[plaats] = [
            ", ".join(dict.fromkeys(map(str, filter(None, paar)))) or None for paar in paren
        ]
    else:
        waarden[plaats] = [ander if een is None else een for een, ander in paren]
