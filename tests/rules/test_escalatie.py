"""Every cell of the escalation ladder against the file that was written by hand (domain §9)."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tafel.domain.escalatie import Spoor
from tafel.rules.escalatie import Zet, zet
from tafel.rules.profiel.profiel import Partner, Profiel
from tafel.services.regels.profielen import laad_profiel
from tests.rules.escalatiecellen import MELDPUNT, VOLWASSENE, Antwoord, Cel, cellen

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


GEZIN_CELLEN = [cel for cel in cellen() if cel.categorie != VOLWASSENE]


def bekend(
    profiel: str,
    cel: Cel,
    *,
    tafel: str | None = None,
    categorieen: Sequence[str] | None = None,
    bespreken: bool = False,
    opdrachtgever: str | None = "zoals de cel",
    overlast: str | None = "zoals de cel",
    eigen: Partner | None = None,
    vandaag: date = VANDAAG,
) -> Zet:
    """The step that the rules give for a cell, with what a test wants otherwise."""
    partner = Partner("instelling", NAAM, (), (), cel.opdrachtgever, None, cel.kring)
    if opdrachtgever != "zoals de cel":
        partner = replace(partner, opdrachtgever=opdrachtgever)
    if categorieen is None:
        categorieen = () if cel.categorie == VOLWASSENE else (cel.categorie,)
    return zet(
        laad(profiel),
        laad(profiel).tafels[tafel or FAMILIETAFEL[profiel]],
        partner,
        spoor=Spoor(cel.spoor),
        stap=cel.stap,
        categorieen=categorieen,
        bespreken=bespreken,
        overlast=cel.overlast if overlast == "zoals de cel" else overlast,
        eigen=partner if cel.regie_bij_partij == "ja" else eigen,
        vandaag=vandaag,
    )


def antwoord(gezet: Zet) -> Antwoord:
    return Antwoord(
        gezet.wie,
        gezet.overgedragen_door,
        gezet.richting,
        gezet.via,
        gezet.bindend,
        gezet.bron,
    )


# --- every cell -----------------------------------------------------------------------------------


def test_the_file_holds_every_cell_once() -> None:
    """288 for care partners; the gezinsmanager of that party; and MPG4 outside care and courts."""
    sporen, overlast = ("opstellen", "uitvoering"), ("nee", "ja")
    soorten = (*CATEGORIEEN, VOLWASSENE)
    gewoon = {
        Cel(*deel)
        for deel in product(sporen, (1, 2, 3), soorten, OPDRACHTGEVERS, ("zorg",), overlast)
    }
    partij = {
        Cel("uitvoering", 1, *deel, "ja")
        for deel in product(soorten, OPDRACHTGEVERS, ("zorg",), overlast)
    }
    buiten = {
        Cel(*deel)
        for deel in product(
            sporen, (1, 2, 3), ("MPG4",), OPDRACHTGEVERS, ("overig", "rechtspraak"), overlast
        )
    }
    assert len(gewoon) == 288
    assert set(cellen()) == gewoon | partij | buiten


@pytest.mark.parametrize("profiel", FAMILIETAFEL)
def test_every_cell(profiel: str) -> None:
    for cel, verwacht in cellen().items():
        tafels: dict[str, str] = {FAMILIETAFEL[profiel]: MELDPUNT}
        if cel.categorie == VOLWASSENE:
            tafels = {code: f"de {regie}" for code, regie in ANDERE_TAFELS[profiel].items()}
        for tafel, meldpunt in tafels.items():
            gezet = bekend(profiel, cel, tafel=tafel)
            goed = verwacht.bij(NAAM, meldpunt)
            assert gezet.kan_niet == (goed.wie == "niemand"), cel
            if gezet.kan_niet:
                assert gezet.bron.startswith(goed.bron), cel
            else:
                assert antwoord(gezet) == goed, cel
            assert (gezet.aanname, gezet.vragen) == (None, ()), cel
            assert len(gezet.regels) == 3
            assert gezet.waarom


@pytest.mark.parametrize("kring", ["overig", "rechtspraak"])
def test_only_for_mpg4_it_matters_whether_the_organisation_gives_care(kring: str) -> None:
    for cel, verwacht in cellen().items():
        if cel.categorie != "MPG4":
            tafel = "volwassenen" if cel.categorie == VOLWASSENE else None
            gezet = bekend("zuidoost", replace(cel, kring=kring), tafel=tafel)
            assert antwoord(gezet) == verwacht.bij(NAAM), cel


# --- a problem that is not about one casus --------------------------------------------------------

FAMILIE_VIA = {"stadsdeel": None} | dict.fromkeys(OPDRACHTGEVERS[1:], "de procesmanager")
ANDERE_VIA = {"stadsdeel": None} | dict.fromkeys(OPDRACHTGEVERS[1:], "de stedelijk opdrachtgever")


@pytest.mark.parametrize("profiel", FAMILIETAFEL)
def test_a_structural_problem_stays_with_the_coordinator(profiel: str) -> None:
    """Coördinator with manager, with directors, bestuurder (domain §9, own default)."""
    naar = {
        (1, "nee"): f"de leidinggevende van {NAAM}",
        (1, "ja"): f"de leidinggevende van {NAAM}",
        (2, "nee"): f"de directie en leidinggevenden van {NAAM}",
        (2, "ja"): f"de directie en leidinggevenden van {NAAM}",
        (3, "nee"): "de stadsdeelwethouder of portefeuillehouder",
        (3, "ja"): "de stadsdeelvoorzitter",
    }
    tafels = {FAMILIETAFEL[profiel]: (COORDINATOR, FAMILIE_VIA)} | {
        code: (regie, ANDERE_VIA) for code, regie in ANDERE_TAFELS[profiel].items()
    }
    for (stap, overlast), opdrachtgever, kring in product(naar, OPDRACHTGEVERS, KRINGEN):
        for tafel, (regie, via) in tafels.items():
            cel = Cel("structureel", stap, VOLWASSENE, opdrachtgever, kring, overlast)
            gezet = bekend(profiel, cel, tafel=tafel)
            assert (gezet.wie, gezet.overgedragen_door) == (f"de {regie}", None), cel
            assert (gezet.richting, gezet.via) == (naar[stap, overlast], via[opdrachtgever]), cel
            assert gezet.bindend == (stap == 3)
            assert "eigen instelling" in gezet.bron
            assert (gezet.kan_niet, gezet.aanname, gezet.vragen) == (False, None, ())


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
        cel = Cel(spoor.value, stap, VOLWASSENE, opdrachtgever, kring, overlast)
        gezet = bekend("almere", cel, tafel=tafel)
        assert gezet.overgedragen_door is None
        assert (gezet.wie, gezet.richting, gezet.bindend) == verwacht[stap]
        assert (gezet.via, gezet.kan_niet, gezet.aanname, gezet.vragen) == (None, False, None, ())


# --- the source of each step ----------------------------------------------------------------------

TWEEDE = Cel("uitvoering", 2, "MPG1", "stad")


def test_what_no_source_gives_is_called_our_own() -> None:
    """Domain §9: the ladder for adults, and how a structural problem climbs it."""
    adult = replace(TWEEDE, categorie=VOLWASSENE)
    assert "eigen instelling" in bekend("zuidoost", adult, tafel="volwassenen").bron
    structureel = replace(TWEEDE, spoor="structureel", stap=1)
    assert "eigen instelling" in bekend("zuidoost", structureel).bron
    mpg2 = replace(TWEEDE, categorie="MPG2")
    assert "eigen instelling" not in bekend("zuidoost", mpg2).bron
    assert bekend("zuidoost", mpg2).bron == "Werkplan §2.5, §3.4"
    coordinator = bekend("zuidoost", replace(TWEEDE, opdrachtgever="stadsdeel"))
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
    for cel in GEZIN_CELLEN:
        if cel.categorie == categorieen[0]:
            zeker = bekend(profiel, cel)
            assert zeker == bekend(profiel, cel, categorieen=categorieen)
            assert zeker.aanname is None


@given(
    categorieen=st.lists(st.sampled_from(CATEGORIEEN), min_size=1, max_size=5, unique=True).map(
        lambda namen: sorted(namen, key=CATEGORIEEN.index)
    ),
    cel=st.sampled_from([cel for cel in GEZIN_CELLEN if cel.kring == "zorg"]),
)
def test_the_lightest_counts_and_is_named_when_they_do_not_agree(
    categorieen: list[str], cel: Cel
) -> None:
    """Also where only the one who handed it over differs."""
    gezet = bekend("zuidoost", cel, categorieen=categorieen)
    antwoorden = [cellen()[replace(cel, categorie=c)].bij(NAAM) for c in categorieen]
    assert antwoord(gezet) == antwoorden[0]
    zonder_bron = {replace(gezegd, bron="") for gezegd in antwoorden}
    verwacht = f"de categorie is niet zeker; gerekend is met {categorieen[0]}"
    assert gezet.aanname == (verwacht if len(zonder_bron) > 1 else None)


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
    assert (gezet.wie, gezet.overgedragen_door) == ("de procesmanager", f"de {COORDINATOR}")
    assert gezet.aanname == "de categorie is niet zeker; gerekend is met Risicogezin"


def test_a_structural_problem_is_not_about_a_category() -> None:
    """The coördinator climbs, whatever the families that showed the problem (domain §9)."""
    structureel = replace(TWEEDE, spoor="structureel")
    gezet = bekend("zuidoost", structureel, categorieen=())
    assert gezet == bekend("zuidoost", structureel, categorieen=CATEGORIEEN)
    assert (gezet.wie, gezet.aanname) == (f"de {COORDINATOR}", None)


@pytest.mark.parametrize("profiel", FAMILIETAFEL)
def test_an_unknown_opdrachtgever_is_asked_only_where_it_matters(profiel: str) -> None:
    """It decides who takes it up, and so the bestuurder too; then both stand there."""
    for cel in GEZIN_CELLEN:
        if cellen()[cel].wie == "niemand":
            continue
        gezet = bekend(profiel, cel, opdrachtgever=None)
        mogelijk = [cellen()[replace(cel, opdrachtgever=ander)] for ander in OPDRACHTGEVERS]
        anders = {replace(gezegd, bron="") for gezegd in mogelijk}
        assert gezet.vragen == (("opdrachtgever",) if len(anders) > 1 else ()), cel
        for veld in ("wie", "richting"):
            teksten = {getattr(gezegd.bij(NAAM), veld) for gezegd in mogelijk}
            staat = getattr(gezet, veld)
            assert all(tekst in staat for tekst in teksten), cel
            assert len(staat) == sum(map(len, teksten)) + len(" of ") * (len(teksten) - 1), cel


def test_nuisance_that_is_not_known_counts_as_none() -> None:
    """Own default; from step 3 on it decides who is in charge."""
    derde = replace(TWEEDE, stap=3, opdrachtgever="stadsdeel")
    gezet = bekend("zuidoost", derde, overlast=None)
    assert gezet == bekend("zuidoost", derde, overlast="nee")
    assert gezet.richting == "de stadsdeelwethouder of portefeuillehouder"


# --- whose manager --------------------------------------------------------------------------------


def test_the_own_manager_is_that_of_who_experiences_the_problem() -> None:
    """Domain §9: never that of the party that does not perform."""
    eerste = Cel("uitvoering", 1, "MPG2", "stad")
    altra = Partner("altra", "Altra", (), ())
    assert bekend("zuidoost", eerste, eigen=altra).wie == "de eigen leidinggevende van Altra"
    assert bekend("zuidoost", eerste).wie == "de eigen leidinggevende"
    for profiel, tafel in (("zuidoost", "volwassenen"), ("almere", "wijkteam")):
        zelf = replace(eerste, categorie=VOLWASSENE, regie_bij_partij="ja")
        gezet = bekend(profiel, zelf, tafel=tafel)
        assert gezet.wie == f"de {laad(profiel).tafels[tafel].regie}"
        assert gezet.richting == f"de leidinggevende van {NAAM}"
        assert "eigen instelling" in gezet.bron
