"""`tafel agenda`: day, order, times, guests, confidentiality and formats."""

import csv
import io
import json
import os
import re
import stat
import zipfile
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.commands.hulp import BESPREKEN, CRISIS, GEZIN, OVERLAST, lees, voer_in
from tests.conftest import ROOT, Tafel

MELDINGEN = ROOT / "data" / "voorbeeld" / "meldingen.csv"
TAFELS = ("jeugd-en-gezin", "volwassenen", "jong-volwassenen")
GEWONE_WOORDEN = {"onbekend", "regulier", "Nieuw"}
"""In a column for names, but words of the agenda too: a cell that slipped, a Mr Nieuw."""
VORMEN = ("tekst", "tabel", "markdown", "json", "csv", "html", "docx")


@pytest.fixture
def voorbeeld(register: Tafel) -> Tafel:
    """The whole example, allocated."""
    assert register("melding", "import", str(MELDINGEN)).exit_code == 65
    assert register("toedelen", "--alle").exit_code == 0
    return register


def als_tekst(resultaat: bytes, vorm: str) -> str:
    if vorm != "docx":
        return resultaat.decode()
    with zipfile.ZipFile(io.BytesIO(resultaat)) as archief:
        return "\n".join(
            archief.read(naam).decode("utf-8", "replace") for naam in archief.namelist()
        )


# --- the day --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tafel_", "vandaag", "verwacht"),
    [
        ("jeugd-en-gezin", "2026-11-23", "2026-11-26"),  # Thursday
        ("volwassenen", "2026-11-23", "2026-11-24"),  # Tuesday
        ("jong-volwassenen", "2026-11-23", "2026-11-25"),  # Wednesday
        ("coordinatoren", "2026-11-23", "2026-11-23"),  # Monday: today
        ("jeugd-en-gezin", "2026-11-27", "2026-12-03"),
        ("jeugd-en-gezin", "2026-05-12", "2026-05-21"),  # 14-5-2026 is Hemelvaart
        ("coordinatoren", "2026-04-01", "2026-04-13"),  # 6-4-2026 is tweede paasdag
        ("coordinatoren", "2027-05-11", "2027-05-24"),  # 17-5-2027 is tweede pinksterdag
        ("coordinatoren", "2026-04-22", "2026-05-04"),  # 27-4-2026, a Monday, is Koningsdag
        ("volwassenen", "2027-04-26", "2027-05-04"),  # 27-4-2027, a Tuesday, is Koningsdag
        ("jong-volwassenen", "2026-12-24", "2026-12-30"),
    ],
)
def test_the_next_meeting(register: Tafel, tafel_: str, vandaag: str, verwacht: str) -> None:
    resultaat = register("--vandaag", vandaag, "agenda", "--tafel", tafel_, "-f", "json")
    assert json.loads(resultaat.stdout)["datum"] == verwacht


def test_a_holiday_that_moves_the_meeting_is_said(register: Tafel) -> None:
    tekst = register("--vandaag", "2026-05-12", "agenda", "--tafel", "jeugd").stdout
    assert "Verschoven: de vaste overlegdag valt op een feestdag." in tekst
    gekozen = register("agenda", "--tafel", "jeugd", "--datum", "14-05-2026").stdout
    assert "Deze dag is een feestdag." in gekozen
    assert (
        "De vaste overlegdag is do."
        in register("agenda", "--tafel", "jeugd", "--datum", "2026-11-27").stdout
    )


@pytest.mark.parametrize(
    ("datum", "verwacht"),
    [
        ("2026-12-03", "2026-12-03"),
        ("03-12-2026", "2026-12-03"),
        ("3-12", "2026-12-03"),
        ("do", "2026-11-26"),
        ("morgen", "2026-11-24"),
        ("+2w", "2026-12-07"),
    ],
)
def test_forms_of_a_date(register: Tafel, datum: str, verwacht: str) -> None:
    assert lees(register, "agenda", "--tafel", "jeugd", "--datum", datum)["datum"] == verwacht


