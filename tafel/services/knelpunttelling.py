"""Counting what goes right and wrong in the cooperation, per organisation, buurt and tijdvak."""

from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import Struct

from tafel.domain.basis import Leesbaar
from tafel.domain.knelpunt import Knelpuntsoort
from tafel.domain.rapport import ONBEKEND, Periode, Telling, Tijdvak, Weg
from tafel.register import knelpunten as queries
from tafel.register.store import Register
from tafel.rules.bescherming import Verband, bescherm
from tafel.rules.profiel import Profiel
from tafel.rules.termijnen import eerste_werkdag, te_laat_voor
from tafel.services.cijferbasis import FOUT, OORDEEL, Meldingen
from tafel.services.kengetaltellingen import (
    ANDERE_ORGANISATIE,
    GEMELD,
    Buurtjaren,
    Indelingen,
    naam,
)
from tafel.services.knelpuntdelen import (
    AANBOD,
    AFSPRAAK,
    DOEL,
    EERSTE,
    KLOK,
    NAKOMING,
    WACHTEN,
    Delenteller,
    Plek,
)
from tafel.services.kruising import kruisrij
from tafel.services.terugkoppelen import MELDER
from tafel.services.tijdvaktelling import dagen_van, in_periode, laatste_dagen

UITKOMSTEN: Mapping[str, str] = {
    "op_tijd": "op tijd nagekomen",
    "te_laat": "te laat nagekomen",
    "doorgeschoven": "doorgeschoven",
    "niet_gedaan": "niet gedaan (organisatie)",
    "geen_antwoord": "geen antwoord",
    "niet_mogelijk": "niet mogelijk (omstandigheden)",
}
"""What became of an afspraak (domain §14.3)."""


class Tabel(Struct, frozen=True):
    """A table of one kind of bottleneck: whom it counts, and who judges what went wrong."""

    soort: Knelpuntsoort
    populatie: str
    oordeel: str
    titel: str
    fout_heet: str
    """What the first column of figures counts."""

    @property
    def per_leefgebied(self) -> bool:
        """Missing supply is nobody's: it is counted per leefgebied instead of organisation."""
        return self.soort is Knelpuntsoort.AANBOD

    def telling(self, naar: str) -> str:
        """By organisation or buurt; a melder is an organisation."""
        if self.populatie == GEMELD and naar == "organisatie":
            return naam(GEMELD, "melder")
        return naam(self.populatie, naar)

    def fout(self, naar: str, rij: str) -> tuple[str, str]:
        """The telling and row of what went wrong in a row."""
        eigen = "melder" if self.populatie == GEMELD and naar == "organisatie" else naar
        return naam(self.populatie, f"{eigen} en {self.oordeel}"), kruisrij(rij, FOUT)

    def samen(self, naar: str, *, fout: bool) -> tuple[str, str | None]:
        """The telling and row of all together; None: the whole population."""
        if self.populatie == DOEL and naar == "buurt":
            return naam(DOEL, "koppeling"), f"{EERSTE} {FOUT}" if fout else EERSTE
        return naam(self.populatie, self.oordeel), FOUT if fout else None


TABELLEN = (
    Tabel(
        Knelpuntsoort.WACHTEN,
        AFSPRAAK,
        WACHTEN,
        "Wachten: afspraken die niet op tijd klaar waren",
        "Te laat",
    ),
    Tabel(
        Knelpuntsoort.VERWIJZING,
        GEMELD,
        OORDEEL,
        "Verkeerd verwezen: meldingen die bij een ander hoorden",
        "Verkeerd",
    ),
    Tabel(
        Knelpuntsoort.LANGS_ELKAAR,
        DOEL,
        OORDEEL,
        "Langs elkaar heen: doelen waaraan meer organisaties werken",
        "Gedeeld",
    ),
    Tabel(
        Knelpuntsoort.TERUGKOPPELING,
        KLOK,
        OORDEEL,
        "Geen terugkoppeling: melders die niet op tijd bericht kregen",
        "Te laat",
    ),
    Tabel(
        Knelpuntsoort.NAKOMING,
        AFSPRAAK,
        NAKOMING,
        "Nakoming: afspraken die niet zijn gedaan",
        "Niet gedaan",
    ),
    Tabel(
        Knelpuntsoort.AANBOD,
        AANBOD,
        OORDEEL,
        "Aanbod: doelen waarvoor geen plek is",
        "Geen plek",
    ),
)


