"""The language of conditions: what it accepts, refuses and means, also when facts are unknown."""

from collections.abc import Callable, Mapping
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tafel.rules.beslistabel.voorwaarden import (
    OngeldigeVoorwaarde,
    Taal,
    Voorwaarde,
    Weging,
    waarheid,
)
from tafel.rules.feiten import FEITEN, keuze

DREMPELS = {"jv_van": 17, "kind_tot": 23}
AFGELEID: Mapping[str, Mapping[str, Any]] = {
    "zorgkind": {
        "label": "kind met zorgen",
        "een_van": [
            ["inwonende_kinderen < kind_tot", "zorgen_om_kinderen = ja"],
            ["leeftijd < kind_tot", "woonsituatie = inwonend", "gezinsbenadering = ja"],
        ],
    },
    "zorgkind_zonder_hulp": {"een_van": [["zorgkind = ja", "jeugdhulp = geen"]]},
    "geen_kind": {
        "label": "zeker geen kind",
        "gesteld": True,
        "een_van": [["leeftijd >= 18", "inwonende_kinderen >= 18"]],
    },
}
VOLGT: Mapping[str, Mapping[str, Any]] = {"gezinsbenadering": {"ja": ["woonsituatie = inwonend"]}}
DEMENTIE = keuze("bijzonderheden.dementie", "dementie", verstek="nee")


def taal(
    afgeleid: Mapping[str, Mapping[str, Any]] = AFGELEID,
    volgt: Mapping[str, Mapping[str, Any]] = VOLGT,
) -> Taal:
    return Taal({**FEITEN, DEMENTIE.naam: DEMENTIE}, DREMPELS, afgeleid, volgt)


def weeg(voorwaarde: Voorwaarde, feiten: Mapping[str, Any]) -> bool | None:
    """Certainly, certainly not, or perhaps (None)."""
    weging = Weging(taal(), [voorwaarde])
    return waarheid(weging.proef(voorwaarde), weging.stand(feiten))


def zorgkind(f: Mapping[str, Any]) -> bool:
    gezin = f["gezinsbenadering"] or ("ja" if f["woonsituatie"] == "inwonend" else "nee")
    return (
        any(kind < 23 for kind in f["inwonende_kinderen"]) and f["zorgen_om_kinderen"] == "ja"
    ) or (f["leeftijd"] < 23 and f["woonsituatie"] == "inwonend" and gezin == "ja")


def gezinsbenadering(f: Mapping[str, Any]) -> bool:
    return bool(
        f["gezinsbenadering"] == "ja"
        or (f["gezinsbenadering"] is None and f["woonsituatie"] == "inwonend")
    )


# Every condition with what it means when all facts are filled in, written by hand.
BETEKENIS: list[tuple[str | list[str], Callable[[Mapping[str, Any]], bool]]] = [
    ("crisis = ja", lambda f: f["crisis"] == "ja"),
    ("crisis != ja", lambda f: f["crisis"] == "nee"),
    ("jeugdhulp = vrijwillig | maatregel", lambda f: f["jeugdhulp"] != "geen"),
    ("jeugdhulp != vrijwillig|maatregel", lambda f: f["jeugdhulp"] == "geen"),
    ("leeftijd < jv_van", lambda f: f["leeftijd"] < 17),
    ("leeftijd <= jv_van", lambda f: f["leeftijd"] <= 17),
    ("leeftijd > 17", lambda f: f["leeftijd"] > 17),
    ("leeftijd>=17", lambda f: f["leeftijd"] >= 17),
    ("inwonende_kinderen < 18", lambda f: any(k < 18 for k in f["inwonende_kinderen"])),
    ("inwonende_kinderen >= 18", lambda f: all(k >= 18 for k in f["inwonende_kinderen"])),
    ("gezinsbenadering = ja", gezinsbenadering),
    ("gezinsbenadering != ja", lambda f: not gezinsbenadering(f)),
    ("gezinsbenadering = nee", lambda f: not gezinsbenadering(f)),
    ("gezinsbenadering = niet_gesteld", lambda f: f["gezinsbenadering"] is None),
    ("zorgkind = ja", zorgkind),
    ("zorgkind = nee", lambda f: not zorgkind(f)),
    ("zorgkind != ja", lambda f: not zorgkind(f)),
    ("zorgkind != nee", zorgkind),
    ("zorgkind_zonder_hulp = ja", lambda f: zorgkind(f) and f["jeugdhulp"] == "geen"),
    ("zorgkind_zonder_hulp = nee", lambda f: not (zorgkind(f) and f["jeugdhulp"] == "geen")),
    (
        ["leeftijd < 17", "crisis = ja", "zorgkind = ja"],
        lambda f: f["leeftijd"] < 17 or f["crisis"] == "ja" or zorgkind(f),
    ),
]

