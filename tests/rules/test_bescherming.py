"""Which figures are shown, worked out by hand, and against somebody who asks for everything."""

import os
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import Struct
from msgspec.structs import replace

from tafel.domain.rapport import ONDERDRUKT as WEG
from tafel.domain.rapport import Periode, Telling, Tijdvak, Weg
from tafel.rules import beschermcellen
from tafel.rules import bescherming as engine
from tafel.rules.beschermcellen import Cel
from tafel.rules.bescherming import Balans, Bescherming, Verband, bescherm
from tafel.rules.perioden import kwartaal, tijdvakken
from tests.rules.aanvaller import Aanvaller

AANVALLEN = int(os.environ.get("AANVALLEN", "25"))
"""How many small registers are attacked; thousands in a long run."""
VANDAAG = date(2026, 12, 31)
JAAR = Periode(date(2026, 1, 1), date(2026, 12, 31))
EERSTE, TWEEDE, DERDE, VIERDE = (kwartaal(f"2026-{nummer}") for nummer in range(1, 5))
HALFJAAR = Periode(date(2026, 1, 1), date(2026, 6, 30))


class Wereld(Struct, frozen=True):
    """A small register, counted."""

    tellingen: tuple[Telling, ...]
    vakken: tuple[Tijdvak, ...]
    drempel: int
    vandaag: date
    balans: Balans | None = None
    per_maand: bool = False

    def bescherm(self) -> Bescherming:
        with pytest.MonkeyPatch.context() as patch:
            if self.per_maand:
                patch.setattr(beschermcellen, "PER_MAAND_VANAF", 0)
            return bescherm(
                self.tellingen,
                self.vakken,
                drempel=self.drempel,
                vandaag=self.vandaag,
                balans=self.balans,
            )

    def buit(self) -> list[object]:
        return Aanvaller(
            self.bescherm(),
            self.tellingen,
            self.vakken,
            self.drempel,
            self.vandaag,
            self.balans,
            self.per_maand,
        ).buit()


@st.composite
def werelden(draw: st.DrawFn) -> Wereld:
    vandaag = draw(st.sampled_from([date(2026, 11, 23), date(2026, 5, 31), date(2026, 1, 15)]))
    eerste = date(draw(st.sampled_from([2026, 2025])), 1, 1)
    knippen = draw(st.lists(st.dates(eerste, vandaag), max_size=2))
    perioden = [Periode(dag, vandaag) for dag in (eerste, *knippen)]
    vakken = tijdvakken(perioden, vandaag)
    binnen = [plek for plek, vak in enumerate(vakken) if vak.van <= vandaag]
    actief = draw(st.lists(st.sampled_from(binnen), min_size=1, max_size=7, unique=True))
    populaties = ["gemeld", *draw(st.sampled_from([(), ("gesloten",)]))]
    tellingen = [t for naam in populaties for t in draw(populatie(naam, actief, len(vakken)))]
    balans = None
    if len(populaties) == 2 and draw(st.booleans()):
        balans = stand(draw(st.integers(0, 12)), tellingen, vakken, vandaag)
    drempel = draw(st.sampled_from([5, 5, 3, 2]))
    return Wereld(tuple(tellingen), vakken, drempel, vandaag, balans, draw(st.booleans()))


@st.composite
def populatie(draw: st.DrawFn, naam: str, actief: Sequence[int], aantal: int) -> list[Telling]:
    indelingen = [
        [f"{letter}{i}" for i in range(draw(st.integers(1, 4)))]
        for letter in "ab"[: draw(st.integers(1, 2))]
    ]
    enkel = "xyz"[: draw(st.integers(0, 3))]
    paren = [f"{a}+{b}" for a in enkel for b in enkel if a < b] if draw(st.booleans()) else []
    tabellen = [{rij: [0] * aantal for rij in rijen} for rijen in indelingen]
    los = {rij: [0] * aantal for rij in (*enkel, *paren)}
    groepen = st.tuples(
        st.sampled_from(actief),
        st.tuples(*(st.sampled_from(rijen) for rijen in indelingen)),
        st.frozensets(st.sampled_from(enkel)) if enkel else st.just(frozenset()),
        st.sampled_from([1, 1, 1, 2, 3, 4, 5, 6, 9, 20]),
    )
    for vak, rijen, heeft, mensen in draw(st.lists(groepen, max_size=14)):
        for tabel, rij in zip(tabellen, rijen, strict=True):
            tabel[rij][vak] += mensen
        for rij, aantallen in los.items():
            aantallen[vak] += mensen if set(rij.split("+")) <= heeft else 0
    uit = [Telling(f"{naam} {i}", naam, tabel) for i, tabel in enumerate(tabellen)]
    if enkel:
        uit.append(Telling(f"{naam} los", naam, los, True, {p: tuple(p.split("+")) for p in paren}))
    return uit


