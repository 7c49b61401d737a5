"""Partners: what the profile says of an organisation, overlaid by what the register knows."""

from difflib import get_close_matches

from tafel.domain.basis import Rij
from tafel.errors import NotFound, WrongUse
from tafel.gangbaar import WOORDEN
from tafel.kolommen import KOLOM_VAN
from tafel.rules.profiel.profiel import Partner, Profiel

_VOOR_IEDEREEN = frozenset({None, "loket", "telefoon", "website", "overig"})
"""Channels that citizens take as well as organisations."""
_GEEN_ORGANISATIE = frozenset({"buur", "telefoon", "website", "overig"})
"""Channels that are no word for an organisation."""


def zoek_partner(profiel: Profiel, tekst: str) -> Partner:
    """A partner by code, name or other name, or the start of one (cli contract).

    Raises WrongUse when it fits more than one, NotFound with the nearest otherwise.
    """
    gezocht = tekst.strip().casefold()
    namen = {
        naam.casefold(): partner for partner in profiel.partners.values() for naam in partner.namen
    }
    if gezocht in namen:
        return namen[gezocht]
    passend = {p.code: p for naam, p in namen.items() if gezocht and naam.startswith(gezocht)}
    if len(passend) == 1:
        return next(iter(passend.values()))
    if passend:
        raise WrongUse(f"dit past op meer partners: {', '.join(sorted(passend))}")
    dichtbij = get_close_matches(gezocht, namen, n=1)
    bedoeld = f"; bedoelt u {namen[dichtbij[0]].code}?" if dichtbij else ";"
    raise NotFound(
        f"deze partner is niet bekend{bedoeld} zie: tafel partner lijst; "
        "of voeg toe met: tafel partner add"
    )


BURGER = (
    "geen organisatie die het profiel kent; is dit een burger? Zet de naam dan in melder_naam, of "
    "kies kanaal buur"
)
"""Of a melder by whom nobody knows whether it is an organisation: a citizen's name is shown as the
name of one.
"""


class Melders:
    """Which organisations that report are known to be one."""

    def __init__(self, profiel: Profiel) -> None:
        partners = profiel.partners.values()
        kanalen = {*KOLOM_VAN["kanaal"].waarden} - _GEEN_ORGANISATIE
        self._bekend = {naam.casefold() for partner in partners for naam in partner.namen}
        self._bekend |= kanalen.union(*(WOORDEN["kanaal"].get(code, ()) for code in kanalen))

    def misschien_burger(self, waarden: Rij) -> bool:
        """Whether the organisation may as well be a person: no word of a partner or of a channel
        in it, along a channel that anybody takes, and without a name of somebody there.
        """
        organisatie = str(waarden.get("melder_organisatie") or "").casefold()
        return (
            bool(organisatie)
            and waarden.get("kanaal") in _VOOR_IEDEREEN
            and waarden.get("melder_naam") is None
            and self._bekend.isdisjoint((organisatie, *organisatie.split()))
        )


def partner_of_tekst(profiel: Profiel, tekst: str) -> str:
    """Code of the partner that `tekst` names, else `tekst` itself: not everybody is a partner.

    Raises WrongUse when it fits more than one partner.
    """
    try:
        return zoek_partner(profiel, tekst).code
    except NotFound:
        return tekst