class Geteld:
    """Counts per telling, row and tijdvak, and what of them may be shown."""

    def __init__(
        self,
        meldingen: Meldingen,
        eigen: Sequence[Telling | Verband],
        klein: Mapping[str, Buurtjaren],
        drempel: int,
        vandaag: date,
    ) -> None:
        self.vakken = meldingen.vakken
        self._klein = {naam(GEMELD, "buurt"): meldingen.klein, **klein}
        tellingen = [deel for deel in eigen if isinstance(deel, Telling)]
        self.tellingen = {**meldingen.tellingen, **{t.naam: t for t in tellingen}}
        self.bescherming = meldingen.bescherming.naast(
            bescherm(
                tellingen,
                self.vakken,
                drempel=drempel,
                vandaag=vandaag,
                verbanden=[deel for deel in eigen if isinstance(deel, Verband)],
                definitief=meldingen.definitief,
            )
        )

    def rijen(self, telling: str) -> Mapping[str, Sequence[int]]:
        return self.tellingen[telling].rijen

    def echt(self, telling: str, rij: str, periode: Periode) -> int:
        """The real count, also where it may not be shown."""
        aantallen = self.rijen(telling).get(rij)
        return in_periode(aantallen, self.vakken, periode) if aantallen else 0

    def opgegaan(self, telling: str, rij: str, periode: Periode) -> bool:
        """Whether a row counts among the others in some year of the period."""
        jaren = range(periode.van.year, periode.tot.year + 1)
        return any((rij, jaar) in self._klein.get(telling, ()) for jaar in jaren)

    def getoond(self, telling: str, rij: str | None, periode: Periode) -> int | Weg:
        if rij is not None and rij not in self.rijen(telling):
            return 0
        return self.bescherming.aantal(telling, rij, periode)


def tel(register: Register, profiel: Profiel, vakken: Sequence[Tijdvak], vandaag: date) -> Geteld:
    delen = Indelingen(profiel)
    drempel = delen.rapportage.drempel
    meldingen = Meldingen(register, profiel, delen, vakken, vandaag)
    dagen = dagen_van(vakken, vandaag)
    teller = Delenteller(vakken, drempel)
    partner = _partner(profiel)
    eigen = [
        *teller.afspraken(_afspraken(register, profiel, dagen, vandaag), partner),
        *teller.oordelen(
            KLOK,
            _klokken(register, profiel, dagen, vandaag),
            lambda rij: delen.melder(rij["organisatie"]),
        ),
        *teller.doelen(
            queries.langs_elkaar(register, dagen),
            queries.langs_elkaar_buurt(register, dagen),
            partner,
        ),
        *teller.oordelen(
            AANBOD,
            queries.zonder_aanbod(register, dagen, vandaag),
            lambda rij: str(rij["organisatie"]),
            veeg=False,
        ),
    ]
    return Geteld(meldingen, eigen, teller.klein, drempel, vandaag)


def _partner(profiel: Profiel) -> Plek:
    def plek(rij: Leesbaar) -> str:
        code = rij["organisatie"]
        return (
            ONBEKEND if code is None else code if code in profiel.partners else ANDERE_ORGANISATIE
        )

    return plek


def _afspraken(
    register: Register, profiel: Profiel, dagen: queries.Dagen, vandaag: date
) -> list[Leesbaar]:
    """Afspraken by the day first agreed; in time on the first working day from then on."""
    werkdagen = {dag: eerste_werkdag(profiel, date.fromisoformat(dag)).isoformat() for dag in dagen}
    return list(
        queries.afspraken(
            register, dagen, werkdagen=werkdagen, laat_voor=te_laat_voor(profiel, vandaag)
        )
    )


def _klokken(
    register: Register, profiel: Profiel, dagen: queries.Dagen, vandaag: date
) -> list[Leesbaar]:
    """Feedback to melders by the last day for it; nothing when the profile has no such term."""
    regel = profiel.proces.klokken.get(MELDER)
    if regel is None or not dagen:
        return []
    van, tot = date.fromisoformat(min(dagen)), date.fromisoformat(max(dagen))
    return list(
        queries.terugkoppelingen(
            register,
            dagen,
            vandaag,
            na=regel.na,
            termijnen=laatste_dagen(profiel, van, tot, regel.werkdagen),
        )
    )
