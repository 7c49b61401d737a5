"""Whole names as official systems and people write them; every name here is made up."""

from string import ascii_uppercase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tafel.aanschrijving import Aanschrijving
from tafel.namen import splits_naam
from tafel.niemand import is_onbekende, is_van_iemand, naamvorm
from tafel.sleutels import naamsleutel
from tafel.voegsels import voegselvorm


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
        ("S.M van Linde", "S.M. | van | Linde"),
        ("Dhr S.M Linde", "S.M. |  | Linde"),
        ("Linde, S.M", "S.M. |  | Linde"),
        ("SM Linde", "S.M. |  | Linde"),
        ("St.John Linde", "St.John |  | Linde"),
        ("Hout, in 't, Kees", "Kees | in 't | Hout"),
        ("Hout, Kees in 't", "Kees | in 't | Hout"),
        ("Fatima De Las Rosas", "Fatima | de las | Rosas"),
        ("Omar ben Salah", "Omar | ben | Salah"),
    ],
)
def test_a_prefix_is_a_whole_entry_of_the_table(tekst: str, delen: str) -> None:
    assert in_delen(tekst) == delen


@pytest.mark.parametrize(
    ("tekst", "delen"),
    [
        ("Linde v.d., Kees", "Kees | v.d. | Linde"),
        ("Linde vd, K.", "K. | vd | Linde"),
        ("Linde (van der), Kees", "Kees | van der | Linde"),
        ("Linde, van der, Kees", "Kees | van der | Linde"),
        ("Linde, Kees (v/d)", "Kees | v/d | Linde"),
        ("Linde van der, K.J.", "K.J. | van der | Linde"),
        ("LINDE VAN DER, KEES", "KEES | van der | LINDE"),
        ("Veen in 't, Mia", "Mia | in 't | Veen"),
        ("Jong (de), Mia", "Mia | de | Jong"),
        ("Jong de, Mia", "Mia | de | Jong"),
        ("Kees (de) Jong", "Kees | de | Jong"),
        ("Kees Linde (van der)", "Kees | van der | Linde"),
        ("Kees Linde van der", "Kees | van der | Linde"),
        ("Jong K. de", "K. | de | Jong"),
        ("Jong K.J. de", "K.J. | de | Jong"),
        ("Linde vd", " | vd | Linde"),
        ("Linde v/d", " | v/d | Linde"),
        ("Kees Linde v.d.", "Kees | v.d. | Linde"),
        ("Linde v.den, K.", "K. | v.den | Linde"),
        ("Linde van der K.J.", "K.J. | van der | Linde"),
    ],
)
def test_a_prefix_may_stand_behind_the_surname(tekst: str, delen: str) -> None:
    assert in_delen(tekst) == delen


@pytest.mark.parametrize(
    ("tekst", "delen"),
    [
        ("Anh Le", "Anh |  | Le"),
        ("Ly Van, Anh", "Anh |  | Ly Van"),
        ("Anh Do", "Anh |  | Do"),
        ("Hofstra Ben, Anh", "Anh |  | Hofstra Ben"),
        ("Kees Hofstra (melder)", "Kees |  | Hofstra"),
        ("Omar ibn Salah", "Omar |  | ibn Salah"),
        ("Salah, O. ibn", "O. |  | ibn Salah"),
        ("Salah ibn, Omar", "Omar |  | ibn Salah"),
        ("Salah, Omar Ibn", "Omar |  | Ibn Salah"),
        ("Salah, Abou", "Abou |  | Salah"),
        ("Hofstra, G. klein", "G. |  | klein Hofstra"),
        ("Ibn Salah, Omar", "Omar |  | Ibn Salah"),
        ("Omar Abou Salah", "Omar |  | Abou Salah"),
        ("Kees Mac Linde", "Kees |  | Mac Linde"),
        ("Kees Sint Linde", "Kees |  | Sint Linde"),
        ("Kees Oude Linde", "Kees |  | Oude Linde"),
    ],
)
def test_what_is_no_prefix_stays_a_surname(tekst: str, delen: str) -> None:
    assert in_delen(tekst) == delen


@pytest.mark.parametrize(
    ("tekst", "delen"),
    [
        ("Maria del Carmen Quintana", "Maria del Carmen |  | Quintana"),
        (
            "Mar\u00eda de los \u00c1ngeles Quintana Rey",
            "Mar\u00eda de los \u00c1ngeles Quintana |  | Rey",
        ),
        ("Maria de las Mercedes Ana van Linde", "Maria de las Mercedes Ana | van | Linde"),
        ("Ana de F\u00e1tima da Linde", "Ana de F\u00e1tima | da | Linde"),
        ("Maria dos Santos Quintana", "Maria | dos | Santos Quintana"),
        ("Maria del Carmen", "Maria | del | Carmen"),
        ("Rosa del Carmen Quintana", "Rosa | del | Carmen Quintana"),
    ],
)
def test_a_prefix_within_first_names(tekst: str, delen: str) -> None:
    assert in_delen(tekst) == delen


