"""JSON that other programs read, compared exactly with the contract of the command line."""

import json
from datetime import date, time
from typing import Any

import pytest
from msgspec.structs import replace

from tafel.domain.melding import Importuitslag, Kolomwijziging, NietTeruggezet
from tafel.files.gelezen import Fout
from tafel.render.casus import json as dossier_json
from tafel.render.casus.lijst import casussen
from tafel.render.melding.lijst import meldingen
from tafel.render.vorm import json as porcelain
from tafel.render.vorm.lijst import zet
from tests.render import voorbeelden as v
from tests.render.test_gouden import CASUSSEN, MELDINGEN

TOEDELEN = {
    *("melding", "kenmerk", "uitkomst", "tafel", "onderdeel", "voorkeur", "naar", "regel"),
    *("regels", "profiel", "profielversie", "afstemmen", "vragen", "bron", "casus", "bel"),
}
PUNT = {
    *("casus", "melding", "soort", "vraag", "reden", "betrokkene", "categorie", "casemanager"),
    *("minuten", "begin", "genodigden", "afspraken_open", "afspraken_te_laat", "gemeld"),
    *("onderdeel", "zonder", "vervanger"),
}


def _gelezen(tekst: str) -> Any:
    assert tekst.endswith("\n")
    return json.loads(tekst)


def test_import() -> None:
    uitslag = Importuitslag(3, 5, 2, 1, 1, 1, te_beoordelen=1)
    fout = Fout("m.csv", 4, "geboortedatum", None, "deze datum bestaat niet")
    wijzigingen = [
        Kolomwijziging(2, "inwonende_kinderen", "Noor 4 jaar", "Noor 2021|?"),
        Kolomwijziging(2, "reden", None, "een verhaal"),
    ]
    niet = [NietTeruggezet(3, "leeftijd", date(2026, 11, 3), None)]
    assert _gelezen(porcelain.import_uitslag(uitslag, [fout], wijzigingen, niet)) == {
        "import": 3,
        "gelezen": 5,
        "toegevoegd": 2,
        "gewijzigd": 1,
        "al_bekend": 1,
        "afgewezen": 1,
        "overgeslagen": 0,
        "te_beoordelen": 1,
        "fouten": [
            {
                "bestand": "m.csv",
                "rij": 4,
                "kolom": "geboortedatum",
                "waarde": None,
                "reden": "deze datum bestaat niet",
            }
        ],
        "wijzigingen": [
            {
                "melding": "M2",
                "kolom": "inwonende_kinderen",
                "was": None,
                "wordt": None,
                "verborgen": True,
            },
            {"melding": "M2", "kolom": "reden", "was": None, "wordt": None, "verborgen": True},
        ],
        "niet_teruggezet": [
            {"melding": "M3", "kolom": "leeftijd", "sinds": "2026-11-03", "import": None}
        ],
        "bestanden": [],
    }


def test_import_keeps_the_order_of_the_contract() -> None:
    tekst = porcelain.import_uitslag(Importuitslag(None, 0, 0, 0, 0, 0), [])
    assert list(_gelezen(tekst)) == [
        *("import", "gelezen", "toegevoegd", "gewijzigd", "al_bekend", "afgewezen"),
        *("overgeslagen", "te_beoordelen", "fouten", "wijzigingen", "niet_teruggezet"),
        "bestanden",
    ]


def test_melding_lijst() -> None:
    assert _gelezen(str(zet(meldingen(MELDINGEN, v.LABELS), "json")))[1] == {
        "melding": "M7",
        "kenmerk": None,
        "ontvangen_op": "2026-11-20",
        "naam": "A.K.",
        "geboortedatum": "1991",
        "melder_organisatie": "Woningcorporatie met een heel lange naam in Zuidoost",
        "status": "aan te vullen",
        "uitkomst": "aanvullen",
        "tafel": None,
        "casus": None,
    }


def test_casus_lijst() -> None:
    assert _gelezen(str(zet(casussen(CASUSSEN, v.LABELS, v.VANDAAG), "json")))[0] == {
        "casus": 147,
        "tafel": "jeugd-en-gezin",
        "stap": 2,
        "categorie": "MPG1",
        "betrokkene": "F.P. '88, 3 kinderen",
        "geopend_op": "2026-11-09",
        "status": "open",
    }


