"""Figures and animations as the site shows them, drawn in the build and in the page."""

import io
import re
from collections.abc import Callable, Sequence
from typing import Any, cast

import matplotlib as mpl
import numpy as np
from matplotlib.animation import AbstractMovieWriter, Animation
from matplotlib.backend_bases import TimerBase
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.transforms import Bbox

from pipeline.lessons.palette import SCHEMES, Scheme
from pipeline.lessons.panels import Box, cuts
from pipeline.lessons.schemes import recolour
from pipeline.lessons.style import colours

RASTER_DPI = 150  # sharp enough for high-density screens, small enough to load
SVG_DPI = 72
MARGIN = 0.05  # inches
VIEW_BOX = re.compile(r'viewBox="0 0 (\S+) (\S+)"')

Pixels = np.ndarray[tuple[int, int, int], np.dtype[np.uint8]]
"""An image, (height, width, 4): red, green, blue and opacity; both sizes are even."""

Take = Callable[[Scheme, Pixels, Sequence[Box]], None]
"""Given each frame of an animation, and its panels, as soon as one scheme has it."""

BeforeEach = Callable[[int, int], object]
"""Told the number of each frame before it is drawn, from 0 on, and how many come."""


def is_flat(figure: Figure) -> bool:
    """Tell whether lines and texts say it all; surfaces are better off as pixels."""
    return all(axes.name != "3d" for axes in figure.axes)


def svg(figure: Figure) -> str:
    """Draw a flat figure in the light palette, which the page's then replaces.

    `data-panels` says where it can be cut, if it can: a box for each panel.
    """
    buffer = io.StringIO()
    recolour(figure, "light")
    figure.savefig(
        buffer,
        format="svg",
        transparent=True,
        bbox_inches="tight",
        pad_inches=MARGIN,
        metadata={"Date": None, "Creator": None, "Format": None, "Type": None},
    )
    drawing = buffer.getvalue()
    figure.set_dpi(SVG_DPI)  # as it was drawn: texts are measured in whole pixels
    corner = figure.get_tightbbox().padded(MARGIN)
    width, height = (float(size) / SVG_DPI for size in VIEW_BOX.findall(drawing)[0])
    drawn = Bbox.from_bounds(corner.x0, corner.y1 - height, width, height)
    boxes = cuts(figure).boxes(drawn, SVG_DPI)
    if len(boxes) == 1:
        return drawing
    panels = ",".join(" ".join(map(str, box)) for box in boxes)
    return drawing.replace("<svg ", f'<svg data-panels="{panels}" ', 1)


def raster(figure: Figure) -> dict[Scheme, Pixels]:
    """Draw a figure as one image a scheme."""
    canvas = _canvas(figure)
    return {scheme: _pixels(canvas, scheme) for scheme in SCHEMES}


def frame_rate(animation: Animation) -> float:
    """How many frames of an animation are to be seen in a second.

    Raises:
        ValueError: it was stopped, and cannot be drawn any more.
    """
    timer = animation.event_source
    if not isinstance(timer, TimerBase):
        raise ValueError("the animation was stopped: end the cell with a fresh one")
    return float(1000 / timer.interval)


def draw_frames(
    animation: Animation,
    take: Take,
    schemes: Sequence[Scheme] = SCHEMES,
    before_each: BeforeEach | None = None,
) -> Figure:
    """Draw an animation frame by frame, and return the figure that it moved."""
    # Matplotlib declares a whole number and works with any.
    writer = _Writer(take, schemes, fps=cast(int, frame_rate(animation)))
    # A draw may create ticks, in the colours of the style: those of the first scheme.
    with mpl.rc_context(colours(schemes[0])):
        animation.save(
            "in memory", writer=writer, dpi=RASTER_DPI, progress_callback=before_each
        )
    return writer.fig


def stacked(pixels: Pixels, boxes: Sequence[Box]) -> Pixels:
    """The panels of an image one below the other, on the image's own ground."""
    whole = pixels.view(np.uint32)[..., 0]  # four bytes at once
    width = max(width for _, _, width, _ in boxes)
    height = sum(height for _, _, _, height in boxes)
    column = np.full((height + height % 2, width + width % 2), whole[0, 0])
    below = 0
    for x, y, wide, high in boxes:
        panel = whole[y : y + high, x : x + wide]
        column[below : below + len(panel), : panel.shape[1]] = panel
        below += high
    return column[..., np.newaxis].view(np.uint8)


def css_size(pixels: Pixels) -> dict[str, int]:
    """The size in CSS pixels, so that 6.4 x 4 inches are 640 x 400 on the page."""
    height, width, _ = pixels.shape
    return {
        "width": round(width * 100 / RASTER_DPI),
        "height": round(height * 100 / RASTER_DPI),
    }


class _Writer(AbstractMovieWriter):
    """Draws each frame in each of the schemes."""

    def __init__(self, take: Take, schemes: Sequence[Scheme], fps: int) -> None:
        super().__init__(fps)
        self._take = take
        self._schemes = schemes

    def setup(self, fig: Figure, outfile: Any, dpi: float | None = None) -> None:
        super().setup(fig, outfile, dpi)
        self._canvas = _canvas(fig, self._schemes[0])
        whole = Bbox.from_bounds(0, 0, *fig.get_size_inches())
        self._boxes = cuts(fig).boxes(whole, RASTER_DPI)

    def grab_frame(self, **_: Any) -> None:
        for scheme in self._schemes:
            self._take(scheme, _pixels(self._canvas, scheme), self._boxes)

    def finish(self) -> None:
        """Whoever takes the frames knows when the last has come."""


class _Canvas(FigureCanvasAgg):
    def draw_idle(self, *_: Any, **__: Any) -> None:
        """Draw nothing: Matplotlib asks for it before each frame, in vain."""


def _canvas(figure: Figure, scheme: Scheme = "light") -> FigureCanvasAgg:
    """The figure laid out once, at the resolution of images and videos."""
    canvas = _Canvas(figure)
    figure.set_dpi(RASTER_DPI)
    recolour(figure, scheme)
    canvas.draw()  # type: ignore[no-untyped-call]
    figure.set_layout_engine("none")
    return canvas


def _pixels(canvas: FigureCanvasAgg, scheme: Scheme) -> Pixels:
    recolour(canvas.figure, scheme)
    canvas.draw()
    image = np.asarray(canvas.buffer_rgba())
    height, width = (size - size % 2 for size in image.shape[:2])
    return image[:height, :width].copy()  # the next draw reuses the buffer
