"""The family category of a casus: recomputed when facts change, explained, history kept (§6)."""

from collections.abc import Iterable, Mapping, Sequence

from tafel.domain.basis import CATEGORIE_BESPREKEN, Leesbaar
from tafel.domain.casus import Categorieuitleg, Ggsr
from tafel.kolommen import SCHEIDING
from tafel.register import casus as casusqueries
from tafel.register import melding as meldingqueries
from tafel.register.rijen.casus import Casusrij
from tafel.rules.categorie import (
    bepaal,
    elders,
    ggsr_toets,
    kan_bespreken,
    mogelijke_categorieen,
)
from tafel.rules.profiel.profiel import Profiel
from tafel.services.basis.tijdlijn import noteer
from tafel.services.zitting import Zitting

_ZWAARTE = ("geen", "vrijwillig", "maatregel")


def herbereken(z: Zitting, casussen: Iterable[int]) -> None:
    """Bring the category of these casussen up to date, inside the caller's write transaction.

    Only open casussen of a family table have one; a change becomes an event of the casus.
    """
    nummers = sorted(set(casussen))
    if not nummers or z.profiel.proces.categorie is None:
        return
    meldingen: dict[int, list[Leesbaar]] = {}
    for rij in meldingqueries.meldingen_van_casussen(z.register, nummers):
        meldingen.setdefault(rij["casus"], []).append(rij)
    for casus in casusqueries.casussen(z.register, nummers):
        if casus.status != "open":
            continue
        van_casus = meldingen.get(casus.id, [])
        uitleg = leg_uit(z.profiel, casus, van_casus)
        nieuw = uitleg.categorie if uitleg else None
        samen = None if nieuw else _samen_elders(z.profiel, casus, van_casus)
        if samen != casus.categorie_mogelijk:
            z.register.werk_bij("casus", casus.id, {"categorie_mogelijk": samen})
        if nieuw == casus.categorie:
            continue
        z.register.werk_bij("casus", casus.id, {"categorie": nieuw, **_opnieuw(nieuw)})
        noteer(
            z,
            casus.id,
            "categorie",
            f"categorie: {casus.categorie or 'onbekend'} -> {nieuw or 'onbekend'}",
            gegevens={
                "oud": casus.categorie,
                "nieuw": nieuw,
                "regel": uitleg.regel if uitleg else None,
                "profiel": f"{z.profiel.naam} {z.profiel.versie}",
            },
        )


def _samen_elders(profiel: Profiel, casus: Casusrij, meldingen: Sequence[Leesbaar]) -> str | None:
    """Categories that remain possible, joined, when the procesregie of all lies elsewhere."""
    tafel = profiel.tafels.get(casus.tafel or "")
    if tafel is None or te_bespreken(profiel, casus, meldingen):
        return None
    namen = mogelijk(profiel, casus, meldingen)
    ander = elders(profiel, tafel)
    return SCHEIDING.join(namen) if namen and all(naam in ander for naam in namen) else None


def _opnieuw(categorie: str | None) -> Mapping[str, None]:
    """Another category asks anew whether the family is handed over."""
    if categorie in (None, CATEGORIE_BESPREKEN):
        return {}
    return {"niet_overgedragen": None, "niet_overgedragen_op": None}


def leg_uit(
    profiel: Profiel, casus: Casusrij, meldingen: Sequence[Leesbaar]
) -> Categorieuitleg | None:
    """The category on the facts of today; None for a casus without one."""
    if not _gezinstafel(profiel, casus):
        return None
    return bepaal(profiel, feiten(casus, meldingen), _ggsr(profiel, casus, meldingen))


def mogelijk(profiel: Profiel, casus: Casusrij, meldingen: Sequence[Leesbaar]) -> tuple[str, ...]:
    """The categories that this casus can still have, lightest first; () without categories."""
    if not _gezinstafel(profiel, casus):
        return ()
    return mogelijke_categorieen(profiel, feiten(casus, meldingen))


def te_bespreken(profiel: Profiel, casus: Casusrij, meldingen: Sequence[Leesbaar]) -> bool:
    """Whether the table may have to discuss it: no category fits, or perhaps none."""
    return _gezinstafel(profiel, casus) and kan_bespreken(profiel, feiten(casus, meldingen))


def feiten(casus: Casusrij, meldingen: Sequence[Leesbaar]) -> Mapping[str, str | None]:
    """The facts of the category: the heaviest youth care, and any registered nuisance."""
    jeugdhulp = [m["jeugdhulp"] for m in meldingen if m["jeugdhulp"] is not None]
    return {
        "multiprobleem": casus.multiprobleem,
        "jeugdhulp": max(jeugdhulp, key=_ZWAARTE.index, default=None),
        "overlast_openbaar": overlast(meldingen),
    }


def overlast(meldingen: Iterable[Leesbaar]) -> str | None:
    """Registered nuisance in public space: ja when any melding says so."""
    gezegd = {m["overlast_openbaar"] for m in meldingen} - {None}
    return "ja" if "ja" in gezegd else next(iter(gezegd), None)


def _gezinstafel(profiel: Profiel, casus: Casusrij) -> bool:
    tafel = profiel.tafels.get(casus.tafel or "")
    return tafel is not None and tafel.gezin


def _ggsr(profiel: Profiel, casus: Casusrij, meldingen: Sequence[Leesbaar]) -> Ggsr:
    chronisch = casus.chronisch
    bron = [chronisch] if chronisch is not None else [m["leefgebieden"] for m in meldingen]
    leefgebieden = {deel for tekst in bron if tekst for deel in tekst.split(SCHEIDING)}
    zelf = [m["zelf_oplossen"] for m in meldingen if m["zelf_oplossen"] is not None]
    return ggsr_toets(
        profiel.proces.ggsr,
        leefgebieden,
        chronisch=chronisch is not None,
        zelf_oplossen=zelf[-1] if zelf else None,
    )
