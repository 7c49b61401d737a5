"""Shell completion: typer's machinery with Dutch messages, and without rich."""

from pathlib import Path

import typer
from typer import _completion_classes as klassen
from typer import _completion_shared as scripts
from typer._click import Command
from typer.completion import shell_complete

from tafel.errors import OutputFailed, WrongUse

_VARIABELE = "_TAFEL_COMPLETE"
_SHELLS = ("bash", "zsh", "fish")


def antwoord(hoofd: Command, vraag: str) -> None:
    """Answers the shell's question: `complete_bash` and so on."""
    if vraag not in {f"complete_{shell}" for shell in _SHELLS}:
        raise WrongUse(f"{_VARIABELE} heeft een onbekende waarde; zie tafel --show-completion.")
    klassen.completion_init()
    # Our help lines hold no markup; typer would load rich to take it out.
    klassen._sanitize_help_text = lambda text: text  # noqa: SLF001
    raise typer.Exit(shell_complete(hoofd, {}, "tafel", _VARIABELE, vraag))


def toon() -> None:
    """Prints the completion script of the current shell."""
    typer.echo(
        scripts.get_completion_script(prog_name="tafel", complete_var=_VARIABELE, shell=_shell())
    )


def installeer() -> None:
    """Installs the completion script in the files of the current shell."""
    try:
        _, pad = scripts.install(shell=_shell(), prog_name="tafel", complete_var=_VARIABELE)
    except OSError as fout:
        raise OutputFailed(
            f"Kan {Path(fout.filename or '~').name} niet schrijven; zie tafel --show-completion."
        ) from None
    typer.echo(f"Aanvullen staat aan ({pad}); het werkt in elke shell die u hierna opent.")


def _shell() -> str:
    naam = scripts._get_shell_name()  # noqa: SLF001
    if naam not in _SHELLS:
        raise WrongUse(f"Deze shell wordt niet herkend; aanvullen werkt in {', '.join(_SHELLS)}.")
    return naam
