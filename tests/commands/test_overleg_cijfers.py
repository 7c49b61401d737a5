"""Whether meetings are long enough, and whether methods are known to work: worked out by hand.

In the third quarter of 2026 Jeugd en Gezin meets on Thursdays (2, 9, 16, 23 and 30 July, 6 August
…), Volwassenen on Tuesdays (7 July …).
"""

from pathlib import Path
from typing import Any

import pytest

from tests.commands.rapporthulp import Vuller, vul
from tests.conftest import Tafel
from tests.scenario.hulp import lees_op

LATER = "2027-01-20"
JEUGD, VOLWASSENEN = "jeugd-en-gezin", "volwassenen"
KOLOMMEN = ["overleggen", "overgelopen", "aan_de_orde", "later", "mediaan", "p90", "wachtend"]


def tabel(tafel: Tafel, sleutel: str, *args: str) -> dict[str, list[Any]]:
    """Per first cell the others."""
    gelezen = lees_op(tafel, LATER, "rapport", "kengetallen", "--kwartaal", "2026-3", *args)
    [gevonden] = [deel for deel in gelezen["tabellen"] if deel["sleutel"] == sleutel]
    return {rij[0]: rij[1:] for rij in gevonden["rijen"]}


def besluit(v: Vuller, casus: int, dag: str, tafel: str = JEUGD) -> int:
    return v.rij(
        "overlegbesluit",
        casus=casus,
        tafel=tafel,
        overleg=dag,
        tekst="verder",
        tijd=f"{dag}T09:00:00+00:00",
        dag=dag,
        wie="tester",
    )


def nieuw(v: Vuller, op: str, besproken: str | None = None, **meer: Any) -> int:
    casus = v.casus(op=op, **meer)
    if besproken:
        besluit(v, casus, besproken, meer.get("tafel", JEUGD))
    return casus


def een_kwartaal(v: Vuller) -> None:
    op_tijd = nieuw(v, "2026-07-01", "2026-07-02")
    besluit(v, op_tijd, "2026-07-30")  # for another reason: nobody knows since when it could
    nieuw(v, "2026-07-01", "2026-07-16")  # left over on 2 and 9 July
    nieuw(v, "2026-07-08", "2026-07-09")
    nieuw(v, "2026-07-07", "2026-07-08")  # outside the meeting, and before it
    gezet = nieuw(v, "2026-07-01", "2026-07-02")
    v.gebeurtenis(gezet, "agenda", "2026-07-02", op="2026-07-20")
    besluit(v, gezet, "2026-07-30")  # left over on 23 July, which was not held
    naar = nieuw(v, "2026-07-01", tafel=JEUGD)
    besluit(v, naar, "2026-07-07", VOLWASSENEN)
    over = {"oud": {"tafel": VOLWASSENEN}, "nieuw": {"tafel": JEUGD}}
    v.gebeurtenis(naar, "toedeling", "2026-08-03", **over)
    besluit(v, naar, "2026-08-06")
    nieuw(v, "2026-09-20", "2026-10-08")  # could have come up on 24 September
    nieuw(v, "2026-09-02")  # never came up
    nieuw(v, "2026-09-02", volg_op="2026-12-01")
    vervallen = nieuw(v, "2026-08-18", tafel=VOLWASSENEN, opgeschaald_naar="mdo")
    weg = besluit(v, vervallen, "2026-08-18", VOLWASSENEN)
    v.rij(
        "besluitcorrectie",
        besluit=weg,
        tijd="2026-08-18T10:00:00+00:00",
        dag="2026-08-18",
        wie="tester",
        vervallen="ja",
        reden="vergissing",
    )
    besluit(v, op_tijd, "2026-07-06", "coordinatoren")


def test_what_came_up_later_than_it_could(register: Tafel, tmp_path: Path) -> None:
    with vul(tmp_path) as v:
        een_kwartaal(v)
    gevonden = tabel(register, "overleggen", "--intern")
    assert list(gevonden) == [
        "alle",
        "Jeugd en Gezin",
        "Volwassenen",
        "Jong Volwassenen",
        "onbekend",
    ]
    # Held: 2, 9, 16 and 30 July, 6 August. Days waited: 0, 14, 0, 0, 0, 7 and 0.
    assert gevonden["Jeugd en Gezin"] == [5, 2, 7, 2, 0, 2, 2]
    assert gevonden["Volwassenen"] == [1, 0, 1, 0, 0, 0, 0]
    assert gevonden["alle"] == [6, 2, 8, 2, 0, 2, 2]
    assert gevonden["onbekend"] == [0, 0, 0, 0, None, None, 0]


