"""A shielded address (domain §8, §13): it is of a whole household, and in no output unasked."""

from collections.abc import Iterable
from datetime import date

from tafel.domain.basis import Celwaarde
from tafel.kolommen import SCHEIDING
from tafel.register import melding as meldingqueries
from tafel.register.melding import HUISHOUDENKOLOMMEN
from tafel.register.store import Register
from tafel.rules.herleidbaar import adressen, zonder

AFGESCHERMD = "adres_afgeschermd"
"""The bijzonderheid that says so."""
VAN_HET_ADRES = frozenset(HUISHOUDENKOLOMMEN)
VAN_DE_MELDER = frozenset({"reden", "opmerkingen"})
ADRESREGEL = "adres: "
"""How a remark of ours begins that keeps another address."""


def zegt_afgeschermd(bijzonderheden: Celwaarde) -> bool:
    """Whether these of a melding say that the address is shielded."""
    return AFGESCHERMD in str(bijzonderheden or "").split(SCHEIDING)


def scherm_af(register: Register, meldingen: Iterable[int], dag: date) -> None:
    """The households of these meldingen are shielded from `dag` on; what was longer, stays so."""
    for rij in meldingqueries.meldingen(register, meldingen):
        if rij["afgeschermd"] is None:
            register.werk_bij("huishouden", rij["woont"], {"afgeschermd": dag.isoformat()})


def blijf_afgeschermd(register: Register, van: int, naar: int) -> None:
    """Who lived in shielded household `van` lives at `naar` now."""
    rijen = meldingqueries.huishoudens(register, [van, naar])
    sinds = {rij["id"]: rij["afgeschermd"] for rij in rijen}
    if sinds[van] is not None and sinds[naar] is None:
        register.werk_bij("huishouden", naar, {"afgeschermd": sinds[van]})


def zonder_adres(veld: str, waarde: Celwaarde) -> Celwaarde:
    """A value of a melding of such a household as it may be shown; None where that is nothing. Of
    what its sender wrote without any address: it may be where they live now.
    """
    if waarde is None or veld in VAN_HET_ADRES:
        return None
    if veld == "opmerkingen":
        regels = (r for r in str(waarde).splitlines() if not r.startswith(ADRESREGEL))
        waarde = "\n".join(regels)
    if veld not in VAN_DE_MELDER:
        return waarde
    tekst = str(waarde)
    return zonder(tekst, (), {adres.waarde for adres in adressen(tekst)}) or None
