"""A stated crisis may not get lost in a profile (domain §5.2; Werkplan §3, n. 9).

Checked over every filling-in of the other facts: none may end as `regulier`, and as long as what is
stated does not rule out a child under 18 in the household, each ends as `crisis`. Where it is ruled
out, an outcome that is no crisis must carry the notice whom to phone.
"""

from collections.abc import Iterator

from tafel.domain.toedeling import Uitkomst
from tafel.rules.beslistabel.beslistabel import Beslistabel, Bevinding
from tafel.rules.beslistabel.voorwaarden import Proef
from tafel.rules.feiten import FEITEN, Indeling

MINDERJARIG_TOT = 18
_CRISIS = 1 << FEITEN["crisis"].waarden.index("ja")
_ALTIJD: Proef = ((),)
_EINDIGT = {
    Uitkomst.TAFEL: "aan een gewone tafel",
    Uitkomst.BESPREKEN: "als bespreken",
    Uitkomst.OPSCHALEN: "als opschalen",
}
"""Outcomes that keep a crisis from who must be phoned at once."""
_NIET_UITGESLOTEN: dict[str, dict[str, object]] = {
    "verder niets gesteld": {"crisis": "ja"},
    "leeftijd 40": {"crisis": "ja", "leeftijd": 40},
    "geen inwonende kinderen": {"crisis": "ja", "inwonende_kinderen": ()},
}
"""What may be stated while a child is not ruled out."""


def toets_crisis(tabel: Beslistabel, bericht: str | None) -> tuple[Bevinding, ...]:
    """What is wrong; `bericht` is what stands with a stated crisis that is passed to nobody."""
    crisis = tabel.weging.plaats.get("crisis")
    gesteld = {} if crisis is None else {crisis: _CRISIS}
    uitkomsten = {regel.nr: regel.uitkomst[0] for regel in tabel.regels}
    overal = tabel.bereikt(gesteld, _ALTIJD)
    met_kind = {
        nr: geval
        for nr, geval in tabel.bereikt(gesteld, _kind_kan(tabel)).items()
        if uitkomsten[nr] in _EINDIGT
    }
    return (
        *(
            Bevinding(f"regel {nr}", f"een gestelde crisis kan hier als regulier eindigen{_bij(g)}")
            for nr, g in overal.items()
            if uitkomsten[nr] is Uitkomst.REGULIER
        ),
        *(
            Bevinding(
                f"regel {nr}",
                f"een gestelde crisis kan hier {_EINDIGT[uitkomsten[nr]]} eindigen zonder dat een "
                f"kind onder {MINDERJARIG_TOT} is uitgesloten{_bij(g)}",
            )
            for nr, g in met_kind.items()
        ),
        *(() if met_kind else _opgehouden(tabel)),
        *_zonder_bericht(
            [(nr, g) for nr, g in overal.items() if uitkomsten[nr] is not Uitkomst.CRISIS], bericht
        ),
    )


def _opgehouden(tabel: Beslistabel) -> Iterator[Bevinding]:
    """A crisis that waits for an answer about children: what is unknown never holds one up."""
    for geval, gesteld in _NIET_UITGESLOTEN.items():
        feiten = {feit: waarde for feit, waarde in gesteld.items() if feit in tabel.feiten}
        beslissing = tabel.beslis(feiten)
        soorten = {uitkomst for uitkomst, _ in beslissing.uitkomsten}
        if Uitkomst.CRISIS in soorten and len(soorten) > 1:
            yield Bevinding(
                f"regel {beslissing.regels[0]}",
                "een gestelde crisis wordt hier opgehouden door wat onbekend is; bijvoorbeeld: "
                f"crisis ja, {geval}",
            )
            return


def _zonder_bericht(elders: list[tuple[str, str]], bericht: str | None) -> Iterator[Bevinding]:
    if elders and bericht is None:
        nr, geval = elders[0]
        yield Bevinding(
            "crisis",
            f"«elders» ontbreekt: een gestelde crisis kan in regel {nr} eindigen, en dan staat er "
            f"niet wie er gebeld wordt{_bij(geval)}",
        )


def _bij(geval: str) -> str:
    return f"; bijvoorbeeld: {geval}" if geval else ""


def _kind_kan(tabel: Beslistabel) -> Proef:
    """That the hoofdpersoon or a resident child may be under 18, in the classes of this table."""
    weging = tabel.weging
    if not {"leeftijd", "inwonende_kinderen"} <= weging.plaats.keys():
        return _ALTIJD
    plaatsen = (weging.plaats["leeftijd"], weging.plaats["inwonende_kinderen"])
    return tuple(((plaats, _jong(weging.indelingen[plaats])),) for plaats in plaatsen)


def _jong(indeling: Indeling) -> int:
    """The classes that hold an age under 18."""
    vanaf = (0, *indeling.grenzen)
    return sum(1 << k for k, laagste in enumerate(vanaf) if laagste < MINDERJARIG_TOT)
