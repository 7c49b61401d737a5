"""`tafel rapport afsluiten`, and what is asked before a month is closed that has yet to come."""

from typing import TYPE_CHECKING

import typer

from tafel.commands._lijn.opties import aanroep
from tafel.commands._lijn.terminal import bevestig, stdin_is_terminal
from tafel.commands._lijn.uitgang import zeg
from tafel.commands._lijn.uitvoer import meld, open_zitting, voortgang

if TYPE_CHECKING:
    from tafel.config import Settings
    from tafel.services.rapport.afsluiten import Maanden
    from tafel.services.zitting import Zitting

SLUIT = "Maanden afsluiten"

app = typer.Typer()


@app.command(
    help="Sluit elke maand af die lang genoeg voorbij is: eenmaal geteld, en daarna nooit anders. "
    "Een rapport en de weeklijsten van cron doen dit zelf."
)
def afsluiten(ctx: typer.Context) -> None:
    from tafel.services.rapport.afsluiten import af_te_sluiten

    bij = aanroep(ctx)
    with open_zitting(bij) as z:
        gedaan = sluit_maanden(bij.settings, z)
        bleef_open = af_te_sluiten(z).vooruit
    if gedaan:
        meld(bij.settings, f"Afgesloten: {', '.join(gedaan)}.")
    elif not bleef_open:  # else that was said
        meld(bij.settings, "Er is geen maand om af te sluiten.")


def sluit_maanden(settings: "Settings", z: "Zitting") -> tuple[str, ...]:
    """Close what is over; what has yet to come by the clock only when somebody at the keyboard says
    so. Returns what was closed.
    """
    from tafel.services.rapport.afsluiten import af_te_sluiten, sluit_af

    maanden = af_te_sluiten(z)
    welke = (*maanden.zeker, *(maanden.vooruit if _mag_vooruit(maanden) else ()))
    with voortgang(settings, SLUIT) as verder:
        gedaan = sluit_af(z, welke, verder=verder)
    if gedaan and maanden.te_oud:
        oud = ", ".join(f"{wat} ({dag:%d-%m-%Y})" for wat, dag in maanden.te_oud)
        meld(
            settings,
            f"let op: {oud} is meer dan een jaar ouder dan al het andere en telt in geen rapport "
            f"mee: de eerste maand is {gedaan[0]}. Klopt het jaartal?",
        )
    return gedaan


def _mag_vooruit(maanden: "Maanden") -> bool:
    """Asks it. Unattended it is said which months are left open, also where messages are not."""
    from tafel.rules.perioden import maandnaam

    if not maanden.vooruit:
        return False
    eerste, *_, laatste = (maandnaam(maand.van) for maand in maanden.vooruit * 2)
    welke = eerste if eerste == laatste else f"{eerste} t/m {laatste}"
    if stdin_is_terminal() and bevestig(
        f"Zeker is alleen dat het {maanden.bezig:%d-%m-%Y} is geworden. Toch ook afsluiten: "
        f"{welke}? Dat is voorgoed: wat er nog binnenkomt, telt nooit mee."
    ):
        return True
    zeg(
        f"Niet afgesloten: {welke}. Zeker is alleen dat het {maanden.bezig:%d-%m-%Y} is "
        "geworden; kloppen --vandaag (of TAFEL_VANDAAG) en de klok van deze computer? Toch "
        "afsluiten kan op een scherm: tafel rapport afsluiten"
    )
    return False
