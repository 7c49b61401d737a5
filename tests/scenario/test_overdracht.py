"""What a family category asks is done, or said why not (domain §6; Werkplan §2.2, §2.5-2.8, §3.2).

The table Jeugd en Gezin meets on Thursdays; 23 November 2026 is a Monday.
"""

from pathlib import Path
from typing import Any

import pytest

from tests.commands.hulp import GEZIN
from tests.conftest import Tafel
from tests.scenario.hulp import lees_op, nieuwe_casus, nu_nodig, op, platte, weigert

MAATREGEL = GEZIN | {"jeugdhulp": "maatregel"}
MPG3 = MAATREGEL | {"overlast-openbaar": "nee"}
MPG4 = MAATREGEL | {"overlast-openbaar": "ja"}
BOS = ("--procesmanager", "S. Bos", "--contact", "020-0000002")


def punt(tafel: Tafel, dag: str) -> dict[str, Any] | None:
    """The item of casus 1 at the next meeting."""
    punten = lees_op(tafel, dag, "agenda", "--tafel", "jeugd")["punten"]
    return next((p for p in punten if p["casus"] == 1), None)


def besproken(tafel: Tafel, velden: dict[str, str]) -> Tafel:
    """A multi-problem family with a measure, discussed on Thursday 26-11."""
    assert nieuwe_casus(tafel, velden) == 1
    op(tafel, "2026-11-23", "casus", "verhelder", "1", "--multiprobleem", "ja",
       "--erkenning", "ja", "--verificatie", "terecht")  # fmt: skip
    op(tafel, "2026-11-26", "overleg", "besluit", "1", "--tekst", "we zien wel")
    return tafel


def test_the_family_was_mpg3_and_nobody_had_handed_it_over(register: Tafel) -> None:
    tafel = besproken(register, MPG3)
    assert lees_op(tafel, "2026-11-27", "casus", "toon", "1")["categorie"] == "MPG3"
    zin, *_ = nu_nodig(tafel, "2026-11-27")
    assert zin == (
        "categorie MPG3: nog niet overgedragen aan een procesmanager tafel casus opschalen 1"
    )
    for dag in ("2026-11-27", "2027-01-04"):  # whatever was decided, until it is done
        gevonden = punt(tafel, dag)
        assert gevonden is not None
        assert gevonden["soort"] == "opschalen"
        assert "procesregie door de procesmanager" in gevonden["reden"]
        op(tafel, dag, "overleg", "besluit", "1", "--tekst", "volgende keer")


def test_handed_over_brought_in_and_back_and_still_in_sight(register: Tafel) -> None:
    tafel = besproken(register, MPG3)
    op(tafel, "2026-12-01", "casus", "opschalen", "1", *BOS)
    dossier = lees_op(tafel, "2026-12-01", "casus", "toon", "1")
    over = dossier["overdracht"]
    assert (over["procesmanager"], over["contact"], over["sinds"]) == (
        *("S. Bos", "020-0000002", "2026-12-01"),
    )
    assert (dossier["status"], dossier["stap"]) == ("open", 9)
    assert "nog niet ingebracht in het MDO+ tafel casus inbrengen 1" in nu_nodig(
        tafel, "2026-12-01"
    )
    gevonden = punt(tafel, "2026-12-01")
    assert gevonden is not None
    assert "S. Bos (procesmanager)" in gevonden["genodigden"]
    assert "020-0000002" in op(tafel, "2026-12-01", "agenda", "--tafel", "jeugd").stdout
    for deel in [d["wat"] for d in dossier["tijdlijn"]]:
        assert "Bos" not in deel
    op(tafel, "2026-12-03", "casus", "inbrengen", "1", "--in", "mdo-plus", "--op", "3-12")
    assert "MDO+ sinds 3-12: nog niets terug" in nu_nodig(tafel, "2026-12-04")[0]
    op(tafel, "2026-12-03", "overleg", "besluit", "1", "--tekst", "MDO+ afwachten")
    # Four weeks on, at the meeting of Thursday 31-12, it is asked what came of it.
    tussendoor = punt(tafel, "2026-12-18")
    assert tussendoor is None or tussendoor["soort"] != "opschalen"
    later = punt(tafel, "2026-12-28")
    assert later is not None
    assert later["vraag"] == "Wat kwam er uit het MDO+?"
    weigert(tafel, "2026-12-28", 2, "casus", "inbrengen", "1", "--terug", "2-12-2026",
            "--uitkomst", "x")  # fmt: skip
    op(tafel, "2026-12-28", "casus", "inbrengen", "1", "--terug", "17-12-2026", "--uitkomst",
       "een plan, gezinsvoogd voert uit")  # fmt: skip
    [inbreng] = lees_op(tafel, "2026-12-28", "casus", "toon", "1")["overdracht"]["inbreng"]
    assert inbreng == {
        "overleg": "mdo-plus",
        "op": "2026-12-03",
        "terug_op": "2026-12-17",
        "uitkomst": "een plan, gezinsvoogd voert uit",
        "niet": None,
    }
    scherm = platte(op(tafel, "2026-12-28", "casus", "toon", "1").stdout)
    assert "procesmanager S. Bos, 020-0000002, sinds 1-12" in scherm
    assert "ingebracht in het MDO+ op 3-12; terug 17-12" in scherm


