"""A profile that is wrong is refused with file, place and reason; those that ship are right."""

import copy
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tafel.gegevens import gegevens
from tafel.rules.profiel.bouw import ProfielGeweigerd, maak_profiel
from tafel.services.regels.profielen import lees_profiel, profielnamen
from tests.conftest import Tafel
from tests.rules.profielgevallen import GEVALLEN

PROFIELEN = ("almere", "stedelijk", "werkplan", "zuidoost")


def tekst(naam: str = "zuidoost") -> str:
    return (gegevens() / "profielen" / f"{naam}.toml").read_text(encoding="utf-8")


def inhoud(naam: str = "zuidoost") -> dict[str, Any]:
    return dict(lees_profiel(naam)[1])


def test_these_profiles_come_with_the_program() -> None:
    assert profielnamen() == PROFIELEN


@pytest.mark.parametrize("naam", GEVALLEN)
def test_a_bad_profile_is_refused_with_file_place_and_reason(
    tafel: Tafel, tmp_path: Path, naam: str
) -> None:
    oud, nieuw, plaats, reden = GEVALLEN[naam]
    heel = tekst()
    assert heel.count(oud) >= 1
    pad = tmp_path / "eigen.toml"
    pad.write_text(heel.replace(oud, nieuw, 1), encoding="utf-8")
    uit = tafel("--profiel", str(pad), "regels", "toon")
    assert (uit.exit_code, uit.stdout) == (78, "")
    assert "eigen.toml" in uit.stderr
    assert plaats in " ".join(uit.stderr.split())
    assert reden in " ".join(uit.stderr.split())
    assert "Traceback" not in uit.stderr


def test_categories_that_leave_a_family_out_are_refused() -> None:
    """With nuisance taken away from C04, and C05 and C06 only for a measure."""
    kapot = inhoud()
    for rij, als in zip(
        kapot["categorie"][3:],
        (
            ["jeugdhulp = vrijwillig", "overlast_openbaar = nee"],
            ["jeugdhulp = maatregel", "overlast_openbaar = nee"],
            ["jeugdhulp = maatregel"],
        ),
        strict=True,
    ):
        rij["als"] = als
    with pytest.raises(ProfielGeweigerd) as fout:
        maak_profiel(kapot, "eigen.toml")
    [gevonden] = fout.value.bevindingen
    assert str(gevonden) == (
        "tabel categorie: geen regel voor dit geval: multiprobleem ja, jeugdhulp vrijwillig, "
        "geregistreerde overlast ja"
    )


@pytest.mark.parametrize("veld", ["opdrachtgever", "hefboom", "kring"])
def test_what_a_partner_cannot_be_is_refused(veld: str) -> None:
    kapot = inhoud()
    kapot["partners"]["dwi"][veld] = "rijk"
    with pytest.raises(
        ProfielGeweigerd, match=rf"partners\.dwi\.{veld}: «rijk» kan hier niet; kies "
    ):
        maak_profiel(kapot, "eigen.toml")


def test_a_profile_without_categories_has_none_in_its_ladder() -> None:
    """Almere: its ladder may not ask for a category."""
    kapot = inhoud("almere")
    kapot["escalatie"]["wie"][0]["als"].append("categorie = MPG1")
    with pytest.raises(ProfielGeweigerd, match="«MPG1» is geen waarde van categorie"):
        maak_profiel(kapot, "eigen.toml")


GEEF = "neemt_over: geef «van» (een meegeleverd profiel) en «delen» (een lijst), en niets anders"
OVERNAMES: dict[str, tuple[str, str, str]] = {
    "unknown profile": ('van = "zuidoost"', 'van = "zuidwest"', GEEF),
    "a path": ('van = "zuidoost"', 'van = "./zuidoost.toml"', GEEF),
    "without a profile": ('van = "zuidoost"\n', "", GEEF),
    "something else": ('van = "zuidoost"', 'van = "zuidoost"\nbron = "x"', GEEF),
    "parts that are no list": ('delen = ["stap", ', 'delen = "stap"\nrest = ["stap", ', GEEF),
    "no table": ('[neemt_over]\nvan = "zuidoost"\ndelen = ', "neemt_over = ", GEEF),
    "unknown part": (
        'delen = ["stap"',
        'delen = ["stop"',
        "neemt_over: profiel zuidoost heeft geen deel «stop»",
    ),
    "a part that is there already": (
        'delen = ["stap"',
        'delen = ["tafels", "stap"',
        "neemt_over: «tafels» staat ook in dit profiel zelf",
    ),
    "a part too few": ('"ggsr", ', "", "«ggsr» ontbreekt"),
}
"""Each: what is replaced in stedelijk.toml, by what, and why that is refused."""


