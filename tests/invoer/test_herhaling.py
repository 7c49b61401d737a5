"""The same file again, a changed file, corrected refusals: nothing twice, nothing lost."""

import csv
import io
import json
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tafel.register.beheer import maak_register
from tests.conftest import Tafel
from tests.invoer.hulp import (
    Importeer,
    aantal_meldingen,
    importeer_rechtstreeks,
    inhoud,
    ontleed,
    tellers,
)

KOP = "kenmerk;melder;achternaam;geboortedatum;reden;leefgebieden"
EEN = "K1;politie;Bakker;1990-03-04;eerste;wonen"
TWEE = "K2;politie;Smit;2001-05-06;tweede;overlast"
LOS = ";loket;Jansen;;zonder kenmerk;wonen"


def bestand(*rijen: str, kop: str = KOP) -> str:
    return "\n".join([kop, *rijen, ""])


def toon(tafel: Tafel, nummer: int) -> Mapping[str, Any]:
    gevonden: Mapping[str, Any] = json.loads(
        tafel("melding", "toon", f"M{nummer}", "--namen", "-f", "json").stdout
    )
    return gevonden


def geschiedenis(tafel: Tafel, nummer: int) -> list[tuple[str, str | None, str | None, str]]:
    return [(w["veld"], w["oud"], w["nieuw"], w["wie"]) for w in toon(tafel, nummer)["wijzigingen"]]


@pytest.mark.parametrize(
    "later",
    [
        bestand(EEN, TWEE, LOS),
        bestand(LOS, TWEE, EEN),
        bestand(EEN.replace("1990-03-04", "4 maart 1990"), TWEE, LOS.replace("wonen", " WONEN ")),
        bestand(EEN, TWEE, LOS, LOS),
        bestand("wonen;K1;politie;Bakker;04-03-1990;eerste",
                kop="problemen;Nummer;Melder_Organisatie;Achter naam;GEBOREN;toelichting"),
    ],
    ids=["same", "other order", "other spelling", "a row twice", "other columns"],
)  # fmt: skip
def test_the_same_content_on_another_day_is_known(
    importeer: Importeer, register: Path, later: str
) -> None:
    importeer(bestand(EEN, TWEE, LOS))
    eerst = inhoud(register, "importering", "sqlite_sequence")
    uit, uitslag = importeer(later, vandaag="2026-11-25")
    assert (uit.exit_code, tellers(uitslag)) == (0, (0, 0, uitslag["gelezen"], 0))
    assert inhoud(register, "importering", "sqlite_sequence") == eerst


@pytest.mark.parametrize("kenmerk", ["K1", ""])
@pytest.mark.parametrize(
    ("koppen", "later"),
    [
        ("Opm A;Opm B", "opm-b;opm-a"),
        ("Opm A;Opm B", "OPM_B;opm a"),
        ("opm1;Opm 2", "OPM-2;Opm_1"),
        ("Financi\u00eble hulp;Wijk", "WIJK;financiele-hulp"),
        ("Laatst gezien;Soort woning", "soort_woning;LAATST GEZIEN"),
    ],
)
def test_another_spelling_and_order_of_unknown_columns_is_no_change(
    importeer: Importeer, register: Path, kenmerk: str, koppen: str, later: str
) -> None:
    importeer(f"kenmerk;naam;{koppen}\n{kenmerk};Jan Vos;rood: ja;groen\n")
    eerst = inhoud(register, "importering", "sqlite_sequence")
    _, uitslag = importeer(f"kenmerk;naam;{later}\n{kenmerk};Jan Vos;groen;rood: ja\n")
    assert tellers(uitslag) == (0, 0, 1, 0)
    assert inhoud(register, "importering", "sqlite_sequence") == eerst
    _, uitslag = importeer(f"kenmerk;naam;{later}\n{kenmerk};Jan Vos;rood: ja;groen\n")
    assert tellers(uitslag)[2] == 0


