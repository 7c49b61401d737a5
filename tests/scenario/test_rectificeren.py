"""Text that came into the wrong file: gone from every output, and from the bytes (domain §13)."""

from pathlib import Path

from tafel.kolommen import KOLOM_VAN
from tafel.register.plaatsen import PLAATSEN
from tests.commands.opdrachten import opties, regel, vlag
from tests.commands.test_alle_opdrachten import ALLE
from tests.conftest import Tafel
from tests.scenario.rectificeerhulp import (
    BUITEN,
    DAG,
    FOUT,
    SPOOR,
    TEKSTOPTIES,
    bytes_van,
    dump,
    speel,
)
from tests.scenario.test_afgeschermd import IN_EEN_BESTAND, LEZEND, _inhoud, _vormen

WEG = ("--tekst", "-", "--ja", "--reden", "hoort bij een ander gezin")


def test_gone_from_every_output_and_from_the_bytes(register: Tafel, tmp_path: Path) -> None:
    """Whatever command put it there."""
    gezet = speel(register, tmp_path)
    alles = dump(tmp_path)
    assert [waar for waar, tekst in gezet.items() if tekst not in alles] == []
    assert len(gezet) > 80
    klaar = register("--vandaag", "2026-11-30", "rectificeer", "--overal", *WEG, input=FOUT.upper())
    assert klaar.exit_code == 0, klaar.stderr
    assert not SPOOR.search(klaar.stdout + klaar.stderr)
    assert [naam for naam, inhoud in bytes_van(tmp_path) if SPOOR.search(inhoud)] == []
    assert not SPOOR.search(dump(tmp_path))
    gelezen = 0
    for pad, commando in LEZEND:
        namen = {vlag(optie) for optie in opties(commando)}
        tafel = ("--tafel", "jeugd") if "--tafel" in namen else ()
        for vorm in _vormen(commando):
            uit = tmp_path / "uit"
            uit.unlink(missing_ok=True)
            naar = ("--uit", str(uit)) if vorm[1] in IN_EEN_BESTAND else ()
            for dag in (DAG, "2026-12-01"):
                gedaan = register("--vandaag", dag, *pad, *regel(commando), *tafel, *vorm, *naar)
                assert gedaan.exit_code in {0, 2, 66}, (pad, vorm, gedaan.stderr)
                for tekst in (gedaan.stdout, gedaan.stderr, _inhoud(uit)):
                    assert not SPOOR.search(tekst), (pad, vorm, tekst)
                gelezen += gedaan.exit_code == 0
    assert gelezen > 200


def test_the_wrong_text_came_in_every_option_that_takes_text(
    register: Tafel, tmp_path: Path
) -> None:
    """A new one belongs in `speel`, or in BUITEN with the reason."""
    getypt = speel(register, tmp_path).keys()
    kolommen = {KOLOM_VAN[k].optie for k in PLAATSEN["melding"].kolommen if k in KOLOM_VAN}
    verwacht = {
        f"{naam} {vlag(optie)}"
        for naam, commando in ALLE.items()
        for optie in opties(commando)
        if optie.metavar in TEKSTOPTIES
        and (vlag(optie) in kolommen or naam not in {f"melding {m}" for m in _MELDING})
    }
    assert {waar for waar in getypt if " --" in waar} == verwacht - BUITEN.keys()
    assert BUITEN.keys() <= verwacht


_MELDING = ("add", "wijzig", "vul-aan")
"""Commands with an option per column of a melding."""
