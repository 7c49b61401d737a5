"""Values that a column of a melding had before: a delivery does not put those back (adr 0004)."""

from collections.abc import Iterable
from datetime import date

from tafel.domain.basis import Rij
from tafel.domain.melding import NietTeruggezet
from tafel.register import melding as meldingqueries
from tafel.register.melding import HUISHOUDENKOLOMMEN
from tafel.register.store import Register
from tafel.services.basis.woonadres import adres_van, eerdere_adressen, woonde_daar
from tafel.sleutels import is_gelijk, vorm


class Vervangen:
    """What was replaced in some meldingen, by hand or by a later delivery; read all at once.

    What an import did that was taken back does not count, nor the taking back.
    """

    def __init__(self, register: Register, nummers: Iterable[int]) -> None:
        nummers = set(nummers)
        huizen = {rij["id"]: rij["woont"] for rij in meldingqueries.meldingen(register, nummers)}
        woonden = eerdere_adressen(register, huizen.values())
        self._woonde = {melding: woonden.get(huis, ()) for melding, huis in huizen.items()}
        self._eerder: dict[int, dict[str, dict[str, tuple[date, int | None]]]] = {}
        for rij in meldingqueries.vervangen_waarden(register, nummers):
            per_kolom = self._eerder.setdefault(rij["melding"], {}).setdefault(rij["veld"], {})
            per_kolom[vorm(rij["veld"], rij["oud"])] = (
                date.fromisoformat(rij["dag"]),
                rij["importering"],
            )
        self._nu = {rij["id"]: rij for rij in meldingqueries.meldingen(register, self._eerder)}

    def zonder(self, nummer: int, waarden: Rij, gezegd: list[NietTeruggezet]) -> Rij:
        """The delivered values without those that were replaced, which are told in `gezegd`; and
        without an address from where the household moved.
        """
        if woonde_daar(self._woonde[nummer], adres_van(waarden)):
            waarden = {k: waarde for k, waarde in waarden.items() if k not in HUISHOUDENKOLOMMEN}
        eerder = self._eerder.get(nummer)
        if eerder is None:
            return waarden
        nu = self._nu[nummer]
        over: Rij = {}
        for kolom, waarde in waarden.items():
            keer = eerder.get(kolom, {}).get(vorm(kolom, waarde))
            if keer is None or is_gelijk(kolom, nu[kolom], waarde):
                over[kolom] = waarde
            else:
                gezegd.append(NietTeruggezet(nummer, kolom, *keer))
        return over
