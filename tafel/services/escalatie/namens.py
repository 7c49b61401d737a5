"""Whose manager takes the first step: said beforehand, or filled in while the step runs (§9)."""

from tafel.domain.escalatie import Escalatie
from tafel.kolommen import SCHEIDING
from tafel.rules.escalatie import Zet, zegt_niet_van_wie
from tafel.rules.profiel.profiel import Profiel
from tafel.services.basis.tijdlijn import noteer
from tafel.services.escalatie.stand import Plaats, opdracht_voor
from tafel.services.escalatie.verzoek import Verzoek
from tafel.services.zitting import Zitting


def onbekend(profiel: Profiel, stap: Escalatie) -> bool:
    """Whether a step names its own manager, and nobody said whose."""
    return stap.namens is None and zegt_niet_van_wie(profiel, stap.wie)


def opdracht(stap: Escalatie) -> str:
    """The command that says on whose behalf a step is taken."""
    return f"{opdracht_voor(stap)} --namens ORGANISATIE"


def aan_te_vullen(profiel: Profiel, stand: Plaats, verzoek: Verzoek) -> Escalatie | None:
    """The step that runs, when all that is said of it now is on whose behalf it was taken."""
    laatste = stand.laatste
    if laatste is None or not stand.loopt or verzoek.namens is None:
        return None
    zelfde = verzoek.stap in (None, laatste.stap)
    return laatste if zelfde and onbekend(profiel, laatste) else None


def vul_aan(z: Zitting, stap: Escalatie, gezet: Zet, namens: str | None) -> int:
    """Who acts in a step that runs, now that it is known for whom; its term stays. Its number."""
    z.register.werk_bij(
        "escalatie",
        stap.nummer,
        {
            "wie": gezet.wie,
            "overgedragen_door": gezet.overgedragen_door,
            "namens": namens,
            "richting": gezet.richting,
            "via": gezet.via,
            "regels": SCHEIDING.join(gezet.regels),
            "bron": gezet.bron,
        },
    )
    if stap.casus is not None:
        noteer(
            z,
            stap.casus,
            "escalatie_namens",
            f"escalatie E{stap.nummer} (stap {stap.stap}): bekend is namens wie",
            gegevens={"escalatie": stap.nummer, "namens": namens},
        )
    return stap.nummer
