"""The ledger of toedelingen: how decisions are kept and read back (domain §14.1)."""

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from tafel.domain.toedeling import Afgevallen, Besluit, Toedeling, Uitkomst
from tafel.register import melding as meldingqueries
from tafel.register.store import Register, nu

_VELDEN = Toedeling.__struct_fields__


def als_json(toedeling: Toedeling) -> str:
    """A decision as it is kept in the ledger."""
    besluit = {naam: getattr(toedeling, naam) for naam in _VELDEN}
    besluit["afgevallen"] = [(a.regel, a.voorwaarde) for a in toedeling.afgevallen]
    return json.dumps(besluit, ensure_ascii=False, separators=(",", ":"))


def schrijf_bij(register: Register, besluiten: Iterable[Besluit]) -> None:
    """Add decisions to the ledger, inside the caller's write transaction."""
    tijd = nu()
    register.voeg_alle_toe(
        "toedelingsbesluit",
        (
            *("melding", "casus", "tijd", "dag", "wie", "profiel", "profielversie"),
            *("uitkomst", "tafel", "motivering", "besluit", "voorstel"),
        ),
        [
            (
                *(besluit.melding, besluit.casus, tijd, besluit.dag.isoformat(), besluit.wie),
                *(toedeling.profiel, toedeling.profielversie, toedeling.uitkomst, toedeling.tafel),
                *(besluit.motivering, als_json(toedeling)),
                json.dumps(besluit.voorstel) if besluit.voorstel else None,
            )
            for besluit in besluiten
            for toedeling in (besluit.toedeling,)
        ],
    )


def uit_json(tekst: str) -> Toedeling:
    """A decision as it was kept."""
    velden: dict[str, Any] = json.loads(tekst)
    velden["uitkomst"] = Uitkomst(velden["uitkomst"])
    velden["afgevallen"] = tuple(Afgevallen(*val) for val in velden["afgevallen"])
    velden["mogelijk"] = tuple((Uitkomst(u), t) for u, t in velden["mogelijk"])
    for veld in ("regels", "afstemmen", "vragen", "onbekend"):
        velden[veld] = tuple(velden[veld])
    velden["feiten"] = {naam: _waarde(waarde) for naam, waarde in velden["feiten"].items()}
    return Toedeling(**velden)


def _waarde(waarde: Any) -> Any:
    return tuple(_waarde(deel) for deel in waarde) if isinstance(waarde, list) else waarde


def besluiten_van(register: Register, meldingen: Iterable[int]) -> dict[int, list[Besluit]]:
    """The ledger of these meldingen, oldest first."""
    gevonden: dict[int, list[Besluit]] = {}
    for rij in meldingqueries.besluiten(register, meldingen):
        voorstel = json.loads(rij["voorstel"]) if rij["voorstel"] else None
        gevonden.setdefault(rij["melding"], []).append(
            Besluit(
                melding=rij["melding"],
                casus=rij["casus"],
                dag=date.fromisoformat(rij["dag"]),
                wie=rij["wie"],
                toedeling=uit_json(rij["besluit"]),
                motivering=rij["motivering"],
                voorstel=(Uitkomst(voorstel[0]), voorstel[1]) if voorstel else None,
            )
        )
    return gevonden
