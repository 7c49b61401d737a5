"""The same person, melding or address in another spelling, with made-up people."""

import json
import sqlite3
from contextlib import closing
from hashlib import blake2b
from pathlib import Path

import pytest

from tafel.domain.basis import Rij
from tafel.kolommen import NAAMKOLOMMEN
from tafel.register import beheer
from tafel.register.migrations import migraties
from tafel.register.store import Register
from tests.conftest import Tafel
from tests.scenario.hulp import lees_op, op
from tests.scenario.sleutelhulp import DAG, RIJ, bekend, lever, schrijf

ANDERS_GESPELD = {
    "naam": "Chiara d\u2019Orme-Meijer",
    "naam ": "CHIARA D\u02bcORME\u2011ME\u0133ER",
    "naam  ": "chiara d`orme\u2013meijer",
    "kenmerk": "lk\u20111",
    "melder": "LOKET D\u2018OOST",
    "kinderen": "7 jaar|4 jaar",
    "problemen": "overlast|wonen",
    "bijzonderheden": "drugs|tolk",
    "betrokken_organisaties": "ggd|ALTRA",
    "reden": "zo\u2019n man \u2013 hij  belt",
    "toevoeging": "-a",
}
WEL_ANDERS = {
    "problemen": "overlast",
    "kinderen": "4 jaar|8 jaar",
    "betrokken_organisaties": "Altra",
    "reden": "Zo'n man, hij belt",
    "toevoeging": "B",
}


@pytest.mark.parametrize("kenmerk", ["LK-1", ""], ids=["kenmerk", "zonder"])
@pytest.mark.parametrize("kolom", ANDERS_GESPELD)
def test_another_spelling_is_no_change(
    register: Tafel, tmp_path: Path, kolom: str, kenmerk: str
) -> None:
    rij = RIJ | {"kenmerk": kenmerk}
    lever(register, tmp_path, rij)
    voor = register("melding", "toon", "1", "-f", "json").stdout
    anders = rij | {kolom.strip(): ANDERS_GESPELD[kolom]}
    if kolom == "kenmerk" and not kenmerk:
        anders = rij
    assert lever(register, tmp_path, anders) == bekend()
    assert lever(register, tmp_path, rij) == bekend()
    assert register("melding", "toon", "1", "-f", "json").stdout == voor


@pytest.mark.parametrize("kolom", WEL_ANDERS)
def test_what_really_changed_is_taken_over(register: Tafel, tmp_path: Path, kolom: str) -> None:
    lever(register, tmp_path, RIJ)
    gewijzigd = {"toegevoegd": 0, "gewijzigd": 1, "al_bekend": 0}
    omgedraaid = RIJ | {"bijzonderheden": "drugs|tolk", kolom: WEL_ANDERS[kolom]}
    assert lever(register, tmp_path, omgedraaid) == gewijzigd
    melding = json.loads(register("melding", "toon", "1", "-f", "json").stdout)
    assert "tolk|drugs" in str(melding) or "['tolk', 'drugs']" in str(melding)


def test_a_list_in_another_order_leaves_the_melding_decided(
    register: Tafel, tmp_path: Path
) -> None:
    lever(register, tmp_path, RIJ)
    op(register, DAG, "toedelen", "--alle")
    [voor] = lees_op(register, DAG, "melding", "lijst")
    omgedraaid = RIJ | {"problemen": "overlast|wonen", "kinderen": "7 jaar|4 jaar"}
    assert lever(register, tmp_path, omgedraaid) == bekend()
    assert lees_op(register, DAG, "melding", "lijst") == [voor]
    assert voor["status"] != "nieuw"


def test_two_spellings_in_one_file_are_one_melding_and_one_person(
    register: Tafel, tmp_path: Path
) -> None:
    krom = RIJ | {"naam": "Chiara d\u2019Orme-Me\u0133er"}
    uitslag = lever(register, tmp_path, RIJ, krom, krom | {"kenmerk": "LK-2"})
    assert uitslag == {"toegevoegd": 2, "gewijzigd": 0, "al_bekend": 1}
    with closing(sqlite3.connect(tmp_path / "register.db")) as db:
        assert db.execute("SELECT count(*) FROM persoon").fetchone() == (1,)


