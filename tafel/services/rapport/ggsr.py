"""The GGSR test (STJ): five themes, each with what the register shows of it (domain §12).

STJ asks several of its tests of policy, not of files: whether the partners use one description,
know where to report, share a vision and goals, all belong to the approach, and agreed that care can
go on. Of those only the partners can say yes or no (`tafel rapport oordeel`); figures from files
stand beside it as a sign. What is done in families, and what was signed, the register can see.
"""

from collections.abc import Iterator
from datetime import date
from typing import Final

from msgspec import Struct

from tafel.datums import datum_kort
from tafel.domain.cel import GEEN, Cel
from tafel.domain.rapport import Cijfer, Cijfersoort, Rapport, Rapportkolom, Rapporttabel
from tafel.register.rapport import ggsr as queries
from tafel.rules.afronding import AANDEEL_VANAF, GEHAALD, GEMIST, NIET_MEETBAAR
from tafel.services.rapport.leeswijzer import rapport_van
from tafel.services.rapport.maatstaf import (
    KOLOMMEN,
    Maat,
    convenanten,
    van_mensen,
    van_organisaties,
)
from tafel.services.telling.cijfers import Cijfers
from tafel.services.telling.toets import (
    BESLUITEN,
    COMPLEET,
    CONTACT,
    DEEL,
    MET_NAZORG,
    NIET_LOSGELATEN,
    OP_TIJD,
    ORGANISATIE,
    PARTIJEN,
    PLANDELEN,
    PLANNEN,
    SLUITINGEN,
    TERMIJN,
    VERSIE,
    ZINVOL,
)
from tafel.services.telling.verslag import Verslag
from tafel.services.zitting import Zitting

_ALLE: Final = 100
_STAND: Final = {"ja": GEHAALD, "nee": GEMIST}


class _Toets(Struct, frozen=True):
    """One test of a theme; `maat` None = a register shows no sign of it either."""

    thema: str
    toets: str
    maat: str | None
    uitleg: str
    alle: bool = False
    """One exception is one too many."""
    beleid: str | None = None
    """The code under which the partners' verdict is kept; None = the figures are the verdict."""


_TOETSEN = (
    _Toets(
        "toeleiding",
        "één omschrijving van de doelgroep",
        "omschrijving",
        "Toedelingen in de periode volgens één versie van één profiel.",
        beleid="omschrijving",
    ),
    _Toets(
        "toeleiding",
        "partners weten waar zij kunnen melden",
        "melden",
        "Partners van de tafels die in de periode meldden of advies vroegen.",
        beleid="melden",
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
        beleid="visie",
    ),
    _Toets(
        "aanpak",
        "gezamenlijke doelen",
        "gezamenlijk",
        "In de periode vastgestelde plannen met een gezamenlijke analyse.",
        beleid="doelen",
    ),
    _Toets(
        "aanpak",
        "het gezin wordt niet losgelaten",
        "niet_losgelaten",
        "Sluitingen in de periode om een andere reden dan losgelaten.",
        alle=True,
    ),
    _Toets(
        "samenwerking",
        "alle relevante partijen doen mee",
        "partijen",
        "Casussen met een plan waarin voor elk gemeld leefgebied een organisatie iets doet.",
        beleid="partijen",
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
        beleid="waakvlam",
    ),
)

BELEID = {toets.beleid: toets.toets for toets in _TOETSEN if toets.beleid}
"""Code → test, of those that STJ asks of policy."""


def maak(verslag: Verslag) -> Rapport:
    """The test; figures of people are those of a quarter or year."""
    tabel = Rapporttabel(
        sleutel="ggsr",
        titel="Toets op vijf thema's",
        kolommen=(
            Rapportkolom("thema", "Thema"),
            Rapportkolom("toets", "Toets"),
            Rapportkolom("stand", "Stand", Cijfersoort.STAND),
            *KOLOMMEN,
            Rapportkolom("toelichting", "Toelichting"),
        ),
        rijen=tuple(_rijen(verslag)),
        toelichting="De normen zijn eigen instelling; de thema's zijn die van STJ. Wat over beleid "
        "gaat, weten alleen de partners; de cijfers erbij zijn een teken, geen oordeel."
        + ("" if verslag.intern else f" Te weinig: minder dan {AANDEEL_VANAF}."),
    )
    stand = f"stand op {datum_kort(verslag.peil)}"
    return rapport_van(verslag, "ggsr", "GGSR-toets", (tabel,), onder=(stand,))


