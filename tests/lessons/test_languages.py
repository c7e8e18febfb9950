"""The two languages of a lesson say the same, cell by cell."""

import re
from collections.abc import Callable, Sequence

import pytest

from graders.core.language import LANGUAGES, Language
from pipeline.lessons.lesson import markdown_in
from pipeline.lessons.notes import NOTES
from tests.support.lessons import NAMES, lesson
from tests.support.repository import REPOSITORY

DOCS = REPOSITORY / "docs"
PAGES = sorted(path.name for path in (DOCS / "en").glob("*.md"))

INLINE = re.compile(r"(?<!\$)\$([^$\n]+(?:\n[^$\n]+)?)\$(?!\$)")


def squeezed(formulas: list[str]) -> list[str]:
    return [" ".join(formula.split()) for formula in formulas]


def headings(text: str) -> list[str]:
    return re.findall(r"^(#+) .*?(\{ *#[^}]*\})?$", text, re.MULTILINE)


def display_formulas(text: str) -> list[str]:
    return squeezed(re.findall(r"\$\$(.+?)\$\$", text, re.DOTALL))


def inline_formulas(text: str) -> list[str]:
    """A set: one language may name a symbol once more than the other."""
    text = re.sub(r"\$\$.+?\$\$", "", text, flags=re.DOTALL)
    return sorted(set(squeezed(INLINE.findall(text))))


def links(text: str) -> list[str]:
    return re.findall(r"\]\(([^)]+)\)", text)


def notes(text: str) -> list[str]:
    return re.findall(r"^ *([!?]{3}\+? \w+)", text, re.MULTILINE)


def exercise_cards(text: str) -> list[str]:
    return re.findall("<!-- exercises -->", text)


def table_cells(text: str) -> list[int]:
    return [row.count("|") for row in re.findall(r"^ *\|.*\|$", text, re.MULTILINE)]


def list_items(text: str) -> list[str]:
    return re.findall(r"^ *(-|[1-9]\d*\.) ", text, re.MULTILINE)


ASPECTS: list[Callable[[str], Sequence[object]]] = [
    headings,
    display_formulas,
    inline_formulas,
    links,
    notes,
    exercise_cards,
    table_cells,
    list_items,
]


@pytest.mark.parametrize("aspect", ASPECTS, ids=lambda aspect: aspect.__name__)
@pytest.mark.parametrize("name", NAMES)
def test_both_languages_have_the_same(
    name: str, aspect: Callable[[str], Sequence[object]]
) -> None:
    notebook = lesson(name).notebook
    korean, english = (aspect(markdown_in(notebook, lang)) for lang in LANGUAGES)
    assert korean == english


@pytest.mark.parametrize("aspect", ASPECTS, ids=lambda aspect: aspect.__name__)
@pytest.mark.parametrize("name", PAGES)
def test_both_pages_have_the_same(
    name: str, aspect: Callable[[str], Sequence[object]]
) -> None:
    def prose(language: Language) -> str:
        text = (DOCS / language / name).read_text(encoding="utf-8")
        return re.sub(r"^( *)```.*?^\1```$", "", text, flags=re.DOTALL | re.MULTILINE)

    assert aspect(prose("ko")) == aspect(prose("en"))


@pytest.mark.parametrize("name", NAMES)
def test_every_heading_below_the_title_has_a_fixed_id(name: str) -> None:
    for language in LANGUAGES:
        text = markdown_in(lesson(name).notebook, language)
        for line in re.findall(r"^##+ .*$", text, re.MULTILINE):
            assert re.search(r"\{#[a-z0-9-]+\}$", line), line


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_the_prose_is_in_its_language(name: str, language: Language) -> None:
    notebook = lesson(name).notebook
    for cell in notebook.cells:
        if cell.cell_type != "markdown" or cell.metadata.lang != language:
            continue
        text = cell.source + cell.metadata.get("alt", "")
        has_hangul = re.search("[가-힣]", text) is not None
        assert has_hangul == (language == "ko"), f"line {cell.metadata.line}"


@pytest.mark.parametrize("name", NAMES)
def test_every_note_is_of_a_known_kind(name: str) -> None:
    for language in LANGUAGES:
        text = markdown_in(lesson(name).notebook, language)
        assert {note.split()[1] for note in notes(text)} <= set(NOTES)


@pytest.mark.parametrize("name", NAMES)
def test_a_question_comes_before_its_folded_answer(name: str) -> None:
    text = markdown_in(lesson(name).notebook, "en")
    kinds = [
        note for note in notes(text) if note.split()[1] in ("prediction", "answer")
    ]
    assert kinds
    assert kinds == ["!!! prediction", "??? answer"] * (len(kinds) // 2)
