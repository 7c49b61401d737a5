"""`tafel plan doel` and `tafel plan taak`: what is to be reached, and who does what for it."""

import re
from datetime import date
from typing import Annotated

import typer

from tafel.commands._lijn.casus import kies_casus, lees_vooruit
from tafel.commands._lijn.kiezen import kies_code, vraag_wijziging
from tafel.commands._lijn.nummers import lees_aanbodnummer, lees_afspraaknummer, lees_doelnummer
from tafel.commands._lijn.opties import IN_GESCHIEDENIS, Aanbod, Aanroep, aanroep
from tafel.commands._lijn.teksten import hoogstens_een_van_stdin, lees_los, lees_tekst
from tafel.commands._lijn.terminal import stdin_is_terminal, vraag
from tafel.commands._lijn.uitvoer import lever, meld, open_zitting
from tafel.errors import WrongUse
from tafel.kolommen import LEEFGEBIEDEN

app = typer.Typer()

Organisatie = Annotated[
    str | None,
    typer.Option("--organisatie", metavar="PARTNER", help="De partner, of het begin ervan."),
]


@app.command(help="Zet een doel in het concept, of wijzigt er een.")
def doel(
    ctx: typer.Context,
    nummer: Annotated[
        str | None,
        typer.Argument(metavar="NR|DOEL", help="De casus (147) voor een nieuw doel, of 147d2."),
    ] = None,
    leefgebied: Annotated[
        str | None,
        typer.Option("--leefgebied", metavar="LEEFGEBIED", help="Waarop het doel ziet."),
    ] = None,
    tekst: Annotated[
        str | None,
        typer.Option("--tekst", metavar="TEKST", help=f"Wat er bereikt is. {IN_GESCHIEDENIS}"),
    ] = None,
    maat: Annotated[
        str | None,
        typer.Option("--maat", metavar="TEKST", help=f"Waaraan dat blijkt. {IN_GESCHIEDENIS}"),
    ] = None,
    streefdatum: Annotated[
        str | None, typer.Option("--streefdatum", metavar="DATUM", help="Wanneer dat zo is.")
    ] = None,
    vervalt: Annotated[
        bool, typer.Option("--vervalt", help="Laat het doel weg uit deze en volgende versies.")
    ] = False,
) -> None:
    from tafel.services.plan.doelen import nieuw_doel, voor_nieuw_doel, wijzig_doel

    bij = aanroep(ctx)
    settings = bij.settings
    bestaand = lees_doelnummer(nummer) if nummer and re.search("d", nummer, re.I) else None
    hoogstens_een_van_stdin(tekst, maat)
    casus = bestaand[0] if bestaand else kies_casus(bij, nummer)
    if bestaand is None and vervalt:
        raise WrongUse("--vervalt vraagt een doel: tafel plan doel 147d2 --vervalt")
    if bestaand is None and stdin_is_terminal():
        with open_zitting(bij) as z:
            voor_nieuw_doel(z.register, casus)
    if bestaand is None and leefgebied is None:
        leefgebied = _vraag_leefgebied()
    waarden: dict[str, str | None] = {}
    if leefgebied is not None:
        waarden["leefgebied"] = kies_code(leefgebied, "--leefgebied", LEEFGEBIEDEN)
    if tekst is not None or bestaand is None:
        waarden["tekst"] = lees_tekst(settings, tekst, "Wat is er dan bereikt?", "--tekst")
        if not waarden["tekst"]:
            raise WrongUse("een doel zegt wat er bereikt is: --tekst")
    if maat is not None:
        waarden["maat"] = lees_los(settings, maat, "--maat")
    if streefdatum is not None:
        waarden["streefdatum"] = _dag(bij, streefdatum, "--streefdatum")
    if bestaand is None:
        with open_zitting(bij) as z:
            gemaakt = nieuw_doel(z, casus, waarden)
        lever(settings, f"{casus}d{gemaakt}")
        meld(settings, f"Taken: tafel plan taak {casus}d{gemaakt}")
        return
    if not waarden and not vervalt:
        vraag_wijziging(bij, ctx, f"{casus}d{bestaand[1]}", "maat")
        return
    if waarden and vervalt:
        raise WrongUse("--vervalt gaat niet samen met andere opties")
    with open_zitting(bij) as z:
        wijzig_doel(z, *bestaand, waarden, vervalt=vervalt)
    meld(settings, f"Doel {casus}d{bestaand[1]} {'vervalt' if vervalt else 'gewijzigd'}.")


def _vraag_leefgebied() -> str:
    if not stdin_is_terminal():
        raise WrongUse(f"--leefgebied ontbreekt; kies uit {', '.join(LEEFGEBIEDEN)}")
    return vraag(f"Op welk leefgebied ({', '.join(LEEFGEBIEDEN)})?")


