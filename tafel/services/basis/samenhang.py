"""What the register knows that may belong together: open questions, casussen, and known answers."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from tafel.domain.basis import Celwaarde, Leesbaar
from tafel.domain.melding import BekendFeit, Openvraag
from tafel.errors import InputRefused
from tafel.register import samenhang
from tafel.register.store import Register

VAN_GEZIN = ("inwonende_kinderen", "zorgen_om_kinderen", "jeugdhulp", "gezinsbenadering")
"""Columns that hold for a whole household; who says so need not be the same person."""
VAN_PERSOON = (
    *VAN_GEZIN,
    *("woonsituatie", "leefgebieden", "regulier_aanbod", "zelf_oplossen", "risico_samenleving"),
    "complex",
)
"""Columns of an earlier melding that may still hold: never a crisis, and nothing about the melding
itself.
"""
_EERST = "kenmerk"


def open_vragen(
    register: Register, melding: int, *, ook_met: bool = False
) -> tuple[Openvraag, ...]:
    """The questions about a melding that can be answered now: those about its kenmerk first.

    With `ook_met` also those whether another belongs with it.
    """
    vragen = samenhang.vragen_over(register, melding)
    eerst = [v for v in vragen if v["reden"] == _EERST] or vragen
    if ook_met:
        eerst = [*eerst, *samenhang.vragen_met(register, melding)]
    return tuple(Openvraag(v["melding"], v["met"], v["reden"], v["casus"]) for v in eerst)


def casus_van_huishouden(register: Register, huishouden: int) -> int | None:
    """The open casus of a household."""
    return samenhang.open_casusnummers(register, [huishouden]).get(huishouden)


def kandidaten(register: Register, casussen: Collection[int]) -> dict[int, list[tuple[int, str]]]:
    """Per open casus the (melding, reason) of what may belong to it and does not yet."""
    gevonden: dict[int, list[tuple[int, str]]] = {}
    for rij in samenhang.kandidaten(register, casussen):
        gevonden.setdefault(rij["casus"], []).append((rij["melding"], rij["reden"]))
    return gevonden


def bekende_antwoorden(
    register: Register, rij: Leesbaar, kolommen: Sequence[str]
) -> tuple[BekendFeit, ...]:
    """Per column the latest answer of another melding of the same person, or of the household."""
    gevraagd = [kolom for kolom in kolommen if kolom in VAN_PERSOON]
    if not gevraagd:
        return ()
    anderen = [
        ander
        for ander in samenhang.van_huishouden(register, rij["huishouden"])
        if ander["id"] != rij["id"]
    ]
    return tuple(_antwoorden(rij, anderen, gevraagd))


def _antwoorden(
    rij: Leesbaar, anderen: Sequence[Leesbaar], kolommen: Sequence[str]
) -> Iterator[BekendFeit]:
    for kolom in kolommen:
        for ander in anderen:
            zelf = ander["persoon"] == rij["persoon"]
            if (zelf or kolom in VAN_GEZIN) and _blijft(kolom, ander[kolom]):
                dag = date.fromisoformat(ander["ontvangen_op"])
                yield BekendFeit(kolom, ander[kolom], ander["id"], dag)
                break


def _blijft(kolom: str, waarde: Celwaarde) -> bool:
    """Whether a value may still hold on a later day: an age in years does not."""
    return waarde is not None and not (kolom == "inwonende_kinderen" and "jaar" in str(waarde))


def weiger_samengevoegd(rij: Leesbaar) -> None:
    """Raises InputRefused for a melding that turned out to be another one."""
    if rij["zelfde_als"] is not None:
        raise InputRefused(
            f"M{rij['id']} is dezelfde melding als M{rij['zelfde_als']}; werk daarin verder: "
            f"tafel melding toon M{rij['zelfde_als']}"
        )
