"""What people write above and in the columns of a melding, besides the words of the contract.

Kept apart from `tafel.kolommen`: these may grow with every office that sends a file. No word stands
here that another office means something else by; case, accents and punctuation do not matter.
"""

from collections.abc import Mapping

KOPPEN: Mapping[str, tuple[str, ...]] = {
    "kenmerk": (
        "uw kenmerk", "kenmerk melder", "kenmerk melding", "referentie", "referentienummer",
        "meldingnummer", "meldingsnummer", "meldnummer", "melding nr", "meldingsnr",
    ),
    "ontvangen_op": (
        "datum melding", "datum van melding", "melddatum", "meldingsdatum", "meldingdatum",
        "datum ontvangst", "datum ontvangen", "datum binnenkomst", "datum aanmelding",
        "aanmelddatum", "aanmeldingsdatum", "binnengekomen op", "ingekomen op", "gemeld op",
    ),
    "kanaal": ("meldkanaal", "kanaal melding", "binnengekomen via", "gemeld via"),
    "melder_organisatie": (
        "organisatie melder", "organisatie van de melder", "instantie melder",
        "meldende organisatie", "meldende instantie", "gemeld door",
    ),
    "melder_naam": ("naam melder", "naam van de melder"),
    "melder_contact": (
        "contact melder", "contactgegevens melder", "telefoon melder", "tel melder",
        "telefoonnummer melder", "telefoonnr melder",
    ),
    "reden": (
        "reden melding", "reden van melding", "reden van de melding", "omschrijving melding",
        "toelichting melding", "reden aanmelding", "inhoud melding",
    ),
    "aard": ("aard melding", "aard van de melding", "soort melding"),
    "urgentie": ("urgentie melding", "mate van urgentie", "urg"),
    "voornaam": ("voorn",),
    "voorletters": ("voorletter", "voorl", "vl", "initialen"),
    "tussenvoegsel": ("tussenvoegsels", "tussenv", "tv", "tussenvgsl"),
    "achternaam": ("familienaam", "achtern"),
    "naam": ("volledige naam",),
    "geboortedatum": (
        "gebdat", "gebdatum", "gebdtm", "geboortedat", "geboortedtm", "geb", "gbdatum", "gbd",
        "geboren op", "datum geboorte", "geboortejaar",
    ),
    "leeftijd": ("lft", "leeft", "leeftijd in jaren", "leeftijd jaren"),
    "bsn": ("bsn sofi", "sofi bsn", "burgerservicenr", "bsn sofinummer", "bsn nummer"),
    "postcode": ("pc", "postc", "pcode", "postcode 6", "pc 6"),
    "huisnummer": ("huisnr", "huisnum", "hnr", "huisnrs", "nummer huis"),
    "toevoeging": ("toev", "huisnr toev", "huisnr toevoeging", "toevoeging huisnummer"),
    "buurt": ("woonbuurt", "naam buurt"),
    "woonsituatie": ("woonvorm", "huidige woonsituatie"),
    "inwonende_kinderen": (
        "thuiswonende kinderen", "inw kinderen", "kinderen in huis", "kinderen in het gezin",
        "kinderen thuis",
    ),
    "zorgen_om_kinderen": (
        "zorgen kinderen", "zorgen over kinderen", "zorgen om de kinderen",
        "zorgen over de kinderen",
    ),
    "gezinsbenadering": ("gezinsaanpak", "gezinsgerichte aanpak"),
    "zelf_oplossen": ("kan zelf oplossen", "zelf op te lossen", "kan het zelf oplossen"),
    "risico_samenleving": (
        "risico voor de samenleving", "risico voor samenleving", "maatschappelijk risico",
    ),
    "crisis": ("crisissituatie", "crisismelding", "is er crisis", "is er een crisis"),
    "complex": ("complexe vraag", "complexe problematiek", "complexe situatie"),
    "besproken_met_betrokkene": (
        "besproken", "besproken met client", "besproken met ouders",
        "besproken met de betrokkene", "melding besproken",
    ),
    "leefgebieden": (
        "problematiek", "leefgebied", "leefdomein", "leefdomeinen", "domein", "probleemgebied",
        "probleemgebieden", "soort problematiek", "aard problematiek",
    ),
    "bijzonderheden": ("bijzonderheid", "bijz"),
    "regulier_aanbod": ("reguliere aanbod",),
    "aanvliegroute": ("route",),
    "groep": ("groepsnaam", "naam groep"),
    "jeugdhulp": ("jeugdzorg", "jeugdhulp of maatregel"),
    "betrokken_organisaties": (
        "betrokken instanties", "betrokken partijen", "betrokken hulpverlening",
        "betrokken instellingen",
    ),
    "overlast_openbaar": ("overlast openbare ruimte", "overlast in de openbare ruimte"),
}  # fmt: skip
"""Column → other headers for it."""

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
        "loket": ("balie", "aan het loket", "aan de balie"),
        "telefoon": ("telefonisch", "tel", "per telefoon", "gebeld"),
        "website": ("web", "webformulier", "online", "internet", "via de website"),
        "politie": ("wijkagent", "wijkpolitie"),
        "corporatie": ("woningcorporatie", "wooncorporatie", "woningbouw"),
        "school": ("onderwijs",),
        "buur": ("buren", "buurman", "buurvrouw", "omwonende", "omwonenden"),
        "overig": ("overige", "anders"),
    },
    "aard": {
        "zorg_en_overlast": ("beide", "beiden", "overlast en zorg", "zorg overlast"),
    },
    "urgentie": {
        "regulier": ("normaal", "gewoon", "geen spoed", "niet dringend", "niet spoedeisend"),
        "spoed": ("dringend", "urgent", "spoedeisend", "met spoed"),
        "crisis": ("crisissituatie",),
    },
    "woonsituatie": {
        "inwonend": (
            "thuis", "bij ouders", "bij zijn ouders", "bij haar ouders", "bij de ouders",
            "bij moeder", "bij vader", "bij familie", "inwonend bij ouders", "woont thuis",
            "woont bij ouders", "ouderlijk huis", "inw", "thuiswonend bij ouders",
        ),
        "zelfstandig": (
            "zelfst", "zelfstandig wonend", "woont zelfstandig", "zelfstandig wonen",
            "eigen woning", "op zichzelf", "alleenwonend", "woont alleen",
        ),
        "dak_thuisloos": (
            "dak of thuisloos", "dak en thuisloos", "zwerver", "zwerft", "op straat",
            "geen vaste woon of verblijfplaats", "zonder vaste woon of verblijfplaats", "zvwov",
        ),
        "instelling": (
            "in instelling", "in een instelling", "opgenomen", "beschermd wonen", "gedetineerd",
            "detentie", "residentieel", "kliniek", "verpleeghuis",
        ),
    },
    "leefgebieden": {
        "gezin_opvoeding": (
            "gezin", "opvoeding", "opvoeden", "opvoedproblemen", "opvoedingsproblemen",
            "opvoedproblematiek", "ouderschap",
        ),
        "wonen": ("woning", "huisvesting", "woonproblemen", "woonproblematiek", "dakloosheid"),
        "werk_dagbesteding": ("werk", "dagbesteding", "arbeid", "werkloosheid", "daginvulling"),
        "inkomen_schulden": (
            "schulden", "schuld", "inkomen", "financien", "financieel", "financiele problemen",
            "schuldenproblematiek", "schuldproblematiek", "geldzorgen", "geldproblemen", "armoede",
        ),
        "gezondheid_lichamelijk": (
            "lichamelijk", "lichamelijke klachten", "lichamelijke problemen", "somatisch",
            "fysiek", "fysieke gezondheid",
        ),
        "gezondheid_psychisch": (
            "psychisch", "psychische klachten", "psychische problemen", "psychische problematiek",
            "ggz", "psychiatrie", "psychiatrisch", "psychiatrische problematiek",
            "geestelijke gezondheid", "mentale gezondheid",
        ),
        "verslaving": (
            "verslavingen", "verslavingsproblematiek", "verslaafd", "middelengebruik", "alcohol",
            "alcoholverslaving", "drugsverslaving", "gokverslaving",
        ),
        "onderwijs": ("school", "scholing", "opleiding"),
        "veiligheid_criminaliteit": ("veiligheid", "onveiligheid"),
        "sociaal_netwerk_participatie": (
            "sociaal netwerk", "netwerk", "participatie", "eenzaamheid", "eenzaam", "isolement",
            "sociaal isolement", "sociale contacten",
        ),
        "overlast": ("burenoverlast", "woonoverlast", "overlast buren", "overlastgevend"),
    },
    "bijzonderheden": {
        "dementie": ("dementerend", "alzheimer"),
        "huiselijk_geweld": ("hg", "geweld thuis", "partnergeweld"),
        "criminaliteit": ("crimineel", "crimineel gedrag"),
        "drugs": ("drugsgebruik", "drugshandel", "harddrugs"),
        "groepsgedrag": ("jeugdgroep",),
        "schoolverzuim": ("verzuim", "spijbelen", "spijbelt"),
        "adres_afgeschermd": (
            "geheim adres", "adres geheim", "afgeschermd adres", "geheimhouding",
        ),
        "tolk": ("tolk nodig", "tolk gewenst"),
    },
    "regulier_aanbod": {
        "toereikend": ("voldoende",),
        "ontoereikend": ("onvoldoende", "niet toereikend"),
    },
    "aanvliegroute": {"groepsaanpak": ("groep",)},
    "jeugdhulp": {
        "geen": ("nee", "geen jeugdhulp"),
        "vrijwillig": ("vrijwillig kader", "in vrijwillig kader"),
        "maatregel": (
            "ots", "ondertoezichtstelling", "onder toezicht", "voogdij", "jeugdbescherming",
            "jeugdreclassering", "gedwongen", "gedwongen kader", "kinderbeschermingsmaatregel",
        ),
    },
}  # fmt: skip
"""Column → code of its closed list → other words for it."""

JA: tuple[str, ...] = ("\u2713", "\u2714", "\u2611", "\u221a", "v", "wel", "jawel", "jazeker")
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
        "weet niet", "weet ik niet", "weet het niet", "weet nog niet", "weten we niet",
        "niet bekend", "nog niet bekend", "nog onbekend", "is onbekend", "geen idee",
        "geen gegevens", "geen informatie", "niet gevraagd", "niet ingevuld", "niet opgegeven",
        "niet van toepassing", "onduidelijk", "(onbekend)", "onbekend.", "unknown", "n/a", "n.v.t",
        "nvt.", "??", "???", "--", "---", "\u2013", "\u2014", ".", "..", "...", "\u2026",
    }
)  # fmt: skip
"""Words for unknown, in any column."""
ONBEKEND_GEEN_TEKST = frozenset(
    {"nb", "n.b.", "nnb", "n.n.b.", "onb", "onb.", "na", "n.a.", "null", "none", "nan"}
)
"""Words for unknown where no name or text is expected: they may be initials, or somebody's name."""
