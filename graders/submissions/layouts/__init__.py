"""How platforms name what they hand over: a module for each, and the table of them."""

from __future__ import annotations

from collections.abc import Sequence

from graders.submissions.layouts import (
    blackboard,
    brightspace,
    canvas,
    gradescope,
    moodle,
    plain,
)
from graders.submissions.layouts.layout import Item, Layout, Split

PLAIN = plain.LAYOUT
PLATFORMS: tuple[Layout, ...] = (
    gradescope.LAYOUT,
    moodle.LAYOUT,
    blackboard.LAYOUT,
    brightspace.LAYOUT,
    canvas.LAYOUT,
)
LAYOUTS = {layout.key: layout for layout in (*PLATFORMS, PLAIN)}


def recognised(items: Sequence[Item]) -> Layout:
    """Find whose names these are: the platform's that understands half of them."""
    candidates = [item for item in items if item.may_hold_code]
    for layout in PLATFORMS:
        known = sum(layout.recognises(item) for item in candidates)
        if known and 2 * known >= len(candidates):
            return layout
    return PLAIN


__all__ = ["LAYOUTS", "PLAIN", "PLATFORMS", "Item", "Layout", "Split", "recognised"]
