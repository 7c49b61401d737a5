"""The shape of a profile file: which keys there are and what kind of value each holds.

Says nothing about meaning: whether a table, a partner or a fact exists is seen when the profile is
built (`tafel.rules.profiel.bouw`), which may rely on this shape.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, TypeAlias

from tafel.datums import WEEKDAGEN_KORT
from tafel.domain.toedeling import Uitkomst
from tafel.kolommen import LEEFGEBIEDEN, OUDSTE
from tafel.rules.beslistabel.beslistabel import Bevinding
from tafel.rules.procesregie import HEFBOMEN, KRINGEN, OPDRACHTGEVERS, POORTEN

Vormtoets: TypeAlias = Callable[[Any, str], Iterator[Bevinding]]
"""What is wrong with the shape of a value; the text says where it stands."""

TIJD = re.compile(r"([01]?\d|2[0-3])[.:]([0-5]\d)")
LEEFTIJDEN = re.compile(r"\d{1,3}-\d{1,3}|\d{1,3}\+")
_CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_NAAM = re.compile(r"[a-z][a-z0-9_]*")


def toets_vorm(inhoud: Mapping[str, Any]) -> tuple[Bevinding, ...]:
    """Everything in a parsed profile that is missing, unknown or of the wrong kind."""
    return tuple(_PROFIEL(inhoud, ""))


def _onder(plaats: str, sleutel: str) -> str:
    """`tafels.lgo` + `kern`; what counts its members is followed by a comma: `regel Z03, bron`."""
    return f"{plaats}{', ' if ' ' in plaats else '.'}{sleutel}" if plaats else sleutel


def _tekst(waarde: Any, plaats: str) -> Iterator[Bevinding]:
    if not isinstance(waarde, str) or not waarde.strip():
        yield Bevinding(plaats, "moet een tekst zijn")


def _waarheid(waarde: Any, plaats: str) -> Iterator[Bevinding]:
    if not isinstance(waarde, bool):
        yield Bevinding(plaats, "moet true of false zijn")


def _getal(laagste: int, hoogste: int) -> Vormtoets:
    def toets(waarde: Any, plaats: str) -> Iterator[Bevinding]:
        if type(waarde) is not int or not laagste <= waarde <= hoogste:
            yield Bevinding(plaats, f"moet een getal van {laagste} tot en met {hoogste} zijn")

    return toets


def _vervallen(waarom: str) -> Vormtoets:
    def toets(_: Any, plaats: str) -> Iterator[Bevinding]:
        yield Bevinding(plaats, f"bestaat niet meer ({waarom}); haal deze regel weg")

    return toets


def _keuze(*waarden: str) -> Vormtoets:
    def toets(waarde: Any, plaats: str) -> Iterator[Bevinding]:
        if waarde not in waarden:
            gevonden = f"«{waarde}» kan hier niet; " if isinstance(waarde, str) else ""
            yield Bevinding(plaats, f"{gevonden}kies {', '.join(waarden)}")

    return toets


def _als_tekst(klopt: Callable[[str], bool], reden: str) -> Vormtoets:
    def toets(waarde: Any, plaats: str) -> Iterator[Bevinding]:
        if not isinstance(waarde, str) or not klopt(waarde):
            yield Bevinding(plaats, reden)

    return toets


def _lijst(deel: Vormtoets, minstens: int = 0) -> Vormtoets:
    def toets(waarde: Any, plaats: str) -> Iterator[Bevinding]:
        if not isinstance(waarde, list):
            yield Bevinding(plaats, "moet een lijst zijn")
        elif len(waarde) < minstens:
            yield Bevinding(plaats, "mag niet leeg zijn")
        else:
            for nummer, lid in enumerate(waarde, 1):
                yield from deel(lid, _lid(plaats, nummer, lid))

    return toets


def _lid(plaats: str, nummer: int, lid: Any) -> str:
    """A rule is called by its own number, anything else by its position."""
    tabel = plaats in ("toedeling", "categorie") or plaats.startswith("escalatie.")
    nr = lid.get("nr") if tabel and isinstance(lid, Mapping) else None
    return f"regel {nr}" if isinstance(nr, str) and nr else f"{plaats} {nummer}"


def _tabel(moet: Mapping[str, Vormtoets], mag: Mapping[str, Vormtoets] | None = None) -> Vormtoets:
    alle = {**moet, **(mag or {})}

    def toets(waarde: Any, plaats: str) -> Iterator[Bevinding]:
        if not isinstance(waarde, Mapping):
            yield Bevinding(plaats, "moet een tabel zijn")
            return
        for sleutel in moet:
            if sleutel not in waarde:
                yield Bevinding(plaats, f"«{sleutel}» ontbreekt")
        for sleutel, deel in waarde.items():
            if sleutel in alle:
                yield from alle[sleutel](deel, _onder(plaats, sleutel))
            else:
                from difflib import get_close_matches

                bedoeld = get_close_matches(sleutel, alle, n=1)
                vraag = f"; bedoelt u «{bedoeld[0]}»?" if bedoeld else ""
                yield Bevinding(plaats, f"«{sleutel}» hoort hier niet{vraag}")

    return toets


def _elk(sleutel: re.Pattern[str], deel: Vormtoets, minstens: int = 0) -> Vormtoets:
    """A table whose keys the profile chooses itself."""

    def toets(waarde: Any, plaats: str) -> Iterator[Bevinding]:
        if not isinstance(waarde, Mapping) or len(waarde) < minstens:
            yield Bevinding(plaats, f"moet een{' gevulde' * minstens} tabel zijn")
            return
        for naam, lid in waarde.items():
            if not sleutel.fullmatch(naam):
                yield Bevinding(
                    _onder(plaats, naam), "een code is kleine letters, cijfers en streepjes"
                )
            yield from deel(lid, _onder(plaats, naam))

    return toets


def _of(enkel: Vormtoets, soort: type, anders: Vormtoets) -> Vormtoets:
    """`anders` for a value of `soort`, `enkel` for any other."""
    return lambda waarde, plaats: (anders if isinstance(waarde, soort) else enkel)(waarde, plaats)


def _is_dag(tekst: str) -> bool:
    """dd-mm, and a day that every year has."""
    try:
        dag, maand = re.fullmatch(r"(\d\d)-(\d\d)", tekst).groups()  # type: ignore[union-attr]
        date(2001, int(maand), int(dag))
    except (AttributeError, ValueError):
        return False
    return True


def _datum(waarde: Any, plaats: str) -> Iterator[Bevinding]:
    if type(waarde) is not date:
        yield Bevinding(plaats, "moet een datum als 2026-05-15 zijn, zonder aanhalingstekens")


_KEUS = _of(_tekst, list, _lijst(_tekst, 1))
_ALS = _lijst(_KEUS)
"""Conditions that must all hold; of a list among them one is enough."""

_OVERLEG = _tabel(
    {
        "weekdag": _keuze(*WEEKDAGEN_KORT),
        "begin": _als_tekst(lambda t: bool(TIJD.fullmatch(t)), "moet een tijd als 13.00 zijn"),
        "minuten": _getal(1, 12 * 60),
        "bron": _tekst,
    }
)
_TAFEL = _tabel(
    {"naam": _tekst, "overleg": _OVERLEG, "bron": _tekst},
    {
        "regie": _tekst,
        "doelgroep": _tekst,
        "kern": _lijst(_tekst),
        "schil": _lijst(_tekst),
        "onderdelen": _elk(
            _CODE,
            _of(
                _tekst,
                dict,
                _tabel({"naam": _tekst}, {"buurten": _lijst(_tekst), "kern": _lijst(_tekst, 1)}),
            ),
        ),
        "gezin": _waarheid,
    },
)
_NETWERK = _tabel(
    {"naam": _tekst},
    {
        "regie": _tekst,
        "leeftijd": _als_tekst(
            lambda t: bool(LEEFTIJDEN.fullmatch(t)), "moet een leeftijd als 12-23 of 18+ zijn"
        ),
        "doelgroep": _tekst,
        "contact": _tekst,
        "bron": _tekst,
    },
)
"""A name alone, as profiles had it before, is enough."""
_MINUTEN = _getal(0, 12 * 60)
_WERKDAGEN = _getal(0, 365)
_POORTEN = _lijst(_keuze(*POORTEN))
_KLOK = _tabel({"na": _keuze("toedeling", "besluit"), "werkdagen": _WERKDAGEN})


def _regels(uitkomst: str, mag: Mapping[str, Vormtoets] | None = None) -> Vormtoets:
    """A decision table whose outcome stands under the key `uitkomst`."""
    moet = {"nr": _tekst, "als": _ALS, uitkomst: _tekst, "waarom": _tekst, "bron": _tekst}
    return _lijst(_tabel(moet, {"eigen": _tekst, **(mag or {})}), 1)


_PROCES: Mapping[str, Vormtoets] = {
    "stap": _lijst(
        _tabel(
            {"nr": _getal(1, 10), "naam": _tekst, "rol": _tekst, "bron": _tekst},
            {"werkdagen": _WERKDAGEN, "weken_na_overleg": _getal(1, 52), "poort": _POORTEN},
        )
    ),
    "poorten": _tabel({"vaststellen": _POORTEN, "sluiten": _POORTEN, "bron": _tekst}),
    "termijnen": _tabel(
        {
            "evaluatie_maanden": _getal(1, 60),
            "nazorg_maanden": _getal(1, 60),
            "volgen_weken": _getal(1, 520),
            "respijt_werkdagen": _WERKDAGEN,
            "doorgeschoven_keren": _getal(1, 99),
            "uit_zicht_weken": _getal(1, 52),
            "stap_respijt_werkdagen": _WERKDAGEN,
            "bron": _tekst,
        },
        {"opschorten_weken": _getal(1, 52)},
    ),
    "terugkoppeling": _tabel({"melder": _KLOK, "gezin": _KLOK, "partner": _KLOK, "bron": _tekst}),
    "ggsr": _tabel(
        {
            "vanaf": _getal(1, 11),
            "groepen": _elk(_NAAM, _lijst(_keuze(*LEEFGEBIEDEN), 1), 1),
            "bron": _tekst,
        }
    ),
    "rapport": _tabel(
        {
            "doel_procent": _getal(1, 100),
            "leeftijden": _lijst(_getal(0, OUDSTE), 1),
            **dict.fromkeys(
                ("toedeling_werkdagen", "plan_werkdagen", "actie_werkdagen"), _WERKDAGEN
            ),
            "knelpunt_vanaf": _getal(1, 10_000),
            "knelpunt_procent": _getal(1, 100),
            "bron": _tekst,
        },
        {
            "afsluiten_dagen": _getal(1, 366),
            "basisjaar": _getal(1900, 2999),
            "drempel": _vervallen("aantallen worden afgerond, niet meer verborgen"),
        },
    ),
    "escalatie": _tabel(
        {
            "stappen": _getal(1, 9),
            "werkdagen": _WERKDAGEN,
            "bron": _tekst,
            "wie": _regels("wie", {"kan_niet": _waarheid, "overgedragen_door": _tekst}),
            "richting": _regels("richting", {"bindend": _waarheid}),
            "via": _regels("via"),
        }
    ),
}
"""Sections about running a casus."""
AGENDASOORTEN = (
    *("crisis", "escalatie", "bespreken", "nieuw", "plan", "afspraken", "evaluatie", "opschalen"),
    *("nazorg", "terugkoppeling", "volgen", "vragen", "kennisname"),
    *("voorstel", "vervolg", "stap", "terugkomend_samen"),
)
"""What takes minutes on an agenda; the last is what all that comes back shares."""

_PROFIEL = _tabel(
    {
        "naam": _tekst,
        "versie": _tekst,
        "titel": _tekst,
        "bron": _tekst,
        "drempels": _elk(_NAAM, _tabel({"waarde": _getal(1, OUDSTE), "bron": _tekst})),
        "toedeling": _lijst(
            _tabel(
                {
                    "nr": _tekst,
                    "als": _ALS,
                    "uitkomst": _keuze(*(u.value for u in Uitkomst if u is not Uitkomst.AANVULLEN)),
                    "waarom": _tekst,
                    "bron": _tekst,
                },
                {
                    "tafel": _tekst,
                    "onderdeel": _tekst,
                    "voorkeur": _tekst,
                    "naar": _tekst,
                    "volgt_op": _tekst,
                    "eigen": _tekst,
                    "afstemmen": _lijst(_of(_tekst, dict, _tabel({"met": _tekst, "als": _ALS}))),
                },
            ),
            1,
        ),
        "werkwijze": _tabel(
            {
                "voorstel_geldt": _keuze("meteen", "na_bevestiging"),
                "bsn_bewaren": _waarheid,
                "bron": _tekst,
            }
        ),
        "agenda": _tabel(
            {
                "minuten": _tabel(
                    {
                        **dict.fromkeys(AGENDASOORTEN, _MINUTEN),
                        "bron": _tekst,
                    }
                )
            }
        ),
        "feestdagen": _tabel(
            {
                "vast": _lijst(_als_tekst(_is_dag, "moet een dag als 27-04 zijn")),
                "pasen": _lijst(_getal(-100, 100)),
                "bron": _tekst,
            },
            {
                "dagen": _lijst(_tabel({"dag": _datum, "bron": _tekst})),
                "bekend_tot": _getal(2000, 2999),
            },
        ),
        **_PROCES,
        "tafels": _elk(_CODE, _TAFEL, 1),
        "coordinatoren": _TAFEL,
        "netwerken": _elk(_CODE, _of(_tekst, dict, _NETWERK)),
        "partners": _elk(
            _CODE,
            _tabel(
                {"naam": _tekst},
                {
                    "ook": _lijst(_tekst),
                    "leefgebieden": _lijst(_keuze(*LEEFGEBIEDEN)),
                    "opdrachtgever": _keuze(*OPDRACHTGEVERS),
                    "hefboom": _keuze(*HEFBOMEN),
                    "kring": _keuze(*KRINGEN),
                    "sancties": _tekst,
                    "bron": _tabel(
                        {}, dict.fromkeys(("opdrachtgever", "hefboom", "kring"), _tekst)
                    ),
                },
            ),
        ),
    },
    {
        "afgeleid": _elk(
            _NAAM,
            _tabel(
                {"een_van": _lijst(_lijst(_KEUS, 1), 1), "bron": _tekst},
                {"label": _tekst, "gesteld": _waarheid},
            ),
        ),
        "categorie": _regels(
            "categorie",
            {
                "overleg": _tekst,
                "procesregie": _tekst,
                "casemanager_van": _tekst,
                "gezinsmanager_bij": _lijst(_tekst, 1),
            },
        ),
        "volgt": _elk(_NAAM, _tabel({"ja": _ALS, "bron": _tekst})),
        "uit_kolommen": _elk(
            _NAAM,
            _tabel(
                {
                    "ja": _lijst(_tabel({"kolom": _tekst, "waarden": _lijst(_tekst, 1)}), 1),
                    "bron": _tekst,
                }
            ),
        ),
        "crisis": _tabel({"elders": _tekst, "bron": _tekst}),
        "verjaardagen": _elk(_NAAM, _tabel({"gevolg": _tekst, "bron": _tekst})),
        "buurten": _lijst(_tekst),
        "afstemming": _lijst(_tabel({"met": _tekst, "als": _ALS, "bron": _tekst})),
    },
)
