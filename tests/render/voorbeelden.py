"""Made-up results to render; nobody in here exists."""

from datetime import date, datetime, time

from msgspec.structs import replace

from tafel.domain.agenda import Agenda, Agendapunt, Puntsoort, Wachtend
from tafel.domain.basis import Signaal, Tekort
from tafel.domain.casus import (
    CasusDossier,
    Categorieuitleg,
    EerdereCasus,
    Gebeurtenis,
    Ggsr,
    Instemmen,
    Lid,
    Notitie,
)
from tafel.domain.escalatie import Escalatie, Spoor, Voorstel
from tafel.domain.melding import Klok, MeldingDossier, Wijziging
from tafel.domain.overleg import Overlegbesluit
from tafel.domain.partner import Betrokkenheid
from tafel.domain.plan import Afspraak, Afspraakstatus, Doel, Oorzaak, Plan, Planstatus
from tafel.domain.toedeling import (
    Afgevallen,
    AndersAls,
    Besluit,
    Regelrij,
    Toedeling,
    ToedelingVanMelding,
    Uitkomst,
)
from tafel.render.vorm.scherm import Blok, Rooster, Scherm, Signalen
from tafel.services.casus.nodig import bij_casus
from tafel.services.melding.nodig import bij_klok, bij_melding

LABELS = {
    "jeugd-en-gezin": "Jeugd en Gezin",
    "volwassenen": "Volwassenen",
    "jong-volwassenen": "Jong Volwassenen",
    "bureau-jeugdzorg": "Bureau Jeugdzorg",
    "procesmanager": "de procesmanager",
    "ketenunit": "Ketenunit",
    "madi": "MaDi",
    "stap 2": "melding verwerken",
    "stap 3": "informatie verzamelen",
    "stap 5": "plannen en besluiten",
    "stap 7": "uitvoeren",
}

KWAAD = "[bold]Evil[/x] \x1b[31mrood\x1b[0m <b>vet</b> \u202ekeer\u200b | `x` *y* \x07"
"""What somebody could type in a name: markup of five kinds, ESC, a bidirectional mark, BEL."""

