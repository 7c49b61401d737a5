"""Made-up process data for the casussen of a register, in one transaction: the same every time.

Who works with the register for years has a few hundred running casussen, each with its plan,
afspraken, decisions and notes, and many that were closed, each with what is left of that.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from tafel.domain.plan import Afspraak, Afspraakstatus, Doel, Plan, Planstatus
from tafel.register.store import Register
from tafel.services.plan.plan import bevries

OPEN = 1_000
"""Casussen in process, unless more are asked; what is older is closed."""
NIEUW = 20
"""The newest casussen: nobody looked at them yet."""
CONCEPT = 12
"""One in so many casussen in process has a plan that is ready to be vastgesteld."""
MEESTE_WEKEN = 26
"""Every casus in process was discussed at most so long ago: some twenty decisions a meeting."""
TAFELS = ("jeugd-en-gezin", "volwassenen", "jong-volwassenen")
PARTNERS = ("madi", "altra", "ggd", "wijkpolitie", "ymere", "mee")
GEBIEDEN = ("gezin_opvoeding", "inkomen_schulden", "wonen")
AFSPRAAK = 5
"""The number of the first afspraak of a casus in process that is no task of its plan."""
WIE, TIJD = "bench", "2026-11-20T10:00:00+01:00"
WAT = "Belt met het gezin, gaat erheen en zegt op het overleg wat er is afgesproken."


@dataclass(frozen=True, slots=True)
class Nummers:
    """Casussen to measure on."""

    vol: int
    """With everything that a casus may have."""
    open: tuple[int, ...]
    """In process, newest first."""
    concepten: tuple[int, ...]
    """With a plan that is ready to be vastgesteld."""
    te_laat: tuple[int, ...]
    """Of which the first partner is late with AFSPRAAK; without an escalation."""


@dataclass(slots=True)
class _Rijen:
    """Rows by table; an id is given where another row points to it."""

    per_tabel: dict[str, list[dict[str, Any]]] = field(default_factory=lambda: defaultdict(list))

    def zet(self, tabel: str, **waarden: Any) -> None:
        self.per_tabel[tabel].append(waarden)

    def nummer(self, tabel: str) -> int:
        return len(self.per_tabel[tabel]) + 1

    def feit(self, tabel: str, casus: int, dag: date, **waarden: Any) -> None:
        self.zet(tabel, casus=casus, tijd=TIJD, dag=dag.isoformat(), wie=WIE, **waarden)


def vul(pad: Path, vandaag: date, lopend: int = OPEN) -> Nummers:
    """Give every casus but the newest ones its process; so many are still in it."""
    rijen, open_ = _Rijen(), []
    with Register(pad) as register, register.schrijf():
        casussen = register.lees(
            "SELECT c.id, c.tafel, min(m.id) AS melding, min(m.persoon) AS persoon FROM casus c "
            "JOIN melding m ON m.casus = c.id GROUP BY c.id ORDER BY c.id DESC LIMIT -1 OFFSET "
            f"{NIEUW}"
        )
        for plek, rij in enumerate(casussen):
            casus = dict(rij) | {"tafel": rij["tafel"] or TAFELS[plek % len(TAFELS)]}
            if plek < lopend:
                open_.append(rij["id"])
                stand = _lopend(rijen, casus, plek, vandaag)
            else:
                stand = _gesloten(rijen, casus, plek, vandaag)
            register.werk_bij(
                "casus", rij["id"], {"tafel": casus["tafel"], "uitkomst": "tafel", **stand}
            )
        for tabel in ("plan", "doel", "afspraak"):  # what others point to comes first
            _bewaar(register, tabel, rijen.per_tabel.pop(tabel))
        for tabel, waarden in rijen.per_tabel.items():
            _bewaar(register, tabel, waarden)
    te_laat = [nr for plek, nr in enumerate(open_) if _is_te_laat(plek) and not _geescaleerd(plek)]
    return Nummers(
        vol=open_[0],
        open=tuple(open_),
        concepten=tuple(nr for plek, nr in enumerate(open_) if _is_concept(plek)),
        te_laat=tuple(te_laat),
    )


def _bewaar(register: Register, tabel: str, rijen: Iterable[Mapping[str, Any]]) -> None:
    per_vorm: dict[tuple[str, ...], list[tuple[Any, ...]]] = defaultdict(list)
    for rij in rijen:
        per_vorm[tuple(rij)].append(tuple(rij.values()))
    for kolommen, waarden in per_vorm.items():
        register.voeg_alle_toe(tabel, kolommen, waarden)


def _is_concept(plek: int) -> bool:
    return plek % CONCEPT == 1


def _is_te_laat(plek: int) -> bool:
    return plek % 3 == 0


def _geescaleerd(plek: int) -> bool:
    return plek % 15 == 0


def _overleggen(dag: date, aantal: int) -> Iterator[date]:
    """Thursdays before a day, the nearest first."""
    laatste = dag - timedelta(days=(dag.weekday() - 3) % 7 or 7)
    return (laatste - timedelta(weeks=week) for week in range(aantal))


def _lopend(rijen: _Rijen, casus: Mapping[str, Any], plek: int, dag: date) -> dict[str, Any]:
    """A casus in process; returns its columns."""
    nr, begin = casus["id"], dag - timedelta(weeks=20)
    overleggen = list(_overleggen(dag - timedelta(weeks=plek % MEESTE_WEKEN), 5))[::4]
    for overleg in overleggen:
        rijen.feit(
            "overlegbesluit", nr, overleg, tafel=casus["tafel"], overleg=overleg.isoformat(),
            tekst="MaDi neemt de regie en komt over twee weken terug met een voorstel.",
        )  # fmt: skip
    _verleden(rijen, casus, begin, stappen=4, terug=plek % 6 != 5)
    concept = _is_concept(plek)
    _plan(rijen, nr, begin, plek, None if concept else begin + timedelta(weeks=2))
    eerste = rijen.nummer("afspraak")
    for nummer in range(AFSPRAAK, AFSPRAAK + 4):
        _afspraak(rijen, nr, nummer, plek, dag)
    if _geescaleerd(plek):
        rijen.zet(
            "escalatie", casus=nr, tafel=casus["tafel"], spoor="uitvoering", stap=1 + plek % 2,
            organisatie=PARTNERS[0], afspraak=eerste, grond="afspraak_niet_nagekomen",
            wie="coördinator", richting="de lijnmanager", regels="E01", bron="Werkplan §3.4",
            gestart_op=(dag - timedelta(days=9)).isoformat(),
            uiterlijk=(dag + timedelta(days=5 - plek % 9)).isoformat(),
            bindend="nee", status="open", door=WIE,
        )  # fmt: skip
    for partner in PARTNERS[plek % 3 : plek % 3 + 2]:
        rijen.zet("betrokkenheid", persoon=casus["persoon"], organisatie=partner,
                  sinds=begin.isoformat())  # fmt: skip
    rijen.feit("instemming", nr, begin, persoon=casus["persoon"], stand="mee_eens")
    for dagen in (3, 12, 40):
        rijen.feit("notitie", nr, dag - timedelta(days=dagen), tekst=f"Gebeld. {WAT}", bron="MaDi")
    return {
        "besproken_op": overleggen[0].isoformat(),
        "stap": 5 if concept else 7 + plek % 2,
        "stap_sinds": (dag - timedelta(days=plek % 40)).isoformat(),
        "categorie": ("Risicogezin", "MPG1", None)[plek % 3],
        "erkenning": "ja",
        "multiprobleem": "ja",
        "casemanager": "L. Oud",
        "casemanager_organisatie": PARTNERS[plek % len(PARTNERS)],
        "volg_op": (dag + timedelta(days=plek % 30 - 5)).isoformat() if plek % 11 == 0 else None,
    }


def _gesloten(rijen: _Rijen, casus: Mapping[str, Any], plek: int, dag: date) -> dict[str, Any]:
    """A casus of the past; returns its columns."""
    nr = casus["id"]
    begin = dag - timedelta(weeks=30 + plek % 200)
    eind = begin + timedelta(weeks=26)
    for overleg in _overleggen(eind, 2):
        rijen.feit(
            "overlegbesluit", nr, overleg, tafel=casus["tafel"], overleg=overleg.isoformat(),
            tekst="Het plan is uitgevoerd; de casus kan worden gesloten.",
        )  # fmt: skip
    _verleden(rijen, casus, begin, stappen=7, terug=True)
    _plan(rijen, nr, begin, plek, begin + timedelta(weeks=2), klaar=eind)
    rijen.feit("notitie", nr, eind, tekst=f"Afgesloten. {WAT}", bron=None)
    return {
        "besproken_op": eind.isoformat(),
        "stap": 10,
        "stap_sinds": eind.isoformat(),
        "status": "gesloten",
        "gesloten_op": eind.isoformat(),
        "sluitreden": "doelen_bereikt",
        "evaluatie": "Het gezin redt het nu zelf.",
        "casemanager": "L. Oud",
        "casemanager_organisatie": PARTNERS[plek % len(PARTNERS)],
        "nazorg_op": (dag + timedelta(days=plek % 90)).isoformat() if plek % 60 == 0 else None,
    }


def _verleden(
    rijen: _Rijen, casus: Mapping[str, Any], begin: date, *, stappen: int, terug: bool
) -> None:
    nr = casus["id"]
    for plek in range(stappen):
        dag = begin + timedelta(weeks=plek)
        rijen.feit("gebeurtenis", nr, dag, soort="stap", tekst=f"stap {plek + 3} -> {plek + 4}")
    rijen.feit("gebeurtenis", nr, begin, soort="categorie", tekst="categorie: onbekend")
    if terug:
        dag = begin + timedelta(weeks=2)
        rijen.feit("terugkoppeling", nr, dag, aan="melder", melding=casus["melding"], tekst=None)
        for aan in ("gezin", "partner"):
            rijen.feit("terugkoppeling", nr, dag, aan=aan, tekst=None)


def _plan(
    rijen: _Rijen, casus: int, dag: date, plek: int, vast: date | None, klaar: date | None = None
) -> None:
    """A first version with two goals and four tasks: `vast` and evaluated `klaar`, if at all."""
    plan, eerste_doel = rijen.nummer("plan"), rijen.nummer("doel")
    velden = {"analyse": "Schulden en ruzie; het gezin wil hulp.", "instemming": "mee_opgesteld"}
    evaluatie = None if vast is None else vast + timedelta(weeks=13 + plek % 8)
    doelen = [
        Doel(casus, nummer, GEBIEDEN[nummer], "De huur wordt weer betaald.", "geen achterstand",
             dag + timedelta(weeks=26), resultaat="bereikt" if klaar else None)
        for nummer in (1, 2)
    ]  # fmt: skip
    taken = [
        Afspraak(casus, nummer, PARTNERS[(plek + nummer) % len(PARTNERS)], None, WAT,
                 dag + timedelta(weeks=4 * nummer), Afspraakstatus.NAGEKOMEN, 0, dag,
                 doel=1 + nummer % 2, afgedaan_op=dag + timedelta(weeks=4 * nummer, days=-2))
        for nummer in (1, 2, 3, 4)
    ]  # fmt: skip
    vastgelegd = vast and bevries(
        Plan(casus, 1, Planstatus.VASTGESTELD, dag, vast, evaluatie, klaar, "L. Oud",
             PARTNERS[0], velden, tuple(doelen), tuple(taken), (1,))
    )  # fmt: skip
    rijen.zet(
        "plan", id=plan, casus=casus, versie=1, status="vastgesteld" if vast else "concept",
        gemaakt_op=dag.isoformat(), vastgesteld_op=_iso(vast), evaluatie_op=_iso(evaluatie),
        geevalueerd_op=_iso(klaar), vastgelegd=vastgelegd, **velden,
    )  # fmt: skip
    for doel in doelen:
        rijen.zet(
            "doel", id=rijen.nummer("doel"), casus=casus, nummer=doel.nummer, plan_van=plan,
            leefgebied=doel.leefgebied, tekst=doel.tekst, maat=doel.maat,
            streefdatum=_iso(doel.streefdatum), resultaat=doel.resultaat,
        )  # fmt: skip
    for taak in taken:
        assert taak.doel is not None
        rijen.zet(
            "afspraak", id=rijen.nummer("afspraak"), casus=casus, nummer=taak.nummer,
            doel=eerste_doel + taak.doel - 1, organisatie=taak.organisatie, wat=taak.wat,
            uiterlijk=_iso(taak.uiterlijk), eerst_uiterlijk=_iso(taak.uiterlijk),
            status=taak.status, keren_doorgeschoven=0, gemaakt_op=dag.isoformat(),
            afgedaan_op=_iso(taak.afgedaan_op),
        )  # fmt: skip


def _afspraak(rijen: _Rijen, casus: int, nummer: int, plek: int, dag: date) -> None:
    """The first may be late, the next two are open, the last was not kept or was."""
    eerste, laatste = nummer == AFSPRAAK, nummer == AFSPRAAK + 3
    dagen = -12 if laatste else -9 if eerste and _is_te_laat(plek) else 14
    uiterlijk = dag + timedelta(days=dagen)
    afgedaan = "nagekomen" if plek % 7 else "niet_nagekomen"
    status = afgedaan if laatste else "open"
    rijen.zet(
        "afspraak", id=rijen.nummer("afspraak"), casus=casus, nummer=nummer,
        organisatie=PARTNERS[0] if eerste else PARTNERS[(plek + nummer) % len(PARTNERS)],
        wat=WAT, uiterlijk=uiterlijk.isoformat(), eerst_uiterlijk=uiterlijk.isoformat(),
        status=status, oorzaak="organisatie" if status == "niet_nagekomen" else None,
        keren_doorgeschoven=plek % 2, gemaakt_op=(dag - timedelta(weeks=4)).isoformat(),
        afgedaan_op=None if status == "open" else (dag - timedelta(days=5)).isoformat(),
    )  # fmt: skip


def _iso(dag: date | None) -> str | None:
    return None if dag is None else dag.isoformat()
