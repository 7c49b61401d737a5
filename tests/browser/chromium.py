"""A real Chromium without a screen, driven through the DevTools protocol over a pipe: no driver of
its own version, no port.
"""

import base64
import itertools
import json
import os
import select
import shutil
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

NAMEN = ("chromium", "chromium-browser", "google-chrome")
VLAGGEN = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--remote-debugging-pipe",
)
GEDULD = 30
"""Seconds that an answer may take."""


def programma() -> str | None:
    """The browser of this machine."""
    return next(filter(None, map(shutil.which, NAMEN)), None)


class Chromium:
    """One browser; events that nobody waits for are kept per page."""

    def __init__(self, lees: int, schrijf: int) -> None:
        self._lees, self._schrijf = lees, schrijf
        self._nummers = itertools.count(1)
        self._rest = b""
        self.gebeurd: list[dict[str, Any]] = []

    def stuur(self, methode: str, sessie: str | None = None, **waarden: Any) -> dict[str, Any]:
        """The result of one call; raises RuntimeError when the browser refuses it."""
        nummer = next(self._nummers)
        bericht = {"id": nummer, "method": methode, "params": waarden}
        bericht |= {"sessionId": sessie} if sessie else {}
        os.write(self._schrijf, json.dumps(bericht).encode() + b"\0")
        while True:
            antwoord = self._volgende()
            if antwoord.get("id") == nummer:
                if "error" in antwoord:
                    raise RuntimeError(f"{methode}: {antwoord['error']['message']}")
                resultaat: dict[str, Any] = antwoord["result"]
                return resultaat

    def wacht(self, methode: str, sessie: str) -> None:
        """Until this event of a page has happened."""
        while not any(
            deel["method"] == methode and deel.get("sessionId") == sessie for deel in self.gebeurd
        ):
            self._volgende()

    def _volgende(self) -> dict[str, Any]:
        einde = time.monotonic() + GEDULD
        while b"\0" not in self._rest:
            if not select.select([self._lees], [], [], max(einde - time.monotonic(), 0))[0]:
                raise TimeoutError("the browser does not answer")
            gelezen = os.read(self._lees, 1 << 20)
            if not gelezen:
                raise EOFError("the browser stopped")
            self._rest += gelezen
        bericht, _, self._rest = self._rest.partition(b"\0")
        antwoord: dict[str, Any] = json.loads(bericht)
        if "method" in antwoord:
            self.gebeurd.append(antwoord)
        return antwoord


@contextmanager
def gestart(pad: str, map_: Path) -> Iterator[Chromium]:
    """A browser with `map_` as its profile, stopped afterwards."""
    naar_lees, naar_schrijf = os.pipe()
    van_lees, van_schrijf = os.pipe()
    opdracht = (
        'exec 3<&"$1" 4>&"$2"; shift 2; exec "$@"',
        "chromium",
        str(naar_lees),
        str(van_schrijf),
        pad,
        *VLAGGEN,
        f"--user-data-dir={map_}",
        "about:blank",
    )
    proces = subprocess.Popen(
        ["bash", "-c", *opdracht],
        pass_fds=(naar_lees, van_schrijf),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(naar_lees)
    os.close(van_schrijf)
    try:
        browser = Chromium(van_lees, naar_schrijf)
        yield browser
        browser.stuur("Browser.close")
        proces.wait(GEDULD)
    finally:
        if proces.poll() is None:
            proces.kill()
            proces.wait()
        os.close(van_lees)
        os.close(naar_schrijf)


class Bladzijde:
    """One page of its own, opened from a file as by a double-click."""

    def __init__(self, browser: Chromium, bestand: Path) -> None:
        self._browser = browser
        self.adres = bestand.as_uri()
        doel = browser.stuur("Target.createTarget", url="about:blank")["targetId"]
        self._sessie: str = browser.stuur("Target.attachToTarget", targetId=doel, flatten=True)[
            "sessionId"
        ]
        for deel in ("Page", "Runtime", "Log", "Network", "Accessibility"):
            self.stuur(f"{deel}.enable")
        self.stuur("Page.navigate", url=self.adres)
        browser.wacht("Page.loadEventFired", self._sessie)

    def stuur(self, methode: str, **waarden: Any) -> dict[str, Any]:
        return self._browser.stuur(methode, self._sessie, **waarden)

    def gebeurd(self, *methoden: str) -> list[Mapping[str, Any]]:
        """What happened on this page, of these kinds."""
        return [
            deel["params"]
            for deel in self._browser.gebeurd
            if deel.get("sessionId") == self._sessie and deel["method"] in methoden
        ]

    def breed(self, pixels: int, hoog: int = 900) -> None:
        """A window of this size."""
        self.stuur(
            "Emulation.setDeviceMetricsOverride",
            width=pixels,
            height=hoog,
            deviceScaleFactor=1,
            mobile=False,
        )

    def medium(self, kleuren: str, medium: str = "screen") -> None:
        """Light or dark, on a screen or on paper."""
        kenmerk = {"name": "prefers-color-scheme", "value": kleuren}
        self.stuur("Emulation.setEmulatedMedia", media=medium, features=[kenmerk])

    def waarde(self, script: str) -> Any:
        """What an expression comes to in the page."""
        antwoord = self.stuur("Runtime.evaluate", expression=script, returnByValue=True)
        if "exceptionDetails" in antwoord:
            raise RuntimeError(antwoord["exceptionDetails"]["exception"]["description"])
        return antwoord["result"].get("value")

    def pdf(self) -> bytes:
        """As it comes out of the printer, without what the browser itself adds."""
        antwoord = self.stuur("Page.printToPDF", preferCSSPageSize=True, printBackground=True)
        return base64.b64decode(antwoord["data"])

    def foto(self) -> bytes:
        """The whole page as PNG."""
        antwoord = self.stuur("Page.captureScreenshot", captureBeyondViewport=True)
        return base64.b64decode(antwoord["data"])

    def boom(self) -> list[dict[str, Any]]:
        """What assistive technology is told."""
        knopen: list[dict[str, Any]] = self.stuur("Accessibility.getFullAXTree")["nodes"]
        return [knoop for knoop in knopen if not knoop["ignored"]]
