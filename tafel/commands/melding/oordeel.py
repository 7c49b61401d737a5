"""`tafel melding beoordeel`: whose melding it is."""

from typing import Annotated

import typer

from tafel.commands._lijn.nummers import lees_meldingnummer
from tafel.commands._lijn.opties import Aanroep, Formaat, Proef, Uit, aanroep, kies_formaat
from tafel.commands._lijn.terminal import stdin_is_terminal, vraag
from tafel.commands._lijn.uitgang import zeg
from tafel.commands._lijn.uitvoer import lever, meld, open_zitting
from tafel.commands.melding.keuze import Nummer, kies_melding
from tafel.errors import WrongUse


def beoordeel(
    ctx: typer.Context,
    nummer: Nummer = None,
    zelfde: Annotated[
        str | None,
        typer.Option("--zelfde", metavar="NR", help="Dezelfde melding, persoon of huishouden."),
    ] = None,
    ander: Annotated[
        bool,
        typer.Option(
            "--ander",
            help="Iemand anders: eigen huishouden en casus, behalve bij zelfde adres en naam.",
        ),
    ] = False,
    nooit: Annotated[
        bool, typer.Option("--nooit", help="Iemand anders, en het wordt niet meer gevraagd.")
    ] = False,
    proef: Proef = False,
    formaat: Formaat = None,
    uit: Uit = None,
) -> None:
    from tafel.render.samenhang.beoordeling import als_tekst, beoordeling_json
    from tafel.services.samenhang.beoordelen import Samenhangoordeel
    from tafel.services.samenhang.beoordelen import beoordeel as voer_uit

    bij = aanroep(ctx)
    settings = bij.settings
    [gekozen] = kies_melding(bij, nummer)
    gegeven = (zelfde is not None) + ander + nooit
    if not gegeven and stdin_is_terminal():
        zelfde, nooit = _vraag_oordeel(bij, gekozen)
    elif gegeven != 1:
        raise WrongUse(
            f"zeg wat het is: --zelfde M…, --ander of --nooit; zie tafel melding toon M{gekozen}"
        )
    oordeel = (
        Samenhangoordeel.ZELFDE
        if zelfde
        else Samenhangoordeel.NOOIT
        if nooit
        else Samenhangoordeel.ANDER
    )
    vorm = kies_formaat(formaat, uit)
    with open_zitting(bij) as z:
        gedaan = voer_uit(
            z, gekozen, oordeel, zelfde=lees_meldingnummer(zelfde) if zelfde else None, proef=proef
        )
    if vorm == "json":
        lever(settings, beoordeling_json(gedaan), uit)
    else:
        lever(settings, als_tekst(gedaan, bij.profiel.labels, settings.breedte), uit)
    if proef:
        meld(settings, "Dit was een proef; er is niets bewaard.")


def _vraag_oordeel(bij: Aanroep, nummer: int) -> tuple[str | None, bool]:
    """What --zelfde and --nooit would say; neither is another person. Asked until it is one."""
    from tafel.services.samenhang.beoordelen import te_beantwoorden
    from tafel.woorden import vraag_in_woorden

    with open_zitting(bij) as z:
        vragen = te_beantwoorden(z.register, nummer)
    for open_ in vragen:
        zeg(f"{vraag_in_woorden(open_)}.")
    keuzes = {f"zelfde m{open_.met}": f"M{open_.met}" for open_ in vragen}
    uit = ", ".join(f"zelfde {met}" for met in keuzes.values())
    zin = f"Wat is het ({uit}, ander of nooit: een ander, en niet meer vragen)?"
    while (antwoord := " ".join(vraag(zin).lower().split())) not in {"ander", "nooit", *keuzes}:
        zeg("Dit is geen van de antwoorden.")
    return keuzes.get(antwoord), antwoord == "nooit"
