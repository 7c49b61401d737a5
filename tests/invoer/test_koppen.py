"""Headers as offices write them, and the rows around the meldingen that are none."""

import datetime as dt
import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.conftest import Tafel
from tests.excel import werkmap
from tests.invoer.hulp import (
    Importeer,
    aantal_meldingen,
    importeer_met_antwoord,
    inhoud,
    tellers,
    waarden,
)


@pytest.mark.parametrize(
    ("kop", "cel", "kolom", "bewaard"),
    [
        ("Geb.dat.", "12-03-1990", "geboortedatum", "1990-03-12"),
        ("Geb.datum", "12-03-1990", "geboortedatum", "1990-03-12"),
        ("GEBOORTEDATUM (dd-mm-jjjj)", "12-03-1990", "geboortedatum", "1990-03-12"),
        ("Geb. datum dd/mm/yyyy *", "12-03-1990", "geboortedatum", "1990-03-12"),
        ("Geboortedatum van de cliënt", "12-03-1990", "geboortedatum", "1990-03-12"),
        ("Geboortejaar", "1990", "geboortedatum", "1990"),
        ("Achternaam cliënt", "Vos", "achternaam", "Vos"),
        ("Achternaam betrokkene", "Vos", "achternaam", "Vos"),
        ("Cliënt achternaam", "Vos", "achternaam", "Vos"),
        ("2. Achternaam", "Vos", "achternaam", "Vos"),
        ("Familienaam", "Vos", "achternaam", "Vos"),
        ("Naam *", "Vos", "achternaam", "Vos"),
        ("Naam:", "Vos", "achternaam", "Vos"),
        ("Cliëntnaam", "Vos", "achternaam", "Vos"),
        ("DOB", "12-03-1990", "geboortedatum", "1990-03-12"),
        ("Date of birth", "12-03-1990", "geboortedatum", "1990-03-12"),
        ("Leeftijd [jaren]", "36", "leeftijd", 36),
        ("Lft.", "36", "leeftijd", 36),
        ("Huisnr.", "12", "huisnummer", "12"),
        ("Huis-nr", "12", "huisnummer", "12"),
        ("Postcode (1234 AB)", "1102ab", "postcode", "1102 AB"),
    ],
)
def test_a_header_that_people_write_is_known(
    importeer: Importeer, tafel: Tafel, kop: str, cel: str, kolom: str, bewaard: object
) -> None:
    uit, uitslag = importeer(f"kenmerk;{kop}\nA;{cel}\n")
    assert (uit.exit_code, tellers(uitslag)) == (0, (1, 0, 0, 0))
    assert waarden(tafel)[kolom] == bewaard


