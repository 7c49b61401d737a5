"""The besluitenlijst of a meeting, and the list of meetings."""

from collections.abc import Callable, Sequence

from tafel import woorden
from tafel.datums import datum_kort, weekdag_kort
from tafel.domain.overleg import Besluitenlijst, Casusbesluiten, Overlegbesluit, Overlegdag
from tafel.domain.plan import Afspraak
from tafel.render.overleg import correctie as correcties
from tafel.render.vorm import json as porcelain
from tafel.render.vorm import stuk
from tafel.render.vorm.json import kies
from tafel.render.vorm.lijst import Lijst, Veld
from tafel.render.vorm.stuk import Deel, Raster, Stuk
from tafel.render.vorm.tabel import Kolomkop, Tabel, als_csv
from tafel.render.vorm.tekst import Gestileerd
from tafel.woorden import Labels

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
    delen = tuple(_deel(casus, lijst, labels) for casus in lijst.casussen)
    if lijst.los:
        delen += (Deel("Zonder casus", punten=lijst.los),)
    if not delen and lijst.partner is not None:
        delen = (Deel("Geen besluiten", ("Dit overleg ging niet over uw casussen.",)),)
    if not delen:
        leeg = "Van dit overleg zijn geen besluiten of afspraken vastgelegd."
        opdracht = "Vastleggen: tafel overleg besluit"
        delen = (Deel("Geen besluiten", (leeg, opdracht)),)
    besluiten = sum(
        not besluit.vervallen for casus in lijst.casussen for besluit in casus.besluiten
    )
    afspraken = sum(len(casus.afspraken) for casus in lijst.casussen)
    return Stuk(
        titel=f"Besluitenlijst {lijst.naam}, {datum_kort(lijst.datum)}",
        onder=(
            f"exemplaar voor {lijst.partner}" if lijst.partner else "",
            woorden.aantal(len(lijst.casussen), "casus", "casussen"),
            woorden.aantal(besluiten, "besluit", "besluiten"),
            woorden.aantal(afspraken, "afspraak", "afspraken"),
            f"versie {lijst.versie}" if lijst.versie else "",
        ),
        delen=(*_vooraf(lijst), *delen),
        vertrouwelijk=f"exemplaar {lijst.partner}" if lijst.partner else VERTROUWELIJK,
    )


def _vooraf(lijst: Besluitenlijst) -> tuple[Deel, ...]:
    """Who was not there, and what changed after the meeting was closed."""
    if lijst.partner is not None:
        return ()
    delen = (
        Deel("Afwezig", (", ".join(lijst.afwezig),)) if lijst.afwezig else None,
        Deel("Gewijzigd", punten=lijst.wijzigingen) if lijst.wijzigingen else None,
    )
    return tuple(deel for deel in delen if deel)


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
            Kolomkop("correctie", "Correctie"),
        ),
        tuple(
            (lijst.datum, lijst.tafel, casus.casus, casus.betrokkene, *cellen)
            for casus in lijst.casussen
            for cellen in (
                *(
                    (
                        *("besluit", _besluitnummer(besluit), besluit.tekst, None, None),
                        correcties.besluitcorrectie(besluit, lijst.datum),
                    )
                    for besluit in casus.besluiten
                ),
                *(
                    (
                        *(
                            "afspraak",
                            woorden.afspraaknummer(a),
                            a.wat,
                            _wie(a, labels),
                            a.uiterlijk,
                        ),
                        correcties.afspraak(a, labels, lijst.datum),
                    )
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
            "voor": lijst.partner,
            "versie": lijst.versie or None,
            "wijzigingen": lijst.wijzigingen,
            "afwezig": lijst.afwezig,
            "zonder_casus": lijst.los,
            "casussen": [
                {
                    "casus": casus.casus,
                    "betrokkene": casus.betrokkene,
                    "besluiten": [_besluit_json(besluit) for besluit in casus.besluiten],
                    "doorgeschoven": casus.doorgeschoven,
                    "afspraken": [
                        porcelain.afspraak(afspraak, labels)
                        | {"correcties": porcelain.afspraakcorrecties(afspraak, labels)}
                        for afspraak in casus.afspraken
                    ],
                }
                for casus in lijst.casussen
            ],
        }
    )


def _besluit_json(besluit: Overlegbesluit) -> dict[str, object]:
    return {
        "besluit": _besluitnummer(besluit),
        "tekst": besluit.tekst or None,
        "vastgelegd_door": besluit.wie or None,
        "vervallen": besluit.vervallen,
        "correcties": porcelain.besluitcorrecties(besluit),
    }


def _besluitnummer(besluit: Overlegbesluit) -> str:
    return f"B{besluit.nummer}"


def overleggen(regels: Sequence[Overlegdag]) -> Lijst[Overlegdag]:
    """The next meetings, then those with decisions."""
    return Lijst(
        regels,
        (
            Veld("dag", "Dag", cel=lambda regel: weekdag_kort(regel.datum)),
            Veld("datum", "Datum"),
            Veld("begin", "Begin", bijzaak=True),
            Veld("naam", "Tafel", inkorten=True),
            Veld("casussen", "Casussen", rechts=True, cel=_geweest("casussen")),
            Veld("besluiten", "Besluiten", rechts=True, cel=_geweest("besluiten")),
            Veld("stand", "Stand", bijzaak=True, cel=_stand),
        ),
        record=lambda regel: kies(regel, _OVERLEG) | {"stand": _stand(regel)},
        sleutels=(*_OVERLEG, "stand"),
    )


_OVERLEG = ("tafel", "datum", "begin", "gepland", "casussen", "besluiten")


def _geweest(naam: str) -> Callable[[Overlegdag], int | None]:
    """How many there were; of a meeting to come nothing."""
    return lambda regel: None if regel.gepland else getattr(regel, naam)


def _stand(regel: Overlegdag) -> str:
    if regel.stand:
        return regel.stand
    if regel.gepland:
        return "gepland"
    return "buiten het overleg" if regel.buiten else "geweest"


def _deel(casus: Casusbesluiten, lijst: Besluitenlijst, labels: Labels) -> Deel:
    rijen = tuple(
        (
            woorden.afspraaknummer(afspraak),
            _wie(afspraak, labels),
            _met_correctie(afspraak, lijst, labels),
            datum_kort(afspraak.uiterlijk) if afspraak.uiterlijk else "geen datum",
        )
        for afspraak in casus.afspraken
    )
    return Deel(
        f"Casus {casus.casus}",
        alineas=(casus.betrokkene,),
        punten=(
            *(correcties.besluit(besluit, lijst.datum) for besluit in casus.besluiten),
            *casus.doorgeschoven,
        ),
        raster=Raster(("Afspraak", "Wie", "Wat", "Uiterlijk"), rijen) if rijen else None,
    )


def _met_correctie(afspraak: Afspraak, lijst: Besluitenlijst, labels: Labels) -> str:
    correctie = correcties.afspraak(afspraak, labels, lijst.datum)
    return f"{afspraak.wat} ({correctie})" if correctie else afspraak.wat


def _wie(afspraak: Afspraak, labels: Labels) -> str:
    """The organisation and the person: "DWI (A. de Boer)"."""
    bij = woorden.label(afspraak.organisatie, labels) if afspraak.organisatie else ""
    if bij and afspraak.wie:
        return f"{bij} ({afspraak.wie})"
    return bij or afspraak.wie or "niemand"
