"""The kengetallen: every figure worked out by hand from what was put in the register."""

import json
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest

from tafel.commands.casus.sluiten import Sluitreden
from tafel.domain.rapport import Periode, Rapport
from tafel.kolommen import KOLOM_VAN, LEEFGEBIEDEN
from tafel.register.store import Register
from tafel.rules.perioden import kwartaal
from tafel.services.rapport.rapporteren import rapporteer
from tafel.services.regels.profielen import laad_profiel
from tafel.services.telling.trajecten import SLUITREDENEN
from tests.commands.hulp import voer_in
from tests.commands.rapporthulp import Vuller, vul
from tests.conftest import Tafel
from tests.scenario.hulp import op
from tests.zitting import na_afsluiten

LATER = date(2028, 1, 20)
"""When every month of these tests is closed."""
JAAR = Periode(date(2026, 1, 1), date(2026, 12, 31))
ZONDER_RIJ = {"stroom", "vergelijking"}
"""Tables that divide nothing, and so have no row for the unknown."""
Tabellen = Mapping[str, Mapping[Any, tuple[Any, ...]]]
VEILIG = ("--gebeld", "bjz", "--uitkomst", "huisbezoek", "--veilig", "ja")
"""The call that ends a crisis: without it no casus is closed, and no melding sent back."""


@pytest.fixture
def tel(register: Tafel, tmp_path: Path) -> Callable[..., Tabellen]:
    """Per table, per first cell the other cells, as they are before rounding."""

    def maak(periode: Periode = JAAR) -> Tabellen:
        return als_tabellen(rapport(tmp_path, periode, intern=True))

    return maak


def rapport(
    tmp_path: Path, periode: Periode, *, vandaag: date = LATER, intern: bool = False
) -> Rapport:
    with Register(tmp_path / "register.db") as register:
        return rapporteer(
            na_afsluiten(
                register=register, geladen=laad_profiel("zuidoost"), wie="tester", vandaag=vandaag
            ),
            "kengetallen",
            (periode.van, periode.tot),
            intern=intern,
        )


def als_tabellen(gemaakt: Rapport) -> Tabellen:
    """Without what stands beside it of an earlier period."""
    uit: dict[str, dict[Any, tuple[Any, ...]]] = {}
    for tabel in gemaakt.tabellen:
        sleutels = 2 if tabel.sleutel in {"doorlooptijd", "samen"} else 1
        einde = -1 if tabel.kolommen[-1].sleutel == "eerder" else len(tabel.kolommen)
        rijen = {rij[0] if sleutels == 1 else rij[:2]: rij[sleutels:einde] for rij in tabel.rijen}
        assert len(rijen) == len(tabel.rijen), tabel.sleutel
        uit[tabel.sleutel] = rijen
    return uit


def niet_nul(rijen: Mapping[Any, tuple[Any, ...]]) -> dict[Any, tuple[Any, ...]]:
    return {rij: cellen for rij, cellen in rijen.items() if any(cellen)}


def alle_cellen(gemaakt: Rapport) -> list[Any]:
    return [cel for tabel in gemaakt.tabellen for rij in tabel.rijen for cel in rij]


# --- nothing, and next to nothing -----------------------------------------------------------------


@pytest.mark.parametrize(
    "periode",
    [
        JAAR,
        kwartaal("2026-3"),
        Periode(date(2019, 1, 1), date(2026, 11, 30)),
        Periode(date(1990, 1, 1), date(1990, 12, 31)),
    ],
    ids=lambda periode: f"{periode.van} {periode.tot}",
)
def test_an_empty_register_has_every_table_with_zeros_and_an_unknown_row(
    tmp_path: Path, register: Tafel, periode: Periode
) -> None:
    gemaakt = rapport(tmp_path, periode)
    tabellen = als_tabellen(gemaakt)
    for sleutel, rijen in tabellen.items():
        if sleutel not in ZONDER_RIJ:
            assert any("onbekend" in rij for rij in rijen), sleutel
    assert {cel for cel in alle_cellen(gemaakt) if not isinstance(cel, str)} <= {0, None}


