"""Attunement of a casus with other tables and networks: whom with, and recording that it was done.

The rules say whom with (Visie §3.1.2, §3.2.2); it stays to be done until somebody recorded it.
"""

from collections.abc import Iterable
from datetime import date

from tafel.datums import datum_kort
from tafel.domain.casus import Afstempunt
from tafel.domain.melding import MeldingDossier
from tafel.domain.toedeling import Toedeling
from tafel.errors import NotFound, WrongUse
from tafel.register import casus as casusqueries
from tafel.register.store import nu
from tafel.rules.profiel.profiel import Profiel
from tafel.services.basis.tijdlijn import noteer, open_casus
from tafel.services.zitting import Zitting

TERUG = "teruggeleid"


def stem_af(z: Zitting, nummer: int, *, met: str, op: date, uitkomst: str | None) -> str:
    """Record that somebody of another overleg was spoken to; returns its name.

    Raises NotFound for one that the profile does not have, WrongUse when several are meant,
    or for a day to come.
    """
    if op > z.vandaag:
        raise WrongUse("--op ligt in de toekomst; leg een afstemming vast als zij is geweest")
    code = zoek(z.profiel, met)
    label = z.profiel.label(code)
    with z.register.schrijf():
        open_casus(z.register, nummer)
        rij = {"casus": nummer, "met": code, "op": op, "uitkomst": uitkomst}
        z.register.voeg_toe("afstemming", {**rij, "tijd": nu(), "dag": z.vandaag, "wie": z.wie})
        tekst = f"afgestemd met {label} op {datum_kort(op)}"
        gegevens = {"met": code, "op": op}
        noteer(z, nummer, "afgestemd", tekst, gegevens=gegevens)
        z.register.log(z.wie, z.vandaag, "casus afstemmen", str(nummer))
    return label


def zoek(profiel: Profiel, tekst: str) -> str:
    """Code of the network, table or partner that this is, or is the beginning of."""
    gezocht = tekst.strip().casefold()
    namen: dict[str, set[str]] = {}
    for code in (*profiel.netwerken, *profiel.tafels, *profiel.partners):
        namen.setdefault(code, set()).update({code, profiel.label(code).casefold()})
    if precies := [code for code, bij in namen.items() if gezocht in bij]:
        return precies[0]
    begin = [c for c, bij in namen.items() if gezocht and any(n.startswith(gezocht) for n in bij)]
    if len(begin) > 1:
        raise WrongUse(f"--met past op meer: {', '.join(begin[:5])}; typ iets meer")
    if not begin:
        raise NotFound("--met: dit overleg kent het profiel niet; zie: tafel partner netwerken")
    return begin[0]


def afstempunten(
    z: Zitting, casus: int, tafel: str | None, meldingen: Iterable[MeldingDossier]
) -> tuple[Afstempunt, ...]:
    """Whom a casus is to be attuned with, and with whom it was; what is to be done first.

    A melding that came to ask for it after the last time makes it to be done again.
    """
    gevraagd: dict[str, date] = {}
    for melding in meldingen:
        if melding.status == TERUG or not melding.besluiten:
            continue
        for met in _overleggen(melding.besluiten[-1].toedeling):
            sinds = min(b.dag for b in melding.besluiten if met in _overleggen(b.toedeling))
            gevraagd[met] = max(gevraagd.get(met, sinds), sinds)
    gevraagd.pop(tafel or "", None)
    laatste = {rij.met: rij for rij in casusqueries.afstemmingen(z.register, casus)}
    punten = []
    for met in dict.fromkeys((*gevraagd, *laatste)):
        rij = laatste.get(met)
        op = rij.op if rij else None
        punten.append(
            Afstempunt(
                met,
                *_regie(z.profiel, met),
                nodig=met in gevraagd and (op is None or op < gevraagd[met]),
                op=op,
                wie=rij.wie if rij else None,
                uitkomst=rij.uitkomst if rij else None,
                eigen_tafel=met in z.profiel.tafels,
            )
        )
    return tuple(sorted(punten, key=lambda punt: not punt.nodig))


def _overleggen(toedeling: Toedeling) -> tuple[str, ...]:
    """Whom it names, and its own table: the casus may be at that of another adult."""
    return (*toedeling.afstemmen, *filter(None, (toedeling.tafel,)))


def _regie(profiel: Profiel, code: str) -> tuple[str | None, str | None]:
    """Who runs it and how to reach them."""
    if code in profiel.netwerken:
        netwerk = profiel.netwerken[code]
        return netwerk.regie, netwerk.contact
    return (profiel.tafels[code].regie, None) if code in profiel.tafels else (None, None)
