"""How many toedelingen a second, against zen-engine (complete facts) and IDP-Z3 (unknown facts).

    ZEN_PYTHON=…/bin/python IDP_PYTHON=…/bin/python python -m tests.bench.toedelen_bench

Each peer runs in an interpreter of its own (an environment that holds it and nothing of ours), kept
open, and times its own loop; the runs of all are interleaved and the median counts. The answers
are compared before anything is timed. Ours is `beslis` with its rule trace (and its questions, with
unknown facts), without the what-if; it gets a freshly loaded profile for every run, so that no run
gains from what an earlier one remembered.

zen-engine takes its fast path: a loader that returns one `ZenDecisionContent`, in a single decision
table (an expression node for the derived facts before it was slower); once with its trace, as we
have ours, and once without. IDP-Z3 keeps its theory parsed and grounded, asserts what is known and
propagates; the line `met inlezen` has it read the theory for each decision, as its examples do.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from statistics import median
from typing import Any, TypeAlias

Feiten: TypeAlias = dict[str, Any]
Antwoord: TypeAlias = tuple[str, str | None]

WORTEL = Path(__file__).parents[2]
KAN_ONBEKEND = (
    "crisis",
    "leeftijd",
    "woonsituatie",
    "inwonende_kinderen",
    "zorgen_om_kinderen",
    "meervoudig",
    "regulier_aanbod",
    "zelf_oplossen",
    "risico_samenleving",
    "jeugdhulp",
)

# --- the same table as a zen-engine decision -------------------------------------------------

KIND = "some(inwonende_kinderen, # < 23)"
ZORGKIND = (
    f"(zorgen_om_kinderen == 'ja' and {KIND}) or "
    "(leeftijd < 23 and woonsituatie == 'inwonend' and gezinsbenadering == 'ja')"
)
MINDERJARIG = "(leeftijd < 18 or some(inwonende_kinderen, # < 18))"
KOLOMMEN = {
    "crisis": "crisis",
    "kind_uitgesloten": "leeftijd >= 18 and all(inwonende_kinderen, # >= 18)",
    "route": "aanvliegroute",
    "jong": f"leeftijd < 23 or {KIND}",
    "kind_in_zorg": (
        f"{MINDERJARIG} and (jeugdhulp == 'maatregel' or "
        "(jeugdhulp == 'vrijwillig' and zorgen_om_kinderen == 'ja'))"
    ),
    "loket": ("(meervoudig == 'nee' and complex == 'nee') or regulier_aanbod == 'toereikend'"),
    "meervoudig": "meervoudig",
    "complex": "complex",
    "aanbod": "regulier_aanbod",
    "kind_met_zorgen": f"zorgen_om_kinderen == 'ja' and {KIND}",
    "zorgkind": ZORGKIND,
    "zorgkind_of_jong": f"{ZORGKIND} or leeftijd < 17",
    "jeugdhulp": "jeugdhulp",
    "leeftijd": "leeftijd",
    "wonen": "woonsituatie",
    "los": "woonsituatie != 'inwonend' or gezinsbenadering == 'nee'",
    "zelf": "zelf_oplossen",
    "risico": "risico_samenleving",
}
REGELS: tuple[tuple[str, str, str | None, dict[str, str]], ...] = (
    ("Z01", "crisis", None, {"crisis": "'ja'", "kind_uitgesloten": "false"}),
    ("Z02", "tafel", "jeugd-en-gezin", {"route": "'schil'", "jong": "true"}),
    (
        "Z16",
        "bespreken",
        None,
        {"route": "'regulier'", "kind_in_zorg": "true", "loket": "true"},
    ),
    (
        "Z03",
        "regulier",
        None,
        {"route": "'regulier'", "meervoudig": "'nee'", "complex": "'nee'", "crisis": "'nee'"},
    ),
    (
        "Z04",
        "regulier",
        None,
        {"route": "'regulier'", "aanbod": "'toereikend'", "crisis": "'nee'"},
    ),
    (
        "Z05",
        "opschalen",
        None,
        {"zorgkind_of_jong": "true", "jeugdhulp": "'vrijwillig', 'maatregel'"},
    ),
    (
        "Z15",
        "tafel",
        "jong-volwassenen",
        {"route": "'drugs'", "leeftijd": "[17..25]", "kind_met_zorgen": "false"},
    ),
    ("Z06", "tafel", "jeugd-en-gezin", {"zorgkind": "true"}),
    (
        "Z07",
        "tafel",
        "volwassenen",
        {"leeftijd": ">= 18", "route": "'mss'", "wonen": "'zelfstandig'"},
    ),
    ("Z08", "tafel", "jong-volwassenen", {"leeftijd": "[17..25]", "los": "true"}),
    ("Z09", "tafel", "jeugd-en-gezin", {"leeftijd": "< 17"}),
    ("Z10", "bespreken", None, {"leeftijd": "<= 25"}),
    ("Z11", "tafel", "volwassenen", {"route": "'drugs'"}),
    ("Z12", "tafel", "volwassenen", {"zelf": "'nee'", "risico": "'ja'"}),
    ("Z13", "regulier", None, {"zelf": "'ja'", "crisis": "'nee'"}),
    ("Z14", "bespreken", None, {}),
)


def zen_model() -> str:
    """The zuidoost table in zen-engine's own JSON (JDM): input, one decision table, output."""
    uit = ("regel", "uitkomst", "tafel")
    tabel = {
        "hitPolicy": "first",
        "inputs": [{"id": k, "name": k, "field": veld} for k, veld in KOLOMMEN.items()],
        "outputs": [{"id": f"uit_{k}", "name": k, "field": k} for k in uit],
        "rules": [
            {
                "_id": regel,
                **{kolom: cellen.get(kolom, "") for kolom in KOLOMMEN},
                "uit_regel": f"'{regel}'",
                "uit_uitkomst": f"'{uitkomst}'",
                "uit_tafel": f"'{tafel}'" if tafel else "null",
            }
            for regel, uitkomst, tafel, cellen in REGELS
        ],
    }
    plek = {"position": {"x": 0, "y": 0}}
    knopen = [
        {"id": "in", "name": "in", "type": "inputNode", **plek},
        {"id": "tabel", "name": "tabel", "type": "decisionTableNode", "content": tabel, **plek},
        {"id": "uit", "name": "uit", "type": "outputNode", **plek},
    ]
    lijnen = [
        {"id": "a", "type": "edge", "sourceId": "in", "targetId": "tabel"},
        {"id": "b", "type": "edge", "sourceId": "tabel", "targetId": "uit"},
    ]
    return json.dumps({"nodes": knopen, "edges": lijnen})


