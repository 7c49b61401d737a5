"""A profile that is wrong is refused with file, place and reason; those that ship are right."""

import copy
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tafel.gegevens import gegevens
from tafel.rules.profiel.bouw import ProfielGeweigerd, maak_profiel
from tafel.services.regels.profielen import lees_profiel, profielnamen
from tests.conftest import Tafel

PROFIELEN = ("almere", "stedelijk", "werkplan", "zuidoost")


def tekst(naam: str = "zuidoost") -> str:
    return (gegevens() / "profielen" / f"{naam}.toml").read_text(encoding="utf-8")


def inhoud(naam: str = "zuidoost") -> dict[str, Any]:
    return dict(lees_profiel(naam)[1])


def test_these_profiles_come_with_the_program() -> None:
    assert profielnamen() == PROFIELEN


# Each: what is replaced in zuidoost.toml, by what, where it is refused and why.
Geval = tuple[str, str, str, str]
GEVALLEN: dict[str, Geval] = {
    "missing section": (
        "[werkwijze]\n",
        "[werkwijse]\n",
        "eigen.toml: «werkwijze» ontbreekt",
        "",
    ),
    "missing subsection": (
        "[agenda.minuten]",
        "[agenda.tijden]",
        "agenda: «minuten» ontbreekt",
        "",
    ),
    "unknown key": (
        'voorkeur = "volwassenen"',
        'vorkeur = "volwassenen"',
        "regel Z14: «vorkeur» hoort hier niet; bedoelt u «voorkeur»?",
        "",
    ),
    "unknown fact": (
        '"crisis = ja", ',
        '"crisus = ja", ',
        "regel Z01: onbekend feit «crisus»",
        "bedoelt u «crisis»?",
    ),
    "unknown value": (
        '"regulier_aanbod = toereikend", ',
        '"regulier_aanbod = genoeg", ',
        "regel Z04: «genoeg» is geen waarde van regulier_aanbod",
        "toegestaan: toereikend, ontoereikend",
    ),
    "unknown threshold": (
        '"leeftijd <= jv_tot"]\nuitkomst',
        '"leeftijd <= jv_top"]\nuitkomst',
        "regel Z10: onbekende drempel «jv_top»",
        "",
    ),
    "unknown operator": (
        '"zelf_oplossen = ja"',
        '"zelf_oplossen is ja"',
        "regel Z13: «zelf_oplossen is ja» is geen voorwaarde",
        "",
    ),
    "unknown table": (
        'tafel = "jong-volwassenen"\n',
        'tafel = "jongvolwassenen"\n',
        "regel Z15: «tafel»: het profiel heeft geen tafel «jongvolwassenen»",
        "",
    ),
    "unknown preferred table": (
        'voorkeur = "volwassenen"',
        'voorkeur = "ouderen"',
        "regel Z14: «voorkeur»: het profiel heeft geen tafel «ouderen»",
        "",
    ),
    "unknown part of a table": (
        'onderdeel = "mss"',
        'onderdeel = "mms"',
        "regel Z07: de tafel heeft geen onderdeel «mms»",
        "",
    ),
    "a part without a table": (
        'voorkeur = "volwassenen"',
        'onderdeel = "mss"',
        "regel Z14: de tafel heeft geen onderdeel «mss»",
        "",
    ),
    "unknown partner": (
        'schil = ["altra", ',
        'schil = ["altro", ',
        "tafels.jeugd-en-gezin: onbekende partner «altro»",
        "",
    ),
    "unknown attunement of a rule": (
        'afstemmen = ["ketenunit"]',
        'afstemmen = ["keten"]',
        "regel Z02, afstemmen: «keten» is geen tafel, partner of netwerk",
        "",
    ),
    "unknown attunement": (
        'met = "zorgketen-dementie"',
        'met = "dementieketen"',
        "afstemming 5: «dementieketen» is geen tafel, partner of netwerk",
        "",
    ),
    "bad condition of an attunement": (
        'als = ["bijzonderheden bevat dementie"]',
        'als = ["bijzonderheden bevat vergeten"]',
        "afstemming 5: onbekend feit «bijzonderheden.vergeten»",
        "",
    ),
    "unknown leefgebied": (
        'leefgebieden = ["verslaving"]',
        'leefgebieden = ["drank"]',
        "partners.jellinek.leefgebieden 1: «drank» kan hier niet",
        "verslaving",
    ),
    "duplicate number": ('nr = "Z05"', 'nr = "z04"', "regel z04: het nummer komt twee keer", ""),
    "rule without number": ('nr = "Z05"\n', "", "toedeling 6: «nr» ontbreekt", ""),
    "rule without conditions": (
        'als = ["aanvliegroute = drugs"]\n',
        "",
        "regel Z11: «als» ontbreekt",
        "",
    ),
    "rule without source": (
        'bron = "Visie §3.2.2; 80+20 §4.4"\n',
        "",
        "regel Z14: «bron» ontbreekt",
        "",
    ),
    "empty source": (
        'bron = "Visie §3.2.2; 80+20 §4.4"\n',
        'bron = " "\n',
        "regel Z14, bron: moet een tekst zijn",
        "",
    ),
    "threshold without source": (
        'kind = { waarde = 18, bron = "Werkplan §3" }',
        "kind = { waarde = 18 }",
        "drempels.kind: «bron» ontbreekt",
        "",
    ),
    "attunement without source": (
        'als = ["bijzonderheden bevat dementie"]\nbron = "Visie §3.1.2"\n',
        'als = ["bijzonderheden bevat dementie"]\n',
        "afstemming 5: «bron» ontbreekt",
        "",
    ),
    "term without source": (
        'terugkomend_samen = 20\nbron = "eigen instelling"\n',
        "terugkomend_samen = 20\n",
        "agenda.minuten: «bron» ontbreekt",
        "",
    ),
    "outcome tafel without table": (
        'tafel = "volwassenen"\nwaarom = "het signaal komt uit het drugsoverleg"',
        'waarom = "het signaal komt uit het drugsoverleg"',
        "regel Z11: «tafel» hoort bij de uitkomst tafel, en alleen daarbij",
        "",
    ),
    "table without outcome tafel": (
        'voorkeur = "volwassenen"',
        'tafel = "volwassenen"',
        "regel Z14: «tafel» hoort bij de uitkomst tafel, en alleen daarbij",
        "",
    ),
    "unknown outcome": (
        'uitkomst = "opschalen"',
        'uitkomst = "ophogen"',
        "regel Z05, uitkomst: «ophogen» kan hier niet",
        "crisis, tafel, opschalen, regulier, bespreken",
    ),
    "an outcome that no rule may have": (
        'uitkomst = "opschalen"',
        'uitkomst = "aanvullen"',
        "regel Z05, uitkomst: «aanvullen» kan hier niet",
        "",
    ),
    "nobody follows the crisis": (
        'naar = "Bureau Jeugdzorg"\nvolgt_op = "jeugd-en-gezin"\n',
        'naar = "Bureau Jeugdzorg"\n',
        "regel Z01: «volgt_op» ontbreekt",
        "",
    ),
    "threshold no number": (
        "jv_tot = { waarde = 25,",
        'jv_tot = { waarde = "25",',
        "drempels.jv_tot.waarde: moet een getal van 1 tot en met 120 zijn",
        "",
    ),
    "threshold out of range": (
        "jv_tot = { waarde = 25,",
        "jv_tot = { waarde = 250,",
        "drempels.jv_tot.waarde: moet een getal van 1 tot en met 120 zijn",
        "",
    ),
    "threshold that the program needs": (
        "meervoudig_vanaf = ",
        "meervoudig = ",
        "drempels: «meervoudig_vanaf» ontbreekt",
        "",
    ),
    "wrong weekday": (
        'weekdag = "wo"',
        'weekdag = "woensdag"',
        "tafels.jong-volwassenen.overleg.weekdag: «woensdag» kan hier niet",
        "kies ma, di, wo, do, vr, za, zo",
    ),
    "wrong time": (
        'begin = "10.00"',
        'begin = "25.00"',
        "tafels.jong-volwassenen.overleg.begin: moet een tijd als 13.00 zijn",
        "",
    ),
    "a meeting past midnight": (
        'begin = "10.00"',
        'begin = "23.00"',
        "tafels.jong-volwassenen.overleg: eindigt na middernacht",
        "",
    ),
    "no minutes": (
        "vervolg = 5\n",
        "vervolg = -1\n",
        "agenda.minuten.vervolg: moet een getal van 0",
        "",
    ),
    "a holiday that not every year has": (
        '"05-05"',
        '"29-02"',
        "feestdagen.vast 3: moet een dag als 27-04 zijn",
        "",
    ),
    "Easter day no number": ("-2, 0, 1,", '-2, "0", 1,', "feestdagen.pasen 2: moet een getal", ""),
    "proposal": (
        'voorstel_geldt = "meteen"',
        'voorstel_geldt = "straks"',
        "werkwijze.voorstel_geldt: «straks» kan hier niet; kies meteen, na_bevestiging",
        "",
    ),
    "bsn": ("bsn_bewaren = false", "bsn_bewaren = 0", "werkwijze.bsn_bewaren: moet true of", ""),
    "a table with a code nobody can type": (
        "[tafels.jong-volwassenen]",
        '[tafels."Jong Volwassenen"]',
        "een code is kleine letters, cijfers en streepjes",
        "",
    ),
    "a table that is named as the coordinators' own": (
        "[tafels.jong-volwassenen]",
        "[tafels.coordinatoren]",
        "geen tafel «jong-volwassenen»",
        "",
    ),
    "unknown derived fact": (
        'als = [["zorgkind = ja", ',
        'als = [["zorgenkind = ja", ',
        "regel Z05: onbekend feit «zorgenkind»",
        "bedoelt u «zorgkind»?",
    ),
    "derived from an unknown fact": (
        '"woonsituatie = inwonend", "gezinsb',
        '"woonplek = inwonend", "gezinsb',
        "afgeleid.zorgkind: onbekend feit «woonplek»",
        "",
    ),
    "derived from itself": (
        '"woonsituatie = inwonend", "gezinsb',
        '"zorgkind = ja", "gezinsb',
        "afgeleid.zorgkind: een feit kan niet uit zichzelf volgen: zorgkind → zorgkind",
        "",
    ),
    "follows from itself": (
        'ja = ["woonsituatie = inwonend"]',
        'ja = ["zorgkind = ja"]',
        "een feit kan niet uit zichzelf volgen: zorgkind → gezinsbenadering → zorgkind",
        "",
    ),
    "another fact that follows": (
        "[volgt.gezinsbenadering]",
        "[volgt.complex]",
        "volgt.complex: alleen gezinsbenadering kan volgen",
        "",
    ),
    "a derived fact named as a stated one": (
        "[afgeleid.zorgkind]",
        "[afgeleid.meervoudig]",
        "afgeleid.meervoudig: zo heet al een gesteld feit",
        "",
    ),
    "a fact from columns that is none": (
        "[uit_kolommen.risico_samenleving]",
        "[uit_kolommen.jeugdhulp]",
        "uit_kolommen.jeugdhulp: dit is geen feit dat ja, nee of onbekend is",
        "",
    ),
    "a fact from a column that is none": (
        'kolom = "overlast_openbaar"',
        'kolom = "overlast"',
        "uit_kolommen.risico_samenleving: «overlast» is geen kolom met vaste waarden",
        "",
    ),
    "a fact from a value that is none": (
        'kolom = "aard", waarden = ["overlast"',
        'kolom = "aard", waarden = ["nuisance"',
        "uit_kolommen.risico_samenleving: «nuisance» is geen waarde van kolom aard",
        "",
    ),
    "over what is stated, over another such": (
        "[volgt.gezinsbenadering]",
        (
            '[afgeleid.twee]\ngesteld = true\neen_van = [["kind_uitgesloten = ja"]]\nbron = "x"\n\n'
            "[volgt.gezinsbenadering]"
        ),
        "afgeleid.twee: rust op een ander feit met «gesteld»; dat kan niet",
        "",
    ),
    "incomplete": (
        'nr = "Z14"\nals = []',
        'nr = "Z14"\nals = ["jeugdhulp = geen"]',
        "tabel toedeling: geen regel voor dit geval: ",
        "jeugdhulp vrijwillig",
    ),
    "unreachable": (
        'nr = "Z09"\nals = ["leeftijd < jv_van"]',
        'nr = "Z09"\nals = ["leeftijd < jv_van", "leeftijd >= jv_van"]',
        "regel Z09: wordt nooit bereikt: eerdere regels vangen alles af",
        "",
    ),
    "a step that is missing": (
        """[[stap]]
nr = 9
naam = "op- of afschalen"
rol = "coördinator"
bron = "Visie §3.3.2"
""",
        "",
        "stap: er zijn precies tien stappen, genummerd van 1 tot en met 10",
        "",
    ),
    "a step with a number that no step has": (
        "nr = 10\n",
        "nr = 11\n",
        "stap 10, nr: moet een getal van 1 tot en met 10 zijn",
        "",
    ),
    "eleven steps, one of them twice": (
        "[poorten]\n",
        '[[stap]]\nnr = 10\nnaam = "nazorg"\nrol = "coördinator"\nbron = "STJ"\n\n[poorten]\n',
        "stap: er zijn precies tien stappen, genummerd van 1 tot en met 10",
        "",
    ),
    "unknown gate of a step": (
        'poort = ["toedeling"]',
        'poort = ["toedelen"]',
        "stap 5, poort 1: «toedelen» kan hier niet",
        "toedeling",
    ),
    "unknown gate before closing": (
        'sluiten = ["evaluatie", ',
        'sluiten = ["nazorg", ',
        "poorten.sluiten 1: «nazorg» kan hier niet",
        "",
    ),
    "a clock that nothing starts": (
        'melder = { na = "toedeling"',
        'melder = { na = "melding"',
        "terugkoppeling.melder.na: «melding» kan hier niet; kies toedeling, besluit",
        "",
    ),
    "an evaluation term of nothing": (
        "evaluatie_maanden = 3",
        "evaluatie_maanden = 0",
        "termijnen.evaluatie_maanden: moet een getal van 1 tot en met 60 zijn",
        "",
    ),
    "unknown leefgebied in a group": (
        'wonen = ["wonen"]',
        'wonen = ["woning"]',
        "ggsr.groepen.wonen 1: «woning» kan hier niet",
        "wonen",
    ),
    "unknown fact of a category": (
        'als = ["multiprobleem = nee", "jeugdhulp = geen"]',
        'als = ["multiproblemen = nee", "jeugdhulp = geen"]',
        "regel C01: onbekend feit «multiproblemen»",
        "bedoelt u «multiprobleem»?",
    ),
    "a fact that categories do not have": (
        'als = ["overlast_openbaar = nee"]',
        'als = ["leeftijd < 18"]',
        "regel C05: onbekend feit «leeftijd»",
        "",
    ),
    "unknown value of a category": (
        'als = ["jeugdhulp = vrijwillig"]\ncategorie',
        'als = ["jeugdhulp = indicatie"]\ncategorie',
        "regel C04: «indicatie» is geen waarde van jeugdhulp",
        "toegestaan: geen, vrijwillig, maatregel",
    ),
    "category without source": (
        'bron = "Werkplan §2.2, §2.6, §3.2"\n',
        "",
        "regel C06: «bron» ontbreekt",
        "",
    ),
    "unknown fact of who escalates": (
        'nr = "EW2"\nals = ["stap = 1", ',
        'nr = "EW2"\nals = ["trap = 1", ',
        "regel EW2: onbekend feit «trap»",
        "",
    ),
    "unknown value of who escalates": (
        '"kring = rechtspraak"',
        '"kring = rechters"',
        "regel EW1: «rechters» is geen waarde van kring",
        "toegestaan: zorg, overig, rechtspraak",
    ),
    "a step that the ladder does not have": (
        'als = ["stap = 2"]',
        'als = ["stap = 4"]',
        "regel ER5: «4» is geen waarde van stap",
        "toegestaan: 1, 2, 3",
    ),
    "a category that no rule gives": (
        '"categorie = Risicogezin | MPG1"',
        '"categorie = Risicogezin | MPG5"',
        "regel EW12: «MPG5» is geen waarde van categorie",
        "toegestaan: geen, Risicogezin, MPG1, MPG2, MPG3, MPG4",
    ),
    "a step of the ladder without anybody": (
        'wie = "niemand"\n',
        "",
        "regel EW1: «wie» ontbreekt",
        "",
    ),
    "a number of another table": (
        'nr = "C01"',
        'nr = "Z01"',
        "regel Z01: het nummer komt twee keer voor",
        "",
    ),
    "a number of another part of the ladder": (
        'nr = "EV7"',
        'nr = "ew7"',
        "regel ew7: het nummer komt twee keer voor",
        "",
    ),
    "unreachable category": (
        'nr = "C04"\nals = ["jeugdhulp = vrijwillig"]',
        'nr = "C04"\nals = ["jeugdhulp = geen"]',
        "regel C04: wordt nooit bereikt: eerdere regels vangen alles af",
        "",
    ),
    "incomplete ladder": (
        'nr = "EW15"\nals = []',
        'nr = "EW15"\nals = ["spoor = opstellen"]',
        "tabel escalatie.wie: geen regel voor dit geval: ",
        "spoor uitvoering",
    ),
    "unreachable part of the ladder": (
        'nr = "ER4"\nals = ["stap = 1"]',
        'nr = "ER4"\nals = ["stap = 1", "spoor = opstellen"]',
        "regel ER4: wordt nooit bereikt: eerdere regels vangen alles af",
        "",
    ),
}