@pytest.mark.parametrize(
    ("kop", "cel", "kolom", "bewaard"),
    [
        ("Crisis?", "ja", "crisis", "ja"),
        ("Crisis (ja/nee)", "ja", "crisis", "ja"),
        ("Crisis J/N", "ja", "crisis", "ja"),
        ("Datum melding", "20-11-2026", "ontvangen_op", "2026-11-20"),
        ("Meldingsdatum", "20-11-2026", "ontvangen_op", "2026-11-20"),
        ("Datum ontvangst (dd-mm-jjjj)", "20-11-2026", "ontvangen_op", "2026-11-20"),
        ("Problematiek", "wonen", "leefgebieden", "wonen"),
        ("Leefgebied(en)", "wonen", "leefgebieden", "wonen"),
        ("Naam (melder)", "Jo", "melder_naam", "Jo"),
        ("Meldende instantie", "MaDi", "melder_organisatie", "MaDi"),
        ("Zorgen om kind(eren)", "nee", "zorgen_om_kinderen", "nee"),
        ("Dossiernummer", "Z-9", "kenmerk", "Z-9"),
        ("Verwijzer", "MaDi", "melder_organisatie", "MaDi"),
        ("Ingediend door", "MaDi", "melder_organisatie", "MaDi"),
        ("Doorverwezen door:", "MaDi", "melder_organisatie", "MaDi"),
        ("Spoed", "ja", "urgentie", "spoed"),
        ("Spoed?", "Nee", "urgentie", "regulier"),
        ("Wijk", "Holendrecht", "buurt", "Holendrecht"),
        ("Wonen", "thuis", "woonsituatie", "inwonend"),
        ("geheim", "7", "bijzonderheden", "adres_afgeschermd"),
        ("indicatieGeheim", "1", "bijzonderheden", "adres_afgeschermd"),
        ("geheimhoudingPersoonsgegevens", "4", "bijzonderheden", "adres_afgeschermd"),
        ("bijzonderheden;Geheimhouding", "tolk;ja", "bijzonderheden", "tolk|adres_afgeschermd"),
        ("Zaaknummer", "Z-9", "kenmerk", "Z-9"),
        ("Zaaknr.", "Z-9", "kenmerk", "Z-9"),
        ("Aangemeld door", "MaDi", "melder_organisatie", "MaDi"),
        ("Gemeld door", "MaDi", "melder_organisatie", "MaDi"),
        ("Aanmeldende organisatie", "MaDi", "melder_organisatie", "MaDi"),
        ("Contactpersoon melder", "Jo", "melder_naam", "Jo"),
        ("E-mailadres melder", "jo@madi.nl", "melder_contact", "jo@madi.nl"),
        ("Reden van aanmelding", "hulp", "reden", "hulp"),
        ("Reden melding", "hulp", "reden", "hulp"),
        ("Aanleiding voor de melding", "hulp", "reden", "hulp"),
        ("Datum binnengekomen", "20-11-2026", "ontvangen_op", "2026-11-20"),
        ("Datum van ontvangst", "20-11-2026", "ontvangen_op", "2026-11-20"),
        ("Binnengekomen op", "20-11-2026", "ontvangen_op", "2026-11-20"),
        ("Ontvangen d.d.", "20-11-2026", "ontvangen_op", "2026-11-20"),
        ("Wijze van melden", "telefonisch", "kanaal", "telefoon"),
        ("Huisnummer + toevoeging", "12", "huisnummer", "12"),
        ("Huisnr. & toev.", "12", "huisnummer", "12"),
        ("Leeftijden kinderen", "4, 7 en 9", "inwonende_kinderen", "4 jaar|7 jaar|9 jaar"),
        ("Zorgen over de inwonende kinderen?", "nee", "zorgen_om_kinderen", "nee"),
        ("Is er sprake van een crisis?", "ja", "crisis", "ja"),
        ("Kan betrokkene het zelf oplossen?", "nee", "zelf_oplossen", "nee"),
        ("Risico voor de maatschappij", "nee", "risico_samenleving", "nee"),
        ("Melding besproken met ouder(s)", "ja", "besproken_met_betrokkene", "ja"),
        ("Probleemdomeinen", "wonen", "leefgebieden", "wonen"),
        ("Woonsit.", "thuis", "woonsituatie", "inwonend"),
        ("Problematiek cliënt", "wonen", "leefgebieden", "wonen"),
        ("Soort problematiek", "wonen", "leefgebieden", "wonen"),
        ("Ontvangen", "20-11-2026", "ontvangen_op", "2026-11-20"),
    ],
)
def test_so_is_one_of_another_column(
    importeer: Importeer, tafel: Tafel, kop: str, cel: str, kolom: str, bewaard: str
) -> None:
    assert importeer(f"achternaam;{kop}\nVos;{cel}\n")[0].exit_code == 0
    assert waarden(tafel)[kolom] == bewaard


def test_a_code_of_nothing_secret_shields_no_address(importeer: Importeer, tafel: Tafel) -> None:
    assert tellers(importeer("naam;indicatieGeheim\nJan Vos;0\nPiet Bos;8\n")[1]) == (1, 0, 0, 1)
    assert waarden(tafel).get("bijzonderheden") is None


