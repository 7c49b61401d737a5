"""Brute force over the decision tables of the four profiles: plain, slow, obviously correct.

Nothing is read from `data/` and nothing is imported from `tafel`. The tables are if-chains over a
situation without unknowns; unknown facts are tried in every way there is, and a question is an
unknown fact of which some value changes the outcome (kind and table) for some filling-in of the
others. Derived facts follow from each filling-in.
"""

from collections.abc import Mapping
from itertools import product
from typing import NamedTuple, TypeAlias

Leeftijd: TypeAlias = int | tuple[int, int] | None
Kinderen: TypeAlias = tuple[Leeftijd, ...] | None

# At least one age in every interval between the thresholds 17, 18, 23, 26 (25 is still young), 28.
LEEFTIJDEN = (0, 10, 16, 17, 18, 22, 23, 25, 26, 27, 28, 60)

JA_NEE = ("ja", "nee")
WAARDEN: dict[str, tuple[str, ...]] = {
    "crisis": JA_NEE,
    "woonsituatie": ("inwonend", "zelfstandig", "dak_thuisloos", "instelling"),
    "zorgen_om_kinderen": JA_NEE,
    "gezinsbenadering": JA_NEE,
    "meervoudig": JA_NEE,
    "complex": JA_NEE,
    "regulier_aanbod": ("toereikend", "ontoereikend"),
    "zelf_oplossen": JA_NEE,
    "risico_samenleving": JA_NEE,
    "aanvliegroute": ("regulier", "schil", "mss", "drugs", "groepsaanpak"),
    "jeugdhulp": ("geen", "vrijwillig", "maatregel"),
}

# The facts that may be asked, in the order in which the rules meet them, top to bottom and left to
# right. (complex, aanvliegroute and gezinsbenadering are never asked.)
VOLGORDE: dict[str, tuple[str, ...]] = {
    "zuidoost": (
        *("crisis", "leeftijd", "inwonende_kinderen"),  # Z01
        *("meervoudig", "regulier_aanbod"),  # Z16, as Z03 and Z04; for care it does not ask
        *("zorgen_om_kinderen", "woonsituatie", "jeugdhulp"),  # Z05: zorgkind (a), (b); jeugdhulp
        *("zelf_oplossen", "risico_samenleving"),  # Z12
    ),
    "stedelijk": (
        *("crisis", "leeftijd", "inwonende_kinderen"),  # S01
        *("meervoudig", "regulier_aanbod"),  # S09, as S02 and S03; for care it does not ask
        *("zorgen_om_kinderen", "woonsituatie", "jeugdhulp"),  # S04
        "zelf_oplossen",  # S07
    ),
    "werkplan": (
        *("crisis", "leeftijd", "inwonende_kinderen"),  # W01
        *("jeugdhulp", "meervoudig"),  # W02
    ),
    "almere": (
        *("crisis", "leeftijd", "inwonende_kinderen"),  # A01
        "meervoudig",  # A02
    ),
}

REGELS: dict[str, tuple[str, ...]] = {
    "zuidoost": (
        *("Z01", "Z02", "Z16", "Z03", "Z04", "Z05", "Z15", "Z06", "Z07", "Z08"),
        *("Z09", "Z10", "Z11", "Z12", "Z13", "Z14"),
    ),
    "stedelijk": ("S01", "S09", "S02", "S03", "S04", "S05", "S06", "S07", "S08"),
    "werkplan": tuple(f"W{n:02}" for n in range(1, 5)),
    "almere": tuple(f"A{n:02}" for n in range(1, 4)),
}


class Situatie(NamedTuple):
    """Every fact filled in; `gezinsbenadering` may be "" = not stated."""

    crisis: str
    leeftijd: int
    woonsituatie: str
    inwonende_kinderen: tuple[int, ...]
    zorgen_om_kinderen: str
    gezinsbenadering: str
    meervoudig: str
    complex: str
    regulier_aanbod: str
    zelf_oplossen: str
    risico_samenleving: str
    aanvliegroute: str
    jeugdhulp: str


class Besluit(NamedTuple):
    """The rule that holds and what it says."""

    regel: str
    uitkomst: str
    tafel: str | None = None


class Antwoord(NamedTuple):
    """What the toedeling must be; `uitkomst` is "aanvullen" when it is not certain."""

    uitkomst: str
    tafel: str | None
    vragen: tuple[str, ...]
    regels: tuple[str, ...]
    mogelijk: frozenset[tuple[str, str | None]]


def gezinsbenadering(s: Situatie) -> str:
    if s.gezinsbenadering:
        return s.gezinsbenadering
    return "ja" if s.woonsituatie == "inwonend" else "nee"


def kind_onder(s: Situatie, grens: int) -> bool:
    return any(leeftijd < grens for leeftijd in s.inwonende_kinderen)