def test_a_changed_cell_changes_the_melding_and_keeps_what_was(
    importeer: Importeer, tafel: Tafel
) -> None:
    importeer(bestand(EEN, TWEE))
    _, uitslag = importeer(bestand(TWEE, EEN.replace("eerste", "anders")))
    assert tellers(uitslag) == (0, 1, 1, 0)
    assert geschiedenis(tafel, 1) == [("reden", "eerste", "anders", "tester")]
    assert geschiedenis(tafel, 2) == []


def test_an_emptied_cell_erases_nothing_and_is_no_change(
    importeer: Importeer, tafel: Tafel, register: Path
) -> None:
    importeer(bestand(EEN))
    eerst = inhoud(register, "importering", "sqlite_sequence")
    for _ in range(2):
        _, uitslag = importeer(bestand(EEN.replace("eerste", "")))
        assert tellers(uitslag) == (0, 0, 1, 0)
    assert inhoud(register, "importering", "sqlite_sequence") == eerst
    tafel("melding", "wijzig", "M1", "--reden", "eigen")
    importeer(bestand(EEN.replace("eerste", "").replace("wonen", "overlast")))
    importeer(bestand(EEN.replace("wonen", "overlast")))
    assert toon(tafel, 1)["waarden"]["reden"] == "eigen"


@pytest.mark.parametrize(("optie", "kolom"), [("--reden", "reden"), ("--achternaam", "achternaam")])
def test_an_own_change_survives_what_comes_in_again(
    importeer: Importeer, tafel: Tafel, optie: str, kolom: str
) -> None:
    importeer(bestand(EEN))
    assert tafel("melding", "wijzig", "M1", optie, "eigen").exit_code == 0
    assert tellers(importeer(bestand(EEN))[1]) == (0, 0, 1, 0)
    assert tellers(importeer(bestand(EEN.replace("wonen", "overlast")))[1]) == (0, 1, 0, 0)
    waarden = toon(tafel, 1)["waarden"]
    assert (waarden[kolom], waarden["leefgebieden"]) == ("eigen", "overlast")
    assert [veld for veld, *_ in geschiedenis(tafel, 1)] == [kolom, "leefgebieden"]


def test_one_kenmerk_with_several_persons_is_several_meldingen(
    importeer: Importeer, tafel: Tafel
) -> None:
    personen = ("Bakker;1990-03-04", "Bakker;1991-03-04", "Smit;1990-03-04", ";1990-03-04", ";")
    rijen = [f"K1;politie;{wie};reden;wonen" for wie in personen]
    assert tellers(importeer(bestand(*rijen))[1]) == (5, 0, 0, 0)
    assert tellers(importeer(bestand(*rijen[::-1]))[1]) == (0, 0, 5, 0)
    _, uitslag = importeer(bestand(*rijen[:2], rijen[2].replace("reden", "anders"), *rijen[3:]))
    assert tellers(uitslag) == (0, 1, 4, 0)
    assert geschiedenis(tafel, 3) == [("reden", "reden", "anders", "tester")]
    _, uitslag = importeer(bestand(rijen[0].replace("politie", "school")))
    assert tellers(uitslag) == (1, 0, 0, 0)


def test_rows_alike_but_not_equal_are_two_with_a_warning(
    importeer: Importeer, tafel: Tafel
) -> None:
    ander = EEN.replace("eerste", "heel iets anders")
    los = LOS.replace("Jansen;", "Jansen;1980-01-01")
    uit, uitslag = importeer(bestand(EEN, EEN, ander, los, los.replace("zonder", "met")))
    assert tellers(uitslag) == (4, 0, 1, 0)
    assert "rij 4: hetzelfde kenmerk en dezelfde persoon als rij 2, maar niet" in uit.stderr
    assert "rij 6: dezelfde persoon als rij 5, maar niet gelijk: twee meldingen" in uit.stderr
    uit, uitslag = importeer(bestand(EEN, ander + "|overlast"))
    assert tellers(uitslag) == (0, 1, 1, 0)
    assert geschiedenis(tafel, 1) == []
    uit, uitslag = importeer(bestand(EEN, ander + "|overlast", EEN + "|verslaving"))
    assert tellers(uitslag) == (1, 0, 2, 0)
    assert "rij 4: hetzelfde kenmerk en dezelfde persoon als rij 2" in uit.stderr


