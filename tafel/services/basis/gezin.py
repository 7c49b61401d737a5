"""Who belongs to a casus: the persons of the household, and the children that meldingen name."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from msgspec import Struct

from tafel.datums import jaar_kort
from tafel.domain.basis import Leeftijd, Leesbaar
from tafel.domain.casus import Lid, Verjaardag
from tafel.domain.toedeling import Uitkomst
from tafel.kinderen import lees_kind
from tafel.kolommen import SCHEIDING
from tafel.leeftijden import leeftijd_bij
from tafel.register.rijen.casus import Instemmingrij
from tafel.rules.instemming import instemmen
from tafel.rules.profiel.profiel import Profiel
from tafel.rules.thuis import KIND, genoemde, personen_thuis, zelfde_kinderen
from tafel.rules.toedeling import beslis
from tafel.rules.verjaardagen import Tussen, geboren_tussen, tellend, wordt
from tafel.services.basis.afscherming import AFGESCHERMD
from tafel.services.basis.betrokkene import initialen, volledige_naam
from tafel.services.basis.feiten import feiten_van

BINNENKORT = 56
"""Days within which a birthday that matters is announced (own default)."""

BLIJFT = ("toedeling blijft", "tafel blijft")
"""What a birthday changes where it does not: nothing has a table yet, or it has."""

_HELE_DATUM = len("jjjj-mm-dd")
_NAAM = ("voornaam", "voorletters", "tussenvoegsel", "achternaam", "geboortedatum")
_VAN_PERSOON = (
    *(*_NAAM, "id", "rol", "nummer", "jaren", "jaren_op", "erbij_op", "genoemd", "woont"),
    "afgeschermd",
)


class Gezinslid(Struct, frozen=True):
    """Who belongs to a casus, as a person of the household or as a child that a melding names."""

    rol: str
    initialen: str
    naam: str | None
    geboortedatum: str | None
    persoon: int | None
    nummer: int | None
    jaren: int | None
    """The age as stated, where nothing better is known."""
    jaren_op: str | None
    """The day on which it was."""
    meldingen: Sequence[Leesbaar]
    """Those about this person, or that name this child; of a child of the household all of it."""
    is_kind: bool
    """Counts as a resident child: no melding is about him or her."""
    plaats: int | None = None
    """The 2 of 147.k2: the place among the children that meldingen name."""
    apart: bool = False
    """Whether this person lives in another household than the rest."""
    afgeschermd: bool = False
    """Whether nobody may learn where."""

    @property
    def feit(self) -> str:
        """The fact of the rules that tells the age."""
        return "inwonende_kinderen" if self.is_kind else "leeftijd"

    @property
    def geboren(self) -> Tussen | None:
        return geboren_tussen(self.geboortedatum, self.jaren, self.jaren_op)

    @property
    def kort(self) -> str:
        """As in M.P. '09, or kind 4 jr."""
        wie = self.initialen or self.rol
        if self.geboortedatum:
            return f"{wie} {jaar_kort(self.geboortedatum)}"
        return wie if self.jaren is None else f"{wie} {self.jaren} jr"


def gezin(
    personen: Sequence[Leesbaar], meldingen: Sequence[Leesbaar]
) -> tuple[list[Gezinslid], list[Gezinslid]]:
    """(the persons by number, the children of whom only meldingen speak)."""
    leden = [_lid(persoon, _over(meldingen, persoon["id"]), meldingen) for persoon in personen]
    return leden, _kinderen(personen, meldingen)


def gezin_volgens(meldingen: Sequence[Leesbaar]) -> tuple[list[Gezinslid], list[Gezinslid]]:
    """(whom these meldingen are about, the other children who live there)."""
    over = {rij["persoon"]: _over(meldingen, rij["persoon"]) for rij in meldingen}
    hoofd = [
        {**dict.fromkeys(_VAN_PERSOON), **{k: rijen[-1][k] for k in _NAAM}, "id": persoon}
        for persoon, rijen in over.items()
    ]
    thuis = {
        kind["id"]: {**dict.fromkeys(_VAN_PERSOON), **kind}
        for rij in meldingen
        for kind in personen_thuis(rij)
        if kind["id"] not in over
    }
    personen = (*hoofd, *thuis.values())
    leden = [_lid(wie, over.get(wie["id"], ()), meldingen) for wie in personen]
    eigen, bij = leden[: len(hoofd)], leden[len(hoofd) :]
    return eigen, [*_kinderen(personen, meldingen), *bij]


