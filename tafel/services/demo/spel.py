"""The state of the played year, and the small things that every part of it does."""

import tomllib
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date, timedelta
from random import Random
from typing import Any

from tafel.domain.plan import Afspraak, Oorzaak
from tafel.errors import GateNotMet
from tafel.gegevens import gegevens
from tafel.kolommen import SCHEIDING
from tafel.register import melding as meldingqueries
from tafel.register.rijen.casus import Casusrij
from tafel.rules.termijnen import eerste_werkdag
from tafel.services.afspraak import afspraken
from tafel.services.basis import terugkoppeling as terugkoppelen
from tafel.services.basis.tijdlijn import casus_van
from tafel.services.casus import contact as gezinscontact
from tafel.services.casus import stappen as werkproces
from tafel.services.zitting import Zitting, zitting

ZAAD = 2025
WIE = "demo"


def lees_stof() -> Mapping[str, Any]:
    """What the year is made of: names, reasons, decisions."""
    return tomllib.loads((gegevens() / "voorbeeld" / "jaar.toml").read_text(encoding="utf-8"))


class Spel:
    """A register on one day of the year, and the chances that decide what happens."""

    def __init__(self, z: Zitting) -> None:
        self.register, self.profiel = z.register, z.geladen
        self.kans = Random(ZAAD)  # noqa: S311 - made-up data, the same every time
        self.kleur = Random(ZAAD)  # noqa: S311 - beside the other, which decides what happens
        self.stof = lees_stof()
        self.dag = date.min
        self.weken = self.meldingen = self.overleggen = 0
        self.ster: int | None = None
        """The casus whose escalation goes up to the last step."""
        self.overgenomen: int | None = None
        """The casus whose escalation the procesmanager takes up."""
        self.verhalen: set[str] = set()
        """What happens once in the year and has happened."""

    @property
    def z(self) -> Zitting:
        return zitting(self.register, self.profiel, WIE, self.dag)

    @property
    def met_gezinstafel(self) -> bool:
        return any(tafel.gezin for tafel in self.profiel.tafels.values())

    def een_keer(self, verhaal: str, *, vanaf: int) -> bool:
        """Whether this is the time for something that happens once, from that week on."""
        if self.weken < vanaf or verhaal in self.verhalen:
            return False
        self.verhalen.add(verhaal)
        return True

    def over(self, *, weken: int) -> date:
        """A working day so many weeks on, within what is allowed."""
        return eerste_werkdag(self.profiel, self.dag + timedelta(weeks=weken))

    def casus(self, nummer: int) -> Casusrij:
        return casus_van(self.register, nummer)

    def leefgebieden(self, casus: int) -> list[str]:
        rijen = meldingqueries.meldingen_van_casus(self.register, casus)
        delen = [d for r in rijen for d in (r["leefgebieden"] or "").split(SCHEIDING) if d]
        return [gebied for gebied in dict.fromkeys(delen) if gebied in self.stof["doel"]]

    def open_afspraken(self, casus: int) -> Sequence[Afspraak]:
        alle = afspraken.van_casus(self.z, casus)
        return [afspraak for afspraak in alle if afspraak.status == "open"]

    def wend(
        self,
        afspraak: Afspraak,
        daad: afspraken.Daad,
        *,
        oorzaak: Oorzaak | None = None,
        uiterlijk: date | None = None,
    ) -> None:
        afspraken.wend(
            self.z, [(afspraak.casus, afspraak.nummer)], afspraken.Wending(daad, oorzaak, uiterlijk)
        )

    def naar(self, casus: int, stap: int) -> None:
        """To a later step, when its gates hold."""
        if self.casus(casus).stap < stap:
            with suppress(GateNotMet):
                werkproces.zet_stap(self.z, casus, stap, reden=None, proef=False)

    def koppel_terug(self, casus: int) -> None:
        """To everybody whose clock runs."""
        klokken = terugkoppelen.klokken(self.z, [casus])
        lopend = [klok for klok in klokken.get(casus, ()) if klok.gedaan_op is None]
        melders = [klok.melding for klok in lopend if klok.melding is not None]
        if melders:
            terugkoppelen.koppel_terug(self.z, melders, tekst=None)
        for klok in lopend:
            if klok.melding is None and self.casus(casus).status == "open":
                gezinscontact.koppel_terug(self.z, casus, aan=klok.aan, tekst=None)
