"""Random meldingen as the loket types them, with the facts that each of them states."""

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import product
from math import prod
from random import Random
from typing import Any

from tests.orakel.orakel import VOLGORDE, WAARDEN, Kinderen, Leeftijd, Situatie, invullingen

VANDAAG = date(2026, 11, 23)
EX_DATAERR = 65

JA = ("ja", "j", "yes", "y", "waar", "true", "1", "x")
NEE = ("nee", "n", "no", "onwaar", "false", "0")
LEEG = ("", "", "", "onbekend", "?", "-", "nvt")
"""The words for unknown; mostly the cell is simply left empty."""

MAANDEN = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
LEEFGEBIEDEN = (
    *("gezin_opvoeding", "wonen", "werk_dagbesteding", "inkomen_schulden"),
    *("gezondheid_lichamelijk", "gezondheid_psychisch", "verslaving", "onderwijs"),
    *("veiligheid_criminaliteit", "sociaal_netwerk_participatie", "overlast"),
)
BIJZONDERHEDEN = (
    *("dementie", "huiselijk_geweld", "criminaliteit", "drugs"),
    *("groepsgedrag", "schoolverzuim", "adres_afgeschermd", "tolk"),
)
KANALEN = (
    *("loket", "telefoon", "website", "bewonersadviseur", "okc", "participatiecentrum"),
    *("politie", "ketenunit", "school", "corporatie", "huisarts", "ketennetwerk", "overig"),
)
WOONWOORDEN = {
    "inwonend": ("inwonend", "thuiswonend"),
    "zelfstandig": ("zelfstandig",),
    "dak_thuisloos": ("dak_thuisloos", "dakloos", "thuisloos", "zwervend"),
    "instelling": ("instelling",),
}
JEUGDHULP = ("geen", "vrijwillig", "maatregel")
"""From light to heavy."""

VOORNAMEN = ("Noor", "Zoë", "Jan-Willem", "Loïs", "D'Angelo", "Fatima", "Änne", "René")
ACHTERNAMEN = ("Vries", "Pinas", "Öztürk", "Kok", "Brugman", "Núñez", "Sluis", "O'Neill")
TEKSTEN = (
    *("veel ruzie; de buren klagen", "schulden, huurachterstand", "één kind\nspijbelt"),
    *('zij zegt: "kom niet meer"', "belt\télke dag", "post | niet geopend", "", ""),
)
ORGANISATIES = ("MaDi", "Wijkpolitie", "GGD Vangnet Jeugd", "Eigen Haard", "De Brink", "")

JA_NEE_KOLOMMEN = (
    *("zorgen_om_kinderen", "gezinsbenadering", "zelf_oplossen", "risico_samenleving"),
    *("complex", "besproken_met_betrokkene", "overlast_openbaar"),
)
SYNONIEMEN = {
    "kenmerk": ("kenmerk", "extern_kenmerk", "nummer"),
    "ontvangen_op": ("ontvangen_op", "datum", "ontvangstdatum"),
    "melder_organisatie": ("melder_organisatie", "melder", "organisatie"),
    "reden": ("reden", "omschrijving", "toelichting"),
    "geboortedatum": ("geboortedatum", "geboren"),
    "inwonende_kinderen": ("inwonende_kinderen", "kinderen"),
    "leefgebieden": ("leefgebieden", "problemen", "domeinen"),
}
NAAMKOLOMMEN = (
    ("naam",),
    ("voornaam", "achternaam"),
    ("voorletters", "tussenvoegsel", "achternaam"),
    (),
)
KOLOMMEN = (
    *("kenmerk", "ontvangen_op", "kanaal", "melder_organisatie", "melder_naam", "melder_contact"),
    *("reden", "aard", "urgentie", "geboortedatum", "leeftijd", "bsn", "postcode", "huisnummer"),
    *("toevoeging", "buurt", "woonsituatie", "inwonende_kinderen", "crisis", *JA_NEE_KOLOMMEN),
    *("leefgebieden", "bijzonderheden", "regulier_aanbod", "aanvliegroute", "jeugdhulp"),
    *("betrokken_organisaties", "Opmerking balie"),
)
NIET_GETOOND = {"bsn", "reden", "inwonende_kinderen"}
"""Columns whose refused value is not shown back, or not whole: children may have a name."""

