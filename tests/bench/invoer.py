"""Made-up import files of any size, the same bytes every time."""

import csv
from datetime import date, timedelta
from itertools import cycle, islice
from pathlib import Path
from random import Random

KOLOMMEN = (
    "kenmerk", "ontvangen_op", "kanaal", "melder_organisatie", "melder_naam", "melder_contact",
    "reden", "aard", "urgentie", "voornaam", "voorletters", "tussenvoegsel", "achternaam",
    "geboortedatum", "bsn", "postcode", "huisnummer", "toevoeging", "buurt",
    "woonsituatie", "inwonende_kinderen", "zorgen_om_kinderen", "gezinsbenadering",
    "zelf_oplossen", "risico_samenleving", "complex", "besproken_met_betrokkene",
    "leefgebieden", "bijzonderheden", "regulier_aanbod", "aanvliegroute", "jeugdhulp",
    "betrokken_organisaties", "overlast_openbaar",
)  # fmt: skip
SYNONIEMEN = {
    "kenmerk": "Extern kenmerk",
    "ontvangen_op": "Ontvangstdatum",
    "melder_organisatie": "Melder",
    "reden": "Toelichting",
    "geboortedatum": "Geboren",
    "inwonende_kinderen": "Kinderen",
    "leefgebieden": "Problemen",
}
LEEFGEBIEDEN = (
    "gezin_opvoeding", "wonen", "werk_dagbesteding", "inkomen_schulden",
    "gezondheid_lichamelijk", "gezondheid_psychisch", "verslaving", "onderwijs",
    "veiligheid_criminaliteit", "sociaal_netwerk_participatie", "overlast",
)  # fmt: skip
BIJZONDERHEDEN = ("", "", "", "", "tolk", "schoolverzuim", "huiselijk_geweld|tolk", "dementie")
KANALEN = (
    "loket", "telefoon", "website", "bewonersadviseur", "okc", "participatiecentrum", "politie",
    "ketenunit", "school", "corporatie", "huisarts", "ketennetwerk", "overig",
)  # fmt: skip
ORGANISATIES = ("MaDi", "Altra", "GGD", "Wijkpolitie", "Ymere", "Rochdale", "MEE", "De Brink")
VOORNAMEN = ("Noor", "Jan", "Loïs", "Fatima", "Kwame", "Sanne", "Emre", "Zoë", "Piet", "Aïsha")
TUSSENVOEGSELS = ("", "", "", "de", "van", "van der")
BEGIN = ("Berg", "Water", "Molen", "Duin", "Heide", "Lind", "Steen", "Veld", "Zand", "Wolf")
EIND = ("huis", "man", "stra", "hof", "beek", "laar", "kamp", "rijk", "brink", "wijk", "goed")
LETTERS = "ABCDEGHJKL"
PEILDAG = date(2026, 11, 20)


def meldingen(
    aantal: int, eerste: int = 1, *, tot: date = PEILDAG, casus: bool = False
) -> list[dict[str, str]]:
    """Meldingen of the forty days up to `tot`, each of another person at another address.

    With `casus` only such as open a casus in profile zuidoost. `eerste` is the first number.
    """
    keus = Random(eerste)
    return [_melding(nummer, keus, tot, casus) for nummer in range(eerste, eerste + aantal)]


