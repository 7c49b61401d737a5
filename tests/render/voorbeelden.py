"""Made-up results to render; nobody in here exists."""

from dataclasses import replace
from datetime import date, datetime, time

from tafel.domain import (
    Afgevallen,
    Agenda,
    Agendapunt,
    AndersAls,
    Besluit,
    CasusDossier,
    Lid,
    MeldingDossier,
    Puntsoort,
    Regelrij,
    Toedeling,
    ToedelingVanMelding,
    Uitkomst,
    Wijziging,
)
from tafel.render.scherm import Blok, Rooster, Scherm, Signaal, Signalen

LABELS = {
    "jeugd-en-gezin": "Jeugd en Gezin",
    "volwassenen": "Volwassenen",
    "jong-volwassenen": "Jong Volwassenen",
    "bureau-jeugdzorg": "Bureau Jeugdzorg",
    "procesmanager": "de procesmanager",
    "ketenunit": "Ketenunit",
}

KWAAD = "[bold]Evil[/x] \x1b[31mrood\x1b[0m <b>vet</b> \u202ekeer\u200b | `x` *y* \x07"
"""What somebody could type in a name: markup of five kinds, ESC, a bidirectional mark, BEL."""

CRISIS = Agendapunt(
    soort=Puntsoort.CRISIS,
    vraag="Zijn de kinderen nu veilig? Zo niet: opschalen.",
    reden="grote, directe zorgen om de veiligheid van een kind; direct naar Bureau Jeugdzorg",
    betrokkene="F.P. 88, kinderen 09 14 14",
    casus=147,
    melding=412,
    categorie="MPG1",
    casemanager="L. Oud (Altra)",
    stap=2,
    minuten=10,
    begin=time(13),
    genodigden=("School De Brink", "Steunpunt Huiselijk Geweld"),
    afstemmen=("volwassenen",),
    let_op=("adres afgeschermd", "tolk Twi", "kind 09 wordt 18 op 9-1"),
    gezin_weet="moeder weet ervan (17-11); vader niet bereikt",
    vorig_besluit="19-11: Bureau Jeugdzorg gaat op huisbezoek",
    afspraken_open=3,
    afspraken_te_laat=1,
    sinds=date(2026, 11, 19),
    regel="Z01",
    bron="Werkplan §3",
)
NIEUW = Agendapunt(
    soort=Puntsoort.NIEUW,
    vraag="Neemt de tafel deze casus aan, en wie zoekt de gezinsmanager?",
    reden="er is een inwonend kind onder 23 om wie zorgen zijn",
    betrokkene="A.K. 91, kind 19",
    casus=122,
    melding=398,
    stap=3,
    minuten=15,
    begin=time(13, 10),
    sinds=date(2026, 11, 9),
    regel="Z06",
    bron="Visie §3.2.2",
)
VRAGEN = Agendapunt(
    soort=Puntsoort.VRAGEN,
    vraag="Hoe oud is de betrokkene? Is er geïndiceerde jeugdhulp of een maatregel?",
    reden="de feiten beslissen nog niet",
    betrokkene="onbekend",
    melding=405,
    minuten=5,
    begin=time(13, 25),
)

AGENDA = Agenda(
    tafel="jeugd-en-gezin",
    naam="Jeugd en Gezin",
    datum=date(2026, 11, 26),
    begin=time(13),
    einde=time(15),
    kernpartners=("GGD", "MaDi", "DWI", "MEE", "Wijkpolitie"),
    punten=(CRISIS, NIEUW, VRAGEN),
    niet_geplaatst=(
        replace(NIEUW, casus=131, melding=401, begin=None, sinds=date(2026, 11, 17)),
        replace(NIEUW, casus=98, melding=377, begin=None, sinds=date(2025, 12, 30)),
        replace(VRAGEN, melding=15, begin=None),
    ),
    gemaakt_op=datetime(2026, 11, 23, 9, 12),
    profiel="zuidoost 1.0",
    opmerkingen=("Het overleg is een dag later: woensdag was een feestdag.",),
)
LEGE_AGENDA = replace(AGENDA, punten=(), niet_geplaatst=(), opmerkingen=())
VOLLE_AGENDA = replace(
    AGENDA,
    niet_geplaatst=tuple(
        replace(NIEUW, casus=nummer, melding=nummer + 300, begin=None)
        for nummer in range(150, 1762)
    ),
)
KWADE_AGENDA = replace(
    AGENDA,
    naam=KWAAD,
    kernpartners=(KWAAD,),
    opmerkingen=(KWAAD,),
    punten=(
        replace(
            CRISIS,
            betrokkene=KWAAD,
            vraag=KWAAD,
            reden=KWAAD,
            casemanager=KWAAD,
            genodigden=(KWAAD,),
            afstemmen=(KWAAD,),
            let_op=(KWAAD,),
            gezin_weet=KWAAD,
            vorig_besluit=KWAAD,
            categorie=KWAAD,
        ),
    ),
    niet_geplaatst=(replace(NIEUW, betrokkene=KWAAD, vraag=KWAAD),),
)

