"""Old and protected workbooks, in a process that may die: `python -m tafel.files.kind`.

The libraries that read them are no match for a file that somebody broke: one aborts the process on
a sheet of which two far corners are filled, another counts on as long as the file asks. Here they
have little memory and little time; what dies says nothing.
"""

import os
import sys
from typing import Any, Literal, NoReturn

import msgspec

Taak = Literal["bekijk", "ontsleutel", "lees"]
GEHEUGEN = 768 * 1024 * 1024
"""Bytes of address space that it gets."""
TIJD = 60
"""Seconds of processor time that it gets."""


class Vraag(msgspec.Struct):
    """What is to be done with which file."""

    taak: Taak
    inhoud: bytes
    wachtwoord: str = ""


def in_kind(vraag: Vraag) -> Any:
    """What came out; None when the process died, or could not do it."""
    import subprocess

    klaar = subprocess.run(
        [sys.executable, "-P", "-m", __name__],
        input=msgspec.msgpack.encode(vraag),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        check=False,
    )
    if klaar.returncode:
        return None
    try:
        return msgspec.msgpack.decode(klaar.stdout)
    except msgspec.DecodeError:
        return None


def _begrens() -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (GEHEUGEN, GEHEUGEN))
    resource.setrlimit(resource.RLIMIT_CPU, (TIJD, TIJD))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _doe(vraag: Vraag) -> Any:
    from tafel.files import kindtaken

    match vraag.taak:
        case "bekijk":
            return kindtaken.bekijk(vraag.inhoud)
        case "ontsleutel":
            return kindtaken.ontsleutel(vraag.inhoud, vraag.wachtwoord)
        case "lees":
            return kindtaken.lees(vraag.inhoud)


def main() -> NoReturn:
    _begrens()
    uit = _doe(msgspec.msgpack.decode(sys.stdin.buffer.read(), type=Vraag))
    sys.stdout.buffer.write(msgspec.msgpack.encode(uit))
    sys.stdout.buffer.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