def _rijen(verslag: Verslag) -> Iterator[tuple[Cijfer, ...]]:
    doel = verslag.stand.rapportage.doel_procent
    maten = _organisaties(verslag)
    if verslag.nu is not None:
        delen = _delen(verslag.nu)
        maten |= {
            toets.maat: van_mensen(verslag.nu, *delen[toets.maat], _ALLE if toets.alle else doel)
            for toets in _TOETSEN
            if toets.maat in delen
        }
    gezegd = _gezegd(verslag)
    for toets in _TOETSEN:
        maat = maten.get(toets.maat, Maat())
        stand, uitleg = maat.stand, toets.uitleg
        if toets.beleid is not None:
            oordeel = gezegd.get(toets.beleid)
            stand = NIET_MEETBAAR if oordeel is None else oordeel.stand
            teken = "Als teken: " if toets.maat is not None else ""
            zegt = (
                f"Vraag het de partners; leg vast: tafel rapport oordeel {toets.beleid}."
                if oordeel is None
                else oordeel.zin
            )
            uitleg = f"{zegt} {teken}{uitleg}"
        else:
            norm = "alle, op de afronding na" if toets.alle else f"{doel} %"
            uitleg = f"{uitleg} Norm: {norm}."
        yield toets.thema, toets.toets, stand, *maat.cijfers, uitleg


class _Oordeel(Struct, frozen=True):
    """What the partners said last of a test."""

    stand: str
    zin: str


def _gezegd(verslag: Verslag) -> dict[str, _Oordeel]:
    """Per test about policy, up to the day of the report."""
    rijen = queries.oordelen(verslag.register, verslag.peil)
    with verslag.register.heel():
        return {
            rij["toets"]: _Oordeel(
                _STAND[rij["oordeel"]],
                f"De partners op {date.fromisoformat(rij['dag']):%d-%m-%Y}: {rij['oordeel']} "
                f"({rij['bron']}).",
            )
            for rij in rijen
        }


def _organisaties(verslag: Verslag) -> dict[str | None, Maat]:
    """Which partners at the tables signed, and over a quarter or year which were heard of."""
    aan_tafel, norm = verslag.stand.aan_tafel, verslag.stand.rapportage.doel_procent
    maten: dict[str | None, Maat] = {"convenant": convenanten(verslag.stand, aan_tafel)}
    if verslag.nu is not None and verslag.nu.bekend:
        gehoord = set(aan_tafel) & set(verslag.nu.rijen(CONTACT, ORGANISATIE))
        maten["melden"] = van_organisaties(len(gehoord), len(aan_tafel), norm)
    return maten


def _delen(nu: Cijfers) -> dict[str | None, tuple[Cel, Cel]]:
    """What people's files show, by the name of the measure: a part and its whole."""
    versies = nu.rijen(BESLUITEN, VERSIE)
    meeste = max(versies.values(), key=nu.hoeveel, default=GEEN)
    zinvol, met_nazorg, niet_losgelaten = (
        nu.cel(SLUITINGEN, DEEL, deel) for deel in (ZINVOL, MET_NAZORG, NIET_LOSGELATEN)
    )
    return {
        "omschrijving": (meeste, nu.cel(BESLUITEN)),
        **{deel: (nu.cel(PLANNEN, DEEL, deel), nu.cel(PLANNEN)) for deel in PLANDELEN},
        "niet_losgelaten": (niet_losgelaten, nu.cel(SLUITINGEN)),
        "met_nazorg": (met_nazorg, zinvol),
        "op_tijd": (nu.cel(TERMIJN, DEEL, OP_TIJD), nu.cel(TERMIJN)),
        "partijen": (nu.stand(PARTIJEN, DEEL, COMPLEET), nu.stand(PARTIJEN)),
    }


def leg_vast(z: Zitting, toets: str, oordeel: str, *, dag: date, bron: str) -> None:
    """What the partners say of a test about policy (`BELEID`), ja or nee, with date and source."""
    with z.register.schrijf():
        z.register.voeg_toe(
            "ggsroordeel",
            {
                "toets": toets,
                "oordeel": oordeel,
                "dag": dag.isoformat(),
                "bron": bron,
                "wie": z.wie,
            },
        )
        z.register.log(z.wie, z.vandaag, "rapport oordeel", f"{toets} {oordeel}")
