"""The bytes of what was rectified go out of the file: after it, or when the next command opens the
register (docs/adr/0015).
"""

from tafel.register.store import Register, nu

_WACHTEN, _KORT_WACHTEN = 5.0, 0.1
"""Seconds to wait until others are done reading; when it was not asked for, hardly."""


def maak_schoon(register: Register, *, vanzelf: bool = False) -> bool:
    """Make the file hold no more than what it shows, when it still may; False when that cannot be
    done now, and so is still to be done. Safe to repeat, wherever it was broken off.
    """
    rij = register.lees_een("SELECT max(id) FROM rectificatie WHERE schoon IS NULL")
    if rij is None or rij[0] is None:
        return True
    if not register.herschrijf(_KORT_WACHTEN if vanzelf else _WACHTEN):
        return False
    register.lees(
        "UPDATE rectificatie SET schoon = :nu WHERE schoon IS NULL AND id <= :tot",
        nu=nu(),
        tot=rij[0],
    )
    return True
