"""The gates of the work process: what is missing, and the command that cures it (domain §4)."""

from collections.abc import Iterable

from tafel.domain.basis import Tekort
from tafel.domain.crisis import Crisisfase
from tafel.domain.plan import Plan, Planstatus
from tafel.domain.toedeling import Uitkomst
from tafel.errors import GateNotMet
from tafel.register import casus as procesqueries
from tafel.register import melding as meldingqueries
from tafel.register.rijen.casus import Casusrij
from tafel.register.store import Register
from tafel.register.terugkoppeling import aan_melders
from tafel.rules.profiel.profiel import Profiel
from tafel.services.basis.samenhang import kandidaten
from tafel.services.basis.terugkoppeling import MELDER, klokken
from tafel.services.plan import leemten
from tafel.services.plan import plan as plannen
from tafel.services.toedeling.casusvorming import manager
from tafel.services.zitting import Zitting


def tekorten(z: Zitting, casus: Casusrij, poorten: Iterable[str]) -> tuple[Tekort, ...]:
    """What is missing of these gates (codes of `rules.procesregie.POORTEN`), each with its cure."""
    gevraagd = tuple(poorten)
    nummer: int = casus.id
    plan = plannen.plan_van(z, nummer)
    gevonden: list[Tekort] = []
    for poort in gevraagd:
        match poort:
            case "toedeling":
                gevonden += _toedeling(z.register, casus)
            case "evaluatie":
                gevonden += _evaluatie(z.register, casus, plan)
            case "terugkoppeling":
                gevonden += _terugkoppeling(z, nummer)
            case "crisis":
                gevonden += _crisis(z.register, casus)
            case "casemanager":
                gevonden += _casemanager(z.profiel, casus)
            case "plan_vastgesteld":
                gevonden += _vastgesteld(nummer, plan)
            case _:
                gevonden += leemten.plantekorten(plan, nummer, poort, manager(z.profiel, casus))
    return tuple(gevonden)


def eis(zin: str, ontbrekend: Iterable[Tekort]) -> None:
    """Raises GateNotMet that lists what is missing, when anything is."""
    if regels := [(tekort.tekst, tekort.opdracht) for tekort in ontbrekend]:
        raise GateNotMet(zin, regels)


def _toedeling(register: Register, casus: Casusrij) -> list[Tekort]:
    if casus.tafel is not None and casus.uitkomst != Uitkomst.BESPREKEN:
        return []
    meldingen = [rij["id"] for rij in meldingqueries.meldingen_van_casus(register, casus.id)]
    opdracht = (
        f"tafel toedelen M{meldingen[-1]} --tafel …"
        if meldingen
        else f"tafel casus overdragen {casus.id} --tafel …"
    )
    return [_tekort("toedeling", "de toedeling is nog niet bekend", opdracht)]


def _evaluatie(register: Register, casus: Casusrij, plan: Plan | None) -> list[Tekort]:
    nummer = casus.id
    if casus.evaluatie or procesqueries.laatste_evaluatie(register, nummer):
        return []
    if plan is not None and plan.status is Planstatus.VASTGESTELD and plan.geevalueerd_op is None:
        opdracht = f"tafel plan evalueer {nummer}"
        return [_tekort("evaluatie", "het plan is niet geëvalueerd", opdracht)]
    opdracht = f"tafel casus sluit {nummer} --evaluatie …"
    return [_tekort("evaluatie", "er is niet geëvalueerd", opdracht)]


def _terugkoppeling(z: Zitting, nummer: int) -> list[Tekort]:
    """Melders whose clock runs; and those of undecided meldingen who were never told anything."""
    lopend = {
        klok.melding: klok.gedaan_op is not None
        for klok in klokken(z, [nummer]).get(nummer, ())
        if klok.aan == MELDER
    }
    meldingen = [rij["id"] for rij in meldingqueries.meldingen_van_casus(z.register, nummer)]
    ooit = {rij["melding"] for rij in aan_melders(z.register, meldingen)}
    return [
        _tekort(
            "terugkoppeling",
            f"de melder van M{melding} heeft geen terugkoppeling gehad",
            f"tafel melding terugkoppelen M{melding}",
        )
        for melding in meldingen
        if not lopend.get(melding, melding in ooit)
    ]


def _crisis(register: Register, casus: Casusrij) -> list[Tekort]:
    """Not safe, also when it is followed higher up; or reported about the same household, and not
    allocated.
    """
    gemeld = [
        m for m, reden in kandidaten(register, [casus.id]).get(casus.id, ()) if reden == "crisis"
    ]
    tekorten = [
        _tekort("crisis", f"M{melding} meldt een crisis", f"tafel toedelen M{melding}")
        for melding in gemeld
    ]
    wat = {
        Crisisfase.OPEN: "niet is vastgelegd dat er is gebeld en dat de kinderen veilig zijn",
        Crisisfase.OPGESCHAALD: "niet is vastgelegd dat de kinderen veilig zijn",
    }
    if casus.crisis is not None and (tekst := wat.get(casus.crisis)):
        tekorten.append(_tekort("crisis", tekst, f"tafel casus crisis {casus.id}"))
    return tekorten


def _casemanager(profiel: Profiel, casus: Casusrij) -> list[Tekort]:
    if casus.casemanager:
        return []
    opdracht = f"tafel casus overdragen {casus.id}"
    return [_tekort("casemanager", f"er is geen {manager(profiel, casus)}", opdracht)]


def _vastgesteld(nummer: int, plan: Plan | None) -> list[Tekort]:
    if plan is not None and plan.status is Planstatus.VASTGESTELD:
        return []
    opdracht = f"tafel plan {'maak' if plan is None else 'vaststellen'} {nummer}"
    return [_tekort("plan_vastgesteld", "het plan is niet vastgesteld", opdracht)]


def _tekort(poort: str, tekst: str, opdracht: str) -> Tekort:
    """A gate is reported by its name."""
    return Tekort(poort, f"poort {poort.replace('_', ' ')}: {tekst}", opdracht)