@pytest.mark.parametrize("naam", OVERNAMES)
def test_taking_over_what_cannot_be_taken_over_is_refused(
    tafel: Tafel, tmp_path: Path, naam: str
) -> None:
    oud, nieuw, reden = OVERNAMES[naam]
    heel = tekst("stedelijk")
    assert heel.count(oud) == 1
    (tmp_path / "eigen.toml").write_text(heel.replace(oud, nieuw), encoding="utf-8")
    for opdracht in (
        ("--profiel", "eigen.toml", "regels", "toon"),
        ("regels", "toets", "./eigen.toml"),
    ):
        uit = tafel(*opdracht)
        alles = " ".join((uit.stdout + uit.stderr).split())
        assert uit.exit_code == 78
        assert "eigen.toml" in alles
        assert reden in alles


def test_parts_are_taken_over_whole_and_nothing_else() -> None:
    """Almere follows the process of Zuidoost, with a ladder and tables of its own."""
    almere, zuidoost = inhoud("almere"), inhoud("zuidoost")
    assert "neemt_over" not in almere
    gelijk = {deel for deel in almere.keys() & zuidoost.keys() if almere[deel] == zuidoost[deel]}
    assert gelijk >= {"stap", "poorten", "termijnen", "terugkoppeling", "ggsr"}
    assert not gelijk & {"escalatie", "tafels", "toedeling", "naam"}
    assert "categorie" not in almere


BESTANDEN: dict[str, tuple[Callable[[Path], object], str]] = {
    "not TOML": (
        lambda pad: pad.write_text("versie = 1\nnaam = \n"),
        "is geen geldige TOML: regel 2: de waarde klopt niet",
    ),
    "a name twice": (
        lambda pad: pad.write_text("naam = 'a'\nnaam = 'b'\n\n[x]\n"),
        "is geen geldige TOML: regel 2: deze naam of tabel staat er twee keer",
    ),
    "a list left open": (
        lambda pad: pad.write_text("naam = 'a'\ntafels = [1\n"),
        "is geen geldige TOML: regel 2, het einde: een lijst wordt niet gesloten",
    ),
    "a text over two lines": (
        lambda pad: pad.write_text('naam = "a\nb"\n'),
        "is geen geldige TOML: regel 1: hier staat een teken dat niet mag, of een tekst is niet",
    ),
    "binary": (lambda pad: pad.write_bytes(b"\x00\x01\x02"), "is geen geldige TOML"),
    "not UTF-8": (
        lambda pad: pad.write_bytes(tekst().encode("cp1252")),
        "is geen geldige TOML: het is geen UTF-8",
    ),
    "empty": (lambda pad: pad.touch(), "«naam» ontbreekt"),
    "a directory": (lambda pad: pad.mkdir(), "is niet te lezen: dit is een map"),
    "absent": (lambda pad: None, "bestaat niet; kies almere, stedelijk, werkplan, zuidoost"),
}


@pytest.mark.parametrize("naam", BESTANDEN)
def test_what_is_no_profile_at_all(tafel: Tafel, tmp_path: Path, naam: str) -> None:
    maak, reden = BESTANDEN[naam]
    maak(tmp_path / "eigen.toml")
    for opdracht in (("toon",), ("toets", "eigen.toml")):
        globaal = () if opdracht[1:] else ("--profiel", "eigen.toml")
        uit = tafel(*globaal, "regels", *opdracht)
        assert uit.exit_code == 78
        assert "eigen.toml" in uit.stdout + uit.stderr
        assert reden in " ".join((uit.stdout + uit.stderr).split())


def test_a_name_that_does_not_exist_names_those_that_do(tafel: Tafel) -> None:
    uit = tafel("--profiel", "zuidoos", "regels", "toon")
    assert uit.exit_code == 78
    assert "'zuidoos' bestaat niet; kies almere, stedelijk, werkplan, zuidoost of een pad" in (
        " ".join(uit.stderr.split())
    )


