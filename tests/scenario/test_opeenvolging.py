"""Any order of commands: refused or done, never a failure, and the register stays whole.

Short as a rule; TAFEL_TEST_LANG=200 makes it two hundred long walks.
"""

import json
import os
import re
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
    run_state_machine_as_test,
)

from tests.commands.hulp import BESPREKEN, GEZIN, OVERLAST
from tests.conftest import Resultaat, Tafel

LANG = int(os.environ.get("TAFEL_TEST_LANG") or 0)
VOORBEELDEN, STAPPEN = (LANG, 60) if LANG else (5, 25)

GEDAAN, GEWEIGERD = 0, {2, 65, 66, 76}
AANGROEIEND = (
    *("gebeurtenis", "terugkoppeling", "notitie", "overlegbesluit", "instemming"),
    *("toedelingsbesluit", "logregel"),
)
"""Tables of which no row ever changes or goes."""
ELDERS = {"besluit", "toedeling"}
"""Events of which the story tells the decision itself."""

NUMMER_VAN = re.compile(r"\d+(?=$|[d/.])")
"""The casus in 1, 1/2, 1d2 and 1.2."""
Rijen = list[tuple[Any, ...]]

CASUS = st.integers(1, 3).map(str)
"""There are at most three; a number without a casus is refused."""
NUMMER = st.integers(1, 3)
GEBIED = st.sampled_from(["gezin_opvoeding", "inkomen_schulden", "wonen"])
PARTNER = st.sampled_from(["altra", "madi", "dwi", "wijkpolitie"])
DAGEN = st.integers(-3, 40)


