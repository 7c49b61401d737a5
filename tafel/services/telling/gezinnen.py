"""How it stood with families when a month ended: what they are and have, and the youths in them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from typing import Final

from tafel.domain.basis import Leesbaar
from tafel.domain.cel import Cel
from tafel.domain.rapport import ONBEKEND
from tafel.kinderen import kinderen_leeftijden
from tafel.register.rapport import indicatoren as queries
from tafel.register.rapport import maandcijfers
from tafel.rules.afronding import recordsleutel
from tafel.services.basis.gezin import genoemd
from tafel.services.telling.indelingen import GEEN_CATEGORIE, Indelingen
from tafel.services.telling.teller import ALLE, Teller, Telmaand

GEZINNEN: Final = "gezinnen"
"""Open at a table for families."""
GROEP: Final = "groep"
RISICOGEZIN, MPG, BESPREKEN = "risicogezin", "mpg", "bespreken"
GROEPEN: Final = (RISICOGEZIN, MPG, BESPREKEN, ONBEKEND)
WERKWIJZE, VOLGENS = "werkwijze", "volgens"
"""Of risk families and MPGs: helped by the working method."""
HEEFT: Final = ("plan", "manager", "zorg", "overlast", "combinatie")
"""Rows of the property MPG; `combinatie` is a part of `overlast`."""
JEUGDIGEN, MET_PLAN = "jeugdigen", "met plan"
LEEFTIJD_ONBEKEND: Final = "leeftijd onbekend"
_RISICOGEZIN: Final = "Risicogezin"
_MPG: Final = "MPG"
"""How the codes of the categories of multi-problem families begin (Werkplan §2.2)."""


def tel(maand: Telmaand, teller: Teller) -> None:
    """Families in treatment, and who is young in those with more problems."""
    tafels, dag = maand.delen.met_gezin(), maand.maand.tot
    categorieen = set()
    for rij in queries.gezinnen(maand.register, tafels=tafels, dag=dag):
        groep = _groep(maand.delen, rij["categorie"])
        if groep == MPG:
            categorieen.add(rij["categorie"])
        for eigenschap, waar in _rijen(groep, rij):
            teller.tel(GEZINNEN, eigenschap, waar, rij["aantal"], rij["laag"], rij["hoog"])
    _tel_jeugdigen(maand, teller, tafels, categorieen)


def _rijen(groep: str, rij: Leesbaar) -> Iterator[tuple[str, str]]:
    """Every property and row that a line of families counts in."""
    yield ALLE, ALLE
    yield GROEP, groep
    if rij["volgens"] and groep in (RISICOGEZIN, MPG):
        yield WERKWIJZE, VOLGENS
    if groep == MPG:
        overlast = rij["overlast"]
        heeft = (rij["gezamenlijk"], rij["met_manager"], rij["met_zorg"], overlast)
        alle = (*heeft, overlast and rij["combinatie"])
        yield from ((MPG, naam) for naam, ja in zip(HEEFT, alle, strict=True) if ja)


def _groep(delen: Indelingen, categorie: str | None) -> str:
    rij = delen.categorie.rij(categorie)
    if rij in (ONBEKEND, GEEN_CATEGORIE):
        return ONBEKEND
    if rij == _RISICOGEZIN:
        return RISICOGEZIN
    return MPG if rij.startswith(_MPG) else BESPREKEN


# --- who is young ---------------------------------------------------------------------------------


def _tel_jeugdigen(
    maand: Telmaand, teller: Teller, tafels: Iterable[str], categorieen: Iterable[str]
) -> None:
    """Everybody in families of these categories who is young, or may be."""
    register, dag = maand.register, maand.maand.tot
    gezinnen = queries.in_categorie(register, tafels=tafels, categorieen=categorieen, dag=dag)
    huishoudens = {gezin["huishouden"] for gezin in gezinnen}
    thuis = _per(queries.bewoners(register, huishoudens, dag), "huishouden")
    lijsten = _per(
        queries.genoemde_kinderen(register, [gezin["id"] for gezin in gezinnen], dag), "casus"
    )
    geheim = maandcijfers.geheim(register)
    grens = maand.profiel.drempels.get("kind_tot", maand.profiel.drempels["kind"])
    is_jong = cache(lambda gezegd: _is_jong(gezegd, dag, grens))
    for gezin in gezinnen:
        mensen = thuis[gezin["huishouden"]]
        wie = [("persoon", mens["id"], _gezegd(mens)) for mens in mensen]
        genoemde = genoemd(lijsten[gezin["id"]], mensen)
        for kind, keren in Counter(kind for _, kind in genoemde).items():
            wie += [(f"kind {keer} {kind}", gezin["id"], kind) for keer in range(keren)]
        for soort, nummer, gezegd in wie:
            jong = is_jong(gezegd)
            if jong is False:
                continue
            cel = Cel(1, recordsleutel(geheim, soort, nummer))
            teller.neem_op((JEUGDIGEN if jong else LEEFTIJD_ONBEKEND, ALLE, ALLE), cel)
            if jong and gezin["met_plan"]:
                teller.neem_op((JEUGDIGEN, MET_PLAN, MET_PLAN), cel)


def _per(rijen: Iterable[Leesbaar], kolom: str) -> Mapping[int, list[Leesbaar]]:
    per: dict[int, list[Leesbaar]] = defaultdict(list)
    for rij in rijen:
        per[rij[kolom]].append(rij)
    return per


def _gezegd(mens: Leesbaar) -> str:
    """The birth date or age of a person, as that of a child is written."""
    if mens["geboortedatum"] is not None:
        return str(mens["geboortedatum"])
    return "?" if mens["leeftijd"] is None else f"{mens['leeftijd']} jaar"


def _is_jong(gezegd: str, dag: date, grens: int) -> bool | None:
    """None when it cannot be said."""
    try:
        [leeftijd] = kinderen_leeftijden(gezegd, dag) or (None,)
    except ValueError:  # born after that day
        return None
    if leeftijd is None:
        return None
    jongste, oudste = leeftijd if isinstance(leeftijd, tuple) else (leeftijd, leeftijd)
    return oudste < grens if (jongste < grens) == (oudste < grens) else None
