"""Where cooperation structurally fails: per organisation and buurt, against the period before
(Visie §3.4.2; domain §12, §14.3, §14.9).
"""

from collections.abc import Iterable, Iterator
from datetime import date

from tafel.domain.knelpunt import SOORTNAMEN, Knelpuntsoort, Waarneming
from tafel.domain.rapport import (
    ONBEKEND,
    ONDERDRUKT,
    Beeld,
    Cijfer,
    Kolom,
    Periode,
    Rapport,
    Rapporttabel,
    Soort,
)
from tafel.kolommen import in_woorden
from tafel.register import knelpunten as queries
from tafel.register.store import Register
from tafel.rules.knelpunten import beoordeel, procent
from tafel.rules.perioden import als_periode, tijdvakken, vorige
from tafel.rules.profiel import Profiel
from tafel.services.kengetaltellingen import ANDERE_ORGANISATIE, naam
from tafel.services.knelpuntbeheer import bewaar_gezien, sinds
from tafel.services.knelpuntdelen import (
    AFSPRAAK,
    MOGELIJK_NIET,
    NIET_MOGELIJK,
    OVERIGE,
    VERDER,
)
from tafel.services.knelpunttelling import TABELLEN, UITKOMSTEN, Geteld, Tabel, tel
from tafel.services.partners import bijgewerkt
from tafel.services.rapportzinnen import leeswijzer

SAMEN = "samen"
"""The last row: all together."""


def maak(register: Register, profiel: Profiel, periode: Periode, *, vandaag: date) -> Rapport:
    """The bottlenecks of a period. What is structural in this year until today is kept as seen."""
    eerder = vorige(periode)
    vakken = tijdvakken([periode, *([eerder] if eerder else [])], vandaag)
    profiel = bijgewerkt(register, profiel)
    geteld = tel(register, profiel, vakken, vandaag)
    meetbaar = queries.producten(register) > 0
    waarnemingen = tuple(_waarnemingen(profiel, geteld, periode, meetbaar=meetbaar))
    if periode == als_periode(date(vandaag.year, 1, 1), vandaag):
        bewaar_gezien(register, waarnemingen, vandaag=vandaag)
    return Rapport(
        rapport="knelpunten",
        titel="Knelpunten in de samenwerking",
        periode=periode,
        tabellen=(
            _structureel(register, profiel, _te_tonen(geteld, waarnemingen, periode)),
            *_tabellen(profiel, geteld, (periode, eerder), meetbaar=meetbaar),
        ),
        onder=(profiel.titel, _vergeleken(eerder)),
        opmerkingen=tuple(leeswijzer(profiel, periode, vandaag, stand=False)),
    )


def _vergeleken(eerder: Periode | None) -> str:
    if eerder is None:
        return "zonder vergelijking: alleen een kwartaal of jaar heeft een vorige periode"
    naam = eerder.kwartaal or f"{eerder.van:%d-%m-%Y} t/m {eerder.tot:%d-%m-%Y}"
    return f"vergeleken met {naam}"


# --- what is structural ---------------------------------------------------------------------------


def _waarnemingen(
    profiel: Profiel, geteld: Geteld, periode: Periode, *, meetbaar: bool
) -> Iterator[Waarneming]:
    """Per kind and organisation (of supply: leefgebied) what is structural in this period."""
    for tabel in TABELLEN:
        if tabel.per_leefgebied and not meetbaar:
            continue
        telling = tabel.telling("organisatie")
        for rij in sorted(geteld.rijen(telling)):
            if rij in (ONBEKEND, ANDERE_ORGANISATIE, OVERIGE["organisatie"]):
                continue
            aantal = geteld.echt(*tabel.fout("organisatie", rij), periode)
            van = geteld.echt(telling, rij, periode)
            oordeel = beoordeel(profiel.proces.rapportage, aantal, van)
            if oordeel.structureel:
                yield Waarneming(
                    tabel.soort,
                    organisatie=None if tabel.per_leefgebied else rij,
                    leefgebied=rij if tabel.per_leefgebied else None,
                    aantal=aantal,
                    van=van,
                    uitleg=oordeel.uitleg,
                )


