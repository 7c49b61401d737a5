"""One casus or melding as JSON: the keys of the command line's contract, and everything else that
is known. Names and whole dates of birth on request only, also in what somebody wrote.

An organisation goes by its name.
"""

from collections.abc import Callable
from typing import TypeAlias

from msgspec.structs import replace

from tafel.domain.basis import Celwaarde
from tafel.domain.casus import CasusDossier, Lid
from tafel.domain.crisis import Crisisstand
from tafel.domain.melding import Klok, MeldingDossier
from tafel.domain.overdracht import Overdrachtstand
from tafel.domain.plan import Plan
from tafel.domain.toedeling import Besluit
from tafel.render.vorm import json as porcelain
from tafel.render.vorm.afgeschermd import zonder_namen
from tafel.render.vorm.json import als_json, boom, kies, naam
from tafel.woorden import Labels, melding_nummer

_JAAR = 4
"""Characters of the year in a date."""
_MELDING = ("kenmerk", "ontvangen_op", "melder_organisatie", "kanaal", "aard", "urgentie")
Verhul: TypeAlias = Callable[[str, str], str]
"""Puts initials in what stands under a key, where that is text as somebody wrote it."""


def melding_toon(dossier: MeldingDossier, verhul: Verhul | None) -> str:
    """Everything about one melding. With `verhul` null for who it is and who reported it, and
    initials in the texts; None: with names.
    """
    return als_json(dossier if verhul is None else _verhuld(_zonder_namen(dossier), verhul))


def _verhuld(stuk: object, verhul: Verhul) -> object:
    """Any nest of records, its texts with initials."""

    def over(deel: object, sleutel: str) -> object:
        match deel:
            case dict():
                return {naam: over(waarde, naam) for naam, waarde in deel.items()}
            case list():
                return [over(waarde, sleutel) for waarde in deel]
            case str():
                return verhul(sleutel, deel)
        return deel

    return over(boom(stuk), "")


def _zonder_namen(dossier: MeldingDossier) -> MeldingDossier:
    return replace(
        dossier,
        waarden={kolom: zonder_namen(kolom, w) for kolom, w in dossier.waarden.items()},
        wijzigingen=tuple(
            replace(
                wijziging,
                oud=_oude_waarde(wijziging.veld, wijziging.oud),
                nieuw=_oude_waarde(wijziging.veld, wijziging.nieuw),
            )
            for wijziging in dossier.wijzigingen
        ),
        bekend=tuple(
            replace(feit, waarde=zonder_namen(feit.kolom, feit.waarde)) for feit in dossier.bekend
        ),
    )


def _oude_waarde(veld: str, waarde: Celwaarde) -> Celwaarde:
    """Of remarks that changed no line is shown."""
    return None if veld == "opmerkingen" else zonder_namen(veld, waarde)


def casus_toon(dossier: CasusDossier, verhul: Verhul | None) -> str:
    """One casus: the keys of the contract, [] or null where nothing is known yet. With `verhul`
    initials and the year of birth, in the texts too; None: with names.
    """
    stuk = _casus(dossier, namen=verhul is None)
    return als_json(stuk if verhul is None else _verhuld(stuk, verhul))


