"""What people write in the columns of a melding, besides the words of the contract.

Apart from `tafel.kolommen`, as `tafel.gangbare_koppen` is: these may grow with every office that
sends a file. No word stands here that another office means something else by; case, accents and
punctuation do not matter.
"""

from collections.abc import Mapping

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
        "veiligheid_criminaliteit": ("geweld", "agressie", "bedreiging"),
    },
    "jeugdhulp": {"maatregel": ("uithuisplaatsing", "uithuisgeplaatst", "uhp")},
}  # fmt: skip
"""Column → code → words that may mean it, and may mean something else: they are only suggested. Who
lives in a huurwoning may live there with parents.
"""

JA: tuple[str, ...] = (
    "\u2713", "\u2714", "\u2611", "\u221a", "\u2705", "v", "wel", "jawel", "jazeker",
)  # fmt: skip
NEE: tuple[str, ...] = ("neen", "niet", "geen", "\u2717", "\u2718", "\u2716", "\u274c")

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
        "(onbekend)", "onbekend.", "onbekend?", "unknown", "n/a", "n.v.t", "nvt.",
        "??", "???", "--", "---", "\u2013", "\u2014", ".", "..", "...", "\u2026",
        "\u2610", "\u25a1",
    }
)  # fmt: skip
"""Words for unknown, in any column."""
ONBEKEND_GEEN_TEKST = frozenset(
    {"nb", "n.b.", "nnb", "n.n.b.", "onb", "onb.", "na", "n.a.", "n/b", "null", "none", "nan"}
)
"""Words for unknown where no name or text is expected: they may be initials, or somebody's name."""
