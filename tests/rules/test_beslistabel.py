"""Decision tables: the check of a table, the decision, and the trace that goes with it."""

import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tafel.rules.beslistabel.beslistabel import Beslistabel, Bevinding, Regel
from tafel.rules.beslistabel.voorwaarden import Taal
from tafel.rules.feiten import FEITEN
from tafel.rules.profiel.bouw import ProfielGeweigerd, maak_profiel
from tafel.rules.profiel.profiel import Profiel
from tafel.services.regels.profielen import laad_profiel, lees_profiel
from tests.rules import narekenen

PROFIELEN = ("almere", "stedelijk", "werkplan", "zuidoost")
ONBEREIKBAAR = "wordt nooit bereikt: eerdere regels vangen alles af"
TAAL = Taal(FEITEN, {}, {"volwassen": {"gesteld": True, "een_van": [["leeftijd >= 17"]]}}, {})


@lru_cache
def laad(naam: str) -> Profiel:
    return laad_profiel(naam)


def tabel(*regels: list[Any]) -> Beslistabel:
    return Beslistabel(
        TAAL,
        [
            Regel(f"R{i}", TAAL.lees(als), i, {"bron": f"bron {i}", "waarom": f"reden {i}"})
            for i, als in enumerate(regels, 1)
        ],
    )


def bevindingen(inhoud: Mapping[str, Any]) -> list[Bevinding]:
    try:
        maak_profiel(inhoud, "eigen.toml")
    except ProfielGeweigerd as fout:
        return list(fout.bevindingen)
    return []


def profielinhoud(naam: str) -> dict[str, Any]:
    return dict(lees_profiel(naam)[1])


# --- the check of a table ------------------------------------------------------------------------


def test_a_case_that_meets_no_rule_is_named() -> None:
    assert tabel(["crisis = ja"], ["leeftijd < 17"]).toets() == (
        Bevinding("tabel toedeling", "geen regel voor dit geval: crisis nee, leeftijd 17 of ouder"),
    )


def test_a_table_without_any_catch_misses_everything_else() -> None:
    assert tabel(["crisis = ja", "crisis = nee"]).toets() == (
        Bevinding("regel R1", ONBEREIKBAAR),
        Bevinding("tabel toedeling", "geen regel voor dit geval: alles"),
    )


def test_a_rule_behind_rules_that_take_everything_is_named() -> None:
    assert tabel(["crisis = ja"], ["crisis = nee"], ["leeftijd < 17"], []).toets() == (
        Bevinding("regel R3", ONBEREIKBAAR),
        Bevinding("regel R4", ONBEREIKBAAR),
    )


def test_a_rule_that_only_an_unknown_fact_can_reach_is_within_reach() -> None:
    """With a known age R2 never holds after R1; with an unknown age it may."""
    assert tabel(["volwassen = ja"], ["leeftijd >= 17"], []).toets() == ()


def test_what_is_certain_of_stated_facts_also_holds() -> None:
    """R1 asks for certainty about 17 and over, and for under 17: no melding can be both."""
    assert tabel(["volwassen = ja", "leeftijd < 17"], []).toets() == (
        Bevinding("regel R1", ONBEREIKBAAR),
    )


LEEFTIJDEN = (10, 20, 40)
VOORWAARDEN: Mapping[str, Any] = {
    "crisis = ja": lambda f: f["crisis"] == "ja",
    "crisis = nee": lambda f: f["crisis"] == "nee",
    "jeugdhulp = geen": lambda f: f["jeugdhulp"] == "geen",
    "jeugdhulp != geen": lambda f: f["jeugdhulp"] != "geen",
    "jeugdhulp = vrijwillig": lambda f: f["jeugdhulp"] == "vrijwillig",
    "leeftijd < 17": lambda f: f["leeftijd"] < 17,
    "leeftijd >= 17": lambda f: f["leeftijd"] >= 17,
    "leeftijd < 23": lambda f: f["leeftijd"] < 23,
    "volwassen = ja": lambda f: f["volwassen"],
    "volwassen = nee": lambda f: not f["volwassen"],
}
als = st.lists(st.sampled_from(sorted(VOORWAARDEN)), max_size=3, unique=True)


