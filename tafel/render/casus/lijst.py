"""The list of casussen."""

from collections.abc import Sequence

from tafel import woorden
from tafel.domain.casus import CasusRegel
from tafel.render.vorm.json import kies
from tafel.render.vorm.lijst import Lijst, Veld
from tafel.woorden import Labels

_SLEUTELS = ("casus", "tafel", "stap", "categorie", "betrokkene", "geopend_op", "status")


def casussen(regels: Sequence[CasusRegel], labels: Labels) -> Lijst[CasusRegel]:
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
            Veld("casemanager", "Regie", inkorten=True, bijzaak=True),
        ),
        "Geen casussen gevonden.",
        lambda regel: kies(regel, _SLEUTELS),
        _SLEUTELS,
    )


def _tafel(regel: CasusRegel, labels: Labels) -> str | None:
    return woorden.tafel_en_deel(regel.tafel, regel.onderdeel, labels) if regel.tafel else None


def _stap(regel: CasusRegel, labels: Labels) -> str:
    return woorden.stap(regel.stap, labels).removeprefix("stap ")
