"""The home pages: where they lead, and what they show of each lesson."""

import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from graders.core.language import LANGUAGES, Language
from graders.course.catalogue import in_turn, load_catalogue
from pipeline.finish.weights import TABLE
from pipeline.lessons import palette
from pipeline.pages.course import Course
from tests.support.links import Page


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> Language:
    return request.param  # type: ignore[no-any-return]


@pytest.fixture
def home(site: Path, language: Language) -> Page:
    return Page(site / language / "index.html")


def test_the_first_exercise_is_the_same_everywhere(
    site: Path, home: Page, language: Language
) -> None:
    first, *_ = in_turn(load_catalogue())  # which `grade next` begins with
    there = f"lessons/{first.lesson}/#exercise-{first.id}"
    buttons = re.findall(r'<a class="md-button" href="([^"]+)"', home.source)
    assert buttons == [there]
    progress = (site / language / "progress" / "index.html").read_text("utf-8")
    assert re.findall(r'data-row="([^"]+)"', progress)[0] == first.id


def test_each_lesson_stands_there_and_is_counted(
    home: Page, course: Course, language: Language
) -> None:
    way = home.source[home.source.index('<ol class="way">') :]
    links = re.findall(r'<a href="lessons/([^/]+)/">', way)
    assert links == [lesson.name for lesson in course.lessons]
    counted = {"ko": "강의 {}개", "en": "{} lessons"}[language]
    assert counted.format(len(course.lessons)) in home.source


def test_the_pictures_wait_until_they_are_seen(
    site: Path, home: Page, language: Language
) -> None:
    pictures = re.findall(
        r'<img class="only-(\w+)" src="\.\./([^"]+)"[^>]*>', home.source
    )
    assert len(pictures) == 2 * len(
        {Path(path).name.split(".")[0] for _, path in pictures}
    )
    weighed = json.loads((site / TABLE).read_text("utf-8"))[f"{language}/index.html"]
    for scheme, path in pictures:
        assert path not in weighed["files"]
        picture = (site / path).read_text("utf-8")
        ElementTree.fromstring(picture)
        assert "<text" not in picture and "var(" not in picture
        other = {"light": "dark", "dark": "light"}[scheme]
        for colour in palette.CYCLE:
            assert colour.in_scheme(other) not in picture  # type: ignore[arg-type]


def test_something_can_be_dragged_at_once(home: Page) -> None:
    assert home.source.count('<div class="explorer"') == 1
    assert home.source.index('class="explorer"') < home.source.index('id="goals"')
