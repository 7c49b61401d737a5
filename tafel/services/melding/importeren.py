"""Importing files of meldingen: all accepted rows of a run in one transaction."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from datetime import date
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from tafel.domain.melding import Importregel, Importuitslag, Kolomwijziging, NietTeruggezet
from tafel.files.bron import Stroom
from tafel.files.gelezen import BestandGeweigerd, Crisisplek, Fout, GelezenBestand, Waarschuwing
from tafel.files.indeling import Afzenderindeling, lees_indeling
from tafel.files.read import lees_meldingen
from tafel.files.write import afgewezen_rijen, staat_of_valt
from tafel.files.xls import Wachtwoord
from tafel.kolommen import GEREGISTREERDE_OVERLAST
from tafel.register import crisis as crisisqueries
from tafel.register import melding as meldingqueries
from tafel.register import samenhang, terugdraaien
from tafel.register.casus import casussen_van_meldingen
from tafel.register.rijen.melding import Indelingrij
from tafel.register.store import Register, nu
from tafel.services.basis.bestandsnamen import bewaarbaar
from tafel.services.basis.categorie import herbereken
from tafel.services.basis.crisisdienst import te_bellen
from tafel.services.melding.antwoorden import beantwoord, is_antwoord, keur_antwoorden
from tafel.services.melding.bewaren import Bewaard, Binnengekomen, bewaar
from tafel.services.partner.partners import BURGER, Melders
from tafel.services.toedeling.casusvorming import volg_gemelde_crises
from tafel.services.zitting import Zitting


class Bron(Struct, frozen=True):
    """One file to import: where it is, what it is called, and stdin as a stream."""

    naam: str
    inhoud: Path | Stroom


MEESTE_IMPORTEN = 200
"""So many imports are listed."""
NIETS = Importuitslag(None, 0, 0, 0, 0, 0)
"""What an import comes to that stored nothing."""


class Bestandsuitslag(Struct, frozen=True):
    """What an import did with one of its files; with `eerder` the import that read it before."""

    bestand: str
    uitslag: Importuitslag
    eerder: Importregel | None = None
    is_herkend: bool = False
    """Whether an indeling was used that was remembered."""


class Import(Struct, frozen=True):
    """What an import did, with everything it found on the way."""

    uitslag: Importuitslag
    gelezen: tuple[GelezenBestand, ...]
    geweigerd: tuple[BestandGeweigerd, ...]
    waarschuwingen: tuple[tuple[str, Waarschuwing], ...]
    crisis: tuple[int, ...] = ()
    """Meldingen that came in as a crisis, or became one; with `proef` numbers that do not exist."""
    bellen: str = ""
    """Whom to call about them, or about a refused row."""
    wijzigingen: tuple[Kolomwijziging, ...] = ()
    """What the delivery changed, column by column."""
    niet_teruggezet: tuple[NietTeruggezet, ...] = ()
    te_beoordelen: tuple[int, ...] = ()
    """Added meldingen of which it must be said whose they are."""
    bij_bekende_casus: tuple[int, ...] = ()
    """Added meldingen that may belong to a casus that is open; nothing more is said of it here."""
    per_bestand: tuple[Bestandsuitslag, ...] = ()

    @property
    def geweigerde_crises(self) -> tuple[Crisisplek, ...]:
        """Refused rows that state a crisis, or may, also of a file that was refused whole; the
        certain ones first.
        """
        return tuple(
            sorted(_geweigerde_crises(self.gelezen, self.geweigerd), key=lambda rij: not rij.zeker)
        )

    @property
    def fouten(self) -> tuple[Fout, ...]:
        return tuple(
            [fout.fout for fout in self.geweigerd]
            + [fout for bestand in self.gelezen for fout in bestand.fouten]
        )


def importeer(
    z: Zitting,
    bronnen: Sequence[Bron],
    *,
    codering: str | None = None,
    proef: bool = False,
    afgewezen: Path | None = None,
    overschrijf: bool = False,
    toch: Callable[[str], bool] = lambda _: False,
    wachtwoord: Wachtwoord = lambda _: None,
    indeling: Afzenderindeling | None = None,
    voortgang: Callable[[int], None] | None = None,
) -> Import:
    """Read and store files in order; with `proef` everything happens but nothing stays.

    The category of a casus follows the meldingen that changed.

    A file that is refused whole does not stop the next one; one that does not say whom it is about
    is, unless `toch` answers True to that. `wachtwoord` is asked for that of a file that has one.
    `indeling` is remembered for the headers of its files; without it what was remembered counts.
    The refused rows go to `afgewezen`, if there are any, where `overschrijf` says whether they may
    replace another file. Raises BestandOnleesbaar for a file that is not there and OutputFailed
    when `afgewezen` cannot be written, both before anything is stored; when it is broken off,
    `afgewezen` is as it was.
    """
    gelezen: list[GelezenBestand] = []
    geweigerd: list[BestandGeweigerd] = []
    onthouden = onthouden_indelingen(z) if indeling is None else None
    for bron in bronnen:
        try:
            gelezen.append(
                lees_meldingen(
                    bron.inhoud,
                    bron.naam,
                    vandaag=z.vandaag,
                    codering=codering,
                    bsn_bewaren=z.profiel.bsn_bewaren,
                    toch=toch,
                    wachtwoord=wachtwoord,
                    indeling=indeling,
                    onthouden=onthouden,
                    voortgang=voortgang,
                )
            )
        except BestandGeweigerd as fout:
            geweigerd.append(fout)
    for bestand in gelezen:
        keur_antwoorden(z, bestand)
    gemist = any(_geweigerde_crises(gelezen, geweigerd))
    if not gelezen:
        return Import(NIETS, (), tuple(geweigerd), (), bellen=te_bellen(z) if gemist else "")
    geweigerde_rijen: AbstractContextManager[None] = nullcontext()
    if afgewezen is not None and any(bestand.geweigerd for bestand in gelezen):
        geweigerde_rijen = staat_of_valt(
            afgewezen,
            afgewezen_rijen(afgewezen, gelezen),
            nieuw=not overschrijf,
            is_vast=lambda: z.register.vastgelegd,
        )
    with geweigerde_rijen, z.register.schrijf_of_proef(proef):
        eerder = [al_ingelezen(z.register, bestand.sha256) for bestand in gelezen]
        nummer = z.register.voeg_toe("importering", _kop(gelezen, z.wie, z.vandaag))
        bewaard = [_bewaar_bestand(z, bestand, nummer) for bestand in gelezen]
        gewijzigd = [nummer for deel in bewaard for nummer in deel.gewijzigd]
        geraakt = casussen_van_meldingen(z.register, gewijzigd)
        herbereken(z, geraakt)
        uitslag = _tel(gelezen, bewaard)
        toegevoegd = [melding for deel in bewaard for melding in deel.toegevoegd]
        gestelde = [melding for deel in bewaard for melding in deel.crises]
        crises = crisisqueries.gesteld(z.register, [*gestelde, *gewijzigd])
        volg_gemelde_crises(z, crises)
        bellen = te_bellen(z) if crises or gemist else ""
        bij_bekende_casus = tuple(samenhang.bij_bekende_casus(z.register, toegevoegd))
        z.register.werk_bij(
            "importering",
            nummer,
            {
                "bestanden": ", ".join(
                    bewaarbaar(deel.bestand, z.profiel, z.vandaag) for deel in gelezen
                ),
                "gelezen": uitslag.gelezen,
                "toegevoegd": uitslag.toegevoegd,
                "gewijzigd": uitslag.gewijzigd,
                "al_bekend": uitslag.al_bekend,
                "afgewezen": uitslag.afgewezen,
                "bekend": json.dumps(reeksen(nr for deel in bewaard for nr in deel.bekend)),
                "hoogste": json.dumps(terugdraaien.hoogste_nummers(z.register)),
            },
        )
        if indeling is not None:
            for kenteken in {bestand.kenteken for bestand in gelezen}:
                meldingqueries.onthoud_indeling(
                    z.register, Indelingrij(kenteken, indeling.tekst, z.wie, z.vandaag)
                )
        z.register.log(z.wie, z.vandaag, "melding import", f"import {nummer}")
        return Import(
            uitslag if proef else replace(uitslag, importering=nummer),
            tuple(gelezen),
            tuple(geweigerd),
            tuple(_waarschuwingen(gelezen, bewaard, Melders(z.profiel))),
            tuple(crises),
            bellen,
            tuple(wijziging for deel in bewaard for wijziging in deel.wijzigingen),
            tuple(keer for deel in bewaard for keer in deel.niet_teruggezet),
            tuple(nummer for deel in bewaard for nummer in deel.te_beoordelen),
            bij_bekende_casus,
            tuple(
                Bestandsuitslag(
                    bestand.bestand,
                    _tel([bestand], [deel]),
                    al,
                    is_herkend=indeling is None and bool(bestand.indeling),
                )
                for bestand, deel, al in zip(gelezen, bewaard, eerder, strict=True)
            ),
        )


def _bewaar_bestand(z: Zitting, bestand: GelezenBestand, importering: int) -> Bewaard:
    """The meldingen of a file, and the answers about those that are there."""
    antwoorden = [rij for rij in bestand.rijen if is_antwoord(rij.waarden)]
    meldingen = [
        Binnengekomen(rij.waarden, rij.rij) for rij in bestand.rijen if not is_antwoord(rij.waarden)
    ]
    bewaard = bewaar(z, meldingen, importering=importering)
    beantwoord(z, antwoorden, importering, bewaard)
    return bewaard


def onthouden_indelingen(z: Zitting) -> dict[str, Afzenderindeling]:
    """What the headers and values of each sender are of ours, by his headers."""
    return {
        rij.koppen: lees_indeling(rij.tekst, "de onthouden indeling", z.vandaag)
        for rij in meldingqueries.indelingen(z.register)
    }


def _geweigerde_crises(
    gelezen: Iterable[GelezenBestand], geweigerd: Iterable[BestandGeweigerd]
) -> Iterator[Crisisplek]:
    for fout in geweigerd:
        yield from fout.crises
    for bestand in gelezen:
        for rij in bestand.geweigerd:
            if rij.crisis is not False:
                yield Crisisplek(bestand.bestand, rij.rij, rij.crisis is True)


def reeksen(nummers: Iterable[int]) -> list[list[int]]:
    """Runs of numbers, each as its first and last: a file that was there before is one run."""
    gevonden: list[list[int]] = []
    for nummer in sorted(set(nummers)):
        if gevonden and gevonden[-1][1] == nummer - 1:
            gevonden[-1][1] = nummer
        else:
            gevonden.append([nummer, nummer])
    return gevonden


def _kop(gelezen: Sequence[GelezenBestand], wie: str, vandaag: date) -> dict[str, str | int]:
    return {
        "tijd": nu(),
        "dag": vandaag.isoformat(),
        "wie": wie,
        "bestanden": "",
        "sha256": ",".join(bestand.sha256 for bestand in gelezen),
        **dict.fromkeys(("gelezen", "toegevoegd", "gewijzigd", "al_bekend", "afgewezen"), 0),
    }


def _tel(gelezen: Sequence[GelezenBestand], bewaard: Sequence[Bewaard]) -> Importuitslag:
    return Importuitslag(
        importering=None,
        gelezen=sum(bestand.aantal_rijen for bestand in gelezen),
        toegevoegd=sum(len(deel.toegevoegd) for deel in bewaard),
        gewijzigd=sum(len(deel.gewijzigd) for deel in bewaard),
        al_bekend=sum(deel.al_bekend for deel in bewaard),
        afgewezen=sum(len(bestand.geweigerd) for bestand in gelezen),
        te_beoordelen=sum(len(deel.te_beoordelen) for deel in bewaard),
        overgeslagen=sum(len(bestand.overgeslagen) for bestand in gelezen),
    )


def _waarschuwingen(
    gelezen: Sequence[GelezenBestand], bewaard: Sequence[Bewaard], melders: Melders
) -> list[tuple[str, Waarschuwing]]:
    alle = []
    for bestand, deel in zip(gelezen, bewaard, strict=True):
        koppen = bestand.koppen
        bij_bewaren = [Waarschuwing(rij, None, tekst) for rij, tekst in deel.opmerkelijk]
        bij_bewaren += [
            Waarschuwing(rij.rij, koppen["melder_organisatie"], BURGER)
            for rij in bestand.rijen
            if melders.misschien_burger(rij.waarden)
        ]
        if any(rij.waarden.get("overlast_openbaar") == "ja" for rij in bestand.rijen):
            zin = f"ja telt alleen als: {GEREGISTREERDE_OVERLAST}"
            bij_bewaren.append(Waarschuwing(None, koppen["overlast_openbaar"], zin))
        samen = sorted([*bestand.waarschuwingen, *bij_bewaren], key=lambda w: w.rij or 0)
        alle += [(bestand.bestand, waarschuwing) for waarschuwing in samen]
    return alle


def al_ingelezen(register: Register, sha256: str) -> Importregel | None:
    """The last import of a file with these contents that was not taken back."""
    rij = meldingqueries.import_met(register, sha256)
    return None if rij is None else _importregel(rij)


def lijst(register: Register) -> tuple[Importregel, ...]:
    """The imports, newest first."""
    return tuple(map(_importregel, meldingqueries.importen(register, MEESTE_IMPORTEN)))


def _importregel(rij: Any) -> Importregel:
    return Importregel(
        importering=rij["id"],
        dag=date.fromisoformat(rij["dag"]),
        wie=rij["wie"],
        bestanden=rij["bestanden"],
        uitslag=Importuitslag(
            rij["id"],
            rij["gelezen"],
            rij["toegevoegd"],
            rij["gewijzigd"],
            rij["al_bekend"],
            rij["afgewezen"],
        ),
        ongedaan_op=date.fromisoformat(rij["ongedaan_op"]) if rij["ongedaan_op"] else None,
        ongedaan_door=rij["ongedaan_door"],
        sha256=tuple(rij["sha256"].split(",")),
    )
