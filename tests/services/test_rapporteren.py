"""Figures that were declared final: kept to the letter, and what changed since told apart."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tafel.domain.rapport import (
    ONDERDRUKT,
    Beeld,
    Cijfer,
    Kolom,
    Periode,
    Rapport,
    Rapporttabel,
    Soort,
)
from tafel.services.rapportbestand import als_json, uit_json
from tafel.services.rapporteren import correcties

KWARTAAL = Periode(date(2026, 7, 1), date(2026, 9, 30), "2026-3")
KOLOMMEN = (
    Kolom("kanaal", "Kanaal"),
    Kolom("gemeld", "Gemeld", Soort.AANTAL),
    Kolom("mediaan", "Mediaan", Soort.DAGEN),
)
AANTALLEN = st.one_of(st.just(ONDERDRUKT), st.just(0), st.integers(5, 40))


def rapport(*rijen: tuple[Cijfer, ...]) -> Rapport:
    tabel = Rapporttabel("naar_kanaal", "Naar kanaal", KOLOMMEN, rijen, beeld=Beeld.STAVEN)
    return Rapport("kengetallen", "Kengetallen", KWARTAAL, (tabel,), ("zuidoost 1.0",), ("noot",))


@given(
    st.lists(st.tuples(st.text(), AANTALLEN, st.one_of(st.none(), st.floats(0, 99), st.dates())))
)
def test_what_was_kept_comes_back_to_the_letter(rijen: list[tuple[Cijfer, ...]]) -> None:
    toen = replace(rapport(*rijen), definitief_op=date(2026, 10, 5))
    assert uit_json(als_json(toen)) == toen


def test_nothing_changed() -> None:
    assert correcties(rapport(("loket", 7, 3)), rapport(("loket", 7, 3))).rijen == ()


def test_what_is_counted_otherwise_stands_apart_with_both_figures() -> None:
    toen = rapport(("loket", 20, 3), ("school", 6, None))
    nu = rapport(("loket", 24, 4), ("politie", 8, None))
    assert correcties(toen, nu).rijen == (
        ("Naar kanaal", "loket", "Gemeld", 20, 24),
        ("Naar kanaal", "loket", "Mediaan", 3, 4),
    )


@pytest.mark.parametrize(
    ("toen", "nu"), [(ONDERDRUKT, 20), (20, ONDERDRUKT), (ONDERDRUKT, ONDERDRUKT)]
)
def test_what_was_hidden_or_is_hidden_now_is_not_told(toen: Cijfer, nu: Cijfer) -> None:
    assert correcties(rapport(("loket", toen, None)), rapport(("loket", nu, None))).rijen == ()
