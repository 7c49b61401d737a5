"""The rules of a profile in words: as a table, and one by one."""

from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import Any

from tafel.domain.basis import EIGEN
from tafel.domain.toedeling import Regelrij, Regeluitleg
from tafel.errors import NotFound
from tafel.rules.beslistabel.beslistabel import Beslistabel, Regel
from tafel.rules.profiel.profiel import Profiel

ONDERWERPEN = ("toedeling", "categorie", "escalatie")
"""What there are decision tables about."""


def regelrijen(profiel: Profiel, onderwerp: str = "toedeling") -> tuple[Regelrij, ...]:
    """Every rule about one subject, in the order in which they are tried; () when it has none."""
    return tuple(
        regelrij(profiel, regel, kop)
        for kop, tabel in _tabellen(profiel, onderwerp).items()
        for regel in tabel.regels
    )


def regelrij(profiel: Profiel, regel: Regel, kop: str = "") -> Regelrij:
    return Regelrij(
        regel=regel.nr,
        voorwaarde=tuple(v.tekst for v in regel.voorwaarden) or ("in alle andere gevallen",),
        uitkomst=_uitkomst(profiel, regel),
        naar=regel.gegevens.get("naar") or regel.gegevens.get("overleg"),
        bron=regel.gegevens["bron"],
        eigen="eigen" in regel.gegevens or EIGEN in regel.gegevens["bron"],
        toelichting=regel.gegevens.get("eigen", ""),
        tabel=kop,
    )


def _tabellen(profiel: Profiel, onderwerp: str) -> Mapping[str, Beslistabel]:
    """The tables about one subject, by the heading that each has beside the others."""
    categorie, ladder = profiel.proces.categorie, profiel.proces.ladder
    match onderwerp:
        case "categorie":
            return {"": categorie} if categorie else {}
        case "escalatie":
            return {"Wie": ladder.wie, "Naar wie": ladder.richting, "Via wie": ladder.via}
        case _:
            return {"": profiel.toedeling}


def leg_uit(profiel: Profiel, nummer: str) -> Regeluitleg:
    """One rule explained with its source. Raises NotFound with the nearest number."""
    regels = {
        regel.nr.casefold(): regel
        for onderwerp in ONDERWERPEN
        for tabel in _tabellen(profiel, onderwerp).values()
        for regel in tabel.regels
    }
    regel = regels.get(nummer.casefold())
    if regel is None:
        dichtbij = get_close_matches(nummer.casefold(), regels, n=1)
        bedoeld = f"; bedoelt u {regels[dichtbij[0]].nr}?" if dichtbij else "."
        raise NotFound(
            f"profiel {profiel.naam} heeft die regel niet{bedoeld} Alle regels: tafel regels toon"
        )
    genoemd = {naam for voorwaarde in regel.voorwaarden for naam in voorwaarde.namen}
    return Regeluitleg(
        regel=regelrij(profiel, regel),
        waarom=regel.gegevens["waarom"],
        afstemmen=tuple(_afstemmen(profiel, regel.gegevens)),
        afgeleid=tuple(
            (str(a.get("label", naam)), _betekenis(profiel, a), str(a["bron"]))
            for naam, a in profiel.taal.afgeleid.items()
            if naam in genoemd
        ),
        profiel=f"{profiel.naam} {profiel.versie}",
    )


def _uitkomst(profiel: Profiel, regel: Regel) -> str:
    gegevens = regel.gegevens
    if "uitkomst" not in gegevens:
        door = gegevens.get("overgedragen_door")
        over = f", overgedragen door {door}" if door else ""
        return _zonder_invulling(f"{regel.uitkomst}{over}")
    delen = [gegevens["uitkomst"]]
    if "tafel" in gegevens:
        delen.append(profiel.label(gegevens["tafel"]))
    if "onderdeel" in gegevens:
        delen.append(f"deel {profiel.labels[gegevens['onderdeel']]}")
    if "voorkeur" in gegevens:
        delen.append(f"(voorkeur {profiel.label(gegevens['voorkeur'])})")
    return " ".join(delen)


def _zonder_invulling(tekst: str) -> str:
    """What a rule of the ladder leaves to the casus, in general words."""
    woorden = {
        "{regie}": "coördinator van de tafel",
        "{organisatie}": "de organisatie",
        " {eigen}": "",
    }
    for plek, in_het_algemeen in woorden.items():
        tekst = tekst.replace(plek, in_het_algemeen)
    return tekst


def _afstemmen(profiel: Profiel, gegevens: Mapping[str, Any]) -> list[str]:
    zinnen = []
    for rij in gegevens.get("afstemmen", ()):
        met, als = (rij, []) if isinstance(rij, str) else (rij["met"], rij["als"])
        mits = f", als {_in_woorden(profiel, als)}" if als else ""
        zinnen.append(f"{profiel.label(met)}{mits}")
    return zinnen


def _betekenis(profiel: Profiel, afgeleid: Mapping[str, Any]) -> str:
    return ", of ".join(_in_woorden(profiel, als) for als in afgeleid["een_van"])


def _in_woorden(profiel: Profiel, als: Sequence[Any]) -> str:
    return " en ".join(voorwaarde.tekst for voorwaarde in profiel.taal.lees(als))
