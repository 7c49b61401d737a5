"""Loading the sociale kaart from a file, and refreshing it from the next delivery (§11)."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from shlex import quote

from msgspec import Struct
from msgspec.structs import replace

from tafel.domain.aanbod import GEDEELD, Aanbodrij, Laaduitslag, zonder_naam
from tafel.domain.basis import Leesbaar
from tafel.files.aanbodlezer import GelezenAanbod, lees_aanbod
from tafel.files.bron import Stroom
from tafel.files.gelezen import BestandGeweigerd, Fout, Waarschuwing
from tafel.kolommen import SCHEIDING
from tafel.register import aanbod as queries
from tafel.register.store import Register, Waarde
from tafel.services.aanbod.herkennen import herken
from tafel.services.basis.bestandsnamen import ONBEKEND, bewaarbaar
from tafel.services.zitting import Zitting

VEEL = 10
"""More than one in so many products of a source do not lapse unasked."""
_GENOEMD = 3
"""So many organisations are named of those whose products lapse."""


class VeelVervalt(BestandGeweigerd):
    """So many products are not in a file that it may be a part; nothing was stored."""

    def __init__(self, bestand: str, bron: str, weg: Sequence[str], van: int) -> None:
        eerste = list(dict.fromkeys(weg))
        wie = ", ".join(eerste[:_GENOEMD]) + ("…" if len(eerste) > _GENOEMD else "")
        self.wat = f"{len(weg)} van de {van} producten van bron «{bron}» ({wie})"
        """What lapses."""
        self.is_andere = len(weg) == van
        """Whether nothing of the source is in the file, so that it looks like another one."""
        raad = (
            "het lijkt een andere bron: geef --bron NAAM"
            if self.is_andere
            else "is het bestand heel: --toch; is het een andere bron: --bron NAAM"
        )
        super().__init__(
            bestand,
            f"{self.wat} staan er niet in en zouden vervallen; er is niets gewijzigd; {raad}; "
            "vooraf zien: --proef",
        )


class Lading(Struct, frozen=True):
    """What loading did, with everything it found on the way."""

    uitslag: Laaduitslag
    fouten: tuple[Fout, ...] = ()
    waarschuwingen: tuple[Waarschuwing, ...] = ()


def laad(
    z: Zitting,
    inhoud: Path | Stroom,
    naam: str,
    *,
    bron: str | None = None,
    codering: str | None = None,
    proef: bool = False,
    toch: bool = False,
) -> Lading:
    """Bring the products of one source in line with the file `naam`; with `proef` nothing stays.

    `bron` is by what the next delivery is known as one of the same source, however it is spaced or
    capitalised; None: as the file is called, without names of people. What the file no longer holds
    lapses, unless a refused row may be that product. More than a tenth of the source does so only
    with `toch`: the file may be a part.

    Raises BestandOnleesbaar, VeelVervalt; BestandGeweigerd also when the file seems to be a new
    delivery of a source of another name.
    """
    gelezen = lees_aanbod(
        inhoud, naam, vandaag=z.vandaag, codering=codering, bsn_bewaren=z.profiel.bsn_bewaren
    )
    if not gelezen.aantal_rijen:
        raise BestandGeweigerd(naam, "er staat geen enkel product in; er is niets gewijzigd")
    eigen = bron or bewaarbaar(naam, z.profiel, z.vandaag)
    with z.register.schrijf_of_proef(proef):
        eigen = _zoals_bekend(z.register, eigen)
        is_onherkenbaar = bron is None and ONBEKEND in eigen
        is_onherkenbaar &= eigen not in queries.bronnen(z.register)
        if bron is None:
            _toets_bron(z.register, naam, eigen, gelezen)
        uitslag, weg, was = _verwerk(z, eigen, gelezen)
        veel = uitslag.vervallen * VEEL > was
        if veel and not toch and not proef:
            raise VeelVervalt(naam, eigen, weg, was)
        z.register.log(z.wie, z.vandaag, "aanbod laad", f"{uitslag.gelezen} regels")
    waarschuwingen = [*gelezen.waarschuwingen]
    if is_onherkenbaar:
        tekst = (
            f"een woord in de bestandsnaam kan van iemand zijn: deze bron heet nu {quote(eigen)}; "
            "heet het bestand een volgende keer anders, geef dat dan als --bron"
        )
        waarschuwingen.append(Waarschuwing(None, None, tekst))
    if blijft := len(weg) - uitslag.vervallen:
        tekst = (
            f"{blijft} niet in het bestand, maar niet vervallen: van een afgewezen rij is niet "
            "bekend welk product het is"
        )
        waarschuwingen.append(Waarschuwing(None, None, tekst))
    if veel and proef and not toch:
        tekst = (
            f"{uitslag.vervallen} van de {was} zouden vervallen, meer dan een tiende; dat gaat "
            "alleen met --toch"
        )
        waarschuwingen.append(Waarschuwing(None, None, tekst))
    return Lading(uitslag, tuple(gelezen.fouten), tuple(waarschuwingen))


def _zoals_bekend(register: Register, bron: str) -> str:
    """A source as the register writes it, when it has one of that name."""
    bekend = queries.bronnen(register)
    zelfde = (ander for ander in bekend if _gevouwen(ander) == _gevouwen(bron))
    return bron if bron in bekend else next(zelfde, bron)


def _gevouwen(bron: str) -> str:
    return " ".join(bron.casefold().split())


def _toets_bron(register: Register, naam: str, eigen: str, gelezen: GelezenAanbod) -> None:
    """A file of next month often has another name; it must not become a second sociale kaart."""
    sleutels = {zonder_naam(rij.sleutel) for rij in gelezen.rijen}
    bronnen: dict[str, int] = {}
    for rij in queries.producten(register):
        if rij["bron"] == eigen:
            return
        bronnen[rij["bron"]] = bronnen.get(rij["bron"], 0) + (
            zonder_naam(rij["sleutel"]) in sleutels
        )
    meeste = max(bronnen, key=lambda bron: bronnen[bron], default=None)
    if meeste is not None and bronnen[meeste]:
        raise BestandGeweigerd(
            naam,
            f"{bronnen[meeste]} van deze {len(sleutels)} producten komen al uit bron «{meeste}»; "
            f"is dit een nieuwe levering daarvan: --bron {quote(meeste)}, zo niet: "
            f"--bron {quote(eigen)}",
        )


def _verwerk(z: Zitting, bron: str, gelezen: GelezenAanbod) -> tuple[Laaduitslag, list[str], int]:
    """Store the rows; returns what that came to, whose products are not among them, whether that
    lets them lapse or not, and how many products the source had.
    """
    partners = _partners(z)
    bekend = queries.van_bron(z.register, bron)
    was = sum(oud["vervallen_op"] is None for oud in bekend)
    herkend = herken(gelezen.rijen, bekend)
    bezet = {str(rij["sleutel"]) for rij in bekend}
    dag = z.vandaag.isoformat()
    nieuw: list[dict[str, Waarde]] = []
    gewijzigd = 0
    for rij in gelezen.rijen:
        waarden = _waarden(rij, partners)
        oud = herkend.get(rij.sleutel)
        if oud is None:
            eigen = rij.sleutel
            while eigen in bezet:
                eigen += GEDEELD
            nieuw.append({"sleutel": eigen, **waarden, "bron": bron, "ververst_op": dag})
        elif _gelijk(oud, waarden):
            z.register.werk_bij("aanbod", oud["id"], {"ververst_op": dag})
        else:
            z.register.werk_bij("aanbod", oud["id"], {**waarden, "ververst_op": dag})
            gewijzigd += 1
    if nieuw:
        z.register.voeg_alle_toe("aanbod", tuple(nieuw[0]), (tuple(rij.values()) for rij in nieuw))
    uitslag = Laaduitslag(
        bron,
        gelezen.aantal_rijen,
        toegevoegd=len(nieuw),
        gewijzigd=gewijzigd,
        al_bekend=len(gelezen.rijen) - len(nieuw) - gewijzigd,
        afgewezen=gelezen.afgewezen,
        overgeslagen=len(gelezen.overgeslagen),
    )
    is_er = {oud["id"] for oud in herkend.values()}
    misschien = {zonder_naam(sleutel) for sleutel in gelezen.afgewezen_sleutels}
    weg = [
        oud
        for oud in bekend
        if oud["vervallen_op"] is None
        and oud["id"] not in is_er
        and zonder_naam(oud["sleutel"]) not in misschien
    ]
    organisaties = [str(oud["organisatie"]) for oud in weg]
    if gelezen.naamloos:
        return uitslag, organisaties, was
    for oud in weg:
        z.register.werk_bij("aanbod", oud["id"], {"vervallen_op": dag})
    return replace(uitslag, vervallen=len(weg)), organisaties, was


def _partners(z: Zitting) -> Mapping[str, str]:
    """Every name of a partner, folded → its code."""
    return {
        naam.casefold(): partner.code
        for partner in z.profiel.partners.values()
        for naam in partner.namen
    }


def _waarden(rij: Aanbodrij, partners: Mapping[str, str]) -> dict[str, Waarde]:
    return {
        "organisatie": rij.organisatie,
        "partner": partners.get(rij.organisatie.casefold()),
        "naam": rij.naam,
        "leefgebieden": SCHEIDING.join(rij.leefgebieden) or None,
        "leeftijd_van": rij.leeftijd_van,
        "leeftijd_tot": rij.leeftijd_tot,
        "gebied": SCHEIDING.join(rij.gebied) or None,
        "pakket": rij.pakket,
        "kosten": rij.kosten,
        "intake": rij.intake,
        "wachttijd_weken": rij.wachttijd_weken,
        "capaciteit": rij.capaciteit,
        "omschrijving": rij.omschrijving,
        "vervallen_op": None,
    }


def _gelijk(oud: Leesbaar, nieuw: Mapping[str, Waarde]) -> bool:
    return all(oud[kolom] == waarde for kolom, waarde in nieuw.items())
