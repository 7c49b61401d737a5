"""Taking an import back as a whole, as long as nothing was built on it (docs/adr/0004).

What the rules did with its meldingen by themselves goes with them; what somebody did holds it up.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from msgspec import Struct, field

from tafel.domain.basis import Celwaarde, Rij
from tafel.domain.casus import EERSTE_STAP
from tafel.domain.melding import Teruggedraaid
from tafel.errors import GateNotMet, NotFound
from tafel.kolommen import KOLOM_VAN
from tafel.register import casus as casusqueries
from tafel.register import melding as meldingqueries
from tafel.register import terugdraaien as sql
from tafel.register.store import Register
from tafel.services.basis.categorie import herbereken
from tafel.services.melding.bewaren import verander
from tafel.services.melding.importeren import reeksen
from tafel.services.toedeling.casusvorming import breng_bij
from tafel.services.zitting import Zitting

MEEST = 10
"""So many meldingen that hold it up are named."""
_WAT = {
    "afspraak": "een afspraak",
    "afstemming": "een afstemming",
    "betrokkenheid": "een betrokken organisatie",
    "casus": "een latere casus",
    "doel": "een doel",
    "escalatie": "een escalatie",
    "instemming": "een antwoord van het gezin",
    "notitie": "een notitie",
    "overlegbesluit": "een besluit van het overleg",
    "plan": "een plan",
    "terugkoppeling": "een terugkoppeling",
}
"""What was built, by table, in words."""


class _Vorigestand(Struct):
    """An import, what it left in the register, and what was built on that."""

    nummer: int
    sinds: sql.Sinds
    toegevoegd: Sequence[Mapping[str, Any]]
    was: dict[int, Rij] = field(default_factory=dict)
    """Per melding that it changed the columns as they were."""
    sporen: dict[int, Mapping[str, Any]] = field(default_factory=dict)
    """Per melding that it changed how it had been received before, and its status."""
    huishoudens: list[Mapping[str, Any]] = field(default_factory=list)
    eigen_casussen: list[int] = field(default_factory=list)
    """Casussen that have no melding but the added ones."""
    andere_casussen: list[int] = field(default_factory=list)
    bezwaren: dict[int, tuple[str, int | None]] = field(default_factory=dict)
    """Per melding what was built on it, and the later import that did so, if one did."""

    @property
    def nieuw(self) -> list[int]:
        return [rij["id"] for rij in self.toegevoegd]

    def bezwaar(self, meldingen: Iterable[int], reden: str, door: int | None = None) -> None:
        for melding in meldingen:
            self.bezwaren.setdefault(melding, (reden, door))


def draai_terug(z: Zitting, nummer: int, *, proef: bool = False) -> Teruggedraaid:
    """Remove what an import added and put back what it changed, all or nothing.

    With `proef` everything happens and nothing stays. Raises NotFound for an import that does not
    exist, GateNotMet when it was taken back before, or with the meldingen on which was built.
    """
    with z.register.schrijf_of_proef(proef):
        stand = _stand(z.register, nummer)
        _zoek_bezwaren(z.register, stand)
        if stand.bezwaren:
            raise GateNotMet(
                f"import {nummer} blijft staan: er is op voortgebouwd, bij "
                f"{len(stand.bezwaren)} van haar meldingen",
                _tekorten(stand.bezwaren),
            )
        crises = sql.crises(z.register, [*stand.nieuw, *stand.was])
        crisiscasussen = sql.crisiscasussen(z.register, stand.eigen_casussen)
        gedaan = {"ongedaan_op": z.vandaag.isoformat(), "ongedaan_door": z.wie}
        z.register.werk_bij("importering", nummer, gedaan)
        _herstel(z, stand)
        sql.vergeet(z.register, nummer)
        sql.verwijder(z.register, stand.nieuw, stand.eigen_casussen)
        for casus in casusqueries.casussen(z.register, stand.andere_casussen):
            if casus.status == "open":
                breng_bij(z, casus)
        herbereken(z, stand.andere_casussen)
        crises -= sql.crises(z.register, stand.was)
        handeling = "melding import --ongedaan" + " --proef" * proef
        onderwerp = f"import {nummer}: {len(stand.nieuw)} weg, {len(stand.sporen)} hersteld"
        z.register.log(z.wie, z.vandaag, handeling, onderwerp)
    return Teruggedraaid(
        nummer,
        tuple(stand.nieuw),
        tuple(sorted({*stand.was, *stand.sporen})),
        tuple(stand.eigen_casussen),
        tuple(sorted(crises)),
        tuple(crisiscasussen),
        tuple(sorted(stand.andere_casussen)),
    )


def _tekorten(bezwaren: Mapping[int, tuple[str, int | None]]) -> list[tuple[str, str]]:
    """What holds it up, with the command that helps: a later import is taken back first."""
    per_import: dict[tuple[str, int], list[int]] = {}
    regels = []
    for melding, (reden, door) in bezwaren.items():
        if door is None:
            regels.append((f"M{melding}: {reden}", f"tafel melding toon M{melding}"))
        else:
            per_import.setdefault((reden, door), []).append(melding)
    eerst = [
        (
            f"{_nummers(meldingen)}: {reden}; draai eerst import {door} terug",
            f"tafel melding import --ongedaan {door}",
        )
        for (reden, door), meldingen in sorted(per_import.items(), key=lambda deel: -deel[0][1])
    ]
    if len(regels) > MEEST:
        regels = [*regels[:MEEST], (f"en nog {len(regels) - MEEST}", "tafel melding lijst")]
    return [*eerst, *regels]


def _nummers(meldingen: Iterable[int]) -> str:
    """As in M1-M3 M7."""
    return " ".join(f"M{e}" if e == t else f"M{e}-M{t}" for e, t in reeksen(meldingen))


def _stand(register: Register, nummer: int) -> _Vorigestand:
    rij = sql.importering(register, nummer)
    if rij is None:
        raise NotFound(f"import {nummer} bestaat niet; zie: tafel melding imports")
    if rij["ongedaan_op"] is not None:
        raise GateNotMet(f"import {nummer} is al ongedaan gemaakt; zie: tafel melding imports")
    nieuw = [dict(melding) for melding in sql.toegevoegd(register, nummer)]
    hoogste = json.loads(rij["hoogste"]) if rij["hoogste"] else None
    stand = _Vorigestand(nummer, sql.Sinds(rij["tijd"], rij["dag"], hoogste), nieuw)
    for spoor in sql.sporen(register, nummer):
        if spoor["melding"] is not None:
            stand.sporen.setdefault(spoor["melding"], dict(spoor))
        else:
            stand.huishoudens.append(dict(spoor))
    toegevoegd = set(stand.nieuw)
    for wijziging in sql.wijzigingen(register, nummer):
        if wijziging["melding"] not in toegevoegd:
            oud = _waarde(wijziging["veld"], wijziging["oud"])
            stand.was.setdefault(wijziging["melding"], {}).setdefault(wijziging["veld"], oud)
    casussen = {melding["casus"] for melding in nieuw if melding["casus"] is not None}
    for casus, meldingen in sql.meldingen_per_casus(register, casussen).items():
        (stand.eigen_casussen if meldingen <= toegevoegd else stand.andere_casussen).append(casus)
    return stand


def _waarde(kolom: str, tekst: str | None) -> Celwaarde:
    """A value from the history, which keeps everything as text."""
    is_getal = kolom in KOLOM_VAN and KOLOM_VAN[kolom].is_getal
    return int(tekst) if tekst is not None and is_getal else tekst


def _zoek_bezwaren(register: Register, stand: _Vorigestand) -> None:
    """What somebody did since with the meldingen, their casussen or their people."""
    alle = [*stand.nieuw, *stand.was]
    for melding, door in sql.later_gewijzigd(register, alle, stand.nummer).items():
        hoe = "met de hand" if door is None else f"door import {door}"
        stand.bezwaar([melding], f"daarna {hoe} gewijzigd", door)
    for later in sql.later_geleverd(register, stand.nummer):
        bekend = json.loads(later["bekend"])
        nogmaals = [m for m in alle if any(van <= m <= tot for van, tot in bekend)]
        stand.bezwaar(nogmaals, f"ook geleverd door import {later['id']}", later["id"])
    zonder_spoor = [melding for melding in stand.was if melding not in stand.sporen]
    stand.bezwaar(zonder_spoor, "gewijzigd toen een levering nog niet terug te draaien was")
    teruggeleid = [rij["id"] for rij in stand.toegevoegd if rij["status"] == "teruggeleid"]
    stand.bezwaar(teruggeleid, "teruggeleid")
    besloten = sql.zelf_besloten(register, alle, stand.sinds)
    stand.bezwaar(besloten, "een coördinator heeft een tafel gekozen")
    stand.bezwaar(sql.beoordeeld(register, stand.nieuw), "beoordeeld bij wie zij hoort")
    for melding, tabel in sql.verwijzingen(register, "melding", alle, stand.sinds):
        stand.bezwaar([melding], _wat(tabel))
    _zoek_bij_casussen(register, stand)
    personen = _per(stand.toegevoegd, "persoon")
    for persoon, tabel in sql.verwijzingen(register, "persoon", list(personen), stand.sinds):
        stand.bezwaar(personen[persoon], _wat(tabel))
    huizen = _per(stand.toegevoegd, "huishouden")
    for huis, tabel in sql.verwijzingen(register, "huishouden", list(huizen), stand.sinds):
        stand.bezwaar(huizen[huis], _wat(tabel))
    for huis in sql.erbij_gekomen(register, huizen, stand.sinds):
        stand.bezwaar(huizen[huis], "iemand is bij het huishouden gekomen")


def _zoek_bij_casussen(register: Register, stand: _Vorigestand) -> None:
    """A casus that the import opened must be untouched; another one, since the import."""
    per_casus = _per(stand.toegevoegd, "casus")
    for melding in meldingqueries.meldingen(register, stand.was):
        if melding["casus"] is not None:
            per_casus.setdefault(melding["casus"], []).append(melding["id"])
    eigen, andere = stand.eigen_casussen, [c for c in per_casus if c not in stand.eigen_casussen]
    for casus in casusqueries.casussen(register, per_casus):
        meldingen, nummer = per_casus[casus.id], casus.id
        if nummer in eigen:
            besproken = casus.besproken_op is not None or casus.stap != EERSTE_STAP
        else:  # its decisions and events tell more precisely, if they can
            besproken = (
                not stand.sinds.is_exact and str(casus.besproken_op or "") >= stand.sinds.dag
            )
        if besproken:
            stand.bezwaar(meldingen, f"casus {nummer} is besproken of verder")
    for nummer in sql.eigen_gebeurtenissen(register, eigen):
        stand.bezwaar(per_casus[nummer], f"aan casus {nummer} is gewerkt")
    for nummer in sql.eigen_gebeurtenissen(register, andere, stand.sinds):
        stand.bezwaar(per_casus[nummer], f"aan casus {nummer} is daarna gewerkt")
    for nummer, tabel in sql.verwijzingen(register, "casus", eigen):
        stand.bezwaar(per_casus[nummer], f"casus {nummer} heeft {_wat(tabel)}")
    for nummer, tabel in sql.verwijzingen(register, "casus", andere, stand.sinds):
        stand.bezwaar(per_casus[nummer], f"casus {nummer} kreeg {_wat(tabel)}")


def _wat(tabel: str) -> str:
    return _WAT.get(tabel, "iets dat daarna is vastgelegd")


def _per(rijen: Iterable[Mapping[str, Any]], kolom: str) -> dict[int, list[int]]:
    per: dict[int, list[int]] = {}
    for rij in rijen:
        if rij[kolom] is not None:
            per.setdefault(rij[kolom], []).append(rij["id"])
    return per


def _herstel(z: Zitting, stand: _Vorigestand) -> None:
    """Put back what the import changed; a melding that was allocated on its facts since waits for a
    new toedeling, another has the status that it had.
    """
    na_import = sql.vanzelf_besloten(z.register, stand.was, stand.sinds)
    for melding, waarden in stand.was.items():
        verander(z, melding, waarden, ongedaan=stand.nummer)
    for melding, spoor in stand.sporen.items():
        terug: dict[str, Any] = {"inhoud": spoor["inhoud"]}
        if melding not in na_import:
            terug |= {kolom: spoor[kolom] for kolom in ("status", "crisis_gemeld")}
        z.register.werk_bij("melding", melding, terug)
    adressen = {
        rij["id"]: dict(rij)
        for rij in meldingqueries.huishoudens(
            z.register, (s["huishouden"] for s in stand.huishoudens)
        )
    }
    for spoor in stand.huishoudens:
        nieuw: Rij = json.loads(spoor["kolommen"])
        nu = adressen[spoor["huishouden"]]
        leeg = {kolom: None for kolom, waarde in nieuw.items() if nu[kolom] == waarde}
        if leeg:
            z.register.werk_bij("huishouden", spoor["huishouden"], leeg)
