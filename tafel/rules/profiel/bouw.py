"""From the parsed TOML of `data/profielen/*.toml` to a `Profiel`, checked whole before it is used.

Three checks, each relying on the one before: the shape of the file, the meaning of what it names
(tables, partners, facts, values, thresholds), and the decision table itself (complete, and no rule
out of reach). Each reports everything it finds.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import time
from itertools import chain
from typing import Any

from tafel.datums import WEEKDAGEN_KORT
from tafel.domain.partner import Netwerk
from tafel.domain.toedeling import Uitkomst
from tafel.errors import SettingsWrong
from tafel.kolommen import KOLOM_VAN, sleutel
from tafel.rules.beslistabel.beslistabel import Beslistabel, Bevinding, Regel
from tafel.rules.beslistabel.voorwaarden import OngeldigeVoorwaarde, Taal, Voorwaarde
from tafel.rules.crisistoets import toets_crisis
from tafel.rules.feiten import FEITEN, NIET_GESTELD, keuze
from tafel.rules.procesregie import Procesregie
from tafel.rules.profiel.procesbouw import Procesbouw
from tafel.rules.profiel.procesbouw import toets as toets_proces
from tafel.rules.profiel.profiel import (
    COORDINATOREN,
    Afstemregel,
    Overlegtijd,
    Partner,
    Profiel,
    Samenspel,
    Tafel,
)
from tafel.rules.profiel.vorm import TIJD, toets_vorm
from tafel.rules.uitkolommen import lees_volgfeiten, toets_volgfeiten

_ALLE_FEITEN = {
    **FEITEN,
    **{
        f"bijzonderheden.{naam}": keuze(
            f"bijzonderheden.{naam}", naam.replace("_", " "), verstek="nee"
        )
        for naam in KOLOM_VAN["bijzonderheden"].waarden
    },
}


class ProfielGeweigerd(SettingsWrong):
    """A profile that can be read but not used; `bevindingen` holds all that is wrong with it."""

    def __init__(self, herkomst: str, bevindingen: Sequence[Bevinding]) -> None:
        self.bevindingen = tuple(bevindingen)
        eerste, *rest = self.bevindingen
        plaats = f", {eerste.plaats}" if eerste.plaats else ""
        meer = f" (en nog {len(rest)}; tafel regels toets noemt ze alle)" if rest else ""
        super().__init__(f"profiel {herkomst}{plaats}: {eerste.reden}{meer}")


def maak_profiel(inhoud: Mapping[str, Any], herkomst: str, *, getoetst: bool = False) -> Profiel:
    """Build and check a profile. Raises ProfielGeweigerd with file, place and reason.

    Of one that is `getoetst` before, as those that come with the program are, the tables are not
    looked through again: it took a tenth of the time of a short command.
    """
    if onvormig := toets_vorm(inhoud):
        raise ProfielGeweigerd(herkomst, onvormig)
    profiel = _Bouw(inhoud, herkomst).profiel()
    if getoetst:
        return profiel
    if bevindingen := toets_tabellen(profiel.toedeling, profiel.crisis_elders, profiel.proces):
        raise ProfielGeweigerd(herkomst, bevindingen)
    return profiel


def toets_tabellen(
    toedeling: Beslistabel, crisis_elders: str | None, proces: Procesregie
) -> tuple[Bevinding, ...]:
    """Every table complete, no rule out of reach, and no stated crisis that gets lost."""
    return (
        *toedeling.toets(),
        *toets_crisis(toedeling, crisis_elders),
        *toets_proces(proces),
    )


def regelrijen(inhoud: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Every rule of every decision table in a parsed profile: (table, row)."""
    for tabel in ("toedeling", "categorie"):
        for rij in inhoud.get(tabel, ()):
            yield tabel, rij
    for deel in ("wie", "richting", "via"):
        for rij in inhoud["escalatie"][deel]:
            yield f"escalatie.{deel}", rij