@pytest.mark.parametrize("naam", GEVALLEN)
def test_a_bad_profile_is_refused_with_file_place_and_reason(
    tafel: Tafel, tmp_path: Path, naam: str
) -> None:
    oud, nieuw, plaats, reden = GEVALLEN[naam]
    heel = tekst()
    assert heel.count(oud) >= 1
    pad = tmp_path / "eigen.toml"
    pad.write_text(heel.replace(oud, nieuw, 1), encoding="utf-8")
    uit = tafel("--profiel", str(pad), "regels", "toon")
    assert (uit.exit_code, uit.stdout) == (78, "")
    assert "eigen.toml" in uit.stderr
    assert plaats in " ".join(uit.stderr.split())
    assert reden in " ".join(uit.stderr.split())
    assert "Traceback" not in uit.stderr


def test_categories_that_leave_a_family_out_are_refused() -> None:
    """With nuisance taken away from C04, and C05 and C06 only for a measure."""
    kapot = inhoud()
    for rij, als in zip(
        kapot["categorie"][3:],
        (
            ["jeugdhulp = vrijwillig", "overlast_openbaar = nee"],
            ["jeugdhulp = maatregel", "overlast_openbaar = nee"],
            ["jeugdhulp = maatregel"],
        ),
        strict=True,
    ):
        rij["als"] = als
    with pytest.raises(ProfielGeweigerd) as fout:
        maak_profiel(kapot, "eigen.toml")
    [gevonden] = fout.value.bevindingen
    assert str(gevonden) == (
        "tabel categorie: geen regel voor dit geval: multiprobleem ja, jeugdhulp vrijwillig, "
        "geregistreerde overlast ja"
    )


