"""Charts as numbers: what is together, what is drawn, and what has no length."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tafel.domain.rapport import Beeld, Cijfer, Cijfersoort, Rapportkolom, Rapporttabel
from tafel.render.vorm.diagram import MEESTE_HOOG, REGEL, lijndiagrammen, staafdiagrammen
from tafel.render.vorm.grafiek import staven
from tests.render.rapporten import INDICATOREN, KANAAL, STROOM


def lijnen(*kolommen: tuple[Cijfer, ...]) -> Rapporttabel:
    """A column of figures per argument: a, b, …"""
    return Rapporttabel(
        "m",
        "Maanden",
        (
            Rapportkolom("maand", "Maand"),
            *(
                Rapportkolom(naam, naam, Cijfersoort.AANTAL)
                for naam, _ in zip("abcdef", kolommen, strict=False)
            ),
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
    assert labels(lijnen((0, None))) == []
    assert labels(lijnen((5,))) == []


def test_the_scale_goes_up_in_ones_twos_or_fives() -> None:
    # 51 in at most four steps: 10 is too little, 20 makes 60
    [diagram] = lijndiagrammen(lijnen((51, 30)))
    assert diagram.raster == (("100", "0"), ("66.67", "20"), ("33.33", "40"), ("0", "60"))


def test_a_figure_that_is_not_given_interrupts_its_line() -> None:
    # the middles of five parts of the axis: 10, 30, 50, 70 and 90 %; scale 0 to 4
    [diagram] = lijndiagrammen(lijnen((4, 2, None, None, 1)))
    [lijn] = diagram.lijnen
    assert lijn.stukken == ("10,0 30,50",)
    assert lijn.punten == (("10", "0"), ("30", "50"), ("90", "75"))


@given(st.lists(st.integers(1, 100), min_size=2, max_size=5))
def test_names_at_the_end_of_lines_never_cover_each_other(einden: list[int]) -> None:
    for diagram in lijndiagrammen(lijnen(*((100, einde) for einde in einden))):
        plekken = sorted(float(lijn.label_boven) * diagram.hoogte / 100 for lijn in diagram.lijnen)
        assert all(b - a > REGEL - 0.1 for a, b in pairwise(plekken))
        assert 0 <= plekken[0] <= plekken[-1] <= diagram.hoogte


def test_bars_are_percentages_of_the_longest() -> None:
    [diagram] = staafdiagrammen(KANAAL)
    gezet = {staaf.naam[0]: (staaf.waarde, staaf.lengte) for staaf in diagram.staven}
    # 61 of 1234 is 4.943 %
    assert gezet["loket"] == ("61", "4.94")
    assert gezet["politie"] == ("1.234", "100")
    assert gezet["website"] == ("0", "0")
    assert len(diagram.staven) == len(KANAAL.rijen)
    assert "politie: 1.234" in diagram.omschrijving


def test_a_part_that_was_rounded_above_its_whole_has_no_bar() -> None:
    tabel = replace(
        INDICATOREN,
        beeld=Beeld.STAVEN,
        rijen=(("a", 5, 0, None, "-"), ("b", 5, 10, None, "-"), ("c", 55, 50, 100, "-")),
    )
    [diagram] = staafdiagrammen(tabel)
    assert [(staaf.waarde, staaf.lengte) for staaf in diagram.staven] == [
        ("-", None),
        ("5", "9.09"),  # of 55
        ("55", "100"),
    ]
    [eerste, *_] = staafdiagrammen(replace(tabel, beeld=Beeld.DOEL))
    assert [staaf.waarde for staaf in eerste.staven] == ["-", "5 van 10", "100 % -"]
    assert [bool(staaf) for staaf in staven(tabel, 60)] == [False, True, True]


@given(st.lists(st.integers(0, 9), min_size=1, max_size=90), st.booleans())
def test_every_row_is_drawn_once_whatever_its_figure(cijfers: list[int], lang: bool) -> None:
    achter = " met een naam die ver over het einde van een regel gaat" if lang else ""
    rijen = tuple((f"rij {i}{achter}", cijfer, 0) for i, cijfer in enumerate(cijfers))
    diagrammen = staafdiagrammen(replace(KANAAL, rijen=(*rijen, ("samen", 999, 0))))
    getekend = [staaf.naam[0].split()[1] for deel in diagrammen for staaf in deel.staven]
    assert getekend == ([str(i) for i in range(len(rijen))] if any(cijfers) else [])
    assert all(diagram.hoogte <= MEESTE_HOOG for diagram in diagrammen)
    if any(cijfers):  # one scale: the longest of all is 100 %
        top = max(cijfers)
        lengten = [staaf.lengte for deel in diagrammen for staaf in deel.staven]
        assert [lengte == "100" for lengte in lengten] == [cijfer == top for cijfer in cijfers]


def test_pictures_of_one_table_say_which_they_are() -> None:
    # 34 rows of 26 pixels are 884, more than 720: two parts of at most 442 and one row
    rijen = tuple((f"rij {i}", i, 0) for i in range(34))
    een, twee = staafdiagrammen(replace(KANAAL, rijen=rijen))
    assert [len(deel.staven) for deel in (een, twee)] == [18, 16]
    assert een.naam == "Meldingen naar kanaal: Gemeld, deel 1 van 2"
    assert twee.onder == "Figuur, deel 2 van 2."


def test_a_percentage_over_too_few_says_of_how_many() -> None:
    [diagram] = staafdiagrammen(INDICATOREN)
    assert diagram.staven[3].waarde == "15 van 20"
    assert diagram.staven[4].waarde == "-"
