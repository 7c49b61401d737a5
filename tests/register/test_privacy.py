"""Personal data stays in the register: not in errors, not in freed pages; the ledger only grows."""

import traceback
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tafel.errors import InputRefused, RegisterUnusable, TafelError
from tafel.register import zoek as zoeken
from tafel.register.beheer import maak_register
from tafel.register.store import Register
from tafel.register.tables import ALLEEN_TOEVOEGEN
from tests.register.hulp import BESLUIT, GEHEIM, rauw, zet_casus, zet_melding

FOUTEN: dict[str, tuple[str, dict[str, Any]]] = {
    "verwijzing": ("persoon", {"huishouden": 999, "rol": GEHEIM, "achternaam": GEHEIM}),
    "verplicht": ("persoon", {"huishouden": 1, "achternaam": GEHEIM}),
    "soort": ("persoon", {"huishouden": GEHEIM, "rol": "kind"}),
    "uniek": ("persoon", {"id": 1, "huishouden": 1, "rol": GEHEIM}),
    "kolom": ("persoon", {"bestaat_niet": GEHEIM}),
    "tabel": ("bestaat_niet", {"achternaam": GEHEIM}),
    "voorwerp": ("persoon", {"huishouden": 1, "rol": [GEHEIM]}),
    "geen tekst": ("persoon", {"huishouden": 1, "rol": f"{GEHEIM}\udcff"}),
}


RIJEN: dict[str, dict[str, Any]] = {
    "toedelingsbesluit": {**BESLUIT, "melding": 1},
    "melding_wijziging": {"melding": 1, "veld": "reden"},
    "logregel": {"handeling": "zoek", "onderwerp": ""},
    "gebeurtenis": {"casus": 1, "soort": "stap", "tekst": "stap 3"},
    "instemming": {"casus": 1, "persoon": 1, "stand": "ingestemd"},
    "terugkoppeling": {"aan": "melder", "casus": 1, "melding": 1},
    "overlegbesluit": {
        "casus": 1,
        "tafel": "jeugd-en-gezin",
        "overleg": "2026-11-26",
        "tekst": "t",
    },
    "besluitcorrectie": {"besluit": 1, "tekst": "anders"},
    "overlegversie": {"overleg": 1, "versie": 1, "lijst": "{}"},
    "afspraakcorrectie": {"afspraak": 1, "veld": "wat", "oud": "t", "nieuw": "u"},
    "notitie": {"casus": 1, "tekst": "gebeld"},
    "crisiscontact": {"casus": 1, "gebeld": "ggd", "op": "2026-11-23", "uitkomst": "bezoek"},
    "afstemming": {"casus": 1, "met": "ketenunit", "op": "2026-11-26"},
    "consultatie": {"tafel": "jeugd-en-gezin"},
    "ervaring": {"aanbod": 1, "tafel": "jeugd-en-gezin", "kwaliteit": "goed"},
    "vaststelling": {
        "rapport": "kengetallen",
        "kwartaal": "2026-3",
        "profiel": "zuidoost 1.0",
        "cijfers": "{}",
    },
    "maandafsluiting": {"maand": "1", "profiel": "zuidoost 1.0"},
    "maandcijfer": {
        "maand": "1",
        "populatie": "gemeld",
        "eigenschap": "",
        "rij": "",
        "aantal": 3,
        "sleutelsom": 7,
        "getoond": 5,
    },
}
"""A row for every table that only grows."""
SLEUTELS = {
    "maandafsluiting": ("maand", "wie"),
    "maandcijfer": ("maand, populatie, eigenschap, rij", "aantal"),
}
"""Key and another column of the tables without a number and a who."""

AFSPRAAK = {
    "casus": 1,
    "nummer": 1,
    "wat": "t",
    "status": "open",
    "keren_doorgeschoven": 0,
    "gemaakt_op": "d",
}
OVERLEG = {"tafel": "t", "op": "d", "begonnen": "t", "agenda": "{}", "wie": "w"}
AANBOD = {
    "sleutel": "s",
    "organisatie": "MaDi",
    "naam": "Schuldhulp",
    "bron": "kaart.csv",
    "ververst_op": "d",
}


@pytest.fixture
def gevuld(pad: Path) -> Path:
    with Register(pad) as register, register.schrijf():
        zet_melding(register, reden=GEHEIM)
        zet_casus(register, 1)
        register.voeg_toe("aanbod", AANBOD)
        register.voeg_toe("afspraak", AFSPRAAK)
        register.voeg_toe("overleg", OVERLEG)
        for tabel, rij in RIJEN.items():
            wie = {} if tabel == "maandcijfer" else {"tijd": "t", "dag": "d", "wie": "w"}
            register.voeg_toe(tabel, {**wie, **rij})
    return pad


