"""Every look and every change is one line in the log: not none, and not two (domain §13)."""

from pathlib import Path

from tests.commands.hulp import GEZIN, OVERLAST, sql, voer_in
from tests.conftest import Tafel
from tests.scenario.hulp import op

DAG = "2026-11-23"
"""A Monday; the next meeting of Jeugd en Gezin is on Thursday 26-11."""
EEN_REGEL = """\
casus toon 1|casus toon|1|
casus lijst|casus lijst|2 regels|
melding toon M1|melding toon|M1|
melding lijst|melding lijst|2 regels|
melding wijzig M1 --reden zorg|melding wijzig|M1|
melding terugkoppelen M1 --tekst gebeld|melding terugkoppelen|M1|terugkoppeling
zoek Pinas|zoek|1 gevonden|
toedelen M1 --proef|toedelen --proef|M1|
casus stap 1 5|casus stap|1|stap
casus stap 1 --opschorten wacht --tot 2026-12-07|casus opschorten|1|opgeschort
casus stap 1 --hervatten|casus hervatten|1|hervat
casus verhelder 1 --multiprobleem nee|casus verhelder|1|verhelderd categorie
casus instemming 1.1 ja|casus instemming|1.1|instemming
casus betrek 1.1 --organisatie madi|casus betrek|1.1|betrokkenheid
casus terugkoppelen 1 --aan gezin|casus terugkoppelen|1|terugkoppeling
casus volg 1 --reden mijdt --op 2026-12-01|casus volg|1|volglijst
casus overdragen 1 --casemanager Oud --organisatie altra|casus overdragen|1|casemanager
notitie 1 --tekst rustig|notitie|1|
plan maak 1 --analyse schulden|plan maak|1 versie 1|plan_gemaakt
plan doel 1 --leefgebied wonen --tekst huis --maat x --streefdatum 2027-02-01|plan doel|1d1|
plan taak 1d1 --wat belt --organisatie spirit --uiterlijk 2027-01-10|plan taak|1/1|afspraak
plan vaststellen 1|plan vaststellen|1 versie 1|plan_vastgesteld
plan toon 1|plan toon|1 versie 1|
plan evalueer 1 --doel 1d1=bereikt --tekst x --gezin-zegt x --geen-volgende\
|plan evalueer|1 versie 1|plan_geevalueerd
casus opschalen 1 --procesmanager Jansen --contact 020-1|casus opschalen|1\
|opgeschaald stap procesmanager
casus inbrengen 1 --in mdo-plus --op 2026-11-23|casus inbrengen|1|inbreng
casus inbrengen 1 --terug 2026-11-23 --uitkomst x|casus inbrengen --terug|1|inbreng
afspraak add 1 --organisatie madi --wat belt --uiterlijk 2026-12-01|afspraak add|1/2|afspraak
afspraak lijst|afspraak lijst|2 regels|
afspraak doorschuiven 1/1 --uiterlijk 2027-01-12|afspraak doorschuiven|1/1|afspraak
afspraak nagekomen 1/1|afspraak nagekomen|1/1|afspraak
afspraak niet-nagekomen 1/2 --oorzaak omstandigheden|afspraak niet-nagekomen|1/2|afspraak
escaleer 1 --spoor opstellen --tegen madi|escaleer|E1|escalatie
escaleer lijst|escaleer lijst|1 regels|
escaleer voorstel|escaleer voorstel|0 regels|
escaleer afronden E1 --resultaat opgelost|escaleer afronden|E1|escalatie_afgerond
overleg besluit 1 --tekst verder|overleg besluit|1|besluit
agenda --tafel jeugd|agenda|jeugd-en-gezin 2026-11-26|
melding terugkoppelen M2|melding terugkoppelen|M2|terugkoppeling
casus sluit 2 --reden anders --evaluatie klaar --ja --nazorg 2026-12-10|casus sluit|2|gesloten
casus nazorg 2 --gedaan gebeld --volgende 2027-01-11|casus nazorg|2|nazorg
casus heropen 2 --reden terug|casus heropen|2|heropend
"""
"""In the order in which they are given: the command, what the log says of it (numbers and codes,
never a name), and what the timeline of the casus says happened; of what was only looked at nothing.
Going up is a step of its own, with a procesmanager who was named; a judgement gives a category.
"""


def test_one_command_is_one_line_and_happens_once(register: Tafel, tmp_path: Path) -> None:
    voer_in(register, GEZIN)
    voer_in(register, OVERLAST)
    op(register, DAG, "toedelen", "--alle")
    for regel in EEN_REGEL.splitlines():
        opdracht, handeling, onderwerp, soorten = regel.split("|")
        gebeurd = _hoogste(tmp_path, "gebeurtenis")
        assert _erbij(register, tmp_path, opdracht) == [(handeling, onderwerp)], opdracht
        erbij = sql(tmp_path, f"SELECT soort FROM gebeurtenis WHERE id > {gebeurd} ORDER BY id")
        assert [soort for (soort,) in erbij] == soorten.split(), opdracht


def test_what_is_refused_is_no_line_and_a_list_with_an_agenda_is_two(
    register: Tafel, tmp_path: Path
) -> None:
    """The weekly list of a table shows its agenda too."""
    assert _erbij(register, tmp_path, "casus toon 9", code=66) == []
    assert _erbij(register, tmp_path, "rapport weeklijst --tafel jeugd") == [
        ("agenda", "jeugd-en-gezin 2026-11-26"),
        ("rapport weeklijst", "jeugd-en-gezin"),
    ]


def _erbij(tafel: Tafel, tmp_path: Path, opdracht: str, *, code: int = 0) -> list[tuple[str, str]]:
    """What a command adds to the log."""
    eerder = _hoogste(tmp_path, "logregel")
    uit = tafel("--vandaag", DAG, *opdracht.split())
    assert uit.exit_code == code, (opdracht, uit)
    return sql(tmp_path, f"SELECT handeling, onderwerp FROM logregel WHERE id > {eerder}")


def _hoogste(tmp_path: Path, tabel: str) -> int:
    [(nummer,)] = sql(tmp_path, f"SELECT coalesce(max(id), 0) FROM {tabel}")
    assert isinstance(nummer, int)
    return nummer
