"""One melding and one casus as a screen: what needs doing now first, names only on request."""

from collections.abc import Iterator
from datetime import date

from tafel.datums import datum_kort
from tafel.domain import (
    Besluit,
    CasusDossier,
    Celwaarde,
    Leeftijd,
    Lid,
    MeldingDossier,
    Toedeling,
    Uitkomst,
    Wijziging,
)
from tafel.kolommen import KOLOM_VAN, NAAMKOLOMMEN, SCHEIDING
from tafel.render import woorden
from tafel.render.scherm import Blok, Rooster, Scherm, Signaal, Signalen
from tafel.render.woorden import Labels, melding_nummer

_VERBORGEN = frozenset(
    {
        *NAAMKOLOMMEN,
        *("geboortedatum", "bsn", "melder_naam", "melder_contact"),
    }
)
"""Columns of a melding that are shown on request only."""


def melding(dossier: MeldingDossier, labels: Labels, *, vandaag: date, namen: bool) -> Scherm:
    """Everything about one melding; with `namen` also who it is and how the melder is reached."""
    nummer = melding_nummer(dossier.melding)
    casus = f"casus {dossier.casus}" if dossier.casus is not None else ""
    return Scherm(
        titel=(nummer, dossier.betrokkene, dossier.status, casus),
        blokken=(
            Signalen("Nu nodig", tuple(_signalen(dossier))),
            Blok("Toedeling", tuple(_besluit(b, labels, vandaag) for b in _nieuwste(dossier))),
            Rooster("Melding", ("",), tuple(_waarden(dossier, namen=namen))),
            Blok("Opmerkingen", tuple(_opmerkingen(dossier, namen=namen))),
            Blok(
                "Gewijzigd",
                tuple(
                    _wijziging(wijziging, vandaag, namen=namen) for wijziging in dossier.wijzigingen
                ),
            ),
        ),
    )


def casus(dossier: CasusDossier, labels: Labels, *, vandaag: date, namen: bool) -> Scherm:
    """Everything about one casus that the register knows so far."""
    plek = woorden.uitkomst(dossier.uitkomst, None, labels)
    tafel = woorden.label(dossier.tafel, labels) if dossier.tafel else plek
    signalen = [
        *_casussignalen(dossier, labels),
        *(signaal for melding in dossier.meldingen for signaal in _signalen(melding)),
    ]
    return Scherm(
        titel=(
            str(dossier.casus),
            dossier.betrokkene,
            tafel.upper(),
            woorden.stap(dossier.stap),
            f"{dossier.status} sinds {woorden.dag_maand(dossier.geopend_op, vandaag)}",
        ),
        blokken=(
            Signalen("Nu nodig", tuple(signalen)),
            Rooster(
                "Wie",
                ("rol", "geb.", "leeftijd"),
                tuple(_lid(plaats, lid, namen) for plaats, lid in enumerate(dossier.leden, 1)),
            ),
            Blok("Kinderen", _alinea(", ".join(_zonder_naam(dossier.kinderen, namen=namen)))),
            Blok("Let op", _alinea("; ".join(map(woorden.waarde, dossier.let_op)))),
            Blok(
                "Voorkeur",
                _alinea(woorden.label(dossier.voorkeur, labels) if dossier.voorkeur else ""),
            ),
            Rooster(
                "Meldingen",
                ("ontvangen", "melder", "status"),
                tuple(_melding(m, vandaag) for m in dossier.meldingen),
            ),
            Blok(
                "Toedeling",
                tuple(
                    f"{melding_nummer(m.melding)} {_besluit(besluit, labels, vandaag)}"
                    for m in dossier.meldingen
                    for besluit in _nieuwste(m)
                ),
            ),
        ),
    )


def _casussignalen(dossier: CasusDossier, labels: Labels) -> Iterator[Signaal]:
    """What the casus as a whole waits for: its meldingen point to more than one table."""
    if dossier.uitkomst is not Uitkomst.BESPREKEN or dossier.tafel is None:
        return
    wijst = dossier.voorkeur
    melding = next(
        (
            m.melding
            for m in reversed(dossier.meldingen)
            if m.besluiten and wijst in _wijst_naar(m.besluiten[-1].toedeling)
        ),
        dossier.meldingen[-1].melding,
    )
    naar = f" wijst naar {woorden.label(wijst, labels)}" if wijst else " vraagt overleg"
    nummer = melding_nummer(melding)
    yield Signaal(f"{nummer}{naar}: de coördinatoren kiezen", f"tafel toedelen {nummer} --tafel …")


def _wijst_naar(toedeling: Toedeling) -> tuple[str | None, ...]:
    return toedeling.tafel, toedeling.voorkeur, toedeling.volgt_op


def _signalen(dossier: MeldingDossier) -> Iterator[Signaal]:
    """What a melding waits for, and the command that cures it."""
    nummer = melding_nummer(dossier.melding)
    if not dossier.besluiten:
        yield Signaal(f"{nummer} is nog niet toegedeeld", f"tafel toedelen {nummer}")
        return
    toedeling = dossier.besluiten[-1].toedeling
    match toedeling.uitkomst:
        case Uitkomst.CRISIS:
            yield Signaal(f"{nummer} is een crisis", f"tafel toedelen {nummer} --uitleg")
        case Uitkomst.AANVULLEN:
            vragen = ", ".join(map(woorden.feit, toedeling.vragen))
            yield Signaal(f"{nummer} nog te vragen: {vragen}", f"tafel melding vul-aan {nummer}")
        case Uitkomst.BESPREKEN:
            yield Signaal(
                f"{nummer} wacht op de coördinatoren", f"tafel toedelen {nummer} --tafel …"
            )


