"""What offices send, and what was lost or joined of it.

Each test is named after what admin support said went wrong.
"""

from pathlib import Path

import pytest

from tests.commands.hulp import sql
from tests.conftest import Tafel
from tests.invoer.hulp import Importeer, waarden


def lever(tafel: Tafel, tekst: str, *opties: str, code: int = 0) -> str:
    gedaan = tafel("melding", "import", "-", *opties, input=tekst)
    assert gedaan.exit_code == code, gedaan
    return gedaan.stdout + gedaan.stderr


def kolom(pad: Path, naam: str) -> list[object]:
    return [rij[0] for rij in sql(pad, f"SELECT {naam} FROM melding ORDER BY id")]


# --- headers --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kop", "cel", "naam", "waarde"),
    [
        ("Urgentie (regulier/spoed/crisis)", "crisis", "urgentie", "crisis"),
        ("Urgentie [spoed/crisis]", "crisis", "urgentie", "crisis"),
        ("Jeugdhulp (geen/vrijwillig/maatregel)", "maatregel", "jeugdhulp", "maatregel"),
        ("Woonsituatie (keuzelijst)", "inwonend", "woonsituatie", "inwonend"),
        ("Zelf oplossen (ja/nee/weet niet)", "nee", "zelf_oplossen", "nee"),
        ("Aard (zorg/overlast)", "zorg", "aard", "zorg"),
        ("Inwonende kinderen (leeftijd)", "4", "inwonende_kinderen", "4 jaar"),
    ],
)
def test_a_header_with_its_format_in_brackets_was_a_remark(
    tafel: Tafel, register: Tafel, tmp_path: Path, kop: str, cel: str, naam: str, waarde: str
) -> None:
    gezegd = lever(tafel, f"naam;geboren;{kop}\nJan Bakker;1980;{cel}\n")
    assert kolom(tmp_path, naam) == [waarde]
    assert ("CRISIS: M1" in gezegd) == (cel == "crisis")


@pytest.mark.parametrize("kop", ["Naam (kind)", "Achternaam (moeder)", "Geboortedatum [partner]"])
def test_a_header_about_somebody_else_stays_a_remark(
    tafel: Tafel, register: Tafel, tmp_path: Path, kop: str
) -> None:
    lever(tafel, f"kenmerk;leeftijd;{kop}\n1;40;Vos\n", "--toch")
    assert sql(tmp_path, "SELECT achternaam FROM persoon") == [(None,)]


# --- below the list -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "slot",
    [
        ["Totaal;1;;", "Bron: KCC;;;", "Gemaakt door: J. Bos op 3-11-2026;;;"],
        ["Totaal aantal meldingen november;1;;"],
        ["Stand per 3-11-2026;;;"],
        ["* verplicht veld;;;"],
        ["Vragen? Bel KCC 14020;;;"],
        ["Peildatum 1-1-2026;;;", "Aangemaakt op 28-11-2026;;;"],
    ],
)
def test_what_stands_below_the_list_became_a_melding(
    tafel: Tafel, register: Tafel, tmp_path: Path, slot: list[str]
) -> None:
    rijen = "\n".join(["Kenmerk;Naam;Geb.dat.;Postcode", "1;Jan Aa;1-1-1980;1102AB", *slot])
    gezegd = lever(tafel, f"{rijen}\n")
    assert kolom(tmp_path, "kenmerk") == ["1"]
    assert "overgeslagen" in gezegd


@pytest.mark.parametrize("naam", ["Stand", "Bron", "Vragen", "Totaal Jan"])
def test_somebody_of_that_name_is_a_melding(
    tafel: Tafel, register: Tafel, tmp_path: Path, naam: str
) -> None:
    lever(tafel, f"Naam;Geb.dat.;Postcode\nJan Aa;1-1-1980;1102AB\n{naam};2-2-1990;1102AB\n")
    assert len(kolom(tmp_path, "id")) == 2


# --- addresses ------------------------------------------------------------------------------------

