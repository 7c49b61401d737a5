"""The networks of a profile: who runs each, for whom, and how to reach them."""

from collections.abc import Iterable

from tafel.domain.partner import Netwerk
from tafel.render.porcelain import als_json, kies
from tafel.render.tables import Kolomkop, Tabel

_SLEUTELS = ("code", "naam", "regie", "leeftijd", "doelgroep", "contact", "bron")


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
        leeg="Dit profiel heeft geen andere overleggen.",
    )


def lijst_json(netwerken: Iterable[Netwerk]) -> str:
    return als_json([kies(netwerk, _SLEUTELS) for netwerk in netwerken])
