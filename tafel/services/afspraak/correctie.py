"""An afspraak that was noted wrongly: corrected, while what stood there stays readable (domain §8).

A correction is no postponement: that is counted (`afspraken.wend`). So a later date is a
correction only on the day on which the afspraak was noted, or to undo an earlier correction of the
same day; otherwise lateness could be corrected away.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from tafel.domain.plan import Afspraak, Afspraakcorrectie, Afspraakstatus
from tafel.errors import InputRefused, WrongUse
from tafel.register import afspraak as queries
from tafel.register.rijen.plan import Afspraakrij
from tafel.register.store import Register, nu
from tafel.services.afspraak.afspraken import bestaande, op_dag
from tafel.services.basis.tijdlijn import noteer
from tafel.services.basis.verhulling import Verhuller
from tafel.services.partner.partners import zoek_partner
from tafel.services.zitting import Zitting

VELDEN = ("organisatie", "wie", "wat", "uiterlijk")


class Correctie(Struct, frozen=True):
    """How an afspraak should have read; None = as it is."""

    organisatie: str | None = None
    """A partner as typed."""
    wie: str | None = None
    wat: str | None = None
    uiterlijk: date | None = None
    reden: str | None = None


def corrigeer(z: Zitting, casus: int, nummer: int, correctie: Correctie) -> Afspraak:
    """Write an afspraak as it should have read, whatever its state; returns it as it is then.

    Raises NotFound for the afspraak or partner, WrongUse, also for a date that is later though the
    afspraak was not noted today; InputRefused when nothing is different.
    """
    with z.register.schrijf():
        rij = bestaande(z.register, casus, nummer)
        organisatie = correctie.organisatie
        if organisatie is not None:
            organisatie = zoek_partner(z.profiel, organisatie).code
        gegeven: dict[str, str | date | None] = {
            "organisatie": organisatie,
            "wie": correctie.wie,
            "wat": correctie.wat,
            "uiterlijk": correctie.uiterlijk,
        }
        anders = {
            veld: waarde
            for veld, waarde in gegeven.items()
            if waarde is not None and waarde != getattr(rij, veld)
        }
        if not anders:
            raise InputRefused(f"afspraak {casus}/{nummer} luidt al zo; er is niets veranderd")
        if correctie.uiterlijk and "uiterlijk" in anders:
            _toets_later(z, rij, correctie.uiterlijk)
        for veld, nieuw in anders.items():
            z.register.voeg_toe(
                "afspraakcorrectie",
                {
                    "afspraak": rij.id,
                    "veld": veld,
                    "oud": getattr(rij, veld),
                    "nieuw": nieuw,
                    "reden": correctie.reden,
                    "tijd": nu(),
                    "dag": z.vandaag,
                    "wie": z.wie,
                },
            )
        waarden = dict(anders)
        if "uiterlijk" in anders and rij.eerst_uiterlijk in (None, rij.uiterlijk):
            waarden["eerst_uiterlijk"] = anders["uiterlijk"]
        z.register.werk_bij("afspraak", rij.id, waarden)
        _noteer(z, casus, nummer, anders, rij)
        z.register.log(z.wie, z.vandaag, "afspraak corrigeer", f"{casus}/{nummer}")
        [na] = gecorrigeerd(
            z.register, [op_dag(z.profiel, queries.afspraak(z.register, rij.id), z.vandaag)]
        )
    return na


def _toets_later(z: Zitting, rij: Afspraakrij, nieuw: date) -> None:
    """Raises WrongUse, with the command that counts it, for a date that is later than may be."""
    was = rij.uiterlijk
    if was is None or nieuw <= was or rij.gemaakt_op == z.vandaag:
        return
    vandaag_stond_er = (
        date.fromisoformat(keer.oud)
        for keer in queries.correcties(z.register, [rij.casus])
        if keer.afspraak == rij.id
        and keer.veld == "uiterlijk"
        and keer.dag == z.vandaag
        and keer.oud is not None
    )
    if nieuw <= max(vandaag_stond_er, default=was):
        return
    daad = "doorschuiven" if rij.status == Afspraakstatus.OPEN else "heropen"
    raise WrongUse(
        "--uiterlijk: een latere datum is alleen een correctie op de dag dat de afspraak is "
        f"vastgelegd; daarna: tafel afspraak {daad} {rij.casus}/{rij.nummer} "
        f"--uiterlijk {nieuw}"
    )


def _noteer(
    z: Zitting, casus: int, nummer: int, anders: Mapping[str, str | date], rij: Afspraakrij
) -> None:
    """Which columns; of those that are codes or dates also what they were and are."""
    gegevens: dict[str, object] = {"afspraak": nummer, "velden": list(anders)}
    for veld in ("organisatie", "uiterlijk"):
        if veld in anders:
            gegevens |= {f"{veld}_was": getattr(rij, veld), veld: anders[veld]}
    noteer(
        z,
        casus,
        "afspraakcorrectie",
        f"afspraak {casus}/{nummer} gecorrigeerd: {', '.join(anders)}",
        gegevens=gegevens,
    )


def gecorrigeerd(register: Register, afspraken: Sequence[Afspraak]) -> tuple[Afspraak, ...]:
    """These afspraken with what they said before they were corrected."""
    per_afspraak: dict[tuple[int, int], list[Afspraakcorrectie]] = {}
    for rij in queries.correcties(register, sorted({a.casus for a in afspraken})):
        correctie = Afspraakcorrectie(
            op=rij.dag,
            wie=rij.wie,
            veld=rij.veld,
            oud=rij.oud,
            nieuw=rij.nieuw,
            reden=rij.reden,
        )
        per_afspraak.setdefault((rij.casus, rij.nummer), []).append(correctie)
    return tuple(
        replace(a, correcties=tuple(per_afspraak.get((a.casus, a.nummer), ()))) for a in afspraken
    )


def verhuld_afspraak(afspraak: Afspraak, verhuld: Verhuller) -> Afspraak:
    """With initials for the names in what it says and said."""

    def tekst(tekst_: str | None) -> str | None:
        return tekst_ and verhuld.tekst(afspraak.casus, tekst_)

    return replace(
        afspraak,
        wat=tekst(afspraak.wat) or "",
        wie=afspraak.wie and verhuld.wie(afspraak.casus, afspraak.wie),
        toelichting=tekst(afspraak.toelichting),
        correcties=tuple(
            replace(
                c,
                oud=tekst(c.oud) if c.veld == "wat" else c.oud,
                nieuw=tekst(c.nieuw) if c.veld == "wat" else c.nieuw,
                reden=tekst(c.reden),
            )
            for c in afspraak.correcties
        ),
    )
