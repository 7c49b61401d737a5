"""From the sections of a profile about running a casus to `Procesregie`."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeAlias

from tafel.domain.basis import CATEGORIE_BESPREKEN
from tafel.rules.beslistabel.beslistabel import Beslistabel, Bevinding, Regel
from tafel.rules.beslistabel.voorwaarden import OngeldigeVoorwaarde, Taal, Voorwaarde
from tafel.rules.feiten import FEITEN, Feit, keuze
from tafel.rules.procesregie import (
    ALTIJD_BIJ_SLUITEN,
    KRINGEN,
    OPDRACHTGEVERS,
    Ggsrtoets,
    Klokregel,
    Ladder,
    Procesregie,
    Termijnen,
    Werkstap,
)
from tafel.rules.rapportage import Rapportage

Melder: TypeAlias = Callable[[str, str], None]
"""Notes a finding: the place and the reason."""

GEEN_CATEGORIE = "geen"
"""For the ladder: a casus of a table that works without family categories."""

_CATEGORIEFEITEN: Mapping[str, Feit] = {
    "multiprobleem": keuze("multiprobleem", "multiprobleem"),
    "jeugdhulp": FEITEN["jeugdhulp"],
    "overlast_openbaar": keuze("overlast_openbaar", "geregistreerde overlast"),
}


def _ladderfeiten(categorieen: Sequence[str], stappen: int) -> Mapping[str, Feit]:
    return {
        feit.naam: feit
        for feit in (
            Feit("spoor", "spoor", waarden=("opstellen", "uitvoering", "structureel")),
            Feit("stap", "stap", waarden=tuple(str(n + 1) for n in range(stappen))),
            Feit("categorie", "categorie", waarden=(GEEN_CATEGORIE, *categorieen)),
            keuze("overlast", "overlast speelt een grote rol"),
            Feit("opdrachtgever", "opdrachtgever", waarden=OPDRACHTGEVERS),
            Feit("kring", "kring", waarden=KRINGEN),
            keuze("regie_bij_partij", "gezinsmanager of casemanager hoort bij wie niet levert"),
        )
    }


class Procesbouw:
    """Builds from a profile of the right shape; reports what it names and does not have."""

    def __init__(self, inhoud: Mapping[str, Any], meld: Melder) -> None:
        self._inhoud, self._meld = inhoud, meld

    def procesregie(self) -> Procesregie:
        inhoud = self._inhoud
        stappen = {rij["nr"]: _stap(rij) for rij in inhoud["stap"]}
        if list(stappen) != list(range(1, 11)) or len(stappen) != len(inhoud["stap"]):
            self._meld("stap", "er zijn precies tien stappen, genummerd van 1 tot en met 10")
        categorie = self._categorie()
        termijnen, ggsr = inhoud["termijnen"], inhoud["ggsr"]
        return Procesregie(
            stappen=stappen,
            vaststellen=tuple(inhoud["poorten"]["vaststellen"]),
            sluiten=tuple(dict.fromkeys((*ALTIJD_BIJ_SLUITEN, *inhoud["poorten"]["sluiten"]))),
            termijnen=Termijnen(**{k: v for k, v in termijnen.items() if k != "bron"}),
            klokken={
                aan: Klokregel(klok["na"], klok["werkdagen"])
                for aan, klok in inhoud["terugkoppeling"].items()
                if aan != "bron"
            },
            ggsr=Ggsrtoets(
                ggsr["vanaf"],
                {naam: tuple(codes) for naam, codes in ggsr["groepen"].items()},
                ggsr["bron"],
            ),
            categorie=categorie,
            ladder=self._ladder(categorie),
            rapportage=self._rapportage(),
        )

    def _rapportage(self) -> Rapportage:
        rapport = self._inhoud["rapport"]
        leeftijden = tuple(rapport["leeftijden"])
        if leeftijden[:1] != (0,) or list(leeftijden) != sorted(set(leeftijden)):
            self._meld("rapport.leeftijden", "begin bij 0 en laat elke groep hoger beginnen")
        buurten = tuple(self._inhoud.get("buurten", ()))
        return Rapportage(**{**rapport, "leeftijden": leeftijden, "buurten": buurten})

    def _categorie(self) -> Beslistabel | None:
        rijen = self._inhoud.get("categorie")
        if rijen is None:
            return None
        taal = Taal(_CATEGORIEFEITEN, {}, {}, {})
        return Beslistabel(
            taal, [self._regel(taal, rij, "categorie") for rij in rijen], "categorie"
        )

    def _ladder(self, categorie: Beslistabel | None) -> Ladder:
        ladder = self._inhoud["escalatie"]
        codes = dict.fromkeys(r.uitkomst for r in categorie.regels) if categorie else {}
        taal = Taal(
            _ladderfeiten(
                [code for code in codes if code != CATEGORIE_BESPREKEN], ladder["stappen"]
            ),
            {},
            {},
            {},
        )

        def tabel(deel: str) -> Beslistabel:
            return Beslistabel(
                taal,
                [self._regel(taal, rij, deel) for rij in ladder[deel]],
                f"escalatie.{deel}",
            )

        return Ladder(
            ladder["stappen"], ladder["werkdagen"], tabel("wie"), tabel("richting"), tabel("via")
        )

    def _regel(self, taal: Taal, rij: Mapping[str, Any], uitkomst: str) -> Regel:
        return Regel(rij["nr"], self._lees(taal, rij), rij[uitkomst], rij)

    def _lees(self, taal: Taal, rij: Mapping[str, Any]) -> tuple[Voorwaarde, ...]:
        gelezen: list[Voorwaarde] = []
        for deel in rij["als"]:
            try:
                gelezen += taal.lees([deel])
            except OngeldigeVoorwaarde as fout:
                self._meld(f"regel {rij['nr']}", str(fout))
        return tuple(gelezen)


def tabellen(proces: Procesregie) -> Iterable[Beslistabel]:
    """The decision tables of the process, each to be checked."""
    if proces.categorie is not None:
        yield proces.categorie
    yield from (proces.ladder.wie, proces.ladder.richting, proces.ladder.via)


def toets(proces: Procesregie) -> tuple[Bevinding, ...]:
    """Every table complete, and no rule out of reach."""
    return tuple(bevinding for tabel in tabellen(proces) for bevinding in tabel.toets())


def _stap(rij: Mapping[str, Any]) -> Werkstap:
    return Werkstap(
        nr=rij["nr"],
        naam=rij["naam"],
        rol=rij["rol"],
        werkdagen=rij.get("werkdagen"),
        poorten=tuple(rij.get("poort", ())),
        bron=rij["bron"],
        weken_na_overleg=rij.get("weken_na_overleg"),
    )
