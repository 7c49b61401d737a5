"""A child that only meldingen name becomes a person with a number, when somebody needs one."""

from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct

from tafel.domain.basis import Leesbaar, Rij
from tafel.domain.casus import Kindplek, Plek
from tafel.domain.samenhang import Andersbeslist
from tafel.errors import InputRefused, NotFound
from tafel.kinderen import Kind, lees_kind
from tafel.register import casus as casusqueries
from tafel.register import melding as meldingqueries
from tafel.register.melding import PERSOONKOLOMMEN
from tafel.register.rijen.casus import Casusrij
from tafel.rules.thuis import GENOEMD, KIND, genoemde, overeenkomst, zelfde_kinderen
from tafel.services.basis.gezin import genoemd
from tafel.services.basis.nieuwefeiten import leg_opnieuw_voor, volgens_regels
from tafel.services.basis.tijdlijn import noteer, persoon_van
from tafel.services.zitting import Zitting
from tafel.sleutels import persoonssleutel


class Aangewezen(Struct, frozen=True):
    """A person of a household, with the number there, who may have been a child without one."""

    persoon: int
    nummer: int
    benoemd: bool = False
    anders: tuple[Andersbeslist, ...] = ()


def wijs_aan(z: Zitting, casus: Casusrij, plek: Plek) -> Aangewezen:
    """Person 147.2, or child 147.k2, which gets a number; inside the caller's write transaction.

    Raises NotFound.
    """
    if isinstance(plek, Kindplek):
        meldingen = meldingqueries.meldingen_van_casus(z.register, casus.id)
        return benoem(z, casus.huishouden, meldingen, plek, {}, str(casus.id), casus=casus.id)
    return Aangewezen(persoon_van(z.register, casus, plek), plek)


def kind_op(
    z: Zitting, huishouden: int, meldingen: Sequence[Leesbaar], plek: Kindplek, bij: str
) -> str:
    """What meldingen say of the child at a place. Raises NotFound."""
    kinderen = dict(genoemd(meldingen, casusqueries.leden(z.register, huishouden)))
    if plek.plaats not in kinderen:
        soort = "melding" if bij[:1] == "M" else "casus"
        raise NotFound(
            f"er is geen kind {bij}.{plek} zonder eigen nummer; zie: tafel {soort} toon {bij}"
        )
    return kinderen[plek.plaats]


def benoem(
    z: Zitting,
    huishouden: int,
    meldingen: Sequence[Leesbaar],
    plek: Kindplek,
    velden: Rij,
    bij: str,
    *,
    casus: int | None,
) -> Aangewezen:
    """Give the child at this place a number, with what else is known of it now; inside the caller's
    write transaction. `bij`: the casus or melding, as typed; `casus`: the one that is told.

    Raises NotFound, and InputRefused for what does not agree with the melding.
    """
    gezegd = kind_op(z, huishouden, meldingen, plek, bij)
    kind = lees_kind(gezegd)
    op = max(
        rij["ontvangen_op"] for rij in meldingen if gezegd in genoemde(rij["inwonende_kinderen"])
    )
    stelt_leeftijd = velden.get("leeftijd") is not None and velden.get("geboortedatum") is None
    waarden: Rij = {
        "voornaam": kind.naam,
        "geboortedatum": kind.geboortedatum,
        "jaren": velden["leeftijd"] if stelt_leeftijd else kind.jaren,
        "jaren_op": z.vandaag.isoformat() if stelt_leeftijd else op,
        **{k: waarde for k, waarde in velden.items() if k != "leeftijd" and waarde is not None},
    }
    wie = {"rol": KIND, "genoemd": GENOEMD, "erbij_op": None, **waarden}
    if overeenkomst(kind, wie, op) is None:
        raise InputRefused(
            f"dat klopt niet met wat de melding van {bij}.{plek} zegt; is het een ander kind, kies "
            "dat, en staat het daar fout: tafel melding wijzig --inwonende-kinderen"
        )
    voor = volgens_regels(z, huishouden)
    persoon = z.register.voeg_toe(
        "persoon", {"huishouden": huishouden, "sleutel": persoonssleutel(waarden), **wie}
    )
    nummer = nummer_van(z, huishouden, persoon)
    if casus is not None:
        noteer(
            z,
            casus,
            "erbij",
            f"kind {casus}.{plek} heeft een eigen nummer: {casus}.{nummer}",
            gegevens={"persoon": f"{casus}.{nummer}", "rol": KIND},
        )
    return Aangewezen(persoon, nummer, True, leg_opnieuw_voor(z, huishouden, voor))


def volg_lijst(z: Zitting, melding: Leesbaar, lijst: str | None) -> None:
    """The children of the household who are persons by the list of a melding follow it when it
    becomes another: who is named differently there is what it says now, where only one can be
    meant. Inside the caller's write transaction, before it is changed.
    """
    personen = [
        lid
        for lid in casusqueries.leden(z.register, melding["huishouden"])
        if lid["genoemd"] == GENOEMD and lid["rol"] == KIND
    ]
    if not personen:
        return
    blijft, bij = Counter(genoemde(lijst)), Counter(genoemde(lijst))
    bij -= Counter(genoemde(melding["inwonende_kinderen"]))
    weg = []
    for gezegd, persoon in zelfde_kinderen(melding, personen).values():
        if blijft[gezegd]:
            blijft[gezegd] -= 1
        else:
            weg.append((gezegd, persoon))
    for gezegd, nieuw, persoon in _nu_genoemd(weg, list(bij.elements()), melding["ontvangen_op"]):
        _werk_bij(z, persoon, lees_kind(gezegd), lees_kind(nieuw), melding["ontvangen_op"])


def _nu_genoemd(
    weg: Sequence[tuple[str, Leesbaar]], bij: list[str], dag: str
) -> Iterator[tuple[str, str, Leesbaar]]:
    """Of who left a list as he or she was named there what took its place: (was, is, person)."""
    if len(weg) == len(bij) == 1:
        [(was, persoon)], [nieuw] = weg, bij
        namen = {naam.casefold() for naam in (persoon["voornaam"], lees_kind(nieuw).naam) if naam}
        if len(namen) < 2:
            yield was, nieuw, persoon
        return

    def mogelijk(persoon: Leesbaar) -> list[str]:
        return [kind for kind in bij if overeenkomst(lees_kind(kind), persoon, dag) is not None]

    for was, persoon in sorted(weg, key=lambda deel: len(mogelijk(deel[1]))):
        kan = mogelijk(persoon)
        if len(set(kan)) == 1:
            bij.remove(kan[0])
            yield was, kan[0], persoon


def _werk_bij(z: Zitting, persoon: Leesbaar, was: Kind, is_nu: Kind, dag: str) -> None:
    zelf = {k: persoon[k] for k in (*PERSOONKOLOMMEN, "jaren", "jaren_op")}
    beter_bekend = persoon["geboortedatum"] not in (None, was.geboortedatum)
    if not beter_bekend and (is_nu.geboortedatum, is_nu.jaren) != (None, None):
        zelf |= {"geboortedatum": is_nu.geboortedatum, "jaren": is_nu.jaren, "jaren_op": dag}
    zelf["voornaam"] = persoon["voornaam"] or is_nu.naam
    z.register.werk_bij("persoon", persoon["id"], {**zelf, "sleutel": persoonssleutel(zelf)})


def nummer_van(z: Zitting, huishouden: int, persoon: int) -> int:
    """The 3 of 147.3."""
    leden = casusqueries.leden(z.register, huishouden)
    return next(int(lid["nummer"]) for lid in leden if lid["id"] == persoon)
