"""Charts as numbers: what is together, what is drawn, and what has no length."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tafel.domain.rapport import ONDERDRUKT, Beeld, Cijfer, Kolom, Rapporttabel, Soort
from tafel.render.diagram import REGEL, lijndiagrammen, staafdiagram
from tests.render.rapporten import INDICATOREN, KANAAL, STROOM


def lijnen(*kolommen: tuple[Cijfer, ...]) -> Rapporttabel:
    """A column of figures per argument: a, b, …"""
    return Rapporttabel(
        "m",
        "Maanden",
        (
            Kolom("maand", "Maand"),
            *(Kolom(naam, naam, Soort.AANTAL) for naam, _ in zip("abcdef", kolommen, strict=False)),
        ),
        tuple((f"2026-{i:02}", *rij) for i, rij in enumerate(zip(*kolommen, strict=True), 1)),
        beeld=Beeld.LIJN,
    )


def labels(tabel: Rapporttabel) -> list[list[str]]:
    return [[lijn.label for lijn in diagram.lijnen] for diagram in lijndiagrammen(tabel)]


def test_lines_of_one_size_share_a_picture() -> None:
    assert labels(lijnen((3, 9), (3, 4), (9, 3))) == [["A 9", "B 4", "C 3"]]


def test_lines_are_parted_where_their_heights_lie_farthest_apart() -> None:
    # highest 51, 38, 18 and 151: 151 is 2.96 times 51, and 38 is 2.11 times 18
    assert labels(STROOM) == [["Gemeld 33", "Geopend 17", "Gesloten 16"], ["Voorraad 151"]]


def test_a_column_of_nothing_but_zero_is_no_line() -> None:
    assert labels(lijnen((0, 0), (2, 1))) == [["B 1"]]
    assert labels(lijnen((0, ONDERDRUKT))) == []
    assert labels(lijnen((5,))) == []


def test_the_scale_goes_up_in_ones_twos_or_fives() -> None:
    # 51 in at most four steps: 10 is too little, 20 makes 60
    [diagram] = lijndiagrammen(lijnen((51, 30)))
    assert diagram.raster == (("100", "0"), ("66.67", "20"), ("33.33", "40"), ("0", "60"))


def test_a_hidden_figure_interrupts_its_line() -> None:
    # the middles of five parts of the axis: 10, 30, 50, 70 and 90 %; scale 0 to 4
    [diagram] = lijndiagrammen(lijnen((4, 2, ONDERDRUKT, None, 1)))
    [lijn] = diagram.lijnen
    assert lijn.stukken == ("10,0 30,50",)
    assert lijn.punten == (("10", "0"), ("30", "50"), ("90", "75"))
    assert lijn.weg == ("50",)
    assert "1 niet getoond" in diagram.omschrijving


@given(st.lists(st.integers(1, 100), min_size=2, max_size=5))
def test_names_at_the_end_of_lines_never_cover_each_other(einden: list[int]) -> None:
    for diagram in lijndiagrammen(lijnen(*((100, einde) for einde in einden))):
        plekken = sorted(float(lijn.label_boven) * diagram.hoogte / 100 for lijn in diagram.lijnen)
        assert all(b - a > REGEL - 0.1 for a, b in pairwise(plekken))
        assert 0 <= plekken[0] <= plekken[-1] <= diagram.hoogte


def test_bars_are_percentages_of_the_longest() -> None:
    diagram = staafdiagram(KANAAL)
    assert diagram is not None
    gezet = {staaf.naam[0]: (staaf.waarde, staaf.lengte) for staaf in diagram.staven}
    # 61 of 1234 is 4.943 %
    assert gezet["loket"] == ("61", "4.94")
    assert gezet["politie"] == ("1.234", "100")
    assert gezet["website"] == ("0", "0")
    assert "woningcorporatie" not in gezet  # hidden: it is in the table
    assert "politie: 1.234" in diagram.omschrijving


def test_no_bars_where_most_rows_are_hidden() -> None:
    verborgen = tuple((naam, ONDERDRUKT, ONDERDRUKT) for naam in "abcd")
    assert staafdiagram(replace(KANAAL, rijen=(("x", 9, 1), ("y", 0, 0), *verborgen))) is None
    helft = replace(KANAAL, rijen=(("x", 9, 1), ("y", 0, 0), *verborgen[:2], ("samen", 40, 1)))
    diagram = staafdiagram(helft)
    assert diagram is not None
    assert [staaf.naam for staaf in diagram.staven] == [("x",), ("y",)]


def test_a_hidden_percentage_keeps_the_count_that_is_shown() -> None:
    diagram = staafdiagram(INDICATOREN)
    assert diagram is not None
    assert diagram.staven[3].waarde == "· van 21"
    geen = staafdiagram(
        replace(INDICATOREN, rijen=(*INDICATOREN.rijen[:1], ("x", *(ONDERDRUKT,) * 4)))
    )
    assert geen is not None
    assert geen.staven[1].waarde == "· niet getoond"
