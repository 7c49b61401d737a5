"""What an import did: the counts, and why rows were refused."""

from collections.abc import Iterable, Sequence

from tafel.domain.melding import Importregel, Importuitslag
from tafel.files.gelezen import Fout
from tafel.render.tables import Kolomkop, Tabel
from tafel.render.tekst import Blad, Gestileerd, Stijl, nieuw_blad
from tafel.render.woorden import getal


def als_tekst(uitslag: Importuitslag, fouten: Sequence[Fout], breedte: int) -> Gestileerd:
    """Counts on one line, then every refusal with its place and remedy."""
    blad = nieuw_blad(breedte)
    if not uitslag.gelezen and fouten:
        return zet_fouten(blad, fouten)
    nummer = "" if uitslag.importering is None else f"import {uitslag.importering}: "
    tellingen = [(uitslag.toegevoegd, "toegevoegd"), (uitslag.gewijzigd, "gewijzigd")]
    tellingen += [(uitslag.al_bekend, "al bekend"), (uitslag.afgewezen, "afgewezen")]
    if uitslag.te_beoordelen:
        tellingen[0] = (
            uitslag.toegevoegd,
            f"toegevoegd ({getal(uitslag.te_beoordelen)} te beoordelen)",
        )
    delen = ", ".join(f"{getal(aantal)} {wat}" for aantal, wat in tellingen)
    blad.alinea(f"{nummer}{getal(uitslag.gelezen)} gelezen: {delen}", Stijl.KOP)
    return zet_fouten(blad, fouten)


def zet_fouten(blad: Blad, fouten: Sequence[Fout]) -> Gestileerd:
    for fout in fouten:
        plaats = fout.bestand if fout.rij is None else f"{fout.bestand}, rij {fout.rij}"
        kolom = f", {fout.kolom}" if fout.kolom else ""
        waarde = f" «{fout.waarde}»" if fout.waarde is not None else ""
        blad.alinea(f"{plaats}{kolom}{waarde}: {fout.reden}", Stijl.LET_OP)
    return blad.klaar()


def als_rijen(fouten: Iterable[Fout]) -> Tabel:
    """The refusals, one per row."""
    return Tabel(
        tuple(Kolomkop(naam, naam) for naam in ("bestand", "rij", "kolom", "waarde", "reden")),
        tuple((fout.bestand, fout.rij, fout.kolom, fout.waarde, fout.reden) for fout in fouten),
        leeg="Geen enkele rij is afgewezen.",
    )


def importen(regels: Iterable[Importregel]) -> Tabel:
    """The list of imports."""
    return Tabel(
        (
            Kolomkop("import", "Import", rechts=True),
            Kolomkop("dag", "Dag"),
            Kolomkop("wie", "Wie"),
            Kolomkop("bestanden", "Bestanden", inkorten=True),
            Kolomkop("gelezen", "Gelezen", rechts=True),
            Kolomkop("toegevoegd", "Nieuw", rechts=True),
            Kolomkop("gewijzigd", "Gewijzigd", rechts=True),
            Kolomkop("al_bekend", "Bekend", rechts=True),
            Kolomkop("afgewezen", "Afgewezen", rechts=True),
        ),
        tuple(
            (
                regel.importering,
                regel.dag,
                regel.wie,
                regel.bestanden,
                regel.uitslag.gelezen,
                regel.uitslag.toegevoegd,
                regel.uitslag.gewijzigd,
                regel.uitslag.al_bekend,
                regel.uitslag.afgewezen,
            )
            for regel in regels
        ),
        leeg="Er is nog niets ingelezen.",
    )
