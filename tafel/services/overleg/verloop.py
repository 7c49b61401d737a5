"""A meeting while it goes on: each line that is said is kept at once, and can be taken back until
the next thing happens to its casus (domain §8; schermen, the meeting mode).
"""

from collections.abc import Callable
from datetime import date, datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace

from tafel.datums import datum_kort
from tafel.domain.agenda import Agendapunt
from tafel.domain.overleg import VERDER, Regelsoort, Vergadering
from tafel.errors import GateNotMet, NotFound, WrongUse
from tafel.register import daad as daden
from tafel.register import melding as meldingqueries
from tafel.register import verloop as queries
from tafel.register.rijen.overleg import Overlegregelrij, Overlegrij
from tafel.register.spoor import om_terug_te_nemen
from tafel.register.store import nu
from tafel.rules.profiel.profiel import Tafel
from tafel.rules.termijnen import is_overlegdag, volgend_overleg, vorig_overleg
from tafel.services.basis.tijdlijn import open_casus
from tafel.services.overleg.aanwezig import afwezig, meld_af
from tafel.services.overleg.agenda import lees_gecodeerd, met_labels
from tafel.services.overleg.daden import Gedaan, doe
from tafel.services.overleg.regel import Getypt
from tafel.services.overleg.ter_sprake import erbij, is_er_nog
from tafel.services.overleg.versies import bevroren, nieuwe_versie, vaste_agenda
from tafel.services.zitting import Zitting

_DAG = timedelta(days=1)


class Gezegd(Struct, frozen=True):
    """What a line came to, in half a line; and where the meeting is then."""

    wat: str
    vergadering: Vergadering
    terug_vragen: int | None = None
    """A casus that nothing brings back: at the next meeting, unless a day is chosen."""


def dag_van(z: Zitting, tafel: Tafel, datum: date | None) -> date:
    """The day of the meeting to hold: the one given, else today's, else one that has begun.

    Raises WrongUse when the table does not meet then, or that day is still to come.
    """
    tafel = z.tafel(tafel.code)
    if datum is None:
        if is_overlegdag(z.profiel, tafel.overleg, z.vandaag):
            return z.vandaag
        if lopend := queries.niet_gesloten(z.register, tafel.code):
            return lopend[0]
        komend = volgend_overleg(z.profiel, tafel.overleg, z.vandaag)
        vorig = vorig_overleg(z.profiel, tafel.overleg, z.vandaag)
        raise WrongUse(
            f"{tafel.naam} heeft vandaag geen overleg; het volgende is {datum_kort(komend)}. Dat "
            f"van {datum_kort(vorig)} nog vastleggen, of vandaag toch beginnen: geef --datum"
        )
    if datum > z.vandaag:
        raise WrongUse(f"--datum: het overleg van {datum_kort(datum)} is nog niet begonnen")
    begonnen = queries.gesloten(z.register, tafel.code, datum) is not None
    if datum != z.vandaag and not begonnen and not is_overlegdag(z.profiel, tafel.overleg, datum):
        raise WrongUse(f"--datum: op {datum_kort(datum)} was er geen overleg van {tafel.naam}")
    if datum != z.vandaag and not begonnen:
        _eis_iets_gemeld(z, datum)
    return datum


def _eis_iets_gemeld(z: Zitting, datum: date) -> None:
    """A meeting before the first melding is a typing error. Raises WrongUse."""
    eerste = meldingqueries.eerste_ontvangen(z.register)
    if eerste is None or datum < eerste:
        sinds = f"de eerste is van {datum_kort(eerste)}" if eerste else "er is er nog geen"
        raise WrongUse(f"--datum: op {datum_kort(datum)} was er nog niets gemeld; {sinds}")


def te_sluiten(z: Zitting, tafel: Tafel, datum: date | None) -> date:
    """The day of the meeting to close: the one given, else one that has begun, else today's."""
    lopend = queries.niet_gesloten(z.register, tafel.code) if datum is None else []
    return lopend[0] if lopend else dag_van(z, tafel, datum)


def niet_gesloten(z: Zitting, tafel: Tafel, op: date) -> date | None:
    """The last other meeting of a table that has begun and is not closed."""
    ander = (dag for dag in queries.niet_gesloten(z.register, tafel.code) if dag != op)
    return next(ander, None)


