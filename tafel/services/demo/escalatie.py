"""How the ladder is used in the played year: one matter goes up to the end, one changes hands."""

from contextlib import suppress

from tafel.domain.escalatie import Spoor, Voorstel
from tafel.domain.plan import Afspraak
from tafel.errors import GateNotMet
from tafel.rules.profiel.profiel import Profiel
from tafel.services.afspraak import afspraken
from tafel.services.demo.spel import Spel
from tafel.services.escalatie import escaleren, lijst, voorstellen
from tafel.services.escalatie.verzoek import Verzoek
from tafel.services.plan import leemten
from tafel.services.plan import plan as plannen

STERWEEK, LAATSTE_STERWEEK = 26, 38
"""From the first week on a matter that changes hands goes up to the last step; later, any does."""
OVERNEEMWEEK = 20
"""From this week on the first matter in which the procesmanager comes in is taken up by him."""


def plan_is_klaar(spel: Spel, casus: int) -> bool:
    concept = plannen.concept_van(spel.z, casus)
    return concept is not None and not leemten.vaststeltekorten(spel.z, casus)


def escaleer(spel: Spel, casus: int) -> str:
    """End what was settled, and take the next step where that is proposed; returns the decision."""
    for lopend in lijst.open_van(spel.register, [casus]).get(casus, []):
        loopt_nog = spel.dag < lopend.uiterlijk
        resultaat = _resultaat(spel, casus, lopend.stap, loopt_nog=loopt_nog)
        if resultaat is not None:
            _rond_af(spel, lopend.nummer, casus, resultaat)
    gevonden = voorstellen.voorstellen(spel.z, casus=casus)
    voorstel = next((v for v in gevonden if v.organisatie is not None), None)
    if voorstel is None:
        return "de organisatie doet het alsnog; wij houden het in de gaten"
    if voorstel.spoor is Spoor.UITVOERING and voorstel.stap == 1:
        _kies(spel, casus, voorstel)
    with suppress(GateNotMet):
        escaleren.escaleer(
            spel.z,
            Verzoek(voorstel.spoor, voorstel.organisatie, afspraak=voorstel.afspraak),
            casus=casus,
        )
    return f"escaleren, stap {voorstel.stap}"


def _kies(spel: Spel, casus: int, voorstel: Voorstel) -> None:
    """Whether this is the matter that goes up to the end, or the one that changes hands."""
    wisselt = _wisselt(spel, casus, voorstel)
    if spel.overgenomen is None and spel.weken >= OVERNEEMWEEK and wisselt:
        spel.overgenomen = casus
        return
    vanaf = STERWEEK if wisselt else LAATSTE_STERWEEK
    if spel.ster is None and spel.weken >= vanaf and casus != spel.overgenomen:
        spel.ster = casus


def _wisselt(spel: Spel, casus: int, voorstel: Voorstel) -> bool:
    """A family of the coördinator, and an organisation that the stadsdeel does not commission."""
    rij = spel.casus(casus)
    partner = spel.profiel.partners.get(voorstel.organisatie or "")
    return (
        partner is not None
        and partner.opdrachtgever == "stadsregio"
        and rij.categorie in _van_coordinator(spel.profiel)
        and rij.opgeschaald_naar is None
    )


def _van_coordinator(profiel: Profiel) -> tuple[str, ...]:
    return ("Risicogezin", "MPG1") if profiel.proces.categorie is not None else ()


def _resultaat(spel: Spel, casus: int, stap: int, *, loopt_nog: bool) -> str | None:
    """How a step ends at this meeting; None while it still runs."""
    laatste = stap == spel.profiel.proces.ladder.stappen
    if casus in (spel.ster, spel.overgenomen):
        if loopt_nog:
            return None
        if casus == spel.overgenomen:
            return "niet_opgelost" if stap == 1 else "opgelost"
        return "besluit" if laatste else "niet_opgelost"
    if stap > 1 or spel.kans.random() < 0.6:
        return "opgelost"
    return None if loopt_nog else "niet_opgelost"


def _rond_af(spel: Spel, nummer: int, casus: int, resultaat: str) -> None:
    escaleren.rond_af(spel.z, nummer, resultaat=resultaat, tekst=None)
    if resultaat in {"opgelost", "besluit"}:
        for afspraak in spel.open_afspraken(casus):
            if afspraak.te_laat:
                spel.wend(afspraak, afspraken.Daad.NAGEKOMEN)


def te_laat(spel: Spel, casus: int) -> list[Afspraak]:
    return [afspraak for afspraak in spel.open_afspraken(casus) if afspraak.te_laat]
