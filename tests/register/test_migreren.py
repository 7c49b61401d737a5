"""An older register is recognised, named, and brought up to date whole or not at all."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tafel.errors import RegisterUnusable
from tafel.register import beheer
from tafel.register.beheer import Bijgewerkt, migreer
from tafel.register.migrations import migraties
from tafel.register.store import Register
from tafel.register.verbinding import KENMERK, VERSIE
from tests.conftest import Tafel
from tests.register.hulp import BESLUIT, is_heel, rauw, vorm, zet_casus, zet_melding

STAPPEN = tuple(f"{nummer:04d} {naam}" for nummer, naam, _ in migraties())
ALLE_TABELLEN = ("importering", "huishouden", "persoon", "casus", "melding", "toedelingsbesluit")


@pytest.fixture(params=range(1, VERSIE), ids=lambda versie: f"version {versie}")
def versie(request: pytest.FixtureRequest) -> int:
    """Every version of the register that came before this one."""
    return int(request.param)


@pytest.fixture
def oud(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, versie: int) -> Path:
    """A register as an earlier version made it, with two meldingen and a casus of each kind."""
    plek = tmp_path / "register.db"
    with monkeypatch.context() as toen:
        toen.setattr(beheer, "migraties", lambda: migraties()[:versie])
        toen.setattr("tafel.register.store.VERSIE", versie)
        beheer.maak_register(plek)
        with Register(plek) as register, register.schrijf():
            for huishouden, stap, status, dag in (
                (1, 3, "open", "2026-09-01"),
                (2, 10, "gesloten", "2026-03-04"),
            ):
                melding = zet_melding(register, reden="hulp gevraagd", kenmerk=f"K-{huishouden}")
                casus = zet_casus(register, huishouden, stap=stap, status=status, geopend_op=dag)
                register.werk_bij("melding", melding, {"casus": casus, "status": "toegedeeld"})
                besluit = {"melding": melding, "casus": casus, **BESLUIT}
                register.voeg_toe("toedelingsbesluit", besluit)
    assert rauw(plek, "PRAGMA user_version") == [versie]
    return plek


def inhoud(pad: Path) -> dict[str, list[dict[str, object]]]:
    """Every row of the tables that were there from the start, by column; not the keys, which
    follow from the rest.
    """
    with closing(sqlite3.connect(pad)) as db:
        db.row_factory = sqlite3.Row
        return {
            tabel: [
                {kolom: waarde for kolom, waarde in dict(rij).items() if kolom != "sleutel"}
                for rij in db.execute(f"SELECT * FROM {tabel} ORDER BY id")
            ]
            for tabel in ALLE_TABELLEN
        }


def bewaard(
    voor: dict[str, list[dict[str, object]]], na: dict[str, list[dict[str, object]]]
) -> dict[str, list[dict[str, object]]]:
    """What is left of `voor`: the rows of `na`, in the columns that there were before."""
    return {
        tabel: [{kolom: rij[kolom] for kolom in voor[tabel][0]} for rij in rijen] if rijen else []
        for tabel, rijen in na.items()
    }


def test_every_command_names_the_version_and_the_cure(tafel: Tafel, oud: Path, versie: int) -> None:
    voor = oud.read_bytes()
    gedaan = tafel("melding", "lijst")
    assert (gedaan.exit_code, gedaan.stdout) == (69, "")
    assert f"oudere versie ({versie}, nodig is {VERSIE})" in gedaan.stderr
    assert "tafel beheer migreer" in gedaan.stderr
    assert oud.read_bytes() == voor


def test_migrating_keeps_every_row_and_gives_todays_schema(
    tafel: Tafel, oud: Path, versie: int, tmp_path: Path
) -> None:
    voor = inhoud(oud)
    assert [len(voor[tabel]) for tabel in ("casus", "melding")] == [2, 2]
    gedaan = tafel("beheer", "migreer")
    assert gedaan.exit_code == 0
    assert f"Gedaan: {', '.join(STAPPEN[versie:])}" in " ".join(gedaan.stderr.split())
    na = inhoud(oud)
    assert bewaard(voor, na) == voor
    if versie < 3:  # the step of a casus got a date in version 3
        assert [casus["stap_sinds"] for casus in na["casus"]] == ["2026-09-01", "2026-03-04"]
    assert is_heel(oud)
    beheer.maak_register(tmp_path / "nieuw.db")
    assert vorm(oud) == vorm(tmp_path / "nieuw.db")
    assert rauw(oud, "PRAGMA user_version") == [VERSIE]
    assert tafel("melding", "lijst").exit_code == 0


def test_a_trial_names_the_steps_and_changes_nothing(tafel: Tafel, oud: Path, versie: int) -> None:
    voor, dagen = oud.read_bytes(), oud.stat().st_mtime_ns
    gedaan = tafel("beheer", "migreer", "--proef")
    assert gedaan.exit_code == 0
    assert f"Nodig: {', '.join(STAPPEN[versie:])}" in " ".join(gedaan.stderr.split())
    assert (oud.read_bytes(), oud.stat().st_mtime_ns) == (voor, dagen)


def test_a_crisis_that_nobody_followed_up_comes_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """1 was discussed; 2 was overruled; 3 went up to whom one phones; 4 was sent back; 5 is no
    crisis; 6 went up to somebody else, who may not know; 7 was closed.
    """
    plek, voor = tmp_path / "register.db", 4
    with monkeypatch.context() as toen:
        toen.setattr(beheer, "migraties", lambda: migraties()[:voor])
        toen.setattr("tafel.register.store.VERSIE", voor)
        beheer.maak_register(plek)
        with Register(plek) as register, register.schrijf():
            for nummer in range(1, 8):
                melding = zet_melding(register)
                naar = {3: "bureau-jeugdzorg", 6: "mdo"}.get(nummer)
                op = {"opgeschaald_naar": naar, "opgeschaald_op": "2026-11-24"} if naar else {}
                hoe = {"status": "gesloten"} if nummer == 7 else {}
                casus = zet_casus(register, nummer, besproken_op="2026-11-26", **op, **hoe)
                status = "teruggeleid" if nummer == 4 else "toegedeeld"
                register.werk_bij("melding", melding, {"casus": casus, "status": status})
                uitkomst = "tafel" if nummer in (2, 5) else "crisis"
                voorstel = '["crisis", null]' if nummer == 2 else None
                besluit = {**BESLUIT, "uitkomst": uitkomst, "voorstel": voorstel}
                register.voeg_toe("toedelingsbesluit", {"melding": melding, **besluit})
    assert migreer(plek, proef=True).crises == 3
    assert migreer(plek).crises == 3
    gevonden = rauw(plek, "SELECT crisis FROM casus ORDER BY id")
    assert gevonden == ["open", "open", "opgeschaald", None, None, "open", "open"]


def test_an_update_said_nothing_of_crises_and_families_that_wait(
    tafel: Tafel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """1 and 2 are crises; 3 was opschalen, 4 is MPG3, 5 is MPG1 and stays."""
    plek, voor = tmp_path / "register.db", 4
    with monkeypatch.context() as toen:
        toen.setattr(beheer, "migraties", lambda: migraties()[:voor])
        toen.setattr("tafel.register.store.VERSIE", voor)
        beheer.maak_register(plek)
        with Register(plek) as register, register.schrijf():
            for nummer in range(1, 6):
                melding = zet_melding(register)
                categorie = {4: "MPG3", 5: "MPG1"}.get(nummer)
                uitkomst = {1: "crisis", 2: "crisis", 3: "opschalen"}.get(nummer, "tafel")
                casus = zet_casus(register, nummer, categorie=categorie, uitkomst=uitkomst)
                register.werk_bij("melding", melding, {"casus": casus, "status": "toegedeeld"})
                besluit = {**BESLUIT, "uitkomst": uitkomst, "profiel": "zuidoost"}
                register.voeg_toe("toedelingsbesluit", {"melding": melding, **besluit})
    for opties in (("--proef",), ()):
        gezegd = " ".join(tafel("beheer", "migreer", *opties).stderr.split())
        assert (
            "2 crises waarvan nooit is vastgelegd dat er is gebeld, komen terug op de agenda"
        ) in gezegd
        assert "2 casussen wachten op een procesmanager met naam" in gezegd
    assert "crises" not in tafel("beheer", "migreer").stderr


def test_a_crisis_around_an_adult_and_one_that_waits_are_followed_from_now_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """1: an adult, decided as tafel; 2: followed and safe, became a crisis on the 25th; 3: sent
    back; 4: closed; 5: not allocated; 6: allocated in a closed casus, and changed since.
    """
    plek, voor = tmp_path / "register.db", 5
    with monkeypatch.context() as toen:
        toen.setattr(beheer, "migraties", lambda: migraties()[:voor])
        toen.setattr("tafel.register.store.VERSIE", voor)
        beheer.maak_register(plek)
        with Register(plek) as register, register.schrijf():
            for nummer in range(1, 7):
                melding = zet_melding(register, crisis="ja")
                hoe: dict[str, str | int] = {}
                if nummer == 2:
                    hoe = {"crisis": "veilig", "crisis_sinds": "2026-11-26", "crisis_na": 0}
                if nummer in (4, 6):
                    hoe = {"status": "gesloten", "gesloten_op": "2026-11-24"}
                casus = None if nummer == 5 else zet_casus(register, nummer, **hoe)
                status = {3: "teruggeleid", 5: "nieuw", 6: "nieuw"}.get(nummer, "toegedeeld")
                register.werk_bij("melding", melding, {"casus": casus, "status": status})
            wijziging = {"melding": 2, "tijd": "t", "dag": "2026-11-25", "wie": "x"}
            nieuw = {"veld": "crisis", "oud": None, "nieuw": "ja"}
            register.voeg_toe("melding_wijziging", wijziging | nieuw)
    assert migreer(plek).crises == 1
    gevonden = rauw(plek, "SELECT json_array(crisis, crisis_elders, crisis_gemeld) FROM casus")
    assert [json.loads(rij) for rij in gevonden] == [
        ["open", "ja", "2026-11-23"],
        ["veilig", None, "2026-11-25"],
        [None, None, None],
        [None, None, None],
        [None, None, None],
    ]
    wacht = rauw(plek, "SELECT id FROM melding WHERE crisis_gemeld = '2026-11-23' ORDER BY id")
    assert wacht == [5, 6]


def test_migrating_twice_is_no_harm(oud: Path, versie: int) -> None:
    assert migreer(oud) == Bijgewerkt(versie, STAPPEN[versie:], None)
    voor = oud.read_bytes()
    assert migreer(oud) == Bijgewerkt(VERSIE, (), None)
    assert oud.read_bytes() == voor


KAPOT = {
    "halverwege": "CREATE TABLE nieuw (id INTEGER PRIMARY KEY) STRICT;\n"
    "UPDATE melding SET reden = 'weg';\n"
    "INSERT INTO bestaat_niet VALUES (1);\n",
    "verwijzing": "DELETE FROM persoon;\n",
}


@pytest.mark.parametrize("proef", [False, True])
@pytest.mark.parametrize("sql", KAPOT.values(), ids=KAPOT)
def test_a_migration_that_fails_leaves_everything_as_it_was(
    oud: Path, versie: int, monkeypatch: pytest.MonkeyPatch, sql: str, proef: bool
) -> None:
    voor, schema = inhoud(oud), vorm(oud)
    volgende = VERSIE + 1
    monkeypatch.setattr(beheer, "migraties", lambda: (*migraties(), (volgende, "kapot", sql)))
    with pytest.raises(RegisterUnusable, match="er is niets gewijzigd"):
        migreer(oud, proef=proef)
    assert (inhoud(oud), vorm(oud)) == (voor, schema)
    assert rauw(oud, "PRAGMA user_version") == [versie]


def test_a_migration_may_rebuild_a_table_that_others_refer_to(
    pad: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Register(pad) as register, register.schrijf():
        zet_melding(register)
    sql = (
        "CREATE TABLE nieuw (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, postcode TEXT, "
        "huisnummer TEXT, toevoeging TEXT, buurt TEXT, huisletter TEXT, nummers INTEGER, "
        "afgeschermd TEXT) STRICT;\n"
        "INSERT INTO nieuw SELECT * FROM huishouden;\n"
        "DROP TABLE huishouden;\n"
        "ALTER TABLE nieuw RENAME TO huishouden;\n"
        "CREATE INDEX huishouden_adres ON huishouden (postcode, huisnummer);\n"
    )
    volgende = VERSIE + 1
    monkeypatch.setattr(beheer, "migraties", lambda: (*migraties(), (volgende, "herbouw", sql)))
    assert migreer(pad) == Bijgewerkt(VERSIE, (f"{volgende:04d} herbouw",), None)
    assert is_heel(pad)
    assert rauw(pad, "SELECT h.id FROM huishouden h JOIN persoon p ON p.huishouden = h.id") == [1]


def test_a_statement_may_span_lines_and_hold_a_semicolon() -> None:
    sql = (
        "-- kop\nCREATE TABLE a (\n  b TEXT DEFAULT ';'\n);\n\nCREATE TRIGGER t AFTER INSERT ON a\n"
    )
    sql += "BEGIN\n  SELECT 1;\n  SELECT 2;\nEND;\n"
    assert [opdracht.split()[-1] for opdracht in beheer._opdrachten(sql)] == [");", "END;"]


@pytest.mark.parametrize("nummer", range(1, VERSIE + 1))
def test_no_migration_is_cut_short(nummer: int) -> None:
    sql = migraties()[nummer - 1][2]
    assert "".join(beheer._opdrachten(sql)).rstrip() == sql.rstrip()


def test_a_register_is_recognised_by_its_mark(pad: Path) -> None:
    assert rauw(pad, "PRAGMA application_id") == [KENMERK]


def test_who_had_no_name_is_nobody_any_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tafel: Tafel
) -> None:
    """Version 4 took two people called `.`, born on one day, for one person."""
    plek = tmp_path / "register.db"
    with monkeypatch.context() as toen:
        toen.setattr(beheer, "migraties", lambda: migraties()[:4])
        toen.setattr("tafel.register.store.VERSIE", 4)
        beheer.maak_register(plek)
        with Register(plek) as register, register.schrijf():
            for naam in (".", "N.N.", "Vos"):
                huis = register.voeg_toe("huishouden", {"postcode": "1102 AB"})
                register.voeg_toe(
                    "persoon",
                    {"huishouden": huis, "rol": "x", "sleutel": naam, "achternaam": naam},
                )
    assert tafel("beheer", "migreer").exit_code == 0
    assert rauw(plek, "SELECT sleutel FROM persoon WHERE sleutel IS NOT NULL") == ["Vos"]
