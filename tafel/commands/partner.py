"""`tafel partner`: organisations, who commissions them, the lever on them, and whom to call."""

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from tafel.commands._lijn.kiezen import tafelfilter, vraag_wijziging, zoek_tafel
from tafel.commands._lijn.opties import (
    IN_GESCHIEDENIS,
    Aanroep,
    Formaat,
    Tafel,
    Uit,
    aanroep,
    kies_formaat,
    lees_geweest,
)
from tafel.commands._lijn.teksten import (
    hoogstens_een_van_stdin,
    lees_los,
    lees_tekst,
    schone_tekst,
    vraag_tekst,
)
from tafel.commands._lijn.uitvoer import lever, lever_lijst, meld, open_zitting
from tafel.errors import InputRefused, WrongUse

if TYPE_CHECKING:
    from tafel.services.partner.beheer import Partnergegevens

app = typer.Typer()

GEEN = "geen"

Partner = Annotated[
    str, typer.Argument(metavar="PARTNER", help="De partner: code of naam, of het begin ervan.")
]
Opdrachtgever = Literal["stadsdeel", "stadsregio", "stad", "geen"]
OpdrachtgeverOptie = Annotated[
    Opdrachtgever | None, typer.Option("--opdrachtgever", help="In wiens opdracht zij werkt.")
]
Hefboom = Annotated[
    Literal["lijn", "subsidie", "convenant"] | None,
    typer.Option("--hefboom", help="Hoe zij is aan te spreken."),
]
Kring = Annotated[
    Literal["zorg", "overig", "rechtspraak"] | None,
    typer.Option("--kring", help="Zorgpartner, een ander, of de rechter."),
]
Sancties = Annotated[
    str | None,
    typer.Option(
        "--sancties", metavar="TEKST", help=f"Wat vooraf is afgesproken. {IN_GESCHIEDENIS}"
    ),
]
Convenant = Annotated[
    str | None,
    typer.Option("--convenant", metavar="DATUM", help="Wanneer zij het convenant tekende."),
]
Kern = Annotated[
    list[str] | None,
    typer.Option("--kern", metavar="TAFEL", help="Bij elke casus van deze tafel; mag vaker."),
]
Schil = Annotated[
    list[str] | None,
    typer.Option("--schil", metavar="TAFEL", help="Per casus bij deze tafel; mag vaker."),
]


@app.command(help="Toont de andere overleggen: wie de regie heeft, voor wie, en het contact.")
def netwerken(ctx: typer.Context, formaat: Formaat = None, uit: Uit = None) -> None:
    from tafel.render import netwerk as render

    bij = aanroep(ctx)
    vorm = kies_formaat(formaat, uit)
    alle = tuple(bij.profiel.netwerken.values())
    if vorm == "tabel":
        lever(bij.settings, render.als_tekst(alle, bij.settings.breedte), uit)
    else:
        lever_lijst(bij, render.lijst(alle), vorm, uit)
        if vorm == "tekst" and (zin := render.zonder_contact(alle)):
            meld(bij.settings, zin)


@app.command(help="Toont de partners: opdrachtgever, hefboom, tafels, convenant en contact.")
def lijst(
    ctx: typer.Context,
    tafel: Tafel = None,
    opdrachtgever: Annotated[
        Literal["stadsdeel", "stadsregio", "stad", "geen", "onbekend"] | None,
        typer.Option("--opdrachtgever", help="Alleen met deze opdrachtgever."),
    ] = None,
    formaat: Formaat = None,
    uit: Uit = None,
) -> None:
    from tafel.render import partner as render
    from tafel.services.partner.beheer import lijst as voer_uit

    bij = aanroep(ctx)
    with open_zitting(bij) as z:
        regels = voer_uit(z, tafel=tafelfilter(bij, tafel, z), opdrachtgever=opdrachtgever)
    lever_lijst(bij, render.lijst(regels, bij.profiel.labels, bij.settings.vandaag), formaat, uit)


@app.command(help="Toont alles over een partner, en waar elke waarde vandaan komt.")
def toon(ctx: typer.Context, partner: Partner, formaat: Formaat = None, uit: Uit = None) -> None:
    from tafel.render import partner as render
    from tafel.render.vorm import scherm
    from tafel.services.partner.beheer import toon as voer_uit

    bij = aanroep(ctx)
    settings = bij.settings
    with open_zitting(bij) as z:
        gevonden = voer_uit(z, partner)
    vorm = kies_formaat(formaat, uit)
    if vorm == "json":
        lever(settings, render.dossier_json(gevonden), uit)
    else:
        blad = render.dossier(gevonden, bij.profiel.labels, settings.vandaag)
        lever(settings, scherm.zet(blad, vorm, settings.breedte), uit)


