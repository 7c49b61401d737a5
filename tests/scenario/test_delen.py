"""Shared means shared, what is the matter, and what was noted wrongly: as a coördinator tells it.

Jeugd en Gezin meets on Thursdays: 12, 19 and 26 November 2026. Kern of its table is DWI, GGD, MaDi,
MEE and Wijkpolitie; Altra and Spirit are schil.
"""

import html
import json
from pathlib import Path
from typing import Any

import pytest

from tests.commands.hulp import GEZIN, sql
from tests.commands.test_agenda import VORMEN, als_tekst
from tests.conftest import Tafel
from tests.scenario.hulp import lees_op, nieuwe_casus, nu_nodig, op, platte, weigert

WOENSDAG = "2026-11-11"
OVERLEG = "2026-11-19"
VRIJDAG = "2026-11-20"
MAANDAG = "2026-11-23"
JEUGD = ("--tafel", "jeugd")

PINAS = GEZIN | {
    "inwonende-kinderen": "Noor 04-07-2014",
    "reden": "Noor is alleen thuis, ruzie en schulden",
    "melder-organisatie": "Wijkpolitie",
    "ontvangen-op": "09-11-2026",
}
"""Casus 1 at Jeugd en Gezin; Altra is not involved."""


@pytest.fixture
def gezin(register: Tafel, monkeypatch: pytest.MonkeyPatch) -> Tafel:
    """Casus 1 was opened on Wednesday 11-11, and was not discussed yet."""
    with monkeypatch.context() as toen:
        toen.setenv("TAFEL_VANDAAG", WOENSDAG)
        assert nieuwe_casus(register, PINAS) == 1
    return register


def namen_in(tekst: str) -> list[str]:
    return [naam for naam in ("fatima", "pinas", "noor") if naam in tekst.lower()]


def in_vorm(tafel: Tafel, dag: str, vorm: str, *args: str) -> str:
    """A document, whole and readable, in this format."""
    if vorm != "docx":
        return html.unescape(op(tafel, dag, *args, "-f", vorm).stdout)
    op(tafel, dag, *args, "-f", vorm, "--uit", "stuk.docx")
    return als_tekst(Path("stuk.docx").read_bytes(), vorm)


def agenda_van(tafel: Tafel, partner: str, dag: str = MAANDAG) -> Any:
    return lees_op(tafel, dag, "agenda", *JEUGD, "--voor", partner)


# --- shared means shared --------------------------------------------------------------------------


def test_altras_note_was_not_on_altras_copy(gezin: Tafel) -> None:
    """Altra has an afspraak in casus 1, and so is invited."""
    op(
        *(gezin, WOENSDAG, "afspraak", "add", "1", "--organisatie", "altra", "--wat", "bezoek"),
        *("--uiterlijk", "2026-12-01"),
    )
    notitie = ("notitie", "1", "--bron", "wijkpolitie")
    op(gezin, VRIJDAG, *notitie, "--tekst", "incident op straat", "--delen-met", "altra")
    op(gezin, VRIJDAG, *notitie, "--tekst", "niet voor anderen")
    op(gezin, VRIJDAG, *notitie, "--tekst", "alleen voor MaDi", "--delen-met", "madi")
    [punt] = agenda_van(gezin, "altra")["punten"]
    assert punt["casus"] == 1
    assert punt["notities"] == [
        {"dag": VRIJDAG, "bron": "Wijkpolitie", "tekst": "incident op straat"}
    ]
    assert agenda_van(gezin, "altra")["gedeeld"] == []
    [van_madi] = agenda_van(gezin, "madi")["punten"]
    assert [deel["tekst"] for deel in van_madi["notities"]] == ["alleen voor MaDi"]
    [van_dwi] = agenda_van(gezin, "dwi")["punten"]
    assert van_dwi["notities"] == []
    op_papier = platte(op(gezin, MAANDAG, "agenda", *JEUGD, "--voor", "altra").stdout)
    assert "Notitie 20-11, van Wijkpolitie: incident op straat" in op_papier


