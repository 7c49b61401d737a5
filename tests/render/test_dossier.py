"""One melding and one casus: what waits comes first, names only where they were asked for."""

from dataclasses import replace

import pytest

from tafel.domain import Uitkomst
from tafel.render import dossier, scherm
from tafel.render.scherm import Blok, Rooster, Scherm, Signaal, Signalen
from tests.render import voorbeelden as v

NAMEN = ("Fatima", "Pinas", "Noor", "Ben", "Brigadier", "Pienas")


def _melding(*, namen: bool) -> str:
    beeld = dossier.melding(v.MELDINGDOSSIER, v.LABELS, vandaag=v.VANDAAG, namen=namen)
    return scherm.als_tekst(beeld, 80).plat()


def _casus(*, namen: bool) -> str:
    beeld = dossier.casus(v.CASUSDOSSIER, v.LABELS, vandaag=v.VANDAAG, namen=namen)
    return scherm.als_tekst(beeld, 80).plat()


def test_no_name_unless_asked_for() -> None:
    tekst = _melding(namen=False) + _casus(namen=False)
    assert not [naam for naam in NAMEN if naam in tekst]
    assert "2009-01-09, 4 jaar, ?" in tekst


def test_that_a_name_changed_is_shown_but_not_the_name() -> None:
    assert "12-11 achternaam gewijzigd (vera)" in _melding(namen=False)
    assert "12-11 achternaam: Pienas -> Pinas (vera)" in _melding(namen=True)


def test_names_on_request() -> None:
    assert not [naam for naam in NAMEN if naam not in _melding(namen=True)]
    assert ".1 Fatima Pinas" in _casus(namen=True)


@pytest.mark.parametrize(
    ("uitkomst", "opdracht"),
    [
        (Uitkomst.CRISIS, "tafel toedelen M412 --uitleg"),
        (Uitkomst.AANVULLEN, "tafel melding vul-aan M412"),
        (Uitkomst.BESPREKEN, "tafel toedelen M412 --tafel …"),
    ],
)
def test_what_waits_names_its_cure(uitkomst: Uitkomst, opdracht: str) -> None:
    besluit = replace(v.BESLUIT, toedeling=replace(v.TOEDELING, uitkomst=uitkomst))
    melding = replace(v.MELDINGDOSSIER, besluiten=(besluit,))
    beeld = dossier.melding(melding, v.LABELS, vandaag=v.VANDAAG, namen=False)
    (signalen,) = (blok for blok in beeld.blokken if isinstance(blok, Signalen))
    assert [signaal.opdracht for signaal in signalen.signalen] == [opdracht]


def test_a_settled_melding_waits_for_nothing() -> None:
    assert "NU NODIG" not in _melding(namen=False)


def test_only_the_newest_decision_counts_and_comes_first() -> None:
    tekst = _melding(namen=False)
    assert tekst.index("20-11 tafel Volwassenen, overruled door vera") < tekst.index("12-11 tafel")
    assert tekst.index("12-11 tafel Jeugd en Gezin, regel Z06") < tekst.index("10-11 nog te vragen")


def test_a_part_without_contents_is_not_shown() -> None:
    leeg = Scherm(("1", "x"), (Blok("Leeg"), Rooster("Ook", ("a",)), Signalen("En dit")))
    assert scherm.als_tekst(leeg, 80).plat() == "1  x\n"
    assert scherm.als_markdown(leeg) == "# 1 x\n"


def test_other_formats_hold_every_line() -> None:
    vol = Scherm(
        ("147", "F.P."),
        (
            Signalen("Nu nodig", (Signaal("te laat", "tafel escaleer 147"), Signaal("los"))),
            Rooster("Wie", ("geb.", "let op"), ((".1 F.P.", "88", ""), (".2 R.D.", "", "*tolk*"))),
            Blok("Notities", ("een", "<b>twee</b>")),
        ),
    )
    assert list(scherm.als_rijen(vol).rijen) == [
        ("titel", "147  F.P."),
        ("Nu nodig", "te laat: tafel escaleer 147"),
        ("Nu nodig", "los"),
        ("Wie", ".1 F.P.; geb.: 88"),
        ("Wie", ".2 R.D.; let op: *tolk*"),
        ("Notities", "een"),
        ("Notities", "<b>twee</b>"),
    ]
    assert scherm.als_markdown(vol) == (
        "# 147 F.P.\n\n## Nu nodig\n\n- te laat: tafel escaleer 147\n- los\n\n## Wie\n\n"
        "- .1 F.P.; geb.: 88\n- .2 R.D.; let op: \\*tolk\\*\n\n## Notities\n\n"
        "- een\n- &lt;b>twee&lt;/b>\n"
    )
