"""A meeting on the screen: its head, the item that is discussed, and what can be typed."""

from datetime import datetime

from tafel import woorden
from tafel.domain.agenda import Agenda, Agendapunt
from tafel.domain.overleg import Vergadering
from tafel.render.overleg import agenda as beeld
from tafel.render.overleg.wie import blokkop
from tafel.render.vorm.tekst import Gestileerd, Span, Stijl, netjes, nieuw_blad

HULP = (
    ("b TEKST", "een besluit"),
    ("+ PARTNER WAT WANNEER", "een afspraak: + Altra (L. Oud) huisbezoek vr"),
    ("n TEKST", "een notitie, met niemand gedeeld"),
    ("d TEKST", "een doel van het plan"),
    ("klaar [DATUM]", "volgende punt; de datum is wanneer zij terugkomt"),
    ("door [DATUM]", "schuift het punt door, naar het volgende overleg of die dag"),
    ("3", "naar punt 3, of naar dat van casus 147"),
    ("casus 147", "neemt een casus erbij die niet op de agenda staat"),
    ("terug", "naar het punt hiervoor"),
    ("weg", "neemt de laatste regel terug"),
    ("afwezig MaDi", "wie er niet is; aanwezig MaDi wie toch kwam"),
    ("Enter, toon", "toont het punt nog eens"),
    ("stop", "onderbreekt; tafel overleg begin gaat verder waar u was"),
    ("sluit", "sluit het overleg; agenda en besluitenlijst staan dan vast"),
)


def hoofd(vergadering: Vergadering, afwezig: str, breedte: int) -> Gestileerd:
    """The head of the meeting, on its first screen."""
    agenda: Agenda = netjes(vergadering.agenda)
    blad = nieuw_blad(breedte)
    blad.uiteinden(
        Span(agenda.naam.upper() + "  ", Stijl.KOP),
        Span(beeld.kop(agenda)),
        Span(f"begonnen {woorden.klok(vergadering.begonnen.time())}", Stijl.ZACHT),
        hang=0,
    )
    blad.uiteinden(Span(""), Span(beeld.gevuld(agenda)), Span(beeld.past(agenda)))
    if agenda.wachtend.zin:
        blad.gelabeld("WACHT", agenda.wachtend.zin, kolom=len("WACHT    "), stijl=Stijl.LET_OP)
    if agenda.kernpartners:
        blad.gelabeld("Kern", ", ".join(agenda.kernpartners), kolom=len("Afwezig  "))
    if afwezig:
        blad.gelabeld("Afwezig", afwezig, kolom=len("Afwezig  "), stijl=Stijl.LET_OP)
    blad.alinea("Eén regel per ding; ? toont wat er kan.", Stijl.ZACHT)
    return blad.klaar()


def punt(vergadering: Vergadering, huidig: Agendapunt | None, breedte: int) -> Gestileerd:
    """The item that is discussed; None: all were."""
    blad = nieuw_blad(breedte)
    blad.lijn()
    if huidig is None:
        wat = "Alle punten zijn geweest." if vergadering.punten else "Er staat niets op de agenda."
        blad.alinea(wat, Stijl.STERK)
        blad.alinea("Vaststellen: sluit. Nog iets? Typ het nummer van een punt, of casus 147.")
        return blad.klaar()
    nummer = vergadering.punt
    if begint := blokkop(nummer, vergadering.agenda, vergadering.labels):
        blad.alinea(begint, Stijl.KOP)
    beeld.zet_punt(blad, nummer, netjes(huidig), vergadering.agenda, vergadering.labels)
    if nummer in vergadering.gehad:
        blad.alinea("Dit punt is al geweest.", Stijl.LET_OP)
    return blad.klaar()


def antwoord(wat: str, breedte: int) -> Gestileerd:
    """What a line came to."""
    blad = nieuw_blad(breedte)
    blad.alinea(wat, inspring=3)
    return blad.klaar()


def prompt(vergadering: Vergadering, nu: datetime) -> str:
    """Where the meeting is, with the clocks of the item and of the day: "2/7  3/15 min  13.24>"."""
    nummer, aantal = vergadering.punt, len(vergadering.punten)
    klok = woorden.klok(nu.time())
    if nummer > aantal:
        return f"{klok}> "
    al = max(0, int((nu - vergadering.sinds).total_seconds() // 60))
    return f"{nummer}/{aantal}  {al}/{vergadering.punten[nummer - 1].minuten} min  {klok}> "


def hulp(breedte: int) -> Gestileerd:
    """Every line that can be typed."""
    blad = nieuw_blad(breedte)
    kolom = max(len(wat) for wat, _ in HULP) + 2
    for wat, doet in HULP:
        blad.gelabeld(wat, doet, kolom=kolom)
    return blad.klaar()
