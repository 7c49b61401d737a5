"""Which children live in a household: whom a melding lists, and whom the household has by number.

Somebody is in both when he or she is; a child is counted once (docs/adr/0014).
"""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from msgspec import Struct

from tafel.domain.basis import Leeftijd, Leesbaar
from tafel.kinderen import Kind, lees_kind
from tafel.kolommen import GEEN, SCHEIDING
from tafel.leeftijden import leeftijd_bij
from tafel.rules.verjaardagen import geboren_tussen

KIND = "kind"
"""The role of a person who counts as a resident child."""
ONBEKEND = "?"
"""A child of unknown age; after those who are known of a list that is not, perhaps there are more.
"""
GENOEMD, ANDER = "ja", "nee"
"""A person of a household was named in a list, or is said to be none of those who are."""
ZELFDE_DAG, KAN = "zelfde dag", "kan"
_HELE_DATUM = len("jjjj-mm-dd")
_DAGEN_PER_JAAR = 365.2425


class Thuiskind(Struct, frozen=True):
    """A child of a household: as a melding names it, as a person, or both."""

    gezegd: str | None
    persoon: Leesbaar | None

    @property
    def tekst(self) -> str:
        """As in a list of resident children, as precise as it is known."""
        if self.persoon is None:
            return self.gezegd or ONBEKEND
        if self.gezegd is None or self.persoon["geboortedatum"] or self.gezegd.endswith(ONBEKEND):
            return als_gezegd(self.persoon)
        return self.gezegd

    def leeftijd(self, dag: date) -> Leeftijd:
        """On the day of receipt; of who came to live there later, on the day that he or she did.

        An age that was stated in the melding counts as it stands.
        """
        persoon, gezegd = self.persoon, lees_kind(self.gezegd or ONBEKEND)
        if persoon is None:
            return leeftijd_bij(gezegd.geboortedatum, dag) if gezegd.geboortedatum else gezegd.jaren
        erbij = date.fromisoformat(persoon["erbij_op"]) if persoon["erbij_op"] else dag
        dan = max(dag, erbij)
        if geboren := persoon["geboortedatum"] or gezegd.geboortedatum:
            return leeftijd_bij(geboren, dan)
        if gezegd.jaren is not None:
            return gezegd.jaren
        return _jaren_later(persoon["jaren"], persoon["jaren_op"], dan)


def thuis(melding: Leesbaar) -> tuple[Thuiskind, ...] | None:
    """The children who live with whom a melding is about; None = nothing is known of them.

    Of a list that is unknown there may be more than those who are known: one of unknown age stands
    for them. There is a child of some age or there is not, and that is all that the rules ask.
    """
    return _thuis(melding["inwonende_kinderen"], melding["thuis"], melding["ontvangen_op"])


@lru_cache(maxsize=65536)
def _thuis(
    lijst: str | None, wie: str | None, ontvangen_op: str | None
) -> tuple[Thuiskind, ...] | None:
    if lijst is None and wie is None:
        return None
    personen = _personen(wie)
    gezegd = genoemde(lijst)
    zelfde = wie_is_wie([(kind, ontvangen_op or "") for kind in gezegd], personen)
    alle = [Thuiskind(kind, zelfde.get(plaats)) for plaats, kind in enumerate(gezegd)]
    al = {persoon["id"] for persoon in zelfde.values()}
    alle += [Thuiskind(None, persoon) for persoon in personen if persoon["id"] not in al]
    kinderen = [kind for kind in alle if kind.persoon is None or not kind.persoon["elders"]]
    if lijst is None:
        kinderen.append(Thuiskind(ONBEKEND, None))
    return tuple(kinderen)


def personen_thuis(melding: Leesbaar) -> list[Mapping[str, Any]]:
    """The children of the household who are persons, also who lives `elders`."""
    return _personen(melding["thuis"])


def _personen(wie: str | None) -> list[Mapping[str, Any]]:
    return json.loads(wie or "[]")  # type: ignore[no-any-return]


def lijst_van(melding: Leesbaar) -> str | None:
    """The children who live there as a list is written; None = unknown."""
    if melding["thuis"] is None:
        return melding["inwonende_kinderen"]  # type: ignore[no-any-return]
    kinderen = thuis(melding) or ()
    bekend = kinderen[:-1] if melding["inwonende_kinderen"] is None else kinderen
    namen = SCHEIDING.join(kind.tekst for kind in bekend)
    return namen or (None if melding["inwonende_kinderen"] is None else GEEN)