def _nieuwste(dossier: MeldingDossier) -> Iterator[Besluit]:
    return reversed(dossier.besluiten)


def _besluit(besluit: Besluit, labels: Labels, vandaag: date) -> str:
    toedeling = besluit.toedeling
    plek = woorden.uitkomst(toedeling.uitkomst, toedeling.tafel, labels)
    dag = woorden.dag_maand(besluit.dag, vandaag)
    regels = " of ".join(toedeling.regels)
    regel = f", regel {regels}" if regels and toedeling.uitkomst is not Uitkomst.AANVULLEN else ""
    if besluit.voorstel is not None:
        return f"{dag} {plek}, {_keuze(besluit, regel, labels)}"
    if toedeling.uitkomst is Uitkomst.AANVULLEN:
        return f"{dag} {plek}: {', '.join(map(woorden.feit, toedeling.vragen))}"
    waarom = f": {toedeling.waarom}" if toedeling.waarom else ""
    bron = f" ({toedeling.bron})" if toedeling.bron else ""
    return f"{dag} {plek}{regel}{waarom}{bron}"


def _keuze(besluit: Besluit, regel: str, labels: Labels) -> str:
    """What a coördinator chose, beside what the rules proposed."""
    motivering = f": {besluit.motivering}" if besluit.motivering else ""
    if besluit.voorstel == (besluit.toedeling.uitkomst, besluit.toedeling.tafel):
        return f"bevestigd door {besluit.wie}{regel}{motivering}"
    assert besluit.voorstel is not None
    voorstel = woorden.uitkomst(*besluit.voorstel, labels)
    return f"overruled door {besluit.wie}{motivering} (voorstel: {voorstel}{regel})"


def _waarden(dossier: MeldingDossier, *, namen: bool) -> Iterator[tuple[str, str]]:
    for naam, kolom in KOLOM_VAN.items():
        waarde = dossier.waarden.get(naam)
        if waarde is not None and (namen or naam not in _VERBORGEN):
            yield kolom.label, _in_woorden(naam, waarde, namen=namen)


def _opmerkingen(dossier: MeldingDossier, *, namen: bool) -> Iterator[str]:
    """Remarks line by line; a name that differed from the name columns is kept among them."""
    for regel in str(dossier.waarden.get("opmerkingen") or "").splitlines():
        if namen or not regel.startswith("naam: "):
            yield regel


def _wijziging(wijziging: Wijziging, vandaag: date, *, namen: bool) -> str:
    dag = f"{woorden.dag_maand(wijziging.dag, vandaag)} "
    wie = f" ({wijziging.wie})"
    if not namen and wijziging.veld in (*_VERBORGEN, "opmerkingen"):
        return f"{dag}{woorden.feit(wijziging.veld)} gewijzigd{wie}"
    oud, nieuw = (
        "onbekend" if waarde is None else _in_woorden(wijziging.veld, waarde, namen=namen)
        for waarde in (wijziging.oud, wijziging.nieuw)
    )
    return f"{dag}{woorden.feit(wijziging.veld)}: {oud} -> {nieuw}{wie}"


def _in_woorden(naam: str, waarde: Celwaarde, *, namen: bool) -> str:
    kolom = KOLOM_VAN.get(naam)
    tekst = str(waarde)
    if naam == "inwonende_kinderen":
        return ", ".join(_zonder_naam(tuple(tekst.split(SCHEIDING)), namen=namen))
    if kolom is not None and kolom.is_datum and len(tekst) == len("jjjj-mm-dd"):
        return datum_kort(date.fromisoformat(tekst))
    if kolom is not None and kolom.is_lijst:
        return ", ".join(map(woorden.waarde, tekst.split(SCHEIDING)))
    return woorden.waarde(tekst) if kolom is not None and kolom.waarden else tekst


def _zonder_naam(kinderen: tuple[str, ...], *, namen: bool) -> list[str]:
    """Children as stated, their names on request only: "Noor 2019-03-01" is "2019-03-01"."""
    if namen:
        return list(kinderen)
    return [" ".join(kind.split()[-2 if kind.endswith("jaar") else -1 :]) for kind in kinderen]


def _lid(plaats: int, lid: Lid, namen: bool) -> tuple[str, str, str, str]:
    wie = lid.naam if namen and lid.naam else lid.initialen
    geboren = lid.geboortedatum or ""
    return f".{plaats} {wie}", lid.rol, geboren if namen else geboren[2:4], _leeftijd(lid.leeftijd)


def _leeftijd(leeftijd: Leeftijd) -> str:
    if isinstance(leeftijd, tuple):
        return woorden.opsomming([str(jaar) for jaar in dict.fromkeys(leeftijd)], "of")
    return "" if leeftijd is None else str(leeftijd)


def _melding(dossier: MeldingDossier, vandaag: date) -> tuple[str, str, str, str]:
    ontvangen = dossier.waarden.get("ontvangen_op")
    return (
        melding_nummer(dossier.melding),
        woorden.dag_maand(date.fromisoformat(str(ontvangen)), vandaag) if ontvangen else "",
        str(dossier.waarden.get("melder_organisatie") or ""),
        dossier.status,
    )


def _alinea(tekst: str) -> tuple[str, ...]:
    return (tekst,) if tekst else ()
