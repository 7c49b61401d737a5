"""Somebody joins a household: a birth, a new partner, a grandparent (docs/adr/0014)."""

from collections.abc import Iterator, Sequence
from datetime import date

from msgspec.structs import replace

from tafel.datums import dag_maand
from tafel.domain.basis import Celwaarde, Leesbaar, Rij
from tafel.domain.casus import Kindplek, Plek
from tafel.domain.samenhang import Bekende, Erbij
from tafel.errors import GateNotMet, InputRefused, WrongUse
from tafel.files.controle import vul_af
from tafel.kinderen import Kind, lees_kind
from tafel.register import casus as casusqueries
from tafel.register import melding as meldingqueries
from tafel.register import samenhang
from tafel.register.melding import PERSOONKOLOMMEN
from tafel.rules.thuis import ANDER, KIND, ZELFDE_DAG, genoemde, overeenkomst
from tafel.rules.verjaardagen import geboren_tussen
from tafel.services.basis.benoemen import benoem, nummer_van
from tafel.services.basis.gezin import genoemd
from tafel.services.basis.nieuwefeiten import leg_opnieuw_voor, volgens_regels
from tafel.services.basis.tijdlijn import casus_van, noteer, persoon_van
from tafel.services.melding.melden import keur
from tafel.services.samenhang.huishoudens import haal, huishouden_van, voeg_samen
from tafel.services.zitting import Zitting
from tafel.sleutels import persoonssleutel

Elders = tuple[int | None, tuple[int, Plek] | None]
"""Who is known elsewhere: the melding about somebody, or (casus, number)."""
_NAAST_ACHTERNAAM = frozenset({"voornaam", "voorletters", "tussenvoegsel"})
VELDEN = ("naam", "voornaam", "voorletters", "tussenvoegsel", "achternaam", "geboortedatum")
"""What is asked of who joins, and `leeftijd`."""


class Huis:
    """The household that somebody joins, as it was typed: a casus, a melding, or one of it."""

    def __init__(
        self,
        z: Zitting,
        *,
        casus: int | None = None,
        melding: int | None = None,
        persoon: tuple[int, Plek] | None = None,
    ) -> None:
        """Raises MeldingNotFound, CasusNotFound, NotFound."""
        self.nummer = huishouden_van(z, casus=casus, melding=melding, persoon=persoon)
        self.open = samenhang.open_casusnummers(z.register, [self.nummer]).get(self.nummer)
        self.leden = casusqueries.leden(z.register, self.nummer)
        self.casus = (persoon[0] if persoon else casus) or self.open
        """By which its people are called."""
        self.bij = str(self.casus) if melding is None else f"M{melding}"
        self.meldingen: Sequence[Leesbaar]
        if melding is None:
            self.meldingen = meldingqueries.meldingen_van_casus(z.register, self.casus or 0)
        else:
            self.meldingen = meldingqueries.meldingen(z.register, [melding])

    def noem(self, nummer: int) -> str:
        """147.3; without a casus its number alone."""
        return f"{self.casus}.{nummer}" if self.casus else f"nummer {nummer} van het huishouden"


def lees_wie(z: Zitting, velden: Rij) -> tuple[Rij, tuple[str, ...]]:
    """(the columns of a person, what is odd about them). Raises InputRefused."""
    geheel = dict(velden)
    kolommen = (*PERSOONKOLOMMEN, "leeftijd")
    over_naam = not geheel.keys() & {"naam", "achternaam"}
    gevonden = vul_af(geheel, z.vandaag)
    zinnen = keur([b for b in gevonden if b.fout or not (over_naam and b.kolom == "achternaam")])
    return {k: geheel[k] for k in kolommen if geheel.get(k) is not None}, tuple(zinnen)


def bekenden(z: Zitting, huis: Huis, wie: Rij, rol: str) -> tuple[Bekende, ...]:
    """Whom somebody who joins may be: of this household, a child that its meldingen name, or
    somebody elsewhere of that whole name and birth date.
    """
    return (*_hier(z, huis, wie, rol), *_elders(z, huis, wie))


def _hier(z: Zitting, huis: Huis, wie: Rij, rol: str) -> Iterator[Bekende]:
    voornaam = None if wie.get("voornaam") is None else str(wie["voornaam"])
    nieuw = {
        **dict.fromkeys(("voornaam", "geboortedatum")),
        **wie,
        "jaren": wie.get("leeftijd"),
        "jaren_op": z.vandaag.isoformat(),
    }
    geboren = None if wie.get("geboortedatum") is None else str(wie["geboortedatum"])
    jaren = wie.get("leeftijd")
    als_kind = Kind(voornaam, int(jaren) if jaren is not None else None, geboren)
    for lid in huis.leden:
        gelijk = overeenkomst(als_kind, lid, z.vandaag.isoformat())
        if gelijk is not None and (gelijk[0] or gelijk[1] == ZELFDE_DAG):
            yield Bekende(huis.noem(lid["nummer"]), True, lid["nummer"], lid["id"])
    if rol != KIND:
        return
    for plaats, gezegd in genoemd(huis.meldingen, huis.leden):
        kind = lees_kind(gezegd)
        dagen = [
            rij["ontvangen_op"]
            for rij in huis.meldingen
            if gezegd in genoemde(rij["inwonende_kinderen"])
        ]
        gelijk = overeenkomst(kind, nieuw, max(dagen))
        if gelijk is not None and (gelijk[0] or gelijk[1] is not None):
            plek = Kindplek(plaats)
            yield Bekende(f"{huis.bij}.{plek}", True, plek, None)


