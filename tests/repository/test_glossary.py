"""One word for one thing: readers' prose keeps to docs/glossary.toml."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from graders.core.language import LANGUAGES, Language
from graders.course.catalogue import CATALOGUE, load_catalogue
from pipeline.glossary import instead, once, terms
from tests.support.prose import (
    Passage,
    of_catalogue,
    of_docstrings,
    of_korean_docstrings,
    of_lesson,
    of_python,
    of_strings,
    passages,
)
from tests.support.repository import REPOSITORY


@pytest.fixture(scope="module")
def prose() -> tuple[Passage, ...]:
    return tuple(passages(REPOSITORY))


def pattern(language: Language, words: str) -> str:
    """Match the words across a line's end; English ones as whole words."""
    spaced = r"\s+".join(map(re.escape, words.split()))
    return rf"\b{spaced}\b" if language == "en" else spaced


INSTEAD = {language: instead(language) for language in LANGUAGES}
AVOIDED = {
    language: re.compile(
        "|".join(f"({pattern(language, variant)})" for variant in INSTEAD[language]),
        re.IGNORECASE,
    )
    for language in LANGUAGES
}


def strays(prose: Iterable[Passage]) -> list[str]:
    """Say of each avoided variant where it stands, and what to write."""
    found = []
    for passage in prose:
        wanted = list(INSTEAD[passage.language].values())
        for match in AVOIDED[passage.language].finditer(passage.text):
            line = passage.line + passage.text.count("\n", 0, match.start())
            path = os.path.relpath(passage.path, REPOSITORY)
            said = " ".join(match[0].split())
            assert match.lastindex
            instead = wanted[match.lastindex - 1]
            found.append(f"{path}:{line}: {said!r}; write {instead!r}")
    return found


def test_readers_prose_keeps_to_the_glossary(prose: tuple[Passage, ...]) -> None:
    if found := strays(prose):
        lines = ["docs/glossary.toml says otherwise:", *found]
        pytest.fail("\n".join(lines), pytrace=False)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_glossary_holds_no_word_that_readers_never_meet(
    language: Language, prose: tuple[Passage, ...]
) -> None:
    text = "\n".join(p.text for p in prose if p.language == language)
    words = {term[language] for term in terms()}
    met = {w for w in words if re.search(pattern(language, w), text, re.IGNORECASE)}
    assert words == met


@pytest.mark.parametrize("language", LANGUAGES)
def test_other_names_of_a_term_are_said_once_at_most(
    language: Language, prose: tuple[Passage, ...]
) -> None:
    own = [p for p in prose if p.language == language]
    for name in (name for term in terms() for name in once(term, language)):
        said = re.compile(pattern(language, name))
        found = [str(p.path) for p in own for _ in said.finditer(p.text)]
        assert len(found) <= 1, (name, found)


def test_no_variant_is_itself_a_word_of_the_glossary() -> None:
    for language in LANGUAGES:
        for term in terms():
            assert not AVOIDED[language].search(term[language])


def lesson(folder: Path) -> Iterable[Passage]:
    path = folder / "01_lesson.py"
    path.write_text(
        "# ---\n# jupyter:\n#   lesson:\n#     minutes: 1\n"
        "#     summary:\n#       ko: 요약\n#       en: Summary\n# ---\n\n"
        '# %% [markdown] lang="ko"\n# # 제목\n'
        "# `경사 하강`이 아니라\n# 경사\n# 하강입니다.\n"
        '# %% [markdown] lang="en"\n# # Title\n',
        encoding="utf-8",
    )
    return of_lesson(path)


def python(folder: Path) -> Iterable[Passage]:
    path = folder / "messages.py"
    path.write_text(
        'MESSAGE = Text(\n    ko="학습율",\n    en=f"{x} learning-rate")\n',
        encoding="utf-8",
    )
    return of_python(path)


def script(folder: Path) -> Iterable[Passage]:
    path = folder / "words.js"
    path.write_text(
        'x = "learning-rate"\ny = "the learning-rate is"\nz = `모범 답안`\n',
        encoding="utf-8",
    )
    return of_strings(path)


def stub(folder: Path) -> Iterable[Passage]:
    path = folder / "stub.py"
    path.write_text(
        'x = 1\n\ndef f():\n    """Descend.\n\n    By back-propagation."""\n',
        encoding="utf-8",
    )
    return of_docstrings(path)


def korean_stub(folder: Path) -> Iterable[Passage]:
    path = folder / "docstrings.ko.toml"
    path.write_text(
        "[numbers]\nf = '''\n하나.\n\n`학습율`의 학습율.\n'''\n", encoding="utf-8"
    )
    return of_korean_docstrings(path)


@pytest.mark.parametrize(
    ("written", "found"),
    [
        (korean_stub, ["docstrings.ko.toml:5: '학습율'; write '학습률'"]),
        (stub, ["stub.py:6: 'back-propagation'; write 'backpropagation'"]),
        (lesson, ["01_lesson.py:13: '경사 하강'; write '경사하강법'"]),
        (
            python,
            [
                "messages.py:2: '학습율'; write '학습률'",
                "messages.py:3: 'learning-rate'; write 'learning rate'",
            ],
        ),
        (
            script,
            [
                "words.js:2: 'learning-rate'; write 'learning rate'",
                "words.js:3: '모범 답안'; write '모범답안'",
            ],
        ),
    ],
)
def test_a_stray_word_is_found_where_it_stands(
    tmp_path: Path, written: Callable[[Path], Iterable[Passage]], found: list[str]
) -> None:
    said = strays(written(tmp_path))
    assert [line.rpartition("/")[2] for line in said] == found


def test_tasks_and_hints_are_found_where_they_stand() -> None:
    lines = CATALOGUE.read_text(encoding="utf-8").splitlines()
    found = list(of_catalogue(CATALOGUE))
    assert len(found) > len(load_catalogue())
    for passage in found:
        assert passage.text[:5] in lines[passage.line - 1]
