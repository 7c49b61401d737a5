"""What to look out for, per item of the agenda (domain §8): a birthday that changes something."""

from datetime import date

from tafel.register.melding import ALLE_KOLOMMEN
from tafel.services.overleg.letop import let_op
from tafel.services.regels.profielen import laad_profiel

DAG = date(2026, 11, 26)
NOOR = dict.fromkeys(ALLE_KOLOMMEN) | {
    "persoon": 1,
    "afgeschermd": None,
    "thuis": None,
    "ontvangen_op": "2026-11-20",
    "urgentie": "regulier",
    "voornaam": "Noor",
    "achternaam": "Pinas",
    "geboortedatum": "2009-12-10",
    "aanvliegroute": "schil",
}
SEM = NOOR | {"persoon": 2, "voornaam": "Sem", "geboortedatum": "1980-01-01"}


def test_whose_birthday_it_is_is_said_only_where_there_are_several() -> None:
    """Noor turns 17, from which age Jong Volwassenen is hers; two meldingen of one are one. By Z02
    (Schil) her table stays, which is not said here.
    """
    profiel = laad_profiel("zuidoost")
    assert let_op(profiel, [NOOR, NOOR], DAG) == ["wordt 17 op 10-12: Jong Volwassenen kan"]
    assert let_op(profiel, [NOOR, SEM], DAG) == ["N.P. wordt 17 op 10-12: Jong Volwassenen kan"]
