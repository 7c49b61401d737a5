"""A melding as it is shown: what it says, how that came, and what was decided about it."""

from collections.abc import Sequence
from datetime import date

from tafel.domain.basis import Celwaarde, Leesbaar
from tafel.domain.melding import EerderAdres, MeldingDossier, Wijziging
from tafel.domain.toedeling import Besluit
from tafel.huisnummers import ADRES, adres_in_woorden
from tafel.register import melding as meldingqueries
from tafel.register.melding import ALLE_KOLOMMEN
from tafel.register.rijen.melding import Huisadresrij
from tafel.register.store import Register
from tafel.services.basis.afscherming import zonder_adres
from tafel.services.basis.betrokkene import betrokkene
from tafel.services.toedeling.grootboek import besluiten_van
from tafel.services.toedeling.heropenen import GESLOTEN


def dossier_van(
    register: Register, rijen: Sequence[Leesbaar], *, adres: bool = False
) -> list[MeldingDossier]:
    """The dossiers of meldingen that were read; with `adres` a shielded one too."""
    besluiten = besluiten_van(register, [rij["id"] for rij in rijen])
    woningen = {rij["woont"] for rij in rijen}
    verborgen = set() if adres else meldingqueries.nog_afgeschermd(register, woningen)
    woonden = {
        woning: [eerder for eerder in rij if eerder.id not in verborgen]
        for woning, rij in meldingqueries.huisadressen(register, woningen).items()
    }
    return [
        _dossier(
            register,
            rij,
            tuple(besluiten.get(rij["id"], ())),
            woonden.get(rij["woont"], ()),
            adres=adres,
        )
        for rij in rijen
    ]


def _dossier(
    register: Register,
    rij: Leesbaar,
    besluiten: tuple[Besluit, ...],
    woonde: Sequence[Huisadresrij],
    *,
    adres: bool,
) -> MeldingDossier:
    afgeschermd = rij["afgeschermd"] is not None
    verborgen = afgeschermd and not adres

    def toon(veld: str, waarde: Celwaarde) -> Celwaarde:
        return zonder_adres(veld, waarde) if verborgen else waarde

    return MeldingDossier(
        melding=rij["id"],
        persoon=rij["persoon"],
        casus=rij["casus"],
        status=rij["status"],
        betrokkene=betrokkene(rij),
        waarden={
            kolom: waarde
            for kolom in ALLE_KOLOMMEN
            if (waarde := toon(kolom, rij[kolom])) is not None
        },
        wijzigingen=tuple(
            Wijziging(
                *(w["veld"], toon(w["veld"], w["oud"]), toon(w["veld"], w["nieuw"])),
                *(date.fromisoformat(w["dag"]), w["wie"]),
                importering=w["importering"],
                ongedaan=w["ongedaan"],
            )
            for w in meldingqueries.wijzigingen(register, rij["id"])
        ),
        besluiten=besluiten,
        crisis_gemeld=rij["crisis_gemeld"] is not None,
        bij_gesloten=rij["bevestiging"] == GESLOTEN,
        zelfde_als=rij["zelfde_als"],
        afgeschermd=afgeschermd,
        eerdere_adressen=()
        if verborgen
        else tuple(
            EerderAdres(adres_in_woorden(*(getattr(w, deel) for deel in ADRES)), w.buurt, w.tot)
            for w in woonde
        ),
    )