def zorgkind(s: Situatie, kind_tot: int) -> bool:
    if kind_onder(s, kind_tot) and s.zorgen_om_kinderen == "ja":
        return True
    return s.leeftijd < kind_tot and s.woonsituatie == "inwonend" and gezinsbenadering(s) == "ja"


class Gesteld(NamedTuple):
    """What is certain of the facts as stated; a filling-in of the unknown changes none of it."""

    crisis: bool
    kind_uitgesloten: bool
    kind_in_zorg: bool


def voor_het_loket(s: Situatie) -> bool:
    """The condition of Z03, or that of Z04, without the crisis."""
    return (s.meervoudig == "nee" and s.complex == "nee") or s.regulier_aanbod == "toereikend"


def zuidoost(s: Situatie, gesteld: Gesteld) -> Besluit:
    if s.crisis == "ja" and not gesteld.kind_uitgesloten:
        return Besluit("Z01", "crisis")
    if s.aanvliegroute == "schil" and (s.leeftijd < 23 or kind_onder(s, 23)):
        return Besluit("Z02", "tafel", "jeugd-en-gezin")
    regulier = s.aanvliegroute == "regulier"
    if regulier and gesteld.kind_in_zorg and voor_het_loket(s):
        return Besluit("Z16", "bespreken")
    if regulier and s.meervoudig == "nee" and s.complex == "nee" and not gesteld.crisis:
        return Besluit("Z03", "regulier")
    if regulier and s.regulier_aanbod == "toereikend" and not gesteld.crisis:
        return Besluit("Z04", "regulier")
    if (zorgkind(s, 23) or s.leeftijd < 17) and s.jeugdhulp in {"vrijwillig", "maatregel"}:
        return Besluit("Z05", "opschalen")
    zorgen_om_een_kind = kind_onder(s, 23) and s.zorgen_om_kinderen == "ja"
    if s.aanvliegroute == "drugs" and 17 <= s.leeftijd <= 25 and not zorgen_om_een_kind:
        return Besluit("Z15", "tafel", "jong-volwassenen")
    if zorgkind(s, 23):
        return Besluit("Z06", "tafel", "jeugd-en-gezin")
    if s.leeftijd >= 18 and s.aanvliegroute == "mss" and s.woonsituatie == "zelfstandig":
        return Besluit("Z07", "tafel", "volwassenen")
    if 17 <= s.leeftijd <= 25 and (s.woonsituatie != "inwonend" or gezinsbenadering(s) == "nee"):
        return Besluit("Z08", "tafel", "jong-volwassenen")
    if s.leeftijd < 17:
        return Besluit("Z09", "tafel", "jeugd-en-gezin")
    if s.leeftijd <= 25:
        return Besluit("Z10", "bespreken")
    if s.aanvliegroute == "drugs":
        return Besluit("Z11", "tafel", "volwassenen")
    if s.zelf_oplossen == "nee" and s.risico_samenleving == "ja":
        return Besluit("Z12", "tafel", "volwassenen")
    if s.zelf_oplossen == "ja" and not gesteld.crisis:
        return Besluit("Z13", "regulier")
    return Besluit("Z14", "bespreken")


def stedelijk(s: Situatie, gesteld: Gesteld) -> Besluit:
    if s.crisis == "ja" and not gesteld.kind_uitgesloten:
        return Besluit("S01", "crisis")
    regulier = s.aanvliegroute == "regulier"
    if regulier and gesteld.kind_in_zorg and voor_het_loket(s):
        return Besluit("S09", "bespreken")
    if regulier and s.meervoudig == "nee" and s.complex == "nee" and not gesteld.crisis:
        return Besluit("S02", "regulier")
    if regulier and s.regulier_aanbod == "toereikend" and not gesteld.crisis:
        return Besluit("S03", "regulier")
    if (zorgkind(s, 23) or s.leeftijd < 18) and s.jeugdhulp in {"vrijwillig", "maatregel"}:
        return Besluit("S04", "opschalen")
    if zorgkind(s, 23):
        return Besluit("S05", "tafel", "jeugd-en-gezin")
    if s.leeftijd <= 25:
        return Besluit("S06", "tafel", "jeugd-en-gezin")
    if s.zelf_oplossen == "ja" and not gesteld.crisis:
        return Besluit("S07", "regulier")
    return Besluit("S08", "tafel", "volwassenen")


def werkplan(s: Situatie, gesteld: Gesteld) -> Besluit:
    gezin = kind_onder(s, 18) or s.leeftijd < 18
    multiprobleem = s.meervoudig == "ja" or s.complex == "ja"
    if s.crisis == "ja" and not gesteld.kind_uitgesloten:
        return Besluit("W01", "crisis")
    if gezin and s.jeugdhulp in {"vrijwillig", "maatregel"} and multiprobleem:
        return Besluit("W02", "opschalen")
    if gezin:
        return Besluit("W03", "tafel", "lgo")
    return Besluit("W04", "tafel", "meldpunt")


