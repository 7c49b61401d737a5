"""Reading import files: what goes in, what is refused, and with which place and reason."""

import contextlib
import io
import os
import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tafel.errors import NotFound, WrongUse
from tafel.files.gelezen import BestandGeweigerd, Fout, GelezenBestand
from tafel.files.read import lees_meldingen
from tafel.files.write import csv_tekst

VANDAAG = date(2026, 11, 23)


def lees(tekst: str | bytes, **opties: object) -> GelezenBestand:
    inhoud = tekst.encode() if isinstance(tekst, str) else tekst
    return lees_meldingen(io.BytesIO(inhoud), "in.csv", vandaag=VANDAAG, **opties)  # type: ignore[arg-type]


def weiger(tekst: str | bytes, reden: str) -> Fout:
    with pytest.raises(BestandGeweigerd, match=reden) as fout:
        lees(tekst)
    assert fout.value.exit_code == 65
    assert str(fout.value).startswith("in.csv: ")
    return fout.value.fout


def fouten(tekst: str | bytes) -> list[tuple[int | None, str | None, str | None]]:
    gelezen = lees(tekst)
    return [(fout.rij, fout.kolom, fout.waarde) for fout in gelezen.fouten]


def waarschuwingen(tekst: str) -> list[tuple[int | None, str | None]]:
    return [(w.rij, w.kolom) for w in lees(tekst).waarschuwingen]


# --- whole files ----------------------------------------------------------------------------------


def test_ontbrekend_bestand_en_map(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match=r"weg\.csv: het bestand bestaat niet"):
        lees_meldingen(tmp_path / "weg.csv", "weg.csv", vandaag=VANDAAG)
    with pytest.raises(NotFound, match="is een map") as fout:
        lees_meldingen(tmp_path, str(tmp_path), vandaag=VANDAAG)
    assert fout.value.exit_code == 66


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_bestand_zonder_leesrecht(tmp_path: Path) -> None:
    pad = tmp_path / "dicht.csv"
    pad.touch(mode=0)
    with pytest.raises(NotFound, match="mag het bestand niet lezen"):
        lees_meldingen(pad, "dicht.csv", vandaag=VANDAAG)


def test_onleesbaar_bestand() -> None:
    with pytest.raises(NotFound, match="is niet te lezen"):
        lees_meldingen(Path("/proc/self/mem"), "mem", vandaag=VANDAAG)


@pytest.mark.parametrize(
    ("inhoud", "reden"),
    [
        (b"", "leeg"),
        (b"\xef\xbb\xbf", "leeg"),
        (b"\r\n ; \r\n", "leeg"),
        (b"PK\x03\x04" + bytes(40), "spreadsheet.*als CSV"),
        (b"\xd0\xcf\x11\xe0" + bytes(40), "spreadsheet.*als CSV"),
        (bytes(range(256)), "geen tekstbestand"),
        (b"%PDF-1.7\nkenmerk", "dit is een PDF en geen lijst"),
        ("kenmerk;naam\nA;B\n".encode("utf-16-le"), "--codering utf-16-le"),
        (b"kenmerk;naam\nA;\x81\x8d\n", "als cp1252; .*--codering"),
        (b"\xef\xbb\xbfkenmerk;naam\nA;Lo\xefs\n", "als utf-8"),
        (b"a;b;c\n1;2;3\n", "geen enkele bekende kolom"),
        (b"sep=|\nkenmerk|naam\n", "na sep="),
    ],
)
def test_een_heel_bestand_geweigerd(inhoud: bytes, reden: str) -> None:
    fout = weiger(inhoud, reden)
    assert (fout.bestand, fout.rij, fout.kolom, fout.waarde) == ("in.csv", None, None, None)


@pytest.mark.parametrize(
    ("kop", "kolom"),
    [
        ("kenmerk;Kenmerk", "kenmerk"),
        ("melder;aard;organisatie", "melder_organisatie"),
        ("kenmerk;opm;OPM", None),
    ],
)
def test_dubbele_kop(kop: str, kolom: str | None) -> None:
    assert weiger(f"{kop}\n1;2;3\n", "twee keer").kolom == kolom


