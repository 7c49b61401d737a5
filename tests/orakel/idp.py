"""The same tables as theories for IDP-Z3 (FO-dot), and a sample compared with the oracle.

IDP-Z3 is a test extra and is imported only when used. A profile is a first-hit table written as one
nested `if`; propagation over the known facts says whether the outcome is certain.

Ages are their class (the lower bound of the interval between thresholds), and of the resident
children only the youngest is kept (`jongste`; the top class also stands for no child), because the
rules ask no more of them. What is certain of the *stated* facts (the exception of Z01, the crisis
of Z03, the care of Z16) is no matter of models: it is handed over. The order of the questions comes
from the text of the conditions below, derived facts written out.

IDP-Z3's own relevance is not used for the questions: it is about the symbols left over in the
simplified theory, which may be more than the facts that can change the outcome. A fact is a
question here when there are two models that differ in that fact alone and have different outcomes:
the table is written twice, the second time with a primed copy of that one fact.

    python -m tests.orakel.idp --steekproef 100
"""

import argparse
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from random import Random
from typing import Any

from tests.orakel.orakel import (
    REGELS,
    WAARDEN,
    Antwoord,
    Gesteld,
    Kinderen,
    Leeftijd,
    leeftijden,
    lijsten,
    orakel,
    wat_gesteld_is,
)
from tests.orakel.vergelijk import assen, keuzen

LEEFTIJD = (0, 17, 18, 23, 26)
JONGSTE = (0, 18, 23)

# Codes of the values in FO-dot; a fact is a constant of a type with its own name.
WAARDE = {
    feit: {waarde: f"{feit[:5]}_{waarde}" for waarde in waarden}
    for feit, waarden in {**WAARDEN, "gezinsbenadering": ("ja", "nee", "volgt")}.items()
}

AFGELEID = {
    "kind_uitgesloten": "kind_uitgesloten()",
    "zorgkind": (
        "((jongste() < 23 & zorgen_om_kinderen = ja) | "
        "(leeftijd() < 23 & woonsituatie = inwonend & gezin))"
    ),
    "gezin": ("(gezinsbenadering = ja | (gezinsbenadering = volgt & woonsituatie = inwonend))"),
    "gezin_kind": "(jongste() < 18 | leeftijd() < 18)",
    "multiprobleem": "(meervoudig = ja | complex = ja)",
    "kind_in_zorg_gesteld": "kind_in_zorg_gesteld()",
    "crisis_gesteld": "crisis_gesteld()",
    "indicatie": "(jeugdhulp = vrijwillig | jeugdhulp = maatregel)",
}

CRISIS = "crisis = ja & ~kind_uitgesloten"
KIND_IN_ZORG = (
    "aanvliegroute = regulier & kind_in_zorg_gesteld & "
    "((meervoudig = nee & complex = nee) | regulier_aanbod = toereikend)"
)
ENKELVOUDIG = "aanvliegroute = regulier & meervoudig = nee & complex = nee & ~crisis_gesteld"
TOEREIKEND = "aanvliegroute = regulier & regulier_aanbod = toereikend & ~crisis_gesteld"
ALTIJD = "true"

TABEL: dict[str, tuple[tuple[str, str, str], ...]] = {
    "zuidoost": (
        ("Z01", CRISIS, "crisis"),
        ("Z02", "aanvliegroute = schil & (leeftijd() < 23 | jongste() < 23)", "jeugd-en-gezin"),
        ("Z16", KIND_IN_ZORG, "bespreken"),
        ("Z03", ENKELVOUDIG, "regulier"),
        ("Z04", TOEREIKEND, "regulier"),
        ("Z05", "(zorgkind | leeftijd() < 17) & indicatie", "opschalen"),
        (
            "Z15",
            (
                "aanvliegroute = drugs & leeftijd() >= 17 & leeftijd() < 26 & "
                "~(jongste() < 23 & zorgen_om_kinderen = ja)"
            ),
            "jong-volwassenen",
        ),
        ("Z06", "zorgkind", "jeugd-en-gezin"),
        (
            "Z07",
            "leeftijd() >= 18 & aanvliegroute = mss & woonsituatie = zelfstandig",
            "volwassenen",
        ),
        (
            "Z08",
            "leeftijd() >= 17 & leeftijd() < 26 & (woonsituatie ~= inwonend | ~gezin)",
            "jong-volwassenen",
        ),
        ("Z09", "leeftijd() < 17", "jeugd-en-gezin"),
        ("Z10", "leeftijd() < 26", "bespreken"),
        ("Z11", "aanvliegroute = drugs", "volwassenen"),
        ("Z12", "zelf_oplossen = nee & risico_samenleving = ja", "volwassenen"),
        ("Z13", "zelf_oplossen = ja & ~crisis_gesteld", "regulier"),
        ("Z14", ALTIJD, "bespreken"),
    ),
    "stedelijk": (
        ("S01", CRISIS, "crisis"),
        ("S09", KIND_IN_ZORG, "bespreken"),
        ("S02", ENKELVOUDIG, "regulier"),
        ("S03", TOEREIKEND, "regulier"),
        ("S04", "(zorgkind | leeftijd() < 18) & indicatie", "opschalen"),
        ("S05", "zorgkind", "jeugd-en-gezin"),
        ("S06", "leeftijd() < 26", "jeugd-en-gezin"),
        ("S07", "zelf_oplossen = ja & ~crisis_gesteld", "regulier"),
        ("S08", ALTIJD, "volwassenen"),
    ),
    "werkplan": (
        ("W01", CRISIS, "crisis"),
        ("W02", "gezin_kind & indicatie & multiprobleem", "opschalen"),
        ("W03", "gezin_kind", "lgo"),
        ("W04", ALTIJD, "meldpunt"),
    ),
    "almere": (
        ("A01", CRISIS, "crisis"),
        ("A02", "meervoudig = nee & complex = nee", "wijkteam"),
        ("A03", ALTIJD, "gezinsbegeleiders"),
    ),
}
"""Rule, condition and outcome (a kind, or a table)."""

