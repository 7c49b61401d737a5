"""The family category with its grounds, and the GGSR test that suggests `multiprobleem`.

Category: Werkplan §2.2 and §2.5-2.8 (domain §6). GGSR test: STJ.
"""

from collections.abc import Collection, Iterable, Mapping

from tafel.domain.basis import CATEGORIE_BESPREKEN
from tafel.domain.casus import Categorieuitleg, Ggsr
from tafel.rules.beslistabel.beslistabel import Beslistabel
from tafel.rules.procesregie import Ggsrtoets
from tafel.rules.profiel.profiel import Profiel, Tafel


def bepaal(
    profiel: Profiel, feiten: Mapping[str, str | None], ggsr: Ggsr
) -> Categorieuitleg | None:
    """The category on the facts multiprobleem, jeugdhulp and overlast_openbaar (None = unknown).

    None when the profile knows no categories. `categorie` is None while the facts do not decide,
    and `vragen` then holds exactly the facts that still can.
    """
    tabel = profiel.proces.categorie
    if tabel is None:
        return None
    beslissing = tabel.beslis(feiten)
    zeker = len(beslissing.uitkomsten) == 1
    gegevens = beslissing.gedeeld
    return Categorieuitleg(
        categorie=beslissing.uitkomsten[0] if zeker else None,
        regel=beslissing.regels[0] if len(beslissing.regels) == 1 else None,
        waarom=gegevens["waarom"],
        bron=gegevens["bron"],
        vragen=beslissing.vragen,
        overleg=gegevens.get("overleg"),
        procesregie=gegevens.get("procesregie") or _gedeelde_regie(tabel, beslissing.regels),
        casemanager_van=gegevens.get("casemanager_van"),
        feiten=feiten,
        ggsr=ggsr,
    )


def _gedeelde_regie(tabel: Beslistabel, regels: Collection[str]) -> str | None:
    """What the remaining rules say alike: "procesmanager" of that and "procesmanager (OMPG)"."""
    namen = [str(r.gegevens.get("procesregie", "")) for r in tabel.regels if r.nr in regels]
    kortste = min(namen, key=len, default="")
    return kortste if kortste and all(naam.startswith(kortste) for naam in namen) else None


def mogelijke_categorieen(profiel: Profiel, feiten: Mapping[str, str | None]) -> tuple[str, ...]:
    """The categories that some filling-in of the unknown facts gives, lightest first.

    `bespreken` is left out: it names no ladder. () when nothing else is possible.
    """
    tabel = profiel.proces.categorie
    if tabel is None:
        return ()
    uitkomsten = tabel.beslis(feiten).uitkomsten
    return tuple(u for u in uitkomsten if u != CATEGORIE_BESPREKEN)


def kan_bespreken(profiel: Profiel, feiten: Mapping[str, str | None]) -> bool:
    """Whether some filling-in of the unknown facts is a family that no category fits."""
    tabel = profiel.proces.categorie
    return tabel is not None and CATEGORIE_BESPREKEN in tabel.beslis(feiten).uitkomsten


def procesregie_van(profiel: Profiel, categorie: str | None) -> str | None:
    """The role that runs the process of a category; None when that is not known (domain §6)."""
    tabel = profiel.proces.categorie
    regels = () if tabel is None or categorie is None else tabel.regels
    return next((r.gegevens.get("procesregie") for r in regels if r.uitkomst == categorie), None)


def elders(profiel: Profiel, tafel: Tafel) -> tuple[str, ...]:
    """The categories of which the procesregie does not lie with this table (domain §6)."""
    tabel = profiel.proces.categorie
    if tabel is None or not tafel.gezin:
        return ()
    return tuple(
        regel.uitkomst
        for regel in tabel.regels
        if regel.gegevens.get("procesregie") not in (None, tafel.regie)
    )


def gezinsmanager_bij(profiel: Profiel, categorieen: Iterable[str]) -> tuple[str, ...]:
    """Codes of the organisations that supply the gezinsmanager of these categories.

    () when one of them leaves it open.
    """
    tabel = profiel.proces.categorie
    regels = {} if tabel is None else {r.uitkomst: r.gegevens for r in tabel.regels}
    lijsten = [regels.get(naam, {}).get("gezinsmanager_bij", ()) for naam in categorieen]
    if not all(lijsten):
        return ()
    return tuple(dict.fromkeys(code for lijst in lijsten for code in lijst))


def ggsr_toets(
    toets: Ggsrtoets,
    leefgebieden: Collection[str],
    *,
    chronisch: bool,
    zelf_oplossen: str | None,
) -> Ggsr:
    """Problems on at least `vanaf` groups of leefgebieden, and unable to solve them → ja.

    `chronisch`: whether it was established on which leefgebieden problems last; otherwise they are
    only stated, and more may come to light. Able → nee; established and fewer groups → nee;
    established, enough of them and unable → ja; otherwise None.
    """
    groepen = tuple(
        naam for naam, codes in toets.groepen.items() if any(c in leefgebieden for c in codes)
    )
    multiprobleem: str | None
    if zelf_oplossen == "ja" or (len(groepen) < toets.vanaf and chronisch):
        multiprobleem = "nee"
    elif len(groepen) >= toets.vanaf and zelf_oplossen == "nee" and chronisch:
        multiprobleem = "ja"
    else:
        multiprobleem = None
    return Ggsr(
        groepen=groepen,
        vanaf=toets.vanaf,
        totaal=len(toets.groepen),
        chronisch=chronisch,
        zelf_oplossen=zelf_oplossen,
        multiprobleem=multiprobleem,
        bron=toets.bron,
    )
