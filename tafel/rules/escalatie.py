"""Escalation: who acts, towards whom, through whom, by when (domain §9; Werkplan §3.4)."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from msgspec import Struct

from tafel.domain.basis import EIGEN
from tafel.domain.escalatie import Spoor
from tafel.rules.beslistabel.beslistabel import Beslissing, Beslistabel
from tafel.rules.profiel.procesbouw import GEEN_CATEGORIE
from tafel.rules.profiel.profiel import Partner, Profiel, Tafel
from tafel.rules.termijnen import na_werkdagen

RECHTSTREEKS = "rechtstreeks"
EIGEN_ORGANISATIE = "{eigen}"
"""Where a rule names the organisation whose worker experiences the problem."""


class Zet(Struct, frozen=True):
    """One step on the ladder, worked out. `vragen` names facts without which it is not certain."""

    spoor: Spoor
    stap: int
    wie: str
    """Who acts: from step 2 on the one who takes it up."""
    overgedragen_door: str | None
    """Who handed it over to him, when the organisation is not his to address."""
    richting: str
    via: str | None
    """Who stands between; None = straight on."""
    uiterlijk: date
    bindend: bool
    kan_niet: bool
    """The ladder does not lead to this organisation at all; `waarom` says why."""
    waarom: tuple[str, ...]
    regels: tuple[str, ...]
    bron: str
    aanname: str | None
    """What was assumed because it is not known."""
    vragen: tuple[str, ...]


def zet(
    profiel: Profiel,
    tafel: Tafel,
    partner: Partner,
    *,
    spoor: Spoor,
    stap: int,
    categorieen: Sequence[str],
    bespreken: bool = False,
    overlast: str | None,
    eigen: Partner | None = None,
    vandaag: date,
) -> Zet:
    """Work out step `stap` towards `partner` for a casus of `tafel`.

    `categorieen` are the categories that the casus can still have, lightest first. They count for
    a family only, and not for a structural problem: that climbs the ladder of the table. When they
    do not agree on the ladder, or there is none, the lightest counts and `aanname` says so; also
    when it may turn out to be a family that no category fits (`bespreken`).
    `overlast` None counts as nee (own default). `eigen` is the organisation whose worker
    experiences the problem, None when that is not known: its manager takes the first step in
    carrying out a plan. When it is `partner` itself, the gezinsmanager belongs to the very party
    that does not perform.
    """
    ladder = profiel.proces.ladder
    zonder = _zonder_categorie(profiel, tafel)
    vast = spoor is Spoor.STRUCTUREEL or zonder == GEEN_CATEGORIE
    bekend = (zonder,) if vast else tuple(categorieen)
    mogelijk = bekend or (zonder,)
    feiten: dict[str, Any] = {
        "spoor": spoor.value,
        "stap": str(stap),
        "overlast": overlast or "nee",
        "opdrachtgever": partner.opdrachtgever,
        "kring": partner.kring,
        "regie_bij_partij": "ja" if eigen is not None and eigen.code == partner.code else "nee",
    }
    per_categorie = [
        [tabel.beslis({**feiten, "categorie": categorie}) for tabel in _tabellen(profiel)]
        for categorie in mogelijk
    ]
    zeker = (vast or not bespreken) and bool(bekend)
    zeker = zeker and all(
        _gezegd(besluiten) == _gezegd(per_categorie[0]) for besluiten in per_categorie
    )
    wie, richting, via = per_categorie[0]

    def vul(tekst: Any) -> str:
        van = "" if eigen is None else f"van {eigen.naam}"
        return (
            str(tekst)
            .replace("{organisatie}", partner.naam)
            .replace("{regie}", tafel.regie)
            .replace(EIGEN_ORGANISATIE, van)
            .strip()
        )

    def of(besluit: Beslissing) -> str:
        return " of ".join(map(vul, besluit.uitkomsten))

    door = wie.gedeeld.get("overgedragen_door")
    over = vul(via.uitkomsten[0])
    return Zet(
        spoor=spoor,
        stap=stap,
        wie=of(wie),
        overgedragen_door=None if door is None else vul(door),
        richting=of(richting),
        via=None if over == RECHTSTREEKS else over,
        uiterlijk=na_werkdagen(profiel, vandaag, ladder.werkdagen),
        bindend=bool(richting.gedeeld.get("bindend")),
        kan_niet=bool(wie.gedeeld.get("kan_niet")),
        waarom=_uniek(b.gedeeld["waarom"] for b in (wie, richting, via)),
        regels=tuple(nr for b in (wie, richting, via) for nr in b.regels),
        bron=_samen(b.gedeeld["bron"] for b in (wie, richting, via)),
        aanname=None if zeker else f"de categorie is niet zeker; gerekend is met {mogelijk[0]}",
        vragen=_uniek(vraag for b in (wie, richting, via) for vraag in b.vragen),
    )


def zegt_niet_van_wie(profiel: Profiel, wie: str) -> bool:
    """Whether `wie` is somebody's own manager, while it does not say whose."""
    open_ = {
        str(regel.uitkomst).replace(EIGEN_ORGANISATIE, "").strip()
        for regel in profiel.proces.ladder.wie.regels
        if EIGEN_ORGANISATIE in str(regel.uitkomst)
    }
    return not open_.isdisjoint(wie.split(" of "))


def _gezegd(besluiten: Sequence[Beslissing]) -> list[object]:
    """What the tables say that makes a difference to who acts."""
    door = [besluit.gedeeld.get("overgedragen_door") for besluit in besluiten]
    return [*(besluit.uitkomsten for besluit in besluiten), *door]


def _tabellen(profiel: Profiel) -> tuple[Beslistabel, Beslistabel, Beslistabel]:
    ladder = profiel.proces.ladder
    return ladder.wie, ladder.richting, ladder.via


def _zonder_categorie(profiel: Profiel, tafel: Tafel) -> str:
    """A family without a category follows the lightest: the coördinator of its table acts."""
    if not tafel.gezin or profiel.proces.categorie is None:
        return GEEN_CATEGORIE
    return str(profiel.proces.categorie.regels[0].uitkomst)


def _samen(bronnen: Iterable[str]) -> str:
    """Sources in one line, each of them once, own choices last: "Werkplan §2.4, §3.4; STJ"."""
    plaatsen: dict[str, dict[str, None]] = {}
    for bron in (deel for tekst in bronnen for deel in tekst.split("; ")):
        naam, teken, rest = bron.partition(" §")
        plaatsen.setdefault(naam, {}).update(
            dict.fromkeys(f"{teken}{rest}".split(",") if teken else ())
        )
    eigen_laatst = sorted(plaatsen, key=lambda naam: naam == EIGEN)
    return "; ".join(f"{naam}{','.join(plaatsen[naam])}" for naam in eigen_laatst)


def _uniek(delen: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(delen))
