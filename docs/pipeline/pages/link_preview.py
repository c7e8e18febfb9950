"""What messengers and forums show of a link: title, sentence and a picture.

The picture is the lesson's own figure below its title, in the page's language. Only
who knows the site's address can be told where it is, so without one there is none.
"""

import html
import importlib.util
import re
from dataclasses import dataclass
from pathlib import Path

import resvg_py
from PIL import ImageFont

from graders.core.language import Language
from pipeline.javascript.node import NODE_MODULES
from pipeline.lessons.lesson import Lesson
from pipeline.lessons.palette import QUANTITIES

WIDTH, HEIGHT = 1200, 630
MARGIN = 64
SITE_NAME_SIZE, SITE_NAME_BASELINE = 30, 50
TITLE_SIZE, TITLE_BASELINE, LINE_HEIGHT = 54, 118, 68
MOST_ZOOM = 3.0  # a small figure does not become coarse

# Fonts that npm and Matplotlib bring: the same picture on every machine.
NANUM = NODE_MODULES / "@expo-google-fonts" / "nanum-gothic"
REGULAR = NANUM / "400Regular" / "NanumGothic_400Regular.ttf"
BOLD = NANUM / "700Bold" / "NanumGothic_700Bold.ttf"

OPENING = re.compile(r"<svg [^>]*>")
VIEW_BOX = re.compile(r'viewBox="([^"]*)"')
RULES = re.compile(r"<metadata>.*?</metadata>|<style.*?</style>", re.DOTALL)
SANS_SERIF = re.compile(r"font-family: 'DejaVu[^;\"]*")


@dataclass(frozen=True)
class LinkPreview:
    """The words of a page's preview, and what its picture is made of.

    `svg` is the figure as Matplotlib wrote it in the light palette, its words in the
    page's language; `alt` says what it shows.
    """

    svg: str
    alt: str
    title: str
    site_name: str

    def png(self) -> bytes:
        """The picture, 1200 x 630 pixels."""
        lines = wrapped(self.title, WIDTH - 2 * MARGIN)
        paper, ink = QUANTITIES["paper"].light, QUANTITIES["ink"].light
        accent = QUANTITIES["weight"].light
        words = _text(self.site_name, SITE_NAME_BASELINE, SITE_NAME_SIZE, accent)
        baseline = TITLE_BASELINE
        for line in lines:
            words += _text(line, baseline, TITLE_SIZE, ink, "bold")
            baseline += LINE_HEIGHT
        figure = _placed(self.svg, baseline - TITLE_SIZE, HEIGHT - MARGIN / 2)
        card = (
            '<svg xmlns="http://www.w3.org/2000/svg" '
            'xmlns:xlink="http://www.w3.org/1999/xlink" '
            f'viewBox="0 0 {WIDTH} {HEIGHT}">'
            f'<rect width="100%" height="100%" fill="{paper}"/>'
            f"{words}{figure}</svg>"
        )
        return bytes(
            resvg_py.svg_to_bytes(
                svg_string=card,
                width=WIDTH,
                height=HEIGHT,
                skip_system_fonts=True,
                font_files=_fonts(),
            )
        )


def wrapped(title: str, width: float) -> list[str]:
    """A title in lines that are not wider than this, broken between words."""
    font = ImageFont.truetype(BOLD, TITLE_SIZE)
    lines: list[str] = []
    for word in title.split():
        if lines and font.getlength(f"{lines[-1]} {word}") <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def preview_path(language: Language, lesson: Lesson | None) -> str:
    """Where a page's picture is, from the site's root; pages of prose share one."""
    return f"{language}/previews/{lesson.name if lesson else 'home'}.png"


def _text(text: str, y: float, size: int, fill: str, weight: str = "normal") -> str:
    return (
        f'<text x="{MARGIN}" y="{y}" font-family="NanumGothic" font-size="{size}" '
        f'font-weight="{weight}" fill="{fill}">{html.escape(text)}</text>'
    )


def _placed(svg: str, top: float, bottom: float) -> str:
    """The figure as large as the room allows, in its middle."""
    svg = RULES.sub("", svg[svg.index("<svg") :])
    opening = OPENING.match(svg)
    box = VIEW_BOX.search(opening[0]) if opening else None
    if opening is None or box is None:
        raise ValueError("no SVG with a viewBox")
    _, _, wide, high = map(float, box[1].split())
    zoom = min((WIDTH - 2 * MARGIN) / wide, (bottom - top) / high, MOST_ZOOM)
    x, y = (WIDTH - zoom * wide) / 2, top + (bottom - top - zoom * high) / 2
    content = SANS_SERIF.sub("font-family: NanumGothic", svg[opening.end() :])
    return (
        f'<svg x="{x:.1f}" y="{y:.1f}" width="{zoom * wide:.1f}" '
        f'height="{zoom * high:.1f}" viewBox="{box[1]}" '
        f'stroke-linejoin="round" stroke-linecap="butt">{content}'
    )


def _fonts() -> list[str]:
    matplotlib = importlib.util.find_spec("matplotlib")  # not loaded for its fonts
    if matplotlib is None or matplotlib.origin is None:
        raise ModuleNotFoundError("matplotlib")
    stix = Path(matplotlib.origin).with_name("mpl-data") / "fonts" / "ttf"
    return [*map(str, (REGULAR, BOLD)), *map(str, sorted(stix.glob("STIX*.ttf")))]