@pytest.mark.parametrize(
    ("tekst", "delen"),
    [
        ("W. baron van Linde", "W. | van | Linde"),
        ("W. Baron van Linde", "W. | van | Linde"),
        ("W. BARON VAN LINDE", "W. | van | LINDE"),
        ("jkvr. W. gravin van der Linde", "W. | van der | Linde"),
        ("Wim ridder Linde", "Wim |  | Linde"),
        ("Wim jhr. van Linde", "Wim | van | Linde"),
        ("Linde, W. baron van", "W. | van | Linde"),
        ("Linde, Wim ridder", "Wim |  | Linde"),
        ("Wim de Graaf", "Wim | de | Graaf"),
        ("Wim Prins", "Wim |  | Prins"),
        ("Ridder, Wim", "Wim |  | Ridder"),
        ("wim de ridder", "wim | de | ridder"),
        ("Wim Prins van Linde", "Wim Prins | van | Linde"),
        ("wed. W. Linde", "W. |  | Linde"),
        ("Wed W. van Linde", "W. | van | Linde"),
        ("mevr. de wed. W. van Linde", "W. | van | Linde"),
        ("de weduwe Linde", " |  | Linde"),
        ("Linde, wed. W.", "W. |  | Linde"),
        ("Linde, wed. W.J. van", "W.J. | van | Linde"),
        ("W. Linde, wed.", "W. |  | Linde"),
        ("Weduwe van Linde", " | van | Linde"),
        ("Wim Linde, MSc", "Wim |  | Linde"),
    ],
)
def test_a_title_in_the_middle_is_none_of_the_names(tekst: str, delen: str) -> None:
    assert in_delen(tekst) == delen


@pytest.mark.parametrize(
    "hoe",
    ["geb.", "geboren", "e/v", "ev", "e.v.", "E.V.", "wed.", "wed", "weduwe van", "gehuwd met"],
)
def test_two_surnames_however_they_are_joined(hoe: str) -> None:
    assert in_delen(f"N. Hofstra {hoe} Linde") == "N. |  | Hofstra-Linde"
    assert in_delen(f"d'Orme {hoe} de Jong") == " |  | d'Orme-de Jong"
    assert in_delen(f"Hofstra {hoe} De Jong, Noor") == "Noor |  | Hofstra-De Jong"
    assert in_delen(f"Jong, N. de {hoe} van Linde") == "N. | de | Jong-van Linde"
    assert in_delen(f"Jong, Noor de, {hoe} Linde") == "Noor | de | Jong-Linde"
    assert in_delen(f"Noor de Jong ({hoe} Linde)") == "Noor | de | Jong-Linde"


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
        ("IJ. Hofstra", "I. |  | Hofstra"),
        ("IJ Hofstra", "I. |  | Hofstra"),
        ("Hofstra, IJ", "I. |  | Hofstra"),
        ("ij. van hofstra", "I. | van | hofstra"),
        ("hofstra, j.p. van", "J.P. | van | hofstra"),
        ("\u0132.P. Hofstra", "I.P. |  | Hofstra"),
        ("Hofstra, P.IJ.", "P.I. |  | Hofstra"),
        ("M. Torres Quintana", "M. |  | Torres Quintana"),
    ],
)
def test_initials_of_every_script(tekst: str, delen: str) -> None:
    assert in_delen(tekst) == delen


@pytest.mark.parametrize("letter", ascii_uppercase)
def test_a_capital_is_an_initial_wherever_it_stands(letter: str) -> None:
    for tekst in (f"Hoff, {letter}.", f"Hoff, {letter}", f"{letter}. Hoff", f"Hoff, {letter}. "):
        assert in_delen(tekst) == f"{letter}. |  | Hoff"
    assert in_delen(f"Hoff, {letter}. van") == f"{letter}. | van | Hoff"
    assert in_delen(f"Vos, Vera {letter}.") == f"Vera {letter}. |  | Vos"
    assert in_delen(f"Vera {letter}. Vos") == f"Vera {letter}. |  | Vos"
    assert in_delen(f"Hoff, J.{letter}.") == f"J.{letter}. |  | Hoff"