def test_of_two_with_one_kenmerk_each_changed_row_finds_its_own(
    importeer: Importeer, tafel: Tafel
) -> None:
    een, twee = "K;politie;;;bij nummer 1;wonen", "K;politie;;;bij nummer 2;overlast"
    importeer(bestand(een, twee))
    importeer(bestand(twee + "|verslaving", een + "|onderwijs"))
    assert geschiedenis(tafel, 1) == [("leefgebieden", "wonen", "wonen|onderwijs", "tester")]
    assert geschiedenis(tafel, 2) == [("leefgebieden", "overlast", "overlast|verslaving", "tester")]


def test_a_row_with_an_emptied_cell_beside_the_full_one_is_taken_once(
    importeer: Importeer,
) -> None:
    importeer(bestand(EEN))
    anders = EEN.replace("eerste", "anders")
    tekst = bestand(anders.replace("wonen", ""), anders)
    assert tellers(importeer(tekst)[1]) == (1, 1, 0, 0)
    assert tellers(importeer(tekst)[1]) == (0, 0, 2, 0)


def test_a_later_melding_of_a_known_person_loses_nothing_of_its_address(
    importeer: Importeer, tafel: Tafel
) -> None:
    kop = "kenmerk;naam;geboren;postcode;huisnummer;buurt"
    rijen = [
        "1;Jan Bakker;1990-03-04;;;",
        "2;Jan Bakker;1990-03-04;1102AB;5;",
        "3;Jan Bakker;1990-03-04;1102AB;5;Gein",
        "4;Jan Bakker;1990-03-04;1103 CD;7 a;",
    ]
    importeer(bestand(*rijen[:2], kop=kop))
    uit, uitslag = importeer(bestand(*rijen, kop=kop))
    assert tellers(uitslag) == (2, 0, 2, 0)
    assert "rij 5: ander adres dan van deze persoon bekend is; het staat bij de opm" in uit.stderr
    assert "1103" not in uit.stderr
    waarden = toon(tafel, 4)["waarden"]
    assert [waarden[kolom] for kolom in ("postcode", "huisnummer", "buurt", "opmerkingen")] == [
        *("1102 AB", "5", "Gein", "adres: 1103 CD 7 a"),
    ]
    assert tellers(importeer(bestand(*rijen, kop=kop))[1]) == (0, 0, 4, 0)


def test_a_trial_counts_as_the_import_would_and_stores_nothing(
    importeer: Importeer, register: Path
) -> None:
    importeer(bestand(EEN))
    eerst = inhoud(register)
    tekst = bestand(EEN.replace("eerste", "anders"), TWEE, "K3;;;12-3-08;;")
    _, proef = importeer(tekst, "--proef")
    assert inhoud(register) == eerst
    _, echt = importeer(tekst)
    assert (proef["import"], tellers(proef)) == (None, (1, 1, 0, 1))
    assert tellers(proef) == tellers(echt)


def test_refused_rows_corrected_and_imported_again_all_go_in_once(
    importeer: Importeer, tafel: Tafel, register: Path, tmp_path: Path
) -> None:
    fout = EEN.replace("1990-03-04", "12-3-08"), "=1+1;@x;-;31-02-2010;+1;wonnen"
    _, uitslag = importeer(bestand(TWEE, *fout), "--afgewezen", "fout.csv")
    assert tellers(uitslag) == (1, 0, 0, 2)
    pad = tmp_path / "fout.csv"
    assert pad.stat().st_mode & 0o777 == 0o600
    tekst = pad.read_text(encoding="utf-8-sig")
    rijen = list(csv.reader(io.StringIO(tekst), delimiter=";"))
    assert [rij[0] for rij in rijen] == ["kenmerk", "K1", "'=1+1"]
    beter = tekst.replace("12-3-08", "12-3-2008").replace("31-02", "28-02").replace("nnen", "nen")
    pad.write_text(beter)
    uit = tafel("melding", "import", "fout.csv", "-f", "json")
    assert (uit.exit_code, tellers(ontleed(uit))) == (0, (2, 0, 0, 0))
    assert "onbekende kolom" not in uit.stderr
    assert toon(tafel, 3)["waarden"]["kenmerk"] == "=1+1"
    uit = tafel("melding", "import", "fout.csv", "in.csv", "-f", "json")
    assert tellers(ontleed(uit)) == (0, 0, 3, 2)
    assert aantal_meldingen(register) == 3


