"""The built site, as its files are."""

import filecmp
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from graders.core.language import LANGUAGES
from graders.course.catalogue import load_catalogue
from pipeline.errors import PipelineError
from pipeline.pages.course import Course
from tests.support.everywhere import EVERYWHERE, everywhere
from tests.support.links import Page, dead_links, pages_of
from tests.support.paths import unusable
from tests.support.repository import REPOSITORY, copy_sources
from tests.support.site import build

LESSON = "06_learning_rate"  # of which the home page shows a figure
LESSONS = sorted(path.stem for path in (REPOSITORY / "docs/lessons").glob("*.py"))


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, Page]:
    return pages_of(site)


def test_there_is_a_page_per_lesson_and_language(pages: dict[str, Page]) -> None:
    expected = {"index.html", "404.html"}
    for language in LANGUAGES:
        expected.add(f"{language}/index.html")
        expected |= {f"{language}/lessons/{name}/index.html" for name in LESSONS}
    assert expected <= set(pages)
    twins = {path[2:] for path in pages if path.startswith("ko/")}
    assert twins == {path[2:] for path in pages if path.startswith("en/")}


def test_every_page_is_html_in_its_language(pages: dict[str, Page]) -> None:
    for path, page in pages.items():
        assert page.source.lstrip().lower().startswith("<!doctype html>"), path
        language = path[:2] if path[2:3] == "/" else None
        if language:
            assert f'<html lang="{language}"' in page.source


def fetched(page: Page) -> Iterator[str]:
    """Addresses that a browser fetches when it shows the page."""
    for tag, name, value in page.attributes:
        if name in ("src", "poster", "srcset", "data") or (
            tag in ("link", "use", "image") and name in ("href", "xlink:href")
        ):
            yield from (part.split()[0] for part in value.split(",") if part.strip())
        if name == "style" or tag == "style":
            yield from re.findall(r"url\(['\"]?([^)'\"]+)", value)
    for style in re.findall(r"<style[^>]*>(.*?)</style>", page.source, re.DOTALL):
        yield from re.findall(r"url\(['\"]?([^)'\"]+)", style)


def test_no_page_and_no_style_sheet_fetches_from_another_host(
    site: Path, pages: dict[str, Page]
) -> None:
    for path, page in pages.items():
        addresses = list(fetched(page))
        assert addresses, path
        for address in addresses:
            parts = urlsplit(address)
            assert parts.scheme in ("", "data"), (path, address)
            assert not parts.netloc, (path, address)
    for sheet in site.rglob("*.css"):
        css = sheet.read_text(encoding="utf-8")
        assert not re.search(r"(url\(|@import)\s*['\"]?(https?:)?//", css), sheet


def test_our_scripts_name_no_host(site: Path) -> None:
    scripts = [
        script
        for folder in ("scripts", "explorers")
        for script in (site / "assets" / folder).rglob("*.js")
    ]
    assert scripts
    for script in scripts:
        assert not re.search(r"(https?:|[\"'`])//", script.read_text("utf-8")), script


def test_every_link_leads_somewhere(site: Path, pages: dict[str, Page]) -> None:
    assert dead_links(site, pages, "https://example.org/") == []


def test_the_switch_leads_to_the_same_page(pages: dict[str, Page]) -> None:
    for path, page in pages.items():
        if path[2:3] != "/":
            continue
        other = "en" if path.startswith("ko") else "ko"
        [link] = re.findall(
            r'<a class="language-switch"[^>]*hreflang="(..)"[^>]*href="([^"]+)"',
            page.source,
        )
        target = (page.path.parent / link[1] / "index.html").resolve()
        assert link[0] == other
        assert target == pages[other + path[2:]].path.resolve()