def als_gezegd(persoon: Leesbaar) -> str:
    """A person as a list of resident children would name him or her."""
    waarde = persoon["geboortedatum"]
    if waarde is None:
        waarde = ONBEKEND if persoon["jaren"] is None else f"{persoon['jaren']} jaar"
    return " ".join(filter(None, (persoon["voornaam"], waarde)))


def genoemde(lijst: str | None) -> list[str]:
    """The children in a list, each as it is named there."""
    return [] if lijst is None or lijst == GEEN else lijst.split(SCHEIDING)


def zelfde_kinderen(
    melding: Leesbaar, personen: Sequence[Leesbaar]
) -> dict[int, tuple[str, Leesbaar]]:
    """Per place in the list of a melding the child that is one of these persons, and who."""
    gezegd = genoemde(melding["inwonende_kinderen"])
    zelfde = wie_is_wie([(kind, melding["ontvangen_op"]) for kind in gezegd], personen)
    return {plaats: (gezegd[plaats], persoon) for plaats, persoon in zelfde.items()}


def wie_is_wie(
    gezegd: Sequence[tuple[str, str]], personen: Sequence[Leesbaar]
) -> dict[int, Leesbaar]:
    """Per place in a list the person that the child there is: (child, day on which it was named).

    Everybody is at most one of them, and twins stay two: another first name or another birth date
    is another child. Who came in from a list is one of a list when he or she may be; who joined by
    another way when he or she may be and lived there by then; who was said to be another one only
    by name and birth date; who is no child of the household by role only by birth date.
    """
    kinderen = [(lees_kind(kind), kind, dag) for kind, dag in gezegd]
    paren = sorted(
        (rang, plaats, volgorde)
        for plaats, (kind, tekst, dag) in enumerate(kinderen)
        for volgorde, persoon in enumerate(personen)
        if (rang := _rang(kind, tekst, dag, persoon)) is not None
    )
    zelfde: dict[int, Leesbaar] = {}
    vergeven: set[int] = set()
    for _, plaats, volgorde in paren:
        if plaats not in zelfde and volgorde not in vergeven:
            zelfde[plaats] = personen[volgorde]
            vergeven.add(volgorde)
    return zelfde


def _rang(kind: Kind, tekst: str, dag: str, persoon: Leesbaar) -> int | None:
    """How well a child and a person agree, 0 best; None when they are two."""
    if persoon["genoemd"] == GENOEMD and tekst == als_gezegd(persoon):
        return 2
    overeen = overeenkomst(kind, persoon, dag)
    if overeen is None:
        return None
    naam, geboren = overeen
    genoemd, voor = persoon["genoemd"], dag < (persoon["erbij_op"] or "")
    if geboren == ZELFDE_DAG:
        return (0 if naam else 1) if naam or genoemd != ANDER else None
    if persoon["rol"] != KIND or genoemd == ANDER:
        return None
    if (genoemd is None and (voor or geboren is None)) or (geboren is None and not naam):
        return None
    return (3 if naam else 4) if geboren == KAN else 5


def overeenkomst(kind: Kind, persoon: Leesbaar, dag: str) -> tuple[bool, str | None] | None:
    """Whether they have one name, and ZELFDE_DAG, KAN, or None where it is not known, of when they
    were born; None when they are two. `dag`: on which the child had the age that was stated.
    """
    namen = [naam.casefold().split() for naam in (kind.naam, persoon["voornaam"]) if naam]
    if len(namen) == 2 and not _is_begin(*namen):
        return None
    zelfde_naam, datum = len(namen) == 2, persoon["geboortedatum"]
    if datum and datum == kind.geboortedatum and len(datum) == _HELE_DATUM:
        return zelfde_naam, ZELFDE_DAG
    een = geboren_tussen(kind.geboortedatum, kind.jaren, dag or None)
    ander = geboren_tussen(datum, persoon["jaren"], persoon["jaren_op"])
    if een is None or ander is None:
        return zelfde_naam, None
    return (zelfde_naam, KAN) if een[0] <= ander[1] and ander[0] <= een[1] else None


def _is_begin(een: Sequence[str], ander: Sequence[str]) -> bool:
    """Whether the shorter name is how the longer one begins."""
    return all(a == b for a, b in zip(een, ander, strict=False))


def _jaren_later(jaren: int | None, gesteld_op: str | None, dag: date) -> Leeftijd:
    if jaren is None or gesteld_op is None:
        return jaren
    later = (dag - date.fromisoformat(gesteld_op)).days
    if later <= 0:
        return jaren
    return jaren + int(later / _DAGEN_PER_JAAR), jaren + int(later / _DAGEN_PER_JAAR) + 1
