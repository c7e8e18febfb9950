"""What a cell shows: values as text, figures as SVG, surfaces and animations as pixels.

Figures are drawn by the code that draws those of the site; what Jupyter's kernel makes
of values, of open figures and of `display` is made of them here.
"""

from __future__ import annotations

import pprint
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NotRequired, TypedDict

from graders.core.language import LANGUAGES
from graders.sandbox.clocks import Clock
from lab.python.captured import Captured
from lab.python.films import Tell, draw_film, tell_picture
from lab.python.running import limit
from lab.python.told import told
from pipeline.lessons.numbers_html import as_html, caption_id
from pipeline.lessons.svg import themed_svg
from pipeline.lessons.words import translated_svg

WIDTH = 79  # of a line: longer lists and dictionaries are broken, as in Jupyter
LONGEST_SVG = 4_000_000  # a page of more elements would not scroll any more


class Cell(TypedDict):
    """A cell as it stands in the page now."""

    name: str
    """What the page calls it, in the page's language."""
    code: str
    figure: NotRequired[str]
    """The name of the figure that it draws, and what the figure shows, in words."""
    alt: NotRequired[str]
    words: NotRequired[dict[str, str]]
    """What to write in the place of words in its figure and in what it prints."""


class Display:
    """What one cell shows while it runs."""

    def __init__(
        self,
        number: int,
        cell: Cell,
        scheme: str,
        output: Captured,
        tell: Tell,
        clock: Clock,
    ) -> None:
        self._number = number
        self._scheme = scheme
        self._cell = cell
        self._output = output
        self._tell = tell
        self._clock = clock
        self.figures: list[dict[str, Any]] = []
        self.films: dict[int, Any] = {}
        """Its animations, by their places among the figures."""

    def show(self, *values: Any) -> None:
        """Show values as Jupyter's `display` does."""
        for value in values:
            if _is(value, "matplotlib.figure", "Figure"):
                _pyplot().close(value)  # or it would be shown again at the end
                self._draw(value)
            elif _is(value, "matplotlib.animation", "Animation"):
                self._film(value)
            else:
                with limit(self._clock):
                    self._output.write(f"{as_text(value)}\n")

    def show_open_figures(self) -> None:
        """Show what pyplot holds, and close it."""
        if pyplot := _pyplot():
            figures = [pyplot.figure(number) for number in pyplot.get_fignums()]
            pyplot.close("all")
            for figure in figures:
                self._draw(figure)

    @contextmanager
    def attached(self) -> Iterator[None]:
        """Let `plt.show()` lead here."""
        pyplot = _pyplot()
        if pyplot is None:
            yield
            return
        pyplot.close("all")  # what an error has left open
        before = pyplot.show
        pyplot.show = lambda *_, **__: self.show_open_figures()
        try:
            yield
        finally:
            pyplot.show = before

    def _draw(self, figure: Any) -> None:
        from pipeline.lessons import drawing

        self._tell({})
        with limit(self._clock):
            svg = drawing.svg(figure) if drawing.is_flat(figure) else None
            if svg and len(svg) <= LONGEST_SVG:
                numbers = self._numbers(figure)
                self.figures.append({"svg": self._themed(svg), **numbers})
                return
            film = {"film": len(self.figures)}
            for scheme, pixels in drawing.raster(figure).items():
                about = {"cell": self._number, **film, "rate": 0}
                tell_picture(scheme, pixels, about, self._tell)
            numbers = self._numbers(figure)
        self.figures.append(film | numbers)

    def _themed(self, svg: str) -> str:
        name = self._cell.get("figure", f"cell-{self._number}")
        more = f"{len(self.figures)}-" if self.figures else ""
        svg = themed_svg(svg, f"{name}-{more}", self._cell.get("alt", ""))
        return translated_svg(svg, self._cell.get("words", {}))

    def _numbers(self, figure: Any) -> dict[str, Any]:
        """A figure's numbers as tables in both languages, where it names some."""
        from pipeline.lessons.numbers import tables

        try:
            found = tables(figure)
        except ValueError:  # of a lesson's own figures the build says so
            return {}
        about = self._cell.get("words", {}), caption_id(self._cell.get("figure", ""))
        html = {language: as_html(found, *about, language) for language in LANGUAGES}
        return {"numbers": html} if found else {}

    def _film(self, animation: Any) -> None:
        film: dict[str, Any] = {"film": len(self.figures)}
        about = {"cell": self._number, **film}
        self.films[len(self.figures)] = animation
        figure, short = draw_film(
            animation, self._scheme, about, self._tell, self._clock
        )
        if short:
            film["short"] = told(short)
        else:
            film |= self._numbers(figure)
        self.figures.append(film)


def as_text(value: Any) -> str:
    """A value as Jupyter writes it: long lists and dictionaries in several lines."""
    text = repr(value)
    if type(value) in (dict, list, tuple, set) and len(text) > WIDTH:
        return pprint.pformat(value, width=WIDTH + 1, sort_dicts=False)
    return text


def prepare_matplotlib() -> None:
    """Let it draw for the page, whatever was set before."""
    import matplotlib

    from pipeline.lessons.style import STYLE

    matplotlib.use("agg")
    matplotlib.rcdefaults()
    matplotlib.rcParams.update(STYLE)


def _pyplot() -> Any:
    """The module, once a cell has imported it."""
    return sys.modules.get("matplotlib.pyplot")


def _is(value: Any, module: str, name: str) -> bool:
    kind = getattr(sys.modules.get(module), name, None)
    return kind is not None and isinstance(value, kind)
