"""`tafel escaleer`: the next step up the line, what is proposed, how it ended, and the letter."""

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tafel.services.zitting import Zitting
from typing import TYPE_CHECKING, Annotated, Literal, get_args

import typer
from msgspec.structs import replace

from tafel.commands._lijn.casus import lees_vooruit, meld_onbekend_jaar
from tafel.commands._lijn.kiezen import kies_nummers, lees_casus, tafelfilter
from tafel.commands._lijn.nederlands import STANDAARD, GroepMetStandaard
from tafel.commands._lijn.nummers import lees_afspraaknummer, lees_casusnummer
from tafel.commands._lijn.opties import (
    Aanroep,
    Formaat,
    Proef,
    Tafel,
    Uit,
    aanroep,
    kies_formaat,
)
from tafel.commands._lijn.teksten import hoogstens_een_van_stdin, lees_los
from tafel.commands._lijn.terminal import stdin_is_terminal, vraag
from tafel.commands._lijn.uitvoer import lever, lever_lijst, meld, open_zitting
from tafel.commands.escaleer import contact as _escaleer_contact
from tafel.commands.escaleer.einde import IN_BRIEF, afronden, brief
from tafel.domain.escalatie import Escalatiestap, Spoor
from tafel.errors import TafelError, WrongUse

if TYPE_CHECKING:
    from tafel.services.escalatie.verzoek import Verzoek

app = typer.Typer(
    cls=GroepMetStandaard,
    help="Zet de volgende stap van de escalatieladder en zegt wie handelt, naar wie, via wie en "
    "voor wanneer. Met alleen een casus wordt haar enige voorstel uitgevoerd.",
)

app.add_typer(_escaleer_contact.app)

_Grond = Literal[
    "afspraak_niet_nagekomen",
    "aanbod_ontbreekt",
    "aanbod_te_laat",
    "aanbod_slecht",
    "geen_regie",
    "geen_plan",
    "anders",
]
_GRONDEN: tuple[str, ...] = get_args(_Grond)


@app.command(name=STANDAARD)
def escaleer(
    ctx: typer.Context,
    nummer: Annotated[
        str | None,
        typer.Argument(metavar="NR", help="De casus; niet bij een structureel probleem."),
    ] = None,
    spoor: Annotated[
        Spoor | None, typer.Option("--spoor", help="Waarover het conflict gaat.")
    ] = None,
    tegen: Annotated[
        str | None,
        typer.Option("--tegen", metavar="ORGANISATIE", help="De partner die niet levert."),
    ] = None,
    afspraak: Annotated[
        str | None,
        typer.Option("--afspraak", metavar="NR", help="Om welke afspraak, bijvoorbeeld 147/3."),
    ] = None,
    namens: Annotated[
        str | None,
        typer.Option(
            "--namens",
            metavar="ORGANISATIE",
            help="Wiens medewerker het probleem ervaart; anders die van de gezinsmanager.",
        ),
    ] = None,
    grond: Annotated[
        _Grond | None,
        typer.Option("--grond", metavar="GROND", help=f"De reden: {', '.join(_GRONDEN)}."),
    ] = None,
    toelichting: Annotated[
        str | None,
        typer.Option("--toelichting", metavar="TEKST", help=f"De reden in zinnen. {IN_BRIEF}"),
    ] = None,
    stap: Annotated[
        int | None,
        typer.Option("--stap", min=1, metavar="N", help="Een andere stap dan de volgende."),
    ] = None,
    motivering: Annotated[
        str | None,
        typer.Option("--motivering", metavar="TEKST", help=f"Waarom een andere stap? {IN_BRIEF}"),
    ] = None,
    overlast: Annotated[
        Literal["ja", "nee"] | None,
        typer.Option("--overlast", help="Speelt overlast een grote rol? Anders uit de meldingen."),
    ] = None,
    uiterlijk: Annotated[
        str | None,
        typer.Option("--uiterlijk", metavar="DATUM", help="Een andere dag dan de termijn geeft."),
    ] = None,
    tafel: Tafel = None,
    proef: Proef = False,
    formaat: Formaat = None,
    uit: Uit = None,
) -> None:
    """The command itself; a casus without a track carries out its only proposal."""
    from tafel.render.escalatie import stap as render
    from tafel.render.vorm import scherm
    from tafel.services.escalatie.escaleren import escaleer as voer_uit
    from tafel.services.escalatie.verzoek import Verzoek

    bij = aanroep(ctx)
    settings = bij.settings
    hoogstens_een_van_stdin(toelichting, motivering)
    om = lees_afspraaknummer(afspraak) if afspraak else None
    casus = _casus(bij, nummer, spoor, om)
    if spoor is None and tegen is None and om is None and casus is not None:
        verzoek = _voorgesteld(bij, casus)
    else:
        spoor = spoor or (Spoor.UITVOERING if om else _vraag_spoor())
        tegen = tegen if tegen or om else _vraag_tegen()
        verzoek = Verzoek(spoor, tegen, om[1] if om else None)
    if verzoek.spoor is Spoor.STRUCTUREEL and not toelichting:
        if not stdin_is_terminal():
            raise WrongUse("een structureel probleem vraagt een toelichting; geef --toelichting")
        while not toelichting:
            toelichting = vraag("Wat is het probleem?")
    verzoek = Verzoek(
        spoor=verzoek.spoor,
        tegen=verzoek.tegen,
        afspraak=verzoek.afspraak,
        namens=namens,
        grond=grond or verzoek.grond,
        toelichting=lees_los(settings, toelichting, "--toelichting"),
        stap=stap or verzoek.stap,
        motivering=lees_los(settings, motivering, "--motivering"),
        overlast=overlast,
        uiterlijk=_uiterlijk(bij, uiterlijk),
    )
    waar = tafelfilter(bij, tafel) if casus is None else None
    with open_zitting(bij) as z:
        if stdin_is_terminal() and verzoek.namens is None:
            verzoek = _met_namens(z, bij, verzoek, casus, waar)
        gezet = voer_uit(z, verzoek, casus=casus, tafel=waar, proef=proef)
    vorm = kies_formaat(formaat, uit)
    if vorm == "json":
        lever(settings, render.stap_json(gezet), uit)
    else:
        lever(settings, scherm.zet(render.stap_scherm(gezet), vorm, settings.breedte), uit)
    _meld_stap(bij, gezet, verzoek.uiterlijk)