def _te_tonen(
    geteld: Geteld, waarnemingen: Iterable[Waarneming], periode: Periode
) -> Iterator[Waarneming]:
    """Those whose figures are shown: the others would say that a count is not small."""
    tabel_van = {tabel.soort: tabel for tabel in TABELLEN}
    for gezien in waarnemingen:
        tabel, rij = tabel_van[gezien.soort], gezien.organisatie or gezien.leefgebied or ONBEKEND
        cellen = (tabel.fout("organisatie", rij), (tabel.telling("organisatie"), rij))
        if all(isinstance(geteld.getoond(*cel, periode), int) for cel in cellen):
            yield gezien


def _structureel(
    register: Register, profiel: Profiel, waarnemingen: Iterable[Waarneming]
) -> Rapporttabel:
    regels = profiel.proces.rapportage
    vanaf = max(regels.knelpunt_vanaf, regels.drempel)
    return Rapporttabel(
        sleutel="structureel",
        titel="Structurele knelpunten",
        kolommen=(
            Kolom("soort", "Knelpunt"),
            Kolom("waar", "Bij"),
            Kolom("sinds", "Gezien sinds", Soort.DATUM),
        ),
        rijen=tuple(
            (
                SOORTNAMEN[gezien.soort],
                _bij(profiel, gezien),
                sinds(register, gezien),
            )
            for gezien in waarnemingen
        ),
        leeg="Geen.",
        toelichting=(
            f"Bij één organisatie of leefgebied vanaf {vanaf} keer en {regels.knelpunt_procent} % "
            "in deze periode (eigen instelling), voor zover de cijfers worden getoond."
        ),
    )


def _bij(profiel: Profiel, gezien: Waarneming) -> str:
    if gezien.organisatie is not None:
        return profiel.label(gezien.organisatie)
    return in_woorden(gezien.leefgebied or ONBEKEND)


# --- the tables -----------------------------------------------------------------------------------


def _tabellen(
    profiel: Profiel,
    geteld: Geteld,
    perioden: tuple[Periode, Periode | None],
    *,
    meetbaar: bool,
) -> Iterator[Rapporttabel]:
    for tabel in TABELLEN:
        for naar in ("organisatie", "buurt"):
            rijen = _rijen(profiel, tabel, naar, geteld, perioden)
            niet = tabel.per_leefgebied and not meetbaar
            yield Rapporttabel(
                sleutel=tabel.soort if naar == "organisatie" else f"{tabel.soort}_buurt",
                titel=tabel.titel if naar == "organisatie" else f"{tabel.titel}, per buurt",
                kolommen=_kolommen(tabel, naar),
                rijen=() if niet else tuple(rijen),
                beeld=Beeld.STAVEN,
                leeg="Niet meetbaar: de sociale kaart is leeg." if niet else "Geen.",
            )
        if tabel.soort is Knelpuntsoort.NAKOMING:
            yield _uitkomsten(geteld, perioden)


def _kolommen(tabel: Tabel, naar: str) -> tuple[Kolom, ...]:
    eerste = "leefgebied" if naar == "organisatie" and tabel.per_leefgebied else naar
    return (
        Kolom(eerste, eerste.capitalize()),
        *_cijferkolommen(tabel.fout_heet),
    )


def _cijferkolommen(heet: str) -> tuple[Kolom, ...]:
    return (
        Kolom("aantal", heet, Soort.AANTAL),
        Kolom("van", "Van", Soort.AANTAL),
        Kolom("procent", "Deel", Soort.PROCENT),
        Kolom("vorige_aantal", "Eerder", Soort.AANTAL),
        Kolom("vorige_procent", "Deel eerder", Soort.PROCENT),
        Kolom("verschil", "Verschil (punten)", Soort.PUNTEN),
    )


