"""What others left in a folder, into the register: one file at a time, each an import of its own.

A file is moved after its import was stored. What stops a run between the two does no harm: the next
one knows the file by its contents, and moves it.
"""

import hashlib
import io
from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from tafel.domain.melding import Importregel
from tafel.files.bron import lees_bytes
from tafel.files.gelezen import BestandGeweigerd, BestandOnleesbaar
from tafel.files.indeling import Afzenderindeling
from tafel.files.postvak import (
    Postvak,
    Uitgesteld,
    is_onaf,
    plek_voor_afgewezen,
    schrijf_reden,
    stand_van,
    verplaats,
)
from tafel.files.xls import Wachtwoord
from tafel.services.melding.importeren import NIETS, Bron, Import, al_ingelezen, importeer
from tafel.services.zitting import Zitting


class Afgewerkt(Struct, frozen=True):
    """What became of one file: imported, or read before."""

    naar: Path
    gedaan: Import | None = None
    eerder: Importregel | None = None
    afgewezen: Path | None = None
    """The file of its refused rows."""

    @property
    def is_geweigerd(self) -> bool:
        """Whether any of it did not go in, then or now."""
        if self.eerder is not None:
            return self.eerder.uitslag.afgewezen > 0
        return self.gedaan is not None and bool(self.gedaan.fouten)


def werk_bestand_af(
    z: Zitting,
    postvak: Postvak,
    pad: Path,
    naam: str,
    *,
    codering: str | None = None,
    toch: bool = False,
    wachtwoord: Wachtwoord = lambda _: None,
    indeling: Afzenderindeling | None = None,
    voortgang: Callable[[int], None] | None = None,
) -> Afgewerkt | Uitgesteld:
    """Imports the file called `naam` and moves it to where it belongs."""
    stand = stand_van(pad)
    try:
        inhoud = lees_bytes(pad, naam)
    except BestandOnleesbaar as fout:
        return Uitgesteld(pad, fout.fout.reden, is_onleesbaar=True)
    except BestandGeweigerd as fout:
        return _weiger(postvak, pad, Import(NIETS, (), (fout,), ()))
    if (reden := is_onaf(pad, inhoud)) is not None:
        return Uitgesteld(pad, reden)
    eerder = al_ingelezen(z.register, hashlib.sha256(inhoud).hexdigest())
    if eerder is not None:
        return Afgewerkt(verplaats(pad, postvak.klaar), eerder=eerder)
    afgewezen = plek_voor_afgewezen(postvak, pad.name)
    gedaan = importeer(
        z,
        [Bron(naam, io.BytesIO(inhoud))],
        codering=codering,
        afgewezen=afgewezen,
        toch=lambda _: toch,
        wachtwoord=wachtwoord,
        indeling=indeling,
        voortgang=voortgang,
    )
    if gedaan.geweigerd:
        return _weiger(postvak, pad, gedaan)
    is_zelfde = stand_van(pad) == stand
    return Afgewerkt(
        verplaats(pad, postvak.klaar) if is_zelfde else pad,
        gedaan,
        afgewezen=afgewezen if gedaan.uitslag.afgewezen else None,
    )


def _weiger(postvak: Postvak, pad: Path, gedaan: Import) -> Afgewerkt:
    naar = verplaats(pad, postvak.geweigerd)
    if naar != pad:
        schrijf_reden(naar, str(gedaan.geweigerd[0]))
    return Afgewerkt(naar, gedaan)
