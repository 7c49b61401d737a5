"""The measuring itself: a fault that matters is found, one that changes nothing survives."""

import ast
import shutil
from pathlib import Path

import pytest

from tests.mutanten.fouten import Fout, alle_fouten, trek
from tests.mutanten.kaart import maak_kaart
from tests.mutanten.meten import Meter, Uitslag, gelijkwaardigen
from tests.mutanten.spoor import Blokken

WORTEL = Path(__file__).parents[2]
LAAT = '''\
"""A toy."""


def te_laat(dagen: int) -> int:
    """Days late, none when there is time left."""
    if dagen > 0:
        return dagen
    return 0


def niet_getoetst() -> bool:
    return True
'''
TOETS = """\
from tafel.laat import te_laat


def test_te_laat() -> None:
    assert [te_laat(dagen) for dagen in (-1, 0, 1)] == [0, 0, 1]
"""
REGELS = [
    ("if a < b:\n    pass", "vergelijking", "(a <= b)"),
    ("if a == b:\n    pass", "vergelijking", "(a != b)"),
    ("x = a and b", "en/of", "(a or b)"),
    ("x = not a", "niet", "(a)"),
    ("x = True", "ja/nee", "False"),
    ("x = 0", "getal", "1"),
    ("f(x)", "weggelaten", "pass"),
    ("x[a] = b", "weggelaten", "pass"),
    ("def f():\n    return a", "niets terug", "return None"),
    ("if a:\n    pass\nelse:\n    b()", "takken om", "(not (a))"),
    ("noteer('een')\nnoteer('twee')", "andere naam", "'twee'"),
]


@pytest.fixture
def speelgoed(tmp_path: Path) -> Path:
    """A folder like this one, with one module and one test."""
    for map_ in ("tafel", "data", "tests/mutanten"):
        (tmp_path / map_).mkdir(parents=True)
    for pad in ("pyproject.toml", *_eigen()):
        shutil.copy(WORTEL / pad, tmp_path / pad)
    (tmp_path / "tafel/__init__.py").touch()
    (tmp_path / "tafel/laat.py").write_text(LAAT)
    (tmp_path / "tests/test_laat.py").write_text(TOETS)
    return tmp_path


def _eigen() -> list[str]:
    return [str(pad.relative_to(WORTEL)) for pad in Path(__file__).parent.glob("[!t]*.py")]


def _fout(wortel: Path, oud: str, nieuw: str) -> Fout:
    [fout] = [f for f in alle_fouten(wortel, ["tafel/laat.py"]) if (f.oud, f.nieuw) == (oud, nieuw)]
    return fout


def test_what_matters_is_found_and_what_does_not_survives(speelgoed: Path) -> None:
    grens = _fout(speelgoed, "dagen > 0", "(dagen >= 0)")  # of 0 days both say 0
    om = _fout(speelgoed, "dagen > 0", "(not (dagen > 0))")
    stil = _fout(speelgoed, "True", "False")
    blokken = Blokken(speelgoed, ["tafel/laat.py"])
    toetsen = ["tests/test_laat.py"]
    kaart = maak_kaart(speelgoed, blokken, toetsen, werkers=1, meld=lambda _: None)
    assert [toets.naam for toets in kaart.toetsen] == ["tests/test_laat.py::test_te_laat"]
    assert kaart.bij(blokken.van(stil.pad, stil.regel), "laat") == []
    meter = Meter(speelgoed, blokken, kaart, toetsen)
    metingen = meter.meet([grens, om], {om.naam: "said to be none"}, werkers=1, meld=lambda _: None)
    assert {m.fout: m.uitslag for m in metingen} == {
        grens: Uitslag.OVERLEEFT,
        om: Uitslag.GELIJKWAARDIG,
    }
    [gevonden] = meter.meet([om], {}, werkers=1, meld=lambda _: None)
    assert (gevonden.uitslag, gevonden.komen_er) == (Uitslag.GEVONDEN, 1)
    assert (speelgoed / "tafel/laat.py").read_text() == LAAT


@pytest.mark.parametrize(("bron", "soort", "nieuw"), REGELS, ids=[r[1] for r in REGELS])
def test_each_kind_of_fault(tmp_path: Path, bron: str, soort: str, nieuw: str) -> None:
    (tmp_path / "m.py").write_text(bron)
    fouten = [fout for fout in alle_fouten(tmp_path, ["m.py"]) if fout.soort == soort]
    assert nieuw in {fout.nieuw for fout in fouten}
    for fout in fouten:
        geplant = fout.plant(bron.encode())
        assert geplant != bron.encode()
        ast.parse(geplant)


def test_a_seed_draws_the_same_faults(tmp_path: Path) -> None:
    (tmp_path / "m.py").write_text("\n".join(f"x = {n}" for n in range(100)))
    een, ander, weer = (trek(tmp_path, ["m.py"], 10, zaad) for zaad in (1, 2, 1))
    assert len(een) == 10
    assert een == weer != ander


def test_every_fault_that_is_called_equivalent_is_one_with_a_reason() -> None:
    bekend = gelijkwaardigen(Path(__file__).with_name("gelijkwaardig.toml"))
    namen = {fout.naam for fout in alle_fouten(WORTEL, sorted({naam[0] for naam in bekend}))}
    assert bekend.keys() <= namen
    assert all(reden.endswith(".") for reden in bekend.values())
