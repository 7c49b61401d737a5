"""Decision diagrams against brute force over small random functions."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from tafel.rules.beslistabel.diagram import Diagram, Knoop

Punt = tuple[int, ...]


@dataclass(frozen=True)
class Functie:
    """A function over facts with `breedtes[i]` classes: a value for every choice of classes."""

    breedtes: tuple[int, ...]
    tabel: Mapping[Punt, str]


@st.composite
def functies(draw: st.DrawFn, aantal: int = 3) -> Functie:
    breedtes = tuple(draw(st.lists(st.integers(1, 3), min_size=1, max_size=aantal)))
    punten = list(product(*map(range, breedtes)))
    waarden = draw(st.lists(st.sampled_from("abc"), min_size=len(punten), max_size=len(punten)))
    return Functie(breedtes, dict(zip(punten, waarden, strict=True)))


@st.composite
def functies_met_stand(draw: st.DrawFn) -> tuple[Functie, tuple[int, ...]]:
    functie = draw(functies())
    return functie, tuple(draw(st.integers(1, (1 << b) - 1)) for b in functie.breedtes)


def boom(diagram: Diagram, functie: Functie, punt: Punt = ()) -> Knoop:
    """Choice by choice, first fact first."""
    if len(punt) == len(functie.breedtes):
        return diagram.blad(functie.tabel[punt])
    keuzes = range(functie.breedtes[len(punt)])
    return diagram.kies(
        len(punt), tuple(boom(diagram, functie, (*punt, klasse)) for klasse in keuzes)
    )


def som(diagram: Diagram, functie: Functie) -> Knoop:
    """The same function made another way: one term per choice of classes, put together."""
    knoop = diagram.blad(None)
    for punt, waarde in functie.tabel.items():
        hier = diagram.blad(True)
        for feit, klasse in enumerate(punt):
            hier = diagram.als(hier, diagram.literaal(feit, 1 << klasse), diagram.blad(False))
        knoop = diagram.als(hier, diagram.blad(waarde), knoop)
    return knoop


def telt(waarde: str, samen: Mapping[str, int] | None) -> object:
    return waarde if samen is None else samen[waarde]


def toegestaan(functie: Functie, stand: tuple[int, ...]) -> list[Punt]:
    return [p for p in functie.tabel if all(m >> k & 1 for k, m in zip(p, stand, strict=True))]


@given(functies())
def test_equal_functions_are_one_node_however_they_were_made(functie: Functie) -> None:
    diagram = Diagram(functie.breedtes)
    assert boom(diagram, functie) == som(diagram, functie)


@given(functies(), st.data())
def test_functions_that_differ_in_one_place_are_two_nodes(
    functie: Functie, data: st.DataObject
) -> None:
    punt = data.draw(st.sampled_from(sorted(functie.tabel)))
    ander = Functie(functie.breedtes, {**functie.tabel, punt: functie.tabel[punt] + "!"})
    diagram = Diagram(functie.breedtes)
    assert boom(diagram, functie) != boom(diagram, ander)


@given(functies_met_stand())
def test_what_remains_possible_is_what_the_allowed_choices_give(
    geval: tuple[Functie, tuple[int, ...]],
) -> None:
    functie, stand = geval
    diagram = Diagram(functie.breedtes)
    gevolgen = diagram.gevolgen(boom(diagram, functie), stand)
    assert gevolgen.bladeren == {functie.tabel[p] for p in toegestaan(functie, stand)}


@given(
    functies_met_stand(), st.sampled_from([None, dict.fromkeys("abc", 0), {"a": 0, "b": 0, "c": 1}])
)
def test_a_fact_decides_when_changing_it_alone_changes_the_value_somewhere(
    geval: tuple[Functie, tuple[int, ...]], samen: Mapping[str, int] | None
) -> None:
    """Values that count as one are one value."""
    functie, stand = geval
    diagram = Diagram(functie.breedtes)
    punten = toegestaan(functie, stand)
    bepalend = {
        feit
        for feit in range(len(stand))
        for p, q in product(punten, repeat=2)
        if p[:feit] + p[feit + 1 :] == q[:feit] + q[feit + 1 :]
        and telt(functie.tabel[p], samen) != telt(functie.tabel[q], samen)
    }
    gevolgen = diagram.gevolgen(boom(diagram, functie), stand, samen)
    assert gevolgen.bepalend == tuple(sorted(bepalend))
    assert gevolgen.bladeren == {functie.tabel[p] for p in punten}


@given(functies())
def test_an_example_is_a_witness_and_is_found_whenever_there_is_one(functie: Functie) -> None:
    diagram = Diagram(functie.breedtes)
    knoop = boom(diagram, functie)
    assert diagram.bladeren(knoop) == set(functie.tabel.values())
    for waarde in "abc":
        pad = diagram.voorbeeld(knoop, waarde)
        if waarde not in functie.tabel.values():
            assert pad is None
            continue
        assert pad is not None
        getuigen = [p for p in functie.tabel if all(p[feit] == klasse for feit, klasse in pad)]
        assert {functie.tabel[p] for p in getuigen} == {waarde}


def test_a_choice_that_makes_no_difference_is_no_node() -> None:
    diagram = Diagram((2, 2))
    ja = diagram.blad("ja")
    assert diagram.kies(0, (ja, ja)) == ja
    assert diagram.literaal(1, 0b11) == diagram.blad(True)
    assert diagram.literaal(1, 0b00) == diagram.blad(False)
