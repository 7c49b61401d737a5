"""Partners through the command line: profile and register together. Today is 23 November 2026."""

import json
from pathlib import Path
from typing import Any

import pytest

from tafel.register.store import Register
from tafel.services.casus.contact import betrokken
from tafel.services.regels.profielen import laad_profiel, profielnamen
from tests.commands.hulp import GEZIN, deel_toe, lees, sql, voer_in
from tests.commands.test_terminal import Terminal, antwoord, einde, terminal
from tests.conftest import Tafel
from tests.zitting import zitting

__all__ = ["terminal"]


def toon(tafel: Tafel, partner: str) -> dict[str, Any]:
    gelezen = lees(tafel, "partner", "toon", partner)
    assert isinstance(gelezen, dict)
    return gelezen


def codes(tafel: Tafel, *args: str) -> list[str]:
    return [partner["code"] for partner in lees(tafel, "partner", "lijst", *args)]


# --- what comes with the program ------------------------------------------------------------------


def test_every_partner_of_every_profile_can_be_escalated_to() -> None:
    for naam in profielnamen():
        for partner in laad_profiel(naam).partners.values():
            assert partner.opdrachtgever is not None, (naam, partner.code)
            assert partner.hefboom is not None, (naam, partner.code)


def test_what_the_sources_say_of_partners() -> None:
    partners = laad_profiel("zuidoost").partners
    bekend = {
        "bureau-jeugdzorg": ("stadsregio", "subsidie", "zorg"),  # Werkplan §3.4
        "spirit": ("stadsregio", "subsidie", "zorg"),
        "swazoom": ("stadsdeel", "subsidie", "zorg"),  # Visie §3.1.1, 80+20 table 2.2
        "madi": ("stadsdeel", "subsidie", "zorg"),
        "ggd": ("stad", "lijn", "zorg"),
        "dwi": ("stad", "lijn", "overig"),
        "scholen": ("geen", "convenant", "overig"),
        "ymere": ("geen", "convenant", "overig"),
        "wijkpolitie": ("geen", "convenant", "overig"),
        "openbaar-ministerie": ("geen", "convenant", "overig"),
    }
    for code, waarden in bekend.items():
        p = partners[code]
        assert (p.opdrachtgever, p.hefboom, p.kring) == waarden, code


@pytest.mark.parametrize("naam", ["stedelijk", "werkplan"])
def test_the_city_profiles_share_the_partners_of_zuidoost(naam: str) -> None:
    assert laad_profiel(naam).partners == laad_profiel("zuidoost").partners


# --- list and show --------------------------------------------------------------------------------


def test_the_list_by_table_and_opdrachtgever(register: Tafel) -> None:
    assert "gazo" in codes(register)
    assert "gazo" not in codes(register, "--tafel", "jeugd")
    assert codes(register, "--opdrachtgever", "stadsdeel") == [
        "kansrijk-zuidoost",
        "madi",
        "swazoom",
    ]
    assert codes(register, "--opdrachtgever", "onbekend") == []
    register("partner", "add", "de-brink", "--naam", "De Brink")
    assert codes(register, "--opdrachtgever", "onbekend") == ["de-brink"]
    [regel] = [p for p in lees(register, "partner", "lijst") if p["code"] == "mee"]
    assert regel["kern"] == ["jeugd-en-gezin", "volwassenen", "jong-volwassenen"]
    assert "MaDi" in register("partner", "lijst").stdout


def test_one_partner_says_where_each_value_comes_from(register: Tafel) -> None:
    register("partner", "wijzig", "madi", "--hefboom", "convenant", "--convenant", "1-9-2026")
    madi = toon(register, "MaDi")
    assert madi["opdrachtgever"] == "stadsdeel"
    assert madi["hefboom"] == "convenant"
    assert madi["convenant_op"] == "2026-09-01"
    assert madi["herkomst"] == {
        "naam": "profiel zuidoost",
        "opdrachtgever": "eigen instelling",
        "hefboom": "register",
        "kring": "eigen instelling",
        "convenant_op": "register",
        "tafels": "profiel zuidoost",
    }
    scherm = register("partner", "toon", "madi").stdout
    assert "convenant, lobby of aanspreken in het openbaar" in scherm
    assert "Sancties       onbekend" in scherm


def test_a_source_of_the_profile_is_named_beside_the_value(register: Tafel) -> None:
    bekend = {
        "ggd": ("Visie §3.1.1", "80+20 tabel 2.2", "eigen instelling"),
        "spirit": ("Werkplan §3.4", "Werkplan §3.4", "eigen instelling"),
        "wijkpolitie": ("eigen instelling", "eigen instelling", "Werkplan §3.4"),
        "rmc": ("eigen instelling", "eigen instelling", "eigen instelling"),
    }
    for code, bronnen in bekend.items():
        herkomst = toon(register, code)["herkomst"]
        assert (herkomst["opdrachtgever"], herkomst["hefboom"], herkomst["kring"]) == bronnen, code
    regels = register("partner", "toon", "ggd").stdout.splitlines()
    assert any("Opdrachtgever" in r and r.endswith("Visie §3.1.1") for r in regels)


