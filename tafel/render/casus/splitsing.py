"""What splitting a casus came to: numbers, never what a goal or an afspraak says."""

from tafel.domain.casus import Afgesplitst
from tafel.render.toedeling.lijst import resultaat
from tafel.render.vorm.json import als_json, toedeling
from tafel.render.vorm.tekst import Gestileerd, Stijl, nieuw_blad
from tafel.woorden import Labels, label, melding_nummer, opsomming


def als_tekst(gedaan: Afgesplitst, labels: Labels, breedte: int) -> Gestileerd:
    blad = nieuw_blad(breedte)
    waar = label(gedaan.tafel, labels) if gedaan.tafel else "te bespreken door de coördinatoren"
    wie = opsomming(gedaan.personen)
    blad.alinea(f"{wie}: eigen casus {gedaan.nieuw} ({waar}), van casus {gedaan.casus}", Stijl.KOP)
    for oud, nieuw in gedaan.verzet.items():
        blad.alinea(f"{oud} gaat mee en is nu {nieuw}", inspring=2)
    for oud, nieuw in gedaan.verdubbeld.items():
        blad.alinea(f"{oud} blijft, en is er ook als {nieuw}", inspring=2)
    if gedaan.notities:
        aantal = "1 notitie staat" if gedaan.notities == 1 else f"{gedaan.notities} notities staan"
        blad.alinea(f"{aantal} ook in casus {gedaan.nieuw}", inspring=2)
    blad.alinea(f"Plan, afspraken en notities blijven verder bij casus {gedaan.casus}.")
    if gedaan.crisis:
        blad.alinea("De crisis wordt in beide casussen gevolgd.", Stijl.LET_OP)
    blad.alinea(f"Verder: tafel casus toon {gedaan.nieuw}", Stijl.ZACHT)
    if not gedaan.uitslagen:
        return blad.klaar()
    return blad.klaar() + resultaat(gedaan.uitslagen, labels, breedte)


def splitsing_json(gedaan: Afgesplitst) -> str:
    return als_json(
        {
            "casus": gedaan.casus,
            "nieuw": gedaan.nieuw,
            "personen": gedaan.personen,
            "meldingen": [melding_nummer(nummer) for nummer in gedaan.meldingen],
            "tafel": gedaan.tafel,
            "mee": dict(gedaan.verzet),
            "beide": dict(gedaan.verdubbeld),
            "crisis": gedaan.crisis,
            "notities": gedaan.notities,
            "toedelingen": [toedeling(uitslag) for uitslag in gedaan.uitslagen],
        }
    )
