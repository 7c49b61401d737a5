"""Named SQL about casussen: who is in one, what came before it, and what still runs."""

import json
import sqlite3
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import count, groupby
from operator import itemgetter
from typing import Any

from tafel.namen import vouw
from tafel.register import nummers
from tafel.register.rijen.casus import Afstemmingrij, Casusrij, Gebeurtenisrij, Instemmingrij
from tafel.register.rijen.plan import Afspraakrij
from tafel.register.store import Register, als_lijst, voorwaarden

ALLES_TERUG = "(SELECT min(m.status = 'teruggeleid') FROM melding m WHERE m.casus = c.id)"
"""1 when every melding of casus `c` was sent back, NULL when it has none."""
_TE_LAAT = (
    "(SELECT count(*) FROM afspraak a "
    "WHERE a.casus = c.id AND a.status = 'open' AND a.uiterlijk < :laat_voor)"
)
_BETROKKEN = """(c.casemanager_organisatie = :organisatie
OR c.id IN (SELECT a.casus FROM afspraak a WHERE a.organisatie = :organisatie AND a.status = 'open')
OR c.huishouden IN (SELECT p.huishouden FROM betrokkenheid b JOIN persoon p ON p.id = b.persoon
    WHERE b.organisatie = :organisatie AND (b.tot IS NULL OR b.tot > :vandaag)))"""
"""An organisation is involved: it has the regie, something to do, or knows one of the people."""
_VAN_CASEMANAGER = """(instr(vouw(coalesce(c.casemanager, '')), :casemanager) > 0
OR EXISTS (SELECT 1 FROM json_each(:afwezig) a WHERE vouw(a.value ->> 0) = vouw(c.casemanager)
    AND a.value ->> 1 = c.casemanager_organisatie))"""
_STILSTAAND = """CASE WHEN c.termijn_vanaf IS NULL OR c.termijn_rest IS NULL
THEN EXISTS (SELECT 1 FROM json_each(:stilstaand) s
    WHERE s.key = c.stap AND c.stap_sinds <= s.value)
ELSE EXISTS (SELECT 1 FROM json_each(:hervat) s
    WHERE s.key = c.termijn_rest AND c.termijn_vanaf <= s.value) END"""


def laatst_gesloten(register: Register, huishoudens: Iterable[int]) -> dict[int, Casusrij]:
    """Per household the casus that was closed last."""
    return {
        rij.huishouden: rij
        for rij in register.rijen(
            Casusrij,
            "SELECT * FROM casus WHERE status = 'gesloten' "
            "AND huishouden IN (SELECT value FROM json_each(:lijst)) ORDER BY gesloten_op, id",
            lijst=als_lijst(huishoudens),
        )
    }


def casussen_van_meldingen(register: Register, meldingen: Iterable[int]) -> list[int]:
    """The casussen that these meldingen belong to."""
    rijen = register.lees(
        "SELECT DISTINCT casus FROM melding WHERE casus IS NOT NULL "
        "AND id IN (SELECT value FROM json_each(:lijst)) ORDER BY casus",
        lijst=als_lijst(meldingen),
    )
    return [rij["casus"] for rij in rijen]


def laatste_evaluatie(register: Register, casus: int) -> str | None:
    """When the latest version of the plan that is no concept was evaluated.

    None when it was before the casus was reopened: that evaluation closed what went before.
    """
    rij = register.lees_een(
        "SELECT geevalueerd_op FROM \"plan\" WHERE casus = :casus AND status <> 'concept' "
        "AND NOT EXISTS (SELECT 1 FROM gebeurtenis h WHERE h.casus = :casus "
        "AND h.soort = 'heropend' AND h.id > (SELECT max(g.id) FROM gebeurtenis g "
        "WHERE g.casus = :casus AND g.soort = 'plan_geevalueerd')) "
        "ORDER BY versie DESC LIMIT 1",
        casus=casus,
    )
    return rij["geevalueerd_op"] if rij else None


