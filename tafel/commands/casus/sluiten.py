"""`tafel casus sluit`, `heropen`, `nazorg` and `volg`: the end of a casus, and what follows it."""

from typing import TYPE_CHECKING, Annotated, Literal, TypeAlias, get_args

import typer

from tafel.commands._lijn.casus import Nummer, kies_casus, lees_vooruit, meld_onbekend_jaar
from tafel.commands._lijn.nederlands import nog_gevraagd
from tafel.commands._lijn.opties import IN_GESCHIEDENIS, Reden, aanroep
from tafel.commands._lijn.teksten import hoogstens_een_van_stdin, lees_los, lees_tekst
from tafel.commands._lijn.terminal import bevestig, stdin_is_terminal
from tafel.commands._lijn.uitvoer import meld, open_zitting
from tafel.datums import dag_in_woorden
from tafel.errors import WrongUse

if TYPE_CHECKING:
    from tafel.services.casus.sluiten import Nogopen

app = typer.Typer()

DOELEN_BEREIKT, LOSGELATEN = "doelen_bereikt", "losgelaten"
Sluitreden: TypeAlias = Literal[
    "doelen_bereikt",
    "afgeschaald",
    "opgeschaald",
    "teruggeleid",
    "verhuisd",
    "overleden",
    "loos_alarm",
    "losgelaten",
    "anders",
]


@app.command(help="Sluit een casus, als er is geëvalueerd en teruggekoppeld; plant de nazorg.")
def sluit(
    ctx: typer.Context,
    reden: Annotated[
        Sluitreden,
        typer.Option(
            "--reden",
            metavar="KEUZE",
            help=f"De reden. Kies uit: {', '.join(get_args(Sluitreden))}.",
        ),
    ],
    nummer: Nummer = None,
    toelichting: Annotated[
        str | None,
        typer.Option(
            "--toelichting", metavar="TEKST", help=f"Verplicht bij losgelaten. {IN_GESCHIEDENIS}"
        ),
    ] = None,
    evaluatie: Annotated[
        str | None,
        typer.Option(
            "--evaluatie",
            metavar="TEKST",
            help=f"De evaluatie, als er geen plan is geëvalueerd. {IN_GESCHIEDENIS}",
        ),
    ] = None,
    nazorg: Annotated[
        str | None,
        typer.Option("--nazorg", metavar="DATUM", help="Wanneer het eerste contact is."),
    ] = None,
    geen_nazorg: Annotated[bool, typer.Option("--geen-nazorg", help="Plant geen nazorg.")] = False,
    ja: Annotated[bool, typer.Option("--ja", help="Vraagt niet om bevestiging.")] = False,
) -> None:
    from tafel.services.casus.sluiten import sluit as voer_uit
    from tafel.services.casus.sluiten import toets_later, voor_sluiten

    bij = aanroep(ctx)
    settings = bij.settings
    if nazorg is not None and geen_nazorg:
        raise WrongUse("geef --nazorg of --geen-nazorg, niet allebei")
    hoogstens_een_van_stdin(toelichting, evaluatie)
    gekozen = kies_casus(bij, nummer)
    reden = nog_gevraagd(ctx, "reden", reden)
    slot = lees_los(settings, evaluatie, "--evaluatie")
    if reden == LOSGELATEN:
        uitleg = lees_tekst(settings, toelichting, "Wat is er geprobeerd?", "--toelichting") or None
        if uitleg is None:
            raise WrongUse("een gezin loslaten vraagt een toelichting: --toelichting")
    else:
        uitleg = lees_los(settings, toelichting, "--toelichting")
    dag = lees_vooruit(bij, nazorg, "--nazorg") if nazorg else None
    if dag is not None:
        toets_later(dag, settings.vandaag, "--nazorg")
    with open_zitting(bij) as z:
        lopend = voor_sluiten(z, gekozen, geevalueerd=slot is not None)
        if lopend.wachtend:
            wie = " ".join(f"M{melding}" for melding in lopend.wachtend)
            hoort = "hoort" if len(lopend.wachtend) == 1 else "horen"
            meld(settings, f"let op: {wie} {hoort} mogelijk bij deze casus; zie casus toon")
        if zin := _vervalt(gekozen, lopend):
            if not (ja or stdin_is_terminal()):
                raise WrongUse(
                    f"{zin} vervalt met het sluiten; bevestig dat met --ja, of rond het eerst af: "
                    f"tafel afspraak lijst --casus {gekozen}"
                )
            meld(settings, f"{zin} vervalt met het sluiten.")
        if reden == DOELEN_BEREIKT and (zin := _niet_bereikt(gekozen, lopend)):
            meld(settings, f"let op: {zin}")
        if not ja and stdin_is_terminal() and not _zeker(gekozen, reden):
            meld(settings, "Er is niets gewijzigd.")
            return
        eerste_contact = voer_uit(
            z,
            gekozen,
            reden=reden,
            toelichting=uitleg,
            evaluatie=slot,
            nazorg=dag,
            zonder_nazorg=geen_nazorg,
        )
    na = "geen nazorg gepland"
    if eerste_contact is not None:
        na = f"nazorg op {dag_in_woorden(eerste_contact, settings.vandaag)}"
    meld(settings, f"Casus {gekozen} is gesloten; {na}.")
    if lopend.na_crisis is not None:
        kijken = dag_in_woorden(lopend.na_crisis, settings.vandaag)
        blijft = eerste_contact == lopend.na_crisis
        gevolg = f"{kijken} is de eerste nazorg" if blijft else "dat vervalt"
        meld(settings, f"Na de crisis moest nog worden gekeken: {gevolg}.")
    meld_onbekend_jaar(bij, eerste_contact)


