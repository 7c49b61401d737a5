"""`tafel rapport`: weekly lists, and policy information that may leave the register."""

from datetime import date
from typing import TYPE_CHECKING, Annotated, Literal, TypeAlias

import typer

from tafel.commands import _rapport_nota, _rapport_oordeel, _rapport_weeklijst
from tafel.commands._options import (
    Uit,
    aanroep,
    bevestig,
    kies_formaat,
    lees_tijdvak,
    met_beelden,
    stdin_is_terminal,
)
from tafel.commands._uitvoer import lever, meld, open_register
from tafel.errors import WrongUse

if TYPE_CHECKING:
    from tafel.config import Settings
    from tafel.domain.rapport import Periode

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

app = typer.Typer()
app.add_typer(_rapport_weeklijst.app)


def _voeg_toe(naam: str, hulp: str) -> None:
    @app.command(naam, help=hulp)
    def rapport(
        ctx: typer.Context,
        van: Annotated[
            str | None,
            typer.Option("--van", metavar="DATUM", help="Vanaf deze dag; anders 1 januari."),
        ] = None,
        tot: Annotated[
            str | None,
            typer.Option("--tot", metavar="DATUM", help="Tot en met deze dag; anders vandaag."),
        ] = None,
        kwartaal: Annotated[
            str | None,
            typer.Option("--kwartaal", metavar="JAAR-NR", help="Een heel kwartaal, als 2026-3."),
        ] = None,
        definitief: Annotated[
            bool,
            typer.Option(
                "--definitief",
                help="Legt de cijfers van dit kwartaal vast; latere correcties staan er apart bij.",
            ),
        ] = False,
        uitleg: Annotated[
            bool, typer.Option("--uitleg", help="Zet bij elke tabel wat er is geteld.")
        ] = False,
        ja: Annotated[bool, typer.Option("--ja", help="Vraagt niet om bevestiging.")] = False,
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
        from tafel.render.rapport import zet
        from tafel.services.definities import definities
        from tafel.services.rapporteren import rapporteer, stel_vast, toets_definitief

        bij = aanroep(ctx)
        settings = bij.settings
        vorm = kies_formaat(formaat, uit)
        if ja and not definitief:
            raise WrongUse("--ja bevestigt --definitief; geef ze samen, of laat --ja weg")
        periode = _periode(settings, van, tot, kwartaal)
        if definitief:
            toets_definitief(periode, settings.vandaag)
            if not ja and not _zeker(naam, periode):
                raise typer.Abort
        with open_register(settings) as register:
            if definitief:
                nieuw = stel_vast(
                    register,
                    bij.profiel,
                    naam,
                    periode,
                    wie=settings.gebruiker,
                    vandaag=settings.vandaag,
                )
                meld(
                    settings,
                    f"De cijfers van {periode.kwartaal} zijn nu definitief."
                    if nieuw
                    else f"De cijfers van {periode.kwartaal} waren al definitief.",
                )
            gemaakt = rapporteer(
                register,
                bij.profiel,
                naam,
                periode,
                wie=settings.gebruiker,
                vandaag=settings.vandaag,
            )
        bij_tabel = definities(tabel.sleutel for tabel in gemaakt.tabellen) if uitleg else None
        blad = zet(gemaakt, vorm, settings.breedte, bij_tabel, beelden=met_beelden(uit))
        lever(settings, blad, uit)


for _naam, _hulp in RAPPORTEN.items():
    _voeg_toe(_naam, _hulp)
app.add_typer(_rapport_nota.app)
app.add_typer(_rapport_oordeel.app)


def _zeker(naam: str, periode: "Periode") -> bool:
    """Final is for good: asked on a terminal, said with --ja elsewhere."""
    if not stdin_is_terminal():
        raise WrongUse("--definitief is voorgoed; bevestig het met --ja")
    return bevestig(f"De cijfers van {naam} {periode.kwartaal} voorgoed vastleggen?")


def _periode(
    settings: "Settings", van: str | None, tot: str | None, kwartaal: str | None
) -> "Periode":
    """What the options say; from 1 January up to and including today without any."""
    from tafel.rules.perioden import als_periode
    from tafel.rules.perioden import kwartaal as heel_kwartaal

    if kwartaal is not None:
        if van is not None or tot is not None:
            raise WrongUse("geef --kwartaal, of --van en --tot; niet allebei")
        try:
            return heel_kwartaal(kwartaal)
        except ValueError as fout:
            raise WrongUse(f"--kwartaal: {fout}") from None
    vandaag = settings.vandaag
    begin, einde = lees_tijdvak(van, tot, vandaag, terug=True)
    einde = einde or vandaag
    begin = begin or date(einde.year, 1, 1)
    if begin > einde:
        raise WrongUse("--van ligt na --tot")
    try:
        return als_periode(begin, einde)
    except ValueError as fout:
        raise WrongUse(f"--van en --tot: {fout}") from None
