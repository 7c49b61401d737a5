"""Every cell of the escalation ladder against functions written from domain §9."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tafel.domain.escalatie import Spoor
from tafel.rules.escalatie import Zet, zet
from tafel.rules.profiel import Partner, Profiel
from tafel.services.profielen import laad_profiel

CATEGORIEEN = ("Risicogezin", "MPG1", "MPG2", "MPG3", "MPG4")
OPDRACHTGEVERS = ("stadsdeel", "stadsregio", "stad", "geen")
KRINGEN = ("zorg", "overig", "rechtspraak")
VANDAAG = date(2026, 11, 23)
NAAM = "De Instelling"
FAMILIETAFEL = {"zuidoost": "jeugd-en-gezin", "stedelijk": "jeugd-en-gezin", "werkplan": "lgo"}
ANDERE_TAFELS = {
    "zuidoost": {
        "volwassenen": "coördinator Meldpunt Zorg & Overlast",
        "jong-volwassenen": "coördinator Jong Volwassenen",
    },
    "stedelijk": {"volwassenen": "coördinator Meldpunt Zorg & Overlast"},
    "werkplan": {"meldpunt": "coördinator Meldpunt Zorg & Overlast"},
}
COORDINATOR = "coördinator risicogezinnen"


@lru_cache
def laad(naam: str = "zuidoost") -> Profiel:
    return laad_profiel(naam)


@dataclass(frozen=True, slots=True)
class Geval:
    """One cell: a category, or None at a table for others than families."""

    spoor: str
    stap: int
    categorie: str | None
    regie: str
    """Who runs the process of the table."""
    overlast: str
    opdrachtgever: str
    kring: str


def wie(geval: Geval) -> str:
    if geval.spoor == "structureel":
        return f"de {geval.regie}"
    if geval.categorie == "MPG4" and geval.kring == "rechtspraak":
        return "niemand"
    if geval.stap == 1:
        if geval.categorie == "MPG4":
            return f"het lid van het stedelijk analyseteam van {NAAM}"
        return "alle partijen" if geval.spoor == "opstellen" else "de eigen leidinggevende"
    if geval.categorie == "MPG4":
        kant = "binnen" if geval.kring == "zorg" else "buiten"
        return f"de procesmanager {kant} (OMPG)"
    return "de procesmanager" if geval.categorie in ("MPG2", "MPG3") else f"de {geval.regie}"


def richting(geval: Geval) -> str:
    if geval.stap == 1:
        if geval.spoor != "structureel" and geval.categorie == "MPG4":
            return f"de leiding van {NAAM}, binnen de eigen organisatie"
        if geval.spoor == "opstellen":
            return f"elkaar, met {NAAM}"
        return f"de leidinggevende van {NAAM}"
    if geval.stap == 2:
        return f"de directie en leidinggevenden van {NAAM}"
    zorgregio = geval.categorie in ("MPG2", "MPG3", "MPG4") and geval.spoor != "structureel"
    if geval.overlast == "ja":
        return "de burgemeester" if zorgregio else "de stadsdeelvoorzitter"
    if zorgregio:
        return "de portefeuillehouder Jeugdzorg van de stadsregio"
    return "de stadsdeelwethouder of portefeuillehouder"


def via(geval: Geval) -> str | None:
    van_stadsdeel = geval.opdrachtgever == "stadsdeel"
    if geval.spoor != "structureel":
        if geval.stap == 1:
            return None
        if geval.categorie in ("MPG2", "MPG3", "MPG4"):
            return f"de {COORDINATOR}" if van_stadsdeel else None
    if van_stadsdeel:
        return None
    if geval.categorie is not None or geval.opdrachtgever == "geen":
        return "de procesmanager"
    return "de stedelijk opdrachtgever"


def bekend(
    profiel: str,
    geval: Geval,
    *,
    tafel: str | None = None,
    categorieen: Sequence[str] | None = None,
    bespreken: bool = False,
    opdrachtgever: str | None = "zoals het geval",
    overlast: str | None = "zoals het geval",
    vandaag: date = VANDAAG,
) -> Zet:
    """The step that the rules give for a cell, with what a test wants otherwise."""
    partner = Partner("instelling", NAAM, (), (), geval.opdrachtgever, None, geval.kring)
    if opdrachtgever != "zoals het geval":
        partner = replace(partner, opdrachtgever=opdrachtgever)
    if categorieen is None:
        categorieen = (geval.categorie,) if geval.categorie else ()
    return zet(
        laad(profiel),
        laad(profiel).tafels[tafel or FAMILIETAFEL[profiel]],
        partner,
        spoor=Spoor(geval.spoor),
        stap=geval.stap,
        categorieen=categorieen,
        bespreken=bespreken,
        overlast=geval.overlast if overlast == "zoals het geval" else overlast,
        vandaag=vandaag,
    )


def cellen(profiel: str, spoor: str, stap: int) -> Iterator[tuple[str, Geval]]:
    """(table, cell) for everything that the ladder tells apart in one step of one track."""
    soorten = [(FAMILIETAFEL[profiel], categorie, COORDINATOR) for categorie in CATEGORIEEN] + [
        (tafel, None, regie) for tafel, regie in ANDERE_TAFELS[profiel].items()
    ]
    for (tafel, categorie, regie), overlast, opdrachtgever, kring in product(
        soorten, ("ja", "nee"), OPDRACHTGEVERS, KRINGEN
    ):
        yield tafel, Geval(spoor, stap, categorie, regie, overlast, opdrachtgever, kring)


@pytest.mark.parametrize("profiel", FAMILIETAFEL)
@pytest.mark.parametrize("spoor", list(Spoor))
@pytest.mark.parametrize("stap", [1, 2, 3])
def test_every_cell(profiel: str, spoor: Spoor, stap: int) -> None:
    gezien = 0
    for tafel, geval in cellen(profiel, spoor.value, stap):
        gezet = bekend(profiel, geval, tafel=tafel)
        assert gezet.wie == wie(geval), geval
        assert gezet.kan_niet == (gezet.wie == "niemand"), geval
        if not gezet.kan_niet:
            assert (gezet.richting, gezet.via) == (richting(geval), via(geval)), geval
            assert gezet.bindend == (stap == 3), geval
        assert (gezet.aanname, gezet.vragen) == (None, ()), geval
        assert len(gezet.regels) == 3
        assert gezet.waarom
        assert gezet.bron
        gezien += 1
    assert gezien == (5 + len(ANDERE_TAFELS[profiel])) * 2 * 4 * 3


@pytest.mark.parametrize("tafel", ["wijkteam", "gezinsbegeleiders"])
@pytest.mark.parametrize("spoor", list(Spoor))
def test_almere_ends_at_the_brandpuntfunctionaris_whose_decision_binds(
    tafel: str, spoor: Spoor
) -> None:
    regie = laad("almere").tafels[tafel].regie
    eerst = {
        "opstellen": ("alle partijen", f"elkaar, met {NAAM}"),
        "uitvoering": ("de eigen leidinggevende", f"de leidinggevende van {NAAM}"),
        "structureel": (f"de {regie}", f"de leidinggevende van {NAAM}"),
    }
    verwacht = {
        1: (*eerst[spoor.value], False),
        2: (f"de {regie}", f"de directie en leidinggevenden van {NAAM}", False),
        3: (f"de {regie}", "de brandpuntfunctionaris", True),
    }
    assert laad("almere").proces.ladder.stappen == 3
    for stap, overlast, opdrachtgever, kring in product(
        verwacht, ("ja", "nee"), OPDRACHTGEVERS, KRINGEN
    ):
        geval = Geval(spoor.value, stap, None, regie, overlast, opdrachtgever, kring)
        gezet = bekend("almere", geval, tafel=tafel)
        assert (gezet.wie, gezet.richting, gezet.bindend) == verwacht[stap]
        assert (gezet.via, gezet.kan_niet, gezet.aanname, gezet.vragen) == (None, False, None, ())


# --- the source of each step ----------------------------------------------------------------------

TWEEDE = Geval("uitvoering", 2, "MPG1", COORDINATOR, "nee", "stad", "zorg")


def test_what_no_source_gives_is_called_our_own() -> None:
    """Domain §9: the ladder for adults, and how a structural problem climbs it."""
    adult = replace(TWEEDE, categorie=None)
    assert "eigen instelling" in bekend("zuidoost", adult, tafel="volwassenen").bron
    structureel = replace(TWEEDE, spoor="structureel", stap=1)
    assert "eigen instelling" in bekend("zuidoost", structureel).bron
    mpg2 = replace(TWEEDE, categorie="MPG2")
    assert "eigen instelling" not in bekend("zuidoost", mpg2).bron
    assert bekend("zuidoost", mpg2).bron == "Werkplan §2.5, §3.4"
    coordinator = bekend("zuidoost", replace(mpg2, categorie="MPG1"))
    assert coordinator.bron == "Werkplan §2.4, §3.4"


def test_a_family_that_no_category_may_fit_says_what_was_assumed() -> None:
    """Multiproblem unknown with voluntary youth care: MPG2, or a family to be discussed (§6)."""
    mpg2 = replace(TWEEDE, categorie="MPG2")
    assert bekend("zuidoost", mpg2).aanname is None
    perhaps = bekend("zuidoost", mpg2, bespreken=True)
    assert (perhaps.wie, perhaps.aanname) == (
        "de procesmanager",
        "de categorie is niet zeker; gerekend is met MPG2",
    )
    structureel = bekend("zuidoost", replace(TWEEDE, spoor="structureel"), bespreken=True)
    assert structureel.aanname is None


def test_the_first_step_in_carrying_out_is_reported_to_the_coordinator_at_once() -> None:
    gezet = bekend("zuidoost", replace(TWEEDE, stap=1))
    assert any("de coördinator hoort het direct" in reden for reden in gezet.waarom)


# --- terms ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("profiel", [*FAMILIETAFEL, "almere"])
@pytest.mark.parametrize(
    ("vandaag", "uiterlijk"),
    [
        ("2026-11-23", "2026-12-07"),  # two plain weeks
        ("2026-11-21", "2026-12-04"),  # from a Saturday: Monday is the first day
        ("2026-12-18", "2027-01-05"),  # Christmas Day and New Year's Day, both on a Friday
        ("2026-04-01", "2026-04-17"),  # Good Friday and Easter Monday
        ("2027-03-18", "2027-04-05"),  # the same in 2027: 26 and 29 March
        ("2026-04-24", "2026-05-12"),  # King's Day and Liberation Day
        ("2026-05-13", "2026-06-01"),  # Ascension Day and Whit Monday
    ],
)
def test_each_step_takes_ten_working_days(profiel: str, vandaag: str, uiterlijk: str) -> None:
    for stap in (1, 2, 3):
        gezet = bekend(
            profiel,
            replace(TWEEDE, stap=stap),
            tafel=next(iter(laad(profiel).tafels)),
            vandaag=date.fromisoformat(vandaag),
        )
        assert gezet.uiterlijk == date.fromisoformat(uiterlijk)


# --- what is not known ----------------------------------------------------------------------------


@pytest.mark.parametrize("profiel", FAMILIETAFEL)
@pytest.mark.parametrize("categorieen", [("Risicogezin", "MPG1"), ("MPG2", "MPG3")])
def test_categories_that_agree_need_no_assumption(
    profiel: str, categorieen: tuple[str, ...]
) -> None:
    for spoor, stap in product(Spoor, (1, 2, 3)):
        for tafel, geval in cellen(profiel, spoor.value, stap):
            if geval.categorie == categorieen[0]:
                zeker = bekend(profiel, geval, tafel=tafel)
                assert zeker == bekend(profiel, geval, tafel=tafel, categorieen=categorieen)
                assert zeker.aanname is None


@given(
    categorieen=st.lists(st.sampled_from(CATEGORIEEN), min_size=1, max_size=5, unique=True).map(
        lambda namen: sorted(namen, key=CATEGORIEEN.index)
    ),
    geval=st.builds(
        Geval,
        st.sampled_from(["opstellen", "uitvoering"]),
        st.sampled_from([1, 2, 3]),
        st.none(),
        st.just(COORDINATOR),
        st.sampled_from(["ja", "nee"]),
        st.sampled_from(OPDRACHTGEVERS),
        st.sampled_from(KRINGEN),
    ),
)
def test_the_lightest_counts_and_is_named_when_they_do_not_agree(
    categorieen: list[str], geval: Geval
) -> None:
    gezet = bekend("zuidoost", geval, categorieen=categorieen)
    per_categorie = [replace(geval, categorie=categorie) for categorie in categorieen]
    antwoorden = {
        (wie(cel), richting(cel), via(cel)) if wie(cel) != "niemand" else "niemand"
        for cel in per_categorie
    }
    licht = per_categorie[0]
    assert gezet.wie == wie(licht)
    if not gezet.kan_niet:
        assert (gezet.richting, gezet.via) == (richting(licht), via(licht))
    if len(antwoorden) > 1:
        assert gezet.aanname == (f"de categorie is niet zeker; gerekend is met {categorieen[0]}")
    else:
        assert gezet.aanname is None


def test_at_the_first_step_only_the_analyseteam_makes_a_difference() -> None:
    eerste = replace(TWEEDE, stap=1)
    alle_vier = bekend("zuidoost", eerste, categorieen=CATEGORIEEN[:4])
    assert (alle_vier.wie, alle_vier.aanname) == ("de eigen leidinggevende", None)
    alle_vijf = bekend("zuidoost", eerste, categorieen=CATEGORIEEN)
    assert alle_vijf.wie == "de eigen leidinggevende"
    assert alle_vijf.aanname == "de categorie is niet zeker; gerekend is met Risicogezin"


def test_a_family_whose_category_must_be_discussed_follows_the_lightest_and_says_so() -> None:
    """A risicogezin with a measure: no category, and so no ladder of its own (domain §6)."""
    gezet = bekend("zuidoost", TWEEDE, categorieen=())
    assert gezet.wie == f"de {COORDINATOR}"
    assert gezet.via == "de procesmanager"
    assert gezet.aanname == "de categorie is niet zeker; gerekend is met Risicogezin"


def test_a_structural_problem_is_not_about_a_category() -> None:
    """The coördinator climbs, whatever the families that showed the problem (domain §9)."""
    structureel = replace(TWEEDE, spoor="structureel")
    gezet = bekend("zuidoost", structureel, categorieen=())
    assert gezet == bekend("zuidoost", structureel, categorieen=CATEGORIEEN)
    assert (gezet.wie, gezet.aanname) == (f"de {COORDINATOR}", None)


@pytest.mark.parametrize("profiel", FAMILIETAFEL)
@pytest.mark.parametrize("spoor", list(Spoor))
@pytest.mark.parametrize("stap", [1, 2, 3])
def test_an_unknown_opdrachtgever_is_asked_only_where_it_matters(
    profiel: str, spoor: Spoor, stap: int
) -> None:
    for tafel, geval in cellen(profiel, spoor.value, stap):
        gezet = bekend(profiel, geval, tafel=tafel, opdrachtgever=None)
        wegen = {via(replace(geval, opdrachtgever=ander)) for ander in OPDRACHTGEVERS}
        assert gezet.vragen == (("opdrachtgever",) if len(wegen) > 1 else ()), geval
        assert (gezet.via in wegen, gezet.wie) == (True, wie(geval)), geval


def test_nuisance_that_is_not_known_counts_as_none() -> None:
    """Own default; from step 3 on it decides who is in charge."""
    derde = replace(TWEEDE, stap=3)
    gezet = bekend("zuidoost", derde, overlast=None)
    assert gezet == bekend("zuidoost", derde, overlast="nee")
    assert gezet.richting == "de stadsdeelwethouder of portefeuillehouder"