@app.command(help="Voegt een partner toe die het profiel niet kent; drukt de code af.")
def add(
    ctx: typer.Context,
    code: Annotated[
        str, typer.Argument(metavar="CODE", help="De code: kleine letters, cijfers en streepjes.")
    ],
    naam: Annotated[str, typer.Option("--naam", metavar="NAAM", help="De naam voluit.")],
    opdrachtgever: OpdrachtgeverOptie = None,
    hefboom: Hefboom = None,
    kring: Kring = None,
    sancties: Sancties = None,
    convenant: Convenant = None,
    kern: Kern = None,
    schil: Schil = None,
) -> None:
    from tafel.services.partner.beheer import voeg_toe

    bij = aanroep(ctx)
    settings = bij.settings
    gegevens = _gegevens(bij, naam, opdrachtgever, hefboom, kring, sancties, convenant, kern, schil)
    with open_zitting(bij) as z:
        nieuw = voeg_toe(z, code, gegevens)
    lever(settings, nieuw.code)
    if nieuw.opdrachtgever is None:
        meld(
            settings,
            f"De opdrachtgever is nog onbekend: tafel partner wijzig {code} --opdrachtgever …",
        )


@app.command(
    help="Wijzigt een partner; dit gaat voor het profiel. Met --kern of --schil is hij geen "
    "partner meer van een tafel die u in geen van beide noemt; «geen» haalt alle weg."
)
def wijzig(
    ctx: typer.Context,
    partner: Partner,
    naam: Annotated[
        str | None, typer.Option("--naam", metavar="NAAM", help="De naam voluit.")
    ] = None,
    opdrachtgever: OpdrachtgeverOptie = None,
    hefboom: Hefboom = None,
    kring: Kring = None,
    sancties: Sancties = None,
    convenant: Convenant = None,
    kern: Kern = None,
    schil: Schil = None,
) -> None:
    from tafel.services.partner.beheer import wijzig as voer_uit

    bij = aanroep(ctx)
    settings = bij.settings
    gegevens = _gegevens(bij, naam, opdrachtgever, hefboom, kring, sancties, convenant, kern, schil)
    if gegevens.leeg:
        vraag_wijziging(bij, ctx, partner, "opdrachtgever")
        return
    with open_zitting(bij) as z:
        nieuw = voer_uit(z, partner, gegevens)
    meld(settings, f"{nieuw.code} gewijzigd; zie: tafel partner toon {nieuw.code}")


@app.command(
    help="Legt een contactpersoon vast en drukt diens nummer af, of laat er een vervallen."
)
def contact(
    ctx: typer.Context,
    partner: Partner,
    naam: Annotated[
        str | None,
        typer.Option("--naam", metavar="NAAM", help=f"Anders gevraagd. {IN_GESCHIEDENIS}"),
    ] = None,
    functie: Annotated[
        str | None, typer.Option("--functie", metavar="TEKST", help="Bijvoorbeeld teamleider.")
    ] = None,
    telefoon: Annotated[
        str | None, typer.Option("--telefoon", metavar="TEKST", help=IN_GESCHIEDENIS)
    ] = None,
    mail: Annotated[
        str | None, typer.Option("--mail", metavar="TEKST", help=IN_GESCHIEDENIS)
    ] = None,
    vervalt: Annotated[
        int | None,
        typer.Option("--vervalt", min=1, metavar="NR", help="Wie er niet meer is; zie toon."),
    ] = None,
) -> None:
    from tafel.services.partner.beheer import beeindig_contact, voeg_contact_toe

    bij = aanroep(ctx)
    settings = bij.settings
    if vervalt is not None:
        if any((naam, functie, telefoon, mail)):
            raise WrongUse("--vervalt gaat niet samen met andere opties")
        with open_zitting(bij) as z:
            beeindig_contact(z, partner, vervalt)
        meld(settings, f"Contactpersoon {vervalt} is vervallen.")
        return
    hoogstens_een_van_stdin(naam, functie, telefoon, mail)
    voluit = lees_tekst(settings, naam, "Hoe heet de contactpersoon?", "--naam")
    if not voluit:
        raise InputRefused("--naam: de naam is leeg; er is niets bewaard")
    with open_zitting(bij) as z:
        nummer = voeg_contact_toe(
            z,
            partner,
            naam=voluit,
            functie=lees_los(settings, functie, "--functie"),
            telefoon=lees_los(settings, telefoon, "--telefoon"),
            mail=lees_los(settings, mail, "--mail"),
        )
    lever(settings, str(nummer))


def _gegevens(
    bij: Aanroep,
    naam: str | None,
    opdrachtgever: Opdrachtgever | None,
    hefboom: str | None,
    kring: str | None,
    sancties: str | None,
    convenant: str | None,
    kern: list[str] | None,
    schil: list[str] | None,
) -> "Partnergegevens":
    from tafel.services.partner.beheer import Partnergegevens

    settings = bij.settings
    if naam is not None and not (naam := schone_tekst(settings, naam, "--naam")):
        raise InputRefused("--naam: de naam is leeg; er is niets bewaard")
    if sancties is not None:
        sancties = schone_tekst(settings, vraag_tekst(sancties, "", "--sancties"), "--sancties")
    return Partnergegevens(
        naam=naam,
        opdrachtgever=opdrachtgever,
        hefboom=hefboom,
        kring=kring,
        sancties=sancties,
        convenant_op=lees_geweest(convenant, "--convenant", settings.vandaag)
        if convenant
        else None,
        kern=_tafels(bij, kern),
        schil=_tafels(bij, schil),
    )


def _tafels(bij: Aanroep, namen: list[str] | None) -> tuple[str, ...] | None:
    """Codes of tables; `geen` is none at all, and nothing given is None."""
    if not namen:
        return None
    if namen == [GEEN]:
        return ()
    return tuple(zoek_tafel(bij.profiel, naam).code for naam in namen)