# --- situations ------------------------------------------------------------------------------


def situatie(kans: Random) -> Feiten:
    """One complete situation, weighed so that most of them get past the first rules."""

    def ja(deel: float) -> str:
        return "ja" if kans.random() < deel else "nee"

    return {
        "crisis": ja(0.05),
        "leeftijd": kans.randint(0, 80),
        "woonsituatie": kans.choice(("inwonend", "zelfstandig", "dak_thuisloos", "instelling")),
        "inwonende_kinderen": [kans.randint(0, 30) for _ in range(kans.randint(0, 4))],
        "zorgen_om_kinderen": ja(0.5),
        "gezinsbenadering": ja(0.5),
        "meervoudig": ja(0.8),
        "complex": ja(0.2),
        "regulier_aanbod": "ontoereikend" if kans.random() < 0.8 else "toereikend",
        "zelf_oplossen": ja(0.3),
        "risico_samenleving": ja(0.5),
        "aanvliegroute": kans.choice(("regulier", "regulier", "regulier", "schil", "mss", "drugs")),
        "jeugdhulp": kans.choice(("geen", "geen", "vrijwillig", "maatregel")),
    }


def situaties(aantal: int, met_onbekend: bool) -> list[Feiten]:
    """`aantal` different situations, the same ones at every run; with one to five unknown facts."""
    kans = Random(20100818)
    gevonden: dict[str, Feiten] = {}
    while len(gevonden) < aantal:
        feiten = situatie(kans)
        if met_onbekend:
            feiten.update(dict.fromkeys(kans.sample(KAN_ONBEKEND, 1 + len(gevonden) % 5)))
        gevonden[json.dumps(feiten)] = feiten
    return list(gevonden.values())


