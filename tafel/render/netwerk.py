"""The networks of a profile: who runs each, for whom, and how to reach them."""

from collections.abc import Iterable, Sequence

from tafel.domain.partner import Netwerk
from tafel.render.vorm.json import kies
from tafel.render.vorm.lijst import Lijst, Veld
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


def lijst(netwerken: Sequence[Netwerk]) -> Lijst[Netwerk]:
    """What nobody filled in is "onbekend", and null in JSON."""
    return Lijst(
        netwerken,
        (
            Veld("code", "Code"),
            Veld("naam", "Naam", inkorten=True),
            Veld("regie", "Regie", inkorten=True, cel=lambda n: n.regie or "onbekend"),
            Veld("leeftijd", "Leeftijd"),
            Veld("contact", "Contact", inkorten=True, cel=lambda n: n.contact or "onbekend"),
            Veld("doelgroep", "Voor wie", inkorten=True, bijzaak=True),
            Veld("bron", "Bron", inkorten=True, bijzaak=True),
        ),
        _GEEN,
        lambda netwerk: kies(netwerk, _SLEUTELS),
    )
