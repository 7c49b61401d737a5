"""What is typed for a parameter, converted; and the Dutch sentence for what cannot be."""

import re
from collections.abc import Iterable
from difflib import get_close_matches
from enum import Enum
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

from typer._click import Context
from typer._click import Parameter as ClickParameter
from typer._click.exceptions import (
    BadOptionUsage,
    BadParameter,
    MissingParameter,
    NoSuchOption,
    UsageError,
)
from typer._coercion import RuntimeParam
from typer.core import TyperArgument, TyperOption

from tafel.schoon import herhaald

Parameter = TyperArgument | TyperOption
KIES_UIT = " Kies uit: "
_GEEN_BESTAND = (
    "- is hier geen bestand; laat de optie weg voor het scherm of een pijp, of noem een bestand."
)


def metavar_van(param: Parameter) -> str:
    """What stands for the value: the closed list, the declared metavar, or the kind of value."""
    if param.metavar:
        return param.metavar
    keuzes = param.type_descriptor.choices
    if keuzes is not None:
        return "|".join(map(als_tekst, keuzes))
    if isinstance(param, TyperArgument):
        return param.name.upper()
    soort = _soort(param.type_descriptor.annotation)
    return {int: "GETAL", Path: "BESTAND"}.get(soort, "TEKST")


class _Omzetting(RuntimeParam):
    """Converts what is typed for one parameter; every refusal is a Dutch sentence."""

    def _coerce_value(self, value: Any, param: Any, ctx: Context) -> Any:
        try:
            if isinstance(value, (list, tuple)):
                return [self._een(deel) for deel in value]
            return self._een(value)
        except ValueError as fout:
            raise BadParameter(str(fout), ctx=ctx, param=param) from None

    def _een(self, waarde: Any) -> Any:
        if self.parameter_info.parser is not None:
            return self.parameter_info.parser(waarde)
        soort = _soort(self.annotation)
        if soort is Literal or issubclass(soort, Enum):
            return self._keuze(waarde)
        if soort is int:
            return self._getal(str(waarde))
        if soort is Path and str(waarde) == "-":
            raise ValueError(_GEEN_BESTAND)
        return soort(waarde)

    def _keuze(self, waarde: Any) -> Any:
        soort = _element(self.annotation)
        waarden = get_args(soort) if get_origin(soort) is Literal else soort
        keuzes = {als_tekst(keuze): keuze for keuze in waarden}
        tekst = als_tekst(waarde).lower()
        if tekst not in keuzes:
            raise ValueError(
                f"{herhaald(tekst)} kan niet.{bedoelde_u(tekst, keuzes)}"
                f"{KIES_UIT}{', '.join(keuzes)}."
            )
        return keuzes[tekst]

    def _getal(self, tekst: str) -> int:
        if not re.fullmatch("-?[0-9]{1,18}", tekst):
            raise ValueError(f"{herhaald(tekst)} is geen geheel getal.")
        getal = int(tekst)
        minimum, maximum = self.parameter_info.min, self.parameter_info.max
        if minimum is not None and getal < minimum:
            raise ValueError(f"{getal} is te klein; het minimum is {minimum}.")
        if maximum is not None and getal > maximum:
            raise ValueError(f"{getal} is te groot; het maximum is {maximum}.")
        return getal


def _element(annotation: Any) -> Any:
    return get_args(annotation)[0] if get_origin(annotation) is list else annotation


def _soort(annotation: Any) -> Any:
    """The type of one value: str, bool, int, Path, an Enum, or Literal."""
    element = _element(annotation)
    return Literal if get_origin(element) is Literal else element


def als_tekst(keuze: object) -> str:
    return str(keuze.value if isinstance(keuze, Enum) else keuze)


def converteer_zelf(params: Iterable[ClickParameter]) -> None:
    """Puts our conversion where typer would otherwise build a pydantic one on first use."""
    for param in params:
        assert isinstance(param, (TyperArgument, TyperOption))
        info, annotation = param.type_descriptor.parameter_info, param.type_descriptor.annotation
        soort = _soort(annotation)
        kan = soort in (str, bool, int, Path, Literal) or (
            isinstance(soort, type) and issubclass(soort, Enum)
        )
        if any(optie.startswith("--no-") for optie in param.secondary_opts):
            raise TypeError(f"{param.name}: name the option, or typer adds an English --no-")
        if not kan and info.parser is None:
            raise TypeError(f"{param.name}: {annotation} has no Dutch conversion; give it a parser")
        omzetting = _Omzetting(parameter_info=info, annotation=annotation)
        param._runtime_param = omzetting  # noqa: SLF001


_BEGIN = 3
"""Letters of a word that say which it is."""


def bedoelde_u(getypt: str, mogelijk: Iterable[str]) -> str:
    """The dashes of an option say nothing; what it begins with says most."""
    kaal, namen = getypt.lstrip("-"), {naam.lstrip("-"): naam for naam in mogelijk}
    begint = [naam for naam in namen if len(kaal) >= _BEGIN and naam.startswith(kaal)]
    lijkt_op = [namen[naam] for naam in begint or get_close_matches(kaal, namen, n=1)]
    return f" Bedoelde u '{lijkt_op[0]}'?" if lijkt_op else ""


def _optie_onbekend(fout: NoSuchOption) -> str:
    assert fout.ctx is not None
    globaal = fout.ctx.find_root().command
    if fout.ctx.parent and any(fout.option_name in p.opts for p in globaal.params):
        return f"de optie {fout.option_name} hoort voor het commando: tafel {fout.option_name} ..."
    namen = [naam for p in fout.ctx.command.get_params(fout.ctx) for naam in p.opts]
    return f"onbekende optie {fout.option_name!r}.{bedoelde_u(fout.option_name, namen)}"


def _optie_waarde(fout: BadOptionUsage) -> str:
    assert fout.ctx is not None
    params = fout.ctx.command.get_params(fout.ctx)
    optie = next((p for p in params if fout.option_name in p.opts), None)
    if isinstance(optie, TyperOption) and optie.is_flag:
        return f"de optie {fout.option_name} neemt geen waarde."
    return f"de optie {fout.option_name} heeft een waarde nodig."


def parameternaam(param: Any) -> str:
    if isinstance(param, TyperOption):
        return max(param.opts, key=len)
    return metavar_van(param) if isinstance(param, TyperArgument) else ""


def zin_bij(fout: UsageError) -> str:
    """The Dutch sentence for a usage error of typer, without the name of the program."""
    match fout:
        case NoSuchOption():
            return _optie_onbekend(fout)
        case BadOptionUsage():
            return _optie_waarde(fout)
        case MissingParameter():
            soort = "de optie" if isinstance(fout.param, TyperOption) else "het argument"
            keuzes = fout.param.type_descriptor.choices if fout.param else None
            uit = f"{KIES_UIT}{', '.join(map(als_tekst, keuzes))}." if keuzes else ""
            return f"{soort} {parameternaam(fout.param)} ontbreekt.{uit}"
        case BadParameter():
            naam = parameternaam(fout.param)
            return f"{naam}: {fout.message}" if naam else fout.message
        case _:
            return fout.message
