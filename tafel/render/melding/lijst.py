"""The lists of meldingen and casussen as tables, for people and for programs."""

from collections.abc import Iterable
from datetime import date

from tafel.domain.casus import CasusRegel
from tafel.domain.melding import MeldingRegel, Treffer
from tafel.domain.toedeling import Bevestiging, Uitkomst
from tafel.render.vorm import woorden
from tafel.render.vorm.tabel import Cel, Kolomkop, Tabel
from tafel.render.vorm.woorden import Labels, melding_nummer

_GEEN_MELDINGEN = "Geen meldingen gevonden."
_GEEN_CASUSSEN = "Geen casussen gevonden."


def meldingen(regels: Iterable[MeldingRegel], labels: Labels) -> Tabel:
    """For people: the outcome in words, initials where there is no name to show."""
    return Tabel(
        (
            Kolomkop("melding", "Melding"),
            Kolomkop("ontvangen_op", "Ontvangen"),
            Kolomkop("naam", "Naam", inkorten=True),
            Kolomkop("geboortedatum", "Geboren"),
            Kolomkop("melder_organisatie", "Melder", inkorten=True, bijzaak=True),
            Kolomkop("uitkomst", "Uitkomst", inkorten=True),
            Kolomkop("casus", "Casus", rechts=True),
            Kolomkop("status", "Status", inkorten=True, bijzaak=True),
            Kolomkop("kenmerk", "Kenmerk", inkorten=True, bijzaak=True),
        ),
        tuple(
            (
                melding_nummer(regel.melding),
                regel.ontvangen_op,
                regel.naam or regel.initialen,
                _geboren(regel.geboortedatum if regel.naam else (regel.geboortedatum or "")[:4]),
                regel.melder_organisatie,
                _uitkomst(regel, labels),
                regel.casus,
                regel.status,
                regel.kenmerk,
            )
            for regel in regels
        ),
        leeg=_GEEN_MELDINGEN,
    )


def meldingen_rijen(regels: Iterable[MeldingRegel]) -> Tabel:
    """For programs: the columns of the JSON, with codes."""
    return Tabel(
        (
            Kolomkop("melding", "Melding"),
            Kolomkop("kenmerk", "Kenmerk"),
            Kolomkop("ontvangen_op", "Ontvangen"),
            Kolomkop("naam", "Naam"),
            Kolomkop("geboortedatum", "Geboren"),
            Kolomkop("melder_organisatie", "Melder"),
            Kolomkop("status", "Status"),
            Kolomkop("uitkomst", "Uitkomst"),
            Kolomkop("tafel", "Tafel"),
            Kolomkop("casus", "Casus", rechts=True),
        ),
        tuple(
            (
                melding_nummer(regel.melding),
                regel.kenmerk,
                regel.ontvangen_op,
                regel.naam or regel.initialen or None,
                regel.geboortedatum,
                regel.melder_organisatie,
                regel.status,
                regel.uitkomst,
                regel.tafel,
                regel.casus,
            )
            for regel in regels
        ),
        leeg=_GEEN_MELDINGEN,
    )


def casussen(regels: Iterable[CasusRegel], labels: Labels) -> Tabel:
    """For people: the label of the table, and the step by name. All but the last two at 80.

    Until when a term is suspended has a column when there is one.
    """
    regels = tuple(regels)
    met = any(regel.opgeschort_tot for regel in regels)
    return Tabel(
        (
            Kolomkop("casus", "Casus", rechts=True),
            Kolomkop("betrokkene", "Betrokkene", inkorten=True, leesbaar=12),
            Kolomkop("tafel", "Tafel", inkorten=True, leesbaar=13),
            Kolomkop("stap", "Stap", inkorten=True, leesbaar=12),
            Kolomkop("categorie", "Categorie"),
            *((Kolomkop("opgeschort_tot", "Opgeschort tot"),) if met else ()),
            Kolomkop("te_laat", "Te laat", rechts=True, bijzaak=True),
            Kolomkop("status", "Status", bijzaak=True),
            Kolomkop("geopend_op", "Geopend", bijzaak=True),
            Kolomkop("casemanager", "Regie", inkorten=True, bijzaak=True),
        ),
        tuple(
            (
                regel.casus,
                regel.betrokkene,
                woorden.tafel_en_deel(regel.tafel, regel.onderdeel, labels)
                if regel.tafel
                else None,
                woorden.stap(regel.stap, labels).removeprefix("stap "),
                regel.categorie,
                *((regel.opgeschort_tot,) if met else ()),
                regel.te_laat or None,
                regel.status,
                regel.geopend_op,
                regel.casemanager,
            )
            for regel in regels
        ),
        leeg=_GEEN_CASUSSEN,
    )


