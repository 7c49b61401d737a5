"""Errors a user can meet: each owns its exit code (sysexits) and one Dutch sentence with a remedy.

A message never holds a name, a birth date, a BSN or free text: it ends up in mails and logs.
"""

from collections.abc import Iterable
from typing import ClassVar


class TafelError(Exception):
    """Base of all expected errors; `str(error)` is the Dutch sentence shown on stderr."""

    exit_code: ClassVar[int] = 1


class WrongUse(TafelError):
    """The command line itself is wrong."""

    exit_code = 2


class InputRefused(TafelError):
    """The input cannot be accepted, in whole or in part."""

    exit_code = 65


class NotFound(TafelError):
    """A file, melding, casus or person does not exist or cannot be read."""

    exit_code = 66


class MeldingNotFound(NotFound):
    """No melding has this number."""

    def __init__(self, nummer: int) -> None:
        super().__init__(f"melding M{nummer} bestaat niet; zoek met: tafel melding lijst")


class CasusNotFound(NotFound):
    """No casus has this number."""

    def __init__(self, nummer: int) -> None:
        super().__init__(f"casus {nummer} bestaat niet; zoek met: tafel casus lijst")


class RegisterUnusable(TafelError):
    """The register is missing, damaged, of another version or on a network drive."""

    exit_code = 69


class OutputFailed(TafelError):
    """The output cannot be written; what was there before is untouched."""

    exit_code = 73


class Busy(TafelError):
    """Somebody else is writing, or changed the same thing meanwhile."""

    exit_code = 75


class GateNotMet(TafelError):
    """A gate of the work process does not hold; with a line per thing missing and its cure."""

    exit_code = 76

    def __init__(self, zin: str, tekorten: Iterable[tuple[str, str]] = ()) -> None:
        """`tekorten`: what is missing, and the command that cures it."""
        regels = (f"\n  {tekst}: {opdracht}" for tekst, opdracht in tekorten)
        super().__init__(zin + "".join(regels))


class NotPermitted(TafelError):
    """The user may not do or see this."""

    exit_code = 77


class SettingsWrong(TafelError):
    """A profile or a setting is wrong; names file, rule and reason."""

    exit_code = 78
