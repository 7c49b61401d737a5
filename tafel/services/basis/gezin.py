"""Who belongs to a casus: the persons of the household, and the children that meldingen name."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from tafel.domain.basis import Leeftijd, Leesbaar
from tafel.domain.casus import Lid
from tafel.kolommen import GEEN, SCHEIDING
from tafel.leeftijden import leeftijd_bij
from tafel.register.rijen.casus import Instemmingrij
from tafel.rules.agenda import leeftijdsgrenzen
from tafel.rules.profiel.profiel import Profiel
from tafel.rules.toedeling import beslis
from tafel.services.basis.betrokkene import initialen, verjaart_binnen, volledige_naam
from tafel.services.basis.feiten import feiten_van

BINNENKORT = 56
"""Days within which a birthday that matters is announced (own default)."""
MEERDERJARIG = 18

_HELE_DATUM = len("jjjj-mm-dd")


def gezinsleden(
    profiel: Profiel,
    personen: Sequence[Leesbaar],
    meldingen: Sequence[dict[str, Any]],
    instemmingen: Mapping[int, Instemmingrij],
    vandaag: date,
) -> tuple[tuple[Lid, ...], tuple[Lid, ...]]:
    """(the persons by number, the children who are no person yet), each with what to look out for.

    Persons born on the same day are never taken for one another: they name each other.
    """
    geboren = {persoon["nummer"]: persoon["geboortedatum"] for persoon in personen}
    leden = tuple(
        Lid(
            rol=persoon["rol"],
            initialen=initialen(persoon),
            naam=volledige_naam(persoon),
            geboortedatum=persoon["geboortedatum"],
            leeftijd=_leeftijd(persoon["geboortedatum"], vandaag),
            let_op=(
                *_bijzonder(over),
                *_meerling(persoon["nummer"], geboren),
                *_verjaart(
                    *(profiel, "leeftijd", persoon["geboortedatum"], vandaag),
                    over[-1] if over else None,
                ),
            ),
            instemming=instemming.stand if instemming else None,
            instemming_op=instemming.dag if instemming else None,
            nummer=persoon["nummer"],
        )
        for persoon in personen
        for instemming in (instemmingen.get(persoon["id"]),)
        for over in ([rij for rij in meldingen if rij["persoon"] == persoon["id"]],)
    )
    return leden, tuple(_kinderen(profiel, meldingen, [*geboren.values()], vandaag))


def genoemd(lijsten: Iterable[str | None], geboren: Iterable[str | None]) -> list[str]:
    """The children of several canonical `inwonende_kinderen`, each once: what several name alike is
    one child, and who is a person already (by the birth dates of those) is left out.
    """
    samen: Counter[str] = Counter()
    for lijst in lijsten:
        if lijst is not None and lijst != GEEN:
            samen |= Counter(lijst.split(SCHEIDING))
    al_persoon = Counter(dag for dag in geboren if dag and len(dag) == _HELE_DATUM)
    kinderen = []
    for gezegd in samen.elements():
        if al_persoon[gezegd.split(" ")[-1]]:
            al_persoon[gezegd.split(" ")[-1]] -= 1
        else:
            kinderen.append(gezegd)
    return kinderen


def _kinderen(
    profiel: Profiel,
    meldingen: Sequence[dict[str, Any]],
    personen: Iterable[str | None],
    vandaag: date,
) -> Iterator[Lid]:
    """Resident children as stated: what several meldingen name alike counts once."""
    kinderen = genoemd((rij["inwonende_kinderen"] for rij in meldingen), personen)
    dagen = Counter(kind.split(" ")[-1] for kind in kinderen)
    for gezegd in kinderen:
        *naam, laatste = gezegd.split(" ")
        jaren = int(naam.pop()) if laatste == "jaar" else None
        dag = laatste if jaren is None and laatste != "?" else None
        even_oud = dagen[laatste] if dag and len(dag) == _HELE_DATUM else 1
        yield Lid(
            rol="kind",
            initialen="".join(f"{deel[0].upper()}." for deel in naam[:1]),
            naam=" ".join(naam) or None,
            geboortedatum=dag,
            leeftijd=_leeftijd(dag, vandaag) if jaren is None else jaren,
            let_op=(
                *(["tweeling" if even_oud == 2 else "meerling"] if even_oud > 1 else []),
                *_verjaart(profiel, "inwonende_kinderen", dag, vandaag, meldingen[-1]),
            ),
        )


def _bijzonder(meldingen: Iterable[Leesbaar]) -> tuple[str, ...]:
    """What the meldingen about this person say: codes of `urgentie` and `bijzonderheden`."""
    codes: list[str] = []
    for rij in meldingen:
        codes += ["spoed"] if rij["urgentie"] == "spoed" else []
        codes += (rij["bijzonderheden"] or "").split(SCHEIDING)
    return tuple(dict.fromkeys(filter(None, codes)))


def _meerling(nummer: int, geboren: Mapping[int, str | None]) -> tuple[str, ...]:
    dag = geboren[nummer]
    if dag is None or len(dag) < _HELE_DATUM:
        return ()
    anderen = [f".{i}" for i, ander in geboren.items() if ander == dag and i != nummer]
    if not anderen:
        return ()
    soort = "tweeling" if len(anderen) == 1 else "meerling"
    return (f"{soort} met {' '.join(anderen)}: nooit samenvoegen",)


def _verjaart(
    profiel: Profiel,
    feit: str,
    geboortedatum: str | None,
    vandaag: date,
    melding: dict[str, Any] | None,
) -> tuple[str, ...]:
    """A birthday soon at an age that the rules of this profile ask for, and what it changes."""
    verjaart = verjaart_binnen(geboortedatum, vandaag, BINNENKORT)
    if verjaart is None or verjaart[0] not in leeftijdsgrenzen(profiel, feit):
        return ()
    leeftijd, op = verjaart
    gevolgen = ["recht wijzigt"] if leeftijd == MEERDERJARIG else []
    gevolgen += _verschuiving(profiel, melding, op) if melding is not None else []
    zin = f"{leeftijd} op {op.day}-{op.month}"
    return (f"{zin}: {', '.join(gevolgen)}" if gevolgen else zin,)


def _verschuiving(profiel: Profiel, melding: dict[str, Any], op: date) -> list[str]:
    """What the rules would say from this day on, beside what they say the day before."""
    try:
        voor, na = (
            beslis(profiel, feiten_van(melding | {"ontvangen_op": dag}, profiel))
            for dag in ((op - timedelta(days=1)).isoformat(), op.isoformat())
        )
    except ValueError:  # somebody was not born yet
        return []
    if (voor.uitkomst, voor.tafel) == (na.uitkomst, na.tafel):
        return ["tafel blijft"] if na.tafel else ["toedeling blijft"]
    return [f"toedeling wordt {profiel.label(na.tafel) if na.tafel else na.uitkomst.value}"]


def _leeftijd(geboortedatum: str | None, dag: date) -> Leeftijd:
    """None when unknown, or on a day before the birth."""
    try:
        return leeftijd_bij(geboortedatum, dag) if geboortedatum else None
    except ValueError:
        return None
