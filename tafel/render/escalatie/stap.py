"""Escalations: a step worked out, the lists of them and of proposals, and the letter."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from tafel.domain.escalatie import (
    Bereikbaar,
    Escalatie,
    Escalatiebrief,
    Escalatiestap,
    Rol,
    Spoor,
    Voorstel,
    handelt,
)
from tafel.domain.plan import Afspraak, Afspraakstatus
from tafel.render.vorm import json as porcelain
from tafel.render.vorm.json import als_json
from tafel.render.vorm.scherm import Blok, Scherm, Signaal, Signalen
from tafel.render.vorm.stuk import Deel, Stuk, alineas
from tafel.render.vorm.tabel import Kolomkop, Tabel
from tafel.render.vorm.woorden import Labels, aantal, label, waarde

SPOOR = {
    Spoor.OPSTELLEN: "opstellen van het plan",
    Spoor.UITVOERING: "uitvoering van het plan",
    Spoor.STRUCTUREEL: "structureel probleem",
}
GROND = {
    "afspraak_niet_nagekomen": "een afspraak is niet nagekomen",
    "aanbod_ontbreekt": "het aanbod ontbreekt",
    "aanbod_te_laat": "het aanbod komt te laat",
    "aanbod_slecht": "het aanbod is niet goed",
    "geen_regie": "de gezinsmanager of casemanager kan de regie niet voeren",
    "geen_plan": "er komt geen gezamenlijk plan",
    "anders": "anders",
}
_VRAAG = {
    "afspraak_niet_nagekomen": "Kom de afspraak alsnog na, of zeg wat ervoor in de plaats komt.",
    "aanbod_ontbreekt": "Zorg dat het aanbod er komt.",
    "aanbod_te_laat": "Zorg dat het aanbod nu wordt geleverd.",
    "aanbod_slecht": "Zorg dat het aanbod aan de afspraken voldoet.",
    "geen_regie": "Maak dat de gezinsmanager of casemanager de regie kan voeren.",
    "geen_plan": "Kom tot één plan dat alle partijen aanvaarden.",
}
_ZELDEN = "deze stap is zelden nodig; los het zo dicht mogelijk bij de werkvloer op"
_EERSTE = "dit is de eerste stap"
_BINDEND = "wordt men het niet eens, dan volgt een besluit dat alle partijen bindt"
VAN_WIE = "van wie is niet bekend"
"""Whose manager acts."""
_LEEG = "Geen escalaties gevonden."
_VERTROUWELIJK = "alleen voor de geadresseerde; niet verder verspreiden"


def nummer(escalatie: int) -> str:
    return f"E{escalatie}"


def stap_scherm(stap: Escalatiestap) -> Scherm:
    """One step: who acts, towards whom, through whom, by when, with what, and why."""
    e = stap.escalatie
    kop = "PROEF" if stap.proef else nummer(e.nummer)
    over = f"casus {e.casus}" if e.casus is not None else SPOOR[e.spoor]
    return Scherm(
        (kop, over, stap.betrokkene or "", stap.naam, f"{e.spoor}, stap {e.stap}"),
        (
            Signalen("Let op", tuple(_let_op(stap))),
            Blok("Wie", (e.wie,)),
            Blok("Overdracht", (f"door {e.overgedragen_door}",) if e.overgedragen_door else ()),
            Blok("Naar", (e.richting,)),
            Blok("Via", (e.via or "rechtstreeks",)),
            Blok("Uiterlijk", (f"{_dag(e.uiterlijk)} ({stap.termijn})",)),
            Blok("Uitkomst", (_BINDEND,) if e.bindend else ()),
            Blok("Grond", (GROND.get(e.grond or "", ""),) if e.grond else ()),
            Blok("Hefboom", (stap.hefboom or "niet vastgelegd",)),
            Blok("Sancties", (stap.sancties,) if stap.sancties else ()),
            Blok("Motivering", (e.motivering,) if e.motivering else ()),
            Blok("Want", stap.waarom),
            Blok("Bron", (e.bron,)),
        ),
    )


def stap_json(stap: Escalatiestap) -> str:
    """The keys of the contract."""
    sleutels = porcelain.zet(stap.escalatie)
    return als_json(sleutels | {"escalatie": None} if stap.proef else sleutels)


def lijst_json(regels: Iterable[Escalatie], labels: Labels, vandaag: date) -> str:
    return als_json([_rij(regel, labels, vandaag) for regel in regels])


def voorstellen_json(regels: Iterable[Voorstel], labels: Labels) -> str:
    return als_json([porcelain.voorstel(regel, labels) for regel in regels])


def lijst(regels: Iterable[Escalatie], labels: Labels, vandaag: date) -> Tabel:
    """For people: track and step together, and how it stands."""
    return Tabel(
        (
            Kolomkop("escalatie", "Nr"),
            Kolomkop("casus", "Casus", rechts=True),
            Kolomkop("organisatie", "Tegen", inkorten=True),
            Kolomkop("stap", "Stap"),
            Kolomkop("wie", "Wie", inkorten=True),
            Kolomkop("uiterlijk", "Uiterlijk"),
            Kolomkop("stand", "Stand"),
            Kolomkop("overgedragen_door", "Overgedragen door", inkorten=True, bijzaak=True),
            Kolomkop("richting", "Naar", inkorten=True, bijzaak=True),
            Kolomkop("tafel", "Tafel", inkorten=True, bijzaak=True),
        ),
        tuple(
            (
                nummer(regel.nummer),
                regel.casus,
                label(regel.organisatie, labels),
                f"{regel.spoor} {regel.stap}",
                regel.wie,
                regel.uiterlijk,
                _stand(regel, vandaag),
                regel.overgedragen_door,
                regel.richting,
                label(regel.tafel, labels) if regel.tafel else None,
            )
            for regel in regels
        ),
        leeg=_LEEG,
    )


_SLEUTELS = (
    *("escalatie", "casus", "spoor", "stap", "wie", "overgedragen_door", "richting", "via"),
    *("uiterlijk", "bindend"),
    *("tafel", "organisatie", "afspraak", "grond", "gestart_op", "status", "resultaat"),
    *("afgerond_op", "te_laat"),
)


def lijst_rijen(regels: Iterable[Escalatie], labels: Labels, vandaag: date) -> Tabel:
    """For programs: the columns of the JSON."""
    rijen: list[Any] = [_rij(regel, labels, vandaag) for regel in regels]
    koppen = tuple(Kolomkop(sleutel, sleutel) for sleutel in _SLEUTELS)
    return Tabel(koppen, tuple(tuple(rij[s] for s in _SLEUTELS) for rij in rijen), leeg=_LEEG)


def voorstellen(regels: Iterable[Voorstel], labels: Labels) -> Tabel:
    """One row per proposal, with its ground and the command that carries it out."""
    return Tabel(
        (
            Kolomkop("casus", "Casus", rechts=True),
            Kolomkop("spoor", "Spoor"),
            Kolomkop("stap", "Stap", rechts=True),
            Kolomkop("organisatie", "Tegen", inkorten=True, bijzaak=True),
            Kolomkop("reden", "Reden", inkorten=True),
            Kolomkop("wie", "Wie", inkorten=True, bijzaak=True),
            Kolomkop("overgedragen_door", "Overgedragen door", inkorten=True, bijzaak=True),
            Kolomkop("richting", "Naar", inkorten=True, bijzaak=True),
            Kolomkop("via", "Via", inkorten=True, bijzaak=True),
            Kolomkop("uiterlijk", "Uiterlijk", bijzaak=True),
            Kolomkop("opdracht", "Opdracht"),
        ),
        tuple(
            (
                regel.casus,
                regel.spoor,
                regel.stap,
                label(regel.organisatie, labels) if regel.organisatie else None,
                regel.reden,
                regel.wie,
                regel.overgedragen_door,
                regel.richting,
                regel.via,
                regel.uiterlijk,
                regel.opdracht,
            )
            for regel in regels
        ),
        leeg="Geen voorstellen: er is nu niets te escaleren.",
    )


def voorstellen_scherm(regels: Iterable[Voorstel], labels: Labels) -> Scherm:
    """For reading: what, why, who towards whom, and the command under it."""
    return Scherm(
        ("VOORSTELLEN", "escalatie"),
        tuple(
            Signalen(
                f"{'' if regel.casus is None else f'{regel.casus} '}{regel.spoor}, "
                f"stap {regel.stap}: "
                f"{label(regel.organisatie, labels) if regel.organisatie else 'nog te bepalen'}",
                (
                    Signaal(
                        f"{regel.reden}; {handelt(regel.wie, regel.overgedragen_door)} naar "
                        f"{regel.richting}{_via(regel.via)}, uiterlijk {_dag(regel.uiterlijk)}",
                        regel.opdracht,
                    ),
                ),
            )
            for regel in regels
        ),
    )


def brief(gegevens: Escalatiebrief, labels: Labels) -> Stuk:
    """One page: the facts, what was agreed and tried, what is asked of whom by when."""
    e = gegevens.escalatie
    klaar = (
        (f"afgerond op {_dag(e.afgerond_op)}: {waarde(e.resultaat or e.status)}",)
        if e.afgerond_op
        else ()
    )
    return Stuk(
        titel=f"Escalatie {nummer(e.nummer)}: {SPOOR[e.spoor]}, stap {e.stap}",
        onder=(gegevens.organisatie, f"tafel {gegevens.tafel}", _dag(gegevens.gemaakt_op), *klaar),
        delen=(
            Deel("Van en aan", paren=tuple(_van_en_aan(gegevens))),
            Deel("Waarover", paren=tuple(_waarover(gegevens))),
            Deel("Afgesproken", punten=tuple(_alle_afspraken(gegevens, labels))),
            Deel("Geprobeerd", punten=tuple(map(_geprobeerd, gegevens.eerder)) or (_EERSTE,)),
            Deel(
                "Gevraagd",
                alineas=(
                    _VRAAG.get(
                        e.grond or "", "Kom tot een oplossing die alle partijen aanvaarden."
                    ),
                ),
                paren=(("Uiterlijk", _dag(e.uiterlijk)),),
            ),
            Deel(
                "Als het niet lukt",
                paren=(
                    ("Volgende stap", _vervolg(gegevens)),
                    ("Hefboom", gegevens.hefboom or ""),
                    ("Vooraf afgesproken", gegevens.sancties or ""),
                ),
            ),
            Deel(
                "Werkwijze",
                alineas=(f"{e.bron}. Termijn: {gegevens.termijn}.", *alineas(e.opmerking)),
            ),
        ),
        vertrouwelijk=_VERTROUWELIJK,
    )


def brief_json(gegevens: Escalatiebrief, labels: Labels) -> str:
    """The facts of the letter; an escalation and an afspraak have the shape that they have in a
    list, with the texts that only the letter holds.
    """
    e = gegevens.escalatie
    return als_json(
        {
            **porcelain.escalatie(e, labels),
            **porcelain.kies(e, ("toelichting", "motivering", "opmerking", "regels", "bron")),
            "namens": gegevens.namens,
            **porcelain.kies(gegevens, ("afzender", "geadresseerde", "tussen")),
            **porcelain.kies(gegevens, ("regie", "betrokkene", "categorie", "zaaknummer")),
            "afspraken": [porcelain.afspraak(deel, labels) for deel in gegevens.afspraken],
            "eerder": [
                porcelain.escalatie(deel, labels) | {"resultaat_tekst": deel.resultaat_tekst}
                for deel in gegevens.eerder
            ],
            **porcelain.kies(gegevens, ("hefboom", "sancties", "termijn", "gemaakt_op")),
        }
    )


def _let_op(stap: Escalatiestap) -> Iterator[Signaal]:
    if stap.zelden:
        yield Signaal(_ZELDEN)
    if stap.meteen_melden:
        yield Signaal(f"meld dit direct aan {stap.meteen_melden}")
    if stap.van_wie is not None:
        yield Signaal(VAN_WIE, stap.van_wie)
    if stap.escalatie.opmerking:
        yield Signaal(stap.escalatie.opmerking)
    if stap.verlopen is not None:
        yield Signaal(f"{nummer(stap.verlopen)} was verlopen en is gesloten")


def _van_en_aan(gegevens: Escalatiebrief) -> Iterator[tuple[str, str]]:
    yield "Wie handelt", gegevens.afzender.wie
    yield "Bereikbaar", _bereikbaar(gegevens.afzender)
    yield "Namens", gegevens.namens or (VAN_WIE if gegevens.van_wie is not None else "")
    yield "Overgedragen door", gegevens.escalatie.overgedragen_door or ""
    yield "Aan wie", gegevens.geadresseerde.wie
    yield "Bereikbaar", _bereikbaar(gegevens.geadresseerde)
    if gegevens.tussen is not None:
        yield "Via", gegevens.tussen.wie
        yield "Bereikbaar", _bereikbaar(gegevens.tussen)


def _bereikbaar(deel: Bereikbaar) -> str:
    return "; ".join(deel.contact) or ("nog niet bekend" if deel.opdracht else "")


def onbereikbaar(gegevens: Escalatiebrief) -> Iterator[str]:
    """Of whom it is not known how to reach them, each with the command that records it."""
    for deel in (gegevens.afzender, gegevens.geadresseerde, gegevens.tussen):
        if deel is not None and deel.opdracht and not deel.contact:
            yield f"Niet bekend is hoe men {deel.wie} bereikt; leg vast: {deel.opdracht}"


def rollen(regels: Iterable[Rol]) -> Tabel:
    """Whom to reach in each role of the ladder; one row per role."""
    return Tabel(
        (
            Kolomkop("code", "Rol"),
            Kolomkop("naam", "Naam"),
            Kolomkop("telefoon", "Telefoon"),
            Kolomkop("mail", "Mail", inkorten=True),
            Kolomkop("sinds", "Sinds", bijzaak=True),
        ),
        tuple(
            (rol.code, rol.naam or "nog niet bekend", rol.telefoon, rol.mail, rol.sinds)
            for rol in regels
        ),
        leeg="De ladder noemt geen rollen.",
    )


def rollen_json(regels: Iterable[Rol]) -> str:
    return als_json(list(regels))


def _waarover(gegevens: Escalatiebrief) -> Iterator[tuple[str, str]]:
    e = gegevens.escalatie
    if e.casus is not None:
        over = ", ".join(filter(None, (f"{e.casus}", gegevens.betrokkene, gegevens.categorie)))
        yield "Casus", over
        yield "Zaaknummer", gegevens.zaaknummer or ""
    yield "Procesregie", f"{gegevens.regie}, tafel {gegevens.tafel}"
    yield "Grond", GROND.get(e.grond or "", "")
    yield "Toelichting", " ".join(alineas(e.toelichting))
    yield "Waarom deze stap", " ".join(alineas(e.motivering))


def _alle_afspraken(gegevens: Escalatiebrief, labels: Labels) -> Iterator[str]:
    """What was agreed; that nothing is on record is said only where it is about that."""
    if not gegevens.afspraken and gegevens.escalatie.spoor is Spoor.UITVOERING:
        yield "in het register staat geen afspraak die te laat of niet nagekomen is"
    yield from (_afgesproken(afspraak, labels) for afspraak in gegevens.afspraken)


def _afgesproken(afspraak: Afspraak, labels: Labels) -> str:
    """The afspraak in one line: what, by whom, when agreed, due, moved, and how it stands."""
    wie = ", ".join(filter(None, (label(afspraak.organisatie or "", labels), afspraak.wie)))
    delen = [
        f"{afspraak.casus}/{afspraak.nummer} {afspraak.wat}: {wie}",
        f"afgesproken op {_dag(afspraak.gemaakt_op)}",
        f"uiterlijk {_dag(afspraak.uiterlijk)}" if afspraak.uiterlijk else "",
        f"{afspraak.keren_doorgeschoven} keer doorgeschoven"
        if afspraak.keren_doorgeschoven
        else "",
        f"{aantal(afspraak.te_laat, 'dag', 'dagen')} te laat" if afspraak.te_laat else "",
        "niet nagekomen" if afspraak.status is Afspraakstatus.NIET_NAGEKOMEN else "",
    ]
    return "; ".join(filter(None, delen))


def _geprobeerd(stap: Escalatie) -> str:
    wie = handelt(stap.wie, stap.overgedragen_door)
    hoe = f"{wie} naar {stap.richting}{_via(stap.via)}"
    eind = (
        f"{waarde(stap.resultaat)} op {_dag(stap.afgerond_op)}"
        if (stap.resultaat and stap.afgerond_op)
        else f"uiterlijk {_dag(stap.uiterlijk)}"
    )
    delen = (f"stap {stap.stap} ({_dag(stap.gestart_op)}): {hoe}", eind, stap.resultaat_tekst)
    return "; ".join(filter(None, delen))


def _vervolg(gegevens: Escalatiebrief) -> str:
    e = gegevens.escalatie
    if e.bindend:
        return _BINDEND
    return f"stap {e.stap + 1} van {gegevens.stappen}" if e.stap < gegevens.stappen else ""


def _te_laat(escalatie: Escalatie, vandaag: date) -> int:
    """Days past its term; 0 when it is in time or has ended."""
    return max(0, (vandaag - escalatie.uiterlijk).days) if escalatie.status == "open" else 0


def _rij(escalatie: Escalatie, labels: Labels, vandaag: date) -> dict[str, object]:
    return porcelain.escalatie(escalatie, labels) | {"te_laat": _te_laat(escalatie, vandaag)}


def _stand(escalatie: Escalatie, vandaag: date) -> str:
    """How it ended, or that it is open, and since how long too late."""
    te_laat = _te_laat(escalatie, vandaag)
    if te_laat:
        return f"{aantal(te_laat, 'dag', 'dagen')} te laat"
    return waarde(escalatie.resultaat or escalatie.status)


def _via(via: str | None) -> str:
    return f", via {via}" if via else ""


def _dag(dag: date) -> str:
    return f"{dag:%d-%m-%Y}"
