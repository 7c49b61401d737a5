"""All statistical reports of one day together give nothing small away, over whatever periods."""

import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import product
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tafel.rules import beschermcellen
from tests.commands.hulp import lees
from tests.commands.rapporthulp import Vuller, vul
from tests.conftest import Tafel
from tests.scenario.onthuller import Onthuller, Vraag, allebei, alles, veld

AANVALLEN = int(os.environ.get("AANVALLEN", "0")) // 50
"""How many registers are attacked beside the fixed one: each takes seconds."""
VANDAAG = date(2026, 11, 23)
MELDERS = {
    "MaDi": "MaDi",
    "politie": "Wijkpolitie",
    "De bakker": "andere organisatie",
    None: "onbekend",
}
BUURTEN = ("Gein", "Holendrecht", "Reigersbos", None)
TAFELS = {
    "jeugd-en-gezin": "Jeugd en Gezin",
    "volwassenen": "Volwassenen",
    "jong-volwassenen": "Jong Volwassenen",
}
GEZINNEN = "jeugd-en-gezin"
CATEGORIEEN = ("MPG1", "MPG2", "Risicogezin", None)
REDENEN = {"doelen_bereikt": "doelen bereikt", "losgelaten": "losgelaten", "verhuisd": "verhuisd"}
ORGANISATIES = {"madi": "MaDi", "mee": "MEE", "dwi": "DWI"}
UITKOMSTEN = {
    "op_tijd": "op tijd nagekomen",
    "te_laat": "te laat nagekomen",
    "niet_gedaan": "niet gedaan (organisatie)",
    "geen_antwoord": "geen antwoord",
}
HOE = ("goed", "verplaatst", "regulier", "teruggeleid")
PERIODEN = tuple(
    (date.fromisoformat(van), date.fromisoformat(tot))
    for van, tot in (
        *(("2026-01-01", "2026-03-31"), ("2026-04-01", "2026-06-30")),
        *(("2026-07-01", "2026-09-30"), ("2026-10-01", "2026-11-23")),
        *(("2026-01-01", "2026-11-23"), ("2026-01-01", "2026-06-30")),
        *(("2026-02-01", "2026-02-28"), ("2026-01-10", "2026-05-20")),
        ("2025-01-01", "2025-12-31"),
    )
)
PEILDAGEN = tuple(sorted({tot for _, tot in PERIODEN} - {date(2026, 5, 20)}))


@dataclass
class Wereld:
    """A made-up register, with what is in every group that there may be."""

    groepen: Counter[Any] = field(default_factory=Counter)

    def ruimte(self) -> dict[Any, int]:
        """The groups that there may be: of the months that have any, each with any other property
        of its population.
        """
        uit: dict[Any, int] = {}
        for populatie in {groep[0] for groep in self.groepen}:
            rijen = [groep[1:] for groep in self.groepen if groep[0] == populatie]
            assen = [sorted({rij[i] for rij in rijen}, key=repr) for i in range(len(rijen[0]))]
            for rij in product(*assen):
                groep = (populatie, *rij)
                if populatie != "gemeld" or (rij[4] == "-") == (rij[3] in HOE[2:]):
                    uit[groep] = self.groepen[groep]
        return uit


