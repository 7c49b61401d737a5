"""A made-up register of a district over fifteen months, the same for every seed.

A few melders, buurten and channels are seen all the time, most of them seldom; every property has
small groups, and now and then one that all share something.
"""

import sqlite3
from collections.abc import Sequence
from contextlib import closing, redirect_stderr, redirect_stdout
from datetime import date, timedelta
from io import StringIO
from pathlib import Path
from random import Random
from typing import Any, TypeVar

from tafel import cli
from tafel.register.beheer import maak_register
from tafel.register.store import Register
from tafel.services.rapport.afsluiten import af_te_sluiten, sluit_af
from tafel.services.regels.profielen import laad_profiel
from tests.commands.rapporthulp import Vuller
from tests.conftest import ROOT
from tests.natelling.gegevens import LEEFGEBIEDEN, PROFIEL
from tests.natelling.kengetallen import KANALEN
from tests.zitting import zitting

BEGIN, EIND = date(2025, 10, 1), date(2026, 12, 31)
VANDAAG = date(2027, 1, 20)
"""When all of it is closed."""
TAFELS = {"jeugd-en-gezin": 5, "volwassenen": 4, "jong-volwassenen": 2}
OVERLEGDAG = {"jeugd-en-gezin": 3, "volwassenen": 1, "jong-volwassenen": 2}
UITKOMSTEN = {
    "tafel": 50, "regulier": 22, "bespreken": 8, "teruggeleid": 6, "aanvullen": 5, "crisis": 3,
    "opschalen": 2, None: 4,
}  # fmt: skip
REDENEN = {
    "doelen_bereikt": 40, "afgeschaald": 20, "verhuisd": 12, "losgelaten": 8, "anders": 6,
    "opgeschaald": 5, "teruggeleid": 4, "overleden": 3, "loos_alarm": 2,
}  # fmt: skip
CATEGORIEEN = {"Risicogezin": 10, "MPG1": 8, "MPG2": 6, "MPG3": 3, "MPG4": 1, None: 5}
PARTNERS: dict[str, str] = {code: partner["naam"] for code, partner in PROFIEL["partners"].items()}
KAART = ROOT / "data" / "voorbeeld" / "aanbod.csv"
T = TypeVar("T")
Gewichten = dict[str | None, float]


def zeldzamer(rij: Sequence[T], macht: float = 1.2) -> dict[T, float]:
    """Weights: the first is seen much, the last hardly ever."""
    return {een: 1 / (plek + 1) ** macht for plek, een in enumerate(rij)}


