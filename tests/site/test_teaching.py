"""The pages for teachers: made from the lessons, and alike in both languages."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from graders.core.language import LANGUAGES, Language
from graders.course.catalogue import load_catalogue
from pipeline.errors import PipelineError
from pipeline.finish.search import SECTIONS
from pipeline.finish.weights import TABLE
from pipeline.glossary import terms
from pipeline.lessons.lesson import markdown_in
from pipeline.pages.cells import code_of
from pipeline.pages.teaching import links
from pipeline.pages.teaching.content import read_teaching
from pipeline.pages.teaching.files import files
from pipeline.pages.teaching.mistakes import Mistakes, known_mistakes
from pipeline.pages.teaching.plans import MINUTES
from pipeline.pages.teaching.questions import questions
from tests.mutants.collected import MUTANTS
from tests.support.lessons import NAMES, lesson, lessons
from tests.support.repository import REPOSITORY

MOST_TEACHING_BYTES = 160_000  # with the fonts of formulas
EXERCISES = load_catalogue()
CONTENT = REPOSITORY / "docs/teaching.toml"


@pytest.fixture(scope="module")
def mistakes() -> Mistakes:
    return known_mistakes(EXERCISES, REPOSITORY / ".cache/teaching")


@pytest.fixture(scope="module")
def pages(mistakes: Mistakes) -> dict[str, str]:
    teaching = read_teaching(CONTENT, lessons(), EXERCISES)
    return files(lessons(), EXERCISES, teaching, mistakes)


def test_both_languages_have_the_same_pages_with_the_same_headings(
    pages: dict[str, str],
) -> None:
    korean, english = (
        {path[2:]: page for path, page in pages.items() if path.startswith(language)}
        for language in LANGUAGES
    )
    assert korean.keys() == english.keys()
    for path, page in korean.items():
        for pattern in (r"(?m)^(#+) .*(\{ #.*\})$", r"\]\(([^)]*)\)", "```python", "☐"):
            if "glossary" in path and pattern.startswith(r"\]"):
                continue  # a word may be said earlier in one of the languages
            found = [re.findall(pattern, text) for text in (page, english[path])]
            assert sorted(found[0]) == sorted(found[1]), (path, pattern)


def test_an_hour_has_fifty_minutes(pages: dict[str, str]) -> None:
    assert sum(MINUTES.values()) == 50
    for name in NAMES:
        plan = pages[f"en/teaching/plans/{name}.md"]
        shown = re.findall(r"(?m)^## \w+: (\d+) minutes", plan)
        assert [*map(int, shown)] == [*MINUTES.values()]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_every_prediction_is_asked_and_answered_once(
    name: str, language: Language, pages: dict[str, str]
) -> None:
    asked = questions(lesson(name), language)
    source = markdown_in(lesson(name).notebook, language)
    assert len(asked) == source.count("!!! prediction") > 0
    sheet = pages[f"{language}/teaching/worksheets/{name}.md"]
    plan = pages[f"{language}/teaching/plans/{name}.md"]
    answers = plan[plan.index("{ #answers }") :]
    for question in asked:
        assert links.unlinked(question.text) in sheet
        assert links.rebased(question.answer, name) in answers
        # Choices and answers may share a word or two.
        first = question.answer.splitlines()[0]
        assert len(first) < 15 or first not in sheet
    assert sheet.count('class="room"') == 2 * len(asked)


@pytest.mark.parametrize("name", NAMES)
def test_no_worksheet_has_code_that_draws(name: str, pages: dict[str, str]) -> None:
    sheet = pages[f"en/teaching/worksheets/{name}.md"]
    for cell in lesson(name).notebook.cells:
        if {"figure", "drawing", "explorer"} & cell.metadata.keys():
            assert cell.cell_type != "code" or code_of(cell) not in sheet
    assert "plt." not in sheet


def test_likely_wrong_answers_are_what_the_graders_say(
    mistakes: Mistakes, pages: dict[str, str]
) -> None:
    said: dict[str, list[str]] = {id_: [] for id_ in mistakes}
    for mutant in MUTANTS:
        if any(mutant.en in text.en for text in mistakes[mutant.exercise]):
            said[mutant.exercise].append(mutant.name)
    known = [e.id for e in EXERCISES if not e.optional and len(mistakes[e.id]) > 1]
    assert len(known) > 0.8 * len([e for e in EXERCISES if not e.optional])
    # Wrong answers of the tests are told just this.
    assert sum(bool(said[id_]) for id_ in known) > 0.9 * len(known)
    for name in {e.lesson for e in EXERCISES}:
        assert "{ #mistakes }" in pages[f"ko/teaching/plans/{name}.md"]


def test_the_glossary_has_each_word_and_no_misspelling(pages: dict[str, str]) -> None:
    korean = pages["ko/teaching/glossary.md"]
    said = "\n".join(markdown_in(each.notebook, "ko") for each in lessons())
    for term in terms():
        if (word := term.get("textbook")) and term["ko"] in said:
            assert f">{word}</span>" in korean, word
        for spelling in term.get("misspelt", {}).get("ko", ()):
            assert f">{spelling}<" not in korean
    assert ">비용 함수</span>" in korean
    assert ">합성함수의 미분법</span>" in korean


def test_the_criteria_are_of_every_module_and_level(pages: dict[str, str]) -> None:
    criteria = pages["ko/teaching/criteria.md"]
    for module in {exercise.module for exercise in EXERCISES}:
        assert f"{{ #{module} }}" in criteria
    for level in ("상", "중", "하"):
        assert criteria.count(f"\n| {level} | ") == len({e.module for e in EXERCISES})
    for exercise in EXERCISES:
        link = f"ipynb#exercise-{exercise.id})"
        assert (link in criteria) != exercise.optional


# --- what is wrong in docs/teaching.toml ----------------------------------------------


@pytest.mark.parametrize(
    ("pattern", "replacement", "said"),
    [
        (r'predict = ".*?"', 'predict = "nowhere"', "'nowhere' asks for no prediction"),
        (r'run = \["\w+', 'run = ["nowhere', "there is no section 'nowhere'"),
        (r"\[lesson\.0", "[lesson.9", "there is no lesson 01_from_data_to_loss"),
        (r"\[\[group\]\]\n.*\n", "[[group]]\n", "group None is not there|no group"),
        (r'lessons = \["\w+', 'lessons = ["98_no', "there is no lesson '98_no'"),
        (r"open\.ko = .*\n", "", "open needs ko and en"),
        (r"task\.(ko|en) = .*\n", "", "a task is what a lesson without"),
        (r"\[lesson", "[lesson", None),
        (r"\Z", "[[", "is not TOML"),
    ],
)
def test_a_mistake_is_named(
    tmp_path: Path, pattern: str, replacement: str, said: str | None
) -> None:
    file = tmp_path / "teaching.toml"
    text = CONTENT.read_text(encoding="utf-8")
    file.write_text(re.sub(pattern, replacement, text), encoding="utf-8")
    if said is None:
        read_teaching(file, lessons(), EXERCISES)
        return
    with pytest.raises(PipelineError, match=said) as raised:
        read_teaching(file, lessons(), EXERCISES)
    assert "\n" not in str(raised.value)


def test_what_is_known_comes_from_the_cache_until_a_check_changes(
    tmp_path: Path, mistakes: Mistakes, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = tmp_path / "cache"
    shutil.copytree(REPOSITORY / ".cache/teaching", cache)
    asked = "pipeline.pages.teaching.wrong_answers.said_to_wrong_answers"
    monkeypatch.setattr(asked, lambda _: pytest.fail("asked again"))
    assert known_mistakes(EXERCISES, cache) == mistakes
    monkeypatch.setattr(asked, lambda _: [])
    assert known_mistakes(EXERCISES[:3], cache) == {}
    assert len([*cache.iterdir()]) == 1


# --- on the site ----------------------------------------------------------------------


@pytest.fixture(scope="module")
def found(site: Path) -> list[dict[str, Any]]:
    sections: list[dict[str, Any]] = json.loads((site / SECTIONS).read_bytes())
    return [s for s in sections if "/teaching/" in s["location"]]


def test_search_finds_lessons_and_not_what_repeats_them(
    found: list[dict[str, Any]],
) -> None:
    assert found
    assert not [
        s for s in found if re.search("plans|worksheets|criteria", s["location"])
    ]
    glossary = [s for s in found if "glossary" in s["location"]]
    assert glossary
    assert not any("합성함수의 미분법" in section["text"] for section in glossary)


def test_the_pages_are_light(site: Path) -> None:
    table = json.loads((site / TABLE).read_text(encoding="utf-8"))
    weights = {p: w["total"] for p, w in table.items() if "/teaching/" in p}
    assert len(weights) == len(LANGUAGES) * (3 + 2 * len(NAMES))
    assert max(weights.values()) < MOST_TEACHING_BYTES


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_menu_leads_there(site: Path, language: Language) -> None:
    page = (site / language / "instructors/index.html").read_text(encoding="utf-8")
    for name in ("", "criteria/", "glossary/"):
        assert f'href="../teaching/{name}"' in page
    overview = (site / language / "teaching/index.html").read_text(encoding="utf-8")
    for name in NAMES:
        for kind in ("plans", "worksheets"):
            assert f'href="{kind}/{name}/"' in overview
