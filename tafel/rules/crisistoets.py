"""A stated crisis may not get lost in a profile (domain §5.2; Werkplan §3, n. 9).

Checked over every filling-in of the other facts: none may end as `regulier`, and as long as what is
stated does not rule out a child under 18 in the household, none at an ordinary table. Where it is
ruled out, an outcome that is no crisis must carry the notice whom to phone.
"""

from collections.abc import Iterator

from tafel.domain.toedeling import Uitkomst
from tafel.rules.beslistabel import Beslistabel, Bevinding
from tafel.rules.feiten import FEITEN, Indeling
from tafel.rules.voorwaarden import Proef

MINDERJARIG_TOT = 18
_CRISIS = 1 << FEITEN["crisis"].waarden.index("ja")
_ALTIJD: Proef = ((),)


def toets_crisis(tabel: Beslistabel, bericht: str | None) -> tuple[Bevinding, ...]:
    """What is wrong; `bericht` is what stands with a stated crisis that is passed to nobody."""
    crisis = tabel.weging.plaats.get("crisis")
    gesteld = {} if crisis is None else {crisis: _CRISIS}
    uitkomsten = {regel.nr: regel.uitkomst[0] for regel in tabel.regels}
    overal = tabel.bereikt(gesteld, _ALTIJD)
    return (
        *(
            Bevinding(f"regel {nr}", f"een gestelde crisis kan hier als regulier eindigen{_bij(g)}")
            for nr, g in overal.items()
            if uitkomsten[nr] is Uitkomst.REGULIER
        ),
        *(
            Bevinding(
                f"regel {nr}",
                "een gestelde crisis kan hier aan een gewone tafel eindigen zonder dat een kind "
                f"onder {MINDERJARIG_TOT} is uitgesloten{_bij(g)}",
            )
            for nr, g in tabel.bereikt(gesteld, _kind_kan(tabel)).items()
            if uitkomsten[nr] is Uitkomst.TAFEL
        ),
        *_zonder_bericht(
            [(nr, g) for nr, g in overal.items() if uitkomsten[nr] is not Uitkomst.CRISIS], bericht
        ),
    )


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
