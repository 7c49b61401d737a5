"""Suppression worked out by hand, and small tables against every table that looks the same."""

from collections.abc import Mapping
from functools import cache
from itertools import product
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tafel.rules.onderdrukking import Som, onderdruk

RIJEN = ("boven", "onder")
KOLOMMEN = ("links", "midden", "rechts")


def tabel(*getallen: int) -> tuple[dict[str, int], list[Som[str]]]:
    """Two rows of as many columns as fit, with every total and the sums between them."""
    kolommen = KOLOMMEN[: len(getallen) // 2]
    cellen = [f"{rij} {kolom}" for rij in RIJEN for kolom in kolommen]
    waarden = dict(zip(cellen, getallen, strict=True))
    sommen = [Som(rij, tuple(f"{rij} {kolom}" for kolom in kolommen)) for rij in RIJEN]
    sommen += [Som(kolom, tuple(f"{rij} {kolom}" for rij in RIJEN)) for kolom in kolommen]
    for som in sommen:
        waarden[som.totaal] = sum(waarden[cel] for cel in som.plus)
    waarden["alles"] = sum(getallen)
    return waarden, [*sommen, Som("alles", RIJEN)]


def test_counts_of_zero_and_of_the_threshold_are_shown() -> None:
    assert onderdruk({"a": 0, "b": 5, "t": 5}, [Som("t", ("a", "b"))], drempel=5) == set()


def test_a_small_count_takes_the_smallest_of_the_others_with_it() -> None:
    waarden = {"a": 3, "b": 20, "c": 9, "d": 0, "t": 32}
    verborgen = onderdruk(waarden, [Som("t", ("a", "b", "c", "d"))], drempel=5)
    assert verborgen == {"a", "c"}


def test_a_zero_does_not_hide_a_small_count_so_the_other_large_one_must() -> None:
    waarden = {"a": 4, "b": 5, "c": 0, "t": 9}
    assert onderdruk(waarden, [Som("t", ("a", "b", "c"))], drempel=5) == {"a", "b"}


def test_hidden_counts_that_are_a_small_count_together_take_another_one() -> None:
    """Otherwise 12 - 9 = 3 people are known to be in a or b."""
    waarden = {"a": 1, "b": 2, "c": 9, "t": 12}
    assert onderdruk(waarden, [Som("t", ("a", "b", "c"))], drempel=5) == {"a", "b", "c"}


def test_who_knows_that_hidden_counts_are_not_zero_learns_nothing_from_it() -> None:
    """Three hidden counts of a shown 3 would be 1 each."""
    waarden = {"a": 1, "b": 1, "c": 1, "t": 3}
    assert onderdruk(waarden, [Som("t", ("a", "b", "c"))], drempel=3) == {"a", "b", "c", "t"}


def test_in_a_table_of_two_by_two_all_four_go_and_no_total() -> None:
    waarden, sommen = tabel(3, 10, 10, 10)
    verborgen = onderdruk(waarden, sommen, drempel=5, gewicht=lambda cel: 1 if " " in cel else 10)
    assert verborgen == {"boven links", "boven midden", "onder links", "onder midden"}


def test_what_is_never_printed_is_protected_and_not_in_the_answer() -> None:
    """20 less 18 tells who is not in it: 2."""
    waarden = {"alle": 20, "erin": 18, "erbuiten": 2}
    sommen = [Som("alle", ("erin", "erbuiten"))]
    licht = onderdruk(waarden, sommen, drempel=5, nooit=["erbuiten"])
    assert licht == {"erin"}
    zwaar = onderdruk(
        waarden,
        sommen,
        drempel=5,
        nooit=["erbuiten"],
        gewicht=lambda cel: 9 if cel == "erin" else 1,
    )
    assert zwaar == {"alle"}


def test_a_never_printed_sum_of_shown_counts_is_protected() -> None:
    """Of neighbouring quarters: 11 - 7 = 4 = 1 + 3."""
    waarden = {"k1": 1, "k2": 3, "k3": 7, "jaar": 11, "halfjaar": 4}
    sommen = [Som("jaar", ("k1", "k2", "k3")), Som("halfjaar", ("k1", "k2"))]
    assert onderdruk(waarden, sommen, drempel=4, nooit=["halfjaar"]) == {"k1", "k2"}
    assert onderdruk(waarden, sommen, drempel=5, nooit=["halfjaar"]) == {"k1", "k2", "k3"}


def test_a_stock_is_what_it_was_and_what_came_less_what_went() -> None:
    """15 = 20 + 3 - 8: with both stocks shown, the 8 gives the 3 away."""
    waarden = {"was": 20, "bij": 3, "af": 8, "is": 15}
    assert onderdruk(waarden, [Som("is", ("was", "bij"), ("af",))], drempel=5) == {"bij", "af"}


def test_factors_other_than_one_are_reckoned_exactly() -> None:
    """t = 2a + b and u = a + 3b: together they give a and b, so one of them goes."""
    waarden = {"a": 2, "b": 7, "t": 11, "u": 23}
    sommen = [Som("t", ("a", "a", "b")), Som("u", ("a", "b", "b", "b"))]
    verborgen = onderdruk(waarden, sommen, drempel=5)
    assert {"a", "b"} < verborgen
    assert len(verborgen & {"t", "u"}) == 1


@pytest.mark.parametrize(
    ("waarden", "som"),
    [
        ({"a": -1, "t": -1}, Som("t", ("a",))),
        ({"a": 1, "t": 2}, Som("t", ("a",))),
        ({"t": 2}, Som("t", ("a",))),
    ],
    ids=["negative", "does not come out", "without a value"],
)
def test_what_cannot_be_is_refused(waarden: Mapping[str, int], som: Som[str]) -> None:
    with pytest.raises(ValueError, match=r"below 0|come out|no value"):
        onderdruk(waarden, [som], drempel=5)


@given(st.lists(st.integers(0, 12), min_size=6, max_size=6), st.randoms(use_true_random=False))
def test_the_order_in_which_counts_are_given_makes_no_difference(
    getallen: list[int], toeval: Random
) -> None:
    waarden, sommen = tabel(*getallen)
    anders = list(waarden.items())
    toeval.shuffle(anders)
    toeval.shuffle(sommen)
    assert onderdruk(dict(anders), sommen, drempel=5) == onderdruk(
        waarden, tabel(*getallen)[1], drempel=5
    )


@cache
def alle_tabellen() -> list[dict[str, int]]:
    return [tabel(*keuze)[0] for keuze in product(range(9), repeat=4)]


@given(st.lists(st.integers(0, 5), min_size=4, max_size=4), st.integers(2, 4))
def test_every_small_count_could_be_another_in_a_table_that_looks_the_same(
    getallen: list[int], drempel: int
) -> None:
    waarden, sommen = tabel(*getallen)
    verborgen = onderdruk(waarden, sommen, drempel=drempel)
    mogelijk = [
        ander
        for ander in alle_tabellen()
        if all(n > 0 if cel in verborgen else n == waarden[cel] for cel, n in ander.items())
    ]
    for cel, aantal in waarden.items():
        if 0 < aantal < drempel:
            assert cel in verborgen
            assert len({ander[cel] for ander in mogelijk}) > 1
