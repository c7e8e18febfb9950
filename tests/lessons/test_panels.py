"""Figures of several panels, which narrow screens show one below the other."""

import base64
import io
import re
from collections.abc import Callable

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.animation import FuncAnimation
from matplotlib.figure import Figure
from PIL import Image

from pipeline.lessons import drawing, figures, palette
from pipeline.lessons.extension import figure_bundle, video_bundle
from pipeline.lessons.media import SVG, VIDEO
from pipeline.lessons.panels import Box
from pipeline.lessons.style import STYLE
from pipeline.lessons.svg import themed_svg


@pytest.fixture(autouse=True)
def style() -> None:
    mpl.use("Agg")
    mpl.rcParams.update(STYLE)


def panels(svg: str) -> list[Box]:
    """The boxes of an SVG's panels, as it says them itself."""
    said = re.search(r'data-panels="([^"]*)"', svg)
    boxes = said[1].split(",") if said else []
    return [tuple(map(int, box.split())) for box in boxes]  # type: ignore[misc]


def drawn(rows: int, columns: int, more: Callable[[Figure], object]) -> str:
    size = (4 * columns, 3 * rows)
    figure, _ = plt.subplots(rows, columns, figsize=size, layout="constrained")
    more(figure)
    svg = str(figure_bundle(figure)[SVG])
    plt.close(figure)
    return svg


def test_each_panel_is_in_one_box_and_the_boxes_are_the_drawing() -> None:
    def label(figure: Figure) -> None:
        for number, axes in enumerate(figure.axes):
            axes.plot([0, 1], [10.0**number, 1e4], label="x")
            axes.set(xlabel="epoch", ylabel=f"panel {number}")

    svg = drawn(2, 2, label)
    boxes = panels(svg)
    width, height = map(float, re.findall(r'viewBox="0 0 (\S+) (\S+)"', svg)[0])
    assert [(x > 0, y > 0) for x, y, _, _ in boxes] == [
        (False, False),
        (True, False),
        (False, True),
        (True, True),
    ]
    covered = sum(w * h for _, _, w, h in boxes)
    assert covered == pytest.approx(width * height, rel=0.02)
    # The frame of each axes, which Matplotlib draws first in it, is in its own box.
    frame = r'<g id="axes_\d">\s*<g id="patch_\d+">\s*<path d="M (\S+) (\S+)\s*L (\S+)'
    for (x, y, w, h), found in zip(boxes, re.findall(frame, svg), strict=True):
        left, below, right = map(float, found)
        assert x < left < right < x + w
        assert y < below < y + h


def test_the_boxes_are_the_same_however_fine_the_screen_is() -> None:
    """The page and the build draw on others, and have to agree."""
    fine = drawn(1, 2, lambda figure: figure.set_dpi(150))
    assert panels(drawn(1, 2, lambda figure: figure.set_dpi(60))) == panels(fine) != []


NOT_CUT = {
    "a legend of both": lambda figure: figure.legend(handles=[], title="both"),
    "a title of both": lambda figure: figure.suptitle("both"),
    "numbers at the first alone": lambda figure: figure.axes[1].tick_params(
        labelleft=False
    ),
    "a text that reaches over": lambda figure: (
        figure.set_layout_engine("none"),
        figure.axes[0].text(0.5, 0.5, "from one panel right into the other"),
    ),
    "a bar beside": lambda figure: figure.colorbar(
        mpl.cm.ScalarMappable(), ax=figure.axes
    ),
}


@pytest.mark.parametrize("more", NOT_CUT.values(), ids=NOT_CUT)
def test_what_belongs_to_several_panels_is_not_cut(
    more: Callable[[Figure], object],
) -> None:
    assert panels(drawn(1, 2, more)) == []


def test_one_panel_is_not_cut() -> None:
    assert (
        panels(drawn(1, 1, lambda _: None)) == panels(drawn(2, 1, lambda _: None)) == []
    )


def test_the_page_has_one_drawing_and_a_window_for_each_panel() -> None:
    svg = drawn(1, 2, lambda figure: figure.axes[0].plot([1, 2]))
    page = themed_svg(svg, "pair-", 'two "panels"')
    assert page.startswith(
        '<div class="side-by-side" role="img" aria-label="two &quot;'
    )
    windows = re.findall(r'<svg [^>]*viewBox="([^"]*)"', page)
    assert windows == [" ".join(map(str, box)) for box in panels(svg)]
    assert "data-panels" not in page
    assert page.count('<use href="#pair-panels"/>') == 1
    assert page.count('<g id="pair-panels">') == 1
    # Side by side they are as wide as the drawing is without being cut.
    widths = [int(w) for w in re.findall(r"--width:(\d+)px", page)]
    assert widths[0] == sum(widths[1:])
    assert widths[0] == pytest.approx(800, abs=30)


def moving(columns: int) -> FuncAnimation:
    figure, several = plt.subplots(
        1, columns, figsize=(2 * columns, 1.6), layout="constrained", squeeze=False
    )
    for axes, colour in zip(several[0], ("C0", "C3"), strict=False):
        axes.set_facecolor(colour)
    return FuncAnimation(figure, lambda _: [], frames=2, interval=125)


def test_a_video_of_two_panels_has_a_narrow_shape() -> None:
    data = video_bundle(moving(2))[VIDEO]
    narrow = data["narrow"]
    assert (data["width"], data["height"]) == (400, 160)
    assert narrow["width"] == pytest.approx(200, abs=15)
    assert narrow["height"] == 320
    image = Image.open(io.BytesIO(base64.b64decode(narrow["light_poster"])))
    pixels = np.asarray(image.convert("RGB")).astype(int)
    for name, y in (("weight", len(pixels) // 5), ("loss", 7 * len(pixels) // 10)):
        wanted = np.array(mpl.colors.to_rgb(palette.QUANTITIES[name].light)) * 255
        np.testing.assert_allclose(pixels[y, 200], wanted, atol=6)

    html = figures.Figure("01_x", "pair", VIDEO, data, {}).html("two", "", "en")
    shapes = re.findall(r'class="only-(\w+) only-(\w+)" width="(\d+)"', html)
    assert [shape[:2] for shape in shapes] == [
        ("light", "wide"),
        ("dark", "wide"),
        ("light", "narrow"),
        ("dark", "narrow"),
    ]
    assert "pair.narrow.dark.mp4" in html


def test_a_video_of_one_panel_has_one_shape() -> None:
    assert "narrow" not in video_bundle(moving(1))[VIDEO]


def test_stacked_panels_are_those_of_the_frame() -> None:
    frame = np.zeros((4, 6, 4), np.uint8)
    frame[:, :, 3] = 255
    frame[1:3, 1] = frame[1:3, 4:] = (9, 8, 7, 255)
    stacked = drawing.stacked(frame, [(0, 0, 3, 4), (3, 0, 3, 4)])
    assert stacked.shape == (8, 4, 4)  # even, for the encoder
    np.testing.assert_array_equal(stacked[:4, :3], frame[:, :3])
    np.testing.assert_array_equal(stacked[4:, :3], frame[:, 3:])
    np.testing.assert_array_equal(stacked[:, 3], np.broadcast_to(frame[0, 0], (8, 4)))
