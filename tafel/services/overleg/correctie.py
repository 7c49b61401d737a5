"""A decision that was noted wrongly: corrected or lapsed, while what stood there stays readable."""

from tafel.datums import datum_kort
from tafel.domain.overleg import Overlegbesluit
from tafel.domain.plan import Afspraak
from tafel.errors import InputRefused, NotFound
from tafel.register import besluitcorrectie as queries
from tafel.register.store import Register, nu
from tafel.services.afspraak.correctie import Correctie
from tafel.services.afspraak.correctie import corrigeer as corrigeer_los
from tafel.services.basis.tijdlijn import casus_van, noteer
from tafel.services.overleg.besluiten import met_correcties
from tafel.services.overleg.versies import nieuwe_versie
from tafel.services.zitting import Zitting


def te_corrigeren(register: Register, nummer: int) -> Overlegbesluit:
    """Decision `B12` as it stands. Raises NotFound; InputRefused when it lapsed."""
    rij = queries.besluit(register, nummer)
    if rij is None:
        raise NotFound(
            f"besluit B{nummer} bestaat niet; de nummers staan in: tafel overleg besluitenlijst"
        )
    [besluit] = met_correcties(register, [rij])
    if besluit.vervallen:
        raise InputRefused(
            f"besluit B{nummer} is al vervallen; neem een nieuw besluit met: "
            f"tafel overleg besluit {besluit.casus}"
        )
    return besluit


def corrigeer(
    z: Zitting, nummer: int, *, tekst: str | None, reden: str | None
) -> tuple[Overlegbesluit, bool]:
    """Give a decision another text, or with `tekst` None let it lapse.

    Returns it as it stands then, and whether its casus is to be discussed again: a meeting whose
    only decision lapsed did not discuss it. Raises as `te_corrigeren`; InputRefused when the text
    is what it was.
    """
    with z.register.schrijf():
        besluit = te_corrigeren(z.register, nummer)
        assert besluit.casus is not None
        if tekst == besluit.tekst:
            raise InputRefused(f"--tekst: zo luidt besluit B{nummer} al; er is niets veranderd")
        z.register.voeg_toe(
            "besluitcorrectie",
            {
                "besluit": nummer,
                "tekst": tekst,
                "vervallen": "ja" if tekst is None else None,
                "reden": reden,
                "tijd": nu(),
                "dag": z.vandaag.isoformat(),
                "wie": z.wie,
            },
        )
        terug = tekst is None and _bespreek_weer(z.register, besluit)
        hoe = "vervallen" if tekst is None else "gecorrigeerd"
        noteer(
            z,
            besluit.casus,
            "besluitcorrectie",
            f"besluit B{nummer} van {datum_kort(besluit.overleg)} {hoe}",
            gegevens={"besluit": nummer, "hoe": hoe, "weer_te_bespreken": terug},
        )
        nieuwe_versie(z, z.tafel(besluit.tafel), besluit.overleg, f"B{nummer} {hoe}")
        z.register.log(z.wie, z.vandaag, "overleg corrigeer", f"B{nummer}")
        [na] = met_correcties(z.register, filter(None, [queries.besluit(z.register, nummer)]))
    return na, terug


def corrigeer_afspraak(z: Zitting, casus: int, nummer: int, correctie: Correctie) -> Afspraak:
    """Correct an afspraak, also on the besluitenlijst of the meeting in which it was made.

    Raises as `services.afspraak.correctie.corrigeer`.
    """
    with z.register.schrijf():
        na = corrigeer_los(z, casus, nummer, correctie)
        tafel = z.tafel(casus_van(z.register, casus).tafel)
        nieuwe_versie(z, tafel, na.gemaakt_op, f"{casus}/{nummer} gecorrigeerd")
    return na


def _bespreek_weer(register: Register, vervallen: Overlegbesluit) -> bool:
    """When the casus counted as discussed by this decision: what else was decided tells since when;
    nothing, and it comes back on the agenda. A day to come back that went with it goes too.
    """
    assert vervallen.casus is not None
    casus = casus_van(register, vervallen.casus)
    if casus.besproken_op is None or casus.besproken_op > vervallen.overleg:
        return False
    besproken = queries.laatst_besproken(register, vervallen.casus)
    if besproken == casus.besproken_op:
        return False
    register.werk_bij("casus", vervallen.casus, {"besproken_op": besproken, "terug_op": None})
    return besproken is None and casus.status == "open"
