"""Every passage is marked with its language; every figure and video has its words."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from graders.core.language import LANGUAGES, Language
from pipeline.lessons.media import EXPLORER, VIDEO
from pipeline.pages.course import Course
from pipeline.pages.notebook import captions_of
from pipeline.pages.passages import HANGUL, marked

VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
SPOKEN = {"alt", "aria-label", "content", "placeholder", "title"}


class Passages(HTMLParser):
    """What a page says, each text with the language it is marked with."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = []
        self.texts: list[tuple[str, str]] = []
        self.links: list[dict[str, str | None]] = []
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        language = values.get("lang") or self.language
        self.texts += [(language, values[name] or "") for name in SPOKEN & set(values)]
        if tag == "a":
            self.links.append(values)
        if tag not in VOID:
            self.open.append((tag, language))

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        self.texts.append((self.language, data))

    @property
    def language(self) -> str:
        return self.open[-1][1] if self.open else ""


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, Passages]:
    found = {p.relative_to(site).as_posix(): p for p in sorted(site.rglob("*.html"))}
    assert len(found) > 10
    return {name: Passages(path) for name, path in found.items()}


def test_korean_stands_in_korean_only(pages: dict[str, Passages]) -> None:
    for name, page in pages.items():
        korean = [(lang, text) for lang, text in page.texts if re.search(HANGUL, text)]
        assert korean, name  # at least the way to the Korean page
        assert {lang for lang, _ in korean} == {"ko"}, (name, korean)


def test_links_to_the_other_language_say_so(pages: dict[str, Passages]) -> None:
    for name, page in pages.items():
        if name[2:3] != "/":
            continue
        other = {"ko": "en", "en": "ko"}[name[:2]]
        there = [a for a in page.links if f"/{other}/" in f"/{a.get('href')}"]
        assert there, name
        for link in there:
            assert link.get("hreflang") == link.get("lang") == other, (name, link)


def test_code_is_english_with_korean_in_it_marked() -> None:
    assert marked('<code>kim,김하늘,"둘 다, 0"</code> 말') == (
        '<code lang="en">kim,<span lang="ko">김하늘</span>,'
        '"<span lang="ko">둘 다</span>, 0"</code> 말'
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_figure_says_what_it_shows(course: Course, language: Language) -> None:
    """An alternative is a sentence or more, and says what the caption does not."""
    captions = {
        f"{lesson.name}/{name}": cell
        for lesson, executed in zip(course.lessons, course.executed, strict=True)
        for name, cell in captions_of(executed, language).items()
    }
    assert set(captions) == set(course.figures)
    for name, cell in captions.items():
        alt, caption = cell.metadata.alt, cell.source
        assert re.search(r"[.!?]$", alt), name
        assert len(alt) > {"ko": 40, "en": 80}[language], name
        assert bool(re.search(HANGUL, alt)) == (language == "ko"), name
        assert alt != caption and alt not in caption and caption not in alt, name
        assert re.search(r"\d", alt) or len(re.findall(r"[.!?](?: |$)", alt)) > 1, name
        assert not re.search("그래프입니다|이미지|image of|picture of", alt), name
        if course.figures[name].kind == VIDEO:
            assert {"ko": "동영상", "en": "video"}[language] in alt, name
            assert len(caption) > 20, name  # what moves, in words below the video


def test_the_alternative_is_where_it_is_read(course: Course) -> None:
    for name, figure in course.figures.items():
        alt = f"what {name} argues"
        shown = figure.html(alt, "", "en")
        named = re.findall(r'(?:alt|aria-label)="([^"]*)"', shown)
        if figure.kind != EXPLORER:  # whose parts have names of their own
            assert set(named) == {alt}, name
        assert alt in named, name
