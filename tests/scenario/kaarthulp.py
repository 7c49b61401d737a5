"""Small feeds of the sociale kaart, for the scenarios about loading it."""

import json
from pathlib import Path
from typing import Any

from tests.conftest import Resultaat, Tafel

ORG: dict[str, Any] = {"id": "o1", "name": "Buurtsteun", "description": "x"}


def dienst(nummer: int | str, **velden: Any) -> dict[str, Any]:
    """A service of Buurtsteun, with only what must be there."""
    basis = {"id": f"s{nummer}", "name": f"Hulp {nummer}", "status": "active", "organization": ORG}
    return basis | velden


def laad(tafel: Tafel, inhoud: object, *args: str, bron: str = "kaart") -> Resultaat:
    Path("in.json").write_text(json.dumps(inhoud), encoding="utf-8")
    return tafel("aanbod", "laad", "in.json", "--bron", bron, *args)


def kaart(tafel: Tafel, *args: str) -> list[dict[str, Any]]:
    producten = json.loads(tafel("aanbod", *(args or ("lijst",)), "-f", "json").stdout)
    assert isinstance(producten, list)
    return producten


def enige(tafel: Tafel) -> dict[str, Any]:
    [product] = kaart(tafel)
    return product


# --- a part of the supply -------------------------------------------------------------------------


def csv(aantal: int) -> str:
    kop = "id;organisatie;product;leefgebieden\n"
    return kop + "".join(f"s{n};Brink;Dienst {n};wonen\n" for n in range(aantal))


def verwacht(product: dict[str, Any]) -> tuple[Any, ...]:
    velden = ("naam", "organisatie", "gebied", "leefgebieden", "leeftijd_van", "kosten")
    return tuple(product[veld] for veld in velden)
