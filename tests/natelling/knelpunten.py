"""Every fact behind the bottlenecks: its day, whose it is, and whether it went wrong."""

import calendar
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from tests.natelling.gegevens import (
    LEEFGEBIEDEN,
    PROFIEL,
    Gegevens,
    Rij,
    eerste_werkdag,
    na_werkdagen,
)

WACHT = 14
"""Days after its end on which a month is closed."""


class Feit(NamedTuple):
    dag: str
    rij: str
    fout: bool


def buurt(jaar: Gegevens, casus: int) -> str:
    return jaar.buurten[jaar.casussen[casus]["huishouden"]]


def buurt_van_melding(jaar: Gegevens, melding: Rij) -> str:
    return jaar.buurten[jaar.personen[melding["persoon"]]["huishouden"]]


def buurtrij(naam: str) -> str:
    """The row of a buurt: those of the profile, another one, or unknown."""
    return naam if naam in (*PROFIEL["buurten"], "onbekend") else "andere buurt"


def afgesloten_op(dag: str) -> str:
    """When the month of a day is closed: then it is judged what is late."""
    jaar, maand = int(dag[:4]), int(dag[5:7])
    einde = date(jaar, maand, calendar.monthrange(jaar, maand)[1])
    return (einde + timedelta(days=WACHT)).isoformat()


def uitkomst(afspraak: Rij) -> str | None:
    """What came of it; None = it does not count."""
    eerst, status = afspraak["eerst_uiterlijk"], afspraak["status"]
    if not eerst or status == "vervallen":
        return None
    if status == "niet_nagekomen":
        buiten = afspraak["oorzaak"] == "omstandigheden"
        return "niet mogelijk (omstandigheden)" if buiten else "niet gedaan (organisatie)"
    if status == "nagekomen":
        if afspraak["afgedaan_op"] <= eerste_werkdag(eerst):
            return "op tijd nagekomen"
        return "doorgeschoven" if afspraak["keren_doorgeschoven"] else "te laat nagekomen"
    voorbij = eerste_werkdag(afspraak["uiterlijk"]) < afgesloten_op(eerst)
    return "geen antwoord" if voorbij else "doorgeschoven"


def afspraken(
    jaar: Gegevens, wie: Callable[[Rij], str], fout: Callable[[str], bool]
) -> Iterator[Feit]:
    for afspraak in jaar["afspraak"]:
        kwam = uitkomst(afspraak)
        if kwam and not kwam.startswith("niet mogelijk"):
            yield Feit(afspraak["eerst_uiterlijk"], wie(afspraak), fout(kwam))


def te_laat(kwam: str) -> bool:
    return kwam != "op tijd nagekomen"


def niet_gedaan(kwam: str) -> bool:
    return kwam in {"niet gedaan (organisatie)", "geen antwoord"}


def verwijzingen(jaar: Gegevens, wie: Callable[[Rij], str]) -> Iterator[Feit]:
    for melding in jaar["melding"]:
        verplaatst = melding["casus"] is not None and any(
            wat["soort"] == "toedeling"
            and wat["dag"] >= melding["ontvangen_op"]
            and wat["oud"]["tafel"] not in {None, wat["nieuw"]["tafel"]}
            for wat in jaar.gebeurtenissen[melding["casus"]]
        )
        fout = melding["uitkomst"] == "regulier" or bool(melding["teruggeleid_naar"]) or verplaatst
        yield Feit(melding["ontvangen_op"], wie(melding), fout)


def langs_elkaar(jaar: Gegevens, per_buurt: bool) -> Iterator[Feit]:
    taken = jaar.per("afspraak", "doel")
    for doel in jaar["doel"]:
        eigen = [t for t in taken[doel["id"]] if t["status"] != "vervallen"]
        if not eigen:
            continue
        dag = min(t["gemaakt_op"] for t in eigen)
        wie = {t["organisatie"] for t in eigen}
        gedeeld = len(wie - {None}) > 1
        if per_buurt:
            yield Feit(dag, buurtrij(buurt(jaar, doel["casus"])), gedeeld)
        else:
            yield from (Feit(dag, jaar.organisatie(code), gedeeld) for code in wie)


