"""The tables of the weekly lists about escalations: what to start, and what runs (domain §9)."""

from collections.abc import Iterable, Sequence
from datetime import date

from tafel.domain.escalatie import Escalatie, Voorstel, handelt
from tafel.domain.rapport import Rapportkolom, Rapporttabel
from tafel.services.overleg.escalatiepunt import trede
from tafel.services.weeklijst.stand import Weekstand
from tafel.services.weeklijst.tabellen import (
    BETROKKENE,
    CASUS,
    NIEUW,
    TE_LAAT,
    UITERLIJK,
    afhandelen,
    merk,
    organisatie,
)

_TEGEN = Rapportkolom("organisatie", "Tegen")
_STAP = Rapportkolom("stap", "Stap")


def voorstellen(stand: Weekstand, deze: Iterable[Voorstel]) -> Rapporttabel:
    return Rapporttabel(
        sleutel="week_voorstellen",
        titel="Voorstellen om te escaleren",
        kolommen=(
            CASUS,
            BETROKKENE,
            _TEGEN,
            Rapportkolom("reden", "Reden"),
            _STAP,
            NIEUW,
            Rapportkolom("opdracht", "Daarna"),
        ),
        rijen=tuple(
            (
                voorstel.casus,
                stand.wie(voorstel.casus),
                organisatie(stand, voorstel.organisatie),
                voorstel.reden,
                _stap(stand, voorstel),
                merk(voorstel_is_nieuw(stand, voorstel, stand.vanaf)),
                voorstel.opdracht,
            )
            for voorstel in deze
        ),
    )


def voorstel_is_nieuw(stand: Weekstand, voorstel: Voorstel, sinds: date) -> bool:
    """Whether a term ended since then; without a term, whether it was moved in the last week."""
    if voorstel.sinds is not None:
        return voorstel.sinds >= sinds
    return (voorstel.casus, voorstel.afspraak) in stand.verzet


def escalaties(stand: Weekstand, deze: Sequence[Escalatie], *, intern: bool = True) -> Rapporttabel:
    """Those that run, with their term; not `intern`: as the organisation itself may see them."""
    return Rapporttabel(
        sleutel="week_escalaties",
        titel="Lopende escalaties",
        kolommen=(
            Rapportkolom("escalatie", "Escalatie"),
            CASUS,
            BETROKKENE,
            *((_TEGEN,) if intern else ()),
            _STAP,
            UITERLIJK,
            TE_LAAT,
            NIEUW,
        ),
        rijen=tuple(
            (
                f"E{escalatie.nummer}",
                escalatie.casus,
                stand.wie(escalatie.casus),
                *((organisatie(stand, escalatie.organisatie),) if intern else ()),
                _stap(stand, escalatie),
                escalatie.uiterlijk,
                max(0, (stand.vandaag - escalatie.uiterlijk).days) or None,
                merk(escalatie.gestart_op >= stand.vanaf),
            )
            for escalatie in deze
        ),
        toelichting=afhandelen("tafel escaleer afronden", deze) if intern else "",
    )


def _stap(stand: Weekstand, zet: Escalatie | Voorstel) -> str:
    """As in: uitvoering, stap 1: L. Oud naar de manager van MaDi, via de procesmanager."""
    via = f", via {zet.via}" if zet.via else ""
    wie = handelt(zet.wie, zet.overgedragen_door)
    return f"{zet.spoor}, {trede(stand.profiel, zet.stap)}: {wie} naar {zet.richting}{via}"