@given(st.lists(als, min_size=1, max_size=5))
def test_the_check_finds_what_trying_everything_finds(regels: list[list[str]]) -> None:
    """Certain of an adult: only when the age is known, so it is ja or nee from 17, nee under it."""
    geraakt: dict[int | None, list[dict[str, Any]]] = {}
    for crisis, hulp, leeftijd, zeker in product(
        ("ja", "nee"), ("geen", "vrijwillig", "maatregel"), LEEFTIJDEN, (True, False)
    ):
        if zeker and leeftijd < 17:
            continue
        f = {"crisis": crisis, "jeugdhulp": hulp, "leeftijd": leeftijd, "volwassen": zeker}
        nr = next(
            (i for i, als in enumerate(regels, 1) if all(VOORWAARDEN[v](f) for v in als)), None
        )
        geraakt.setdefault(nr, []).append(f)

    gevonden = tabel(*regels).toets()
    assert {b.plaats for b in gevonden if b.reden == ONBEREIKBAAR} == {
        f"regel R{i}" for i in range(1, len(regels) + 1) if i not in geraakt
    }
    gaten = [b.reden for b in gevonden if b.plaats == "tabel toedeling"]
    assert len(gaten) == (None in geraakt)
    for reden in gaten:
        genoemd = dict(re.findall(r"(crisis|jeugdhulp) (\w+)", reden))
        assert any(
            all(f[feit] == waarde for feit, waarde in genoemd.items()) for f in geraakt[None]
        )


@pytest.mark.parametrize("naam", PROFIELEN)
def test_without_its_last_rule_a_profile_is_incomplete(naam: str) -> None:
    inhoud = profielinhoud(naam)
    inhoud["toedeling"].pop()
    (gevonden,) = bevindingen(inhoud)
    assert gevonden.plaats == "tabel toedeling"
    assert re.fullmatch(r"geen regel voor dit geval: \w.*", gevonden.reden)


@pytest.mark.parametrize(
    ("naam", "plaats"),
    [(naam, i) for naam in PROFIELEN for i in range(len(narekenen.profiel(naam)["toedeling"]) - 1)],
)
def test_a_catch_all_puts_every_rule_after_it_out_of_reach(naam: str, plaats: int) -> None:
    inhoud = profielinhoud(naam)
    regels = inhoud["toedeling"]
    regels.insert(plaats, regels.pop())
    assert regels[plaats]["als"] == []
    erna = [f"regel {regel['nr']}" for regel in regels[plaats + 1 :]]
    assert [b.plaats for b in bevindingen(inhoud) if b.reden == ONBEREIKBAAR] == erna


@pytest.mark.parametrize("naam", PROFIELEN)
def test_a_rule_stated_twice_is_out_of_reach_the_second_time(naam: str) -> None:
    aantal = len(narekenen.profiel(naam)["toedeling"])
    for plaats in range(aantal):
        inhoud = profielinhoud(naam)
        dubbel = {**inhoud["toedeling"][plaats], "nr": "X99"}
        inhoud["toedeling"].insert(plaats + 1, dubbel)
        assert "regel X99" in [b.plaats for b in bevindingen(inhoud)]


def test_thresholds_that_changed_places_are_noticed() -> None:
    """jong-volwassenen from 25 to 17: nobody."""
    inhoud = profielinhoud("zuidoost")
    van, tot = inhoud["drempels"]["jv_van"], inhoud["drempels"]["jv_tot"]
    van["waarde"], tot["waarde"] = tot["waarde"], van["waarde"]
    assert Bevinding("regel Z08", ONBEREIKBAAR) in bevindingen(inhoud)


def test_a_value_that_changed_places_is_noticed() -> None:
    """Z13 asks what Z12 leaves: with nee there, the ja of Z14's rest is not what it says."""
    inhoud = profielinhoud("zuidoost")
    regels = {regel["nr"]: regel for regel in inhoud["toedeling"]}
    regels["Z13"]["als"] = ["zelf_oplossen = nee", "risico_samenleving = ja"]
    assert bevindingen(inhoud) == [Bevinding("regel Z13", ONBEREIKBAAR)]