def open_afspraken(register: Register, casus: int) -> list[Afspraakrij]:
    return register.rijen(
        Afspraakrij,
        "SELECT * FROM afspraak WHERE casus = :casus AND status = 'open' ORDER BY nummer",
        casus=casus,
    )


def gebeurtenissen_van_soort(register: Register, casus: int, soort: str) -> list[Gebeurtenisrij]:
    """The events of one kind, oldest first."""
    return register.rijen(
        Gebeurtenisrij,
        "SELECT * FROM gebeurtenis WHERE casus = :casus AND soort = :soort ORDER BY id",
        casus=casus,
        soort=soort,
    )


def open_casussen(register: Register, huishoudens: Iterable[int]) -> dict[int, dict[str, Any]]:
    """Per household its open casus."""
    return {
        rij["huishouden"]: dict(rij)
        for rij in register.lees(
            "SELECT c.*, (SELECT count(*) FROM melding m WHERE m.casus = c.id) AS aantal "
            "FROM casus c WHERE c.status = 'open' "
            "AND c.huishouden IN (SELECT value FROM json_each(:lijst))",
            lijst=als_lijst(huishoudens),
        )
    }


def casus(register: Register, nummer: int) -> Casusrij | None:
    return register.rij(Casusrij, "SELECT * FROM casus WHERE id = :nummer", nummer=nummer)


def casussen(register: Register, nummers: Iterable[int]) -> list[Casusrij]:
    return register.rijen(
        Casusrij,
        "SELECT * FROM casus WHERE id IN (SELECT value FROM json_each(:lijst)) ORDER BY id",
        lijst=als_lijst(nummers),
    )


def casussen_elders(register: Register, tafels: Iterable[str]) -> list[sqlite3.Row]:
    """Open casussen that stand at a table that is none of these, by table, an open crisis first.

    Steps from table to table through the index: there are few of them, and many casussen.
    """
    return register.lees(
        "WITH RECURSIVE gebruikt (tafel) AS ("
        "SELECT min(tafel) FROM casus INDEXED BY casus_stap WHERE status = 'open' UNION ALL "
        "SELECT (SELECT min(c.tafel) FROM casus c INDEXED BY casus_stap "
        "WHERE c.status = 'open' AND c.tafel > g.tafel) FROM gebruikt g WHERE g.tafel IS NOT NULL) "
        "SELECT c.id, c.tafel, coalesce(c.crisis = 'open', 0) AS crisis "
        "FROM gebruikt g CROSS JOIN casus c INDEXED BY casus_stap "
        "ON c.status = 'open' AND c.tafel = g.tafel "
        "WHERE g.tafel NOT IN (SELECT value FROM json_each(:lijst)) "
        "ORDER BY c.tafel, c.crisis IS NOT 'open', c.id",
        lijst=als_lijst(tafels),
    )


def aantal_open(register: Register) -> int:
    """How many casussen are open."""
    rij = register.lees_een("SELECT count(*) FROM casus WHERE status = 'open'")
    return int(rij[0]) if rij else 0


def leden(register: Register, huishouden: int) -> list[dict[str, Any]]:
    """Who lives there, by `nummer`: the 2 of 147.2, which stays when another one leaves."""
    return leden_van(register, [huishouden])[huishouden]


def leden_van(register: Register, huishoudens: Iterable[int]) -> dict[int, list[dict[str, Any]]]:
    """Per household who lives there, as `leden`."""
    wie: dict[int, list[dict[str, Any]]] = {huishouden: [] for huishouden in huishoudens}
    rijen = register.lees(
        "SELECT p.*, h.nummers, t.afgeschermd FROM persoon p "
        "JOIN huishouden h ON h.id = p.huishouden "
        "JOIN huishouden t ON t.id = coalesce(p.woont, p.huishouden) "
        "WHERE p.huishouden IN (SELECT value FROM json_each(:lijst)) "
        "ORDER BY p.huishouden, p.plek IS NULL, p.plek, p.id",
        lijst=als_lijst(wie),
    )
    for huishouden, samen in groupby(rijen, key=itemgetter("huishouden")):
        later = count(1)
        for rij in samen:
            nummer = rij["plek"] or (rij["nummers"] or 0) + next(later)
            wie[huishouden].append({**dict(rij), "nummer": nummer})
    return wie