def test_the_note_was_shared_with_somebody_who_need_not_come(gezin: Tafel) -> None:
    """Shared is shared: it stands on the copy, and nothing else of that casus does."""
    op(gezin, VRIJDAG, "notitie", "1", "--tekst", "school belde", "--delen-met", "altra")
    agenda = agenda_van(gezin, "altra")
    assert agenda["punten"] == []
    assert agenda["gedeeld"] == [
        {
            "casus": 1,
            "betrokkene": "F.P. '88",
            "notities": [{"dag": VRIJDAG, "bron": None, "tekst": "school belde"}],
        }
    ]
    assert agenda_van(gezin, "spirit")["gedeeld"] == []
    for vorm in VORMEN:
        stuk = in_vorm(gezin, MAANDAG, vorm, "agenda", *JEUGD, "--voor", "altra")
        assert "school belde" in stuk, vorm
        assert "alleen thuis" not in stuk, vorm


def test_the_note_was_about_a_casus_that_was_not_on_the_agenda(gezin: Tafel) -> None:
    """Discussed on the 12th, nothing due: the note of Friday stands on the copy of the 26th."""
    op(gezin, "2026-11-12", "overleg", "besluit", "1", "--tekst", "afwachten")
    op(gezin, MAANDAG, "melding", "terugkoppelen", "M1")
    op(gezin, VRIJDAG, "notitie", "1", "--tekst", "school belde", "--delen-met", "altra")
    agenda = agenda_van(gezin, "altra")
    gezien = [*agenda["gedeeld"], *agenda["punten"]]
    assert [deel["notities"][0]["tekst"] for deel in gezien] == ["school belde"]


# --- names ----------------------------------------------------------------------------------------


def test_the_name_of_the_mother_stood_in_the_partners_agenda(gezin: Tafel) -> None:
    """In a note, its source, an afspraak and a decision, in any case and in the genitive."""
    bezoek = ("--organisatie", "altra", "--wat", "langs bij FATIMA", "--uiterlijk", VRIJDAG)
    op(gezin, WOENSDAG, "afspraak", "add", "1", *bezoek)
    tekst = "Fatima's zus en mevrouw pinas; Noor was er ook"
    op(
        *(gezin, VRIJDAG, "notitie", "1", "--tekst", tekst, "--bron", "oma van Noor"),
        *("--delen-met", "altra"),
    )
    op(gezin, OVERLEG, "overleg", "besluit", "1", "--tekst", "Familie Pinas krijgt hulp")
    opties = ("--voor", "altra")
    for vorm in VORMEN:
        agenda = in_vorm(gezin, MAANDAG, vorm, "agenda", *JEUGD, *opties)
        lijst = in_vorm(gezin, MAANDAG, vorm, "overleg", "besluitenlijst", *JEUGD, *opties)
        week = in_vorm(gezin, MAANDAG, vorm, "rapport", "weeklijst", "--organisatie", "altra")
        assert namen_in(agenda) + namen_in(lijst) + namen_in(week) == [], vorm
        assert "F.'s zus en mevrouw P.; N. was er ook" in " ".join(agenda.split()), vorm
        assert "langs bij F." in " ".join(week.split()), vorm
        assert "Familie P. krijgt hulp" in " ".join(lijst.split()), vorm


def test_the_letter_and_the_plan_named_the_family(gezin: Tafel) -> None:
    op(gezin, WOENSDAG, "plan", "maak", "1", "--analyse", "fatima slaapt slecht")
    late = ("--organisatie", "madi", "--wat", "budget van Pinas", "--uiterlijk", "2026-11-12")
    op(gezin, WOENSDAG, "afspraak", "add", "1", *late)
    op(
        *(gezin, MAANDAG, "escaleer", "1", "--spoor", "uitvoering", "--tegen", "madi"),
        *("--afspraak", "1/1", "--toelichting", "Fatima wacht al weken"),
    )
    brief = op(gezin, MAANDAG, "escaleer", "brief", "E1").stdout
    plan = op(gezin, MAANDAG, "plan", "toon", "1").stdout
    assert namen_in(brief) + namen_in(plan) == []
    assert "F. wacht al weken" in brief
    assert "F. slaapt slecht" in plan


