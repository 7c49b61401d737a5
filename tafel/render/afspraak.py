"""The list of afspraken as a table and as JSON."""

from collections.abc import Sequence
from typing import Any

from tafel.domain.plan import Afspraak, Afspraakstatus
from tafel.render.vorm import json as porcelain
from tafel.render.vorm import woorden
from tafel.render.vorm.tabel import Kolomkop, Tabel
from tafel.render.vorm.woorden import Labels

_LEEG = "Geen afspraken gevonden."


def nummer(afspraak: Afspraak) -> str:
    """As it is typed: 147/3."""
    return f"{afspraak.casus}/{afspraak.nummer}"


def afspraken(regels: Sequence[Afspraak], labels: Labels) -> Tabel:
    """For people: how late, how often moved; the state only where they are not all open."""
    alles_open = all(regel.status is Afspraakstatus.OPEN for regel in regels)
    status = () if alles_open else (Kolomkop("status", "Status"),)
    return Tabel(
        (
            Kolomkop("afspraak", "Afspraak"),
            Kolomkop("organisatie", "Organisatie", inkorten=True),
            Kolomkop("wat", "Wat", inkorten=True),
            Kolomkop("uiterlijk", "Uiterlijk"),
            *status,
            Kolomkop("te_laat", "Te laat", rechts=True),
            Kolomkop("keren_doorgeschoven", "Verzet", rechts=True),
            Kolomkop("wie", "Wie", inkorten=True, bijzaak=True),
            Kolomkop("doel", "Doel", bijzaak=True),
        ),
        tuple(
            (
                nummer(regel),
                porcelain.naam(regel.organisatie, labels),
                f"{regel.wat} (gecorrigeerd)" if regel.correcties else regel.wat,
                regel.uiterlijk,
                *(() if alles_open else (regel.status.replace("_", " "),)),
                woorden.aantal(regel.te_laat, "dag", "dagen") if regel.te_laat else None,
                f"{regel.keren_doorgeschoven}x" if regel.keren_doorgeschoven else None,
                regel.wie,
                None if regel.doel is None else f"{regel.casus}d{regel.doel}",
            )
            for regel in regels
        ),
        leeg=_LEEG,
    )


_SLEUTELS = (
    *("afspraak", "casus", "organisatie", "wie", "wat", "uiterlijk", "status", "te_laat"),
    "keren_doorgeschoven",
)


def afspraken_rijen(regels: Sequence[Afspraak], labels: Labels) -> Tabel:
    """For programs: the columns of the JSON."""
    koppen = tuple(Kolomkop(sleutel, sleutel) for sleutel in _SLEUTELS)
    rijen: list[Any] = [porcelain.afspraak(regel, labels) for regel in regels]
    return Tabel(koppen, tuple(tuple(rij[s] for s in _SLEUTELS) for rij in rijen), leeg=_LEEG)


def afspraken_json(regels: Sequence[Afspraak], labels: Labels) -> str:
    return porcelain.als_json([porcelain.afspraak(regel, labels) for regel in regels])