DATUMS = ("ontvangen_op", "geboortedatum")
FOUT: dict[str, tuple[str, ...]] = {
    "ontvangen_op": ("31-02-2026", "2026-13-01", "24-11-25", "2026", "vorige week", "29-02-2025"),
    "kanaal": ("fax", "balie 3"),
    "aard": ("hulp", "ja"),
    "urgentie": ("hoog", "1"),
    "geboortedatum": (
        *("31-02-2010", "2010-02-30", "29-02-2009", "01-03-08", "12 maart 08"),
        *("12 foo 2008", "24-11-2030", "1-1-1700", "180", "2012-13-04", "17", "2031", "ja"),
    ),
    "leeftijd": ("121", "180", "-1", "ja", "17,5", "zeventien", "2009", "1-1-2009"),
    "postcode": ("1102", "ABCD 12", "1102 A", "1102 ABC"),
    "woonsituatie": ("kamer", "ja"),
    "inwonende_kinderen": (
        *("31-02-2019", "Noor 31-02-2019", "vier", "4|x", "01-03-19", "2019-13-01", "4|Zoë 1-3-19"),
        *("250", "geen|4", "2031", "4|24-11-2030"),
    ),
    "crisis": ("misschien", "2", "ja of nee"),
    "leefgebieden": ("wonen|geluk", "wonen en geluk", "alles"),
    "bijzonderheden": ("dementie|allergie", "hond"),
    "regulier_aanbod": ("soms", "ja"),
    "aanvliegroute": ("jeugd", "ja"),
    "jeugdhulp": ("zwaar", "ja", "vrijwillig|zwaar"),
    **dict.fromkeys(JA_NEE_KOLOMMEN, ("misschien", "2", "soms")),
}
"""Texts that must be refused, by column."""


@dataclass(slots=True)
class Rij:
    """One typed row: its cells, what they mean, and the columns for which it must be refused.

    `waarden` is what `melding toon` must show; only columns whose form the contract fixes.
    """

    cellen: dict[str, str] = field(default_factory=dict)
    feiten: dict[str, Any] = field(default_factory=dict)
    waarden: dict[str, Any] = field(default_factory=dict)
    fout: set[str | None] = field(default_factory=set)
    """`None` = ragged."""

    @property
    def kenmerk(self) -> str:
        return str(self.waarden["kenmerk"])


@dataclass(frozen=True, slots=True)
class Bestand:
    """A file as it is written: its name, its bytes, and which row stands on which line."""

    naam: str
    inhoud: bytes
    rijen: dict[int, Rij]
    """By row number as the spreadsheet shows it (header = 1)."""


# ---------------------------------------------------------------- ages and dates


def verjaardag(geboren: date, jaar: int) -> date:
    """Somebody born on 29 February has a birthday on 1 March in other years."""
    try:
        return geboren.replace(year=jaar)
    except ValueError:
        return date(jaar, 3, 1)


def leeftijd_op(geboren: date, dag: date) -> int:
    return dag.year - geboren.year - (dag < verjaardag(geboren, dag.year))


def leeftijd_van_jaar(jaar: int, dag: date) -> Leeftijd:
    """Two possible ages; one in the year of birth itself."""
    oudst = dag.year - jaar
    return (oudst - 1, oudst) if oudst else 0


def leeftijd_van_maand(eerste: date, dag: date) -> Leeftijd:
    """Of the first day of a birth month: one age, and in that month the two around the birthday."""
    jaren = dag.year - eerste.year
    if dag.month == eerste.month:
        return (jaren - 1, jaren) if jaren else 0
    return jaren - (dag.month < eerste.month)