def test_every_count_is_a_multiple_of_five_next_to_the_real_one(
    register: Tafel, tmp_path: Path
) -> None:
    with vul(tmp_path) as bij:
        vul_willekeurig(bij)
    echt, getoond = rapport(tmp_path, JAAR, intern=True), rapport(tmp_path, JAAR)
    anders = 0
    for tabel, rond in zip(echt.tabellen, getoond.tabellen, strict=True):
        telt = [i for i, kolom in enumerate(tabel.kolommen) if kolom.soort == "aantal"]
        for rij, naast in zip(tabel.rijen, rond.rijen, strict=True):
            for exact, gedrukt in ((rij[i], naast[i]) for i in telt if rij[i] is not None):
                assert isinstance(exact, int)
                assert isinstance(gedrukt, int)
                assert gedrukt % 5 == 0
                assert abs(gedrukt - exact) < 5, (tabel.sleutel, rij)
                anders += gedrukt != exact
    assert anders > 20


def test_one_melding_is_seen_nowhere_by_name_or_neighbourhood(
    register: Tafel, tmp_path: Path
) -> None:
    voer_in(register, {"achternaam": "Alleen", "kanaal": "loket", "buurt": "Achterafpad"})
    register("toedelen", "M1")
    for periode in (JAAR, kwartaal("2026-4"), Periode(date(2026, 11, 1), date(2026, 11, 30))):
        gemaakt = rapport(tmp_path, periode)
        getallen = {c for c in alle_cellen(gemaakt) if c is not None and not isinstance(c, str)}
        assert getallen <= {0, 5}
        tekst = " ".join(str(cel) for cel in alle_cellen(gemaakt))
        assert "Achterafpad" not in tekst
        assert "Alleen" not in tekst


def test_the_command_says_how_it_rounds(register: Tafel) -> None:
    for nummer in range(10):
        voer_in(register, {"achternaam": "Vos", "kanaal": "loket"}, kenmerk=f"k{nummer}")
    rapport_ = ("rapport", "kengetallen", "--kwartaal", "2026-4", "-f", "json")
    gelezen = json.loads(op(register, "2027-01-20", *rapport_).stdout)
    assert gelezen["afronding"] == 5
    [kanalen] = [t for t in gelezen["tabellen"] if t["sleutel"] == "naar_kanaal"]
    assert {rij[0]: rij[1] for rij in kanalen["rijen"]}["loket"] == 10
    assert {rij[0]: rij[1] for rij in kanalen["rijen"]}["website"] == 0


# --- by property ----------------------------------------------------------------------------------


def test_closed_lists_show_every_value_in_their_order(tel: Callable[..., Tabellen]) -> None:
    tabellen = tel()
    assert list(tabellen["naar_kanaal"])[:3] == ["loket", "telefoon", "website"]
    assert len(tabellen["naar_kanaal"]) == len(KOLOM_VAN["kanaal"].waarden) + 1
    assert list(tabellen["naar_leeftijd"]) == [
        *("0–11", "12–16", "17–22", "23–25", "26–64", "65+", "onbekend")
    ]
    assert list(tabellen["naar_tafel"]) == [
        *("Jeugd en Gezin", "Volwassenen", "Jong Volwassenen", "geen tafel", "onbekend")
    ]
    assert list(tabellen["naar_categorie"]) == [
        *("Risicogezin", "MPG1", "MPG2", "MPG3", "MPG4", "bespreken"),
        *("geen gezinscategorie", "onbekend"),
    ]
    assert len(tabellen["naar_leefgebied"]) == len(LEEFGEBIEDEN) + 1
    assert get_args(Sluitreden) == SLUITREDENEN


def test_where_meldingen_went(tel: Callable[..., Tabellen], tmp_path: Path) -> None:
    with vul(tmp_path) as bij:
        gezin = bij.casus(tafel="jeugd-en-gezin", categorie="MPG1")
        volwassen = bij.casus(tafel="volwassenen", categorie="MPG1")
        los = bij.casus(tafel=None, uitkomst="bespreken")
        bij.casus(tafel="jeugd-en-gezin")
        bij.casus(tafel="opgeheven-tafel")
        wie = bij.persoon(bij.huishouden())
        bij.melding(wie, gezin, tafel="jeugd-en-gezin")
        bij.melding(wie, gezin, uitkomst="crisis")
        bij.melding(wie, volwassen, tafel="jong-volwassenen")
        bij.melding(wie, los, uitkomst="bespreken", status="bespreken")
        bij.melding(wie, uitkomst="regulier")
        bij.melding(wie, volwassen, tafel="volwassenen", status="teruggeleid")
        bij.melding(wie, uitkomst="aanvullen", status="aanvullen")
        bij.melding(wie, uitkomst=None, status="nieuw")
    tabellen = tel()
    assert tabellen["naar_tafel"] == {
        "Jeugd en Gezin": (2, 2),
        "Volwassenen": (0, 1),
        "Jong Volwassenen": (1, 0),
        "geen tafel": (2, 0),
        "onbekend": (3, 2),
    }
    assert tabellen["naar_uitkomst"] == {
        "crisis": (1,),
        "tafel": (2,),
        "opschalen": (0,),
        "bespreken": (1,),
        "aanvullen": (1,),
        "regulier of teruggeleid": (2,),
        "onbekend": (1,),
    }
    assert niet_nul(tabellen["naar_categorie"]) == {
        "MPG1": (1,),
        "geen gezinscategorie": (1,),
        "onbekend": (3,),
    }


