"""The list of the coming week for one organisation: what concerns it, and nothing of others (§8).

It sees the casussen in which it has something to do, directs the plan, or is asked to account for
something; of those its own afspraken and steps. Of a melding that it made: when it hears more.
"""

from collections.abc import Container, Iterator, Sequence
from datetime import date

from tafel.datums import dag_maand
from tafel.domain.plan import Afspraak
from tafel.domain.rapport import Cijfersoort, Periode, Rapport, Rapportkolom, Rapporttabel
from tafel.register.rijen.casus import Casusrij
from tafel.register.store import Register
from tafel.register.zonder import buiten
from tafel.rules.profiel.profiel import Partner
from tafel.services.afspraak.correctie import verhuld_afspraak
from tafel.services.basis.terugkoppeling import MELDER
from tafel.services.basis.verhulling import verhuller
from tafel.services.partner.partners import zoek_partner
from tafel.services.rapport.knelpunten import UITKOMSTEN
from tafel.services.telling.samenwerking import AFSPRAAK, van
from tafel.services.weeklijst import escalaties as weekescalaties
from tafel.services.weeklijst import tabellen
from tafel.services.weeklijst.stand import Weekstand, lees
from tafel.services.weeklijst.tabellen import (
    BETROKKENE,
    CASUS,
    TE_LAAT,
    UITERLIJK,
    VERZET,
    WAT,
    WIE,
    merk,
)
from tafel.services.weeklijst.tafel import HANDELING, WEEKLIJST
from tafel.services.zitting import Zitting
from tafel.woorden import afspraaknummer, met_vervanger


def partnerlijst(z: Zitting, *, partner: str) -> Rapport:
    """The list of one organisation, by code, name or the start of one; looking is logged.

    Raises NotFound or WrongUse for the partner.
    """
    with z.register.momentopname():
        voor = zoek_partner(z.profiel, partner)
        lijst = van_partner(z.register, lees(z), voor)
    z.register.log(z.wie, z.vandaag, HANDELING, f"voor {voor.code}")
    return lijst


def van_partner(register: Register, stand: Weekstand, partner: Partner) -> Rapport:
    """The list of one organisation; with rows only where there is something for it.

    Its afspraken have initials for the names that the register knows.
    """
    eigen = [deel for deel in stand.afspraken if deel.organisatie == partner.code]
    verhuld = verhuller(register, {afspraak.casus for afspraak in eigen})
    eigen = [verhuld_afspraak(afspraak, verhuld) for afspraak in eigen]
    deel = tuple(_tabellen(stand, partner, eigen, buiten(register, partner.code)))
    te_laat = len(deel[0].rijen)
    open_ = te_laat + len(deel[1].rijen)
    vanaf = dag_maand(stand.vanaf, stand.vandaag)
    return Rapport(
        rapport=WEEKLIJST,
        titel=f"Weeklijst voor {partner.naam}",
        periode=Periode(stand.vandaag, stand.tot),
        tabellen=deel,
        onder=(f"profiel {stand.profiel.naam} {stand.profiel.versie}",),
        opmerkingen=(
            f"{open_} {'afspraak' if open_ == 1 else 'afspraken'} open, {te_laat} te laat.",
            f"Nieuw is wat er op {vanaf} nog niet zo bij stond.",
            *_nakoming(stand, partner),
        ),
        vertrouwelijk=f"exemplaar {partner.naam}; na gebruik vernietigen",
    )


def _nakoming(stand: Weekstand, partner: Partner) -> Iterator[str]:
    """What became of its afspraken of this year, exactly: they are its own (domain §14.3)."""
    if stand.jaar is None:
        return
    kwam = {
        label: stand.jaar.cel(AFSPRAAK, van(partner.code), klasse).aantal
        for klasse, label in UITKOMSTEN.items()
    }
    wat = ", ".join(f"{aantal} {label}" for label, aantal in kwam.items() if aantal)
    if wat:
        yield f"Nakoming van uw afspraken, {stand.jaar.periode.naam}: {wat}."