def test_a_date_that_is_none(register: Tafel) -> None:
    geweigerd = register("agenda", "--tafel", "jeugd", "--datum", "31-02-2026")
    assert (geweigerd.exit_code, geweigerd.stdout) == (2, "")
    assert "--datum" in geweigerd.stderr


# --- which table ----------------------------------------------------------------------------------


def test_the_users_own_table(register: Tafel) -> None:
    eigen = register("agenda", "-f", "json", env={"TAFEL_TAFEL": "volw"})
    assert json.loads(eigen.stdout)["tafel"] == "volwassenen"
    anders = register("agenda", "--tafel", "coord", "-f", "json", env={"TAFEL_TAFEL": "volw"})
    assert json.loads(anders.stdout)["tafel"] == "coordinatoren"
    zonder = register("agenda")
    assert zonder.exit_code == 2
    assert "--tafel" in zonder.stderr
    assert "coordinatoren" in zonder.stderr
    dubbel = register("agenda", "--tafel", "j")
    assert dubbel.exit_code == 2
    assert "jeugd-en-gezin, jong-volwassenen" in dubbel.stderr
    assert register("agenda", env={"TAFEL_TAFEL": "zzz"}).exit_code == 78


# --- what is on it --------------------------------------------------------------------------------


def test_keys(voorbeeld: Tafel) -> None:
    agenda = lees(voorbeeld, "agenda", "--tafel", "jeugd")
    assert list(agenda) == [
        *("tafel", "datum", "begin", "einde", "kernpartners", "punten", "niet_geplaatst"),
        *("vervallen_tafels", "zonder_tafel", "voorzitter", "vervanger"),
    ]
    for punt in (*agenda["punten"], *agenda["niet_geplaatst"]):
        assert list(punt) == [
            *("casus", "melding", "soort", "vraag", "reden", "betrokkene", "categorie"),
            *("casemanager", "minuten", "begin", "genodigden", "afspraken_open"),
            *("afspraken_te_laat", "gemeld", "onderdeel", "zonder", "vervanger"),
        ]
    assert agenda["kernpartners"] == ["DWI", "GGD", "MaDi", "MEE", "Wijkpolitie"]
    assert (agenda["begin"], agenda["einde"]) == ("13:00", "15:00")


@pytest.mark.parametrize("tafel_", [*TAFELS, "coordinatoren"])
def test_times_add_up(voorbeeld: Tafel, tafel_: str) -> None:
    agenda = lees(voorbeeld, "agenda", "--tafel", tafel_)
    klok = datetime.strptime(agenda["begin"], "%H:%M")
    for punt in agenda["punten"]:
        assert punt["begin"] == f"{klok:%H:%M}"
        klok += timedelta(minutes=punt["minuten"])
    assert f"{klok:%H:%M}" <= agenda["einde"]
    over = datetime.strptime(agenda["einde"], "%H:%M") - klok
    for punt in agenda["niet_geplaatst"]:
        assert punt["begin"] is None
        assert timedelta(minutes=punt["minuten"]) > over


@pytest.mark.parametrize("tafel_", TAFELS)
def test_no_open_casus_is_dropped(voorbeeld: Tafel, tafel_: str) -> None:
    """Placed and left over together are all open casussen of the table, each once; also those
    that the coordinators discuss because a new melding points elsewhere.
    """
    agenda = lees(voorbeeld, "agenda", "--tafel", tafel_)
    getoond = [p["casus"] for p in (*agenda["punten"], *agenda["niet_geplaatst"]) if p["casus"]]
    bespreken = lees(voorbeeld, "agenda", "--tafel", "coordinatoren")
    daar = {
        p["casus"]
        for p in (*bespreken["punten"], *bespreken["niet_geplaatst"])
        if p["soort"] == "bespreken"
    }
    lijst = lees(voorbeeld, "casus", "lijst", "--tafel", tafel_)
    open_ = {c["casus"] for c in lijst if c["tafel"] is not None}
    assert len(getoond) == len(set(getoond))
    assert open_ - daar <= set(getoond) <= open_


