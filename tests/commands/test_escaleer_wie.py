"""Who takes an escalation up, by category, table and opdrachtgever (domain §9)."""

import json

import pytest

from tests.commands.escaleerhulp import (
    COORDINATOR,
    MELDPUNT,
    PROCESMANAGER,
    escaleer,
    maak_casus,
    stap,
)
from tests.commands.hulp import GEZIN, OVERLAST, voer_in
from tests.conftest import Tafel

# --- the cells of §9 ------------------------------------------------------------------------------


@pytest.fixture
def soorten(register: Tafel) -> dict[str, int]:
    """A casus of each kind."""
    maatregel = {"jeugdhulp": "maatregel"}
    casussen = {
        "Risicogezin": maak_casus(register, GEZIN),
        "MPG3": maak_casus(register, GEZIN | maatregel, achternaam="Drie", overlast_openbaar="nee"),
        "MPG4": maak_casus(register, GEZIN | maatregel, achternaam="Vier", overlast_openbaar="ja"),
        "volwassene": maak_casus(register, OVERLAST),
    }
    for soort, oordeel in (("Risicogezin", "nee"), ("MPG3", "ja"), ("MPG4", "ja")):
        nummer = str(casussen[soort])
        assert register("casus", "verhelder", nummer, "--multiprobleem", oordeel).exit_code == 0
    return casussen


BINNEN, BUITEN = "de procesmanager binnen (OMPG)", "de procesmanager buiten (OMPG)"
STEDELIJK = "de stedelijk opdrachtgever"
WIE = [
    # Commissioned by stadsdeel, stadsregio, stad, and nobody; of these two the police is no care.
    # Who takes it up, who handed it over, and who stands between.
    ("Risicogezin", "madi", COORDINATOR, None, None),
    ("Risicogezin", "bureau-jeugdzorg", PROCESMANAGER, COORDINATOR, None),
    ("Risicogezin", "ggd", PROCESMANAGER, COORDINATOR, None),
    ("Risicogezin", "wijkpolitie", PROCESMANAGER, COORDINATOR, None),
    ("MPG3", "madi", COORDINATOR, PROCESMANAGER, None),
    ("MPG3", "bureau-jeugdzorg", PROCESMANAGER, None, None),
    ("MPG3", "ggd", PROCESMANAGER, None, None),
    ("MPG3", "wijkpolitie", PROCESMANAGER, None, None),
    ("MPG4", "madi", BINNEN, None, None),
    ("MPG4", "bureau-jeugdzorg", BINNEN, None, None),
    ("MPG4", "ggd", BINNEN, None, None),
    ("MPG4", "wijkpolitie", BUITEN, None, None),
    ("volwassene", "madi", MELDPUNT, None, None),
    ("volwassene", "bureau-jeugdzorg", MELDPUNT, None, STEDELIJK),
    ("volwassene", "ggd", MELDPUNT, None, STEDELIJK),
    ("volwassene", "wijkpolitie", MELDPUNT, None, STEDELIJK),
]


def test_who_takes_it_up_for_every_kind_and_opdrachtgever(
    register: Tafel, soorten: dict[str, int]
) -> None:
    for soort, partner, *verwacht in WIE:
        for nr in (2, 3):
            gezet = stap(register, soorten[soort], partner, nr)
            over = [gezet["wie"], gezet["overgedragen_door"], gezet["via"]]
            assert over == verwacht, (soort, partner, nr)


WETHOUDER, VOORZITTER = "de stadsdeelwethouder of portefeuillehouder", "de stadsdeelvoorzitter"
JEUGDZORG, BURGEMEESTER = "de portefeuillehouder Jeugdzorg van de stadsregio", "de burgemeester"
BESTUURDER = {
    # Who took it up, not the category: MaDi works for the stadsdeel, Spirit for the stadsregio.
    ("Risicogezin", "madi"): (WETHOUDER, VOORZITTER),
    ("Risicogezin", "spirit"): (JEUGDZORG, BURGEMEESTER),
    ("MPG3", "madi"): (WETHOUDER, VOORZITTER),
    ("MPG3", "spirit"): (JEUGDZORG, BURGEMEESTER),
    ("MPG4", "madi"): (JEUGDZORG, BURGEMEESTER),
    ("MPG4", "spirit"): (JEUGDZORG, BURGEMEESTER),
    ("volwassene", "madi"): (WETHOUDER, VOORZITTER),
    ("volwassene", "spirit"): (WETHOUDER, VOORZITTER),
}


def test_step_three_goes_to_the_bestuurder_of_who_took_it_up_and_binds(
    register: Tafel, soorten: dict[str, int]
) -> None:
    for (soort, partner), bestuurders in BESTUURDER.items():
        for overlast, bestuurder in zip(("nee", "ja"), bestuurders, strict=True):
            gezet = stap(register, soorten[soort], partner, 3, "--overlast", overlast)
            assert (gezet["richting"], gezet["bindend"]) == (bestuurder, True), (soort, partner)
    twee = stap(register, soorten["MPG3"], "madi", 2)
    assert twee["richting"] == "de directie en leidinggevenden van MaDi"
    assert twee["bindend"] is False


def test_registered_nuisance_and_a_melding_about_nuisance_count(
    register: Tafel, soorten: dict[str, int]
) -> None:
    assert stap(register, soorten["MPG4"], "madi", 3)["richting"] == "de burgemeester"
    aard = maak_casus(register, OVERLAST, achternaam="Lawaai", aard="overlast")
    assert stap(register, aard, "madi", 3)["richting"] == "de stadsdeelvoorzitter"


@pytest.mark.parametrize(
    ("soort", "spoor", "wie", "richting"),
    [
        ("Risicogezin", "opstellen", "alle partijen", "elkaar, met DWI"),
        ("Risicogezin", "uitvoering", "de eigen leidinggevende", "de leidinggevende van DWI"),
        ("MPG3", "opstellen", "alle partijen", "elkaar, met DWI"),
        (
            "MPG4",
            "uitvoering",
            "het lid van het stedelijk analyseteam van DWI",
            "de leiding van DWI, binnen de eigen organisatie",
        ),
    ],
)
def test_step_one_is_taken_by_the_parties_themselves(
    register: Tafel, soorten: dict[str, int], soort: str, spoor: str, wie: str, richting: str
) -> None:
    gezet = escaleer(register, str(soorten[soort]), "--spoor", spoor, "--tegen", "dwi")
    assert (gezet["wie"], gezet["richting"], gezet["via"]) == (wie, richting, None)
    assert (gezet["stap"], gezet["bindend"]) == (1, False)


def test_nobody_escalates_to_the_courts(register: Tafel, soorten: dict[str, int]) -> None:
    register("partner", "add", "rechtbank", "--naam", "Rechtbank", "--kring", "rechtspraak")
    geweigerd = register(
        "escaleer", str(soorten["MPG4"]), "--spoor", "uitvoering", "--tegen", "rechtbank"
    )
    assert geweigerd.exit_code == 76
    assert "naar de rechterlijke macht wordt niet geëscaleerd" in geweigerd.stderr


def test_almere_ends_at_the_brandpuntfunctionaris(register: Tafel) -> None:
    assert register("beheer", "profiel", "almere", "--ja").exit_code == 0
    voer_in(register, GEZIN)
    register("toedelen", "M1")
    args = ("1", "--spoor", "opstellen", "--tegen", "mee", "--stap", "3", "--motivering", "proef")
    gezet = json.loads(register("escaleer", *args, "-f", "json").stdout)
    assert gezet["richting"] == "de brandpuntfunctionaris"
    assert gezet["bindend"] is True