def _elders(z: Zitting, huis: Huis, wie: Rij) -> Iterator[Bekende]:
    sleutel = persoonssleutel(wie)
    if sleutel is None:
        return
    for persoon, thuis in meldingqueries.personen_bij_sleutels(z.register, [sleutel]).values():
        if thuis == huis.nummer:
            continue
        casus = samenhang.open_casusnummers(z.register, [thuis]).get(thuis)
        laatste = samenhang.laatste_melding(z.register, persoon)
        if laatste is not None:
            yield Bekende(f"M{laatste}", False, None, persoon)
        elif casus is not None:
            lid = nummer_van(z, thuis, persoon)
            yield Bekende(f"{casus}.{lid}", False, None, persoon)


def erbij(
    z: Zitting,
    velden: Rij,
    rol: str,
    op: date | None,
    *,
    casus: int | None = None,
    melding: int | None = None,
    persoon: tuple[int, Plek] | None = None,
    kind: Kindplek | None = None,
    zelfde: Elders | None = None,
    ander: bool = False,
    proef: bool = False,
) -> Erbij:
    """Somebody is a member of a household from `op` on; or `kind`, whom its meldingen name, gets a
    number. `zelfde`: the one who is known elsewhere; `ander`: it is none of `bekenden`.

    Raises MeldingNotFound, CasusNotFound, NotFound; InputRefused for what cannot be; WrongUse for
    a day to come, and for somebody who may be known already, with what can be said of that.
    """
    wie, zinnen = lees_wie(z, velden)
    if rol == KIND and "naam" in velden and not wie.keys() & _NAAST_ACHTERNAAM:
        raise InputRefused(
            "--naam: één woord is een achternaam; is het de voornaam: --voornaam, anders: "
            "--achternaam"
        )
    with z.register.schrijf_of_proef(proef):
        huis = Huis(z, casus=casus, melding=melding, persoon=persoon)
        if kind is not None:
            gedaan = _benoem(z, huis, kind, wie)
        else:
            gedaan = _voeg_toe(z, huis, wie, rol, op, zelfde, ander=ander)
        handeling = "huishouden erbij --proef" if proef else "huishouden erbij"
        onderwerp = f"{huis.casus}.{gedaan.nummer}" if huis.casus else huis.bij
        z.register.log(z.wie, z.vandaag, handeling, onderwerp)
        return replace(gedaan, opmerkelijk=zinnen)


def _benoem(z: Zitting, huis: Huis, kind: Kindplek, wie: Rij) -> Erbij:
    gedaan = benoem(z, huis.nummer, huis.meldingen, kind, wie, huis.bij, casus=huis.open)
    return Erbij(huis.open, gedaan.nummer, KIND, None, f"{huis.bij}.{kind}", gedaan.anders)


def _voeg_toe(
    z: Zitting,
    huis: Huis,
    wie: Rij,
    rol: str,
    op: date | None,
    zelfde: Elders | None,
    *,
    ander: bool,
) -> Erbij:
    if op is None:
        raise WrongUse("sinds wanneer? Geef --op")
    if op > z.vandaag:
        raise WrongUse("--op: leg vast wie erbij is als het zover is")
    if zelfde is None:
        _toets_wie(wie, rol, op)
    gevonden = bekenden(z, huis, wie, rol) if wie else ()
    gekozen = None if zelfde is None else _kies_elders(z, huis, wie, zelfde, gevonden, op)
    if gekozen is None and gevonden and not ander:
        raise WrongUse(" ".join(("deze persoon is misschien al bekend.", *map(_keuze, gevonden))))
    voor = volgens_regels(z, huis.nummer)
    verhuisd = False
    if gekozen is None:
        leeftijd = wie.pop("leeftijd", None)
        nieuw = z.register.voeg_toe(
            "persoon",
            {
                "huishouden": huis.nummer,
                "rol": rol,
                "sleutel": None if gevonden else persoonssleutel(wie),
                **wie,
                "jaren": leeftijd,
                "jaren_op": None if leeftijd is None else z.vandaag.isoformat(),
                "erbij_op": op.isoformat(),
                "genoemd": ANDER if gevonden else None,
            },
        )
    else:
        nieuw, naam = gekozen
        verhuisd = _haal(z, huis, nieuw, naam)
        z.register.werk_bij("persoon", nieuw, {"rol": rol, "erbij_op": op.isoformat()})
    nummer = nummer_van(z, huis.nummer, nieuw)
    if huis.open is not None:
        noteer(
            z,
            huis.open,
            "erbij",
            f"{huis.open}.{nummer} erbij in het huishouden: {rol}, per {dag_maand(op, z.vandaag)}",
            gegevens={"persoon": f"{huis.open}.{nummer}", "rol": rol, "op": op},
        )
    anders = leg_opnieuw_voor(z, huis.nummer, voor)
    return Erbij(huis.open, nummer, rol, op, None, anders, (), verhuisd)