def test_a_turn_is_counted_once_whatever_is_closed_when(register: Tafel, tmp_path: Path) -> None:
    """The casus that waited at the end of September came up in October."""
    with vul(tmp_path) as v:
        nieuw(v, "2026-09-20", "2026-10-08")
    gevonden = tabel(register, "overleggen", "--intern")["Jeugd en Gezin"]
    assert dict(zip(KOLOMMEN, gevonden, strict=True))["wachtend"] == 1
    gelezen = lees_op(register, LATER, "rapport", "kengetallen", "--kwartaal", "2026-4", "--intern")
    [rij] = [
        rij
        for deel in gelezen["tabellen"]
        for rij in deel["rijen"]
        if (deel["sleutel"], rij[0]) == ("overleggen", "Jeugd en Gezin")
    ]
    assert rij[1:] == [1, 0, 1, 1, 2, 2, 0]  # from 24 September to 8 October


def test_what_is_beside_earlier_periods(register: Tafel, tmp_path: Path) -> None:
    with vul(tmp_path) as v:
        een_kwartaal(v)
        for bewezen in ("ja", "ja", "nee", None):
            casus = v.casus(op="2026-04-01", tafel="jong-volwassenen")
            v.plan(casus, "2026-05-04", bewezen=bewezen)
    naast = tabel(register, "vergelijking", "--intern")
    # This quarter, and the one before; of a year before nothing is closed.
    assert naast["casussen later aan de orde dan kon"][:2] == [2, 0]
    assert naast["overleggen waarin niet alles paste"][:2] == [2, 0]
    assert naast["plannen vastgesteld"][:2] == [0, 4]
    assert naast["plannen met een bewezen methodiek"][:2] == [0, 2]


@pytest.mark.parametrize(("aantal", "mediaan", "p90"), [(8, None, None), (20, 1, None), (40, 1, 1)])
def test_weeks_are_told_of_enough_casussen(
    register: Tafel, tmp_path: Path, aantal: int, mediaan: int | None, p90: int | None
) -> None:
    with vul(tmp_path) as v:
        for _ in range(aantal):
            nieuw(v, "2026-07-01", "2026-07-09")
    gevonden = tabel(register, "overleggen")["Jeugd en Gezin"]
    cellen = dict(zip(KOLOMMEN, gevonden, strict=True))
    assert (cellen["mediaan"], cellen["p90"]) == (mediaan, p90)
    assert cellen["aan_de_orde"] == cellen["later"]
    for kolom in ("overleggen", "overgelopen", "aan_de_orde", "wachtend"):
        assert cellen[kolom] % 5 == 0


def test_plans_by_whether_their_method_is_known_to_work(register: Tafel, tmp_path: Path) -> None:
    with vul(tmp_path) as v:
        for bewezen, methodiek, aantal in (
            ("ja", "Triple P", 3),
            ("nee", "eigen", 2),
            (None, "iets", 1),
            (None, None, 3),
            (None, " ", 1),
            ("ja", None, 1),
        ):
            for _ in range(aantal):
                v.plan(v.casus(), "2026-07-10", bewezen=bewezen, methodiek=methodiek)
        v.plan(v.casus(), None, bewezen="ja", methodiek="Triple P")
        v.plan(v.casus(), "2026-10-01", bewezen="ja", methodiek="Triple P")
    # plannen, deel, met methodiek
    assert tabel(register, "methodiek", "--intern") == {
        "alle": [11, 100, 6],
        "ja": [4, 36, 3],
        "nee": [2, 18, 2],
        "onbekend": [5, 45, 1],
    }
    rond = tabel(register, "methodiek")
    assert list(rond) == ["alle", "ja", "nee", "onbekend"]
    assert all(deel is None for _, deel, _ in rond.values())  # fewer than 50
    assert all(cel % 5 == 0 for plannen, _, met in rond.values() for cel in (plannen, met))
