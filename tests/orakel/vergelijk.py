"""Compare the engine with the oracle on every combination of facts, some of them unknown.

A profile cannot tell some values apart (e.g. `vrijwillig` and `maatregel`, or the ages 18 and 20).
Such values are one class here; the combinations are exhaustive over the classes, and each
combination takes one member of its class by chance, the same ones at every run. An axis is a fact,
or two facts that are read together. Lists with several children, children of unknown age and a
birth year alone are among the members.

    python -m tests.orakel.vergelijk --onbekend 3 --profiel all
"""

import argparse
import multiprocessing
import os
import sys
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations, pairwise, product
from random import Random
from typing import Any, NamedTuple, TypeAlias

from tests.orakel.orakel import JA_NEE, LEEFTIJDEN, REGELS, WAARDEN, orakel

Feiten: TypeAlias = dict[str, Any]
Klasse: TypeAlias = tuple[Feiten, ...]
"""Values of one or two facts that the rules of a profile cannot tell apart."""

GRENZEN: dict[str, tuple[tuple[int, ...], tuple[int, ...]]] = {
    "zuidoost": ((17, 18, 23, 26), (18, 23)),
    "stedelijk": ((18, 23, 26), (18, 23)),
    "werkplan": ((18,), (18,)),
    "almere": ((18,), (18,)),
}
"""Thresholds for the age of the hoofdpersoon and for the ages of the children."""


class As(NamedTuple):
    """The classes of known values, and those in which something is unknown."""

    bekend: tuple[Klasse, ...]
    onbekend: tuple[Klasse, ...]


def een_feit(feit: str, *klassen: tuple[object, ...]) -> As:
    return As(
        tuple(tuple({feit: waarde} for waarde in klasse) for klasse in klassen),
        (({feit: None},),),
    )


def elk(feit: str) -> As:
    """Every value is a class of its own."""
    return een_feit(feit, *((waarde,) for waarde in WAARDEN[feit]))


def ongelezen(feit: str) -> As:
    """The profile does not read this fact."""
    return een_feit(feit, WAARDEN[feit])


def tussen(grenzen: Sequence[int]) -> list[tuple[int, ...]]:
    randen = (0, *grenzen, 121)
    return [
        tuple(sorted({*(a for a in LEEFTIJDEN if van <= a < tot), van, tot - 1}))
        for van, tot in pairwise(randen)
    ]


def leeftijd(grenzen: tuple[int, ...]) -> As:
    bekend = tuple(tuple({"leeftijd": a} for a in klasse) for klasse in tussen(grenzen))
    jaren = [((grens - 1, grens),) for grens in grenzen]
    los: list[tuple[object, ...]] = [(None,), *jaren, ((30, 31), (3, 4), (19, 20))]
    return As(bekend, tuple(tuple({"leeftijd": a} for a in klasse) for klasse in los))


def kinderen(grenzen: tuple[int, ...]) -> As:
    def klasse(*lijsten: object) -> Klasse:
        return tuple({"inwonende_kinderen": lijst} for lijst in lijsten)

    bekend = [klasse((), (grenzen[-1],), (60, grenzen[-1] + 2))]
    for grens in grenzen:
        jong = grens - 1
        bekend.append(klasse((jong,), (60, jong), (jong, jong), (grens, jong, 60)))
    jaren = [klasse(((g - 1, g),), (60, (g - 1, g)), ((g - 1, g), (g - 1, g))) for g in grenzen]
    onbekend = [
        klasse(None),
        klasse((None,), (None, 60)),
        klasse((grenzen[0] - 1, None), (None, 3, (11, 12))),
        klasse(((30, 31),), ((40, 41), 60)),
        *jaren,
    ]
    return As(tuple(bekend), tuple(onbekend))


def woonsituatie(*klassen: tuple[str, ...]) -> As:
    """With gezinsbenadering, which follows from it when it is not stated."""

    def paren(wonen: tuple[str | None, ...], gezin: tuple[str | None, ...]) -> Klasse:
        return tuple({"woonsituatie": w, "gezinsbenadering": g} for w, g in product(wonen, gezin))

    bekend = [paren(("inwonend",), (None, "ja")), paren(("inwonend",), ("nee",))]
    bekend += [paren(klasse, (None, *JA_NEE)) for klasse in klassen]
    return As(tuple(bekend), tuple(paren((None,), (g,)) for g in (None, *JA_NEE)))


def meervoudig() -> As:
    """With complex, which is never unknown."""

    def paren(*waarden: tuple[str | None, str]) -> Klasse:
        return tuple({"meervoudig": m, "complex": c} for m, c in waarden)

    return As(
        (paren(("nee", "nee")), paren(("ja", "nee"), ("ja", "ja"), ("nee", "ja"))),
        (paren((None, "nee")), paren((None, "ja"))),
    )


def _woonsituatie_van(profiel: str) -> As:
    elders = ("dak_thuisloos", "instelling")
    if profiel == "zuidoost":
        return woonsituatie(("zelfstandig",), elders)
    return woonsituatie(("zelfstandig", *elders))


