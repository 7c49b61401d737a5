"""What a melding waits for now, each with the command that cures it."""

from collections.abc import Iterator
from datetime import date

from tafel import woorden
from tafel.domain.basis import Signaal
from tafel.domain.melding import ONBESLIST, Klok, MeldingDossier
from tafel.domain.toedeling import Uitkomst
from tafel.woorden import Labels, melding_nummer, opdracht_bij, vraag_in_woorden


def bij_melding(dossier: MeldingDossier) -> Iterator[Signaal]:
    """What a melding waits for."""
    if dossier.status == "teruggeleid":
        return
    nummer = melding_nummer(dossier.melding)
    if dossier.zelfde_als is not None:
        verder = melding_nummer(dossier.zelfde_als)
        yield Signaal(f"{nummer} is dezelfde melding als {verder}", f"tafel melding toon {verder}")
        return
    crisis = meldt_crisis(dossier) and dossier.status == "nieuw"
    if crisis:
        bel = f": bel nu {dossier.bellen}" if dossier.bellen else ""
        yield Signaal(
            f"{nummer} meldt een crisis en is niet toegedeeld{bel}; bij acuut gevaar 112",
            f"tafel toedelen {nummer}",
        )
    for vraag in dossier.te_beoordelen:
        yield Signaal(vraag_in_woorden(vraag), opdracht_bij(vraag))
    if dossier.bij_casus is not None:
        yield Signaal(
            f"{nummer} hoort mogelijk bij casus {dossier.bij_casus}: zelfde huishouden",
            f"tafel casus toon {dossier.bij_casus}",
        )
    if crisis:
        return
    if not dossier.besluiten:
        yield Signaal(f"{nummer} is nog niet toegedeeld", f"tafel toedelen {nummer}")
        return
    toedeling = dossier.besluiten[-1].toedeling
    if toedeling.bel and (dossier.crisis_open or dossier.casus is None):
        volgt = f"tafel casus crisis {dossier.casus}"
        yield Signaal(
            f"{nummer} gestelde crisis: {toedeling.bel}",
            volgt if dossier.crisis_open else f"tafel toedelen {nummer} --uitleg",
        )
    match toedeling.uitkomst:
        case Uitkomst.CRISIS if dossier.crisis_open:
            bel = f": bel {dossier.bellen}" if dossier.bellen else ""
            yield Signaal(f"{nummer} is een crisis{bel}", f"tafel casus crisis {dossier.casus}")
        case Uitkomst.AANVULLEN:
            vragen = ", ".join(map(woorden.feit, toedeling.vragen))
            yield Signaal(f"{nummer} nog te vragen: {vragen}", f"tafel melding vul-aan {nummer}")
        case Uitkomst.BESPREKEN:
            yield Signaal(
                f"{nummer} wacht op de coördinatoren", f"tafel toedelen {nummer} --tafel …"
            )


def bij_klok(klok: Klok, labels: Labels, vandaag: date) -> Iterator[Signaal]:
    """Feedback that is late."""
    if not klok.te_laat:
        return
    naar = f" {woorden.label(klok.naar, labels)}" if klok.naar else ""
    wie = "partners wachten" if klok.aan == "partner" else f"{klok.aan}{naar} wacht"
    opdracht = (
        f"tafel melding terugkoppelen {melding_nummer(klok.melding)}"
        if klok.melding is not None
        else f"tafel casus terugkoppelen {klok.casus} --aan {klok.aan}"
    )
    yield Signaal(f"{wie} sinds {woorden.dag_maand(klok.sinds, vandaag)}", opdracht)


def meldt_crisis(melding: MeldingDossier) -> bool:
    """Whether it says so and was not allocated since."""
    gemeld = melding.crisis_gemeld or melding.waarden.get("crisis") == "ja"
    return gemeld and melding.status in ONBESLIST
