"""Which products fit what is looked for, why, and which comes first (domain §11)."""

from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct

from tafel.domain.aanbod import NIET_BEKEND, Capaciteit, Passend, Product, leeftijden_tekst
from tafel.domain.basis import Leeftijd, Leesbaar
from tafel.kinderen import kinderen_leeftijden
from tafel.kolommen import in_woorden, sleutel
from tafel.leeftijden import leeftijd_bij
from tafel.rules.thuis import lijst_van

_DAGEN_PER_JAAR = 365.25

_KORTSTE_NAAM = 4
_OVERAL = frozenset({"overal", "landelijk", "nederland", "heelnederland", "stedelijk", "iedereen"})
_VOLGORDE = (Capaciteit.RUIMTE, None, Capaciteit.WACHTLIJST, Capaciteit.GEEN)
"""With room first; not known may well be room; then who waits, then who is refused."""
_LANG = 10_000
"""Weeks that a waiting list of unknown length counts for."""


class Zoekvraag(Struct, frozen=True):
    """What a product has to fit; what is not asked excludes nothing."""

    leefgebied: str | None = None
    leeftijden: tuple[Leeftijd, ...] = ()
    """Of everybody for whom it may be; one that fits is enough, an unknown one may fit."""
    gebied: str | None = None
    capaciteit: Capaciteit | None = None


def zoek(
    producten: Iterable[Product], vraag: Zoekvraag, heel_gebied: str = ""
) -> tuple[Passend, ...]:
    """The products that fit, best first, each with its reasons; those that may fit come last.

    `heel_gebied`: the area as a whole, in words: a product for all of it is for every part.
    """
    gevonden = [
        Passend(product, waarom)
        for product in producten
        if (waarom := _waarom(product, vraag, heel_gebied)) is not None
    ]
    return tuple(sorted(gevonden, key=lambda p: (_onbekend(p.product, vraag), *_rang(p.product))))


def past_leeftijd(product: Product, van: int, tot: int | None) -> bool:
    """Whether somebody between these ages, both included (None = no limit), is welcome."""
    eigen_van = product.gegevens.leeftijd_van or 0
    eigen_tot = product.gegevens.leeftijd_tot
    return (tot is None or eigen_van <= tot) and (eigen_tot is None or eigen_tot >= van)


def _onbekend(product: Product, vraag: Zoekvraag) -> int:
    """How much of what is asked is not known of a product: it may fit, no more than that."""
    leeftijd = any(leeftijd is not None for leeftijd in vraag.leeftijden)
    return (leeftijd and not product.gegevens.leeftijd_bekend) + (
        vraag.gebied is not None and not product.gegevens.gebied
    )


def _rang(product: Product) -> tuple[int, int, int, str, str, int]:
    wacht = product.gegevens.wachttijd_weken
    return (
        _VOLGORDE.index(product.beschikbaar),
        -product.saldo if product.beschikbaar is not Capaciteit.WACHTLIJST else 0,
        _LANG if wacht is None and product.beschikbaar is Capaciteit.WACHTLIJST else wacht or 0,
        sleutel(product.gegevens.organisatie),
        sleutel(product.gegevens.naam),
        product.nummer,
    )


def _waarom(product: Product, vraag: Zoekvraag, heel_gebied: str) -> tuple[str, ...] | None:
    """Why it fits, in words; None when it does not."""
    if vraag.capaciteit is not None and product.beschikbaar is not vraag.capaciteit:
        return None
    if vraag.leefgebied not in (None, *product.gegevens.leefgebieden):
        return None
    leeftijd = _leeftijd(product, vraag.leeftijden)
    gebied = _gebied(product.gegevens.gebied, vraag.gebied, heel_gebied)
    if leeftijd is None or gebied is None:
        return None
    waarvoor = in_woorden(vraag.leefgebied) if vraag.leefgebied else ""
    return tuple(filter(None, (_ruimte(product), leeftijd, gebied, waarvoor)))