def leden_van_casus(register: Register, casus: Casusrij) -> list[dict[str, Any]]:
    """The people of its household, as `leden`; of a closed casus that was taken up in another one
    who was of it, by the number that each had there.
    """
    samen = leden(register, casus.huishouden)
    if casus.status == "open":
        return samen
    had = nummers.van_casus(register, "persoon", casus.id)
    return [{**lid, "nummer": had[lid["id"]]} for lid in samen if lid["id"] in had] or samen


def huishoudens_van(register: Register, casussen: Iterable[int]) -> dict[int, int]:
    """Per casus its household."""
    rijen = register.lees(
        "SELECT id, huishouden FROM casus WHERE id IN (SELECT value FROM json_each(:lijst))",
        lijst=als_lijst(casussen),
    )
    return {rij["id"]: rij["huishouden"] for rij in rijen}


def plek_van(register: Register, persoon: int) -> str | None:
    """The number of a person in the casus that is open, as in 147.2."""
    rij = register.lees_een(
        "SELECT c.id, c.huishouden FROM persoon p JOIN casus c ON c.huishouden = p.huishouden "
        "AND c.status = 'open' WHERE p.id = :persoon",
        persoon=persoon,
    )
    if rij is None:
        return None
    eigen = (lid for lid in leden(register, rij["huishouden"]) if lid["id"] == persoon)
    return next((f"{rij['id']}.{lid['nummer']}" for lid in eigen), None)


def huishouden_van(register: Register, persoon: int) -> int:
    rij = register.lees_een("SELECT huishouden FROM persoon WHERE id = :persoon", persoon=persoon)
    assert rij is not None
    return int(rij["huishouden"])


class Casusregel(Casusrij, frozen=True):
    """With how many of its afspraken are late."""

    te_laat: int


def casuslijst(
    register: Register,
    *,
    vandaag: date,
    laat_voor: date,
    tafel: str | None,
    status: str | None,
    stap: int | None,
    categorie: str | None,
    casemanager: str | None,
    afwezig: Iterable[tuple[str, str]],
    organisatie: str | None,
    opgeschaald: bool,
    volglijst: bool,
    nazorg: bool,
    te_laat: bool,
    stilstaand: Mapping[int, str] | None,
    hervat: Mapping[int, str] | None,
    opgeschort: bool,
    nummers: Iterable[int] | None,
    grens: int,
) -> list[Casusregel]:
    """The newest casussen that meet every filter given, with how many afspraken are late.

    A filter on a table does not hide what has no table yet.

    `laat_voor`: an open afspraak due before this day is late.
    `categorie` "onbekend" is a casus without one; `casemanager` is part of a name, and `afwezig`
    for whom (name, organisation) somebody of that name stands in; `stilstaand` gives per step the
    last day of entry that is too long ago, `hervat` per number of working days left the last day
    from which a term that was suspended ran on too long ago.
    """
    register.maak_functie("vouw", vouw)
    onbekend = categorie == "onbekend"
    filters = {
        "(c.tafel = :tafel OR c.tafel IS NULL)": tafel,
        "c.status = :status": status,
        "c.stap = :stap": stap,
        "c.categorie = :categorie COLLATE NOCASE": None if onbekend else categorie,
        "c.categorie IS NULL": onbekend or None,
        _VAN_CASEMANAGER: casemanager,
        _BETROKKEN: organisatie,
        "c.opgeschaald_naar IS NOT NULL": opgeschaald or None,
        "c.volg_op IS NOT NULL": volglijst or None,
        "c.nazorg_op IS NOT NULL": nazorg or None,
        f"{_TE_LAAT} > 0": te_laat or None,
        f"c.status = 'open' AND {_STILSTAAND}": stilstaand,
        "c.opgeschort_tot IS NOT NULL": opgeschort or None,
        "c.id IN (SELECT value FROM json_each(:nummers))": nummers,
    }
    return register.rijen(
        Casusregel,
        f"SELECT c.*, {_TE_LAAT} AS te_laat FROM casus c WHERE {voorwaarden(filters)} "
        "ORDER BY c.id DESC LIMIT :grens",
        vandaag=vandaag,
        laat_voor=laat_voor,
        tafel=tafel,
        status=status,
        stap=stap,
        categorie=categorie,
        casemanager=vouw(casemanager) if casemanager is not None else None,
        afwezig=json.dumps(list(afwezig)),
        organisatie=organisatie,
        stilstaand=json.dumps(stilstaand),
        hervat=json.dumps(hervat),
        nummers=None if nummers is None else als_lijst(nummers),
        grens=grens,
    )


