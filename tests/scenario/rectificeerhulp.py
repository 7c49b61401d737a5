"""A register in which every command that takes text has put the wrong text."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import count
from pathlib import Path

from tests.commands.hulp import GEZIN
from tests.conftest import Resultaat, Tafel

DAG = "2026-11-26"
"""A Thursday on which Jeugd en Gezin meets."""
FOUT = "Buurman Kwakman drinkt te véél"
"""What is somebody else's; every place has it with a number of its own behind it."""
SPOOR = re.compile(r"kwakman|drinkt te v(?:é|e\u0301|\\u00e9|&eacute;|&#233;)", re.IGNORECASE)
TEKSTOPTIES = frozenset({"TEKST", "NAAM", "REDEN", "WIE", "WAAR", "ORGANISATIE"})
"""Metavars of options that take text."""
BUITEN = {
    "melding import --codering": "a code",
    "aanbod laad --codering": "a code",
    "melding indeling --codering": "a code",
    "aanbod laad --bron": "the sociale kaart",
    "aanbod lijst --organisatie": "reads",
    "aanbod zoek --organisatie": "reads",
    "casus lijst --casemanager": "reads",
    "escaleer --tegen": "an organisation that is known",
    "escaleer --namens": "an organisation that is known",
    "escaleer contact --naam": "the address book",
    "escaleer contact --telefoon": "the address book",
    "escaleer contact --mail": "the address book",
    "partner add --naam": "the address book",
    "partner add --sancties": "the address book",
    "partner wijzig --naam": "the address book",
    "partner wijzig --sancties": "the address book",
    "partner contact --naam": "the address book",
    "partner contact --functie": "the address book",
    "partner contact --telefoon": "the address book",
    "partner contact --mail": "the address book",
    "vervang --door": "the address book",
    "vervang --contact": "the address book",
    **{
        f"huishouden {deed} --{deel}": "of a household"
        for deed in ("verhuis", "splits")
        for deel in ("postcode", "huisnummer", "huisletter", "toevoeging", "buurt")
    },
    "huishouden splits --woonsituatie": "a code",
    **{
        f"huishouden erbij --{deel}": "of a person"
        for deel in ("naam", "voornaam", "voorletters", "tussenvoegsel", "achternaam")
    },
    "huishouden erbij --zelfde": "a number",
    "rectificeer --reden": "may not hold it",
}
"""Options that take text, and why the wrong text does not come there."""


_TEKSTKOLOMMEN = (
    "kenmerk melder-organisatie melder-naam melder-contact reden groep betrokken-organisaties"
)


class Typist:
    """Types the wrong text in options, and knows in which."""

    def __init__(self, tafel: Tafel) -> None:
        self._tafel = tafel
        self._nummers = count(100)
        self.gezet: dict[str, str] = {}
        """Per option the text that was typed in it last."""

    def tekst(self, waar: str) -> str:
        """The wrong text, for this place."""
        self.gezet[waar] = f"{FOUT} {next(self._nummers)}"
        return self.gezet[waar]

    def __call__(
        self, opdracht: str, *woorden: str, fout: str = "", dag: str = DAG, pijp: str = ""
    ) -> Resultaat:
        """A command in which `fout` names the options that get the wrong text."""
        opties = [
            deel
            for naam in fout.split()
            for deel in (f"--{naam}", self.tekst(f"{opdracht} --{naam}"))
        ]
        regel = ("--vandaag", dag, *opdracht.split(), *woorden, *opties)
        gedaan = self._tafel(*regel, input=pijp)
        assert gedaan.exit_code == 0, (regel, gedaan.stderr)
        return gedaan


def speel(tafel: Tafel, tmp_path: Path) -> dict[str, str]:
    """Five casussen, with the wrong text wherever it can be typed; per place as it was typed."""
    doe = Typist(tafel)
    gezin = [f"--{naam}={waarde}" for naam, waarde in GEZIN.items()]
    doe("melding add", *gezin, fout=_TEKSTKOLOMMEN)
    for nummer, naam in enumerate(("Twee", "Drie", "Vier", "Vijf", "Zes"), 2):
        anders: tuple[str, ...] = ("--achternaam", naam, "--huisnummer", str(nummer))
        if naam == "Drie":
            anders += ("--jeugdhulp", "maatregel", "--overlast-openbaar", "ja")
        if naam == "Zes":
            anders += ("--urgentie", "crisis")
        doe("melding add", *gezin, *anders, fout="reden")
    for opdracht in ("melding wijzig", "melding vul-aan"):
        doe(opdracht, "M1", fout=_TEKSTKOLOMMEN)
    doe("toedelen", "M1", "--tafel", "jeugd", fout="motivering")
    doe("toedelen", "M2", "M3", "M4", "M6")
    doe("melding terugkoppelen", "M2", fout="tekst")
    doe("melding terugleiden", "M5", fout="naar reden")
    _plan(doe)
    _casus(doe)
    _escalatie(doe)
    _overleg(doe)
    _signalen(doe, tmp_path)
    kop = "kenmerk;achternaam;geboortedatum;reden;iets anders\n"
    for vraag in ("", ", ook later"):
        delen = (doe.tekst(f"import {deel}{vraag}") for deel in ("reden", "opmerking"))
        doe("melding import", "-", pijp=f"{kop}I1;Import;1980-01-01;{';'.join(delen)}\n")
    return doe.gezet


