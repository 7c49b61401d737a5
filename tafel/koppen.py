"""Which column a header of a file names: in any spelling, by a synonym, as people write it."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import chain, islice

from tafel.bsn import zonder_geldig
from tafel.gangbare_koppen import (
    ANDEREN,
    GEEN_VAN_ONS,
    KOPEINDEN,
    KOPPEN,
    MISSCHIEN,
    PER_KIND,
    WIE,
)
from tafel.huisnummers import AANDUIDINGEN
from tafel.kolommen import (
    HERKENT_PERSOON,
    JA_WOORDEN,
    KOLOM_VAN,
    KOLOMMEN,
    NAAMKOLOMMEN,
    NEE_WOORDEN,
    Kolom,
    Soort,
    in_woorden,
)
from tafel.patronen import patroon
from tafel.schoon import schoon
from tafel.voegsels import VOORVOEGSELS

AANDUIDING = Kolom(
    "aanduiding_bij_huisnummer", Soort.KEUZE, "aanduiding bij huisnummer",
    (
        "verblijfplaats.aanduidingbijhuisnummer", "aanduidingbijhuisnummer.omschrijving",
        "verblijfplaats.aanduidingbijhuisnummer.omschrijving",
    ),
    waarden=AANDUIDINGEN,
)  # fmt: skip
"""A column of a file alone: it is kept in the toevoeging."""
GEHEIMHOUDING = Kolom(
    "geheimhouding", Soort.JA_NEE, "geheimhouding",
    (
        "geheim", "indicatie_geheim", "geheimhouding_persoonsgegevens",
        "indicatie_geheimhouding",
    ),
    waarden={"ja": (*JA_WOORDEN, *"234567"), "nee": NEE_WOORDEN},
)  # fmt: skip
"""A column of a file alone, with the codes of the BRP: kept as a bijzonderheid."""
_PER_BIJZONDERHEID = tuple(
    Kolom(code, Soort.JA_NEE, in_woorden(code), waarden={"ja": JA_WOORDEN, "nee": NEE_WOORDEN})
    for code in KOLOM_VAN["bijzonderheden"].waarden
)
"""Columns of a file alone: each bijzonderheid as a question."""
STELT_BIJZONDERHEID: Mapping[str, str] = {
    GEHEIMHOUDING.naam: "adres_afgeschermd",
    **{kolom.naam: kolom.naam for kolom in _PER_BIJZONDERHEID},
}
"""Column of a file alone → the bijzonderheid that a yes below it is."""

MELDINGNUMMER = Kolom("melding_bij_tafel", Soort.TEKST, "melding bij tafel")
"""A column of a file alone: the row answers what was asked about this melding."""
_VAN_BESTAND = (AANDUIDING, GEHEIMHOUDING, MELDINGNUMMER, *_PER_BIJZONDERHEID)
_ER_IS = ("sprake van", "er is", "is er", "is er sprake van", "er is sprake van")
"""Before a bijzonderheid in a header that asks for it."""
_VAN_PERSOON = HERKENT_PERSOON | {
    "tussenvoegsel", "bsn", "huisletter", "toevoeging", "buurt", "woonsituatie",
}  # fmt: skip
"""Columns that are still themselves with a word for that person beside them."""
_NAMEN = frozenset({"naam", *NAAMKOLOMMEN})
_OOK: Mapping[str, tuple[str, ...]] = {
    "naam": NAAMKOLOMMEN,
    "achternaam": ("naam",),
    "geboortedatum": ("leeftijd",),
    "postcode": ("postcode en huisnummer",),
    "inwonende_kinderen": (PER_KIND,),
}
"""Column of a person → columns that it makes superfluous."""
_HAAKJES = patroon(r"[(\[{]([^()\[\]{}]*)[)\]}]\W*$")
_NUMMERING = patroon(r"^\s*[0-9]{1,2}[.)]\s+")
_DATUMVORM = r"d{1,2}[-/. ]?m{1,4}[-/. ]?[jy]{2,4}|[jy]{4}[-/. ]?m{2}[-/. ]?d{2}"
_JA_NEE_VORM = r"ja?\s*(?:/|-|of)\s*n(?:ee)?"
_KOPVORM = patroon(
    rf"(?:[(\[{{]\s*(?:{_DATUMVORM}|{_JA_NEE_VORM}|in jaren|jaren|jaar|verplicht|optioneel"
    r"|indien bekend|indien van toepassing|meerdere mogelijk|0000 ?xx|[0-9]{4} ?(?:ab|aa|xx)"
    rf"|datum|getal|tekst|lijst|keuze)\s*[)\]}}]|[\s:,]+(?:{_DATUMVORM}|{_JA_NEE_VORM}))"
    r"\s*[*:?!.]*\s*$",
    re.IGNORECASE,
)
"""How a header says what to fill in: `(dd-mm-jjjj)`, `ja/nee`."""
_ANDERS = ANDEREN | {"aantal"}
"""Words between brackets that make a header one of something else."""
_EN = patroon(r"\s*[+&]\s*")
_GEVAAR = patroon(r"\b(?:in|acuut|acute|direct|onmiddellijk|ernstig) gevaar\b|\blevensgevaar")
_JEUGDIGE = WIE | {"jeugdige", "leerling", "jongere"}
_LEEFTIJDEN = frozenset({"geboortedatum", "leeftijd", "inwonende_kinderen"})
_LIDWOORDEN = frozenset({"van", "de", "het"})
_LIJKT = 0.7
"""So alike are two headers, from 0 to 1, that one may be meant by the other."""
LANGSTE_KOP = 200
"""Characters in a column's name; a longer one is no header."""
MEEST_VERGELEKEN = 200
"""So many headers that are not known are compared with ours."""
_LANGST = 60
"""Characters of a header that are compared."""
_VERGIST = 0.84
"""So alike, that one is a slip of the pen for the other."""