INVULLINGEN: Mapping[str, tuple[Any, ...]] = {
    "crisis": ("ja", "nee"),
    "leeftijd": (10, 17, 20, 40),
    "woonsituatie": ("inwonend", "zelfstandig"),
    "inwonende_kinderen": ((), (3,), (17,), (20,), (30,)),
    "zorgen_om_kinderen": ("ja", "nee"),
    "gezinsbenadering": (None, "ja", "nee"),
    "jeugdhulp": ("geen", "vrijwillig", "maatregel"),
}
ZONDER_VRAAG = {"gezinsbenadering"}
"""Not stated is not unknown here: it follows from the others."""

situaties = st.fixed_dictionaries({n: st.sampled_from(w) for n, w in INVULLINGEN.items()})


@pytest.mark.parametrize(("als", "betekent"), BETEKENIS, ids=[str(als) for als, _ in BETEKENIS])
@given(feiten=situaties)
def test_with_all_facts_known_a_condition_holds_or_does_not(
    als: str | list[str], betekent: Callable[[Mapping[str, Any]], bool], feiten: Mapping[str, Any]
) -> None:
    (voorwaarde,) = taal().lees([als])
    assert weeg(voorwaarde, feiten) is betekent(feiten)


@pytest.mark.parametrize(("als", "betekent"), BETEKENIS, ids=[str(als) for als, _ in BETEKENIS])
@given(feiten=situaties, weg=st.sets(st.sampled_from(sorted(INVULLINGEN)), max_size=3))
def test_with_unknown_facts_it_is_never_surer_than_every_way_of_filling_them_in(
    als: str | list[str],
    betekent: Callable[[Mapping[str, Any]], bool],
    feiten: Mapping[str, Any],
    weg: set[str],
) -> None:
    onbekend = sorted(weg - ZONDER_VRAAG)
    (voorwaarde,) = taal().lees([als])
    uitslagen = {
        betekent({**feiten, **dict(zip(onbekend, keuze, strict=True))})
        for keuze in product(*(INVULLINGEN[naam] for naam in onbekend))
    }
    geldt = weeg(voorwaarde, {**feiten, **dict.fromkeys(onbekend)})
    if geldt is not None:
        assert uitslagen == {geldt}
    elif len(voorwaarde.vorm) == len(voorwaarde.vorm[0]) == 1:
        assert uitslagen == {True, False}


@pytest.mark.parametrize(
    ("feiten", "geldt"),
    [
        ({"leeftijd": 40, "inwonende_kinderen": ()}, True),
        ({"leeftijd": 40, "inwonende_kinderen": (18, 30)}, True),
        ({"leeftijd": 40, "inwonende_kinderen": (17,)}, False),
        ({"leeftijd": 17, "inwonende_kinderen": ()}, False),
        ({"leeftijd": 40}, False),
        ({"inwonende_kinderen": ()}, False),
        ({"leeftijd": (17, 18), "inwonende_kinderen": ()}, False),
        ({"leeftijd": (18, 19), "inwonende_kinderen": ((18, 19),)}, True),
        ({"leeftijd": 40, "inwonende_kinderen": (None,)}, False),
    ],
)
def test_a_fact_over_what_is_stated_is_certain_whatever_is_unknown(
    feiten: Mapping[str, Any], geldt: bool
) -> None:
    """Domain §5.2, Z01: only the stated facts can rule a child out."""
    ja, nee = taal().lees(["geen_kind = ja", "geen_kind = nee"])
    assert weeg(ja, feiten) is geldt
    assert weeg(nee, feiten) is not geldt


@pytest.mark.parametrize("kenmerken", [None, (), ("dementie",), ("tolk", "dementie")])
def test_bevat_looks_into_the_list_of_particulars(kenmerken: tuple[str, ...] | None) -> None:
    (voorwaarde,) = taal().lees(["bijzonderheden bevat dementie"])
    assert weeg(voorwaarde, {"bijzonderheden": kenmerken}) is ("dementie" in (kenmerken or ()))


