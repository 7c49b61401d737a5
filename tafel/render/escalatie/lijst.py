"""Lists of escalaties, and what `tafel escaleer voorstel` proposes."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from tafel.domain.escalatie import Escalatie, Voorstel, handelt
from tafel.render.escalatie.stap import dagvorm, nummer, via_wie
from tafel.render.vorm import json as porcelain
from tafel.render.vorm.json import als_json
from tafel.render.vorm.scherm import Scherm, Signaal, Signalen
from tafel.render.vorm.tabel import Kolomkop, Tabel
from tafel.render.vorm.woorden import Labels, aantal, label, waarde

_LEEG = "Geen escalaties gevonden."
_SLEUTELS = (
    *("escalatie", "casus", "spoor", "stap", "wie", "overgedragen_door", "richting", "via"),
    *("uiterlijk", "bindend"),
    *("tafel", "organisatie", "afspraak", "grond", "gestart_op", "status", "resultaat"),
    *("afgerond_op", "te_laat"),
)


def lijst_json(regels: Iterable[Escalatie], labels: Labels, vandaag: date) -> str:
    return als_json([_rij(regel, labels, vandaag) for regel in regels])


def voorstellen_json(regels: Iterable[Voorstel], labels: Labels) -> str:
    return als_json([porcelain.voorstel(regel, labels) for regel in regels])


def lijst(regels: Iterable[Escalatie], labels: Labels, vandaag: date) -> Tabel:
    """For people: track and step together, and how it stands."""
    return Tabel(
        (
            Kolomkop("escalatie", "Nr"),
            Kolomkop("casus", "Casus", rechts=True),
            Kolomkop("organisatie", "Tegen", inkorten=True),
            Kolomkop("stap", "Stap"),
            Kolomkop("wie", "Wie", inkorten=True),
            Kolomkop("uiterlijk", "Uiterlijk"),
            Kolomkop("stand", "Stand"),
            Kolomkop("overgedragen_door", "Overgedragen door", inkorten=True, bijzaak=True),
            Kolomkop("richting", "Naar", inkorten=True, bijzaak=True),
            Kolomkop("tafel", "Tafel", inkorten=True, bijzaak=True),
        ),
        tuple(
            (
                nummer(regel.nummer),
                regel.casus,
                label(regel.organisatie, labels),
                f"{regel.spoor} {regel.stap}",
                regel.wie,
                regel.uiterlijk,
                _stand(regel, vandaag),
                regel.overgedragen_door,
                regel.richting,
                label(regel.tafel, labels) if regel.tafel else None,
            )
            for regel in regels
        ),
        leeg=_LEEG,
    )


def lijst_rijen(regels: Iterable[Escalatie], labels: Labels, vandaag: date) -> Tabel:
    """For programs: the columns of the JSON."""
    rijen: list[Any] = [_rij(regel, labels, vandaag) for regel in regels]
    koppen = tuple(Kolomkop(sleutel, sleutel) for sleutel in _SLEUTELS)
    return Tabel(koppen, tuple(tuple(rij[s] for s in _SLEUTELS) for rij in rijen), leeg=_LEEG)


def voorstellen(regels: Iterable[Voorstel], labels: Labels) -> Tabel:
    """One row per proposal, with its ground and the command that carries it out."""
    return Tabel(
        (
            Kolomkop("casus", "Casus", rechts=True),
            Kolomkop("spoor", "Spoor"),
            Kolomkop("stap", "Stap", rechts=True),
            Kolomkop("organisatie", "Tegen", inkorten=True, bijzaak=True),
            Kolomkop("reden", "Reden", inkorten=True),
            Kolomkop("wie", "Wie", inkorten=True, bijzaak=True),
            Kolomkop("overgedragen_door", "Overgedragen door", inkorten=True, bijzaak=True),
            Kolomkop("richting", "Naar", inkorten=True, bijzaak=True),
            Kolomkop("via", "Via", inkorten=True, bijzaak=True),
            Kolomkop("uiterlijk", "Uiterlijk", bijzaak=True),
            Kolomkop("opdracht", "Opdracht"),
        ),
        tuple(
            (
                regel.casus,
                regel.spoor,
                regel.stap,
                label(regel.organisatie, labels) if regel.organisatie else None,
                regel.reden,
                regel.wie,
                regel.overgedragen_door,
                regel.richting,
                regel.via,
                regel.uiterlijk,
                regel.opdracht,
            )
            for regel in regels
        ),
        leeg="Geen voorstellen: er is nu niets te escaleren.",
    )


def voorstellen_scherm(regels: Iterable[Voorstel], labels: Labels) -> Scherm:
    """For reading: what, why, who towards whom, and the command under it."""
    return Scherm(
        ("VOORSTELLEN", "escalatie"),
        tuple(
            Signalen(
                f"{'' if regel.casus is None else f'{regel.casus} '}{regel.spoor}, "
                f"stap {regel.stap}: "
                f"{label(regel.organisatie, labels) if regel.organisatie else 'nog te bepalen'}",
                (
                    Signaal(
                        f"{regel.reden}; {handelt(regel.wie, regel.overgedragen_door)} naar "
                        f"{regel.richting}{via_wie(regel.via)}, "
                        f"uiterlijk {dagvorm(regel.uiterlijk)}",
                        regel.opdracht,
                    ),
                ),
            )
            for regel in regels
        ),
    )


def _te_laat(escalatie: Escalatie, vandaag: date) -> int:
    """Days past its term; 0 when it is in time or has ended."""
    return max(0, (vandaag - escalatie.uiterlijk).days) if escalatie.status == "open" else 0


def _rij(escalatie: Escalatie, labels: Labels, vandaag: date) -> dict[str, object]:
    return porcelain.escalatie(escalatie, labels) | {"te_laat": _te_laat(escalatie, vandaag)}


def _stand(escalatie: Escalatie, vandaag: date) -> str:
    """How it ended, or that it is open, and since how long too late."""
    te_laat = _te_laat(escalatie, vandaag)
    if te_laat:
        return f"{aantal(te_laat, 'dag', 'dagen')} te laat"
    return waarde(escalatie.resultaat or escalatie.status)