def _vervalt(casus: int, lopend: "Nogopen") -> str:
    """What lapses, by number: "Afspraak 147/3 en escalatie E12"."""
    delen = [f"afspraak {casus}/{nummer}" for nummer in lopend.afspraken]
    delen += [f"escalatie E{nummer}" for nummer in lopend.escalaties]
    tekst = ", ".join(delen)
    return tekst[:1].upper() + tekst[1:]


def _niet_bereikt(casus: int, lopend: "Nogopen") -> str:
    """What speaks against it: "niet bereikt: doel 147d2; plan versie 2 is nog een concept"."""
    doelen = ", ".join(f"{casus}d{nummer}" for nummer in lopend.doelen)
    delen = [f"niet bereikt: doel {doelen}"] if doelen else []
    if lopend.concept is not None:
        delen.append(f"plan versie {lopend.concept} is nog een concept")
    return "; ".join(delen)


def _zeker(casus: int, reden: str) -> bool:
    if reden == LOSGELATEN and not bevestig(
        "Een gezin wordt niet losgelaten: dit telt in de rapporten apart. Is echt alles geprobeerd?"
    ):
        return False
    return bevestig(f"Casus {casus} sluiten?")


@app.command(help="Heropent een gesloten casus, in stap 3.")
def heropen(ctx: typer.Context, nummer: Nummer = None, reden: Reden = None) -> None:
    from tafel.services.casus.sluiten import heropen as voer_uit
    from tafel.services.casus.sluiten import voor_heropenen

    bij = aanroep(ctx)
    settings = bij.settings
    gekozen = kies_casus(bij, nummer)
    with open_zitting(bij) as z:
        voor_heropenen(z.register, gekozen)
        waarom = lees_tekst(settings, reden, "Waarom weer open?", "--reden")
        if not waarom:
            raise WrongUse("heropenen vraagt een reden: --reden")
        voer_uit(z, gekozen, reden=waarom)
    meld(settings, f"Casus {gekozen} is weer open, in stap 3, en komt op de agenda.")


@app.command(help="Legt een nazorgcontact vast, en plant het volgende of rondt af.")
def nazorg(
    ctx: typer.Context,
    nummer: Nummer = None,
    gedaan: Annotated[
        str | None,
        typer.Option("--gedaan", metavar="TEKST", help=f"Hoe het contact was. {IN_GESCHIEDENIS}"),
    ] = None,
    volgende: Annotated[
        str | None,
        typer.Option("--volgende", metavar="DATUM", help="Wanneer het volgende contact is."),
    ] = None,
    klaar: Annotated[bool, typer.Option("--klaar", help="De nazorg is afgerond.")] = False,
) -> None:
    from tafel.services.casus.sluiten import doe_nazorg, voor_nazorg

    bij = aanroep(ctx)
    settings = bij.settings
    if klaar and volgende is not None:
        raise WrongUse("geef --volgende of --klaar, niet allebei")
    gekozen = kies_casus(bij, nummer)
    with open_zitting(bij) as z:
        voor_nazorg(z.register, gekozen)
        hoe = None
        if gedaan is not None or not (klaar or volgende is not None):
            hoe = lees_tekst(settings, gedaan, "Hoe was het contact?", "--gedaan")
            if not hoe:
                raise WrongUse("hoe was het contact? Geef --gedaan, --volgende of --klaar")
        dag = doe_nazorg(
            z,
            gekozen,
            gedaan=hoe,
            volgende=lees_vooruit(bij, volgende, "--volgende") if volgende else None,
            klaar=klaar,
        )
    if dag is None:
        meld(settings, f"De nazorg van casus {gekozen} is afgerond.")
    else:
        wanneer = dag_in_woorden(dag, settings.vandaag)
        meld(settings, f"Nazorg van casus {gekozen}: volgend contact {wanneer}.")
        meld_onbekend_jaar(bij, dag)


@app.command(help="Zet een casus op de volglijst, plant het volgende contact, of haalt haar eraf.")
def volg(
    ctx: typer.Context,
    nummer: Nummer = None,
    reden: Reden = None,
    op: Annotated[
        str | None, typer.Option("--op", metavar="DATUM", help="Wanneer het volgende contact is.")
    ] = None,
    stop: Annotated[bool, typer.Option("--stop", help="Haalt de casus van de volglijst.")] = False,
) -> None:
    from tafel.services.casus.sluiten import volg as voer_uit

    bij = aanroep(ctx)
    settings = bij.settings
    if stop and (op is not None or reden is not None):
        raise WrongUse("--stop gaat niet samen met --op of --reden")
    gekozen = kies_casus(bij, nummer)
    with open_zitting(bij) as z:
        dag = voer_uit(
            z,
            gekozen,
            reden=lees_los(settings, reden, "--reden"),
            op=lees_vooruit(bij, op, "--op") if op else None,
            stop=stop,
        )
    if dag is None:
        meld(settings, f"Casus {gekozen} staat niet meer op de volglijst.")
    else:
        wanneer = dag_in_woorden(dag, settings.vandaag)
        meld(settings, f"Casus {gekozen} staat op de volglijst; volgend contact {wanneer}.")
        meld_onbekend_jaar(bij, dag)