def terugkoppelingen(jaar: Gegevens, wie: Callable[[Rij], str]) -> Iterator[Feit]:
    besluiten = jaar.per("toedelingsbesluit", "melding")
    gegeven = jaar.per("terugkoppeling", "melding")
    werkdagen = PROFIEL["terugkoppeling"]["melder"]["werkdagen"]
    for melding in jaar["melding"]:
        dagen = [b["dag"] for b in besluiten[melding["id"]] if b["uitkomst"] != "aanvullen"] + [
            w["dag"]
            for w in jaar["melding_wijziging"]
            if w["melding"] == melding["id"] and w["veld"] == "teruggeleid_naar" and w["nieuw"]
        ]
        if not dagen:
            continue
        termijn = na_werkdagen(min(dagen), werkdagen)
        op_tijd = any(
            t["aan"] == "melder" and min(dagen) <= t["dag"] <= termijn
            for t in gegeven[melding["id"]]
        )
        yield Feit(termijn, wie(melding), not op_tijd)


def zonder_plek(jaar: Gegevens, per_buurt: bool) -> Iterator[Feit]:
    begonnen = {plan["id"]: plan["gemaakt_op"] for plan in jaar["plan"]}
    for doel in jaar["doel"]:
        waar = buurt(jaar, doel["casus"])
        plek = any(
            doel["leefgebied"] in (product["leefgebieden"] or "").split("|")
            and in_gebied(product, waar)
            and (
                product["capaciteit"] == "ruimte"
                or (product["capaciteit"] is None and not product["wachttijd_weken"])
            )
            for product in jaar["aanbod"]
            if product["vervallen_op"] is None
        )
        rij = buurtrij(waar) if per_buurt else LEEFGEBIEDEN[doel["leefgebied"]]
        yield Feit(begonnen[doel["plan_van"]], rij, not plek)


def in_gebied(product: Rij, waar: str) -> bool:
    """Not stated, the whole district, or a buurt that is not known: it fits."""
    gebied = (product["gebied"] or "").split("|")
    return gebied == [""] or "Zuidoost" in gebied or waar in gebied or waar == "onbekend"


def tellingen(jaar: Gegevens) -> dict[str, list[Feit]]:
    """The facts of every table but that of the outcomes."""

    def wie(afspraak: Rij) -> str:
        return jaar.organisatie(afspraak["organisatie"])

    def waar(afspraak: Rij) -> str:
        return buurtrij(buurt(jaar, afspraak["casus"]))

    def melding_waar(melding: Rij) -> str:
        return buurtrij(buurt_van_melding(jaar, melding))

    return {
        "wachten": list(afspraken(jaar, wie, te_laat)),
        "wachten_buurt": list(afspraken(jaar, waar, te_laat)),
        "verwijzing": list(verwijzingen(jaar, jaar.melder)),
        "verwijzing_buurt": list(verwijzingen(jaar, melding_waar)),
        "langs_elkaar": list(langs_elkaar(jaar, per_buurt=False)),
        "langs_elkaar_buurt": list(langs_elkaar(jaar, per_buurt=True)),
        "terugkoppeling": list(terugkoppelingen(jaar, jaar.melder)),
        "terugkoppeling_buurt": list(terugkoppelingen(jaar, melding_waar)),
        "nakoming": list(afspraken(jaar, wie, niet_gedaan)),
        "nakoming_buurt": list(afspraken(jaar, waar, niet_gedaan)),
        "aanbod": list(zonder_plek(jaar, per_buurt=False)),
        "aanbod_buurt": list(zonder_plek(jaar, per_buurt=True)),
    }


def tel(feiten: Iterable[Feit], rij: str, van: str, tot: str) -> tuple[int, int]:
    """How many went wrong, of how many."""
    deze = [f.fout for f in feiten if van <= f.dag <= tot and rij in {"samen", f.rij}]
    return sum(deze), len(deze)
