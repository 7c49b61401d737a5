"""Feedback: the clocks by hand over weekends and holidays; telling the melder; sending back.

The term of each clock is 5 working days (profile zuidoost). 23 November 2026 is a Monday.
"""

from datetime import date
from pathlib import Path

import pytest

from tafel.domain.melding import Klok
from tafel.register.store import Register
from tafel.services.basis.terugkoppeling import klokken, klokken_van_meldingen, leg_vast
from tafel.services.regels.profielen import laad_profiel
from tests.commands.hulp import BESPREKEN, GEZIN, OVERLAST, deel_toe, lees, sql, voer_in
from tests.conftest import Tafel
from tests.zitting import zitting

MAANDAG = date(2026, 11, 23)
REGULIER = OVERLAST | {"regulier-aanbod": "toereikend"}
"""Z04: regular care suffices; no casus."""


def lopend(tmp_path: Path, vandaag: date = MAANDAG, casus: int = 1) -> dict[str, Klok]:
    """The clocks of one casus, by whom they are for; of several melders the last."""
    with Register(tmp_path / "register.db") as register:
        gevonden = klokken(
            zitting(register=register, geladen=laad_profiel("zuidoost"), vandaag=vandaag), [casus]
        )
    return {klok.aan: klok for klok in gevonden[casus]}


def schrijf(tmp_path: Path, tabel: str, **rij: object) -> None:
    with Register(tmp_path / "register.db") as register, register.schrijf():
        register.voeg_toe(tabel, rij)


def besluit(tmp_path: Path, overleg: str) -> None:
    schrijf(
        tmp_path,
        "overlegbesluit",
        casus=1,
        tafel="jeugd-en-gezin",
        overleg=overleg,
        tekst="door",
        tijd=overleg,
        dag=overleg,
        wie="tester",
    )


def koppel_terug(tmp_path: Path, aan: str, dag: date) -> None:
    with Register(tmp_path / "register.db") as register, register.schrijf():
        leg_vast(
            zitting(register, laad_profiel("zuidoost"), wie="tester", vandaag=dag),
            aan=aan,
            casus=1,
            melding=None,
            tekst=None,
        )


@pytest.mark.parametrize(
    ("besloten", "uiterlijk"),
    [
        ("2026-11-23", date(2026, 11, 30)),  # 24 25 26 27, 30
        ("2026-11-27", date(2026, 12, 4)),  # Friday: 30, 1 2 3 4
        ("2026-11-28", date(2026, 12, 4)),  # Saturday: the same
        ("2026-12-23", date(2026, 12, 31)),  # 24, Christmas and weekend, 28 29 30 31
        ("2027-03-22", date(2027, 3, 31)),  # 23 24 25, Good Friday to Easter Monday, 30 31
        ("2027-04-29", date(2027, 5, 11)),  # 30, 3 4, 5 to 7 free (the 7th by decree), 10 11
    ],
)
def test_due_five_working_days_after_the_toedeling(
    register: Tafel, tmp_path: Path, besloten: str, uiterlijk: date
) -> None:
    assert register("--vandaag", besloten, "melding", "add", "--urgentie", "crisis").exit_code == 0
    assert register("--vandaag", besloten, "toedelen", "M1").exit_code == 0
    klok = lopend(tmp_path)["melder"]
    assert (klok.sinds.isoformat(), klok.uiterlijk) == (besloten, uiterlijk)


@pytest.mark.parametrize(
    ("vandaag", "te_laat"),
    [
        (date(2026, 12, 31), 0),
        (date(2027, 1, 1), 0),  # a holiday is no day late
        (date(2027, 1, 3), 0),
        (date(2027, 1, 4), 1),
        (date(2027, 1, 8), 5),
        (date(2027, 1, 10), 5),
        (date(2027, 1, 11), 6),
    ],
)
def test_late_in_working_days(register: Tafel, tmp_path: Path, vandaag: date, te_laat: int) -> None:
    """Decided on 23 December, due on 31 December."""
    register("--vandaag", "2026-12-23", "melding", "add", "--urgentie", "crisis")
    register("--vandaag", "2026-12-23", "toedelen", "M1")
    assert lopend(tmp_path, vandaag)["melder"].te_laat == te_laat


