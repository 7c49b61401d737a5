"""`tafel huishouden`: what happens to all who live at one address, and who comes to live there."""

from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeAlias

import typer

from tafel.commands._lijn.kiezen import kies_nummers
from tafel.commands._lijn.kolomopties import (
    ADRESVRAGEN,
    met_adresopties,
    met_persoonsopties,
    van_stdin,
)
from tafel.commands._lijn.nederlands import nog_gevraagd
from tafel.commands._lijn.nummers import (
    lees_casusnummer,
    lees_kindplek,
    lees_melding_of_persoon,
    lees_meldingnummer,
    lees_plek,
)
from tafel.commands._lijn.opties import Aanroep, Proef, aanroep, lees_geweest
from tafel.commands._lijn.terminal import bevestig, stdin_is_terminal
from tafel.commands._lijn.uitvoer import meld, open_zitting
from tafel.commands._lijn.vragen import lees_opties, vraag_kolom
from tafel.domain.basis import Rij
from tafel.errors import WrongUse

if TYPE_CHECKING:
    from tafel.domain.casus import Kindplek, Plek
    from tafel.services.zitting import Zitting

app = typer.Typer()

Rol: TypeAlias = Literal["partner", "opvoeder", "kind", "overig"]
"""What somebody who joins is in the household (domain §2)."""

Wie = Annotated[
    str | None,
    typer.Argument(
        metavar="WIE", help="Een casus (147), een melding (M412) of een persoon (147.2)."
    ),
]


@app.callback(help="Wie er samen woont: waar, en wie erbij komt.")
def huishouden() -> None:
    """A group."""


@app.command(help="Het hele huishouden woont ergens anders; het oude adres blijft bewaard.")
@met_adresopties
def verhuis(
    ctx: typer.Context,
    velden: dict[str, str],
    op: Annotated[
        str,
        typer.Option("--op", metavar="DATUM", help="Vanaf welke dag. Het geldt meteen."),
    ],
    wie: Wie = None,
    proef: Proef = False,
) -> None:
    from tafel.render.samenhang.verhuizing import zinnen
    from tafel.services.samenhang.verhuizen import verhuis as voer_uit

    bij = aanroep(ctx)
    settings = bij.settings
    gekozen, doel = _kies(bij, wie)
    dag = lees_geweest(nog_gevraagd(ctx, "op", op), "--op", settings.vandaag)
    adres = lees_opties(bij, van_stdin(velden)) if velden else _vraag_adres(bij)
    doel.pop("kind", None)
    with open_zitting(bij) as z:
        gedaan = voer_uit(z, adres, dag, **doel, proef=proef)
    for zin in zinnen(gedaan, gekozen, bij.profiel.labels, settings.vandaag):
        meld(settings, zin)
    if proef:
        meld(settings, "Dit was een proef; er is niets bewaard.")


@app.command(
    help="Een of meer mensen gaan apart wonen; de anderen blijven, en de casus blijft één."
)
@met_adresopties
def splits(
    ctx: typer.Context,
    velden: dict[str, str],
    op: Annotated[
        str,
        typer.Option("--op", metavar="DATUM", help="Vanaf welke dag. Het geldt meteen."),
    ],
    wie: Annotated[
        list[str] | None,
        typer.Argument(metavar="WIE", help="Personen (147.2) of meldingen (M412); mag vaker."),
    ] = None,
    woonsituatie: Annotated[
        str | None,
        typer.Option(
            "--woonsituatie",
            metavar="TEKST",
            help="Hoe zij wonen: zelfstandig, inwonend, instelling of dak_thuisloos.",
        ),
    ] = None,
    proef: Proef = False,
) -> None:
    from tafel.render.samenhang.verhuizing import apart
    from tafel.services.samenhang.splitsen import splits as voer_uit

    bij = aanroep(ctx)
    settings = bij.settings
    if wie is None:
        wie = [f"M{nr}" for nr in kies_nummers(bij, None, lees_meldingnummer, "melding")]
    gekozen = [_persoon_of_melding(deel) for deel in wie]
    dag = lees_geweest(nog_gevraagd(ctx, "op", op), "--op", settings.vandaag)
    hoe = lees_opties(bij, {"woonsituatie": woonsituatie}) if woonsituatie else {}
    waar = hoe.get("woonsituatie")
    adres: Rij = {}
    if velden:
        adres = lees_opties(bij, van_stdin(velden))
    elif waar != "dak_thuisloos":
        adres = _vraag_adres(bij)
    with open_zitting(bij) as z:
        gedaan = voer_uit(
            z, gekozen, adres, dag, woonsituatie=str(waar) if waar else None, proef=proef
        )
    for zin in apart(gedaan, wie, settings.vandaag):
        meld(settings, zin)
    if proef:
        meld(settings, "Dit was een proef; er is niets bewaard.")


