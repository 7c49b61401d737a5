"""What follows from a family category is drawn: procesmanager, MDO+ and analyseteam (domain §6)."""

from datetime import date, timedelta

from msgspec import convert

from tafel.datums import dag_maand, datum_kort
from tafel.domain.agenda import Agendapunt, Puntsoort
from tafel.domain.overdracht import OVERLEGGEN, Inbreng, Overdrachtstand
from tafel.domain.toedeling import Uitkomst
from tafel.errors import GateNotMet, InputRefused, WrongUse
from tafel.kolommen import SCHEIDING
from tafel.register import overdracht as queries
from tafel.register.overdracht import Tedoen
from tafel.register.rijen.casus import Casusrij, Inbrengrij
from tafel.rules.categorie import elders, gezinsmanager_bij
from tafel.rules.profiel.profiel import Profiel, Tafel
from tafel.services.basis import crisis
from tafel.services.basis.tijdlijn import casus_van, licht_toe, noteer, open_casus
from tafel.services.zitting import Zitting

PROCESMANAGER = "de procesmanager"


def van_casus(z: Zitting, casus: Casusrij) -> Overdrachtstand | None:
    """What the category asks of a casus; None when nothing does, and nothing was done."""
    inbreng = tuple(map(_inbreng, queries.inbreng(z.register, casus.id)))
    categorieen = _categorieen(z.profiel, casus)
    nodig = bool(categorieen) or casus.uitkomst == Uitkomst.OPSCHALEN
    if not (nodig or inbreng or casus.procesmanager or casus.niet_overgedragen):
        return None
    return Overdrachtstand(
        nodig=nodig,
        categorieen=categorieen,
        inbrengen_in=_overleggen(categorieen),
        procesmanager=casus.procesmanager,
        contact=casus.procesmanager_contact,
        sinds=casus.procesmanager_sinds,
        niet=casus.niet_overgedragen,
        niet_op=casus.niet_overgedragen_op,
        inbreng=inbreng,
    )


def _categorieen(profiel: Profiel, casus: Casusrij) -> tuple[str, ...]:
    if casus.categorie is None:
        mogelijk = casus.categorie_mogelijk
        return tuple(mogelijk.split(SCHEIDING)) if mogelijk else ()
    tafel = profiel.tafels.get(casus.tafel or "")
    if tafel is None or casus.categorie not in elders(profiel, tafel):
        return ()
    return (casus.categorie,)


def _overleggen(categorieen: tuple[str, ...]) -> tuple[str, ...]:
    """MPG4 goes to the analyseteam, the others to the MDO+ (Werkplan §2.8)."""
    codes = ("analyseteam" if naam == "MPG4" else "mdo-plus" for naam in categorieen)
    return tuple(dict.fromkeys(codes))


def _inbreng(rij: Inbrengrij) -> Inbreng:
    return convert(rij, Inbreng, from_attributes=True)


# --- on an agenda ---------------------------------------------------------------------------------


def agendapunten(z: Zitting, overleg: Tafel, tafel: str | None, dag: date) -> list[Agendapunt]:
    """A family that is not handed over, not brought in, or of which nothing came back."""
    grens = dag - timedelta(weeks=z.profiel.proces.termijnen.volgen_weken)
    rijen = queries.te_doen(z.register, tafel, elders(z.profiel, overleg), grens)
    return [_punt(z.profiel, rij, dag) for rij in rijen]


def _punt(profiel: Profiel, rij: Tedoen, dag: date) -> Agendapunt:
    casus, soort = rij.casus, Puntsoort.OPSCHALEN
    sinds = rij.sinds
    namen = (rij.categorie or rij.categorie_mogelijk or "").split(SCHEIDING)
    categorie = " of ".join(filter(None, namen))
    gezegd = f"categorie {categorie}" if categorie else "toegedeeld als opschalen"
    if rij.procesmanager is None:
        vraag = "Opschalen naar de procesmanager?"
        reden = f"{gezegd} sinds {dag_maand(sinds, dag)}: procesregie door {PROCESMANAGER}"
        opdracht = f"tafel casus opschalen {casus} --procesmanager …"
        if rij.categorie in (None, "bespreken") and not rij.categorie_mogelijk:
            vraag = "Is dit een multiprobleemgezin? Zo ja: overdragen aan welke procesmanager?"
    elif rij.op is None:
        waar = " of ".join(OVERLEGGEN[code] for code in _overleggen(tuple(filter(None, namen))))
        vraag = f"Wanneer brengt de procesmanager dit gezin in: {waar}?"
        reden = f"{gezegd}: nog niet ingebracht in het {waar}"
        opdracht = f"tafel casus inbrengen {casus}"
    else:
        op, waar = rij.op, OVERLEGGEN[rij.overleg or ""]
        vraag = f"Wat kwam er uit het {waar}?"
        reden = f"ingebracht in het {waar} op {dag_maand(op, dag)}, nog niets terug"
        sinds = op + timedelta(weeks=profiel.proces.termijnen.volgen_weken)
        soort = Puntsoort.VOLGEN
        opdracht = f"tafel casus inbrengen {casus} --terug vandaag"
    return Agendapunt(
        soort,
        vraag,
        reden,
        casus=casus,
        minuten=profiel.minuten[soort],
        sinds=sinds,
        opdracht=opdracht,
    )


