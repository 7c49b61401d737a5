"""`tafel toedelen`: allocate meldingen to a table, with the reason."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tafel.commands._lijn.kiezen import kies_nummers, zoek_tafel
from tafel.commands._lijn.nummers import lees_meldingnummer
from tafel.commands._lijn.opties import (
    IN_GESCHIEDENIS,
    Aanroep,
    Formaat,
    Proef,
    Uit,
    aanroep,
    kies_formaat,
)
from tafel.commands._lijn.teksten import lees_tekst
from tafel.commands._lijn.uitvoer import lever, lever_lijst, meld, open_zitting, voortgang
from tafel.domain.toedeling import Uitkomst
from tafel.errors import WrongUse

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tafel.config import Settings
    from tafel.domain.toedeling import ToedelingVanMelding
    from tafel.render.vorm.tekst import Gestileerd

app = typer.Typer()


@app.command(help="Deelt meldingen toe aan een tafel, met de reden erbij.")
def toedelen(
    ctx: typer.Context,
    nummers: Annotated[
        list[str] | None, typer.Argument(metavar="[NR]...", help="Meldingen, bijvoorbeeld M412.")
    ] = None,
    alle: Annotated[
        bool, typer.Option("--alle", help="Alles waarover nog niet is beslist.")
    ] = False,
    opnieuw: Annotated[
        bool, typer.Option("--opnieuw", help="Met --alle: ook waarover al wel is beslist.")
    ] = False,
    proef: Proef = False,
    uitleg: Annotated[
        bool,
        typer.Option("--uitleg", help="Met feiten, afgevallen regels en wat het anders maakt."),
    ] = False,
    tafel: Annotated[
        str | None,
        typer.Option("--tafel", metavar="TAFEL", help="Kiest zelf de tafel; vraagt de motivering."),
    ] = None,
    motivering: Annotated[
        str | None,
        typer.Option("--motivering", metavar="TEKST", help=f"Waarom deze tafel. {IN_GESCHIEDENIS}"),
    ] = None,
    bevestigen: Annotated[
        bool,
        typer.Option("--bevestig", help="Bevestigt samen de voorstellen van de week."),
    ] = False,
    behalve: Annotated[
        str | None,
        typer.Option(
            "--behalve", metavar="NR,…", help="Met --bevestig: deze blijven te bespreken."
        ),
    ] = None,
    formaat: Formaat = None,
    uit: Uit = None,
) -> None:
    from tafel.services.toedeling.besluiten import Overruling
    from tafel.services.toedeling.toedelen import deel_toe

    bij = aanroep(ctx)
    settings = bij.settings
    anders = (nummers, alle, opnieuw, uitleg, tafel, motivering)
    if _gaat_om_bevestigen(bevestigen, behalve, anders):
        _bevestig(bij, behalve or "", proef, kies_formaat(formaat, uit), uit)
        return
    if alle and nummers:
        raise WrongUse("geef nummers of --alle, niet allebei")
    if motivering is not None and tafel is None:
        raise WrongUse("--motivering hoort bij --tafel")
    if opnieuw and not alle and not nummers:
        raise WrongUse("--opnieuw hoort bij --alle of bij nummers")
    if tafel is not None and alle:
        raise WrongUse("--tafel overrult per melding; geef nummers in plaats van --alle")
    gekozen = None if alle else kies_nummers(bij, nummers, lees_meldingnummer, "melding")
    vorm = kies_formaat(formaat, uit)
    overruling = None
    with open_zitting(bij) as z:
        if tafel is not None:
            doel = zoek_tafel(bij.profiel, tafel).code
            eens = deel_toe(z, nummers=gekozen, proef=True)
            if any(u.toedeling.tafel != doel for u in eens):
                motivering = lees_tekst(settings, motivering, "Waarom deze tafel?", "--motivering")
                if not motivering:
                    raise WrongUse("een overruling vraagt een motivering: --motivering")
            overruling = Overruling(doel, motivering)
        with voortgang(settings, "Toedelen") as verder:
            uitslagen = deel_toe(
                z,
                nummers=gekozen,
                opnieuw=opnieuw,
                proef=proef,
                uitleg=uitleg,
                overruling=overruling,
                voortgang=verder,
            )
    vergelijk = proef and opnieuw and not uitleg
    if uit is not None or vorm in ("csv", "json"):
        _waarschuw(settings, uitslagen)
    gezet = _in_vorm(
        uitslagen, vorm, uitleg, vergelijk, settings, bij.profiel.labels, alle=bool(uit or formaat)
    )
    lever(settings, gezet, uit)
    if proef:
        meld(settings, "Dit was een proef; er is niets bewaard.")
        return
    crises = {u.casus for u in uitslagen if u.toedeling.uitkomst is Uitkomst.CRISIS and u.casus}
    for casus in sorted(crises):
        meld(settings, f"Leg vast wie over de crisis is gebeld: tafel casus crisis {casus}")


def _gaat_om_bevestigen(bevestigen: bool, behalve: str | None, anders: tuple[object, ...]) -> bool:
    """Raises WrongUse for options that do not go together."""
    if behalve is not None and not bevestigen:
        raise WrongUse("--behalve hoort bij --bevestig")
    if bevestigen and any(anders):
        raise WrongUse("--bevestig gaat over alle voorstellen van de week; zie --behalve")
    return bevestigen


def _bevestig(bij: Aanroep, behalve: str, proef: bool, vorm: str, uit: Path | None) -> None:
    from tafel.render.melding.lijst import bevestigingen
    from tafel.services.casus.bevestigen import bevestig

    settings = bij.settings
    uitgezonderd = [lees_meldingnummer(deel) for deel in behalve.replace(",", " ").split()]
    with open_zitting(bij) as z:
        gedaan = bevestig(z, behalve=uitgezonderd, proef=proef)
    lever_lijst(bij, bevestigingen(gedaan, bij.profiel.labels), vorm, uit)
    aantal = sum(deel.bevestigd for deel in gedaan)
    over = len(gedaan) - aantal
    meld(
        settings,
        f"Bevestigd: {aantal}."
        + (f" Te bespreken: {over}; zie: tafel agenda --tafel coordinatoren" if over else ""),
    )
    geen = sorted(set(uitgezonderd) - {deel.melding for deel in gedaan})
    for melding in geen:
        meld(
            settings,
            f"let op: M{melding} is geen voorstel van deze week; daar verandert niets aan. "
            f"Zie: tafel melding toon M{melding}",
        )
    if proef:
        meld(settings, "Dit was een proef; er is niets bewaard.")


def _waarschuw(settings: "Settings", uitslagen: "Sequence[ToedelingVanMelding]") -> None:
    """Crises and warnings on stderr, for who reads data or a file later."""
    for uitslag in uitslagen:
        crisis = uitslag.toedeling.uitkomst is Uitkomst.CRISIS
        if crisis or uitslag.waarschuwingen:
            kop = "CRISIS" if crisis else "let op:"
            meld(settings, f"{kop} M{uitslag.melding}: {'; '.join(uitslag.waarschuwingen)}")


def _in_vorm(
    uitslagen: "Sequence[ToedelingVanMelding]",
    vorm: str,
    uitleg: bool,
    vergelijk: bool,
    settings: "Settings",
    labels: "Mapping[str, str]",
    *,
    alle: bool,
) -> "str | Gestileerd":
    if vorm == "json":
        from tafel.render.vorm.json import toedelingen

        return toedelingen(uitslagen, uitleg=uitleg)
    from tafel.render.toedeling import lijst as uitkomsten
    from tafel.render.toedeling import uitleg as explanation
    from tafel.render.vorm.tabel import zet

    if vorm in ("markdown", "csv"):
        rijen = uitkomsten.verschuivingen_rijen(uitslagen, labels)
        vooraf = uitkomsten.crisis_markdown(uitslagen) if vorm == "markdown" else ""
        return f"{vooraf}{zet(rijen if vergelijk else uitkomsten.als_rijen(uitslagen), vorm)}"
    if uitleg:
        return explanation.uitleg_van_alle(uitslagen, labels, settings.breedte)
    if vergelijk:
        return uitkomsten.verschuivingen(uitslagen, labels, settings.breedte)
    return uitkomsten.resultaat(uitslagen, labels, settings.breedte, alle=alle)
