"""What to look out for, per item of the agenda (domain §8): a birthday that changes something."""

from datetime import date

from tafel.services.overleg.letop import let_op
from tafel.services.regels.profielen import laad_profiel

DAG = date(2026, 11, 26)
NOOR = {
    "persoon": 1,
    "bijzonderheden": None,
    "urgentie": "regulier",
    "inwonende_kinderen": None,
    "voornaam": "Noor",
    "voorletters": None,
    "tussenvoegsel": None,
    "achternaam": "Pinas",
    "geboortedatum": "2009-12-10",
}
SEM = NOOR | {"persoon": 2, "voornaam": "Sem", "geboortedatum": "1980-01-01"}


def test_whose_birthday_it_is_is_said_only_where_there_are_several() -> None:
    """Noor turns 17, from which age Jong Volwassenen is hers; two meldingen of one are one."""
    profiel = laad_profiel("zuidoost")
    assert let_op(profiel, [NOOR, NOOR], DAG) == ["wordt 17 op 10-12"]
    assert let_op(profiel, [NOOR, SEM], DAG) == ["N.P. wordt 17 op 10-12"]