@pytest.mark.parametrize(
    ("tekst", "delen"),
    [
        ("Hoff, V.D.", "V.D. |  | Hoff"),
        ("HOFF, V.", "V. |  | HOFF"),
        ("Berg, v.d.", " | v.d. | Berg"),
        ("Berg, v.d. J.", "J. | v.d. | Berg"),
        ("BERG, K. V.D.", "K. | v.d. | BERG"),
    ],
)
def test_v_d_in_small_letters_is_a_prefix(tekst: str, delen: str) -> None:
    assert in_delen(tekst) == delen


@pytest.mark.parametrize(
    ("tekst", "delen"),
    [
        ("Hofstra J.P.", "J.P. |  | Hofstra"),
        ("Hofstra P.IJ.", "P.I. |  | Hofstra"),
        ("Hofstra J. P.", "J.P. |  | Hofstra"),
        ("van den Linde J.", "J. | van den | Linde"),
        ("v.d. Linde J.", "J. | v.d. | Linde"),
        ("Klein Hofstra A.B.", "A.B. |  | Klein Hofstra"),
        ("Jan B.", "Jan |  | B."),
        ("Jan de B.", "Jan | de | B."),
        ("J. P.", "J. |  | P."),
    ],
)
def test_initials_behind_the_surname(tekst: str, delen: str) -> None:
    """One alone may be a surname that is kept back."""
    assert in_delen(tekst) == delen


@pytest.mark.parametrize(
    ("voegsel", "voluit"),
    [
        *((v, "van der") for v in ("v/d.", "vd.", "van d.")),
        *((v, "van den") for v in ("v.den", "v. den", "v/den", "vden", "v den")),
        *((v, "van der") for v in ("v.der", "v. der", "v/der", "vder")),
        *((v, "van 't") for v in ("v.'t", "v. 't", "v't", "v.\u2019t")),
        *((v, "van het") for v in ("v.h.", "vh", "v.het")),
        ("i/d", "in de"),
    ],
)
def test_a_prefix_however_short_it_is(voegsel: str, voluit: str) -> None:
    assert in_delen(f"Jan {voegsel} Linde") == f"Jan | {voegsel} | Linde"
    assert in_delen(f"Linde, J. {voegsel}") == f"J. | {voegsel} | Linde"
    assert in_delen(f"Linde {voegsel}, Jan") == f"Jan | {voegsel} | Linde"
    kort, lang = ({"tussenvoegsel": v, "achternaam": "Linde"} for v in (voegsel, voluit))
    assert naamsleutel(dict(kort)) == naamsleutel(dict(lang))


@pytest.mark.parametrize(
    ("tekst", "delen"),
    [
        ("A.van Dijk", "A. | van | Dijk"),
        ("A.de Vries", "A. | de | Vries"),
        ("J.P.van der Meijden", "J.P. | van der | Meijden"),
        ("IJ.de Boer", "I. | de | Boer"),
        ("A.Jansen", "A. |  | Jansen"),
        ("J.v.d.Berg", "J. | v.d. | Berg"),
        ("Dijk, A.van", "A. | van | Dijk"),
        ("A.d'Orme", "A. |  | d'Orme"),
        ("Kees over 't T.Lar Hout", "Kees | over 't | T.Lar Hout"),
    ],
)
def test_a_surname_written_onto_the_initials(tekst: str, delen: str) -> None:
    assert in_delen(tekst) == delen


@pytest.mark.parametrize(
    "paar",
    ["Hr. en mw.", "Dhr. en mevr.", "De heer en mevrouw", "hr/mw", "Mw. en hr.", "dhr. & mw."],
)
def test_a_couple_has_a_surname_alone(paar: str) -> None:
    assert in_delen(f"{paar} de Boer") == " | de | Boer"


@pytest.mark.parametrize(
    "tekst", ["Vries, J. de (Jan)", "J. (Jan) de Vries", "J.de Vries (Jan)", "J. de Vries (Jan)"]
)
def test_a_first_name_between_brackets_beside_initials(tekst: str) -> None:
    assert splits_naam(tekst) == {
        "voornaam": "Jan",
        "voorletters": "J.",
        "tussenvoegsel": "de",
        "achternaam": "Vries",
    }


@pytest.mark.parametrize("woord", ["Moeder", "melder", "Overleden", "Van"])
def test_another_word_between_brackets_is_no_first_name(woord: str) -> None:
    assert splits_naam(f"J. Vries ({woord})").get("voornaam") != woord


