"""Storing meldingen: which are the same, whose they are, and what changed (contract: cli.md).

Same melder, same kenmerk, same person = the same melding; without kenmerk the whole contents count.
A person is the same only when the whole name and the birth date agree exactly; a household when it
is that person's, or when address and surname agree.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from hashlib import blake2b

from tafel.domain import Celwaarde, Rij
from tafel.register import queries
from tafel.register.queries import HUISHOUDENKOLOMMEN, MELDINGKOLOMMEN, PERSOONKOLOMMEN
from tafel.register.store import Register, nu
from tafel.services.feiten import FEITKOLOMMEN

GEEN_GEZIN = frozenset({"instelling", "dak_thuisloos"})
"""Living situations in which one address does not make one household."""

_NAAM = ("voornaam", "voorletters", "tussenvoegsel", "achternaam")


@dataclass(frozen=True, slots=True)
class Binnengekomen:
    """A melding on its way in: canonical values without None, and where it stood in the file."""

    waarden: Rij
    rij: int | None = None


@dataclass(slots=True)
class Bewaard:
    """What storing did; `opmerkelijk` holds (row, Dutch sentence) for what deserves a warning."""

    toegevoegd: list[int] = field(default_factory=list)
    gewijzigd: list[int] = field(default_factory=list)
    al_bekend: int = 0
    opmerkelijk: list[tuple[int | None, str]] = field(default_factory=list)


def bewaar(
    register: Register,
    binnen: Sequence[Binnengekomen],
    *,
    wie: str,
    dag: date,
    importering: int | None,
) -> Bewaard:
    """Store meldingen inside the caller's write transaction."""
    bewaard = Bewaard()
    inhouden = [_inhoud(melding.waarden) for melding in binnen]
    sleutels = [_sleutel(m.waarden, inhoud) for m, inhoud in zip(binnen, inhouden, strict=True)]
    bekend = queries.meldingen_bij_sleutels(register, set(sleutels))
    nieuw: list[tuple[Binnengekomen, str, str]] = []
    for melding, sleutel, inhoud, doel in _verdeel(binnen, sleutels, inhouden, bekend, bewaard):
        if doel is None:
            nieuw.append((melding, sleutel, inhoud))
        else:
            _wijzig_naar(register, doel, melding.waarden, inhoud, wie, dag, importering)
            bewaard.gewijzigd.append(doel)
    _voeg_toe(register, nieuw, dag, importering, bewaard)
    return bewaard


def wijzig(
    register: Register,
    nummer: int,
    waarden: Rij,
    *,
    wie: str,
    dag: date,
    importering: int | None = None,
) -> tuple[str, ...]:
    """Set columns of one melding (None = unknown again); returns what changed.

    What they were is kept. A changed fact makes the melding undecided again.
    """
    oud = queries.melding(register, nummer)
    assert oud is not None
    anders = {kolom: waarde for kolom, waarde in waarden.items() if oud[kolom] != waarde}
    if not anders:
        return ()
    tijd = nu()
    register.voeg_alle_toe(
        "melding_wijziging",
        ("melding", "tijd", "dag", "wie", "importering", "veld", "oud", "nieuw"),
        [
            (nummer, tijd, dag.isoformat(), wie, importering, kolom, _tekst(oud[kolom]), _tekst(nw))
            for kolom, nw in anders.items()
        ],
    )
    melding = {kolom: nw for kolom, nw in anders.items() if kolom in MELDINGKOLOMMEN}
    if FEITKOLOMMEN & anders.keys():
        melding["status"] = "nieuw"
    persoon = {kolom: nw for kolom, nw in anders.items() if kolom in PERSOONKOLOMMEN}
    huishouden = {kolom: nw for kolom, nw in anders.items() if kolom in HUISHOUDENKOLOMMEN}
    if melding:
        register.werk_bij("melding", nummer, melding)
    if persoon:
        geheel: Rij = {kolom: persoon.get(kolom, oud[kolom]) for kolom in PERSOONKOLOMMEN}
        register.werk_bij(
            "persoon", oud["persoon"], {**persoon, "sleutel": persoonssleutel(geheel)}
        )
    if huishouden:
        register.werk_bij("huishouden", oud["huishouden"], huishouden)
    return tuple(anders)