ADRES = "SELECT huisnummer, huisletter, toevoeging FROM huishouden"


@pytest.mark.parametrize(
    ("een", "ander"),
    [
        ("12A;;", "12;a;"),
        ("12;a;", "12A;;"),
        ("37 A;;2", "37A-2;;"),
        ("37;A;2", "37;;A-2"),
        ("9 hs;;", "9;;huis"),
        ("9;;H", "9;;hs"),
    ],
)
@pytest.mark.parametrize("kenmerk", ["K1", ""])
def test_the_same_address_in_another_spelling_was_written_beside_it(
    tafel: Tafel, register: Tafel, tmp_path: Path, een: str, ander: str, kenmerk: str
) -> None:
    kop = "kenmerk;naam;geboren;postcode;huisnummer;huisletter;toevoeging\n"
    lever(tafel, f"{kop}{kenmerk};Jan Bos;1-1-1980;1102AB;{een}\n")
    voor = sql(tmp_path, ADRES)
    lever(tafel, f"{kop}{kenmerk};Jan Bos;1-1-1980;1102AB;{ander}\n")
    assert sql(tmp_path, ADRES) == voor
    assert len(kolom(tmp_path, "id")) == 1
    assert sql(tmp_path, "SELECT al_bekend, gewijzigd FROM importering WHERE id = 2") == [(1, 0)]


@pytest.mark.parametrize(
    ("oud", "nieuw", "wordt"),
    [
        ("37;A;", "99;;", ("99", None, None)),
        ("12A;;", "40;;", ("40", None, None)),
        ("12;A;3", "40;;4", ("40", None, "4")),
        ("12;;3", "12;B;", ("12", "B", None)),
        ("12;A;", "12;;", ("12", "A", None)),  # an empty cell erases nothing
    ],
)
def test_who_moved_kept_the_letter_of_the_old_address(
    tafel: Tafel,
    register: Tafel,
    tmp_path: Path,
    oud: str,
    nieuw: str,
    wordt: tuple[str | None, ...],
) -> None:
    kop = "kenmerk;naam;geboren;postcode;huisnummer;huisletter;toevoeging\n"
    lever(tafel, f"{kop}K1;Jan Bos;1-1-1980;1102AB;{oud}\n")
    lever(tafel, f"{kop}K1;Jan Bos;1-1-1980;1103ZZ;{nieuw}\n")
    assert sql(tmp_path, ADRES) == [wordt]


def test_by_hand_too(tafel: Tafel, register: Tafel, tmp_path: Path) -> None:
    lever(tafel, "naam;geboren;postcode;huisnummer\nJan Bos;1980;1102AB;12A\n")
    assert tafel("melding", "wijzig", "M1", "--huisnummer", "14").exit_code == 0
    assert sql(tmp_path, ADRES) == [("14", None, None)]


@pytest.mark.parametrize("bewaard", ["37;;hs", "37 huis;;", "37;H;", "37-hs;;"])
@pytest.mark.parametrize(
    "gezocht", ["1102 AB 37 hs", "1102ab37hs", "1102AB 37-hs", "1102 AB 37 huis"]
)
def test_an_address_was_found_in_one_spelling_alone(
    tafel: Tafel, register: Tafel, bewaard: str, gezocht: str
) -> None:
    kop = "naam;geboren;postcode;huisnummer;huisletter;toevoeging\n"
    lever(tafel, f"{kop}Jan Bos;1980;1102AB;{bewaard}\n")
    assert tafel("zoek", gezocht).exit_code == 0
    assert tafel("zoek", "1102 AB 38 hs").exit_code == 66


@pytest.mark.parametrize("nummer", ["2 maart", "2-mrt", "12 mei", "1 okt. 2026", "3 december"])
def test_a_house_number_that_became_a_day_in_words(
    tafel: Tafel, register: Tafel, nummer: str
) -> None:
    tekst = f"naam;geboren;postcode;huisnummer\nJan Bos;1980;1102AB;{nummer}\n"
    assert "een datum van gemaakt" in lever(tafel, tekst, code=65)


