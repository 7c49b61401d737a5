"""A profile: how one municipality works, as data. Checked whole before it is used.

`maak_profiel` turns the parsed TOML of `data/profielen/*.toml` into a `Profiel`; anything that is
missing, unknown or contradictory is a `SettingsWrong` that names file, place and reason.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import time
from functools import lru_cache
from typing import Any

from tafel.domain import Uitkomst
from tafel.errors import SettingsWrong
from tafel.rules.beslistabel import Beslistabel, Bevinding, Regel
from tafel.rules.feiten import BIJZONDERHEDEN, FEITEN, Feit, keuze
from tafel.rules.voorwaarden import OngeldigeVoorwaarde, Taal, Voorwaarde, Weging

EIGEN = "eigen instelling"
WEEKDAGEN = ("ma", "di", "wo", "do", "vr", "za", "zo")
COORDINATOREN = "coordinatoren"


@dataclass(frozen=True, slots=True)
class Overlegtijd:
    """When a table meets: weekday (0 = Monday), start, length in minutes."""

    weekdag: int
    begin: time
    minuten: int


@dataclass(frozen=True, slots=True)
class Tafel:
    """A table with its partners (domain §3); `kern` come to every casus, `schil` per casus."""

    code: str
    naam: str
    regie: str
    overleg: Overlegtijd
    kern: tuple[str, ...]
    schil: tuple[str, ...]
    onderdelen: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Partner:
    """An organisation; `leefgebieden` are those for which it is invited unasked."""

    code: str
    naam: str
    ook: tuple[str, ...]
    leefgebieden: tuple[str, ...]

    @property
    def namen(self) -> tuple[str, ...]:
        return (self.code, self.naam, *self.ook)


Samenspel = tuple[str, tuple[Voorwaarde, ...]]
"""Whom to attune with, and the conditions under which."""


class Afstemming:
    """Who else belongs to an outcome: always, and per rule, when the conditions certainly hold."""

    def __init__(
        self, taal: Taal, altijd: Sequence[Samenspel], per_regel: Mapping[str, Sequence[Samenspel]]
    ) -> None:
        alle = [*altijd, *(paar for paren in per_regel.values() for paar in paren)]
        self.weging = Weging(taal, [voorwaarde for _, als in alle for voorwaarde in als])
        self._altijd, self._per_regel = altijd, per_regel
        self.bij = lru_cache(maxsize=4096)(self._bij)

    def _bij(self, regels: tuple[str, ...], stand: tuple[int, ...]) -> tuple[str, ...]:
        """The codes to attune with when one of `regels` holds; what holds for only some is left out."""
        waar, _ = self.weging.weeg(stand)

        def zeker(paren: Sequence[Samenspel]) -> list[str]:
            return [met for met, als in paren if all(self._geldt(v, waar) for v in als)]

        eerste, *rest = (zeker(self._per_regel[nr]) for nr in regels)
        samen = [met for met in eerste if all(met in lijst for lijst in rest)]
        return tuple(dict.fromkeys((*samen, *zeker(self._altijd))))

    def _geldt(self, voorwaarde: Voorwaarde, waar: int) -> bool:
        return any(eis & waar == eis for eis in self.weging.eisen(voorwaarde))


@dataclass(frozen=True)
class Profiel:
    """One checked profile. `toedeling` decides; `afstemming` says who else belongs to it."""

    naam: str
    versie: str
    titel: str
    drempels: Mapping[str, int]
    taal: Taal
    toedeling: Beslistabel
    afstemming: Afstemming
    tafels: Mapping[str, Tafel]
    coordinatoren: Tafel
    partners: Mapping[str, Partner]
    netwerken: Mapping[str, str]
    minuten: Mapping[str, int]
    vaste_feestdagen: tuple[str, ...]
    paasdagen: tuple[int, ...]
    voorstel_geldt_meteen: bool
    bsn_bewaren: bool
    meervoudig_vanaf: int

    def label(self, code: str) -> str:
        """The Dutch name of a table, partner or network."""
        if code in self.tafels:
            return self.tafels[code].naam
        if code in self.partners:
            return self.partners[code].naam
        return self.netwerken.get(code, self.coordinatoren.naam if code == COORDINATOREN else code)

    @property
    def labels(self) -> Mapping[str, str]:
        codes = (*self.tafels, *self.partners, *self.netwerken, COORDINATOREN)
        onderdelen = {k: v for tafel in self.tafels.values() for k, v in tafel.onderdelen.items()}
        return {code: self.label(code) for code in codes} | onderdelen


class _Lezer:
    """Reads parts of a profile and knows where it is, so that every refusal names its place."""

    def __init__(self, inhoud: Mapping[str, Any], herkomst: str) -> None:
        self.inhoud = inhoud
        self.herkomst = herkomst

    def fout(self, plaats: str, reden: str) -> SettingsWrong:
        return SettingsWrong(f"profiel {self.herkomst}, {plaats}: {reden}")

    def deel(self, *pad: str, soort: type = dict) -> Any:
        waarde: Any = self.inhoud
        for stap in pad:
            waarde = waarde.get(stap) if isinstance(waarde, Mapping) else None
        if not isinstance(waarde, soort) or isinstance(waarde, bool) != (soort is bool):
            raise self.fout(".".join(pad), f"ontbreekt of is geen {_SOORTEN[soort]}")
        return waarde


_SOORTEN: Mapping[type, str] = {
    dict: "tabel",
    str: "tekst",
    int: "getal",
    list: "lijst",
    bool: "true of false",
}


def maak_profiel(inhoud: Mapping[str, Any], herkomst: str) -> Profiel:
    """Build and check a profile. Raises SettingsWrong with file, place and reason."""
    profiel = ontleed_profiel(inhoud, herkomst)
    for bevinding in profiel.toedeling.toets():
        plaats = f"regel {bevinding.regel}" if bevinding.regel else "tabel toedeling"
        raise SettingsWrong(f"profiel {herkomst}, {plaats}: {bevinding.reden}")
    return profiel


def toets_profiel(profiel: Profiel) -> tuple[Bevinding, ...]:
    """Everything that is wrong with the tables of a profile that could be read."""
    return profiel.toedeling.toets()


def ontleed_profiel(inhoud: Mapping[str, Any], herkomst: str) -> Profiel:
    """Build a profile without the check on completeness and reach."""
    lezer = _Lezer(inhoud, herkomst)
    drempels = {
        naam: lezer.deel("drempels", naam, "waarde", soort=int) for naam in lezer.deel("drempels")
    }
    if "meervoudig_vanaf" not in drempels:
        raise lezer.fout("drempels", "meervoudig_vanaf ontbreekt")
    taal = Taal(
        dict(FEITEN) | {f"bijzonderheden.{naam}": _bijzonderheid(naam) for naam in BIJZONDERHEDEN},
        drempels,
        inhoud.get("afgeleid", {}),
        inhoud.get("volgt", {}),
    )
    _toets_afgeleid(lezer, taal)
    partners = {code: _partner(lezer, code) for code in lezer.deel("partners")}
    tafels = {code: _tafel(lezer, partners, "tafels", code) for code in lezer.deel("tafels")}
    netwerken = {naam: lezer.deel("netwerken", naam, soort=str) for naam in lezer.deel("netwerken")}
    bekend = {*partners, *tafels, *netwerken}
    toedeling = _toedelingstabel(lezer, taal, tafels)
    altijd = [
        _samen(lezer, taal, bekend, rij, f"afstemming {i}")
        for i, rij in enumerate(inhoud.get("afstemming", []), 1)
    ]
    per_regel = {
        regel.nr: [
            _samen(lezer, taal, bekend, rij, f"regel {regel.nr}, afstemmen")
            for rij in regel.gegevens.get("afstemmen", [])
        ]
        for regel in toedeling.regels
    }
    geldt = lezer.deel("werkwijze", "voorstel_geldt", soort=str)
    if geldt not in ("meteen", "na_bevestiging"):
        raise lezer.fout("werkwijze.voorstel_geldt", "kies meteen of na_bevestiging")
    return Profiel(
        naam=lezer.deel("naam", soort=str),
        versie=lezer.deel("versie", soort=str),
        titel=lezer.deel("titel", soort=str),
        drempels=drempels,
        taal=taal,
        toedeling=toedeling,
        afstemming=Afstemming(taal, altijd, per_regel),
        tafels=tafels,
        coordinatoren=_tafel(lezer, partners, COORDINATOREN),
        partners=partners,
        netwerken=netwerken,
        minuten={
            soort: lezer.deel("agenda", "minuten", soort, soort=int)
            for soort in ("crisis", "nieuw", "bespreken", "vragen", "kennisname")
        },
        vaste_feestdagen=tuple(lezer.deel("feestdagen", "vast", soort=list)),
        paasdagen=tuple(lezer.deel("feestdagen", "pasen", soort=list)),
        voorstel_geldt_meteen=geldt == "meteen",
        bsn_bewaren=lezer.deel("werkwijze", "bsn_bewaren", soort=bool),
        meervoudig_vanaf=drempels["meervoudig_vanaf"],
    )


def _samen(lezer: _Lezer, taal: Taal, bekend: set[str], rij: object, plaats: str) -> Samenspel:
    """One attunement: a code alone holds always, `{met, als}` under conditions."""
    if isinstance(rij, str):
        rij = {"met": rij, "als": []}
    if not isinstance(rij, Mapping) or rij.get("met") not in bekend:
        raise lezer.fout(plaats, "«met» is geen tafel, partner of netwerk van dit profiel")
    try:
        return rij["met"], taal.lees(rij.get("als", []))
    except OngeldigeVoorwaarde as fout:
        raise lezer.fout(plaats, str(fout)) from None


def _toedelingstabel(lezer: _Lezer, taal: Taal, tafels: Mapping[str, Tafel]) -> Beslistabel:
    rijen = lezer.deel("toedeling", soort=list)
    regels = [_regel(lezer, taal, tafels, rij, i) for i, rij in enumerate(rijen, 1)]
    nummers = [regel.nr for regel in regels]
    if dubbel := next((nr for nr in nummers if nummers.count(nr) > 1), None):
        raise lezer.fout(f"regel {dubbel}", "het nummer komt twee keer voor")
    if not regels:
        raise lezer.fout("tabel toedeling", "er zijn geen regels")
    return Beslistabel(taal, regels)


def _regel(lezer: _Lezer, taal: Taal, tafels: Mapping[str, Tafel], rij: Any, positie: int) -> Regel:
    nr = rij.get("nr") if isinstance(rij, Mapping) else None
    plaats = f"regel {nr}" if nr else f"toedeling, rij {positie}"
    for veld in ("nr", "uitkomst", "waarom", "bron"):
        if not isinstance(rij.get(veld), str) or not rij[veld]:
            raise lezer.fout(plaats, f"«{veld}» ontbreekt")
    if rij["uitkomst"] not in set(Uitkomst) - {Uitkomst.AANVULLEN}:
        raise lezer.fout(plaats, f"onbekende uitkomst «{rij['uitkomst']}»")
    uitkomst = Uitkomst(rij["uitkomst"])
    tafel = rij.get("tafel")
    if (tafel is not None) != (uitkomst is Uitkomst.TAFEL):
        raise lezer.fout(plaats, "«tafel» hoort bij de uitkomst tafel, en alleen daarbij")
    for veld in ("tafel", "voorkeur", "volgt_op"):
        if rij.get(veld) is not None and rij[veld] not in tafels:
            raise lezer.fout(plaats, f"«{veld}»: het profiel heeft geen tafel «{rij[veld]}»")
    if uitkomst in (Uitkomst.CRISIS, Uitkomst.OPSCHALEN) and "volgt_op" not in rij:
        raise lezer.fout(plaats, "«volgt_op» ontbreekt: welke tafel houdt de casus in het oog?")
    if "onderdeel" in rij and rij["onderdeel"] not in tafels[rij["tafel"]].onderdelen:
        raise lezer.fout(plaats, f"de tafel heeft geen onderdeel «{rij['onderdeel']}»")
    if not isinstance(rij.get("als"), list):
        raise lezer.fout(plaats, "«als» ontbreekt; een regel zonder voorwaarde heeft als = []")
    try:
        voorwaarden = taal.lees(rij["als"])
    except OngeldigeVoorwaarde as fout:
        raise lezer.fout(plaats, str(fout)) from None
    return Regel(rij["nr"], voorwaarden, (uitkomst, tafel), rij)


def _bijzonderheid(naam: str) -> Feit:
    return keuze(f"bijzonderheden.{naam}", naam.replace("_", " "), verstek="nee")


def _toets_afgeleid(lezer: _Lezer, taal: Taal) -> None:
    for naam, afgeleid in taal.afgeleid.items():
        if not isinstance(afgeleid.get("een_van"), list) or not afgeleid.get("bron"):
            raise lezer.fout(
                f"afgeleid.{naam}", "«een_van» (lijsten van voorwaarden) of «bron» ontbreekt"
            )
    for naam, volgt in taal.volgt.items():
        if naam not in taal.feiten or not isinstance(volgt.get("ja"), list):
            raise lezer.fout(f"volgt.{naam}", "onbekend feit, of «ja» ontbreekt")
    try:
        vormen = taal.afgeleide_vormen
    except OngeldigeVoorwaarde as fout:
        raise lezer.fout("afgeleid", str(fout)) from None
    for naam in taal.gesteld:
        if len(vormen[naam]) != 1:
            raise lezer.fout(f"afgeleid.{naam}", "een gesteld feit heeft precies één lijst")


def _partner(lezer: _Lezer, code: str) -> Partner:
    gegevens = lezer.deel("partners", code)
    return Partner(
        code,
        lezer.deel("partners", code, "naam", soort=str),
        tuple(gegevens.get("ook", ())),
        tuple(gegevens.get("leefgebieden", ())),
    )


def _tafel(lezer: _Lezer, partners: Mapping[str, Partner], *pad: str) -> Tafel:
    gegevens = lezer.deel(*pad)
    kern, schil = tuple(gegevens.get("kern", ())), tuple(gegevens.get("schil", ()))
    for code in (*kern, *schil):
        if code not in partners:
            raise lezer.fout(".".join(pad), f"onbekende partner «{code}»")
    weekdag = lezer.deel(*pad, "overleg", "weekdag", soort=str)
    begin = lezer.deel(*pad, "overleg", "begin", soort=str)
    tijd = re.fullmatch(r"([01]?\d|2[0-3])[.:]([0-5]\d)", begin)
    if weekdag not in WEEKDAGEN or tijd is None:
        raise lezer.fout(
            ".".join((*pad, "overleg")), "weekdag is ma…zo en begin een tijd als 13.00"
        )
    return Tafel(
        code=pad[-1],
        naam=lezer.deel(*pad, "naam", soort=str),
        regie=str(gegevens.get("regie", "")),
        overleg=Overlegtijd(
            WEEKDAGEN.index(weekdag),
            time(int(tijd[1]), int(tijd[2])),
            lezer.deel(*pad, "overleg", "minuten", soort=int),
        ),
        kern=kern,
        schil=schil,
        onderdelen=dict(gegevens.get("onderdelen", {})),
    )
