"""Where cooperation structurally fails: per organisation and buurt, against the period before
(Visie §3.4.2; domain §12, §14.3, §14.9).
"""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Final

from msgspec import Struct

from tafel.domain.cel import GEEN, Cel
from tafel.domain.knelpunt import SOORTNAMEN, Knelpuntsoort, Waarneming
from tafel.domain.rapport import (
    ONBEKEND,
    SAMEN,
    Beeld,
    Cijfer,
    Cijfersoort,
    Rapport,
    Rapportkolom,
    Rapporttabel,
)
from tafel.rules.afronding import AANDEEL_VANAF, DOEL_VANAF
from tafel.rules.rapportage import beoordeel
from tafel.services.rapport.leeswijzer import rapport_van
from tafel.services.telling.cijfers import Cijfers
from tafel.services.telling.indelingen import ANDERE_ORGANISATIE
from tafel.services.telling.maandstand import Maandstand, Rijen
from tafel.services.telling.samenwerking import (
    AANBOD,
    AFSPRAAK,
    DOEL,
    DOORGESCHOVEN,
    FOUT,
    GEEN_ANTWOORD,
    GEEN_TAFEL,
    KLASSE,
    KLASSEN,
    KLOK,
    KOPPELING,
    NIET_GEDAAN,
    NIET_MOGELIJK,
    OP_TIJD,
    TE_LAAT,
    VERPLAATST,
    VERWIJZING,
    in_,
    van,
)
from tafel.services.telling.verslag import Verslag

UITKOMSTEN: Final[Mapping[str, str]] = {
    OP_TIJD: "op tijd nagekomen",
    TE_LAAT: "te laat nagekomen",
    DOORGESCHOVEN: "doorgeschoven",
    NIET_GEDAAN: "niet gedaan (organisatie)",
    GEEN_ANTWOORD: "geen antwoord",
    NIET_MOGELIJK: "niet mogelijk (omstandigheden)",
}
"""What became of an afspraak (domain §14.3)."""
_MARGE: Final = (
    f"door het afronden kan een deel van {AANDEEL_VANAF} tot 16 punten anders zijn en een deel van "
    f"{DOEL_VANAF} tot 8; een verschil staat er alleen tussen delen van {DOEL_VANAF} of meer, en "
    "kan tot 16 punten anders zijn"
)
"""How far off a share is at most: 40 of 50 can be 44 of 46, 100 of 100 can be 96 of 104."""
_PER_MAAND: Final = {
    AFSPRAAK: "afspraken",
    KLOK: "terugkoppelingen aan melders",
    DOEL: "doelen met een taak",
    AANBOD: "doelen van nieuwe plannen",
}


class Knelpunttabel(Struct, frozen=True):
    """A kind of bottleneck: what it counts, and what of that went wrong."""

    soort: Knelpuntsoort
    populatie: str
    fout: tuple[str, ...]
    titel: str
    fout_heet: str
    """What the first column of figures counts."""
    in_buurt: str | None = None
    """What it counts by buurt, when that is something else."""

    @property
    def per(self) -> str:
        """Missing supply is nobody's: it is counted per leefgebied instead of organisation."""
        return "leefgebied" if self.soort is Knelpuntsoort.AANBOD else "organisatie"

    def labels(self, rijen: Rijen) -> Mapping[str, str]:
        """Whose it can be."""
        return rijen.leefgebied if self.per == "leefgebied" else rijen.organisatie

    def cellen(self, cijfers: Cijfers, eigenschap: str, populatie: str) -> tuple[Cel, Cel]:
        """What went wrong, and of how many."""
        fout, geheel = (
            sum((cijfers.cel(populatie, eigenschap, klasse) for klasse in klassen), GEEN)
            for klassen in (self.fout, KLASSEN[populatie])
        )
        return fout, geheel


TABELLEN = (
    Knelpunttabel(
        Knelpuntsoort.WACHTEN,
        AFSPRAAK,
        (TE_LAAT, DOORGESCHOVEN, NIET_GEDAAN, GEEN_ANTWOORD),
        "Wachten: afspraken die niet op tijd klaar waren",
        "Te laat",
    ),
    Knelpunttabel(
        Knelpuntsoort.VERWIJZING,
        VERWIJZING,
        (GEEN_TAFEL, VERPLAATST),
        "Verkeerd verwezen: meldingen die bij een ander hoorden",
        "Verkeerd",
    ),
    Knelpunttabel(
        Knelpuntsoort.LANGS_ELKAAR,
        KOPPELING,
        (FOUT,),
        "Langs elkaar heen: doelen waaraan meer organisaties werken",
        "Gedeeld",
        in_buurt=DOEL,
    ),
    Knelpunttabel(
        Knelpuntsoort.TERUGKOPPELING,
        KLOK,
        (FOUT,),
        "Geen terugkoppeling: melders die niet op tijd bericht kregen",
        "Te laat",
    ),
    Knelpunttabel(
        Knelpuntsoort.NAKOMING,
        AFSPRAAK,
        (NIET_GEDAAN, GEEN_ANTWOORD),
        "Nakoming: afspraken die niet zijn gedaan",
        "Niet gedaan",
    ),
    Knelpunttabel(
        Knelpuntsoort.AANBOD,
        AANBOD,
        (FOUT,),
        "Aanbod: doelen waarvoor geen plek is",
        "Geen plek",
    ),
)


