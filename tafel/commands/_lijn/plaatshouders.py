"""A suggested command can be pasted as it is: what its dots stand for is asked."""

import re
from collections.abc import Sequence

PLAATSHOUDER = re.compile(r"(.*=|M)?(?:…|\.\.\.)", re.DOTALL)
"""The dots of a suggestion: a whole value, what comes behind an =, a number behind an M. Never what
anybody means to say.
"""


def vul_in(argumenten: Sequence[str]) -> list[str]:
    """The arguments with an answer in the place of each … of a suggestion; as they are elsewhere
    than on a terminal, where the command itself refuses them.
    """
    if not any(PLAATSHOUDER.fullmatch(deel) for deel in argumenten):
        return list(argumenten)
    from tafel.commands._lijn.terminal import stdin_is_terminal, vraag

    if not stdin_is_terminal():
        return list(argumenten)
    ingevuld: list[str] = []
    for deel in argumenten:
        gevuld = deel
        if (treffer := PLAATSHOUDER.fullmatch(deel)) is not None:
            vorige = ingevuld[-1] if ingevuld and ingevuld[-1].startswith("--") else ""
            begin = treffer[1] or ""
            antwoord = vraag(" ".join(filter(None, (vorige, begin))) or "Wat komt hier")
            gevuld = begin + antwoord
        ingevuld.append(gevuld)
    return ingevuld
