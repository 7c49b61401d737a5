"""Every cell of the escalation ladder through the command line, against the file that was written
by hand (domain §9).

An afspraak that is not kept climbs all three steps on both tracks: for every family category and
an adult, with and without nuisance, towards an organisation of each opdrachtgever: 288 cells.
Day one is Monday 23 November 2026. Ten working days on: Monday 7 December. From 8 December:
22 December. From 23 December: 24, 28-31 December, 4-8 January; Christmas Day and New Year's Day
are Fridays.
"""

import json
from typing import Any

import pytest

from tests.commands.hulp import GEZIN, OVERLAST, lees
from tests.conftest import Resultaat, Tafel
from tests.rules.escalatiecellen import Cel, cellen
from tests.scenario.hulp import lees_op, nieuwe_casus, op, platte, weigert

DAG = {1: "2026-11-23", 2: "2026-12-08", 3: "2026-12-23"}
"""On which day each step is taken: the term of the one before has just passed."""
UITERLIJK = {1: "2026-12-07", 2: "2026-12-22", 3: "2027-01-08"}

PARTNERS = {"stadsdeel": "altra", "stadsregio": "ggd", "stad": "madi", "geen": "spirit"}
"""Care partners, each given another opdrachtgever than it has in the profile."""
OPDRACHTGEVERS = tuple(PARTNERS)
NAAM = {"altra": "Altra", "ggd": "GGD", "madi": "MaDi", "spirit": "Spirit"}

COORDINATOR = "de coördinator risicogezinnen"
PROCESMANAGER = "de procesmanager"
BINNEN, BUITEN = "de procesmanager binnen (OMPG)", "de procesmanager buiten (OMPG)"
MELDPUNT = "de coördinator Meldpunt Zorg & Overlast"
STEDELIJK = "de stedelijk opdrachtgever"
ALLEN, EIGEN = "alle partijen", "de eigen leidinggevende"

SOORTEN: dict[str, tuple[dict[str, str], str | None]] = {
    # What the melding says, and the coördinator's judgement: is this a multiproblem family?
    "Risicogezin": (GEZIN | {"jeugdhulp": "geen"}, "nee"),
    "MPG1": (GEZIN | {"jeugdhulp": "geen"}, "ja"),
    "MPG2": (GEZIN | {"jeugdhulp": "vrijwillig"}, "ja"),
    "MPG3": (GEZIN | {"jeugdhulp": "maatregel"}, "ja"),
    "MPG4": (GEZIN | {"jeugdhulp": "maatregel"}, "ja"),
    "volwassene": (OVERLAST, None),
}

SAMEN, LEIDING = "elkaar, met {}", "de leidinggevende van {}"
DIRECTIE = "de directie en leidinggevenden van {}"
LID = "het lid van het stedelijk analyseteam van {}"
WETHOUDER = "de stadsdeelwethouder of portefeuillehouder"
VOORZITTER = "de stadsdeelvoorzitter"
STADSREGIO = "de portefeuillehouder Jeugdzorg van de stadsregio"
BURGEMEESTER = "de burgemeester"


def zet_op(tafel: Tafel, soort: str, overlast: str) -> tuple[str, ...]:
    """Casus 1 of this kind, with an afspraak not kept by each partner; what `escaleer` then needs.

    An MPG3 is one without registered nuisance, an MPG4 one with: there somebody says otherwise.
    """
    velden, oordeel = SOORTEN[soort]
    geregistreerd = {"MPG3": "nee", "MPG4": "ja"}.get(soort, overlast)
    assert nieuwe_casus(tafel, velden | {"overlast-openbaar": geregistreerd}) == 1
    if oordeel is not None:
        op(tafel, DAG[1], "casus", "verhelder", "1", "--multiprobleem", oordeel)
    for opdrachtgever, code in PARTNERS.items():
        op(tafel, DAG[1], "partner", "wijzig", code, "--opdrachtgever", opdrachtgever)
        taak = ("--organisatie", code, "--wat", "gesprek", "--uiterlijk", "2026-11-20")
        op(tafel, "2026-11-02", "afspraak", "add", "1", *taak)
    afspraken = [f"1/{nummer}" for nummer in range(1, len(PARTNERS) + 1)]
    op(tafel, DAG[1], "afspraak", "niet-nagekomen", *afspraken, "--oorzaak", "organisatie")
    casus = lees(tafel, "casus", "toon", "1")
    assert casus["categorie"] == (None if soort == "volwassene" else soort)
    assert [afspraak["status"] for afspraak in casus["afspraken"]] == ["niet_nagekomen"] * 4
    return () if geregistreerd == overlast else ("--overlast", overlast)


