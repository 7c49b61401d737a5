"""The list of casussen."""

from collections.abc import Sequence
from datetime import date

from tafel import woorden
from tafel.datums import datum_dm
from tafel.domain.casus import CasusRegel, Verjaardag
from tafel.render.vorm.json import kies
from tafel.render.vorm.lijst import Lijst, Veld
from tafel.woorden import Labels

_SLEUTELS = ("casus", "tafel", "stap", "categorie", "betrokkene", "geopend_op", "status")


def casussen(regels: Sequence[CasusRegel], labels: Labels, vandaag: date) -> Lijst[CasusRegel]:
    """For people the label of the table, and the step by name. All but the last two at 80.

    Until when a term is suspended has a column when there is one.
    """
    met = any(regel.opgeschort_tot for regel in regels)
    return Lijst(
        regels,
        (
            Veld("casus", "Casus", rechts=True),
            Veld("betrokkene", "Betrokkene", inkorten=True, leesbaar=12),
            Veld("tafel", "Tafel", inkorten=True, leesbaar=13, cel=lambda r: _tafel(r, labels)),
            Veld("stap", "Stap", inkorten=True, leesbaar=12, cel=lambda r: _stap(r, labels)),
            Veld("categorie", "Categorie"),
            *((Veld("opgeschort_tot", "Opgeschort tot"),) if met else ()),
            Veld("te_laat", "Te laat", rechts=True, bijzaak=True, cel=lambda r: r.te_laat or None),
            Veld("status", "Status", bijzaak=True),
            Veld("geopend_op", "Geopend", bijzaak=True),
            Veld(
                "casemanager",
                "Regie",
                inkorten=True,
                bijzaak=True,
                cel=lambda r: woorden.met_vervanger(r.casemanager or "", r.vervanger, vandaag),
            ),
        ),
        "Geen casussen gevonden.",
        lambda regel: kies(regel, _SLEUTELS),
        _SLEUTELS,
    )


_VERJAARDAG = ("persoon", "wie", "wordt", "op", "kan_van", "kan_tot", "wijzigt")


def verjaardagen(regels: Sequence[CasusRegel], labels: Labels) -> Lijst[CasusRegel]:
    """The age radar, a line per birthday: who, when, and what it changes; at 80 no more."""
    return Lijst(
        regels,
        (
            Veld("wie", "Wie", cel=lambda r: f"{_nummer(r) or r.casus} {r.verjaardag.wie}"),
            Veld("wordt", "Wordt", rechts=True, cel=lambda r: r.verjaardag.leeftijd),
            Veld("op", "Op", cel=lambda r: _wanneer(r.verjaardag)),
            Veld("wijzigt", "Wijzigt", cel=lambda r: ", ".join(r.verjaardag.wijzigt)),
            Veld("tafel", "Tafel", bijzaak=True, cel=lambda r: _tafel(r, labels)),
            Veld("betrokkene", "Betrokkene", inkorten=True, leesbaar=12, bijzaak=True),
            Veld("stap", "Stap", bijzaak=True, cel=lambda r: _stap(r, labels)),
        ),
        "In deze tijd wordt in geen open casus iemand zo oud.",
        lambda regel: kies(regel, _SLEUTELS) | _record(regel),
        (*_SLEUTELS, *_VERJAARDAG),
    )


def _record(regel: CasusRegel) -> dict[str, object]:
    jarig = regel.verjaardag
    assert jarig is not None
    zeker = jarig.zeker
    kan = (None, None) if zeker else (jarig.van, jarig.tot)
    waarden = (
        *(_nummer(regel), jarig.wie, jarig.leeftijd, jarig.van if zeker else None),
        *(*kan, jarig.wijzigt),
    )
    return dict(zip(_VERJAARDAG, waarden, strict=True))


def _nummer(regel: CasusRegel) -> str | None:
    jarig = regel.verjaardag
    return f"{regel.casus}.{jarig.nummer}" if jarig and jarig.nummer else None


def _wanneer(jarig: Verjaardag) -> str:
    if jarig.zeker:
        return _dag(jarig.van)
    return f"kan, {_dag(jarig.van)} t/m {_dag(jarig.tot)}"


def _dag(dag: date) -> str:
    return f"{datum_dm(dag)}-{dag.year}"


def _tafel(regel: CasusRegel, labels: Labels) -> str | None:
    return woorden.tafel_en_deel(regel.tafel, regel.onderdeel, labels) if regel.tafel else None


def _stap(regel: CasusRegel, labels: Labels) -> str:
    return woorden.stap(regel.stap, labels).removeprefix("stap ")
