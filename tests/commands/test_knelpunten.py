"""Bottlenecks per organisation and buurt, against figures worked out by hand (Visie §3.4.2)."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tafel.domain.rapport import Periode
from tafel.register.rapport import maandcijfers
from tafel.register.store import Register
from tafel.rules.rapportage import Rapportage, beoordeel
from tafel.rules.statistiek import procent
from tafel.services.regels.profielen import laad_profiel
from tafel.services.telling import samenwerking
from tafel.services.telling.indelingen import Indelingen
from tafel.services.telling.teller import Teller, Telmaand
from tests.commands.hulp import lees, sql
from tests.commands.rapporthulp import Vuller, rapport, vul
from tests.conftest import Tafel

KWARTAAL = ("--kwartaal", "2026-3")
WACHTEN = "Wachten: afspraken die niet op tijd klaar waren"
NAKOMING = "Nakoming: afspraken die niet zijn gedaan"
UITKOMST = "Nakoming: wat er van de afspraken kwam"
VERWIJZING = "Verkeerd verwezen: meldingen die bij een ander hoorden"
LANGS = "Langs elkaar heen: doelen waaraan meer organisaties werken"
KLOK = "Geen terugkoppeling: melders die niet op tijd bericht kregen"
AANBOD = "Aanbod: doelen waarvoor geen plek is"
STRUCTUREEL = "Structurele knelpunten"
MAANDEN = "Samenwerking per maand"
BUURTEN = (
    *("Amstel III/Bullewijk", "Bijlmer-Centrum", "Bijlmer-Oost", "Driemond", "Gein"),
    *("Holendrecht", "Nellestein", "Reigersbos", "Venserpolder", "andere buurt", "onbekend"),
    "samen",
)

Tabellen = dict[str, dict[str, dict[str, Any]]]


def cijfers(rij: dict[str, Any]) -> tuple[Any, ...]:
    return rij["aantal"], rij["van"], rij["procent"]


def keer(aantal: int, v: Vuller, **afspraak: Any) -> None:
    for _ in range(aantal):
        v.afspraak(v.casus(), **afspraak)


def gedrukt(tafel: Tafel, *args: str) -> Tabellen:
    return rapport(tafel, "knelpunten", *args)


def exact(tafel: Tafel, *args: str) -> Tabellen:
    """What was counted, as the coördinator sees it."""
    return rapport(tafel, "knelpunten", "--intern", *(args or KWARTAAL))


def uitkomsten(tabellen: Tabellen) -> dict[str, tuple[Any, Any]]:
    return {naam: (rij["aantal"], rij["procent"]) for naam, rij in tabellen[UITKOMST].items()}


def test_waiting_and_nakoming_of_one_organisation(register: Tafel, tmp_path: Path) -> None:
    """10 in time, 5 late, 6 not done, 7 without an answer: 18 of 28 late, 13 of 28 not done."""
    with vul(tmp_path) as v:
        keer(10, v, gedaan="2026-08-03")
        keer(5, v, gedaan="2026-08-04")
        keer(6, v, gedaan="2026-08-04", status="niet_nagekomen", oorzaak="organisatie")
        keer(7, v)
        keer(8, v, gedaan="2026-08-04", status="niet_nagekomen", oorzaak="omstandigheden")
        keer(9, v, gedaan="2026-08-01", status="vervallen")
        keer(5, v, uiterlijk="2026-10-01")  # due in the next quarter
        keer(5, v, uiterlijk=None)
    gezien = exact(register)
    assert cijfers(gezien[WACHTEN]["MaDi"]) == (18, 28, 64)
    assert cijfers(gezien[WACHTEN]["samen"]) == (18, 28, 64)
    assert cijfers(gezien[WACHTEN]["DWI"]) == (0, 0, None)
    assert cijfers(gezien[NAKOMING]["MaDi"]) == (13, 28, 46)
    assert uitkomsten(gezien) == {
        "op tijd nagekomen": (10, 36),
        "te laat nagekomen": (5, 18),
        "doorgeschoven": (0, 0),
        "niet gedaan (organisatie)": (6, 21),
        "geen antwoord": (7, 25),
        "niet mogelijk (omstandigheden)": (8, None),
        "samen, wat mogelijk was": (28, 100),
    }


def test_what_is_printed_is_rounded_and_a_share_needs_fifty(
    register: Tafel, tmp_path: Path
) -> None:
    """18 of 28 late at MaDi, 33 of 66 at DWI."""
    with vul(tmp_path) as v:
        keer(10, v, gedaan="2026-08-03")
        keer(18, v)
        keer(33, v, organisatie="dwi", gedaan="2026-08-03")
        keer(33, v, organisatie="dwi")
    rijen = gedrukt(register, *KWARTAAL)[WACHTEN]
    for naam, fout, van in (("MaDi", 18, 28), ("DWI", 33, 66), ("samen", 51, 94), ("Altra", 0, 0)):
        for echt, cel in ((fout, rijen[naam]["aantal"]), (van, rijen[naam]["van"])):
            assert cel % 5 == 0
            assert abs(cel - echt) < 5
    for naam in ("DWI", "samen"):
        rij = rijen[naam]
        assert rij["procent"] == procent(rij["aantal"], rij["van"])
    assert rijen["MaDi"]["procent"] is rijen["Altra"]["procent"] is None


def test_one_set_is_one_figure_in_every_table(register: Tafel, tmp_path: Path) -> None:
    """Every afspraak is of MaDi, in Gein, open and late; every melding of it is good."""
    with vul(tmp_path) as v:
        for _ in range(13):
            casus = v.casus()
            v.afspraak(casus)
            v.melding(v.persoon_van(casus), casus)
    tabellen = gedrukt(register, *KWARTAAL)
    afspraken = {
        cel
        for titel in (WACHTEN, NAKOMING)
        for rij in (tabellen[titel]["MaDi"], tabellen[f"{titel}, per buurt"]["Gein"])
        for cel in (rij["aantal"], rij["van"])
    }
    afspraken |= {tabellen[UITKOMST]["geen antwoord"]["aantal"]}
    afspraken |= {tabellen[WACHTEN]["samen"]["van"], tabellen[MAANDEN]["2026-08"]["afspraken"]}
    assert len(afspraken) == 1
    melders = rapport(register, "kengetallen", *KWARTAAL)["Naar melder"]
    assert tabellen[VERWIJZING]["MaDi"]["van"] == melders["MaDi"]["gemeld"]


def test_what_was_moved_counts_by_its_first_date(register: Tafel, tmp_path: Path) -> None:
    """August is closed on Monday 14 September: then it is judged whether its new date is past."""
    with vul(tmp_path) as v:
        moved = {"keren_doorgeschoven": 1}
        keer(5, v, nieuw_uiterlijk="2026-09-03", gedaan="2026-09-03", **moved)
        keer(6, v, nieuw_uiterlijk="2026-12-03", **moved)
        keer(7, v, nieuw_uiterlijk="2026-09-11", **moved)
        keer(8, v, nieuw_uiterlijk="2026-09-14", **moved)
    gezien = exact(register)
    assert cijfers(gezien[WACHTEN]["MaDi"]) == (26, 26, 100)
    assert gezien[UITKOMST]["doorgeschoven"]["aantal"] == 19
    assert gezien[UITKOMST]["geen antwoord"]["aantal"] == 7


def test_only_closed_months_count(register: Tafel, tmp_path: Path) -> None:
    with vul(tmp_path) as v:
        keer(7, v, uiterlijk="2026-10-31")
        keer(5, v, uiterlijk="2026-11-02")
    assert list(exact(register, "--maand", "2026-10")) == [MAANDEN]
    [rij] = exact(register, "--maand", "2026-10")[MAANDEN].values()
    assert rij["afspraken"] == 7
    assert [*exact(register, "--van", "2026-07-01", "--tot", "2026-10-31")[MAANDEN]] == [
        f"2026-{maand:02d}" for maand in range(7, 11)
    ]


def test_what_is_due_on_no_working_day_is_in_time_on_the_next(
    register: Tafel, tmp_path: Path
) -> None:
    """Saturday 8-8-2026, kept on Monday or on Tuesday; what was moved counts the same way."""
    with vul(tmp_path) as v:
        keer(5, v, uiterlijk="2026-08-08", gedaan="2026-08-10")
        keer(6, v, uiterlijk="2026-08-08", gedaan="2026-08-11")
        # On Monday 14-9 what was due on Saturday has an answer still to come.
        moved = {"keren_doorgeschoven": 1, "uiterlijk": "2026-08-08"}
        keer(7, v, nieuw_uiterlijk="2026-09-12", **moved)
        keer(8, v, nieuw_uiterlijk="2026-09-11", **moved)
    gezien = exact(register)
    assert cijfers(gezien[WACHTEN]["MaDi"]) == (21, 26, 81)
    aantallen = {naam: rij["aantal"] for naam, rij in gezien[UITKOMST].items()}
    assert aantallen["op tijd nagekomen"] == 5
    assert aantallen["te laat nagekomen"] == 6
    assert aantallen["doorgeschoven"] == 7
    assert aantallen["geen antwoord"] == 8


def test_a_month_that_is_closed_at_once_loses_nothing(register: Tafel, tmp_path: Path) -> None:
    """31 October 2026 is a Saturday: closed on Sunday, what was due on it had until Monday."""
    with vul(tmp_path) as v:
        keer(3, v, uiterlijk="2026-10-31")
    profiel = laad_profiel("zuidoost")
    oktober = Periode(date(2026, 10, 1), date(2026, 10, 31))
    teller = Teller()
    with Register(tmp_path / "register.db") as open_register:
        maandcijfers.maak_sleutelfunctie(open_register, lambda _, nummer: nummer)
        maand = Telmaand(open_register, profiel, Indelingen(profiel), oktober, date(2026, 11, 1))
        samenwerking.tel(maand, teller)
    assert teller.cellen["afspraak", "klasse", "geen_antwoord"].aantal == 3


def test_the_rows_are_those_of_the_profile_whatever_happened(
    register: Tafel, tmp_path: Path
) -> None:
    with vul(tmp_path) as v:
        for buurt, aantal in (("Gein", 6), ("holendrecht", 7), (None, 5), ("A", 3), ("B", 2)):
            for _ in range(aantal):
                v.afspraak(v.casus(buurt=buurt))
    tabellen = exact(register)
    rijen = tabellen[f"{WACHTEN}, per buurt"]
    assert tuple(rijen) == BUURTEN
    waar = {naam: rij["aantal"] for naam, rij in rijen.items() if rij["aantal"]}
    assert waar == {"Gein": 6, "Holendrecht": 7, "andere buurt": 5, "onbekend": 5, "samen": 23}
    partners = laad_profiel("zuidoost").partners.values()
    organisaties = [*(partner.naam for partner in partners), "andere organisatie", "onbekend"]
    for titel in (WACHTEN, VERWIJZING, LANGS, KLOK, NAKOMING):
        assert [*tabellen[titel]] == [*organisaties, "samen"]
        assert tuple(tabellen[f"{titel}, per buurt"]) == BUURTEN
    assert len(tabellen[AANBOD]) == 11 + 2  # the leefgebieden


def test_organisations_that_are_no_partner_have_no_name(register: Tafel, tmp_path: Path) -> None:
    with vul(tmp_path) as v:
        for melder in ("De heer Jansen, buurman", None, "politie"):
            for _ in range(6):
                v.melding(v.persoon(v.huishouden()), melder=melder)
    rijen = exact(register)[VERWIJZING]
    waar = {naam: rij["van"] for naam, rij in rijen.items() if rij["van"]}
    assert waar == {"Wijkpolitie": 6, "andere organisatie": 6, "onbekend": 6, "samen": 18}
    assert "Jansen" not in register("rapport", "knelpunten").stdout


def test_a_wrong_referral_is_regular_or_sent_back_or_moved(register: Tafel, tmp_path: Path) -> None:
    with vul(tmp_path) as v:
        for i in range(20):
            casus = v.casus()
            anders: dict[str, str] = {}
            if i < 2:
                anders = {"uitkomst": "regulier"}
            elif i < 4:
                anders = {"status": "teruggeleid"}
            elif i < 6:
                v.gebeurtenis(
                    casus,
                    "toedeling",
                    "2026-07-02",
                    oud={"tafel": "jeugd-en-gezin"},
                    nieuw={"tafel": "volwassenen"},
                )
            elif i < 8:  # from the coordinators to a table: no wrong one
                v.gebeurtenis(
                    casus, "toedeling", "2026-07-02", oud={"tafel": None}, nieuw={"tafel": "x"}
                )
            v.melding(v.persoon_van(casus), casus, **anders)
    assert cijfers(exact(register)[VERWIJZING]["MaDi"]) == (6, 20, 30)


def test_more_organisations_for_one_goal(register: Tafel, tmp_path: Path) -> None:
    with vul(tmp_path) as v:
        for i in range(15):
            casus = v.casus()
            doel = v.doel(v.plan(casus), casus)
            v.afspraak(casus, doel=doel)
            v.afspraak(casus, doel=doel)  # two tasks of one organisation
            if i < 5:
                v.afspraak(casus, doel=doel, organisatie="dwi", gemaakt_op="2026-08-01")
            elif i < 8:
                v.afspraak(casus, doel=doel, organisatie="dwi", status="vervallen")
    gezien = exact(register)
    assert cijfers(gezien[LANGS]["MaDi"]) == (5, 15, 33)
    assert cijfers(gezien[LANGS]["DWI"]) == (5, 5, 100)
    assert cijfers(gezien[f"{LANGS}, per buurt"]["Gein"]) == (5, 15, 33)  # each goal once


def test_feedback_to_the_melder_within_its_term(register: Tafel, tmp_path: Path) -> None:
    """Five working days after Wednesday 1 July 2026 is Wednesday 8 July."""

    def meld(v: Vuller, aantal: int, verteld: str | None, besloten: str = "2026-07-01") -> None:
        for _ in range(aantal):
            nummer = v.melding(v.persoon(v.huishouden()), op="2026-06-30", besloten=besloten)
            if verteld:
                tijd = f"{verteld}T10:00:00+00:00"
                v.rij(
                    "terugkoppeling",
                    aan="melder",
                    melding=nummer,
                    tijd=tijd,
                    dag=verteld,
                    wie="tester",
                )

    with vul(tmp_path) as v:
        meld(v, 10, "2026-07-08")
        meld(v, 5, "2026-07-09")
        meld(v, 6, None)
        meld(v, 7, None, "2026-06-23")  # its term ended on 30 June
    assert cijfers(exact(register)[KLOK]["MaDi"]) == (11, 21, 52)


def test_supply_is_only_measured_with_a_sociale_kaart(register: Tafel, tmp_path: Path) -> None:
    with vul(tmp_path) as v:
        for i in range(22):
            casus = v.casus(buurt="Gein" if i < 12 else "Holendrecht")
            v.doel(v.plan(casus), casus, "wonen" if i % 2 else "verslaving")
    assert cijfers(exact(register)[AANBOD]["samen"]) == (0, 0, None)
    assert "de sociale kaart iets bevatte" in register("rapport", "knelpunten", *KWARTAAL).stdout


@pytest.mark.parametrize("overal", [None, "Zuidoost", "Gein|Amsterdam"])
def test_a_goal_for_which_there_is_no_room(
    register: Tafel, tmp_path: Path, overal: str | None
) -> None:
    """Wonen: room in Gein (6), none in Holendrecht (5). Verslaving: no room at all (11). Onderwijs
    has room for the whole area, also where the buurt is not known.
    """
    with vul(tmp_path) as v:
        for i in range(22):
            casus = v.casus(buurt="Gein" if i < 12 else "Holendrecht")
            v.doel(v.plan(casus), casus, "wonen" if i % 2 else "verslaving")
        for buurt in ("Gein", "Holendrecht", None):
            casus = v.casus(buurt=buurt)
            v.doel(v.plan(casus), casus, "onderwijs")
        soort = {"organisatie": "HVO", "bron": "x.csv", "ververst_op": "2026-11-01"}
        for sleutel, gebieden, gebied, capaciteit in (
            ("1", "wonen|overlast", "Gein", None),
            ("2", "verslaving", None, "geen"),
            ("3", "onderwijs", overal, "ruimte"),
        ):
            v.rij(
                "aanbod",
                sleutel=sleutel,
                naam=sleutel,
                leefgebieden=gebieden,
                gebied=gebied,
                capaciteit=capaciteit,
                **soort,
            )
    gezien = exact(register)
    assert cijfers(gezien[AANBOD]["verslaving"]) == (11, 11, 100)
    assert cijfers(gezien[AANBOD]["wonen"]) == (5, 11, 45)
    assert cijfers(gezien[AANBOD]["onderwijs"]) == (0, 3, 0)
    assert cijfers(gezien[AANBOD]["samen"]) == (16, 25, 64)
    assert cijfers(gezien[f"{AANBOD}, per buurt"]["Gein"]) == (6, 13, 46)
    assert cijfers(gezien[f"{AANBOD}, per buurt"]["onbekend"]) == (0, 1, 0)


def test_against_the_quarter_before(register: Tafel, tmp_path: Path) -> None:
    with vul(tmp_path) as v:
        v.casus(op="2026-04-01")
        keer(10, v, gedaan="2026-08-03")
        keer(10, v)
        keer(15, v, uiterlijk="2026-05-04", gedaan="2026-05-04")
        keer(5, v, uiterlijk="2026-05-04")
    rij = exact(register)[WACHTEN]["MaDi"]
    assert cijfers(rij) == (10, 20, 50)
    assert (rij["vorige_aantal"], rij["vorige_procent"], rij["verschil"]) == (5, 25, 25)
    # The second quarter is compared with the first, of which no month was closed.
    rij = exact(register, "--kwartaal", "2026-2")[WACHTEN]["MaDi"]
    assert (*cijfers(rij), rij["vorige_aantal"], rij["verschil"]) == (5, 20, 25, None, None)


def test_what_comes_later_changes_nothing_of_a_closed_month(
    register: Tafel, tmp_path: Path
) -> None:
    with vul(tmp_path) as v:
        keer(12, v)
    eerst = register("rapport", "knelpunten", *KWARTAAL, "-f", "json").stdout
    with vul(tmp_path) as v:
        keer(30, v)
        v.rij("aanbod", sleutel="1", naam="a", organisatie="b", bron="x", ververst_op="2026-11-01")
    later = register("--vandaag", "2026-12-20", "rapport", "knelpunten", *KWARTAAL, "-f", "json")
    assert later.stdout == eerst


RAPPORTAGE = Rapportage(80, (0,), 2, 25, 10, 6, 30, "eigen instelling")


@pytest.mark.parametrize(
    ("aantal", "van", "structureel"),
    [(6, 20, True), (6, 21, False), (5, 5, False), (6, 6, True), (0, 0, False)],
)
def test_structural_is_often_and_a_large_share(aantal: int, van: int, structureel: bool) -> None:
    assert beoordeel(RAPPORTAGE, aantal, van) is structureel


def test_percentages_round_half_up() -> None:
    assert [procent(1, 8), procent(1, 200), procent(1, 201), procent(7, 7)] == [13, 1, 0, 100]


def test_what_is_structural_follows_from_what_is_printed(register: Tafel, tmp_path: Path) -> None:
    """MaDi 60 of 60 late, DWI 40 of 40: of that no share is given. Internally both are seen."""
    with vul(tmp_path) as v:
        keer(60, v)
        keer(40, v, organisatie="dwi")
        keer(60, v, organisatie="ggd", gedaan="2026-08-03")
    rijen = gedrukt(register, *KWARTAAL)[STRUCTUREEL]
    geen = dict.fromkeys(
        (
            *("wachten", "verkeerd verwezen", "langs elkaar heen werken", "geen terugkoppeling"),
            *("afspraken niet nagekomen", "aanbod ontbreekt"),
        ),
        "te weinig om te zeggen",
    )
    waar = {naam: rij["waar"] for naam, rij in rijen.items()}
    assert waar == geen | {"wachten": "MaDi", "afspraken niet nagekomen": "MaDi"}
    beide = "DWI, MaDi"  # in the order of the tables
    waar = {naam: rij["waar"] for naam, rij in exact(register)[STRUCTUREEL].items()}
    assert waar == geen | {"wachten": beide, "afspraken niet nagekomen": beide}
    assert "van minstens 50" in register("rapport", "knelpunten", *KWARTAAL).stdout


def test_none_is_said_only_where_there_are_enough(register: Tafel, tmp_path: Path) -> None:
    with vul(tmp_path) as v:
        keer(60, v, gedaan="2026-08-03")
    waar = {naam: rij["waar"] for naam, rij in gedrukt(register, *KWARTAAL)[STRUCTUREEL].items()}
    assert waar["wachten"] == "geen, voor zover te zeggen"
    assert waar["geen terugkoppeling"] == "te weinig om te zeggen"


def test_what_is_structural_in_the_year_is_kept_when_a_month_is_closed(
    register: Tafel, tmp_path: Path
) -> None:
    """Exactly, in the calendar year up to that month, on the day that it could be closed."""
    vraag = "SELECT soort, organisatie, aantal, eerst_gezien, laatst_gezien, status FROM knelpunt"

    def sluit(dag: str) -> list[Any]:
        assert register("--vandaag", dag, "rapport", "afsluiten").exit_code == 0
        return sql(tmp_path, vraag)

    with vul(tmp_path) as v:
        keer(5, v)
        keer(5, v, uiterlijk="2026-09-07")
        keer(9, v, gedaan="2026-08-03", organisatie="dwi")
    stand = ("madi", 10, "2026-09-14", "2026-11-14", "open")
    assert sluit("2026-11-23") == [("wachten", *stand), ("nakoming", *stand)]
    assert gedrukt(register, *KWARTAAL)[STRUCTUREEL]["wachten"]["waar"] == "te weinig om te zeggen"
    assert sql(tmp_path, vraag) == [("wachten", *stand), ("nakoming", *stand)]
    with vul(tmp_path) as v:
        keer(2, v, uiterlijk="2026-11-24")
    nog = ("madi", 12, "2026-09-14", "2026-12-14", "open")
    assert sluit("2026-12-20") == [("wachten", *nog), ("nakoming", *nog)]
    assert register("--vandaag", "2026-12-21", "knelpunt", "afgehandeld", "K1").exit_code == 0
    weer = ("wachten", "madi", 12, "2027-01-14", "2027-01-14", "open")
    assert sluit("2027-01-20") == [
        ("wachten", *nog[:-1], "afgehandeld"),
        ("nakoming", "madi", 12, "2026-09-14", "2027-01-14", "open"),
        weer,  # it came back: a new one
    ]
    assert sluit("2027-02-20")[2] == weer  # a new year


def test_an_organisation_sees_its_own_nakoming_exactly(register: Tafel, tmp_path: Path) -> None:
    """On its weekly list: this year, of closed months."""
    with vul(tmp_path) as v:
        casus = v.casus()
        v.melding(v.persoon_van(casus), casus)
        for aantal, afspraak in (
            (3, {"gedaan": "2026-08-03"}),
            (1, {"gedaan": "2026-08-04"}),
            (2, {"uiterlijk": "2026-09-07"}),
            (
                1,
                {
                    "gedaan": "2026-08-04",
                    "status": "niet_nagekomen",
                    "oorzaak": "omstandigheden",
                },
            ),
            (4, {"gedaan": "2026-08-03", "organisatie": "dwi"}),
            (1, {"uiterlijk": "2026-11-24"}),
        ):
            for _ in range(aantal):
                v.afspraak(casus, **afspraak)

    def zinnen(organisatie: str) -> list[str]:
        lijst = lees(register, "rapport", "weeklijst", "--organisatie", organisatie)
        return [zin for zin in lijst["opmerkingen"] if zin.startswith("Nakoming")]

    assert zinnen("madi") == []  # nothing is closed yet
    assert register("rapport", "afsluiten").exit_code == 0
    begin = "Nakoming van uw afspraken, 01-01-2026 t/m 31-10-2026: "
    [madi] = zinnen("madi")
    assert madi.removeprefix(begin) == (
        "3 op tijd nagekomen, 1 te laat nagekomen, 2 geen antwoord, "
        "1 niet mogelijk (omstandigheden)."
    )
    assert zinnen("dwi") == [f"{begin}4 op tijd nagekomen."]
    assert zinnen("altra") == []


def test_nothing_of_people_in_the_report(register: Tafel, tmp_path: Path) -> None:
    with vul(tmp_path) as v:
        keer(12, v, wie="A. de Boer")
    gelezen = lees(register, "rapport", "knelpunten")
    assert "Boer" not in str(gelezen)
    titels = [tabel["titel"] for tabel in gelezen["tabellen"]]
    assert len(titels) == len(set(titels)) == 15
