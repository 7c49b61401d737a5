"""Bringing two households together and taking somebody out of one, inside a write transaction.

No row is lost: persons, meldingen and casussen move, and each open casus says so on its timeline.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from msgspec.structs import asdict, replace

from tafel.domain.casus import LAATSTE_STAP, Kindplek, Plek
from tafel.domain.crisis import Crisisfase
from tafel.errors import MeldingNotFound
from tafel.register import casus as casusqueries
from tafel.register import melding as meldingqueries
from tafel.register import nummers, samenhang
from tafel.register.crisis import laatste_contact
from tafel.register.melding import HUISHOUDENKOLOMMEN
from tafel.register.rijen.melding import Huisadresrij
from tafel.register.store import Register, nu
from tafel.services.basis.afscherming import blijf_afgeschermd
from tafel.services.basis.benoemen import kind_op
from tafel.services.basis.crisis import met_andere, neem_contacten_over, nog_te_zien, overgenomen
from tafel.services.basis.nieuwefeiten import leg_opnieuw_voor, volgens_regels
from tafel.services.basis.tijdlijn import casus_van, noteer, persoon_van
from tafel.services.samenhang.overzetten import neem_werk_over, neem_zonder_over
from tafel.services.zitting import Zitting
from tafel.sleutels import adressleutel

_NIET_ERBIJ: Mapping[str, None] = {"erbij_op": None, "genoemd": None}
ANDERS = "anders"
"""Reason of closing that is on every list; the timeline says what it was."""


def voeg_samen(z: Zitting, van: int, naar: int) -> None:
    """Everybody and every casus of household `van` belongs to `naar` from now on.

    Of two open casussen that of `naar` stays and takes the meldingen of the other, and what runs
    there; that one is closed.
    """
    if van == naar:
        return
    voor = {**volgens_regels(z, van), **volgens_regels(z, naar)}
    open_ = samenhang.open_casusnummers(z.register, [van, naar])
    if van in open_ and naar in open_:
        _sluit_in(z, open_[van], open_[naar])
    zet_nummers_vast(z.register, van)
    hoogste = zet_nummers_vast(z.register, naar)
    erbij = casusqueries.leden(z.register, van)
    for casus in samenhang.casussen_van_huishouden(z.register, van):
        z.register.werk_bij("casus", casus["id"], {"huishouden": naar})
        for persoon in erbij:
            nummers.bewaar(z.register, "persoon", casus["id"], persoon["nummer"], persoon["id"])
    for persoon in erbij:
        nummer = _eerder_nummer(z.register, open_.get(naar), persoon["id"])
        if nummer is None:
            hoogste += 1
            nummer = hoogste
        rol = "overig" if persoon["rol"] == "hoofdpersoon" else persoon["rol"]
        rij = {"huishouden": naar, "rol": rol, "plek": nummer}
        z.register.werk_bij("persoon", persoon["id"], rij)
    z.register.werk_bij("huishouden", naar, {"nummers": hoogste})
    bekend = [_waar_en_wanneer(adres) for adres in _huisadressen(z.register, naar)]
    for adres in _huisadressen(z.register, van):
        if _waar_en_wanneer(adres) not in bekend:
            z.register.werk_bij("huisadres", adres.id, {"huishouden": naar})
    onthoud_adres(z, van, naar)
    blijf_afgeschermd(z.register, van, naar)
    leg_opnieuw_voor(z, naar, voor)


def onthoud_adres(z: Zitting, van: int, naar: int) -> None:
    """Where household `van` lived until today is an earlier address of `naar`, where it differs."""
    rijen = {rij["id"]: rij for rij in meldingqueries.huishoudens(z.register, [van, naar])}
    oud, nu_ = ({kolom: rijen[wie][kolom] for kolom in HUISHOUDENKOLOMMEN} for wie in (van, naar))
    if (adressleutel(oud) or "") in ("", adressleutel(nu_)):
        return
    noteer_adres(z, naar, oud, van=None, tot=z.vandaag - timedelta(days=1))


def noteer_adres(
    z: Zitting, huishouden: int, adres: Mapping[str, Any], *, van: date | None, tot: date
) -> None:
    """Where a household lived until a day, with every column of an address."""
    spoor = {"van": van, "tot": tot, "wie": z.wie, "tijd": nu()}
    z.register.voeg_toe("huisadres", {"huishouden": huishouden, **adres, **spoor})


def geef_adressen_mee(register: Register, van: int, naar: int) -> None:
    """Household `naar`, which comes from `van`, lived before where that did."""
    for adres in _huisadressen(register, van):
        register.voeg_toe("huisadres", {**asdict(adres), "id": None, "huishouden": naar})


def _eerder_nummer(register: Register, casus: int | None, persoon: int) -> int | None:
    """Who was a member before the casus was split has that number again."""
    return None if casus is None else nummers.had(register, "persoon", casus, persoon)


def _huisadressen(register: Register, huishouden: int) -> Sequence[Huisadresrij]:
    return meldingqueries.huisadressen(register, [huishouden]).get(huishouden, ())


def _waar_en_wanneer(adres: Huisadresrij) -> Huisadresrij:
    return replace(adres, id=0, huishouden=0)


def huishouden_van(
    z: Zitting,
    *,
    casus: int | None = None,
    melding: int | None = None,
    persoon: tuple[int, Plek] | None = None,
) -> int:
    """The household of a casus, of who a melding is about, or of a person as (casus, number).

    Raises MeldingNotFound, CasusNotFound, NotFound.
    """
    if persoon is not None:
        van, plek = casus_van(z.register, persoon[0]), persoon[1]
        if isinstance(plek, Kindplek):
            meldingen = meldingqueries.meldingen_van_casus(z.register, van.id)
            kind_op(z, van.huishouden, meldingen, plek, str(van.id))
            return van.huishouden
        return casusqueries.huishouden_van(z.register, persoon_van(z.register, van, plek))
    if casus is not None:
        return casus_van(z.register, casus).huishouden
    rij = meldingqueries.melding(z.register, melding or 0)
    if rij is None:
        raise MeldingNotFound(melding or 0)
    return int(rij["huishouden"])


def woning_van(
    z: Zitting,
    *,
    casus: int | None = None,
    melding: int | None = None,
    persoon: tuple[int, Plek] | None = None,
) -> int:
    """The household at the address where somebody lives: that of the casus, unless this person
    lives apart. Raises as `huishouden_van`.
    """
    huishouden = huishouden_van(z, casus=casus, melding=melding, persoon=persoon)
    if persoon is not None and not isinstance(persoon[1], Kindplek):
        leden = casusqueries.leden(z.register, huishouden)
        return next(lid["woont"] or huishouden for lid in leden if lid["nummer"] == persoon[1])
    if melding is not None and (rij := meldingqueries.melding(z.register, melding)):
        return int(rij["woont"])
    return huishouden


def zet_nummers_vast(register: Register, huishouden: int) -> int:
    """Everybody keeps the number that he or she has; returns the highest that was ever given."""
    leden = casusqueries.leden(register, huishouden)
    for lid in leden:
        register.werk_bij("persoon", lid["id"], {"plek": lid["nummer"]})
    [rij] = meldingqueries.huishoudens(register, [huishouden])
    hoogste: int = max([rij["nummers"] or 0, *(lid["nummer"] for lid in leden)])
    register.werk_bij("huishouden", huishouden, {"nummers": hoogste})
    return hoogste


def _sluit_in(z: Zitting, van: int, naar: int) -> None:
    _neem_crisis_over(z.register, van, naar, z.vandaag)
    neem_zonder_over(z.register, van, naar)
    verzet = neem_werk_over(z, casus_van(z.register, van), casus_van(z.register, naar))
    dag = z.vandaag.isoformat()
    meldingen = [rij["id"] for rij in meldingqueries.meldingen_van_casus(z.register, van)]
    for melding in meldingen:
        z.register.werk_bij("melding", melding, {"casus": naar})
    z.register.werk_bij(
        "casus",
        van,
        {
            "status": "gesloten",
            "gesloten_op": dag,
            "sluitreden": ANDERS,
            "stap": LAATSTE_STAP,
            "stap_sinds": dag,
            "volg_op": None,
            "volgreden": None,
        },
    )
    gegevens = {"van": van, "naar": naar, "meldingen": meldingen, "reden": ANDERS}
    verder = "; ".join(f"{oud} is nu {nieuw}" for oud, nieuw in verzet.items())
    noteer(
        z,
        van,
        "gesloten",
        f"casus gesloten: hetzelfde huishouden als casus {naar}, en daarin opgenomen"
        + (f"; {verder}" if verder else ""),
        gegevens=gegevens,
    )
    noteer(
        z,
        naar,
        "samengevoegd",
        f"casus {van} is hierin opgenomen; wat daar is vastgelegd, staat bij casus {van}",
        gegevens=gegevens,
    )


def _neem_crisis_over(register: Register, van: int, naar: int, dag: date) -> None:
    """What is open of a crisis, or still has to be looked at after one, goes on in `naar`.

    Whoever was called about an open one was called about it there too; one that went up from `van`
    did not go up from there.
    """
    uit, in_ = casus_van(register, van), casus_van(register, naar)
    if uit.crisis is None:
        return
    if in_.crisis == Crisisfase.OPEN:
        if uit.crisis == Crisisfase.OPEN:
            register.werk_bij("casus", naar, met_andere(register, in_, uit))
        return
    over = overgenomen(register, uit, naar)
    if uit.crisis == Crisisfase.OPEN:
        over |= {"crisis": Crisisfase.OPEN, "crisis_volgende": uit.crisis_volgende}
        neem_contacten_over(register, uit, naar)
    elif uit.crisis == Crisisfase.OPGESCHAALD:
        over |= {"crisis": Crisisfase.OPEN, "crisis_volgende": None}
    elif kijken := nog_te_zien(uit, dag):
        eigen = nog_te_zien(in_, dag)
        over = {**over, "crisis": Crisisfase.VEILIG} if in_.crisis is None else {}
        over["crisis_volgende"] = min(kijken, eigen or kijken).isoformat()
    else:
        return
    register.werk_bij("casus", naar, over)
    if laatste_contact(register, van) == 0:
        register.werk_bij("casus", van, {"crisis": None})


def zet_apart(register: Register, persoon: int, adres: dict[str, Any] | None) -> int:
    """A household of its own for a person, which lived where the other did; at an unknown address
    without `adres`.
    """
    uit = casusqueries.huishouden_van(register, persoon)
    zet_nummers_vast(register, uit)
    waarden = dict.fromkeys((*meldingqueries.HUISHOUDENKOLOMMEN, "afgeschermd")) | (adres or {})
    huishouden = register.voeg_toe("huishouden", waarden)
    rij = {"huishouden": huishouden, "rol": "hoofdpersoon", "plek": None, **_NIET_ERBIJ}
    register.werk_bij("persoon", persoon, rij)
    if adres:
        geef_adressen_mee(register, uit, huishouden)
    return huishouden


def haal(register: Register, persoon: int, naar: int) -> None:
    """A person lives in household `naar` from now on, where others stay where they were."""
    zet_nummers_vast(register, casusqueries.huishouden_van(register, persoon))
    register.werk_bij("persoon", persoon, {"huishouden": naar, "plek": None, **_NIET_ERBIJ})


def voeg_persoon_samen(register: Register, van: int, naar: int) -> None:
    """Person `van` is the same as `naar`: meldingen and involvement move, nobody finds it again.

    Its row stays, for what was recorded of its consent.
    """
    if van == naar:
        return
    for melding in samenhang.van_persoon(register, van):
        register.werk_bij("melding", melding["id"], {"persoon": naar})
    for nummer in samenhang.verwijzingen_naar(register, van):
        register.werk_bij("betrokkenheid", nummer, {"persoon": naar})
    zet_apart(register, van, None)
    register.werk_bij("persoon", van, {"sleutel": None})
