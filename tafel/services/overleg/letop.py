"""What to look out for in a casus: a birthday that changes the law, a child, what is special."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from tafel.datums import jaar_kort
from tafel.domain.basis import Leesbaar
from tafel.kinderen import kinderen_leeftijden
from tafel.kolommen import SCHEIDING
from tafel.leeftijden import leeftijd_bij
from tafel.rules.agenda import leeftijdsgrenzen
from tafel.rules.profiel.profiel import Profiel
from tafel.services.basis.betrokkene import geboortedagen, initialen, verjaart_binnen
from tafel.services.basis.gezin import BINNENKORT, MEERDERJARIG

_MEERLING = {2: "tweeling", 3: "drieling"}
_BIJZONDER = {
    "adres_afgeschermd": "adres afgeschermd",
    "tolk": "tolk nodig",
    "huiselijk_geweld": "huiselijk geweld",
    "criminaliteit": "criminaliteit",
    "drugs": "drugs",
    "dementie": "dementie",
    "groepsgedrag": "groepsgedrag",
    "schoolverzuim": "schoolverzuim",
}


def codes(rijen: Iterable[Leesbaar], kolom: str) -> tuple[str, ...]:
    delen = (deel for rij in rijen if rij[kolom] for deel in rij[kolom].split(SCHEIDING))
    return tuple(dict.fromkeys(delen))


def let_op(profiel: Profiel, rijen: Sequence[Leesbaar], dag: date) -> list[str]:
    """What to look out for: shielded address, interpreter, twins, a birthday that matters."""
    bijzonder = codes(rijen, "bijzonderheden")
    regels = [tekst for code, tekst in _BIJZONDER.items() if code in bijzonder]
    if any(rij["urgentie"] == "spoed" for rij in rijen):
        regels.insert(0, "spoed")
    for rij in rijen:
        geboren = geboortedagen(rij["inwonende_kinderen"])
        tellen = Counter(geboren)
        regels += [
            f"{_MEERLING.get(n, 'meerling')} {jaar_kort(g)}" for g, n in tellen.items() if n > 1
        ]
        regels += _verjaart(profiel, "inwonende_kinderen", geboren, dag, "kind {jaar} ")
        wie = f"{initialen(rij)} " if len({r["persoon"] for r in rijen}) > 1 else ""
        regels += _verjaart(profiel, "leeftijd", [rij["geboortedatum"]], dag, wie)
    return list(dict.fromkeys(regels))


def _verjaart(
    profiel: Profiel, feit: str, geboren: Iterable[str | None], dag: date, wie: str
) -> list[str]:
    """Who soon reaches an age at which the rules of this profile decide otherwise."""
    regels = []
    for geboortedatum in geboren:
        if verjaart := verjaart_binnen(geboortedatum, dag, BINNENKORT):
            leeftijd, op = verjaart
            if leeftijd in leeftijdsgrenzen(profiel, feit):
                jaar = jaar_kort(str(geboortedatum))
                regels.append(f"{wie.format(jaar=jaar)}wordt {leeftijd} op {op.day}-{op.month}")
    return regels


def met_kind(profiel: Profiel, rij: Leesbaar, dag: date) -> bool:
    """Whether a child lives there, or is the one it is about; a child of unknown age is one."""
    grens = profiel.drempels.get("kind", MEERDERJARIG)
    try:
        eigen = leeftijd_bij(rij["geboortedatum"], dag) if rij["geboortedatum"] else rij["leeftijd"]
        kinderen = kinderen_leeftijden(rij["inwonende_kinderen"], dag) or ()
    except ValueError:  # an agenda of a day before somebody was born
        return True
    return (eigen is not None and _jongst(eigen) < grens) or any(
        kind is None or _jongst(kind) < grens for kind in kinderen
    )


def _jongst(leeftijd: int | tuple[int, int]) -> int:
    return leeftijd if isinstance(leeftijd, int) else min(leeftijd)
