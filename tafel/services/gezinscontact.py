"""What is told to the family and the partners of a casus, and what the family says to the help."""

from datetime import date

from tafel.register.store import Register, nu
from tafel.services.terugkoppelen import leg_vast
from tafel.services.tijdlijn import casus_van, noteer, open_casus, persoon_van


def koppel_terug(
    register: Register,
    nummer: int,
    *,
    aan: str,
    tekst: str | None,
    wie: str,
    vandaag: date,
) -> None:
    """Keep that the family or the partners (`gezin`, `partner`) were told. Raises CasusNotFound."""
    with register.schrijf():
        casus_van(register, nummer)
        leg_vast(
            register, aan=aan, casus=nummer, melding=None, tekst=tekst, wie=wie, vandaag=vandaag
        )
        register.log(wie, vandaag, "casus terugkoppelen", str(nummer))


def stem_in(
    register: Register, nummer: int, volgnummer: int, stand: str, *, wie: str, vandaag: date
) -> None:
    """Keep whether person `147.2` agrees with the help; the latest counts.

    Raises CasusNotFound, NotFound for a person who is not there, GateNotMet for a closed casus.
    """
    with register.schrijf():
        casus = open_casus(register, nummer)
        register.voeg_toe(
            "instemming",
            {
                "casus": nummer,
                "persoon": persoon_van(register, casus, volgnummer),
                "stand": stand,
                "tijd": nu(),
                "dag": vandaag.isoformat(),
                "wie": wie,
            },
        )
        noteer(
            register,
            nummer,
            "instemming",
            f"instemming {nummer}.{volgnummer}: {stand.replace('_', ' ')}",
            wie=wie,
            dag=vandaag,
            gegevens={"persoon": f"{nummer}.{volgnummer}", "stand": stand},
        )
        register.log(wie, vandaag, "casus instemming", f"{nummer}.{volgnummer}")