def test_with_the_nuisance_unknown_nobody_knew_who_ran_the_process(register: Tafel) -> None:
    """MPG3 or MPG4: both have the procesmanager, so that is certain."""
    tafel = besproken(register, MAATREGEL)
    assert lees_op(tafel, "2026-11-27", "casus", "toon", "1")["categorie"] is None
    uitleg = lees_op(tafel, "2026-11-27", "casus", "categorie", "1")
    assert (uitleg["categorie"], uitleg["procesregie"]) == (None, "procesmanager")
    zin, *_ = nu_nodig(tafel, "2026-11-27")
    assert zin.startswith("categorie MPG3 of MPG4: nog niet overgedragen aan een procesmanager")
    gevonden = punt(tafel, "2026-11-27")
    assert gevonden is not None
    assert gevonden["soort"] == "opschalen"
    op(tafel, "2026-12-01", "casus", "opschalen", "1", *BOS)
    nodig = " ".join(nu_nodig(tafel, "2026-12-01"))
    assert "nog niet ingebracht in het MDO+ of stedelijk analyseteam" in nodig
    assert "categorie onbekend: " in nodig


def test_a_family_that_is_no_multi_problem_family_stayed_a_task_for_ever(
    register: Tafel,
) -> None:
    assert nieuwe_casus(register, MPG3) == 1
    assert "toegedeeld als opschalen: nog niet overgedragen" in nu_nodig(register, "2026-11-23")[0]
    op(register, "2026-11-23", "casus", "verhelder", "1", "--multiprobleem", "nee")
    op(register, "2026-11-26", "casus", "opschalen", "1", "--niet", "--omdat", "een voogd volstaat")
    op(register, "2026-11-26", "overleg", "besluit", "1", "--tekst", "blijft hier")
    assert "overgedragen" not in " ".join(nu_nodig(register, "2026-11-27"))
    gevonden = punt(register, "2026-11-27")
    assert gevonden is None or gevonden["soort"] != "opschalen"
    scherm = platte(op(register, "2026-11-27", "casus", "toon", "1").stdout)
    assert "niet overgedragen (26-11), omdat: een voogd volstaat" in scherm
    # The judgement changes: then the category asks for it again.
    op(register, "2026-12-07", "casus", "verhelder", "1", "--multiprobleem", "ja")
    assert "categorie MPG3: nog niet overgedragen" in nu_nodig(register, "2026-12-07")[0]


def test_a_multi_problem_family_was_kept_with_a_sentence(register: Tafel) -> None:
    """Not handed over is for a family that is judged none; the category must not be uncertain."""
    tafel = besproken(register, MPG3)
    niet = ("casus", "opschalen", "1", "--niet", "--omdat", "wij redden het wel")
    op(tafel, "2026-12-01", "casus", "verhelder", "1", "--multiprobleem", "ja")
    regels = weigert(tafel, "2026-12-01", 76, *niet)
    assert regels[-1].strip().endswith("tafel casus verhelder 1 --multiprobleem nee")
    assert "nog niet overgedragen" in " ".join(nu_nodig(tafel, "2026-12-01"))
    op(tafel, "2026-12-01", "casus", "verhelder", "1", "--multiprobleem", "nee")
    op(tafel, "2026-12-01", *niet)


def test_while_the_category_is_uncertain_a_reason_is_enough(register: Tafel) -> None:
    tafel = besproken(register, MAATREGEL)
    niet = ("casus", "opschalen", "1", "--niet", "--omdat", "eerst vragen naar de overlast")
    assert "MPG3 of MPG4 hoort bij de procesmanager" in op(tafel, "2026-12-01", *niet).stderr


def test_the_mdo_was_forced_on_a_case_that_does_not_need_it(register: Tafel) -> None:
    tafel = besproken(register, MPG4)
    op(tafel, "2026-12-01", "casus", "opschalen", "1", *BOS)
    assert "ingebracht in het stedelijk analyseteam" in " ".join(nu_nodig(tafel, "2026-12-01"))
    weigert(tafel, "2026-12-01", 2, "casus", "inbrengen", "1", "--niet")
    op(tafel, "2026-12-01", "casus", "inbrengen", "1", "--niet", "--omdat", "het plan loopt al")
    assert "ingebracht" not in " ".join(nu_nodig(tafel, "2026-12-01"))


