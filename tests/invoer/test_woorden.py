"""Words that people write in a closed list, and for unknown: the same on every way in."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Tafel
from tests.invoer.hulp import Importeer

WOORDEN = [
    ("leefgebieden", "schulden", "inkomen_schulden"),
    ("leefgebieden", "Financiën", "inkomen_schulden"),
    ("leefgebieden", "psychisch", "gezondheid_psychisch"),
    ("leefgebieden", "schulden, wonen", "inkomen_schulden|wonen"),
    ("leefgebieden", "wonen en schulden", "wonen|inkomen_schulden"),
    ("leefgebieden", "gezin/opvoeding + ggz", "gezin_opvoeding|gezondheid_psychisch"),
    ("leefgebieden", "sociaal netwerk en participatie", "sociaal_netwerk_participatie"),
    ("bijzonderheden", "huiselijk geweld", "huiselijk_geweld"),
    ("bijzonderheden", "Tolk nodig", "tolk"),
    ("bijzonderheden", "geen", None),
    ("woonsituatie", "thuis", "inwonend"),
    ("woonsituatie", "bij ouders", "inwonend"),
    ("woonsituatie", "zelfst.", "zelfstandig"),
    ("woonsituatie", "Zelfstandig wonend", "zelfstandig"),
    ("woonsituatie", "dak- of thuisloos", "dak_thuisloos"),
    ("woonsituatie", "beschermd wonen", "instelling"),
    ("crisis", "\u2713", "ja"),
    ("crisis", "\u2714", "ja"),
    ("crisis", "V", "ja"),
    ("crisis", "Ja!", "ja"),
    ("crisis", "niet", "nee"),
    ("kanaal", "telefonisch", "telefoon"),
    ("aard", "zorg/overlast", "zorg_en_overlast"),
    ("jeugdhulp", "OTS", "maatregel"),
    ("jeugdhulp", "weet niet", None),
    ("jeugdhulp", "geen idee", None),
    ("jeugdhulp", "geen", "geen"),
    ("zorgen_om_kinderen", "N/A", None),
    ("zorgen_om_kinderen", "Weet ik niet", None),
    ("geboortedatum", "niet bekend", None),
    ("leeftijd", "n.n.b.", None),
    ("inwonende_kinderen", "weet niet", None),
    ("reden", "niet ingevuld", None),
    ("postcode", "n.v.t.", None),
]


def bewaard(tafel: Tafel, nummer: int, kolom: str) -> Any:
    uit = tafel("melding", "toon", f"M{nummer}", "--namen", "-f", "json")
    return json.loads(uit.stdout)["waarden"].get(kolom)


@pytest.mark.parametrize(("kolom", "tekst", "waarde"), WOORDEN)
def test_a_word_that_people_write_means_the_same_on_every_way_in(
    importeer: Importeer, tafel: Tafel, kolom: str, tekst: str, waarde: str | None
) -> None:
    assert importeer(f'kenmerk;naam;{kolom}\nA;Jan Vos;"{tekst}"\n')[0].exit_code == 0
    optie = ("--" + kolom.replace("_", "-"), tekst)
    assert tafel("melding", "add", "--naam", "Piet Bos", *optie).exit_code == 0
    assert tafel("melding", "add", "--naam", "Kees Tak").exit_code == 0
    assert tafel("melding", "wijzig", "M3", *optie).exit_code == 0
    assert tafel("melding", "add", "--naam", "Ida Bol").exit_code == 0
    assert tafel("melding", "vul-aan", "M4", *optie, input="\n" * 20).exit_code in (0, 2)
    assert [bewaard(tafel, nummer, kolom) for nummer in (1, 2, 3)] == [waarde] * 3
    assert bewaard(tafel, 4, kolom) in (waarde, None)


def test_unknown_wipes_what_was_stated(importeer: Importeer, tafel: Tafel) -> None:
    importeer("kenmerk;naam;jeugdhulp\nA;Jan Vos;maatregel\n")
    tafel("melding", "wijzig", "M1", "--jeugdhulp", "weet niet")
    assert bewaard(tafel, 1, "jeugdhulp") is None


@pytest.mark.parametrize("naam", ["Na", "Null", "N.B. Vos", "Nan", "Onb"])
def test_a_name_is_never_unknown_because_it_looks_so(
    importeer: Importeer, tafel: Tafel, register: Path, naam: str
) -> None:
    importeer(f"kenmerk;naam\nA;{naam}\n")
    assert bewaard(tafel, 1, "achternaam") == naam.rsplit(maxsplit=1)[-1]


@pytest.mark.parametrize(
    "tekst", ["weet niet zeker", "geen idee ervan", "nietbekend hier", "nog uitzoeken", "geen info"]
)
def test_no_suggestion_turns_unknown_into_none(importeer: Importeer, tekst: str) -> None:
    uit, uitslag = importeer(f"kenmerk;naam;jeugdhulp\nA;Jan Vos;{tekst}\n")
    [fout] = uitslag["fouten"]
    assert uit.exit_code == 65
    assert "dichtst" not in fout["reden"]


@pytest.mark.parametrize("tekst", ["geeen", "gen", "GEEN."])
def test_a_slip_of_the_pen_for_none_is_still_understood(importeer: Importeer, tekst: str) -> None:
    uit, uitslag = importeer(f"kenmerk;naam;jeugdhulp\nA;Jan Vos;{tekst}\n")
    assert uit.exit_code == 0 or "dichtst erbij: geen" in uitslag["fouten"][0]["reden"]


@pytest.mark.parametrize(
    ("tekst", "leefgebieden", "bijzonderheden"),
    [
        ("huiselijk geweld", "veiligheid_criminaliteit", "tolk|huiselijk_geweld"),
        ("schulden, huiselijk geweld", "inkomen_schulden|veiligheid_criminaliteit",
         "tolk|huiselijk_geweld"),
        ("schoolverzuim|onderwijs", "onderwijs", "tolk|schoolverzuim"),
        ("dementie", "gezondheid_psychisch", "tolk|dementie"),
        ("criminaliteit; wonen", "veiligheid_criminaliteit|wonen", "tolk|criminaliteit"),
    ],
)  # fmt: skip
def test_a_bijzonderheid_among_the_leefgebieden_is_both(
    importeer: Importeer, tafel: Tafel, tekst: str, leefgebieden: str, bijzonderheden: str
) -> None:
    uit, _ = importeer(f'naam;bijzonderheden;problematiek\nJan Vos;tolk;"{tekst}"\n')
    tafel("melding", "add", "--naam", "Piet Bos", "--bijzonderheden", "tolk")
    tafel("melding", "wijzig", "M2", "--leefgebieden", tekst)
    assert "is ook als bijzonderheid bewaard" in uit.stderr
    for nummer in (1, 2):
        assert bewaard(tafel, nummer, "leefgebieden") == leefgebieden
        assert bewaard(tafel, nummer, "bijzonderheden") == bijzonderheden
