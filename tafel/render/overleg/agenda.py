"""The agenda of a meeting on a screen or a sheet of paper of a given width, and as a table."""

from collections.abc import Iterable, Iterator
from datetime import time
from itertools import groupby

from msgspec.structs import replace

from tafel import woorden
from tafel.datums import datum_kort
from tafel.domain.agenda import HAMERSTUKKEN, Agenda, Agendapunt, Puntsoort
from tafel.domain.plan import Afspraak
from tafel.render.overleg.wie import blokkop, erbij, voorzitter
from tafel.render.vorm.tekst import (
    Blad,
    Gestileerd,
    Span,
    Stijl,
    breedte_van,
    netjes,
    nieuw_blad,
    vul,
)
from tafel.woorden import Labels, afspraaknummer, met_vervanger

VERTROUWELIJK = "exemplaar coördinator; na het overleg vernietigen"
LEEG = "Niets op de agenda: er is geen casus of melding die nu besproken moet worden."

_INSPRING = 3
_KOLOM = 11
"""Width of the labels under an item (the longest is "Afstemmen"), two blanks included."""
_WACHT = len("WACHT    ")
_RUIM = 110
"""From this width on the particulars of an item stand in two columns."""
_TUSSEN = 3
_REGELS_OVER = 3
"""Lines of numbers per kind under NIET GEPLAATST, before "en nog"."""

_STIJL = {
    Puntsoort.CRISIS: Stijl.ALARM,
    Puntsoort.ESCALATIE: Stijl.ALARM,
    Puntsoort.VRAGEN: Stijl.LET_OP,
}
_MET_MELDING = (Puntsoort.CRISIS, Puntsoort.NIEUW, Puntsoort.BESPREKEN)
_LATE_REGELS = 3
"""Late afspraken of one item that are named, before "en nog"."""
_STIJL_VAN = {
    "Bel": Stijl.ALARM,
    "Te laat": Stijl.LET_OP,
    "Let op": Stijl.LET_OP,
    "Daarna": Stijl.OPDRACHT,
}


def als_tekst(agenda: Agenda, labels: Labels, breedte: int) -> Gestileerd:
    """The whole agenda; no line is wider than `breedte` (at least 60)."""
    over = agenda.niet_geplaatst
    kort = tuple(punt for punt in agenda.punten if punt.alleen_nummer)  # shown by number alone
    schoon = netjes(replace(agenda, punten=tuple(uitgebreid(agenda)), niet_geplaatst=()))
    agenda = replace(schoon, punten=(*schoon.punten, *kort), niet_geplaatst=over)
    blad = nieuw_blad(breedte)
    _hoofd(blad, agenda, labels)
    blad.lijn()
    if not agenda.punten:
        blad.alinea(leeg(agenda))
    for volgnummer, punt in enumerate(uitgebreid(agenda), 1):
        if begint := blokkop(volgnummer, agenda, labels):
            blad.wit()
            blad.alinea(begint, Stijl.KOP)
        zet_punt(blad, volgnummer, punt, agenda, labels)
    if zonder_tijd(agenda) or hamerstukken(agenda) or agenda.niet_geplaatst:
        blad.wit()
    _kort(blad, "ZONDER SPREEKTIJD (0 min)", zonder_tijd(agenda))
    _kort(blad, "HAMERSTUKKEN (0 min)", hamerstukken(agenda))
    if hamerstukken(agenda):
        blad.alinea(f"zie: tafel rapport weeklijst --tafel {agenda.tafel}", Stijl.OPDRACHT)
    if agenda.niet_geplaatst:
        _niet_geplaatst(blad, agenda)
    blad.lijn()
    blad.uiteinden(Span("VERTROUWELIJK    ", Stijl.ALARM), Span(VERTROUWELIJK))
    return blad.klaar()


def uitgebreid(agenda: Agenda) -> list[Agendapunt]:
    """The items that are told in full."""
    return [punt for punt in agenda.punten if not punt.alleen_nummer]


def zonder_tijd(agenda: Agenda) -> list[Agendapunt]:
    """Those whose turn it is, but for which no minutes are left."""
    return [p for p in agenda.punten if p.alleen_nummer and p.soort not in HAMERSTUKKEN]


def hamerstukken(agenda: Agenda) -> list[Agendapunt]:
    """Questions and feedback: a block of their own."""
    return [punt for punt in agenda.punten if punt.soort in HAMERSTUKKEN]


def per_soort(punten: Iterable[Agendapunt]) -> Iterator[tuple[Puntsoort, list[Agendapunt]]]:
    """By kind, in order of priority."""
    volgorde = {soort: plaats for plaats, soort in enumerate(Puntsoort)}
    gesorteerd = sorted(punten, key=lambda punt: volgorde[punt.soort])
    for soort_, deel in groupby(gesorteerd, key=lambda punt: punt.soort):
        yield soort_, list(deel)


