"""What is established at the start of a casus (Werkplan §3.1), and the category that follows."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from msgspec import Struct

from tafel.domain.basis import Celwaarde, Geweigerd
from tafel.domain.casus import Categorieuitleg, Gebeurtenis
from tafel.errors import InputRefused
from tafel.files.controle import verdeel_leefgebieden
from tafel.kolommen import GEEN, KOLOM_VAN
from tafel.register import casus as procesqueries
from tafel.register import melding as meldingqueries
from tafel.services.basis.categorie import herbereken, leg_uit
from tafel.services.basis.tijdlijn import casus_van, noteer, open_casus
from tafel.services.toedeling.casusvorming import TERUGGELEID
from tafel.services.zitting import Zitting
from tafel.waarden import lees_waarde

OORDELEN = ("erkenning", "verificatie", "multiprobleem")
ONBEKEND = "onbekend"
PROBLEEMDELEN = (
    *("aard", "duur", "eerder_geprobeerd", "bekend", "omvang", "invloed", "diagnostiek"),
)
"""The probleemverheldering: nature, how long, tried before, known, size, influence, diagnostics."""

_MELDCODE = (
    "bij ernstige zorgen: volg de meldcode kindermishandeling en vraag advies aan Veilig Thuis; "
    "bij overlast of delinquentie van jongeren: de politie (Werkplan §3.1)"
)


class Categoriebeeld(Struct, frozen=True):
    """The category of a casus with its grounds, what is still asked, and how it came about."""

    casus: int
    tafel: str | None
    uitleg: Categorieuitleg | None
    """None: the table works without family categories."""
    melding: int | None
    """The latest melding that counts: where a question about a fact is answered."""
    geschiedenis: tuple[Gebeurtenis, ...]


class Verhelderd(Struct, frozen=True):
    """What `verhelder` changed: columns and parts, advice, and the category when it is another."""

    gewijzigd: tuple[str, ...]
    adviezen: tuple[str, ...]
    beeld: Categoriebeeld | None
    """None: the category is what it was."""


def verhelder(
    z: Zitting,
    nummer: int,
    *,
    oordelen: Mapping[str, str],
    zaaknummer: str | None,
    chronisch: str | None,
    problemen: Mapping[str, str],
) -> Verhelderd:
    """Establish what is known at the start; what is not given stays as it was.

    `oordelen`: of OORDELEN, `onbekend` makes it unknown again. `chronisch`: leefgebieden joined by
    `|`, or `geen`. `problemen`: of PROBLEEMDELEN, an empty text takes a part out. Raises
    GateNotMet for a closed casus, InputRefused for a leefgebied that does not exist.
    """
    with z.register.schrijf():
        casus = open_casus(z.register, nummer)
        waarden: dict[str, Any] = {
            naam: None if oordeel == ONBEKEND else oordeel for naam, oordeel in oordelen.items()
        }
        if zaaknummer is not None:
            waarden["zaaknummer"] = zaaknummer or None
        if chronisch is not None:
            waarden["chronisch"] = _leefgebieden(chronisch, z.vandaag)
        if problemen:
            waarden["verheldering"] = _samen(casus.verheldering, problemen)
        anders = {
            naam: waarde for naam, waarde in waarden.items() if getattr(casus, naam) != waarde
        }
        if anders:
            _leg_vast(z, nummer, anders, problemen)
            herbereken(z, [nummer])
        z.register.log(z.wie, z.vandaag, "casus verhelder", str(nummer))
        beeld = _beeld(z, nummer)
        nieuw = procesqueries.casus(z.register, nummer)
        veranderd = nieuw is not None and nieuw.categorie != casus.categorie
    delen = [n for n in anders if n != "verheldering"]
    delen += problemen if "verheldering" in anders else ()
    return Verhelderd(
        tuple(delen), _adviezen(nummer, oordelen, beeld.melding), beeld if veranderd else None
    )


def _leg_vast(
    z: Zitting, nummer: int, anders: Mapping[str, Any], problemen: Mapping[str, str]
) -> None:
    z.register.werk_bij("casus", nummer, anders)
    codes = {naam: anders[naam] for naam in (*OORDELEN, "chronisch") if naam in anders}
    gezegd = [f"{naam} {(w or ONBEKEND).replace('_', ' ')}" for naam, w in codes.items() if w != ""]
    rest = [naam for naam in anders if naam not in codes]
    noteer(
        z,
        nummer,
        "verhelderd",
        f"verhelderd: {', '.join([*gezegd, *rest]) or 'geen blijvende problemen'}",
        gegevens=codes | {"delen": list(problemen)},
    )


def _leefgebieden(tekst: str, vandaag: date) -> str | None:
    """Canonical leefgebieden; `geen` is an empty list (it was looked at), unknown is None."""
    if tekst.strip().casefold() == GEEN:
        return ""
    try:
        waarde: Celwaarde = lees_waarde(KOLOM_VAN["leefgebieden"], tekst, vandaag=vandaag)
    except Geweigerd as fout:
        raise InputRefused(f"--chronisch: {fout.reden}") from None
    return None if waarde is None else verdeel_leefgebieden(waarde)[0]


def _samen(bekend: str | None, problemen: Mapping[str, str]) -> str | None:
    samen = {**(json.loads(bekend) if bekend else {}), **problemen}
    gevuld = {deel: samen[deel] for deel in PROBLEEMDELEN if samen.get(deel)}
    return json.dumps(gevuld, ensure_ascii=False) if gevuld else None


def _adviezen(nummer: int, oordelen: Mapping[str, str], melding: int | None) -> tuple[str, ...]:
    zinnen = []
    if oordelen.get("erkenning") in ("niet_mogelijk", "bezwaar"):
        zinnen.append(_MELDCODE)
    if oordelen.get("verificatie") == "loos_alarm":
        terug = f", of: tafel melding terugleiden M{melding}" if melding else ""
        zinnen.append(f"loos alarm? tafel casus sluit {nummer} --reden loos_alarm{terug}")
    return tuple(zinnen)


def toon_categorie(z: Zitting, nummer: int) -> Categoriebeeld:
    """The category of a casus, explained on the facts of today; looking is logged."""
    casus_van(z.register, nummer)
    z.register.log(z.wie, z.vandaag, "casus categorie", str(nummer))
    return _beeld(z, nummer)


def _beeld(z: Zitting, nummer: int) -> Categoriebeeld:
    casus = casus_van(z.register, nummer)
    meldingen: Sequence[Any] = meldingqueries.meldingen_van_casus(z.register, nummer)
    tellend = [rij["id"] for rij in meldingen if rij["status"] != TERUGGELEID]
    return Categoriebeeld(
        casus=nummer,
        tafel=casus.tafel,
        uitleg=leg_uit(z.profiel, casus, meldingen),
        melding=tellend[-1] if tellend else None,
        geschiedenis=tuple(
            Gebeurtenis(
                dag=rij.dag,
                wie=rij.wie,
                soort=rij.soort,
                tekst=rij.tekst,
            )
            for rij in procesqueries.gebeurtenissen_van_soort(z.register, nummer, "categorie")
        ),
    )
