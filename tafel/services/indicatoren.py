"""The indicators of Jong Amsterdam and MPG (80+20; Werkplan §4.4; domain §12)."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from tafel.domain.basis import Leesbaar
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
from tafel.register import indicatoren as queries
from tafel.register.partners import partners
from tafel.register.store import Register
from tafel.rules.maatstaf import Deel, Getoond, Maat, getoond, toon
from tafel.rules.onderdrukking import Som
from tafel.rules.perioden import is_peildag
from tafel.rules.profiel import Profiel
from tafel.services.cijferbasis import Casussen, binnen_register
from tafel.services.kengetalstand import (
    BESPREKEN,
    CATEGORIE,
    GEZINNEN,
    GROEP,
    MPG,
    RISICOGEZIN,
    WERKWIJZE,
    Stand,
)
from tafel.services.kengetaltellingen import GEEN_CATEGORIE, Indelingen
from tafel.services.leden import genoemd
from tafel.services.partners import bijgewerkt
from tafel.services.rapportzinnen import leeswijzer
from tafel.waarden import kinderen_leeftijden, leeftijd_bij

_NAMEN = {
    "jeugdigen": "jeugdigen in een multiprobleemsituatie die hulp krijgen",
    "leeftijd": "leeftijd onbekend, in een multiprobleemsituatie",
    "plan": "MPG's met één gezamenlijk plan",
    "manager": "MPG's met één verantwoordelijke gezinsmanager",
    "zorg": "MPG's die gebruikmaken van zorg",
    "overlast": "MPG's die overlast geven",
    "combinatie": "overlastgevende MPG's met een combinatie van zorg",
    "werkwijze": "risicogezinnen en MPG's die volgens de werkwijze worden geholpen",
    "convenant": "convenanten ondertekend",
    "risicogezin": "in behandeling: risicogezin",
    "mpg": "in behandeling: MPG",
    "bespreken": "in behandeling: te bespreken of anders",
    "onbekend": "in behandeling: categorie onbekend",
}
_GROEPEN = ("risicogezin", "mpg", "bespreken", "onbekend")
_VAN_MPG = ("plan", "manager", "zorg", "overlast")
_CELLEN: Mapping[Deel, tuple[str, str]] = {
    ("risicogezin", "aantal"): (CATEGORIE, RISICOGEZIN),
    ("mpg", "aantal"): (GROEP, MPG),
    ("bespreken", "aantal"): (GROEP, BESPREKEN),
    ("onbekend", "aantal"): (GROEP, ONBEKEND),
    ("werkwijze", "van"): (GROEP, WERKWIJZE),
    **{(naam, "van"): (GROEP, MPG) for naam in _VAN_MPG},
    **{(naam, "van"): (GROEP, GEZINNEN) for naam in _GROEPEN},
}
"""What the kengetallen count of that day too, or give away: `Stand` says whether it is shown. What
is a part of one of these is shown only beside it, and protected as if everybody knows it: so it
says nothing about the counts that `Stand` hides, and nothing of `Stand` says more about it.
"""


def maak(register: Register, profiel: Profiel, periode: Periode, *, vandaag: date) -> Rapport:
    """The indicators over the families in treatment at the end of a period, or today."""
    rapportage = profiel.proces.rapportage
    delen = Indelingen(profiel)
    peil = min(periode.tot, vandaag)
    binnen = binnen_register(register, periode, vandaag)
    casussen = Casussen(register, bijgewerkt(register, profiel), delen, binnen, vandaag)
    stand = Stand(register, delen, casussen, peil, vandaag)
    maten = _maten(register, profiel, delen, peil)
    eigen = toon(maten, _samenhang(), drempel=rapportage.drempel, gewicht=_gewicht)
    gezien = {
        naam: _naast(stand, naam, maat, eigen[naam], rapportage.drempel, is_peildag(peil, vandaag))
        for naam, maat in maten.items()
    }
    tabel = Rapporttabel(
        sleutel="indicatoren",
        titel="Indicatoren",
        kolommen=(
            Kolom("indicator", "Indicator"),
            Kolom("aantal", "Aantal", Soort.AANTAL),
            Kolom("van", "Van", Soort.AANTAL),
            Kolom("procent", "Deel", Soort.PROCENT),
            Kolom("doel", "Doel", Soort.PROCENT),
            Kolom("stand", "Stand", Soort.STAND),
        ),
        rijen=tuple(_rij(naam, maten[naam], gezien[naam]) for naam in _NAMEN),
        beeld=Beeld.DOEL,
        doel=rapportage.doel_procent,
        toelichting=(
            f"Het doel van {rapportage.doel_procent} % geldt voor wie volgens de werkwijze wordt "
            f"geholpen ({rapportage.bron})."
        ),
    )
    return Rapport(
        rapport="indicatoren",
        titel="Indicatoren Jong Amsterdam en MPG",
        periode=periode,
        tabellen=(tabel,),
        onder=(profiel.titel, f"stand op {peil:%d-%m-%Y}"),
        opmerkingen=tuple(leeswijzer(profiel, periode, vandaag, stroom=False)),
    )


def _naast(
    stand: Stand, naam: str, maat: Maat, eigen: Getoond, drempel: int, peildag: bool
) -> Getoond:
    """What of a measure may be shown beside the kengetallen of that day."""
    if not maat.telt_mensen:
        return eigen
    toon_van = (
        stand.getoond(*_CELLEN[naam, "van"]) if (naam, "van") in _CELLEN else eigen.van is not None
    )
    if naam == "combinatie":
        toon_van = toon_van and stand.getoond(GROEP, MPG)
    toon_aantal = (
        stand.getoond(*_CELLEN[naam, "aantal"])
        if naam in _GROEPEN
        else toon_van and eigen.aantal is not None
    )
    return getoond(maat, aantal=peildag and toon_aantal, van=peildag and toon_van, drempel=drempel)


def convenanten(
    register: Register, codes: Iterable[str], peil: date, *, norm: int | None = None
) -> Maat:
    """How many of these partners have signed the covenant; organisations, so always shown."""
    getekend = {
        rij["code"]
        for rij in partners(register)
        if rij["convenant_op"] is not None and rij["convenant_op"] <= peil.isoformat()
    }
    gevraagd = set(codes)
    return Maat(len(getekend & gevraagd), len(gevraagd), telt_mensen=False, norm=norm)


def _rij(naam: str, maat: Maat, gezien: Getoond) -> tuple[Cijfer, ...]:
    return (
        _NAMEN[naam],
        ONDERDRUKT if gezien.aantal is None else gezien.aantal,
        ONDERDRUKT if gezien.van is None else gezien.van,
        deel(maat, gezien),
        maat.norm,
        gezien.stand,
    )


def deel(maat: Maat, gezien: Getoond) -> Cijfer:
    """The share; None of nothing."""
    if gezien.procent is None and maat.van and None in (gezien.aantal, gezien.van):
        return ONDERDRUKT
    return gezien.procent


def _maten(register: Register, profiel: Profiel, delen: Indelingen, peil: date) -> dict[str, Maat]:
    tafels = delen.met_gezin()
    rijen = queries.gezinnen(register, tafels=tafels, dag=peil)
    groep = Counter[str]()
    tel = Counter[str]()
    for rij in rijen:
        soort, aantal = _groep(delen, rij["categorie"]), rij["aantal"]
        groep[soort] += aantal
        if soort in ("risicogezin", "mpg"):
            tel["werkwijze"] += aantal * rij["volgens"]
        if soort == "mpg":
            tel["plan"] += aantal * rij["gezamenlijk"]
            tel["manager"] += aantal * rij["met_manager"]
            tel["zorg"] += aantal * rij["met_zorg"]
            tel["overlast"] += aantal * rij["overlast"]
            tel["combinatie"] += aantal * (rij["overlast"] and rij["combinatie"])
    categorieen = {rij["categorie"] for rij in rijen if _groep(delen, rij["categorie"]) == "mpg"}
    jong, geholpen, onbekend = _jeugdigen(register, profiel, tafels, categorieen, peil)
    alle = groep.total()
    return {
        "jeugdigen": Maat(geholpen, jong),
        "leeftijd": Maat(onbekend, jong + onbekend),
        **{naam: Maat(tel[naam], groep["mpg"]) for naam in _VAN_MPG},
        "combinatie": Maat(tel["combinatie"], tel["overlast"]),
        "werkwijze": Maat(
            tel["werkwijze"],
            groep["mpg"] + groep["risicogezin"],
            norm=profiel.proces.rapportage.doel_procent,
        ),
        "convenant": convenanten(register, bijgewerkt(register, profiel).partners, peil),
        **{naam: Maat(groep[naam], alle) for naam in _GROEPEN},
    }


def _groep(delen: Indelingen, categorie: str | None) -> str:
    rij = delen.categorie.rij(categorie)
    if rij in (ONBEKEND, GEEN_CATEGORIE):
        return "onbekend"
    if rij == RISICOGEZIN:
        return "risicogezin"
    return "mpg" if rij.startswith(MPG) else "bespreken"


def _samenhang() -> list[Som[Deel]]:
    """The equations between what only this report counts."""
    return [
        Som(("combinatie", "van"), (("overlast", "aantal"),)),
        Som(("leeftijd", "van"), (("jeugdigen", "van"), ("leeftijd", "aantal"))),
    ]


def _gewicht(cel: Deel) -> int:
    """What the kengetallen may show as well counts as known: hidden last."""
    return 1000 if cel in _CELLEN else 1


def _jeugdigen(
    register: Register,
    profiel: Profiel,
    tafels: Iterable[str],
    categorieen: Iterable[str],
    peil: date,
) -> tuple[int, int, int]:
    """(youths in these families, those with a plan, people whose age is not known)."""
    gezinnen = queries.in_categorie(register, tafels=tafels, categorieen=categorieen, dag=peil)
    thuis = _per(queries.bewoners(register, {g["huishouden"] for g in gezinnen}), "huishouden")
    genoemde = _per(queries.genoemde_kinderen(register, [g["id"] for g in gezinnen], peil), "casus")
    grens = profiel.drempels.get("kind_tot", profiel.drempels["kind"])
    jong = geholpen = onbekend = 0
    for gezin in gezinnen:
        bewoners = thuis[gezin["huishouden"]]
        lijsten = [rij["inwonende_kinderen"] for rij in genoemde[gezin["id"]]]
        geboren = [rij["geboortedatum"] for rij in bewoners]
        jongen = [
            *(_is_jong(_mogelijk(rij, peil), grens) for rij in bewoners),
            *(_is_jong(_kind(kind, peil), grens) for kind in genoemd(lijsten, geboren)),
        ]
        jong += jongen.count(True)
        geholpen += jongen.count(True) * gezin["met_plan"]
        onbekend += jongen.count(None)
    return jong, geholpen, onbekend


def _per(rijen: Iterable[Leesbaar], kolom: str) -> Mapping[int, list[Leesbaar]]:
    per: dict[int, list[Leesbaar]] = defaultdict(list)
    for rij in rijen:
        per[rij[kolom]].append(rij)
    return per


def _mogelijk(persoon: Leesbaar, peil: date) -> tuple[int, ...]:
    """The ages that somebody can have; () when not known."""
    if persoon["geboortedatum"] is None:
        return () if persoon["leeftijd"] is None else (persoon["leeftijd"],)
    try:
        leeftijd = leeftijd_bij(persoon["geboortedatum"], peil)
    except ValueError:  # born after that day
        return ()
    return leeftijd if isinstance(leeftijd, tuple) else (leeftijd,)


def _kind(kind: str, peil: date) -> tuple[int, ...]:
    try:
        leeftijden = kinderen_leeftijden(kind, peil)
    except ValueError:  # born after that day
        return ()
    [leeftijd] = leeftijden or (None,)
    return leeftijd if isinstance(leeftijd, tuple) else (leeftijd,) if leeftijd is not None else ()


def _is_jong(leeftijden: tuple[int, ...], grens: int) -> bool | None:
    """None when it cannot be said."""
    gezegd = {leeftijd < grens for leeftijd in leeftijden}
    return gezegd.pop() if len(gezegd) == 1 else None
