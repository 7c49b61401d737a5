"""Bottlenecks that are kept: the list, and everything about one."""

from collections.abc import Iterable

from tafel.domain.knelpunt import SOORTNAMEN, Herkomst, Knelpunt, Knelpuntstatus
from tafel.render.vorm.json import als_json
from tafel.render.vorm.scherm import Blok, Scherm, Signaal, Signalen
from tafel.render.vorm.tabel import Cel, Kolomkop, Tabel
from tafel.render.vorm.woorden import Labels, getal, label, waarde

_LEEG = "Geen knelpunten. Leg er een vast met: tafel knelpunt add"


def nummer(knelpunt: int) -> str:
    return f"K{knelpunt}"


def lijst(regels: Iterable[Knelpunt], labels: Labels) -> Tabel:
    """For people: what stalls where, since when, and how far it is."""
    return Tabel(
        (
            Kolomkop("knelpunt", "Nr"),
            Kolomkop("soort", "Soort", inkorten=True),
            Kolomkop("waar", "Bij", inkorten=True),
            Kolomkop("eerst_gezien", "Sinds"),
            Kolomkop("laatst_gezien", "Laatst"),
            Kolomkop("aantal", "Keer", rechts=True),
            Kolomkop("status", "Stand"),
            Kolomkop("tafel", "Tafel", inkorten=True, bijzaak=True),
            Kolomkop("tekst", "Tekst", inkorten=True, bijzaak=True),
        ),
        tuple(
            (
                nummer(regel.nummer),
                SOORTNAMEN[regel.soort],
                plek(regel, labels),
                regel.eerst_gezien,
                regel.laatst_gezien,
                regel.aantal,
                regel.status,
                label(regel.tafel, labels) if regel.tafel else None,
                regel.tekst,
            )
            for regel in regels
        ),
        leeg=_LEEG,
    )


def lijst_rijen(regels: Iterable[Knelpunt]) -> Tabel:
    """For programs: codes."""
    rijen = [_velden(regel) for regel in regels]
    koppen = tuple(Kolomkop(naam, naam) for naam in _SLEUTELS)
    return Tabel(koppen, tuple(tuple(rij[naam] for naam in _SLEUTELS) for rij in rijen), leeg=_LEEG)


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


def _velden(k: Knelpunt) -> dict[str, Cel]:
    return {naam: getattr(k, "nummer" if naam == "knelpunt" else naam) for naam in _SLEUTELS}


def _te_doen(k: Knelpunt, nr: str) -> Iterable[Signaal]:
    match k.status:
        case Knelpuntstatus.OPEN:
            yield Signaal(
                "doorgeven aan wie er iets aan kan doen", f"tafel knelpunt doorgegeven {nr}"
            )
        case Knelpuntstatus.DOORGEGEVEN:
            yield Signaal("wachten op een antwoord", f"tafel knelpunt afgehandeld {nr}")
