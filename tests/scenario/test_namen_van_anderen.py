"""Nobody of another family stands in a copy for others: by name, birth date or address.

Casus 1 is of Fatima Pinas with her child Noor; whoever is named here lives elsewhere.
"""

import re
from collections.abc import Iterator

import pytest

from tests.commands.hulp import GEZIN, OVERLAST, voer_in
from tests.commands.test_agenda import VORMEN
from tests.conftest import Tafel
from tests.scenario.hulp import nieuwe_casus, op, platte
from tests.scenario.test_delen import (
    JEUGD,
    MAANDAG,
    PINAS,
    VRIJDAG,
    WAARSCHUWING,
    WOENSDAG,
    in_vorm,
)

DATUM = (
    "let op: deze tekst noemt een geboortedatum die het register kent; "
    "in exemplaren voor anderen staat het jaar"
)
ADRES = (
    "let op: deze tekst noemt een adres dat het register kent; "
    "in exemplaren voor anderen staat [adres]"
)
ANDEREN = (
    OVERLAST
    | {"voornaam": "Merel", "achternaam": "Bakker-de Vries", "geboortedatum": "14-03-2001"}
    | {"postcode": "1105 XZ", "huisnummer": "23"},
    OVERLAST | {"voornaam": "Wil", "achternaam": "Kok", "geboortedatum": "31-12-1968"},
    OVERLAST | {"voornaam": "Anna", "tussenvoegsel": "de", "achternaam": "Groot"},
    GEZIN
    | {"voornaam": "Şeyma", "achternaam": "Roos", "geboortedatum": "07-08-1985"}
    | {"inwonende-kinderen": "Sterre 12-05-2016|Jan-Willem 4 jaar"},
    OVERLAST
    | {"voornaam": "Kees", "achternaam": "Poel", "geboortedatum": "01-02-1960"}
    | {"melder-naam": "buurvrouw Wilhelmina van Zwartjes"},
)
"""Each a household of its own; the last was reported by a citizen, the fourth has children."""
NAMEN = (
    *("merel", "bakker", "vries", "wil", "kok", "anna", "groot", "seyma", "şeyma", "roos"),
    *("sterre", "willem", "kees", "poel", "wilhelmina", "zwartjes"),
)
CIJFERS = ("14-3", "14 maart", "2001-03", "1968-12", "12-5", "2016-05", "mei 2016", "1105", "xz 23")
STUKKEN = (
    ("agenda", *JEUGD, "--voor", "altra"),
    ("agenda", *JEUGD),
    ("overleg", "besluitenlijst", *JEUGD, "--voor", "altra"),
    ("overleg", "besluitenlijst", *JEUGD),
    ("rapport", "weeklijst", "--organisatie", "altra"),
    ("escaleer", "brief", "E1"),
    ("escaleer", "brief", "E2"),
    ("escaleer", "brief", "E3"),
    ("plan", "toon", "1"),
)
"""Every document for others."""


@pytest.fixture
def stad(register: Tafel, monkeypatch: pytest.MonkeyPatch) -> Tafel:
    with monkeypatch.context() as toen:
        toen.setenv("TAFEL_VANDAAG", WOENSDAG)
        assert nieuwe_casus(register, PINAS) == 1
        for velden in ANDEREN:
            register("toedelen", voer_in(register, velden))
    return register


def schrijf(tafel: Tafel, tekst: str) -> str:
    """The text wherever it may come into a document for others; what stderr said."""
    afspraak = ("afspraak", "add", "1", "--organisatie", "altra", "--wat", tekst)
    klacht = ("--spoor", "uitvoering", "--tegen", "altra", "--afspraak", "1/1")
    zaak = ("escaleer", "--spoor", "structureel", "--tegen", "altra", "--tafel", "jeugd")
    gedaan = [
        op(tafel, WOENSDAG, *afspraak, "--uiterlijk", "2026-11-12"),
        op(tafel, VRIJDAG, "notitie", "1", "--tekst", tekst, "--delen-met", "altra"),
        op(
            tafel,
            VRIJDAG,
            "notitie",
            "1",
            "--tekst",
            "belde",
            "--bron",
            tekst,
            "--delen-met",
            "altra",
        ),
        op(tafel, MAANDAG, *afspraak, "--uiterlijk", "2026-12-20", "--wie", f"moeder: {tekst}"),
        op(tafel, MAANDAG, "afspraak", "corrigeer", "1/2", "--wat", "bellen", "--reden", tekst),
        op(tafel, MAANDAG, "overleg", "besluit", "1", "--tekst", tekst, "--datum", MAANDAG),
        op(tafel, MAANDAG, "overleg", "corrigeer", "B1", "--tekst", f"{tekst}, en meer"),
        op(tafel, MAANDAG, "plan", "maak", "1", "--analyse", tekst, "--tijdsplan", tekst),
        op(
            tafel,
            MAANDAG,
            "plan",
            "doel",
            "1",
            "--leefgebied",
            "wonen",
            "--tekst",
            tekst,
            "--maat",
            tekst,
        ),
        op(tafel, MAANDAG, "casus", "volg", "1", "--op", "2026-11-24", "--reden", tekst),
        op(
            *(tafel, MAANDAG, "escaleer", "1", *klacht, "--stap", "2"),
            *("--toelichting", tekst, "--motivering", tekst),
        ),
        op(tafel, MAANDAG, *zaak, "--toelichting", tekst),
        op(
            tafel,
            MAANDAG,
            "escaleer",
            "afronden",
            "E1",
            "--resultaat",
            "niet_opgelost",
            "--tekst",
            tekst,
        ),
        op(tafel, MAANDAG, "escaleer", "1", *klacht, "--toelichting", "weer"),
    ]
    assert all("let op: deze tekst noemt" in deel.stderr for deel in gedaan[:-1]), [
        deel.stderr for deel in gedaan
    ]
    return platte(" ".join(deel.stderr for deel in gedaan))


