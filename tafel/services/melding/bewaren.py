"""Storing meldingen: which of them are the same, and what changed (docs/adr/0004).

Same melder, same kenmerk, same person = the same melding; without kenmerk the whole contents count.
Whose a new melding is: `tafel.services.melding.personen`; what came in before under its kenmerk:
`tafel.services.melding.kenmerken`.
"""

import json
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import chain

from msgspec import Struct, field
from msgspec.json import Encoder

from tafel.domain.basis import Celwaarde, Rij
from tafel.domain.melding import Kolomwijziging, NietTeruggezet
from tafel.register import melding as meldingqueries
from tafel.register import samenhang
from tafel.register.melding import HUISHOUDENKOLOMMEN, MELDINGKOLOMMEN, PERSOONKOLOMMEN
from tafel.register.store import Register, nu
from tafel.services.basis.afscherming import scherm_af, zegt_afgeschermd
from tafel.services.basis.benoemen import volg_lijst
from tafel.services.basis.feiten import FEITKOLOMMEN
from tafel.services.melding.kenmerken import Leveringen
from tafel.services.melding.personen import Personen
from tafel.services.melding.vervangen import Vervangen
from tafel.services.zitting import Zitting
from tafel.sleutels import (
    inhoudsvorm,
    is_gelijk,
    meldingssleutel,
    persoonssleutel,
    verschil,
    wijziging,
)

OPNIEUW_GEMELD = frozenset({"reden", "ontvangen_op"})
"""Columns of a melding that is a crisis already: who delivers another reports it once more."""
KENMERK, PERSOON, ADRES = "kenmerk", "persoon", "adres"
"""Why it is asked whether two meldingen belong together: one melding, one person, one household?"""
_INHOUD = Encoder(order="sorted")


class Binnengekomen(Struct, frozen=True):
    """A melding on its way in: canonical values without None, and where it stood in the file."""

    waarden: Rij
    rij: int | None = None


class Bewaard(Struct):
    """What storing did; `opmerkelijk` holds (row, Dutch sentence) for what deserves a warning."""

    toegevoegd: list[int] = field(default_factory=list)
    gewijzigd: list[int] = field(default_factory=list)
    al_bekend: int = 0
    bekend: list[int] = field(default_factory=list)
    """The meldingen that were known and stayed as they were."""
    wijzigingen: list[Kolomwijziging] = field(default_factory=list)
    niet_teruggezet: list[NietTeruggezet] = field(default_factory=list)
    opmerkelijk: list[tuple[int | None, str]] = field(default_factory=list)
    te_beoordelen: list[int] = field(default_factory=list)
    """Of the added ones those whose person or household still has to be settled."""
    crises: list[int] = field(default_factory=list)
    """Of the added ones those that state a crisis."""


def bewaar(z: Zitting, binnen: Sequence[Binnengekomen], *, importering: int | None) -> Bewaard:
    """Store meldingen inside the caller's write transaction."""
    bewaard = Bewaard()
    inhouden = [_inhoud(melding.waarden) for melding in binnen]
    sleutels = [meldingssleutel(melding.waarden) for melding in binnen]
    bekend = meldingqueries.meldingen_bij_sleutels(z.register, set(sleutels))
    verdeeld = _verdeel(binnen, sleutels, inhouden, bekend, bewaard)
    nieuw: list[tuple[Binnengekomen, str, str]] = []
    wijzigingen: list[tuple[int, Binnengekomen, bool]] = []
    for melding, sleutel, inhoud, doel, is_anders in verdeeld:
        if doel is None:
            nieuw.append((melding, sleutel, inhoud))
        else:
            wijzigingen.append((doel, melding, is_anders))
    eerder = Leveringen(z.register, [melding.waarden for melding, _, _ in nieuw], set(sleutels))
    toe_te_voegen = []
    for deel in nieuw:
        if (doel := eerder.van_persoon(deel[0].waarden)) is not None:
            wijzigingen.append((doel, deel[0], True))
        else:
            toe_te_voegen.append(deel)
    zelfde_als = samenhang.zelfde_als(z.register, {nummer for nummer, *_ in wijzigingen})
    vervangen = Vervangen(z.register, set(zelfde_als.values()))
    for nummer, melding, is_anders in wijzigingen:
        doel = zelfde_als[nummer]
        waarden = vervangen.zonder(doel, melding.waarden, bewaard.niet_teruggezet)
        anders = _wijzig_naar(z, nummer, doel, waarden, importering) if is_anders else ()
        if anders:
            bewaard.gewijzigd.append(doel)
            bewaard.wijzigingen += anders
        else:
            bewaard.al_bekend += 1
            bewaard.bekend.append(doel)
    _voeg_toe(z.register, toe_te_voegen, eerder, z.vandaag, importering, bewaard)
    return bewaard


