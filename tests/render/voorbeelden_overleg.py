"""Made-up meetings to render; nobody in here exists."""

from datetime import date, datetime, time

from msgspec.structs import replace

from tafel.domain.agenda import (
    Agenda,
    Agendapunt,
    Partneragenda,
    Partnerpunt,
    Puntsoort,
    SindsVorige,
)
from tafel.domain.overleg import Besluitenlijst, Casusbesluiten, Overlegbesluit, Overlegdag
from tafel.domain.plan import Afspraak, Afspraakstatus
from tests.render.voorbeelden import AGENDA, CRISIS, KWAAD

LAAT = Afspraak(
    casus=147,
    nummer=3,
    organisatie="DWI",
    wie=None,
    wat="inkomen regelen",
    uiterlijk=date(2026, 11, 14),
    status=Afspraakstatus.OPEN,
    keren_doorgeschoven=2,
    gemaakt_op=date(2026, 10, 8),
    te_laat=12,
)
ESCALATIE = Agendapunt(
    soort=Puntsoort.ESCALATIE,
    vraag="Levert MaDi voor 3-12? Anders stap 2.",
    reden="E4: de eigen leidinggevende naar de leidinggevende van MaDi, tot 3-12",
    betrokkene="A.K. '91, kind '19",
    casus=122,
    melding=398,
    categorie="Risicogezin",
    stap=7,
    minuten=15,
    begin=time(13, 10),
    ook=("2 afspraken te laat, sinds 2-11", "stap 5 had klaar moeten zijn op 20-11"),
    vorig_besluit="19-11: MaDi maakt een betalingsregeling",
    afspraken_open=5,
    afspraken_te_laat=4,
    te_laat=tuple(
        replace(LAAT, casus=122, nummer=nummer, organisatie="MaDi", te_laat=1, wat="schuldenlijst")
        for nummer in (1, 2, 4, 5)
    ),
    sinds=date(2026, 11, 19),
    escalatie=4,
    detail="uitvoering, stap 1",
    opdracht="tafel escaleer afronden E4",
)
STRUCTUREEL = Agendapunt(
    soort=Puntsoort.ESCALATIE,
    vraag="Wat besloot de stadsdeelwethouder? Dit is de laatste stap.",
    reden="E7: de coördinator naar de stadsdeelwethouder, tot 10-12",
    betrokkene="MaDi",
    minuten=15,
    begin=time(13, 25),
    sinds=date(2026, 11, 12),
    escalatie=7,
    detail="structureel, stap 3, laatste middel",
)
PROCESAGENDA: Agenda = replace(
    AGENDA,
    punten=(replace(CRISIS, te_laat=(LAAT,)), ESCALATIE, STRUCTUREEL),
    niet_geplaatst=(
        Agendapunt(Puntsoort.EVALUATIE, "Werkt plan v1?", casus=131, minuten=10),
        Agendapunt(Puntsoort.NAZORG, "Hoe gaat het nu?", casus=98, minuten=5),
    ),
    opmerkingen=(),
    sinds=SindsVorige(date(2026, 11, 19), nieuw=3, nagekomen=6, te_laat=4, escalaties=1),
)
EXEMPLAAR = Partneragenda(
    tafel="jeugd-en-gezin",
    naam="Jeugd en Gezin",
    partner="DWI",
    datum=date(2026, 11, 26),
    begin=time(13),
    einde=time(15),
    punten=(
        Partnerpunt(
            casus=147,
            melding=None,
            betrokkene="F.P. '88",
            vraag="Wanneer is uw afspraak nagekomen?",
            minuten=10,
            begin=time(13),
            te_laat=(LAAT,),
        ),
        Partnerpunt(None, 405, "N.N.", "Wie weet: leeftijd?", 5, time(13, 25), ()),
    ),
    gemaakt_op=datetime(2026, 11, 23, 9, 12),
)
LEEG_EXEMPLAAR = replace(EXEMPLAAR, punten=())
KWAAD_EXEMPLAAR = replace(
    EXEMPLAAR,
    naam=KWAAD,
    partner=KWAAD,
    punten=(
        replace(
            EXEMPLAAR.punten[0],
            betrokkene=KWAAD,
            vraag=KWAAD,
            te_laat=(replace(LAAT, wat=KWAAD),),
        ),
    ),
)

_BESLUIT = Overlegbesluit(
    *(147, "jeugd-en-gezin", date(2026, 11, 19), "Bureau Jeugdzorg gaat op huisbezoek", "vera"),
    nummer=31,
)
BESLUITENLIJST = Besluitenlijst(
    tafel="jeugd-en-gezin",
    naam="Jeugd en Gezin",
    datum=date(2026, 11, 19),
    casussen=(
        Casusbesluiten(
            147,
            "F.P. '88, kinderen '09 '14 '14",
            (_BESLUIT, replace(_BESLUIT, tekst="Altra heeft de regie", nummer=32)),
            (
                replace(LAAT, wie="A. de Boer", uiterlijk=date(2026, 12, 1)),
                replace(LAAT, nummer=4, organisatie="Altra", wat="school bellen", uiterlijk=None),
            ),
        ),
        Casusbesluiten(
            9, "A.K. '91", (replace(_BESLUIT, casus=9, tekst="Nog niets", nummer=33),), ()
        ),
    ),
)
LEGE_BESLUITENLIJST = replace(BESLUITENLIJST, casussen=())
KWADE_BESLUITENLIJST = replace(
    BESLUITENLIJST,
    naam=KWAAD,
    casussen=(
        Casusbesluiten(
            147,
            KWAAD,
            (replace(_BESLUIT, tekst=KWAAD),),
            (replace(LAAT, organisatie=KWAAD, wie=KWAAD, wat=KWAAD),),
        ),
    ),
)
OVERLEGGEN = (
    Overlegdag("jeugd-en-gezin", "Jeugd en Gezin", date(2026, 11, 26), time(13), gepland=True),
    Overlegdag(
        tafel="oude-tafel",
        naam="oude-tafel",
        datum=date(2026, 11, 19),
        begin=None,
        gepland=False,
        besluiten=3,
        casussen=2,
    ),
)
