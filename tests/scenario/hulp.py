"""What the scenarios share: a command on a day that must go well, or must be refused."""

import json
from collections.abc import Mapping
from typing import Any

from tests.commands.hulp import voer_in, zegt_niets
from tests.conftest import Resultaat, Tafel


def op(tafel: Tafel, dag: str, *args: str) -> Resultaat:
    """A command on a day, which must go well."""
    resultaat = tafel("--vandaag", dag, *args)
    assert resultaat.exit_code == 0, (args, resultaat.stderr)
    return resultaat


def lees_op(tafel: Tafel, dag: str, *args: str) -> Any:
    """The JSON of a command on a day."""
    return json.loads(op(tafel, dag, *args, "-f", "json").stdout)


def weigert(tafel: Tafel, dag: str, code: int, *args: str) -> list[str]:
    """The lines of the error of a command that must end with this exit code."""
    resultaat = tafel("--vandaag", dag, *args)
    assert resultaat.exit_code == code, (args, resultaat)
    assert zegt_niets(resultaat.stdout, code), args
    return resultaat.stderr.splitlines()


def platte(tekst: str) -> str:
    """Without the line breaks and columns of a screen."""
    return " ".join(tekst.split())


def nieuwe_casus(tafel: Tafel, velden: Mapping[str, str]) -> int:
    """The casus that a new melding opens."""
    [besluit] = json.loads(tafel("toedelen", voer_in(tafel, dict(velden)), "-f", "json").stdout)
    casus = besluit["casus"]
    assert isinstance(casus, int)
    return casus


def nu_nodig(tafel: Tafel, dag: str, casus: int = 1) -> list[str]:
    """What `casus toon` says that must happen now, each with its command, the most urgent first."""
    regels = op(tafel, dag, "casus", "toon", str(casus)).stdout.splitlines()
    if "NU NODIG" not in regels:
        return []
    blok = []
    for regel in regels[regels.index("NU NODIG") + 1 :]:
        if not regel.startswith(" "):
            break
        blok.append(regel)
    return [platte(deel) for deel in "\n".join(blok).split(" ! ")[1:]]
