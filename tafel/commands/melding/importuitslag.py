"""What `tafel melding import` prints: its result, its warnings, and what comes next."""

from pathlib import Path
from typing import TYPE_CHECKING

from tafel.commands._lijn.crisis import roep_crisis, roep_geweigerd
from tafel.commands._lijn.opties import Aanroep
from tafel.commands._lijn.terminal import bevestig, stdin_is_terminal
from tafel.commands._lijn.uitvoer import lever, lever_lijst, meld, open_zitting
from tafel.errors import TafelError, WrongUse

if TYPE_CHECKING:
    from tafel.services.melding.importeren import Import

MEEST = 20
"""So many warnings are printed one by one."""
SOORTEN = ("", ".csv", ".txt", ".xlsx")
"""Endings of a file of refused rows."""


def toets_afgewezen(pad: Path | None, *, overschrijf: bool) -> None:
    """Raises WrongUse for a kind of file that is not written, and for one that is there already."""
    if pad is None:
        if overschrijf:
            raise WrongUse("--overschrijf hoort bij --afgewezen; geef ze samen")
        return
    if pad.suffix.lower() not in SOORTEN:
        raise WrongUse("--afgewezen schrijft CSV of Excel; laat de naam eindigen op .csv of .xlsx")
    if pad.is_file() and not overschrijf:
        raise WrongUse(f"{pad} bestaat al; kies een andere naam, of geef --overschrijf")


def meld_afgewezen(bij: Aanroep, gedaan: "Import", pad: Path) -> None:
    """What became of the file for the refused rows, and which rows cannot be in it."""
    if gedaan.uitslag.afgewezen:
        meld(bij.settings, f"Afgewezen rijen geschreven: {pad}")
    else:
        waarom = "geen rij is los afgewezen" if gedaan.geweigerd else "geen rij is afgewezen"
        blijft = "; wat er stond, staat er nog" if pad.exists() else ""
        meld(bij.settings, f"{pad} is niet geschreven: {waarom}{blijft}")
    for geweigerd in gedaan.geweigerd:
        meld(
            bij.settings,
            f"{geweigerd.fout.bestand} is in zijn geheel geweigerd en staat dus niet in {pad}; "
            "verbeter het bestand zelf en lees het opnieuw in",
        )


def toon_import(
    bij: Aanroep,
    gedaan: "Import",
    vorm: str,
    uit: Path | None,
    *,
    proef: bool,
    kaal: bool = False,
) -> None:
    """Warnings and what must be done now as messages, then the refusals, and the counts last;
    `kaal`: the messages alone.
    """
    from tafel.render.melding.importuitslag import afgewezen, als_tekst, waarschuwingen
    from tafel.render.vorm.json import als_json

    settings = bij.settings
    for zin in waarschuwingen(gedaan.waarschuwingen):
        meld(settings, zin)
    if gedaan.crisis:
        roep_crisis(gedaan.crisis, gedaan.bellen, proef=proef)
    if geweigerd := gedaan.geweigerde_crises:
        roep_geweigerd(geweigerd, gedaan.bellen)
    for zin in (
        *_niet_teruggezet(bij, gedaan),
        *_samenhang(gedaan),
        *_herkend(gedaan),
        *_eerder(bij, gedaan),
    ):
        meld(settings, zin)
    if kaal:
        return
    if vorm == "json":
        lever(settings, als_json(als_object(gedaan)), uit)
    elif vorm in ("csv", "markdown"):
        lever_lijst(bij, afgewezen(gedaan.fouten), vorm, uit)
    else:
        delen = [(deel.bestand, deel.uitslag) for deel in gedaan.per_bestand]
        tekst = als_tekst(
            gedaan.uitslag, gedaan.fouten, settings.breedte, gedaan.wijzigingen, delen
        )
        lever(settings, tekst, uit)
    if proef:
        meld(settings, "Dit was een proef; er is niets bewaard.")
    elif gedaan.uitslag.toegevoegd or gedaan.uitslag.gewijzigd:
        meld(settings, "Toedelen: tafel toedelen --alle")


def als_object(gedaan: "Import") -> dict[str, object]:
    """An import as programs read it."""
    from tafel.render.vorm.json import import_object

    return import_object(
        gedaan.uitslag,
        gedaan.fouten,
        gedaan.wijzigingen,
        gedaan.niet_teruggezet,
        [
            (deel.bestand, deel.uitslag, None if deel.eerder is None else deel.eerder.importering)
            for deel in gedaan.per_bestand
        ],
    )


