"""One melding and one casus as a screen: what needs doing now first, names only on request."""

from collections.abc import Iterator
from datetime import date

from msgspec.structs import replace

from tafel import woorden
from tafel.domain.basis import EIGEN, Celwaarde
from tafel.domain.casus import CasusDossier
from tafel.domain.melding import EerderAdres, MeldingDossier, Wijziging
from tafel.huisnummers import ADRES, adres_in_woorden
from tafel.kolommen import KOLOM_VAN, SCHEIDING
from tafel.render.casus import delen
from tafel.render.casus.json import Verhul
from tafel.render.vorm.afgeschermd import (
    OP_VERZOEK,
    aantal_verborgen,
    kind_zonder_naam,
    zonder_namen,
)
from tafel.render.vorm.scherm import Blok, Rooster, Scherm, Signalen
from tafel.woorden import Labels, melding_nummer

BEWAARTERMIJN = f"bewaartermijn onbekend ({EIGEN})"
"""Whether a term covers a table's register at all is an open question (domain §15)."""


def melding(
    dossier: MeldingDossier, labels: Labels, *, vandaag: date, verhul: Verhul | None
) -> Scherm:
    """Everything about one melding. With `verhul` initials in the texts; None: also who it is, how
    the melder is reached, and the remarks.
    """
    namen = verhul is None
    zeg = verhul or _zoals_het_is
    nummer = melding_nummer(dossier.melding)
    casus = f"casus {dossier.casus}" if dossier.casus is not None else ""
    klok = dossier.klok
    return Scherm(
        titel=(nummer, dossier.betrokkene, dossier.status, casus),
        blokken=(
            Signalen("Nu nodig", dossier.nodig),
            Blok(
                "Toedeling",
                tuple(
                    delen.besluit(
                        replace(b, motivering=b.motivering and zeg("motivering", b.motivering)),
                        labels,
                        vandaag,
                    )
                    for b in reversed(dossier.besluiten)
                ),
            ),
            Blok("Klok", _alinea(delen.klok(klok, labels, vandaag) if klok is not None else "")),
            Blok("Bekend", tuple(_bekend(dossier, vandaag))),
            Rooster("Melding", ("",), tuple(_waarden(dossier, zeg, namen=namen))),
            Blok("Opmerkingen", tuple(_opmerkingen(dossier, namen=namen))),
            Blok(
                "Gewijzigd",
                (
                    *(_eerder_adres(eerder, vandaag) for eerder in dossier.eerdere_adressen),
                    *(
                        _wijziging(wijziging, labels, vandaag, zeg, namen=namen)
                        for wijziging in dossier.wijzigingen
                    ),
                ),
            ),
        ),
    )


def casus(
    dossier: CasusDossier, labels: Labels, *, vandaag: date, namen: bool, alles: bool = False
) -> Scherm:
    """Everything about one casus, what needs doing first; names of the family on request only.

    Without `alles` the newest lines of each part, and how many more there are.
    """
    labels = {**labels, **dossier.namen}
    plek = woorden.uitkomst(dossier.uitkomst, None, labels)
    tafel = plek
    if dossier.tafel:
        tafel = woorden.tafel_en_deel(dossier.tafel, dossier.onderdeel, labels)
    wie = [(f".{lid.nummer or plaats}", lid) for plaats, lid in enumerate(dossier.leden, 1)]
    wie += [(f".k{kind.plaats}", kind) for kind in dossier.kinderen]
    klokken = "; ".join(
        (
            *(delen.klok(klok, labels, vandaag) for klok in dossier.klokken),
            *delen.opgeschort(dossier, vandaag),
        )
    )
    return Scherm(
        titel=(
            str(dossier.casus),
            dossier.initialen,
            tafel.upper(),
            dossier.categorie or "",
            woorden.stap(dossier.stap, labels) if dossier.status == "open" else dossier.status,
            f"zaaknr {dossier.zaaknummer}" if dossier.zaaknummer else "",
        ),
        blokken=(
            Signalen("Nu nodig", dossier.nodig),
            Blok("Crisis", tuple(delen.crisis(dossier, labels, vandaag))),
            Blok("Volgende keer", _alinea(_volgende_keer(dossier))),
            Rooster(
                "Wie",
                ("geb.", "instemming", "let op"),
                tuple(delen.lid(nummer, lid, vandaag, namen=namen) for nummer, lid in wie),
            ),
            Blok("Betrokken", _alinea(delen.betrokken(dossier, labels, vandaag))),
            Blok("Proces", tuple(delen.proces(dossier, labels, vandaag))),
            Blok("Afstemmen", tuple(delen.afstemmen(dossier.afstemmen, labels, vandaag))),
            Blok(
                "Meldingen", tuple(delen.meldingen(dossier.meldingen, labels, vandaag, alles=alles))
            ),
            Blok("Plan", tuple(delen.plan(dossier, vandaag))),
            Blok(
                "Afspraken", tuple(delen.afspraken(dossier.afspraken, labels, vandaag, alles=alles))
            ),
            Blok(
                "Escalaties",
                tuple(delen.escalatie(e, labels, vandaag) for e in reversed(dossier.escalaties)),
            ),
            Blok("Klokken", _alinea(klokken)),
            Blok("Overleg", tuple(delen.vorig_overleg(dossier, labels, vandaag))),
            Blok("Notities", tuple(delen.notities(dossier, labels, vandaag, alles=alles))),
            Blok("Eerder", _alinea(delen.eerder(dossier, labels, vandaag))),
            Blok("Tijdlijn", tuple(delen.tijdlijn(dossier.tijdlijn, vandaag, alles=alles))),
            Blok("Recht", ("; ".join((*delen.namens(dossier), BEWAARTERMIJN)),)),
        ),
    )