# --- the decision and its trace ------------------------------------------------------------------

leeftijd = st.sampled_from(narekenen.LEEFTIJDEN)
paar = st.sampled_from([(16, 17), (17, 18), (22, 23), (25, 26), (30, 31)])
bekend = st.fixed_dictionaries(
    {naam: st.sampled_from(waarden) for naam, waarden in narekenen.WAARDEN.items()}
    | {
        "leeftijd": st.one_of(leeftijd, paar),
        "inwonende_kinderen": st.lists(st.one_of(leeftijd, paar, st.none()), max_size=2).map(tuple),
    }
)
weglaten = st.sets(
    st.sampled_from([*narekenen.WAARDEN, "leeftijd", "inwonende_kinderen"]), max_size=4
)
DIEP = {"crisis": "nee", "meervoudig": "ja", "regulier_aanbod": "ontoereikend"}
"""Past the first rules, which otherwise catch most of what chance comes up with."""
situaties = st.tuples(bekend, weglaten, st.sampled_from([{}, DIEP, DIEP])).map(
    lambda deel: {n: w for n, w in {**deel[0], **deel[2]}.items() if n not in deel[1]}
)


@pytest.mark.parametrize("naam", PROFIELEN)
@settings(max_examples=100)
@given(feiten=situaties)
def test_the_rules_that_remain_and_the_first_condition_on_which_each_other_fell(
    naam: str, feiten: Mapping[str, Any]
) -> None:
    beslistabel = laad(naam).toedeling
    beslissing = beslistabel.beslis(feiten)
    geraakt, missers = narekenen.reken_na(naam, feiten)
    assert list(beslissing.regels) == geraakt
    nummers = [regel.nr for regel in beslistabel.regels]
    eerder = nummers[: nummers.index(geraakt[-1])]
    verwacht = [
        (nr, beslistabel.regels[nummers.index(nr)].voorwaarden[plaats].tekst)
        for nr in eerder
        if (plaats := missers[nr]) is not None
    ]
    assert [(a.regel, a.voorwaarde) for a in beslissing.afgevallen] == verwacht
    if len(geraakt) == 1:
        assert [a.regel for a in beslissing.afgevallen] == eerder


@settings(max_examples=15)
@given(reeks=st.lists(situaties, min_size=2, max_size=12))
def test_a_decision_does_not_depend_on_those_before_it(reeks: list[Mapping[str, Any]]) -> None:
    """The table remembers; a table that remembers nothing says the same."""
    warm = laad("zuidoost").toedeling
    for feiten in reeks:
        koud = Beslistabel(laad("zuidoost").taal, warm.regels)
        assert koud.beslis(feiten) == warm.beslis(feiten)


def test_a_rule_that_falls_names_only_its_first_failing_condition() -> None:
    beslissing = tabel(["crisis = nee", "leeftijd < 17", "jeugdhulp = geen"], []).beslis(
        {"crisis": "nee", "leeftijd": 40, "jeugdhulp": "maatregel"}
    )
    assert [(a.regel, a.voorwaarde) for a in beslissing.afgevallen] == [("R1", "leeftijd < 17")]


def test_what_is_unknown_does_not_make_a_rule_fall() -> None:
    beslissing = tabel(["crisis = ja", "leeftijd < 17"], ["crisis = ja"], []).beslis(
        {"leeftijd": 40}
    )
    assert [(a.regel, a.voorwaarde) for a in beslissing.afgevallen] == [("R1", "leeftijd < 17")]
    assert beslissing.regels == ("R2", "R3")
    assert beslissing.vragen == ("crisis",)


def test_a_value_that_no_fact_has_is_refused() -> None:
    with pytest.raises(ValueError, match="crisis: toegestaan zijn ja, nee"):
        laad("almere").toedeling.beslis({"crisis": "misschien"})
