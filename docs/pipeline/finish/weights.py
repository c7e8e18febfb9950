"""What a reader's browser fetches before a page is complete, and what that weighs.

Texts count as a server sends them, compressed by gzip. Videos and what a reader has to
ask for (explorers, the lab, pictures further down) come later and are not counted.
"""

import functools
import gzip
import html
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from pipeline.errors import PipelineError
from pipeline.finish.search import INDEX
from pipeline.finish.typeset import FONTS, STYLE

TABLE = "weights.json"
MOST_BYTES = 300_000
"""What a lesson may weigh."""

KINDS = {
    ".html": "html",
    ".css": "css",
    ".js": "js",
    ".woff2": "fonts",
    ".json": "search index",
}
PICTURES = "pictures"
COMPRESSED = (".woff2", ".webp", ".png", ".jpg")

HERO = 'class="hero"'
NOT_SEEN = {"only-dark", "only-narrow"}  # by a reader of the light, wide page

ELEMENT = re.compile(r"<(link|script|img|video)\b([^>]*)>")
ATTRIBUTE = re.compile(r'([\w-]+)(?:="([^"]*)")?')
STATIC_IMPORT = re.compile(r'(?:\bfrom|\bimport)\s*"(\.[^"]+)"')
CONFIGURATION = re.compile(r'<script id="__config"[^>]*>(.*?)</script>', re.DOTALL)
CLASSES = re.compile(r'\bclass="([^"]*)"')
DRAWN_IN = re.compile(r"font-family: (KaTeX_\w+), serif(; font-style: italic)?")


def write_table(site: Path, root: str) -> dict[str, Any]:
    """Weigh every page, and write what was found beside them.

    Args:
        site: the folder of the built site.
        root: the path under which the site is served, such as "/".
    """
    for remembered in (_weight, _style_sheet):  # `mkdocs serve` builds again and again
        remembered.cache_clear()
    pages = sorted(str(path.relative_to(site)) for path in site.rglob("*.html"))
    table = {page: weighed(site, page, root) for page in pages}
    text = json.dumps(table, indent=1, ensure_ascii=False)
    (site / TABLE).write_text(text + "\n", encoding="utf-8")
    return table


def summary(table: dict[str, Any]) -> str:
    """The heaviest lesson, in a line."""
    lessons = [page for page in table if "/lessons/" in page]
    page = max(lessons, key=lambda page: table[page]["total"])
    return (
        f"Heaviest at first load: {page}, {table[page]['total'] / 1000:.0f} KB of "
        f"{MOST_BYTES / 1000:.0f} KB; {TABLE} has every page"
    )


def weighed(site: Path, page: str, root: str) -> dict[str, Any]:
    """The bytes of one page by kind, in total, and by file.

    Raises:
        PipelineError: the page asks for a file that the site does not have.
    """
    files = {}
    for path in sorted(first_load(site, page, root)):
        if not (site / path).is_file():
            raise PipelineError(f"{page} asks for {path}, which the site does not have")
        files[path] = _weight(site / path)
    kinds: dict[str, int] = {}
    for path, size in files.items():
        kind = KINDS.get(Path(path).suffix, PICTURES)
        kinds[kind] = kinds.get(kind, 0) + size
    return {"total": sum(files.values()), **kinds, "files": files}


def first_load(site: Path, page: str, root: str) -> set[str]:
    """The files that a page needs at once, by path in the site."""
    source = (site / page).read_text(encoding="utf-8")
    address = f"{root}{page}"
    found = {page}
    for asked in _asked_for(source):
        parts = urlsplit(urljoin(address, asked))
        if not parts.scheme and parts.path:
            found.add(unquote(parts.path).removeprefix(root))
    found |= {path for script in found for path in _imported(site, script)}
    return found | _fonts(site, source)


def _asked_for(source: str) -> Iterator[str]:
    at_once = HERO in source  # elsewhere, a video is not drawn before it is near
    for tag, text in ELEMENT.findall(source):
        attributes = {name: html.unescape(v) for name, v in ATTRIBUTE.findall(text)}
        match tag:
            case "link" if attributes.get("rel") in ("stylesheet", "icon"):
                yield attributes["href"]
            case "script" if "src" in attributes:
                yield attributes["src"]
            case "img" if attributes.get("loading") != "lazy":
                yield attributes["src"]
            case "video" if at_once and not NOT_SEEN & _classes(attributes):
                yield from re.findall(r"url\(([^)]+)\)", attributes.get("style", ""))
    configuration = CONFIGURATION.search(source)
    if configuration:  # the theme's script begins with search
        search = json.loads(configuration[1])
        yield search["search"]
        yield f"{search['base'].rstrip('/')}/{INDEX}"


def _classes(attributes: dict[str, str]) -> set[str]:
    return set(attributes.get("class", "").split())


def _imported(site: Path, script: str) -> set[str]:
    """The modules that a script, and what it imports, cannot start without."""
    if not script.endswith(".js") or not (site / script).is_file():
        return set()
    found: set[str] = set()
    for name in STATIC_IMPORT.findall((site / script).read_text(encoding="utf-8")):
        module = urljoin(script, name)
        found |= {module} | _imported(site, module)
    return found


def _fonts(site: Path, source: str) -> set[str]:
    """The fonts of formulas, by what KaTeX's style sheet says of the classes in use."""
    if not (site / STYLE).is_file():
        return set()
    used = {frozenset(classes.split()) for classes in CLASSES.findall(source)}
    faces, rules = _style_sheet(site / STYLE)
    wanted = {face for needed, face in rules if any(needed <= one for one in used)}
    for family, italic in DRAWN_IN.findall(source):
        wanted.add((family, "italic" if italic else "normal", "400"))
    return {f"{FONTS}{faces[face]}" for face in wanted if face in faces}


Face = tuple[str, str, str]


@functools.cache
def _style_sheet(
    file: Path,
) -> tuple[dict[Face, str], list[tuple[frozenset[str], Face]]]:
    """The file of each font, and which classes ask for which font."""
    faces: dict[Face, str] = {}
    rules: list[tuple[frozenset[str], Face]] = []
    css = file.read_text(encoding="utf-8")
    for selectors, body in re.findall(r"([^{}]+)\{([^{}]*KaTeX_[^{}]*)\}", css):
        family = re.search(r"KaTeX_\w+", body)
        style = re.search(r"font-style:(\w+)", body)
        weight = re.search(r"font-weight:(\d+)", body)
        face = (
            family[0] if family else "",
            style[1] if style else "normal",
            weight[1] if weight else "400",
        )
        if "@font-face" in selectors:
            faces[face] = re.findall(r"url\(fonts/([^)]+)\)", body)[0]
            continue
        for selector in selectors.split(","):
            compound = [part for part in re.split(r"[ >]", selector) if "." in part][-1]
            rules.append((frozenset(re.findall(r"\.([\w-]+)", compound)), face))
    return faces, rules


@functools.cache
def _weight(file: Path) -> int:
    content = file.read_bytes()
    return len(content) if file.suffix in COMPRESSED else len(gzip.compress(content))
