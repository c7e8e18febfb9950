"""The tables of the lessons' figures hold the arrays that drew them."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from graders.core.language import LANGUAGES
from pipeline.lessons.media import EXPLORER, Table
from pipeline.lessons.rows import FEW_POINTS
from pipeline.lessons.symbols import plain
from pipeline.pages.course import Course
from tests.support.executed import Names, executed

FIRST = "01_from_data_to_loss"


@pytest.fixture(scope="module")
def first() -> Iterator[Names]:
    yield from executed(FIRST)


def columns(table: Table) -> dict[str, np.ndarray[tuple[int], np.dtype[np.float64]]]:
    rows = [[text.replace("−", "-") for text in row] for row in table["rows"]]
    return dict(zip(table["columns"], np.array(rows, dtype=float).T, strict=True))


def test_curves_and_films_are_listed_as_they_were_drawn(
    course: Course, first: Names
) -> None:
    lines, curve = map(columns, course.figures[f"{FIRST}/loss-of-w"].numbers)
    assert lines["$y$"].tolist() == first["y"].tolist()
    assert lines["$w=2$"].tolist() == (2 * first["x"]).tolist()
    heights = first["loss_of_w"](curve["$w$"])
    np.testing.assert_allclose(curve["$L$"], heights, atol=0.05)
    [table] = course.figures[f"{FIRST}/descent"].numbers
    film, path = columns(table), np.array(first["path"])
    assert film["step"].tolist() == [*range(16)]
    np.testing.assert_allclose(film["$w$"], path[:, 0], atol=0.0005)
    np.testing.assert_allclose(film["$b$"], path[:, 1], atol=0.0005)
    losses = [first["loss"](w, b) for w, b in first["path"]]
    np.testing.assert_allclose(film["$L$"], losses, rtol=0.005)


def test_each_table_is_short_and_can_be_read_aloud(course: Course) -> None:
    drawn = [f for f in course.figures.values() if f.kind != EXPLORER]
    assert sum(bool(figure.numbers) for figure in drawn) > len(drawn) / 2
    for figure in drawn:
        for table in figure.numbers:
            where = f"{figure.lesson}/{figure.name}"
            assert 2 <= len(table["rows"]) <= FEW_POINTS, where
            for name in table["columns"]:
                assert not set(plain(name)) & set("$\\{}"), where
        for language in LANGUAGES:
            shown = figure.tables_html(language)
            assert shown.count("<table") == len(figure.numbers)
            assert shown.count("<caption>") in (0, len(figure.numbers))
