"""A household moves: its old address is kept, and it joins nobody by itself (domain §10)."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date, timedelta

from tafel.datums import dag_maand, datum_dm
from tafel.domain.basis import Rij
from tafel.domain.casus import Plek
from tafel.domain.melding import Openvraag
from tafel.domain.samenhang import Onderdeelwijziging, Verhuisd
from tafel.errors import WrongUse
from tafel.files.controle import verdeel_huisnummer
from tafel.register import melding as meldingqueries
from tafel.register import samenhang
from tafel.register.melding import HUISHOUDENKOLOMMEN
from tafel.register.store import Register
from tafel.services.basis.feiten import beslis_over
from tafel.services.basis.tijdlijn import noteer
from tafel.services.melding.bewaren import ADRES
from tafel.services.melding.melden import keur
from tafel.services.melding.personen import GEEN_GEZIN, MEESTE_HUISHOUDENS
from tafel.services.samenhang.huishoudens import huishouden_van, noteer_adres, woning_van
from tafel.services.zitting import Zitting
from tafel.sleutels import adressleutel

VERST = timedelta(weeks=13)
"""A move is entered at most so long before it (own default)."""


def verhuis(
    z: Zitting,
    adres: Rij,
    op: date,
    *,
    casus: int | None = None,
    melding: int | None = None,
    persoon: tuple[int, Plek] | None = None,
    proef: bool = False,
) -> Verhuisd:
    """Everybody of a household lives at another address from `op` on; what is not in `adres` is
    unknown of it. It counts from now on, also when the day is still to come.

    Raises MeldingNotFound, CasusNotFound, NotFound; InputRefused for an address that cannot be;
    WrongUse without one, and for a day that is too far off, or not after the move before.
    """
    if not adres:
        raise WrongUse("waar woont het huishouden nu? Geef --postcode en --huisnummer, of --buurt")
    if op - z.vandaag > VERST:
        raise WrongUse(
            f"--op: een verhuizing legt u hoogstens {VERST.days // 7} weken vooruit vast"
        )
    adres = dict(adres)
    erbij = tuple(keur(verdeel_huisnummer(adres)))
    with z.register.schrijf_of_proef(proef):
        gezin = huishouden_van(z, casus=casus, melding=melding, persoon=persoon)
        open_ = samenhang.open_casusnummers(z.register, [gezin]).get(gezin)
        huishouden = woning_van(z, casus=casus, melding=melding, persoon=persoon)
        [rij] = meldingqueries.huishoudens(z.register, [huishouden])
        oud: Rij = {kolom: rij[kolom] for kolom in HUISHOUDENKOLOMMEN}
        nieuw: Rij = {kolom: adres.get(kolom) for kolom in HUISHOUDENKOLOMMEN}
        if oud == nieuw or (adressleutel(nieuw) or "") == adressleutel(oud):
            return Verhuisd(open_, op, gewijzigd=False)
        sinds = woont_sinds(z.register, huishouden)
        if sinds is not None and op <= sinds:
            raise WrongUse(
                f"--op: de vorige verhuizing was op {datum_dm(sinds)}-{sinds.year}; "
                "kies een dag daarna"
            )
        nummers = samenhang.van_woning(z.register, huishouden)
        voor = _onderdelen(z, nummers, open_)
        noteer_adres(z, huishouden, oud, van=sinds, tot=op - timedelta(days=1))
        z.register.werk_bij("huishouden", huishouden, nieuw)
        bewoners = _wie_daar(z.register, huishouden, nieuw)
        te_veel = len(bewoners) > MEESTE_HUISHOUDENS
        if huishouden == gezin and not te_veel:
            _vraag(z, huishouden, bewoners)
        if open_ is not None:
            noteer(z, open_, "verhuizing", f"verhuisd per {dag_maand(op, z.vandaag)}")
        handeling = "huishouden verhuis --proef" if proef else "huishouden verhuis"
        z.register.log(z.wie, z.vandaag, handeling, " ".join(f"M{n}" for n in nummers))
        return Verhuisd(
            open_,
            op,
            gewijzigd=True,
            onderdelen=tuple(_anders(voor, _onderdelen(z, nummers, open_))),
            vragen=tuple(_open_vragen(z.register, nummers)),
            te_veel=te_veel,
            opmerkelijk=erbij,
        )


def woont_sinds(register: Register, huishouden: int) -> date | None:
    """The day on which it came to live where it lives; None when it never moved."""
    eerder = meldingqueries.huisadressen(register, [huishouden]).get(huishouden)
    return eerder[-1].tot + timedelta(days=1) if eerder else None


def _onderdelen(
    z: Zitting, nummers: Collection[int], casus: int | None
) -> Mapping[int, str | None]:
    """Per melding of the open casus the part of its table that the rules name."""
    return {
        rij["id"]: beslis_over(z.profiel, rij).onderdeel
        for rij in meldingqueries.meldingen(z.register, nummers)
        if casus is not None and rij["casus"] == casus and rij["status"] == "toegedeeld"
    }


def _anders(
    voor: Mapping[int, str | None], na: Mapping[int, str | None]
) -> Iterator[Onderdeelwijziging]:
    for melding, van in voor.items():
        if na[melding] != van:
            yield Onderdeelwijziging(melding, van, na[melding])


def _wie_daar(register: Register, huishouden: int, adres: Rij) -> set[int]:
    """The other households at this address; none where it makes no household of who moves there."""
    sleutel = adressleutel(adres)
    if sleutel is None:
        return set()
    bewoners = meldingqueries.bewoners(register, [str(adres["postcode"])], GEEN_GEZIN)
    daar = {rij["id"] for rij in bewoners if adressleutel(dict(rij)) == sleutel}
    return daar - {huishouden} if huishouden in daar else set()


def _vraag(z: Zitting, huishouden: int, bewoners: Collection[int]) -> None:
    """Ask of each whether it is one household, unless that is open or was answered with never."""
    paren = samenhang.huishoudparen(z.register, [huishouden])
    gevraagd = {huis for *beide, _ in paren for huis in beide}
    eerste = samenhang.eerste_meldingen(z.register, {huishouden, *bewoners})
    nooit = samenhang.nooit_samen(z.register)
    rijen = meldingqueries.meldingen(z.register, eerste.values())
    wie = {rij["huishouden"]: rij["persoon"] for rij in rijen}
    for huis in sorted(wie.keys() - {huishouden} - gevraagd):
        if (wie[huishouden], wie[huis]) not in nooit:
            z.register.voeg_toe(
                "beoordeling",
                {
                    "melding": eerste[huishouden],
                    "met": eerste[huis],
                    "reden": ADRES,
                    "gesteld_op": z.vandaag.isoformat(),
                },
            )


def _open_vragen(register: Register, nummers: Collection[int]) -> Iterator[Openvraag]:
    for nummer in nummers:
        for vraag in samenhang.vragen_over(register, nummer):
            if vraag["reden"] == ADRES:
                yield Openvraag(nummer, vraag["met"], ADRES, vraag["casus"])