@pytest.mark.parametrize("overlast", ["nee", "ja"])
@pytest.mark.parametrize("soort", SOORTEN)
def test_an_afspraak_not_kept_through_all_steps(register: Tafel, soort: str, overlast: str) -> None:
    erbij = zet_op(register, soort, overlast)
    zaken = [
        (spoor, opdrachtgever, code, f"1/{nummer}")
        for spoor in ("opstellen", "uitvoering")
        for nummer, (opdrachtgever, code) in enumerate(PARTNERS.items(), 1)
    ]
    gezet = 0
    for stap in (1, 2, 3):
        for spoor, opdrachtgever, code, afspraak in zaken:
            zaak = ("1", "--spoor", spoor, "--tegen", code, "--afspraak", afspraak, *erbij)
            gezet += 1
            antwoord = lees_op(register, DAG[stap], "escaleer", *zaak)
            cel = Cel(spoor, stap, soort, opdrachtgever, overlast=overlast)
            goed = cellen()[cel].bij(NAAM[code])
            assert antwoord == {
                "escalatie": f"E{gezet}",
                "casus": 1,
                "spoor": spoor,
                "stap": stap,
                "wie": goed.wie,
                "overgedragen_door": goed.overgedragen_door,
                "richting": goed.richting,
                "via": goed.via,
                "uiterlijk": UITERLIJK[stap],
                "bindend": goed.bindend,
            }
            if opdrachtgever in ("stadsdeel", "stad"):  # the others: their term passes
                klaar = ("escaleer", "afronden", f"E{gezet}", "--resultaat", "niet_opgelost")
                op(register, DAG[stap], *klaar)
    assert gezet == 24
    casus = lees_op(register, DAG[3], "casus", "toon", "1")
    assert [escalatie["escalatie"] for escalatie in casus["escalaties"]] == [
        f"E{nummer}" for nummer in range(1, 25)
    ]
    verlopen = {"stadsregio", "geen"}
    assert [escalatie["resultaat"] for escalatie in casus["escalaties"][:16]] == [
        "verlopen" if opdrachtgever in verlopen else "niet_opgelost"
        for opdrachtgever in [*PARTNERS] * 4
    ]
    tijdlijn = [deel["wat"] for deel in casus["tijdlijn"] if deel["soort"] == "escalatie"]
    assert tijdlijn == [
        f"escalatie E{nummer}: {spoor}, stap {stap}, {NAAM[code]}"
        for nummer, (stap, (spoor, _, code, _)) in enumerate(
            ((stap, zaak) for stap in (1, 2, 3) for zaak in zaken), 1
        )
    ]


# --- from step to step ----------------------------------------------------------------------------

ZAAK = ("escaleer", "1", "--spoor", "uitvoering", "--tegen", "altra")


@pytest.fixture
def gezin(register: Tafel) -> Tafel:
    """Casus 1: a risicogezin without nuisance; Altra (stadsregio) did not keep 1/1."""
    zet_op(register, "Risicogezin", "nee")
    op(register, DAG[1], "partner", "wijzig", "altra", "--opdrachtgever", "stadsregio")
    return register


@pytest.mark.parametrize("spoor", ["opstellen", "uitvoering"])
def test_a_step_that_still_runs_must_end_first(gezin: Tafel, spoor: str) -> None:
    """Its last day, 7 December, belongs to its term."""
    zaak = ("escaleer", "1", "--spoor", spoor, "--tegen", "altra")
    op(gezin, DAG[1], *zaak)
    for dag in (DAG[1], "2026-12-07"):
        assert weigert(gezin, dag, 76, *zaak) == [
            "tafel: E1 (stap 1) loopt nog tot en met 07-12-2026; zeg eerst wat ervan kwam",
            "  afronden: tafel escaleer afronden E1",
        ]
    ander = "uitvoering" if spoor == "opstellen" else "opstellen"
    op(gezin, DAG[1], "escaleer", "1", "--spoor", ander, "--tegen", "altra")
    op(gezin, DAG[1], "escaleer", "1", "--spoor", spoor, "--tegen", "madi")
    assert lees_op(gezin, "2026-12-08", *zaak)["stap"] == 2
    afgerond = lees_op(gezin, "2026-12-08", "escaleer", "lijst", "--status", "afgerond")
    assert [(e["escalatie"], e["resultaat"], e["afgerond_op"]) for e in afgerond] == [
        ("E1", "verlopen", "2026-12-08")
    ]