_PERSOONLIJK_GETAL = patroon(
    r"\d{1,2}[-/. ]{1,2}(?:\d{1,2}|[a-z]{3,9}\.?)[-/. ]{1,2}(?:\d{2}|\d{4})(?!\d)"
    r"|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|(?!\d{4}[-/ ]+\d{4}(?!\d))\d(?:[^\w]{0,3}\d){7}",
    re.IGNORECASE,
)
"""A date, or so many digits as a telephone or a bsn has; no school year (2026-2027)."""
_IN_NAMEN = frozenset(woord for voegsel in VOORVOEGSELS for woord in voegsel)
_NAAMVORM = patroon(
    r"(?:[A-Z\u00c0-\u00de][a-z\u00df-\u00ff]+|(?:[A-Z]\.){1,4})"
    rf"[ ,]+(?:(?:{'|'.join(sorted(_IN_NAMEN))}) +)*"
    r"[A-Z\u00c0-\u00de][a-z\u00df-\u00ff'-]+"
)
"""As a person is called: Jan de Vries; J. de Vries; Vries, Jan."""
_NAAM_ZONDER_HOOFDLETTERS = patroon(
    r"[^\W\d_]+\.? (?:(?:van )?(?:de|den|der|la)|van 't|ten|ter|el) [^\W\d_]+",
    re.IGNORECASE,
)


def kopwoorden(kop: str) -> list[str]:
    """The words of a header, without accents, numbering and the format it asks for."""
    kaal = _KOPVORM.sub("", _NUMMERING.sub("", schoon(kop)))
    ontleed = unicodedata.normalize("NFKD", _EN.sub(" en ", kaal)).casefold()
    return re.findall(r"[^\W_]+", "".join(c for c in ontleed if not unicodedata.combining(c)))


@cache
def _koppen() -> Mapping[str, Kolom]:
    """Headers by their words: our questions, those that people write, ours and their synonyms."""
    kolommen = (*KOLOMMEN, *_VAN_BESTAND)
    gangbaar = ((kop, kolom) for kolom in kolommen for kop in KOPPEN.get(kolom.naam, ()))
    eigen = ((kop, kolom) for kolom in kolommen for kop in (kolom.naam, *kolom.synoniemen))
    vragen = (
        (f"{er_is} {kop}", kolom)
        for kolom in _PER_BIJZONDERHEID
        for kop in (kolom.label, *KOPPEN.get(kolom.naam, ()))
        for er_is in _ER_IS
    )
    gesteld = ((kolom.vraag, kolom) for kolom in KOLOMMEN if kolom.vraag)
    alle = chain(gesteld, vragen, gangbaar, eigen)
    return {"".join(kopwoorden(kop)): kolom for kop, kolom in alle}


