"""The sociale kaart as feeds really are: pages, parts, tables, and values that stand for others."""

import json
import sys
from pathlib import Path
from typing import Any

import pexpect
import pytest

from tests.conftest import Tafel
from tests.excel import werkmap
from tests.scenario.hulp import platte
from tests.scenario.kaarthulp import ORG, csv, dienst, enige, kaart, laad


@pytest.mark.parametrize(
    ("eerst", "dan", "code"),
    [
        (20, 18, 0),  # exactly a tenth
        (20, 17, 65),
        (6, 2, 65),
        (1, 1, 0),
        (2, 1, 65),
        (11, 10, 0),
        (9, 8, 65),
    ],
)
def test_a_cut_off_file_lets_the_rest_lapse(
    register: Tafel, eerst: int, dan: int, code: int
) -> None:
    Path("kaart.csv").write_text(csv(eerst))
    assert register("aanbod", "laad", "kaart.csv").exit_code == 0
    Path("kaart.csv").write_text(csv(dan).replace("Dienst 0", "Dienst nul"))
    uit = register("aanbod", "laad", "kaart.csv")
    assert uit.exit_code == code
    over = kaart(register)
    if code:
        assert f"{eerst - dan} van de {eerst} producten" in platte(uit.stderr)
        assert "--toch" in uit.stderr
        assert len(over) == eerst
        assert "Dienst nul" not in {product["naam"] for product in over}
        proef = register("aanbod", "laad", "kaart.csv", "--proef")
        assert proef.exit_code == 0
        assert f"{eerst - dan} van de {eerst} zouden vervallen" in platte(proef.stderr)
        assert len(kaart(register)) == eerst
        assert register("aanbod", "laad", "kaart.csv", "--toch").exit_code == 0
    assert len(kaart(register)) == dan


def test_the_json_of_a_refused_part_says_why(register: Tafel) -> None:
    laad(register, [dienst(n) for n in range(4)])
    uit = laad(register, [dienst(1)], "-f", "json")
    assert uit.exit_code == 65
    uitslag = json.loads(uit.stdout)
    assert (uitslag["gelezen"], uitslag["vervallen"]) == (0, 0)
    assert "3 van de 4 producten" in uitslag["fouten"][0]["reden"]


@pytest.mark.parametrize(("over", "anders"), [(["s9"], True), (["s1", "s9"], False)])
def test_a_file_without_one_product_of_the_source_looks_like_another_source(
    register: Tafel, over: list[str], anders: bool
) -> None:
    kop = "id;organisatie;product\n"
    rijen = [f"s{n};{wie};x{n}\n" for n, wie in enumerate(["Brink", "Brink", "Cor", "Dok", "Elk"])]
    Path("kaart.csv").write_text(kop + "".join(rijen))
    assert register("aanbod", "laad", "kaart.csv").exit_code == 0
    Path("kaart.csv").write_text(kop + "".join(f"{sleutel};Anders;y\n" for sleutel in over))
    uit = register("aanbod", "laad", "kaart.csv")
    gezegd = platte(uit.stderr)
    assert uit.exit_code == 65
    assert "van bron «kaart.csv» (Brink, Cor, Dok…)" in gezegd
    assert "--bron NAAM" in gezegd
    assert ("lijkt een andere bron" in gezegd) is anders
    assert ("--toch" in gezegd) is not anders


@pytest.mark.parametrize(("zegt", "over"), [("j", 1), ("n", 4), ("", 4)])
def test_on_a_terminal_it_is_asked(
    register: Tafel, omgeving: dict[str, str], tmp_path: Path, zegt: str, over: int
) -> None:
    laad(register, [dienst(n) for n in range(4)])
    Path("in.json").write_text(json.dumps([dienst(1)]))
    kind = pexpect.spawn(
        sys.executable,
        ["-m", "tafel", "aanbod", "laad", "in.json", "--bron", "kaart"],
        env={**omgeving, "TERM": "xterm"},
        cwd=str(tmp_path),
        encoding="utf-8",
        timeout=20,
    )
    kind.expect(r"3 van de 4 producten[^?]*Goed\? \[j/N\]")
    kind.sendline(zegt)
    kind.expect(pexpect.EOF)
    kind.close()
    assert kind.exitstatus == (0 if zegt == "j" else 65)
    assert len(kaart(register)) == over