@pytest.mark.parametrize(
    ("cellen", "verwacht", "zegt"),
    [
        (("1", "2", "3"), (3, 0, 0, 0), "volgnummers zonder kop"),
        (("1.", "2.", "3."), (3, 0, 0, 0), "volgnummers zonder kop"),
        (("", "", ""), (3, 0, 0, 0), ""),
        (("1", "3", "4"), (0, 0, 0, 3), "kolom 2: er staat een waarde onder een lege kop"),
        (("", "x", ""), (2, 0, 0, 1), "kolom 2: er staat een waarde onder een lege kop"),
    ],
)
def test_a_column_without_a_header(
    importeer: Importeer, cellen: tuple[str, ...], verwacht: tuple[int, ...], zegt: str
) -> None:
    rijen = "".join(f"{n};{cel};Jan Vos {n}\n" for n, cel in enumerate(cellen))
    uit, uitslag = importeer(f"kenmerk;;naam\n{rijen}")
    assert tellers(uitslag) == verwacht
    assert all(fout["kolom"] == "kolom 2" for fout in uitslag["fouten"])
    assert zegt.rpartition(": ")[2] in uit.stderr + str(uitslag["fouten"])


@pytest.mark.parametrize(
    "kop",
    [
        *("Naam ouder", "Geboortedatum kind", "Kenmerk cliënt", "Contactpersoon", "naam2"),
        *("Aantal kinderen", "Geboorteplaats", "Geboorteland", "Geboortedatum man", "Huisarts"),
        *("Volgnummer", "Postadres", "Straatnaam", "Woonplaats", "Leeftijdsgroep"),
    ],
)
def test_a_header_about_something_else_stays_a_remark(
    importeer: Importeer, tafel: Tafel, kop: str
) -> None:
    importeer(f"achternaam;{kop}\nVos;1990\n")
    gevonden = waarden(tafel)
    assert gevonden["opmerkingen"] == f"{kop}: 1990"
    assert gevonden["achternaam"] == "Vos"


# A file that does not say whom it is about

ZONDER = "Cliënt-ID;Crisis;Naampje;Gboortedtm\n7;ja;Jan;1990\n"


@pytest.mark.parametrize(
    "tekst",
    [
        ZONDER,
        "kenmerk;reden\nA;hulp\n",
        "melder;urgentie;kanaal\nMaDi;spoed;loket\n",
        "nummer;bsn\nA;111222333\n",
        "datum;tussenvoegsel\n20-11-2026;de\n",
        "Naam (melder);buurt\nJo;Gein\n",
    ],
)
def test_it_is_refused_whole_unattended_and_goes_in_with_toch(
    importeer: Importeer, tafel: Tafel, register: Path, tekst: str
) -> None:
    eerst = inhoud(register)
    uit, uitslag = importeer(tekst)
    [fout] = uitslag["fouten"]
    assert (uit.exit_code, uitslag["import"], fout["rij"]) == (65, None, None)
    assert "adres herkend; begrepen: " in fout["reden"]
    assert "geef --toch" in fout["reden"]
    assert inhoud(register) == eerst
    assert tellers(importeer(tekst, "--toch")[1]) == (1, 0, 0, 0)


PER_KIND = "bedoelt u inwonende_kinderen, met van elk kind de leeftijd?"


