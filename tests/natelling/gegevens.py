"""The rows of a register as a plain export gives them, and what they say of a day.

Nothing here or in the tests beside it comes from the program: no query, no rule. The schema
(register/tables.py), the profile and the definitions of the figures (data/definities.toml) are all
that they share.
"""

import json
import re
import sqlite3
import tomllib
from collections import defaultdict
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any

from dateutil.easter import easter

from tests.conftest import ROOT

Rij = dict[str, Any]
PROFIEL: dict[str, Any] = tomllib.loads(
    (ROOT / "data" / "profielen" / "zuidoost.toml").read_text(encoding="utf-8")
)
RAPPORT = PROFIEL["rapport"]
KIND_TOT: int = PROFIEL["drempels"]["kind_tot"]["waarde"]
LEEFGEBIEDEN = {
    "gezin_opvoeding": "gezin en opvoeding",
    "wonen": "wonen",
    "werk_dagbesteding": "werk en dagbesteding",
    "inkomen_schulden": "inkomen en schulden",
    "gezondheid_lichamelijk": "lichamelijke gezondheid",
    "gezondheid_psychisch": "psychische gezondheid",
    "verslaving": "verslaving",
    "onderwijs": "onderwijs",
    "veiligheid_criminaliteit": "veiligheid en criminaliteit",
    "sociaal_netwerk_participatie": "sociaal netwerk en participatie",
    "overlast": "overlast",
}


def werkdag(dag: date) -> bool:
    """Monday to Friday, no public holiday of the profile, nor a single day by decree."""
    vrij = {easter(dag.year) + timedelta(days=n) for n in PROFIEL["feestdagen"]["pasen"]}
    vrij |= {los["dag"] for los in PROFIEL["feestdagen"]["dagen"]}
    return (
        dag.weekday() < 5
        and f"{dag:%d-%m}" not in PROFIEL["feestdagen"]["vast"]
        and dag not in vrij
    )


def na_werkdagen(dag: str, aantal: int) -> str:
    """The day on which so many working days have gone by, ISO."""
    op = date.fromisoformat(dag)
    while aantal:
        op += timedelta(days=1)
        aantal -= werkdag(op)
    return op.isoformat()


def eerste_werkdag(dag: str) -> str:
    """The last day on which what is due on `dag` is in time, ISO."""
    op = date.fromisoformat(dag)
    while not werkdag(op):
        op += timedelta(days=1)
    return op.isoformat()


def leeftijden(geboren: str, op: str) -> set[int]:
    """The ages that somebody may have on a day, given a birth date or a birth year."""
    jaar = int(op[:4])
    if len(geboren) == 4:
        return {jaar - int(geboren) - 1, jaar - int(geboren)}
    return {jaar - int(geboren[:4]) - (op[5:] < geboren[5:])}


def kind_leeftijden(kind: str, op: str) -> set[int] | None:
    """The same for a child as a melding names it, with its first name or not; None = unknown."""
    if jaren := re.search(r"(\d+) jaar$", kind):
        return {int(jaren[1])}
    wanneer = kind.rsplit(maxsplit=1)[-1]
    return None if wanneer == "?" else leeftijden(wanneer, op)


def lijst(tekst: str | None) -> list[str]:
    return tekst.split("|") if tekst else []