def test_there_is_a_row_to_try_in_every_table_that_only_grows() -> None:
    assert RIJEN.keys() == set(ALLEEN_TOEVOEGEN)


@pytest.mark.parametrize(("tabel", "rij"), FOUTEN.values(), ids=FOUTEN)
def test_no_error_tells_the_value_that_caused_it(
    gevuld: Path, tabel: str, rij: dict[str, Any]
) -> None:
    with Register(gevuld) as register, pytest.raises(TafelError) as gevangen, register.schrijf():
        register.voeg_toe(tabel, rij)
    assert gevangen.value.exit_code in {65, 69}
    assert GEHEIM not in "".join(traceback.format_exception(gevangen.value))
    assert rauw(gevuld, "SELECT count(*) FROM persoon") == [1]


def test_a_list_of_rows_and_a_change_do_not_tell_either(gevuld: Path) -> None:
    with Register(gevuld) as register:
        with pytest.raises(RegisterUnusable) as eerste:
            register.voeg_alle_toe("persoon", ("huishouden", "rol"), [(1, "kind"), (7, GEHEIM)])
        with pytest.raises(RegisterUnusable) as tweede:
            register.werk_bij("persoon", 1, {"huishouden": GEHEIM})
        with pytest.raises(InputRefused) as derde:
            register.lees("SELECT :naam", naam=f"{GEHEIM}\udcff")
    assert all(GEHEIM not in str(g.value) for g in (eerste, tweede, derde))
    assert all(g.value.__cause__ is None and g.value.__suppress_context__ for g in (eerste, tweede))


@given(tekst=st.text(st.characters(codec="utf-8")))
def test_any_text_is_stored_exactly(tekst: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    plek = tmp_path_factory.getbasetemp() / "teksten.db"
    if not plek.exists():
        maak_register(plek)
    with Register(plek) as register, register.proef():
        nummer = register.voeg_toe("huishouden", {"buurt": tekst})
        [rij] = register.lees("SELECT buurt FROM huishouden WHERE id = :id", id=nummer)
        assert rij["buurt"] == tekst


@given(tekst=st.text())
def test_any_text_can_be_searched_for(tekst: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    plek = tmp_path_factory.getbasetemp() / "zoeken.db"
    if not plek.exists():
        maak_register(plek)
    with Register(plek) as register:
        assert zoeken.zoek(register, f"{tekst}\udcff", 5) == ([], [])


@pytest.mark.parametrize("tabel", ALLEEN_TOEVOEGEN)
@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE {tabel} SET {wie} = 'ander' WHERE true",
        "DELETE FROM {tabel}",
        "INSERT OR REPLACE INTO {tabel} SELECT * FROM {tabel}",
        "UPDATE OR IGNORE {tabel} SET {wie} = 'ander'",
        (
            "INSERT INTO {tabel} SELECT * FROM {tabel} WHERE true "
            "ON CONFLICT ({sleutel}) DO UPDATE SET {wie} = 1"
        ),
    ],
)
def test_a_row_of_the_ledger_is_never_changed_or_removed(
    gevuld: Path, tabel: str, sql: str
) -> None:
    sleutel, wie = SLEUTELS.get(tabel, ("id", "wie"))
    voor = rauw(gevuld, f"SELECT {wie} FROM {tabel}")
    with Register(gevuld) as register:
        with pytest.raises(RegisterUnusable), register.schrijf():
            register.lees(sql.format(tabel=tabel, sleutel=sleutel, wie=wie))
        assert [rij[0] for rij in register.lees(f"SELECT {wie} FROM {tabel}")] == voor
    assert len(voor) == 1


def test_what_is_erased_is_gone_from_the_disk(gevuld: Path) -> None:
    def staat_er() -> bool:
        return any(GEHEIM.encode() in p.read_bytes() for p in gevuld.parent.iterdir())

    with Register(gevuld) as register, register.schrijf():
        register.werk_bij("melding", 1, {"reden": GEHEIM * 1000})
    assert staat_er()
    with Register(gevuld) as register, register.schrijf():
        register.werk_bij("melding", 1, {"reden": None})
        register.werk_bij("persoon", 1, {"achternaam": None})
    assert not staat_er()


def test_the_log_tells_who_did_what_when_and_no_more(pad: Path) -> None:
    with Register(pad) as register:
        voor = datetime.now().astimezone().replace(microsecond=0)
        register.log("tester", date(2026, 11, 23), "zoek", "3 gevonden")
        [rij] = register.lees("SELECT tijd, dag, wie, handeling, onderwerp FROM logregel")
    assert tuple(rij)[1:] == ("2026-11-23", "tester", "zoek", "3 gevonden")
    assert voor <= datetime.fromisoformat(rij["tijd"]) <= datetime.now().astimezone()