@pytest.mark.parametrize(
    ("koppen", "gezegd"),
    [
        ("Naam;Leeftijdd", "Leeftijdd (bedoelt u leeftijd?)"),
        ("Naam;Kennmerk", "Kennmerk (bedoelt u kenmerk?)"),
        ("Naam;Nr.", "Nr. (bedoelt u kenmerk?)"),
        ("Naam;Thuissituatie", "Thuissituatie (bedoelt u woonsituatie?)"),
        ("Naam;Probleem", "Probleem (bedoelt u leefgebieden?)"),
        ("Naam;Cliënt", "Cliënt"),
        ("Geboren;Cliënt;Bewoner", "Cliënt (bedoelt u naam?), Bewoner (bedoelt u naam?)"),
        ("Naam;Volgnr", "Volgnr (bedoelt u kenmerk?)"),
        ("Naam;organisaties", "organisaties (bedoelt u betrokken_organisaties?)"),
        ("Naam;Instanties", "Instanties (bedoelt u betrokken_organisaties?)"),
        ("Naam;Hulpverlening", "Hulpverlening (bedoelt u betrokken_organisaties?)"),
        ("Naam;Problemen/zorgen", "Problemen/zorgen (bedoelt u leefgebieden?)"),
        ("Naam;Adres", "Adres (bedoelt u postcode en huisnummer?)"),
        ("Naam;Woonadres", "Woonadres (bedoelt u postcode en huisnummer?)"),
        ("Naam;PC + huisnr.", "PC + huisnr. (bedoelt u postcode en huisnummer?)"),
        ("Naam;Postcode;Adres", "Adres"),
        ("Naam;Aantal kinderen", f"Aantal kinderen ({PER_KIND})"),
        ("Naam;Kinderen (aantal)", f"Kinderen (aantal) ({PER_KIND})"),
        ("Naam;Aantal thuiswonende kinderen", f"Aantal thuiswonende kinderen ({PER_KIND})"),
        ("Naam;Kinderen;Aantal kinderen", "Aantal kinderen"),
        ("Naam;Geslacht", "Geslacht"),
        ("Naam;Opmerkingen", "Opmerkingen"),
        ("Naam;Urgentiee;Hobby", "Urgentiee (bedoelt u urgentie?), Hobby"),
        ("Achternaam;Naampje", "Naampje"),
        ("Kenmerk;Naam;Kennmerk", "Kennmerk"),
        ("Naam;Gebortedatum partner", "Gebortedatum partner"),
    ],
)
def test_an_unknown_column_is_told_with_the_one_that_may_be_meant(
    importeer: Importeer, koppen: str, gezegd: str
) -> None:
    uit, _ = importeer(f"{koppen}\nVos;{';'.join('x' * koppen.count(';'))}\n", "--toch")
    assert f", {gezegd}: onbekende kolom; de inhoud" in uit.stderr, uit.stderr


def test_it_says_what_of_ours_its_headers_may_be(importeer: Importeer) -> None:
    reden = importeer(ZONDER)[1]["fouten"][0]["reden"]
    assert "begrepen: Crisis; niet begrepen: Cliënt-ID, Naampje (bedoelt u naam?)" in reden
    assert "Gboortedtm (bedoelt u geboortedatum?)" in reden


@pytest.mark.parametrize(
    ("koppen", "bedoeld"),
    [
        ("Kenmerk;Achternm.;Gebortedatum", ["Gebortedatum (bedoelt u geboortedatum?)"]),
        ("Kenmerk;Achtrnaam;Postcode", ["Achtrnaam (bedoelt u achternaam?)"]),
        ("Naam;Gebooretdatum;Postcode", ["Gebooretdatum (bedoelt u geboortedatum?)"]),
        ("Leeftijd;Acternaam cliënt;x", ["Acternaam cliënt (bedoelt u achternaam?)"]),
        ("Voornaam;Achternaaam;Gebrtedatum", ["u achternaam?)", "u geboortedatum?)"]),
        ("Naam;Gebdatum;Postcde", ["Postcde (bedoelt u postcode?)"]),
        ("Naam;Huisnummr;Postcode", ["Huisnummr (bedoelt u huisnummer?)"]),
    ],
)
def test_a_slip_beside_a_header_that_tells_who_it_is_about_is_told(
    importeer: Importeer, koppen: str, bedoeld: list[str]
) -> None:
    uit, uitslag = importeer(f"{koppen}\n1;2;3\n")
    assert all("kop" not in fout["reden"] for fout in uitslag["fouten"])
    assert [deel for deel in bedoeld if deel not in uit.stderr] == []


def test_headers_cut_short_are_understood(importeer: Importeer, tafel: Tafel) -> None:
    assert importeer("Achternm;Pc;Gebdt\nVos;1102ab;12-03-1990\n")[0].exit_code == 0
    gevonden = waarden(tafel)
    assert [gevonden[k] for k in ("achternaam", "postcode", "geboortedatum")] == [
        *("Vos", "1102 AB", "1990-03-12"),
    ]


@pytest.mark.parametrize(
    "koppen",
    ["Naam;Achternm2", "Geboortedatum;Leeftijjd", "Achternaam;Naame", "Naam;Voornaaam"],
)
def test_a_slip_for_what_the_file_says_already_is_a_remark(
    importeer: Importeer, koppen: str
) -> None:
    assert tellers(importeer(f"{koppen};reden\n1990;1990;hulp\n")[1]) == (1, 0, 0, 0)


