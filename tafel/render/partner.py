"""Partners: the list, and everything about one."""

from collections.abc import Iterable, Sequence
from datetime import date

from tafel.domain.basis import Signaal
from tafel.domain.partner import Contactpersoon, PartnerDossier, PartnerRegel
from tafel.render.vorm.json import alles, als_json
from tafel.render.vorm.lijst import Lijst, Veld
from tafel.render.vorm.scherm import Blok, Rooster, Scherm, Signalen
from tafel.woorden import Labels, aantal, label, met_vervanger, waarde

_VELDEN = (
    ("naam", "Naam"),
    ("opdrachtgever", "Opdrachtgever"),
    ("hefboom", "Hefboom"),
    ("kring", "Kring"),
    ("sancties", "Sancties"),
    ("convenant_op", "Convenant"),
    ("tafels", "Tafels"),
)


def lijst(regels: Sequence[PartnerRegel], labels: Labels, vandaag: date) -> Lijst[PartnerRegel]:
    """For people at how many tables it is kern and schil; which ones where there is room."""

    def contacten(regel: PartnerRegel) -> str:
        return "; ".join(
            met_vervanger(_contact(persoon), persoon.vervanger, vandaag)
            for persoon in regel.contact
        )

    return Lijst(
        regels,
        (
            Veld("code", "Code"),
            Veld("naam", "Naam", inkorten=True),
            Veld("opdrachtgever", "Opdrachtgever", cel=lambda r: r.opdrachtgever or "onbekend"),
            Veld("aantal_kern", "Kern", rechts=True, cel=lambda r: len(r.kern) or None),
            Veld("aantal_schil", "Schil", rechts=True, cel=lambda r: len(r.schil) or None),
            Veld("hefboom", "Hefboom", bijzaak=True, cel=lambda r: r.hefboom or "onbekend"),
            Veld("contact", "Contact", inkorten=True, bijzaak=True, cel=contacten),
            Veld(
                "kern",
                "Kern bij",
                inkorten=True,
                bijzaak=True,
                cel=lambda r: _tafels(r.kern, labels),
            ),
            Veld(
                "schil",
                "Schil bij",
                inkorten=True,
                bijzaak=True,
                cel=lambda r: _tafels(r.schil, labels),
            ),
            Veld("kring", "Kring", bijzaak=True),
            Veld("convenant_op", "Convenant", bijzaak=True),
        ),
        "Geen partners gevonden.",
        alles,
        (
            *("code", "naam", "opdrachtgever", "hefboom", "kring", "kern", "schil", "sancties"),
            *("convenant_op", "contact"),
        ),
        lambda regel: {
            **alles(regel),
            "contact": tuple(map(_contact, regel.contact)),
        },
    )


def dossier(gegevens: PartnerDossier, labels: Labels, vandaag: date) -> Scherm:
    partner = gegevens.partner
    waarden = {
        "naam": partner.naam,
        "opdrachtgever": partner.opdrachtgever,
        "hefboom": gegevens.hefboom_tekst,
        "kring": partner.kring,
        "sancties": partner.sancties,
        "convenant_op": f"{partner.convenant_op:%d-%m-%Y}" if partner.convenant_op else None,
        "tafels": _alle_tafels(partner, labels),
    }
    return Scherm(
        (partner.code, partner.naam),
        (
            Signalen("Nu nodig", tuple(_signalen(gegevens))),
            Rooster(
                "Gegevens",
                ("", "uit"),
                tuple(
                    (kop, waarden[veld] or "onbekend", gegevens.herkomst.get(veld, ""))
                    for veld, kop in _VELDEN
                ),
            ),
            Blok("Ook", (", ".join(gegevens.ook),) if gegevens.ook else ()),
            Blok(
                "Gebieden",
                (", ".join(map(waarde, gegevens.leefgebieden)),) if gegevens.leefgebieden else (),
            ),
            Rooster(
                "Contact",
                ("naam", "functie", "telefoon", "mail"),
                tuple(
                    (str(c.nummer), c.naam, c.functie or "", c.telefoon or "", c.mail or "")
                    for c in partner.contact
                ),
            ),
            Blok(
                "Afwezig",
                tuple(
                    met_vervanger(c.naam, c.vervanger, vandaag)
                    for c in partner.contact
                    if c.vervanger is not None
                ),
            ),
            Blok("Inzet", (_inzet(gegevens),)),
        ),
    )


def dossier_json(gegevens: PartnerDossier) -> str:
    """The keys of the list, and everything else that is known."""
    delen = alles(gegevens)
    return als_json({**alles(delen.pop("partner")), **delen})


def _signalen(gegevens: PartnerDossier) -> Iterable[Signaal]:
    code = gegevens.partner.code
    if gegevens.partner.opdrachtgever is None:
        yield Signaal(
            "de opdrachtgever is niet bekend; zonder kan men niet altijd escaleren",
            f"tafel partner wijzig {code} --opdrachtgever …",
        )
    if gegevens.te_laat:
        wat = aantal(gegevens.te_laat, "afspraak is", "afspraken zijn")
        yield Signaal(f"{wat} te laat", f"tafel afspraak lijst --organisatie {code} --te-laat")
    if gegevens.escalaties:
        wat = aantal(gegevens.escalaties, "escalatie loopt", "escalaties lopen")
        yield Signaal(wat, "tafel escaleer lijst")


def _inzet(gegevens: PartnerDossier) -> str:
    delen = (
        f"{aantal(gegevens.open, 'afspraak', 'afspraken')} open",
        f"{gegevens.te_laat} te laat",
        f"{aantal(gegevens.escalaties, 'escalatie', 'escalaties')} open",
        f"betrokken bij {aantal(gegevens.personen, 'persoon', 'personen')}",
    )
    return "; ".join(delen)


def _alle_tafels(partner: PartnerRegel, labels: Labels) -> str:
    delen = (("kern", partner.kern), ("schil", partner.schil))
    return "; ".join(f"{rol}: {_tafels(codes, labels)}" for rol, codes in delen if codes)


def _tafels(codes: Iterable[str], labels: Labels) -> str:
    return ", ".join(label(code, labels) for code in codes)


def _contact(persoon: Contactpersoon) -> str:
    return " ".join(filter(None, (persoon.naam, persoon.telefoon or persoon.mail)))