@pytest.mark.parametrize(
    ("gezette", "gevraagd"), [(0, "2"), (0, "3"), (1, "3")], ids=["1 to 2", "1 to 3", "2 to 3"]
)
def test_skipping_a_step_asks_for_a_motivation(gezin: Tafel, gezette: int, gevraagd: str) -> None:
    for nummer in range(1, gezette + 1):
        op(gezin, DAG[1], *ZAAK)
        klaar = ("escaleer", "afronden", f"E{nummer}", "--resultaat", "niet_opgelost")
        op(gezin, DAG[1], *klaar)
    aan_beurt = gezette + 1
    regels = weigert(gezin, DAG[1], 76, *ZAAK, "--stap", gevraagd)
    assert regels[0] == (
        f"tafel: stap {aan_beurt} is aan de beurt; een stap overslaan vraagt een motivering"
    )
    zelfde = "tafel escaleer 1 --spoor uitvoering --tegen altra"
    assert regels[1:] == [
        f"  stap {aan_beurt} zetten: {zelfde}",
        f"  toch stap {gevraagd}: {zelfde} --stap {gevraagd} --motivering …",
    ]
    for leeg in ("", "  "):
        weigert(gezin, DAG[1], 76, *ZAAK, "--stap", gevraagd, "--motivering", leeg)
    toch = ("--stap", gevraagd, "--motivering", "er is haast")
    assert lees_op(gezin, DAG[1], *ZAAK, *toch)["stap"] == int(gevraagd)
    brief = platte(op(gezin, DAG[1], "escaleer", "brief", f"E{gezette + 1}").stdout)
    assert "er is haast" in brief


def test_step_three_is_flagged_as_rare(gezin: Tafel) -> None:
    """On the screen, on the agenda and on the casus; the two before it are not."""
    zelden = "deze stap is zelden nodig; los het zo dicht mogelijk bij de werkvloer op"
    for stap in (1, 2, 3):
        scherm = op(gezin, DAG[stap], *ZAAK).stdout
        assert (zelden in platte(scherm)) == (stap == 3)
        bindt = "wordt men het niet eens, dan volgt een besluit dat alle partijen bindt"
        assert (bindt in platte(scherm)) == (stap == 3)
        agenda = op(gezin, DAG[stap], "agenda", "--tafel", "jeugd").stdout
        assert ("laatste middel" in platte(agenda)) == (stap == 3)
        [punt] = lees_op(gezin, DAG[stap], "agenda", "--tafel", "jeugd")["punten"]
        assert punt["soort"] == "escalatie"
        assert punt["reden"].startswith(f"E{stap}: ")


def test_the_first_step_in_carrying_out_is_reported_to_the_coordinator(gezin: Tafel) -> None:
    """Always, at once; not with a conflict in drawing up, nor at a later step."""
    eerste = platte(op(gezin, DAG[1], *ZAAK).stdout)
    assert f"meld dit direct aan {COORDINATOR}" in eerste
    opstellen = ("escaleer", "1", "--spoor", "opstellen", "--tegen", "altra")
    assert "meld dit direct" not in platte(op(gezin, DAG[1], *opstellen).stdout)
    assert "meld dit direct" not in platte(op(gezin, DAG[2], *ZAAK).stdout)


def test_the_ladder_ends_at_three_and_can_only_be_put_again(gezin: Tafel) -> None:
    for stap in (1, 2, 3):
        op(gezin, DAG[1], *ZAAK)
        op(gezin, DAG[1], "escaleer", "afronden", f"E{stap}", "--resultaat", "niet_opgelost")
    zelfde = "tafel escaleer 1 --spoor uitvoering --tegen altra"
    assert weigert(gezin, DAG[1], 76, *ZAAK) == [
        "tafel: stap 3 is al gezet en is de laatste van de ladder",
        f"  opnieuw voorleggen: {zelfde} --stap 3",
    ]
    assert lees_op(gezin, DAG[1], *ZAAK, "--stap", "3")["escalatie"] == "E4"
    weigert(gezin, DAG[1], 76, *ZAAK, "--stap", "3")
    op(gezin, DAG[1], "escaleer", "afronden", "E4", "--resultaat", "besluit")
    assert lees_op(gezin, DAG[1], *ZAAK)["stap"] == 1