def stand(
    begin: int, tellingen: Iterable[Telling], vakken: Sequence[Tijdvak], vandaag: date
) -> Balans:
    """The stock that follows, raised until it is nowhere below 0."""
    rond = {t.populatie: t for t in tellingen if not t.overlapt}
    maanden = sorted({vak.maand for vak in vakken if vak.van <= vandaag})
    voorraad = {(maanden[0][0] - 1, 12): begin}
    for maand in maanden:
        for naam, teken in (("gemeld", 1), ("gesloten", -1)):
            for rij in rond[naam].rijen.values():
                begin += teken * sum(
                    n for n, vak in zip(rij, vakken, strict=True) if vak.maand == maand
                )
        voorraad[maand] = begin
    laagste = min(0, *voorraad.values())
    return Balans({m: n - laagste for m, n in voorraad.items()}, ("gemeld",), ("gesloten",))


@settings(max_examples=AANVALLEN, suppress_health_check=list(HealthCheck))
@given(werelden())
def test_nobody_can_pin_a_small_count_to_one_value(wereld: Wereld) -> None:
    assert wereld.buit() == []


@given(werelden())
def test_nothing_is_hidden_where_every_count_is_zero_or_enough(wereld: Wereld) -> None:
    ruim = [maal(telling, wereld.drempel) for telling in wereld.tellingen]
    bescherming = bescherm(ruim, wereld.vakken, drempel=wereld.drempel, vandaag=wereld.vandaag)
    assert bescherming.verborgen == set()


@given(werelden())
def test_another_year_in_the_report_changes_nothing(wereld: Wereld) -> None:
    plekken = [i for i, vak in enumerate(wereld.vakken) if vak.van.year == 2026]
    tellingen = [
        replace(telling, rijen={r: [n[i] for i in plekken] for r, n in telling.rijen.items()})
        for telling in wereld.tellingen
    ]
    een = replace(
        wereld,
        tellingen=tuple(tellingen),
        vakken=tuple(wereld.vakken[i] for i in plekken),
        balans=None,
    )
    beide = replace(wereld, balans=None).bescherm().verborgen
    assert een.bescherm().verborgen == {cel for cel in beide if cel.jaar == 2026}


@given(werelden())
def test_the_order_of_tellingen_and_rows_makes_no_difference(wereld: Wereld) -> None:
    omgekeerd = tuple(
        replace(telling, rijen=dict(reversed(list(telling.rijen.items()))))
        for telling in reversed(wereld.tellingen)
    )
    assert replace(wereld, tellingen=omgekeerd).bescherm().verborgen == wereld.bescherm().verborgen


def maal(telling: Telling, factor: int) -> Telling:
    return replace(telling, rijen={r: [factor * a for a in n] for r, n in telling.rijen.items()})


# -- worked out by hand ---------------------------------------------------------------------------

MAANDEN = tijdvakken([JAAR], VANDAAG)


def kwartalen(*aantallen: int) -> list[int]:
    """Counts in January, April, July and October."""
    return [n for aantal in aantallen for n in (aantal, 0, 0)]


def wereld(*tellingen: Telling, balans: Balans | None = None) -> Wereld:
    return Wereld(tellingen, MAANDEN, 5, VANDAAG, balans)


def kanaal(**rijen: list[int]) -> Telling:
    return Telling("gemeld naar kanaal", "gemeld", rijen)