WAARSCHUWING = (
    "let op: deze tekst noemt een naam die het register kent; "
    "in exemplaren voor anderen staan initialen"
)
TEKSTEN = (
    ("notitie", "1", "--tekst", "{}"),
    ("overleg", "besluit", "1", "--tekst", "{}"),
    (*("afspraak", "add", "1", "--organisatie", "dwi", "--wat", "{}"), "--uiterlijk", "+2w"),
    ("plan", "maak", "1", "--analyse", "{}"),
    ("casus", "volg", "1", "--op", "+2w", "--reden", "{}"),
    ("melding", "terugkoppelen", "M1", "--tekst", "{}"),
    ("toedelen", "M1", "--tafel", "volwassenen", "--motivering", "{}"),
)


@pytest.mark.parametrize("opdracht", TEKSTEN, ids=lambda deel: " ".join(deel[:2]))
def test_nobody_said_that_the_text_held_a_name(gezin: Tafel, opdracht: tuple[str, ...]) -> None:
    """The warning says so without the name; a word that is none gets no warning."""
    stil = op(gezin, MAANDAG, *(deel.format("Gaat het goed in het gezin?") for deel in opdracht))
    assert WAARSCHUWING not in stil.stderr
    if opdracht[:2] == ("plan", "maak"):
        opdracht = ("plan", "wijzig", "1", "--analyse", "{}")
    gezegd = op(gezin, MAANDAG, *(deel.format("Noor belde") for deel in opdracht))
    assert WAARSCHUWING in gezegd.stderr
    assert namen_in(gezegd.stdout + gezegd.stderr) == []


# --- the besluitenlijst of one partner ------------------------------------------------------------


def test_the_partner_got_everybodys_besluitenlijst(gezin: Tafel) -> None:
    """Spirit has an afspraak in casus 2 only; what Altra must do there is not on its copy."""
    ander = PINAS | {"achternaam": "Zeef", "voornaam": "Bo", "geboortedatum": "03-03-1990"}
    assert nieuwe_casus(gezin, ander) == 2
    for nummer, partner in (("1", "altra"), ("2", "altra"), ("2", "spirit")):
        op(
            *(gezin, MAANDAG, "afspraak", "add", nummer, "--organisatie", partner),
            *("--wat", f"taak van {partner}", "--uiterlijk", "2026-12-01"),
        )
    besluit = ("--datum", MAANDAG, "--tekst")
    op(gezin, MAANDAG, "overleg", "besluit", "1", *besluit, "over casus 1")
    op(gezin, MAANDAG, "overleg", "besluit", "2", *besluit, "over casus 2")

    def lijst(partner: str) -> Any:
        return lees_op(gezin, MAANDAG, "overleg", "besluitenlijst", *JEUGD, "--voor", partner)

    van_spirit = lijst("spirit")
    assert van_spirit["voor"] == "Spirit"
    [casus] = van_spirit["casussen"]
    assert (casus["casus"], casus["betrokkene"]) == (2, "B.Z. '90")
    assert [deel["tekst"] for deel in casus["besluiten"]] == ["over casus 2"]
    assert [deel["wat"] for deel in casus["afspraken"]] == ["taak van spirit"]
    assert [deel["casus"] for deel in lijst("altra")["casussen"]] == [1, 2]
    van_kern = lijst("madi")["casussen"]
    assert [(deel["casus"], deel["afspraken"]) for deel in van_kern] == [(1, []), (2, [])]
    assert lijst("bascule")["casussen"] == []