@pytest.mark.parametrize("name", LESSONS)
def test_both_languages_have_the_same_headings_code_and_figures(
    pages: dict[str, Page], name: str
) -> None:
    korean, english = (pages[f"{lang}/lessons/{name}/index.html"] for lang in LANGUAGES)
    assert korean.headings == english.headings
    assert all(id_ for _, id_ in korean.headings)
    assert korean.code == english.code != []
    drawn = [re.findall(r'<figure id="([^"]+)"', p.source) for p in (korean, english)]
    assert drawn[0] == drawn[1] != []
    for page in (korean, english):
        alts = [v for _, n, v in page.attributes if n in ("aria-label", "alt")]
        assert all(alts)
    labels = [
        re.findall(r'<(?:svg role="img"|video)[^>]* aria-label="([^"]+)"', p.source)
        for p in (korean, english)
    ]
    assert all(re.search("[가-힣]", label) for label in labels[0])
    assert not any(re.search("[가-힣]", label) for label in labels[1])


def test_every_system_can_store_the_site(site: Path) -> None:
    assert unusable(p.relative_to(site).as_posix() for p in site.rglob("*")) == []


def test_no_id_is_used_twice(pages: dict[str, Page]) -> None:
    for path, page in pages.items():
        ids = page.values("id")
        assert len(ids) == len(set(ids)), (path, {i for i in ids if ids.count(i) > 1})


PLACES = ("data-figure=", "data-output=", "data-code", "arithmatex", "<!-- exercises")


def test_nothing_is_left_to_be_filled_in(pages: dict[str, Page]) -> None:
    for path, page in pages.items():
        for mark in PLACES:
            assert mark not in page.source, (path, mark)
        text = re.sub(r"<(pre|code|script)\b.*?</\1>", "", page.source, flags=re.S)
        # In Markdown that failed to become HTML, dollars and bangs would be seen.
        assert not re.search(r"\$\$|!!! |\?\?\? |\]\(", text), path


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_exercise_has_its_card(pages: dict[str, Page], language: str) -> None:
    for exercise in load_catalogue():
        page = pages[f"{language}/lessons/{exercise.lesson}/index.html"]
        assert f"exercise-{exercise.id}" in page.values("id")
        assert f"grade {exercise.id}</code>" in page.source


@EVERYWHERE
@pytest.mark.long
def test_building_twice_gives_the_same_bytes(site: Path, tmp_path: Path) -> None:
    """Once with what the other tests left in the cache, once from nothing."""
    again = tmp_path / "site"
    result = build(copy_sources(tmp_path / "sources"), again)
    assert result.returncode == 0, result.stderr
    files = {str(p.relative_to(site)) for p in site.rglob("*") if p.is_file()}
    assert files == {str(p.relative_to(again)) for p in again.rglob("*") if p.is_file()}
    _, differ, errors = filecmp.cmpfiles(site, again, files, shallow=False)
    assert (differ, errors) == ([], [])


@pytest.fixture
def sources(tmp_path: Path, course: Course) -> Path:  # noqa: ARG001
    """A copy of the sources to break, of one lesson only, whose outputs are cached."""
    copy = copy_sources(tmp_path / "sources")
    cached = copy / ".cache/lessons"
    cached.mkdir(parents=True)
    for outputs in (REPOSITORY / ".cache/lessons").glob(f"{LESSON}.*"):
        shutil.copy(outputs, cached)
    if (mistakes := REPOSITORY / ".cache/teaching").is_dir():
        shutil.copytree(mistakes, copy / ".cache/teaching")
    for page in (*copy.glob("docs/lessons/*.py"), *copy.glob("docs/??/originals.md")):
        if page.stem != LESSON:
            page.unlink()
    keep_of_teaching(copy / "docs/teaching.toml")
    for home in copy.glob("docs/??/index.md"):
        change(home, "explorer: .*", f"explorer: {LESSON}/learning-rate")
    catalogue = copy / "exercises/exercises.toml"
    change(catalogue, 'lesson = ".*"', f'lesson = "{LESSON}"')
    change(catalogue, "(?m)^optional = true\n", "")  # they would have to stand last
    return copy


