"""The follow-up of a crisis: whom to call, and what is recorded of it (domain §8; Werkplan §3).

A crisis stays until somebody recorded that the children are safe, or the casus went up. What a
table decides, or what a later delivery says, does not end it.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from msgspec import convert
from msgspec.structs import asdict, replace

from tafel.datums import dag_maand, datum_kort
from tafel.domain.agenda import Agendapunt, Puntsoort
from tafel.domain.crisis import VEILIG, Crisiscontact, Crisisfase, Crisisstand
from tafel.errors import GateNotMet, InputRefused, WrongUse
from tafel.register import crisis as queries
from tafel.register.crisis import Crisisrij
from tafel.register.rijen.casus import Casusrij, Crisiscontactrij
from tafel.register.store import Register, nu
from tafel.rules.profiel.profiel import Profiel
from tafel.rules.termijnen import eerste_werkdag
from tafel.services.basis.crisisdienst import (
    crisisdienst,
    dienst_gebeld,
    is_dienst,
    partnercode,
    te_bellen,
)
from tafel.services.basis.tijdlijn import noteer, open_casus
from tafel.services.zitting import Zitting

NA_VEILIG = timedelta(weeks=2)
"""The next look when the children are safe and no day is given (own default)."""
NA_OPSCHALEN = timedelta(weeks=12)
"""The next look at a casus that went up (own default)."""
UITERLIJK = timedelta(weeks=13)
"""No next look is later (domain §8)."""
VRAAG = "Zijn de kinderen nu veilig? Zo niet: opschalen."
VRAAG_ELDERS = "Is er gebeld? Gaat het om een kind elders: is dat nu veilig? Zo niet: opschalen."


# --- where it stands ------------------------------------------------------------------------------


def openstaand(z: Zitting, tafel: str | None, dag: date) -> dict[int, Crisisstand]:
    """Per casus of a table its open crisis, the oldest first; None: of those without a table, and
    at one that the profile does not have.
    """
    rijen = queries.open_van_tafel(z.register, tafel, dag)
    if tafel is None:
        rijen += queries.open_elders(z.register, z.profiel.tafels, dag)
        rijen.sort(key=lambda rij: (rij.crisis_sinds, rij.casus))
    if not rijen:
        return {}
    bellen = te_bellen(replace(z, vandaag=dag))
    return {rij.casus: _stand(rij, bellen) for rij in rijen}


def van_casus(z: Zitting, casus: int) -> Crisisstand | None:
    """The crisis of one casus with every call; None when there never was one."""
    rij = queries.stand(z.register, casus)
    if rij is None:
        return None
    return replace(
        _stand(rij, te_bellen(z)),
        contacten=tuple(map(_contact, queries.contacten(z.register, casus))),
    )


def _contact(rij: Crisisrij | Crisiscontactrij) -> Crisiscontact:
    return convert(rij, Crisiscontact, from_attributes=True)


def _stand(rij: Crisisrij, bellen: str) -> Crisisstand:
    return Crisisstand(
        casus=rij.casus,
        stand=rij.crisis,
        sinds=rij.crisis_sinds,
        bellen=bellen,
        volgende=rij.crisis_volgende,
        laatste=_contact(rij) if rij.gebeld is not None else None,
        gezien=bool(rij.gezien),
        omhoog=rij.opgeschaald_naar is not None,
        elders=rij.crisis_elders is not None,
    )


# --- on an agenda ---------------------------------------------------------------------------------


def agendapunten(
    z: Zitting, tafel: str | None, dag: date, heropend: Mapping[int, str]
) -> list[Agendapunt]:
    """Every open crisis, and what must be looked at again after one; `heropend`: casus → day."""
    punten = [
        replace(agendapunt(z, crisis, dag), ook=_heropend(heropend.get(crisis.casus), dag))
        for crisis in openstaand(z, tafel, dag).values()
    ]
    for rij in queries.terug_te_zien(z.register, tafel, dag):
        volgende = rij.crisis_volgende
        assert volgende is not None
        hoe = "de kinderen waren veilig" if rij.crisis == Crisisfase.VEILIG else "opgeschaald"
        opdracht = "overleg besluit"
        if rij.veilig == "nee" and rij.crisis == Crisisfase.OPGESCHAALD:
            hoe += "; bij het laatste contact nog niet veilig"
            opdracht = "casus crisis"
        punten.append(
            Agendapunt(
                Puntsoort.VOLGEN,
                "Hoe gaat het nu met de kinderen, en wanneer kijken we weer?",
                f"na de crisis ({hoe}), te bekijken op {dag_maand(volgende, dag)}",
                casus=rij.casus,
                minuten=z.profiel.minuten[Puntsoort.VOLGEN],
                sinds=volgende,
                opdracht=f"tafel {opdracht} {rij.casus}",
            )
        )
    return punten


def agendapunt(z: Zitting, crisis: Crisisstand, dag: date) -> Agendapunt:
    """An open crisis."""
    return Agendapunt(
        Puntsoort.CRISIS,
        VRAAG_ELDERS if crisis.elders else VRAAG,
        "crisis",
        casus=crisis.casus,
        minuten=z.profiel.minuten[Puntsoort.CRISIS],
        sinds=crisis.sinds,
        opdracht=f"tafel casus crisis {crisis.casus}",
        bel=bel(crisis, z.profiel, dag),
    )


def _heropend(op: str | None, dag: date) -> tuple[str, ...]:
    return (f"heropend op {dag_maand(date.fromisoformat(op), dag)}",) if op else ()


def bel(crisis: Crisisstand, profiel: Profiel, dag: date) -> str:
    """As in "Bureau Jeugdzorg vóór het overleg; gebeld 17-11 (MK): huisbezoek 19-11"."""
    wie = f"bij een kind elders {crisis.bellen}" if crisis.elders else crisis.bellen
    zin = f"{wie} vóór het overleg"
    if crisis.laatste is None:
        return f"{zin}; nog niet gebeld"
    naam = profiel.label(crisis.laatste.gebeld)
    ander = "" if naam == crisisdienst(profiel) else f"{naam} "
    return f"{zin}; {ander}{gebeld(crisis.laatste, dag)}"


def gebeld(contact: Crisiscontact, dag: date) -> str:
    """As in "gebeld 17-11 (MK): huisbezoek 19-11; de kinderen zijn nog niet veilig"."""
    delen = [
        f"gebeld {dag_maand(contact.op, dag)} ({contact.wie}): {contact.uitkomst}",
        VEILIG[contact.veilig],
    ]
    if contact.volgende is not None:
        delen.append(f"weer kijken {dag_maand(contact.volgende, dag)}")
    return "; ".join(delen)


# --- recording ------------------------------------------------------------------------------------


def voor_contact(register: Register, nummer: int) -> Casusrij:
    """The open casus with its crisis. Raises CasusNotFound, GateNotMet, InputRefused."""
    casus = open_casus(register, nummer)
    if casus.crisis is None:
        raise InputRefused(
            f"casus {nummer} heeft geen crisis; is er nu een, dan: "
            "tafel melding add --urgentie crisis"
        )
    return casus


def eerste_dag(register: Register, nummer: int) -> date:
    """The first day on which a call can be about this crisis; earlier ones were about another.

    Raises CasusNotFound, GateNotMet, InputRefused.
    """
    return _gemeld(voor_contact(register, nummer))


def _gemeld(casus: Casusrij) -> date:
    assert casus.crisis_gemeld is not None
    return casus.crisis_gemeld


def leg_vast(
    z: Zitting,
    nummer: int,
    *,
    gebeld: str,
    op: date,
    uitkomst: str,
    veilig: str | None,
    volgende: date | None,
) -> Crisisstand:
    """Record a call: who, when, what they do, whether the children are safe, and the next look.

    With `veilig` ja the crisis ends as a crisis and the casus is looked at again, once whom the
    profile names was called about it too; otherwise it stays. An earlier record stays readable; the
    last one counts. Raises CasusNotFound, GateNotMet; WrongUse for a day that cannot be, or without
    a next look while the children are not safe.
    """
    _toets_dagen(veilig, volgende, z.vandaag)
    if volgende is None:
        volgende = eerste_werkdag(z.profiel, z.vandaag + NA_VEILIG)
    with z.register.schrijf():
        casus = voor_contact(z.register, nummer)
        _toets_gebeld(op, _gemeld(casus), z.vandaag)
        code = partnercode(z.profiel, gebeld)
        # Around an adult, or followed higher up, whoever was called knows whether it is safe.
        dienst = casus.crisis_elders is not None or casus.crisis == Crisisfase.OPGESCHAALD
        dienst = dienst or is_dienst(z.profiel, code or gebeld)
        dienst = dienst or dienst_gebeld(z, casus)
        z.register.voeg_toe(
            "crisiscontact",
            {
                "casus": nummer,
                "melding": queries.crisismelding(z.register, nummer),
                "gebeld": code or gebeld,
                "op": op.isoformat(),
                "uitkomst": uitkomst,
                "veilig": veilig,
                "volgende": volgende.isoformat(),
                "tijd": nu(),
                "dag": z.vandaag.isoformat(),
                "wie": z.wie,
            },
        )
        stand = _na_contact(casus, veilig if dienst else None)
        z.register.werk_bij(
            "casus", nummer, {"crisis": stand, "crisis_volgende": volgende.isoformat()}
        )
        wat = {"ja": "kinderen veilig", "nee": "kinderen nog niet veilig"}
        noteer(
            z,
            nummer,
            "crisis",
            f"crisis: {f'{z.profiel.label(code)} ' if code else ''}gebeld op {datum_kort(op)}, "
            f"{wat.get(veilig or '', 'veiligheid nog onbekend')}",
            gegevens={"gebeld": code, "op": op, "veilig": veilig, "volgende": volgende},
        )
        z.register.log(z.wie, z.vandaag, "casus crisis", str(nummer))
        gevonden = van_casus(z, nummer)
    assert gevonden is not None
    return gevonden


def _toets_gebeld(op: date, eerste: date, vandaag: date) -> None:
    """A call of before the crisis was not about it, and does not end it."""
    if op > vandaag:
        raise WrongUse(
            "--op: dit is nog niet geweest; geef de dag waarop er is gebeld, "
            f"{_van_tot_nu(eerste, vandaag)}"
        )
    if op < eerste:
        raise WrongUse(
            f"--op: deze crisis is van {datum_kort(eerste)}, en toen was zij er nog niet. "
            f"Geef een dag {_van_tot_nu(eerste, vandaag)}"
        )


def _van_tot_nu(eerste: date, vandaag: date) -> str:
    return "vandaag" if eerste >= vandaag else f"van {datum_kort(eerste)} tot en met vandaag"


def _toets_dagen(veilig: str | None, volgende: date | None, vandaag: date) -> None:
    if volgende is not None and volgende < vandaag:
        raise WrongUse("--volgende: kies vandaag of een latere dag")
    if volgende is None and veilig != "ja":
        raise WrongUse("wanneer kijkt u weer? Zolang de kinderen niet veilig zijn: --volgende")
    if volgende is not None and volgende > vandaag + UITERLIJK:
        raise WrongUse("--volgende: na een crisis kijkt u binnen 13 weken weer")


def _na_contact(casus: Casusrij, veilig: str | None) -> Crisisfase:
    """Safe ends it; a later record that says otherwise opens it again, unless it is followed
    higher up.
    """
    if veilig == "ja":
        return Crisisfase.VEILIG
    return Crisisfase.OPGESCHAALD if casus.crisis == Crisisfase.OPGESCHAALD else Crisisfase.OPEN


# --- what else happens to the casus ---------------------------------------------------------------


def ging_omhoog(profiel: Profiel, casus: Casusrij, naar: str, dag: date) -> dict[str, str | date]:
    """Columns of a casus that goes up to `naar` (a code, else as written): the crisis is followed
    there, and looked at again here.

    None while it goes to neither whom one would phone nor a named procesmanager: then the crisis
    stays here.
    """
    if casus.crisis != Crisisfase.OPEN:
        return {}
    sinds = casus.procesmanager_sinds
    begon = casus.crisis_sinds
    heeft = sinds is not None and begon is not None and sinds >= begon
    return omhoog(profiel, casus, dag) if heeft or is_dienst(profiel, naar) else {}


def omhoog(profiel: Profiel, casus: Casusrij, dag: date) -> dict[str, str | date]:
    """Columns of a casus of which somebody else follows the crisis from now on."""
    if casus.crisis != Crisisfase.OPEN:
        return {}
    weer = eerste_werkdag(profiel, dag + NA_OPSCHALEN)
    return {"crisis": Crisisfase.OPGESCHAALD, "crisis_volgende": weer}


def kwam_terug(casus: Casusrij) -> dict[str, str | None]:
    """Columns of a casus that comes back from another level: nobody said here that it is safe."""
    if casus.crisis != Crisisfase.OPGESCHAALD:
        return {}
    return {"crisis": Crisisfase.OPEN, "crisis_volgende": None}


def overgenomen(register: Register, van: Casusrij, naar: int) -> dict[str, Any]:
    """Columns of casus `naar` that takes the crisis of `van` over: nobody was called about it there
    yet.
    """
    kolommen = ("crisis_sinds", "crisis_gemeld", "crisis_elders")
    over = {kolom: getattr(van, kolom) for kolom in kolommen}
    return {**over, "crisis_na": queries.laatste_contact(register, naar)}


def neem_contacten_over(register: Register, van: Casusrij, naar: int) -> int:
    """Record the calls about the crisis of `van` at `naar` too; returns how many."""
    contacten = [k for k in queries.contacten(register, van.id) if k.id > (van.crisis_na or 0)]
    for contact in contacten:
        register.voeg_toe("crisiscontact", {**asdict(contact), "casus": naar, "id": None})
    return len(contacten)


def met_andere(register: Register, eigen: Casusrij, ander: Casusrij) -> dict[str, Any]:
    """Columns of the casus `eigen` whose open crisis goes on as one with that of `ander`: somebody
    was called only when that is so of both.
    """
    nummer = eigen.id
    gebeld = queries.laatste_contact(register, nummer) > (eigen.crisis_na or 0)
    gebeld = bool(neem_contacten_over(register, ander, nummer)) and gebeld
    dagen = filter(None, (eigen.crisis_volgende, ander.crisis_volgende))
    return {
        "crisis_na": eigen.crisis_na if gebeld else queries.laatste_contact(register, nummer),
        "crisis_gemeld": min(_gemeld(eigen), _gemeld(ander)),
        "crisis_elders": eigen.crisis_elders and ander.crisis_elders,
        "crisis_volgende": min(dagen, default=None) if gebeld else None,
    }


def nog_te_zien(casus: Casusrij, vandaag: date) -> date | None:
    """The next look after a crisis that ended or went up; tomorrow when its day has come and nobody
    discussed it since.
    """
    volgende = casus.crisis_volgende
    if casus.crisis in (None, Crisisfase.OPEN) or volgende is None:
        return None
    if casus.besproken_op is not None and casus.besproken_op >= volgende:
        return None
    return max(volgende, vandaag + timedelta(days=1))


def eis_geen_open_crisis(register: Register, casus: int, zin: str) -> None:
    """Raises GateNotMet (`zin`) while the crisis of this casus is open."""
    rij = queries.stand(register, casus)
    if rij is not None and rij.crisis == Crisisfase.OPEN:
        raise GateNotMet(zin, [(POORT, f"tafel casus crisis {casus}")])


POORT = "poort crisis: niet is vastgelegd dat er is gebeld en dat de kinderen veilig zijn"
