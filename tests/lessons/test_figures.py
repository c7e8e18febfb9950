"""Drawing and theming: one figure that reads well in both colour schemes."""

import base64
import io
import re
import subprocess
from pathlib import Path
from typing import Any

import imageio_ffmpeg
import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.animation import FuncAnimation
from matplotlib.artist import Artist
from PIL import Image

from pipeline.lessons import palette
from pipeline.lessons.extension import figure_bundle, video_bundle
from pipeline.lessons.figures import Figure
from pipeline.lessons.media import RASTER, SVG, VIDEO
from pipeline.lessons.schemes import recolour
from pipeline.lessons.style import STYLE
from pipeline.lessons.svg import themed_svg


@pytest.fixture(autouse=True)
def style() -> None:
    mpl.use("Agg")
    mpl.rcParams.update(STYLE)


def svg_of_a_plot() -> str:
    figure, axes = plt.subplots()
    axes.plot([1, 2, 3], [3, 5, 9], color="C0")
    axes.plot([2], [5], "o", color="C3", markerfacecolor="white")
    axes.set_xlabel("$w$")
    axes.set_ylabel("loss")
    bundle = figure_bundle(figure)
    plt.close(figure)
    return str(bundle[SVG])


def test_an_svg_takes_its_colours_and_fonts_from_the_page() -> None:
    svg = themed_svg(svg_of_a_plot(), "curve-", 'a "rising" line')
    assert svg.startswith('<svg role="img" aria-label="a &quot;rising&quot; line"')
    assert not re.search("#[0-9a-f]{6}", svg)
    for name in ("--weight", "--loss", "--ink", "--paper"):
        assert f"var({name})" in svg
    assert "DejaVu" not in svg
    assert "font-family: KaTeX_Math, serif; font-style: italic" in svg
    assert ">loss</text>" in svg
    assert "<metadata" not in svg and "<style" not in svg and "<!--" not in svg


def test_words_are_translated() -> None:
    figure = Figure("01_x", "curve", SVG, svg_of_a_plot(), {"loss": "손실"})
    assert ">손실</text>" in figure.html("", "../", "ko")
    assert ">loss</text>" in figure.html("", "../", "en")


def test_the_ids_of_two_figures_on_a_page_differ() -> None:
    svg = svg_of_a_plot()
    first, second = (
        set(re.findall(r' id="([^"]+)"', themed_svg(svg, prefix, "")))
        for prefix in ("a-", "b-")
    )
    assert first and not first & second
    for prefix in ("a-", "b-"):
        themed = themed_svg(svg, prefix, "")
        used = set(re.findall(r'(?:href="|url\()#([\w.-]+)', themed))
        assert used == set(re.findall(r' id="([^"]+)"', themed))


def test_drawing_twice_gives_the_same_bytes() -> None:
    assert svg_of_a_plot() == svg_of_a_plot()


def hex_of(colour: Any) -> str:
    return mpl.colors.to_hex(colour)


def test_recolouring_is_exact_and_keeps_opacity_and_colour_maps() -> None:
    figure, axes = plt.subplots()
    (line,) = axes.plot([1, 2], color="C0", alpha=0.5)
    points = axes.scatter([1, 2], [1, 2], color=["C3", "C7"])
    mapped = axes.scatter([1, 2], [1, 2], c=[0.0, 1.0], cmap="gray")
    contour = axes.contour(np.eye(3), colors="C3", alpha=0.5)
    note = axes.annotate("x", (1, 1), (1.5, 1), color="C4", arrowprops={"color": "C4"})
    figure.canvas.draw()
    before = np.array(mapped.get_facecolor())

    recolour(figure, "dark")
    dark = {name: colour.dark for name, colour in palette.QUANTITIES.items()}
    assert hex_of(line.get_color()) == dark["weight"]
    assert line.get_alpha() == 0.5
    assert hex_of(points.get_facecolor()[0]) == dark["loss"]
    assert hex_of(points.get_facecolor()[1]) == dark["data"]
    assert hex_of(contour.get_edgecolor()[0]) == dark["loss"]
    assert note.arrow_patch is not None
    assert hex_of(note.arrow_patch.get_edgecolor()) == dark["gradient"]
    assert hex_of(axes.get_facecolor()) == dark["paper"]
    assert hex_of(axes.xaxis.label.get_color()) == dark["ink"]
    np.testing.assert_array_equal(np.array(mapped.get_facecolor()), before)

    recolour(figure, "light")
    assert hex_of(line.get_color()) == palette.QUANTITIES["weight"].light
    plt.close(figure)


def test_contours_of_one_colour_are_drawn_in_it() -> None:
    """Also where nothing was drawn before: Matplotlib resolves their colour late."""
    figure, axes = plt.subplots()
    contour = axes.contour(np.eye(3), colors="C3")
    recolour(figure, "light")
    assert hex_of(contour.get_edgecolor()[0]) == palette.QUANTITIES["loss"].light
    recolour(figure, "dark")
    assert hex_of(contour.get_edgecolor()[0]) == palette.QUANTITIES["loss"].dark
    plt.close(figure)