class _Bouw:
    """Builds from a profile of the right shape; notes what it names and does not have."""

    def __init__(self, inhoud: Mapping[str, Any], herkomst: str) -> None:
        self.inhoud = inhoud
        self.herkomst = herkomst
        self.bevindingen: list[Bevinding] = []
        self.drempels = {naam: int(d["waarde"]) for naam, d in inhoud["drempels"].items()}
        self.taal = Taal(
            _ALLE_FEITEN, self.drempels, inhoud.get("afgeleid", {}), inhoud.get("volgt", {})
        )

    def profiel(self) -> Profiel:
        """Raises ProfielGeweigerd with everything found."""
        inhoud = self.inhoud
        if "meervoudig_vanaf" not in self.drempels:
            self._meld("drempels", "«meervoudig_vanaf» ontbreekt")
        self._toets_afgeleid()
        self.bevindingen += toets_volgfeiten(inhoud.get("uit_kolommen", {}))
        regels = [self._regel(rij) for rij in inhoud["toedeling"]]
        self._toets_nummers(rij["nr"] for _, rij in regelrijen(inhoud))
        per_regel = {
            rij["nr"]: [
                self._samen(samen, f"regel {rij['nr']}, afstemmen")
                for samen in rij.get("afstemmen", [])
            ]
            for rij in inhoud["toedeling"]
        }
        altijd = [
            self._samen(rij, f"afstemming {nummer}")
            for nummer, rij in enumerate(inhoud.get("afstemming", []), 1)
        ]
        tafels = {
            code: self._tafel(code, gegevens, f"tafels.{code}")
            for code, gegevens in inhoud["tafels"].items()
        }
        coordinatoren = self._tafel(COORDINATOREN, inhoud[COORDINATOREN], COORDINATOREN)
        if COORDINATOREN in tafels:
            self._meld(f"tafels.{COORDINATOREN}", "zo heet het overleg van de coördinatoren al")
        proces = Procesbouw(inhoud, self._meld).procesregie()
        elders = inhoud.get("crisis", {}).get("elders")
        verjaardagen = self._verjaardagen(inhoud.get("verjaardagen", {}))
        if self.bevindingen:
            if not self._onleesbaar:
                self.bevindingen += toets_tabellen(Beslistabel(self.taal, regels), elders, proces)
            raise ProfielGeweigerd(self.herkomst, self.bevindingen)
        minuten = inhoud["agenda"]["minuten"]
        return Profiel(
            naam=inhoud["naam"],
            versie=inhoud["versie"],
            titel=inhoud["titel"],
            drempels=self.drempels,
            taal=self.taal,
            toedeling=Beslistabel(self.taal, regels),
            afstemming=Afstemregel(self.taal, altijd, per_regel),
            tafels=tafels,
            coordinatoren=coordinatoren,
            partners={code: _partner(code, rij) for code, rij in inhoud["partners"].items()},
            netwerken={code: _netwerk(code, rij) for code, rij in inhoud["netwerken"].items()},
            minuten={soort: aantal for soort, aantal in minuten.items() if soort != "bron"},
            proces=proces,
            vaste_feestdagen=tuple(inhoud["feestdagen"]["vast"]),
            paasdagen=tuple(inhoud["feestdagen"]["pasen"]),
            aangewezen_dagen={
                rij["dag"]: rij["bron"] for rij in inhoud["feestdagen"].get("dagen", ())
            },
            dagen_bekend_tot=inhoud["feestdagen"].get("bekend_tot"),
            voorstel_geldt_meteen=inhoud["werkwijze"]["voorstel_geldt"] == "meteen",
            bsn_bewaren=inhoud["werkwijze"]["bsn_bewaren"],
            meervoudig_vanaf=self.drempels["meervoudig_vanaf"],
            volgfeiten=lees_volgfeiten(inhoud.get("uit_kolommen", {})),
            crisis_elders=elders,
            verjaardagen=verjaardagen,
        )

    def _meld(self, plaats: str, reden: str) -> None:
        self.bevindingen.append(Bevinding(plaats, reden))

    @property
    def _onleesbaar(self) -> bool:
        """Whether a condition could not be read: then the tables are not what they should be."""
        delen = ("regel ", "afgeleid.", "volgt.", "afstemming ", "drempels", "escalatie")
        return any(bevinding.plaats.startswith(delen) for bevinding in self.bevindingen)

    def _lees(self, als: Iterable[Any], plaats: str) -> tuple[Voorwaarde, ...]:
        gelezen: list[Voorwaarde] = []
        for deel in als:
            try:
                gelezen += self.taal.lees([deel])
            except OngeldigeVoorwaarde as fout:
                self._meld(plaats, str(fout))
        return tuple(gelezen)

    def _toets_afgeleid(self) -> None:
        """Read every derived fact once, also those that no rule names."""
        for naam, afgeleid in self.taal.afgeleid.items():
            plaats = f"afgeleid.{naam}"
            if naam in self.taal.feiten:
                self._meld(plaats, "zo heet al een gesteld feit")
            try:
                vorm = self.taal.afgeleide_vorm(naam)
            except OngeldigeVoorwaarde as fout:
                self._meld(plaats, str(fout))
                continue
            ander = any(x.feit not in self.taal.feiten for deel in vorm for x in deel)
            if afgeleid.get("gesteld") and ander:
                self._meld(plaats, "rust op een ander feit met «gesteld»; dat kan niet")
        for naam, volgt in self.taal.volgt.items():
            plaats = f"volgt.{naam}"
            feit = self.taal.feiten.get(naam)
            if feit is None or feit.verstek != NIET_GESTELD:
                self._meld(plaats, "alleen gezinsbenadering kan volgen als zij niet gesteld is")
            self._lees(volgt["ja"], plaats)

    def _toets_nummers(self, nummers: Iterable[str]) -> None:
        """Z06 and z06 are one number: people type either; no two tables share one."""
        gezien: set[str] = set()
        for nr in nummers:
            nummer = nr.casefold()
            if nummer in gezien:
                self._meld(f"regel {nr}", "het nummer komt twee keer voor")
            gezien.add(nummer)

    def _samen(self, rij: Any, plaats: str) -> Samenspel:
        """One attunement: a code alone holds always, `{met, als}` under conditions."""
        met, als = (rij, []) if isinstance(rij, str) else (rij["met"], rij["als"])
        if not any(met in self.inhoud[deel] for deel in ("tafels", "partners", "netwerken")):
            self._meld(plaats, f"«{met}» is geen tafel, partner of netwerk van dit profiel")
        return met, self._lees(als, plaats)

    def _regel(self, rij: Mapping[str, Any]) -> Regel:
        plaats = f"regel {rij['nr']}"
        uitkomst, tafel = Uitkomst(rij["uitkomst"]), rij.get("tafel")
        tafels: Mapping[str, Any] = self.inhoud["tafels"]
        if (tafel is not None) != (uitkomst is Uitkomst.TAFEL):
            self._meld(plaats, "«tafel» hoort bij de uitkomst tafel, en alleen daarbij")
        for veld in ("tafel", "voorkeur", "volgt_op"):
            if veld in rij and rij[veld] not in tafels:
                self._meld(plaats, f"«{veld}»: het profiel heeft geen tafel «{rij[veld]}»")
        if uitkomst in (Uitkomst.CRISIS, Uitkomst.OPSCHALEN) and "volgt_op" not in rij:
            self._meld(plaats, "«volgt_op» ontbreekt: welke tafel houdt de casus in het oog?")
        if uitkomst is Uitkomst.CRISIS and "naar" not in rij:
            self._meld(plaats, "«naar» ontbreekt: wie wordt er bij een crisis gebeld?")
        onderdeel = rij.get("onderdeel")
        if onderdeel and onderdeel not in tafels.get(str(tafel), {}).get("onderdelen", {}):
            self._meld(plaats, f"de tafel heeft geen onderdeel «{onderdeel}»")
        return Regel(rij["nr"], self._lees(rij["als"], plaats), (uitkomst, tafel), rij)

    def _tafel(self, code: str, gegevens: Mapping[str, Any], plaats: str) -> Tafel:
        kern, schil = tuple(gegevens.get("kern", ())), tuple(gegevens.get("schil", ()))
        onderdelen: Mapping[str, Any] = gegevens.get("onderdelen", {})
        onderdeelkern = {
            onderdeel: tuple(deel["kern"])
            for onderdeel, deel in onderdelen.items()
            if not isinstance(deel, str) and "kern" in deel
        }
        for partner in (*kern, *schil, *chain.from_iterable(onderdeelkern.values())):
            if partner not in self.inhoud["partners"]:
                self._meld(plaats, f"onbekende partner «{partner}»")
        overleg = gegevens["overleg"]
        tijd = TIJD.fullmatch(overleg["begin"])
        assert tijd is not None
        begin = time(int(tijd[1]), int(tijd[2]))
        if begin.hour * 60 + begin.minute + overleg["minuten"] >= 24 * 60:
            self._meld(f"{plaats}.overleg", "eindigt na middernacht")
        return Tafel(
            code=code,
            naam=gegevens["naam"],
            overleg=Overlegtijd(
                WEEKDAGEN_KORT.index(overleg["weekdag"]), begin, overleg["minuten"]
            ),
            kern=kern,
            schil=schil,
            onderdelen={
                onderdeel: deel if isinstance(deel, str) else deel["naam"]
                for onderdeel, deel in onderdelen.items()
            },
            onderdeelkern=onderdeelkern,
            onderdeel_van_buurt=self._buurten(onderdelen, plaats),
            regie=gegevens.get("regie", "coördinator"),
            gezin=gegevens.get("gezin", False),
        )

    def _verjaardagen(self, delen: Mapping[str, Any]) -> Mapping[int, tuple[str, ...]]:
        """By age what changes then; each age is a threshold of the profile, by its name."""
        gevolgen: dict[int, tuple[str, ...]] = {}
        for drempel, deel in delen.items():
            if drempel not in self.drempels:
                self._meld(f"verjaardagen.{drempel}", f"er is geen drempel «{drempel}»")
                continue
            leeftijd = self.drempels[drempel]
            gevolgen[leeftijd] = (*gevolgen.get(leeftijd, ()), deel["gevolg"])
        return gevolgen

    def _buurten(self, onderdelen: Mapping[str, Any], plaats: str) -> Mapping[str, str]:
        """By buurt the part of a table that serves it; none is served by two."""
        gevonden: dict[str, str] = {}
        for onderdeel, deel in onderdelen.items():
            for buurt in () if isinstance(deel, str) else deel.get("buurten", ()):
                if gevonden.setdefault(sleutel(buurt), onderdeel) != onderdeel:
                    self._meld(
                        f"{plaats}.onderdelen.{onderdeel}",
                        f"buurt «{buurt}» hoort ook bij {gevonden[sleutel(buurt)]}",
                    )
        return gevonden


def _netwerk(code: str, gegevens: Mapping[str, Any] | str) -> Netwerk:
    """A network; its name alone says nothing about who runs it."""
    return Netwerk(code, gegevens) if isinstance(gegevens, str) else Netwerk(code, **gegevens)


def _partner(code: str, gegevens: Mapping[str, Any]) -> Partner:
    return Partner(
        code,
        gegevens["naam"],
        tuple(gegevens.get("ook", ())),
        tuple(gegevens.get("leefgebieden", ())),
        gegevens.get("opdrachtgever"),
        gegevens.get("hefboom"),
        gegevens.get("kring", "zorg"),
        gegevens.get("sancties"),
        gegevens.get("bron", {}),
    )
