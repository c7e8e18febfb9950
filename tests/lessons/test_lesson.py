"""Reading lessons: what a lesson must have, and what is said where it has not."""

from pathlib import Path

import pytest

from graders.core.language import LANGUAGES
from pipeline.errors import PipelineError
from pipeline.lessons.lesson import Lesson, markdown_in, read_lesson
from tests.support.lesson import HEADER, TITLES
from tests.support.repository import REPOSITORY


def lesson_of(folder: Path, text: str) -> Lesson:
    path = folder / "01_sample.py"
    path.write_text(text, encoding="utf-8")
    return read_lesson(path)


def test_reads_title_summary_minutes_and_code(tmp_path: Path) -> None:
    lesson = lesson_of(tmp_path, HEADER + TITLES + "\n# %%\n1 + 1\n")
    assert (lesson.name, lesson.minutes) == ("01_sample", 5)
    assert (lesson.title.ko, lesson.title.en) == ("1. 제목", "1. Title")
    assert (lesson.summary.ko, lesson.summary.en) == ("요약입니다.", "A summary.")
    assert lesson.code == ["1 + 1"]
    assert markdown_in(lesson.notebook, "en") == "# 1. Title"


def test_a_checkout_with_windows_lines_has_the_same_lesson(tmp_path: Path) -> None:
    path = REPOSITORY / "docs/lessons/01_from_data_to_loss.py"
    content = path.read_bytes().replace(b"\n", b"\r\n")
    (tmp_path / path.name).write_bytes(content)
    here, there = map(read_lesson, (path, tmp_path / path.name))
    assert (here.title, here.summary, here.code) == (
        *(there.title, there.summary, there.code),
    )
    for language in LANGUAGES:
        assert markdown_in(here.notebook, language) == markdown_in(
            *(there.notebook, language)
        )


def test_a_title_loses_its_fixed_id(tmp_path: Path) -> None:
    lesson = lesson_of(tmp_path, HEADER + TITLES.replace("Title", "Title {#top}"))
    assert lesson.title.en == "1. Title"


FIGURE = '\n# %% figure="curve"\n0\n'
CAPTIONS = """
# %% [markdown] lang="ko" caption="curve" alt="곡선"
# 설명

# %% [markdown] lang="en" caption="curve" alt="A curve"
# Caption
"""


def asking(question: str) -> str:
    """A lesson that asks in both languages for the same prediction."""
    box = "".join(f"#     {line}\n" for line in question.split("\n"))
    korean, english = TITLES.split("\n\n# %%")
    asked = f"#\n# !!! prediction\n{box}"
    return f"{HEADER}{korean}\n{asked}\n# %%{english}{asked}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (TITLES, "the header has no 'lesson' entry"),
        (HEADER.replace("#       en: A summary.\n", "") + TITLES, "summary"),
        (HEADER.replace("minutes: 5", "minutes: soon") + TITLES, "minutes"),
        (HEADER + "\n# words\n" + TITLES, "before the first cell"),
        (
            HEADER + TITLES + "\n# %% [markdown]\n# words\n",
            "line 20: a text cell needs",
        ),
        (HEADER + TITLES.replace('lang="en"', 'lang="fr"'), "needs a language"),
        (HEADER + TITLES[: TITLES.index('# %% [markdown] lang="en')], "'en'"),
        (HEADER + TITLES + '\n# %%\n1\n\n# %% [markdown] lang="ko"\n# 말\n', "line 23"),
        (HEADER + TITLES.replace("# # 1. 제목", "# 제목 없음"), "no '# Title' in 'ko'"),
        (HEADER + TITLES + FIGURE, "figure 'curve' has no caption in 'ko'"),
        (HEADER + TITLES + CAPTIONS, "no code cell has figure='curve'"),
        (HEADER + TITLES + FIGURE + CAPTIONS.replace(' alt="곡선"', ""), "alt="),
        (
            HEADER + TITLES + "\n# %% figur=1\n1\n",
            "line 20: the head of a code cell cannot say figur; it can say drawing,",
        ),
        (HEADER + TITLES + "\n# %% Plotting\n1\n", "cannot say title"),
        (
            HEADER + TITLES.replace('lang="ko"', 'lang="ko" drawing=true'),
            "line 14: the head of a markdown cell cannot say drawing",
        ),
        (HEADER + TITLES + "\n# %% drawing=1\n1\n", "write drawing=true"),
        (HEADER + TITLES + "\n# %% drawing=false\n1\n", "write drawing=true"),
        (asking("Which?\n\n- [ ] this\n- [ ] that"), "needs its answer"),
        (asking("Which?\n\n- [ ] this\n\n??? answer\n    This."), "two choices"),
        (
            asking("Which?\n- [ ] this\n- [ ] that\n\n??? answer\n    This."),
            "a line blank between",
        ),
        (
            asking("Which?\n\n??? answer\n    - [ ] this\n    - [ ] that"),
            "only a prediction has choices",
        ),
        (
            asking("?\n\n- [x] this\n- [ ] that\n- [ ] none\n\n??? answer\n    It."),
            "only a prediction has choices",
        ),
        (HEADER + TITLES + "#\n# - [ ] to do\n", "only a prediction has choices"),
    ],
)
def test_says_in_one_line_what_is_missing(
    tmp_path: Path, text: str, expected: str
) -> None:
    with pytest.raises(PipelineError) as raised:
        lesson_of(tmp_path, text)
    message = str(raised.value)
    assert expected in message
    assert "01_sample.py" in message
    assert "\n" not in message


def test_accepts_a_figure_with_both_captions(tmp_path: Path) -> None:
    lesson = lesson_of(tmp_path, HEADER + TITLES + FIGURE + CAPTIONS)
    assert lesson.notebook.cells[2].metadata.figure == "curve"