def _jeugdhulp_van(profiel: str) -> As:
    match profiel:
        case "almere":
            return ongelezen("jeugdhulp")
        case "werkplan":
            return een_feit("jeugdhulp", ("geen",), ("vrijwillig", "maatregel"))
        case _:  # Z16 and S09 tell voluntary care from a measure
            return elk("jeugdhulp")


@lru_cache
def assen(profiel: str) -> tuple[As, ...]:
    """What the combinations of a profile are made of; every fact is in exactly one axis."""
    ages, child_ages = GRENZEN[profiel]
    tabel = profiel in {"zuidoost", "stedelijk"}
    route: tuple[tuple[object, ...], ...] = {
        "zuidoost": (("regulier",), ("schil",), ("mss",), ("drugs",), ("groepsaanpak",)),
        "stedelijk": (("regulier",), ("schil", "mss", "drugs", "groepsaanpak")),
    }.get(profiel, (WAARDEN["aanvliegroute"],))
    return (
        elk("crisis"),
        leeftijd(ages),
        _woonsituatie_van(profiel),
        kinderen(child_ages),
        elk("zorgen_om_kinderen") if tabel else ongelezen("zorgen_om_kinderen"),
        meervoudig(),
        elk("regulier_aanbod") if tabel else ongelezen("regulier_aanbod"),
        elk("zelf_oplossen") if tabel else ongelezen("zelf_oplossen"),
        elk("risico_samenleving") if profiel == "zuidoost" else ongelezen("risico_samenleving"),
        As(een_feit("aanvliegroute", *route).bekend, ()),
        _jeugdhulp_van(profiel),
    )


def keuzen(profiel: str, onbekend: int) -> list[tuple[int, ...]]:
    """Every choice of exactly `onbekend` axes in which something is unknown."""
    kan = [plaats for plaats, a in enumerate(assen(profiel)) if a.onbekend]
    return list(combinations(kan, onbekend))


def situaties(profiel: str, keuze: tuple[int, ...]) -> Iterator[Feiten]:
    """Every combination with something unknown in the axes of `keuze` and nothing elsewhere."""
    kies = Random(repr((profiel, keuze))).choice
    klassen = [a.onbekend if n in keuze else a.bekend for n, a in enumerate(assen(profiel))]
    for combinatie in product(*klassen):
        feiten: Feiten = {}
        for klasse in combinatie:
            feiten.update(klasse[0] if len(klasse) == 1 else kies(klasse))
        yield feiten


@lru_cache
def _profiel(naam: str) -> Any:
    from tafel.services.regels.profielen import laad_profiel

    return laad_profiel(naam)


def verschil(profiel: str, feiten: Feiten) -> str | None:
    """The facts and both answers when engine and oracle differ."""
    from tafel.rules.toedeling import beslis

    toedeling = beslis(_profiel(profiel), feiten)
    antwoord = orakel(profiel, feiten)
    regel = antwoord.regels[0] if len(antwoord.regels) == 1 else None
    wel = (
        str(toedeling.uitkomst),
        toedeling.tafel,
        toedeling.vragen,
        toedeling.regels,
        frozenset((str(uitkomst), tafel) for uitkomst, tafel in toedeling.mogelijk),
        toedeling.regel,
    )
    if wel == (*antwoord, regel):
        return None
    return f"{profiel}\n  feiten  {feiten}\n  engine  {wel}\n  orakel  {(*antwoord, regel)}"


def verschillen(taak: tuple[str, tuple[int, ...]]) -> tuple[int, list[str]]:
    """How many combinations one choice of axes has, and the first differences among them."""
    aantal = 0
    gevonden = []
    for feiten in situaties(*taak):
        aantal += 1
        if (tekst := verschil(taak[0], feiten)) is not None:
            gevonden.append(tekst)
            if len(gevonden) == 5:
                break
    return aantal, gevonden


def main() -> int:
    lezer = argparse.ArgumentParser(description="Compare the engine with the oracle.")
    lezer.add_argument("--onbekend", type=int, default=3, help="at most so many unknown")
    lezer.add_argument("--profiel", choices=("all", *REGELS), default="all")
    opties = lezer.parse_args()
    profielen = list(REGELS) if opties.profiel == "all" else [opties.profiel]
    taken = [
        (profiel, keuze)
        for onbekend in range(opties.onbekend + 1)
        for profiel in profielen
        for keuze in keuzen(profiel, onbekend)
    ]
    totaal = 0
    with multiprocessing.Pool(os.cpu_count()) as pool:
        for klaar, (aantal, gevonden) in enumerate(pool.imap(verschillen, taken), start=1):
            totaal += aantal
            if sys.stderr.isatty() or klaar % 50 == 0 or gevonden:
                einde = "\r" if sys.stderr.isatty() else "\n"
                print(f"{klaar}/{len(taken)}  {totaal:,} combinaties", end=einde, file=sys.stderr)
            if gevonden:
                print("\n".join(gevonden))
                return 1
    print(f"{totaal:,} combinaties, geen verschil")
    return 0


if __name__ == "__main__":
    sys.exit(main())