def test_undecided_has_no_clock_and_the_first_decision_starts_it(
    register: Tafel, tmp_path: Path
) -> None:
    voer_in(register, BESPREKEN, inwonende_kinderen="onbekend", melder_organisatie="GGD")
    profiel = laad_profiel("zuidoost")

    def klok() -> Klok | None:
        with Register(tmp_path / "register.db") as open_:
            return klokken_van_meldingen(
                zitting(register=open_, geladen=profiel, vandaag=MAANDAG), [1]
            ).get(1)

    assert deel_toe(register, "M1")["uitkomst"] == "aanvullen"
    assert klok() is None
    register("melding", "wijzig", "M1", "--inwonende-kinderen", "geen")
    register("--vandaag", "2026-11-25", "toedelen", "M1")
    assert register("--vandaag", "2026-12-01", "toedelen", "M1", "--opnieuw").exit_code == 0
    gevonden = klok()
    assert gevonden is not None
    assert (gevonden.sinds, gevonden.naar) == (date(2026, 11, 25), "GGD")


def test_a_melding_without_casus_has_a_clock_too(register: Tafel, tmp_path: Path) -> None:
    voer_in(register, REGULIER)
    assert deel_toe(register, "M1")["casus"] is None
    with Register(tmp_path / "register.db") as open_:
        profiel = laad_profiel("zuidoost")
        klok = klokken_van_meldingen(
            zitting(register=open_, geladen=profiel, vandaag=date(2026, 12, 2)), [1]
        )[1]
    assert (klok.casus, klok.melding, klok.te_laat) == (None, 1, 2)
    register("--vandaag", "2026-12-02", "melding", "terugkoppelen", "M1")
    with Register(tmp_path / "register.db") as open_:
        klok = klokken_van_meldingen(
            zitting(register=open_, geladen=profiel, vandaag=date(2026, 12, 2)), [1]
        )[1]
    assert (klok.gedaan_op, klok.te_laat) == (date(2026, 12, 2), 0)


def test_every_melding_of_a_casus_has_its_own(register: Tafel, tmp_path: Path) -> None:
    voer_in(register, GEZIN, melder_organisatie="GGD", reden="een")
    voer_in(register, GEZIN, melder_organisatie="school", reden="twee")
    register("toedelen", "--alle")
    register("melding", "terugkoppelen", "M1")
    with Register(tmp_path / "register.db") as open_:
        gevonden = klokken(
            zitting(register=open_, geladen=laad_profiel("zuidoost"), vandaag=MAANDAG), [1]
        )[1]
    assert [(k.melding, k.naar, k.gedaan_op) for k in gevonden] == [
        (1, "GGD", MAANDAG),
        (2, "school", None),
    ]


def test_family_and_partners_after_a_decision(register: Tafel, tmp_path: Path) -> None:
    """Table on Thursday 26-11: due Thursday 3-12. Plan on 10-12: due 17-12."""
    voer_in(register, GEZIN)
    deel_toe(register, "M1")
    assert set(lopend(tmp_path)) == {"melder"}
    besluit(tmp_path, "2026-11-26")
    op_8 = lopend(tmp_path, date(2026, 12, 8))
    assert {aan: (k.uiterlijk.isoformat(), k.te_laat) for aan, k in op_8.items()} == {
        "melder": ("2026-11-30", 6),
        "gezin": ("2026-12-03", 3),
        "partner": ("2026-12-03", 3),
    }
    koppel_terug(tmp_path, "gezin", date(2026, 11, 25))
    assert lopend(tmp_path)["gezin"].gedaan_op is None, "told before the decision"
    koppel_terug(tmp_path, "gezin", date(2026, 12, 1))
    na = lopend(tmp_path, date(2026, 12, 8))
    assert (na["gezin"].gedaan_op, na["gezin"].te_laat) == (date(2026, 12, 1), 0)
    assert na["partner"].te_laat == 3
    schrijf(
        tmp_path,
        "plan",
        casus=1,
        versie=1,
        status="vastgesteld",
        gemaakt_op="2026-12-01",
        vastgesteld_op="2026-12-10",
    )
    later = lopend(tmp_path, date(2026, 12, 18))
    assert (later["gezin"].uiterlijk, later["gezin"].te_laat) == (date(2026, 12, 17), 1)