TOEDELING = Toedeling(
    uitkomst=Uitkomst.TAFEL,
    tafel="jeugd-en-gezin",
    onderdeel=None,
    voorkeur=None,
    naar=None,
    regel="Z06",
    regels=("Z06",),
    afstemmen=("volwassenen",),
    vragen=(),
    bron="Visie §3.2.2",
    waarom="er is een inwonend kind onder 23 om wie zorgen zijn",
    profiel="zuidoost",
    profielversie="1.0",
    feiten={"leeftijd": (37, 38), "inwonende_kinderen": (17, 12, 12), "zorgen_om_kinderen": "ja"},
    onbekend=("risico_samenleving", "zelf_oplossen"),
    afgevallen=(
        Afgevallen("Z01", "crisis = ja", "crisis: nee"),
        Afgevallen("Z02", "aanvliegroute = schil", "aanvliegroute: regulier"),
        Afgevallen("Z03", "meervoudig: ja"),
        Afgevallen("Z04", "regulier aanbod: ontoereikend"),
        Afgevallen("Z05", "jeugdhulp: geen"),
    ),
    mogelijk=((Uitkomst.TAFEL, "jeugd-en-gezin"),),
)
UITSLAG = ToedelingVanMelding(
    melding=412,
    kenmerk="L-2026-77",
    betrokkene="F.P. 88, 3 inwonende kinderen",
    toedeling=TOEDELING,
    casus=147,
    anders_als=(
        AndersAls("jeugdhulp", "vrijwillig", Uitkomst.OPSCHALEN, None),
        AndersAls("jeugdhulp", "maatregel", Uitkomst.OPSCHALEN, None),
        AndersAls("zorgen_om_kinderen", "nee", Uitkomst.AANVULLEN, None),
    ),
)
AAN_TE_VULLEN = replace(
    UITSLAG,
    melding=413,
    kenmerk=None,
    betrokkene="A.K. 91",
    casus=None,
    anders_als=(),
    toedeling=replace(
        TOEDELING,
        uitkomst=Uitkomst.AANVULLEN,
        tafel=None,
        regel=None,
        regels=("Z06", "Z12", "Z14"),
        vragen=("meervoudig", "zorgen_om_kinderen"),
        onbekend=("meervoudig", "zorgen_om_kinderen", "zelf_oplossen"),
        afstemmen=(),
        waarom="de feiten beslissen nog niet",
        bron="",
        afgevallen=(Afgevallen("Z01", "crisis = ja", "crisis: nee"),),
        mogelijk=(
            (Uitkomst.REGULIER, None),
            (Uitkomst.TAFEL, "jeugd-en-gezin"),
            (Uitkomst.TAFEL, "volwassenen"),
        ),
    ),
)
CRISISUITSLAG = replace(
    UITSLAG,
    melding=12,
    betrokkene="R.D. 85, kind 19",
    casus=149,
    anders_als=(),
    waarschuwingen=(
        "Bel nu Bureau Jeugdzorg en licht de coördinator Jeugd en Gezin in.",
        "Een melding is geen noodlijn: bij acuut gevaar 112.",
    ),
    toedeling=replace(
        TOEDELING,
        uitkomst=Uitkomst.CRISIS,
        tafel=None,
        naar="bureau-jeugdzorg",
        regel="Z01",
        regels=("Z01",),
        waarom="grote, directe zorgen om de veiligheid van een kind",
        bron="Werkplan §3",
        afgevallen=(),
        afstemmen=(),
        onbekend=(),
    ),
)
OVERRULED = replace(
    UITSLAG,
    betrokkene="F.P. 88, 3 inwonende kinderen van wie er een buiten het gezin verblijft",
    voorstel=(Uitkomst.TAFEL, "jeugd-en-gezin"),
    motivering="De moeder is al in zorg bij de tafel Volwassenen; een tweede overleg helpt niet.",
    anders_als=(),
    toedeling=replace(
        TOEDELING, tafel="volwassenen", onderdeel="mss", regel=None, regels=("Z07", "Z12")
    ),
)
VERSCHOVEN = (
    replace(UITSLAG, eerder=(Uitkomst.TAFEL, "volwassenen")),
    replace(UITSLAG, melding=414, eerder=(Uitkomst.TAFEL, "volwassenen")),
    replace(CRISISUITSLAG, eerder=(Uitkomst.AANVULLEN, None)),
    replace(UITSLAG, melding=415, eerder=(Uitkomst.TAFEL, "jeugd-en-gezin")),
    AAN_TE_VULLEN,
)