def test_what_is_meant_is_told_however_many_headers_there_are(importeer: Importeer) -> None:
    koppen = ";".join([f"kolom{n}" for n in range(20)])
    reden = importeer(f"kenmerk;{koppen};Achternm2;Gebortedatum\n")[1]["fouten"][0]["reden"]
    assert "Gebortedatum (bedoelt u geboortedatum?)" in reden
    assert reden.count("kolom1") < 12
    assert "en nog 8" in reden


@pytest.mark.parametrize(
    ("koppen", "gevonden"),
    [
        ("Zaak;Cliënt;Aanmelding", "gevonden: Zaak"),
        ("Betrokkene;Hobby", "gevonden: Betrokkene (bedoelt u naam?), kolom 2"),
        ("Jan Vos;1102 AB;12-03-1990", "gevonden: kolom 1, kolom 2, kolom 3"),
        ("Vos;Bos;Acternaam", "gevonden: kolom 1, kolom 2, Acternaam (bedoelt u achternaam?)"),
        ("Status;Bijlage;Contactdatum", "gevonden: Status, Bijlage, Contactdatum"),
        (
            "Klantnummer;Geboorteplaats",
            "gevonden: Klantnummer (bedoelt u kenmerk?), Geboorteplaats",
        ),
        ("Geslacht;Opmerkingen;Vos", "gevonden: Geslacht, Opmerkingen, kolom 3"),
        ("Adres;Type hulp", "gevonden: Adres (bedoelt u postcode en huisnummer?), kolom 2"),
        ("Woonplaats;Jan Vos;Straatnaam", "gevonden: Woonplaats, kolom 2, Straatnaam"),
        ("Soort huisvesting;Kinderen in pleegzorg", "gevonden: "),
    ],
)
def test_without_any_known_header_what_was_found_is_told_but_no_name(
    importeer: Importeer, koppen: str, gevonden: str
) -> None:
    reden = importeer(f"{koppen}\na;b;c\n")[1]["fouten"][0]["reden"]
    assert gevonden in reden
    assert "Vos" not in reden
    assert "1102" not in reden


@pytest.mark.parametrize(
    ("tekst", "gezegd"),
    [
        (
            "datum;Jan Prik;12-03-1968\n1-1-2026;x;y\n",
            "begrepen: datum; niet begrepen: kolom 2, kolom 3",
        ),
        ("crisis;Prik;Noor\nja;x;y\n", "begrepen: crisis; niet begrepen: kolom 2, kolom 3"),
        ("datum;Prik zus;12-03-1968\n1-1-2026;x;y\n", "niet begrepen: kolom 2, kolom 3"),
        (
            "naam;Jan Prik;12-03-1968;Jan Prik\nx;y;z;a\n",
            "twee keer in de kopregel (kolom 2, kolom 4)",
        ),
        ("naam;geboren;datum\nLoket;Piet Prik;Jan Prik\n", "dit is geen datum"),
        ("naam;geboren\nLoket;mei Prik 1968\n", "dit is geen datum"),
    ],
)
def test_a_list_without_headers_is_not_echoed(
    importeer: Importeer, tekst: str, gezegd: str
) -> None:
    uit, uitslag = importeer(tekst)
    assert uit.exit_code == 65
    assert gezegd in " ".join(fout["reden"] for fout in uitslag["fouten"])
    alles = uit.stdout.lower() + uit.stderr.lower()
    assert [deel for deel in ("prik", "noor", "1968") if deel in alles] == []


@pytest.mark.parametrize("kop", ["Cliënt", "Betrokkene", "Bewoner", "Cliënte:", "inwoner"])
def test_a_word_for_the_person_is_the_name_where_nothing_else_is(
    importeer: Importeer, tafel: Tafel, kop: str
) -> None:
    uit, uitslag = importeer(f"kenmerk;{kop};crisis\nA;Vries, J. de;nee\nB;Jansen (58);nee\n")
    assert (uit.exit_code, tellers(uitslag)) == (0, (2, 0, 0, 0))
    assert "onbekende kolom" not in uit.stderr
    gevonden = waarden(tafel)
    assert [gevonden[k] for k in ("voorletters", "tussenvoegsel", "achternaam")] == [
        *("J.", "de", "Vries"),
    ]


