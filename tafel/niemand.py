"""Names that are nobody's: which words say that a name is not known."""

import unicodedata
from functools import lru_cache

from tafel.namen import aaneen
from tafel.patronen import patroon
from tafel.voegsels import OOK_NAAM, VOORVOEGSELS, rechtgetrokken

_ZEGT_ONBEKEND = frozenset(
    {
        "onbekend", "onbekende", "onb", "anoniem", "anonieme", "nn", "nnb", "nb", "xx", "xxx",
        "xxxx", "bewoner", "bewoners", "bepalen", "nescio", "geheim", "geheime", "vertrouwelijk",
        "vertrouwelijke",
    }
)  # fmt: skip
"""Words that no name has."""
_GEEN_HELE_NAAM = frozenset(
    {
        "heer", "dhr", "hr", "meneer", "mijnheer", "mevrouw", "mevr", "mw", "mej", "mejuffrouw",
        "familie", "fam", "gezin", "jonkheer", "jonkvrouw", "jhr", "jkvr", "weduwe", "weduwnaar",
        "wed", "mr", "dr", "drs", "ir", "ing", "ds", "prof", "bc", "ev", "geb", "geboren", "jr",
        "sr", "baby", "kind", "kindje", "kinderen", "man", "vrouw", "jongen", "meisje", "jongere",
        "persoon", "moeder", "vader", "ouder", "ouders", "zoon", "dochter", "broer", "zus", "opa",
        "oma", "buurman", "buurvrouw", "buren", "melder", "client", "cliënt", "geen", "idem",
    }
)  # fmt: skip
"""Titles and words for people: a surname beside a first name, by themselves nobody's name."""
_BIJ_ONBEKEND = _GEEN_HELE_NAAM | {
    "naam", "achternaam", "voornaam", "nog", "nader", "te", "de", "het", "een", "van", "in", "huis",
    "woning", "n", "x", "adres", "nomen",
}  # fmt: skip
"""Words beside one of `_ZEGT_ONBEKEND` that make it no name."""
_ZONDER_NAAM = (
    {"geen", "naam"},
    *({"de", woord} for woord in ("heer", "buurman", "buurvrouw", "buren", "melder", "baby")),
    *({"de", woord} for woord in ("moeder", "familie", "client", "cliënt")),
    *({"zie", waar} for waar in ("boven", "hierboven", "onder", "vorige", "melding", "dossier")),
)
"""All the words there are, of what is no name either."""
_OOK_ACHTERNAAM = OOK_NAAM | {
    "al", "boven", "da", "del", "des", "di", "du", "el", "im", "in", "la", "le", "onder", "over",
    "ul",
}  # fmt: skip
"""Prefixes that are the surname of who has a first name: Minh Le."""
_WOORD = patroon(r"[^\W\d_]+")
_BIJ_NIEMAND = _ZEGT_ONBEKEND.union(_BIJ_ONBEKEND, *_ZONDER_NAAM, *VOORVOEGSELS)
"""Every word of two letters or more that nobody's name may have."""


def _woordgroepen(tekst: str) -> tuple[list[str], list[str]]:
    """The words of a text, n.b. and e/v as one and as two."""
    return (
        _WOORD.findall(tekst.replace(".", "").replace("/", "")),
        _WOORD.findall(tekst.replace(".", " ")),
    )


def _zegt_onbekend(woorden: set[str]) -> bool:
    return not woorden.isdisjoint(_ZEGT_ONBEKEND) and woorden <= _ZEGT_ONBEKEND | _BIJ_ONBEKEND


@lru_cache(maxsize=65536)
def is_onbekende(naam: str) -> bool:
    """Whether a whole name (folded) is nobody's: `onbekende man`, `N. N.`, `geen naam`, `mevrouw`,
    `de heer`, `J.`, `van der`. With another word it may be somebody's.
    """
    return any(map(_is_niemand, _woordgroepen(naam)))


@lru_cache(maxsize=65536)
def is_van_iemand(deel: str) -> bool:
    """Whether a part of a name (folded) has a word that makes the whole somebody's, whatever its
    other parts are.
    """
    return all(
        any(len(woord) > 1 and woord not in _BIJ_NIEMAND for woord in groep)
        for groep in _woordgroepen(deel)
    )


def _is_niemand(lijst: list[str]) -> bool:
    woorden = set(lijst)
    return (
        woorden <= _GEEN_HELE_NAAM
        or all(len(woord) == 1 for woord in woorden)
        or _zegt_onbekend(woorden)
        or woorden in _ZONDER_NAAM
        or (tuple(lijst) in VOORVOEGSELS and not woorden <= OOK_NAAM)
    )


@lru_cache(maxsize=65536)
def naamvorm(tekst: str | None) -> str:
    """A surname as two are compared within one address: case, apostrophes, hyphens, ĳ and full
    stops do not count. Empty for a name that is no name (`.`, N.N., onbekend, an initial, a prefix
    alone): it equals nobody's.
    """
    vorm = aaneen(unicodedata.normalize("NFKC", rechtgetrokken(tekst or "")).casefold())
    woorden, los = _woordgroepen(vorm)
    if (
        any(_zegt_onbekend(set(groep)) for groep in (woorden, los))
        or all(len(woord) == 1 for woord in los)
        or (tuple(vorm.split()) in VOORVOEGSELS and not _OOK_ACHTERNAAM.issuperset(woorden))
    ):
        return ""
    return " ".join(vorm.replace("-", " ").replace(".", "").replace("?", "").split())