def wijzig(
    z: Zitting, nummer: int, waarden: Rij, *, importering: int | None = None
) -> tuple[str, ...]:
    """Set columns of one melding (None = unknown again); returns what changed.

    What they were is kept. A changed fact makes the melding undecided again.
    """
    anders = verander(z, nummer, waarden, importering=importering)
    return tuple(wijziging.kolom for wijziging in anders)


def verander(
    z: Zitting,
    nummer: int,
    waarden: Rij,
    *,
    importering: int | None = None,
    ongedaan: int | None = None,
) -> tuple[Kolomwijziging, ...]:
    """As `wijzig`, with what each column was; `ongedaan`: the import that is taken back by it."""
    oud = meldingqueries.melding(z.register, nummer)
    assert oud is not None
    anders = {kolom: waarde for kolom, waarde in waarden.items() if oud[kolom] != waarde}
    if not anders:
        return ()
    if "inwonende_kinderen" in anders:
        volg_lijst(z, oud, als_tekst(anders["inwonende_kinderen"]))
    tijd = nu()
    z.register.voeg_alle_toe(
        "melding_wijziging",
        ("melding", "tijd", "dag", "wie", "importering", "ongedaan", "veld", "oud", "nieuw"),
        [
            (
                *(nummer, tijd, z.vandaag.isoformat(), z.wie, importering, ongedaan),
                *(kolom, als_tekst(oud[kolom]), als_tekst(nieuw)),
            )
            for kolom, nieuw in anders.items()
        ],
    )
    melding = {kolom: nw for kolom, nw in anders.items() if kolom in MELDINGKOLOMMEN}
    if FEITKOLOMMEN & anders.keys():
        melding["status"] = "nieuw"
    if anders.get("crisis") == "ja":
        melding["crisis_gemeld"] = z.vandaag.isoformat()
    persoon = {kolom: nw for kolom, nw in anders.items() if kolom in PERSOONKOLOMMEN}
    huishouden = {kolom: nw for kolom, nw in anders.items() if kolom in HUISHOUDENKOLOMMEN}
    if melding:
        z.register.werk_bij("melding", nummer, melding)
    if persoon:
        geheel: Rij = {kolom: persoon.get(kolom, oud[kolom]) for kolom in PERSOONKOLOMMEN}
        z.register.werk_bij(
            "persoon", oud["persoon"], {**persoon, "sleutel": persoonssleutel(geheel)}
        )
    if huishouden:
        z.register.werk_bij("huishouden", oud["woont"], huishouden)
    if zegt_afgeschermd(anders.get("bijzonderheden")):
        scherm_af(z.register, [nummer], z.vandaag)
    return tuple(
        Kolomwijziging(nummer, kolom, oud[kolom], nieuw) for kolom, nieuw in anders.items()
    )


def als_tekst(waarde: Celwaarde) -> str | None:
    return None if waarde is None else str(waarde)


def _inhoud(waarden: Rij) -> str:
    return _INHOUD.encode(waarden).decode()


class _Vormen:
    """Contents as two are compared. Those that stand alone under their key are themselves."""

    def __init__(self, paren: Iterable[tuple[str, str]]) -> None:
        """`paren`: every key with contents that are compared under it."""
        eerste: dict[str, str] = {}
        self._gedeeld = {
            sleutel for sleutel, inhoud in paren if eerste.setdefault(sleutel, inhoud) != inhoud
        }
        """Keys under which contents differ."""

    def van(self, sleutel: str, inhoud: str) -> str:
        return inhoudsvorm(json.loads(inhoud)) if sleutel in self._gedeeld else inhoud