GESTELD = ("crisis_gesteld", "kind_uitgesloten", "kind_in_zorg_gesteld")
"""In the order of `Gesteld`."""
SOORTEN = {"crisis", "opschalen", "regulier", "bespreken"}
CONSTANTEN = ("leeftijd", "jongste", *WAARDE)
NOOIT_GEVRAAGD = {"complex", "aanvliegroute", "gezinsbenadering"}


def fo(voorwaarde: str) -> str:
    """A condition as FO-dot, derived facts written out and values as their codes."""
    for _ in range(2):  # zorgkind holds gezin
        for naam, tekst in AFGELEID.items():
            voorwaarde = re.sub(rf"\b{naam}\b(?!\()", tekst, voorwaarde)

    def vergelijking(m: re.Match[str]) -> str:
        feit, teken, waarde = m.groups()
        return f"{feit}() {teken} {WAARDE[feit][waarde]}"

    return re.sub(r"(\w+) (~?=) (\w+)", vergelijking, voorwaarde)


def tabel(profiel: str) -> str:
    """The table as one term, and what it is equal to."""
    *regels, (_, _, anders) = TABEL[profiel]
    tekst = uitkomst_code(anders)
    for _, voorwaarde, uitkomst in reversed(regels):
        tekst = f"(if {fo(voorwaarde)} then {uitkomst_code(uitkomst)} else {tekst})"
    return tekst


def uitkomst_code(uitkomst: str) -> str:
    return "u_" + uitkomst.replace("-", "_")


def uitkomsten(profiel: str) -> dict[str, tuple[str, str | None]]:
    return {
        uitkomst_code(u): (u, None) if u in SOORTEN else ("tafel", u) for _, _, u in TABEL[profiel]
    }


@lru_cache
def volgorde(profiel: str) -> tuple[str, ...]:
    """The facts in the order in which the conditions name them."""
    gelezen: list[str] = []
    for _, voorwaarde, _ in TABEL[profiel]:
        # These read facts too, although they are decided on what is stated.
        tekst = fo(voorwaarde).replace("kind_uitgesloten()", "leeftijd() jongste()")
        tekst = tekst.replace("crisis_gesteld()", "crisis()").replace("kind_in_zorg_gesteld()", "")
        gelezen += re.findall(r"(\w+)\(\)", tekst)
    return tuple(feit for feit in dict.fromkeys(gelezen) if feit not in NOOIT_GEVRAAGD)


def vocabulaire(profiel: str, kopie: str | None = None) -> str:
    """Types and constants; `kopie` is the fact of which there is a second, primed, one."""
    soorten = [
        f"type Leeftijd := {{{', '.join(map(str, LEEFTIJD))}}}",
        f"type Jongste := {{{', '.join(map(str, JONGSTE))}}}",
        *(f"type {f.capitalize()} := {{{', '.join(w.values())}}}" for f, w in WAARDE.items()),
        f"type Uitkomst := {{{', '.join(uitkomsten(profiel))}}}",
        *(f"{naam}: () -> Bool" for naam in GESTELD),
        "uitkomst: () -> Uitkomst",
    ]
    soorten += [f"{feit}: () -> {feit.capitalize()}" for feit in CONSTANTEN]
    if kopie:
        soorten += [f"{kopie}_2: () -> {kopie.capitalize()}", "uitkomst_2: () -> Uitkomst"]
    return "vocabulary V {\n  " + "\n  ".join(soorten) + "\n}\n"


def klasse(leeftijd: int, grenzen: Sequence[int]) -> int:
    return max(grens for grens in grenzen if grens <= leeftijd)


