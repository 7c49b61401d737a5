"""A crisis is said at once, on stderr: its number, what to do now, whom to phone."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tafel.commands._lijn.uitgang import zeg

if TYPE_CHECKING:
    from tafel.files.gelezen import Crisisplek

MEEST = 20
"""So many numbers are named."""


def roep_crisis(meldingen: Sequence[int], bellen: str, *, proef: bool = False) -> None:
    """Numbers, never names; also with --stil, for a crisis does not wait. `proef`: stored nothing,
    so there are no numbers.
    """
    for zin in crisiszinnen(meldingen, bellen, proef=proef):
        zeg(zin)


def crisiszinnen(meldingen: Sequence[int], bellen: str, *, proef: bool = False) -> list[str]:
    """What is said, a line each."""
    aantal = len(meldingen)
    bel = f"        bel nu {bellen}; bij acuut gevaar 112"
    if proef:
        zou = "1 melding zou een crisis zijn" if aantal == 1 else f"{aantal} zouden crisis zijn"
        return [f"CRISIS: {zou}. Wacht niet op het inlezen.", bel]
    nummers = " ".join(f"M{nummer}" for nummer in meldingen[:MEEST])
    meer = "" if aantal <= MEEST else f" en nog {aantal - MEEST}"
    alle = f"tafel toedelen {nummers}" if not meer else "tafel toedelen --alle"
    return [
        f"CRISIS: {nummers}{meer}. Deel nu toe: {alle}",
        bel,
        "        leg daarna vast wie is gebeld: tafel casus crisis",
    ]


def roep_geweigerd(rijen: Sequence["Crisisplek"], bellen: str) -> None:
    """Each by its file and number, never a name; also with --stil, for nothing of them is
    stored.
    """
    from tafel.files.gelezen import in_rijen

    samen: dict[tuple[str, bool], list[int]] = {}
    for rij in rijen:
        samen.setdefault((rij.bestand, rij.zeker), []).append(rij.rij)
    for (bestand, zeker), nummers in samen.items():
        is_, kan = ("is", "kan") if len(nummers) == 1 else ("zijn", "kunnen")
        of = "" if zeker else f" en {kan} een crisis zijn"
        zeg(f"CRISIS: {in_rijen(nummers)} van {bestand} {is_} geweigerd{of}: bel nu {bellen}")
    zeg("        bij acuut gevaar 112; verbeter de rij of voer de melding in: tafel melding add")
