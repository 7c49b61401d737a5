"""What came in before under the same melder and kenmerk (docs/adr/0004).

Another person in the same delivery is another melding (a police incident). Another name or birth
date in a later delivery may be a correction or somebody else: that is a question.
"""

from collections.abc import Collection, Sequence

from tafel.domain.basis import Rij
from tafel.register import samenhang
from tafel.register.store import Register
from tafel.sleutels import gelijkgetrokken, persoonssleutel


class Leveringen:
    """The stored meldingen of these kenmerken that this delivery does not hold itself."""

    def __init__(
        self, register: Register, binnen: Sequence[Rij], in_bestand: Collection[str]
    ) -> None:
        """`in_bestand`: the identities of every melding of this delivery."""
        kenmerken = {str(k) for waarden in binnen if (k := waarden.get("kenmerk")) is not None}
        rijen = samenhang.met_kenmerk(register, kenmerken)
        aanwezig = {r["zelfde_als"] or r["id"] for r in rijen if r["sleutel"] in in_bestand}
        self._eerder: dict[tuple[str, str], list[tuple[int, int, str | None]]] = {}
        for rij in rijen:
            if rij["zelfde_als"] is None and rij["id"] not in aanwezig:
                groep = gelijkgetrokken(rij["melder_organisatie"]), gelijkgetrokken(rij["kenmerk"])
                self._eerder.setdefault(groep, []).append(
                    (rij["id"], rij["persoon"], rij["persoonssleutel"])
                )
        self._nooit = samenhang.nooit_samen(register) if self._eerder else set()

    def _van(self, waarden: Rij) -> list[tuple[int, int, str | None]]:
        if not self._eerder or waarden.get("kenmerk") is None:
            return []
        groep = (
            gelijkgetrokken(waarden.get("melder_organisatie")),
            gelijkgetrokken(waarden["kenmerk"]),
        )
        return self._eerder.get(groep, [])

    def van_persoon(self, waarden: Rij) -> int | None:
        """The melding of the very same person, corrected here before it was corrected there."""
        eerder = self._van(waarden)
        sleutel = persoonssleutel(waarden) if eerder else None
        if sleutel is None:
            return None
        return next((nummer for nummer, _, bekend in eerder if bekend == sleutel), None)

    def van_ander(self, waarden: Rij, persoon: int) -> list[int]:
        """The meldingen of others that may be this one under another name or birth date."""
        return [
            nummer
            for nummer, ander, _ in self._van(waarden)
            if ander != persoon and (ander, persoon) not in self._nooit
        ]