# --- handing over, or not -------------------------------------------------------------------------


def draag_over(
    z: Zitting,
    nummer: int,
    *,
    procesmanager: str,
    contact: str,
    naar: str | None,
    reden: str | None,
) -> str:
    """Hand a family over to a named procesmanager; the coördinator keeps seeing it.

    Returns where to, as it reads. Raises CasusNotFound, GateNotMet for a closed casus, InputRefused
    at a table for adults.
    """
    from tafel.services.regie.regie import breng_omhoog

    with z.register.schrijf():
        casus = open_casus(z.register, nummer)
        tafel = z.profiel.tafels.get(casus.tafel or "")
        if tafel is not None and not tafel.gezin and casus.uitkomst != Uitkomst.OPSCHALEN:
            raise InputRefused(
                f"overdragen aan een procesmanager is voor gezinnen; {tafel.naam} houdt casus "
                f"{nummer} zelf. Naar een ander niveau: tafel casus opschalen {nummer}"
            )
        stand = van_casus(z, casus)
        if casus.opgeschaald_naar is None or naar is not None:
            gezegd = " of ".join(stand.categorieen) if stand else ""
            waarom = reden or (f"categorie {gezegd}" if gezegd else "overgedragen")
            label = breng_omhoog(z, casus, naar=naar or PROCESMANAGER, reden=waarom)
        else:
            label = z.profiel.label(casus.opgeschaald_naar)
        z.register.werk_bij(
            "casus",
            nummer,
            {
                "procesmanager": procesmanager,
                "procesmanager_contact": contact,
                "procesmanager_sinds": z.vandaag.isoformat(),
                "niet_overgedragen": None,
                "niet_overgedragen_op": None,
                **crisis.omhoog(z.profiel, casus_van(z.register, nummer), z.vandaag),
            },
        )
        noteer(
            z,
            nummer,
            "procesmanager",
            "overgedragen aan een procesmanager",
            gegevens={"categorie": casus.categorie or casus.categorie_mogelijk},
        )
        z.register.log(z.wie, z.vandaag, "casus opschalen", str(nummer))
    return label


def draag_niet_over(z: Zitting, nummer: int, *, omdat: str) -> tuple[str, ...]:
    """Keep why a family is not handed over; returns the categories that may say otherwise.

    That is for a family that is judged no multiprobleemgezin (domain §6). Raises CasusNotFound,
    InputRefused when nothing asks for it; GateNotMet for a closed casus, and for a category that is
    certain and lies with the procesmanager.
    """
    with z.register.schrijf():
        casus = open_casus(z.register, nummer)
        stand = van_casus(z, casus)
        if stand is None or not stand.nodig:
            raise InputRefused(f"casus {nummer} hoeft niet te worden overgedragen")
        if casus.categorie in stand.categorieen:
            raise GateNotMet(
                f"casus {nummer} is een multiprobleemgezin ({casus.categorie}): "
                "de procesregie ligt bij de procesmanager",
                [
                    ("overdragen", f"tafel casus opschalen {nummer} --procesmanager …"),
                    (
                        "toch geen multiprobleemgezin",
                        f"tafel casus verhelder {nummer} --multiprobleem nee",
                    ),
                ],
            )
        dag = z.vandaag.isoformat()
        z.register.werk_bij(
            "casus", nummer, {"niet_overgedragen": omdat, "niet_overgedragen_op": dag}
        )
        noteer(
            z,
            nummer,
            "niet_overgedragen",
            "niet overgedragen aan een procesmanager",
            gegevens={"categorie": casus.categorie},
        )
        licht_toe(z, nummer, "niet overgedragen, omdat", omdat)
        z.register.log(z.wie, z.vandaag, "casus opschalen --niet", str(nummer))
    return stand.categorieen


