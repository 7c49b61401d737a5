"""One column with a name and whatever else people write in it; every name here is made up."""

from typing import Any

import pytest

from tests.conftest import Tafel
from tests.invoer.hulp import Importeer, tellers, waarden
from tests.scenario.hulp import platte

GEBOREN = "de datum bij de naam is als geboortedatum bewaard"
ERNAAST = "wat naast de naam staat, is als opmerking bewaard"
MEER = "noemt misschien meer mensen"
VREEMD = "heeft tekens die een naam niet heeft"


@pytest.mark.parametrize(
    ("naam", "verwacht", "let_op"),
    [
        ("Noor Linde, geb. 12-03-1970", {"geboortedatum": "1970-03-12"}, GEBOREN),
        ("Linde, Noor (*1970)", {"geboortedatum": "1970"}, GEBOREN),
        ("Noor Linde, 12 maart 1970", {"geboortedatum": "1970-03-12"}, GEBOREN),
        (
            "Noor Linde (ook bekend als Nora)",
            {"opmerkingen": "naam: Noor Linde (ook bekend als Nora)"},
            ERNAAST,
        ),
        ("Linde, Noor (Noortje)", {"opmerkingen": "naam: Linde, Noor (Noortje)"}, ERNAAST),
        ("Noor Linde alias Nora", {"opmerkingen": "naam: Noor Linde alias Nora"}, ERNAAST),
        ("Linde, Noor en Kees", {"voornaam": "Noor en Kees"}, MEER),
        ("Noor & Kees Linde", {"voornaam": "Noor & Kees"}, MEER),
        ("Noor, Kees, Linde", {"achternaam": "Noor"}, MEER),
        ("Noor Mol / Kees Linde", {"achternaam": "Linde"}, MEER),
        ("Noor Linde 2", {"achternaam": "2"}, VREEMD),
        ("Noor (Linde", {"achternaam": "(Linde"}, VREEMD),
    ],
)
def test_what_stands_beside_a_name_is_kept_and_told(
    importeer: Importeer, tafel: Tafel, naam: str, verwacht: dict[str, Any], let_op: str
) -> None:
    uit, uitslag = importeer(f'naam;postcode\n"{naam}";1102AB\n')
    assert (uit.exit_code, tellers(uitslag)) == (0, (1, 0, 0, 0))
    assert f"let op: in.csv, rij 2, naam: {let_op}" in platte(uit.stderr)
    assert "Linde" not in uit.stderr
    assert verwacht.items() <= waarden(tafel).items()


@pytest.mark.parametrize(
    ("geboren", "over"),
    [("12-03-1970", None), ("12-03-1971", "naam: Noor Linde, geb. 12-03-1970")],
)
def test_the_column_of_its_own_goes_before_the_date_beside_a_name(
    importeer: Importeer, tafel: Tafel, geboren: str, over: str | None
) -> None:
    uit, _ = importeer(f"naam;geboren\nNoor Linde, geb. 12-03-1970;{geboren}\n")
    gevonden = waarden(tafel)
    assert gevonden["geboortedatum"][:4] == geboren[-4:]
    assert gevonden.get("opmerkingen") == over
    assert ("noemt een andere datum dan de geboortedatum" in platte(uit.stderr)) == (
        over is not None
    )


@pytest.mark.parametrize("datum", ["31-02-1970", "12-03-2970", "12-13-1970"])
def test_a_date_that_cannot_be_refuses_the_row(importeer: Importeer, datum: str) -> None:
    uit, uitslag = importeer(f"naam;postcode\nNoor Linde, geb. {datum};1102AB\n")
    assert (uit.exit_code, tellers(uitslag)) == (65, (0, 0, 0, 1))
    assert "bij de naam staat een datum" in platte(uit.stderr + uit.stdout)
    assert datum not in uit.stderr


@pytest.mark.parametrize(
    "naam",
    ["Noor van de Linde-Mol", "Linde, N. (Noor)", "N. Mol e/v van Linde", "Linde (de), Noor"],
)
def test_a_plain_name_has_nothing_beside_it(importeer: Importeer, tafel: Tafel, naam: str) -> None:
    uit, _ = importeer(f"naam;geboren\n{naam};1970\n")
    assert "naam:" not in uit.stderr
    assert "opmerkingen" not in waarden(tafel)
