"""Names in free text become initials; what is no name stays as it was written."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tafel.namen import TUSSENVOEGSELS, vouw
from tafel.rules.gewone_woorden import GEWONE_WOORDEN
from tafel.rules.verhullen import (
    Naam,
    beginwoorden,
    kan_noemen,
    naamwoorden,
    noemt,
    ruime_vormen,
    verhul,
    voornaamwoorden,
    vormen,
    zoekwoorden,
)

NAMEN = (
    Naam("Fatima", None, "Pinas"),
    Naam("Jan", "de", "Boer"),
    Naam("Karel", None, "Vos"),
    Naam("Anne-Marie", "van der", "Bérg"),
    Naam("Çem", None, "O'Brien"),
    Naam(None, None, "El Idrissi"),
    Naam("Noor"),
    Naam("Bo", None, "Bos"),
)

GEVALLEN = {
    "Fatima belde": "F. belde",
    "FATIMA en fatima": "F. en F.",
    "Fatima Pinas": "F.P.",
    "mevrouw pinas.": "mevrouw P.",
    "fatima.pinas@post.nl": "F.P.@post.nl",
    "Fatima's moeder": "F.'s moeder",
    "Jans moeder": "J.'s moeder",
    "Pinas' huis": "P.' huis",
    "jan de boer kwam": "J.B. kwam",
    "Jan\nde Boer": "J.B.",
    "De Boer zegt; de boer zaait": "B. zegt; de boer zaait",
    "Vos of vos": "V. of vos",
    "mevrouw vos": "mevrouw V.",
    "karel v.d. vos": "K. v.d. V.",
    "Anne-Marie van der Berg": "A.B.",
    "anne marie": "A.",
    "Marie": "M.",
    "de Bérg, een berg": "de B., een berg",
    "ÇEM, cem, Cem O\u2019Brien": "Ç., Ç., Ç.O.",
    "Brien": "B.",
    "el idrissi en Idrissi": "E. en I.",
    "noor": "N.",
    "bo bos en bo": "bo bos en bo",
    "Bo Bos en Bo": "B.B. en B.",
    "Fatima2 Noor_x": "F.2 N._x",
    "Pinasweg en vossen": "Pinasweg en vossen",
    "Hij wil naar het bos, in de buurt": "Hij wil naar het bos, in de buurt",
}
"""What stands there → what others read."""


@pytest.mark.parametrize("tekst", GEVALLEN)
def test_what_others_read(tekst: str) -> None:
    assert verhul(tekst, vormen(NAMEN)) == GEVALLEN[tekst]
    assert noemt(tekst, vormen(NAMEN)) == (tekst != GEVALLEN[tekst])
    assert kan_noemen(tekst, NAMEN) >= noemt(tekst, vormen(NAMEN))


def test_without_names_nothing_changes() -> None:
    assert verhul("Fatima Pinas", vormen([Naam(), Naam("?"), Naam(None, "de")])) == "Fatima Pinas"
    assert verhul("onbekend, N.N.", vormen([Naam("Onbekend", None, "N.N.")])) == "onbekend, N.N."


NAAM = st.from_regex(r"[A-ZÀ-Ö][a-zà-ö]{2,8}", fullmatch=True).filter(
    lambda naam: vouw(naam) not in GEWONE_WOORDEN | TUSSENVOEGSELS | {"onbekend", "anoniem"}
)
RONDOM = st.text(alphabet=" .,;:'\n-()09_bcx", max_size=12)


@given(voor=NAAM, achter=NAAM, links=RONDOM, rechts=RONDOM, hoe=st.sampled_from("gluc"))
@example(voor="Æthel", achter="Ǿst", links="", rechts="", hoe="u")
def test_a_name_never_stays_wherever_it_stands(
    voor: str, achter: str, links: str, rechts: str, hoe: str
) -> None:
    """As a whole word, in any case; letters around it would make it another word."""
    naam = f"{voor} {achter}"
    geschreven = {"g": naam, "l": naam.lower(), "u": naam.upper(), "c": naam.swapcase()}[hoe]
    links, rechts = links.rstrip("bcx"), rechts.lstrip("bcx")
    assert kan_noemen(f"{links}{geschreven}{rechts}", [Naam(voor, None, achter)])
    uit = verhul(f"{links}{geschreven}{rechts}", vormen([Naam(voor, None, achter)]))
    woorden = {vouw(woord) for woord in re.findall(r"[^\W\d_]+", uit)}
    assert not woorden & {vouw(voor), vouw(achter)}


@given(tekst=st.text(max_size=80))
def test_a_text_without_the_name_is_untouched(tekst: str) -> None:
    van = vormen([Naam("Qqzwirl", "van der", "Xxblorp")])
    if "qqzwirl" not in vouw(tekst) and "xxblorp" not in vouw(tekst):
        assert verhul(tekst, van) == tekst


@given(tekst=st.lists(st.sampled_from([*GEVALLEN, "de", "Boer", "O", "El"])).map(" ".join))
def test_what_was_made_initials_stays_so(tekst: str) -> None:
    van = vormen(NAMEN)
    een = verhul(tekst, van)
    assert not noemt(een, van)


VOEGSEL = st.sampled_from([None, "van", "de", "van der", "d'", "in 't"])
SPELLING = {
    "voluit": lambda v, t, a: f"{v} {t} {a}",
    "zonder voegsel": lambda v, t, a: f"{v} {a}",
    "omgekeerd": lambda v, t, a: f"{a}, {v} {t}".strip(),
    "aaneen": lambda v, t, a: f"{v} {(t + a).replace(' ', '').capitalize()}",
    "kameel": lambda v, t, a: f"{v} {t.replace(' ', '')}{a}",
    "in een woord": lambda v, t, a: f"{v}{t.replace(' ', '').title()}{a}".replace("'", ""),
    "mail": lambda v, t, a: f"{v}.{t.replace(' ', '')}{a}@post.nl".replace("'", "").lower(),
    "kort mailadres": lambda v, t, a: f"{v[0]}{t.replace(' ', '')}{a}7@post.nl".replace("'", ""),
    "genitief": lambda v, t, a: f"{v} {t} {a}'s",
    "hoofdletters": lambda v, t, a: f"{v} {t} {a}".upper(),
    "kleine letters": lambda v, t, a: f"{v} {t} {a}".lower(),
}
"""How people write somebody down."""


@given(
    voor=NAAM.filter(lambda naam: len(naam) > 3),
    tussen=VOEGSEL,
    achter=NAAM.filter(lambda naam: len(naam) > 3),
    hoe=st.sampled_from(sorted(SPELLING)),
    ruim=st.booleans(),
)
def test_no_spelling_lets_a_name_through(
    voor: str, tussen: str | None, achter: str, hoe: str, ruim: bool
) -> None:
    """Of the casus itself, and of anybody in the register, who is found by the words."""
    naam = Naam(voor, tussen, achter)
    tekst = f"gisteren belde {SPELLING[hoe](voor, tussen or '', achter)} weer"
    if ruim:
        assert naamwoorden(achter) & zoekwoorden(tekst)
        if "mail" not in hoe:
            assert voornaamwoorden(voor) & beginwoorden(tekst)
        van = ruime_vormen([naam])
    else:
        assert kan_noemen(tekst, [naam])
        van = vormen([naam])
    uit = vouw(verhul(tekst, van))
    assert vouw(achter) not in uit
    assert vouw(voor) not in uit
    assert uit.startswith("gisteren belde ")
    assert uit.endswith(" weer")


@given(
    voor=NAAM.filter(lambda naam: len(naam) > 3),
    eind=st.sampled_from(["je", "tje", "pje", "etje", "ke", "jes"]),
    klein=st.booleans(),
)
def test_a_diminutive_is_the_name(voor: str, eind: str, klein: bool) -> None:
    woord = f"{voor}{eind}"
    uit = verhul(woord.lower() if klein else woord, vormen([Naam(voor)]))
    assert vouw(voor) not in vouw(uit)


@given(tekst=st.text(max_size=80))
def test_a_text_without_anybodys_name_is_untouched(tekst: str) -> None:
    naam = Naam("Qqzwirl", "van der", "Xxblorp")
    if "xxblorp" not in vouw(tekst):
        assert verhul(tekst, ruime_vormen([naam])) == tekst


RUIM = {
    "Kees Bakker belde": "K.B. belde",
    "L. Bakker belde": "L. B. belde",
    "we aten bij bakker Vos": "we aten bij bakker Vos",
    "de bakker en de Bakker": "de bakker en de B.",
    "Bakker, Kees": "K.B.",
    "mevrouw Bakker": "mevrouw B.",
    "Ouali belde": "O. belde",
    "van der Groen, het groen": "G., het groen",
    "Groen": "Groen",
}
"""Of people around whom the text is not: Kees Bakker, Ali Ouali and Zoë van der Groen."""


@pytest.mark.parametrize("tekst", RUIM)
def test_an_ordinary_word_needs_a_neighbour(tekst: str) -> None:
    namen = (
        Naam("Kees", None, "Bakker"),
        Naam("Ali", None, "Ouali"),
        Naam("Zoë", "van der", "Groen"),
    )
    assert verhul(tekst, ruime_vormen(namen)) == RUIM[tekst]


def test_a_professional_who_bears_the_surname_of_a_client_stays() -> None:
    van = ruime_vormen([Naam("An", None, "Oud")], alleen_voluit=True)
    assert verhul("L. Oud (Altra)", van) == "L. Oud (Altra)"
    assert verhul("an oud", van) == "an oud"
    assert verhul("An Oud", van) == "A.O."