def kop(agenda: Agenda) -> str:
    """Date and time of the meeting: "do 26-11-2026 13.00-15.00"."""
    begin, einde = woorden.klok_vast(agenda.begin), woorden.klok_vast(agenda.einde)
    return f"{datum_kort(agenda.datum)} {begin}-{einde}"


def kern(agenda: Agenda, labels: Labels) -> str:
    return ", ".join(woorden.label(code, labels) for code in agenda.kernpartners)


def stand_van(agenda: Agenda) -> str:
    """Whether it may still change, and since when: "CONCEPT ma 23-11 9.12"."""
    return f"{agenda.stand.upper()} {woorden.moment(agenda.gemaakt_op)}"


def past(agenda: Agenda) -> str:
    """How many of how many fit: "7 van 9 passen; 2 niet"."""
    wel, niet = len(agenda.punten), len(agenda.niet_geplaatst)
    if niet:
        alles = woorden.getal(wel + niet)
        return f"{wel} van {alles} {'past' if wel == 1 else 'passen'}; {woorden.getal(niet)} niet"
    return woorden.aantal(wel, "punt", "punten") if wel else "geen punten"


def gevuld(agenda: Agenda) -> str:
    """How much of the time is used, under which rules: "105 van 120 minuten, profiel zuidoost"."""
    lengte = _minuten(agenda.einde) - _minuten(agenda.begin)
    nodig = sum(punt.minuten for punt in agenda.punten)
    return f"{nodig} van {lengte} minuten gevuld, profiel {agenda.profiel}"


def bijzonderheden(
    punt: Agendapunt, agenda: Agenda, labels: Labels
) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """(what it is about, whom and what to think of): label and text, only where there is text."""
    waar = ", ".join(filter(None, (punt.regel and f"regel {punt.regel}", punt.bron)))
    reden = f"{punt.reden} ({waar})" if punt.reden and waar else punt.reden or waar
    inhoud = [
        ("Gemeld", punt.gemeld),
        ("Vraag", punt.vraag),
        ("Reden", reden),
        ("Ook", "; ".join(punt.ook)),
        ("Bel", punt.bel),
        ("Vorig", punt.vorig_besluit),
        ("Daarna", punt.daarna),
    ]
    rondom = [
        ("Regie", met_vervanger(punt.casemanager or "", punt.vervanger, agenda.datum)),
        ("Proces", punt.procesmanager),
        (
            "Te laat" if punt.afspraken_te_laat else "Afspraken",
            _afspraken(punt, labels),
        ),
        ("Gezin", punt.gezin_weet),
        ("Let op", "; ".join(punt.let_op)),
        ("Afstemmen", ", ".join(woorden.label(code, labels) for code in punt.afstemmen)),
        ("Erbij", erbij(punt, agenda, labels)),
    ]
    return _gezegd(inhoud), _gezegd(rondom)


def alle_bijzonderheden(punt: Agendapunt, agenda: Agenda, labels: Labels) -> list[tuple[str, str]]:
    inhoud, rondom = bijzonderheden(punt, agenda, labels)
    return inhoud + rondom


def sinds_vorige(agenda: Agenda) -> str | None:
    """What happened since the previous meeting: "Sinds 19-11: 3 nieuw, 4 te laat"; or nothing."""
    cijfers = agenda.sinds
    if cijfers is None:
        return None
    delen = [
        cijfers.nieuw and f"{woorden.getal(cijfers.nieuw)} nieuw",
        cijfers.nagekomen
        and woorden.aantal(cijfers.nagekomen, "afspraak", "afspraken") + " nagekomen",
        cijfers.te_laat and f"{woorden.getal(cijfers.te_laat)} te laat",
        cijfers.escalaties and woorden.aantal(cijfers.escalaties, "escalatie", "escalaties"),
    ]
    gebeurd = ", ".join(deel for deel in delen if deel)
    return gebeurd and f"Sinds {woorden.dag_maand(cijfers.vanaf, agenda.datum)}: {gebeurd}"


def leeg(agenda: Agenda) -> str:
    """What an agenda without items says."""
    return "Geen enkel punt past in de tijd van dit overleg." if agenda.niet_geplaatst else LEEG


def wie(punt: Agendapunt) -> str:
    """The number under which the item is known: casus, or else melding or escalatie."""
    if punt.casus is not None:
        return str(punt.casus)
    if punt.melding is not None:
        return woorden.melding_nummer(punt.melding)
    return "" if punt.escalatie is None else f"E{punt.escalatie}"


