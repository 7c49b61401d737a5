"""The explanation of a toedeling, the result list, and what a replay would move.

The reasons themselves come ready from the rules; here they only get their place on the screen.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby

from msgspec.structs import replace

from tafel.domain.basis import EIGEN
from tafel.domain.toedeling import Plek, Toedeling, ToedelingVanMelding, Uitkomst
from tafel.render.vorm import woorden
from tafel.render.vorm.tabel import Kolomkop, Tabel, als_tekst, markdown_veilig
from tafel.render.vorm.tekst import (
    LEESBREEDTE,
    Blad,
    Gestileerd,
    Span,
    Stijl,
    breedte_van,
    kort,
    net,
    netjes,
    nieuw_blad,
    vul,
)
from tafel.render.vorm.woorden import Labels

_KOLOM = 16
"""Width of the labels (the longest is "Kan nog worden"), two blanks included."""
MEEST = 50
"""So many results fit a screen; of more only the totals are shown."""
NOODLIJN = "Een melding is geen noodlijn: bij acuut gevaar 112."

_STIJL = {
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
    _waarschuw(blad, [uitslag], labels)
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


def resultaat(
    uitslagen: Sequence[ToedelingVanMelding], labels: Labels, breedte: int, *, alle: bool = False
) -> Gestileerd:
    """One line per melding, warnings before everything else, totals at the end; of many the totals
    alone, unless `alle` are asked for.
    """
    uitslagen = [replace(uitslag, betrokkene=net(uitslag.betrokkene)) for uitslag in uitslagen]
    blad = nieuw_blad(min(breedte, LEESBREEDTE))
    if not uitslagen:
        blad.alinea("Niets toe te delen: over elke melding is al beslist.", Stijl.ZACHT)
        return blad.klaar()
    _waarschuw(blad, uitslagen, labels)
    if len(uitslagen) > MEEST and not alle:
        _totalen(blad, uitslagen, labels)
        blad.alinea("Stuk voor stuk: tafel melding lijst, of hier met -f tekst", Stijl.ZACHT)
        return blad.klaar()
    nummers = [woorden.melding_nummer(uitslag.melding) for uitslag in uitslagen]
    eerste = max(map(len, nummers)) + 2
    wie = min(
        max(breedte_van(uitslag.betrokkene) for uitslag in uitslagen), (blad.breedte - eerste) // 2
    )
    for nummer, uitslag in zip(nummers, uitslagen, strict=True):
        blad.uiteinden(
            Span(vul(nummer, eerste) + vul(kort(uitslag.betrokkene, wie), wie) + "  "),
            Span(_kort(uitslag, labels), _STIJL.get(uitslag.toedeling.uitkomst, Stijl.GEWOON)),
            *_rechts(uitslag),
        )
    if len(uitslagen) > 1:
        _totalen(blad, uitslagen, labels)
    return blad.klaar()


def als_rijen(uitslagen: Iterable[ToedelingVanMelding]) -> Tabel:
    """One row per melding in codes, for CSV and Markdown."""
    return Tabel(
        (
            Kolomkop("melding", "Melding"),
            Kolomkop("kenmerk", "Kenmerk"),
            Kolomkop("betrokkene", "Betrokkene"),
            Kolomkop("uitkomst", "Uitkomst"),
            Kolomkop("tafel", "Tafel"),
            Kolomkop("onderdeel", "Onderdeel"),
            Kolomkop("voorkeur", "Voorkeur"),
            Kolomkop("naar", "Naar"),
            Kolomkop("regel", "Regel"),
            Kolomkop("bron", "Bron"),
            Kolomkop("waarom", "Waarom"),
            Kolomkop("afstemmen", "Afstemmen"),
            Kolomkop("vragen", "Nog te vragen"),
            Kolomkop("casus", "Casus", rechts=True),
            Kolomkop("profiel", "Profiel"),
        ),
        tuple(
            (
                woorden.melding_nummer(uitslag.melding),
                uitslag.kenmerk,
                uitslag.betrokkene,
                toedeling.uitkomst,
                toedeling.tafel,
                toedeling.onderdeel,
                toedeling.voorkeur,
                toedeling.naar,
                toedeling.regel or "|".join(toedeling.regels),
                toedeling.bron,
                toedeling.waarom,
                "|".join(toedeling.afstemmen),
                "|".join(toedeling.vragen),
                uitslag.casus,
                f"{toedeling.profiel} {toedeling.profielversie}",
            )
            for uitslag in uitslagen
            for toedeling in (uitslag.toedeling,)
        ),
        leeg="Niets toe te delen: over elke melding is al beslist.",
    )


def crisis_markdown(uitslagen: Iterable[ToedelingVanMelding]) -> str:
    """A paragraph per crisis, to come before everything else; empty when there is none."""
    return "".join(
        f"**CRISIS {woorden.melding_nummer(uitslag.melding)}** {markdown_veilig(zin)}\n\n"
        for uitslag in uitslagen
        if uitslag.toedeling.uitkomst is Uitkomst.CRISIS
        for zin in ("; ".join(uitslag.waarschuwingen) or NOODLIJN,)
    )


def verschuivingen(
    uitslagen: Sequence[ToedelingVanMelding], labels: Labels, breedte: int
) -> Gestileerd:
    """What a replay moves from where to where: counts first, then every melding that moves."""
    blad = nieuw_blad(min(breedte, LEESBREEDTE))
    vergeleken = [uitslag for uitslag in uitslagen if uitslag.eerder is not None]
    bewogen = [uitslag for uitslag in vergeleken if uitslag.eerder != _plek(uitslag)]
    _waarschuw(blad, [u for u in bewogen if u.toedeling.uitkomst is Uitkomst.CRISIS], labels)
    blad.alinea(
        f"{woorden.getal(len(bewogen))} van de {woorden.getal(len(vergeleken))} meldingen "
        f"{'komt' if len(bewogen) == 1 else 'komen'} ergens anders uit{_onder(bewogen)}.",
        Stijl.KOP,
    )
    if not bewogen:
        return blad.klaar()
    blad.wit()
    telling = Counter((_van(uitslag, labels), _naar(uitslag, labels)) for uitslag in bewogen)
    blad.voeg_toe(
        als_tekst(
            Tabel(
                (
                    Kolomkop("van", "Van", inkorten=True),
                    Kolomkop("naar", "Naar", inkorten=True),
                    Kolomkop("aantal", "Aantal", rechts=True),
                ),
                tuple((van, naar, aantal) for (van, naar), aantal in telling.most_common()),
            ),
            blad.breedte,
        )
    )
    blad.wit()
    blad.voeg_toe(als_tekst(_bewegingen(bewogen, labels), blad.breedte))
    return blad.klaar()


def verschuivingen_rijen(uitslagen: Iterable[ToedelingVanMelding], labels: Labels) -> Tabel:
    """Every melding that moves, as rows."""
    return _bewegingen(
        [u for u in uitslagen if u.eerder is not None and u.eerder != _plek(u)], labels
    )


def _bewegingen(bewogen: Iterable[ToedelingVanMelding], labels: Labels) -> Tabel:
    return Tabel(
        (
            Kolomkop("melding", "Melding"),
            Kolomkop("betrokkene", "Betrokkene", inkorten=True, bijzaak=True),
            Kolomkop("van", "Van", inkorten=True),
            Kolomkop("naar", "Naar", inkorten=True),
            Kolomkop("eerder_regel", "Was"),
            Kolomkop("regel", "Wordt"),
        ),
        tuple(
            (
                woorden.melding_nummer(uitslag.melding),
                uitslag.betrokkene,
                _van(uitslag, labels),
                _naar(uitslag, labels),
                _regels(uitslag.eerder_besluit),
                _regels(uitslag.toedeling),
            )
            for uitslag in bewogen
        ),
        leeg="Geen melding komt ergens anders uit.",
    )


def _onder(bewogen: Sequence[ToedelingVanMelding]) -> str:
    """Under which rules, and under which it was decided before."""
    if not bewogen:
        return ""
    nu = {f"{u.toedeling.profiel} {u.toedeling.profielversie}" for u in bewogen}
    toen = {
        f"{eerder.profiel} {eerder.profielversie}"
        for u in bewogen
        if (eerder := u.eerder_besluit) is not None
    }
    was = f" (was {woorden.opsomming(sorted(toen), 'en')})" if toen else ""
    return f" onder {woorden.opsomming(sorted(nu), 'en')}{was}"


def _regels(toedeling: Toedeling | None) -> str | None:
    """The rules that it came from; none while it is not certain what it will be."""
    if toedeling is None or toedeling.uitkomst is Uitkomst.AANVULLEN:
        return None
    return "/".join(toedeling.regels)


def _waarschuw(blad: Blad, uitslagen: Sequence[ToedelingVanMelding], labels: Labels) -> None:
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
        Span(_uitkomst(toedeling, labels), _STIJL.get(toedeling.uitkomst, Stijl.STERK)),
        Span("   overruled" if _is_overruled(uitslag) else _regel(toedeling), Stijl.ZACHT),
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
    if uitslag.voorstel is not None and _is_overruled(uitslag):
        regel = _regel(uitslag.toedeling).strip()
        voorstel = _in_woorden(uitslag.voorstel, labels)
        _zeg(blad, "Voorstel", f"{voorstel}, {regel}" if regel else voorstel)
    if uitslag.eerder is not None and uitslag.eerder != _plek(uitslag):
        _zeg(blad, "Eerder", _in_woorden(uitslag.eerder, labels))


def _want(blad: Blad, toedeling: Toedeling) -> None:
    blad.uiteinden(
        Span(vul("Want", _KOLOM), Stijl.ZACHT),
        Span(toedeling.waarom),
        *((Span(toedeling.bron, Stijl.ZACHT),) if toedeling.bron else ()),
    )


def _vragen(blad: Blad, uitslag: ToedelingVanMelding, labels: Labels) -> None:
    mogelijk = list(dict.fromkeys(_in_woorden(plek, labels) for plek in uitslag.toedeling.mogelijk))
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


def _kort(uitslag: ToedelingVanMelding, labels: Labels) -> str:
    toedeling = uitslag.toedeling
    tekst = woorden.uitkomst(toedeling.uitkomst, toedeling.tafel, labels, toedeling.onderdeel)
    match toedeling.uitkomst:
        case Uitkomst.CRISIS:
            return tekst.upper()
        case Uitkomst.AANVULLEN:
            return f"{tekst}: {', '.join(map(woorden.feit, toedeling.vragen))}"
        case Uitkomst.BESPREKEN if toedeling.voorkeur:
            return f"{tekst}, voorkeur {woorden.label(toedeling.voorkeur, labels)}"
        case Uitkomst.OPSCHALEN | Uitkomst.REGULIER if toedeling.naar:
            return f"{tekst}: {woorden.label(toedeling.naar, labels)}"
        case Uitkomst.TAFEL if toedeling.onderdeel:
            return f"{tekst} ({woorden.label(toedeling.onderdeel, labels)})"
    return tekst


def _rechts(uitslag: ToedelingVanMelding) -> tuple[Span, ...]:
    bij = "bij " if uitslag.komt_erbij else ""
    casus = f"{bij}casus {uitslag.casus}" if uitslag.casus is not None else None
    toedeling = uitslag.toedeling
    regel = "overruled" if _is_overruled(uitslag) else "/".join(toedeling.regels)
    if toedeling.uitkomst is Uitkomst.AANVULLEN:
        regel = ""
    delen = "  ".join(filter(None, (regel, casus)))
    return (Span(delen, Stijl.ZACHT),) if delen else ()


def _totalen(blad: Blad, uitslagen: Sequence[ToedelingVanMelding], labels: Labels) -> None:
    telling = Counter(_naar(uitslag, labels) for uitslag in uitslagen)
    delen = [f"{naam} {woorden.getal(aantal)}" for naam, aantal in telling.most_common()]
    blad.wit()
    blad.uiteinden(
        Span(f"{woorden.aantal(len(uitslagen), 'melding', 'meldingen')}:  ", Stijl.KOP),
        Span(" · ".join(delen)),
    )


def _crisis_eerst(uitslagen: Iterable[ToedelingVanMelding]) -> list[ToedelingVanMelding]:
    return sorted(uitslagen, key=lambda u: u.toedeling.uitkomst is not Uitkomst.CRISIS)


def _is_overruled(uitslag: ToedelingVanMelding) -> bool:
    return uitslag.voorstel not in (None, _plek(uitslag))


def _plek(uitslag: ToedelingVanMelding) -> Plek:
    return uitslag.toedeling.uitkomst, uitslag.toedeling.tafel


def _in_woorden(plek: Plek, labels: Labels) -> str:
    return woorden.uitkomst(*plek, labels)


def _van(uitslag: ToedelingVanMelding, labels: Labels) -> str:
    return _in_woorden(uitslag.eerder, labels) if uitslag.eerder else ""


def _naar(uitslag: ToedelingVanMelding, labels: Labels) -> str:
    return _in_woorden(_plek(uitslag), labels)
