"""Runs inside a lesson's kernel: turns its figures and animations into small outputs.

The kernel loads this module as an IPython extension. Lessons draw with ordinary
Matplotlib and know nothing of it.
"""

import base64
import io
from collections.abc import Sequence
from typing import Any

import matplotlib as mpl
import matplotlib.pyplot as plt
from matplotlib.animation import Animation
from matplotlib.figure import Figure
from PIL import Image

from pipeline.lessons import drawing
from pipeline.lessons.drawing import Pixels, css_size
from pipeline.lessons.media import NUMBERS, RASTER, SVG, VIDEO
from pipeline.lessons.numbers import tables
from pipeline.lessons.palette import Scheme
from pipeline.lessons.panels import Box
from pipeline.lessons.schemes import recolour, require_more_than_colour
from pipeline.lessons.style import STYLE
from pipeline.lessons.video import Encoder


def figure_bundle(figure: Figure) -> dict[str, Any]:
    """A figure as an SVG, or as one image a scheme, and its numbers."""
    require_more_than_colour(figure)
    numbers: dict[str, Any] = {NUMBERS: tables(figure)}
    if drawing.is_flat(figure):
        return numbers | {SVG: drawing.svg(figure)}
    pixels = drawing.raster(figure)
    images = {scheme: _webp(image) for scheme, image in pixels.items()}
    size = css_size(pixels["light"])
    return {**numbers, RASTER: {**images, **size}}


def video_bundle(animation: Animation) -> dict[str, Any]:
    """An animation as one video and its last frame a scheme, and the last's numbers.

    Under "narrow" the same with its panels one below the other, if it has several.
    """
    rate = drawing.frame_rate(animation)
    wide, narrow = _Video(rate), _Video(rate)

    def take(scheme: Scheme, pixels: Pixels, boxes: Sequence[Box]) -> None:
        wide.add(scheme, pixels)
        if len(boxes) > 1:
            narrow.add(scheme, drawing.stacked(pixels, boxes))

    figure = drawing.draw_frames(animation, take)
    plt.close(figure)
    recolour(figure, "light")
    require_more_than_colour(figure)
    video = wide.finish()
    if narrow.begun:
        video["narrow"] = narrow.finish()
    return {NUMBERS: tables(figure), VIDEO: video}


class _Video:
    """One shape of an animation, in each scheme."""

    def __init__(self, rate: float) -> None:
        self._rate = rate
        self._encoders: dict[Scheme, Encoder] = {}
        self._last: dict[Scheme, Pixels] = {}

    @property
    def begun(self) -> bool:
        return bool(self._encoders)

    def add(self, scheme: Scheme, pixels: Pixels) -> None:
        if scheme not in self._encoders:  # they work alongside
            height, width, _ = pixels.shape
            self._encoders[scheme] = Encoder(width, height, self._rate)
        self._encoders[scheme].add(pixels)
        self._last[scheme] = pixels

    def finish(self) -> dict[str, Any]:
        data: dict[str, Any] = {**css_size(self._last["light"])}
        for scheme, encoder in self._encoders.items():
            data[scheme] = encoder.finish()
            data[f"{scheme}_poster"] = _webp(self._last[scheme])
        return data


def _webp(pixels: Pixels) -> str:
    buffer = io.BytesIO()
    Image.fromarray(pixels[..., :3]).save(buffer, "webp", quality=80, method=6)
    return base64.b64encode(buffer.getvalue()).decode()


def load_ipython_extension(shell: Any) -> None:
    """Set the house's style and register both outputs with the kernel's display."""
    shell.run_line_magic("matplotlib", "inline")
    mpl.rcParams.update(STYLE)
    for name in ("image/png", SVG, "text/plain", "text/html"):
        formatter = shell.display_formatter.formatters[name]
        for type_ in (Figure, Animation):
            formatter.for_type(type_, lambda *_: None)
    bundles = shell.display_formatter.mimebundle_formatter
    bundles.for_type(Figure, lambda figure, **_: figure_bundle(figure))
    bundles.for_type(Animation, lambda animation, **_: video_bundle(animation))
