"""Asking for columns of a melding on the terminal, or a line at a time from a pipe."""

import re
from collections.abc import Callable, Mapping, Sequence

import typer

from tafel.bsn import TOEVALLIG, UITGEHAALD, bekende_bsns, cel_zonder_bekend, kan_bsn_zijn
from tafel.commands._lijn.aangeboden import neem_velden_aan
from tafel.commands._lijn.opties import Aanroep
from tafel.commands._lijn.terminal import bevestig, stdin_is_terminal, vraag
from tafel.commands._lijn.uitgang import zeg
from tafel.commands._lijn.uitvoer import meld
from tafel.datums import dag_maand
from tafel.domain.basis import Celwaarde, Rij
from tafel.domain.melding import BekendFeit
from tafel.errors import InputRefused, WrongUse
from tafel.kolommen import KOLOM_VAN, SCHEIDING, Kolom, Soort, in_woorden, label_van
from tafel.schoon import bevat_verboden, schoon
from tafel.services.melding.melden import lees_velden
from tafel.waarden import is_vrij, laat_bsn_weg

BASISVRAGEN = ("naam", "geboortedatum", "melder_organisatie", "reden", "urgentie", "leefgebieden")
"""What is asked about any new melding, before the questions that the rules still have."""
_OOK_GESTELD = {
    "naam": ("achternaam", "voornaam"),
    "geboortedatum": ("leeftijd",),
    "urgentie": ("crisis",),
}
"""Columns that make a basic question superfluous."""


def lees_opties(bij: Aanroep, velden: dict[str, str], *, leeg_wist: bool = False) -> Rij:
    """Texts as typed → canonical values, with a warning where characters or a bsn are taken out."""
    neem_velden_aan(velden)
    zonder = {}
    bekend = frozenset(
        bsn
        for naam, tekst in velden.items()
        for bsn in bekende_bsns(
            schoon(tekst, regels=True),
            eigen=KOLOM_VAN[naam].soort is Soort.BSN,
            vrij=is_vrij(KOLOM_VAN[naam]),
        )
    )
    for naam, tekst in velden.items():
        kolom = KOLOM_VAN[naam]
        if bevat_verboden(tekst):
            wat = "onzichtbare tekens of stuurtekens zijn verwijderd"
            meld(bij.settings, f"let op: {kolom.optie}: {wat}")
        zonder[naam] = (
            tekst if bij.profiel.bsn_bewaren else _laat_bsn_weg(bij, kolom, tekst, bekend)
        )
        if tekst.strip() and not zonder[naam].strip():
            del zonder[naam]  # it said nothing else: what stood there stays
    return lees_velden(zonder, vandaag=bij.settings.vandaag, leeg_wist=leeg_wist)


def _laat_bsn_weg(bij: Aanroep, kolom: Kolom, tekst: str, bekend: frozenset[str]) -> str:
    """`tekst` itself when it holds no bsn, also none of those `bekend`; else without, and a
    warning.
    """
    kaal = schoon(tekst, regels=True)
    zonder = "" if kolom.soort is Soort.BSN else laat_bsn_weg(kolom, kaal)
    if not kolom.is_datum:
        zonder = cel_zonder_bekend(zonder, bekend, vrij=is_vrij(kolom))
    if zonder != kaal:
        meld(bij.settings, f"let op: {kolom.optie}: {UITGEHAALD}")
        return zonder
    if is_vrij(kolom) and kan_bsn_zijn(kaal):
        meld(bij.settings, f"let op: {kolom.optie}: {TOEVALLIG}")
    return tekst


def vraag_wat_ontbreekt(bij: Aanroep, waarden: Rij) -> frozenset[str]:
    """Ask the basic questions that `waarden` does not answer yet; adds the answers, and returns
    what was asked.
    """
    vragen = [
        kolom
        for kolom in BASISVRAGEN
        if not any(naam in waarden for naam in (kolom, *_OOK_GESTELD.get(kolom, ())))
    ]
    for kolom in vragen:
        waarden.update(vraag_kolom(bij, kolom))
    return frozenset(vragen)


def vraag_wat_telt(
    bij: Aanroep,
    waarden: Rij,
    vragen: Callable[[Rij], Sequence[str]],
    bekend: Callable[[Sequence[str]], Mapping[str, BekendFeit]] | None = None,
    *,
    gevraagd: frozenset[str] = frozenset(),
) -> dict[str, int]:
    """Ask what `vragen` still finds open, one by one: an answer may make others superfluous, and
    what was `gevraagd` before stays as it was answered.

    What is known of it (`bekend`) is offered first, with where it comes from; only a yes takes it
    over. Adds the answers; returns per column that was taken over the melding that said so. Raises
    WrongUse, naming the options, when a pipe has no answer.
    """
    gehad = set(gevraagd)
    overgenomen: dict[str, int] = {}
    while volgende := next((naam for naam in vragen(waarden) if naam not in gehad), None):
        gehad.add(volgende)
        feit = bekend([volgende]).get(volgende) if bekend is not None else None
        if feit is not None and _neemt_over(bij, feit):
            waarden[volgende] = feit.waarde
            overgenomen[volgende] = feit.melding
            continue
        try:
            waarden.update(vraag_kolom(bij, volgende))
        except typer.Abort:
            if stdin_is_terminal():
                raise
            zeg("")
            opties = ", ".join(KOLOM_VAN[naam].optie for naam in vragen(waarden))
            raise WrongUse(
                f"geef de antwoorden als optie ({opties}), of werk op een terminal"
            ) from None
    return overgenomen


def _neemt_over(bij: Aanroep, feit: BekendFeit) -> bool:
    """Offer a known answer; in a pipe it is only mentioned, with the option that takes it over."""
    dag = dag_maand(feit.dag, bij.settings.vandaag)
    wat = f"{label_van(feit.kolom)}: {toon_waarde(feit.kolom, feit.waarde)}"
    zin = f"Bekend uit M{feit.melding}, {dag}: {wat}"
    if stdin_is_terminal():
        return bevestig(f"{zin}. Overnemen?")
    meld(bij.settings, f"{zin} (overnemen: --overnemen)")
    return False


def toon_waarde(kolom: str, waarde: Celwaarde) -> str:
    """A value as a person reads it; of children never a name."""
    delen = str(waarde).split(SCHEIDING)
    if kolom == "inwonende_kinderen":
        delen = [" ".join(kind.split()[-1:]) for kind in delen]
    return ", ".join(map(in_woorden, delen))


def vraag_kolom(bij: Aanroep, naam: str) -> Rij:
    """Ask for one column until the answer can be read; unknown gives nothing."""
    kolom = KOLOM_VAN[naam]
    hint = ", ".join(kolom.waarden) or kolom.help
    while True:
        antwoord = vraag(f"{kolom.vraag} ({hint})" if hint else kolom.vraag)
        if naam == "inwonende_kinderen" and _is_los_getal(antwoord):
            jaren = int(antwoord)
            if not bevestig(f"Eén kind van {jaren} jaar? (twee kinderen: 3 jaar|5 jaar)"):
                continue
        try:
            return lees_opties(bij, {naam: antwoord})
        except InputRefused as fout:
            zin = str(fout).split(": ", 1)[1]
            meld(bij.settings, re.sub(r"; kies uit [^(]*", " ", zin).rstrip())


def _is_los_getal(antwoord: str) -> bool:
    """A number alone is an age, but may well be meant as a count; a person can be asked."""
    return antwoord.isascii() and antwoord.isdigit() and int(antwoord) > 0 and stdin_is_terminal()