def test_what_was_taken_on_has_the_properties_of_its_first_melding(
    tel: Callable[..., Tabellen], tmp_path: Path
) -> None:
    with vul(tmp_path) as bij:
        casus = bij.casus(op="2026-03-02", buurt="Gein")
        wie = bij.persoon_van(casus)
        bij.melding(wie, casus, op="2025-12-31", kanaal="okc", aard="zorg", urgentie="spoed")
        bij.melding(wie, casus, op="2026-03-03", kanaal="politie")
        bij.casus(op="2026-03-02")
    tabellen = tel()
    assert niet_nul(tabellen["naar_kanaal"]) == {
        "okc": (0, 1),
        "politie": (1, 0),
        "onbekend": (0, 1),
    }
    assert niet_nul(tabellen["naar_aard"]) == {"zorg": (0, 1), "onbekend": (1, 1)}
    assert niet_nul(tabellen["naar_urgentie"]) == {"spoed": (0, 1), "onbekend": (1, 1)}
    assert niet_nul(tabellen["naar_melder"]) == {"MaDi": (1, 1), "onbekend": (0, 1)}


@pytest.mark.parametrize(
    ("geboren", "vermeld", "ontvangen", "groep"),
    [
        ("2014-07-02", None, "2026-07-01", "0–11"),
        ("2014-07-01", None, "2026-07-01", "12–16"),
        ("2004-02-29", 60, "2027-02-28", "17–22"),
        ("2004-02-29", None, "2027-03-01", "23–25"),
        ("1961-12-31", None, "2026-12-30", "26–64"),
        (None, 65, "2026-07-01", "65+"),
        (None, None, "2026-07-01", "onbekend"),
        ("2005", None, "2026-07-01", "17–22"),
        ("2003", None, "2026-07-01", "onbekend"),
        ("2026", None, "2026-07-01", "0–11"),
        ("2027-01-01", None, "2026-07-01", "onbekend"),
        ("2028", None, "2026-07-01", "onbekend"),
    ],
)
def test_the_age_group_is_that_of_the_day_of_receipt(
    tel: Callable[..., Tabellen],
    tmp_path: Path,
    geboren: str | None,
    vermeld: int | None,
    ontvangen: str,
    groep: str,
) -> None:
    """Only a birth year: 2003 is 22 or 23 in 2026, on either side of a border."""
    with vul(tmp_path) as bij:
        bij.melding(
            bij.persoon(bij.huishouden(), geboren), op=ontvangen, melder=None, leeftijd=vermeld
        )
    jaar = int(ontvangen[:4])
    rijen = tel(Periode(date(jaar, 1, 1), date(jaar, 12, 31)))["naar_leeftijd"]
    assert niet_nul(rijen) == {groep: (1, 0)}


def test_organisations_that_are_no_partner_have_no_row(
    tel: Callable[..., Tabellen], tmp_path: Path
) -> None:
    with vul(tmp_path) as bij:
        wie = bij.persoon(bij.huishouden())
        for melder in ("MaDi", "madi", " MADI ", "mevrouw Jansen", "mevrouw Jansen", None, "Altra"):
            bij.melding(wie, melder=melder)
    rijen = tel()["naar_melder"]
    assert niet_nul(rijen) == {
        "MaDi": (3, 0),
        "Altra": (1, 0),
        "andere organisatie": (2, 0),
        "onbekend": (1, 0),
    }
    partners = [partner.naam for partner in laad_profiel("zuidoost").partners.values()]
    assert list(rijen) == [*partners, "andere organisatie", "onbekend"]