@pytest.mark.parametrize(
    ("velden", "organisatie", "anders"),
    [
        (MPG3, "madi", "Bureau Jeugdzorg"),
        (MPG3, "william", "Bureau Jeugdzorg"),
        (MPG3, "bjz", None),
        (MPG4, "william", None),
        (MPG4, "madi", "Bureau Jeugdzorg of William Schrikker Groep"),
        (GEZIN, "madi", None),
    ],
)
def test_a_gezinsmanager_of_another_organisation_came_without_a_word(
    register: Tafel, velden: dict[str, str], organisatie: str, anders: str | None
) -> None:
    tafel = besproken(register, velden)
    nieuw = ("casus", "overdragen", "1", "--casemanager", "L. Oud", "--organisatie", organisatie)
    if anders is None:
        assert "let op" not in op(tafel, "2026-11-27", *nieuw).stderr
        return
    assert f"komt de gezinsmanager van {anders}" in weigert(tafel, "2026-11-27", 2, *nieuw)[0]
    gedaan = op(tafel, "2026-11-27", *nieuw, "--reden", "kent het gezin")
    assert f"komt de gezinsmanager van {anders}" in gedaan.stderr
    dossier = lees_op(tafel, "2026-11-27", "casus", "toon", "1")
    assert (dossier["casemanager"], dossier["casemanager_reden"]) == ("L. Oud", "kent het gezin")


def test_it_was_brought_back_and_the_procesmanager_still_stood_there(register: Tafel) -> None:
    tafel = besproken(register, MPG3)
    op(tafel, "2026-12-01", "casus", "opschalen", "1", *BOS)
    op(tafel, "2026-12-08", "casus", "afschalen", "1", "--naar", "tafel", "--reden", "terug")
    over = lees_op(tafel, "2026-12-08", "casus", "toon", "1")["overdracht"]
    assert over["procesmanager"] is None
    assert "nog niet overgedragen" in nu_nodig(tafel, "2026-12-08")[0]


def test_a_school_wrote_nuisance_and_meant_noise_in_class(register: Tafel, tmp_path: Path) -> None:
    pad = tmp_path / "school.csv"
    pad.write_text("kenmerk;naam;overlast_openbaar\nS-1;Kok, Bo;ja\n")
    gelezen = op(register, "2026-11-23", "melding", "import", str(pad))
    assert "geregistreerd, en door kinderen onder de 18" in gelezen.stderr
    assert "kinderen onder de 18" in platte(register("melding", "add", "--help").stdout)


def test_a_family_is_brought_in_on_a_day_that_was_and_comes_back_first(register: Tafel) -> None:
    tafel = besproken(register, MPG3)
    op(tafel, "2026-12-01", "casus", "opschalen", "1", *BOS)
    inbrengen = ("casus", "inbrengen", "1")
    weigert(tafel, "2026-12-01", 2, *inbrengen, "--op", "2026-12-02")
    [zin] = weigert(tafel, "2026-12-01", 2, *inbrengen, "--op", "2026-11-22")
    assert "geopend" in zin
    assert lees_op(tafel, "2026-12-01", "casus", "toon", "1")["overdracht"]["inbreng"] == []
    op(tafel, "2026-12-01", *inbrengen, "--op", "2026-11-23")
    for welk in ((), ("--in", "analyseteam")):
        zin = " ".join(weigert(tafel, "2026-12-02", 65, *inbrengen, *welk))
        assert "in het MDO+ en nog niet terug" in zin
        assert "tafel casus inbrengen 1 --terug vandaag" in zin
    op(tafel, "2026-12-02", *inbrengen, "--terug", "2-12", "--uitkomst", "x")
    op(tafel, "2026-12-02", *inbrengen)


def test_an_overleg_that_the_category_does_not_ask_for_is_warned_about(register: Tafel) -> None:
    tafel = besproken(register, MPG3)
    zin = "let op: de categorie vraagt geen stedelijk analyseteam"
    dag = "2026-12-01"
    assert zin in op(tafel, dag, "casus", "inbrengen", "1", "--in", "analyseteam").stderr
    op(tafel, dag, "casus", "inbrengen", "1", "--terug", "1-12", "--uitkomst", "x")
    assert "let op" not in op(tafel, dag, "casus", "inbrengen", "1").stderr


@pytest.mark.parametrize("naam", ["mdo-plus", "mdo_plus", "MDO+", "mdo"])
def test_the_overleg_goes_by_one_name_however_it_is_typed(register: Tafel, naam: str) -> None:
    tafel = besproken(register, MPG3)
    op(tafel, "2026-12-01", "casus", "inbrengen", "1", "--in", naam)
    [inbreng] = lees_op(tafel, "2026-12-01", "casus", "toon", "1")["overdracht"]["inbreng"]
    assert inbreng["overleg"] == "mdo-plus"
    [zin, *_] = weigert(tafel, "2026-12-01", 2, "casus", "inbrengen", "1", "--in", "x")
    assert zin == "tafel: --in: kies uit mdo-plus, analyseteam"
