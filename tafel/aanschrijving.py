"""Who may be meant by a name as somebody is addressed."""

from functools import lru_cache

from tafel.namen import aaneen, splits_naam, voegsel_vooraan, vouw
from tafel.patronen import patroon
from tafel.voegsels import aantal_voegsels, voegselvormen

_LOS_VOEGSEL = patroon(r"\b(d|l|dall|dell)' ")
"""A prefix that is written onto the name as often: d' Orme."""
_VAST_VOEGSEL = patroon(r"\b(v\.d\.|v/d)(?!e[nr]?\b)(?=[^\W\d_]{2})")
"""One that the name is written onto: v.d.Berg."""
_AAN_VAN = patroon(r"van(?:de[nr]?|het|t)(\w{3,})")
_LEESTEKENS = patroon("[(),]")
Helft = tuple[frozenset[str], str]
"""One surname: what its prefix may be (an empty one says nothing), and the rest, IJ as Y."""


class Aanschrijving:
    """A name as somebody is addressed: `S. van Dorp`, `Dorp, S.M. van`, `mevrouw Jansen-van Dorp`
    (the partner's surname and her own).
    """

    def __init__(self, tekst: str) -> None:
        delen = {} if any(map(str.isdigit, tekst)) else splits_naam(tekst)
        self.voor = _letters(delen.get("voornaam"), delen.get("voorletters"))
        """The letters with which the first names begin, or the names themselves."""
        self._achter = _helften(delen.get("tussenvoegsel"), delen.get("achternaam"))

    @property
    def kernen(self) -> list[str]:
        """The surnames without prefixes, also without one that is written onto it; small letters
        and nothing else.
        """
        kernen = [kern for _, kern in self._achter]
        return kernen + [los[1] for kern in kernen if (los := _AAN_VAN.fullmatch(kern))]

    def past(
        self,
        voornaam: str | None,
        letters: str | None,
        tussenvoegsel: str | None,
        achternaam: str | None,
    ) -> bool:
        """Whether somebody of this name may be addressed so: by one of two surnames or both, and
        by first names that begin alike.
        """
        namen = _helften(tussenvoegsel, achternaam)
        return any(_heeft(namen, helft) for helft in self._achter) and self._past_voor(
            voornaam, letters
        )

    def past_geheel(
        self,
        voornaam: str | None,
        letters: str | None,
        tussenvoegsel: str | None,
        achternaam: str | None,
    ) -> bool:
        """As `past`, for who has all of these surnames."""
        namen = _helften(tussenvoegsel, achternaam)
        return all(_heeft(namen, helft) for helft in self._achter) and self._past_voor(
            voornaam, letters
        )

    def _past_voor(self, voornaam: str | None, letters: str | None) -> bool:
        bekend = [woorden for woorden in (_letters(voornaam), _letters(None, letters)) if woorden]
        return not bekend or any(
            all(
                een.startswith(ander) or ander.startswith(een)
                for een, ander in zip(woorden, self.voor, strict=False)
            )
            for woorden in bekend
        )


def _letters(voornaam: str | None, letters: str | None = None) -> list[str]:
    return vouw(letters or "").strip(".").split(".") if letters else vouw(voornaam or "").split()


def _heeft(namen: tuple[Helft, ...], gezocht: Helft) -> bool:
    voegsels, kern = gezocht
    return any(
        (kern == eigen and ("" in voegsels or voegsels & ook))
        or not _aaneen(gezocht).isdisjoint(_aaneen((ook, eigen)))
        for ook, eigen in namen
    )


def _aaneen(helft: Helft) -> set[str]:
    """A surname with its prefix in one word: vandenberg."""
    voegsels, kern = helft
    return {voegsel.replace(" ", "") + kern for voegsel in voegsels}


@lru_cache(maxsize=4096)
def _helften(tussenvoegsel: str | None, achternaam: str | None) -> tuple[Helft, ...]:
    """The surnames that are joined by hyphens."""
    delen = []
    geheel = aaneen(vouw(f"{tussenvoegsel or ''} {achternaam or ''}").strip())
    geheel = _VAST_VOEGSEL.sub(r"\1 ", _LEESTEKENS.sub(" ", geheel))
    for helft in _LOS_VOEGSEL.sub(r"\1'", geheel).split("-"):
        woorden = voegsel_vooraan(helft.split())
        aantal = aantal_voegsels(woorden[:-1])
        if woorden:
            kern = "".join(woorden[aantal:]).replace("'", "").replace("ij", "y")
            delen.append((voegselvormen(" ".join(woorden[:aantal])), kern))
    return tuple(delen)