# --- nobody known ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "naam",
    [
        *("Onbekende man", "Onbekende", "N. N.", "N N", "NNB", "n.n.b.", "X", "XX", "Geen naam"),
        *("Achternaam onbekend, Jan", "Nader te bepalen", "Bewoner", "Onbekend meisje"),
    ],
)
def test_two_whose_name_nobody_knows_were_one_person(
    tafel: Tafel, register: Tafel, tmp_path: Path, naam: str
) -> None:
    kop = "kenmerk;naam;geboortedatum\n"
    lever(tafel, f'{kop}A;"{naam}";01-01-1990\nB;"{naam}";01-01-1990\n')
    assert sql(tmp_path, "SELECT count(*) FROM persoon") == [(2,)]


@pytest.mark.parametrize("naam", ["Jan de Man", "Piet Kind", "Anna Zoon", "Wim van Huis"])
def test_a_name_that_is_such_a_word_is_a_name(
    tafel: Tafel, register: Tafel, tmp_path: Path, naam: str
) -> None:
    kop = "kenmerk;naam;geboortedatum\n"
    lever(tafel, f"{kop}A;{naam};01-01-1990\nB;{naam};01-01-1990\n")
    assert sql(tmp_path, "SELECT count(*) FROM persoon") == [(1,)]


NIEMAND = (
    *("Mevrouw", "mw", "dhr.", "de heer", "fam.", "familie", "drs.", "prof. dr.", "e/v", "geb."),
    *("jr.", "dhr./mevr.", "nb", "n.b.", "n/b", "onb", "onb.", "idem", "zie boven", "geen"),
    *("Jan onb.", "Geheim", "geheim adres", "VERTROUWELIJK", "anonieme melder", "NN man"),
    *("N.N. buurman", "Nomen Nescio", "baby", "Buurman", "de buurvrouw", "moeder", "kind", "J."),
    *("J.P.", "J", "A. B.", "van", "van der", "de", "'t", "v.d.", "Jan van", "Jan de", ". Jan"),
    *("?? Jan", "Jan .", "Jan B.", "..", "--"),
)


@pytest.mark.parametrize("tweede", ["03-04-1985", "01-02-1970"])
def test_strangers_whose_name_is_none_shared_a_household(
    tafel: Tafel, register: Tafel, tmp_path: Path, tweede: str
) -> None:
    """Each on an address of their own, told of twice."""
    tekst = "kenmerk;naam;geboortedatum;postcode;huisnummer\n"
    for nummer, naam in enumerate(NIEMAND):
        for rij, geboren in enumerate(("01-02-1970", tweede)):
            tekst += f"{nummer}-{rij};{naam};{geboren};{1100 + nummer} AB;7\n"
    gezegd = lever(tafel, tekst)
    samen = sql(
        tmp_path,
        "SELECT min(m.kenmerk) FROM melding m JOIN persoon p ON p.id = m.persoon "
        "GROUP BY p.huishouden HAVING count(*) > 1",
    )
    assert [NIEMAND[int(str(kenmerk).split("-")[0])] for (kenmerk,) in samen] == []
    assert "bekend adres, een andere of onbekende achternaam: te beoordelen" in gezegd


@pytest.mark.parametrize(
    ("een", "ander"),
    [
        *(("J. Buurman", "Piet Buurman"), ("de Man", "Piet de Man"), ("Minh Le", "Thi Le")),
        *(("Das", "Jan Das"), ("Ng, J.", "Ng, P."), ("Bo", "A. Bo")),
        ("Jan van Geheim-Vos", "Piet van Geheim-Vos"),
    ],
)
def test_a_family_with_a_short_or_common_name_is_one(
    tafel: Tafel, register: Tafel, tmp_path: Path, een: str, ander: str
) -> None:
    tekst = "kenmerk;naam;geboortedatum;postcode;huisnummer\n"
    lever(tafel, f'{tekst}1;"{een}";01-02-1970;1102 AB;7\n2;"{ander}";03-04-1985;1102 AB;7\n')
    assert sql(tmp_path, "SELECT count(DISTINCT huishouden) FROM persoon") == [(1,)]


