"""`tafel persoon`: who belongs to which household."""

from typing import Annotated

import typer

from tafel.commands._lijn.kiezen import kies_nummers
from tafel.commands._lijn.nummers import lees_meldingnummer, lees_persoonnummer
from tafel.commands._lijn.opties import Formaat, Proef, Uit, aanroep, kies_formaat
from tafel.commands._lijn.terminal import bevestig, stdin_is_terminal
from tafel.commands._lijn.uitvoer import lever, meld, open_zitting
from tafel.errors import WrongUse

app = typer.Typer()


@app.callback(help="Wie bij welk huishouden hoort.")
def persoon() -> None:
    """A group with one command for now: its name stays needed."""


@app.command(help="Maakt iemand los uit een huishouden waar hij of zij niet bij hoort.")
def losmaken(
    ctx: typer.Context,
    wie: Annotated[
        str | None, typer.Argument(metavar="WIE", help="Een melding (M412) of een persoon (147.2).")
    ] = None,
    ja: Annotated[bool, typer.Option("--ja", help="Zonder te vragen of het goed is.")] = False,
    proef: Proef = False,
    formaat: Formaat = None,
    uit: Uit = None,
) -> None:
    from tafel.render.samenhang.beoordeling import los_als_tekst, los_json
    from tafel.services.samenhang.losmaken import maak_los

    bij = aanroep(ctx)
    settings = bij.settings
    if wie is None:
        wie = f"M{kies_nummers(bij, None, lees_meldingnummer, 'melding')[0]}"
    is_persoon = "." in wie
    persoonnummer = lees_persoonnummer(wie) if is_persoon else None
    melding = None if is_persoon else lees_meldingnummer(wie)
    vorm = kies_formaat(formaat, uit)
    if not (ja or proef):
        if not stdin_is_terminal():
            raise WrongUse("losmaken vraagt een ja: geef --ja, of kijk eerst met --proef")
        if not bevestig(f"{wie} krijgt een eigen huishouden; plan en afspraken blijven. Goed?"):
            meld(settings, "Er is niets gewijzigd.")
            return
    with open_zitting(bij) as z:
        gedaan = maak_los(z, melding=melding, persoon=persoonnummer, proef=proef)
    if vorm == "json":
        lever(settings, los_json(gedaan), uit)
    else:
        lever(settings, los_als_tekst(gedaan, bij.profiel.labels, settings.breedte), uit)
    if proef:
        meld(settings, "Dit was een proef; er is niets bewaard.")
