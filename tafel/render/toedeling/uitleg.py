"""The explanation of a toedeling, the result list, and what a replay would move.

The reasons themselves come ready from the rules; here they only get their place on the screen.
"""

from collections.abc import Iterable, Sequence
from itertools import groupby

from tafel import woorden
from tafel.domain.basis import EIGEN
from tafel.domain.toedeling import Plek, Toedeling, ToedelingVanMelding, Uitkomst
from tafel.render.vorm.tekst import (
    LEESBREEDTE,
    Blad,
    Gestileerd,
    Span,
    Stijl,
    netjes,
    nieuw_blad,
    vul,
)
from tafel.woorden import Labels

_KOLOM = 16
"""Width of the labels (the longest is "Kan nog worden"), two blanks included."""
MEEST = 50
"""So many results fit a screen; of more only the totals are shown."""
NOODLIJN = "Een melding is geen noodlijn: bij acuut gevaar 112."

STIJL = {
    Uitkomst.CRISIS: Stijl.ALARM,
    Uitkomst.OPSCHALEN: Stijl.STERK,
    Uitkomst.BESPREKEN: Stijl.LET_OP,
    Uitkomst.AANVULLEN: Stijl.LET_OP,
}


def uitleg(uitslag: ToedelingVanMelding, labels: Labels, breedte: int) -> Gestileerd:
    """Everything about one decision; a crisis and other warnings come before all else."""
    uitslag = netjes(uitslag)
    toedeling = uitslag.toedeling
    blad = nieuw_blad(min(breedte, LEESBREEDTE))
    waarschuw(blad, [uitslag], labels)
    _kopregel(blad, uitslag, labels)
    _overruling(blad, uitslag, labels)
    if toedeling.uitkomst is Uitkomst.AANVULLEN:
        _vragen(blad, uitslag, labels)
    else:
        _want(blad, toedeling)
    if toedeling.uitkomst is not Uitkomst.AANVULLEN:
        _zeg(blad, "Eigen keuze", toedeling.eigen or "")
    if toedeling.naar:
        _zeg(blad, "Naar", woorden.label(toedeling.naar, labels))
    if toedeling.volgt_op:
        _zeg(blad, "Opvolging", f"tafel {woorden.label(toedeling.volgt_op, labels)}")
    if toedeling.voorkeur:
        _zeg(blad, "Voorkeur", f"tafel {woorden.label(toedeling.voorkeur, labels)}")
    niet = [f"{regel.regel} {regel.bevonden or regel.voorwaarde}" for regel in toedeling.afgevallen]
    _zeg(blad, "Niet", " · ".join(niet))
    for plaats, (feit, uit) in enumerate(toedeling.gevolgd.items()):
        volgt = f"{woorden.feit(feit)}: ja, uit {uit} ({EIGEN})"
        _zeg(blad, "" if plaats else "Volgt", volgt)
    if toedeling.uitkomst is not Uitkomst.AANVULLEN and toedeling.onbekend:
        onbekend = ", ".join(map(woorden.feit, toedeling.onbekend))
        _zeg(blad, "Onbekend", f"maakt niet uit: {onbekend}")
    for eerste, tekst in _anders_als(uitslag, labels):
        _zeg(blad, "Anders als" if eerste else "", tekst)
    _zeg(blad, "Afstemmen", ", ".join(woorden.label(code, labels) for code in toedeling.afstemmen))
    if uitslag.casus is not None:
        loopt = ", die al loopt" if uitslag.komt_erbij else ""
        _zeg(blad, "Casus", f"{uitslag.casus}{loopt}")
    nummer = woorden.melding_nummer(uitslag.melding)
    blad.uiteinden(
        Span(f"Profiel {toedeling.profiel} {toedeling.profielversie}", Stijl.ZACHT),
        Span(""),
        Span("overrulen: ", Stijl.ZACHT),
        Span(f"tafel toedelen {nummer} --tafel …", Stijl.OPDRACHT),
        hang=0,
    )
    return blad.klaar()


def uitleg_van_alle(
    uitslagen: Sequence[ToedelingVanMelding], labels: Labels, breedte: int
) -> Gestileerd:
    """Explanations one after the other, crises first, a blank line between them."""
    blad = nieuw_blad(min(breedte, LEESBREEDTE))
    for plaats, uitslag in enumerate(_crisis_eerst(uitslagen)):
        if plaats:
            blad.wit()
        blad.voeg_toe(uitleg(uitslag, labels, breedte))
    return blad.klaar()


def waarschuw(blad: Blad, uitslagen: Sequence[ToedelingVanMelding], labels: Labels) -> None:
    """Warnings, crises first; meldingen with the same warnings share one block."""
    groepen: dict[tuple[bool, tuple[str, ...]], list[ToedelingVanMelding]] = {}
    for uitslag in uitslagen:
        if zinnen := _waarschuwingen(uitslag, labels):
            rustig = uitslag.toedeling.uitkomst is not Uitkomst.CRISIS
            groepen.setdefault((rustig, zinnen), []).append(uitslag)
    for (rustig, zinnen), groep in sorted(groepen.items(), key=lambda paar: paar[0][0]):
        kop, stijl = ("LET OP  ", Stijl.LET_OP) if rustig else ("CRISIS  ", Stijl.ALARM)
        for uitslag in groep:
            nummer = woorden.melding_nummer(uitslag.melding)
            blad.uiteinden(
                Span(f"{kop}{nummer}  ", stijl), Span(uitslag.betrokkene, stijl), hang=len(kop)
            )
        for zin in zinnen:
            blad.alinea(zin, stijl, inspring=len(kop))
        blad.wit()


