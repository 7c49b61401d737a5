"""The besluitenlijst of a meeting: what was decided, and who does what by when (domain §8)."""

from datetime import date, timedelta

from msgspec.structs import replace

from tafel.domain.overleg import Besluitenlijst, Casusbesluiten, Overlegbesluit
from tafel.domain.plan import Afspraak
from tafel.register import overleg as overleggen
from tafel.register import verloop
from tafel.register.store import Register
from tafel.rules.profiel.profiel import Profiel, Tafel
from tafel.rules.termijnen import vorig_overleg
from tafel.services.afspraak.afspraken import op_dag
from tafel.services.afspraak.correctie import gecorrigeerd, verhuld_afspraak
from tafel.services.basis.betrokkene import betrokkenen
from tafel.services.basis.verhulling import Verhuller, verhuller
from tafel.services.overleg.aanwezig import afwezig
from tafel.services.overleg.besluiten import met_correcties
from tafel.services.zitting import Zitting


def verhulde_besluitenlijst(
    z: Zitting, *, tafel: Tafel, datum: date | None, namen: bool = False
) -> Besluitenlijst:
    """The decisions of a meeting, and the afspraken made that day for the casussen of its table.

    Without `datum` the last meeting that decided anything, else the last one of all. Organisations
    are named, not coded; without `namen` nobody of a casus is, wherever it was written.
    """
    lijst_ = lees_besluitenlijst(z, tafel=tafel, datum=datum, namen=namen)
    verhuld = Verhuller({}) if namen else verhuller(z.register, (d.casus for d in lijst_.casussen))
    return replace(
        lijst_,
        los=tuple(verhuld.tekst(None, regel) for regel in lijst_.los),
        casussen=tuple(
            replace(
                deel,
                besluiten=tuple(_verhuld(besluit, verhuld) for besluit in deel.besluiten),
                afspraken=tuple(
                    _met_naam(z.profiel, verhuld_afspraak(afspraak, verhuld))
                    for afspraak in deel.afspraken
                ),
            )
            for deel in lijst_.casussen
        ),
    )


def lees_besluitenlijst(
    z: Zitting, *, tafel: Tafel, datum: date | None, namen: bool = False
) -> Besluitenlijst:
    """As `verhulde_besluitenlijst`: the texts as they were written, organisations as codes."""
    dag = datum or laatste_dag(z, tafel)
    besluiten: dict[int, list[Overlegbesluit]] = {}
    rijen = overleggen.besluiten_van_overleg(z.register, tafel.code, dag.isoformat())
    for besluit in met_correcties(z.register, rijen):
        besluiten.setdefault(besluit.casus or 0, []).append(besluit)
    gemaakt = overleggen.gemaakte_afspraken(
        z.register, dag.isoformat(), tafel=tafel.code, casussen=besluiten
    )
    afspraken: dict[int, list[Afspraak]] = {}
    for afspraak in gecorrigeerd(
        z.register, [op_dag(z.profiel, afspraak, z.vandaag) for afspraak in gemaakt]
    ):
        afspraken.setdefault(afspraak.casus, []).append(afspraak)
    los, door = _gezegd(z.register, tafel, dag)
    nummers = sorted({*besluiten, *afspraken, *door})
    over = betrokkenen(z.register, nummers, namen=namen)
    return Besluitenlijst(
        tafel=tafel.code,
        naam=tafel.naam,
        datum=dag,
        casussen=tuple(
            Casusbesluiten(
                casus=nummer,
                betrokkene=over.get(nummer, ""),
                besluiten=tuple(besluiten.get(nummer, ())),
                afspraken=tuple(afspraken.get(nummer, ())),
                doorgeschoven=tuple(door.get(nummer, ())),
            )
            for nummer in nummers
        ),
        afwezig=afwezig(z, tafel.code, dag),
        los=tuple(los),
    )


def _gezegd(register: Register, tafel: Tafel, dag: date) -> tuple[list[str], dict[int, list[str]]]:
    """What was said about items that are no casus, and per casus that it was put off."""
    stand = verloop.gesloten(register, tafel.code, dag)
    los: list[str] = []
    door: dict[int, list[str]] = {}
    for regel in verloop.regels(register, stand[0]) if stand else ():
        if regel.tekst and regel.casus is None:
            los.append(f"{regel.verwijzing}: {regel.tekst}")
        elif regel.tekst and regel.casus is not None:
            door.setdefault(regel.casus, []).append(regel.tekst)
    return los, door


def _verhuld(besluit: Overlegbesluit, verhuld: Verhuller) -> Overlegbesluit:
    def tekst(tekst_: str) -> str:
        return verhuld.tekst(besluit.casus, tekst_)

    return replace(
        besluit,
        tekst=tekst(besluit.tekst),
        correcties=tuple(
            replace(c, was=tekst(c.was), reden=c.reden and tekst(c.reden))
            for c in besluit.correcties
        ),
    )


def laatste_dag(z: Zitting, tafel: Tafel) -> date:
    """Of the last meeting of a table that decided anything, else of the last one of all."""
    laatst = overleggen.laatste_overleg(z.register, tafel.code, z.vandaag.isoformat())
    if laatst is not None:
        return date.fromisoformat(laatst)
    return vorig_overleg(z.profiel, tafel.overleg, z.vandaag + timedelta(days=1))


def _met_naam(profiel: Profiel, afspraak: Afspraak) -> Afspraak:
    if afspraak.organisatie is None:
        return afspraak
    return replace(
        afspraak,
        organisatie=profiel.label(afspraak.organisatie),
        correcties=tuple(
            replace(c, oud=c.oud and profiel.label(c.oud), nieuw=c.nieuw and profiel.label(c.nieuw))
            if c.veld == "organisatie"
            else c
            for c in afspraak.correcties
        ),
    )
