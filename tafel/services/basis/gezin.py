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
from tafel.kolommen import GEEN, SCHEIDING
from tafel.leeftijden import leeftijd_bij
from tafel.register.rijen.casus import Instemmingrij
from tafel.rules.profiel.profiel import Profiel
from tafel.rules.toedeling import beslis
from tafel.rules.verjaardagen import Tussen, geboren_bij, geboren_volgens, tellend, wordt
from tafel.services.basis.betrokkene import initialen, volledige_naam
from tafel.services.basis.feiten import feiten_van

BINNENKORT = 56
"""Days within which a birthday that matters is announced (own default)."""

BLIJFT = ("toedeling blijft", "tafel blijft")
"""What a birthday changes where it does not: nothing has a table yet, or it has."""

_HELE_DATUM = len("jjjj-mm-dd")


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
    meldingen: Sequence[Leesbaar]
    """Those about this person, or that name this child."""
    apart: bool = False
    """Whether this person lives in another household than the rest."""

    @property
    def feit(self) -> str:
        """The fact of the rules that tells the age."""
        return "inwonende_kinderen" if self.persoon is None else "leeftijd"

    @property
    def geboren(self) -> Tussen | None:
        ontvangen_op = self.meldingen[-1]["ontvangen_op"] if self.meldingen else None
        return geboren_tussen(self.geboortedatum, self.jaren, ontvangen_op)

    @property
    def kort(self) -> str:
        """As in M.P. '09, or kind 4 jr."""
        wie = self.initialen or self.rol
        if self.geboortedatum:
            return f"{wie} {jaar_kort(self.geboortedatum)}"
        return wie if self.jaren is None else f"{wie} {self.jaren} jr"


def geboren_tussen(
    geboortedatum: str | None, jaren: int | None, ontvangen_op: str | None
) -> Tussen | None:
    """Between which days, by the birth date, or else the age that was stated on the day of receipt;
    None when neither is known.
    """
    if geboortedatum:
        return geboren_volgens(geboortedatum)
    if jaren is None or ontvangen_op is None:
        return None
    return geboren_bij(jaren, date.fromisoformat(ontvangen_op))


def gezin(
    personen: Sequence[Leesbaar], meldingen: Sequence[Leesbaar]
) -> tuple[list[Gezinslid], list[Gezinslid]]:
    """(the persons by number, the children of whom only meldingen speak)."""
    leden = [
        _lid(persoon, persoon["id"], _over(meldingen, persoon["id"]), persoon)
        for persoon in personen
    ]
    return leden, _kinderen(leden, meldingen)


def gezin_volgens(meldingen: Sequence[Leesbaar]) -> tuple[list[Gezinslid], list[Gezinslid]]:
    """(whom these meldingen are about, the other children that they name)."""
    over = {rij["persoon"]: _over(meldingen, rij["persoon"]) for rij in meldingen}
    leden = [_lid(rijen[-1], persoon, rijen) for persoon, rijen in over.items()]
    return leden, _kinderen(leden, meldingen)


def _over(meldingen: Sequence[Leesbaar], persoon: int) -> list[Leesbaar]:
    return [rij for rij in meldingen if rij["persoon"] == persoon]


def _lid(
    wie: Leesbaar, persoon: int, over: Sequence[Leesbaar], plek: Leesbaar | None = None
) -> Gezinslid:
    return Gezinslid(
        rol=plek["rol"] if plek else "hoofdpersoon",
        initialen=initialen(wie),
        naam=volledige_naam(wie),
        geboortedatum=wie["geboortedatum"],
        persoon=persoon,
        nummer=plek["nummer"] if plek else None,
        jaren=over[-1]["leeftijd"] if over else None,
        meldingen=over,
        apart=plek is not None and plek["woont"] is not None,
    )


def _kinderen(leden: Iterable[Gezinslid], meldingen: Sequence[Leesbaar]) -> list[Gezinslid]:
    """Resident children as stated: what several meldingen name alike counts once."""
    lijsten = [rij["inwonende_kinderen"] for rij in meldingen]
    kinderen = []
    for gezegd in genoemd(lijsten, [lid.geboortedatum for lid in leden]):
        kind = lees_kind(gezegd)
        kinderen.append(
            Gezinslid(
                rol="kind",
                initialen=f"{kind.naam[0].upper()}." if kind.naam else "",
                naam=kind.naam,
                geboortedatum=kind.geboortedatum,
                persoon=None,
                nummer=None,
                jaren=kind.jaren,
                meldingen=[
                    rij
                    for rij, lijst in zip(meldingen, lijsten, strict=True)
                    if gezegd in (lijst or "").split(SCHEIDING)
                ],
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
    geboren = {lid.nummer: lid.geboortedatum for lid in leden}
    even_oud = Counter(kind.geboortedatum for kind in kinderen)

    def let_op(lid: Gezinslid) -> Iterator[str]:
        if lid.apart:
            yield "ander huishouden"
        if lid.persoon is not None:
            yield from _bijzonder(lid.meldingen)
            yield from _meerling(lid.nummer, geboren)
        elif len(lid.geboortedatum or "") == _HELE_DATUM and even_oud[lid.geboortedatum] > 1:
            yield "tweeling" if even_oud[lid.geboortedatum] == 2 else "meerling"
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
                if lid.persoon is None and lid.jaren is not None
                else _leeftijd(lid.geboortedatum, vandaag)
            ),
            let_op=tuple(let_op(lid)),
            instemming=instemming.stand if instemming else None,
            instemming_op=instemming.dag if instemming else None,
            nummer=lid.nummer,
            meldingen=tuple(r["id"] for r in lid.meldingen) if lid.persoon is not None else (),
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


def genoemd(lijsten: Iterable[str | None], geboren: Iterable[str | None]) -> list[str]:
    """The children of several canonical `inwonende_kinderen`, each once: what several name alike is
    one child, and who is a person already (by the birth dates of those) is left out.
    """
    samen: Counter[str] = Counter()
    for lijst in lijsten:
        if lijst is not None and lijst != GEEN:
            samen |= Counter(lijst.split(SCHEIDING))
    al_persoon = Counter(dag for dag in geboren if dag and len(dag) == _HELE_DATUM)
    kinderen = []
    for gezegd in samen.elements():
        if al_persoon[gezegd.split(" ")[-1]]:
            al_persoon[gezegd.split(" ")[-1]] -= 1
        else:
            kinderen.append(gezegd)
    return kinderen


def _bijzonder(meldingen: Iterable[Leesbaar]) -> tuple[str, ...]:
    """What the meldingen about this person say: codes of `urgentie` and `bijzonderheden`."""
    codes: list[str] = []
    for rij in meldingen:
        codes += ["spoed"] if rij["urgentie"] == "spoed" else []
        codes += (rij["bijzonderheden"] or "").split(SCHEIDING)
    return tuple(dict.fromkeys(filter(None, codes)))


def _meerling(nummer: int | None, geboren: Mapping[int | None, str | None]) -> tuple[str, ...]:
    dag = geboren[nummer]
    if dag is None or len(dag) < _HELE_DATUM:
        return ()
    anderen = [f".{i}" for i, ander in geboren.items() if ander == dag and i != nummer]
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