@pytest.mark.parametrize("veld", ["opdrachtgever", "hefboom", "kring"])
def test_what_a_partner_cannot_be_is_refused(veld: str) -> None:
    kapot = inhoud()
    kapot["partners"]["dwi"][veld] = "rijk"
    with pytest.raises(
        ProfielGeweigerd, match=rf"partners\.dwi\.{veld}: «rijk» kan hier niet; kies "
    ):
        maak_profiel(kapot, "eigen.toml")


def test_a_profile_without_categories_has_none_in_its_ladder() -> None:
    """Almere: its ladder may not ask for a category."""
    kapot = inhoud("almere")
    kapot["escalatie"]["wie"][0]["als"].append("categorie = MPG1")
    with pytest.raises(ProfielGeweigerd, match="«MPG1» is geen waarde van categorie"):
        maak_profiel(kapot, "eigen.toml")


GEEF = "neemt_over: geef «van» (een meegeleverd profiel) en «delen» (een lijst), en niets anders"
OVERNAMES: dict[str, tuple[str, str, str]] = {
    "unknown profile": ('van = "zuidoost"', 'van = "zuidwest"', GEEF),
    "a path": ('van = "zuidoost"', 'van = "./zuidoost.toml"', GEEF),
    "without a profile": ('van = "zuidoost"\n', "", GEEF),
    "something else": ('van = "zuidoost"', 'van = "zuidoost"\nbron = "x"', GEEF),
    "parts that are no list": ('delen = ["stap", ', 'delen = "stap"\nrest = ["stap", ', GEEF),
    "no table": ('[neemt_over]\nvan = "zuidoost"\ndelen = ', "neemt_over = ", GEEF),
    "unknown part": (
        'delen = ["stap"',
        'delen = ["stop"',
        "neemt_over: profiel zuidoost heeft geen deel «stop»",
    ),
    "a part that is there already": (
        'delen = ["stap"',
        'delen = ["tafels", "stap"',
        "neemt_over: «tafels» staat ook in dit profiel zelf",
    ),
    "a part too few": ('"ggsr", ', "", "«ggsr» ontbreekt"),
}
"""Each: what is replaced in stedelijk.toml, by what, and why that is refused."""


