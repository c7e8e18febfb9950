"""The index that the search box reads, as the build wrote it."""

import gzip
import json
import re
from pathlib import Path
from typing import Any

import pytest

from graders.core.language import LANGUAGES
from pipeline.finish.search import SECTIONS
from pipeline.finish.typeset import as_text
from pipeline.pages.course import Course

MOST_BYTES = 250_000  # once somebody searches


@pytest.fixture(scope="module")
def index(site: Path) -> str:
    return (site / SECTIONS).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def sections(index: str) -> list[dict[str, Any]]:
    docs: list[dict[str, Any]] = json.loads(index)
    return docs


def test_the_index_is_light(index: str) -> None:
    assert len(gzip.compress(index.encode())) <= MOST_BYTES


def test_every_cell_of_code_is_there_once(index: str, course: Course) -> None:
    for lesson, notebook in zip(course.lessons, course.executed, strict=True):
        for cell in notebook.cells:
            if cell.cell_type == "code" and not cell.metadata.get("explorer"):
                source = re.sub(r"\n\n\n+", "\n\n", cell.source)
                text = json.dumps(source, ensure_ascii=False)[1:-1]
                assert index.count(text) == 1, (lesson.name, source)


def test_texts_are_clean(sections: list[dict[str, Any]]) -> None:
    for section in sections:
        text = section["title"] + section["text"]
        text = re.sub(r"(\.\.\\)?\.venv(\\\w+)+", "", text)  # a path, not mathematics
        assert not re.search(r"\\[a-zA-Z(\[]|&\w+;|[\u200b-\u200f\u2060-\u2064]", text)
        assert "</" not in text


def test_what_came_from_the_originals_is_found_in_the_lessons(
    sections: list[dict[str, Any]], course: Course
) -> None:
    page = [s["text"] for s in sections if s["location"][3:].startswith("originals/")]
    for original in course.originals.values():
        assert sum(original.title in text for text in page) == len(LANGUAGES)
        for idea in (e.text for e in original.entries if e.kind == "idea"):
            assert not any(idea.ko in text or idea.en in text for text in page)


def test_each_section_has_its_twin(sections: list[dict[str, Any]]) -> None:
    locations = [section["location"] for section in sections]
    assert len(locations) == len(set(locations))
    korean, english = ({p[2:] for p in locations if p[:2] == x} for x in ("ko", "en"))
    assert korean == english
    with_code = {s["location"] for s in sections if "code" in s}
    assert {s["twin"] for s in sections if "twin" in s} <= with_code


@pytest.mark.parametrize(
    ("tex", "line"),
    [
        (r"\hat{y} = wx + b", "ŷ = wx + b"),
        (r"\frac{\partial L}{\partial w} = -\frac{40}{3}", "∂L/∂w = −40/3"),
        (r"\frac{L(1 + h) - L(1)}{h}", "(L(1 + h) − L(1))/h"),
        (r"W \leftarrow W - \alpha X^\top e_3^2", "W ← W − αXᵀe₃²"),
        (r"\frac{1}{N} \sum_{i=1}^{N} (\hat{y}_i - y_i)^2", "1/N∑ᵢ₌₁ᴺ(ŷᵢ − yᵢ)²"),
        (r"\sqrt{x^2 + 1}", "√(x² + 1)"),
        (r"\sigma(x) = \frac{1}{1 + e^{-x}}", "σ(x) = 1/(1 + e⁻ˣ)"),
        (r"\alpha_{\text{mean}} < 2 / \lambda_{\max}", "α_mean < 2/λ_max"),
        (r"\ln(1 - p)", "ln(1 − p)"),
        (r"\begin{aligned} a &= b \\ &= c \end{aligned}", "a = b; = c"),
    ],
)
def test_a_formula_becomes_a_line_that_can_be_read(tex: str, line: str) -> None:
    assert as_text(rf"So \({tex}\).") == f"So {line}."
    assert as_text(rf"\[{tex}\]") == line


def test_text_without_formulas_stays_as_it_is() -> None:
    assert as_text("f(x) [1] a\\b") == "f(x) [1] a\\b"
