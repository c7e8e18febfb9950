"""The card of `linear_forward` as a reader uses it in any engine, by keys."""

from __future__ import annotations

from tests.browser.engines.tab import Tab
from tests.browser.linear_forward import HEAD, LINEAR
from tests.mutants.mutant import EXERCISES

LESSON = f"lessons/{EXERCISES[LINEAR].lesson}"
# In one line: the editor indents what is typed.
RIGHT, HANGS = (
    f"{HEAD.strip()} {body}"
    for body in ("return X @ W + B", "__import__('re').match('(a+)+$', 'a' * 40 + 'b')")
)
_CARD = f"[data-exercise={LINEAR}]"
_CODE, _STOP = f"{_CARD} .cm-content", f"{_CARD} .lab-row > button"
_RESULTS = f"{_CARD} .lab-results"
_UNFOLD = """
  let fold = document.querySelector(s);
  while ((fold = fold.parentElement.closest("details"))) fold.open = true;"""
_BUTTON = """[...document.querySelectorAll(s)]
  .find((button) => button.checkVisibility() && names.includes(
    button.innerText.split(" (")[0]))"""


class Card:
    """The card on a page that it opens."""

    def __init__(self, tab: Tab, lesson: str) -> None:
        self.tab = tab
        tab.open(lesson)
        tab.run(_UNFOLD, s=_CARD)
        tab.click(f"{_CARD} .lab-open button")
        tab.wait("document.activeElement.matches(s)", s=_CODE)

    def write(self, text: str) -> None:
        self.keys("Control+a", *text)

    def keys(self, *keys: str) -> None:
        self.tab.run("document.querySelector(s).focus()", s=_CODE)
        self.tab.press(*keys)

    def shows(self, text: str) -> None:
        """Wait until the editor holds a text."""
        shown = "document.querySelector(s).innerText.trim()"
        self.tab.wait(f"{shown} === text", s=_CODE, text=text)

    def press(self, *names: str) -> None:
        """Press a button, by its name in either language."""
        buttons = f"{_CARD} .lab button"
        self.tab.wait(f"Boolean({_BUTTON})", s=buttons, names=names)
        self.tab.run(f"{_BUTTON}.click()", s=buttons, names=names)

    def check(self) -> str:
        self._ask("Control+Shift+Enter")
        return self._said(".lab-points strong")

    def run(self) -> str:
        self._ask("Control+Enter")
        return self._said()

    def stop(self) -> str:
        """Run it, and stop it where it hangs."""
        self._ask("Control+Enter")
        runs = "document.querySelector(s).innerText === 'Running.'"
        later = "await new Promise((done) => setTimeout(done, 500, true))"
        self.tab.wait(f"{runs} && ({later}) && {runs}", s=f"{_CARD} .lab-status")
        self.tab.click(_STOP)
        return self._said()

    def _ask(self, key: str) -> None:
        self.tab.run("document.querySelector(s).replaceChildren()", s=_RESULTS)
        self.keys(key)

    def _said(self, place: str = "") -> str:
        self.tab.wait("document.querySelector(s).childElementCount > 0", s=_RESULTS)
        return self.tab.text(f"{_RESULTS} {place}")