def mogelijk(feiten: Mapping[str, Any]) -> dict[str, list[str]]:
    """Per constant the codes of the values that it can still have."""
    leeftijd: Leeftijd = feiten["leeftijd"]
    kinderen: Kinderen = feiten["inwonende_kinderen"]
    jongsten = [klasse(min(lijst, default=120), JONGSTE) for lijst in lijsten(kinderen)]
    codes = {
        "leeftijd": sorted({str(klasse(jaren, LEEFTIJD)) for jaren in leeftijden(leeftijd)}),
        "jongste": sorted({str(jongste) for jongste in jongsten}),
        "gezinsbenadering": [WAARDE["gezinsbenadering"][feiten["gezinsbenadering"] or "volgt"]],
    }
    for feit in WAARDEN.keys() - {"gezinsbenadering"}:
        waarde = feiten[feit]
        codes[feit] = list(WAARDE[feit].values()) if waarde is None else [WAARDE[feit][waarde]]
    return codes


def beperkingen(codes: Mapping[str, Iterable[str]], gesteld: Gesteld) -> Iterator[str]:
    for naam, geldt in zip(GESTELD, gesteld, strict=True):
        yield f"{naam}()" if geldt else f"~{naam}()"
    for feit, waarden in codes.items():
        yield " | ".join(f"{feit}() = {waarde}" for waarde in waarden)


def theorie(profiel: str, feiten: Mapping[str, Any], kopie: str | None = None) -> str:
    """The table over what is known; with `kopie` two tables that differ in that one fact."""
    codes = mogelijk(feiten)
    zinnen = [f"uitkomst() = {tabel(profiel)}", *beperkingen(codes, wat_gesteld_is(feiten))]
    if kopie:
        tweede = re.sub(rf"\b{kopie}\(\)", f"{kopie}_2()", tabel(profiel))
        zinnen += [
            f"uitkomst_2() = {tweede}",
            " | ".join(f"{kopie}_2() = {waarde}" for waarde in codes[kopie]),
            "uitkomst() ~= uitkomst_2()",
        ]
    zin = "".join(f"  {zin}.\n" for zin in zinnen)
    return f"{vocabulaire(profiel, kopie)}theory T: V {{\n{zin}}}\n"


def vraag_idp(profiel: str, feiten: Mapping[str, Any]) -> tuple[str, str | None, tuple[str, ...]]:
    """Outcome, table and questions according to IDP-Z3."""
    from idp_engine import IDP, Theory

    def lees(tekst: str) -> Any:
        return Theory(IDP.from_str(tekst).get_blocks("T")[0])

    gevolg = lees(theorie(profiel, feiten)).propagate().assignments["uitkomst()"].value
    if gevolg is not None:
        return (*uitkomsten(profiel)[str(gevolg)], ())
    codes = mogelijk(feiten)
    vragen = []
    for feit in volgorde(profiel):
        if len(codes[feit]) > 1:
            modellen = list(lees(theorie(profiel, feiten, kopie=feit)).expand(max=1))
            if not isinstance(modellen[0], str):  # a string says that there is no model
                vragen.append("inwonende_kinderen" if feit == "jongste" else feit)
    return "aanvullen", None, tuple(vragen)


def steekproef(profiel: str, aantal: int, zaad: int = 1) -> Iterator[dict[str, Any]]:
    """Situations with one to five unknowns, by chance but the same ones for the same `zaad`."""
    kies = Random(f"{profiel}{zaad}")
    for n in range(aantal):
        keuze = kies.choice(keuzen(profiel, 1 + n % 5))
        feiten: dict[str, Any] = {}
        for plaats, een_as in enumerate(assen(profiel)):
            feiten.update(
                kies.choice(kies.choice(een_as.onbekend if plaats in keuze else een_as.bekend))
            )
        yield feiten


def verschil(profiel: str, feiten: Mapping[str, Any]) -> str | None:
    antwoord: Antwoord = orakel(profiel, feiten)
    idp = vraag_idp(profiel, feiten)
    if idp == antwoord[:3]:
        return None
    return f"{profiel}\n  feiten  {feiten}\n  IDP-Z3  {idp}\n  orakel  {antwoord[:3]}"


def main() -> int:
    lezer = argparse.ArgumentParser(description="Compare the oracle with IDP-Z3.")
    lezer.add_argument("--steekproef", type=int, default=100, help="situations per profile")
    lezer.add_argument("--profiel", choices=("all", *REGELS), default="all")
    opties = lezer.parse_args()
    profielen = list(REGELS) if opties.profiel == "all" else [opties.profiel]
    for profiel in profielen:
        for feiten in steekproef(profiel, opties.steekproef):
            if (tekst := verschil(profiel, feiten)) is not None:
                print(tekst)
                return 1
        print(f"{profiel}: {opties.steekproef} situaties, geen verschil met IDP-Z3")
    return 0


if __name__ == "__main__":
    sys.exit(main())
