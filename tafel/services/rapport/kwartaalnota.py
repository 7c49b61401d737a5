"""The note to the board: the reports of a quarter, and what structurally stalls; and twice a year
what the meetings of April and September start from (80+20 §5.2).
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from dateutil.relativedelta import relativedelta
from msgspec.structs import replace

from tafel.domain.knelpunt import Herkomst, Knelpunt, Knelpuntstatus
from tafel.domain.kwartaalnota import Bijeenkomst, Kwartaalnota, Notaknelpunt, Vergelijking
from tafel.domain.rapport import Periode
from tafel.errors import WrongUse
from tafel.rules.perioden import DAG, EERSTE_JAAR, eerder, kwartaal, soort
from tafel.rules.procesregie import HEFBOMEN
from tafel.rules.profiel.profiel import Profiel
from tafel.services.basis.verhulling import verhuller
from tafel.services.knelpunt.beheer import alle_van
from tafel.services.rapport.afsluiten import laatste_af_te_sluiten, wachtdagen
from tafel.services.rapport.knelpunten import niet_op_tijd
from tafel.services.rapport.rapporteren import MAKERS, maak, verslag_van
from tafel.services.telling.verslag import Verslag
from tafel.services.zitting import Zitting

_VOORSTELLEN: Final[Mapping[Bijeenkomst | None, tuple[tuple[str, str], ...]]] = {
    None: (
        ("Aanbod versterken", "welk aanbod, voor wie, waarom nu, wat het kost en wie het levert"),
        ("Inkoopadvies", "wat bij de volgende inkoop of subsidie anders moet, en bij wie"),
        (
            "Doorgeven",
            "welk knelpunt naar wie gaat, met welke vraag, en wanneer er antwoord moet zijn",
        ),
    ),
    Bijeenkomst.APRIL: (
        ("Te verwachten", "welke ontwikkelingen er aankomen, en wat zij voor de tafels betekenen"),
        ("Basispakket", "welke voorzieningen en werkwijzen erin horen, of eruit kunnen"),
        ("Resultaten", "welk resultaat erbij komt of anders moet: meetbaar, met één eigenaar"),
        ("Tempo", "wat sneller moet, wat later kan, en wie dat doet"),
    ),
    Bijeenkomst.SEPTEMBER: (
        ("Hoe het ervoor staat", "welk resultaat van april op koers ligt, welk niet, en waarom"),
        ("Aanpassingen", "wat er dit jaar nog anders moet, wie dat doet, en wanneer het klaar is"),
    ),
}
"""What is to be decided: of a quarter, and at each of the two meetings (80+20 §5.2)."""
_BIJEENKOMST = re.compile(r"(?:(\d{4})-)?(april|september)")


def gekozen_kwartaal(profiel: Profiel, tekst: str | None, vandaag: date) -> Periode:
    """The quarter asked for, or else the last that is closed. Raises WrongUse for no quarter."""
    if tekst is None:
        eerder = _open_vanaf(profiel, vandaag) - relativedelta(months=3)
        return kwartaal(f"{eerder.year}-{(eerder.month + 2) // 3}")
    try:
        return kwartaal(tekst)
    except ValueError as fout:
        raise WrongUse(f"--kwartaal: {fout}") from None


def gekozen_bijeenkomst(profiel: Profiel, tekst: str, vandaag: date) -> tuple[Bijeenkomst, Periode]:
    """The meeting asked for, as april or 2027-april, and what it looks back on: that of April on
    the year before, that of September on the first half of its year. Without a year the last of
    which all months are closed. Raises WrongUse for another one.
    """
    gevonden = _BIJEENKOMST.fullmatch(tekst.strip().casefold())
    if gevonden is None or int(gevonden[1] or EERSTE_JAAR + 1) <= EERSTE_JAAR:
        raise WrongUse("--bijeenkomst: kies april of september, of schrijf 2027-april")
    in_april = gevonden[2] == "april"
    jaar = int(gevonden[1]) if gevonden[1] else None
    if jaar is None:
        open_vanaf = _open_vanaf(profiel, vandaag)
        jaar = open_vanaf.year if in_april or open_vanaf.month > 6 else open_vanaf.year - 1
    if in_april:
        return Bijeenkomst.APRIL, Periode(date(jaar - 1, 1, 1), date(jaar - 1, 12, 31))
    return Bijeenkomst.SEPTEMBER, Periode(date(jaar, 1, 1), date(jaar, 6, 30))


def maak_nota(
    z: Zitting, periode: Periode, *, bijeenkomst: Bijeenkomst | None = None
) -> Kwartaalnota:
    """What the note is made of; raises as `rapporteer`."""
    verslag = verslag_van(z, (periode.van, periode.tot))
    rapporten = {naam: maak(naam, verslag) for naam in MAKERS}
    over = periode.kwartaal or f"{periode.van} t/m {periode.tot}"
    z.register.log(z.wie, z.vandaag, "rapport nota", over)
    partners = z.profiel.partners
    verhul = verhuller(z.register, ())
    uitgesplitst = verslag.vast or periode
    jaar_eerder = verslag.over(eerder(uitgesplitst, jaren=1))
    knelpunten_tot = periode.tot + wachtdagen(verslag.stand.rapportage)
    return Kwartaalnota(
        periode=periode,
        bijeenkomst=bijeenkomst,
        gemeente=verslag.stand.titel,
        profiel=verslag.stand.profiel,
        uitgesplitst=uitgesplitst,
        vergelijkingen=tuple(_vergelijkingen(verslag)),
        niet_op_tijd_jaar_eerder=None if jaar_eerder is None else niet_op_tijd(jaar_eerder),
        vandaag=z.vandaag,
        knelpunten_tot=knelpunten_tot,
        structureel=tuple(
            Notaknelpunt(
                replace(knelpunt, tekst=verhul.tekst(None, knelpunt.tekst or "")),
                partner.opdrachtgever if partner else None,
                HEFBOMEN.get(partner.hefboom or "") if partner else None,
            )
            for knelpunt in alle_van(z.register, alle=False)
            if _voor_buiten(knelpunt) and knelpunt.eerst_gezien <= knelpunten_tot
            for partner in (partners.get(knelpunt.organisatie or ""),)
        ),
        voorstellen=_VOORSTELLEN[bijeenkomst],
        **rapporten,
    )


def _open_vanaf(profiel: Profiel, vandaag: date) -> date:
    """The first day of the first month that cannot be closed yet."""
    return laatste_af_te_sluiten(profiel, vandaag) + DAG


def _vergelijkingen(verslag: Verslag) -> Iterator[Vergelijking]:
    """What the totals are compared with, and of what of that there is nothing, or only a part."""
    heel = soort(verslag.gekozen) or ""
    for sleutel, met in verslag.vergeleken().items():
        if sleutel == "nu":
            continue
        dan = aan = f"een {met.kop}"
        if sleutel == "basisjaar" and met.periode is not None:
            jaar = met.periode.van.year
            aan = f"{jaar}" if met.periode.jaar else f"hetzelfde {heel} van {jaar}"
            dan = f"in {aan}"
        ontbreekt = ""
        if met.cijfers is None:
            deels = met.periode is not None and verslag.begonnen(met.periode)
            ontbreekt = (
                f"Van {aan} is er geen heel {heel}."
                if deels
                else f"Van {aan} zijn er geen cijfers."
            )
        yield Vergelijking(sleutel, dan, aan, ontbreekt)


def _voor_buiten(knelpunt: Knelpunt) -> bool:
    """Noted or passed on by somebody: what the program saw, it saw in exact counts."""
    return knelpunt.herkomst is Herkomst.HAND or knelpunt.status is Knelpuntstatus.DOORGEGEVEN