def _over(meldingen: Sequence[Leesbaar], persoon: int) -> list[Leesbaar]:
    return [rij for rij in meldingen if rij["persoon"] == persoon]


def _lid(wie: Leesbaar, over: Sequence[Leesbaar], meldingen: Sequence[Leesbaar]) -> Gezinslid:
    is_kind = wie["rol"] == KIND and not over
    gesteld = over[-1]["leeftijd"] if over else None
    return Gezinslid(
        rol=wie["rol"] or "hoofdpersoon",
        initialen=initialen(wie),
        naam=volledige_naam(wie),
        geboortedatum=wie["geboortedatum"],
        persoon=wie["id"],
        nummer=wie["nummer"],
        jaren=wie["jaren"] if gesteld is None else gesteld,
        jaren_op=wie["jaren_op"] if gesteld is None else over[-1]["ontvangen_op"],
        meldingen=meldingen if is_kind else over,
        is_kind=is_kind,
        apart=wie["woont"] is not None,
        afgeschermd=wie["afgeschermd"] is not None,
    )


def _kinderen(personen: Sequence[Leesbaar], meldingen: Sequence[Leesbaar]) -> list[Gezinslid]:
    """Resident children as stated: what several meldingen name alike counts once."""
    kinderen = []
    for plaats, gezegd in genoemd(meldingen, personen):
        kind = lees_kind(gezegd)
        noemen = [rij for rij in meldingen if gezegd in genoemde(rij["inwonende_kinderen"])]
        kinderen.append(
            Gezinslid(
                rol=KIND,
                initialen=f"{kind.naam[0].upper()}." if kind.naam else "",
                naam=kind.naam,
                geboortedatum=kind.geboortedatum,
                persoon=None,
                nummer=None,
                jaren=kind.jaren,
                jaren_op=noemen[-1]["ontvangen_op"],
                meldingen=noemen,
                is_kind=True,
                plaats=plaats,
            )
        )
    return kinderen


def gezinsleden(
    profiel: Profiel,
    personen: Sequence[Leesbaar],
    meldingen: Sequence[Leesbaar],
    instemmingen: Mapping[int, Instemmingrij],
    vandaag: date,
) -> tuple[tuple[Lid, ...], tuple[Lid, ...]]:
    """The persons by number and the children who are no person yet, with what to look out for.

    Persons born on the same day are never taken for one another: they name each other.
    """
    leden, kinderen = gezin(personen, meldingen)
    geboren = {_plek(lid): lid.geboortedatum for lid in (*leden, *kinderen)}

    def let_op(lid: Gezinslid) -> Iterator[str]:
        if lid.apart:
            yield "ander huishouden"
        if lid.afgeschermd:
            yield AFGESCHERMD
        if not lid.is_kind:
            yield from _bijzonder(lid.meldingen)
        yield from _meerling(_plek(lid), geboren)
        for jarig in verjaardagen(profiel, lid, vandaag, BINNENKORT):
            if jarig.zeker:
                zin = f"{jarig.leeftijd} op {jarig.van.day}-{jarig.van.month}"
                yield f"{zin}: {', '.join(jarig.wijzigt)}" if jarig.wijzigt else zin

    def lid_van(lid: Gezinslid) -> Lid:
        instemming = instemmingen.get(lid.persoon or 0)
        return Lid(
            rol=lid.rol,
            initialen=lid.initialen,
            naam=lid.naam,
            geboortedatum=lid.geboortedatum,
            leeftijd=(
                lid.jaren
                if not lid.geboortedatum and (lid.is_kind or not lid.meldingen)
                else _leeftijd(lid.geboortedatum, vandaag)
            ),
            let_op=tuple(dict.fromkeys(let_op(lid))),
            instemming=instemming.stand if instemming else None,
            instemming_op=instemming.dag if instemming else None,
            instemmen=instemmen(profiel, lid.geboren, vandaag),
            nummer=lid.nummer,
            meldingen=tuple(r["id"] for r in lid.meldingen) if not lid.is_kind else (),
            plaats=lid.plaats,
        )

    return tuple(map(lid_van, leden)), tuple(map(lid_van, kinderen))