def maand(kans: Random, dag: date) -> str:
    """A month and year, as they are written when the day is not known."""
    woord = hoofdletters(kans, MAANDEN[dag.month - 1])
    return kans.choice(
        (
            *(f"{dag:%Y-%m}", f"{dag:%Y-%m}-00", f"00-{dag:%m-%Y}", f"{dag:%m-%Y}"),
            *(f"{dag.month}/{dag.year}", f"{dag:%Y%m}00", f"{woord} {dag.year}"),
        )
    )


def geboren_rond(kans: Random, leeftijd: int, dag: date) -> date:
    """A birth date of somebody about `leeftijd` on `dag`, often on or beside the birthday."""
    if dag.year - leeftijd >= 1 and kans.random() < 0.1:
        jaar = dag.year - leeftijd - kans.choice((0, 1))
        if jaar % 4 == 0 and (jaar % 100 or jaar % 400 == 0):
            return min(date(jaar, 2, 29), dag)
    rond = date(dag.year - leeftijd, dag.month, min(dag.day, 28))
    if (dag.month, dag.day) != (2, 29):
        rond = dag.replace(year=dag.year - leeftijd)
    verschuif = kans.choice((-1, 0, 0, 1, kans.randrange(-364, 1)))
    return min(rond + timedelta(days=verschuif), dag)


def hoofdletters(kans: Random, woord: str) -> str:
    return kans.choice((str, str, str.upper, str.capitalize))(woord)


def datum(kans: Random, dag: date) -> str:
    """A date in one of the forms of the contract."""
    return kans.choice(
        (
            dag.isoformat(),
            f"{dag:%d-%m-%Y}",
            f"{dag.day}/{dag.month}/{dag.year}",
            f"{dag:%d/%m/%Y}",
            f"{dag.day} {hoofdletters(kans, MAANDEN[dag.month - 1])} {dag.year}",
        )
    )


def onbekend(kans: Random) -> str:
    return hoofdletters(kans, kans.choice(LEEG))


# ---------------------------------------------------------------- one row


