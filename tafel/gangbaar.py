"""What people write above and in the columns of a melding, besides the words of the contract.

Kept apart from `tafel.kolommen`: these may grow with every office that sends a file. No word stands
here that another office means something else by; case, accents and punctuation do not matter.
"""

from collections.abc import Mapping

KOPPEN: Mapping[str, tuple[str, ...]] = {
    "kenmerk": (
        "uw kenmerk", "kenmerk melder", "kenmerk melding", "meldingnummer", "meldingsnummer",
        "meldnummer", "melding nr", "meldingsnr", "meldnr", "melding id", "aanmeldnummer",
        "aanmeldingsnummer", "zaaknummer", "zaaknr", "zaak id", "zaakkenmerk", "dossiernummer",
        "dossiernr", "incidentnummer", "incidentnr", "referentie", "referentienummer",
        "referentienr", "registratienummer", "registratienr",
    ),
    "ontvangen_op": (
        "datum ontvangst", "datum van ontvangst", "datum ontvangen", "ontvangen dd",
        "datum binnenkomst", "datum van binnenkomst", "datum binnengekomen", "binnenkomstdatum",
        "binnengekomen op", "binnengekomen dd", "datum ingekomen", "ingekomen op",
        "datum melding", "datum van melding", "datum van de melding", "datum gemeld", "melddatum",
        "meldingsdatum", "meldingdatum", "gemeld op", "datum aanmelding", "datum van aanmelding",
        "datum aangemeld", "aanmelddatum", "aanmeldingsdatum", "aangemeld op", "datum signaal",
    ),
    "kanaal": (
        "meldkanaal", "kanaal melding", "kanaal van melding", "binnengekomen via", "gemeld via",
        "aangemeld via", "wijze van melden", "wijze van melding", "wijze van aanmelding",
        "wijze van aanmelden", "wijze van binnenkomst", "meldwijze",
    ),
    "melder_organisatie": (
        "organisatie melder", "organisatie van de melder", "instantie melder", "instelling melder",
        "meldende organisatie", "meldende instantie", "meldende instelling", "meldende partij",
        "meldende partner", "gemeld door", "melding door", "aangemeld door",
        "aanmelder", "verwijzer", "verwijzende instantie", "organisatie aanmelder",
        "aanmeldende organisatie", "aanmeldende instantie",
        "aanmeldende instelling", "aanmelding door", "ingebracht door", "instantie",
    ),
    "melder_naam": (
        "naam melder", "naam van de melder", "naam aanmelder", "naam van de aanmelder",
        "contactpersoon melder", "contactpersoon van de melder", "contactpersoon aanmelder",
    ),
    "melder_contact": (
        "contact melder", "contactgegevens melder", "contactgegevens van de melder",
        "contactgegevens aanmelder", "telefoon melder", "tel melder", "telefoonnummer melder",
        "telefoonnr melder", "tel nr melder", "telefoonnummer van de melder", "telefoon aanmelder",
        "telefoonnummer aanmelder", "e-mail melder", "mail melder", "e-mailadres melder",
        "mailadres melder", "e-mailadres van de melder", "e-mail aanmelder",
        "bereikbaarheid melder",
    ),
    "reden": (
        "reden melding", "reden van melding", "reden van de melding", "reden voor melding",
        "reden aanmelding", "reden van aanmelding", "reden van de aanmelding",
        "reden voor aanmelding", "aanleiding melding", "aanleiding van de melding",
        "aanleiding voor de melding", "aanleiding aanmelding", "aanleiding",
        "omschrijving melding", "omschrijving van de melding", "omschrijving situatie",
        "omschrijving problematiek", "omschrijving van de problematiek", "probleemomschrijving",
        "beschrijving melding", "beschrijving van de melding", "beschrijving situatie",
        "beschrijving", "korte omschrijving", "situatieschets", "wat is er aan de hand",
        "toelichting melding", "toelichting op de melding", "inhoud melding",
        "inhoud van de melding", "samenvatting melding", "tekst melding", "meldtekst", "hulpvraag",
    ),
    "aard": (
        "aard melding", "aard van melding", "aard van de melding", "soort melding",
        "zorg of overlast",
    ),
    "urgentie": (
        "urgentie melding", "urgentie van de melding", "mate van urgentie", "mate van spoed",
        "urg", "spoed", "spoedmelding", "spoedeisend",
    ),
    "voornaam": ("voorn", "voornm", "roepnaam", "voornaam namen"),
    "voorletters": ("voorletter", "voorl", "vl", "initialen"),
    "tussenvoegsel": ("tussenvoegsels", "tussenv", "tv", "tussenvgsl", "tussenvoeg", "voorv"),
    "achternaam": ("familienaam", "achtern", "achternm", "geslachtsnm"),
    "naam": (
        "volledige naam", "naam voluit", "voor- en achternaam", "voornaam en achternaam",
        "voorletters en achternaam", "voorletter en achternaam", "achternaam en voornaam",
        "achternaam en voorletters", "achternaam voornaam", "achternaam voorletters",
        "clientnaam", "naam en voornaam", "naam en voorletters",
    ),
    "geboortedatum": (
        "gebdat", "gebdatum", "gebdtm", "geboortedat", "geboortedtm", "geb", "gbdatum", "gbd",
        "geboren op", "geboren dd", "geb dd", "datum geboorte", "datum van geboorte",
        "dob", "date of birth", "birthdate", "geboortejaar", "gebjaar",
        "geboortedatum of jaar", "geboortedatum of geboortejaar",
    ),
    "leeftijd": (
        "lft", "lftd", "leeft", "leeftyd", "leeftijd in jaren", "leeftijd jaren",
        "huidige leeftijd", "leeftijd nu", "leeftijd bij melding", "leeftijd bij aanmelding",
    ),
    "bsn": ("bsn sofi", "sofi bsn", "burgerservicenr", "bsn sofinummer", "bsn nummer"),
    "postcode": (
        "pc", "postc", "pcode", "postcode 6", "pc 6", "postcode woonadres", "postcode adres",
    ),
    "huisnummer": (
        "huisnr", "huisnum", "huisno", "hnr", "huisnrs", "nummer huis", "huisnummer woonadres",
        "huisnummer en toevoeging", "huisnr en toevoeging", "huisnr en toev",
    ),
    "huisletter": ("letter huisnummer", "huisnummer letter", "huisnr letter"),
    "toevoeging": (
        "toev", "huisnr toev", "huisnummer toev", "hnr toev", "hnr toevoeging",
        "huisnr toevoeging", "toevoeging huisnummer", "toevoeging huisnr", "toev huisnr",
    ),
    "aanduiding_bij_huisnummer": (
        "aanduiding huisnummer", "huisnummeraanduiding", "aanduiding bij huisnummer code",
        "verblijfplaats aanduiding bij huisnummer code",
    ),
    "buurt": ("wijk", "woonwijk", "woonbuurt", "naam buurt", "buurtnaam"),
    "woonsituatie": (
        "wonen", "woonvorm", "woonsit", "huidige woonsituatie", "wijze van wonen", "hoe woont",
        "huisvestingssituatie",
    ),
    "inwonende_kinderen": (
        "thuiswonende kinderen", "inw kinderen", "inwonend kind", "thuiswonend kind",
        "kinderen in huis", "kinderen in het gezin", "kinderen in gezin",
        "kinderen in het huishouden", "kinderen in huishouden", "kinderen thuis",
        "kinderen inwonend", "leeftijd kinderen", "leeftijden kinderen", "kinderen leeftijd",
        "kinderen leeftijden", "leeftijd inwonende kinderen", "leeftijden inwonende kinderen",
        "leeftijden van de kinderen", "geboortedata kinderen", "geboortedatum kinderen",
        "geboortedata inwonende kinderen",
    ),
    "zorgen_om_kinderen": (
        "zorgen kinderen", "zorgen over kinderen", "zorgen om de kinderen",
        "zorgen over de kinderen", "zorgen om inwonende kinderen",
        "zorgen over inwonende kinderen", "zorgen om de inwonende kinderen",
        "zorgen over de inwonende kinderen", "zorg om kinderen", "zijn er zorgen om de kinderen",
    ),
    "gezinsbenadering": (
        "gezinsaanpak", "gezinsgerichte aanpak", "gezinsbenadering zinvol", "gezinsaanpak zinvol",
    ),
    "zelf_oplossen": (
        "kan zelf oplossen", "zelf op te lossen", "zelf oplosbaar", "kan het zelf oplossen",
        "kan betrokkene zelf oplossen", "kan betrokkene het zelf oplossen",
        "kan client het zelf oplossen",
    ),
    "risico_samenleving": (
        "risico voor de samenleving", "risico voor samenleving", "maatschappelijk risico",
        "risico maatschappij", "risico voor de maatschappij", "risico voor maatschappij",
    ),
    "crisis": (
        "crisissituatie", "crisismelding", "is er crisis", "is er een crisis", "sprake van crisis",
        "is er sprake van crisis", "is er sprake van een crisis",
    ),
    "complex": (
        "complexe vraag", "complexe hulpvraag", "complexe problematiek", "complexe situatie",
        "complexe casus",
    ),
    "besproken_met_betrokkene": (
        "besproken", "besproken met client", "besproken met ouders", "besproken met ouder",
        "besproken met gezin", "besproken met het gezin", "besproken met inwoner",
        "besproken met de betrokkene", "besproken met betrokkenen", "melding besproken",
        "melding besproken met betrokkene", "melding besproken met client",
        "melding besproken met ouders",
    ),
    "leefgebieden": (
        "problematiek", "problematieken", "leefgebied", "leefdomein", "leefdomeinen", "domein",
        "levensgebied", "levensgebieden", "levensdomein", "levensdomeinen", "probleemgebied",
        "probleemgebieden", "probleemdomein", "probleemdomeinen", "soort problematiek",
        "soort problemen", "aard problematiek", "aard van de problematiek", "aard problemen",
        "problemen op leefgebieden", "problematiek op leefgebieden",
    ),
    "bijzonderheden": ("bijzonderheid", "bijz"),
    "regulier_aanbod": ("reguliere aanbod", "reguliere zorgaanbod", "regulier zorgaanbod"),
    "aanvliegroute": ("route",),
    "groep": ("groepsnaam", "naam groep", "naam van de groep", "naam jeugdgroep"),
    "jeugdhulp": (
        "jeugdzorg", "jeugdhulp of maatregel", "kader jeugdhulp",
    ),
    "betrokken_organisaties": (
        "betrokken organisatie", "betrokken instanties", "betrokken instantie",
        "betrokken partijen", "betrokken partners", "betrokken hulpverlening",
        "betrokken instellingen", "andere betrokken organisaties",
    ),
    "overlast_openbaar": (
        "overlast openbare ruimte", "overlast in de openbare ruimte", "overlast op straat",
        "openbare overlast",
    ),
}  # fmt: skip
"""Column → other headers for it, the clearest first."""

