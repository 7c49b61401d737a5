"""The order of an explanation, and that nothing of it is lost in the other formats."""

from msgspec.structs import replace

from tafel.domain.toedeling import Uitkomst
from tafel.render.toedeling import lijst as uitkomsten
from tafel.render.toedeling import uitleg as explanation
from tafel.render.vorm.tekst import Stijl, platte
from tests.render import voorbeelden as v


def test_a_crisis_comes_before_everything() -> None:
    eerste = uitkomsten.resultaat([v.UITSLAG, v.CRISISUITSLAG], v.LABELS, 80).regels[0]
    assert platte(eerste) == "CRISIS  M12  R.D. '85, kind '19"
    assert eerste[0].stijl is Stijl.ALARM
    assert (
        explanation.uitleg_van_alle([v.UITSLAG, v.CRISISUITSLAG], v.LABELS, 80)
        .plat()
        .startswith("CRISIS  M12")
    )


def test_crises_with_the_same_warning_share_it() -> None:
    tekst = uitkomsten.resultaat(
        [v.CRISISUITSLAG, replace(v.CRISISUITSLAG, melding=31, betrokkene="M. '09")], v.LABELS, 80
    ).plat()
    assert tekst.startswith(
        "CRISIS  M12  R.D. '85, kind '19\n"
        "CRISIS  M31  M. '09\n"
        "        Bel nu Bureau Jeugdzorg en licht de coördinator Jeugd en Gezin in.\n"
        "        Een melding is geen noodlijn: bij acuut gevaar 112.\n"
    )


def test_a_crisis_without_a_text_still_says_whom_to_call() -> None:
    tekst = explanation.uitleg(replace(v.CRISISUITSLAG, waarschuwingen=()), v.LABELS, 80).plat()
    assert tekst.splitlines()[:3] == [
        "CRISIS  M12  R.D. '85, kind '19",
        "        Bel nu Bureau Jeugdzorg.",
        "        Een melding is geen noodlijn: bij acuut gevaar 112.",
    ]


def test_another_warning_is_calmer_and_comes_after_a_crisis() -> None:
    spoed = replace(v.UITSLAG, waarschuwingen=("Een melding is geen noodlijn.",))
    tekst = uitkomsten.resultaat([spoed, v.CRISISUITSLAG], v.LABELS, 80).plat()
    assert tekst.index("CRISIS  M12") < tekst.index("LET OP  M412  F.P. '88")


def test_questions_are_asked_in_the_words_of_the_columns() -> None:
    tekst = explanation.uitleg(v.AAN_TE_VULLEN, v.LABELS, 80).plat()
    assert "1. Op welke leefgebieden spelen er problemen?" in tekst
    assert "2. Zijn er zorgen om de inwonende kinderen?" in tekst
    assert "tafel melding vul-aan M413" in tekst
    assert "maakt niet uit" not in tekst


def test_a_confirmed_proposal_is_no_overruling() -> None:
    bevestigd = replace(v.UITSLAG, voorstel=(Uitkomst.TAFEL, "jeugd-en-gezin"))
    tekst = explanation.uitleg(bevestigd, v.LABELS, 80).plat()
    assert "overruled" not in tekst
    assert "Voorstel" not in tekst


def test_nothing_to_do_says_so() -> None:
    assert uitkomsten.resultaat([], v.LABELS, 80).plat() == (
        "Niets toe te delen: over elke melding is al beslist.\n"
    )


def test_rows_hold_the_codes() -> None:
    tabel = uitkomsten.als_rijen([v.UITSLAG, v.AAN_TE_VULLEN])
    namen = [kop.naam for kop in tabel.koppen]
    rijen = [dict(zip(namen, rij, strict=True)) for rij in tabel.rijen]
    assert (rijen[0]["melding"], rijen[0]["tafel"]) == ("M412", "jeugd-en-gezin")
    assert rijen[1]["vragen"] == "meervoudig|zorgen_om_kinderen"
    assert rijen[1]["regel"] == "Z06|Z12|Z14"


def test_a_replay_that_moves_nothing_says_so() -> None:
    zelfde = replace(v.UITSLAG, eerder=(Uitkomst.TAFEL, "jeugd-en-gezin"))
    assert uitkomsten.verschuivingen([zelfde], v.LABELS, 80).plat() == (
        "0 van de 1 meldingen komen ergens anders uit.\n"
    )


def test_a_replay_lists_only_what_moves() -> None:
    rijen = uitkomsten.verschuivingen_rijen(v.VERSCHOVEN, v.LABELS).rijen
    assert [rij[0] for rij in rijen] == ["M412", "M414", "M12"]
    assert rijen[2][2:4] == ("nog te vragen", "crisis")