class Balie:
    """Types rows. `cijfer` is the chance that a fact is left unknown in the present row."""

    def __init__(self, kans: Random) -> None:
        self.kans = kans
        self.cijfer = 0.0
        self.aantal = 0

    def rij(self, kolommen: Sequence[str], duurst: int) -> Rij:
        """A row over these columns whose oracle needs at most `duurst` fillings-in."""
        while True:
            rij = self._rij(kolommen)
            if aantal_invullingen("zuidoost", rij.feiten) <= duurst:
                break
        if self.kans.random() < 0.12:
            self._bederf(rij, kolommen)
        return rij

    def _rij(self, kolommen: Sequence[str]) -> Rij:
        kans = self.kans
        self.cijfer = kans.choice((0.0, 0.1, 0.2, 0.35, 0.6, 1.0))
        rij = Rij(feiten=dict.fromkeys(Situatie._fields))
        self.aantal += 1
        zet = _Zetter(rij, kolommen)
        zet("kenmerk", f"{self.aantal:05}", f"{self.aantal:05}")
        ontvangen = self._ontvangen(zet)
        self._wie(zet)
        self._hoe_oud(zet, rij, ontvangen)
        self._urgentie(zet, rij)
        rij.feiten["inwonende_kinderen"] = None
        if "inwonende_kinderen" in kolommen:
            cel, kinderen = self.kinderen(ontvangen)
            zet("inwonende_kinderen", cel)
            rij.feiten["inwonende_kinderen"] = kinderen
        for kolom in JA_NEE_KOLOMMEN:
            self._feit(zet, rij, kolom, self.ja_nee)
        self._feit(zet, rij, "woonsituatie", self.woonsituatie)
        aanbod = ("toereikend", *("ontoereikend",) * 3)
        self._feit(zet, rij, "regulier_aanbod", lambda: self.keuze(aanbod))
        self._feit(zet, rij, "aanvliegroute", self.aanvliegroute)
        self._feit(zet, rij, "jeugdhulp", self.jeugdhulp)
        self._lijsten(zet, rij)
        if rij.feiten["risico_samenleving"] is None and self._meldt_overlast(rij):
            rij.feiten["risico_samenleving"] = "ja"
        rij.feiten["complex"] = rij.feiten["complex"] or "nee"
        rij.feiten["aanvliegroute"] = rij.feiten["aanvliegroute"] or "regulier"
        return rij

    def _meldt_overlast(self, rij: Rij) -> bool:
        """By its aard, as a leefgebied, or in public space."""
        gemeld = rij.waarden.get
        return (
            gemeld("aard") in {"overlast", "zorg_en_overlast"}
            or "overlast" in gemeld("leefgebieden", "").split("|")
            or gemeld("overlast_openbaar") == "ja"
        )

    def weet_niet(self) -> bool:
        return self.kans.random() < self.cijfer

    def ja_nee(self) -> tuple[str, str | None]:
        if self.weet_niet():
            return onbekend(self.kans), None
        waarde, woorden = self.kans.choice((("ja", JA), ("nee", NEE)))
        return hoofdletters(self.kans, self.kans.choice(woorden)), waarde

    def keuze(self, waarden: Sequence[str]) -> tuple[str, str | None]:
        if self.weet_niet():
            return onbekend(self.kans), None
        waarde = self.kans.choice(waarden)
        return hoofdletters(self.kans, waarde), waarde

    def aanvliegroute(self) -> tuple[str, str | None]:
        if self.kans.random() < 0.6:
            return self.kans.choice(((onbekend(self.kans), None), ("regulier", "regulier")))
        return self.keuze(WAARDEN["aanvliegroute"])

    def woonsituatie(self) -> tuple[str, str | None]:
        _, waarde = self.keuze(tuple(WOONWOORDEN))
        if waarde is None:
            return onbekend(self.kans), None
        return hoofdletters(self.kans, self.kans.choice(WOONWOORDEN[waarde])), waarde

    def jeugdhulp(self) -> tuple[str, str | None]:
        if self.weet_niet():
            return onbekend(self.kans), None
        hoeveel = self.kans.choice((1, 1, 1, 2, 3))
        soorten = self.kans.choices(JEUGDHULP, weights=(4, 1, 1), k=hoeveel)
        return self.streepjes(soorten), max(soorten, key=JEUGDHULP.index)

    def streepjes(self, delen: Sequence[str], tekens: str = "|") -> str:
        teken = self.kans.choice(tekens)
        return self.kans.choice((teken, f" {teken} ", f"{teken} ")).join(delen)

    def kinderen(self, dag: date) -> tuple[str, Kinderen]:
        kans = self.kans
        if self.weet_niet():
            # A `?` on its own is a child of unknown age.
            cel = onbekend(kans)
            return (cel, (None,)) if cel == "?" else (cel, None)
        if kans.random() < 0.35:
            return kans.choice(("geen", "Geen", "0")), ()
        leden = [self.kind(dag) for _ in range(kans.choice((1, 1, 1, 2, 2, 3, 5)))]
        if leden == [("0", 0)]:
            leden = [("0 jaar", 0)]  # a cell with just 0 says that there are none
        return self.streepjes([tekst for tekst, _ in leden]), tuple(k for _, k in leden)

    def kind(self, dag: date) -> tuple[str, Leeftijd]:
        kans = self.kans
        leeftijd = kans.choice((0, 1, 4, 9, 16, 17, 18, 22, 23, 25, 26, 40))
        match kans.randrange(6):
            case 0:
                return f"{leeftijd} {hoofdletters(kans, 'jaar')}", leeftijd
            case 1:
                # Beside others a 0 cannot mean "none"; the contract does not say: not typed here.
                return (f"{leeftijd}", leeftijd) if leeftijd else ("0 jaar", 0)
            case 2 if kans.random() < 0.5:
                return "?", None
            case 3:
                return f"{dag.year - leeftijd}", leeftijd_van_jaar(dag.year - leeftijd, dag)
        geboren = geboren_rond(kans, leeftijd, dag)
        naam = kans.choice(("", f"{kans.choice(VOORNAMEN)} "))
        return naam + datum(kans, geboren), leeftijd_op(geboren, dag)

    def _ontvangen(self, zet: "_Zetter") -> date:
        kans = self.kans
        if "ontvangen_op" not in zet.kolommen or kans.random() < 0.15:
            zet("ontvangen_op", onbekend(kans), VANDAAG.isoformat())
            return VANDAAG
        dag = kans.choice(
            (
                *(date(2024, 2, 29), date(2025, 2, 28), date(2025, 3, 1), date(2026, 2, 28)),
                *(date(2025, 12, 31), date(2026, 1, 1), VANDAAG),
                *(VANDAAG - timedelta(days=kans.randrange(1000)) for _ in range(7)),
            )
        )
        zet("ontvangen_op", datum(kans, dag), dag.isoformat())
        return dag

    def _wie(self, zet: "_Zetter") -> None:
        kans = self.kans
        voornaam, achternaam = kans.choice(VOORNAMEN), kans.choice(ACHTERNAMEN)
        zet("naam", kans.choice((f"{achternaam}, {voornaam[0]}. de", f"{voornaam} {achternaam}")))
        zet("voornaam", voornaam, voornaam)
        zet("voorletters", kans.choice(("", f"{voornaam[0]}.")))
        zet("tussenvoegsel", kans.choice(("", "de", "van der")))
        zet("achternaam", achternaam)
        zet("melder_organisatie", kans.choice(ORGANISATIES))
        zet("melder_naam", kans.choice(("", voornaam)))
        zet("melder_contact", kans.choice(("", "020-0000001")))
        zet("reden", kans.choice(TEKSTEN))
        zet("Opmerking balie", kans.choice(("", "let op", "2009")))
        zet("bsn", kans.choice(("", "", bsn(kans))))
        zet("postcode", *kans.choice((("", None), ("1102 AB", "1102 AB"), ("1102ab", "1102 AB"))))
        zet("huisnummer", kans.choice(("", f"{self.aantal}", f"{self.aantal}")))
        zet("toevoeging", kans.choice(("", "", "hs")))
        zet("buurt", kans.choice(("", "Gein", "Venserpolder")))
        zet("betrokken_organisaties", self.streepjes(("MaDi", "DWI")) if kans.randrange(2) else "")
        for kolom, waarden in (
            ("kanaal", KANALEN),
            ("aard", ("zorg", "overlast", "zorg_en_overlast")),
        ):
            zet(kolom, *self.keuze(waarden))

    def _hoe_oud(self, zet: "_Zetter", rij: Rij, dag: date) -> None:
        kans = self.kans
        rij.feiten["leeftijd"] = None
        gesteld: Leeftijd = None
        if "leeftijd" in zet.kolommen and kans.random() < 0.4 and not self.weet_niet():
            gesteld = kans.choice((0, 15, 16, 17, 18, 22, 23, 25, 26, 27, 28, 45, 90, 120))
            zet("leeftijd", str(gesteld))
        else:
            zet("leeftijd", onbekend(kans))
        uit_geboorte: Leeftijd = None
        rond = kans.choice((0, 10, 16, 17, 17, 18, 18, 22, 23, 23, 25, 26, 26, 27, 28, 45, 80))
        if (gesteld is not None and kans.random() < 0.6) or self.weet_niet():
            zet("geboortedatum", onbekend(kans))
        elif kans.random() < 0.25:
            jaar = dag.year - rond
            vormen = ("{0}", "{0}", "00-00-{0}", "{0}-00-00", "{0}0000")
            zet("geboortedatum", kans.choice(vormen).format(jaar), str(jaar))
            uit_geboorte = leeftijd_van_jaar(jaar, dag)
        elif kans.random() < 0.25:
            geboren = geboren_rond(kans, rond, dag).replace(day=1)
            zet("geboortedatum", maand(kans, geboren), f"{geboren:%Y-%m}")
            uit_geboorte = leeftijd_van_maand(geboren, dag)
        else:
            geboren = geboren_rond(kans, rond, dag)
            zet("geboortedatum", datum(kans, geboren), geboren.isoformat())
            uit_geboorte = leeftijd_op(geboren, dag)
        beslist = isinstance(uit_geboorte, tuple) and gesteld in uit_geboorte
        if "geboortedatum" in zet.kolommen and uit_geboorte is not None and not beslist:
            gesteld = uit_geboorte
        rij.feiten["leeftijd"] = gesteld

    def _urgentie(self, zet: "_Zetter", rij: Rij) -> None:
        """Column urgentie goes before column crisis; where they contradict it is a crisis."""
        kans = self.kans
        cel, crisis = self.ja_nee()
        if crisis == "ja" and kans.random() < 0.8:
            cel, crisis = "nee", "nee"
        zet("crisis", cel)
        if "crisis" not in zet.kolommen:
            crisis = None
        urgentie: str | None = None
        if "urgentie" in zet.kolommen:
            waarden = (*("regulier", "spoed") * 4, "crisis")
            cel, urgentie = (onbekend(kans), None) if kans.random() < 0.4 else self.keuze(waarden)
            zet("urgentie", cel, urgentie)
        if "ja" in {crisis, "ja" if urgentie == "crisis" else None}:
            crisis = "ja"
        elif urgentie:
            crisis = "nee"
        rij.feiten["crisis"] = crisis

    def _feit(
        self, zet: "_Zetter", rij: Rij, kolom: str, typ: Callable[[], tuple[str, str | None]]
    ) -> None:
        cel, waarde = typ()
        if kolom in zet.kolommen:
            zet(kolom, cel, waarde)
            if kolom in rij.feiten:
                rij.feiten[kolom] = waarde

    def _lijsten(self, zet: "_Zetter", rij: Rij) -> None:
        kans = self.kans
        if "leefgebieden" in zet.kolommen:
            if self.weet_niet():
                zet("leefgebieden", onbekend(kans))
            else:
                gebieden = kans.sample(LEEFGEBIEDEN, kans.choice((1, 2, 2, 2, 3, 4, 5)))
                dubbel = [*gebieden, kans.choice(gebieden)] if kans.random() < 0.3 else gebieden
                delen = [hoofdletters(kans, gebied) for gebied in dubbel]
                zet("leefgebieden", self.streepjes(delen, "|,"), "|".join(gebieden))
                rij.feiten["meervoudig"] = "ja" if len(gebieden) >= 2 else "nee"
        bijzonder = kans.sample(BIJZONDERHEDEN, kans.choice((0, 0, 1, 2)))
        zet("bijzonderheden", self.streepjes(bijzonder) if bijzonder else onbekend(kans))

    def _bederf(self, rij: Rij, kolommen: Sequence[str]) -> None:
        """Make a row that must be refused, for one column or for two."""
        kan = [kolom for kolom in kolommen if kolom in FOUT]
        for kolom in self.kans.sample(kan, self.kans.choice((1, 1, 1, 2))):
            rij.cellen[kolom] = self.kans.choice(FOUT[kolom])
            rij.fout.add(kolom)
        na = date.fromisoformat(rij.waarden["ontvangen_op"]) + timedelta(days=1)
        if rij.fout == {"geboortedatum"} and na <= VANDAAG and self.kans.randrange(2):
            rij.cellen["geboortedatum"] = datum(self.kans, na)  # not born yet when it came in