def test_a_copy_with_names_or_of_the_coordinators_is_refused(gezin: Tafel) -> None:
    lijst = ("overleg", "besluitenlijst")
    weigert(gezin, MAANDAG, 2, *lijst, *JEUGD, "--voor", "madi", "--namen")
    weigert(gezin, MAANDAG, 2, *lijst, "--tafel", "coordinatoren", "--voor", "madi")
    weigert(gezin, MAANDAG, 66, *lijst, *JEUGD, "--voor", "nergens")


# --- what is the matter ---------------------------------------------------------------------------


def test_the_agenda_said_rule_z06_and_nobody_knew_what_was_the_matter(gezin: Tafel) -> None:
    gemeld = "N. is alleen thuis, ruzie en schulden; gezin, inkomen"
    [punt] = lees_op(gezin, MAANDAG, "agenda", *JEUGD)["punten"]
    assert punt["gemeld"] == gemeld
    for vorm in VORMEN:
        stuk = in_vorm(gezin, MAANDAG, vorm, "agenda", *JEUGD)
        assert gemeld in " ".join(stuk.split()), vorm
        assert namen_in(stuk) == [], vorm
        eigen = in_vorm(gezin, MAANDAG, vorm, "agenda", *JEUGD, "--voor", "madi")
        assert "schulden" not in eigen, vorm
    [met_namen] = lees_op(gezin, MAANDAG, "agenda", *JEUGD, "--namen")["punten"]
    assert met_namen["gemeld"] == "Noor is alleen thuis, ruzie en schulden; gezin, inkomen"
    assert f"gemeld: {gemeld}" in platte(op(gezin, MAANDAG, "casus", "toon", "1").stdout)


def test_a_long_story_was_cut_in_the_middle_of_a_word(register: Tafel) -> None:
    """At most 60 characters, after a whole word; nothing known is said too."""
    lang = "de buren horen elke avond geschreeuw, en de huur is al maanden niet betaald"
    nieuwe_casus(register, PINAS | {"reden": lang})
    [punt] = lees_op(register, MAANDAG, "agenda", *JEUGD)["punten"]
    assert punt["gemeld"] == (
        "de buren horen elke avond geschreeuw, en de huur is al …; gezin, inkomen"
    )


def test_the_sixth_note_could_not_be_read(gezin: Tafel) -> None:
    for nummer in range(1, 8):
        op(gezin, MAANDAG, "notitie", "1", "--tekst", f"gesprek nummer {nummer}")
    kort = platte(op(gezin, MAANDAG, "casus", "toon", "1").stdout)
    assert "gesprek nummer 2 " not in kort
    assert "en nog 2 (alles: --alles)" in kort
    alles = platte(op(gezin, MAANDAG, "casus", "toon", "1", "--alles").stdout)
    assert [n for n in range(1, 8) if f"gesprek nummer {n} " in alles] == list(range(1, 8))
    assert "en nog" not in alles


def test_somebody_of_80_looked_like_a_birth_year(register: Tafel) -> None:
    """Born in 1980, in 1926, and of a stated age of 49."""
    bejaard = PINAS | {"achternaam": "Oud", "voornaam": "An", "geboortedatum": "1926"}
    midden = {k: w for k, w in PINAS.items() if k != "geboortedatum"} | {"leeftijd": "49"}
    nieuwe_casus(register, PINAS | {"geboortedatum": "02-05-1980"})
    nieuwe_casus(register, bejaard)
    nieuwe_casus(register, midden | {"achternaam": "Mus", "voornaam": "Wendy"})
    lijst = lees_op(register, MAANDAG, "casus", "lijst")
    assert [deel["betrokkene"] for deel in lijst] == [
        "W.M. 49 jr, kind '14",
        "A.O. 1926, kind '14",
        "F.P. '80, kind '14",
    ]


