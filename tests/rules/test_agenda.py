"""What fits in a meeting, in which order, and who is invited: for any list of items."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, time
from itertools import chain, permutations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tafel.domain.agenda import HAMERSTUKKEN, TERUGKOMEND, Agendapunt, Puntsoort
from tafel.rules.agenda import Beurten, een_per_casus, einde, genodigden, met_tijden, past
from tafel.rules.profiel.profiel import Overlegtijd
from tafel.rules.termijnen import overlegdagen
from tafel.services.regels.profielen import laad_profiel

PROFIEL = laad_profiel("zuidoost")
OVERLEG = Overlegtijd(3, time(13), 120)
VOORRANG = [
    *("crisis", "escalatie", "bespreken", "nieuw", "plan", "afspraken", "evaluatie", "opschalen"),
    *("nazorg", "volgen", "stap", "vervolg", "terugkoppeling", "vragen"),
]
NU = Beurten([], date(2026, 11, 26), {})
SAMEN = 20
PUNTEN = st.lists(
    st.fixed_dictionaries(
        {
            "soort": st.sampled_from(Puntsoort),
            "betrokkene": st.sampled_from(["A.", "B., kind '14"]),
            "casus": st.integers(1, 99),
            "minuten": st.integers(1, 60),
        }
    ).map(lambda velden: Agendapunt(vraag="?", reden="", **velden)),
    max_size=30,
)


@given(PUNTEN)
def test_nothing_is_dropped_and_nothing_that_fits_is_left_over(punten: list[Agendapunt]) -> None:
    wel, niet = past(punten, OVERLEG, NU, SAMEN)
    assert Counter(map(_wie, (*wel, *niet))) == Counter(map(_wie, punten))
    over = OVERLEG.minuten - sum(punt.minuten for punt in wel)
    assert over >= 0
    assert all(punt.minuten > over for punt in niet if punt.soort not in TERUGKOMEND)


def _wie(punt: Agendapunt) -> tuple[Puntsoort, int | None]:
    return punt.soort, punt.casus


@given(PUNTEN)
def test_crises_always_come_and_whose_turn_it_is_too(punten: list[Agendapunt]) -> None:
    """What comes back takes at most its share; hamerstukken take nothing."""
    wel, niet = past(punten, OVERLEG, NU, SAMEN)
    assert not [p for p in niet if p.soort is Puntsoort.CRISIS or NU.aan_de_beurt(p)]
    assert sum(p.minuten for p in wel if p.soort in TERUGKOMEND) <= SAMEN
    assert not [p for p in wel if p.soort in HAMERSTUKKEN and p.minuten]
    assert not [p for p in niet if p.soort in HAMERSTUKKEN]


@given(st.integers(1, 10_000), st.integers(0, 500))
def test_everybody_has_a_turn_in_any_four_meetings(casus: int, eerste: int) -> None:
    dagen = overlegdagen(PROFIEL, OVERLEG, date(2026, 11, 26))
    punt = Agendapunt(Puntsoort.NIEUW, "?", casus=casus)
    vier = [Beurten(dagen, dagen[eerste + n], {}).aan_de_beurt(punt) for n in range(4)]
    assert vier.count(True) == 1


@pytest.mark.parametrize("casus", [1, 2, 3, 4])
@pytest.mark.parametrize(
    ("sinds", "vanaf", "keer"),
    [
        (date(2026, 11, 24), None, 1),
        (date(2026, 11, 11), None, 3),  # it was up on the 12th and the 19th
        (date(2026, 11, 12), None, 2),  # since the 12th: after that meeting
        (date(2026, 9, 1), None, 6),  # at all of them, whoever's turn it was
        (date(2026, 9, 1), date(2026, 11, 17), 2),  # reported in September, a casus since the 17th
        (None, date(2026, 11, 5), 3),
        (None, None, 1),
    ],
)
def test_for_which_time_it_is_up(
    casus: int, sinds: date | None, vanaf: date | None, keer: int
) -> None:
    dagen = [date(2026, 10, 22), date(2026, 10, 29), *(date(2026, 11, d) for d in (5, 12, 19))]
    beurten = Beurten(dagen, date(2026, 11, 26), dict.fromkeys((1, 2, 3, 4), "2026-01-01"))
    punt = Agendapunt(Puntsoort.NIEUW, "?", casus=casus, sinds=sinds)
    wacht = {casus: vanaf} if vanaf else {}
    assert beurten.geplaatst(punt, wacht).keer == keer
    assert beurten.overgebleven(punt, wacht).keer == keer
    if sinds == date(2026, 11, 12):  # on the agenda of that very day
        nazorg = replace(punt, soort=Puntsoort.NAZORG)
        assert beurten.geplaatst(nazorg, wacht).keer == 3
    assert beurten.geplaatst(replace(punt, vandaag_gezet=True), wacht).keer == 0
    assert beurten.geplaatst(replace(punt, casus=9), wacht).keer == 0


@given(PUNTEN)
def test_priority_decides_what_fits(punten: list[Agendapunt]) -> None:
    """With items of one length nothing is left over that goes before something placed."""
    soorten = (s for s in (p.soort for p in punten) if s not in HAMERSTUKKEN | TERUGKOMEND)
    gelijk = [Agendapunt(s, "?", "", "", casus=None, melding=1, minuten=30) for s in soorten]
    crises = sum(p.soort is Puntsoort.CRISIS for p in gelijk)
    if crises > 4 or NU.aan_de_beurt(Agendapunt(Puntsoort.NIEUW, "?", melding=1)):
        return
    wel, niet = past(gelijk, OVERLEG, NU, SAMEN)
    assert len(wel) == min(4, len(gelijk))
    if wel and niet:
        laatste = max(VOORRANG.index(punt.soort) for punt in wel)
        assert laatste <= min(VOORRANG.index(punt.soort) for punt in niet)


SOORTEN = st.lists(
    st.tuples(
        st.sampled_from(Puntsoort),
        st.booleans(),
        st.lists(st.sampled_from(["spirit", "altra", "bascule"]), unique=True, max_size=2),
    ),
    max_size=20,
)
"""Per item its kind, whether a child is concerned, and who is invited."""


def rooster_van(
    soorten: list[tuple[Puntsoort, bool, list[str]]],
) -> tuple[Agendapunt, ...]:
    punten = [
        (Agendapunt(soort, "?", "", "", casus=plek, minuten=5, genodigden=tuple(gasten)), kind)
        for plek, (soort, kind, gasten) in enumerate(soorten)
    ]
    return met_tijden(punten, OVERLEG)


def deel(soort: Puntsoort, kind: bool) -> int:
    """Crisis opens the meeting, then the cases with children; hamerstukken end it."""
    if soort in ("terugkoppeling", "vragen"):
        return 3
    return 0 if soort == "crisis" else 1 if kind else 2


@given(SOORTEN)
def test_the_order_of_the_meeting(soorten: list[tuple[Puntsoort, bool, list[str]]]) -> None:
    """Part by part, and the clock runs on; every guest knows until when."""
    rooster = rooster_van(soorten)
    assert sorted(punt.casus or 0 for punt in rooster) == list(range(len(soorten)))
    delen = [deel(p.soort, soorten[p.casus or 0][1]) for p in rooster]
    assert delen == sorted(delen)
    assert [p.begin for p in rooster] == [
        time(13 + 5 * plaats // 60, 5 * plaats % 60) for plaats in range(len(rooster))
    ]
    for gast in ("spirit", "altra", "bascule"):
        bij = [plaats for plaats, p in enumerate(rooster, 1) if gast in p.genodigden]
        tot = {p.tot[p.genodigden.index(gast)] for p in rooster if gast in p.genodigden}
        assert tot == ({time(13 + 5 * bij[-1] // 60, 5 * bij[-1] % 60)} if bij else set())
    assert rooster_van(soorten) == rooster


@given(SOORTEN)
def test_without_guests_priority_decides_and_then_the_order_given(
    soorten: list[tuple[Puntsoort, bool, list[str]]],
) -> None:
    rooster = rooster_van([(soort, kind, []) for soort, kind, _ in soorten])
    volgorde = [
        (deel(p.soort, soorten[p.casus or 0][1]), VOORRANG.index(p.soort), p.casus or 0)
        for p in rooster
    ]
    assert volgorde == sorted(volgorde)


GASTEN = ("altra", "bascule", "spirit", "jellinek")
ZEVEN = st.lists(
    st.tuples(
        st.sampled_from(["crisis", "nieuw", "plan", "nazorg"]),
        st.booleans(),
        st.sets(st.sampled_from(GASTEN), max_size=3),
        st.sampled_from([5, 10, 15]),
    ),
    min_size=7,
    max_size=7,
)


def aanwezig(orde: Sequence[Agendapunt]) -> int:
    """The minutes that the guests are there: from the begin of the first to the end of the last."""
    klok, eerst, laatst = 0, dict[str, int](), dict[str, int]()
    for punt in orde:
        for gast in punt.genodigden:
            eerst.setdefault(gast, klok)
            laatst[gast] = klok + punt.minuten
        klok += punt.minuten
    return sum(laatst[gast] - eerst[gast] for gast in eerst)


@settings(max_examples=25, deadline=None)
@given(ZEVEN)
def test_no_order_of_seven_lets_guests_wait_less(
    zeven: list[tuple[str, bool, set[str], int]],
) -> None:
    """Of all orders in which crisis comes first and children next; of the best ones the first by
    priority and the order given.
    """
    paren = [
        (
            Agendapunt(
                Puntsoort(soort), "?", casus=nummer, minuten=minuten, genodigden=tuple(sorted(bij))
            ),
            kind,
        )
        for nummer, (soort, kind, bij, minuten) in enumerate(zeven, 1)
    ]
    in_deel = {punt.casus: deel(punt.soort, kind) for punt, kind in paren}
    delen = [[punt for punt, _ in paren if in_deel[punt.casus] == nummer] for nummer in range(3)]

    def sleutel(orde: Sequence[Agendapunt]) -> tuple[int, list[tuple[int, int]]]:
        return aanwezig(orde), [(VOORRANG.index(p.soort), p.casus or 0) for p in orde]

    beste = min(
        (tuple(chain(*keuze)) for keuze in product(*(permutations(groep) for groep in delen))),
        key=sleutel,
    )
    rooster = met_tijden(paren, OVERLEG)
    assert [p.casus for p in rooster] == [p.casus for p in beste]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sets(st.sampled_from(GASTEN), max_size=2), min_size=11, max_size=18))
def test_with_many_items_no_guest_waits_longer_than_when_priority_decides(
    gasten: list[set[str]],
) -> None:
    """And whoever comes alone for each of its items has them one after another."""
    paren = [
        (Agendapunt(Puntsoort.PLAN, "?", casus=n, minuten=5, genodigden=tuple(sorted(bij))), False)
        for n, bij in enumerate(gasten, 1)
    ]
    rooster = met_tijden(paren, OVERLEG)
    assert sorted(p.casus or 0 for p in rooster) == list(range(1, len(gasten) + 1))
    assert aanwezig(rooster) <= aanwezig([punt for punt, _ in paren])
    for gast in GASTEN:
        plekken = [n for n, punt in enumerate(rooster) if punt.genodigden == (gast,)]
        if not any(len(bij) > 1 for bij in gasten):
            assert plekken == list(range(plekken[0], plekken[-1] + 1)) if plekken else True


@given(st.lists(st.tuples(st.sampled_from(Puntsoort), st.integers(1, 5) | st.none())))
def test_one_item_per_casus_with_every_reason(
    redenen: list[tuple[Puntsoort, int | None]],
) -> None:
    punten = [
        Agendapunt(soort, "?", f"{soort} {plek}", casus=casus)
        for plek, (soort, casus) in enumerate(redenen)
    ]
    samen = een_per_casus(punten)
    nummers = [punt.casus for punt in samen if punt.casus is not None]
    assert len(set(nummers)) == len(nummers)
    assert Counter(reden for p in samen for reden in (p.reden, *p.ook)) == Counter(
        punt.reden for punt in punten
    )
    plaatsen = [VOORRANG.index(punt.soort) for punt in samen]
    assert plaatsen == sorted(plaatsen)
    for punt in samen:
        if punt.casus is not None:
            eigen = [VOORRANG.index(soort) for soort, casus in redenen if casus == punt.casus]
            assert VOORRANG.index(punt.soort) == min(eigen)


def test_the_end() -> None:
    assert einde(Overlegtijd(1, time(9, 30), 95)) == time(11, 5)


@given(
    st.lists(st.sampled_from(["Spirit", "spirit", "BJZ", "Bureau Jeugdzorg", "DWI", "Elders"])),
    st.lists(st.sampled_from(["onderwijs", "wonen", "verslaving"])),
)
def test_guests_are_schil_and_come_once(betrokken: list[str], gebieden: list[str]) -> None:
    tafel = PROFIEL.tafels["jeugd-en-gezin"]
    codes = genodigden(PROFIEL, tafel, None, betrokken, gebieden)
    assert len(set(codes)) == len(codes)
    assert set(codes) == (
        ({"spirit"} if {"Spirit", "spirit"} & set(betrokken) else set())
        | ({"bureau-jeugdzorg"} if {"BJZ", "Bureau Jeugdzorg"} & set(betrokken) else set())
        | ({"altra"} if "onderwijs" in gebieden else set())
    )


def test_who_has_an_open_afspraak_is_invited_also_from_another_table() -> None:
    tafel = PROFIEL.tafels["jeugd-en-gezin"]
    codes = genodigden(PROFIEL, tafel, None, [], [], ["rochdale", "spirit", "dwi", "rochdale"])
    assert codes == ("spirit", "rochdale")
    assert (
        genodigden(PROFIEL, PROFIEL.coordinatoren, None, ["Spirit"], ["onderwijs"], ["dwi"]) == ()
    )
