"""The kinds of figures, as MIME types; the kernel draws all but the last."""

from typing import TypedDict

SVG = "image/svg+xml"
RASTER = "application/vnd.first-gradient.raster+json"
VIDEO = "application/vnd.first-gradient.video+json"
EXPLORER = "application/vnd.first-gradient.explorer+json"

NUMBERS = "application/vnd.first-gradient.numbers+json"
"""What the kernel says of each besides: its tables."""


class Table(TypedDict):
    """Some of a figure's numbers, as they are written."""

    panels: list[int]
    """In which of several axes they are drawn, from 0 on."""
    upright: str
    """The name of the vertical axis, where it is one."""
    points: int | None
    """Of how many points these are some; None where lines join all."""
    columns: list[str]
    """The names, as the figure writes them."""
    rows: list[list[str]]
    """Each begins with where it is."""
