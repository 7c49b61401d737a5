"""What a move of a household came to; never an address, which may be shielded."""

from collections.abc import Iterator, Sequence
from datetime import date

from tafel.domain.samenhang import ApartGaanWonen, Onderdeelwijziging, Verhuisd
from tafel.woorden import (
    Labels,
    dag_maand,
    label,
    melding_nummer,
    opdracht_bij,
    opsomming,
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


def apart(gedaan: ApartGaanWonen, wie: Sequence[str], vandaag: date) -> Iterator[str]:
    """Who lives apart from now on, and what to do next."""
    for zin in gedaan.opmerkelijk:
        yield f"let op: {zin}"
    zij = list(dict.fromkeys(wie))
    if gedaan.casus is not None and len(zij) != len(gedaan.personen):
        zij = [f"{gedaan.casus}.{nummer}" for nummer in gedaan.personen]
    wonen = "woont" if len(zij) == 1 else "wonen"
    yield (
        f"{opsomming(zij)} {wonen} apart per {dag_maand(gedaan.op, vandaag)}; "
        "het oude adres blijft bewaard, de anderen blijven."
    )
    if gedaan.op > vandaag:
        yield "Het nieuwe adres geldt vanaf nu, ook al is die dag nog niet geweest."
    if not gedaan.adres_bekend and gedaan.meldingen:
        nummer = melding_nummer(gedaan.meldingen[0])
        weet = f"tafel melding wijzig {nummer} --postcode …"
        yield f"Het nieuwe adres is onbekend; weet u het: {weet}"
    for melding in map(melding_nummer, gedaan.lijst_anders):
        yield (
            f"{melding} noemt nu de kinderen die daar wonen; klopt dat niet: "
            f"tafel melding wijzig {melding}"
        )
    if gedaan.opnieuw:
        yield f"Deel opnieuw toe: tafel toedelen {' '.join(map(melding_nummer, gedaan.opnieuw))}"
    if gedaan.casus is not None:
        personen = " ".join(f"{gedaan.casus}.{nummer}" for nummer in gedaan.personen)
        yield (
            f"Het blijft één casus ({gedaan.casus}); een eigen casus: "
            f"tafel casus splits {gedaan.casus} {personen}"
        )