def _tabellen(
    stand: Weekstand, partner: Partner, eigen: Sequence[Afspraak], zonder: Container[int | None]
) -> Iterator[Rapporttabel]:
    """`zonder`: casussen that it is kept out of; its own afspraken and meldingen stay."""
    yield tabellen.afspraken_te_laat(stand, eigen, intern=False)
    yield _open_afspraken(stand, eigen)
    yield _terug_te_horen(stand, partner)
    regie = [
        rij
        for rij in stand.casussen.values()
        if rij.casemanager_organisatie == partner.code
        and rij.status == "open"
        and rij.id not in zonder
    ]
    van_regie = {rij.id for rij in regie}
    yield tabellen.evaluaties(
        stand, [e for e in stand.evaluaties if e.casus in van_regie], intern=False
    )
    yield _regie(stand, regie)
    tegen = [
        deel
        for deel in stand.escalaties
        if deel.organisatie == partner.code and deel.casus not in zonder
    ]
    yield weekescalaties.escalaties(stand, tegen, intern=False)


def _open_afspraken(stand: Weekstand, eigen: Sequence[Afspraak]) -> Rapporttabel:
    """What is not late yet, this week's first; what has no date comes last."""
    return Rapporttabel(
        sleutel="week_afspraken_open",
        titel="Open afspraken",
        kolommen=(
            Rapportkolom("afspraak", "Afspraak"),
            BETROKKENE,
            WIE,
            WAT,
            UITERLIJK,
            VERZET,
            tabellen.NIEUW,
        ),
        rijen=tuple(
            (
                afspraaknummer(afspraak),
                stand.wie(afspraak.casus),
                afspraak.wie or "",
                afspraak.wat,
                afspraak.uiterlijk,
                afspraak.keren_doorgeschoven,
                merk(tabellen.pas_gemaakt(stand, afspraak)),
            )
            for afspraak in eigen
            if not afspraak.te_laat
        ),
    )


def _terug_te_horen(stand: Weekstand, partner: Partner) -> Rapporttabel:
    """Its own meldingen of which it must hear what was decided: when, not what."""
    namen = {naam.casefold() for naam in partner.namen}
    return Rapporttabel(
        sleutel="week_terug_te_horen",
        titel="Terugkoppeling die u nog krijgt",
        kolommen=(
            Rapportkolom("melding", "Melding"),
            Rapportkolom("kenmerk", "Uw kenmerk"),
            BETROKKENE,
            Rapportkolom("ontvangen_op", "Ontvangen", Cijfersoort.DATUM),
            UITERLIJK,
            TE_LAAT,
            tabellen.NIEUW,
        ),
        rijen=tuple(
            (
                f"M{klok.melding}",
                (melding := stand.meldingen[klok.melding])["kenmerk"] or "",
                stand.wie(None, klok.melding),
                date.fromisoformat(melding["ontvangen_op"]),
                klok.uiterlijk,
                klok.te_laat or None,
                merk(klok.uiterlijk >= stand.vandaag),
            )
            for klok in stand.klokken
            if klok.aan == MELDER and klok.melding and (klok.naar or "").casefold() in namen
        ),
        toelichting="Te laat telt in werkdagen.",
    )


def _regie(stand: Weekstand, casussen: list[Casusrij]) -> Rapporttabel:
    """The open casussen that it directs."""

    def stap(rij: Casusrij) -> str:
        return f"{rij.stap} {stand.profiel.proces.stappen[rij.stap].naam}"

    te_laat: dict[int, int] = {}
    for afspraak in stand.afspraken:
        te_laat[afspraak.casus] = te_laat.get(afspraak.casus, 0) + (afspraak.te_laat > 0)
    return Rapporttabel(
        sleutel="week_regie",
        titel="Casussen waarvan u de regie heeft",
        kolommen=(
            CASUS,
            BETROKKENE,
            Rapportkolom("casemanager", "Regie"),
            Rapportkolom("tafel", "Tafel"),
            Rapportkolom("stap", "Stap"),
            Rapportkolom("te_laat", "Afspraken te laat", Cijfersoort.AANTAL),
        ),
        rijen=tuple(
            (
                rij.id,
                stand.wie(rij.id),
                met_vervanger(rij.casemanager or "", stand.vervangers.get(rij.id), stand.vandaag),
                tabellen.organisatie(stand, rij.tafel),
                stap(rij),
                te_laat.get(rij.id, 0),
            )
            for rij in casussen
        ),
    )
