"""The copy of an agenda for one partner: the items for which it is invited, and no more of them."""

from collections.abc import Iterable

from tafel import woorden
from tafel.datums import datum_kort
from tafel.domain.agenda import Gedeeld, Partneragenda, Partnerpunt
from tafel.domain.casus import Notitie
from tafel.render.overleg.agenda import te_laat
from tafel.render.overleg.wie import voorzitter
from tafel.render.vorm import json as porcelain
from tafel.render.vorm import stuk
from tafel.render.vorm.stuk import Deel, Stuk
from tafel.render.vorm.tabel import Kolomkop, Tabel, als_csv
from tafel.render.vorm.tekst import Gestileerd
from tafel.woorden import Labels


def zet(
    agenda: Partneragenda, formaat: str, labels: Labels, breedte: int
) -> str | bytes | Gestileerd:
    """The copy in one of the formats of a document, csv and json included."""
    match formaat:
        case "json":
            return als_json(agenda)
        case "csv":
            return als_csv(als_rijen(agenda))
        case _:
            return stuk.zet(als_stuk(agenda, labels), formaat, breedte)


def als_stuk(agenda: Partneragenda, labels: Labels) -> Stuk:
    """In the order of the meeting, with the times at which the partner is needed."""
    begin, einde = woorden.klok_vast(agenda.begin), woorden.klok_vast(agenda.einde)
    delen = tuple(_deel(punt, agenda, labels) for punt in agenda.punten)
    if not delen:
        delen = (Deel("Geen punten", ("U bent voor dit overleg voor geen enkel punt nodig.",)),)
    if agenda.gedeeld:
        delen += (
            Deel("Ook met u gedeeld", altijd=True),
            *(_gedeeld(deel, agenda) for deel in agenda.gedeeld),
        )
    return Stuk(
        titel=f"{agenda.naam}, {datum_kort(agenda.datum)} {begin}-{einde}",
        onder=(f"exemplaar voor {agenda.partner}", _wanneer(agenda), voorzitter(agenda)),
        delen=delen,
        vertrouwelijk=f"exemplaar {agenda.partner}; na het overleg vernietigen",
        stand=f"CONCEPT {woorden.moment(agenda.gemaakt_op)}",
    )


def als_rijen(agenda: Partneragenda) -> Tabel:
    """One row per item."""
    return Tabel(
        (
            Kolomkop("begin", "Begin"),
            Kolomkop("minuten", "Minuten", rechts=True),
            Kolomkop("casus", "Casus", rechts=True),
            Kolomkop("melding", "Melding"),
            Kolomkop("betrokkene", "Betrokkene"),
            Kolomkop("vraag", "Vraag"),
            Kolomkop("te_laat", "Te laat"),
            Kolomkop("notities", "Notities"),
        ),
        tuple(
            (
                punt.begin,
                punt.minuten,
                punt.casus,
                None if punt.melding is None else woorden.melding_nummer(punt.melding),
                punt.betrokkene,
                punt.vraag,
                "|".join(map(woorden.afspraaknummer, punt.te_laat)),
                "; ".join(_notitie(notitie, agenda) for notitie in punt.notities),
            )
            for punt in agenda.punten
        )
        + tuple(
            (
                *(None, None, deel.casus, None, deel.betrokkene, None, ""),
                "; ".join(_notitie(notitie, agenda) for notitie in deel.notities),
            )
            for deel in agenda.gedeeld
        ),
    )


def als_json(agenda: Partneragenda) -> str:
    """The keys of the whole agenda; what this partner may not see is null, or an empty list."""
    return porcelain.als_json(
        {
            "tafel": agenda.tafel,
            "datum": agenda.datum,
            "begin": agenda.begin,
            "einde": agenda.einde,
            "kernpartners": [],
            "punten": [
                {
                    "casus": punt.casus,
                    "melding": None
                    if punt.melding is None
                    else woorden.melding_nummer(punt.melding),
                    "soort": None,
                    "vraag": punt.vraag,
                    "reden": None,
                    "betrokkene": punt.betrokkene,
                    "categorie": None,
                    "casemanager": None,
                    "minuten": punt.minuten,
                    "begin": punt.begin,
                    "genodigden": [],
                    "afspraken_open": None,
                    "afspraken_te_laat": len(punt.te_laat),
                    "gemeld": None,
                    "onderdeel": None,
                    "zonder": [],
                    "vervanger": None,
                    "notities": _notities_json(punt.notities),
                }
                for punt in agenda.punten
            ],
            "niet_geplaatst": [],
            **porcelain.kies(agenda, ("voorzitter", "vervanger")),
            "gedeeld": [
                {
                    "casus": deel.casus,
                    "betrokkene": deel.betrokkene,
                    "notities": _notities_json(deel.notities),
                }
                for deel in agenda.gedeeld
            ],
        }
    )


def _deel(punt: Partnerpunt, agenda: Partneragenda, labels: Labels) -> Deel:
    begin = "" if punt.begin is None else f"{woorden.klok_vast(punt.begin)}  "
    wie = f"casus {punt.casus}" if punt.casus is not None else f"melding M{punt.melding}"
    return Deel(
        f"{begin}{punt.minuten} min  {wie}",
        alineas=(punt.betrokkene,),
        paren=(
            ("Vraag", punt.vraag),
            ("Te laat", "; ".join(te_laat(afspraak, labels) for afspraak in punt.te_laat)),
            *(("Notitie", _notitie(notitie, agenda)) for notitie in punt.notities),
        ),
    )


def _gedeeld(deel: Gedeeld, agenda: Partneragenda) -> Deel:
    return Deel(
        f"casus {deel.casus}",
        alineas=(deel.betrokkene,),
        paren=tuple(("Notitie", _notitie(notitie, agenda)) for notitie in deel.notities),
        niveau=3,
    )


def _notitie(notitie: Notitie, agenda: Partneragenda) -> str:
    """As in "18-11, van Wijkpolitie: incident op straat"."""
    bron = f", van {notitie.bron}" if notitie.bron else ""
    return f"{woorden.dag_maand(notitie.dag, agenda.datum)}{bron}: {notitie.tekst}"


def _notities_json(notities: Iterable[Notitie]) -> list[dict[str, object]]:
    return [{"dag": n.dag, "bron": n.bron, "tekst": n.tekst} for n in notities]


def _wanneer(agenda: Partneragenda) -> str:
    """When the partner is needed: "2 punten, van 13.00 tot 13.25"."""
    tijden = [punt.begin for punt in agenda.punten if punt.begin is not None]
    if not tijden:
        return ""
    laatste = agenda.punten[-1]
    assert laatste.begin is not None
    minuten = laatste.begin.hour * 60 + laatste.begin.minute + laatste.minuten
    aantal = woorden.aantal(len(agenda.punten), "punt", "punten")
    return f"{aantal}, van {woorden.klok_vast(tijden[0])} tot {minuten // 60:02}.{minuten % 60:02}"