@pytest.mark.parametrize(
    "velden",
    [
        {"totalPages": 2, "number": 1, "content": []},
        {"totalElements": 9},
        {"last": False},
        {"links": {"next": "https://voorbeeld.invalid/2"}},
        {"total_pages": "3"},
        {"_links": {"prev": "https://voorbeeld.invalid/1"}},
        {"last_page": "false"},
        {"last_page": "False"},
        {"last_page": 0},
        {"last_page": "0"},
        {"first_page": "nee"},
        {"last_page": 4, "current_page": 1},
    ],
)
def test_a_page_of_another_api_is_a_page_too(register: Tafel, velden: dict[str, Any]) -> None:
    assert laad(register, {"contents": [dienst(1)]} | velden).exit_code == 65
    assert kaart(register) == []


@pytest.mark.parametrize(
    "velden",
    [
        {"last_page": "true"},
        {"last_page": True},
        {"last_page": 1, "first_page": "1"},
        {"last": "True", "next": None},
        {"next": "null"},
        {"last_page": None},
    ],
)
def test_the_last_page_is_the_whole(register: Tafel, velden: dict[str, Any]) -> None:
    assert laad(register, {"contents": [dienst(1)]} | velden).exit_code == 0
    assert len(kaart(register)) == 1


def bladzijde(nummer: int, van: int) -> dict[str, Any]:
    rand = {"first_page": nummer == 1, "last_page": nummer == van}
    return {"total_pages": van, "page_number": nummer, "contents": [dienst(nummer)], **rand}


@pytest.mark.parametrize(
    ("nummers", "van", "code"),
    [
        ([1, 2, 3], 3, 0),
        ([3, 1, 2], 3, 0),
        ([1, 2], 3, 65),
        ([1, 2, 2], 3, 65),
        ([2, 3, 4], 3, 65),
        ([1, 2, 3], 4, 65),
    ],
)
@pytest.mark.parametrize("regels", [False, True])
def test_all_the_pages_together_are_the_whole(
    register: Tafel, nummers: list[int], van: int, code: int, *, regels: bool
) -> None:
    delen = [bladzijde(nummer, van) for nummer in nummers]
    tekst = "\n".join(map(json.dumps, delen)) if regels else json.dumps(delen)
    Path("in.json").write_text(tekst)
    assert register("aanbod", "laad", "in.json").exit_code == code
    assert len(kaart(register)) == (0 if code else van)


@pytest.mark.parametrize(
    "bron", ["kaart ", " Kaart", "KAART", "kaart\t", "\u00a0kaart", "ka\u200bart"]
)
def test_one_source_however_it_is_spaced(register: Tafel, bron: str) -> None:
    laad(register, [dienst(1), dienst(2)])
    uit = laad(register, [dienst(1), dienst(2), dienst(3)], "-f", "json", bron=bron)
    uitslag = json.loads(uit.stdout)
    assert (uitslag["bron"], uitslag["al_bekend"], uitslag["toegevoegd"]) == ("kaart", 2, 1)