def papieren(tafel: Tafel, *vormen: str) -> Iterator[tuple[str, str]]:
    for vorm in vormen:
        for stuk in STUKKEN:
            if stuk[0] not in ("plan", "escaleer") or vorm in ("tekst", "json"):
                yield f"{' '.join(stuk)} {vorm}", platte(in_vorm(tafel, MAANDAG, vorm, *stuk))


def gelekt(tekst: str) -> list[str]:
    woorden = {woord.lower() for woord in re.findall(r"[^\W\d_]+", tekst)}
    return [
        *(naam for naam in NAMEN if naam in woorden or f"{naam}s" in woorden),
        *(deel for deel in CIJFERS if deel in tekst.lower()),
    ]


ALLES = (
    "ruzie met Merel, gezin Kok, mw groot en fam. Roos; mevrouw De Vries en Bakker weten ervan. "
    "Kok belde, Wil ook. Sterres vader, Jan-Willems oom en Anna's neef, ŞEYMA, volgens seyma; "
    "Wilhelmina van Zwartjes meldde (buurvrouw Zwartjes), Kees' hond. Geboren 14-3-2001, "
    "31 december 1968 en 12 mei 2016, op 1105XZ 23"
)
ZO = (
    "ruzie met M., gezin K., mw G. en fam. R.; mevrouw De V. en B. weten ervan. "
    "K. belde, W. ook. S.'s vader, J.'s oom en A.'s neef, Ş., volgens Ş.; "
    "W.Z. meldde (buurvrouw Z.), K.' hond. Geboren 2001, 1968 en 2016, op [adres]"
)


def test_everybody_elses_names_dates_and_addresses_stood_in_every_copy(stad: Tafel) -> None:
    gezegd = schrijf(stad, ALLES)
    assert gelekt(gezegd) == []
    for waarschuwing in (WAARSCHUWING, DATUM, ADRES):
        assert waarschuwing in gezegd
    alles = dict(papieren(stad, *VORMEN))
    assert {naam: weg for naam, stuk in alles.items() if (weg := gelekt(stuk))} == {}
    for stuk in STUKKEN[:3] + STUKKEN[4:6] + STUKKEN[7:]:
        assert ZO in alles[f"{' '.join(stuk)} tekst"] or ZO in alles[f"{' '.join(stuk)} json"], stuk


WAT = (
    *("Merel", "Wil Kok", "Anna de Groot", "Şeyma", "Sterre", "Jan-Willem", "Kees Poel", "Kok"),
    *("Bakker-de Vries", "Merel Bakker", "Kok, Wil", "Wilhelmina", "Zwartjes", "Seyma Roos"),
)
HOE = (
    *("{} heeft blauwe plekken", "gezin {} weet het", "gisteren belde {} weer", "{}'s moeder"),
    *("vader van {}", "met {}, en zonder {}", "Zo is het.\n{} zegt niets", "(volgens {})"),
    *("dochter {} slaapt", "mw {} kwam", "HET KIND VAN {} HUILT", "kinderen {} en Noor", "{}"),
)


def test_however_they_are_named(stad: Tafel) -> None:
    """Everybody in every context, each in a note of its own; in capitals too."""
    for wat in (*WAT, *(wat.upper() for wat in WAT)):
        tekst = ". ".join(hoe.format(*[wat] * 2) for hoe in HOE)
        gezegd = op(stad, MAANDAG, "notitie", "1", "--tekst", tekst, "--delen-met", "altra")
        assert WAARSCHUWING in gezegd.stderr, wat
    agenda = in_vorm(stad, MAANDAG, "json", "agenda", *JEUGD, "--voor", "altra")
    assert agenda.count("blauwe plekken") + agenda.count("BLAUWE") == 2 * len(WAT)
    assert gelekt(agenda) == []


