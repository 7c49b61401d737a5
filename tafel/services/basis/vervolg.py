"""When an open casus comes up again, read from the register (domain §8: nobody leaves sight)."""

from collections.abc import Mapping, Sequence
from datetime import date

from tafel.datums import dag_maand
from tafel.domain.basis import Leesbaar
from tafel.domain.casus import VolgendeKeer
from tafel.domain.crisis import Crisisfase
from tafel.domain.melding import Klok
from tafel.register import overleg as overleggen
from tafel.register.store import Register
from tafel.rules.profiel.profiel import Profiel
from tafel.rules.vervolg import DAG, Loop, Moment, Vanwege, stap_einde, volgende
from tafel.services.basis.terugkoppeling import klokken
from tafel.services.zitting import Zitting


def lopen_van(
    register: Register,
    rijen: Sequence[Leesbaar],
    per_casus: Mapping[int, Sequence[Klok]],
) -> dict[int, Loop]:
    """What the register knows of the days of these open casussen (rows of `open_van_tafel`).

    Two queries, however many there are.
    """
    besproken = [rij["casus"] for rij in rijen if rij["besproken_op"] is not None]
    afspraken = overleggen.eerste_afspraken(register, besproken) if besproken else {}
    evaluaties = overleggen.evaluaties(register, besproken) if besproken else {}
    return {
        rij["casus"]: Loop(
            stap=rij["stap"],
            stap_sinds=_dag(rij["stap_sinds"]),
            geopend_op=date.fromisoformat(rij["geopend_op"]),
            besproken_op=_dag(rij["besproken_op"]),
            terug_op=_dag(rij["terug_op"]),
            volg_op=_dag(rij["volg_op"]),
            afspraak=_dag(afspraken.get(rij["casus"])),
            evaluatie=_dag(evaluaties.get(rij["casus"])),
            termijn_vanaf=_dag(rij["termijn_vanaf"]),
            termijn_rest=rij["termijn_rest"],
            opgeschort_tot=_nog_te_zien(rij, "opgeschort_tot"),
            crisis_open=rij["crisis"] == Crisisfase.OPEN,
            crisis_volgende=_nog_te_zien(rij, "crisis_volgende"),
            terugkoppeling=min(
                (k.uiterlijk for k in per_casus.get(rij["casus"], ()) if k.gedaan_op is None),
                default=None,
            ),
        )
        for rij in rijen
    }


def volgende_keer(z: Zitting, casus: int) -> VolgendeKeer | None:
    """At which meeting a casus comes up, and why; None when it is closed."""
    rij = overleggen.loop_van(z.register, casus)
    if rij is None:
        return None
    per_casus = klokken(z, [casus])
    loop = lopen_van(z.register, [rij], per_casus)[casus]
    tafel = z.tafel(rij["tafel"])
    vanaf = z.vandaag
    if loop.besproken_op is not None:
        vanaf = max(vanaf, loop.besproken_op + DAG)
    overleg, moment = volgende(z.profiel, tafel.overleg, loop, vanaf)
    return VolgendeKeer(
        op=moment.op,
        overleg=overleg,
        tafel=tafel.code,
        soort=moment.vanwege.value,
        reden=waarom_terug(z.profiel, loop, moment, z.vandaag),
    )


def waarom_terug(profiel: Profiel, loop: Loop, moment: Moment, dag: date) -> str:
    """What brings a casus back, in words."""

    def dm(wanneer: date | None) -> str:
        return dag_maand(wanneer or moment.op, dag)

    besproken, weken = dm(loop.besproken_op), profiel.proces.termijnen.uit_zicht_weken
    einde = stap_einde(profiel, loop) or moment.op
    crisis = "de crisis is nog open" if loop.crisis_open else f"na de crisis, op {dm(None)}"
    return {
        Vanwege.NIEUW: "nog niet besproken",
        Vanwege.CRISIS: crisis,
        Vanwege.OPGESCHORT: f"de termijn van stap {loop.stap} "
        f"{'is' if moment.op > dag else 'was'} opgeschort tot {dm(None)}",
        Vanwege.TERUG: f"zij zou terugkomen op {dm(None)}",
        Vanwege.STAP: f"de termijn van stap {loop.stap} {'liep' if einde < dag else 'loopt'} "
        f"tot {dm(einde)}",
        Vanwege.AFSPRAAK: f"er is een afspraak voor {dm(loop.afspraak)}",
        Vanwege.EVALUATIE: f"de evaluatie staat voor {dm(None)}",
        Vanwege.VOLGEN: f"zij staat op de volglijst, te bekijken op {dm(None)}",
        Vanwege.TERUGKOPPELING: f"er is terugkoppeling te doen, uiterlijk {dm(None)}",
        Vanwege.GRENS: f"besproken op {besproken}: binnen {weken} weken weer aan de orde",
        Vanwege.NIETS: f"na het besluit van {besproken} is er geen afspraak, termijn of datum",
    }[moment.vanwege]


def _nog_te_zien(rij: Leesbaar, kolom: str) -> date | None:
    """A day on which somebody looks again, unless it was discussed on that day or later."""
    op, besproken = _dag(rij[kolom]), _dag(rij["besproken_op"])
    return op if op is not None and (besproken is None or besproken < op) else None


def _dag(tekst: str | None) -> date | None:
    return date.fromisoformat(tekst) if tekst else None
