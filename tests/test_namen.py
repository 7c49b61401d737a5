"""Whole names as official systems and people write them; every name here is made up."""

import pytest

from tafel.namen import Aanschrijving, naamvorm, splits_naam, voegselvorm


def in_delen(tekst: str) -> str:
    """Given name or initials | prefix | surname."""
    delen = splits_naam(tekst)
    voor = delen.get("voornaam") or delen.get("voorletters") or ""
    return " | ".join((voor, delen.get("tussenvoegsel", ""), delen.get("achternaam", "")))


@pytest.mark.parametrize(
    ("tekst", "delen"),
    [
        ("Noor van der Linde", "Noor | van der | Linde"),
        ("Kees in 't Hout", "Kees | in 't | Hout"),
        ("Kees in \u2019t Hout", "Kees | in \u2019t | Hout"),
        ("Kees in \u02bct Hout", "Kees | in \u02bct | Hout"),
        ("Kees in `t Hout", "Kees | in `t | Hout"),
        ("Kees in t Hout", "Kees | in t | Hout"),
        ("Mia voor in 't Veen", "Mia | voor in 't | Veen"),
        ("Mia van gen Hassend", "Mia | van gen | Hassend"),
        ("Mia op den Dijk", "Mia | op den | Dijk"),
        ("Mia uijt te de Haag", "Mia | uijt te de | Haag"),
        ("Karl von dem Bach", "Karl | von dem | Bach"),
        ("Jean de l' Orme", "Jean | de l' | Orme"),
        ("Jean de l'Orme", "Jean | de | l'Orme"),
        ("Jean d' Orme", "Jean | d' | Orme"),
        ("Jean d'Orme", "Jean |  | d'Orme"),
        ("Jean d\u2019Orme Bos", "Jean |  | d\u2019Orme Bos"),
        ("Jan vd Linde", "Jan | vd | Linde"),
        ("Jan v.d. Linde", "Jan | v.d. | Linde"),
        ("Jan v. d. Linde", "Jan | v. d. | Linde"),
        ("Linde, J. v.d.", "J. | v.d. | Linde"),
        ("Linde, S.M. van", "S.M. | van | Linde"),
        ("Hout, in 't, Kees", "Kees | in 't | Hout"),
        ("Hout, Kees in 't", "Kees | in 't | Hout"),
        ("Fatima De Las Rosas", "Fatima | de las | Rosas"),
        ("Omar ben Salah", "Omar | ben | Salah"),
    ],
)
def test_a_prefix_is_a_whole_entry_of_the_table(tekst: str, delen: str) -> None:
    assert in_delen(tekst) == delen


@pytest.mark.parametrize(
    "tekst",
    ["Ben Hofstra", "Don Hofstra", "Hofstra, Ben", "Thor Hofstra", "Hofstra, Lo", "An Hofstra"],
)
def test_a_first_name_is_no_prefix(tekst: str) -> None:
    naam = next(woord for woord in tekst.replace(",", "").split() if woord != "Hofstra")
    assert in_delen(tekst) == f"{naam} |  | Hofstra"


@pytest.mark.parametrize(
    ("tekst", "delen"),
    [
        ("Ş. Demirel", "Ş. |  | Demirel"),
        ("İ.Ö. Demirel", "İ.Ö. |  | Demirel"),
        ("Ł. van der Linde", "Ł. | van der | Linde"),
        ("Č.Ž. Horvat", "Č.Ž. |  | Horvat"),
        ("Demirel, Ğ.", "Ğ. |  | Demirel"),
        ("M. Torres Quintana", "M. |  | Torres Quintana"),
    ],
)
def test_initials_of_every_script(tekst: str, delen: str) -> None:
    assert in_delen(tekst) == delen


@pytest.mark.parametrize(
    "titel",
    [
        *("dr. ", "mr. ", "ir. ", "drs. ", "ing. ", "prof. dr. ", "mevr. ", "mevr. drs. ", "dhr. "),
        *("de heer ", "Mevrouw ", "mw. mr. ", "Fam. ", "dhr./mevr. ", "jhr. ", "DRS. ", "drs."),
    ],
)
def test_a_title_is_no_part_of_a_name(titel: str) -> None:
    assert in_delen(f"{titel}Noor van Linde") == "Noor | van | Linde"
    assert in_delen(f"Linde, {titel}Noor van") == "Noor | van | Linde"


@pytest.mark.parametrize(
    ("tekst", "delen"),
    [
        ("Jan Hofstra jr.", "Jan |  | Hofstra"),
        ("Jan Hofstra, sr", "Jan |  | Hofstra"),
        ("N. Hofstra geb. Linde", "N. |  | Hofstra-Linde"),
        ("mevr. de Jong e/v van Linde", " | de | Jong-van Linde"),
        ("DR Hofstra", "D.R. |  | Hofstra"),
        ("Heer, Jan de", "Jan | de | Heer"),
        ("Jan de Heer", "Jan | de | Heer"),
    ],
)
def test_what_stands_behind_a_name_and_what_only_looks_like_a_title(tekst: str, delen: str) -> None:
    assert in_delen(tekst) == delen


@pytest.mark.parametrize(
    ("tekst", "delen"),
    [
        ("Hofstra-van Linde", " |  | Hofstra-van Linde"),
        ("N. Hofstra-van Linde", "N. |  | Hofstra-van Linde"),
        ("Noor Hofstra \u2013 Linde", "Noor |  | Hofstra \u2013 Linde"),
        ("Noor Klein Hofstra", "Noor |  | Klein Hofstra"),
        ("Noor Tjin A Lim", "Noor |  | Tjin A Lim"),
        ("Noor Anna Tjin á Lim", "Noor Anna |  | Tjin á Lim"),
    ],
)
def test_a_surname_of_more_than_one_word(tekst: str, delen: str) -> None:
    assert in_delen(tekst) == delen


@pytest.mark.parametrize("vorm", ["vd", "v.d.", "v.d", "v d", "v. d.", "v/d", "vander"])
def test_a_shortened_prefix_is_the_same(vorm: str) -> None:
    assert voegselvorm(vorm) == voegselvorm("van der") != voegselvorm("van den")


@pytest.mark.parametrize("ander", ["d\u2019Orme\u2011Bos", "D\u00b4ORME-BOS", "d`Orme\u2013Bos"])
def test_a_surname_on_one_address_in_every_spelling(ander: str) -> None:
    assert naamvorm(ander) == naamvorm("d'Orme-Bos") == "d'orme bos"


@pytest.mark.parametrize(
    ("gezocht", "past"),
    [
        ("S. van Linde", True),
        ("Linde, S.M. van", True),
        ("Linde, S.", True),
        ("mevrouw S. Hofstra-van Linde", True),
        ("Suzanne v. Linde", True),
        ("Linde-Hofstra, S. van", True),
        ("K. van Linde", False),
        ("S. de Linde", False),
        ("S. van Lindeman", False),
    ],
)
def test_who_may_be_addressed_so(gezocht: str, past: bool) -> None:
    assert Aanschrijving(gezocht).past("Suzanne Maria", None, "van", "Linde") == past
