"""Names of files as the register keeps them: enough to know one again, and no name of a person.

Only what is known is kept: words of which the names of files are made, partners of the profile, and
the day of a delivery. Nobody can tell what any other word or number is, so `#` stands for it. A few
digits behind the first tell one set of words from another; of numbers they would tell the number.
"""

import hashlib
import re
from collections.abc import Container, Iterable
from datetime import date, timedelta
from pathlib import Path

from tafel.bsn import KORTST, VERVANGING
from tafel.datums import MAANDEN
from tafel.kolommen import KOLOM_VAN
from tafel.namen import vouw
from tafel.patronen import patroon
from tafel.rules.profiel.profiel import Profiel

ONBEKEND = "#"
_SOORTEN = frozenset(
    """
    aanbod aanbieders aangevuld aanmeldingen aanvulling afgewezen alle bestand bijlage bsn casus
    casussen concept correctie crisis csv dag data definitief deel en export fouten
    gecorrigeerd geen gegevens gemeente
    hsds import in inlezen intake invoer jaar jeugd json kaart kopie kwartaal levering leveringen
    lijst maand maandag dinsdag woensdag donderdag vrijdag zaterdag zondag melding meldingen
    ods ouderen overzicht partner partners per producten proef rapport register rijen sociaal
    sociale spoed stadsdeel stdin tafel test tm tot totaal txt uit update v van verbeterd versie
    aanmelding aanmeldformulier aanvraag aanvragen actueel actuele activiteiten adressen begeleiding
    bestanden bron bronnen clienten compleet complete controle dagelijks dagelijkse database dienst
    diensten feed formulier gebieden gemeentelijk gezinnen gewijzigd huishoudens hulpverlening
    ingevuld inhoud instelling instellingen jongeren laatste locaties maandelijks maandelijkse
    nieuwste organisatie organisaties origineel overige periode portaal product programma resultaat
    resultaten samengevoegd selectie services sjabloon tabel tabellen totaaloverzicht uitvoer
    verwerkt volledig volledige voorlopig wachtlijst wachtlijsten website wekelijks wekelijkse
    wijkteam wijkteams wijzigingen zorgaanbieders zorgaanbod
    volwassenen voor voorbeeld week weken xls xlsm xlsx zip zorg zuidoost
    feb mrt apr jul aug sep sept okt nov dec
    """.split()  # noqa: SIM905
)
"""Words of which the names of files are made, none of them a usual name of people."""
_KANALEN = KOLOM_VAN["kanaal"].waarden
_BEKEND = _SOORTEN.union(MAANDEN, _KANALEN, *_KANALEN.values())
_DEEL = 4
"""From so many letters a word counts inside a longer one: weekmeldingen."""
_SAMEN = patroon(
    f"(?:{'|'.join(sorted((w for w in _SOORTEN if len(w) >= _DEEL), key=len, reverse=True))})+"
)
_TUSSEN = r"[\s._()\[\]+&,-]"
_STUK = patroon(rf"(?P<getal>[0-9]+(?:{_TUSSEN}[0-9]+)*)|(?:(?!{_TUSSEN}|[0-9]).)+", re.DOTALL)
_KAMEEL = patroon("(?<=[a-z])(?=[A-Z])")
"""Where a second word begins in one: meldingenJansen."""
_SAMEN_ONBEKEND = patroon(rf"#(?:{_TUSSEN}*#)+")
_KENTEKEN = 4
"""Digits: enough for the few files of an office, too few for all the names there are."""
_KORT = 2
"""A number of so few digits is a week, a month or a part."""
_LEVERING = tuple(
    patroon(vorm)
    for vorm in (
        r"(?P<jaar>\d{4})(?P<maand>\d\d)(?P<dag>\d\d)",
        r"(?P<dag>\d\d)(?P<maand>\d\d)(?P<jaar>\d{4})",
        rf"(?P<jaar>\d{{4}}){_TUSSEN}(?P<maand>\d\d?){_TUSSEN}(?P<dag>\d\d?)",
        rf"(?P<dag>\d\d?){_TUSSEN}(?P<maand>\d\d?){_TUSSEN}(?P<jaar>\d{{4}})",
    )
)
_TIJDVAK = patroon(rf"(?:\d\d?{_TUSSEN})?(\d{{4}})(?:{_TUSSEN}\d\d?)?")
"""A year, alone or with a month, a quarter or a week."""
_JAAR = timedelta(days=366)
"""A delivery is not of longer ago, and hardly anybody was born since."""


def bewaarbaar(naam: str, profiel: Profiel, vandaag: date) -> str:
    """The name of a file, without its folder: "meldingen Jansen 2.xlsx" is
    "meldingen #-4c61 2.xlsx". A bsn that was taken out is a number as any other.
    """
    partners = {vouw(woord) for partner in profiel.partners.values() for woord in partner.namen}
    onbekend: list[str] = []

    def woord_of_teken(woord: str) -> str:
        if _is_bekend(gevouwen := vouw(woord), partners):
            return woord
        if not any(map(str.isdigit, woord)):
            onbekend.append(gevouwen)
        return ONBEKEND

    def bewaard(stuk: re.Match[str]) -> str:
        if stuk["getal"]:
            return stuk[0] if _is_levering(stuk[0], vandaag) else ONBEKEND
        if _is_bekend(vouw(stuk[0]), partners):
            return stuk[0]
        return "".join(map(woord_of_teken, _KAMEEL.split(stuk[0])))

    eigen = Path(naam).name.replace(VERVANGING, "0" * KORTST)
    zonder = _SAMEN_ONBEKEND.sub(ONBEKEND, _STUK.sub(bewaard, eigen))
    return zonder.replace(ONBEKEND, f"{ONBEKEND}-{_kenteken(onbekend)}", 1) if onbekend else zonder


def _kenteken(woorden: Iterable[str]) -> str:
    return hashlib.sha256(" ".join(woorden).encode(errors="replace")).hexdigest()[:_KENTEKEN]


def _is_bekend(woord: str, partners: Container[str]) -> bool:
    return woord in _BEKEND or woord in partners or _SAMEN.fullmatch(woord) is not None


def _is_levering(getal: str, vandaag: date) -> bool:
    """Whether digits are the day of a delivery, a year that may have one, or a short number."""
    if len(getal) <= _KORT:
        return True
    if tijdvak := _TIJDVAK.fullmatch(getal):
        return abs(int(tijdvak[1]) - vandaag.year) <= 1
    for vorm in _LEVERING:
        if treffer := vorm.fullmatch(getal):
            try:
                dag = date(*(int(treffer[deel]) for deel in ("jaar", "maand", "dag")))
            except ValueError:
                continue
            if abs(dag - vandaag) <= _JAAR:
                return True
    return False