def test_every_open_question_is_at_the_coordinators(voorbeeld: Tafel) -> None:
    agenda = lees(voorbeeld, "agenda", "--tafel", "coordinatoren")
    vragen = {
        p["melding"]
        for p in (*agenda["punten"], *agenda["niet_geplaatst"])
        if p["soort"] == "vragen"
    }
    aanvullen = lees(voorbeeld, "melding", "lijst", "--status", "aanvullen")
    assert vragen == {melding["melding"] for melding in aanvullen}


def test_questions_are_items_for_the_coordinators_only(register: Tafel) -> None:
    """Independent, over 25, unable: only jeugd-en-gezin (Z06, Z05) or volwassenen (Z12)."""
    voer_in(register, OVERLAST, inwonende_kinderen="onbekend", zorgen_om_kinderen="ja")
    assert lees(register, "toedelen", "M1")[0]["uitkomst"] == "aanvullen"
    for tafel_ in TAFELS:
        agenda = lees(register, "agenda", "--tafel", tafel_)
        assert agenda["punten"] == []
        assert agenda["zonder_tafel"] == {"meldingen": ["M1"], "crisis": 0}
    [punt] = lees(register, "agenda", "--tafel", "coordinatoren")["punten"]
    assert (punt["soort"], punt["melding"], punt["casus"]) == ("vragen", "M1", None)
    assert punt["minuten"] == 0
    assert punt["vraag"].startswith("Wie weet: inwonende kinderen")
    assert punt["reden"] == "kan nog worden: opschalen, tafel Jeugd en Gezin, tafel Volwassenen"


def test_order(register: Tafel) -> None:
    """Crisis; within a kind children first; urgent before regular; then the oldest first."""
    kind = GEZIN | {"woonsituatie": "inwonend", "inwonende-kinderen": "geen"}
    for dag, naam, velden in (
        ("16-11-2026", "Adult", GEZIN | {"inwonende-kinderen": "19 jaar"}),
        ("17-11-2026", "Later", GEZIN),
        ("18-11-2026", "Nog-later", kind | {"geboortedatum": "01-02-2012"}),
        ("19-11-2026", "Haast", GEZIN | {"urgentie": "spoed"}),
        ("20-11-2026", "Crisis", CRISIS),
        ("20-11-2026", "Vraag", GEZIN | {"jeugdhulp": "onbekend"}),
    ):
        voer_in(register, velden | {"achternaam": naam})
        assert register("--vandaag", dag, "toedelen", "--alle").exit_code == 0
    punten = lees(register, "agenda", "--tafel", "jeugd")["punten"]
    assert [(p["soort"], p["melding"]) for p in punten] == [
        ("crisis", "M5"),
        ("nieuw", "M4"),
        ("nieuw", "M2"),
        ("nieuw", "M3"),
        ("nieuw", "M1"),
    ]


def test_guests(register: Tafel) -> None:
    """Schil by involvement (Spirit; BJZ is Bureau Jeugdzorg) and by leefgebied (onderwijs → Altra,
    gezondheid_psychisch → AMC de Meren); each once, the kern (DWI, MEE) not repeated.
    """
    voer_in(
        register,
        GEZIN,
        leefgebieden="onderwijs|gezondheid_psychisch",
        betrokken_organisaties="Altra|BJZ|Bureau Jeugdzorg|spirit|DWI|Jellinek",
        melder_organisatie="MEE",
    )
    lees(register, "toedelen", "M1")
    [punt] = lees(register, "agenda", "--tafel", "jeugd")["punten"]
    assert punt["genodigden"] == ["Altra", "AMC de Meren (Arkin)", "Bureau Jeugdzorg", "Spirit"]


