"""What the GGSR test looks at: decisions, plans, closings, terms, and who took part."""

from collections.abc import Mapping, Sequence
from typing import Final

from tafel.domain.casus import LOSGELATEN, ZONDER_NAZORG
from tafel.register.rapport import ggsr as queries
from tafel.rules.termijnen import aflopend
from tafel.services.telling.teller import ALLE, Teller, Telmaand

BESLUITEN, VERSIE = "besluiten", "versie"
DEEL: Final = "deel"
"""The property of which the rows are parts of a population, each by itself."""
PLANNEN: Final = "planversies"
PLANDELEN: Final = ("netwerk", "instemming", "gezamenlijk")
SLUITINGEN, NIET_LOSGELATEN, ZINVOL, MET_NAZORG = (
    *("sluitingen", "niet losgelaten", "nazorg zinvol", "met nazorg"),
)
"""`MET_NAZORG` is a part of those after which after-care makes sense."""
TERMIJN, OP_TIJD = "termijn", "op tijd"
PARTIJEN, COMPLEET = "partijen", "compleet"
CONTACT, ORGANISATIE = "contact", "organisatie"
"""Which organisations reported or asked for advice."""


def tel(maand: Telmaand, teller: Teller) -> None:
    """What happened in the month, and how it stood when it ended."""
    register, van, tot = maand.register, maand.maand.van, maand.maand.tot
    for versie, *aantal in queries.toedelingen(register, van, tot):
        teller.tel(BESLUITEN, ALLE, ALLE, *aantal)
        teller.tel(BESLUITEN, VERSIE, versie, *aantal)
    for *heeft, n, laag, hoog in queries.plannen(register, van, tot):
        _met_delen(teller, PLANNEN, dict(zip(PLANDELEN, heeft, strict=True)), (n, laag, hoog))
    for reden, nazorg, *aantal in queries.sluitingen(register, van, tot):
        zinvol = reden not in ZONDER_NAZORG
        delen = {NIET_LOSGELATEN: reden != LOSGELATEN, ZINVOL: zinvol}
        _met_delen(teller, SLUITINGEN, delen | {MET_NAZORG: zinvol and nazorg}, aantal)
    termijnen = aflopend(maand.profiel, van, tot, maand.delen.rapportage.plan_werkdagen)
    for op_tijd, *aantal in queries.plan_op_tijd(register, termijnen):
        _met_delen(teller, TERMIJN, {OP_TIJD: op_tijd}, aantal)
    for compleet, *aantal in queries.partijen(register, tot):
        _met_delen(teller, PARTIJEN, {COMPLEET: compleet}, aantal)
    for wat, organisatie, *aantal in queries.contacten(register, van, tot):
        wie = (maand.delen.melder if wat == "gemeld" else maand.delen.partner)(organisatie)
        teller.tel(CONTACT, ORGANISATIE, wie, *aantal)


def _met_delen(
    teller: Teller, populatie: str, delen: Mapping[str, object], aantal: Sequence[int]
) -> None:
    """Count a line in its population, and in those parts of it that hold."""
    teller.tel(populatie, ALLE, ALLE, *aantal)
    for naam, geldt in delen.items():
        if geldt:
            teller.tel(populatie, DEEL, naam, *aantal)