def _volgende_keer(dossier: CasusDossier) -> str:
    """As in: do 26-11: de evaluatie staat voor 24-11."""
    keer = dossier.volgende_keer
    if keer is None:
        return ""
    return f"{woorden.moment(keer.overleg)}: {keer.reden}"


def _zoals_het_is(_: str, tekst: str) -> str:
    return tekst


def _waarden(dossier: MeldingDossier, zeg: Verhul, *, namen: bool) -> Iterator[tuple[str, str]]:
    adres = [dossier.waarden.get(kolom) for kolom in ADRES]
    if dossier.afgeschermd and not any(adres):
        toon = f"tafel melding toon {melding_nummer(dossier.melding)} --adres"
        yield "adres", f"afgeschermd; voor wie er heen moet: {toon}"
    for naam, kolom in KOLOM_VAN.items():
        waarde = dossier.waarden.get(naam)
        if naam == ADRES[0] and any(adres):
            delen = [None if deel is None else str(deel) for deel in adres]
            yield "adres", adres_in_woorden(*delen)
        elif naam in ADRES:
            continue
        elif waarde is not None and (namen or naam not in OP_VERZOEK):
            yield kolom.label, zeg(naam, _in_woorden(naam, waarde, namen=namen))


def _bekend(dossier: MeldingDossier, vandaag: date) -> Iterator[str]:
    """Answers to its open questions that other meldingen give, each with where it comes from."""
    for feit in dossier.bekend:
        waarde = _in_woorden(feit.kolom, feit.waarde, namen=False)
        bron = f"{melding_nummer(feit.melding)}, {woorden.dag_maand(feit.dag, vandaag)}"
        yield f"{woorden.feit(feit.kolom)}: {waarde} (bekend uit {bron})"
    if dossier.bekend:
        yield f"overnemen: tafel melding vul-aan {melding_nummer(dossier.melding)} --overnemen"


def _opmerkingen(dossier: MeldingDossier, *, namen: bool) -> Iterator[str]:
    """Remarks line by line; what others wrote on request only, for it may name anybody."""
    alle = dossier.waarden.get("opmerkingen")
    yield from str((alle if namen else zonder_namen("opmerkingen", alle)) or "").splitlines()
    if not namen and (verborgen := aantal_verborgen(alle)):
        regels = "1 regel" if verborgen == 1 else f"{verborgen} regels"
        yield f"{regels} niet getoond: tafel melding toon {melding_nummer(dossier.melding)} --namen"


def _eerder_adres(eerder: EerderAdres, vandaag: date) -> str:
    waar = ", ".join(filter(None, (eerder.adres, eerder.buurt))) or "onbekend"
    return f"eerder adres t/m {woorden.dag_maand(eerder.tot, vandaag)}: {waar}"


def _wijziging(
    wijziging: Wijziging, labels: Labels, vandaag: date, zeg: Verhul, *, namen: bool
) -> str:
    dag = f"{woorden.dag_maand(wijziging.dag, vandaag)} "
    wie = f" ({_door(wijziging)})"
    if not namen and wijziging.veld in (*OP_VERZOEK, "opmerkingen"):
        return f"{dag}{woorden.feit(wijziging.veld)} gewijzigd{wie}"
    if wijziging.veld == "teruggeleid_naar":
        return f"{dag}teruggeleid naar {woorden.label(str(wijziging.nieuw), labels)}{wie}"
    oud, nieuw = (
        "onbekend"
        if waarde is None
        else zeg(wijziging.veld, _in_woorden(wijziging.veld, waarde, namen=namen))
        for waarde in (wijziging.oud, wijziging.nieuw)
    )
    return f"{dag}{woorden.feit(wijziging.veld)}: {oud} -> {nieuw}{wie}"


def _door(wijziging: Wijziging) -> str:
    if wijziging.ongedaan is not None:
        return f"{wijziging.wie}, import {wijziging.ongedaan} ongedaan gemaakt"
    if wijziging.importering is not None:
        return f"{wijziging.wie}, import {wijziging.importering}"
    return wijziging.wie


def _in_woorden(naam: str, waarde: Celwaarde, *, namen: bool) -> str:
    if naam == "inwonende_kinderen":
        return ", ".join(_zonder_naam(tuple(str(waarde).split(SCHEIDING)), namen=namen))
    return woorden.in_kolom(naam, waarde)


def _zonder_naam(kinderen: tuple[str, ...], *, namen: bool) -> list[str]:
    """Children as stated, their names on request only: "Noor 2019-03-01" is "2019"."""
    if namen:
        return list(kinderen)
    return list(map(kind_zonder_naam, kinderen))


def _alinea(tekst: str) -> tuple[str, ...]:
    return (tekst,) if tekst else ()
