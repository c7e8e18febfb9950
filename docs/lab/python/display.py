"""What a cell shows: values as text, figures as SVG, surfaces and animations as pixels.

Figures are drawn by the code that draws those of the site; what Jupyter's kernel makes
of values, of open figures and of `display` is made of them here.
"""

from __future__ import annotations

import pprint
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any, NotRequired, TypedDict

from graders.core.language import Text
from graders.core.message import Message
from graders.sandbox.clocks import Clock
from lab.python.captured import Captured
from lab.python.running import limit
from lab.python.told import told
from pipeline.lessons.svg import themed_svg
from pipeline.lessons.words import translated_svg

WIDTH = 79  # of a line: longer lists and dictionaries are broken, as in Jupyter
LONGEST_SVG = 4_000_000  # a page of more elements would not scroll any more
LONGEST_FILM_SECONDS = 30.0


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


Tell = Callable[..., object]
"""Called with an event, and with the pixels of the image that it speaks of."""


class Display:
    """What one cell shows while it runs."""

    def __init__(
        self, number: int, cell: Cell, output: Captured, tell: Tell, clock: Clock
    ) -> None:
        self._number = number
        self._cell = cell
        self._output = output
        self._tell = tell
        self._clock = clock
        self.figures: list[dict[str, Any]] = []

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
                self.figures.append({"svg": self._themed(svg)})
                return
            for scheme, pixels in drawing.raster(figure).items():
                self._tell_frame(scheme, pixels, rate=0)
        self.figures.append({"film": len(self.figures)})

    def _themed(self, svg: str) -> str:
        name = self._cell.get("figure", f"cell-{self._number}")
        more = f"{len(self.figures)}-" if self.figures else ""
        svg = themed_svg(svg, f"{name}-{more}", self._cell.get("alt", ""))
        return translated_svg(svg, self._cell.get("words", {}))

    def _film(self, animation: Any) -> None:
        from pipeline.lessons import drawing

        rate = drawing.frame_rate(animation)
        begun = time.perf_counter()
        film: dict[str, Any] = {"film": len(self.figures)}
        with ExitStack() as frame:
            frame.enter_context(limit(self._clock))

            def after_each(number: int, total: int | None) -> None:
                frame.close()  # each has the time of its own
                self._tell({"cell": self._number, "frame": number + 1, "of": total})
                took = time.perf_counter() - begun
                if took > LONGEST_FILM_SECONDS and number + 1 != total:
                    raise _TooLongError(number + 1, total)
                frame.enter_context(limit(self._clock))

            try:
                drawing.draw_frames(
                    animation,
                    lambda scheme, pixels: self._tell_frame(scheme, pixels, rate),
                    after_each,
                )
            except _TooLongError as reached:
                film["short"] = told(reached.message)
        self.figures.append(film)

    def _tell_frame(self, scheme: str, pixels: Any, rate: float) -> None:
        from pipeline.lessons import drawing

        height, width, _ = pixels.shape
        self._tell(
            {
                "cell": self._number,
                "film": len(self.figures),
                "scheme": scheme,
                "width": width,
                "height": height,
                "wide": drawing.css_size(pixels)["width"],
                "rate": rate,
            },
            pixels,
        )


class _TooLongError(Exception):
    """An animation has been drawn for as long as a reader waits."""

    def __init__(self, done: int, total: int | None) -> None:
        of = f" / {total}" if total else ""
        seconds = f"{LONGEST_FILM_SECONDS:g}"
        self.message = Message.of(
            Text(
                ko="FuncAnimation의 frames를 줄이거나 한 프레임을 간단히 그리세요. "
                f"{seconds}초 동안 프레임을 {done}{of}개 그리고 멈췄습니다.",
                en="Give FuncAnimation fewer frames, or draw less in each: it was "
                f"stopped after {seconds} seconds, at frame {done}{of}.",
            )
        )


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