def image_of(text: str) -> Image.Image:
    return Image.open(io.BytesIO(base64.b64decode(text))).convert("RGB")


def test_a_surface_becomes_one_image_per_scheme() -> None:
    figure = plt.figure()
    axes = figure.add_subplot(projection="3d")
    axes.plot_surface(*np.meshgrid([0, 1], [0, 1]), np.zeros((2, 2)))
    data = figure_bundle(figure)[RASTER]
    plt.close(figure)
    assert (data["width"], data["height"]) == (640, 400)
    for scheme in palette.SCHEMES:
        corner = np.asarray(image_of(data[scheme]))[2, 2]
        paper = mpl.colors.to_rgb(palette.PAPER.in_scheme(scheme))
        np.testing.assert_allclose(corner, np.array(paper) * 255, atol=3)

    html = Figure("01_x", "surface", RASTER, data, {}).html("a plane", "../", "en")
    assert html.count("<img") == 2
    assert 'src="../assets/figures/01_x/surface.dark.webp"' in html


def animation() -> FuncAnimation:
    figure, axes = plt.subplots(figsize=(4, 2))
    (dot,) = axes.plot([0], [0], "o", color="C3", markersize=30)
    axes.set(xlim=(0, 4), ylim=(-1, 1))

    def show(frame: int) -> list[Artist]:
        dot.set_data([frame], [0])
        return [dot]

    return FuncAnimation(figure, show, frames=4, interval=125)


def test_an_animation_becomes_a_video_and_a_poster_per_scheme() -> None:
    data = video_bundle(animation())[VIDEO]
    assert (data["width"], data["height"]) == (400, 200)
    assert len({data[key] for key in data if key not in ("width", "height")}) == 4
    for scheme in palette.SCHEMES:
        video = base64.b64decode(data[scheme])
        assert video[4:8] == b"ftyp"
        # The index stands before the pictures: it can start before all has arrived.
        assert video.index(b"moov") < video.index(b"mdat")
        assert image_of(data[f"{scheme}_poster"]).size == (600, 300)
    assert video_bundle(animation())[VIDEO] == data

    figure = Figure("01_x", "walk", VIDEO, data, {})
    html = figure.html("a dot <moves>", "../../", "ko")
    assert html.count("<video") == html.count(" controls ") == 2
    assert "autoplay" not in html and "loop" not in html
    assert "a dot &lt;moves&gt;" in html
    assert sorted(figure.files) == [
        f"assets/figures/01_x/walk.{scheme}.{suffix}"
        for scheme in ("dark", "light")
        for suffix in ("mp4", "webp")
    ]


def contrast(first: str, second: str) -> float:
    """The contrast ratio of two colours, by WCAG 2.2's formula."""

    def luminance(colour: str) -> float:
        rgb = np.array(mpl.colors.to_rgb(colour))
        linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
        return float(linear @ [0.2126, 0.7152, 0.0722])

    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_a_stopped_animation_is_refused() -> None:
    stopped = animation()
    stopped.event_source = None
    with pytest.raises(ValueError, match="the animation was stopped"):
        video_bundle(stopped)


@pytest.mark.parametrize("scheme", palette.SCHEMES)
@pytest.mark.parametrize("name", sorted(set(palette.QUANTITIES) - {"paper"}))
def test_every_colour_can_be_read_on_the_page(
    name: str, scheme: palette.Scheme
) -> None:
    colour = palette.QUANTITIES[name].in_scheme(scheme)
    assert contrast(colour, palette.PAPER.in_scheme(scheme)) >= 4.5


def test_the_style_sheet_has_every_colour_of_both_schemes() -> None:
    css = palette.css()
    for name, colour in palette.QUANTITIES.items():
        assert css.index(f"--{name}: {colour.light};") < css.index("slate")
        assert css.index(f"--{name}: {colour.dark};") > css.index("slate")


def test_a_video_shows_the_colours_of_the_palette(tmp_path: Path) -> None:
    """Encoded and decoded again by the matrix that the file itself names."""
    data = video_bundle(animation())[VIDEO]
    video = tmp_path / "walk.mp4"
    video.write_bytes(base64.b64decode(data["light"]))
    decode = [imageio_ffmpeg.get_ffmpeg_exe(), "-loglevel", "error", "-i", str(video)]
    decode += ["-frames:v", "1", "-vf", "scale=in_color_matrix=bt709:in_range=tv"]
    decode += ["-f", "rawvideo", "-pix_fmt", "rgb24", "-"]
    raw = subprocess.run(decode, capture_output=True, check=True).stdout
    pixels = np.frombuffer(raw, np.uint8).reshape(-1, 3).astype(int)
    for name in ("loss", "paper"):
        wanted = np.array(mpl.colors.to_rgb(palette.QUANTITIES[name].light)) * 255
        assert np.abs(pixels - wanted).max(axis=1).min() <= 6, name
    about = subprocess.run([*decode[:1], "-i", str(video)], capture_output=True).stderr
    assert b"yuv420p(tv, bt709," in about  # matrix, primaries and transfer alike