# --- the peers, each in its own interpreter --------------------------------------------------

Beslisser: TypeAlias = Callable[[Feiten], Antwoord]


def zen_beslissers() -> dict[str, Beslisser]:
    import zen

    inhoud = zen.ZenDecisionContent(zen_model())
    engine = zen.ZenEngine({"loader": lambda sleutel: inhoud})

    def kaal(feiten: Feiten) -> Antwoord:
        uit = engine.evaluate("toedeling", feiten)["result"]
        return uit["uitkomst"], uit.get("tafel")

    def met_spoor(feiten: Feiten) -> Antwoord:
        uit = engine.evaluate("toedeling", feiten, {"trace": True})["result"]
        return uit["uitkomst"], uit.get("tafel")

    return {"met spoor": met_spoor, "zonder spoor": kaal}


def idp_beslissers() -> dict[str, Beslisser]:
    from idp_engine import IDP, Theory

    from tests.orakel.idp import GESTELD, mogelijk, tabel, theorie, uitkomsten, vocabulaire
    from tests.orakel.orakel import wat_gesteld_is

    zin = f"theory T: V {{ uitkomst() = {tabel('zuidoost')}. }}"
    basis = Theory(IDP.from_str(vocabulaire("zuidoost") + zin).get_blocks("T")[0])
    codes = uitkomsten("zuidoost")

    def antwoord(theory: Any) -> Antwoord:
        waarde = theory.propagate().assignments["uitkomst()"].value
        return ("aanvullen", None) if waarde is None else codes[str(waarde)]

    def ingelezen(feiten: Feiten) -> Antwoord:
        theory = basis.copy()
        for feit, waarden in mogelijk(feiten).items():
            if len(waarden) == 1:
                theory.assert_(f"{feit}()", waarden[0])
        for naam, geldt in zip(GESTELD, wat_gesteld_is(feiten), strict=True):
            theory.assert_(f"{naam}()", geldt)
        return antwoord(theory)

    def met_inlezen(feiten: Feiten) -> Antwoord:
        return antwoord(Theory(IDP.from_str(theorie("zuidoost", feiten)).get_blocks("T")[0]))

    return {"ingelezen": ingelezen, "met inlezen": met_inlezen}


def peer(naam: str) -> None:
    """Answer requests from stdin: the situations first, then which way to time, line by line."""
    beslissers = zen_beslissers() if naam == "zen" else idp_beslissers()
    gegeven = json.loads(sys.stdin.readline())
    for regel in sys.stdin:
        wat, manier = json.loads(regel)
        beslis = beslissers[manier]
        begin = time.perf_counter()
        antwoorden = [beslis(feiten) for feiten in gegeven]
        duur = time.perf_counter() - begin
        print(json.dumps(antwoorden if wat == "antwoorden" else duur), flush=True)


@contextmanager
def andere(naam: str, python: str, gegeven: list[Feiten]) -> Iterator[Callable[[str, str], Any]]:
    """The peer in its own interpreter; gives `vraag("antwoorden" | "tijd", way)`."""
    opdracht = [python, "-m", "tests.bench.toedelen_bench", "--peer", naam]
    with subprocess.Popen(
        opdracht, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=WORTEL
    ) as proces:
        assert proces.stdin is not None
        assert proces.stdout is not None
        heen, terug = proces.stdin, proces.stdout

        def vraag(wat: str, manier: str) -> Any:
            print(json.dumps((wat, manier)), file=heen, flush=True)
            return json.loads(terug.readline())

        print(json.dumps(gegeven), file=heen, flush=True)
        yield vraag
        heen.close()


# --- ours ------------------------------------------------------------------------------------


def eigen(feiten: Feiten) -> Feiten:
    """The same facts as our engine takes them."""
    kinderen = feiten["inwonende_kinderen"]
    return feiten | {"inwonende_kinderen": kinderen if kinderen is None else tuple(kinderen)}