def leefgebied(binnen: Mapping[str, tuple[str, ...]] | None = None, **rijen: int) -> Telling:
    """In January only."""
    per_maand = {rij: kwartalen(aantal, 0, 0, 0) for rij, aantal in rijen.items()}
    return Telling("gemeld naar leefgebied", "gemeld", per_maand, True, binnen or {})


def getoond(geval: Wereld, periode: Periode = EERSTE) -> dict[str, int | Weg]:
    """What is shown of every row, and of the total under its population."""
    bescherming = geval.bescherm()
    uit = {
        rij: bescherming.aantal(telling.naam, rij, periode)
        for telling in geval.tellingen
        for rij in telling.rijen
    }
    uit |= {t.populatie: bescherming.totaal(t.populatie, periode) for t in geval.tellingen}
    return uit


def test_a_small_row_takes_the_next_smallest_with_it_and_not_the_total() -> None:
    geval = wereld(
        kanaal(
            telefoon=kwartalen(3, 0, 0, 0),
            post=kwartalen(20, 0, 0, 0),
            balie=kwartalen(9, 0, 0, 0),
            fax=kwartalen(0, 0, 0, 0),
        )
    )
    verwacht = {"telefoon": WEG, "post": 20, "balie": WEG, "fax": 0, "gemeld": 32}
    assert getoond(geval) == verwacht
    assert getoond(geval, JAAR) == verwacht
    assert getoond(geval, TWEEDE) == dict.fromkeys(verwacht, 0)


def test_a_small_quarter_takes_another_quarter_with_it_and_the_half_year_stays() -> None:
    """Telefoon: 3 + 6 + 7 + 8 = 24. The 3 would follow from the year, and from the total."""
    geval = wereld(kanaal(telefoon=kwartalen(3, 6, 7, 8), post=kwartalen(20, 20, 20, 20)))
    weg = {"telefoon": WEG, "post": WEG}
    assert getoond(geval, EERSTE) == {**weg, "gemeld": 23}
    assert getoond(geval, TWEEDE) == {**weg, "gemeld": 26}
    assert getoond(geval, DERDE) == {"telefoon": 7, "post": 20, "gemeld": 27}
    assert getoond(geval, VIERDE) == {"telefoon": 8, "post": 20, "gemeld": 28}
    assert getoond(geval, JAAR) == {"telefoon": 24, "post": 80, "gemeld": 104}
    assert getoond(geval, HALFJAAR) == {"telefoon": 9, "post": 40, "gemeld": 49}


def test_two_small_quarters_do_not_follow_together_from_the_year() -> None:
    """1 + 2 = 21 - 9 - 9: the half year is a small count as well."""
    geval = wereld(kanaal(telefoon=kwartalen(1, 2, 9, 9), post=kwartalen(20, 20, 20, 20)))
    assert getoond(geval, HALFJAAR)["telefoon"] is WEG
    assert getoond(geval, JAAR) == {"telefoon": 21, "post": 80, "gemeld": 101}
    later = (getoond(geval, DERDE)["telefoon"], getoond(geval, VIERDE)["telefoon"])
    assert WEG in later


def test_a_hidden_total_is_hidden_in_every_telling_of_the_population() -> None:
    geval = wereld(
        kanaal(post=kwartalen(4, 0, 0, 0)),
        Telling("gemeld naar tafel", "gemeld", {"Noord": kwartalen(4, 0, 0, 0)}),
    )
    bescherming = geval.bescherm()
    for telling in geval.tellingen:
        assert bescherming.aantal(telling.naam, None, EERSTE) is WEG


@pytest.mark.parametrize(
    ("erin", "ziet"), [(18, WEG), (15, 15), (20, 20), (0, 0), (3, WEG), (5, 5)]
)
def test_who_is_not_in_an_overlapping_row_is_protected(erin: int, ziet: int | Weg) -> None:
    geval = wereld(kanaal(post=kwartalen(20, 0, 0, 0)), leefgebied(wonen=erin))
    assert getoond(geval) == {"post": 20, "wonen": ziet, "gemeld": 20}


PAAR = {"wonen_geld": ("wonen", "geld")}