@pytest.mark.parametrize(
    "anders", ["Chiara d\u2019Orme\u2011Meijer", "drs. Chiara d'Orme-Me\u0133er"]
)
def test_a_name_in_one_column_or_in_four_is_one_person(
    register: Tafel, tmp_path: Path, anders: str
) -> None:
    lever(register, tmp_path, RIJ)
    pad = tmp_path / "los.csv"
    pad.write_text(
        "kenmerk;voornamen;voorvoegsel;geslachtsnaam;geboorte.datum\n"
        "Z;Chiara;;d'Orme-Meijer;19680312\n",
        encoding="utf-8",
    )
    assert register("melding", "import", str(pad)).exit_code == 0
    lever(register, tmp_path, RIJ | {"kenmerk": "ZZ", "naam": anders})
    with closing(sqlite3.connect(tmp_path / "register.db")) as db:
        assert db.execute("SELECT count(*) FROM persoon").fetchone() == (1,)


@pytest.mark.parametrize(
    "kort", ["v.d. Linde", "vd Linde", "v d Linde", "v/d Linde", "VAN DER LINDE"]
)
def test_a_shortened_prefix_is_the_same_person(register: Tafel, tmp_path: Path, kort: str) -> None:
    lever(register, tmp_path, RIJ | {"naam": "Noor van der Linde"})
    lever(register, tmp_path, RIJ | {"kenmerk": "ZZ", "naam": f"Noor {kort}"})
    lever(register, tmp_path, RIJ | {"kenmerk": "Z2", "naam": "Noor de Linde"})
    with closing(sqlite3.connect(tmp_path / "register.db")) as db:
        assert db.execute("SELECT count(*) FROM persoon").fetchone() == (2,)


@pytest.mark.parametrize("vol", ["van den", "van der", "van de"])
@pytest.mark.parametrize("kort", ["v.d.", "vd", "v/d"])
def test_a_prefix_written_short_is_the_same_melding_whichever_it_was(
    register: Tafel, tmp_path: Path, vol: str, kort: str
) -> None:
    een, ander = ({"naam": f"J. {voegsel} Linde"} for voegsel in (vol, kort))
    lever(register, tmp_path, RIJ | een)
    assert lever(register, tmp_path, RIJ | ander) == bekend()
    lever(register, tmp_path, RIJ | ander | {"kenmerk": "ZZ"})
    with closing(sqlite3.connect(tmp_path / "register.db")) as db:
        assert db.execute("SELECT count(*) FROM persoon").fetchone() == (1,)


def test_another_prefix_is_put_right(register: Tafel, tmp_path: Path) -> None:
    """Van den for van der is the same person too, but it is a change."""
    lever(register, tmp_path, RIJ | {"naam": "J. van der Linde"})
    nieuw = lever(register, tmp_path, RIJ | {"naam": "J. van den Linde"})
    assert nieuw == {"toegevoegd": 0, "gewijzigd": 1, "al_bekend": 0}


@pytest.mark.parametrize(
    ("een", "ander"),
    [
        ("J.P. Linde", "J.P Linde"),
        ("J.P. Linde", "Dhr J.P Linde"),
        ("J.P. Linde", "Linde, J. P"),
        ("J.P. van der Linde", "J.P van den Linde"),
        ("Th.J. Linde", "Th.J Linde"),
        ("Noor Jong e.v. De Linde", "Noor Jong-de Linde"),
        ("Noor Jong - Linde", "Noor Jong-Linde"),
        ("Jong wed. Linde, Noor", "Linde, Noor"),
        ("Linde v.d., Noor", "Noor van der Linde"),
        ("IJ. Linde", "I. Linde"),
        ("Omar ibn Salah", "Ibn Salah, Omar"),
        ("W. baron van Linde", "Linde, W. van"),
    ],
)
def test_a_name_in_another_shape_is_the_same_person(
    register: Tafel, tmp_path: Path, een: str, ander: str
) -> None:
    lever(register, tmp_path, RIJ | {"naam": een})
    lever(register, tmp_path, RIJ | {"kenmerk": "ZZ", "naam": ander})
    with closing(sqlite3.connect(tmp_path / "register.db")) as db:
        personen = db.execute("SELECT count(*) FROM persoon").fetchone()
    assert personen == (2 if "wed." in een else 1,)


