"""Who stands in for whom: a coördinator on leave for three weeks, a casemanager, a contact person;
before, while and after, in all that names the absent one (domain §2).
"""

from pathlib import Path

import pytest

from tests.commands.hulp import GEZIN, sql
from tests.conftest import Tafel
from tests.scenario.hulp import lees_op, nieuwe_casus, op, platte, weigert

VOOR, EERSTE, MIDDEN, LAATSTE, NA = (
    *("2026-11-12", "2026-11-16", "2026-11-26", "2026-12-04", "2026-12-05"),
)
"""Three weeks of leave: Monday 16-11 up to and including Friday 4-12."""
ROL = "coordinator-risicogezinnen"


@pytest.fixture
def gezin(register: Tafel, monkeypatch: pytest.MonkeyPatch) -> Tafel:
    """Casus 1 of Jeugd en Gezin, directed by L. Oud of Altra; M. Kok is the coördinator."""
    monkeypatch.setenv("TAFEL_GEBRUIKER", "M. Kok")
    assert nieuwe_casus(register, GEZIN) == 1
    for opdracht in (
        ("escaleer", "contact", ROL, "--naam", "M. Kok", "--telefoon", "020-0000009"),
        ("partner", "contact", "altra", "--naam", "L. Oud", "--telefoon", "020-0000002"),
        ("plan", "maak", "1", "--analyse", "geld"),
        ("casus", "overdragen", "1", "--casemanager", "L. Oud", "--organisatie", "altra"),
    ):
        op(register, VOOR, *opdracht)
    return register


def _agenda(tafel: Tafel, dag: str, *args: str) -> str:
    return op(tafel, dag, "agenda", "--tafel", "jeugd", "--datum", dag, *args).stdout


