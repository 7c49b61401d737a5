"""The letter that goes with a step of the ladder."""

from collections.abc import Iterator
from datetime import date
from itertools import zip_longest

from tafel.domain.escalatie import Bereikbaar, Escalatie, Escalatiebrief, Spoor, handelt
from tafel.domain.plan import Afspraak, Afspraakstatus
from tafel.render.escalatie.stap import BINDEND, GROND, SPOOR, VAN_WIE, dagvorm, nummer, via_wie
from tafel.render.vorm import json as porcelain
from tafel.render.vorm.json import als_json
from tafel.render.vorm.stuk import Deel, Stuk, alineas
from tafel.woorden import Labels, afspraaknummer, dagen, label, met_vervanger, waarde

_VRAAG = {
    "afspraak_niet_nagekomen": "Kom de afspraak alsnog na, of zeg wat ervoor in de plaats komt.",
    "aanbod_ontbreekt": "Zorg dat het aanbod er komt.",
    "aanbod_te_laat": "Zorg dat het aanbod nu wordt geleverd.",
    "aanbod_slecht": "Zorg dat het aanbod aan de afspraken voldoet.",
    "geen_regie": "Maak dat de gezinsmanager of casemanager de regie kan voeren.",
    "geen_plan": "Kom tot één plan dat alle partijen aanvaarden.",
}
_EERSTE = "dit is de eerste stap"
_VERTROUWELIJK = "alleen voor de geadresseerde; niet verder verspreiden"


def brief(gegevens: Escalatiebrief, labels: Labels) -> Stuk:
    """One page: the facts, what was agreed and tried, what is asked of whom by when."""
    e = gegevens.escalatie
    klaar = (
        (f"afgerond op {dagvorm(e.afgerond_op)}: {waarde(e.resultaat or e.status)}",)
        if e.afgerond_op
        else ()
    )
    return Stuk(
        titel=f"Escalatie {nummer(e.nummer)}: {SPOOR[e.spoor]}, stap {e.stap}",
        onder=(
            gegevens.organisatie,
            f"tafel {gegevens.tafel}",
            dagvorm(gegevens.gemaakt_op),
            *klaar,
        ),
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
                paren=(("Uiterlijk", dagvorm(e.uiterlijk)),),
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


def _van_en_aan(gegevens: Escalatiebrief) -> Iterator[tuple[str, str]]:
    yield "Wie handelt", gegevens.afzender.wie
    dag = gegevens.gemaakt_op
    yield "Bereikbaar", _bereikbaar(gegevens.afzender, dag)
    yield "Namens", gegevens.namens or (VAN_WIE if gegevens.van_wie is not None else "")
    yield "Overgedragen door", gegevens.escalatie.overgedragen_door or ""
    yield "Aan wie", gegevens.geadresseerde.wie
    yield "Bereikbaar", _bereikbaar(gegevens.geadresseerde, dag)
    if gegevens.tussen is not None:
        yield "Via", gegevens.tussen.wie
        yield "Bereikbaar", _bereikbaar(gegevens.tussen, dag)


def _bereikbaar(deel: Bereikbaar, dag: date) -> str:
    """Each contact, and whom to reach instead."""
    paren = zip_longest(deel.contact, deel.vervanger)
    contact = "; ".join(met_vervanger(wie, vervanger, dag) for wie, vervanger in paren)
    return contact or ("nog niet bekend" if deel.opdracht else "")


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
        f"{afspraaknummer(afspraak)} {afspraak.wat}: {wie}",
        f"afgesproken op {dagvorm(afspraak.gemaakt_op)}",
        f"uiterlijk {dagvorm(afspraak.uiterlijk)}" if afspraak.uiterlijk else "",
        f"{afspraak.keren_doorgeschoven} keer doorgeschoven"
        if afspraak.keren_doorgeschoven
        else "",
        f"{dagen(afspraak.te_laat)} te laat" if afspraak.te_laat else "",
        "niet nagekomen" if afspraak.status is Afspraakstatus.NIET_NAGEKOMEN else "",
    ]
    return "; ".join(filter(None, delen))


def _geprobeerd(stap: Escalatie) -> str:
    wie = handelt(stap.wie, stap.overgedragen_door)
    hoe = f"{wie} naar {stap.richting}{via_wie(stap.via)}"
    eind = (
        f"{waarde(stap.resultaat)} op {dagvorm(stap.afgerond_op)}"
        if (stap.resultaat and stap.afgerond_op)
        else f"uiterlijk {dagvorm(stap.uiterlijk)}"
    )
    delen = (f"stap {stap.stap} ({dagvorm(stap.gestart_op)}): {hoe}", eind, stap.resultaat_tekst)
    return "; ".join(filter(None, delen))


def _vervolg(gegevens: Escalatiebrief) -> str:
    e = gegevens.escalatie
    if e.bindend:
        return BINDEND
    return f"stap {e.stap + 1} van {gegevens.stappen}" if e.stap < gegevens.stappen else ""