@app.command(
    help="Iemand komt erbij: een geboorte, een partner, een grootouder; of een kind dat een "
    "melding noemt (147.k1) krijgt een eigen nummer."
)
@met_persoonsopties
def erbij(
    ctx: typer.Context,
    velden: dict[str, str],
    wie: Wie = None,
    rol: Annotated[
        Rol | None, typer.Option("--rol", help="Wat hij of zij is in het huishouden.")
    ] = None,
    op: Annotated[
        str | None, typer.Option("--op", metavar="DATUM", help="Vanaf welke dag. Geen toekomst.")
    ] = None,
    zelfde: Annotated[
        str | None,
        typer.Option(
            "--zelfde", metavar="WIE", help="Wie van elders het is: een melding (M31) of 88.2."
        ),
    ] = None,
    ander: Annotated[
        bool, typer.Option("--ander", help="Het is niemand die al bekend is.")
    ] = False,
    proef: Proef = False,
) -> None:
    from tafel.render.samenhang.erbij import zinnen
    from tafel.services.samenhang.erbij import erbij as voer_uit

    bij = aanroep(ctx)
    settings = bij.settings
    if zelfde is not None and ander:
        raise WrongUse("geef --zelfde of --ander, niet allebei")
    gekozen, doel = _kies(bij, wie)
    kind = _kindplek(doel)
    persoon = lees_opties(bij, van_stdin(velden))
    elders = None if zelfde is None else _elders(zelfde)
    dag = None
    if kind is None:
        if not stdin_is_terminal() and (weg := [n for n, w in (("rol", rol), ("op", op)) if not w]):
            raise WrongUse(f"geef --{' en --'.join(weg)}")
        rol = nog_gevraagd(ctx, "rol", rol)
        if not persoon and elders is None:
            persoon = _vraag_persoon(bij)
        dag = lees_geweest(nog_gevraagd(ctx, "op", op), "--op", settings.vandaag)
    elif rol not in (None, "kind") or op is not None or zelfde is not None or ander:
        raise WrongUse(f"{wie} woont er volgens de melding al: zonder --op, --zelfde en --ander")
    with open_zitting(bij) as z:
        if kind is None and zelfde is None and not ander and stdin_is_terminal():
            keuze = _vraag_bekende(bij, z, persoon, rol or "", doel)
            if keuze is None:
                return
            van_elders, kind, ander = keuze
            elders = None if van_elders is None else _elders(van_elders)
        gedaan = voer_uit(
            z,
            persoon,
            rol or "kind",
            dag,
            **doel,
            kind=kind,
            zelfde=elders,
            ander=ander,
            proef=proef,
        )
    for zin in zinnen(gedaan, gekozen, bij.profiel.labels, settings.vandaag):
        meld(settings, zin)
    if proef:
        meld(settings, "Dit was een proef; er is niets bewaard.")


def _persoon_of_melding(wie: str) -> "tuple[int | None, tuple[int, Plek] | None]":
    if "." not in wie and wie[:1] not in "mM":
        raise WrongUse(
            f"{wie}: wie gaan er? Geef personen (147.2) of meldingen (M412), geen hele casus"
        )
    return lees_melding_of_persoon(wie)


def _elders(wie: str) -> "tuple[int | None, tuple[int, Plek] | None]":
    if "." not in wie and wie[:1] not in "mM":
        raise WrongUse("--zelfde: geef een melding (M31) of een persoon (88.2)")
    return lees_melding_of_persoon(wie)


def _kindplek(doel: dict[str, Any]) -> "Kindplek | None":
    """The child that was typed, 147.k2 or M412.k2; of `doel` only the household stays."""
    from tafel.domain.casus import Kindplek

    if (kind := doel.pop("kind", None)) is None and isinstance(
        (doel.get("persoon") or (0, 0))[1], Kindplek
    ):
        casus, kind = doel.pop("persoon")
        doel["casus"] = casus
    return kind  # type: ignore[no-any-return]


def _vraag_persoon(bij: Aanroep) -> Rij:
    if not stdin_is_terminal():
        return {}
    persoon: Rij = {}
    for kolom in ("naam", "geboortedatum"):
        persoon.update(vraag_kolom(bij, kolom))
    if "geboortedatum" not in persoon:
        persoon.update(vraag_kolom(bij, "leeftijd"))
    return persoon


def _vraag_bekende(
    bij: Aanroep, z: "Zitting", persoon: Rij, rol: str, doel: dict[str, Any]
) -> "tuple[str | None, Kindplek | None, bool] | None":
    """Ask of everybody whom it may be; (zelfde, kind, ander), or None for who lives there."""
    from tafel.domain.casus import Kindplek
    from tafel.services.samenhang.erbij import Huis, bekenden, lees_wie

    gevonden = bekenden(z, Huis(z, **doel), lees_wie(z, persoon)[0], rol)
    for bekende in gevonden:
        if not bevestig(f"Is het {bekende.wie}?"):
            continue
        if isinstance(bekende.plek, Kindplek):
            return None, bekende.plek, False
        if not bekende.hier:
            return bekende.wie, None, False
        meld(bij.settings, f"{bekende.wie} woont er al; er is niets gewijzigd.")
        return None
    return None, None, bool(gevonden)


def _kies(bij: Aanroep, wie: str | None) -> tuple[str, dict[str, Any]]:
    """Whose household is meant, in words and as the service takes it; asked on a terminal."""
    if wie is None:
        casus = kies_nummers(bij, None, lees_casusnummer, "casus")[0]
        return f"casus {casus}", {"casus": casus}
    if (van_melding := lees_kindplek(wie)) is not None:
        return wie, {"melding": van_melding[0], "kind": van_melding[1]}
    if "." in wie:
        return wie, {"persoon": lees_plek(wie)}
    if wie[:1] in "mM":
        melding = lees_meldingnummer(wie)
        return f"M{melding}", {"melding": melding}
    casus = lees_casusnummer(wie)
    return f"casus {casus}", {"casus": casus}


def _vraag_adres(bij: Aanroep) -> Rij:
    if not stdin_is_terminal():
        return {}
    meld(bij.settings, "Het nieuwe adres; Enter slaat een vraag over: dan blijft het onbekend.")
    adres: Rij = {}
    for kolom in ADRESVRAGEN:
        adres.update(vraag_kolom(bij, kolom))
    return adres