def test_without_capitals_what_is_no_word_is_a_name(stad: Tafel) -> None:
    tekst = "volgens anna de vries sliep sterre bij şeyma; gezin kok en mw roos, wilhelmina belde"
    op(stad, MAANDAG, "notitie", "1", "--tekst", tekst, "--delen-met", "altra")
    agenda = platte(in_vorm(stad, MAANDAG, "tekst", "agenda", *JEUGD, "--voor", "altra"))
    zo = "volgens A. de V. sliep S. bij Ş.; gezin K. en mw R., W. belde"
    assert zo in agenda


GEWOON = (
    "Wil graag dat de kok een groot bord geeft. Groen gras, een merel in een roos",
    "Het gezin wil hulp; moeder wil niet. De bakker zegt: kan niet",
    "Afspraak op 15-3-2001 in 1106 AB, niet op 14 maart",
)


@pytest.mark.parametrize("tekst", GEWOON)
def test_ordinary_words_are_read_by_others(stad: Tafel, tekst: str) -> None:
    gezegd = op(stad, MAANDAG, "notitie", "1", "--tekst", tekst, "--delen-met", "altra")
    assert "let op: deze tekst" not in gezegd.stderr
    assert tekst in platte(in_vorm(stad, MAANDAG, "tekst", "agenda", *JEUGD, "--voor", "altra"))


def test_a_professional_keeps_the_name_of_a_client(stad: Tafel) -> None:
    """Who does something is mostly a professional; a relative of somebody is not."""
    afspraak = ("afspraak", "add", "1", "--organisatie", "altra", "--wat", "bellen")
    for wie in ("L. Kok", "Anna", "moeder van Merel", "gezin Kok"):
        op(stad, MAANDAG, *afspraak, "--uiterlijk", "2026-12-20", "--wie", wie)
    lijst = platte(in_vorm(stad, MAANDAG, "json", "rapport", "weeklijst", "--organisatie", "altra"))
    assert [wie for wie in ("L. Kok", "Anna", "Merel", "gezin Kok") if wie in lijst] == [
        "L. Kok",
        "Anna",
    ]
    assert "moeder van M." in lijst
    assert "gezin K." in lijst


def test_a_partner_that_is_called_like_a_client_is_still_named(stad: Tafel) -> None:
    """MaDi is the source; somebody's first name is Madi."""
    voer_in(stad, OVERLAST | {"voornaam": "Madi", "achternaam": "Zeef"})
    for bron in ("madi", "tante van Merel"):
        notitie = ("notitie", "1", "--tekst", "belde", "--delen-met", "altra")
        op(stad, MAANDAG, *notitie, "--bron", bron)
    agenda = platte(in_vorm(stad, MAANDAG, "tekst", "agenda", *JEUGD, "--voor", "altra"))
    assert "van MaDi: belde" in agenda
    assert "van tante van M.: belde" in agenda


def test_what_is_made_initials_once_is_not_read_again(stad: Tafel) -> None:
    """ "R. Wil" looks like somebody of whom only an initial is known."""
    afspraak = ("afspraak", "add", "1", "--organisatie", "altra", "--uiterlijk", "2026-11-12")
    op(stad, WOENSDAG, *afspraak, "--wat", "bel mevrouw Roos. Wil graag hulp")
    agenda = platte(in_vorm(stad, MAANDAG, "tekst", "agenda", *JEUGD, "--voor", "altra"))
    assert "bel mevrouw R. Wil graag hulp" in agenda


def test_what_was_known_before_it_was_corrected(stad: Tafel) -> None:
    """A first name, a birth date, a child and a citizen of other families, as they were."""
    for nummer, optie, waarde in (
        ("M2", "--voornaam", "Mirjam"),
        ("M2", "--geboortedatum", "15-03-2001"),
        ("M2", "--postcode", "1106 ZZ"),
        ("M5", "--inwonende-kinderen", "Bo 13-05-2016"),
        ("M6", "--melder-naam", "Truus Vonk"),
    ):
        op(stad, MAANDAG, "melding", "wijzig", nummer, optie, waarde)
    tekst = "Merel, geboren 14-3-2001, 1105 XZ 23; Sterre van 12-5-2016; Wilhelmina, zegt Truus"
    op(stad, MAANDAG, "notitie", "1", "--tekst", tekst, "--delen-met", "altra")
    agenda = platte(in_vorm(stad, MAANDAG, "tekst", "agenda", *JEUGD, "--voor", "altra"))
    assert "M., geboren 2001, [adres]; S. van 2016; W., zegt T." in agenda


def test_a_text_about_no_casus_is_warned_about(stad: Tafel) -> None:
    knelpunt = ("knelpunt", "add", "--soort", "aanbod", "--organisatie", "madi", "--tekst", "-")
    gezegd = stad(*knelpunt, input="Merel (14-3-2001) wacht al een jaar")
    assert gezegd.exit_code == 0
    assert WAARSCHUWING in gezegd.stderr
    assert DATUM in gezegd.stderr
    assert gelekt(gezegd.stderr) == []
