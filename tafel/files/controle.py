"""Checks between the columns of one melding, and the values that follow from others.

Used for an imported row and for a melding typed in alike. Nothing here raises: the findings are
returned.
"""

import re
from datetime import date
from functools import lru_cache

from msgspec import Struct

from tafel.bijschriften import lees_naamcel, waarom_twijfel
from tafel.domain.basis import Celwaarde, Geweigerd, Leeftijd, Rij
from tafel.gangbaar import BIJZONDERHEID_EN_LEEFGEBIED
from tafel.huisnummers import met_aanduiding, splits_aanduiding
from tafel.kinderen import kinderen_leeftijden
from tafel.kolommen import OUDSTE, SCHEIDING, in_woorden
from tafel.koppen import AANDUIDING, STELT_BIJZONDERHEID
from tafel.leeftijden import geboortewaarde, leeftijd_bij
from tafel.namen import laat_weg, splits_naam
from tafel.sleutels import BIJ_HUISNUMMER, bij_huisnummer, gelijkgetrokken

_LETTER = re.compile("[A-Za-z]")
_WOORD = re.compile("[A-Za-z]{2}")
ALLEEN_WONEN_VANAF = 16
"""Years; a younger hoofdpersoon who lives `zelfstandig` is odd."""


class Celbevinding(Struct, frozen=True):
    """Something wrong (`fout`) or merely odd about a column, seen beside the others."""

    kolom: str
    tekst: str
    fout: bool = False


def vul_af(waarden: Rij, vandaag: date) -> list[Celbevinding]:
    """Completes `waarden` in place (name parts, house number, crisis, bijzonderheden) and returns
    what is wrong or odd.

    `waarden` holds canonical values without None; an absent `ontvangen_op` counts as `vandaag`.
    """
    bevindingen: list[Celbevinding] = []
    if "naam" in waarden:
        bevindingen += _verdeel_naam(waarden, vandaag)
    bevindingen += verdeel_huisnummer(waarden)
    if waarden.get("kanaal") == "buur" and "melder_organisatie" in waarden:
        bevindingen += _is_burger(waarden)
    for kolom, bijzonderheid in STELT_BIJZONDERHEID.items():
        if waarden.pop(kolom, None) == "ja":
            _zet_bij_bijzonderheden(waarden, bijzonderheid)
    if "urgentie" in waarden:
        bevindingen += _leid_crisis_af(waarden)
    if verdeel_leefgebieden(waarden.get("leefgebieden"))[1]:
        bevindingen += _verdeel_leefgebieden(waarden)
    bevindingen += _leeftijden(
        str(waarden.get("ontvangen_op") or vandaag),
        waarden.get("geboortedatum"),
        waarden.get("leeftijd"),
        waarden.get("woonsituatie"),
        waarden.get("inwonende_kinderen"),
    )
    if "achternaam" not in waarden and "voornaam" not in waarden and "voorletters" not in waarden:
        bevindingen.append(Celbevinding("achternaam", "de melding heeft geen naam"))
    return bevindingen


def _verdeel_naam(waarden: Rij, vandaag: date) -> list[Celbevinding]:
    """Splits the column `naam`; separate columns win, what they overrule becomes a remark, and so
    does what else stands beside a name.
    """
    geheel = str(waarden.pop("naam"))
    delen = splits_naam(geheel)
    if any(_verschilt(waarden.get(kolom), deel) for kolom, deel in delen.items()):
        _zet_bij_opmerkingen(waarden, geheel)
        return [Celbevinding("naam", "wijkt af van de losse naamkolommen; die zijn gebruikt")]
    for kolom, deel in delen.items():
        waarden.setdefault(kolom, deel)
    cel = lees_naamcel(geheel)
    bevindingen = []
    if cel.leeftijd is not None and cel.leeftijd <= OUDSTE and "leeftijd" not in waarden:
        waarden["leeftijd"] = cel.leeftijd
        tekst = "het getal achter de naam is als leeftijd bewaard"
        bevindingen.append(Celbevinding("naam", tekst))
    if cel.geboren is not None:
        bevindingen += _zet_geboren(waarden, geheel, cel.geboren, vandaag)
    if laat_weg(geheel, delen):
        _zet_bij_opmerkingen(waarden, geheel)
        bevindingen.append(
            Celbevinding("naam", "wat naast de naam staat, is als opmerking bewaard")
        )
    if (twijfel := waarom_twijfel(cel.naam, " ".join(delen.values()))) is not None:
        bevindingen.append(Celbevinding("naam", twijfel))
    return bevindingen