@pytest.mark.parametrize(
    "tekst",
    [
        'naam;reden\nA;goed\nB;"open\nC;goed\n',
        'naam;reden\nA;goed\nB;"open\nC;"dicht"\n',
    ],
)
def test_open_aanhalingsteken_noemt_de_rij(tekst: str) -> None:
    weiger(tekst, "rij 3 begint een aanhalingsteken")


def test_een_fout_aanhalingsteken_weigert_een_rij() -> None:
    gelezen = lees('achternaam;reden\nA;"goed"\nB;"half"open\nC;ook "goed"\nD;a " b\n')
    assert [rij.waarden["achternaam"] for rij in gelezen.rijen] == ["A", "C", "D"]
    [geweigerd] = gelezen.geweigerd
    assert (geweigerd.rij, geweigerd.cellen) == (3, ("B", '"half"open'))
    assert "begint een aanhalingsteken" in geweigerd.fouten[0].reden


def test_open_aanhalingsteken_in_de_kop() -> None:
    weiger('kenmerk;"reden\nA;goed\n', "rij 1 begint|geen enkele bekende kolom")


@pytest.mark.parametrize("codering", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_coderingen(codering: str) -> None:
    gelezen = lees("kenmerk;voornaam\nA;Loïs €\n".encode(codering))
    assert gelezen.rijen[0].waarden == {"kenmerk": "A", "voornaam": "Loïs €"}


def test_gekozen_codering() -> None:
    inhoud = "kenmerk;voornaam\nA;Łoś\n".encode("cp1250")
    assert lees(inhoud, codering="cp1250").rijen[0].waarden["voornaam"] == "Łoś"
    with pytest.raises(WrongUse, match="bestaat niet"):
        lees(inhoud, codering="klingon")
    with pytest.raises(WrongUse, match="bestaat niet"):
        lees(inhoud, codering="hex")


@pytest.mark.parametrize(
    "tekst",
    [
        "kenmerk;voornaam;leefgebieden\nA;Jan;wonen,overlast\n",
        'kenmerk,voornaam,leefgebieden\nA,Jan,"wonen,overlast"\n',
        "kenmerk\tvoornaam\tleefgebieden\nA\tJan\twonen,overlast\n",
        "Leefgebieden;Voornaam;NUMMER\r\nwonen|overlast;Jan;A\r\n",
        "sep=,\r\nkenmerk,voornaam,leefgebieden\r\nA,Jan,wonen|overlast\r\n",
        '"kenmerk";"voornaam";"problemen"\r"A";"Jan";"wonen|overlast"\r',
        "\n\nkenmerk;voornaam;leefgebieden\n;;\n\nA;Jan;wonen|overlast\n;\n",
    ],
)
def test_scheidingsteken_volgorde_en_synoniemen(tekst: str) -> None:
    gelezen = lees(tekst)
    assert [rij.waarden for rij in gelezen.rijen] == [
        {"kenmerk": "A", "voornaam": "Jan", "leefgebieden": "wonen|overlast"}
    ]
    assert (gelezen.aantal_rijen, gelezen.geweigerd, gelezen.waarschuwingen) == (1, [], [])


def test_rijnummers_zoals_een_spreadsheet_ze_toont() -> None:
    gelezen = lees('sep=;\nkenmerk;reden;naam\nA;"een\ntwee";X\n\nB;drie;Y\n')
    assert [(rij.rij, rij.waarden["kenmerk"]) for rij in gelezen.rijen] == [(2, "A"), (4, "B")]
    assert gelezen.rijen[0].waarden["reden"] == "een\ntwee"


# --- rows -----------------------------------------------------------------------------------------


def test_alle_fouten_van_een_rij_en_de_rest_gaat_door() -> None:
    tekst = (
        "kenmerk;achternaam;geboortedatum;leeftijd;kanaal\n"
        "A;Vries;31-02-2010;ja;telefon\n"
        "B;Vries;2012-04-03;14;telefoon\n"
        "C;Vries;2012;180;loket\n"
        "D;Vries;01-01-68;;loket\n"
        "E;Vries;24-11-2026;;loket\n"
    )
    assert fouten(tekst) == [
        (2, "geboortedatum", "31-02-2010"),
        (2, "leeftijd", "ja"),
        (2, "kanaal", "telefon"),
        (4, "leeftijd", "180"),
        (5, "geboortedatum", "01-01-68"),
        (6, "geboortedatum", "24-11-2026"),
    ]
    gelezen = lees(tekst)
    assert [rij.waarden["geboortedatum"] for rij in gelezen.rijen] == ["2012-04-03"]
    assert (gelezen.aantal_rijen, len(gelezen.geweigerd)) == (5, 4)
    reden = gelezen.fouten[2].reden
    assert "kies uit loket, telefoon, website" in reden
    assert "het dichtst erbij: telefoon" in reden


@pytest.mark.parametrize(("rij", "aantal"), [("A", 1), ("A;B;C", 3), ("A;B;;", 4)])
def test_ongelijke_rij(rij: str, aantal: int) -> None:
    gelezen = lees(f"kenmerk;naam\n{rij}\nB;Jan\n")
    assert [(f.rij, f.kolom, f.waarde) for f in gelezen.fouten] == [(2, None, None)]
    assert f"heeft {aantal} cel" in gelezen.fouten[0].reden
    assert [r.waarden["kenmerk"] for r in gelezen.rijen] == ["B"]


def test_nul_en_een_enorme_cel_weigeren_hun_rij() -> None:
    gelezen = lees("kenmerk;reden;naam\nA;x\0y;Jan\nB;" + "x" * 1_000_000 + ";Jan\nC;goed;Jan\n")
    assert [(f.rij, f.kolom, f.waarde) for f in gelezen.fouten] == [
        (2, "reden", None),
        (3, "reden", None),
    ]
    assert "NUL" in gelezen.fouten[0].reden
    assert "32767" in gelezen.fouten[1].reden
    assert [r.waarden["kenmerk"] for r in gelezen.rijen] == ["C"]


def test_gevaarlijke_tekens_in_namen() -> None:
    gelezen = lees(
        "kenmerk;voornaam;achternaam\nA;[bold]Jan;[/x]\nB;\x1b[31mJan\x1b[0m;\u202eseirV\u202c\n"
    )
    assert [r.waarden["voornaam"] for r in gelezen.rijen] == ["[bold]Jan", "Jan"]
    assert [r.waarden["achternaam"] for r in gelezen.rijen] == ["[/x]", "seirV"]
    assert [(w.rij, w.kolom) for w in gelezen.waarschuwingen] == [
        (3, "voornaam"),
        (3, "achternaam"),
    ]


def test_persoonsgegevens_staan_in_geen_enkele_fout() -> None:
    gelezen = lees(
        "kenmerk;bsn;inwonende_kinderen;achternaam;geboortedatum\n"
        f"A;087654321;Geheim 31-02-2019;{'Geheim' * 6000};1968\n"
        "B;087654321;Geheim;1;2;3\n"
    )
    tekst = repr([*gelezen.fouten, *gelezen.waarschuwingen])
    assert len(gelezen.geweigerd) == 2
    assert "Geheim" not in tekst
    assert "087654321" not in tekst


def test_onbekende_kolom_wordt_een_opmerking() -> None:
    gelezen = lees(
        "kenmerk;naam;School;opm;reden_afwijzing\nA;Jan;De Brink;\x1b[1mlet op;oud\nB;Jan;?;;x\n"
    )
    assert gelezen.rijen[0].waarden["opmerkingen"] == "School: De Brink\nopm: let op"
    assert "opmerkingen" not in gelezen.rijen[1].waarden
    assert [(w.rij, w.kolom) for w in gelezen.waarschuwingen] == [
        (None, "School"),
        (None, "opm"),
        (2, "opm"),
    ]


def test_waarde_onder_een_lege_kop() -> None:
    gelezen = lees("kenmerk;naam;;\nA;Jan;;\nB;Jan;;x\n")
    assert [(f.rij, f.kolom) for f in gelezen.fouten] == [(3, "kolom 4")]
    assert [r.rij for r in gelezen.rijen] == [2]


def test_bsn_wordt_niet_bewaard_of_anders_gecontroleerd() -> None:
    tekst = "kenmerk;naam;bsn\nA;Jan;123456782\nB;Jan;123456789\nC;Jan;\n"
    gelezen = lees(tekst)
    assert gelezen.fouten == []
    assert [(w.rij, w.kolom) for w in gelezen.waarschuwingen] == [(None, "bsn")]
    assert "12345678" not in repr(gelezen)
    bewaard = lees(tekst, bsn_bewaren=True)
    assert bewaard.rijen[0].waarden["bsn"] == "123456782"
    assert [(f.rij, f.kolom, f.waarde) for f in bewaard.fouten] == [(3, "bsn", None)]
    assert bewaard.waarschuwingen == []


# --- between columns ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("urgentie", "crisis", "verwacht", "tegenspraak"),
    [
        ("crisis", "", "ja", False),
        ("crisis", "nee", "ja", True),
        ("crisis", "ja", "ja", False),
        ("spoed", "", "nee", False),
        ("regulier", "nee", "nee", False),
        ("regulier", "ja", "ja", True),
        ("", "ja", "ja", False),
        ("", "nee", "nee", False),
        ("", "", None, False),
    ],
)
def test_crisis_volgt_uit_urgentie(
    urgentie: str, crisis: str, verwacht: str | None, tegenspraak: bool
) -> None:
    gelezen = lees(f"naam;urgentie;crisis\nJan;{urgentie};{crisis}\n")
    assert gelezen.rijen[0].waarden.get("crisis") == verwacht
    assert [w.kolom for w in gelezen.waarschuwingen] == ["crisis"] * tegenspraak