ANDEREN = frozenset(
    {
        "melder", "melders", "kind", "kinderen", "ouder", "ouders", "moeder", "vader", "partner",
        "contactpersoon", "contact", "gemachtigde", "verzorger", "verwant", "mentor", "curator",
        "bewindvoerder", "organisatie", "school", "huisarts", "werkgever", "verhuurder", "gezin",
        "aanmelder", "verwijzer", "casemanager", "begeleider", "buur", "buren",
    }
)  # fmt: skip
"""Words for others than the person that a melding is about: `Naam (moeder)` is not `naam`."""
WIE = frozenset(
    {
        "client", "cliente", "betrokkene", "betrokkenen", "inwoner", "bewoner", "burger",
        "hoofdpersoon", "persoon", "clienten", "aangemelde",
    }
)  # fmt: skip
"""Words for the person that a melding is about: `Achternaam cliënt` is `achternaam`."""

WOORDEN: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "kanaal": {
        "loket": ("balie", "aan het loket", "aan de balie", "stadsloket", "inloopspreekuur"),
        "telefoon": (
            "telefonisch", "tel", "per telefoon", "gebeld", "telefoontje", "telefoongesprek",
            "telefonische melding",
        ),
        "website": (
            "web", "webformulier", "online", "internet", "via de website", "digitaal formulier",
        ),
        "okc": ("ouder- en kindcentrum", "ouder en kind centrum", "ouder kind centrum"),
        "politie": ("wijkagent", "wijkpolitie", "de politie"),
        "ketenunit": ("veiligheidshuis",),
        "corporatie": (
            "woningcorporatie", "wooncorporatie", "woningbouw", "woningbouwcorporatie",
            "woningbouwvereniging", "woningstichting",
        ),
        "school": ("onderwijs", "basisschool", "middelbare school", "leerkracht"),
        "huisarts": ("huisartsenpraktijk", "huisartspraktijk"),
        "vindplaats": (
            "moskee", "sportclub", "sportvereniging", "buurtcentrum", "wijkcentrum",
        ),
        "buur": ("buren", "buurman", "buurvrouw", "omwonende", "omwonenden", "buurtbewoner"),
        "overig": (
            "overige", "anders", "e-mail", "mail", "per mail", "per e-mail", "brief", "per brief",
            "post", "per post",
        ),
    },
    "aard": {
        "zorg": ("zorgmelding", "zorgsignaal"),
        "overlast": ("overlastmelding",),
        "zorg_en_overlast": ("beide", "beiden", "overlast en zorg", "zorg overlast"),
    },
    "urgentie": {
        "regulier": (
            "normaal", "gewoon", "standaard", "geen spoed", "geen haast", "niet dringend",
            "niet spoedeisend", "niet urgent", "nee", "neen", "n",
        ),
        "spoed": (
            "dringend", "urgent", "spoedeisend", "met spoed", "spoedmelding", "haast", "ja", "j",
        ),
        "crisis": ("crisissituatie", "crisismelding"),
    },
    "woonsituatie": {
        "inwonend": (
            "thuis", "bij ouders", "bij zijn ouders", "bij haar ouders", "bij de ouders",
            "bij hun ouders", "bij een ouder", "bij moeder", "bij zijn moeder", "bij haar moeder",
            "bij vader", "bij zijn vader", "bij haar vader", "bij familie", "bij oma", "bij opa",
            "bij opa en oma", "bij grootouders", "inwonend bij ouders", "inwonend bij moeder",
            "inwonend bij vader", "inwonend bij familie", "woont thuis", "nog thuis",
            "woont bij ouders", "woont bij zijn ouders", "woont bij haar ouders",
            "woont bij moeder", "woont bij vader", "woont bij familie", "ouderlijk huis", "inw",
            "thuiswonend bij ouders",
        ),
        "zelfstandig": (
            "zelfst", "zelfst wonend", "zelfst wonen", "zelfstandig wonend", "woont zelfstandig",
            "woont zelfst", "zelfstandig wonen", "zelfstandige woning", "zelfstandige woonruimte",
            "eigen woning", "eigen woonruimte", "op zichzelf", "woont op zichzelf",
            "alleenwonend", "woont alleen",
        ),
        "dak_thuisloos": (
            "dak of thuisloos", "dak en thuisloos", "dakloze", "thuisloze", "zwerver", "zwerft",
            "op straat", "leeft op straat", "slaapt op straat", "slaapt buiten",
            "geen vaste woon of verblijfplaats", "zonder vaste woon of verblijfplaats", "zvwov",
        ),
        "instelling": (
            "in instelling", "in een instelling", "verblijft in instelling",
            "verblijft in een instelling", "opgenomen", "beschermd wonen", "gedetineerd",
            "detentie", "in detentie", "gevangenis", "residentieel", "kliniek", "in kliniek",
            "in een kliniek", "ggz-kliniek", "verslavingskliniek", "psychiatrische kliniek",
            "ggz-instelling", "psychiatrische instelling", "zorginstelling", "jeugdinstelling",
            "jeugdzorginstelling", "verpleeghuis", "verzorgingshuis",
        ),
    },
    "inwonende_kinderen": {
        "geen": (
            "nee", "neen", "n", "nul", "geen kinderen", "0 kinderen", "kinderloos",
            "geen inwonende kinderen", "geen thuiswonende kinderen", "geen kinderen in huis",
            "geen kinderen thuis", "heeft geen kinderen",
        ),
    },
    "leefgebieden": {
        "gezin_opvoeding": (
            "gezin", "opvoeding", "opvoeden", "opvoedproblemen", "opvoedingsproblemen",
            "opvoedproblematiek", "opvoedingsproblematiek", "opvoedondersteuning", "ouderschap",
            "gezinsproblemen", "gezinsproblematiek",
        ),
        "wonen": (
            "woning", "huisvesting", "woonproblemen", "woonproblematiek", "huisvestingsproblemen",
            "huisvestingsproblematiek", "woonruimte", "dakloosheid", "dakloos", "huisuitzetting",
            "dreigende huisuitzetting", "ontruiming", "dreigende ontruiming",
        ),
        "werk_dagbesteding": (
            "werk", "dagbesteding", "arbeid", "werkloosheid", "werkloos", "geen werk",
            "werk/dagbesteding", "daginvulling", "geen dagbesteding", "tijdsbesteding",
        ),
        "inkomen_schulden": (
            "schulden", "schuld", "inkomen", "geld", "financien", "financieel",
            "financiele problemen", "financiele problematiek", "financiele zorgen",
            "schuldenproblematiek", "schuldproblematiek", "schuldenlast", "geldzorgen",
            "geldproblemen", "geldproblematiek", "geldgebrek", "armoede",
        ),
        "gezondheid_lichamelijk": (
            "lichamelijk", "lichamelijke klachten", "lichamelijke problemen",
            "lichamelijke problematiek", "somatisch", "somatiek", "fysiek", "fysieke gezondheid",
            "fysieke klachten", "fysieke problemen",
        ),
        "gezondheid_psychisch": (
            "psych", "psychisch", "psychische klachten", "psychische problemen",
            "psychische problematiek", "psych klachten", "psych problemen", "psych problematiek",
            "psych gezondheid", "ggz", "ggz-problematiek", "psychiatrie", "psychiatrisch",
            "psychiatrische problemen", "psychiatrische problematiek", "geestelijke gezondheid",
            "mentaal", "mentale gezondheid", "mentale klachten", "mentale problemen",
        ),
        "verslaving": (
            "verslavingen", "verslavingsproblematiek", "verslavingsproblemen", "verslaafd",
            "middelengebruik", "middelenmisbruik", "middelenproblematiek", "alcohol",
            "alcoholmisbruik", "alcoholproblematiek", "alcoholverslaving", "drugsverslaving",
            "gokverslaving", "drugs", "drugsgebruik", "harddrugs",
        ),
        "onderwijs": (
            "school", "scholing", "opleiding", "schoolproblemen", "schoolproblematiek",
            "leerproblemen",
        ),
        "veiligheid_criminaliteit": ("veiligheid", "onveiligheid"),
        "sociaal_netwerk_participatie": (
            "sociaal netwerk", "netwerk", "participatie", "eenzaamheid", "eenzaam", "isolement",
            "sociaal isolement", "sociale contacten", "geen netwerk", "geen sociaal netwerk",
            "maatschappelijke participatie",
        ),
        "overlast": (
            "burenoverlast", "woonoverlast", "geluidsoverlast", "overlast buren",
            "overlast voor buren", "overlast omgeving", "overlastgevend", "overlastgevend gedrag",
        ),
    },
    "bijzonderheden": {
        "dementie": ("dement", "dementerend", "alzheimer", "beginnende dementie"),
        "huiselijk_geweld": (
            "hg", "geweld thuis", "geweld in huis", "partnergeweld", "relationeel geweld",
            "huiselijk geweld en kindermishandeling",
        ),
        "criminaliteit": ("crimineel", "crimineel gedrag", "strafbare feiten", "delicten"),
        "drugs": ("drugsgebruik", "drugshandel", "harddrugs", "softdrugs"),
        "groepsgedrag": ("jeugdgroep", "hanggroep", "hangjongeren"),
        "schoolverzuim": ("verzuim", "ongeoorloofd verzuim", "spijbelen", "spijbelt"),
        "adres_afgeschermd": (
            "geheim adres", "adres geheim", "afgeschermd adres", "geheimhouding",
        ),
        "tolk": ("tolk nodig", "tolk gewenst", "tolk vereist", "met tolk"),
    },
    "regulier_aanbod": {
        "toereikend": ("voldoende", "nog niet geprobeerd", "niet geprobeerd"),
        "ontoereikend": (
            "onvoldoende", "niet toereikend", "niet voldoende", "schiet tekort", "ontbreekt",
            "stagneert", "stagneert of ontbreekt", "niet gecoordineerd", "te weinig voortgang",
        ),
    },
    "aanvliegroute": {
        "schil": ("schilaanpak",),
        "mss": ("maatschappelijk steunsysteem", "maatschappelijke steunsystemen"),
        "drugs": ("operationeel overleg drugs",),
        "groepsaanpak": ("groep",),
    },
    "jeugdhulp": {
        "geen": ("nee", "geen jeugdhulp", "geen jeugdzorg"),
        "vrijwillig": (
            "vrijw", "vrijwillig kader", "in vrijwillig kader", "vrijwillige hulp",
            "vrijwillige jeugdhulp",
        ),
        "maatregel": (
            "ots", "ondertoezichtstelling", "onder toezicht", "voogdij", "gezinsvoogd",
            "gezinsvoogdij", "jeugdbescherming", "jeugdreclassering", "gedwongen",
            "gedwongen kader", "in gedwongen kader", "kinderbeschermingsmaatregel",
            "jeugdbeschermingsmaatregel",
        ),
    },
}  # fmt: skip
"""Column → code of its closed list → other words for it."""

