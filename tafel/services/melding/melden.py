"""One melding at a time: entering, showing, changing and completing it; their list."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from tafel.bsn import UITGEHAALD
from tafel.domain.basis import Geweigerd, Leesbaar, Rij
from tafel.domain.crisis import Crisisfase
from tafel.domain.melding import BekendFeit, MeldingDossier, MeldingRegel
from tafel.errors import InputRefused, MeldingNotFound, WrongUse
from tafel.files.controle import Celbevinding, vul_af
from tafel.getypte_datums import lees_datum_optie
from tafel.kolommen import KOLOM_BIJ_FEIT, KOLOM_VAN, NAAMKOLOMMEN, label_van
from tafel.leeftijden import leeftijd_bij
from tafel.register import crisis as crisisqueries
from tafel.register import melding as meldingqueries
from tafel.register.casus import casussen_van_meldingen
from tafel.register.melding import ALLE_KOLOMMEN
from tafel.register.samenhang import bij_bekende_casus
from tafel.register.store import Register
from tafel.rules.profiel.profiel import Profiel
from tafel.rules.toedeling import beslis
from tafel.services.basis.betrokkene import initialen, volledige_naam
from tafel.services.basis.categorie import herbereken
from tafel.services.basis.crisis import van_casus
from tafel.services.basis.crisisdienst import te_bellen
from tafel.services.basis.feiten import feiten_van
from tafel.services.basis.samenhang import (
    bekende_antwoorden,
    casus_van_huishouden,
    weiger_samengevoegd,
)
from tafel.services.basis.samenhang import open_vragen as open_vragen_over
from tafel.services.basis.terugkoppeling import klokken_van_meldingen
from tafel.services.melding.bewaren import Binnengekomen, bewaar, stel_crisis, wijzig
from tafel.services.melding.dossier import dossier_van
from tafel.services.melding.nodig import bij_klok, bij_melding
from tafel.services.partner.partners import BURGER, Melders
from tafel.services.toedeling.casusvorming import volg_gemelde_crises
from tafel.services.zitting import Zitting
from tafel.waarden import lees_waarde

_GEVRAAGD_ALS = {**KOLOM_BIJ_FEIT, "leeftijd": "geboortedatum"}
"""Facts that are asked for as a column of another name."""


class Ingevoerd(Struct, frozen=True):
    """A melding as stored: its number, whether it was known already, and what was odd about it."""

    melding: int
    al_bekend: bool
    opmerkelijk: tuple[str, ...]
    bellen: str = ""
    """Whom to call, when it states a crisis that no casus follows yet."""
    te_beoordelen: bool = False
    """Whether it must be said whose it is."""
    bij_bekende_casus: bool = False
    """Whether it may belong to a casus that is open."""


class Gewijzigd(Struct, frozen=True):
    """What became of a melding that was changed by hand."""

    kolommen: tuple[str, ...]
    opmerkelijk: tuple[str, ...]
    bellen: str
    """Whom to call, when it states a crisis that no casus follows yet."""


def lees_velden(teksten: Mapping[str, str], *, vandaag: date, leeg_wist: bool = False) -> Rij:
    """Texts as typed → canonical values; with `leeg_wist` an empty text makes a column unknown.

    Raises InputRefused that names the column and the remedy, never the text.
    """
    waarden: Rij = {}
    for naam, tekst in teksten.items():
        kolom = KOLOM_VAN[naam]
        try:
            waarde = lees_waarde(kolom, _dag(naam, tekst, vandaag), vandaag=vandaag)
        except Geweigerd as fout:
            raise InputRefused(f"{kolom.optie}: {fout.reden}") from None
        if waarde is not None or leeg_wist:
            waarden[naam] = waarde
    return waarden


def _dag(naam: str, tekst: str, vandaag: date) -> str:
    """The day of receipt may be typed as any day on the command line: 20-11, gisteren."""
    if naam != "ontvangen_op" or not tekst.strip():
        return tekst
    try:
        return lees_datum_optie(tekst, vandaag, terug=True).isoformat()
    except ValueError:
        return tekst


def voer_in(z: Zitting, waarden: Rij) -> Ingevoerd:
    """Store one melding. Raises InputRefused when its columns contradict each other."""
    opmerkelijk = [*_zonder_bsn(waarden, z.profiel), *_controleer(waarden, z.vandaag)]
    if not waarden:
        raise WrongUse("een melding zonder een enkel gegeven; geef minstens een optie, zie --help")
    opmerkelijk += _over_melder(z, waarden)
    with z.register.schrijf():
        bewaard = bewaar(z, [Binnengekomen(waarden)], importering=None)
        nummers = [*bewaard.toegevoegd, *bewaard.gewijzigd]
        if not nummers:
            raise InputRefused("deze melding is al bekend, met precies dezelfde inhoud")
        geraakt = casussen_van_meldingen(z.register, bewaard.gewijzigd)
        herbereken(z, geraakt)
        bekend = bij_bekende_casus(z.register, bewaard.toegevoegd)
        z.register.log(z.wie, z.vandaag, "melding add", f"M{nummers[0]}")
        bellen = _te_bellen(z, nummers[0])
    opmerkelijk += [tekst for _, tekst in bewaard.opmerkelijk]
    return Ingevoerd(
        nummers[0],
        bool(bewaard.gewijzigd),
        tuple(opmerkelijk),
        bellen,
        te_beoordelen=bool(bewaard.te_beoordelen),
        bij_bekende_casus=bool(bekend),
    )


def wijzig_melding(
    z: Zitting, nummer: int, waarden: Rij, *, overgenomen: Mapping[str, int] | None = None
) -> Gewijzigd:
    """Change columns of a melding. History is kept, and the category of its casus follows.

    Who says that there is a crisis, says so again when it was one already. `overgenomen`: columns
    that come from another melding, with its number; a remark says so. Raises MeldingNotFound;
    InputRefused for what cannot be.
    """
    bsn = _zonder_bsn(waarden, z.profiel)
    with z.register.schrijf():
        oud = _bestaande(z.register, nummer)
        weiger_samengevoegd(oud)
        if waarden.get("ontvangen_op", "") is None:
            raise InputRefused("--ontvangen-op kan niet leeg zijn")
        nieuw: Rij = {k: oud[k] for k in ALLE_KOLOMMEN if oud[k] is not None}
        for kolom in _vervangen(waarden):
            nieuw.pop(kolom, None)
        for kolom, waarde in waarden.items():
            if waarde is None:
                nieuw.pop(kolom, None)
            else:
                nieuw[kolom] = waarde
        if overgenomen:
            regels = [str(oud["opmerkingen"])] if oud["opmerkingen"] else []
            regels += [f"{label_van(k)}: overgenomen uit M{m}" for k, m in overgenomen.items()]
            nieuw["opmerkingen"] = "\n".join(regels)
        if waarden.get("leeftijd") is not None:
            _toets_leeftijd(nieuw, z.vandaag)
        opmerkelijk = _controleer(nieuw, z.vandaag)
        if {"melder_organisatie", "kanaal"} & waarden.keys():
            opmerkelijk += _over_melder(z, nieuw)
        anders = {k: nieuw.get(k) for k in ALLE_KOLOMMEN}
        gewijzigd = wijzig(z, nummer, anders)
        gesteld = waarden.get("crisis") == "ja" or waarden.get("urgentie") == "crisis"
        if gesteld and nieuw.get("crisis") == "ja":
            stel_crisis(z.register, nummer, z.vandaag.isoformat())
        if gewijzigd and oud["casus"] is not None:
            herbereken(z, [oud["casus"]])
        bellen = _te_bellen(z, nummer)
        z.register.log(z.wie, z.vandaag, "melding wijzig", f"M{nummer}")
    return Gewijzigd(gewijzigd, (*bsn, *opmerkelijk), bellen)


def _te_bellen(z: Zitting, nummer: int) -> str:
    """Whom to call about a crisis that it states now; its open casus follows it at once."""
    if not crisisqueries.gesteld(z.register, [nummer]):
        return ""
    volg_gemelde_crises(z, [nummer])
    return te_bellen(z)


def _zonder_bsn(waarden: Rij, profiel: Profiel) -> list[str]:
    """Takes the bsn out, and says so, unless the profile allows it to be kept."""
    if profiel.bsn_bewaren or waarden.get("bsn") is None:
        return []
    del waarden["bsn"]
    return [UITGEHAALD]


def _over_melder(z: Zitting, waarden: Rij) -> list[str]:
    """A warning where the organisation that reports may be a citizen."""
    if not Melders(z.profiel).misschien_burger(waarden):
        return []
    return [f"{label_van('melder_organisatie')}: {BURGER}"]


def _toets_leeftijd(waarden: Rij, vandaag: date) -> None:
    """Raises InputRefused for an age that the birth date or year contradicts.

    It would be set aside, and the same question would come back.
    """
    geboren, leeftijd = str(waarden.get("geboortedatum") or ""), waarden["leeftijd"]
    if not geboren:
        return
    try:
        past = leeftijd_bij(
            geboren, date.fromisoformat(str(waarden.get("ontvangen_op") or vandaag))
        )
    except ValueError:  # born later: told by the checks between columns
        return
    mogelijk = past if isinstance(past, tuple) else (past,)
    if leeftijd in mogelijk:
        return
    if len(geboren) == len("jjjj"):
        jaren = " of ".join(str(jaar) for jaar in mogelijk)
        raise InputRefused(f"--leeftijd: {jaren} past bij geboortejaar {geboren}")
    raise InputRefused("--leeftijd: past niet bij de geboortedatum; klopt die? --geboortedatum")


def _vervangen(waarden: Rij) -> set[str]:
    """Columns whose old value gives way to what follows from a new one."""
    weg = set(NAAMKOLOMMEN) if "naam" in waarden else set()
    if "urgentie" in waarden:
        weg.add("crisis")
    if "huisnummer" in waarden:
        weg |= {"huisletter", "toevoeging"}
    return weg


def open_vragen(z: Zitting, nummer: int, antwoorden: Rij) -> tuple[str, ...]:
    """The columns whose answer decides, given answers so far: the questions of the toedeling."""
    return _vragen(z.profiel, {**_bestaande(z.register, nummer), **antwoorden})


def vragen_bij(profiel: Profiel, waarden: Rij, vandaag: date) -> tuple[str, ...]:
    """The columns whose answer would decide a melding that is not stored yet."""
    bekend: Rij = {kolom: waarde for kolom, waarde in waarden.items() if waarde is not None}
    bekend.setdefault("ontvangen_op", vandaag.isoformat())
    vul_af(bekend, vandaag)
    return _vragen(profiel, {**dict.fromkeys((*ALLE_KOLOMMEN, "thuis")), **bekend})


def _vragen(profiel: Profiel, rij: Leesbaar) -> tuple[str, ...]:
    toedeling = beslis(profiel, feiten_van(rij, profiel))
    gevraagd_als = dict(_GEVRAAGD_ALS)
    if rij["geboortedatum"] and rij["leeftijd"] is None:  # partly known: the age settles it
        del gevraagd_als["leeftijd"]
    return tuple(gevraagd_als.get(feit, feit) for feit in toedeling.vragen)


def toon_melding(z: Zitting, nummer: int, *, adres: bool = False) -> MeldingDossier:
    """Everything about one melding; looking is logged. `adres`: a shielded one too."""
    rij = _bestaande(z.register, nummer)
    [dossier] = dossier_van(z.register, [rij], adres=adres)
    klok = klokken_van_meldingen(z, [nummer]).get(nummer)
    z.register.log(
        z.wie, z.vandaag, "melding toon --adres" if adres else "melding toon", f"M{nummer}"
    )
    crisis = None
    if rij["casus"] is not None:
        crisis = van_casus(z, rij["casus"])
    los = rij["casus"] is None and rij["zelfde_als"] is None
    dossier = replace(
        dossier,
        klok=klok,
        bellen=te_bellen(z),
        crisis_open=crisis is not None and crisis.stand is Crisisfase.OPEN,
        te_beoordelen=open_vragen_over(z.register, nummer, ook_met=los),
        bij_casus=casus_van_huishouden(z.register, rij["huishouden"]) if los else None,
        bekend=bekende_antwoorden(z.register, rij, _vragen(z.profiel, rij)) if los else (),
    )
    wacht = () if klok is None else bij_klok(klok, z.profiel.labels, z.vandaag)
    return replace(dossier, nodig=(*bij_melding(dossier), *wacht))


def neem_over(
    vragen: Callable[[Rij], Sequence[str]],
    bekend: Callable[[Sequence[str]], Mapping[str, BekendFeit]],
    antwoorden: Rij,
) -> dict[str, int]:
    """Answer every open question of which an answer is known; adds them to `antwoorden`.

    Returns per column the melding that says so.
    """
    uit: dict[str, int] = {}
    while feiten := {k: f for k, f in bekend(vragen(antwoorden)).items() if k not in antwoorden}:
        antwoorden.update({kolom: feit.waarde for kolom, feit in feiten.items()})
        uit |= {kolom: feit.melding for kolom, feit in feiten.items()}
    return uit


def bekende_feiten(
    register: Register, nummer: int, kolommen: Sequence[str]
) -> Mapping[str, BekendFeit]:
    """What the register knows about these columns of a melding, from other meldingen."""
    rij = _bestaande(register, nummer)
    return {feit.kolom: feit for feit in bekende_antwoorden(register, rij, kolommen)}


def casus_van(register: Register, nummer: int) -> int | None:
    """The casus of a melding, or of the one that it turned out to be. Raises MeldingNotFound."""
    rij = _bestaande(register, nummer)
    if rij["zelfde_als"] is not None:
        rij = _bestaande(register, rij["zelfde_als"])
    casus = rij["casus"]
    assert casus is None or isinstance(casus, int)
    return casus


def lijst(
    z: Zitting,
    *,
    status: str | None = None,
    tafel: str | None = None,
    uitkomst: str | None = None,
    van: date | None = None,
    tot: date | None = None,
    grens: int,
    namen: bool = False,
) -> tuple[MeldingRegel, ...]:
    """The newest meldingen that meet every filter, newest first; without `namen` no names."""
    rijen = meldingqueries.meldinglijst(
        z.register,
        status=status,
        tafel=tafel,
        uitkomst=uitkomst,
        van=van.isoformat() if van else None,
        tot=tot.isoformat() if tot else None,
        grens=grens,
    )
    z.register.log(z.wie, z.vandaag, "melding lijst", f"{len(rijen)} regels")
    return tuple(
        MeldingRegel(
            melding=rij["id"],
            kenmerk=rij["kenmerk"],
            ontvangen_op=date.fromisoformat(rij["ontvangen_op"]),
            naam=volledige_naam(rij) if namen else None,
            initialen=initialen(rij),
            geboortedatum=rij["geboortedatum"] if namen else _jaar(rij["geboortedatum"]),
            melder_organisatie=rij["melder_organisatie"],
            status=rij["status"],
            uitkomst=rij["uitkomst"],
            tafel=rij["tafel"],
            casus=rij["casus"],
        )
        for rij in rijen
    )


def _jaar(geboren: str | None) -> str | None:
    return geboren and geboren[: len("jjjj")]


def _bestaande(register: Register, nummer: int) -> dict[str, Any]:
    rij = meldingqueries.melding(register, nummer)
    if rij is None:
        raise MeldingNotFound(nummer)
    return dict(rij)


def _controleer(waarden: Rij, vandaag: date) -> list[str]:
    """Complete the values and check them side by side; returns what is merely odd."""
    return keur(vul_af(waarden, vandaag))


def keur(bevindingen: Sequence[Celbevinding]) -> list[str]:
    """What is merely odd, in a sentence each. Raises InputRefused for what is wrong."""
    for bevinding in bevindingen:
        if bevinding.fout:
            raise InputRefused(f"{KOLOM_VAN[bevinding.kolom].optie}: {bevinding.tekst}")
    return [f"{KOLOM_VAN[b.kolom].label}: {b.tekst}" for b in bevindingen]
