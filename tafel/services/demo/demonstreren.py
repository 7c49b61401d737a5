"""A year at the tables and the Monday after it, in a register that is thrown away afterwards."""

from collections.abc import Callable, Mapping
from datetime import date, time
from pathlib import Path

from msgspec import Struct

from tafel.domain.agenda import Agenda
from tafel.domain.casus import CasusDossier
from tafel.domain.escalatie import Escalatiebrief
from tafel.domain.toedeling import ToedelingVanMelding
from tafel.errors import RegisterUnusable
from tafel.files.write import schrijf_atomair
from tafel.gegevens import gegevens
from tafel.register.beheer import maak_register
from tafel.register.store import Register
from tafel.rules.profiel.profiel import Profiel
from tafel.services.casus import dossier as casussen
from tafel.services.demo.jaar import Jaar, speel_jaar
from tafel.services.demo.spel import WIE, lees_stof
from tafel.services.escalatie.brief import brief
from tafel.services.escalatie.lijst import van_casus
from tafel.services.melding.importeren import Bron, Import, importeer
from tafel.services.melding.melden import Ingevoerd, voer_in
from tafel.services.overleg.agenda import maak_agenda
from tafel.services.toedeling.toedelen import deel_toe
from tafel.services.zitting import Zitting, zitting
from tafel.signalen import tijdelijke_map

DEMODAG = date(2026, 11, 23)
"""The Monday on which the demo ends, so that it is the same every time."""
OCHTEND = time(9, 12)


class Verloop(Struct, frozen=True):
    """What happened, in order."""

    jaar: Jaar
    gedaan: Import
    gebeld: Ingevoerd
    """The crisis about which somebody phoned that morning."""
    toedelingen: tuple[ToedelingVanMelding, ...]
    uitgelegd: ToedelingVanMelding
    ster: CasusDossier | None
    """The casus that went up to the last step of the ladder."""
    brief: Escalatiebrief | None
    """The letter of that step."""
    agendas: tuple[Agenda, ...]
    labels: Mapping[str, str]


def speel(
    profiel: Profiel,
    *,
    bewaar: Path | None = None,
    voortgang: Callable[[int], None] | None = None,
) -> Verloop:
    """Play a year, import the example, allocate everything, make the agenda of every table.

    With `bewaar` the register is kept there. Raises RegisterUnusable when something is there.
    """
    if bewaar is not None and bewaar.exists():
        raise RegisterUnusable(f"er is al iets op {bewaar}; kies een ander pad voor --bewaar")
    with tijdelijke_map("tafel-demo-") as map_:
        pad = map_ / "register.db"
        maak_register(pad, profiel=profiel.naam)
        with Register(pad, vluchtig=True) as register:
            z = zitting(register, profiel, WIE, DEMODAG)
            jaar = speel_jaar(z, voortgang=voortgang)
            verloop = _speel_maandag(z.ververst(), jaar)
        if bewaar is not None:
            schrijf_atomair(bewaar, pad.read_bytes())
    return verloop


def _speel_maandag(z: Zitting, jaar: Jaar) -> Verloop:
    bron = Bron("meldingen.csv", gegevens() / "voorbeeld" / "meldingen.csv")
    gedaan = importeer(z, [bron])
    gebeld = voer_in(z, lees_stof()["maandag"])
    toedelingen = deel_toe(z, nummers=None)
    meeste = max(toedelingen, key=lambda t: len(t.toedeling.afgevallen))
    [uitgelegd] = deel_toe(z, nummers=[meeste.melding], proef=True, uitleg=True)
    ster = laatste = None
    if jaar.ster is not None:
        ster = casussen.toon(z, jaar.ster)
        hoogste = max(van_casus(z.register, jaar.ster), key=lambda e: (e.stap, e.nummer))
        laatste = brief(z, hoogste.nummer, namen=False)
    return Verloop(
        jaar=jaar,
        gedaan=gedaan,
        gebeld=gebeld,
        toedelingen=toedelingen,
        uitgelegd=uitgelegd,
        ster=ster,
        brief=laatste,
        agendas=tuple(
            maak_agenda(
                z,
                tafel=tafel,
                datum=None,
                klok=OCHTEND,
                volledig=False,
            )
            for tafel in (*z.profiel.tafels.values(), z.profiel.coordinatoren)
        ),
        labels=z.profiel.labels,
    )
