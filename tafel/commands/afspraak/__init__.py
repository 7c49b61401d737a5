"""`tafel afspraak`: who does what by when, and what became of it."""

from collections.abc import Callable
from datetime import date
from typing import Annotated, Literal, TypeVar

import typer

from tafel.commands._lijn.casus import lees_vooruit, meld_onbekend_jaar
from tafel.commands._lijn.kiezen import kies_nummers, lees_casus, tafelfilter
from tafel.commands._lijn.nummers import lees_aanbodnummer, lees_casusnummer, lees_doelnummer
from tafel.commands._lijn.opties import (
    IN_GESCHIEDENIS,
    Aanbod,
    Aanroep,
    Aantal,
    Formaat,
    Tafel,
    Uit,
    aanroep,
    lees_tijdvak,
)
from tafel.commands._lijn.teksten import hoogstens_een_van_stdin, lees_los, lees_tekst
from tafel.commands._lijn.terminal import stdin_is_terminal, vraag
from tafel.commands._lijn.uitvoer import lever, lever_lijst, meld, open_zitting
from tafel.commands.afspraak import corrigeer as _afspraak_corrigeer
from tafel.commands.afspraak.keuze import AFGEDAAN, kies_afspraken
from tafel.domain.plan import Afspraak, Afspraakstatus, Oorzaak
from tafel.errors import TafelError, WrongUse
from tafel.services.afspraak.afspraken import Daad, Wending
from tafel.services.partner.partners import zoek_partner
from tafel.woorden import afspraaknummer

app = typer.Typer()
app.add_typer(_afspraak_corrigeer.app)

T = TypeVar("T")

Nummers = Annotated[
    list[str] | None,
    typer.Argument(metavar="NR", help="De afspraken, bijvoorbeeld 147/3."),
]
Organisatie = Annotated[
    str | None,
    typer.Option("--organisatie", metavar="PARTNER", help="De partner, of het begin ervan."),
]
Uiterlijk = Annotated[
    str | None,
    typer.Option(
        "--uiterlijk", metavar="DATUM", help="Wanneer het klaar is: 2026-11-26, vr of +2w."
    ),
]
Toelichting = Annotated[
    str | None,
    typer.Option(
        "--toelichting", metavar="TEKST", help=f"Wat erover te zeggen is. {IN_GESCHIEDENIS}"
    ),
]


@app.command(help="Toont de afspraken; wat het eerst klaar moet zijn staat bovenaan.")
def lijst(
    ctx: typer.Context,
    organisatie: Organisatie = None,
    tafel: Tafel = None,
    casus: Annotated[
        str | None, typer.Option("--casus", metavar="NR", help="Alleen van deze casus.")
    ] = None,
    te_laat: Annotated[
        bool, typer.Option("--te-laat", help="Alleen wat open staat na de afgesproken dag.")
    ] = False,
    van: Annotated[
        str | None, typer.Option("--van", metavar="DATUM", help="Klaar op of na deze dag.")
    ] = None,
    tot: Annotated[
        str | None, typer.Option("--tot", metavar="DATUM", help="Klaar op of voor deze dag.")
    ] = None,
    status: Annotated[
        Literal["open", "nagekomen", "niet_nagekomen", "vervallen", "alle"],
        typer.Option("--status", help="Alleen met deze status."),
    ] = "open",
    aantal: Aantal = 200,
    formaat: Formaat = None,
    uit: Uit = None,
) -> None:
    from tafel.render.afspraak import afspraken
    from tafel.services.afspraak.afspraken import lijst as voer_uit
    from tafel.services.afspraak.correctie import gecorrigeerd

    bij = aanroep(ctx)
    settings = bij.settings
    if te_laat and status not in ("open", "alle"):
        raise WrongUse("--te-laat kan alleen met --status open: wat gedaan is, is niet te laat")
    nummer = lees_casus(bij, casus, "--casus") if casus is not None else None
    begin, einde = lees_tijdvak(van, tot, settings.vandaag)
    with open_zitting(bij) as z:
        regels = voer_uit(
            z,
            organisatie=organisatie,
            # One casus is asked for by name; the user's own table would only hide it.
            tafel=tafelfilter(bij, tafel, z) if casus is None or tafel is not None else None,
            casus=nummer,
            status=None if status == "alle" else Afspraakstatus(status),
            te_laat=te_laat,
            van=begin,
            tot=einde,
            grens=aantal,
        )
        regels = gecorrigeerd(z.register, regels)
        labels = z.profiel.labels
    lever_lijst(bij, afspraken(regels, labels), formaat, uit)
    if len(regels) == aantal:
        meld(settings, f"De eerste {aantal}; meer met --aantal, minder met --tot of --te-laat.")