def test_toedelen() -> None:
    assert _gelezen(porcelain.toedelingen([v.AAN_TE_VULLEN])) == [
        {
            "melding": "M413",
            "kenmerk": None,
            "uitkomst": "aanvullen",
            "tafel": None,
            "onderdeel": None,
            "voorkeur": None,
            "naar": None,
            "regel": None,
            "regels": ["Z06", "Z12", "Z14"],
            "profiel": "zuidoost",
            "profielversie": "1.0",
            "afstemmen": [],
            "vragen": ["meervoudig", "zorgen_om_kinderen"],
            "bron": "",
            "casus": None,
            "bel": None,
        }
    ]


def test_toedelen_with_its_explanation() -> None:
    (uitslag,) = _gelezen(porcelain.toedelingen([v.UITSLAG], uitleg=True))
    assert set(uitslag) == TOEDELEN | {
        *("feiten", "onbekend", "afgevallen", "anders_als", "gevolgd", "eigen")
    }
    assert uitslag["feiten"] == {
        "leeftijd": [37, 38],
        "inwonende_kinderen": [17, 12, 12],
        "zorgen_om_kinderen": "ja",
    }
    assert uitslag["onbekend"] == ["risico_samenleving", "zelf_oplossen"]
    assert uitslag["afgevallen"][0] == {"regel": "Z01", "voorwaarde": "crisis = ja"}
    assert uitslag["anders_als"][2] == {
        "feit": "zorgen_om_kinderen",
        "waarde": "nee",
        "uitkomst": "aanvullen",
        "tafel": None,
    }


def test_agenda() -> None:
    agenda = _gelezen(porcelain.agenda(v.AGENDA))
    assert list(agenda) == [
        *("tafel", "datum", "begin", "einde", "kernpartners", "punten", "niet_geplaatst"),
        *("vervallen_tafels", "zonder_tafel", "voorzitter", "vervanger"),
    ]
    assert agenda["zonder_tafel"]["meldingen"] == [
        "M15",
        "M405",
        *(f"M{n}" for n in range(500, 524)),
    ]
    assert agenda["zonder_tafel"]["crisis"] == 1
    assert (agenda["datum"], agenda["begin"], agenda["einde"]) == ("2026-11-26", "13:00", "15:00")
    assert all(set(punt) == PUNT for punt in agenda["punten"] + agenda["niet_geplaatst"])
    assert agenda["punten"][0]["melding"] == "M412"
    assert agenda["punten"][0]["soort"] == "crisis"
    assert agenda["punten"][1]["begin"] == "13:10"
    assert [punt["casus"] for punt in agenda["niet_geplaatst"]] == [131, 98]
    assert agenda["niet_geplaatst"][0]["begin"] is None


def test_everything_that_did_not_fit_is_in_the_json() -> None:
    agenda = _gelezen(porcelain.agenda(v.VOLLE_AGENDA))
    assert [punt["casus"] for punt in agenda["niet_geplaatst"]] == list(range(150, 1762))


def test_casus_has_every_key_of_the_contract() -> None:
    casus = _gelezen(dossier_json.casus_toon(v.CASUSDOSSIER, None))
    contract = {
        *("casus", "tafel", "stap", "categorie", "huishouden", "meldingen", "toedelingen", "plan"),
        *("afspraken", "escalaties", "terugkoppelingen", "notities", "tijdlijn"),
    }
    assert contract <= casus.keys()
    assert (casus["casus"], casus["tafel"], casus["stap"]) == (147, "jeugd-en-gezin", 2)
    assert [lid["persoon"] for lid in casus["huishouden"]] == ["147.1", "147.2", "147.3"]
    assert [melding["melding"] for melding in casus["meldingen"]] == ["M412", "M413", "M414"]
    assert [besluit["datum"] for besluit in casus["toedelingen"]] == [
        *("2026-11-10", "2026-11-10", "2026-11-12", "2026-11-20")
    ]
    assert casus["tijdlijn"] == [
        {
            "datum": "2026-11-09",
            "wat": "melding",
            "soort": "melding",
            "wie": "Wijkpolitie",
            "melding": "M412",
        }
    ]
    assert casus["inwonende_kinderen"] == ["Noor 2009-01-09", "Ben 4 jaar", "?"]
    assert (casus["plan"], casus["afspraken"]) == (None, [])


