"""One family from melding to nazorg, through the command line, worked out by hand (domain §4-§8).

The table meets on Thursdays. No working days: weekends, Friday 25 December 2026 and 1 January
2027, Good Friday 26 and Easter Monday 29 March, 27 April, 5 and 6 May (Liberation, Ascension).
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.conftest import Tafel
from tests.scenario.hulp import lees_op, nu_nodig, op, weigert

KOP = (
    "kenmerk;ontvangen_op;kanaal;melder_organisatie;achternaam;voornaam;geboortedatum;"
    "woonsituatie;inwonende_kinderen;zorgen_om_kinderen;leefgebieden;regulier_aanbod;"
    "jeugdhulp;urgentie;postcode;huisnummer"
)
MELDING = (
    "S-12;11-12-2026;school;De Ster;Pinas;Fatima;02-05-1988;zelfstandig;Noor 04-07-2014;ja;"
    "gezin_opvoeding|inkomen_schulden;ontoereikend;geen;regulier;1102 AB;7"
)
TWEEDE = (
    "H-3;03-05-2027;huisarts;Huisarts;Pinas;Fatima;02-05-1988;zelfstandig;Noor 04-07-2014;ja;"
    "gezin_opvoeding|inkomen_schulden;ontoereikend;geen;regulier;1102 AB;7"
)


def toon(tafel: Tafel, dag: str) -> dict[str, Any]:
    casus = lees_op(tafel, dag, "casus", "toon", "1")
    assert isinstance(casus, dict)
    return casus


def klokken(tafel: Tafel, dag: str) -> dict[str, tuple[str, str, str | None, int]]:
    """Per clock: since, until, done, working days late."""
    return {
        klok["melding"] or klok["aan"]: (
            *(klok["sinds"], klok["uiterlijk"], klok["gedaan_op"], klok["te_laat"]),
        )
        for klok in toon(tafel, dag)["terugkoppelingen"]
    }


def punt(tafel: Tafel, dag: str, overleg: str) -> dict[str, Any] | None:
    """The item of casus 1 on the agenda of the next meeting, which is on this day."""
    agenda = lees_op(tafel, dag, "agenda", "--tafel", "jeugd")
    assert (agenda["tafel"], agenda["datum"]) == ("jeugd-en-gezin", overleg)
    assert agenda["niet_geplaatst"] == []
    if not agenda["punten"]:
        return None
    [enige] = agenda["punten"]
    assert isinstance(enige, dict)
    assert enige["casus"] == 1
    return enige


def soort(tafel: Tafel, dag: str, overleg: str) -> str | None:
    gevonden = punt(tafel, dag, overleg)
    return None if gevonden is None else gevonden["soort"]


def afspraken(tafel: Tafel, dag: str, *args: str) -> list[tuple[str, str, bool, int]]:
    """Number, state, late, how often it was moved."""
    return [
        (a["afspraak"], a["status"], a["te_laat"], a["keren_doorgeschoven"])
        for a in lees_op(tafel, dag, "afspraak", "lijst", *args)
    ]


def poorten(regels: Sequence[str]) -> list[str]:
    """The gates that an error names, each with a command."""
    namen = []
    for regel in regels[1:]:
        assert ": tafel " in regel
        naam, _, _ = regel.strip().removeprefix("poort ").partition(":")
        namen.append(naam)
    return namen


def test_a_family_from_melding_to_nazorg(register: Tafel, tmp_path: Path) -> None:
    _melding_en_toedeling(register, tmp_path)
    _verhelderen(register)
    _overleg_en_terugkoppelen(register)
    _plan_met_zijn_poorten(register)
    _laatste_klok(register)
    _afspraken_nakomen(register)
    _evaluatie_en_volgende_versie(register)
    _op_en_af(register, tmp_path)
    _sluiten(register)
    _nazorg(register)
    _geschiedenis(register)


def _melding_en_toedeling(tafel: Tafel, tmp_path: Path) -> None:
    """From Monday 14 December: informatie verzamelen 10 days, the melder 5."""
    (tmp_path / "in.csv").write_text(f"{KOP}\n{MELDING}\n", encoding="utf-8")
    assert lees_op(tafel, "2026-12-14", "melding", "import", "in.csv")["toegevoegd"] == 1
    [besluit] = lees_op(tafel, "2026-12-14", "toedelen", "M1")
    assert (besluit["uitkomst"], besluit["tafel"], besluit["regel"], besluit["casus"]) == (
        *("tafel", "jeugd-en-gezin", "Z06", 1),
    )
    casus = toon(tafel, "2026-12-14")
    assert (casus["status"], casus["stap"], casus["stap_sinds"], casus["stap_uiterlijk"]) == (
        *("open", 3, "2026-12-14", "2026-12-29"),
    )
    assert (casus["plan"], casus["afspraken"], casus["escalaties"]) == (None, [], [])
    assert klokken(tafel, "2026-12-14") == {"M1": ("2026-12-14", "2026-12-21", None, 0)}
    verhelder = "tafel casus verhelder 1"
    assert [s.split(":")[0] for s in nu_nodig(tafel, "2026-12-14")] == [
        f"erkenning en verificatie niet vastgelegd {verhelder}",
        "categorie onbekend",
    ]
    nieuw = punt(tafel, "2026-12-14", "2026-12-17")
    assert nieuw is not None
    assert (nieuw["soort"], nieuw["begin"], nieuw["categorie"], nieuw["casemanager"]) == (
        *("nieuw", "13:00", None, None),
    )
    assert nieuw["reden"] == "er is een inwonend kind onder 23 om wie zorgen zijn"
    assert nieuw["vraag"].endswith("?")


def _verhelderen(tafel: Tafel) -> None:
    """Erkenning and verificatie; not a multiproblem family, no youth care: Risicogezin."""
    begin = ("--erkenning", "ja", "--verificatie", "terecht", "--multiprobleem", "nee")
    op(tafel, "2026-12-15", "casus", "verhelder", "1", *begin, "--aard", "geldzorgen")
    casus = toon(tafel, "2026-12-15")
    assert (casus["erkenning"], casus["verificatie"], casus["categorie"]) == (
        *("ja", "terecht", "Risicogezin"),
    )
    assert nu_nodig(tafel, "2026-12-15") == []
    op(tafel, "2026-12-16", "casus", "stap", "1", "4")
    casus = toon(tafel, "2026-12-16")
    assert (casus["stap"], casus["stap_uiterlijk"]) == (4, "2026-12-23")
    agenda = punt(tafel, "2026-12-16", "2026-12-17")
    assert agenda is not None
    assert agenda["categorie"] == "Risicogezin"


def _overleg_en_terugkoppelen(tafel: Tafel) -> None:
    """Decided on Thursday 17 December: family and partners by the 24th."""
    op(tafel, "2026-12-17", "overleg", "besluit", "1", "--tekst", "Altra doet de regie")
    assert klokken(tafel, "2026-12-17") == {
        "M1": ("2026-12-14", "2026-12-21", None, 0),
        "gezin": ("2026-12-17", "2026-12-24", None, 0),
        "partner": ("2026-12-17", "2026-12-24", None, 0),
    }
    assert [b["overleg"] for b in toon(tafel, "2026-12-17")["besluiten"]] == ["2026-12-17"]
    op(tafel, "2026-12-21", "melding", "terugkoppelen", "M1", "--tekst", "verteld")
    op(tafel, "2026-12-21", "casus", "stap", "1", "5")
    casus = toon(tafel, "2026-12-21")
    assert (casus["stap"], casus["stap_uiterlijk"]) == (5, "2027-01-06")
    assert [s.split(" tafel")[0] for s in nu_nodig(tafel, "2026-12-21")] == ["er is nog geen plan"]
    regels = weigert(tafel, "2026-12-21", 76, "casus", "stap", "1", "7")
    assert poorten(regels) == ["plan vastgesteld"]
    op(tafel, "2026-12-23", "casus", "terugkoppelen", "1", "--aan", "partner")
    assert klokken(tafel, "2026-12-23") == {
        "M1": ("2026-12-14", "2026-12-21", "2026-12-21", 0),
        "gezin": ("2026-12-17", "2026-12-24", None, 0),
        "partner": ("2026-12-17", "2026-12-24", "2026-12-23", 0),
    }


def _plan_met_zijn_poorten(tafel: Tafel) -> None:
    """Analyse, doel, taak and gezinsmanager: each is missed until it is there, the last alone."""
    dag = "2026-12-23"

    def ontbreekt() -> list[str]:
        """And nothing was vastgesteld."""
        regels = weigert(tafel, dag, 76, "plan", "vaststellen", "1")
        assert toon(tafel, dag)["plan"]["status"] == "concept"
        return poorten(regels)

    op(tafel, dag, "plan", "maak", "1", "--instemming", "mee_opgesteld")
    assert ontbreekt() == ["analyse", "doel", "taak", "casemanager"]
    op(tafel, dag, "plan", "wijzig", "1", "--analyse", "schulden en zorgen")
    assert ontbreekt() == ["doel", "taak", "casemanager"]
    doel = ("--tekst", "rust thuis", "--maat", "geen ruzie", "--streefdatum", "2027-03-01")
    op(tafel, dag, "plan", "doel", "1", "--leefgebied", "gezin_opvoeding", *doel)
    assert ontbreekt() == ["taak", "casemanager"]
    op(tafel, dag, "plan", "taak", "1d1", "--wat", "huisbezoek")
    assert ontbreekt() == ["taak", "taak", "casemanager"]  # no organisation, no date
    op(tafel, dag, "plan", "taak", "1/1", "--organisatie", "altra")
    assert ontbreekt() == ["taak", "casemanager"]
    op(tafel, dag, "plan", "taak", "1/1", "--uiterlijk", "2027-01-08")
    assert ontbreekt() == ["casemanager"]
    assert "er is geen gezinsmanager" in "".join(
        weigert(tafel, dag, 76, "plan", "vaststellen", "1")
    )
    manager = ("--casemanager", "L. Oud", "--organisatie", "altra")
    op(tafel, dag, "plan", "wijzig", "1", *manager)
    op(tafel, dag, "plan", "wijzig", "1", "--analyse", "")
    assert ontbreekt() == ["analyse"]
    op(tafel, dag, "plan", "wijzig", "1", "--analyse", "schulden en zorgen")
    assert [t["code"] for t in lees_op(tafel, dag, "plan", "controleer", "1")] == [
        *("leefgebied_zonder_doel", "geen_evaluatiedatum"),
    ]
    schuld = ("--tekst", "schuldenvrij", "--maat", "saldo 0", "--streefdatum", "2027-03-01")
    op(tafel, dag, "plan", "doel", "1", "--leefgebied", "inkomen_schulden", *schuld)
    taak = ("--wat", "inkomen regelen", "--organisatie", "dwi", "--uiterlijk", "2027-01-15")
    op(tafel, dag, "plan", "taak", "1d2", *taak)
    assert soort(tafel, dag, "2026-12-24") == "plan"
    op(tafel, dag, "plan", "vaststellen", "1")
    casus = toon(tafel, dag)
    plan = casus["plan"]
    # Three months on is Tuesday 23 March.
    assert (plan["versie"], plan["status"], plan["evaluatie_op"]) == (
        *(1, "vastgesteld", "2027-03-23"),
    )
    assert (casus["casemanager"], casus["casemanager_organisatie"]) == ("L. Oud", "Altra")
    assert [d["doel"] for d in plan["doelen"]] == ["1d1", "1d2"]
    assert [(t["afspraak"], t["doel"]) for t in plan["taken"]] == [("1/1", "1d1"), ("1/2", "1d2")]
    assert weigert(tafel, dag, 76, "plan", "wijzig", "1", "--analyse", "anders")
    op(tafel, dag, "casus", "stap", "1", "6")
    assert toon(tafel, dag)["stap_uiterlijk"] == "2026-12-31"  # 24, 28, 29, 30 and 31 December


def _laatste_klok(tafel: Tafel) -> None:
    """The family was to hear by Thursday 24 December; on Monday 28 that is one working day late."""
    assert soort(tafel, "2026-12-23", "2026-12-24") == "terugkoppeling"
    assert klokken(tafel, "2026-12-28") == {
        "M1": ("2026-12-14", "2026-12-21", "2026-12-21", 0),
        "gezin": ("2026-12-17", "2026-12-24", None, 1),
        "partner": ("2026-12-23", "2026-12-31", "2026-12-23", 0),  # told of the plan too
    }
    assert nu_nodig(tafel, "2026-12-28") == [
        "gezin wacht sinds 17-12 tafel casus terugkoppelen 1 --aan gezin"
    ]
    agenda = punt(tafel, "2026-12-28", "2026-12-31")
    assert agenda is not None
    assert agenda["soort"] == "terugkoppeling"
    assert "gezin" in agenda["reden"]
    op(tafel, "2026-12-28", "casus", "terugkoppelen", "1", "--aan", "gezin", "--tekst", "gebeld")
    assert klokken(tafel, "2026-12-28")["gezin"] == ("2026-12-23", "2026-12-31", "2026-12-28", 0)
    assert nu_nodig(tafel, "2026-12-28") == []
    assert punt(tafel, "2026-12-28", "2026-12-31") is None
    op(tafel, "2026-12-28", "casus", "stap", "1", "7")
    casus = toon(tafel, "2026-12-28")
    assert (casus["stap"], casus["stap_uiterlijk"]) == (7, None)


def _afspraken_nakomen(tafel: Tafel) -> None:
    """One kept, one moved, not kept, escalated and kept after all, one that is not needed."""
    madi = ("--organisatie", "madi", "--wat", "budgetplan", "--uiterlijk", "2027-01-29")
    assert op(tafel, "2026-12-28", "afspraak", "add", "1", *madi).stdout == "1/3\n"
    assert afspraken(tafel, "2026-12-28") == [
        *(("1/1", "open", False, 0), ("1/2", "open", False, 0), ("1/3", "open", False, 0)),
    ]
    op(tafel, "2027-01-07", "afspraak", "nagekomen", "1/1")
    assert afspraken(tafel, "2027-01-15", "--te-laat") == []  # the last day
    assert afspraken(tafel, "2027-01-18", "--te-laat") == [("1/2", "open", True, 0)]
    assert nu_nodig(tafel, "2027-01-18") == ["1/2 DWI 3 dagen te laat tafel afspraak nagekomen 1/2"]
    laat = punt(tafel, "2027-01-18", "2027-01-21")
    assert laat is not None
    assert (laat["soort"], laat["afspraken_open"], laat["afspraken_te_laat"]) == (
        *("afspraken", 2, 1),
    )
    assert "DWI" in laat["vraag"]
    op(tafel, "2027-01-18", "afspraak", "doorschuiven", "1/2", "--uiterlijk", "2027-02-05")
    assert afspraken(tafel, "2027-01-18", "--organisatie", "dwi") == [("1/2", "open", False, 1)]
    assert punt(tafel, "2027-01-18", "2027-01-21") is None
    op(tafel, "2027-01-25", "afspraak", "vervallen", "1/3", "--reden", "Altra doet het")
    # Not kept: on the agenda, proposed for escalation, and so on until it is.
    nee = ("afspraak", "niet-nagekomen", "1/2", "--oorzaak", "organisatie")
    op(tafel, "2027-02-08", *nee)
    assert afspraken(tafel, "2027-02-08") == []
    opdracht = "escaleer 1 --spoor uitvoering --tegen dwi --afspraak 1/2"
    zonder_taak = "doel 1d2 heeft geen taak tafel plan taak 1d2"  # its only task was not done
    assert nu_nodig(tafel, "2027-02-08") == [
        *(f"escaleren: 1/2 is niet nagekomen tafel {opdracht}", zonder_taak),
    ]
    assert soort(tafel, "2027-02-08", "2027-02-11") == "escalatie"
    stap = lees_op(tafel, "2027-02-08", *opdracht.split())
    assert (stap["stap"], stap["wie"], stap["uiterlijk"]) == (
        *(1, "de eigen leidinggevende van Altra", "2027-02-22"),
    )
    assert nu_nodig(tafel, "2027-02-08") == [zonder_taak]
    op(tafel, "2027-02-10", "escaleer", "afronden", "E1", "--resultaat", "opgelost")
    op(tafel, "2027-02-10", "afspraak", "heropen", "1/2", "--uiterlijk", "2027-02-19")
    assert afspraken(tafel, "2027-02-10") == [("1/2", "open", False, 2)]
    op(tafel, "2027-02-18", "afspraak", "nagekomen", "1/2")
    assert afspraken(tafel, "2027-02-18", "--status", "alle") == [
        ("1/1", "nagekomen", False, 0),
        ("1/3", "vervallen", False, 0),
        ("1/2", "nagekomen", False, 2),
    ]
    op(tafel, "2027-02-18", "casus", "stap", "1", "8")
    assert nu_nodig(tafel, "2027-02-18") == []
    assert punt(tafel, "2027-02-18", "2027-02-18") is None


def _evaluatie_en_volgende_versie(tafel: Tafel) -> None:
    """Due on Tuesday 23 March; one goal lives on in version 2.

    It was last discussed on 17 December: thirteen weeks later it is up anyhow.
    """
    terug = punt(tafel, "2027-03-18", "2027-03-18")
    assert terug is not None
    assert (terug["soort"], terug["reden"]) == (
        "vervolg",
        "besproken op 17-12-2026: binnen 13 weken weer aan de orde",
    )
    assert nu_nodig(tafel, "2027-03-22") == []
    assert nu_nodig(tafel, "2027-03-23") == [
        "plan v1 was te evalueren op 23-3 tafel plan evalueer 1"
    ]
    assert soort(tafel, "2027-03-23", "2027-03-25") == "evaluatie"
    uitslag = ("--doel", "1d1=bereikt", "--doel", "1d2=deels")
    regels = weigert(tafel, "2027-03-25", 76, "plan", "evalueer", "1", *uitslag[:2])
    assert "1d2" in regels[1]
    gezegd = ("--gezin-zegt", "het is rustiger", "--tekst", "schuld loopt nog")
    op(tafel, "2027-03-25", "plan", "evalueer", "1", *uitslag, *gezegd)
    op(tafel, "2027-03-25", "overleg", "besluit", "1", "--tekst", "door met de schulden")
    casus = toon(tafel, "2027-03-25")
    assert (casus["plan"]["versie"], casus["plan"]["geevalueerd_op"]) == (1, "2027-03-25")
    assert casus["concept"]["versie"] == 2
    assert [d["doel"] for d in casus["concept"]["doelen"]] == ["1d2"]
    # Good Friday and Easter Monday are no working days.
    assert klokken(tafel, "2027-03-25")["gezin"] == ("2027-03-25", "2027-04-05", None, 0)
    taak = ("--wat", "regeling treffen", "--organisatie", "madi", "--uiterlijk", "2027-06-25")
    op(tafel, "2027-03-30", "plan", "taak", "1d2", *taak)
    op(tafel, "2027-03-30", "plan", "wijzig", "1", "--instemming", "ingestemd")
    op(tafel, "2027-03-30", "plan", "vaststellen", "1")
    casus = toon(tafel, "2027-03-30")
    assert (casus["plan"]["versie"], casus["plan"]["evaluatie_op"], casus["concept"]) == (
        *(2, "2027-06-30", None),
    )
    eerste = lees_op(tafel, "2027-03-30", "plan", "toon", "1", "--versie", "1")
    assert (eerste["status"], [d["resultaat"] for d in eerste["doelen"]]) == (
        *("vervallen", ["bereikt", "deels"]),
    )
    for aan in ("gezin", "partner"):
        op(tafel, "2027-04-01", "casus", "terugkoppelen", "1", "--aan", aan)
    assert klokken(tafel, "2027-04-01") == {
        "M1": ("2026-12-14", "2026-12-21", "2026-12-21", 0),
        "gezin": ("2027-03-30", "2027-04-06", "2027-04-01", 0),
        "partner": ("2027-03-30", "2027-04-06", "2027-04-01", 0),
    }


def _op_en_af(tafel: Tafel, tmp_path: Path) -> None:
    """Youth care was indicated: MPG2, to the procesmanager; and back. The casus stays in sight."""
    op(tafel, "2027-04-08", "casus", "verhelder", "1", "--multiprobleem", "ja")
    assert toon(tafel, "2027-04-08")["categorie"] == "MPG1"
    op(tafel, "2027-04-08", "melding", "wijzig", "M1", "--jeugdhulp", "vrijwillig")
    assert toon(tafel, "2027-04-08")["categorie"] == "MPG2"
    [besluit] = lees_op(tafel, "2027-04-08", "toedelen", "M1")
    assert (besluit["uitkomst"], besluit["regel"], besluit["casus"]) == ("opschalen", "Z05", 1)
    op(tafel, "2027-04-08", "overleg", "besluit", "1", "--tekst", "opschalen")
    zwaar = ("--naar", "bureau-jeugdzorg", "--reden", "jeugdhulp")
    op(tafel, "2027-04-09", "casus", "opschalen", "1", *zwaar)
    casus = toon(tafel, "2027-04-09")
    assert (casus["status"], casus["stap"], casus["opgeschaald_naar"], casus["opgeschaald_op"]) == (
        *("open", 9, "Bureau Jeugdzorg", "2027-04-09"),
    )
    [regel] = lees_op(tafel, "2027-04-09", "casus", "lijst", "--opgeschaald")
    assert (regel["casus"], regel["categorie"], regel["status"]) == (1, "MPG2", "open")
    assert soort(tafel, "2027-04-09", "2027-04-15") == "opschalen"
    op(tafel, "2027-04-19", "melding", "wijzig", "M1", "--jeugdhulp", "geen")
    [besluit] = lees_op(tafel, "2027-04-19", "toedelen", "M1")
    assert (besluit["uitkomst"], besluit["casus"]) == ("tafel", 1)
    licht = ("--naar", "jeugd-en-gezin", "--reden", "hulp is klaar")
    op(tafel, "2027-04-19", "casus", "afschalen", "1", *licht)
    op(tafel, "2027-04-19", "casus", "stap", "1", "8")
    casus = toon(tafel, "2027-04-19")
    assert (casus["stap"], casus["opgeschaald_naar"], casus["categorie"]) == (8, None, "MPG1")
    assert lees_op(tafel, "2027-04-19", "casus", "lijst", "--opgeschaald") == []
    op(tafel, "2027-04-22", "overleg", "besluit", "1", "--tekst", "weer hier")
    for aan in ("gezin", "partner"):
        op(tafel, "2027-04-22", "casus", "terugkoppelen", "1", "--aan", aan)
    # A second melding joins; its melder is to hear in 5 working days: 4, 10, 11, 12, 13 May.
    (tmp_path / "in.csv").write_text(f"{KOP}\n{TWEEDE}\n", encoding="utf-8")
    op(tafel, "2027-05-03", "melding", "import", "in.csv")
    [besluit] = lees_op(tafel, "2027-05-03", "toedelen", "M2")
    assert besluit["casus"] == 1
    assert klokken(tafel, "2027-05-14")["M2"] == ("2027-05-03", "2027-05-13", None, 1)
    assert nu_nodig(tafel, "2027-05-14") == [
        "melder Huisarts wacht sinds 3-5 tafel melding terugkoppelen M2"
    ]
    op(tafel, "2027-05-14", "overleg", "besluit", "1", "--tekst", "bekend")
    for aan in ("gezin", "partner"):
        op(tafel, "2027-05-14", "casus", "terugkoppelen", "1", "--aan", aan)


def _sluiten(tafel: Tafel) -> None:
    """Evaluation and feedback to every melder, one after the other; what is open lapses."""
    op(tafel, "2027-06-24", "afspraak", "nagekomen", "1/4")
    mee = ("--organisatie", "mee", "--wat", "bellen", "--uiterlijk", "2027-07-30")
    assert op(tafel, "2027-06-24", "afspraak", "add", "1", *mee).stdout == "1/5\n"
    dag, slot = "2027-06-30", ("casus", "sluit", "1", "--reden", "doelen_bereikt", "--ja")
    assert poorten(weigert(tafel, dag, 76, *slot)) == ["evaluatie", "terugkoppeling"]
    assert toon(tafel, dag)["status"] == "open"
    op(tafel, dag, "plan", "evalueer", "1", "--doel", "1d2=bereikt", "--gezin-zegt", "klaar")
    assert poorten(weigert(tafel, dag, 76, *slot)) == ["terugkoppeling"]
    op(tafel, dag, "melding", "terugkoppelen", "M2", "--tekst", "verteld")
    sluiting = op(tafel, dag, *slot)
    assert "1/5 vervalt met het sluiten" in sluiting.stderr
    casus = toon(tafel, dag)
    assert (casus["status"], casus["stap"], casus["sluitreden"], casus["gesloten_op"]) == (
        *("gesloten", 10, "doelen_bereikt", dag),
    )
    assert casus["nazorg_op"] == "2027-09-30"  # a Thursday
    assert [(a["afspraak"], a["status"]) for a in casus["afspraken"]] == [
        ("1/1", "nagekomen"),
        ("1/3", "vervallen"),
        ("1/2", "nagekomen"),
        ("1/4", "nagekomen"),
        ("1/5", "vervallen"),
    ]
    assert lees_op(tafel, dag, "casus", "lijst", "--status", "open") == []
    weigert(tafel, dag, 76, "afspraak", "add", "1", *mee)
    weigert(tafel, dag, 76, *slot)


def _nazorg(tafel: Tafel) -> None:
    """The waakvlam: a check after three months, another, and it goes out."""
    assert nu_nodig(tafel, "2027-09-29") == []
    assert punt(tafel, "2027-09-22", "2027-09-23") is None
    assert nu_nodig(tafel, "2027-09-30") == [
        "nazorg: contact was afgesproken op 30-9 tafel casus nazorg 1"
    ]
    assert soort(tafel, "2027-09-30", "2027-09-30") == "nazorg"
    [regel] = lees_op(tafel, "2027-09-30", "casus", "lijst", "--nazorg")
    assert (regel["casus"], regel["status"]) == (1, "gesloten")
    op(tafel, "2027-09-30", "casus", "nazorg", "1", "--gedaan", "het gaat goed")
    assert toon(tafel, "2027-09-30")["nazorg_op"] == "2027-12-30"
    assert punt(tafel, "2027-09-30", "2027-09-30") is None
    assert soort(tafel, "2027-12-30", "2027-12-30") == "nazorg"
    op(tafel, "2027-12-30", "casus", "nazorg", "1", "--gedaan", "nog steeds", "--klaar")
    casus = toon(tafel, "2027-12-30")
    assert (casus["nazorg_op"], casus["status"]) == (None, "gesloten")
    assert punt(tafel, "2027-12-30", "2027-12-30") is None
    assert nu_nodig(tafel, "2027-12-30") == []
    assert lees_op(tafel, "2027-12-30", "casus", "lijst", "--nazorg") == []


GESCHIEDENIS = [
    ("2026-12-11", "melding", "melding"),
    ("2026-12-14", "toedeling", "toedeling: tafel Jeugd en Gezin"),
    ("2026-12-14", "geopend", "casus geopend: Jeugd en Gezin"),
    ("2026-12-15", "verhelderd", None),
    ("2026-12-15", "categorie", "categorie: onbekend -> Risicogezin"),
    ("2026-12-16", "stap", "stap 3 -> 4 ondersteuningsbehoefte vaststellen"),
    ("2026-12-17", "besluit", "besluit: Altra doet de regie"),
    ("2026-12-21", "terugkoppeling", "teruggekoppeld aan melder (M1)"),
    ("2026-12-21", "stap", "stap 4 -> 5 plannen en besluiten"),
    ("2026-12-23", "terugkoppeling", "teruggekoppeld aan partner"),
    ("2026-12-23", "plan_gemaakt", "concept van plan versie 1 gemaakt"),
    ("2026-12-23", "afspraak", "afspraak 1/1 gemaakt"),
    ("2026-12-23", "casemanager", "gezinsmanager: Altra"),
    ("2026-12-23", "afspraak", "afspraak 1/2 gemaakt"),
    ("2026-12-23", "plan_vastgesteld", "plan versie 1 vastgesteld"),
    ("2026-12-23", "stap", "stap 5 -> 6 terugkoppelen"),
    ("2026-12-28", "terugkoppeling", "teruggekoppeld aan gezin"),
    ("2026-12-28", "stap", "stap 6 -> 7 uitvoeren"),
    ("2026-12-28", "afspraak", "afspraak 1/3 gemaakt"),
    ("2027-01-07", "afspraak", "afspraak 1/1 nagekomen"),
    ("2027-01-18", "afspraak", "afspraak 1/2 doorgeschoven naar 05-02-2027"),
    ("2027-01-25", "afspraak", "afspraak 1/3 vervallen"),
    ("2027-02-08", "afspraak", "afspraak 1/2 niet nagekomen: de organisatie handelde niet"),
    ("2027-02-08", "escalatie", "escalatie E1: uitvoering, stap 1, DWI"),
    ("2027-02-10", "escalatie_afgerond", "escalatie E1 (stap 1): opgelost"),
    ("2027-02-10", "afspraak", "afspraak 1/2 heropend naar 19-02-2027"),
    ("2027-02-18", "afspraak", "afspraak 1/2 nagekomen"),
    ("2027-02-18", "stap", "stap 7 -> 8 volgen/monitoren"),
    ("2027-03-25", "plan_geevalueerd", "plan versie 1 geëvalueerd: 1 bereikt, 1 deels, 0 niet"),
    ("2027-03-25", "plan_gemaakt", "concept van plan versie 2 gemaakt"),
    ("2027-03-25", "besluit", "besluit: door met de schulden"),
    ("2027-03-30", "afspraak", "afspraak 1/4 gemaakt"),
    ("2027-03-30", "plan_vastgesteld", "plan versie 2 vastgesteld"),
    ("2027-04-01", "terugkoppeling", "teruggekoppeld aan gezin"),
    ("2027-04-01", "terugkoppeling", "teruggekoppeld aan partner"),
    ("2027-04-08", "verhelderd", None),
    ("2027-04-08", "categorie", "categorie: Risicogezin -> MPG1"),
    ("2027-04-08", "categorie", "categorie: MPG1 -> MPG2"),
    ("2027-04-08", "toedeling", "toedeling: opschalen"),
    ("2027-04-08", "besluit", "besluit: opschalen"),
    ("2027-04-09", "opgeschaald", "opgeschaald naar Bureau Jeugdzorg"),
    ("2027-04-09", "stap", "stap 8 -> 9 op- of afschalen"),
    ("2027-04-19", "categorie", "categorie: MPG2 -> MPG1"),
    ("2027-04-19", "toedeling", "toedeling: tafel Jeugd en Gezin"),
    ("2027-04-19", "afgeschaald", "afgeschaald naar Jeugd en Gezin"),
    ("2027-04-19", "stap", "stap 9 -> 8 volgen/monitoren"),
    ("2027-04-22", "besluit", "besluit: weer hier"),
    ("2027-04-22", "terugkoppeling", "teruggekoppeld aan gezin"),
    ("2027-04-22", "terugkoppeling", "teruggekoppeld aan partner"),
    ("2027-05-03", "melding", "melding"),
    ("2027-05-03", "toedeling", "toedeling: tafel Jeugd en Gezin"),
    ("2027-05-13", "besluit", "besluit: bekend"),  # the meeting before Friday 14 May
    ("2027-05-14", "terugkoppeling", "teruggekoppeld aan gezin"),
    ("2027-05-14", "terugkoppeling", "teruggekoppeld aan partner"),
    ("2027-06-24", "afspraak", "afspraak 1/4 nagekomen"),
    ("2027-06-24", "afspraak", "afspraak 1/5 gemaakt"),
    ("2027-06-30", "plan_geevalueerd", "plan versie 2 geëvalueerd: 1 bereikt, 0 deels, 0 niet"),
    ("2027-06-30", "terugkoppeling", "teruggekoppeld aan melder (M2)"),
    ("2027-06-30", "afspraak", "afspraak 1/5 vervallen"),
    ("2027-06-30", "gesloten", "casus gesloten: doelen bereikt"),
    ("2027-09-30", "nazorg", None),
    ("2027-12-30", "nazorg", "nazorg gedaan, klaar"),
]
"""Everything that happened, by day; None where the words do not matter."""


def _geschiedenis(tafel: Tafel) -> None:
    """Nothing of it was lost, nothing was added."""
    tijdlijn = toon(tafel, "2027-12-30")["tijdlijn"]
    gezien = sorted((deel["datum"], deel["soort"], deel["wat"]) for deel in tijdlijn)
    verwacht = sorted((dag, wat, tekst or "") for dag, wat, tekst in GESCHIEDENIS)
    onbelangrijk = {(dag, wat) for dag, wat, tekst in GESCHIEDENIS if tekst is None}
    gezien = sorted(
        (dag, wat, "" if (dag, wat) in onbelangrijk else tekst) for dag, wat, tekst in gezien
    )
    assert gezien == verwacht
    assert [deel["datum"] for deel in tijdlijn] == sorted(deel["datum"] for deel in tijdlijn)
    assert all(deel["wie"] for deel in tijdlijn)
