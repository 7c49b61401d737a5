"""The columns of a melding: their names, and what a typed text becomes."""

import contextlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tafel.domain.basis import Celwaarde, Geweigerd, Leeftijd
from tafel.kinderen import kinderen_leeftijden
from tafel.kolommen import KOLOM_VAN, KOLOMMEN, LEEFGEBIEDEN, ONBEKEND_WOORDEN, Kolom
from tafel.koppen import vind_kolom
from tafel.namen import splits_naam, voorletters
from tafel.waarden import lees_waarde, toonbaar

VANDAAG = date(2026, 11, 23)

CONTRACT = """
kenmerk ontvangen_op kanaal melder_organisatie melder_naam melder_contact reden aard urgentie
voornaam voorletters tussenvoegsel achternaam naam geboortedatum leeftijd bsn postcode huisnummer
huisletter toevoeging buurt woonsituatie inwonende_kinderen zorgen_om_kinderen gezinsbenadering
zelf_oplossen
risico_samenleving crisis complex besproken_met_betrokkene leefgebieden bijzonderheden
regulier_aanbod aanvliegroute groep jeugdhulp betrokken_organisaties overlast_openbaar
"""


def lees(kolom: str, tekst: str) -> Celwaarde:
    return lees_waarde(KOLOM_VAN[kolom], tekst, vandaag=VANDAAG)


def geweigerd(kolom: str, tekst: str) -> str:
    with pytest.raises(Geweigerd) as fout:
        lees(kolom, tekst)
    return fout.value.reden


def test_alle_kolommen_van_het_contract() -> None:
    assert [kolom.naam for kolom in KOLOMMEN] == CONTRACT.split()
    assert all(kolom.vraag.endswith("?") for kolom in KOLOMMEN)
    assert KOLOM_VAN["inwonende_kinderen"].optie == "--inwonende-kinderen"
    assert {kolom.naam for kolom in KOLOMMEN if kolom.persoonsgegeven} == {
        "melder_naam", "melder_contact", "reden", "voornaam", "voorletters", "tussenvoegsel",
        "achternaam", "naam", "bsn",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("kop", "naam"),
    [
        ("ontvangen_op", "ontvangen_op"),
        (" Ontvangen Op ", "ontvangen_op"),
        ("ONTVANGEN-OP", "ontvangen_op"),
        ("Ontvangstdatum", "ontvangen_op"),
        ("datum", "ontvangen_op"),
        ("Nummer", "kenmerk"),
        ("extern kenmerk", "kenmerk"),
        ("mélder", "melder_organisatie"),
        ("organisatie", "melder_organisatie"),
        ("omschrijving", "reden"),
        ("toelichting", "reden"),
        ("geboren", "geboortedatum"),
        ("kinderen", "inwonende_kinderen"),
        ("problemen", "leefgebieden"),
        ("domeinen", "leefgebieden"),
        ("\ufeffkenmerk", "kenmerk"),
    ],
)
def test_koppen_en_synoniemen(kop: str, naam: str) -> None:
    kolom = vind_kolom(kop)
    assert kolom is not None
    assert kolom.naam == naam


@pytest.mark.parametrize("kop", ["", "opmerking", "ontvanger", "reden_afwijzing"])
def test_onbekende_kop(kop: str) -> None:
    assert vind_kolom(kop) is None


@pytest.mark.parametrize("kolom", [kolom.naam for kolom in KOLOMMEN])
def test_onbekend_is_niets(kolom: str) -> None:
    for tekst in ONBEKEND_WOORDEN | {" Onbekend ", "NVT", "\t"}:
        if not (kolom == "inwonende_kinderen" and tekst == "?"):
            assert lees(kolom, tekst) is None, tekst


