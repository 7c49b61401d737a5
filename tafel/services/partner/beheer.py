"""Keeping the partners: list, one whole, adding, changing, and whom to call (domain §9)."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import Struct

from tafel.bsn import is_verdacht
from tafel.domain.basis import EIGEN
from tafel.domain.partner import Contactpersoon, PartnerDossier, PartnerRegel
from tafel.errors import InputRefused, NotFound
from tafel.kolommen import SCHEIDING
from tafel.register import partner as queries
from tafel.register.rijen.partner import Partnerrij
from tafel.rules.procesregie import HEFBOMEN
from tafel.rules.profiel.profiel import Partner, Profiel
from tafel.rules.termijnen import te_laat_voor
from tafel.services.partner.partners import zoek_partner
from tafel.services.zitting import Zitting

_CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class Partnergegevens(Struct, frozen=True):
    """What is set of a partner; None leaves a value as it is, an empty text wipes it."""

    naam: str | None = None
    opdrachtgever: str | None = None
    hefboom: str | None = None
    kring: str | None = None
    sancties: str | None = None
    convenant_op: date | None = None
    kern: tuple[str, ...] | None = None
    """Codes of tables; given either of the two, a table in neither has it as a partner no more."""
    schil: tuple[str, ...] | None = None

    @property
    def leeg(self) -> bool:
        return self == Partnergegevens()


def lijst(
    z: Zitting, *, tafel: str | None = None, opdrachtgever: str | None = None
) -> tuple[PartnerRegel, ...]:
    """Every partner that meets the filters, by code."""
    rijen = {rij.code: rij for rij in queries.partners(z.register)}
    contact = _contact(z)
    regels = (
        _regel(z.profiel, partner, rijen.get(code), contact.get(code, ()))
        for code, partner in sorted(z.profiel.partners.items())
        if opdrachtgever is None or (partner.opdrachtgever or "onbekend") == opdrachtgever
    )
    gevonden = tuple(r for r in regels if tafel is None or tafel in (*r.kern, *r.schil))
    z.register.log(z.wie, z.vandaag, "partner lijst", f"{len(gevonden)} regels")
    return gevonden


def toon(z: Zitting, tekst: str) -> PartnerDossier:
    """Everything about one partner. Raises NotFound, WrongUse."""
    partner = zoek_partner(z.profiel, tekst)
    rij = queries.partner(z.register, partner.code)
    laat_voor = te_laat_voor(z.profiel, z.vandaag).isoformat()
    inzet = queries.inzet(z.register, partner.code, z.vandaag.isoformat(), laat_voor)
    z.register.log(z.wie, z.vandaag, "partner toon", partner.code)
    return PartnerDossier(
        partner=_regel(z.profiel, partner, rij, _contact(z).get(partner.code, ())),
        ook=partner.ook,
        leefgebieden=partner.leefgebieden,
        herkomst=_herkomst(z.geladen, partner, rij),
        hefboom_tekst=HEFBOMEN.get(partner.hefboom or ""),
        open=inzet["open"],
        te_laat=inzet["te_laat"],
        escalaties=inzet["escalaties"],
        personen=inzet["personen"],
    )


def voeg_toe(z: Zitting, code: str, gegevens: Partnergegevens) -> Partner:
    """A partner that the profile does not know. Raises InputRefused when the code cannot be."""
    if not _CODE.fullmatch(code):
        raise InputRefused(
            "een code is kleine letters, cijfers en streepjes, zoals cordaan-thuiszorg"
        )
    if is_verdacht(code):
        raise InputRefused("een code is een naam, en geen nummer van acht of negen cijfers")
    with z.register.schrijf():
        if code in z.ververst().profiel.partners:
            raise InputRefused(f"partner {code} is er al; wijzig met: tafel partner wijzig {code}")
        queries.bewaar(z.register, code, _waarden(gegevens, (), ()))
        z.register.log(z.wie, z.vandaag, "partner add", code)
        return z.ververst().profiel.partners[code]


def wijzig(z: Zitting, tekst: str, gegevens: Partnergegevens) -> Partner:
    """Set what is given; the register's word goes before the profile's. Raises NotFound."""
    with z.register.schrijf():
        z = z.ververst()
        partner = zoek_partner(z.profiel, tekst)
        kern, schil = _plaatsen(z.profiel, partner.code)
        queries.bewaar(z.register, partner.code, _waarden(gegevens, kern, schil))
        z.register.log(z.wie, z.vandaag, "partner wijzig", partner.code)
        return z.ververst().profiel.partners[partner.code]


def voeg_contact_toe(
    z: Zitting,
    tekst: str,
    *,
    naam: str,
    functie: str | None,
    telefoon: str | None,
    mail: str | None,
) -> int:
    """Somebody to call at a partner; returns the number of the contact."""
    with z.register.schrijf():
        partner = zoek_partner(z.profiel, tekst)
        nummer = z.register.voeg_toe(
            "contactpersoon",
            {
                "partner": partner.code,
                "naam": naam,
                "functie": functie,
                "telefoon": telefoon,
                "mail": mail,
            },
        )
        z.register.log(z.wie, z.vandaag, "partner contact", f"{partner.code} {nummer}")
    return nummer


def beeindig_contact(z: Zitting, tekst: str, nummer: int) -> None:
    """This person is called no more. Raises NotFound."""
    with z.register.schrijf():
        partner = zoek_partner(z.profiel, tekst)
        rij = queries.contactpersoon(z.register, nummer)
        if rij is None or rij.partner != partner.code or rij.tot is not None:
            raise NotFound(
                f"contactpersoon {nummer} van {partner.code} is er niet; "
                f"zie: tafel partner toon {partner.code}"
            )
        z.register.werk_bij("contactpersoon", nummer, {"tot": z.vandaag.isoformat()})
        z.register.log(z.wie, z.vandaag, "partner contact vervalt", f"{partner.code} {nummer}")


def _regel(
    profiel: Profiel, partner: Partner, rij: Partnerrij | None, contact: Sequence[Contactpersoon]
) -> PartnerRegel:
    kern, schil = _plaatsen(profiel, partner.code)
    return PartnerRegel(
        code=partner.code,
        naam=partner.naam,
        opdrachtgever=partner.opdrachtgever,
        hefboom=partner.hefboom,
        kring=partner.kring,
        kern=kern,
        schil=schil,
        sancties=partner.sancties or None,
        convenant_op=rij.convenant_op if rij else None,
        contact=tuple(contact),
    )


def _plaatsen(profiel: Profiel, code: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The tables where it is kern, and where it is schil."""
    tafels = profiel.tafels.values()
    return (
        tuple(tafel.code for tafel in tafels if code in tafel.kern),
        tuple(tafel.code for tafel in tafels if code in tafel.schil),
    )


