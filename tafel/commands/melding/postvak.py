"""`tafel melding import --map`: a folder that is worked through without anybody there."""

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from tafel.commands._lijn.aangeboden import bestandsnaam, laat_los, neem_bestand_aan
from tafel.commands._lijn.opties import Aanroep
from tafel.commands._lijn.uitgang import zeg
from tafel.commands._lijn.uitvoer import lever, meld, open_zitting, voortgang, weiger_plek
from tafel.commands.melding.importuitslag import als_object, toon_import
from tafel.errors import InputRefused, NotFound, WrongUse

if TYPE_CHECKING:
    from tafel.files.indeling import Afzenderindeling
    from tafel.files.xls import Wachtwoord
    from tafel.services.melding.postvak import Afgewerkt


def werk_af(
    bij: Aanroep,
    map_: Path,
    vorm: str,
    uit: Path | None,
    *,
    codering: str | None,
    toch: bool,
    wachtwoord: "Wachtwoord",
    indeling: "Afzenderindeling | None",
) -> None:
    """Everything in `in` that is whole; each file is shown as soon as it is done."""
    from tafel.files.postvak import Uitgesteld, bekijk, open_postvak
    from tafel.files.slot import slot
    from tafel.render.vorm.json import als_json
    from tafel.services.melding.postvak import werk_bestand_af

    if uit is not None:
        if vorm != "json":
            raise WrongUse("--map toont elk bestand zodra het klaar is; geef --uit met -f json")
        weiger_plek(uit, bij.settings.register)
    postvak = open_postvak(map_)
    klaar: list[tuple[str, Afgewerkt]] = []
    with slot(map_):
        te_doen, wachtend = bekijk(postvak)
        for pad in te_doen:
            naam = bestandsnaam(pad.name)
            neem_bestand_aan(str(pad))
            with open_zitting(bij) as z, voortgang(bij.settings, "Inlezen") as verder:
                gedaan = werk_bestand_af(
                    z,
                    postvak,
                    pad,
                    naam,
                    codering=codering,
                    toch=toch,
                    wachtwoord=wachtwoord,
                    indeling=indeling,
                    voortgang=verder,
                )
            if isinstance(gedaan, Uitgesteld):
                wachtend.append(gedaan)
                continue
            klaar.append((naam, gedaan))
            _toon(bij, naam, gedaan, vorm)
            laat_los()
    for wacht in wachtend:
        naam = bestandsnaam(wacht.pad.name)
        if wacht.is_onleesbaar:
            zeg(f"{naam}: {wacht.reden}.")
        else:
            meld(bij.settings, f"{naam} {wacht.reden}; volgende keer opnieuw")
    if vorm == "json":
        lever(
            bij.settings,
            als_json(
                {
                    "bestanden": [_als_object(map_, naam, gedaan) for naam, gedaan in klaar],
                    "wachtend": [
                        {"bestand": bestandsnaam(wacht.pad.name), "reden": wacht.reden}
                        for wacht in wachtend
                    ],
                }
            ),
            uit,
        )
    elif not klaar and not wachtend:
        meld(bij.settings, f"In {postvak.binnen} staat niets.")
    if any(gedaan.is_geweigerd for _, gedaan in klaar):
        raise typer.Exit(InputRefused.exit_code)
    if any(wacht.is_onleesbaar for wacht in wachtend):
        raise typer.Exit(NotFound.exit_code)


def _toon(bij: Aanroep, naam: str, gedaan: "Afgewerkt", vorm: str) -> None:
    if gedaan.eerder is not None:
        eerder = gedaan.eerder
        aantal = eerder.uitslag.afgewezen
        rest = f"; toen {'is' if aantal == 1 else 'zijn'} {aantal} afgewezen" if aantal else ""
        meld(bij.settings, f"{naam} was al ingelezen (import {eerder.importering}){rest}")
    elif gedaan.gedaan is not None:
        kaal = vorm == "json" or (bij.settings.stil and not gedaan.is_geweigerd)
        toon_import(bij, gedaan.gedaan, vorm, None, proef=False, kaal=kaal)
    staat = "nog" if gedaan.naar.parent.name == "in" else "nu"
    meld(bij.settings, f"{naam} staat {staat} in {gedaan.naar.parent}")
    if gedaan.afgewezen is not None:
        meld(bij.settings, f"Afgewezen rijen, om te verbeteren: {gedaan.afgewezen}")


def _als_object(map_: Path, naam: str, gedaan: "Afgewerkt") -> dict[str, object]:
    return {
        "bestand": naam,
        "naar": str(gedaan.naar.relative_to(map_)),
        "afgewezen": gedaan.afgewezen and str(gedaan.afgewezen.relative_to(map_)),
        "eerder": gedaan.eerder and gedaan.eerder.importering,
        "uitslag": gedaan.gedaan and als_object(gedaan.gedaan),
    }