def persoonssleutel(waarden: Rij) -> str | None:
    """Whole name and birth date as one text; None when either is missing: nobody is the same."""
    geboortedatum = str(waarden.get("geboortedatum") or "")
    if not waarden.get("achternaam") or len(geboortedatum) != len("2000-01-01"):
        return None
    return "|".join([*(_vouw(waarden.get(deel)) for deel in _NAAM), geboortedatum])


def _vouw(waarde: Celwaarde) -> str:
    return " ".join(str(waarde or "").casefold().split())


def _tekst(waarde: Celwaarde) -> str | None:
    return None if waarde is None else str(waarde)


def _inhoud(waarden: Rij) -> str:
    return json.dumps(waarden, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _sleutel(waarden: Rij, inhoud: str) -> str:
    """Which melding this is, as a digest."""
    kenmerk = waarden.get("kenmerk")
    if kenmerk is None:
        return blake2b(inhoud.encode(), digest_size=16, person=b"inhoud").hexdigest()
    delen = (waarden.get("melder_organisatie"), kenmerk, *(waarden.get(deel) for deel in _NAAM))
    wie = "\x1f".join([*map(_vouw, delen), str(waarden.get("geboortedatum") or "")])
    return blake2b(wie.encode(), digest_size=16, person=b"kenmerk").hexdigest()


def _verdeel(
    binnen: Sequence[Binnengekomen],
    sleutels: Sequence[str],
    inhouden: Sequence[str],
    bekend: dict[str, list[tuple[int, str]]],
    bewaard: Bewaard,
) -> Iterable[tuple[Binnengekomen, str, str, int | None]]:
    """Per melding that is new or changed: which stored one it changes, or None.

    Contents that were received before are known; of what remains the first row under a key changes
    the first stored melding under it, and so on. So a file may be read again without effect.
    """
    in_bestand = set(zip(sleutels, inhouden, strict=True))
    over = {
        sleutel: [nummer for nummer, inhoud in meldingen if (sleutel, inhoud) not in in_bestand]
        for sleutel, meldingen in bekend.items()
    }
    gezien = {(sleutel, inhoud) for sleutel, lijst in bekend.items() for _, inhoud in lijst}
    eerder: dict[str, int | None] = {}
    for melding, sleutel, inhoud in zip(binnen, sleutels, inhouden, strict=True):
        if (sleutel, inhoud) in gezien:
            bewaard.al_bekend += 1
            continue
        gezien.add((sleutel, inhoud))
        _meld_dubbel(melding, sleutel, eerder, bewaard)
        yield melding, sleutel, inhoud, over[sleutel].pop(0) if over.get(sleutel) else None


def _meld_dubbel(
    melding: Binnengekomen, sleutel: str, eerder: dict[str, int | None], bewaard: Bewaard
) -> None:
    """Warn when one file holds the same kenmerk, or without kenmerk the same person, twice."""
    if melding.waarden.get("kenmerk") is not None:
        wat, gelijk = sleutel, "hetzelfde kenmerk en dezelfde persoon"
    else:
        wat, gelijk = persoonssleutel(melding.waarden) or "", "dezelfde persoon"
    if wat and wat in eerder:
        zin = f"{gelijk} als rij {eerder[wat]}, maar niet gelijk: twee meldingen"
        bewaard.opmerkelijk.append((melding.rij, zin))
    if wat:
        eerder.setdefault(wat, melding.rij)


def _wijzig_naar(
    register: Register,
    nummer: int,
    waarden: Rij,
    inhoud: str,
    wie: str,
    dag: date,
    importering: int | None,
) -> None:
    """Take over what differs from the previous delivery; an empty cell erases nothing."""
    rij = register.lees_een("SELECT inhoud FROM melding WHERE id = :nummer", nummer=nummer)
    assert rij is not None
    vorige = json.loads(rij["inhoud"])
    anders = {kolom: waarde for kolom, waarde in waarden.items() if vorige.get(kolom) != waarde}
    wijzig(register, nummer, anders, wie=wie, dag=dag, importering=importering)
    register.werk_bij("melding", nummer, {"inhoud": inhoud})


def _voeg_toe(
    register: Register,
    nieuw: Sequence[tuple[Binnengekomen, str, str]],
    dag: date,
    importering: int | None,
    bewaard: Bewaard,
) -> None:
    thuis = _Thuis(register, [melding.waarden for melding, _, _ in nieuw])
    eerste = register.volgnummer("melding")
    vandaag = dag.isoformat()
    rijen = []
    for nummer, (melding, sleutel, inhoud) in enumerate(nieuw, eerste):
        waarden = melding.waarden
        persoon, gevoegd = thuis.plaats(waarden)
        if gevoegd:
            bewaard.opmerkelijk.append((melding.rij, gevoegd))
        waarden.setdefault("ontvangen_op", vandaag)
        haal = waarden.get
        rijen.append(
            (nummer, persoon, importering, sleutel, inhoud, "nieuw", *map(haal, MELDINGKOLOMMEN))
        )
        bewaard.toegevoegd.append(nummer)
    thuis.bewaar(register)
    register.voeg_alle_toe(
        "melding",
        ("id", "persoon", "importering", "sleutel", "inhoud", "status", *MELDINGKOLOMMEN),
        rijen,
    )


class _Thuis:
    """Finds or makes the person and the household of each new melding, and stores them in bulk."""

    def __init__(self, register: Register, binnen: Sequence[Rij]) -> None:
        sleutels = {sleutel for waarden in binnen if (sleutel := persoonssleutel(waarden))}
        self._personen = queries.personen_bij_sleutels(register, sleutels)
        postcodes = {str(p) for waarden in binnen if (p := waarden.get("postcode"))}
        self._huishoudens = {
            sleutel: rij["id"]
            for rij in queries.bewoners(register, postcodes)
            if (sleutel := _adressleutel(dict(rij)))
        }
        self._persoon = register.volgnummer("persoon")
        self._huishouden = register.volgnummer("huishouden")
        self._nieuwe_personen: list[tuple[Celwaarde, ...]] = []
        self._nieuwe_huishoudens: list[tuple[Celwaarde, ...]] = []

    def plaats(self, waarden: Rij) -> tuple[int, str | None]:
        """The person of a melding, and a sentence when he or she joined a household by address."""
        sleutel = persoonssleutel(waarden)
        if sleutel is not None and sleutel in self._personen:
            return self._personen[sleutel][0], None
        adres = _adressleutel(waarden)
        huishouden = self._huishoudens.get(adres) if adres else None
        zin = (
            None if huishouden is None else "zelfde adres en achternaam: bij het huishouden gevoegd"
        )
        rol = "hoofdpersoon" if huishouden is None else "overig"
        if huishouden is None:
            huishouden = self._huishouden
            self._huishouden += 1
            self._nieuwe_huishoudens.append(
                (huishouden, *(waarden.get(kolom) for kolom in HUISHOUDENKOLOMMEN))
            )
            if adres:
                self._huishoudens[adres] = huishouden
        persoon = self._persoon
        self._persoon += 1
        self._nieuwe_personen.append(
            (persoon, huishouden, rol, sleutel, *(waarden.get(k) for k in PERSOONKOLOMMEN))
        )
        if sleutel is not None:
            self._personen[sleutel] = (persoon, huishouden)
        return persoon, zin

    def bewaar(self, register: Register) -> None:
        register.voeg_alle_toe("huishouden", ("id", *HUISHOUDENKOLOMMEN), self._nieuwe_huishoudens)
        register.voeg_alle_toe(
            "persoon",
            ("id", "huishouden", "rol", "sleutel", *PERSOONKOLOMMEN),
            self._nieuwe_personen,
        )


def _adressleutel(waarden: Rij) -> str | None:
    """Address and surname as one text; None when they do not make one household."""
    if waarden.get("woonsituatie") in GEEN_GEZIN:
        return None
    delen = (waarden.get("postcode"), waarden.get("huisnummer"), waarden.get("achternaam"))
    if not all(delen):
        return None
    return "|".join([*map(_vouw, delen), _vouw(waarden.get("toevoeging"))])
