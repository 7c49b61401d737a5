"""Sending a melding back to the nulde or eerste lijn (domain §2, Visie §3.2.2)."""

from msgspec import Struct

from tafel.domain.melding import ONBESLIST
from tafel.domain.toedeling import Uitkomst
from tafel.errors import GateNotMet, InputRefused, MeldingNotFound
from tafel.register import melding as meldingqueries
from tafel.register import samenhang
from tafel.register import terugkoppeling as terugkoppelingen
from tafel.register.store import nu
from tafel.services.basis.crisis import eis_geen_open_crisis
from tafel.services.basis.samenhang import weiger_samengevoegd
from tafel.services.basis.tijdlijn import casus_van, noteer, open_casus
from tafel.services.melding.bewaren import wijzig
from tafel.services.partner.partners import partner_of_tekst
from tafel.services.toedeling.casusvorming import TERUGGELEID, breng_bij
from tafel.services.toedeling.toedelen import deel_opnieuw_toe
from tafel.services.zitting import Zitting


class Teruggeleid(Struct, frozen=True):
    """A melding that was sent back; `leeg`: its open casus has no other melding left."""

    melding: int
    casus: int | None
    leeg: bool


def leid_terug(z: Zitting, nummer: int, *, naar: str, reden: str | None) -> Teruggeleid:
    """Send a melding back to an organisation: a partner as typed, or any other in words.

    It stays with its casus; what changed is kept. Who waited for an answer about it has a casus
    now. Raises MeldingNotFound, InputRefused when it was sent back already, GateNotMet when its
    casus was closed.
    """
    with z.register.schrijf():
        melding = meldingqueries.melding(z.register, nummer)
        if melding is None:
            raise MeldingNotFound(nummer)
        weiger_samengevoegd(melding)
        if melding["status"] == TERUGGELEID:
            raise InputRefused(
                f"M{nummer} is al teruggeleid; deel haar weer toe met: tafel toedelen M{nummer}"
            )
        if melding["casus"] is not None:
            open_casus(z.register, melding["casus"])
            if melding["uitkomst"] == Uitkomst.CRISIS or melding["crisis"] == "ja":
                zin = f"M{nummer} kan nog niet worden teruggeleid"
                eis_geen_open_crisis(z.register, melding["casus"], zin)
        if melding["crisis"] == "ja" and melding["status"] in ONBESLIST:
            raise GateNotMet(
                f"M{nummer} meldt een crisis en is nog niet toegedeeld",
                [("poort crisis: deel haar eerst toe", f"tafel toedelen M{nummer}")],
            )
        naar = partner_of_tekst(z.profiel, naar)
        z.register.voeg_toe(
            "melding_wijziging",
            {
                "melding": nummer,
                "tijd": nu(),
                "dag": z.vandaag.isoformat(),
                "wie": z.wie,
                "veld": "teruggeleid_naar",
                "oud": terugkoppelingen.teruggeleid_naar(z.register, nummer),
                "nieuw": naar,
            },
        )
        if reden:
            delen = (melding["opmerkingen"], f"teruggeleid: {reden}")
            wijzig(z, nummer, {"opmerkingen": "\n".join(filter(None, delen))})
        z.register.werk_bij("melding", nummer, {"status": TERUGGELEID, "teruggeleid_naar": naar})
        z.register.log(z.wie, z.vandaag, "melding terugleiden", f"M{nummer}")
        bevrijd = samenhang.zonder_casus(z.register, [melding["huishouden"]])
        deel_opnieuw_toe(z, bevrijd)
        casus: int | None = melding["casus"]
        if casus is None:
            return Teruggeleid(nummer, None, leeg=False)
        noteer(
            z,
            casus,
            "teruggeleid",
            f"M{nummer} teruggeleid",
            gegevens={"melding": nummer, "van": melding["status"]},
        )
        over = terugkoppelingen.andere_meldingen(z.register, casus, nummer)
        breng_bij(z, casus_van(z.register, casus))
        return Teruggeleid(nummer, casus, leeg=over == 0)