def _waarschuwingen(uitslag: ToedelingVanMelding, labels: Labels) -> tuple[str, ...]:
    toedeling = uitslag.toedeling
    if toedeling.uitkomst is not Uitkomst.CRISIS or uitslag.waarschuwingen:
        return uitslag.waarschuwingen
    naar = woorden.label(toedeling.naar, labels) if toedeling.naar else "de crisisdienst"
    return (f"Bel nu {naar}.", NOODLIJN)


def _kopregel(blad: Blad, uitslag: ToedelingVanMelding, labels: Labels) -> None:
    toedeling = uitslag.toedeling
    blad.uiteinden(
        Span(f"{woorden.melding_nummer(uitslag.melding)}  ", Stijl.STERK),
        Span(uitslag.betrokkene),
        Span("-> "),
        Span(_uitkomst(toedeling, labels), STIJL.get(toedeling.uitkomst, Stijl.STERK)),
        Span("   overruled" if is_overruled(uitslag) else _regel(toedeling), Stijl.ZACHT),
    )


def _regel(toedeling: Toedeling) -> str:
    """The rule that held; all of them where different fillings meet different rules."""
    if toedeling.regel:
        return f"   regel {toedeling.regel}"
    zeker = toedeling.uitkomst is not Uitkomst.AANVULLEN
    return f"   regel {' of '.join(toedeling.regels)}" if zeker and toedeling.regels else ""


def _uitkomst(toedeling: Toedeling, labels: Labels) -> str:
    """As the head of an explanation: the table in capitals."""
    onderdeel = f" ({woorden.label(toedeling.onderdeel, labels)})" if toedeling.onderdeel else ""
    if toedeling.tafel is not None:
        return f"tafel {woorden.label(toedeling.tafel, labels).upper()}{onderdeel}"
    return woorden.uitkomst(toedeling.uitkomst, None, labels).upper() + onderdeel


def _overruling(blad: Blad, uitslag: ToedelingVanMelding, labels: Labels) -> None:
    _zeg(blad, "Motivering", uitslag.motivering or "")
    if uitslag.voorstel is not None and is_overruled(uitslag):
        regel = _regel(uitslag.toedeling).strip()
        voorstel = in_woorden(uitslag.voorstel, labels)
        _zeg(blad, "Voorstel", f"{voorstel}, {regel}" if regel else voorstel)
    if uitslag.eerder is not None and uitslag.eerder != plek_van(uitslag):
        _zeg(blad, "Eerder", in_woorden(uitslag.eerder, labels))


def _want(blad: Blad, toedeling: Toedeling) -> None:
    blad.uiteinden(
        Span(vul("Want", _KOLOM), Stijl.ZACHT),
        Span(toedeling.waarom),
        *((Span(toedeling.bron, Stijl.ZACHT),) if toedeling.bron else ()),
    )


def _vragen(blad: Blad, uitslag: ToedelingVanMelding, labels: Labels) -> None:
    mogelijk = list(dict.fromkeys(in_woorden(plek, labels) for plek in uitslag.toedeling.mogelijk))
    _zeg(blad, "Kan nog worden", woorden.opsomming(mogelijk, "of"))
    for plaats, feit in enumerate(uitslag.toedeling.vragen, 1):
        _zeg(
            blad, "" if plaats > 1 else "Nog te vragen", f"{plaats}. {woorden.vraag(feit)}", hang=3
        )
    opdracht = f"tafel melding vul-aan {woorden.melding_nummer(uitslag.melding)}"
    _zeg(blad, "", opdracht, stijl=Stijl.OPDRACHT)


def _anders_als(uitslag: ToedelingVanMelding, labels: Labels) -> Iterable[tuple[bool, str]]:
    """(is this the first, "jeugdhulp vrijwillig of maatregel -> opschalen")."""
    groepen = groupby(uitslag.anders_als, key=lambda a: (a.feit, a.uitkomst, a.tafel))
    for plaats, ((feit, uitkomst, tafel), gevallen) in enumerate(groepen):
        waarden = woorden.opsomming([woorden.waarde(geval.waarde) for geval in gevallen], "of")
        yield (
            not plaats,
            f"{woorden.feit(feit)} {waarden} -> {woorden.uitkomst(uitkomst, tafel, labels)}",
        )


def _zeg(blad: Blad, label: str, tekst: str, stijl: Stijl = Stijl.GEWOON, *, hang: int = 0) -> None:
    if tekst:
        blad.uiteinden(
            Span(vul(label, _KOLOM), Stijl.ZACHT), Span(tekst, stijl), hang=_KOLOM + hang
        )


def _crisis_eerst(uitslagen: Iterable[ToedelingVanMelding]) -> list[ToedelingVanMelding]:
    return sorted(uitslagen, key=lambda u: u.toedeling.uitkomst is not Uitkomst.CRISIS)


def is_overruled(uitslag: ToedelingVanMelding) -> bool:
    return uitslag.voorstel not in (None, plek_van(uitslag))


def plek_van(uitslag: ToedelingVanMelding) -> Plek:
    return uitslag.toedeling.uitkomst, uitslag.toedeling.tafel


def in_woorden(plek: Plek, labels: Labels) -> str:
    return woorden.uitkomst(*plek, labels)
