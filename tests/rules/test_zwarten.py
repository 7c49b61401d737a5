"""A text is found in another however it was typed, and nothing of it stays."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tafel.rules.zwarten import Zwarter

MERK = "[verwijderd 30-11-2026]"
ZIN = "de buurman drinkt en slaat zijn hond"


def zwart(weg: str, tekst: str, *, papier: bool = False) -> tuple[str, int]:
    return Zwarter(weg, MERK).zonder(tekst, papier=papier)


@pytest.mark.parametrize(
    ("weg", "tekst", "na"),
    [
        ("De buurman drinkt", "Gehoord: de buurman drinkt.", f"Gehoord: {MERK}."),
        ("de buurman drinkt.", "De BUURMAN\n  drinkt, zegt men", f"{MERK}, zegt men"),
        ("de buurman drinkt.", "de buurman drinkt. Vaak.", f"{MERK} Vaak."),
        ("één café", "In Eén cafe\u0301 zat hij", f"In {MERK} zat hij"),
        ("cafe", "café", MERK),
        ("zo'n “hond”", 'zo\u2019n "hond" dus', f"{MERK} dus"),
        ("Gaasperdam-Zuid", "gaasperdam\u2013zuid", MERK),
        ("STRASSE 12", "Straße\u00a012", MERK),
        ("hond", "hond, hond en honden", f"{MERK}, {MERK} en {MERK}en"),
        ("a.*b", "a.*b maar niet axxb", f"{MERK} maar niet axxb"),
        ("ab", "", ""),
        (ZIN, "de buurman drinkt", "de buurman drinkt"),
    ],
)
def test_however_it_was_typed(weg: str, tekst: str, na: str) -> None:
    assert zwart(weg, tekst) == (na, na.count(MERK))


@pytest.mark.parametrize(
    ("weg", "tekst", "na"),
    [
        ("Jan de Vries slaat zijn hond", "Zeker: J.V. slaat zijn hond.", f"Zeker: {MERK}."),
        ("Jans hond en Piet Vos blaffen samen", "J.'s hond en P.V. blaffen samen", MERK),
        ("woont op Hoekweg 12 in de bosjes", "woont op [adres] in de bosjes", MERK),
        ("bel 06-12345678 over de hond", "bel [contact] over de hond", MERK),
        ("geboren 02-05-1988 in het bos", "geboren 1988 in het bos", MERK),
        (f"{ZIN} iedere avond", "de buurman drinkt en slaat …; wonen", f"{MERK}; wonen"),
        (f"{ZIN}, iedere avond", f"{ZIN} …", MERK),
        ("Jan Vos", "J.V. (1988) en F.P.", "J.V. (1988) en F.P."),
        (ZIN, "de bu …; wonen", "de bu …; wonen"),
        ("Jan de Vries slaat zijn hond", "Jan de Vries …; wonen", f"{MERK}; wonen"),
        ("Jan de Vries slaat zijn hond", "J.V. slaat zijn …; wonen", f"{MERK}; wonen"),
        ("Jan slaat zijn hond", "Eet niet. Slaat zijn hond", "Eet niet. Slaat zijn hond"),
        ("xylofoon", "M.Z. '90", "M.Z. '90"),
        ("bestaat niet", "M.Z. '90 en L. Oud", "M.Z. '90 en L. Oud"),
        ("Vader schreeuwt", "L. Oud (Altra) schreeuwt", "L. Oud (Altra) schreeuwt"),
        ("Vader schreeuwt", "Hier: L. schreeuwt.", f"Hier: {MERK}."),
        ("zus Anna Bos helpt", "M.Z. '90; L. Oud (Altra)", "M.Z. '90; L. Oud (Altra)"),
    ],
)
def test_as_a_paper_had_it(weg: str, tekst: str, na: str) -> None:
    assert zwart(weg, tekst, papier=True) == (na, na.count(MERK))
    if na != tekst:
        assert zwart(weg, tekst) == (tekst, 0), "in what was typed it stands whole"


WOORDEN = st.lists(st.text(st.characters(codec="utf-8"), min_size=1), min_size=1, max_size=5)


@given(weg=st.text(st.characters(codec="utf-8"), min_size=3), rond=WOORDEN, papier=st.booleans())
def test_what_was_typed_is_always_found(weg: str, rond: list[str], papier: bool) -> None:
    weg = unicodedata.normalize("NFC", weg)
    zwarter = Zwarter(weg, MERK)
    if not zwarter.lengte:
        return
    for tekst in (weg, f" {weg}.", f"{' '.join(rond)} {weg} {rond[0]}"):
        na, keren = zwarter.zonder(unicodedata.normalize("NFC", tekst), papier=papier)
        assert keren >= 1
        assert MERK in na


PAPIER = (
    "M.Z. '90, kinderen '15 '18; Regie L. Oud (Altra); [adres] [contact] 2015. R.P. R.P.'s "
    "en nog een woord ... "
)


@pytest.mark.parametrize(
    "tekst",
    [
        *("xylofoon", "zebrapad", "genodigden", "exemplaar", "bestaat niet", "Vader schreeuwt"),
        *("zus Anna Bos helpt", "Anna Bos", "Rob Prins Anna", "Xylofoon Zebrapad", "2015 1990 12"),
    ],
)
def test_what_stands_in_place_of_names_is_no_text_that_was_meant(tekst: str) -> None:
    """Nothing of it stands in the paper: nothing goes."""
    assert Zwarter(tekst, "[weg]").zonder(PAPIER, papier=True) == (PAPIER, 0)


@given(st.lists(st.sampled_from(["Xenia", "zebrapad", "Quint", "xylofoon", "kwijl"]), min_size=1))
def test_words_that_are_nowhere_take_nothing_out(woorden: list[str]) -> None:
    assert Zwarter(" ".join(woorden), "[weg]").zonder(PAPIER, papier=True)[1] == 0


IN_PLAATS = st.sampled_from(
    ("M.Z.", "L.", "J.'s", "[adres]", "[contact]", "1988", "'90", "…", "(Altra)")
)
VREEMD = st.lists(
    st.text(st.sampled_from("bcdfghjkBCDFG")).filter(lambda w: len(w) > 1), min_size=1, max_size=6
).map(" ".join)


@given(weg=VREEMD, papier=st.lists(IN_PLAATS, min_size=1).map(" ".join))
def test_of_what_stands_nowhere_in_a_paper_nothing_is_hit(weg: str, papier: str) -> None:
    """No word of the paper is of the text: initials alone are no trace of it."""
    assert zwart(weg, papier, papier=True) == (papier, 0)
    helemaal = f"Aileen {papier} wou: {papier}"
    assert zwart(weg, helemaal, papier=True) == (helemaal, 0)
