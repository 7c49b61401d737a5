"""What `schoon` takes out of a text, and what it must leave alone."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tafel.schoon import bevat_verboden, is_verminkt, schoon

VERBODEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}
TEKSTEN = st.text() | st.text(alphabet="\x1b[]31;mJ\x07\x9b\x9d\\8 \ta\u0301\u202e\u200b\x00\r\n")


@pytest.mark.parametrize(
    ("tekst", "verwacht"),
    [
        ("Loïs de Vries", "Loïs de Vries"),
        ("\x1b[31mrood\x1b[0m", "rood"),
        ("\x9b31mrood", "rood"),
        ("\x1b]8;;https://voorbeeld.nl\x1b\\klik\x1b]8;;\x1b\\", "klik"),
        ("\x1b]0;titel\x07tekst", "tekst"),
        ("\x1bJan", "Jan"),
        ("\x1b(Bgewoon", "gewoon"),
        ("een\x1b]open eind", "eenopen eind"),
        ("Jan\u202enaJ\u202c", "JannaJ"),
        ("za\u00adterdag\u200b \ufeff", "zaterdag "),
        ("a\x00b\x7fc\x85d", "abc d"),
        ("e\u0301e\u0301n", "één"),
        ("1102\u00a0AB", "1102 AB"),
        ("[bold] en [/x] blijven", "[bold] en [/x] blijven"),
        ("regel 1\r\nregel 2\tslot", "regel 1 regel 2 slot"),
    ],
)
def test_schoon(tekst: str, verwacht: str) -> None:
    assert schoon(tekst) == verwacht


def test_regels_blijven_waar_dat_mag() -> None:
    assert schoon("een\r\ntwee\rdrie\u2028vier\tvijf", regels=True) == "een\ntwee\ndrie\nvier vijf"


def test_elk_teken_van_unicode() -> None:
    over = [
        teken
        for teken in map(chr, range(sys.maxunicode + 1))
        if unicodedata.category(teken) in VERBODEN and teken in schoon(f"a{teken}b")
    ]
    assert over == []


@given(TEKSTEN)
def test_schoon_is_idempotent_en_houdt_niets_verbodens_over(tekst: str) -> None:
    een = schoon(tekst)
    assert not any(unicodedata.category(teken) in VERBODEN for teken in een)
    assert not bevat_verboden(een)
    assert schoon(een) == een
    assert unicodedata.is_normalized("NFC", een)


@given(TEKSTEN)
def test_met_regels_blijft_alleen_het_regeleinde(tekst: str) -> None:
    een = schoon(tekst, regels=True)
    assert {c for c in een if unicodedata.category(c) in VERBODEN} <= {"\n"}
    assert schoon(een, regels=True) == een


@given(st.text(alphabet=st.characters(categories=("Lu", "Ll", "Nd", "Po", "Sm"))))
def test_gewone_tekst_blijft_wat_hij_was(tekst: str) -> None:
    assert schoon(tekst) == unicodedata.normalize("NFC", tekst)
    assert not bevat_verboden(tekst)


@pytest.mark.parametrize(
    "tekst", ["\u015eahin", "\u015fen", "\u0141ukasz", "Ren\u00e9e", "\u0130pek", "D\u00e1vid"]
)
def test_utf8_that_was_read_as_cp1252_or_latin_1_is_told(tekst: str) -> None:
    als_latin1 = tekst.encode().decode("latin-1")
    als_cp1252 = tekst.encode().decode("cp1252", "replace")
    assert [is_verminkt(vorm) for vorm in (tekst, als_latin1, als_cp1252)] == [False, True, True]


@pytest.mark.parametrize("tekst", ["Jan\x9e", "\x85", "\u00c5sa", "Fran\u00e7ois\x9d"])
def test_a_control_character_alone_is_no_other_encoding(tekst: str) -> None:
    assert not is_verminkt(tekst)


@pytest.mark.parametrize(
    "tekst", ["Bj\u00f6rn", "Ren\u00e9e", "Zo\u00eb", "\u00c9lise", "Andr\u00e9"]
)
@pytest.mark.parametrize("dos", ["cp850", "cp437"])
def test_utf8_that_was_read_as_of_dos_is_told(tekst: str, dos: str) -> None:
    assert [is_verminkt(vorm) for vorm in (tekst, tekst.encode().decode(dos))] == [False, True]


@pytest.mark.parametrize(
    "tekst", ["\u2500\u2500\u2500", "Jan \u2502 Piet", "3 \u00d7 4", "12 m\u00b3", "a \u00f7 b"]
)
def test_a_line_or_a_sign_beside_words_is_no_other_encoding(tekst: str) -> None:
    assert not is_verminkt(tekst)
