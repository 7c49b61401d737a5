"""Reports made by hand: every kind of picture, cell and note, and one full of malice."""

from datetime import date

from msgspec.structs import replace

from tafel.domain.rapport import (
    Beeld,
    Cijfersoort,
    Definitie,
    Periode,
    Rapport,
    Rapportkolom,
    Rapporttabel,
)

STROOM = Rapporttabel(
    "stroom",
    "Instroom, uitstroom en voorraad per maand",
    (
        Rapportkolom("maand", "Maand"),
        Rapportkolom("gemeld", "Gemeld", Cijfersoort.AANTAL),
        Rapportkolom("geopend", "Geopend", Cijfersoort.AANTAL),
        Rapportkolom("gesloten", "Gesloten", Cijfersoort.AANTAL),
        Rapportkolom("voorraad", "Voorraad", Cijfersoort.AANTAL),
    ),
    (
        ("jan 2026", 31, 22, 0, 22),
        ("feb 2026", 28, 19, 0, 41),
        ("mrt 2026", 35, 24, None, None),
        ("apr 2026", 40, 31, 8, 86),
        ("mei 2026", 38, 27, 11, 102),
        ("jun 2026", 22, 15, 14, 103),
        ("jul 2026", 14, 9, None, None),
        ("aug 2026", 19, 12, 6, 112),
        ("sep 2026", 44, 30, 12, 130),
        ("okt 2026", 51, 38, 18, 150),
        ("nov 2026", 33, 17, 16, 151),
    ),
    beeld=Beeld.LIJN,
)
KANAAL = Rapporttabel(
    "naar_kanaal",
    "Meldingen naar kanaal",
    (
        Rapportkolom("kanaal", "Kanaal"),
        Rapportkolom("gemeld", "Gemeld", Cijfersoort.AANTAL),
        Rapportkolom("opgepakt", "Opgepakt", Cijfersoort.AANTAL),
    ),
    (
        ("loket", 61, 40),
        ("telefoon", 48, 31),
        ("website", 0, 0),
        ("bewonersadviseur", 9, 7),
        ("ouder- en kindcentrum", 74, 63),
        ("politie", 1234, 601),
        ("woningcorporatie", 0, 5),
        ("een netwerk van huisartsen, scholen en wijkverpleging in Zuidoost", 15, 11),
        ("onbekend", 0, 0),
    ),
    beeld=Beeld.STAVEN,
    toelichting="Gemeld telt meldingen, opgepakt telt casussen.",
)
INDICATOREN = Rapporttabel(
    "indicatoren",
    "Indicatoren",
    (
        Rapportkolom("indicator", "Indicator"),
        Rapportkolom("aantal", "Aantal", Cijfersoort.AANTAL),
        Rapportkolom("van", "Van", Cijfersoort.AANTAL),
        Rapportkolom("procent", "Deel", Cijfersoort.PROCENT),
        Rapportkolom("stand", "Doel", Cijfersoort.STAND),
    ),
    (
        ("gezinnen met één plan", 91, 104, 88, "✓"),
        ("gezinnen met een casemanager", 62, 104, 60, "✗"),
        ("plan binnen zes weken", 83, 104, 80, "✓"),
        ("kinderen die naar school gaan", 15, 20, None, "te weinig"),
        ("gezinnen met een eigen netwerk", None, None, None, "niet meetbaar"),
    ),
    beeld=Beeld.DOEL,
    doel=80,
)
THEMAS = Rapporttabel(
    "ggsr",
    "Toets op vijf thema's",
    (
        Rapportkolom("thema", "Thema"),
        Rapportkolom("toets", "Toets"),
        Rapportkolom("stand", "Stand", Cijfersoort.STAND),
        Rapportkolom("procent", "Deel", Cijfersoort.PROCENT),
        Rapportkolom("toelichting", "Toelichting"),
    ),
    (
        (
            "Organisatie",
            "Alle kernpartners zijn bij het overleg",
            "✗",
            71,
            "In 24 van de 34 overleggen was iedere kernpartner er of had hij een vervanger.",
        ),
        (
            "Samenwerking",
            "De melder hoort wat er met de melding gebeurt",
            "✓",
            92,
            "Binnen vijf werkdagen, telefonisch of schriftelijk.",
        ),
        ("Resultaat", "Bewoners zijn tevreden", "niet meetbaar", None, "Wordt niet gevraagd."),
    ),
)
VERGELEKEN = Rapporttabel(
    "wachten",
    "Wachten op een organisatie",
    (
        Rapportkolom("organisatie", "Organisatie"),
        Rapportkolom("aantal", "Aantal", Cijfersoort.AANTAL),
        Rapportkolom("mediaan", "Mediaan dagen", Cijfersoort.DAGEN),
        Rapportkolom("procent", "Deel", Cijfersoort.PROCENT),
        Rapportkolom("vorige", "Vorige", Cijfersoort.PROCENT),
        Rapportkolom("verschil", "Verschil", Cijfersoort.AANTAL),
        Rapportkolom("sinds", "Langst sinds", Cijfersoort.DATUM),
    ),
    (
        ("Dienst Werk en Inkomen", 14, 21, 45, 33, 12, date(2026, 3, 9)),
        ("Maatschappelijke Dienstverlening", 5, 9, 12, 30, -18, date(2026, 10, 1)),
        ("andere organisatie", 0, None, None, None, None, None),
    ),
)
LEEG = Rapporttabel(
    "aanbod",
    "Aanbod zonder vraag",
    (
        Rapportkolom("leefgebied", "Leefgebied"),
        Rapportkolom("aanbod", "Aanbod", Cijfersoort.AANTAL),
    ),
    (),
    leeg="Voor al het aanbod is er vraag.",
)
RAPPORT = Rapport(
    "kengetallen",
    "Kengetallen",
    Periode(date(2026, 1, 1), date(2026, 11, 23)),
    (STROOM, KANAAL, INDICATOREN, THEMAS, VERGELEKEN, LEEG),
    onder=("profiel zuidoost 1.0",),
    opmerkingen=(
        "aantallen van mensen zijn afgerond op 5",
        "uitgesplitst is kwartaal 2026-3, het laatste hele kwartaal",
    ),
)
DEFINITIEF = replace(
    RAPPORT,
    periode=Periode(date(2026, 7, 1), date(2026, 9, 30)),
    definitief_op=date(2026, 10, 5),
)
UITLEG = {
    "naar_kanaal": Definitie(
        "naar_kanaal",
        "Meldingen naar kanaal",
        "Alle meldingen die in de periode zijn ontvangen, naar de weg waarlangs zij kwamen.",
        "domein §12",
    )
}


def vervuild(kwaad: str) -> tuple[Rapport, dict[str, Definitie]]:
    """A report in which every text is `kwaad`."""
    tabel = Rapporttabel(
        kwaad,
        kwaad,
        (Rapportkolom(kwaad, kwaad), Rapportkolom(kwaad + "2", kwaad, Cijfersoort.AANTAL)),
        ((kwaad, 1), (kwaad, None)),
        leeg=kwaad,
        toelichting=kwaad,
    )
    rapport = replace(
        RAPPORT,
        titel=kwaad,
        onder=(kwaad,),
        opmerkingen=(kwaad,),
        vertrouwelijk=kwaad,
        tabellen=tuple(replace(tabel, beeld=beeld, doel=80) for beeld in (None, *Beeld)),
    )
    return rapport, {kwaad: Definitie(kwaad, kwaad, kwaad, kwaad)}
