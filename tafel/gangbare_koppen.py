"""What people write above the columns of a melding, besides the words of the contract.

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
        "binnengekomen op", "binnengekomen dd", "ontvangen", "datum ingekomen", "ingekomen op",
        "datum melding", "datum van melding", "datum van de melding", "datum gemeld", "melddatum",
        "meldatum",
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
        "aanmeldende instelling", "aanmelding door", "ingebracht door", "ingediend door",
        "ingestuurd door", "ingezonden door", "aangeleverd door", "verwezen door",
        "doorverwezen door", "instantie",
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
        "clientnaam", "naam en voornaam", "naam en voorletters", "naam voornaam",
        "naam voorletters", "voornaam achternaam", "voorletters achternaam",
    ),
    "geboortedatum": (
        "gebdat", "gebdatum", "gebdtm", "gebdt", "geboortedat", "geboortedtm", "geb", "gbdatum",
        "gbd", "geboren op", "geboren dd", "geb dd", "datum geboorte", "datum van geboorte",
        "geboorte", "geboortedag", "dob", "date of birth", "birthdate", "geboortejaar", "gebjaar",
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
    "dementie": ("dementerend", "dement", "vermoeden van dementie"),
    "huiselijk_geweld": ("vermoeden van huiselijk geweld", "hg"),
    "criminaliteit": ("crimineel gedrag",),
    "drugs": ("drugsgebruik", "gebruikt drugs"),
    "groepsgedrag": ("jeugdgroep",),
    "schoolverzuim": ("verzuim school", "verzuim van school", "ongeoorloofd verzuim"),
    "adres_afgeschermd": (
        "afgeschermd", "afgeschermd adres", "adres is afgeschermd", "is adres afgeschermd",
        "is het adres afgeschermd", "geheim adres", "adres geheim", "adres is geheim",
        "is adres geheim", "is het adres geheim", "adresgeheim", "adresgegevens afgeschermd",
    ),
    "tolk": (
        "tolk nodig", "tolk gewenst", "tolk vereist", "is tolk nodig", "is een tolk nodig",
        "is er een tolk nodig", "tolk benodigd", "tolk noodzakelijk",
    ),
    "buurt": ("wijk", "woonwijk", "woonbuurt", "naam buurt", "buurtnaam", "buurt wijk",
        "wijk buurt"),
    "woonsituatie": (
        "wonen", "woonvorm", "woonsit", "huidige woonsituatie", "wijze van wonen", "hoe woont",
        "huisvestingssituatie", "huisvesting",
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
        "is er sprake van crisis", "is er sprake van een crisis", "acute crisis", "crisis gemeld",
        "crisis thuis", "crisis kind", "veiligheidscrisis", "kind in gevaar",
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
        "problemen op leefgebieden", "problematiek op leefgebieden", "problematiek client",
        "problematiek van de client", "problematiek betrokkene", "problemen client",
        "problemen betrokkene", "leefgebieden client", "leefgebieden betrokkene",
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
        "betrokken instellingen", "andere betrokken organisaties", "hulpverleners",
        "betrokken hulpverleners",
    ),
    "overlast_openbaar": (
        "overlast openbare ruimte", "overlast in de openbare ruimte", "overlast op straat",
        "openbare overlast",
    ),
}  # fmt: skip
"""Column → other headers for it."""
PER_KIND = "inwonende_kinderen, met van elk kind de leeftijd"
MISSCHIEN: Mapping[str, tuple[str, ...]] = {
    "kenmerk": ("nr", "no", "id", "volgnummer", "volgnr"),
    "urgentie": ("urgent", "prioriteit", "prio"),
    "leefgebieden": ("probleem",),
    "geboortedatum": ("verjaardag",),
    "woonsituatie": ("thuissituatie",),
    "betrokken_organisaties": (
        "organisaties", "instanties", "instellingen", "hulpverlening", "partners",
    ),
    "postcode en huisnummer": (
        "adres", "woonadres", "volledig adres", "adresgegevens", "adres client", "huisadres",
        "postcode en huisnummer", "postcode huisnummer", "pc en huisnr", "pc huisnr",
    ),
    PER_KIND: (
        "aantal kinderen", "aantal inwonende kinderen", "aantal thuiswonende kinderen",
        "aantal kinderen in huis", "aantal kinderen in gezin", "kinderen aantal",
        "inwonende kinderen aantal", "aantal minderjarige kinderen",
    ),
}  # fmt: skip
"""Column, or what to make of it in words → headers that may mean it, and may mean something else:
they are only suggested. A number of children says not whether they live there.
"""
GEEN_VAN_ONS = frozenset(
    {
        "afdeling", "behandelaar", "besluit", "bijlage", "bijlagen", "categorie", "contactmoment",
        "email", "fax", "gegevens", "geboorteland", "geboorteplaats", "gemeente", "gender",
        "geslacht",
        "gezinssamenstelling", "gesloten",
        "huisarts", "medewerker", "mobiel", "nationaliteit", "notitie", "notities", "onderwerp",
        "opmerking", "opmerkingen", "persoonsgegevens",
        "clientgegevens", "naw", "prioriteit", "resultaat", "stadsdeel", "status", "taal",
        "team", "titel", "toegewezen", "type", "uitkering", "uitkomst", "verzekering", "vervolg",
        "vervolgactie", "voortgang", "waar", "waarom", "wanneer",
        "wat", "website", "welke", "wie", "woonplaats",
    }
)  # fmt: skip
"""Words of headers for what a melding has no column for; nobody's name."""
KOPEINDEN = (
    "datum", "nummer", "naam", "adres", "gegevens", "status", "code", "plaats", "situatie",
    "soort", "tijdstip",
)  # fmt: skip
"""How words end that stand in headers and are nobody's name: contactdatum, geboorteplaats."""
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
