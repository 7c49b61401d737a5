"""What fits in a meeting, in which order, and who is invited (domain §8)."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from itertools import chain, product

from msgspec.structs import replace

from tafel.domain.agenda import HAMERSTUKKEN, TERUGKOMEND, Agendapunt, Puntsoort
from tafel.rules.profiel.profiel import Overlegtijd, Profiel, Tafel

VOORRANG = {soort: plaats for plaats, soort in enumerate(Puntsoort)}
"""What fits first (domain §8): the lowest number."""
CRISIS, KINDEREN, ANDEREN, ZONDER_TIJD, LAATST = range(5)
"""The parts of a meeting, in their order."""
BEURT = 4
"""Every casus that is up comes at least once in so many meetings."""
BUITEN_DE_RIJ = HAMERSTUKKEN | TERUGKOMEND
"""Kinds that do not compete with the others for time."""
_OP_DE_DAG = TERUGKOMEND | {Puntsoort.EVALUATIE, Puntsoort.NAZORG, Puntsoort.VOLGEN}
"""Kinds that are on the agenda of the very day on which they are due."""


def een_per_casus(punten: Iterable[Agendapunt]) -> tuple[Agendapunt, ...]:
    """Items by priority, one per casus: its first reason; the other reasons are in `ook`.

    What is not about a casus stays an item of its own, and so do the questions about a melding
    when nothing else asks for its casus.
    """
    per_casus: dict[object, Agendapunt] = {}
    ook: dict[object, list[str]] = {}
    for plek, punt in enumerate(_op_voorrang(punten)):
        los = punt.casus is None or (punt.soort is Puntsoort.VRAGEN and punt.casus not in per_casus)
        sleutel = ("los", plek) if los else punt.casus
        eerste = per_casus.get(sleutel)
        if eerste is None:
            weg = los and punt.casus is not None
            per_casus[sleutel] = replace(punt, casus=None) if weg else punt
            continue
        if punt.vandaag_gezet and not eerste.vandaag_gezet:
            eerste = per_casus[sleutel] = replace(eerste, vandaag_gezet=True)
        redenen = ook.setdefault(sleutel, list(eerste.ook))
        if punt.reden != eerste.reden and punt.reden not in redenen:
            redenen.append(punt.reden)
    for samen, redenen in ook.items():
        per_casus[samen] = replace(per_casus[samen], ook=tuple(redenen))
    return tuple(per_casus.values())


class Beurten:
    """Whose turn it is at one meeting: every casus has it at one in four, by its own number.

    It follows from the number of the meeting alone, so nobody has to remember what was left over.
    """

    def __init__(self, dagen: Sequence[date], dag: date, geopend: Mapping[int, str]) -> None:
        """`dagen`: the meetings of the table before `dag`, oldest first; `geopend`: per casus the
        day, in ISO 8601, before which it was on no agenda, whenever its melding came in.
        """
        self._dagen, self._nummer, self._geopend = dagen, bisect_left(dagen, dag), geopend

    def fase(self, punt: Agendapunt) -> int:
        """0: it is its turn; so many meetings ago it was, with one less than BEURT the last."""
        return (self._nummer + (punt.casus or punt.melding or punt.escalatie or 0)) % BEURT

    def aan_de_beurt(self, punt: Agendapunt) -> bool:
        return punt.vandaag_gezet or self.fase(punt) == 0

    def gewacht(self, punt: Agendapunt) -> int:
        """At how many meetings before it could have been on the agenda."""
        if punt.sinds is None:
            return 0
        geopend = self._geopend.get(punt.casus or 0)
        return self._sinds(max(punt.sinds, date.fromisoformat(geopend) if geopend else date.min))

    def geplaatst(self, punt: Agendapunt, vanaf: Mapping[int, date]) -> Agendapunt:
        """An item that fits, with for which time it is up; not where somebody chose this day, nor
        of a casus of another table. `vanaf`: per casus the day after which it waits.
        """
        elders = punt.casus is not None and punt.casus not in self._geopend
        if punt.vandaag_gezet or elders:
            return punt
        return replace(punt, keer=self._keer(punt, vanaf))

    def overgebleven(self, punt: Agendapunt, vanaf: Mapping[int, date]) -> Agendapunt:
        """An item that is left over, with how often, and whether it goes first next time."""
        return replace(punt, keer=self._keer(punt, vanaf), eerst=self.fase(punt) == BEURT - 1)

    def _keer(self, punt: Agendapunt, vanaf: Mapping[int, date]) -> int:
        """All meetings since it waits, this one too: whose turn it was makes no difference."""
        sinds = punt.sinds or date.min
        if punt.sinds and punt.soort in _OP_DE_DAG:
            sinds -= timedelta(days=1)
        wacht = max(sinds, vanaf.get(punt.casus or 0, date.min))
        return 1 + (0 if wacht == date.min else self._sinds(wacht))

    def _sinds(self, dag: date) -> int:
        """The meetings after a day and before this one. Not on the day itself, for what is due then
        is late after it, and what was made then may have come after the meeting.
        """
        return self._nummer - bisect_right(self._dagen, dag, hi=self._nummer)


def past(
    punten: Iterable[Agendapunt], overleg: Overlegtijd, beurten: Beurten, samen: int
) -> tuple[tuple[Agendapunt, ...], tuple[Agendapunt, ...]]:
    """(what fits, what is left over). By priority, and within it in the order given.

    Crises always come, then escalaties, what was left over three times, and the rest. An item that
    no longer fits does not keep a shorter one with less priority out. What comes back shares
    `samen` minutes, the oldest first. Whose turn it is comes in any case: its minutes shrink, to 0
    if need be. Hamerstukken take none.
    """
    op_voorrang = _op_voorrang(punten)
    hamer = [
        replace(p, minuten=0) if p.minuten else p for p in op_voorrang if p.soort in HAMERSTUKKEN
    ]
    crises = [punt for punt in op_voorrang if punt.soort is Puntsoort.CRISIS]
    wel = _verdeeld(crises, overleg.minuten)
    over = overleg.minuten - sum(punt.minuten for punt in wel)
    niet: list[Agendapunt] = []
    krap: list[Agendapunt] = []
    rest = [p for p in op_voorrang if p.soort not in (Puntsoort.CRISIS, *BUITEN_DE_RIJ)]
    for punt in sorted(rest, key=lambda p: _rang(p, beurten)):
        if punt.minuten <= over:
            wel.append(punt)
            over -= punt.minuten
        else:
            (krap if beurten.aan_de_beurt(punt) else niet).append(punt)
    for punt in krap:
        wel.append(replace(punt, minuten=over))
        over = 0
    terug = sorted(
        (punt for punt in op_voorrang if punt.soort in TERUGKOMEND),
        key=lambda punt: (not punt.vandaag_gezet, punt.sinds or date.min),
    )
    geplaatst, rest = _terugkomend(terug, min(samen, over), beurten)
    return (*wel, *geplaatst, *hamer), tuple(_op_voorrang([*niet, *rest]))


def _rang(punt: Agendapunt, beurten: Beurten) -> int:
    if punt.soort is Puntsoort.ESCALATIE:
        return 0
    eerst = punt.vandaag_gezet or (beurten.fase(punt) == 0 and beurten.gewacht(punt) >= BEURT - 1)
    return 1 if eerst else 2


def _terugkomend(
    punten: Sequence[Agendapunt], ruimte: int, beurten: Beurten
) -> tuple[list[Agendapunt], list[Agendapunt]]:
    """Those whose turn it is share the room; then the oldest of the others."""
    wel = _verdeeld([punt for punt in punten if beurten.aan_de_beurt(punt)], ruimte)
    ruimte -= sum(punt.minuten for punt in wel)
    niet: list[Agendapunt] = []
    for punt in punten:
        if beurten.aan_de_beurt(punt):
            continue
        if punt.minuten <= ruimte:
            wel.append(punt)
            ruimte -= punt.minuten
        else:
            niet.append(punt)
    return wel, niet


def _verdeeld(punten: Sequence[Agendapunt], ruimte: int) -> list[Agendapunt]:
    """All of them within the room: each gets less where it must, the last ones nothing."""
    if sum(punt.minuten for punt in punten) <= ruimte:
        return list(punten)
    deel = max(1, ruimte // len(punten))
    korter = []
    for punt in punten:
        korter.append(replace(punt, minuten=min(punt.minuten, deel, ruimte)))
        ruimte -= korter[-1].minuten
    return korter


def met_tijden(
    punten: Iterable[tuple[Agendapunt, bool]], overleg: Overlegtijd, blokken: Sequence[str] = ()
) -> tuple[Agendapunt, ...]:
    """Items in the order of the meeting, with their times and until when each guest is needed; each
    comes with: is a child concerned.

    Crisis first, then the cases with children, so that their organisations can leave, and after
    them in the same order each part of the table that is a block of its own (`blokken`); what has
    no minutes and then the hamerstukken last. Within each part guests wait as little as can be
    (`wachtvolgorde`); then priority decides, and then the order given.
    """
    delen: dict[tuple[int, int], list[Agendapunt]] = {}
    for punt, kind in sorted(punten, key=lambda paar: VOORRANG[paar[0].soort]):
        plek = _plek(punt, kind)
        blok = blokken.index(punt.onderdeel) + 1 if punt.onderdeel in blokken else 0
        delen.setdefault((blok if plek in (KINDEREN, ANDEREN) else 0, plek), []).append(punt)
    in_blok = [delen.get(p, []) for p in product(range(len(blokken) + 1), (KINDEREN, ANDEREN))]
    los = {plek: delen.get((0, plek), []) for plek in (CRISIS, ZONDER_TIJD, LAATST)}
    volgorde = [*wachtvolgorde([los[CRISIS], *in_blok]), *los[ZONDER_TIJD], *los[LAATST]]
    begin = datetime.combine(date.min, overleg.begin)
    met_begin, tot = [], dict[str, time]()
    for punt in volgorde:
        met_begin.append(replace(punt, begin=begin.time()))
        begin += timedelta(minutes=punt.minuten)
        tot |= dict.fromkeys(punt.genodigden, begin.time())
    return tuple(
        replace(punt, tot=tuple(tot[gast] for gast in punt.genodigden)) for punt in met_begin
    )


def wachtvolgorde(groepen: Sequence[Sequence[Agendapunt]]) -> list[Agendapunt]:
    """The items of these groups, group by group, so that the guests together are there for as few
    minutes as can be: each from the begin of its first item to the end of its last.

    Of equal orders the one that begins with what comes first in the order given. Exact for groups
    of up to `_EXACT` items; in a larger one those with the same guests stay together, and from
    there each is moved while that helps.
    """
    bits = {gast: 1 << n for n, gast in enumerate(_gasten(chain.from_iterable(groepen)))}
    uit: list[Agendapunt] = []
    for nummer, groep in enumerate(groepen):
        werk = [(punt.minuten, sum(bits[gast] for gast in set(punt.genodigden))) for punt in groep]
        al = sum(bits[gast] for gast in _gasten(uit))
        nog = sum(bits[gast] for gast in _gasten(chain.from_iterable(groepen[nummer + 1 :])))
        orde = _exact if len(groep) <= _EXACT else _benaderd
        uit += [groep[plek] for plek in orde(werk, al, nog)]
    return uit


_EXACT = 12
_Werk = Sequence[tuple[int, int]]
"""Per item its minutes, and its guests as bits."""


def _gasten(punten: Iterable[Agendapunt]) -> dict[str, None]:
    return dict.fromkeys(gast for punt in punten for gast in punt.genodigden)


def _exact(werk: _Werk, al: int, nog: int) -> list[int]:
    """The best order. `al`: the guests who are there already; `nog`: those needed afterwards."""
    alles = (1 << len(werk)) - 1
    er = [al] * (alles + 1)
    """Per set of items the guests who came for them, and before."""
    for gedaan in range(1, alles + 1):
        laagste = (gedaan & -gedaan).bit_length() - 1
        er[gedaan] = er[gedaan & (gedaan - 1)] | werk[laagste][1]
    nodig = [nog] * (alles + 1)
    """Per set that is done the guests who are needed for the others, and after."""
    for gedaan in range(alles - 1, -1, -1):
        over = alles ^ gedaan
        laagste = (over & -over).bit_length() - 1
        nodig[gedaan] = nodig[gedaan | 1 << laagste] | werk[laagste][1]
    rest, eerst = [0] * (alles + 1), [-1] * (alles + 1)
    """Per set that is done: the minutes that guests still spend, and the item that comes first."""
    for gedaan in range(alles - 1, -1, -1):
        beste = None
        for plek, (minuten, gasten) in enumerate(werk):
            na = gedaan | 1 << plek
            if na == gedaan:
                continue
            wachten = (gasten | er[gedaan] & nodig[na]).bit_count()
            tijd = minuten * wachten + rest[na]
            if beste is None or tijd < beste:
                beste, eerst[gedaan] = tijd, plek
        rest[gedaan] = beste or 0
    orde, gedaan = [], 0
    while gedaan != alles:
        orde.append(eerst[gedaan])
        gedaan |= 1 << eerst[gedaan]
    return orde


def _benaderd(werk: _Werk, al: int, nog: int) -> list[int]:
    """A good order: those with the same guests together, then up to three of those that follow each
    other moved while that helps.
    """
    samen: dict[int, list[int]] = {}
    for plek, (_, gasten) in enumerate(werk):
        samen.setdefault(gasten, []).append(plek)
    delen = list(samen.values())
    beste = _wachttijd(werk, delen, al, nog)
    beter = True
    while beter:
        beter = False
        for lengte, van, naar in product((1, 2, 3), range(len(delen)), range(len(delen))):
            anders = delen[:van] + delen[van + lengte :]
            anders[naar:naar] = delen[van : van + lengte]
            tijd = _wachttijd(werk, anders, al, nog)
            if tijd < beste:
                delen, beste, beter = anders, tijd, True
    return [plek for deel in delen for plek in deel]


def _wachttijd(werk: _Werk, delen: Sequence[Sequence[int]], al: int, nog: int) -> int:
    """The minutes that all guests together are there during these items."""
    orde = [werk[plek] for deel in delen for plek in deel]
    later = [nog]
    for _, gasten in reversed(orde):
        later.append(later[-1] | gasten)
    tijd = 0
    for (minuten, gasten), straks in zip(orde, reversed(later[:-1]), strict=True):
        tijd += minuten * (gasten | al & straks).bit_count()
        al |= gasten
    return tijd


def _op_voorrang(punten: Iterable[Agendapunt]) -> list[Agendapunt]:
    return sorted(punten, key=lambda punt: VOORRANG[punt.soort])


def _plek(punt: Agendapunt, kind: bool) -> int:
    if punt.soort in HAMERSTUKKEN:
        return LAATST
    if punt.soort is Puntsoort.CRISIS:
        return CRISIS
    if not punt.minuten:
        return ZONDER_TIJD
    return KINDEREN if kind else ANDEREN


def einde(overleg: Overlegtijd) -> time:
    """When the meeting ends."""
    return (datetime.combine(date.min, overleg.begin) + timedelta(minutes=overleg.minuten)).time()


def genodigden(
    profiel: Profiel,
    tafel: Tafel,
    onderdeel: str | None,
    betrokken: Sequence[str],
    leefgebieden: Iterable[str],
    altijd: Iterable[str] = (),
) -> tuple[str, ...]:
    """Codes of the partners invited for one casus: schil by involvement and by leefgebied.

    And whoever has something to answer for here (`altijd`: codes), also when it is no schilpartner
    of this table; kernpartners come anyway. Of a part with a kern of its own the other kernpartners
    of the table are as schil. At a table without partners nobody is invited.
    """
    kern = tafel.kern_bij(onderdeel)
    if not tafel.kern and not tafel.schil:
        return ()
    namen = {naam.casefold() for naam in betrokken}
    gebieden = set(leefgebieden)
    zeker = dict.fromkeys(code for code in altijd if code not in kern)
    schil = [
        code
        for code in dict.fromkeys((*tafel.schil, *tafel.kern))
        if code not in kern
        if code in zeker
        or gebieden & set(profiel.partners[code].leefgebieden)
        or any(naam.casefold() in namen for naam in profiel.partners[code].namen)
    ]
    return tuple(dict.fromkeys((*schil, *zeker)))
