"""The coordinators confirm the proposals of a week together: all but these (domain §5.2, §8)."""

from collections.abc import Collection
from contextlib import nullcontext
from datetime import timedelta

from tafel.domain.toedeling import Bevestiging
from tafel.errors import MeldingNotFound
from tafel.register import agenda as agendaqueries
from tafel.register import melding as meldingqueries
from tafel.rules.termijnen import vorig_overleg
from tafel.services.basis.betrokkene import betrokkene
from tafel.services.basis.tijdlijn import noteer
from tafel.services.toedeling.besluiten import Overruling
from tafel.services.toedeling.heropenen import GESLOTEN
from tafel.services.toedeling.toedelen import deel_toe, leg_keuzes_vast
from tafel.services.zitting import Zitting

_DAG = timedelta(days=1)


def bevestig(z: Zitting, *, behalve: Collection[int], proef: bool) -> tuple[Bevestiging, ...]:
    """Confirm every proposal since the meeting before the last, and all that wait for it; of new
    facts at a closed casus, that it stays closed.

    Those in `behalve` stay to be discussed, and so does a proposal that would be another one now. A
    crisis is no proposal; what of `behalve` is none either, is left as it was.

    Raises MeldingNotFound.
    """
    with nullcontext() if proef else z.register.schrijf():
        laatste = vorig_overleg(z.profiel, z.profiel.coordinatoren.overleg, z.vandaag + _DAG)
        eerder = vorig_overleg(z.profiel, z.profiel.coordinatoren.overleg, laatste)
        na = (eerder - _DAG).isoformat()
        gesloten = agendaqueries.nieuwe_feiten(z.register)
        rijen = (
            agendaqueries.voorstellen_sinds(z.register, na=na, tot=z.vandaag.isoformat()) + gesloten
        )
        bij_gesloten = {rij["id"] for rij in gesloten}
        nummers = {rij["id"] for rij in rijen}
        bekend = {rij["id"] for rij in meldingqueries.meldingen(z.register, behalve)}
        if onbekend := sorted(set(behalve) - bekend):
            raise MeldingNotFound(onbekend[0])
        nu = (
            {
                uitslag.melding: (uitslag.toedeling.uitkomst, uitslag.toedeling.tafel)
                for uitslag in deel_toe(z, nummers=sorted(nummers), proef=True)
            }
            if nummers
            else {}
        )
        wie_is = {
            rij["id"]: betrokkene(rij) for rij in meldingqueries.meldingen(z.register, nummers)
        }
        gedaan = tuple(
            Bevestiging(
                melding=rij["id"],
                casus=rij["casus"],
                betrokkene=wie_is[rij["id"]],
                uitkomst=rij["uitkomst"],
                tafel=rij["tafel"] or rij["casustafel"],
                bevestigd=rij["id"] not in behalve and gelijk,
                waarom="" if gelijk else "met de feiten van nu is het voorstel anders",
                gesloten=rij["id"] in bij_gesloten,
            )
            for rij in rijen
            for gelijk in (nu[rij["id"]] == (rij["uitkomst"], rij["tafel"]),)
        )
        z.register.log(
            z.wie,
            z.vandaag,
            "toedelen --bevestig --proef" if proef else "toedelen --bevestig",
            f"{sum(deel.bevestigd for deel in gedaan)} van {len(gedaan)}",
        )
        if proef:
            return gedaan
        wacht = {rij["id"] for rij in rijen if rij["status"] == "bespreken"} - bij_gesloten
        keuzes = {
            deel.melding: Overruling(deel.tafel, None)
            for deel in gedaan
            if deel.bevestigd and deel.melding in wacht and deel.tafel is not None
        }
        if keuzes:
            leg_keuzes_vast(z, keuzes)
        for deel in gedaan:
            antwoord = "ja" if deel.bevestigd else GESLOTEN if deel.gesloten else "nee"
            z.register.werk_bij("melding", deel.melding, {"bevestiging": antwoord})
            noteer(
                z,
                deel.casus,
                "bevestiging",
                f"M{deel.melding}: {_in_woorden(deel)}",
                gegevens={"melding": deel.melding, "bevestigd": antwoord},
            )
    return gedaan


def _in_woorden(deel: Bevestiging) -> str:
    if not deel.bevestigd:
        return "voorstel blijft te bespreken"
    if deel.gesloten:
        return "nieuwe feiten, gezien door de coördinatoren: de casus blijft gesloten"
    return "voorstel bevestigd door de coördinatoren"
