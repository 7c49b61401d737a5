"""HTML in texts of a feed: what is markup goes, what only looks like it stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tafel.files.opmaak import zonder_opmaak


@pytest.mark.parametrize(
    ("tekst", "gelezen"),
    [
        ("<p>Leren <b>rond</b>komen &amp; sparen</p>", "Leren rondkomen & sparen"),
        ("een<br>twee<br/>drie", "een\ntwee\ndrie"),
        ("<div>a</div>\n\n<div>b</div>", "a\nb"),
        ("<ul>\n <li>een</li>\n <li>twee</li>\n</ul>", "- een\n- twee"),
        ("<table><tr><td>ma</td><td>9.00</td></tr><tr><td>di</td></tr></table>", "ma 9.00\ndi"),
        ("&lt;p&gt;dubbel &amp;amp; dwars&lt;/p&gt;", "dubbel & dwars"),
        ("<style>p {color: red}</style>tekst<script>weg()</script>", "tekst"),
        ("<!-- niet tonen -->tekst", "tekst"),
        ("<![CDATA[x <b>y</b>]]>", "x y"),
        ("regel 1\nregel 2", "regel 1\nregel 2"),
        ("voor <18 en >65", "voor <18 en >65"),
        ("inkomen <1000 euro", "inkomen <1000 euro"),
        ("bel <naam> of mail <jan@madi.nl>", "bel <naam> of mail <jan@madi.nl>"),
        ("x <a en b> y", "x <a en b> y"),
        ("prijs <b", "prijs <b"),
        ("R&D en Q&A", "R&D en Q&A"),
        ('<a href="https://a.nl/?x=1&y=2">aanmelden</a>', "aanmelden"),
    ],
)
def test_only_markup_goes(tekst: str, gelezen: str) -> None:
    assert zonder_opmaak(tekst) == gelezen


@given(st.text(st.sampled_from("<>/!-&;abp \n\"'="), max_size=60))
def test_any_text_is_read(tekst: str) -> None:
    assert isinstance(zonder_opmaak(tekst), str)


@given(st.text(st.characters(blacklist_characters="<&"), max_size=60))
def test_a_text_without_markup_stays(tekst: str) -> None:
    assert zonder_opmaak(tekst) == tekst.strip()
