"""`tafel vervang`: who stands in for a coördinator, contact person or casemanager."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from tafel.commands._lijn.opties import (
    IN_GESCHIEDENIS,
    Aanroep,
    Formaat,
    Uit,
    aanroep,
    lees_tijdvak,
)
from tafel.commands._lijn.teksten import hoogstens_een_van_stdin, lees_los, lees_tekst
from tafel.commands._lijn.terminal import stdin_is_terminal
from tafel.commands._lijn.uitvoer import lever_lijst, meld, open_zitting
from tafel.errors import InputRefused, WrongUse
from tafel.woorden import dag_maand

if TYPE_CHECKING:
    from tafel.domain.vervanging import Afwezige
    from tafel.services.zitting import Zitting

app = typer.Typer()

GEEN = "geen"


@app.command(
    help="Legt vast wie er is voor een coördinator, contactpersoon of casemanager die afwezig is; "
    "zonder opties: wie er nu en straks wordt vervangen."
)
def vervang(
    ctx: typer.Context,
    wie: Annotated[
        str | None,
        typer.Argument(metavar="WIE", help="Wie er niet is: de naam, of een deel ervan."),
    ] = None,
    door: Annotated[
        str | None,
        typer.Option("--door", metavar="WIE", help=f"Wie vervangt. {IN_GESCHIEDENIS}"),
    ] = None,
    tot: Annotated[
        str | None, typer.Option("--tot", metavar="DATUM", help="De laatste dag.")
    ] = None,
    van: Annotated[
        str | None, typer.Option("--van", metavar="DATUM", help="De eerste dag; anders vandaag.")
    ] = None,
    contact: Annotated[
        str | None,
        typer.Option(
            "--contact", metavar="TEKST", help=f"Hoe wie vervangt te bereiken is. {IN_GESCHIEDENIS}"
        ),
    ] = None,
    organisatie: Annotated[
        str | None,
        typer.Option(
            "--organisatie",
            metavar="PARTNER",
            help="Van wie WIE is, als er meer zo heten; «geen» is een coördinator.",
        ),
    ] = None,
    einde: Annotated[
        bool, typer.Option("--einde", help="WIE is er vandaag weer, of gaat toch niet weg.")
    ] = False,
    formaat: Formaat = None,
    uit: Uit = None,
) -> None:
    from tafel.render.vervanging import lijst as render
    from tafel.services.partner import vervanging

    bij = aanroep(ctx)
    settings = bij.settings
    gezegd = (door, tot, van, contact)
    if wie is None and not einde and not any((*gezegd, organisatie)):
        with open_zitting(bij) as z:
            regels = vervanging.lijst(z)
        lever_lijst(bij, render(regels, bij.profiel.labels), formaat, uit)
        return
    if einde and any(gezegd):
        raise WrongUse("--einde gaat niet samen met --door, --van, --tot of --contact")
    hoogstens_een_van_stdin(wie, door, contact)
    dagen = lees_tijdvak(van, tot, settings.vandaag)
    gezocht = lees_tekst(settings, wie, "Wie is er niet?", "WIE")
    with open_zitting(bij) as z:
        afwezige = _zoek(z, gezocht, organisatie)
        if einde:
            was = vervanging.beeindig(z, afwezige)
            weer = "is er weer" if was.loopt else "wordt niet vervangen"
            meld(
                settings,
                f"{was.wie} {weer}; {was.door} vervangt {'niet meer' if was.loopt else 'niet'}.",
            )
            return
        _leg_vast(bij, z, afwezige, door, dagen, van, contact)


def _leg_vast(
    bij: Aanroep,
    z: "Zitting",
    wie: "Afwezige",
    door: str | None,
    dagen: tuple[date | None, date | None],
    van: str | None,
    contact: str | None,
) -> None:
    """Asks on a terminal what was not given."""
    from tafel.services.partner import vervanging

    settings = bij.settings
    vandaag = settings.vandaag
    vraagt = stdin_is_terminal()
    vervanger = lees_tekst(settings, door, f"Wie vervangt {wie.naam}?", "--door")
    if not vervanger:
        raise InputRefused("--door: de naam is leeg; er is niets bewaard")
    if dagen[1] is None:
        tot = lees_tekst(settings, None, "Tot en met welke dag?", "--tot")
        dagen = lees_tijdvak(van, tot or "?", vandaag)
    eerste, laatste = dagen
    assert laatste is not None
    if contact is None and vraagt:
        contact = lees_tekst(
            settings, None, f"Hoe is {vervanger} te bereiken (Enter: niet bekend)?", "--contact"
        )
    nieuw, gemist = vervanging.leg_vast(
        z,
        wie,
        door=vervanger,
        contact=lees_los(settings, contact, "--contact"),
        van=eerste or vandaag,
        tot=laatste,
    )
    van_tot = f"van {dag_maand(nieuw.van, vandaag)} t/m {dag_maand(nieuw.tot, vandaag)}"
    meld(settings, f"{nieuw.door} vervangt {nieuw.wie} {van_tot}.")
    for ander in gemist:
        meld(
            settings,
            f"let op: {nieuw.wie} vervangt t/m {dag_maand(ander.tot, vandaag)} zelf {ander.wie}; "
            "kies daarvoor een ander",
        )


def _zoek(z: "Zitting", tekst: str, organisatie: str | None) -> "Afwezige":
    from tafel.services.partner.partners import zoek_partner
    from tafel.services.partner.vervanging import zoek

    if organisatie is None or organisatie == GEEN:
        return zoek(z, tekst, None, zonder=organisatie == GEEN)
    return zoek(z, tekst, zoek_partner(z.profiel, organisatie).code)