@pytest.mark.parametrize(
    ("kolom", "tekst", "waarde"),
    [
        ("ontvangen_op", "12 maart 2026", "2026-03-12"),
        ("geboortedatum", "2012-04-03", "2012-04-03"),
        ("geboortedatum", "1968", "1968"),
        ("geboortedatum", "2026", "2026"),
        ("leeftijd", "34", 34),
        ("leeftijd", "34 jaar", 34),
        ("leeftijd", "0", 0),
        ("leeftijd", "120", 120),
        ("crisis", "Ja", "ja"),
        ("crisis", "x", "ja"),
        ("crisis", "WAAR", "ja"),
        ("crisis", "1", "ja"),
        ("crisis", "0", "nee"),
        ("crisis", "onwaar", "nee"),
        ("kanaal", "Bewonersadviseur", "bewonersadviseur"),
        ("aard", "zorg en overlast", "zorg_en_overlast"),
        ("woonsituatie", "Thuiswonend", "inwonend"),
        ("woonsituatie", "dakloos", "dak_thuisloos"),
        ("woonsituatie", "zwervend", "dak_thuisloos"),
        ("woonsituatie", "dak-thuisloos", "dak_thuisloos"),
        ("leefgebieden", "wonen, inkomen schulden |Wonen|", "wonen|inkomen_schulden"),
        ("bijzonderheden", "tolk|drugs", "tolk|drugs"),
        ("jeugdhulp", "geen|maatregel|vrijwillig", "maatregel"),
        ("betrokken_organisaties", "MaDi | Altra|MaDi", "MaDi|Altra"),
        ("postcode", "1102ab", "1102 AB"),
        ("postcode", " 11 02  A b ", "1102 AB"),
        ("huisnummer", "012", "12"),
        ("huisnummer", "12-hs", "12 hs"),
        ("huisnummer", "12A", "12 A"),
        ("bsn", "123456782", "123456782"),
        ("voorletters", "JP", "J.P."),
        ("voorletters", "j. p.", "j. p."),
        ("achternaam", "  [bold]Vries[/x]\x1b[31m ", "[bold]Vries[/x]"),
        ("reden", "regel 1\r\nregel 2", "regel 1\nregel 2"),
        ("inwonende_kinderen", "geen", "geen"),
        ("inwonende_kinderen", "0", "geen"),
        ("inwonende_kinderen", "?", "?"),
        (
            "inwonende_kinderen",
            "2019-03-01|Noor 01-03-2019| 4 jaar|4|2019|?|Jan-Peter de Wit 2011|Bo (3 jaar)|Ko ?",
            "2019-03-01|Noor 2019-03-01|4 jaar|4 jaar|2019|?|Jan-Peter de Wit 2011|Bo 3 jaar|Ko ?",
        ),
        ("inwonende_kinderen", "Noor 12 maart 2019|0", "Noor 2019-03-12|0 jaar"),
    ],
)
def test_canonieke_waarde(kolom: str, tekst: str, waarde: Celwaarde) -> None:
    assert lees(kolom, tekst) == waarde


