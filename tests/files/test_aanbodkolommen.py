"""Ages, waiting times and headers of a file with products, as people write them."""

import pytest

from tafel.domain.basis import Geweigerd
from tafel.files.aanbodkolommen import (
    AANBODKOLOMMEN,
    GEBIEDEN,
    lees_leeftijden,
    lees_wachttijd,
    vind_aanbodkolom,
)
from tafel.kolommen import LEEFGEBIEDEN, sleutel


@pytest.mark.parametrize(
    ("tekst", "weken"),
    [
        ("6", 6),
        ("6 weken", 6),
        ("1 week", 1),
        ("10 dagen", 2),  # ten days are more than one week
        ("2 maanden", 9),  # 60.9 days
        ("1 maand", 5),  # 30.4 days
        ("1 jaar", 53),  # 365.25 days
        ("4-6 weken", 6),  # the longest
        ("4 tot 6 weken", 6),
        ("ca. 3 wk", 3),
        ("geen", 0),
        ("Geen wachttijd", 0),
        ("direct", 0),
        ("0", 0),
    ],
)
def test_a_waiting_time_is_whole_weeks_rounded_up(tekst: str, weken: int) -> None:
    assert lees_wachttijd(tekst) == weken


@pytest.mark.parametrize("tekst", ["lang", "een half jaar", "6 uur", "-3", "1000 weken", "6,5"])
def test_a_waiting_time_that_cannot_be_read_is_refused(tekst: str) -> None:
    with pytest.raises(Geweigerd, match="schrijf weken"):
        lees_wachttijd(tekst)


@pytest.mark.parametrize(
    ("tekst", "leeftijden"),
    [
        ("12-23", (12, 23)),
        ("12 – 23 jaar", (12, 23)),
        ("12 t/m 23", (12, 23)),
        ("18+", (18, None)),
        ("vanaf 18", (18, None)),
        ("65 jaar en ouder", (65, None)),
        ("t/m 17 jaar", (None, 17)),
        ("alle leeftijden", (0, None)),
        ("Iedereen", (0, None)),
        ("12+ jaar", (12, None)),
        ("18 + jr.", (18, None)),
        ("999", (0, None)),
        ("999 jaar", (0, None)),
        ("12-999", (12, None)),
        ("0-999", (0, None)),
        ("-1", (None, None)),
        ("0", (None, None)),
        ("0/0", (None, None)),
        ("0-0", (None, None)),
        ("-1/-1", (None, None)),
        ("12/23", (12, 23)),
        ("12/999", (12, None)),
    ],
)
def test_ages_include_both_ends(tekst: str, leeftijden: tuple[int | None, int | None]) -> None:
    assert lees_leeftijden(tekst) == leeftijden


@pytest.mark.parametrize(
    ("tekst", "schrijf"),
    [
        ("jeugd", "12-23"),
        ("0-3 maanden", "12-23"),
        ("12--23", "12-23"),
        ("12 tot 23", "«tot» laat open"),
        ("tot 18 jaar", "«tot» laat open"),
        ("18", r"schrijf 18\+ \(vanaf 18\), t/m 18 of 18-18"),
        ("12 jaar", r"schrijf 12\+ \(vanaf 12\), t/m 12 of 12-12"),
    ],
)
def test_ages_that_leave_a_doubt_are_refused(tekst: str, schrijf: str) -> None:
    with pytest.raises(Geweigerd, match=schrijf):
        lees_leeftijden(tekst)


def test_headers_are_found_in_any_spelling_and_none_means_two_things() -> None:
    for kop, naam in {
        "Organisatie": "organisatie",
        "AANBIEDER": "organisatie",
        "Leeftijd van": "leeftijd_van",
        "leefgebied": "leefgebieden",
        "Wachttijd (weken)": "wachttijd",
        "Wachttijd in weken": "wachttijd",
        "Capaciteit (ruimte/wachtlijst/geen)": "capaciteit",
        "2. Leeftijd van": "leeftijd_van",
        "Naam (organisatie)": None,
        "Naam locatie": None,
        "wachttijd-weken": "wachttijd",
    }.items():
        kolom = vind_aanbodkolom(kop)
        assert (kolom and kolom.naam) == naam, kop
    koppen = [sleutel(kop) for k in AANBODKOLOMMEN for kop in (k.naam, *k.synoniemen)]
    assert len(koppen) == len(set(koppen))


def test_every_leefgebied_goes_by_its_code_and_by_its_dutch_name() -> None:
    assert set(GEBIEDEN) == set(LEEFGEBIEDEN)
    assert GEBIEDEN["inkomen_schulden"] == ("inkomen en schulden",)
    woorden = [sleutel(w) for code, ook in GEBIEDEN.items() for w in {code, *ook}]
    assert len(woorden) == len(set(woorden))