CRISIS = Agendapunt(
    soort=Puntsoort.CRISIS,
    vraag="Zijn de kinderen nu veilig? Zo niet: opschalen.",
    reden="grote, directe zorgen om de veiligheid van een kind; direct naar Bureau Jeugdzorg",
    betrokkene="F.P. '88, kinderen '09 '14 '14",
    gemeld="kind alleen thuis, ruzie en schulden; gezin, inkomen, wonen",
    casus=147,
    melding=412,
    categorie="MPG1",
    casemanager="L. Oud (Altra)",
    stap=2,
    minuten=10,
    begin=time(13),
    genodigden=("School De Brink", "Steunpunt Huiselijk Geweld"),
    afstemmen=("volwassenen",),
    let_op=("adres afgeschermd", "tolk Twi", "kind '09 wordt 18 op 9-1"),
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
    betrokkene="A.K. '91, kind '19",
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
    minuten=0,
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
        replace(NIEUW, casus=131, melding=401, begin=None, sinds=date(2026, 11, 17), keer=1),
        replace(
            NIEUW, casus=98, melding=377, begin=None, sinds=date(2025, 12, 30), keer=3, eerst=True
        ),
    ),
    gemaakt_op=datetime(2026, 11, 23, 9, 12),
    profiel="zuidoost 1.0",
    opmerkingen=("Het overleg is een dag later: woensdag was een feestdag.",),
    wachtend=Wachtend(nieuw=tuple(range(500, 524)), aanvullen=(405, 15), crises=(510,)),
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
            gemeld=KWAAD,
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
    betrokkene="F.P. '88, 3 inwonende kinderen",
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
    betrokkene="A.K. '91",
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
    betrokkene="R.D. '85, kind '19",
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
    betrokkene="F.P. '88, 3 inwonende kinderen van wie er een buiten het gezin verblijft",
    voorstel=(Uitkomst.TAFEL, "jeugd-en-gezin"),
    motivering="De moeder is al in zorg bij de tafel Volwassenen; een tweede overleg helpt niet.",
    anders_als=(),
    toedeling=replace(
        TOEDELING, tafel="volwassenen", onderdeel="mss", regel=None, regels=("Z07", "Z12")
    ),
)
_EERDER = replace(TOEDELING, tafel="volwassenen", regel="Z12", regels=("Z12",), profielversie="0.9")
VERSCHOVEN = (
    replace(UITSLAG, eerder=(Uitkomst.TAFEL, "volwassenen"), eerder_besluit=_EERDER),
    replace(UITSLAG, melding=414, eerder=(Uitkomst.TAFEL, "volwassenen"), eerder_besluit=_EERDER),
    replace(
        CRISISUITSLAG,
        eerder=(Uitkomst.AANVULLEN, None),
        eerder_besluit=replace(AAN_TE_VULLEN.toedeling, profielversie="0.9"),
    ),
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
    betrokkene="F.P. '88, 3 inwonende kinderen",
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
    betrokkene="F.P. '88, 3 inwonende kinderen",
    initialen="F.P.",
    leden=(
        Lid("hoofdpersoon", "F.P.", "Fatima Pinas", "1988-04-02", 38),
        Lid("partner", "R.D.", None, "1985", (40, 41)),
        Lid("overig", "N.N.", None, None, None),
    ),
    kinderen=(
        Lid("kind", "N.", "Noor", "2009-01-09", 17, instemmen=Instemmen.ZELF, plaats=1),
        Lid("kind", "B.", "Ben", None, 4, instemmen=Instemmen.VIA_OUDERS, plaats=2),
        Lid("kind", "", None, None, None, plaats=3),
    ),
    meldingen=(
        MELDINGDOSSIER,
        replace(MELDINGDOSSIER, melding=413, status="aan te vullen", besluiten=(BESLUIT,)),
        replace(MELDINGDOSSIER, melding=414, status="nieuw", besluiten=()),
    ),
    let_op=("adres_afgeschermd", "tolk"),
    erkenning="ja",
    verificatie="terecht",
    tijdlijn=(Gebeurtenis(date(2026, 11, 9), "Wijkpolitie", "melding", "melding", 412),),
)