@pytest.mark.parametrize(
    ("kolom", "tekst", "reden"),
    [
        ("ontvangen_op", "24-11-2026", "toekomst"),
        ("geboortedatum", "31-02-2010", "bestaat niet"),
        ("geboortedatum", "01-01-68", "twee cijfers"),
        ("geboortedatum", "24-11-2026", "toekomst"),
        ("geboortedatum", "2027", "toekomst"),
        ("geboortedatum", "1846", "boven 120"),
        ("geboortedatum", "01-01-1900", "boven 120"),
        ("geboortedatum", "10", "geen datum"),
        ("leeftijd", "ja", "hele jaren van 0 tot en met 120"),
        ("leeftijd", "180", "hoogstens 120"),
        ("leeftijd", "-3", "hele jaren"),
        ("leeftijd", "4,5", "hele jaren"),
        ("leeftijd", "٣٤", "hele jaren"),
        ("kanaal", "telefon", r"kies uit loket, telefoon, .* \(het dichtst erbij: telefoon\)"),
        ("leefgebieden", "wonen|schuldn", "onderdeel 2 .*het dichtst erbij: inkomen_schulden"),
        ("crisis", "misschien", "kies uit ja, nee$"),
        ("jeugdhulp", "uhp", "kies uit geen, vrijwillig, maatregel"),
        ("postcode", "1102", "1102 AB"),
        ("postcode", "0102 AB", "1102 AB"),
        ("postcode", "1102 SS", "1102 AB"),
        ("huisnummer", "ja", "huisnummer"),
        ("huisnummer", "123456", "huisnummer"),
        ("bsn", "12345678", "negen cijfers"),
        ("bsn", "123456789", "elfproef"),
        ("bsn", "１２３４５６７８２", "negen cijfers"),
        ("inwonende_kinderen", "ja", "schrijf per kind"),
        ("inwonende_kinderen", "Noor", "schrijf per kind"),
        ("inwonende_kinderen", "geen|4", "kind 1: schrijf per kind"),
        ("inwonende_kinderen", "4|Noor 31-02-2019", "kind 2: deze datum bestaat niet"),
        ("inwonende_kinderen", "4 5", "schrijf per kind"),
        ("inwonende_kinderen", "121 jaar", "hoogstens 120"),
        ("inwonende_kinderen", "2031", "toekomst"),
        ("inwonende_kinderen", "|".join(["4"] * 31), "meer dan 30"),
        ("kanaal", "x" * 101, "te lang"),
        ("inwonende_kinderen", "x " * 10_000 + "4", "schrijf per kind"),
    ],
)
def test_weigering_noemt_de_remedie(kolom: str, tekst: str, reden: str) -> None:
    with pytest.raises(Geweigerd, match=reden):
        lees(kolom, tekst)


def test_een_weigering_herhaalt_de_waarde_niet() -> None:
    assert "Geheim" not in geweigerd("inwonende_kinderen", "Geheim 31-02-2019")
    assert "087654321" not in geweigerd("bsn", "087654321")


@pytest.mark.parametrize(
    ("kolom", "tekst", "getoond"),
    [
        ("geboortedatum", "31-02-2010", "31-02-2010"),
        ("kanaal", "tele\x1b[31mfon", "telefon"),
        ("kanaal", "x" * 100, "x" * 59 + "…"),
        ("inwonende_kinderen", "Noor 31-02-2019|4 jaar|Jan ?", "… 31-02-2019|4 jaar|… ?"),
        ("achternaam", "Vries", None),
        ("bsn", "123456789", None),
        ("reden", "tekst", None),
        ("melder_contact", "020-0000001", None),
    ],
)
def test_wat_getoond_mag_worden(kolom: str, tekst: str, getoond: str | None) -> None:
    assert toonbaar(KOLOM_VAN[kolom], tekst) == getoond


def test_van_een_onbekende_kolom_wordt_niets_getoond() -> None:
    assert toonbaar(None, "Jan de Vries") is None


@pytest.mark.parametrize(
    ("canoniek", "leeftijden"),
    [
        (None, None),
        ("geen", ()),
        ("?", (None,)),
        ("2019-03-01|Noor 2019-11-24|4 jaar|Bo 2011|2026|Ko ?", (7, 6, 4, (14, 15), 0, None)),
    ],
)
def test_leeftijden_van_kinderen(
    canoniek: str | None, leeftijden: tuple[Leeftijd, ...] | None
) -> None:
    assert kinderen_leeftijden(canoniek, VANDAAG) == leeftijden


KIND = st.one_of(
    st.dates(date(1990, 1, 1), VANDAAG).map(date.isoformat),
    st.integers(1990, 2026).map(str),
    st.integers(0, 30).map("{} jaar".format),
    st.just("?"),
)
NAAM = st.sampled_from(["", "Noor ", "Jan-Peter van Dam ", "É. ", "d'Arcy "])


