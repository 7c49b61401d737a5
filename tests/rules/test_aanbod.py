"""Which products fit and in which order, over made-up products."""

from collections.abc import Sequence
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tafel.domain.aanbod import Aanbodrij, Capaciteit, Product
from tafel.domain.basis import Leeftijd
from tafel.rules.aanbod import Zoekvraag, zoek

DAG = date(2026, 11, 23)
GEBIEDEN = ("Gein", "Holendrecht", "Zuidoost")
HEEL = "zuidoost Amsterdam Zuidoost"

_leeftijden = st.none() | st.integers(0, 30)


@st.composite
def _producten(trek: st.DrawFn) -> list[Product]:
    return [
        Product(
            nummer=nummer,
            gegevens=Aanbodrij(
                sleutel=str(nummer),
                organisatie=trek(st.sampled_from(("A", "B"))),
                naam=trek(st.sampled_from(("x", "y"))),
                leefgebieden=tuple(trek(st.sets(st.sampled_from(("wonen", "overlast"))))),
                leeftijd_van=trek(_leeftijden),
                leeftijd_tot=trek(_leeftijden),
                gebied=tuple(trek(st.sets(st.sampled_from(GEBIEDEN)))),
                wachttijd_weken=trek(st.none() | st.integers(0, 9)),
                capaciteit=trek(st.none() | st.sampled_from(Capaciteit)),
            ),
            partner=None,
            bron="b",
            ververst_op=DAG,
            vervallen_op=None,
        )
        for nummer in range(1, trek(st.integers(0, 8)) + 1)
    ]


_paren = st.tuples(st.integers(0, 30), st.just(1)).map(lambda paar: (paar[0], paar[0] + 1))
_leeftijd: st.SearchStrategy[Leeftijd] = st.one_of(st.none(), st.integers(0, 30), _paren)


def _welkom(product: Product, leeftijd: Leeftijd) -> bool:
    """By writing out every year: no comparison of ends."""
    if leeftijd is None:
        return True
    van, tot = product.gegevens.leeftijd_van, product.gegevens.leeftijd_tot
    jaren = set(range(0 if van is None else van, 200 if tot is None else tot + 1))
    return bool(jaren & set(leeftijd if isinstance(leeftijd, tuple) else (leeftijd,)))


def _onbekend(product: Product, leeftijden: Sequence[Leeftijd], gebied: str | None) -> int:
    """How many of the things asked the product says nothing about."""
    zegt = (
        product.gegevens.leeftijd_van is not None or product.gegevens.leeftijd_tot is not None,
        bool(product.gegevens.gebied),
    )
    vraagt = (any(leeftijd is not None for leeftijd in leeftijden), gebied is not None)
    return sum(gevraagd and not bekend for gevraagd, bekend in zip(vraagt, zegt, strict=True))


@given(
    _producten(),
    st.sampled_from((None, "wonen", "overlast")),
    st.lists(_leeftijd, max_size=3),
    st.sampled_from((None, "gein", "Reigersbos")),
)
def test_what_is_found_is_what_fits(
    producten: list[Product],
    leefgebied: str | None,
    leeftijden: Sequence[Leeftijd],
    gebied: str | None,
) -> None:
    vraag = Zoekvraag(leefgebied, tuple(leeftijden), gebied)
    passend = {
        p.nummer
        for p in producten
        if (leefgebied is None or leefgebied in p.gegevens.leefgebieden)
        and (not leeftijden or any(_welkom(p, leeftijd) for leeftijd in leeftijden))
        and (
            gebied is None
            or not p.gegevens.gebied
            or "Zuidoost" in p.gegevens.gebied
            or gebied.capitalize() in p.gegevens.gebied
        )
    }
    gevonden = zoek(producten, vraag, HEEL)
    assert {een.product.nummer for een in gevonden} == passend
    assert len(gevonden) == len(passend)
    standen = ["ruimte", None, "wachtlijst", "geen"]
    plekken = [
        (_onbekend(een.product, leeftijden, gebied), standen.index(een.product.beschikbaar))
        for een in gevonden
    ]
    assert plekken == sorted(plekken)
    assert gevonden == zoek(producten[::-1], vraag, HEEL)


@given(_producten())
def test_the_shortest_known_wait_comes_first(producten: list[Product]) -> None:
    wachten = [
        een.product.gegevens.wachttijd_weken
        for een in zoek(producten, Zoekvraag(), HEEL)
        if een.product.beschikbaar is Capaciteit.WACHTLIJST
    ]
    bekend = [weken for weken in wachten if weken is not None]
    assert wachten == [*sorted(bekend), *[None] * (len(wachten) - len(bekend))]


def test_capacity_follows_from_the_waiting_time_where_it_is_not_stated() -> None:
    def beschikbaar(weken: int | None, capaciteit: Capaciteit | None) -> Capaciteit | None:
        rij = Aanbodrij("s", "o", "n", wachttijd_weken=weken, capaciteit=capaciteit)
        return Product(1, rij, None, "b", DAG, None).beschikbaar

    assert beschikbaar(0, None) is Capaciteit.RUIMTE
    assert beschikbaar(3, None) is Capaciteit.WACHTLIJST
    assert beschikbaar(None, None) is None
    assert beschikbaar(3, Capaciteit.RUIMTE) is Capaciteit.RUIMTE
    assert beschikbaar(0, Capaciteit.GEEN) is Capaciteit.GEEN
