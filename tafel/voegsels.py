"""What stands before a surname, and is written in many ways."""

from collections.abc import Sequence

from tafel.patronen import patroon

_RECHT = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201b\u02bb\u02bc\u00b4\u2032`", "'"),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
        "\u0132": "IJ",
        "\u0133": "ij",
    }
)
_SCHEEF = patroon(f"[{''.join(map(chr, _RECHT))}]")
OOK_NAAM = frozenset(
    ["am", "an", "ben", "dal", "das", "do", "don", "las", "lo", "los", "thor", "to", "toe", "ver"]
)
"""Prefixes that are a first name or surname too: they are none where a name begins."""
_NA_VAN = ("de", "den", "der", "het", "'t")
"""What stands behind a shortened van: v.den, v/der, v't."""
_VOOR_HET = ("aan", "bij", "in", "onder", "op", "over", "uit", "van", "voor")
AFKORTINGEN = frozenset(
    tuple(voegsel.split())
    for voegsel in (
        *("v.d.", "v.d", "v. d.", "v d", "v/d", "v/d.", "vd", "vd.", "van d.", "van d'"),
        *("v.h.", "v.h", "v/h", "vh", "i/d", "in d'"),
        *(f"{van}{rest}" for van in ("v.", "v. ", "v/", "v", "v ") for rest in _NA_VAN),
        *("vant", "vanhet", *(f"{voor}'t" for voor in _VOOR_HET)),
    )
)
"""How people shorten them, lower case: nobody's name, as V. may be."""
VOORVOEGSELS = AFKORTINGEN | frozenset(
    tuple(voegsel.split())
    for voegsel in (
        *("'s", "'t", "aan", "aan 't", "aan de", "aan den", "aan der", "aan het", "aan t", "af"),
        *("al", "am", "am de", "an", "auf", "auf dem", "auf den", "auf der", "auf ter", "aus"),
        *("aus 'm", "aus dem", "aus den", "aus der", "aus m", "ben", "bij", "bij 't", "bij de"),
        *("bij den", "bij het", "bij t", "bin", "boven", "boven d", "boven d'", "d'", "da", "dal"),
        *("dal'", "dalla", "das", "de", "de die", "de die le", "de l", "de l'", "de la", "de las"),
        *("de le", "de los", "de van der", "deca", "degli", "dei", "del", "dela", "della", "den"),
        *("der", "des", "di", "die le", "do", "don", "dos", "du", "el", "gli", "het", "im", "in"),
        *("in 't", "in de", "in den", "in der", "in het", "in t", "l'", "la", "las", "le", "les"),
        *("lo", "los", "onder", "onder 't", "onder de", "onder den", "onder het", "onder t", "op"),
        *("op 't", "op de", "op den", "op der", "op gen", "op het", "op t", "op ten", "over"),
        *("over 't", "over de", "over den", "over het", "over t", "te", "ten", "ter", "tho"),
        *("thoe", "thor", "to", "toe", "tot", "uijt", "uijt 't", "uijt de", "uijt den"),
        *("uijt te de", "uijt ten", "uit", "uit 't", "uit de", "uit den", "uit het", "uit t"),
        *("uit te de", "uit ten", "ul", "unter", "uyt", "van", "van 't", "van de", "van de l"),
        *("van de l'", "van den", "van der", "van gen", "van het", "van la", "van t", "van ter"),
        *("van van de", "vande", "vanden", "vander", "ver", "vom", "von", "von 't", "von dem"),
        *("von den", "von der", "von t", "voor 't", "voor de", "voor den", "voor in 't"),
        *("voor in t", "vor der", "zu", "zum", "zur", "v."),
    )
)
"""Landelijke tabel 36 (voorvoegsels), lower case, and how people shorten them."""
MEESTE_WOORDEN = max(map(len, VOORVOEGSELS))
_WOORDEN = {woord for (woord, *rest) in VOORVOEGSELS if not rest} - OOK_NAAM
TUSSENVOEGSELS = frozenset(_WOORDEN | {woord.replace("'", "\u2019") for woord in _WOORDEN})
"""Words that are a surname prefix by themselves, lower case, but those that are first names too."""
_AFGEKORT = patroon(r"v(?:an|\.|/| )? ?d[.']?")
_VAN_EN_MEER = patroon(rf"v(?:an|\.|/| )? ?({'|'.join(_NA_VAN)})")
_AAN_HET = patroon(r"(?<=\w)'t")
_VOLUIT = {
    "vant": "van t",
    "v": "van",
    "v.h": "van het",
    "v/h": "van het",
    "vh": "van het",
    "i/d": "in de",
    "in d'": "in de",
}
_OOK_VAN_DER = frozenset({"van de", "van den", "van der"})


def rechtgetrokken(tekst: str) -> str:
    """`tekst` with one sign for every apostrophe and one for every hyphen, and ij for \u0133."""
    return tekst.translate(_RECHT) if _SCHEEF.search(tekst) else tekst


def voegselvorm(tekst: str) -> str:
    """A surname prefix, in small letters, as two are compared: vd, v.d. and van der are one; so
    are in t and in 't.
    """
    if _AFGEKORT.fullmatch(tekst):
        return "van der"
    kaal = tekst.rstrip(".")
    if meer := _VAN_EN_MEER.fullmatch(kaal):
        kaal = f"van {meer[1]}"
    return _VOLUIT.get(kaal, _AAN_HET.sub(" t", kaal)).replace("'", "")


def voegselsleutel(tekst: str) -> str:
    """A surname prefix, in small letters, as it tells persons apart: v.d. may be any of three."""
    vorm = voegselvorm(tekst)
    return "van der" if vorm in _OOK_VAN_DER else vorm


def voegselvormen(tekst: str) -> frozenset[str]:
    """What a surname prefix may stand for when somebody is looked for: v.d. may be van den too, and
    in 't is in het.
    """
    if _AFGEKORT.fullmatch(tekst):
        return _OOK_VAN_DER
    woorden = voegselvorm(tekst).split()
    return frozenset({" ".join("het" if woord == "t" else woord for woord in woorden)})


def aantal_voegsels(woorden: Sequence[str], *, vooraan: bool = True) -> int:
    """How many words at the start are a surname prefix, the longest; `vooraan`: the name begins
    there. A capital V. is an initial.
    """
    klein = tuple(
        woord if woord == "V." else rechtgetrokken(woord).lower()
        for woord in woorden[:MEESTE_WOORDEN]
    )
    for aantal in range(len(klein), 0, -1):
        if klein[:aantal] in VOORVOEGSELS:
            return 0 if vooraan and aantal == 1 and klein[0] in OOK_NAAM else aantal
    return 0