MISSCHIEN: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "woonsituatie": {
        "zelfstandig": (
            "huurwoning", "sociale huurwoning", "koopwoning", "huurhuis", "koophuis", "huur",
            "koop", "woning", "flat", "appartement", "huurappartement",
        ),
        "dak_thuisloos": ("opvang", "nachtopvang", "daklozenopvang", "maatschappelijke opvang"),
        "instelling": ("begeleid wonen", "ziekenhuis"),
    },
    "bijzonderheden": {
        "huiselijk_geweld": ("kindermishandeling", "mishandeling", "geweld"),
    },
    "leefgebieden": {
        "gezondheid_lichamelijk": ("gezondheid", "gezondheidsproblemen", "gezondheidsklachten"),
        "gezondheid_psychisch": ("gezondheid", "gezondheidsproblemen", "gezondheidsklachten"),
        "wonen": ("opvang",),
    },
    "jeugdhulp": {"maatregel": ("uithuisplaatsing", "uithuisgeplaatst", "uhp")},
}  # fmt: skip
"""Column → code → words that may mean it, and may mean something else: they are only suggested. Who
lives in a huurwoning may live there with parents.
"""

JA: tuple[str, ...] = (
    "\u2713", "\u2714", "\u2611", "\u221a", "\u2705", "v", "wel", "jawel", "jazeker",
)  # fmt: skip
NEE: tuple[str, ...] = ("neen", "niet", "geen")

