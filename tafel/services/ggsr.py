"""The GGSR test (STJ): five themes, each with what the register shows of it (domain §12).

STJ asks several of its tests of policy, not of files: whether the partners use one description,
know where to report, share a vision and goals, all belong to the approach, and agreed that care can
go on. Of those only the partners can say yes or no (`tafel rapport oordeel`); figures from files
stand beside it as a sign. What is done in families, and what was signed, the register can see.
"""

from datetime import date

from msgspec import Struct

from tafel.domain.basis import Leesbaar
from tafel.domain.rapport import (
    ONDERDRUKT,
    TEKEN,
    Cijfer,
    Kolom,
    Periode,
    Rapport,
    Rapporttabel,
    Soort,
    Telling,
)
from tafel.register import ggsr as queries
from tafel.register.store import Register
from tafel.rules.bescherming import bescherm
from tafel.rules.maatstaf import FOUT, GOED, NIET_MEETBAAR, Getoond, Maat, getoond, toon
from tafel.rules.onderdrukking import Som
from tafel.rules.perioden import hele_kwartalen
from tafel.rules.profiel import Profiel
from tafel.services.cijferbasis import (
    MET_NAZORG,
    NAZORG,
    NIET_LOSGELATEN,
    PLANDELEN,
    VERSIE,
    ZINVOL,
    Casussen,
    binnen_register,
)
from tafel.services.doorlooptijden import BESLUITEN, GESLOTEN, PLANNEN
from tafel.services.indicatoren import convenanten, deel
from tafel.services.kengetaltellingen import Indelingen, naam
from tafel.services.partners import bijgewerkt
from tafel.services.rapportzinnen import leeswijzer
from tafel.services.tijdvaktelling import in_periode, laatste_dagen, per_vak

ALLE = 100
"""Percent: the norm where one exception is one too many."""
_STAND = {"ja": GOED, "nee": FOUT}
_OP_TIJD, _NIET_OP_TIJD = "op tijd", "niet op tijd"


class _Toets(Struct, frozen=True):
    """One test of a theme; `maat` None = a register shows no sign of it either."""

    thema: str
    toets: str
    maat: str | None
    uitleg: str
    beleid: str | None = None
    """The code under which the partners' verdict is kept; None = the figures are the verdict."""


_TOETSEN = (
    _Toets(
        "toeleiding",
        "één omschrijving van de doelgroep",
        "omschrijving",
        "Toedelingen in de periode volgens één versie van één profiel.",
        "omschrijving",
    ),
    _Toets(
        "toeleiding",
        "partners weten waar zij kunnen melden",
        "melden",
        "Partners van de tafels die in de periode meldden of advies vroegen.",
        "melden",
    ),
    _Toets(
        "gezin centraal",
        "het sociale netwerk doet mee",
        "netwerk",
        "In de periode vastgestelde plannen waarin het netwerk een plaats heeft.",
    ),
    _Toets(
        "gezin centraal",
        "het gezin stemt in",
        "instemming",
        "In de periode vastgestelde plannen die mee zijn opgesteld of waarmee is ingestemd.",
    ),
    _Toets(
        "aanpak",
        "gezamenlijke visie",
        None,
        "Een visie staat niet in een register.",
        "visie",
    ),
    _Toets(
        "aanpak",
        "gezamenlijke doelen",
        "gezamenlijk",
        "In de periode vastgestelde plannen met een gezamenlijke analyse.",
        "doelen",
    ),
    _Toets(
        "aanpak",
        "het gezin wordt niet losgelaten",
        "niet_losgelaten",
        "Sluitingen in de periode om een andere reden dan losgelaten.",
    ),
    _Toets(
        "samenwerking",
        "alle relevante partijen doen mee",
        "partijen",
        "Casussen met een plan waarin voor elk gemeld leefgebied een organisatie iets doet.",
        "partijen",
    ),
    _Toets(
        "samenwerking",
        "afspraken zijn ondertekend",
        "convenant",
        "Partners van de tafels met een convenant.",
    ),
    _Toets(
        "continu",
        "geen wachttijd",
        "op_tijd",
        "Casussen met een plan binnen de termijn, van wie de termijn in de periode afliep.",
    ),
    _Toets(
        "continu",
        "zorg kan doorgaan (waakvlam)",
        "met_nazorg",
        "Sluitingen in de periode met een afspraak over nazorg, waar nazorg zin heeft.",
        "waakvlam",
    ),
)

BELEID = {toets.beleid: toets.toets for toets in _TOETSEN if toets.beleid}
"""Code → test, of those that STJ asks of policy."""