# --- what was noted wrongly -----------------------------------------------------------------------


def test_the_decision_was_about_another_family(gezin: Tafel) -> None:
    """It lapses and stays readable; the casus, discussed by it alone, is on the agenda again."""
    op(gezin, MAANDAG, "melding", "terugkoppelen", "M1")
    op(gezin, OVERLEG, "overleg", "besluit", "1", "--tekst", "het gezin verhuist")
    assert "nieuw" not in [p["soort"] for p in lees_op(gezin, MAANDAG, "agenda", *JEUGD)["punten"]]
    reden = ("--reden", "ging over een ander gezin")
    gedaan = op(gezin, MAANDAG, "overleg", "corrigeer", "B1", "--vervallen", *reden)
    assert "komt terug op de agenda" in gedaan.stderr
    assert "verhuist" not in gedaan.stderr
    [punt] = lees_op(gezin, MAANDAG, "agenda", *JEUGD)["punten"]
    assert (punt["casus"], punt["soort"]) == (1, "nieuw")
    lijst = platte(op(gezin, MAANDAG, "overleg", "besluitenlijst", *JEUGD).stdout)
    assert "0 besluiten" in lijst
    assert (
        "B1 VERVALLEN op 23-11, omdat: ging over een ander gezin; was: het gezin verhuist" in lijst
    )
    eigen = op(gezin, MAANDAG, "overleg", "besluitenlijst", *JEUGD, "--voor", "madi").stdout
    assert "B1 VERVALLEN op 23-11" in eigen
    assert "verhuist" not in eigen
    assert "ander gezin" not in eigen
    toon = platte(op(gezin, MAANDAG, "casus", "toon", "1").stdout)
    assert "besluit B1 van do 19-11-2026 vervallen" in toon
    assert "was: het gezin verhuist" in toon
    weigert(gezin, MAANDAG, 65, "overleg", "corrigeer", "B1", "--tekst", "x")
    weigert(gezin, MAANDAG, 66, "overleg", "corrigeer", "B7", "--tekst", "x")
    weigert(gezin, MAANDAG, 2, "overleg", "corrigeer", "1", "--tekst", "x")


def test_another_decision_of_that_meeting_still_counts(gezin: Tafel, tmp_path: Path) -> None:
    """Two decisions on the 12th and the 19th: the last lapses, and it was discussed on the 12th."""
    op(gezin, "2026-11-12", "overleg", "besluit", "1", "--tekst", "eerst")
    op(gezin, OVERLEG, "overleg", "besluit", "1", "--tekst", "daarna")
    op(gezin, OVERLEG, "overleg", "besluit", "1", "--tekst", "en ook")
    reden = ("--vervallen", "--reden", "x")
    op(gezin, MAANDAG, "overleg", "corrigeer", "B3", *reden)
    assert sql(tmp_path, "SELECT besproken_op FROM casus") == [(OVERLEG,)]
    op(gezin, MAANDAG, "overleg", "corrigeer", "b2", *reden)
    assert sql(tmp_path, "SELECT besproken_op FROM casus") == [("2026-11-12",)]
    op(gezin, MAANDAG, "overleg", "corrigeer", "B1", *reden)
    assert sql(tmp_path, "SELECT besproken_op FROM casus") == [(None,)]