@pytest.mark.parametrize("naam", OVERNAMES)
def test_taking_over_what_cannot_be_taken_over_is_refused(
    tafel: Tafel, tmp_path: Path, naam: str
) -> None:
    oud, nieuw, reden = OVERNAMES[naam]
    heel = tekst("stedelijk")
    assert heel.count(oud) == 1
    (tmp_path / "eigen.toml").write_text(heel.replace(oud, nieuw), encoding="utf-8")
    for opdracht in (
        ("--profiel", "eigen.toml", "regels", "toon"),
        ("regels", "toets", "./eigen.toml"),
    ):
        uit = tafel(*opdracht)
        alles = " ".join((uit.stdout + uit.stderr).split())
        assert uit.exit_code == 78
        assert "eigen.toml" in alles
        assert reden in alles


def test_parts_are_taken_over_whole_and_nothing_else() -> None:
    """Almere follows the process of Zuidoost, with a ladder and tables of its own."""
    almere, zuidoost = inhoud("almere"), inhoud("zuidoost")
    assert "neemt_over" not in almere
    gelijk = {deel for deel in almere.keys() & zuidoost.keys() if almere[deel] == zuidoost[deel]}
    assert gelijk >= {"stap", "poorten", "termijnen", "terugkoppeling", "ggsr"}
    assert not gelijk & {"escalatie", "tafels", "toedeling", "naam"}
    assert "categorie" not in almere