def test_a_later_name_under_a_kenmerk_of_another_spelling_is_asked_about(
    register: Tafel, tmp_path: Path
) -> None:
    lever(register, tmp_path, RIJ | {"kenmerk": "LK\u20117\u2019s", "postcode": ""})
    ander = RIJ | {"kenmerk": "lk-7's", "naam": "Chiara Anders", "postcode": ""}
    gedaan = register("melding", "import", schrijf(tmp_path, ander), "-f", "json")
    assert json.loads(gedaan.stdout)["te_beoordelen"] == 1


# --- searching ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("gezocht", "aantal"),
    [
        ("S. van Linde", 1),
        ("Linde, S.M. van", 1),
        ("Linde, Suzanne van", 1),
        ("mevrouw S. Hofstra-van Linde", 1),
        ("Hofstra-van Linde", 1),
        ("mw. van Linde", 1),
        ("d'orme-meijer", 1),
        ("D\u2019Orme\u2011Me\u0133er", 1),
        ("K. van Linde", 0),
        ("S. van Lind", 0),
    ],
)
def test_search_by_form_of_address(
    register: Tafel, tmp_path: Path, gezocht: str, aantal: int
) -> None:
    lever(register, tmp_path, RIJ, RIJ | {"kenmerk": "B", "naam": "Suzanne Maria van Linde"})
    gedaan = register("zoek", gezocht, "-f", "csv")
    assert gedaan.exit_code == (0 if aantal else 66)
    assert len(gedaan.stdout.splitlines()[1:]) == aantal


BEKENDEN = {
    "berg": "Noor v.d. Berg",
    "veld": "Kees in 't Veld",
    "hondt": "Ida D'hondt",
    "vries": "Suze de Vries-Jansen",
    "linde": "Jansen e.v. De Linde, Tom",
    "dam": "Tom van den Dam",
}


def test_every_spelling_of_a_name_finds_it(register: Tafel, tmp_path: Path) -> None:
    lever(
        register,
        tmp_path,
        *(RIJ | {"kenmerk": wie, "naam": naam, "melder": "GGD"} for wie, naam in BEKENDEN.items()),
    )
    pad = tmp_path / "los.csv"
    pad.write_text(
        "kenmerk;voornamen;voorvoegsel;geslachtsnaam\n"
        "los1;Wies;v/d;Hout\nlos2;Jo;d';Orme\nlos3;Bo;;Bos e.v. De Mol\nlos4;An;in t;Zand\n",
        encoding="utf-8",
    )
    assert register("melding", "import", str(pad)).exit_code == 0
    gezocht = {
        "berg": "v.d. Berg|vd Berg|v/d Berg|v d Berg|van der Berg|van den Berg|N. v/d Berg|"
        "Berg, N. van der|Berg v.d., Noor|mevrouw Van der Berg|mw. N. vd Berg",
        "veld": "in 't Veld|in t Veld|In \u2019t Veld|in het Veld|de heer In 't Veld|"
        "Veld, K. in 't",
        "hondt": "D'hondt|d\u2019Hondt|d' Hondt|Dhondt|D\u00b4HONDT|I. D'hondt|mevr. D'Hondt",
        "vries": "de Vries-Jansen|Jansen-de Vries|De Vries \u2013 Jansen|Jansen e.v. De Vries|"
        "S. Jansen-de Vries|mevrouw Jansen-De Vries|de Vries geb. Jansen|S. de Vries",
        "linde": "Jansen e.v. De Linde|Jansen-de Linde|de Linde-Jansen|T. Jansen|T. de Linde|"
        "de heer Jansen-de Linde",
        "dam": "van den Dam|v.d. Dam|vd Dam|T. v/d Dam",
        "los1": "van der Hout|v.d. Hout|W. van den Hout|vd Hout",
        "los2": "d'Orme|d' Orme|D\u2019ORME|J. d'Orme|dorme",
        "los3": "Bos-de Mol|Bos e.v. de Mol|de Mol-Bos|B. Bos|mevrouw Bos-De Mol",
        "los4": "in 't Zand|in het Zand|A. in \u2019t Zand",
    }
    niet = {"dam": "van der Dam|het Dam", "los1": "de Hout|K. van der Hout"}

    with closing(sqlite3.connect(tmp_path / "register.db")) as db:
        kenmerk = {
            f"M{nummer}": wie for nummer, wie in db.execute("SELECT id, kenmerk FROM melding")
        }

    def gevonden(tekst: str) -> list[str]:
        regels = register("zoek", tekst, "-f", "csv").stdout.splitlines()[1:]
        return [kenmerk[regel.split(";")[0]] for regel in regels]

    mist = [
        (wie, tekst)
        for wie, teksten in gezocht.items()
        for tekst in teksten.split("|")
        if gevonden(tekst) != [wie]
    ]
    assert mist == []
    te_veel = [
        tekst for teksten in niet.values() for tekst in teksten.split("|") if gevonden(tekst)
    ]
    assert te_veel == []