@app.command(help="Toont escalaties; wat het eerst af moet zijn staat bovenaan.")
def lijst(
    ctx: typer.Context,
    tafel: Tafel = None,
    status: Annotated[
        Literal["open", "afgerond", "alle"], typer.Option("--status", help="Welke.")
    ] = "open",
    te_laat: Annotated[
        bool, typer.Option("--te-laat", help="Alleen waarvan de termijn voorbij is.")
    ] = False,
    formaat: Formaat = None,
    uit: Uit = None,
) -> None:
    from tafel.render.escalatie import lijst as lijsten
    from tafel.services.escalatie.lijst import lijst as voer_uit

    bij = aanroep(ctx)
    with open_zitting(bij) as z:
        regels = voer_uit(
            z,
            tafel=tafelfilter(bij, tafel, z),
            status=None if status == "alle" else status,
            te_laat=te_laat,
        )
        namen = z.profiel.labels
    lever_lijst(bij, lijsten.lijst(regels, namen, bij.settings.vandaag), formaat, uit)


@app.command(help="Stelt escalaties voor, met de reden en de opdracht die ze uitvoert.")
def voorstel(
    ctx: typer.Context,
    tafel: Tafel = None,
    casus: Annotated[
        str | None, typer.Option("--casus", metavar="NR", help="Alleen van deze casus.")
    ] = None,
    formaat: Formaat = None,
    uit: Uit = None,
) -> None:
    from tafel.render.escalatie import lijst as lijsten
    from tafel.render.vorm import scherm
    from tafel.services.escalatie.voorstellen import toon

    bij = aanroep(ctx)
    settings = bij.settings
    nummer = lees_casus(bij, casus, "--casus") if casus else None
    with open_zitting(bij) as z:
        regels = toon(z, tafel=None if casus else tafelfilter(bij, tafel, z), casus=nummer)
        namen = z.profiel.labels
    vorm = kies_formaat(formaat, uit)
    if vorm in ("tabel", "tekst") and regels:
        blad = lijsten.voorstellen_scherm(regels, namen)
        lever(settings, scherm.zet(blad, vorm, settings.breedte), uit)
    else:
        lever_lijst(bij, lijsten.voorstellen(regels, namen), vorm, uit)


app.command(help="Legt vast hoe een stap is afgelopen; besluit kan alleen bij een bindende stap.")(
    afronden
)


app.command(help="Maakt de brief bij een stap: één bladzijde, met alleen initialen en categorie.")(
    brief
)


def _meld_stap(bij: Aanroep, gezet: Escalatiestap, gekozen: date | None) -> None:
    """What there is to say of a step; `gekozen` is the last day that was asked for."""
    from tafel.render.escalatie.stap import VAN_WIE
    from tafel.render.escalatie.stap import nummer as e_nummer

    settings, stap = bij.settings, gezet.escalatie
    meld_onbekend_jaar(bij, stap.uiterlijk)
    if gekozen is not None and gekozen < stap.uiterlijk and not gezet.aangevuld:
        wordt = f"uiterlijk {stap.uiterlijk:%d-%m-%Y}"
        meld(settings, f"let op: {gekozen:%d-%m-%Y} is geen werkdag; {wordt}")
    if gezet.aangevuld:
        meld(settings, "Bekend is nu namens wie; de termijn blijft zoals hij was.")
    if gezet.van_wie is not None:
        meld(settings, f"let op: {VAN_WIE}: {gezet.van_wie}")
    if gezet.proef:
        meld(settings, "Dit was een proef; er is niets bewaard.")
    else:
        meld(settings, f"Brief: tafel escaleer brief {e_nummer(stap.nummer)}")