def _casus(dossier: CasusDossier, *, namen: bool) -> dict[str, object]:
    toedelingen = sorted(
        (besluit for melding in dossier.meldingen for besluit in melding.besluiten),
        key=lambda besluit: (besluit.dag, besluit.melding),
    )
    vorige, labels = dossier.vorige, dossier.namen
    over = {
        melding: f"{dossier.casus}.{lid.nummer}"
        for lid in dossier.leden
        for melding in lid.meldingen
    }
    return {
        **kies(dossier, ("casus", "tafel", "stap", "categorie", "uitkomst", "voorkeur")),
        **kies(dossier, ("status", "geopend_op", "betrokkene", "stap_sinds")),
        **kies(dossier, ("opgeschort_op", "opgeschort_tot", "opschortreden")),
        **kies(dossier, ("stap_uiterlijk", "zaaknummer", "erkenning", "verificatie")),
        **kies(dossier, ("multiprobleem", "casemanager")),
        "casemanager_organisatie": naam(dossier.casemanager_organisatie, labels),
        "casemanager_contact": dossier.casemanager_contact,
        **kies(dossier, ("vervanger", "namens")),
        "opgeschaald_naar": naam(dossier.opgeschaald_naar, labels),
        "opgeschaald_op": dossier.opgeschaald_op,
        **kies(dossier, ("volg_op", "volgreden", "gesloten_op", "sluitreden", "nazorg_op")),
        "volgende_keer": None
        if dossier.volgende_keer is None
        else kies(dossier.volgende_keer, ("op", "overleg", "tafel", "soort", "reden")),
        "vorige": None if vorige is None else vorige.casus,
        **kies(dossier, ("afgesplitst_van", "afgesplitst")),
        "huishouden": [
            {
                "persoon": f"{dossier.casus}.{lid.nummer or plaats}",
                "rol": lid.rol,
                **_wie(lid, namen=namen),
                **kies(lid, ("instemming", "instemming_op", "instemmen")),
                "let_op": lid.let_op,
            }
            for plaats, lid in enumerate(dossier.leden, 1)
        ],
        "kinderen": [
            {
                "kind": f"{dossier.casus}.k{kind.plaats}",
                **_wie(kind, namen=namen),
                **kies(kind, ("leeftijd", "instemmen")),
                "let_op": kind.let_op,
            }
            for kind in dossier.kinderen
        ],
        "inwonende_kinderen": [_kind(kind, namen=namen) for kind in dossier.kinderen],
        "meldingen": [
            {
                "melding": melding_nummer(melding.melding),
                "status": melding.status,
                **{kolom: melding.waarden.get(kolom) for kolom in _MELDING},
                "gemeld": melding.gemeld or None,
            }
            for melding in dossier.meldingen
        ],
        "mogelijk_hierbij": [
            {"melding": melding_nummer(nummer), "reden": reden}
            for nummer, reden in dossier.kandidaten
        ],
        "toedelingen": [
            _besluit(besluit) | {"persoon": over.get(besluit.melding)} for besluit in toedelingen
        ],
        "plan": None if dossier.plan is None else _plan(dossier.plan, labels),
        "concept": None if dossier.concept is None else _plan(dossier.concept, labels),
        "leemten": dossier.leemten,
        "afspraken": [
            porcelain.afspraak(deel, labels)
            | {"correcties": porcelain.afspraakcorrecties(deel, labels)}
            for deel in dossier.afspraken
        ],
        "escalaties": [porcelain.escalatie(deel, labels) for deel in dossier.escalaties],
        "voorstellen": [porcelain.voorstel(deel, labels) for deel in dossier.voorstellen],
        "terugkoppelingen": [_klok(deel) for deel in dossier.klokken],
        "notities": [
            kies(notitie, ("dag", "wie", "tekst"))
            | {
                "bron": naam(notitie.bron, labels),
                "delen_met": [naam(code, labels) for code in notitie.delen_met],
            }
            for notitie in dossier.notities
        ],
        "crisis": None if dossier.crisis is None else _crisis(dossier.crisis, labels),
        "overdracht": None if dossier.overdracht is None else _overdracht(dossier.overdracht),
        "casemanager_reden": dossier.casemanager_reden,
        "besluiten": [
            {"besluit": f"B{besluit.nummer}"}
            | kies(besluit, ("tafel", "overleg", "tekst", "wie", "vervallen"))
            | {"correcties": porcelain.besluitcorrecties(besluit)}
            for besluit in dossier.besluiten
        ],
        "zonder": dossier.zonder,
        "betrokken": [
            kies(deel, ("persoon", "sinds", "contact", "zorgcoordinatie"))
            | {"organisatie": naam(deel.organisatie, labels)}
            for deel in dossier.betrokken
        ],
        "afstemmen": [
            {"met": punt.met, "naam": naam(punt.met, labels)}
            | kies(punt, ("regie", "contact", "nodig", "op", "wie", "uitkomst"))
            for punt in dossier.afstemmen
        ],
        "onderdeel": dossier.onderdeel,
        "organisaties": [naam(code, labels) for code in dossier.organisaties],
        "tijdlijn": [
            {
                "datum": deel.dag,
                "wat": deel.tekst,
                "soort": deel.soort,
                "wie": deel.wie,
                "melding": None if deel.melding is None else melding_nummer(deel.melding),
            }
            for deel in dossier.tijdlijn
        ],
        "let_op": dossier.let_op,
    }