def eigen_tijd(gegeven: list[Feiten]) -> float:
    from tafel.rules.toedeling import beslis
    from tafel.services.regels.profielen import laad_profiel

    profiel = laad_profiel("zuidoost")
    begin = time.perf_counter()
    for feiten in gegeven:
        beslis(profiel, feiten)
    return time.perf_counter() - begin


def eigen_antwoorden(gegeven: list[Feiten]) -> list[list[str | None]]:
    from tafel.rules.toedeling import beslis
    from tafel.services.regels.profielen import laad_profiel

    profiel = laad_profiel("zuidoost")
    toedelingen = [beslis(profiel, feiten) for feiten in gegeven]
    return [[str(toedeling.uitkomst), toedeling.tafel] for toedeling in toedelingen]


def vergelijk(
    naam: str,
    python: str,
    manieren: dict[str, float | None],
    situaties_: list[Feiten],
    peer_aantal: int,
    runs: int,
) -> None:
    """Print a line per way of the peer: ours/s, peer/s, ratio and target."""
    onze = [eigen(feiten) for feiten in situaties_]
    hunne = situaties_[:peer_aantal]
    with andere(naam, python, hunne) as vraag:
        wij = eigen_antwoorden(onze[:peer_aantal])
        for manier in manieren:
            zij = vraag("antwoorden", manier)
            for feiten, hun, ons in zip(hunne, zij, wij, strict=True):
                if hun != ons:
                    raise SystemExit(f"{naam} {manier}: {hun}, tafel: {ons}, bij {feiten}")
        onze_tijden: list[float] = []
        hun_tijden: dict[str, list[float]] = {manier: [] for manier in manieren}
        for _ in range(runs):
            onze_tijden.append(eigen_tijd(onze))
            for manier, tijden in hun_tijden.items():
                tijden.append(vraag("tijd", manier))
    per_seconde = len(onze) / median(onze_tijden)
    for manier, doel in manieren.items():
        peer_per_seconde = len(hunne) / median(hun_tijden[manier])
        streef = f">= {doel:,.0f}" if doel else "-"
        ratio = per_seconde / peer_per_seconde
        print(
            f"{f'{naam} {manier}':<20} {per_seconde:>12,.0f} {peer_per_seconde:>12,.1f} "
            f"{ratio:>10,.1f} {streef:>10}"
        )


def main() -> int:
    lezer = argparse.ArgumentParser(description="Toedelingen a second against other engines.")
    lezer.add_argument("--peer", choices=("zen", "idp"), help=argparse.SUPPRESS)
    lezer.add_argument("--aantal", type=int, default=20_000, help="complete situations")
    lezer.add_argument("--onbekend", type=int, default=20_000, help="situations with unknown facts")
    lezer.add_argument("--idp", type=int, default=40, help="how many of those IDP-Z3 decides")
    lezer.add_argument("--runs", type=int, default=5)
    opties = lezer.parse_args()
    if opties.peer:
        peer(opties.peer)
        return 0
    print(f"{'naam':<20} {'ours/s':>12} {'peer/s':>12} {'ratio':>10} {'target':>10}")
    if python := os.environ.get("ZEN_PYTHON"):
        volledig = situaties(opties.aantal, met_onbekend=False)
        zen_doelen = {"met spoor": None, "zonder spoor": 3.0}
        vergelijk("zen", python, zen_doelen, volledig, len(volledig), opties.runs)
    else:
        print("zen                  overgeslagen: ZEN_PYTHON is niet gezet")
    if python := os.environ.get("IDP_PYTHON"):
        onvolledig = situaties(opties.onbekend, met_onbekend=True)
        idp_doelen = {"ingelezen": 1000.0, "met inlezen": None}
        vergelijk("idp", python, idp_doelen, onvolledig, opties.idp, opties.runs)
    else:
        print("idp                  overgeslagen: IDP_PYTHON is niet gezet")
    return 0


if __name__ == "__main__":
    sys.exit(main())