@pytest.mark.parametrize(
    ("geboren", "kinderen", "fout"),
    [
        ("02-01-2026", "", "geboortedatum"),
        ("01-01-2026", "", None),
        ("2026", "", None),
        ("1980", "Noor 02-01-2026", "inwonende_kinderen"),
        ("1980", "01-01-2026|2026|4", None),
    ],
)
def test_geboren_na_ontvangst(geboren: str, kinderen: str, fout: str | None) -> None:
    tekst = f"naam;ontvangen_op;geboortedatum;kinderen\nJan;2026-01-01;{geboren};{kinderen}\n"
    assert [kolom for _, kolom, _ in fouten(tekst)] == ([fout] if fout else [])


def test_fout_tussen_kolommen_toont_de_cel_en_niet_de_naam() -> None:
    tekst = "naam;datum;geboren;kinderen\nJan;2026-01-01;3 mei 2026;Noor 03-05-2026\n"
    assert fouten(tekst) == [
        (2, "geboortedatum", "3 mei 2026"),
        (2, "inwonende_kinderen", "… 03-05-2026"),
    ]


@pytest.mark.parametrize(
    ("leeftijd", "geboren", "woonsituatie", "kolommen"),
    [
        ("18", "23-11-2008", "", []),
        ("17", "23-11-2008", "", ["leeftijd"]),
        ("17", "2008", "", []),
        ("16", "2008", "", ["leeftijd"]),
        ("15", "", "zelfstandig", ["woonsituatie"]),
        ("16", "", "zelfstandig", []),
        ("", "2010", "zelfstandig", []),
        ("", "2011", "zelfstandig", ["woonsituatie"]),
        ("", "", "zelfstandig", []),
        ("15", "", "inwonend", []),
    ],
)
def test_vreemd_maar_aangenomen(
    leeftijd: str, geboren: str, woonsituatie: str, kolommen: list[str]
) -> None:
    # Somebody born in 2011 is 14 or 15 on 23-11-2026; born in 2010, 15 or 16.
    tekst = f"naam;leeftijd;geboren;woonsituatie\nJan;{leeftijd};{geboren};{woonsituatie}\n"
    assert waarschuwingen(tekst) == [(2, kolom) for kolom in kolommen]