def almere(s: Situatie, gesteld: Gesteld) -> Besluit:
    if s.crisis == "ja" and not gesteld.kind_uitgesloten:
        return Besluit("A01", "crisis")
    if s.meervoudig == "nee" and s.complex == "nee":
        return Besluit("A02", "tafel", "wijkteam")
    return Besluit("A03", "tafel", "gezinsbegeleiders")


PROFIELEN = {"zuidoost": zuidoost, "stedelijk": stedelijk, "werkplan": werkplan, "almere": almere}


def zeker_volwassen(leeftijd: Leeftijd) -> bool:
    if leeftijd is None:
        return False
    return leeftijd >= 18 if isinstance(leeftijd, int) else min(leeftijd) >= 18


def sluit_kind_uit(leeftijd: Leeftijd, kinderen: Kinderen) -> bool:
    """Z01's exception: do the facts as stated rule out a child under 18 in the household?"""
    return (
        zeker_volwassen(leeftijd)
        and kinderen is not None
        and all(zeker_volwassen(kind) for kind in kinderen)
    )


def zeker_minderjarig(leeftijd: Leeftijd) -> bool:
    if leeftijd is None:
        return False
    return leeftijd < 18 if isinstance(leeftijd, int) else max(leeftijd) < 18


def kind_in_zorg(feiten: Mapping[str, object]) -> bool:
    """Do the facts as stated say for certain that a minor gets care (kind_in_zorg_gesteld)?"""
    kinderen: Kinderen = feiten["inwonende_kinderen"]  # type: ignore[assignment]
    minderjarige = zeker_minderjarig(feiten["leeftijd"]) or any(  # type: ignore[arg-type]
        zeker_minderjarig(kind) for kind in kinderen or ()
    )
    vrijwillig = feiten["jeugdhulp"] == "vrijwillig" and feiten["zorgen_om_kinderen"] == "ja"
    return minderjarige and (feiten["jeugdhulp"] == "maatregel" or vrijwillig)


def leeftijden(leeftijd: Leeftijd) -> tuple[int, ...]:
    if leeftijd is None:
        return LEEFTIJDEN
    return (leeftijd,) if isinstance(leeftijd, int) else leeftijd


def lijsten(kinderen: Kinderen) -> tuple[tuple[int, ...], ...]:
    if kinderen is None:
        return ((), *((leeftijd,) for leeftijd in LEEFTIJDEN))
    return tuple(product(*(leeftijden(kind) for kind in kinderen)))


def invullingen(feit: str, waarde: object) -> tuple[object, ...]:
    """Every value that one fact can still have."""
    if feit == "leeftijd":
        return leeftijden(waarde)  # type: ignore[arg-type]
    if feit == "inwonende_kinderen":
        return lijsten(waarde)  # type: ignore[arg-type]
    if feit == "gezinsbenadering":
        return (waarde or "",)
    return WAARDEN[feit] if waarde is None else (waarde,)


def wat_gesteld_is(feiten: Mapping[str, object]) -> Gesteld:
    return Gesteld(
        crisis=feiten["crisis"] == "ja",
        kind_uitgesloten=sluit_kind_uit(
            feiten["leeftijd"],  # type: ignore[arg-type]
            feiten["inwonende_kinderen"],  # type: ignore[arg-type]
        ),
        kind_in_zorg=kind_in_zorg(feiten),
    )


def orakel(profiel: str, feiten: Mapping[str, object]) -> Antwoord:
    """What `profiel` says about facts that may be unknown (None); see the module for how."""
    gesteld = wat_gesteld_is(feiten)
    beslis = PROFIELEN[profiel]
    mogelijkheden = [invullingen(feit, feiten[feit]) for feit in Situatie._fields]
    besluiten = {
        waarden: beslis(Situatie._make(waarden), gesteld) for waarden in product(*mogelijkheden)
    }
    geraakt = {b.regel for b in besluiten.values()}
    regels = tuple(regel for regel in REGELS[profiel] if regel in geraakt)
    mogelijk = frozenset((b.uitkomst, b.tafel) for b in besluiten.values())
    if len(mogelijk) == 1:
        ((uitkomst, tafel),) = mogelijk
        return Antwoord(uitkomst, tafel, (), regels, mogelijk)
    vragen = []
    for feit in VOLGORDE[profiel]:
        plaats = Situatie._fields.index(feit)
        if len(mogelijkheden[plaats]) > 1 and verandert(plaats, besluiten):
            vragen.append(feit)
    return Antwoord("aanvullen", None, tuple(vragen), regels, mogelijk)


def verandert(plaats: int, besluiten: Mapping[tuple[object, ...], Besluit]) -> bool:
    """Does some value of the fact at `plaats` change the outcome while the others stay the same?"""
    gezien: dict[tuple[object, ...], tuple[str, str | None]] = {}
    for waarden, b in besluiten.items():
        anderen = waarden[:plaats] + waarden[plaats + 1 :]
        if gezien.setdefault(anderen, (b.uitkomst, b.tafel)) != (b.uitkomst, b.tafel):
            return True
    return False