# Whatever the file, the counts add up and a second time nothing happens

cel = {
    "kenmerk": st.sampled_from(["", "K1", "K2", "\u202eK1", "'=1"]),
    "melder": st.sampled_from(["", "politie", "Politie"]),
    "naam": st.sampled_from(["", "Jan de Vries", "Vries, J. de", "[/x]", "\x1b[31mJan"]),
    "geboortedatum": st.sampled_from(["", "2012", "2012-04-03", "12-3-08", "31-02-2010"]),
    "postcode": st.sampled_from(["", "1102 AB", "1103cd", "0000 AA"]),
    "huisnummer": st.sampled_from(["", "5", "5 a", "vijf"]),
    "inwonende_kinderen": st.sampled_from(["", "geen", "2019|4|?", "x"]),
    "reden": st.text(max_size=6),
    "iets anders": st.sampled_from(["", "opmerking"]),
}


@st.composite
def bestanden(draw: st.DrawFn) -> str:
    kolommen = draw(st.lists(st.sampled_from(sorted(cel)), min_size=1, unique=True))
    rijen = draw(st.lists(st.tuples(*(cel[kolom] for kolom in kolommen)), max_size=8))
    uit = io.StringIO()
    schrijver = csv.writer(uit, delimiter=";", quoting=csv.QUOTE_ALL)
    schrijver.writerows([["kanaal", *kolommen], *(["", *rij] for rij in rijen)])
    return uit.getvalue()


@settings(max_examples=40)
@given(st.lists(bestanden(), min_size=1, max_size=3))
def test_counts_add_up_and_the_same_files_again_add_nothing(
    tmp_path_factory: pytest.TempPathFactory, teksten: list[str]
) -> None:
    pad = tmp_path_factory.mktemp("tellen") / "register.db"
    maak_register(pad)
    eerste = [importeer_rechtstreeks(pad, tekst) for tekst in teksten]
    for uitslag in eerste:
        assert uitslag["gelezen"] == sum(tellers(uitslag))
    assert aantal_meldingen(pad) == sum(uitslag["toegevoegd"] for uitslag in eerste)
    for tekst, eerder in zip(teksten, eerste, strict=True):
        opnieuw = importeer_rechtstreeks(pad, tekst)
        assert (opnieuw["toegevoegd"], opnieuw["afgewezen"]) == (0, eerder["afgewezen"])
    voor = inhoud(pad, "importering", "sqlite_sequence")
    laatste = importeer_rechtstreeks(pad, teksten[-1])
    assert (laatste["toegevoegd"], laatste["gewijzigd"]) == (0, 0)
    assert inhoud(pad, "importering", "sqlite_sequence") == voor
    with closing(sqlite3.connect(pad)) as verbinding:
        verloren = "SELECT count(*) FROM persoon WHERE id NOT IN (SELECT persoon FROM melding)"
        assert verbinding.execute(verloren).fetchone() == (0,)


def test_a_remark_that_was_replaced_is_not_put_back_and_says_so(
    tafel: Tafel, register: Path
) -> None:
    """It has no option of its own: the melding itself shows what stands."""
    for waarde in ("x", "y"):
        inhoud_ = f"kenmerk;melder;opmerking loket\nK1;politie;{waarde}\n"
        assert tafel("melding", "import", "-", "--toch", input=inhoud_).exit_code == 0
    weer = "kenmerk;melder;opmerking loket\nK1;politie;x\n"
    uit = tafel("melding", "import", "-", "--toch", input=weer)
    assert uit.exit_code == 0
    assert "door import 2 gewijzigd; zie: tafel melding toon M1" in uit.stderr