@pytest.mark.parametrize("stap", [1, 2])
def test_only_the_last_step_ends_in_a_decision_that_binds(gezin: Tafel, stap: int) -> None:
    for nummer in range(1, stap):
        op(gezin, DAG[1], *ZAAK)
        op(gezin, DAG[1], "escaleer", "afronden", f"E{nummer}", "--resultaat", "niet_opgelost")
    op(gezin, DAG[1], *ZAAK)
    weigert(gezin, DAG[1], 76, "escaleer", "afronden", f"E{stap}", "--resultaat", "besluit")
    op(gezin, DAG[1], "escaleer", "afronden", f"E{stap}", "--resultaat", "opgelost")
    weigert(gezin, DAG[1], 76, "escaleer", "afronden", f"E{stap}", "--resultaat", "opgelost")
    assert lees_op(gezin, DAG[1], *ZAAK)["stap"] == 1


def test_the_casus_itself_says_what_is_next(gezin: Tafel) -> None:
    """From the afspraak not kept: a proposal, its step, and when that fails the next one."""

    def voorgesteld(dag: str) -> dict[str, Any]:
        """By code of the organisation, as its command has it."""
        voorstellen = lees_op(gezin, dag, "casus", "toon", "1")["voorstellen"]
        return {voorstel["opdracht"].split()[6]: voorstel for voorstel in voorstellen}

    assert set(voorgesteld(DAG[1])) == set(PARTNERS.values())
    altra = voorgesteld(DAG[1])["altra"]
    assert (altra["stap"], altra["afspraak"], altra["wie"]) == (1, "1/1", EIGEN)
    opdracht = "escaleer 1 --spoor uitvoering --tegen altra --afspraak 1/1"
    assert altra["opdracht"] == f"tafel {opdracht}"
    assert f"tafel {opdracht}" in platte(op(gezin, DAG[1], "casus", "toon", "1").stdout)
    op(gezin, DAG[1], *opdracht.split())
    assert set(voorgesteld(DAG[1])) == {"ggd", "madi", "spirit"}
    volgende = voorgesteld(DAG[2])["altra"]
    assert (volgende["stap"], volgende["wie"], volgende["overgedragen_door"]) == (
        *(2, PROCESMANAGER, COORDINATOR),
    )
    assert (volgende["via"], volgende["richting"]) == (None, DIRECTIE.format("Altra"))


def test_what_was_kept_after_all_does_not_climb_on(gezin: Tafel) -> None:
    """Neither proposed nor taken; what another afspraak asks for is another matter."""
    om = ("escaleer", "1", "--afspraak", "1/1")
    op(gezin, DAG[1], *om)
    op(gezin, DAG[1], "escaleer", "afronden", "E1", "--resultaat", "niet_opgelost")
    assert "E1 (stap 1) is niet opgelost" in op(gezin, DAG[1], "escaleer", "voorstel").stdout
    op(gezin, DAG[1], "afspraak", "heropen", "1/1", "--uiterlijk", "2026-12-04")
    op(gezin, DAG[1], "afspraak", "nagekomen", "1/1")
    voorstellen = lees_op(gezin, DAG[1], "escaleer", "voorstel")
    assert [voorstel["afspraak"] for voorstel in voorstellen] == ["1/2", "1/3", "1/4"]
    assert weigert(gezin, DAG[1], 76, *om) == [
        "tafel: afspraak 1/1 is nagekomen",
        "  heropen haar eerst: tafel afspraak heropen 1/1",
    ]
    assert lees_op(gezin, DAG[1], *ZAAK)["stap"] == 2


def test_an_afspraak_is_escalated_against_who_made_it(gezin: Tafel) -> None:
    [regel] = weigert(gezin, DAG[1], 2, "escaleer", "1", "--afspraak", "1/1", "--tegen", "ggd")
    assert regel == "tafel: afspraak 1/1 is van Altra, niet van GGD"
    assert lees_op(gezin, DAG[1], "escaleer", "lijst", "--status", "alle") == []


# --- MPG4: inside or outside, never to the courts -------------------------------------------------