def _melding(nummer: int, keus: Random, tot: date, casus: bool) -> dict[str, str]:
    geboren = date(1946, 1, 1) + timedelta(days=nummer * 7 % 23_000)
    ontvangen = tot - timedelta(days=keus.randrange(40))
    kinderen = keus.choice(("geen", "geen", "0", "2019-03-01", "Noor 01-03-2019|4 jaar", "2012|9"))
    voornaam = keus.choice(VOORNAMEN)
    problemen = islice(cycle(LEEFGEBIEDEN), nummer % 11, nummer % 11 + keus.randint(2, 4))
    inwonend = geboren.year > 2000 and keus.random() < 0.7
    return {
        "kenmerk": f"LZS-{nummer:06}",
        "ontvangen_op": ontvangen.isoformat(),
        "kanaal": keus.choice(KANALEN),
        "melder_organisatie": keus.choice(ORGANISATIES),
        "melder_naam": f"{keus.choice(VOORNAMEN)} {keus.choice(BEGIN)}{keus.choice(EIND)}",
        "melder_contact": f"020-{keus.randrange(10**7):07}",
        "reden": "Achterstand in de huur, post blijft liggen en de buren maken zich zorgen. "
        * keus.randint(1, 3),
        "aard": keus.choice(("zorg", "overlast", "zorg_en_overlast")),
        "urgentie": keus.choice(("regulier", "regulier", "spoed")),
        "voornaam": voornaam,
        "voorletters": f"{voornaam[0]}.{keus.choice('ABDEKM')}.",
        "tussenvoegsel": keus.choice(TUSSENVOEGSELS),
        "achternaam": f"{BEGIN[nummer % 10]}{EIND[nummer // 10 % 11]}",
        "geboortedatum": geboren.isoformat(),
        "bsn": "",
        "postcode": f"{1101 + nummer % 9} {LETTERS[nummer // 9 % 10]}{LETTERS[nummer // 90 % 10]}",
        "huisnummer": str(nummer // 900 + 1),
        "toevoeging": keus.choice(("", "", "A", "3 hoog")),
        "buurt": keus.choice(("Bijlmer-Centrum", "Gein", "Holendrecht", "Venserpolder")),
        "woonsituatie": "inwonend" if inwonend else "zelfstandig",
        "inwonende_kinderen": kinderen,
        "zorgen_om_kinderen": "nee" if kinderen in {"geen", "0"} else keus.choice(("ja", "nee")),
        "gezinsbenadering": "ja" if inwonend else "nee",
        "zelf_oplossen": "nee" if casus else keus.choice(("ja", "nee", "nee")),
        "risico_samenleving": keus.choice(("ja", "nee")),
        "complex": keus.choice(("ja", "nee")),
        "besproken_met_betrokkene": keus.choice(("ja", "nee", "onbekend")),
        "leefgebieden": "|".join(problemen),
        "bijzonderheden": keus.choice(BIJZONDERHEDEN),
        "regulier_aanbod": "ontoereikend" if casus or keus.random() < 0.8 else "toereikend",
        "aanvliegroute": "regulier",
        "jeugdhulp": keus.choice(("geen", "geen", "geen", "vrijwillig", "maatregel")),
        "betrokken_organisaties": "|".join(keus.sample(ORGANISATIES, 2)),
        "overlast_openbaar": keus.choice(("ja", "nee")),
    }


def schrijf(pad: Path, rijen: list[dict[str, str]]) -> Path:
    """As a clean export: our column names, comma, UTF-8, ISO dates."""
    with pad.open("w", encoding="utf-8", newline="") as bestand:
        schrijver = csv.DictWriter(bestand, KOLOMMEN)
        schrijver.writeheader()
        schrijver.writerows(rijen)
    return pad


def schrijf_als_loket(pad: Path, rijen: list[dict[str, str]]) -> Path:
    """As a loket types it: other headers in another order, semicolons, cp1252, Dutch dates."""
    kolommen = KOLOMMEN[::-1]
    with pad.open("w", encoding="cp1252", newline="") as bestand:
        schrijver = csv.writer(bestand, delimiter=";")
        schrijver.writerow([SYNONIEMEN.get(k, k.replace("_", " ").upper()) for k in kolommen])
        for rij in rijen:
            los = rij | {k: _dag_maand_jaar(rij[k]) for k in ("ontvangen_op", "geboortedatum")}
            schrijver.writerow([los[k] for k in kolommen])
    return pad


def _dag_maand_jaar(tekst: str) -> str:
    return date.fromisoformat(tekst).strftime("%d-%m-%Y")