def test_the_list_fits_a_screen_of_80(register: Tafel) -> None:
    regels = register("partner", "lijst", "-f", "tabel").stdout.splitlines()
    assert regels[0].split() == ["Code", "Naam", "Opdrachtgever", "Kern", "Schil"]
    assert max(map(len, regels)) <= 80
    [mee] = [regel.split() for regel in regels if regel.startswith("mee ")]
    assert mee == ["mee", "MEE", "geen", "3"]
    assert "Volwassenen" in register("partner", "lijst", "-f", "tekst").stdout


def test_the_list_as_csv_has_the_keys_of_the_json(register: Tafel) -> None:
    kop, *regels = register("partner", "lijst", "-f", "csv").stdout.splitlines()
    assert kop.split(";") == list(lees(register, "partner", "lijst")[0])
    [altra] = [regel for regel in regels if regel.startswith("altra;")]
    assert altra == "altra;Altra;stadsregio;subsidie;zorg;;jeugd-en-gezin;;;"


def test_a_partner_of_the_register_alone_has_own_settings(register: Tafel) -> None:
    register("partner", "add", "de-brink", "--naam", "De Brink")
    brink = toon(register, "de brink")
    assert brink["herkomst"] == {"naam": "register", "kring": "eigen instelling"}
    assert "tafel partner wijzig de-brink --opdrachtgever …" in (
        register("partner", "toon", "de-brink").stdout
    )


def test_the_involvement_of_a_partner_is_counted(register: Tafel) -> None:
    voer_in(register, GEZIN)
    deel_toe(register, "M1")
    for uiterlijk in ("2026-11-20", "2026-11-27"):
        args = ("--organisatie", "madi", "--wat", "bellen", "--uiterlijk", uiterlijk)
        assert register("afspraak", "add", "1", *args).exit_code == 0
    register("escaleer", "1", "--spoor", "uitvoering", "--tegen", "madi")
    register("casus", "betrek", "1.1", "--organisatie", "madi")
    madi = toon(register, "madi")
    telling = {naam: madi[naam] for naam in ("open", "te_laat", "escalaties", "personen")}
    assert telling == {"open": 2, "te_laat": 1, "escalaties": 1, "personen": 1}
    scherm = " ".join(register("partner", "toon", "madi").stdout.split())
    assert "2 afspraken open; 1 te laat; 1 escalatie open; betrokken bij 1 persoon" in scherm
    assert "tafel afspraak lijst --organisatie madi --te-laat" in scherm


def test_an_unknown_or_ambiguous_partner(register: Tafel) -> None:
    onbekend = register("partner", "toon", "madii")
    assert (onbekend.exit_code, "bedoelt u madi?" in onbekend.stderr) == (66, True)
    vaag = register("partner", "toon", "steunpunt")
    assert vaag.exit_code == 2
    assert "steunpunt-ggz, steunpunt-huiselijk-geweld" in vaag.stderr


# --- change ---------------------------------------------------------------------------------------


def test_tables_are_replaced_as_a_whole(register: Tafel) -> None:
    def tafels() -> tuple[list[str], list[str]]:
        altra = toon(register, "altra")
        return altra["kern"], altra["schil"]

    assert tafels() == ([], ["jeugd-en-gezin"])
    register("partner", "wijzig", "altra", "--kern", "volw")
    assert tafels() == (["volwassenen"], ["jeugd-en-gezin"])
    register("partner", "wijzig", "altra", "--schil", "volw", "--schil", "jong")
    assert tafels() == ([], ["volwassenen", "jong-volwassenen"])
    register("partner", "wijzig", "altra", "--kern", "geen", "--schil", "geen")
    assert tafels() == ([], [])
    assert "altra" not in codes(register, "--tafel", "jeugd")
    assert register("partner", "wijzig", "altra", "--kern", "lgo").exit_code == 2


def test_a_kernpartner_of_the_register_is_on_the_agenda(register: Tafel) -> None:
    register("partner", "wijzig", "altra", "--kern", "jeugd")
    agenda = lees(register, "agenda", "--tafel", "jeugd")
    assert "Altra" in agenda["kernpartners"] or "altra" in agenda["kernpartners"]


def test_wiping_and_refusing(register: Tafel, tmp_path: Path) -> None:
    register("partner", "wijzig", "dwi", "--sancties", "-", input="korting\n")
    assert toon(register, "dwi")["sancties"] == "korting"
    register("partner", "wijzig", "dwi", "--sancties", "")
    assert toon(register, "dwi")["sancties"] is None
    assert register("partner", "wijzig", "dwi").exit_code == 2
    assert register("partner", "wijzig", "dwi", "--naam", " ").exit_code == 65
    assert toon(register, "dwi")["naam"] == "DWI"
    assert ("partner wijzig", "dwi") in sql(tmp_path, "SELECT handeling, onderwerp FROM logregel")


