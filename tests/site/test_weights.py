"""What pages weigh at first load, by the table that the build writes."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from pipeline.browser.lab import FOLDER
from pipeline.errors import PipelineError
from pipeline.finish.stylesheets import USED_BY
from pipeline.finish.weights import MOST_BYTES, TABLE, first_load, weighed

VIDEO_BYTES = 100_000
MOST_PROSE_BYTES = 100_000
FONTS_OF_FORMULAS = 55_000
FIRST_FRAME = 22_000
"""Of the film that the home page begins with."""
PACK_BYTES = {  # fetched when Python is first used, and what code asks for after that
    ("pyodide", "python", "numpy", "course"): 10_000_000,
    ("drawing",): 7_000_000,
    ("torch",): 80_000,
}

Table = dict[str, dict[str, Any]]


@pytest.fixture(scope="module")
def table(site: Path) -> Table:
    weights: Table = json.loads((site / TABLE).read_text(encoding="utf-8"))
    return weights


def test_the_table_has_every_page(site: Path, table: Table) -> None:
    assert set(table) == {str(p.relative_to(site)) for p in site.rglob("*.html")}


def test_a_lesson_is_light(table: Table) -> None:
    lessons = {page: w["total"] for page, w in table.items() if "/lessons/" in page}
    assert lessons
    assert {page: total for page, total in lessons.items() if total > MOST_BYTES} == {}


def may_weigh(page: str, weight: dict[str, Any]) -> int:
    if "fonts" in weight:  # what the originals hold, plans, worksheets
        return MOST_PROSE_BYTES + FONTS_OF_FORMULAS
    home = page in ("ko/index.html", "en/index.html")
    return MOST_PROSE_BYTES + (FIRST_FRAME if home else 0)


def test_prose_is_lighter(table: Table) -> None:
    prose = {page: w for page, w in table.items() if "/lessons/" not in page}
    assert prose
    assert {p: w for p, w in prose.items() if w["total"] > may_weigh(p, w)} == {}


def test_a_page_has_the_style_sheets_of_what_it_holds(site: Path) -> None:
    for path in site.rglob("*.html"):
        page = path.read_text(encoding="utf-8")
        linked = set(
            re.findall(r'<link rel="stylesheet" href="[^"]*assets/(\S+css)"', page)
        )
        for sheet, mark in USED_BY.items():
            assert (sheet in linked) == bool(re.search(mark, page)), (path, sheet)


def test_a_video_is_light(site: Path) -> None:
    videos = {p.name: p.stat().st_size for p in site.rglob("*.mp4")}
    assert videos
    assert {name: size for name, size in videos.items() if size > VIDEO_BYTES} == {}


def test_python_is_light(site: Path) -> None:
    packed = {p.stem: p.stat().st_size for p in (site / FOLDER).glob("*.pack")}
    assert packed.keys() <= {name for names in PACK_BYTES for name in names}
    for names, most in PACK_BYTES.items():
        assert sum(packed.get(name, 0) for name in names) <= most, names


def test_the_parts_add_up(table: Table) -> None:
    for page, weight in table.items():
        kinds = [n for kind, n in weight.items() if kind not in ("total", "files")]
        assert sum(kinds) == weight["total"] == sum(weight["files"].values()), page


def test_no_script_blocks_rendering(site: Path) -> None:
    for path in site.rglob("*.html"):
        page = path.read_text(encoding="utf-8")
        for attributes in re.findall(r"<script\b([^>]*\bsrc=[^>]*)>", page):
            if not re.search(r'\b(defer|async|type="module")', attributes):
                before, _, after = page.partition(f"<script{attributes}>")
                assert "</main>" in before, path
                assert not re.search(r"<(p|h\d|main|img)\b", after), path


def test_text_is_readable_before_any_font_arrives(site: Path) -> None:
    """Only formulas have fonts of their own, and they do without until those come."""
    faces = [
        (sheet.name, face)
        for sheet in site.rglob("*.css")
        for face in re.findall(r"@font-face\s*\{(.*?)\}", sheet.read_text("utf-8"))
    ]
    assert faces
    for sheet, face in faces:
        assert "KaTeX_" in face, sheet
        assert "font-display:swap" in face, sheet
    for path in site.rglob("*.html"):
        page = path.read_text(encoding="utf-8")
        assert "@font-face" not in page
        assert not re.search(r"<link[^>]*(preload|preconnect)", page), path


PAGE = """
<link rel="stylesheet" href="../a.css"><link rel="next" href="next/">
<script src="../main.js" type="module"></script>
<img src="now.webp"><img src="later.webp" loading="lazy">
<section class="hero">
<video class="only-light" style="background-image:url(light.webp)" src="v.mp4">
<video class="only-dark" style="background-image:url(dark.webp)" src="v.mp4">
</section>
<span class="mord mathnormal">x</span>
<script id="__config" type="application/json">
{"base": "..", "search": "../search.js?ko"}</script>
"""
STYLE = """
@font-face{font-family:KaTeX_Main;font-style:normal;font-weight:400;src:url(fonts/M.woff2)}
@font-face{font-family:KaTeX_Math;font-style:italic;font-weight:400;src:url(fonts/I.woff2)}
.katex{font:normal 1.2em KaTeX_Main,serif}
.katex .mathnormal{font-family:KaTeX_Math;font-style:italic}
"""


@pytest.mark.parametrize("root", ["/", "/a/sub-path/"])
def test_first_load_is_what_a_browser_asks_for_at_once(
    tmp_path: Path, root: str
) -> None:
    files = {
        "ko/index.html": PAGE,
        "assets/katex/katex.min.css": STYLE,
        "main.js": 'import{a}from"./lib/part.js";import("./later.js")',
        "lib/part.js": 'import"../more.js"',
        "more.js": "",
        "later.js": "",
        "search.js": "",
    }
    files["ko/lesson.html"] = PAGE.replace("hero", "")  # where films are further down
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    at_once = first_load(tmp_path, "ko/index.html", root)
    assert at_once == {
        *("ko/index.html", "a.css", "main.js", "lib/part.js", "more.js"),
        *("ko/now.webp", "ko/light.webp", "search.js", "search/search_index.json"),
        "assets/katex/fonts/I.woff2",
    }
    lesson = first_load(tmp_path, "ko/lesson.html", root)
    assert at_once - lesson == {"ko/index.html", "ko/light.webp"}


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(
        '<script src="gone.js"></script>', encoding="utf-8"
    )
    with pytest.raises(PipelineError, match=r"index\.html asks for gone\.js"):
        weighed(tmp_path, "index.html", "/")


def test_no_rule_has_the_whole_page_styled_anew(site: Path) -> None:
    sheets = list(site.glob("assets/stylesheets/*.css"))
    assert sheets
    assert not [p for p in sheets if "data-md-color-switching" in p.read_text("utf-8")]
