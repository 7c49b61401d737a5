"""The family category against a function written from domain §6, and the GGSR test (STJ)."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tafel.domain.casus import Ggsr
from tafel.kolommen import LEEFGEBIEDEN
from tafel.rules.categorie import bepaal, ggsr_toets, mogelijke_categorieen
from tafel.rules.profiel.profiel import Profiel
from tafel.services.regels.profielen import laad_profiel

WAARDEN: Mapping[str, tuple[str, ...]] = {
    "multiprobleem": ("ja", "nee"),
    "jeugdhulp": ("geen", "vrijwillig", "maatregel"),
    "overlast_openbaar": ("ja", "nee"),
}
LICHT_NAAR_ZWAAR = ("Risicogezin", "MPG1", "MPG2", "MPG3", "MPG4")
MET_CATEGORIEEN = ("stedelijk", "werkplan", "zuidoost")
ONBEKEND = None
Feiten = Mapping[str, str | None]

SITUATIES: tuple[Feiten, ...] = tuple(
    dict(zip(WAARDEN, keuze, strict=True))
    for keuze in product(*((*waarden, ONBEKEND) for waarden in WAARDEN.values()))
)


@lru_cache
def laad(naam: str = "zuidoost") -> Profiel:
    return laad_profiel(naam)


def categorie(multiprobleem: str, jeugdhulp: str, overlast: str) -> str:
    """Werkplan §2.2: the first three columns of the table in domain §6."""
    if multiprobleem == "nee":
        return "Risicogezin" if jeugdhulp == "geen" else "bespreken"
    if jeugdhulp == "geen":
        return "MPG1"
    if jeugdhulp == "vrijwillig":
        return "MPG2"
    return "MPG4" if overlast == "ja" else "MPG3"


def invullingen(feiten: Feiten) -> Iterator[dict[str, str]]:
    keuzes = [[f] if (f := feiten[naam]) else list(WAARDEN[naam]) for naam in WAARDEN]
    for keuze in product(*keuzes):
        yield dict(zip(WAARDEN, keuze, strict=True))


def uitkomst(ingevuld: Mapping[str, str]) -> str:
    return categorie(*(ingevuld[naam] for naam in WAARDEN))


def kan_uitmaken(feiten: Feiten, naam: str) -> bool:
    """Whether, the rest filled in somehow, one value of this unknown fact gives another outcome."""
    return feiten[naam] is None and any(
        uitkomst(ingevuld) != uitkomst({**ingevuld, naam: anders})
        for ingevuld in invullingen(feiten)
        for anders in WAARDEN[naam]
    )


def toets(
    *leefgebieden: str, chronisch: bool = True, zelf: str | None = "nee", profiel: str = "zuidoost"
) -> Ggsr:
    return ggsr_toets(
        laad(profiel).proces.ggsr, leefgebieden, chronisch=chronisch, zelf_oplossen=zelf
    )


def test_there_are_36_situations() -> None:
    assert len(SITUATIES) == 36


@pytest.mark.parametrize("profiel", MET_CATEGORIEEN)
@pytest.mark.parametrize("feiten", SITUATIES, ids=lambda f: "-".join(map(str, f.values())))
def test_outcome_and_questions_are_what_trying_everything_gives(
    profiel: str, feiten: Feiten
) -> None:
    uitleg = bepaal(laad(profiel), feiten, toets())
    assert uitleg is not None
    mogelijk = {uitkomst(ingevuld) for ingevuld in invullingen(feiten)}
    assert uitleg.categorie == (mogelijk.pop() if len(mogelijk) == 1 else None)
    assert uitleg.vragen == tuple(naam for naam in WAARDEN if kan_uitmaken(feiten, naam))
    assert uitleg.feiten == feiten
    assert uitleg.waarom
    assert uitleg.bron


@pytest.mark.parametrize("profiel", MET_CATEGORIEEN)
@pytest.mark.parametrize("feiten", SITUATIES, ids=lambda f: "-".join(map(str, f.values())))
def test_possible_categories_are_those_of_some_filling_in_lightest_first(
    profiel: str, feiten: Feiten
) -> None:
    mogelijk = {uitkomst(ingevuld) for ingevuld in invullingen(feiten)}
    assert mogelijke_categorieen(laad(profiel), feiten) == tuple(
        naam for naam in LICHT_NAAR_ZWAAR if naam in mogelijk
    )


@pytest.mark.parametrize(
    ("feiten", "naam", "vragen"),
    [
        (("ja", "maatregel", ONBEKEND), None, ("overlast_openbaar",)),
        (("ja", "vrijwillig", ONBEKEND), "MPG2", ()),
        (("ja", ONBEKEND, "nee"), None, ("jeugdhulp",)),
        ((ONBEKEND, "geen", ONBEKEND), None, ("multiprobleem",)),
        (("nee", "maatregel", ONBEKEND), "bespreken", ()),
        (("nee", ONBEKEND, ONBEKEND), None, ("jeugdhulp",)),
        (
            (ONBEKEND, ONBEKEND, ONBEKEND),
            None,
            ("multiprobleem", "jeugdhulp", "overlast_openbaar"),
        ),
    ],
)
def test_by_hand(feiten: tuple[str | None, ...], naam: str | None, vragen: tuple[str, ...]) -> None:
    uitleg = bepaal(laad(), dict(zip(WAARDEN, feiten, strict=True)), toets())
    assert uitleg is not None
    assert (uitleg.categorie, uitleg.vragen) == (naam, vragen)


GEVOLGEN = {
    "Risicogezin": ("lokaal gezinsoverleg", "coördinator risicogezinnen", "dominante probleem"),
    "MPG1": ("lokaal gezinsoverleg", "coördinator risicogezinnen", "dominante probleem"),
    "MPG2": ("MDO+", "procesmanager", "Bureau Jeugdzorg"),
    "MPG3": ("MDO+", "procesmanager", "gezinsvoogd of jeugdreclasseerder"),
    "MPG4": ("stedelijk analyseteam", "procesmanager (OMPG)", "William Schrikker Groep"),
}
"""Domain §6: overleg, procesregie, and a word of whom the gezinsmanager comes from."""


@pytest.mark.parametrize("feiten", tuple(invullingen(dict.fromkeys(WAARDEN))))
def test_what_follows_from_the_category(feiten: dict[str, str]) -> None:
    uitleg = bepaal(laad(), feiten, toets())
    assert uitleg is not None
    assert uitleg.regel is not None
    if uitleg.categorie == "bespreken":
        assert (uitleg.overleg, uitleg.procesregie, uitleg.casemanager_van) == (None, None, None)
        assert "noemt de bron niet" in uitleg.waarom
        return
    overleg, regie, casemanager = GEVOLGEN[str(uitleg.categorie)]
    assert (uitleg.overleg or "").startswith(overleg)
    assert uitleg.procesregie == regie
    assert casemanager in (uitleg.casemanager_van or "")
    assert uitleg.bron.startswith("Werkplan §2.2")


def test_while_two_categories_are_possible_only_what_they_share_is_said() -> None:
    """MPG3 or MPG4: another overleg, and so none is named."""
    feiten = {"multiprobleem": "ja", "jeugdhulp": "maatregel", "overlast_openbaar": None}
    uitleg = bepaal(laad(), feiten, toets())
    assert uitleg is not None
    assert (uitleg.categorie, uitleg.regel, uitleg.overleg) == (None, None, None)


def test_a_profile_without_categories_gives_none() -> None:
    feiten = {"multiprobleem": "ja", "jeugdhulp": "geen", "overlast_openbaar": "nee"}
    assert bepaal(laad("almere"), feiten, toets()) is None
    assert mogelijke_categorieen(laad("almere"), feiten) == ()


# --- the GGSR test --------------------------------------------------------------------------------

GROEP_VAN = {
    "gezin_opvoeding": "gezin",
    "wonen": "wonen",
    "werk_dagbesteding": "werk",
    "inkomen_schulden": "inkomen",
    "gezondheid_lichamelijk": "gezondheid",
    "gezondheid_psychisch": "gezondheid",
    "verslaving": "gezondheid",
    "onderwijs": "onderwijs",
    "veiligheid_criminaliteit": "veiligheid",
    "overlast": "veiligheid",
}
"""Domain §2; sociaal_netwerk_participatie is in no group."""

VIER = ("gezin_opvoeding", "wonen", "inkomen_schulden", "onderwijs")


def test_all_leefgebieden_but_one_are_in_the_seven_groups() -> None:
    assert GROEP_VAN.keys() == set(LEEFGEBIEDEN) - {"sociaal_netwerk_participatie"}
    assert len(set(GROEP_VAN.values())) == toets().totaal == 7
    assert toets().vanaf == 4


@pytest.mark.parametrize(
    ("leefgebieden", "chronisch", "zelf", "verwacht"),
    [
        (VIER, True, "nee", "ja"),
        (VIER, True, "ja", "nee"),
        (VIER, True, None, None),
        (VIER, False, "nee", None),
        (VIER, False, "ja", "nee"),
        (VIER[:3], True, "nee", "nee"),
        (VIER[:3], True, None, "nee"),
        (VIER[:3], False, "nee", None),
        ((), True, "nee", "nee"),
        ((), False, None, None),
        # three of health are one, and the network counts nowhere
        (
            ("gezondheid_lichamelijk", "gezondheid_psychisch", "verslaving", "wonen", "onderwijs"),
            True,
            "nee",
            "nee",
        ),
        ((*VIER[:3], "sociaal_netwerk_participatie"), True, "nee", "nee"),
        (("overlast", "veiligheid_criminaliteit", *VIER[:2]), True, "nee", "nee"),
        (("overlast", "verslaving", *VIER[:2]), True, "nee", "ja"),
        (tuple(LEEFGEBIEDEN), True, "nee", "ja"),
    ],
)
def test_the_ggsr_test_by_hand(
    leefgebieden: tuple[str, ...], chronisch: bool, zelf: str | None, verwacht: str | None
) -> None:
    assert toets(*leefgebieden, chronisch=chronisch, zelf=zelf).multiprobleem == verwacht


@given(
    leefgebieden=st.sets(st.sampled_from(sorted(LEEFGEBIEDEN))),
    chronisch=st.booleans(),
    zelf=st.sampled_from(["ja", "nee", None]),
    profiel=st.sampled_from(["almere", *MET_CATEGORIEEN]),
)
def test_four_groups_of_lasting_problems_and_unable(
    leefgebieden: set[str], chronisch: bool, zelf: str | None, profiel: str
) -> None:
    ggsr = toets(*leefgebieden, chronisch=chronisch, zelf=zelf, profiel=profiel)
    groepen = {GROEP_VAN[code] for code in leefgebieden if code in GROEP_VAN}
    assert set(ggsr.groepen) == groepen
    assert len(ggsr.groepen) == len(groepen)
    assert (ggsr.multiprobleem == "ja") == (len(groepen) >= 4 and chronisch and zelf == "nee")
    if ggsr.multiprobleem == "nee":
        assert zelf == "ja" or (chronisch and len(groepen) < 4)
    if ggsr.multiprobleem is None:
        assert zelf is None or not chronisch


@given(
    leefgebieden=st.sets(st.sampled_from(sorted(LEEFGEBIEDEN))),
    erbij=st.sampled_from(sorted(LEEFGEBIEDEN)),
)
def test_one_more_problem_never_makes_a_family_lighter(leefgebieden: set[str], erbij: str) -> None:
    if toets(*leefgebieden).multiprobleem == "ja":
        assert toets(*leefgebieden, erbij).multiprobleem == "ja"