class Register(RuleBasedStateMachine):
    """One register, its commands in any order; `draai` runs one of them."""

    def __init__(self, tafel: Tafel, pad: Path) -> None:
        super().__init__()
        self.tafel, self.pad = tafel, pad
        self.dag = date(2026, 11, 23)
        self.meldingen = 0
        self.was: dict[str, Rijen] = {}
        self.betekenis: dict[tuple[str, int, int], tuple[Any, ...]] = {}

    # --- running and looking ----------------------------------------------------------------------

    def loop(self, *args: str) -> Resultaat:
        return self.tafel("--register", str(self.pad), "--vandaag", self.dag.isoformat(), *args)

    def rijen(self, sql: str) -> Rijen:
        with closing(sqlite3.connect(self.pad)) as verbinding:
            return verbinding.execute(sql).fetchall()

    def alles(self) -> dict[str, Rijen]:
        with closing(sqlite3.connect(self.pad)) as verbinding:
            namen = verbinding.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            return {
                naam: verbinding.execute(f'SELECT * FROM "{naam}" ORDER BY 1').fetchall()
                for (naam,) in namen.fetchall()
            }

    def doe(self, *args: str) -> Resultaat:
        """A command: done, or refused with a reason and without a trace but in the log."""
        resultaat = self.loop(*args)
        nu = self.alles()
        if resultaat.exit_code != GEDAAN:
            assert resultaat.exit_code in GEWEIGERD, (args, resultaat)
            gezegd = [r for r in resultaat.stderr.splitlines() if not r.startswith("let op: ")]
            assert gezegd[0].startswith("tafel: "), (args, resultaat)
            eerst, erna = ({k: v for k, v in d.items() if k != "logregel"} for d in (self.was, nu))
            assert eerst == erna, (args, resultaat)
        for tabel in AANGROEIEND:
            oud = self.was.get(tabel, [])
            assert nu[tabel][: len(oud)] == oud, (args, tabel)
        self.was = nu
        self.heel(args)
        return resultaat

    def heel(self, args: tuple[str, ...]) -> None:
        """What always holds."""
        assert self.rijen("PRAGMA foreign_key_check") == []
        assert self.rijen("SELECT id, stap FROM casus WHERE stap NOT BETWEEN 1 AND 10") == []
        dubbel = "SELECT {0}, count(*) FROM {1} GROUP BY {0} HAVING count(*) > 1"
        for sleutel, uit in (
            ("huishouden", "casus WHERE status = 'open'"),
            ("casus", "plan WHERE status = 'vastgesteld'"),
            ("casus", "plan WHERE status = 'concept'"),
        ):
            assert self.rijen(dubbel.format(sleutel, uit)) == [], args
        dicht = "(SELECT id FROM casus WHERE status = 'gesloten')"
        for wat in ("afspraak", "escalatie"):
            open_ = f"SELECT * FROM {wat} WHERE status = 'open' AND casus IN {dicht}"
            assert self.rijen(open_) == [], args
        zonder_melder = (
            f"SELECT id FROM melding WHERE casus IN {dicht} AND id NOT IN "
            "(SELECT melding FROM terugkoppeling WHERE aan = 'melder')"
        )
        assert self.rijen(zonder_melder) == [], args
        zonder_evaluatie = (
            "SELECT id FROM casus WHERE status = 'gesloten' AND evaluatie IS NULL AND id NOT IN "
            "(SELECT casus FROM plan WHERE geevalueerd_op IS NOT NULL)"
        )
        assert self.rijen(zonder_evaluatie) == [], args
        self.nummers_blijven(args)
        genoemd = {gevonden[0] for arg in args if (gevonden := NUMMER_VAN.match(arg))}
        for (casus,) in self.rijen("SELECT id FROM casus"):
            if str(casus) in genoemd:
                self.verteld(casus)

    def nummers_blijven(self, args: tuple[str, ...]) -> None:
        """A number is given once, and keeps meaning the same."""
        nu = {
            (soort, casus, nummer): (rij, inhoud)
            for soort, kolom in (("afspraak", "wat"), ("doel", "leefgebied"))
            for rij, casus, nummer, inhoud in self.rijen(
                f"SELECT id, casus, nummer, {kolom} FROM {soort}"
            )
        }
        for sleutel, betekenis in self.betekenis.items():
            assert nu.get(sleutel) == betekenis, (args, sleutel)
        self.betekenis = nu

    def verteld(self, casus: int) -> None:
        """The casus can be shown, and its story leaves nothing out."""
        getoond = self.loop("casus", "toon", str(casus), "-f", "json")
        assert getoond.exit_code == GEDAAN, getoond.stderr
        dossier = json.loads(getoond.stdout)
        verhaal = [(deel["datum"], deel["soort"], deel["wat"]) for deel in dossier["tijdlijn"]]
        gebeurd = self.rijen(
            f"SELECT dag, soort, tekst FROM gebeurtenis WHERE casus = {casus} ORDER BY id"
        )
        verhuisd = self.rijen(
            f"SELECT dag, soort, tekst FROM gebeurtenis WHERE casus = {casus} "
            "AND soort = 'toedeling' AND json_extract(gegevens, '$.oud.tafel') <> "
            "coalesce(json_extract(gegevens, '$.nieuw.tafel'), '') ORDER BY id"
        )
        eigen = [deel for deel in gebeurd if deel[1] not in ELDERS] + verhuisd
        for deel in eigen:
            assert verhaal.count(deel) >= eigen.count(deel), deel
        [(besluiten,)] = self.rijen(f"SELECT count(*) FROM overlegbesluit WHERE casus = {casus}")
        toegedeeld = self.rijen(
            "SELECT t.id FROM toedelingsbesluit t JOIN melding m ON m.id = t.melding "
            f"WHERE m.casus = {casus}"
        )
        meldingen = self.rijen(f"SELECT id FROM melding WHERE casus = {casus}")
        assert len(verhaal) == len(eigen) + besluiten + len(toegedeeld) + len(meldingen)
        assert len(dossier["besluiten"]) == besluiten
        assert [deel[0] for deel in verhaal] == sorted(deel[0] for deel in verhaal)
        assert len(dossier["afspraken"]) == len(
            self.rijen(f"SELECT id FROM afspraak WHERE casus = {casus}")
        )

    def teardown(self) -> None:
        for vraag in (
            *(("agenda", "--tafel", "jeugd"), ("agenda", "--tafel", "coordinatoren")),
            *(("casus", "lijst"), ("afspraak", "lijst", "--status", "alle")),
            *(("escaleer", "lijst", "--status", "alle"), ("escaleer", "voorstel")),
        ):
            for vorm in ("json", "tekst"):
                assert self.loop(*vraag, "-f", vorm).exit_code == GEDAAN, vraag
        for (casus,) in self.rijen("SELECT id FROM casus"):
            self.verteld(casus)
            assert self.loop("casus", "toon", str(casus)).exit_code == GEDAAN

    # --- commands ---------------------------------------------------------------------------------

    def meld(self, velden: Mapping[str, str]) -> None:
        self.meldingen += 1
        alles = dict(velden) | {"kenmerk": f"K{self.meldingen}"}
        opties = [deel for naam, waarde in alles.items() for deel in (f"--{naam}", waarde)]
        assert self.doe("melding", "add", *opties).exit_code == GEDAAN
        assert self.doe("toedelen", f"M{self.meldingen}").exit_code == GEDAAN

    @initialize()
    def begin(self) -> None:
        assert self.loop("init").exit_code == GEDAAN
        self.was = self.alles()
        self.meld(GEZIN)

    @precondition(lambda self: self.meldingen < 5)
    @rule(
        soort=st.sampled_from([GEZIN, OVERLAST, BESPREKEN]),
        jeugdhulp=st.sampled_from(["geen", "vrijwillig", "maatregel"]),
    )
    def melding(self, soort: dict[str, str], jeugdhulp: str) -> None:
        self.meld(soort | {"jeugdhulp": jeugdhulp})

    @rule(melding=NUMMER, jeugdhulp=st.sampled_from(["geen", "vrijwillig", "maatregel"]))
    def wijzig_melding(self, melding: int, jeugdhulp: str) -> None:
        self.doe("melding", "wijzig", f"M{melding}", "--jeugdhulp", jeugdhulp)
        self.doe("toedelen", f"M{melding}")

    @rule(melding=NUMMER)
    def koppel_terug(self, melding: int) -> None:
        self.doe("melding", "terugkoppelen", f"M{melding}")

    @rule(melding=NUMMER)
    def leid_terug(self, melding: int) -> None:
        self.doe("melding", "terugleiden", f"M{melding}", "--naar", "madi")

    @rule(dagen=st.sampled_from([1, 3, 7, 30]))
    def er_gaat_tijd_voorbij(self, dagen: int) -> None:
        self.dag += timedelta(days=dagen)

    @rule(casus=CASUS, stap=st.integers(1, 10))
    def stap(self, casus: str, stap: int) -> None:
        self.doe("casus", "stap", casus, str(stap))

    @rule(casus=CASUS, oordeel=st.sampled_from(["ja", "nee", "onbekend"]))
    def verhelder(self, casus: str, oordeel: str) -> None:
        self.doe("casus", "verhelder", casus, "--multiprobleem", oordeel, "--erkenning", "ja")

    @rule(casus=CASUS, daad=st.sampled_from(["opschalen", "afschalen"]))
    def schaal(self, casus: str, daad: str) -> None:
        self.doe("casus", daad, casus, "--naar", "bureau-jeugdzorg", "--reden", "het moet")

    @rule(casus=CASUS, partner=PARTNER)
    def draag_over(self, casus: str, partner: str) -> None:
        wie = ("--casemanager", "L. Oud", "--organisatie", partner)
        self.doe("casus", "overdragen", casus, *wie)

    @rule(casus=CASUS, tafel=st.sampled_from(["jeugd", "volw"]))
    def andere_tafel(self, casus: str, tafel: str) -> None:
        self.doe("casus", "overdragen", casus, "--tafel", tafel, "--reden", "past beter")

    @rule(casus=CASUS, tekst=st.sampled_from(["", "schulden"]))
    def plan(self, casus: str, tekst: str) -> None:
        if self.doe("plan", "maak", casus, "--analyse", "schulden").exit_code:
            self.doe("plan", "wijzig", casus, "--analyse", tekst)

    @rule(casus=CASUS, gebied=GEBIED)
    def doel(self, casus: str, gebied: str) -> None:
        self.doe("plan", "doel", casus, "--leefgebied", gebied, "--tekst", "het gaat goed")

    @rule(casus=CASUS, doel=NUMMER)
    def doel_vervalt(self, casus: str, doel: int) -> None:
        self.doe("plan", "doel", f"{casus}d{doel}", "--vervalt")

    @rule(casus=CASUS, doel=NUMMER, partner=PARTNER, dagen=DAGEN)
    def taak(self, casus: str, doel: int, partner: str, dagen: int) -> None:
        self.doe(
            *("plan", "taak", f"{casus}d{doel}", "--wat", f"taak {len(self.betekenis)}"),
            *("--organisatie", partner, "--uiterlijk", self.over(dagen)),
        )

    @rule(casus=CASUS, doel=NUMMER, nummer=NUMMER, partner=PARTNER)
    def halve_taak(self, casus: str, doel: int, nummer: int, partner: str) -> None:
        self.doe("plan", "taak", f"{casus}d{doel}", "--wat", f"taak {len(self.betekenis)}")
        self.doe("plan", "taak", f"{casus}/{nummer}", "--organisatie", partner)

    @rule(casus=CASUS, proef=st.booleans())
    def stel_vast(self, casus: str, proef: bool) -> None:
        self.doe("plan", "vaststellen", casus, *(["--proef"] if proef else []))

    @rule(casus=CASUS, partner=PARTNER)
    def heel_plan(self, casus: str, partner: str) -> None:
        """A plan that meets its gates: chance alone seldom makes one."""
        self.doe("plan", "maak", casus, "--analyse", "schulden")
        self.draag_over(casus, partner)
        self.doel(casus, "wonen")
        for (nummer,) in self.rijen(
            f"SELECT nummer FROM doel WHERE casus = {casus} AND plan_tot IS NULL"
        ):
            self.taak(casus, nummer, partner, 20)
        self.stel_vast(casus, proef=False)

    @rule(casus=CASUS, uitslag=st.sampled_from(["bereikt", "deels", "niet"]))
    def evalueer(self, casus: str, uitslag: str) -> None:
        getoond = self.loop("plan", "toon", casus, "-f", "json")
        doelen = json.loads(getoond.stdout)["doelen"] if getoond.exit_code == GEDAAN else []
        opties = [deel for d in doelen for deel in ("--doel", f"{d['doel']}={uitslag}")]
        self.doe("plan", "evalueer", casus, *opties, "--gezin-zegt", "goed")

    @rule(casus=CASUS, partner=PARTNER, dagen=DAGEN)
    def afspraak(self, casus: str, partner: str, dagen: int) -> None:
        self.doe(
            *("afspraak", "add", casus, "--organisatie", partner),
            *("--wat", f"taak {len(self.betekenis)}", "--uiterlijk", self.over(dagen)),
        )

    @rule(casus=CASUS, nummer=NUMMER, dagen=DAGEN, daad=st.integers(0, 4))
    def wend(self, casus: str, nummer: int, dagen: int, daad: int) -> None:
        naam, later = f"{casus}/{nummer}", self.over(dagen)
        self.doe(
            "afspraak",
            *(
                ("nagekomen", naam),
                ("niet-nagekomen", naam, "--oorzaak", "organisatie"),
                ("vervallen", naam, "--reden", "niet nodig"),
                ("heropen", naam, "--uiterlijk", later),
                ("doorschuiven", naam, "--uiterlijk", later),
            )[daad],
        )

    @rule(casus=CASUS, partner=PARTNER, spoor=st.sampled_from(["opstellen", "uitvoering"]))
    def escaleer(self, casus: str, partner: str, spoor: str) -> None:
        self.doe("escaleer", casus, "--spoor", spoor, "--tegen", partner)

    @rule(nummer=NUMMER, resultaat=st.sampled_from(["opgelost", "niet_opgelost", "besluit"]))
    def rond_af(self, nummer: int, resultaat: str) -> None:
        self.doe("escaleer", "afronden", f"E{nummer}", "--resultaat", resultaat)

    @rule(casus=CASUS)
    def besluit(self, casus: str) -> None:
        self.doe("overleg", "besluit", casus, "--tekst", "zo doen we het")

    @rule(casus=CASUS, aan=st.sampled_from(["gezin", "partner"]))
    def vertel(self, casus: str, aan: str) -> None:
        self.doe("casus", "terugkoppelen", casus, "--aan", aan)

    @rule(casus=CASUS, stand=st.sampled_from(["ja", "nee", "niet_bereikt"]), partner=PARTNER)
    def gezin(self, casus: str, stand: str, partner: str) -> None:
        self.doe("casus", "instemming", f"{casus}.1", stand)
        self.doe("casus", "betrek", f"{casus}.1", "--organisatie", partner)
        self.doe("notitie", casus, "--tekst", "gebeld")

    @rule(
        casus=CASUS,
        reden=st.sampled_from(["doelen_bereikt", "losgelaten", "verhuisd"]),
        evaluatie=st.booleans(),
    )
    def sluit(self, casus: str, reden: str, evaluatie: bool) -> None:
        slot = ("--evaluatie", "klaar") if evaluatie else ()
        self.doe(
            "casus", "sluit", casus, "--ja", "--reden", reden, "--toelichting", "zo is het", *slot
        )

    @rule(casus=CASUS)
    def alles_verteld_en_dicht(self, casus: str) -> None:
        """Told and closed: chance alone seldom does both."""
        for (melding,) in self.rijen(f"SELECT id FROM melding WHERE casus = {casus}"):
            self.koppel_terug(melding)
        self.sluit(casus, "doelen_bereikt", evaluatie=True)

    @rule(casus=CASUS)
    def heropen(self, casus: str) -> None:
        self.doe("casus", "heropen", casus, "--reden", "weer mis")

    @rule(casus=CASUS, klaar=st.booleans())
    def nazorg(self, casus: str, klaar: bool) -> None:
        self.doe("casus", "nazorg", casus, "--gedaan", "prima", *(["--klaar"] if klaar else []))

    @rule(casus=CASUS, stop=st.booleans())
    def volg(self, casus: str, stop: bool) -> None:
        self.doe("casus", "volg", casus, *(["--stop"] if stop else ["--reden", "in zicht"]))

    def over(self, dagen: int) -> str:
        return (self.dag + timedelta(days=dagen)).isoformat()


def test_any_order_of_commands_leaves_the_register_whole(tafel: Tafel, tmp_path: Path) -> None:
    nummers = count(1)

    class Nieuw(Register):
        """On a file of its own."""

        def __init__(self) -> None:
            super().__init__(tafel, tmp_path / f"{next(nummers)}.db")

    run_state_machine_as_test(
        Nieuw,
        settings=settings(
            max_examples=VOORBEELDEN,
            stateful_step_count=STAPPEN,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
