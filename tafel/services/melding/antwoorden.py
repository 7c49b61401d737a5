"""Answers to open questions, as they come back in a file: each changes the melding it is about.

A row is believed only where number, melder and kenmerk agree; it fills in what is not known, and
replaces nothing.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from tafel.domain.basis import Rij
from tafel.files.controle import vul_af
from tafel.files.gelezen import Fout, GelezenBestand, GelezenRij, GeweigerdeRij
from tafel.kolommen import sleutel
from tafel.koppen import MELDINGNUMMER
from tafel.register import melding as meldingqueries
from tafel.register.melding import ALLE_KOLOMMEN
from tafel.services.basis.feiten import FEITKOLOMMEN
from tafel.services.melding.bewaren import Bewaard, verander
from tafel.services.zitting import Zitting
from tafel.sleutels import is_gelijk

_GEEN_NUMMER = "dit is geen nummer van een melding; laat de kolom zoals zij was (M12)"
_ANDERE = (
    "nummer, melder en kenmerk horen niet bij elkaar; laat die kolommen zoals zij waren, of lees "
    "de rij in zonder de kolom met het nummer"
)
_AL_BEANTWOORD = "dit is intussen anders beantwoord; zie tafel melding toon M{}"
_SAMENGEVOEGD = "deze melding bleek dezelfde als een andere; zie tafel melding toon M{}"


def is_antwoord(waarden: Rij) -> bool:
    """Whether a row is about a melding that is there, by its number."""
    return MELDINGNUMMER.naam in waarden


def keur_antwoorden(z: Zitting, bestand: GelezenBestand) -> None:
    """Refuses the answers of a file that cannot be stored, each with its reason."""
    goed: list[GelezenRij] = []
    for rij in bestand.rijen:
        if is_antwoord(rij.waarden) and (fout := _fout(z, rij.waarden)) is not None:
            kolom, reden = fout
            waar = bestand.koppen.get(kolom, kolom)
            fouten = (Fout(bestand.bestand, rij.rij, kolom, None, reden, waar),)
            crisis = rij.waarden.get("crisis") == "ja" or rij.waarden.get("urgentie") == "crisis"
            bestand.geweigerd.append(
                GeweigerdeRij(rij.rij, tuple(_cellen(bestand, rij.waarden)), fouten, crisis)
            )
        else:
            goed.append(rij)
    bestand.rijen[:] = goed
    bestand.geweigerd.sort(key=lambda rij: rij.rij)


def _cellen(bestand: GelezenBestand, waarden: Rij) -> Iterator[str]:
    """The row as it is handed back."""
    kolommen = bestand.kolommen
    for kop in bestand.kop:
        waarde = waarden.get(kolommen[kop].naam) if kop in kolommen else None
        yield "" if waarde is None else str(waarde)


def _nummer(waarden: Rij) -> int | None:
    kaal = sleutel(str(waarden[MELDINGNUMMER.naam])).removeprefix("m")
    return int(kaal) if kaal.isascii() and kaal.isdigit() and len(kaal) < 12 else None


def _fout(z: Zitting, waarden: Rij) -> tuple[str, str] | None:
    """The column and the reason for which an answer cannot be stored."""
    if (nummer := _nummer(waarden)) is None:
        return MELDINGNUMMER.naam, _GEEN_NUMMER
    oud = meldingqueries.melding(z.register, nummer)
    if oud is None or any(
        sleutel(str(oud[kolom] or "")) != sleutel(str(waarden.get(kolom) or ""))
        for kolom in ("melder_organisatie", "kenmerk")
    ):
        return MELDINGNUMMER.naam, _ANDERE
    if oud["zelfde_als"] is not None:
        return MELDINGNUMMER.naam, _SAMENGEVOEGD.format(oud["zelfde_als"])
    for kolom, waarde in _antwoorden(waarden).items():
        if oud[kolom] is not None and not is_gelijk(kolom, oud[kolom], waarde):
            return kolom, _AL_BEANTWOORD.format(nummer)
    _, bevindingen = _samen(z, oud, waarden)
    return next(((b.kolom, b.tekst) for b in bevindingen if b.fout), None)


def _antwoorden(waarden: Rij) -> Rij:
    """Of a row what may be asked."""
    return {
        kolom: waarde
        for kolom, waarde in waarden.items()
        if kolom in FEITKOLOMMEN and kolom != "ontvangen_op" and waarde is not None
    }


def _samen(z: Zitting, oud: Any, waarden: Rij) -> tuple[Rij, Sequence[Any]]:
    """What is known of a melding with the answers, and what is odd about it."""
    nieuw: Rij = {kolom: oud[kolom] for kolom in ALLE_KOLOMMEN if oud[kolom] is not None}
    nieuw = _antwoorden(waarden) | nieuw
    return nieuw, vul_af(nieuw, z.vandaag)


def beantwoord(
    z: Zitting, antwoorden: Sequence[GelezenRij], importering: int, bewaard: Bewaard
) -> None:
    """Store answers inside the caller's write transaction, and count them in `bewaard`."""
    for rij in antwoorden:
        nummer = _nummer(rij.waarden)
        assert nummer is not None
        oud = meldingqueries.melding(z.register, nummer)
        assert oud is not None
        nieuw, _ = _samen(z, oud, rij.waarden)
        inhoud, status, gemeld = meldingqueries.ontvangen(z.register, nummer)
        anders = verander(
            z, nummer, {kolom: nieuw.get(kolom) for kolom in ALLE_KOLOMMEN}, importering=importering
        )
        if not anders:
            bewaard.al_bekend += 1
            bewaard.bekend.append(nummer)
            continue
        was = {"inhoud": inhoud, "status": status, "crisis_gemeld": gemeld}
        z.register.voeg_toe("importspoor", {"importering": importering, "melding": nummer, **was})
        bewaard.gewijzigd.append(nummer)
        bewaard.wijzigingen += anders
