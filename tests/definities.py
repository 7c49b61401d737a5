"""docs/definities.md from data/definities.toml: `python -m tests.definities` renews it."""

import json
import tempfile
import textwrap
from collections.abc import Iterator, Mapping
from contextlib import redirect_stdout
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any

from tafel import cli

DOCUMENT = Path(__file__).parent.parent / "docs" / "definities.md"
GRENS = "<!-- hieronder: uit data/definities.toml, met python -m tests.definities -->\n"
BREEDTE = 140
VANDAAG = "2026-11-23"
RAPPORTEN = ("kengetallen", "indicatoren", "ggsr", "knelpunten", "aanbod")


def draai(*woorden: str) -> str:
    """What a command prints. Raises RuntimeError when it does not end with 0."""
    with redirect_stdout(TextIOWrapper(BytesIO(), encoding="utf-8")) as uit:
        code = cli.run(list(woorden))
        uit.flush()
        assert isinstance(uit.buffer, BytesIO)
        gezegd = uit.buffer.getvalue().decode()
    if code != 0:
        raise RuntimeError(f"exit code {code}: tafel {' '.join(woorden)}")
    return gezegd


def demoregister(pad: Path) -> None:
    """The demo year, with its sociale kaart: no table stays away."""
    draai("--profiel", "zuidoost", "--vandaag", VANDAAG, "--stil", "demo", "--bewaar", str(pad))


def rapporten(pad: Path) -> dict[str, Any]:
    """Every report of figures as JSON, with the definitions of its tables; of the note, which holds
    all of them, what is its own.
    """
    vast = ("--profiel", "zuidoost", "--vandaag", VANDAAG, "--register", str(pad), "rapport")
    gemaakt = {naam: json.loads(draai(*vast, naam, "--uitleg", "-f", "json")) for naam in RAPPORTEN}
    al = {tabel["sleutel"] for rapport in gemaakt.values() for tabel in rapport["tabellen"]}
    nota = json.loads(draai(*vast, "nota", "-f", "json"))
    eigen = {
        lijst: [deel for deel in nota[lijst] if deel["sleutel"] not in al]
        for lijst in ("tabellen", "definities")
    }
    return {**gemaakt, "nota": nota | eigen}


def deel(gemaakt: Mapping[str, Any]) -> str:
    """The part of the document below `GRENS`: every definition, per report in its order."""
    return "\n".join(_regels(gemaakt)) + "\n"


def _regels(gemaakt: Mapping[str, Any]) -> Iterator[str]:
    for naam, rapport in gemaakt.items():
        yield f"\n## `tafel rapport {naam}`"
        for definitie in rapport["definities"]:
            yield f"\n### {definitie['titel']}\n"
            yield textwrap.fill(definitie["definitie"], BREEDTE, break_on_hyphens=False)
            yield f"\nBron: {definitie['bron']}."


def hoofd() -> None:
    inleiding, grens, _ = DOCUMENT.read_text(encoding="utf-8").partition(GRENS)
    with tempfile.TemporaryDirectory() as map_:
        pad = Path(map_) / "register.db"
        demoregister(pad)
        DOCUMENT.write_text(inleiding + grens + deel(rapporten(pad)), encoding="utf-8")


if __name__ == "__main__":
    hoofd()