def test_who_is_called_neighbour_is_not_the_neighbour(
    tafel: Tafel, register: Tafel, tmp_path: Path
) -> None:
    tekst = "kenmerk;naam;geboortedatum;postcode;huisnummer\n"
    lever(tafel, f"{tekst}1;Buurman;01-02-1970;1102 AB;7\n")
    lever(tafel, f"{tekst}2;Jan Buurman;03-04-1985;1102 AB;7\n")
    assert sql(tmp_path, "SELECT count(DISTINCT huishouden) FROM persoon") == [(2,)]


# --- what must not stay ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "tekst",
    [
        *("bsn 111,222,333", "bsn 111/222/333", "bsn 111_222_333", "kindBSN 111222333"),
        *("cliëntbsn 111222333", "b s n 111222333", "sociaal fiscaal nummer 111222333"),
    ],
)
def test_a_bsn_in_another_guise_was_kept(
    tafel: Tafel, register: Tafel, tmp_path: Path, tekst: str
) -> None:
    lever(tafel, f'naam;geboren;reden\nJan Bos;1980;"hij {tekst} zegt zij"\n')
    [reden] = kolom(tmp_path, "reden")
    cijfers = "".join(filter(str.isdigit, str(reden)))
    assert cijfers == ""
    assert "zegt zij" in str(reden)


def test_a_bsn_in_the_place_of_another_value_wiped_what_stood_there(
    tafel: Tafel, register: Tafel, tmp_path: Path
) -> None:
    lever(tafel, "naam;geboren;postcode;huisnummer;reden\nJan Bos;1980;1102AB;12;slaat\n")
    for optie, waarde in (("--huisnummer", "111222333"), ("--reden", "bsn 111222333")):
        gedaan = tafel("melding", "wijzig", "M1", optie, waarde)
        assert "bsn wordt niet bewaard" in gedaan.stderr
    assert kolom(tmp_path, "reden") == ["slaat"]
    assert sql(tmp_path, "SELECT huisnummer FROM huishouden") == [("12",)]


@pytest.mark.parametrize(
    ("naam", "bewaard"),
    [
        ("bsn 111222333.csv", "bsn #.csv"),
        ("casus 12-03-1980.csv", "casus #.csv"),
        ("lijst 0612345678.csv", "lijst #.csv"),
        ("meldingen 2026-11-23.csv", "meldingen 2026-11-23.csv"),
        ("week 47 2026.csv", "week 47 2026.csv"),
    ],
)
def test_the_name_of_a_file_kept_a_number_of_somebody(
    tafel: Tafel, register: Tafel, tmp_path: Path, naam: str, bewaard: str
) -> None:
    (tmp_path / naam).write_text("naam;geboren\nJan Bos;1980\n", encoding="utf-8")
    assert tafel("melding", "import", str(tmp_path / naam)).exit_code == 0
    assert sql(tmp_path, "SELECT bestanden FROM importering") == [(bewaard,)]


def test_the_refused_rows_were_written_over_by_the_result(
    tafel: Tafel, register: Tafel, tmp_path: Path
) -> None:
    tekst = "naam;geboren\nJan Goed;1-1-1980\nJan Fout;1-13-1980\n"
    plek = str(tmp_path / "af.csv")
    gezegd = lever(tafel, tekst, "--afgewezen", plek, "--uit", plek, code=2)
    assert "hetzelfde bestand" in gezegd
    assert not (tmp_path / "af.csv").exists()


