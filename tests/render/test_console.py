"""What reaches a terminal: clean, literal, in colour only where asked, and a quiet progress bar."""

import io
import subprocess
import sys

import pytest

from tafel.render.vorm import console
from tafel.render.vorm.console import toon, voortgang
from tafel.render.vorm.tekst import Gestileerd, Span, Stijl
from tests.render.voorbeelden import KWAAD


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def _getoond(tekst: str | Gestileerd, *, kleur: bool) -> str:
    uit = io.StringIO()
    toon(tekst, breedte=80, kleur=kleur, bestand=uit)
    return uit.getvalue()


@pytest.mark.parametrize("kleur", [False, True])
def test_hostile_text_is_shown_harmless(kleur: bool) -> None:
    assert _getoond(Gestileerd(((Span(KWAAD),),)), kleur=kleur) == (
        "[bold]Evil[/x] rood <b>vet</b> keer | `x` *y*\n"
    )


def test_a_plain_text_keeps_its_lines_and_ends_with_one() -> None:
    assert _getoond("een\ntwee\x1b[2J\u202e", kleur=True) == "een\ntwee\n"
    assert _getoond("", kleur=True) == ""


def test_colour_marks_what_matters() -> None:
    uit = _getoond(Gestileerd(((Span("CRISIS", Stijl.ALARM), Span(" M12")),)), kleur=True)
    assert uit == "\x1b[1;31mCRISIS\x1b[0m M12\n"


def test_a_long_line_is_never_folded_or_cut() -> None:
    lang = "woord " * 60 + "einde"
    assert _getoond(Gestileerd(((Span(lang),),)), kleur=True) == lang + "\n"


@pytest.mark.parametrize("kleur", [False, True])
def test_a_terminal_without_the_characters_gets_question_marks(kleur: bool) -> None:
    ruw = io.BytesIO()
    bestand = io.TextIOWrapper(ruw, encoding="ascii", newline="")
    toon(Gestileerd(((Span("Loïs … ─"),),)), breedte=80, kleur=kleur, bestand=bestand)
    bestand.flush()
    assert ruw.getvalue() == b"Lo?s ? ?\n"


def test_plain_output_never_loads_rich_or_tabulate() -> None:
    code = (
        "import sys\n"
        "from tafel.render import regels\n"
        "from tafel.render.melding import lijst\n"
        "from tafel.render.overleg import agenda\n"
        "from tafel.render.toedeling import uitleg\n"
        "from tafel.render.vorm import json, scherm\n"
        "from tafel.render.vorm.console import toon\n"
        "from tafel.render.vorm.tekst import Gestileerd, Span\n"
        "toon(Gestileerd(((Span('x'),),)), breedte=80, kleur=False, bestand=sys.stdout)\n"
        "zwaar = {'rich', 'tabulate', 'jinja2', 'docx', 'typer', 'sqlalchemy'}\n"
        "print(sorted(zwaar & set(sys.modules)))\n"
    )
    klaar = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert klaar.stdout == "x\n[]\n"


def test_no_bar_when_the_work_is_short() -> None:
    bestand = Terminal()
    with voortgang("Inlezen", bestand) as verder:
        verder(1)
        verder(1)
    assert bestand.getvalue() == ""


def test_no_bar_where_nobody_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(console, "_GEDULD", 0.0)
    bestand = io.StringIO()
    with voortgang("Inlezen", bestand) as verder:
        verder(2)
    assert bestand.getvalue() == ""


def test_long_work_shows_how_far_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(console, "_GEDULD", 0.0)
    monkeypatch.setattr(console, "_TUSSENPOOS", 0.0)
    monkeypatch.setenv("TERM", "xterm")
    bestand = Terminal()
    with voortgang("Inlezen [/x]", bestand) as verder:
        verder(5_000)
        verder(5_000)
    assert "Inlezen [/x]" in bestand.getvalue()
    assert "10000" in bestand.getvalue()


def test_the_bar_goes_when_the_work_breaks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(console, "_GEDULD", 0.0)
    monkeypatch.setenv("TERM", "xterm")
    bestand = Terminal()

    def werk() -> None:
        with voortgang("Inlezen", bestand) as verder:
            verder(1)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        werk()
    assert bestand.getvalue().endswith("\x1b[2K")