# --- incomplete dates -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tekst", "waarde"),
    [
        ("00-03-1990", "1990-03"),
        ("1990-03-00", "1990-03"),
        ("19900300", "1990-03"),
        ("mrt. 1990", "1990-03"),
        ("maart 1990", "1990-03"),
        ("1990-03", "1990-03"),
        ("3/1990", "1990-03"),
        ("??-03-1990", "1990-03"),
        ("00-00-1990", "1990"),
        ("1990-00-00", "1990"),
        ("19900000", "1990"),
        ("0-0-1990", "1990"),
        ("xx-xx-1990", "1990"),
        ("1990", "1990"),
    ],
)
def test_an_incomplete_date_is_what_is_known_of_it(
    register: Tafel, tmp_path: Path, tekst: str, waarde: str
) -> None:
    lever(register, tmp_path, RIJ | {"geboren": tekst, "kinderen": f"{tekst}|Noor {tekst}"})
    melding = lees_op(register, DAG, "melding", "toon", "1", "--namen")
    assert f"'geboortedatum': '{waarde}'" in str(melding)
    with closing(sqlite3.connect(tmp_path / "register.db")) as db:
        [kinderen] = db.execute("SELECT inwonende_kinderen FROM melding").fetchone()
    assert kinderen == f"{waarde}|Noor {waarde}"


# --- registers of before --------------------------------------------------------------------------

EIGEN = (8, 9)
"""The migrations that make the keys anew."""


def oud_gelijk(waarde: object) -> str:
    return " ".join(str(waarde or "").casefold().split())


def oude_persoonssleutel(waarden: Rij) -> str | None:
    """As versions before made it."""
    geboren = str(waarden.get("geboortedatum") or "")
    if len(geboren) != 10 or not waarden.get("achternaam"):
        return None
    return "|".join([*(oud_gelijk(waarden.get(deel)) for deel in NAAMKOLOMMEN), geboren])