@pytest.mark.parametrize(
    ("alle", "wonen", "geld", "beide", "ziet"),
    [(40, 20, 15, 12, WEG), (30, 20, 14, 6, WEG), (40, 20, 15, 9, 9), (40, 20, 15, 15, 15)],
    ids=["3 with geld alone", "2 with neither", "enough everywhere", "geld never alone"],
)
def test_who_has_one_of_two_or_neither_is_protected(
    alle: int, wonen: int, geld: int, beide: int, ziet: int | Weg
) -> None:
    geval = wereld(
        kanaal(post=kwartalen(alle, 0, 0, 0)),
        leefgebied(PAAR, wonen=wonen, geld=geld, wonen_geld=beide),
    )
    assert getoond(geval) == {
        "post": alle,
        "gemeld": alle,
        "wonen": wonen,
        "geld": geld,
        "wonen_geld": ziet,
    }


def test_the_stock_does_not_give_away_who_came() -> None:
    """15 = 20 + 3 - 8. The 8 goes, so a second month of each goes, for the quarters are shown."""
    voorraad = {(2025, 12): 20, (2026, 1): 15, (2026, 2): 18, (2026, 3): 21}
    geval = wereld(
        Telling("in", "in", {"in": [3, 10, 12, *[0] * 9]}),
        Telling("uit", "uit", {"uit": [8, 7, 9, *[0] * 9]}),
        balans=Balans(voorraad, ("in",), ("uit",)),
    )
    bescherming = geval.bescherm()
    assert [bescherming.voorraad(*maand) for maand in voorraad] == [20, 15, 18, 21]
    assert [bescherming.maand("in", 2026, maand) for maand in (1, 2, 3)] == [WEG, WEG, 12]
    assert [bescherming.maand("uit", 2026, maand) for maand in (1, 2, 3)] == [WEG, WEG, 9]
    assert bescherming.totaal("in", EERSTE) == 25
    assert bescherming.totaal("uit", EERSTE) == 24


def test_days_are_not_told_apart() -> None:
    """Seven cases on one day: shown per month, never for a part of it that may hold some."""
    vakken = tijdvakken([Periode(date(2026, 2, 10), date(2026, 2, 20))], VANDAAG)
    aantallen = [7 if vak.van == date(2026, 2, 10) else 0 for vak in vakken]
    bescherming = bescherm([kanaal(post=aantallen)], vakken, drempel=5, vandaag=VANDAAG)
    assert bescherming.maand("gemeld", 2026, 2) == 7
    assert bescherming.totaal("gemeld", Periode(date(2026, 2, 10), date(2026, 2, 20))) is WEG
    assert bescherming.totaal("gemeld", Periode(date(2026, 2, 21), date(2026, 2, 28))) is WEG
    assert bescherming.totaal("gemeld", Periode(date(2026, 3, 5), date(2026, 3, 9))) == 0


def test_a_row_is_told_per_quarter_and_in_a_large_year_per_month() -> None:
    februari = Periode(date(2026, 2, 1), date(2026, 2, 28))
    klein = kanaal(post=[9, 9, 9, *[0] * 9], balie=[9, 9, 9, *[0] * 9])
    groot = kanaal(post=[9, 9, 9, *[0] * 9], balie=[300, 300, 9, *[0] * 9])
    assert getoond(wereld(klein), februari) == {"post": WEG, "balie": WEG, "gemeld": 18}
    assert getoond(wereld(klein), EERSTE) == {"post": 27, "balie": 27, "gemeld": 54}
    assert getoond(wereld(groot), februari) == {"post": 9, "balie": 300, "gemeld": 309}


def test_what_lies_after_today_is_not_counted() -> None:
    vandaag = date(2026, 5, 10)
    vakken = tijdvakken([JAAR], vandaag)
    aantallen = [6 if vak.van == date(2026, 5, 1) else 50 * (vak.van > vandaag) for vak in vakken]
    bescherming = bescherm([kanaal(post=aantallen)], vakken, drempel=5, vandaag=vandaag)
    for periode in (JAAR, TWEEDE, Periode(date(2026, 4, 1), vandaag)):
        assert bescherming.aantal("gemeld naar kanaal", "post", periode) == 6
    assert bescherming.totaal("gemeld", Periode(date(2026, 5, 1), date(2026, 5, 9))) is WEG
    assert bescherming.totaal("gemeld", DERDE) == 0