def _toets_wie(wie: Rij, rol: str, op: date) -> None:
    """Raises WrongUse for nobody in particular; InputRefused for who was not born yet."""
    if rol == KIND and not wie.keys() & {"voornaam", "geboortedatum", "leeftijd"}:
        raise WrongUse("welk kind? Geef een naam, --geboortedatum of --leeftijd")
    if not wie:
        raise WrongUse("wie? Geef een naam, --geboortedatum of --leeftijd")
    if _na(wie.get("geboortedatum"), op):
        raise InputRefused("--geboortedatum: dat is na de dag van --op")


def _na(geboortedatum: Celwaarde, op: date) -> bool:
    geboren = geboren_tussen(str(geboortedatum or "") or None, None, None)
    return geboren is not None and geboren[0] > op


def _kies_elders(
    z: Zitting, huis: Huis, wie: Rij, zelfde: Elders, gevonden: Sequence[Bekende], op: date
) -> tuple[int, str]:
    """(the person who is known elsewhere, as typed). Raises MeldingNotFound, CasusNotFound,
    NotFound; WrongUse for who lives here, and who is not as `wie` says; InputRefused for a child
    without a number, and who was not born yet.
    """
    melding, plek = zelfde
    naam = f"M{melding}" if plek is None else f"{plek[0]}.{plek[1]}"
    thuis = huishouden_van(z, melding=melding, persoon=plek)
    if plek is None:
        [rij] = meldingqueries.meldingen(z.register, [melding or 0])
        persoon = int(rij["persoon"])
    elif isinstance(plek[1], Kindplek):
        raise InputRefused(
            f"--zelfde: {naam} heeft nog geen eigen nummer: tafel huishouden erbij {naam}"
        )
    else:
        persoon = persoon_van(z.register, casus_van(z.register, plek[0]), plek[1])
    if thuis == huis.nummer:
        raise WrongUse(f"--zelfde: {naam} woont er al")
    if wie and persoon not in {b.persoon for b in gevonden if not b.hier}:
        raise WrongUse(f"--zelfde: {naam} heeft niet deze naam en geboortedatum")
    leden = casusqueries.leden(z.register, thuis)
    if any(lid["id"] == persoon and _na(lid["geboortedatum"], op) for lid in leden):
        raise InputRefused(f"--op: {naam} was toen nog niet geboren")
    return persoon, naam


def _keuze(bekende: Bekende) -> str:
    """What can be said of somebody who may be the one who joins."""
    if isinstance(bekende.plek, Kindplek):
        return f"Is het {bekende.wie}: tafel huishouden erbij {bekende.wie}; anders --ander."
    if bekende.hier:
        return f"Is het {bekende.wie}, dan woont die er al; anders --ander."
    return f"Is het {bekende.wie}: --zelfde {bekende.wie}; anders --ander."


def _haal(z: Zitting, huis: Huis, persoon: int, wie: str) -> bool:
    """Somebody who was known elsewhere lives here now. Whether with all there is of a household of
    which nobody is left. Raises GateNotMet where a casus would lose who it is about.
    """
    thuis = casusqueries.huishouden_van(z.register, persoon)
    alleen = len(casusqueries.leden(z.register, thuis)) == 1
    loopt = samenhang.open_casusnummers(z.register, [thuis]).get(thuis)
    if alleen and loopt is None:
        voeg_samen(z, thuis, huis.nummer)
        return True
    eigen = [rij for rij in samenhang.van_persoon(z.register, persoon) if rij["casus"] is not None]
    if eigen:
        met = next((f"M{rij['id']}" for rij in huis.meldingen), "M…")
        raise GateNotMet(
            f"{wie} hoort bij een casus van een ander huishouden",
            [
                (
                    "hoort dat huishouden hierbij",
                    f"tafel persoon samenvoegen {wie} --met {met} --huishouden",
                ),
                ("alleen deze persoon", f"tafel persoon losmaken {wie}"),
            ],
        )
    voor = volgens_regels(z, thuis)
    haal(z.register, persoon, huis.nummer)
    leg_opnieuw_voor(z, thuis, voor)
    if loopt is not None:
        noteer(z, loopt, "erbij", "iemand van dit huishouden woont nu bij een ander")
    return False
