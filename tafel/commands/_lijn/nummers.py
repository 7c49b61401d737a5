"""The numbers of things, as they are typed: M12, 147/3, 147d2, E12, B12, A12, K7."""

import re

from tafel.domain.casus import Kindplek, Plek
from tafel.errors import WrongUse


def lees_meldingnummer(tekst: str) -> int:
    """`M412`, `m412` or `412` → 412."""
    return _nummer(r"[Mm]?([0-9]{1,9})", tekst, "Een meldingnummer schrijft u als M412.")


def lees_casusnummer(tekst: str) -> int:
    """`147` → 147."""
    return _nummer(r"([0-9]{1,9})", tekst, "Een casusnummer schrijft u als 147.")


def lees_afspraaknummer(tekst: str) -> tuple[int, int]:
    """`147/3` → (147, 3)."""
    return _deelnummer("/", tekst, "Een afspraak schrijft u als 147/3.")


def lees_doelnummer(tekst: str) -> tuple[int, int]:
    """`147d2`, `147D2` → (147, 2)."""
    return _deelnummer("[dD]", tekst, "Een doel schrijft u als 147d2.")


def lees_persoonnummer(tekst: str) -> tuple[int, int]:
    """`147.2` → (147, 2): the second person of casus 147."""
    return _deelnummer(r"\.", tekst, "Een persoon in een casus schrijft u als 147.2.")


def lees_plek(tekst: str) -> tuple[int, Plek]:
    """As a person; `147.k2` → (147, k2): the second child that the meldingen of casus 147 name."""
    if gevonden := _kind("", tekst):
        return gevonden
    return lees_persoonnummer(tekst)


def lees_melding_of_persoon(tekst: str) -> tuple[int | None, tuple[int, Plek] | None]:
    """`M412` → (412, None); `147.2` and `147.k2` → (None, as `lees_plek`)."""
    return (None, lees_plek(tekst)) if "." in tekst else (lees_meldingnummer(tekst), None)


def lees_kindplek(tekst: str) -> tuple[int, Kindplek] | None:
    """`M412.k2` → (412, k2): the second child that melding M412 names; None for anything else."""
    return _kind("[Mm]", tekst)


def _kind(voor: str, tekst: str) -> tuple[int, Kindplek] | None:
    gevonden = re.fullmatch(rf"{voor}([0-9]{{1,9}})\.[kK]([0-9]{{1,2}})", tekst.strip())
    return None if gevonden is None else (int(gevonden[1]), Kindplek(int(gevonden[2])))


def lees_escalatienummer(tekst: str) -> int:
    """`E12` or `e12` → 12; a bare number may as well be a casus. Raises WrongUse."""
    if (kaal := tekst.strip()).isdecimal():
        raise WrongUse(
            f"Een escalatie schrijft u als E{kaal}; casus {kaal}? zie tafel escaleer lijst"
        )
    return _nummer(r"[Ee]([0-9]{1,9})", tekst, "Een escalatie schrijft u als E12.")


def lees_besluitnummer(tekst: str) -> int:
    """`B12` or `b12` → 12; a bare number may as well be a casus. Raises WrongUse."""
    if (kaal := tekst.strip()).isdecimal():
        raise WrongUse(
            f"Een besluit schrijft u als B{kaal}; een nieuw besluit bij casus {kaal}: "
            f"tafel overleg besluit {kaal}"
        )
    return _nummer(r"[Bb]([0-9]{1,9})", tekst, "Een besluit schrijft u als B12.")


def lees_aanbodnummer(tekst: str) -> int:
    """`A12`, `a12` or `12` → 12."""
    return _nummer(r"[Aa]?([0-9]{1,9})", tekst, "Een product schrijft u als A12.")


def lees_knelpuntnummer(tekst: str) -> int:
    """`K7`, `k7` or `7` → 7."""
    return _nummer(r"[Kk]?([0-9]{1,9})", tekst, "Een knelpunt schrijft u als K7.")


def _deelnummer(teken: str, tekst: str, remedie: str) -> tuple[int, int]:
    gevonden = re.fullmatch(rf"([0-9]{{1,9}}){teken}([0-9]{{1,6}})", tekst.strip())
    if gevonden is None:
        raise WrongUse(remedie)
    return int(gevonden[1]), int(gevonden[2])


def _nummer(patroon: str, tekst: str, remedie: str) -> int:
    gevonden = re.fullmatch(patroon, tekst.strip())
    if gevonden is None:
        raise WrongUse(remedie)
    return int(gevonden[1])