VIJF = kwartalen(5, 5, 5, 5)


@pytest.mark.parametrize(
    ("tellingen", "wat"),
    [
        ([kanaal(a=VIJF), Telling("t", "gemeld", {"b": kwartalen(5, 5, 5, 6)})], "another total"),
        ([kanaal(a=VIJF), kanaal(a=VIJF)], "two tellingen"),
        ([leefgebied(a=5)], "how many"),
        ([kanaal(a=VIJF), leefgebied(a=6)], "more than"),
        ([kanaal(a=VIJF), leefgebied({"b": ("a",)}, a=3, b=4)], "more than"),
        ([kanaal(a=VIJF), leefgebied({"b": ("c",)}, a=3, b=4)], "not there"),
        ([replace(kanaal(a=VIJF), binnen={"a": ("a",)})], "overlaps"),
        ([kanaal(a=[-1, *[0] * 11])], "below 0"),
        ([kanaal(a=[1])], "shorter"),
    ],
)
def test_tellingen_that_contradict_each_other_are_refused(
    tellingen: Collection[Telling], wat: str
) -> None:
    with pytest.raises(ValueError, match=wat):
        bescherm(tellingen, MAANDEN, drempel=5, vandaag=VANDAAG)


def test_a_stock_that_contradicts_the_tellingen_is_refused() -> None:
    balans = Balans({(2025, 12): 9, (2026, 1): 9}, ("gemeld",), ())
    with pytest.raises(ValueError, match="come out"):
        wereld(kanaal(a=VIJF), balans=balans).bescherm()
    with pytest.raises(ValueError, match="not counted"):
        wereld(kanaal(a=VIJF), balans=replace(balans, bij=("nieuw",))).bescherm()


GROF = kanaal(post=kwartalen(20, 0, 0, 0), balie=kwartalen(30, 0, 0, 0))
FIJN = Telling(
    "gemeld naar kanaal en oordeel",
    "gemeld",
    {
        "post goed": kwartalen(18, 0, 0, 0),
        "post fout": kwartalen(2, 0, 0, 0),
        "balie goed": kwartalen(24, 0, 0, 0),
        "balie fout": kwartalen(6, 0, 0, 0),
    },
)
VERBANDEN = tuple(
    Verband((GROF.naam, rij), tuple((FIJN.naam, f"{rij} {hoe}") for hoe in ("goed", "fout")))
    for rij in ("post", "balie")
)


def test_a_part_of_a_row_is_not_the_rest_of_it() -> None:
    """20 - 18 = 2: the part that is left goes, or the whole."""
    bescherming = bescherm([GROF, FIJN], MAANDEN, drempel=5, vandaag=VANDAAG, verbanden=VERBANDEN)
    ziet = {
        rij: bescherming.aantal(telling.naam, rij, EERSTE)
        for telling in (GROF, FIJN)
        for rij in telling.rijen
    }
    assert ziet["post fout"] is WEG
    assert WEG in (ziet["post"], ziet["post goed"])
    assert bescherming.aantal(GROF.naam, None, EERSTE) == 50
    # The rows together are 50 and 8 + 42: neither 20 = 50 - 30 nor 18 = 48 - 30 may come back.
    if ziet["post"] is WEG:
        assert ziet["balie"] is WEG


@pytest.mark.parametrize(
    ("verband", "wat"),
    [
        (Verband((GROF.naam, "fax"), ((FIJN.naam, "post goed"),)), "not there"),
        (Verband(("x", "post"), ((FIJN.naam, "post goed"),)), "not there"),
        (Verband((GROF.naam, "post"), (("uit", "uit"),)), "different populations"),
        (Verband((GROF.naam, "post"), ((FIJN.naam, "laat"),)), "more than the whole"),
        (Verband((GROF.naam, "post"), ((FIJN.naam, "post goed"),)), "come out"),
    ],
)
def test_rows_that_do_not_make_up_the_whole_are_refused(verband: Verband, wat: str) -> None:
    fijn = replace(FIJN, rijen={**FIJN.rijen, "laat": kwartalen(0, 7, 0, 0)})
    grof = replace(GROF, rijen={**GROF.rijen, "fax ": kwartalen(0, 7, 0, 0)})
    uit = Telling("uit", "uit", {"uit": kwartalen(9, 0, 0, 0)})
    with pytest.raises(ValueError, match=wat):
        bescherm([grof, fijn, uit], MAANDEN, drempel=5, vandaag=VANDAAG, verbanden=[verband])