def test_leeftijden_gelden_op_de_dag_van_ontvangst() -> None:
    assert waarschuwingen("naam;datum;leeftijd;geboren\nJan;2026-01-01;17;23-11-2008\n") == []


def test_zonder_naam() -> None:
    assert waarschuwingen("kenmerk;leeftijd\nA;30\n") == [(2, "achternaam")]


def test_naam_wordt_verdeeld_en_losse_kolommen_winnen() -> None:
    gelezen = lees(
        "naam;voorletters;achternaam;opm\n"
        "Vries, J. de;;;\n"
        "Jan de Vries;;Vries;\n"
        "Jan Smit;;Vries;let op\n"
    )
    assert [r.waarden for r in gelezen.rijen] == [
        {"voorletters": "J.", "tussenvoegsel": "de", "achternaam": "Vries"},
        {"voornaam": "Jan", "tussenvoegsel": "de", "achternaam": "Vries"},
        {"achternaam": "Vries", "opmerkingen": "naam: Jan Smit\nopm: let op"},
    ]
    assert [(w.rij, w.kolom) for w in gelezen.waarschuwingen] == [(None, "opm"), (4, "naam")]


def test_huisnummer_met_toevoeging() -> None:
    gelezen = lees("naam;huisnummer;toevoeging\nJan;12a;\nJan;12a;A\nJan;12a;hs\nJan;12;hs\n")
    assert [(r.waarden["huisnummer"], r.waarden["toevoeging"]) for r in gelezen.rijen] == [
        ("12", "a"), ("12", "A"), ("12", "hs"), ("12", "hs"),
    ]  # fmt: skip
    assert [r.waarden.get("huisletter") for r in gelezen.rijen] == [None, None, "a", None]
    assert not gelezen.waarschuwingen