def maak(verslag: Verslag) -> Rapport:
    """Totals per month; of a quarter or year what went wrong, and what of that is structural."""
    tabellen = [_maanden(verslag)]
    if verslag.nu is not None:
        tabellen += [_structureel(verslag, verslag.nu), *_tabellen(verslag, verslag.nu)]
    marge = () if verslag.intern else (_MARGE,)
    return rapport_van(
        verslag, "knelpunten", "Knelpunten in de samenwerking", tabellen, opmerkingen=marge
    )


def _maanden(verslag: Verslag) -> Rapporttabel:
    return Rapporttabel(
        "samenwerking",
        "Samenwerking per maand",
        (
            Rapportkolom("maand", "Maand"),
            *(
                Rapportkolom(naam.replace(" ", "_"), naam.capitalize(), Cijfersoort.AANTAL)
                for naam in _PER_MAAND.values()
            ),
        ),
        verslag.per_maand(*_PER_MAAND),
        beeld=Beeld.LIJN,
    )


# --- what is structural ---------------------------------------------------------------------------


def structureel(cijfers: Cijfers, stand: Maandstand) -> Iterator[Waarneming]:
    """Per kind and organisation (of supply: leefgebied) what these figures, as they are printed,
    show to be structural.
    """
    for tabel in TABELLEN:
        for rij, (aantal, van_) in _genoeg(tabel, cijfers, stand.rijen).items():
            if beoordeel(stand.rapportage, aantal, van_):
                per_leefgebied = tabel.per == "leefgebied"
                yield Waarneming(
                    tabel.soort,
                    organisatie=None if per_leefgebied else rij,
                    leefgebied=rij if per_leefgebied else None,
                    aantal=aantal,
                )


def _genoeg(tabel: Knelpunttabel, cijfers: Cijfers, rijen: Rijen) -> Mapping[str, tuple[int, int]]:
    """Of whom there is enough for a share: what went wrong, of how many."""
    cellen = {
        rij: tabel.cellen(cijfers, van(rij), tabel.populatie) for rij in _beoordeelde(tabel, rijen)
    }
    return {
        rij: (cijfers.hoeveel(fout), cijfers.hoeveel(geheel))
        for rij, (fout, geheel) in cellen.items()
        if cijfers.deel(fout, geheel) is not None
    }


def _beoordeelde(tabel: Knelpunttabel, rijen: Rijen) -> list[str]:
    """Whose it can structurally be."""
    return [rij for rij in tabel.labels(rijen) if rij not in (ONBEKEND, ANDERE_ORGANISATIE)]


def niet_op_tijd(cijfers: Cijfers) -> int | None:
    """Afspraken of all organisations together that were not done in time."""
    fout, _ = TABELLEN[0].cellen(cijfers, KLASSE, AFSPRAAK)
    return cijfers.getal(fout)


def _structureel(verslag: Verslag, nu: Cijfers) -> Rapporttabel:
    """A row per kind, whatever is found: at which organisations or leefgebieden."""
    rijen, regels = verslag.stand.rijen, verslag.stand.rapportage
    gezien = list(structureel(nu, verslag.stand))
    te_weinig = (
        "niets geteld" if verslag.intern else f"te weinig om te zeggen (minder dan {AANDEEL_VANAF})"
    )

    def waar(tabel: Knelpunttabel) -> str | None:
        labels = tabel.labels(rijen)
        eigen = [deel for deel in gezien if deel.soort is tabel.soort]
        if eigen:
            return ", ".join(labels[deel.organisatie or deel.leefgebied or ""] for deel in eigen)
        if not nu.bekend:
            return None
        return "geen" if _genoeg(tabel, nu, rijen) else te_weinig

    vanaf = "" if verslag.intern else f", van minstens {AANDEEL_VANAF}"
    return Rapporttabel(
        sleutel="structureel",
        titel="Structurele knelpunten",
        kolommen=(Rapportkolom("soort", "Knelpunt"), Rapportkolom("waar", "Bij")),
        rijen=tuple((SOORTNAMEN[tabel.soort], waar(tabel)) for tabel in TABELLEN),
        toelichting=(
            f"Bij één organisatie of leefgebied vanaf {regels.knelpunt_vanaf} keer en "
            f"{regels.knelpunt_procent} %{vanaf} (eigen instelling), in de cijfers zoals ze "
            "hieronder staan."
        ),
    )