class _Zetter:
    """Puts a cell and its meaning in a row, if the file has that column."""

    def __init__(self, rij: Rij, kolommen: Sequence[str]) -> None:
        self.rij = rij
        self.kolommen = frozenset(kolommen)

    def __call__(self, kolom: str, cel: str, waarde: object = None) -> None:
        if kolom in self.kolommen:
            self.rij.cellen[kolom] = cel
        elif kolom != "ontvangen_op":
            return
        if waarde is not None:
            self.rij.waarden[kolom] = waarde


def bsn(kans: Random) -> str:
    """Nine digits that pass the elfproef."""
    while True:
        cijfers = [kans.randrange(10) for _ in range(9)]
        som = sum(n * c for n, c in zip((9, 8, 7, 6, 5, 4, 3, 2, -1), cijfers, strict=True))
        if som % 11 == 0 and any(cijfers):
            return "".join(map(str, cijfers))


# ---------------------------------------------------------------- files

CODERINGEN = ("utf-8", "utf-8-sig", "cp1252", "utf-16")
SCHEIDINGEN = (";", ",", "\t")
ACCENTEN = {"a": "áàâä", "e": "éèêë", "i": "íï", "o": "óöô", "u": "úü"}


def kop(kans: Random, kolom: str) -> str:
    """A header as somebody might spell it: synonym, case, accents, spaces, `_` and `-`."""
    naam = kans.choice(SYNONIEMEN.get(kolom, (kolom,)))
    naam = naam.replace("_", kans.choice(("_", " ", "-", "", " - ")))
    letters = [
        kans.choice(ACCENTEN[letter]) if letter in ACCENTEN and kans.random() < 0.08 else letter
        for letter in naam
    ]
    if kans.random() < 0.15:
        letters.insert(kans.randrange(1, len(letters)), kans.choice("_- "))
    return kans.choice(("", "", " ")) + kans.choice((str, str.upper, str.title, str.capitalize))(
        "".join(letters)
    )