def begin(z: Zitting, tafel: Tafel, op: date) -> Vergadering:
    """The meeting of a table on a day: it begins, or goes on where it was.

    Raises GateNotMet when it is closed.
    """
    tafel = z.tafel(tafel.code)
    overleg = queries.overleg(z.register, tafel.code, op)
    if overleg is None:
        overleg = _begonnen(z, tafel, op)
    if overleg.gesloten is not None:
        raise GateNotMet(
            f"het overleg van {tafel.naam} van {datum_kort(op)} is gesloten",
            [
                ("een besluit erbij", f"tafel overleg besluit … --datum {op.isoformat()}"),
                ("wat er is besloten", f"tafel overleg besluitenlijst --tafel {tafel.code}"),
            ],
        )
    return _vergadering(z, overleg)


def _begonnen(z: Zitting, tafel: Tafel, op: date) -> Overlegrij:
    vast = lees_gecodeerd(z, tafel, op)
    with z.register.schrijf():
        if (intussen := queries.overleg(z.register, tafel.code, op)) is not None:
            return intussen
        z.register.voeg_toe(
            "overleg",
            {
                "tafel": tafel.code,
                "op": op,
                "begonnen": nu(),
                "agenda": bevroren(vast),
                "wie": z.wie,
            },
        )
        z.register.log(z.wie, z.vandaag, "overleg begin", f"{tafel.code} {op.isoformat()}")
        overleg = queries.overleg(z.register, tafel.code, op)
    assert overleg is not None
    return overleg


def _vergadering(z: Zitting, overleg: Overlegrij) -> Vergadering:
    """Where a meeting is, from what was said in it."""
    vast = vaste_agenda(z.register, overleg)
    agenda = met_labels(vast)
    begonnen = datetime.fromisoformat(overleg.begonnen)
    regels = queries.regels(z.register, overleg.id)
    genoemd = [regel.casus for regel in regels if regel.soort == Regelsoort.ERBIJ and regel.casus]
    vergadering = Vergadering(
        nummer=overleg.id,
        tafel=overleg.tafel,
        agenda=agenda,
        labels=vast.labels,
        punten=(*agenda.punten, *agenda.niet_geplaatst, *erbij(z, genoemd, overleg.op)),
        begonnen=begonnen,
        punt=1,
        sinds=begonnen,
        gehad=frozenset(),
        besloten=frozenset(),
        laatste=None,
        aanwezig_gevraagd=False,
    )
    for regel in regels:
        vergadering = _na(vergadering, regel)
    return vergadering


def _na(vergadering: Vergadering, regel: Overlegregelrij) -> Vergadering:
    """The meeting after a line."""
    tijd = datetime.fromisoformat(regel.tijd)
    match Regelsoort(regel.soort):
        case Regelsoort.AANWEZIG:
            return replace(vergadering, aanwezig_gevraagd=True)
        case Regelsoort.GA | Regelsoort.ERBIJ:
            return replace(vergadering, punt=regel.punt, sinds=tijd)
        case soort if soort in VERDER:
            gehad = vergadering.gehad | {regel.punt}
            aantal = len(vergadering.punten)
            over = (n for n in range(1, aantal + 1) if n not in gehad)
            volgende = next(
                (n for n in range(regel.punt + 1, aantal + 1) if n not in gehad),
                next(over, aantal + 1),
            )
            vergadering = replace(vergadering, punt=volgende, sinds=tijd, gehad=gehad)
        case Regelsoort.BESLUIT:
            vergadering = replace(vergadering, besloten=vergadering.besloten | {regel.punt})
    return replace(vergadering, laatste=f"punt {regel.punt}, {_in_woorden(regel)}")


def _in_woorden(regel: Overlegregelrij) -> str:
    match regel.soort:
        case Regelsoort.BESLUIT | Regelsoort.AFSPRAAK | Regelsoort.DOEL if regel.verwijzing:
            return f"{regel.soort} {regel.verwijzing}"
        case _:
            return regel.soort


def zeg(z: Zitting, vergadering: Vergadering, regel: Getypt) -> Gezegd:
    """Keep a line, with all that follows from it, at once or not at all.

    `z.vandaag` is the day of the meeting. Raises what the deed raises; nothing is kept then.
    """
    match regel.soort:
        case Regelsoort.GA:
            return _ga(z, vergadering, regel.nummer)
        case Regelsoort.ERBIJ:
            return _neem_erbij(z, vergadering, regel.nummer)
        case Regelsoort.AANWEZIG:
            return _aanwezig(z, vergadering, regel)
    if vergadering.punt > len(vergadering.punten):
        raise WrongUse("waar gaat dit over? Typ eerst het nummer van een punt, of: casus 147")
    punt = vergadering.punten[vergadering.punt - 1]
    if punt.casus is None:
        return _los(z, vergadering, punt, regel)
    casus = punt.casus
    return _bewaar(z, vergadering, regel, casus, lambda: doe(z, vergadering, casus, regel))


