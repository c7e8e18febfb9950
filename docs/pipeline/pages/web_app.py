"""The site as an app that a browser can install: a manifest in each language, icons."""

import json
from pathlib import Path
from xml.etree import ElementTree

import resvg_py

from graders.core.language import LANGUAGES, Language, Text
from pipeline.lessons.palette import QUANTITIES
from pipeline.pages.navigation import SITE_NAME

ICON = Path(__file__).parents[2] / "assets" / "icon.svg"
ICONS = "assets/icons"
SIZES = (192, 512)
MASKABLE = f"{ICONS}/maskable.png"
SAFE = (
    0.75  # of a maskable icon's width: the drawing is in the circle that no mask cuts
)

DESCRIPTION = Text(
    ko="직접 실행하며 배우는 경사하강법",
    en="Gradient descent, taught by running it",
)


def manifest_path(language: Language) -> str:
    """Where a language's manifest is, from the site's root."""
    return f"{language}/app.webmanifest"


def assets() -> dict[str, bytes]:
    """The manifests and their icons, by path in the site."""
    made = {_icon_path(size): _png(size) for size in SIZES}
    made[MASKABLE] = _png(SIZES[-1], SAFE)
    for language in LANGUAGES:
        text = json.dumps(_manifest(language), ensure_ascii=False, indent=1)
        made[manifest_path(language)] = f"{text}\n".encode()
    return made


def _manifest(language: Language) -> dict[str, object]:
    name, paper = SITE_NAME.pick(language), QUANTITIES["paper"].light
    icons = [(_icon_path(size), size, "any") for size in SIZES]
    icons.append((MASKABLE, SIZES[-1], "maskable"))
    return {
        "name": name,
        "short_name": name,
        "description": DESCRIPTION.pick(language),
        "lang": language,
        "start_url": "./",
        "scope": "../",
        "display": "standalone",
        "theme_color": paper,
        "background_color": paper,
        "icons": [
            {
                "src": f"../{path}",
                "sizes": f"{size}x{size}",
                "type": "image/png",
                "purpose": purpose,
            }
            for path, size, purpose in icons
        ],
    }


def _icon_path(size: int) -> str:
    return f"{ICONS}/{size}.png"


def _png(size: int, part: float | None = None) -> bytes:
    """The site's icon; with a part of the width that it takes, on paper."""
    svg = ICON.read_text(encoding="utf-8")
    if part is not None:
        _, _, width, height = map(float, _view_box(svg))
        edge = (1 - part) / 2
        paper = QUANTITIES["paper"].light
        svg = (
            '<svg xmlns="http://www.w3.org/2000/svg" '
            f'viewBox="0 0 {width} {height}">'
            f'<rect width="100%" height="100%" fill="{paper}"/>'
            f'<g transform="translate({edge * width} {edge * height}) scale({part})">'
            f"{svg}</g></svg>"
        )
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, width=size, height=size))


def _view_box(svg: str) -> list[str]:
    return ElementTree.fromstring(svg).attrib["viewBox"].split()
