"""The besluitenlijst of a meeting, and the list of meetings."""

from collections.abc import Iterable

from tafel.datums import datum_kort, weekdag_kort
from tafel.domain.overleg import Besluitenlijst, Casusbesluiten, Overlegregel
from tafel.domain.plan import Afspraak
from tafel.render import porcelain, stuk, woorden
from tafel.render.stuk import Deel, Raster, Stuk
from tafel.render.tables import Kolomkop, Tabel, als_csv
from tafel.render.tekst import Gestileerd
from tafel.render.woorden import Labels

VERTROUWELIJK = "alleen voor de deelnemers aan dit overleg"


def zet(
    lijst: Besluitenlijst, formaat: str, labels: Labels, breedte: int
) -> str | bytes | Gestileerd:
    """The besluitenlijst in one of the formats of a document, csv and json included."""
    match formaat:
        case "json":
            return als_json(lijst, labels)
        case "csv":
            return als_csv(als_rijen(lijst, labels))
        case _:
            return stuk.zet(als_stuk(lijst, labels), formaat, breedte)


def als_stuk(lijst: Besluitenlijst, labels: Labels) -> Stuk:
    """Per casus what was decided, and who does what by when."""
    delen = tuple(_deel(casus, labels) for casus in lijst.casussen)
    if not delen:
        leeg = "Van dit overleg zijn geen besluiten of afspraken vastgelegd."
        opdracht = "Vastleggen: tafel overleg besluit NR --tekst …"
        delen = (Deel("Geen besluiten", (leeg, opdracht)),)
    besluiten = sum(len(casus.besluiten) for casus in lijst.casussen)
    afspraken = sum(len(casus.afspraken) for casus in lijst.casussen)
    return Stuk(
        titel=f"Besluitenlijst {lijst.naam}, {datum_kort(lijst.datum)}",
        onder=(
            woorden.aantal(len(lijst.casussen), "casus", "casussen"),
            woorden.aantal(besluiten, "besluit", "besluiten"),
            woorden.aantal(afspraken, "afspraak", "afspraken"),
        ),
        delen=delen,
        vertrouwelijk=VERTROUWELIJK,
    )


def als_rijen(lijst: Besluitenlijst, labels: Labels) -> Tabel:
    """One row per decision and per afspraak."""
    return Tabel(
        (
            Kolomkop("datum", "Datum"),
            Kolomkop("tafel", "Tafel"),
            Kolomkop("casus", "Casus", rechts=True),
            Kolomkop("betrokkene", "Betrokkene"),
            Kolomkop("soort", "Soort"),
            Kolomkop("nummer", "Nummer"),
            Kolomkop("tekst", "Tekst"),
            Kolomkop("wie", "Wie"),
            Kolomkop("uiterlijk", "Uiterlijk"),
        ),
        tuple(
            (lijst.datum, lijst.tafel, casus.casus, casus.betrokkene, *cellen)
            for casus in lijst.casussen
            for cellen in (
                *(("besluit", None, besluit.tekst, None, None) for besluit in casus.besluiten),
                *(
                    ("afspraak", _nummer(a), a.wat, _wie(a, labels), a.uiterlijk)
                    for a in casus.afspraken
                ),
            )
        ),
    )


def als_json(lijst: Besluitenlijst, labels: Labels) -> str:
    """The meeting, and per casus its decisions and afspraken."""
    return porcelain.als_json(
        {
            "tafel": lijst.tafel,
            "datum": lijst.datum,
            "casussen": [
                {
                    "casus": casus.casus,
                    "betrokkene": casus.betrokkene,
                    "besluiten": [
                        {"tekst": besluit.tekst, "vastgelegd_door": besluit.wie}
                        for besluit in casus.besluiten
                    ],
                    "afspraken": [
                        porcelain.afspraak(afspraak, labels) for afspraak in casus.afspraken
                    ],
                }
                for casus in lijst.casussen
            ],
        }
    )


def overleggen(regels: Iterable[Overlegregel]) -> Tabel:
    """Meetings for people: the next ones, then those with decisions."""
    return Tabel(
        (
            Kolomkop("dag", "Dag"),
            Kolomkop("datum", "Datum"),
            Kolomkop("begin", "Begin", bijzaak=True),
            Kolomkop("naam", "Tafel", inkorten=True),
            Kolomkop("casussen", "Casussen", rechts=True),
            Kolomkop("besluiten", "Besluiten", rechts=True),
            Kolomkop("stand", "Stand", bijzaak=True),
        ),
        tuple(
            (
                weekdag_kort(regel.datum),
                regel.datum,
                regel.begin,
                regel.naam,
                None if regel.gepland else regel.casussen,
                None if regel.gepland else regel.besluiten,
                _stand(regel),
            )
            for regel in regels
        ),
    )


def _stand(regel: Overlegregel) -> str:
    if regel.gepland:
        return "gepland"
    return "buiten het overleg" if regel.buiten else "geweest"


def overleggen_rijen(regels: Iterable[Overlegregel]) -> Tabel:
    """Meetings for programs: with the code of the table."""
    return Tabel(
        (
            Kolomkop("tafel", "Tafel"),
            Kolomkop("datum", "Datum"),
            Kolomkop("begin", "Begin"),
            Kolomkop("gepland", "Gepland"),
            Kolomkop("casussen", "Casussen", rechts=True),
            Kolomkop("besluiten", "Besluiten", rechts=True),
        ),
        tuple(
            (
                regel.tafel,
                regel.datum,
                regel.begin,
                regel.gepland,
                regel.casussen,
                regel.besluiten,
            )
            for regel in regels
        ),
    )


def _deel(casus: Casusbesluiten, labels: Labels) -> Deel:
    rijen = tuple(
        (
            _nummer(afspraak),
            _wie(afspraak, labels),
            afspraak.wat,
            datum_kort(afspraak.uiterlijk) if afspraak.uiterlijk else "geen datum",
        )
        for afspraak in casus.afspraken
    )
    return Deel(
        f"Casus {casus.casus}",
        alineas=(casus.betrokkene,),
        punten=tuple(besluit.tekst for besluit in casus.besluiten),
        raster=Raster(("Afspraak", "Wie", "Wat", "Uiterlijk"), rijen) if rijen else None,
    )


def _nummer(afspraak: Afspraak) -> str:
    return f"{afspraak.casus}/{afspraak.nummer}"


def _wie(afspraak: Afspraak, labels: Labels) -> str:
    """The organisation and the person: "DWI (A. de Boer)"."""
    bij = woorden.label(afspraak.organisatie, labels) if afspraak.organisatie else ""
    if bij and afspraak.wie:
        return f"{bij} ({afspraak.wie})"
    return bij or afspraak.wie or "niemand"
