"""Shielding the address of a household, and that it need not be any more (domain §8, §13)."""

from msgspec import Struct

from tafel.domain.casus import Plek
from tafel.errors import GateNotMet
from tafel.register import melding as meldingqueries
from tafel.register import samenhang
from tafel.services.basis.afscherming import zegt_afgeschermd
from tafel.services.basis.tijdlijn import noteer
from tafel.services.samenhang.huishoudens import huishouden_van, woning_van
from tafel.services.zitting import Zitting


class Afscherming(Struct, frozen=True):
    """What became of the address of somebody."""

    casus: int | None
    gewijzigd: bool


def scherm_af(
    z: Zitting,
    *,
    melding: int | None = None,
    persoon: tuple[int, Plek] | None = None,
    ophef: bool = False,
) -> Afscherming:
    """Shield the address of everybody who lives with a person, or of who a melding is about; with
    `ophef` no longer. Raises MeldingNotFound, CasusNotFound, NotFound; GateNotMet when a melding of
    them still says that it is shielded.
    """
    with z.register.schrijf():
        gezin = huishouden_van(z, melding=melding, persoon=persoon)
        huishouden = woning_van(z, melding=melding, persoon=persoon)
        [rij] = meldingqueries.huishoudens(z.register, [huishouden])
        nummers = samenhang.van_woning(z.register, huishouden)
        if ophef:
            _toets_ophef(z, nummers)
        casus = samenhang.open_casusnummers(z.register, [gezin]).get(gezin)
        if (rij["afgeschermd"] is None) is not ophef:
            nieuw = None if ophef else z.vandaag.isoformat()
            z.register.werk_bij("huishouden", huishouden, {"afgeschermd": nieuw})
            if casus is not None:
                wat = "adres niet meer afgeschermd" if ophef else "adres afgeschermd"
                noteer(z, casus, "afscherming", wat)
            onderwerp = " ".join(f"M{nummer}" for nummer in nummers)
            handeling = "persoon afschermen --ophef" if ophef else "persoon afschermen"
            z.register.log(z.wie, z.vandaag, handeling, onderwerp)
            return Afscherming(casus, gewijzigd=True)
    return Afscherming(casus, gewijzigd=False)


def _toets_ophef(z: Zitting, nummers: list[int]) -> None:
    rijen = meldingqueries.meldingen(z.register, nummers)
    zegt = [f"M{rij['id']}" for rij in rijen if zegt_afgeschermd(rij["bijzonderheden"])]
    if zegt:
        opdracht = "tafel melding wijzig {} --bijzonderheden …"
        raise GateNotMet(
            "een melding zegt nog dat het adres is afgeschermd",
            [(f"bijzonderheid van {melding}", opdracht.format(melding)) for melding in zegt],
        )
