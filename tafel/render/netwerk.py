"""The networks of a profile: who runs each, for whom, and how to reach them."""

from collections.abc import Iterable

from tafel.domain.partner import Netwerk
from tafel.render.vorm.json import als_json, kies
from tafel.render.vorm.tabel import Kolomkop, Tabel
from tafel.render.vorm.tekst import LEESBREEDTE, Gestileerd, Span, Stijl, netjes, nieuw_blad

_SLEUTELS = ("code", "naam", "regie", "leeftijd", "doelgroep", "contact", "bron")


_LABEL = 11
_GEEN = "Dit profiel heeft geen andere overleggen."


def als_tekst(netwerken: Iterable[Netwerk], breedte: int) -> Gestileerd:
    """For a terminal: one after another, with every text whole."""
    blad = nieuw_blad(min(breedte, LEESBREEDTE))
    alle = netjes(tuple(netwerken))
    if not alle:
        blad.alinea(_GEEN, Stijl.ZACHT)
    for netwerk in alle:
        blad.uiteinden(Span(f"{netwerk.naam}  ", Stijl.STERK), Span(netwerk.code, Stijl.ZACHT))
        voor = (netwerk.doelgroep, netwerk.leeftijd and f"{netwerk.leeftijd} jaar")
        for label, tekst in (
            ("regie", netwerk.regie or "onbekend"),
            ("voor wie", ", ".join(filter(None, voor))),
            ("contact", netwerk.contact or "onbekend"),
            ("bron", netwerk.bron),
        ):
            if tekst:
                blad.gelabeld(label, tekst, kolom=_LABEL, inspring=2)
    if zin := zonder_contact(alle):
        blad.wit()
        blad.alinea(zin)
    return blad.klaar()


def zonder_contact(netwerken: Iterable[Netwerk]) -> str:
    """How a municipality fills in a contact that is missing; "" when none is."""
    zonder = next((netwerk.code for netwerk in netwerken if netwerk.contact is None), None)
    if zonder is None:
        return ""
    return (
        "Een contact vult u in, in een eigen profiel onder [netwerken]: bij "
        f'{zonder} bijvoorbeeld contact = "020-0000000". Daarna: tafel regels toets ./EIGEN.toml'
    )


def lijst(netwerken: Iterable[Netwerk]) -> Tabel:
    """What nobody filled in is "onbekend"."""
    return Tabel(
        (
            Kolomkop("code", "Code"),
            Kolomkop("naam", "Naam", inkorten=True),
            Kolomkop("regie", "Regie", inkorten=True),
            Kolomkop("leeftijd", "Leeftijd"),
            Kolomkop("contact", "Contact", inkorten=True),
            Kolomkop("doelgroep", "Voor wie", inkorten=True, bijzaak=True),
            Kolomkop("bron", "Bron", inkorten=True, bijzaak=True),
        ),
        tuple(
            (
                *(netwerk.code, netwerk.naam, netwerk.regie or "onbekend", netwerk.leeftijd),
                *(netwerk.contact or "onbekend", netwerk.doelgroep, netwerk.bron),
            )
            for netwerk in netwerken
        ),
        leeg=_GEEN,
    )


def lijst_json(netwerken: Iterable[Netwerk]) -> str:
    return als_json([kies(netwerk, _SLEUTELS) for netwerk in netwerken])
