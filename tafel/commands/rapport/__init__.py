"""`tafel rapport`: weekly lists, and policy information that may leave the register."""

from typing import TYPE_CHECKING, Annotated, Literal, TypeAlias

import typer

from tafel.commands._lijn.opties import (
    Aanroep,
    Uit,
    aanroep,
    kies_formaat,
    lees_tijdvak,
    met_beelden,
)
from tafel.commands._lijn.terminal import (
    stdout_is_bestand,
    stdout_is_pijp,
    stdout_is_terminal,
)
from tafel.commands._lijn.uitvoer import lever, meld, open_zitting
from tafel.commands.rapport import afsluiten as _rapport_afsluiten
from tafel.commands.rapport import nota as _rapport_nota
from tafel.commands.rapport import oordeel as _rapport_oordeel
from tafel.commands.rapport import weeklijst as _rapport_weeklijst
from tafel.commands.rapport.afsluiten import sluit_maanden
from tafel.errors import WrongUse

if TYPE_CHECKING:
    from tafel.services.rapport.rapporteren import Gevraagd

Rapportvorm: TypeAlias = Literal[
    "tabel", "tekst", "markdown", "csv", "json", "html", "docx", "xlsx"
]

RAPPORTEN = {
    "kengetallen": "Hoeveel, bij wie en hoe lang: instroom, uitstroom, voorraad, doorlooptijden.",
    "indicatoren": "De indicatoren van Jong Amsterdam en MPG, met het doel erbij.",
    "ggsr": "De toets op vijf thema's, met de cijfers achter elk oordeel.",
    "knelpunten": "Wachten, verkeerd verwijzen, langs elkaar heen werken, geen terugkoppeling.",
    "aanbod": "Witte vlekken: wat nodig is en er niet is, en omgekeerd.",
}

DOCUMENTEN = ("html", "docx", "xlsx")
LEESBAAR = ("tabel", "tekst")
"""What a pager is for; the other forms are for a program."""

app = typer.Typer()
app.add_typer(_rapport_weeklijst.app)


def _voeg_toe(naam: str, hulp: str) -> None:
    @app.command(naam, help=hulp)
    def rapport(
        ctx: typer.Context,
        van: Annotated[
            str | None,
            typer.Option(
                "--van", metavar="DATUM", help="Eerste dag van de eerste maand; anders 1 januari."
            ),
        ] = None,
        tot: Annotated[
            str | None,
            typer.Option(
                "--tot",
                metavar="DATUM",
                help="Laatste dag van de laatste maand; anders de laatste die is afgesloten.",
            ),
        ] = None,
        kwartaal: Annotated[
            str | None,
            typer.Option("--kwartaal", metavar="JAAR-NR", help="Een heel kwartaal, als 2026-3."),
        ] = None,
        maand: Annotated[
            str | None,
            typer.Option("--maand", metavar="JAAR-NR", help="Een hele maand, als 2026-10."),
        ] = None,
        uitleg: Annotated[
            bool, typer.Option("--uitleg", help="Zet bij elke tabel wat er is geteld.")
        ] = False,
        intern: Annotated[
            bool,
            typer.Option(
                "--intern",
                help="Exacte aantallen, alleen op het scherm en niet voor verspreiding; gelogd.",
            ),
        ] = False,
        formaat: Annotated[
            Rapportvorm | None,
            typer.Option(
                "-f",
                "--formaat",
                help="Vorm van de uitvoer.",
                show_default="tabel op een scherm, anders tekst",
            ),
        ] = None,
        uit: Uit = None,
    ) -> None:
        from tafel.render.rapport.rapport import zet
        from tafel.services.rapport.leeswijzer import definities
        from tafel.services.rapport.rapporteren import rapporteer

        bij = aanroep(ctx)
        settings = bij.settings
        vorm = kies_formaat(formaat, uit)
        if intern and (uit is not None or vorm in DOCUMENTEN):
            raise WrongUse(
                "--intern is voor het scherm, niet voor een bestand of document; laat --uit en "
                f"-f {vorm} weg, of --intern"
            )
        if intern and stdout_is_bestand():
            raise WrongUse(
                "--intern is voor het scherm; de uitvoer gaat nu naar een bestand. Laat > weg, of "
                "--intern"
            )
        if intern and vorm not in LEESBAAR and stdout_is_pijp():
            raise WrongUse(
                f"--intern is voor het scherm; de uitvoer gaat nu als {vorm} naar een ander "
                "programma. Lees met -f tekst, of laat --intern weg"
            )
        periode = _periode(bij, van, tot, kwartaal, maand)
        with open_zitting(bij) as z:
            sluit_maanden(settings, z)
            gemaakt = rapporteer(z, naam, periode, intern=intern)
        bij_tabel = definities(tabel.sleutel for tabel in gemaakt.tabellen) if uitleg else None
        blad = zet(gemaakt, vorm, settings.breedte, bij_tabel, beelden=met_beelden(uit))
        lever(settings, blad, uit)
        if intern and not stdout_is_terminal():
            meld(settings, "Let op: dit zijn exacte aantallen, niet voor verspreiding.")


for _naam, _hulp in RAPPORTEN.items():
    _voeg_toe(_naam, _hulp)
app.add_typer(_rapport_nota.app)
app.add_typer(_rapport_oordeel.app)
app.add_typer(_rapport_afsluiten.app)


def _periode(
    bij: Aanroep, van: str | None, tot: str | None, kwartaal: str | None, maand: str | None
) -> "Gevraagd":
    """What the options say; a first day of which the year was not typed is before the last month
    that can be closed.
    """
    from tafel.rules import perioden
    from tafel.services.rapport.afsluiten import laatste_af_te_sluiten

    settings = bij.settings

    if (kwartaal, maand, van or tot).count(None) < 2:
        raise WrongUse("geef --kwartaal, --maand, of --van en --tot; niet meer dan een daarvan")
    if kwartaal is not None or maand is not None:
        vlag, tekst = ("--maand", maand) if maand is not None else ("--kwartaal", kwartaal)
        try:
            heel = (perioden.maand if maand is not None else perioden.kwartaal)(tekst or "")
            return heel.van, heel.tot
        except ValueError as fout:
            raise WrongUse(f"{vlag}: {fout}") from None
    begin, einde = lees_tijdvak(van, tot, settings.vandaag, terug=True)
    if van is None or begin is None or einde is not None:
        return begin, einde
    from tafel.getypte_datums import uiterlijk

    return uiterlijk(begin, van, laatste_af_te_sluiten(bij.profiel, settings.vandaag)), None