def test_a_later_decision_does_not_wind_the_clock_back(register: Tafel, tmp_path: Path) -> None:
    """Told of nothing since 5-11 (due 12-11), the family is 7 working days late on 23-11."""
    voer_in(register, GEZIN)
    deel_toe(register, "M1")
    for dag in ("2026-11-05", "2026-11-12", "2026-11-19"):
        besluit(tmp_path, dag)
    gezin = lopend(tmp_path)["gezin"]
    assert (gezin.sinds, gezin.te_laat) == (date(2026, 11, 5), 7)
    koppel_terug(tmp_path, "gezin", date(2026, 11, 13))
    gezin = lopend(tmp_path)["gezin"]
    assert (gezin.sinds, gezin.uiterlijk, gezin.te_laat) == (
        date(2026, 11, 19),
        date(2026, 11, 26),
        0,
    )


def test_several_melders_at_once_or_none(register: Tafel, tmp_path: Path) -> None:
    voer_in(register, GEZIN)
    voer_in(register, REGULIER)
    register("toedelen", "--alle")
    fout = register("melding", "terugkoppelen", "M1", "M9", "M2")
    assert (fout.exit_code, "M9 bestaat niet" in fout.stderr) == (66, True)
    assert sql(tmp_path, "SELECT * FROM terugkoppeling") == []
    gedaan = register("melding", "terugkoppelen", "m1", "2", "--tekst", "is opgepakt")
    assert (gedaan.exit_code, gedaan.stdout) == (0, "")
    assert sql(tmp_path, "SELECT aan, casus, melding, dag, tekst FROM terugkoppeling") == [
        ("melder", 1, 1, "2026-11-23", "is opgepakt"),
        ("melder", None, 2, "2026-11-23", "is opgepakt"),
    ]
    [(tekst,)] = sql(tmp_path, "SELECT tekst FROM gebeurtenis WHERE soort = 'terugkoppeling'")
    assert tekst == "teruggekoppeld aan melder (M1)"
    assert "opgepakt" not in str(sql(tmp_path, "SELECT * FROM logregel"))


def test_feedback_before_a_decision_warns(register: Tafel) -> None:
    voer_in(register, GEZIN)
    resultaat = register("melding", "terugkoppelen", "M1")
    assert (resultaat.exit_code, "tafel toedelen M1" in resultaat.stderr) == (0, True)


def test_sending_back(register: Tafel, tmp_path: Path) -> None:
    """To a partner (its code is kept), and the casus that loses its only melding."""
    voer_in(register, GEZIN)
    deel_toe(register, "M1")
    resultaat = register("melding", "terugleiden", "M1", "--naar", "mad", "--reden", "lukt zo")
    assert resultaat.exit_code == 0
    assert "tafel casus sluit 1 --reden teruggeleid" in resultaat.stderr
    assert sql(tmp_path, "SELECT status, teruggeleid_naar, casus FROM melding") == [
        ("teruggeleid", "madi", 1)
    ]
    gelijst = lees(register, "melding", "lijst", "--status", "teruggeleid")
    assert [(m["melding"], m["status"]) for m in gelijst] == [("M1", "teruggeleid")]
    assert sql(tmp_path, "SELECT gegevens FROM gebeurtenis WHERE soort = 'teruggeleid'") == [
        ('{"melding": 1, "van": "toegedeeld"}',)
    ]
    getoond = lees(register, "melding", "toon", "M1", "--namen")
    assert getoond["waarden"]["opmerkingen"] == "teruggeleid: lukt zo"
    assert [w["veld"] for w in getoond["wijzigingen"]] == ["teruggeleid_naar", "opmerkingen"]
    nog_eens = register("melding", "terugleiden", "M1", "--naar", "ggd")
    assert (nog_eens.exit_code, "M1 is al teruggeleid" in nog_eens.stderr) == (65, True)