def _leeftijd(product: Product, leeftijden: Sequence[Leeftijd]) -> str | None:
    """In words whose age fits; None when every age is known and none does."""
    if not leeftijden:
        return ""
    if not product.gegevens.leeftijd_bekend:
        return f"leeftijd {NIET_BEKEND}"
    passend = dict.fromkeys(
        leeftijd
        for leeftijd in leeftijden
        if leeftijd is not None and past_leeftijd(product, *_grenzen(leeftijd))
    )
    grenzen = leeftijden_tekst(product.gegevens)
    if passend:
        jaren = ", ".join(_jaren(leeftijd) for leeftijd in sorted(passend, key=_grenzen))
        return f"{jaren} jaar past in {grenzen}"
    if None in leeftijden:
        return f"leeftijd onbekend; {grenzen}"
    return None


def _grenzen(leeftijd: int | tuple[int, int]) -> tuple[int, int]:
    return leeftijd if isinstance(leeftijd, tuple) else (leeftijd, leeftijd)


def _jaren(leeftijd: int | tuple[int, int]) -> str:
    return " of ".join(map(str, dict.fromkeys(_grenzen(leeftijd))))


def _gebied(gebieden: Sequence[str], gezocht: str | None, heel_gebied: str) -> str | None:
    """In words how its area fits; None when it is for another one."""
    if gezocht is None:
        return ""
    if not gebieden:
        return f"gebied {NIET_BEKEND}"
    for gebied in gebieden:
        if sleutel(gezocht) == sleutel(gebied) or _omvat(gebied, heel_gebied):
            return f"voor {gebied}"
    return None


def _omvat(gebied: str, heel_gebied: str) -> bool:
    """Whether the name of an area is (a part of) the name of the whole, as Zuidoost or Amsterdam,
    or says that it is everywhere.
    """
    deel = sleutel(gebied)
    return deel in _OVERAL or (len(deel) >= _KORTSTE_NAAM and deel in sleutel(heel_gebied))


def _ruimte(product: Product) -> str:
    weken = product.gegevens.wachttijd_weken
    wacht = f"{weken} {'week' if weken == 1 else 'weken'} wachten" if weken else ""
    match product.beschikbaar:
        case Capaciteit.RUIMTE:
            return f"ruimte, {wacht}" if wacht else "ruimte"
        case Capaciteit.WACHTLIJST:
            return wacht or "wachtlijst"
        case Capaciteit.GEEN:
            return "geen ruimte"
    return "ruimte onbekend"


def zoekvraag(
    leefgebied: str, meldingen: Sequence[Leesbaar], dag: date, *, gebied: str | None = None
) -> Zoekvraag:
    """What a product has to fit for the household of these meldingen (oldest first)."""
    buurten = [melding["buurt"] for melding in meldingen if melding["buurt"]]
    waar = gebied if gebied is not None else buurten[-1] if buurten else None
    return Zoekvraag(leefgebied, _leeftijden(meldingen, dag), waar)


def _leeftijden(meldingen: Sequence[Leesbaar], vandaag: date) -> tuple[Leeftijd, ...]:
    """Of everybody in the household that a melding names, each once; None = somebody of unknown
    age.
    """
    gevonden: dict[Leeftijd, None] = {}
    for melding in meldingen:
        gevonden[leeftijd_op_dag(melding, vandaag)] = None
        gevonden |= dict.fromkeys(kinderen_leeftijden(lijst_van(melding), vandaag) or ())
    return tuple(gevonden)


def leeftijd_op_dag(rij: Leesbaar, dag: date) -> Leeftijd:
    """The age on a day of whom a melding is about: `geboortedatum`, else `leeftijd` as it was
    stated on `ontvangen_op`. A pair where two are possible; None when it is not known.
    """
    ontvangen = date.fromisoformat(rij["ontvangen_op"])
    if rij["geboortedatum"]:
        return leeftijd_bij(rij["geboortedatum"], max(dag, ontvangen))
    if rij["leeftijd"] is None:
        return None
    gesteld = int(rij["leeftijd"])
    if dag <= ontvangen:
        return gesteld
    jaren = int((dag - ontvangen).days / _DAGEN_PER_JAAR)
    return gesteld + jaren, gesteld + jaren + 1
