"""Who stands in for whom: what holds, and what is coming."""

from collections.abc import Sequence

from tafel.domain.vervanging import Vervanging
from tafel.render.vorm.json import kies, naam
from tafel.render.vorm.lijst import Lijst, Veld
from tafel.woorden import Labels

_SLEUTELS = ("wie", "organisatie", "door", "contact", "van", "tot", "loopt")


def lijst(regels: Sequence[Vervanging], labels: Labels) -> Lijst[Vervanging]:
    """For people where the absent one is from."""
    return Lijst(
        regels,
        (
            Veld("wie", "Wie"),
            Veld("bij", "Bij", inkorten=True, cel=lambda r: _bij(r, labels) or "coördinator"),
            Veld("door", "Door"),
            Veld("contact", "Contact", inkorten=True),
            Veld("van", "Van"),
            Veld("tot", "T/m"),
            Veld("stand", "Stand", cel=lambda r: "loopt" if r.loopt else "komt"),
        ),
        "Niemand wordt vervangen.",
        lambda regel: kies(regel, _SLEUTELS) | {"organisatie": _bij(regel, labels)},
        _SLEUTELS,
    )


def _bij(regel: Vervanging, labels: Labels) -> str | None:
    return naam(regel.organisatie, labels)
