"""What settling a melding, or taking somebody out of a household, came to."""

from tafel.domain.samenhang import Beoordeeld, Gevolg, Losgemaakt
from tafel.render.melding.importuitslag import kolomwijziging
from tafel.render.samenhang.erbij import anders
from tafel.render.toedeling.lijst import resultaat
from tafel.render.vorm.json import als_json, toedeling
from tafel.render.vorm.tekst import Gestileerd, Stijl, nieuw_blad
from tafel.woorden import ZELFDE, Labels, melding_nummer, opdracht_bij, vraag_in_woorden


def als_tekst(gedaan: Beoordeeld, labels: Labels, breedte: int) -> Gestileerd:
    """What it is now, the casus, what is still asked, and the decisions that followed."""
    blad = nieuw_blad(breedte)
    nummer = melding_nummer(gedaan.melding)
    wat = "nooit dezelfde; het wordt niet meer gevraagd"
    if gedaan.met is not None:
        wat = f"{ZELFDE[gedaan.reden]} {melding_nummer(gedaan.met)}"
    elif gedaan.oordeel == "ander":
        wat = "een ander huishouden" if gedaan.reden == "adres" else "iemand anders"
    casus = f"; casus {gedaan.casus}" if gedaan.casus is not None else ""
    blad.alinea(f"{nummer}: {wat}{casus}", Stijl.KOP)
    for gevolg in gedaan.gevolgen:
        blad.alinea(_gevolg(gevolg), Stijl.LET_OP)
    for wijziging in gedaan.wijzigingen:
        blad.alinea(kolomwijziging(wijziging), inspring=2)
    if gedaan.wijzigingen:
        terug = f"tafel melding wijzig {melding_nummer(gedaan.wijzigingen[0].melding)}"
        blad.alinea(f"Wat er stond blijft bewaard; klopt iets niet: {terug}", Stijl.ZACHT)
    if gedaan.samen:
        blad.alinea(
            "Zelfde adres en achternaam: wel één huishouden. Hoort de melding daar niet bij:",
            Stijl.LET_OP,
        )
        blad.alinea(f"tafel persoon losmaken {nummer}", Stijl.OPDRACHT, inspring=2)
    for vraag in gedaan.open:
        blad.alinea(f"Nog te zeggen. {vraag_in_woorden(vraag)}", Stijl.LET_OP)
        blad.alinea(opdracht_bij(vraag), Stijl.OPDRACHT, inspring=2)
    if not gedaan.uitslagen:
        return blad.klaar()
    return blad.klaar() + resultaat(gedaan.uitslagen, labels, breedte)


def _gevolg(gevolg: Gevolg) -> str:
    if gevolg.in_casus is not None:
        return f"Casus {gevolg.casus} is opgenomen in casus {gevolg.in_casus} en gesloten."
    return f"Casus {gevolg.casus} gaat van {gevolg.van} naar {gevolg.naar}."


def beoordeling_json(gedaan: Beoordeeld) -> str:
    return als_json(
        {
            "melding": melding_nummer(gedaan.melding),
            "oordeel": gedaan.oordeel,
            "met": None if gedaan.met is None else melding_nummer(gedaan.met),
            "reden": gedaan.reden,
            "casus": gedaan.casus,
            "zelfde_huishouden": gedaan.samen,
            "toedelingen": [toedeling(uitslag) for uitslag in gedaan.uitslagen],
            "te_beoordelen": [
                {"melding": melding_nummer(v.melding), "met": melding_nummer(v.met)}
                for v in gedaan.open
            ],
        }
    )


def los_als_tekst(gedaan: Losgemaakt, labels: Labels, breedte: int) -> Gestileerd:
    """Who left, what stays, and the decisions that followed."""
    blad = nieuw_blad(breedte)
    nummers = gedaan.wie or " ".join(map(melding_nummer, gedaan.meldingen))
    uit = f" uit het huishouden van casus {gedaan.uit_casus}" if gedaan.uit_casus else ""
    nu = "een eigen huishouden"
    if gedaan.bij is not None:
        nu = f"bij {melding_nummer(gedaan.bij)}: dezelfde persoon, eerder losgemaakt"
    blad.alinea(f"{nummers} losgemaakt{uit}; nu {nu}", Stijl.KOP)
    if gedaan.uit_casus is not None:
        blad.alinea(f"Plan, afspraken en notities blijven bij casus {gedaan.uit_casus}.")
    for zin in anders(gedaan.anders, labels):
        blad.alinea(zin)
    if not gedaan.uitslagen:
        return blad.klaar()
    return blad.klaar() + resultaat(gedaan.uitslagen, labels, breedte)


def los_json(gedaan: Losgemaakt) -> str:
    return als_json(
        {
            "meldingen": [melding_nummer(nummer) for nummer in gedaan.meldingen],
            "persoon": gedaan.wie,
            "uit_casus": gedaan.uit_casus,
            "toedelingen": [toedeling(uitslag) for uitslag in gedaan.uitslagen],
            "opnieuw_toe_te_delen": [melding_nummer(deel.melding) for deel in gedaan.anders],
        }
    )
