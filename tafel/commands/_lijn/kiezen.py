"""Choosing a table, a code or a number: a prefix will do, and what is missing is asked."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tafel.services.zitting import Zitting
import sys
from collections.abc import Callable, Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING, Literal, TypeVar

import typer
from typer._click.globals import get_current_context
from typer.core import TyperOption

from tafel.commands._lijn.nederlands import aangevuld
from tafel.commands._lijn.nummers import lees_casusnummer, lees_plek
from tafel.commands._lijn.opties import Aanroep
from tafel.commands._lijn.terminal import bevestig, stdin_is_terminal, vraag
from tafel.commands._lijn.uitvoer import meld, open_zitting
from tafel.domain.casus import Plek
from tafel.errors import NotFound, SettingsWrong, TafelError, WrongUse
from tafel.rules.profiel.profiel import COORDINATOREN, Profiel, Tafel

if TYPE_CHECKING:
    pass


T = TypeVar("T")

LEEST = frozenset(
    [
        *(
            "lijst",
            "toon",
            "zoek",
            "imports",
            "categorie",
            "controleer",
            "agenda",
            "besluitenlijst",
        ),
        *("voorstel", "brief", "netwerken", "weeklijst", "nota", "uitleg", "toets", "aanbod"),
        *("kengetallen", "indicatoren", "ggsr", "knelpunten"),
    ]
)
"""Last words of the commands that only read."""


def kies_tafel(
    bij: Aanroep, optie: str | None, *, met_coordinatoren: bool = False, anders: str = ""
) -> Tafel:
    """The table of --tafel, or the user's own (TAFEL_TAFEL); asked on a terminal.

    `anders`: what the command takes instead of a table. Raises WrongUse, SettingsWrong.
    """
    eigen = bij.settings.tafel
    if optie is None and eigen is not None:
        try:
            return zoek_tafel(bij.profiel, eigen, met_coordinatoren=met_coordinatoren)
        except WrongUse as fout:
            raise SettingsWrong(f"TAFEL_TAFEL: {fout}") from None
    namen = ", ".join(_keuzes(bij.profiel, met_coordinatoren))
    if optie is None and not stdin_is_terminal():
        rest = f"; of geef {anders}" if anders else ""
        raise WrongUse(f"welke tafel? Geef --tafel, met een van: {namen}{rest}")
    gekozen = optie if optie is not None else vraag(f"Welke tafel ({namen})?")
    return zoek_tafel(bij.profiel, gekozen, met_coordinatoren=met_coordinatoren)


def zoek_tafel(profiel: Profiel, tekst: str, *, met_coordinatoren: bool = False) -> Tafel:
    """A table by its code, or the start of one. Raises WrongUse with the allowed ones."""
    keuzes = _keuzes(profiel, met_coordinatoren)
    gezocht = tekst.strip().casefold().replace(" ", "-").replace("_", "-")
    if gezocht in keuzes:
        return keuzes[gezocht]
    passend = [code for code in keuzes if gezocht and code.startswith(gezocht)]
    if len(passend) == 1:
        return keuzes[passend[0]]
    if passend:
        raise WrongUse(f"dit past op meer tafels: {', '.join(passend)}")
    dichtbij = get_close_matches(gezocht, keuzes, n=1)
    bedoeld = f"; bedoelt u {dichtbij[0]}?" if dichtbij else ""
    raise WrongUse(
        f"profiel {profiel.naam} heeft geen tafel met deze naam; kies {', '.join(keuzes)}{bedoeld}"
    )


def _keuzes(profiel: Profiel, met_coordinatoren: bool) -> dict[str, Tafel]:
    keuzes = dict(profiel.tafels)
    return keuzes | {COORDINATOREN: profiel.coordinatoren} if met_coordinatoren else keuzes


def kies_code(tekst: str, optie: str, keuzes: tuple[str, ...]) -> str:
    """One of a closed list, or the start of one. Raises WrongUse with all of them."""
    gezocht = tekst.strip().casefold().replace(" ", "_").replace("-", "_")
    if gezocht in keuzes:
        return gezocht
    passend = [keuze for keuze in keuzes if gezocht and keuze.startswith(gezocht)]
    if len(passend) != 1:
        raise WrongUse(f"{optie}: kies uit {', '.join(passend or keuzes)}")
    return passend[0]


def tafelfilter(bij: Aanroep, optie: str | None, z: "Zitting | None" = None) -> str | None:
    """The table of --tafel, or the user's own; the coordinators (TAFEL_TAFEL) see every table.

    With a Zitting also a table that the profile does not have, but at which casussen stand.
    """
    if optie is not None:
        try:
            return zoek_tafel(bij.profiel, optie).code
        except WrongUse:
            if z is not None and (code := _vervallen(z, optie)) is not None:
                return code
            raise
    if bij.settings.tafel is None:
        return None
    eigen = kies_tafel(bij, None, met_coordinatoren=True).code
    return None if eigen == COORDINATOREN else eigen


def _vervallen(z: "Zitting", tekst: str) -> str | None:
    from tafel.services.regels.vervallen import vervallen_tafels

    gezocht = tekst.strip().casefold()
    codes = (deel.tafel for deel in vervallen_tafels(z.register, z.profiel))
    return next((code for code in codes if code == gezocht), None)


def kies_partner(z: "Zitting", bij: Aanroep, gegeven: str | None) -> str:
    """A partner as it was given; asked on a terminal. Raises WrongUse without either."""
    if gegeven is not None:
        return gegeven
    if not stdin_is_terminal():
        raise WrongUse("welke partner? Geef haar naam of het begin ervan")
    return vraag_partner(z, bij, "Welke partner?")


def vraag_partner(z: "Zitting", bij: Aanroep, zin: str) -> str:
    """The code of a partner, asked on a terminal until it is one."""
    from tafel.services.partner.partners import zoek_partner

    while True:
        try:
            return zoek_partner(z.profiel, vraag(zin)).code
        except TafelError as fout:
            meld(bij.settings, str(fout))


def kies_nummers(
    bij: Aanroep,
    teksten: Sequence[str] | None,
    lees: Callable[[str], int],
    wat: Literal["melding", "casus"],
) -> list[int]:
    """Numbers as given; on a terminal asked for, and there a name or address will do too.

    Raises WrongUse without a number or a terminal.
    """
    if teksten:
        return [lees_casus(bij, t) if wat == "casus" else lees(t) for t in teksten]
    if not stdin_is_terminal():
        raise WrongUse(f"welke {wat}? Geef een nummer, of zoek er een met: tafel zoek TEKST")
    while True:
        antwoord = vraag(f"Welke {wat} (nummer, naam of adres)?")
        try:
            return [lees(tekst) for tekst in antwoord.split()] or [lees(antwoord)]
        except WrongUse:
            if len(gevonden := zoek_nummers(bij, antwoord, wat)) == 1:
                return gevonden


def kies_een(
    bij: Aanroep, tekst: str | None, lees: Callable[[str], T], welk: str, voorbeeld: str, zie: str
) -> T:
    """A number that no name leads to: as given; on a terminal asked for, until it can be read.

    Raises WrongUse without a number or a terminal, with the command that shows them (`zie`).
    """
    if tekst is not None:
        return lees(tekst)
    if not stdin_is_terminal():
        raise WrongUse(f"{welk}? Geef een nummer als {voorbeeld}, zie: {zie}")
    while True:
        try:
            return lees(vraag(f"{welk.capitalize()} (bijvoorbeeld {voorbeeld})?"))
        except WrongUse as fout:
            meld(bij.settings, str(fout))


def vraag_wijziging(bij: Aanroep, ctx: typer.Context, nummer: str, voorbeeld: str) -> None:
    """A command that changes something got nothing to change: at a keyboard asks which option and
    its value, and runs the command with that. Raises WrongUse elsewhere.
    """
    if not stdin_is_terminal():
        raise WrongUse(
            f"wat moet er anders? Geef een optie, bijvoorbeeld --{voorbeeld}; zie --help"
        )
    opties = {
        optie.opts[0].removeprefix("--").replace("-", "_"): optie
        for optie in ctx.command.params
        if isinstance(optie, TyperOption) and not optie.is_flag
    }
    while True:
        antwoord = vraag(f"Wat moet er anders (bijvoorbeeld {voorbeeld}; Enter toont wat er kan)?")
        try:
            optie = opties[kies_code(antwoord, "Wat er anders moet", tuple(opties))]
        except WrongUse as fout:
            meld(bij.settings, str(fout), heel=True)
        else:
            break
    opnieuw = ctx.command.make_context(
        ctx.info_name, aangevuld(ctx, optie, [nummer]), parent=ctx.parent
    )
    with opnieuw:
        ctx.command.invoke(opnieuw)


def kies_persoon(bij: Aanroep, tekst: str | None) -> tuple[int, Plek]:
    """A person of a casus, or a child that its meldingen name: as given; on a terminal asked for,
    first the casus.
    """
    welk, voorbeeld, zie = "welke persoon", "147.2", "tafel casus toon 147"
    begin = ""
    if tekst is None and stdin_is_terminal():
        [casus, *_] = kies_nummers(bij, None, lees_casusnummer, "casus")
        begin = f"{casus}."
        welk, voorbeeld = f"{welk} van casus {casus}", f"{begin}1"
    return kies_een(
        bij,
        tekst,
        lambda t: lees_plek(begin + t.removeprefix(begin)),
        welk,
        voorbeeld,
        zie,
    )


def lees_casus(bij: Aanroep, tekst: str, optie: str = "") -> int:
    """`147` → 147. What only looks takes a melding too, and finds its casus; where something may be
    changed that raises WrongUse, with the command for that casus (`optie`: the option with which it
    was given, if any).
    """
    try:
        return lees_casusnummer(tekst)
    except WrongUse:
        if (gevonden := re.fullmatch(r"[Mm]([0-9]{1,9})", tekst.strip())) is None:
            raise
    from tafel.services.melding.melden import casus_van

    melding = int(gevonden[1])
    with open_zitting(bij) as z:
        casus = casus_van(z.register, melding)
    if casus is None:
        raise NotFound(
            f"M{melding} heeft nog geen casus; deel toe met tafel toedelen M{melding}, of zie: "
            f"tafel melding toon M{melding}"
        )
    pad = get_current_context().command_path
    if pad.rpartition(" ")[2] in LEEST:
        meld(bij.settings, f"M{melding} hoort bij casus {casus}.")
        return casus
    opdracht = " ".join(filter(None, (pad, optie, str(casus))))
    raise WrongUse(f"M{melding} hoort bij casus {casus}: {opdracht}")


def zoek_nummers(bij: Aanroep, tekst: str, wat: Literal["melding", "casus"]) -> list[int]:
    """Numbers found by a name or address; shown when there is a choice."""
    from tafel.render.melding.lijst import treffers
    from tafel.render.vorm.console import toon
    from tafel.render.vorm.tabel import als_tekst
    from tafel.services.melding.zoeken import zoek

    settings = bij.settings
    with open_zitting(bij) as z:
        try:
            alle = zoek(z, tekst)
        except WrongUse as fout:
            meld(settings, str(fout))
            return []
    gevonden = [
        treffer
        for treffer in alle
        if treffer.soort == wat or (wat == "melding" and treffer.melding is not None)
    ]
    if len(gevonden) != 1:
        lijst = als_tekst(treffers(gevonden, bij.profiel.labels).als_tabel(), settings.breedte)
        toon(lijst, breedte=settings.breedte, kleur=False, bestand=sys.stderr)
    nummers = (t.melding if wat == "melding" else t.nummer for t in gevonden)
    return list(dict.fromkeys(nummer for nummer in nummers if nummer is not None))


def zeker(
    bij: Aanroep, wat: str, zin: str, anders: str = "geef --ja, of kijk eerst met --proef"
) -> bool:
    """Whether the user says yes. Raises WrongUse, with what to do instead, where nobody can."""
    if not stdin_is_terminal():
        raise WrongUse(f"{wat} vraagt een ja: {anders}")
    if bevestig(zin):
        return True
    meld(bij.settings, "Er is niets gewijzigd.")
    return False