def stand(punt: Agendapunt, labels: Labels) -> list[str]:
    """Part of the table, category and step, as far as known: "deel MSS", "stap 7 uitvoeren"."""
    onderdeel = woorden.onderdeel(punt.onderdeel, labels)
    stap = woorden.stap(punt.stap, labels) if punt.stap is not None else None
    return [deel for deel in (onderdeel, punt.categorie, stap) if deel]


def soort(punt: Agendapunt) -> str:
    return woorden.SOORT[punt.soort]


def sinds(punt: Agendapunt, agenda: Agenda) -> str:
    """Since when, for which time, and where a toedeling put it on the agenda which melding: "M412,
    sinds 9-11, 3e keer".
    """
    delen: list[str] = []
    if punt.soort in _MET_MELDING and punt.melding is not None and punt.casus is not None:
        delen.append(woorden.melding_nummer(punt.melding))
    if punt.sinds is not None:
        delen.append(f"sinds {woorden.dag_maand(punt.sinds, agenda.datum)}")
    if punt.keer > 1:
        delen.append(keer(punt))
    return ", ".join(delen)


def overgebleven(agenda: Agenda) -> Iterator[tuple[Puntsoort, list[Agendapunt]]]:
    """What did not fit, by kind, in order of priority."""
    yield from per_soort(agenda.niet_geplaatst)


def _hoofd(blad: Blad, agenda: Agenda, labels: Labels) -> None:
    blad.uiteinden(
        Span(agenda.naam.upper() + "  ", Stijl.KOP),
        Span(kop(agenda)),
        Span(stand_van(agenda), Stijl.ZACHT),
        hang=0,
    )
    wie_zit_voor = voorzitter(agenda)
    blad.uiteinden(
        Span(wie_zit_voor),
        Span("" if wie_zit_voor else gevuld(agenda)),
        Span(past(agenda), Stijl.LET_OP if agenda.niet_geplaatst else Stijl.GEWOON),
    )
    if wie_zit_voor:
        blad.alinea(gevuld(agenda))
    for zin in agenda.vervallen:
        blad.gelabeld("LET OP", zin, kolom=len("LET OP  "), stijl=Stijl.ALARM)
    if gebeurd := sinds_vorige(agenda):
        blad.alinea(gebeurd)
    if wacht := agenda.wachtend.zin:
        blad.gelabeld("WACHT", wacht, kolom=_WACHT, stijl=Stijl.LET_OP)
    for opmerking in agenda.opmerkingen:
        blad.alinea(opmerking, Stijl.LET_OP)
    if agenda.kernpartners:
        blad.gelabeld("Kern", kern(agenda, labels), kolom=len("Kern  "))


