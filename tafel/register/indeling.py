"""Named SQL about what the headers and values of senders are of ours."""

from tafel.register.rijen.melding import Indelingrij
from tafel.register.store import Register


def indelingen(register: Register) -> list[Indelingrij]:
    """All that are remembered."""
    return register.rijen(Indelingrij, "SELECT * FROM indeling")


def onthoud(register: Register, rij: Indelingrij) -> None:
    """In the place of what was remembered for these headers."""
    register.verwijder("DELETE FROM indeling WHERE koppen = :koppen", koppen=rij.koppen)
    register.voeg_toe(
        "indeling",
        {"koppen": rij.koppen, "tekst": rij.tekst, "wie": rij.wie, "dag": rij.dag.isoformat()},
    )