def verjaardagen(
    profiel: Profiel,
    lid: Gezinslid,
    vandaag: date,
    dagen: int,
    leeftijden: Iterable[int] | None = None,
) -> Iterator[Verjaardag]:
    """When this person reaches one of these ages within so many days from today, and what that
    changes; without ages those that count.
    """
    if (geboren := lid.geboren) is None:
        return
    gevolgen = tellend(profiel, lid.feit)
    for leeftijd in gevolgen if leeftijden is None else leeftijden:
        if op := wordt(geboren, leeftijd, (vandaag, vandaag + timedelta(days=dagen))):
            wijzigt = gevolgen.get(leeftijd, ())
            if op[0] == op[1] and leeftijd in gevolgen and lid.meldingen:
                wijzigt += _verschuiving(profiel, lid.meldingen[-1], op[0])
            yield Verjaardag(lid.kort, lid.nummer, leeftijd, *op, wijzigt)


def genoemd(meldingen: Iterable[Leesbaar], personen: Sequence[Leesbaar]) -> list[tuple[int, str]]:
    """The children that these meldingen name, each once: what several name alike is one child, and
    who is a person already is left out. Each with its place, the first 1, among all that they name.
    """
    alle: Counter[str] = Counter()
    over: Counter[str] = Counter()
    for rij in meldingen:
        gezegd = genoemde(rij["inwonende_kinderen"])
        zelfde = zelfde_kinderen(rij, personen)
        alle |= Counter(gezegd)
        over |= Counter(kind for plaats, kind in enumerate(gezegd) if plaats not in zelfde)
    kinderen = []
    tot = 0
    for kind, aantal in alle.items():
        tot += aantal
        kinderen += [(tot - over[kind] + plaats, kind) for plaats in range(1, over[kind] + 1)]
    return kinderen


def _bijzonder(meldingen: Iterable[Leesbaar]) -> tuple[str, ...]:
    """What the meldingen about this person say: codes of `urgentie` and `bijzonderheden`."""
    codes: list[str] = []
    for rij in meldingen:
        codes += ["spoed"] if rij["urgentie"] == "spoed" else []
        codes += (rij["bijzonderheden"] or "").split(SCHEIDING)
    return tuple(dict.fromkeys(filter(None, codes)))


def _plek(lid: Gezinslid) -> str:
    """What stands before somebody on the screen of a casus: .3, or .k2 for who is no person yet."""
    return f".{lid.nummer}" if lid.plaats is None else f".k{lid.plaats}"


def _meerling(plek: str, geboren: Mapping[str, str | None]) -> tuple[str, ...]:
    """Who was born on the same day, by their places; never taken for one another."""
    dag = geboren[plek]
    if dag is None or len(dag) < _HELE_DATUM:
        return ()
    anderen = [ander for ander, op in geboren.items() if op == dag and ander != plek]
    if not anderen:
        return ()
    soort = "tweeling" if len(anderen) == 1 else "meerling"
    return (f"{soort} met {' '.join(anderen)}: nooit samenvoegen",)


class _OpDag(Struct, frozen=True):
    """A melding as if it had been received on another day."""

    melding: Leesbaar
    dag: str

    def __getitem__(self, kolom: str, /) -> Any:
        return self.dag if kolom == "ontvangen_op" else self.melding[kolom]


def _verschuiving(profiel: Profiel, melding: Leesbaar, op: date) -> tuple[str, ...]:
    """What the rules would say from this day on, beside what they say the day before."""
    try:
        voor, na = (
            beslis(profiel, feiten_van(_OpDag(melding, dag), profiel))
            for dag in ((op - timedelta(days=1)).isoformat(), op.isoformat())
        )
    except ValueError:  # somebody was not born yet
        return ()
    if (voor.uitkomst, voor.tafel) == (na.uitkomst, na.tafel):
        return (BLIJFT[na.tafel is not None],)
    if na.uitkomst is Uitkomst.AANVULLEN:
        return ("toedeling wordt onzeker",)
    return (f"toedeling wordt {profiel.label(na.tafel) if na.tafel else na.uitkomst.value}",)


def _leeftijd(geboortedatum: str | None, dag: date) -> Leeftijd:
    """None when unknown, or on a day before the birth."""
    try:
        return leeftijd_bij(geboortedatum, dag) if geboortedatum else None
    except ValueError:
        return None