@given(st.lists(st.tuples(NAAM, KIND), min_size=1, max_size=6))
def test_een_canonieke_lijst_van_kinderen_blijft_gelijk(kinderen: list[tuple[str, str]]) -> None:
    tekst = "|".join(naam + kind for naam, kind in kinderen)
    assert lees("inwonende_kinderen", tekst) == tekst
    leeftijden = kinderen_leeftijden(tekst, VANDAAG)
    assert leeftijden is not None
    assert len(leeftijden) == len(kinderen)


@given(st.lists(st.sampled_from(LEEFGEBIEDEN), min_size=1))
def test_canonieke_lijst_blijft_gelijk(gebieden: list[str]) -> None:
    een = lees("leefgebieden", ",".join(gebieden))
    assert isinstance(een, str)
    assert lees("leefgebieden", een) == een
    assert set(een.split("|")) == set(gebieden)


@given(
    st.sampled_from(KOLOMMEN), st.text() | st.text(alphabet="0123456789-/|? jarN.,'", max_size=20)
)
def test_elke_tekst_wordt_gelezen_of_netjes_geweigerd(kolom: Kolom, tekst: str) -> None:
    with contextlib.suppress(Geweigerd):
        waarde = lees_waarde(kolom, tekst, vandaag=VANDAAG)
        assert waarde is None or isinstance(waarde, str | int)
        assert waarde != ""


@pytest.mark.parametrize(
    ("tekst", "voornaam", "letters", "tussenvoegsel", "achternaam"),
    [
        ("Vries, J. de", None, "J.", "de", "Vries"),
        ("Vries, de J.", None, "J.", "de", "Vries"),
        ("Jan de Vries", "Jan", None, "de", "Vries"),
        ("de Vries, Jan", "Jan", None, "de", "Vries"),
        ("J.P. van der Berg", None, "J.P.", "van der", "Berg"),
        ("J P van der Berg", None, "J.P.", "van der", "Berg"),
        ("Berg, van der, Jan", "Jan", None, "van der", "Berg"),
        ("JAN VAN DEN BERG", "JAN", None, "van den", "BERG"),
        ("Mevr. A. van 't Hof", None, "A.", "van 't", "Hof"),
        ("Mohamed El Amrani", "Mohamed", None, "el", "Amrani"),
        ("Anna Jansen-de Vries", "Anna", None, None, "Jansen-de Vries"),
        ("D. Chr. de Wit", None, "D.Chr.", "de", "Wit"),
        ("de Vries", None, None, "de", "Vries"),
        ("Jan Peter Jansen", "Jan Peter", None, None, "Jansen"),
        ("Vries", None, None, None, "Vries"),
        (",", None, None, None, None),
    ],
)
def test_splits_naam(
    tekst: str,
    voornaam: str | None,
    letters: str | None,
    tussenvoegsel: str | None,
    achternaam: str | None,
) -> None:
    delen = splits_naam(tekst)
    gevonden = [delen.get(k) for k in ("voornaam", "voorletters", "tussenvoegsel", "achternaam")]
    assert gevonden == [voornaam, letters, tussenvoegsel, achternaam]


@pytest.mark.parametrize(
    ("tekst", "verwacht"),
    [
        ("J.P.", "J.P."),
        ("J. P.", "J.P."),
        ("JP", "J.P."),
        ("Th.", "Th."),
        ("É", "É."),
        ("Ş.", "Ş."),
        ("İ.Ö.", "İ.Ö."),
        ("Ł. K.", "Ł.K."),
        ("ŠČ", "Š.Č."),
        ("Ђ", "Ђ."),
        ("Jan", None),
        ("ş.", None),
    ],
)
def test_voorletters(tekst: str, verwacht: str | None) -> None:
    assert voorletters(tekst) == verwacht


@given(st.text(alphabet="JdoVan-., '", max_size=25))  # no titles, which are no part of it
def test_van_een_naam_gaat_geen_letter_verloren(tekst: str) -> None:
    delen = splits_naam(tekst)
    heen = sorted(c for c in tekst.casefold() if c.isalpha())
    terug = sorted(c for deel in delen.values() for c in deel.casefold() if c.isalpha())
    assert heen == terug