@app.command(help="Maakt een afspraak; vraagt op een terminal wat ontbreekt, drukt het nummer af.")
def add(
    ctx: typer.Context,
    nummer: Annotated[
        str | None, typer.Argument(metavar="NR", help="De casus, bijvoorbeeld 147.")
    ] = None,
    organisatie: Organisatie = None,
    wat: Annotated[
        str | None,
        typer.Option("--wat", metavar="TEKST", help=f"Wat er gebeurt. {IN_GESCHIEDENIS}"),
    ] = None,
    uiterlijk: Uiterlijk = None,
    wie: Annotated[
        str | None,
        typer.Option("--wie", metavar="NAAM", help=f"Wie het daar doet. {IN_GESCHIEDENIS}"),
    ] = None,
    doel: Annotated[
        str | None,
        typer.Option("--doel", metavar="DOEL", help="Het doel dat het dient: 147d2."),
    ] = None,
    aanbod: Aanbod = None,
) -> None:
    from tafel.rules.termijnen import dagen_te_laat
    from tafel.services.aanbod.kaart import organisatie_bij
    from tafel.services.afspraak.afspraken import spreek_af

    bij = aanroep(ctx)
    settings = bij.settings
    hoogstens_een_van_stdin(wat, wie)
    [casus, *_] = kies_nummers(bij, [nummer] if nummer else None, lees_casusnummer, "casus")
    doelnummer = _doel(doel, casus) if doel is not None else None
    product = lees_aanbodnummer(aanbod) if aanbod is not None else None
    with open_zitting(bij) as z:
        if product is not None:
            organisatie = organisatie_bij(z, product, organisatie)
        partners = z.profiel
        partner = _vraag_tot_goed(
            bij,
            organisatie,
            "Welke organisatie doet het?",
            "--organisatie",
            lambda tekst: zoek_partner(partners, tekst),
        )
        taak = lees_tekst(settings, wat, "Wat doet zij?", "--wat")
        if not taak:
            raise WrongUse("wat is er afgesproken? Geef --wat")
        dag = _dag(bij, uiterlijk)
        gemaakt = spreek_af(
            z,
            casus,
            organisatie=partner.code,
            persoon=lees_los(settings, wie, "--wie"),
            wat=taak,
            uiterlijk=dag,
            doel=doelnummer,
            aanbod=product,
        )
    if dag < settings.vandaag:
        laat = dagen_te_laat(bij.profiel, dag, settings.vandaag)
        meld(
            settings,
            f"let op: {dag:%d-%m-%Y} is al voorbij"
            + ("; de afspraak is meteen te laat" if laat else ""),
        )
    meld_onbekend_jaar(bij, dag)
    lever(settings, f"{casus}/{gemaakt}")
    meld(settings, f"Afspraak met {partner.naam}, uiterlijk {dag:%d-%m-%Y}.")


@app.command(help="Deze afspraken zijn nagekomen.")
def nagekomen(ctx: typer.Context, nummers: Nummers = None, toelichting: Toelichting = None) -> None:
    bij = aanroep(ctx)
    gedaan = _wend(
        bij,
        kies_afspraken(bij, nummers),
        Wending(Daad.NAGEKOMEN, toelichting=lees_los(bij.settings, toelichting, "--toelichting")),
    )
    meld(bij.settings, f"Nagekomen: {_opgesomd(gedaan)}.")


