#!/usr/bin/env bash
# Guessed: a msgspec Struct can be looked at and built by tools as the same dataclass can: a type that was imported for
# the type checker only stays a text until somebody decodes into it.
# Seen: the Struct is made, but it works its signature out when asked, by looking up the type of every field; so
# `inspect.signature` and `getattr(Struct, "__signature__", None)` are a NameError, and with them hypothesis.builds, even
# when the field with that type has a default and is not asked for. The dataclass gives the text.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip -q --disable-pip-version-check install hypothesis==6.150.0 msgspec==0.22.0

venv/bin/python -W ignore - <<'P' | tee gezien.txt
from dataclasses import dataclass
from inspect import signature
from typing import TYPE_CHECKING

from hypothesis import strategies as st
from msgspec import Struct

if TYPE_CHECKING:
    from decimal import Decimal


@dataclass(frozen=True)
class Klasse:
    naam: str
    later: "Decimal | None" = None


class Bouwsel(Struct, frozen=True):
    naam: str
    later: "Decimal | None" = None


for soort in (Klasse, Bouwsel):
    for doe in (signature, lambda soort: st.builds(soort, naam=st.just("x")).example()):
        try:
            print(doe(soort))
        except NameError as fout:
            print(f"{soort.__name__}: {fout}")
P
diff - gezien.txt <<'V'
(naam: str, later: 'Decimal | None' = None) -> None
Klasse(naam='x', later=None)
Bouwsel: name 'Decimal' is not defined
Bouwsel: name 'Decimal' is not defined
V