def test_what_was_not_counted_cannot_be_asked() -> None:
    bescherming = wereld(kanaal(a=VIJF)).bescherm()
    vragen: list[Callable[[], object]] = [
        lambda: bescherming.aantal("x", None, JAAR),
        lambda: bescherming.aantal("gemeld naar kanaal", "b", JAAR),
        lambda: bescherming.totaal("x", JAAR),
        lambda: bescherming.totaal("gemeld", Periode(date(2025, 12, 1), date(2026, 1, 31))),
        lambda: bescherming.voorraad(2026, 1),
    ]
    for vraag in vragen:
        with pytest.raises(ValueError, match=r"not counted|no stock"):
            vraag()


# -- the attacker can win -------------------------------------------------------------------------


def alleen_klein(
    waarden: Mapping[Cel, int],
    sommen: object,
    *,
    drempel: int,
    nooit: Collection[Cel],
    gewicht: Any,
) -> frozenset[Cel]:
    """Hides small counts and nothing else."""
    return frozenset(c for c, n in waarden.items() if 0 < n < drempel and c not in nooit)


@pytest.mark.parametrize(
    "geval",
    [
        wereld(kanaal(telefoon=kwartalen(3, 6, 7, 8), post=kwartalen(20, 20, 20, 20))),
        wereld(kanaal(telefoon=kwartalen(1, 2, 9, 9), post=kwartalen(20, 20, 20, 20))),
        wereld(kanaal(post=kwartalen(20, 0, 0, 0)), leefgebied(wonen=18)),
        wereld(
            kanaal(post=kwartalen(30, 0, 0, 0)), leefgebied(PAAR, wonen=20, geld=14, wonen_geld=6)
        ),
        wereld(
            Telling("in", "in", {"in": [3, 10, 12, *[0] * 9]}),
            Telling("uit", "uit", {"uit": [8, 7, 9, *[0] * 9]}),
            balans=Balans({(2025, 12): 20, (2026, 1): 15}, ("in",), ("uit",)),
        ),
    ],
    ids=["year", "half year", "not in it", "in neither", "stock"],
)
def test_the_attacker_wins_when_only_small_counts_are_hidden(
    geval: Wereld, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert geval.buit() == []
    monkeypatch.setattr(engine, "onderdruk", alleen_klein)
    assert geval.buit() != []


def test_what_was_printed_in_a_final_quarter_is_not_hidden_for_a_later_one() -> None:
    """Row a had 20, 7 and 6: all shown when the third quarter became final. Of the 3 of the fourth
    the year gives nothing away only while something else than those 6 is hidden beside it.
    """
    jaar = Periode(date(2026, 1, 1), date(2026, 12, 31))
    vakken = tijdvakken([jaar], jaar.tot)
    per_maand = {1: 20, 4: 7, 7: 6, 10: 3}

    def verborgen(definitief: tuple[tuple[int, int], ...]) -> list[int]:
        a = [per_maand.get(vak.van.month, 0) for vak in vakken]
        b = [50 if vak.van.month in per_maand else 0 for vak in vakken]
        c = [40 if vak.van.month in per_maand else 0 for vak in vakken]
        telling = Telling("gemeld naar kanaal", "gemeld", {"a": a, "b": b, "c": c})
        gezien = bescherm([telling], vakken, drempel=5, vandaag=jaar.tot, definitief=definitief)
        kwartalen = [kwartaal(f"2026-{nummer}") for nummer in (1, 2, 3, 4)]
        return [
            nummer
            for nummer, periode in enumerate(kwartalen, 1)
            if gezien.aantal("gemeld naar kanaal", "a", periode) is WEG
        ]

    assert verborgen(()) == [3, 4]
    assert verborgen(((2026, 3),)) == [2, 4]
    alle = tuple((2026, nummer) for nummer in (1, 2, 3))
    assert verborgen(alle) == [4]  # and the year is hidden instead
