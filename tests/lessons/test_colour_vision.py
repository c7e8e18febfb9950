"""Colours as readers see them who see fewer: told apart, or by more than colour."""

import itertools
import json
import subprocess

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pytest

from pipeline.javascript.node import node
from pipeline.lessons.explorers import MODULES
from pipeline.lessons.extension import figure_bundle
from pipeline.lessons.palette import CYCLE, QUANTITIES, SCHEMES, Colour
from pipeline.lessons.style import STYLE

# Linear RGB as seen without red, green or blue cones: G. M. Machado, M. M. Oliveira and
# L. A. F. Fernandes, "A physiologically-based model for simulation of color vision
# deficiency", 2009, severity 1.0.
EYES = {
    "all cones": np.eye(3),
    "protanopia": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deuteranopia": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "tritanopia": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}
XYZ = np.array(
    [
        [0.4124564, 0.3575761, 0.1804375],
        [0.2126729, 0.7151522, 0.0721750],
        [0.0193339, 0.1191920, 0.9503041],
    ]
)
TOLD_APART = 15  # of CIELAB's units, of which one or two can just be seen side by side


def lab(colour: str, eyes: str) -> np.ndarray:
    """A colour in CIELAB, as these eyes see it."""
    rgb = np.array(mpl.colors.to_rgb(colour))
    linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    white = XYZ @ np.ones(3)
    t = XYZ @ np.clip(EYES[eyes] @ linear, 0, 1) / white
    f = np.where(t > (6 / 29) ** 3, np.cbrt(t), t / (3 * (6 / 29) ** 2) + 4 / 29)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def distance(one: Colour, other: Colour, eyes: str) -> float:
    """How far two colours are apart, in the scheme where they are closer."""
    return min(
        float(
            np.linalg.norm(
                lab(one.in_scheme(scheme), eyes) - lab(other.in_scheme(scheme), eyes)
            )
        )
        for scheme in SCHEMES
    )


PAIRS = list(itertools.combinations(CYCLE, 2))
CONFUSED = [
    (one, other)
    for one, other in PAIRS
    if min(distance(one, other, eyes) for eyes in EYES) < TOLD_APART
]


ASK = """
globalThis.document = { documentElement: { lang: "en" } };
globalThis.navigator ??= { platform: "" };
const { COLOURS, DASHES } = await import("./page/line-chart.js");
const { COMPARED } = await import("./explorers/plot.js");
process.stdout.write(JSON.stringify({ COLOURS, DASHES, COMPARED }));
"""


def test_with_all_cones_every_two_colours_differ() -> None:
    assert all(distance(*pair, "all cones") > TOLD_APART for pair in PAIRS)


@pytest.mark.parametrize(
    "pair", CONFUSED, ids=lambda pair: " and ".join(colour.name for colour in pair)
)
def test_lines_that_some_confuse_must_differ_otherwise(
    pair: tuple[Colour, Colour],
) -> None:
    with mpl.rc_context(STYLE):
        figure, axes = plt.subplots()
        first, second = (axes.plot([0, 1], color=colour.light)[0] for colour in pair)
        with pytest.raises(ValueError, match="differ by colour alone"):
            figure_bundle(figure)
        for change in (
            {"linestyle": "dashed"},
            {"marker": "o"},
            {"linewidth": 2 * first.get_linewidth()},
        ):
            before = {name: getattr(second, f"get_{name}")() for name in change}
            second.set(**change)
            assert figure_bundle(figure)
            second.set(**before)
        plt.close(figure)


def test_the_drawings_of_the_lab_need_no_colour() -> None:
    """Of lines with the same dashes, the colours differ to everyone."""
    run = subprocess.run(
        [node(), "--input-type=module", "--eval", ASK],
        cwd=MODULES.parent,
        capture_output=True,
        check=True,
    )
    answer = json.loads(run.stdout)
    colours, dashes = answer["COLOURS"], answer["DASHES"]
    assert sorted(colours) == sorted(colour.name for colour in CYCLE)
    assert len(set(dashes)) == len(dashes)
    for i, j in itertools.combinations(range(len(colours)), 2):
        if i % len(dashes) == j % len(dashes):
            pair = QUANTITIES[colours[i]], QUANTITIES[colours[j]]
            assert all(distance(*pair, eyes) > TOLD_APART for eyes in EYES), (i, j)
    styles = [compared["style"].split()[1:] for compared in answer["COMPARED"]]
    assert len({tuple(style) for style in styles}) == len(styles)
