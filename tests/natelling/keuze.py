"""Which casussen of the demo year a fact is added to: found by what they are, not by number."""

import sqlite3
from pathlib import Path

OPEN = "c.status = 'open' AND c.opgeschaald_naar IS NULL AND coalesce(c.crisis, '') <> 'open'"
IN_UITVOERING = f"""
SELECT c.id FROM casus c
JOIN plan p ON p.casus = c.id AND p.status = 'vastgesteld'
WHERE {OPEN} AND c.stap = 7
AND NOT EXISTS (SELECT 1 FROM escalatie e WHERE e.casus = c.id AND e.status = 'open')
AND (SELECT count(*) FROM doel d WHERE d.casus = c.id AND d.plan_tot IS NULL)
    >= ?
AND c.tafel = ? ORDER BY c.id
"""


class Keuze:
    """Picks casussen one by one; none is picked twice."""

    def __init__(self, register: Path) -> None:
        self._db = sqlite3.connect(f"file:{register}?mode=ro", uri=True)
        self._gehad: set[int] = set()

    def eerste(self, vraag: str, *args: object) -> int:
        """The first casus that answers and was not picked yet."""
        for (nummer,) in self._db.execute(vraag, args):
            if nummer not in self._gehad:
                self._gehad.add(nummer)
                return int(nummer)
        raise AssertionError(f"geen casus in de demo: {vraag} {args}")

    def doelen(self, casus: int) -> list[int]:
        """Numbers of the goals that still count, lowest first."""
        rijen = self._db.execute(
            "SELECT nummer FROM doel WHERE casus = ? AND plan_tot IS NULL ORDER BY nummer",
            (casus,),
        )
        return [int(nummer) for (nummer,) in rijen]

    def laatste_afspraak(self, casus: int) -> int:
        [(nummer,)] = self._db.execute(
            "SELECT coalesce(max(nummer), 0) FROM afspraak WHERE casus = ?", (casus,)
        )
        return int(nummer)

    def melding(self, casus: int) -> int:
        [(nummer,)] = self._db.execute("SELECT min(id) FROM melding WHERE casus = ?", (casus,))
        return int(nummer)


def kies(register: Path) -> dict[str, str]:
    """By name: the casussen (and what goes with them) that the commands of the fixture are about.

    a, b, c: with goals in a plan that runs; d, e, h, m1, m2: others in execution; v, w: with a plan
    that can be vastgesteld; s: to be closed; g: closed, to be opened again; n: not clarified.
    """
    keuze = Keuze(register)
    a = keuze.eerste(IN_UITVOERING, 2, "jeugd-en-gezin")
    b = keuze.eerste(IN_UITVOERING, 2, "jeugd-en-gezin")
    c = keuze.eerste(IN_UITVOERING, 2, "volwassenen")
    gevonden = {"a": a, "b": b, "c": c}
    for naam, tafel in (
        ("d", "jeugd-en-gezin"),
        ("e", "jong-volwassenen"),
        ("h", "volwassenen"),
        ("m1", "jeugd-en-gezin"),
        ("m2", "volwassenen"),
    ):
        gevonden[naam] = keuze.eerste(IN_UITVOERING, 0, tafel)
    klaar = (
        f"SELECT c.id FROM casus c JOIN plan p ON p.casus = c.id AND p.status = 'concept' "
        f"WHERE {OPEN} AND c.casemanager IS NOT NULL AND c.tafel IS NOT NULL "
        "AND EXISTS (SELECT 1 FROM afspraak f WHERE f.casus = c.id AND f.status = 'open') "
        "ORDER BY c.id"
    )
    gevonden["v"], gevonden["w"] = keuze.eerste(klaar), keuze.eerste(klaar)
    gevonden["s"] = keuze.eerste(
        f"SELECT c.id FROM casus c JOIN gebeurtenis g ON g.casus = c.id "
        f"AND g.soort = 'plan_geevalueerd' WHERE {OPEN} AND c.stap = 7 ORDER BY c.id"
    )
    gevonden["g"] = keuze.eerste(
        "SELECT c.id FROM casus c WHERE c.status = 'gesloten' "
        "AND NOT EXISTS (SELECT 1 FROM casus o WHERE o.huishouden = c.huishouden "
        "AND o.status = 'open') ORDER BY c.id"
    )
    gevonden["n"] = keuze.eerste(
        "SELECT c.id FROM casus c WHERE c.status = 'open' AND c.stap = 3 AND c.tafel IS NOT NULL "
        "ORDER BY c.tafel, c.id"
    )
    woorden = {naam: str(nummer) for naam, nummer in gevonden.items()}
    for naam in ("a", "b", "c"):
        for plek, doel in enumerate(keuze.doelen(gevonden[naam])[:2], 1):
            woorden[f"{naam}d{plek}"] = f"{gevonden[naam]}d{doel}"
        laatste = keuze.laatste_afspraak(gevonden[naam])
        for erbij in (1, 2, 3):
            woorden[f"{naam}_{erbij}"] = f"{gevonden[naam]}/{laatste + erbij}"
    for naam in ("m1", "m2"):
        woorden[naam] = f"M{keuze.melding(gevonden[naam])}"
    return woorden