def _zet_geboren(waarden: Rij, geheel: str, geboren: str, vandaag: date) -> list[Celbevinding]:
    """A birth date that stands beside a name; the column of its own wins."""
    try:
        datum = geboortewaarde(geboren, vandaag)
    except Geweigerd as fout:
        return [Celbevinding("naam", f"bij de naam staat een datum: {fout.reden}", fout=True)]
    if datum is None or waarden.get("geboortedatum") == datum:
        return []
    if "geboortedatum" in waarden:
        _zet_bij_opmerkingen(waarden, geheel)
        return [
            Celbevinding("naam", "noemt een andere datum dan de geboortedatum; die is gebruikt")
        ]
    waarden["geboortedatum"] = datum
    return [Celbevinding("naam", "de datum bij de naam is als geboortedatum bewaard")]


def _zet_bij_opmerkingen(waarden: Rij, naam: str) -> None:
    eerder = str(waarden.get("opmerkingen") or "")
    if (regel := f"naam: {naam}") not in eerder.splitlines():
        waarden["opmerkingen"] = regel + (f"\n{eerder}" if eerder else "")


def _is_burger(waarden: Rij) -> list[Celbevinding]:
    """Who comes along the channel of neighbours is a person, whatever column the name stands in."""
    if waarden.get("melder_naam"):
        return []
    waarden["melder_naam"] = waarden.pop("melder_organisatie")
    return [Celbevinding("melder_organisatie", "via een buur: bewaard als naam van de melder")]


def _verschilt(los: Celwaarde, deel: str) -> bool:
    return los is not None and gelijkgetrokken(los) != gelijkgetrokken(deel)


def verdeel_huisnummer(waarden: Rij) -> list[Celbevinding]:
    """Splits what was typed with a house number; what it adds to the columns of their own is kept
    with them: `37 A` and `2` are letter A and toevoeging 2, `5` and bij are toevoeging bij.
    """
    if AANDUIDING.naam not in waarden and " " not in str(waarden.get("huisnummer", "")):
        return []
    gesteld = str(waarden.pop(AANDUIDING.naam, ""))
    al, toevoeging = splits_aanduiding(str(waarden.pop("toevoeging", "")))
    nummer, _, erbij = str(waarden.get("huisnummer", "")).partition(" ")
    ervoor, erbij = splits_aanduiding(erbij)
    if nummer:
        waarden["huisnummer"] = nummer
    if toevoeging:
        waarden["toevoeging"] = toevoeging
    bevindingen = _zet_erbij(waarden, erbij) if erbij else []
    if aanduiding := ervoor or al or gesteld:
        waarden["toevoeging"] = met_aanduiding(aanduiding, str(waarden.get("toevoeging", "")))
    return bevindingen


def _zet_erbij(waarden: Rij, erbij: str) -> list[Celbevinding]:
    """What stood behind a house number, with the columns of its own."""
    letter, toevoeging = (waarden.get(kolom) for kolom in BIJ_HUISNUMMER)
    hier, daar = f"-{bij_huisnummer({'toevoeging': erbij})}-", f"-{bij_huisnummer(waarden)}-"
    if hier in daar:
        return []
    if (toevoeging is None and letter is None) or daar in hier:
        waarden["toevoeging"] = erbij
        waarden.pop("huisletter", None)
    elif letter is not None and _LETTER.match(erbij) and not _WOORD.match(erbij):
        tekst = "de letter achter het nummer is een andere dan in kolom huisletter; kies er een"
        return [Celbevinding("huisnummer", tekst, fout=True)]
    elif toevoeging is None:
        waarden["toevoeging"] = erbij
    elif letter is None and _LETTER.fullmatch(erbij):
        waarden["huisletter"] = erbij
    else:
        waarden["toevoeging"] = f"{erbij} {toevoeging}"
        tekst = "heeft een toevoeging naast die in kolom toevoeging; beide zijn bewaard"
        return [Celbevinding("huisnummer", tekst)]
    return []