BESTANDEN: dict[str, tuple[Callable[[Path], object], str]] = {
    "not TOML": (
        lambda pad: pad.write_text("versie = 1\nnaam = \n"),
        "is geen geldige TOML: regel 2: de waarde klopt niet",
    ),
    "a name twice": (
        lambda pad: pad.write_text("naam = 'a'\nnaam = 'b'\n\n[x]\n"),
        "is geen geldige TOML: regel 2: deze naam of tabel staat er twee keer",
    ),
    "a list left open": (
        lambda pad: pad.write_text("naam = 'a'\ntafels = [1\n"),
        "is geen geldige TOML: regel 2, het einde: een lijst wordt niet gesloten",
    ),
    "a text over two lines": (
        lambda pad: pad.write_text('naam = "a\nb"\n'),
        "is geen geldige TOML: regel 1: hier staat een teken dat niet mag, of een tekst is niet",
    ),
    "binary": (lambda pad: pad.write_bytes(b"\x00\x01\x02"), "is geen geldige TOML"),
    "not UTF-8": (
        lambda pad: pad.write_bytes(tekst().encode("cp1252")),
        "is geen geldige TOML: het is geen UTF-8",
    ),
    "empty": (lambda pad: pad.touch(), "«naam» ontbreekt"),
    "a directory": (lambda pad: pad.mkdir(), "is niet te lezen: dit is een map"),
    "absent": (lambda pad: None, "bestaat niet; kies almere, stedelijk, werkplan, zuidoost"),
}


