"""One drawing in both colour schemes, and readable without its colours."""

import functools
from collections.abc import Iterator
from typing import Any

import numpy as np
from matplotlib.artist import Artist
from matplotlib.colors import to_hex, to_rgba
from matplotlib.contour import ContourSet
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.text import Annotation

from pipeline.lessons.palette import INK, PAPER, QUANTITIES, Scheme

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
