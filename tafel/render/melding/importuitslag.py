"""What an import did: the counts, and why rows were refused."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from operator import attrgetter

from tafel.domain.basis import Celwaarde
from tafel.domain.melding import (
    Importregel,
    Importuitslag,
    Kolomwijziging,
    NietTeruggezet,
    Teruggedraaid,
)
from tafel.files.gelezen import Fout, Waarschuwing, in_rijen
from tafel.kolommen import KOLOM_VAN, SCHEIDING, label_van
from tafel.render.vorm.afgeschermd import is_verborgen
from tafel.render.vorm.lijst import Lijst, Veld
from tafel.render.vorm.tekst import Blad, Gestileerd, Stijl, nieuw_blad
from tafel.woorden import dag_maand, feit, getal, in_kolom, melding_nummer

MEEST = 20
"""So many changes, and reasons to refuse or warn, are printed; JSON has them all."""
KENTEKEN = 12
MEESTE_WAARDEN = 5
"""So many refused texts are shown of one reason."""
_KEUZES = re.compile(r"; kies uit ([^()]+?)(?= \(|$)")


def als_tekst(
    uitslag: Importuitslag,
    fouten: Sequence[Fout],
    breedte: int,
    wijzigingen: Sequence[Kolomwijziging] = (),
    per_bestand: Sequence[tuple[str, Importuitslag]] = (),
) -> Gestileerd:
    """Every refusal with its place and remedy, what changed per column, and the counts on one
    line; of several files of each too.
    """
    blad = nieuw_blad(breedte)
    zet_fouten(blad, fouten)
    if not uitslag.gelezen and fouten:
        return blad.klaar()
    for wijziging in wijzigingen[:MEEST]:
        blad.alinea(f"gewijzigd: {kolomwijziging(wijziging)}")
    if len(wijzigingen) > MEEST:
        blad.alinea(f"gewijzigd: en nog {getal(len(wijzigingen) - MEEST)} kolommen; zie -f json")
    for bestand, van_bestand in per_bestand if len(per_bestand) > 1 else ():
        blad.alinea(f"{bestand}: {tellingen(van_bestand)}")
    nummer = "" if uitslag.importering is None else f"import {uitslag.importering}: "
    blad.alinea(f"{nummer}{tellingen(uitslag)}", Stijl.KOP)
    return blad.klaar()


def tellingen(uitslag: Importuitslag) -> str:
    """`3 gelezen: 2 toegevoegd (1 te beoordelen), 0 gewijzigd, 1 al bekend, 0 afgewezen`."""
    beoordelen = f" ({getal(uitslag.te_beoordelen)} te beoordelen)" if uitslag.te_beoordelen else ""
    delen = [
        f"{getal(uitslag.toegevoegd)} toegevoegd{beoordelen}",
        f"{getal(uitslag.gewijzigd)} gewijzigd",
        f"{getal(uitslag.al_bekend)} al bekend",
        f"{getal(uitslag.afgewezen)} afgewezen",
    ]
    if uitslag.overgeslagen:
        delen.append(f"{getal(uitslag.overgeslagen)} overgeslagen")
    return f"{getal(uitslag.gelezen)} gelezen: {', '.join(delen)}"


def kolomwijziging(wijziging: Kolomwijziging) -> str:
    """`M3 leeftijd: 16 -> 17`; of what tells who it is about only the column."""
    kop = f"{melding_nummer(wijziging.melding)} {feit(wijziging.kolom)}"
    if is_verborgen(wijziging.kolom):
        return kop
    was, wordt = (_in_woorden(wijziging.kolom, w) for w in (wijziging.was, wijziging.wordt))
    return f"{kop}: {was} -> {wordt}"


def _in_woorden(kolom: str, celwaarde: Celwaarde) -> str:
    if celwaarde is None:
        return "onbekend"
    return in_kolom(kolom, celwaarde).replace(SCHEIDING, ", ")


def niet_teruggezet(keer: NietTeruggezet, vandaag: date) -> str:
    """What was delivered and not put back, since when, and how to do it all the same."""
    melding, kolom = melding_nummer(keer.melding), KOLOM_VAN.get(keer.kolom)
    wie = "met de hand" if keer.importering is None else f"door import {keer.importering}"
    crisis = "CRISIS " if keer.kolom in ("crisis", "urgentie") else ""
    return (
        f"{crisis}niet teruggezet: {melding} {label_van(keer.kolom)}, sinds "
        f"{dag_maand(keer.sinds, vandaag)} {wie} gewijzigd; "
        + (
            f"zie: tafel melding toon {melding}"
            if kolom is None
            else f"toch: tafel melding wijzig {melding} {kolom.optie} …"
        )
    )


def ongedaan(gedaan: Teruggedraaid) -> list[str]:
    """What taking an import back came to, by number."""
    delen = [
        (gedaan.verwijderd, "verwijderd", "M"),
        (gedaan.hersteld, "zoals vóór de import", "M"),
        (
            gedaan.casussen,
            "casus die alleen daardoor bestond, weg"
            if len(gedaan.casussen) == 1
            else "casussen die alleen daardoor bestonden, weg",
            "",
        ),
        (
            gedaan.uit_casussen,
            "casus blijft, zonder wat er verwijderd wordt"
            if len(gedaan.uit_casussen) == 1
            else "casussen blijven, zonder wat er verwijderd wordt",
            "",
        ),
    ]
    zinnen = [
        f"{getal(len(nummers))} {wat}: {_nummers(nummers, voor)}"
        for nummers, wat, voor in delen
        if nummers
    ]
    if gedaan.crises or gedaan.crisiscasussen:
        zinnen.append(_crises(gedaan))
    return [f"import {gedaan.importering} ongedaan", *(zinnen or ["er was niets te veranderen"])]


def _crises(gedaan: Teruggedraaid) -> str:
    aantal = len(gedaan.crises)
    wat = "1 crisis gaat mee" if aantal == 1 else f"{getal(aantal)} crises gaan mee"
    zin = f"CRISIS: {wat}: {_nummers(gedaan.crises, 'M')}"
    if gedaan.crisiscasussen:
        casus = "casus" if len(gedaan.crisiscasussen) == 1 else "casussen"
        zin += f"; {casus} met een open crisis: {_nummers(gedaan.crisiscasussen, '')}"
    raad = (
        "Is hij echt, volg hem dan eerst op"
        if aantal == 1
        else "Zijn zij echt, volg ze dan eerst op"
    )
    return f"{zin}. {raad}"


def _nummers(nummers: Sequence[int], voor: str) -> str:
    """M1-M3 M7: runs of numbers together."""
    reeksen: list[list[int]] = []
    for nummer in nummers:
        if reeksen and reeksen[-1][-1] == nummer - 1:
            reeksen[-1][1:] = [nummer]
        else:
            reeksen.append([nummer])
    return " ".join("-".join(f"{voor}{nummer}" for nummer in reeks) for reeks in reeksen)


def zet_fouten(blad: Blad, fouten: Sequence[Fout]) -> None:
    """Equal refusals together with their rows, apart from those of which the text is not shown; and
    what a column may hold once, below them.
    """
    groepen: dict[tuple[str, str | None, str, bool], list[Fout]] = {}
    keuzes: dict[tuple[str, str], None] = {}
    for fout in fouten:
        reden = _KEUZES.sub("", fout.reden)
        groepen.setdefault((fout.bestand, fout.waar, reden, fout.waarde is None), []).append(fout)
        if fout.waar and (gevonden := _KEUZES.search(fout.reden)):
            keuzes[fout.waar, gevonden[1]] = None
    for (bestand, kolom, reden, _), gelijk in list(groepen.items())[:MEEST]:
        rijen = in_rijen(fout.rij for fout in gelijk if fout.rij is not None)
        delen = filter(None, (bestand, rijen, kolom))
        blad.alinea(f"{', '.join(delen)}{_waarden(gelijk)}: {reden}", Stijl.LET_OP)
    if len(groepen) > MEEST:
        blad.alinea(
            f"en nog {getal(len(groepen) - MEEST)} redenen; zie -f json, of --afgewezen",
            Stijl.LET_OP,
        )
    for kolom, keuze in keuzes:
        blad.alinea(f"{kolom}: kies uit {keuze}", Stijl.ZACHT)


def waarschuwingen(alle: Iterable[tuple[str, Waarschuwing]]) -> list[str]:
    """A sentence for each warning, with its file where that is given; equal ones together with
    their rows.
    """
    samen: dict[tuple[str, str | None, str], tuple[list[int], list[str]]] = {}
    for bestand, waarschuwing in alle:
        kop, rij = waarschuwing.kolom, waarschuwing.rij
        rijen, hele = samen.setdefault(
            (bestand, None if rij is None else kop, waarschuwing.tekst), ([], [])
        )
        rijen += [] if rij is None else [rij]
        hele += [kop] if rij is None and kop else []
    zinnen = []
    for (bestand, kolom, tekst), (rijen, hele) in samen.items():
        if len(hele) > MEEST:
            hele[MEEST - 1 :] = [f"en nog {getal(len(hele) - MEEST + 1)} kolommen"]
        plaats = ", ".join(filter(None, (bestand, in_rijen(rijen), kolom, *hele)))
        zinnen.append(": ".join(filter(None, ("let op", plaats, tekst))))
    if len(zinnen) > MEEST:
        return [*zinnen[:MEEST], f"let op: en nog {len(zinnen) - MEEST} waarschuwingen"]
    return zinnen


def _waarden(fouten: Sequence[Fout]) -> str:
    """The refused texts as far as they may be shown, each once."""
    waarden = list(dict.fromkeys(f.waarde for f in fouten if f.waarde is not None))
    rest = ", \u2026" if len(waarden) > MEESTE_WAARDEN else ""
    getoond = ", ".join(f"«{waarde}»" for waarde in waarden[:MEESTE_WAARDEN])
    return f" {getoond}{rest}" if getoond else ""


def afgewezen(fouten: Sequence[Fout]) -> Lijst[Fout]:
    """The refusals, one per row."""
    namen = ("bestand", "rij", "kolom", "waarde", "reden")
    kolommen = tuple(Veld(naam, naam) for naam in namen)
    return Lijst(fouten, kolommen, "Geen enkele rij is afgewezen.")


def importen(regels: Sequence[Importregel]) -> Lijst[Importregel]:
    """The list of imports."""
    return Lijst(
        regels,
        (
            Veld("import", "Import", rechts=True, cel=attrgetter("importering")),
            Veld("dag", "Dag"),
            Veld("wie", "Wie"),
            Veld("bestanden", "Bestanden", inkorten=True),
            _telling("gelezen", "Gelezen"),
            _telling("toegevoegd", "Nieuw"),
            _telling("gewijzigd", "Gewijzigd"),
            _telling("al_bekend", "Bekend"),
            _telling("afgewezen", "Afgewezen"),
            Veld("ongedaan_op", "Ongedaan"),
            Veld("kenteken", "Kenteken", cel=_kenteken),
        ),
        "Er is nog niets ingelezen.",
    )


def _kenteken(regel: Importregel) -> str:
    """The first digits of the sha256 of each file, as `sha256sum` shows it."""
    return ", ".join(hash_[:KENTEKEN] for hash_ in regel.sha256)


def _telling(naam: str, label: str) -> Veld:
    return Veld(naam, label, rechts=True, cel=attrgetter(f"uitslag.{naam}"))