def _bewaar(
    z: Zitting,
    vergadering: Vergadering,
    regel: Getypt,
    casus: int | None,
    daad: Callable[[], Gedaan],
    punt: int | None = None,
) -> Gezegd:
    """Do what a line says and keep the line, with what takes it back, in one transaction."""
    z.register.nieuwe_daad()
    with z.register.schrijf():
        _eis_open(z, vergadering)
        nummer = vergadering.punt if punt is None else punt
        z.register.log(z.wie, z.vandaag, f"overleg {regel.soort.value}", f"punt {nummer}")
        gedaan = daad()
        rij = Overlegregelrij(
            id=0,
            overleg=vergadering.nummer,
            punt=nummer,
            casus=casus,
            soort=regel.soort.value,
            verwijzing=gedaan.verwijzing,
            tekst=gedaan.tekst,
            tijd=nu(),
            wie=z.wie,
            **om_terug_te_nemen(z.register.spoor),
            weg=None,
        )
        z.register.voeg_toe(
            "overlegregel",
            {veld: getattr(rij, veld) for veld in rij.__struct_fields__ if veld != "id"},
        )
    return Gezegd(gedaan.wat, _na(vergadering, rij), gedaan.terug_vragen)


def _eis_open(z: Zitting, vergadering: Vergadering) -> None:
    """Somebody else may have closed it meanwhile. Raises GateNotMet."""
    stand = queries.gesloten(z.register, vergadering.tafel, vergadering.agenda.datum)
    if stand != (vergadering.nummer, None):
        raise GateNotMet("dit overleg is intussen gesloten; er is niets bewaard", [])


def _los(z: Zitting, vergadering: Vergadering, punt: Agendapunt, regel: Getypt) -> Gezegd:
    """An item without a casus: what is decided stands on the besluitenlijst of this meeting."""
    over = f"M{punt.melding}" if punt.melding is not None else f"E{punt.escalatie or 0}"
    daarna = f"; daarna: {punt.daarna}" if punt.daarna else ""

    def bewaard(wat: str) -> Callable[[], Gedaan]:
        return lambda: Gedaan(over, wat, tekst=regel.tekst or None)

    match regel.soort:
        case Regelsoort.BESLUIT:
            zin = f"besluit over {over}, voor de besluitenlijst{daarna}"
        case Regelsoort.KLAAR if regel.datum is None:
            zin = f"{over} besproken{daarna}"
        case Regelsoort.DOOR if regel.datum is None:
            zin = f"{over} blijft op de agenda"
        case _:
            raise WrongUse(
                f"dit punt gaat over {over}, dat (nog) geen casus is: hier kan alleen b, klaar of "
                f"door{daarna}"
            )
    return _bewaar(z, vergadering, regel, None, bewaard(zin))


def _ga(z: Zitting, vergadering: Vergadering, nummer: int) -> Gezegd:
    """To an item by its number, else by the number of its casus."""
    aantal = len(vergadering.punten)
    if not 1 <= nummer <= aantal:
        plek = next((n for n, p in enumerate(vergadering.punten, 1) if p.casus == nummer), None)
        if plek is None:
            raise WrongUse(
                f"er zijn {aantal} punten; een casus die niet op de agenda staat: casus {nummer}"
            )
        nummer = plek
    regel = Getypt(Regelsoort.GA)
    punt = vergadering.punten[nummer - 1]
    casus = punt.casus if is_er_nog(z, punt) else None
    return _bewaar(z, vergadering, regel, casus, lambda: Gedaan(None, ""), nummer)


