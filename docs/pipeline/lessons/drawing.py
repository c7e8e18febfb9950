"""Runs inside a lesson's kernel: turns its figures and animations into small outputs.

The kernel loads this module as an IPython extension. Lessons draw with ordinary
Matplotlib and know nothing of it.
"""

import base64
import functools
import io
import subprocess
import tempfile
from collections.abc import Iterator
from typing import IO, Any, cast

import imageio_ffmpeg
import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
from cycler import cycler
from matplotlib.animation import AbstractMovieWriter, Animation
from matplotlib.artist import Artist
from matplotlib.backend_bases import TimerBase
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_hex, to_rgba
from matplotlib.contour import ContourSet
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.text import Annotation
from PIL import Image

from pipeline.lessons.media import RASTER, SVG, VIDEO
from pipeline.lessons.palette import CYCLE, INK, PAPER, QUANTITIES, SCHEMES, Scheme

# Players take the colours for what they are only where all four are named.
BT709 = (
    "scale=out_color_matrix=bt709:out_range=tv,format=yuv420p,setparams="
    "colorspace=bt709:color_primaries=bt709:color_trc=bt709:range=tv"
)
RASTER_DPI = 150  # sharp enough for high-density screens, small enough to load

STYLE: Any = {
    "animation.html": "none",
    "axes.edgecolor": INK.light,
    "axes.facecolor": PAPER.light,
    "axes.labelcolor": INK.light,
    "axes.labelsize": 15,
    "axes.linewidth": 0.8,
    "axes.prop_cycle": cycler(color=[colour.light for colour in CYCLE]),
    "axes.spines.right": False,
    "axes.spines.top": False,
    "figure.facecolor": PAPER.light,
    "figure.figsize": (6.4, 4.0),
    "font.size": 12,
    "grid.color": INK.light,
    "grid.alpha": 0.15,
    "grid.linewidth": 0.6,
    "legend.frameon": False,
    "lines.linewidth": 2,
    "mathtext.fontset": "stix",
    "savefig.bbox": None,
    "svg.fonttype": "none",  # text stays text: it takes the page's font and can be read
    "svg.hashsalt": "first-gradient",
    "text.color": INK.light,
    "xtick.color": INK.light,
    "ytick.color": INK.light,
}

_COLOUR_PROPERTIES = (
    "color",
    "facecolor",
    "edgecolor",
    "markerfacecolor",
    "markeredgecolor",
)
_Rgba = tuple[float, float, float, float]


def recolour(figure: Figure, scheme: Scheme) -> None:
    """Give every artist of the figure its colour in this scheme, opacity unchanged."""
    for artist in _artists(figure):
        for name in _COLOUR_PROPERTIES:
            get = getattr(artist, f"get_{name}", None)
            set_ = getattr(artist, f"set_{name}", None)
            if get is None or set_ is None:
                continue
            before = get()
            if isinstance(before, np.ndarray) and before.ndim == 2:
                after: Any = [_in_scheme(tuple(rgba), scheme) for rgba in before]
                if not np.array_equal(before, after):
                    set_(after)
            elif not (isinstance(before, str) and before in ("none", "auto")):
                after = _in_scheme(to_rgba(before), scheme)
                if after != to_rgba(before):
                    set_(after)


@functools.cache
def _in_scheme(rgba: _Rgba, scheme: Scheme) -> _Rgba:
    for colour in QUANTITIES.values():
        same = {colour.light, colour.dark}
        same |= {"#000000"} if colour is INK else set()
        same |= {"#ffffff"} if colour is PAPER else set()
        if to_hex(rgba) in same:
            return (*to_rgba(colour.in_scheme(scheme))[:3], rgba[3])
    return rgba


def _artists(figure: Figure) -> Iterator[Artist]:
    """Each artist of the figure, except those coloured by a colour map."""
    for artist in figure.findobj():
        if isinstance(artist, ContourSet) and artist.colors is not None:
            # Fixed colours, which Matplotlib keeps in a map; out of it they can change.
            artist.update_scalarmappable()
            face, edge = artist.get_facecolor(), artist.get_edgecolor()
            artist.set(array=None, facecolor=face, edgecolor=edge)
        if getattr(artist, "get_array", lambda: None)() is None:
            yield artist
        if isinstance(artist, Annotation) and artist.arrow_patch is not None:
            yield artist.arrow_patch  # not among the annotation's children


def require_more_than_colour(figure: Figure) -> None:
    """Refuse lines that some readers could not tell apart.

    Raises:
        ValueError: two lines of one plot differ in nothing but their colour.
    """
    for axes in figure.axes:
        first: dict[tuple[Any, ...], str] = {}
        for line in axes.lines:
            colour = to_hex(line.get_color())
            other = first.setdefault(_shape(line), colour)
            if other != colour:
                raise ValueError(
                    f"lines of {other} and {colour} differ by colour alone; give one "
                    "another linestyle, marker or half as much linewidth"
                )


def _shape(line: Line2D) -> tuple[Any, ...]:
    """What is left of a line without colour: dashes, markers, thick or thin."""
    drawn = line.get_linestyle() != "None"
    marker = line.get_marker() if line.get_marker() != "None" else None
    inside = line.get_markerfacecolor()
    hollow = inside == "none" or to_hex(inside) in ("#ffffff", PAPER.light)
    thickness = drawn and round(np.log2(line.get_linewidth()))
    return line.get_linestyle(), marker, marker and hollow, thickness


