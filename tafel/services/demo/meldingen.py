"""What comes in during the played year: meldingen, deliveries of the example, crises, answers."""

import csv
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from io import BytesIO, StringIO

from msgspec import Struct

from tafel.domain.basis import Rij
from tafel.domain.crisis import Crisisstand
from tafel.errors import TafelError
from tafel.files.read import lees_meldingen
from tafel.gegevens import gegevens
from tafel.kolommen import SCHEIDING
from tafel.leeftijden import leeftijd_bij
from tafel.register import casus as casusqueries
from tafel.register import melding as meldingqueries
from tafel.register import overleg as overleggen
from tafel.register import samenhang
from tafel.rules.termijnen import eerste_werkdag
from tafel.services.basis import crisis, crisisdienst
from tafel.services.demo.spel import Spel
from tafel.services.melding import melden
from tafel.services.melding.importeren import Bron, importeer
from tafel.services.samenhang import beoordelen
from tafel.services.toedeling.toedelen import deel_toe

PER_WEEK = 5
"""Most meldingen in one week."""
DRUK = 13
"""With so many in process at one table, for every table that there is, no more are made up."""
VOORBEELD = "meldingen.csv"
ANDERE_NAAM, ANDERE_NAAMWEEK = "andere naam op dit adres", 44
"""In this week somebody with another name is reported once at an address that is known."""
VRAAGRONDES = 8
"""An answer may call for another question; more than so many there are not."""


class Demoleveringen(Struct, frozen=True):
    """The example as it grew: its lines, each with the day on which it came in."""

    kop: list[str]
    regels: tuple[tuple[date, bool, list[str]], ...]
    """Day, whether it is a stated crisis, and the cells."""

    @classmethod
    def lees(cls, tot: date) -> "Demoleveringen":
        pad = gegevens() / "voorbeeld" / VOORBEELD
        kop, *cellen = csv.reader(StringIO(pad.read_text(encoding="utf-8-sig")), delimiter=";")
        gelezen = lees_meldingen(pad, VOORBEELD, vandaag=tot)
        regels = (
            (
                date.fromisoformat(str(rij.waarden["ontvangen_op"])),
                rij.waarden.get("crisis") == "ja" or rij.waarden.get("urgentie") == "crisis",
                cellen[rij.rij - 2],
            )
            for rij in gelezen.rijen
            if rij.waarden.get("ontvangen_op")
        )
        return cls(kop, tuple(sorted(regels, key=lambda regel: regel[0])))

    def dagen(self, maandag: date) -> Iterator[date]:
        """When a file comes in that week: on Monday, and on the day of a crisis."""
        if any(dag < maandag for dag, _, _ in self.regels):
            yield maandag
        vrijdag = maandag + timedelta(days=4)
        yield from sorted({d for d, nood, _ in self.regels if nood and maandag < d <= vrijdag})

    def tot_en_met(self, dag: date) -> bytes:
        uit = StringIO()
        schrijver = csv.writer(uit, delimiter=";")
        schrijver.writerow(self.kop)
        schrijver.writerows(cellen for op, _, cellen in self.regels if op <= dag)
        return uit.getvalue().encode()


def lever(spel: Spel, leveringen: Demoleveringen) -> None:
    """The file as it is today; what came in before is known already."""
    bron = Bron(VOORBEELD, BytesIO(leveringen.tot_en_met(spel.dag)))
    gedaan = importeer(spel.z, [bron])
    spel.meldingen += gedaan.uitslag.toegevoegd


def is_ruimte(spel: Spel) -> bool:
    """Whether the busiest table can discuss more than it has, in two hours a week."""
    per_tafel = Counter(
        casus.tafel
        for casus in casusqueries.lopende_casussen(spel.register)
        if not casus.opgeschaald_naar
    )
    return max(per_tafel.values(), default=0) < DRUK * len(spel.profiel.tafels)


