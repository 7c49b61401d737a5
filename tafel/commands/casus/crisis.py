"""`tafel casus crisis`: who was called about a crisis, and whether the children are safe."""

import re
from datetime import date, timedelta
from typing import Annotated, Literal

import typer

from tafel.commands._lijn.casus import Nummer, kies_casus, lees_vooruit
from tafel.commands._lijn.opties import IN_GESCHIEDENIS, aanroep, lees_datum
from tafel.commands._lijn.teksten import hoogstens_een_van_stdin, lees_tekst
from tafel.commands._lijn.terminal import stdin_is_terminal, vraag
from tafel.commands._lijn.uitvoer import meld, open_zitting
from tafel.datums import dag_in_woorden
from tafel.errors import WrongUse

app = typer.Typer()

Veilig = Literal["ja", "nee", "onbekend"]
_VEILIG = ("ja", "nee", "onbekend")


@app.command(help="Legt vast wie over een crisis is gebeld, en of de kinderen veilig zijn.")
def crisis(
    ctx: typer.Context,
    nummer: Nummer = None,
    gebeld: Annotated[
        str | None,
        typer.Option(
            "--gebeld",
            metavar="WIE",
            help="Wie is gebeld. Is er een kind in huis, dan is de crisis pas voorbij als ook is "
            "gebeld wie het profiel noemt. "
            f"{IN_GESCHIEDENIS}",
        ),
    ] = None,
    op: Annotated[
        str | None,
        typer.Option("--op", metavar="DATUM", help="Wanneer er is gebeld; anders vandaag."),
    ] = None,
    uitkomst: Annotated[
        str | None,
        typer.Option("--uitkomst", metavar="TEKST", help=f"Wat zij doen. {IN_GESCHIEDENIS}"),
    ] = None,
    veilig: Annotated[
        Veilig | None, typer.Option("--veilig", help="Zijn de kinderen nu veilig?")
    ] = None,
    volgende: Annotated[
        str | None,
        typer.Option(
            "--volgende",
            metavar="DATUM",
            help="Wanneer u weer kijkt; bij veilig anders over twee weken (eigen instelling).",
        ),
    ] = None,
) -> None:
    from tafel.domain.crisis import Crisisfase
    from tafel.services.basis.crisis import eerste_dag, leg_vast
    from tafel.services.basis.crisisdienst import crisisdienst

    bij = aanroep(ctx)
    settings = bij.settings
    gekozen = kies_casus(bij, nummer)
    hoogstens_een_van_stdin(gebeld, uitkomst)
    with open_zitting(bij) as z:
        eerste = eerste_dag(z.register, gekozen)
        if gebeld is None and stdin_is_terminal():
            dienst = crisisdienst(bij.profiel)
            gebeld = vraag(f"Wie is er gebeld? (Enter: {dienst})") or dienst
        wie = lees_tekst(settings, gebeld, "Wie is er gebeld?", "--gebeld")
        wat = lees_tekst(settings, uitkomst, "Wat doen zij?", "--uitkomst", lang=True)
        if not wie or not wat:
            raise WrongUse("wie is gebeld, en wat doen zij? Geef --gebeld en --uitkomst")
        oordeel = veilig or _vraag_veilig()
        if volgende is None and oordeel != "ja" and stdin_is_terminal():
            volgende = vraag("Wanneer kijkt u weer? (bijvoorbeeld do, +2w of 3-12)") or None
        gedaan = leg_vast(
            z,
            gekozen,
            gebeld=wie,
            op=_gebeld_op(op, eerste, settings.vandaag),
            uitkomst=wat,
            veilig=None if oordeel == "onbekend" else oordeel,
            volgende=lees_vooruit(bij, volgende, "--volgende") if volgende else None,
        )
    weer = ""
    if gedaan.volgende is not None:
        weer = dag_in_woorden(gedaan.volgende, settings.vandaag)
    if gedaan.stand is Crisisfase.VEILIG:
        meld(
            settings,
            f"Casus {gekozen}: de kinderen zijn veilig, de crisis is voorbij; weer kijken {weer}.",
        )
    elif gedaan.stand is Crisisfase.OPGESCHAALD:
        meld(settings, f"Casus {gekozen}: vastgelegd; zij is opgeschaald, weer kijken {weer}.")
    elif oordeel == "ja":
        meld(
            settings,
            f"Casus {gekozen}: vastgelegd; de crisis blijft op de agenda, want "
            f"{crisisdienst(bij.profiel)} is nog niet gebeld. Bel {gedaan.bellen}, en dan: "
            f"tafel casus crisis {gekozen}",
        )
    else:
        meld(
            settings,
            f"Casus {gekozen}: vastgelegd; de crisis blijft op de agenda, weer kijken {weer}. "
            f"Lukt het hier niet: tafel casus opschalen {gekozen}",
        )


def _vraag_veilig() -> str:
    """Asked on a terminal until it is one of the three. Raises WrongUse elsewhere."""
    if not stdin_is_terminal():
        raise WrongUse("zijn de kinderen veilig? Geef --veilig ja, nee of onbekend")
    while (antwoord := vraag("Zijn de kinderen nu veilig? (ja, nee, onbekend)").lower()) not in (
        _VEILIG
    ):
        pass
    return antwoord


def _gebeld_op(tekst: str | None, eerste: date, vandaag: date) -> date:
    """The day of the call: it looks back, so `28-12` in January is that of last year; not to before
    the crisis began (`eerste`): then it is a day that has not been.
    """
    if tekst is None:
        return vandaag
    from dateutil.relativedelta import relativedelta

    from tafel.getypte_datums import of_geweest

    dag = of_geweest(lees_datum(tekst, "--op", vandaag), tekst, vandaag)
    if dag > vandaag and not re.search(r"[0-9]{4}|[+]|morgen", tekst):
        een_eerder = timedelta(days=7) if tekst.strip().isalpha() else relativedelta(years=1)
        return dag - een_eerder if dag - een_eerder >= eerste else dag
    return dag
