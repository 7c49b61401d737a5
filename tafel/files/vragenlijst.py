"""Open questions as a workbook for who can answer them: a row per melding, a column for each."""

import io
from collections.abc import Sequence

from msgspec import Struct

from tafel.files.afdruk import richt_in
from tafel.kolommen import Kolom, Soort
from tafel.koppen import LANGSTE_KOP, MELDINGNUMMER, vind_kolom
from tafel.schoon import schoon

NIET_GEVRAAGD = "-"
"""Stands where this melding has no such question; read back it says nothing."""
_VAST = (MELDINGNUMMER.label, "melder", "kenmerk", "ontvangen op", "initialen")
_EEN_KEUZE = {Soort.JA_NEE, Soort.KEUZE, Soort.ZWAARSTE}
_LANGSTE_KEUZE = 255
"""Characters of a list to choose from that Excel takes."""
_BREEDTE = 24


class Vraagrij(Struct, frozen=True):
    """A melding of which something is asked; `initialen` only where it has no kenmerk."""

    melding: int
    kenmerk: str | None
    ontvangen_op: str
    initialen: str | None
    vragen: frozenset[str]


class Vragenlijst(Struct, frozen=True):
    """What is asked of one melder."""

    melder: str
    kolommen: tuple[Kolom, ...]
    rijen: tuple[Vraagrij, ...]


def vraagkop(kolom: Kolom) -> str:
    """The question, with what may be answered where it is read back all the same."""
    keuze = "ja/nee" if kolom.soort is Soort.JA_NEE else kolom.help or ", ".join(kolom.waarden)
    ruim = f"{kolom.vraag} ({keuze})"
    past = keuze and len(ruim) <= LANGSTE_KOP and vind_kolom(ruim) is vind_kolom(kolom.naam)
    return ruim if past else kolom.vraag


def als_werkmap(lijst: Vragenlijst) -> bytes:
    """Texts alone, so that nothing turns into a date; what is asked is empty and coloured."""
    from xlsxwriter import Workbook

    uit = io.BytesIO()
    boek = Workbook(uit, {"in_memory": True})
    tekst = boek.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
    vet = boek.add_format({"num_format": "@", "text_wrap": True, "valign": "top", "bold": True})
    open_ = boek.add_format({"num_format": "@", "bg_color": "#FFF2CC", "border": 1})
    blad = boek.add_worksheet("Vragen")
    kop = [*_VAST, *map(vraagkop, lijst.kolommen)]
    blad.set_column(0, len(kop) - 1, _BREEDTE, tekst)
    blad.freeze_panes(1, len(_VAST))
    richt_in(blad, breedte=_BREEDTE * len(kop), kop=True)
    for plaats, cel in enumerate(kop):
        blad.write_string(0, plaats, schoon(cel), vet)
    for nummer, rij in enumerate(lijst.rijen, 1):
        for plaats, cel in enumerate(_vaste_cellen(lijst.melder, rij)):
            if cel:
                blad.write_string(nummer, plaats, schoon(cel), tekst)
        for plaats, kolom in enumerate(lijst.kolommen, len(_VAST)):
            if kolom.naam not in rij.vragen:
                blad.write_string(nummer, plaats, NIET_GEVRAAGD, tekst)
                continue
            blad.write_blank(nummer, plaats, None, open_)
            if kolom.soort in _EEN_KEUZE and len(",".join(kolom.waarden)) <= _LANGSTE_KEUZE:
                keuze = {"validate": "list", "source": list(kolom.waarden)}
                blad.data_validation(nummer, plaats, nummer, plaats, keuze)
    boek.close()
    return uit.getvalue()


def _vaste_cellen(melder: str, rij: Vraagrij) -> Sequence[str]:
    return (f"M{rij.melding}", melder, rij.kenmerk or "", rij.ontvangen_op, rij.initialen or "")
