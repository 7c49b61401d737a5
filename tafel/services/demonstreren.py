"""The main job on made-up data, in a register that is thrown away afterwards."""

from dataclasses import dataclass
from datetime import date, time
from pathlib import Path
from tempfile import TemporaryDirectory

from tafel.domain import Agenda, ToedelingVanMelding
from tafel.gegevens import gegevens
from tafel.register.beheer import maak_register
from tafel.register.store import Register
from tafel.rules.profiel import Profiel
from tafel.services.agenderen import maak_agenda
from tafel.services.importeren import Bron, Import, importeer
from tafel.services.toedelen import deel_toe

DEMODAG = date(2026, 11, 23)
"""The Monday on which the demo plays, so that it is the same every time."""
OCHTEND = time(9, 12)
WIE = "demo"


@dataclass(frozen=True, slots=True)
class Verloop:
    """What happened, in order."""

    gedaan: Import
    toedelingen: tuple[ToedelingVanMelding, ...]
    uitgelegd: ToedelingVanMelding
    agendas: tuple[Agenda, ...]


def speel(profiel: Profiel) -> Verloop:
    """Import the example, allocate everything, and make the agenda of every table."""
    bron = Bron("meldingen.csv", gegevens() / "voorbeeld" / "meldingen.csv")
    with TemporaryDirectory(prefix="tafel-demo-") as map_:
        pad = Path(map_) / "register.db"
        maak_register(pad)
        with Register(pad) as register:
            gedaan = importeer(register, [bron], wie=WIE, vandaag=DEMODAG)
            toedelingen = deel_toe(register, profiel, wie=WIE, dag=DEMODAG, nummers=None)
            meeste = max(toedelingen, key=lambda t: len(t.toedeling.afgevallen))
            [uitgelegd] = deel_toe(
                register,
                profiel,
                wie=WIE,
                dag=DEMODAG,
                nummers=[meeste.melding],
                proef=True,
                uitleg=True,
            )
            tafels = (*profiel.tafels.values(), profiel.coordinatoren)
            agendas = tuple(
                maak_agenda(
                    register,
                    profiel,
                    tafel=tafel,
                    wie=WIE,
                    vandaag=DEMODAG,
                    datum=None,
                    klok=OCHTEND,
                    volledig=False,
                )
                for tafel in tafels
            )
    return Verloop(gedaan, toedelingen, uitgelegd, agendas)