def test_adding_a_partner(register: Tafel) -> None:
    args = ("--naam", "De Brink", "--opdrachtgever", "geen", "--schil", "jeugd")
    nieuw = register("partner", "add", "de-brink", *args)
    assert (nieuw.exit_code, nieuw.stdout, nieuw.stderr) == (0, "de-brink\n", "")
    assert toon(register, "de-brink")["schil"] == ["jeugd-en-gezin"]
    weer = register("partner", "add", "de-brink", *args)
    assert (weer.exit_code, "tafel partner wijzig de-brink" in weer.stderr) == (65, True)
    assert register("partner", "add", "madi", "--naam", "MaDi").exit_code == 65
    for code in ("De-Brink", "de brink", "-x", "de--brink", "é"):
        assert register("partner", "add", "--naam", "X", "--", code).exit_code == 65, code
    assert register("partner", "add", "leeg", "--naam", "").exit_code == 65


# --- contact persons ------------------------------------------------------------------------------


def test_contact_persons_come_and_go(register: Tafel, tmp_path: Path) -> None:
    args = ("--naam", "J. Bos", "--functie", "teamleider", "--telefoon", "020-0000001")
    assert register("partner", "contact", "altra", *args).stdout == "1\n"
    assert register("partner", "contact", "madi", "--naam", "-", input="P. Vos").stdout == "2\n"
    assert toon(register, "altra")["contact"] == [
        {
            "nummer": 1,
            "naam": "J. Bos",
            "functie": "teamleider",
            "telefoon": "020-0000001",
            "mail": None,
            "vervanger": None,
        }
    ]
    assert "J. Bos 020-0000001" in register("partner", "lijst").stdout
    anders = register("partner", "contact", "madi", "--vervalt", "1")
    assert (anders.exit_code, "tafel partner toon madi" in anders.stderr) == (66, True)
    assert register("partner", "contact", "altra", "--vervalt", "1").exit_code == 0
    assert toon(register, "altra")["contact"] == []
    assert register("partner", "contact", "altra", "--vervalt", "1").exit_code == 66
    assert register("partner", "contact", "altra").exit_code == 2
    assert register("partner", "contact", "madi", "--vervalt", "2", "--naam", "X").exit_code == 2
    log = sql(tmp_path, "SELECT onderwerp FROM logregel WHERE handeling LIKE 'partner contact%'")
    assert log == [("altra 1",), ("madi 2",), ("altra 1",)]


# --- involvement ----------------------------------------------------------------------------------


def test_the_name_of_a_contact_is_asked_as_a_question(register: Tafel, terminal: Terminal) -> None:
    kind = terminal("partner", "contact", "altra")
    antwoord(kind, "Hoe heet de contactpersoon", "J. Bos")
    assert einde(kind)[1] == 0
    assert toon(register, "altra")["contact"][0]["naam"] == "J. Bos"


def test_involvement_is_changed_and_ended(register: Tafel, tmp_path: Path) -> None:
    voer_in(register, GEZIN)
    deel_toe(register, "M1")

    def nu() -> list[tuple[str, str, str | None, bool]]:
        with Register(tmp_path / "register.db") as open_register:
            return [
                (b.persoon, b.organisatie, b.contact, b.zorgcoordinatie)
                for b in betrokken(zitting(open_register, laad_profiel("zuidoost")), 1)
            ]

    assert register("casus", "betrek", "1.1", "--organisatie", "Altra").exit_code == 0
    assert nu() == [("1.1", "altra", None, False)]
    register(
        *("casus", "betrek", "1.1", "--organisatie", "altra"),
        *("--contact", "L. Oud", "--zorgcoordinatie"),
    )
    assert nu() == [("1.1", "altra", "L. Oud", True)]
    straks = register("casus", "betrek", "1.1", "--organisatie", "altra", "--tot", "2026-12-01")
    assert straks.stderr == "Altra is betrokken bij 1.1.\n"
    assert nu() == [("1.1", "altra", "L. Oud", True)]
    assert sql(tmp_path, "SELECT count(*), max(tot) FROM betrokkenheid") == [(1, "2026-12-01")]
    register("casus", "betrek", "1.1", "--organisatie", "altra", "--tot", "2026-11-20")
    assert nu() == []
    assert sql(tmp_path, "SELECT count(*), max(tot) FROM betrokkenheid") == [(1, "2026-11-20")]
    nooit = register("casus", "betrek", "1.1", "--organisatie", "dwi", "--tot", "2026-11-20")
    assert nooit.exit_code == 66
    assert register("casus", "betrek", "1.9", "--organisatie", "dwi").exit_code == 66
    assert register("casus", "betrek", "9.1", "--organisatie", "dwi").exit_code == 66
    gebeurd = sql(tmp_path, "SELECT tekst, gegevens FROM gebeurtenis WHERE soort = 'betrokkenheid'")
    assert [tekst for tekst, _ in gebeurd] == [
        *["Altra is betrokken bij 1.1"] * 3,
        "Altra is niet meer betrokken bij 1.1",
    ]
    assert json.loads(gebeurd[3][1])["tot"] == "2026-11-20"
    assert "Oud" not in str(gebeurd)
