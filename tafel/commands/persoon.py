"""`tafel persoon`: who belongs to which household."""

from typing import TYPE_CHECKING, Annotated

import typer

from tafel.commands._lijn.kiezen import kies_een, kies_nummers, zeker
from tafel.commands._lijn.nummers import lees_melding_of_persoon, lees_meldingnummer
from tafel.commands._lijn.opties import Aanroep, Formaat, Proef, Uit, aanroep, kies_formaat
from tafel.commands._lijn.uitvoer import lever, meld, open_zitting
from tafel.kolommen import label_van

if TYPE_CHECKING:
    from tafel.domain.casus import Plek

app = typer.Typer()


Wie = Annotated[
    str | None, typer.Argument(metavar="WIE", help="Een melding (M412) of een persoon (147.2).")
]


@app.callback(help="Wie bij welk huishouden hoort, en wiens adres niemand mag zien.")
def persoon() -> None:
    """A group."""


@app.command(help="Schermt het adres af van iemand, en van wie daar ook woont.")
def afschermen(
    ctx: typer.Context,
    wie: Wie = None,
    ophef: Annotated[
        bool, typer.Option("--ophef", help="Het adres is niet meer afgeschermd; vraagt een ja.")
    ] = False,
    ja: Annotated[bool, typer.Option("--ja", help="Zonder te vragen of het goed is.")] = False,
) -> None:
    from tafel.services.samenhang.afschermen import scherm_af

    bij = aanroep(ctx)
    gekozen, melding, persoonnummer = _wie(bij, wie)
    zin = f"Het adres van {gekozen} is dan weer voor iedereen te zien. Goed?"
    if ophef and not (ja or zeker(bij, "opheffen", zin, "geef --ja")):
        return
    with open_zitting(bij) as z:
        gedaan = scherm_af(z, melding=melding, persoon=persoonnummer, ophef=ophef)
    stand = "niet meer afgeschermd" if ophef else "afgeschermd"
    wat = "is" if gedaan.gewijzigd else "was al"
    meld(bij.settings, f"Het adres van {gekozen} en van wie daar ook woont {wat} {stand}.")


def _wie(bij: Aanroep, wie: str | None) -> tuple[str, int | None, "tuple[int, Plek] | None"]:
    """Who is meant, as typed: a melding, or (casus, number); on a terminal asked for."""
    if wie is None:
        wie = f"M{kies_nummers(bij, None, lees_meldingnummer, 'melding')[0]}"
    return wie, *lees_melding_of_persoon(wie)


@app.command(help="Voegt samen wat over één persoon gaat, of met --huishouden over één huishouden.")
def samenvoegen(
    ctx: typer.Context,
    melding: Annotated[
        str | None, typer.Argument(metavar="NR", help="De melding, bijvoorbeeld M412.")
    ] = None,
    met: Annotated[
        str | None, typer.Option("--met", metavar="NR", help="De melding van wie al bekend is.")
    ] = None,
    huishouden: Annotated[
        bool, typer.Option("--huishouden", help="Andere mensen, die samen wonen.")
    ] = False,
    ja: Annotated[bool, typer.Option("--ja", help="Zonder te vragen of het goed is.")] = False,
    proef: Proef = False,
    formaat: Formaat = None,
    uit: Uit = None,
) -> None:
    from tafel.render.samenhang.beoordeling import als_tekst, beoordeling_json
    from tafel.services.samenhang.beoordelen import verschillen, voeg_bijeen

    bij = aanroep(ctx)
    settings = bij.settings
    [een] = kies_nummers(bij, None if melding is None else [melding], lees_meldingnummer, "melding")
    welk, zie = "bij welke melding hoort het", f"tafel melding toon M{een}"
    ander = kies_een(bij, met, lees_meldingnummer, welk, "M7", zie)
    vorm = kies_formaat(formaat, uit)
    with open_zitting(bij) as z:
        if not huishouden and (anders := verschillen(z.register, een, ander)):
            wat = " en ".join(map(label_van, anders))
            meld(settings, f"let op: {wat} verschilt; wie een tweeling is, is niet dezelfde")
        wat = "één huishouden" if huishouden else "één persoon"
        zin = f"M{een} en M{ander} zijn dan {wat}, met één casus. Goed?"
        if not (ja or proef or zeker(bij, "samenvoegen", zin)):
            return
        gedaan = voeg_bijeen(z, een, ander, huishouden=huishouden, proef=proef)
    if vorm == "json":
        lever(settings, beoordeling_json(gedaan), uit)
    else:
        lever(settings, als_tekst(gedaan, bij.profiel.labels, settings.breedte), uit)
    if proef:
        meld(settings, "Dit was een proef; er is niets bewaard.")
    else:
        meld(settings, f"Klopt het niet: tafel persoon losmaken M{een}")


@app.command(help="Maakt iemand los uit een huishouden waar hij of zij niet bij hoort.")
def losmaken(
    ctx: typer.Context,
    wie: Wie = None,
    ja: Annotated[bool, typer.Option("--ja", help="Zonder te vragen of het goed is.")] = False,
    proef: Proef = False,
    formaat: Formaat = None,
    uit: Uit = None,
) -> None:
    from tafel.render.samenhang.beoordeling import los_als_tekst, los_json
    from tafel.services.samenhang.losmaken import maak_los

    bij = aanroep(ctx)
    settings = bij.settings
    gekozen, melding, persoonnummer = _wie(bij, wie)
    vorm = kies_formaat(formaat, uit)
    zin = f"{gekozen} krijgt een eigen huishouden; plan en afspraken blijven. Goed?"
    if not (ja or proef or zeker(bij, "losmaken", zin)):
        return
    with open_zitting(bij) as z:
        gedaan = maak_los(z, melding=melding, persoon=persoonnummer, proef=proef)
    if vorm == "json":
        lever(settings, los_json(gedaan), uit)
    else:
        lever(settings, los_als_tekst(gedaan, bij.profiel.labels, settings.breedte), uit)
    if proef:
        meld(settings, "Dit was een proef; er is niets bewaard.")