def _plan(doe: Typist) -> None:
    velden = "analyse analyse-van tijdsplan netwerk verwijscriteria methodiek steunsysteem contact"
    manager = ("--organisatie", "altra")
    doe("plan maak", "1", *manager, fout=f"{velden} casemanager")
    doe("plan doel", "1", "--leefgebied", "wonen", fout="tekst maat")
    wanneer = ("--organisatie", "madi", "--uiterlijk", "+2w")
    doe("plan taak", "1d1", *wanneer, fout="wat wie")
    doe("plan vaststellen", "1")
    doe("plan evalueer", "1", "--doel", "1d1=deels", "--volgende", fout="gezin-zegt tekst")
    doe("plan wijzig", "1", *manager, fout=f"{velden} casemanager")
    for _ in range(5):
        doe("afspraak add", "1", *wanneer, fout="wat wie")
    doe("afspraak corrigeer", "1/2", fout="wat wie reden")
    doe("afspraak nagekomen", "1/2", fout="toelichting")
    doe("afspraak niet-nagekomen", "1/3", "--oorzaak", "organisatie", fout="toelichting")
    doe("afspraak vervallen", "1/4", fout="reden")
    doe("afspraak doorschuiven", "1/5", "--uiterlijk", "+3w", fout="reden")


def _casus(doe: Typist) -> None:
    doe("notitie", "1", "--delen-met", "madi", fout="tekst bron")
    doe(
        "casus verhelder",
        "1",
        fout="aard duur eerder-geprobeerd bekend omvang invloed diagnostiek",
    )
    doe("casus afstemmen", "1", "--met", "ketenunit", fout="uitkomst")
    doe("casus zonder", "1", "wijkpolitie", fout="reden")
    doe("casus volg", "1", "--op", "+3w", fout="reden")
    doe("casus terugkoppelen", "1", "--aan", "gezin", fout="tekst")
    doe("casus betrek", "1.1", "--organisatie", "spirit", fout="contact")
    doe("casus overdragen", "2", "--organisatie", "spirit", fout="casemanager contact reden")
    doe("casus crisis", "5", "--veilig", "nee", "--volgende", "+1d", fout="gebeld uitkomst")
    doe("casus stap", "2", "--tot", "+3w", fout="opschorten")
    doe("casus stap", "3", "4", fout="reden")
    doe("casus opschalen", "4", "--naar", "mpg", fout="reden")
    doe("casus afschalen", "4", fout="naar reden")
    doe("casus inbrengen", "4", "--in", "mdo-plus", "--op", DAG)
    doe("casus inbrengen", "4", "--terug", DAG, fout="uitkomst")
    doe("casus inbrengen", "3", "--niet", fout="omdat")
    doe("casus verhelder", "3", "--multiprobleem", "nee")
    doe("casus opschalen", "3", "--niet", fout="omdat")
    doe("casus opschalen", "4", fout="procesmanager contact")
    doe("melding terugkoppelen", "M4")
    doe("casus sluit", "4", "--ja", "--reden", "verhuisd", fout="toelichting evaluatie")
    doe("casus nazorg", "4", fout="gedaan")
    doe("casus heropen", "4", fout="reden")
    doe("casus opschalen", "2", fout="naar reden")


def _escalatie(doe: Typist) -> None:
    soort = ("--spoor", "opstellen", "--tegen", "madi", "--grond", "geen_plan")
    doe("escaleer", "1", *soort, "--stap", "2", fout="toelichting motivering")
    doe("escaleer afronden", "E1", "--resultaat", "opgelost", fout="tekst")


def _overleg(doe: Typist) -> None:
    doe("overleg besluit", "1", fout="tekst")
    doe("overleg corrigeer", "B1", fout="tekst reden")
    regels = [
        f"b {doe.tekst('regel b')}",
        f"+ Altra {doe.tekst('regel +')} +1w",
        f"n {doe.tekst('regel n')}",
        "klaar",
    ]
    doe("overleg begin", "--tafel", "jeugd", pijp="".join(f"{regel}\n" for regel in regels))
    doe("overleg sluit", "--tafel", "jeugd")
    doe("overleg verzet", "--tafel", "jeugd", "--datum", "+1w", "--naar", "+8d", fout="reden")
    doe("overleg afmeld", "madi", "--tafel", "jeugd", "--datum", "+8d", fout="vervanger")


def _signalen(doe: Typist, tmp_path: Path) -> None:
    doe("knelpunt add", "--soort", "aanbod", fout="tekst")
    (tmp_path / "kaart.csv").write_text("organisatie;naam\nMaDi;Schuldhulp\n")
    doe("aanbod laad", "kaart.csv")
    doe("aanbod ervaring", "A1", "--tafel", "jeugd", "--kwaliteit", "slecht", fout="tekst")
    doe("rapport oordeel", "visie", "--zegt", "ja", fout="bron")
    for opdracht in ("doorgegeven", "afgehandeld", "heropen"):
        doe(f"knelpunt {opdracht}", "K1", fout="toelichting")


def bytes_van(map_: Path) -> Iterator[tuple[str, str]]:
    """What stands in the register, what SQLite keeps beside it, and a copy that is made now."""
    with closing(sqlite3.connect(map_ / "register.db")) as register:
        with closing(sqlite3.connect(map_ / "kopie.db")) as kopie:
            register.backup(kopie)
        for naam in ("register.db", "register.db-wal", "register.db-shm", "kopie.db"):
            if (bestand := map_ / naam).exists():
                yield naam, bestand.read_bytes().decode("utf-8", errors="replace")


def dump(map_: Path) -> str:
    """Every cell of the register."""
    with closing(sqlite3.connect(map_ / "register.db")) as register:
        return "\n".join(register.iterdump())