def _verdeel(
    binnen: Sequence[Binnengekomen],
    sleutels: Sequence[str],
    inhouden: Sequence[str],
    bekend: dict[str, list[tuple[int, str]]],
    bewaard: Bewaard,
) -> Iterable[tuple[Binnengekomen, str, str, int | None, bool]]:
    """Per melding which stored one it is, or None when it is new; and whether it may change that.

    What a file holds twice is known the second time, and left out.

    Contents that were received before are known; of what remains each row changes the stored
    melding under its key that looks most like it. So a file may be read again without effect, in
    any order.
    """
    geleverd = list(zip(sleutels, inhouden, strict=True))
    bewaarde = [(sleutel, inhoud) for sleutel, deel in bekend.items() for _, inhoud in deel]
    vormen = _Vormen(chain(geleverd, bewaarde))
    paren = [(sleutel, vormen.van(sleutel, inhoud)) for sleutel, inhoud in geleverd]
    in_bestand = set(paren)
    over: dict[str, list[tuple[int, str]]] = {}
    gezien: dict[tuple[str, str], int | None] = {}
    for sleutel, meldingen in bekend.items():
        for nummer, inhoud in meldingen:
            paar = sleutel, vormen.van(sleutel, inhoud)
            gezien.setdefault(paar, nummer)
            if paar in in_bestand:
                in_bestand.discard(paar)
            else:
                over.setdefault(sleutel, []).append((nummer, inhoud))
    eerder: dict[str, int | None] = {}
    for melding, (sleutel, inhoud), paar in zip(binnen, geleverd, paren, strict=True):
        al_bekend = paar in gezien
        _meld_dubbel(melding, sleutel, eerder, bewaard, al_bekend=al_bekend)
        if al_bekend:
            doel = gezien[paar]
            gezien[paar] = None
            if doel is None:
                bewaard.al_bekend += 1
            else:
                yield melding, sleutel, inhoud, doel, False
            continue
        gezien[paar] = None
        doel = _neem_gelijkende(over.get(sleutel), melding.waarden)
        yield melding, sleutel, inhoud, doel, True


def _neem_gelijkende(bekende: list[tuple[int, str]] | None, waarden: Rij) -> int | None:
    """Take out of (number, contents) the one with the fewest differences; the oldest of equals."""
    if not bekende:
        return None
    plaats = 0
    if len(bekende) > 1:
        verschillen = [_aantal_anders(json.loads(inhoud), waarden) for _, inhoud in bekende]
        plaats = verschillen.index(min(verschillen))
    return bekende.pop(plaats)[0]


def _aantal_anders(een: Rij, ander: Rij) -> int:
    return sum(
        not is_gelijk(kolom, een.get(kolom), ander.get(kolom))
        for kolom in een.keys() | ander.keys()
    )


def _meld_dubbel(
    melding: Binnengekomen,
    sleutel: str,
    eerder: dict[str, int | None],
    bewaard: Bewaard,
    *,
    al_bekend: bool,
) -> None:
    """Warn when one file holds the same kenmerk, or without kenmerk the same person, twice."""
    if melding.waarden.get("kenmerk") is not None:
        wat, gelijk = sleutel, "hetzelfde kenmerk en dezelfde persoon"
    else:
        wat, gelijk = persoonssleutel(melding.waarden) or "", "dezelfde persoon"
    if wat and wat in eerder and not al_bekend:
        zin = f"{gelijk} als rij {eerder[wat]}, maar niet gelijk: twee meldingen"
        bewaard.opmerkelijk.append((melding.rij, zin))
    if wat:
        eerder.setdefault(wat, melding.rij)


