"""Toedelingen worked out by hand from domain §5, and what would change them (domain §5.4)."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tafel.domain.toedeling import Uitkomst
from tafel.rules.profiel.profiel import Profiel
from tafel.rules.toedeling import anders_als, beslis, met_bevindingen
from tafel.services.regels.profielen import laad_profiel
from tests.rules import narekenen

HIER = Path(__file__).parent
DIEP = {"crisis": "nee", "meervoudig": "ja", "regulier_aanbod": "ontoereikend"}
"""Past the first rules, which otherwise catch most of what chance comes up with."""
PROFIELEN = ("almere", "stedelijk", "werkplan", "zuidoost")


@lru_cache
def laad(naam: str) -> Profiel:
    return laad_profiel(naam)


def gevallen() -> Iterator[Any]:
    for profiel in PROFIELEN:
        inhoud = tomllib.loads((HIER / f"{profiel}.toml").read_text(encoding="utf-8"))
        for geval in inhoud["geval"]:
            feiten = {**inhoud["basis"], **geval["feiten"]}
            yield pytest.param(
                profiel, lees(feiten), geval["verwacht"], id=f"{profiel}: {geval['naam']}"
            )


def lees(feiten: Mapping[str, Any]) -> dict[str, Any]:
    """Lists are tuples to the rules, and what is unknown is None."""
    return {naam: _waarde(waarde) for naam, waarde in feiten.items() if waarde != "?"}


def _waarde(waarde: Any) -> Any:
    if isinstance(waarde, list):
        return tuple(map(_waarde, waarde))
    return None if waarde == "?" else waarde


@pytest.mark.parametrize(("profiel", "feiten", "verwacht"), list(gevallen()))
def test_a_case_worked_out_by_hand(
    profiel: str, feiten: Mapping[str, Any], verwacht: Mapping[str, Any]
) -> None:
    """What is empty in the case is nothing in the decision."""
    toedeling = beslis(laad(profiel), feiten)
    if verwacht.get("regel"):
        verwacht = {"regels": [verwacht["regel"]], **verwacht}
    gevonden = {naam: getattr(toedeling, naam) for naam in verwacht}
    assert gevonden == {
        naam: tuple(waarde) if isinstance(waarde, list) else waarde or None
        for naam, waarde in verwacht.items()
    }
    assert (toedeling.tafel is not None) == (toedeling.uitkomst is Uitkomst.TAFEL)
    assert (toedeling.profiel, toedeling.profielversie) == (profiel, "1.1")


def test_every_rule_of_every_profile_has_a_case() -> None:
    geraakt = {str(geval.values[2]["regel"]) for geval in gevallen()}
    assert {r.nr for naam in PROFIELEN for r in laad(naam).toedeling.regels} <= geraakt


def test_the_facts_that_were_found_stand_beside_the_condition_that_fell() -> None:
    feiten = {
        **DIEP,
        "leeftijd": 34,
        "inwonende_kinderen": (4,),
        "zorgen_om_kinderen": "ja",
        "jeugdhulp": "geen",
    }
    uitgelegd = met_bevindingen(laad("zuidoost"), beslis(laad("zuidoost"), feiten))
    assert [(a.regel, a.bevonden) for a in uitgelegd.afgevallen] == [
        ("Z01", "crisis: nee"),
        ("Z02", "aanvliegroute: regulier"),
        ("Z16", "kind in zorg: niet gesteld"),
        ("Z03", "meervoudig: ja"),
        ("Z04", "regulier aanbod: ontoereikend"),
        ("Z05", "jeugdhulp: geen"),
        ("Z15", "aanvliegroute: regulier"),
    ]
    assert uitgelegd.regel == "Z06"
    assert uitgelegd.onbekend == ("woonsituatie", "zelf_oplossen", "risico_samenleving")


# --- what would change it ------------------------------------------------------------------------

JAREN = range(121)
STANDAARD: Mapping[str, str] = narekenen.NIET_GESTELD

situaties = st.tuples(
    st.fixed_dictionaries(
        {naam: st.sampled_from(waarden) for naam, waarden in narekenen.WAARDEN.items()}
        | {
            "leeftijd": st.one_of(st.integers(0, 120), st.sampled_from([(16, 17), (25, 26)])),
            "inwonende_kinderen": st.lists(
                st.one_of(st.integers(0, 60), st.none()), max_size=2
            ).map(tuple),
        }
    ),
    st.sets(st.sampled_from([*narekenen.WAARDEN, "leeftijd", "inwonende_kinderen"]), max_size=3),
    st.sampled_from([{}, DIEP, DIEP]),
).map(lambda deel: {n: w for n, w in {**deel[0], **deel[2]}.items() if n not in deel[1]})

Kern = tuple[Uitkomst, str | None]


def kern(profiel: str, feiten: Mapping[str, Any]) -> Kern:
    toedeling = beslis(laad(profiel), feiten)
    return toedeling.uitkomst, toedeling.tafel


def anders(profiel: str, feiten: Mapping[str, Any], feit: str) -> list[tuple[str, Kern]]:
    return [
        (a.waarde, (a.uitkomst, a.tafel))
        for a in anders_als(laad(profiel), feiten)
        if a.feit == feit
    ]


@pytest.mark.parametrize("profiel", PROFIELEN)
@settings(max_examples=50)
@given(feiten=situaties)
def test_of_a_choice_every_other_value_that_gives_another_outcome_and_no_more(
    profiel: str, feiten: Mapping[str, Any]
) -> None:
    nu = kern(profiel, feiten)
    genoemd = {naam for naam in laad(profiel).toedeling.feiten if naam in narekenen.WAARDEN}
    verwacht = {
        (feit, waarde): uitkomst
        for feit in genoemd
        for waarde in narekenen.WAARDEN[feit]
        if waarde != feiten.get(feit, STANDAARD.get(feit))
        and (uitkomst := kern(profiel, {**feiten, feit: waarde})) != nu
    }
    gevonden = {
        (a.feit, a.waarde): (a.uitkomst, a.tafel)
        for a in anders_als(laad(profiel), feiten)
        if a.feit in narekenen.WAARDEN
    }
    assert gevonden == verwacht


@pytest.mark.parametrize("profiel", PROFIELEN)
@settings(max_examples=50)
@given(feiten=situaties)
def test_of_ages_the_nearest_that_gives_another_outcome(
    profiel: str, feiten: Mapping[str, Any]
) -> None:
    nu = kern(profiel, feiten)
    per_jaar = {jaar: kern(profiel, {**feiten, "leeftijd": jaar}) for jaar in JAREN}
    gevonden = anders(profiel, feiten, "leeftijd")
    for jaar, uitkomst in gevonden:
        assert per_jaar[int(jaar)] == uitkomst != nu
    genoemd = [int(jaar) for jaar, _ in gevonden]
    assert_naaste(feiten.get("leeftijd"), genoemd, {j: u for j, u in per_jaar.items() if u != nu})


def assert_naaste(leeftijd: Any, genoemd: list[int], anders: Mapping[int, Kern]) -> None:
    """Of a known age the nearest; of an unknown age every outcome that some age gives; of a pair
    each of the two, and at most one beside it."""
    assert set(genoemd) <= set(anders)
    if leeftijd is None:
        assert {anders[jaar] for jaar in genoemd} == set(anders.values())
    elif isinstance(leeftijd, int):
        afstanden = [abs(jaar - leeftijd) for jaar in anders]
        assert [abs(jaar - leeftijd) for jaar in genoemd] == ([min(afstanden)] if afstanden else [])
    else:
        zelf = [jaar for jaar in genoemd if jaar in leeftijd]
        assert zelf == [jaar for jaar in leeftijd if jaar in anders]
        assert len(genoemd) - len(zelf) <= 1


@pytest.mark.parametrize("profiel", PROFIELEN)
@settings(max_examples=50)
@given(feiten=situaties)
def test_of_children_none_at_all_and_per_child_the_nearest_age(
    profiel: str, feiten: Mapping[str, Any]
) -> None:
    nu = kern(profiel, feiten)
    kinderen = feiten.get("inwonende_kinderen")
    gevonden = anders(profiel, feiten, "inwonende_kinderen")

    def met(*ander: Any) -> Kern:
        return kern(profiel, {**feiten, "inwonende_kinderen": ander})

    geen = [(w, u) for w, u in gevonden if w == "geen"]
    assert geen == ([("geen", met())] if kinderen != () and met() != nu else [])
    if not kinderen:
        andere = {jaar: met(jaar) for jaar in JAREN if met(jaar) != nu}
        jaren = [
            int(waarde.removeprefix("kind van ")) for waarde, _ in gevonden if waarde != "geen"
        ]
        assert_naaste(None, jaren, andere)
        return
    for plaats, kind in enumerate(kinderen):
        nu_kind = f"(nu {'?' if kind is None else kind})"
        per_jaar = {j: met(*kinderen[:plaats], j, *kinderen[plaats + 1 :]) for j in JAREN}
        jaren = [int(waarde.split()[2]) for waarde, _ in gevonden if waarde.endswith(nu_kind)]
        if kinderen.count(kind) == 1:
            assert_naaste(kind, jaren, {j: u for j, u in per_jaar.items() if u != nu})
    for waarde, uitkomst in gevonden:
        assert uitkomst != nu, waarde
