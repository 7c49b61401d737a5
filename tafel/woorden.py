"""The Dutch words and number forms that several screens share. Codes in, words out."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time

from tafel import datums
from tafel.datums import datum_dm, datum_kort, weekdag_kort
from tafel.domain.agenda import Puntsoort
from tafel.domain.basis import Celwaarde
from tafel.domain.melding import Openvraag
from tafel.domain.plan import Afspraak
from tafel.domain.toedeling import Uitkomst
from tafel.domain.vervanging import Vervanger

Labels = Mapping[str, str]
"""Code of a table, partner or organisation → its Dutch label."""

SOORT: Mapping[Puntsoort, str] = {
    Puntsoort.CRISIS: "crisis, opvolging",
    Puntsoort.ESCALATIE: "escalatie",
    Puntsoort.BESPREKEN: "bespreken",
    Puntsoort.NIEUW: "nieuw",
    Puntsoort.PLAN: "plan vaststellen",
    Puntsoort.AFSPRAKEN: "afspraken",
    Puntsoort.EVALUATIE: "evaluatie",
    Puntsoort.OPSCHALEN: "op- of afschalen",
    Puntsoort.NAZORG: "nazorg",
    Puntsoort.TERUGKOPPELING: "terugkoppeling",
    Puntsoort.VOLGEN: "volglijst",
    Puntsoort.STAP: "stap over tijd",
    Puntsoort.VERVOLG: "komt terug",
    Puntsoort.VRAGEN: "nog te vragen",
}

REDENEN = {
    "kenmerk": "zelfde kenmerk, andere naam of geboortedatum",
    "persoon": "zelfde geboortedatum en adres, naam korter of langer",
    "adres": "zelfde adres, andere naam",
    "huishouden": "zelfde huishouden, nog niet toegedeeld",
    "crisis": "zelfde huishouden, meldt een CRISIS, nog niet toegedeeld",
    "regulier": "zelfde huishouden, ging regulier verder",
}
"""Why a melding may belong to a casus."""
ZELFDE = {
    "kenmerk": "dezelfde als",
    "persoon": "dezelfde persoon als",
    "adres": "hetzelfde huishouden als",
}
"""What is asked, by its reason."""


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


def met_vervanger(wie: str, vervanger: Vervanger | None, vandaag: date) -> str:
    """Somebody, and whom to reach instead: "L. Oud (Altra), verlof t/m 30-11; dan J. Bos 020-1"."""
    if vervanger is None:
        return wie
    dan = " ".join(filter(None, (vervanger.naam, vervanger.contact)))
    return f"{wie}, verlof t/m {dag_maand(vervanger.tot, vandaag)}; dan {dan}"


def die_vervangt(wie: str, vervanger: Vervanger | None, vandaag: date) -> str:
    """Who is there, and for whom: "R. Tuin (vervangt M. Kok t/m 4-12)"."""
    if vervanger is None:
        return wie
    return f"{vervanger.naam} (vervangt {wie} t/m {dag_maand(vervanger.tot, vandaag)})"


def waarde(code: str) -> str:
    """A value of a closed list in words."""
    from tafel.kolommen import in_woorden

    return in_woorden(code)


def in_kolom(naam: str, inhoud: Celwaarde) -> str:
    """What a column of a melding holds, in words; a day as "do 26-11-2026"."""
    from tafel.kolommen import KOLOM_VAN, SCHEIDING

    kolom, tekst = KOLOM_VAN.get(naam), str(inhoud)
    if kolom is None:
        return tekst
    if kolom.is_datum and len(tekst) == len("jjjj-mm-dd"):
        return datum_kort(date.fromisoformat(tekst))
    if kolom.is_lijst:
        return ", ".join(map(waarde, tekst.split(SCHEIDING)))
    return waarde(tekst) if kolom.waarden else tekst


def uitkomst(soort: Uitkomst, tafel: str | None, labels: Labels, deel: str | None = None) -> str:
    """An outcome in a few words: "tafel Volwassenen, deel MSS", "opschalen", "nog te vragen"."""
    if soort is Uitkomst.TAFEL and tafel is not None:
        return f"tafel {tafel_en_deel(tafel, deel, labels)}"
    if soort is Uitkomst.AANVULLEN:
        return "nog te vragen"
    return soort.value


def onderdeel(code: str | None, labels: Labels) -> str | None:
    """The part of a table: "deel MSS"."""
    return f"deel {label(code, labels)}" if code else None


def tafel_en_deel(tafel: str, deel: str | None, labels: Labels) -> str:
    """A table with the part of it that is meant: "Volwassenen, deel MSS"."""
    return ", ".join(filter(None, (label(tafel, labels), onderdeel(deel, labels))))


def stap(nummer: int, labels: Labels) -> str:
    """A step by number and name, as this profile calls it: "stap 7 uitvoeren"."""
    naam = labels.get(f"stap {nummer}")
    return f"stap {nummer} {naam}" if naam else f"stap {nummer}"


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
    return datums.dag_maand(dag, vandaag)


def moment(tijdstip: date) -> str:
    """ma 23-11 9.12; ma 23-11 of a day without a time."""
    dag = f"{weekdag_kort(tijdstip)} {datum_dm(tijdstip)}"
    return f"{dag} {klok(tijdstip.time())}" if isinstance(tijdstip, datetime) else dag


def afspraaknummer(afspraak: Afspraak) -> str:
    """As it is typed: 147/3."""
    return f"{afspraak.casus}/{afspraak.nummer}"


def dagen(hoeveel: int) -> str:
    return aantal(hoeveel, "dag", "dagen")


def vraag_in_woorden(vraag: Openvraag) -> str:
    """`M25 dezelfde als M2 (casus 1)? zelfde kenmerk, andere naam of geboortedatum`"""
    nummer, met = melding_nummer(vraag.melding), melding_nummer(vraag.met)
    bij = f" (casus {vraag.casus})" if vraag.casus is not None else ""
    return f"{nummer} {ZELFDE[vraag.reden]} {met}{bij}? {REDENEN[vraag.reden]}"


def opdracht_bij(vraag: Openvraag) -> str:
    return f"tafel melding beoordeel {melding_nummer(vraag.melding)}"