@pytest.mark.parametrize(
    ("als", "tekst", "namen"),
    [
        ("crisis = ja", "crisis = ja", ("crisis",)),
        ("leeftijd < jv_van", "leeftijd < 17", ("leeftijd",)),
        ("inwonende_kinderen < 18", "een inwonend kind < 18", ("inwonende_kinderen",)),
        ("inwonende_kinderen >= 18", "geen inwonend kind < 18", ("inwonende_kinderen",)),
        ("jeugdhulp = maatregel|vrijwillig", "jeugdhulp = vrijwillig of maatregel", ("jeugdhulp",)),
        ("zorgkind = ja", "kind met zorgen = ja", ("zorgkind",)),
        ("geen_kind = nee", "zeker geen kind = nee", ("geen_kind",)),
        (
            ["crisis = ja", "leeftijd < 17", "leeftijd > 60"],
            "crisis = ja of leeftijd < 17 of leeftijd > 60",
            ("crisis", "leeftijd"),
        ),
    ],
)
def test_a_condition_in_words(als: str | list[str], tekst: str, namen: tuple[str, ...]) -> None:
    (voorwaarde,) = taal().lees([als])
    assert (voorwaarde.tekst, voorwaarde.namen) == (tekst, namen)


@pytest.mark.parametrize(
    ("als", "reden"),
    [
        ("", "«» is geen voorwaarde (feit teken waarde)"),
        ("crisis", "«crisis» is geen voorwaarde (feit teken waarde)"),
        ("crisis =", "«crisis =» is geen voorwaarde (feit teken waarde)"),
        ("__import__('os').system('x')", "is geen voorwaarde (feit teken waarde)"),
        ("leeftijt < 18", "onbekend feit «leeftijt» in «leeftijt < 18»; bedoelt u «leeftijd»?"),
        ("bijzonderheden bevat dementi", "bedoelt u «bijzonderheden.dementie»?"),
        ("bijzonderheden = dementie", "onbekend feit «bijzonderheden»"),
        ("crisis < ja", "«crisis <»: gebruik = of !="),
        ("crisis = misschien", "«misschien» is geen waarde van crisis; toegestaan: ja, nee"),
        ("crisis == ja", "«= ja» is geen waarde van crisis"),
        ("jeugdhulp = geen |", "«» is geen waarde van jeugdhulp"),
        ("leeftijd < jv_voor", "onbekende drempel «jv_voor» bij leeftijd"),
        ("leeftijd < 17.5", "onbekende drempel «17.5» bij leeftijd"),
        ("leeftijd < ¹⁷", "onbekende drempel «¹⁷» bij leeftijd"),
        ("leeftijd = 17", "«leeftijd = 17»: gebruik < <= > of >="),
        ("leeftijd < 0", "een leeftijd ligt tussen 0 en 120"),
        ("leeftijd < 121", "een leeftijd ligt tussen 0 en 120"),
        ("inwonende_kinderen <= 17", "voor een lijst kinderen alleen < en >="),
        ("inwonende_kinderen = 2", "voor een lijst kinderen alleen < en >="),
        ("zorgkind < ja", "«zorgkind» is ja of nee"),
        ("zorgkind = misschien", "«zorgkind» is ja of nee"),
        ("geen_kind = misschien", "«misschien» is geen waarde van geen_kind"),
    ],
)
def test_a_condition_that_cannot_be_read_is_refused_with_the_reason(als: str, reden: str) -> None:
    with pytest.raises(OngeldigeVoorwaarde) as fout:
        taal().lees([als])
    assert reden in str(fout.value)


@pytest.mark.parametrize(
    ("afgeleid", "volgt", "kring"),
    [
        ({"a": {"een_van": [["a = ja"]]}}, {}, "a → a"),
        (
            {"a": {"een_van": [["b = nee"]]}, "b": {"een_van": [["crisis = ja"], ["a = ja"]]}},
            {},
            "a → b → a",
        ),
        (
            {"a": {"een_van": [["gezinsbenadering = ja"]]}},
            {"gezinsbenadering": {"ja": ["a = ja"]}},
            "a → gezinsbenadering → a",
        ),
    ],
)
def test_a_fact_cannot_follow_from_itself(
    afgeleid: Mapping[str, Any], volgt: Mapping[str, Any], kring: str
) -> None:
    with pytest.raises(OngeldigeVoorwaarde, match=f"uit zichzelf volgen: {kring}$"):
        taal(afgeleid, volgt).lees(["a = ja"])


def test_a_refusal_leaves_the_language_as_it_was() -> None:
    kapot = taal({**AFGELEID, "a": {"een_van": [["onzin = ja"]]}})
    for _ in range(2):
        with pytest.raises(OngeldigeVoorwaarde, match="onbekend feit «onzin»"):
            kapot.lees(["a = ja"])
    assert kapot.lees(["zorgkind = ja"])