def _pixels(canvas: FigureCanvasAgg, scheme: Scheme) -> np.ndarray:
    """The figure drawn in a scheme: (height, width, 4), uint8, both sizes even."""
    recolour(canvas.figure, scheme)
    canvas.draw()
    image = np.asarray(canvas.buffer_rgba())
    height, width = (size - size % 2 for size in image.shape[:2])
    return image[:height, :width].copy()  # the next draw reuses the buffer


class _Canvas(FigureCanvasAgg):
    def draw_idle(self, *_: Any, **__: Any) -> None:
        """Draw nothing: Matplotlib asks for it before each frame, in vain."""


def _canvas(figure: Figure) -> FigureCanvasAgg:
    """The figure laid out once, at the resolution of images and videos."""
    canvas = _Canvas(figure)
    figure.set_dpi(RASTER_DPI)
    recolour(figure, "light")
    canvas.draw()  # type: ignore[no-untyped-call]
    figure.set_layout_engine("none")
    return canvas


def _webp(pixels: np.ndarray) -> str:
    buffer = io.BytesIO()
    Image.fromarray(pixels[..., :3]).save(buffer, "webp", quality=80, method=6)
    return base64.b64encode(buffer.getvalue()).decode()


class _Encoder:
    """H.264 from frames as they come; the same frames give the same bytes."""

    def __init__(self, width: int, height: int, fps: float) -> None:
        self._file = tempfile.NamedTemporaryFile(suffix=".mp4")  # noqa: SIM115
        command = [
            imageio_ffmpeg.get_ffmpeg_exe(),
            *("-y", "-loglevel", "error", "-f", "rawvideo", "-pix_fmt", "rgba"),
            *("-s", f"{width}x{height}", "-r", str(fps), "-i", "-"),
            *("-c:v", "libx264", "-crf", "26", "-tune", "animation", "-threads", "1"),
            *("-vf", BT709, "-movflags", "+faststart"),
            *("-map_metadata", "-1", "-fflags", "+bitexact", "-flags", "+bitexact"),
            self._file.name,
        ]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE)

    def add(self, pixels: np.ndarray) -> None:
        cast(IO[bytes], self._process.stdin).write(pixels.data)

    def finish(self) -> str:
        """The video as base64."""
        cast(IO[bytes], self._process.stdin).close()
        if self._process.wait():
            raise RuntimeError("ffmpeg could not encode the animation")
        with self._file:
            return base64.b64encode(self._file.read()).decode()


class _TwoSchemeWriter(AbstractMovieWriter):
    """Draws each frame in each scheme; one encoder per scheme works alongside."""

    def setup(self, fig: Figure, outfile: Any, dpi: float | None = None) -> None:
        require_more_than_colour(fig)
        super().setup(fig, outfile, dpi)
        self.canvas = _canvas(fig)
        self.encoders: dict[Scheme, _Encoder] = {}
        self.last: dict[Scheme, np.ndarray] = {}

    def grab_frame(self, **_: Any) -> None:
        # Light comes first: a draw may create ticks, in the light style's colours.
        for scheme in SCHEMES:
            self.last[scheme] = pixels = _pixels(self.canvas, scheme)
            if scheme not in self.encoders:
                height, width, _ = pixels.shape
                self.encoders[scheme] = _Encoder(width, height, self.fps)
            self.encoders[scheme].add(pixels)

    def finish(self) -> None:
        self.videos = {s: encoder.finish() for s, encoder in self.encoders.items()}


def _figure_bundle(figure: Figure) -> dict[str, Any]:
    require_more_than_colour(figure)
    if any(axes.name == "3d" for axes in figure.axes):
        canvas = _canvas(figure)
        pixels = {scheme: _pixels(canvas, scheme) for scheme in SCHEMES}
        images = {scheme: _webp(image) for scheme, image in pixels.items()}
        return {RASTER: {**images, **_size(pixels["light"])}}
    buffer = io.StringIO()
    recolour(figure, "light")
    figure.savefig(
        buffer,
        format="svg",
        transparent=True,
        bbox_inches="tight",
        pad_inches=0.05,
        metadata={"Date": None, "Creator": None, "Format": None, "Type": None},
    )
    return {SVG: buffer.getvalue()}


def _video_bundle(animation: Animation) -> dict[str, Any]:
    timer = animation.event_source
    if not isinstance(timer, TimerBase):
        raise ValueError("the animation was stopped: end the cell with a fresh one")
    # Matplotlib declares a whole number and works with any.
    writer = _TwoSchemeWriter(fps=cast(int, 1000 / timer.interval))
    animation.save("in memory", writer=writer, dpi=RASTER_DPI)
    plt.close(writer.fig)
    posters = {
        f"{scheme}_poster": _webp(image) for scheme, image in writer.last.items()
    }
    return {VIDEO: {**writer.videos, **posters, **_size(writer.last["light"])}}


def _size(pixels: np.ndarray) -> dict[str, int]:
    """The size in CSS pixels, so that 6.4 x 4 inches are 640 x 400 on the page."""
    height, width, _ = pixels.shape
    return {
        "width": round(width * 100 / RASTER_DPI),
        "height": round(height * 100 / RASTER_DPI),
    }


def load_ipython_extension(shell: Any) -> None:
    """Set the house's style and register both outputs with the kernel's display."""
    shell.run_line_magic("matplotlib", "inline")
    mpl.rcParams.update(STYLE)
    for name in ("image/png", SVG, "text/plain", "text/html"):
        formatter = shell.display_formatter.formatters[name]
        for type_ in (Figure, Animation):
            formatter.for_type(type_, lambda *_: None)
    bundles = shell.display_formatter.mimebundle_formatter
    bundles.for_type(Figure, lambda figure, **_: _figure_bundle(figure))
    bundles.for_type(Animation, lambda animation, **_: _video_bundle(animation))