def bestanden(zaad: int, rijen: int, per_bestand: int = 100, duurst: int = 1500) -> list[Bestand]:
    """`rijen` rows in files of `per_bestand`, in every encoding with every separator by turns."""
    kans = Random(zaad)
    balie = Balie(kans)
    vormen = list(product(CODERINGEN, SCHEIDINGEN))
    return [
        bestand(balie, f"lijst{nr}.csv", *vormen[nr % len(vormen)], per_bestand, duurst)
        for nr in range(-(-rijen // per_bestand))
    ]


def bestand(
    balie: Balie, naam: str, codering: str, scheiding: str, rijen: int, duurst: int
) -> Bestand:
    """One file: its own columns, in its own order and spelling."""
    kans = balie.kans
    weg = kans.choice((0.0, 0.05, 0.15))
    kolommen = [k for k in KOLOMMEN if k == "kenmerk" or kans.random() >= weg]
    kolommen += kans.choice(NAAMKOLOMMEN)
    kans.shuffle(kolommen)
    tekst = io.StringIO(newline="")
    schrijver = csv.writer(
        tekst,
        delimiter=scheiding,
        quoting=kans.choice((csv.QUOTE_MINIMAL, csv.QUOTE_ALL)),
        lineterminator=kans.choice(("\n", "\r\n")),
    )
    schrijver.writerow([kop(kans, kolom) for kolom in kolommen])
    geschreven: dict[int, Rij] = {}
    for nummer in range(2, rijen + 2):
        rij = geschreven[nummer] = balie.rij(kolommen, duurst)
        ruimte = [kans.choice(("{}", "{}", "{}", " {}", "{} ")) for _ in kolommen]
        cellen = [
            vorm.format(rij.cellen.get(k, "")) for vorm, k in zip(ruimte, kolommen, strict=True)
        ]
        if not rij.fout and kans.random() < 0.02:
            rij.fout.add(None)
            cellen = cellen[:-1] if kans.randrange(2) else [*cellen, "te veel"]
        schrijver.writerow(cellen)
    return Bestand(naam, tekst.getvalue().encode(codering), geschreven)


# ---------------------------------------------------------------- what must come out


def _gelezen_feiten(profiel: str) -> frozenset[str]:
    nooit_gevraagd = {"complex", "aanvliegroute", "gezinsbenadering"}
    return frozenset(VOLGORDE[profiel]) | nooit_gevraagd


def gericht(profiel: str, feiten: Mapping[str, Any]) -> dict[str, Any]:
    """The same facts, with those that no rule of the profile reads filled in: far fewer ways."""
    gelezen = _gelezen_feiten(profiel)
    return {
        feit: feiten[feit] if feit in gelezen or feit not in WAARDEN else WAARDEN[feit][0]
        for feit in Situatie._fields
    }


def aantal_invullingen(profiel: str, feiten: Mapping[str, Any]) -> int:
    smal = gericht(profiel, feiten)
    return prod(len(invullingen(feit, smal[feit])) for feit in Situatie._fields)