# --- speed and robustness -------------------------------------------------------------------------


def test_voortgang_en_veel_rijen() -> None:
    stappen: list[int] = []
    rijen = [
        [
            f"K{i}",
            "12-03-2026",
            "loket",
            f"tekst {i}",
            f"Vries{i}",
            "1980-05-01",
            "4 jaar|2019",
            "ja",
        ]
        for i in range(2500)
    ]
    kop = ["kenmerk", "datum", "kanaal", "reden", "achternaam", "geboren", "kinderen", "crisis"]
    tekst = csv_tekst(kop, rijen)
    begin = time.process_time()
    gelezen = lees(tekst, voortgang=stappen.append)
    duur = time.process_time() - begin
    assert stappen == [1000, 1000, 500]
    assert [r.rij for r in gelezen.rijen] == list(range(2, 2502))
    assert duur < 3  # about 0.03 s on an idle machine


@given(
    st.binary(max_size=200)
    | st.text(alphabet="kenmerk;,\t\"\r\n'=-?0a\x1b", max_size=80).map(str.encode)
)
def test_willekeurige_inhoud_geeft_rijen_of_een_nette_weigering(inhoud: bytes) -> None:
    with contextlib.suppress(BestandGeweigerd):
        gelezen = lees(b"kenmerk;leeftijd\n" + inhoud)
        nummers = sorted([r.rij for r in gelezen.rijen] + [r.rij for r in gelezen.geweigerd])
        assert nummers == sorted(set(nummers))
        assert len(nummers) == gelezen.aantal_rijen
        assert all(fout.reden and fout.bestand == "in.csv" for fout in gelezen.fouten)
