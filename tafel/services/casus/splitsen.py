"""A casus is split: who lives apart gets a casus of his own (docs/adr/0016).

Nothing is written twice but what the user wants in both; nobody leaves sight: the new casus is to
be discussed, and an open crisis is followed in both unless it certainly is of who stays alone.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from msgspec.structs import asdict

from tafel.domain.casus import Afgesplitst, Splitsing
from tafel.domain.crisis import Crisisfase
from tafel.domain.plan import Afspraakstatus
from tafel.domain.toedeling import ToedelingVanMelding, Uitkomst
from tafel.errors import GateNotMet, InputRefused, NotFound, WrongUse
from tafel.register import afspraak as afspraakqueries
from tafel.register import casus as casusqueries
from tafel.register import melding as meldingqueries
from tafel.register import nummers as nummerqueries
from tafel.register import plan as planqueries
from tafel.register import samenhang
from tafel.register.rijen.casus import Casusrij
from tafel.register.rijen.plan import Afspraakrij, Doelrij
from tafel.register.store import Register
from tafel.services.afspraak import afspraken
from tafel.services.basis import planversie
from tafel.services.basis.crisis import neem_contacten_over, overgenomen
from tafel.services.basis.tijdlijn import casus_van, noteer, open_casus, persoon_van
from tafel.services.samenhang.huishoudens import zet_nummers_vast
from tafel.services.samenhang.overzetten import (
    REGIE,
    deel_instemming,
    deel_notities,
    neem_zonder_over,
    zet_afspraken_over,
    zet_doelen_over,
)
from tafel.services.toedeling.casusvorming import (
    TERUGGELEID,
    Casusplek,
    breng_bij,
    is_crisis,
    open_voor,
)
from tafel.services.toedeling.toedelen import deel_opnieuw_toe
from tafel.services.zitting import Zitting


def te_verdelen(z: Zitting, nummer: int) -> tuple[list[Doelrij], list[Afspraakrij]]:
    """The living goals of an open casus, and its open afspraken that serve none: of each is asked
    whose it is from now on. Raises CasusNotFound, GateNotMet.
    """
    open_casus(z.register, nummer)
    doelen = [d for d in planqueries.doelen(z.register, nummer) if d.plan_tot is None]
    los = [a for a in casusqueries.open_afspraken(z.register, nummer) if a.doel is None]
    return doelen, los


def toets(z: Zitting, nummer: int, personen: Sequence[int]) -> None:
    """Raises, before anything is asked, as `splits` does for who gets the casus."""
    _wie(z, open_casus(z.register, nummer), personen)


def splits(z: Zitting, nummer: int, personen: Sequence[int], keuze: Splitsing) -> Afgesplitst:
    """Give these persons (the 2 of 147.2), who live apart, a casus of their own.

    Raises CasusNotFound, NotFound for a person, doel or afspraak; GateNotMet for a closed casus,
    for who still lives with the others, and when the casus would have no melding left; WrongUse for
    what cannot be divided so.
    """
    with z.register.schrijf_of_proef(keuze.proef):
        casus = open_casus(z.register, nummer)
        gaan = _wie(z, casus, personen)
        doelen, los = _te_verdelen(z, casus, keuze)
        meldingen = _hun_meldingen(z.register, casus, gaan)
        nieuw = _open(z, casus, gaan)
        uitslagen = _neem_meldingen_mee(z, nieuw, meldingen)
        verzet = zet_doelen_over(z, doelen, nieuw)
        achter = {rij.id for rij in los if rij.doel is not None}
        verzet |= zet_afspraken_over(z, los, nieuw, los=achter)
        verdubbeld = _verdubbel(z, casus, nieuw, keuze)
        neem_zonder_over(z.register, nummer, nieuw)
        gevolgd = _geef_crisis_mee(z, casus, nieuw, meldingen)
        if keuze.regie:
            regie = {k: getattr(casus, k) for k in REGIE}
            z.register.werk_bij("casus", nieuw, regie)
        deel_instemming(z, nummer, nieuw, {lid["id"] for lid in gaan})
        notities = deel_notities(z, nummer, nieuw, keuze.notities)
        breng_bij(z, casus_van(z.register, nummer))
        _vertel(z, casus, nieuw, meldingen, personen, verzet)
        handeling = "casus splits --proef" if keuze.proef else "casus splits"
        z.register.log(z.wie, z.vandaag, handeling, f"{nummer} {nieuw}")
        return Afgesplitst(
            casus=nummer,
            nieuw=nieuw,
            personen=tuple(f"{nummer}.{p}" for p in personen),
            meldingen=tuple(meldingen),
            tafel=casus_van(z.register, nieuw).tafel,
            uitslagen=uitslagen,
            verzet=verzet,
            verdubbeld=verdubbeld,
            crisis=gevolgd,
            notities=notities,
        )


_CRISIS = ("crisis", "crisis_volgende")


def _wie(z: Zitting, casus: Casusrij, personen: Sequence[int]) -> list[dict[str, Any]]:
    """The members who get a casus of their own: everybody who lives at one other address."""
    ids = [persoon_van(z.register, casus, nummer) for nummer in personen]
    leden = casusqueries.leden(z.register, casus.huishouden)
    gaan = [lid for lid in leden if lid["id"] in ids]
    thuis = [f"{casus.id}.{lid['nummer']}" for lid in gaan if lid["woont"] is None]
    if thuis:
        raise GateNotMet(
            f"{thuis[0]} woont nog bij de anderen: één gezin, één casus",
            [("gaat iemand apart wonen", f"tafel huishouden splits {' '.join(thuis)} --op …")],
        )
    woningen = {lid["woont"] for lid in gaan}
    samen = [lid for lid in leden if lid["woont"] in woningen]
    if len(woningen) > 1:
        raise WrongUse("deze mensen wonen niet bij elkaar; geef per adres een eigen casus")
    if len(samen) > len(gaan):
        allen = " ".join(f"{casus.id}.{lid['nummer']}" for lid in samen)
        raise WrongUse(f"zij wonen samen en krijgen samen een casus: {allen}")
    if len(samen) == len(leden):
        raise WrongUse(f"dan blijft er niemand in casus {casus.id}")
    [woning] = woningen
    if (ander := samenhang.open_casusnummers(z.register, [woning]).get(woning)) is not None:
        raise GateNotMet(
            f"op dat adres is casus {ander} al open",
            [("horen zij bij elkaar", f"tafel casus toon {ander}")],
        )
    return gaan


def _hun_meldingen(
    register: Register, casus: Casusrij, gaan: Sequence[Mapping[str, Any]]
) -> list[int]:
    """Their meldingen of this casus, which must keep one; without any the last that has none."""
    alle = meldingqueries.meldingen_van_casus(register, casus.id)
    wie = {lid["id"] for lid in gaan}
    mee = [rij["id"] for rij in alle if rij["persoon"] in wie]
    if mee and len(mee) == len(alle):
        raise GateNotMet(
            f"casus {casus.id} heeft dan geen melding meer: alle gaan over wie vertrekt",
            [("meld wie blijft", "tafel melding add")],
        )
    if not mee:
        los = (samenhang.laatste_losse(register, persoon) for persoon in sorted(wie))
        mee = [melding for melding in los if melding is not None]
    return mee


def _te_verdelen(
    z: Zitting, casus: Casusrij, keuze: Splitsing
) -> tuple[list[Doelrij], list[Afspraakrij]]:
    """The goals and afspraken that go along; each that is named must be of this casus, and once."""
    for soort, deel in (*keuze.mee, *keuze.beide):
        if (soort, deel) in keuze.mee and (soort, deel) in keuze.beide:
            raise WrongUse(f"{casus.id}{soort}{deel} gaat mee of is voor beide, niet allebei")
    return (
        [_doel(z.register, casus, deel) for soort, deel in keuze.mee if soort == "d"],
        _los(z.register, casus, keuze.mee),
    )


def _los(
    register: Register, casus: Casusrij, keuze: Collection[tuple[str, int]]
) -> list[Afspraakrij]:
    """The afspraken that were chosen; those of a goal that was chosen too are of that."""
    doelen = {_doel(register, casus, deel).id for soort, deel in keuze if soort == "d"}
    rijen = [_afspraak(register, casus, deel) for soort, deel in keuze if soort == "/"]
    return [rij for rij in rijen if rij.doel not in doelen]


def _doel(register: Register, casus: Casusrij, nummer: int) -> Doelrij:
    for doel in planqueries.doelen(register, casus.id):
        if doel.nummer == nummer and doel.plan_tot is None:
            return doel
    raise NotFound(
        f"doel {casus.id}d{nummer} staat niet (meer) in het plan; zie: tafel plan toon {casus.id}"
    )


def _afspraak(register: Register, casus: Casusrij, nummer: int) -> Afspraakrij:
    rij = afspraken.bestaande(register, casus.id, nummer)
    if rij.casus != casus.id or rij.status is not Afspraakstatus.OPEN:
        raise InputRefused(
            f"afspraak {casus.id}/{nummer} loopt niet meer in deze casus; wat gedaan is, blijft"
        )
    return rij


def _open(z: Zitting, casus: Casusrij, gaan: Sequence[Mapping[str, Any]]) -> int:
    """The new casus, of the household where they live, to be discussed where the other one is."""
    zet_nummers_vast(z.register, casus.huishouden)
    woning = int(gaan[0]["woont"])
    for plaats, lid in enumerate(gaan):
        nummerqueries.bewaar(z.register, "persoon", casus.id, lid["nummer"], lid["id"])
        rol = "hoofdpersoon" if plaats == 0 else lid["rol"]
        rij = {"huishouden": woning, "woont": None, "plek": None, "rol": rol}
        z.register.werk_bij("persoon", lid["id"], rij)
    return open_voor(z, woning, Casusplek(Uitkomst.BESPREKEN, None, casus.tafel))


def _neem_meldingen_mee(
    z: Zitting, nieuw: int, meldingen: Sequence[int]
) -> tuple[ToedelingVanMelding, ...]:
    """What they reported, or was reported of them, is of the new casus, and says its table."""
    rijen = meldingqueries.meldingen(z.register, meldingen)
    for rij in rijen:
        z.register.werk_bij("melding", rij["id"], {"casus": nieuw})
    beslist = [
        rij["id"] for rij in rijen if rij["uitkomst"] is not None and rij["status"] != TERUGGELEID
    ]
    uitslagen = deel_opnieuw_toe(z, beslist)
    breng_bij(z, casus_van(z.register, nieuw))
    return uitslagen


def _verdubbel(z: Zitting, casus: Casusrij, nieuw: int, keuze: Splitsing) -> dict[str, str]:
    """What is for both is written for the new casus too: a goal with its open tasks, an afspraak.

    Returns number → that of the copy.
    """
    gemaakt = {}
    los = {rij.nummer for rij in _los(z.register, casus, keuze.beide)}
    for soort, deel in keuze.beide:
        nieuw_doel = None
        if soort == "d":
            doel = _doel(z.register, casus, deel)
            plan = planversie.concept(z, nieuw)
            nummer = nummerqueries.volgend(z.register, "doel", nieuw)
            rij = asdict(doel) | {"id": None, "casus": nieuw, "nummer": nummer}
            nieuw_doel = z.register.voeg_toe("doel", rij | {"plan_van": plan})
            gemaakt[f"{casus.id}d{deel}"] = f"{nieuw}d{nummer}"
            taken = afspraakqueries.van_doel(z.register, doel.id)
            rijen = [t for t in taken if t.status is Afspraakstatus.OPEN]
        else:
            rijen = [_afspraak(z.register, casus, deel)] if deel in los else []
        for afspraak in rijen:
            nummer = afspraken.maak(
                z,
                casus=nieuw,
                organisatie=afspraak.organisatie,
                persoon=afspraak.wie,
                wat=afspraak.wat,
                uiterlijk=afspraak.uiterlijk,
                doel=nieuw_doel,
                aanbod=afspraak.aanbod,
            )
            gemaakt[f"{casus.id}/{afspraak.nummer}"] = f"{nieuw}/{nummer}"
    return gemaakt


def _geef_crisis_mee(z: Zitting, casus: Casusrij, nieuw: int, mee: Collection[int]) -> bool:
    """What is followed of a crisis is followed in both, unless only who stays stated it; whether it
    is. It always goes on where it was.
    """
    if casus.crisis is None:
        return False
    blijft = [r["id"] for r in meldingqueries.meldingen_van_casus(z.register, casus.id)]
    if _stelt_crisis(z.register, blijft) and not _stelt_crisis(z.register, mee):
        return False
    over = overgenomen(z.register, casus, nieuw)
    over |= {kolom: getattr(casus, kolom) for kolom in _CRISIS}
    if casus.crisis == Crisisfase.OPGESCHAALD:
        over |= {"crisis": Crisisfase.OPEN, "crisis_volgende": None}
    neem_contacten_over(z.register, casus, nieuw)
    z.register.werk_bij("casus", nieuw, over)
    return True


def _stelt_crisis(register: Register, meldingen: Collection[int]) -> bool:
    rijen = meldingqueries.meldingen(register, meldingen)
    besluiten = meldingqueries.laatste_besluiten(register, meldingen).values()
    return any(rij["crisis"] == "ja" for rij in rijen) or any(map(is_crisis, besluiten))


def _vertel(
    z: Zitting,
    casus: Casusrij,
    nieuw: int,
    meldingen: Sequence[int],
    personen: Sequence[int],
    verzet: Mapping[str, str],
) -> None:
    """Both say where the other is; the numbers of what went along, not what it says."""
    wie = ", ".join(f".{nummer}" for nummer in personen)
    verder = "".join(f"; {oud} is nu {nummer}" for oud, nummer in verzet.items())
    blijft = [r["id"] for r in meldingqueries.meldingen_van_casus(z.register, casus.id)]
    noteer(
        z,
        casus.id,
        "splitsing",
        f"afgesplitst in casus {nieuw}: {wie}{verder}",
        gegevens={"naar": nieuw, "meldingen": list(meldingen), "verzet": dict(verzet)},
    )
    noteer(
        z,
        nieuw,
        "afgesplitst",
        f"afgesplitst van casus {casus.id}",
        gegevens={"van": casus.id, "meldingen": blijft},
    )