def test_sending_back_to_anybody_and_with_another_melding_left(
    register: Tafel, tmp_path: Path
) -> None:
    voer_in(register, GEZIN, reden="een")
    voer_in(register, GEZIN, reden="twee")
    register("toedelen", "--alle")
    assert register("melding", "terugleiden", "M2").exit_code == 2
    resultaat = register("melding", "terugleiden", "M2", "--naar", "Buurthuis De Bijl")
    assert (resultaat.exit_code, "casus sluit" in resultaat.stderr) == (0, False)
    assert sql(tmp_path, "SELECT teruggeleid_naar FROM melding ORDER BY id") == [
        (None,),
        ("Buurthuis De Bijl",),
    ]


def test_what_is_sent_back_undecided_still_wants_feedback(register: Tafel, tmp_path: Path) -> None:
    """Sent back on Friday 27-11: due Friday 4-12."""
    voer_in(register, GEZIN)
    args = ("melding", "terugleiden", "M1", "--naar", "loket")
    assert register("--vandaag", "2026-11-27", *args).exit_code == 0
    with Register(tmp_path / "register.db") as open_:
        klok = klokken_van_meldingen(
            zitting(register=open_, geladen=laad_profiel("zuidoost"), vandaag=MAANDAG), [1]
        )[1]
    assert (klok.sinds, klok.uiterlijk) == (date(2026, 11, 27), date(2026, 12, 4))


def test_as_many_queries_for_many_casussen(register: Tafel, tmp_path: Path) -> None:
    voer_in(register, GEZIN)
    voer_in(register, OVERLAST)
    register("toedelen", "--alle")
    gevraagd: list[str] = []
    with Register(tmp_path / "register.db") as open_:
        z = zitting(register=open_, geladen=laad_profiel("zuidoost"), vandaag=MAANDAG)
        open_._verbinding.set_trace_callback(gevraagd.append)
        assert set(klokken(z, [1, 2])) == {1, 2}
    assert len(gevraagd) == 5


def test_a_melding_that_is_decided_anew_was_sent_back_nowhere(
    register: Tafel, tmp_path: Path
) -> None:
    voer_in(register, GEZIN)
    deel_toe(register, "M1")
    assert register("melding", "terugleiden", "M1", "--naar", "de school").exit_code == 0
    assert sql(tmp_path, "SELECT teruggeleid_naar FROM melding") == [("de school",)]
    deel_toe(register, "M1")
    assert sql(tmp_path, "SELECT status, teruggeleid_naar FROM melding") == [("toegedeeld", None)]
    assert register("melding", "terugleiden", "M1", "--naar", "altra").exit_code == 0
    assert sql(tmp_path, "SELECT oud FROM melding_wijziging ORDER BY id") == [(None,), (None,)]


def test_a_melding_of_a_closed_casus_is_not_sent_back(register: Tafel) -> None:
    voer_in(register, GEZIN)
    deel_toe(register, "M1")
    assert register("melding", "terugkoppelen", "M1").exit_code == 0
    sluit = ("casus", "sluit", "1", "--reden", "verhuisd", "--evaluatie", "klaar", "--ja")
    assert register(*sluit).exit_code == 0
    terug = register("melding", "terugleiden", "M1", "--naar", "MaDi")
    assert terug.exit_code == 76
    assert "tafel casus heropen 1" in terug.stderr