def bouw(v: Vuller, keus: Random) -> Wereld:
    """Meldingen, casussen, closings and afspraken of two years; few of each."""
    wereld = Wereld()
    meldingen: list[tuple[date, str, str | None, str, str]] = []
    afspraken: list[tuple[date, str, str, str | None]] = []
    maanden_ = keus.sample(range(1, 12), keus.randint(4, 7))
    for _ in range(keus.randint(40, 80)):
        jaar = 2026 if keus.random() < 0.8 else 2025
        dag = date(jaar, keus.choice(maanden_), keus.randint(1, 20))
        melder, buurt = keus.choice(list(MELDERS)), keus.choices(BUURTEN, (5, 4, 2, 1))[0]
        hoe = keus.choices(HOE, (8, 2, 3, 1))[0]
        tafel = keus.choices(list(TAFELS), (5, 3, 1))[0]
        meldingen.append((dag, MELDERS[melder], buurt, hoe, tafel))
        if hoe in HOE[2:]:
            anders: dict[str, Any] = {"uitkomst": hoe} if hoe == "regulier" else {"status": hoe}
            v.melding(v.persoon(v.huishouden(buurt)), op=dag.isoformat(), melder=melder, **anders)
            continue
        categorie = keus.choice(CATEGORIEEN) if tafel == GEZINNEN else None
        beheerd = keus.random() < 0.7
        manager = {"casemanager_organisatie": "madi" if beheerd else None}
        casus = v.casus(
            op=dag.isoformat(), tafel=tafel, buurt=buurt, categorie=categorie, **manager
        )
        dicht: date | None = None
        if hoe == "verplaatst":
            v.gebeurtenis(
                casus, "toedeling", dag.isoformat(), oud={"tafel": "x"}, nieuw={"tafel": tafel}
            )
        v.melding(v.persoon_van(casus), casus, op=dag.isoformat(), melder=melder)
        wereld.groepen["opgepakt", (dag.year, dag.month), TAFELS[tafel]] += 1
        afspraken.extend(
            (*_afspraak(v, keus, casus, dag), buurt) for _ in range(keus.randint(0, 2))
        )
        if keus.random() < 0.5:
            dicht = min(dag + timedelta(days=keus.randint(20, 150)), VANDAAG)
            reden = keus.choices(list(REDENEN), (5, 2, 2))[0]
            nazorg = "2027-01-04" if reden != "verhuisd" and keus.random() < 0.6 else None
            v.sluit(casus, dicht.isoformat(), reden, nazorg)
            sluiting = ((dicht.year, dicht.month), TAFELS[tafel], REDENEN[reden], bool(nazorg))
            wereld.groepen["gesloten", *sluiting] += 1
        for peil in PEILDAGEN:
            if dag <= peil and (dicht is None or dicht > peil):
                maand = (peil.year, peil.month)
                wereld.groepen["stand", maand, TAFELS[tafel], categorie, beheerd] += 1
    per_jaar = Counter((m[0].year, m[2]) for m in meldingen)
    for dag, melder, buurt, hoe, tafel in meldingen:
        rij = "onbekend" if buurt is None else buurt
        if buurt is not None and per_jaar[dag.year, buurt] < 5:
            rij = "overige buurten"
        waar = "-" if hoe in HOE[2:] else TAFELS[tafel]
        wereld.groepen["gemeld", (dag.year, dag.month), melder, rij, hoe, waar] += 1
    van_wie = Counter((dag.year, organisatie) for dag, organisatie, _, _ in afspraken)
    waar_ = Counter((dag.year, buurt) for dag, _, _, buurt in afspraken)
    for dag, organisatie, uitkomst, buurt in afspraken:
        genoeg = van_wie[dag.year, organisatie] >= 5
        partner = ORGANISATIES[organisatie] if genoeg else "overige partners"
        wijk = buurt if waar_[dag.year, buurt] >= 5 else "overige buurten"
        maand = (dag.year, dag.month)
        wereld.groepen["afspraak", maand, partner, uitkomst] += 1
        wijk = "onbekend" if buurt is None else wijk
        wereld.groepen["afspraak in buurt", maand, wijk, uitkomst] += 1
    return wereld


def _afspraak(v: Vuller, keus: Random, casus: int, dag: date) -> tuple[date, str, str]:
    klaar = min(dag + timedelta(days=keus.randint(1, 40)), date(2026, 11, 10))
    organisatie = keus.choices(list(ORGANISATIES), (5, 3, 1))[0]
    uitkomst = keus.choices(list(UITKOMSTEN), (6, 2, 2, 2))[0]
    later = (klaar + timedelta(days=3)).isoformat()
    hoe: dict[str, Any] = {
        "op_tijd": {"gedaan": klaar.isoformat()},
        "te_laat": {"gedaan": later},
        "niet_gedaan": {"gedaan": later, "status": "niet_nagekomen", "oorzaak": "organisatie"},
        "geen_antwoord": {},
    }[uitkomst]
    v.afspraak(casus, klaar.isoformat(), organisatie=organisatie, **hoe)
    return klaar, organisatie, uitkomst


def vraag_alles(tafel: Tafel, wie: Onthuller) -> None:
    """Every statistical report over every period, and what each printed count is the sum of."""
    for van, tot in PERIODEN:
        periode = ("--van", van.isoformat(), "--tot", tot.isoformat())
        for naam in ("kengetallen", "knelpunten", "ggsr", "indicatoren"):
            tabellen = {t["titel"]: t for t in lees(tafel, "rapport", naam, *periode)["tabellen"]}
            HOOR[naam](wie, tabellen, van, tot)
    for van, tot in PERIODEN:
        for plek, rijen in ((2, MELDERS.values()), (3, (*BUURTEN[:3], "overige buurten"))):
            for rij in rijen:
                for hoe in (HOE[:1], HOE[1:], HOE[1:2], HOE[2:]):
                    vraag = Vraag("gemeld", allebei(veld(plek, rij), veld(4, *hoe)), 3)
                    wie.doel(("verwijzing", rij, hoe), vraag, van, tot)


