"""Names in free text that the register knows: as a coördinator tells it.

Casus 1 is of Fatima Pinas with her child Noor, at Jeugd en Gezin; others live elsewhere.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
from typer.core import TyperArgument, TyperGroup

from tafel import cli
from tests.commands.hulp import GEZIN
from tests.commands.test_agenda import VORMEN
from tests.conftest import Tafel
from tests.scenario import samenhanghulp as samenhang
from tests.scenario.hulp import nieuwe_casus, op, platte, weigert
from tests.scenario.test_delen import JEUGD, MAANDAG, PINAS, WAARSCHUWING, WOENSDAG, in_vorm

bekend, thuis, samen = samenhang.bekend, samenhang.thuis, samenhang.samen
DOORN, PINAS_K1 = samenhang.DOORN, samenhang.PINAS
lever, beoordeel = samenhang.lever, samenhang.beoordeel

ANDEREN = (
    {"voornaam": "Fatima", "achternaam": "Aït-Ouali", "geboortedatum": "01-02-1980"},
    {
        "voornaam": "Şükran",
        "tussenvoegsel": "d'",
        "achternaam": "Ancona",
        "geboortedatum": "03-04-1991",
    },
    {
        "voornaam": "Zoë",
        "tussenvoegsel": "van der",
        "achternaam": "Groen",
        "geboortedatum": "05-06-1992",
    },
    {"voornaam": "An", "achternaam": "Oud", "geboortedatum": "07-08-1975"},
)
"""People of other casussen."""
STUKKEN = (
    ("agenda", *JEUGD, "--voor", "altra"),
    ("overleg", "besluitenlijst", *JEUGD, "--voor", "altra"),
    ("rapport", "weeklijst", "--organisatie", "altra"),
    ("agenda", *JEUGD),
    ("overleg", "besluitenlijst", *JEUGD),
    ("plan", "toon", "1"),
)


@pytest.fixture
def buurt(register: Tafel, monkeypatch: pytest.MonkeyPatch) -> Tafel:
    """Casus 1, and four others with a casus of their own."""
    with monkeypatch.context() as toen:
        toen.setenv("TAFEL_VANDAAG", WOENSDAG)
        assert nieuwe_casus(register, PINAS) == 1
        for ander in ANDEREN:
            velden = {k: w for k, w in GEZIN.items() if k not in ("voornaam", "achternaam")}
            nieuwe_casus(register, velden | ander)
    return register


def schrijf_overal(tafel: Tafel, tekst: str, wie: str | None = None) -> str:
    """The text in a note, an afspraak, a decision and a plan of casus 1; what stderr said."""
    wie_doet = ("--wie", wie) if wie else ()
    gedaan = [
        op(
            *(tafel, WOENSDAG, "afspraak", "add", "1", "--organisatie", "altra", "--wat", tekst),
            *("--uiterlijk", "2026-11-20", *wie_doet),
        ),
        op(
            *(tafel, MAANDAG, "afspraak", "add", "1", "--organisatie", "altra", "--wat", tekst),
            *("--uiterlijk", "2026-12-20", *wie_doet),
        ),
        op(tafel, MAANDAG, "notitie", "1", "--tekst", tekst, "--delen-met", "altra"),
        op(tafel, MAANDAG, "overleg", "besluit", "1", "--tekst", tekst, "--datum", MAANDAG),
        op(tafel, MAANDAG, "plan", "maak", "1", "--analyse", tekst),
    ]
    assert all(deel.stderr.count(WAARSCHUWING) == 1 for deel in gedaan), tekst
    return "".join(deel.stdout + deel.stderr for deel in gedaan)


def op_papier(tafel: Tafel, *vormen: str, plan: bool = True) -> str:
    """Every copy for others on Monday, in these formats."""
    stukken = [
        in_vorm(tafel, MAANDAG, vorm, *stuk)
        for vorm in vormen
        for stuk in STUKKEN
        if stuk[0] != "plan" or (plan and vorm in ("tekst", "json"))
    ]
    return " ".join(" ".join(stukken).split())


def staat(tekst: str, *namen: str) -> list[str]:
    return [naam for naam in namen if naam.lower() in tekst.lower()]


def test_people_of_other_families_stood_in_altras_papers_with_their_whole_name(
    buurt: Tafel,
) -> None:
    tekst = "ruzie met Fatima Aït-Ouali en met ŞÜKRAN D'ANCONA; mevrouw Ouali sloeg Zoë Groen"
    gezegd = schrijf_overal(buurt, tekst, "Sukran Ancona")
    namen = ("ouali", "ancona", "kran", "groen")
    assert staat(gezegd, *namen) == []
    papier = op_papier(buurt, *VORMEN)
    assert staat(papier, *namen) == []
    assert "ruzie met F.A. en met Ş.A.; mevrouw O. sloeg Z.G." in papier


@pytest.mark.parametrize(
    ("tekst", "zo"),
    [
        ("de buurvrouw, zoë van der groen, kwam", "de buurvrouw, Z.G., kwam"),
        ("Vandergroen en vanderGroen", "G. en G."),
        ("Van der Groen hielp", "G. hielp"),
        ("Zoë, mail zoe.vandergroen@mail.nl", "Z., mail [contact]"),
        ("Groen, Zoë van der", "Z.G."),
        ("d'Ancona's zus", "A.'s zus"),
    ],
)
def test_another_family_under_every_spelling(buurt: Tafel, tekst: str, zo: str) -> None:
    schrijf_overal(buurt, tekst)
    papier = op_papier(buurt, "tekst", "json")
    assert staat(papier, "groen", "ancona", "zoë", "zoe") == []
    assert zo in papier


def test_words_that_are_names_elsewhere_stay(buurt: Tafel) -> None:
    """A green garden, an old house, and Mrs. Oud of Altra, who is no client."""
    tekst = "De groene tuin wordt groen. Het oude huis is oud."
    gedaan = op(
        *(buurt, MAANDAG, "afspraak", "add", "1", "--organisatie", "altra", "--wat", tekst),
        *("--wie", "L. Oud", "--uiterlijk", "2026-12-20"),
    )
    assert WAARSCHUWING not in gedaan.stderr
    op(buurt, MAANDAG, "overleg", "besluit", "1", "--tekst", tekst, "--datum", MAANDAG)
    for stuk in STUKKEN[1:3]:
        papier = " ".join(in_vorm(buurt, MAANDAG, "json", *stuk).split())
        assert tekst in papier
        assert "L. Oud" in papier


@pytest.mark.parametrize("wie", ["Noortje", "fatima pinas", "mevr. Pinas", "Zoë van der Groen"])
def test_the_client_who_was_to_do_it_stood_there_by_name(buurt: Tafel, wie: str) -> None:
    for dag, uiterlijk in ((WOENSDAG, "2026-11-20"), (MAANDAG, "2026-12-20")):
        gedaan = op(
            *(buurt, dag, "afspraak", "add", "1", "--organisatie", "altra", "--wat", "bellen"),
            *("--wie", wie, "--uiterlijk", uiterlijk),
        )
        assert WAARSCHUWING in gedaan.stderr
    op(buurt, MAANDAG, "overleg", "besluit", "1", "--tekst", "zo doen we", "--datum", MAANDAG)
    papier = op_papier(buurt, *VORMEN, plan=False)
    assert staat(papier, "noor", "fatima", "pinas", "zoë", "groen") == []


def test_the_family_itself_under_every_spelling(register: Tafel) -> None:
    velden = PINAS | {"voornaam": "Jan-Willem", "tussenvoegsel": "van der", "achternaam": "Groen"}
    nieuwe_casus(register, velden)
    schrijf_overal(register, "Vandergroen, vanderGroen, JanWillem, Noortje, jw.vandergroen@x.nl")
    papier = op_papier(register, *VORMEN)
    assert staat(papier, "groen", "willem", "noor") == []
    assert "G., G., J., N., [contact]" in papier


# --- how somebody is reached ----------------------------------------------------------------------

CONTACTEN = ("06-12345678", "+31 6 1234 5678", "(020) 123 45 67", "0297-123456", "buur@post.nl")


def test_the_telephone_of_a_citizen_went_to_every_partner(buurt: Tafel) -> None:
    """Of somebody who works here it stays: that is whom to call."""
    werk = ("--naam", "J. Bos", "--telefoon", "020-0000007", "--mail", "j.bos@altra.nl")
    op(buurt, MAANDAG, "partner", "contact", "altra", *werk)
    blijft = "020-0000007, 0200000007, J.BOS@altra.nl, 112, 0800-2000, 088-1234567"
    gezegd = op(
        *(buurt, MAANDAG, "overleg", "besluit", "1", "--datum", MAANDAG),
        *("--tekst", f"De buurman: {', '.join(CONTACTEN)}. Wij: {blijft}."),
    )
    assert "een telefoonnummer of mailadres dat van geen bekende contactpersoon is" in platte(
        gezegd.stderr
    )
    papier = in_vorm(buurt, MAANDAG, "json", "overleg", "besluitenlijst", *JEUGD)
    assert staat(papier, *CONTACTEN) == []
    assert f"De buurman: {', '.join(['[contact]'] * len(CONTACTEN))}. Wij: {blijft}." in papier
    alleen_werk = ("--tekst", f"Bel {blijft}", "--datum", MAANDAG)
    assert "let op" not in op(buurt, MAANDAG, "overleg", "besluit", "1", *alleen_werk).stderr


# --- names that somebody used to have -------------------------------------------------------------


def test_a_corrected_name_opened_the_old_texts(buurt: Tafel) -> None:
    """Surname, first name and a child's name were changed; the texts stay as they were."""
    schrijf_overal(buurt, "Fatima Pinas en Noor", "Noor")
    for optie, waarde in (
        ("--achternaam", "Zandbergen"),
        ("--voornaam", "Samira"),
        ("--inwonende-kinderen", "Sven 04-07-2014"),
    ):
        op(buurt, MAANDAG, "melding", "wijzig", "M1", optie, waarde)
    assert staat(op_papier(buurt, *VORMEN), "fatima", "pinas", "noor") == []


