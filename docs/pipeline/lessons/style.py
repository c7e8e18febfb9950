"""How Matplotlib draws for the site, in the build and in the page."""

from typing import Any

from cycler import cycler

from pipeline.lessons.palette import CYCLE, INK, PAPER, Scheme

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


def colours(scheme: Scheme) -> Any:
    """Those of the settings that are colours, in a scheme's."""
    there = {each.light: each.in_scheme(scheme) for each in (INK, PAPER)}
    cycle = cycler(color=[colour.in_scheme(scheme) for colour in CYCLE])
    strings = {name: value for name, value in STYLE.items() if isinstance(value, str)}
    return {name: there[value] for name, value in strings.items() if value in there} | {
        "axes.prop_cycle": cycle
    }