def keep_of_teaching(file: Path) -> None:
    """Leave only what is said of the lesson that there is."""
    tables = re.split(r"(?m)^(?=\[)", file.read_text(encoding="utf-8"))
    of_others = ("[lesson.", "[[audience]]")
    kept = [
        table
        for table in tables
        if table.startswith(f"[lesson.{LESSON}]") or not table.startswith(of_others)
    ]
    file.write_text("".join(kept), encoding="utf-8")


def change(file: Path, pattern: str, replacement: str, times: int = 0) -> None:
    text = file.read_text(encoding="utf-8")
    changed = re.sub(pattern, replacement, text, count=times)
    assert changed != text
    file.write_text(changed, encoding="utf-8")


def break_a_cell(sources: Path) -> str:
    lesson = sources / "docs/lessons" / f"{LESSON}.py"
    change(lesson, r"\n# %%(?! \[).*\n", r"\n# %%\n1 / 0\n\g<0>", times=1)
    return rf"{LESSON}.py, line \d+, code cell 1: ZeroDivisionError"


def forget_a_language(sources: Path) -> str:
    lesson = sources / "docs/lessons" / f"{LESSON}.py"
    change(lesson, r"\Z", '\n# %% [markdown] lang="ko"\n# 말\n', times=1)
    return rf"{LESSON}.py, line \d+: .* lacks a cell in 'en'"


def forget_a_callable(sources: Path) -> str:
    change(
        sources / "exercises/exercises.toml", 'callable = "train"', 'callable = "trian"'
    )
    return r'exercises.toml: exercise "train": its callable trian is not in'


def forget_a_lesson(sources: Path) -> str:
    change(sources / "exercises/exercises.toml", LESSON, "92_linear")
    return r"toml: numerical_derivative: there is no lesson docs/lessons/92_linear"


def forget_a_twin(sources: Path) -> str:
    (sources / "docs/ko/extra.md").write_text("# 글\n", encoding="utf-8")
    return r"docs/ko/extra.md has no twin: write docs/en/extra.md"


def misspell_a_figure(sources: Path) -> str:
    name = f"{LESSON}/rate-0-002"
    change(sources / "docs/en/index.md", "figure: .*", f"figure: {name}")
    return rf"there is no figure '{name}'; the nearest are .*{LESSON}/rate-0-"


def misspell_a_formula(sources: Path) -> str:
    change(sources / "docs/en/index.md", r"\Z", r"\n$\\frak$\n", times=1)
    return r"formula '\\\\frak': KaTeX"


IN_WHAT_IS_READ_FIRST = [forget_a_language, forget_a_callable, forget_a_lesson]
BEFORE_ANYTHING_IS_WRITTEN = [break_a_cell, *IN_WHAT_IS_READ_FIRST]
MISTAKES = [
    *BEFORE_ANYTHING_IS_WRITTEN,
    *(forget_a_twin, misspell_a_figure, misspell_a_formula),
]


@pytest.mark.parametrize("mistake", IN_WHAT_IS_READ_FIRST, ids=lambda m: m.__name__)
def test_a_mistake_is_named(mistake: Callable[[Path], str], sources: Path) -> None:
    expected = mistake(sources)
    with pytest.raises(PipelineError, match=expected):
        Course.load(sources)


@pytest.mark.parametrize(
    "mistake",
    everywhere(MISTAKES, break_a_cell, misspell_a_formula),
    ids=lambda mistake: mistake.__name__,
)
def test_a_mistake_stops_the_build_with_one_line(
    mistake: Callable[[Path], str], sources: Path, tmp_path: Path
) -> None:
    expected = mistake(sources)
    target = tmp_path / "site"
    target.mkdir()
    (target / "old.html").write_text("the site that was there", encoding="utf-8")
    result = build(sources, target)
    assert result.returncode != 0
    *_, line = [line for line in result.stderr.splitlines() if "ERROR" in line]
    assert re.search(expected, line), line
    assert "Traceback" not in result.stderr
    if mistake in BEFORE_ANYTHING_IS_WRITTEN:
        assert [p.name for p in target.iterdir()] == ["old.html"]