def test_the_decision_had_been_written_down_wrongly(gezin: Tafel, tmp_path: Path) -> None:
    op(gezin, OVERLEG, "overleg", "besluit", "1", "--tekst", "Spirit begeleidt")
    op(gezin, VRIJDAG, "overleg", "corrigeer", "B1", "--tekst", "Altra begeleidt")
    op(gezin, MAANDAG, "overleg", "corrigeer", "B1", "--tekst", "Altra begeleidt wekelijks")
    [casus] = lees_op(gezin, MAANDAG, "overleg", "besluitenlijst", *JEUGD)["casussen"]
    [besluit] = casus["besluiten"]
    assert (besluit["besluit"], besluit["tekst"]) == ("B1", "Altra begeleidt wekelijks")
    assert [(deel["op"], deel["was"]) for deel in besluit["correcties"]] == [
        (VRIJDAG, "Spirit begeleidt"),
        (MAANDAG, "Altra begeleidt"),
    ]
    lijst = platte(op(gezin, MAANDAG, "overleg", "besluitenlijst", *JEUGD).stdout)
    assert (
        "B1 Altra begeleidt wekelijks (gecorrigeerd op 23-11, was: Altra begeleidt; "
        "gecorrigeerd op 20-11, was: Spirit begeleidt)"
    ) in lijst
    assert sql(tmp_path, "SELECT tekst FROM overlegbesluit") == [("Spirit begeleidt",)]
    events = sql(tmp_path, "SELECT tekst FROM gebeurtenis WHERE soort = 'besluitcorrectie'")
    assert events == [("besluit B1 van do 19-11-2026 gecorrigeerd",)] * 2
    log = sql(tmp_path, "SELECT onderwerp FROM logregel WHERE handeling = 'overleg corrigeer'")
    assert log == [("B1",), ("B1",)]
    weigert(
        *(gezin, MAANDAG, 65, "overleg", "corrigeer", "B1"),
        *("--tekst", "Altra begeleidt wekelijks"),
    )


def test_a_corrected_text_comes_from_stdin_too(gezin: Tafel) -> None:
    op(gezin, OVERLEG, "overleg", "besluit", "1", "--tekst", "fout")
    gedaan = gezin("overleg", "corrigeer", "B1", "--tekst", "-", input="goed\n")
    assert gedaan.exit_code == 0
    [casus] = lees_op(gezin, MAANDAG, "overleg", "besluitenlijst", *JEUGD)["casussen"]
    assert casus["besluiten"][0]["tekst"] == "goed"


def test_the_afspraak_was_not_with_dwi_and_not_for_that_day(gezin: Tafel, tmp_path: Path) -> None:
    """A correction is no postponement; what stood there is on the list."""
    taak = ("--organisatie", "dwi", "--wat", "inkomen", "--uiterlijk", "2026-12-01")
    op(gezin, OVERLEG, "afspraak", "add", "1", *taak)
    anders = ("--organisatie", "madi", "--uiterlijk", "2026-11-27", "--reden", "verkeerd gehoord")
    op(gezin, MAANDAG, "afspraak", "corrigeer", "1/1", *anders)
    [afspraak] = lees_op(gezin, MAANDAG, "afspraak", "lijst", "--casus", "1")
    assert (afspraak["organisatie"], afspraak["uiterlijk"]) == ("MaDi", "2026-11-27")
    assert afspraak["keren_doorgeschoven"] == 0
    datums = sql(tmp_path, "SELECT uiterlijk, eerst_uiterlijk FROM afspraak")
    assert datums == [("2026-11-27", "2026-11-27")]
    [casus] = lees_op(gezin, MAANDAG, "overleg", "besluitenlijst", *JEUGD)["casussen"]
    correcties = casus["afspraken"][0]["correcties"]
    assert [(deel["veld"], deel["was"], deel["reden"]) for deel in correcties] == [
        ("organisatie", "DWI", "verkeerd gehoord"),
        ("uiterlijk", "2026-12-01", "verkeerd gehoord"),
    ]
    lijst = platte(op(gezin, MAANDAG, "overleg", "besluitenlijst", *JEUGD).stdout)
    assert (
        "inkomen (gecorrigeerd op 23-11, omdat: verkeerd gehoord, "
        "datum was: di 1-12-2026, organisatie was: DWI)"
    ) in lijst
    assert "inkomen (gecorrigeerd)" in op(gezin, MAANDAG, "afspraak", "lijst").stdout
    [(tekst, gegevens)] = sql(
        tmp_path, "SELECT tekst, gegevens FROM gebeurtenis WHERE soort = 'afspraakcorrectie'"
    )
    assert tekst == "afspraak 1/1 gecorrigeerd: organisatie, uiterlijk"
    assert json.loads(gegevens)["organisatie_was"] == "dwi"
    weigert(gezin, MAANDAG, 65, "afspraak", "corrigeer", "1/1", "--organisatie", "madi")
    weigert(gezin, MAANDAG, 66, "afspraak", "corrigeer", "1/9", "--wat", "x")


