"""Random files of the loket through the real command line, and what comes out of them.

An independent reading of the contract ("Columns of an import file"): nothing of the program's own
reading is used. Every cell is made together with its meaning; the whole goes through the real
command line and must come out as the oracle says.

    python -m tests.orakel.loket --rijen 20000 --zaad 7
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from tests.orakel.loketbestanden import (
    DATUMS,
    EX_DATAERR,
    NIET_GETOOND,
    VANDAAG,
    Bestand,
    Rij,
    _gelezen_feiten,
    aantal_invullingen,
    bestanden,
    gericht,
)
from tests.orakel.orakel import (
    LEEFTIJDEN,
    REGELS,
    VOLGORDE,
    WAARDEN,
    Antwoord,
    Kinderen,
    Leeftijd,
    invullingen,
    orakel,
)


def verwacht(profiel: str, feiten: Mapping[str, Any]) -> Antwoord:
    return _onthouden(profiel, tuple(gericht(profiel, feiten).items()))


@lru_cache(maxsize=200_000)
def _onthouden(profiel: str, feiten: tuple[tuple[str, Any], ...]) -> Antwoord:
    return orakel(profiel, dict(feiten))


def fouten_van_import(lijst: Sequence[Bestand], uitslag: Mapping[str, Any]) -> Iterator[str]:
    """Where the JSON of `melding import` is not what the files ask for."""
    alle = [rij for bron in lijst for rij in bron.rijen.values()]
    geweigerd = sum(bool(rij.fout) for rij in alle)
    telling = {
        "gelezen": len(alle),
        "toegevoegd": len(alle) - geweigerd,
        **dict.fromkeys(("gewijzigd", "al_bekend", "te_beoordelen"), 0),
        "afgewezen": geweigerd,
    }
    for naam, aantal in telling.items():
        if uitslag[naam] != aantal:
            yield f"import: {naam} {uitslag[naam]}, verwacht {aantal}"
    gemeld: dict[tuple[str, int], set[str | None]] = {}
    per_naam = {bron.naam: bron for bron in lijst}
    for fout in uitslag["fouten"]:
        plaats = Path(fout["bestand"]).name, fout["rij"]
        gemeld.setdefault(plaats, set()).add(fout["kolom"])
        rij = per_naam[plaats[0]].rijen.get(fout["rij"])
        if rij is None or fout["kolom"] is None or fout["kolom"] not in rij.cellen:
            continue
        getypt = rij.cellen[fout["kolom"]].strip()
        in_woorden = fout["kolom"] in DATUMS and any(map(str.isalpha, getypt))
        if in_woorden and fout["waarde"] is None:
            continue  # it may be somebody's name
        if fout["kolom"] not in NIET_GETOOND and fout["waarde"] != getypt:
            yield f"{plaats}: waarde {fout['waarde']!r}, getypt {getypt!r}"
        if fout["kolom"] in {"bsn", "reden"} and fout["waarde"] is not None:
            yield f"{plaats}: {fout['kolom']} wordt getoond"
    for bron in lijst:
        for nummer, rij in bron.rijen.items():
            if (wel := gemeld.pop((bron.naam, nummer), set())) != rij.fout:
                yield f"{bron.naam} rij {nummer}: geweigerd om {wel}, verwacht {rij.fout} {rij}"
    if gemeld:
        yield f"fouten op rijen die er niet zijn: {list(gemeld)}"


def fouten_van_toedelen(
    profiel: str, lijst: Sequence[Bestand], uitslag: Sequence[Mapping[str, Any]]
) -> Iterator[str]:
    """Where the JSON of `toedelen` differs from the oracle."""
    rijen = {r.kenmerk: r for bron in lijst for r in bron.rijen.values() if not r.fout}
    gegeven = {wel["kenmerk"]: wel for wel in uitslag}
    if len(gegeven) != len(uitslag) or gegeven.keys() != rijen.keys():
        yield f"{profiel}: {len(uitslag)} toedelingen van {len(rijen)} meldingen"
    for kenmerk, rij in rijen.items():
        wel, antwoord = gegeven.get(kenmerk), verwacht(profiel, rij.feiten)
        if wel is None:
            yield f"{profiel}: {kenmerk} ontbreekt"
            continue
        moet = {
            "uitkomst": antwoord.uitkomst,
            "tafel": antwoord.tafel,
            "vragen": list(antwoord.vragen),
            "regels": list(antwoord.regels),
            "regel": antwoord.regels[0] if len(antwoord.regels) == 1 else None,
            "profiel": profiel,
            "casus": None,
        }
        anders = {naam: (wel[naam], waarde) for naam, waarde in moet.items() if wel[naam] != waarde}
        if anders:
            yield (
                f"{profiel} {kenmerk}: (wel, moet) {anders}\n"
                f"  getypt {rij.cellen}\n  feiten {rij.feiten}"
            )


def fouten_van_uitleg(
    profiel: str, rij: Rij, wel: Mapping[str, Any], *, anders_als: bool
) -> Iterator[str]:
    """Where facts, unknowns, fallen rules and what-ifs of `--uitleg` differ from the oracle."""
    antwoord = verwacht(profiel, rij.feiten)
    for feit, waarde in rij.feiten.items():
        if feit in wel["feiten"] and wel["feiten"][feit] != _als_json(waarde):
            yield f"{profiel} {rij.kenmerk}: {feit} {wel['feiten'][feit]!r}, moet {waarde!r}"
    if ontbreekt := _gelezen_feiten(profiel) - wel["feiten"].keys():
        yield f"{profiel} {rij.kenmerk}: feiten zonder {sorted(ontbreekt)}"
    stil = {feit for feit in VOLGORDE[profiel] if rij.feiten[feit] is None}
    open_feiten = {feit for feit in VOLGORDE[profiel] if _is_open(feit, rij.feiten[feit])}
    genoemd = set(wel["onbekend"]) & set(VOLGORDE[profiel])
    if not stil | set(antwoord.vragen) <= genoemd <= open_feiten:
        yield f"{profiel} {rij.kenmerk}: onbekend {wel['onbekend']}; feiten {rij.feiten}"
    volgorde = REGELS[profiel]
    eerste, laatste = (volgorde.index(antwoord.regels[n]) for n in (0, -1))
    afgevallen = [a["regel"] for a in wel["afgevallen"]]
    # After a rule that may hold, another may be out of reach without any condition that failed.
    kan = [regel for regel in volgorde[:laatste] if regel not in antwoord.regels]
    if afgevallen != [r for r in kan if r in {*volgorde[:eerste], *afgevallen}]:
        yield f"{profiel} {rij.kenmerk}: afgevallen {wel['afgevallen']}; feiten {rij.feiten}"
    if anders_als:
        yield from _fouten_van_anders_als(profiel, rij, wel["anders_als"])


def _als_json(waarde: object) -> object:
    if isinstance(waarde, tuple):
        return [_als_json(deel) for deel in waarde]
    return waarde


def _is_open(feit: str, waarde: object) -> bool:
    """Not stated, or stated in a way that leaves more than one value."""
    return waarde is None or len(invullingen(feit, waarde)) > 1


def _fouten_van_anders_als(
    profiel: str, rij: Rij, anders: Sequence[Mapping[str, Any]]
) -> Iterator[str]:
    feiten = rij.feiten
    nu = verwacht(profiel, feiten)[:2]

    def met(feit: str, waarde: object) -> tuple[str, str | None]:
        return verwacht(profiel, {**feiten, feit: waarde})[:2]

    genoemd = {(a["feit"], a["waarde"]): (a["uitkomst"], a["tafel"]) for a in anders}
    moet = {
        (feit, waarde): uitkomst
        for feit in _gelezen_feiten(profiel) & WAARDEN.keys()
        for waarde in WAARDEN[feit]
        if waarde != feiten[feit] and (uitkomst := met(feit, waarde)) != nu
    }
    keuzen = {sleutel: u for sleutel, u in genoemd.items() if sleutel[0] in WAARDEN}
    if keuzen != moet:
        yield (
            f"{profiel} {rij.kenmerk}: anders_als zonder {_min(moet, keuzen)}, "
            f"ten onrechte {_min(keuzen, moet)}; feiten {feiten}"
        )
    ouder = {int(w): u for (feit, w), u in genoemd.items() if feit == "leeftijd"}
    for leeftijd, uitkomst in ouder.items():
        if met("leeftijd", leeftijd) != uitkomst or uitkomst == nu:
            yield f"{profiel} {rij.kenmerk}: leeftijd {leeftijd} geeft geen {uitkomst}; {feiten}"
    if isinstance(feiten["leeftijd"], int):
        yield from _fouten_van_leeftijd(profiel, rij, list(ouder), nu)
    elif not ouder and any(met("leeftijd", jaar) != nu for jaar in LEEFTIJDEN):
        yield f"{profiel} {rij.kenmerk}: anders_als zonder leeftijd; {feiten}"
    kinderen = {w: u for (feit, w), u in genoemd.items() if feit == "inwonende_kinderen"}
    lijst = feiten["inwonende_kinderen"]
    for tekst, uitkomst in kinderen.items():
        kan = [met("inwonende_kinderen", k) for k in _kinderen_uit(tekst, lijst)]
        if uitkomst not in kan or uitkomst == nu:
            yield f"{profiel} {rij.kenmerk}: kinderen {tekst!r} geeft geen {uitkomst}; {feiten}"
    if lijst != () and (met("inwonende_kinderen", ()) != nu) != ("geen" in kinderen):
        yield f"{profiel} {rij.kenmerk}: geen kinderen hoort er {kinderen} bij; {feiten}"
    for plaats, kind in enumerate(lijst or ()):
        if isinstance(kind, int):
            naast = [
                jaar
                for jaar in sorted(range(61), key=lambda jaar: abs(jaar - kind))
                if met("inwonende_kinderen", (*lijst[:plaats], jaar, *lijst[plaats + 1 :])) != nu
            ]
            wel = {int(t.split()[2]) for t in kinderen if t.endswith(f"(nu {kind})")}
            if bool(naast) != bool(wel) or any(
                abs(jaar - kind) != abs(naast[0] - kind) for jaar in wel
            ):
                yield f"{profiel} {rij.kenmerk}: kind van {kind}: {wel}, moet {naast}; {feiten}"


def _min(links: Mapping[Any, Any], rechts: Mapping[Any, Any]) -> dict[Any, Any]:
    return {sleutel: w for sleutel, w in links.items() if rechts.get(sleutel) != w}


def _fouten_van_leeftijd(
    profiel: str, rij: Rij, ouder: list[int], nu: tuple[str, str | None]
) -> Iterator[str]:
    """Exactly the nearest age that gives another outcome is named."""
    eigen = rij.feiten["leeftijd"]
    verschil = [
        abs(jaar - eigen)
        for jaar in range(121)
        if verwacht(profiel, {**rij.feiten, "leeftijd": jaar})[:2] != nu
    ]
    if bool(verschil) != bool(ouder) or len(ouder) > 1:
        yield f"{profiel} {rij.kenmerk}: anders_als noemt leeftijden {ouder}; {rij.feiten}"
    elif ouder and abs(ouder[0] - eigen) > min(verschil):
        yield f"{profiel} {rij.kenmerk}: leeftijd {ouder[0]} is niet de naaste; {rij.feiten}"


def _kinderen_uit(tekst: str, nu: Kinderen) -> list[tuple[Leeftijd, ...]]:
    """The lists that "geen", "kind van 17" or "kind van 17 (nu 4)" may stand for."""
    if tekst == "geen":
        return [()]
    leeftijd = int(tekst.split()[2])
    if "(nu " not in tekst or not nu:
        return [(leeftijd,)]
    was = tekst.split("(nu ")[1].rstrip(")")
    return [
        (*nu[:plaats], leeftijd, *nu[plaats + 1 :])
        for plaats, kind in enumerate(nu)
        if _nu_van(kind) == was
    ]


def _nu_van(kind: Leeftijd) -> str:
    """How an age is written behind "nu"."""
    if kind is None:
        return "?"
    return str(kind) if isinstance(kind, int) else " of ".join(map(str, dict.fromkeys(kind)))


def fouten_van_toon(rij: Rij, waarden: Mapping[str, Any]) -> Iterator[str]:
    """Where `melding toon -f json` shows something else than was meant."""
    for kolom, waarde in rij.waarden.items():
        if waarden.get(kolom) != waarde:
            yield f"{rij.kenmerk}: toon {kolom} {waarden.get(kolom)!r}, moet {waarde!r}"
    if "bsn" in waarden:
        yield f"{rij.kenmerk}: het bsn is bewaard"


# ---------------------------------------------------------------- through the program


def verschillen(
    tafel: Callable[..., tuple[int, str]], lijst: Sequence[Bestand], map_: Path, zwaarst: int
) -> Iterator[str]:
    """Every difference between program and contract for these files, which are written to `map_`.

    `tafel` runs one command line: exit code and stdout. Of what `toedelen --uitleg` says would
    change an outcome one in four is checked, where that takes at most `zwaarst` fillings-in.
    """

    def vraag(*args: str, code: int = 0) -> Any:
        gekregen, tekst = tafel(*args, "-f", "json")
        assert gekregen == code, (args[:3], gekregen)
        return json.loads(tekst)

    op_kenmerk = {r.kenmerk: r for bron in lijst for r in bron.rijen.values() if not r.fout}
    for bron in lijst:
        (map_ / bron.naam).write_bytes(bron.inhoud)
    paden = [str(map_ / bron.naam) for bron in lijst]
    assert tafel("init")[0] == 0
    yield from fouten_van_import(lijst, vraag("melding", "import", *paden, code=EX_DATAERR))
    opnieuw = vraag("melding", "import", *paden, code=EX_DATAERR)
    if opnieuw["al_bekend"] != len(op_kenmerk):
        yield f"tweede keer: {opnieuw['al_bekend']} al bekend van {len(op_kenmerk)}"
    for profiel in REGELS:
        uitslag = vraag("--profiel", profiel, "toedelen", "--alle", "--proef", "--uitleg")
        yield from fouten_van_toedelen(profiel, lijst, uitslag)
        for nr, wel in enumerate(uitslag):
            rij = op_kenmerk[wel["kenmerk"]]
            licht = nr % 4 == 0 and aantal_invullingen(profiel, rij.feiten) <= zwaarst
            yield from fouten_van_uitleg(profiel, rij, wel, anders_als=licht)
    for wel in uitslag[:: len(uitslag) // 20]:
        dossier = vraag("melding", "toon", wel["melding"], "--namen")
        yield from fouten_van_toon(op_kenmerk[wel["kenmerk"]], dossier["waarden"])


def main() -> int:
    lezer = argparse.ArgumentParser(description="Typed meldingen through the whole program.")
    lezer.add_argument("--rijen", type=int, default=20_000)
    lezer.add_argument("--zaad", type=int, default=1)
    lezer.add_argument("--duurst", type=int, default=8000, help="fillings-in per melding, at most")
    opties = lezer.parse_args()
    lijst = bestanden(opties.zaad, opties.rijen, per_bestand=500, duurst=opties.duurst)
    with tempfile.TemporaryDirectory() as map_:
        env = {naam: w for naam, w in os.environ.items() if not naam.startswith("TAFEL_")} | {
            "TAFEL_REGISTER": str(Path(map_, "register.db")),
            "TAFEL_VANDAAG": VANDAAG.isoformat(),
            "TAFEL_GEBRUIKER": "loket",
        }

        def tafel(*args: str) -> tuple[int, str]:
            klaar = subprocess.run(
                [sys.executable, "-m", "tafel", *args], env=env, capture_output=True, check=False
            )
            return klaar.returncode, klaar.stdout.decode()

        gevonden = 0
        for tekst in verschillen(tafel, lijst, Path(map_), zwaarst=100):
            gevonden += 1
            if gevonden <= 40:
                print(tekst)
    print(f"zaad {opties.zaad}: {opties.rijen} rijen, {gevonden} verschillen")
    return 1 if gevonden else 0


if __name__ == "__main__":
    sys.exit(main())