def test_a_melding_under_another_name_turned_out_to_be_the_same(bekend: Tafel) -> None:
    """Noor Pinas was delivered again as Zohra Bakkali, who she is."""
    schrijf_overal(bekend, "Noor Pinas slaapt slecht")
    anders = DOORN | {"kenmerk": "K1", "voornaam": "Zohra", "achternaam": "Bakkali"}
    lever(bekend, MAANDAG, anders | {"melder": "politie"})
    beoordeel(bekend, MAANDAG, "M2", "--zelfde", "M1")
    notitie = ("notitie", "1", "--tekst", "Zohra belde", "--delen-met", "altra")
    assert WAARSCHUWING in op(bekend, MAANDAG, *notitie).stderr
    assert staat(op_papier(bekend, *VORMEN), "noor", "pinas", "zohra", "bakkali") == []


def test_who_left_the_household_stood_in_its_old_texts(samen: Tafel) -> None:
    """Sem was no relation; he left, and his first name was written otherwise later on."""
    schrijf_overal(samen, "Sem sliep bij Noor")
    op(samen, MAANDAG, "persoon", "losmaken", "M2", "--ja")
    assert staat(op_papier(samen, *VORMEN), "noor", "sem ") == []
    op(samen, MAANDAG, "melding", "wijzig", "M2", "--voornaam", "Samuel")
    assert staat(op_papier(samen, *VORMEN), "noor", "sem ") == []