def breng_in(z: Zitting, nummer: int, *, overleg: str | None, op: date) -> tuple[str, bool]:
    """A family is brought in on a day; without `overleg` where its category says. Returns where,
    and whether the category asks for it.

    Raises CasusNotFound, GateNotMet for a closed casus; WrongUse for a day that cannot be,
    InputRefused when it was brought in and did not come back.
    """
    if op > z.vandaag:
        raise WrongUse(
            "--op: die dag is nog niet geweest; leg het vast als het is gebeurd, of geef het jaar"
        )
    with z.register.schrijf():
        casus = open_casus(z.register, nummer)
        geopend = casus.geopend_op
        if op < geopend:
            raise WrongUse(f"--op: casus {nummer} is pas op {datum_kort(geopend)} geopend")
        for rij in queries.inbreng(z.register, nummer):
            if rij.op and rij.terug_op is None:
                sinds = datum_kort(rij.op)
                raise InputRefused(
                    f"casus {nummer} is sinds {sinds} in het {OVERLEGGEN[rij.overleg]} en nog "
                    f"niet terug; eerst: tafel casus inbrengen {nummer} --terug vandaag"
                )
        stand = van_casus(z, casus)
        gevraagd = stand.inbrengen_in if stand else ()
        code = overleg or _voorgesteld(z, casus)
        _bewaar(z, nummer, code, op=op, niet=None)
        noteer(
            z,
            nummer,
            "inbreng",
            f"ingebracht in het {OVERLEGGEN[code]} op {datum_kort(op)}",
            gegevens={"overleg": code, "op": op},
        )
        z.register.log(z.wie, z.vandaag, "casus inbrengen", str(nummer))
    return OVERLEGGEN[code], code in gevraagd


def breng_niet_in(z: Zitting, nummer: int, *, overleg: str | None, omdat: str) -> str:
    """Not every protection case needs the MDO+, and the analyseteam is no duty (Werkplan §2.8,
    §3.2): keep why. Raises CasusNotFound, GateNotMet for a closed casus.
    """
    with z.register.schrijf():
        casus = open_casus(z.register, nummer)
        code = overleg or _voorgesteld(z, casus)
        _bewaar(z, nummer, code, op=None, niet=omdat)
        noteer(
            z,
            nummer,
            "inbreng",
            f"niet ingebracht in het {OVERLEGGEN[code]}",
            gegevens={"overleg": code, "niet": True},
        )
        licht_toe(z, nummer, "niet ingebracht, omdat", omdat)
        z.register.log(z.wie, z.vandaag, "casus inbrengen --niet", str(nummer))
    return OVERLEGGEN[code]


def komt_terug(z: Zitting, nummer: int, *, op: date, uitkomst: str) -> str:
    """What came back from the overleg in which a family was brought in last. Returns which.

    Raises CasusNotFound, GateNotMet; InputRefused when it was not brought in, WrongUse for a day
    that cannot be.
    """
    if op > z.vandaag:
        raise WrongUse("--terug: die dag is nog niet geweest")
    with z.register.schrijf():
        open_casus(z.register, nummer)
        lopend = [rij for rij in queries.inbreng(z.register, nummer) if rij.op]
        if not lopend or lopend[-1].terug_op is not None:
            raise InputRefused(
                f"casus {nummer} is nergens ingebracht; eerst: tafel casus inbrengen {nummer}"
            )
        rij = lopend[-1]
        if rij.op is not None and op < rij.op:
            raise WrongUse(f"--terug: ingebracht op {datum_kort(rij.op)}")
        z.register.werk_bij("inbreng", rij.id, {"terug_op": op, "uitkomst": uitkomst})
        naam = OVERLEGGEN[rij.overleg]
        noteer(
            z,
            nummer,
            "inbreng",
            f"terug uit het {naam} op {datum_kort(op)}",
            gegevens={"overleg": rij.overleg, "op": rij.op, "terug": op},
        )
        z.register.log(z.wie, z.vandaag, "casus inbrengen --terug", str(nummer))
    return naam


def _voorgesteld(z: Zitting, casus: Casusrij) -> str:
    stand = van_casus(z, casus)
    return stand.inbrengen_in[0] if stand and stand.inbrengen_in else "mdo-plus"


def _bewaar(z: Zitting, casus: int, code: str, *, op: date | None, niet: str | None) -> None:
    z.register.voeg_toe(
        "inbreng",
        {
            "casus": casus,
            "overleg": code,
            "op": op.isoformat() if op else None,
            "niet": niet,
            "dag": z.vandaag.isoformat(),
            "wie": z.wie,
        },
    )


# --- the gezinsmanager ----------------------------------------------------------------------------


def hoort_bij(profiel: Profiel, casus: Casusrij, organisatie: str) -> tuple[str, ...]:
    """Codes of the organisations that the category names for the gezinsmanager, when this one is
    none of them; () when it is, or when the category leaves it open (Werkplan §2.7, §3.2).
    """
    namen = gezinsmanager_bij(profiel, _categorieen(profiel, casus))
    return () if organisatie in namen else namen


def verwacht(z: Zitting, casus: Casusrij, organisatie: str) -> str:
    """The names of those organisations, as in "Bureau Jeugdzorg of William Schrikker Groep"."""
    return " of ".join(map(z.profiel.label, hoort_bij(z.profiel, casus, organisatie)))