@cache
def _misschien() -> Mapping[str, Kolom]:
    """Headers that may mean a column, by their words."""
    return {
        "".join(kopwoorden(kop)): KOLOM_VAN.get(naam) or Kolom(naam, Soort.TEKST, naam)
        for naam, koppen in MISSCHIEN.items()
        for kop in koppen
    }


def vind_kolom(kop: str) -> Kolom | None:
    """The column that a header names, in any spelling, by a synonym or as people write it."""
    if len(kop) > LANGSTE_KOP:
        return None
    woorden = kopwoorden(kop)
    if (kolom := _koppen().get("".join(woorden))) is not None:
        return kolom
    return _van_persoon(woorden, WIE) or _zonder_haakjes(kop)


def _van_persoon(woorden: list[str], wie: frozenset[str]) -> Kolom | None:
    """The column of a person of a header that also says of whom."""
    for rest in _zonder_wie(woorden, wie):
        kolom = _koppen().get(rest)
        if kolom is not None and kolom.naam in _VAN_PERSOON:
            return kolom
    return None


def _zonder_haakjes(kop: str) -> Kolom | None:
    """The column of a header that says between brackets what to fill in: `Urgentie
    (regulier/spoed/crisis)`. Between them may also stand of whom: `Naam (kind)` is no `naam`.
    """
    voor, tussen = splits_haakjes(kop)
    if not voor or not _ANDERS.isdisjoint(kopwoorden(tussen)):
        return None
    return _koppen().get("".join(kopwoorden(voor)))


def splits_haakjes(kop: str) -> tuple[str, str]:
    """What stands before the brackets at the end of a header, and between them; empty without."""
    treffer = _HAAKJES.search(kop)
    return ("", "") if treffer is None else (kop[: treffer.start()], treffer[1])


def kolommen_van(kop: Iterable[str]) -> dict[str, Kolom]:
    """Header → column, for the headers of one file that name one. Where none is a name, a word for
    that person alone is one, and what is said of a child is of whom the melding is about; not where
    an age is said of nobody in particular. What is said of a leerling or jongere is so beside a
    name too.
    """
    koppen = list(kop)
    bekend = {cel: kolom for cel in koppen if (kolom := vind_kolom(cel)) is not None}
    aanwezig = {kolom.naam for kolom in bekend.values()}
    if _heeft_naam(bekend.values()):
        van_jeugdige = _van_kind((cel for cel in koppen if cel not in bekend), _JEUGDIGE)
        erbij = {kop: k for kop, k in van_jeugdige.items() if k.naam not in _NAMEN | aanwezig}
        return bekend if aanwezig & _LEEFTIJDEN else bekend | erbij
    personen = [cel for cel in koppen if cel not in bekend and is_wie(cel)]
    if len(personen) == 1:
        return bekend | {personen[0]: KOLOM_VAN["naam"]}
    wie = _JEUGDIGE if aanwezig & _LEEFTIJDEN else _JEUGDIGE | {"kind"}
    van_kind = _van_kind((cel for cel in koppen if cel not in bekend), wie)
    if _heeft_naam(van_kind.values()) and aanwezig.isdisjoint(k.naam for k in van_kind.values()):
        return bekend | van_kind
    return bekend


def _heeft_naam(kolommen: Iterable[Kolom]) -> bool:
    return any(kolom.naam in _NAMEN for kolom in kolommen)


def _van_kind(koppen: Iterable[str], wie: frozenset[str]) -> dict[str, Kolom]:
    """The headers about a child; none when two say the same, as of two children."""
    gevonden = {cel: kolom for cel in koppen if (kolom := _van_persoon(kopwoorden(cel), wie))}
    namen = [kolom.naam for kolom in gevonden.values()]
    return gevonden if len(set(namen)) == len(namen) else {}


def noemt_naam(kop: str) -> bool:
    """Whether a header begins with the word for a name, whatever follows."""
    return kopwoorden(kop)[:1] in (["naam"], ["namen"])


def noemt_crisis(kop: str) -> bool:
    """Whether a header has a word for a crisis: what stands below it may be one."""
    woorden = kopwoorden(kop)
    return any("crisis" in woord for woord in woorden) or bool(_GEVAAR.search(" ".join(woorden)))


def is_wie(kop: str) -> bool:
    """Whether a header is a word for the person alone: below it stands a name, or a number."""
    woorden = kopwoorden(kop)
    return len(woorden) == 1 and woorden[0] in WIE