def zet_punt(blad: Blad, volgnummer: int, punt: Agendapunt, agenda: Agenda, labels: Labels) -> None:
    """One item with all that is known of it."""
    begin = woorden.klok_vast(punt.begin) if punt.begin else ""
    blad.uiteinden(
        Span(f"{vul(str(volgnummer), _INSPRING - 1)} {begin}  {punt.minuten} min  "),
        Span(
            " ".join(filter(None, (soort(punt).upper(), punt.detail))),
            _STIJL.get(punt.soort, Stijl.STERK),
        ),
        *_zacht(sinds(punt, agenda)),
    )
    blad.uiteinden(
        Span(" " * _INSPRING + wie(punt) + "  ", Stijl.STERK),
        Span(punt.betrokkene),
        *_zacht("   ".join(stand(punt, labels))),
    )
    inhoud, rondom = bijzonderheden(punt, agenda, labels)
    if blad.breedte < _RUIM or not rondom:
        for label, tekst in (*inhoud, *rondom):
            _bijzonderheid(blad, label, tekst, _INSPRING)
        return
    ruimte = blad.breedte - _INSPRING - _TUSSEN
    links, rechts = Blad(ruimte * 3 // 5), Blad(ruimte - ruimte * 3 // 5)
    for helft, delen in ((links, inhoud), (rechts, rondom)):
        for label, tekst in delen:
            _bijzonderheid(helft, label, tekst, 0)
    blad.naast(links, rechts, inspring=_INSPRING, tussen=_TUSSEN)


def _bijzonderheid(blad: Blad, label: str, tekst: str, inspring: int) -> None:
    stijl = _STIJL_VAN.get(label, Stijl.GEWOON)
    blad.gelabeld(label, tekst, kolom=_KOLOM, inspring=inspring, stijl=stijl)


def _kort(blad: Blad, titel: str, punten: list[Agendapunt]) -> None:
    """A block of items of which the number says enough."""
    if not punten:
        return
    blad.uiteinden(
        Span(f"{titel}  ", Stijl.KOP), Span(woorden.aantal(len(punten), "punt", "punten"))
    )
    kolom = max(len(woorden.SOORT[soort_]) for soort_, _ in per_soort(punten)) + 2
    for soort_, deel in per_soort(punten):
        ruimte = (blad.breedte - _INSPRING - kolom) * _REGELS_OVER - len("en nog 1.000.000") - 9
        tekst, over = _zoveel_als_past([wie(punt) for punt in deel], ruimte)
        if over:
            tekst += f" en nog {woorden.getal(over)}"
        blad.gelabeld(woorden.SOORT[soort_], tekst, kolom=kolom, inspring=_INSPRING)


def keer(punt: Agendapunt) -> str:
    """How often it was left over: "3e keer: volgende keer eerst"."""
    if not punt.keer:
        return ""
    return f"{punt.keer}e keer" + (": volgende keer eerst" if punt.eerst else "")


def _niet_geplaatst(blad: Blad, agenda: Agenda) -> None:
    blad.uiteinden(
        Span("NIET GEPLAATST  ", Stijl.KOP),
        Span(woorden.aantal(len(agenda.niet_geplaatst), "punt", "punten")),
    )
    kolom = max(len(woorden.SOORT[s]) for s, _ in overgebleven(agenda)) + 2
    afgekapt = False
    for soort_, punten in overgebleven(agenda):
        nummers = _nummers(punten)
        ruimte = (blad.breedte - _INSPRING - kolom) * _REGELS_OVER - len("en nog 1.000.000") - 9
        tekst, over = _zoveel_als_past(nummers, ruimte)
        if over:
            tekst += f" en nog {woorden.getal(over)}"
            afgekapt = True
        oudste = min((punt.sinds for punt in punten if punt.sinds), default=None)
        if oudste and len(punten) > 1:
            tekst = f"{tekst}; oudste sinds {woorden.dag_maand(oudste, agenda.datum)}"
        blad.gelabeld(woorden.SOORT[soort_], tekst, kolom=kolom, inspring=_INSPRING)
    if afgekapt:
        blad.gelabeld(
            "alle nummers",
            f"tafel agenda --tafel {agenda.tafel} --datum {agenda.datum.isoformat()} -f csv",
            kolom=kolom,
            inspring=_INSPRING,
            stijl=Stijl.OPDRACHT,
        )


def _nummers(punten: list[Agendapunt]) -> list[str]:
    """Numbers, with how often they were left over behind the last of a row that shares it."""
    delen = []
    punten = sorted(punten, key=lambda punt: (not punt.eerst, -punt.keer))
    for plek, punt in enumerate(punten):
        volgend = keer(punten[plek + 1]) if plek + 1 < len(punten) else None
        hoe = keer(punt)
        delen.append(f"{wie(punt)} ({hoe})" if hoe and hoe != volgend else wie(punt))
    return delen


def _zoveel_als_past(nummers: list[str], ruimte: int) -> tuple[str, int]:
    """(numbers that fit in so many cells, how many are left)."""
    tekst = nummers[0]
    for plaats, nummer in enumerate(nummers[1:], 1):
        if breedte_van(tekst) + 1 + len(nummer) > ruimte:
            return tekst, len(nummers) - plaats
        tekst += " " + nummer
    return tekst, 0


def _afspraken(punt: Agendapunt, labels: Labels) -> str | None:
    """Each late afspraak with its days, and how many there are."""
    if not punt.afspraken_te_laat:
        return f"{punt.afspraken_open} open" if punt.afspraken_open else None
    delen = [te_laat(afspraak, labels) for afspraak in punt.te_laat[:_LATE_REGELS]]
    if (meer := len(punt.te_laat) - _LATE_REGELS) > 0:
        delen.append(f"en nog {meer}")
    if punt.afspraken_open > len(punt.te_laat):
        delen.append(f"{punt.afspraken_te_laat} van {punt.afspraken_open} open afspraken")
    return "; ".join(delen)


def te_laat(afspraak: Afspraak, labels: Labels) -> str:
    """One that is late: "147/3 DWI inkomen regelen, 12 dagen, 2x doorgeschoven"."""
    wie_ = woorden.label(afspraak.organisatie, labels) if afspraak.organisatie else ""
    delen = [
        " ".join(filter(None, (afspraaknummer(afspraak), wie_, afspraak.wat))),
        woorden.dagen(afspraak.te_laat),
    ]
    if afspraak.keren_doorgeschoven:
        delen.append(f"{afspraak.keren_doorgeschoven}x doorgeschoven")
    return ", ".join(delen)


def _gezegd(delen: list[tuple[str, str | None]]) -> list[tuple[str, str]]:
    return [(label, tekst) for label, tekst in delen if tekst]


def _zacht(tekst: str) -> tuple[Span, ...]:
    return (Span(tekst, Stijl.ZACHT),) if tekst else ()


def _minuten(tijd: time) -> int:
    return tijd.hour * 60 + tijd.minute
