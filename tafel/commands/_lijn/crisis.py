"""A crisis is said at once, on stderr: its number, what to do now, whom to phone."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tafel.commands._lijn.uitgang import roep

if TYPE_CHECKING:
    from tafel.files.gelezen import Crisisplek

MEEST = 20
"""So many numbers are named."""
ACUUT = "        bij acuut gevaar 112"
ONBEWAARD = "NIET bewaard"


def roep_crisis(meldingen: Sequence[int], bellen: str, *, proef: bool = False) -> None:
    """Numbers, never names; also with --stil, for a crisis does not wait. `proef`: stored nothing,
    so there are no numbers.
    """
    for zin in crisiszinnen(meldingen, bellen, proef=proef):
        roep(zin)


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
    _roep_rijen(rijen, "geweigerd", bellen)
    roep(f"{ACUUT}; verbeter en lees opnieuw in, of voer de melding in: tafel melding add")


def roep_onbewaard(rijen: Sequence["Crisisplek"], getypt: bool | None, bellen: str) -> None:
    """After whatever broke a run off: rows of files, and what was typed as one melding; None when
    it may be a crisis.
    """
    _roep_rijen(rijen, ONBEWAARD, bellen)
    if getypt is not False:
        of = "" if getypt else " en kan een crisis zijn"
        roep(f"CRISIS: uw melding is {ONBEWAARD}{of}: bel nu {bellen}")
    roep(f"{ACUUT}; zodra het weer kan: opnieuw {'inlezen' if rijen else 'invoeren'}")


def _roep_rijen(rijen: Sequence["Crisisplek"], lot: str, bellen: str) -> None:
    from tafel.files.gelezen import in_rijen

    samen: dict[tuple[str, bool], list[int]] = {}
    for rij in rijen:
        samen.setdefault((rij.bestand, rij.zeker), []).append(rij.rij)
    for (bestand, zeker), nummers in sorted(samen.items(), key=lambda deel: not deel[0][1]):
        is_, kan = ("is", "kan") if len(nummers) == 1 else ("zijn", "kunnen")
        of = "" if zeker else f" en {kan} een crisis zijn"
        roep(f"CRISIS: {in_rijen(nummers)} van {bestand} {is_} {lot}{of}: bel nu {bellen}")