@pytest.mark.parametrize("nummer", ["1", "20261", "C-1234", "cl 0042", "2026/14"])
def test_a_number_below_it_is_no_name(importeer: Importeer, nummer: str) -> None:
    uit, uitslag = importeer(f"Cliënt;geboren;crisis\n{nummer};1990;nee\nVos;1990;nee\n")
    assert (uit.exit_code, tellers(uitslag)) == (65, (1, 0, 0, 1))
    [fout] = uitslag["fouten"]
    assert (fout["kolom"], fout["waarde"]) == ("naam", None)
    assert "een nummer en geen naam; noem de kolom kenmerk" in fout["reden"]


@pytest.mark.parametrize("naamkop", ["Naam", "Achternaam", "Voornaam"])
def test_beside_a_name_it_stays_a_remark(importeer: Importeer, tafel: Tafel, naamkop: str) -> None:
    importeer(f"{naamkop};Cliënt\nVos;C-1234\n")
    assert waarden(tafel)["opmerkingen"] == "Cliënt: C-1234"


@pytest.mark.parametrize(
    ("koppen", "cellen", "bewaard"),
    [
        ("Huiselijk geweld?", "ja", "huiselijk_geweld"),
        ("Huiselijk geweld (ja/nee)", "J", "huiselijk_geweld"),
        ("Is er sprake van huiselijk geweld?", "x", "huiselijk_geweld"),
        ("Huiselijk geweld", "nee", None),
        ("Huiselijk geweld", "onbekend", None),
        ("Tolk nodig?", "ja", "tolk"),
        ("Tolk gewenst", "nee", None),
        ("Bijzonderheden;Huiselijk geweld?", "tolk;ja", "tolk|huiselijk_geweld"),
        ("Bijz.;Huiselijk geweld?;Tolk nodig", "tolk;ja;ja", "tolk|huiselijk_geweld"),
        ("Geheim;Huiselijk geweld?", "ja;ja", "adres_afgeschermd|huiselijk_geweld"),
    ],
)
def test_a_question_about_a_bijzonderheid_is_one(
    importeer: Importeer, tafel: Tafel, koppen: str, cellen: str, bewaard: str | None
) -> None:
    uit, uitslag = importeer(f"naam;{koppen}\nVos;{cellen}\n")
    assert (uit.exit_code, tellers(uitslag)) == (0, (1, 0, 0, 0))
    assert waarden(tafel).get("bijzonderheden") == bewaard


def test_without_a_known_header_no_cell_is_shown_but_the_place(importeer: Importeer) -> None:
    reden = importeer("Jansje Geheim;acternaam\n1;2\n")[1]["fouten"][0]["reden"]
    assert "kolom 1 lijkt op geheimhouding, acternaam (bedoelt u achternaam?)" in reden
    assert "Geheim" not in reden


@pytest.mark.parametrize(("antwoord", "code", "erbij"), [("j", 0, 1), ("n", 65, 0), ("", 65, 0)])
def test_on_a_terminal_it_is_asked(
    register: Path,
    tmp_path: Path,
    omgeving: Mapping[str, str],
    antwoord: str,
    code: int,
    erbij: int,
) -> None:
    assert importeer_met_antwoord(tmp_path, omgeving, ZONDER, antwoord)[0] == code
    assert aantal_meldingen(register) == erbij


def test_two_encodings_in_one_file_are_told(importeer: Importeer) -> None:
    for coderingen in (("utf-8", "cp1252"), ("cp1252", "utf-8")):
        rijen = [f"{c};Ren\u00e9e Vos;1990\n".encode(c) for c in coderingen]
        uit, _ = importeer(b"kenmerk;naam;geboren\n" + b"".join(rijen))
        assert "twee coderingen door elkaar" in uit.stderr


# Excel


