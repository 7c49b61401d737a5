"""Timing whole processes against each other: interleaved, so that a busy moment hits both."""

import os
import re
import resource
import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter


class DraaitNiet(Exception):
    """A program that should have been timed ended with an unexpected exit code."""


@dataclass(frozen=True, slots=True)
class Programma:
    """One command line with its environment; `vooraf` is done before each run, outside the time.

    With `invoer` it reads that file, and what it writes to stdout is thrown away.
    """

    woorden: Sequence[str | Path]
    omgeving: Mapping[str, str]
    vooraf: Callable[[], None] | None = None
    invoer: Path | None = None

    def draai(self) -> str:
        """What it wrote to stdout. Raises DraaitNiet when its exit code is not 0."""
        with (self.invoer or Path(os.devnull)).open("rb") as invoer:
            klaar = subprocess.run(
                self.woorden,
                env=self.omgeving,
                stdin=invoer,
                stdout=subprocess.PIPE if self.invoer is None else subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                text=True,
                check=False,
            )
        if klaar.returncode:
            woorden = " ".join(map(str, self.woorden))
            raise DraaitNiet(f"{woorden}: exit code {klaar.returncode}\n{klaar.stderr.strip()}")
        return klaar.stdout or ""

    def tijd(self) -> tuple[float, float]:
        """Seconds of one run: on the clock, and of the processor (its children included)."""
        if self.vooraf is not None:
            self.vooraf()
        voor, begin = _processor(), perf_counter()
        self.draai()
        return perf_counter() - begin, _processor() - voor


def _processor() -> float:
    gebruik = resource.getrusage(resource.RUSAGE_CHILDREN)
    return gebruik.ru_utime + gebruik.ru_stime


@dataclass(frozen=True, slots=True)
class Meting:
    """Ours against a peer. `ratio` is what the target is about: an upper bound on seconds over
    seconds, or a lower bound on speed over speed."""

    naam: str
    ons: str
    ander: str
    ratio: float
    doel: float
    processor: float | None = None
    """The same ratio in processor time: far from `ratio` means that one of the two was waiting."""
    hoger_is_beter: bool = False

    @property
    def gehaald(self) -> bool:
        return self.ratio >= self.doel if self.hoger_is_beter else self.ratio <= self.doel


def vergelijk(naam: str, ons: Programma, ander: Programma, doel: float, keren: int) -> Meting:
    """Median of `keren` runs of each, in turns, after one run of each that does not count.

    A single run, which measures nothing, has none before it.
    """
    if keren > 1:
        ons.tijd()
        ander.tijd()
    paren = [(ons.tijd(), ander.tijd()) for _ in range(keren)]
    (ons_s, ons_cpu), (ander_s, ander_cpu) = (
        tuple(median(getallen) for getallen in zip(*reeks, strict=True))
        for reeks in zip(*paren, strict=True)
    )
    return Meting(
        naam, f"{ons_s:.3f} s", f"{ander_s:.3f} s", ons_s / ander_s, doel, ons_cpu / ander_cpu
    )


def in_seconden(naam: str, programma: Programma, doel: float, keren: int) -> tuple[float, Meting]:
    """Median of `keren` runs, against nothing but a number of seconds; the median too."""
    if keren > 1:
        programma.tijd()
    seconden = median(programma.tijd()[0] for _ in range(keren))
    return seconden, Meting(naam, f"{seconden:.3f} s", "1 s", seconden, doel)


def als_tabel(metingen: Sequence[Meting]) -> str:
    """The measurements as aligned text."""
    rijen = [("meting", "tafel", "ander", "ratio", "cpu", "doel", "")]
    for meting in metingen:
        teken = "≥" if meting.hoger_is_beter else "≤"
        rijen.append(
            (
                meting.naam,
                meting.ons,
                meting.ander,
                f"{meting.ratio:.2f}",
                "-" if meting.processor is None else f"{meting.processor:.2f}",
                f"{teken} {meting.doel:g}",
                "ok" if meting.gehaald else "niet",
            )
        )
    breedte = [max(map(len, kolom)) for kolom in zip(*rijen, strict=True)]
    return "\n".join(
        "  ".join(
            cel.ljust(b) if plek == 0 else cel.rjust(b)
            for plek, (cel, b) in enumerate(zip(rij, breedte, strict=True))
        ).rstrip()
        for rij in rijen
    )


def regels_gehaald(tabel: str) -> bool:
    """Whether, in the printed table of the rule engines, each `ratio >= target` holds."""
    doelen = re.findall(r"([0-9.,]+)x?\s+>=\s*([0-9.,]+)", tabel)
    if not doelen:
        raise DraaitNiet("no target in the table of the rule engines")
    return all(_getal(ratio) >= _getal(doel) for ratio, doel in doelen)


def _getal(tekst: str) -> float:
    return float(tekst.replace(",", ""))
