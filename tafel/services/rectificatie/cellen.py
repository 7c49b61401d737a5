"""One cell of the register without a text, whatever kind of cell it is (docs/adr/0015)."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from msgspec import Struct

from tafel.domain.basis import Leesbaar
from tafel.patronen import patroon
from tafel.register.plaatsen import PLAATSEN, Tekstplaats
from tafel.register.rectificatie import Kring
from tafel.rules.zwarten import Zwarter

_DAG = patroon(r"\d{4}-\d\d(-\d\d)?(T[\d:.+-]+)?")
_OVER = patroon(r"([ME])(\d+)\b")
"""How a line about an item without a casus begins: "M12: …"."""
_CODES = frozenset(
    {"labels", "kernpartners", "antwoordt", "zonder", "blokken", "profiel", "naam"}
    | {"soort", "status", "stand", "tafel", "organisatie", "veld", "oorzaak", "resultaat"}
    | {"leefgebied", "onderdeel", "categorie", "regel", "dominant", "instemming", "bewezen"}
    | {"analyse_gezamenlijk", "opdracht", "vervallen_tafels", "wachtend", "sinds", "afstemmen"}
)
"""Keys in kept JSON under which the program put a code or words of its own."""
_VAN_MELDING = frozenset(PLAATSEN["melding"].kolommen)
"""The columns of a melding that are text."""


class Cellen(Struct):
    """Takes one text out of cells of all kinds, and counts how often."""

    zwarter: Zwarter
    rond: Kring
    codes: frozenset[str]
    """What is as a whole a code or a name in the profile: of a table, an organisation."""
    rijen: Mapping[str, frozenset[int]]
    """Per table the rows that are looked through."""
    keren: int = 0

    def zonder(self, tabel: str, rij: Leesbaar) -> dict[str, str | None]:
        """The columns of a row that change, as they become."""
        plaats = PLAATSEN[tabel]
        anders = {}
        for kolommen, doe in self._soorten(plaats):
            for kolom in kolommen:
                if isinstance(oud := rij[kolom], str) and (nieuw := doe(oud)) != oud:
                    anders[kolom] = self._in_geschiedenis(tabel, rij, nieuw)
        return anders

    def _soorten(
        self, plaats: Tekstplaats
    ) -> tuple[tuple[tuple[str, ...], Callable[[str], str]], ...]:
        return (
            (plaats.kolommen, self._tekst),
            (plaats.json, lambda tekst: self._json(tekst, lambda sleutel: sleutel not in _CODES)),
            (plaats.inhoud, lambda tekst: self._json(tekst, _VAN_MELDING.__contains__)),
            (plaats.papier, self._papier),
            (plaats.spoor, self._spoor),
        )

    @staticmethod
    def _in_geschiedenis(tabel: str, rij: Leesbaar, nieuw: str) -> str | None:
        """What a column of names, children or an address once held is no text with a hole in it:
        it is not known any more.
        """
        is_tekst = tabel != "melding_wijziging" or rij["veld"] in _VAN_MELDING
        return nieuw if is_tekst else None

    def _tekst(self, tekst: str, *, papier: bool = False) -> str:
        if tekst in self.codes or _DAG.fullmatch(tekst):
            return tekst
        nieuw, keren = self.zwarter.zonder(tekst, papier=papier)
        self.keren += keren
        return nieuw

    def _json(self, tekst: str, is_tekst: Callable[[str], bool]) -> str:
        def doe(waarde: Any, sleutel: str) -> Any:
            if isinstance(waarde, str):
                return self._tekst(waarde) if is_tekst(sleutel) else waarde
            return _diep(waarde, sleutel, doe)

        return self._herschreven(tekst, lambda waarde: doe(waarde, ""))

    def _papier(self, tekst: str) -> str:
        def doe(waarde: Any, sleutel: str) -> Any:
            if sleutel in _CODES:
                return waarde
            if isinstance(waarde, dict) and not self._is_van_deze(waarde):
                return waarde
            if isinstance(waarde, str):
                over = _OVER.match(waarde)
                hier = over is None or self._hoort(over[1], int(over[2]))
                return self._tekst(waarde, papier=True) if hier else waarde
            return _diep(waarde, sleutel, doe)

        return self._herschreven(tekst, lambda waarde: doe(waarde, ""))

    def _is_van_deze(self, deel: Mapping[str, Any]) -> bool:
        """Whether a part of a paper is of the casus or the melding that is looked through; what is
        about none of all is.
        """
        if self.rond.alles:
            return True
        if (casus := deel.get("casus")) is not None:
            return bool(casus == self.rond.casus)
        for letter, naam in (("M", "melding"), ("E", "escalatie")):
            if (nummer := deel.get(naam)) is not None:
                return self._hoort(letter, nummer)
        return True

    def _hoort(self, letter: str, nummer: int) -> bool:
        van = self.rond.meldingen if letter == "M" else self.rond.escalaties
        return self.rond.alles or nummer in van

    def _spoor(self, tekst: str) -> str:
        """What takes rows back: of each the columns as they were and as they became."""

        def doe(stappen: list[Any]) -> list[Any]:
            return [
                [tabel, nummer, *(self._rij(tabel, nummer, deel) for deel in delen)]
                for tabel, nummer, *delen in stappen
            ]

        return self._herschreven(tekst, doe)

    def _rij(self, tabel: str, nummer: int, deel: dict[str, Any]) -> dict[str, Any]:
        if tabel not in PLAATSEN or nummer not in self.rijen.get(tabel, ()):
            return deel
        leeg = dict.fromkeys(PLAATSEN[tabel].alle)
        return deel | {k: v for k, v in self.zonder(tabel, {**leeg, **deel}).items() if k in deel}

    def _herschreven(self, tekst: str, doe: Callable[[Any], Any]) -> str:
        """JSON is written anew only when something in it changed."""
        oud = json.loads(tekst)
        nieuw = doe(oud)
        if nieuw == oud:
            return tekst
        return json.dumps(nieuw, ensure_ascii=False, separators=(",", ":"))


def _diep(waarde: Any, sleutel: str, doe: Callable[[Any, str], Any]) -> Any:
    if isinstance(waarde, dict):
        return {naam: doe(deel, naam) for naam, deel in waarde.items()}
    if isinstance(waarde, list):
        return [doe(deel, sleutel) for deel in waarde]
    return waarde
