"""The lists of meldingen, of what a search found, and of what became of a week's proposals."""

from collections.abc import Mapping, Sequence
from datetime import date

from tafel import woorden
from tafel.domain.melding import MeldingRegel, Treffer
from tafel.domain.toedeling import Bevestiging, Uitkomst
from tafel.render.vorm.json import kies
from tafel.render.vorm.lijst import Lijst, Veld
from tafel.render.vorm.tabel import Cel
from tafel.woorden import Labels, melding_nummer


def meldingen(regels: Sequence[MeldingRegel], labels: Labels) -> Lijst[MeldingRegel]:
    """For people the outcome in words, and initials where there is no name to show."""
    return Lijst(
        regels,
        (
            Veld("melding", "Melding", cel=lambda regel: melding_nummer(regel.melding)),
            Veld("ontvangen_op", "Ontvangen"),
            Veld("naam", "Naam", inkorten=True, cel=lambda r: r.naam or r.initialen),
            Veld("geboortedatum", "Geboren", cel=_geboren),
            Veld("melder_organisatie", "Melder", inkorten=True, bijzaak=True),
            Veld("uitkomst", "Uitkomst", inkorten=True, cel=lambda r: _uitkomst(r, labels)),
            Veld("casus", "Casus", rechts=True),
            Veld("status", "Status", inkorten=True, bijzaak=True),
            Veld("kenmerk", "Kenmerk", inkorten=True, bijzaak=True),
        ),
        "Geen meldingen gevonden.",
        _melding,
        (
            *("melding", "kenmerk", "ontvangen_op", "naam", "geboortedatum", "melder_organisatie"),
            *("status", "uitkomst", "tafel", "casus"),
        ),
    )


def _melding(regel: MeldingRegel) -> dict[str, object]:
    return {
        "melding": melding_nummer(regel.melding),
        **kies(regel, ("kenmerk", "ontvangen_op")),
        "naam": regel.naam or regel.initialen or None,
        **kies(regel, ("geboortedatum", "melder_organisatie", "status")),
        **kies(regel, ("uitkomst", "tafel", "casus")),
    }


def treffers(gevonden: Sequence[Treffer], labels: Labels) -> Lijst[Treffer]:
    """What `zoek` found: meldingen and casussen under their own numbers."""
    return Lijst(
        gevonden,
        (
            Veld("nummer", "Nummer", cel=_nummer),
            Veld("soort", "Soort"),
            Veld("wie", "Wie", inkorten=True, cel=lambda t: t.naam or t.betrokkene),
            Veld("waar", "Gevonden in", inkorten=True),
            Veld(
                "tafel",
                "Tafel",
                inkorten=True,
                bijzaak=True,
                cel=lambda t: woorden.label(t.tafel, labels) if t.tafel else None,
            ),
            Veld("status", "Status", inkorten=True, bijzaak=True),
        ),
        "Niets gevonden. Zoek op een deel van de naam, een nummer of een adres.",
    )


def _nummer(treffer: Treffer) -> str:
    if treffer.soort == "melding":
        return melding_nummer(treffer.nummer)
    return str(treffer.nummer) if treffer.persoon is None else f"{treffer.nummer}.{treffer.persoon}"


def _uitkomst(regel: MeldingRegel, labels: Labels) -> str | None:
    if regel.tafel:
        return woorden.label(regel.tafel, labels)
    return woorden.uitkomst(Uitkomst(regel.uitkomst), None, labels) if regel.uitkomst else None


def bevestigingen(gedaan: Sequence[Bevestiging], labels: Labels) -> Lijst[Bevestiging]:
    """What became of the proposals of a week."""
    return Lijst(
        gedaan,
        (
            Veld("melding", "Melding", cel=lambda deel: melding_nummer(deel.melding)),
            Veld("betrokkene", "Betrokkene", inkorten=True),
            Veld("voorstel", "Voorstel", inkorten=True, cel=lambda d: _voorstel(d, labels)),
            Veld("casus", "Casus", rechts=True),
            Veld("stand", "Stand", inkorten=True, cel=_bevestigd),
        ),
        "Geen voorstellen om te bevestigen.",
        _bevestiging,
        ("melding", "casus", "uitkomst", "tafel", "bevestigd"),
    )


def _bevestiging(deel: Bevestiging) -> Mapping[str, object]:
    return {
        "melding": melding_nummer(deel.melding),
        **kies(deel, ("casus", "uitkomst", "tafel")),
        "bevestigd": "ja" if deel.bevestigd else "nee",
    }


def _voorstel(deel: Bevestiging, labels: Labels) -> str:
    return woorden.uitkomst(Uitkomst(deel.uitkomst), deel.tafel, labels)


def _bevestigd(deel: Bevestiging) -> str:
    if deel.bevestigd:
        return f"gezien, casus {deel.casus} blijft gesloten" if deel.gesloten else "bevestigd"
    return deel.waarom or "te bespreken"


def _geboren(regel: MeldingRegel) -> Cel:
    """With the name the day of birth as far as it is known, without it the year."""
    dag = regel.geboortedatum or ""
    if regel.naam and len(dag) == len("jjjj-mm-dd"):
        return date.fromisoformat(dag)
    return dag if regel.naam else dag[:4]