@pytest.mark.parametrize("naam", BESTANDEN)
def test_what_is_no_profile_at_all(tafel: Tafel, tmp_path: Path, naam: str) -> None:
    maak, reden = BESTANDEN[naam]
    maak(tmp_path / "eigen.toml")
    for opdracht in (("toon",), ("toets", "eigen.toml")):
        globaal = () if opdracht[1:] else ("--profiel", "eigen.toml")
        uit = tafel(*globaal, "regels", *opdracht)
        assert uit.exit_code == 78
        assert "eigen.toml" in uit.stdout + uit.stderr
        assert reden in " ".join((uit.stdout + uit.stderr).split())


def test_a_name_that_does_not_exist_names_those_that_do(tafel: Tafel) -> None:
    uit = tafel("--profiel", "zuidoos", "regels", "toon")
    assert uit.exit_code == 78
    assert "'zuidoos' bestaat niet; kies almere, stedelijk, werkplan, zuidoost of een pad" in (
        " ".join(uit.stderr.split())
    )


@pytest.mark.parametrize("naam", PROFIELEN)
def test_a_copy_of_a_profile_is_a_profile(tafel: Tafel, tmp_path: Path, naam: str) -> None:
    """Also with the mark that a Windows editor puts in front."""
    (tmp_path / "eigen.toml").write_text(tekst(naam), encoding="utf-8-sig")
    uit = tafel("--profiel", "eigen.toml", "regels", "toon")
    assert (uit.exit_code, uit.stderr) == (0, "")
    assert uit.stdout == tafel("--profiel", naam, "regels", "toon").stdout


