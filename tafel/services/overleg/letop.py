"""What to look out for in a casus: a birthday that changes the law, a child, what is special."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from tafel.datums import jaar_kort
from tafel.domain.basis import Leesbaar
from tafel.domain.casus import Verjaardag
from tafel.kolommen import SCHEIDING
from tafel.leeftijden import leeftijd_bij
from tafel.rules.profiel.profiel import Profiel
from tafel.rules.thuis import lijst_van, thuis
from tafel.rules.verjaardagen import MEERDERJARIG
from tafel.services.basis.afscherming import AFGESCHERMD
from tafel.services.basis.betrokkene import geboortedagen
from tafel.services.basis.gezin import (
    BINNENKORT,
    BLIJFT,
    Gezinslid,
    gezin_volgens,
    verjaardagen,
)

_MEERLING = {2: "tweeling", 3: "drieling"}
_BIJZONDER = {
    AFGESCHERMD: "adres afgeschermd",
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
    if any(rij["afgeschermd"] for rij in rijen):
        bijzonder = (*bijzonder, AFGESCHERMD)
    regels = [tekst for code, tekst in _BIJZONDER.items() if code in bijzonder]
    if any(rij["urgentie"] == "spoed" for rij in rijen):
        regels.insert(0, "spoed")
    for rij in rijen:
        tellen = Counter(geboortedagen(lijst_van(rij)))
        regels += [
            f"{_MEERLING.get(n, 'meerling')} {jaar_kort(g)}" for g, n in tellen.items() if n > 1
        ]
    leden, kinderen = gezin_volgens(rijen)
    for lid in (*kinderen, *leden):
        for jarig in verjaardagen(profiel, lid, dag, BINNENKORT):
            if jarig.zeker:
                regels.append(_verjaart(lid, jarig, alleen=len(leden) == 1))
    return list(dict.fromkeys(regels))


def _verjaart(lid: Gezinslid, jarig: Verjaardag, *, alleen: bool) -> str:
    """As in kind '09 wordt 18 op 9-1: recht wijzigt; that a table stays is not said here."""
    kind = f"kind {jaar_kort(lid.geboortedatum or '')}"
    wie = kind if lid.is_kind else "" if alleen else lid.initialen
    op = f"{wie} wordt {jarig.leeftijd} op {jarig.van.day}-{jarig.van.month}".lstrip()
    wijzigt = ", ".join(wat for wat in jarig.wijzigt if wat not in BLIJFT)
    return f"{op}: {wijzigt}" if wijzigt else op


def met_kind(profiel: Profiel, rij: Leesbaar, dag: date) -> bool:
    """Whether a child lives there, or is the one it is about; a child of unknown age is one."""
    grens = profiel.drempels.get("kind", MEERDERJARIG)
    try:
        eigen = leeftijd_bij(rij["geboortedatum"], dag) if rij["geboortedatum"] else rij["leeftijd"]
        kinderen = [kind.leeftijd(dag) for kind in thuis(rij) or ()]
    except ValueError:  # an agenda of a day before somebody was born
        return True
    return (eigen is not None and _jongst(eigen) < grens) or any(
        kind is None or _jongst(kind) < grens for kind in kinderen
    )


def _jongst(leeftijd: int | tuple[int, int]) -> int:
    return leeftijd if isinstance(leeftijd, int) else min(leeftijd)
