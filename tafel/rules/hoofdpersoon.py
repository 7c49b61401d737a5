"""Whom the papers of a casus are about: one rule for its lists, agenda, letters and plan.

The person with the lowest number who still lives with the household, about whom a melding is; an
adult with resident children goes before one without. With the children who live there, each once.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from tafel.domain.basis import Leesbaar
from tafel.kolommen import GEEN, SCHEIDING
from tafel.rules.thuis import KIND, Thuiskind, genoemde, lijst_van, zelfde_kinderen


def hoofdpersoon(
    leden: Sequence[Mapping[str, Any]], meldingen: Sequence[Leesbaar]
) -> Mapping[str, Any] | None:
    """Of the members of a casus, by number, and its meldingen, oldest first: that person, with the
    columns by which a melding says who it is about and which children live there.
    """
    thuis = [lid for lid in leden if lid["woont"] is None] or leden
    if not thuis:
        return None
    over: dict[int, list[Leesbaar]] = {}
    for rij in meldingen:
        over.setdefault(rij["persoon"], []).append(rij)
    wie = min(thuis, key=lambda lid: _plaats(lid, over.get(lid["id"], ())))
    eigen = over.get(wie["id"], ())
    anders = [rij for rij in meldingen if rij["persoon"] != wie["id"]]
    gesteld = [rij["leeftijd"] for rij in eigen if rij["leeftijd"] is not None]
    return {
        **wie,
        "leeftijd": gesteld[-1] if gesteld else wie["jaren"],
        "inwonende_kinderen": SCHEIDING.join(_kinderen(wie, leden, [*eigen, *anders])) or GEEN,
        "thuis": None,
    }


def _plaats(lid: Leesbaar, eigen: Sequence[Leesbaar]) -> tuple[int, int]:
    if not eigen:
        return 2, lid["nummer"]
    met_kinderen = any(lijst_van(rij) not in (None, GEEN) for rij in eigen)
    return 0 if met_kinderen and lid["rol"] != KIND else 1, lid["nummer"]


def _kinderen(
    wie: Leesbaar, leden: Sequence[Leesbaar], meldingen: Iterable[Leesbaar]
) -> Iterator[str]:
    """Who live with the household: what several meldingen name alike is one child, and who is not
    said to have left still lives there.
    """
    genoemd: Counter[str] = Counter()
    personen: dict[int, Thuiskind] = {}
    for rij in meldingen:
        zelfde = zelfde_kinderen(rij, leden)
        for gezegd, persoon in zelfde.values():
            personen.setdefault(persoon["id"], Thuiskind(gezegd, persoon))
        genoemd |= Counter(
            kind
            for plaats, kind in enumerate(genoemde(rij["inwonende_kinderen"]))
            if plaats not in zelfde
        )
    for lid in leden:
        if lid["rol"] == KIND:
            personen.setdefault(lid["id"], Thuiskind(None, lid))
    yield from genoemd.elements()
    for nummer, kind in personen.items():
        if nummer != wie["id"] and kind.persoon is not None and kind.persoon["woont"] is None:
            yield kind.tekst
