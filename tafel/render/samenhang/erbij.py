"""Who joined a household, and what the rules say anew of it; never a name."""

from collections.abc import Iterable, Iterator
from datetime import date

from tafel.domain.samenhang import Andersbeslist, Erbij
from tafel.domain.toedeling import Toedeling, Uitkomst
from tafel.woorden import Labels, dag_maand, melding_nummer, uitkomst


def zinnen(gedaan: Erbij, bij: str, labels: Labels, vandaag: date) -> Iterator[str]:
    """`bij`: what was typed, a casus, a melding, or one of it."""
    for zin in gedaan.opmerkelijk:
        yield f"let op: {zin}"
    wie = _wie(gedaan)
    if gedaan.op is None or gedaan.kind is not None:
        yield from benoemd(gedaan.kind or bij, wie, gedaan.anders, labels)
        return
    per = dag_maand(gedaan.op, vandaag)
    yield f"{wie} is erbij in het huishouden van {bij}: {gedaan.rol}, per {per}."
    if gedaan.verhuisd:
        yield "Alles wat van deze persoon bekend is, hoort nu bij dit huishouden."
    yield from anders(gedaan.anders, labels)


def benoemd(
    kind: str, wie: str, veranderd: Iterable[Andersbeslist], labels: Labels
) -> Iterator[str]:
    yield f"Kind {kind} heeft een eigen nummer: {wie}."
    yield from anders(veranderd, labels)


def anders(veranderd: Iterable[Andersbeslist], labels: Labels) -> Iterator[str]:
    """Per melding what the rules say now: nothing of it holds before it is allocated again."""
    for deel in veranderd:
        nummer = melding_nummer(deel.melding)
        van, naar = _plek(deel.van, labels), _plek(deel.naar, labels)
        if van == naar:
            naar = f"{naar}, anders af te stemmen"
        yield (
            f"Nieuwe feiten. {nummer} was {van}, volgens de regels nu {naar}: "
            f"tafel toedelen {nummer}"
        )
        if deel.naar.uitkomst is Uitkomst.CRISIS:
            yield f"Bel nu {deel.naar.naar}; bij acuut gevaar 112."


def _wie(gedaan: Erbij) -> str:
    if gedaan.casus is None:
        return f"Nummer {gedaan.nummer} van het huishouden"
    return f"{gedaan.casus}.{gedaan.nummer}"


def _plek(toedeling: Toedeling, labels: Labels) -> str:
    gezegd = uitkomst(toedeling.uitkomst, toedeling.tafel, labels, toedeling.onderdeel)
    voorkeur = toedeling.voorkeur
    return f"{gezegd}, voorkeur {labels.get(voorkeur, voorkeur)}" if voorkeur else gezegd