def kengetallen(wie: Onthuller, tabellen: Any, van: date, tot: date) -> None:
    def naar(titel: str, kolom: int, vraag: Any) -> None:
        for rij in tabellen[titel]["rijen"]:
            wie.hoor((titel, rij[0], kolom), vraag(rij[0]), rij[kolom], van, tot)

    standen(wie, tabellen, van, tot)
    naar("Naar melder", 1, lambda rij: Vraag("gemeld", veld(2, rij), 3))
    naar("Naar buurt", 1, lambda rij: Vraag("gemeld", veld(3, rij), 3))
    waar = {"geen tafel": "-", "onbekend": "onbekend"}
    naar("Naar tafel", 1, lambda rij: Vraag("gemeld", veld(5, waar.get(rij, rij)), 3))
    naar("Naar tafel", 2, lambda rij: Vraag("opgepakt", veld(2, rij), 3))
    hoe = {"regulier of teruggeleid": HOE[2:], "tafel": HOE[:2]}
    naar(
        "Naar uitkomst van de toedeling",
        1,
        lambda rij: Vraag("gemeld", veld(4, *hoe.get(rij, ())), 3),
    )
    naar("Gesloten casussen naar reden", 1, lambda rij: Vraag("gesloten", veld(3, rij), 3))
    for stap, tafel, aantal, *_ in tabellen["Doorlooptijden"]["rijen"]:
        if stap == "melding tot sluiten":
            past = alles if tafel == "alle" else veld(2, tafel)
            vraag = Vraag("gesloten", past, 1 if tafel == "alle" else 3)
            wie.hoor((stap, tafel), vraag, aantal, van, tot)
    for wat, aantal in tabellen["Overig"]["rijen"]:
        if wat.startswith("nazorg"):
            wie.hoor(wat, Vraag("gesloten", veld(4, True), 3), aantal, van, tot)
    for maand, gemeld, geopend, heropend, gesloten, stand in tabellen[
        "Instroom, uitstroom en voorraad per maand"
    ]["rijen"]:
        jaar, nummer = map(int, maand.split("-"))
        begin = max(van, date(jaar, nummer, 1))
        einde = min(tot, (date(jaar, nummer, 28) + timedelta(days=4)).replace(day=1) - timedelta(1))
        for populatie, cel in (("gemeld", gemeld), ("opgepakt", geopend), ("gesloten", gesloten)):
            wie.hoor(("stroom", populatie), Vraag(populatie, alles, 1), cel, begin, einde)
        assert heropend == 0
        toen = date(2000, 1, 1)
        plus = wie.vorm(Vraag("opgepakt", alles, 1), toen, einde)
        min_ = wie.vorm(Vraag("gesloten", alles, 1), toen, einde)
        wie.stand(("voorraad", maand), plus, min_, stand)


def standen(wie: Onthuller, tabellen: Any, van: date, tot: date) -> None:
    """Kengetallen and indicatoren on the last day; nothing on a day that ends no month."""
    mpg, risico = veld(3, "MPG1", "MPG2"), veld(3, "Risicogezin")
    gezin = veld(2, TAFELS[GEZINNEN])
    groepen = {
        "in behandeling: MPG": (mpg, gezin),
        "in behandeling: risicogezin": (risico, gezin),
        "in behandeling: categorie onbekend": (allebei(gezin, veld(3, None)), gezin),
        "MPG's met één verantwoordelijke gezinsmanager": (allebei(mpg, veld(4, True)), mpg),
    }
    categorie = {"geen gezinscategorie": allebei(veld(3, None), lambda g: not gezin(g))}
    categorie["onbekend"] = groepen["in behandeling: categorie onbekend"][0]
    leeg: dict[str, list[Any]] = {"rijen": []}
    tafels, categorieen = (
        tabellen.get(f"Voorraad naar {naar}", leeg)["rijen"]
        for naar in ("tafel", "gezinscategorie")
    )
    cellen: list[tuple[Any, Any]] = [
        *((rij[1], veld(2, rij[0])) for rij in tafels),
        *((rij[1], categorie.get(rij[0], veld(3, rij[0]))) for rij in categorieen),
    ]
    for rij in tabellen.get("Indicatoren", leeg)["rijen"]:
        if rij[0] in groepen:
            cellen.extend(zip(rij[1:3], groepen[rij[0]], strict=True))
    for cel, past in cellen:
        if tot not in PEILDAGEN:
            assert cel is None
        else:
            vraag, begin = Vraag("stand", past, 1), tot.replace(day=1)
            # A part is hidden with its whole, also when it is 0: then that says nothing.
            if cel is not None or any(wie.waar[p] for p in wie.vorm(vraag, begin, tot)):
                wie.hoor(("stand", tot), vraag, cel, begin, tot)
            anders = allebei(mpg, veld(4, False))
            wie.doel("zonder manager", Vraag("stand", anders, 1), tot.replace(day=1), tot)


