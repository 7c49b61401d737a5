"""The demo year as one register for the whole session, and its reports as they are printed."""

import os
import shlex
import sys
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

from tafel import cli
from tests.conftest import ROOT, VANDAAG, Demojaar, _inhoud, _stroom
from tests.natelling.gegevens import Gegevens
from tests.natelling.keuze import kies
from tests.natelling.programma import Programma

OPDRACHTEN = """
aanbod laad {kaart}
aanbod ervaring A1 --tafel volwassenen --toegankelijkheid goed --kwaliteit matig
aanbod ervaring A1 --tafel volwassenen --prestatie slecht
aanbod ervaring A12 --tafel volwassenen --toegankelijkheid matig --kwaliteit goed --prestatie goed
consultatie add --tafel volwassenen --organisatie mee
knelpunt add --soort wachten --organisatie mee --tekst "lange wachttijd"

# Wrongly referred: sent back, or moved to another table.
melding terugleiden {m1} --naar huisarts --reden "eerste lijn"
melding terugleiden {m2} --naar madi --reden "eerste lijn"
casus overdragen {a} --tafel jong-volwassenen --reden "past daar beter"
casus overdragen {b} --tafel volwassenen --reden "past daar beter"
casus overdragen {c} --tafel jong-volwassenen --reden "past daar beter"
casus overdragen {d} --tafel volwassenen --reden "past daar beter"
casus overdragen {e} --tafel volwassenen --reden "past daar beter"
casus overdragen {h} --casemanager "P. Pool" --organisatie madi

# Goals at which more than one organisation works, and what may become of an afspraak.
afspraak add {a} --doel {ad1} --organisatie mee --wat "ook langsgaan" --uiterlijk 2026-12-04
afspraak add {a} --doel {ad2} --organisatie mee --wat "ook langsgaan" --uiterlijk 2026-12-04
afspraak add {a} --doel {ad2} --organisatie amc --wat "ook langsgaan" --uiterlijk 2026-12-04
afspraak add {b} --doel {bd1} --organisatie mee --wat "ook langsgaan" --uiterlijk 2026-12-04
afspraak add {b} --doel {bd1} --organisatie ggd --wat "ook langsgaan" --uiterlijk 2026-12-04
afspraak add {b} --doel {bd2} --organisatie mee --wat "ook langsgaan" --uiterlijk 2026-12-04
afspraak add {c} --doel {cd1} --organisatie madi --wat "ook langsgaan" --uiterlijk 2026-12-04
afspraak add {c} --doel {cd2} --organisatie madi --wat "ook langsgaan" --uiterlijk 2026-12-04
afspraak add {d} --organisatie ggd --wat bellen --uiterlijk 2026-11-23
afspraak doorschuiven {c_1} --uiterlijk 2026-12-11 --reden ziek
afspraak vervallen {b_1} --reden "hoeft niet meer"
afspraak niet-nagekomen {b_3} --oorzaak omstandigheden
escaleer {a} --spoor uitvoering --tegen amc-de-meren --afspraak {a_3}

plan wijzig {v} --netwerk "oma past op" --instemming opgelegd --grond bijstand
plan vaststellen {v}
plan wijzig {w} --evaluatie-op 2026-11-27
plan vaststellen {w}
casus sluit {s} --reden losgelaten --toelichting "kwam niet meer" --evaluatie besproken \
  --nazorg 2026-11-26 --ja
casus heropen {g} --reden "nieuwe zorgen"
partner add buurtzorg-oost --naam "Buurtzorg Oost" --schil volwassenen --convenant 2026-11-02

# A family of which nothing is certain: no buurt, no melder, ages that fall either way.
melding add --naam "Proef, A." --leeftijd 41 --kanaal website --crisis nee --jeugdhulp geen \
  --inwonende-kinderen "2003|?|4 jaar|4 jaar" --zorgen-om-kinderen ja --zelf-oplossen nee \
  --leefgebieden "wonen|onderwijs" --regulier-aanbod ontoereikend
melding add --naam "Proef, B." --geboortedatum 1990 --melder-organisatie arkin --buurt Gein \
  --leefgebieden wonen --complex nee --kanaal huisarts --regulier-aanbod toereikend
toedelen --alle
casus verhelder {n} --multiprobleem ja --erkenning ja
"""
"""Facts that the demo has few of, made with the commands that a user has for them."""


@pytest.fixture(scope="session")
def programma(
    tmp_path_factory: pytest.TempPathFactory,
    _een_keer_geladen: None,
    demojaar: Demojaar,
) -> Iterator[Programma]:
    """The command line on the demo year; every report is asked once."""
    thuis = tmp_path_factory.mktemp("natelling")
    register = thuis / "jaar.db"
    with pytest.MonkeyPatch.context() as tijdelijk:
        for naam in os.environ:
            if naam.startswith(("TAFEL_", "_TAFEL_", "XDG_")):
                tijdelijk.delenv(naam)
        omgeving = dict.fromkeys(("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"), str(thuis)) | {
            "COLUMNS": "80",
            "TAFEL_GEBRUIKER": "nateller",
            "TAFEL_VANDAAG": VANDAAG,
            "TAFEL_REGISTER": str(register),
        }

        def draai(*args: str) -> str:
            uit, fout = _stroom(), _stroom()
            with pytest.MonkeyPatch.context() as even, redirect_stdout(uit), redirect_stderr(fout):
                for naam, waarde in omgeving.items():
                    even.setenv(naam, waarde)
                even.setattr(sys, "stdin", _stroom())
                code = cli.run(list(args))
            assert code == 0, (args, _inhoud(fout))
            return _inhoud(uit)

        demojaar("zuidoost", register)
        gekozen = kies(register)
        kaart = ROOT / "data" / "voorbeeld" / "aanbod.csv"
        for opdracht in (
            OPDRACHTEN.replace(
                "\
",
                "",
            )
            .format(kaart=kaart, **gekozen)
            .splitlines()
        ):
            if woorden := shlex.split(opdracht, comments=True):
                draai(*woorden)
        yield Programma(draai, register)


@pytest.fixture(scope="session")
def jaar(programma: Programma) -> Gegevens:
    """Every row of every table, as a plain export gives them, before any report was asked."""
    return Gegevens(Path(programma.register))