REGELS = (
    Regelrij(
        "Z03",
        ("aanvliegroute = regulier", "meervoudig = nee", "complex = nee"),
        "regulier",
        "Loket Zorg en Samenleven (midoffice)",
        "Visie §3.1.2",
    ),
    Regelrij(
        "Z05",
        (
            "er is een inwonend kind onder 23 om wie zorgen zijn = ja of leeftijd < 17",
            "jeugdhulp = vrijwillig of maatregel",
        ),
        "opschalen",
        "procesmanager",
        "Visie §3.1.2; Werkplan §1.2, §2.4, §2.5",
        eigen=True,
        toelichting="dat dit ook geldt als de betrokkene zelf nog geen 17 is, ook zonder kinderen",
    ),
    Regelrij("Z13", ("zelf oplossen = ja",), "regulier", None, "Visie §3.2.2"),
    Regelrij(
        "Z14",
        ("in alle andere gevallen",),
        "bespreken, voorkeur Volwassenen",
        None,
        "Visie §3.2.2",
        eigen=True,
    ),
)

CASUS = Scherm(
    titel=("147", "F.P.", "JEUGD EN GEZIN", "MPG1", "stap 7 uitvoeren"),
    blokken=(
        Signalen(
            "Nu nodig",
            (
                Signaal("147/3 DWI 12 dagen te laat", "tafel escaleer 147"),
                Signaal("melder politie wacht sinds 9-11", "tafel melding terugkoppelen M412"),
                Signaal("gezin is nog niet op de hoogte gebracht van het besluit van de tafel"),
            ),
        ),
        Rooster(
            "Wie",
            ("geb.", "instemming", "let op"),
            (
                (".1 F.P. moeder", "88", "ja 17-11", "tolk Twi"),
                (".2 R.D. vader", "85", "niet bereikt", "ander huishouden, adres afgeschermd"),
                (".4 J. kind", "14", "via ouders", "tweeling met .5: nooit samenvoegen; school"),
            ),
        ),
        Blok("Betrokken", ("Altra L. Oud (regie, verlof; J. Bos), DWI, De Brink, politie",)),
        Blok("Notities", ("20-11 tel. BJZ: bezoek gedaan (RT)", "18-11 politie: NIET DELEN")),
        Blok("Klokken"),
    ),
)

VANDAAG = date(2026, 11, 23)
BESLUIT = Besluit(
    melding=412,
    casus=147,
    dag=date(2026, 11, 10),
    wie="vera",
    toedeling=AAN_TE_VULLEN.toedeling,
    motivering=None,
    voorstel=None,
)
MELDINGDOSSIER = MeldingDossier(
    melding=412,
    persoon=3,
    casus=147,
    status="toegedeeld",
    betrokkene="F.P. 88, 3 inwonende kinderen",
    waarden={
        "kenmerk": "L-2026-77",
        "ontvangen_op": "2026-11-09",
        "melder_organisatie": "Wijkpolitie",
        "melder_naam": "Brigadier Achternaam",
        "reden": "Buren horen al weken geschreeuw; de oudste komt niet meer op school en " + KWAAD,
        "voornaam": "Fatima",
        "achternaam": "Pinas",
        "geboortedatum": "1988-04-02",
        "woonsituatie": "dak_thuisloos",
        "inwonende_kinderen": "Noor 2009-01-09|Ben 4 jaar|?",
        "leefgebieden": "wonen|inkomen_schulden",
        "leeftijd": 38,
    },
    wijzigingen=(
        Wijziging("crisis", None, "nee", date(2026, 11, 12), "vera"),
        Wijziging("achternaam", "Pienas", "Pinas", date(2026, 11, 12), "vera"),
        Wijziging("inwonende_kinderen", "geen", "Noor 2009-01-09", date(2026, 11, 12), "vera"),
    ),
    besluiten=(
        BESLUIT,
        replace(BESLUIT, dag=date(2026, 11, 12), toedeling=TOEDELING),
        replace(
            BESLUIT,
            dag=date(2026, 11, 20),
            toedeling=replace(TOEDELING, tafel="volwassenen"),
            motivering="De moeder is daar al in zorg.",
            voorstel=(Uitkomst.TAFEL, "jeugd-en-gezin"),
        ),
    ),
)
CASUSDOSSIER = CasusDossier(
    casus=147,
    tafel="jeugd-en-gezin",
    uitkomst=Uitkomst.TAFEL,
    voorkeur=None,
    stap=2,
    status="open",
    geopend_op=date(2026, 11, 10),
    betrokkene="F.P. 88, 3 inwonende kinderen",
    leden=(
        Lid("hoofdpersoon", "F.P.", "Fatima Pinas", "1988-04-02", 38),
        Lid("partner", "R.D.", None, "1985", (40, 41)),
        Lid("overig", "onbekend", None, None, None),
    ),
    kinderen=("Noor 2009-01-09", "Ben 4 jaar", "?"),
    meldingen=(
        MELDINGDOSSIER,
        replace(MELDINGDOSSIER, melding=413, status="aan te vullen", besluiten=(BESLUIT,)),
        replace(MELDINGDOSSIER, melding=414, status="nieuw", besluiten=()),
    ),
    let_op=("adres_afgeschermd", "tolk"),
)