class District:
    def __init__(self, pad: Path, zaad: int, per_jaar: int) -> None:
        self._keus = Random(zaad)
        maak_register(pad)
        with closing(sqlite3.connect(pad)) as db, db:
            db.execute("PRAGMA synchronous = OFF")
            self._db, self._v = db, Vuller(db)
            self._verdeel()
            for _ in range(per_jaar * 15 // 12):
                self._melding()
            for _ in range(per_jaar // self._keus.choice((15, 40, 300))):
                self._consultatie()

    def _verdeel(self) -> None:
        """Which ones are seen much differs per district."""
        keus = self._keus

        def door(rij: Sequence[T]) -> dict[T, float]:
            return zeldzamer(keus.sample(list(rij), len(rij)))

        self._melders: Gewichten = {**door(list(PARTNERS.values())), None: 0.2, "buurvrouw": 0.1}
        self._doeners: Gewichten = {**door(list(PARTNERS)), None: 0.05}
        self._buurten: Gewichten = {**door(PROFIEL["buurten"]), None: 0.1, "Muiderpoort": 0.05}
        self._kanalen: Gewichten = {**door(KANALEN), None: 0.1}
        self._gebieden = door(list(LEEFGEBIEDEN))

    def _een(self, gewichten: dict[T, float] | dict[T, int]) -> T:
        return self._keus.choices(list(gewichten), list(gewichten.values()))[0]

    def _kans(self, deel: float) -> bool:
        return self._keus.random() < deel

    def _later(self, dag: date, hoogstens: int, minstens: int = 0) -> date:
        return dag + timedelta(days=self._keus.randint(minstens, hoogstens))

    def _consultatie(self) -> None:
        dag = self._later(BEGIN, (EIND - BEGIN).days)
        self._v.rij(
            "consultatie",
            tijd=f"{dag}T09:00:00+00:00",
            dag=dag.isoformat(),
            wie="tester",
            tafel=self._een(TAFELS),
            organisatie=self._een(self._doeners),
        )

    def _melding(self) -> None:
        dag, melder = self._later(BEGIN, (EIND - BEGIN).days), self._een(self._melders)
        uitkomst, keus = self._een(UITKOMSTEN), self._keus
        gebieden = keus.sample(list(LEEFGEBIEDEN), keus.randint(0, 4)) if self._kans(0.3) else [
            self._een(self._gebieden) for _ in range(keus.randint(1, 3))
        ]  # fmt: skip
        buurt = self._een(self._buurten)
        geboren = f"{keus.randint(1936, 2014)}-{keus.randint(1, 12):02}-{keus.randint(1, 28):02}"
        velden = {
            "kanaal": self._een(self._kanalen),
            "aard": self._een({"zorg": 6, "overlast": 2, "zorg_en_overlast": 2, None: 1}),
            "urgentie": self._een({"regulier": 12, "spoed": 4, "crisis": 1, None: 1}),
            "complex": self._een({"ja": 3, "nee": 4, None: 3}),
            "zelf_oplossen": self._een({"ja": 2, "nee": 5, None: 3}),
            "aanvliegroute": self._een(
                {"regulier": 20, "schil": 4, "mss": 2, "drugs": 1, "groepsaanpak": 1, None: 2}
            ),
            "overlast_openbaar": self._een({"ja": 1, "nee": 5, None: 1}),
            "leefgebieden": "|".join(g for g in LEEFGEBIEDEN if g in gebieden) or None,
        }
        besloten = self._later(dag, 9) if uitkomst is not None else None
        casus = None
        if uitkomst in {"tafel", "bespreken", "crisis", "opschalen"}:
            tafel = self._een(TAFELS) if uitkomst != "bespreken" or self._kans(0.7) else None
            assert besloten is not None
            casus = self._casus(besloten, tafel, buurt, geboren)
            persoon = self._v.persoon_van(casus)
        else:
            persoon = self._v.persoon(self._v.huishouden(buurt), geboren)
        if uitkomst == "teruggeleid":
            velden |= {"status": "teruggeleid", "teruggeleid_naar": "huisarts", "uitkomst": None}
        else:
            velden |= {
                "uitkomst": uitkomst,
                "status": "nieuw" if uitkomst is None else "toegedeeld",
            }
        nummer = self._v.melding(
            persoon,
            casus,
            op=dag.isoformat(),
            melder=melder,
            besloten=besloten.isoformat() if besloten and uitkomst != "teruggeleid" else None,
            **velden,
        )
        if uitkomst == "teruggeleid":
            self._v.rij(
                "melding_wijziging", melding=nummer, tijd=f"{besloten}T09:00:00+00:00",
                dag=str(besloten), wie="tester", veld="teruggeleid_naar", nieuw="huisarts",
            )  # fmt: skip
        if besloten is not None and self._kans(0.75):
            op = self._later(besloten, 25)
            self._v.rij(
                "terugkoppeling", aan="melder", melding=nummer, casus=casus,
                tijd=f"{op}T10:00:00+00:00", dag=op.isoformat(), wie="tester",
            )  # fmt: skip

    def _casus(self, op: date, tafel: str | None, buurt: str | None, geboren: str) -> int:
        v, keus = self._v, self._keus
        categorie = self._een(CATEGORIEEN) if tafel == "jeugd-en-gezin" else None
        manager = self._een(self._doeners) if self._kans(0.85) else None
        casus = v.casus(
            op=op.isoformat(), tafel=tafel, buurt=buurt, geboren=geboren, categorie=categorie,
            casemanager_organisatie=manager, stap=3,
        )  # fmt: skip
        if categorie is not None:
            v.gebeurtenis(casus, "categorie", op.isoformat(), oud=None, nieuw=categorie)
        if manager is not None:
            v.gebeurtenis(casus, "casemanager", op.isoformat(), oud=None, nieuw=manager)
        if self._kans(0.06):
            oud = {"tafel": self._een(TAFELS)}
            v.gebeurtenis(
                casus, "toedeling", self._later(op, 30).isoformat(), oud=oud, nieuw={"tafel": tafel}
            )
        if tafel is not None and self._kans(0.8):
            self._overleg(casus, tafel, op)
        stap = keus.randint(3, 8)
        dicht = self._later(op, 320, 20) if self._kans(0.55) else None
        if self._kans(0.7):
            self._plan(casus, self._later(op, 70, 5), dicht)
        if dicht is not None and dicht <= EIND:
            nazorg = self._later(dicht, 120, 60).isoformat() if self._kans(0.6) else None
            reden = self._een(REDENEN)
            v.gebeurtenis(
                casus, "gesloten", dicht.isoformat(), reden=reden, nazorg=nazorg, stap=stap
            )
            weer = self._later(dicht, 30, 1)
            if self._kans(0.06) and weer <= EIND:
                v.gebeurtenis(
                    casus, "heropend", weer.isoformat(), gesloten_op=str(dicht), sluitreden=reden
                )
            else:
                self._db.execute(
                    "UPDATE casus SET status = 'gesloten', stap = 10, gesloten_op = ?, "
                    "sluitreden = ? WHERE id = ?",
                    (dicht.isoformat(), reden, casus),
                )
        return casus

    def _overleg(self, casus: int, tafel: str, op: date) -> None:
        dag = self._later(op, 21)
        while dag.weekday() != OVERLEGDAG[tafel]:
            dag += timedelta(days=1)
        self._v.rij(
            "overlegbesluit", casus=casus, tafel=tafel, overleg=dag.isoformat(), tekst="besproken",
            tijd=f"{dag}T12:00:00+00:00", dag=dag.isoformat(), wie="tester",
        )  # fmt: skip

    def _plan(self, casus: int, op: date, dicht: date | None) -> None:
        v = self._v
        plan = v.plan(
            casus, op.isoformat(), netwerk=self._een({"oma": 3, None: 4}),
            instemming=self._een({"ingestemd": 4, "mee_opgesteld": 3, "opgelegd": 1, None: 2}),
            analyse_gezamenlijk=self._een({"ja": 6, "nee": 2, None: 2}),
            methodiek=self._een({"triple p": 3, None: 3}),
            bewezen=self._een({"ja": 3, "nee": 2, None: 3}),
            evaluatie_op=self._later(op, 150, 60).isoformat(),
        )  # fmt: skip
        for _ in range(self._keus.randint(1, 3)):
            doel = v.doel(plan, casus, self._een(self._gebieden))
            for _ in range(self._keus.choice((1, 1, 1, 2))):
                self._afspraak(casus, doel, op, dicht)

    def _afspraak(self, casus: int, doel: int, op: date, dicht: date | None) -> None:
        uiterlijk = self._later(op, 60, 7)
        hoe = self._een(
            {"op_tijd": 10, "te_laat": 3, "niet": 2, "kon_niet": 1, "open": 3, "schuift": 2}
        )
        gedaan = self._later(op, (uiterlijk - op).days).isoformat()
        later = self._later(uiterlijk, 20, 4).isoformat()
        per_uitkomst: dict[str, dict[str, Any]] = {
            "op_tijd": {"gedaan": gedaan},
            "te_laat": {"gedaan": later},
            "niet": {"gedaan": later, "status": "niet_nagekomen", "oorzaak": "organisatie"},
            "kon_niet": {"gedaan": later, "status": "niet_nagekomen", "oorzaak": "omstandigheden"},
            "open": {},
            "schuift": {"gedaan": later, "keren_doorgeschoven": 1, "nieuw_uiterlijk": later},
        }
        self._v.afspraak(
            casus, uiterlijk.isoformat(), doel=doel, organisatie=self._een(self._doeners),
            **{"gemaakt_op": op.isoformat(), **per_uitkomst[hoe]},
        )  # fmt: skip


def bouw(pad: Path, zaad: int, per_jaar: int) -> None:
    """A register with the sociale kaart of the examples; no month of it is closed yet."""
    District(pad, zaad, per_jaar)
    with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
        assert (
            cli.run(
                ["--register", str(pad), "--vandaag", "2025-10-01", "aanbod", "laad", str(KAART)]
            )
            == 0
        )


def sluit(pad: Path, geheim: bytes, vandaag: date) -> None:
    """Close every month, rounding by another secret."""
    with closing(sqlite3.connect(pad)) as db, db:
        db.execute("UPDATE instelling SET waarde = ? WHERE sleutel = 'geheim'", (geheim.hex(),))
    with Register(pad) as register:
        z = zitting(register, laad_profiel("zuidoost"), wie="aanvaller", vandaag=vandaag)
        assert sluit_af(z, af_te_sluiten(z).zeker)
