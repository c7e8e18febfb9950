"""Words of outputs in Korean: whole ones, in their columns."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode

from pipeline.errors import PipelineError
from pipeline.lessons.lesson import Lesson, read_lesson
from pipeline.lessons.words import translated_text
from pipeline.pages.download import reader_notebook
from pipeline.pages.notebook import insert_outputs, page_notebook
from tests.support.lesson import HEADER, TITLES

WORDS = {"epoch": "에폭", "by hand": "손으로", "loss": "손실"}


@pytest.mark.parametrize(
    ("printed", "korean"),
    [
        ("epoch  loss\n    3   0.1", "에폭   손실\n    3   0.1"),
        ("epoch 3: loss=1", "에폭 3: 손실=1"),
        ("by hand: 1", "손으로: 1"),
        ("loss:  1\nbest:  2", "손실:  1\nbest:  2"),
        ("by hand: 1\nloss:    2", "손으로:  1\n손실:    2"),
        ("loss: 1\nbest: 2\nin all 3", "손실: 1\nbest: 2\nin all 3"),
        ("log-loss loss-log", "log-loss loss-log"),
        ("epochs my_loss loss() t.loss", "epochs my_loss loss() t.loss"),
    ],
)
def test_whole_words_are_replaced_and_columns_stay(printed: str, korean: str) -> None:
    assert translated_text(printed, WORDS) == korean


def test_a_longer_phrase_goes_first() -> None:
    words = {"loss": "손실", "loss at start": "처음"}
    assert translated_text("loss at start", words) == "처음"


def executed(folder: Path, words: str) -> tuple[Lesson, NotebookNode]:
    path = folder / "01_sample.py"
    path.write_text(f"{HEADER}{TITLES}\n# %% words={words}\nprint('epoch')\n", "utf-8")
    lesson = read_lesson(path)
    printed = nbformat.v4.new_output("stream", text="epoch\n")
    lesson.notebook.cells[-1].update(outputs=[printed], execution_count=1)
    return lesson, lesson.notebook


def test_only_the_korean_page_has_them(tmp_path: Path) -> None:
    lesson, notebook = executed(tmp_path, '{"epoch": "에폭"}')
    place = f'<div data-output="{notebook.cells[-1].metadata.line}"></div>'
    assert "에폭" in insert_outputs(place, lesson, notebook, "ko", "")
    assert "epoch" in insert_outputs(place, lesson, notebook, "en", "")
    assert "에폭" in reader_notebook(lesson, notebook, "ko", [])
    assert "에폭" not in reader_notebook(lesson, notebook, "en", [])


def test_a_word_that_does_not_occur_is_named(tmp_path: Path) -> None:
    lesson, notebook = executed(tmp_path, '{"epochs": "에폭"}')
    with pytest.raises(PipelineError, match=r"line 20: neither .* says 'epochs'"):
        page_notebook(lesson, notebook, "ko", [])
