"""A register filled row by row, so that every figure of a report can be worked out by hand."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

from tests.commands.hulp import lees
from tests.conftest import Tafel


class Vuller:
    """Adds rows to the register of a test; what is not given is plain."""

    def __init__(self, verbinding: sqlite3.Connection, vanaf: int = 1) -> None:
        self._verbinding = verbinding
        self._teller = count(vanaf)

    def rij(self, tabel: str, **waarden: Any) -> int:
        kolommen, vragen = ", ".join(f'"{k}"' for k in waarden), ", ".join("?" * len(waarden))
        gedaan = self._verbinding.execute(
            f'INSERT INTO "{tabel}" ({kolommen}) VALUES ({vragen})', tuple(waarden.values())
        )
        assert gedaan.lastrowid is not None
        return gedaan.lastrowid

    def huishouden(self, buurt: str | None = "Gein") -> int:
        return self.rij("huishouden", buurt=buurt)

    def persoon(self, huishouden: int, geboren: str | None = "1985-01-01", **meer: Any) -> int:
        return self.rij(
            "persoon", huishouden=huishouden, rol="hoofdpersoon", geboortedatum=geboren, **meer
        )

    def melding(
        self,
        persoon: int,
        casus: int | None = None,
        *,
        op: str = "2026-07-01",
        melder: str | None = "MaDi",
        besloten: str | None = None,
        **meer: Any,
    ) -> int:
        """A melding; with a decision when `besloten` is a day."""
        nummer = self.rij(
            "melding",
            persoon=persoon,
            casus=casus,
            ontvangen_op=op,
            melder_organisatie=melder,
            sleutel=f"s{next(self._teller)}",
            inhoud="{}",
            **{"status": "toegedeeld", "uitkomst": "tafel", **meer},
        )
        if besloten:
            self.rij(
                "toedelingsbesluit",
                melding=nummer,
                casus=casus,
                tijd=f"{besloten}T09:00:00+00:00",
                dag=besloten,
                wie="tester",
                profiel="zuidoost",
                profielversie="1.0",
                uitkomst="tafel",
                besluit="{}",
            )
        return nummer

    def casus(
        self,
        *,
        op: str = "2026-07-01",
        tafel: str | None = "jeugd-en-gezin",
        buurt: str | None = "Gein",
        geboren: str | None = "1985-01-01",
        **meer: Any,
    ) -> int:
        """An open casus of a new household with one person."""
        huishouden = self.huishouden(buurt)
        self.persoon(huishouden, geboren)
        return self.rij(
            "casus",
            huishouden=huishouden,
            tafel=tafel,
            geopend_op=op,
            **{"status": "open", "stap": 3, "uitkomst": "tafel", **meer},
        )

    def persoon_van(self, casus: int) -> int:
        [(nummer,)] = self._verbinding.execute(
            "SELECT min(p.id) FROM persoon p JOIN casus c ON c.huishouden = p.huishouden "
            "WHERE c.id = ?",
            (casus,),
        )
        return int(nummer)

    def gebeurtenis(self, casus: int, soort: str, dag: str, **gegevens: Any) -> None:
        self.rij(
            "gebeurtenis",
            casus=casus,
            tijd=f"{dag}T09:00:00+00:00",
            dag=dag,
            wie="tester",
            soort=soort,
            tekst=soort,
            gegevens=json.dumps(gegevens),
        )

    def sluit(
        self, casus: int, dag: str, reden: str = "doelen_bereikt", nazorg: str | None = None
    ) -> None:
        self._verbinding.execute(
            "UPDATE casus SET status = 'gesloten', gesloten_op = ?, sluitreden = ? WHERE id = ?",
            (dag, reden, casus),
        )
        self.gebeurtenis(casus, "gesloten", dag, reden=reden, nazorg=nazorg)

    def plan(self, casus: int, vastgesteld: str | None = "2026-07-10", **meer: Any) -> int:
        return self.rij(
            "plan",
            casus=casus,
            gemaakt_op=vastgesteld or "2026-07-10",
            vastgesteld_op=vastgesteld,
            **{
                "versie": 1,
                "status": "vastgesteld" if vastgesteld else "concept",
                "analyse_gezamenlijk": "ja",
                "evaluatie_op": "2027-01-15",
                **meer,
            },
        )

    def doel(self, plan: int, casus: int, leefgebied: str = "wonen") -> int:
        nummer = next(self._teller)
        return self.rij(
            "doel", casus=casus, nummer=nummer, plan_van=plan, leefgebied=leefgebied, tekst="beter"
        )

    def afspraak(
        self,
        casus: int,
        uiterlijk: str | None = "2026-08-03",
        gedaan: str | None = None,
        **meer: Any,
    ) -> int:
        """Open, or kept on the day `gedaan`."""
        return self.rij(
            "afspraak",
            casus=casus,
            nummer=next(self._teller),
            wat="regelen",
            uiterlijk=meer.pop("nieuw_uiterlijk", uiterlijk),
            eerst_uiterlijk=uiterlijk,
            afgedaan_op=gedaan,
            **{
                "organisatie": "madi",
                "status": "nagekomen" if gedaan else "open",
                "keren_doorgeschoven": 0,
                "gemaakt_op": "2026-07-10",
                **meer,
            },
        )


@contextmanager
def vul(tmp_path: Path) -> Iterator[Vuller]:
    verbinding = sqlite3.connect(tmp_path / "register.db")
    try:
        yield Vuller(verbinding)
        verbinding.commit()
    finally:
        verbinding.close()


def rapport(tafel: Tafel, naam: str, *args: str) -> dict[str, dict[str, dict[str, Any]]]:
    """Per title of a table, per first cell: the cells by column."""
    gelezen = lees(tafel, "rapport", naam, *args)
    return {
        tabel["titel"]: {
            rij[0]: dict(zip(tabel["kolommen"], rij, strict=True)) for rij in tabel["rijen"]
        }
        for tabel in gelezen["tabellen"]
    }