@pytest.mark.parametrize(
    "onder",
    [
        ["Totaal;2;;;"],
        [";Totaal aantal producten;;2;"],
        [";;;;", "Totaal;2;;;", "Bron: Sociaal Domein;;;;"],
        ["Peildatum: 1-11-2026;;;;", "Gemaakt door: J. Bos op 3-11-2026;;;;"],
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("excel", [False, True])
def test_a_total_is_no_product(register: Tafel, onder: list[str], *, excel: bool) -> None:
    kop = ["Sociale kaart Zuidoost;;;;", "id;organisatie;product;leefgebieden;wachttijd"]
    regels = [*kop, "1;MaDi;Schuldhulp;wonen;2", "2;MaDi;Inloop;wonen;3", *onder]
    naam = "kaart.xlsx" if excel else "kaart.csv"
    tekst = "\n".join(regels).encode()
    Path(naam).write_bytes(werkmap(*(r.split(";") for r in regels)) if excel else tekst)
    uit = register("aanbod", "laad", naam, "-f", "json")
    uitslag = json.loads(uit.stdout)
    over = 1 + sum(regel.strip(";") != "" for regel in onder)
    assert (uit.exit_code, uitslag["gelezen"], uitslag["overgeslagen"]) == (0, 2, over)
    assert uit.stderr.count("overgeslagen: een titel, een totaal of een bron") == 1
    assert f"2 al bekend, 0 vervallen, 0 afgewezen, {over} overgeslagen" in platte(
        register("aanbod", "laad", naam).stdout
    )


def test_equal_warnings_are_said_once(register: Tafel) -> None:
    uit = laad(register, [dienst(n, wait_time="lang") for n in range(30)])
    assert "let op: rij 1-30, wait_time: geen aantal weken" in platte(uit.stderr)
    assert uit.stderr.count("wait_time") == 1


BSN = "123456782"


@pytest.mark.parametrize(
    "velden",
    [
        {"description": f"Bel en noem bsn {BSN}."},
        {"description": f"<p>BSN: <b>{BSN}.0</b></p>"},
        {"application_process": f"aanmelden met sofinummer {BSN}"},
        {"eligibility_description": f"wie {BSN} als bsn heeft"},
        {"service_areas": [{"name": f"bsn {BSN}"}]},
        {"name": f"Hulp (bsn {BSN})"},
        {"fees_description": f"bsn {BSN}"},
        {"organization": ORG | {"name": f"Steun bsn {BSN}"}},
        {"attributes": [{"taxonomy_term": {"name": f"bsn {BSN}"}}]},
    ],
    ids=lambda velden: next(iter(velden)),
)
def test_a_bsn_is_no_part_of_the_sociale_kaart(
    register: Tafel, tmp_path: Path, velden: dict[str, Any]
) -> None:
    uit = laad(register, [dienst(1, **velden), dienst(2)])
    assert (uit.exit_code, BSN in uit.stdout + uit.stderr) == (0, False)
    assert ("het bsn wordt niet bewaard" in uit.stderr) is ("attributes" not in velden)
    assert BSN not in json.dumps(kaart(register))
    assert BSN.encode() not in (tmp_path / "register.db").read_bytes()


def test_nor_of_the_name_of_a_source_or_a_partner(register: Tafel, tmp_path: Path) -> None:
    uit = laad(register, [dienst(1)], bron=f"kaart bsn {BSN}")
    assert "--bron: het bsn wordt niet bewaard" in uit.stderr
    for code in (BSN, f"bsn-{BSN}", "b-123-456-782"):
        geweigerd = register("partner", "add", code, "--naam", "Steun")
        assert (geweigerd.exit_code, "123" in geweigerd.stderr) == (65, False)
    assert BSN.encode() not in (tmp_path / "register.db").read_bytes()


# --- values ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("van", "tot", "leeftijden"),
    [
        (None, None, (None, None)),
        (0, 0, (None, None)),
        (-1, -1, (None, None)),
        (0, 999, (0, None)),
        (999, 999, (None, None)),
        (999, None, (None, None)),
        (None, 999, (0, None)),
        (-1, 17, (None, 17)),
        (12, -1, (12, None)),
        (18, 0, (18, None)),
        (18, 999, (18, None)),
        ("18+", None, (18, None)),
        ("18+", "999", (18, None)),
        ("12 jaar", "23 jaar", (12, 23)),
        ("12 years", "17 yrs", (12, 17)),
        ("6 maanden", "4", (0, 4)),
        ("18 months", None, (1, None)),
        ("12-23", None, (12, 23)),
        ("18 en ouder", "", (18, None)),
        (17.5, 65.0, (17, 65)),
        ("", "", (None, None)),
        ("onbekend", "?", (None, None)),
    ],
)
def test_ages_as_they_are_meant(
    register: Tafel,
    van: Any,
    tot: Any,
    leeftijden: tuple[int | None, int | None],
) -> None:
    def gelezen() -> tuple[int | None, int | None]:
        product = enige(register)
        return product["leeftijd_van"], product["leeftijd_tot"]

    laad(register, [dienst(1, minimum_age=van, maximum_age=tot)])
    assert gelezen() == leeftijden
    if isinstance(van, float):
        return
    cellen = ("" if deel is None else str(deel) for deel in (van, tot))
    Path("kaart.csv").write_text(
        "id;organisatie;product;leeftijd_van;leeftijd_tot\ns1;Buurtsteun;Hulp 1;" + ";".join(cellen)
    )
    uit = register("aanbod", "laad", "kaart.csv", "--bron", "kaart")
    assert (uit.exit_code, gelezen()) == (0, leeftijden), uit.stdout


def test_an_age_that_cannot_be_read_stays_unknown_in_hsds_and_is_refused_in_csv(
    register: Tafel,
) -> None:
    uit = laad(register, [dienst(1, minimum_age="volwassen", maximum_age="65")])
    assert (uit.exit_code, "minimum_age" in uit.stderr) == (0, True)
    assert (enige(register)["leeftijd_van"], enige(register)["leeftijd_tot"]) == (None, 65)
    Path("kaart.csv").write_text("organisatie;product;leeftijd_van\nA;b;volwassen\n")
    assert register("aanbod", "laad", "kaart.csv").exit_code == 65


@pytest.mark.parametrize("tot", ["tot 23 jaar", "tot 23", "18 tot 23 jaar", "Tot 23 jr."])
def test_up_to_leaves_open_who_is_that_old(register: Tafel, tot: str) -> None:
    uit = laad(register, [dienst(1, minimum_age="12", maximum_age=tot)])
    zin = "«tot» laat open of die leeftijd zelf meetelt; deze grens blijft onbekend"
    assert (uit.exit_code, f"maximum_age: {zin}" in platte(uit.stderr)) == (0, True)
    assert (enige(register)["leeftijd_van"], enige(register)["leeftijd_tot"]) == (12, None)


def optie(bedrag: object, van: str | None = None, tot: str | None = None) -> dict[str, Any]:
    grenzen = {"valid_from": van, "valid_to": tot}
    return {"id": "c", "amount": bedrag, "currency": "EUR", **grenzen}


@pytest.mark.parametrize(
    ("velden", "kosten"),
    [
        ({"cost_options": [optie(5), optie(7)]}, "5 EUR; 7 EUR"),
        ({"cost_options": [optie(5, tot="2026-11-22"), optie(7, van="2026-11-23")]}, "7 EUR"),
        ({"cost_options": [optie(5, tot="2026-11-23"), optie(7, van="2026-11-24")]}, "5 EUR"),
        ({"cost_options": [optie(5, tot="2020-01-01")]}, None),
        ({"cost_options": [optie(5)], "fees_description": "Korting"}, "5 EUR; Korting"),
        ({"cost_options": [optie(0)]}, "gratis"),
        ({"cost_options": [optie(5, tot="zomer")]}, "5 EUR"),
        ({"cost_options": [optie(0) | {"option": "gratis met pas"}]}, "gratis met pas"),
        ({"cost_options": [optie(0) | {"option": "Met pas gratis"}]}, "Met pas gratis"),
        ({"cost_options": [optie(0) | {"option": "met pas"}]}, "gratis met pas"),
        ({"cost_options": [optie(5) | {"option": "5 EUR per keer"}]}, "5 EUR per keer"),
        ({"cost_options": [optie(5) | {"option": "15 EUR borg"}]}, "5 EUR 15 EUR borg"),
        (
            {"cost_options": [optie(5) | {"option": "per keer", "amount_description": "per keer"}]},
            "5 EUR per keer",
        ),
        ({"cost_options": [optie(5, tot="2026-11-22T10:00:00Z")], "fees": "Bel"}, "Bel"),
    ],
)
def test_every_cost_option_that_holds_today(
    register: Tafel, velden: dict[str, Any], kosten: str | None
) -> None:
    """Today is 23 November 2026."""
    laad(register, [dienst(1, **velden)])
    assert enige(register)["kosten"] == kosten


def test_markup_in_any_text_becomes_text(register: Tafel) -> None:
    laad(
        register,
        [
            dienst(
                1,
                name="Eten &amp; <b>praten</b>",
                description="<p>Voor wie &lt;18 is.</p><ul><li>soep</li><li>brood</li></ul>",
                application_process="Bel<br>of kom",
                organization=ORG | {"name": "Stichting <i>Samen</i>"},
            )
        ],
    )
    product = enige(register)
    assert (product["naam"], product["organisatie"]) == ("Eten & praten", "Stichting Samen")
    assert product["omschrijving"] == "Voor wie <18 is.\n- soep\n- brood"
    assert product["intake"] == "Bel of kom"
    kop = "id;organisatie;product;omschrijving;intake\n"
    rij = (
        's1;Stichting <i>Samen</i>;"Eten &amp; <b>praten</b>";'
        '"<p>Voor wie &lt;18 is.</p><ul><li>soep</li><li>brood</li></ul>";Bel<br>of kom\n'
    )
    Path("kaart.csv").write_text(kop + rij)
    uit = register("aanbod", "laad", "kaart.csv", "--bron", "kaart")
    assert (uit.exit_code, enige(register)) == (0, product)


# --- what is not known ----------------------------------------------------------------------------


@pytest.fixture
def vier(register: Tafel) -> Tafel:
    """Of the same capacity: A1 knows nothing, A2 its ages, A3 its area, A4 both."""
    leeftijd = {"minimum_age": 12, "maximum_age": 23}
    gebied = {"service_areas": [{"name": "Gein"}]}
    laad(register, [dienst(1), dienst(2, **leeftijd), dienst(3, **gebied)])
    assert laad(register, [dienst(4, **leeftijd, **gebied)], bron="meer").exit_code == 0
    return register


@pytest.mark.parametrize(
    ("vraag", "gevonden"),
    [
        (("--leeftijd", "18"), ["A2", "A4", "A1", "A3"]),
        (("--leeftijd", "30"), ["A1", "A3"]),
        (("--gebied", "Gein"), ["A3", "A4", "A1", "A2"]),
        (("--gebied", "Reigersbos"), ["A1", "A2"]),
        (("--leeftijd", "18", "--gebied", "Gein"), ["A4", "A2", "A3", "A1"]),
        ((), ["A1", "A2", "A3", "A4"]),
    ],
)
def test_what_is_not_known_is_found_below_what_fits(
    vier: Tafel, vraag: tuple[str, ...], gevonden: list[str]
) -> None:
    assert [product["product"] for product in kaart(vier, "zoek", *vraag)] == gevonden


def test_not_known_is_said(vier: Tafel) -> None:
    [laatste] = kaart(vier, "zoek", "--leeftijd", "18", "--gebied", "Gein")[-1:]
    assert laatste["waarom"] == ["ruimte onbekend", "leeftijd niet bekend", "gebied niet bekend"]
    scherm = platte(vier("aanbod", "toon", "A1").stdout)
    assert "Leeftijd niet bekend" in scherm
    assert "Gebied niet bekend" in scherm


@pytest.mark.parametrize("overal", ["Overal", "landelijk", "Amsterdam", "heel Nederland"])
def test_everywhere_is_an_area_that_is_known(register: Tafel, overal: str) -> None:
    Path("kaart.csv").write_text(
        f"organisatie;product;leeftijd;gebied\nA;weet;alle;{overal}\nA;niet;;\n"
    )
    register("aanbod", "laad", "kaart.csv")
    zoek = kaart(register, "zoek", "--leeftijd", "40", "--gebied", "Gein")
    assert [product["naam"] for product in zoek] == ["weet", "niet"]
    assert zoek[0]["waarom"][1:] == ["40 jaar past in alle leeftijden", f"voor {overal}"]


FEED = {"id": "s1", "name": "Cursus", "status": "active", "organization": {"name": "Madi"}}


def test_entries_that_are_nothing_are_counted_once(tafel: Tafel, tmp_path: Path) -> None:
    tafel("init")
    feed = [None, 1, "x", {}, {"id": "a"}, {"name": "b"}, {"id": "o1", "name": "Madi"}, FEED]
    (tmp_path / "feed.json").write_text(json.dumps(feed))
    uit = tafel("aanbod", "laad", "feed.json")
    assert uit.exit_code == 0
    assert uit.stderr.count("6 delen zijn geen service: zonder id of naam; overgeslagen") == 1


@pytest.mark.parametrize("codering", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"])
def test_a_feed_in_utf_16(tafel: Tafel, tmp_path: Path, codering: str) -> None:
    tafel("init")
    (tmp_path / "feed.json").write_bytes(json.dumps([FEED]).encode(codering))
    uit = tafel("aanbod", "laad", "feed.json")
    assert (uit.exit_code, "1 nieuw" in uit.stdout) == (0, True)


def test_an_empty_zip_is_called_one(tafel: Tafel, tmp_path: Path) -> None:
    tafel("init")
    (tmp_path / "feed.zip").write_bytes(b"PK\x05\x06" + b"\0" * 18)
    uit = tafel("aanbod", "laad", "feed.zip")
    assert (uit.exit_code, "dit is een leeg zip-bestand" in uit.stderr) == (65, True)


GEZEGD = {
    "huiselijk geweld": ["veiligheid_criminaliteit"],
    "Schulden": ["inkomen_schulden"],
    "GGZ": ["gezondheid_psychisch"],
    "dementie": ["gezondheid_psychisch"],
    "Schoolverzuim": ["onderwijs"],
    "eenzaamheid": ["sociaal_netwerk_participatie"],
    "wonen": ["wonen"],
}
"""What people write among the leefgebieden → what of ours it is."""


@pytest.mark.parametrize("tekst", GEZEGD)
def test_words_for_a_leefgebied_are_known_as_in_a_melding(register: Tafel, tekst: str) -> None:
    Path("kaart.csv").write_text(f"organisatie;product;leefgebieden\nBrink;Hulp;{tekst}\n")
    assert register("aanbod", "laad", "kaart.csv").exit_code == 0
    term = {"taxonomy_term": {"id": "t", "name": tekst}}
    assert laad(register, [dienst(1, attributes=[term])], bron="feed").exit_code == 0
    assert [product["leefgebieden"] for product in kaart(register)] == [GEZEGD[tekst]] * 2


TEKENS = ["\u202e", "\u200b", "\x1b[31m", "\x07", "\u2066"]


@pytest.mark.parametrize("teken", TEKENS)
def test_characters_that_are_taken_out_are_told(register: Tafel, teken: str) -> None:
    weg = "onzichtbare tekens of stuurtekens zijn verwijderd"
    Path("kaart.csv").write_text(f"organisatie;product;Pro{teken}bleem\nBrink;Hu{teken}lp;x\n")
    uit = register("aanbod", "laad", "kaart.csv")
    assert f"rij 2, product: {weg}" in uit.stderr
    assert f"Probleem: {weg} uit de kop" in uit.stderr
    uit = laad(register, [dienst(1, description=f"hu{teken}lp"), dienst(2)], bron="feed")
    assert platte(uit.stderr).count(weg) == 1
    assert teken not in uit.stderr + uit.stdout
    Path("in.csv").write_text(f"ken{teken}merk;naam\nA;Vos\n")
    uit = register("melding", "import", "in.csv")
    assert f"let op: in.csv, kenmerk: {weg} uit de kop" in uit.stderr.splitlines()