def test_a_date_of_a_child_is_one_unless_excel_made_it(importeer: Importeer, tafel: Tafel) -> None:
    rijen = [
        [f"K{n}", f"Jan Vos {n}", dag, dt.date(2026, 3, 2)]
        for n, dag in enumerate(
            [dt.date(2015, 5, 1), dt.date(2025, 12, 31), dt.date(2026, 6, 4), dt.date(2027, 6, 4)]
        )
    ]
    _, uitslag = importeer(werkmap(["kenmerk", "naam", "Kinderen", "Reden"], *rijen))
    assert tellers(uitslag) == (2, 0, 0, 2)
    assert {fout["kolom"] for fout in uitslag["fouten"]} == {"inwonende_kinderen"}
    assert (waarden(tafel)["inwonende_kinderen"], waarden(tafel)["reden"]) == (
        "2015-05-01",
        "2026-03-02",
    )


@pytest.mark.parametrize(
    "cel",
    [
        dt.datetime(2015, 3, 1, 14, 30),
        dt.datetime(2015, 3, 1, 23, 59, 59),
        "2015-03-01 14:30",
        "01-03-2015 14:30:00",
        "2015-02-28T23:30:00Z",
        "2015-03-01T00:00:00",
    ],
)
def test_the_time_of_day_of_a_birthday_does_not_count(
    importeer: Importeer, tafel: Tafel, cel: dt.datetime | str
) -> None:
    rij = ["K", "Jan Vos", 40, cel]
    uit, uitslag = importeer(werkmap(["kenmerk", "naam", "leeftijd", "Kinderen"], rij))
    assert tellers(uitslag) == (1, 0, 0, 0), uit.stdout
    assert waarden(tafel)["inwonende_kinderen"] == "2015-03-01"


def test_two_ways_to_reach_a_melder_are_one_contact(importeer: Importeer, tafel: Tafel) -> None:
    kop = "kenmerk;naam;Tel. melder;E-mail melder"
    uit, uitslag = importeer(
        f"{kop}\nK1;A. Bos;020-1234567;post@x.nl\nK2;B. Eik;;post@y.nl\nK3;C. Es;;\n"
    )
    assert (uit.exit_code, uitslag["toegevoegd"]) == (0, 3)
    contact = [
        json.loads(tafel("melding", "toon", f"M{n}", "--namen", "-f", "json").stdout)[
            "waarden"
        ].get("melder_contact")
        for n in (1, 2, 3)
    ]
    assert contact == ["020-1234567, post@x.nl", "post@y.nl", None]


@pytest.mark.parametrize(
    ("kop", "bijzonderheid"),
    [
        ("adres_afgeschermd", "adres_afgeschermd"),
        ("Adres afgeschermd", "adres_afgeschermd"),
        ("Afgeschermd", "adres_afgeschermd"),
        ("Afgeschermd adres?", "adres_afgeschermd"),
        ("Geheim adres", "adres_afgeschermd"),
        ("Adres geheim? (ja/nee)", "adres_afgeschermd"),
        ("Geheimhouding", "adres_afgeschermd"),
        ("Dementie", "dementie"),
        ("Vermoeden van dementie", "dementie"),
        ("Huiselijk geweld", "huiselijk_geweld"),
        ("Is er sprake van huiselijk geweld?", "huiselijk_geweld"),
        ("criminaliteit", "criminaliteit"),
        ("Drugs?", "drugs"),
        ("Sprake van groepsgedrag", "groepsgedrag"),
        ("Schoolverzuim", "schoolverzuim"),
        ("Tolk", "tolk"),
        ("Tolk nodig?", "tolk"),
    ],
)
@pytest.mark.parametrize(("cel", "is_zo"), [("ja", True), ("\u2713", True), ("nee", False)])
def test_a_header_that_asks_for_a_bijzonderheid(
    importeer: Importeer, tafel: Tafel, kop: str, bijzonderheid: str, cel: str, is_zo: bool
) -> None:
    uit, _ = importeer(f"naam;geboren;{kop};bijzonderheden\nJan Vos;1990;{cel};\n")
    assert uit.exit_code == 0
    assert waarden(tafel).get("bijzonderheden") == (bijzonderheid if is_zo else None)
