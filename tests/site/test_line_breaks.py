"""What follows a formula or code stays with it, on every page of the site."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from pipeline.finish import line_breaks, typeset

JOINER = "\u2060"
VOID = {"br", "hr", "img", "input", "link", "meta", "path", "source", "use", "wbr"}


class Followers(HTMLParser):
    """What follows each formula and each piece of code, and whether it may leave it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.loose: list[str] = []
        self.held = 0
        self._open: list[tuple[str, str]] = []
        self._left = ""  # the element that ended just now, with its class
        self._within: list[tuple[str, str]] = []  # what was open around it
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self._open.append((tag, dict(attrs).get("class") or ""))
        self._left = ""

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open[-1][0] != tag:
            self._open.pop()
        if not self._open:
            return
        element = self._open.pop()
        in_block = any(name == "pre" for name, _ in self._open)
        if element == ("span", "katex") or (tag == "code" and not in_block):
            self._left, self._within = tag, list(self._open)

    def handle_data(self, data: str) -> None:
        left, self._left = self._left, ""
        if not left or not data or data[0].isspace():
            return
        if left == "span":
            held = self._within == self._open and ("span", "held") in self._open
        else:
            held = data.startswith(JOINER)
        self.held += held
        if not held:
            self.loose.append(data[:20])


def test_nothing_is_loose_on_any_page(site: Path) -> None:
    held = 0
    for path in sorted(site.rglob("*.html")):
        found = Followers(path.read_text(encoding="utf-8"))
        assert found.loose == [], path
        held += found.held
    assert held > 1000


def formula(tex: str, after: str) -> str:
    marked = f'<span class="arithmatex">\\({tex}\\)</span>'
    return typeset.typeset(f"<p>before {marked}{after}</p>")


@pytest.mark.parametrize("after", ["입니다. 다음", ".", ", and"])
@pytest.mark.parametrize("tex", ["b", "w x + b", "y = w x + b"])
def test_the_last_piece_of_a_formula_holds_what_follows(tex: str, after: str) -> None:
    page = formula(tex, after)
    held, apart, *rest = after.partition(" ")
    assert page.endswith(f"{held}</span>{apart}{''.join(rest)}</p>")
    [(before, within)] = re.findall(r'^(.*)<span class="held">(.*)', page)
    assert within.count(line_breaks.BASE) == 1
    assert page.count(line_breaks.BASE) == formula(tex, " ").count(line_breaks.BASE)
    assert page.count("<math") == 1
    assert Followers(page).loose == []
    assert bool(before.count(line_breaks.BASE)) == (tex != "b")


def test_a_formula_that_nothing_follows_is_left_alone() -> None:
    assert "held" not in formula("w x + b", " 다음")


def test_hangul_is_joined_to_code() -> None:
    page = "<p><code>b</code>입니다. <em><code>w</code></em>도, <code>x</code>.</p>"
    assert Followers(page).loose == ["입니다. ", "도, ", "."]
    held = line_breaks.holding(page).replace("&#8288;", JOINER)
    assert Followers(held).loose == []
    assert held.count(JOINER) == held.count('<code class="held">') == 3


def test_code_before_a_space_is_left_alone() -> None:
    assert line_breaks.holding("<code>x</code> 가") == "<code>x</code> 가"