def _wijzig_naar(
    z: Zitting, nummer: int, doel: int, waarden: Rij, importering: int | None
) -> tuple[Kolomwijziging, ...]:
    """Take over what differs from the previous delivery; returns what that changed.

    What was delivered under a number that turned out to be another's melding changes that one
    (`doel`). An empty cell erases nothing, here nor in what is kept of the previous delivery. What
    the melding was is kept with the import, which can be taken back.
    """
    inhoud, status, gemeld = meldingqueries.ontvangen(z.register, nummer)
    vorige = json.loads(inhoud)
    nieuw = verschil(vorige, waarden)
    if nieuw:
        samen = {k: w for k, w in (vorige | waarden | nieuw).items() if w is not None}
        z.register.werk_bij("melding", nummer, {"inhoud": _inhoud(samen)})
        if importering is not None:
            spoor = {"importering": importering, "melding": nummer}
            was = {"inhoud": inhoud, "status": status, "crisis_gemeld": gemeld}
            z.register.voeg_toe("importspoor", {**spoor, **was})
        nu_bekend = meldingqueries.melding(z.register, doel)
        assert nu_bekend is not None
        nieuw = wijziging(dict(nu_bekend), nieuw)
    gewijzigd = verander(z, doel, nieuw, importering=importering)
    kolommen = {wijziging.kolom for wijziging in gewijzigd}
    if kolommen & OPNIEUW_GEMELD and "crisis" not in kolommen:
        nu = meldingqueries.melding(z.register, doel)
        if nu is not None and nu["crisis"] == "ja":
            gemeld = nu["ontvangen_op"] if "ontvangen_op" in kolommen else z.vandaag.isoformat()
            stel_crisis(z.register, doel, gemeld)
    return gewijzigd


def stel_crisis(register: Register, nummer: int, gemeld: str) -> None:
    """A melding says (again) that there is a crisis; it waits until it is allocated.

    What later deliveries say of it does not take that back. `gemeld`: the first day on which a call
    can have been about it.
    """
    register.werk_bij("melding", nummer, {"crisis_gemeld": gemeld, "status": "nieuw"})


def _voeg_toe(
    register: Register,
    nieuw: Sequence[tuple[Binnengekomen, str, str]],
    eerder: Leveringen,
    dag: date,
    importering: int | None,
    bewaard: Bewaard,
) -> None:
    vandaag = dag.isoformat()
    personen = Personen(register, [melding.waarden for melding, _, _ in nieuw], vandaag)
    eerste = register.volgnummer("melding")
    rijen = []
    afgeschermd: list[int] = []
    vragen: list[tuple[int, int, str, str]] = []
    geplaatst = zip(nieuw, personen.plaats(eerste), strict=True)
    for nummer, ((melding, sleutel, inhoud), plek) in enumerate(geplaatst, eerste):
        waarden = melding.waarden
        persoon = plek.persoon
        bewaard.opmerkelijk += [(melding.rij, zin) for zin in plek.zinnen]
        ander = eerder.van_ander(waarden, persoon)
        if ander:
            zin = "kenmerk van een eerdere levering, met een andere naam of geboortedatum: "
            bewaard.opmerkelijk.append((melding.rij, f"{zin}te beoordelen"))
        vragen += [(nummer, met, KENMERK, vandaag) for met in ander]
        zelfde = () if ander else plek.zelfde
        vragen += [(nummer, met, PERSOON, vandaag) for met in zelfde]
        vragen += [(nummer, met, ADRES, vandaag) for met in plek.bij]
        if ander or zelfde or plek.bij:
            bewaard.te_beoordelen.append(nummer)
        waarden.setdefault("ontvangen_op", vandaag)
        gemeld = None
        if waarden.get("crisis") == "ja":
            gemeld = waarden["ontvangen_op"]
            bewaard.crises.append(nummer)
        rijen.append(
            (
                *(nummer, persoon, importering, sleutel, inhoud, "nieuw", gemeld),
                *map(waarden.get, MELDINGKOLOMMEN),
            )
        )
        bewaard.toegevoegd.append(nummer)
        if zegt_afgeschermd(waarden.get("bijzonderheden")):
            afgeschermd.append(nummer)
    personen.bewaar(importering)
    register.voeg_alle_toe(
        "melding",
        (
            *("id", "persoon", "importering", "sleutel", "inhoud", "status", "crisis_gemeld"),
            *MELDINGKOLOMMEN,
        ),
        rijen,
    )
    scherm_af(register, afgeschermd, dag)
    register.voeg_alle_toe("beoordeling", ("melding", "met", "reden", "gesteld_op"), vragen)
