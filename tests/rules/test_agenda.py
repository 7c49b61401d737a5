"""What fits in a meeting, in which order, and who is invited: for any list of items."""

from collections import Counter
from datetime import time

from hypothesis import given
from hypothesis import strategies as st

from tafel.domain import Agendapunt, Puntsoort
from tafel.rules.agenda import einde, genodigden, met_tijden, past
from tafel.rules.profiel import Overlegtijd
from tafel.services.profielen import laad_profiel

PROFIEL = laad_profiel("zuidoost")
OVERLEG = Overlegtijd(3, time(13), 120)
VOORRANG = ["crisis", "bespreken", "nieuw", "vragen"]
PUNTEN = st.lists(
    st.builds(
        Agendapunt,
        soort=st.sampled_from(Puntsoort),
        vraag=st.just("?"),
        reden=st.just(""),
        betrokkene=st.sampled_from(["A.", "B., kind 14"]),
        casus=st.integers(1, 99),
        minuten=st.integers(1, 60),
    ),
    max_size=30,
)


@given(PUNTEN)
def test_nothing_is_dropped_and_nothing_that_fits_is_left_over(punten: list[Agendapunt]) -> None:
    wel, niet = past(punten, OVERLEG)
    assert Counter(wel) + Counter(niet) == Counter(punten)
    over = OVERLEG.minuten - sum(punt.minuten for punt in wel)
    assert over >= 0
    assert all(punt.minuten > over for punt in niet)


@given(PUNTEN)
def test_priority_decides_what_fits(punten: list[Agendapunt]) -> None:
    """With items of one length nothing is left over that goes before something placed."""
    gelijk = [Agendapunt(p.soort, "?", "", "", casus=p.casus, minuten=30) for p in punten]
    wel, niet = past(gelijk, OVERLEG)
    assert len(wel) == min(4, len(gelijk))
    if wel and niet:
        laatste = max(VOORRANG.index(punt.soort) for punt in wel)
        assert laatste <= min(VOORRANG.index(punt.soort) for punt in niet)


@given(st.lists(st.tuples(st.sampled_from(Puntsoort), st.booleans()), max_size=20))
def test_children_first_within_a_kind_and_otherwise_as_given(
    soorten: list[tuple[Puntsoort, bool]],
) -> None:
    punten = [
        (Agendapunt(soort, "?", "", "", casus=plaats, minuten=5), kind)
        for plaats, (soort, kind) in enumerate(soorten)
    ]
    rooster = met_tijden(punten, OVERLEG)
    volgorde = [
        (VOORRANG.index(p.soort), not soorten[p.casus or 0][1], p.casus or 0) for p in rooster
    ]
    assert volgorde == sorted(volgorde)
    assert [p.begin for p in rooster] == [
        time(13 + 5 * plaats // 60, 5 * plaats % 60) for plaats in range(len(rooster))
    ]


def test_the_end() -> None:
    assert einde(Overlegtijd(1, time(9, 30), 95)) == time(11, 5)


@given(
    st.lists(st.sampled_from(["Spirit", "spirit", "BJZ", "Bureau Jeugdzorg", "DWI", "Elders"])),
    st.lists(st.sampled_from(["onderwijs", "wonen", "verslaving"])),
)
def test_guests_are_schil_and_come_once(betrokken: list[str], gebieden: list[str]) -> None:
    tafel = PROFIEL.tafels["jeugd-en-gezin"]
    codes = genodigden(PROFIEL, tafel, betrokken, gebieden)
    assert len(set(codes)) == len(codes)
    assert set(codes) == (
        ({"spirit"} if {"Spirit", "spirit"} & set(betrokken) else set())
        | ({"bureau-jeugdzorg"} if {"BJZ", "Bureau Jeugdzorg"} & set(betrokken) else set())
        | ({"altra"} if "onderwijs" in gebieden else set())
    )