def test_what_to_look_out_for(register: Tafel) -> None:
    """On the day of the meeting (26-11); for a child 18 and 23 are limits of the rules, not 9."""
    kinderen = "Noor 20-12-2008|Bo 20-12-2008|Sam 21-12-2003|Kim 22-12-2017"
    voer_in(
        register,
        GEZIN,
        inwonende_kinderen=kinderen,
        urgentie="spoed",
        bijzonderheden="tolk|adres_afgeschermd",
        besproken_met_betrokkene="nee",
    )
    lees(register, "toedelen", "M1")
    tekst = " ".join(register("agenda", "--tafel", "jeugd").stdout.split())
    assert (
        "spoed; adres afgeschermd; tolk nodig; tweeling '08; "
        "kind '08 wordt 18 op 20-12: recht wijzigt; "
        "kind '03 wordt 23 op 21-12: telt niet meer als inwonend kind"
    ) in tekst
    assert "wordt 9" not in tekst
    assert "weet nog niet van de melding" in tekst


def test_an_empty_agenda(register: Tafel) -> None:
    agenda = lees(register, "agenda", "--tafel", "jeugd")
    assert (agenda["punten"], agenda["niet_geplaatst"]) == ([], [])
    assert "Niets op de agenda" in register("agenda", "--tafel", "jeugd").stdout
    for vorm in VORMEN:
        assert register("agenda", "--tafel", "jeugd", "-f", vorm, "--uit", "x").exit_code == 0


def test_to_be_discussed(register: Tafel) -> None:
    voer_in(register, BESPREKEN)
    lees(register, "toedelen", "M1")
    [punt] = lees(register, "agenda", "--tafel", "coord")["punten"]
    assert (punt["soort"], punt["vraag"]) == ("bespreken", "Welke tafel? Voorkeur: Volwassenen.")
    for tafel_ in TAFELS:
        assert lees(register, "agenda", "--tafel", tafel_)["punten"] == []


# --- how it looks ---------------------------------------------------------------------------------


@pytest.mark.parametrize("vorm", VORMEN)
def test_no_surname_anywhere(voorbeeld: Tafel, vorm: str, tmp_path: Path) -> None:
    def voornamen_en_achternamen() -> set[str]:
        with MELDINGEN.open(encoding="utf-8-sig", newline="") as bestand:
            rijen = list(csv.DictReader(bestand, delimiter=";"))
        namen = {rij["achternaam"] for rij in rijen} | {rij["voornaam"] for rij in rijen}
        return {naam for naam in namen if len(naam) > 3} - GEWONE_WOORDEN

    namen = voornamen_en_achternamen()
    assert len(namen) > 100
    for tafel_ in (*TAFELS, "coordinatoren"):
        uit = tmp_path / "agenda"
        voorbeeld("agenda", "--tafel", tafel_, "-f", vorm, "--uit", str(uit))
        tekst = als_tekst(uit.read_bytes(), vorm)
        woorden = set(re.findall(r"\w+", tekst))
        assert not {naam for naam in namen if naam in woorden}
        assert "2014-02-14" not in tekst  # the birth date of a child
    voorbeeld("agenda", "--tafel", "jeugd", "-f", vorm, "--namen", "--uit", str(uit))
    assert "Kartodikromo" in als_tekst(uit.read_bytes(), vorm)


@pytest.mark.parametrize("breedte", [80, 120])
@pytest.mark.parametrize("tafel_", [*TAFELS, "coordinatoren"])
def test_no_line_is_too_wide(voorbeeld: Tafel, tafel_: str, breedte: int) -> None:
    tekst = voorbeeld("agenda", "--tafel", tafel_, env={"COLUMNS": str(breedte)}).stdout
    assert max(map(len, tekst.splitlines())) == breedte
    assert "\x1b" not in tekst