def knelpunten(wie: Onthuller, tabellen: Any, van: date, tot: date) -> None:
    mis: tuple[str, ...]
    fout: dict[str, tuple[str, ...]] = {"wachten": ("te_laat", "niet_gedaan", "geen_antwoord")}
    fout["nakoming"] = fout["wachten"][1:]
    for titel, tabel in tabellen.items():
        soort = titel.split(":")[0].casefold()
        buurt = titel.endswith("per buurt")
        if "wat er van de afspraken" in titel:
            for rij in tabel["rijen"]:
                uitkomst = {label: code for code, label in UITKOMSTEN.items()}.get(rij[0])
                if uitkomst:
                    vraag = Vraag("afspraak", veld(3, uitkomst), 3)
                    wie.hoor((titel, rij[0]), vraag, rij[1], van, tot)
            continue
        if soort == "verkeerd verwezen":
            populatie, plek, waar, mis = "gemeld", 3 if buurt else 2, 4, HOE[1:]
        elif soort in fout:
            populatie, plek = "afspraak in buurt" if buurt else "afspraak", 2
            waar, mis = 3, fout[soort]
        else:
            continue
        for rij in tabel["rijen"]:
            eigen = alles if rij[0] == "samen" else veld(plek, rij[0])
            eisen = (allebei(eigen, veld(waar, *mis)), eigen)
            geheel = 1 if rij[0] == "samen" else 3
            echt = sum(wie.waar[p] for p in wie.vorm(Vraag(populatie, eigen, 3), van, tot))
            if not echt and rij[2] is None:
                continue  # put together with others in this year
            for cel, past, lengte in zip(rij[1:3], eisen, (3, geheel), strict=True):
                wie.hoor((titel, rij[0]), Vraag(populatie, past, lengte), cel, van, tot)
            goed = allebei(eigen, lambda groep, w=waar, m=mis: groep[w] not in m)  # type: ignore[misc]
            wie.doel((titel, rij[0], "goed"), Vraag(populatie, goed, 3), van, tot)


def ggsr(wie: Onthuller, tabellen: Any, van: date, tot: date) -> None:
    [tabel] = tabellen.values()
    rijen = {rij[1]: rij[3:5] for rij in tabel["rijen"]}
    zinvol = veld(3, "doelen bereikt", "losgelaten")
    for toets, eisen in (
        ("het gezin wordt niet losgelaten", (veld(3, "doelen bereikt", "verhuisd"), alles)),
        ("zorg kan doorgaan (waakvlam)", (allebei(zinvol, veld(4, True)), zinvol)),
    ):
        for cel, past, lengte in zip(
            rijen[toets], eisen, (3, 1 if alles in eisen else 3), strict=True
        ):
            wie.hoor(toets, Vraag("gesloten", past, lengte), cel, van, tot)


HOOR = {"kengetallen": kengetallen, "knelpunten": knelpunten, "ggsr": ggsr, "indicatoren": standen}


def val_aan(tafel: Tafel, tmp_path: Path, zaad: int) -> Iterator[object]:
    (tmp_path / "register.db").unlink(missing_ok=True)
    assert tafel("init").exit_code == 0
    with vul(tmp_path) as v:
        wereld = bouw(v, Random(zaad))
    wie = Onthuller(wereld.ruimte(), 5, VANDAAG)
    vraag_alles(tafel, wie)
    assert wie.getoond > 100
    assert len(wie.doelen) > 20
    for maand, uitkomst in product(sorted({g[1] for g in wereld.groepen}), UITKOMSTEN):
        vragen = [Vraag(p, veld(3, uitkomst), 1) for p in ("afspraak", "afspraak in buurt")]
        wie.even_veel(vragen[0], vragen[1], maand)
    for peil in PEILDAGEN:
        toen, begin = date(2000, 1, 1), peil.replace(day=1)
        wie.voorraad(
            wie.vorm(Vraag("stand", alles, 1), begin, peil),
            wie.vorm(Vraag("opgepakt", alles, 1), toen, peil),
            wie.vorm(Vraag("gesloten", alles, 1), toen, peil),
        )
    return wie.buit()


def test_nobody_works_out_a_small_count_from_all_reports(tafel: Tafel, tmp_path: Path) -> None:
    assert list(val_aan(tafel, tmp_path, 1)) == []


@pytest.mark.skipif(not AANVALLEN, reason="a long run: make aanval")
@settings(
    max_examples=max(AANVALLEN, 1),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(zaad=st.integers(2, 10**9))
def test_nobody_works_out_a_small_count_of_many_registers(
    tafel: Tafel, tmp_path: Path, zaad: int
) -> None:
    assert list(val_aan(tafel, tmp_path, zaad)) == []


def test_the_attacker_wins_when_what_is_said_twice_is_protected_apart(
    tafel: Tafel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the equations between the tellingen."""
    monkeypatch.setattr(beschermcellen.Cellen, "verbind", lambda cellen, verband: None)
    assert next(val_aan(tafel, tmp_path, 1), None) is not None