def _waarden(
    gegevens: Partnergegevens, kern: Sequence[str], schil: Sequence[str]
) -> dict[str, str | None]:
    """The columns to set, on top of the tables where it is a partner now."""
    waarden = {
        naam: waarde
        for naam in ("naam", "opdrachtgever", "hefboom", "kring", "sancties")
        if (waarde := getattr(gegevens, naam)) is not None
    }
    if gegevens.convenant_op is not None:
        waarden["convenant_op"] = gegevens.convenant_op.isoformat()
    if gegevens.kern is not None or gegevens.schil is not None:
        nieuw_kern = gegevens.kern if gegevens.kern is not None else kern
        nieuw_schil = gegevens.schil if gegevens.schil is not None else schil
        if gegevens.kern is None:
            nieuw_kern = [code for code in nieuw_kern if code not in nieuw_schil]
        waarden["kern"] = SCHEIDING.join(nieuw_kern)
        waarden["schil"] = SCHEIDING.join(c for c in nieuw_schil if c not in nieuw_kern)
    return waarden


def _contact(z: Zitting) -> Mapping[str, list[Contactpersoon]]:
    per_partner: dict[str, list[Contactpersoon]] = {}
    for rij in queries.contactpersonen(z.register, z.vandaag):
        per_partner.setdefault(rij.partner, []).append(
            Contactpersoon(
                *(rij.id, rij.naam, rij.functie, rij.telefoon, rij.mail),
                vervanger=z.vervanger(rij.naam, rij.partner),
            )
        )
    return per_partner


def _herkomst(profiel: Profiel, partner: Partner, rij: Partnerrij | None) -> dict[str, str]:
    """Per field where its value comes from; a field without a value is absent."""
    bekend = profiel.partners.get(partner.code)
    uit_profiel = f"profiel {profiel.naam}"
    bronnen = dict.fromkeys(("opdrachtgever", "hefboom", "kring"), EIGEN)
    bronnen |= bekend.bron if bekend is not None else {}
    herkomst: dict[str, str] = {}
    for veld in ("naam", "opdrachtgever", "hefboom", "kring", "sancties"):
        if rij is not None and getattr(rij, veld) is not None:
            herkomst[veld] = "register"
        elif bekend is not None and getattr(bekend, veld) is not None:
            herkomst[veld] = bronnen.get(veld, uit_profiel)
        elif getattr(partner, veld) is not None:
            herkomst[veld] = EIGEN
    if rij is not None and rij.convenant_op is not None:
        herkomst["convenant_op"] = "register"
    tafels = rij is not None and (rij.kern is not None or rij.schil is not None)
    if any(_plaatsen(profiel, partner.code)) or tafels:
        herkomst["tafels"] = "register" if tafels else uit_profiel
    return herkomst
