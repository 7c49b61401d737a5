"""What fits in a meeting, in which order, and who is invited: for any list of items."""

from collections import Counter
from datetime import date, time

from hypothesis import given
from hypothesis import strategies as st

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
NU = Beurten([], date(2026, 11, 26))
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
    vier = [Beurten(dagen, dagen[eerste + n]).aan_de_beurt(punt) for n in range(4)]
    assert vier.count(True) == 1


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


def blok(soort: Puntsoort) -> int:
    """Crisis, escalatie and bespreken open the meeting; hamerstukken end it."""
    return {
        "crisis": 0,
        "escalatie": 1,
        "bespreken": 2,
        "terugkoppeling": 4,
        "vragen": 4,
    }.get(soort, 3)


@given(SOORTEN)
def test_the_order_of_the_meeting(soorten: list[tuple[Puntsoort, bool, list[str]]]) -> None:
    """Fixed places first and last, children first in each part, and the clock runs on."""
    rooster = rooster_van(soorten)
    assert sorted(punt.casus or 0 for punt in rooster) == list(range(len(soorten)))
    plaatsen = [(blok(p.soort), not soorten[p.casus or 0][1]) for p in rooster]
    assert plaatsen == sorted(plaatsen)
    assert [p.begin for p in rooster] == [
        time(13 + 5 * plaats // 60, 5 * plaats % 60) for plaats in range(len(rooster))
    ]
    assert rooster_van(soorten) == rooster


@given(SOORTEN)
def test_a_kind_with_a_fixed_place_keeps_the_order_given(
    soorten: list[tuple[Puntsoort, bool, list[str]]],
) -> None:
    rooster = rooster_van(soorten)
    for soort in ("crisis", "escalatie", "bespreken", "terugkoppeling", "vragen"):
        volgorde = [
            (not soorten[p.casus or 0][1], p.casus or 0) for p in rooster if p.soort == soort
        ]
        assert volgorde == sorted(volgorde)


@given(SOORTEN)
def test_without_guests_priority_decides_between(
    soorten: list[tuple[Puntsoort, bool, list[str]]],
) -> None:
    rooster = rooster_van([(soort, kind, []) for soort, kind, _ in soorten])
    volgorde = [
        (blok(p.soort), not soorten[p.casus or 0][1], VOORRANG.index(p.soort), p.casus or 0)
        for p in rooster
    ]
    assert volgorde == sorted(volgorde)


@given(SOORTEN)
def test_cases_of_one_guest_stay_together(
    soorten: list[tuple[Puntsoort, bool, list[str]]],
) -> None:
    """With at most one guest per case: nobody comes back, but for what has a fixed place."""
    een = [(soort, kind, gasten[:1]) for soort, kind, gasten in soorten]
    tussenin = [p for p in rooster_van(een) if blok(p.soort) == 3]
    for kind in (True, False):
        rij = [p.genodigden for p in tussenin if een[p.casus or 0][1] is kind]
        for gast in ("spirit", "altra", "bascule"):
            plaatsen = [plek for plek, gasten in enumerate(rij) if gast in gasten]
            assert plaatsen == list(range(plaatsen[0], plaatsen[-1] + 1)) if plaatsen else True


def test_a_guest_who_is_there_is_kept() -> None:
    """After the children's cases of Spirit comes its case without children."""
    nieuw, plan = Puntsoort.NIEUW, Puntsoort.PLAN
    rooster = rooster_van(
        [(nieuw, False, ["altra"]), (plan, True, ["spirit"]), (plan, False, ["spirit"])]
    )
    assert [punt.casus for punt in rooster] == [1, 2, 0]


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
    codes = genodigden(PROFIEL, tafel, betrokken, gebieden)
    assert len(set(codes)) == len(codes)
    assert set(codes) == (
        ({"spirit"} if {"Spirit", "spirit"} & set(betrokken) else set())
        | ({"bureau-jeugdzorg"} if {"BJZ", "Bureau Jeugdzorg"} & set(betrokken) else set())
        | ({"altra"} if "onderwijs" in gebieden else set())
    )


def test_who_has_an_open_afspraak_is_invited_also_from_another_table() -> None:
    tafel = PROFIEL.tafels["jeugd-en-gezin"]
    codes = genodigden(PROFIEL, tafel, [], [], ["rochdale", "spirit", "dwi", "rochdale"])
    assert codes == ("spirit", "rochdale")
    assert genodigden(PROFIEL, PROFIEL.coordinatoren, ["Spirit"], ["onderwijs"], ["dwi"]) == ()