@app.command(
    name="niet-nagekomen",
    help="Deze afspraken zijn niet nagekomen: de organisatie handelde niet, of het kon niet.",
)
def niet_nagekomen(
    ctx: typer.Context,
    nummers: Nummers = None,
    oorzaak: Annotated[
        Oorzaak | None,
        typer.Option(
            "--oorzaak",
            help="organisatie: zij handelde niet; omstandigheden: die zijn veranderd.",
        ),
    ] = None,
    toelichting: Toelichting = None,
) -> None:
    bij = aanroep(ctx)
    gekozen = kies_afspraken(bij, nummers)
    waarom = _vraag_tot_goed(
        bij,
        oorzaak.value if oorzaak else None,
        "Handelde de organisatie niet, of zijn de omstandigheden veranderd "
        "(organisatie, omstandigheden)?",
        "--oorzaak",
        _oorzaak,
    )
    gedaan = _wend(
        bij,
        gekozen,
        Wending(
            Daad.NIET_NAGEKOMEN,
            oorzaak=waarom,
            toelichting=lees_los(bij.settings, toelichting, "--toelichting"),
        ),
    )
    meld(bij.settings, f"Niet nagekomen: {_opgesomd(gedaan)}.")
    if waarom is Oorzaak.ORGANISATIE:
        for hint in dict.fromkeys(_escaleren(bij, gedaan)):
            meld(bij.settings, f"Escaleren: {hint}")


@app.command(help="Deze afspraken hoeven niet meer.")
def vervallen(
    ctx: typer.Context,
    nummers: Nummers = None,
    reden: Annotated[
        str | None,
        typer.Option("--reden", metavar="TEKST", help=f"Waarom niet meer. {IN_GESCHIEDENIS}"),
    ] = None,
) -> None:
    bij = aanroep(ctx)
    gekozen = kies_afspraken(bij, nummers)
    waarom = lees_tekst(bij.settings, reden, "Waarom vervalt dit?", "--reden")
    if not waarom:
        raise WrongUse("een afspraak laten vervallen vraagt een reden: --reden")
    gedaan = _wend(bij, gekozen, Wending(Daad.VERVALLEN, toelichting=waarom))
    meld(bij.settings, f"Vervallen: {_opgesomd(gedaan)}.")


@app.command(help="Zet afgedane afspraken weer open, op verzoek met een nieuwe datum.")
def heropen(ctx: typer.Context, nummers: Nummers = None, uiterlijk: Uiterlijk = None) -> None:
    bij = aanroep(ctx)
    settings = bij.settings
    dag = lees_vooruit(bij, uiterlijk, "--uiterlijk") if uiterlijk else None
    gedaan = _wend(
        bij, kies_afspraken(bij, nummers, AFGEDAAN), Wending(Daad.HEROPEN, uiterlijk=dag)
    )
    meld(settings, f"Heropend: {_opgesomd(gedaan)}.")
    meld_onbekend_jaar(bij, dag)
    for afspraak in gedaan:
        if afspraak.te_laat:
            naam = afspraaknummer(afspraak)
            meld(
                settings,
                f"let op: {naam} is meteen te laat; nieuwe datum: "
                f"tafel afspraak doorschuiven {naam}",
            )


