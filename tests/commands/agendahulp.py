"""Casussen in process on an agenda, for the tests of `tafel agenda` and `tafel overleg`."""

import json
from collections.abc import Mapping
from typing import Any

from tests.commands.hulp import GEZIN, lees, voer_in
from tests.conftest import Resultaat, Tafel

BEGIN, OVERLEG, NU = "2026-11-02", "2026-11-05", "2026-11-23"
"""Monday: in; Thursday: discussed; the Monday before the meeting of Thursday 26-11."""
TERUG = "2027-01-28"
"""Within thirteen weeks of any decision here."""


def op(tafel: Tafel, dag: str) -> Tafel:
    """The same command line on another day."""

    def draai(
        *args: str, input: str | bytes | None = None, env: Mapping[str, str] | None = None
    ) -> Resultaat:
        return tafel(*args, input=input, env={"TAFEL_VANDAAG": dag, **(env or {})})

    return draai


def doe(tafel: Tafel, *args: str, dag: str = NU) -> str:
    resultaat = op(tafel, dag)(*args)
    assert resultaat.exit_code == 0, (args, resultaat.stderr)
    return resultaat.stdout.strip()


def casus(tafel: Tafel, velden: dict[str, str] = GEZIN, **anders: str) -> None:
    """A casus that came in on 2-11 and was discussed on 5-11, with everybody told."""
    melding = voer_in(op(tafel, BEGIN), velden, **anders)
    [besluit] = json.loads(doe(tafel, "toedelen", melding, "-f", "json", dag=BEGIN))
    bespreek(tafel, besluit["casus"])


def bespreek(tafel: Tafel, nummer: int, dag: str = OVERLEG) -> None:
    """Decide, say when it comes back, and tell everybody."""
    besluit = ("overleg", "besluit", str(nummer), "--tekst", "MaDi belt de school")
    doe(tafel, *besluit, "--terug", TERUG, dag=dag)
    for [melding] in meldingen(tafel, nummer):
        doe(tafel, "melding", "terugkoppelen", f"M{melding}", "--tekst", "gebeld", dag=dag)
    for aan in ("gezin", "partner"):
        doe(tafel, "casus", "terugkoppelen", str(nummer), "--aan", aan, dag=dag)


def meldingen(tafel: Tafel, nummer: int) -> list[list[int]]:
    dossier = lees(tafel, "casus", "toon", str(nummer))
    return [[int(melding["melding"][1:])] for melding in dossier["meldingen"]]


def punten(tafel: Tafel, naam: str = "jeugd", datum: str = "2026-11-26") -> list[dict[str, Any]]:
    agenda = lees(op(tafel, NU), "agenda", "--tafel", naam, "--datum", datum)
    assert agenda["niet_geplaatst"] == []
    return list(agenda["punten"])


def tekst(tafel: Tafel, *args: str, naam: str = "jeugd") -> str:
    return " ".join(doe(tafel, "agenda", "--tafel", naam, *args).split())


def afspraak(tafel: Tafel, uiterlijk: str, organisatie: str = "madi", nummer: int = 1) -> None:
    doe(
        tafel,
        *("afspraak", "add", str(nummer), "--organisatie", organisatie),
        *("--wat", f"schulden {organisatie}", "--uiterlijk", uiterlijk),
        dag="2026-11-06",
    )


def maak_plan(tafel: Tafel, *, compleet: bool = True) -> None:
    """A concept of 6-11; complete: analyse, goal, task and gezinsmanager."""
    doe(tafel, "plan", "maak", "1", "--analyse", "veel schulden", dag="2026-11-06")
    if compleet:
        wie = ("--casemanager", "L. Oud", "--organisatie", "altra")
        doe(tafel, "plan", "wijzig", "1", *wie, dag="2026-11-06")
        doel = ("--leefgebied", "inkomen_schulden", "--tekst", "schulden geregeld", "--maat", "x")
        doe(tafel, "plan", "doel", "1", *doel, "--streefdatum", "2027-02-01", dag="2026-11-06")
        taak = ("--wat", "regeling", "--organisatie", "spirit", "--uiterlijk", "2027-01-10")
        doe(tafel, "plan", "taak", "1d1", *taak, dag="2026-11-06")