def test_a_coordinator_is_on_leave_for_three_weeks(
    gezin: Tafel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gezegd = op(
        gezin,
        VOOR,
        *("vervang", "M. Kok", "--door", "R. Tuin", "--van", "16-11", "--tot", "4-12"),
        *("--contact", "020-0000003"),
    )
    assert gezegd.stdout == ""
    assert platte(gezegd.stderr) == "R. Tuin vervangt M. Kok van 16-11 t/m 4-12."

    monkeypatch.setenv("TAFEL_GEBRUIKER", "R. Tuin")
    for dag, voorzitter, kijkt in (
        (VOOR, "Voorzitter M. Kok ", False),
        (EERSTE, "Voorzitter R. Tuin (vervangt M. Kok t/m 4-12) ", True),
        (MIDDEN, "Voorzitter R. Tuin (vervangt M. Kok t/m 4-12) ", True),
        (LAATSTE, "Voorzitter R. Tuin (vervangt M. Kok t/m 4-12) ", True),
        (NA, "Voorzitter M. Kok ", False),
    ):
        assert voorzitter in _agenda(gezin, dag, "-f", "tabel"), dag
        assert voorzitter.rstrip() in platte(_agenda(gezin, dag, "--voor", "altra")), dag
        for vorm in ("markdown", "html"):
            assert voorzitter.rstrip() in _agenda(gezin, dag, "-f", vorm), (dag, vorm)
        assert lees_op(gezin, dag, "agenda", "--tafel", "jeugd", "--datum", dag)["vervanger"] == (
            {"naam": "R. Tuin", "contact": "020-0000003", "tot": "2026-12-04"} if kijkt else None
        )
        casus = platte(op(gezin, dag, "casus", "toon", "1").stdout)
        assert ("u kijkt als vervanger van M. Kok" in casus) is kijkt, dag
        namens = sql(tmp_path, "SELECT wie, namens FROM logregel ORDER BY id DESC LIMIT 1")
        assert namens == [("R. Tuin", "1" if kijkt else None)], dag


def test_who_stands_in_lists_the_casussen_of_the_absent_one(gezin: Tafel) -> None:
    op(gezin, VOOR, "vervang", "oud", "--door", "J. Bos", "--van", "16-11", "--tot", "4-12")
    for dag, wie, staat_er in (
        (VOOR, "j. bos", False),
        *((dag, deel, True) for dag in (EERSTE, MIDDEN, LAATSTE) for deel in ("J. BOS", "bos")),
        (MIDDEN, "L. Oud", True),
        (MIDDEN, "boss", False),
        (NA, "j. bos", False),
    ):
        regels = lees_op(gezin, dag, "casus", "lijst", "--casemanager", wie)
        assert [regel["casus"] for regel in regels] == ([1] if staat_er else []), (dag, wie)


def test_a_casemanager_and_a_contact_person_are_one(gezin: Tafel) -> None:
    """Recorded once, by a part of the name; the lists and papers follow by themselves."""
    op(
        gezin,
        VOOR,
        *("vervang", "oud", "--door", "J. Bos", "--van", "16-11", "--tot", "4-12"),
        *("--contact", "020-0000001"),
    )
    wie = {"naam": "J. Bos", "contact": "020-0000001", "tot": "2026-12-04"}
    verlof = "verlof t/m 4-12; dan J. Bos 020-0000001"
    op(gezin, VOOR, "plan", "wijzig", "1", "--evaluatie-op", "16-11")
    for dag in (VOOR, EERSTE, LAATSTE, NA):
        weg = dag in (EERSTE, LAATSTE)
        for opdracht in (
            ("casus", "toon", "1"),
            ("plan", "toon", "1"),
            ("partner", "toon", "altra"),
            ("rapport", "weeklijst", "--organisatie", "altra"),
        ):
            tekst = platte(op(gezin, dag, *opdracht).stdout)
            assert "L. Oud" in tekst, (dag, opdracht)
            assert (verlof in tekst) is weg, (dag, opdracht)
        casus = lees_op(gezin, dag, "casus", "toon", "1")
        assert casus["casemanager"] == "L. Oud"
        assert casus["vervanger"] == (wie if weg else None)
        assert lees_op(gezin, dag, "plan", "toon", "1")["vervanger"] == (wie if weg else None)
        [contact] = lees_op(gezin, dag, "partner", "toon", "altra")["contact"]
        assert contact["vervanger"] == (wie if weg else None)
    for dag, weg in ((MIDDEN, True), ("2026-12-10", False)):
        [punt] = lees_op(gezin, dag, "agenda", "--tafel", "jeugd", "--datum", dag)["punten"]
        assert punt["casemanager"] == "L. Oud (Altra)"
        assert punt["vervanger"] == (wie if weg else None)
        scherm = platte(_agenda(gezin, dag, "-f", "tabel"))
        assert "Regie L. Oud (Altra)" in scherm, dag
        assert (f"Regie L. Oud (Altra), {verlof} " in scherm) is weg, dag
    # of the day of the meeting, not of the day on which one looks
    vooraf = op(gezin, VOOR, "agenda", "--tafel", "jeugd", "--datum", MIDDEN).stdout
    assert verlof in platte(vooraf)


def test_a_week_before_the_end_the_list_of_the_table_says_so(gezin: Tafel) -> None:
    op(gezin, EERSTE, "vervang", "M. Kok", "--door", "R. Tuin", "--tot", LAATSTE)
    lijst = ("rapport", "weeklijst", "--tafel", "jeugd")
    for dag, weg in (("2026-11-27", False), ("2026-11-28", True), (LAATSTE, True), (NA, False)):
        tekst = platte(op(gezin, dag, *lijst).stdout)
        assert ("R. Tuin vervangt M. Kok t/m vr 4-12." in tekst) is weg, dag


def test_a_letter_says_whom_to_reach_instead(gezin: Tafel) -> None:
    op(gezin, EERSTE, "vervang", "L. Oud", "--door", "J. Bos", "--tot", "4-12")
    op(gezin, EERSTE, "vervang", "M. Kok", "--door", "R. Tuin", "--tot", "27-11")
    op(gezin, EERSTE, "escaleer", "1", "--spoor", "opstellen", "--tegen", "altra")
    for dag, weg in ((EERSTE, True), (NA, False)):
        brief = platte(op(gezin, dag, "escaleer", "brief", "E1").stdout)
        assert ("L. Oud, 020-0000002, verlof t/m 4-12; dan J. Bos" in brief) is weg
        [altra] = lees_op(gezin, dag, "escaleer", "brief", "E1")["geadresseerde"]["vervanger"]
        assert (altra and altra["naam"]) == ("J. Bos" if weg else None)
        [rol] = [r for r in lees_op(gezin, dag, "escaleer", "contact") if r["naam"] == "M. Kok"]
        assert (rol["vervanger"] and rol["vervanger"]["naam"]) == ("R. Tuin" if weg else None)


def test_in_a_crisis_who_is_there_is_phoned(register: Tafel) -> None:
    op(register, VOOR, "partner", "contact", "bjz", "--naam", "P. Dienst", "--telefoon", "020-1")
    op(
        register,
        VOOR,
        *("vervang", "P. Dienst", "--door", "A. Wacht", "--tot", LAATSTE, "--contact", "020-2"),
    )
    for dag, nummer in ((VOOR, "020-2"), (NA, "020-1")):
        gezegd = op(
            register,
            dag,
            *("melding", "add", "--achternaam", f"Nood{nummer}", "--urgentie", "crisis"),
        )
        assert f"({nummer})" in gezegd.stderr


def test_it_ends_when_somebody_is_back_earlier_and_can_be_taken_back(gezin: Tafel) -> None:
    nu = ("vervang", "M. Kok", "--door", "R. Tuin", "--tot", "4-12")
    straks = ("vervang", "L. Oud", "--door", "J. Bos", "--van", "1-12", "--tot", "4-12")
    op(gezin, EERSTE, *nu)
    op(gezin, EERSTE, *straks)
    assert [
        (r["wie"], r["organisatie"], r["door"], r["van"], r["tot"], r["loopt"])
        for r in lees_op(gezin, MIDDEN, "vervang")
    ] == [
        ("M. Kok", None, "R. Tuin", "2026-11-16", "2026-12-04", True),
        ("L. Oud", "Altra", "J. Bos", "2026-12-01", "2026-12-04", False),
    ]
    weer = op(gezin, MIDDEN, "vervang", "M. Kok", "--einde").stderr
    assert platte(weer) == "M. Kok is er weer; R. Tuin vervangt niet meer."
    assert "Voorzitter M. Kok " in _agenda(gezin, MIDDEN, "-f", "tabel")
    assert "Voorzitter R. Tuin" in _agenda(gezin, "2026-11-25", "-f", "tabel")
    op(gezin, MIDDEN, "ongedaan", "--ja")
    assert "Voorzitter R. Tuin" in _agenda(gezin, MIDDEN, "-f", "tabel")
    niet = op(gezin, MIDDEN, "vervang", "L. Oud", "--einde").stderr
    assert platte(niet) == "L. Oud wordt niet vervangen; J. Bos vervangt niet."
    assert [r["wie"] for r in lees_op(gezin, MIDDEN, "vervang")] == ["M. Kok"]
    op(gezin, MIDDEN, *straks)
    op(gezin, MIDDEN, "ongedaan", "--ja")
    assert [r["wie"] for r in lees_op(gezin, MIDDEN, "vervang")] == ["M. Kok"]
    assert lees_op(gezin, NA, "vervang") == []
    assert "geen vervanging" in weigert(gezin, NA, 66, "vervang", "M. Kok", "--einde")[0]


@pytest.mark.parametrize(
    ("args", "code", "zegt"),
    [
        (("M. Kok", "--door", "X", "--tot", "16-11"), 65, "t/m 4-12 al vervangen door R. Tuin"),
        (("M. Kok", "--door", "X", "--van", "4-12", "--tot", "9-12"), 65, "al vervangen"),
        (("L. Oud", "--door", "J. Bos", "--van", "2026-12-09", "--tot", "2026-12-08"), 2, "--van"),
        (("L. Oud", "--door", "J. Bos", "--tot", "2026-11-15"), 65, "--tot is al geweest"),
        (("L. Oud", "--door", "l. oud", "--tot", "4-12"), 65, "niemand vervangt zichzelf"),
        (("L. Out", "--door", "J. Bos", "--tot", "4-12"), 66, "bedoelt u L. Oud?"),
        (("Niemand", "--door", "J. Bos", "--tot", "4-12"), 66, "deze naam is niet bekend"),
        (("A. Vis", "--door", "m. kok", "--tot", "1-12"), 65, "van 16-11 t/m 4-12 zelf afwezig"),
        (("L. Oud", "--door", "J. Bos"), 2, "--tot ontbreekt"),
        (("L. Oud", "--tot", "4-12"), 2, "--door ontbreekt"),
        (("--tot", "4-12", "--door", "J. Bos"), 2, "WIE ontbreekt"),
        (("L. Oud", "--einde", "--tot", "4-12"), 2, "--einde gaat niet samen"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_changes(
    gezin: Tafel, tmp_path: Path, args: tuple[str, ...], code: int, zegt: str
) -> None:
    op(gezin, EERSTE, "escaleer", "contact", "de stadsdeelvoorzitter", "--naam", "A. Vis")
    op(gezin, EERSTE, "vervang", "M. Kok", "--door", "R. Tuin", "--tot", "4-12")
    voor = sql(tmp_path, "SELECT * FROM vervanging")
    fout = platte(" ".join(weigert(gezin, EERSTE, code, "vervang", *args)))
    assert zegt in fout
    assert sql(tmp_path, "SELECT * FROM vervanging") == voor


def test_who_stands_in_and_goes_away_himself_is_told(gezin: Tafel) -> None:
    op(gezin, EERSTE, "escaleer", "contact", "de stadsdeelvoorzitter", "--naam", "A. Vis")
    op(gezin, EERSTE, "vervang", "M. Kok", "--door", "A. Vis", "--tot", "4-12")
    gezegd = op(gezin, EERSTE, "vervang", "A. Vis", "--door", "R. Tuin", "--tot", "20-11").stderr
    assert "let op: A. Vis vervangt t/m 4-12 zelf M. Kok" in platte(gezegd)
    gezegd = op(gezin, EERSTE, "vervang", "A. Vis", "--door", "R. Tuin", *_VANAF_5_12).stderr
    assert "let op" not in gezegd


_VANAF_5_12 = ("--van", "5-12", "--tot", "9-12")


def test_two_of_one_name_are_told_apart(gezin: Tafel) -> None:
    op(gezin, EERSTE, "partner", "contact", "madi", "--naam", "L. Oud")
    fout = weigert(gezin, EERSTE, 2, "vervang", "L. Oud", "--door", "J. Bos", "--tot", "4-12")
    assert "L. Oud (Altra), L. Oud (MaDi)" in platte(" ".join(fout))
    bij = ("--door", "J. Bos", "--tot", "4-12", "--organisatie", "madi")
    op(gezin, EERSTE, "vervang", "L. Oud", *bij)
    assert lees_op(gezin, EERSTE, "casus", "toon", "1")["vervanger"] is None
    [madi] = lees_op(gezin, EERSTE, "partner", "toon", "madi")["contact"]
    assert madi["vervanger"]["naam"] == "J. Bos"


def test_on_a_terminal_what_is_missing_is_asked(
    gezin: Tafel, aan_toetsen: Tafel, tmp_path: Path
) -> None:
    gevraagd = aan_toetsen("--vandaag", EERSTE, "vervang", "kok", input="R. Tuin\n4-12\n020-3\n")
    assert gevraagd.exit_code == 0, gevraagd.stderr
    for vraag in ("Wie vervangt M. Kok?", "Tot en met welke dag?", "Hoe is R. Tuin te bereiken"):
        assert vraag in gevraagd.stderr
    alles = aan_toetsen("--vandaag", EERSTE, "vervang", "--tot", "4-12", input="oud\nJ. Bos\n\n")
    assert alles.exit_code == 0, alles.stderr
    assert sql(tmp_path, "SELECT wie, organisatie, door, contact, van, tot FROM vervanging") == [
        ("M. Kok", None, "R. Tuin", "020-3", EERSTE, LAATSTE),
        ("L. Oud", "altra", "J. Bos", None, EERSTE, LAATSTE),
    ]


def test_an_agenda_that_has_begun_stays_as_it_was(gezin: Tafel) -> None:
    op(gezin, EERSTE, "vervang", "M. Kok", "--door", "R. Tuin", "--tot", LAATSTE)
    op(gezin, MIDDEN, "overleg", "begin", "--tafel", "jeugd")
    op(gezin, MIDDEN, "vervang", "M. Kok", "--einde")
    wie = "Voorzitter R. Tuin (vervangt M. Kok t/m 4-12)"
    assert wie in _agenda(gezin, MIDDEN, "-f", "tabel")


def test_for_whom_is_in_the_log_of_what_was_done_but_not_of_who_is_there(
    gezin: Tafel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    op(gezin, EERSTE, "vervang", "M. Kok", "--door", "r. tuin", "--tot", LAATSTE)
    op(gezin, EERSTE, "vervang", "L. Oud", "--door", "R. Tuin", "--tot", "17-11")
    for wie, dag in (
        *(("R. Tuin", EERSTE), ("R. Tuin", MIDDEN), ("R. Tuin", NA), ("M. Kok", MIDDEN)),
    ):
        monkeypatch.setenv("TAFEL_GEBRUIKER", wie)
        op(gezin, dag, "notitie", "1", "--tekst", "gebeld")
    assert sql(
        tmp_path, "SELECT wie, dag, namens FROM logregel WHERE handeling = 'notitie' ORDER BY id"
    ) == [
        ("R. Tuin", EERSTE, "1|2"),
        ("R. Tuin", MIDDEN, "1"),
        ("R. Tuin", NA, None),
        ("M. Kok", MIDDEN, None),
    ]