def _zonder_wie(woorden: list[str], wie: frozenset[str] = WIE) -> Iterator[str]:
    """A header without the word that says of whom: `achternaam (van de) cliënt`."""
    if len(woorden) < 2:
        return
    if woorden[-1] in wie:
        rest = woorden[:-1]
        while rest[-1:] and rest[-1] in wie | _LIDWOORDEN:
            rest = rest[:-1]
        yield "".join(rest)
    if woorden[0] in wie:
        yield "".join(woorden[1:])


def bedoelde_kolommen(kop: Iterable[str]) -> dict[str, Kolom]:
    """Unknown header of a file → the column that it may mean and that the file has not got."""
    bekend = kolommen_van(kop)
    aanwezig = {ook for kolom in bekend.values() for ook in (kolom.naam, *_OOK.get(kolom.naam, ()))}
    onbekend = islice((cel for cel in kop if cel and cel not in bekend), MEEST_VERGELEKEN)
    return {
        cel: bedoeld
        for cel in onbekend
        if (bedoeld := lijkt_op(cel)) is not None and bedoeld.naam not in aanwezig
    }


def vergissing(kop: str) -> Kolom | None:
    """The column of a person that a header differs from by a few letters; one with a whole header
    in it says something else: `geboortedatum man`.
    """
    from difflib import get_close_matches

    woorden = kopwoorden(kop)
    if not ANDEREN.isdisjoint(woorden):
        return None
    for geheel in ("".join(woorden), *_zonder_wie(woorden)):
        for kans in get_close_matches(geheel[:_LANGST], _koppen(), n=1, cutoff=_VERGIST):
            kolom = _koppen()[kans]
            return kolom if kolom.naam in HERKENT_PERSOON and kans not in geheel else None
    return None


@cache
def _woorden_in_koppen() -> frozenset[str]:
    koppen = [kop for kolom in KOLOMMEN for kop in (kolom.naam, *kolom.synoniemen)]
    koppen += [kop for erbij in KOPPEN.values() for kop in erbij]
    koppen += [kop for erbij in MISSCHIEN.values() for kop in erbij]
    losse = {woord for kop in koppen for woord in kopwoorden(kop.replace("_", " "))}
    return ANDEREN.union(WIE, GEEN_VAN_ONS, losse)


def is_kop(cel: str) -> bool:
    """Whether a cell says nothing but words of headers: what is no name of anybody."""
    woorden = kopwoorden(cel)
    return bool(woorden) and all(map(_is_kopwoord, woorden))


def _is_kopwoord(woord: str) -> bool:
    return woord in _woorden_in_koppen() or woord.endswith(KOPEINDEN)


def kan_persoon_zijn(kop: str) -> bool:
    """Whether a header that is not known may be somebody: a first name or initials with a surname,
    or digits as of a birth date, a bsn or a telephone.
    """
    if _PERSOONLIJK_GETAL.search(kop) or "@" in kop or zonder_geldig(kop) != kop:
        return True
    return any(
        not any(map(_is_kopwoord, set(kopwoorden(naam[0])) - _IN_NAMEN))
        for vorm in (_NAAMVORM, _NAAM_ZONDER_HOOFDLETTERS)
        for naam in vorm.finditer(kop)
    )


def lijkt_op(kop: str) -> Kolom | None:
    """The column that somebody may have meant by a header that `vind_kolom` does not know."""
    woorden = kopwoorden(kop)
    if is_wie(kop):
        return KOLOM_VAN["naam"]
    if noemt_crisis(kop):
        return KOLOM_VAN["crisis"]
    if (misschien := _misschien().get("".join(woorden))) is not None:
        return misschien
    if GEEN_VAN_ONS.issuperset(woorden) or not ANDEREN.isdisjoint(woorden):
        return None
    return dichtstbij(kop, _koppen())


def dichtstbij(kop: str, koppen: Mapping[str, Kolom]) -> Kolom | None:
    """The column of the header most like one; `koppen`: headers as `kopwoorden` joins them."""
    from difflib import get_close_matches

    woorden = kopwoorden(kop)
    kansen = [woord for woord in woorden if len(woord) > 3 and woord in koppen]
    kansen += get_close_matches("".join(woorden)[:_LANGST], koppen, n=1, cutoff=_LIJKT)
    return koppen[kansen[0]] if kansen else None
