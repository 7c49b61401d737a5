"""A report as records: CSV and JSON."""

from collections.abc import Iterator
from datetime import date
from typing import TypeAlias

from tafel.domain.rapport import VERBORGEN, Cijfer, Rapport, Rapporttabel
from tafel.render.vorm import cijfers
from tafel.render.vorm import json as porcelain
from tafel.render.vorm.cijfers import Uitleg
from tafel.render.vorm.tekst import net

_Csvcel: TypeAlias = str | int | float | None
_Csvrij: TypeAlias = tuple[_Csvcel, ...]


def als_csv(rapport: Rapport, uitleg: Uitleg) -> str:
    """One line per figure, so that it filters, pivots and stacks upon other periods; of a list of
    people one line per row.

    `rapport;van;tot;tabel;titel;rij;naam;kolom;soort;waarde`: the table by its key, `rij` its row
    from 1 and `naam` the texts that row begins with. A definition is a line of the kind
    "definitie", what a reader must know one of the kind "opmerking". A figure that is not given is
    empty; a percentage is 45, a date ISO.
    """
    from tafel.files.write import csv_tekst

    periode = (rapport.periode.van.isoformat(), rapport.periode.tot.isoformat())
    if rapport.vertrouwelijk is not None:
        kop, rijen = _csv_lijst(rapport)
    else:
        kop = ("rij", "naam", "kolom", "soort", "waarde")
        rijen = _csv_cijfers(rapport, uitleg)
    return csv_tekst(
        ("rapport", "van", "tot", "tabel", "titel", *kop),
        ((rapport.rapport, *periode, *rij) for rij in rijen),
    )


def _csv_lijst(rapport: Rapport) -> tuple[tuple[str, ...], Iterator[_Csvrij]]:
    """The columns of all tables together, each once, and under them the rows of every table."""
    tabellen = rapport.tabellen
    kop = tuple(dict.fromkeys(kolom.sleutel for tabel in tabellen for kolom in tabel.kolommen))

    def rijen() -> Iterator[_Csvrij]:
        for tabel in tabellen:
            sleutels = [kolom.sleutel for kolom in tabel.kolommen]
            for rij in tabel.rijen:
                cellen = dict(zip(sleutels, map(_csv_cel, rij), strict=True))
                yield tabel.sleutel, tabel.titel, *(cellen.get(sleutel) for sleutel in kop)

    return kop, rijen()


def _csv_cijfers(rapport: Rapport, uitleg: Uitleg) -> Iterator[_Csvrij]:
    for zin in rapport.opmerkingen:
        yield None, None, None, None, None, "opmerking", net(zin)
    for tabel in rapport.tabellen:
        voorop = cijfers.voorop(tabel)
        for nummer, rij in enumerate(tabel.rijen, 1):
            over = (tabel.sleutel, tabel.titel, nummer, cijfers.naam(tabel, rij))
            for kolom, cijfer in list(zip(tabel.kolommen, rij, strict=True))[voorop:]:
                yield *over, kolom.sleutel, kolom.soort.value, _csv_cel(cijfer)
    for deel in cijfers.definities(rapport, uitleg):
        yield deel.sleutel, deel.titel, None, None, None, "definitie", cijfers.definitie(deel)


def _csv_cel(cijfer: Cijfer) -> _Csvcel:
    match cijfer:
        case None:
            return None
        case bool():
            return "ja" if cijfer else "nee"
        case int() | float():
            return cijfer
        case date():
            return cijfer.isoformat()
    return net(cijfer)


def als_json(rapport: Rapport, uitleg: Uitleg) -> str:
    """The contract's object, then what else is known of the figures."""
    return porcelain.als_json(
        {
            "rapport": rapport.rapport,
            "periode": {"van": rapport.periode.van, "tot": rapport.periode.tot},
            "afronding": rapport.afronding,
            "tabellen": [_json_tabel(tabel) for tabel in rapport.tabellen],
            "kwartaal": rapport.periode.kwartaal,
            "intern": rapport.intern,
            "opmerkingen": rapport.opmerkingen,
            "vertrouwelijk": rapport.vertrouwelijk,
        }
        | ({} if rapport.definitief_op is None else {"definitief_op": rapport.definitief_op})
        | ({"definities": cijfers.definities(rapport, uitleg)} if uitleg else {})
    )


def _json_tabel(tabel: Rapporttabel) -> dict[str, object]:
    return {
        "titel": tabel.titel,
        "kolommen": [kolom.sleutel for kolom in tabel.kolommen],
        "rijen": [[None if cel == VERBORGEN else cel for cel in rij] for rij in tabel.rijen],
        "sleutel": tabel.sleutel,
    }
