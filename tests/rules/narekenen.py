"""The rules of a profile worked out once more, straight from its TOML, filling in what is unknown.

Shares no code with `tafel.rules`: conditions are read anew and tried on every way of filling in.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import product
from typing import Any

from tafel.gegevens import gegevens

Situatie = Mapping[str, Any]
LEEFTIJDEN = (0, 10, 16, 17, 18, 20, 22, 23, 25, 26, 27, 28, 60)
WAARDEN: Mapping[str, tuple[str, ...]] = {
    "crisis": ("ja", "nee"),
    "woonsituatie": ("inwonend", "zelfstandig", "dak_thuisloos", "instelling"),
    "zorgen_om_kinderen": ("ja", "nee"),
    "meervoudig": ("ja", "nee"),
    "regulier_aanbod": ("toereikend", "ontoereikend"),
    "zelf_oplossen": ("ja", "nee"),
    "risico_samenleving": ("ja", "nee"),
    "jeugdhulp": ("geen", "vrijwillig", "maatregel"),
    "complex": ("ja", "nee"),
    "aanvliegroute": ("regulier", "schil", "mss", "drugs", "groepsaanpak"),
    "gezinsbenadering": ("ja", "nee"),
}
NIET_GESTELD = {"complex": "nee", "aanvliegroute": "regulier"}
NOOIT_ONBEKEND = {*NIET_GESTELD, "gezinsbenadering"}


@lru_cache
def profiel(naam: str) -> Mapping[str, Any]:
    pad = gegevens() / "profielen" / f"{naam}.toml"
    return tomllib.loads(pad.read_text(encoding="utf-8"))


def invullingen(feiten: Situatie) -> Iterator[dict[str, Any]]:
    """Every way of filling in what is unknown; what follows when not stated is left unstated."""
    mogelijk: dict[str, list[Any]] = {
        naam: [feiten[naam]] if feiten.get(naam) else list(waarden)
        for naam, waarden in WAARDEN.items()
        if naam not in NOOIT_ONBEKEND
    }
    for naam, verstek in NIET_GESTELD.items():
        mogelijk[naam] = [feiten.get(naam) or verstek]
    mogelijk["gezinsbenadering"] = [feiten.get("gezinsbenadering")]
    mogelijk["leeftijd"] = _jaren(feiten.get("leeftijd"))
    kinderen = feiten.get("inwonende_kinderen")
    if kinderen is None:
        mogelijk["inwonende_kinderen"] = [(), *((jaar,) for jaar in LEEFTIJDEN)]
    else:
        mogelijk["inwonende_kinderen"] = list(product(*map(_jaren, kinderen)))
    for keuze in product(*mogelijk.values()):
        yield dict(zip(mogelijk, keuze, strict=True))


def _jaren(leeftijd: Any) -> list[int]:
    if leeftijd is None:
        return list(LEEFTIJDEN)
    return [leeftijd] if isinstance(leeftijd, int) else list(leeftijd)


def geldt(naam: str, deel: str | list[str], f: Situatie, zeker: Mapping[str, bool]) -> bool:
    """Whether a condition (or one out of a list) holds for a situation without unknowns."""
    if isinstance(deel, list):
        return any(geldt(naam, keuze, f, zeker) for keuze in deel)
    feit, teken, rechts = re.split(r"\s*(!=|<=|>=|<|>|=)\s*", deel, maxsplit=1)
    inhoud = profiel(naam)
    if feit in zeker:
        return zeker[feit] == (rechts == "ja")
    if feit in inhoud.get("afgeleid", {}):
        waar = any(
            all(geldt(naam, keus, f, zeker) for keus in als)
            for als in inhoud["afgeleid"][feit]["een_van"]
        )
        return waar == (rechts == "ja")
    if feit in ("leeftijd", "inwonende_kinderen"):
        grens = int(rechts) if rechts.isdigit() else inhoud["drempels"][rechts]["waarde"]
        if feit == "inwonende_kinderen":
            return any(kind < grens for kind in f[feit]) == (teken == "<")
        jaar = f[feit]
        return bool(
            {"<": jaar < grens, "<=": jaar <= grens, ">": jaar > grens, ">=": jaar >= grens}[teken]
        )
    waarde = f[feit]
    if feit == "gezinsbenadering" and waarde is None:
        waarde = "ja" if f["woonsituatie"] == "inwonend" else "nee"
    return (waarde in re.split(r"\s*\|\s*", rechts)) == (teken == "=")


def reken_na(naam: str, feiten: Situatie) -> tuple[list[str], dict[str, int | None]]:
    """(numbers of the rules that some filling-in meets, in order; per rule, the position of the
    first condition that holds for no filling-in at all)."""
    inhoud = profiel(naam)
    alle = list(invullingen(feiten))
    zeker = {
        afgeleid: all(all(geldt(naam, keus, f, {}) for keus in gegeven["een_van"][0]) for f in alle)
        for afgeleid, gegeven in inhoud.get("afgeleid", {}).items()
        if gegeven.get("gesteld")
    }
    geraakt: set[str] = set()
    for f in alle:
        for regel in inhoud["toedeling"]:
            if all(geldt(naam, deel, f, zeker) for deel in regel["als"]):
                geraakt.add(regel["nr"])
                break
    missers: dict[str, int | None] = {
        regel["nr"]: next(
            (
                plaats
                for plaats, deel in enumerate(regel["als"])
                if not any(geldt(naam, deel, f, zeker) for f in alle)
            ),
            None,
        )
        for regel in inhoud["toedeling"]
    }
    return [r["nr"] for r in inhoud["toedeling"] if r["nr"] in geraakt], missers