def leeftijden(register: Register) -> list[sqlite3.Row]:
    """Of each open casus what tells how old its people are: a row per melding, and per person."""
    return register.lees(
        "SELECT c.id AS casus, p.geboortedatum, p.jaren AS leeftijd, p.jaren_op AS ontvangen_op, "
        "NULL AS inwonende_kinderen "
        "FROM casus c JOIN persoon p ON p.huishouden = c.huishouden WHERE c.status = 'open' "
        "UNION ALL SELECT c.id, NULL, m.leeftijd, m.ontvangen_op, m.inwonende_kinderen "
        "FROM casus c JOIN melding m ON m.casus = c.id WHERE c.status = 'open' "
        "AND (m.leeftijd IS NOT NULL OR m.inwonende_kinderen IS NOT NULL)"
    )


def gebeurtenissen(register: Register, casus: int) -> list[Gebeurtenisrij]:
    """What happened to a casus, oldest first."""
    return register.rijen(
        Gebeurtenisrij,
        "SELECT * FROM gebeurtenis WHERE casus = :casus ORDER BY id",
        casus=casus,
    )


def laatste_gebeurtenis(register: Register, casus: int, soort: str) -> Gebeurtenisrij | None:
    """The last thing of this kind that happened to a casus."""
    return register.rij(
        Gebeurtenisrij,
        "SELECT * FROM gebeurtenis WHERE casus = :casus AND soort = :soort "
        "ORDER BY id DESC LIMIT 1",
        casus=casus,
        soort=soort,
    )


def instemmingen(register: Register, casus: int) -> dict[int, Instemmingrij]:
    """Per person the latest answer about the help that is proposed."""
    return {
        rij.persoon: rij
        for rij in register.rijen(
            Instemmingrij,
            "SELECT * FROM instemming WHERE casus = :casus ORDER BY id",
            casus=casus,
        )
    }


def lopende_casussen(register: Register) -> list[Casusrij]:
    """Every open casus, oldest first."""
    return register.rijen(Casusrij, "SELECT * FROM casus WHERE status = 'open' ORDER BY id")


def afstemmingen(register: Register, casus: int) -> list[Afstemmingrij]:
    """What was attuned, in the order of the days on which it was."""
    return register.rijen(
        Afstemmingrij,
        "SELECT * FROM afstemming WHERE casus = :casus ORDER BY op, id",
        casus=casus,
    )


def casemanagers(register: Register) -> list[tuple[str, str]]:
    """Name and organisation of who directs an open casus."""
    rijen = register.lees(
        "SELECT DISTINCT casemanager, casemanager_organisatie FROM casus "
        "WHERE status = 'open' AND casemanager IS NOT NULL ORDER BY 1, 2"
    )
    return [(rij[0], rij[1]) for rij in rijen]
