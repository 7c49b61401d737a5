"""One melding and one casus: what waits comes first, names only where they were asked for."""

import pytest
from msgspec.structs import replace

from tafel.domain.basis import Signaal
from tafel.domain.casus import CasusDossier
from tafel.domain.crisis import Crisisfase, Crisisstand
from tafel.domain.toedeling import Uitkomst
from tafel.render.casus import dossier
from tafel.render.vorm import scherm
from tafel.render.vorm.scherm import Blok, Rooster, Scherm, Signalen
from tests.render import voorbeelden as v

NAMEN = ("Fatima", "Pinas", "Noor", "Ben", "Brigadier", "Pienas")


def _melding(*, namen: bool) -> str:
    verhul = None if namen else v.zonder_verhullen
    beeld = dossier.melding(
        v.melding_met_nodig(v.MELDINGDOSSIER), v.LABELS, vandaag=v.VANDAAG, verhul=verhul
    )
    return scherm.als_tekst(beeld, 80).plat()


def _casus(*, namen: bool) -> str:
    beeld = dossier.casus(
        v.casus_met_nodig(v.CASUSDOSSIER), v.LABELS, vandaag=v.VANDAAG, namen=namen
    )
    return scherm.als_tekst(beeld, 80).plat()


def test_no_name_unless_asked_for() -> None:
    tekst = _melding(namen=False) + _casus(namen=False)
    assert not [naam for naam in NAMEN if naam in tekst]
    assert "2009, 4 jaar, ?" in tekst
    vol = dossier.casus(v.casus_met_nodig(v.VOL_DOSSIER), v.LABELS, vandaag=v.VANDAAG, namen=False)
    assert not [naam for naam in (*NAMEN, "Mira") if naam in scherm.als_tekst(vol, 120).plat()]


def test_that_a_name_changed_is_shown_but_not_the_name() -> None:
    assert "12-11 achternaam gewijzigd (vera)" in _melding(namen=False)
    assert "12-11 achternaam: Pienas -> Pinas (vera)" in _melding(namen=True)


def test_names_on_request() -> None:
    assert not [naam for naam in NAMEN if naam not in _melding(namen=True)]
    assert ".1 Fatima Pinas" in _casus(namen=True)


@pytest.mark.parametrize(
    ("uitkomst", "opdracht"),
    [
        (Uitkomst.CRISIS, "tafel casus crisis 147"),
        (Uitkomst.AANVULLEN, "tafel melding vul-aan M412"),
        (Uitkomst.BESPREKEN, "tafel toedelen M412 --tafel …"),
    ],
)
def test_what_waits_names_its_cure(uitkomst: Uitkomst, opdracht: str) -> None:
    besluit = replace(v.BESLUIT, toedeling=replace(v.TOEDELING, uitkomst=uitkomst))
    melding = replace(v.MELDINGDOSSIER, besluiten=(besluit,), casus=147, crisis_open=True)
    beeld = dossier.melding(
        v.melding_met_nodig(melding), v.LABELS, vandaag=v.VANDAAG, verhul=v.zonder_verhullen
    )
    (signalen,) = (blok for blok in beeld.blokken if isinstance(blok, Signalen))
    assert [signaal.opdracht for signaal in signalen.signalen] == [opdracht]


def test_a_settled_melding_waits_for_nothing() -> None:
    assert "NU NODIG" not in _melding(namen=False)


def test_only_the_newest_decision_counts_and_comes_first() -> None:
    tekst = _melding(namen=False)
    assert tekst.index("20-11 tafel Volwassenen, overruled door vera") < tekst.index("12-11 tafel")
    assert tekst.index("12-11 tafel Jeugd en Gezin, regel Z06") < tekst.index("10-11 nog te vragen")


def _signalen(casus: CasusDossier) -> list[tuple[str, str | None]]:
    beeld = dossier.casus(v.casus_met_nodig(casus), v.LABELS, vandaag=v.VANDAAG, namen=False)
    (signalen,) = (blok for blok in beeld.blokken if isinstance(blok, Signalen))
    return [(signaal.tekst, signaal.opdracht) for signaal in signalen.signalen]


def _blok(casus: CasusDossier, kop: str) -> tuple[str, ...]:
    beeld = dossier.casus(v.casus_met_nodig(casus), v.LABELS, vandaag=v.VANDAAG, namen=False)
    return next(b.regels for b in beeld.blokken if isinstance(b, Blok) and b.kop == kop)