def maak(register: Register, profiel: Profiel, periode: Periode, *, vandaag: date) -> Rapport:
    """The test over a period; what is a state is as it stood on the last day."""
    profiel = bijgewerkt(register, profiel)
    peil = min(periode.tot, vandaag)
    binnen = binnen_register(register, periode, vandaag)
    casussen = Casussen(register, profiel, Indelingen(profiel), binnen, vandaag)
    metingen = _organisaties(register, profiel, periode, vandaag)
    metingen["partijen"] = _partijen(register, profiel, casussen, peil, vandaag)
    metingen |= _gebeurd(register, profiel, casussen, binnen, vandaag)

    gezegd = {rij["toets"]: rij for rij in queries.oordelen(register, peil)}

    def rij(toets: _Toets) -> tuple[Cijfer, ...]:
        cijfers: tuple[Cijfer, ...] = (None, None, None)
        uitleg, stand = toets.uitleg, NIET_MEETBAAR
        if toets.maat is not None:
            maat, gezien = metingen[toets.maat]
            cijfers = (
                ONDERDRUKT if gezien.aantal is None else gezien.aantal,
                ONDERDRUKT if gezien.van is None else gezien.van,
                deel(maat, gezien),
            )
            stand = gezien.stand or NIET_MEETBAAR
            norm = "Norm: alle." if maat.norm == ALLE else f"Norm: {maat.norm} %."
            uitleg = f"{TEKEN}{uitleg}" if toets.beleid else f"{uitleg} {norm}"
        if toets.beleid is not None:
            oordeel = gezegd.get(toets.beleid)
            stand = NIET_MEETBAAR if oordeel is None else _STAND[oordeel["oordeel"]]
            uitleg = f"{_van_partners(toets.beleid, oordeel)} {uitleg}"
        return (toets.thema, toets.toets, stand, *cijfers, uitleg)

    tabel = Rapporttabel(
        sleutel="ggsr",
        titel="Toets op vijf thema's",
        kolommen=(
            Kolom("thema", "Thema"),
            Kolom("toets", "Toets"),
            Kolom("stand", "Stand", Soort.STAND),
            Kolom("aantal", "Aantal", Soort.AANTAL),
            Kolom("van", "Van", Soort.AANTAL),
            Kolom("procent", "Deel", Soort.PROCENT),
            Kolom("toelichting", "Toelichting"),
        ),
        rijen=tuple(map(rij, _TOETSEN)),
        toelichting="De normen zijn eigen instelling; de thema's zijn die van STJ. Wat over beleid "
        "gaat, weten alleen de partners; de cijfers erbij zijn een teken, geen oordeel.",
    )
    return Rapport(
        rapport="ggsr",
        titel="GGSR-toets",
        periode=periode,
        tabellen=(tabel,),
        onder=(profiel.titel, f"stand op {peil:%d-%m-%Y}"),
        opmerkingen=tuple(leeswijzer(profiel, periode, vandaag)),
    )


def leg_vast(
    register: Register,
    toets: str,
    oordeel: str,
    *,
    dag: date,
    bron: str,
    wie: str,
    vandaag: date,
) -> None:
    """What the partners say of a test about policy (`BELEID`), ja or nee, with date and source."""
    with register.schrijf():
        register.voeg_toe(
            "ggsroordeel",
            {
                "toets": toets,
                "oordeel": oordeel,
                "dag": dag.isoformat(),
                "bron": bron,
                "wie": wie,
            },
        )
        register.log(wie, vandaag, "rapport oordeel", f"{toets} {oordeel}")


def _van_partners(toets: str, oordeel: Leesbaar | None) -> str:
    """Their verdict with its date and source; else what would have to be recorded."""
    if oordeel is None:
        return f"Vraag het de partners; leg vast: tafel rapport oordeel {toets}."
    dag = date.fromisoformat(oordeel["dag"])
    return f"De partners op {dag:%d-%m-%Y}: {oordeel['oordeel']} ({oordeel['bron']})."


Meting = tuple[Maat, Getoond]
"""The real figures, and what of them may be shown."""


def _organisaties(
    register: Register, profiel: Profiel, periode: Periode, vandaag: date
) -> dict[str, Meting]:
    """Which organisations were seen; who reported is told of whole quarters only, as it is in the
    kengetallen: day by day it would tell when somebody was reported.
    """
    norm, drempel = profiel.proces.rapportage.doel_procent, profiel.proces.rapportage.drempel
    peil = min(periode.tot, vandaag)
    aan_tafel = {code for t in profiel.tafels.values() for code in (*t.kern, *t.schil)}
    melder = Indelingen(profiel).melder
    gemeld = {melder(naam) for naam in queries.melders(register, periode.van, peil)}
    gemeld |= set(queries.adviesvragers(register, periode.van, peil))
    heel = hele_kwartalen(periode, vandaag)
    melden = Maat(len(gemeld & aan_tafel), len(aan_tafel), telt_mensen=not heel, norm=norm)
    convenant = convenanten(register, aan_tafel, peil, norm=norm)
    return {
        "melden": (melden, getoond(melden, aantal=heel, van=True, drempel=drempel)),
        "convenant": (convenant, getoond(convenant, aantal=True, van=True, drempel=drempel)),
    }


