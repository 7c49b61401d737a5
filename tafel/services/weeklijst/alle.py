"""Everything for Monday morning: each table's agenda and list, and a list per organisation."""

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Protocol

from msgspec import Struct, field

from tafel.domain.agenda import INDEX, Agenda, Lijsten
from tafel.domain.rapport import Rapport
from tafel.errors import TafelError, WrongUse
from tafel.files.bundel import afgebroken, vervang
from tafel.files.slot import slot
from tafel.files.write import vertaalde_fouten
from tafel.register.store import Register
from tafel.rules.profiel.profiel import Partner, Tafel
from tafel.services.overleg.agenda import log_agenda
from tafel.services.weeklijst.partner import van_partner
from tafel.services.weeklijst.stand import Weekstand, lees
from tafel.services.weeklijst.tafel import HANDELING, agenda_van_de_week, van_tafel
from tafel.services.zitting import Zitting


class Weergave(Protocol):
    """How the lists and their index look, as `tafel.render.weeklijst` has it."""

    def lijst_als_html(self, stuk: Agenda | Rapport, labels: Mapping[str, str], /) -> str: ...

    def index_als_html(self, lijsten: Sequence[Lijsten], vandaag: date, /) -> str: ...

    def genoemde_lijsten(self, pagina: str, /) -> frozenset[str] | None:
        """The files that an index names; None: it is no index of ours."""


class Weekstuk(Struct, frozen=True):
    """One list; `naam` is that of its file, without an ending."""

    naam: str
    inhoud: Agenda | Rapport


class Opdracht(Struct, frozen=True):
    """Lists that are made together, and fail together."""

    titel: str
    """The table or the organisation."""
    namen: tuple[str, ...]
    """Of the files that come of it, if there is anything to say."""
    organisatie: bool
    maak: Callable[[], tuple[Weekstuk, ...]]
    """Nothing: an organisation that has nothing to do."""


class Weekmap(Struct, frozen=True):
    """What a run has put in the folder."""

    bestanden: int
    """With the index."""
    mislukt: Mapping[str, Exception]
    """Table or organisation → what kept its lists from being made."""
    afgeschermd: bool
    """Whether nobody else can look in the folder."""


class _Deel(Struct, frozen=True):
    """What came of one opdracht."""

    opdracht: Opdracht
    inhoud: tuple[Agenda | Rapport, ...] = ()
    paginas: Mapping[str, str] = field(default_factory=dict)
    """By file name, in the order of `inhoud`."""
    fout: Exception | None = None


def schrijf(
    z: Zitting, map_: Path, weergave: Weergave, *, verder: Callable[[int], None] | None = None
) -> Weekmap:
    """Every list of the day and an index, in a folder; `verder` hears of each that is made.

    What unforeseen data of one table keeps from being made does not stop the others: of that the
    files of an earlier run stay. When the register is busy or damaged, nothing can be made, or not
    everything can be written, the folder stays as it was.

    Raises WrongUse when a file that is not of an earlier run would be replaced, Busy, OutputFailed.
    """
    with slot(map_):
        vorige = _vorige(map_, weergave)
        with z.register.momentopname():
            delen = tuple(_maak(z, weergave, verder))
        paginas = {naam: pagina for deel in delen for naam, pagina in deel.paginas.items()}
        mislukt = {deel.opdracht.titel: deel.fout for deel in delen if deel.fout is not None}
        if mislukt and not paginas:
            raise next(iter(mislukt.values()))
        _weiger_vreemde(map_, paginas.keys() - vorige)
        _log(z, delen)
        lijsten = tuple(_lijsten(delen, {naam for naam in vorige if (map_ / naam).is_file()}))
        genoemd = {naam for deel in lijsten for naam in deel.bestanden}
        paginas[INDEX] = weergave.index_als_html(lijsten, z.vandaag)
        vervang(map_, paginas, sorted(vorige - genoemd))
        afgeschermd = map_.stat().st_mode & 0o077 == 0
    return Weekmap(len(paginas), mislukt, afgeschermd)