def _rijen(
    profiel: Profiel,
    tabel: Tabel,
    naar: str,
    geteld: Geteld,
    perioden: tuple[Periode, Periode | None],
) -> list[tuple[Cijfer, ...]]:
    """A row per organisation or buurt with cases in either period: the worst shown one first."""
    telling = tabel.telling(naar)

    def paar(rij: str | None, p: Periode | None) -> tuple[Cijfer, Cijfer]:
        if p is None:
            return None, None
        if rij is None:
            cellen_ = (tabel.samen(naar, fout=True), tabel.samen(naar, fout=False))
        else:
            cellen_ = (tabel.fout(naar, rij), (telling, rij))
        if rij is not None and geteld.opgegaan(telling, rij, p):
            return ONDERDRUKT, ONDERDRUKT
        fout, geheel = (geteld.getoond(*cel, p) for cel in cellen_)
        return fout, geheel

    def cellen(rij: str | None) -> tuple[Cijfer, ...]:
        nu, toen = (paar(rij, p) for p in perioden)
        return _vergelijk(nu, toen)

    alle = set(geteld.rijen(telling)) - {VERDER}
    vast = (OVERIGE[naar], ANDERE_ORGANISATIE, ONBEKEND)
    namen = {rij: _label(profiel, tabel, naar, rij) for rij in alle - set(vast)}
    gewoon = [
        (label, *cellen(rij))
        for rij, label in namen.items()
        if any(geteld.echt(telling, rij, p) for p in perioden if p is not None)
    ]
    gewoon.sort(key=lambda rij: (-_hoogte(rij[1]), -_hoogte(rij[3]), str(rij[0]).casefold()))
    laatste = [(rij, *cellen(rij)) for rij in vast if any(geteld.rijen(telling).get(rij, ()))]
    if not any(geteld.rijen(telling).get(ONBEKEND, ())):
        nul = _vergelijk(*((0, 0) if p is not None else (None, None) for p in perioden))
        laatste.append((ONBEKEND, *nul))
    return [*gewoon, *laatste, (SAMEN, *cellen(None))]


def _label(profiel: Profiel, tabel: Tabel, naar: str, rij: str) -> str:
    if naar == "buurt":
        return rij
    return in_woorden(rij) if tabel.per_leefgebied else profiel.label(rij)


def _hoogte(cel: Cijfer) -> int:
    return cel if isinstance(cel, int) else -1


def _vergelijk(nu: tuple[Cijfer, Cijfer], toen: tuple[Cijfer, Cijfer]) -> tuple[Cijfer, ...]:
    """(aantal, van, procent, vorige_aantal, vorige_procent, verschil in percentage points)."""
    deel, was = _deel(*nu), _deel(*toen)
    verschil: Cijfer = None
    if isinstance(deel, int) and isinstance(was, int):
        verschil = deel - was
    elif ONDERDRUKT in (deel, was) and None not in (deel, was):
        verschil = ONDERDRUKT
    return (*nu, deel, toen[0], was, verschil)


def _deel(aantal: Cijfer, van: Cijfer) -> Cijfer:
    if isinstance(aantal, int) and isinstance(van, int):
        return procent(aantal, van) if van else None
    return None if aantal is None or van is None else ONDERDRUKT


def _uitkomsten(geteld: Geteld, perioden: tuple[Periode, Periode | None]) -> Rapporttabel:
    """What became of all afspraken, of whichever organisation; the share is of those that were
    possible.
    """
    telling = naam(AFSPRAAK, "uitkomst")

    def cellen(rij: str | None) -> tuple[Cijfer, ...]:
        paren: list[tuple[Cijfer, Cijfer]] = []
        for p in perioden:
            if p is None:
                paren.append((None, None))
            elif rij == NIET_MOGELIJK:
                paren.append((geteld.getoond(MOGELIJK_NIET, rij, p), None))
            else:
                paren.append((geteld.getoond(telling, rij, p), geteld.getoond(telling, None, p)))
        return _vergelijk(*paren)

    return Rapporttabel(
        sleutel="nakoming_uitkomst",
        titel="Nakoming: wat er van de afspraken kwam",
        kolommen=(Kolom("uitkomst", "Uitkomst"), *_cijferkolommen("Aantal")),
        rijen=(
            *((label, *cellen(uitkomst)) for uitkomst, label in UITKOMSTEN.items()),
            (f"{SAMEN}, wat mogelijk was", *cellen(None)),
        ),
        beeld=Beeld.STAVEN,
    )