AFSPRAAK = Afspraak(
    casus=147,
    nummer=3,
    organisatie="dwi",
    wie="A. Klerk",
    wat="inkomen regelen",
    uiterlijk=date(2026, 11, 11),
    status=Afspraakstatus.OPEN,
    keren_doorgeschoven=2,
    gemaakt_op=date(2026, 10, 12),
    te_laat=12,
    doel=1,
    tafel="jeugd-en-gezin",
)
_GEDAAN = replace(
    AFSPRAAK, status=Afspraakstatus.NAGEKOMEN, te_laat=0, afgedaan_op=date(2026, 11, 5)
)
AFSPRAKEN = (
    AFSPRAAK,
    replace(
        AFSPRAAK,
        nummer=6,
        organisatie="altra",
        wie=None,
        wat="huisbezoek bij moeder en de kinderen",
        uiterlijk=date(2026, 12, 3),
        te_laat=0,
        keren_doorgeschoven=0,
    ),
    *(replace(_GEDAAN, nummer=nummer) for nummer in (1, 2, 4, 5, 7)),
    replace(
        _GEDAAN,
        nummer=8,
        status=Afspraakstatus.NIET_NAGEKOMEN,
        oorzaak=Oorzaak.OMSTANDIGHEDEN,
        toelichting="De school was dicht.",
    ),
    replace(_GEDAAN, nummer=9, status=Afspraakstatus.NIET_NAGEKOMEN, oorzaak=Oorzaak.ORGANISATIE),
)
DOEL = Doel(147, 1, "inkomen_schulden", "Vaste lasten betaald", "geen achterstand", None)
PLAN = Plan(
    casus=147,
    versie=2,
    status=Planstatus.VASTGESTELD,
    gemaakt_op=date(2026, 10, 5),
    vastgesteld_op=date(2026, 10, 12),
    evaluatie_op=date(2027, 1, 11),
    geevalueerd_op=None,
    casemanager="L. Oud",
    casemanager_organisatie="altra",
    velden={"analyse": "Schulden, en een oudste die niet meer naar school gaat."},
    doelen=(
        replace(DOEL, nummer=3, resultaat="bereikt"),
        DOEL,
        replace(DOEL, nummer=2, leefgebied="onderwijs", tekst="Weer naar school"),
    ),
    taken=(AFSPRAAK,),
    versies=(1, 2, 3),
)
ESCALATIE = Escalatie(
    nummer=12,
    casus=147,
    tafel="jeugd-en-gezin",
    spoor=Spoor.UITVOERING,
    stap=1,
    organisatie="madi",
    wie="de eigen leidinggevende",
    richting="de leidinggevende van MaDi",
    via=None,
    gestart_op=date(2026, 11, 2),
    uiterlijk=date(2026, 11, 16),
    bindend=False,
    status="open",
)
VOORSTEL = Voorstel(
    casus=147,
    tafel="jeugd-en-gezin",
    spoor=Spoor.UITVOERING,
    stap=1,
    organisatie="dwi",
    grond="afspraak_niet_nagekomen",
    reden="147/3 is 12 dagen te laat",
    wie="de eigen leidinggevende",
    richting="de leidinggevende van DWI",
    via=None,
    uiterlijk=date(2026, 12, 7),
    bindend=False,
    afspraak=3,
    opdracht="tafel escaleer 147 --afspraak 147/3",
)
KLOK = Klok(
    aan="melder",
    casus=147,
    melding=412,
    sinds=date(2026, 11, 9),
    uiterlijk=date(2026, 11, 16),
    gedaan_op=None,
    te_laat=5,
    naar="Wijkpolitie",
)
CATEGORIE = Categorieuitleg(
    categorie=None,
    regel=None,
    waarom="",
    bron="Werkplan §2.2",
    vragen=("multiprobleem", "jeugdhulp"),
    overleg=None,
    procesregie=None,
    casemanager_van=None,
    feiten={"multiprobleem": None, "jeugdhulp": None, "overlast_openbaar": None},
    ggsr=Ggsr(("gezin", "wonen", "inkomen", "onderwijs"), 4, 7, True, "nee", "ja", "STJ"),
)
VOL_DOSSIER = replace(
    CASUSDOSSIER,
    stap=7,
    categorie="MPG1",
    categorieuitleg=replace(CATEGORIE, categorie="MPG1", vragen=()),
    multiprobleem="ja",
    stap_sinds=date(2026, 10, 12),
    zaaknummer="Z-26-00311",
    regierol="gezinsmanager",
    casemanager="L. Oud",
    casemanager_organisatie="altra",
    casemanager_contact="020-0000001",
    leden=(
        Lid(
            *("hoofdpersoon", "F.P.", "Fatima Pinas", "1988-04-02", 38, ("tolk",)),
            *("ja", date(2026, 11, 17)),
        ),
        Lid(
            *("partner", "R.D.", "Rudi Dors", "1985", (40, 41), ("adres_afgeschermd",)),
            *("niet_bereikt", None),
        ),
        Lid(
            "kind",
            "M.P.",
            "Mira Pinas",
            "2009-01-09",
            17,
            ("18 op 9-1: recht wijzigt, tafel blijft",),
        ),
        Lid("kind", "J.P.", "Jos Pinas", "2014-06-01", 12, ("tweeling met .5: nooit samenvoegen",)),
        Lid("kind", "K.P.", "Kas Pinas", "2014-06-01", 12, ("tweeling met .4: nooit samenvoegen",)),
    ),
    kinderen=(Lid("kind", "B.", "Ben", None, 4, instemmen=Instemmen.VIA_OUDERS, plaats=1),),
    meldingen=(replace(MELDINGDOSSIER, besluiten=MELDINGDOSSIER.besluiten[1:2]),),
    plan=PLAN,
    concept=replace(
        PLAN, versie=3, status=Planstatus.CONCEPT, gemaakt_op=date(2026, 11, 20), doelen=()
    ),
    leemten=(Tekort("doel_zonder_taak", "doel 147d2 heeft geen taak", "tafel plan taak 147d2"),),
    afspraken=AFSPRAKEN,
    escalaties=(
        replace(
            ESCALATIE,
            nummer=9,
            organisatie="ggd",
            status="afgerond",
            resultaat="opgelost",
            afgerond_op=date(2026, 10, 1),
        ),
        ESCALATIE,
    ),
    voorstellen=(
        VOORSTEL,
        replace(
            VOORSTEL,
            spoor=Spoor.OPSTELLEN,
            organisatie=None,
            afspraak=None,
            reden="stap 5 duurt te lang",
            opdracht="tafel escaleer 147 --spoor opstellen",
        ),
    ),
    klokken=(
        KLOK,
        replace(
            KLOK, aan="gezin", melding=None, naar=None, te_laat=0, gedaan_op=date(2026, 11, 17)
        ),
        replace(
            KLOK, aan="partner", melding=None, naar=None, te_laat=0, uiterlijk=date(2026, 11, 26)
        ),
    ),
    notities=(
        Notitie(date(2026, 11, 18), "rt", "wijkpolitie", "incident op straat", ()),
        Notitie(date(2026, 11, 20), "rt", None, "Bezoek gedaan.", ("bureau-jeugdzorg",)),
    ),
    besluiten=(
        Overlegbesluit(147, "jeugd-en-gezin", date(2026, 11, 12), "MaDi start", "rt"),
        Overlegbesluit(
            147, "jeugd-en-gezin", date(2026, 11, 19), "Bureau Jeugdzorg gaat op huisbezoek", "rt"
        ),
    ),
    betrokken=(Betrokkenheid("147.1", "ggd", date(2025, 3, 1), "020-0000002", True),),
    organisaties=("ggd", "dwi", "altra", "madi", "De Brink", "wijkpolitie"),
    vorige=EerdereCasus(98, date(2025, 3, 12), "doel_bereikt", "T. Vos", "spirit"),
    tijdlijn=(
        *CASUSDOSSIER.tijdlijn,
        *(
            Gebeurtenis(date(2026, 11, 9 + n), "rt", "stap", f"stap {n} -> {n + 1}")
            for n in range(3, 13)
        ),
    ),
    namen={
        "altra": "Altra",
        "dwi": "DWI",
        "ggd": "GGD",
        "madi": "MaDi",
        "spirit": "Spirit",
        "wijkpolitie": "Wijkpolitie",
        "bureau-jeugdzorg": "Bureau Jeugdzorg",
    },
)
WACHTEND_DOSSIER = replace(
    VOL_DOSSIER,
    stap=5,
    stap_uiterlijk=date(2026, 10, 26),
    categorie=None,
    categorieuitleg=CATEGORIE,
    erkenning=None,
    verificatie=None,
    multiprobleem=None,
    casemanager=None,
    casemanager_organisatie=None,
    opgeschaald_naar="MDO+",
    opgeschaald_op=date(2026, 11, 2),
    volg_op=date(2026, 11, 16),
    volgreden="zorgmijder; " + KWAAD,
    nazorg_op=date(2026, 11, 20),
    plan=replace(PLAN, evaluatie_op=date(2026, 11, 11)),
    concept=None,
    leemten=(),
    afspraken=(),
    escalaties=(),
    voorstellen=(),
    klokken=(),
    notities=tuple(
        Notitie(date(2026, 11, 1 + n), "rt", None, f"gebeld, keer {n}", ()) for n in range(7)
    ),
    besluiten=(),
    betrokken=(),
    organisaties=(),
    vorige=None,
)


def zonder_verhullen(_: str, tekst: str) -> str:
    """For what hides names by itself: no text has one that the register would know."""
    return tekst


def casus_met_nodig(dossier: CasusDossier) -> CasusDossier:
    """With what it asks for now, as `casus toon` hands it over."""
    return replace(dossier, nodig=tuple(bij_casus(dossier, {**LABELS, **dossier.namen}, VANDAAG)))


def melding_met_nodig(dossier: MeldingDossier) -> MeldingDossier:
    """With what it waits for, as `melding toon` hands it over."""
    klok = bij_klok(dossier.klok, LABELS, VANDAAG) if dossier.klok else ()
    return replace(dossier, nodig=(*bij_melding(dossier), *klok))