BIJZONDERHEID_EN_LEEFGEBIED: Mapping[str, str] = {
    "huiselijk_geweld": "veiligheid_criminaliteit",
    "criminaliteit": "veiligheid_criminaliteit",
    "schoolverzuim": "onderwijs",
    "dementie": "gezondheid_psychisch",
}
"""Bijzonderheden that people name among the leefgebieden → the leefgebied that they stand for."""

NIETS: Mapping[str, tuple[str, ...]] = {
    "bijzonderheden": ("geen", "nee", "geen bijzonderheden"),
    "betrokken_organisaties": ("geen", "geen organisaties"),
    "tussenvoegsel": ("geen",),
    "huisletter": ("geen",),
    "toevoeging": ("geen",),
}
"""Column → words for nothing to fill in."""

ONBEKEND = frozenset(
    {
        "weet niet", "weetniet", "weet_niet", "weet-niet", "weet ik niet",
        "weet het niet", "weet nog niet", "weten we niet",
        "niet bekend", "nog niet bekend", "nog onbekend", "is onbekend", "geen idee",
        "geen gegevens", "geen informatie", "niet gevraagd", "niet ingevuld", "niet opgegeven",
        "niet van toepassing", "onduidelijk", "niet duidelijk", "is niet bekend",
        "nog niet gevraagd", "weten wij niet", "niet te achterhalen", "niet beschikbaar",
        "(onbekend)", "onbekend.", "unknown", "n/a", "n.v.t", "nvt.",
        "??", "???", "--", "---", "\u2013", "\u2014", ".", "..", "...", "\u2026",
    }
)  # fmt: skip
"""Words for unknown, in any column."""
ONBEKEND_GEEN_TEKST = frozenset(
    {"nb", "n.b.", "nnb", "n.n.b.", "onb", "onb.", "na", "n.a.", "null", "none", "nan"}
)
"""Words for unknown where no name or text is expected: they may be initials, or somebody's name."""
