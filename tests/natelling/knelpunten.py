"""Every fact behind the bottlenecks: its day, whose it is, and whether it went wrong."""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from tests.conftest import VANDAAG
from tests.natelling.gegevens import (
    DREMPEL,
    LEEFGEBIEDEN,
    PROFIEL,
    Gegevens,
    Rij,
    eerste_werkdag,
    na_werkdagen,
)
from tests.natelling.vergelijken import deel

SLOT = ("overige partners", "overige buurten", "andere organisatie", "onbekend", "samen")


class Feit(NamedTuple):
    dag: str
    rij: str
    fout: bool


def buurt(jaar: Gegevens, casus: int) -> str:
    return jaar.buurten[jaar.casussen[casus]["huishouden"]]


def buurt_van_melding(jaar: Gegevens, melding: Rij) -> str:
    return jaar.buurten[jaar.personen[melding["persoon"]]["huishouden"]]


def uitkomst(afspraak: Rij) -> str | None:
    """What came of it; None = it does not count, or its day is still to come."""
    eerst, status = afspraak["eerst_uiterlijk"], afspraak["status"]
    if not eerst or eerst > VANDAAG or status == "vervallen":
        return None
    if status == "niet_nagekomen":
        buiten = afspraak["oorzaak"] == "omstandigheden"
        return "niet mogelijk (omstandigheden)" if buiten else "niet gedaan (organisatie)"
    if status == "nagekomen":
        if afspraak["afgedaan_op"] <= eerste_werkdag(eerst):
            return "op tijd nagekomen"
        return "doorgeschoven" if afspraak["keren_doorgeschoven"] else "te laat nagekomen"
    if eerste_werkdag(eerst) >= VANDAAG:
        return None
    return "geen antwoord" if eerste_werkdag(afspraak["uiterlijk"]) < VANDAAG else "doorgeschoven"


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
            yield Feit(dag, buurt(jaar, doel["casus"]), gedeeld)
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
        if op_tijd or termijn < VANDAAG:
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
        rij = waar if per_buurt else LEEFGEBIEDEN[doel["leefgebied"]]
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
        return buurt(jaar, afspraak["casus"])

    def melding_waar(melding: Rij) -> str:
        return buurt_van_melding(jaar, melding)

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


def vorige(vraag: tuple[str, ...], van: str, tot: str) -> tuple[str, str] | None:
    """The quarter before, or the whole year before; another period has none."""
    kwartalen = [("01-01", "03-31"), ("04-01", "06-30"), ("07-01", "09-30"), ("10-01", "12-31")]
    jaar = int(van[:4])
    if (van[5:], tot[5:]) in kwartalen and van[:4] == tot[:4]:
        nummer = kwartalen.index((van[5:], tot[5:]))
        ervoor = jaar - (nummer == 0)
        begin, einde = kwartalen[nummer - 1]
        return f"{ervoor}-{begin}", f"{ervoor}-{einde}"
    if van.endswith("-01-01"):
        return f"{jaar - 1}-01-01", f"{jaar - 1}-12-31"
    return None


def rijen(
    feiten: list[Feit], van: str, tot: str, eerder: tuple[str, str] | None, *, overig: str | None
) -> dict[tuple[str, ...], list[Any]]:
    """aantal, van, procent, vorige_aantal, vorige_procent, verschil per row."""
    jaren = range(int((eerder or (van,))[0][:4]), int(tot[:4]) + 1)
    geteld = [feit for feit in feiten if int(feit.dag[:4]) in jaren]
    keer = Counter((feit.dag[:4], feit.rij) for feit in geteld)

    def naam(feit: Feit) -> str:
        """What is rare in a year goes together in that year."""
        if not overig or feit.rij in SLOT or keer[feit.dag[:4], feit.rij] >= DREMPEL:
            return feit.rij
        return overig

    def tel(rij: str, begin: str, einde: str) -> tuple[int, int]:
        in_periode = [
            feit for feit in geteld if begin <= feit.dag <= einde and rij in {"samen", naam(feit)}
        ]
        return sum(feit.fout for feit in in_periode), len(in_periode)

    alle = {naam(feit) for feit in geteld} | {"onbekend", "samen"}
    tel_twee = {rij: (tel(rij, van, tot), eerder and tel(rij, *eerder)) for rij in alle}
    return {
        (rij,): cellen(nu, toen)
        for rij, (nu, toen) in tel_twee.items()
        if rij in SLOT or nu[1] or (toen and toen[1])
    }


def cellen(nu: tuple[int, int], toen: tuple[int, int] | None) -> list[Any]:
    procent, eerder = deel(*nu), deel(*toen) if toen else None
    verschil = procent - eerder if procent is not None and eerder is not None else None
    return [*nu, procent, toen[0] if toen else None, eerder, verschil]


def structureel(feiten: list[Feit], van: str, tot: str, vanaf: int, procent: int) -> set[str]:
    """Whose figures over the period are structural."""
    alle, fout = Counter[str](), Counter[str]()
    for feit in feiten:
        if van <= feit.dag <= tot and feit.rij not in SLOT:
            alle[feit.rij] += 1
            fout[feit.rij] += feit.fout
    return {
        rij
        for rij, keer in fout.items()
        if keer >= max(vanaf, DREMPEL) and 100 * keer >= procent * alle[rij]
    }