def aantal(spel: Spel, *, geleverd: bool) -> int:
    """How many meldingen are made up; who has another name is reported, however busy it is."""
    getrokken = spel.kans.randrange(PER_WEEK + 1)
    moet = spel.weken >= ANDERE_NAAMWEEK and ANDERE_NAAM not in spel.verhalen
    if not is_ruimte(spel):
        return int(moet)
    return max(getrokken // 3 if geleverd else getrokken, int(moet))


def meld(spel: Spel) -> None:
    """A melding; now and then about a household that is known already, once under another name."""
    spel.meldingen += 1
    waarden = _iemand(spel)
    ingevoerd = melden.voer_in(spel.z, waarden)
    andere_naam = spel.een_keer(ANDERE_NAAM, vanaf=ANDERE_NAAMWEEK)
    if spel.kans.random() < 0.15 or andere_naam:
        deel_toe(spel.z, nummers=[ingevoerd.melding])
        spel.meldingen += 1
        nog_een = {
            "melder_organisatie": "Wijkpolitie",
            "kanaal": "politie",
            "reden": spel.stof["nog_een_melding"],
        }
        if andere_naam:
            nog_een |= spel.stof["andere_naam"]
        melden.voer_in(spel.z, waarden | nog_een)


def _iemand(spel: Spel) -> Rij:
    kies = spel.kans.choice
    leefgebieden = spel.kans.sample(list(spel.stof["reden"]), spel.kans.randint(1, 5))
    leeftijd = kies((*range(17, 26), *range(26, 60), *range(26, 60)))
    kinderen = [
        f"{spel.dag.year - jaar}-{kies(range(1, 13)):02}-15"
        for jaar in spel.kans.sample(range(1, 20), spel.kans.randrange(4))
        if leeftijd > 25
    ]
    ja_nee = ("ja", "nee")
    nummer = spel.meldingen
    rij: Rij = {
        "ontvangen_op": spel.dag.isoformat(),
        "kanaal": kies(spel.stof["kanalen"]),
        "melder_organisatie": kies([p.naam for p in spel.profiel.partners.values()]),
        "reden": " ".join(spel.stof["reden"][gebied] for gebied in leefgebieden[:2]),
        "aard": "zorg_en_overlast" if "overlast" in leefgebieden else "zorg",
        "urgentie": kies(("regulier",) * 14 + ("spoed",) * 2 + ("crisis",)),
        "voornaam": kies(spel.stof["voornamen"]),
        "achternaam": kies(spel.stof["achternamen"]),
        "geboortedatum": f"{spel.dag.year - leeftijd}-{kies(range(1, 13)):02}-20",
        "postcode": f"110{nummer % 9 + 1} {kies('ABCDE')}{kies('ABCDEFGHKL')}",
        "huisnummer": str(nummer + 1),
        "buurt": kies(spel.stof["buurten"]),
        "woonsituatie": "inwonend" if leeftijd < 20 else "zelfstandig",
        "inwonende_kinderen": SCHEIDING.join(kinderen) or "geen",
        "zorgen_om_kinderen": kies(("ja", "ja", "nee")) if kinderen else "nee",
        "zelf_oplossen": kies(("nee", "nee", "nee", "ja")),
        "risico_samenleving": "ja" if "overlast" in leefgebieden else kies(ja_nee),
        "leefgebieden": SCHEIDING.join(leefgebieden),
        "regulier_aanbod": kies(("ontoereikend",) * 6 + ("toereikend",)),
        "jeugdhulp": kies(("geen",) * 5 + ("vrijwillig", "maatregel")),
        "overlast_openbaar": "ja" if "overlast" in leefgebieden else "nee",
        "besproken_met_betrokkene": kies(ja_nee),
    }
    if spel.kans.random() < 0.25:
        for vergeten in ("jeugdhulp", "zelf_oplossen", "zorgen_om_kinderen"):
            del rij[vergeten]
    return rij


# --- crises ---------------------------------------------------------------------------------------


def bel_over_crises(spel: Spel) -> None:
    """Who is called on the day that a crisis came in; the children are not always safe by then.

    Whoever reports a crisis is on the phone: what is missing is asked at once.
    """
    for rij in overleggen.wachtend(spel.register, spel.dag.isoformat()):
        if rij["crisis"]:
            vraag_na(spel, rij["id"], kans=1)
    for casus, stand in _open_crises(spel):
        if stand.laatste is None:
            eerste = spel.kans.choice(spel.stof["crisis"]["eerste"])
            _leg_vast(spel, casus, eerste["uitkomst"], eerste["veilig"])


def kijk_weer(spel: Spel) -> None:
    """The next look at who was not safe yet."""
    for casus, stand in _open_crises(spel):
        if stand.laatste is not None:
            _leg_vast(spel, casus, spel.kans.choice(spel.stof["crisis"]["daarna"]), "ja")


def _open_crises(spel: Spel) -> list[tuple[int, Crisisstand]]:
    return [
        paar
        for tafel in (*spel.profiel.tafels, None)
        for paar in crisis.openstaand(spel.z, tafel, spel.dag).items()
    ]


def _leg_vast(spel: Spel, casus: int, uitkomst: str, veilig: str) -> None:
    later = timedelta(weeks=2) if veilig == "ja" else timedelta(days=2)
    crisis.leg_vast(
        spel.z,
        casus,
        gebeld=crisisdienst.crisisdienst(spel.profiel),
        op=spel.dag,
        uitkomst=uitkomst,
        veilig=veilig if veilig in ("ja", "nee") else None,
        volgende=eerste_werkdag(spel.profiel, spel.dag + later),
    )


# --- questions ------------------------------------------------------------------------------------


def vraag_na(spel: Spel, melding: int, *, kans: float = 0.8) -> None:
    """The melder is asked what is missing; now and then nobody picks up the phone."""
    if spel.kans.random() >= kans:
        return
    rij = meldingqueries.melding(spel.register, melding)
    if rij is None or rij["status"] != "aanvullen":
        return
    antwoorden: Rij = {}
    for _ in range(VRAAGRONDES):
        vragen = melden.open_vragen(spel.z, melding, antwoorden)
        weet = [v for v in vragen if v not in antwoorden and v in spel.stof["antwoord"]]
        if "geboortedatum" in weet:
            weet = [v for v in weet if v != "leeftijd"]
        geboren = antwoorden.get("geboortedatum") or rij["geboortedatum"]
        op = date.fromisoformat(rij["ontvangen_op"])
        nieuw = {v: _antwoord(spel, str(geboren) if geboren else None, op, v) for v in weet}
        if not nieuw:
            break
        antwoorden |= nieuw
    if antwoorden:
        melden.wijzig_melding(spel.z, melding, antwoorden)
        deel_toe(spel.z, nummers=[melding])


def _antwoord(spel: Spel, geboren: str | None, op: date, vraag: str) -> str | int:
    if vraag == "geboortedatum" and geboren:
        return f"{geboren[:4]}-03-15"
    if vraag == "leeftijd" and geboren:
        past = leeftijd_bij(geboren, op)
        return min(past) if isinstance(past, tuple) else past
    antwoord: str | int = spel.stof["antwoord"][vraag]
    return antwoord


def beoordeel(spel: Spel) -> None:
    """Whose the meldingen are that look like another one: the melder knows."""
    gezien: set[int] = set()
    for vraag in samenhang.te_beoordelen(spel.register):
        nummer = vraag["melding"]
        if nummer in gezien:
            continue
        gezien.add(nummer)
        try:
            beoordelen.beoordeel(spel.z, nummer, beoordelen.Samenhangoordeel.ANDER)
        except TafelError:
            continue
