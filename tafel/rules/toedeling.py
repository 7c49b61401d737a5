"""Toedeling: from the stated facts of a melding to a table, explained (domain §5; Visie §3.2.2)."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from msgspec.structs import replace

from tafel.domain.basis import Leeftijd
from tafel.domain.toedeling import AndersAls, Plek, Toedeling, Uitkomst
from tafel.kolommen import sleutel
from tafel.rules.beslistabel.beslistabel import Beslissing
from tafel.rules.beslistabel.voorwaarden import Voorwaarde
from tafel.rules.feiten import NIET_GESTELD, Feitsoort, Indeling, leeftijd_tekst
from tafel.rules.profiel.profiel import Profiel

Feiten = Mapping[str, Any]
"""Stated facts of domain §5.1 by name: choices are str, an age is an int or a pair of them,
`inwonende_kinderen` a tuple of ages, `bijzonderheden` a collection of codes. None = unknown."""


def beslis(profiel: Profiel, feiten: Feiten) -> Toedeling:
    """Decide on stated facts. Raises ValueError when a value is not one the facts allow."""
    tabel = profiel.toedeling
    stand = tabel.weging.stand(feiten)
    beslissing = tabel.beslis_op(stand)
    if len(beslissing.uitkomsten) == 1:
        uitkomst, tafel = beslissing.uitkomsten[0]
        afstemming = profiel.afstemming
        afstemmen = afstemming.bij(beslissing.regels, tuple(afstemming.weging.stand(feiten)))
    else:
        uitkomst, tafel, afstemmen = Uitkomst.AANVULLEN, None, ()
    gegevens = beslissing.gedeeld.get
    return Toedeling(
        uitkomst=uitkomst,
        tafel=tafel,
        onderdeel=gegevens("onderdeel"),
        voorkeur=gegevens("voorkeur"),
        naar=gegevens("naar"),
        regel=beslissing.regels[0] if len(beslissing.regels) == 1 else None,
        regels=beslissing.regels,
        afstemmen=afstemmen,
        vragen=beslissing.vragen,
        bron=beslissing.gedeeld["bron"],
        waarom=beslissing.gedeeld["waarom"],
        profiel=profiel.naam,
        profielversie=profiel.versie,
        feiten=feiten,
        onbekend=tabel.onbekend(stand),
        afgevallen=beslissing.afgevallen,
        mogelijk=beslissing.uitkomsten,
        volgt_op=gegevens("volgt_op"),
        bel=(
            profiel.crisis_elders
            if feiten.get("crisis") == "ja" and uitkomst is not Uitkomst.CRISIS
            else None
        ),
        eigen=gegevens("eigen"),
    )


def met_onderdeel(profiel: Profiel, toedeling: Toedeling, buurt: str | None) -> Toedeling:
    """The same toedeling with the part of its table that serves this buurt, if one does."""
    tafel = profiel.tafels.get(toedeling.tafel or "")
    if buurt is None or tafel is None or not tafel.onderdeel_van_buurt:
        return toedeling
    onderdeel = tafel.onderdeel_van_buurt.get(sleutel(buurt))
    return replace(toedeling, onderdeel=onderdeel) if onderdeel else toedeling


def met_bevindingen(profiel: Profiel, toedeling: Toedeling) -> Toedeling:
    """The same toedeling with, for every rule that fell, what was found instead."""
    voorwaarden = {
        (regel.nr, voorwaarde.tekst): voorwaarde
        for regel in profiel.toedeling.regels
        for voorwaarde in regel.voorwaarden
    }
    return replace(
        toedeling,
        afgevallen=tuple(
            replace(
                a, bevonden=_bevonden(profiel, voorwaarden[a.regel, a.voorwaarde], toedeling.feiten)
            )
            for a in toedeling.afgevallen
        ),
    )


def anders_als(profiel: Profiel, feiten: Feiten) -> tuple[AndersAls, ...]:
    """Per fact the values that give another outcome; of ages only the nearest (domain §5.4)."""
    nu = _kern(profiel.toedeling.beslis(feiten))
    gevonden: list[AndersAls] = []
    for indeling in profiel.toedeling.weging.indelingen[: len(profiel.toedeling.feiten)]:
        naam = indeling.feit.naam
        for reeks in _andere_waarden(indeling, feiten.get(naam)):
            for waarde, tekst in reeks:
                anders = _kern(profiel.toedeling.beslis({**feiten, naam: waarde}))
                if anders != nu:
                    gevonden.append(AndersAls(naam, tekst, *anders))
                    break
    return tuple(gevonden)


def waarde_tekst(feit: str, waarde: Any) -> str:
    """A stated value in Dutch words."""
    if waarde is None or waarde == NIET_GESTELD:
        return "niet gesteld" if feit == "gezinsbenadering" else "onbekend"
    if feit == "leeftijd":
        return leeftijd_tekst(waarde)
    if feit == "inwonende_kinderen":
        return ", ".join(leeftijd_tekst(kind) for kind in waarde) or "geen"
    return str(waarde)


def _kern(beslissing: Beslissing) -> Plek:
    if len(beslissing.uitkomsten) > 1:
        return Uitkomst.AANVULLEN, None
    uitkomst, tafel = beslissing.uitkomsten[0]
    return uitkomst, tafel


def _bevonden(profiel: Profiel, voorwaarde: Voorwaarde, feiten: Feiten) -> str:
    """The facts of a condition as they were found: "crisis: nee"."""
    delen = []
    for naam in voorwaarde.namen:
        afgeleid = profiel.taal.afgeleid.get(naam)
        if afgeleid is not None:
            label = afgeleid.get("label", naam)
            moest_nee = any(f"{label} {wens}" in voorwaarde.tekst for wens in ("= nee", "!= ja"))
            niet = "niet gesteld" if afgeleid.get("gesteld") else "nee"
            delen.append(f"{label}: {'ja' if moest_nee else niet}")
            continue
        feit = profiel.taal.feiten[naam]
        waarde = feiten.get(naam)
        delen.append(
            f"{feit.label}: {waarde_tekst(naam, feit.verstek if waarde is None else waarde)}"
        )
    return ", ".join(delen)


def _andere_waarden(
    indeling: Indeling, waarde: Any
) -> Iterator[Iterator[tuple[Any, str]] | list[tuple[Any, str]]]:
    """Series of other values, each nearest first; of every series the first that differs counts."""
    feit = indeling.feit
    match feit.soort:
        case Feitsoort.KEUZE:
            nu = feit.verstek if waarde is None else waarde
            for ander in feit.waarden:
                if ander not in (nu, NIET_GESTELD):
                    yield [(ander, ander)]
        case Feitsoort.LEEFTIJD:
            for reeks in _andere_leeftijden(indeling.grenzen, waarde):
                yield [(jaar, str(jaar)) for jaar in reeks]
        case Feitsoort.KINDEREN:
            yield from _andere_kinderen(indeling.grenzen, waarde)


def _andere_leeftijden(grenzen: Sequence[int], leeftijd: Leeftijd) -> Iterator[list[int]]:
    """Of a known age the others, nearest first; of a pair first each of the two, then the others;
    of an unknown one an age in every interval, each by itself."""
    if isinstance(leeftijd, int):
        yield _naaste(grenzen, leeftijd)
    elif leeftijd is None:
        yield from ([jaar] for jaar in _naaste(grenzen, -1))
    else:
        yield from ([jaar] for jaar in leeftijd)
        laag, hoog = min(leeftijd), max(leeftijd)
        buiten = [jaar for jaar in _naaste(grenzen, laag) if jaar < laag]
        buiten += [jaar for jaar in _naaste(grenzen, hoog) if jaar > hoog]
        yield sorted(buiten, key=lambda jaar: laag - jaar if jaar < laag else jaar - hoog)


def _andere_kinderen(
    grenzen: Sequence[int], kinderen: tuple[Leeftijd, ...] | None
) -> Iterator[list[tuple[Any, str]]]:
    """No children, one child of each interval instead of none, or one child of another age."""
    if kinderen != ():
        yield [((), "geen")]
    if not kinderen:
        jaren = (*(grens - 1 for grens in grenzen), *grenzen[-1:])
        yield from ([((jaar,), f"kind van {jaar}")] for jaar in jaren)
        return
    for plaats, kind in enumerate(kinderen):
        nu = "?" if kind is None else leeftijd_tekst(kind)
        for reeks in _andere_leeftijden(grenzen, kind):
            yield [
                (
                    (*kinderen[:plaats], jaar, *kinderen[plaats + 1 :]),
                    f"kind van {jaar} (nu {nu})",
                )
                for jaar in reeks
            ]


def _naaste(grenzen: Sequence[int], leeftijd: int) -> list[int]:
    """The age nearest to `leeftijd` in every other interval of the thresholds, nearest first."""
    randen = [0, *grenzen, None]
    naaste = []
    for laag, hoog in pairwise(randen):
        assert laag is not None
        if leeftijd < laag:
            naaste.append(laag)
        elif hoog is not None and leeftijd >= hoog:
            naaste.append(hoog - 1)
    return sorted(naaste, key=lambda jaar: abs(jaar - leeftijd))
