"""Who comes for which items of an agenda."""

from tafel import woorden
from tafel.domain.agenda import Agenda, Agendapunt, Partneragenda
from tafel.woorden import Labels


def voorzitter(agenda: Agenda | Partneragenda) -> str:
    """As in "Voorzitter R. Tuin (vervangt M. Kok t/m 4-12)"; empty where nobody is recorded."""
    if agenda.voorzitter is None:
        return ""
    wie = woorden.die_vervangt(agenda.voorzitter, agenda.vervanger, agenda.datum)
    return f"Voorzitter {wie}"


def blokkop(volgnummer: int, agenda: Agenda, labels: Labels) -> str | None:
    """What stands above an item where a part with a kern of its own begins: "MSS vanaf 10.20. Kern:
    GGD, MEE".
    """
    for blok in agenda.blokken:
        if blok.punt == volgnummer:
            vanaf = agenda.punten[volgnummer - 1].begin
            tijd = f" vanaf {woorden.klok_vast(vanaf)}" if vanaf else ""
            komt = ", ".join(woorden.label(code, labels) for code in blok.kernpartners)
            return f"{woorden.label(blok.onderdeel, labels).upper()}{tijd}. Kern: {komt}"
    return None


def erbij(punt: Agendapunt, agenda: Agenda, labels: Labels) -> str | None:
    """Who comes for this item, each with until when: "kern + De Brink (tot 13.10), zonder MEE"."""
    if not punt.genodigden and not punt.zonder:
        return None
    tot = [f" (tot {woorden.klok(tijd)})" for tijd in punt.tot] or [""] * len(punt.genodigden)
    bij = (
        woorden.label(code, labels) + tijd for code, tijd in zip(punt.genodigden, tot, strict=True)
    )
    blok = agenda.blok_van(punt)
    kern_ = f"kern {woorden.label(blok.onderdeel, labels)}" if blok else "kern"
    komt = " + ".join((*([kern_] if agenda.kern_bij(punt) else []), *bij))
    niet = " en ".join(woorden.label(code, labels) for code in punt.zonder)
    return ", ".join(filter(None, (komt, niet and f"zonder {niet}")))
