"""From text that may hold HTML to plain text: paragraphs and items of lists each on a line."""

import re
from html import unescape
from html.parser import HTMLParser

from tafel.waarden import LANGST

_REGEL = frozenset(
    {"address", "article", "aside", "blockquote", "br", "center", "dd", "details", "div", "dl"}
    | {"dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5"}
    | {"h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table"}
    | {"tbody", "tfoot", "thead", "tr", "ul"}
)
"""Elements that begin a new line."""
_IN_REGEL = frozenset(
    {"a", "abbr", "acronym", "audio", "b", "bdi", "bdo", "big", "body", "button", "caption", "cite"}
    | {"code", "data", "del", "dfn", "em", "embed", "font", "head", "html", "i", "iframe", "img"}
    | {"input", "ins", "kbd", "label", "link", "mark", "meta", "o:p", "object", "picture", "q", "s"}
    | {"samp", "small", "source", "span", "strike", "strong", "sub", "sup", "td", "th", "time"}
    | {"title", "tt", "u", "var", "video", "wbr"}
)
_WEG = frozenset({"script", "style", "template", "noscript"})
"""Of which the contents are no text either."""
_CEL = frozenset({"td", "th"})
_LOS = frozenset({"allowfullscreen", "checked", "disabled", "hidden", "noshade", "nowrap"})
"""Attributes that may stand without a value."""
_VERDACHT = re.compile(r"<[a-zA-Z/!?]|&#?[a-zA-Z0-9]+;?")
_WIT = re.compile(r"[ \t\r\n\f\v\xa0]+")
_SPATIES = re.compile(r" {2,}")
_REGELEINDE = re.compile(r" ?\n[ \n]*")


def zonder_opmaak(tekst: str, *, regels: bool = True) -> str:
    """`tekst` as a reader sees it, without `regels` on one line. "<18" and "<naam>" are no markup
    and stay; what was escaped twice, as exports of websites do, is read once more. What no column
    can hold stays as it is.
    """
    kaal = _gelezen(tekst) if "<" in tekst or "&" in tekst else tekst
    return (kaal if regels else kaal.replace("\r", "").replace("\n", " ")).strip()


def _gelezen(tekst: str) -> str:
    for _ in range(2):
        if len(tekst) > LANGST or _VERDACHT.search(tekst) is None:
            break
        eind = tekst.rfind(">") + 1  # no tag ends after it
        lezer = _Tekstlezer()
        lezer.feed(tekst[:eind])
        if lezer.rawdata:
            lezer.close()
        lezer.handle_data(unescape(tekst[eind:]))
        tekst = lezer.tekst()
    return tekst


class _Tekstlezer(HTMLParser):
    """Gathers the text between the tags."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._delen: list[str] = []
        self._weg = 0
        self._is_html = False

    def tekst(self) -> str:
        """Line ends of the source count only where there was no markup."""
        tekst = "".join(self._delen)
        return _REGELEINDE.sub("\n", _SPATIES.sub(" ", tekst)) if self._is_html else tekst

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if not _is_element(tag) or any(w is None and naam not in _LOS for naam, w in attrs):
            self._delen.append(self.get_starttag_text() or "")
            return
        self._opmaak(tag)
        if tag == "li":
            self._delen.append("- ")
        self._weg += tag in _WEG

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self._weg -= tag in _WEG

    def handle_endtag(self, tag: str) -> None:
        if not _is_element(tag):
            self._delen.append(f"</{tag}>")
            return
        self._opmaak(tag)
        self._weg -= tag in _WEG and self._weg > 0

    def handle_data(self, data: str) -> None:
        if not self._weg:
            self._delen.append(_WIT.sub(" ", data) if self._is_html else data)

    def updatepos(self, i: int, j: int) -> int:  # noqa: ARG002
        """Nobody asks for the line and column, and counting them takes a quarter of the time."""
        return j

    def handle_comment(self, data: str) -> None:  # noqa: ARG002
        self._begin_opmaak()

    def unknown_decl(self, data: str) -> None:
        """The text of a CDATA section."""
        self._delen.append(data.removeprefix("CDATA["))

    def _opmaak(self, tag: str) -> None:
        self._begin_opmaak()
        if tag in _REGEL:
            self._delen.append("\n")
        elif tag in _CEL:
            self._delen.append(" ")

    def _begin_opmaak(self) -> None:
        if not self._is_html:
            self._is_html = True
            self._delen = [_WIT.sub(" ", "".join(self._delen))]


def _is_element(tag: str) -> bool:
    return tag in _REGEL or tag in _IN_REGEL or tag in _WEG
