"""What a move of a household came to; never an address, which may be shielded."""

from collections.abc import Iterator
from datetime import date

from tafel.domain.samenhang import Onderdeelwijziging, Verhuisd
from tafel.woorden import (
    Labels,
    dag_maand,
    label,
    melding_nummer,
    opdracht_bij,
    vraag_in_woorden,
)


def zinnen(gedaan: Verhuisd, wie: str, labels: Labels, vandaag: date) -> Iterator[str]:
    for zin in gedaan.opmerkelijk:
        yield f"let op: {zin}"
    if not gedaan.gewijzigd:
        yield (
            f"Het huishouden van {wie} woont daar al; er is niets gewijzigd. Staat het adres er "
            "niet goed, wijzig dan de melding: tafel melding wijzig"
        )
        return
    per = dag_maand(gedaan.op, vandaag)
    yield f"Het huishouden van {wie} is verhuisd per {per}; het oude adres blijft bewaard."
    if gedaan.op > vandaag:
        yield "Het nieuwe adres geldt vanaf nu, ook al is die dag nog niet geweest."
    for anders in gedaan.onderdelen:
        yield _onderdeel(anders, labels)
    for vraag in gedaan.vragen:
        yield f"Nog te zeggen. {vraag_in_woorden(vraag)}: {opdracht_bij(vraag)}"
    if gedaan.te_veel:
        yield "Op dit adres wonen veel huishoudens; niet gevraagd of het er een van is."


def _onderdeel(anders: Onderdeelwijziging, labels: Labels) -> str:
    van, naar = (label(deel, labels) if deel else "geen" for deel in (anders.van, anders.naar))
    nummer = melding_nummer(anders.melding)
    return f"Onderdeel van {nummer}: {van} wordt {naar}; tafel toedelen {nummer} --opnieuw"