def casussen_rijen(regels: Iterable[CasusRegel]) -> Tabel:
    """For programs: the columns of the JSON, with codes."""
    return Tabel(
        (
            Kolomkop("casus", "Casus", rechts=True),
            Kolomkop("tafel", "Tafel"),
            Kolomkop("stap", "Stap", rechts=True),
            Kolomkop("categorie", "Categorie"),
            Kolomkop("betrokkene", "Betrokkene"),
            Kolomkop("geopend_op", "Geopend"),
            Kolomkop("status", "Status"),
        ),
        tuple(
            (
                regel.casus,
                regel.tafel,
                regel.stap,
                regel.categorie,
                regel.betrokkene,
                regel.geopend_op,
                regel.status,
            )
            for regel in regels
        ),
        leeg=_GEEN_CASUSSEN,
    )


def treffers(gevonden: Iterable[Treffer], labels: Labels) -> Tabel:
    """What `zoek` found: meldingen and casussen under their own numbers."""
    return Tabel(
        (
            Kolomkop("nummer", "Nummer"),
            Kolomkop("soort", "Soort"),
            Kolomkop("wie", "Wie", inkorten=True),
            Kolomkop("waar", "Gevonden in", inkorten=True),
            Kolomkop("tafel", "Tafel", inkorten=True, bijzaak=True),
            Kolomkop("status", "Status", inkorten=True, bijzaak=True),
        ),
        tuple(
            (
                melding_nummer(treffer.nummer)
                if treffer.soort == "melding"
                else str(treffer.nummer),
                treffer.soort,
                treffer.naam or treffer.betrokkene,
                treffer.waar,
                woorden.label(treffer.tafel, labels) if treffer.tafel else None,
                treffer.status,
            )
            for treffer in gevonden
        ),
        leeg="Niets gevonden. Zoek op een deel van de naam, een nummer of een adres.",
    )


def _uitkomst(regel: MeldingRegel, labels: Labels) -> str | None:
    if regel.tafel:
        return woorden.label(regel.tafel, labels)
    return woorden.uitkomst(Uitkomst(regel.uitkomst), None, labels) if regel.uitkomst else None


def bevestigingen(gedaan: Iterable[Bevestiging], labels: Labels) -> Tabel:
    """What became of the proposals of a week, for people."""
    return Tabel(
        (
            Kolomkop("melding", "Melding"),
            Kolomkop("betrokkene", "Betrokkene", inkorten=True),
            Kolomkop("voorstel", "Voorstel", inkorten=True),
            Kolomkop("casus", "Casus", rechts=True),
            Kolomkop("stand", "Stand", inkorten=True),
        ),
        tuple(
            (
                melding_nummer(deel.melding),
                deel.betrokkene,
                woorden.uitkomst(Uitkomst(deel.uitkomst), deel.tafel, labels),
                deel.casus,
                _bevestigd(deel),
            )
            for deel in gedaan
        ),
        leeg="Geen voorstellen om te bevestigen.",
    )


def _bevestigd(deel: Bevestiging) -> str:
    if deel.bevestigd:
        return f"gezien, casus {deel.casus} blijft gesloten" if deel.gesloten else "bevestigd"
    return deel.waarom or "te bespreken"


def bevestigingen_rijen(gedaan: Iterable[Bevestiging]) -> Tabel:
    """The same for programs."""
    return Tabel(
        (
            Kolomkop("melding", "Melding"),
            Kolomkop("casus", "Casus", rechts=True),
            Kolomkop("uitkomst", "Uitkomst"),
            Kolomkop("tafel", "Tafel"),
            Kolomkop("bevestigd", "Bevestigd"),
        ),
        tuple(
            (
                melding_nummer(deel.melding),
                deel.casus,
                deel.uitkomst,
                deel.tafel,
                "ja" if deel.bevestigd else "nee",
            )
            for deel in gedaan
        ),
        leeg="Geen voorstellen om te bevestigen.",
    )


def _geboren(geboortedatum: str | None) -> Cel:
    """A full date as a date; a year alone stays as it is."""
    if not geboortedatum or len(geboortedatum) < len("jjjj-mm-dd"):
        return geboortedatum
    return date.fromisoformat(geboortedatum)