def _herkend(gedaan: "Import") -> list[str]:
    """Of which files the sender was known by his headers."""
    return [
        f"{deel.bestand}: gelezen met de indeling die van deze koppen is onthouden"
        for deel in gedaan.per_bestand
        if deel.is_herkend
    ]


def _eerder(bij: Aanroep, gedaan: "Import") -> list[str]:
    """Which files were read before."""
    from tafel.woorden import dag_maand

    return [
        f"{deel.bestand} is al ingelezen op {dag_maand(deel.eerder.dag, bij.settings.vandaag)} "
        f"(import {deel.eerder.importering})"
        for deel in gedaan.per_bestand
        if deel.eerder is not None
    ]


def draai_import_terug(
    bij: Aanroep, nummer: int, vorm: str, uit: Path | None, *, proef: bool, ja: bool
) -> None:
    """Take an import back after showing what that means, and say what was."""
    from tafel.render.melding.importuitslag import ongedaan
    from tafel.render.vorm.json import import_ongedaan
    from tafel.services.melding.terugdraaien import draai_terug

    settings = bij.settings
    if not (ja or proef or stdin_is_terminal()):
        raise WrongUse("ongedaan maken vraagt een ja: geef --ja, of kijk eerst met --proef")
    with open_zitting(bij) as z:
        if not (ja or proef):
            zou = draai_terug(z, nummer, proef=True)
            for zin in ongedaan(zou):
                meld(settings, zin)
            if not bevestig(f"Import {nummer} ongedaan maken? Dit is voorgoed."):
                meld(settings, "Er is niets gewijzigd.")
                return
        gedaan = draai_terug(z, nummer, proef=proef)
    if vorm == "json":
        lever(settings, import_ongedaan(gedaan, proef=proef), uit)
    else:
        lever(settings, "\n".join(ongedaan(gedaan)), uit)
    if proef:
        meld(settings, "Dit was een proef; er is niets veranderd.")
    elif gedaan.hersteld:
        meld(settings, "Toedelen wat weer anders is: tafel toedelen --alle")


def _samenhang(gedaan: "Import") -> list[str]:
    """What belongs together, in numbers of meldingen alone: who reads this may not be the one who
    may know.
    """
    zinnen = []
    if nummers := gedaan.bij_bekende_casus:
        hoort = "hoort" if len(nummers) == 1 else "horen"
        zin = "mogelijk bij een bekende casus; de coördinator ziet welke"
        zinnen.append(f"{_meldingen(nummers)} {hoort} {zin}")
    if nummers := gedaan.te_beoordelen:
        zinnen.append(
            f"{_meldingen(nummers)} te beoordelen: tafel melding lijst --status te_beoordelen"
        )
    return zinnen


def _meldingen(nummers: tuple[int, ...]) -> str:
    """`2 meldingen (M3 M4)`; of many only the first."""
    aantal = "1 melding" if len(nummers) == 1 else f"{len(nummers)} meldingen"
    rest = " …" if len(nummers) > MEEST else ""
    return f"{aantal} ({' '.join(f'M{nummer}' for nummer in nummers[:MEEST])}{rest})"


def toon_mislukte_import(bij: Aanroep, fout: TafelError, uit: Path | None) -> None:
    """The object that a program counts on, for an import that stored nothing."""
    from tafel.files.gelezen import BestandOnleesbaar
    from tafel.render.vorm.json import import_uitslag
    from tafel.services.melding.importeren import NIETS

    fouten = [fout.fout] if isinstance(fout, BestandOnleesbaar) else []
    lever(bij.settings, import_uitslag(NIETS, fouten), uit)


def _niet_teruggezet(bij: Aanroep, gedaan: "Import") -> list[str]:
    """What was delivered and not put back, a possible crisis first."""
    from tafel.render.melding.importuitslag import niet_teruggezet

    keren = sorted(gedaan.niet_teruggezet, key=lambda k: k.kolom not in ("crisis", "urgentie"))
    zinnen = [niet_teruggezet(keer, bij.settings.vandaag) for keer in keren[:MEEST]]
    if len(keren) > MEEST:
        zinnen.append(f"niet teruggezet: en nog {len(keren) - MEEST}; zie -f json")
    return zinnen