@app.command(help="Geeft afspraken een latere datum; hoe vaak dat gebeurt wordt geteld.")
def doorschuiven(
    ctx: typer.Context,
    nummers: Nummers = None,
    uiterlijk: Uiterlijk = None,
    reden: Annotated[
        str | None,
        typer.Option("--reden", metavar="TEKST", help=f"Waarom later. {IN_GESCHIEDENIS}"),
    ] = None,
) -> None:
    bij = aanroep(ctx)
    settings = bij.settings
    gekozen = kies_afspraken(bij, nummers)
    dag = _dag(bij, uiterlijk)
    gedaan = _wend(
        bij,
        gekozen,
        Wending(Daad.DOORSCHUIVEN, uiterlijk=dag, toelichting=lees_los(settings, reden, "--reden")),
    )
    meld(settings, f"Doorgeschoven naar {dag:%d-%m-%Y}: {_opgesomd(gedaan)}.")
    meld_onbekend_jaar(bij, dag)
    vaak = bij.profiel.proces.termijnen.doorgeschoven_keren
    for afspraak, hint in zip(gedaan, _escaleren(bij, gedaan), strict=True):
        if afspraak.keren_doorgeschoven >= vaak:
            meld(
                settings,
                f"let op: {afspraaknummer(afspraak)} is nu "
                f"{afspraak.keren_doorgeschoven} keer doorgeschoven; "
                f"escaleren: {hint}",
            )
        if afspraak.te_laat:
            meld(settings, f"let op: {dag:%d-%m-%Y} is al voorbij")


# --- asking ---------------------------------------------------------------------------------------


def _vraag_tot_goed(
    bij: Aanroep, waarde: str | None, label: str, optie: str, lees: Callable[[str], T]
) -> T:
    """The value of an option, read; asked on a terminal, until it can be read.

    Raises WrongUse, naming the option, without a value or a terminal.
    """
    if waarde is not None:
        return lees(waarde)
    if not stdin_is_terminal():
        raise WrongUse(f"{optie} ontbreekt; zie --help")
    while True:
        try:
            return lees(vraag(label))
        except TafelError as fout:
            meld(bij.settings, str(fout))


def _dag(bij: Aanroep, uiterlijk: str | None) -> date:
    return _vraag_tot_goed(
        bij,
        uiterlijk,
        "Wanneer is het uiterlijk klaar?",
        "--uiterlijk",
        lambda tekst: lees_vooruit(bij, tekst, "--uiterlijk"),
    )


def _oorzaak(tekst: str) -> Oorzaak:
    gezocht = tekst.strip().casefold()
    passend = [oorzaak for oorzaak in Oorzaak if gezocht and oorzaak.startswith(gezocht)]
    if len(passend) != 1:
        raise WrongUse("--oorzaak: antwoord met organisatie of omstandigheden")
    return passend[0]


def _doel(tekst: str, casus: int) -> int:
    van, nummer = lees_doelnummer(tekst)
    if van != casus:
        raise WrongUse(f"--doel: {van}d{nummer} is geen doel van casus {casus}")
    return nummer


def _wend(bij: Aanroep, nummers: list[tuple[int, int]], wending: Wending) -> tuple[Afspraak, ...]:
    from tafel.services.afspraak.afspraken import wend

    with open_zitting(bij) as z:
        return wend(z, nummers, wending)


def _escaleren(bij: Aanroep, afspraken: tuple[Afspraak, ...]) -> list[str]:
    """For each afspraak: the command that escalates, or first the one that ends what still runs."""
    from tafel.services.escalatie.lijst import lopende

    with open_zitting(bij) as z:
        lopend = lopende(z, afspraken)
    hints = []
    for afspraak in afspraken:
        stap = lopend.get((afspraak.casus, afspraak.nummer))
        hints.append(
            _escaleer(afspraak)
            if stap is None
            else f"E{stap.nummer} loopt nog; zeg eerst wat ervan kwam: "
            f"tafel escaleer afronden E{stap.nummer}"
        )
    return hints


def _escaleer(afspraak: Afspraak) -> str:
    """The command that escalates because of this afspraak."""
    tegen = f" --tegen {afspraak.organisatie}" if afspraak.organisatie else ""
    nummer = afspraaknummer(afspraak)
    return f"tafel escaleer {afspraak.casus} --spoor uitvoering{tegen} --afspraak {nummer}"


def _opgesomd(afspraken: tuple[Afspraak, ...]) -> str:
    return ", ".join(map(afspraaknummer, afspraken))
