"""`tafel rectificeer`: text that came into the wrong file."""

import select
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from tafel.commands._lijn.kiezen import kies_nummers
from tafel.commands._lijn.nummers import lees_casusnummer, lees_meldingnummer
from tafel.commands._lijn.opties import Aanroep, Formaat, Proef, Reden, Uit, aanroep
from tafel.commands._lijn.teksten import lees_tekst, schone_tekst
from tafel.commands._lijn.terminal import bevestig, stdin_is_terminal
from tafel.commands._lijn.uitvoer import lever_lijst, meld, open_zitting
from tafel.errors import Busy, InputRefused, WrongUse

if TYPE_CHECKING:
    from tafel.domain.rectificatie import Tekstvondst
    from tafel.register.rectificatie import Kring
    from tafel.services.zitting import Zitting

app = typer.Typer()

_GEPLAKT = 0.05
"""Seconds within which the other lines of a text come that was pasted."""


@app.command(
    help="Haalt een tekst die in het verkeerde dossier terechtkwam overal uit: uit notities, "
    "besluiten, plannen en meldingen, hun geschiedenis, de vaste stukken en het bestand zelf. "
    "Bewaart alleen dat het is gebeurd, door wie en waarom. Kan niet ongedaan.",
)
def rectificeer(
    ctx: typer.Context,
    nummer: Annotated[
        str | None,
        typer.Argument(metavar="NR", help="De casus of de melding: 147 of M412."),
    ] = None,
    tekst: Annotated[
        str | None,
        typer.Option(
            "--tekst",
            metavar="-",
            help="Leest de tekst van stdin; anders wordt hij gevraagd. Nooit op de opdrachtregel.",
        ),
    ] = None,
    reden: Reden = None,
    overal: Annotated[
        bool, typer.Option("--overal", help="Uit alle casussen, meldingen en signalen.")
    ] = False,
    lijst: Annotated[
        bool, typer.Option("--lijst", help="Toont wat er gerectificeerd is, en waarom.")
    ] = False,
    proef: Proef = False,
    ja: Annotated[bool, typer.Option("--ja", help="Vraagt niet om bevestiging.")] = False,
    formaat: Formaat = None,
    uit: Uit = None,
) -> None:
    from tafel.render import rectificatie as render
    from tafel.services.rectificatie.rectificeren import gedaan, kring
    from tafel.services.rectificatie.rectificeren import rectificeer as voer_uit

    bij = aanroep(ctx)
    settings = bij.settings
    if lijst:
        with open_zitting(bij) as z:
            regels = gedaan(z)
        lever_lijst(bij, render.lijst(regels), formaat, uit)
        return
    _toets(tekst, reden, proef=proef, ja=ja)
    casus, melding = _welke(bij, nummer, overal=overal)
    with open_zitting(bij) as z:
        rond = kring(z, casus, melding)
        weg, vondst = _zoek(bij, z, rond, tekst, proef=proef)
        meld(settings, f"Deze tekst staat {render.keren(vondst)}:")
        lever_lijst(bij, render.vondst(vondst), formaat, uit)
        for zin in render.blijft(vondst):
            meld(settings, zin)
        if proef:
            meld(settings, "Dit was een proef; er is niets gewijzigd.")
            return
        waarom = lees_tekst(settings, reden, "Waarom gaat deze tekst weg? Dat blijft", "--reden")
        if not waarom:
            raise InputRefused("--reden: waarom de tekst weggaat blijft bewaard, en mag niet leeg")
        if not ja and not bevestig(f"Voorgoed verwijderen, {render.keren(vondst)}?"):
            meld(settings, "Er is niets gewijzigd.")
            return
        klaar = voer_uit(z, rond, weg, waarom)
    meld(settings, f"Verwijderd: {render.keren(klaar.vondst)}. Dit kan niet ongedaan.")
    for zin in render.buiten_bereik(klaar):
        meld(settings, zin)
    if not klaar.schoon:
        meld(settings, render.NIET_SCHOON)
        raise typer.Exit(Busy.exit_code)


def _toets(tekst: str | None, reden: str | None, *, proef: bool, ja: bool) -> None:
    """What is typed must let the rest be asked, or be all that is needed. Raises WrongUse."""
    if tekst not in (None, "-"):
        raise WrongUse(
            "--tekst: de tekst hoort niet op de opdrachtregel, want daar bewaart de shell hem; "
            "geef --tekst - en de tekst op stdin, of laat --tekst weg op een terminal"
        )
    if tekst is None and not stdin_is_terminal():
        raise WrongUse("--tekst ontbreekt; geef --tekst - om van stdin te lezen")
    if reden == "-":
        raise WrongUse("--reden: van stdin (-) wordt hier de tekst gelezen")
    if tekst == "-" and not proef and not (ja and reden):
        raise WrongUse("met --tekst - horen --reden en --ja: na stdin kan niets meer gevraagd")


def _welke(bij: Aanroep, nummer: str | None, *, overal: bool) -> tuple[int | None, int | None]:
    """(casus, melding); neither for all. Raises WrongUse."""
    if overal:
        if nummer is not None:
            raise WrongUse("geef een nummer of --overal, niet allebei")
        return None, None
    if nummer is not None and nummer.strip()[:1] in ("M", "m"):
        return None, lees_meldingnummer(nummer)
    [casus, *_] = kies_nummers(bij, [nummer] if nummer else None, lees_casusnummer, "casus")
    return casus, None


def _zoek(
    bij: Aanroep, z: "Zitting", rond: "Kring", optie: str | None, *, proef: bool
) -> tuple[str, "Tekstvondst"]:
    """The text, and where it stands; on a terminal it is asked again when it will not do."""
    from tafel.services.rectificatie.rectificeren import zoek

    while True:
        tekst = lees_tekst(bij.settings, optie, "Welke tekst moet weg?", "--tekst", lang=True)
        if optie is None:
            tekst = schone_tekst(bij.settings, f"{tekst}\n{_rest()}", "--tekst")
        try:
            return tekst, zoek(z, rond, tekst, proef=proef)
        except InputRefused as fout:
            if optie is not None:
                raise
            meld(bij.settings, str(fout))


def _rest() -> str:
    """The other lines of a text that was pasted at once: they are no answer to what comes next."""
    regels = []
    try:
        while select.select([sys.stdin], [], [], _GEPLAKT)[0] and (regel := sys.stdin.readline()):
            regels.append(regel)
    except (OSError, ValueError):
        return ""
    return "".join(regels)