def _partijen(
    register: Register, profiel: Profiel, casussen: Casussen, peil: date, vandaag: date
) -> Meting:
    """A state on the last day: a part of all that are open, whom the kengetallen count."""
    geteld = queries.partijen(register, peil)
    norm, drempel = profiel.proces.rapportage.doel_procent, profiel.proces.rapportage.drempel
    maat = Maat(geteld["compleet"], geteld["casussen"], norm=norm)
    open_ = casussen.open_op(peil, vandaag)
    if open_ is ONDERDRUKT:
        return maat, getoond(maat, aantal=False, van=False, drempel=drempel)
    gezien = toon(
        {"partijen": maat, "open": Maat(maat.van, open_)},
        [Som(("partijen", "van"), (("open", "aantal"),))],
        drempel=drempel,
        gewicht=lambda cel: 1000 if cel == ("open", "van") else 1,
    )
    return maat, gezien["partijen"]


def _gebeurd(
    register: Register, profiel: Profiel, casussen: Casussen, periode: Periode, vandaag: date
) -> dict[str, Meting]:
    """What happened in the period, protected over every other period too."""
    drempel = profiel.proces.rapportage.drempel
    termijn = _termijn(register, profiel, casussen, vandaag)
    cijfers = casussen.bescherming.naast(
        bescherm(
            [termijn],
            casussen.vakken,
            drempel=drempel,
            vandaag=vandaag,
            definitief=casussen.definitief,
        )
    )
    tellingen = {**casussen.tellingen, termijn.naam: termijn}

    def tel(telling: str, rij: str | None) -> tuple[int, bool]:
        """How many, and whether that may be shown."""
        rijen = tellingen[telling].rijen
        welke = rijen.values() if rij is None else [rijen[rij]]
        echt = sum(in_periode(aantallen, casussen.vakken, periode) for aantallen in welke)
        return echt, isinstance(cijfers.aantal(telling, rij, periode), int)

    def meet(deel_: tuple[str, str], geheel: tuple[str, str | None], norm: int) -> Meting:
        (aantal, toon_aantal), (van, toon_van) = tel(*deel_), tel(*geheel)
        maat = Maat(aantal, van, norm=norm)
        return maat, getoond(maat, aantal=toon_aantal, van=toon_van, drempel=drempel)

    norm = profiel.proces.rapportage.doel_procent
    versie, plan = naam(BESLUITEN, VERSIE), (naam(PLANNEN, "tafel"), None)
    versies = tellingen[versie].rijen
    meeste = max(versies, key=lambda v: (in_periode(versies[v], casussen.vakken, periode), v))
    losgelaten, nazorg = naam(GESLOTEN, "losgelaten"), naam(GESLOTEN, NAZORG)
    return {
        "omschrijving": meet((versie, meeste), (versie, None), ALLE),
        **{deel_: meet((naam(PLANNEN, "inhoud"), deel_), plan, norm) for deel_ in PLANDELEN},
        "niet_losgelaten": meet((losgelaten, NIET_LOSGELATEN), (losgelaten, None), ALLE),
        MET_NAZORG: meet((nazorg, MET_NAZORG), (nazorg, ZINVOL), norm),
        "op_tijd": meet((termijn.naam, _OP_TIJD), (termijn.naam, None), norm),
    }


def _termijn(register: Register, profiel: Profiel, casussen: Casussen, vandaag: date) -> Telling:
    """Casussen by the last day for a plan, and whether it was there; no other report has these."""
    van, tot = casussen.vakken[0].van, min(casussen.vakken[-1].tot, vandaag)
    einden = laatste_dagen(profiel, van, tot, profiel.proces.rapportage.plan_werkdagen)
    rijen = queries.plan_op_tijd(register, van, tot, vandaag, einden)
    per_klasse = {
        klasse: per_vak([rij for rij in rijen if bool(rij["op_tijd"]) is goed], casussen.vakken)
        for klasse, goed in ((_OP_TIJD, True), (_NIET_OP_TIJD, False))
    }
    return Telling("termijn", "termijn", per_klasse)