@pytest.mark.parametrize(
    ("getypt", "dag"),
    [("20-11", "2026-11-20"), ("gisteren", "2026-11-22"), ("24-11", "2025-11-24")],
)
def test_the_day_of_receipt_had_to_be_typed_in_full(
    tafel: Tafel, register: Tafel, tmp_path: Path, getypt: str, dag: str
) -> None:
    assert tafel("melding", "add", "--naam", "Jan Bos", "--ontvangen-op", getypt).exit_code == 0
    assert kolom(tmp_path, "ontvangen_op") == [dag]


NAMEN = {
    "VAN DEN BERG J P": ("J.P.", "van den", "BERG"),
    "BERG J P": ("J.P.", None, "BERG"),
    "VAN DEN BERG J": ("J.", "van den", "BERG"),
    "van den Berg J P": ("J.P.", "van den", "Berg"),
    "J P BERG": ("J.P.", None, "BERG"),
    "Jansen e/v": (None, None, "Jansen"),
    "e/v Jansen": (None, None, "Jansen"),
    "mw. e/v Jansen": (None, None, "Jansen"),
    "A. Jansen e.v.": ("A.", None, "Jansen"),
    "A. Jansen e/v Bos": ("A.", None, "Jansen-Bos"),
    "Jansen (58)": (None, None, "Jansen"),
    "Vries, J. de (58 jaar)": ("J.", "de", "Vries"),
    "J. de Vries (58 jr.)": ("J.", "de", "Vries"),
    "Jan B": (None, None, "B"),
    "Jan (Piet) Vos": (None, None, "Vos"),
}
"""A name in one column → initials, prefix and surname."""


@pytest.mark.parametrize("tekst", NAMEN)
def test_a_name_in_one_column(importeer: Importeer, tafel: Tafel, tekst: str) -> None:
    importeer(f"kenmerk\tnaam\nA\t{tekst}\n")
    gevonden = waarden(tafel)
    letters, voegsel, achternaam = NAMEN[tekst]
    assert (gevonden.get("voorletters"), gevonden.get("tussenvoegsel")) == (letters, voegsel)
    assert gevonden["achternaam"].rpartition(") ")[2] == achternaam


@pytest.mark.parametrize(
    ("tekst", "leeftijd", "kolom"),
    [
        ("Jansen (58)", "", 58),
        ("Vries, J. de (7 jaar)", "", 7),
        ("Jansen (58)", "36", 36),
        ("Jansen (121)", "", None),
        ("Jansen (jr)", "", None),
    ],
)
def test_an_age_behind_a_name_is_kept_as_one_where_none_is_stated(
    importeer: Importeer, tafel: Tafel, tekst: str, leeftijd: str, kolom: int | None
) -> None:
    uit, _ = importeer(f"naam;leeftijd\n{tekst};{leeftijd}\n")
    assert waarden(tafel).get("leeftijd") == kolom
    assert ("als leeftijd bewaard" in uit.stderr) is (kolom in {58, 7})


@pytest.mark.parametrize(
    ("datum", "gezegd"),
    [
        *((d, "twee cijfers; schrijf het met vier") for d in ("maart '90", "mrt-90", "'90")),
        *((d, "twee cijfers; schrijf het met vier") for d in ("11-90", "3/'90", "12-03-90")),
        *((d, "het jaar ontbreekt; schrijf het erbij") for d in ("17-11", "17/11", "17 nov.")),
        *((d, "het jaar ontbreekt; schrijf het erbij") for d in ("17 november", "1e mei")),
        ("maart 12", "dag, maand of jaar ontbreekt"),
        ("13-1990", "bestaat niet"),
        ("90", "dit is geen datum"),
    ],
)
@pytest.mark.parametrize("kolom", ["geboren", "datum melding"])
def test_what_a_date_lacks_is_told(
    importeer: Importeer, kolom: str, datum: str, gezegd: str
) -> None:
    uit, uitslag = importeer(f"naam;{kolom}\nVos;{datum}\n")
    assert uit.exit_code == 65
    if (kolom, datum) != ("datum melding", "13-1990"):
        assert gezegd in uitslag["fouten"][0]["reden"]