@app.command(help="Zet een taak bij een doel, of wijzigt er een van het concept.")
def taak(
    ctx: typer.Context,
    nummer: Annotated[
        str | None,
        typer.Argument(
            metavar="DOEL|TAAK",
            help="Het doel (147d2) voor een nieuwe taak, of 147/3; of de casus bij één doel.",
        ),
    ] = None,
    wat: Annotated[
        str | None,
        typer.Option("--wat", metavar="TEKST", help=f"Wat er gebeurt. {IN_GESCHIEDENIS}"),
    ] = None,
    organisatie: Organisatie = None,
    wie: Annotated[
        str | None,
        typer.Option("--wie", metavar="NAAM", help=f"Wie het doet. {IN_GESCHIEDENIS}"),
    ] = None,
    uiterlijk: Annotated[
        str | None, typer.Option("--uiterlijk", metavar="DATUM", help="Wanneer het klaar is.")
    ] = None,
    aanbod: Aanbod = None,
) -> None:
    from tafel.services.aanbod.kaart import organisatie_bij
    from tafel.services.plan.doelen import nieuwe_taak, voor_nieuwe_taak, wijzig_taak

    bij = aanroep(ctx)
    settings = bij.settings
    hoogstens_een_van_stdin(wat, wie)
    dag = _dag(bij, uiterlijk, "--uiterlijk") if uiterlijk is not None else None
    product = lees_aanbodnummer(aanbod) if aanbod is not None else None
    if product is not None:
        with open_zitting(bij) as z:
            organisatie = organisatie_bij(z, product, organisatie)
    if nummer is None or "/" not in nummer:
        casus, van_doel = _doel_voor_taak(bij, nummer)
        klaar = date.fromisoformat(dag) if dag else None
        with open_zitting(bij) as z:
            voor_nieuwe_taak(z, casus, van_doel, organisatie=organisatie, uiterlijk=klaar)
            omschrijving = lees_tekst(settings, wat, "Wat gebeurt er?", "--wat")
            if not omschrijving:
                raise WrongUse("een taak zegt wat er gebeurt: --wat")
            gemaakt = nieuwe_taak(
                z,
                casus,
                van_doel,
                wat=omschrijving,
                organisatie=organisatie,
                persoon=lees_los(settings, wie, "--wie"),
                uiterlijk=klaar,
                aanbod=product,
            )
        lever(settings, f"{casus}/{gemaakt}")
        meld(settings, f"Taak {casus}/{gemaakt} bij doel {casus}d{van_doel}.")
        return
    casus, afspraak = lees_afspraaknummer(nummer)
    waarden: dict[str, str | int | None] = {}
    if product is not None:
        waarden["aanbod"] = product
    if wat is not None:
        waarden["wat"] = lees_tekst(settings, wat, "", "--wat")
        if not waarden["wat"]:
            raise WrongUse("een taak zegt wat er gebeurt: --wat")
    if wie is not None:
        waarden["wie"] = lees_los(settings, wie, "--wie")
    if organisatie is not None:
        waarden["organisatie"] = organisatie
    if uiterlijk is not None:
        waarden["uiterlijk"] = dag
    if not waarden:
        vraag_wijziging(bij, ctx, f"{casus}/{afspraak}", "uiterlijk")
        return
    with open_zitting(bij) as z:
        wijzig_taak(z, casus, afspraak, waarden)
    meld(settings, f"Taak {casus}/{afspraak} gewijzigd.")


def _doel_voor_taak(bij: Aanroep, nummer: str | None) -> tuple[int, int]:
    """The goal as given; of a casus its only goal, else the one that is chosen on a terminal."""
    from tafel.services.plan.plan import open_doelen

    if nummer is not None and re.search("d", nummer, re.I):
        return lees_doelnummer(nummer)
    casus = kies_casus(bij, nummer)
    with open_zitting(bij) as z:
        doelen = [f"{casus}d{een.nummer}" for een in open_doelen(z.register, casus)]
    if len(doelen) == 1:
        return lees_doelnummer(doelen[0])
    if not doelen:
        raise WrongUse(f"casus {casus} heeft geen doel; maak er een met: tafel plan doel {casus}")
    if not stdin_is_terminal():
        raise WrongUse(f"welk doel? Kies uit {', '.join(doelen)}")
    return lees_doelnummer(vraag(f"Welk doel ({', '.join(doelen)})?"))


def _dag(bij: Aanroep, tekst: str, optie: str) -> str | None:
    """A date as it is stored, with a warning when it is past; None for an empty text."""
    if not tekst.strip():
        return None
    dag = lees_vooruit(bij, tekst, optie)
    if dag < bij.settings.vandaag:
        meld(bij.settings, f"let op: {optie} {dag:%d-%m-%Y} is al voorbij")
    return dag.isoformat()
