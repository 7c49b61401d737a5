"""What is typed in a meeting: one line, one thing (schermen, the meeting mode)."""

import re
from collections.abc import Callable, Sequence
from datetime import date
from enum import Enum

from msgspec import Struct

from tafel.domain.overleg import Regelsoort
from tafel.errors import NotFound, WrongUse
from tafel.getypte_datums import lees_datum_optie
from tafel.rules.profiel.profiel import Partner, Profiel
from tafel.services.partner.partners import zoek_partner

_LANGST = 2000
"""Characters of a line."""
_LANGSTE_NAAM = 4
"""Words of a partner's name that are looked at, before what it will do."""
_LANGSTE_DATUM = 3
"""Words of a date: "voor 3 december"."""
_VOOR_DATUM = frozenset(("voor", "vóór", "uiterlijk", "op", "per", "tot", "volgende"))
_AANSTAANDE = re.compile(r"^(volgende|aanstaande|komende) (?!week|maand)|\s+(a\.?s\.?|aanstaande)$")
_OVER = re.compile(r"(?:(?:over|binnen) ([0-9]{1,2})|volgende) (dag|week|maand|weken)(?:en)?")
_LIJKT_DATUM = re.compile(
    r"(^|\s)([0-9]{1,4}[-/.][0-9]{1,2}([-/.][0-9]{1,4})?|[+-][0-9]+\w?|[0-9]{1,2}\s*"
    r"(jan|feb|mrt|maart|apr|mei|jun|jul|aug|sep|okt|nov|dec)[a-z]*\.?( [0-9]{2,4})?"
    r"|(over|binnen) (\w+ )?(dag|week|maand|dagen|weken|maanden)"
    r"|(volgende|komende) (week|maand|\w+dag)|\w+ a\.?s\.?)$",
    re.IGNORECASE,
)
"""What ends like a day that cannot be read: it is not taken for what will be done."""
_WIE = re.compile(r"\(([^)]*)\)\s*")


class Stuur(Enum):
    """Lines about the meeting itself; the value is what is typed."""

    TERUG = "terug"
    WEG = "weg"
    HULP = "?"
    STOP = "stop"
    SLUIT = "sluit"
    TOON = "toon"


class Afspraakregel(Struct, frozen=True):
    """`+ Altra (L. Oud) huisbezoek vr`."""

    partner: Partner
    persoon: str | None
    wat: str
    uiterlijk: date | None


class Getypt(Struct, frozen=True):
    """A line that can be done; which fields are filled depends on `soort`."""

    soort: Regelsoort | Stuur
    tekst: str = ""
    afspraak: Afspraakregel | None = None
    datum: date | None = None
    nummer: int = 0
    partners: tuple[str, ...] = ()
    """Codes of those who are there (`er_is`), or are not."""
    er_is: bool = False


_TEKST = {
    "b": Regelsoort.BESLUIT,
    "besluit": Regelsoort.BESLUIT,
    "n": Regelsoort.NOTITIE,
    "notitie": Regelsoort.NOTITIE,
    "d": Regelsoort.DOEL,
    "doel": Regelsoort.DOEL,
}
_DATUM = {"door": Regelsoort.DOOR, "klaar": Regelsoort.KLAAR, "k": Regelsoort.KLAAR}
_STUUR = {
    **{soort.value: soort for soort in Stuur},
    "": Stuur.TOON,
    "help": Stuur.HULP,
    "quit": Stuur.STOP,
    "q": Stuur.STOP,
}
WOORDEN = (
    *("b", "n", "d", "+", "klaar", "door", "casus", "afwezig", "aanwezig"),
    *(soort.value for soort in Stuur),
)
"""What a line can begin with, besides the number of an item."""
_ONBEKEND = (
    "dit begint met geen woord dat hier iets doet; b besluit, n notitie, d doel, + partner wat "
    "wanneer, klaar, door, of ? voor alles"
)


def lees_regel(profiel: Profiel, getypt: str, vandaag: date) -> Getypt:
    """Raises WrongUse or NotFound with what is missing; no text of the line is repeated in it."""
    if len(getypt) > _LANGST:
        raise WrongUse(f"deze regel is langer dan {_LANGST} tekens; er is niets bewaard")
    woord, _, rest = getypt.strip().partition(" ")
    woord, rest = woord.casefold().rstrip(":"), rest.strip()
    if woord.startswith("+"):
        return _lees_afspraak(profiel, f"{woord[1:]} {rest}".strip(), getypt, vandaag)
    if _is_nummer(woord) and not rest:
        return Getypt(Regelsoort.GA, nummer=int(woord))
    if woord in _TEKST:
        if not rest:
            raise WrongUse(f"na {woord} hoort de tekst; er is niets bewaard")
        return Getypt(_TEKST[woord], tekst=rest)
    if woord in _DATUM:
        return Getypt(_DATUM[woord], datum=lees_dag(rest, woord, vandaag) if rest else None)
    if woord in ("casus", "erbij"):
        if not _is_nummer(rest):
            raise WrongUse("welke casus? Bijvoorbeeld: casus 147")
        return Getypt(Regelsoort.ERBIJ, nummer=int(rest))
    if woord in ("afwezig", "aanwezig"):
        return Getypt(
            Regelsoort.AANWEZIG, partners=lees_partners(profiel, rest), er_is=woord == "aanwezig"
        )
    if woord in _STUUR and not rest:
        return Getypt(_STUUR[woord])
    raise WrongUse(_ONBEKEND)


