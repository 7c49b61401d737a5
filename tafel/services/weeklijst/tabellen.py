"""The tables of the weekly lists, each of the lines that it is given (domain §8).

"Nieuw" is what was not in the same table a week ago. That follows from the dates in the register,
never from what was printed then: made again, a list is the same.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from tafel.domain.melding import Klok
from tafel.domain.plan import Afspraak
from tafel.domain.rapport import Cijfer, Cijfersoort, Rapportkolom, Rapporttabel
from tafel.register.rijen.casus import Casusrij
from tafel.rules.termijnen import dagen_te_laat
from tafel.rules.vervolg import Loop, stap_einde
from tafel.services.basis.terugkoppeling import MELDER
from tafel.services.weeklijst.stand import Evaluatie, Vragen, Weekstand
from tafel.woorden import afspraaknummer, met_vervanger

CASUS = Rapportkolom("casus", "Casus")
BETROKKENE = Rapportkolom("betrokkene", "Betrokkene")
NIEUW = Rapportkolom("nieuw", "Nieuw")
WIE = Rapportkolom("wie", "Wie")
WAT = Rapportkolom("wat", "Wat")
VERZET = Rapportkolom("verzet", "Verzet", Cijfersoort.AANTAL)
"""How often it was moved."""
UITERLIJK = Rapportkolom("uiterlijk", "Uiterlijk", Cijfersoort.DATUM)
TE_LAAT = Rapportkolom("te_laat", "Te laat", Cijfersoort.DAGEN)
_BEKIJKEN = Rapportkolom("op", "Bekijken op", Cijfersoort.DATUM)
_TERUGKOPPELING = (
    "tafel melding terugkoppelen, of tafel casus terugkoppelen --aan gezin (partner). "
    "Te laat telt in werkdagen."
)
_AFSPRAAK = "tafel afspraak nagekomen, of niet-nagekomen, of doorschuiven"

Rij = tuple[Cijfer, ...]


def merk(nieuw: bool) -> str:
    """What the column `nieuw` says."""
    return "nieuw" if nieuw else ""


def afhandelen(opdracht: str, rijen: Collection[object]) -> str:
    """The command for any line of a table; nothing when there is no line."""
    return f"Daarna: {opdracht}" if rijen else ""


def organisatie(stand: Weekstand, code: str | None) -> str:
    return stand.profiel.label(code) if code else ""


def wie_bij(stand: Weekstand, wie: str | None, code: str | None) -> str:
    """As in L. Oud (Altra)."""
    bij = organisatie(stand, code)
    return f"{wie} ({bij})" if wie and bij else wie or bij


def stappen(stand: Weekstand, casussen: Iterable[Casusrij]) -> Rapporttabel:
    """Casussen whose step is past its term, or will be this week; the longest first."""
    deze = sorted(
        (einde, rij.id, rij.stap)
        for rij in casussen
        if (einde := _einde_van_stap(stand, rij)) is not None and einde <= stand.tot
    )
    return Rapporttabel(
        sleutel="week_stappen",
        titel="Stap over zijn termijn, of deze week",
        kolommen=(CASUS, BETROKKENE, Rapportkolom("stap", "Stap"), UITERLIJK, NIEUW),
        rijen=tuple(
            (
                casus,
                stand.wie(casus),
                f"{stap} {stand.profiel.proces.stappen[stap].naam}",
                einde,
                merk(einde >= stand.vandaag),
            )
            for einde, casus, stap in deze
        ),
        toelichting=afhandelen("tafel casus stap", deze),
    )


def _einde_van_stap(stand: Weekstand, rij: Casusrij) -> date | None:
    loop = Loop(
        stap=rij.stap,
        stap_sinds=rij.stap_sinds,
        geopend_op=rij.geopend_op,
        besproken_op=rij.besproken_op,
        termijn_vanaf=rij.termijn_vanaf,
        termijn_rest=rij.termijn_rest,
    )
    return stap_einde(stand.profiel, loop)


def afspraken_te_laat(
    stand: Weekstand, afspraken: Iterable[Afspraak], *, intern: bool = True
) -> Rapporttabel:
    """Open ones whose day is past, the longest first: who, since when, how often moved.

    Not `intern`: the organisation's own, for itself.
    """
    rijen = tuple(
        (
            afspraaknummer(afspraak),
            stand.wie(afspraak.casus),
            wie_bij(stand, afspraak.wie, afspraak.organisatie) if intern else afspraak.wie or "",
            afspraak.wat,
            afspraak.uiterlijk,
            afspraak.te_laat,
            afspraak.keren_doorgeschoven,
            merk(_pas_te_laat(stand, afspraak)),
        )
        for afspraak in afspraken
        if afspraak.te_laat
    )
    return Rapporttabel(
        sleutel="week_afspraken_te_laat",
        titel="Afspraken die te laat zijn",
        kolommen=(
            Rapportkolom("afspraak", "Afspraak"),
            BETROKKENE,
            WIE,
            WAT,
            UITERLIJK,
            TE_LAAT,
            VERZET,
            NIEUW,
        ),
        rijen=rijen,
        toelichting=afhandelen(_AFSPRAAK, rijen) if intern else "",
    )


def _pas_te_laat(stand: Weekstand, afspraak: Afspraak) -> bool:
    """It was not late a week ago, or not open, or not there."""
    assert afspraak.uiterlijk is not None
    return (
        not dagen_te_laat(stand.profiel, afspraak.uiterlijk, stand.vanaf)
        or afspraak.gemaakt_op >= stand.vanaf
        or (afspraak.casus, afspraak.nummer) in stand.heropend
    )


def pas_gemaakt(stand: Weekstand, afspraak: Afspraak) -> bool:
    """It was not there with this day a week ago: made, moved or opened again since."""
    nummer = (afspraak.casus, afspraak.nummer)
    return afspraak.gemaakt_op >= stand.vanaf or nummer in stand.verzet or nummer in stand.heropend


def afspraken_deze_week(stand: Weekstand, afspraken: Iterable[Afspraak]) -> Rapporttabel:
    """Open ones whose day comes, or came and was no working day; the first due first."""
    rijen = tuple(
        (
            afspraaknummer(afspraak),
            stand.wie(afspraak.casus),
            wie_bij(stand, afspraak.wie, afspraak.organisatie),
            afspraak.wat,
            afspraak.uiterlijk,
            afspraak.keren_doorgeschoven,
        )
        for afspraak in afspraken
        if afspraak.uiterlijk is not None
        and not afspraak.te_laat
        and afspraak.uiterlijk <= stand.tot
    )
    return Rapporttabel(
        sleutel="week_afspraken",
        titel="Afspraken van deze week",
        kolommen=(
            Rapportkolom("afspraak", "Afspraak"),
            BETROKKENE,
            WIE,
            WAT,
            UITERLIJK,
            VERZET,
        ),
        rijen=rijen,
        toelichting=afhandelen(_AFSPRAAK, rijen),
    )


def terugkoppeling(stand: Weekstand, klokken: Sequence[Klok]) -> Rapporttabel:
    """To whom something must be told, by when."""

    def aan(klok: Klok) -> str:
        if klok.aan != MELDER:
            return klok.aan
        return f"melder van M{klok.melding}" + (f", {klok.naar}" if klok.naar else "")

    return Rapporttabel(
        sleutel="week_terugkoppeling",
        titel="Terugkoppelen",
        kolommen=(
            CASUS,
            BETROKKENE,
            Rapportkolom("aan", "Aan"),
            Rapportkolom("besluit", "Besluit", Cijfersoort.DATUM),
            UITERLIJK,
            TE_LAAT,
            NIEUW,
        ),
        rijen=tuple(
            (
                klok.casus,
                stand.wie(klok.casus, klok.melding),
                aan(klok),
                klok.sinds,
                klok.uiterlijk,
                klok.te_laat or None,
                merk(klok.uiterlijk >= stand.vandaag),
            )
            for klok in klokken
        ),
        toelichting=afhandelen(_TERUGKOPPELING, klokken),
    )


def evaluaties(stand: Weekstand, deze: Sequence[Evaluatie], *, intern: bool = True) -> Rapporttabel:
    """Plans of which it must be said, per goal, whether it was reached."""

    def directie(casus: int) -> str:
        rij = stand.casussen[casus]
        wie = wie_bij(stand, rij.casemanager, rij.casemanager_organisatie)
        return met_vervanger(wie, stand.vervangers.get(casus), stand.vandaag)

    return Rapporttabel(
        sleutel="week_evaluaties",
        titel="Evaluaties",
        kolommen=(
            CASUS,
            BETROKKENE,
            Rapportkolom("plan", "Plan"),
            Rapportkolom("casemanager", "Regie"),
            UITERLIJK,
            NIEUW,
        ),
        rijen=tuple(
            (
                evaluatie.casus,
                stand.wie(evaluatie.casus),
                f"v{evaluatie.versie}",
                directie(evaluatie.casus),
                evaluatie.op,
                merk(
                    evaluatie.op >= stand.vandaag
                    or (evaluatie.vastgesteld_op or stand.vanaf) > stand.vanaf
                ),
            )
            for evaluatie in deze
        ),
        toelichting=afhandelen("tafel plan evalueer", deze) if intern else "",
    )


def nazorg(stand: Weekstand, casussen: Sequence[Casusrij]) -> Rapporttabel:
    return Rapporttabel(
        sleutel="week_nazorg",
        titel="Nazorg",
        kolommen=(CASUS, BETROKKENE, _BEKIJKEN, NIEUW),
        rijen=tuple((rij.id, stand.wie(rij.id), *_op(stand, rij.nazorg_op)) for rij in casussen),
        toelichting=afhandelen("tafel casus nazorg", casussen),
    )


def volgen(stand: Weekstand, casussen: Sequence[Casusrij]) -> Rapporttabel:
    return Rapporttabel(
        sleutel="week_volglijst",
        titel="Volglijst",
        kolommen=(CASUS, BETROKKENE, Rapportkolom("reden", "Reden"), _BEKIJKEN, NIEUW),
        rijen=tuple(
            (
                rij.id,
                stand.wie(rij.id),
                rij.volgreden or "",
                *_op(stand, rij.volg_op),
            )
            for rij in casussen
        ),
        toelichting=afhandelen("tafel casus volg", casussen),
    )


def opgeschort(stand: Weekstand, casussen: Sequence[Casusrij]) -> Rapporttabel:
    return Rapporttabel(
        sleutel="week_opgeschort",
        titel="Opgeschort",
        kolommen=(
            CASUS,
            BETROKKENE,
            Rapportkolom("omdat", "Omdat"),
            Rapportkolom("opgeschort_tot", "Tot", Cijfersoort.DATUM),
        ),
        rijen=tuple(
            (
                rij.id,
                stand.wie(rij.id),
                rij.opschortreden or "",
                rij.opgeschort_tot,
            )
            for rij in casussen
        ),
        toelichting=afhandelen("tafel casus stap --hervatten", casussen),
    )


def vragen(stand: Weekstand, deze: Sequence[Vragen]) -> Rapporttabel:
    """Which questions still have to be asked, to whom."""
    return Rapporttabel(
        sleutel="week_vragen",
        titel="Nog te vragen",
        kolommen=(
            Rapportkolom("melding", "Melding"),
            BETROKKENE,
            Rapportkolom("melder", "Melder"),
            Rapportkolom("ontvangen_op", "Ontvangen", Cijfersoort.DATUM),
            Rapportkolom("vragen", "Vragen"),
            NIEUW,
        ),
        rijen=tuple(
            (
                f"M{vraag.melding}",
                stand.wie(None, vraag.melding),
                stand.meldingen[vraag.melding]["melder_organisatie"] or "",
                vraag.ontvangen_op,
                ", ".join(vraag.vragen),
                merk(vraag.ontvangen_op >= stand.vanaf),
            )
            for vraag in deze
        ),
        toelichting=afhandelen("tafel melding vul-aan", deze),
    )


def _op(stand: Weekstand, op: date | None) -> tuple[date, str]:
    """The day on which to look, and whether that was further than a week away a week ago."""
    assert op is not None
    return op, merk(op >= stand.vandaag)
