"""Words that people write in a closed list, and for unknown: the same on every way in."""

import json
from collections.abc import Mapping, Sequence
from itertools import zip_longest
from pathlib import Path
from typing import Any

import pytest

from tafel import gangbaar
from tafel.commands import melding
from tafel.commands._lijn import vragen as _vragen
from tafel.kolommen import KOLOM_VAN, KOLOMMEN, NEE_WOORDEN
from tests.commands.hulp import sql
from tests.conftest import Tafel
from tests.excel import werkmap
from tests.invoer.hulp import Importeer, tellers

WOORDEN = [
    ("leefgebieden", "schulden", "inkomen_schulden"),
    ("leefgebieden", "Financiën", "inkomen_schulden"),
    ("leefgebieden", "psychisch", "gezondheid_psychisch"),
    ("leefgebieden", "schulden, wonen", "inkomen_schulden|wonen"),
    ("leefgebieden", "wonen en schulden", "wonen|inkomen_schulden"),
    ("leefgebieden", "gezin/opvoeding + ggz", "gezin_opvoeding|gezondheid_psychisch"),
    ("leefgebieden", "sociaal netwerk en participatie", "sociaal_netwerk_participatie"),
    ("bijzonderheden", "huiselijk geweld", "huiselijk_geweld"),
    ("leefgebieden", "schulden en huiselijk geweld", "inkomen_schulden|veiligheid_criminaliteit"),
    ("leefgebieden", "geld", "inkomen_schulden"),
    ("leefgebieden", "drugs", "verslaving"),
    ("leefgebieden", "Drugsgebruik, wonen", "verslaving|wonen"),
    ("inwonende_kinderen", "2 kinderen", "?|?"),
    ("inwonende_kinderen", "1 kind", "?"),
    ("inwonende_kinderen", "3 mnd", "0 jaar"),
    ("inwonende_kinderen", "Noor 18 maanden|4", "Noor 1 jaar|4 jaar"),
    ("jeugdhulp", "weetniet", None),
    ("ontvangen_op", "20261103", "2026-11-03"),
    ("leefgebieden", "psych. problematiek", "gezondheid_psychisch"),
    ("leefgebieden", "werkloos", "werk_dagbesteding"),
    ("leefgebieden", "werk en inkomen", "werk_dagbesteding|inkomen_schulden"),
    ("bijzonderheden", "Tolk nodig", "tolk"),
    ("bijzonderheden", "drugs, hg en tolk", "drugs|huiselijk_geweld|tolk"),
    ("bijzonderheden", "geen", None),
    ("woonsituatie", "thuis", "inwonend"),
    ("woonsituatie", "bij ouders", "inwonend"),
    ("woonsituatie", "zelfst.", "zelfstandig"),
    ("woonsituatie", "Zelfstandig wonend", "zelfstandig"),
    ("woonsituatie", "zelfst. wonend", "zelfstandig"),
    ("woonsituatie", "GGZ-instelling", "instelling"),
    ("woonsituatie", "Kliniek", "instelling"),
    ("inwonende_kinderen", "4, 7 en 9", "4 jaar|7 jaar|9 jaar"),
    ("inwonende_kinderen", "2019 + 2021", "2019|2021"),
    ("inwonende_kinderen", "Noor 4, Sam 7 jaar & Bo (?)", "Noor 4 jaar|Sam 7 jaar|Bo ?"),
    ("inwonende_kinderen", "12 maart 2015 en 03-2018", "2015-03-12|2018-03"),
    ("inwonende_kinderen", "nee", "geen"),
    ("inwonende_kinderen", "0", "geen"),
    ("inwonende_kinderen", "Geen thuiswonende kinderen", "geen"),
    ("inwonende_kinderen", "2015-03-01T00:00:00Z", "2015-03-01"),
    ("inwonende_kinderen", "2015-03-01T23:30:00Z", "2015-03-02"),
    ("inwonende_kinderen", "Noor 2015-07-01T22:00:00.000+00:00|4", "Noor 2015-07-02|4 jaar"),
    ("regulier_aanbod", "nog niet geprobeerd", "toereikend"),
    ("kanaal", "e-mail", "overig"),
    ("woonsituatie", "dak- of thuisloos", "dak_thuisloos"),
    ("woonsituatie", "beschermd wonen", "instelling"),
    ("crisis", "\u2713", "ja"),
    ("crisis", "\u2714", "ja"),
    ("crisis", "V", "ja"),
    ("crisis", "\u2611", "ja"),
    ("crisis", "\u2717", "nee"),
    ("crisis", "\u2718", "nee"),
    ("crisis", "\u2610", None),
    ("reden", "\u2610", None),
    ("inwonende_kinderen", "4|n/b", "4 jaar|?"),
    ("inwonende_kinderen", "onbekend?|weet niet|Noor niet bekend", "?|?|Noor ?"),
    ("inwonende_kinderen", "onbekend?", None),
    ("inwonende_kinderen", "n/b", None),
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


Woord = tuple[str, str, str]
"""Column, what somebody writes, the code that it stands for."""


def _alle_woorden() -> list[list[Woord]]:
    """Every word of every closed list, by column."""
    geen = ("geen", "0", *gangbaar.WOORDEN["inwonende_kinderen"]["geen"])
    per_kolom = [[("inwonende_kinderen", woord, "geen") for woord in geen]]
    for kolom in KOLOMMEN:
        gewoon: Mapping[str, tuple[str, ...]] = gangbaar.WOORDEN.get(kolom.naam, {})
        if kolom.naam == "zelf_oplossen":
            gewoon = {"ja": gangbaar.JA, "nee": gangbaar.NEE + NEE_WOORDEN}
        if kolom.waarden and (kolom.naam == "zelf_oplossen" or "ja" not in kolom.waarden):
            per_kolom.append(
                [
                    (kolom.naam, woord.upper() if plaats % 2 else woord, code)
                    for code, ook in kolom.waarden.items()
                    for plaats, woord in enumerate((code, *ook, *gewoon.get(code, ())))
                ]
            )
    return per_kolom


OPEN = [("--complex", "ja", "--leeftijd", leeftijd) for leeftijd in ("20", "40")]
"""Leave the rules the questions that they have about somebody of that age."""


def _per_vier(woorden: Sequence[Woord]) -> list[Woord]:
    """The words of a column that takes several, four at a time."""
    if not KOLOM_VAN[woorden[0][0]].is_lijst or woorden[0][0] == "inwonende_kinderen":
        return list(woorden)
    stukken = [woorden[n : n + 4] for n in range(0, len(woorden), 4)]
    return [
        (
            stuk[0][0],
            ", ".join(woord for _, woord, _ in stuk),
            "|".join(dict.fromkeys(code for *_, code in stuk)),
        )
        for stuk in stukken
    ]


def test_every_word_of_every_list_means_the_same_on_every_way_in(
    importeer: Importeer,
    tafel: Tafel,
    register: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """In a CSV and an Excel file, as an option, and as an answer to a question of `melding add`."""
    alle = _alle_woorden()
    los = [woord for kolom in alle for woord in kolom]
    kolommen = [kolom[0][0] for kolom in alle]
    rijen = [[w if k == kolom else "" for k in kolommen] for kolom, w, _ in los]
    kop = ["kenmerk", "naam", *kolommen]
    csv = "\n".join(
        ";".join(rij) for rij in [kop, *([f"C{n}", "Jan Vos", *rij] for n, rij in enumerate(rijen))]
    )
    excel = werkmap(kop, *([f"X{n}", "Jan Vos", *rij] for n, rij in enumerate(rijen)))
    for inhoud, begin in ((csv, "C"), (excel, "X")):
        _, uitslag = importeer(inhoud)
        assert (uitslag["fouten"], tellers(uitslag)[0]) == ([], len(los))
        een = dict(sql(tmp_path, f"SELECT kenmerk, coalesce({', '.join(kolommen)}) FROM melding"))
        assert [een[f"{begin}{n}"] for n in range(len(los))] == [code for *_, code in los]

    samen = [{w[0]: w for w in deel if w} for deel in zip_longest(*map(_per_vier, alle))]
    gevraagd: list[set[str]] = []
    for n, woorden in enumerate(samen):
        opties = [d for k, w, _ in woorden.values() for d in (KOLOM_VAN[k].optie, w)]
        assert tafel("melding", "add", "--kenmerk", f"O{n}", *opties).exit_code == 0
        gevraagd.append(set())

        def antwoord(label: str, woorden: Mapping[str, Woord] = woorden) -> str:
            [kolom] = [k.naam for k in KOLOMMEN if k.vraag and label.startswith(k.vraag)]
            gevraagd[-1].add(kolom)
            return woorden[kolom][1] if kolom in woorden else ""

        with monkeypatch.context() as terminal:
            terminal.setattr(_vragen, "vraag", antwoord)
            terminal.setattr(melding, "stdin_is_terminal", lambda: True)
            assert tafel("melding", "add", "--kenmerk", f"V{n}", *OPEN[n % 2]).exit_code == 0
    for begin, gesteld in (("O", [set(kolommen)] * len(samen)), ("V", gevraagd)):
        kept = sql(
            tmp_path,
            f"SELECT {', '.join(kolommen)} FROM melding WHERE kenmerk GLOB '{begin}*' ORDER BY id",
        )
        for woorden, waarden, alleen in zip(samen, kept, gesteld, strict=True):
            goed = {k: code for k, _, code in woorden.values() if k in alleen}
            assert {k: w for k, w in zip(kolommen, waarden, strict=True) if k in goed} == goed
    nooit = set(kolommen).difference(*gevraagd)
    assert nooit == {"kanaal", "aard", "bijzonderheden", "aanvliegroute"}


def bewaard(tafel: Tafel, nummer: int, kolom: str) -> Any:
    uit = tafel("melding", "toon", f"M{nummer}", "--namen", "-f", "json")
    return json.loads(uit.stdout)["waarden"].get(kolom)


def test_a_word_that_people_write_means_the_same_on_every_way_in(
    importeer: Importeer, tafel: Tafel, register: Path, tmp_path: Path
) -> None:
    """In a CSV and an Excel file, with `add`, `wijzig` and `vul-aan`."""
    namen = [k.naam for k in KOLOMMEN if k.naam in {kolom for kolom, *_ in WOORDEN}]
    kop = ["kenmerk", "naam", *namen]
    rijen = [
        [f"C{n}", f"Vos {n}", *(tekst if naam == kolom else "" for naam in namen)]
        for n, (kolom, tekst, _) in enumerate(WOORDEN)
    ]
    leeg = [[f"{begin}{n}", "Jan Bos"] for begin in "WV" for n in range(len(WOORDEN))]
    tekst = "\n".join(";".join(f'"{cel}"' for cel in rij) for rij in [kop, *rijen])
    excel = werkmap(kop, *(["X" + rij[0][1:], *rij[1:]] for rij in rijen))
    blanco = "\n".join(map(";".join, [["kenmerk", "naam"], *leeg]))
    for bestand in (tekst, excel, blanco):
        assert importeer(bestand)[0].exit_code == 0
    nummers = dict(sql(tmp_path, "SELECT kenmerk, id FROM melding"))
    for n, (kolom, woord, _) in enumerate(WOORDEN):
        optie = (KOLOM_VAN[kolom].optie, woord)
        assert tafel("melding", "add", "--kenmerk", f"A{n}", *optie).exit_code == 0
        assert tafel("melding", "wijzig", f"M{nummers[f'W{n}']}", *optie).exit_code == 0
        assert tafel("melding", "vul-aan", f"M{nummers[f'V{n}']}", *optie).exit_code == 0
    gevonden = {
        rij[0]: dict(zip(namen, rij[1:], strict=True))
        for rij in sql(
            tmp_path,
            f"SELECT m.kenmerk, {', '.join(namen)} FROM melding m JOIN persoon p"
            " ON p.id = m.persoon JOIN huishouden h ON h.id = p.huishouden",
        )
    }
    for n, (kolom, woord, waarde) in enumerate(WOORDEN):
        assert {begin: gevonden[f"{begin}{n}"][kolom] for begin in "CXAWV"} == dict.fromkeys(
            "CXAWV", waarde
        ), woord


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


@pytest.mark.parametrize(
    ("kolom", "tekst"),
    [
        *(("Problemen", tekst) for tekst in ("geen", "Geen.", "geen problemen", "niets, wonen")),
        *(("jeugdhulp", "geen info"), ("woonsituatie", "niet gezegd"), ("kanaal", "geen")),
    ],
)
def test_what_says_no_where_no_none_is_says_what_to_do(
    importeer: Importeer, kolom: str, tekst: str
) -> None:
    uit, uitslag = importeer(f"kenmerk\tnaam\t{kolom}\nA\tJan Vos\t{tekst}\n")
    [fout] = uitslag["fouten"]
    assert fout["reden"].endswith("; laat het leeg als het niet bekend is")
    assert uit.exit_code == 65


SUGGESTIES = [
    ("woonsituatie", "huurwoning", "zelfstandig"),
    ("woonsituatie", "Koopwoning", "zelfstandig"),
    ("woonsituatie", "nachtopvang", "dak_thuisloos"),
    ("woonsituatie", "jeugdzorg-instelling X", "instelling"),
    ("woonsituatie", "inwonent", "inwonend"),
    ("woonsituatie", "camper", None),
    ("bijzonderheden", "kindermishandeling", "huiselijk_geweld"),
    ("bijzonderheden", "schulden en huiselijk geweld", "huiselijk_geweld"),
    ("bijzonderheden", "handel", None),
    ("bijzonderheden", "verslaving", None),
    ("leefgebieden", "kindermishandeling", None),
    ("leefgebieden", "ernstige schulden", "inkomen_schulden"),
    ("leefgebieden", "medicijnverslaving", "verslaving"),
    ("leefgebieden", "gezondheid", "gezondheid_lichamelijk of gezondheid_psychisch"),
    ("leefgebieden", "opvang", "wonen"),
    ("leefgebieden", "werkdruk", None),
    ("leefgebieden", "woonen", "wonen"),
    ("leefgebieden", "geweld", "veiligheid_criminaliteit"),
    ("leefgebieden", "geluk", None),
    ("leefgebieden", "schulde", "inkomen_schulden"),
    ("leefgebieden", "vrije tijd", None),
    ("jeugdhulp", "uithuisplaatsing", "maatregel"),
    ("urgentie", "krisis", "crisis"),
    ("urgentie", "hoog", None),
    ("kanaal", "telefon", "telefoon"),
]


def test_a_suggestion_is_of_the_same_kind_or_there_is_none(importeer: Importeer) -> None:
    for kolom in dict.fromkeys(kolom for kolom, *_ in SUGGESTIES):
        deze = [(tekst, code) for k, tekst, code in SUGGESTIES if k == kolom]
        rijen = "\n".join(f"K{n};Jan Vos;{tekst}" for n, (tekst, _) in enumerate(deze))
        _, uitslag = importeer(f"kenmerk;naam;{kolom}\n{rijen}\n")
        assert [
            fout["reden"].partition("dichtst erbij: ")[2] or None for fout in uitslag["fouten"]
        ] == [code and f"{code})" for _, code in deze]


@pytest.mark.parametrize(
    "tekst",
    ["4,5", "Noor en Sam 4", "ja", "4 jaar en 6 maanden", "4, zeven", "4 en", "vier"],
)
def test_children_that_can_be_read_in_two_ways_are_refused(
    importeer: Importeer, tekst: str
) -> None:
    uit, uitslag = importeer(f"kenmerk;naam;kinderen\nA;Jan Vos;{tekst}\n")
    assert (uit.exit_code, "schrijf per kind" in uitslag["fouten"][0]["reden"]) == (65, True)
    assert "Noor" not in uit.stdout + uit.stderr


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