def test_neighbourhoods_are_those_of_the_profile(
    tel: Callable[..., Tabellen], tmp_path: Path
) -> None:
    with vul(tmp_path) as bij:
        for buurt in ("Gein", "gein", "Bijlmer Oost", "zolder van de buurvrouw", None):
            bij.melding(bij.persoon(bij.huishouden(buurt)))
    rijen = tel()["naar_buurt"]
    assert niet_nul(rijen) == {
        "Gein": (2, 0),
        "Bijlmer-Oost": (1, 0),
        "andere buurt": (1, 0),
        "onbekend": (1, 0),
    }
    assert len(rijen) == 11


def test_leefgebieden_pairs_and_quadrants(tel: Callable[..., Tabellen], tmp_path: Path) -> None:
    with vul(tmp_path) as bij:
        wie = bij.persoon(bij.huishouden())
        for leefgebieden, complex_, zelf in (
            ("wonen|overlast", None, "nee"),
            ("overlast|wonen|verslaving", "nee", "ja"),
            ("wonen", None, "nee"),
            ("wonen", "ja", "ja"),
            ("overlast", "nee", "ja"),
            (None, "ja", "nee"),
            (None, "nee", "nee"),
            ("wonen", "ja", None),
        ):
            bij.melding(wie, leefgebieden=leefgebieden, complex=complex_, zelf_oplossen=zelf)
    tabellen = tel()
    assert niet_nul(tabellen["naar_leefgebied"]) == {
        "wonen": (5, 0),
        "verslaving": (1, 0),
        "overlast": (3, 0),
        "onbekend": (2, 0),
    }
    assert niet_nul(tabellen["samen"]) == {
        ("wonen", "overlast"): (2, 40),
        ("wonen", "verslaving"): (1, 20),
        ("verslaving", "overlast"): (1, 100),
        ("onbekend", "onbekend"): (2, None),
    }
    paren = len(LEEFGEBIEDEN) * (len(LEEFGEBIEDEN) - 1) // 2
    assert len(tabellen["samen"]) == paren + 1
    assert tabellen["kwadrant"] == {
        "complex, niet zelfredzaam": (2,),
        "complex, zelfredzaam": (2,),
        "enkelvoudig, niet zelfredzaam": (1,),
        "enkelvoudig, zelfredzaam": (1,),
        "onbekend": (2,),
    }


# --- over time ------------------------------------------------------------------------------------


def test_the_first_and_last_day_of_a_period_belong_to_it(
    tel: Callable[..., Tabellen], tmp_path: Path
) -> None:
    with vul(tmp_path) as bij:
        wie = bij.persoon(bij.huishouden())
        for dag in ("2024-01-31", "2024-02-01", "2024-02-29", "2024-03-01", "2026-11-24"):
            bij.melding(wie, op=dag)
    februari = Periode(date(2024, 2, 1), date(2024, 2, 29))
    assert tel(februari)["stroom"] == {"2024-02": (2, 0, 0, 0, 0)}
    alles = tel(Periode(date(2020, 1, 1), date(2026, 12, 31)))["stroom"]
    assert list(alles)[:: len(alles) - 1] == ["2020-01", "2026-12"]
    assert {maand: cellen[0] for maand, cellen in niet_nul(alles).items()} == {
        "2024-01": 1,
        "2024-02": 2,
        "2024-03": 1,
        "2026-11": 1,
    }