def _casus(
    bij: Aanroep, nummer: str | None, spoor: Spoor | None, afspraak: tuple[int, int] | None
) -> int | None:
    """The casus: given, that of the afspraak, or asked for; none for a structural problem."""
    if spoor is Spoor.STRUCTUREEL:
        if nummer or afspraak:
            raise WrongUse("een structureel probleem staat los van een casus; laat het nummer weg")
        return None
    if nummer is None and afspraak is not None:
        return afspraak[0]
    [casus, *_] = kies_nummers(bij, [nummer] if nummer else None, lees_casusnummer, "casus")
    if afspraak is not None and afspraak[0] != casus:
        raise WrongUse(f"--afspraak: die hoort niet bij casus {casus}")
    return casus


def _voorgesteld(bij: Aanroep, casus: int) -> "Verzoek":
    """The proposal for a casus: the only one, or the one chosen on a terminal.

    Raises WrongUse with the commands when there is a choice and no terminal.
    """
    from tafel.services.escalatie.verzoek import Verzoek
    from tafel.services.escalatie.voorstellen import toon
    from tafel.services.partner.partners import zoek_partner

    settings = bij.settings
    with open_zitting(bij) as z:
        gevonden = toon(z, casus=casus)
        partners = z.profiel
    if len(gevonden) == 1 and gevonden[0].organisatie is not None:
        [een] = gevonden
        meld(settings, f"Voorstel: {een.reden}.")
        return Verzoek(een.spoor, een.organisatie, een.afspraak, een.grond, stap=een.stap)
    opdrachten = [voorstel.opdracht for voorstel in gevonden]
    keuzes = "".join(f"\n  {opdracht}" for opdracht in opdrachten)
    if not stdin_is_terminal():
        raise WrongUse(
            "waarover en tegen wie? Geef --spoor en --tegen"
            + (f", bijvoorbeeld:{keuzes}" if keuzes else "")
        )
    meld(settings, "Voorgesteld is:" if opdrachten else "Er is geen voorstel.")
    for opdracht in opdrachten:
        meld(settings, f"  {opdracht}")
    spoor = _vraag_spoor()
    tegen = zoek_partner(partners, _vraag_tegen()).code
    for een in gevonden:
        if (een.spoor, een.organisatie) == (spoor, tegen):
            return Verzoek(spoor, tegen, een.afspraak, een.grond, stap=een.stap)
    return Verzoek(spoor, tegen)


def _met_namens(
    z: "Zitting", bij: Aanroep, verzoek: "Verzoek", casus: int | None, tafel: str | None
) -> "Verzoek":
    """The request with the organisation on whose behalf, asked where the step needs it and it is
    not known; Enter leaves it open.
    """
    from tafel.services.escalatie.escaleren import van_wie_onbekend
    from tafel.services.partner.partners import zoek_partner

    if not van_wie_onbekend(z, verzoek, casus=casus, tafel=tafel):
        return verzoek
    partners = z.profiel
    while antwoord := vraag("Wiens medewerker ervaart het probleem? (Enter slaat over)"):
        try:
            return replace(verzoek, namens=zoek_partner(partners, antwoord).code)
        except TafelError as fout:
            meld(bij.settings, str(fout))
    return verzoek


def _vraag_spoor() -> Spoor:
    """The track of a casus, or the start of it, asked until it is one. Raises WrongUse."""
    sporen = (Spoor.OPSTELLEN, Spoor.UITVOERING)
    if not stdin_is_terminal():
        raise WrongUse("op welk spoor? Geef --spoor opstellen of --spoor uitvoering")
    while True:
        antwoord = vraag(f"Op welk spoor ({', '.join(sporen)})?").casefold()
        if passend := [spoor for spoor in sporen if antwoord and spoor.startswith(antwoord)]:
            return passend[0]


def _vraag_tegen() -> str:
    """The organisation, or the start of its name. Raises WrongUse."""
    if not stdin_is_terminal():
        raise WrongUse("tegen welke organisatie? Geef --tegen, of --afspraak")
    while not (antwoord := vraag("Tegen welke organisatie?")):
        pass
    return antwoord


def _uiterlijk(bij: Aanroep, tekst: str | None) -> date | None:
    if tekst is None:
        return None
    vandaag = bij.settings.vandaag
    dag = lees_vooruit(bij, tekst, "--uiterlijk")
    if dag < vandaag:
        raise WrongUse("--uiterlijk: die dag is al voorbij")
    return dag