def plaatsen(deel: Any, pad: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The path of every value in a profile; of the partners, all alike, one will do."""
    if pad[:1] == ("partners",) and pad[1:2] not in ((), ("amc-de-meren",)):
        return
    if pad:
        yield pad
    if isinstance(deel, dict | list):
        for sleutel, lid in deel.items() if isinstance(deel, dict) else enumerate(deel):
            yield from plaatsen(lid, (*pad, sleutel))


WEG = object()
VREEMD: tuple[object, ...] = (
    WEG,
    1,
    10**30,
    -0.5,
    "x",
    "",
    [],
    ["x"],
    [[1]],
    [[]],
    True,
    {},
    {"x": 1},
)


def vervangen(deel: Any, pad: tuple[Any, ...], waarde: object) -> Any:
    """With another value at `pad`; shares all that lies beside the path."""
    stap, *verder = pad
    ander = copy.copy(deel)
    if verder:
        ander[stap] = vervangen(deel[stap], tuple(verder), waarde)
    elif waarde is WEG:
        del ander[stap]
    else:
        ander[stap] = waarde
    return ander


@pytest.mark.parametrize("waarde", VREEMD, ids=["weg", *map(str, VREEMD[1:])])
def test_whatever_one_value_is_replaced_by_the_profile_loads_or_its_place_is_named(
    waarde: object,
) -> None:
    heel = inhoud()
    zinnen = []
    for pad in plaatsen(heel):
        try:
            maak_profiel(vervangen(heel, pad, waarde), "eigen.toml")
        except ProfielGeweigerd as fout:
            zinnen.append(str(fout))
    assert len(zinnen) > 100
    assert all(re.match(r"profiel eigen\.toml(, .+)?: .+", zin) for zin in zinnen)


def test_everything_that_is_wrong_is_found_at_once() -> None:
    kapot = inhoud()
    del kapot["toedeling"][0]["bron"]
    kapot["drempels"]["kind"]["waarde"] = "18"
    with pytest.raises(ProfielGeweigerd) as fout:
        maak_profiel(kapot, "eigen.toml")
    assert [str(b) for b in fout.value.bevindingen] == [
        "drempels.kind.waarde: moet een getal van 1 tot en met 120 zijn",
        "regel Z01: «bron» ontbreekt",
    ]
    assert "en nog 1" in str(fout.value)


def bronnen(deel: Any, plaats: str = "profiel") -> Iterator[tuple[str, Any]]:
    """Every table that states a rule or a value of its own, with its source."""
    if isinstance(deel, list):
        for nummer, lid in enumerate(deel):
            yield from bronnen(lid, f"{plaats}.{nummer}")
    elif isinstance(deel, dict):
        eigen = deel.keys() & {
            "waarde",
            "nr",
            "een_van",
            "ja",
            "weekdag",
            "regie",
            "vast",
            "crisis",
            "vaststellen",
            "evaluatie_maanden",
            "melder",
            "vanaf",
            "stappen",
        }
        if eigen or ("als" in deel and ".afstemmen." not in plaats):
            yield plaats, deel.get("bron")
        for sleutel, lid in deel.items():
            yield from bronnen(lid, f"{plaats}.{sleutel}")


@pytest.mark.parametrize("naam", PROFIELEN)
def test_every_rule_threshold_and_term_has_a_source_or_says_that_it_is_our_own(naam: str) -> None:
    gevonden = dict(bronnen(inhoud(naam)))
    assert len(gevonden) > 10
    zonder = [
        plaats
        for plaats, bron in gevonden.items()
        if not bron
        or not bron.startswith(("Visie", "Werkplan", "80+20", "STJ", "eigen inst", "Alg"))
    ]
    assert zonder == []