# --- the tables -----------------------------------------------------------------------------------


def _tabellen(verslag: Verslag, nu: Cijfers) -> Iterator[Rapporttabel]:
    toelichting, rijen = "Van maanden waarin de sociale kaart iets bevatte.", verslag.stand.rijen
    for tabel in TABELLEN:
        for naar, titel, labels, eigenschap, populatie in (
            (tabel.per, "", tabel.labels(rijen), van, tabel.populatie),
            (
                "buurt",
                ", per buurt",
                rijen.buurt,
                in_,
                tabel.in_buurt or tabel.populatie,
            ),
        ):
            yield Rapporttabel(
                sleutel=f"{tabel.soort}_buurt" if naar == "buurt" else tabel.soort,
                titel=tabel.titel + titel,
                kolommen=(Rapportkolom(naar, naar.capitalize()), *_cijferkolommen(tabel.fout_heet)),
                rijen=tuple(_rijen(verslag, nu, tabel, labels, eigenschap, populatie)),
                beeld=Beeld.STAVEN,
                toelichting=toelichting if tabel.populatie == AANBOD else "",
            )
        if tabel.soort is Knelpuntsoort.NAKOMING:
            yield _uitkomsten(verslag, nu)


def _cijferkolommen(heet: str) -> tuple[Rapportkolom, ...]:
    return (
        Rapportkolom("aantal", heet, Cijfersoort.AANTAL),
        Rapportkolom("van", "Van", Cijfersoort.AANTAL),
        Rapportkolom("procent", "Deel", Cijfersoort.PROCENT),
        Rapportkolom("vorige_aantal", "Eerder", Cijfersoort.AANTAL),
        Rapportkolom("vorige_procent", "Deel eerder", Cijfersoort.PROCENT),
        Rapportkolom("verschil", "Verschil (punten)", Cijfersoort.PUNTEN),
    )


def _rijen(
    verslag: Verslag,
    nu: Cijfers,
    tabel: Knelpunttabel,
    labels: Mapping[str, str],
    eigenschap: Callable[[str], str],
    populatie: str,
) -> Iterator[tuple[Cijfer, ...]]:
    plekken = [(label, eigenschap(rij)) for rij, label in labels.items()]
    for label, waar in (*plekken, (SAMEN, KLASSE)):
        cellen = partial(tabel.cellen, eigenschap=waar, populatie=populatie)
        yield label, *_vergelijk(verslag, nu, cellen)


def _vergelijk(
    verslag: Verslag, nu: Cijfers, cellen: Callable[[Cijfers], tuple[Cel, Cel]]
) -> tuple[Cijfer, ...]:
    """(aantal, van, procent, vorige_aantal, vorige_procent, verschil in percentage points)."""
    fout, geheel = cellen(nu)
    deel, toen = nu.deel(fout, geheel), verslag.toen
    nu_ = nu.getal(fout), nu.getal(geheel), deel
    if toen is None:
        return (*nu_, None, None, None)
    toen_fout, toen_geheel = cellen(toen)
    was = toen.deel(toen_fout, toen_geheel)
    genoeg = nu.te_beoordelen(geheel) and toen.te_beoordelen(toen_geheel)
    verschil = deel - was if genoeg and deel is not None and was is not None else None
    return (*nu_, toen.getal(toen_fout), was, verschil)


def _uitkomsten(verslag: Verslag, nu: Cijfers) -> Rapporttabel:
    """What became of all afspraken, of whichever organisation; the share is of those that were
    possible.
    """

    def rij(klasse: str | None) -> tuple[Cijfer, ...]:
        def cellen(over: Cijfers) -> tuple[Cel, Cel]:
            geheel = over.cel(AFSPRAAK)
            return geheel if klasse is None else over.cel(AFSPRAAK, KLASSE, klasse), geheel

        aantal, van_, deel, toen, was, verschil = _vergelijk(verslag, nu, cellen)
        if klasse == NIET_MOGELIJK:
            return aantal, None, None, toen, None, None
        return aantal, van_, deel, toen, was, verschil

    return Rapporttabel(
        sleutel="nakoming_uitkomst",
        titel="Nakoming: wat er van de afspraken kwam",
        kolommen=(Rapportkolom("uitkomst", "Uitkomst"), *_cijferkolommen("Aantal")),
        rijen=(
            *((label, *rij(klasse)) for klasse, label in UITKOMSTEN.items()),
            (f"{SAMEN}, wat mogelijk was", *rij(None)),
        ),
        beeld=Beeld.STAVEN,
    )