def test_left_over_is_named(voorbeeld: Tafel) -> None:
    tekst = voorbeeld("agenda", "--tafel", "jeugd").stdout
    over = lees(voorbeeld, "agenda", "--tafel", "jeugd")["niet_geplaatst"]
    staart = tekst[tekst.index("NIET GEPLAATST") :]
    for punt in over:
        nummer = str(punt["casus"] or punt["melding"])
        assert re.search(rf"\b{nummer}\b", staart), nummer


def test_csv_holds_every_item(voorbeeld: Tafel) -> None:
    agenda: dict[str, Any] = lees(voorbeeld, "agenda", "--tafel", "jeugd")
    tekst = voorbeeld("agenda", "--tafel", "jeugd", "-f", "csv").stdout
    rijen = list(csv.DictReader(io.StringIO(tekst), delimiter=";"))
    assert [rij["casus"] for rij in rijen] == [
        str(punt["casus"] or "") for punt in (*agenda["punten"], *agenda["niet_geplaatst"])
    ]
    assert [rij["begin"] for rij in rijen if rij["punt"]] == [p["begin"] for p in agenda["punten"]]


def test_the_page_needs_nothing_else(voorbeeld: Tafel) -> None:
    pagina = voorbeeld("agenda", "--tafel", "jeugd", "-f", "html").stdout
    assert pagina.startswith("<!DOCTYPE html>")
    for verboden in ("http", "<script", "<link", "<img", "@import", "url("):
        assert verboden not in pagina
    assert "size: A4" in pagina
    assert "VERTROUWELIJK" in pagina


def test_a_file_is_private_and_whole(voorbeeld: Tafel, tmp_path: Path) -> None:
    doel = tmp_path / "agenda.html"
    doel.write_text("oud", encoding="utf-8")
    oud = os.umask(0)
    try:
        resultaat = voorbeeld("agenda", "--tafel", "jeugd", "-f", "html", "--uit", str(doel))
    finally:
        os.umask(oud)
    assert (resultaat.exit_code, resultaat.stdout) == (0, "")
    assert stat.S_IMODE(doel.stat().st_mode) == 0o600
    assert doel.read_text(encoding="utf-8").rstrip().endswith("</html>")
    nergens = voorbeeld("agenda", "--tafel", "jeugd", "--uit", str(tmp_path / "weg" / "x"))
    assert nergens.exit_code == 73


def test_the_sheet_bears_the_day_it_was_made(register: Tafel) -> None:
    assert "CONCEPT ma 23-11 " in register("agenda", "--tafel", "jeugd").stdout


def test_a_casus_that_two_tables_are_named_for_is_new_until_it_was_discussed(
    tafel: Tafel,
) -> None:
    """Mother's melding points to Jeugd en Gezin, that of father in the same house and the same run
    to Volwassenen: the casus follows the children, and the coordinators hear of it as of any.
    """
    tafel("init")
    thuis = {"achternaam": "Pinas", "postcode": "1102 AB", "huisnummer": "5"}
    voer_in(tafel, GEZIN | thuis)
    voer_in(tafel, OVERLAST | thuis)
    uit = lees(tafel, "--vandaag", "2026-11-24", "toedelen", "--alle")
    assert [(b["casus"], b["tafel"]) for b in uit] == [(1, "jeugd-en-gezin"), (1, "volwassenen")]
    [punt] = lees(tafel, "--vandaag", "2026-11-24", "agenda", "--tafel", "jeugd")["punten"]
    assert (punt["soort"], punt["minuten"]) == ("nieuw", 10)
    [bij] = lees(tafel, "--vandaag", "2026-11-24", "agenda", "--tafel", "coord")["punten"]
    assert (bij["soort"], bij["casus"]) == ("nieuw", 1)
    besluit = ("overleg", "besluit", "1", "--tekst", "Altra belt", "--terug", "10-12")
    assert tafel("--vandaag", "2026-11-26", *besluit).exit_code == 0
    later = lees(tafel, "--vandaag", "2026-12-10", "agenda", "--tafel", "jeugd")["punten"]
    assert [punt["soort"] for punt in later] == ["vervolg"]
