"""Lists of escalaties, and what `tafel escaleer voorstel` proposes."""

from collections.abc import Iterable, Sequence
from datetime import date

from tafel.domain.basis import Signaal
from tafel.domain.escalatie import Escalatie, Voorstel, handelt
from tafel.render.escalatie.stap import dagvorm, nummer, via_wie
from tafel.render.vorm import json as porcelain
from tafel.render.vorm.lijst import Lijst, Veld
from tafel.render.vorm.scherm import Scherm, Signalen
from tafel.woorden import Labels, dagen, label, waarde


def lijst(regels: Sequence[Escalatie], labels: Labels, vandaag: date) -> Lijst[Escalatie]:
    """For people track and step together, and how it stands."""

    def record(regel: Escalatie) -> dict[str, object]:
        return porcelain.escalatie(regel, labels) | {"te_laat": _te_laat(regel, vandaag)}

    return Lijst(
        regels,
        (
            Veld("escalatie", "Nr", cel=lambda r: nummer(r.nummer)),
            Veld("casus", "Casus", rechts=True),
            Veld("organisatie", "Tegen", inkorten=True, cel=lambda r: _bij(r.organisatie, labels)),
            Veld("stap", "Stap", cel=lambda r: f"{r.spoor} {r.stap}"),
            Veld("wie", "Wie", inkorten=True),
            Veld("uiterlijk", "Uiterlijk"),
            Veld("stand", "Stand", cel=lambda r: _stand(r, vandaag)),
            _OVERGEDRAGEN,
            _NAAR,
            Veld(
                "tafel", "Tafel", inkorten=True, bijzaak=True, cel=lambda r: _bij(r.tafel, labels)
            ),
        ),
        "Geen escalaties gevonden.",
        record,
        (
            *("escalatie", "casus", "spoor", "stap", "wie", "overgedragen_door", "richting"),
            *("via", "uiterlijk", "bindend", "tafel", "organisatie", "afspraak", "grond"),
            *("gestart_op", "status", "resultaat", "afgerond_op", "te_laat"),
        ),
    )


def voorstellen(regels: Sequence[Voorstel], labels: Labels) -> Lijst[Voorstel]:
    """One row per proposal, with its ground and the command that carries it out."""
    kolommen = (
        Veld("casus", "Casus", rechts=True),
        Veld("spoor", "Spoor"),
        Veld("stap", "Stap", rechts=True),
        Veld(
            "organisatie",
            "Tegen",
            inkorten=True,
            bijzaak=True,
            cel=lambda r: _bij(r.organisatie, labels),
        ),
        Veld("reden", "Reden", inkorten=True),
        Veld("wie", "Wie", inkorten=True, bijzaak=True),
        _OVERGEDRAGEN,
        _NAAR,
        Veld("via", "Via", inkorten=True, bijzaak=True),
        Veld("uiterlijk", "Uiterlijk", bijzaak=True),
        Veld("opdracht", "Opdracht"),
    )
    return Lijst(
        regels,
        kolommen,
        "Geen voorstellen: er is nu niets te escaleren.",
        lambda regel: porcelain.voorstel(regel, labels),
        tuple(kolom.naam for kolom in kolommen),
    )


_OVERGEDRAGEN = Veld("overgedragen_door", "Overgedragen door", inkorten=True, bijzaak=True)
_NAAR = Veld("richting", "Naar", inkorten=True, bijzaak=True)


def _bij(code: str | None, labels: Labels) -> str | None:
    return label(code, labels) if code else None


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


def _stand(escalatie: Escalatie, vandaag: date) -> str:
    """How it ended, or that it is open, and since how long too late."""
    te_laat = _te_laat(escalatie, vandaag)
    if te_laat:
        return f"{dagen(te_laat)} te laat"
    return waarde(escalatie.resultaat or escalatie.status)
