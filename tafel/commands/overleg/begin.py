"""`tafel overleg begin`, `sluit`: the meeting itself, a line per thing that is said."""

import sys
from collections.abc import Iterator
from contextlib import nullcontext, suppress
from datetime import date, datetime
from typing import TYPE_CHECKING

import typer
from msgspec.structs import replace

from tafel.commands._lijn.kiezen import kies_tafel
from tafel.commands._lijn.opties import Aanroep, Datum, Namen, Tafel, aanroep, lees_geweest
from tafel.commands._lijn.teksten import schone_tekst
from tafel.commands._lijn.terminal import MEESTE, bevestig, stdin_is_terminal
from tafel.commands._lijn.uitgang import zeg
from tafel.commands._lijn.uitvoer import lever, meld, meld_genoemd, open_zitting
from tafel.datums import datum_kort
from tafel.errors import InputRefused, TafelError

if TYPE_CHECKING:
    from tafel.domain.overleg import Vergadering
    from tafel.rules.profiel.profiel import Tafel as Tafelmodel
    from tafel.services.overleg.regel import Getypt
    from tafel.services.overleg.verloop import Gezegd
    from tafel.services.zitting import Zitting

app = typer.Typer()


@app.command(
    help="Begint een overleg, of gaat ermee verder: regel voor regel, elke regel meteen bewaard."
)
def begin(
    ctx: typer.Context, tafel: Tafel = None, datum: Datum = None, namen: Namen = False
) -> None:
    from tafel.services.overleg import verloop

    bij = aanroep(ctx)
    gevraagd = lees_geweest(datum, "--datum", bij.settings.vandaag) if datum else None
    gekozen = kies_tafel(bij, tafel, met_coordinatoren=True)
    with open_zitting(bij) as z:
        z.register.bewaakt = nullcontext  # what is said is kept, whatever others wrote
        op = verloop.dag_van(z, gekozen, gevraagd)
        if (ander := verloop.niet_gesloten(z, gekozen, op)) is not None:
            meld(
                bij.settings,
                f"Dat van {datum_kort(ander)} is nog niet gesloten: tafel overleg sluit "
                f"--tafel {gekozen.code} --datum {ander.isoformat()}",
            )
        scherm = _Scherm(bij, replace(z, vandaag=op), verloop.begin(z, gekozen, op), namen)
        scherm.open()
        if stdin_is_terminal():
            for getypt in scherm.regels():
                scherm.doe(getypt)
        else:
            _lees_voor(scherm)
        scherm.eindig()


def _lees_voor(scherm: "_Scherm") -> None:
    """Lines from a pipe or a file, up to the first that cannot be done: the next ones may be about
    what it should have done. Raises InputRefused, with the line.
    """
    nummer = 0
    for nummer, getypt in enumerate(scherm.regels(), 1):
        if not scherm.doe(getypt):
            raise InputRefused(f"regel {nummer} is niet gedaan, en wat daarna komt ook niet")
    if sys.stdin.readline(MEESTE).strip():
        raise InputRefused(
            f"het overleg eindigde met regel {nummer}; wat daarna komt, is niet gedaan"
        )


@app.command(help="Sluit een overleg: agenda en besluitenlijst staan dan vast.")
def sluit(ctx: typer.Context, tafel: Tafel = None, datum: Datum = None) -> None:
    from tafel.services.overleg import verloop

    bij = aanroep(ctx)
    gevraagd = lees_geweest(datum, "--datum", bij.settings.vandaag) if datum else None
    gekozen = kies_tafel(bij, tafel, met_coordinatoren=True)
    with open_zitting(bij) as z:
        _sluit(bij, z, gekozen, verloop.te_sluiten(z, gekozen, gevraagd))


