"""What was decided about many meldingen at once, and what a change of rules moves."""

from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from tafel import woorden
from tafel.domain.toedeling import Toedeling, ToedelingVanMelding, Uitkomst
from tafel.render.toedeling.uitleg import (
    MEEST,
    NOODLIJN,
    STIJL,
    in_woorden,
    is_overruled,
    plek_van,
    waarschuw,
)
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
    nieuw_blad,
    vul,
)
from tafel.woorden import Labels


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
    waarschuw(blad, uitslagen, labels)
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
            Span(_kort(uitslag, labels), STIJL.get(uitslag.toedeling.uitkomst, Stijl.GEWOON)),
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
    bewogen = [uitslag for uitslag in vergeleken if uitslag.eerder != plek_van(uitslag)]
    waarschuw(blad, [u for u in bewogen if u.toedeling.uitkomst is Uitkomst.CRISIS], labels)
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
        [u for u in uitslagen if u.eerder is not None and u.eerder != plek_van(u)], labels
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
    regel = "overruled" if is_overruled(uitslag) else "/".join(toedeling.regels)
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


def _van(uitslag: ToedelingVanMelding, labels: Labels) -> str:
    return in_woorden(uitslag.eerder, labels) if uitslag.eerder else ""


def _naar(uitslag: ToedelingVanMelding, labels: Labels) -> str:
    return in_woorden(plek_van(uitslag), labels)
