"""What is still to be answered, per organisation that reported it."""

from collections import defaultdict

from tafel.files.vragenlijst import Vraagrij, Vragenlijst
from tafel.kolommen import KOLOM_VAN
from tafel.register import melding as meldingqueries
from tafel.services.basis.betrokkene import initialen
from tafel.services.melding.melden import open_vragen
from tafel.services.partner.partners import Melders
from tafel.services.zitting import Zitting

MEESTE = 10_000
"""So many meldingen are asked about at once."""


def vragenlijsten(z: Zitting) -> tuple[tuple[Vragenlijst, ...], tuple[int, ...]]:
    """The lists by melder, and the meldingen of which no organisation can be asked anything: it may
    be a citizen. Making them is logged.

    Who reported knows the people by kenmerk; without one the initials tell of whom it is.
    """
    melders = Melders(z.profiel)
    per_melder: defaultdict[str, list[Vraagrij]] = defaultdict(list)
    niet: list[int] = []
    regels = meldingqueries.meldinglijst(
        z.register, status="aanvullen", tafel=None, uitkomst=None, van=None, tot=None, grens=MEESTE
    )
    for rij in meldingqueries.meldingen(z.register, [regel["id"] for regel in regels]):
        vragen = frozenset(open_vragen(z, rij["id"], {})) & KOLOM_VAN.keys()
        if not vragen:
            continue
        if not rij["melder_organisatie"] or melders.misschien_burger(dict(rij)):
            niet.append(rij["id"])
            continue
        per_melder[rij["melder_organisatie"]].append(
            Vraagrij(
                rij["id"],
                rij["kenmerk"],
                rij["ontvangen_op"],
                None if rij["kenmerk"] else initialen(rij),
                vragen,
            )
        )
    lijsten = tuple(
        Vragenlijst(
            melder,
            tuple(k for naam, k in KOLOM_VAN.items() if any(naam in rij.vragen for rij in rijen)),
            tuple(sorted(rijen, key=lambda rij: rij.melding)),
        )
        for melder, rijen in sorted(per_melder.items())
    )
    nummers = [rij.melding for lijst in lijsten for rij in lijst.rijen]
    z.register.log(z.wie, z.vandaag, "melding vragen", f"{len(nummers)} meldingen")
    return lijsten, tuple(niet)