def _is_nummer(tekst: str) -> bool:
    return re.fullmatch("[0-9]{1,9}", tekst) is not None


def lees_partners(profiel: Profiel, tekst: str) -> tuple[str, ...]:
    """Codes of partners, separated by commas. Raises NotFound, WrongUse."""
    return tuple(zoek_partner(profiel, deel).code for deel in tekst.split(",") if deel.strip())


def lees_dag(tekst: str, woord: str, vandaag: date) -> date:
    """A day to come. Raises WrongUse."""
    try:
        return lees_datum_optie(tekst, vandaag)
    except ValueError:
        raise WrongUse(
            f"na {woord} hoort een dag, of niets: {woord} 3-12, {woord} do, {woord} +2w"
        ) from None


def _lees_afspraak(profiel: Profiel, tekst: str, getypt: str, vandaag: date) -> Getypt:
    woorden = getypt.strip()[1:].split()
    if not tekst:
        raise WrongUse("na + hoort wie wat wanneer doet: + Altra huisbezoek vr")
    partner, woorden = _begin(profiel, woorden)
    rest = " ".join(woorden)
    persoon = None
    if gevonden := _WIE.match(rest):
        persoon, rest = gevonden[1].strip() or None, rest[gevonden.end() :]
    wat, dag = _einde(rest.split(), vandaag)
    if dag is not None and dag < vandaag:
        raise WrongUse("die dag is geweest; wanneer is het klaar?")
    if not wat:
        raise WrongUse(f"wat doet {partner.naam}? Bijvoorbeeld: + {partner.code} huisbezoek vr")
    return Getypt(Regelsoort.AFSPRAAK, afspraak=Afspraakregel(partner, persoon, " ".join(wat), dag))


def _begin(profiel: Profiel, woorden: Sequence[str]) -> tuple[Partner, list[str]]:
    """The partner with which the words begin, as many of them as name it, and the rest."""
    namen = [naam.casefold() for partner in profiel.partners.values() for naam in partner.namen]
    for aantal in range(min(_LANGSTE_NAAM, len(woorden)), 0, -1):
        begin = " ".join(woorden[:aantal]).rstrip(":,").casefold()
        if any(naam.startswith(begin) for naam in namen):
            return zoek_partner(profiel, begin), list(woorden[aantal:])
    raise NotFound(
        "na + hoort eerst een partner (tafel partner lijst toont ze); is het iemand anders, dan "
        "kan het als besluit: b …"
    )


def _einde(woorden: Sequence[str], vandaag: date) -> tuple[list[str], date | None]:
    """What will be done, and the day at the end of it; None when there is none."""
    for aantal in range(min(_LANGSTE_DATUM, len(woorden)), 0, -1):
        try:
            dag = _lees_tot(" ".join(woorden[-aantal:]), vandaag)
        except ValueError:
            continue
        wat = list(woorden[:-aantal])
        while wat and wat[-1].casefold() in _VOOR_DATUM:
            wat.pop()
        return wat, dag
    if _LIJKT_DATUM.search(" ".join(woorden)):
        raise WrongUse(
            "de dag aan het eind is niet te lezen; schrijf vr, 3-12, 3 december, morgen of +2w"
        )
    return list(woorden), None


def _lees_tot(tekst: str, vandaag: date) -> date:
    """A day as one says it of an afspraak: as `lees_datum_optie`, and "over 2 weken", "volgende
    week". Raises ValueError.
    """
    klein = _AANSTAANDE.sub("", tekst.casefold())
    if (gevonden := _OVER.fullmatch(klein)) is not None:
        klein = f"+{gevonden[1] or 1}{gevonden[2][0]}"
    return lees_datum_optie(klein, vandaag)


def aanvuller(profiel: Profiel, personen: Sequence[str]) -> Callable[[str], list[str]]:
    """What a line that was typed so far can go on with: the last word, completed."""
    partners = sorted(profiel.partners.values(), key=lambda partner: partner.naam)

    def vul_aan(regel: str) -> list[str]:
        if " " not in regel and not regel.startswith("+"):
            return [woord for woord in WOORDEN if woord.startswith(regel)]
        if regel.startswith(("+", "afwezig ", "aanwezig ")):
            begin = re.split(r"^\+\s*|^a[a-z]*wezig\s+|,\s*|\(", regel)[-1].casefold()
            if "(" in regel:
                return [naam for naam in personen if naam.casefold().startswith(begin)]
            return [
                partner.naam
                for partner in partners
                if any(naam.casefold().startswith(begin) for naam in partner.namen)
            ]
        return []

    return vul_aan