@pytest.mark.parametrize("spoor", ["opstellen", "uitvoering"])
@pytest.mark.parametrize(("kring", "wie"), [("zorg", BINNEN), ("overig", BUITEN)])
def test_mpg4_goes_inside_for_care_and_outside_for_others(
    register: Tafel, kring: str, wie: str, spoor: str
) -> None:
    zet_op(register, "MPG4", "ja")
    op(register, DAG[1], "partner", "wijzig", "ggd", "--kring", kring)
    for stap, verwacht in ((1, LID.format("GGD")), (2, wie), (3, wie)):
        gezet = lees_op(register, DAG[stap], "escaleer", "1", "--spoor", spoor, "--tegen", "ggd")
        assert (gezet["stap"], gezet["wie"], gezet["via"]) == (stap, verwacht, None)


@pytest.mark.parametrize(
    ("partner", "wie"),
    # As they come with the profile: police and prosecution are no care (Werkplan §3.4).
    [("wijkpolitie", BUITEN), ("openbaar-ministerie", BUITEN), ("bureau-jeugdzorg", BINNEN)],
)
def test_mpg4_with_the_partners_of_the_profile(register: Tafel, partner: str, wie: str) -> None:
    zet_op(register, "MPG4", "ja")
    zaak = ("escaleer", "1", "--spoor", "uitvoering", "--tegen", partner)
    op(register, DAG[1], *zaak)
    assert lees_op(register, DAG[2], *zaak)["wie"] == wie


@pytest.mark.parametrize("stap", ["1", "2", "3"])
@pytest.mark.parametrize("spoor", ["opstellen", "uitvoering"])
def test_mpg4_never_escalates_to_the_courts(register: Tafel, spoor: str, stap: str) -> None:
    zet_op(register, "MPG4", "ja")
    rechtbank = ("--naam", "Rechtbank", "--opdrachtgever", "geen", "--kring", "rechtspraak")
    op(register, DAG[1], "partner", "add", "rechtbank", *rechtbank)
    zaak = ("escaleer", "1", "--spoor", spoor, "--tegen", "rechtbank")
    [regel] = weigert(register, DAG[1], 76, *zaak, "--stap", stap, "--motivering", "haast")
    assert "naar de rechterlijke macht wordt niet geëscaleerd" in regel
    assert lees_op(register, DAG[1], "escaleer", "lijst", "--status", "alle") == []


# --- what is not known ----------------------------------------------------------------------------


def test_an_unknown_opdrachtgever_is_asked_before_the_second_step(gezin: Tafel) -> None:
    """The first goes straight on, whoever commissions the organisation."""
    op(gezin, DAG[1], "partner", "add", "buurtzorg", "--naam", "Buurtzorg")
    zaak = ("escaleer", "1", "--spoor", "uitvoering", "--tegen", "buurtzorg")
    assert lees_op(gezin, DAG[1], *zaak)["via"] is None
    regels = weigert(gezin, DAG[2], 76, *zaak)
    assert "tafel partner wijzig buurtzorg --opdrachtgever" in regels[1]
    op(gezin, DAG[2], "partner", "wijzig", "buurtzorg", "--opdrachtgever", "stadsdeel")
    gezet = lees_op(gezin, DAG[2], *zaak)
    assert (gezet["stap"], gezet["via"]) == (2, None)


def test_nuisance_counts_as_none_while_nobody_said_so(register: Tafel) -> None:
    """Own default, and said so on screen; who knows better says it."""
    assert nieuwe_casus(register, GEZIN) == 1
    op(register, DAG[1], "casus", "verhelder", "1", "--multiprobleem", "nee")
    proef = (*ZAAK, "--stap", "3", "--motivering", "x", "--proef")
    scherm = platte(op(register, DAG[1], *proef).stdout)
    assert "overlast is niet bekend; gerekend is met nee (eigen instelling)" in scherm
    assert STADSREGIO in scherm  # Altra works for the stadsregio: the procesmanager takes it up
    assert lees_op(register, DAG[1], *proef, "--overlast", "ja")["richting"] == BURGEMEESTER


# --- without a casus ------------------------------------------------------------------------------