def opdrachten(z: Zitting) -> tuple[Opdracht, ...]:
    """Every list of the day, in order, each to be made when it is asked for; in a momentopname.

    What they have in common is read here, once.
    """
    stand = lees(z)
    tafels = (*stand.profiel.tafels.values(), stand.profiel.coordinatoren)
    partners = sorted(stand.profiel.partners.values(), key=lambda partner: partner.naam.casefold())
    return (
        *(_van_tafel(z, stand, tafel) for tafel in tafels),
        *(_van_partner(z.register, stand, partner) for partner in partners),
    )


def _van_tafel(z: Zitting, stand: Weekstand, tafel: Tafel) -> Opdracht:
    namen = (f"{tafel.code}-agenda", f"{tafel.code}-weeklijst")

    def maak() -> tuple[Weekstuk, ...]:
        agenda = agenda_van_de_week(z, tafel=tafel)
        lijst = van_tafel(z.register, stand, tafel, agenda)
        return Weekstuk(namen[0], agenda), Weekstuk(namen[1], lijst)

    return Opdracht(tafel.naam, namen, organisatie=False, maak=maak)


def _van_partner(register: Register, stand: Weekstand, partner: Partner) -> Opdracht:
    naam = f"organisatie-{partner.code}"

    def maak() -> tuple[Weekstuk, ...]:
        lijst = van_partner(register, stand, partner)
        return (Weekstuk(naam, lijst),) if any(deel.rijen for deel in lijst.tabellen) else ()

    return Opdracht(partner.naam, (naam,), organisatie=True, maak=maak)


def _maak(z: Zitting, weergave: Weergave, verder: Callable[[int], None] | None) -> Iterator[_Deel]:
    namen = z.profiel.labels
    for opdracht in opdrachten(z):
        try:
            stukken = opdracht.maak()
            paginas = {
                _bestand(stuk.naam): weergave.lijst_als_html(stuk.inhoud, namen) for stuk in stukken
            }
        except TafelError:
            raise
        except Exception as fout:  # noqa: BLE001 - one table must not keep the others waiting
            yield _Deel(opdracht, fout=fout)
        else:
            yield _Deel(opdracht, tuple(stuk.inhoud for stuk in stukken), paginas)
        if verder is not None:
            verder(1)


def _lijsten(delen: Iterable[_Deel], er_nog: Collection[str]) -> Iterator[Lijsten]:
    """For the index; of what could not be made those of an earlier run, as far as still there."""
    for deel in delen:
        bestanden = tuple(deel.paginas)
        if deel.fout is not None:
            bestanden = tuple(n for n in map(_bestand, deel.opdracht.namen) if n in er_nog)
        if deel.inhoud or deel.fout is not None:
            yield Lijsten(deel.opdracht.titel, deel.opdracht.organisatie, bestanden, deel.inhoud)


def _log(z: Zitting, delen: Iterable[_Deel]) -> None:
    """Note which lists were made, all in one short write: nobody waits for it long."""
    with z.register.schrijf(elk_profiel=True, terloops=True):
        for deel in delen:
            for naam, stuk in zip(deel.paginas, deel.inhoud, strict=True):
                if isinstance(stuk, Agenda):
                    log_agenda(z, stuk)
                z.register.log(z.wie, z.vandaag, HANDELING, naam)


def _vorige(map_: Path, weergave: Weergave) -> frozenset[str]:
    """The lists of an earlier run: those that its index names, and of one that was killed those
    that it may have put there. Raises WrongUse for another's index.
    """
    namen: frozenset[str] = frozenset()
    for pagina in afgebroken(map_, INDEX):
        namen |= weergave.genoemde_lijsten(pagina) or frozenset()
    index = map_ / INDEX
    if not index.exists():
        return namen
    with vertaalde_fouten(index):
        pagina = index.read_text(encoding="utf-8", errors="replace")
    genoemd = weergave.genoemde_lijsten(pagina)
    if genoemd is None:
        raise _niet_van_ons(index)
    return namen | genoemd


def _weiger_vreemde(map_: Path, nieuw: Iterable[str]) -> None:
    """Raises WrongUse when what no earlier run has made is there already."""
    for naam in sorted(nieuw):
        if os.path.lexists(map_ / naam):
            raise _niet_van_ons(map_ / naam)


def _niet_van_ons(pad: Path) -> WrongUse:
    return WrongUse(f"{pad} is niet van tafel en zou worden vervangen; kies een andere map")


def _bestand(naam: str) -> str:
    return f"{naam}.html"