@pytest.mark.parametrize(
    "titel",
    [
        *("dr. ", "mr. ", "ir. ", "drs. ", "ing. ", "prof. dr. ", "mevr. ", "mevr. drs. ", "dhr. "),
        *(
            "de heer ",
            "Mevrouw ",
            "mw. mr. ",
            "Fam. ",
            "dhr./mevr. ",
            "jhr. ",
            "DRS. ",
            "drs.",
            "hr. ",
            "Hr ",
        ),
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


@pytest.mark.parametrize("deel", ["bos", "bos-mol", "klein haarhuis", "onbekende bos", "d'ancona"])
def test_a_word_that_says_nothing_else_makes_a_name_somebodys(deel: str) -> None:
    assert is_van_iemand(deel)


@pytest.mark.parametrize(
    "deel", ["", ".", "b.", "n.n.", "b.o.s.", "onbekend", "de man", "van der", "mevrouw", "e/v"]
)
def test_other_parts_leave_open_whether_a_name_is_somebodys(deel: str) -> None:
    assert not is_van_iemand(deel)


_DELEN = st.lists(
    st.sampled_from(
        (
            *("bos", "b.", "n.n.", "b.o.s.", "onbekende", "man", "de", "van", "heer", "zie"),
            *("boven", "geen", "naam", "e/v", "ab.cd", "x", "mevrouw", "-", "'t", "7"),
        )
    ),
    max_size=4,
).map(" ".join)


@given(_DELEN, _DELEN)
def test_a_name_with_a_part_of_somebody_is_never_unknown(voor: str, deel: str) -> None:
    if is_van_iemand(deel):
        assert not is_onbekende(f"{voor} {deel}".strip())


@pytest.mark.parametrize("hoe", ["geb.", "e/v", "wed.", "geboren"])
def test_a_surname_that_stands_in_the_other_already_is_not_said_twice(hoe: str) -> None:
    assert in_delen(f"N. de Linde-Mol {hoe} Mol") == "N. | de | Linde-Mol"
    assert in_delen(f"Linde-Mol {hoe} Mol, N. de") == "N. | de | Linde-Mol"
    assert in_delen(f"N. de Linde-van Mol ({hoe} van Mol)") == "N. | de | Linde-van Mol"
    assert in_delen(f"N. de Linde-van Mol {hoe} de Linde") == "N. | de | Linde-van Mol"
    assert in_delen(f"N. Mol {hoe} Mol") == "N. |  | Mol"
    assert in_delen(f"N. de Linde-Mol {hoe} Molen") == "N. | de | Linde-Mol-Molen"
    assert naamsleutel({"achternaam": f"Linde-Mol {hoe} Mol"}) == "linde-mol"


@pytest.mark.parametrize(
    ("tekst", "delen"),
    [
        ("Mevr. S. Linde, van", "S. | van | Linde"),
        ("S.M. Linde, van der", "S.M. | van der | Linde"),
        ("Noor Vries, de", "Noor | de | Vries"),
        ("Noor Vries (de)", "Noor | de | Vries"),
        ("Noor Anna Linde, v.d.", "Noor Anna | v.d. | Linde"),
        ("Noor Klein Linde, van", "Noor | van | Klein Linde"),
        ("Linde, van", " | van | Linde"),
    ],
)
def test_a_prefix_may_stand_behind_a_whole_name(tekst: str, delen: str) -> None:
    assert in_delen(tekst) == delen


@pytest.mark.parametrize(
    "tekst",
    [
        *("Noor Linde (ook bekend als Nora)", "Noor (alias Nora) Linde", "Linde, Noor (Noortje)"),
        *("Noor Linde alias Nora", "Linde, Noor, ook genoemd Nora", "Linde alias Mol, Noor"),
        *("Noor Linde a.k.a. Nora", "Linde, Noor roepnaam Nora", "Noor Linde (zie dossier 12)"),
        *("Noor Linde (58 jaar)", "Linde, Noor, 58 jaar", "Noor Linde, 58 jr. oud"),
        *(
            "Noor Linde, geb. 12-03-1970",
            "Linde, Noor geboren op 12 maart 1970",
            "Linde, Noor, 1970",
        ),
        *("Noor Linde (*1970)", "Linde (12-3-1970), Noor", "Noor Linde geb.datum: 1970-03-12"),
        *("Noor Linde, geb. 12-03-1970 te Hoorn", "12-03-1970 Noor Linde", "Noor Linde (1970)"),
    ],
)
def test_what_stands_beside_a_name_is_no_part_of_it(tekst: str) -> None:
    assert in_delen(tekst) == "Noor |  | Linde"
