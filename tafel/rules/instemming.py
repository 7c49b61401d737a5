"""Of whom it is asked whether he or she agrees with the help, as long as nobody said so."""

from datetime import date

from tafel.domain.casus import Instemmen
from tafel.rules.profiel.profiel import Profiel
from tafel.rules.verjaardagen import MEERDERJARIG, Tussen, verjaardag

MEDE_VANAF, ZELF_VANAF = 12, 16
"""Where the profile does not say otherwise (`instemming_mede`, `instemming_zelf`); own default. The
law that was read draws these lines for looking into a file: Wmo 2015 art. 5.3.2.
"""


def instemmen(profiel: Profiel, geboren: Tussen | None, dag: date) -> Instemmen | None:
    """None for an adult, and where the age is not certain enough to say."""
    if geboren is None:
        return None
    mede = profiel.drempels.get("instemming_mede", MEDE_VANAF)
    zelf = profiel.drempels.get("instemming_zelf", ZELF_VANAF)
    uitkomsten = {_op_leeftijd(op, dag, mede, zelf) for op in geboren}
    return uitkomsten.pop() if len(uitkomsten) == 1 else None


def _op_leeftijd(geboren: date, dag: date, mede: int, zelf: int) -> Instemmen | None:
    if verjaardag(geboren, MEERDERJARIG) <= dag:
        return None
    if verjaardag(geboren, zelf) <= dag:
        return Instemmen.ZELF
    return Instemmen.SAMEN if verjaardag(geboren, mede) <= dag else Instemmen.VIA_OUDERS
