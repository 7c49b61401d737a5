"""The coordinators confirm the proposals of a week together: all but these (domain §5.2, §8)."""

from collections.abc import Collection
from contextlib import nullcontext
from datetime import date, timedelta

from tafel.domain.toedeling import Bevestiging
from tafel.errors import MeldingNotFound
from tafel.register import queries
from tafel.register.store import Register
from tafel.rules.profiel.profiel import Profiel
from tafel.rules.termijnen import vorig_overleg
from tafel.services.basis.betrokkene import betrokkene
from tafel.services.basis.tijdlijn import noteer
from tafel.services.toedeling.heropenen import GESLOTEN
from tafel.services.toedeling.toedelen import Overruling, deel_toe, leg_keuzes_vast

_DAG = timedelta(days=1)


def bevestig(
    register: Register,
    profiel: Profiel,
    *,
    behalve: Collection[int],
    proef: bool,
    wie: str,
    vandaag: date,
) -> tuple[Bevestiging, ...]:
    """Confirm every proposal since the meeting before the last, and all that wait for it; of new
    facts at a closed casus, that it stays closed.

    Those in `behalve` stay to be discussed, and so does a proposal that would be another one now. A
    crisis is no proposal; what of `behalve` is none either, is left as it was.

    Raises MeldingNotFound.
    """
    with nullcontext() if proef else register.schrijf():
        laatste = vorig_overleg(profiel, profiel.coordinatoren.overleg, vandaag + _DAG)
        eerder = vorig_overleg(profiel, profiel.coordinatoren.overleg, laatste)
        na = (eerder - _DAG).isoformat()
        gesloten = queries.nieuwe_feiten(register)
        rijen = queries.voorstellen_sinds(register, na=na, tot=vandaag.isoformat()) + gesloten
        bij_gesloten = {rij["id"] for rij in gesloten}
        nummers = {rij["id"] for rij in rijen}
        bekend = {rij["id"] for rij in queries.meldingen(register, behalve)}
        if onbekend := sorted(set(behalve) - bekend):
            raise MeldingNotFound(onbekend[0])
        nu = (
            {
                uitslag.melding: (uitslag.toedeling.uitkomst, uitslag.toedeling.tafel)
                for uitslag in deel_toe(
                    register, profiel, wie=wie, dag=vandaag, nummers=sorted(nummers), proef=True
                )
            }
            if nummers
            else {}
        )
        wie_is = {rij["id"]: betrokkene(rij) for rij in queries.meldingen(register, nummers)}
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
        register.log(
            wie,
            vandaag,
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
            leg_keuzes_vast(register, profiel, keuzes, wie=wie, dag=vandaag)
        for deel in gedaan:
            antwoord = "ja" if deel.bevestigd else GESLOTEN if deel.gesloten else "nee"
            register.werk_bij("melding", deel.melding, {"bevestiging": antwoord})
            noteer(
                register,
                deel.casus,
                "bevestiging",
                f"M{deel.melding}: {_in_woorden(deel)}",
                wie=wie,
                dag=vandaag,
                gegevens={"melding": deel.melding, "bevestigd": antwoord},
            )
    return gedaan


def _in_woorden(deel: Bevestiging) -> str:
    if not deel.bevestigd:
        return "voorstel blijft te bespreken"
    if deel.gesloten:
        return "nieuwe feiten, gezien door de coördinatoren: de casus blijft gesloten"
    return "voorstel bevestigd door de coördinatoren"
