"""Where a text stands that came into the wrong file, and what became of it; never the text."""

from collections.abc import Iterator, Sequence

from tafel.datums import datum_dm
from tafel.domain.rectificatie import Gerectificeerd, Rectificatie, Tekstplek, Tekstvondst
from tafel.render.vorm.lijst import Lijst, Veld
from tafel.woorden import aantal

_MEESTE = 15
"""Papers that are named one by one."""


def vondst(gevonden: Tekstvondst) -> Lijst[Tekstplek]:
    """Each place with its day and how often."""
    return Lijst(
        gevonden.treffers,
        (
            Veld("dag", "Dag"),
            Veld("wat", "Waar"),
            Veld("keren", "Keren", rechts=True),
        ),
        record=lambda plek: {"dag": plek.dag, "waar": plek.wat, "keren": plek.keren},
        sleutels=("dag", "waar", "keren"),
    )


def keren(gevonden: Tekstvondst) -> str:
    """As in "5 keer in casus 147, op 4 plaatsen"."""
    plaatsen = aantal(len(gevonden.treffers), "plaats", "plaatsen")
    return f"{gevonden.keren} keer in {gevonden.over}, op {plaatsen}"


def blijft(gevonden: Tekstvondst) -> Iterator[str]:
    """Where it stands as well, and stays."""
    for deel in gevonden.blijft:
        yield (
            f"let op: dezelfde tekst staat in {deel.waar}; dat zijn gegevens en die blijven. "
            f"Verbeter ze met: {deel.verbeter}"
        )


def buiten_bereik(gedaan: Gerectificeerd) -> Iterator[str]:
    """What this could not reach, as far as is known."""
    if gedaan.imports:
        nummers = ", ".join(map(str, gedaan.imports))
        yield (
            f"let op: een melding kwam met import {nummers}. Staat de tekst daar bij de melder, "
            "dan komt zij met een volgende levering terug: laat haar ook daar weghalen."
        )
    yield (
        "Wat eerder is gedrukt, gemaild of gekopieerd, staat niet in het register en houdt de "
        "tekst; haal het terug of vernietig het, ook reservekopieën."
    )
    if not gedaan.papieren:
        return
    yield "Sinds de tekst erin staat zijn volgens het log gemaakt of bekeken:"
    over = len(gedaan.papieren) - _MEESTE
    for papier in gedaan.papieren[-_MEESTE:]:
        vaker = f", {papier.keren} keer" if papier.keren > 1 else ""
        yield f"  {papier.wat} ({datum_dm(papier.dag)}-{papier.dag.year}{vaker})"
    if over > 0:
        yield f"  en nog {over} van daarvoor"


NIET_SCHOON = (
    "let op: de tekst is uit alles wat het register toont, maar staat misschien nog in het "
    "bestand: een ander is er op dit moment mee bezig, of de schijf is vol. De eerste opdracht "
    "daarna maakt het af; of het zover is toont: tafel rectificeer --lijst"
)


def lijst(regels: Sequence[Rectificatie]) -> Lijst[Rectificatie]:
    return Lijst(
        regels,
        (
            Veld("dag", "Dag"),
            Veld("wie", "Door"),
            Veld("over", "Uit"),
            Veld("plaatsen", "Plaatsen", rechts=True, cel=lambda r: sum(r.plaatsen.values())),
            Veld("reden", "Reden", inkorten=True),
            Veld("schoon", "Bestand", cel=lambda r: "schoon" if r.schoon else "nog niet"),
        ),
        "Er is niets gerectificeerd.",
        lambda r: {
            "dag": r.dag,
            "wie": r.wie,
            "over": r.over,
            "plaatsen": dict(r.plaatsen),
            "reden": r.reden,
            "schoon": r.schoon,
        },
        ("dag", "wie", "over", "plaatsen", "reden", "schoon"),
    )
