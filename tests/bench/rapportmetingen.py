"""The weekly lists, the other reports and the sociale kaart, on registers with a work process."""

import csv
from collections.abc import Iterator
from pathlib import Path
from random import Random

from tests.bench.invoer import BEGIN, EIND, LEEFGEBIEDEN, ORGANISATIES
from tests.bench.metingen import Meting, in_seconden
from tests.bench.opstelling import LEZEN, Bench
from tests.bench.proces import TAFELS

WEEKLIJSTEN_SECONDEN = 20
"""All lists over 5,000 open casussen: nobody waits for them, cron makes them at night."""
VERDUBBELING = 2.4
"""Twice as many open casussen: at most so many times as long."""
RAPPORT_SECONDEN = 3
"""A report over a year of a register that was worked in for years: somebody waits for it."""
PRODUCTEN = 1_000
"""Of the sociale kaart of a large town."""


def weeklijsten(bench: Bench, open_: int, vorige: tuple[int, float] | None) -> tuple[float, Meting]:
    """Seconds for the lists of all tables and organisations: against the clock, or the growth since
    the register with fewer open casussen (`vorige`: how many, and seconds).
    """
    ons = bench.ons("rapport", "weeklijst", "--alle", "--uit", bench.map / "lijsten")
    naam = f"weeklijst --alle, {open_} open casussen"
    seconden, meting = in_seconden(naam, ons, WEEKLIJSTEN_SECONDEN, min(bench.keren, 3))
    if vorige is None:
        return seconden, meting
    return seconden, Meting(
        f"{naam} tegen {vorige[0]}",
        f"{seconden:.3f} s",
        f"{vorige[1]:.3f} s",
        seconden / vorige[1],
        VERDUBBELING * open_ / vorige[0] / 2,
    )


def rapporten(bench: Bench) -> Iterator[Meting]:
    """Reports against the clock; what is looked up in between against `sqlite-utils query`."""
    kaart = _schrijf_kaart(bench.map / "kaart.csv", min(PRODUCTEN, bench.rijen))
    bench.ons("aanbod", "laad", kaart).draai()
    for soort in ("wachten", "nakoming", "anders"):
        bench.ons("knelpunt", "add", "--soort", soort, "--tekst", "Elke week weer.").draai()
    for rapport in (
        *(("kengetallen",), ("indicatoren",), ("ggsr",), ("knelpunten",), ("aanbod",)),
        ("weeklijst", "--tafel", TAFELS[0]),
    ):
        ons = bench.ons("rapport", *rapport, "-f", "json")
        naam = f"vol: rapport {' '.join(rapport)}"
        yield in_seconden(naam, ons, RAPPORT_SECONDEN, bench.keren)[1]
    for woorden in (
        ("aanbod", "zoek", "schulden", "--leeftijd", "40"),
        ("aanbod", "lijst", "--leefgebied", LEEFGEBIEDEN[1]),
        ("knelpunt", "lijst"),
    ):
        yield bench.meet(f"vol: {' '.join(woorden)}", bench.ons(*woorden), LEZEN)


def _schrijf_kaart(pad: Path, aantal: int) -> Path:
    """A made-up sociale kaart, the same every time."""
    keus = Random(aantal)
    with pad.open("w", encoding="utf-8", newline="") as bestand:
        schrijver = csv.writer(bestand, delimiter=";")
        schrijver.writerow(
            ("id", "organisatie", "product", "leefgebieden", "leeftijd", "gebied", "wachttijd",
             "capaciteit", "omschrijving")
        )  # fmt: skip
        for nummer in range(1, aantal + 1):
            schrijver.writerow((
                f"P-{nummer:04}",
                keus.choice(ORGANISATIES),
                f"{keus.choice(('Hulp', 'Training'))} {keus.choice(BEGIN)}{keus.choice(EIND)}",
                "|".join(keus.sample(LEEFGEBIEDEN, keus.randint(1, 3))),
                keus.choice(("18+", "12-23", "0-18", "")),
                keus.choice(("", "Gein", "Holendrecht")),
                keus.choice(("geen", "2 weken", "6 weken")),
                keus.choice(("ruimte", "wachtlijst", "geen", "")),
                keus.choice(("Schulden op een rij.", "Begeleiding thuis.", "Weer aan het werk.")),
            ))  # fmt: skip
    return pad
