"""A figure's numbers as tables: read from what it draws, few, and with a name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import matplotlib as mpl
import matplotlib.pyplot as plt
import nbformat
import numpy as np
import pytest
from matplotlib.axes import Axes
from nbformat import NotebookNode

from pipeline.errors import PipelineError
from pipeline.lessons.lesson import Lesson, read_lesson
from pipeline.lessons.media import NUMBERS, SVG, Table
from pipeline.lessons.numbers import tables
from pipeline.lessons.numbers_html import as_html
from pipeline.lessons.symbols import plain
from pipeline.pages.download import reader_notebook
from pipeline.pages.notebook import insert_outputs, page_notebook
from tests.support.lesson import HEADER, TITLES


@pytest.fixture
def axes() -> Iterator[Axes]:
    mpl.use("Agg")
    figure, axes = plt.subplots()
    axes.set(xlabel="$x$", ylabel="$y$")
    yield axes
    plt.close(figure)


def only(axes: Axes) -> Table:
    [table] = tables(axes.figure)  # type: ignore[arg-type]
    return table


def values(table: Table) -> np.ndarray[Any, np.dtype[np.float64]]:
    """What is written, as numbers: (rows, columns)."""
    rows = [[text.replace("−", "-") for text in row] for row in table["rows"]]
    return np.array(rows, dtype=float)


def test_a_curve_is_read_at_its_ends_its_extremes_and_round_numbers(axes: Axes) -> None:
    x = np.linspace(-0.2, 4.4, 200)
    height = (x - 2.43) ** 2
    axes.plot(x, height, label="$L$")
    table = only(axes)
    assert table["columns"] == ["$x$", "$L$"]
    places, heights = values(table).T
    assert len(places) <= 12 and {-0.2, 0, 1, 2, 3, 4, 4.4} <= set(places)
    assert heights.min() == pytest.approx(0, abs=0.01)
    np.testing.assert_allclose(heights, np.interp(places, x, height), atol=0.005)
    # Who joins the rows by lines has the figure.
    joined = np.interp(x, places, heights)
    assert abs(joined - height).max() < 0.03 * np.ptp(axes.get_ylim())


def test_few_points_are_all_there_and_curves_beside_them(axes: Axes) -> None:
    axes.axline((0, 1), slope=0.5, label=r"$\hat{y}$")
    axes.plot([3, 1, 2], [7, 3, 5], "o", label="$y$")
    axes.plot([1, 2], [0, 0], label="_without a name")
    axes.axhline(2)
    table = only(axes)
    assert table["columns"] == ["$x$", "$y$", r"$\hat{y}$"]
    assert values(table).tolist() == [[1, 3, 1.5], [2, 5, 2], [3, 7, 2.5]]


def test_of_many_points_some_are_listed_and_how_many_there_are(axes: Axes) -> None:
    x = np.random.default_rng(0).permutation(100) / 10
    axes.plot(x, x**2, "o", label="$y$")
    table = only(axes)
    assert table["points"] == 100 and len(table["rows"]) == 12
    places, heights = values(table).T
    assert {0, 9.9} <= set(places)
    np.testing.assert_allclose(heights, places**2, atol=0.05)
    shown = as_html([table], {}, "caption", "ko")
    assert "<caption>점 100개 가운데 12개</caption>" in shown


def test_nothing_is_read_between_what_is_counted(axes: Axes) -> None:
    losses = 1000 * 0.5 ** np.arange(40.0)
    losses[17] = 5.0  # no round number, and off the line
    axes.plot(losses, label="$L$")
    axes.set(xlabel="epoch", yscale="log")
    rows = {row[0]: row[1] for row in only(axes)["rows"]}
    assert rows["0"] == "1000" and rows["17"] == "5" and rows["39"] == "1.8 × 10⁻⁹"
    assert all(epoch.isdigit() for epoch in rows)


def test_a_path_is_counted_as_far_as_it_is_seen(axes: Axes) -> None:
    axes.plot([5, 1, 2, 1.5, 1.6], [0, 3, 1, 2.5, 2], ".-", label="step")
    axes.set(xlim=(0, 3), ylim=(0.5, 4))
    table = only(axes)
    assert table["columns"] == ["step", "$x$", "$y$"]
    assert values(table).tolist() == [[1, 1, 3], [2, 2, 1], [3, 1.5, 2.5], [4, 1.6, 2]]


def test_panels_over_the_same_share_a_table_if_their_names_differ() -> None:
    figure, (left, right) = plt.subplots(1, 2)
    left.plot([8, 4, 2, 1], label="$L$")
    right.plot([0, 1, 2, 3], label="$w$")
    left.set(xlabel="epoch", ylabel="$L$")
    right.set(xlabel="epoch", ylabel="$w$")
    [table] = tables(figure)
    assert table["columns"] == ["epoch", "$L$", "$w$"] and table["panels"] == [0, 1]
    assert "<caption>" not in as_html([table], {}, "caption", "en")
    assert "<caption>First, second panel</" in as_html([table] * 2, {}, "", "en")
    right.lines[0].set_label("$L$")
    first, second = tables(figure)
    assert (first["panels"], second["panels"]) == ([0], [1])
    shown = as_html([first, second], {}, "caption", "en")
    assert "<caption>First panel</caption>" in shown
    assert "<caption>Second panel, w</caption>" in shown
    plt.close(figure)


def test_a_broken_line_has_no_number_where_it_is_broken(axes: Axes) -> None:
    axes.plot([0, 1, 2, 3, 4], [0, 0, np.nan, 1, 1], label="$y$")
    assert [row[1] for row in only(axes)["rows"]] == ["0", "0", "–", "1", "1"]


def test_what_a_figure_says_itself_is_all_and_as_it_was_said(axes: Axes) -> None:
    axes.plot([0, 1], [0, 1], label="$y$")
    said = {"rank": range(1, 4), "$L$": np.array([0.25, 0.5, 0.75])}
    vars(axes.figure)["numbers"] = said  # as `fig.numbers = said` does
    table = only(axes)
    assert table["columns"] == ["rank", "$L$"]
    assert table["rows"] == [["1", "0.25"], ["2", "0.50"], ["3", "0.75"]]


def test_what_cannot_be_read_is_refused(axes: Axes) -> None:
    for method, where, reason in [
        ("bar", ([1], [2]), "fig.numbers"),
        ("axhline", (1,), "goes over all of its axes"),
        ("plot", ([1, 2], [1, 2]), "called '\\$x\\$'"),
    ]:
        axes.clear()
        axes.set_xlabel("$x$")
        getattr(axes, method)(*where, label="$x$")
        with pytest.raises(ValueError, match=reason):
            tables(axes.figure)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("label", "text"),
    [
        ("epoch", "epoch"),
        (r"$\hat{y}$", "ŷ"),
        (r"$w_0$ (100)", "w₀ (100)"),
        (r"$|1 - \alpha\lambda_{\,2}|$", "|1 − αλ₂|"),
        (r"$\|\,\partial L\,/\,\partial\,W\;\|$", "‖∂L/∂W‖"),
        (r"$\ln(1 + e^{-|x|})$", "ln(1 + e^(−|x|))"),
        (r"$h \to 0$", "h → 0"),
        (r"$\sqrt{1 + e^2}$", "√(1 + e²)"),
        ("w = w - ...", "w = w - ..."),
    ],
)
def test_names_are_read_without_tex(label: str, text: str) -> None:
    assert plain(label) == text


def executed(
    folder: Path, columns: list[str], head: str = ""
) -> tuple[Lesson, NotebookNode]:
    """A lesson with one figure, whose table has these columns and a row."""
    path = folder / "01_sample.py"
    captions = "".join(
        f'\n# %% [markdown] lang="{language}" caption="curve" alt="alt"\n# A caption.\n'
        for language in ("ko", "en")
    )
    cell = f'\n# %% figure="curve" {head}\n1\n'
    path.write_text(HEADER + TITLES + cell + captions, "utf-8")
    lesson = read_lesson(path)
    row = [f"{number}" for number in range(len(columns))]
    table: Table = {
        "panels": [],
        "upright": "",
        "points": None,
        "columns": columns,
        "rows": [row],
    }
    data = {SVG: '<svg viewBox="0 0 1 1"></svg>', NUMBERS: [table] if columns else []}
    drawn = nbformat.v4.new_output("display_data", data=data)
    [code] = [c for c in lesson.notebook.cells if c.cell_type == "code"]
    code.update(outputs=[drawn], execution_count=1)
    return lesson, lesson.notebook


def test_the_page_has_the_table_in_its_language_and_the_copy_has_none(
    tmp_path: Path,
) -> None:
    lesson, notebook = executed(tmp_path, ["epoch", "$L$"], 'words={"epoch": "에폭"}')
    for language, name in (("ko", "에폭"), ("en", "epoch")):
        [*_, place] = page_notebook(lesson, notebook, language, [])["cells"]  # type: ignore[arg-type]
        assert 'id="caption-curve"' in place["source"]
        page = insert_outputs(place["source"], lesson, notebook, language, "")  # type: ignore[arg-type]
        assert f'<th scope="col">{name}</th><th scope="col">L</th>' in page
        assert '<th scope="row">0</th><td>1</td>' in page
        assert 'aria-labelledby="caption-curve"' in page
        assert NUMBERS not in reader_notebook(lesson, notebook, language, [])  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("columns", "head", "reason"),
    [
        ([], "", "has no table"),
        (["$x$", "$y$"], "numbers=false", "leave out that, or the labels"),
        (["epoch", "$y$"], "", "'epoch' needs its Korean"),
        (["$x$", "w.grad", "relu(x)", r"$\tanh$", "16, tanh"], "", ""),
        ([], "numbers=false", ""),
    ],
)
def test_a_figure_without_numbers_says_so_and_words_have_their_korean(
    tmp_path: Path, columns: list[str], head: str, reason: str
) -> None:
    lesson, notebook = executed(tmp_path, columns, head)
    if not reason:
        assert page_notebook(lesson, notebook, "en", [])
        return
    with pytest.raises(PipelineError, match=reason) as refused:
        page_notebook(lesson, notebook, "en", [])
    assert "figure 'curve'" in str(refused.value) and "\n" not in str(refused.value)