def _neem_erbij(z: Zitting, vergadering: Vergadering, casus: int) -> Gezegd:
    """A casus that was not on the agenda, behind what others took in meanwhile."""
    with z.register.schrijf():
        open_casus(z.register, casus)
        vergadering = _ververst(z, vergadering)
        for nummer, punt in enumerate(vergadering.punten, 1):
            if punt.casus == casus:
                return _ga(z, vergadering, nummer)
        punten = (*vergadering.punten, *erbij(z, [casus], vergadering.agenda.datum))
        regel = Getypt(Regelsoort.ERBIJ)
        ruimer = replace(vergadering, punten=punten)
        wat = f"{casus} komt erbij, als punt {len(punten)}"
        return _bewaar(z, ruimer, regel, casus, lambda: Gedaan(None, wat), len(punten))


def _ververst(z: Zitting, vergadering: Vergadering) -> Vergadering:
    """The meeting as it is in the register."""
    overleg = queries.overleg(z.register, vergadering.tafel, vergadering.agenda.datum)
    assert overleg is not None
    return _vergadering(z, overleg)


def _aanwezig(z: Zitting, vergadering: Vergadering, regel: Getypt) -> Gezegd:
    """Who is there, or is not."""
    op = vergadering.agenda.datum

    def daad() -> Gedaan:
        if regel.er_is:
            queries.meld_aan(z.register, vergadering.tafel, op, regel.partners)
        else:
            al = {rij.partner for rij in queries.afmeldingen(z.register, vergadering.tafel, op)}
            for partner in dict.fromkeys(regel.partners):
                if partner not in al:
                    meld_af(z, vergadering.tafel, op, partner, None)
        namen = ", ".join(afwezig(z, vergadering.tafel, op))
        return Gedaan(None, f"afwezig: {namen}" if namen else "iedereen is er")

    return _bewaar(z, vergadering, regel, None, daad, 0)


def neem_terug(z: Zitting, vergadering: Vergadering) -> Gezegd:
    """Take back the last thing that this user said. Raises WrongUse, GateNotMet."""
    z.register.nieuwe_daad()
    with z.register.schrijf():
        _eis_open(z, vergadering)
        regels = [
            regel
            for regel in queries.regels(z.register, vergadering.nummer)
            if regel.soort not in (Regelsoort.GA, Regelsoort.AANWEZIG) and regel.wie == z.wie
        ]
        if not regels:
            raise WrongUse("u hebt nog niets gezegd dat terug kan")
        laatste = regels[-1]
        if daden.is_op_gebouwd(z.register, laatste) or not daden.neem_regel_terug(
            z.register, laatste
        ):
            raise GateNotMet(
                f"op deze regel over punt {laatste.punt} is daarna voortgebouwd",
                _laat_vervallen(laatste),
            )
        z.register.log(z.wie, z.vandaag, "overleg weg", f"punt {laatste.punt}")
    na = replace(_ververst(z, vergadering), punt=min(laatste.punt, len(vergadering.punten)))
    return Gezegd(f"weg: {_in_woorden(laatste)} bij punt {laatste.punt}", na)


def _laat_vervallen(regel: Overlegregelrij) -> list[tuple[str, str]]:
    """How what a line made can still be undone, if at all."""
    nummer = regel.verwijzing or ""
    if nummer.startswith("B"):
        return [("laat het besluit vervallen", f"tafel overleg corrigeer {nummer} --vervallen")]
    if regel.soort == Regelsoort.AFSPRAAK:
        return [("laat de afspraak vervallen", f"tafel afspraak vervallen {nummer}")]
    return []


def terug(z: Zitting, vergadering: Vergadering) -> Gezegd:
    """To the item before this one."""
    return _ga(z, vergadering, max(1, vergadering.punt - 1))


def lopende(z: Zitting, tafel: Tafel, op: date) -> Vergadering:
    """A meeting that has begun. Raises NotFound when it has not, GateNotMet when it is closed."""
    if queries.gesloten(z.register, tafel.code, op) is None:
        raise NotFound(
            f"het overleg van {tafel.naam} van {datum_kort(op)} is niet begonnen; begin met: "
            f"tafel overleg begin --tafel {tafel.code}"
        )
    return begin(z, tafel, op)


def sluit(z: Zitting, tafel: Tafel, op: date) -> None:
    """Close a meeting: its agenda and besluitenlijst stay as they are now. Raises as `lopende`."""
    with z.register.schrijf():
        vergadering = lopende(z, tafel, op)
        z.register.werk_bij("overleg", vergadering.nummer, {"gesloten": nu()})
        nieuwe_versie(z, tafel, op, None)
        z.register.log(z.wie, z.vandaag, "overleg sluit", f"{tafel.code} {op.isoformat()}")
