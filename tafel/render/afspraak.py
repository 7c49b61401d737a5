"""The list of afspraken."""

from collections.abc import Sequence

from tafel import woorden
from tafel.domain.plan import Afspraak, Afspraakstatus
from tafel.render.vorm import json as porcelain
from tafel.render.vorm.lijst import Lijst, Veld
from tafel.woorden import Labels


def afspraken(regels: Sequence[Afspraak], labels: Labels) -> Lijst[Afspraak]:
    """For people how late, how often moved; the state only where they are not all open."""
    alles_open = all(regel.status is Afspraakstatus.OPEN for regel in regels)
    status = Veld("status", "Status", cel=lambda regel: regel.status.replace("_", " "))
    return Lijst(
        regels,
        (
            Veld("afspraak", "Afspraak", cel=woorden.afspraaknummer),
            Veld(
                "organisatie",
                "Organisatie",
                inkorten=True,
                cel=lambda regel: porcelain.naam(regel.organisatie, labels),
            ),
            Veld("wat", "Wat", inkorten=True, cel=_wat),
            Veld("uiterlijk", "Uiterlijk"),
            *(() if alles_open else (status,)),
            Veld("te_laat", "Te laat", rechts=True, cel=_te_laat),
            Veld("keren_doorgeschoven", "Verzet", rechts=True, cel=_verzet),
            Veld("wie", "Wie", inkorten=True, bijzaak=True),
            Veld("doel", "Doel", bijzaak=True, cel=_doel),
        ),
        "Geen afspraken gevonden.",
        lambda regel: porcelain.afspraak(regel, labels),
        (
            *("afspraak", "casus", "organisatie", "wie", "wat", "uiterlijk", "status", "te_laat"),
            "keren_doorgeschoven",
        ),
    )


def _wat(afspraak: Afspraak) -> str:
    return f"{afspraak.wat} (gecorrigeerd)" if afspraak.correcties else afspraak.wat


def _te_laat(afspraak: Afspraak) -> str | None:
    return woorden.dagen(afspraak.te_laat) if afspraak.te_laat else None


def _verzet(afspraak: Afspraak) -> str | None:
    return f"{afspraak.keren_doorgeschoven}x" if afspraak.keren_doorgeschoven else None


def _doel(afspraak: Afspraak) -> str | None:
    return None if afspraak.doel is None else f"{afspraak.casus}d{afspraak.doel}"
