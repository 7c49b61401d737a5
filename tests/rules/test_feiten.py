"""From a stated value to the classes it leaves possible (domain §5.3)."""

from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tafel.rules.feiten import FEITEN, Indeling, leeftijd_tekst

GRENZEN = (17, 18, 23, 26)
LEEFTIJD = Indeling(FEITEN["leeftijd"], GRENZEN)
KINDEREN = Indeling(FEITEN["inwonende_kinderen"], GRENZEN)
KLASSEN = ("onder 17", "17", "18 tot en met 22", "23 tot en met 25", "26 of ouder")


def mogelijk(indeling: Indeling, waarde: Any) -> set[str]:
    """The classes in words."""
    masker = indeling.masker(waarde)
    return {indeling.tekst(k) for k in range(indeling.breedte) if masker >> k & 1}


@pytest.mark.parametrize(
    ("leeftijd", "klassen"),
    [
        (0, {"onder 17"}),
        (16, {"onder 17"}),
        (17, {"17"}),
        (18, {"18 tot en met 22"}),
        (25, {"23 tot en met 25"}),
        (26, {"26 of ouder"}),
        (120, {"26 of ouder"}),
        ((19, 20), {"18 tot en met 22"}),
        ((17, 18), {"17", "18 tot en met 22"}),
        (None, set(KLASSEN)),
    ],
)
def test_an_age_is_the_interval_it_lies_in_and_a_birth_year_one_or_two(
    leeftijd: object, klassen: set[str]
) -> None:
    assert mogelijk(LEEFTIJD, leeftijd) == klassen


@pytest.mark.parametrize(
    ("kinderen", "klassen"),
    [
        ((), {"geen"}),
        ((4,), {"onder 17"}),
        ((24, 17, 40), {"17"}),
        (((17, 18), 30), {"17", "18 tot en met 22"}),
        (((17, 18), 4), {"onder 17"}),
        (((22, 23), (17, 18)), {"17", "18 tot en met 22"}),
        ((None,), set(KLASSEN)),
        ((None, 18), {"onder 17", "17", "18 tot en met 22"}),
        ((None, 4), {"onder 17"}),
        (None, {*KLASSEN, "geen"}),
    ],
    ids=lambda waarde: " ".join(sorted(waarde)) if isinstance(waarde, set) else str(waarde),
)
def test_of_children_only_the_youngest_counts(kinderen: object, klassen: set[str]) -> None:
    assert mogelijk(KINDEREN, kinderen) == klassen


leeftijden = st.integers(0, 60)
kind = st.one_of(leeftijden, st.none(), leeftijden.map(lambda jaar: (jaar, jaar + 1)))


@given(st.lists(kind, max_size=4), st.sets(st.integers(1, 40), max_size=4))
def test_children_against_every_way_of_filling_in(
    kinderen: list[int | tuple[int, int] | None], grenzen: set[int]
) -> None:
    """Every child takes every age it can have; what counts is the youngest of each filling-in."""
    indeling = Indeling(FEITEN["inwonende_kinderen"], tuple(sorted(grenzen)))
    tussen = (0, *sorted(grenzen))
    keuzes = [tussen if k is None else (k,) if isinstance(k, int) else k for k in kinderen]
    verwacht = set()
    for invulling in product(*keuzes):
        onder = [any(jaar < grens for jaar in invulling) for grens in sorted(grenzen)]
        verwacht.add(len(onder) - sum(onder) if invulling else len(grenzen) + 1)
    masker = indeling.masker(tuple(kinderen))
    assert {k for k in range(indeling.breedte) if masker >> k & 1} == verwacht


@pytest.mark.parametrize(
    ("feit", "waarde", "waarden"),
    [
        ("crisis", "ja", {"ja"}),
        ("crisis", None, {"ja", "nee"}),
        ("complex", None, {"nee"}),
        ("aanvliegroute", None, {"regulier"}),
        ("gezinsbenadering", None, {"niet_gesteld"}),
        ("jeugdhulp", None, {"geen", "vrijwillig", "maatregel"}),
    ],
)
def test_a_choice_that_is_not_stated_is_unknown_or_its_default(
    feit: str, waarde: str | None, waarden: set[str]
) -> None:
    assert mogelijk(Indeling(FEITEN[feit]), waarde) == waarden


@pytest.mark.parametrize(
    ("feit", "waarde"),
    [
        ("crisis", "misschien"),
        ("crisis", 1),
        ("leeftijd", "18"),
        ("leeftijd", (17, "18")),
        ("leeftijd", 17.5),
        ("inwonende_kinderen", 4),
        ("inwonende_kinderen", [4]),
        ("inwonende_kinderen", ("vier",)),
    ],
)
def test_any_other_value_is_refused_by_the_name_of_its_fact(feit: str, waarde: object) -> None:
    with pytest.raises(ValueError, match=f"^{feit}: "):
        Indeling(FEITEN[feit], GRENZEN).masker(waarde)


def test_a_choice_that_is_refused_names_what_is_allowed() -> None:
    with pytest.raises(ValueError, match="geen, vrijwillig, maatregel"):
        Indeling(FEITEN["jeugdhulp"]).masker("onbekend")


def test_an_age_without_thresholds_has_one_class() -> None:
    zonder = Indeling(FEITEN["leeftijd"])
    assert (zonder.breedte, zonder.masker(3), zonder.tekst(0)) == (1, 1, "elke leeftijd")


@pytest.mark.parametrize(
    ("leeftijd", "tekst"),
    [(34, "34"), ((16, 17), "16 of 17"), ((16, 16), "16"), (None, "onbekend")],
)
def test_an_age_in_words(leeftijd: Any, tekst: str) -> None:
    assert leeftijd_tekst(leeftijd) == tekst
