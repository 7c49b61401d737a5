"""What is the matter, in few words: the reden of a melding and its leefgebieden (domain §8)."""

from collections.abc import Sequence

from tafel.domain.basis import Leesbaar
from tafel.kolommen import SCHEIDING, in_woorden
from tafel.services.basis.afscherming import zonder_adres

REDEN_TEKENS = 60
"""So much of the reden is shown: about a line (own default)."""
NIETS_GEMELD = "geen reden of leefgebied opgegeven"
_KORT = {
    "gezin_opvoeding": "gezin",
    "werk_dagbesteding": "werk",
    "inkomen_schulden": "inkomen",
    "veiligheid_criminaliteit": "veiligheid",
    "sociaal_netwerk_participatie": "sociaal netwerk",
}
"""Leefgebieden that have a shorter name."""


def gemeld(melding: Leesbaar, alle: Sequence[Leesbaar] = ()) -> str:
    """As in "kind alleen thuis, ruzie en schulden; gezin, inkomen, wonen".

    Of this melding; of the newest of `alle` (oldest first) that says it where this one does not.
    The reden may hold a name: it is the sender's own text.
    """
    redenen = (_reden(rij) for rij in (melding, *reversed(alle)) if rij["reden"])
    gebieden = (rij["leefgebieden"] for rij in (melding, *reversed(alle)) if rij["leefgebieden"])
    delen = (op_een_regel(next(redenen, "")), leefgebieden_kort(next(gebieden, None)))
    return "; ".join(filter(None, delen)) or NIETS_GEMELD


def _reden(rij: Leesbaar) -> str:
    if rij["afgeschermd"] is None:
        return str(rij["reden"])
    return str(zonder_adres("reden", rij["reden"]) or "")


def leefgebieden_kort(canoniek: str | None) -> str:
    """Codes joined by `|` → "gezin, inkomen, wonen"."""
    codes = canoniek.split(SCHEIDING) if canoniek else ()
    return ", ".join(_KORT.get(code) or in_woorden(code) for code in codes)


def op_een_regel(tekst: str, tekens: int = REDEN_TEKENS) -> str:
    """A text on one line, cut after a word where it is longer, without its full stop."""
    tekst = " ".join(tekst.split()).rstrip(".;, ")
    if len(tekst) <= tekens:
        return tekst
    kort = tekst[: tekens - 1]
    if tekst[tekens - 1] != " " and " " in kort:
        kort = kort.rpartition(" ")[0]
    return kort.rstrip(".;, ") + " …"