def test_opened_closed_reopened_and_closed_again(
    register: Tafel, tel: Callable[..., Tabellen], tmp_path: Path
) -> None:
    slot = ("casus", "sluit", "1", "--evaluatie", "klaar", "--reden")
    for i in range(2):
        gegeven = {"achternaam": "Nood", "urgentie": "crisis", "huisnummer": str(i + 1)}
        velden = gegeven | {"postcode": "1102 AB", "ontvangen-op": "2026-01-30", "kenmerk": str(i)}
        op(
            register,
            "2026-02-02",
            "melding",
            "add",
            *(d for k, w in velden.items() for d in (f"--{k}", w)),
        )
    for melding in ("M1", "M2"):
        op(register, "2026-02-03", "toedelen", melding)
    op(register, "2026-02-03", "casus", "crisis", "1", *VEILIG)
    op(register, "2026-03-02", "melding", "terugkoppelen", "M1")
    op(register, "2026-03-02", *slot, "doelen_bereikt")
    op(register, "2026-05-04", "casus", "heropen", "1", "--reden", "het ging mis")
    op(
        register,
        "2026-07-01",
        *slot,
        "losgelaten",
        "--toelichting",
        "wil niet meer",
        "--geen-nazorg",
    )
    tabellen = tel()
    assert dict(list(tabellen["stroom"].items())[:9]) == {
        "2026-01": (2, 0, 0, 0, 0),
        "2026-02": (0, 2, 0, 0, 2),
        "2026-03": (0, 0, 0, 1, 1),
        "2026-04": (0, 0, 0, 0, 1),
        "2026-05": (0, 0, 1, 0, 2),
        "2026-06": (0, 0, 0, 0, 2),
        "2026-07": (0, 0, 0, 1, 1),
        "2026-08": (0, 0, 0, 0, 1),
        "2026-09": (0, 0, 0, 0, 1),
    }
    assert niet_nul(tabellen["uitstroom"]) == {"doelen bereikt": (1,), "losgelaten": (1,)}
    for nummer in (1, 2, 3, 4):
        stand = tel(kwartaal(f"2026-{nummer}"))
        for sleutel in ("tafel", "categorie", "stap", "manager"):
            open_ = sum(cellen[0] for cellen in stand[f"voorraad_{sleutel}"].values())
            assert open_ == (2 if nummer == 2 else 1), (sleutel, nummer)
    # Of both casussen: from 30 January to 2 March (31 days), and to 1 July (152 days).
    assert tabellen["doorlooptijd"]["melding tot sluiten", "alle"][:3] == (2, 31, 152)


def test_a_casus_of_before_there_were_events_counts_as_it_is(
    tel: Callable[..., Tabellen], tmp_path: Path
) -> None:
    with vul(tmp_path) as bij:
        bij.casus(op="2026-01-05", stap=7)
        bij.casus(op="2026-01-05", status="gesloten", gesloten_op="2026-06-01", stap=10)
        bij.casus(op="2026-01-05", status="gesloten", stap=10)
    tabellen = tel(Periode(date(2026, 1, 1), date(2026, 3, 31)))
    assert niet_nul(tabellen["voorraad_stap"]) == {
        "7 uitvoeren": (1,),
        "10 afsluiten en evalueren": (1,),
    }
    assert tabellen["stroom"]["2026-03"] == (0, 0, 0, 0, 2)
    assert niet_nul(tabellen["uitstroom"]) == {"onbekend": (1,)}
    assert tel()["stroom"]["2026-06"] == (0, 0, 0, 1, 1)


def test_what_is_counted_once(register: Tafel, tel: Callable[..., Tabellen]) -> None:
    velden = ("--achternaam", "Nood", "--urgentie", "crisis")
    op(register, "2026-07-01", "melding", "add", *velden)
    op(register, "2026-07-01", "toedelen", "M1")
    op(register, "2026-07-02", "casus", "volg", "1", "--reden", "zorgmijder")
    op(register, "2026-07-03", "casus", "volg", "1", "--op", "2026-09-01")
    op(register, "2026-07-04", "consultatie", "add", "--tafel", "jeugd")
    op(register, "2026-08-04", "consultatie", "add", "--tafel", "jeugd")
    op(register, "2026-07-05", "casus", "crisis", "1", *VEILIG)
    op(register, "2026-07-05", "melding", "terugleiden", "M1", "--naar", "huisarts")
    op(register, "2026-10-01", "consultatie", "add", "--tafel", "jeugd")
    geteld = tel(kwartaal("2026-3"))["vergelijking"]
    assert geteld["consultaties"][0] == 2
    assert geteld["meldingen teruggeleid"][0] == 1
    assert geteld["casussen op de volglijst gezet"][0] == 1


# --- lead times -----------------------------------------------------------------------------------