def test_a_whole_casus() -> None:
    casus = _gelezen(dossier_json.casus_toon(v.VOL_DOSSIER, None))
    assert (casus["casemanager"], casus["zaaknummer"], casus["vorige"]) == (
        *("L. Oud", "Z-26-00311", 98),
    )
    assert casus["huishouden"][0] == {
        "persoon": "147.1",
        "rol": "hoofdpersoon",
        "naam": "Fatima Pinas",
        "geboortedatum": "1988-04-02",
        "instemming": "ja",
        "instemming_op": "2026-11-17",
        "instemmen": None,
        "let_op": ["tolk"],
    }
    assert casus["afspraken"][0] == {
        "afspraak": "147/3",
        "casus": 147,
        "organisatie": "DWI",
        "wie": "A. Klerk",
        "wat": "inkomen regelen",
        "uiterlijk": "2026-11-11",
        "status": "open",
        "te_laat": True,
        "keren_doorgeschoven": 2,
        "correcties": [],
    }
    plan = casus["plan"]
    assert (plan["versie"], plan["status"], plan["evaluatie_op"]) == (
        *(2, "vastgesteld", "2027-01-11"),
    )
    assert [doel["doel"] for doel in plan["doelen"]] == ["147d3", "147d1", "147d2"]
    assert [(taak["afspraak"], taak["doel"]) for taak in plan["taken"]] == [("147/3", "147d1")]
    assert casus["concept"]["status"] == "concept"
    assert casus["escalaties"][1] == {
        "escalatie": "E12",
        "casus": 147,
        "spoor": "uitvoering",
        "stap": 1,
        "wie": "de eigen leidinggevende",
        "overgedragen_door": None,
        "richting": "de leidinggevende van MaDi",
        "via": None,
        "uiterlijk": "2026-11-16",
        "bindend": False,
        "tafel": "jeugd-en-gezin",
        "organisatie": "MaDi",
        "afspraak": None,
        "grond": None,
        "gestart_op": "2026-11-02",
        "status": "open",
        "resultaat": None,
        "afgerond_op": None,
    }
    assert casus["terugkoppelingen"][0] == {
        "aan": "melder",
        "naar": "Wijkpolitie",
        "melding": "M412",
        "sinds": "2026-11-09",
        "uiterlijk": "2026-11-16",
        "gedaan_op": None,
        "te_laat": 5,
    }
    assert casus["notities"][1] == {
        "dag": "2026-11-20",
        "wie": "rt",
        "bron": None,
        "tekst": "Bezoek gedaan.",
        "delen_met": ["Bureau Jeugdzorg"],
    }
    assert len(casus["tijdlijn"]) == 11


def test_accents_stay_and_control_characters_go() -> None:
    tekst = porcelain.als_json({"naam": "Loïs\x1b[31m\u202e\u200b", "reden": "een\ntwee"})
    assert "Loïs" in tekst
    assert _gelezen(tekst) == {"naam": "Loïs", "reden": "een\ntwee"}


def test_values_in_their_fixed_forms() -> None:
    waarden = {
        "dag": date(2026, 1, 2),
        "tijd": time(9, 5),
        "set": frozenset({"b", "a"}),
        "nee": False,
    }
    assert _gelezen(porcelain.als_json(waarden)) == {
        "dag": "2026-01-02",
        "tijd": "09:05",
        "set": ["a", "b"],
        "nee": False,
    }


def test_what_has_no_json_form_is_an_error() -> None:
    with pytest.raises(TypeError):
        porcelain.als_json(object())


def test_hostile_names_stay_data() -> None:
    (uitslag,) = _gelezen(porcelain.toedelingen([replace(v.UITSLAG, kenmerk=v.KWAAD)]))
    assert uitslag["kenmerk"].startswith("[bold]Evil[/x] rood <b>vet</b>")
    assert "\x1b" not in uitslag["kenmerk"]