# --- what is said aloud ---------------------------------------------------------------------------


NAAM = "Zoë van der Groen"


@pytest.mark.parametrize(
    ("opdracht", "code", "zin"),
    [
        (("notitie", "1", "--tekst", "x", "--delen-met", NAAM), 66, "deze partner is niet bekend"),
        (("agenda", *JEUGD, "--voor", NAAM), 66, "deze partner is niet bekend"),
        (("agenda", "--tafel", NAAM), 2, "heeft geen tafel met deze naam; kies jeugd-en-gezin"),
        (("casus", "betrek", "1.1", "--organisatie", NAAM), 66, "deze partner is niet bekend"),
        (("melding", "import", "--ongedaan", NAAM), 2, "--ongedaan: dit is geen geheel getal"),
        (("beheer", "profiel", NAAM), 78, "dit profiel bestaat niet"),
    ],
)
def test_the_error_said_the_name_aloud(
    buurt: Tafel, opdracht: tuple[str, ...], code: int, zin: str
) -> None:
    fout = " ".join(weigert(buurt, MAANDAG, code, *opdracht))
    assert zin in fout
    assert staat(fout, "zoë", "groen") == []


_BESTANDEN = ("--uit", "--map", "--afgewezen", "--indeling")


def _vormen(groep: TyperGroup) -> Iterator[list[str]]:
    """Every command with the name as one of its arguments or as the value of one of its options."""
    ctx = groep.make_context("tafel", ["x"], resilient_parsing=True)
    for naam in groep.list_commands(ctx):
        commando = groep.get_command(ctx, naam)
        assert commando is not None
        if isinstance(commando, TyperGroup):
            yield from ([naam, *rest] for rest in _vormen(commando))
            continue
        argumenten = [p for p in commando.params if isinstance(p, TyperArgument)]
        for nummer in ("1", "M1"):
            plaats = [nummer for _ in argumenten]
            for nr, argument in enumerate(argumenten):
                if "BESTAND" not in (argument.metavar or ""):
                    yield [naam, *plaats[:nr], NAAM, *plaats[nr + 1 :]]
            for param in commando.params:
                vlag = getattr(param, "is_flag", False)
                if param not in argumenten and not vlag and param.opts[0] not in _BESTANDEN:
                    yield [naam, *plaats, param.opts[0], NAAM]
            if not argumenten:
                break


def test_no_command_repeats_a_name_in_its_error(
    buurt: Tafel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Files are named as they were typed, all else is not."""
    monkeypatch.chdir(tmp_path)
    hoofd = typer.main.get_command(cli.app)
    assert isinstance(hoofd, TyperGroup)
    gezegd = {}
    for regel in _vormen(hoofd):
        if regel[0] in ("demo", "init"):
            continue
        uit = buurt("--vandaag", MAANDAG, *regel, input="")
        if uit.exit_code and staat(uit.stderr, "zoë", "groen"):
            gezegd[" ".join(regel[:-1])] = uit.stderr
    assert gezegd == {}


def test_the_mail_of_the_import_held_the_birthdays_of_the_children(bekend: Tafel) -> None:
    """Also where the child has no name; a column that tells nobody who it is stays readable."""
    rij = PINAS_K1 | {"inwonende_kinderen": "2020-04-02", "urgentie": "spoed"}
    kolommen = ";".join(rij)
    inhoud = f"{kolommen}\n{';'.join(rij.values())}\n"
    gedaan = bekend("--vandaag", MAANDAG, "melding", "import", "-", input=inhoud)
    assert gedaan.exit_code == 0, gedaan.stderr
    alles = gedaan.stdout + gedaan.stderr
    assert "gewijzigd: M1 inwonende kinderen\n" in alles
    assert "urgentie: regulier -> spoed" in alles
    assert staat(alles, "2020", "2014") == []