def test_lead_times_by_hand(tel: Callable[..., Tabellen], tmp_path: Path) -> None:
    """Terms: 2, 25 and 10 working days. Wednesday 1 July 2026 + 2 is Friday the 3rd; + 25 is
    Wednesday 5 August.
    """
    with vul(tmp_path) as bij:
        for besloten, plan, actie in (
            ("2026-07-03", "2026-08-05", "2026-08-19"),
            ("2026-07-04", "2026-08-06", "2026-08-21"),
            ("2026-07-31", None, None),
        ):
            casus = bij.casus(op="2026-07-01")
            wie = bij.persoon_van(casus)
            bij.melding(wie, casus, op="2026-07-01", tafel="jeugd-en-gezin", besloten=besloten)
            if plan:
                bij.plan(casus, plan)
                bij.afspraak(casus, gedaan="2026-07-02")
                bij.afspraak(casus, gedaan=actie)
                bij.afspraak(casus, gedaan="2026-09-09")
                bij.sluit(casus, "2026-09-10" if plan == "2026-08-05" else "2026-09-20")
        bij.melding(bij.persoon(bij.huishouden()), op="2026-09-25", uitkomst=None, status="nieuw")
        bij.melding(bij.persoon(bij.huishouden()), op="2026-09-29", uitkomst=None, status="nieuw")
    rijen = tel(kwartaal("2026-3"))["doorlooptijd"]
    assert rijen["melding tot toedeling", "alle"] == (3, 3, 30, 33, 1)
    assert rijen["melding tot toedeling", "Jeugd en Gezin"] == (3, 3, 30, 33, 0)
    assert rijen["melding tot toedeling", "onbekend"] == (0, None, None, None, 1)
    assert rijen["toedeling tot plan", "alle"] == (2, 35, 36, 50, 1)
    assert rijen["plan tot eerste actie", "Jeugd en Gezin"] == (2, 14, 15, 50, 0)
    assert rijen["eerste actie tot sluiten", "alle"] == (2, 22, 30, None, None)
    assert rijen["melding tot sluiten", "alle"] == (2, 71, 81, None, None)
    assert rijen["melding tot sluiten", "Volwassenen"] == (0, None, None, None, None)
    vierde = tel(kwartaal("2026-4"))["doorlooptijd"]
    assert vierde["melding tot toedeling", "alle"] == (0, None, None, None, 2)
    assert vierde["melding tot sluiten", "alle"] == (0, None, None, None, None)


# --- over which periods --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("van", "tot", "gezegd"),
    [
        ("2026-07-01", "2026-09-30", ""),
        ("2026-01-01", "2026-12-31", "na het afsluiten van hun maand kwamen over 2026 nog 0"),
        ("2026-10-01", "2026-10-31", "van een maand zijn er totalen"),
        ("2026-01-01", "2026-11-30", "uitgesplitst is kwartaal 2026-3"),
        ("2026-02-01", "2026-03-31", "van een maand zijn er totalen"),
        ("2026-02-01", "2026-06-30", "uitgesplitst is kwartaal 2026-2"),
        ("2024-01-01", "2026-12-31", "uitgesplitst is kwartaal 2026-4"),
    ],
)
def test_what_a_reader_must_know(
    register: Tafel, tmp_path: Path, van: str, tot: str, gezegd: str
) -> None:
    with vul(tmp_path) as bij:
        bij.melding(bij.persoon(bij.huishouden()), op="2024-01-05")
    periode = Periode(date.fromisoformat(van), date.fromisoformat(tot))
    eerste, *rest = rapport(tmp_path, periode).opmerkingen
    assert "afgerond op 5" in eerste
    assert "een 0 kan 1 tot en met 4 zijn" in eerste
    assert len(rest) == bool(gezegd)
    assert gezegd in " ".join(rest)


def test_the_same_figures_whoever_asks(tmp_path: Path, register: Tafel) -> None:
    """A quarter in a report over years is the quarter alone."""
    with vul(tmp_path) as bij:
        vul_willekeurig(bij)
    derde = rapport(tmp_path, kwartaal("2026-3"))
    jaren = als_tabellen(rapport(tmp_path, Periode(date(2025, 1, 1), date(2026, 12, 31))))["stroom"]
    for maand, cellen in als_tabellen(derde)["stroom"].items():
        assert cellen == jaren[maand]


def vul_willekeurig(bij: Vuller) -> None:
    for nummer in range(40):
        dag = f"202{5 + nummer % 2}-{nummer % 10 + 1:02}-1{nummer % 7}"
        casus = bij.casus(op=dag)
        bij.melding(bij.persoon_van(casus), casus, op=dag)
        if nummer % 3 == 0:
            bij.sluit(casus, f"2026-{10 + nummer % 2}-20")
