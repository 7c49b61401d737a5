"""Rows of a casus and what happened around it (domain §3, §6, §8, §10)."""

from datetime import date

from tafel.domain.crisis import Crisisfase
from tafel.register.rijen import Rij


class Casusrij(Rij, frozen=True):
    """The case around one household; at most one open casus per household (Werkplan §2.8)."""

    id: int
    huishouden: int
    tafel: str | None
    uitkomst: str
    voorkeur: str | None
    stap: int
    status: str
    geopend_op: date
    besproken_op: date | None
    stap_sinds: date | None
    vorige: int | None
    """The casus of this household that was closed before."""
    zaaknummer: str | None
    erkenning: str | None
    verificatie: str | None
    verheldering: str | None
    """JSON: nature, how long, tried before, known, size, influence, diagnostics (Werkplan §3.1)."""
    chronisch: str | None
    multiprobleem: str | None
    categorie: str | None
    casemanager: str | None
    """Gezinsmanager of a family, casemanager of an adult."""
    casemanager_organisatie: str | None
    casemanager_contact: str | None
    opgeschaald_naar: str | None
    opgeschaald_op: date | None
    volg_op: date | None
    volgreden: str | None
    gesloten_op: date | None
    sluitreden: str | None
    evaluatie: str | None
    nazorg_op: date | None
    opgeschort_op: date | None
    """Since when the term of its step is suspended; None = it runs."""
    opgeschort_tot: date | None
    opschortreden: str | None
    termijn_vanaf: date | None
    """From this day on a term that was suspended runs again, for `termijn_rest` working days."""
    termijn_rest: int | None
    crisis: Crisisfase | None
    """open, opgeschaald or veilig; None = there never was one (domain §8)."""
    crisis_sinds: date | None
    crisis_gemeld: date | None
    """The first day on which a call can have been about this crisis."""
    crisis_elders: str | None
    """ja = around somebody without a child in the house: the child, if any, is elsewhere."""
    crisis_na: int | None
    """Number of the last crisiscontact before this crisis began; 0 = none."""
    crisis_volgende: date | None
    """The next look, planned at the last call or when it went up."""
    casemanager_reden: str | None
    """Why somebody of another organisation than the category names."""
    categorie_mogelijk: str | None
    """Categories that remain possible while the procesregie of all of them lies elsewhere."""
    procesmanager: str | None
    procesmanager_contact: str | None
    procesmanager_sinds: date | None
    niet_overgedragen: str | None
    """Why the family is not handed over (domain §6)."""
    niet_overgedragen_op: date | None
    terug_op: date | None
    """The day on which it was said to come back to its table."""


class Gebeurtenisrij(Rij, frozen=True):
    """What happened to a casus, for good: steps, categories, decisions, changes of manager."""

    id: int
    casus: int
    tijd: str
    dag: date
    wie: str
    soort: str
    tekst: str
    gegevens: str | None
    """JSON: what a report needs to know of it, in codes."""


class Casuszonderrij(Rij, frozen=True):
    """A partner that is kept out of a casus."""

    id: int
    casus: int
    partner: str
    reden: str | None
    tijd: str
    dag: date
    wie: str


class Oudnummerrij(Rij, frozen=True):
    """By which number of which casus something was known before it went along to another one."""

    id: int
    tabel: str
    """afspraak, doel or persoon."""
    casus: int
    nummer: int
    rij: int
    """Its row, wherever it is now."""


class Afstemmingrij(Rij, frozen=True):
    """Somebody of another overleg was spoken to about a casus (Visie §3.2.2)."""

    id: int
    casus: int
    met: str
    op: date
    uitkomst: str | None
    tijd: str
    dag: date
    wie: str


class Notitierij(Rij, frozen=True):
    """A phone call or remark with its source; shared with nobody unless it says so."""

    id: int
    casus: int
    tijd: str
    dag: date
    wie: str
    bron: str | None
    tekst: str
    delen_met: str | None


class Instemmingrij(Rij, frozen=True):
    """Whether somebody agrees with the plan; the latest counts."""

    id: int
    casus: int
    persoon: int
    stand: str
    tijd: str
    dag: date
    wie: str


class Crisiscontactrij(Rij, frozen=True):
    """Who was called about a crisis, what they do, whether the children are safe (domain §8)."""

    id: int
    casus: int
    melding: int | None
    gebeld: str
    """Code of a partner, else as it was written."""
    op: date
    uitkomst: str
    veilig: str | None
    volgende: date | None
    tijd: str
    dag: date
    wie: str


class Inbrengrij(Rij, frozen=True):
    """A family brought into the MDO+ or the analyseteam, or not, with the reason (domain §6)."""

    id: int
    casus: int
    overleg: str
    op: date | None
    terug_op: date | None
    uitkomst: str | None
    niet: str | None
    """Why it is not brought in."""
    dag: date
    wie: str


class Terugkoppelingrij(Rij, frozen=True):
    """Feedback that was given, to the melder, the family or the partners (domain §14.10)."""

    id: int
    aan: str
    casus: int | None
    melding: int | None
    tijd: str
    dag: date
    wie: str
    tekst: str | None
