"""What may belong together, in words, and the command that settles it."""

from tafel.domain.melding import Openvraag
from tafel.woorden import melding_nummer

REDENEN = {
    "kenmerk": "zelfde kenmerk, andere naam of geboortedatum",
    "persoon": "zelfde geboortedatum en adres, naam korter of langer",
    "adres": "zelfde adres, andere naam",
    "huishouden": "zelfde huishouden, nog niet toegedeeld",
    "crisis": "zelfde huishouden, meldt een CRISIS, nog niet toegedeeld",
    "regulier": "zelfde huishouden, ging regulier verder",
}
"""Why a melding may belong to a casus."""
ZELFDE = {
    "kenmerk": "dezelfde als",
    "persoon": "dezelfde persoon als",
    "adres": "hetzelfde huishouden als",
}
"""What is asked, by its reason."""


def vraag_in_woorden(vraag: Openvraag) -> str:
    """`M25 dezelfde als M2 (casus 1)? zelfde kenmerk, andere naam of geboortedatum`"""
    nummer, met = melding_nummer(vraag.melding), melding_nummer(vraag.met)
    bij = f" (casus {vraag.casus})" if vraag.casus is not None else ""
    return f"{nummer} {ZELFDE[vraag.reden]} {met}{bij}? {REDENEN[vraag.reden]}"


def opdracht_bij(vraag: Openvraag) -> str:
    return f"tafel melding beoordeel {melding_nummer(vraag.melding)}"
