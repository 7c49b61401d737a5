"""Which afspraken: as given, or on a terminal chosen from those that it can be about."""

import sys
from collections.abc import Collection

from tafel.commands._lijn.kiezen import tafelfilter, zoek_nummers
from tafel.commands._lijn.nummers import lees_afspraaknummer, lees_casusnummer
from tafel.commands._lijn.opties import Aanroep
from tafel.commands._lijn.terminal import stdin_is_terminal, vraag
from tafel.commands._lijn.uitvoer import meld, open_zitting
from tafel.domain.plan import Afspraakstatus
from tafel.errors import WrongUse

GEKOZEN_UIT = 20
"""So many afspraken are shown to choose from."""
OPEN = (Afspraakstatus.OPEN,)
AFGEDAAN = tuple(status for status in Afspraakstatus if status not in OPEN)


def kies_afspraken(
    bij: Aanroep, nummers: Collection[str] | None, uit: tuple[Afspraakstatus, ...] = OPEN
) -> list[tuple[int, int]]:
    """The afspraken as given. On a terminal those with a status of `uit` are shown and one or more
    asked for; a casus, by its number, a name or an address, shows its own.

    Raises WrongUse without a number or a terminal.
    """
    if nummers:
        return [lees_afspraaknummer(nummer) for nummer in nummers]
    if not stdin_is_terminal():
        raise WrongUse("welke afspraak? Geef een nummer als 147/3, zie: tafel afspraak lijst")
    _toon(bij, uit, None)
    while True:
        antwoord = vraag("Welke afspraak (bijvoorbeeld 147/3; of een casus, naam of adres)?")
        try:
            if antwoord:
                return [lees_afspraaknummer(tekst) for tekst in antwoord.split()]
        except WrongUse:
            if (casus := _casus(bij, antwoord)) is not None:
                _toon(bij, uit, casus)


def _casus(bij: Aanroep, antwoord: str) -> int | None:
    try:
        return lees_casusnummer(antwoord)
    except WrongUse:
        gevonden = zoek_nummers(bij, antwoord, "casus")
        return gevonden[0] if len(gevonden) == 1 else None


def _toon(bij: Aanroep, uit: tuple[Afspraakstatus, ...], casus: int | None) -> None:
    from tafel.render.afspraak import afspraken
    from tafel.render.vorm.console import toon
    from tafel.render.vorm.tabel import als_tekst
    from tafel.services.afspraak.afspraken import lijst

    settings = bij.settings
    with open_zitting(bij) as z:
        regels = lijst(
            z,
            tafel=tafelfilter(bij, None, z) if casus is None else None,
            casus=casus,
            status=uit[0] if len(uit) == 1 else None,
            grens=sys.maxsize,
        )
        labels = z.profiel.labels
    passend = [regel for regel in regels if regel.status in uit]
    tabel = als_tekst(afspraken(passend[:GEKOZEN_UIT], labels).als_tabel(), settings.breedte)
    toon(tabel, breedte=settings.breedte, kleur=False, bestand=sys.stderr)
    if len(passend) > GEKOZEN_UIT:
        meld(settings, f"En nog {len(passend) - GEKOZEN_UIT}; alle: tafel afspraak lijst")