STRUCTUREEL = {
    # (table, opdrachtgever): through whom; the coördinator of the table acts at every step.
    ("jeugd-en-gezin", "stadsdeel"): None,
    ("jeugd-en-gezin", "stadsregio"): PROCESMANAGER,
    ("jeugd-en-gezin", "stad"): PROCESMANAGER,
    ("jeugd-en-gezin", "geen"): PROCESMANAGER,
    ("volwassenen", "stadsdeel"): None,
    ("volwassenen", "stadsregio"): STEDELIJK,
    ("volwassenen", "stad"): STEDELIJK,
    ("volwassenen", "geen"): STEDELIJK,
}


@pytest.mark.parametrize("overlast", ["nee", "ja"])
def test_a_structural_problem_climbs_without_a_casus(register: Tafel, overlast: str) -> None:
    """Coördinator with manager, with directors, bestuurder (domain §9: own default)."""
    nummer = 0
    for opdrachtgever, code in PARTNERS.items():
        op(register, DAG[1], "partner", "wijzig", code, "--opdrachtgever", opdrachtgever)
    for stap in (1, 2, 3):
        for (tafel, opdrachtgever), via in STRUCTUREEL.items():
            code = PARTNERS[opdrachtgever]
            nummer += 1
            gezet = lees_op(
                *(register, DAG[stap], "escaleer", "--spoor", "structureel", "--tegen", code),
                *("--tafel", tafel, "--toelichting", "wachtlijst", "--overlast", overlast),
            )
            bestuurder = VOORZITTER if overlast == "ja" else WETHOUDER
            assert gezet == {
                "escalatie": f"E{nummer}",
                "casus": None,
                "spoor": "structureel",
                "stap": stap,
                "wie": COORDINATOR if tafel == "jeugd-en-gezin" else MELDPUNT,
                "overgedragen_door": None,
                "richting": (LEIDING, DIRECTIE, bestuurder)[stap - 1].format(NAAM[code]),
                "via": via,
                "uiterlijk": UITERLIJK[stap],
                "bindend": stap == 3,
            }
    agenda = lees_op(register, DAG[3], "agenda", "--tafel", "coordinatoren")
    alle = [*agenda["punten"], *agenda["niet_geplaatst"]]
    assert [punt["soort"] for punt in alle] == ["escalatie"] * 8
    assert {punt["reden"].split(":")[0] for punt in alle} == {f"E{n}" for n in range(17, 25)}


# --- Almere ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("overlast", ["nee", "ja"])
@pytest.mark.parametrize("spoor", ["opstellen", "uitvoering"])
def test_almere_ends_at_the_brandpuntfunctionaris(tafel: Tafel, spoor: str, overlast: str) -> None:
    """His decision binds all parties, whoever commissions the organisation (domain §5.5)."""

    def almere(*args: str) -> Resultaat:
        resultaat = tafel("--profiel", "almere", *args)
        assert resultaat.exit_code == 0, resultaat.stderr
        return resultaat

    almere("init")
    velden = GEZIN | {"overlast-openbaar": overlast}
    almere("melding", "add", *(deel for k, w in velden.items() for deel in (f"--{k}", w)))
    [besluit] = json.loads(almere("toedelen", "M1", "-f", "json").stdout)
    assert (besluit["tafel"], besluit["casus"]) == ("gezinsbegeleiders", 1)
    for code in OPDRACHTGEVERS:
        almere("partner", "add", code, "--naam", f"De {code}", "--opdrachtgever", code)
    eerst = {
        "opstellen": (ALLEN, SAMEN),
        "uitvoering": (EIGEN, LEIDING),
    }[spoor]
    verwacht = {
        1: eerst,
        2: ("de coördinator gezinsbegeleiders", DIRECTIE),
        3: ("de coördinator gezinsbegeleiders", "de brandpuntfunctionaris"),
    }
    for stap, (wie, naar) in verwacht.items():
        for code in OPDRACHTGEVERS:
            zaak = ("escaleer", "1", "--spoor", spoor, "--tegen", code)
            gezet = json.loads(almere("--vandaag", DAG[stap], *zaak, "-f", "json").stdout)
            assert (gezet["stap"], gezet["wie"], gezet["richting"]) == (
                *(stap, wie, naar.format(f"De {code}")),
            )
            assert (gezet["via"], gezet["bindend"], gezet["uiterlijk"]) == (
                *(None, stap == 3, UITERLIJK[stap]),
            )
    [regel, _] = tafel("--profiel", "almere", "--vandaag", DAG[3], *zaak).stderr.splitlines()
    assert "E12 (stap 3) loopt nog" in regel
