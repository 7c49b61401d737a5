"""`tafel melding indeling`: what the headers and values of a sender are of ours."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tafel.commands._lijn.aangeboden import bestandsnaam
from tafel.commands._lijn.opties import Aanroep, Codering, Uit, aanroep
from tafel.commands._lijn.terminal import stdin_is_terminal, vraag
from tafel.commands._lijn.uitgang import zeg
from tafel.commands._lijn.uitvoer import lever, meld, weiger_plek
from tafel.commands.melding.wachtwoord import Wachtwoord, wachtwoordvrager
from tafel.kolommen import KOLOM_VAN, Kolom

if TYPE_CHECKING:
    from tafel.files.indeling import Afzenderindeling
    from tafel.files.indelingvoorstel import Kolomvoorstel

_OPMERKING = "opmerking"
"""What is answered for a header that stays a remark."""


def lees_indelingbestand(bij: Aanroep, pad: Path) -> "Afzenderindeling":
    """The file that the user gave."""
    from tafel.files.bron import decodeer, lees_bytes
    from tafel.files.indeling import lees_indeling

    naam = bestandsnaam(str(pad))
    return lees_indeling(decodeer(lees_bytes(pad, naam), naam), naam, bij.settings.vandaag)


def indeling(
    ctx: typer.Context,
    bestand: Annotated[
        Path, typer.Argument(metavar="BESTAND", help="Een voorbeeld van deze afzender.")
    ],
    codering: Codering = None,
    wachtwoord: Wachtwoord = None,
    uit: Uit = None,
) -> None:
    from tafel.files.indelingvoorstel import als_toml, onbekende_waarden, stel_voor
    from tafel.files.write import toets_schrijfbaar

    bij = aanroep(ctx)
    settings = bij.settings
    if uit is not None:
        weiger_plek(uit, settings.register, bestand)
        toets_schrijfbaar(uit)
    voorstel = stel_voor(
        bestand,
        bestandsnaam(str(bestand)),
        vandaag=settings.vandaag,
        codering=codering,
        wachtwoord=wachtwoordvrager(wachtwoord),
    )
    vragen = stdin_is_terminal() and wachtwoord is None
    kolommen: dict[str, str] = {}
    onder = {kolom: voorstel.waarden[kop] for kop, kolom in voorstel.bekend.items()}
    for gevonden in voorstel.kolommen:
        bezet = {*kolommen.values(), *(kolom.naam for kolom in onder)}
        doel = _kies_kolom(gevonden, bezet) if vragen else _bedoeld(gevonden, bezet)
        if doel != _OPMERKING:
            kolommen[gevonden.kop] = doel
        if doel in KOLOM_VAN:
            onder[KOLOM_VAN[doel]] = gevonden.cellen
    waarden = {
        kolom.naam: {
            cel: _kies_waarde(kolom, cel, kans) if vragen else kans
            for cel, kans in onbekende_waarden(kolom, cellen, settings.vandaag).items()
        }
        for kolom, cellen in onder.items()
    }
    lever(settings, als_toml(kolommen, waarden), uit)
    if not vragen:
        meld(settings, "Dit is een voorstel: controleer elke regel, en vul in wat achter # staat.")
    if uit is not None:
        naam = bestandsnaam(str(bestand))
        meld(settings, f"Inlezen: tafel melding import {naam} --indeling {uit}")


def _bedoeld(gevonden: "Kolomvoorstel", bezet: set[str]) -> str:
    """The column that it may be; nothing where that is not known, or taken."""
    naam = gevonden.bedoeld.naam if gevonden.bedoeld is not None else ""
    return naam if naam in KOLOM_VAN and naam not in bezet else ""


def _kies_kolom(gevonden: "Kolomvoorstel", bezet: set[str]) -> str:
    """Asked until it is a column that is free, or none."""
    from tafel.files.indeling import OVERSLAAN
    from tafel.koppen import vind_kolom

    kans = _bedoeld(gevonden, bezet) or _OPMERKING
    vormen = ", ".join(gevonden.voorbeelden) or "leeg"
    zin = f"«{gevonden.toonbaar}» (zoals {vormen}) is: kolom, {OVERSLAAN} of {_OPMERKING} [{kans}]"
    while True:
        antwoord = vraag(zin).strip().lower() or kans
        if antwoord in {OVERSLAAN, _OPMERKING}:
            return antwoord
        kolom = vind_kolom(antwoord)
        if kolom is None or kolom.naam not in KOLOM_VAN:
            zeg(f"Dit is geen kolom; kies uit {', '.join(KOLOM_VAN)}.")
        elif kolom.naam in bezet:
            zeg(f"Er is al een kop voor {kolom.naam}.")
        else:
            return kolom.naam


def _kies_waarde(kolom: Kolom, cel: str, kans: str) -> str:
    """Asked until it is one of the column; nothing is unknown."""
    keuzes = ", ".join(kolom.waarden)
    while True:
        antwoord = vraag(f"{kolom.label} «{cel}» is: {keuzes} [{kans or 'onbekend'}]").lower()
        if (antwoord := antwoord.strip() or kans or "onbekend") in {*kolom.waarden, "onbekend"}:
            return antwoord
        zeg("Dit is geen van de keuzes.")