def oude_meldingssleutel(waarden: Rij) -> str:
    """As versions before made it."""
    if waarden.get("kenmerk") is None:
        tekst = json.dumps(waarden, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return blake2b(tekst.encode(), digest_size=16, person=b"inhoud").hexdigest()
    delen = (waarden.get("melder_organisatie"), waarden["kenmerk"], *map(waarden.get, NAAMKOLOMMEN))
    wie = "\x1f".join([*map(oud_gelijk, delen), str(waarden.get("geboortedatum") or "")])
    return blake2b(wie.encode(), digest_size=16, person=b"kenmerk").hexdigest()


WEEK = (
    RIJ,
    RIJ | {"kenmerk": "", "naam": "Noor vd Linde", "geboren": "1990"},
    RIJ | {"kenmerk": "LK\u20112", "naam": "Kees in \u2019t Hout", "geboren": "04-05-1971"},
    RIJ | {"kenmerk": "", "naam": "Ay\u015fe Me\u0133er", "toevoeging": "-b", "geboren": ""},
    RIJ | {"kenmerk": "LK-3", "naam": "", "postcode": ""},
    RIJ | {"kenmerk": "", "naam": "IJ. Bos e.v. de Mol", "huisnummer": "t.o. 5"},
)


LATER = {
    "persoon": ("woont", "jaren", "jaren_op", "erbij_op", "genoemd"),
    "huishouden": ("afgeschermd",),
}
"""Columns of later versions, which the program of today reads while it fills an older register."""


def _kolommen(tmp_path: Path, doe: str) -> None:
    with closing(sqlite3.connect(tmp_path / "register.db")) as db:
        for tabel, kolommen in LATER.items():
            for kolom in kolommen:
                db.execute(f"ALTER TABLE {tabel} {doe} COLUMN {kolom} {'TEXT' * (doe == 'ADD')}")


@pytest.fixture(params=EIGEN)
def van_voor(
    request: pytest.FixtureRequest, tafel: Tafel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Tafel:
    """A register of the version before, with a week that was read in, and changed by the next."""
    eerder = [stap for stap in migraties() if stap[0] < request.param]
    with monkeypatch.context() as toen:
        toen.setattr(beheer, "migraties", lambda: eerder)
        toen.setattr("tafel.register.store.VERSIE", eerder[-1][0])
        toen.setattr("tafel.services.melding.bewaren.meldingssleutel", oude_meldingssleutel)
        for module in ("bewaren", "personen", "kenmerken"):
            toen.setattr(f"tafel.services.melding.{module}.persoonssleutel", oude_persoonssleutel)
        toen.setattr(Register, "_bewaar_daad", lambda *_: None)  # these tables came later
        toen.setattr(Register, "log", lambda *_: None)
        toen.setattr("tafel.services.zitting.verzet", lambda _: [])
        toen.setattr("tafel.register.schoonmaak.maak_schoon", lambda *_, **__: True)
        toen.setattr("tafel.register.melding.indelingen", lambda _: [])
        toen.setattr("tafel.register.melding.vertrokken", lambda *_: [])
        toen.setattr("tafel.services.basis.woonadres.huisadressen", lambda *_: {})
        assert tafel("init").exit_code == 0
        _kolommen(tmp_path, "ADD")
        assert lever(tafel, tmp_path, *WEEK)["toegevoegd"] == len(WEEK)
        lever(tafel, tmp_path, RIJ | {"reden": "Zij belde"})
        _kolommen(tmp_path, "DROP")
    assert tafel("melding", "lijst").exit_code == 69
    return tafel


def test_what_an_older_version_read_in_is_known_after_migrating(
    van_voor: Tafel, tmp_path: Path
) -> None:
    assert van_voor("beheer", "migreer").exit_code == 0
    nu = (RIJ | {"reden": "Zij belde"}, *WEEK[1:])
    assert lever(van_voor, tmp_path, *nu) == bekend(len(WEEK))
    anders = [
        rij
        | {
            "naam": rij["naam"].replace("\u2019", "'").replace("\u0133", "ij").upper(),
            "kenmerk": rij["kenmerk"].replace("\u2011", "-"),
            "problemen": "overlast|wonen",
            "toevoeging": rij["toevoeging"].lstrip("-"),
        }
        for rij in nu
    ]
    assert lever(van_voor, tmp_path, *anders) == bekend(len(WEEK))


def test_a_person_of_an_older_version_is_found_under_every_spelling(
    van_voor: Tafel, tmp_path: Path
) -> None:
    assert van_voor("beheer", "migreer").exit_code == 0
    with closing(sqlite3.connect(tmp_path / "register.db")) as db:
        voor = db.execute("SELECT count(*) FROM persoon").fetchone()
    lever(van_voor, tmp_path, WEEK[2] | {"kenmerk": "N", "naam": "Kees in 't Hout"})
    lever(van_voor, tmp_path, RIJ | {"kenmerk": "M", "naam": "Chiara d\u2019Orme\u2011Meijer"})
    with closing(sqlite3.connect(tmp_path / "register.db")) as db:
        assert db.execute("SELECT count(*) FROM persoon").fetchone() == voor
