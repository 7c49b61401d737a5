"""Laying out text: widths in cells of a terminal, whatever is in the text."""

from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct
from rich.cells import cell_len

from tafel.domain.toedeling import Uitkomst
from tafel.render.vorm.tekst import (
    Blad,
    Gestileerd,
    Span,
    breedte_van,
    breek,
    kort,
    net,
    netjes,
    vul,
)


class Doos(Struct, frozen=True):
    naam: str
    soort: Uitkomst
    delen: tuple[str, ...]
    binnen: "Doos | None" = None


@given(st.text())
def test_clean_text_is_one_printable_line(tekst: str) -> None:
    schoon = net(tekst)
    assert net(schoon) == schoon
    assert "\x1b" not in schoon
    assert not set(schoon) & set("\n\r\t\0\u202e\u200b\u2028")


@given(st.text(), st.integers(min_value=2, max_value=40), st.integers(min_value=2, max_value=40))
def test_broken_lines_fit_and_lose_nothing(tekst: str, breedte: int, eerste: int) -> None:
    tekst = net(tekst)
    regels = breek(tekst, breedte, eerste=eerste)
    assert breedte_van(regels[0]) <= eerste
    assert all(breedte_van(regel) <= breedte for regel in regels[1:])
    assert "".join(regels).replace(" ", "") == "".join(tekst.split())


def test_words_are_kept_whole_where_they_fit() -> None:
    assert breek("een twee drie", 8) == ["een twee", "drie"]
    assert breek("een twee drie", 8, eerste=3) == ["een", "twee", "drie"]
    assert breek("onvoorstelbaar", 5) == ["onvoo", "rstel", "baar"]
    assert breek("", 5) == [""]


@given(st.text(), st.integers(min_value=2, max_value=30))
def test_shortened_text_fits(tekst: str, breedte: int) -> None:
    tekst = net(tekst)
    assert breedte_van(kort(tekst, breedte)) <= breedte


def test_shortening_shows() -> None:
    assert kort("Jong Volwassenen", 16) == "Jong Volwassenen"
    assert kort("Jong Volwassenen", 6) == "Jong…"
    assert kort("李小龍", 4) == "李…"


def test_widths_are_those_of_the_terminal() -> None:
    for tekst in ("abc", "Loïs", "e\u0301", "李小龍", "한국", "€ … – ✓ ─", "ｆｕｌｌ"):
        assert breedte_van(tekst) == cell_len(tekst)


def test_padding_counts_cells() -> None:
    assert vul("李", 4) == "李  "
    assert vul("12", 4, rechts=True) == "  12"
    assert vul("langer", 3) == "langer"


def test_cleaning_reaches_every_depth() -> None:
    vuil = Doos("a\x1b[1m\nb", Uitkomst.CRISIS, ("c\u202e",), Doos("d\t e", Uitkomst.TAFEL, ()))
    assert netjes(vuil) == Doos("a b", Uitkomst.CRISIS, ("c",), Doos("d e", Uitkomst.TAFEL, ()))
    assert netjes({"k\u200b": [vuil.naam]}) == {"k": ["a b"]}


def test_what_is_clean_is_not_copied() -> None:
    doos = Doos("a", Uitkomst.CRISIS, ("b",))
    assert netjes(doos) is doos


def test_right_hand_text_moves_to_its_own_line_when_there_is_no_room() -> None:
    blad = Blad(20)
    blad.uiteinden(Span("12  "), Span("links"), Span("rechts"))
    blad.uiteinden(Span("12  "), Span("een lange linkerkant"), Span("en rechts"))
    blad.uiteinden(Span("12  "), Span("links"), Span("een veel te lange rechterkant"))
    assert (
        blad.klaar().plat()
        == (
            "12  links     rechts\n"
            "12  een lange\n"
            "    linkerkant\n"
            "           en rechts\n"
            "12  links\n"
            "    een veel te\n"
            "    lange rechterkant\n"
        )
        or blad.klaar().plat()
    )
    assert all(breedte_van(regel) <= 20 for regel in blad.klaar().plat().splitlines())


def test_plain_text_has_no_blanks_at_the_end_of_a_line() -> None:
    assert Gestileerd(((Span("a  "),), (), (Span("b"), Span(" ")))).plat() == "a\n\nb\n"
