"""From a text to a code of a closed list, or the one that lies nearest."""

from collections.abc import Iterable, Mapping
from functools import cache

from tafel import gangbaar
from tafel.domain.basis import Geweigerd
from tafel.kolommen import GEEN, KORT, SCHEIDING, Kolom, Soort, in_woorden, sleutel
from tafel.patronen import patroon

_DELEN = patroon(r"[|,;\n]")
_SAMEN = patroon(r"\s+en\s+|[/&+]")
_BIJNA = 0.75
"""So alike, from 0 to 1, must a text be to a word before that is suggested."""
_OP_DE = 4
"""A slip is one letter more or less in so many: geweld is no slip for geld."""
_STAART = 5
"""Letters of the shortest word at the end of a longer one that says of what kind that is."""
_ZEGT_NIETS = ("geen", "niet", "nog", "onbek", "onduid", "weet")
"""Beginnings of a text that says no, or that it is not known: it is no slip for a value."""
WOORD = patroon(r"[^\W\d_]+")


@cache
def codes_van(kolom: Kolom) -> Mapping[str, str]:
    """Word → code: of two columns that share one, the contract goes before what people write."""
    gewoon = {"ja": gangbaar.JA, "nee": gangbaar.NEE}
    if kolom.soort is not Soort.JA_NEE:
        gewoon = dict(gangbaar.WOORDEN.get(kolom.naam, {}))
    codes: dict[str, str] = {}
    for code, woorden in kolom.waarden.items():
        for woord in (code, *woorden, in_woorden(code)):
            codes[lijstwoord(woord)] = code
    if kolom.naam == "leefgebieden":
        codes |= {lijstwoord(code): code for code in gangbaar.BIJZONDERHEID_EN_LEEFGEBIED}
    for code, ook in gewoon.items():
        for woord in ook if code in kolom.waarden else ():
            codes.setdefault(lijstwoord(woord), code)
    return codes


def lijstwoord(tekst: str) -> str:
    """`tekst` as words of a list are compared: a sign alone is itself."""
    kaal = sleutel(tekst)
    return "".join(filter(str.isalnum, kaal)) or kaal


def kies_code(kolom: Kolom, tekst: str, plaats: str = "") -> str:
    codes = codes_van(kolom)
    gezocht = lijstwoord(tekst)
    if (code := codes.get(gezocht)) is not None:
        return code
    reden = f"{plaats}staat niet in de lijst; kies uit {', '.join(kolom.waarden)}"
    if kolom.soort is not Soort.JA_NEE and (dichtst := _dichtstbij(kolom, tekst[:KORT])):
        reden += f" (het dichtst erbij: {dichtst})"
    elif gezocht.startswith(_ZEGT_NIETS):
        reden += "; laat het leeg als het niet bekend is"
    raise Geweigerd(reden)


def _dichtstbij(kolom: Kolom, tekst: str) -> str | None:
    """The one code of the same kind as a text: what it may mean, looks like, begins or names. That
    there is none of it, only for a slip of the pen.
    """
    from difflib import SequenceMatcher, get_close_matches

    codes, gezocht = codes_van(kolom), lijstwoord(tekst)
    if (misschien := _misschien(kolom).get(gezocht)) is not None:
        return misschien
    if GEEN in codes and SequenceMatcher(None, gezocht, GEEN).ratio() >= _BIJNA:
        return GEEN
    if gezocht.startswith(_ZEGT_NIETS):
        return None
    wel = {woord: code for woord, code in codes.items() if code != GEEN}
    if len({code for woord, code in wel.items() if gezocht and woord.startswith(gezocht)}) > 1:
        return None
    for woord in get_close_matches(gezocht, wel, n=3, cutoff=_BIJNA):
        if abs(len(woord) - len(gezocht)) <= max(1, len(woord) // _OP_DE):
            return wel[woord]
    delen = set(map(lijstwoord, WOORD.findall(tekst)))
    genoemd = {
        code
        for woord, code in wel.items()
        if (len(gezocht) > 2 and woord.startswith(gezocht))
        or (len(woord) > 2 and woord in delen)
        or (len(woord) >= _STAART and gezocht.endswith(woord))
    }
    return genoemd.pop() if len(genoemd) == 1 else None


@cache
def _misschien(kolom: Kolom) -> Mapping[str, str]:
    """Word → what is suggested for it: a code, or several that it may mean."""
    gevonden: dict[str, str] = {}
    for code, woorden in gangbaar.MISSCHIEN.get(kolom.naam, {}).items():
        for woord in map(lijstwoord, woorden):
            gevonden[woord] = f"{gevonden[woord]} of {code}" if woord in gevonden else code
    return gevonden


def _codes_in(kolom: Kolom, tekst: str) -> list[str]:
    delen = _DELEN.split(tekst)
    codes = codes_van(kolom)
    gevonden = []
    for nummer, deel in enumerate(delen, 1):
        samen = _SAMEN.split(deel)
        if (
            len(samen) > 1
            and lijstwoord(deel) not in codes
            and all(lijstwoord(d) in codes for d in samen)
        ):
            gevonden += [codes[lijstwoord(d)] for d in samen]
        elif deel.strip():
            plaats = f"onderdeel {nummer} " if len(delen) > 1 else ""
            gevonden.append(kies_code(kolom, deel, plaats))
    return gevonden


def voeg_samen(delen: Iterable[str]) -> str | None:
    """The parts in the order stated, none twice."""
    return SCHEIDING.join(dict.fromkeys(filter(None, delen))) or None


def kies_codes(kolom: Kolom, tekst: str) -> str | None:
    return voeg_samen(_codes_in(kolom, tekst))


def zwaarste(kolom: Kolom, tekst: str) -> str | None:
    zwaarte = list(kolom.waarden)
    return max(_codes_in(kolom, tekst), key=zwaarte.index, default=None)