def test_lateness_is_not_corrected_away(gezin: Tafel, tmp_path: Path) -> None:
    """Due on 1-12, "corrected" on 10-12 to half a year later: nobody could escalate any more."""
    taak = ("--organisatie", "dwi", "--wat", "inkomen", "--uiterlijk", "2026-12-01")
    op(gezin, OVERLEG, "afspraak", "add", "1", *taak)
    for dag in (MAANDAG, "2026-12-10"):
        fout = weigert(
            *(gezin, dag, 2, "afspraak", "corrigeer", "1/1"),
            *("--uiterlijk", "2027-06-01", "--wat", "werk", "--reden", "verkeerd gehoord"),
        )
        assert "tafel afspraak doorschuiven 1/1 --uiterlijk 2027-06-01" in platte(" ".join(fout))
    [afspraak] = lees_op(gezin, "2026-12-10", "afspraak", "lijst", "--te-laat")
    assert (afspraak["wat"], afspraak["uiterlijk"]) == ("inkomen", "2026-12-01")
    assert sql(tmp_path, "SELECT count(*) FROM afspraakcorrectie") == [(0,)]
    op(gezin, "2026-12-10", "afspraak", "corrigeer", "1/1", "--wat", "werk")
    op(gezin, "2026-12-10", "afspraak", "niet-nagekomen", "1/1", "--oorzaak", "organisatie")
    later = ("afspraak", "corrigeer", "1/1", "--uiterlijk", "2027-06-01")
    fout = weigert(gezin, "2026-12-10", 2, *later)
    assert "tafel afspraak heropen 1/1 --uiterlijk 2027-06-01" in platte(" ".join(fout))


def test_a_typing_error_in_a_date_is_corrected_on_the_day_itself(gezin: Tafel) -> None:
    taak = ("--organisatie", "dwi", "--wat", "inkomen", "--uiterlijk", "2026-11-01")
    op(gezin, MAANDAG, "afspraak", "add", "1", *taak)
    op(gezin, MAANDAG, "afspraak", "corrigeer", "1/1", "--uiterlijk", "2026-12-21")
    [afspraak] = lees_op(gezin, MAANDAG, "afspraak", "lijst")
    assert (afspraak["uiterlijk"], afspraak["keren_doorgeschoven"]) == ("2026-12-21", 0)
    # Too early by mistake: back to where it stood, that same day, and no further.
    op(gezin, OVERLEG, "afspraak", "corrigeer", "1/1", "--uiterlijk", "2026-12-01")
    weigert(gezin, OVERLEG, 2, "afspraak", "corrigeer", "1/1", "--uiterlijk", "2026-12-22")
    op(gezin, OVERLEG, "afspraak", "corrigeer", "1/1", "--uiterlijk", "2026-12-21")


def test_a_melder_waits_again_when_the_decision_lapsed(gezin: Tafel) -> None:
    """No decision holds: the family is not told of one, and nothing says that there was one."""
    op(gezin, OVERLEG, "overleg", "besluit", "1", "--tekst", "hulp")
    laat = "2026-12-03"
    assert any("gezin" in deel for deel in nu_nodig(gezin, laat))
    op(gezin, laat, "overleg", "corrigeer", "B1", "--vervallen", "--reden", "x")
    assert not any("gezin wacht" in deel for deel in nu_nodig(gezin, laat))