class Gegevens:
    """All rows by table, and a few groupings of them."""

    def __init__(self, register: Path) -> None:
        verbinding = sqlite3.connect(f"file:{register}?mode=ro", uri=True)
        verbinding.row_factory = sqlite3.Row
        namen = [
            naam
            for (naam,) in verbinding.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        ]
        self.rijen: dict[str, list[Rij]] = {
            naam: [dict(rij) for rij in verbinding.execute(f'SELECT * FROM "{naam}"')]
            for naam in namen
        }
        verbinding.close()

    def __getitem__(self, tabel: str) -> list[Rij]:
        return self.rijen[tabel]

    def per(self, tabel: str, veld: str) -> dict[Any, list[Rij]]:
        groepen: dict[Any, list[Rij]] = defaultdict(list)
        for rij in self[tabel]:
            groepen[rij[veld]].append(rij)
        return groepen

    @cached_property
    def casussen(self) -> dict[int, Rij]:
        return {rij["id"]: rij for rij in self["casus"]}

    @cached_property
    def plannen(self) -> dict[int, list[Rij]]:
        return self.per("plan", "casus")

    @cached_property
    def meldingen(self) -> dict[int, list[Rij]]:
        """Of every casus, the oldest first."""
        return self.per("melding", "casus")

    @cached_property
    def afspraken(self) -> dict[int, list[Rij]]:
        return self.per("afspraak", "casus")

    @cached_property
    def doelen(self) -> dict[int, list[Rij]]:
        return self.per("doel", "casus")

    @cached_property
    def personen(self) -> dict[int, Rij]:
        return {rij["id"]: rij for rij in self["persoon"]}

    @cached_property
    def buurten(self) -> dict[int, str]:
        """Of every household; not known = onbekend."""
        return {rij["id"]: rij["buurt"] or "onbekend" for rij in self["huishouden"]}

    @cached_property
    def gebeurtenissen(self) -> dict[int, list[Rij]]:
        """Of every casus in the order in which they were written down, their data read."""
        groepen: dict[int, list[Rij]] = defaultdict(list)
        for rij in self["gebeurtenis"]:
            groepen[rij["casus"]].append({**rij, **json.loads(rij["gegevens"] or "{}")})
        return groepen

    def open_tussen(self, casus: int) -> list[tuple[str, str | None]]:
        """The stretches during which a casus was open: first day, day of closing (None = open)."""
        stukken: list[tuple[str, str | None]] = []
        for wat in self.gebeurtenissen[casus]:
            if wat["soort"] in {"geopend", "heropend"}:
                stukken.append((wat["dag"], None))
            elif wat["soort"] == "gesloten":
                stukken[-1] = (stukken[-1][0], wat["dag"])
        return stukken

    def open_op(self, casus: int, dag: str) -> bool:
        """Open at the end of a day: who is closed on it is not."""
        return any(
            van <= dag and (tot is None or tot > dag) for van, tot in self.open_tussen(casus)
        )

    def tafel_op(self, casus: int, dag: str) -> str | None:
        """Of which table a casus was at the end of a day, from what happened up to then."""
        tafel = None
        for wat in self.gebeurtenissen[casus]:
            if wat["dag"] > dag:
                continue
            if wat["soort"] == "geopend":
                tafel = wat["tafel"]
            elif wat["soort"] == "toedeling":
                tafel = wat["nieuw"]["tafel"]
        return tafel

    def stap_op(self, casus: int, dag: str) -> int:
        """In which step a casus was at the end of a day; it opens, and opens again, in step 3."""
        stap = 3
        for wat in self.gebeurtenissen[casus]:
            if wat["dag"] <= dag and wat["soort"] in {"stap", "heropend", "gesloten"}:
                stap = {"heropend": 3, "gesloten": 10}.get(wat["soort"]) or wat["naar"]
        return stap

    def laatste(self, casus: int, soort: str, dag: str) -> Any:
        """What the last change of a kind up to a day made of it; None = never set."""
        waarden = [
            wat["nieuw"]
            for wat in self.gebeurtenissen[casus]
            if wat["soort"] == soort and wat["dag"] <= dag
        ]
        return waarden[-1] if waarden else None

    def vastgesteld_plan(self, casus: int, dag: str) -> Rij | None:
        """The latest version that was vastgesteld by then."""
        versies = [
            plan
            for plan in self.plannen.get(casus, ())
            if plan["vastgesteld_op"] and plan["vastgesteld_op"] <= dag
        ]
        return max(versies, key=lambda plan: int(plan["versie"]), default=None)

    @cached_property
    def partners(self) -> dict[str, Rij]:
        """Of the profile and of the register: label, kern, schil, convenant_op."""
        gekend = {
            code: {
                "naam": partner["naam"],
                "namen": {partner["naam"], *partner.get("ook", ())},
                "tafels": {
                    tafel
                    for tafel, eigen in PROFIEL["tafels"].items()
                    if code in eigen["kern"] + eigen["schil"]
                },
                "convenant_op": None,
            }
            for code, partner in PROFIEL["partners"].items()
        }
        for rij in self["partner"]:
            partner = gekend.setdefault(
                rij["code"], {"naam": rij["naam"], "namen": set(), "tafels": set()}
            )
            partner["naam"] = rij["naam"] or partner["naam"]
            partner["namen"].add(partner["naam"])
            partner["convenant_op"] = rij["convenant_op"]
            if rij["kern"] is not None or rij["schil"] is not None:
                partner["tafels"] = {*lijst(rij["kern"]), *lijst(rij["schil"])}
        return gekend

    def organisatie(self, code: str | None) -> str:
        """The label of a code; none = onbekend."""
        return str(self.partners[code]["naam"]) if code else "onbekend"

    def melder(self, melding: Rij) -> str:
        """The label of the partner under one of whose names a melding came in."""
        genoemd = melding["melder_organisatie"]
        if not genoemd:
            return "onbekend"
        for code, partner in self.partners.items():
            namen = {naam.casefold() for naam in (code, *partner["namen"])}
            if genoemd.strip().casefold() in namen:
                return str(partner["naam"])
        return "andere organisatie"
