"""Cards say what the catalogue says, to the letter, and typeset its formulas."""

from __future__ import annotations

import re
from html import unescape

import markdown  # type: ignore[import-untyped]
import pytest
from mkdocs.config import load_config

from graders.core.language import LANGUAGES, Language
from graders.course.catalogue import Exercise, load_catalogue
from pipeline.finish.typeset import typeset
from pipeline.pages import cards
from pipeline.pages.written import plain, written
from tests.support.repository import REPOSITORY

CATALOGUE = load_catalogue()
FORMULA = re.compile(r'<span class="arithmatex">\\\((.*?)\\\)</span>')


@pytest.fixture(scope="module")
def renderer() -> markdown.Markdown:
    """Render as the site does."""
    config = load_config(str(REPOSITORY / "mkdocs.yml"))
    return markdown.Markdown(
        extensions=config.markdown_extensions, extension_configs=config.mdx_configs
    )


def seen(html: str) -> str:
    """Give what a reader sees, with formulas as TeX between dollars."""
    html = FORMULA.sub(lambda match: f"${match[1]}$", html)
    return " ".join(unescape(re.sub(r"<[^>]+>", "", html)).split())


@pytest.mark.parametrize(
    "text",
    [
        "__init__의 *여러* **가지** `코드`",
        "W -= learning_rate * W.grad, x[x < 0] = 0 && y > 1",
        "1. 첫째가 아니라 수 1.",
        "- 빼기, + 더하기, # 우물 정",
        "| 표 | 가 | 아님 |",
        "[링크](아님) ![그림](아님) <b>굵게</b> {: .class } &amp; \\n $x$ \\(y\\)",
        "!!! note ??? 물음 ~물결~ ^지붕^ ==강조== \"따옴표\" 'x'",
    ],
)
def test_what_is_written_comes_out_as_written(
    renderer: markdown.Markdown, text: str
) -> None:
    assert seen(renderer.reset().convert(plain(text))) == " ".join(text.split())
    title = f'??? hint "1"\n    {plain(text)}'
    assert " ".join(text.split()) in seen(renderer.reset().convert(title))


def test_a_formula_is_typeset_where_it_is_whole() -> None:
    formulas = (("2e", "2e"), ("2e²", "2e^2"), ("a < b", "a < b"))
    assert written("2e², 2e와 12e, 2ex, a < b", formulas) == (
        "$2e^2$, $2e$와 12e, 2ex, $a < b$"
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("exercise", CATALOGUE, ids=lambda e: e.id)
def test_a_card_says_task_and_hints_to_the_letter(
    renderer: markdown.Markdown, exercise: Exercise, language: Language
) -> None:
    html = renderer.reset().convert(cards.as_markdown([exercise], language))
    text = seen(html)
    plain_of = {tex: said for said, tex in exercise.formulas}
    text = re.sub(r"\$(.*?)\$", lambda m: plain_of[unescape(m[1])], text)
    for said in (exercise.title, exercise.task, *exercise.hints):
        assert " ".join(said.pick(language).split()) in text
    assert typeset(html).count('class="katex-mathml"') == len(FORMULA.findall(html))


def test_every_formula_is_on_a_card(renderer: markdown.Markdown) -> None:
    for exercise in CATALOGUE:
        pages = "".join(
            renderer.reset().convert(cards.as_markdown([exercise], language))
            for language in LANGUAGES
        )
        found = {unescape(tex) for tex in FORMULA.findall(pages)}
        assert found == {tex for _, tex in exercise.formulas}, exercise.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_optional_ones_stand_together_behind_one_fold(
    renderer: markdown.Markdown, language: Language
) -> None:
    here = [e for e in CATALOGUE if e.lesson == "10_activation_functions"]
    few = [e for e in here if not e.optional]
    assert len(few) == 8
    html = renderer.reset().convert(cards.as_markdown(here, language))
    before, fold, behind = html.partition('<details class="exercises">')
    assert fold
    assert re.findall(r'id="exercise-(\w+)"', before) == [e.id for e in few]
    assert re.findall(r'id="exercise-(\w+)"', behind) == [
        e.id for e in here if e.optional
    ]
    points = sum(e.points for e in here if e.optional)
    summary = re.search(r"<summary>(.*?)</summary>", behind)
    assert summary
    assert str(len(here) - 8) in summary[1]
    assert str(points) in summary[1]
    assert behind.count("<details") == behind.count("</details>") - 1
