"""What went right and wrong in the cooperation: by organisation, by buurt and by how it went."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final, TypeAlias

from tafel.domain.aanbod import Capaciteit
from tafel.register import knelpunt as queries
from tafel.rules.aanbod import Zoekvraag, zoek
from tafel.rules.perioden import DAG
from tafel.rules.termijnen import aflopend, eerste_werkdag, te_laat_voor
from tafel.services.aanbod.kaart import heel_gebied, producten
from tafel.services.basis.terugkoppeling import MELDER
from tafel.services.telling.teller import ALLE, Teller, Telmaand

AFSPRAAK, VERWIJZING, KLOK = "afspraak", "verwijzing", "terugkoppeling"
KOPPELING: Final = "doel per organisatie"
"""A goal counts once for each of its organisations; by buurt it counts once."""
DOEL, AANBOD = "doel met een taak", "doel van een nieuw plan"
OP_TIJD, TE_LAAT, DOORGESCHOVEN = "op_tijd", "te_laat", "doorgeschoven"
NIET_GEDAAN, GEEN_ANTWOORD, NIET_MOGELIJK = "niet_gedaan", "geen_antwoord", "niet_mogelijk"
GEEN_TAFEL, VERPLAATST = "geen_tafel", "verplaatst"
GOED, FOUT = "goed", "fout"
KLASSEN: Final[Mapping[str, tuple[str, ...]]] = {
    AFSPRAAK: (OP_TIJD, TE_LAAT, DOORGESCHOVEN, NIET_GEDAAN, GEEN_ANTWOORD),
    VERWIJZING: (GOED, GEEN_TAFEL, VERPLAATST),
    **dict.fromkeys((KLOK, KOPPELING, DOEL, AANBOD), (GOED, FOUT)),
}
"""How it can go, per population; an afspraak that was not possible is of none of them:
circumstances changed, so nobody can be held to it.
"""
KLASSE: Final = "klasse"
_MET_PLEK: Final = (Capaciteit.RUIMTE, None)
"""What is not known may well be room."""


def van(rij: str) -> str:
    """The property of how it went at an organisation (of supply: a leefgebied)."""
    return f"{KLASSE} van {rij}"


def in_(buurt: str) -> str:
    """The property of how it went in a buurt."""
    return f"{KLASSE} in {buurt}"


def tel(maand: Telmaand, teller: Teller) -> None:
    """Every population as a whole, and by how it went: in all, by whose it is and by buurt."""
    for populatie, wiens, rijen in _tellingen(maand):
        for organisatie, buurt, klasse, *aantal in rijen:
            if klasse in KLASSEN[populatie]:
                teller.tel(populatie, ALLE, ALLE, *aantal)
            teller.tel(populatie, KLASSE, klasse, *aantal)
            if populatie != DOEL:
                teller.tel(populatie, van(wiens(organisatie)), klasse, *aantal)
            if populatie != KOPPELING:
                teller.tel(populatie, in_(maand.delen.buurt_van(buurt)), klasse, *aantal)


_Telling: TypeAlias = tuple[str, Callable[[str | None], str], Iterable[Iterable[Any]]]
"""A population, the row of an organisation, and its counts."""


def _tellingen(maand: Telmaand) -> Iterator[_Telling]:
    register, delen = maand.register, maand.delen
    dagen = maand.maand.van, maand.maand.tot
    yield AFSPRAAK, delen.partner, _afspraken(maand)
    yield VERWIJZING, delen.melder, queries.verwijzingen(register, *dagen)
    yield KLOK, delen.melder, _klokken(maand)
    yield KOPPELING, delen.partner, queries.koppelingen(register, *dagen)
    yield DOEL, delen.partner, queries.doelen(register, *dagen)
    yield AANBOD, delen.leefgebied.rij, _doelen(maand)


def _afspraken(maand: Telmaand) -> Iterable[Iterable[Any]]:
    """By the day first agreed; in time on the first working day from then on. What is due in the
    month is judged, also where it is closed before that day.
    """
    profiel, (van_, tot) = maand.profiel, (maand.maand.van, maand.maand.tot)
    dagen = (van_ + n * DAG for n in range((tot - van_).days + 1))
    return queries.afspraken(
        maand.register,
        van_,
        tot,
        werkdagen={dag.isoformat(): eerste_werkdag(profiel, dag).isoformat() for dag in dagen},
        laat_voor=max(te_laat_voor(profiel, maand.peil), tot + DAG),
    )


def _klokken(maand: Telmaand) -> Iterable[Iterable[Any]]:
    """Feedback to melders by the last day for it; nothing when the profile has no such term."""
    regel = maand.profiel.proces.klokken.get(MELDER)
    if regel is None:
        return []
    termijnen = aflopend(maand.profiel, maand.maand.van, maand.maand.tot, regel.werkdagen)
    return queries.terugkoppelingen(maand.register, na=regel.na, termijnen=termijnen)


def _doelen(maand: Telmaand) -> Iterator[tuple[Any, ...]]:
    """New goals, by whether a product for them may have room; nothing without a sociale kaart."""
    kaart, overal = producten(maand.register), heel_gebied(maand.profiel)
    if not kaart:
        return
    dagen = maand.maand.van, maand.maand.tot
    for leefgebied, buurt, _, *aantal in queries.nieuwe_doelen(maand.register, *dagen):
        passend = zoek(kaart, Zoekvraag(leefgebied=leefgebied, gebied=buurt), overal)
        plek = any(een.product.beschikbaar in _MET_PLEK for een in passend)
        yield leefgebied, buurt, GOED if plek else FOUT, *aantal
