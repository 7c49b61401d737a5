"""Taking text that came into the wrong file out of the register, and out of every paper that it
keeps; noted is only that it happened, by whom and why (domain §13, docs/adr/0015).
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from msgspec import Struct, json
from msgspec.structs import replace

from tafel.datums import dag_maand, datum_dm
from tafel.domain.basis import Leesbaar
from tafel.domain.overleg import Besluitenlijst, Vasteagenda
from tafel.domain.rectificatie import (
    ADRESBOEK,
    KAART,
    MENSEN,
    Gerectificeerd,
    Papier,
    Rectificatie,
    Tekstplek,
    Tekstvondst,
)
from tafel.errors import InputRefused, MeldingNotFound, NotFound
from tafel.register import plaatsen
from tafel.register import rectificatie as queries
from tafel.register.melding import meldingen
from tafel.register.plaatsen import PLAATSEN
from tafel.register.rectificatie import Kring
from tafel.register.schoonmaak import maak_schoon
from tafel.register.store import nu
from tafel.rules.zwarten import KORTSTE, Zwarter
from tafel.services.basis.tijdlijn import casus_van, noteer
from tafel.services.rectificatie.cellen import Cellen
from tafel.services.zitting import Zitting

MEESTE = 200
"""In more places than these no text stands that came somewhere by mistake (own default)."""
GEEN_WOORD = 6
"""Digits that a text without letters has at least (own default)."""
HANDELING = "rectificeer"


class Gezwarterij(Struct, frozen=True):
    """A row in which the text stands, and the columns without it."""

    tabel: str
    sleutel: int
    treffer: Tekstplek
    waarden: Mapping[str, str | None]


def kring(z: Zitting, casus: int | None, melding: int | None) -> Kring:
    """What is looked through: a casus; a melding, with its casus when it has one; or all.

    Raises CasusNotFound, MeldingNotFound.
    """
    if melding is not None:
        rijen = meldingen(z.register, [melding])
        if not rijen:
            raise MeldingNotFound(melding)
        casus = rijen[0]["casus"]
    if casus is not None:
        casus_van(z.register, casus)
    return queries.kring(z.register, casus, melding)


def toets_tekst(z: Zitting, tekst: str) -> None:
    """Raises InputRefused for a text that is too short, or is found in what comes in its place."""
    zwarter = _zwarter(z, tekst)
    letters = sum(teken.isalpha() for teken in tekst)
    if letters < KORTSTE and zwarter.lengte < GEEN_WOORD:
        raise InputRefused(
            f"deze tekst is te kort: geef er meer van, ten minste {KORTSTE} letters of "
            f"{GEEN_WOORD} cijfers"
        )
    if zwarter.zonder(zwarter.merk)[1]:
        raise InputRefused(
            f"deze tekst staat in «{zwarter.merk}», dat ervoor in de plaats komt; geef er meer van"
        )


def zoek(z: Zitting, rond: Kring, tekst: str, *, proef: bool = False) -> Tekstvondst:
    """Where a text stands; a `proef` is logged. Raises InputRefused as `toets_tekst`, and when it
    stands in too many places; NotFound when it stands in none.
    """
    toets_tekst(z, tekst)
    with z.register.momentopname():
        vondst = _vondst(z, rond, tekst, _wijzigingen(z, rond, tekst))
    if proef:
        z.register.log(z.wie, z.vandaag, f"{HANDELING} --proef", _onderwerp(rond))
    return vondst


def rectificeer(z: Zitting, rond: Kring, tekst: str, reden: str) -> Gerectificeerd:
    """Take a text out of all that is looked through, for good. Raises as `zoek`; InputRefused for a
    reason that holds the text.
    """
    toets_tekst(z, tekst)
    if _zwarter(z, tekst).zonder(reden)[1]:
        raise InputRefused(
            "--reden: daarin staat de tekst die weg moet; de reden blijft bewaard, geef haar zonder"
        )
    with z.register.schrijf():
        wijzigingen = list(_wijzigingen(z, rond, tekst))
        vondst = _vondst(z, rond, tekst, wijzigingen)
        nummer = z.register.voeg_toe(
            "rectificatie",
            {
                "tijd": nu(),
                "dag": z.vandaag,
                "wie": z.wie,
                "casus": rond.casus,
                "melding": rond.melding,
                "reden": reden,
                "plaatsen": json.encode(_per_soort(wijzigingen)).decode(),
                "schoon": None,
            },
        )
        with queries.bezig(z.register, nummer):
            for deel in wijzigingen:
                plaats = PLAATSEN[deel.tabel]
                queries.schrijf(z.register, deel.tabel, plaats, deel.sleutel, deel.waarden)
            _merk_agendas(z, wijzigingen)
        _nieuwe_versies(z, wijzigingen)
        if rond.casus is not None:
            plekken = "1 plaats" if len(wijzigingen) == 1 else f"{len(wijzigingen)} plaatsen"
            noteer(z, rond.casus, "gerectificeerd", f"tekst verwijderd op {plekken}")
        z.register.log(z.wie, z.vandaag, HANDELING, _onderwerp(rond))
    dagen = [t.dag for t in vondst.treffers if t.dag is not None]
    sinds = min(dagen, default=z.vandaag).isoformat()
    return Gerectificeerd(
        vondst,
        tuple(
            Papier(
                f"{rij['handeling']} {rij['onderwerp']}",
                date.fromisoformat(rij["dag"]),
                rij["keren"],
            )
            for rij in queries.papieren(z.register, rond, sinds)
        ),
        tuple(queries.imports(z.register, rond.meldingen)),
        maak_schoon(z.register),
    )


def gedaan(z: Zitting) -> tuple[Rectificatie, ...]:
    """What was rectified, the last first. Looking is logged."""
    with z.register.heel():
        rijen = tuple(
            Rectificatie(
                rij.dag,
                rij.wie,
                _over(rij.casus, rij.melding),
                rij.reden,
                json.decode(rij.plaatsen, type=dict[str, int]),
                rij.schoon is not None,
            )
            for rij in queries.alle(z.register)
        )
    z.register.log(z.wie, z.vandaag, f"{HANDELING} --lijst", f"{len(rijen)} gevonden")
    return rijen


# --- where it stands ------------------------------------------------------------------------------


def _wijzigingen(z: Zitting, rond: Kring, tekst: str) -> Iterator[Gezwarterij]:
    """Every row in which the text stands. Raises RegisterUnusable for JSON that is not whole."""
    gelezen = {
        tabel: queries.rijen(z.register, tabel, plaats, rond) for tabel, plaats in PLAATSEN.items()
    }
    cellen = Cellen(
        zwarter=_zwarter(z, tekst),
        rond=rond,
        codes=frozenset(
            (*z.profiel.partners, *z.profiel.tafels, *(p.naam for p in z.profiel.partners.values()))
        ),
        rijen={
            tabel: frozenset(rij["sleutel_"] for rij in rijen) for tabel, rijen in gelezen.items()
        },
    )
    for tabel, rijen in gelezen.items():
        for rij in rijen:
            eerst = cellen.keren
            with z.register.heel():
                waarden = cellen.zonder(tabel, rij)
            if waarden:
                treffer = Tekstplek(_wat(tabel, rij), _dag(rij["dag_"]), cellen.keren - eerst)
                yield Gezwarterij(tabel, rij["sleutel_"], treffer, waarden)


def _vondst(z: Zitting, rond: Kring, tekst: str, wijzigingen: Iterable[Gezwarterij]) -> Tekstvondst:
    treffers = [deel.treffer for deel in wijzigingen]
    zwarter = _zwarter(z, tekst)
    elders = [(MENSEN, queries.van_mensen(z.register, rond))]
    if rond.alles:
        elders += [
            (ADRESBOEK, queries.gegevens(z.register, plaatsen.ADRESBOEK)),
            (KAART, queries.gegevens(z.register, plaatsen.KAART)),
        ]
    blijft = tuple(waar for waar, delen in elders if any(zwarter.zonder(d)[1] for d in delen))
    vondst = Tekstvondst(
        _over(rond.casus, rond.melding),
        tuple(sorted(treffers, key=lambda t: (t.dag or date.min, t.wat))),
        blijft,
    )
    if len(treffers) > MEESTE:
        raise InputRefused(
            f"deze tekst staat op {len(treffers)} plaatsen, te veel om een vergissing te zijn; "
            "geef er meer van"
        )
    if not treffers:
        wel = "".join(f"; zij staat wel in {deel.waar}: {deel.verbeter}" for deel in blijft)
        raise NotFound(f"deze tekst staat niet in {vondst.over}{wel}")
    return vondst


def _wat(tabel: str, rij: Leesbaar) -> str:
    """What a row is called, with the number by which people know it."""
    woord = PLAATSEN[tabel].woord
    match tabel:
        case "melding":
            return f"{woord} M{rij['id']}"
        case "casus":
            return f"{woord} {rij['id']}"
        case "melding_wijziging" | "importspoor":
            return f"{woord} M{rij['melding']}"
        case "overlegbesluit":
            return f"{woord} B{rij['id']}"
        case "besluitcorrectie":
            return f"{woord} B{rij['besluit']}"
        case "escalatie":
            return f"{woord} E{rij['id']}"
        case "afspraak":
            return f"{woord} {rij['casus']}/{rij['nummer']}"
        case "doel":
            return f"{woord} {rij['casus']}d{rij['nummer']}"
        case "plan":
            return f"{woord} van casus {rij['casus']}, versie {rij['versie']}"
        case "overlegversie":
            return f"{woord}, versie {rij['versie']}"
        case "daad":
            return f"{woord} door {rij['wie']}"
    return woord


def _per_soort(wijzigingen: Iterable[Gezwarterij]) -> dict[str, int]:
    return dict(Counter(PLAATSEN[deel.tabel].woord for deel in wijzigingen))


# --- papers that were frozen ----------------------------------------------------------------------


def _merk_agendas(z: Zitting, wijzigingen: Iterable[Gezwarterij]) -> None:
    """An agenda as it was says that something went out of it, and when."""
    zin = f"gerectificeerd op {datum_dm(z.vandaag)}-{z.vandaag.year}: er is tekst verwijderd"
    for deel in wijzigingen:
        if deel.tabel == "overleg":
            with z.register.heel():
                vast = json.decode(deel.waarden["agenda"] or "", type=Vasteagenda)
            opmerkingen = tuple(dict.fromkeys((*vast.agenda.opmerkingen, zin)))
            vast = replace(vast, agenda=replace(vast.agenda, opmerkingen=opmerkingen))
            nieuw = {"agenda": json.encode(vast).decode()}
            queries.schrijf(z.register, "overleg", PLAATSEN["overleg"], deel.sleutel, nieuw)


def _nieuwe_versies(z: Zitting, wijzigingen: Iterable[Gezwarterij]) -> None:
    """A besluitenlijst as it was, without the text, is its next version; the earlier ones lost it
    too.
    """
    geraakt = (deel.sleutel for deel in wijzigingen if deel.tabel == "overlegversie")
    for vorige in queries.laatste_versies(z.register, geraakt):
        with z.register.heel():
            lijst = json.decode(vorige.lijst, type=Besluitenlijst)
        versie = vorige.versie + 1
        regel = f"versie {versie}, {dag_maand(z.vandaag, lijst.datum)}: gerectificeerd"
        lijst = replace(lijst, versie=versie, wijzigingen=(*lijst.wijzigingen, regel))
        z.register.voeg_toe(
            "overlegversie",
            {
                "overleg": vorige.overleg,
                "versie": versie,
                "wijziging": "gerectificeerd",
                "lijst": json.encode(lijst).decode(),
                "tijd": nu(),
                "dag": z.vandaag,
                "wie": z.wie,
            },
        )


# --- words ----------------------------------------------------------------------------------------


def _zwarter(z: Zitting, tekst: str) -> Zwarter:
    return Zwarter(tekst, f"[verwijderd {datum_dm(z.vandaag)}-{z.vandaag.year}]")


def _over(casus: int | None, melding: int | None) -> str:
    if casus is not None:
        return f"casus {casus}"
    return f"melding M{melding}" if melding is not None else "het hele register"


def _onderwerp(rond: Kring) -> str:
    if rond.casus is not None:
        return str(rond.casus)
    return f"M{rond.melding}" if rond.melding is not None else "alles"


def _dag(tekst: str | None) -> date | None:
    return None if tekst is None else date.fromisoformat(tekst[:10])