def _overdracht(deel: Overdrachtstand) -> dict[str, object]:
    """What the category asks, who is procesmanager, and where it was brought in."""
    return {
        **kies(deel, ("nodig", "categorieen", "procesmanager", "contact", "sinds")),
        "niet_overgedragen": deel.niet,
        "niet_overgedragen_op": deel.niet_op,
        "inbreng": [
            kies(i, ("overleg", "op", "terug_op", "uitkomst", "niet")) for i in deel.inbreng
        ],
    }


def _crisis(deel: Crisisstand, labels: Labels) -> dict[str, object]:
    """Where the crisis stands, with every call."""
    return {
        **kies(deel, ("stand", "sinds", "bellen", "volgende")),
        "contacten": [
            {"gebeld": naam(contact.gebeld, labels)}
            | kies(contact, ("op", "uitkomst", "veilig", "volgende", "wie"))
            for contact in deel.contacten
        ],
    }


def _plan(deel: Plan, labels: Labels) -> dict[str, object]:
    """A version of the plan, with its goals and tasks."""
    return {
        **kies(deel, ("casus", "versie", "status", "gemaakt_op", "vastgesteld_op")),
        **kies(deel, ("evaluatie_op", "geevalueerd_op", "casemanager")),
        "casemanager_organisatie": naam(deel.casemanager_organisatie, labels),
        **deel.velden,
        "doelen": [
            {
                "doel": f"{doel.casus}d{doel.nummer}",
                **kies(doel, ("leefgebied", "tekst", "maat", "streefdatum", "resultaat")),
                "toelichting": doel.toelichting,
            }
            for doel in deel.doelen
        ],
        "taken": [
            porcelain.afspraak(taak, labels)
            | {"doel": None if taak.doel is None else f"{taak.casus}d{taak.doel}"}
            for taak in deel.taken
        ],
    }


def _klok(deel: Klok) -> dict[str, object]:
    """One feedback clock; `te_laat` in working days."""
    return {
        **kies(deel, ("aan", "naar")),
        "melding": None if deel.melding is None else melding_nummer(deel.melding),
        **kies(deel, ("sinds", "uiterlijk", "gedaan_op", "te_laat")),
    }


def _wie(lid: Lid, *, namen: bool) -> dict[str, str | None]:
    """Name and date of birth, or as much of them as the screen shows."""
    if namen:
        return {"naam": lid.naam, "geboortedatum": lid.geboortedatum}
    jaar = lid.geboortedatum and lid.geboortedatum[:_JAAR]
    return {"naam": lid.initialen or None, "geboortedatum": jaar}


def _kind(kind: Lid, *, namen: bool) -> str:
    """A resident child as it was stated, with `namen`: "Noor 2014-07-04"; else "2014"; "4 jaar",
    "?".
    """
    jaren = "?" if kind.leeftijd is None else f"{kind.leeftijd} jaar"
    naam, geboren = _wie(kind, namen=namen).values()
    return " ".join(filter(None, (naam if namen else None, geboren or jaren)))


def _besluit(besluit: Besluit) -> dict[str, object]:
    toedeling = besluit.toedeling
    return {
        "melding": melding_nummer(besluit.melding),
        "datum": besluit.dag,
        "wie": besluit.wie,
        "uitkomst": toedeling.uitkomst,
        "tafel": toedeling.tafel,
        "regel": toedeling.regel,
        "regels": toedeling.regels,
        "profiel": toedeling.profiel,
        "profielversie": toedeling.profielversie,
        "bron": toedeling.bron,
        "bel": toedeling.bel,
        "motivering": besluit.motivering,
        "voorstel": besluit.voorstel,
    }
