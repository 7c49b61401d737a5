"""Bottlenecks that are kept: the list, and everything about one."""

from collections.abc import Iterable, Sequence

from tafel.domain.basis import Signaal
from tafel.domain.knelpunt import SOORTNAMEN, Herkomst, Knelpunt, Knelpuntstatus
from tafel.render.vorm.json import als_json
from tafel.render.vorm.lijst import Lijst, Veld
from tafel.render.vorm.scherm import Blok, Scherm, Signalen
from tafel.woorden import Labels, getal, label, waarde


def nummer(knelpunt: int) -> str:
    return f"K{knelpunt}"


def lijst(regels: Sequence[Knelpunt], labels: Labels) -> Lijst[Knelpunt]:
    """For people what stalls where, since when, and how far it is."""
    return Lijst(
        regels,
        (
            Veld("knelpunt", "Nr", cel=lambda regel: nummer(regel.nummer)),
            Veld("soort", "Soort", inkorten=True, cel=lambda regel: SOORTNAMEN[regel.soort]),
            Veld("waar", "Bij", inkorten=True, cel=lambda regel: plek(regel, labels)),
            Veld("eerst_gezien", "Sinds"),
            Veld("laatst_gezien", "Laatst"),
            Veld("aantal", "Keer", rechts=True),
            Veld("status", "Stand"),
            Veld(
                "tafel",
                "Tafel",
                inkorten=True,
                bijzaak=True,
                cel=lambda regel: label(regel.tafel, labels) if regel.tafel else None,
            ),
            Veld("tekst", "Tekst", inkorten=True, bijzaak=True),
        ),
        "Geen knelpunten. Leg er een vast met: tafel knelpunt add",
        _velden,
        _SLEUTELS,
    )


def toon_json(knelpunt: Knelpunt) -> str:
    return als_json(_velden(knelpunt))


def toon_scherm(knelpunt: Knelpunt, labels: Labels) -> Scherm:
    """One bottleneck: what is to be done, where it is, since when, and what was said about it."""
    k, nr = knelpunt, nummer(knelpunt.nummer)
    gezien = f"{k.eerst_gezien:%d-%m-%Y}, laatst {k.laatst_gezien:%d-%m-%Y}"
    if k.aantal is not None:
        gezien = f"{gezien} ({getal(k.aantal)} keer)"
    klaar = f" op {k.afgehandeld_op:%d-%m-%Y}" if k.afgehandeld_op else ""
    return Scherm(
        (nr, SOORTNAMEN[k.soort], plek(k, labels), f"{k.status}{klaar}"),
        (
            Signalen("Te doen", tuple(_te_doen(k, nr))),
            Blok("Gezien", (gezien,)),
            Blok("Door", ("de cijfers" if k.herkomst is Herkomst.GEZIEN else k.wie,)),
            Blok("Tafel", (label(k.tafel, labels),) if k.tafel else ()),
            Blok("Tekst", tuple(k.tekst.splitlines()) if k.tekst else ()),
            Blok("Cijfers", ("tafel rapport knelpunten",) if k.aantal is not None else ()),
        ),
    )


def plek(knelpunt: Knelpunt, labels: Labels) -> str:
    """The organisation, leefgebied and buurt, as far as they are known."""
    delen = (
        label(knelpunt.organisatie, labels) if knelpunt.organisatie else None,
        waarde(knelpunt.leefgebied) if knelpunt.leefgebied else None,
        knelpunt.buurt,
    )
    return ", ".join(filter(None, delen)) or "niet genoemd"


_SLEUTELS = (
    *("knelpunt", "soort", "herkomst", "tafel", "organisatie", "leefgebied", "buurt", "aantal"),
    *("eerst_gezien", "laatst_gezien", "status", "afgehandeld_op", "tekst"),
)


def _velden(k: Knelpunt) -> dict[str, object]:
    return {naam: getattr(k, "nummer" if naam == "knelpunt" else naam) for naam in _SLEUTELS}


def _te_doen(k: Knelpunt, nr: str) -> Iterable[Signaal]:
    match k.status:
        case Knelpuntstatus.OPEN:
            yield Signaal(
                "doorgeven aan wie er iets aan kan doen", f"tafel knelpunt doorgegeven {nr}"
            )
        case Knelpuntstatus.DOORGEGEVEN:
            yield Signaal("wachten op een antwoord", f"tafel knelpunt afgehandeld {nr}")
