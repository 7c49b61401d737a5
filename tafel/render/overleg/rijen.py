"""An agenda in rows, for CSV."""

from tafel import woorden
from tafel.domain.agenda import Agenda
from tafel.render.overleg.agenda import LEEG
from tafel.render.vorm.tabel import Kolomkop, Tabel


def als_rijen(agenda: Agenda) -> Tabel:
    """One row per item, placed or not: what CSV and other lists need."""
    return Tabel(
        (
            Kolomkop("punt", "Punt", rechts=True),
            Kolomkop("begin", "Begin"),
            Kolomkop("minuten", "Minuten", rechts=True),
            Kolomkop("soort", "Soort"),
            Kolomkop("casus", "Casus", rechts=True),
            Kolomkop("melding", "Melding"),
            Kolomkop("betrokkene", "Betrokkene"),
            Kolomkop("categorie", "Categorie"),
            Kolomkop("stap", "Stap", rechts=True),
            Kolomkop("sinds", "Sinds"),
            Kolomkop("vraag", "Vraag"),
            Kolomkop("reden", "Reden"),
            Kolomkop("regel", "Regel"),
            Kolomkop("bron", "Bron"),
            Kolomkop("vorig_besluit", "Vorig"),
            Kolomkop("casemanager", "Regie"),
            Kolomkop("afspraken_open", "Open", rechts=True),
            Kolomkop("afspraken_te_laat", "Te laat", rechts=True),
            Kolomkop("gezin_weet", "Gezin"),
            Kolomkop("let_op", "Let op"),
            Kolomkop("afstemmen", "Afstemmen"),
            Kolomkop("genodigden", "Erbij"),
            Kolomkop("ook", "Ook"),
            Kolomkop("te_laat", "Te laat"),
            Kolomkop("gemeld", "Gemeld"),
            Kolomkop("keer", "Keer", rechts=True),
            Kolomkop("onderdeel", "Onderdeel"),
            Kolomkop("zonder", "Zonder"),
            Kolomkop("vervanger", "Vervanger"),
        ),
        tuple(
            (
                volgnummer,
                punt.begin,
                punt.minuten,
                punt.soort,
                punt.casus,
                None if punt.melding is None else woorden.melding_nummer(punt.melding),
                punt.betrokkene,
                punt.categorie,
                punt.stap,
                punt.sinds,
                punt.vraag,
                punt.reden,
                punt.regel,
                punt.bron,
                punt.vorig_besluit,
                punt.casemanager,
                punt.afspraken_open,
                punt.afspraken_te_laat,
                punt.gezin_weet,
                "|".join(punt.let_op),
                "|".join(punt.afstemmen),
                "|".join(punt.genodigden),
                "|".join(punt.ook),
                "|".join(map(woorden.afspraaknummer, punt.te_laat)),
                punt.gemeld,
                punt.keer or None,
                punt.onderdeel,
                "|".join(punt.zonder),
                punt.vervanger.naam if punt.vervanger else None,
            )
            for volgnummer, punt in (
                *enumerate(agenda.punten, 1),
                *((None, punt) for punt in agenda.niet_geplaatst),
            )
        ),
        leeg=LEEG,
    )