def test_a_late_afspraak_is_escalated_where_that_is_proposed_and_else_asked_after() -> None:
    laat = ("147/3 DWI 12 dagen te laat", "tafel escaleer 147 --afspraak 147/3")
    assert _signalen(v.VOL_DOSSIER)[0] == laat
    nog_niet = replace(v.VOL_DOSSIER, voorstellen=())
    assert _signalen(nog_niet)[0] == (laat[0], "tafel afspraak nagekomen 147/3")


def test_a_matter_that_ran_out_of_time_is_named_once() -> None:
    verlopen = replace(v.VOORSTEL, organisatie="madi", afspraak=None, reden="E12 is verlopen")
    casus = replace(v.VOL_DOSSIER, voorstellen=(verlopen,))
    teksten = [tekst for tekst, _ in _signalen(casus)]
    assert "E12 MaDi, stap 1: de termijn liep tot 16-11" in teksten
    assert "escaleren: E12 is verlopen" not in teksten
    ander = replace(casus, voorstellen=(replace(verlopen, organisatie="ggd"),))
    assert ("escaleren: E12 is verlopen", v.VOORSTEL.opdracht) in _signalen(ander)


def test_a_crisis_comes_first_and_a_closed_casus_waits_for_no_melding() -> None:
    besluit = replace(v.BESLUIT, toedeling=replace(v.TOEDELING, uitkomst=Uitkomst.CRISIS))
    meldingen = (v.VOL_DOSSIER.meldingen[0], replace(v.MELDINGDOSSIER, besluiten=(besluit,)))
    crisis = Crisisstand(147, Crisisfase.OPEN, v.VANDAAG, "Bureau Jeugdzorg", None, None)
    casus = replace(v.VOL_DOSSIER, meldingen=meldingen, besluiten=(), crisis=crisis)
    bel = "crisis: bel nu Bureau Jeugdzorg; bij acuut gevaar 112"
    assert _signalen(casus)[0] == (bel, "tafel casus crisis 147")
    dicht = replace(casus, status="gesloten", gesloten_op=v.VANDAAG, sluitreden="losgelaten")
    assert bel not in [tekst for tekst, _ in _signalen(dicht)]
    assert "gesloten 23-11: losgelaten" in _blok(dicht, "Proces")


def test_the_last_day_of_a_term_is_still_in_time() -> None:
    casus = replace(v.WACHTEND_DOSSIER, stap_uiterlijk=v.VANDAAG)
    assert "had klaar moeten zijn" not in " ".join(tekst for tekst, _ in _signalen(casus))


def test_an_unknown_category_asks_what_decides_it() -> None:
    assert (
        "categorie onbekend: multiprobleem, jeugdhulp; de GGSR-toets wijst op ja",
        "tafel casus verhelder 147",
    ) in _signalen(v.WACHTEND_DOSSIER)
    casus = replace(
        v.WACHTEND_DOSSIER, categorieuitleg=replace(v.CATEGORIE, vragen=("overlast_openbaar",))
    )
    opdrachten = [opdracht for _, opdracht in _signalen(casus)]
    assert "tafel melding wijzig M412" in opdrachten
    bespreken = replace(
        v.WACHTEND_DOSSIER,
        categorie="bespreken",
        categorieuitleg=replace(v.CATEGORIE, waarom="de bron noemt dit niet"),
    )
    teksten = [tekst for tekst, _ in _signalen(bespreken)]
    assert "categorie bespreken: de bron noemt dit niet" in teksten


def test_what_is_left_out_is_counted() -> None:
    assert len(_blok(v.VOL_DOSSIER, "Tijdlijn")) == 9
    assert _blok(v.VOL_DOSSIER, "Tijdlijn")[-1] == "… en nog 3 (alles: --alles)"
    veel = replace(
        v.VOL_DOSSIER, afspraken=v.AFSPRAKEN[:1] * 12, meldingen=v.VOL_DOSSIER.meldingen * 6
    )
    assert _blok(veel, "Meldingen")[5:] == ("… en nog 1 (alles: --alles)",)
    assert _blok(veel, "Afspraken")[0] == "12 open, 12 te laat"
    assert _blok(veel, "Afspraken")[-1] == "… en nog 4 (alles: --alles)"


def test_a_melding_that_was_sent_back_waits_for_nothing_but_feedback() -> None:
    weg = replace(v.MELDINGDOSSIER, status="teruggeleid", besluiten=(), klok=v.KLOK)
    beeld = dossier.melding(
        v.melding_met_nodig(weg), v.LABELS, vandaag=v.VANDAAG, verhul=v.zonder_verhullen
    )
    (signalen,) = (blok for blok in beeld.blokken if isinstance(blok, Signalen))
    assert [signaal.tekst for signaal in signalen.signalen] == [
        "melder Wijkpolitie wacht sinds 9-11"
    ]


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