@pytest.mark.parametrize("naam", PROFIELEN)
def test_a_copy_of_a_profile_is_a_profile(tafel: Tafel, tmp_path: Path, naam: str) -> None:
    """Also with the mark that a Windows editor puts in front."""
    (tmp_path / "eigen.toml").write_text(tekst(naam), encoding="utf-8-sig")
    uit = tafel("--profiel", "eigen.toml", "regels", "toon")
    assert (uit.exit_code, uit.stderr) == (0, "")
    assert uit.stdout == tafel("--profiel", naam, "regels", "toon").stdout


def plaatsen(deel: Any, pad: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The path of every value in a profile; of the partners, all alike, one will do."""
    if pad[:1] == ("partners",) and pad[1:2] not in ((), ("amc-de-meren",)):
        return
    if pad:
        yield pad
    if isinstance(deel, dict | list):
        for sleutel, lid in deel.items() if isinstance(deel, dict) else enumerate(deel):
            yield from plaatsen(lid, (*pad, sleutel))


WEG = object()
VREEMD: tuple[object, ...] = (
    WEG,
    1,
    10**30,
    -0.5,
    "x",
    "",
    [],
    ["x"],
    [[1]],
    [[]],
    True,
    {},
    {"x": 1},
)


def vervangen(deel: Any, pad: tuple[Any, ...], waarde: object) -> Any:
    """With another value at `pad`; shares all that lies beside the path."""
    stap, *verder = pad
    ander = copy.copy(deel)
    if verder:
        ander[stap] = vervangen(deel[stap], tuple(verder), waarde)
    elif waarde is WEG:
        del ander[stap]
    else:
        ander[stap] = waarde
    return ander


@pytest.mark.parametrize("waarde", VREEMD, ids=["weg", *map(str, VREEMD[1:])])
def test_whatever_one_value_is_replaced_by_the_profile_loads_or_its_place_is_named(
    waarde: object,
) -> None:
    heel = inhoud()
    zinnen = []
    for pad in plaatsen(heel):
        try:
            maak_profiel(vervangen(heel, pad, waarde), "eigen.toml")
        except ProfielGeweigerd as fout:
            zinnen.append(str(fout))
    assert len(zinnen) > 100
    assert all(re.match(r"profiel eigen\.toml(, .+)?: .+", zin) for zin in zinnen)


def test_everything_that_is_wrong_is_found_at_once() -> None:
    kapot = inhoud()
    del kapot["toedeling"][0]["bron"]
    kapot["drempels"]["kind"]["waarde"] = "18"
    with pytest.raises(ProfielGeweigerd) as fout:
        maak_profiel(kapot, "eigen.toml")
    assert [str(b) for b in fout.value.bevindingen] == [
        "drempels.kind.waarde: moet een getal van 1 tot en met 120 zijn",
        "regel Z01: «bron» ontbreekt",
    ]
    assert "en nog 1" in str(fout.value)


def bronnen(deel: Any, plaats: str = "profiel") -> Iterator[tuple[str, Any]]:
    """Every table that states a rule or a value of its own, with its source."""
    if isinstance(deel, list):
        for nummer, lid in enumerate(deel):
            yield from bronnen(lid, f"{plaats}.{nummer}")
    elif isinstance(deel, dict):
        eigen = deel.keys() & {
            "waarde",
            "nr",
            "een_van",
            "ja",
            "weekdag",
            "regie",
            "vast",
            "crisis",
            "vaststellen",
            "evaluatie_maanden",
            "melder",
            "vanaf",
            "stappen",
        }
        if eigen or ("als" in deel and ".afstemmen." not in plaats):
            yield plaats, deel.get("bron")
        for sleutel, lid in deel.items():
            yield from bronnen(lid, f"{plaats}.{sleutel}")


@pytest.mark.parametrize("naam", PROFIELEN)
def test_every_rule_threshold_and_term_has_a_source_or_says_that_it_is_our_own(naam: str) -> None:
    gevonden = dict(bronnen(inhoud(naam)))
    assert len(gevonden) > 10
    zonder = [
        plaats
        for plaats, bron in gevonden.items()
        if not bron
        or not bron.startswith(("Visie", "Werkplan", "80+20", "STJ", "eigen inst", "Alg"))
    ]
    assert zonder == []
