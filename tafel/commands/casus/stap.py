"""`tafel casus stap`, `opschalen`, `afschalen` and `overdragen`: a casus goes further, or over."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tafel.services.zitting import Zitting
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from tafel.commands._lijn.casus import Nummer, kies_casus, lees_vooruit, meld_onbekend_jaar
from tafel.commands._lijn.kiezen import kies_een, vraag_partner, zoek_tafel
from tafel.commands._lijn.opties import IN_GESCHIEDENIS, Aanroep, Proef, Reden, aanroep
from tafel.commands._lijn.teksten import hoogstens_een_van_stdin, lees_los, lees_tekst
from tafel.commands._lijn.terminal import stdin_is_terminal
from tafel.commands._lijn.uitvoer import lever, meld, open_zitting
from tafel.commands.casus.overdracht import draag_niet_over, draag_over_aan
from tafel.datums import dag_in_woorden
from tafel.errors import GateNotMet, WrongUse

if TYPE_CHECKING:
    from tafel.commands._lijn.opties import Aanroep
    from tafel.config import Settings
    from tafel.domain.crisis import Crisisstand
    from tafel.register.rijen.casus import Casusrij

app = typer.Typer()

Naar = Annotated[
    str | None,
    typer.Option(
        "--naar",
        metavar="WAAR",
        help=f"Een partner, een netwerk of een ander niveau. {IN_GESCHIEDENIS}",
    ),
]


def _stap(tekst: str) -> int:
    if not re.fullmatch("[1-9]|10", tekst):
        raise WrongUse("een stap is een getal van 1 tot en met 10")
    return int(tekst)


@app.command(
    help="Zet een casus in een andere stap, vooruit alleen als de poorten open zijn; of schort de "
    "termijn van haar stap op."
)
def stap(
    ctx: typer.Context,
    nummer: Nummer = None,
    naar: Annotated[
        int | None, typer.Argument(metavar="STAP", min=1, max=10, help="Stap 1 tot en met 10.")
    ] = None,
    reden: Reden = None,
    opschorten: Annotated[
        str | None,
        typer.Option(
            "--opschorten",
            metavar="REDEN",
            help=f"Schort de termijn van de stap op; vraagt de reden als u alleen --tot geeft. "
            f"{IN_GESCHIEDENIS}",
        ),
    ] = None,
    tot: Annotated[
        str | None,
        typer.Option("--tot", metavar="DATUM", help="Tot wanneer; hoogstens 13 weken verder."),
    ] = None,
    hervatten: Annotated[
        bool, typer.Option("--hervatten", help="Laat een opgeschorte termijn weer lopen.")
    ] = False,
    proef: Proef = False,
) -> None:
    from tafel.services.casus.stappen import zet_stap

    bij = aanroep(ctx)
    settings = bij.settings
    stilzetten = opschorten is not None or tot is not None
    vraagt = naar is None and stdin_is_terminal() and not (stilzetten or hervatten)
    if (naar is not None or vraagt) + stilzetten + hervatten != 1:
        raise WrongUse("geef een stap, of --opschorten met --tot, of --hervatten; en één daarvan")
    gekozen = kies_casus(bij, nummer)
    if stilzetten:
        if reden is not None:
            raise WrongUse("de reden hoort bij --opschorten zelf; laat --reden weg")
        _schort_op(bij, gekozen, opschorten, tot, proef=proef)
        return
    if hervatten:
        _hervat(bij, gekozen, reden, proef=proef)
        return
    if naar is None:
        naar = kies_een(bij, None, _stap, "welke stap", "7", f"tafel casus toon {gekozen}")
    toelichting = lees_los(settings, reden, "--reden")
    with open_zitting(bij) as z:
        gezet = zet_stap(z, gekozen, naar, reden=toelichting, proef=proef)
    stapnaam = f"stap {naar} {bij.profiel.proces.stappen[naar].naam}"
    if proef:
        regels = [f"{tekort.tekst}: {tekort.opdracht}" for tekort in gezet.tekorten]
        lever(settings, "\n".join(regels) or f"Casus {gekozen} kan naar {stapnaam}.")
        meld(settings, "Dit was een proef; er is niets bewaard.")
        if regels:
            raise typer.Exit(GateNotMet.exit_code)
        return
    termijn = ""
    if gezet.uiterlijk is not None:
        termijn = f", uiterlijk {dag_in_woorden(gezet.uiterlijk, settings.vandaag)}"
    meld(settings, f"Casus {gekozen} staat in {stapnaam}{termijn}.")
    meld_onbekend_jaar(bij, gezet.uiterlijk)


def _schort_op(
    bij: Aanroep, casus: int, reden: str | None, tot: str | None, *, proef: bool
) -> None:
    from tafel.services.casus.opschorten import schort_op

    settings = bij.settings
    waarom = lees_tekst(settings, reden, "Waarom staat het stil?", "--opschorten", lang=True)
    if not waarom:
        raise WrongUse("opschorten vraagt een reden: --opschorten")
    dag = lees_vooruit(bij, tot, "--tot") if tot else None
    with open_zitting(bij) as z:
        gedaan = schort_op(z, casus, reden=waarom, tot=dag, proef=proef)
    assert gedaan.tot is not None
    wanneer = dag_in_woorden(gedaan.tot, settings.vandaag)
    meld(
        settings,
        f"De termijn van stap {gedaan.stap} van casus {casus} is opgeschort tot {wanneer}"
        f"{_daarna(bij, gedaan.uiterlijk)}.",
    )
    _meld_proef(bij, proef)
    meld_onbekend_jaar(bij, gedaan.tot, gedaan.uiterlijk)


def _hervat(bij: Aanroep, casus: int, reden: str | None, *, proef: bool) -> None:
    from tafel.services.casus.opschorten import hervat

    settings = bij.settings
    toelichting = lees_los(settings, reden, "--reden")
    with open_zitting(bij) as z:
        gedaan = hervat(z, casus, reden=toelichting, proef=proef)
    meld(
        settings,
        f"De termijn van stap {gedaan.stap} van casus {casus} loopt weer"
        f"{_daarna(bij, gedaan.uiterlijk)}.",
    )
    _meld_proef(bij, proef)
    meld_onbekend_jaar(bij, gedaan.uiterlijk)


def _daarna(bij: Aanroep, uiterlijk: date | None) -> str:
    """Until when the term runs: ", uiterlijk do 3-12"."""
    if uiterlijk is None:
        return "; deze stap heeft geen termijn"
    return f", uiterlijk {dag_in_woorden(uiterlijk, bij.settings.vandaag)}"


def _meld_proef(bij: Aanroep, proef: bool) -> None:
    if proef:
        meld(bij.settings, "Dit was een proef; er is niets bewaard.")


@app.command(help="Schaalt op naar een hoger niveau; de casus blijft open en in zicht.")
def opschalen(
    ctx: typer.Context,
    nummer: Nummer = None,
    naar: Naar = None,
    reden: Reden = None,
    procesmanager: Annotated[
        str | None,
        typer.Option(
            "--procesmanager",
            metavar="NAAM",
            help=f"Draagt een gezin over aan deze procesmanager. {IN_GESCHIEDENIS}",
        ),
    ] = None,
    contact: Annotated[
        str | None,
        typer.Option("--contact", metavar="TEKST", help=f"Telefoon of mail. {IN_GESCHIEDENIS}"),
    ] = None,
    niet: Annotated[
        bool, typer.Option("--niet", help="Het gezin wordt niet overgedragen; vraagt een reden.")
    ] = False,
    omdat: Annotated[
        str | None,
        typer.Option("--omdat", metavar="TEKST", help=f"Waarom niet. {IN_GESCHIEDENIS}"),
    ] = None,
) -> None:
    from tafel.services.basis.crisis import van_casus as van_crisis
    from tafel.services.basis.tijdlijn import open_casus
    from tafel.services.casus.stappen import schaal_op
    from tafel.services.regie.overdracht import van_casus

    bij = aanroep(ctx)
    settings = bij.settings
    gekozen = kies_casus(bij, nummer)
    hoogstens_een_van_stdin(naar, reden, procesmanager, contact, omdat)
    anders = any(optie is not None for optie in (naar, reden, procesmanager, contact))
    if niet or omdat is not None:
        if anders:
            raise WrongUse("--niet gaat alleen samen met --omdat")
        draag_niet_over(bij, gekozen, omdat)
        return
    with open_zitting(bij) as z:
        casus = open_casus(z.register, gekozen)
        stand = van_casus(z, casus)
        gevraagd = stand is not None and stand.over_te_dragen and not anders
        if procesmanager is not None or contact is not None or (gevraagd and stdin_is_terminal()):
            draag_over_aan(z, bij, gekozen, procesmanager, contact, naar, reden)
            return
        if gevraagd:
            raise WrongUse(
                "aan wie wordt dit gezin overgedragen? Geef --procesmanager en --contact, "
                "of --niet en --omdat"
            )
        doel, waarom = _waarheen(bij.settings, naar, reden)
        label = schaal_op(z, gekozen, naar=doel, reden=waarom)
        crisis = van_crisis(z, gekozen)
    meld(settings, f"Casus {gekozen} is opgeschaald naar {label}; zij blijft open en in zicht.")
    _wijs_op_crisis(settings, crisis)
    if stand is not None and stand.over_te_dragen:
        meld(settings, f"Wie is de procesmanager? tafel casus opschalen {gekozen}")


@app.command(help="Schaalt af: terug van een hoger niveau, of naar het reguliere aanbod.")
def afschalen(
    ctx: typer.Context, nummer: Nummer = None, naar: Naar = None, reden: Reden = None
) -> None:
    from tafel.services.basis.crisis import van_casus as van_crisis
    from tafel.services.casus.stappen import schaal_af

    bij = aanroep(ctx)
    settings = bij.settings
    gekozen = kies_casus(bij, nummer)
    doel, waarom = _waarheen(bij.settings, naar, reden)
    with open_zitting(bij) as z:
        label, terug = schaal_af(z, gekozen, naar=doel, reden=waarom)
        crisis = van_crisis(z, gekozen)
    meld(settings, f"Casus {gekozen} is afgeschaald naar {label}.")
    _wijs_op_crisis(settings, crisis)
    if terug:
        meld(settings, f"Verder aan deze tafel: tafel casus stap {gekozen}")
    else:
        meld(settings, f"Sluiten: tafel casus sluit {gekozen} --reden afgeschaald")


def _wijs_op_crisis(settings: "Settings", crisis: "Crisisstand | None") -> None:
    """An open crisis stays with the table, whatever level the casus is at."""
    from tafel.domain.crisis import Crisisfase

    if crisis is None or crisis.stand is not Crisisfase.OPEN:
        return
    wat = "de crisis blijft hier open tot de kinderen veilig zijn"
    if crisis.laatste is None:
        wat = f"over de crisis is nog niet gebeld: bel nu {crisis.bellen}"
    meld(settings, f"let op: {wat}, en leg het vast: tafel casus crisis {crisis.casus}")


def _waarheen(settings: "Settings", naar: str | None, reden: str | None) -> tuple[str, str]:
    hoogstens_een_van_stdin(naar, reden)
    doel = lees_tekst(settings, naar, "Waarheen?", "--naar")
    waarom = lees_tekst(settings, reden, "Waarom?", "--reden")
    if not doel or not waarom:
        raise WrongUse("op- en afschalen vraagt een doel en een reden: --naar en --reden")
    return doel, waarom


@app.command(help="Geeft een casus een andere gezinsmanager of casemanager, of een andere tafel.")
def overdragen(
    ctx: typer.Context,
    nummer: Nummer = None,
    casemanager: Annotated[
        str | None,
        typer.Option(
            "--casemanager",
            metavar="NAAM",
            help=f"De gezinsmanager of casemanager. {IN_GESCHIEDENIS}",
        ),
    ] = None,
    organisatie: Annotated[
        str | None,
        typer.Option("--organisatie", metavar="PARTNER", help="Waar hij of zij werkt."),
    ] = None,
    contact: Annotated[
        str | None,
        typer.Option("--contact", metavar="TEKST", help=f"Telefoon of mail. {IN_GESCHIEDENIS}"),
    ] = None,
    tafel: Annotated[
        str | None, typer.Option("--tafel", metavar="TAFEL", help="De tafel die overneemt.")
    ] = None,
    reden: Reden = None,
) -> None:
    from tafel.services.basis.tijdlijn import open_casus
    from tafel.services.casus.stappen import draag_over

    bij = aanroep(ctx)
    settings = bij.settings
    gekozen = kies_casus(bij, nummer)
    hoogstens_een_van_stdin(casemanager, contact, reden)
    naam = doel = waarom = None
    with open_zitting(bij) as z:
        casus = open_casus(z.register, gekozen)
        if tafel is None or any(optie is not None for optie in (casemanager, organisatie, contact)):
            naam = lees_tekst(settings, casemanager, "Wie neemt het over?", "--casemanager")
            if not naam:
                raise WrongUse("wie neemt het over? Geef --casemanager, of --tafel")
            bekend = organisatie or casus.casemanager_organisatie
            if bekend is None and stdin_is_terminal():
                organisatie = vraag_partner(z, bij, "Van welke organisatie?")
        if tafel is not None:
            doel = zoek_tafel(bij.profiel, tafel).code
            waarom = lees_tekst(settings, reden, "Waarom deze tafel?", "--reden")
            if not waarom:
                raise WrongUse("een andere tafel vraagt een reden: --reden")
        elif naam and organisatie is None:
            waarom = _waarom_deze(z, bij, casus, casus.casemanager_organisatie, reden)
        elif naam:
            waarom = _waarom_deze(z, bij, casus, organisatie, reden)
        gedaan = draag_over(
            z,
            gekozen,
            casemanager=naam,
            organisatie=organisatie,
            contact=lees_los(settings, contact, "--contact"),
            tafel=doel,
            reden=waarom,
        )
    if gedaan.tafel is not None:
        meld(settings, f"Casus {gekozen} ligt bij {gedaan.tafel}.")
    if gedaan.manager is not None:
        wie = f"een {gedaan.manager} van {gedaan.organisatie}"
        meld(settings, f"Casus {gekozen} heeft {wie}.")


def _waarom_deze(
    z: "Zitting",
    bij: "Aanroep",
    casus: "Casusrij",
    organisatie: str | None,
    reden: str | None,
) -> str | None:
    """The reason for a gezinsmanager of another organisation than the category names (§6).

    Raises WrongUse where there is none and no terminal to ask on.
    """
    from tafel.services.partner.partners import zoek_partner
    from tafel.services.regie.overdracht import verwacht

    if organisatie is None:
        return lees_los(bij.settings, reden, "--reden")
    partner = zoek_partner(z.profiel, organisatie)
    namen = verwacht(z, casus, partner.code)
    if not namen:
        return lees_los(bij.settings, reden, "--reden")
    meld(
        bij.settings,
        f"let op: bij deze categorie komt de gezinsmanager van {namen}, niet van {partner.naam}",
    )
    waarom = lees_tekst(bij.settings, reden, "Waarom deze organisatie?", "--reden")
    if not waarom:
        raise WrongUse("een gezinsmanager van een andere organisatie vraagt een reden: --reden")
    return waarom
