"""Every screen to the letter, at 80 and at 120 columns, plain and in colour.

`python -m tests.render.test_gouden` writes the expected screens anew; read them before committing.
"""

import io
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from tafel.domain.casus import CasusRegel
from tafel.domain.melding import MeldingRegel
from tafel.render import regels
from tafel.render.casus import dossier
from tafel.render.casus.lijst import casussen
from tafel.render.melding.lijst import meldingen
from tafel.render.overleg import agenda
from tafel.render.toedeling import lijst as uitkomsten
from tafel.render.toedeling import uitleg as explanation
from tafel.render.vorm import scherm
from tafel.render.vorm.console import toon
from tafel.render.vorm.tabel import als_tabel, als_tekst
from tafel.render.vorm.tekst import Gestileerd, breedte_van
from tests.render import voorbeelden as v

MAP = Path(__file__).parent / "gouden"

MELDINGEN = (
    MeldingRegel(
        melding=412,
        kenmerk="L-2026-77",
        ontvangen_op=date(2026, 11, 9),
        naam="Fatima Pinas",
        initialen="F.P.",
        geboortedatum="1988-04-02",
        melder_organisatie="Wijkpolitie",
        status="toegedeeld",
        uitkomst="tafel",
        tafel="jeugd-en-gezin",
        casus=147,
    ),
    MeldingRegel(
        melding=7,
        kenmerk=None,
        ontvangen_op=date(2026, 11, 20),
        naam=None,
        initialen="A.K.",
        geboortedatum="1991",
        melder_organisatie="Woningcorporatie met een heel lange naam in Zuidoost",
        status="aan te vullen",
        uitkomst="aanvullen",
        tafel=None,
        casus=None,
    ),
)
CASUSSEN = (
    CasusRegel(
        *(147, "jeugd-en-gezin", 2, "MPG1", "F.P. '88, 3 kinderen", date(2026, 11, 9), "open"),
        *("L. Oud", 3),
    ),
    CasusRegel(9, None, 2, None, "A.K. '91", date(2026, 11, 20), "open"),
)

ALLE_UITSLAGEN = (v.UITSLAG, v.AAN_TE_VULLEN, v.CRISISUITSLAG)

SCHERMEN: dict[str, Callable[[int], Gestileerd]] = {
    "agenda": lambda b: agenda.als_tekst(v.AGENDA, v.LABELS, b),
    "agenda-leeg": lambda b: agenda.als_tekst(v.LEGE_AGENDA, v.LABELS, b),
    "agenda-vol": lambda b: agenda.als_tekst(v.VOLLE_AGENDA, v.LABELS, b),
    "agenda-kwaad": lambda b: agenda.als_tekst(v.KWADE_AGENDA, v.LABELS, b),
    "uitleg": lambda b: explanation.uitleg_van_alle(ALLE_UITSLAGEN, v.LABELS, b),
    "uitleg-overruled": lambda b: explanation.uitleg(v.OVERRULED, v.LABELS, b),
    "resultaat": lambda b: uitkomsten.resultaat(ALLE_UITSLAGEN, v.LABELS, b),
    "verschuivingen": lambda b: uitkomsten.verschuivingen(v.VERSCHOVEN, v.LABELS, b),
    "regels": lambda b: regels.als_tekst(v.REGELS, b),
    "casus": lambda b: scherm.als_tekst(v.CASUS, b),
    "dossier-melding": lambda b: scherm.als_tekst(
        dossier.melding(
            v.melding_met_nodig(v.MELDINGDOSSIER),
            v.LABELS,
            vandaag=v.VANDAAG,
            verhul=v.zonder_verhullen,
        ),
        b,
    ),
    "dossier-casus": lambda b: scherm.als_tekst(
        dossier.casus(v.casus_met_nodig(v.CASUSDOSSIER), v.LABELS, vandaag=v.VANDAAG, namen=False),
        b,
    ),
    "dossier-melding-te-laat": lambda b: scherm.als_tekst(
        dossier.melding(
            v.melding_met_nodig(replace(v.MELDINGDOSSIER, klok=v.KLOK)),
            v.LABELS,
            vandaag=v.VANDAAG,
            verhul=None,
        ),
        b,
    ),
    "dossier-vol": lambda b: scherm.als_tekst(
        dossier.casus(v.casus_met_nodig(v.VOL_DOSSIER), v.LABELS, vandaag=v.VANDAAG, namen=False), b
    ),
    "dossier-wacht": lambda b: scherm.als_tekst(
        dossier.casus(
            v.casus_met_nodig(v.WACHTEND_DOSSIER), v.LABELS, vandaag=v.VANDAAG, namen=True
        ),
        b,
    ),
    "meldingen-tabel": lambda b: als_tabel(meldingen(MELDINGEN, v.LABELS).als_tabel(), b),
    "meldingen-tekst": lambda b: als_tekst(meldingen(MELDINGEN, v.LABELS).als_tabel(), b),
    "casussen": lambda b: als_tekst(casussen(CASUSSEN, v.LABELS, v.VANDAAG).als_tabel(), b),
}


@pytest.mark.parametrize("breedte", [80, 120])
@pytest.mark.parametrize("naam", SCHERMEN)
def test_to_the_letter(naam: str, breedte: int) -> None:
    verwacht = (MAP / f"{naam}-{breedte}.txt").read_text(encoding="utf-8")
    assert SCHERMEN[naam](breedte).plat() == verwacht


@pytest.mark.parametrize("breedte", [60, 61, 80, 100, 109, 110, 120, 200])
@pytest.mark.parametrize("naam", SCHERMEN)
def test_no_line_is_wider_than_the_screen(naam: str, breedte: int) -> None:
    te_lang = [
        regel
        for regel in SCHERMEN[naam](breedte).plat().splitlines()
        if breedte_van(regel) > breedte
    ]
    assert not te_lang


@pytest.mark.parametrize("naam", SCHERMEN)
def test_colour_changes_no_character(naam: str) -> None:
    scherm = SCHERMEN[naam](80)
    kleurig, plat = io.StringIO(), io.StringIO()
    toon(scherm, breedte=80, kleur=True, bestand=kleurig)
    toon(scherm, breedte=80, kleur=False, bestand=plat)
    assert "\x1b[" in kleurig.getvalue()
    assert re.sub(r"\x1b\[[0-9;]*m", "", kleurig.getvalue()) == plat.getvalue()
    assert plat.getvalue() == scherm.plat()


@pytest.mark.parametrize("naam", SCHERMEN)
def test_a_pipe_gets_no_escapes(naam: str) -> None:
    tekst = SCHERMEN[naam](80).plat()
    assert all(teken == "\n" or teken.isprintable() for teken in tekst)
    assert not any("─" <= teken <= "╿" for teken in tekst)


if __name__ == "__main__":
    for naam_, maak in SCHERMEN.items():
        for breedte_ in (80, 120):
            bestand = MAP / f"{naam_}-{breedte_}.txt"
            bestand.write_text(maak(breedte_).plat(), encoding="utf-8")