class _Scherm:
    """One run of a meeting: what is typed, done, and shown."""

    def __init__(self, bij: Aanroep, z: "Zitting", vergadering: "Vergadering", namen: bool) -> None:
        self._bij, self._z, self._namen = bij, z, namen
        self._vergadering = vergadering
        self._klaar = False
        self._terminal = stdin_is_terminal()
        self._onderbroken = False
        """Whether the last line was broken off."""

    def open(self) -> None:
        """The first screen; who is there is asked once."""
        from tafel.render.overleg import vergadering as beeld
        from tafel.services.overleg.aanwezig import afwezig

        self._vul_aan()
        v = self._vergadering
        weg = ", ".join(afwezig(self._z, v.tafel, v.agenda.datum))
        lever(self._bij.settings, beeld.hoofd(v, weg, self._breedte))
        if not self._vergadering.aanwezig_gevraagd and self._terminal:
            self._vraag_aanwezig()
        if self._vergadering.laatste is not None:
            meld(self._bij.settings, f"Verder waar u was; het laatst: {self._vergadering.laatste}.")
        self._toon()

    def regels(self) -> Iterator[str]:
        """What is typed, until the end of it or of the meeting."""
        from tafel.render.overleg import vergadering as beeld

        while not self._klaar:
            nu = datetime.now().astimezone()
            getypt = self._lees(beeld.prompt(self._vergadering, nu))
            if getypt is None:
                return
            yield getypt

    def doe(self, getypt: str) -> bool:
        """Do one line, and show what it came to; False when it was refused."""
        from tafel.services.overleg import regel as regels

        self._onderbroken = False
        try:
            schoon = schone_tekst(self._bij.settings, getypt, "")
            return self._volg(regels.lees_regel(self._z.profiel, schoon, self._z.vandaag))
        except TafelError as fout:
            zeg(f"tafel: {fout}")
            return False

    def eindig(self) -> None:
        """How to go on, when the meeting is not closed."""
        if not self._klaar:
            v = self._vergadering
            meld(
                self._bij.settings,
                f"Alles is bewaard. Verder: tafel overleg begin --tafel {v.tafel}; "
                f"vaststellen: tafel overleg sluit --tafel {v.tafel}",
            )

    def _volg(self, regel: "Getypt") -> bool:
        from tafel.render.overleg import vergadering as beeld
        from tafel.services.overleg import verloop
        from tafel.services.overleg.regel import Stuur

        match regel.soort:
            case Stuur.HULP:
                lever(self._bij.settings, beeld.hulp(self._breedte))
            case Stuur.TOON:
                self._toon()
            case Stuur.STOP:
                self.eindig()
                self._klaar = True
            case Stuur.SLUIT:
                v = self._vergadering
                self._klaar = _sluit(self._bij, self._z, self._z.tafel(v.tafel), v.agenda.datum)
            case Stuur.TERUG:
                self._na(verloop.terug(self._z, self._vergadering))
            case Stuur.WEG:
                self._na(verloop.neem_terug(self._z, self._vergadering))
            case _:
                self._na(self._met_dag(verloop.zeg(self._z, self._vergadering, regel), regel))
        return True

    def _met_dag(self, gezegd: "Gezegd", regel: "Getypt") -> "Gezegd":
        """What nothing brings back comes at the next meeting, unless another day is chosen."""
        from tafel.render.overleg import vergadering as beeld
        from tafel.services.overleg import verloop
        from tafel.services.overleg.regel import lees_dag

        if gezegd.terug_vragen is None or not self._terminal:
            return gezegd
        lever(self._bij.settings, beeld.antwoord(gezegd.wat, self._breedte))
        while antwoord := (self._lees("Wanneer terug (Enter: zoals hierboven)? ") or "").strip():
            try:
                dag = lees_dag(antwoord, "klaar", self._z.vandaag)
                eerder = verloop.neem_terug(self._z, gezegd.vergadering).vergadering
                return verloop.zeg(self._z, eerder, replace(regel, datum=dag))
            except TafelError as fout:
                zeg(f"tafel: {fout}")
        return replace(gezegd, wat="")

    def _na(self, gezegd: "Gezegd") -> None:
        """Say what a line did; show the item when it is another one."""
        from tafel.render.overleg import vergadering as beeld

        toen, nu = self._vergadering, gezegd.vergadering
        ander = (toen.punt, len(toen.punten)) != (nu.punt, len(nu.punten))
        self._vergadering = nu
        if gezegd.wat:
            lever(self._bij.settings, beeld.antwoord(gezegd.wat, self._breedte))
        if ander:
            self._toon()
        if self._terminal:  # elsewhere at the end of the run
            meld_genoemd(self._bij.settings, self._z.register)
        with suppress(OSError, ValueError):
            sys.stdout.flush()

    def _toon(self) -> None:
        from tafel.render.overleg import vergadering as beeld
        from tafel.services.overleg.ter_sprake import huidig

        v = self._vergadering
        nu = huidig(self._z, v, namen=self._namen)
        lever(self._bij.settings, beeld.punt(v, nu, self._breedte))
        with suppress(OSError, ValueError):
            sys.stdout.flush()

    def _vraag_aanwezig(self) -> None:
        from tafel.domain.overleg import Regelsoort
        from tafel.services.overleg import verloop
        from tafel.services.overleg.regel import Getypt, lees_partners

        while (
            antwoord := self._lees("Wie is er niet (MaDi, GGD; Enter: iedereen is er)? ")
        ) is not None:
            if antwoord.strip() == "?":
                namen = ", ".join(self._vergadering.agenda.kernpartners)
                zeg(f"Noem wie er niet is, met een komma ertussen; de kern: {namen}")
                continue
            try:
                afwezig = lees_partners(self._z.profiel, antwoord)
            except TafelError as fout:
                zeg(f"tafel: {fout}")
                continue
            regel = Getypt(Regelsoort.AANWEZIG, partners=afwezig)
            self._na(verloop.zeg(self._z, self._vergadering, regel))
            return

    @property
    def _breedte(self) -> int:
        return self._bij.settings.breedte

    def _lees(self, prompt: str) -> str | None:
        """One line; None at the end of them."""
        if self._terminal:
            while True:
                try:
                    return input(prompt)
                except EOFError:
                    sys.stdout.write("\n")
                    return None
                except KeyboardInterrupt:
                    if self._onderbroken:
                        raise
                    self._onderbroken = True
                    zeg("\nDeze regel is niet gedaan. Stoppen: stop, of nog eens Ctrl-C.")
        regel = sys.stdin.readline(MEESTE)
        return regel.rstrip("\n") if regel else None

    def _vul_aan(self) -> None:
        """The Tab key completes partners and people; a typed line can be edited and called back."""
        if not self._terminal:
            return
        try:
            import readline
        except ImportError:
            return
        from tafel.services.overleg.aanwezig import contactpersonen
        from tafel.services.overleg.regel import aanvuller

        vul_aan = aanvuller(self._z.profiel, contactpersonen(self._z))

        def volgende(woord: str, plek: int) -> str | None:
            keuzes = vul_aan(readline.get_line_buffer()[: readline.get_endidx()].lstrip())
            spaties = woord[: len(woord) - len(woord.lstrip())]
            return spaties + keuzes[plek] if plek < len(keuzes) else None

        readline.set_completer_delims(",(+\n")
        readline.set_completer(volgende)
        readline.parse_and_bind("tab: complete")


def _sluit(bij: Aanroep, z: "Zitting", tafel: "Tafelmodel", op: date) -> bool:
    """Close the meeting, after a question at a keyboard; whether it is closed."""
    from tafel.render.overleg.agenda import wie
    from tafel.services.overleg import verloop

    over = verloop.lopende(z, tafel, op).niet_besproken
    if over:
        welke = ", ".join(map(wie, over))
        meld(bij.settings, f"Niet besproken, komt vanzelf terug: {welke}.")
    if stdin_is_terminal() and not bevestig("Sluiten? Een wijziging is daarna versie 2"):
        return False
    verloop.sluit(z, tafel, op)
    meld(
        bij.settings,
        f"Gesloten; agenda en besluitenlijst staan vast: tafel overleg besluitenlijst "
        f"--tafel {tafel.code} --datum {op.isoformat()}",
    )
    return True
