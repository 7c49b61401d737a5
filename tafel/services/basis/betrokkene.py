"""How a person is shown without a name: initials, birth year, and the resident children."""

from collections.abc import Iterable, Mapping
from typing import Any

from tafel.datums import jaar_kort
from tafel.domain.basis import Leesbaar
from tafel.kinderen import Kind, lees_kinderen
from tafel.register import casus as casusqueries
from tafel.register import samenhang
from tafel.register.store import Register
from tafel.rules.hoofdpersoon import hoofdpersoon
from tafel.rules.thuis import lijst_van

ONBEKEND = "N.N."


def initialen(rij: Leesbaar) -> str:
    """Of first name (or initials) and surname, as in F.P.; N.N. when there is no name."""
    voor = rij["voornaam"] or rij["voorletters"]
    letters = [_eerste_letter(tekst) for tekst in (voor, rij["achternaam"]) if tekst]
    return "".join(f"{letter}." for letter in letters if letter) or ONBEKEND


def _eerste_letter(tekst: str) -> str:
    return next((teken.upper() for teken in tekst if teken.isalpha()), "")


def volledige_naam(rij: Leesbaar) -> str | None:
    """First name or initials, tussenvoegsel and surname; None when nothing of it is known."""
    delen = (rij["voornaam"] or rij["voorletters"], rij["tussenvoegsel"], rij["achternaam"])
    return " ".join(deel for deel in delen if deel) or None


def geboortejaar(geboortedatum: str | None) -> str | None:
    """The birth year as on the agenda: '88."""
    return jaar_kort(geboortedatum) if geboortedatum else None


def kinderen_kort(canoniek: str | None) -> tuple[str, ...]:
    """Per resident child its birth year as in '14, "4 jr" or "?"; never a name."""
    return tuple(map(_kind, lees_kinderen(canoniek)))


def geboortedagen(canoniek: str | None) -> list[str]:
    """The resident children's full birth dates, where they are known."""
    dagen = [kind.geboortedatum or "" for kind in lees_kinderen(canoniek)]
    return [dag for dag in dagen if len(dag) == len("jjjj-mm-dd")]


def _kind(kind: Kind) -> str:
    if kind.geboortedatum:
        return jaar_kort(kind.geboortedatum)
    return "?" if kind.jaren is None else f"{kind.jaren} jr"


def betrokkene(rij: Leesbaar, *, namen: bool = False) -> str:
    """As in F.P. '88, kinderen '09 '14 '14; with `namen` the whole name instead of the initials."""
    wie = (namen and volledige_naam(rij)) or initialen(rij)
    jaar = geboortejaar(rij["geboortedatum"])
    if jaar is None and rij["leeftijd"] is not None:
        jaar = f"{rij['leeftijd']} jr"
    kinderen = kinderen_kort(lijst_van(rij))
    hoofd = f"{wie} {jaar}" if jaar else wie
    if not kinderen:
        return hoofd
    return f"{hoofd}, {'kind' if len(kinderen) == 1 else 'kinderen'} {' '.join(kinderen)}"


def hoofdpersonen(register: Register, casussen: Iterable[int]) -> dict[int, Mapping[str, Any]]:
    """Per casus whom it is about (tafel.rules.hoofdpersoon), also without any melding; of one that
    was taken up in another as its meldingen were.
    """
    huishoudens = casusqueries.huishoudens_van(register, casussen)
    leden = casusqueries.leden_van(register, set(huishoudens.values()))
    meldingen: dict[int, list[Leesbaar]] = {}
    for casus, rij in samenhang.meldingen_bij(register, huishoudens):
        meldingen.setdefault(casus, []).append(rij)
    wie = {
        casus: hoofdpersoon(leden[huishouden], meldingen.get(casus, ()))
        for casus, huishouden in huishoudens.items()
    }
    return {casus: persoon for casus, persoon in wie.items() if persoon is not None}


def betrokkenen(
    register: Register, casussen: Iterable[int], *, namen: bool = False
) -> dict[int, str]:
    """Per casus whom it is about, as `betrokkene` shows somebody."""
    return {
        casus: betrokkene(wie, namen=namen)
        for casus, wie in hoofdpersonen(register, casussen).items()
    }
