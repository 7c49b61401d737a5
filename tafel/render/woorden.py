"""The Dutch words and number forms that several screens share. Codes in, words out."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time

from tafel.datums import datum_dm, weekdag_kort
from tafel.domain import Puntsoort, Uitkomst

Labels = Mapping[str, str]
"""Code of a table, partner or organisation → its Dutch label."""

STAP: Mapping[int, str] = {
    1: "signaleren en melden",
    2: "melding verwerken",
    3: "informatie verzamelen",
    4: "ondersteuning vaststellen",
    5: "plannen en besluiten",
    6: "terugkoppelen",
    7: "uitvoeren",
    8: "volgen",
    9: "op- of afschalen",
    10: "afsluiten en evalueren",
}
"""The ten steps of the work process, short (Visie §3.3.2)."""

SOORT: Mapping[Puntsoort, str] = {
    Puntsoort.CRISIS: "crisis, opvolging",
    Puntsoort.NIEUW: "nieuw",
    Puntsoort.BESPREKEN: "bespreken",
    Puntsoort.VRAGEN: "nog te vragen",
}

_WAARDE: Mapping[str, str] = {
    "dak_thuisloos": "dak- of thuisloos",
    "gezin_opvoeding": "gezin en opvoeding",
    "werk_dagbesteding": "werk en dagbesteding",
    "inkomen_schulden": "inkomen en schulden",
    "gezondheid_lichamelijk": "lichamelijke gezondheid",
    "gezondheid_psychisch": "psychische gezondheid",
    "veiligheid_criminaliteit": "veiligheid en criminaliteit",
    "sociaal_netwerk_participatie": "sociaal netwerk en participatie",
    "mss": "MSS",
    "niet_gesteld": "niet gesteld",
}


def melding_nummer(melding: int) -> str:
    return f"M{melding}"


def label(code: str, labels: Labels) -> str:
    """The label of a code; of one that this profile does not know the code itself, readable."""
    return labels.get(code, code.replace("_", " "))


def feit(naam: str) -> str:
    """A fact in words, as it reads inside a sentence."""
    from tafel.kolommen import label_van

    return label_van(naam)


def vraag(naam: str) -> str:
    """The question to ask the melder for one fact."""
    from tafel.kolommen import KOLOM_BIJ_FEIT, KOLOM_VAN

    kolom = KOLOM_VAN.get(KOLOM_BIJ_FEIT.get(naam, naam))
    return kolom.vraag if kolom else f"Wat is bekend over {feit(naam)}?"


def waarde(code: str) -> str:
    return _WAARDE.get(code, code.replace("_", " "))


def uitkomst(soort: Uitkomst, tafel: str | None, labels: Labels) -> str:
    """An outcome in a few words: "tafel Jeugd en Gezin", "opschalen", "nog te vragen"."""
    if soort is Uitkomst.TAFEL and tafel is not None:
        return f"tafel {label(tafel, labels)}"
    if soort is Uitkomst.AANVULLEN:
        return "nog te vragen"
    return soort.value


def stap(nummer: int) -> str:
    return f"stap {nummer} {STAP[nummer]}" if nummer in STAP else f"stap {nummer}"


def getal(aantal: int) -> str:
    """A whole number with points between thousands."""
    return f"{aantal:,}".replace(",", ".")


def aantal(hoeveel: int, enkel: str, meer: str) -> str:
    return f"{getal(hoeveel)} {enkel if hoeveel == 1 else meer}"


def opsomming(delen: Sequence[str], slot: str = "en") -> str:
    """One phrase: a, b en c."""
    if len(delen) < 2:
        return "".join(delen)
    return f"{', '.join(delen[:-1])} {slot} {delen[-1]}"


def klok(tijd: time) -> str:
    """A time as in Dutch running text: 9.12."""
    return f"{tijd.hour}.{tijd.minute:02}"


def klok_vast(tijd: time) -> str:
    """A time of fixed width for columns: 09.12."""
    return f"{tijd.hour:02}.{tijd.minute:02}"


def dag_maand(dag: date, vandaag: date) -> str:
    """9-11, with the year when it is not the year of `vandaag`."""
    kort = datum_dm(dag)
    return kort if dag.year == vandaag.year else f"{kort}-{dag.year}"


def moment(tijdstip: datetime) -> str:
    """ma 23-11 9.12."""
    dag = tijdstip.date()
    return f"{weekdag_kort(dag)} {datum_dm(dag)} {klok(tijdstip.time())}"
