"""The tables of the kengetallen: rows in their order, with what may be shown in each cell."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from tafel.datums import datum_kort
from tafel.domain.rapport import (
    ONBEKEND,
    ONDERDRUKT,
    Beeld,
    Cijfer,
    Kolom,
    Periode,
    Rapporttabel,
    Soort,
)
from tafel.kolommen import LEEFGEBIEDEN, in_woorden
from tafel.register.kengetallen import GEEN_TAFEL
from tafel.rules.perioden import DAG, einde_maand
from tafel.rules.statistiek import aandeel
from tafel.services.cijferbasis import EIGENSCHAPPEN, HEROPEND, NAZORG, SLUITREDENEN
from tafel.services.doorlooptijden import GESLOTEN
from tafel.services.kengetalcijfers import Cijfers
from tafel.services.kengetalstand import CATEGORIE, STAP, TAFEL
from tafel.services.kengetaltellingen import (
    ACHTERAAN,
    ANDERE_ORGANISATIE,
    GEMELD,
    KWADRANTEN,
    OPGEPAKT,
    OVERIGE_BUURTEN,
    naam,
    paar,
)

_OVERIG: Final = {
    "consultatie": "consultaties",
    "teruggeleid": "meldingen teruggeleid",
    "nazorg": "nazorg afgesproken bij het sluiten",
    "volglijst": "casussen op de volglijst gezet",
}
_KOPPEN: Final = {
    "tafel": ("Naar tafel", "tafel"),
    "kanaal": ("Naar kanaal", "kanaal"),
    "melder": ("Naar melder", "melder"),
    "aard": ("Naar aard", "aard"),
    "urgentie": ("Naar urgentie", "urgentie"),
    "leeftijd": ("Naar leeftijd", "leeftijd"),
    "buurt": ("Naar buurt", "buurt"),
    "leefgebied": ("Naar leefgebied", "leefgebied"),
}
_AANTAL: Final = Kolom("aantal", "aantal", Soort.AANTAL)
_GEMELD: Final = Kolom(GEMELD, GEMELD, Soort.AANTAL)
_OPGEPAKT: Final = Kolom(OPGEPAKT, OPGEPAKT, Soort.AANTAL)


class Tabellen:
    """The tables over what was counted."""

    def __init__(self, cijfers: Cijfers) -> None:
        self._cijfers = cijfers
        self._delen, self._periode, self._vandaag = cijfers.delen, cijfers.periode, cijfers.vandaag
        self._bescherming, self._stand = cijfers.bescherming, cijfers.stand

    def alle(self) -> Iterator[Rapporttabel]:
        """Every table, in the order of the report."""
        yield self._stroom()
        yield self._naar("tafel")
        yield self._uitkomst()
        for eigenschap in EIGENSCHAPPEN[1:]:
            yield self._naar(eigenschap)
        yield self._kwadrant()
        yield self._samen()
        yield self._categorie()
        yield from self._voorraden()
        yield self._uitstroom()
        yield self._cijfers.doorloop.tabel(self._bescherming, self._stand, self._periode)
        yield self._overig()

    def _stroom(self) -> Rapporttabel:
        populaties = (GEMELD, OPGEPAKT, HEROPEND, GESLOTEN)
        rijen: list[tuple[Cijfer, ...]] = []
        for maand in self._maanden():
            stand: Cijfer = ONDERDRUKT
            if maand.tot >= self._vandaag or einde_maand(maand.tot):
                stand = self._bescherming.voorraad(maand.van.year, maand.van.month)
            stroom = [self._bescherming.totaal(populatie, maand) for populatie in populaties]
            rijen.append((f"{maand.van:%Y-%m}", *stroom, stand))
        labels = {OPGEPAKT: "geopend"}
        return Rapporttabel(
            "stroom",
            "Instroom, uitstroom en voorraad per maand",
            (
                Kolom("maand", "maand"),
                *(Kolom(labels.get(p, p), labels.get(p, p), Soort.AANTAL) for p in populaties),
                Kolom("voorraad", "voorraad", Soort.AANTAL),
            ),
            tuple(rijen),
            beeld=Beeld.LIJN,
        )

    def _maanden(self) -> Iterator[Periode]:
        """The months of the period up to today, or what the period holds of them."""
        begin, einde = (
            self._periode.van,
            min(self._periode.tot, self._vandaag),
        )
        while begin <= einde:
            volgende = (begin.replace(day=1) + timedelta(days=32)).replace(day=1)
            yield Periode(begin, min(volgende - DAG, einde))
            begin = volgende

    def _aantal(self, populatie: str, eigenschap: str, rij: str) -> Cijfer:
        """A count; 0 for a row that this population does not have."""
        teller = self._cijfers.gemeld if populatie == GEMELD else self._cijfers.opgepakt
        if rij not in teller.naar[eigenschap]:
            return 0
        return self._bescherming.aantal(naam(populatie, eigenschap), rij, self._periode)

    def _naar(self, eigenschap: str) -> Rapporttabel:
        titel, kop = _KOPPEN[eigenschap]
        rijen = [
            (label, *(self._aantal(p, eigenschap, rij) for p in (GEMELD, OPGEPAKT)))
            for rij, label in self._labels(eigenschap)
        ]
        if eigenschap in ("melder", "buurt"):
            rijen = [rij for rij in rijen if any(rij[1:]) or rij[0] in ACHTERAAN]
            rijen.sort(key=_aflopend)
        return Rapporttabel(
            f"naar_{eigenschap}",
            titel,
            (Kolom(kop, kop), _GEMELD, _OPGEPAKT),
            tuple(rijen),
            beeld=Beeld.STAVEN,
        )

    def _labels(self, eigenschap: str) -> Iterator[tuple[str, str]]:
        """The rows of a table with their labels."""
        if eigenschap not in ("melder", "buurt"):
            rijen = self._delen.plek if eigenschap == "tafel" else getattr(self._delen, eigenschap)
            yield from rijen.labels.items()
            return
        rest = ANDERE_ORGANISATIE if eigenschap == "melder" else OVERIGE_BUURTEN
        gezien = {*self._cijfers.gemeld.naar[eigenschap], *self._cijfers.opgepakt.naar[eigenschap]}
        for rij in (*sorted(gezien - {rest, ONBEKEND}), rest, ONBEKEND):
            yield rij, self._delen.partners.get(rij, rij) if eigenschap == "melder" else rij

    def _kwadrant(self) -> Rapporttabel:
        return Rapporttabel(
            "kwadrant",
            "Complexiteit en zelfredzaamheid",
            (Kolom("kwadrant", "kwadrant"), _GEMELD),
            tuple(
                (rij, self._aantal(GEMELD, "kwadrant", rij))
                for rij in (*KWADRANTEN.values(), ONBEKEND)
            ),
            beeld=Beeld.STAVEN,
        )

    def _samen(self) -> Rapporttabel:
        rijen: list[tuple[Cijfer, ...]] = []
        verborgen = 0
        for plek, een in enumerate(LEEFGEBIEDEN):
            geheel = self._aantal(GEMELD, "leefgebied", een)
            for ander in LEEFGEBIEDEN[plek + 1 :]:
                aantal = self._aantal(GEMELD, "leefgebied", paar(een, ander))
                if aantal is ONDERDRUKT:
                    verborgen += 1
                elif isinstance(aantal, int) and aantal:
                    deel = aandeel(aantal, geheel) if isinstance(geheel, int) else ONDERDRUKT
                    rijen.append((in_woorden(een), in_woorden(ander), aantal, deel))
        rijen.sort(key=_meeste)
        if verborgen:
            rijen.append(("andere paren", str(verborgen), ONDERDRUKT, ONDERDRUKT))
        zonder = self._aantal(GEMELD, "leefgebied", ONBEKEND)
        return Rapporttabel(
            "samen",
            "Problemen die samen voorkomen",
            (
                Kolom("leefgebied", "leefgebied"),
                Kolom("met", "met"),
                _AANTAL,
                Kolom("deel", "deel van het eerste", Soort.PROCENT),
            ),
            (*rijen, (ONBEKEND, ONBEKEND, zonder, None)),
        )

    def _uitkomst(self) -> Rapporttabel:
        labels = dict(self._delen.uitkomst.labels) | {GEEN_TAFEL: "regulier of teruggeleid"}
        volgorde = (*(rij for rij in labels if rij != ONBEKEND), ONBEKEND)
        return Rapporttabel(
            "naar_uitkomst",
            "Naar uitkomst van de toedeling",
            (Kolom("uitkomst", "uitkomst"), _GEMELD),
            tuple((labels[rij], self._aantal(GEMELD, "uitkomst", rij)) for rij in volgorde),
            beeld=Beeld.STAVEN,
        )

    def _categorie(self) -> Rapporttabel:
        return Rapporttabel(
            "naar_categorie",
            "Naar gezinscategorie",
            (Kolom("categorie", "categorie"), _OPGEPAKT),
            tuple(
                (label, self._aantal(OPGEPAKT, "categorie", rij))
                for rij, label in self._delen.categorie.labels.items()
            ),
            beeld=Beeld.STAVEN,
        )

    def _voorraden(self) -> Iterator[Rapporttabel]:
        dag = self._stand.dag
        wanneer = f"Open op {datum_kort(dag)}." if dag else "De periode is nog niet begonnen."
        for wat, titel, indeling in (
            (TAFEL, "Voorraad naar tafel", self._delen.tafel),
            (CATEGORIE, "Voorraad naar gezinscategorie", self._delen.categorie),
            (STAP, "Voorraad naar stap", self._delen.stap),
        ):
            yield Rapporttabel(
                f"voorraad_{wat}",
                titel,
                (Kolom(wat, wat), _AANTAL),
                tuple(
                    (label, self._stand.aantal(wat, rij)) for rij, label in indeling.labels.items()
                ),
                beeld=Beeld.STAVEN,
                toelichting=wanneer,
            )

    def _uitstroom(self) -> Rapporttabel:
        return Rapporttabel(
            "uitstroom",
            "Gesloten casussen naar reden",
            (Kolom("reden", "reden"), _AANTAL),
            tuple(
                (
                    in_woorden(reden),
                    self._bescherming.aantal(naam(GESLOTEN, "reden"), reden, self._periode),
                )
                for reden in (*SLUITREDENEN, ONBEKEND)
            ),
            beeld=Beeld.STAVEN,
        )

    def _overig(self) -> Rapporttabel:
        return Rapporttabel(
            "overig",
            "Overig",
            (Kolom("wat", "wat"), _AANTAL),
            tuple(
                (
                    label,
                    self._bescherming.aantal(
                        naam(GESLOTEN, NAZORG) if wat == NAZORG else wat, wat, self._periode
                    ),
                )
                for wat, label in _OVERIG.items()
            ),
        )


def _meeste(rij: tuple[Cijfer, ...]) -> int:
    return -rij[2] if isinstance(rij[2], int) else 0


def _aflopend(rij: tuple[Cijfer, ...]) -> tuple[int, int, str]:
    """The most first, then what is not shown, by name; the rest and the unknown last."""
    label, gemeld = str(rij[0]), rij[1]
    achteraan = ACHTERAAN.index(label) + 1 if label in ACHTERAAN else 0
    return achteraan, -gemeld if isinstance(gemeld, int) else 0, label.casefold()