def _leid_crisis_af(waarden: Rij) -> list[Celbevinding]:
    """`crisis` follows from `urgentie` unless it is stated; where they contradict each other, ja
    wins.
    """
    volgt = "ja" if waarden["urgentie"] == "crisis" else "nee"
    gesteld = waarden.get("crisis")
    waarden["crisis"] = "ja" if "ja" in (volgt, gesteld) else "nee"
    if gesteld not in (None, volgt):
        return [Celbevinding("crisis", "spreekt urgentie tegen; als crisis behandeld")]
    return []


def _verdeel_leefgebieden(waarden: Rij) -> list[Celbevinding]:
    waarden["leefgebieden"], erbij = verdeel_leefgebieden(waarden["leefgebieden"])
    _zet_bij_bijzonderheden(waarden, *erbij)
    wat = ", ".join(map(in_woorden, erbij))
    return [Celbevinding("leefgebieden", f"{wat} is ook als bijzonderheid bewaard")]


def _zet_bij_bijzonderheden(waarden: Rij, *erbij: str) -> None:
    al = str(waarden.get("bijzonderheden") or "").split(SCHEIDING)
    waarden["bijzonderheden"] = SCHEIDING.join(dict.fromkeys(filter(None, [*al, *erbij])))


@lru_cache(maxsize=4096)
def verdeel_leefgebieden(genoemd: Celwaarde) -> tuple[str, tuple[str, ...]]:
    """Leefgebieden alone, and the bijzonderheden that were named among them."""
    delen = str(genoemd or "").split(SCHEIDING)
    leefgebieden = dict.fromkeys(BIJZONDERHEID_EN_LEEFGEBIED.get(deel, deel) for deel in delen)
    erbij = tuple(deel for deel in delen if deel in BIJZONDERHEID_EN_LEEFGEBIED)
    return SCHEIDING.join(leefgebieden), erbij


def _leeftijden(
    ontvangen_op: str,
    geboortedatum: Celwaarde,
    leeftijd: Celwaarde,
    woonsituatie: Celwaarde,
    kinderen: Celwaarde,
) -> tuple[Celbevinding, ...]:
    """Findings about the ages on the day of receipt, of the hoofdpersoon and of the resident
    children.
    """
    dag = date.fromisoformat(ontvangen_op)
    bevindingen = []
    berekend: Leeftijd = leeftijd if isinstance(leeftijd, int) else None
    if geboortedatum is not None:
        try:
            berekend = leeftijd_bij(str(geboortedatum), dag)
        except ValueError:
            tekst = "ligt na de dag van ontvangst; controleer beide datums"
            bevindingen.append(Celbevinding("geboortedatum", tekst, fout=True))
    mogelijk = berekend if isinstance(berekend, tuple) else (berekend,)
    if leeftijd is not None and leeftijd not in mogelijk and not bevindingen:
        bevindingen.append(
            Celbevinding(
                "leeftijd", "klopt niet met de geboortedatum; de geboortedatum is gebruikt"
            )
        )
    if woonsituatie == "zelfstandig" and all(
        jaren is not None and jaren < ALLEEN_WONEN_VANAF for jaren in mogelijk
    ):
        bevindingen.append(
            Celbevinding("woonsituatie", "een kind dat zelfstandig woont; klopt dat?")
        )
    if kinderen is not None:
        try:
            kinderen_leeftijden(str(kinderen), dag)
        except ValueError:
            tekst = "een kind is geboren na de dag van ontvangst; controleer beide datums"
            bevindingen.append(Celbevinding("inwonende_kinderen", tekst, fout=True))
    return tuple(bevindingen)
